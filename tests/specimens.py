"""The data several tests share: a small report that uses every part of the page."""

from __future__ import annotations

from typing import Any

SMALL: dict[str, Any] = {
    "period": "2023-H1",
    "issuer": {"name": "Văn phòng", "parent": "UBND tỉnh Bắc Kạn", "place": "Bắc Kạn", "code": "VP"},
    "number": 5,
    "date": "2023-07-05",
    "recipients": ["Thường trực Tỉnh ủy", "Lưu: VT, TH"],
    "signatory": {"authority": "KT. Chánh Văn phòng", "position": "Phó Chánh Văn phòng"},
    "metrics": [
        {"code": "van_ban_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản"},
        {"code": "tin_bai", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
    ],
    "sections": [{"title": "Kết quả {{ period }}", "body": "Đã xử lý {{ van_ban_den }} văn bản đến."}],
}

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

PARTY: dict[str, Any] = {
    **SMALL,
    "template": "half-year/party",
    "issuer": {"name": "Đảng ủy Văn phòng", "parent": "Đảng bộ tỉnh Bắc Kạn", "place": "Bắc Kạn", "code": "ĐU"},
    "recipients": ["Tỉnh ủy", "Lưu Văn phòng Đảng ủy"],
    "signatory": {"authority": "T/M Đảng ủy", "position": "Phó Bí thư"},
    "sections": [
        {
            "title": "Xây dựng Đảng",
            "sections": [
                {
                    "title": "Công tác chính trị, tư tưởng",
                    "body": "Đã xử lý {{ van_ban_den }} văn bản đến.\n\n1. Việc một.\n2. Việc hai.",
                    "sections": [{"title": "Học tập"}, {"title": "Tuyên truyền", "body": "- Tin bài."}],
                }
            ],
        }
    ],
}

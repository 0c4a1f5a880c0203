"""Reports made up from a number: any keys that go together, in any mix, the same for the same number."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

_PERIODS = ("2023-H1", "2023-H2", "2024-Q3", "2023-06", "2023-9M", "2022")
_NAMES = ("Văn bản đến", "Hồ sơ & thủ tục <một cửa>", 'Tin "bài"', "Diện tích lúa", "Khách", "Số vụ", "Thu ngân sách")
_UNITS = (None, "văn bản", "hồ sơ", "triệu đồng", "%", "m²", "lượt", "tấn")
_HEDGES = ("gần", "hơn", "trên", "dưới", "khoảng", "ước")
_WORDS = (
    "Công tác được triển khai đồng bộ; còn hạn chế: chậm",
    "**Ưu điểm:** hoàn thành *tốt* nhiệm vụ \\- đúng hạn",
    "Giữ vững kỷ cương 😀 – “nghiêm túc”, 100\u00a0% & <an toàn>",
    "- việc một\n- việc hai\n  - việc nhỏ",
    "| TT | Việc |\n|---|---|\n| 1 | Họp |\n| 2 | Tiếp dân |",
    "Tie\u0302\u0301p tục rà soát\u200b, 'xử lý' \"dứt điểm\"",
    "1\\. Một",
    "",
)


def made_up(seed: int) -> dict[str, Any]:
    """Return the data of a report."""
    drawn = random.Random(seed)
    metrics = [_metric(drawn, at) for at in range(drawn.randint(1, 12))]
    data: dict[str, Any] = {
        "period": drawn.choice((*_PERIODS, {"label": "đợt cao điểm", "from": "2023-01-05", "to": "2023-03-01"})),
        "issuer": {"name": "Văn phòng", "place": "Mẫu Sơn", "code": "VP", **_some(drawn, _ISSUER)},
        "signatory": {"position": "CHÁNH VĂN PHÒNG", **_some(drawn, _SIGNATORY)},
        "draft": True,
        "metrics": metrics,
        "sections": [_section(drawn, metrics, 1) for _ in range(drawn.randint(1, 4))],
        **_some(drawn, _REPORT),
    }
    if drawn.random() < 0.2:
        data["template"] = "half-year/party"
        data["signatory"].pop("authority", None)
    if len(metrics) > 1 and drawn.random() < 0.4:
        codes = [one["code"] for one in metrics]
        data["annexes"] = [{"title": "Biểu số liệu", "table": "metrics", "groups": {"A. KINH TẾ": codes[:1]}}]
    return data


_ISSUER = {"parent": "UBND tỉnh Mẫu", "contact": {"phone": "0200 & 0201", "email": "vp@mau.vn"}}
_SIGNATORY = {"authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "name": "Nguyễn Văn “A”"}
_REPORT: dict[str, Any] = {
    "number": 412,
    "date": "2023-07-25",
    "subject": "Sơ kết công tác: <thử> & kiểm tra",
    "addressees": ["Văn phòng Chính phủ", "Bộ Nội vụ"],
    "recipients": ["Thường trực Tỉnh ủy", "Lưu: VT, TH"],
    "draft_round": 2,
    "urgency": "khẩn",
    "circulation": "Lưu hành nội bộ",
    "drafter": {"mark": "PL", "copies": 30},
    "settings": {"rate_decimals": 2, "multiples": True, "thousand": "ngàn"},
    "checks": {"off": ["FIGURE-SMALL-BASE"]},
}


def _some(drawn: random.Random, keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if drawn.random() < 0.5}


def _figure(drawn: random.Random) -> Decimal | int:
    if drawn.random() < 0.5:
        return drawn.choice((0, 1, 7, drawn.randint(0, 10**4), drawn.randint(0, 10**12)))
    return Decimal(drawn.randint(-(10**7), 10**9)).scaleb(-drawn.randint(1, 6))


def _metric(drawn: random.Random, at: int) -> dict[str, Any]:
    day = date(2023, 1, 1) + timedelta(drawn.randint(0, 170))
    keys: dict[str, Any] = {
        "value": _figure(drawn),
        "unit": drawn.choice(_UNITS),
        "hedge": drawn.choice(_HEDGES),
        "estimate": True,
        "previous": drawn.choice((_figure(drawn), {"absent": "mới thành lập"}, {"value": 5, "scope": "huyện cũ"})),
        "bases": [{"of": "tháng trước", "value": _figure(drawn)}],
        "plan": drawn.choice((100, [{"by": "HĐND tỉnh", "value": _figure(drawn)}, {"value": 3}])),
        "better": "less",
        "nature": drawn.choice(("flow", "stock")),
        "decimals": drawn.randint(0, 6),
        "day": day.isoformat(),
        "scope": "địa bàn mới",
        "stated": [{"kind": "change", "value": Decimal("12.5"), "hedge": "hơn"}],
        "group": drawn.choice(("KINH TẾ", "XÃ HỘI: y tế")),
        "source": "so-lieu.xlsx!B7",
        "off": ["FIGURE-SMALL-BASE"],
    }
    code = (drawn.choice(("m", "số", "ma_so")) if at else "m") + f"_{at}"
    metric = {"code": code, "name": f"{drawn.choice(_NAMES)} {at}", **_some(drawn, keys)}
    return metric | ({"part_of": "m_0"} if code != "m_0" and drawn.random() < 0.1 else {})


def _section(drawn: random.Random, metrics: list[dict[str, Any]], depth: int) -> dict[str, Any]:
    tags = (f"Đạt {{{{ {one['code']}{drawn.choice(('', '|with_unit', '|sentence'))} }}}} trong kỳ." for one in metrics)
    paragraphs = [drawn.choice((drawn.choice(_WORDS), next(tags, "Hết."))) for _ in range(drawn.randint(0, 4))]
    below = [_section(drawn, metrics, depth + 1) for _ in range(drawn.randint(0, 2))] if depth < 4 else []
    title = drawn.choice(("Kết quả {{ period }}", "Công tác: 'nội chính' & <pháp chế>", "Tồn tại, hạn chế #1"))
    return {"title": title, "body": "\n\n".join(paragraphs), "sections": below}

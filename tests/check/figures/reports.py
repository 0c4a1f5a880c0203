"""The reports the tests of figures share: a clean one that uses every kind of figure, and small ones."""

from __future__ import annotations

from typing import Any

from sokert import Metric, Report
from specimens import SMALL

DOSSIERS: list[dict[str, Any]] = [
    {"code": "nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ"},
    {"code": "moi", "name": "Tiếp nhận mới", "value": 9700, "unit": "hồ sơ"},
    {"code": "ky_truoc", "name": "Kỳ trước chuyển sang", "value": 345, "unit": "hồ sơ"},
    {"code": "xong", "name": "Đã giải quyết", "value": 9610, "unit": "hồ sơ"},
    {"code": "truoc", "name": "Trước hạn", "value": 7002, "unit": "hồ sơ", "part_of": "xong"},
    {"code": "dung", "name": "Đúng hạn", "value": 2590, "unit": "hồ sơ", "part_of": "xong"},
    {"code": "qua", "name": "Quá hạn", "value": 18, "unit": "hồ sơ", "part_of": "xong"},
    {"code": "con", "name": "Đang giải quyết", "value": 412, "unit": "hồ sơ"},
    {"code": "trong", "name": "Trong hạn", "value": 409, "unit": "hồ sơ"},
    {"code": "tre", "name": "Đang giải quyết quá hạn", "value": 3, "unit": "hồ sơ"},
    {"code": "tra", "name": "Trả lại", "value": 23, "unit": "hồ sơ"},
]
IDENTITIES = [
    "nhan = moi + ky_truoc",
    "nhan = xong + con + tra",
    "xong = truoc + dung + qua",
    "con = trong + tre",
    "xong <= nhan",
    "tra = nhan - (xong + con)",
]


def with_stated(code: str, value: object, *stated: tuple[str, object], **more: object) -> dict[str, Any]:
    """Return a metric's data with stated figures."""
    written = [{"kind": kind, "value": figure} for kind, figure in stated]
    return {"code": code, "name": f"Số {code}", "value": value, "unit": "văn bản", "stated": written, **more}


CLEAN: list[dict[str, Any]] = [
    *DOSSIERS,
    with_stated("den", 12480, ("change", "7.6"), ("difference", 880), ("index", "107.6"), previous=11600),
    with_stated("di", 4905, ("change", "-4.2"), ("difference", -215), previous=5120),
    with_stated("luot", 1150, ("multiple", "2.3"), ("change", 130), previous=500, unit="lượt"),
    with_stated("hop", 96, ("index", 96), previous=100, unit="cuộc"),
    with_stated("lam", 62, ("progress", "68.9"), plan=90, unit="nội dung"),
    with_stated("vuot", 1085, ("excess", "8.5"), plan=1000, unit="cây"),
    with_stated("xem", 4305000, ("average", 717500), unit="lượt"),
    with_stated("hang", 12, ("difference", 3), previous=15, nature="rank", unit=None),
    with_stated("ty_le", "99.8", ("points", "0.6"), previous="99.2", nature="rate", unit="%"),
    {"code": "vu", "name": "Vụ cháy", "value": 4, "previous": 0, "unit": "vụ"},
    {"code": "moi_lap", "name": "Đơn vị", "value": 7, "previous": {"absent": "mới thành lập"}, "unit": "đơn vị"},
    {"code": "tin", "name": "Tin bài", "value": 2600, "hedge": "gần", "unit": "tin bài"},
    {
        **with_stated("thu", 285, unit="tỷ đồng"),
        "plan": [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}],
        "stated": [
            {"kind": "progress", "value": 57, "by": "Trung ương"},
            {"kind": "progress", "value": "54.8", "by": "HĐND tỉnh"},
        ],
    },
]


def report_of(*metrics: dict[str, Any], identities: list[str] | None = None, **more: object) -> Report:
    """Return a report of these metrics: as records, which may name a code that is none."""
    records = [Metric.model_validate(one) for one in metrics]
    return Report.model_validate({**SMALL, "metrics": records, "identities": identities or [], **more})


def clean() -> Report:
    """Return the report without a fault."""
    return report_of(*CLEAN, identities=IDENTITIES)

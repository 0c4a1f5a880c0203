"""The report that the examples of the filters speak of."""

from __future__ import annotations

from datetime import date

from jinja2 import Environment, StrictUndefined

from sokert.models import Issuer, Metric, Plan, Report, Section, Signatory
from sokert.vietnamese import FILTERS
from sokert.vietnamese.without_filter import said

METRICS = (
    Metric(code="van_ban_den", name="Văn bản đến", value=12480, unit="văn bản đến", previous=11600),
    Metric(code="van_ban_di", name="Văn bản đi", value=4905, unit="văn bản đi", previous=5120),
    Metric(code="ky_so", name="Văn bản ký số", value=123, unit="văn bản", of="tong"),
    Metric(code="tong", name="Tổng số văn bản", value=1000, unit="văn bản"),
    Metric(code="tin_bai", name="Tin bài", value=2600, unit="tin bài", hedge="gần"),
    Metric(code="dung_han", name="Đúng hạn", value="99.8", unit="%", previous="99.2", nature="rate"),
    Metric(code="noi_dung", name="Nội dung", value=62, unit="nội dung", plan=90),
    Metric(
        code="thu",
        name="Thu ngân sách",
        value=285,
        unit="tỷ đồng",
        plan=(Plan(by="Trung ương", value=500), Plan(by="HĐND tỉnh", value=520)),
    ),
    Metric(code="vu", name="Vụ cháy", value=4, unit="vụ", previous=0),
    Metric(code="qua_han", name="Hồ sơ quá hạn", value=0, unit="hồ sơ"),
    Metric(code="ket_nap", name="Kết nạp", value=17, unit="đảng viên"),
    Metric(code="dang_vien", name="Đảng viên", value=1204, unit="đồng chí", nature="stock"),
    Metric(code="xep_hang", name="Xếp hạng", value=12, nature="rank", previous=15, of="so_tinh"),
    Metric(code="so_tinh", name="Số tỉnh", value=34, unit="tỉnh"),
    Metric(code="cay_trong", name="Cây trồng", value=60, previous=50),
    Metric(code="nong_nghiep", name="Nông nghiệp", value=220, previous=200),
    Metric(code="don", name="Đơn", value=12, unit="đơn"),
    Metric(code="khieu_nai", name="Khiếu nại", value=5, unit="đơn", previous=6),
    Metric(code="to_cao", name="Tố cáo", value=7, unit="đơn", previous=9),
    Metric(code="tieu_chi", name="Tiêu chí nông thôn mới", value=19, unit="tiêu chí", total=19),
    Metric(code="tiep_dan", name="Tiếp công dân", value=120, unit="lượt", beside="nguoi"),
    Metric(code="nguoi", name="Người được tiếp", value=135, unit="người"),
    Metric(code="chi", name="Chi thường xuyên", value=1250, unit="triệu đồng"),
    Metric(code="truy_cap", name="Lượt truy cập", value=4305000, unit="lượt"),
)

REPORT = Report(
    period="2024-H1",
    issuer=Issuer(name="Văn phòng", place="Bắc Kạn", code="VP"),
    number=412,
    date=date(2024, 6, 20),
    signatory=Signatory(position="Chánh Văn phòng"),
    metrics=METRICS,
    sections=(Section(title="Kết quả công tác"),),
)


def shown(text: str, **more: object) -> str:
    """Return a line of template text filled from the report of the examples, and from more names.

    >>> shown("{{ van_ban_den }} văn bản, {{ period }}")
    '12.480 văn bản, 6 tháng đầu năm 2024'
    """
    environment = Environment(undefined=StrictUndefined, finalize=said)
    environment.filters.update(FILTERS)
    compiled = environment.from_string(text)
    return compiled.render(
        {**REPORT.figures, "report": REPORT, "period": REPORT.period, "issuer": REPORT.issuer, **more}
    )

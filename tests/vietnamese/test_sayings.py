"""How offices say figures: every sentence form of a half-year report, word for word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jinja2 import Environment, StrictUndefined

from sokert.models import Metric, Period
from sokert.vietnamese import FILTERS
from sokert.vietnamese.example import REPORT
from sokert.vietnamese.without_filter import said
from vietnamese.makers import metric

TWO = [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}]


def filled(text: str, period: str = "2024-H1", **given: Metric) -> str:
    """Return template text filled within a report of the metrics given."""
    environment = Environment(undefined=StrictUndefined, finalize=said)
    environment.filters.update(FILTERS)
    report = REPORT.model_copy(update={"metrics": tuple(given.values()), "period": Period.of(period)})
    return environment.from_string(text).render(report=report, period=report.period, **given)


RATE = Decimal(9592) * 100 / Decimal(9610)
BEFORE = Decimal(8950) * 100 / Decimal(9022)


@pytest.mark.parametrize(
    ("text", "m", "expected"),
    [
        (
            "{{ m|sentence }}",
            metric(12480, "văn bản đến", previous=11600),
            "12.480 văn bản đến, tăng 7,6% so với cùng kỳ năm 2023",
        ),
        (
            "{{ m|sentence('short') }}",
            metric(4905, "văn bản đi", previous=5120),
            "4.905 văn bản đi, giảm 4,2% so với cùng kỳ",
        ),
        (
            "{{ m|change('both') }}",
            metric(4905, "văn bản", previous=5120),
            "giảm 215 văn bản (4,2%) so với cùng kỳ",
        ),
        ("{{ m|change('multiple') }}", metric(1150, previous=500), "gấp 2,3 lần cùng kỳ"),
        ("{{ m|change('short') }}", metric(1150, previous=500), "tăng 130% so với cùng kỳ"),
        ("{{ m|sentence }}", metric(4, "vụ", previous=0), "04 vụ (cùng kỳ không phát sinh)"),
        ("{{ m|change('index') }}", metric(96, previous=100), "bằng 96% so với cùng kỳ"),
        (
            "{{ m|sentence('short') }}",
            metric(RATE, "%", previous=BEFORE, nature="rate"),
            "đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ",
        ),
        ("{{ m|progress }}", metric(62, plan=90), "đạt 68,9% kế hoạch năm"),
        (
            "{{ m|sentence }}",
            metric(285, "tỷ đồng", plan=TWO),
            "285 tỷ đồng, đạt 57% dự toán Trung ương giao, 54,8% dự toán HĐND tỉnh giao",
        ),
        ("{{ m|excess }}", metric(1085, plan=1000), "vượt 8,5% kế hoạch"),
        ("{{ m|hedged(100) }}", metric(2587), "gần 2.600"),
        ("{{ m|hedged(100) }}", metric(8223), "hơn 8.200"),
        ("{{ m|average }}", metric(4305000, "lượt"), "bình quân mỗi tháng 717.500 lượt"),
        ("{{ m|or_none }}", metric(0, "hồ sơ", name="Hồ sơ quá hạn"), "không có hồ sơ quá hạn"),
        ("{{ m|or_none('quá hạn') }}", metric(0, "hồ sơ"), "không có hồ sơ quá hạn"),
        ("{{ 72.34|percent(1) }}", metric(1), "72,3%"),
        ("{{ 72.37|percent(1) }}", metric(1), "72,4%"),
        ("{{ 81.04|percent }}", metric(1), "81,04%"),  # as it was given, like `number` and a metric
        ("{{ 99.96|percent }}; {{ 0.04|percent }}", metric(1), "99,96%; 0,04%"),
        ("{{ (217 / 3)|percent }}; {{ (29999 / 300)|percent }}", metric(1), "72,3%; 99,997%"),  # computed
        ("{{ m|percent }}", metric("99.99666666667", "%"), "99,997%"),
        ("xử lý {{ m }} văn bản đến", metric(20870), "xử lý 20.870 văn bản đến"),
        (
            "trình ký ban hành {{ m|with_unit }}",
            metric(8223, "văn bản đi"),
            "trình ký ban hành 8.223 văn bản đi",
        ),
        ("đăng tải {{ m|with_unit }}", metric(2600, "tin bài", hedge="gần"), "đăng tải gần 2.600 tin bài"),
        ("{{ m|with_unit }} chỉ đạo", metric(612, "văn bản", hedge="hơn"), "hơn 612 văn bản chỉ đạo"),
        ("phát hành {{ m }} số công báo", metric(20, "số"), "phát hành 20 số công báo"),
        # rises, falls and the rest of the table of the same period
        ("{{ m|change }}", metric(112, previous=100), "tăng 12% so với cùng kỳ năm 2023"),
        ("{{ m|change }}", metric(88, previous=100), "giảm 12% so với cùng kỳ năm 2023"),
        ("{{ m|change }}", metric(88, previous=88), "bằng cùng kỳ năm 2023"),
        (
            "{{ m|change }}",
            metric(8, previous={"absent": "mới thành lập"}),
            "(không so sánh với cùng kỳ do mới thành lập)",
        ),
        ("{{ m|change }}", metric(103, nature="stock", previous=100), "tăng 3% so với 31/12/2023"),
        ("{{ m|change('short') }}", metric(103, nature="stock", previous=100), "tăng 3% so với đầu năm"),
        ("{{ m|from_to }}", metric(50, "%", previous=45), "từ 45% lên 50%"),
        ("{{ m|from_to }}", metric(45, "%", previous=50), "từ 50% xuống còn 45%"),
        ("{{ m|target }}", metric(99, "%", plan=98), "đạt mục tiêu (từ 98% trở lên)"),
        ("đạt {{ m|done_of(16, 'chỉ tiêu') }}", metric(14), "đạt 14/16 chỉ tiêu"),
        ("{{ m|done_of(9610, rate=true) }}", metric(9592, "hồ sơ"), "9.592/9.610 hồ sơ (đạt 99,8%)"),
        ("{{ m|share(1000) }}", metric(123), "chiếm 12,3%"),
        ("{{ m|cumulative }}", metric(12, "vụ"), "Lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024: 12 vụ"),
    ],
)
def test_a_figure_is_said_as_offices_say_it(text, m, expected):
    assert filled(text, m=m) == expected


def test_a_rank_among_all():
    place = metric(12, code="hang", nature="rank", previous=15, of="tinh")
    assert filled("{{ hang|sentence }}", hang=place, tinh=metric(34, code="tinh")) == "xếp thứ 12/34, tăng 03 bậc"


def test_a_stock_raised_by_a_flow():
    new = metric(17, "đảng viên", code="moi")
    all_members = metric(1204, "đồng chí", code="tong", name="Đảng viên", nature="stock")
    said_so = filled("kết nạp {{ moi|with_unit }}, {{ tong|raised_to }}", moi=new, tong=all_members)
    assert said_so == "kết nạp 17 đảng viên, nâng tổng số đảng viên lên 1.204 đồng chí"


def test_dossiers():
    counts = "carried=345, early=7002, on_time=2590, late=18, in_time=409, overdue=3"
    assert filled(f"{{{{ m|dossiers({counts}) }}}}", m=metric(9700)) == (
        "Tiếp nhận 10.045 hồ sơ (mới 9.700; kỳ trước chuyển sang 345); đã giải quyết 9.610 hồ sơ, trong đó "
        "trước hạn 7.002, đúng hạn 2.590, quá hạn 18; đang giải quyết 412 hồ sơ (trong hạn 409, quá hạn 03). "
        "Tỷ lệ giải quyết trước và đúng hạn đạt 99,8%."
    )


def test_a_report_whose_figures_have_nothing_to_compare_with_says_nothing_of_it():
    for name in ("change", "difference", "from_to", "progress", "excess", "target", "share", "contribution"):
        assert filled(f"{{{{ m|{name} }}}}", m=metric(20870, "văn bản")) == ""

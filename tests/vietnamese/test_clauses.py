"""Claims over several metrics hold of all of them or are refused; money in a row is in one scale."""

from __future__ import annotations

import pytest

from sokert.errors import DataError
from sokert.vietnamese.clauses import one_scale, together
from vietnamese.makers import metric

FEWER = metric(4, "vụ", name="Số vụ", previous=6)
MORE = metric(9, "người", name="Số người bị thương", previous=8)


@pytest.mark.parametrize(
    ("metrics", "claim", "said"),
    [
        ([FEWER, FEWER, FEWER], "", "giảm cả 3 tiêu chí"),
        ([FEWER, FEWER], "giảm", "đều giảm"),
        ([MORE, MORE], "", "đều tăng"),
        ([metric(12, nature="rank", previous=15)], "tăng", "tăng"),
        ([metric(5, plan=5), metric(9, plan=[{"value": 8}, {"by": "tỉnh", "value": 9}])], "đạt", "đều đạt"),
    ],
)
def test_what_all_did_is_said(metrics, claim, said):
    assert together(metrics, "tiêu chí", claim) == said


@pytest.mark.parametrize(
    ("metrics", "claim", "which"),
    [
        ([FEWER, MORE], "", "giảm cả 2 số liệu”: Số người bị thương không giảm"),
        ([FEWER, MORE], "tăng", "tăng cả 2 số liệu”: Số vụ không tăng"),
        (
            [FEWER, metric(3, name="Cháy", hedge="gần", previous=9)],
            "giảm",
            "giảm cả 2 số liệu”: Cháy chưa so sánh được",
        ),
        ([FEWER, metric(3, name="Cháy")], "giảm", "giảm cả 2 số liệu”: Cháy chưa so sánh được"),
        ([metric(5, name="Trồng cây", plan=6), metric(6, plan=6)], "đạt", "đạt cả 2 số liệu”: Trồng cây không đạt"),
        ([metric(5, name="Trồng cây")], "đạt", "đạt”: Trồng cây không đạt"),
        ([metric(5, name="Bằng", previous=5)], "tăng", "tăng”: Bằng không tăng"),
        ([], "tăng", "tăng”: không có số liệu nào"),
    ],
)
def test_what_one_did_not_do_is_refused(metrics, claim, which):
    with pytest.raises(DataError) as raised:
        together(metrics, "tiêu chí", claim)
    (finding,) = raised.value.findings
    assert (finding.code, finding.message("vi")) == ("WORDS-CLAIM", f"không viết được “{which}")


def test_an_unknown_claim_is_told_with_the_nearest():
    with pytest.raises(DataError) as raised:
        together([FEWER], claim="giam")
    assert raised.value.findings[0].facts["near"] == "giảm"


def test_a_series_is_told_in_one_scale_with_all_that_belongs_to_a_sum():
    total = metric("1.5", "tỷ đồng", previous="1.25", plan=[{"by": "HĐND", "value": 3}])
    first, second = one_scale([total, metric(250, "triệu đồng")])
    assert (first.value, first.previous, first.plan[0].value, first.unit) == (1500, 1250, 3000, "triệu đồng")
    assert (second.value, second.unit) == (250, "triệu đồng")
    assert [row.unit for row in one_scale([total, total], "đồng")] == ["đồng", "đồng"]


def test_what_is_not_money_has_no_scale():
    with pytest.raises(DataError):
        one_scale([metric(3, "hồ sơ")])

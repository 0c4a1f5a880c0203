"""FIGURE-NOT-AS-REPORTED: a figure of the same period beside what the report of that period said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import sokert
from sokert.check.as_reported import carried

EXAMPLE = sokert.load(Path(__file__).parents[2] / "examples" / "van-phong-ubnd" / "report.yaml")
NEXT = sokert.Period.of("2024-H1")


def report_of(period: sokert.Period, **facts: object) -> sokert.Report:
    metric = EXAMPLE.metrics[0].model_copy(update=facts)
    return EXAMPLE.model_copy(update={"period": period, "metrics": (metric, *EXAMPLE.metrics[1:])})


HEDGED = sokert.Earlier(value=Decimal(20870), hedge="gần")


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ({"previous": Decimal(20870)}, {}, []),
        ({"previous": Decimal(20970)}, {}, [("20.970", "20.870")]),
        ({"previous": Decimal("20870.0")}, {}, []),
        ({"previous": Decimal("99.2019507869652")}, {"value": Decimal("99.201950787")}, []),
        ({"previous": Decimal(100) / 3}, {"value": Decimal(3)}, [("33,3333", "3")]),
        ({"previous": HEDGED}, {}, [("gần 20.870", "20.870")]),
        ({"previous": HEDGED}, {"hedge": "gần"}, []),
        ({"previous": Decimal(20970), "unit": "trang"}, {}, []),
        ({"previous": Decimal(20970), "scope": "cả tỉnh"}, {}, []),
        ({}, {}, []),
        ({"previous": sokert.Absent(absent="mới thành lập")}, {}, []),
        ({"previous": Decimal(1), "nature": "stock"}, {"nature": "stock", "previous": Decimal(2)}, []),
    ],
)
def test_a_previous_figure_is_what_the_report_of_that_period_said(
    now: dict[str, object], before: dict[str, object], told: list[tuple[str, str]]
) -> None:
    found = list(carried(report_of(NEXT, **now), report_of(EXAMPLE.period, **before)))
    assert [(one.facts["given"], one.facts["reported"]) for one in found] == told


def test_the_period_before_says_nothing_of_the_same_period_but_of_a_stock_of_the_year() -> None:
    after = sokert.Period.of("2023-H2")
    assert list(carried(report_of(after, previous=Decimal(1)), report_of(EXAMPLE.period))) == []
    now, before = (
        report_of(period, previous=Decimal(value), nature="stock")
        for period, value in ((after, 1), (EXAMPLE.period, 2))
    )
    assert [one.where.metric for one in carried(now, before)] == [EXAMPLE.metrics[0].code]


def test_it_is_a_rule_that_can_be_explained_and_switched_off() -> None:
    now, before = report_of(NEXT, previous=Decimal(1)), report_of(EXAMPLE.period)
    code = "FIGURE-NOT-AS-REPORTED"
    assert code in [one.code for one in sokert.check(now, previous=before)]
    assert code not in [one.code for one in sokert.check(now, previous=before, off=[code])]
    assert "20" not in sokert.explain(code, "en").splitlines()[0]


@pytest.mark.parametrize(
    ("period", "name", "told"),
    [
        ("2023-H1", "", []),
        ("2023-Q1", "", []),
        ("2024-H1", "", ["2024-H1"]),
        ("2024-H2", "", ["2024-H2"]),
        ("2019-Q2", "", ["2019-Q2"]),
        ("2023-H1", "UBND", ["2023-H1"]),
    ],
)
def test_a_report_before_that_is_none_is_told(period: str, name: str, told: list[str]) -> None:
    issuer = EXAMPLE.issuer.model_copy(update={"name": name or EXAMPLE.issuer.name})
    before = EXAMPLE.model_copy(update={"period": sokert.Period.of(period), "issuer": issuer})
    found = sokert.check(EXAMPLE.model_copy(update={"period": NEXT}), previous=before)
    assert [one.facts["given"] for one in found if one.code == "CHECK-PREVIOUS-OTHER"] == told

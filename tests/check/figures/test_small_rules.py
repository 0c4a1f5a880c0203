"""What the rules of figures ask of one metric, claim or sign beside the next: a row each."""

from __future__ import annotations

import pytest

from check.figures.reports import report_of
from sokert import check as checked
from sokert.check.figures import check
from sokert.check.figures.findings import SLIPS
from sokert.messages import catalogue


def test_every_slip_that_is_told_has_its_words() -> None:
    written = {code.removeprefix("SLIP-") for code in catalogue("vi") if code.startswith("SLIP-")}
    assert {name.upper() for name in SLIPS} == written


def codes(*metrics: dict[str, object], **more: object) -> list[str]:
    """Return the rules that metrics break together."""
    return [one.code for one in check(report_of(*metrics, **more))]


SAME = {
    code: {"code": code, "name": f"Đơn {code}", "value": 1237, "previous": previous, "unit": "đơn"}
    for code, previous in (("a", 1001), ("b", 1102), ("c", 1203))
}


@pytest.mark.parametrize(
    ("ties", "told"),
    [
        ({}, 1),
        ({"b": {"part_of": "a"}}, 0),
        ({"b": {"of": "a"}}, 0),
        ({"b": {"part_of": "c"}, "a": {"part_of": "c"}}, 0),  # through a third
    ],
)
def test_one_figure_twice_is_told_where_nothing_ties_the_two(ties: dict[str, dict[str, str]], told: int) -> None:
    metrics = [{**SAME[code], **ties.get(code, {})} for code in "ab"]
    third = {**SAME["c"], "value": 5000}
    assert codes(*metrics, third).count("FIGURE-SAME-VALUE") == told


def test_two_places_of_one_number_are_no_one_figure_twice() -> None:
    ranks = [
        {"code": code, "name": f"Xếp hạng {code}", "value": 137, "previous": before, "nature": "rank"}
        for code, before in (("a", 141), ("b", 150))
    ]
    assert "FIGURE-SAME-VALUE" not in codes(*ranks)


def test_parts_that_lead_back_to_themselves_are_told_once_at_part_of() -> None:
    def ring(**part_of: str) -> list[tuple[str, str]]:
        metrics = [
            {"code": code, "name": f"Việc {code}", "value": 9, "unit": "việc", "part_of": part_of.get(code)}
            for code in "abc"
        ]
        found = checked(report_of(*metrics))
        return [(one.where.path, str(one.facts["ring"])) for one in found if one.code == "FIGURE-PART-RING"]

    assert ring(a="a") == [("metrics[0].part_of", "Việc a → Việc a")]
    assert ring(b="c", c="b", a="b") == [("metrics[1].part_of", "Việc b → Việc c → Việc b")]
    assert ring(a="b", b="c") == []

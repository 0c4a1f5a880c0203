"""What the rules of figures ask of one metric, claim or sign beside the next: a row each."""

from __future__ import annotations

import pytest

from check.figures.reports import report_of, with_stated
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


@pytest.mark.parametrize("key", ["value", "previous"])
@pytest.mark.parametrize("turn", [1, -1])
def test_one_wrong_figure_of_two_sums_is_told_at_its_own_line_with_both(key: str, turn: int) -> None:
    figures = {"a": 100, "b": 40, "c": 50, "d": 25, "e": 25}
    metrics = [
        {"code": code, "name": f"Đơn {code}", "unit": "đơn", "nature": "flow", "value": None, key: figure}
        for code, figure in figures.items()
    ]
    (found,) = (
        one
        for one in checked(report_of(*metrics, identities=["a = b + c", "b = d + e"][::turn]))
        if one.code.startswith("FIGURE-IDENTITY")
    )
    assert (found.where.metric, found.where.path) == ("b", f"metrics[1].{key}")
    assert {place.path for place in found.beside} == {f"metrics[{at}].{key}" for at in (0, 2, 3, 4)}


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


RATE_METRICS = (
    {"code": "nhan", "name": "Hồ sơ tiếp nhận", "value": 1131, "previous": 1081, "unit": "hồ sơ"},
    {"code": "xong", "name": "Hồ sơ đã giải quyết", "value": 1017, "previous": 957, "unit": "hồ sơ"},
)


@pytest.mark.parametrize(
    ("value", "previous", "told"),
    [
        ("89.9", "90.0", ["ty_le: the same period's 90,0% is not that of its pair"]),
        ("89.9", "88.5", []),
        ("89.9", "89", []),  # rounded to a whole number
        ("89.9", None, []),
        (None, None, []),
    ],
)
def test_a_rate_of_the_same_period_is_held_against_its_pair(
    value: str | None, previous: str | None, told: list[str]
) -> None:
    rate = {"code": "ty_le", "name": "Tỷ lệ giải quyết", "unit": "%", "done": "xong", "of": "nhan"}
    given = {key: one for key, one in (("value", value), ("previous", previous)) if one is not None}
    found = [one for one in check(report_of(*RATE_METRICS, {**rate, **given})) if one.code == "FIGURE-RATE-PAIR"]
    assert [
        f"{one.where.metric}: the same period's {one.facts['given']}% is not that of its pair" for one in found
    ] == told
    assert all(
        one.message("vi").startswith("Tỷ lệ giải quyết: số cùng kỳ ghi 90,0%, nhưng tính ra 88,5%") for one in found
    )


@pytest.mark.parametrize(("value", "told"), [("89.920424", 0), ("89.912345", 1), ("89.9123456", 0)])
def test_a_rate_with_more_decimals_than_anybody_types_was_reckoned_of_other_figures(value: str, told: int) -> None:
    rate = {"code": "ty_le", "name": "Tỷ lệ giải quyết", "value": value, "unit": "%", "done": "xong", "of": "nhan"}
    assert codes(*RATE_METRICS, rate).count("FIGURE-RATE-PAIR") == told


@pytest.mark.parametrize(("kind", "told"), [("share", 1), ("index", 0)])
def test_a_share_of_more_than_its_whole_is_told_where_the_sum_is_right(kind: str, told: int) -> None:
    whole = {"code": "w", "name": "Việc được giao", "value": 50, "unit": "việc"}
    done = {"code": "a", "name": "Việc đã xong", "value": 60, "previous": 50, "unit": "việc", "of": "w"}
    assert codes(whole, {**done, "stated": [{"kind": kind, "value": 120}]}) == ["FIGURE-OVER-100"] * told


@pytest.mark.parametrize(
    ("kind", "said"), [("multiple", "ghi gấp 2,5 lần"), ("index", "bằng 2,5%"), ("change", "tăng 2,5%")]
)
def test_a_stated_figure_is_told_in_its_unit(kind: str, said: str) -> None:
    (found,) = (one for one in check(report_of(with_stated("a", 300, (kind, "2.5"), previous=100))) if one.facts)
    assert said in found.message("vi")
    right = {"multiple": "3", "index": "300", "change": "200"}[kind]
    assert not check(report_of(with_stated("a", 300, (kind, right), previous=100, unit="tỷ đồng")))


@pytest.mark.parametrize(("name", "told"), [("CPI bình quân", 0), ("Chỉ số giá tiêu dùng", 0), ("Tỷ lệ CPIA", 1)])
def test_an_index_by_its_short_name_may_be_over_a_hundred(name: str, told: int) -> None:
    index = {"code": "cpi", "name": name, "value": "103.12", "unit": "%"}
    assert codes(index).count("FIGURE-OVER-100") == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([(410, 380), (250, 260), (580, 460)], ["info"]),
        ([(410, 380), (260, 260), (580, 460)], []),
        ([(410, 380), (250, 260), (580, 450)], []),  # something else was in the whole then too
        ([(410, 380), (250, 260), (580, None)], []),
        ([(410, 380), (265, 260), (585, 460)], ["error"]),
    ],
)
def test_open_parts_that_were_the_whole_are_asked_about(parts: list[tuple[int, int | None]], told: list[str]) -> None:
    whole = {"code": "dn", "name": "Doanh nghiệp mới", "unit": "doanh nghiệp", "value": 1250, "previous": 1100}
    below = [
        {"code": f"dn_{at}", "name": f"Ngành {at}", "unit": "doanh nghiệp", "value": now, "part_of": "dn"}
        | ({"previous": before} if before is not None else {})
        for at, (now, before) in enumerate(parts)
    ]
    assert [one.level for one in check(report_of(whole, *below)) if one.code == "FIGURE-PARTS"] == told


@pytest.mark.parametrize(("value", "is_told"), [("7.234567", True), ("7.2345", True), ("7.23", False), ("7.2", False)])
def test_a_rate_that_nobody_rounded_is_told(value: str, is_told: bool) -> None:
    metric = {"code": "grdp", "name": "Tăng trưởng GRDP", "value": value, "unit": "%", "previous": "6.5"}
    for more in ({}, {"decimals": 2}):
        found = check(report_of({**metric, **more}))
        assert ("SAID-LONG-RATE" in [one.sentence for one in found]) == (is_told and not more)


def test_an_index_has_digits_of_its_own_and_what_may_be_one_is_told_how_to_say_so() -> None:
    rates = [{"code": f"ty_le_{at}", "name": f"Tỷ lệ {at}", "value": f"9{at}.5", "unit": "%"} for at in range(2)]
    index = {"code": "gia", "name": "Chỉ số giá", "value": "103.05", "unit": "%"}
    assert not check(report_of(*rates, index))
    group = {"code": "an", "name": "Hàng ăn", "value": "103.5", "unit": "%"}
    (found,) = check(report_of(*rates, index, group))
    assert (found.code, "Chỉ số giá tiêu dùng" in found.hint("en")) == ("FIGURE-OVER-100", True)
    assert not check(report_of(*rates, index, {**group, "group": "Chỉ số giá tiêu dùng"}))

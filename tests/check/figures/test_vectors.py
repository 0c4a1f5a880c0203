"""The vectors of the domain's notes, said right and said wrong, and how far rounding is forgiven."""

from __future__ import annotations

from typing import Any

import pytest

from check.figures.reports import DOSSIERS, IDENTITIES, report_of, with_stated
from sokert.check.figures import check


def told(*metrics: dict[str, Any], identities: list[str] | None = None, **more: object) -> list[tuple[str, str]]:
    return [(finding.code, finding.level) for finding in check(report_of(*metrics, identities=identities, **more))]


def codes(value: object, kind: str, stated: object, **more: object) -> list[str]:
    return [code for code, _ in told(with_stated("so", value, (kind, stated), **more))]


@pytest.mark.parametrize(
    ("value", "kind", "right", "wrong", "code", "more"),
    [
        (12480, "change", "7.6", "6.7", "FIGURE-STATED-CHANGE", {"previous": 11600}),
        (12480, "change", "7.6", "107.6", "FIGURE-INDEX-AS-GROWTH", {"previous": 11600}),
        (4905, "change", "-4.2", "4.2", "FIGURE-SIGN", {"previous": 5120}),
        (4905, "difference", -215, 215, "FIGURE-SIGN", {"previous": 5120}),
        (4905, "difference", -215, -251, "FIGURE-STATED-DIFFERENCE", {"previous": 5120}),
        (1150, "multiple", "2.3", "1.3", "FIGURE-MULTIPLE-AS-GROWTH", {"previous": 500}),
        (1150, "change", 130, 230, "FIGURE-INDEX-AS-GROWTH", {"previous": 500}),
        (96, "index", 96, -4, "FIGURE-STATED-INDEX", {"previous": 100}),
        (62, "progress", "68.9", "86.9", "FIGURE-PLAN", {"plan": 90}),
        (1085, "excess", "8.5", "108.5", "FIGURE-PLAN", {"plan": 1000}),
        (12, "difference", 3, -3, "FIGURE-SIGN", {"previous": 15, "nature": "rank", "unit": None}),
        (4305000, "average", 717500, 861000, "FIGURE-AVERAGE-WINDOW", {"unit": "lượt"}),
        ("99.8", "points", "0.6", "0.9", "FIGURE-STATED-POINTS", {"previous": "99.2", "unit": "%"}),
    ],
)
def test_a_vector_is_silent_and_its_neighbour_is_found(
    value: object, kind: str, right: object, wrong: object, code: str, more: dict[str, object]
) -> None:
    assert codes(value, kind, right, **more) == []
    assert codes(value, kind, wrong, **more) == [code]


def test_the_on_time_rate_and_its_points_follow_from_their_pairs() -> None:
    base = {"code": "xong", "name": "Đã giải quyết", "value": 9610, "previous": 9022, "unit": "hồ sơ"}
    pair = {"previous": 8950, "of": "xong", "unit": "hồ sơ"}
    assert told(base, with_stated("dung", 9592, ("share", "99.8"), ("points", "0.6"), **pair)) == []
    assert told(base, with_stated("dung", 9592, ("share", "98.8"), ("points", "1.6"), **pair)) == [
        ("FIGURE-STATED-POINTS", "error"),
        ("FIGURE-STATED-SHARE", "error"),
    ]


def test_two_plans_are_told_apart_by_who_set_them() -> None:
    plans = {"plan": [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}], "unit": "tỷ đồng"}
    right = {**with_stated("thu", 285, **plans), "stated": [{"kind": "progress", "value": 57, "by": "Trung ương"}]}
    wrong = {**right, "stated": [{"kind": "progress", "value": 57, "by": "HĐND tỉnh"}]}
    assert told(right) == []
    assert told(wrong) == [("FIGURE-PLAN", "error")]
    assert told(with_stated("thu", 285, ("progress", "54.8"), **plans)) == []


def test_received_is_resolved_open_and_returned() -> None:
    assert told(*DOSSIERS, identities=IDENTITIES[:4]) == []


def test_two_dossiers_lost_are_found_with_the_sum_as_it_was_done() -> None:
    returned = {**DOSSIERS[-1], "value": 21}
    (finding,) = check(report_of(*DOSSIERS[:-1], returned, identities=IDENTITIES[:4]))
    assert (finding.code, finding.level, finding.where.metric) == ("FIGURE-IDENTITY", "error", "nhan")
    assert finding.facts["sum"] == "10.045 = 9.610 + 412 + 21 (10.043)"
    assert finding.message("vi") == "Hồ sơ tiếp nhận: đối chiếu lệch 2: 10.045 = 9.610 + 412 + 21 (10.043)"


def test_parentheses_are_printed_as_they_were_written() -> None:
    returned = {**DOSSIERS[-1], "value": 21}
    (finding,) = check(report_of(*DOSSIERS[:-1], returned, identities=["tra = nhan - (xong + con)"]))
    assert finding.facts["sum"] == "21 = 10.045 - (9.610 + 412) (23)"


def test_none_before_has_no_growth() -> None:
    assert codes(4, "difference", 4, previous=0, unit="vụ") == []
    assert codes(4, "change", 100, previous=0, unit="vụ") == ["FIGURE-ZERO-BASE"]
    assert codes(4, "change", 100, previous={"absent": "mới thành lập"}, unit="vụ") == []


@pytest.mark.parametrize(
    ("value", "stated", "expected"),
    [(7234, "72.3", []), (7237, "72.4", []), (7237, "72.3", [("FIGURE-CUT", "info")]), (7237, 72, [])],
)
def test_a_last_digit_that_is_cut_is_only_told(value: int, stated: object, expected: list[tuple[str, str]]) -> None:
    assert told(with_stated("so", value, ("progress", stated), plan=10000)) == expected


@pytest.mark.parametrize(
    ("value", "hedge", "expected"),
    [(2600, "gần", []), (8200, "hơn", []), (612, "hơn", ["FIGURE-HEDGE-NOT-ROUND"]), (612, "ước", [])],
)
def test_a_hedge_stands_on_a_round_number(value: int, hedge: str, expected: list[str]) -> None:
    assert [code for code, _ in told(with_stated("so", value, hedge=hedge))] == expected


def test_a_hedged_figure_lies_near_what_is_printed() -> None:
    hedged = {**DOSSIERS[-1], "value": 20, "hedge": "hơn"}
    assert told(*DOSSIERS[:-1], hedged, identities=["nhan = xong + con + tra"]) == []
    assert told(with_stated("so", 2600, ("change", 29), hedge="gần", previous=2000)) == []
    wrong = with_stated("so", 2600, ("change", 99), hedge="gần", previous=2000)
    assert told(wrong) == [("FIGURE-STATED-CHANGE", "warning")]
    assert told(with_stated("so", 2600, ("progress", 128), hedge="gần", plan=2000)) == []
    assert told(with_stated("so", 2600, ("progress", 99), hedge="gần", plan=2000)) == [("FIGURE-PLAN", "warning")]
    assert told(with_stated("so", 2600, ("progress", 99), hedge="ước", plan=2000)) == []


@pytest.mark.parametrize(
    ("hedge", "total", "expected"),
    [
        ("gần", 2587, []),
        ("gần", 2600, ["FIGURE-HEDGE-DIRECTION"]),
        ("hơn", 2587, ["FIGURE-HEDGE-DIRECTION"]),
        ("hơn", 2601, []),
        ("khoảng", 2640, []),
        ("khoảng", 2660, ["FIGURE-HEDGE-DIRECTION"]),
        ("ước", 2660, []),
    ],
)
def test_a_hedge_points_to_where_the_parts_lie(hedge: str, total: int, expected: list[str]) -> None:
    whole, part = with_stated("tin", 2600, hedge=hedge), with_stated("viet", 1400)
    found = told(whole, part, with_stated("dan", total - 1400), identities=["tin = viet + dan"])
    assert [code for code, _ in found] == expected


@pytest.mark.parametrize(("sign", "expected"), [("<=", []), (">=", ["FIGURE-IDENTITY"]), ("=", ["FIGURE-IDENTITY"])])
def test_an_inequality_is_kept_or_broken(sign: str, expected: list[str]) -> None:
    found = told(with_stated("doan", 12), with_stated("luot", 40), identities=[f"doan {sign} luot"])
    assert [code for code, _ in found] == expected


@pytest.mark.parametrize("text", ["a", "a = ", "= a", "a == b", "a = b = c", "a = b * c", "a = (b", "a = b)", "a = 5"])
def test_what_is_no_identity_is_told(text: str) -> None:
    assert [code for code, _ in told(identities=[text])] == ["FIGURE-IDENTITY-SYNTAX"]


def test_the_nearest_name_is_offered() -> None:
    (finding,) = check(report_of(with_stated("tong_nhan", 5), identities=["tong_nhan = tong_nhận"]))
    assert finding.hint("en") == "did you mean 'tong_nhan'?"


def test_several_closed_breakdowns_of_one_whole_are_not_added() -> None:
    parts = [with_stated(code, value, part_of="tong") for code, value in zip("abcd", (60, 40, 70, 30), strict=True)]
    assert told(with_stated("tong", 100), *parts, identities=["tong = a + b", "tong = c + d"]) == []
    assert [code for code, _ in told(with_stated("tong", 100), *parts)] == ["FIGURE-PARTS"]


def test_a_rounded_measure_is_forgiven_and_a_count_is_not() -> None:
    money = [with_stated(code, value, unit="tỷ đồng") for code, value in (("a", "12.5"), ("b", "7.3"), ("c", "5.3"))]
    assert told(*money, identities=["a = b + c"]) == [("FIGURE-IDENTITY-ROUNDING", "info")]
    assert codes("99.8", "points", "0.7", previous="99.2", unit="%") == []
    assert codes("99.8", "points", "0.8", previous="99.2", unit="%") == ["FIGURE-CUT"]
    assert codes("99.8", "points", "0.9", previous="99.2", unit="%") == ["FIGURE-STATED-POINTS"]


def test_sums_over_different_scales_of_money_are_not_judged_but_told() -> None:
    mixed = [with_stated("a", 12, unit="tỷ đồng"), with_stated("b", 12000, unit="triệu đồng")]
    assert told(*mixed, identities=["a = b"]) == [("FIGURE-SCALES-MIXED", "warning")]


def test_where_no_name_is_near_the_known_ones_are_offered() -> None:
    (finding,) = check(report_of(with_stated("den", 5), with_stated("di", 4), identities=["den = zzzzz"]))
    assert finding.hint("en") == "known here: den, di"
    (finding,) = check(report_of({**with_stated("den", 5), "stated": [{"kind": "progress", "value": 5, "by": "X"}]}))
    assert finding.hint("en") == "use the maker as it stands in plan, or add the plan"

"""Alarms that were false and faults that were missed, each as it was met."""

from __future__ import annotations

from typing import Any

import pytest

import sokert
from check.figures.reports import report_of, with_stated
from check.text import narratives
from sokert.check.figures import check


def told(*metrics: dict[str, Any], identities: list[str] | None = None, **more: object) -> list[tuple[str, str]]:
    return [(one.code, one.level) for one in check(report_of(*metrics, identities=identities, **more))]


def said(text: str, *metrics: dict[str, Any]) -> list[tuple[str, str, str]]:
    report = narratives.report_of(text, sections=[{"title": "Kết quả", "body": text}], metrics=list(metrics))
    found = sokert.check(report)
    return [(one.code, one.level, one.where.text) for one in found if one.level != "info"]


VISITS = {"code": "khach", "name": "Lượt khách tham quan", "value": 1250, "unit": "lượt", "previous": 1000}


# --- alarms that were false -------------------------------------------------------------------------------


def test_growth_on_a_small_base_that_tells_the_difference_too() -> None:
    assert told(with_stated("vu", 8, ("change", "166.7"), ("difference", 5), previous=3, unit="vụ")) == []


def test_levels_that_have_each_their_own_base() -> None:
    whole = {"code": "xong", "name": "Đã giải quyết", "value": 1000, "unit": "hồ sơ"}
    levels = [
        {"code": code, "name": name, "value": value, "unit": "hồ sơ", "part_of": "xong"}
        for code, name, value in (("tinh", "Cấp tỉnh", 400), ("xa", "Cấp xã", 600))
    ]
    on_time = {"code": "dung", "name": "Đúng hạn", "value": 980, "unit": "hồ sơ"}
    rates = [
        {
            **with_stated(code, value, unit="hồ sơ"),
            "part_of": "dung",
            "stated": [{"kind": "share", "value": 98, "of": of}],
        }
        for code, value, of in (("dung_tinh", 392, "tinh"), ("dung_xa", 588, "xa"))
    ]
    assert told(whole, *levels, on_time, *rates) == []


def test_a_sum_over_levels_that_carry_a_scope_is_checked() -> None:
    levels = [with_stated("tinh", 400, scope="cấp tỉnh"), with_stated("xa", 600, scope="cấp xã")]
    assert told(with_stated("tong", 1000), *levels, identities=["tong = tinh + xa"]) == []
    assert told(with_stated("tong", 1100), *levels, identities=["tong = tinh + xa"]) == [("FIGURE-IDENTITY", "error")]


@pytest.mark.parametrize("hedge", ["hơn", "gần", "khoảng", "trên", "dưới"])
def test_a_sum_over_a_hedged_figure_is_judged_as_far_as_the_word_reaches(hedge: str) -> None:
    parts = [with_stated("moi", 8250), with_stated("cu", 640, hedge=hedge)]
    away = [("FIGURE-IDENTITY", "warning")]
    near = {"gần": 8889, "dưới": 8889}.get(hedge, 8891)
    assert told(with_stated("den", near), *parts, identities=["den = moi + cu"]) == []
    assert told(with_stated("den", 12480), *parts, identities=["den = moi + cu"]) == away
    assert told(with_stated("den", 12480), *parts, identities=["den >= moi + cu"]) == []


def test_a_figure_that_is_only_estimated_is_in_no_sum() -> None:
    parts = [with_stated("moi", 8250), with_stated("cu", 640, hedge="ước")]
    assert told(with_stated("den", 12480), *parts, identities=["den = moi + cu"]) == []


def test_identities_and_shares_over_rounded_figures_of_several_scales() -> None:
    money = [with_stated("thu", "12.3", unit="tỷ đồng"), with_stated("dat", 7262, unit="triệu đồng")]
    found = told(*money, with_stated("khac", 5071, unit="triệu đồng"), identities=["thu = dat + khac"])
    assert [one for one in found if one[1] == "error"] == []
    share = with_stated("dat", 7262, ("share", "58.9"), unit="triệu đồng", of="thu")
    assert told(with_stated("thu", "12.3", unit="tỷ đồng"), share) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đón 1.250 lượt khách, tăng 25% so với cùng kỳ (6 tháng đầu năm 2019 đón 1.000 lượt khách).",
        "Đón 1.250 lượt khách, tăng 25% so với năm 2022 và tăng 12% so với năm 2019.",
    ],
)
def test_a_second_base_year_is_not_stale(text: str) -> None:
    assert [one for one in said(text, VISITS) if one[0] == "TEXT-STALE-YEAR"] == []


# --- faults that were missed ------------------------------------------------------------------------------


def test_the_stated_progress_of_a_whole_lies_between_that_of_its_parts() -> None:
    parts = [with_stated("tw", 1, ("progress", 60), hedge="ước"), with_stated("dp", 1, ("progress", 50), hedge="ước")]
    whole = with_stated("von", 2, ("progress", 40), hedge="ước")
    assert told(whole, *parts, identities=["von = tw + dp"]) == [("FIGURE-WHOLE-PROGRESS", "warning")]


def test_hedged_parts_are_not_more_than_their_whole() -> None:
    parts = [with_stated(code, 400, hedge="hơn", part_of="tong") for code in "ab"]
    assert told(with_stated("tong", 713), *parts) == [("FIGURE-PARTS", "warning")]
    assert told(with_stated("tong", 813), *parts) == []


def test_several_changes_that_look_like_indices_are_asked_about() -> None:
    changed = [with_stated(f"so_{value}", value, ("change", value)) for value in (108, 117)]
    assert told(*changed) == [("FIGURE-INDEX-AS-GROWTH", "info")] * 2
    assert told(changed[0], with_stated("it", 57, ("change", "4.5"))) == []


def test_an_average_over_another_metric() -> None:
    schools = {"code": "truong", "name": "Trường", "value": 40, "unit": "trường"}
    pupils = {
        **with_stated("hs", 21400, unit="học sinh"),
        "stated": [{"kind": "average", "value": 535, "of": "truong"}],
    }
    wrong = {**pupils, "stated": [{"kind": "average", "value": 553, "of": "truong"}]}
    assert told(schools, pupils) == []
    assert told(schools, wrong) == [("FIGURE-STATED-AVERAGE", "error")]


def test_shares_of_a_whole_that_nobody_knows() -> None:
    whole = {"code": "tong", "name": "Tổng số tin", "value": None, "unit": "tin"}
    parts = [with_stated(code, value, ("share", share), part_of="tong", unit="tin") for code, value, share in (
        ("a", 60, 40), ("b", 90, 60), ("c", 30, 45))]  # fmt: skip
    assert told(whole, *parts[:2], draft=True) == [("FIGURE-NOT-KNOWN", "warning")]
    assert ("FIGURE-STATED-SHARE", "error") in told(whole, *parts, draft=True)


def test_a_share_beside_its_own_total() -> None:
    assert told(with_stated("dat", 38, ("share", "84.4"), total=45)) == []
    assert told(with_stated("dat", 38, ("share", "88.4"), total=45)) == [("FIGURE-STATED-SHARE", "error")]


def test_a_difference_and_a_change_without_a_level_before() -> None:
    assert told(with_stated("so", 4905, ("difference", -215), ("change", "-4.2"))) == []
    assert told(with_stated("so", 4905, ("difference", -215), ("change", "-2.4"))) == [
        ("FIGURE-STATED-CHANGE", "error")
    ]


def test_other_bases_and_hedged_changes() -> None:
    bases = {"bases": [{"of": "tháng trước", "value": 3120}, {"of": "đầu năm", "value": 2600}]}

    def stated(value: object, of: str, **more: object) -> dict[str, Any]:
        return {**with_stated("no", 3250), **bases, "stated": [{"kind": "change", "value": value, "of": of, **more}]}

    assert told(stated("4.2", "tháng trước")) == []
    assert told(stated(25, "đầu năm")) == []
    assert told(stated(20, "đầu năm", hedge="hơn")) == [("FIGURE-STATED-CHANGE", "warning")]
    assert told(stated("2.4", "tháng trước")) == [("FIGURE-STATED-CHANGE", "error")]


def test_a_rate_exceeds_its_target_by_points() -> None:
    rate = {"plan": 95, "unit": "%", "nature": "rate"}
    assert told(with_stated("han", "99.8", ("excess", "4.8"), **rate)) == []
    assert told(with_stated("han", "99.8", ("excess", "8.4"), **rate)) == [("FIGURE-PLAN", "error")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Đón {{ khach|with_unit }} khách, tăng 25 lượt so với cùng kỳ.", "25 lượt"),
        ("Đón {{ khach|with_unit }} khách, gấp 2,5 lần so với cùng kỳ.", "2,5 lần"),
        ("Đón {{ khach|with_unit }} khách, vượt 30% kế hoạch.", "30%"),
    ],
)
def test_what_a_sentence_says_of_a_metric_in_any_way(text: str, wrong: str) -> None:
    assert said(text, {**VISITS, "plan": 1000}) == [("TEXT-RATE", "error", wrong)]

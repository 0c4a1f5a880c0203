"""Many units' reports into one: what adds up, what is computed again, who is missing, what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hands
import page
import sokert
from draws import drawn
from sokert.consolidate import consolidated, received
from sokert.load import filler_of
from sokert.reports import files_in

HEAD: dict[str, Any] = {
    "issuer": {"name": "Ủy ban nhân dân tỉnh Mẫu Sơn", "place": "Mẫu Sơn", "code": "UBND"},
    "signatory": {"position": "CHỦ TỊCH"},
    "recipients": ["UBND tỉnh", "Lưu: VT"],
}
NHAN, XONG = (
    {"code": code, "name": name, "unit": "hồ sơ"} for code, name in (("nhan", "Tiếp nhận"), ("xong", "Đã xong"))
)
TY_LE = {"code": "ty_le", "name": "Tỷ lệ giải quyết", "of": "nhan", "done": "xong"}


def unit(number: int, *metrics: dict[str, Any], period: str = "2026-H1", **more: Any) -> sokert.Report:
    return sokert.Report.model_validate(
        {
            "period": period,
            "issuer": {"name": f"Xã số {number:03}", "place": "Mẫu Sơn", "code": "UBND"},
            "signatory": {"position": "CHỦ TỊCH"},
            "sections": [{"title": "Kết quả"}],
            "metrics": metrics,
            **more,
        }
    )


def figures(*reports: sokert.Report, **choices: Any) -> dict[str, sokert.Metric]:
    return sokert.consolidate(reports, **HEAD, **choices).figures


def codes(*reports: sokert.Report, **choices: Any) -> list[tuple[str, str]]:
    with pytest.raises(sokert.DataError) as told:
        sokert.consolidate(reports, **HEAD, **choices)
    return [(one.code, one.where.file) for one in told.value.findings]


def found(*reports: sokert.Report, **choices: Any) -> list[tuple[str, str]]:
    whole = consolidated(reports, **HEAD, **choices)
    return [(one.code, str(one.facts.get("name", ""))) for one in whole.findings]


def money(value: object, unit: str = "triệu đồng", **more: Any) -> dict[str, Any]:
    return {"code": "thu", "name": "Thu ngân sách", "value": value, "unit": unit, **more}


def test_a_value_left_blank_in_the_head_stands_for_no_total() -> None:
    own = [{"code": "nhan", "name": "Hồ sơ tiếp nhận", "value": None, "better": "more"}]
    whole = figures(unit(1, {**NHAN, "value": 100}), unit(2, {**NHAN, "value": 10}), metrics=own)["nhan"]
    assert (whole.value, whole.name) == (110, "Hồ sơ tiếp nhận")


def test_counts_plans_and_the_same_period_add_up() -> None:
    whole = figures(
        unit(1, {**NHAN, "value": 100, "previous": 80, "plan": 200}),
        unit(2, {**NHAN, "value": 10, "previous": 5, "plan": 30}),
    )["nhan"]
    assert (whole.value, whole.previous, whole.plan[0].value) == (110, 85, 230)


def test_what_one_unit_is_compared_with_is_not_said_of_all() -> None:
    base, other = {"of": "tháng trước", "value": 3}, {"of": "năm 2019", "value": 5}
    reports = [unit(1, money(850, bases=[base, other], previous=800)), unit(2, money("1.2", "tỷ đồng", bases=[base]))]
    whole = consolidated(reports, **HEAD)
    thu = whole.report.figures["thu"]
    assert [(one.of, one.value) for one in thu.bases] == [("tháng trước", 3003)]
    assert thu.previous is None
    assert [(one.code, one.where.file, one.facts["metrics"]) for one in whole.findings] == [
        ("CONSOLIDATE-NO-PREVIOUS", "Xã số 002", "Thu ngân sách")
    ]
    mended = whole.report.model_copy(update={"metrics": [thu.model_copy(update={"previous": 900})]})
    codes = [{one.code for one in sokert.check(report)} for report in (whole.report, mended)]
    assert ["CONSOLIDATE-NO-PREVIOUS" in one for one in codes] == [True, False]


def test_scales_are_respected() -> None:
    whole = figures(unit(1, money(850)), unit(2, money(150, plan=1000)), unit(3, money("1.2", "tỷ đồng")))["thu"]
    assert (whole.value, whole.unit, whole.plan) == (2200, "triệu đồng", ())


@pytest.mark.parametrize(("given", "total"), [(14500, "35.5"), ("14500.0", "35.5"), (14523, "35.523"), (10000, "31.0")])
def test_a_larger_unit_brings_no_zeros_behind_the_comma(given: object, total: str) -> None:
    (*others,) = (unit(at, money("10.5", "tỷ đồng", previous=9)) for at in (1, 2))
    whole = figures(*others, unit(3, money(given, previous=12000)))["thu"]
    assert (str(whole.value), whole.unit, str(whole.previous)) == (total, "tỷ đồng", "30")


def test_a_rate_is_computed_from_its_pair_and_never_averaged() -> None:
    rows = [(90, 100), (5, 10)]
    whole = figures(
        *(unit(at, {**NHAN, "value": all_}, {**XONG, "value": done}, TY_LE) for at, (done, all_) in enumerate(rows))
    )
    assert round(whole["ty_le"].value, 4) == Decimal("86.3636")


def test_a_rate_of_a_unit_that_does_not_follow_from_its_pair_is_told_of_that_unit() -> None:
    rows = [(977, 1000), (1197, 1234), (1619, 2000)]
    rate = {"code": "ty_le", "name": "Tỷ lệ giải quyết", "value": "97.7", "unit": "%"}
    units = (unit(at, {**NHAN, "value": all_}, {**XONG, "value": xong}, rate) for at, (xong, all_) in enumerate(rows))
    whole = sokert.consolidate(units, **HEAD, metrics=[TY_LE])
    told = {one.where.row for one in sokert.check(whole) if one.code == "FIGURE-STATED-SHARE"}
    assert told == {"Xã số 001", "Xã số 002"}


def test_a_rate_without_its_pair_a_yield_and_a_rank_are_left_blank() -> None:
    lone = {"code": "muc", "name": "Hài lòng", "value": 95, "nature": "rate"}
    crop = {"code": "nang_suat", "name": "Năng suất lúa", "value": 50, "unit": "tạ/ha"}
    rank = {"code": "hang", "name": "Xếp hạng", "value": 3, "nature": "rank"}
    reports = [unit(at, lone, crop, rank) for at in (1, 2)]
    assert not any(metric.is_known for metric in figures(*reports).values())
    assert [code for code, _ in found(*reports)] == ["CONSOLIDATE-NOT-ADDED"] * 3


@pytest.mark.parametrize("way", ["the call", "a copy"])
def test_a_rate_of_the_whole_stands_in_the_total_of_the_annex_however_it_is_given(way: str) -> None:
    lone = {"code": "hai_lòng", "name": "Hài lòng", "value": 95, "unit": "%"}
    reports = [unit(at, lone, {**NHAN, "value": 5}) for at in (1, 2)]
    given = [{"code": "hai_lòng", "value": 94}] if way == "the call" else []
    whole = sokert.consolidate(reports, **HEAD, metrics=given)
    if way == "a copy":
        (told,) = sokert.check(whole)
        assert 'metrics=[{"code": "hai_lòng", "value": ...}]' in told.hint("vi")
        assert _last_row(whole) == ["", "**Tổng cộng**", "-", "**10**"]
        whole = whole.model_copy(
            update={"metrics": [whole.metrics[0].model_copy(update={"value": Decimal(94)}), *whole.metrics[1:]]}
        )
    assert sokert.check(whole) == ()
    assert _last_row(whole) == ["", "**Tổng cộng**", "**94**", "**10**"]


def _last_row(whole: sokert.Report) -> list[str]:
    """Return the cells of the totals below the figures by unit, as they are filled."""
    body = filler_of(whole.template).worded(whole.annexes[-1].body, whole)
    return [cell.strip() for cell in body.strip().splitlines()[-1].strip("|").split("|")]


def test_the_population_of_communes_adds_up_and_a_mean_a_head_does_not() -> None:
    people = {"code": "dan_so", "name": "Dân số trung bình", "unit": "người", "value": 5000}
    income = {"code": "thu_nhap", "name": "Thu nhập bình quân đầu người", "unit": "triệu đồng", "value": 50}
    guests = {"code": "luu_tru", "name": "Khách lưu trú bình quân", "unit": "người", "value": 20, "nature": "stock"}
    whole = sokert.consolidate([unit(at, people, income, guests) for at in (1, 2)], **HEAD)
    assert [(one.code, one.value) for one in whole.metrics if one.is_known] == [("dan_so", 10000), ("luu_tru", 40)]
    assert [(one.code, one.where.metric) for one in sokert.check(whole)] == [("CONSOLIDATE-NOT-ADDED", "thu_nhap")]


def test_check_tells_a_total_that_was_typed_otherwise_until_it_is_put_right() -> None:
    whole = sokert.consolidate(
        [unit(1, {**NHAN, "value": 5}), unit(2, {**NHAN, "value": 6})], **HEAD, metrics=[{"code": "nhan", "value": 9}]
    )
    assert [one.code for one in sokert.check(whole)] == ["CONSOLIDATE-TYPED", "FIGURE-SUM"]
    right = [whole.metrics[0].model_copy(update={"value": Decimal(11)})]
    assert sokert.check(whole.model_copy(update={"metrics": right})) == ()


def test_a_rate_over_nothing_is_left_blank() -> None:
    reports = [unit(1, {**NHAN, "value": 0}, {**XONG, "value": 0}, {**TY_LE, "value": 0, "nature": "rate"})]
    assert not figures(*reports)["ty_le"].is_known


@pytest.mark.parametrize(
    ("hedges", "said"),
    [
        (("gần", None), "gần"),
        (("hơn", "trên"), "hơn"),
        (("gần", "hơn"), "khoảng"),
        (("ước", "gần"), "ước"),
        ((None, None), None),
    ],
)
def test_hedges_are_carried(hedges: tuple[str | None, ...], said: str | None) -> None:
    whole = figures(*(unit(at, money(100, hedge=hedge)) for at, hedge in enumerate(hedges)))["thu"]
    assert (whole.value, whole.hedge) == (200, said)


def test_stocks_add_up_at_one_date_only() -> None:
    def stock(at: int, day: str) -> sokert.Report:
        return unit(
            at, {"code": "dv", "name": "Đảng viên", "value": 10, "unit": "đồng chí", "nature": "stock", "day": day}
        )

    whole = figures(stock(1, "2026-06-30"), stock(2, "2026-06-30"))["dv"]
    assert (whole.value, whole.day) == (20, date(2026, 6, 30))
    assert codes(stock(1, "2026-06-30"), stock(2, "2026-06-30"), stock(3, "2026-06-15")) == [
        ("CONSOLIDATE-DAY", "Xã số 003")
    ]


def test_what_does_not_go_together_is_refused_with_every_unit() -> None:
    window = {"window": {"from": "2026-01-01", "to": "2026-06-30"}}
    reports = [unit(at, money(1)) for at in range(1, 5)]
    reports += [unit(5, money(1, "hồ sơ")), unit(6, money(1, **window)), unit(7, money(1, nature="stock"))]
    assert codes(*reports) == [
        ("CONSOLIDATE-UNIT", "Xã số 005"),
        ("CONSOLIDATE-WINDOW", "Xã số 006"),
        ("CONSOLIDATE-NATURE", "Xã số 007"),
    ]
    other = [*reports[:4], unit(8, money(1), period="2025-H1"), reports[0], unit(9, money(1))]
    assert codes(*other, expected=[f"Xã số {at:03}" for at in range(1, 9)]) == [
        ("CONSOLIDATE-PERIOD", "Xã số 008"),
        ("CONSOLIDATE-TWICE", "Xã số 001"),
        ("CONSOLIDATE-UNEXPECTED", "Xã số 009"),
    ]


@pytest.mark.parametrize("name", ["xã số 001", "Xã  số 001"])
def test_a_unit_is_the_same_however_its_name_is_typed(name: str) -> None:
    twin = unit(2, money(1))
    twin = twin.model_copy(update={"issuer": twin.issuer.model_copy(update={"name": name})})
    assert codes(unit(1, money(1)), twin) == [("CONSOLIDATE-TWICE", name)]


def test_a_count_of_other_things_is_added_and_told() -> None:
    reports = [unit(at, money(10, noun)) for at, noun in enumerate(("hồ sơ", "hồ sơ", "bộ hồ sơ", "lượt"), 1)]
    (one,) = consolidated(reports, **HEAD).findings
    assert (one.code, one.level, one.facts["unit"]) == ("CONSOLIDATE-NOUN", "warning", "Xã số 004")


def test_a_unit_whose_figures_contradict_each_other_is_refused_or_left_out() -> None:
    wrong = unit(2, {**NHAN, "value": 10}, {**XONG, "value": 12}, identities=["xong <= nhan"])
    good = unit(1, {**NHAN, "value": 10}, {**XONG, "value": 9})
    assert codes(good, wrong) == [("FIGURE-IDENTITY", "Xã số 002")]
    assert figures(good, wrong, leave_out=True)["nhan"].value == 10
    assert ("CONSOLIDATE-LEFT-OUT", "Xã số 002") in found(good, wrong, leave_out=True)


def test_a_total_among_the_units_is_not_added_once_more() -> None:
    def of(name: str, value: int, other: int = 0) -> sokert.Report:
        issuer = {"name": name, "place": "Mẫu Sơn", "code": "UBND"}
        return unit(0, {**NHAN, "value": value}, {**XONG, "value": other}, issuer=issuer)

    parts = [of("Xã A", 100, 98), of("Xã B", 200, 87), of("Xã C", 303, 301)]
    for name in ("Toàn tỉnh", "TỔNG CỘNG", "Cộng:", "Tổng số"):
        assert codes(*parts, of(name, 603, 486)) == [("CONSOLIDATE-NAMES-ALL", name)]
    left = consolidated([*parts, of("Toàn tỉnh", 603, 486)], **HEAD, leave_out=True)
    assert [(one.code, one.level) for one in left.findings] == [("CONSOLIDATE-NAMES-ALL", "warning")]
    assert (left.report.figures["nhan"].value, left.report.figures["nhan"].coverage) == (603, None)
    told = [("CONSOLIDATE-SUM-OF-ALL", "Tỉnh Mẫu Sơn")]
    assert found(*parts, of("Tỉnh Mẫu Sơn", 603, 486)) == told
    whole = sokert.consolidate([*parts, of("Tỉnh Mẫu Sơn", 603, 486)], **HEAD)
    assert [(one.code, one.facts["name"]) for one in sokert.check(whole)] == told
    # one figure otherwise, few digits, the same figure twice, two units alike: that may be so by chance
    assert found(*parts, of("Xã D", 603, 485)) == []
    assert found(of("Xã A", 1), of("Xã B", 2), of("Xã C", 3)) == []
    assert found(of("Xã A", 111, 111), of("Xã B", 222, 222), of("Xã C", 333, 333)) == []
    assert found(of("Xã A", 12345, 678), of("Xã B", 12345, 678)) == []
    assert found(*parts, of("Tổng công ty Mẫu", 5)) == []


def test_missing_and_late_units_are_named() -> None:
    reports = [unit(1, {**NHAN, "value": 1}, date="2026-06-20"), unit(2, {**NHAN, "value": 2}, date="2026-06-10")]
    choices: dict[str, Any] = {"expected": ["Xã số 001", "Xã số 002", "Xã số 003"], "due": date(2026, 6, 15)}
    assert found(*reports, **choices) == [("CONSOLIDATE-MISSING", "Xã số 003"), ("CONSOLIDATE-LATE", "Xã số 001")]
    assert found(unit(1, {**NHAN, "value": 1}), due="2026-06-15") == [("CONSOLIDATE-NO-DATE", "Xã số 001")]
    last = sokert.consolidate(reports, **HEAD, **choices).annexes[-1].body  # type: ignore[index]
    assert last == (
        "Số liệu được tổng hợp từ 2/3 đơn vị.\n\nChưa gửi báo cáo (01): Xã số 003.\n\n"
        "Gửi sau ngày 15/6/2026 (01): Xã số 001.\n"
    )


def test_a_figure_that_a_unit_does_not_give_is_told_and_not_taken_for_nothing() -> None:
    reports = [unit(1, {**NHAN, "value": 5}), unit(2, NHAN), unit(3)]
    whole = consolidated(reports, **HEAD)
    assert [(one.code, one.where.file, one.facts["metrics"]) for one in whole.findings] == [
        ("CONSOLIDATE-UNKNOWN", "Xã số 002", "Tiếp nhận"),
        ("CONSOLIDATE-UNKNOWN", "Xã số 003", "Tiếp nhận"),
    ]
    nhan = whole.report.figures["nhan"]
    assert (nhan.value, nhan.source) == (5, "tổng hợp từ 1/3 đơn vị")
    assert nhan.coverage == sokert.Coverage(units=1, of=3, without=("Xã số 002", "Xã số 003"))


def test_a_total_that_lacks_a_unit_says_so_on_every_page_and_when_it_is_issued() -> None:
    reports = [unit(1, {**NHAN, "value": 5}, {**XONG, "value": 4}, TY_LE), unit(2, {**NHAN, "value": 7}, XONG, TY_LE)]
    own: dict[str, Any] = {"sections": [{"title": "Kết quả", "body": "Tiếp nhận {{ nhan|with_unit }}."}]}
    whole = sokert.consolidate(reports, **HEAD, **own, expected=[f"Xã số {at:03}" for at in (1, 2, 3)])
    document = page.opened(sokert.render(whole))
    text = [one.text for one in document.paragraphs]
    assert (
        "(Số liệu tổng hợp từ 2/3 đơn vị; chưa có: Xã số 003; chưa đủ số liệu của mọi đơn vị đã gửi: "
        "Đã xong, Tỷ lệ giải quyết.)"
    ) in text
    assert "Số liệu tổng hợp từ 2/3 đơn vị; chưa có: Xã số 003." in text
    assert "Xã số 002 chưa ghi (02): Đã xong, Tỷ lệ giải quyết." in text
    first, by_unit = document.tables[-2:]
    assert [row.cells[-1].text for row in first.rows][1:] == [
        "Tổng hợp từ 2/3 đơn vị; chưa có: Xã số 003",
        "Tổng hợp từ 1/3 đơn vị; chưa có: Xã số 002, Xã số 003",
        "Tổng hợp từ 1/3 đơn vị; chưa có: Xã số 002, Xã số 003",
    ]
    assert [cell.text for cell in by_unit.rows[-1].cells][1:4] == ["Tổng cộng (2/3 đơn vị)", "12", "4 (1/3 đơn vị)"]
    assert [(one.code, one.facts["without"]) for one in sokert.check(whole)] == [
        ("FIGURE-PARTIAL", "Xã số 003"),
        ("FIGURE-PARTIAL", "Xã số 002, Xã số 003"),
    ]


def test_a_unit_whose_own_total_lacks_units_is_not_whole() -> None:
    made = {"units": 2, "of": 3, "without": ["Thôn C"]}
    whole = sokert.consolidate([unit(1, {**NHAN, "value": 5}), unit(2, {**NHAN, "value": 7, "coverage": made})], **HEAD)
    assert whole.figures["nhan"].coverage == sokert.Coverage(units=1, of=2, without=("Xã số 002 (từ 2/3 đơn vị)",))
    assert whole.sections[0].body == "(Xã số 002: từ 2/3 đơn vị; chưa có: Thôn C.)\n"
    assert [one.code for one in sokert.check(whole)] == ["FIGURE-PARTIAL"]


def test_a_total_that_the_head_gives_itself_stands_and_is_told() -> None:
    reports = [unit(1, {**NHAN, "value": 5}), unit(2, NHAN)]
    own = {"metrics": [{"code": "nhan", "value": 9}], "sources": [{"file": "so-lieu.xlsx"}]}
    whole = consolidated(reports, **HEAD, **own)
    nhan = whole.report.figures["nhan"]
    assert (nhan.value, nhan.coverage, nhan.source) == (9, None, None)  # somebody answers for it
    assert [(one.code, one.facts.get("other"), one.facts.get("names")) for one in whole.findings] == [
        ("CONSOLIDATE-UNKNOWN", None, None),
        ("CONSOLIDATE-TYPED", 5, None),
        ("CONSOLIDATE-SOURCES", None, "so-lieu.xlsx"),
    ]
    assert "sources" not in whole.data  # else the file that is written would contradict itself


def test_a_section_of_the_head_meets_the_units_and_empty_ones_do_not_come() -> None:
    units = [
        unit(at, money(at), sections=[{"title": "Nhiệm vụ {{ period|rest }}", "body": body}, {"title": "Trống"}])
        for at, body in ((1, "Thu đủ."), (2, ""))
    ]
    own = [{"title": "Nhiệm vụ {{ period|rest }}", "id": "nhiem-vu", "off": ["TEXT-SPACING"]}]
    data = consolidated(units, **HEAD, sections=own).data["sections"]
    assert data == [
        {
            "title": "Nhiệm vụ {{ period|rest }}",
            "body": "{# sokert: unit Xã số 001 #}**Xã số 001:** Thu đủ.",
            "id": "nhiem-vu",
            "off": ["TEXT-SPACING"],
        }
    ]


def test_the_groups_of_the_units_forms_stand_in_the_annex() -> None:
    metrics = [{**NHAN, "value": 5, "group": "NỘI CHÍNH"}, money(850)]
    groups = [{"title": "Biểu", "groups": {"KINH TẾ": ["thu"], "NỘI CHÍNH": ["nhan"]}}]
    whole = sokert.consolidate([unit(1, *metrics, annexes=groups), unit(2, *metrics)], **HEAD)
    table = page.opened(sokert.render(whole)).tables[-2]
    assert [[cell.text for cell in row.cells[:2]] for row in table.rows][1:] == [
        ["I", "NỘI CHÍNH"], ["1", "Tiếp nhận"], ["II", "KINH TẾ"], ["1", "Thu ngân sách"],
    ]  # fmt: skip


def test_the_words_of_a_unit_are_judged_by_its_own_figures() -> None:
    def words(at: int, value: int, said: str) -> sokert.Report:
        return unit(at, {**NHAN, "value": value}, sections=[{"title": "Kết quả", "body": said}])

    own = [{"title": "Kết quả", "body": "Toàn tỉnh tiếp nhận {{ nhan|with_unit }}."}]
    reports = [words(1, 450, "Tiếp nhận 450 hồ sơ.\n\n- Tiếp nhận 450 hồ sơ."), words(2, 570, "Tiếp nhận 750 hồ sơ.")]
    whole = consolidated(reports, **HEAD, sections=own)
    assert [(one.code, one.where.file, one.where.heading) for one in whole.findings] == [
        ("TEXT-FIGURE-SWAPPED", "Xã số 002", "Kết quả")
    ]
    assert sokert.check(whole.report) == whole.findings
    assert sokert.check(whole.report, off=["TEXT-FIGURE-SWAPPED"]) == ()
    assert sokert.check(sokert.consolidate(reports, **HEAD, sections=own, narratives=False)) == ()
    printed = sokert.check(sokert.render(whole.report), report=whole.report)
    assert [one.code for one in printed if not one.code.startswith("ND30")] == []
    named = {**NHAN, "name": "Hồ sơ tiếp nhận"}
    long = [
        unit(
            at,
            {**named, "value": value, "previous": value - 50},
            money(value * 3, previous=value * 3 - 100),
            sections=[
                {"title": "Kết quả", "body": f"Hồ sơ tiếp nhận {value} hồ sơ, tăng {rate}% so với cùng kỳ năm 2025."}
            ],
        )
        for at, value, rate in ((1, 450, "12,5"), (2, 570, "9,6"))
    ]
    alone = sokert.render(
        sokert.consolidate(long, **HEAD, sections=own)
    )  # the file by itself knows whose words they are
    assert [one.code for one in sokert.check(alone) if not one.code.startswith("ND30")] == []
    plain = whole.report.model_copy(update={"sections": (sokert.Section(title="A", body="Tiếp nhận 450 hồ sơ."),)})
    assert [one.code for one in sokert.check(plain)] == ["TEXT-FIGURE"]  # what the whole itself says is judged


@pytest.mark.parametrize(
    ("said", "code", "near"),
    [("Nhận {{ nhan }}.", "TAG-UNDEFINED", "so_nhan"), ("Nhận {{ so_nhan|chang }}.", "TAG-UNKNOWN-FILTER", "change")],
)
def test_words_of_a_unit_that_cannot_be_filled_name_the_unit(said: str, code: str, near: str) -> None:
    new = {**NHAN, "code": "so_nhan", "value": 570}
    good = unit(1, {**NHAN, "value": 450}, sections=[{"title": "Kết quả", "body": "Nhận {{ nhan }}."}])
    wrong = [unit(at, new, sections=[{"title": "Kết quả", "body": said}]) for at in (2, 3)]
    with pytest.raises(sokert.DataError) as told:
        sokert.consolidate([good, *wrong], **HEAD)
    assert [(one.code, one.where.file, one.where.heading) for one in told.value.findings if one.code == code] == [
        (code, f"Xã số {at:03}", "Kết quả") for at in (2, 3)
    ]
    assert {one.facts["near"] for one in told.value.findings if one.code == code} == {near}
    left = consolidated([good, *wrong], **HEAD, leave_out=True)
    assert [one.facts["name"] for one in left.findings if one.code == "CONSOLIDATE-LEFT-OUT"] == [
        "Xã số 002",
        "Xã số 003",
    ]
    own = [{"title": "Kết quả"}]
    assert "so_nhan" in sokert.consolidate([good, *wrong], **HEAD, narratives=False, sections=own).figures


def test_the_same_period_of_a_merged_unit_is_the_sum_of_its_parts() -> None:
    old = [unit(at, {**NHAN, "value": at * 10}, {**XONG, "value": at * 5}, TY_LE, period="2025-H1") for at in (1, 2, 3)]
    new = [unit(at, {**NHAN, "value": 100}, {**XONG, "value": 90}, TY_LE) for at in (1, 9)]
    whole = figures(*new, previous=old, merged={"Xã số 009": ["Xã số 002", "Xã số 003"]})
    assert (whole["nhan"].previous, whole["xong"].previous, whole["ty_le"].previous) == (60, 30, 50)
    assert figures(*new, previous=old)["nhan"].previous is None  # one unit has none, so nothing compares
    assert codes(*new, previous=[unit(1, period="2024-H1")]) == [("CONSOLIDATE-PREVIOUS-PERIOD", "Xã số 001")]


def test_a_same_period_that_last_year_did_not_say_is_told() -> None:
    old = [unit(1, {**NHAN, "value": 10}, period="2025-H1")]
    assert found(unit(1, {**NHAN, "value": 12, "previous": 11}), previous=old) == [
        ("CONSOLIDATE-PREVIOUS", "Tiếp nhận")
    ]


def test_check_tells_a_same_period_that_last_year_did_not_say_until_the_total_says_otherwise() -> None:
    old = [unit(at, {**NHAN, "value": 10}, {**XONG, "value": 5}, TY_LE, period="2025-H1") for at in (1, 2)]
    nhan, xong = {**NHAN, "value": 12, "previous": 11}, {**XONG, "value": 6, "previous": 5}
    new = [unit(1, nhan, xong, TY_LE), unit(2, {**nhan, "previous": 10}, xong, TY_LE)]
    whole = sokert.consolidate(new, **HEAD, previous=old)
    (told,) = (one for one in sokert.check(whole) if one.code == "CONSOLIDATE-PREVIOUS" and one.where.metric == "nhan")
    assert (told.where.file, told.facts["given"], told.facts["other"]) == ("Xã số 001", 11, 10)
    mended = whole.model_copy(
        update={"metrics": [whole.metrics[0].model_copy(update={"previous": Decimal(20)}), *whole.metrics[1:]]}
    )
    given = sokert.consolidate(new, **HEAD, previous=old, metrics=[{"code": "nhan", "previous": 20}])
    for one in (mended, given):
        assert "nhan" not in {it.where.metric for it in sokert.check(one) if it.code == "CONSOLIDATE-PREVIOUS"}


def test_each_total_is_traced_to_its_parts() -> None:
    whole = consolidated([unit(1, money(850, source="so.xlsx!B7")), unit(2, money("1.2", "tỷ đồng"))], **HEAD)
    assert [(part.unit, part.metric.value, part.source) for part in whole.parts["thu"]] == [
        ("Xã số 001", 850, "so.xlsx!B7"),
        ("Xã số 002", 1200, ""),
    ]


def test_the_annex_by_unit_is_printed_with_its_totals() -> None:
    whole = sokert.consolidate([unit(1, money(850)), unit(2, money("1.2", "tỷ đồng"))], **HEAD)
    table = page.opened(sokert.render(whole)).tables[-1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Đơn vị", "Thu ngân sách (triệu đồng)"],
        ["1", "Xã số 001", "850"],
        ["2", "Xã số 002", "1.200"],
        ["", "Tổng cộng", "2.050"],
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"Chỉ tiêu": "Thu", "Thực hiện": 5}, "DATA-ROW"),
        ({"name": "Thu", "value": 5}, "DATA-MISSING-KEY"),
        ("thu", "CALL-ARGUMENT"),
    ],
)
def test_what_is_no_figure_of_the_whole_is_told(given: object, code: str) -> None:
    with pytest.raises(sokert.DataError) as told:
        sokert.consolidate([unit(1, money(5))], **HEAD, metrics=[given])
    assert [one.code for one in told.value.findings] == [code]


def test_a_metric_stands_for_a_total_and_a_column_of_a_frame_names_the_units() -> None:
    pd = pytest.importorskip("pandas")
    own = sokert.Metric(code="thu", name="Thu ngân sách", value=7, unit="triệu đồng")
    whole = figures(unit(1, money(5)), metrics=[own], expected=pd.Series(["Xã số 001", "Xã số 002"]))["thu"]
    assert (whole.value, whole.coverage and whole.coverage.of) == (7, None)
    whole = figures(unit(1, money(5)), expected=pd.Series(["Xã số 001", "Xã số 002"]))["thu"]
    assert (whole.value, whole.coverage and whole.coverage.of) == (5, 2)


@pytest.mark.parametrize(
    ("values", "choices", "column"),
    [
        (("2475.8", 2531, 1850), {}, ["2.475,8", "2.531,0", "1.850,0", "6.856,8"]),
        ((2531, 1850), {"metrics": [{"code": "thu", "decimals": 1}]}, ["2.531,0", "1.850,0", "4.381,0"]),
        ((2531, 1850), {}, ["2.531", "1.850", "4.381"]),
    ],
)
def test_the_figures_of_a_column_have_the_same_decimals(
    values: tuple[object, ...], choices: dict[str, Any], column: list[str]
) -> None:
    whole = sokert.consolidate([unit(at, money(value)) for at, value in enumerate(values)], **HEAD, **choices)
    table = page.opened(sokert.render(whole)).tables[-1]
    assert [row.cells[2].text for row in table.rows[1:]] == column


def test_annexes_of_an_earlier_consolidation_do_not_stand_beside_the_new_ones() -> None:
    units = [unit(1, {**NHAN, "value": 5}), unit(2, {**NHAN, "value": 6})]
    own = {"title": "Biểu riêng", "body": "Có."}
    before = consolidated(units, **HEAD, annexes=[own])
    carried = sokert.Annex(title="Số liệu theo đơn vị (1/2)", body="| Xã | 5 |")
    again = consolidated(units, **HEAD, annexes=[*before.data["annexes"], carried])
    assert again.data["annexes"] == before.data["annexes"]
    assert [(one.code, one.facts) for one in again.findings if one not in before.findings] == [
        ("CONSOLIDATE-ANNEX", {"names": "Số liệu theo đơn vị, Số liệu theo đơn vị (1/2)"})
    ]


def test_the_units_words_are_gathered_by_section() -> None:
    def words(at: int, body: str) -> sokert.Report:
        return unit(
            at, money(at), sections=[{"title": "Kết quả", "body": body}, {"title": f"Riêng {at}", "body": "Có {a|b}."}]
        )

    own = [{"title": "KẾT QUẢ", "body": "Toàn tỉnh thu {{ thu|with_unit }}."}]
    whole = sokert.consolidate([words(1, "Thu {{ thu|with_unit }}."), words(2, "- Một\n- Hai")], **HEAD, sections=own)
    assert [section.title for section in whole.sections] == ["KẾT QUẢ", "Riêng 1", "Riêng 2"]
    assert whole.sections[0].body == (
        "Toàn tỉnh thu {{ thu|with_unit }}.\n\n{# sokert: unit Xã số 001 #}**Xã số 001:** Thu 1 triệu đồng."
        "\n\n{# sokert: unit Xã số 002 #}**Xã số 002:**\n\n- Một\n- Hai"
    )
    text = "\n".join(one.text for one in page.opened(sokert.render(whole)).paragraphs)
    assert "Toàn tỉnh thu 3 triệu đồng." in text
    assert "Xã số 001: Có {a|b}." in text


def test_a_unit_may_send_its_word_file_and_what_was_changed_in_it_counts(tmp_path: Path) -> None:
    sections = [{"title": "Kết quả", "body": "Tiếp nhận {{ nhan|with_unit }}, {{ nhan|change }}. Làm tốt."}]
    hand = {
        "gui": hands.typed("Làm tốt", "Làm rất tốt"),  # its words, brought back
        "tay": hands.typed("trân trọng báo cáo", "xin báo cáo"),  # words of the template
        "sai": hands.typed("tăng 10%", "tăng 12%"),  # a figure that nobody can bring back
    }
    for at, (name, edit) in enumerate(hand.items(), 1):
        content = sokert.render(unit(at, {**NHAN, "value": 110, "previous": 100}, sections=sections))
        (tmp_path / f"{name}.docx").write_bytes(hands.by(edit, content))
    (tmp_path / "gui.yaml").write_text("", "utf-8")  # of which gui.docx is the rendering
    docx.Document().save(str(tmp_path / "la.docx"))
    assert [path.name for path in files_in([tmp_path], (".yaml", ".docx"))] == [
        "gui.yaml",
        "la.docx",
        "sai.docx",
        "tay.docx",
    ]
    files = [tmp_path / f"{name}.docx" for name in (*hand, "la")]
    whole = consolidated(files, **HEAD, leave_out=True)
    assert whole.report.figures["nhan"].value == 220
    assert "Làm rất tốt" in str(whole.report.sections[0].body)
    assert [(one.code, Path(one.where.file).name) for one in whole.findings] == [
        ("REMEMBER-NOT-FOUND", "tay.docx"),
        ("REMEMBER-COMPUTED", "sai.docx"),
        ("CONSOLIDATE-LEFT-OUT", "sai.docx"),
        ("REMEMBER-NONE", "la.docx"),
        ("CONSOLIDATE-LEFT-OUT", "la.docx"),
    ]
    assert [one.facts["name"] for one in whole.findings if one.code == "CONSOLIDATE-LEFT-OUT"] == [
        "Xã số 003",
        "la.docx",
    ]


def test_a_blank_in_a_units_words_keeps_a_report_from_being_issued() -> None:
    said = [{"title": "Kết quả", "body": "Làm tốt.\n\nTiếp nhận {{ nhan|with_unit }}."}]
    units = [unit(1, {**NHAN, "value": 1}, sections=said), unit(2, NHAN, sections=said)]
    whole = consolidated(units, **HEAD).report
    for found in (sokert.check(whole), raised_by(whole)):
        (blank,) = [one for one in found if one.code == "FILL-UNIT-BLANK"]
        assert (blank.facts["name"], blank.where.path) == ("Xã số 002", "sections[0].body")
        assert blank.where.text == "Tiếp nhận ...... hồ sơ."
    assert sokert.render(whole.model_copy(update={"draft": True}))


def raised_by(report: sokert.Report) -> tuple[sokert.Finding, ...]:
    with pytest.raises(sokert.MissingValueError) as raised:
        sokert.render(report)
    return raised.value.findings


def test_a_fault_of_ours_in_one_unit_is_that_units_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: Path, findings: list[sokert.Finding], own: object, access: object) -> sokert.Report:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(received, "report_in", broken)
    with pytest.raises(ZeroDivisionError) as raised:
        consolidated([unit(1, {**NHAN, "value": 1}), tmp_path / "x.yaml"], **HEAD)
    assert raised.value.__notes__ == [str(tmp_path / "x.yaml")]
    whole = consolidated([unit(1, {**NHAN, "value": 1}), tmp_path / "x.yaml"], **HEAD, leave_out=True)
    assert [(one.code, Path(one.where.file).name) for one in whole.findings] == [
        ("CLI-OUR-FAULT", "x.yaml"),
        ("CONSOLIDATE-LEFT-OUT", "x.yaml"),
    ]


def test_nothing_to_consolidate_is_told() -> None:
    assert codes() == [("CONSOLIDATE-NONE", "")]


@drawn(10)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from(["đồng", "triệu đồng", "tỷ đồng"])), min_size=1, max_size=8
    )
)
def test_a_total_is_exact_in_any_order_and_mix_of_scales(rows: list[tuple[int, str]]) -> None:
    powers = {"đồng": 0, "triệu đồng": 6, "tỷ đồng": 9}
    reports = [unit(at, money(value, scale)) for at, (value, scale) in enumerate(rows)]
    for order in (reports, reports[::-1]):
        whole = figures(*order)["thu"]
        assert whole.value * 10 ** powers[str(whole.unit)] == sum(value * 10 ** powers[scale] for value, scale in rows)


def test_a_unit_that_is_not_on_the_list_is_asked_about_only_beside_one_that_did_not_report() -> None:
    reports = [
        unit(at, money(at), issuer={"name": name, "place": "Mẫu", "code": "UBND"})
        for at, name in enumerate(("Xã An Bình", "Xã Hòa Bình", "Xã Đông Hà"), 1)
    ]

    def near(*expected: str) -> list[object]:
        with pytest.raises(sokert.DataError) as told:
            sokert.consolidate(reports, **HEAD, expected=expected)
        return [one.facts["near"] for one in told.value.findings]

    assert near("Xã An Bình", "Xã Bình Minh") == ["", ""]  # nobody's name was misspelt
    assert near("Xã An Bình", "Xã Hòa Bình", "Xã Đồng Hà") == ["Xã Đồng Hà"]
    assert near("Xã An Bình", "Xã Hòa Bình", "Đông Hà") == ["Đông Hà"]


def test_a_unit_is_known_by_its_name_in_other_letters_and_is_called_as_on_the_list() -> None:
    whole = consolidated([unit(1, money(1)), unit(2, money(2))], **HEAD, expected=["XÃ  SỐ 002", "xã số 001"])
    assert whole.findings == ()
    assert "XÃ  SỐ 002" in whole.report.model_dump_json()


@pytest.mark.parametrize("name", ["reports", "previous", "expected"])
def test_what_is_no_list_is_told_by_what_the_list_is_of(name: str) -> None:
    one = unit(1, money(1))
    given: dict[str, Any] = {"reports": [one], name: one}
    with pytest.raises(sokert.DataError) as told:
        sokert.consolidate(given.pop("reports"), **HEAD, **given)
    (finding,) = told.value.findings
    assert (finding.code, finding.sentence) == ("CALL-ARGUMENT", f"CONSOLIDATE-GIVEN-{name.upper()}")
    assert name in finding.message("en")


def test_what_was_found_of_the_units_tables_is_told_of_the_whole_once() -> None:
    rows = [{"name": "Hồ sơ", "unit": "hồ sơ", "value": 5, "chi_tieu_nam": 9}]
    units = [unit(at, metrics=sokert.metrics_from(rows, name=f"Xã {at}")) for at in range(1, 4)]
    whole = consolidated(units, **HEAD)
    for found in (whole.findings, sokert.check(whole.report)):
        assert [(one.code, one.times) for one in found if one.code.startswith("SOURCE-")] == [
            ("SOURCE-COLUMN-UNREAD", 3)
        ]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"name": "Số tiếp nhận"}, ["“Tiếp nhận” và “Số tiếp nhận” có lẽ là một số liệu có hai tên"]),
        ({"name": "Số tiếp nhận", "unit": "đơn"}, ["Số tiếp nhận mới tổng hợp", "Tiếp nhận mới tổng hợp"]),
        ({"name": "Tiếp nhận mới"}, ["Tiếp nhận mới mới tổng hợp", "Tiếp nhận mới tổng hợp"]),
    ],
)
def test_one_figure_under_two_names_is_told_as_that(second: dict[str, str], told: list[str]) -> None:
    odd = {**NHAN, "code": "so_nhan", "value": 9, **second}
    units = [unit(1, {**NHAN, "value": 5}), unit(2, {**NHAN, "value": 7}), unit(3, odd)]
    found = sorted((one for one in sokert.check(sokert.consolidate(units, **HEAD))), key=lambda one: one.message("vi"))
    assert [one.code for one in found] == ["FIGURE-PARTIAL"] * len(told)
    assert all(one.message("vi").startswith(words) for one, words in zip(found, told, strict=True))
    assert ("codes ghi so_nhan: nhan" in found[0].hint("vi")) == (len(told) == 1)


def test_a_notebook_shows_what_came_of_many_as_the_report() -> None:
    whole = consolidated([unit(1, {**NHAN, "value": 5})], **HEAD)
    assert whole._repr_html_() == whole.report._repr_html_()

"""The catalogue of an office's kind: what it holds, and how its identities join those of a report."""

from __future__ import annotations

from typing import Any

import pytest

from check.figures.reports import report_of
from sokert.check.figures import check
from sokert.check.figures.identities import parsed
from sokert.models.catalogue import KINDS, Catalogue, Entry, catalogue

each_kind = pytest.mark.parametrize("kind", KINDS)


def figures(unit: str = "hồ sơ", **values: int) -> list[dict[str, Any]]:
    return [{"code": code, "name": code, "value": value, "unit": unit} for code, value in values.items()]


def told(metrics: list[dict[str, Any]], **more: object) -> list[tuple[str, str]]:
    return [(finding.code, finding.where.text) for finding in check(report_of(*metrics, **more))]


DOSSIERS = {
    "tiep_nhan": 10045,
    "ton_ky_truoc": 345,
    "tiep_nhan_moi": 9700,
    "nop_truc_tuyen": 8000,
    "nop_truc_tiep": 1500,
    "nop_buu_chinh": 200,
    "da_giai_quyet": 9610,
    "truoc_han": 7002,
    "dung_han": 2590,
    "qua_han": 18,
    "dang_giai_quyet": 412,
    "dang_trong_han": 409,
    "dang_qua_han": 3,
    "tra_lai": 23,
}


@each_kind
def test_every_identity_can_be_read_and_names_only_its_own_metrics(kind: str) -> None:
    known = catalogue(kind)
    for text in known.identities:
        identity = parsed(text)
        assert identity, text
        assert set(identity.codes) <= set(known.metrics), text


@each_kind
def test_no_code_of_a_catalogue_is_a_slip_of_another(kind: str) -> None:
    known = catalogue(kind)
    for code, entry in known.metrics.items():
        assert entry.name
        assert entry.units
        others = {one: what for one, what in known.metrics.items() if one != code}
        assert type(known)(others, ()).meant(code) == ""


@each_kind
def test_the_two_sides_of_every_identity_can_hold_at_once(kind: str) -> None:
    metrics = [
        {"code": code, "name": entry.name, "value": 0, "previous": 0, "unit": entry.units[0], "nature": entry.nature}
        for code, entry in catalogue(kind).metrics.items()
    ]
    assert told(metrics, kind=kind) == []


def test_the_dossiers_of_an_office_are_checked_without_a_word() -> None:
    assert told(figures(**DOSSIERS)) == []
    assert told(figures(**{**DOSSIERS, "tra_lai": 21})) == [
        ("FIGURE-IDENTITY", "tiep_nhan = da_giai_quyet + dang_giai_quyet + tra_lai")
    ]


@pytest.mark.parametrize("code", DOSSIERS)
def test_any_count_that_is_off_by_one_is_found(code: str) -> None:
    changed = figures(**{**DOSSIERS, code: DOSSIERS[code] + 1})
    assert {code for code, _ in told(changed)} == {"FIGURE-IDENTITY"}


def test_without_those_returned_the_rest_may_be_less_and_never_more() -> None:
    rest = {code: DOSSIERS[code] for code in ("tiep_nhan", "da_giai_quyet", "dang_giai_quyet")}
    assert told(figures(**rest)) == [("FIGURE-RECEIVED", "")]  # a question: what was given back is unsaid
    assert told(figures(**{**rest, "tiep_nhan": 10000})) == [
        ("FIGURE-IDENTITY", "da_giai_quyet + dang_giai_quyet <= tiep_nhan")
    ]


def test_a_reports_own_identity_is_not_told_twice() -> None:
    wrong = figures(tiep_nhan=10, ton_ky_truoc=3, tiep_nhan_moi=8)
    assert told(wrong, identities=["tiep_nhan_moi = tiep_nhan - ton_ky_truoc"]) == [
        ("FIGURE-IDENTITY", "tiep_nhan_moi = tiep_nhan - ton_ky_truoc")
    ]


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("don_tiep_nhan = don_da_xu_ly - don_rut", []),
        ("don_tiep_nhan <= don_da_xu_ly + don_rut", [("FIGURE-IDENTITY", "don_da_xu_ly <= don_tiep_nhan")]),
    ],
)
def test_an_identity_that_holds_covers_a_bound_only_where_it_is_exact(own: str, found: list[tuple[str, str]]) -> None:
    metrics = figures("đơn", don_tiep_nhan=10, don_da_xu_ly=12, don_rut=2)
    assert told(metrics, identities=[own]) == found


def test_an_exact_identity_of_more_figures_does_not_cover_an_exact_one() -> None:
    own = "tiep_nhan = tiep_nhan_moi + ton_ky_truoc + tra_lai"
    wrong = figures(tiep_nhan=10, ton_ky_truoc=3, tiep_nhan_moi=8, tra_lai=1)
    assert told(wrong, identities=[own]) == [
        ("FIGURE-IDENTITY", own),
        ("FIGURE-IDENTITY", "tiep_nhan = ton_ky_truoc + tiep_nhan_moi"),
    ]


def test_another_unit_is_another_thing_and_told() -> None:
    wrong = figures("lượt", tiep_nhan=10, ton_ky_truoc=3, tiep_nhan_moi=8)
    assert told(wrong) == [("FIGURE-CATALOGUE-UNIT", "")] * 3


def test_a_code_one_letter_off_is_told_with_the_one_that_is_meant() -> None:
    (finding,) = check(report_of(*figures(tiep_nhan_moii=8)))
    assert (finding.code, finding.facts["meant"]) == ("FIGURE-CATALOGUE-NAME", "tiep_nhan_moi")
    assert finding.hint("vi").startswith("dùng mã “tiep_nhan_moi” nếu là cùng một số liệu")
    assert told(figures(tiep_nhan_mới=8)) == [("FIGURE-CATALOGUE-NAME", "")]
    assert told(figures(tiep_nhan_moi_2=8)) == []


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("van_ban_dne", "van_ban_den"),  # two letters in turn
        ("van_ban_dem", "van_ban_den"),
        ("van_ban_de", "van_ban_den"),
        ("van_ban_denn", "van_ban_den"),
        ("ho_soxx", ""),  # two letters more
        ("van_ban_d", ""),
        ("vien_chuc", "vien_chuc"),  # eight letters are the fewest that a slip is seen in
        ("vien_chuk", "vien_chuc"),
        ("vien_chu", ""),
        ("tin_bay", ""),
    ],
)
def test_a_slip_is_one_letter_of_a_long_code(code: str, meant: str) -> None:
    entry = Entry("x", ("x",), "flow")
    known = Catalogue(dict.fromkeys(("van_ban_den", "vien_chuc", "tin_bai", "ho_so"), entry), ())
    assert known.meant(code) == ("" if code in known.metrics else meant)


@pytest.mark.parametrize(("now", "found"), [(1204, False), (1205, True)])
def test_a_stock_is_what_it_was_and_what_came_and_went(now: int, found: bool) -> None:
    moves = {"ket_nap": 17, "dang_vien_chuyen_den": 4, "dang_vien_chuyen_di": 6, "dang_vien_ra_khoi": 1}
    stock = {"code": "dang_vien", "name": "Đảng viên", "value": now, "previous": 1190, "nature": "stock"}
    metrics = [*figures("đảng viên", **moves), {**stock, "unit": "đảng viên"}]
    assert ("FIGURE-IDENTITY" in {code for code, _ in told(metrics)}) == found


def test_the_same_period_of_a_stock_is_not_asked_of_an_identity_that_looks_back() -> None:
    stock = {"code": "lop", "name": "Lớp", "value": 12, "previous": 10, "unit": "lớp", "nature": "stock"}
    more = {"code": "mo", "name": "Mở", "value": 2, "previous": 9, "unit": "lớp"}
    house = {"stock_since": "same-period"}
    assert told([stock, more], identities=["lop = lop.previous + mo"], settings=house) == []
    assert told([{**stock, "value": 13}, more], identities=["lop = lop.previous + mo"], settings=house) == [
        ("FIGURE-IDENTITY", "lop = lop.previous + mo")
    ]


def test_a_kind_is_named_or_follows_from_the_template() -> None:
    counts = figures("học sinh", hoc_sinh=10, hoc_sinh_nam=4, hoc_sinh_nu=5)
    assert told(counts) == []
    assert told(counts, kind="school") == [("FIGURE-IDENTITY", "hoc_sinh = hoc_sinh_nam + hoc_sinh_nu")]
    assert told(figures(tiep_nhan=10, ton_ky_truoc=3, tiep_nhan_moi=8), template="mau-rieng.md") == []


def test_a_closed_list_and_a_total_have_to_add_up() -> None:
    whole = {"code": "tong", "name": "Tổng", "value": 10, "unit": "đơn"}
    parts = [{**one, "part_of": "tong"} for one in figures("đơn", a=4, b=5)]
    assert told([whole, *parts]) == []
    assert told([{**whole, "closed": True}, *parts]) == [("FIGURE-IDENTITY", "tong = a + b")]
    assert told([{**whole, "sum_of": ["a", "b"]}, *figures("đơn", a=4, b=5)]) == [("FIGURE-IDENTITY", "tong = a + b")]

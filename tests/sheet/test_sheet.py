"""The form for units: written the same every time, filled in, and taken back as a report."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sokert
from sokert.ooxml.packing import packed
from sokert.sheet.layout import HEAD, Column, cell
from sokert.sheet.reading import taken_back, unit_in
from sokert.sources.workbooks import Workbook

pytest.importorskip("xlsxwriter", reason="pip install 'sokert[workbooks]'")

REPORT: dict[str, Any] = {
    "period": "2026-H1",
    "issuer": {"name": "UBND xã", "parent": "UBND tỉnh Mẫu Sơn", "place": "Mẫu Sơn", "code": "UBND"},
    "signatory": {"position": "CHỦ TỊCH"},
    "metrics": [
        {"code": "nhan", "name": "Tiếp nhận", "unit": "hồ sơ", "previous": 80, "closed": True},
        {"code": "truc_tuyen", "name": "Trực tuyến", "unit": "hồ sơ", "part_of": "nhan"},
        {"code": "truc_tiep", "name": "Trực tiếp", "unit": "hồ sơ", "part_of": "nhan"},
        {"code": "xong", "name": "Đã giải quyết", "unit": "hồ sơ"},
        {"code": "ty_le", "name": "Tỷ lệ giải quyết", "done": "xong", "of": "nhan"},
        {"code": "thu_xa", "name": "Thu xã hưởng", "unit": "triệu đồng"},
        {"code": "thu_cap", "name": "Thu điều tiết", "unit": "tỷ đồng"},
        {"code": "thu", "name": "Tổng thu", "unit": "tỷ đồng", "sum_of": ["thu_xa", "thu_cap"]},
    ],
    "identities": ["xong <= nhan"],
    "sections": [{"title": "Kết quả", "sections": [{"title": "Thủ tục hành chính", "body": "{{ nhan|with_unit }}"}]}],
}
ROWS = {metric["code"]: HEAD + 1 + at for at, metric in enumerate(REPORT["metrics"])}


def report(**values: object) -> sokert.Report:
    metrics = [
        {**one, **({"value": values[one["code"]]} if one["code"] in values else {})} for one in REPORT["metrics"]
    ]
    return sokert.Report.model_validate({**REPORT, "metrics": metrics})


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def typed(content: bytes, **cells: str) -> bytes:
    """Return a form with cells filled in as Excel would: a number as a number, all else as words."""
    made = parts(content)
    page = made["xl/worksheets/sheet1.xml"]
    for place, words in cells.items():
        style = re.search(rf'<c r="{place}"( s="\d+")?', page)
        assert style, place
        number = re.fullmatch(r"-?\d+(\.\d+)?", words)
        value = f"><v>{words}</v></c>" if number else f' t="inlineStr"><is><t>{words}</t></is></c>'
        page = re.sub(rf'<c r="{place}"[^>]*?(/>|>.*?</c>)', f"{style[0]}{value}", page, count=1)
    made["xl/worksheets/sheet1.xml"] = page
    return packed({name: text.encode() for name, text in made.items()})


def at(code: str, column: Column = Column.VALUE) -> str:
    return cell(ROWS[code], column)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return tmp_path / "bieu-mau.xlsx"


def asked(**values: object) -> sokert.Report:
    """Return the report with the figures of one unit, which is its issuer."""
    made = report(**values)
    return made.model_copy(update={"issuer": made.issuer.model_copy(update={"name": "Xã số 001"})})


def filled(form: Path, blank: sokert.Report | None = None, unit: str | None = "Xã số 001", **cells: str) -> Path:
    form.write_bytes(typed(sokert.sheet(blank or report(), unit=unit), **cells))
    return form


def told(form: Path) -> list[tuple[str, str]]:
    with pytest.raises(sokert.DataError) as raised:
        sokert.read_sheet(form)
    return [(one.code, one.where.part.partition("!")[2]) for one in raised.value.findings]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert sokert.sheet(report(nhan=5)) == sokert.sheet(report(nhan=5))


def test_what_stands_on_a_form_is_what_comes_back(form: Path) -> None:
    known = asked(nhan=100, truc_tuyen=60, truc_tiep=40, xong=90, thu_xa="850.5", thu_cap="1.2")
    back = sokert.read_sheet(filled(form, known, unit=None))
    assert back.issuer.name == "Xã số 001"
    assert {code: metric.value for code, metric in back.figures.items()} == {
        code: metric.value for code, metric in known.figures.items()
    }
    assert (back.figures["nhan"].previous, back.sections, back.identities) == (80, known.sections, known.identities)


def test_what_a_unit_types_is_read(form: Path) -> None:
    cells = {at("nhan"): "1234", at("xong"): "gần 1.200", at("thu_xa"): "850,5", at("truc_tiep"): "-"}
    cells |= {at("thu_cap"): "1.25", at("truc_tuyen"): "30", at("truc_tuyen", Column.HEDGE): "hơn", "D3": "14/6/2026"}
    back = sokert.read_sheet(
        filled(form, **cells, **{at("xong", Column.PREVIOUS): "70", at("nhan", Column.PLAN): "3000"})
    )
    figures = back.figures
    assert [(figures[code].value, figures[code].hedge) for code in ("nhan", "xong", "truc_tuyen")] == [
        (1234, None), (1200, "gần"), (30, "hơn"),
    ]  # fmt: skip
    assert (figures["thu"].value, figures["thu_xa"].value) == (Decimal("2.1005"), Decimal("850.5"))
    assert not figures["truc_tiep"].is_known
    assert not figures["ty_le"].is_known  # its pair is not exact
    assert (figures["xong"].previous, figures["nhan"].plan[0].value, str(back.date)) == (70, 3000, "2026-06-14")
    assert figures["nhan"].source == f"bieu-mau.xlsx!Số liệu!{at('nhan')}"


def test_a_row_is_judged_once_it_is_filled_in_and_the_same_period_of_a_total_is_summed() -> None:
    page = parts(sokert.sheet(report()))["xl/worksheets/sheet1.xml"]
    formulas = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>(.*?)</f>', page))
    assert formulas[at("xong", Column.RESULT)] == 'IF(OR($I$15="SAI"),"SAI",IF(AND($I$15="Đúng"),"Đúng",""))'
    assert formulas[at("thu", Column.PREVIOUS)] == 'IF(COUNT(E11,E12)&lt;2,"",E11*10^-3+E12)'


def test_a_sum_of_a_spreadsheet_has_no_noise_behind_it(form: Path) -> None:
    cells = {at("thu", Column.PREVIOUS): "0.30000000000000004"}
    assert sokert.read_sheet(filled(form, **cells)).figures["thu"].previous == Decimal("0.3")


def test_cells_that_hold_no_figure_are_told_together(form: Path) -> None:
    cells = {at("nhan"): "khá nhiều", at("xong"): "12 tấn", at("thu_xa", Column.HEDGE): "chừng", "D3": "hôm qua"}
    cells |= {at("truc_tuyen"): "1.5", at("nhan", Column.PLAN): "12.345 và 1,5"}
    assert told(filled(form, **cells)) == [
        ("SHEET-DAY", "D3"), ("SOURCE-CELL-TEXT", at("nhan")), ("SOURCE-CELL-TEXT", at("nhan", Column.PLAN)),
        ("SOURCE-CELL-FRACTION", at("truc_tuyen")), ("SOURCE-CELL-UNIT", at("xong")), ("SHEET-HEDGE", "G11"),
    ]  # fmt: skip
    assert unit_in(form) == "Xã số 001"


def test_what_an_office_writes_for_a_figure_is_read_as_everywhere(form: Path) -> None:
    said = {
        "không phát sinh": (0, None), "Không": (0, None), "khoảng 800": (800, "khoảng"), "~ 560": (560, "khoảng"),
        "≈1.250": (1250, "khoảng"), "hơn 2 nghìn": (2000, "hơn"), "12 hồ sơ": (12, None), "chưa có": (None, None),
        "-": (None, None), "…": (None, None),
    }  # fmt: skip
    for words, (value, hedge) in said.items():
        back = sokert.read_sheet(filled(form, **{at("nhan"): words})).figures["nhan"]
        assert (back.value if back.is_known else None, back.hedge) == (value, hedge), words
    money = sokert.read_sheet(filled(form, **{at("thu_xa"): "1,2 tỷ đồng"})).figures["thu_xa"]
    assert (money.value, money.unit) == (1200, "triệu đồng")


def test_a_form_that_knows_no_figure_is_anybodys_and_has_to_be_signed(form: Path) -> None:
    blank = report().model_copy(
        update={"metrics": tuple(one.with_facts({"previous": None}) for one in report().metrics)}
    )
    assert sokert.read_sheet(filled(form, blank, unit=None, D2="Xã số 002")).issuer.name == "Xã số 002"
    assert told(filled(form, blank, unit=None)) == [("SHEET-NO-UNIT", "D2")]
    assert taken_back(blank, form).issuer == blank.issuer  # which is who it is for


def test_a_units_form_holds_nothing_of_the_offices_own(form: Path) -> None:
    below = [{"title": "Thủ tục", "body": "{{ nhan|with_unit }} của huyện"}]
    body = "{# Nêu kết quả\nnổi bật. #}{# sokert: off TEXT-FIGURE #}Xã A chậm."
    sections = [{"title": "Kết quả {{ period|year_name }}", "body": body, "sections": below}]
    whole = {**REPORT, "number": 5, "subject": "Riêng", "sections": sections}
    own = {"value": 777, "hedge": "gần", "previous": 666, "plan": 555, "bases": [{"of": "năm 2019", "value": 444}]}
    whole["metrics"] = [{**REPORT["metrics"][0], **own}, *REPORT["metrics"][1:]]
    office = sokert.Report.model_validate(whole)
    content = sokert.sheet(office, unit="Xã số 001")
    text = "".join(parts(content).values())
    assert [
        one for one in ("777", "666", "555", "444", "của huyện", "Riêng", "Xã A chậm", "TEXT-FIGURE") if one in text
    ] == []
    assert "Kết quả năm 2026" in text
    assert "Nêu kết quả nổi bật." in text  # as a hint beside the title
    form.write_bytes(content)
    back = sokert.read_sheet(form)
    assert [section.body for top in back.sections for section in top.walk()] == ["", ""]
    last = sokert.Report.model_validate({**REPORT, "period": "2025-H1", "identities": [], "metrics": [
        {"code": "nhan", "name": "Tiếp nhận", "unit": "hồ sơ", "value": 70},
        {"code": "thu_xa", "name": "Thu", "unit": "tỷ đồng", "value": "0.8"},
        {"code": "xong", "name": "Xong", "unit": "hồ sơ", "value": 60, "hedge": "gần"}]})  # fmt: skip
    form.write_bytes(sokert.sheet(office, unit="Xã số 001", previous=last))
    figures = sokert.read_sheet(form).figures
    assert [figures[code].previous for code in ("nhan", "thu_xa", "xong")] == [70, 800, None]


def test_the_figures_of_one_office_are_not_sent_as_anothers(form: Path) -> None:
    assert told(filled(form, unit=None, D2="Xã số 002")) == [("SHEET-OF-ANOTHER", "D2")]
    assert unit_in(form) == "Xã số 002"


def test_groups_and_parts_stand_on_the_form_as_in_the_annex(form: Path) -> None:
    metrics = [
        {"code": "a", "name": "Thu", "unit": "tỷ đồng", "group": "KINH TẾ"},
        {"code": "b", "name": "Đơn", "unit": "đơn", "group": "NỘI CHÍNH"},
        {"code": "c", "name": "Phí", "part_of": "a"},
        {"code": "d", "name": "Phí đò", "part_of": "c"},
    ]
    office = sokert.Report.model_validate(
        {**REPORT, "metrics": metrics, "identities": [], "sections": [{"title": "A"}]}
    )
    form.write_bytes(typed(sokert.sheet(office, unit="Xã số 001"), H8="0.5", H11="3"))
    rows = Workbook(form).sheet("Số liệu").rows[HEAD + 1 : HEAD + 7]
    assert [[cell.text for cell in row[1:4]] for row in rows] == [
        ["I", "KINH TẾ", ""], ["1", "Thu", "tỷ đồng"], ["-", "Phí", "tỷ đồng"], ["+", "Phí đò", "tỷ đồng"],
        ["II", "NỘI CHÍNH", ""], ["1", "Đơn", "đơn"],
    ]  # fmt: skip
    figures = sokert.read_sheet(form).figures
    assert [(one.unit, one.group) for one in figures.values()][1:3] == [("đơn", "NỘI CHÍNH"), ("tỷ đồng", None)]
    assert (figures["c"].value, figures["b"].value) == (Decimal("0.5"), 3)


def test_a_row_that_is_gone_or_doubled_is_told(form: Path) -> None:
    content = typed(sokert.sheet(report()), **{cell(ROWS["xong"], Column.CODE): "nhan"})
    form.write_bytes(content)
    assert told(form) == [("SHEET-ROW-TWICE", at("xong", Column.NAME)), ("SHEET-ROW-GONE", cell(HEAD, Column.NAME))]


def test_another_workbook_is_told(form: Path) -> None:
    form.write_bytes(b"PK")
    assert told(form) == [("SHEET-NOT-OURS", "")]


def test_what_must_hold_is_a_formula_and_turns_red() -> None:
    page = parts(sokert.sheet(report()))["xl/worksheets/sheet1.xml"]
    nhan, online, direct, done = at("nhan"), at("truc_tuyen"), at("truc_tiep"), at("xong")
    assert f"ROUND({done}-({nhan}),6)&lt;=0" in page
    assert f"ROUND({nhan}-({online}+{direct}),6)=0" in page
    assert f"{at('thu_xa')}*10^-3+{at('thu_cap')}" in page
    assert f"{done}*10^2/{nhan}" in page
    assert page.count("<cfRule") == 2 + 4  # each check, and the figures they are about
    assert "<sheetProtection" in page
    assert page.count("<dataValidation ") == 6 * 2
    assert re.search(r'<col min="1" max="1"[^>]* hidden="1"', page)
    assert 'state="veryHidden"' in parts(sokert.sheet(report()))["xl/workbook.xml"]


def test_a_rate_that_may_be_a_ratio_is_asked_about_and_told(form: Path) -> None:
    rate = {"code": "bhyt", "name": "Tỷ lệ", "unit": "%"}
    office = sokert.Report.model_validate({**REPORT, "metrics": [rate], "identities": [], "sections": [{"title": "A"}]})
    content = sokert.sheet(office, unit="Xã số 001")
    assert "<formula1>OR(H6&gt;1,H6&lt;=0)</formula1>" in parts(content)["xl/worksheets/sheet1.xml"]
    form.write_bytes(typed(content, H6="0.955", E6="94.2"))
    assert told(form) == [("SOURCE-CELL-RATIO", "H6")]
    form.write_bytes(typed(content, H6="0.9", E6="1.2"))
    assert sokert.read_sheet(form).figures["bhyt"].value == Decimal("0.9")


def test_a_form_that_somebody_filled_in_stays(form: Path) -> None:
    sokert.sheet(report(), form)
    sokert.sheet(report(nhan=1), form)
    form.write_bytes(form.read_bytes() + b" ")
    with pytest.raises(sokert.FileError) as raised:
        sokert.sheet(report(), form)
    assert raised.value.findings[0].code == "FILE-NOT-OURS"


def test_a_form_is_taken_back_into_its_report(form: Path) -> None:
    own = report(nhan=1, truc_tuyen=7)
    filled(form, own, unit=None, **{at("nhan"): "1234", at("xong"): "1000", at("truc_tuyen"): ""})
    back = taken_back(own, form)
    assert (back.figures["nhan"].value, back.figures["xong"].value) == (1234, 1000)
    assert round(back.figures["ty_le"].value, 1) == Decimal("81.0")
    assert not back.figures["truc_tuyen"].is_known
    assert (back.issuer, back.sections) == (own.issuer, own.sections)
    assert back.figures["nhan"].previous == 80
    filled(form, **{at("nhan"): "1234"})
    with pytest.raises(sokert.DataError) as raised:
        taken_back(own, form)  # what one unit reports is not what the office does
    assert [(one.code, one.where.part) for one in raised.value.findings] == [("SHEET-OF-A-UNIT", "Số liệu!D2")]
    other = asked().model_copy(update={"period": sokert.Period.of("2025-H1")})
    with pytest.raises(sokert.DataError) as raised:
        taken_back(other, form)
    assert [one.code for one in raised.value.findings] == ["SHEET-PERIOD"]


def test_a_template_path_and_sources_do_not_go_out() -> None:
    data = {
        **REPORT,
        "template": "/nha/rieng/mau.md",
        "metrics": [{**REPORT["metrics"][0], "source": "bi-mat.xlsx!B7"}],
    }
    text = "".join(parts(sokert.sheet(sokert.Report.model_validate({**data, "identities": []}))).values())
    assert "/nha/rieng" not in text
    assert "bi-mat" not in text


def test_without_the_library_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(sokert.DataError) as raised:
        sokert.sheet(report())
    assert "sokert[workbooks]" in str(raised.value)

"""Report files with sources: what is typed and what is gathered meet, and everything keeps its place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import sokert
from judges import ROOT
from page import words
from sokert.errors import DataError, Finding
from sokert.sources import read

openpyxl = pytest.importorskip("openpyxl")

HEAD = """\
period: 2026-H1
issuer: {name: Văn phòng, place: Mẫu Sơn, code: VP}
signatory: {position: CHÁNH VĂN PHÒNG}
"""
BODY = """
sections:
  - title: Kết quả
    body: Xử lý {{ van_ban_den|sentence }}.
"""
SHEET = (("TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "Thực hiện"), (1, "Văn bản đến", "văn bản", 19412, 20870))
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n"
FILE = "sources:\n  - {file: so-lieu.xlsx}\n"


def sheet(folder: Path, *rows: Any, name: str = "so-lieu.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows or SHEET:
        book.active.append(list(row))
    book.save(folder / name)
    return folder / name


def file(folder: Path, middle: str, body: str = BODY) -> Path:
    path = folder / "report.yaml"
    path.write_text(HEAD + middle + body, "utf-8")
    return path


def refused(path: Path, **given: Any) -> list[Finding]:
    with pytest.raises(DataError) as raised:
        sokert.load(path, **given)
    return list(raised.value.findings)


def told(path: Path, **given: Any) -> list[tuple[str, str, int]]:
    return [(one.code, one.where.part or Path(one.where.file).name, one.where.line) for one in refused(path, **given)]


def test_figures_come_from_the_sheet_and_know_their_cell(tmp_path: Path) -> None:
    sheet(tmp_path)
    report = sokert.load(file(tmp_path, FILE))
    (metric,) = report.metrics
    assert (metric.value, metric.previous, metric.source) == (20870, 19412, "so-lieu.xlsx!E2")
    assert "20.870 văn bản, tăng 7,5% so với cùng kỳ năm 2025" in words(sokert.render(report))


def test_what_is_typed_is_added_to_what_the_sheet_says(tmp_path: Path) -> None:
    sheet(tmp_path, *SHEET, (2, "Hộ nghèo", "hộ", 10, "-"))
    typed = "metrics:\n  - {code: ho_ngheo, better: less, value: 8}\n  - {code: khac, name: Khác, value: 1}\n"
    report = sokert.load(file(tmp_path, FILE + typed))
    assert [metric.code for metric in report.metrics] == ["khac", "van_ban_den", "ho_ngheo"]
    poor = report.figures["ho_ngheo"]
    assert (poor.name, poor.value, poor.previous, poor.better) == ("Hộ nghèo", 8, 10, "less")


@pytest.mark.parametrize(
    ("settings", "period", "said"),
    [
        ("", "2026-H1", ["E3"]),
        ("settings: {pad_counts: true}\n", "2026-H1", ["E3"]),
        ("settings: {stock_since: year-start}\n", "2026-H1", []),
        ("settings: {stock_since: same-period}\n", "2026-H1", []),
        ("", "2026", []),  # whose figure before is that of 31/12
    ],
)
def test_a_stock_whose_earlier_figure_a_table_gives_is_told_until_somebody_says_which_it_is(
    settings: str, period: str, said: list[str], tmp_path: Path
) -> None:
    table = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ")
    sheet(tmp_path, table, (1, "Văn bản đến", "văn bản", 2, 3), (2, "Hộ nghèo", "hộ", 8, 10))
    path = file(tmp_path, FILE + "metrics: [{code: ho_ngheo, nature: stock}]\n" + settings)
    path.write_text(path.read_text("utf-8").replace("2026-H1", period), "utf-8")
    found = [one for one in sokert.check_file(path) if one.code == "SOURCE-STOCK-SINCE"]
    assert [one.where.part.rpartition("!")[2] for one in found] == said


@pytest.mark.parametrize("value", ["20870", "20870.0", "'20870'"])
def test_a_figure_typed_as_it_stands_is_no_conflict(value: str, tmp_path: Path) -> None:
    sheet(tmp_path)
    path = file(tmp_path, FILE + f"metrics:\n  - {{code: van_ban_den, value: {value}}}\n")
    assert sokert.load(path).figures["van_ban_den"].value == 20870


@pytest.mark.parametrize("plan", ["9", "{value: 9}", "[{value: 9}]"])
def test_a_plan_typed_as_it_stands_is_no_conflict_in_any_of_its_forms(plan: str, tmp_path: Path) -> None:
    sheet(tmp_path, ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"), (1, "Hộ nghèo", "hộ", 9, 8))
    middle, body = "metrics:\n  - {code: ho_ngheo, plan: PLAN}\n", "sections:\n  - {title: A, body: Tốt.}\n"
    report = sokert.load(file(tmp_path, FILE + middle.replace("PLAN", plan), body))
    assert [one.value for one in report.figures["ho_ngheo"].plan] == [9]
    (finding,) = refused(file(tmp_path, FILE + middle.replace("PLAN", plan.replace("9", "7")), body))
    assert finding.code == "SOURCE-CONFLICT"


def test_a_figure_typed_otherwise_than_it_stands_is_told_with_both_places(tmp_path: Path) -> None:
    sheet(tmp_path)
    (finding,) = refused(file(tmp_path, FILE + "metrics:\n  - code: van_ban_den\n    value: 20780\n"))
    assert (finding.code, finding.where.line) == ("SOURCE-CONFLICT", 8)
    assert finding.message("en") == "Văn bản đến: value is 20780 here and 20870 in the table (so-lieu.xlsx, E2)"


def test_bad_cells_and_bad_keys_and_bad_tags_are_told_together(tmp_path: Path) -> None:
    sheet(tmp_path, *SHEET, (2, "Đơn", "đơn", "nhiều", "1.2.3"), (3, "Vụ", "vụ", 1, 2))
    path = file(tmp_path, FILE + "metrics:\n  - {code: vu, decimls: 2}\n", BODY.replace("sentence", "sentenc"))
    assert told(path) == [
        ("DATA-UNKNOWN-KEY", "report.yaml", 7),
        ("TAG-UNKNOWN-FILTER", "report.yaml", 11),
        ("SOURCE-CELL-TEXT", "E3", 0),
        ("SOURCE-CELL-TEXT", "D3", 0),
    ]


def test_a_row_with_a_bad_cell_is_still_known_to_the_text(tmp_path: Path) -> None:
    sheet(tmp_path, SHEET[0], (1, "Văn bản đến", "văn bản", 1, "nhiều"))
    assert told(file(tmp_path, FILE)) == [("SOURCE-CELL-TEXT", "E2", 0)]


def test_of_a_source_that_cannot_be_read_no_code_is_missed(tmp_path: Path) -> None:
    naming = FILE + "metrics:\n  - {code: mat, name: Văn bản mật, value: 1, unit: văn bản, part_of: van_ban_den}\n"
    assert told(file(tmp_path, naming)) == [("SOURCE-NO-FILE", "report.yaml", 5)]
    adding = FILE + "metrics:\n  - {code: ho_ngheo, better: less}\n  - {name: Vụ cháy}\n"
    missed = ("DATA-MISSING-KEY", "report.yaml", 8)  # the code, which no source gives a row that has none
    assert told(file(tmp_path, adding)) == [("SOURCE-NO-FILE", "report.yaml", 5), missed]
    (tmp_path / "so-lieu.xlsx").write_bytes(POINTER)
    assert told(file(tmp_path, adding)) == [missed, ("FILE-LFS-POINTER", "so-lieu.xlsx", 0)]
    (tmp_path / "so-lieu.csv").write_bytes(POINTER)
    assert told(file(tmp_path, FILE.replace("xlsx", "csv"))) == [("FILE-LFS-POINTER", "so-lieu.csv", 0)]


def test_a_note_below_the_table_that_a_name_points_at_is_told(tmp_path: Path) -> None:
    rows = ["Chỉ tiêu;ĐVT;Thực hiện", "Sản lượng (*);tấn;120", "Hộ nghèo (1);hộ;15", "Văn bản đến;văn bản;3"]
    (tmp_path / "so-lieu.csv").write_text("\n".join([*rows, "(*) Số ước", "(2) Ghi chú khác", "(1)"]), "utf-8")
    found = [one for one in sokert.check_file(file(tmp_path, FILE.replace("xlsx", "csv"))) if "SOURCE" in one.code]
    assert [(one.code, one.level, one.where.part, one.facts["name"]) for one in found] == [
        ("SOURCE-NOTE-LEFT", "info", "A5", "Sản lượng (*)")
    ]


def test_two_sources_that_give_one_code_are_told(tmp_path: Path) -> None:
    sheet(tmp_path)
    sheet(tmp_path, name="khac.xlsx")
    assert told(file(tmp_path, FILE + "  - {file: khac.xlsx}\n")) == [("DATA-DUPLICATE-CODE", "E2", 0)]


@pytest.mark.parametrize("name", ["../ngoai.xlsx", "lien-ket.xlsx"])
def test_a_file_outside_the_folder_is_read_only_where_the_call_allows_it(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    outside = sheet(tmp_path, name="ngoai.xlsx")
    (folder / "lien-ket.xlsx").symlink_to(outside)
    path = file(folder, f"sources:\n  - {{file: {name}}}\n")
    assert told(path) == [("SOURCE-OUTSIDE", "report.yaml", 5)]
    with pytest.raises(sokert.SokertError, match="SOURCE-OUTSIDE"):
        sokert.check(path)
    assert sokert.load(path, allow_outside=True).figures["van_ban_den"].value == 20870


@pytest.mark.parametrize(
    "source", ["{}", "{file: a.xlsx, database: b, query: select 1}", "{database: b}", "{file: a.xlsx, query: select 1}"]
)
def test_a_source_is_a_file_or_a_database_with_its_query(source: str, tmp_path: Path) -> None:
    assert [code for code, *_ in told(file(tmp_path, f"sources:\n  - {source}\n"))] == ["DATA-SOURCE-KIND"]


def test_a_column_of_another_year_than_the_periods_is_told(tmp_path: Path) -> None:
    sheet(tmp_path, ("Chỉ tiêu", "Thực hiện 2025"), ("Văn bản đến", 5))
    assert told(file(tmp_path, FILE)) == [("SOURCE-YEAR", "report.yaml", 5)]


def test_a_file_of_codes_renames_and_tells_what_it_no_longer_finds(tmp_path: Path) -> None:
    sheet(tmp_path)
    (tmp_path / "ma.yaml").write_text("van_ban_den: vb_den\ncu: moi\n", "utf-8")
    path = file(tmp_path, "sources:\n  - {file: so-lieu.xlsx, codes: ma.yaml}\n", BODY.replace("van_ban_den", "vb_den"))
    assert sokert.load(path).figures["vb_den"].value == 20870
    assert [one.code for one in sokert.check_file(path, off=["ND30-RCPT-LABEL"])] == ["SOURCE-CODE-UNUSED"]
    (tmp_path / "ma.yaml").write_text("van_ban_den: 2 mã\n", "utf-8")
    assert ("DATA-CODE", "ma.yaml", 1) in told(path)


def test_a_finding_about_a_figure_stands_at_its_cell(tmp_path: Path) -> None:
    sheet(tmp_path, SHEET[0], (1, "Văn bản đến", "văn bản", -3, -5))
    found = sokert.check_file(file(tmp_path, FILE))
    places = {(one.where.file, one.where.part) for one in found if one.code.startswith("FIGURE")}
    assert places == {(str(tmp_path / "so-lieu.xlsx"), "E2")}


def test_a_refused_key_of_a_row_stands_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "so-lieu.csv").write_text("code;name;value;nature\nvan_ban_den;Văn bản đến;5;chảy\n", "utf-8")
    (finding,) = refused(file(tmp_path, "sources:\n  - {file: so-lieu.csv}\n"))
    assert (finding.code, finding.where.part) == ("DATA-CHOICE", "C2")


# --- databases ----------------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    pytest.importorskip("sqlalchemy")
    path = tmp_path / "so-lieu.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table so_lieu (name text, value numeric, ky text)")
        connection.execute("insert into so_lieu values ('Văn bản đến', 20870, '2026-H1')")
    return path


def asking(query: str) -> str:
    return f'sources:\n  - database: so_lieu\n    query: "{query}"\n'


QUERY = "select name, value from so_lieu where ky = :period"


def test_the_address_of_a_database_comes_with_the_call_or_the_environment(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path, asking(QUERY))
    (finding,) = refused(path)
    assert (finding.code, finding.where.line) == ("SOURCE-NO-ADDRESS", 5)
    assert "SOKERT_DATABASE_SO_LIEU" in finding.hint("en")
    assert sokert.load(path, databases={"so_lieu": f"sqlite:///{database}"}).figures["van_ban_den"].value == 20870
    monkeypatch.setenv("SOKERT_DATABASE_SO_LIEU", f"sqlite:///{database}")
    report = sokert.load(path)
    assert report.figures["van_ban_den"].source == "so_lieu!value[0]"
    assert str(database) not in report.model_dump_json()


@pytest.mark.parametrize("address", ["sqlite:////etc/passwd", "/etc/passwd", "postgresql://u:p@h/d"])
def test_a_report_file_cannot_name_an_address(address: str, tmp_path: Path) -> None:
    path = file(tmp_path, f"sources:\n  - {{database: '{address}', query: select 1}}\n")
    assert [code for code, *_ in told(path)] == ["DATA-CODE"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("delete from so_lieu", "SOURCE-QUERY"),
        ("/* select */ drop table so_lieu", "SOURCE-QUERY"),
        ("pragma query_only = off", "SOURCE-QUERY"),
        ("with a as (select 1) insert into so_lieu select 'x', 1, 'y'", "SOURCE-DATABASE"),
        ("select 1; delete from so_lieu", "SOURCE-DATABASE"),
        ("select name from nowhere", "SOURCE-DATABASE"),
        ("select name, value from so_lieu where ky = :kỳ", "SOURCE-QUERY-PARAMETER"),
    ],
)
def test_a_database_is_only_read(query: str, code: str, database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    path = file(tmp_path, asking(query))
    assert [one for one, *_ in told(path, databases={"so_lieu": f"sqlite:///{database}"})] == [code]
    assert database.read_bytes() == before


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    path = file(tmp_path, asking(QUERY))
    (finding,) = refused(path, databases={"so_lieu": f"sqlite:///{tmp_path}/khong-co.db"})
    assert finding.code == "SOURCE-DATABASE"
    assert not (tmp_path / "khong-co.db").exists()


def test_what_a_database_cannot_answer_is_told_with_its_cause(database: Path) -> None:
    address = f"sqlite:///{database}"
    told = {
        ("select nmae from so_lieu", address): "at “nmae”",
        ("select name from so_lieu where ky = :period", address): 'period="2026-H1"',
        ("select name from so_lieu", "so-lieu.db"): "sqlite:///so-lieu.db",
        ("select name from so_lieu", "sqlite:///khong-co.db"): "there is no file",
    }
    for (query, given), said in told.items():
        with pytest.raises(sokert.DataError) as raised:
            sokert.metrics_from(given, query=query)
        assert said in raised.value.findings[0].worded("en")
    with pytest.raises(sokert.DataError, match="CALL-ARGUMENT"), sqlite3.connect(database) as connection:
        sokert.metrics_from(connection, query="select name from so_lieu")


def test_no_part_of_an_address_is_told(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    pytest.importorskip("sqlalchemy")
    path = file(tmp_path, asking(QUERY))
    address = "postgresql+psycopg://ten:mat-khau@127.0.0.1:9/so_lieu"
    (finding,) = refused(path, databases={"so_lieu": address})
    assert finding.code == "SOURCE-DATABASE"
    assert "mat-khau" not in finding.message("en")


def test_a_driver_that_is_missing_is_told(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    (finding,) = refused(file(tmp_path, asking(QUERY)), databases={"so_lieu": "oracle+oracledb://h/d"})
    assert (finding.code, finding.facts["driver"]) == ("SOURCE-DRIVER", "oracledb")


# --- the example --------------------------------------------------------------------------------------------

EXAMPLE = ROOT / "examples" / "bieu-excel"


def test_the_table_of_the_example_is_what_its_script_draws() -> None:
    import runpy

    drawn = runpy.run_path(str(EXAMPLE / "lam_bieu.py"))["drawn"]()["Biểu 01"]
    kept = openpyxl.load_workbook(EXAMPLE / "so-lieu.xlsx")["Biểu 01"]
    said = [[[cell.value for cell in row] for row in one.iter_rows()] for one in (drawn, kept)]
    assert said[0] == said[1], "run python examples/bieu-excel/lam_bieu.py"


def test_the_example_holds_forty_figures_all_known_and_none_suspicious() -> None:
    report = sokert.load(EXAMPLE / "report.yaml")
    assert len(report.metrics) == 40
    assert all(metric.is_known and metric.source for metric in report.metrics)
    hedged, left = sokert.check_file(EXAMPLE / "report.yaml")
    assert (hedged.code, hedged.facts["names"].count(" → ")) == ("FIGURE-NOT-COMPARED", 3)
    assert (left.code, left.facts["count"]) == ("FIGURE-NOT-TOLD", 9)  # these stand in its annex alone


def test_two_cells_changed_change_only_their_figures(tmp_path: Path) -> None:
    for name in ("report.yaml", "so-lieu.xlsx"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    before = words(sokert.render(sokert.load(tmp_path / "report.yaml"))).split("\n")
    book = openpyxl.load_workbook(tmp_path / "so-lieu.xlsx")
    changed = {"4.208": "4.318", "gần 6.500": "hơn 6.700"}
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value in changed]
    assert len(cells) == 2
    for cell in cells:
        cell.value = changed[cell.value]
    book.save(tmp_path / "so-lieu.xlsx")
    after = words(sokert.render(sokert.load(tmp_path / "report.yaml"))).split("\n")
    assert len(before) == len(after)
    moved = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    for one, other in moved:
        for old, new in (*changed.items(), ("tăng 7,5%", "tăng 10,3%"), ("107,5", "110,3")):
            one = one.replace(old, new)
        assert one == other
    assert any("4.318" in other for _, other in moved)
    assert any("hơn 6.700" in other for _, other in moved)


def test_a_draft_of_a_file_without_sources_is_read_as_before(tmp_path: Path) -> None:
    draft = read(file(tmp_path, "metrics:\n  - {code: van_ban_den, name: Văn bản đến, value: 1}\n"))
    assert draft.report is not None
    assert (draft.records, draft.remarks, draft.is_whole) == ({}, (), True)
    assert os.fspath(draft.path) == str(tmp_path / "report.yaml")


def test_a_column_that_was_not_read_is_told_of_the_report_as_of_its_file(tmp_path: Path) -> None:
    sheet(tmp_path, ("Chỉ tiêu", "ĐVT", "Thực hiện", "Chỉ tiêu năm"), ("Văn bản đến", "văn bản", 120, 500))
    path = file(tmp_path, FILE)
    parsed = sokert.parse(path.read_text("utf-8"), folder=tmp_path)
    for given in (path, sokert.load(path), parsed, parsed.model_copy(update={"number": 3})):
        assert [one.code for one in sokert.check(given)].count("SOURCE-COLUMN-UNREAD") == 1

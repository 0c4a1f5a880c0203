"""`sokert data` and `sokert new --from`: figures listed, codes renamed, a report file started from a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import sokert
from judges import ROOT
from sokert.cli import figures, main
from sokert.cli.starters import KINDS, starter
from sokert.sources import starting

openpyxl = pytest.importorskip("openpyxl")

TABLE = ROOT / "examples" / "bieu-excel" / "so-lieu.xlsx"


@pytest.fixture(autouse=True)
def _beside_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("so-lieu.xlsx").write_bytes(TABLE.read_bytes())


def run(*arguments: str) -> int:
    return main([*arguments, "--lang", "en"])


def test_a_report_file_started_from_a_table_renders_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--from", "so-lieu.xlsx") == 0
    report = sokert.load("report.yaml")
    assert report.period.code == "2026-H1"
    assert len(report.metrics) == 40
    assert report.draft, "one figure is a dash, which this report file does not yet say anything of"
    assert run("render", "report.yaml") == 0
    assert capsys.readouterr().out.split() == ["report.yaml", "report.docx"]
    titles = [section.title for section in report.sections[0].sections]
    assert titles[:2] == ["Nông nghiệp, lâm nghiệp", "Ngân sách, đầu tư xây dựng"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_starter_may_start_from_a_table(kind: str) -> None:
    assert main(["new", "--from", "so-lieu.xlsx", "--kind", kind]) == 0
    report = sokert.load("report.yaml")
    assert [report.kind, len(report.metrics)] == [kind, 40]
    assert report.sections[-1].title == "Phương hướng, nhiệm vụ {{ period|rest }}"


def test_a_table_somewhere_else_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("khac").mkdir()
    assert run("new", "khac/report.yaml", "--from", "so-lieu.xlsx") == 2
    assert "SOURCE-OUTSIDE" in capsys.readouterr().err


FEW = (("Đơn đã giải quyết đạt", "%", 94), ("Xã đạt", "xã", 3))


def _years(*named: str) -> None:
    """Write a workbook with a sheet for each time that is named."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, one in enumerate(named):
        sheet = book.create_sheet(f"Biểu {at}")
        for row in ((f"SỐ LIỆU {one}",), ("Chỉ tiêu", "ĐVT", "Thực hiện"), *FEW, ("Tiết kiệm chi (*)", "Trđ", at)):
            sheet.append(row)
    book.save("so-lieu.xlsx")


@pytest.mark.parametrize(
    ("named", "period", "taken"),
    [
        (("6 THÁNG ĐẦU NĂM 2025", "6 THÁNG ĐẦU NĂM 2026"), (), 1),
        (("6 THÁNG ĐẦU NĂM 2026", "6 THÁNG ĐẦU NĂM 2025"), ("--period", "2025-H1"), 1),
        (("6 THÁNG CUỐI NĂM 2026", "6 THÁNG ĐẦU NĂM 2026"), ("--period", "2026-H1"), 1),
        (("6 THÁNG ĐẦU NĂM 2026", "6 THÁNG ĐẦU NĂM 2026"), (), None),  # two of one period: which is asked
        (("6 THÁNG ĐẦU NĂM 2025", "CÔNG TÁC"), (), None),
        (("6 THÁNG ĐẦU NĂM 2025", "6 THÁNG ĐẦU NĂM 2024"), ("--period", "2026-H1"), None),
    ],
)
def test_of_several_sheets_the_one_of_the_period_is_taken(
    named: tuple[str, ...], period: tuple[str, ...], taken: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    _years(*named)
    assert run("new", "--from", "so-lieu.xlsx", *period) == (2 if taken is None else 0)
    assert ("NEW-SHEET" if taken is not None else "SOURCE-SHEETS") in capsys.readouterr().err
    if taken is not None:
        assert f'sheet: "Biểu {taken}"' in Path("report.yaml").read_text("utf-8")
        assert sokert.load("report.yaml").metrics[-1].value == taken


def test_the_line_of_a_figure_has_no_mark_of_a_note_and_its_unit_in_words() -> None:
    _years("6 THÁNG ĐẦU NĂM 2026")
    assert run("new", "--from", "so-lieu.xlsx") == 0
    report = sokert.load("report.yaml")
    assert report.sections[0].body.splitlines() == [
        "- Đơn đã giải quyết: {{ don_da_giai_quyet_dat|sentence }}.",
        "- Xã đạt: {{ xa_dat|sentence }}.",
        "- Tiết kiệm chi: {{ tiet_kiem_chi|sentence }}.",
    ]
    assert report.metrics[-1].unit == "triệu đồng"


@pytest.mark.parametrize("named", [(), ("--name", "Văn phòng UBND xã Mẫu")])
def test_an_example_in_a_report_to_be_issued_is_told(
    named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    _years("6 THÁNG ĐẦU NĂM 2026")
    assert run("new", "--from", "so-lieu.xlsx", *named) == 0
    words = Path("report.yaml").read_text("utf-8")
    assert ("# not changed yet: an example\nissuer:" in words) == (not named)
    assert run("render", "report.yaml") == 0
    assert f"not changed: {words.count('# not changed yet')} (lines " in capsys.readouterr().err
    Path("report.yaml").write_text(words.replace("# not changed yet", "# looked at"), "utf-8")
    assert run("render", "report.yaml") == 0
    assert "NEW-LEFT-UNCHANGED" not in capsys.readouterr().err


@pytest.fixture
def unsure() -> None:
    book = openpyxl.Workbook()
    for row in (("Chỉ tiêu", "Thực hiện quý II", "Ước thực hiện quý II"), ("Văn bản đến", 5, 7)):
        book.active.append(row)
    book.save("so-lieu.xlsx")


@pytest.mark.usefixtures("unsure")
def test_where_columns_are_not_sure_an_option_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--from", "so-lieu.xlsx") == 2
    assert "C: Ước thực hiện quý II" in capsys.readouterr().err
    assert not Path("report.yaml").exists()
    assert run("new", "--from", "so-lieu.xlsx", "--column", "value=C", "--period", "2026-Q2") == 0
    report = sokert.load("report.yaml")
    assert (report.period.code, report.metrics[0].value) == ("2026-Q2", 7)


@pytest.mark.usefixtures("unsure")
def test_where_columns_are_not_sure_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(words: str, err: bool) -> str:
        asked.append(words)
        return " C "

    monkeypatch.setattr(figures.click, "prompt", answer)
    monkeypatch.setattr(figures.sys.stdin, "isatty", lambda: True, raising=False)
    assert run("new", "--from", "so-lieu.xlsx", "--period", "2026-Q2") == 0
    assert len(asked) == 1
    assert sokert.load("report.yaml").metrics[0].value == 7


@pytest.mark.parametrize("option", [("--column", "value"), ("--column", "giá=F"), ("--sheet", "x")])
def test_a_misused_option_is_told(option: tuple[str, str]) -> None:
    assert run("new", *option) == 2
    assert not Path("report.yaml").exists()


def test_an_address_is_never_told_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("render", "report.yaml", "--database", "postgresql://u:mat-khau@h/d") == 2
    assert "mat-khau" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("BIỂU SỐ LIỆU 6 THÁNG ĐẦU NĂM 2026", "2026-H1"),
        ("6 tháng cuối năm 2026", "2026-H2"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("Quý II/2026", "2026-Q2"),
        ("QUÝ III NĂM 2026", "2026-Q3"),
        ("tháng 6 năm 2026", "2026-06"),
        ("Tháng 6/2026", "2026-06"),
        ("năm 2026", "2026"),
        ("6 tháng năm 2026", "2026-H1"),
        ("học kỳ I năm học 2025 - 2026", "2025-HK1"),
        ("năm học 2025-2026", "2025-NH"),
        ("Biểu 01", "2026-H1"),
    ],
)
def test_the_period_is_what_the_lines_above_the_table_name(words: str, period: str) -> None:
    book = openpyxl.Workbook()
    for row in ((words,), ("Chỉ tiêu", "Thực hiện"), ("Văn bản đến", 5)):
        book.active.append(row)
    book.save("so-lieu.xlsx")
    made, told = starting.start(starter("office", "vi"), Path("so-lieu.xlsx"))
    assert str(yaml.safe_load(made)["period"]) == period
    assert [one.code for one in told] == ["NEW-PERIOD"] * (words == "Biểu 01")


def test_a_half_named_above_is_of_the_year_over_the_figures_and_another_period_is_refused() -> None:
    book = openpyxl.Workbook()
    for row in (("6 tháng cuối năm",), ("Chỉ tiêu", "Thực hiện", ""), ("", 2024, 2025), ("Văn bản đến", 5, 7)):
        book.active.append(row)
    book.save("so-lieu.xlsx")
    made, _ = starting.start(starter("office", "vi"), Path("so-lieu.xlsx"))
    Path("report.yaml").write_text(made, "utf-8")
    report = sokert.load("report.yaml")
    assert (report.period.code, report.metrics[0].value, report.metrics[0].previous) == ("2025-H2", 7, 5)
    assert run("new", "--from", "so-lieu.xlsx", "k.yaml", "--period", "2025-H1") == 2
    assert not Path("k.yaml").exists()


def test_a_rate_that_should_be_low_is_proposed_as_such_where_it_can_be_seen() -> None:
    book = openpyxl.Workbook()
    for row in (("Chỉ tiêu", "ĐVT", "6 tháng đầu năm 2026"), ("Tỷ lệ hộ nghèo", "%", 3.5), ("Hộ nghèo", "hộ", 7)):
        book.active.append(row)
    book.save("so-lieu.xlsx")
    made, _ = starting.start(starter("office", "vi"), Path("so-lieu.xlsx"))
    assert "  - {code: ty_le_ho_ngheo, better: less}   # Tỷ lệ hộ nghèo\n" in made
    Path("report.yaml").write_text(made, "utf-8")
    assert [one.better for one in sokert.load("report.yaml").metrics] == ["less", "more"]


def test_figures_are_listed_and_codes_are_written_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("data", "so-lieu.xlsx", "--codes", "ma.yaml") == 0
    Path("ma.yaml").write_text(Path("ma.yaml").read_text("utf-8").replace(": van_ban_den ", ": vb_den "), "utf-8")
    assert run("new", "--from", "so-lieu.xlsx") == 0
    written = (
        Path("report.yaml").read_text("utf-8").replace('file: "so-lieu.xlsx"', "file: so-lieu.xlsx\n    codes: ma.yaml")
    )
    Path("report.yaml").write_text(written.replace("{{ van_ban_den|", "{{ vb_den|"), "utf-8")
    assert sokert.load("report.yaml").figures["vb_den"].value == 4208
    assert run("data", "report.yaml", "--codes", "ma.yaml") == 0
    assert "\nvan_ban_den: vb_den  # Văn bản đến (so-lieu.xlsx!F" in Path("ma.yaml").read_text("utf-8")
    capsys.readouterr()
    assert run("data", "report.yaml", "--format", "json") == 0
    (listed,) = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "vb_den"]
    assert (listed["figure"], listed["source"][:13]) == ("4.208 văn bản", "so-lieu.xlsx!")
    assert run("data", "so-lieu.xlsx") == 0
    assert capsys.readouterr().out.count("\n") == 40


def test_which_mark_stands_before_decimals_is_said_at_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("moi.csv").write_text("Chỉ tiêu,ĐVT,Thực hiện 6 tháng 2026\nVăn bản,văn bản,13.000\n", "utf-8")
    assert run("new", "--from", "moi.csv") == 2
    assert "--decimal" in capsys.readouterr().err
    assert run("new", "--from", "moi.csv", "--decimal", ",") == 0
    assert sokert.load("report.yaml").metrics[0].value == 13000
    assert (
        run("new", "ky3.yaml", "--from", "report.yaml", "--from", "moi.csv", "--decimal", ".", "--period", "2026-H1")
        == 0
    )
    assert sokert.load("ky3.yaml").metrics[0].value == 13

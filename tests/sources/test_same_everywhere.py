"""The same figures give the same report wherever they live: workbooks, CSV, JSON, frames, databases."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sokert
from judges import ROOT
from sokert import Metric

HEADINGS = ("Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ", "Kế hoạch")
ROWS: tuple[tuple[object, ...], ...] = (
    ("Văn bản đến", "văn bản", 20870, 19412, None),
    ("Văn bản đi", "văn bản", 8954, None, 18000),
    ("Tỷ lệ hồ sơ trực tuyến", "%", 74.9, 61.2, 80),
    ("Kinh phí thực hiện", "triệu đồng", 31275.5, 28450.25, 61200),
    ("Đoàn khách quốc tế", "đoàn", 4, 0, None),
)
EXPECTED = [
    Metric(code="van_ban_den", name="Văn bản đến", value=20870, unit="văn bản", previous=19412),
    Metric(code="van_ban_di", name="Văn bản đi", value=8954, unit="văn bản", plan=18000),
    Metric(
        code="ty_le_ho_so_truc_tuyen",
        name="Tỷ lệ hồ sơ trực tuyến",
        value=Decimal("74.9"),
        unit="%",
        previous=Decimal("61.2"),
        plan=80,
    ),
    Metric(
        code="kinh_phi_thuc_hien",
        name="Kinh phí thực hiện",
        value=Decimal("31275.5"),
        unit="triệu đồng",
        previous=Decimal("28450.25"),
        plan=61200,
    ),
    Metric(code="doan_khach_quoc_te", name="Đoàn khách quốc tế", value=4, unit="đoàn", previous=0),
]
COLUMNS = ("chi_tieu", "dvt", "thuc_hien", "cung_ky", "ke_hoach")
CREATE = (
    f"create table so_lieu ({COLUMNS[0]} text, {COLUMNS[1]} text, "
    + ", ".join(f"{column} numeric" for column in COLUMNS[2:])
    + ", ky text)"
)
QUERY = f"select {', '.join(COLUMNS)} from so_lieu where ky = :period order by 3 desc, 1"


def records() -> list[dict[str, object]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in ROWS]


def columns() -> dict[str, list[object]]:
    return {heading: [row[at] for row in ROWS] for at, heading in enumerate(HEADINGS)}


def workbook(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("BIỂU SỐ LIỆU",), (), HEADINGS, *ROWS):
        book.active.append(row)
    book.save(path)


def delimited(path: Path, between: str = ";", encoding: str = "utf-8-sig") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=between)
        writer.writerow(HEADINGS)
        writer.writerows([["" if value is None else str(value).replace(".", ",") for value in row] for row in ROWS])


def opendocument(path: Path) -> None:
    odf = pytest.importorskip("odf.opendocument")
    from odf import table, text

    book = odf.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Biểu 1")
    for row in (HEADINGS, *ROWS):
        line = table.TableRow()
        for value in row:
            if isinstance(value, int | float):
                line.addElement(table.TableCell(valuetype="float", value=value))
            else:
                cell = table.TableCell(valuetype="string") if value else table.TableCell()
                if value:
                    cell.addElement(text.P(text=str(value)))
                line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def old_workbook(path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu 1")
    for at, row in enumerate((HEADINGS, *ROWS)):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    book.save(str(path))


FILES: dict[str, Callable[[Path], None]] = {
    "so-lieu.xlsx": workbook,
    "so-lieu.ods": opendocument,
    "so-lieu.xls": old_workbook,
    "so-lieu.csv": delimited,
    "tab.csv": lambda path: delimited(path, "\t"),
    "phay.csv": lambda path: delimited(path, ","),
    "utf16.csv": lambda path: delimited(path, ";", "utf-16"),
    "so-lieu.json": lambda path: path.write_text(json.dumps(records(), ensure_ascii=False), "utf-8") and None,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_the_metrics(name: str, tmp_path: Path) -> None:
    FILES[name](tmp_path / name)
    assert bare(sokert.metrics_from(tmp_path / name)) == EXPECTED


def frame_of(kind: str) -> Any:
    library = pytest.importorskip(kind)
    pytest.importorskip("narwhals")
    if kind == "pandas":
        return library.DataFrame(records())  # whole numbers with a gap among them are floats
    if kind == "polars":
        return library.DataFrame(columns(), strict=False)
    if kind == "pyarrow":
        return library.table({name: library.array(values, from_pandas=True) for name, values in columns().items()})
    pytest.importorskip("pyarrow")
    arrow = frame_of("pyarrow")
    return library.sql("select * from arrow") if arrow.num_rows else None


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow", "duckdb"])
def test_a_frame_gives_the_metrics(kind: str) -> None:
    assert bare(sokert.metrics_from(frame_of(kind))) == EXPECTED


def test_a_lazy_frame_and_floats_of_32_bits_give_the_metrics() -> None:
    polars = pytest.importorskip("polars")
    numbers = list(HEADINGS[2:])
    frame = frame_of("polars").lazy().with_columns(polars.col(numbers).cast(polars.Float32))
    assert bare(sokert.metrics_from(frame)) == EXPECTED


@pytest.mark.parametrize("given", [records(), columns()])
def test_records_and_columns_give_the_metrics(given: object) -> None:
    assert bare(sokert.metrics_from(given)) == EXPECTED


@pytest.mark.parametrize("names", [("Văn bản đến", "Văn bản đi", "Tin bài"), ("A", "B", "C"), ("FDI", "ODA", "GRDP")])
def test_a_gap_of_data_without_units_is_a_figure_that_is_not_known_yet(names: tuple[str, ...]) -> None:
    for gap in range(len(names)):
        known = [(name, at != gap) for at, name in enumerate(names)]
        metrics = sokert.metrics_from([{"name": name, "value": 5 if is_known else None} for name, is_known in known])
        assert [(one.name, one.is_known, one.group) for one in metrics] == [(*one, None) for one in known]


def bare(metrics: tuple[Metric, ...]) -> list[Metric]:
    """Return metrics without where they come from, which is told of each."""
    assert all(metric.source for metric in metrics)
    return [metric.model_copy(update={"source": None}) for metric in metrics]


# --- reports, with their sources --------------------------------------------------------------------------

REPORT = """\
period: 2026-H1
issuer: {{name: Văn phòng, place: Mẫu Sơn, code: VP}}
signatory: {{position: CHÁNH VĂN PHÒNG}}
sources:
  - {source}
sections:
  - title: Kết quả
    body: Xử lý {{{{ van_ban_den|sentence }}}}; chi {{{{ kinh_phi_thuc_hien|sentence }}}}.
"""


def report(folder: Path, source: str, databases: dict[str, str] | None = None) -> sokert.Report:
    path = folder / "report.yaml"
    path.write_text(REPORT.format(source=source), "utf-8")
    return sokert.load(path, databases=databases)


def words(report: sokert.Report) -> dict[str, object]:
    """Return a report as data, without where its figures come from."""
    data = report.model_dump(mode="json", exclude={"sources"})
    for metric in data["metrics"]:
        metric.pop("source")
    return data


@pytest.fixture
def wanted(tmp_path: Path) -> dict[str, object]:
    workbook(tmp_path / "so-lieu.xlsx")
    return words(report(tmp_path, "{file: so-lieu.xlsx}"))


@pytest.mark.parametrize("name", FILES)
def test_reports_are_equal_whatever_file_they_name(name: str, wanted: object, tmp_path: Path) -> None:
    FILES[name](tmp_path / name)
    assert words(report(tmp_path, f"{{file: {name}}}")) == wanted


def test_a_report_from_sqlite_is_equal(wanted: object, tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    filled_sqlite(tmp_path / "so lieu.db")
    source = f'{{database: so_lieu, query: "{QUERY}"}}'
    found = report(tmp_path, source, {"so_lieu": f"sqlite:///{tmp_path / 'so lieu.db'}"})
    assert in_order(words(found)) == in_order(wanted)
    assert found.figures["van_ban_den"].source == "so_lieu!thuc_hien[1]"


def filled_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(CREATE)
        connection.executemany("insert into so_lieu values (?, ?, ?, ?, ?, '2026-H1')", ROWS)
        connection.execute("insert into so_lieu values ('Văn bản đến', 'văn bản', 1, 1, 1, '2025-H1')")


def in_order(data: Any) -> Any:
    return {**data, "metrics": sorted(data["metrics"], key=lambda metric: str(metric["code"]))}


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Start a PostgreSQL of its own on a free port; where there is none, skip loudly."""
    pytest.importorskip("sqlalchemy")
    psycopg = pytest.importorskip("psycopg")
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), "")
    if not found:
        pytest.skip("PostgreSQL is not installed: initdb is not found")
    with tempfile.TemporaryDirectory(prefix="sokert-postgresql-") as folder:
        yield from started(Path(found).parent, Path(folder), psycopg)


def started(programs: Path, data: Path, psycopg: Any) -> Iterator[str]:
    """Yield the address of a PostgreSQL that runs in a folder of its own; it does not run as root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(data, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet: dict[str, Any] = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {data}"
    subprocess.run([*user, programs / "initdb", "-D", data / "db", "-U", "sokert", "-A", "trust"], **quiet)
    subprocess.run([*user, programs / "pg_ctl", "-D", data / "db", "-w", "-o", options, "start"], **quiet)
    try:
        with psycopg.connect(host="127.0.0.1", port=port, user="sokert", dbname="postgres") as connection:
            connection.execute(CREATE)
            connection.cursor().executemany("insert into so_lieu values (%s, %s, %s, %s, %s, '2026-H1')", ROWS)
        yield f"postgresql+psycopg://sokert:mat-khau@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*user, programs / "pg_ctl", "-D", data / "db", "-m", "immediate", "stop"], **quiet)


def test_a_report_from_postgresql_is_equal(postgresql: str, wanted: object, tmp_path: Path) -> None:
    source = f'{{database: so_lieu, query: "{QUERY}"}}'
    assert in_order(words(report(tmp_path, source, {"so_lieu": postgresql}))) == in_order(wanted)


def test_postgresql_is_only_read(postgresql: str) -> None:
    change = "with gone as (delete from so_lieu returning *) select * from gone"
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from(postgresql, query=change)
    assert [one.code for one in raised.value.findings] == ["SOURCE-DATABASE"]
    assert len(sokert.metrics_from(postgresql, query=QUERY, period="2026-H1")) == len(ROWS)


def test_the_example_reads_the_same_from_csv(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = ROOT / "examples" / "bieu-excel" / "so-lieu.xlsx"
    sheet = openpyxl.load_workbook(path)["Biểu 01"]
    with (tmp_path / "so-lieu.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[_typed(cell) for cell in row] for row in sheet.iter_rows()])
    from_csv, from_xlsx = (sokert.metrics_from(one, dash="zero") for one in (tmp_path / "so-lieu.csv", path))
    assert bare(from_csv) == bare(from_xlsx)


def _typed(cell: Any) -> str:
    if isinstance(cell.value, float):
        percent = cell.number_format.endswith("%")
        return f"{cell.value * 100:g}%".replace(".", ",") if percent else str(cell.value).replace(".", ",")
    return "" if cell.value is None or str(cell.value).startswith("=") else str(cell.value)

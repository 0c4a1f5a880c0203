"""Writes a small Excel workbook: one sheet of words and exact figures, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sokert.ooxml.markup import quoted
from sokert.ooxml.names import NAMESPACES
from sokert.ooxml.packing import zipped
from sokert.ooxml.relationships import HEAD, OFFICE, content_types, name_of, relationships

Cell = str | Decimal | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = f"{OFFICE}.spreadsheetml"
_KINDS = {
    "xl/workbook.xml": f"{_SHEET}.sheet.main+xml",
    "xl/styles.xml": f"{_SHEET}.styles+xml",
    "xl/worksheets/sheet1.xml": f"{_SHEET}.worksheet+xml",
}
_DIGITS = 17  # as many as Excel itself writes of a number
_FIRST, _OTHER = 40, 24  # widths of columns, in letters


def workbook(sheet: str, rows: Sequence[Sequence[Cell]], form: str) -> bytes:
    """Return a workbook with one sheet of that name; `form` is the number format of its figures.

    A gap is an empty cell. The first row and the first column hold names.
    """
    parts = {
        "[Content_Types].xml": content_types(_KINDS),
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{NAMESPACES["r"]}"><sheets>'
            f'<sheet name={quoted(sheet)} sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        name_of("xl/workbook.xml"): relationships([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        "xl/styles.xml": _styles(form),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    return zipped(((name, text.encode("utf-8")) for name, text in parts.items()), seal=False)


def column(number: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column(0), column(25), column(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(number, 26)
    return (column(before - 1) if before else "") + chr(ord("A") + last)


def figure(value: Decimal) -> str:
    """Return a figure as a cell and a chart hold it: every digit, or as many as Excel has.

    >>> figure(Decimal("20870")), figure(Decimal("1.20E+3")), figure(Decimal(1) / Decimal(3))
    ('20870', '1200', '0.33333333333333333')
    """
    if len(value.as_tuple().digits) > _DIGITS:
        value = Decimal(f"{value:.{_DIGITS - 1}e}")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    body = "".join(f'<row r="{number}">{"".join(_cells(number, row))}</row>' for number, row in enumerate(rows, 1))
    wide = max(map(len, rows), default=1)
    columns = f'<col min="1" max="1" width="{_FIRST}" customWidth="1"/>'
    if wide > 1:
        columns += f'<col min="2" max="{wide}" width="{_OTHER}" customWidth="1"/>'
    return f'{HEAD}<worksheet xmlns="{_MAIN}"><cols>{columns}</cols><sheetData>{body}</sheetData></worksheet>'


def _cells(number: int, row: Sequence[Cell]) -> Iterable[str]:
    for at, cell in enumerate(row):
        place = f'r="{column(at)}{number}"'
        if isinstance(cell, Decimal):
            yield f'<c {place} s="1"><v>{figure(cell)}</v></c>'
        elif cell:
            words = quoted(cell)[1:-1]
            yield f'<c {place} t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _styles(form: str) -> str:
    """Return the styles: plain, and the number format of figures."""
    return (
        f'{HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode={quoted(form)}/>'
        '</numFmts><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )

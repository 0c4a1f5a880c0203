"""Reads workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): each sheet a table, each cell with what the sheet shows of it.

The values are python-calamine's. What it leaves out stands in the file's own XML: error values, formulas that were
never reckoned, percentages, the decimals shown, how far a text is moved in, and the old fonts.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from sokert.errors import DataError, FileError, Finding, Place, SokertError, held, near, unreadable
from sokert.sources.table import MOST_CELLS, MOST_ROWS, Cell, Merged, Table, plain, spot, taken
from sokert.vietnamese.legacy import code_of
from sokert.vietnamese.legacy import read as in_unicode

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
MOST_BYTES = 256 * 2**20  # of what a workbook unpacks to
_PERCENT_FORMATS = {9: "0%", 10: "0.00%"}
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", **_PERCENT_FORMATS, 37: "#,##0", 38: "#,##0", 39: "#,##0.00"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True, slots=True)
class Shown:
    """How a sheet shows a cell: as a percentage, with so many decimals, moved in, in a font, in thousands of it."""

    is_percent: bool = False
    decimals: int | None = None
    indent: int = 0
    font: str = ""
    thousands: int = 0
    """How often what is shown was divided by a thousand: a sum in đồng, shown in triệu đồng."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a sheet's XML says of a cell beside its value."""

    shown: Shown = Shown()
    fault: str = ""
    text: str = ""


Notes = Mapping[tuple[int, int], Note]


class Workbook:
    """A workbook, opened once; each of its sheets is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, str(path)
        self.content = _bytes(path)
        self._book = self._opened()

    def _opened(self) -> Any:
        from python_calamine import CalamineWorkbook, PasswordError

        with _broken(self.name):
            try:
                return CalamineWorkbook.from_filelike(io.BytesIO(self.content))
            except PasswordError as error:
                raise DataError(Finding("SOURCE-LOCKED", where=Place(self.name))) from error

    @cached_property
    def sheets(self) -> list[str]:
        """The names of the sheets that are not hidden."""
        shown = [one.name for one in self._book.sheets_metadata if str(one.visible).endswith("Visible")]
        return shown or list(self._book.sheet_names)

    def sheet(self, wanted: str) -> Table:
        """Return a sheet, also a hidden one; its name is compared without case."""
        names = list(self._book.sheet_names)
        found = next((one for one in names if _same(one) == _same(wanted)), None)
        if found is None:
            facts = {"given": wanted, "near": near(wanted, names), "known": ", ".join(names)}
            raise DataError(Finding("SOURCE-NO-SHEET", facts, Place(self.name)))
        with _broken(self.name):
            return self._table(found, alone=len(names) == 1)

    def _table(self, name: str, alone: bool) -> Table:
        sheet = self._book.get_sheet_by_name(name)
        if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > MOST_CELLS:
            raise DataError(Finding("SOURCE-TOO-LARGE", {"most": MOST_ROWS}, Place(self.name, part=name)))
        notes, merged, is_bare = self._details(name)
        merged = merged or [
            Merged(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        values = sheet.to_python(skip_empty_area=False)
        rows = [[_cell(value, row, at, notes) for at, value in enumerate(cells)] for row, cells in enumerate(values)]
        called = unicodedata.normalize("NFC", name)
        asked = "" if alone else called  # of one sheet nobody asks which
        return Table(self.name, rows, asked, merged, is_bare=is_bare, called=called)

    def _details(self, name: str) -> tuple[Notes, list[Merged], bool]:
        """Return what the XML of a sheet says beside the values, the merged cells it names, and if it has none."""
        if not zipfile.is_zipfile(io.BytesIO(self.content)):
            return {}, [], True
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            names = set(package.namelist())
            if "content.xml" in names:
                notes, merged = _of_ods(package.read("content.xml"), name)
                return notes, merged, False
            if "xl/workbook.xml" in names:
                return _of_xlsx(package, name), [], False
        return {}, [], True


@contextmanager
def _broken(name: str) -> Iterator[None]:
    """Tell what is raised over a file that is damaged, by whichever of its readers."""
    from lxml import etree  # only a workbook has to pay for it
    from python_calamine import CalamineError

    torn = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError, EOFError)
    try:
        yield
    except (CalamineError, OSError, ValueError, LookupError, *torn) as error:
        if isinstance(error, SokertError):
            raise
        raise DataError(Finding("SOURCE-NOT-READ", {"said": _one_line(error)}, Place(name))) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if len(content) > MOST_BYTES:
        raise FileError(_too_large(path))
    with _broken(str(path)):
        _bounded(content, path)
    return held(content, path)


def _bounded(content: bytes, path: Path) -> None:
    """Refuse a package that unpacks to more than a workbook has."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > MOST_BYTES:
                raise FileError(_too_large(path))


def _too_large(path: Path) -> Finding:
    return Finding("DATA-FILE-TOO-LARGE", {"most": MOST_BYTES // 2**20}, Place(str(path)))


def _same(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _cell(value: object, row: int, column: int, notes: Notes) -> Cell:
    """Return a cell from its value and what the XML says of it."""
    note = notes.get((row, column))
    cell = Cell(taken(value), spot(row, column))
    if note is None:
        return cell
    if note.fault:
        return replace(cell, value=note.text, fault=note.fault)
    shown, figure = note.shown, cell.value
    if isinstance(figure, str) and shown.font:
        figure = in_unicode(figure, shown.font)
    decimals = None
    if isinstance(figure, Decimal):
        figure = plain(figure * 100) if shown.is_percent else plain(figure.scaleb(-3 * shown.thousands))
        more = shown.decimals is not None and -int(figure.as_tuple().exponent) > shown.decimals
        decimals = shown.decimals if more else None
    is_percent = shown.is_percent and isinstance(figure, Decimal)
    return replace(cell, value=figure, is_percent=is_percent, decimals=decimals, indent=shown.indent)


# --- Excel ----------------------------------------------------------------------------------------------


def _of_xlsx(package: zipfile.ZipFile, name: str) -> Notes:
    """Return what the XML of a sheet of Excel says of its cells."""
    part = _part_of(package, name)
    if not part:
        return {}
    styles = _styles(package)
    notes: dict[tuple[int, int], Note] = {}
    with package.open(part) as stream:
        for element in _elements(stream, "c"):
            found = _note(element, styles)
            if found != Note():
                notes[_at(element.get("r", "A1"))] = found
    return notes


def _note(element: Any, styles: Sequence[Shown]) -> Note:
    style = int(element.get("s", 0))
    shown = styles[style] if style < len(styles) else Shown()
    value = element.findtext("{*}v")
    if element.get("t") == "e":
        return Note(shown, "SOURCE-CELL-ERROR", value or "#")
    if element.find("{*}f") is not None and not value and element.get("t") != "str":
        return Note(shown, "SOURCE-CELL-NOT-RECKONED", f"={element.findtext('{*}f') or ''}")
    return Note(shown)


def _part_of(package: zipfile.ZipFile, name: str) -> str:
    """Return the part of a workbook that holds a sheet."""
    book = _tree(package.read("xl/workbook.xml"))
    rels = _tree(package.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in rels.iter("{*}Relationship")}
    for sheet in book.iter("{*}sheet"):
        if sheet.get("name") == name:
            key = next((value for attribute, value in sheet.items() if attribute.endswith("}id")), "")
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return part if part in package.namelist() else ""
    return ""


def _styles(package: zipfile.ZipFile) -> list[Shown]:
    """Return how each style of a workbook shows a cell."""
    if "xl/styles.xml" not in package.namelist():
        return []
    root = _tree(package.read("xl/styles.xml"))
    formats = {
        **_BUILT_IN,
        **{int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in root.iter("{*}numFmt")},
    }
    fonts = [
        next((name.get("val", "") for name in one.iter("{*}name")), "") for one in root.iterfind("{*}fonts/{*}font")
    ]
    return [_style(one, formats, fonts) for one in root.iterfind("{*}cellXfs/{*}xf")]


def _style(style: Any, formats: Mapping[int, str], fonts: Sequence[str]) -> Shown:
    is_percent, decimals, thousands = _format(formats.get(int(style.get("numFmtId", 0)), ""))
    font = fonts[at] if (at := int(style.get("fontId", 0))) < len(fonts) else ""
    aligned = style.find("{*}alignment")
    indent = int(aligned.get("indent", 0)) if aligned is not None else 0
    return Shown(is_percent, decimals, indent, font if code_of(font) else "", thousands)


def _format(code: str) -> tuple[bool, int | None, int]:
    """Return whether a number format shows a percentage, how many decimals, and by how many thousands it divides.

    >>> _format("0.0%"), _format("#,##0"), _format('0.00" %"'), _format("General")
    ((True, 1, 0), (False, 0, 0), (False, 2, 0), (False, None, 0))
    >>> _format("#,##0,"), _format("#,##0.0,,"), _format('#,##0,," triệu"')
    ((False, 0, 1), (False, 1, 2), (False, 0, 2))
    """
    code = _QUOTED.sub("", code.partition(";")[0])
    figure = re.search(r"[0#?](?:[0#?,]*[0#?])?(?P<by>,*)(?:\.(?P<decimals>[0#?]*)(?P<more>,*))?", code)
    if figure is None:
        return "%" in code, None, 0
    return "%" in code, len(figure["decimals"] or ""), len(figure["by"] + (figure["more"] or ""))


def _at(place: str) -> tuple[int, int]:
    """Return the row and column of a place, both from 0.

    >>> _at("B7"), _at("AA10")
    ((6, 1), (9, 26))
    """
    column = 0
    letters = place.rstrip("0123456789")
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return int(place[len(letters) :] or 1) - 1, column - 1


# --- OpenDocument ---------------------------------------------------------------------------------------


def _of_ods(content: bytes, name: str) -> tuple[Notes, list[Merged]]:
    """Return what the XML of a sheet of OpenDocument says of its cells, and which are drawn as one."""
    notes: dict[tuple[int, int], Note] = {}
    merged: list[Merged] = []
    for sheet in _tree(content).iter("{*}table"):
        if _attribute(sheet, "name") == name:
            for row, column, cell in _ods_cells(sheet):
                across, down = (int(_attribute(cell, f"number-{way}-spanned") or 1) for way in ("columns", "rows"))
                if across > 1 or down > 1:
                    merged.append(Merged(row, column, row + down - 1, column + across - 1))
                if (found := _ods_note(cell)) != Note():
                    notes[row, column] = found
            break
    return notes, merged


def _ods_note(cell: Any) -> Note:
    kinds = [value for attribute, value in cell.items() if attribute.endswith("}value-type")]
    text = " ".join("".join(one.itertext()) for one in cell.iterfind("{*}p"))
    if "error" in kinds or (_attribute(cell, "formula") and re.fullmatch(r"#\S+[!?/A]|Err:\d+", text)):
        return Note(fault="SOURCE-CELL-ERROR", text=text or "#")
    if _attribute(cell, "formula") and not kinds:
        return Note(fault="SOURCE-CELL-NOT-RECKONED", text=_attribute(cell, "formula").removeprefix("of:"))
    return Note(Shown(is_percent="percentage" in kinds))


def _ods_cells(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    """Yield the cells of a sheet that hold something, with their row and column; what is repeated is counted."""
    row = 0
    for line in sheet.iter("{*}table-row"):
        column = 0
        for cell in line:
            times = int(_attribute(cell, "number-columns-repeated") or 1)
            if len(cell) or len(cell.attrib) > 1:
                for at in range(column, column + min(times, 1000)):
                    yield row, at, cell
            column += times
        row += int(_attribute(line, "number-rows-repeated") or 1)


def _attribute(element: Any, name: str) -> str:
    return next((value for attribute, value in element.items() if attribute.rpartition("}")[2] == name), "")


# --- XML ------------------------------------------------------------------------------------------------


def _tree(content: bytes) -> Any:
    from lxml import etree  # only a workbook has to pay for it

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _elements(stream: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name, each forgotten once it was seen."""
    from lxml import etree

    for _, element in etree.iterparse(stream, tag=f"{{*}}{name}", resolve_entities=False, no_network=True):
        yield element
        element.clear()

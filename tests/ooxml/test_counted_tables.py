"""A finding in a table's cell says which table, row and column, as one who looks at the page counts them."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.table import Table

import sokert
from small_forms import NAMESPACES
from sokert.cli.fingerprints import fingerprints
from sokert.errors import Finding

NONE = "".join(f'<w:{edge} w:val="none"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
WORDS = "Các các đơn vị"


def bare(table: Table) -> None:
    table.style = table.part.document.styles["Normal Table"]


def cleared(table: Table) -> None:
    """Take its lines away as Word's button does."""
    table.style = table.part.document.styles["Table Grid"]
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {NAMESPACES}>{NONE}</w:tblBorders>"))


def ruled(table: Table) -> None:
    """Draw the line under the words of a cell."""
    bare(table)
    edges = f'<w:tcBorders {NAMESPACES}><w:bottom w:val="single"/></w:tcBorders>'
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(edges))


def styled(table: Table) -> None:
    table.style = table.part.document.styles["Table Grid"]


def by_cells(table: Table) -> None:
    """Draw lines as LibreOffice and Google Docs do."""
    bare(table)
    edges = f'<w:tcBorders {NAMESPACES}><w:left w:val="single"/></w:tcBorders>'
    table.cell(1, 1)._tc.get_or_add_tcPr().append(parse_xml(edges))


def by_itself(table: Table) -> None:
    bare(table)
    edges = f'<w:tblBorders {NAMESPACES}><w:insideV w:val="single"/></w:tblBorders>'
    table._tbl.tblPr.append(parse_xml(edges))


UNSEEN, SEEN = (bare, cleared, ruled), (styled, by_cells, by_itself)


def file_of(document: Document) -> bytes:
    document.save(file := io.BytesIO())
    return file.getvalue()


def doubled(content: bytes) -> Finding:
    return next(one for one in sokert.check(content) if one.code == "TEXT-DOUBLED-WORD")


def spot(finding: Finding) -> tuple[int, int, int]:
    return finding.where.table, finding.where.table_row, finding.where.table_column


@pytest.mark.parametrize("other", UNSEEN)
@pytest.mark.parametrize("own", SEEN)
def test_tables_with_lines_are_counted(own: Callable[[Table], None], other: Callable[[Table], None]) -> None:
    document = docx.Document()
    for look in (other, styled, other, own):
        look(table := document.add_table(3, 4))
    table.cell(2, 3).text = WORDS
    found = doubled(file_of(document))
    assert spot(found) == (2, 3, 4)
    assert "(bảng 2, hàng 3, cột 4)" in found.worded("vi")
    assert "(table 2, row 3, column 4)" in found.worded("en")
    where = found.as_json()["where"]
    assert isinstance(where, dict)
    assert where["paragraph"] == found.where.paragraph
    assert (where["table"], where["table_row"], where["table_column"]) == (2, 3, 4)


@pytest.mark.parametrize("look", UNSEEN)
def test_what_a_table_only_lays_out_is_told_by_its_paragraph(look: Callable[[Table], None]) -> None:
    document = docx.Document()
    look(table := document.add_table(2, 2))
    table.cell(1, 1).text = WORDS
    found = doubled(file_of(document))
    assert spot(found) == (0, 0, 0)
    assert "bảng" not in str(found.where)


def test_a_wide_cell_takes_its_columns_and_a_table_in_a_cell_is_one_of_its_own() -> None:
    document = docx.Document()
    styled(table := document.add_table(2, 4))
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(1, 3).text = WORDS
    assert spot(doubled(file_of(document))) == (1, 2, 4)
    table.cell(1, 3).text = ""
    styled(inner := table.cell(0, 1).add_table(2, 2))
    inner.cell(1, 0).text = WORDS
    assert spot(doubled(file_of(document))) == (2, 2, 1)


def test_a_finding_is_known_again_whichever_cell_it_stands_in() -> None:
    document = docx.Document()
    styled(table := document.add_table(3, 2))
    table.cell(1, 1).text = WORDS
    before = doubled(file_of(document))
    table.cell(1, 1).text, table.cell(2, 0).text = "", WORDS
    after = doubled(file_of(document))
    assert spot(before) != spot(after)
    assert list(fingerprints([before])) == list(fingerprints([after]))


def test_a_fault_of_a_form_stands_in_its_cell() -> None:
    document = docx.Document()
    styled(table := document.add_table(2, 3))
    table.cell(1, 2).text = "{{ so|uper }}"
    (found,) = sokert.Template(file_of(document)).check()
    assert (found.code, spot(found)) == ("TAG-UNKNOWN-FILTER", (1, 2, 3))

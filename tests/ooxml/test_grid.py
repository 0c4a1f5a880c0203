"""Tables whose rows or columns were repeated or dropped: merges begin where their first cell is, the grid fits."""

from __future__ import annotations

import pytest
from lxml import etree

from ooxml.xml import said, xml
from sokert.ooxml.grid import AGAIN, merged, refitted, span, unwrapped
from sokert.ooxml.names import W


def cell(*properties: str, words: str = "x") -> str:
    look = "<w:pPr><w:keepNext/></w:pPr>" if words == "looks" else ""
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr><w:p>{look}<w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def merge(how: str = "") -> str:
    return f'<w:vMerge w:val="{how}"/>' if how else "<w:vMerge/>"


def wide(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def measured(twips: int) -> str:
    return f'<w:tcW w:w="{twips}" w:type="pct"/>'


def table(*rows: str, grid: str = "") -> etree._Element:
    return xml(f"<w:tbl>{grid}{''.join(rows)}</w:tbl>")


def row(*cells: str, before: int = 0) -> str:
    properties = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(
    ("columns", "spans"), [("", 1), (3, 3), (0, 1), (-2, 1), ("x", 1), ("²", 1), (999_999_999, 999_999_999), (10**9, 1)]
)
def test_a_cell_spans_what_it_says_and_one_column_where_that_is_no_number(columns: object, spans: int) -> None:
    assert span(xml(cell(wide(columns) if columns != "" else ""))) == spans


def test_rows_and_cells_in_controls_are_found_in_their_order() -> None:
    row_of = xml(
        f"<w:tr><w:trPr/><w:sdt><w:sdtPr/><w:sdtContent>{cell(words='a')}</w:sdtContent></w:sdt>"
        f"<w:ins>{cell(words='b')}</w:ins><w:moveTo>{cell(words='c')}</w:moveTo>"
        f"<w:customXml>{cell(words='d')}</w:customXml>{cell(words='e')}</w:tr>"
    )
    assert "".join("".join(one.itertext()) for one in unwrapped(row_of)) == "abcde"
    assert [one.tag for one in unwrapped(row_of)][:2] == [f"{W}trPr", f"{W}sdtPr"]


def merges(whole: etree._Element) -> list[tuple[str, str]]:
    merged(whole)
    cells = [one for one in whole.iter(f"{W}tc") if one.find(f"{W}tcPr/{W}vMerge") is not None]
    found = [(one, one.find(f"{W}tcPr/{W}vMerge")) for one in cells]
    return [
        (mark.get(f"{W}val", ""), "".join(str(text) for text in one.itertext()))
        for one, mark in found
        if mark is not None
    ]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(cell(merge())), row(cell(merge()))], [("restart", "x"), ("", "x")]),
        ([row(cell(merge("restart"))), row(cell(merge("restart")))], [("restart", "x"), ("restart", "x")]),
        ([row(cell(merge("restart"))), row(cell()), row(cell(merge()))], [("restart", "x"), ("restart", "x")]),
        ([row(cell(merge("restart"))), row(cell(merge(AGAIN)))], [("restart", "x"), ("continue", "")]),
        ([row(cell()), row(cell(merge(AGAIN)))], [("restart", "x")]),
        # as wide as what it goes on with, and at the same place
        ([row(cell(merge("restart"), wide(2))), row(cell(merge()), cell())], [("restart", "x"), ("restart", "x")]),
        ([row(cell(), cell(merge("restart"))), row(cell(merge()), cell())], [("restart", "x"), ("restart", "x")]),
        (
            [row(cell(wide(2)), cell(merge("restart"))), row(cell(), cell(), cell(merge()))],
            [("restart", "x"), ("", "x")],
        ),
        ([row(cell(), cell(merge("restart"))), row(cell(merge()), before=1)], [("restart", "x"), ("", "x")]),
    ],
)
def test_a_merge_begins_where_its_first_cell_is(rows: list[str], wanted: list[tuple[str, str]]) -> None:
    assert merges(table(*rows)) == wanted


def test_a_cell_that_goes_on_from_a_repeated_one_keeps_the_look_of_its_first_paragraph_alone() -> None:
    whole = table(row(cell(merge("restart"))), row(cell(merge(AGAIN), words="looks")))
    merged(whole)
    assert said(whole[1][0]).partition("</w:tcPr>")[2] == "<w:p><w:pPr><w:keepNext/></w:pPr></w:p></w:tc>"


def grid(*widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def sizes(whole: etree._Element) -> tuple[list[int], list[list[str]]]:
    """Return the widths of a table's columns, and those of its cells, row by row."""
    columns = [int(one.get(f"{W}w", "")) for one in whole.iter(f"{W}gridCol")]
    cells = [[one.get(f"{W}w", "") for one in each.iter(f"{W}tcW")] for each in whole.iter(f"{W}tr")]
    return columns, cells


@pytest.mark.parametrize(
    ("widths", "rows", "wanted"),
    [
        # three columns where one was: a third each
        ((900,), [[measured(100)] * 3], ([300, 300, 300], [["300"] * 3])),
        # in the shares of their cells
        ((900, 100), [[measured(300), measured(100)]], ([750, 250], [["750", "250"]])),
        # a wide cell takes the columns that it spans, its width shared among them
        (
            (600,),
            [[wide(2) + measured(400), measured(200)], [measured(1), measured(1), measured(1)]],
            ([200, 200, 200], [["400", "200"], ["200", "200", "200"]]),
        ),
        # whatever the others are: 400 over two columns are 200 each, beside one of 600
        (
            (1000,),
            [[wide(2) + measured(400), measured(600)]],
            ([200, 200, 600], [["400", "600"]]),
        ),
        # a width that leaves nothing for a column is one twip each
        ((12,), [[wide(3) + measured(1), measured(3)]], ([2, 2, 2, 6], [["6", "6"]])),
        # a row with fewer columns keeps its spans
        (
            (200,),
            [[measured(1), measured(1)], [measured(1), wide(3) + measured(1)]],
            ([50, 50, 50, 50], [["50", "50"], ["50", "150"]]),
        ),
        # without widths the old one is shared alike
        ((90,), [["", "", ""]], ([30, 30, 30], [[]])),
        # without an old width the cells' own count
        ((0,), [[measured(40), measured(60)]], ([40, 60], [["40", "60"]])),
    ],
)
def test_the_grid_has_the_columns_of_the_widest_row_at_the_old_width(
    widths: tuple[int, ...], rows: list[list[str]], wanted: tuple[list[int], list[list[str]]]
) -> None:
    whole = table(*(row(*map(cell, each)) for each in rows), grid=grid(*widths))
    refitted(whole)
    assert sizes(whole) == wanted
    assert {one.get(f"{W}type") for one in whole.iter(f"{W}tcW")} <= {"dxa"}


def test_a_row_without_a_cell_goes_and_a_table_without_a_row() -> None:
    body = xml(f"<w:body>{said(table(row(), row(cell()), grid=grid(10)))}{said(table(row(), grid=grid(10)))}</w:body>")
    for one in list(body):
        refitted(one)
    assert len(body) == 1
    assert len(body[0].findall(f"{W}tr")) == 1


def test_a_table_without_a_grid_stays() -> None:
    whole = table(row(cell(measured(5))))
    before = said(whole)
    refitted(whole)
    assert said(whole) == before

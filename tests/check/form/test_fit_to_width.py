"""What filled the lines of a page fills them when its margins are mended: nothing stands out at the edge."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from copy import deepcopy

import docx
import pytest
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, Twips
from docx.table import Table
from lxml import etree

from check import kept
from pictures import png
from sokert.check.form import fix
from sokert.check.form.fix_rounds import Fixed
from sokert.ooxml.font_metrics import width
from sokert.ooxml.names import NAMESPACES, W
from sokert.resolved import read

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
WIDE, NARROW = 9638, 9071  # the text between margins of 2 cm, and of 3 and 2 cm
ROWS = [("Đơn vị", "Số văn bản"), ("Phòng A", "1.240"), ("Phòng B", "380")]
Addition = Callable[[Document], object]


def made(*additions: Addition, agency: str = "SỞ MẪU", heads: Sequence[int] = (4819, 4819), left: float = 2) -> bytes:
    """Return a report of an office whose text runs between margins of 2 cm, its head a table of some columns."""
    document, saved = docx.Document(), io.BytesIO()
    page = document.sections[0]
    page.page_width, page.page_height = Twips(11906), Twips(16838)
    page.left_margin, page.right_margin = Cm(left), Cm(2)
    document.styles["Normal"].font.size = Pt(11)
    head = document.add_table(1, len(heads))
    set_widths(head, heads)
    head.cell(0, 0).text = f"UBND TỈNH MẪU\n{agency}\nSố: 12/BC-SM"
    head.cell(0, len(heads) - 1).text = f"{COUNTRY}\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 05 tháng 7 năm 2026"
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Kết quả công tác 6 tháng đầu năm 2026")
    document.add_paragraph("Trong 6 tháng, Sở tiếp nhận và giải quyết văn bản đúng thời hạn quy định.")
    for add in additions:
        add(document)
    document.save(saved)
    return saved.getvalue()


def set_widths(table: Table, widths: Sequence[int]) -> None:
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Twips(wide)
        for cell in column.cells:
            cell.width = Twips(wide)


def table_of(widths: Sequence[int], rows: Sequence[Sequence[str]] = ROWS, centred: bool = False) -> Addition:
    def add(document: Document) -> None:
        table = document.add_table(len(rows), len(widths))
        set_widths(table, widths)
        if centred:
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return add


def grid(content: bytes, at: int = 1) -> list[int]:
    """Return how wide the columns of a table are; the head's is the first."""
    table = docx.Document(io.BytesIO(content)).tables[at]._tbl
    return [int(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def codes(fixed: Fixed) -> set[str]:
    return {finding.code for finding in fixed.left}


@pytest.mark.parametrize("widths", [(4819, 4819), (6000, 3638), (3000, 6638)])
@pytest.mark.parametrize("centred", [False, True])
def test_a_table_that_filled_the_lines_fills_the_narrower_ones(widths: Sequence[int], centred: bool) -> None:
    fixed = fix(made(table_of(widths, centred=centred)))
    assert read(fixed.content).sections[0].measure == NARROW
    assert sum(grid(fixed.content)) == NARROW
    assert grid(fixed.content)[0] == pytest.approx(widths[0] * NARROW / WIDE, abs=2)
    assert [finding.facts["count"] for finding in fixed.changed if finding.code == "FIX-FITTED"] == [2]


def test_cells_are_as_wide_as_their_columns() -> None:
    fixed = docx.Document(io.BytesIO(fix(made(table_of((6000, 3638)))).content)).tables[1]
    assert [cell.width.twips for cell in fixed.rows[1].cells] == pytest.approx([5647, 3424], abs=2)


@pytest.mark.parametrize(
    ("widths", "now"),
    [
        ((3000, 3000), 6000),  # it has room
        ((4700, 4600), NARROW),  # it would stand out by a little
        ((4927, 4927), NARROW + 216),  # Word's own: its words begin where the text does
    ],
)
def test_what_stood_out_stands_out_as_far_and_no_table_is_made_wider(widths: Sequence[int], now: int) -> None:
    assert sum(grid(fix(made(table_of(widths))).content)) == pytest.approx(now, abs=1)


def test_quoc_hieu_stays_on_its_line_where_the_other_half_of_the_head_has_room() -> None:
    for heads in ((4819, 4819), (4000, 600, 5038)):
        fixed = fix(made(heads=heads)).content
        assert sum(grid(fixed, 0)) == NARROW
        assert width(COUNTRY, 12, bold=True) * 20 + 216 <= grid(fixed, 0)[-1]


def test_quoc_hieu_stays_on_its_line_before_a_long_name_of_an_office_does() -> None:
    fixed = fix(made(agency="VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI", heads=(4600, 5038))).content
    assert width(COUNTRY, 12, bold=True) * 20 + 216 <= grid(fixed, 0)[1]


def test_a_head_whose_letters_grew_is_given_room_where_no_margin_moved() -> None:
    fixed = fix(made(heads=(4271, 4800), left=3))
    assert "ND30-MARGIN-LEFT" not in {finding.code for finding in fixed.fixed}
    assert width(COUNTRY, 12, bold=True) * 20 + 216 <= grid(fixed.content, 0)[1]
    assert sum(grid(fixed.content, 0)) == NARROW


def test_the_margin_stays_and_is_told_where_the_words_of_a_table_have_no_room_to_give() -> None:
    full = [("12.345.678,9",) * 8] * 2
    fixed = fix(made(table_of([WIDE // 8] * 8, full)))
    assert read(fixed.content).sections[0].margins["left"] == 1134
    assert "ND30-MARGIN-LEFT" in codes(fixed)
    assert grid(fixed.content) == [WIDE // 8] * 8


def test_a_column_of_long_words_takes_from_one_that_has_room() -> None:
    rows = [("Đơn vị", "12.345.678.901,25"), ("Phòng A", "2,5")]
    narrow = round(width("12.345.678.901,25", 11) * 20) + 216 + 40
    fixed = fix(made(table_of((WIDE - narrow, narrow), rows))).content
    assert sum(grid(fixed)) == NARROW
    assert grid(fixed)[1] >= narrow - 10


def inner(document: Document) -> None:
    outer = document.add_table(1, 1)
    set_widths(outer, (WIDE,))
    set_widths(outer.cell(0, 0).add_table(1, 2), (4700, 4700))


def test_a_table_in_a_table_is_as_much_narrower() -> None:
    fixed = docx.Document(io.BytesIO(fix(made(inner)).content)).tables[1].cell(0, 0).tables[0]
    assert [column.width.twips for column in fixed.columns] == pytest.approx([4700 * NARROW / WIDE] * 2, abs=2)


def test_a_picture_as_wide_as_the_lines_keeps_its_shape() -> None:
    def picture(document: Document) -> None:
        document.add_picture(io.BytesIO(png()), Twips(WIDE), Twips(4000))

    shown = docx.Document(io.BytesIO(fix(made(picture)).content)).inline_shapes[0]
    assert shown.width.twips == NARROW
    assert shown.height.twips == pytest.approx(4000 * NARROW / WIDE, abs=1)


def test_a_picture_in_a_cell_is_made_narrower_only_where_it_stood_as_wide() -> None:
    def pictures(document: Document) -> None:
        table_of((6000, 3638))(document)
        for row, wide in zip(document.tables[-1].rows[1:], (500, 5900), strict=True):
            row.cells[0].paragraphs[0].add_run().add_picture(io.BytesIO(png()), Twips(wide), Twips(300))

    shown = docx.Document(io.BytesIO(fix(made(pictures)).content)).inline_shapes
    assert [one.width.twips for one in shown] == pytest.approx([500, 5900 * NARROW / WIDE], abs=2)


def test_a_table_that_begins_further_in_ends_where_the_lines_do() -> None:
    def indented(document: Document) -> None:
        table_of((5000, WIDE - 5500))(document)
        etree.SubElement(document.tables[-1]._tbl.tblPr, f"{W}tblInd", {f"{W}w": "500", f"{W}type": "dxa"})

    assert sum(grid(fix(made(indented)).content)) == NARROW - 500


def test_a_tab_at_the_right_edge_of_the_lines_moves_with_it() -> None:
    def signed(document: Document) -> None:
        paragraph = document.add_paragraph("Tổng số\t1.240")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(4000), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(WIDE), WD_TAB_ALIGNMENT.RIGHT)

    last = docx.Document(io.BytesIO(fix(made(signed)).content)).paragraphs[-1]
    assert [stop.position.twips for stop in last.paragraph_format.tab_stops] == [4000, NARROW]


ANCHORED = """<w:r {names}><w:drawing><wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0"
 locked="0" layoutInCell="1" allowOverlap="1" relativeHeight="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="{of}"><wp:posOffset>{at}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{cx}" cy="{cy}"/>
<wp:wrapNone/><wp:docPr id="7" name="L"/><a:graphic><a:graphicData uri="urn:of-a-shape">
<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""


def anchored(shape: str, of: str, at: int, wide: int, high: int = 0, centred: bool = False) -> Addition:
    names = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "wp", "a"))
    said = ANCHORED.format(names=names, shape=shape, of=of, at=at * 635, cx=wide * 635, cy=high * 635)

    def add(document: Document) -> None:
        paragraph = document.paragraphs[1] if centred else document.add_paragraph("Sơ đồ")
        if centred:
            paragraph.alignment = 1
        paragraph._p.append(parse_xml(said))

    return add


def offset(content: bytes) -> int:
    """Return where the last drawing begins."""
    body = docx.Document(io.BytesIO(content)).element.body
    return int([*body.iter(f"{{{NAMESPACES['wp']}}}positionH")][-1][0].text) // 635


def test_a_line_drawn_below_centred_words_stays_below_their_middle() -> None:
    line = anchored("line", "column", (WIDE - 2000) // 2, 2000, centred=True)
    for bad in (made(line), made(anchored("rect", "column", 0, 100, 100, centred=True), line)):
        assert offset(fix(bad).content) == pytest.approx((NARROW - 2000) / 2, abs=1)


@pytest.mark.parametrize(
    ("of", "wide", "left"),
    [("column", WIDE, True), ("margin", WIDE, True), ("page", WIDE, False), ("column", 5000, False)],
)
def test_the_margin_stays_where_a_drawing_would_stand_out(of: str, wide: int, left: bool) -> None:
    fixed = fix(made(anchored("rect", of, 0, wide, 2000)))
    assert ("ND30-MARGIN-LEFT" in codes(fixed)) is left


def test_the_margin_stays_where_columns_of_text_have_widths_of_their_own() -> None:
    def columns(document: Document) -> None:
        said = document.sections[0]._sectPr.find(f"{W}cols")
        said.set(f"{W}num", "2")
        said.set(f"{W}equalWidth", "0")
        for _ in range(2):
            etree.SubElement(said, f"{W}col", {f"{W}w": "4500", f"{W}space": "638"})

    assert "ND30-MARGIN-LEFT" in codes(fix(made(columns)))


@pytest.mark.parametrize(
    "additions",
    [(), (table_of((4927, 4927)),), (inner,), (table_of([WIDE // 8] * 8, [("12.345.678,9",) * 8] * 2),)],
)
def test_mending_again_changes_nothing_and_no_word_is_lost(additions: Sequence[Addition]) -> None:
    bad = made(*map(deepcopy, additions))
    once = fix(bad).content
    assert fix(once).content == once
    assert kept.words(once) == kept.words(bad)

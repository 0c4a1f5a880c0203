"""Fits what filled the lines to the margins that were set: tables, a head's columns, pictures, tabs at the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from lxml import etree

from sokert.check.form.page import Page
from sokert.ooxml.font_metrics import width
from sokert.ooxml.grid import span, unwrapped
from sokert.ooxml.names import PIC, WP, A, C, V, W
from sokert.ooxml.properties import number
from sokert.resolved import Paragraph
from sokert.resolved.shapes import vml_width

_AIR = 30  # twips: what is only reckoned may be a little wider
_EMU = 635  # a twip
_SET_APART = ("party", "country", "motto", "parent", "agency", "number", "date", "authority", "position", "signer_name")
_FIRST = ("party", "country", "motto")  # that stand on one line whatever becomes of what is beside them
_VML = (f"{V}shape", f"{V}rect", f"{V}group")
_DRAWN = (f"{WP}inline", f"{WP}anchor", f"{W}pict", f"{W}object")


class _Table(NamedTuple):
    """A table of the body, as wide as its columns are; `room` is the width of the text where it stands."""

    element: etree._Element
    room: int
    inside: list[Paragraph]
    whole: frozenset[int]
    """Which of its paragraphs have each line on one line."""

    @property
    def id(self) -> int:
        """What its own cells call it."""
        return min(it.cell.table for it in self.inside if it.cell)


class _Need(NamedTuple):
    """How wide some columns side by side have to be."""

    first: int
    end: int
    wide: float

    def lack(self, widths: Sequence[float]) -> float:
        """Return how much they want of it."""
        return self.wide - sum(widths[self.first : self.end])


class Stood(NamedTuple):
    """How wide things stood in the lines before anything was mended."""

    tables: list[tuple[int, frozenset[int]]]
    rooms: list[int]


class Fit(NamedTuple):
    """How many things were set to the new width, and whether nothing stands out of the lines that did not."""

    things: int
    sure: bool


def stood(page: Page) -> Stood:
    """Return how things stand in the lines of a page."""
    return Stood([(it.room, it.whole) for it in _tables(page)], [_room(page, it) for it in _paragraphs(page)])


def fitted(page: Page, was: Stood) -> Fit:
    """Set what filled the lines to the width they have now, and the columns of a head to what each has to say."""
    tables, paragraphs = list(_tables(page)), list(_paragraphs(page))
    if len(tables) != len(was.tables) or len(paragraphs) != len(was.rooms):
        return Fit(0, sure=False)
    apart = {id(it.paragraph) for it in page.all(*_SET_APART)}
    first = {id(it.paragraph) for it in page.all(*_FIRST)}
    fits = [_fit(it, *then, apart, first) for it, then in zip(tables, was.tables, strict=True)]
    fits += [
        _drawn(it, then, now)
        for it, then in zip(paragraphs, was.rooms, strict=True)
        if (now := _room(page, it)) != then
    ]
    return Fit(sum(it.things for it in fits), all(it.sure for it in fits) and not _set_columns(page, was, paragraphs))


def _paragraphs(page: Page) -> Iterator[Paragraph]:
    """Yield the paragraphs that stand in the lines of the page itself."""
    return (it for it in page.document.paragraphs if it.cell is None and not it.box)


def _room(page: Page, paragraph: Paragraph) -> int:
    return page.document.sections[paragraph.section].measure


def _set_columns(page: Page, was: Stood, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a section has columns of widths of their own, which a new margin would leave as they are."""
    moved = {it.section for it, then in zip(paragraphs, was.rooms, strict=True) if _room(page, it) < then}
    return any(page.document.sections[at].element.find(f"{W}cols/{W}col") is not None for at in moved)


# ---- tables


def _tables(page: Page) -> Iterator[_Table]:
    """Yield the tables of the body, those in other tables aside."""
    inside: dict[etree._Element, list[Paragraph]] = {}
    for paragraph in page.document.paragraphs:
        if paragraph.cell and not paragraph.box:
            *_, outer = paragraph.element.iterancestors(f"{W}tbl")
            inside.setdefault(outer, []).append(paragraph)
    for element, own in inside.items():
        whole = frozenset(
            at for at, it in enumerate(own) if it.cell and _longest(it) <= it.cell.width - it.cell.padding
        )
        yield _Table(element, _room(page, own[0]), own, whole)


def _longest(paragraph: Paragraph) -> int:
    """Return how wide the longest line of a paragraph is with its indents, in twips."""
    return round(max(map(_wide, _lines(paragraph)), default=0) * 20) + paragraph.left + paragraph.right


def _wide(line: Sequence[tuple[str, float, bool]]) -> float:
    return sum(width(text, size, bold) for text, size, bold in line)


def _lines(paragraph: Paragraph) -> Iterator[list[tuple[str, float, bool]]]:
    """Yield what each line of a paragraph says, with how it is set."""
    line: list[tuple[str, float, bool]] = []
    for run in paragraph.runs:
        for at, part in enumerate(("" if run.hidden else run.shown).split("\n")):
            if at:
                yield line
                line = []
            line.append((part, run.size, run.bold))
    yield line


def _word(paragraph: Paragraph) -> int:
    """Return how wide the longest word of a paragraph is, in twips."""
    words = (width(word, run.size, run.bold) for run in paragraph.runs for word in run.shown.split())
    return round(max(words, default=0) * 20)


def _fit(table: _Table, was: int, whole: frozenset[int], apart: set[int], first: set[int]) -> Fit:
    """Fit one table: narrower where the lines are, its columns shared out anew where a line of a head broke."""
    columns = _columns(table.element)
    total = sum(columns)
    goal = _goal(table.element, total, was, table.room)
    broken = {id(table.inside[at]) for at in whole - table.whole}
    if not total or (goal == total and not broken & apart):
        return Fit(0, sure=True)
    lows, wants, firsts = (list(needs) for needs in _needs(table, columns, whole, first))
    widths = _shared([column * goal / total for column in columns], lows, wants, firsts)
    if any(need.lack(widths) > 1 for need in (*lows, *firsts)):
        return Fit(0, sure=goal == total)
    _set(table.element, columns, widths)
    return Fit(int(list(map(round, widths)) != columns), sure=True)


def _needs(
    table: _Table, columns: Sequence[int], whole: frozenset[int], first: set[int]
) -> tuple[set[_Need], set[_Need], set[_Need]]:
    """Return how wide columns have to be for words, for lines that were whole, and for those of a head.

    What was too narrow for a word before may stay so.
    """
    lows, wants, firsts = set[_Need](), set[_Need](), set[_Need]()
    for at, paragraph in enumerate(table.inside):
        cell = paragraph.cell
        if cell is None or cell.table != table.id:
            continue
        end, word = cell.column + cell.span, _word(paragraph) + cell.padding
        lows.add(_Need(cell.column, end, word + _AIR if word <= cell.width else cell.width))
        if at in whole:
            line = _Need(cell.column, end, max(_longest(paragraph), _word(paragraph)) + cell.padding + _AIR)
            (firsts if id(paragraph) in first else wants).add(line)
    return lows, wants | firsts, firsts


def _goal(table: etree._Element, total: int, was: int, now: int) -> int:
    """Return how wide a table is to be: what stood out of the lines before may stand out as far, and nothing more."""
    look = table.find(f"{W}tblPr")
    floating = None if look is None else look.find(f"{W}tblpPr")
    if now >= was or (floating is not None and floating.get(f"{W}horzAnchor", "page") == "page"):
        return total
    indent = None if look is None else look.find(f"{W}tblInd")
    centred = look is not None and (said := look.find(f"{W}jc")) is not None and said.get(f"{W}val") == "center"
    start = 0 if indent is None or centred else number(indent.get(f"{W}w"))
    return min(total, now - start + max(start + total - was, 0))


def _shared(widths: list[float], lows: Sequence[_Need], wants: Sequence[_Need], firsts: Sequence[_Need]) -> list[float]:
    """Return widths of the same sum, each as wide as its longest word, then as its lines where others can spare it."""
    low, want = ([_floor(needs, at) for at in range(len(widths))] for needs in (lows, (*lows, *wants)))
    for asked, floors in ((lows, low), (wants, want), (firsts, low)):
        for need in sorted(asked, key=lambda need: need.lack(widths)):
            own = range(need.first, min(need.end, len(widths)))
            over = [0 if at in own else max(widths[at] - floor, 0) for at, floor in enumerate(floors)]
            lack, given = need.lack(widths), sum(widths[at] for at in own)
            if 0 < lack <= sum(over) and given:
                widths = [
                    has * (1 + lack / given) if at in own else has - lack * over[at] / sum(over)
                    for at, has in enumerate(widths)
                ]
    return widths


def _floor(needs: Sequence[_Need], at: int) -> float:
    """Return how wide one column has to be by itself."""
    return max((need.wide for need in needs if (need.first, need.end) == (at, at + 1)), default=0)


def _columns(table: etree._Element) -> list[int]:
    return [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def _set(table: etree._Element, old: Sequence[int], new: Sequence[float]) -> None:
    """Give a table and its cells new widths; a table in one of its cells is narrowed as much."""
    edges = [round(edge) for edge in accumulate(new, initial=0)]
    for column, (left, right) in zip(table.iterfind(f"{W}tblGrid/{W}gridCol"), pairwise(edges), strict=True):
        column.set(f"{W}w", str(right - left))
    _scaled(table.find(f"{W}tblPr/{W}tblW"), sum(new) / sum(old))
    was = list(accumulate(old, initial=0))
    for row in (it for it in unwrapped(table) if it.tag == f"{W}tr"):
        at = number(skipped.get(f"{W}val")) if (skipped := row.find(f"{W}trPr/{W}gridBefore")) is not None else 0
        for said in ("wBefore", "wAfter"):
            _scaled(row.find(f"{W}trPr/{W}{said}"), sum(new) / sum(old))
        for cell in (it for it in unwrapped(row) if it.tag == f"{W}tc"):
            to = min(at + span(cell), len(old))
            before, now = was[to] - was[min(at, to)], edges[to] - edges[min(at, to)]
            if before > 0:
                _refilled(cell, before, now)
            at = to


def _refilled(cell: etree._Element, before: int, now: int) -> None:
    """Set a cell to its new width, and what stands in it: a table narrower, a line at its middle there."""
    _scaled(cell.find(f"{W}tcPr/{W}tcW"), now / before)
    for inner in cell.iterfind(f"{W}tbl"):
        columns = _columns(inner)
        if sum(columns) and now < before:
            _set(inner, columns, [column * now / before for column in columns])
    for paragraph in cell.iterfind(f"{W}p"):
        for it in paragraph.iter(f"{WP}inline"):
            if _extent(it) > now and _is_picture(it):
                _resized(it, now / before)
        _moved(paragraph, (now - before) / 2)


def _scaled(said: etree._Element | None, by: float) -> None:
    """Scale a length that is said in twips."""
    if said is not None and said.get(f"{W}type", "dxa") == "dxa" and number(said.get(f"{W}w")):
        said.set(f"{W}w", str(round(number(said.get(f"{W}w")) * by)))


# ---- what is drawn in the lines, and tabs at their edge


def _drawn(paragraph: Paragraph, was: int, now: int) -> Fit:
    """Fit what a paragraph shows: pictures narrower, a line at the middle there, tabs at the new edge."""
    if paragraph.align == "center":
        _moved(paragraph.element, (now - was) / 2)
    if now > was:
        return Fit(0, sure=True)
    count, taken = 0, paragraph.left + paragraph.right
    for stop in paragraph.element.iterfind(f"{W}pPr/{W}tabs/{W}tab"):
        if stop.get(f"{W}val") in ("right", "end") and now < number(stop.get(f"{W}pos")) <= was + _AIR:
            stop.set(f"{W}pos", str(now))
    for it in paragraph.element.iter(*_DRAWN):
        if any(True for _ in it.iterancestors(*_DRAWN)) or not now - taken < _extent(it) + _offset(it) <= was + _AIR:
            continue
        if it.tag != f"{WP}inline" or not _is_picture(it):
            return Fit(count, sure=False)
        _resized(it, (now - taken) / max(was - taken, 1))
        count += 1
    return Fit(count, sure=True)


def _extent(it: etree._Element) -> int:
    """Return how wide something drawn is, in twips."""
    extent = it.find(f"{WP}extent")
    if extent is not None:
        return number(extent.get("cx")) // _EMU
    return max((round(one * 20) for one in map(vml_width, it.iter(*_VML))), default=0)


def _offset(it: etree._Element) -> int:
    """Return how far to the right of the text's edge something stands; what is placed by the paper does not move."""
    across = it.find(f"{WP}positionH")
    if across is None:
        return 0
    if across.get("relativeFrom") not in ("column", "margin"):
        return -99_999
    said = across.find(f"{WP}posOffset")
    return 0 if said is None else round(int(said.text or 0) / _EMU)


def _is_picture(it: etree._Element) -> bool:
    return it.find(f".//{PIC}pic") is not None or it.find(f".//{C}chart") is not None


def _resized(it: etree._Element, by: float) -> None:
    for extent in (*it.iterfind(f"{WP}extent"), *it.iterfind(f".//{PIC}spPr/{A}xfrm/{A}ext")):
        for side in ("cx", "cy"):
            extent.set(side, str(round(number(extent.get(side)) * by)))


def _moved(paragraph: etree._Element, by: float) -> None:
    """Move a line that was drawn below words that are centred by as much as their middle moved, in twips."""
    for it in paragraph.iter(f"{WP}anchor"):
        across, shape = it.find(f"{WP}positionH"), it.find(f".//{A}prstGeom")
        said = None if across is None else across.find(f"{WP}posOffset")
        if said is None or shape is None or "ine" not in shape.get("prst", ""):
            continue
        if across is not None and across.get("relativeFrom") in ("column", "margin"):
            said.text = str(round(int(said.text or 0) + by * _EMU))

"""Puts the tags that control where they control: both ends of a pair become siblings in the tree.

What a pair controls is told by where its ends stand (docs/notes/forms.md). After this no data can make
the tree malformed: whatever is repeated or dropped is whole elements, or words inside one text.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from sokert.forms.columns import loop_over_column
from sokert.forms.form_tags import FormTag, Sheet, nodes
from sokert.forms.jumps import place_jumps
from sokert.forms.macros import gather
from sokert.forms.pairing import Pair, pairs_of, prove, unpaired
from sokert.forms.placeholders import region
from sokert.forms.prefixes import force
from sokert.forms.split_tags import TEXT
from sokert.forms.tag_places import (
    PARAGRAPH,
    ROW,
    RUN,
    at_end,
    at_start,
    child_of,
    common,
    holds,
    is_empty,
    put_after,
    put_before,
    replaced,
    split_up,
)
from sokert.forms.trim import join_lines
from sokert.ooxml.names import W

_GATHERING = frozenset({"macro", "set", "filter", "call"})
_WHOLE = frozenset({"if", "macro", "set"})  # pairs that may print nothing where they stand


def place(story: etree._Element, sheet: Sheet) -> None:
    """Move every tag of a story to where it controls; what cannot be is told."""
    join_lines(story, sheet)
    tags = sheet.inside(story)
    pairs = pairs_of(tags, sheet)
    _gathers_lines(tags, pairs, sheet)
    for pair in pairs:
        gather(pair.ends)
    for tag in tags:
        if calls_lines(tag, sheet):
            sheet.prints_none(tag)
            if any(token.value == "|" for token in tag.parsed.tokens):
                sheet.refuse("FORM-LINES-FILTERED", tag.where, tag=tag.source)
    force(tags, {tag: pair.ends for pair in pairs for tag in pair.ends}, sheet)
    _whole_rows(story, sheet)
    going = [paragraph for pair in pairs if (paragraph := _place_pair(pair, sheet)) is not None]
    _let_go(going, sheet)
    _empty_paragraphs(story, sheet)
    place_jumps(tags, sheet)
    prove(pairs, sheet.inside(story), sheet)


def _gathers_lines(tags: list[FormTag], pairs: list[Pair], sheet: Sheet) -> None:
    """Remember the macros and names that hold whole paragraphs: what prints them may take a paragraph's place."""
    for pair in pairs:
        first, last = (next(node.iterancestors(PARAGRAPH), None) for node in (pair.nodes[0], pair.nodes[-1]))
        if pair.opener.word not in _GATHERING or first is last:
            continue
        sheet.gathers = True
        words = [token.value for token in pair.opener.parsed.tokens]
        if pair.opener.word == "filter" or (pair.opener.word == "set" and "|" in words):
            sheet.refuse("FORM-LINES-FILTERED", pair.opener.where, tag=pair.opener.source)
        elif pair.opener.word != "call":
            (sheet.macros if pair.opener.word == "macro" else sheet.sets).add(words[1])
    for tag in tags:
        word, name, sign, *given = [*(token.value for token in tag.parsed.tokens), "", "", ""]
        if word == "set" and sign == "=" and _is_lines(given, sheet):
            sheet.sets.add(name)


def calls_lines(tag: FormTag, sheet: Sheet) -> bool:
    """Return whether a tag prints whole paragraphs: it calls a macro of such, or names what a set block gathered."""
    return tag.parsed.kind == "variable" and _is_lines([token.value for token in tag.parsed.tokens], sheet)


def _is_lines(expression: list[str], sheet: Sheet) -> bool:
    name, behind = [*expression, "", ""][:2]
    return (name in sheet.macros and behind == "(") or (name in sheet.sets and behind in ("", "|"))


def _whole_rows(story: etree._Element, sheet: Sheet) -> None:
    """Put the tags of each row that holds nothing else in the row's place."""
    for row in list(story.iter(ROW)):
        tags = sheet.inside(row)
        if tags and is_empty(row) and all(_may_stand_for_row(tag) for tag in tags):
            replaced(row, list(nodes(row)))


def _may_stand_for_row(tag: FormTag) -> bool:
    """Return whether a tag can stand between rows: it prints none, or those of its own loop."""
    if tag.parsed.kind == "variable":
        return tag.prints_lines and tag.parsed.tokens[0].value == "loop"
    return tag.word not in ("include", "extends")


def _place_pair(pair: Pair, sheet: Sheet) -> etree._Element | None:
    """Put a pair where it controls; return the paragraph that goes when nothing comes out of it."""
    container = common(pair.nodes)
    if container is None:
        return None
    kind = holds(container)
    if container.tag == TEXT or kind == "runs":
        return _in_line(pair, container, sheet)
    if kind == "blocks":
        _over_blocks(pair, container, sheet)
    elif kind == "cells":
        _over_cells(pair, container, sheet)
    else:
        _over_rows(pair, container, sheet)
    return None


def _in_line(pair: Pair, container: etree._Element, sheet: Sheet) -> etree._Element | None:
    """Place a pair that stands in one paragraph; return the paragraph when the pair is all of it.

    A condition that holds all of a paragraph is put around it, so that the paragraph goes with it. Where it has
    an else, or only gives a name, its tags stay in the line.
    """
    paragraph = _all_of(pair, container)
    if paragraph is not None and len(pair.ends) == 2 and pair.opener.word == "if":
        put_before(paragraph, pair.nodes[:1])
        put_after(paragraph, pair.nodes[1:])
        return None
    if container.tag != TEXT and not all(split_up(node, container) for node in pair.nodes):
        _crosses(pair, sheet)
    return paragraph


def _all_of(pair: Pair, inside: etree._Element) -> etree._Element | None:
    """Return the paragraph that a pair which may print nothing is all of; None where there is more in it."""
    paragraph = inside if inside.tag == PARAGRAPH else next(inside.iterancestors(PARAGRAPH), None)
    if paragraph is None or pair.opener.word not in _WHOLE or paragraph.find(f".//{W}sectPr") is not None:
        return None
    alone = at_start(pair.nodes[0], paragraph) and at_end(pair.nodes[-1], paragraph)
    return paragraph if alone and not is_empty(paragraph) else None


def _let_go(paragraphs: Iterable[etree._Element], sheet: Sheet) -> None:
    """Let each of these paragraphs go when nothing comes out of it.

    One that a pair leaves in the middle of its line cannot: where that pair drops its words, the paragraph and
    the one with its other end are one.
    """
    for paragraph in dict.fromkeys(paragraphs):
        if paragraph.getparent() is not None and unpaired(sheet.inside(paragraph)) is None:
            region(paragraph, "maybe")


def _over_blocks(pair: Pair, container: etree._Element, sheet: Sheet) -> None:
    """Put the ends of a pair between paragraphs; from mid-line to mid-line they stay where they are."""
    ends = [(node, child_of(container, node)) for node in pair.nodes]
    ways = [_way_out(node, child) for node, child in ends]
    if all(ways):
        for (node, child), way in zip(ends, ways, strict=True):
            _take(node, child, way)
    elif "whole" not in ways and all(_in_plain_text(node, child) for node, child in ends):
        return
    elif any(child.tag != PARAGRAPH and way == "" for (_, child), way in zip(ends, ways, strict=True)):
        _crosses(pair, sheet)
    else:
        half = next(tag for tag, way in zip(pair.ends, ways, strict=True) if way == "")
        sheet.refuse("FORM-HALF-ALONE", half.where, tag=half.source, opener=pair.opener.source)


def _way_out(node: etree._Element, child: etree._Element) -> str:
    """Return how a tag leaves the block it stands in: it is out, takes its place, goes before or behind; or not."""
    if child is node:
        return "out"
    if is_empty(child):
        return "whole"
    if child.tag != PARAGRAPH:
        return ""
    if at_start(node, child):
        return "before"
    return "behind" if at_end(node, child) else ""


def _take(node: etree._Element, child: etree._Element, way: str) -> None:
    if way == "before":
        put_before(child, [node])
    elif way == "behind":
        put_after(child, [node])
    elif way == "whole" and child.getparent() is not None:
        take_place(child)


def take_place(paragraph: etree._Element) -> None:
    """Put the tags of an empty paragraph in its place; a section break it carries stays behind them."""
    held = list(nodes(paragraph))
    if paragraph.find(f"{W}pPr/{W}sectPr") is None:
        replaced(paragraph, held)
    else:
        put_before(paragraph, held)


def _in_plain_text(node: etree._Element, child: etree._Element) -> bool:
    line = [one.tag for one in node.iterancestors()]
    return child.tag == PARAGRAPH and line[:3] == [TEXT, RUN, PARAGRAPH] and node.getparent() is not None


def _over_cells(pair: Pair, row: etree._Element, sheet: Sheet) -> None:
    """Put a pair that stands in several cells of a row around cells, or around the row."""
    cells = [child_of(row, node) for node in pair.nodes]
    if all(cell is node or is_empty(cell) for cell, node in zip(cells, pair.nodes, strict=True)):
        for cell, node in zip(cells, pair.nodes, strict=True):
            if cell is not node and node.getparent() is not row:
                replaced(cell, list(nodes(cell)))
        return
    _around_rows(pair, row, row, sheet)


def _over_rows(pair: Pair, table: etree._Element, sheet: Sheet) -> None:
    """Put a pair that stands in several rows around them, or around a column."""
    rows = [child_of(table, node) for node in pair.nodes]
    if all(row is node for row, node in zip(rows, pair.nodes, strict=True)):
        return
    if not loop_over_column(pair.ends, table, rows, sheet):
        _around_rows(pair, rows[0], rows[-1], sheet)


def _around_rows(pair: Pair, first: etree._Element, last: etree._Element, sheet: Sheet) -> None:
    for tag in pair.ends[1:-1]:
        if tag.node is not None and tag.node.getparent() is not first.getparent():
            sheet.refuse("FORM-MIDDLE", tag.where, tag=tag.source)
            return
    opener, closer = pair.nodes[0], pair.nodes[-1]
    if opener is not first:
        put_before(first, [opener])
    if closer is not last:
        put_after(last, [closer])


def _empty_paragraphs(story: etree._Element, sheet: Sheet) -> None:
    """Take away each paragraph that holds nothing but tags that print none."""
    for node in list(nodes(story)):
        paragraph = next(node.iterancestors(PARAGRAPH), None)
        if paragraph is not None and is_empty(paragraph):
            take_place(paragraph)
        elif paragraph is not None and _includes_a_file(sheet.of(node)):
            sheet.refuse("FORM-INCLUDE-IN-LINE", sheet.of(node).where, tag=sheet.of(node).source)
        elif paragraph is not None and sheet.of(node).lines:
            sheet.refuse("FORM-LINES-IN-LINE", sheet.of(node).where, tag=sheet.of(node).source)


def _includes_a_file(tag: FormTag) -> bool:
    return tag.word == "include" and [token.kind for token in tag.parsed.tokens[1:]] == ["string"]


def _crosses(pair: Pair, sheet: Sheet) -> None:
    opener, closer = pair.ends[0], pair.ends[-1]
    sheet.refuse("FORM-CROSSES", opener.where, tag=opener.source, end=closer.source, other=closer.where.text)

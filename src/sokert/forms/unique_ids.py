"""What must not be the same twice, or must not be empty, once tags repeat and drop parts of a form.

Nothing is worked out here: signs are set into the tree, and the writer answers them when it knows how
often a part came out (word/write.py, word/regions.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sokert.forms.fields import follow
from sokert.forms.form_tags import SIGNS, Sheet
from sokert.forms.lists import restart_lists
from sokert.forms.placeholders import region, sign, sign_node
from sokert.forms.tag_places import CELL, PARAGRAPH, ROW, RUN, TABLE, holds, is_form_tag
from sokert.ooxml.grid import unwrapped
from sokert.ooxml.names import WP, W

_WPS_CONTENT = f"{W}txbxContent"
_NEVER_EMPTY = frozenset(W + name for name in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent"))
_REPEATING = frozenset({"for", "macro", "call", "include", "block"})


def prepare(story: etree._Element, sheet: Sheet) -> None:
    """Set the signs of a story whose tags stand where they control."""
    for container in list(story.iter(*_NEVER_EMPTY)):
        if any(is_form_tag(child) for child in container) and holds(container) in ("blocks", "runs"):
            _fill(container)
    for control in list(story.iter(f"{W}sdt")):
        _control(control)
    for table in list(story.iter(TABLE)):
        _table(table, sheet)
    tags = sheet.inside(story)
    if any(tag.controls for tag in tags):
        follow(story, sheet)
    _number_ids(story)  # of a form without loops, too: another may include it more than once
    if any(tag.word in _REPEATING for tag in tags):
        _once(story)
        restart_lists(story, sheet)


def _fill(container: etree._Element) -> None:
    """Ask for a paragraph where a container that needs one may end without."""
    inline = container.tag == f"{W}sdtContent" and container.getparent() is not None and _in_line(container)
    if not inline:
        container.append(sign_node("filler"))


def _in_line(content: etree._Element) -> bool:
    return next(content.iterancestors(PARAGRAPH, CELL, _WPS_CONTENT), content).tag == PARAGRAPH


def _control(control: etree._Element) -> None:
    """Ask that a content control around rows or cells be dropped when none of them is left."""
    content = control.find(f"{W}sdtContent")
    if content is not None and holds(content) in ("rows", "cells") and any(map(is_form_tag, content)):
        region(control, "cells")


def _table(table: etree._Element, sheet: Sheet) -> None:
    """Ask that a table be dropped when no row is left, and put right when its columns or merges may change."""
    rows_change = any(map(is_form_tag, unwrapped(table)))
    if any(is_form_tag(child) for row in table.iter(ROW) for child in unwrapped(row)) or _has_sign(table, "gridSpan"):
        region(table, "columns")
    if _has_sign(table, "vMerge") or (rows_change and _merges_change(table, sheet)):
        region(table, "merges")
    if rows_change and next(_sure_rows(table, sheet), None) is None:
        region(table, "cells")


def _merges_change(table: etree._Element, sheet: Sheet) -> bool:
    """Return whether cells that go on down a table may come to stand below others: those of a whole head never do."""
    sure, above = list(_sure_rows(table, sheet)), None
    for child in unwrapped(table):
        merges = [one.get(f"{W}val", "continue") for one in child.iter(f"{W}vMerge")] if child.tag == ROW else []
        steady = child in sure and not any(map(is_form_tag, unwrapped(child)))
        if merges and (not steady or (above not in sure and "continue" in merges)):
            return True
        if child.tag == ROW or is_form_tag(child):
            above = child
    return False


def _has_sign(table: etree._Element, name: str) -> bool:
    """Return whether a tag says a property of one of the table's cells."""
    return any(SIGNS[0] in one.get(f"{W}val", "") for one in table.iter(W + name))


def _sure_rows(table: etree._Element, sheet: Sheet) -> Iterator[etree._Element]:
    """Yield the rows that no tag of the table can drop."""
    depth = 0
    for child in unwrapped(table):
        if is_form_tag(child):
            tag = sheet.of(child)
            depth += tag.opens - tag.closes
        elif child.tag == ROW and not depth:
            yield child


def _number_ids(story: etree._Element) -> None:
    """Let every id that must be unique be given when it is written."""
    for drawing in story.iter(f"{WP}docPr"):
        drawing.set("id", sign("id", f"drawing {drawing.get('id', '1')}"))
    for control in story.iter(f"{W}sdtPr"):
        if (said := control.find(f"{W}id")) is not None:
            said.set(f"{W}val", sign("id", f"control {said.get(f'{W}val', '1')}"))
    for bookmark in story.iter(f"{W}bookmarkStart"):
        old = bookmark.get(f"{W}id", "0")
        bookmark.set(f"{W}id", sign("id", f"bookmark {old}"))
        bookmark.set(f"{W}name", sign("name", f"{old} {bookmark.get(f'{W}name', '')}"))
    for end in story.iter(f"{W}bookmarkEnd"):
        end.set(f"{W}id", sign("same", f"bookmark {end.get(f'{W}id', '0')}"))


def _once(story: etree._Element) -> None:
    """Let a comment stand at the first turn only: its words cannot be two comments."""
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for anchor in list(story.iter(W + name)):
            run = anchor.getparent()
            whole = run if name == "commentReference" and run is not None and run.tag == RUN else anchor
            region(whole, "once", f"{name} {anchor.get(f'{W}id', '')}")

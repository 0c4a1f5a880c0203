"""Tags that say something of the cell, row or table they stand in, and are no tags of Jinja.

Ours: `{% drop row if c %}` and `{% keep row if c %}`, for paragraph, row, column, table;
`{% section landscape %}`, which begins a section of its own pages; `{% rule 0.4 94.5 13 %}`, which draws a
line as long as 0.4 of the words above it (in a column 94.5 mm wide, in type of 13 points). docxtpl's:
`{% cellbg c %}`, `{% colspan n %}`, `{% hm %}`, `{% vm %}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from sokert.forms.columns import keep_column
from sokert.forms.form_tags import FormTag, Sheet
from sokert.forms.pairing import unpaired
from sokert.forms.placeholders import sign, sign_node
from sokert.forms.tag_places import CELL, PARAGRAPH, ROW, TABLE, cut_out, is_empty
from sokert.ooxml import order
from sokert.ooxml.grid import AGAIN
from sokert.ooxml.names import W
from sokert.template.tags import find

_ONE_TAG = re.compile(r"\{%-?\s*(drop|keep)\s+(paragraph|row|column|table)\s+if\s+(.*?)\s*-?%\}$", re.DOTALL)
_WHAT = {"paragraph": PARAGRAPH, "row": ROW, "column": CELL, "table": TABLE}
_CELL_TAG = re.compile(r"\{%-?\s*(cellbg|colspan|hm|vm)\b\s*(.*?)\s*-?%\}$", re.DOTALL)
_SECTION = re.compile(r"\{%-?\s*section\s+(portrait|landscape)\s*-?%\}$")
_RULE = re.compile(r"\{%-?\s*rule\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*-?%\}$")
_POINTS = 72 / 25.4  # in a millimetre


def serve_cells(sheet: Sheet) -> list[tuple[etree._Element, FormTag]]:
    """Carry out the tags that speak of their cell or page, before any tag is moved.

    Returned are the cells that are one cell for a whole loop over columns, for `merge_across`.
    """
    across: list[tuple[etree._Element, FormTag]] = []
    for tag in _block_tags(sheet):
        if match := _SECTION.match(tag.source):
            _section(tag, match[1], sheet)
        elif match := _RULE.match(tag.source):
            _rule(tag, match)
        elif match := _CELL_TAG.match(tag.source):
            cell = _in_cell(tag, match[1], match[2], sheet)
            across += [(cell, tag)] if cell is not None and match[1] == "hm" else []
    return across


def serve_one_tags(sheet: Sheet) -> None:
    """Carry out the tags that drop or keep what they stand in, once loops stand around it."""
    for tag in _block_tags(sheet):
        if match := _ONE_TAG.match(tag.source):
            _one_tag(tag, match[1], match[2], match[3], sheet)


def _block_tags(sheet: Sheet) -> Iterator[FormTag]:
    """Yield the block tags that stand in a tree."""
    for tag in list(sheet.tags):
        if tag.parsed.kind == "block" and tag.node is not None and tag.node.getparent() is not None:
            yield tag


def _made(source: str, tag: FormTag) -> FormTag:
    return FormTag(source, find(source)[0], tag.where)


def _one_tag(tag: FormTag, verb: str, what: str, condition: str, sheet: Sheet) -> None:
    """Put a condition around the paragraph, row, column or table a tag stands in."""
    assert tag.node is not None
    target = next(tag.node.iterancestors(_WHAT[what]), None)
    if target is None:
        sheet.misplaced(tag, what)
        cut_out(tag.node)
        return
    if other := unpaired(sheet.inside(target)):  # which the condition around the target would take for its own
        sheet.refuse("FORM-CROSSES", tag.where, tag=tag.typed, end=other.source, other=other.where.text)
    opener = _made(f"{{% if {'not ' if verb == 'drop' else ''}({condition}) %}}", tag)
    closer = _made("{% endif %}", tag)
    cut_out(tag.node)
    if what == "column":
        keep_column(target, opener, closer, sheet)
    else:
        target.addprevious(sheet.add(opener))
        target.addnext(sheet.add(closer))


def _section(tag: FormTag, page: str, sheet: Sheet) -> None:
    """Begin a section of its own pages where a tag stands alone in its paragraph."""
    assert tag.node is not None
    paragraph = next(tag.node.iterancestors(PARAGRAPH), None)
    parent = None if paragraph is None else paragraph.getparent()
    if paragraph is None or parent is None or parent.tag != f"{W}body" or not is_empty(paragraph):
        sheet.misplaced(tag, "body")
        cut_out(tag.node)
        return
    cut_out(tag.node)
    paragraph.addprevious(sign_node("section", page))
    parent.remove(paragraph)


def _rule(tag: FormTag, said: re.Match[str]) -> None:
    """Draw the line of a paragraph as long as the words above it say."""
    assert tag.node is not None
    paragraph = next(tag.node.iterancestors(PARAGRAPH))
    cut_out(tag.node)
    indent = order.child(order.properties(paragraph, "pPr"), "ind", order.PARAGRAPH)
    for side in ("left", "right"):
        indent.set(W + side, sign("rule", f"{said[1]} {float(said[2]) * _POINTS:.2f} {said[3]}"))


# What each tag says of its cell: the property, its attributes, and what is printed into the last of them.
_SAID: dict[str, tuple[str, dict[str, str], str]] = {
    "cellbg": ("shd", {"val": "clear", "color": "auto", "fill": ""}, "{{{{ ({})|_shaded }}}}"),
    "colspan": ("gridSpan", {"val": ""}, "{{{{ ({})|_spanned }}}}"),
    "hm": ("gridSpan", {"val": ""}, "{{{{ loop.length }}}}"),
    "vm": ("vMerge", {"val": ""}, f"{{{{{{{{ 'restart' if loop.first else '{AGAIN}' }}}}}}}}"),
}


def _in_cell(tag: FormTag, name: str, argument: str, sheet: Sheet) -> etree._Element | None:
    """Let a tag say a property of the cell it stands in; return the cell."""
    assert tag.node is not None
    cell = next(tag.node.iterancestors(CELL), None)
    cut_out(tag.node)
    if cell is None:
        sheet.misplaced(tag, "cell")
        return None
    element, attributes, printed = _SAID[name]
    sign = _sign(printed.format(argument), tag, sheet)
    _set(cell, element, {key: said or sign for key, said in attributes.items()})
    return cell


def _sign(source: str, tag: FormTag, sheet: Sheet) -> str:
    return sheet.add_sign(FormTag(source, find(source)[0], tag.where, plain="attribute"))


def merge_across(cells: Iterable[tuple[etree._Element, FormTag]], sheet: Sheet) -> None:
    """Print each of these cells once for a whole loop over columns, once the loop stands around it."""
    for cell, tag in cells:
        if cell.getparent() is not None:
            cell.addprevious(sheet.add(_made("{% if loop.first %}", tag)))
            cell.addnext(sheet.add(_made("{% endif %}", tag)))


def _set(cell: etree._Element, name: str, values: dict[str, str]) -> None:
    """Set a property of a cell, in the order the schema asks for."""
    made = order.child(order.properties(cell, "tcPr"), name, order.CELL)
    made.clear()
    for key, value in values.items():
        made.set(W + key, value)

"""docxtpl's prefixes: tags that say themselves what goes with them - a paragraph, row, cell or run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from sokert.errors import Term
from sokert.forms.form_tags import FormTag, Sheet, nodes
from sokert.forms.split_tags import TEXT
from sokert.forms.tag_places import (
    CELL,
    PARAGRAPH,
    ROW,
    RUN,
    is_empty,
    is_form_tag,
    put_after,
    put_before,
    replaced,
    split_up,
)

_FORCED = {"p": PARAGRAPH, "tr": ROW, "tc": CELL, "r": RUN}
_NAMED = {"p": "paragraph", "tr": "row", "tc": "cell", "r": "run"}
_ALONE = frozenset({"include", "import", "from", "set", "do", "extends", "break", "continue"})


def force(tags: Sequence[FormTag], ends: Mapping[FormTag, Sequence[FormTag]], sheet: Sheet) -> None:
    """Move each tag with a prefix to where it says; `ends` holds the tags of its pair.

    As in docxtpl a tag takes the place of what it stands in, and other words there go, but not those beside it in
    its run. Only where both ends of a pair stand in one place does the pair hold it.
    """
    held = {tag for tag in tags if tag.prefix in _FORCED and _holds(tag, ends.get(tag, ()), sheet)}
    for tag in tags:
        if tag.prefix in _FORCED and tag.parsed.kind != "variable":  # which prints where it stands
            _force(tag, tag in held, sheet)


def _target(tag: FormTag) -> etree._Element | None:
    return None if tag.node is None else next(tag.node.iterancestors(_FORCED[tag.prefix]), None)


def _holds(tag: FormTag, ends: Sequence[FormTag], sheet: Sheet) -> bool:
    target = _target(tag)
    return target is not None and not is_empty(target) and sum(one in ends for one in sheet.inside(target)) > 1


def _force(tag: FormTag, holds: bool, sheet: Sheet) -> None:
    target, node = _target(tag), tag.node
    if target is None or node is None:
        if node is not None and next(node.iterancestors(PARAGRAPH), None) is not None:
            sheet.misplaced(tag, _NAMED[tag.prefix])
    elif target.tag == RUN:
        split_up(node, next(target.iterancestors()))
    elif not holds:
        if tag.parsed.kind != "comment":  # which is there to drop its place
            _note_words(target, tag, sheet)
        replaced(target, [one for one in nodes(target) if sheet.of(one).controls])
    elif tag.closes:
        put_after(target, [node])
    elif tag.opens or tag.word in _ALONE:
        put_before(target, [node])
    else:
        sheet.refuse("FORM-MIDDLE", tag.where, tag=tag.source)


def _note_words(target: etree._Element, tag: FormTag, sheet: Sheet) -> None:
    """Tell of words that go because a tag takes the place of what they stand in."""
    pieces = []
    for one in target.iter(TEXT, etree.PI):
        if is_form_tag(one):
            pieces += ["" if sheet.of(one).controls else sheet.of(one).source, one.tail or ""]
        else:
            pieces.append(one.text or "")
    if words := " ".join("".join(pieces).split()):
        inside = Term(f"FORM-INSIDE-{_NAMED[tag.prefix].upper()}")
        sheet.warn("FORM-WORDS-DROPPED", tag.where, tag=tag.typed, words=words[:60], inside=inside)

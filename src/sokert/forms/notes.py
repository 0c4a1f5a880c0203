"""Notes of a form with loops or conditions: each is moved to its reference, and printed as often as that is."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from sokert.forms.form_tags import Sheet
from sokert.forms.placeholders import region, sign, sign_node
from sokert.ooxml.names import MAIN, W

_REPEATING = frozenset({"for", "macro", "call", "include", "block", "if"})
KINDS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def move_to_references(trees: Mapping[str, etree._Element], sheet: Sheet) -> None:
    """Move the notes of a body whose parts may repeat or go; the writer puts them back into their part."""
    body = trees.get(MAIN)
    if body is None or not any(tag.word in _REPEATING for tag in sheet.inside(body)):
        return
    for kind, part in KINDS.items():
        if (story := trees.get(part)) is None:
            continue
        notes = {note.get(f"{W}id", ""): note for note in story.findall(W + kind)}
        for reference in list(body.iter(f"{W}{kind}Reference")):
            number = reference.get(f"{W}id", "")
            run = reference.getparent()
            if run is not None and (note := notes.pop(number, None)) is not None:
                reference.set(f"{W}id", sign("id", f"{kind} {number}"))
                note.set(f"{W}id", sign("same", f"{kind} {number}"))
                note.tail = None
                note.insert(0, sign_node("within", part))
                note.append(sign_node("within", MAIN))
                run.addnext(note)
                region(note, "note", part)

"""Tags that leave a loop in the middle of a turn: break and continue.

What stands between such a tag and the loop's end is not printed, so both must stand in one element.
"""

from __future__ import annotations

from sokert.forms.form_tags import FormTag, Sheet
from sokert.forms.split_tags import TEXT
from sokert.forms.tag_places import holds, split_up

_JUMPS = frozenset({"break", "continue"})


def place_jumps(tags: list[FormTag], sheet: Sheet) -> None:
    """Move each tag that leaves a loop to stand beside the loop's own; what cannot be is told."""
    loops: list[FormTag] = []
    for tag in tags:
        if tag.word == "for":
            loops.append(tag)
        elif tag.word == "endfor" and loops:
            loops.pop()
        elif tag.word in _JUMPS and loops and not _beside(tag, loops[-1]):
            sheet.refuse("FORM-MIDDLE", tag.where, tag=tag.source)


def _beside(tag: FormTag, loop: FormTag) -> bool:
    if tag.node is None or loop.node is None or (container := loop.node.getparent()) is None:
        return True  # in an attribute or a property, which is words only
    parent = tag.node.getparent()
    if parent is container or (parent is not None and parent.tag == container.tag == TEXT):
        return True  # a loop from mid-line to mid-line goes on in a text, wherever it is left
    return holds(container) == "runs" and container in tag.node.iterancestors() and split_up(tag.node, container)

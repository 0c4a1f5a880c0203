"""Fields that speak of what repeats: references to a bookmark, and the numbers of captions.

Word works them out anew when somebody asks it to (F9). Until then a file shows what stands in it, so that has to be
right as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from sokert.forms.enclosing import enclosing
from sokert.forms.form_tags import Sheet
from sokert.forms.placeholders import sign
from sokert.forms.split_tags import CODE, TEXT
from sokert.ooxml.names import MC, W

_REFERENCE = re.compile(r'((?:^|\s)(?:REF|PAGEREF|NOTEREF)\s+"?|\\l\s+"?)([^\s"\\]+)')
_CONTROLLING = frozenset({"for", "if"})
_FALLBACK = f"{MC}Fallback"
_PLAIN = frozenset({"ARABIC", "MERGEFORMAT"})  # how a number is written (ECMA-376 Part 1, 17.16.4.3); others are Word's


@dataclass(slots=True)
class _Field:
    """A field: its code, and the texts that show what came of it."""

    code: str = ""
    shown: list[etree._Element] = field(default_factory=list)
    separated: bool = False


def follow(story: etree._Element, sheet: Sheet) -> None:
    """Let references lead to the bookmark of their own turn, and captions count on, whatever repeats or drops them."""
    _references(story, sheet)
    _captions(story, sheet)


# --- references to bookmarks ---


def _references(story: etree._Element, sheet: Sheet) -> None:
    bookmarks = {one.get(f"{W}name", ""): one for one in story.iter(f"{W}bookmarkStart")}
    if not bookmarks:
        return
    order = {element: index for index, element in enumerate(story.iter())}

    def name_for(referring: etree._Element, name: str) -> str:
        """Return a bookmark's name, or the sign for its copy in the turn that a reference stands in."""
        bookmark = bookmarks.get(name)
        loops = [] if bookmark is None else enclosing(bookmark, sheet)
        if bookmark is None or not loops or loops != enclosing(referring, sheet)[: len(loops)]:
            return name
        return sign("reference", f"{'behind' if order[bookmark] < order[referring] else 'ahead'} {name}")

    for element in list(story.iter(CODE, f"{W}fldSimple", f"{W}hyperlink")):
        if element.tag == CODE:
            element.text = _renamed(element, element.text or "", name_for)
        elif element.tag == f"{W}hyperlink":
            if name := element.get(f"{W}anchor"):
                element.set(f"{W}anchor", name_for(element, name))
        elif code := element.get(f"{W}instr"):
            element.set(f"{W}instr", _renamed(element, code, name_for))


def _renamed(element: etree._Element, code: str, name_for: Callable[[etree._Element, str], str]) -> str:
    return _REFERENCE.sub(lambda match: match[1] + name_for(element, match[2]), code)


# --- numbers of captions ---


def _captions(story: etree._Element, sheet: Sheet) -> None:
    """Let the captions of each kind be numbered as they are written, where a tag repeats or drops one of them."""
    kinds: dict[str, list[tuple[_Field, str]]] = {}
    for one in _fields(story):
        words = one.code.split()
        if len(words) > 1 and words[0].upper() == "SEQ":
            kinds.setdefault(words[1], []).append((one, _how(words[2:])))
    for name, captions in kinds.items():
        changing = any(one.shown and enclosing(one.shown[0], sheet, _CONTROLLING) for one, _ in captions)
        if changing and all(how and one.shown and not len(one.shown[0]) for one, how in captions):
            for one, how in captions:
                for text in one.shown[1:]:
                    text.text = ""
                copy = next(one.shown[0].iterancestors(_FALLBACK), None) is not None
                one.shown[0].text = sign("caption", f"{'same' if copy else how} {name}")


def _how(switches: list[str]) -> str:
    """Return how a caption counts: next, same, or the number it begins anew with; empty where only Word can say."""
    step, said = "next", iter(switches)
    for switch in said:
        if switch == "\\c":
            step = "same"
        elif switch == "\\r":
            step = next(said, "")
        elif switch != "\\*" or next(said, "") not in _PLAIN:
            return ""
    return step if step.isdecimal() or step in ("next", "same") else ""


def _fields(story: etree._Element) -> Iterator[_Field]:
    """Yield the fields of a story, simple ones and those whose ends are signs of their own."""
    for simple in story.iter(f"{W}fldSimple"):
        yield _Field(simple.get(f"{W}instr", ""), list(simple.iter(TEXT)))
    open_fields: list[_Field] = []
    for element in story.iter(f"{W}fldChar", CODE, TEXT):
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append(_Field())
        elif open_fields and kind == "separate":
            open_fields[-1].separated = True
        elif open_fields and kind == "end":
            yield open_fields.pop()
        elif open_fields and element.tag == CODE:
            open_fields[-1].code += element.text or ""
        elif open_fields and element.tag == TEXT and open_fields[-1].separated:
            open_fields[-1].shown.append(element)

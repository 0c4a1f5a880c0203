"""Results of fields that repeat what stands elsewhere in a form: a table of contents, a reference, a running head.

Word copied the tags into them when it last brought them up to date, often cut short. They are no tags: they go, and the
field is marked so that Word works it out again from what was filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sokert.forms.split_tags import SPACE
from sokert.ooxml.names import W

_COPYING = frozenset({"TOC", "TOA", "INDEX", "REF", "STYLEREF"})
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[{%#].*|^[^{]*?[%}]\}", re.DOTALL)
_FIELD, _SIMPLE, _CODE, _TEXT = (W + name for name in ("fldChar", "fldSimple", "instrText", "t"))


def without_tags(words: str) -> str:
    """Return words without the tags in them, also those that begin or end elsewhere.

    >>> without_tags("Điều 1. {{ ten }} và {{ ben_")
    'Điều 1.  và '
    """
    return _TAGS.sub("", words)


def freshen(story: etree._Element) -> None:
    """Take the tags out of all that fields of a story repeat, and have Word work those fields out again."""
    for field, texts in _repeated(story):
        words = "".join(text.text or "" for text in texts)
        gone = {at for match in _TAGS.finditer(words) for at in range(*match.span())}
        place = 0
        for text in texts if gone else ():
            own = text.text or ""
            text.text = "".join(sign for at, sign in enumerate(own, place) if at not in gone)
            text.set(SPACE, "preserve")  # a blank before a tag may be the last sign now
            place += len(own)
            field.set(f"{W}dirty", "true")


def _repeated(story: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield what fields repeat, paragraph by paragraph, each with the field."""
    for simple in story.iter(_SIMPLE):
        if _copies(simple.get(f"{W}instr", "")):
            yield simple, list(simple.iter(_TEXT))
    open_: list[_Field] = []
    found: dict[tuple[etree._Element, etree._Element | None], list[etree._Element]] = {}
    for element in story.iter(_FIELD, _CODE, _TEXT):
        kind = element.get(f"{W}fldCharType", "") if element.tag == _FIELD else ""
        if kind == "begin":
            open_.append(_Field(element))
        elif kind == "end" and open_:
            open_.pop()
        elif kind == "separate" and open_:
            open_[-1].shows = True
        elif element.tag == _CODE and open_:
            open_[-1].code += element.text or ""
        elif element.tag == _TEXT and (field := next((one for one in open_ if one.repeats), None)):
            paragraph = next(element.iterancestors(f"{W}p"), None)
            found.setdefault((field.begin, paragraph), []).append(element)
    yield from ((field, texts) for (field, _), texts in found.items())


class _Field:
    """A field that is open: its code, and whether its result has begun."""

    def __init__(self, begin: etree._Element) -> None:
        self.begin, self.code, self.shows = begin, "", False

    @property
    def repeats(self) -> bool:
        """Whether what stands here is a result that repeats other words."""
        return self.shows and _copies(self.code)


def _copies(code: str) -> bool:
    return next(iter(code.split()), "").upper() in _COPYING

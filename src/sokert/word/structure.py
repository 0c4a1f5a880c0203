"""Whether filled lines make whole parts: what opens closes in its place, and nothing stands where it may not.

A built-in template's lines do by how they are written, a form's by how they are cut. An office's own text template,
and a body with `{% ... %}` in it, can open a row in one branch and close it in none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from sokert.document.blocks import VALUE, Block
from sokert.errors import Finding, TemplateError
from sokert.ooxml.markup import END, SIGN, TAG
from sokert.template.text import PROPERTIES
from sokert.word.samples import Samples

_BLOCKS = frozenset({"w:p", "w:tbl", "w:sdt"})
_AROUND_BLOCKS = frozenset(
    f"w:{name}" for name in ("body", "tc", "hdr", "ftr", "txbxContent", "sdtContent", "footnote", "endnote", "comment")
)
# What may stand where (ECMA-376 Part 1, 17); elements that are not named are not judged. "" is a part's beginning.
_STANDS_IN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("cp:coreProperties", "w:document", "w:hdr", "w:ftr"), frozenset({""})),
    **dict.fromkeys((f"dc:{name}" for name in PROPERTIES), frozenset({"cp:coreProperties"})),
    **dict.fromkeys(("w:p", "w:tbl"), _AROUND_BLOCKS),
    "w:body": frozenset({"w:document"}),
    "w:tr": frozenset({"w:tbl", "w:sdtContent"}),
    "w:tc": frozenset({"w:tr", "w:sdtContent"}),
    "w:t": frozenset({"w:r"}),
    "w:sectPr": frozenset({"w:body", "w:pPr"}),
}
# What must hold something; a cell without a line is given one.
_NEVER_EMPTY: Mapping[str, frozenset[str]] = {
    "w:tbl": frozenset({"w:tr"}),
    "w:tr": frozenset({"w:tc"}),
    "w:hdr": _BLOCKS,
    "w:ftr": _BLOCKS,
}
_SIGNS = {"section": "w:sectPr", "grid": "w:tblGrid"}  # signs of what is worked out that stand for an element
_IN_ATTRIBUTE = re.compile(f'"{SIGN}[^{END}]*{END}')  # a number that is worked out: the tag is what it is without
_PART = "part"


class _Step(NamedTuple):
    """One thing a sample does: opens an element, closes one, holds one, or goes on in another part."""

    does: str
    name: str


def judged(blocks: Iterable[Block], samples: Samples) -> None:
    """Raise TemplateError where blocks do not make whole parts; it names what is torn and the words it begins with."""
    steps: dict[str, list[_Step]] = {}
    parts: dict[str, _Part] = {}
    part = _Part()
    for mark, text in blocks:
        if mark.startswith(VALUE):
            continue
        if mark not in steps:
            steps[mark] = list(_steps(samples.shells[mark]))
        for step in steps[mark]:
            if step.does == _PART:
                part = parts.setdefault(step.name, _Part())
            elif not part.takes(step, mark):
                raise part.refused(mark)
        if words := " ".join(text.split()):
            part.says(words)
            if not part.takes_words:
                raise part.refused(mark)
    for name, one in parts.items():
        if not all(one.takes(step, "") for step in _steps(samples.ends.get(name, ""))) or len(one.open) > 1:
            raise one.refused("")


@dataclass(slots=True)
class _Open:
    """An element that is open: what it holds, the mark that opened it, and its first words."""

    name: str
    mark: str = ""
    held: set[str] = field(default_factory=set)
    words: str = ""


class _Part:
    """The elements that are open in a part, the outermost first."""

    def __init__(self) -> None:
        self.open = [_Open("")]

    @property
    def takes_words(self) -> bool:
        """Whether words may stand where the part has come to."""
        return self.open[-1].name == "w:t" or self.open[-1].name.startswith("dc:")

    def says(self, words: str) -> None:
        """Remember words for the elements they are the first of."""
        for one in takewhile(lambda one: not one.words, reversed(self.open)):
            one.words = words[:60]

    def takes(self, step: _Step, mark: str) -> bool:
        """Take one step of a mark; return whether it may be taken."""
        here = self.open[-1]
        if step.does == "close":
            if here.name != step.name:
                return False
            self.open.pop()
            needed = _NEVER_EMPTY.get(here.name)
            return needed is None or bool(needed & here.held)
        if here.name not in _STANDS_IN.get(step.name, {here.name}) or (not here.name and here.held):
            return False
        here.held.add(step.name)
        if step.does == "open":
            self.open.append(_Open(step.name, mark))
        return True

    def refused(self, mark: str) -> TemplateError:
        """Return what to tell where a mark cannot stand: what is open there was torn, or holds what it may not."""
        here = self.open[-1]
        facts = {"mark": (here.mark or mark).removeprefix("/"), "words": here.words}
        return TemplateError(Finding("TEMPLATE-STRUCTURE", facts))


def _steps(shell: str) -> Iterable[_Step]:
    """Yield what a sample does, in order."""
    for piece in _IN_ATTRIBUTE.sub('"', shell).split(SIGN):
        sign, found, rest = piece.partition(END)
        if found:
            name, _, argument = sign.partition(" ")
            if name == _PART:
                yield _Step(_PART, argument)
            elif name in _SIGNS:
                yield _Step("hold", _SIGNS[name])
        for tag in TAG.finditer(rest if found else piece):
            yield _Step("close" if tag[1] else "hold" if tag[4] else "open", tag[2])


__all__ = ["judged"]

"""Whether filled lines make whole parts: what opens closes in its place, and nothing stands where it may not.

A built-in template's lines do by how they are written, a form's by how they are cut. An office's own text template,
and a body with `{% ... %}` in it, can open a row in one branch and close it in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
_PART = "part"


class _Step(NamedTuple):
    """One thing a sample does: opens an element, closes one, holds one, or goes on in another part."""

    does: str
    name: str


def judged(blocks: Iterable[Block], samples: Samples) -> None:
    """Raise TemplateError where blocks do not make whole parts; it names the mark and the words before it."""
    steps: dict[str, list[_Step]] = {}
    parts: dict[str, _Part] = {}
    part, said, mark = _Part(), "", ""
    for mark, text in blocks:
        if mark.startswith(VALUE):
            continue
        if mark not in steps:
            steps[mark] = list(_steps(samples.shells[mark]))
        for step in steps[mark]:
            if step.does == _PART:
                part = parts.setdefault(step.name, _Part())
            elif not part.takes(step):
                raise _refused(mark, said)
        if text.strip():
            if not part.takes_words:
                raise _refused(mark, text)
            said = text
    for name, one in parts.items():
        if not all(map(one.takes, _steps(samples.ends.get(name, "")))) or len(one.open) > 1:
            raise _refused(mark, said)


def _refused(mark: str, words: str) -> TemplateError:
    said = " ".join(words.split())
    return TemplateError(Finding("TEMPLATE-STRUCTURE", {"mark": mark.removeprefix("/"), "words": said[-60:]}))


class _Part:
    """The elements that are open in a part, each with what it holds already."""

    def __init__(self) -> None:
        self.open: list[tuple[str, set[str]]] = [("", set())]

    @property
    def takes_words(self) -> bool:
        """Whether words may stand where the part has come to."""
        return self.open[-1][0] == "w:t" or self.open[-1][0].startswith("dc:")

    def takes(self, step: _Step) -> bool:
        """Take one step; return whether it may be taken."""
        name, held = self.open[-1]
        if step.does == "close":
            self.open.pop()
            needed = _NEVER_EMPTY.get(name)
            return name == step.name and bool(self.open) and (needed is None or bool(needed & held))
        if name not in _STANDS_IN.get(step.name, {name}) or (not name and held):
            return False
        held.add(step.name)
        if step.does == "open":
            self.open.append((step.name, set()))
        return True


def _steps(shell: str) -> Iterable[_Step]:
    """Yield what a sample does, in order."""
    for piece in shell.split(SIGN):
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

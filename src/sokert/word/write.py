"""Turns blocks and samples into the parts of a Word file: strings joined, words escaped in one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from sokert.blocks import Block
from sokert.errors import Finding, TemplateError, near
from sokert.word.metrics import last_line, width

SIGN, END = "\uffff", "\ufffe"  # around what is worked out while writing; no words may hold them
_MADE = re.compile(f"{SIGN}([a-z]+) ?([^{END}]*){END}")
_EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'
_EMPTY_CELL = "</w:tcPr></w:tc>"
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class Ruler(NamedTuple):
    """A drawn line whose length follows the last line of the words above it (ND30-ORG-RULE)."""

    above: str
    """The mark of the words it stands under."""
    share: float
    """Its length as a part of theirs."""
    measure: float
    """The width of the column, in points."""
    size: float
    """The type size of the words, in points."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What each mark looks like in Word, and the parts of the file that never change."""

    shells: Mapping[str, str]
    """By mark: the XML that stands before the words of its blocks."""
    parts: Mapping[str, bytes]
    """By name: the parts that no words go into."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """By name: the XML that closes a part which blocks filled."""
    rulers: Mapping[str, Ruler] = field(default_factory=dict)
    """By mark: lines drawn as long as words say."""
    sections: Mapping[str, str] = field(default_factory=dict)
    """By name: the page of a section, as `w:sectPr`."""
    measures: Mapping[str, int] = field(default_factory=dict)
    """By name: how wide the text of a section is, in twentieths of a point."""
    numbering: str = ""
    """The XML of one more list that starts again at 1; `{id}` is its number."""
    first_list: int = 0
    """The number of the first such list."""


def made(name: str, argument: str = "") -> str:
    """Return a sign in a shell for what is worked out while writing: part, list, item, section."""
    return f"{SIGN}{name} {argument}{END}"


def write(blocks: list[Block], samples: Samples) -> dict[str, bytes]:
    """Return the parts of the Word file that shows the blocks."""
    try:
        shells = [samples.shells[block.mark] for block in blocks]
    except KeyError as error:
        mark = str(error.args[0])
        raise TemplateError(
            Finding("TEMPLATE-UNKNOWN-MARK", {"name": mark, "near": near(mark, samples.shells)})
        ) from error
    for index, block in enumerate(blocks):
        if block.mark in samples.rulers:
            shells[index] = shells[index].format(indent=_indent(blocks, index, samples.rulers[block.mark]))
    pieces = [""] * (2 * len(blocks))
    pieces[::2] = shells
    pieces[1::2] = _escaped(blocks)
    whole = "".join(pieces).replace(_EMPTY_RUN, "").replace(_EMPTY_CELL, "</w:tcPr><w:p/></w:tc>")
    return {**samples.parts, **_parted(whole, samples)}


def _escaped(blocks: list[Block]) -> list[str]:
    """Return the words of the blocks as XML text: the one place where words meet markup."""
    text = "\0".join([block.text for block in blocks])
    text = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r\n", "\n").replace("\r", "\n")
    )
    return text.replace("\n", LINE_BREAK).replace("\t", TAB).split("\0")


def _indent(blocks: list[Block], index: int, ruler: Ruler) -> int:
    """Return the space left and right of a drawn line, in twentieths of a point."""
    start = next(at for at in range(index, -1, -1) if blocks[at].mark == ruler.above)
    words = "".join(block.text for block in blocks[start:index])
    length = width(last_line(words, ruler.measure, ruler.size, bold=True), ruler.size, bold=True) * ruler.share
    return round((ruler.measure - min(length, ruler.measure)) / 2 * 20)


def _parted(whole: str, samples: Samples) -> dict[str, bytes]:
    """Return the filled parts, with everything worked out that depends on what came before."""
    state = _State(samples)
    text = _MADE.sub(state.replaced, whole)
    pieces = text.split(SIGN)
    parts: dict[str, str] = {}
    for piece in pieces[1:]:
        name, _, content = piece.partition(END)
        parts[name] = parts.get(name, "") + content
    ends = {**samples.ends}
    if samples.sections:
        ends["word/document.xml"] = samples.sections[state.section] + ends["word/document.xml"]
    filled = {name: (content + ends.get(name, "")).encode("utf-8") for name, content in parts.items()}
    if state.lists:
        numbering = samples.parts["word/numbering.xml"].decode("utf-8")
        more = "".join(samples.numbering.format(id=samples.first_list + n) for n in range(state.lists))
        filled["word/numbering.xml"] = numbering.replace("</w:numbering>", more + "</w:numbering>").encode("utf-8")
    return filled


class _State:
    """What was counted on the way through the document."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.section = next(iter(samples.sections), "")
        self.lists = 0
        self.current: dict[str, int] = {}
        self.kinds: dict[str, Callable[[str], str]] = {
            "part": lambda name: f"{SIGN}{name}{END}",
            "list": self._list,
            "item": lambda level: str(self.current[level]),
            "section": self._section,
            "grid": self._grid,
        }

    def replaced(self, found: re.Match[str]) -> str:
        """Return what a sign stands for here."""
        return self.kinds[found[1]](found[2])

    def _list(self, level: str) -> str:
        self.current[level] = self.samples.first_list + self.lists
        self.lists += 1
        return ""

    def _grid(self, widths: str) -> str:
        """Return the columns of a table, as wide as their section allows, in the parts asked for."""
        shares = [int(part) for part in widths.split("-")]
        measure = self.samples.measures[self.section]
        edges = [round(measure * sum(shares[:number]) / sum(shares)) for number in range(len(shares) + 1)]
        columns = (f'<w:gridCol w:w="{after - before}"/>' for before, after in pairwise(edges))
        return f"<w:tblGrid>{''.join(columns)}</w:tblGrid>"

    def _section(self, name: str) -> str:
        """Return the paragraph that ends the section before; the new one's page comes at its own end."""
        before, self.section = self.section, name
        return f'<w:p><w:pPr><w:pStyle w:val="SectionBreak"/>{self.samples.sections[before]}</w:pPr></w:p>'

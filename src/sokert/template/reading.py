"""The text of a template while it is being read, and the lines that come out of it.

Tags are taken out before Markdown is read and put back when it is done, so that neither can be
taken for the other; every line keeps its line number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from sokert.document.blocks import ILLEGAL
from sokert.errors import Finding, Place, offered
from sokert.template.tags import MIDDLE, PAIRS, Tag, find, is_block_set, position

# A tag's number between two signs stands for it while Markdown is read, a third for a brace that opens no tag.
# XML forbids them, and no text that holds them is read: no words can be taken for them.
_FIRST, _LAST, BRACE = "\x02", "\x03", "\x04"
_STAND_INS = re.compile(f"{_FIRST}(\\d+){_LAST}")
_LEADING = [re.compile(rf"(?:{_FIRST}\d+{_LAST}\s*){{{many}}}") for many in range(4)]  # so many tags at once
_ENDING = [re.compile(rf"(?:\s*{_FIRST}\d+{_LAST}){{{many}}}$") for many in range(4)]
# Calls that print a template's own lines: a recursive loop, a block of the template that is extended.
_LINES = frozenset({"loop", "super", "self", "caller"})
# Between two digits an asterisk is a multiplication, not emphasis: 5*3*2 keeps its signs.
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")

# Before a figure or a tag a ">" at a line's start is "more than", not a quote.
_GREATER = re.compile(f"^([ ]{{0,3}}(?:[-+] )?)>(?=[ ]?[\\d{_FIRST}=])")


@dataclass(slots=True)
class Reading:
    """The text with its tags taken out, and what is needed to put them back."""

    source: str
    tags: list[Tag]
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The line number in the source of each of the lines."""
    findings: list[Finding] = field(default_factory=list)
    notes: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By name: the words of a note, and the line they stand on."""
    noted: set[str] = field(default_factory=set)
    """The names of the notes that a sign leads to."""
    known: frozenset[str] = frozenset()
    """The marks there are; of none any may be meant."""

    def restored(self, text: str) -> str:
        """Return a text with its tags put back, as they were written."""
        return _STAND_INS.sub(lambda match: self._written(self.tags[int(match[1])]), text)

    def _written(self, tag: Tag) -> str:
        return self.source[tag.start : tag.end]

    def tags_in(self, text: str) -> list[Tag]:
        """Return the tags that stand in a text."""
        return [self.tags[int(number)] for number in _STAND_INS.findall(text)]

    def height(self, line: str) -> int:
        """Return how many lines a line took in the source."""
        return 1 + sum(self._written(tag).count("\n") for tag in self.tags_in(line))

    def is_control(self, text: str) -> bool:
        """Return whether a line holds nothing but tags that print no words of their own."""
        tags = self.tags_in(text)
        return bool(tags) and not _STAND_INS.sub("", text).strip() and all(map(_is_control, tags))

    def steps(self, text: str) -> Iterator[int]:
        """Yield for each block tag of a line: 1 where it opens, -1 where it closes, 0 where it goes between."""
        yield from (step for tag in self.tags_in(text) if (step := step_of(tag)) is not None)

    def unpaired(self, text: str) -> list[Tag]:
        """Return the block tags of a text whose partner does not stand in it: what opens, closes or goes between."""
        opened, alone = list[Tag](), list[Tag]()
        for tag in self.tags_in(text):
            match step_of(tag):
                case 1:
                    opened.append(tag)
                case -1 if opened:
                    opened.pop()
                case -1 | 0 if not opened:
                    alone.append(tag)
        return [*alone, *opened]

    def judge(self, mark: str, line: int) -> None:
        """Remember a mark that is none."""
        if self.known and mark not in self.known:
            self.note("TEMPLATE-UNKNOWN-MARK", line, name=mark, **offered(mark, sorted(self.known)))

    def note(self, code: str, line: int, **facts: object) -> None:
        """Remember something wrong on a line."""
        self.findings.append(Finding(code, facts, Place(line=line, column=1)))


def step_of(tag: Tag) -> int | None:
    """Return 1 for a tag that opens a block, -1 for one that closes it, 0 for one between; None for any other."""
    if tag.word.startswith("end"):
        return -1
    if tag.word in MIDDLE:
        return 0
    return 1 if tag.word in PAIRS or is_block_set(tag) else None


def around(reading: Reading, cells: Sequence[str]) -> tuple[str, str]:
    """Return what opens where a row, given by its cells, begins and closes where it ends; nothing if more crosses."""
    opened = [tag for tag in reading.unpaired(cells[0]) if step_of(tag) == 1]
    closed = [tag for tag in reading.unpaired(cells[-1]) if step_of(tag) == -1]
    begins = _LEADING[len(opened)].match(cells[0]) if 0 < len(opened) == len(closed) < len(_LEADING) else None
    ends = _ENDING[len(closed)].search(cells[-1]) if begins else None
    if not (begins and ends and reading.tags_in(begins[0]) == opened and reading.tags_in(ends[0]) == closed):
        return "", ""
    return begins[0], ends[0]


def _is_control(tag: Tag) -> bool:
    """Return whether a tag prints no words: it controls, or it prints whole lines."""
    lines = tag.kind == "variable" and bool(tag.tokens) and tag.tokens[0].value in _LINES
    return lines or tag.kind in ("block", "comment")


def taken_out(source: str, tagged: bool = True) -> Reading:
    """Return the text line by line, each tag as one stand-in; a tag over several lines ends its first.

    A character that XML forbids is noted and stands as U+FFFD. A text that is not `tagged` keeps its braces, as BRACE.
    """
    clean = ILLEGAL.sub("\ufffd", source)
    clean = clean if tagged else clean.replace("{", BRACE)
    reading = Reading(clean, find(clean) if tagged else [])
    reading.findings += map(partial(_illegal, source), ILLEGAL.finditer(source))
    flat, place = list[str](), 0
    for index, tag in enumerate(reading.tags):
        flat += [clean[place : tag.start], f"{_FIRST}{index}{_LAST}"]
        place = tag.end
    flat.append(clean[place:])
    number = 1
    for line in "".join(flat).split("\n"):
        reading.lines.append(_GREATER.sub(r"\1\>", _PRODUCT.sub(r"\*", line.rstrip("\r"))))
        reading.numbers.append(number)
        number += reading.height(line)
    return reading


def _illegal(source: str, match: re.Match[str]) -> Finding:
    at = position(source, match.start())
    facts = {"character": f"U+{ord(match[0]):04X}", "position": at["column"]}
    return Finding("DATA-ILLEGAL-CHARACTER", facts, Place(line=at["line"], column=at["column"]))


class Writer:
    """Gathers fenced lines, and keeps each on its own line number."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.line = 1
        self.containers: list[tuple[str, int]] = []

    def go(self, line: int) -> None:
        """Move down to a line; the newlines hide in a comment, so they print nothing."""
        if line > self.line:
            self.pieces.append("{#" + "\n" * (line - self.line) + "#}")
            self.line = line

    def put(self, text: str) -> None:
        """Write a text on the line that was reached."""
        self.pieces.append(text)
        self.line += text.count("\n")

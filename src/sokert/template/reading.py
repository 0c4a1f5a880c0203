"""The text of a template while it is being read, and the lines that come out of it.

Tags are taken out before Markdown is read and put back when it is done, so that neither can be
taken for the other; every line keeps its line number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sokert.errors import Finding, Place
from sokert.template.tags import MIDDLE, PAIRS, Tag, find, is_block_set

_STAND_IN = 0xF0000  # one private character of plane 15 stands for each tag while Markdown is read
_STAND_INS = re.compile("[\U000f0000-\U000ffffd]")
# Calls that print a template's own lines: a recursive loop, a block of the template that is extended.
_LINES = frozenset({"loop", "super", "self", "caller"})
# Between two digits an asterisk is a multiplication, not emphasis: 5*3*2 keeps its signs.
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")


@dataclass(slots=True)
class Reading:
    """The text with its tags taken out, and what is needed to put them back."""

    source: str
    tags: list[Tag]
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The line number in the source of each of the lines."""
    findings: list[Finding] = field(default_factory=list)

    def text_of(self, sign: str) -> str:
        """Return the tag a sign stands for, as it was written."""
        tag = self.tags[ord(sign) - _STAND_IN]
        return self.source[tag.start : tag.end]

    def restored(self, text: str) -> str:
        """Return a text with its tags put back."""
        return _STAND_INS.sub(lambda found: self.text_of(found[0]), text)

    def is_control(self, text: str) -> bool:
        """Return whether a line holds nothing but tags that print no words of their own."""
        signs = "".join(text.split())
        return bool(signs) and all(
            _STAND_INS.fullmatch(sign) and _is_control(self.tags[ord(sign) - _STAND_IN]) for sign in signs
        )

    def steps(self, text: str) -> Iterator[int]:
        """Yield for each block tag of a line: 1 where it opens, -1 where it closes, 0 where it goes between."""
        for sign in _STAND_INS.findall(text):
            tag = self.tags[ord(sign) - _STAND_IN]
            if tag.word.startswith("end"):
                yield -1
            elif tag.word in MIDDLE:
                yield 0
            elif tag.word in PAIRS or is_block_set(tag):
                yield 1

    def note(self, code: str, line: int, **facts: object) -> None:
        """Remember something wrong on a line."""
        self.findings.append(Finding(code, facts, Place(line=line, column=1)))


def _is_control(tag: Tag) -> bool:
    """Return whether a tag prints no words: it controls, or it prints whole lines."""
    lines = tag.kind == "variable" and bool(tag.tokens) and tag.tokens[0].value in _LINES
    return lines or tag.kind in ("block", "comment")


def taken_out(source: str) -> Reading:
    """Return the text line by line, each tag as one sign; a tag over several lines ends its first."""
    reading = Reading(source, find(source))
    flat, place = [], 0
    for number, tag in enumerate(reading.tags):
        flat += [source[place : tag.start], chr(_STAND_IN + number)]
        place = tag.end
    flat.append(source[place:])
    number = 1
    for line in "".join(flat).split("\n"):
        reading.lines.append(_PRODUCT.sub(r"\*", line.rstrip("\r")))
        reading.numbers.append(number)
        number += 1 + sum(reading.text_of(sign).count("\n") for sign in _STAND_INS.findall(line))
    return reading


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

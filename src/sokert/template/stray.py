"""Finds the braces around tags that are one too few or one too many: what would be a tag is printed as it was typed.

Braces that belong together are words: a set {1; 2}, the {name} of another engine. What is told closes what nothing
opened, stands beside a tag that has its own, or holds the word of a tag and half of its signs. So does a value that
Python wrote before a filter of ours: what an f-string makes of a tag that was typed with two braces instead of four.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from sokert.errors import Finding
from sokert.template.tags import MOST_BROKEN, TAG_WORDS, UNREAD, Tag, position

_TAG = "\x02"  # each letter of a tag, while the words between them are gone through
_SIGNS = re.compile(r"\{|\}+|\n[^\S\n]*\n")
_BLANKS = " \u00a0"
_NAME = r"[^\W\d]\w*(?:\.\w+)*(?:[ ]*\|[^{}|\n\x02]*)*"
_NAMED = re.compile(rf"(?:\{{[ ]*)*(?P<inside>{_NAME})[ ]*\}}*[ ]*$")
_NESTED = re.compile(rf"[ ]*\{{[ ]*(?P<inside>{_NAME})\}}[ ]*")
_BLOCK = re.compile(rf"\{{?[ ]*%?[-+]?[ ]*(?P<inside>(?:{'|'.join(TAG_WORDS)})\b[^{{}}%\n\x02]*)[ ]*%$")
# What Python writes of a list, a record, a table or a number, and a filter behind it; a call that draws a chart.
_PIPED = re.compile(r"(?:[\])}'\"\d\u2518]|\bNone|\bNaN)\s*(?P<shown>\|[^\S\n]*(?P<name>[a-z_]+)\b[^{}\n\x02]*)$")
_RECORDS = re.compile(r"\s*[\[({]+\s*['\"]")
_PRINTING = frozenset({"average", "count", "date", "first", "join", "last", "length", "money", "money_words", "number"})
_PRINTING |= {"percent", "signed", "sum", "table", "with_unit", "words"}
_CALLED = re.compile(r"\s*chart\(")
_PLAIN = re.compile(r"\s*[^\W\d]\w*(?:\.\w+)*\s*\|")
_SHOWN = 40  # letters of a value that is told
_WINDOW = 80  # letters before a brace in which its tag begins


class _Words(NamedTuple):
    """A text with every letter of its tags masked, and where each of them begins and ends; the signs of broken ones."""

    text: str
    masked: str
    ends: Mapping[int, int]
    begins: Mapping[int, int]
    broken: Collection[int]


class _Found(NamedTuple):
    """What is told: where it begins and ends, what was meant, and by which code."""

    start: int
    end: int
    meant: str
    code: str = "TAG-STRAY-BRACE"


@dataclass
class Braces:
    """Those that earlier paragraphs left open: a later one may close them, as in the lines of a program."""

    earlier: int = 0

    def stray(self, text: str, tags: Sequence[Tag]) -> list[Finding]:
        """Return the stray braces of the text that comes next, whose tags these are, each at its line and column.

        >>> [one.facts for one in Braces().stray("Có {so}} việc, {1; 2}", [])]
        [{'tag': '{so}}', 'meant': '{{ so }}'}]
        >>> lines = Braces()
        >>> [lines.stray(line, []) for line in ('{"a": {', '"b": 1', "}}")]
        [[], [], []]
        """
        if "{" not in text and "}" not in text:
            return []
        findings = []
        for one in sorted(islice(self._found(_masked(text, tags)), MOST_BROKEN)):
            facts = {"tag": _shown(text[one.start : one.end]), "meant": one.meant}
            findings.append(Finding(one.code, facts).at(**position(text, one.start)))
        return findings

    def _found(self, words: _Words) -> Iterator[_Found]:
        """Yield where each begins and ends, and what was meant; braces belong together within a paragraph."""
        opened: list[int] = []
        for match in _SIGNS.finditer(words.masked):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0][0] == "}":
                closing = min(self.earlier, max(len(match[0]) - len(opened), 0))
                self.earlier -= closing
                yield from _closed(words, match.start(), match.end() - closing, opened)
            else:
                yield from self._left(words, opened)
                opened.clear()
        yield from self._left(words, opened)

    def _left(self, words: _Words, opened: Iterable[int]) -> Iterator[_Found]:
        """Yield the braces before a tag that none behind it closes; the others may be closed further down."""
        for start in opened:
            behind = words.masked[start + 1 : start + _WINDOW]
            tag = start + 1 + len(behind) - len(behind.lstrip(_BLANKS))
            if tag in words.ends:
                yield _Found(start, words.ends[tag], words.text[tag : words.ends[tag]])
            elif start not in words.broken:
                self.earlier += 1


def stray(text: str, tags: Sequence[Tag]) -> list[Finding]:
    """Return the stray braces of a text, whose tags these are, each at its line and column."""
    return Braces().stray(text, tags)


def _masked(text: str, tags: Sequence[Tag]) -> _Words:
    pieces, place = list[str](), 0
    for tag in tags:
        opened = (
            text[tag.start : tag.start + 2] if tag.broken and tag.broken != UNREAD else ""
        )  # it may be closed further down
        pieces += [text[place : tag.start], opened, _TAG * (tag.end - tag.start - len(opened))]
        place = tag.end
    whole = {tag.start: tag.end for tag in tags if not tag.broken}
    broken = {at for tag in tags if tag.broken for at in (tag.start, tag.start + 1)}
    return _Words(text, "".join((*pieces, text[place:])), whole, {end: start for start, end in whole.items()}, broken)


def _shown(tag: str) -> str:
    """Return a tag on one line, of a long one its ends."""
    line = " ".join(tag.splitlines())
    return line if len(line) <= 2 * _SHOWN else f"{line[:_SHOWN]}...{line[-_SHOWN:]}"


def _closed(words: _Words, start: int, end: int, opened: list[int]) -> Iterator[_Found]:
    """Yield what a run of closing braces ends that is no tag, and would be one."""
    for at in range(start, end):
        if not opened:
            yield from _unopened(words, at, end)
            return
        opener = opened.pop()
        inside = words.masked[opener:at] if at - opener < _WINDOW else ""
        if match := _NESTED.fullmatch(inside[1:]):
            yield _Found(opener, at + 1, f"{{{{ {match['inside'].strip()} }}}}")
            return
        if words.masked[opener - 1 : opener] != "{" and (meant := _of_python(words.masked, opener + 1, at)):
            yield _Found(opener, at + 1, meant, "TAG-ONE-BRACE")
            return
        if match := _BLOCK.fullmatch(inside):
            yield _Found(opener, at + 1, f"{{% {match['inside'].strip(' -+')} %}}")
            return


def _of_python(masked: str, start: int, end: int) -> str:
    """Return the tag that was meant where a value that Python wrote stands between two braces; else nothing."""
    head, tail = masked[start : min(start + _WINDOW, end)], masked[max(start, end - _WINDOW) : end].rstrip()
    if _CALLED.match(head) and tail.endswith(")"):
        return "{{ chart(...) }}"
    match = _PIPED.search(tail)
    if match and not _PLAIN.match(head) and (match["name"] in _PRINTING or _RECORDS.match(head)):
        return f"{{{{ ...{match['shown'].rstrip()} }}}}"
    return ""


def _unopened(words: _Words, at: int, end: int) -> Iterator[_Found]:
    """Yield closing braces that nothing opened, where they stand behind a tag or what would be one."""
    first = max(at - _WINDOW, 0)
    before = words.masked[first:at]
    last = at - (len(before) - len(before.rstrip(_BLANKS)))
    if (begin := words.begins.get(last)) is not None:
        yield _Found(begin, end, words.text[begin:last])
    elif match := _BLOCK.search(before):
        yield _Found(first + match.start(), end, f"{{% {match['inside'].strip(' -+')} %}}")
    elif end - at > 1 or before.rstrip(_BLANKS)[-1:] in ("}", "#"):
        match = _NAMED.search(before)
        meant = f"{{{{ {match['inside'].strip()} }}}}" if match else ""
        yield _Found(first + match.start() if match else at, end, meant)

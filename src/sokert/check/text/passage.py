"""A paragraph as the rules of words see it: its text as it is read, what tags gave, where each sign was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sokert.check.switches import Switch
from sokert.document.origin import Sign
from sokert.errors import Place

Kind = Literal["subject", "title", "body", "cell"]
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_BLANK = re.compile(r"\s")
LONGEST = 1000  # characters: no sentence is looked at further than this to either side
_AROUND = 12  # characters of the neighbours that are told with a stretch
_ENDS = re.compile(r"[;!?](?=\s|$)|\.(?=\s|$)")


class Cell(NamedTuple):
    """Where in which table a passage stands, counted from 0; `span` is how many columns it takes."""

    table: Hashable
    row: int
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One paragraph, title or cell: text in NFC; `given` names for each character what gave it."""

    text: str
    kind: Kind
    given: tuple[str | None, ...]
    offsets: Sequence[int]
    locate: Callable[[int, int, str], Place]
    decomposed: tuple[tuple[int, int], ...] = ()
    off: tuple[Switch, ...] = ()
    cell: Cell | None = None
    unit: str = ""
    """Whose words they are, in a report made of many units'; empty: the report's own."""

    def place(self, start: int, end: int) -> Place:
        """Return where a stretch of the text was written."""
        first = self.offsets[start] if start < len(self.offsets) else 0
        last = self.offsets[end - 1] if 0 < end <= len(self.offsets) else first
        return self.locate(first, max(last + 1 - first, 0), self.text[start:end])

    def around(self, start: int, end: int) -> str:
        """Return a stretch with the whole words on either side of it, some twelve characters of each."""
        begin = self.text.rfind(" ", 0, max(0, start - _AROUND)) + 1
        stop = self.text.find(" ", end + _AROUND)
        return self.text[begin : stop if stop >= 0 else len(self.text)].strip()

    def typed(self, start: int, end: int) -> bool:
        """Return whether somebody typed some of a stretch; what tags give is right by itself."""
        return any(self.given[at] is None for at in range(start, min(end, len(self.given))))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence or item around a character begins and ends."""
        first, last = max(0, at - LONGEST), min(len(self.text), at + LONGEST)
        begin = max((match.end() for match in _ENDS.finditer(self.text, first, at)), default=first)
        after = _ENDS.search(self.text, at, last)
        return begin, after.start() if after else last


def typed_passage(text: str, kind: Kind, locate: Callable[[int, int, str], Place], cell: Cell | None = None) -> Passage:
    """Return the passage of a text that somebody typed, each blank a plain one.

    >>> typed_passage(" 5\u00a0ha ", "body", lambda *_: Place()).text
    '5 ha'
    """
    begin, plain = len(text) - len(text.lstrip()), _BLANK.sub(" ", text.strip())
    if unicodedata.is_normalized("NFC", plain) and not _CLUSTER.search(plain):
        places = range(begin, begin + len(plain))
        return Passage(plain, kind, (None,) * len(plain), places, locate, (), (), cell)
    return passage((Sign(sign, at) for at, sign in enumerate(plain, begin)), kind, locate, (), cell)


def passage(
    signs: Iterable[Sign],
    kind: Kind,
    locate: Callable[[int, int, str], Place],
    off: tuple[Switch, ...] = (),
    cell: Cell | None = None,
) -> Passage:
    """Return a passage of signs, blanks around it dropped, letters and their marks joined.

    >>> passage([Sign("a", 0), Sign("\\u0301", 1), Sign("5", 2, "so")], "body", lambda *_: Place()).text
    'á5'
    """
    kept = list(signs)
    while kept and kept[0].text.isspace():
        kept.pop(0)
    while kept and kept[-1].text.isspace():
        kept.pop()
    raw = "".join(sign.text for sign in kept)
    if unicodedata.is_normalized("NFC", raw) and not _CLUSTER.search(raw) and len(raw) == len(kept):
        given_by, places = tuple(sign.given for sign in kept), tuple(sign.offset for sign in kept)
        return Passage(raw, kind, given_by, places, locate, (), off, cell)
    text: list[str] = []
    given: list[str | None] = []
    offsets: list[int] = []
    decomposed: list[tuple[int, int]] = []
    at = 0
    while at < len(raw):
        cluster = _CLUSTER.match(raw, at)
        end = cluster.end() if cluster else at + 1
        whole = unicodedata.normalize("NFC", raw[at:end])
        if whole != raw[at:end]:
            decomposed.append((len(text), len(text) + len(whole)))
        text += whole
        given += [kept[at].given] * len(whole)
        offsets += [kept[at].offset] * len(whole)
        at = end
    return Passage("".join(text), kind, tuple(given), tuple(offsets), locate, tuple(decomposed), off, cell)

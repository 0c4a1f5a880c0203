"""Finds the figures and the words of change that a Word file has otherwise than its report would print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sokert.check.text.claimed import Site
from sokert.check.text.passage import Passage

_DOTS = r"\.{4,}"  # of a figure that is not known yet
_FIGURE = rf"(?:\d+(?:[.,]\d+)*%?|{_DOTS})"
_WAY = r"tăng|giảm|vượt|hụt|cao hơn|thấp hơn|nhiều hơn|ít hơn"
_FIGURE_OR_WAY = re.compile(rf"(?<!\w)(?:{_FIGURE}|(?:{_WAY})(?!\w))", re.IGNORECASE)
_WORD = re.compile(rf"{_FIGURE}|\w+|[^\w\s]")
_BLANK = re.compile(_DOTS)
_PIECE = re.compile(rf"{_WORD.pattern}|\s")
ALIKE = 0.6  # how much of a paragraph has to be the same for it to be taken for another wording of it
LONGEST = 200  # paragraphs that are compared one by one, between two that are the same


@dataclass(frozen=True, slots=True)
class Edit:
    """A figure or a word of change, and what the report would print in its place."""

    site: Site
    right: str


Pair = tuple[Passage, Passage]
"""A passage of a file, and the one that the report would print in its place."""


def paired(passages: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[Pair]:
    """Yield each passage with the one of the report's own that it is, whatever its figures are now."""
    ours, theirs = ([_skeleton(one.text) for one in some] for some in (passages, printed))
    for name, first, last, begin, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if name == "equal":
            yield from zip(passages[first:last], printed[begin:end], strict=True)
        elif name == "replace" and max(last - first, end - begin) <= LONGEST:
            yield from _reworded(passages[first:last], printed[begin:end])


def edits(pairs: Iterable[Pair]) -> Iterator[Edit]:
    """Yield where passages tell other figures than the same ones as they were printed, in reading order."""
    for one, other in pairs:
        if one.text != other.text:
            yield from (_figures_changed if _skeleton(one.text) == _skeleton(other.text) else _in_words)(one, other)


def recalled(pairs: Iterable[Pair]) -> Mapping[int, Passage]:
    """Return passages by their identity with what printed their words, where those are as they were printed."""
    return {id(one): replace(one, given=_given(one, other)) for one, other in pairs if any(map(_is_given, other.given))}


def _is_given(origin: str | None) -> bool:
    return origin is not None


def _given(one: Passage, other: Passage) -> tuple[str | None, ...]:
    """Return what printed each sign of a passage: a word or a figure that somebody changed was typed."""
    if one.text == other.text:
        return other.given
    ours, theirs = (list(_PIECE.finditer(text)) for text in (one.text, other.text))
    given: list[str | None] = [None] * len(one.text)
    matcher = SequenceMatcher(None, [word[0] for word in ours], [word[0] for word in theirs], autojunk=False)
    for first, begin, size in matcher.get_matching_blocks():
        for word, printed in zip(ours[first : first + size], theirs[begin : begin + size], strict=True):
            given[word.start() : word.end()] = other.given[printed.start() : printed.end()]
    return tuple(given)


def _skeleton(text: str) -> str:
    """Return a text without its figures and words of change.

    >>> _skeleton("Tiếp 62 lượt, tăng 7,5%.")
    'Tiếp # lượt, # #.'
    """
    return _FIGURE_OR_WAY.sub("#", text)


def _figures_changed(one: Passage, other: Passage) -> Iterator[Edit]:
    """Yield the differences of two passages of one skeleton."""
    for found, printed in zip(_FIGURE_OR_WAY.finditer(one.text), _FIGURE_OR_WAY.finditer(other.text), strict=False):
        if found[0].lower() != printed[0].lower():
            yield Edit(Site(one, found.start(), found.end()), printed[0])


def _reworded(passages: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[Pair]:
    """Yield passages whose words differ, each beside the one most like it."""
    left = list(printed)
    for one in passages:
        words = _WORD.findall(one.text)
        near = [(_likeness(words, _WORD.findall(other.text)), -at) for at, other in enumerate(left)]
        ratio, at = max(near, default=(0.0, 0))
        if ratio >= ALIKE:
            yield one, left.pop(-at)


def _likeness(words: Sequence[str], printed: Sequence[str]) -> float:
    """Return how much of two passages is the same; what waits for a figure says less than it did, so all of it counts.

    >>> _likeness("Tiếp 07 đoàn , giảm 02 đoàn so với cùng kỳ .".split(), "Tiếp ...... đoàn .".split())
    0.75
    """
    matcher = SequenceMatcher(None, words, printed)
    if any(map(_BLANK.fullmatch, printed)):
        return sum(block.size for block in matcher.get_matching_blocks()) / len(printed)
    return matcher.ratio()


def _in_words(one: Passage, other: Passage) -> Iterator[Edit]:
    """Yield the figures and words of change in the same place among other words."""
    ours, theirs = (list(_WORD.finditer(text)) for text in (one.text, other.text))
    matcher = SequenceMatcher(None, [word[0] for word in ours], [word[0] for word in theirs], autojunk=False)
    for name, first, last, begin, end in matcher.get_opcodes():
        if name != "replace" or last - first != end - begin:
            continue
        for found, printed in zip(ours[first:last], theirs[begin:end], strict=True):
            kinds = [bool(re.fullmatch(kind, word[0])) for kind in (_FIGURE, _WAY) for word in (found, printed)]
            if all(kinds[:2]) or all(kinds[2:]):
                yield Edit(Site(one, found.start(), found.end()), printed[0])

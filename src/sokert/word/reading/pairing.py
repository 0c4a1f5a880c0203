"""Which tags of a story belong together: each opening tag, its closing one, and those that go between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from sokert.template.tags import MIDDLE
from sokert.word.effective.properties import W
from sokert.word.reading.marks import Mark, Sheet

# What a pair cannot leave: its words are a story of their own, wherever it is anchored.
_SCOPES = tuple(W + name for name in ("txbxContent", "footnote", "endnote"))


@dataclass(slots=True, eq=False)
class Pair:
    """An opening tag, its closing one, and those that go between: if, elif, else, endif."""

    ends: list[Mark] = field(default_factory=list)

    @property
    def opener(self) -> Mark:
        """The tag that opens."""
        return self.ends[0]

    @property
    def nodes(self) -> list[etree._Element]:
        """What stands for its tags in the tree."""
        return [mark.node for mark in self.ends if mark.node is not None]


def pairs_of(marks: Sequence[Mark], sheet: Sheet) -> list[Pair]:
    """Return the pairs of a story, outer ones first; tags that have no partner in it are told.

    Where tags cross, which is told of the text as a whole, where they stand says nothing: no pair is returned.
    """
    scopes: dict[etree._Element | None, list[Mark]] = {}
    for mark in marks:
        scopes.setdefault(_scope(mark), []).append(mark)
    found: list[Pair] = []
    alone: list[Mark] = []
    for held in scopes.values():
        pairs, single = _paired(held)
        if pairs is None:
            return []
        found += pairs
        alone += single
    _tell(alone, sheet)
    return [] if alone else sorted(found, key=lambda pair: marks.index(pair.opener))


def _scope(mark: Mark) -> etree._Element | None:
    return None if mark.node is None else next(mark.node.iterancestors(*_SCOPES), None)


def _paired(marks: Sequence[Mark]) -> tuple[list[Pair] | None, list[Mark]]:
    """Return the pairs among tags, and those without a partner; None where tags cross."""
    stack: list[Pair] = []
    found: list[Pair] = []
    alone: list[Mark] = []
    for mark in marks:
        if mark.opens:
            stack.append(Pair([mark]))
            found.append(stack[-1])
        elif mark.word in MIDDLE and stack:
            stack[-1].ends.append(mark)
        elif mark.closes and stack and stack[-1].opener.word == mark.word[3:]:
            stack.pop().ends.append(mark)
        elif mark.closes and any(pair.opener.word == mark.word[3:] for pair in stack):
            return None, []
        elif mark.closes:
            alone.append(mark)
    return found, [*alone, *(pair.opener for pair in stack)]


def _tell(alone: Sequence[Mark], sheet: Sheet) -> None:
    """Tell of tags without a partner; one whose partner stands where it cannot reach crosses its bounds."""
    closers = [mark for mark in alone if mark.closes]
    for mark in alone:
        if mark.opens:
            other = next((one for one in closers if one.word[3:] == mark.word and _reaches(mark, one)), None)
            if other is None:
                sheet.refuse("TAG-NO-END", mark.where, word=mark.word)
            else:
                facts = {"tag": mark.source, "end": other.source, "other": other.where.text}
                sheet.refuse("FORM-CROSSES", mark.where, **facts)
                closers = [one for one in closers if one.where != other.where]  # its copy in VML is told with it
    for mark in closers:
        sheet.refuse("TAG-UNOPENED", mark.where, word=mark.word, opener=mark.word[3:])


def _reaches(opener: Mark, closer: Mark) -> bool:
    return opener.where.part == closer.where.part

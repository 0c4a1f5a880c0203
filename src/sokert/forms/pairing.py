"""Which tags of a story belong together: each opening tag, its closing one, and those that go between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from sokert.forms.form_tags import Mark, Sheet
from sokert.ooxml.names import W
from sokert.template.tags import MIDDLE

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
    found: list[Pair] = []
    alone: list[Mark] = []
    for held in _scoped(marks).values():
        pairs, single = _paired(held)
        if pairs is None:
            return []
        found += pairs
        alone += single
    _tell(alone, sheet)
    return [] if alone else sorted(found, key=lambda pair: marks.index(pair.opener))


def prove(pairs: Sequence[Pair], marks: Sequence[Mark], sheet: Sheet) -> None:
    """Tell of each pair that, placed, would not come out whole: Jinja must meet its tags in the order they
    were typed, and what stands between them must be whole elements, or words."""
    if any(finding.level == "error" for finding in sheet.findings):
        return
    again = {pair.opener: pair.ends for held in _scoped(marks).values() for pair in _paired(held)[0] or ()}
    standing = [pair for pair in pairs if all(node.getparent() is not None for node in pair.nodes)]
    for pair in standing:  # one that was put around a column is copies now
        if again.get(pair.opener) != pair.ends or not _whole(pair):
            opener, closer = pair.ends[0], pair.ends[-1]
            facts = {"tag": opener.source, "end": closer.source, "other": closer.where.text}
            sheet.refuse("FORM-CROSSES", opener.where, **facts)


def _whole(pair: Pair) -> bool:
    """Return whether all tags of a pair stand in one element, or each in the words of a paragraph beside."""
    parents = {node.getparent() for node in pair.nodes}
    if len(parents) == 1:
        return True
    lines = {tuple(one.tag for one in node.iterancestors()) for node in pair.nodes}
    beside = {next(iter(node.iterancestors(f"{W}p"))).getparent() for node in pair.nodes if _in_words(node)}
    return len(lines) == len(beside) == 1 and all(map(_in_words, pair.nodes))


def _in_words(node: etree._Element) -> bool:
    return [one.tag for one in node.iterancestors()][:3] == [W + "t", W + "r", W + "p"]


def _scoped(marks: Sequence[Mark]) -> dict[etree._Element | None, list[Mark]]:
    scopes: dict[etree._Element | None, list[Mark]] = {}
    for mark in marks:
        scopes.setdefault(_scope(mark), []).append(mark)
    return scopes


def _scope(mark: Mark) -> etree._Element | None:
    return None if mark.node is None else next(mark.node.iterancestors(*_SCOPES), None)


def unpaired(marks: Sequence[Mark]) -> Mark | None:
    """Return a tag among these whose partner is elsewhere, or that has none; None where all are paired."""
    pairs, alone = _paired(marks)
    return marks[0] if pairs is None else next(iter(alone), None)


def _paired(marks: Sequence[Mark]) -> tuple[list[Pair] | None, list[Mark]]:
    """Return the pairs among tags, and those without a partner; None where tags cross."""
    stack: list[Pair] = []
    found: list[Pair] = []
    alone: list[Mark] = []
    for mark in marks:
        if mark.opens:
            stack.append(Pair([mark]))
            found.append(stack[-1])
        elif mark.word in MIDDLE:
            (stack[-1].ends if stack else alone).append(mark)
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
        elif mark.word in MIDDLE:
            sheet.refuse("TAG-MISPLACED", mark.where, word=mark.word)
    for mark in closers:
        sheet.refuse("TAG-UNOPENED", mark.where, word=mark.word, opener=mark.word[3:])


def _reaches(opener: Mark, closer: Mark) -> bool:
    return opener.where.part == closer.where.part

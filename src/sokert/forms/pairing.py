"""Which tags of a story belong together: each opening tag, its closing one, and those that go between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from sokert.forms.form_tags import FormTag, Sheet
from sokert.ooxml.names import W
from sokert.template.tags import MIDDLE

# What a pair cannot leave: its words are a story of their own, wherever it is anchored.
_SCOPES = tuple(W + name for name in ("txbxContent", "footnote", "endnote"))


@dataclass(slots=True, eq=False)
class Pair:
    """An opening tag, its closing one, and those that go between: if, elif, else, endif."""

    ends: list[FormTag] = field(default_factory=list)

    @property
    def opener(self) -> FormTag:
        """The tag that opens."""
        return self.ends[0]

    @property
    def nodes(self) -> list[etree._Element]:
        """What stands for its tags in the tree."""
        return [tag.node for tag in self.ends if tag.node is not None]


def pairs_of(tags: Sequence[FormTag], sheet: Sheet) -> list[Pair]:
    """Return the pairs of a story, outer ones first; tags that have no partner in it are told.

    Where tags cross, which is told of the text as a whole, where they stand says nothing: no pair is returned.
    """
    found: list[Pair] = []
    alone: list[FormTag] = []
    for held in _scoped(tags).values():
        pairs, single = _paired(held)
        if pairs is None:
            return []
        found += pairs
        alone += single
    _note(alone, sheet)
    return [] if alone else sorted(found, key=lambda pair: tags.index(pair.opener))


def prove(pairs: Sequence[Pair], tags: Sequence[FormTag], sheet: Sheet) -> None:
    """Tell of each pair that, placed, would not come out whole: Jinja must meet its tags in the order they
    were typed, and what stands between them must be whole elements, or words."""
    if any(finding.level == "error" for finding in sheet.findings):
        return
    again = {pair.opener: pair.ends for held in _scoped(tags).values() for pair in _paired(held)[0] or ()}
    in_tree = [pair for pair in pairs if all(node.getparent() is not None for node in pair.nodes)]
    for pair in in_tree:  # one that was put around a column is copies now
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


def _scoped(tags: Sequence[FormTag]) -> dict[etree._Element | None, list[FormTag]]:
    scopes: dict[etree._Element | None, list[FormTag]] = {}
    for tag in tags:
        scopes.setdefault(_scope(tag), []).append(tag)
    return scopes


def _scope(tag: FormTag) -> etree._Element | None:
    return None if tag.node is None else next(tag.node.iterancestors(*_SCOPES), None)


def unpaired(tags: Sequence[FormTag]) -> FormTag | None:
    """Return a tag among these whose partner is elsewhere, or that has none; None where all are paired."""
    pairs, alone = _paired(tags)
    return tags[0] if pairs is None else next(iter(alone), None)


def _paired(tags: Sequence[FormTag]) -> tuple[list[Pair] | None, list[FormTag]]:
    """Return the pairs among tags, and those without a partner; None where tags cross."""
    stack: list[Pair] = []
    found: list[Pair] = []
    alone: list[FormTag] = []
    for tag in tags:
        if tag.opens:
            stack.append(Pair([tag]))
            found.append(stack[-1])
        elif tag.word in MIDDLE:
            (stack[-1].ends if stack else alone).append(tag)
        elif stack and tag.word in ("end", f"end{stack[-1].opener.word}"):  # a bare one is told as no tag of ours
            stack.pop().ends.append(tag)
        elif tag.closes and any(pair.opener.word == tag.word[3:] for pair in stack):
            return None, []
        elif tag.closes:
            alone.append(tag)
    return found, [*alone, *(pair.opener for pair in stack)]


def _note(alone: Sequence[FormTag], sheet: Sheet) -> None:
    """Tell of tags without a partner; one whose partner stands where it cannot reach crosses its bounds."""
    closers = [tag for tag in alone if tag.closes]
    for tag in alone:
        if tag.opens:
            other = next((one for one in closers if one.word[3:] == tag.word and _reaches(tag, one)), None)
            if other is None:
                sheet.refuse("TAG-NO-END", tag.where, word=tag.word)
            else:
                facts = {"tag": tag.source, "end": other.source, "other": other.where.text}
                sheet.refuse("FORM-CROSSES", tag.where, **facts)
                closers = [one for one in closers if one.where != other.where]  # its copy in VML is told with it
        elif tag.word in MIDDLE:
            sheet.refuse("TAG-MISPLACED", tag.where, word=tag.word, block="if")
    for tag in closers:
        sheet.refuse("TAG-UNOPENED", tag.where, word=tag.word, opener=tag.word[3:])


def _reaches(opener: FormTag, closer: FormTag) -> bool:
    return opener.where.part == closer.where.part

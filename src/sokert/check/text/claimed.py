"""Reads what sentences and tables claim of their figures, and judges it: each claim with the places of its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from sokert.check.text.passage import Passage
from sokert.errors import Level
from sokert.figures import Judgement, Quantity, Statement, judge, judged
from sokert.models import Metric
from sokert.vietnamese.read import Passage as Said
from sokert.vietnamese.read import Words, read, table_reading

_FIGURE = re.compile(r"\d+")
_ONLY_FIGURE = re.compile(r"[\d.,%\s+–-]+")
MOST_COLUMNS = 60  # that one cell is taken to stand over
_RATE = re.compile(r"\b(?:tăng|giảm|đạt|bằng|vượt|thành)\b[^.;\d]{0,12}\d", re.IGNORECASE)
_BULLET = re.compile(r"^[-–+*•]\s")
_SHORT = 3_000  # characters of a text whose reading is kept
LONGEST_LIST = 60  # items below a line that ends with a colon


@dataclass(frozen=True, slots=True)
class Site:
    """Where a figure stands: from one character of a passage to another."""

    passage: Passage
    start: int
    end: int

    @property
    def typed(self) -> bool:
        """Whether somebody typed it; what a tag gives is its metric's."""
        return self.passage.typed(self.start, self.end)

    @property
    def codes(self) -> frozenset[str]:
        """The metrics whose figures tags printed there; none where a filter made another figure of one."""
        given = {(one or "").partition("|")[0] for one in self.passage.given[self.start : self.end]}
        return frozenset(given - {""})


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What is read as one: a paragraph with the items below it, or a table; `find` tells where its figures stand."""

    passages: Mapping[Hashable, Passage]
    starts: Sequence[int] = (0,)

    def site(self, quantity: Quantity) -> Site | None:
        """Return where a figure stands; None for one that is written nowhere."""
        place = quantity.place
        if place.start == place.end:
            return None
        if place.source is not None:
            passage = self.passages.get(place.source)
            return Site(passage, 0, len(passage.text)) if passage else None
        at = max(n for n, start in enumerate(self.starts) if start <= place.start)
        first = self.starts[at]
        return Site(self.passages[at], place.start - first, place.end - first)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim as it was judged, the source its figures stand in, and the metric it is held against, if any.

    `beside` is what the same words claim of another metric, where they may be said of that one as well.
    """

    judgement: Judgement
    source: Source
    metric: Metric | None = None
    beside: Claim | None = None

    @property
    def level(self) -> Level | None:
        """How grave it is; None where there is nothing to tell."""
        return self.judgement.level or None

    @property
    def statement(self) -> Statement:
        """What is claimed."""
        return self.judgement.statement

    @property
    def is_said(self) -> bool:
        """Whether the words themselves say it, and are not as likely to say something else."""
        return self.judgement.how != "doubtful" and self.statement.ground == "said"

    @property
    def sites(self) -> list[Site]:
        """Where its figures stand, the stated one first."""
        return [site for one in self.statement.quantities if (site := self.source.site(one))]


@dataclass(slots=True)
class Read:
    """What was read of a source: its figures, and its claims."""

    source: Source
    quantities: Sequence[Quantity] = ()
    claims: list[Claim] = field(default_factory=list)
    said: Said | None = None
    figures: Sequence[Quantity] = ()
    """All figures of a table, also those of which nothing is claimed."""
    roles: Sequence[Mapping[str, Quantity]] = ()
    """The figures of each of its rows by what their column holds: now, before, plan."""


def read_all(passages: Sequence[Passage], every: bool = False, beside: bool = False) -> Iterator[Read]:
    """Yield what paragraphs and tables say, in reading order; a table where it begins.

    With `beside`, where metrics stand beside the text, also paragraphs that hold one rate alone; with `every` all that
    hold one figure alone, and those figures of tables, of which nothing is claimed.
    """
    tables: dict[Hashable, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.cell:
            tables[passage.cell.table].append(passage)
    at = 0
    while at < len(passages):
        if cell := passages[at].cell:
            if cells := tables.pop(cell.table, None):
                yield _table(cells, every)
            at += 1
            continue
        size = _joined(passages, at)
        least = 1 if every or (beside and _RATE.search(passages[at].text)) else 2
        if found := _sentences(passages[at : at + size], least):
            yield found
        at += size


def _joined(passages: Sequence[Passage], at: int) -> int:
    """Return how many passages are one sentence: a line that ends with a colon and the items below it."""
    size = 1
    if not passages[at].text.endswith(":") or passages[at].kind != "body":
        return size
    while at + size < len(passages) and size <= LONGEST_LIST:
        item, before = passages[at + size], passages[at + size - 1].text
        if item.kind != "body" or not (_BULLET.match(item.text) or before.endswith((";", ",")) or _is_item(item)):
            break
        size += 1
    return size


def _is_item(passage: Passage) -> bool:
    return passage.text.endswith(";")


def _sentences(passages: Sequence[Passage], least: int) -> Read | None:
    """Return what paragraphs say together; None where they hold fewer figures than make a claim."""
    texts = [one.text for one in passages]
    for at in range(1, len(texts)):  # an item ends the one before it, also where no sign does
        mark = " " if texts[at - 1].endswith((";", ",", ":", ".")) else ";"
        texts[at] = _BULLET.sub(lambda sign, mark=mark: mark + " " * (len(sign[0]) - 1), texts[at])  # type: ignore[misc]
    text = " ".join(texts)
    if len(_FIGURE.findall(text)) < least:
        return None
    starts = [0, *accumulate(len(one) + 1 for one in texts[:-1])]
    source = Source(dict(enumerate(passages)), starts)
    said, judgements = (_judged if len(text) <= _SHORT else _judged.__wrapped__)(text)
    return Read(source, said.quantities, [Claim(one, source) for one in judgements], said)


@lru_cache(maxsize=256)
def _judged(text: str) -> tuple[Said, tuple[Judgement, ...]]:
    """Return what a text says and what is to be said of that, read once: of a report that is checked again most texts
    are as they were, and a Word file says what its report prints."""
    said = read(text)
    return said, tuple(judged(said.statements, said.quantities, Words(text).between))


def _table(cells: Sequence[Passage], every: bool) -> Read:
    """Return what a table says."""
    rows, places = grid(cells)
    source = Source(places)
    figures, stated, roles = table_reading(rows)
    claims = [Claim(judge(one), source) for one in stated]
    claimed = dict.fromkeys(one for claim in claims for one in claim.statement.quantities if one.place.end)
    placed = {one.place for one in claimed}
    left = [one for one in figures if one.place not in placed] if every else []
    order = {key: at for at, key in enumerate(places)}
    return Read(
        source,
        sorted((*claimed, *left), key=lambda one: order.get(one.place.source, -1)),
        claims,
        figures=figures,
        roles=roles,
    )


def grid(cells: Iterable[Passage]) -> tuple[list[list[str]], dict[Hashable, Passage]]:
    """Return a table's cells as rows of words, and the passage of each by row and column.

    Words that stand over several columns are the head of each; a figure stands in the first.
    """
    words: dict[tuple[int, int], str] = {}
    places: dict[tuple[int, int], Passage] = {}
    for one in cells:
        assert one.cell is not None
        row, first = one.cell.row, one.cell.column
        places.setdefault((row, first), one)
        span = 1 if _ONLY_FIGURE.fullmatch(one.text) else min(one.cell.span, MOST_COLUMNS)
        for column in range(first, first + span):
            before = words.get((row, column))
            words[row, column] = f"{before} {one.text}" if before else one.text
    rows, columns = ({at: n for n, at in enumerate(sorted({one[axis] for one in words}))} for axis in (0, 1))
    found: dict[Hashable, Passage] = {(rows[row], columns[column]): one for (row, column), one in places.items()}
    return [[words.get((row, column), "") for column in columns] for row in rows], found

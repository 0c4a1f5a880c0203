"""What a person changed in a written file: the lines of the map beside the lines that stand there now.

Lines that say the same are paired first, then those that differ in their figures alone, then the likest in order;
what is left was taken out, put in or moved. In a pair the words that differ are told, each with the tag that had
printed them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from sokert.document.printed import Line, Printed
from sokert.vietnamese.figures import BLANK

Kind = Literal["figure", "words", "new", "gone", "moved", "split", "joined", "sorted", "column-new", "column-gone"]
LIKE = 0.5  # a pair shares at least half of its words and figures
WHOLE = 0.8  # how like a paragraph is to one that holds it whole
MOST_COMPARED = 40_000  # pairs of lines whose likeness is reckoned in one stretch
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|.")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
OF_REPORT = "="
"""What the origins of words begin with that the report itself gave, and no metric."""
MIXED = "?"
"""The origin of words that were typed in part, or printed by several tags."""
_SENTENCE, _LEVEL, _COMMA = "|sentence", "|with_unit", ", "  # the filter whose words begin with those of the other
_NAMES = (".name", "|label")
HEDGES = ("gần", "hơn", "trên", "dưới", "khoảng", "ước")
_FEW, _SOME = 6, 4
_CLOSE = 12  # letters between two changes that are told as one


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was changed: the words before and after, and where they stand."""

    kind: Kind
    old: str
    new: str
    base: int = -1
    """The line it stood in, among those that were written; -1 where it is new."""
    line: int = -1
    """The line it stands in now; -1 where it is gone."""
    start: int = 0
    """Where in that line the new words begin."""
    at: int = 0
    """Where in the old line the old words began."""
    origin: str = ""
    """The metric and expression that had printed the old words; empty where somebody typed them."""
    part: str = ""
    paragraph: int = 0
    """Which paragraph of its part it stands in now; 0 where it is gone."""

    @property
    def fills_a_blank(self) -> bool:
        """Whether somebody wrote where a tag had left room for a figure that was not known yet."""
        return bool(self.origin) and BLANK in self.old


class Unit(NamedTuple):
    """What is paired as one: a paragraph, or a row of a table with its cells."""

    cells: tuple[tuple[int, ...], ...]
    """The lines of each cell; a paragraph is one cell with one line."""
    text: tuple[str, ...]
    table: int

    @property
    def label(self) -> str:
        """What the unit is known by when its figures change: a row's first words, a paragraph's without figures."""
        if self.table < 0:
            return _without_figures(self.text[0])
        return next((words for words in self.text if any(map(str.isalpha, words))), "")

    @property
    def words(self) -> str:
        """All it says."""
        return " ".join(self.text)


def _without_figures(text: str) -> str:
    """Return a text without its figures, those that are left blank with them.

    >>> _without_figures("Nhận ...... đơn, tăng 7,5%")
    'Nhận 0 đơn, tăng 0%'
    """
    return _FIGURE.sub("0", text.replace(BLANK, "0"))


def edits(before: Sequence[Line], after: Sequence[Line]) -> list[Edit]:
    """Return what was changed between two lots of lines, in the order of the file as it is now."""
    edits: list[Edit] = []
    for part in dict.fromkeys(line.part for line in (*before, *after)):
        comparing = _Comparing(before, after, part)
        edits += sorted(
            comparing.edits(), key=lambda one: (one.line if one.line >= 0 else comparing.near(one), one.start)
        )
    return [replace(one, paragraph=after[one.line].number) if one.line >= 0 else one for one in edits]


def still_open(changed: Sequence[Edit], now: Sequence[Line], after: Sequence[Line]) -> list[Edit]:
    """Return the edits of a file whose words a rendering of today (`now`) does not say yet."""
    left = edits(now, after)
    return [one for one in changed if any(denied(one, other) for other in left)]


def denied(edit: Edit, again: Edit) -> bool:
    """Return whether a new rendering says otherwise where an edit stands.

    What it has to say behind a figure that was not known before, of how it has grown, is no denial.
    """
    return same(edit, again) and not (edit.fills_a_blank and again.start == edit.start + len(edit.new))


def same(one: Edit, other: Edit) -> bool:
    """Return whether two comparisons tell the same place of the file as it is now.

    That a paragraph stands elsewhere is told beside what was changed in it.
    """
    if (one.kind == "moved") != (other.kind == "moved"):
        return False
    if one.line < 0 or other.line < 0:
        return one.line == other.line and one.old == other.old
    if one.line != other.line:
        return False
    return one.start <= other.start + len(other.new) and other.start <= one.start + len(one.new)


def units(lines: Sequence[Line], part: str) -> list[Unit]:
    """Return the paragraphs and rows of a part, in order."""
    made: list[Unit] = []
    rows: dict[tuple[int, int], dict[int, list[int]]] = {}
    order: list[tuple[int, int] | int] = []
    for at, line in enumerate(lines):
        if line.part != part:
            continue
        if line.cell is None:
            order.append(at)
            continue
        if line.cell[:2] not in rows:
            order.append(line.cell[:2])
        rows.setdefault(line.cell[:2], {}).setdefault(line.cell.column, []).append(at)
    for one in order:
        cells = ((one,),) if isinstance(one, int) else tuple(tuple(cell) for cell in rows[one].values())
        text = tuple(" ".join(lines[at].text for at in cell) for cell in cells)
        made.append(Unit(cells, text, -1 if isinstance(one, int) else one[0]))
    return made


def paired(before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the units that belong together, both ways in order."""
    pairs: list[tuple[int, int]] = []
    for i1, i2, j1, j2 in _stretches([unit.text for unit in before], [unit.text for unit in after], pairs):
        olds, news = before[i1:i2], after[j1:j2]
        named: list[tuple[int, int]] = []
        gaps = _stretches(_labels(olds), _labels(news, "new"), named)
        pairs += [(i1 + i, j1 + j) for i, j in named]
        for k1, k2, m1, m2 in gaps:
            likest = _likest(olds[k1:k2], news[m1:m2])
            likest += _alone(olds[k1:k2], news[m1:m2], likest)
            pairs += [(i1 + k1 + i, j1 + m1 + j) for i, j in likest]
    return sorted(pairs)


def _labels(some: Sequence[Unit], side: str = "old") -> list[tuple[int, str]]:
    """Return what units are known by; one without words is known by nothing."""
    return [(unit.table >= 0, unit.label or f"\0{side}{at}") for at, unit in enumerate(some)]


def _stretches(
    before: Sequence[object], after: Sequence[object], pairs: list[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Return the stretches in which two sequences differ; what is equal is added to the pairs."""
    left = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            left.append((i1, i2, j1, j2))
    return left


def _likest(before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pairs in order that are likest altogether, tables with tables."""
    if not before or not after or len(before) * len(after) > MOST_COMPARED:
        return []
    bags = [Counter(_TOKEN.findall(unit.words.lower())) for unit in (*before, *after)]
    news = bags[len(before) :]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    likes: dict[tuple[int, int], float] = {}
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            like = 0.0
            if (before[i].table < 0) == (after[j].table < 0):
                like = max(_likeness(bags[i], news[j]), _grown(before[i], after[j]))
            likes[i, j] = like
            together = best[i + 1][j + 1] + like if like >= LIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    pairs, i, j = [], 0, 0
    while i < len(before) and j < len(after):
        if likes[i, j] >= LIKE and best[i][j] == best[i + 1][j + 1] + likes[i, j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alone(
    before: Sequence[Unit], after: Sequence[Unit], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a few words each that stand alone between the same neighbours: one stands for the other.

    Where the neighbours were changed too, the two must have a word in common.
    """
    for (i, j), (k, m) in pairwise([(-1, -1), *pairs, (len(before), len(after))]):
        if not k - i == m - j == 2:
            continue
        old, new = before[i + 1], after[j + 1]
        few = all(len(unit.words.split()) <= _FEW for unit in (old, new))
        if few and old.table == new.table and (not pairs or {*old.words.split()} & {*new.words.split()}):
            yield i + 1, j + 1


def _stayed(places: Sequence[int]) -> set[int]:
    """Return which of some places, none of them twice, are the most that stand in order: the others were moved.

    >>> sorted(_stayed([3, 0, 1, 2, 9, 4]))
    [1, 2, 3, 5]
    """
    ends: list[int] = []  # where the best run of each length ends
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place, key=lambda end: places[end])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    one, other = (Counter({token: n for token, n in bag.items() if token[0].isalnum()}) for bag in (one, other))
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def _grown(one: Unit, other: Unit) -> float:
    """Return how surely one paragraph is the other with words put in or taken out at one place: WHOLE, or not at all.

    A long sentence behind a short one leaves less than half of the words alike; of two or three words nobody could say.
    A figure that was written in its blank is no second place.
    """
    is_filled = (BLANK in one.words) != (BLANK in other.words)
    both = (_without_figures(unit.words) if is_filled else unit.words for unit in (one, other))
    short, long = sorted(both, key=len)
    half = len(short) // 2
    if one.table >= 0 or not (long.startswith(short[:half]) or long.endswith(short[half:])):
        return 0.0
    if len(short.split()) < _SOME:
        return 0.0
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return WHOLE if long[start:].endswith(short[start:]) else 0.0


class _Comparing:
    """Compares one part of two files."""

    def __init__(self, before: Sequence[Line], after: Sequence[Line], part: str) -> None:
        self.before, self.after, self.part = before, after, part
        self.olds, self.news = units(before, part), units(after, part)
        self.pairs = paired(self.olds, self.news)
        self.gone = sorted({*range(len(self.olds))} - {i for i, _ in self.pairs})
        self.new = sorted({*range(len(self.news))} - {j for _, j in self.pairs})

    def near(self, edit: Edit) -> int:
        """Return the line now that what is gone stood behind."""
        return max(
            (self.news[j].cells[-1][-1] for i, j in self.pairs if self.olds[i].cells[0][0] < edit.base), default=-1
        )

    def edits(self) -> Iterator[Edit]:
        """Yield all that was changed, in no order."""
        if self.part in ("header", "footer"):
            self.shown_elsewhere()
        self.pair(self.elsewhere(lambda unit: unit.text))
        yield from self.parted()
        self.pair(self.elsewhere(lambda unit: unit.label and (unit.table, unit.label)))
        self.pair(self.alike())
        yield from self.moved()
        yield from (self.whole("gone", self.olds[i], None) for i in self.gone)
        yield from (self.whole("new", None, self.news[j]) for j in self.new)
        columns: dict[int, list[tuple[int, int]]] = {}
        for i, j in self.pairs:
            old, new = self.olds[i], self.news[j]
            if old.text != new.text:
                if len(old.cells) != len(new.cells) and old.table not in columns:
                    columns[old.table] = _columns(old, new)
                    yield from self.columns(old, new, columns[old.table])
                yield from self.row(old, new, columns.get(old.table) if len(old.cells) != len(new.cells) else None)

    def whole(self, kind: Kind, old: Unit | None, new: Unit | None) -> Edit:
        """Return an edit of a whole paragraph or row."""
        before, after = (" | ".join(unit.text) if unit else "" for unit in (old, new))
        base, line = (unit.cells[0][0] if unit else -1 for unit in (old, new))
        return Edit(kind, before, after, base, line, part=self.part)

    def shown_elsewhere(self) -> None:
        """Pass over lines that stand in another header or footer now: programs copy and order them as they please."""
        before, after = ({unit.text for unit in some} for some in (self.olds, self.news))
        self.gone = [i for i in self.gone if self.olds[i].text not in after]
        self.new = [j for j in self.new if self.news[j].text not in before]

    def pair(self, some: Iterable[tuple[int, int]]) -> None:
        """Take units as belonging together that do not stand in order."""
        found = list(some)
        self.pairs += found
        self.gone = sorted({*self.gone} - {i for i, _ in found})
        self.new = sorted({*self.new} - {j for _, j in found})

    def elsewhere(self, known_by: Callable[[Unit], Hashable]) -> Iterator[tuple[int, int]]:
        """Yield what stands elsewhere now and is known by the same."""
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for i in self.gone:
            places[known_by(self.olds[i])].append(i)
        for j in self.new:
            if (known := known_by(self.news[j])) and places[known]:
                yield places[known].popleft(), j

    def alike(self) -> Iterator[tuple[int, int]]:
        """Yield the paragraphs that stand elsewhere now and were changed as well, the likest first.

        Of rows of a table, and of two or three words, nobody could say so.
        """
        olds, news = (
            {at: some[at] for at in left if some[at].table < 0 and len(some[at].words.split()) >= _SOME}
            for some, left in ((self.olds, self.gone), (self.news, self.new))
        )
        if len(olds) * len(news) > MOST_COMPARED:
            return
        bags = {unit: Counter(_TOKEN.findall(unit.words.lower())) for unit in (*olds.values(), *news.values())}
        likes = [
            (max(_likeness(bags[old], bags[new]), _grown(old, new)), i, j)
            for i, old in olds.items()
            for j, new in news.items()
        ]
        for like, i, j in sorted(likes, reverse=True):
            if like >= LIKE and i in olds and j in news:
                del olds[i], news[j]
                yield i, j

    def moved(self) -> Iterator[Edit]:
        """Yield what stands elsewhere now, changed or not; many rows of one table were sorted anew."""
        self.pairs.sort()
        stayed = _stayed([j for _, j in self.pairs])
        found = [(self.olds[i], self.news[j]) for at, (i, j) in enumerate(self.pairs) if at not in stayed]
        many = {table for table, count in Counter(new.table for _, new in found).items() if table >= 0 and count > 2}
        yield from (self.whole("moved", old, new) for old, new in found if new.table not in many)
        for table in sorted(many):
            yield self.whole("sorted", *next(pair for pair in found if pair[1].table == table))

    def parted(self) -> Iterator[Edit]:
        """Yield the paragraphs that were split in two, and those that were joined."""
        for gone, new in ((self.gone, self.new), (self.new, self.gone)):
            olds, news = (self.olds, self.news) if gone is self.gone else (self.news, self.olds)
            pairs = self.pairs if gone is self.gone else [(j, i) for i, j in self.pairs]
            for j, k in pairwise(range(len(news))):
                whole = f"{news[j].words} {news[k].words}"
                if j not in new and k not in new:
                    continue
                partner = {second: first for first, second in pairs}
                i = partner.get(j, partner.get(k)) if j not in new or k not in new else self._alone(olds, gone, whole)
                if i is None or olds[i].words != whole or olds[i].table >= 0:
                    continue
                for one in (j, k):
                    if one in new:
                        new.remove(one)
                if i in gone:
                    gone.remove(i)
                self.pairs = [pair for pair in self.pairs if (pair[0] if gone is self.gone else pair[1]) != i]
                if gone is self.gone:
                    yield replace(self.whole("split", olds[i], news[j]), new=f"{news[j].words} ¶ {news[k].words}")
                else:
                    yield replace(self.whole("joined", news[j], olds[i]), old=f"{news[j].words} ¶ {news[k].words}")

    def _alone(self, olds: Sequence[Unit], gone: Sequence[int], whole: str) -> int | None:
        return next((i for i in gone if olds[i].words == whole), None)

    def columns(self, old: Unit, new: Unit, together: list[tuple[int, int]]) -> Iterator[Edit]:
        """Yield the columns that a table has gained or lost, by the words at their head."""
        for column in sorted({*range(len(new.cells))} - {j for _, j in together}):
            yield Edit("column-new", "", new.text[column], -1, new.cells[column][0], part=self.part)
        for column in sorted({*range(len(old.cells))} - {i for i, _ in together}):
            yield Edit("column-gone", old.text[column], "", old.cells[column][0], new.cells[0][0], part=self.part)

    def row(self, old: Unit, new: Unit, together: list[tuple[int, int]] | None) -> Iterator[Edit]:
        """Yield what was changed in a paragraph, or in the cells of a row."""
        same = [(at, at) for at in range(min(len(old.cells), len(new.cells)))]
        for i, j in same if together is None else together:
            if i < len(old.cells) and j < len(new.cells) and old.text[i] != new.text[j]:
                yield from self.cell(old.cells[i], new.cells[j])

    def cell(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[Edit]:
        """Yield what was changed in the lines of one cell."""
        if len(olds) == len(news) == 1:
            yield from changed(self.before, olds[0], self.after, news[0])
            return
        before = [Unit(((at,),), (self.before[at].text,), -1) for at in olds]
        after = [Unit(((at,),), (self.after[at].text,), -1) for at in news]
        pairs = paired(before, after)
        for i, j in pairs:
            yield from changed(self.before, olds[i], self.after, news[j])
        yield from (self.whole("gone", one, None) for at, one in enumerate(before) if at not in {i for i, _ in pairs})
        yield from (self.whole("new", None, one) for at, one in enumerate(after) if at not in {j for _, j in pairs})


def _columns(old: Unit, new: Unit) -> list[tuple[int, int]]:
    """Return the columns that belong together, by the words of a row that has gained or lost some."""
    pairs: list[tuple[int, int]] = []
    for i1, i2, j1, j2 in _stretches(old.text, new.text, pairs):
        pairs += zip(range(i1, i2), range(j1, j2), strict=False)
    return sorted(pairs)


class _Change(NamedTuple):
    """Where two lines differ: from where to where in each."""

    a0: int
    a1: int
    b0: int
    b1: int


def changed(before: Sequence[Line], base: int, after: Sequence[Line], line: int) -> Iterator[Edit]:
    """Yield what differs in a pair of lines, stretch by stretch."""
    old, new = replace(before[base], printed=list(_clauses(before[base]))), after[line]
    for one, origin in _with_origins(old, new, _changes(old.text, new.text)):
        words, instead = old.text[one.a0 : one.a1], new.text[one.b0 : one.b1]
        alone = len(words.split()) == 1 and _FIGURE.search(words) and _FIGURE.search(instead)
        kind: Kind = "figure" if alone or _of_figure(origin, words + instead) else "words"
        yield Edit(kind, words, instead, base, line, one.b0, one.a0, origin, new.part)


def _of_figure(origin: str, words: str) -> bool:
    """Return whether words are those of a figure: what a metric's tag printed but its name, or figures among others.

    >>> _of_figure("thu|change", "tăng"), _of_figure("thu.name", "Thu"), _of_figure("=signatory.name", "An")
    (True, False, False)
    """
    if origin in (MIXED, "") or origin.startswith(OF_REPORT):
        return origin != "" and bool(_FIGURE.search(words))
    return not origin.endswith(_NAMES)


def _clauses(line: Line) -> Iterator[Printed]:
    """Yield what was printed; of a sentence on a figure the figure apart, since a person may correct it alone.

    Of a figure that has grown by nothing known a sentence says the figure alone.
    """
    for one in line.printed:
        if not one.origin.endswith(_SENTENCE):
            yield one
            continue
        end = line.text.find(_COMMA, one.start, one.end)
        yield Printed(one.start, end if end >= 0 else one.end, one.origin.removesuffix(_SENTENCE) + _LEVEL)
        if end >= 0:
            yield Printed(end + len(_COMMA), one.end, one.origin)


def _changes(old: str, new: str) -> list[_Change]:
    """Return where two texts differ, whole words and figures at a time."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    a_at, b_at = _places(a), _places(b)
    return [
        _Change(a_at[i1], a_at[i2], b_at[j1], b_at[j2])
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _with_origins(old: Line, new: Line, changes: Sequence[_Change]) -> Iterator[tuple[_Change, str]]:
    """Yield the changes as they are told: a printed stretch whole, typed words that stand close together."""
    waiting: _Change | None = None
    printed: list[Printed] = []
    for change in (_beside_words(one, old, new) for one in changes):
        put = new.text[change.b0 : change.b1]
        whole = [one for one in old.printed if _is_whole(one, old, change)]
        touched = whole or [one for one in old.printed if _touches(one, change, put)]
        shared = any(one in printed for one in touched)
        typed = not touched and not printed and waiting is not None and not _between(old, waiting, change)
        if waiting is not None and (shared or typed):
            waiting = _Change(waiting.a0, change.a1, waiting.b0, change.b1)
            printed += [one for one in touched if one not in printed]
            continue
        if waiting is not None:
            yield _with_whole(old, waiting, printed)
        waiting, printed = change, touched
    if waiting is not None:
        yield _with_whole(old, waiting, printed)


def _between(old: Line, one: _Change, other: _Change) -> bool:
    """Return whether a printed stretch, a stop or many words stand between two changes."""
    printed = any(span.start >= one.a1 and span.end <= other.a0 for span in old.printed)
    return printed or other.a0 - one.a1 > _CLOSE or any(sign in old.text[one.a1 : other.a0] for sign in ".;")


def _is_whole(one: Printed, line: Line, change: _Change) -> bool:
    """Return whether the report's own words are all that a cell's line says, but for the dash before them and the stop.

    What is put right before or behind them is theirs too.
    """
    beside = line.text[: one.start] + line.text[one.end :]
    within = one.start <= change.a0 and change.a1 <= one.end
    return line.cell is not None and one.origin.startswith(OF_REPORT) and within and not _says(beside)


def _says(words: str) -> bool:
    """Return whether there are words or figures, not signs alone."""
    return any(map(str.isalnum, words))


def _beside_words(change: _Change, old: Line, new: Line) -> _Change:
    """Return words that were put with the blank before them, with the one behind them: `- [Các ]phòng`."""
    blank = old.text[change.a0 : change.a0 + 1]
    put = new.text[change.b0 : change.b1]
    starts = any(one.start == change.a0 + 1 for one in old.printed)
    belongs = old.cell is not None or put.strip() in HEDGES
    if change.a0 == change.a1 and starts and belongs and blank.isspace() and put[:1] == blank:
        return _Change(*(at + 1 for at in change))
    return change


def _touches(one: Printed, change: _Change, put: str) -> bool:
    """Return whether a change is one of a printed stretch; what is put right beside it without a blank is.

    So is the word that hedges a figure.
    """
    if change.a0 == change.a1 == one.start and put[-1:].isspace() and put.strip() in HEDGES:
        return bool(one.origin) and not one.origin.startswith(OF_REPORT)
    if change.a0 == change.a1:
        beside = (change.a0 == one.start and put[-1:].isalnum()) or (change.a0 == one.end and put[:1].isalnum())
        return beside or one.start < change.a0 < one.end
    return one.start < change.a1 and one.end > change.a0


def _with_whole(old: Line, change: _Change, touched: Sequence[Printed]) -> tuple[_Change, str]:
    """Return a change with the whole of the printed stretches it touches, and their origin if it is one alone."""
    if not touched:
        return change, ""
    start, end = touched[0].start, touched[-1].end
    before, behind = max(change.a0 - start, 0), max(end - change.a1, 0)
    whole = _Change(change.a0 - before, change.a1 + behind, change.b0 - before, change.b1 + behind)
    outside = old.text[change.a0 : start] + old.text[end : change.a1]
    return whole, MIXED if outside.strip() or len(touched) > 1 else touched[0].origin

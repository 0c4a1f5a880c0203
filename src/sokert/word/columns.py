"""How wide the columns of a table are, and where its figures stand: read off the words of its cells.

Body cells decide, heads bring only their longest word: heads are the longest texts of the columns that hold
figures, and would rob the one that holds names. Lengths are twips of the size tables are set in.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import compress, starmap
from typing import NamedTuple

from sokert.ooxml.font_metrics import width
from sokert.ooxml.units import half_points

SIZE = 12  # points, of the words in a table
SMALLER = (11, 10)  # to which they may shrink where a page is too narrow for the longest words
PADDING, TIGHT, TIGHTEST = 85, 57, 28  # twips on each side of a cell, and where nothing else helps
UNALIGNED = ((10, TIGHT), (9, TIGHT), (8, TIGHT), (8, TIGHTEST))  # last, before a word breaks: no comma below another
_HEAD = 2  # rows' lines that a line of one head is worth: heads stand on every page, and are looked at first
_BEGUN = ((2, 1), (3,))  # lines that heads are given room for, in turn
_SLACK = 10  # twips: the widths of a font and of its double differ by less
_LONGEST = 20  # texts of a column that are measured: no shorter one is wider by more than its letters
_STEPS = (960, 480, 240, 120, 60)  # twips that go from column to column
_BLANK = 60  # twips: a blank between words
_FIGURE = re.compile(r"[^\d\n]*\d[\d.]*(,\d+)?|-")


Text = tuple[int, str]
"""The words of a cell, behind the number of its row: even in the body, odd in a head."""


class Need(NamedTuple):
    """What a column needs: for its longest word, for its longest line, for its head in one line; its texts by words."""

    low: int
    want: int
    head: int
    texts: tuple[tuple[int, ...], ...] = ()
    """Of each line that may be broken: the number of its row, odd for a head's, then how wide each word is."""
    words: tuple[int, ...] = ()
    """Its longest figure, its longest word of the body, its longest of all: none moved in for its comma."""

    def at(self, size: int, around: int) -> Need:
        """Return what is needed by words of another size, with the room around them."""
        low, want, head = (length * size // SIZE + around for length in (self.low, self.want, self.head))
        texts = tuple((row, *(word * size // SIZE for word in words)) for row, *words in self.texts)
        return Need(low, want, head, texts, tuple(word * size // SIZE + around for word in self.words))

    def unaligned(self) -> Need:
        """Return what is needed where no figure is moved in for its comma."""
        low = self.words[-1] if self.words else self.low
        return self._replace(low=low, want=self.want - self.low + low)


Needs = dict[tuple[Need, ...], int]
"""What the columns of each table of a document need, with the number that the sign of its grid says."""


class Fit(NamedTuple):
    """What a table gets: its columns, its size, the room at the sides of its cells."""

    widths: tuple[int, ...]
    size: int
    padding: int
    aligned: bool = True
    """Whether its figures are moved in until their commas stand below each other."""


class Column:
    """The words of a column as they come, the longest kept; where figures stand right, each with its place.

    These are two lists: a long table is not held as an object a cell.
    """

    __slots__ = ("body", "figures", "fractions", "heads", "places")

    def __init__(self) -> None:
        self.body: list[Text] = []
        self.heads: list[Text] = []
        self.places: list[int] = []
        self.figures: list[str] = []
        self.fractions: set[str] = set()

    def take(self, row: int, text: str, place: int, right: bool) -> None:
        """Take a body cell's words; `right` where figures stand below each other by their comma."""
        self.body.append((row, text))
        if len(self.body) > 50 * _LONGEST:
            self.body = _longest(self.body)
        if right:
            self.places.append(place)
            self.figures.append(text)
            if "," in text and (match := _FIGURE.fullmatch(text)):
                self.fractions.add(match[1] or "")

    def indents(self) -> dict[str, int]:
        """Return how far each figure that stands right is moved in, each worked out once."""
        return _indents(self.figures, self.fractions)

    def need(self) -> Need:
        """Return what the column needs."""
        return _need(tuple(_longest(self.body)), tuple(self.heads), frozenset(self.fractions))


@lru_cache(maxsize=512)  # names and units are the same from period to period, and from commune to commune
def _need(body: tuple[Text, ...], heads: tuple[Text, ...], fractions: frozenset[str]) -> Need:
    texts = list[tuple[int, ...]]()
    plain = {text for _, text in body if " " not in text and "\n" not in text}
    low = want = max(map(_twips, plain), default=0)
    for row, text in body if len(plain) < len(body) else ():
        for line in text.split("\n") if text not in plain else ():
            want = max(want, _twips(line))
            if " " in line:
                texts.append((row, *_words(line)))
                low = max(low, *texts[-1][1:], 0)
            else:
                low = max(low, _twips(line))
    figures, longest, head_word = _longest_figure(body), low, 0
    if fractions:  # a figure is moved in until its comma stands below the others'
        moved = max(_twips(text) + by for text, by in _indents((text for _, text in body), fractions).items())
        low, want = max(low, moved), max(want, moved)
    for row, text in heads:
        for line in text.split("\n"):
            texts.append((row, *_words(line, _bold)))
            head_word = max(head_word, *texts[-1][1:], 0)
    low, words = max(low, head_word), (figures, longest, max(longest, head_word))
    return Need(low, max(low, want), max((_bold(text) for _, text in heads), default=0), tuple(texts), words)


def _longest_figure(body: Iterable[Text]) -> int:
    """Return how wide the longest word is that holds a digit: broken in two, it would be read as two figures."""
    words = (word for _, text in body for word in text.replace("\n", " ").split(" "))
    return max((_twips(word) for word in words if any(map(str.isdigit, word))), default=0)


def _indents(texts: Iterable[str], fractions: Collection[str]) -> dict[str, int]:
    longest = max(map(_twips, fractions), default=0)
    return {text: indent(text, longest) for text in dict.fromkeys(texts)}


def indent(text: str, longest: int) -> int:
    """Return how far a figure is moved in so that its comma stands below the others', whose decimals are so long.

    Other words stay where they are.

    >>> indent("57", 300), indent("107,5", 300), indent("107,25", 300), indent("Không", 300)
    (300, 120, 0, 0)
    """
    if not (match := _FIGURE.fullmatch(text)):
        return 0
    return max(0, longest - _twips(match[1] or ""))


def leans(text: str) -> int | None:
    """Return how much longer a figure is before its comma than behind it; None for other words.

    >>> leans("104,0"), leans("59,9"), leans("Ghi chú")
    (180, 60, None)
    """
    if not (match := _FIGURE.fullmatch(text)):
        return None
    fraction = match[1] or ""
    return _twips(text.removesuffix(fraction)) - _twips(fraction)


@lru_cache(maxsize=128)  # while a report is written, most of its tables stay as they are
def fitted(needs: tuple[Need, ...], measure: int) -> Fit:
    """Return the widths of columns that fill a page together: smaller words where the longest do not fit.

    Where that is too little, commas no more stand below each other; then heads break in their words, then the names,
    and figures last of all.
    """
    tries = [(SIZE, PADDING), *((size, PADDING) for size in SMALLER), (SMALLER[-1], TIGHT)]
    for size, padding in tries:
        around = 2 * padding + _SLACK
        scaled = [need.at(size, around) for need in needs]
        if sum(need.low for need in scaled) <= measure:
            return Fit(_whole(_lowest(scaled, measure, around), measure), size, padding)
    for size, padding in UNALIGNED:
        around = 2 * padding + _SLACK
        scaled = [need.at(size, around).unaligned() for need in needs]
        if sum(need.low for need in scaled) <= measure:
            return Fit(_whole(_lowest(scaled, measure, around), measure), size, padding, aligned=False)
    return Fit(_whole(_broken(scaled, measure), measure), size, padding, aligned=False)


def _broken(needs: Sequence[Need], measure: int) -> list[float]:
    """Return the widths of columns whose words do not all fit: some words whole, and what is left to the others.

    >>> _broken([Need(90, 90, 90, words=(0, 30, 90)), Need(50, 50, 50, words=(50, 50, 50))], 100)
    [50.0, 50.0]
    """
    stages = list(zip(*(need.words or (0, need.low, need.low) for need in needs), strict=True))
    for kept, wished in reversed(list(itertools.pairwise(stages))):
        left = measure - sum(kept)
        lacks = [wish - has for wish, has in zip(wished, kept, strict=True)]
        if left >= 0 and any(lacks):
            return [has + lack * left / sum(lacks) for has, lack in zip(kept, lacks, strict=True)]
    lows = [need.low for need in needs]
    return [low * measure / sum(lows) for low in lows]


_MOVED = re.compile(r'<w:ind w:(right|left)="(\d+)"/>(?=<w:jc w:val="(?:right|center)"/>)')
_RUN = re.compile(r"<w:r>(?:<w:rPr>((?:<w:(?:b|bCs|i|iCs)/>)*)</w:rPr>)?<w:t ")


def sized(table: str, size: int, aligned: bool) -> str:
    """Return a table's XML with its words in another size; those whose value has a look of its own keep it.

    How far figures are moved in shrinks with the decimals it is for; where it is not `aligned` none is.
    """

    def moved(match: re.Match[str]) -> str:
        return f'<w:ind w:{match[1]}="{int(match[2]) * size // SIZE}"/>' if aligned else ""

    table = _MOVED.sub(moved, table)
    properties = f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'
    return _RUN.sub(lambda match: f"<w:r><w:rPr>{match[1] or ''}{properties}</w:rPr><w:t ", table)


def _lowest(needs: Sequence[Need], measure: int, around: int) -> list[float]:
    """Return the widths at which a table is the lowest, begun with room for heads of two lines or of three.

    From one the other is not found a column at a time: the heads of all figures break together.
    """
    heights = _Heights(needs, around)
    begun = list(dict.fromkeys(tuple(_shared(needs, measure, lines, around)) for lines in _BEGUN))
    climbed = [_climbed(needs, heights, widths) for widths in begun]
    return min((*climbed, *map(list, begun)), key=heights.whole)


def _shared(needs: Sequence[Need], measure: int, lines: Sequence[int], around: int) -> list[float]:
    """Return the widths: what each wants, and what is left first to heads, then by width.

    A head gets room for so many lines where the whole of what it lacks is left: a part of it would help none.

    Where the page is too narrow, all give up what they want above the same extra length: the columns of names, which
    break anyway, and never one that is a letter short of its line.
    """
    wants = sum(need.want for need in needs)
    if wants > measure:
        lows: list[float] = [need.low for need in needs]
        for most in lines[:1]:
            lows = _headed(needs, lows, [_least(need, most, around) for need in needs], measure)
        lacks = [max(need.want - low, 0) for need, low in zip(needs, lows, strict=True)]
        extra = _extra(lacks, measure - sum(lows))
        return [low + min(lack, extra) for low, lack in zip(lows, lacks, strict=True)]
    widths: list[float] = [need.want for need in needs]
    for most in lines:
        widths = _headed(needs, widths, [_least(need, most, around) for need in needs], measure)
    over = (measure - sum(widths)) / sum(widths)
    return [each * (1 + over) for each in widths]


def _climbed(needs: Sequence[Need], heights: _Heights, widths: Sequence[float]) -> list[float]:
    """Return widths at which the rows have fewer lines: room goes from column to column as long as some fall away."""
    wide, vain = list(widths), 0
    pairs = list(itertools.permutations(range(len(wide)), 2))
    for one, two in itertools.cycle(pairs):
        if vain == len(pairs):
            break
        vain += 1
        if wide[one] <= needs[one].low or heights.of(two, wide[two]) == heights.of(two, math.inf):
            continue  # none to give, or nothing to gain
        others = heights.highest([(at, each) for at, each in enumerate(wide) if at not in (one, two)])
        now = heights.cost(others, (one, wide[one]), (two, wide[two]))
        if heights.cost(others, (one, wide[one]), (two, math.inf)) >= now:
            continue  # the other columns are as high
        for step in _STEPS:
            narrow = max(needs[one].low, wide[one] - step)
            broad = wide[two] + wide[one] - narrow
            if heights.of(two, broad) == heights.of(two, wide[two]):
                continue
            if (then := heights.cost(others, (one, narrow), (two, broad))) < now:
                wide[one], wide[two], now, vain = narrow, broad, then, 0
    return wide


class _Heights:
    """How many lines the rows of a table have at some widths of its columns, each reckoned once."""

    def __init__(self, needs: Sequence[Need], around: int) -> None:
        self.needs, self.around = needs, around
        self.rows = sorted({text[0] for need in needs for text in need.texts})
        self.heads = [row % 2 for row in self.rows]
        self.of, self.apart = cache(self._of), cache(self._apart)

    def _of(self, at: int, wide: float) -> tuple[int, ...]:
        """Return the lines of a column, row by row."""
        lines = Counter[int]()
        for row, *words in self.needs[at].texts:
            lines[row] += _lines(words, wide - self.around)
        return tuple(lines[row] for row in self.rows)

    def _apart(self, at: int, wide: float) -> tuple[int, int]:
        """Return what a column costs for itself: the lines of its head, and all lines."""
        lines = self.of(at, wide)
        return _HEAD * sum(compress(lines, self.heads)), sum(lines)

    def highest(self, columns: Iterable[tuple[int, float]]) -> list[int]:
        """Return the lines of each row in the highest of some columns; one where there is none."""
        least = [1] * len(self.rows)
        return list(map(max, least, least, *starmap(self.of, columns)))

    def whole(self, widths: Sequence[float]) -> int:
        """Return what a table costs: the lines of its rows, of which a head's are worth more."""
        lines = self.highest(list(enumerate(widths)))
        return sum(lines) + (_HEAD - 1) * sum(compress(lines, self.heads))

    def cost(self, others: Sequence[int], *two: tuple[int, float]) -> tuple[int, int]:
        """Return what two columns cost beside the others: the rows with the heads, then all lines."""
        (at, wide), (beside, broad) = two
        (one, lines), (other, more) = self.apart(at, wide), self.apart(beside, broad)
        return sum(map(max, others, self.of(at, wide), self.of(beside, broad))) + one + other, lines + more


def _lines(words: Sequence[int], room: float) -> int:
    """Return how many lines words take.

    >>> _lines((100, 100, 100), 270), _lines((100, 100, 100), 250)
    (2, 3)
    """
    count, left = 1, room
    for word in words:
        if left < room and word > left:
            count, left = count + 1, room
        left -= word + _BLANK
    return count


def _extra(lengths: Sequence[float], room: float) -> float:
    """Return the most that each may have of its length for all together to have that room.

    >>> _extra([10, 100, 200], 130)
    60.0
    """
    left = room
    for number, length in enumerate(sorted(lengths)):
        share = left / (len(lengths) - number)
        if share <= length:
            return share
        left -= length
    return left


def _headed(needs: Sequence[Need], widths: Sequence[float], least: Sequence[float], measure: int) -> list[float]:
    """Return widths in which heads have their lines, the shortest first; heads of one length go together."""
    wide = list(widths)
    for head in sorted({need.head for need in needs}):
        given = [
            max(each, lines) if need.head == head else each
            for need, each, lines in zip(needs, wide, least, strict=True)
        ]
        if sum(given) <= measure:
            wide = given
    return wide


def _least(need: Need, most: int, around: int) -> int:
    """Return the least width at which a head has no more lines than so many.

    >>> head = Need(120, 300, 370, ((1, 60, 120, 60),))
    >>> [_least(head, most, 10) for most in (1, 2, 3)]
    [370, 250, 130]
    """
    heads = [words for row, *words in need.texts if row % 2]
    rooms = {sum(words[one:two]) + _BLANK * (two - one - 1) for words in heads for one, two in _stretches(len(words))}
    least = max((word for words in heads for word in words), default=0)
    fits = (room for room in sorted(rooms) if room >= least and all(_lines(words, room) <= most for words in heads))
    return next((room + around for room in fits), need.head)


def _stretches(count: int) -> Iterable[tuple[int, int]]:
    return itertools.combinations(range(count + 1), 2)


def _whole(widths: Sequence[float], measure: int) -> tuple[int, ...]:
    """Return widths in whole twips that add up to the measure."""
    edges = [round(sum(widths[:number])) for number in range(len(widths))] + [measure]
    return tuple(after - before for before, after in itertools.pairwise(edges))


def _longest(texts: list[Text]) -> list[Text]:
    """Return the texts that may be the widest, also before their comma, and those that hold the longest words."""
    if len(texts) <= 3 * _LONGEST:
        return texts
    lengths: tuple[Callable[[Text], int], ...] = (
        lambda text: len(text[1]),
        lambda text: len(text[1].partition(",")[0]),
        lambda text: max(map(len, text[1].split(" "))),
    )
    kept = (text for length in lengths for text in sorted(texts, key=length, reverse=True)[:_LONGEST])
    return list(dict.fromkeys(kept))


def _words(text: str, measured: Callable[[str], int] | None = None) -> tuple[int, ...]:
    of = measured or _twips
    return tuple([of(word) for word in text.split(" ") if word])


@lru_cache(maxsize=4096)  # a table says the same words again and again
def _twips(text: str) -> int:
    return round(width(text, SIZE) * 20)


@lru_cache(maxsize=4096)
def _bold(text: str) -> int:
    return round(width(text, SIZE, bold=True) * 20)

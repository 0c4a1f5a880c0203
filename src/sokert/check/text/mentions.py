"""Finds where a text tells a metric: by its tag, or by hand beside its name or its own noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sokert.check.figures.quantities import is_round
from sokert.check.text.bare import LINK, is_bare
from sokert.check.text.numerals import Numeral
from sokert.check.text.passage import Passage
from sokert.models import Metric
from sokert.units import SCALES, moved, said_as, unit_of
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import MOST_DECIMALS, places, rounded

_DOWN = r"(?:(?:giảm|hạ|xuống|chỉ|hiện)\s+)*còn"
_BETWEEN = re.compile(
    rf"(?:\s+(?:là|đạt|được|có|gồm|ước|khoảng|gần|hơn|trên|dưới|tổng số|số lượng|với|thu|chiếm|xảy ra|{_DOWN}|"
    r"(?:(?:duy trì|giữ) )?ở mức|tăng lên|trong kỳ)\b|\s*:)*\s*$",
    re.IGNORECASE,
)
# A rate that is left at a level has that level; a count that is left over is another one.
_LEFT_AT = re.compile(rf"\s+{_DOWN}\s+$", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|dự báo|sẽ|để|nhằm|yêu cầu|quyết tâm|tới năm|"
    r"đến (?:hết|cuối|năm)|cuối (?:năm|kỳ)|cả năm)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(gần|hơn|trên|dưới|khoảng|ước|ước đạt|từ)\s*$", re.IGNORECASE)
_ESTIMATE = re.compile(r"\bước(?: đạt)?\s*$", re.IGNORECASE)
# "Từ" begins a change, "dưới" bounds, and "trên 12.480 văn bản" may be what a rate is of.
_NEAR = re.compile(r"\b(?:gần|hơn|đạt trên|khoảng|ước|ước đạt)\s*$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:cả|cuối|hết) năm|(?:năm|quý|tháng|kỳ) (?:tới|sau)|còn lại)\b[^.;,(]{0,40}$", re.IGNORECASE
)
# A figure after these is another one than the metric's own: a part, a plan, last year's, a difference.
_ASIDE = re.compile(
    r"\b(?:tăng|giảm|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|trong đó|gồm|có|kỳ trước|năm trước|năm \d{4}|so với|thêm|vượt|"
    r"mỗi|trong số|tổng|từ|lên|xuống|mới|thuộc|quý \w+|tháng \d+|phấn đấu|dự kiến|còn|bình quân)\b[^.;,(]{0,24}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btổng số $", re.IGNORECASE)  # of what a name counts there is one total
LEAD = 120  # characters before a figure in which its metric's name may stand
HEDGE_REACH = Decimal("0.05")  # VN-Q-GAN, VN-Q-HON


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text and the metric it tells."""

    metric: Metric
    passage: Passage
    numeral: Numeral
    unit: str = ""
    """The unit it is said in, where that is another than the metric's own."""
    power: int | None = 0
    """The power of ten from the metric's unit to that one; None where they measure other things."""
    named: int = -1
    """Where the metric's name begins, of a figure that stands behind it without any unit."""
    is_all: bool = False
    """Whether its sentence begins with it, as all there is in the report's own time: "Trong kỳ có 54 vụ tai nạn"."""

    @property
    def value(self) -> Decimal:
        """The metric's value in the unit that it is said in."""
        return moved(self.metric.value, self.power or 0)

    @property
    def given(self) -> Decimal:
        """The typed figure in the metric's own unit."""
        return moved(self.numeral.value, -(self.power or 0))

    @property
    def end(self) -> int:
        """Where the figure ends, with a unit that is another than the metric's own."""
        if not self.unit:
            return self.numeral.end
        words = re.compile(r"\s*" + r"\s+".join(map(re.escape, self.unit.split())))
        behind = words.match(self.passage.text, self.numeral.end)
        return behind.end() if behind else self.numeral.end

    @property
    def typed(self) -> bool:
        """Whether the figure was typed by hand."""
        return self.numeral.code is None

    @property
    def is_bare(self) -> bool:
        """Whether the figure stands without a unit right behind the metric's name."""
        return self.named >= 0

    @property
    def hedged(self) -> bool:
        """Whether a word before the figure says that it is a round one."""
        return bool(_HEDGED.search(self._lead))

    @property
    def aside(self) -> bool:
        """Whether the words before the figure, but for the metric's own name, tell something else than its value."""
        if self.is_bare or self.is_all:
            return False  # what stands around its name was looked at
        counted = _counted(_words(self.metric.name), _words(self.metric.unit or ""))
        if counted and _words(self.numeral.unit)[: len(counted)] == counted:
            return True  # "khởi tố 40 vụ tai nạn giao thông": what was done to so many says nothing of all
        lead = self.passage.text[max(0, self.numeral.start - 40) : self.numeral.start]
        name = _words(self.metric.name)
        for size in range(len(name), _HEAD - 1, -1):
            said = " ".join(name[:size])
            if (at := lead.lower().rfind(said)) >= 0:
                behind = lead[at + len(said) :]
                if is_percent(self.metric) and _LEFT_AT.fullmatch(behind) and not self._is_goal:
                    behind = ""
                lead = _TOTAL.sub("", lead[:at]) + "-" * len(said) + behind
                break
        return bool(_ASIDE.search(lead))

    @property
    def _is_goal(self) -> bool:
        """Whether the sentence speaks of what is to be."""
        return bool(_GOAL.search(self.passage.text, *self.passage.sentence(self.numeral.start)))

    @property
    def agrees(self) -> bool:
        """Whether the figure is the metric's, as it is or rounded, or a round one near it that says so."""
        if self.power is None:
            return False
        given, value = self.numeral.value, self.value
        if (same := given == value or _rounds(given, value)) or self.metric.hedge:
            return same or self.hedged
        return self.hedged and abs(given - value) <= HEDGE_REACH * abs(value)

    @property
    def is_own(self) -> bool:
        """Whether the figure is the metric's own, so that what is said behind it is said of the metric.

        An estimate is its own value too, and one that nobody would round to is so behind any hedge.
        """
        return self.stands and (not self.hedged or self._is_estimate or not is_round(self.metric))

    @property
    def stands(self) -> bool:
        """Whether the figure is the metric's as it stands in the report; with a hedge it may be a round one."""
        if not self.hedged:
            return self.agrees
        given, value = self.numeral.value, self.value
        same = given == value or (self._is_estimate and _rounds(given, value))
        return same and not (self.metric.hedge or self.aside or self._is_ahead) and bool(_NEAR.search(self._lead))

    @property
    def _is_estimate(self) -> bool:
        return bool(_ESTIMATE.search(self._lead))

    @property
    def _is_ahead(self) -> bool:
        """Whether an estimate is one of a time to come."""
        return bool(_AHEAD.search(self.passage.text[max(0, self.numeral.start - 60) : self.numeral.start]))

    @property
    def _lead(self) -> str:
        return self.passage.text[max(0, self.numeral.start - 20) : self.numeral.start]


class Names:
    """The names of metrics, each found at once by the words around a typed figure, however many there are."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._named = [metric for metric in metrics if not metric.value.is_nan()]
        self.codes = {metric.code: metric for metric in self._named}
        self._ends: dict[str, dict[tuple[str, ...], list[int]]] = {}
        """Names of several words, by unit: they may stand before a figure."""
        self._starts: dict[tuple[str, ...], list[int]] = {}
        """Beginnings of names that begin with their unit: they may go on behind a figure."""
        self._counted: dict[tuple[str, ...], list[int]] = {}
        """Units with the whole name of what they count: "vụ tai nạn giao thông" of "Tai nạn giao thông"."""
        for at, metric in enumerate(self._named):
            self._beside(at, _words(metric.name), _words(metric.unit or ""))
        self._heads: dict[tuple[str, ...], list[Metric]] = {}
        """Beginnings of names, and names without what is counted, by which a sentence may call a metric for short."""
        self._things: dict[tuple[str, ...], list[Metric]] = {}
        """Names that count things, without "số" before them."""
        self._whole: dict[tuple[str, ...], list[Metric]] = {}
        self._figures: dict[Decimal, list[tuple[Metric, bool]]] = {}
        """What stands in the metrics, with whether it is the metric's own value."""
        for metric in self._named:
            self._call(metric)
            self._figures.setdefault(metric.value, []).append((metric, True))
            compared = (*(one.value for one in metric.plan), *(one.value for one in metric.bases))
            for value in filter(None, (metric.exact_previous, *compared)):
                self._figures.setdefault(value, []).append((metric, False))
        self._longest = max(map(len, self._heads), default=0)
        self._lengths = sorted({len(name) for name in self._ends})
        self._most = max(map(len, (*self._starts, *self._counted)), default=0)
        self._most_things = max(map(len, self._things), default=0)

    def _beside(self, at: int, name: tuple[str, ...], unit: tuple[str, ...]) -> None:
        """Keep by what words beside a figure a metric is named in full."""
        if len(name) > 1:
            self._ends.setdefault(" ".join(name), {}).setdefault(unit, []).append(at)
        for size in range(len(unit) + 1, len(name) + 1 if unit and name[: len(unit)] == unit else 0):
            self._starts.setdefault(name[:size], []).append(at)
        if counted := _counted(name, unit):
            self._counted.setdefault(counted, []).append(at)

    def _call(self, metric: Metric) -> None:
        """Keep by what words a sentence may call a metric."""
        name, unit = _words(metric.name), _words(metric.unit or "")
        self._whole.setdefault(name, []).append(metric)
        for size in range(_HEAD, len(name) + 1):
            self._heads.setdefault(name[:size], []).append(metric)
        thing = _thing(name)
        if unit and thing[: len(unit)] == unit and len(thing) > len(unit):
            self._things.setdefault(thing, []).append(metric)
            if len(thing) - len(unit) >= _HEAD:
                self._heads.setdefault(thing[len(unit) :], []).append(metric)

    def meant(self, before: str, numeral: Numeral) -> Metric | None:
        """Return the metric that the words around a typed figure name; None when none does, or two do alike."""
        if numeral.code is not None:
            return None
        lead, after = _BETWEEN.sub("", before), _words(numeral.unit)
        best, found = 0, set[int]()
        for words, metrics in (*self._before(lead, after), *self._behind(after)):
            if words >= best:
                found = {*metrics[:2], *(found if words == best else ())}
                best = words
        if not found:
            return self._called_for_short(_words(lead), after, numeral.value)
        return self._named[found.pop()] if len(found) == 1 else None

    def _called_for_short(self, lead: tuple[str, ...], after: tuple[str, ...], value: Decimal) -> Metric | None:
        """Return the metric whose name alone begins as the text ends before one of its own figures.

        "Tổng mức bán lẻ đạt 120 tỷ đồng" is of "Tổng mức bán lẻ hàng hóa"; with another figure it may be of more.
        So are "có 15 vụ cháy nổ" and "cháy nổ xảy ra 15 vụ" of "Số vụ cháy nổ".
        """
        for size in range(min(len(after), self._most_things), 1, -1):
            things = self._things.get(after[:size], [])
            if len(things) == 1 and value in (things[0].value, things[0].exact_previous):
                return things[0]
        for size in range(min(len(lead), self._longest), _HEAD - 1, -1):
            called = self._heads.get(lead[-size:], [])
            if len(called) == 1:
                unit = _words(called[0].unit or "")
                has_it = value in (called[0].value, called[0].exact_previous)
                return called[0] if has_it and unit and after[: len(unit)] == unit else None
        return None

    def in_another_unit(self, before: str, numeral: Numeral) -> tuple[Metric, str, int | None] | None:
        """Return the metric whose name, or its beginning, ends before a figure with another unit behind it.

        With it come that unit and the power of ten between the two; only the metric's own digits tell what measures
        another thing, or is called for short.
        """
        if numeral.code is not None:
            return None
        lead = _BETWEEN.sub("", before)
        for length in reversed(self._lengths):
            whole = self._ends.get(lead[-length:], {}) if length <= len(lead) else {}
            if whole:
                metrics = [self._named[at] for found in whole.values() for at in found]
                return _otherwise(metrics, numeral, is_whole=True)
        words = _words(lead)
        for size in range(min(len(words), self._longest), _HEAD - 1, -1):
            if called := self._heads.get(words[-size:]):
                return _otherwise(called, numeral, is_whole=False)
        return None

    def without_unit(self, before: str) -> tuple[Metric, int] | None:
        """Return the metric whose whole name ends before a figure that no unit follows, and how far before it begins.

        What has no unit of its own is found as if it stood behind the figure.
        """
        lead = LINK.sub("", before)
        for length in reversed(self._lengths):
            if whole := self._ends.get(lead[-length:], {}) if length <= len(lead) else {}:
                metrics = [self._named[at] for found in whole.values() for at in found]
                return (metrics[0], len(before) - len(lead) + length) if len(metrics) == 1 and metrics[0].unit else None
        return None

    def called(self, name: str) -> Metric | None:
        """Return the metric of just this name; None where none is called so, or two are."""
        found = self._whole.get(_words(name), ())
        return found[0] if len(found) == 1 else None

    def alone(self, numeral: Numeral) -> Metric | None:
        """Return the metric whose figure a typed one can only be, though no word names it: value and unit are its own.

        A short figure meets others by chance.
        """
        if numeral.code is not None or not numeral.counts or numeral.value < _NO_CHANCE:
            return None
        after = _words(numeral.unit)
        found = [one for one in self._figures.get(numeral.value, ()) if _is_counted_in(after, one[0].unit)]
        return found[0][0] if len(found) == 1 and found[0][1] else None

    def _before(self, lead: str, after: tuple[str, ...]) -> Iterator[tuple[int, list[int]]]:
        """Yield by how many words the text before a figure names metrics whose unit stands behind it."""
        for length in self._lengths:
            for unit, metrics in self._ends.get(lead[-length:], {}).items() if length <= len(lead) else ():
                if after[: len(unit)] == unit:
                    yield lead[-length:].count(" ") + 1, metrics

    def _behind(self, after: tuple[str, ...]) -> Iterator[tuple[int, list[int]]]:
        """Yield by how many words the text behind a figure, beginning with its unit, names metrics."""
        for size in range(min(len(after), self._most), 0, -1):
            ends = size == len(after) or after[size] in _TURNS or after[size] in _DOES
            if metrics := self._starts.get(after[:size]) or (ends and self._counted.get(after[:size])):
                yield size, metrics
                return


def _otherwise(metrics: Sequence[Metric], numeral: Numeral, is_whole: bool) -> tuple[Metric, str, int | None] | None:
    """Return the one metric of some that are called alike, said in another unit."""
    said = said_as(metrics[0].unit or "", numeral.unit) if len(metrics) == 1 else None
    if said is None or not numeral.value:
        return None
    alike = len(_digits(numeral.value)) >= _TELLING and _slipped(abs(metrics[0].value), numeral.value)
    return (metrics[0], *said) if alike or (is_whole and said[1] is not None) else None


_NO_CHANCE = 100
_TELLING = 3  # digits that are not another metric's by chance
_HEAD = 3  # words by which a metric may be called for short
_DOES = frozenset(["làm", "khiến", "xảy"])  # begin what is told of a thing that was named
_TURNS = frozenset(["tăng", "giảm", "đạt", "bằng", "chiếm", "vượt", "so", "và"])


def _is_counted_in(after: tuple[str, ...], unit: str | None) -> bool:
    """Return whether words behind a figure are its unit alone, before what is said of it."""
    words = _words(unit or "")
    return bool(words) and after[: len(words)] == words and (after[len(words) :][:1] or ("so",))[0] in _TURNS


def mentions(read: Sequence[tuple[Passage, tuple[Numeral, ...]]], names: Names) -> Iterator[Mention]:
    """Yield the places where passages tell a metric, in reading order."""
    for passage, figures in read:
        before = passage.text.lower()
        for numeral in figures:
            lead = before[max(0, numeral.start - LEAD) : numeral.start]
            metric = names.codes.get(numeral.code or "") or names.meant(lead, numeral)
            if metric and (numeral.counts or numeral.code):
                yield Mention(metric, passage, numeral)
            elif metric or not numeral.counts:
                continue
            elif is_bare(passage.text, numeral.start, numeral.end):
                bare = names.without_unit(lead)
                yield from [Mention(bare[0], passage, numeral, named=numeral.start - bare[1])] if bare else []
            elif numeral.unit and not _COMPOUND.match(before, numeral.end):
                found = names.in_another_unit(lead, numeral)
                yield from [Mention(found[0], passage, numeral, *found[1:])] if found else []


def contradictions(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the typed figures that can only mean a metric and are not its.

    A passage that has the right figure too tells a part with the other; a figure far off is of something else.
    """
    right = {(id(one.passage), one.metric.code) for one in mentions if one.agrees}
    for one in mentions:
        is_other = one.typed and not one.agrees and not one.aside and one.passage.kind != "cell"
        if is_other and is_meant(one) and (id(one.passage), one.metric.code) not in right:
            yield one


def is_meant(one: Mention) -> bool:
    """Return whether a figure that is not its metric's is near it, or has its digits."""
    value, given = abs(one.value), one.numeral.value
    near = value <= given * FARTHEST and given <= value * FARTHEST
    digits = len(_digits(given))
    if one.power is None:
        return digits >= _TELLING and value == given
    if one.unit:
        return digits > 1 and (near or _slipped(value, given))
    # Without its unit a measure may be told in another scale: "Kinh phí: 1.234.500.000" of 1.234,5 triệu đồng.
    return near or (_slipped(value, given) and not (one.is_bare and not unit_of(one.metric.unit or "").counted))


_COMPOUND = re.compile(rf"\s*(?:(?:{'|'.join(SCALES)})\s+)+\d")  # "412 tỷ 500 triệu đồng": one figure in two
FARTHEST = 3  # times: beyond this a figure is of something else, unless only its mark slipped


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _slipped(value: Decimal, given: Decimal) -> bool:
    """Return whether two figures have the same digits but for zeros: a mark or a zero slipped."""
    return _digits(value) == _digits(given)


def _rounds(given: Decimal, value: Decimal) -> bool:
    """Return whether a figure is a value with fewer decimals; 2 for 2,4 or 100 for 99,8 says something else."""
    decimals = min(places(given), MOST_DECIMALS)
    return rounded(value, decimals) == given and (decimals > 0 or _COARSEST <= given != 100)


_COARSEST = 10  # the least whole number that a value with decimals may be rounded to


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _counted(name: tuple[str, ...], unit: tuple[str, ...]) -> tuple[str, ...]:
    """Return a unit and what it counts as they stand behind a figure; nothing where the name begins with its unit.

    >>> _counted(("tai", "nạn", "giao", "thông"), ("vụ",)), _counted(("số", "vụ", "cháy"), ("vụ",))
    (('vụ', 'tai', 'nạn', 'giao', 'thông'), ('vụ', 'cháy'))
    """
    thing = _thing(name)
    if not unit or name[: len(unit)] == unit:
        return ()
    if thing[: len(unit)] == unit:
        return thing if len(thing) > len(unit) else ()
    return (*unit, *thing) if len(thing) > 1 else ()


def _thing(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a name counts: "Số vụ cháy nổ", "Tổng số vụ cháy nổ" count "vụ cháy nổ"."""
    return name[1:] if name[:1] == ("số",) else name[2:] if name[:2] == ("tổng", "số") else name

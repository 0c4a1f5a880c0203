"""The words of a report or of a Word file as the rules see them: what several rules ask for is worked out once."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from sokert.check.figures.findings import once
from sokert.check.text.against_metric import beside
from sokert.check.text.against_report import Edit, Pair, edits, paired, recalled
from sokert.check.text.ahead import ahead
from sokert.check.text.bare import below_others, is_subject
from sokert.check.text.between_places import across, below_headings
from sokert.check.text.claimed import Claim, Read, Site, read_all
from sokert.check.text.directions import HELD_AGAINST, Way, contrary, of_named
from sokert.check.text.explained import Explains, explained
from sokert.check.text.mentions import Mention, Names, mentions
from sokert.check.text.numerals import Numeral, numerals
from sokert.check.text.passage import Passage
from sokert.models import Metric, Period, Report
from sokert.vietnamese.read.periods import period_in


class Narrative:
    """The passages of a document in reading order, beside the report and the previous document where there are any.

    `printed` are the passages that the report itself would print, for a document that a person may have changed: they
    know which tag gave which words. `is_foreign` says that sokert did not write it: its tables may have any order.
    `running` are those of its headers and footers, `accused` the metrics that are told to be wrong by themselves,
    `wrong` those that are told to be wrong together where a person asks what these words have wrong; `names` is what a
    report calls its office, its figures and those it goes to.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        report: Report | None = None,
        previous: Sequence[Passage] = (),
        printed: Sequence[Passage] = (),
        is_foreign: bool = False,
        running: Sequence[Passage] = (),
        accused: Collection[str] = (),
        wrong: Sequence[Collection[str]] = (),
        names: Sequence[Passage] = (),
    ) -> None:
        pairs = list(_by_words(passages, printed) if is_foreign else paired(passages, printed)) if printed else []
        known = recalled(pairs)
        self.passages = tuple(known.get(id(one), one) for one in passages) if known else tuple(passages)
        self.report = report
        self.previous = tuple(previous)
        self.printed = tuple(printed)
        self.is_foreign = is_foreign
        self.running = tuple(running)
        self.accused = frozenset(accused)
        self._wrong = [frozenset(codes) for codes in wrong]
        self._names = tuple(names)
        self._pairs = [(known.get(id(one), one), other) for one, other in pairs]

    @cached_property
    def period(self) -> Period | None:
        """The report's period; of a document alone the one its first lines name, None where they name none."""
        if self.report:
            return self.report.period
        return next(filter(None, (period_in(passage.text) for passage in self.passages[:_HEAD])), None)

    @property
    def day(self) -> datetime.date | None:
        """The day by which names are valid or not: the first of the period, else that of the date line.

        A day or month that was left blank is the first there is.
        """
        if self.period:
            return self.period.starts
        return next((day for passage in self.passages[:_TOP] if (day := _dated(passage.text, 1))), None)

    @cached_property
    def signed(self) -> datetime.date | None:
        """The whole day a document is signed on, by the report or its date line; None where it is not told."""
        if self.report:
            return self.report.date
        return next((day for passage in self.passages[:_TOP] if (day := _dated(passage.text, 0))), None)

    @cached_property
    def date_line(self) -> tuple[Passage, datetime.date, datetime.date] | None:
        """The line with the day of signing, and the first and the last day it may be where some of it is blank."""
        found = ((passage, _dated(passage.text, 1), _dated(passage.text, 12)) for passage in self.passages[:_TOP])
        return next(((passage, first, last) for passage, first, last in found if first and last), None)

    @property
    def with_names(self) -> Narrative:
        """The same words after the names that a report gives."""
        return self._named or self

    @cached_property
    def _named(self) -> Narrative | None:
        if not self._names:
            return None  # not itself: what holds itself, only the collector frees
        named = Narrative(self._names, self.report)
        whole = Narrative([*self._names, *self.passages], self.report)
        whole.words = (*named.words, *self.words)
        return whole

    @cached_property
    def words(self) -> tuple[tuple[Passage, list[str]], ...]:
        """Every passage with its words, as they are written."""
        return tuple((passage, _WORD.findall(passage.text)) for passage in self.passages)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word once: a rule asks of it whether anything is to be looked for."""
        return frozenset().union(*(words for _, words in self.words))

    def holding(self, words: Collection[str]) -> Iterator[Passage]:
        """Yield the passages that hold any of some words."""
        sought = self.vocabulary.intersection(words)
        return (passage for passage, own in self.words if not sought.isdisjoint(own)) if sought else iter(())

    def using(self, *words: str) -> Iterator[Passage]:
        """Yield the passages that hold any of some words of small letters, however they are written there."""
        return self.holding([word for word in self.vocabulary if word.lower() in words])

    @cached_property
    def numerals(self) -> tuple[tuple[Passage, tuple[Numeral, ...]], ...]:
        """Every passage with the figures in it."""
        return tuple((passage, numerals(passage)) for passage in self.passages)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The places where the text tells a metric, by hand or by its tag."""
        if self.report is None:
            return ()
        own = [(one, found) for one, found in self.numerals if not one.unit]
        period = self.report.period
        found = (
            replace(one, is_all=True) if one.typed and one.aside and self._is_of_all(one, period) else one
            for one in mentions(own, self.names)
            if not one.is_bare or self._is_of_all(one, period)
        )
        return tuple(one for one in found if not one.typed or one.stands or not self.is_ahead(one.passage))

    def _is_of_all(self, one: Mention, period: Period) -> bool:
        """Return whether a figure, or the name that it stands behind, is told of the whole and of the report's time."""
        begins = one.named if one.is_bare else len(one.passage.text[: one.numeral.start].rstrip(" :"))
        return id(one.passage) not in self._below_others and is_subject(one.passage.text, begins, period)

    @cached_property
    def _below_others(self) -> frozenset[int]:
        return below_others(self.passages, self.report.period) if self.report else frozenset()

    @cached_property
    def _ahead(self) -> frozenset[int]:
        return ahead(self.passages)

    def is_ahead(self, passage: Passage) -> bool:
        """Return whether a passage tells of what is still to come: a target is not the metric's figure."""
        return id(passage) in self._ahead

    @cached_property
    def names(self) -> Names:
        """The names of the report's metrics, as a text tells them; none without a report."""
        return Names(self.report.metrics if self.report else ())

    @cached_property
    def read(self) -> tuple[Read, ...]:
        """What its sentences and tables claim of their figures."""
        read = tuple(read_all(self.passages, beside=self.report is not None))
        for one in filter(_is_own, read) if self.report else ():
            assert self.report is not None
            is_ahead = any(map(self.is_ahead, one.source.passages.values()))
            called = self.names.called if not is_ahead else _nobody
            one.claims += beside(one, self.report, self._metric_at, called)
        return read

    def _metric_at(self, site: Site) -> Metric | None:
        """Return the metric whose own figure stands at a place: its tag gave it, it was typed beside its name, or can
        only be it."""
        assert self.report is not None
        found = self._agreeing.get(id(site.passage), {})
        return next((metric for at, metric in found.items() if site.start <= at < site.end), None)

    @cached_property
    def _agreeing(self) -> dict[int, dict[int, Metric]]:
        agreeing: dict[int, dict[int, Metric]] = defaultdict(dict)
        for one in self.mentions:
            if not one.typed or one.stands:
                agreeing[id(one.passage)][one.numeral.start] = one.metric
        for passage, found in self.numerals:
            alone = ((one, self.names.alone(one)) for one in found if one.start not in agreeing[id(passage)])
            for numeral, metric in alone if not passage.unit else ():
                if metric and (one := Mention(metric, passage, numeral)).is_own and not one.aside:
                    agreeing[id(passage)][numeral.start] = metric
        return agreeing

    @cached_property
    def faults(self) -> tuple[Claim, ...]:
        """The claims that do not hold, each fault once; of figures that are told already by their metrics none."""
        within = (claim for read in self.read for claim in read.claims)
        own = [passage for passage in self.passages if not passage.unit]
        claims = [*within, *across([*filter(_is_own, self.read)]), *below_headings(own)]
        judged = (claim for claim in claims if any(site.typed for site in claim.sites) or self._is_open(claim))
        return tuple(once(claim for claim in judged if not any(map(self.is_edited, claim.sites))))

    def _is_open(self, claim: Claim) -> bool:
        """Return whether a claim of which tags gave every figure is asked: the words say it, no metric is told for it.

        What might be meant otherwise the author has answered by the tags. Of what a filter reckoned it is not known
        which metric it follows from.
        """
        if claim.statement.name not in _BOUNDS and (claim.statement.name == "equal" or not claim.is_said):
            return False
        return not self.accused or all(site.codes and not self.accused & site.codes for site in claim.sites)

    def is_known_wrong(self, claim: Claim) -> bool:
        """Return whether the report says that the figures of a claim belong together, and it is told there."""
        codes = [site.codes for site in claim.sites]
        return all(codes) and any(frozenset().union(*codes) <= wrong for wrong in self._wrong)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The words of rise and fall without a figure that the metric before them contradicts."""
        figures = {id(passage): found for passage, found in self.numerals}
        if self.report is None:
            return ()
        held = self.holding(HELD_AGAINST)
        named = (way for passage in held for way in of_named(passage, self.names.called, self.report))
        return (*contrary(self.mentions, figures, self.report), *(w for w in named if not self.is_ahead(w.passage)))

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The figures and words of change that the report would print otherwise."""
        found = tuple(edits(self._pairs))
        if self.report is None or not self.is_foreign:
            return found
        from sokert.check.text.others_tables import edits_by_name

        return (*found, *edits_by_name(self.passages, {id(one) for one, _ in self._pairs}, self.report))

    def is_edited(self, site: Site) -> bool:
        """Return whether something that the report would print otherwise stands at a place."""
        spans = self._edited.get(id(site.passage), ())
        return any(start < site.end and site.start - _VERB < end for start, end in spans)

    @cached_property
    def _edited(self) -> dict[int, list[tuple[int, int]]]:
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for edit in self.edits:
            spans[id(edit.site.passage)].append((edit.site.start, edit.site.end))
        return spans

    @cached_property
    def explains(self) -> Explains:
        """What tells whether the report's metrics explain a figure; without a report nothing is known."""
        return explained(self.report) if self.report else _nothing


def _by_words(passages: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[Pair]:
    from sokert.check.text.others_tables import paired_by_words

    return paired_by_words(passages, printed)


def _is_own(read: Read) -> bool:
    """Return whether what is read is said of the whole, and not by one of its units of itself."""
    return not any(passage.unit for passage in read.source.passages.values())


def _nobody(name: str) -> Metric | None:
    return None


def _nothing(value: Decimal, way: int) -> bool:
    return False


_BOUNDS = ("parts", "within")  # no part is above its whole, however the words are read
_WORD = re.compile(r"[^\W\d_]+")
_VERB = 12  # characters before a figure in which its word of change stands
_TOP = 25  # passages of a document among which its date line stands
_LINE = re.compile(
    r"[^\W\d_][^,\d]{1,40}, ?ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{0,2})[\s.…_]*năm\s*(\d{4})\.?", re.IGNORECASE
)


def _dated(text: str, blank: int) -> datetime.date | None:
    """Return the date of a date line, `blank` in the place of what was left out."""
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match[3]), int(match[2] or blank), int(match[1] or blank))
    except ValueError:
        return None


_HEAD = 15  # passages of a document among which its subject stands

"""A report as the rules of figures see it: what several of them ask for is worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from sokert.check.figures.identities import Identity, parsed
from sokert.check.figures.judging import Judgement, Verdict, judged
from sokert.models import Metric, Report

OFFERED = 12


class Ledger:
    """A report with its identities read, its stated figures judged, and its parts beside their wholes."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.metrics = report.metrics
        self.figures: Mapping[str, Metric] = report.figures

    @property
    def known(self) -> str:
        """The codes a reader is offered where none is near: the first of the report."""
        return ", ".join(islice(self.figures, OFFERED))

    @cached_property
    def read(self) -> dict[str, Identity | None]:
        """Every identity as it is written, and as it was read; None where it could not be."""
        return {text: parsed(text) for text in self.report.identities}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The identities that could be read and name only metrics of the report."""
        found = (identity for identity in self.read.values() if identity)
        return tuple(identity for identity in found if self.figures.keys() >= set(identity.codes))

    @cached_property
    def closed(self) -> Mapping[str, list[Identity]]:
        """The identities that list all parts of a whole, by the whole's code."""
        lists: dict[str, list[Identity]] = defaultdict(list)
        for identity in self.identities:
            for code in dict.fromkeys(identity.codes):
                if identity.closes(code):
                    lists[code].append(identity)
        return lists

    @cached_property
    def parts(self) -> Mapping[str, list[Metric]]:
        """The metrics that say they are a part of another, by the whole's code."""
        lists: dict[str, list[Metric]] = defaultdict(list)
        for metric in self.metrics:
            if metric.part_of:
                lists[metric.part_of].append(metric)
        return lists

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What is to be said of every stated figure that can be recomputed."""
        return tuple(judged(self.report))

    def wrong(self, verdict: Verdict, *kinds: str) -> Iterator[Judgement]:
        """Yield the judgements of a verdict, of some kinds or of all."""
        for judgement in self.judgements:
            if judgement.verdict == verdict and (not kinds or judgement.stated.kind in kinds):
                yield judgement

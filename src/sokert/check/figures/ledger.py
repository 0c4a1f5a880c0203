"""A report as the rules of figures see it: what several of them ask for is worked out once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from sokert.check.figures.identities import Identity, parsed
from sokert.check.figures.typed import Claim, stated_claims
from sokert.models import Metric, Report
from sokert.models.catalogue import Catalogue, catalogue_of

_TOTAL = re.compile(r"(?:tổng|tổng số|tổng cộng|cộng)", re.IGNORECASE)
_ROW = re.compile(r"\[?\d+\]?$")  # of a source: pandas!Thực hiện[2], so-lieu.xlsx!C7


def _covers(one: Identity, other: Identity) -> bool:
    """Return whether one identity leaves another nothing to find: of the same members, or of more and exact."""
    members, others = set(one.codes), set(other.codes)
    return members == others or (one.sign == "=" and other.sign != "=" and members >= others)


class Ledger:
    """A report with its identities read, its stated figures judged, and its parts beside their wholes."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.metrics = tuple(metric for metric in report.metrics if metric.is_known)
        self.figures: Mapping[str, Metric] = report.figures

    @cached_property
    def read(self) -> dict[str, Identity | None]:
        """Every identity as it is written, and as it was read; None where it could not be."""
        return {text: parsed(text) for text in self.report.identities}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The identities to judge: the report's own, its closed lists and totals, those of its catalogue."""
        own = [identity for identity in self.own if self.of_one_time(identity)]
        for identity in self._listed():
            alike = self.of_one_time(identity) and self.of_one_place(identity)
            if alike and not any(_covers(other, identity) for other in own):
                own.append(identity)
        return tuple(own)

    @cached_property
    def own(self) -> tuple[Identity, ...]:
        """The identities of the report that could be read and name only metrics of the report."""
        found = (identity for identity in self.read.values() if identity)
        return tuple(identity for identity in found if self.figures.keys() >= set(identity.codes))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The metrics and identities that offices of the report's kind know."""
        return catalogue_of(self.report)

    def of_one_time(self, identity: Identity) -> bool:
        """Return whether the members of an identity were gathered on the same days."""
        return len({self.figures[code].window for code in identity.codes}) <= 1

    def of_one_place(self, identity: Identity) -> bool:
        """Return whether they cover one territory; whoever writes an identity over several means their sum."""
        return len({self.figures[code].scope for code in identity.codes}) <= 1

    def _listed(self) -> Iterator[Identity]:
        """Yield the identities nobody wrote as such: closed lists, totals, and the catalogue's."""
        for metric in self.metrics:
            parts = [part.code for part in self.parts.get(metric.code, ())] if metric.closed else []
            for members in filter(None, (parts, metric.sum_of)):
                yield from self._known(f"{metric.code} = {' + '.join(members)}")
        for total, members in self._total_rows():
            yield from self._known(f"{total} = {' + '.join(members)}")
        for text in self.catalogue.identities:
            for identity in self._known(text):
                if not any(self.catalogue.strange_unit(self.figures[code]) for code in identity.codes):
                    yield identity

    def _total_rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each row "Tổng số" that ends a column of a source, or one of its groups, with all rows above it.

        Rows of several units are no members of one sum, and parts stand in their whole.
        """
        columns: dict[tuple[str, str | None], list[Metric]] = defaultdict(list)
        for metric in self.report.metrics:
            if metric.source and not metric.part_of:
                columns[_ROW.sub("", metric.source), metric.group].append(metric)
        for *members, last in columns.values():
            if len(members) > 1 and _TOTAL.fullmatch(last.name) and len({one.unit for one in (*members, last)}) == 1:
                yield last.code, [one.code for one in members]

    def _known(self, text: str) -> Iterator[Identity]:
        """Yield an identity whose members all stand in the report."""
        identity = parsed(text)
        if identity and self.figures.keys() >= set(identity.codes):
            yield identity

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
    def stated(self) -> tuple[Claim, ...]:
        """What the stated figures claim."""
        return tuple(stated_claims(self.report))

"""What identities, wholes, bases and plans name, and what the catalogue calls it."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import finding
from sokert.errors import Finding, Place, offered
from sokert.models.computed import named_by


def identity_name(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes in identities that no metric has."""
    codes = ledger.figures
    for text, identity in ledger.read.items():
        for code in dict.fromkeys(identity.codes if identity else ()):
            if code not in codes:
                facts = {"given": code, "identity": text, **offered(code, codes)}
                yield Finding("FIGURE-IDENTITY-NAME", facts, _place(ledger, text, code))


def identity_syntax(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities that are none."""
    for text, identity in ledger.read.items():
        if identity is None:
            yield Finding("FIGURE-IDENTITY-SYNTAX", {"identity": text}, _place(ledger, text))


def _place(ledger: Ledger, text: str, code: str = "") -> Place:
    """Return where an identity of a report stands, by the way from its top."""
    return Place(text=text, metric=code, path=f"identities[{ledger.report.identities.index(text)}]")


def identity_windows(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities whose members do not belong together."""
    for identity in ledger.own:
        if not ledger.of_one_time(identity):
            first = ledger.figures[identity.codes[0]]
            yield finding("FIGURE-IDENTITY-WINDOWS", first, identity=identity.text).at(text=identity.text)


def unknown_metric(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes that metrics refer to and no metric has."""
    codes = ledger.figures
    for metric in ledger.metrics:
        bases = {base.of for base in metric.bases}
        own = [code for _, code in named_by(vars(metric))]
        named = (*own, *(stated.of for stated in metric.stated if stated.of not in bases))
        for given in dict.fromkeys(filter(None, named)):
            if given not in codes:
                yield finding("FIGURE-UNKNOWN-METRIC", metric, given=given, **offered(given, codes))


def ring(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics that `part_of` leads back to: each ring once, at the first of it."""
    seen: set[str] = set()
    for metric in ledger.metrics:
        way = [metric.code]
        while (whole := ledger.figures.get(way[-1])) and whole.part_of and whole.part_of not in way:
            way.append(whole.part_of)
        back = whole.part_of if whole else None
        if back == metric.code and not seen.intersection(way):
            seen.update(way)
            yield finding(
                "FIGURE-PART-RING", metric, ring=" → ".join(ledger.figures[code].name for code in [*way, back])
            )


def unknown_plan(ledger: Ledger) -> Iterator[Finding]:
    """Yield the makers of plans that are named and have made none."""
    for metric in ledger.metrics:
        makers = [plan.by for plan in metric.plan if plan.by]
        for given in dict.fromkeys(stated.by for stated in metric.stated if stated.by):
            if given not in makers:
                yield finding("FIGURE-UNKNOWN-PLAN", metric, given=given, known=", ".join(makers))


def catalogue_name(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes that look like one of the catalogue."""
    for metric in ledger.metrics:
        meant = ledger.catalogue.meant(metric.code)
        if meant and meant not in ledger.figures:
            yield finding("FIGURE-CATALOGUE-NAME", metric, given=metric.code, meant=meant)


def catalogue_unit(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics in a unit the catalogue does not know for them."""
    for metric in ledger.metrics:
        if ledger.catalogue.strange_unit(metric):
            units = ", ".join(ledger.catalogue.metrics[metric.code].units)
            yield finding("FIGURE-CATALOGUE-UNIT", metric, given=metric.unit, known=units, code=metric.code)

"""Tells what was read of a Word file's figures, so that a person sees what was checked and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from sokert import messages
from sokert.check.text import passages_of
from sokert.check.text.claimed import Claim, Read, Site, read_all
from sokert.errors import Place
from sokert.figures import Span
from sokert.vietnamese.sums import sum_of

Verdict = Literal["holds", "loose", "fails", "unknown"]
_SIGNS = {"holds": "=", "loose": "~", "fails": "!", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure of a document: its words, its value in the base unit, what it counts, where it stands.

    `judged` says whether any claim was held against it.
    """

    text: str
    value: Decimal
    unit: str
    hedge: str
    judged: bool
    where: Place


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim of a document: its relation, the figure it states and those it follows from, the sum, the verdict.

    `verdict` is holds; loose, where a digit was cut off; fails; or unknown, where nothing follows.
    """

    kind: str
    stated: str
    terms: tuple[str, ...]
    sum: str
    verdict: Verdict
    where: Place


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """All figures of a document in reading order, and all that it claims of them."""

    figures: tuple[ReadFigure, ...]
    claims: tuple[ReadClaim, ...]

    def worded(self, lang: str | None = None) -> str:
        """Return an annotated list: each claim with its sum and verdict, then the figures that none is of."""
        return "\n".join(_lines_of(self, lang))

    def __str__(self) -> str:
        return self.worded()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show it in words in a notebook."""
        printer.text(self.worded())

    def as_json(self) -> dict[str, list[dict[str, object]]]:
        """Return it as plain data."""
        return {"figures": [_plain(one) for one in self.figures], "claims": [_plain(one) for one in self.claims]}


def read_figures(document: str | Path | bytes) -> ReadFigures:
    """Return the figures of any Word file and what its sentences and tables claim of them, each as it was judged.

    A file that cannot be read raises FileError.
    """
    source = Path(document) if isinstance(document, str) else document
    figures: list[ReadFigure] = []
    claims: list[ReadClaim] = []
    for read in read_all(passages_of(source), every=True):
        claimed = {one.place for claim in read.claims for one in claim.statement.quantities}
        figures += _figures(read, claimed)
        claims += map(_claim, read.claims)
    return ReadFigures(tuple(figures), tuple(claims))


def _plain(one: ReadFigure | ReadClaim) -> dict[str, object]:
    """Return a record as plain data; a value as the digits it has."""
    found = asdict(one)
    plain = {name: str(value) if isinstance(value, Decimal) else value for name, value in found.items()}
    return plain | {"where": one.where.as_json()}


def _figures(read: Read, claimed: set[Span]) -> Iterator[ReadFigure]:
    for one in read.quantities:
        if site := read.source.site(one):
            is_judged = one.place in claimed  # by where it stands: a claim takes a fall as a figure below nothing
            yield ReadFigure(one.text.strip(), _decimal(one.value), one.unit, one.hedge, is_judged, _place(site))


def _decimal(value: Fraction) -> Decimal:
    """Return a value that was written with digits: it ends."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _claim(claim: Claim) -> ReadClaim:
    statement = claim.statement
    terms = tuple(term.text for term in statement.terms if term.text)
    verdict = claim.judgement.verdict
    return ReadClaim(
        statement.name, statement.stated.text, terms, sum_of(claim.judgement), verdict, _place(claim.sites[0])
    )


def _place(site: Site) -> Place:
    return site.passage.place(site.start, site.end)


def _lines_of(read: ReadFigures, lang: str | None) -> Iterator[str]:
    def word(code: str, **facts: object) -> str:
        return messages.text(code, facts, lang)

    for claim in read.claims:
        said = word(f"CLAIM-{claim.kind.upper()}")
        verdict = word(f"READ-{claim.verdict.upper()}")
        yield f"{_SIGNS[claim.verdict]} {claim.where.worded(lang)}: {said} “{claim.stated}”: {verdict}"
        yield f"    {claim.sum or ', '.join(claim.terms)}"
    left = [one for one in read.figures if not one.judged]
    for one in left:
        yield f"- {one.where.worded(lang)}: {word('READ-LEFT')}"
    count = {verdict: sum(claim.verdict == verdict for claim in read.claims) for verdict in _SIGNS}
    yield word("READ-COUNT", figures=len(read.figures), left=len(left), **count)

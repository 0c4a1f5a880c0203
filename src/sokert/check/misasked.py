"""Tells the tags of a report's text that its figures contradict: done above the total, a part above the whole.

So are told those whose condition asks for a figure that is not known yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sokert.errors import Finding, Place
from sokert.fill.unknown_asked import unknown_asked
from sokert.fill.untold import bodies
from sokert.models import Metric, Report
from sokert.units import moved, steps
from sokert.vietnamese.numbers import number

_TAG = re.compile(r"\{\{-?\s*(\w+)\s*\|\s*(done_of|breakdown)\s*\(([^()]*)\)")
_CODES = {"done_of": "FIGURE-OVER-TOTAL", "breakdown": "FIGURE-PARTS"}


def misasked(report: Report) -> Iterator[Finding]:
    """Yield the tags that set two figures against each other which do not hang together so, or ask for none."""
    figures = report.figures
    for path, body in bodies(report.sections, "sections"):
        yield from (found.at(path=path) for _, found in unknown_asked(body, report))
        for tag in _TAG.finditer(body):
            codes = dict.fromkeys(map(str.strip, tag[3].split(",")))
            named = [figures[code] for code in codes if code in figures]
            if tag[1] in figures and named:
                said = body[tag.start() :].partition("}}")[0] + "}}"
                yield from _at(tag[2], figures[tag[1]], named, Place(path=path, text=said))


def _at(asked: str, first: Metric, named: Sequence[Metric], where: Place) -> Iterator[Finding]:
    """Yield what is wrong with one tag."""
    pairs = [(first, named[0])] if asked == "done_of" else [(part, first) for part in named]
    for part, whole in pairs:
        where = replace(where, metric=part.code)
        power = steps(part.unit, whole.unit)
        if asked == "breakdown" and power == 0 and _differ(part.unit or "", whole.unit or ""):
            facts = {"name": part.name, "given": part.unit, "other": whole.unit, "first": whole.name}
            yield Finding("FIGURE-UNITS", facts, where, "info", sentence="TAG-UNITS")
        above = power is not None and part.exact is not None and whole.exact is not None
        if above and moved(part.exact or Decimal(0), power or 0) > (whole.exact or 0):
            facts = {"name": part.name, "given": _shown(part), "other": whole.name, "total": _shown(whole)}
            yield Finding(_CODES[asked], {"tag": where.text, **facts}, where, "warning", sentence="TAG-ABOVE")


def _differ(unit: str, other: str) -> bool:
    """Return whether two nouns that are counted are not of one thing by their words.

    >>> _differ("văn bản đến", "văn bản"), _differ("văn bản", "hồ sơ")
    (False, True)
    """
    words, others = unit.casefold().split(), other.casefold().split()
    return bool(words and others) and words[: len(others)] != others[: len(words)]


def _shown(metric: Metric) -> str:
    return f"{number(metric.value)} {metric.unit or ''}".strip()

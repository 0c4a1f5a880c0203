"""Tells the sub-sections of a report that a template's loop over sections leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sokert.errors import Finding
from sokert.models import Report, Section
from sokert.template.analysis.needs import Need

_PRINTED = frozenset({"title", "body"})


def lost_sections(asked: Need, report: Report) -> Iterator[Finding]:
    """Yield the first section whose sub-sections no loop prints, at the loop that prints its own words."""
    own = asked.fields.get("report")
    within = own.real().fields.get("sections") if own else None
    found = [list(_lost(need.real(), report.sections)) for need in (asked.fields.get("sections"), within) if need]
    if found and all(found):
        yield found[0][0]


def _lost(need: Need, sections: Sequence[Section]) -> Iterator[Finding]:
    item = need.items.real() if need.items else Need()
    inner = item.fields.get("sections")
    for section in sections if _PRINTED & item.fields.keys() else ():
        if inner is None and section.sections:
            facts = {"title": section.title, "first": section.sections[0].title}
            yield Finding("TEMPLATE-SECTIONS-LOST", facts, need.places[0], "warning")
        elif inner is not None:
            yield from _lost(inner.real(), section.sections)

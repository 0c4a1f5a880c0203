"""What a unit is asked for: a report's figures and sections, with nothing of the office's own in them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sokert.models import Metric, Report, is_gap
from sokert.models.metric import under
from sokert.units import moved, steps

# What a metric is, whoever reports it; its figures, and what was said of them, are the office's alone.
_OF_ALL = (
    "code", "name", "unit", "better", "nature", "decimals", "window", "day", "scope", "part_of", "closed", "sum_of",
    "of", "done", "beside", "off",
)  # fmt: skip
# The office's own beside its figures and words; who asks for a form puts none of it into a unit's mouth.
_OF_THE_OFFICE = ("number", "date", "draft", "draft_round", "subject", "addressees", "annexes", "metrics", "sections")


def knows_figures(data: Mapping[str, Any]) -> bool:
    """Return whether the data of a report holds a figure of anybody.

    >>> knows_figures({"metrics": [{"code": "a"}]}), knows_figures({"metrics": [{"code": "a", "plan": 5}]})
    (False, True)
    """
    metrics = data.get("metrics", ())
    given = [metric.get(key) for metric in metrics for key in ("value", "previous", "plan")]
    return any(not is_gap(one) and one not in ([], ()) for one in given)


def asked_of(report: Report, unit: str) -> Report:
    """Return the report that a unit is asked for."""
    data = {
        key: value
        for key, value in report.model_dump(by_alias=True, exclude_unset=True).items()
        if key not in _OF_THE_OFFICE
    }
    metrics = [_asked(metric, report) for metric in report.metrics]
    issuer = {**data["issuer"], "name": unit, "contact": None}
    sections = [_titles(one) for one in report.model_dump(by_alias=True, exclude_unset=True)["sections"]]
    return Report.model_validate({**data, "issuer": issuer, "metrics": metrics, "sections": sections})


def _asked(metric: Metric, report: Report) -> dict[str, Any]:
    """Return a metric without its figures."""
    given = metric.model_dump(by_alias=True, exclude_unset=True)
    data = {key: given[key] for key in _OF_ALL if key in given}
    return data | {"unit": unit_of_whole(metric, report.figures), **under(report.headings.get(metric.code, ()))}


def compared(report: Report, previous: Report) -> Report:
    """Return a report with the figures of the same period that it does not give itself."""
    metrics = []
    for metric in report.metrics:
        before = previous.figures.get(metric.code)
        known = _in_unit(before, metric.unit) if before and not metric.members and metric.previous is None else None
        metrics.append(metric if known is None else metric.with_facts({"previous": known}))
    return report.model_copy(update={"metrics": tuple(metrics)})


def unit_of_whole(metric: Metric, figures: Mapping[str, Metric]) -> str | None:
    """Return what a metric is counted in; a part that does not say it is counted as its whole is."""
    way = {metric.code}
    while not metric.unit and metric.nature != "rate":
        whole = figures.get(metric.part_of or "")
        if whole is None or whole.code in way:
            break
        way.add(whole.code)
        metric = whole
    return metric.unit


def _in_unit(before: Metric, unit: str | None) -> Decimal | None:
    """Return an exact figure in a unit; None where it is hedged, or in what does not go with it."""
    power = steps(before.unit, unit)
    return None if before.exact is None or power is None else moved(before.exact, power)


def _titles(section: dict[str, Any]) -> dict[str, Any]:
    """Return a section and those below it without the words under their titles."""
    below = [_titles(one) for one in section.get("sections", ())]
    return {"title": section["title"]} | ({"sections": below} if below else {})

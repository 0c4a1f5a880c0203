"""The reports the tests of words share: one without a fault, and what breaks it by a rule's own example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sokert
from small_forms import form, p
from sokert import Report
from sokert.errors import Finding
from specimens import SMALL

OF_TODAY = {**SMALL["issuer"], "parent": "UBND tỉnh Lạng Sơn", "place": "Lạng Sơn"}
"""An office whose province has kept its name."""


def report_of(*bodies: str, title: str = "Kết quả công tác", **more: object) -> Report:
    """Return a report whose sections hold these texts."""
    sections = [{"title": title, "body": body} for body in bodies]
    return Report.model_validate({**SMALL, "sections": [*SMALL["sections"], *sections], **more})


def broken(example: Mapping[str, Any], *bodies: str) -> tuple[Finding, ...]:
    """Return what `check` says of a rule's own example, with other texts before it."""
    if "document" in example:
        return tuple(
            one for one in sokert.check(document(*example["document"].split("\n"))) if one.code.startswith("TEXT-")
        )
    more: dict[str, object] = {"metrics": [*SMALL["metrics"], *example.get("metrics", ())]}
    if "period" in example:  # of a time when the province of the small report has another name
        more |= {"period": example["period"], "date": None, "issuer": OF_TODAY}
    previous = report_of(example["previous"], period="2022-H1") if "previous" in example else None
    found = sokert.check(report_of(*bodies, example["body"], **more), previous=previous)
    return tuple(one for one in found if one.code != "FIGURE-NOT-TOLD")  # an example need not tell all its metrics


def document(*paragraphs: str) -> bytes:
    """Return a Word file of plain paragraphs."""
    return form(*map(p, paragraphs))

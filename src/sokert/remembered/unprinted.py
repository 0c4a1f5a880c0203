"""What a final file carries beside what it says: figures that no tag printed, which a reader can find all the same."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sokert.models import Metric, Report

_ORIGIN = re.compile(r"\\u0012(\w+)")  # as JSON writes the sign before an origin


def unprinted(content: bytes, report: Report) -> tuple[Metric, ...]:
    """Return the figures of a report that its Word file carries and does not print.

    None where the file carries no data. Only the zip is opened: a command that renders need not wait for more.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        items = [name for name in archive.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name)]
        carried = [text for name in items if "urn:sokert:report:" in (text := archive.read(name).decode("utf-8"))]
    if not carried:
        return ()
    printed = set(_ORIGIN.findall(carried[0]))
    return tuple(metric for metric in report.metrics if metric.code not in printed and metric.is_known)

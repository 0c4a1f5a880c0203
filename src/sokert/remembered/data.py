"""The report that a Word file carries, and the map of what was printed from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sokert.document.printed import Line, mapped
from sokert.errors import DataError, FileError, Finding, Place
from sokert.models import Metric, Report
from sokert.models.computed import UNKNOWN_METRIC
from sokert.ooxml.custom_data import VERSION
from sokert.ooxml.custom_data_reading import Carried, carried, without
from sokert.ooxml.names import MAIN
from sokert.ooxml.packing import packed, untouched, zipped
from sokert.ooxml.unpacking import Archive, Source, opened
from sokert.saving import WORD, put


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a Word file says of the report it was made from."""

    report: Report
    lines: tuple[Line, ...] | None
    """The lines as they were written, with what was printed in them; None where the map is lost."""


def read_data(source: str | Path | bytes) -> Report:
    """Return the report that a Word file was rendered from, as it was when it was rendered.

    A file that carries none, because sokert did not write it or somebody took the data out, raises FileError.
    """
    return remembered(opened(source)).report


def remembered(archive: Archive, own: Any = None) -> Remembered:
    """Return what a Word file carries; one that carries no report raises FileError, broken data DataError.

    `own` are the filters and functions that its texts use.
    """
    place = Place(archive.name)
    known = carried(archive)
    if known is None:
        raise FileError(Finding("REMEMBER-NONE", {}, place))
    if known.version > VERSION:
        raise FileError(Finding("REMEMBER-NEWER", {"version": known.version, "known": VERSION}, place))
    if known.source is None:
        raise FileError(Finding("REMEMBER-REMOVED", {"fingerprint": known.fingerprint}, place))
    report = _report(known, place)
    return Remembered(report.with_own(own) if own else report, _lines(known))


def lines_of(archive: Archive) -> tuple[Line, ...]:
    """Return the lines of a Word file's map; none of a file that carries none."""
    known = carried(archive)
    return (_lines(known) if known else None) or ()


def reread(text: str) -> Report:
    """Return the report in the JSON that a Word file carries."""
    data = _loaded(text)
    try:
        return Report.model_validate(data)
    except DataError as error:
        if any(one.code != UNKNOWN_METRIC for one in error.findings):
            raise
        # It was written, by an older version or from records, which `check` tells of.
        return Report.model_validate({**data, "metrics": list(map(Metric.model_validate, data["metrics"]))})


def _report(known: Carried, place: Place) -> Report:
    try:
        return reread(known.source or "")
    except (ValueError, RecursionError) as error:
        if isinstance(error, DataError):
            raise DataError([one.at(file=place.file) for one in error.findings]) from error
        raise DataError(Finding("REMEMBER-BROKEN", {}, place)) from error


def _lines(known: Carried) -> tuple[Line, ...] | None:
    """Return the lines of the map; none where it is no map of ours any more."""
    try:
        return tuple(mapped(_loaded(known.printed or ""), MAIN))
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError):
        return None


def _loaded(text: str) -> dict[str, Any]:
    whole = json.loads(text, parse_float=Decimal)
    if not isinstance(whole, dict):
        raise ValueError(text[:20])
    return whole


def strip(source: Source, path: str | Path | None = None, *, overwrite: bool = False) -> bytes:
    """Return a Word file without the data it carries, not a word changed, and write it to `path` if given.

    A file that carries nothing comes out as it is.
    """
    archive = opened(source)
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    if carried(archive) is not None:
        parts = without(archive.parts)
        # Only what nobody has changed may say that it is as sokert wrote it: it may be written over.
        content = packed(parts) if untouched(content) else zipped(parts.items(), seal=False)
    if path is not None:
        put(Path(path), content, WORD, overwrite)
    return content

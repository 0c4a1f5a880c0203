"""Any file that holds a report, into the Report; and the files of that kind in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sokert.errors import FileError, Finding, Place
from sokert.load import load
from sokert.models import Report

TEXTS, FORMS = (".yaml", ".yml", ".json"), (".xlsx",)
SUFFIXES = (*TEXTS, *FORMS)


def report_in(path: str | Path) -> Report:
    """Return the report that a file holds: a report file, or a form that a unit filled in."""
    file = Path(path)
    if file.suffix.lower() in FORMS:
        from sokert.sheet.reading import read_sheet  # calamine, which only a workbook needs

        return read_sheet(file)
    return load(file)


def named(path: str | Path) -> str:
    """Return the unit that a file is from, also where its figures cannot be read; else the file's name."""
    file = Path(path)
    if file.suffix.lower() in FORMS:
        from sokert.sheet.reading import unit_in

        return unit_in(file) or file.name
    return file.name


def files_in(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield the files that are named, and of a folder those that hold reports, by name.

    What a program leaves behind while a workbook is open (~$, .~lock) is passed over.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.name[0] not in "~.")
        if not inside:
            raise FileError(Finding("REPORTS-NONE", {"allowed": ", ".join(SUFFIXES)}, Place(str(path))))
        yield from inside

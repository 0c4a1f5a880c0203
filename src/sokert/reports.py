"""Any file that holds a report, into the Report; and the files of that kind in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sokert.errors import DataError, FileError, Finding, Place, SokertError
from sokert.load import load
from sokert.models import Report

TEXTS, FORMS, WRITTEN = (".yaml", ".yml", ".json"), (".xlsx", ".xlsm", ".xls", ".ods"), (".docx", ".docm")
# What an office sends and nobody here can add up: told, so that no unit goes missing in silence.
SENT = (".doc", ".odt", ".rtf", ".pdf", ".csv", ".xlsb", ".zip", ".rar", ".7z")
SUFFIXES = (*TEXTS, *FORMS)


def report_in(path: str | Path, remarks: list[Finding] | None = None) -> Report:
    """Return the report that a file holds: a report file, a form that a unit filled in, or a Word file of ours.

    What was changed in a Word file by hand counts. What of that cannot be taken raises DataError; where `remarks` are
    asked for, changed words that are lost are told there, and only doubtful figures raise.
    """
    file = Path(path)
    if file.suffix.lower() in WRITTEN:
        from sokert.remembered.applying import as_it_stands  # lxml, which only a Word file needs

        report, found = as_it_stands(file)
        if wrong := [one for one in found if remarks is None or one.level == "error"]:
            raise DataError(wrong)
        (remarks if remarks is not None else []).extend(found)
        return report
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
    if file.suffix.lower() in WRITTEN:
        from sokert.remembered.data import read_data  # the same

        with suppress(SokertError):
            return read_data(file).issuer.name
    return file.name


def passed_over(paths: Iterable[str | Path]) -> Iterator[Finding]:
    """Yield what lies in folders and is a unit's answer in a form that holds no report."""
    for folder in map(Path, paths):
        inside = sorted(folder.iterdir()) if folder.is_dir() else []
        if names := [one.name for one in inside if one.suffix.lower() in SENT and one.name[0] not in "~."]:
            yield Finding("REPORTS-PASSED-OVER", {"names": ", ".join(names)}, Place(str(folder)), "warning")


def files_in(paths: Iterable[str | Path], suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Path]:
    """Yield the files that are named, and of a folder those that hold reports, by name.

    What a program leaves behind while a file is open (~$, .~lock) is passed over; so is a Word file beside the report
    file of the same name, of which it is the rendering.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in suffixes and one.name[0] not in "~.")
        if not inside:
            raise FileError(Finding("REPORTS-NONE", {"allowed": ", ".join(suffixes)}, Place(str(path))))
        sources = {one.stem for one in inside if one.suffix.lower() in TEXTS}
        yield from (one for one in inside if one.suffix.lower() not in WRITTEN or one.stem not in sources)

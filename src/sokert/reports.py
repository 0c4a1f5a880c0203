"""Any file that holds a report, into the Report; and the files of that kind in a folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from pathlib import Path
from typing import Literal

from sokert.errors import DataError, FileError, Finding, Place, SokertError, near, unreadable
from sokert.fill.custom_filters import Own
from sokert.load import loaded
from sokert.models import Report
from sokert.sources import Access
from sokert.sources.opening import KINDS
from sokert.sources.text_file import LARGEST, TextFile
from sokert.template import FORM, SUFFIX
from sokert.template.left_tags import is_form

TEXTS, FORMS, WRITTEN = (".yaml", ".yml", ".json"), (".xlsx", ".xlsm", ".xls", ".ods"), (".docx", ".docm")
# What an office sends and nobody here can add up: told, so that no unit goes missing in silence.
SENT = (".doc", ".odt", ".rtf", ".pdf", ".csv", ".xlsb", ".zip", ".rar", ".7z")
SUFFIXES = (*TEXTS, *FORMS)
_READ = (*TEXTS, *KINDS)  # what a report takes figures and codes from
OTHERS = (".doc", ".odt", ".rtf")  # texts that nobody here reads
Kind = Literal["report", "head", "word", "tagged", "template", "other", ""]
_STREAMS = (1, 2)  # the standard output and the errors
_FEWEST = 2  # keys of a report beside its period
_KEYS = frozenset({"issuer", "signatory", "sections", "metrics"})
_KEY = {
    ".json": re.compile(r'"(\w+)"\s*:'),
    "": re.compile(r"""^["']?(\w+)["']?\s*:""", re.MULTILINE),
}
# A JSON Schema, of a report's own keys too: `sokert schema --out report.schema.json`.
_SCHEMA = re.compile(r'"\$schema"\s*:\s*"https?://json-schema\.org/')
# A figure with its name, which the new report's own part of a consolidation need not say again.
_NAMED = re.compile(r"""["']?code["']?\s*:[^\n,}]*[,\n]\s*["']?name["']?\s*:""")
_OPENS = re.compile(r"\{[{%]")
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
# A line of a text template: a mark (`:agency: ...`), or a tag that takes another template.
_LINE = re.compile(r"^(?::[\w-]+:( |$)|\{% *(?:extends|include|block)\b)", re.MULTILINE)


def report_in(
    path: str | Path, remarks: list[Finding] | None = None, own: Own | None = None, access: Access | None = None
) -> Report:
    """Return the report that a file holds: a report file, a form that a unit filled in, or a Word file of ours.

    What was changed in a Word file by hand counts. What of that cannot be taken raises DataError; where `remarks` are
    asked for, changed words that are lost are told there, and only doubtful figures raise. `own` are the
    filters and functions that its form and texts may use, `access` is what its sources may be.
    """
    file = Path(path)
    if file.suffix.lower() in WRITTEN:
        from sokert.edited import read_with  # lxml, which only a Word file needs

        report, found = read_with(file, None, own)
        if wrong := [one for one in found if one.level == "error" or (remarks is None and one.level == "warning")]:
            raise DataError(wrong)
        (remarks if remarks is not None else []).extend(found)
        return report
    if file.suffix.lower() in FORMS:
        from sokert.sheet.reading import read_sheet  # calamine, which only a workbook needs

        return read_sheet(file)
    return loaded(file, None, access, own).report


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

    YAML and JSON of other things - codes, a list of known findings, a workflow - are passed over; so is what a program
    leaves behind while a file is open (~$, .~lock), and a Word file beside the report file of the same name, of which
    it is the rendering.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in suffixes and one.name[0] not in "~.")
        inside = [one for one in inside if one.suffix.lower() not in TEXTS or not _is_of_others(one)]
        if not inside:
            raise FileError(Finding("REPORTS-NONE", {"allowed": ", ".join(suffixes)}, Place(str(path))))
        sources = {one.stem for one in inside if one.suffix.lower() in TEXTS}
        yield from (one for one in inside if one.suffix.lower() not in WRITTEN or one.stem not in sources)


def kind_of(file: Path) -> Kind:
    """Return what a file is that nobody named, by its words: the rules of docs/ci.md.

    report    YAML or JSON that has a period, or a key that is nearly called so, and two more of issuer, signatory,
              sections, metrics
    head      the same without a period, which `consolidate` takes; with metrics that have names it is a report that
              lost its period
    word      a Word file without tags
    tagged    a Word file with a few in a page that an office issues: they were left, or it is a small form
    template  a Word file made of tags; Markdown with a line of a template
    other     a text in another form than Word's .docx

    What cannot be read is what its ending says, so that it is told and not passed over.
    """
    suffix = file.suffix.lower()
    try:
        if suffix in TEXTS:
            return _of_text(_letters(file), suffix)
        if suffix in FORM:
            tagged = _tagged(file)
            return tagged if tagged == "template" or suffix in WRITTEN else ""
        if suffix in OTHERS:
            return "other"
        return "template" if suffix == SUFFIX and _LINE.search(_letters(file)) else ""
    except FileError:
        return "word" if suffix in WRITTEN else "report" if suffix in TEXTS else ""


def _is_of_others(file: Path) -> bool:
    """Return whether YAML or JSON holds keys, and none of a report; what holds none at all is to be told."""
    suffix = file.suffix.lower()
    return not kind_of(file) and bool(_KEY.get(suffix, _KEY[""]).search(_letters(file)))


def _letters(file: Path) -> str:
    """Return the text of a file; of one that is no UTF-8 its Latin letters: those of keys are the same in all codes.

    UTF-16 has a NUL beside each.
    """
    read = TextFile.read(file)
    if not read.findings:
        return read.text
    with file.open("rb") as content:
        return content.read(LARGEST).replace(b"\0", b"").decode("ascii", "replace")


def _of_text(text: str, suffix: str) -> Kind:
    """Return what YAML or JSON is by its keys, also where it cannot be parsed.

    >>> _of_text("period: 2026-H1\\nissuer: {\\nsections: []", ".yaml"), _of_text("on: push\\njobs: {}", ".yml")
    ('report', '')
    >>> _of_text('{"issuer": {}, "signatory": {}, "metrics": []}', ".json"), _of_text("", ".json")
    ('head', 'report')

    One that is empty is a report whose saving went wrong, as far as anybody can tell.
    """
    if not text.strip():
        return "report"
    if suffix == ".json" and _SCHEMA.search(text):
        return ""
    keys = {match[1] for match in _KEY.get(suffix, _KEY[""]).finditer(text)}
    if len(keys & _KEYS) < _FEWEST:
        return ""
    has_lost = keys >= _KEYS and _NAMED.search(text)
    return "report" if has_lost or any(near(key, ["period"]) for key in keys) else "head"


def _tagged(file: Path) -> Literal["word", "tagged", "template"]:
    """Return what a Word file is by the tags in its text, its headers and its footers."""
    from sokert.ooxml.unpacking import opened  # lxml, which only a Word file needs

    stories = (content for name, content in opened(file).parts.items() if _STORY.fullmatch(name))
    words = [unescape(re.sub(rb"<[^>]*>", b"", story).decode("utf-8", "replace")) for story in stories]
    if not any(map(_OPENS.search, words)):
        return "word"
    return "template" if is_form("\n".join(words)) else "tagged"


def tree(folder: Path, wrong: list[Finding]) -> Iterator[Path]:
    """Yield every file in a folder and below it, by name, but for what is hidden or left by an open program (. ~).

    So is what this very program is writing (`check . > found.json`). A folder that cannot be searched is told in
    `wrong`; the others are searched all the same.
    """

    def note(error: OSError) -> None:
        wrong.extend(unreadable(error, error.filename or folder).findings)

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if name[0] not in ".~")
        known = (Path(here, name) for name in sorted(files) if name[0] not in ".~")
        yield from (file for file in known if not is_output(file))


def naming(files: Iterable[Path], but: Collection[str] = (), anywhere: bool = False) -> Iterator[Path]:
    """Yield the report files that name one of some files, also through a text template: those in its folder and above.

    A report reads only files of its own folder and below it; `anywhere`, where the call lets it read others too, those
    of the whole folder of the call are looked for. Nothing is looked for above the folder of the call, and
    the reports in `but` are not yielded. One that names a file of the same kind which is not there is yielded too: it
    may be this one, under its old name.
    """
    read = cache(_named_by)
    pending, known = [*files], {os.path.abspath(one) for one in but}
    for file in pending:  # which grows by the templates
        above = _above(file)
        others = _elsewhere(file, above) if anywhere else ()
        for one, text in (pair for folder in (*above, *others) for pair in read(folder)):
            if os.path.abspath(one) in known or not _names(text, file, one.parent, one.parent in above):
                continue
            known.add(os.path.abspath(one))
            if one.suffix.lower() == SUFFIX:
                pending.append(one)
            elif kind_of(one) == "report":
                yield one


def _names(text: str, file: Path, folder: Path, is_near: bool) -> bool:
    """Return whether the text of a report names a file, or one of its kind that is not in the report's folder.

    One that is not near, in a folder of its own, is named with the way to it.
    """
    way = file.name if is_near else _way(file, folder)
    if unicodedata.normalize("NFC", way) in text:
        return True
    if not file.suffix or file.suffix in TEXTS:
        return False
    named = {folder / one for one in re.findall(rf"[^\s:\"',\[\]{{}}]+{re.escape(file.suffix)}(?!\w)", text)}
    lost = [one for one in named if not _is_there(one)]
    return any(is_near or os.path.abspath(one.parent) == os.path.abspath(file.parent) for one in lost)


def _way(file: Path, folder: Path) -> str:
    """Return how a report in a folder names a file elsewhere."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return file.as_posix()


def _is_there(named: Path) -> bool:
    """Return whether a file that a text names is there; of a name with blanks in it the last word was read."""
    there = named.parent.glob(f"*{named.suffix}")
    return any(unicodedata.normalize("NFC", one.name).endswith(named.name) for one in there)


def _above(file: Path) -> list[Path]:
    """Return the folder of a file, and those above it up to the one that the program was called in."""
    here = Path.cwd()
    return [file.parent, *(one for one in file.parents[1:] if (here / one).is_relative_to(here))]


def _elsewhere(file: Path, above: Collection[Path]) -> Iterator[Path]:
    """Yield the other folders of the one that the program was called in, but for hidden ones."""
    if file.suffix.lower() in _READ:
        yield from (one for one in sorted({one.parent for one in tree(Path(), [])}) if one not in above)


def _named_by(folder: Path) -> list[tuple[Path, str]]:
    """Return the files of a folder that may name others, each with its text; what cannot be read names nothing."""
    texts = []
    for file in sorted(one for one in folder.glob("[!.~]*") if one.suffix.lower() in (*TEXTS, SUFFIX)):
        with suppress(FileError):
            texts.append((file, unicodedata.normalize("NFC", _letters(file))))
    return texts


def is_output(file: str | Path) -> bool:
    """Return whether a file is what the standard output or the errors of this program go to.

    A shell makes it, empty, before the program begins: it is no report that lost its words.
    """
    for stream in _STREAMS:
        with suppress(OSError):  # a stream that is closed, a file that is gone
            if os.path.samestat(os.fstat(stream), os.stat(file)):
                return True
    return False

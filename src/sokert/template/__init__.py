"""LINES: turns a template file into its lines, as one Jinja source.

The built-in templates and an office's own text templates take their samples from the house style;
an office's .docx brings its own. After reading, nothing asks which kind it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from sokert.errors import FileError, Finding, Place, TemplateNotFoundError, near
from sokert.template.text import lines

SUFFIX = ".md"
FORM = (".docx", ".docm", ".dotx", ".dotm")  # what Word saves a form as
BODY = "#body"  # behind the name of a form: what stands in its body, which is what another includes
MOST_COLUMNS = 63  # that a cell of a table may span, in Word
FORM_SUFFIXES = (SUFFIX, *FORM)
_BUILT_IN = Path(__file__).parent.with_name("templates")


class Lines(NamedTuple):
    """One template file, read: what it is called, its text, and its lines as a Jinja source."""

    name: str
    """How it is named: half-year/office, or the path of a file."""
    source: str
    """The text as its author wrote it."""
    fenced: str
    """The same as a Jinja source, with every line between its fences."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its structure; places hold the file and the line."""
    places: Mapping[int, Place] = MappingProxyType({})
    """Line of the fenced source → where the tag on it stands, for a file that has no lines of its own."""
    marks: Mapping[str, Place] = MappingProxyType({})
    """Mark → where the tag behind it stands, for such a file."""


def read_text(name: str, source: str) -> Lines:
    """Return the lines of a template written as text.

    >>> read_text("mẫu", ":title: {{ subject }}").fenced.count("title")
    2
    """
    source = normalize("NFC", source)
    fenced, findings = lines(source)
    return Lines(name, source, fenced, tuple(finding.at(file=name) for finding in findings))


def names() -> list[str]:
    """Return the names of the built-in templates.

    >>> "half-year/office" in names()
    True
    """
    return sorted(_walk(_BUILT_IN, ""))


def _walk(folder: Path, path: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "parts" and not entry.name.startswith("_"):
            found += _walk(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(SUFFIX):
            found.append(path + entry.name.removesuffix(SUFFIX))
    return found


def built_in(name: str) -> Path | None:
    """Return the file of a built-in template; None when there is none of that name.

    >>> built_in("half-year/office").name
    'office.md'
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return None
    file = _BUILT_IN.joinpath(*path.parts[:-1], path.name + SUFFIX)
    return file if file.is_file() else None


def text_of(name: str, folder: Path | None = None) -> tuple[str, str]:
    """Return the file name and the text of a template: built in, or a file in the folder.

    A name that neither has raises TemplateNotFoundError with the nearest name there is.
    """
    if file := built_in(name):
        return name, file.read_text("utf-8")
    path = (folder or Path()) / name
    if path.is_file():
        return str(path), _read(path)
    raise TemplateNotFoundError(Finding("TEMPLATE-NOT-FOUND", {"name": name, "near": near(name, names())}))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        facts = {"byte": error.start + 1}
        raise FileError(Finding("FILE-NOT-UTF8", facts, Place(str(path)))) from error
    except OSError as error:
        raise FileError(Finding("FILE-UNREADABLE", {"said": error.strerror or ""}, Place(str(path)))) from error

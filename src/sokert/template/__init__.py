"""LINES: turns a template file into its lines, as one Jinja source.

The built-in templates and an office's own text templates take their samples from the house style;
an office's .docx brings its own. After reading, nothing asks which kind it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from sokert.errors import FileError, Finding, Place, TemplateError, TemplateNotFoundError, held, offered, unreadable
from sokert.template.text import lines

SUFFIX = ".md"
_WORD = (".docx", ".docm", ".dotx", ".dotm")  # what Word saves a form as
FORM = (*_WORD, *map(str.upper, _WORD))  # MAU.DOCX, as a camera or an old system writes names
_FIRST = 100  # letters that tell what a file is kept in the place of
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


def read_text(name: str, source: str, known: frozenset[str] = frozenset()) -> Lines:
    """Return the lines of a template written as text; `known` are the marks there are, where not any may be meant.

    >>> read_text("mẫu", ":title: {{ subject }}").fenced.count("title")
    2
    """
    source = normalize("NFC", source)
    fenced, findings = lines(source, known=known)
    if not source.strip():
        findings.append(Finding("TEMPLATE-EMPTY", where=Place(line=1)))
    return Lines(name, source, fenced, tuple(finding.at(file=name) for finding in findings))


@lru_cache(maxsize=64)  # a name has many spellings: a/./b
def read_built_in(name: str) -> Lines:
    """Return the lines of a built-in template, read once for all who use it; any mark may be meant, they are our own.

    >>> read_built_in("half-year/office").findings
    ()
    """
    return read_text(*text_of(name))


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
    if path.is_absolute() or ".." in path.parts or not path.name:
        return None
    return _file(_BUILT_IN.joinpath(*path.parts[:-1], path.name + SUFFIX))


def file_in(folder: Path, name: str) -> Path | None:
    """Return the file of a name in a folder or below it, or None: the one way to a file that a text names.

    A name that leads out of the folder, by its own words or by a link, raises TemplateError.
    """
    path = PurePath(name)
    if path.is_absolute() or path.drive or ".." in path.parts:
        raise TemplateError(Finding("TEMPLATE-OUTSIDE", {"name": name}))
    file = _file(folder / path)
    if file and not file.resolve().is_relative_to(folder.resolve()):
        raise TemplateError(Finding("TEMPLATE-OUTSIDE", {"name": name}))
    return file


def _file(path: Path) -> Path | None:
    """Return a path that is a file's; no name is too long, and no sign in it too strange, to be asked about."""
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


def located(template: str) -> tuple[str, Path | None]:
    """Return a template's name, and the folder it and its includes are looked for in: None if built in.

    >>> located("half-year/office")
    ('half-year/office', None)

    A link that a person names is followed to its file: what that file includes lies beside it.
    """
    path = Path(template)
    if path.suffix not in FORM_SUFFIXES:
        return template, None
    try:
        real = path.resolve()
        return (real.name, real.parent) if real.suffix == path.suffix else (path.name, path.parent.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise _not_found(template, ()) from error


def text_of(name: str, folder: Path | None = None) -> tuple[str, str]:
    """Return the file name and the text of a template: built in, or a file in the folder, if there is one.

    A name that neither has raises TemplateNotFoundError with the nearest name there is.
    """
    if file := built_in(name):
        return name, file.read_text("utf-8")
    if PurePosixPath(name).suffix and not name.endswith(FORM_SUFFIXES):
        raise TemplateNotFoundError(Finding("TEMPLATE-KIND", {"name": name}))
    if folder is not None and (file := file_in(folder, name)):
        return str(file), _read(file)
    raise _not_found(name, names())


def _not_found(name: str, known: Iterable[str]) -> TemplateNotFoundError:
    return TemplateNotFoundError(Finding("TEMPLATE-NOT-FOUND", {"name": name, **offered(name, known)}))


def is_party(source: str) -> bool:
    """Return whether a text template is a page of the Party's: it has the Party's title, or extends one that has.

    >>> is_party(":country: CỘNG HÒA"), is_party(":party: ĐẢNG"), is_party('{% extends "half-year/party" %}')
    (False, True, True)
    """
    below: set[str] = set()
    while not re.search(r"^:party:", source, re.MULTILINE):
        above = re.search(r"""{%-?\s*extends\s+["']([^"']+)["']""", source)
        file = built_in(above[1]) if above and above[1] not in below else None
        if above is None or file is None:
            return False
        below.add(above[1])
        source = file.read_text("utf-8")
    return True


def _read(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        facts = {"byte": error.start + 1}
        raise FileError(Finding("FILE-NOT-UTF8", facts, Place(str(path)))) from error
    except OSError as error:
        raise unreadable(error, path) from error
    held(text[:_FIRST].encode(), path)
    return text

"""The tree of errors, and the finding: one thing that is wrong, where, and what to do about it.

    SokertError                       anything sokert raises on purpose; carries `findings`
    ├── DataError (ValueError)        the figures and words do not make a report
    ├── TemplateError (ValueError)    a template cannot be read or filled
    │   ├── TemplateNotFoundError (LookupError)
    │   └── MissingValueError (LookupError)   a tag asks for what the report does not have
    └── FileError (OSError)           a file cannot be read or written

An error is raised, a finding is returned; both hold the same records, so that a command line, an
editor and a notebook show them alike. A finding carries facts; `messages` makes the sentence.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sokert import messages
from sokert.messages import Term as Term

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is, as its reader would look for it.

    >>> str(Place("report.yaml", line=3, column=5))
    'report.yaml:3:5'
    >>> str(Place("form.docx", part="word/document.xml", paragraph=2, text="Hai {{ x"))
    "form.docx, word/document.xml, §2: 'Hai {{ x'"

    Lines, columns and paragraphs count from 1; 0 means "not known" or "does not apply".
    """

    file: str = ""
    line: int = 0
    column: int = 0
    part: str = ""
    paragraph: int = 0
    text: str = ""
    metric: str = ""

    def __str__(self) -> str:
        spot = ":".join([self.file or self.part, *(str(n) for n in (self.line, self.column) if n)])
        story = [self.part] if self.file and self.part else []
        story += [f"§{self.paragraph}"] if self.paragraph else []
        said = f": {self.text!r}" if self.text and self.paragraph else ""
        return ", ".join(filter(None, [spot, *story])) + said


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, the facts, the place, how grave it is.

    >>> finding = Finding("DATA-UNKNOWN-KEY", {"key": "nmae", "near": "name"}, Place("r.yaml", 3, 1))
    >>> print(finding.told("en"))
    r.yaml:3:1: error: unknown key 'nmae' [DATA-UNKNOWN-KEY]
        did you mean 'name'?

    `source` is the citation of a rule of law, empty for all others.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    where: Place = Place()
    level: Level = "error"
    source: str = ""

    def message(self, lang: str | None = None) -> str:
        """Return what is wrong, in words."""
        return messages.text(self.code, self.facts, lang)

    def hint(self, lang: str | None = None) -> str:
        """Return what to do about it, in words; empty when there is nothing to add."""
        return messages.hint(self.code, self.facts, lang)

    def told(self, lang: str | None = None) -> str:
        """Return place, level, message and code on one line, and the hint below it."""
        where = f"{self.where}: " if str(self.where) else ""
        level = messages.text(f"LEVEL-{self.level}", lang=lang)
        hint = self.hint(lang)
        return f"{where}{level}: {self.message(lang)} [{self.code}]" + (f"\n    {hint}" if hint else "")

    def at(self, **place: object) -> Finding:
        """Return the same finding with parts of its place set."""
        return replace(self, where=replace(self.where, **place))  # type: ignore[arg-type]

    def as_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the finding as the record that `--format json` prints."""
        names = ("file", "line", "column", "part", "paragraph", "text", "metric")
        where = {name: value for name in names if (value := getattr(self.where, name))}
        return {
            "code": self.code,
            "level": self.level,
            "message": self.message(lang),
            "where": where,
            "hint": self.hint(lang),
            "source": self.source,
        }


def near(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to a misspelt one, or an empty string.

    >>> near("offfice", ["office", "party"])
    'office'
    >>> near("zzz", ["office"])
    ''
    """
    from difflib import get_close_matches  # only a mistake has to pay for it

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


class SokertError(Exception):
    """Anything sokert raises on purpose; `findings` holds every problem seen, in order of place."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(finding.told() for finding in self.findings)


class DataError(SokertError, ValueError):
    """The figures and words do not make a report."""


class TemplateError(SokertError, ValueError):
    """A template cannot be read or filled; always says where."""


class TemplateNotFoundError(TemplateError, LookupError):
    """There is no template of that name."""


class MissingValueError(TemplateError, LookupError):
    """A tag asks for what the report does not have."""


class FileError(SokertError, OSError):
    """A file cannot be read or written."""


# Why the system refuses a file, by the error that Python makes of it or the system's number, and what we call that.
_KINDS = (
    ((FileNotFoundError, NotADirectoryError), "FILE-NOT-FOUND"),
    (IsADirectoryError, "FILE-IS-FOLDER"),
    (PermissionError, "FILE-NO-PERMISSION"),
    (ValueError, "FILE-NAME-INVALID"),
)
_NUMBERS = {
    errno.EROFS: "FILE-NO-PERMISSION",
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), "FILE-OPEN-ELSEWHERE"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "FILE-DISK-FULL"),
    errno.ENAMETOOLONG: "FILE-NAME-TOO-LONG",
}
# Windows has numbers of its own; 32 and 33 say that another program holds the file.
_ON_WINDOWS = {
    32: "FILE-OPEN-ELSEWHERE",
    33: "FILE-OPEN-ELSEWHERE",
    123: "FILE-NAME-INVALID",
    206: "FILE-NAME-TOO-LONG",
}
_IN_WRITING = {"FILE-NOT-FOUND": "FILE-NO-FOLDER", "FILE-NO-PERMISSION": "FILE-NO-WRITE-PERMISSION"}


def unreadable(error: OSError | ValueError, path: object) -> FileError:
    """Return why a file cannot be read.

    >>> unreadable(FileNotFoundError(errno.ENOENT, "No such file"), "r.yaml").findings[0].code
    'FILE-NOT-FOUND'
    """
    return _refused(error, path, "FILE-UNREADABLE")


def unwritable(error: OSError | ValueError, path: object) -> FileError:
    """Return why a file cannot be written.

    >>> unwritable(FileNotFoundError(errno.ENOENT, "No such file"), "nowhere/r.docx").findings[0].code
    'FILE-NO-FOLDER'
    """
    return _refused(error, path, "FILE-UNWRITABLE")


def _refused(error: OSError | ValueError, path: object, other: str) -> FileError:
    windows, number = (getattr(error, name, None) or 0 for name in ("winerror", "errno"))
    known = _NUMBERS.get(number, next((code for kind, code in _KINDS if isinstance(error, kind)), other))
    code = _ON_WINDOWS.get(windows, known)
    code = _IN_WRITING.get(code, code) if other == "FILE-UNWRITABLE" else code
    return FileError(Finding(code, {"number": windows or number}, Place(str(path))))

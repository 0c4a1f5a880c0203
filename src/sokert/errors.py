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
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sokert import messages
from sokert.messages import Term as Term
from sokert.notebook import Displayed

Level = Literal["error", "warning", "info"]
OFFERED = 5  # names a message offers where none is near
_TELLING, _SHORT = 3, 4  # letters
_SAID = 200  # letters of what a fault of our own says
_MAIN = "word/document.xml"
MEMORY = "-"  # what a text is called that stands in no file
# What stands beside the main text of a Word file, by the beginning of its part's name.
_STORIES = {
    "word/header": "PLACE-HEADER",
    "word/footer": "PLACE-FOOTER",
    "word/footnotes": "PLACE-FOOTNOTE",
    "word/endnotes": "PLACE-ENDNOTE",
    "word/comments": "PLACE-COMMENT",
    "docProps/": "PLACE-PROPERTIES",
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is, as its reader would look for it.

    >>> str(Place("report.yaml", line=3, column=5))
    'report.yaml:3:5'
    >>> Place("bc.docx", part="word/document.xml", paragraph=20, text="20870", heading="I. Kết quả").worded("vi")
    'bc.docx, đoạn 20, mục “I. Kết quả”: “20870”'
    >>> str(Place("bc.docx", paragraph=72, table=2, table_row=3, table_column=4))
    'bc.docx, đoạn 72 (bảng 2, hàng 3, cột 4)'

    Lines, columns and paragraphs count from 1; 0 means "not known" or "does not apply". `part` is a part of
    a Word file, `path` the way to a value from the top of data (`metrics[3].value`), `heading` the words of the
    heading above, `row` the first words of a text's row in a table, or of the data's row that a loop had come to; of
    the second without words `#2`.
    `table`, `table_row` and `table_column` say which cell of a Word file's tables the paragraph stands in, as one who
    looks at the page counts: tables with lines alone, columns with those that a wider cell takes.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    part: str = ""
    paragraph: int = 0
    text: str = ""
    metric: str = ""
    heading: str = ""
    path: str = ""
    row: str = ""
    table: int = 0
    table_row: int = 0
    table_column: int = 0

    def worded(self, lang: str | None = None) -> str:
        """Return the place in words: the line of a text file, the paragraph of a Word file."""
        story = next((code for part, code in _STORIES.items() if self.part.startswith(part)), "")
        part = messages.text(story, {"part": self.part}, lang) if story else "" if self.part == _MAIN else self.part
        spot = ":".join([self.file or part or self.path, *(str(n) for n in (self.line, self.column) if n)])
        way = "" if self._is_shown or self.paragraph else self.path
        steps = [part, way] if self.file else [self.metric] if self.path and not self.part else []
        steps += [messages.text(*self._stands, lang)] if self.paragraph else []
        steps += [messages.text("PLACE-HEADING", {"heading": self.heading}, lang)] if self.heading else []
        steps += [messages.text("PLACE-ROW", {"row": self.row}, lang)] if self.row else []
        is_heading = bool(self.heading) and self.heading.startswith(self.text)
        said = f": “{self.text}”" if self.text and self.paragraph and not is_heading else ""
        return ", ".join(filter(None, [spot, *steps])) + said

    @property
    def _stands(self) -> tuple[str, dict[str, object]]:
        """Return the words for a paragraph, and for the cell of a table that it stands in."""
        facts: dict[str, object] = {"number": self.paragraph}
        if not self.table:
            return "PLACE-PARAGRAPH", facts
        cell = {"table": self.table, "row": self.table_row, "column": self.table_column}
        return "PLACE-CELL", facts | cell

    @property
    def _is_shown(self) -> bool:
        """Whether its line in a file says where it is, so that a person needs no way from the top."""
        return self.line > 0 and self.file not in ("", MEMORY) and not self._is_json

    @property
    def _is_json(self) -> bool:
        """Whether it stands in JSON, which a program writes, often all in one line."""
        return self.file.lower().endswith(".json")

    def as_json(self) -> dict[str, object]:
        """Return what is known of it, as a plain record."""
        return {name: value for name in _OF_A_PLACE if (value := getattr(self, name))}

    def __str__(self) -> str:
        return self.worded()


def is_of_program(where: Place) -> bool:
    """Return whether something stands in what a program writes or hands over, and not in lines that a person types.

    >>> [is_of_program(one) for one in (Place(path="metrics[0]"), Place("r.json", 1), Place("r.yaml", 1))]
    [True, True, False]
    """
    return where.file == MEMORY or where._is_json or (bool(where.path) and not where._is_shown)


_OF_A_PLACE = (
    *("file", "line", "column", "part", "paragraph", "text", "metric", "heading", "path", "row"),
    *("table", "table_row", "table_column"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, the facts, the place, how grave it is.

    >>> finding = Finding("TAG-UNKNOWN-FILTER", {"name": "uper", "near": "upper"}, Place("r.yaml", 3, 1))
    >>> print(finding.worded("en"))
    r.yaml:3:1: error: there is no filter 'uper' [TAG-UNKNOWN-FILTER]
        did you mean 'upper'?

    `source` is the citation of a rule of law, empty for all others; `sentence` the code of what is said,
    where a rule can be broken in several ways; `times` how many places were found alike; `beside` the other places
    that it is about, such as the parts of a total.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    where: Place = Place()
    level: Level = "error"
    source: str = ""
    sentence: str = ""
    times: int = 1
    beside: tuple[Place, ...] = ()

    def __hash__(self) -> int:
        return hash((self.code, self.where, self.level, self.times))  # facts may hold lists

    def message(self, lang: str | None = None) -> str:
        """Return what is wrong, in words."""
        return self._counted(messages.text(self.sentence or self.code, self.facts, lang), lang)

    def hint(self, lang: str | None = None) -> str:
        """Return what to do about it, in words; empty when there is nothing to add.

        What was found in a Word file is mended in Word, where there are no tags; data of a program has no lines.
        """
        where = "word" if self.where.part.startswith("word/") else "data" if is_of_program(self.where) else ""
        own = messages.hint(self.sentence, self.facts, lang, where) if self.sentence else ""
        return own or messages.hint(self.code, self.facts, lang, where)

    def done(self, lang: str | None = None) -> str:
        """Return what `fix` did about it, in words; what went with something else it did is told as gone."""
        if not self.sentence:
            return self.message(lang)
        own = messages.done(self.sentence, self.facts, lang)
        return self._counted(own, lang) if own else messages.text("FIX-GONE", {"fault": self.message(lang)}, lang)

    def _counted(self, words: str, lang: str | None) -> str:
        """Return words with the count of the places they are true of, from two on."""
        return messages.text("FOUND-TIMES", {"words": words, "times": self.times}, lang) if self.times > 1 else words

    def worded(self, lang: str | None = None) -> str:
        """Return place, level, message and code on one line, and the hint below it."""
        where = f"{place}: " if (place := self.where.worded(lang)) else ""
        level = messages.text(f"LEVEL-{self.level}", lang=lang)
        hint = self.hint(lang)
        return f"{where}{level}: {self.message(lang)} [{self.code}]" + (f"\n    {hint}" if hint else "")

    def __str__(self) -> str:
        return self.worded()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show it in words where a notebook shows a list of findings, of which somebody chose some."""
        printer.text(self.worded())

    told = worded  # as programs written before call it

    def at(self, **place: object) -> Finding:
        """Return the same finding with parts of its place set."""
        return replace(self, where=replace(self.where, **place))  # type: ignore[arg-type]

    def as_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the finding as the record that `--format json` prints."""
        return {
            "code": self.code,
            "level": self.level,
            "message": self.message(lang),
            "where": self.where.as_json(),
            "hint": self.hint(lang),
            "source": self.source,
            **({"beside": [place.as_json() for place in self.beside]} if self.beside else {}),
        }


class Findings(Displayed, tuple[Finding, ...]):
    """Several findings: a tuple, which a notebook shows as a table, and `print` in words."""

    kind: str = ""
    """The kind of document that a Word file was judged as, as `type_of` tells it."""
    scope: str = ""
    """What alone was judged of one whose form was not: "words" and sums, or "letters" and sums; "doubted" where it is
    not certain that it is of its kind: of its form the paper and the font alone."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or repr(tuple(self))


def near(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to a misspelt one, or an empty string.

    >>> near("offfice", ["office", "party"]), near("VB_DEN", ["vb_den"])
    ('office', 'vb_den')
    >>> near("lable", ["table", "label"])
    'label'
    >>> near("zzz", ["office"]), near("6", ["16"]), near("foo", ["form"])
    ('', '', '')

    Of a short name nearly every letter must be right, and two letters alone say nothing.
    """
    from difflib import get_close_matches  # only a mistake has to pay for it

    folded = {one.casefold(): one for one in known}
    if name.casefold() in folded:
        return folded[name.casefold()]
    if sum(sign.isalpha() for sign in name) < _TELLING:
        return ""
    cutoff = 0.6 if len(name) > _SHORT else 0.7
    close = get_close_matches(name.casefold(), folded, n=3, cutoff=cutoff)
    swapped = (one for one in close if sorted(one) == sorted(name.casefold()))  # the slip of a quick hand
    return next((folded[one] for one in (*swapped, *close)), "")


def offered(name: str, known: Iterable[str]) -> dict[str, object]:
    """Return what a message offers for an unknown name: the nearest, else the first five there are.

    >>> offered("offfice", ["office", "party"])
    {'near': 'office', 'known': ''}
    >>> offered("x", "abcdefg")
    {'near': '', 'known': 'a, b, c, d, e, ...'}
    """
    names = list(known)
    if like := near(name, names):
        return {"near": like, "known": ""}
    return {"near": "", "known": ", ".join([*names[:OFFERED], *(["..."] if len(names) > OFFERED else [])])}


def our_fault(error: Exception, file: str = "") -> Finding:
    """Return that a call, or what it does with one of its files, was ended by a fault of sokert's own."""
    said = " ".join(str(error).split())[:_SAID]
    return Finding("CLI-OUR-FAULT", {"kind": type(error).__name__, "said": said}, Place(file))


class SokertError(Exception):
    """Anything sokert raises on purpose; `findings` holds every problem seen, in order of place."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(finding.worded() for finding in self.findings)


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


def takes(name: str, given: object, *kinds: type, wanted: str = "") -> None:
    """Raise DataError where what a call is given under a name is of none of the kinds it takes.

    >>> takes("due", "2026-06-15", str)
    >>> takes("path", 3, str, bytes)
    Traceback (most recent call last):
    sokert.errors.DataError: lỗi: “path” nhận str | bytes, nhưng ở đây là “int” [CALL-ARGUMENT]
    ...
    """
    if not isinstance(given, kinds):
        wanted = wanted or " | ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise DataError(Finding("CALL-ARGUMENT", {"name": name, "wanted": wanted, "given": type(given).__name__}))


# Why the system refuses a file, by the error that Python makes of it or the system's number, and what we call that.
_KINDS = (
    ((FileNotFoundError, NotADirectoryError), "FILE-NOT-FOUND"),
    (IsADirectoryError, "FILE-IS-FOLDER"),
    (FileExistsError, "FILE-NOT-FOLDER"),
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


_POINTER = b"version https://git-lfs.github.com/spec/"
_OF_LFS = {"keeper": "Git LFS", "pull": "git lfs pull", "fetched": "actions/checkout: lfs: true"}


def held(content: bytes, path: object) -> bytes:
    """Return the bytes of a file; raise FileError where they are only what Git LFS keeps in place of a large one."""
    if content.startswith(_POINTER):
        raise FileError(Finding("FILE-LFS-POINTER", _OF_LFS, Place(str(path))))
    return content


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
    if other == "FILE-UNREADABLE" and code == "FILE-NOT-FOUND" and os.path.islink(str(path)):
        return FileError(Finding("FILE-LINK-BROKEN", {"target": os.path.realpath(str(path))}, Place(str(path))))
    code = _IN_WRITING.get(code, code) if other == "FILE-UNWRITABLE" else code
    is_pattern = code == "FILE-NOT-FOUND" and any(sign in str(path) for sign in "*?")
    is_folder = code == "FILE-NO-PERMISSION" and os.path.isdir(str(path))
    sentence = "FILE-NOT-FOUND-PATTERN" if is_pattern else "FOLDER-NO-PERMISSION" if is_folder else ""
    return FileError(Finding(code, {"number": windows or number}, Place(str(path)), sentence=sentence))

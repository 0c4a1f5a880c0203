"""Turns a file's bytes into text whose every character can be placed, whatever is wrong with it.

What YAML or XML could not carry is found here, told with its line and column and replaced, so that
one bad character does not hide the problems behind it.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sokert.errors import Finding, Place, held, unreadable

MEMORY = "-"  # what a text is called that stands in no file, as the command line calls a pipe
LARGEST = 64 * 2**20  # bytes; a report with a hundred thousand figures has a quarter of that

# What XML 1.0 forbids (its section 2.2), what YAML forbids beside it, and the signs that `_HIDDEN` borrows.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe]")
# PyYAML ends a line at these, as YAML 1.1 did; it reads noncharacters in their stead.
_HIDDEN = {"\u2028": "\U0001fffe", "\u2029": "\U0001ffff", "\ufeff": "\U0002fffe"}
_SHOWN = {ord(stand_in): sign for sign, stand_in in _HIDDEN.items()}
_LINE_END = re.compile(r"\r\n|\n|\r")
_JSON = re.compile(r'\s*\{\s*["}]')

_EVERY = 4  # where one byte in so few is a NUL, letters have two bytes or four
MOST_NOTED = 100  # illegal characters, one by one; the rest are counted

# How files begin that are no text, and what they are.
_OTHERS = {
    b"PK\x03\x04": "Word, Excel (.docx, .xlsx, .zip)",
    b"\xd0\xcf\x11\xe0": "Word, Excel (.doc, .xls)",
    b"%PDF-": "PDF",
}

# The longer marks first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class TextFile:
    """A file's text, and what was wrong with its characters.

    >>> file = TextFile.of("ghi chú\\nsố: 1\\x0b2", "r.yaml")
    >>> print(file.findings[0].where, file.findings[0].facts["character"])
    r.yaml:2:6 U+000B
    >>> file.text
    'ghi chú\\nsố: 1�2'
    """

    name: str
    text: str
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, text: str, name: str = "") -> TextFile:
        """Return a text with its illegal characters told and replaced, one for one."""
        raw = cls(name, text)
        found = [(one[0], one.start()) for one in _ILLEGAL.finditer(text)]
        findings = [
            Finding("DATA-ILLEGAL-CHARACTER", {"character": sign(character)}, raw.place(index))
            for character, index in found[:MOST_NOTED]
        ]
        if left := found[MOST_NOTED:]:
            findings.append(Finding("DATA-ILLEGAL-MORE", {"count": len(left)}, raw.place(left[0][1])))
        return cls(name, _ILLEGAL.sub("�", text), tuple(findings))

    @classmethod
    def read(cls, path: Path) -> TextFile:
        """Read a file; raise FileError when there is nothing to read."""
        return cls.decoded(held(_bytes(path), path), str(path))

    @classmethod
    def decoded(cls, data: bytes, name: str = MEMORY) -> TextFile:
        """Return the text that bytes are."""
        if len(data) > LARGEST:
            return cls(name, "", (Finding("DATA-FILE-TOO-LARGE", {"most": LARGEST // 2**20}, Place(name)),))
        for start_of, kind in _OTHERS.items():
            if data.startswith(start_of):
                return cls(name, "", (Finding("DATA-NOT-TEXT", {"kind": kind}, Place(name)),))
        encoding, start = next(((code, len(mark)) for mark, code in MARKS if data.startswith(mark)), ("utf-8", 0))
        if encoding == "utf-8" and data.count(b"\0") * _EVERY > len(data):  # UTF-16 or UTF-32 without its mark
            facts = {"byte": "00", "position": data.index(b"\0") + 1, "encoding": "UTF-8"}
            return cls(name, "", (Finding("DATA-NOT-UTF-8", facts, Place(name)),))
        try:
            return cls.of(data[start:].decode(encoding), name)
        except UnicodeDecodeError as error:
            file = cls.of(data[start:].decode(encoding, "replace"), name)
            return cls(file.name, "", (_undecodable(error, start, file),))  # all else would be wrong because of it

    @property
    def is_json(self) -> bool:
        """Whether it is JSON: by its name, in memory by how it begins."""
        return self.name.lower().endswith(".json") or (self.name == MEMORY and bool(_JSON.match(self.text)))

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, index: int, text: str = "", metric: str = "") -> Place:
        """Return the line and column of a character, both counted from 1."""
        line = bisect_right(self._lines, index)
        return Place(self.name, line, index - self._lines[line - 1] + 1, text=text, metric=metric)

    @property
    def for_parser(self) -> str:
        """The text as PyYAML may see it, of the same length."""
        text = self.text
        for character, stand_in in _HIDDEN.items():
            text = text.replace(character, stand_in)
        return text


def as_bytes(text: str, like: bytes) -> bytes:
    """Return a text as the bytes of a file in the encoding, and with the mark, of another.

    >>> as_bytes("năm", codecs.BOM_UTF8 + b"x")[:3] == codecs.BOM_UTF8
    True
    """
    mark, encoding = next(((mark, code) for mark, code in MARKS if like.startswith(mark)), (b"", "utf-8"))
    return mark + text.encode(encoding)


def as_written(value: str) -> str:
    """Return a text from the parser with its own characters again."""
    return value.translate(_SHOWN)


def sign(character: str) -> str:
    """Return how a character that cannot be shown is named.

    >>> sign("\\x0b")
    'U+000B'
    """
    return f"U+{ord(character):04X}"


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, one more than allowed at most."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except PermissionError as error:
        # Windows refuses to open a folder with the words of a missing right.
        raise unreadable(IsADirectoryError() if path.is_dir() else error, path) from error
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error


def _undecodable(error: UnicodeDecodeError, start: int, file: TextFile) -> Finding:
    """Return the finding for the first byte that is no text in the file's encoding."""
    before = error.object[: error.start].decode(error.encoding)
    facts = {"byte": f"{error.object[error.start]:02X}", "position": start + error.start + 1}
    return Finding("DATA-NOT-UTF-8", {**facts, "encoding": error.encoding.upper()}, file.place(len(before)))

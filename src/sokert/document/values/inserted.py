"""A whole Word file as a value: what stands in it is put where its tag stands."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol, runtime_checkable

from sokert.document.blocks import Value
from sokert.document.values.files import Source, content_of
from sokert.document.values.wording import Problems

_OF_WORD = re.compile(r"(?i)[\\/]?word[\\/]")  # where the text lies, whatever a producer calls its part
_OLD = b"\xd0\xcf\x11\xe0"  # OLE: a .doc, or a .docx with a password


@runtime_checkable
class Savable(Protocol):
    """What writes itself as a file, as a document of python-docx does."""

    def save(self, stream: BytesIO, /) -> object:
        """Write the file."""


@dataclass(frozen=True, slots=True, init=False)
class InsertedDocument(Value):
    """A whole `.docx`, put where its tag stands alone in its paragraph.

    >>> InsertedDocument(b"no Word file")
    Traceback (most recent call last):
    sokert.errors.DataError: ...

    It is given by path, bytes, open file, or as a document of python-docx. Its styles, numbering and pictures come
    with it, and so do pages that lie on their side or have words in their header; in a cell or a header only its
    words. The bytes are read once, on making, so a missing file, or one that is no Word file, is told there.
    """

    content: bytes = field(repr=False)
    name: str = field(compare=False)
    """The file it came from, without its folder."""

    def __init__(self, source: Source | Savable) -> None:
        problems = Problems("InsertedDocument")
        content = _saved(source) if isinstance(source, Savable) else content_of(problems, source)
        if not problems.found and (code := _refused(content)):
            problems.note(code, "source")
        problems.refuse()
        object.__setattr__(self, "content", content)
        object.__setattr__(self, "name", os.path.basename(problems.file))

    def __str__(self) -> str:
        return self.name


def _saved(document: Savable) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _refused(content: bytes) -> str:
    """Return the code of what a file is instead of a Word file; its parts are looked at later, in `word`."""
    if content.startswith(_OLD):
        return "WORD-OLD-OR-LOCKED"
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "" if any(map(_OF_WORD.match, archive.namelist())) else "WORD-NOT-WORD"
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        return "WORD-DAMAGED"

"""The bytes of a value that is a file: by its path, as bytes, or as an open file."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Protocol

from sokert.document.values.wording import Problems
from sokert.errors import FileError, Finding, held, unreadable


class Readable(Protocol):
    """An open file, or whatever gives its bytes when read."""

    def read(self) -> bytes:
        """Return all bytes."""


Source = str | os.PathLike[str] | bytes | Readable


def whole(source: Readable) -> bytes:
    """Return the bytes of an open file; of one that stands at its end, as it does just after it was written, all.

    >>> file = io.BytesIO()
    >>> _ = file.write(b"PK")
    >>> whole(file), whole(file)
    (b'PK', b'PK')
    """
    content = source.read()
    if content == b"" and isinstance(source, io.IOBase) and source.seekable():
        source.seek(0)
        return bytes(source.read())
    return content


def content_of(problems: Problems, source: Source) -> bytes:
    """Return the bytes of a source, read once; what hinders is noted with the path."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    try:
        if isinstance(source, str | os.PathLike):
            problems.file = os.fspath(source)
            return held(Path(source).read_bytes(), source)
        problems.file = str(getattr(source, "name", "") or "")
        content = whole(source)
        if isinstance(content, bytes):
            return content
    except (OSError, ValueError) as error:
        finding = error.findings[0] if isinstance(error, FileError) else _finding(error, problems.file)
        problems.note(finding.code, "source", **finding.facts)
        return b""
    except AttributeError:
        pass
    problems.note("VALUE-SOURCE-EXPECTED", "source", source)
    return b""


def _finding(error: OSError | ValueError, path: str) -> Finding:
    """Return what hinders the reading: of a path, or of a stream, which has no name."""
    if path and "\0" not in path and os.path.isdir(path):
        error = IsADirectoryError()  # Windows refuses it with the words of a missing right
    if not path and isinstance(error, ValueError):
        error = OSError(errno.EIO, "")
    return unreadable(error, path).findings[0]

"""The bytes of a value that is a file: by its path, as bytes, or as an open file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from sokert.document.values.wording import Problems


class Readable(Protocol):
    """An open file, or whatever gives its bytes when read."""

    def read(self) -> bytes:
        """Return all bytes."""


Source = str | os.PathLike[str] | bytes | Readable


def content_of(problems: Problems, source: Source) -> bytes:
    """Return the bytes of a source, read once; what hinders is noted with the path."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    try:
        if isinstance(source, str | os.PathLike):
            problems.file = os.fspath(source)
            return Path(source).read_bytes()
        problems.file = str(getattr(source, "name", "") or "")
        content = source.read()
        if isinstance(content, bytes):
            return content
    except (OSError, ValueError) as error:
        problems.note(*_told(error, problems.file), said=getattr(error, "strerror", None) or str(error))
        return b""
    except AttributeError:
        pass
    problems.note("VALUE-SOURCE-EXPECTED", "source", source)
    return b""


def _told(error: Exception, path: str) -> tuple[str, str]:
    """Return the code of what hinders the reading, and the argument's name."""
    # Windows refuses to open a folder with the words of a missing right.
    if isinstance(error, IsADirectoryError) or (path and "\0" not in path and os.path.isdir(path)):
        return "FILE-IS-FOLDER", "source"
    if isinstance(error, FileNotFoundError):
        return "FILE-NOT-FOUND", "source"
    if isinstance(error, PermissionError):
        return "FILE-NO-PERMISSION", "source"
    return "FILE-UNREADABLE", "source"

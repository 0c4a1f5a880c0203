"""Puts a file in its place: whole or not at all, and over no file that somebody changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from sokert.errors import DataError, FileError, Finding, Place, unreadable, unwritable
from sokert.ooxml.packing import untouched

WORD = (".docx",)  # what comes out is a plain document, whatever was read
WORKBOOK = (".xlsx",)
PDF = (".pdf",)
ANY: tuple[str, ...] = ()
_DENIED = 5  # what Windows says of a file that another program holds, too
_LONGEST = 40  # letters of a name that its unfinished file is called by; a name may fill all a system allows


def put(
    path: Path,
    content: bytes,
    endings: Sequence[str],
    overwrite: bool = True,
    litter: Sequence[str] | None = None,
) -> None:
    """Write a file whole or not at all: beside its place first, then moved over the old one.

    Its name must have one of the endings, where any are given. Without `overwrite` a file that is there stays, unless
    it is as sokert wrote it. A full disk, a missing folder or a missing right raises FileError; the old file stays.
    `litter` are the `unfinished` files of its folder, where many files are written to it: listing it for each would
    take longer with every file.
    """
    if wrong := misnamed(path, endings):
        raise DataError(wrong)
    if not overwrite:
        _spare(path, content)
    try:
        if path.is_dir():
            raise IsADirectoryError
        _cleared(path, unfinished(path.parent) if litter is None else litter)
        while not _moved(_beside(path, content), path):
            pass  # whoever wrote to the same name meanwhile took our unfinished file for litter
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error


def misnamed(path: str | Path, endings: Sequence[str]) -> Finding | None:
    """Return what is wrong with the name of a file to be written: its ending is that of another kind of file.

    >>> misnamed("b.pdf", WORD).code, misnamed("B.DOCX", WORD), misnamed("b", ())
    ('FILE-KIND', None, None)
    """
    if not endings or Path(path).suffix.lower() in endings:
        return None
    return Finding("FILE-KIND", {"given": str(path), "allowed": ", ".join(endings)})


def _spare(path: Path, content: bytes) -> None:
    """Raise FileError where a file would be lost that is not ours, or no longer."""
    try:
        old = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if old != content and not untouched(old):
        raise FileError(Finding("FILE-NOT-OURS", where=Place(str(path))))


def _prefix(path: Path) -> str:
    return f".{path.name[:_LONGEST]}."


def unfinished(folder: Path) -> list[str]:
    """Return the names of files in a folder that were not finished, by us or by others that are at work."""
    try:
        return [name for name in os.listdir(folder) if name.endswith(".tmp") and name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []  # a folder may let its files be written, not listed


def _cleared(path: Path, litter: Sequence[str]) -> None:
    """Take away what writes to this name left that were killed before they ended."""
    prefix = _prefix(path)
    for name in litter:
        if name.startswith(prefix):
            with suppress(OSError):
                os.unlink(path.with_name(name))


def _beside(path: Path, content: bytes) -> Path:
    """Return an unfinished file beside a path that holds all the content; nothing is left where it cannot be made."""
    beside = path.with_name(f"{_prefix(path)}{token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:  # with the rights that a new file is given here
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    return beside


def _moved(beside: Path, path: Path) -> bool:
    """Move an unfinished file to its place; return whether it was still there."""
    try:
        with suppress(FileNotFoundError):
            beside.chmod(path.stat().st_mode & 0o777)  # the rights of the old file stay
        beside.replace(path)
    except FileNotFoundError:
        if path.parent.is_dir():
            return False
        raise
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        if getattr(error, "winerror", None) == _DENIED and os.access(path, os.W_OK):
            raise OSError(errno.EBUSY, "") from error
        raise
    return True

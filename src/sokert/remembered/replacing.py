"""A file that a person changed gives way to a new rendering that says all they wrote; their copy stays beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sokert.errors import SokertError
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered
from sokert.remembered.edits import edits, still_open
from sokert.remembered.said import said
from sokert.saving import WORD, put


def replaced(path: Path, content: bytes) -> Path | None:
    """Write a new rendering to a path, and return where the file that a person changed is kept.

    None, and nothing written, where the rendering does not say what they wrote, or nobody can tell.
    """
    if not _says_all(content, path):
        return None
    old = path.read_bytes()
    kept = next(name for name in _names(path) if not name.exists() or name.read_bytes() == old)
    put(kept, old, WORD)
    put(path, content, WORD)
    return kept


def _says_all(content: bytes, path: Path) -> bool:
    """Return whether a rendering says every word that a person changed in the file at a path."""
    try:
        archive = opened(path)
        before, now = remembered(archive).lines, remembered(opened(content)).lines
    except SokertError:
        return False  # one of the two carries no map
    if before is None or now is None:
        return False
    after = said(archive)
    changed = edits(before, after)
    return bool(changed) and not still_open(changed, now, after)


def _names(path: Path) -> Iterator[Path]:
    """Yield what the file of a person may be called: bao-cao.da-sua.docx, bao-cao.da-sua-2.docx."""
    for number in count(1):
        yield path.with_name(f"{path.stem}.da-sua{f'-{number}' if number > 1 else ''}{path.suffix}")

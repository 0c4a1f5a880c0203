"""Tells the words of the last period, or of an example, that `sokert new --from` marked and nobody looked at yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sokert.errors import Finding
from sokert.sources.text_file import TextFile

# How the sentences NEW-UNCHANGED* begin, in every language a file is made in: a file without them reads no catalogue.
_MARKS = re.compile(r"(?m)^ *(?P<mark># (?:chưa sửa|not changed yet): )")


def unchanged(file: TextFile) -> Iterator[Finding]:
    """Yield that marks are left above words of the last period, at the first of them.

    >>> found = next(unchanged(TextFile("a.yaml", "sections:\\n  # chưa sửa: lời của kỳ 2026-H1\\n  - title: A\\n")))
    >>> found.code, found.facts, found.where.line
    ('NEW-LEFT-UNCHANGED', {'count': 1}, 2)
    """
    if marks := list(_MARKS.finditer(file.text)):
        yield Finding("NEW-LEFT-UNCHANGED", {"count": len(marks)}, file.place(marks[0].start("mark")), "warning")


def unchanged_in(content: str | Path | bytes) -> Iterator[Finding]:
    """Yield what `unchanged` does of a report file by its path, or of its bytes."""
    yield from unchanged(TextFile.decoded(content) if isinstance(content, bytes) else TextFile.read(Path(content)))

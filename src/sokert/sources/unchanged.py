"""Tells the words of the last period, or of an example, that `sokert new --from` marked and nobody looked at yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sokert import messages
from sokert.errors import Finding
from sokert.sources.text_file import TextFile


def unchanged(file: TextFile) -> Iterator[Finding]:
    """Yield that marks are left above words of the last period, at the first of them.

    >>> found = next(unchanged(TextFile("a.yaml", "sections:\\n  # chưa sửa: lời của kỳ 2026-H1\\n  - title: A\\n")))
    >>> found.code, found.facts, found.where.line
    ('NEW-LEFT-UNCHANGED', {'count': 1}, 2)
    """
    if marks := list(_marks().finditer(file.text)):
        yield Finding("NEW-LEFT-UNCHANGED", {"count": len(marks)}, file.place(marks[0].start("mark")), "warning")


def unchanged_in(content: str | Path | bytes) -> Iterator[Finding]:
    """Yield what `unchanged` does of a report file by its path, or of its bytes."""
    yield from unchanged(TextFile.decoded(content) if isinstance(content, bytes) else TextFile.read(Path(content)))


@cache
def _marks() -> re.Pattern[str]:
    """Return what marks such words, in every language a file is made in."""
    codes = ("NEW-UNCHANGED", "NEW-UNCHANGED-TITLE", "NEW-UNCHANGED-EXAMPLE")
    said = [messages.text(code, {"period": "\0"}, lang) for code in codes for lang in messages.LANGUAGES]
    words = "|".join(re.escape(one).replace(re.escape("\0"), ".+") for one in said)
    return re.compile(rf"(?m)^ *(?P<mark># (?:{words}))")

"""CONTENTS: references and tables of contents of a written file, once all its places are known.

The writer leaves signs (`ooxml.names`); here each becomes a field with its result in place: a caption's or a section's
number, entries with the numbers of the pages they are on. The pages are measured, alike on every machine
(`contents.paging`), so that a file is right before Word has opened it. Word refreshes the fields when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

SIGN = b"<w:sokert"
"""What a part holds in which something is to be put: a reference or a table of contents."""
Measure = Callable[[Mapping[str, bytes]], Mapping[str, int]]
"""The parts of a file → the page of each of its bookmarks."""


def settled(parts: Mapping[str, bytes], measure: Measure | None = None) -> dict[str, bytes]:
    """Return the parts of a file with its references and contents in place of their signs.

    `measure` of None reckons the pages from the widths of the letters.
    """
    if not any(SIGN in content for content in parts.values()):
        return dict(parts)
    from sokert.contents.entries import filled  # lxml, which most documents do not need

    return filled(parts, measure)

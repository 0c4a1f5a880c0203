"""The places of a document that its texts refer to: captions, sections, annexes by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sokert.document.blocks import Block, Blocks
from sokert.errors import Finding, Place, near
from sokert.models import Report, Section


def leading_nowhere(blocks: Blocks, data: Report | Mapping[str, Any]) -> list[Finding]:
    """Return the references of a document that lead nowhere, each where a text of the report types it."""
    asked = {mark[len("ref/") :] for mark, _ in _all(blocks) if mark.startswith("ref/")}
    if not asked:
        return []
    known = {
        mark.partition("/")[2] for mark, _ in _all(blocks) if mark.startswith(("anchor/", "caption-")) and "/" in mark
    }
    return [
        Finding("FILL-REFERENCE", {"name": name, "near": near(name, sorted(known))}, Place(part=_way(name, data)))
        for name in sorted(asked - known)
    ]


def _all(blocks: Blocks) -> Iterator[Block]:
    yield from blocks
    for value in blocks.values:
        yield from getattr(value, "blocks", ()) if isinstance(getattr(value, "blocks", ()), tuple) else ()


def _way(name: str, data: Report | Mapping[str, Any]) -> str:
    """Return the way to the first text of a report that types a reference."""
    return next(_typed(name, data.sections, "sections"), "") if isinstance(data, Report) else ""


def _typed(name: str, sections: Iterable[Section], way: str) -> Iterator[str]:
    for at, section in enumerate(sections):
        if f"#{name})" in section.body or f'"{name}"' in section.body:
            yield f"{way}[{at}].body"
        yield from _typed(name, section.sections, f"{way}[{at}].sections")

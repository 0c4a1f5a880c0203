"""The places of a document that its texts refer to: captions, sections, annexes by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sokert.document.blocks import Block, Blocks, Value
from sokert.errors import Finding, Place, near
from sokert.models import Report, Section
from sokert.template.notes import SHARED


def leading_nowhere(blocks: Blocks, data: Report | Mapping[str, Any]) -> list[Finding]:
    """Return the references of a document that lead nowhere, each where a text of the report types it."""
    if not blocks.values and not blocks.beginning("ref/"):
        return []
    marks = blocks.distinct.union(*map(_marks_of, blocks.values))
    asked = {mark[len("ref/") :] for mark in marks if mark.startswith("ref/")}
    known = {mark.partition("/")[2] for mark in marks if mark.startswith(("anchor/", "caption-")) and "/" in mark}
    return [
        Finding("FILL-REFERENCE", {"name": name, "near": near(name, sorted(known))}, Place(part=_way(name, data)))
        for name in sorted(asked - known)
    ]


def with_shared_notes(blocks: Blocks) -> Blocks:
    """Return blocks in which a note that comes again with the same words is a reference to the first.

    >>> note = [Block("anchor/chu-thich-1", ""), Block("footnote", "Lời."), Block("/footnote", " sau")]
    >>> with_shared_notes(Blocks.of([*note, *note])).marks
    ['anchor/chu-thich-1', 'footnote', '/footnote', 'ref/chu-thich-1']
    """
    if not blocks.beginning(f"anchor/{SHARED}"):
        return blocks
    kept, known = list[Block](), set[tuple[Block, ...]]()
    at = 0
    while at < len(blocks):
        mark = blocks[at].mark
        end = next(_ends(blocks, at), 0) if mark.startswith(f"anchor/{SHARED}") else 0
        note = tuple(blocks[at:end])
        if note and note in known:
            kept.append(Block(mark.replace("anchor", "ref", 1), blocks[end].text))
            at = end + 1
            continue
        known.add(note)
        kept.append(blocks[at])
        at += 1
    return Blocks.of(kept)


def _ends(blocks: Blocks, start: int) -> Iterator[int]:
    return (at for at in range(start, len(blocks)) if blocks.marks[at] == "/footnote")


def _marks_of(value: Value) -> set[str]:
    """Return the marks of the lines that a value has become."""
    lines = getattr(value, "blocks", ())
    return {mark for mark, _ in lines} if isinstance(lines, tuple) else set()


def _way(name: str, data: Report | Mapping[str, Any]) -> str:
    """Return the way to the first text of a report that types a reference."""
    return next(_typed(name, data.sections, "sections"), "") if isinstance(data, Report) else ""


def _typed(name: str, sections: Iterable[Section], way: str) -> Iterator[str]:
    for at, section in enumerate(sections):
        if f"#{name})" in section.body or f'"{name}"' in section.body:
            yield f"{way}[{at}].body"
        yield from _typed(name, section.sections, f"{way}[{at}].sections")

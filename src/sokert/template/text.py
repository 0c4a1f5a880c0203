"""Turns a template written as text into lines: Markdown, Jinja, and marks for what Markdown lacks.

    :agency: {{ issuer.name|upper }}      a line with a mark of its own
    ::: head ... :::                      a part of the page that holds other lines
    # Heading, - bullet, 1. item, | a | b |, **bold**, *italic*, a paragraph

Structure is read here, before any value is known.
"""

from __future__ import annotations

import re

from sokert.document.blocks import fence
from sokert.errors import Finding
from sokert.template import markdown
from sokert.template.reading import Reading, Writer, taken_out

_MARKED = re.compile(r":([a-z][a-z0-9/-]*):(?:[ \t]+(.*))?$")
_CONTAINER = re.compile(r":::[ \t]*([a-z][a-z0-9-]*)?[ \t]*$")


def lines(source: str, marked: bool = True) -> tuple[str, list[Finding]]:
    """Return a template's text as one Jinja source with every line between its fences.

    >>> source, _ = lines("# {{ a }}\\n\\nHai **{{ b }}**.")
    >>> source.translate({0xFFFF: "<", 0xFFFE: ">"})
    '<heading-1>{{ a }}</heading-1>{#\\n\\n#}<body>Hai <bold>{{ b }}<plain>.</body>'

    Each tag stays on the line it was written on, so that Jinja's line numbers are the author's.
    `marked` False reads plain Markdown only: a report's own texts cannot name marks.
    """
    reading, writer = taken_out(source), Writer()
    stretch: list[int] = []
    for index, line in enumerate(reading.lines):
        if marked and (_MARKED.match(line) or _CONTAINER.match(line)):
            markdown.write(reading, stretch, writer)
            stretch = []
            _marked(reading, index, writer)
        else:
            stretch.append(index)
    markdown.write(reading, stretch, writer)
    for name, number in writer.containers:
        reading.note("TEMPLATE-CONTAINER-OPEN", number, name=name)
    return "".join(writer.pieces), reading.findings


def _marked(reading: Reading, index: int, writer: Writer) -> None:
    """Write a line with a mark, or the opening or closing of a container."""
    line, number = reading.lines[index], reading.numbers[index]
    writer.go(number)
    if found := _MARKED.match(line):
        mark = found[1]
        text = reading.restored((found[2] or "").replace(r"\*", "*"))
        writer.put(fence(mark) + text + fence(f"/{mark}"))
        return
    name = line[3:].strip()
    if name:
        writer.containers.append((name, number))
        writer.put(fence(_path(writer.containers)))
    elif writer.containers:
        writer.put(fence("/" + _path(writer.containers)))
        writer.containers.pop()
    else:
        reading.note("TEMPLATE-CONTAINER-END", number)


def _path(containers: list[tuple[str, int]]) -> str:
    return "-".join(name for name, _ in containers)

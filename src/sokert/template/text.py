"""Turns a template written as text into lines: Markdown, Jinja, and marks for what Markdown lacks.

    :agency: {{ issuer.name|upper }}      a line with a mark of its own
    ::: head ... :::                      a part of the page that holds other lines
    # Heading, - bullet, 1. item, | a | b |, **bold**, *italic*, a paragraph

Structure is read here, before any value is known.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sokert.document.blocks import fence
from sokert.errors import Finding
from sokert.template import markdown, notes
from sokert.template.reading import Reading, Writer, taken_out
from sokert.template.stray import stray
from sokert.template.unread import unread

PROPERTIES = ("title", "creator", "language")  # what a file says of itself: the lines of `::: properties`
_SHORT = 5_000  # characters of a text that is one of many, as those of a report are
_MARKED = re.compile(r":([a-z][a-z0-9/-]*):(?:[ \t]+(.*))?$")
_CONTAINER = re.compile(r":::[ \t]*([a-z][a-z0-9-]*)?[ \t]*$")


def lines(
    source: str, marked: bool = True, tagged: bool = True, known: frozenset[str] = frozenset()
) -> tuple[str, list[Finding]]:
    """Return a template's text as one Jinja source with every line between its fences.

    >>> source, _ = lines("# {{ a }}\\n\\nHai **{{ b }}**.")
    >>> source.translate({0xFFFF: "<", 0xFFFE: ">"})
    '<heading-1>{{ a }}</heading-1>{#\\n\\n#}<body>Hai <bold>{{ b }}<plain>.</body>'

    Each tag stays on the line it was written on, so that Jinja's line numbers are the author's.
    `marked` False reads plain Markdown only: a report's own texts cannot name marks. `tagged` False reads a
    text of data, whose braces come out as BRACE. `known` are the marks there are; of none any may be meant.
    """
    read = _lines if len(source) <= _SHORT else _lines.__wrapped__
    fenced, findings = read(source, marked, tagged, known)
    return fenced, list(findings)


@lru_cache(maxsize=512)  # who judges the texts of a report, who fills and who traces them ask one after the other
def _lines(source: str, marked: bool, tagged: bool, known: frozenset[str]) -> tuple[str, tuple[Finding, ...]]:
    reading, writer = taken_out(source, tagged), Writer()
    reading.known = known
    reading.findings += stray(reading.source, reading.tags) if tagged else ()
    notes.take_out(reading)
    stretch: list[int] = []
    for index, line in enumerate(reading.lines):
        if marked and (_MARKED.match(line) or _CONTAINER.match(line)):
            markdown.write(reading, stretch, writer)
            stretch = []
            _marked(reading, index, writer)
        elif not _in_properties(writer) or not line.strip() or reading.is_control(line):
            stretch.append(index)
        else:
            reading.note("TEMPLATE-IN-PROPERTIES", reading.numbers[index], words=reading.restored(line).strip()[:60])
    markdown.write(reading, stretch, writer)
    notes.left(reading)
    for name, number in writer.containers:
        reading.note("TEMPLATE-CONTAINER-OPEN", number, name=name)
    return "".join(writer.pieces), tuple(reading.findings)


def _in_properties(writer: Writer) -> bool:
    return bool(writer.containers) and writer.containers[-1][0] == "properties"


def of_title(source: str) -> list[Finding]:
    """Return what a title, which is one line of plain words, would print raw.

    >>> [finding.code for finding in of_title("**Kết quả** {{ a ** b }}")]
    ['TEMPLATE-STRAY-BOLD']
    """
    is_read = unread(source) is None
    if is_read and not ("{" in source or "}" in source):
        return []
    reading = taken_out(source)
    reading.findings += stray(reading.source, reading.tags)
    if is_read:
        return reading.findings
    for line, number in zip(reading.lines, reading.numbers, strict=True):
        if found := unread(line):
            said = reading.restored(line[max(found[1] - 20, 0) : found[1] + 40])
            reading.note(found[0], number, text=said[:80])
    return reading.findings


def _marked(reading: Reading, index: int, writer: Writer) -> None:
    """Write a line with a mark, or the opening or closing of a container."""
    line, number = reading.lines[index], reading.numbers[index]
    writer.go(number)
    if match := _MARKED.match(line):
        mark = match[1]
        if _in_properties(writer) and mark not in PROPERTIES:
            reading.note("TEMPLATE-IN-PROPERTIES", number, words=reading.restored(line).strip()[:60])
            return
        reading.judge(mark, number)
        text = reading.restored(markdown.noted(reading, (match[2] or "").replace(r"\*", "*"), number))
        writer.put(fence(mark) + text + fence(f"/{mark}"))
        return
    name = line[3:].strip()
    if name:
        writer.containers.append((name, number))
        path = _path(writer.containers)
        reading.judge(path, number)
        writer.put(fence(path))
    elif writer.containers:
        writer.put(fence("/" + _path(writer.containers)))
        writer.containers.pop()
    else:
        reading.note("TEMPLATE-CONTAINER-END", number)


def _path(containers: list[tuple[str, int]]) -> str:
    return "-".join(name for name, _ in containers)

"""Footnotes and endnotes of a written document: where one may stand, the part they go into, and their numbers.

LibreOffice shows with the n-th reference the n-th note of the part, whatever their ids say. So notes stand in the order
of their references, one for each, numbered from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sokert.document.blocks import NOTES, VALUE, Block
from sokert.errors import Finding, Place, TemplateError
from sokert.ooxml.markup import END, SIGN
from sokert.ooxml.names import MAIN, W
from sokert.word.samples import Samples

_PART = re.compile(f"{SIGN}(?:part|within) ([^{END}]*){END}")
_TYPE = re.compile(r'\bw:type="(?!normal")')
_ID = re.compile(r'\bw:id="([^"]*)"')
# What may stand before the notes' own properties in a section's (ECMA-376 Part 1, 17.6.17).
_PAGE = re.compile(
    r"(<w:sectPr\b[^<>]*(?<!/)>(?>(?:<w:(?:header|footer)Reference\b[^<>]*/>|<w:footnotePr>.*?</w:footnotePr>)*))(?!<w:endnotePr)",
    re.DOTALL,
)
_DECIMAL = r'\1<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'


def refuse_outside(blocks: Iterable[Block], samples: Samples) -> None:
    """Raise TemplateError where a note stands outside the body: Word has none in a header, another note, a property."""
    part, before = MAIN, ""
    for mark, _ in blocks:
        if mark in NOTES and (part != MAIN or before in samples.kinds):
            raise TemplateError(Finding("VALUE-NOTE-OUTSIDE", {}, samples.places.get(before, Place())))
        if not mark.startswith(VALUE):
            for match in _PART.finditer(samples.shells[mark]):
                part = match[1]
        before = mark


def gathered(
    texts: Mapping[str, str], notes: Mapping[str, list[str]], samples: Samples
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the filled parts with all notes in their places, and the parts that never change, where they had to.

    `notes` are those that stood at their references, by the name of their part.
    """
    filled, still = {**texts}, {**samples.parts}
    for name, more in notes.items():
        if name not in filled:
            if name not in still:
                still = _with_part(still, name)
                filled[MAIN] = _PAGE.sub(_DECIMAL, filled[MAIN]) if name == "word/endnotes.xml" else filled[MAIN]
            filled[name] = still[name].decode("utf-8")
        end = filled[name].rindex("</")
        filled[name] = filled[name][:end] + "".join(more) + filled[name][end:]
    for kind in NOTES:
        name = f"word/{kind}s.xml"
        if (name in filled or name in still) and f"<w:{kind}Reference" in filled.get(MAIN, ""):
            part = filled[name] if name in filled else still[name].decode("utf-8")
            body, ordered = numbered(filled[MAIN], _whole(filled[MAIN], part, samples.file.get(name), kind, name), kind)
            if ordered != part:
                filled[MAIN], filled[name] = body, ordered
    return filled, {name: content for name, content in still.items() if samples.parts.get(name) is not content}


def _whole(body: str, part: str, file: bytes | None, kind: str, name: str) -> str:
    """Return a part of notes with those of inserted documents, which stand in the file alone."""
    asked, there = set(re.findall(rf'<w:{kind}Reference\b[^<>]*?\bw:id="([^"]*)"', body)), set(_ids(part, kind))
    if file is None or asked <= there:
        return part
    from lxml import etree  # for such documents alone

    from sokert.ooxml.unpacking import parsed

    notes = parsed(file, "", name).iterfind(f"{W}{kind}")
    more = [etree.tostring(one, encoding="unicode") for one in notes if one.get(f"{W}id") in asked - there]
    end = part.rindex("</")
    return part[:end] + "".join(more) + part[end:]


def _ids(part: str, kind: str) -> list[str]:
    return re.findall(rf'<w:{kind}\b[^<>]*\bw:id="(\d+)"', part)


def highest(parts: Mapping[str, bytes]) -> dict[str, int]:
    """Return the highest id of a note of each kind that a file has."""
    notes = {kind: parts.get(f"word/{kind}s.xml", b"").decode("utf-8", "replace") for kind in sorted(NOTES)}
    return {kind: max(map(int, _ids(part, kind)), default=0) for kind, part in notes.items()}


def _with_part(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """Return a file with a part for notes of a kind."""
    from sokert.ooxml.parts import Parts  # lxml, for documents with notes alone
    from sokert.word.merge.notes import part_of

    host = Parts(parts)
    part_of(host, name.removeprefix("word/").removesuffix(".xml"))
    return host.written()


def numbered(body: str, part: str, kind: str) -> tuple[str, str]:
    """Return a body and its part of notes with a note of its own for each reference, in the order of the references.

    >>> def note(id):
    ...     return f'<w:footnote w:id="{id}"><w:p/></w:footnote>'
    >>> body = '<w:footnoteReference w:id="7"/><w:footnoteReference w:id="7"/>'
    >>> numbered(body, f"<w:footnotes>{note(7)}</w:footnotes>", "footnote")[0]
    '<w:footnoteReference w:id="1"/><w:footnoteReference w:id="2"/>'
    """
    reference = re.compile(rf'(<w:{kind}Reference\b[^<>]*?\bw:id=")([^"]*)')
    every = re.compile(rf"<w:{kind}\b(?P<said>[^<>]*)(?<!/)>.*?</w:{kind}>", re.DOTALL)
    notes = {_id(match["said"]): match[0] for match in every.finditer(part) if not _TYPE.search(match["said"])}
    asked = [match[2] for match in reference.finditer(body)]
    if asked == list(notes) or not notes.keys() >= set(asked):
        return body, part
    order = [*asked, *(id for id in notes if id not in asked)]
    made = "".join(_ID.sub(f'w:id="{number}"', notes[id], count=1) for number, id in enumerate(order, 1))
    kept = every.sub(lambda match: match[0] if _TYPE.search(match["said"]) else "", part)
    end = kept.rindex("</")
    numbers = iter(range(1, len(asked) + 1))
    return reference.sub(lambda match: match[1] + str(next(numbers)), body), kept[:end] + made + kept[end:]


def _id(said: str) -> str:
    match = _ID.search(said)
    return match[1] if match else ""

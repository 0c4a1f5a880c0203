"""Copies footnotes and endnotes from the inserted document to the main one, and makes its part where it has none."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from sokert.ooxml.names import W
from sokert.ooxml.parts import Parts
from sokert.ooxml.properties import number
from sokert.word.merge.body import bare

_KINDS = {"footnotes": "footnote", "endnotes": "endnote"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# What follows the notes' properties in w:settings (ECMA-376 Part 1, 17.15.1.78).
_AFTER = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)


def texts(inserted: Parts, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the inserted document's notes as XML by id, those that are there."""
    part = inserted.related(kind)
    tree = inserted.tree(part) if part else None
    found = [] if tree is None else tree.findall(W + _KINDS[kind])
    by_id = {note.get(f"{W}id", ""): note for note in found if note.get(f"{W}type", "normal") == "normal"}
    return {id: bare(by_id[id]) for id in ids if id in by_id}


def part_of(main: Parts, kind: str) -> str:
    """Return the main document's part of notes, made with its separators where there is none."""
    if main.related(kind) is None:
        _settings(main, kind)
    one = _KINDS[kind]
    small = '<w:rPr><w:sz w:val="10"/><w:szCs w:val="10"/></w:rPr>'  # as high as LibreOffice draws that line
    properties = f'<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>{small}</w:pPr>'
    separators = "".join(
        f'<w:{one} w:type="{kind_of}" w:id="{id}"><w:p>{properties}<w:r>{small}<w:{kind_of}/></w:r></w:p></w:{one}>'
        for id, kind_of in (("-1", "separator"), ("0", "continuationSeparator"))
    )
    empty = f'<w:{kind} xmlns:w="{W.strip("{}")}">{separators}</w:{kind}>'
    return main.made(kind, _TYPE.format(kind), empty.encode())


def free_ids(main: Parts, part: str, ids: Iterable[str]) -> dict[str, str]:
    """Return a new id for each note."""
    tree = main.tree(part)
    used = [number(note.get(f"{W}id")) for note in (() if tree is None else tree)]
    first = max([0, *used]) + 1
    return {id: str(new) for new, id in enumerate(ids, first)}


def added(main: Parts, part: str, kind: str, note: str, id: str) -> None:
    """Add a note that leads to the main document's ids, given with the prefixes it needs."""
    element = etree.fromstring(note)
    element.set(f"{W}id", id)
    main.edited(part).append(element)


def _settings(main: Parts, kind: str) -> None:
    """Name the separators of a new part in the settings, as Word does."""
    part = main.related("settings")
    if part is None:
        return
    tree, one = main.edited(part), _KINDS[kind]
    if tree.find(f"{W}{one}Pr") is not None:
        return
    properties = etree.Element(f"{W}{one}Pr")
    if kind == "endnotes":  # Word's own are i, ii, iii
        etree.SubElement(properties, f"{W}numFmt", {f"{W}val": "decimal"})
    for id in ("-1", "0"):
        etree.SubElement(properties, W + one, {f"{W}id": id})
    later = {W + name for name in _AFTER if name != f"{one}Pr"}
    at = next(
        (index for index, other in enumerate(tree) if other.tag in later or not str(other.tag).startswith(W)), len(tree)
    )
    tree.insert(at, properties)

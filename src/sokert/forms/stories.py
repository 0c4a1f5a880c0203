"""The parts of a Word file that hold text a tag may stand in, in the order they are filled."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sokert.ooxml.names import CONTENT_TYPES
from sokert.ooxml.namespaces import PREFIXES
from sokert.ooxml.parts import overrides
from sokert.ooxml.relationships import name_of
from sokert.ooxml.unpacking import Archive

# By the end of a part's content type: what kind of story it is. The body comes first, so that what it
# sets is known in the others.
_KINDS = {
    "wordprocessingml.document.main+xml": "text",
    "wordprocessingml.template.main+xml": "text",
    "ms-word.document.macroEnabled.main+xml": "text",
    "wordprocessingml.footnotes+xml": "text",
    "wordprocessingml.endnotes+xml": "text",
    "wordprocessingml.header+xml": "text",
    "wordprocessingml.footer+xml": "text",
    "wordprocessingml.numbering+xml": "labels",
    "core-properties+xml": "properties",
    "extended-properties+xml": "properties",
    "custom-properties+xml": "properties",
}
_UNSERVED = ("drawingml.chart+xml", "drawingml.diagramData+xml", "drawingml.chartex+xml")


def stories(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield each part that is filled, and whether it holds text or properties."""
    types = _types(archive)
    order = list(_KINDS)
    ranked = sorted(
        (rank, part) for part, said in types.items() for rank, end in enumerate(order) if said.endswith(end)
    )
    for rank, part in ranked:
        yield part, _KINDS[order[rank]]


def unserved(archive: Archive) -> Iterator[str]:
    """Yield the parts that show text no tag can be filled in: charts and drawings made of data."""
    yield from (part for part, said in _types(archive).items() if said.endswith(_UNSERVED))


def _types(archive: Archive) -> dict[str, str]:
    tree = archive.seen(CONTENT_TYPES)
    return {part: said for part, said in sorted(overrides(tree).items()) if part in archive.parts}


def targets(archive: Archive, part: str) -> dict[str, str]:
    """Return the targets of a part's relations by their ids."""
    tree = archive.seen(name_of(part))
    return (
        {} if tree is None else {one.get("Id", ""): one.get("Target", "") for one in tree if isinstance(one.tag, str)}
    )


def canonical(root: etree._Element) -> None:
    """Let a story name its namespaces as Word does, whoever wrote it: what is joined with it does too."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    names = {element.tag for element in elements} | {name for element in elements for name in element.attrib}
    present = {etree.QName(name).namespace for name in names}
    usual = {prefix: uri for prefix, uri in PREFIXES.items() if uri in present}
    kept = [prefix for prefix in root.nsmap if prefix]
    etree.cleanup_namespaces(root, top_nsmap=usual, keep_ns_prefixes=kept)

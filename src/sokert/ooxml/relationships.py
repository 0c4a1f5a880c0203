"""What a package says of its parts, as text: what relates them, and of which type each is.

A file that is written anew needs no tree for this; one that was read is changed in `parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sokert.ooxml.markup import quoted
from sokert.ooxml.names import NAMESPACES, PACKAGE_RELATIONSHIPS, TYPES

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml"
PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
"""The type of a picture by the ending of its name."""
_ENDINGS = {**PICTURES, "xlsx": f"{OFFICE}.spreadsheetml.sheet"}


def name_of(part: str) -> str:
    """Return the name of the part that holds a part's relationships.

    >>> name_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relationships(targets: Iterable[tuple[str, str]] = ()) -> str:
    """Return a part of relationships: each with its kind, numbered from rId1."""
    entries = "".join(entry(f"rId{number}", kind, target) for number, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{entries}</Relationships>'


def entry(id: str, kind: str, target: str, external: bool = False) -> str:
    """Return one relationship; a kind with a path is the package's own, a whole name its own, any other an office's.

    >>> entry("rId1", "styles", "styles.xml").partition("/officeDocument/")[2]
    '2006/relationships/styles" Target="styles.xml"/>'
    """
    whole = kind if "://" in kind else f"{PACKAGE_RELATIONSHIPS if '/' in kind else NAMESPACES['r']}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{whole}" Target={quoted(target)}{mode}/>'


def with_entries(content: bytes | None, entries: str, root: str = "Relationships") -> bytes:
    """Return a part of relationships, or another of that root, with more entries; one not there yet is made."""
    text = (content or relationships().encode()).decode("utf-8")
    if "</" not in text:
        text = re.sub(r"/>\s*$", f"></{root}>", text)
    end = text.rindex("</")
    return (text[:end] + entries + text[end:]).encode("utf-8")


def content_types(overrides: Mapping[str, str]) -> str:
    """Return the types of a package's parts, given by part."""
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def with_types(content: bytes, endings: Iterable[str], types: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return content types with those of pictures and workbooks by their endings, and of other parts by name."""
    text = content.decode("utf-8")
    known = {found.lower() for found in re.findall(r'Extension="([^"]+)"', text)}
    new = "".join(
        f'<Default Extension="{ending}" ContentType="{_ENDINGS[ending]}"/>' for ending in sorted({*endings} - known)
    )
    place = text.index(">", text.index("<Types")) + 1
    said = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in types.items()
        if f'"/{part}"' not in text
    )
    return with_entries((text[:place] + new + text[place:]).encode("utf-8"), said, "Types")

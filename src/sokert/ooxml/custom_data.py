"""Data of our own in a package: a part beside the text, and in the document's properties a copy that outlives it.

Word, LibreOffice and python-docx keep both; what LibreOffice saves as .odt or .doc keeps the properties alone. Nothing
in the text points to either.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from sokert.ooxml.markup import LONGEST_TEXT
from sokert.ooxml.names import CONTENT_TYPES, MAIN, NAMESPACES
from sokert.ooxml.packing import compressed
from sokert.ooxml.relationships import HEAD, OFFICE, entry, name_of, with_entries

VERSION = 1
URN = "urn:sokert:report:"
PROPERTY = "sokert"
_PIECE, MOST_PIECES = 250, 64  # Word's dialog stops at 255 characters; a copy that needs more is left out
CUSTOM, _PROPERTIES = "docProps/custom.xml", f"{NAMESPACES['r'].rpartition('/')[0]}/custom-properties"
_TYPES = f"{NAMESPACES['r'].rpartition('/')[0]}/docPropsVTypes"
_ITEM_PROPERTIES = f"{NAMESPACES['r'].rpartition('/')[0]}/customXml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_DATA = "customXml/item"
ITEM = re.compile(rf"{_DATA}\d*\.xml")


_with_entries = lru_cache(maxsize=64)(with_entries)
"""Of what a template's parts relate to and which types they have: the same for all that is written by it."""


def with_data(parts: Mapping[str, bytes], source: str, printed: str) -> dict[str, bytes]:
    """Return the parts of a package with a report's data and the map of what was printed from it."""
    whole = {**parts}
    if any(map(is_ours, items(parts))):
        from sokert.ooxml.custom_data_reading import without  # lxml, for a form that was itself written with data

        whole = without(parts)
    said = f'<report xmlns="{URN}{VERSION}">{_elements("source", source)}{_elements("printed", printed)}</report>'
    content = (HEAD + said).encode("utf-8")
    number = next(n for n in range(1, 10**6) if f"customXml/item{n}.xml" not in whole)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    whole[item] = content
    whole[name_of(item)] = _with_entries(None, entry("rId1", "customXmlProps", f"itemProps{number}.xml"))
    whole[properties] = _item_properties(content)
    links = whole.get(name_of(MAIN))
    whole[name_of(MAIN)] = _with_entries(links, entry(_free(links), "customXml", f"../{item}"))
    types = [(properties, f"{OFFICE}.customXmlProperties+xml")]
    if CUSTOM not in whole:
        types.append((CUSTOM, f"{OFFICE}.custom-properties+xml"))
        links = whole.get("_rels/.rels")
        whole["_rels/.rels"] = _with_entries(links, entry(_free(links), "custom-properties", CUSTOM))
    whole[CUSTOM] = _with_properties(whole.get(CUSTOM), _pieces(source, content))
    whole[CONTENT_TYPES] = _typed(whole[CONTENT_TYPES], types)
    return whole


def fingerprint(source: str) -> str:
    """Return what a report's data is known by where only its name is left."""
    return "sha256:" + sha256(source.encode("utf-8")).hexdigest()


def items(parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the parts of data that a package holds, anybody's."""
    return (parts[name] for name in parts if name.startswith(_DATA) and ITEM.fullmatch(name))


def is_ours(content: bytes) -> bool:
    """Return whether a part of data is a report's."""
    return f'"{URN}'.encode() in content[:500] or f"'{URN}".encode() in content[:500]


def _pieces(source: str, content: bytes) -> list[tuple[str, str]]:
    """Return the properties: the version with the fingerprint, and the copy where it is small."""
    said = base64.b64encode(compressed(content)).decode("ascii")
    pieces = [said[at : at + _PIECE] for at in range(0, len(said), _PIECE)]
    copy = [(f"{PROPERTY}.{number:03}", piece) for number, piece in enumerate(pieces)]
    return [(PROPERTY, f"{VERSION} {fingerprint(source)}"), *(copy if len(copy) <= MOST_PIECES else ())]


def _with_properties(content: bytes | None, properties: list[tuple[str, str]]) -> bytes:
    """Return the document's own properties with more of them."""
    text = (content or f'{HEAD}<Properties xmlns="{_PROPERTIES}"></Properties>'.encode()).decode("utf-8")
    first = max([1, *map(int, re.findall(r'\bpid="(\d+)"', text))]) + 1
    rows = "".join(
        f'<property xmlns="{_PROPERTIES}" fmtid="{_FORMAT}" pid="{pid}" name="{name}">'
        f'<vt:lpwstr xmlns:vt="{_TYPES}">{value}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(properties, first)
    )
    return with_entries(text.encode("utf-8"), rows, "Properties")


def _item_properties(content: bytes) -> bytes:
    id = "{" + str(uuid5(NAMESPACE_URL, sha256(content).hexdigest())).upper() + "}"
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{_ITEM_PROPERTIES}" ds:itemID="{id}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{URN}{VERSION}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _typed(content: bytes, types: list[tuple[str, str]]) -> bytes:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types)
    return _with_entries(content, rows, "Types")


@lru_cache(maxsize=64)
def _free(links: bytes | None) -> str:
    """Return an id that a part of relationships does not use."""
    text = (links or b"").decode("utf-8")
    return next(id for n in range(1, 10**6) if f'"{(id := f"rIdSokert{n}")}"' not in text)


def _elements(name: str, text: str) -> str:
    """Return a text as an element, or as several that follow each other where a reader would refuse one so long."""
    pieces = [text[at : at + LONGEST_TEXT] for at in range(0, max(len(text), 1), LONGEST_TEXT)]
    return "".join(f"<{name}>{_text(piece)}</{name}>" for piece in pieces)


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")

"""Reads the data of our own that a package carries, whoever saved it since, and takes it out."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from sokert.ooxml.custom_data import CUSTOM, ITEM, PROPERTY, URN, VERSION, is_ours, items
from sokert.ooxml.names import CONTENT_TYPES
from sokert.ooxml.parts import Parts
from sokert.ooxml.relationships import name_of
from sokert.ooxml.unpacking import Archive, parsed

_NUMBER = re.compile(r"[0-9]{1,9}")
MOST_INFLATED = 64_000_000  # bytes of a copy; a report of a hundred thousand figures has half of that


class Carried(NamedTuple):
    """What a package says of our data: its version, the fingerprint of the report, and its two texts if left."""

    version: int
    fingerprint: str = ""
    source: str | None = None
    printed: str | None = None


def carried(archive: Archive) -> Carried | None:
    """Return our data in a package: the part's, else the copy's; None where sokert left nothing."""
    texts = _property_texts(archive)
    said = texts.get(PROPERTY, "").split(" ")
    mark = said[1] if len(said) == 2 and _NUMBER.fullmatch(said[0]) else ""
    for content in filter(is_ours, items(archive.parts)):
        return _read(content, mark)
    pieces = [texts[name] for name in sorted(texts) if re.fullmatch(rf"{PROPERTY}\.\d{{3}}", name)]
    if pieces and (content := _inflated("".join(pieces))) and is_ours(content):
        return _read(content, mark)
    return Carried(int(said[0]), mark) if mark else None


def without(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package without our data, its copy, and all that leads to them."""
    package = Parts(parts)
    gone = [name for name in parts if ITEM.fullmatch(name) and is_ours(parts[name])]
    gone += [link.target for name in gone for link in package.links(name).values()]
    gone += [name_of(name) for name in gone]
    tree = package.tree(CUSTOM)
    if tree is not None and (ours := [one for one in tree if _our_name(one)]):
        tree = package.edited(CUSTOM)
        for one in ours:
            tree.remove(one)
        gone += [CUSTOM] if not len(tree) else []
    for part in (name for name in parts if name.endswith(".rels")):
        source = re.sub(r"(^|.*/)_rels/([^/]*)\.rels$", r"\1\2", part)
        if dead := [id for id, link in package.links(source).items() if not link.external and link.target in gone]:
            links = package.edited(part)
            for one in [one for one in links if one.get("Id") in dead]:
                links.remove(one)
    types = package.edited(CONTENT_TYPES)
    for one in [one for one in types if one.get("PartName", "").lstrip("/") in gone]:
        types.remove(one)
    return {name: content for name, content in package.written().items() if name not in gone}


def _read(content: bytes, mark: str) -> Carried:
    """Return what a part of ours says; one of a newer version is not read."""
    root = parsed(content, "", "customXml")
    name = etree.QName(root)
    number = (name.namespace or "").removeprefix(URN)
    version = int(number) if _NUMBER.fullmatch(number) else 0
    if version > VERSION:
        return Carried(version, mark)
    texts: dict[str, str] = {}
    for one in root.iterchildren(etree.Element):
        field = etree.QName(one).localname
        texts[field] = texts.get(field, "") + (one.text or "")
    return Carried(version, mark, texts.get("source") or None, texts.get("printed") or None)


def _inflated(pieces: str) -> bytes:
    """Return what the pieces of a copy hold; nothing where they are broken or hold more than any report."""
    try:
        inflater = zlib.decompressobj()
        content = inflater.decompress(base64.b64decode(pieces), MOST_INFLATED)
    except (ValueError, zlib.error):
        return b""
    return b"" if inflater.unconsumed_tail or not inflater.eof else content


def _property_texts(archive: Archive) -> dict[str, str]:
    """Return the document's own properties that are ours, each with its text."""
    tree = archive.seen(CUSTOM)
    return {
        name: "".join(map(str, one.itertext())) for one in (() if tree is None else tree) if (name := _our_name(one))
    }


def _our_name(one: etree._Element) -> str:
    name = one.get("name", "")
    return name if re.fullmatch(rf"{PROPERTY}(\.\d{{3}})?", name) else ""

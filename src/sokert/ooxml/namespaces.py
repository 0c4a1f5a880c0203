"""The namespaces of OOXML under the prefixes Word writes, and transitional where a file is strict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from sokert.ooxml.names import NAMESPACES, PACKAGE_RELATIONSHIPS, TYPES, W

PREFIXES = {prefix: NAMESPACES[prefix] for prefix in ("w", "r", "wp", "a", "pic", "mc", "v", "o")}
"""The prefixes a story names, whoever wrote it."""
# Of these the parts name no prefix.
_BARE = (PACKAGE_RELATIONSHIPS, TYPES)
_STRICT = b"://purl.oclc.org/ooxml/"
_IN_STRICT = re.compile(r"^http://purl\.oclc\.org/ooxml/(\w+)/(.*)$")
_OTHERWISE = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}
_CHUNK = 512  # bytes; what is fed is made into elements, and the first is asked for alone
_BEGINS = re.compile(rb"(?:<\?xml[^<>]*>)?\s*<[^<>!?]+>")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_OTHER_CODE = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


def usual(name: str, content: bytes) -> bytes:
    """Return a part under the usual names of its namespaces, in UTF-8; one that has them, or is no XML, as it is.

    >>> usual("a.xml", f'<document xmlns="{W[1:-1]}"/>'.encode()).partition(b"?>")[2].strip()
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    """
    if not name.lower().endswith((".xml", ".rels")):
        return content
    try:
        if not _is_unusual(content):
            return content
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return content  # told where the part is needed
    if root.getroottree().docinfo.internalDTD is not None:
        return content
    if _STRICT in content or _STRICT.decode().encode("utf-16-le") in content:
        _transitional(root)
    return etree.tostring(_prefixed(root), xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_unusual(content: bytes) -> bool:
    """Return whether a part has to be written anew."""
    if content.startswith(_MARKS) or _OTHER_CODE.match(content) or _STRICT in content:
        return True
    begins = _BEGINS.match(content, 0, _CHUNK * 8)
    known = (begins and _known(begins[0])) or _declared(content)
    if known.get(None) in _BARE and b"'" in (content.partition(b"?>")[2] or content):
        return True  # the quotes of others
    return any(
        PREFIXES.get(prefix or "", uri) != uri or _prefix(uri, prefix) != prefix for prefix, uri in known.items()
    )


@lru_cache(maxsize=256)
def _known(begins: bytes) -> Mapping[str | None, str]:
    """Return the namespaces of a part by its beginning, which most parts of most files share with another's."""
    return _declared(begins)


def _declared(content: bytes) -> Mapping[str | None, str]:
    """Return the namespaces that the root of a part declares, without reading on; none where it has no root."""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    for start in range(0, len(content), _CHUNK):
        parser.feed(content[start : start + _CHUNK])
        for _, element in parser.read_events():
            return element.nsmap  # type: ignore[union-attr]
    return {}


def _prefix(uri: str, prefix: str | None) -> str | None:
    """Return the prefix a namespace usually has; the one it has where none is usual."""
    if uri in _BARE:
        return None
    return next((name for name, meant in PREFIXES.items() if meant == uri), prefix)


def _prefixed(root: etree._Element) -> etree._Element:
    """Return a tree whose root declares its namespaces under the usual prefixes; the tags below take them up."""
    names: dict[str | None, str] = {}
    for prefix, uri in root.nsmap.items():
        uri = transitional(uri)
        if PREFIXES.get(prefix or "", uri) == uri:
            names[_prefix(uri, prefix)] = uri
    namespace = etree.QName(root).namespace or ""
    if namespace:
        names.setdefault(_prefix(namespace, None), namespace)
    new = etree.Element(root.tag, {str(key): str(said) for key, said in root.attrib.items()}, nsmap=names)  # type: ignore[arg-type]
    new.text = root.text
    new.extend(list(root))
    return new


def _transitional(root: etree._Element) -> None:
    """Put the namespaces of the transitional schema in the place of the strict one's."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        element.tag = _named(element.tag)
        for key, said in list(element.attrib.items()):
            new, value = _named(str(key)), transitional(str(said)) if key in ("Type", "uri") else str(said)
            if new != key:
                del element.attrib[key]
            if new != key or value != said:
                element.set(new, value)
    root.attrib.pop(f"{W}conformance", "")


def _named(name: str) -> str:
    uri, brace, local = name[1:].partition("}")
    return f"{{{transitional(uri)}}}{local}" if brace else name


def transitional(uri: str) -> str:
    """Return the transitional name of a strict namespace or kind of relation.

    >>> transitional("http://purl.oclc.org/ooxml/officeDocument/relationships/styles")
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'
    """
    match = _IN_STRICT.match(uri)
    if not match:
        return uri
    rest = "/".join(_OTHERWISE.get(word, word) for word in match[2].split("/"))
    return f"http://schemas.openxmlformats.org/{match[1]}/2006/{rest}"


__all__ = ["PREFIXES", "transitional", "usual"]

"""Reads what pieces of serialised XML refer to, and puts the main document's ids in the inserted document's place.

A piece may be cut anywhere in its text, so it is no tree: its tags are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from sokert.ooxml.markup import ATTRIBUTE, TAG
from sokert.ooxml.names import NAMESPACES, W
from sokert.ooxml.parts import RELATED, Parts

OFFICE, COMPATIBLE = NAMESPACES["o"], NAMESPACES["mc"]
_SIGN = "\uffff"  # what the writer works out later; never an id of the inserted document
_STYLES = ("pStyle", "rStyle", "tblStyle")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
# Marks of comments stay behind with their comments; w:divId leads to the inserted document's web settings.
_DROPPED = ("commentRangeStart", "commentRangeEnd", "commentReference", "divId")
_THEMES = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_USUAL = {prefix: NAMESPACES[prefix] for prefix in ("w", "r", "o", "v", "mc", "wp", "a", "pic")}


@dataclass(frozen=True, slots=True)
class Names:
    """What the prefixes of a story mean, and which of them Word may skip."""

    prefixes: Mapping[str, str]
    ignorable: frozenset[str] = frozenset()

    def prefix(self, uri: str) -> str | None:
        """Return a prefix that stands for a namespace."""
        return next((prefix for prefix, meant in self.prefixes.items() if meant == uri), None)


def names_of(parts: Parts, story: str) -> Names:
    """Return the prefixes a story's root declares; those Word usually writes when there is no such story."""
    root = parts.tree(story)
    if root is None:
        return Names(_USUAL)
    ignorable = root.get(f"{{{COMPATIBLE}}}Ignorable", "").split()
    return Names({prefix or "": uri for prefix, uri in root.nsmap.items()}, frozenset(ignorable))


@dataclass(slots=True)
class References:
    """What pieces refer to, each in the order of its first appearance."""

    styles: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    footnotes: dict[str, None] = field(default_factory=dict)
    endnotes: dict[str, None] = field(default_factory=dict)
    prefixes: dict[str, None] = field(default_factory=dict)
    inline: dict[str, str] = field(default_factory=dict)
    """Prefixes that a piece declares itself."""


def attributes(text: str) -> list[tuple[str, str]]:
    """Return the attributes of a tag, as they stand.

    >>> attributes(' w:val="A" w:x="1"')
    [('w:val', 'A'), ('w:x', '1')]
    """
    return [(match[2], match[3] if match[3] is not None else match[4]) for match in ATTRIBUTE.finditer(text)]


def references(content: Iterable[str], names: Names) -> References:
    """Return all that pieces refer to."""
    found = References()
    tags = [(tag[2], attributes(tag[3])) for piece in content for tag in TAG.finditer(piece) if not tag[1]]
    for _, given in tags:
        found.inline.update((name[6:], value) for name, value in given if name.startswith("xmlns:"))
    meant = {**found.inline, **names.prefixes}
    for name, given in tags:
        prefix, local = _split(name)
        found.prefixes.setdefault(prefix)
        if meant.get(prefix) == W.strip("{}"):
            _noticed(local, {_split(key)[1]: value for key, value in given}, found)
        for key, value in given:
            _noticed_attribute(key, value, meant, found)
    return found


def _noticed(local: str, given: Mapping[str, str], found: References) -> None:
    if local in _STYLES:
        found.styles.setdefault(given.get("val", ""))
    elif local == "numId":
        found.numbers.setdefault(given.get("val", ""))
    elif local in _NOTES:
        getattr(found, _NOTES[local]).setdefault(given.get("id", ""))


def _noticed_attribute(key: str, value: str, meant: Mapping[str, str], found: References) -> None:
    prefix, local = _split(key)
    if prefix not in ("", "xmlns", "xml"):
        found.prefixes.setdefault(prefix)
    if _leads(prefix, local, meant) and value and _SIGN not in value:
        found.links.setdefault(value)
    if local in ("Requires", "Ignorable", "MustUnderstand", "ProcessContent"):
        for word in value.split():
            found.prefixes.setdefault(_split(word)[0] or word)


def _leads(prefix: str, local: str, meant: Mapping[str, str]) -> bool:
    """Return whether an attribute holds a relationship's id."""
    return meant.get(prefix) == RELATED or (meant.get(prefix) == OFFICE and local == "relid")


def _split(name: str) -> tuple[str, str]:
    prefix, colon, local = name.partition(":")
    return (prefix, local) if colon else ("", name)


@dataclass(slots=True)
class Translator:
    """The main document's ids by the inserted document's, ready to be put into pieces."""

    meant: Mapping[str, str]
    styles: Mapping[str, str] = field(default_factory=dict)
    """Without an entry: neither file knows the style, and its mark is taken off."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] | None = None
    """None leaves the ids of relationships as they are."""
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    """The inserted document's theme fonts by their name in `w:rFonts`."""

    def __call__(self, piece: str) -> str:
        """Return a piece with the main document's ids; text is never touched."""
        return TAG.sub(self._tag, piece)

    def _tag(self, match: re.Match[str]) -> str:
        end, name, given, empty = match.groups()
        prefix, local = _split(name)
        ours = self.meant.get(prefix) == W.strip("{}")
        if ours and local in _DROPPED:
            return ""
        new = self._name(name, element=True)
        if end:
            return f"</{new}>"
        pairs = attributes(given)
        changed = self._word(local, pairs) if ours else pairs
        if changed is None:
            return "" if empty else match[0]
        changed = [(self._name(key), self._value(key, value)) for key, value in changed]
        if new == name and changed == pairs:
            return match[0]
        return f"<{new}" + "".join(_written(key, value) for key, value in changed) + f"{empty}>"

    def _name(self, name: str, element: bool = False) -> str:
        """Return a name with the main document's prefix; an attribute without prefix has no namespace to keep."""
        prefix, local = _split(name)
        if prefix == "xmlns":
            return f"xmlns:{self.renamed.get(local, local)}"
        if prefix not in self.renamed or not (prefix or element):
            return name
        return f"{self.renamed[prefix]}:{local}"

    def _value(self, key: str, value: str) -> str:
        prefix, local = _split(key)
        if local in ("Requires", "Ignorable", "MustUnderstand"):
            return " ".join(self.renamed.get(word, word) for word in value.split())
        if self.links is None or not _leads(prefix, local, self.meant) or not value or _SIGN in value:
            return value
        return self.links.get(value, "")

    def _word(self, local: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]] | None:
        """Return the attributes of an element of Word's own; None takes the element off."""
        if local in _STYLES:
            return _mapped(pairs, "val", self.styles)
        if local == "numId":
            return _mapped(pairs, "val", self.numbers)
        if local in _NOTES:
            return _mapped(pairs, "id", self.notes.get(_NOTES[local], {}))
        if local == "rFonts" and self.fonts:
            return themeless(pairs, self.fonts)
        return pairs


def _mapped(pairs: list[tuple[str, str]], local: str, ids: Mapping[str, str]) -> list[tuple[str, str]] | None:
    changed = []
    for key, value in pairs:
        if _split(key)[1] == local and _SIGN not in value:
            if value not in ids:
                return None
            value = ids[value]
        changed.append((key, value))
    return changed


def themeless(pairs: list[tuple[str, str]], fonts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the attributes of `w:rFonts` with names where the inserted document's theme was asked.

    >>> themeless([("w:ascii", "Arial"), ("w:asciiTheme", "minorHAnsi")], {"minorHAnsi": "Cambria"})
    [('w:ascii', 'Cambria')]
    """
    named, kept = {}, {}
    for key, value in pairs:
        prefix, local = _split(key)
        if local not in _THEMES:
            kept[key] = value
        elif fonts.get(value):
            named[f"{prefix}:{_THEMES[local]}"] = fonts[value]
    return list({**kept, **named}.items())


def _written(key: str, value: str) -> str:
    quote = "'" if '"' in value else '"'
    return f" {key}={quote}{value}{quote}"


def declared(root: etree._Element, namespaces: Mapping[str, str], ignorable: Iterable[str]) -> etree._Element:
    """Return a root that declares more prefixes, and lets Word skip some of them; its children move over."""
    more: dict[str | None, str] = dict(root.nsmap)
    for prefix, uri in namespaces.items():
        more.setdefault(prefix, uri)
    wanted = sorted(set(root.get(f"{{{COMPATIBLE}}}Ignorable", "").split()) | set(ignorable))
    if wanted:
        more.setdefault("mc", COMPATIBLE)
    new = etree.Element(root.tag, {str(key): str(said) for key, said in root.attrib.items()}, nsmap=more)  # type: ignore[arg-type]
    new.text = root.text
    new.extend(list(root))
    if wanted:
        new.set(f"{{{COMPATIBLE}}}Ignorable", " ".join(wanted))
    return new

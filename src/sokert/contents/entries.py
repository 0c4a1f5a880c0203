"""Puts fields in the place of signs: references to captions and sections, the entries of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from sokert.contents import SIGN, Measure
from sokert.contents.outline import Heading, headings, place_of
from sokert.contents.paging import pages
from sokert.ooxml.names import CONTENTS, MAIN, REFERENCE, SHARED_NOTE, W
from sokert.ooxml.properties import number
from sokert.ooxml.unpacking import Archive
from sokert.resolved import Document, read

_NOTES = f"{W}footnoteReference", f"{W}endnoteReference"
_NOTE_LOOK = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:rStyle w:val="FootnoteReference"/></w:rPr>')
_SHARED = re.compile(rf"{SHARED_NOTE}\d+_(?:_\d+)?")
_BEFORE_NUMBER = re.compile(r" (?=[\dIVX]*$)")
_BEHIND = "240"  # twips between the last entry and the text
_COPY = re.compile(r"_\d+$")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def filled(parts: Mapping[str, bytes], measure: Measure | None) -> dict[str, bytes]:
    """Return the parts of a file whose signs have become fields."""
    archive = Archive("", parts)
    document = read(archive)
    tree = document.trees[MAIN]
    found = headings(document)
    _References(document, found).put()
    tables = [_Table(sign, tree, document, found) for sign in list(tree.iter(W + CONTENTS))]
    for table in tables:
        table.put()
    changed = [part for part in document.trees if part == MAIN or SIGN in parts[part]]
    whole = {**parts, **{part: _written(document.trees[part]) for part in changed}}
    if not tables:
        return whole
    measured = measure(whole) if measure else pages(whole)
    for table in tables:
        table.number(measured)
    return {**whole, MAIN: _written(tree)}


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


class _References:
    """The references of a file, each to the last place of its name before it, or else the next.

    One in a note stands where the note's sign does; one in a header or a footer before all.
    """

    def __init__(self, document: Document, found: list[Heading]) -> None:
        tree = document.trees[MAIN]
        self.headings = {one.paragraph.element: one for one in found}
        self.places: dict[str, list[tuple[int, etree._Element]]] = {}
        self.signs: list[tuple[int, etree._Element]] = []
        self.ids = _ids(tree)
        self.notes = self._around_notes(tree)
        notes = dict[tuple[str, str | None], int]()
        for at, element in enumerate(tree.iter(f"{W}bookmarkStart", W + REFERENCE, *_NOTES)):
            if element.tag == W + REFERENCE:
                self.signs.append((at, element))
            elif element.tag in _NOTES:
                notes[element.tag.removesuffix("Reference"), element.get(f"{W}id")] = at
            else:
                self.places.setdefault(_COPY.sub("", element.get(f"{W}name", "")), []).append((at, element))
        for other in document.trees.values():
            for sign in other.iter(W + REFERENCE) if other is not tree else ():
                note = next(sign.iterancestors(f"{W}footnote", f"{W}endnote"), None)
                self.signs.append((-1 if note is None else notes.get((note.tag, note.get(f"{W}id")), -1), sign))

    def _around_notes(self, tree: etree._Element) -> dict[etree._Element, str]:
        """Let the bookmarks of shared notes go around their signs; return the numbers of these."""
        numbers, found = 0, dict[etree._Element, str]()
        place: etree._Element | None = None
        for element in tree.iter(f"{W}bookmarkStart", f"{W}footnoteReference"):
            if element.tag != f"{W}bookmarkStart":
                numbers += 1
                run = element.getparent()
                if place is not None and run is not None:
                    end = next(one for one in place.itersiblings() if one.get(f"{W}id") == place.get(f"{W}id"))
                    run.addnext(end)
                    found[place] = str(numbers)
            place = element if _SHARED.fullmatch(element.get(f"{W}name", "")) else None
        return found

    def put(self) -> None:
        """Put every reference in its place."""
        for at, sign in self.signs:
            places = self.places[_COPY.sub("", sign.get(f"{W}val", ""))]
            place = next((one for where, one in reversed(places) if where < at), places[0][1])
            look = _look(sign)
            fields = list(self._fields(place, look))
            for field in fields:
                sign.addprevious(field)
            _gone(sign)

    def _fields(self, place: etree._Element, look: etree._Element | None) -> Iterator[etree._Element]:
        """Yield the runs of a reference: a caption's or an annex's own words, a note's or a section's number."""
        name = place.get(f"{W}name", "")
        if place in self.notes:
            yield from _field(f"NOTEREF {name} \\f \\h", self.notes[place], _NOTE_LOOK)
            return
        paragraph = next(place.iterancestors(f"{W}p"))
        heading = self.headings.get(paragraph)
        words = _between(place)
        if words or heading is None or not any(heading.path):
            yield from _field(f"REF {name} \\h", _joined(words or _to_the_end(place)), look)
            return
        steps = place_of(heading.path)
        number = steps.removeprefix("mục ")
        if number != steps:
            yield from _field(f'QUOTE "{_joined("mục ")}"', _joined("mục "), look)
        parts = [(label, label.strip(". -)")) for label in heading.path if label.strip(". -)")]
        above = self._above(heading)
        yield from self._numbers([one for one in parts if not one[0].startswith("Phần")], above, name, look)
        for label, _ in parts:
            if label.startswith("Phần"):
                yield from _field('QUOTE " "', " ", look) if len(parts) > 1 else ()
                yield from _field(f"REF {above.get(label, name)} \\n \\h", _joined(label), look)

    def _numbers(
        self, steps: list[tuple[str, str]], above: Mapping[str, str], name: str, look: etree._Element | None
    ) -> Iterator[etree._Element]:
        for at, (label, said) in enumerate(steps):
            yield from _field('QUOTE "."', ".", look) if at else ()
            yield from _field(f"REF {name if at == len(steps) - 1 else above[label]} \\n \\h", said, look)

    def _above(self, heading: Heading) -> dict[str, str]:
        """Return the bookmarks of a heading and of those it stands under, by their labels; made where there is none."""
        all_ = list(self.headings.values())
        at, named = all_.index(heading), dict[str, str]()
        level = heading.level + 1
        for one in reversed(all_[: at + 1]):
            if one.level < level and one.path and not one.annex:
                level = one.level
                named.setdefault(one.path[-1], _bookmark(one, self.ids))
        return named


class _Table:
    """A table of contents: where its sign stands, and its entries."""

    def __init__(self, sign: etree._Element, tree: etree._Element, document: Document, found: list[Heading]) -> None:
        levels = int(sign.get(f"{W}val", "3"))
        self.sign, self.levels = sign, levels
        outside = [one for one in found if one.annex]
        self.entries = [one for one in found if not one.annex and one.level <= levels] + outside
        first = min((one.level for one in self.entries if not one.annex), default=1)
        self.top = first
        ids = _ids(tree)
        for entry in self.entries:
            _bookmark(entry, ids)
        holder = next(sign.iterancestors(f"{W}sdt"))
        section = _section_of(holder, document)
        self.measure = document.sections[section].measure
        self.results: list[tuple[str, etree._Element]] = []

    def put(self) -> None:
        """Put the entries in the place of the sign; their page numbers come when they are measured."""
        control = next(self.sign.iterancestors(f"{W}sdt"))
        content = control.find(f"{W}sdtContent")
        assert content is not None
        head, *samples = content
        styles = [paragraph.find(f"{W}pPr") for paragraph in samples]
        for paragraph in [head, *samples] if _is_headed(control, head) else samples:
            content.remove(paragraph)
        control.replace(self.sign, _gallery())
        paragraphs = [self._entry(entry, styles) for entry in self.entries] or [etree.Element(f"{W}p")]
        content.extend(paragraphs)
        opening = list(_field(f'TOC \\o "1-{self.levels + self.top - 1}" \\h \\z \\u', "", None))[:3]
        at = 1 if len(paragraphs[0]) else 0
        for run in reversed(opening):
            paragraphs[0].insert(at, run)
        paragraphs[-1].append(_char("end"))
        if (look := paragraphs[-1].find(f"{W}pPr")) is not None:
            etree.SubElement(look, f"{W}spacing", {f"{W}after": _BEHIND})

    def _entry(self, entry: Heading, styles: list[etree._Element | None]) -> etree._Element:
        level = min(max(entry.level - self.top, 0), len(styles) - 1) if not entry.annex else 0
        paragraph = etree.Element(f"{W}p")
        look = etree.SubElement(paragraph, f"{W}pPr")
        named = styles[level]
        for child in () if named is None else named:
            look.append(etree.fromstring(etree.tostring(child)))
        tabs = etree.SubElement(look, f"{W}tabs")
        etree.SubElement(tabs, f"{W}tab", {f"{W}val": "right", f"{W}leader": "dot", f"{W}pos": str(self.measure)})
        link = etree.SubElement(paragraph, f"{W}hyperlink", {f"{W}anchor": entry.bookmark, f"{W}history": "1"})
        link.append(_run(entry.words, None))
        if not entry.annex:  # whose pages count from 1 again
            tab = etree.SubElement(link, f"{W}r")
            etree.SubElement(tab, f"{W}tab")
            field = list(_field(f"PAGEREF {entry.bookmark} \\h", "0", None))
            link.extend(field)
            self.results.append((entry.bookmark, field[3]))
        return paragraph

    def number(self, measured: Mapping[str, int]) -> None:
        """Say on which page each entry is."""
        for bookmark, run in self.results:
            text = run.find(f"{W}t")
            assert text is not None
            text.text = str(measured.get(bookmark, 1))


def _section_of(element: etree._Element, document: Document) -> int:
    """Return the section that an element between paragraphs stands in."""
    inside = next(iter(element.iter(f"{W}p")), None)
    return next((one.section for one in document.paragraphs if one.element is inside), 0)


def _ids(tree: etree._Element) -> Iterator[int]:
    """Return the ids that no bookmark has yet."""
    used = [number(one.get(f"{W}id")) for one in tree.iter(f"{W}bookmarkStart")]
    return count(max(used, default=0) + 1)


def _bookmark(heading: Heading, ids: Iterator[int]) -> str:
    """Return the bookmark of a heading's words, made where it has none yet."""
    if not heading.bookmark:
        id = next(ids)
        heading.bookmark = f"_Toc{100_000_000 + id}"
        start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(id), f"{W}name": heading.bookmark})
        element = heading.paragraph.element
        properties = element.find(f"{W}pPr")
        element.insert(0 if properties is None else 1, start)
        etree.SubElement(element, f"{W}bookmarkEnd", {f"{W}id": str(id)})
    return heading.bookmark


def _is_headed(control: etree._Element, head: etree._Element) -> bool:
    """Return whether somebody typed the heading of a table of contents above it."""
    above = control.getprevious()
    return above is not None and _words(above) == _words(head)


def _words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t")).strip(" .:").upper()


def _joined(words: str) -> str:
    """Return a label that stays on one line with its number."""
    return _BEFORE_NUMBER.sub("\u00a0", words)


def _between(place: etree._Element) -> str:
    """Return the words that a bookmark goes around."""
    said, id = list[str](), place.get(f"{W}id")
    for element in place.itersiblings():
        if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == id:
            break
        said += [text.text or "" for text in element.iter(f"{W}t")]
    return "".join(said)


def _to_the_end(place: etree._Element) -> str:
    """Let a bookmark go around all that follows in its paragraph, and return the words."""
    paragraph = place.getparent()
    assert paragraph is not None
    end = next(one for one in paragraph.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == place.get(f"{W}id"))
    paragraph.append(end)
    return _between(place)


def _look(sign: etree._Element) -> etree._Element | None:
    """Return the properties of the run before a sign: a reference looks as the words around it."""
    before = next((one for one in sign.itersiblings(f"{W}r", preceding=True)), None)
    after = sign.getnext()
    look = None if after is None or after.tag != f"{W}r" else after.find(f"{W}rPr")
    return look if look is not None or before is None else before.find(f"{W}rPr")


def _field(code: str, result: str, look: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the runs of a field with its result in place."""
    yield _char("begin")
    instruction = etree.Element(f"{W}r")
    text = etree.SubElement(instruction, f"{W}instrText", {_SPACE: "preserve"})
    text.text = f" {code} "
    yield instruction
    yield _char("separate")
    yield _run(result, look)
    yield _char("end")


def _run(words: str, look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(etree.fromstring(etree.tostring(look)))
    text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    text.text = words
    return run


def _char(kind: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}fldChar", {f"{W}fldCharType": kind})
    return run


def _gallery() -> etree._Element:
    """Return what tells Word that a content control is a table of contents."""
    properties = etree.Element(f"{W}sdtPr")
    part = etree.SubElement(properties, f"{W}docPartObj")
    etree.SubElement(part, f"{W}docPartGallery", {f"{W}val": "Table of Contents"})
    etree.SubElement(part, f"{W}docPartUnique")
    return properties


def _gone(sign: etree._Element) -> None:
    parent = sign.getparent()
    assert parent is not None
    parent.remove(sign)

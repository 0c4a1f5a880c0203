"""Reads an office's own Word form: turns a .docx into lines and samples (docs/notes/forms.md).

stories    the parts that hold text
letters    a tag's letters as Word leaves them → as Jinja reads them
healing    a tag split over runs → one place in the tree
dialect    tags that speak of their cell, row or table
placing    both ends of a pair → siblings in the tree
copies     the two ways Word keeps a text box → one that is worked out
charts     the parts of charts → samples, their texts where their drawing stands
repeats    signs for what must stay unique or filled
cutting    the tree → Jinja's lines and the samples between them
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from lxml import etree

from sokert.errors import FileError, Finding, Place, Term
from sokert.forms import (
    attributes,
    charts,
    copies,
    dialect,
    field_results,
    hoisting,
    notes,
    other_engines,
    placeholders,
    sections,
    unique_ids,
)
from sokert.forms.cutting import Cuttings
from sokert.forms.form import Form, samples_of
from sokert.forms.form_tags import Sheet
from sokert.forms.labels import beside
from sokert.forms.split_tags import join
from sokert.forms.stories import canonical, stories, targets, unserved
from sokert.ooxml.counted_tables import spot_of, spots
from sokert.ooxml.headings import headings
from sokert.ooxml.names import MAIN, MC, M, W
from sokert.ooxml.numbering import numbered_styles
from sokert.ooxml.unpacking import Archive, opened
from sokert.template import BODY, Lines

_REVISION = re.compile(r"rsid|^(paraId|textId)$")


def read(archive: Archive, name: str) -> Form:
    """Return a form's lines and samples; what cannot be served stands in the lines' findings."""
    content = b"".join(archive.parts[part] for part in sorted(archive.parts))
    key = sha256(content).hexdigest()[:6]
    styles = numbered_styles(archive.seen("word/styles.xml"))
    cuttings, body, sheet = Cuttings(key), Cuttings(f"{key}b"), Sheet(numbered=styles)
    drawn = charts.Charts(archive.parts, key)
    trees = _trees(archive, sheet, drawn)
    archive = replace(archive, parts=drawn.left())
    _refuse_unserved(archive, sheet)
    pages = _placed(trees, sheet)
    for part, tree in trees.items():
        cuttings.cut(part, tree, sheet)
    body.cut_body(MAIN, trees[MAIN], sheet)
    findings = tuple(one.at(file=name) for one in other_engines.judged(sheet.findings, own=bool(sheet.tags)))
    own = samples_of(archive, cuttings, trees, pages, drawn.samples, sheet.gathers)
    return Form(
        Lines(name, cuttings.source, cuttings.source, findings, cuttings.places, cuttings.following),
        own,
        Lines(name + BODY, body.source, body.source, findings, body.places, body.following),
        replace(own, key=body.key, shells=body.shells, kinds=body.kinds, places=body.following),
    )


def _trees(archive: Archive, sheet: Sheet, drawn: charts.Charts) -> dict[str, etree._Element]:
    """Return the parts that hold text, by their names, every tag in them found and joined."""
    trees: dict[str, etree._Element] = {}
    if (main := archive.tree(MAIN)) is None or main.find(f"{W}body") is None:
        raise FileError(Finding("WORD-NOT-WORD", {}, Place(archive.name)))
    for part, kind in stories(archive):
        tree = archive.tree(part)
        if tree is None or (kind != "text" and not _has_tags(archive.parts[part], kind)):
            continue
        trees[part] = tree
        if held := placeholders.held(tree):
            sheet.refuse("FORM-RESERVED-SIGN", Place(part=part), character=f"U+{ord(held):04X}")
        if kind == "text":
            _find_tags(part, tree, archive, sheet, drawn)
        elif kind == "labels":
            attributes.labels(tree, part, sheet)
        else:
            attributes.properties(tree, part, sheet)
    return trees


def _placed(trees: Mapping[str, etree._Element], sheet: Sheet) -> dict[str, sections.Page]:
    """Put every tag where it controls, and the signs for what must stay unique or filled; return the pages."""
    notes.move_to_references(trees, sheet)
    across = dialect.serve_cells(sheet)
    pages = sections.taken_out(trees)
    for tree in trees.values():
        hoisting.place(tree, sheet)
    dialect.serve_one_tags(sheet)
    dialect.merge_across(across, sheet)
    for tree in trees.values():
        if any(finding.level == "error" for finding in sheet.findings):
            copies.drop(tree)
        else:
            copies.share(tree, sheet)
        unique_ids.prepare(tree, sheet)
    return pages


def _has_tags(content: bytes, kind: str) -> bool:
    return b"{{" in content or (b"{%" in content and kind != "labels")


def _find_tags(part: str, tree: etree._Element, archive: Archive, sheet: Sheet, drawn: charts.Charts) -> None:
    """Find and join the tags of a story, wherever in it they stand."""
    canonical(tree)
    _strip(tree)
    field_results.freshen(tree)
    where = _numbered(part, tree, archive.seen("word/styles.xml"))
    for paragraph in tree.iter(f"{W}p"):
        words, code = ("".join(one.text or "" for one in paragraph.iter(W + name)) for name in ("t", "instrText"))
        other_engines.note(words, code, where(paragraph), sheet)
        if ("{" in words + code or "}" in words) and not other_engines.is_foreign(words):
            join(paragraph, where(paragraph), sheet)
    _refuse_deleted(tree, where, sheet)
    attributes.attributes(tree, where, sheet)
    drawn.take(tree, part, where, sheet)
    attributes.links(tree, where, targets(archive, part), sheet)
    attributes.freed(tree, sheet)


def _numbered(part: str, tree: etree._Element, styles: etree._Element | None) -> attributes.Where:
    """Return what tells the place of anything in a story: the paragraph it is or stands in.

    The copy in VML that Word keeps behind a text box is told as the paragraph it is a copy of.
    """
    paragraphs = [(one, _shown(one)) for one in tree.iter(f"{W}p")]
    under = headings((shown, one.find(f".//{W}b") is not None) for one, shown in paragraphs)
    cells = spots(tree, styles)
    known = {
        one: Place(part=part, paragraph=index, text=shown[:80], heading=heading, **spot_of(one, cells))  # type: ignore[arg-type]
        for index, ((one, shown), heading) in enumerate(zip(paragraphs, under, strict=True), 1)
    }
    for both in filter(len, tree.iter(f"{MC}AlternateContent")):
        first, *second = ([known[one] for one in way.iter(f"{W}p")] for way in both)
        for way, other in zip(list(both)[1:], second, strict=True):
            if [one.text for one in other] == [one.text for one in first]:
                known.update(zip(way.iter(f"{W}p"), first, strict=True))

    def where(element: etree._Element) -> Place:
        own = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        return Place(part=part) if own is None else known[own]

    return where


def _shown(paragraph: etree._Element) -> str:
    """Return a paragraph's own text, for the place of a finding."""
    own = (text.text or "" for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is paragraph)
    return "".join(own).strip()


def _strip(tree: etree._Element) -> None:
    """Drop what must be unique and says nothing: marks of revisions, and of paragraphs."""
    for element in tree.iter():
        for name in [name for name in element.attrib if _REVISION.search(etree.QName(name).localname)]:
            del element.attrib[name]


def _refuse_deleted(tree: etree._Element, where: attributes.Where, sheet: Sheet) -> None:
    """Tell of tags in deleted text, and in equations, where none can be filled."""
    for paragraph in tree.iter(f"{W}p"):
        for code, names in (("FORM-DELETED-TEXT", (f"{W}delText",)), ("FORM-UNSERVED", (f"{M}t",))):
            words = "".join(text.text or "" for text in paragraph.iter(*names))
            if "{{" in words or "{%" in words:
                place = replace(where(paragraph), text=words[:80], heading="")
                sheet.refuse(code, place, kind=Term("DRAWN-EQUATION"))


def _refuse_unserved(archive: Archive, sheet: Sheet) -> None:
    for part in unserved(archive):
        words = re.sub(rb"<[^>]*>", b"", archive.parts[part]).decode("utf-8", "replace")
        if "{{" in words or "{%" in words:
            match = re.search(r"\{[{%].{0,60}", words)
            kind = Term("DRAWN-CHART" if "/charts/" in part else "DRAWN-DIAGRAM")
            sheet.refuse("FORM-UNSERVED", Place(part=part, text=match[0] if match else ""), kind=kind)


__all__ = ["Form", "beside", "opened", "read"]

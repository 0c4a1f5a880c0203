"""Reads any Word file as it looks: each run, paragraph and page with its effective values.

    read("bao-cao.docx")  ->  Document: sections, paragraphs, runs, drawn lines

Properties are resolved run -> character style -> paragraph style chain -> table style -> defaults ->
theme. Deleted text is not read, inserted text is; each text box is read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from sokert.errors import FileError, Finding, Place
from sokert.ooxml.headings import headings
from sokert.ooxml.names import CONTENT_TYPES, R, W
from sokert.ooxml.properties import number, on
from sokert.ooxml.unpacking import Archive, Source, opened
from sokert.resolved.model import LINKS, Cell, Document, Paragraph, Run, Section
from sokert.resolved.reader import Reader, paired

_SIDES = ("top", "bottom", "left", "right", "gutter", "header", "footer")
Stories = Mapping[str, list[Paragraph]]


def read(source: Source | Archive) -> Document:
    """Return a Word file as it looks; one that cannot be read raises FileError."""
    archive = source if isinstance(source, Archive) else opened(source)
    tree = archive.tree("word/document.xml")
    body = None if tree is None else tree.find(f"{W}body")
    if tree is None or body is None:
        raise FileError(Finding("WORD-NOT-WORD", {}, Place(archive.name)))
    reader, trees = Reader(archive), {"word/document.xml": tree}
    for part in (LINKS, CONTENT_TYPES):
        if (listed := archive.tree(part)) is not None:
            trees[part] = listed
    paragraphs = list(reader.paragraphs(body, "word/document.xml"))
    _headed(paragraphs)
    sections = _sections(archive, body, reader, trees)
    _deal(paragraphs, sections)
    media = {part: content for part, content in archive.parts.items() if "/media/" in part}
    notes = list(_notes(archive, reader, trees))
    language = _language(reader.sheet)
    known = (archive.name, sections, paragraphs, trees, frozenset(reader.bordered), media, notes, language)
    return Document(*known, reader.styles)


def _headed(paragraphs: list[Paragraph]) -> None:
    """Tell each paragraph its heading: the paragraph above it that is numbered as one."""
    above = headings(
        ("" if one.is_entry else one.shown, any(run.bold for run in one.runs if run.text.strip())) for one in paragraphs
    )
    for paragraph, heading in zip(paragraphs, above, strict=True):
        paragraph.heading = heading


def _language(styles: etree._Element | None) -> str:
    """Return the language that a file's defaults name; empty where they name none."""
    said = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return "" if said is None else said.get(f"{W}val", "")


def _notes(archive: Archive, reader: Reader, trees: dict[str, etree._Element]) -> Iterator[Paragraph]:
    """Yield the paragraphs of footnotes and endnotes that a reader sees: the separators are none."""
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        tree = archive.tree(part)
        if tree is not None:
            trees[part] = tree
            yield from (paragraph for paragraph in reader.paragraphs(tree, part) if paragraph.text.strip())


def _sections(
    archive: Archive, body: etree._Element, reader: Reader, trees: dict[str, etree._Element]
) -> list[Section]:
    """Return the sections, each with its own headers or those it takes over from the one before."""
    found: list[Section] = []
    given: dict[str, dict[str, list[Paragraph]]] = {"header": {}, "footer": {}}
    targets, has_even = _targets(archive), paired(archive)
    stories: dict[str, list[Paragraph]] = {}
    for element in [e for e in body.iter(f"{W}sectPr") if e.getparent() is not None] or [etree.Element(f"{W}sectPr")]:
        if any(True for _ in element.iterancestors(f"{W}sectPrChange")):
            continue
        for kind in ("header", "footer"):
            for link in element.iterchildren(f"{W}{kind}Reference"):
                part = targets.get(link.get(f"{R}id", ""), "")
                if part in archive.parts:
                    if part not in stories:
                        trees[part] = archive.tree(part)  # type: ignore[assignment]
                        stories[part] = list(reader.paragraphs(trees[part], part))
                    given[kind][link.get(f"{W}type", "default")] = stories[part]
        found.append(_section(element, *(_shown(element, own, has_even) for own in given.values())))
    return found


def _shown(element: etree._Element, stories: Stories, paired: bool) -> dict[str, list[Paragraph]]:
    """Return the stories that a section shows: those of page one and of even pages only where they are on."""
    title = element.find(f"{W}titlePg")
    shown = {"default": True, "first": title is not None and on(title), "even": paired}
    return {kind: story for kind, story in stories.items() if shown.get(kind, True)}


def _section(element: etree._Element, headers: Stories, footers: Stories) -> Section:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    title, numbers = element.find(f"{W}titlePg"), element.find(f"{W}pgNumType")
    said = margins.attrib if margins is not None else element.attrib
    start = None if numbers is None else numbers.get(f"{W}start")
    return Section(
        element=element,
        width=12240 if size is None else number(size.get(f"{W}w"), 12240),
        height=15840 if size is None else number(size.get(f"{W}h"), 15840),
        landscape=size is not None and number(size.get(f"{W}w")) > number(size.get(f"{W}h")),
        margins={side: number(said.get(W + side), 0) for side in _SIDES},
        first_differs=title is not None and on(title),
        starts_at=number(start) if start is not None else None,
        number_format="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        headers=headers,
        footers=footers,
    )


def _targets(archive: Archive) -> dict[str, str]:
    """Return the parts the main text links to, by relationship id."""
    links = archive.seen(LINKS)
    found = {}
    for link in () if links is None else links:
        target = link.get("Target", "") if isinstance(link.tag, str) else ""
        found[link.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"word/{target}"
    return found


def _deal(paragraphs: list[Paragraph], sections: list[Section]) -> None:
    """Give each paragraph to its section: one that holds a `w:sectPr` is its section's last."""
    at = 0
    for paragraph in paragraphs:
        paragraph.section = min(at, len(sections) - 1)
        sections[paragraph.section].paragraphs.append(paragraph)
        if paragraph.element.find(f"{W}pPr/{W}sectPr") is not None:
            at += 1


__all__ = ["Cell", "Document", "Paragraph", "Run", "Section", "read"]

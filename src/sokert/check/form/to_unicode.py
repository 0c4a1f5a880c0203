"""Turns text of the old codes TCVN3 and VNI, known by its font, into Unicode, in every story of a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from lxml import etree

from sokert.errors import Finding, Place
from sokert.ooxml.names import A, W
from sokert.ooxml.properties import values
from sokert.ooxml.unpacking import Archive
from sokert.resolved.stories import joined, paragraphs, respelt, serialised, stories, stretches
from sokert.resolved.styles import Styles
from sokert.vietnamese import legacy

_HINT = re.compile(rb'"(?:\.vn|vntime|vni[- ])', re.IGNORECASE)
_SHEETS = re.compile(r"word/(styles|numbering|stylesWithEffects|theme/theme\d*)\.xml")
_THEMED = f"{A}latin"


def unicoded(archive: Archive, font: str = "") -> tuple[Archive, tuple[Finding, ...]]:
    """Return a file whose text of old codes is Unicode, and what was changed, a finding a font.

    With a font named, it takes the old fonts' place everywhere; else they stay, so that the file can
    be judged by its words and still be told of its fonts. A file without old fonts stays as it is.
    """
    if not any(_HINT.search(content) for part, content in archive.parts.items() if part.endswith(".xml")):
        return archive, ()
    trees = stories(archive)
    theme = next((part for part in archive.parts if part.startswith("word/theme/theme")), "")
    styles = Styles(archive.tree("word/styles.xml"), archive.tree(theme))
    pieces = [list(_by_font(paragraph, styles)) for _, _, paragraph in paragraphs(trees)]
    old = sum(legacy.leaning(joined(own), legacy.code_of(font)) for piece in pieces for own, font in piece) >= 0
    changed = Counter(
        font for piece in pieces for font in {font for own, font in piece if _unicode(own, font, alone=old)}
    )
    sheets = {
        part: tree for part in archive.parts if _SHEETS.fullmatch(part) and (tree := archive.tree(part)) is not None
    }
    _labels(sheets.get("word/numbering.xml"), styles)
    if font:
        for tree in (*trees.values(), *sheets.values()):
            _refonted(tree, font)
    parts = {part: serialised(tree) for part, tree in {**trees, **sheets}.items()}
    return Archive(archive.name, {**archive.parts, **parts}), _findings(archive, changed, font)


def _findings(archive: Archive, changed: Mapping[str, int], font: str) -> tuple[Finding, ...]:
    return tuple(
        Finding("FIX-LEGACY", {"font": old, "new": font}, Place(archive.name), "info", times=times)
        for old, times in sorted(changed.items())
    )


def _by_font(paragraph: etree._Element, styles: Styles) -> Iterator[tuple[list[etree._Element], str]]:
    """Yield a paragraph's own texts, those of one font that stand together in one."""
    fonts = {run: _font(run, paragraph, styles) for run in paragraph.iter(f"{W}r")}
    for run, font in fonts.items():
        if legacy.code_of(font) == "tcvn3":
            _plain_hyphens(run)
    for stretch in stretches(paragraph):
        for font, own in groupby(stretch, lambda text: fonts.get(next(text.iterancestors()), "")):
            yield list(own), font


def _font(run: etree._Element, paragraph: etree._Element, styles: Styles) -> str:
    """Return the font that draws a run's letters beyond ASCII."""
    direct = values(run.find(f"{W}rPr"))
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    laid = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
    style, around = ("" if it is None else it.get(f"{W}val", "") for it in (named, laid))
    return str(styles.run(direct.get("rStyle", ""), style, around, direct)["hAnsi"])


def _plain_hyphens(run: etree._Element) -> None:
    """Write ư as a sign again where a word processor took its code for a soft hyphen."""
    deleted = any(True for _ in run.iterancestors(f"{W}del"))
    for hyphen in run.findall(f"{W}softHyphen"):
        text = etree.Element(f"{W}delText" if deleted else f"{W}t")
        text.text, text.tail = "\u00ad", hyphen.tail
        run.replace(hyphen, text)


def _unicode(own: Sequence[etree._Element], font: str, alone: bool) -> bool:
    """Turn the text of runs in one old font into Unicode; return whether any was of its code.

    A letter over two runs goes to the first. What was typed in Unicode already stays as it is; so does a word that may
    be either, with none beside it that is sure, in a file that is mostly Unicode.
    """
    text, code = joined(own), legacy.code_of(font)
    if code is None:
        return False
    starts = list(accumulate((len(element.text or "") for element in own), initial=0))
    spans = legacy.coded(text, code, starts, alone)
    inside = {at for start, end in spans for at in range(start, end)}
    found = {(start, end): letter for start, end, letter in legacy.letters(text, code) if start in inside}
    if legacy.capital(font):
        taken = {at for start, end in found for at in range(start, end)}
        found = {place: letter.upper() for place, letter in found.items()}
        found |= {(at, at + 1): text[at].upper() for at in inside - taken if text[at].isascii()}
    respelt(own, found)
    return bool(spans)


def _labels(numbering: etree._Element | None, styles: Styles) -> None:
    """Turn the words of list labels into Unicode."""
    for level in () if numbering is None else numbering.iter(f"{W}lvl"):
        label = level.find(f"{W}lvlText")
        font = str(styles.run("", "", "", values(level.find(f"{W}rPr")))["hAnsi"])
        if label is not None:
            label.set(f"{W}val", legacy.read(label.get(f"{W}val", ""), font))


def _refonted(tree: etree._Element, font: str) -> None:
    """Put a font in the place of every old one."""
    for fonts in tree.iter(f"{W}rFonts"):
        for key, name in fonts.attrib.items():
            if legacy.code_of(str(name)):
                fonts.set(key, font)
    for face in tree.iter(_THEMED):
        if legacy.code_of(face.get("typeface", "")):
            face.set("typeface", font)

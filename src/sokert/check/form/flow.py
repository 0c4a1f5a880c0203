"""Finds the parts of the running text: trích yếu, addressees, headings, basis, paragraphs, tables."""

from __future__ import annotations

import re

from sokert.check.form.page import Page, Piece, pieces, whole
from sokert.check.form.words import fold
from sokert.resolved import Paragraph
from sokert.standards.shape import CAPITALS

_RULE = re.compile(r"[_\-\u2013\u2014=*\s]+")
PART = re.compile(r"(phần|chương) (thứ \w+|[ivxlc]+|\d+)\b[.:]?", re.IGNORECASE)
SECTION = re.compile(r"(mục|tiểu mục) ([ivxlc]+|\d+)\b[.:]?", re.IGNORECASE)
ARTICLE = re.compile(r"(điều) ([ivxlc]+|\d+)\s?[.:\-/)]\s*(?=\w)", re.IGNORECASE)
ROMAN = re.compile(r"([IVXLC]+)\s?([.\-/)–:])\s*(?=\w)")
ARABIC = re.compile(r"(\d{1,2})\s?([.\-/)–])(?![\d/])\s*(?=\w)")
SUBNUMBER = re.compile(r"\d{1,2}(\.\d{1,2})+\.?\s")
LETTER = re.compile(r"([a-zđ])\s?([).\-/])\s*(?=[“\"\w])")
_LONG = 260  # a heading or subject longer than this is a paragraph


def find(page: Page, type_at: int, end: int) -> None:
    """Find every component between the type name and the closing block."""
    paragraphs = page.document.paragraphs
    at = _subject(page, paragraphs, type_at, end) if type_at >= 0 else _after_head(page, paragraphs)
    at = _addressees(page, paragraphs, at, end)
    titled = False
    for paragraph in paragraphs[at:end]:
        if not paragraph.shown:
            continue
        if paragraph.cell is not None or paragraph.box:
            page.put("table_text", list(pieces(paragraph)))
            continue
        if "\n" in paragraph.text and _parted(page, paragraph):
            titled = False
            continue
        piece = whole(paragraph)
        name = "part_title" if titled and _title(piece) else _named(piece)
        page.put(name, [piece])
        titled = name in ("part_label", "section_label") or (name == "part_title" and titled)


def _after_head(page: Page, paragraphs: list[Paragraph]) -> int:
    last = max((piece.paragraph.index for pieces_ in page.found.values() for piece in pieces_), default=0)
    return next((at for at, p in enumerate(paragraphs) if p.index > last), len(paragraphs))


def _subject(page: Page, paragraphs: list[Paragraph], type_at: int, end: int) -> int:
    """Find the lines of the trích yếu below the type name; return the place after them."""
    at = type_at + 1
    while at < end:
        paragraph = paragraphs[at]
        text = tidied = paragraph.shown
        if _RULE.fullmatch(tidied) and tidied:
            page.put("subject_line", [whole(paragraph)])
            return at + 1
        first = not page.found.get("subject")
        centred = paragraph.align == "center" or (bool(text) and whole(paragraph).mostly("bold"))
        if paragraph.empty or (not text and not first):
            if not first:
                return at
        elif fold(text).startswith(("kính gửi", "căn cứ")) or _named(whole(paragraph)) != "body" or len(text) > _LONG:
            return at
        elif first or (centred and not text.endswith(".")):
            page.put("subject", [piece for piece in pieces(paragraph) if not _RULE.fullmatch(piece.text)])
        else:
            return at
        at += 1
    return at


def _addressees(page: Page, paragraphs: list[Paragraph], at: int, end: int) -> int:
    """Find Kính gửi and the names below it; return the place after them."""
    start = next((i for i in range(at, min(at + 6, end)) if fold(paragraphs[i].shown).startswith("kính gửi")), -1)
    if start < 0:
        return at
    page.put("addressee", [whole(paragraphs[start])])
    for next_at in range(start + 1, end):
        paragraph = paragraphs[next_at]
        beside = paragraph.cell is not None and paragraphs[start].cell is not None
        if paragraph.shown and not beside and not re.match(r"[-\u2013]", paragraph.shown):
            return next_at
        if paragraph.shown:
            page.put("addressee", [whole(paragraph)])
    return end


def _title(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) < _LONG
        and not text.endswith((".", ";"))
        and (text.isupper() or piece.paragraph.align == "center" or piece.mostly("bold"))
        and not PART.match(text)
        and not ROMAN.match(text)
        and not ARABIC.match(text)
    )


def _parted(page: Page, paragraph: Paragraph) -> bool:
    """Find a label and its title that a line break joins in one paragraph; return whether they were there."""
    label, *title = list(pieces(paragraph))
    name = "part_label" if PART.fullmatch(label.text) else "section_label" if SECTION.fullmatch(label.text) else ""
    if name and title:
        page.put(name, [label])
        page.put("part_title", title)
    return bool(name and title)


def _named(piece: Piece) -> str:
    """Return which part of the text a paragraph is."""
    text = piece.text
    short = len(text) < _LONG
    if short and PART.match(text) and (text[0].isupper() and not text.endswith((".", ";"))):
        return "part_label"
    if short and SECTION.match(text) and text[0].isupper() and not text.endswith((".", ";")):
        return "section_label"
    if short and ROMAN.match(text) and re.match(rf"[IVXLC]+\s?.\s*[{CAPITALS}]", text):
        return "roman_heading"
    if short and ARTICLE.match(text):
        return "article_heading"
    if SUBNUMBER.match(text):
        return "subnumber"
    if ARABIC.match(text):
        return "arabic_heading"
    if LETTER.match(text):
        return "letter_heading"
    if fold(text).startswith("căn cứ ") and text.endswith((";", ".", ",")) and len(text) < 400:
        return "basis"
    if re.match(r"(biểu|bảng|hình|biểu đồ|đơn vị tính|\(đơn vị|nguồn|ghi chú)\b", fold(text)) and short:
        return "caption"
    return "body"

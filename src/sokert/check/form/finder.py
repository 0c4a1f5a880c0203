"""Finds the components of a page by their place and words, in files from any producer."""

from __future__ import annotations

import datetime
import re

from sokert.check.form import closing, flow
from sokert.check.form.page import Page, Piece, pieces
from sokert.check.form.words import fold, like
from sokert.resolved import Document
from sokert.standards import FORMS, Form, chosen
from sokert.standards.nd30.form import TYPES

COUNTRY = FORMS["nd30"].literals["country"]
PARTY = FORMS["hd36"].literals["party"]
URGENT = frozenset({"hoả tốc", "thượng khẩn", "khẩn"})
HEAD = 60  # a head longer than this many paragraphs is none
RULE_SIGNS = re.compile(r"[_\-\u2013\u2014=.*•\s]{3,}|\*|o0o|-{2,}")
_DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(địa chỉ|điện thoại|đt|fax|e-?mail|website|cổng thông tin điện tử)\b.*:")
_NUMBER = re.compile(r"số\b\s*:?.*[/\-].*[a-zđ]", re.IGNORECASE)


def standard_of(document: Document) -> str:
    """Return the standard a file seems to follow: a Party title without a Quốc hiệu makes it the Party's."""
    head = [piece for paragraph in document.paragraphs[:HEAD] for piece in pieces(paragraph)]
    if any(like(piece.text, PARTY) for piece in head) and not any(like(p.text, COUNTRY) for p in head):
        dates = [re.search(r"ngày (\d+) tháng (\d+) năm (\d{4})", piece.text) for piece in head]
        return chosen(party=True, date=next((day for found in dates if found and (day := _day(found))), None))
    return chosen()


def _day(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def found(document: Document, form: Form) -> Page:
    """Return the page with every component that could be found."""
    page = Page(document, form)
    type_at = _head(page)
    _above(page)
    end = closing.find(page, type_at)
    _edges(page, end)
    flow.find(page, type_at, end)
    return page


def _head(page: Page) -> int:
    """Find what stands above the trích yếu; return the place of the type name, -1 when unknown."""
    paragraphs = page.document.paragraphs
    type_at = -1
    for at, paragraph in enumerate(paragraphs[:HEAD]):
        if any(fold(piece.text) in TYPES.values() for piece in pieces(paragraph)):
            type_at = at
            break
    rest: list[Piece] = []
    last = type_at if type_at >= 0 else _last_of_head(page)
    for paragraph in paragraphs[: last + 1]:
        for piece in pieces(paragraph):
            name = _named(piece, page)
            if name:
                page.put(name, [piece])
            elif not RULE_SIGNS.fullmatch(piece.text):
                rest.append(piece)
    _agency(page, rest)
    return type_at


def _above(page: Page) -> None:
    """Find what stands in the top margin of page 1: the note on circulation, the Party's draft mark."""
    for section in page.document.sections[:1]:
        for paragraph in section.headers.get("first", ()):
            for piece in pieces(paragraph):
                if (name := _named(piece, page)) in ("circulation", "draft", "urgency", "secrecy"):
                    page.put(name, [piece])


def _edges(page: Page, end: int) -> None:
    """Find the address at the foot of page one, and the text of electronic signing before the annexes."""
    section = page.document.sections[0]
    for paragraph in section.footers.get("first" if section.first_differs else "default", ()):
        page.put("address", [piece for piece in pieces(paragraph) if _ADDRESS.search(fold(piece.text))])
    for paragraph in page.document.paragraphs[end:]:
        page.put(
            "annex_electronic", [piece for piece in pieces(paragraph) if closing.ELECTRONIC.match(fold(piece.text))]
        )


def _last_of_head(page: Page) -> int:
    """Return where the head ends when no type name says so: at its date or number."""
    places = [
        at
        for at, paragraph in enumerate(page.document.paragraphs[:25])
        for piece in pieces(paragraph)
        if _named(piece, page)
    ]
    return max(places, default=-1)


def _named(piece: Piece, page: Page) -> str:
    """Return which component of the head a piece is, by its words; empty when they do not tell."""
    text = fold(piece.text)
    if like(text, COUNTRY, 0.8):
        return "country"
    if like(text, PARTY, 0.88):
        return "party"
    if text.startswith("độc lập") and "hạnh phúc" in text:
        return "motto"
    if text == "*":
        return "star"
    if text in TYPES.values():
        return "type_name"
    if _DATE.search(text) and len(text) < 80:
        return "place_date"
    if _NUMBER.match(text) and len(text) < 60:
        return "number"
    if closing.ELECTRONIC.match(text):
        return "electronic"
    if text in URGENT:
        return "urgency"
    if text.startswith("dự thảo"):
        return "draft"
    if text in ("tuyệt mật", "tối mật", "mật"):
        return "secrecy"
    if text in ("lưu hành nội bộ", "xem xong trả lại"):
        return "circulation"
    return ""


def _agency(page: Page, rest: list[Piece]) -> None:
    """Tell the agency from its parent: the first bold line on, else all but the first line."""
    right = page.first("country") or page.first("party")
    number = page.first("number")
    own = [piece for piece in rest if not _beside(piece, right) and _before(piece, number)]
    own = [piece for piece in own if not re.search(r"\d{4}|:", piece.text)]
    if not own or right is None:
        return
    bold = next((at for at, piece in enumerate(own) if piece.mostly("bold")), 0)
    split = bold or min(1, len(own) - 1)
    page.put("parent", own[:split])
    page.put("agency", own[split:])


def _beside(piece: Piece, right: Piece | None) -> bool:
    """Return whether a piece stands in the right half, with the Quốc hiệu."""
    if right is None or right.paragraph.cell is None or piece.paragraph.cell is None:
        return right is not None and right.column > 0 and piece.column > 0
    one, other = piece.paragraph.cell, right.paragraph.cell
    return one.table == other.table and one.column >= other.column > 0


def _before(piece: Piece, number: Piece | None) -> bool:
    if number is None or piece.paragraph.box:
        return True
    return piece.paragraph.index <= number.paragraph.index

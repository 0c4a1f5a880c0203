"""Finds the components of a page by their place and words, in files from any producer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sokert.check.form import closing, flow
from sokert.check.form.page import Page, Piece, pieces
from sokert.check.form.spelling import fold, like
from sokert.errors import DataError, Finding
from sokert.resolved import Document, Paragraph
from sokert.standards import FORMS, Form, Law, decree, guide, kinds
from sokert.standards.kinds import Kind, recognised
from sokert.vietnamese.read.periods import period_in

COUNTRY = FORMS["nd30"].literals["country"]
PARTY = FORMS["hd36"].literals["party"]
URGENT = frozenset({"hoả tốc", "thượng khẩn", "khẩn"})
_TOP = 10  # lines of a document among which the line stands that tells what it is issued with
HEAD = 60  # a head longer than this many paragraphs is none
RULE_SIGNS = re.compile(r"[_\-\u2013\u2014=.*•&~¯\s]{3,}|\*|-{2,}|[-_*\s]*[o0]{3}[-_*\s]*", re.IGNORECASE)
_DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(địa chỉ|điện thoại|đt|fax|e-?mail|website|cổng thông tin điện tử)\b.*:")
_NUMBER = re.compile(r"(?:luật |bộ luật )?số\b\s*:?.*[/\-].*[a-zđ]", re.IGNORECASE)


_CUT_NUMBER = re.compile(r"số\s*:?\s*\d*", re.IGNORECASE)

# Blanks that part the two halves of a head typed in one paragraph.
_APART = re.compile(
    r"(?<!NƯỚC)(?<!\s)\s+(?=C[ỘÔO]NG H[OÒÓ]\w? XÃ HỘI)|(?<=VIỆT NAM)[ \u00a0]+(?=ĐỘC LẬP)"
    r"|\s{3,}(?=[_\u2013\u2014-]{4}|CỘNG HO|CỘNG HÒ|ĐẢNG CỘNG SẢN|[Đđ]ộc lập\s?[-–]|[^\W\d_][^,\d:/]{1,40},\s*ngày\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"kính g[ửở]i\b|kính trình\s*:|nơi nhận\b|căn cứ\b")  # the head is over
_NAMES = ("country", "motto", "party", "number", "place_date")
_YOUTH = "đoàn tncs hồ chí minh"
_GAZETTE = "công báo/số"
_FORM = re.compile(r"(đơn|tờ khai|phiếu) ")
_FORM_NUMBER = re.compile(r"\(?mẫu( số)?:? ?\d{1,3}[a-zđ]?([-./]\w+)*\)?")  # on a line of its own
_DASHES = re.compile(r"[-_]{5,}")
_NUMBERED_BLANK = re.compile(r"\.\s?\(\d{1,2}\)")  # "Số: .../QĐ-...(3)...": a note below says what goes there
_SMALL = 11  # points: a text set smaller than this is not set by an office
_LENGTHS = {"some": 4, "long": 12}  # paragraphs, in more of which the lack of every sign of an office says something
_TOP_TITLES = 8  # lines of a file without a head among which the name of its type stands
_ABOUT = re.compile(r"(v/v|về việc)\b")
_LINK = re.compile(r"\(?(ban hành )?kèm theo\b")


def _parts(paragraph: Paragraph) -> Iterator[Piece]:
    """Yield the pieces of a line of the head; a number whose blank is a tab is one."""
    before: Piece | None = None
    for piece in pieces(paragraph, _APART):
        if before is not None and piece.text.startswith("/") and _CUT_NUMBER.fullmatch(before.text):
            piece = replace(before, runs=before.runs + piece.runs, text=f"{before.text} {piece.text}")
        elif before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def standard_of(document: Document) -> Law:
    """Return the standard a file seems to follow: a Party title without a Quốc hiệu makes it the Party's.

    Its day is that of the date line, or the last of the period that its first lines name, as where it was drawn.
    """
    head = [piece for paragraph in document.paragraphs[:HEAD] for piece in _parts(paragraph)]
    line = next((piece.text for piece in head if _dates(fold(piece.text))), "")
    day = _date(line)
    if not any(like(piece.text, PARTY) for piece in head) or any(like(p.text, COUNTRY) for p in head):
        return decree(*day)
    period = next(filter(None, (period_in(piece.text) for piece in head)), None)
    return guide(*(day if day[0] or period is None else period.ends.timetuple()[:3]))


def _date(line: str) -> tuple[int, int, int]:
    """Return year, month and day of a date line; 0 for what was left blank."""
    match = re.search(r"ngày\D*?(\d*)\D*tháng\D*?(\d*)\D*năm\D*(\d*)", fold(line))
    return (int(match[3] or 0), int(match[2] or 0), int(match[1] or 0)) if match else (0, 0, 0)


def judged_as(document: Document, standard: str | None = None, type: str | None = None) -> Page:
    """Return a file's page by the standard and the type named, else by those it shows.

    A standard named alone judges a file of no known kind as a báo cáo.
    """
    law = Law(standard) if standard else standard_of(document)
    form = FORMS[law.name]
    known = {*form.types, "CV"}
    if type and type not in known:
        raise DataError(Finding("CHECK-UNKNOWN-TYPE", {"given": type, "known": ", ".join(sorted(known))}))
    page = page_of(document, form, kinds.kind(type, form) if type else None)
    if standard and page.kind.name in kinds.UNTYPED:
        page = page_of(document, form, kinds.kind("BC", form))
    page.doubtful = law.doubtful
    return page


def page_of(document: Document, form: Form, kind: Kind | None = None) -> Page:
    """Return the page with every component that could be found, as the kind told or the one it seems to be."""
    page = Page(document, form)
    type_at = _head(page)
    page.kind = kind or recognised(_seen(page, type_at), form)
    page.form = page.kind.form(form)
    if page.kind.code == "CV":
        type_at = -1
    _above(page)
    end = closing.find(page, type_at)
    _edges(page, end)
    if kind is None:
        subject = flow.below_type(page, type_at)
        page.kind = kinds.witnessed(page.kind, page.found, subject)
    flow.find(page, type_at, end)
    return page


def _seen(page: Page, type_at: int) -> dict[str, str]:
    """Return the words found at each place that tells of the kind."""
    seen = {name: fold(own[0].text) for name, own in page.found.items()}
    if type_at >= 0:
        seen["type_name"] = _type(page.all("type_name")[0], page)
    if any(_NUMBERED_BLANK.search(text) for name in ("number", "place_date") if (text := seen.get(name))):
        seen["explained"] = ""
    if "party" in seen and "number" in seen:
        seen["party_number"] = seen["number"]
    after = page.document.paragraphs[_last_of_head(page) + 1 if type_at < 0 else type_at + 1 :]
    words = [paragraph for paragraph in after[:HEAD] if paragraph.shown]
    for paragraph in words[:12]:
        text = fold(paragraph.shown)
        if text.startswith(("kính gửi", "kính gởi")):
            seen.setdefault("addressee", text)
        if text.startswith("kính thưa"):
            seen.setdefault("opening", text)
        if _LINK.match(text) and type_at >= 0 and paragraph in words[:6]:
            seen.setdefault("link", text)
    if title := _title(_below_names(page, type_at, after)):
        seen |= {"title": fold(title)} | ({"addressed_title": fold(title)} if "addressee" in seen else {})
    seen |= dict(_surroundings(page))
    top = [fold(p.shown) for p in page.document.paragraphs[:HEAD] if p.shown][:_TOP]
    listed = {"first": top[:1], "top": [" ".join(top[:3])], "attached": filter(_LINK.match, top)}
    listed["form_number"] = filter(_FORM_NUMBER.fullmatch, top)
    return seen | {name: text for name, texts in listed.items() if (text := next(iter(texts), ""))}


def _surroundings(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what beside the head tells that an office made a document, or who prints it anew."""
    document = page.document
    headers = [paragraph for section in document.sections for own in section.headers.values() for paragraph in own]
    if gazette := next((text for p in headers if _GAZETTE in (text := fold(p.shown))), ""):
        yield "header", gazette
    if any(fold(piece.text) == _YOUTH for paragraph in document.paragraphs[:HEAD] for piece in pieces(paragraph)):
        yield "youth", ""
    if _copied(document):
        yield "copied", ""
    if any(paragraph.is_entry or fold(paragraph.shown) == "mục lục" for paragraph in document.paragraphs):
        yield "contents", ""
    lines = sum(bool(paragraph.shown) for paragraph in document.paragraphs)
    yield from ((name, "") for name, least in _LENGTHS.items() if lines > least)


def _copied(document: Document) -> bool:
    """Return whether a library typed a document anew: lines of dashes in both halves of its head, its text small."""
    head = [piece for paragraph in document.paragraphs[:_TOP] for piece in _parts(paragraph)]
    if sum(bool(_DASHES.fullmatch(piece.text)) for piece in head) < 2:
        return False
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    small = sum(len(run.text) for run in runs if run.size < _SMALL)
    return small * 2 > sum(len(run.text) for run in runs)


def _below_names(page: Page, type_at: int, after: list[Paragraph]) -> list[Paragraph]:
    """Return where a title may stand: below what the head names, V/v left out; anywhere at the top without a head."""
    if type_at < 0:
        headed = page.all("country", "party")
        named = {id(piece.paragraph) for piece in page.all(*_NAMES) if headed}
        paragraphs = page.document.paragraphs[:HEAD]
        last = max((at for at, paragraph in enumerate(paragraphs) if id(paragraph) in named), default=-1)
        after = paragraphs[last + 1 :]
    return [paragraph for paragraph in after[:HEAD] if paragraph.shown]


def _title(words: list[Paragraph]) -> str:
    """Return the first line in capitals that stands in the middle or in bold below the head, above whom it addresses.

    A line that names a body is one only where no other is: it stands above the title of what has no head.
    """
    found = []
    for paragraph in words[:6]:
        piece = next(pieces(paragraph), None)
        if piece and _BEGINS.match(fold(piece.text)):
            break
        stands = paragraph.align == "center" or (piece and piece.mostly("bold"))
        if piece and piece.text.isupper() and (stands or _FORM.match(fold(piece.text))):
            found.append(_unspaced(piece.text).rstrip(" :"))
    return next((title for title in found if not _BODY.match(fold(title))), found[0] if found else "")


def _unspaced(text: str) -> str:
    """Return a title without the blanks between its letters.

    >>> _unspaced("B Á O  C Á O"), _unspaced("BÁO CÁO")
    ('BÁO CÁO', 'BÁO CÁO')
    """
    spaced = re.fullmatch(r"\w(?: +\w)+ ?:?", text)
    return re.sub(r"(\w) (?=\w)", r"\1", re.sub(r" {2,}", "\u2003", text)).replace("\u2003", " ") if spaced else text


def _type(piece: Piece, page: Page) -> str:
    """Return the type a title names; empty where it names none."""
    name = fold(piece.text).rstrip(" :")
    names = {fold(known): known for known in page.form.types.values()}
    raw = "".join(run.shown for run in piece.runs).strip()
    return names.get(name) or names.get(fold(_unspaced(raw)).rstrip(" :")) or ""


def _titled(piece: Piece, page: Page) -> bool:
    """Return whether a piece is a type name that stands as a title does."""
    stands = piece.text.isupper() or piece.paragraph.align == "center" or piece.mostly("bold")
    return stands and bool(_type(piece, page))


def _is_type(paragraph: Paragraph, page: Page) -> bool:
    """Return whether a paragraph holds a type name on a line of its own, that is no entry of a list."""
    own = [] if paragraph.is_entry or paragraph.label else list(pieces(paragraph))
    return any(_titled(piece, page) and [one.row for one in own].count(piece.row) == 1 for piece in own)


def _headed(above: list[Paragraph], page: Page) -> bool:
    """Return whether something of a head stands in some paragraphs."""
    return any(_named(piece, page) for paragraph in above for piece in _parts(paragraph))


def _head(page: Page) -> int:
    """Find what stands above the trích yếu; return the place of the type name, -1 when unknown."""
    paragraphs = page.document.paragraphs
    type_at = -1
    for at, paragraph in enumerate(paragraphs[:HEAD]):
        if _BEGINS.match(fold(paragraph.shown)):
            break
        if _is_type(paragraph, page):
            type_at = at
            break
    if type_at >= 0 and not _headed(paragraphs[:type_at], page):
        type_at = type_at if sum(bool(p.shown) for p in paragraphs[:type_at]) < _TOP_TITLES else -1
    rest: list[Piece] = []
    last = type_at if type_at >= 0 else _last_of_head(page)
    for paragraph in paragraphs[: last + 1]:
        for piece in _parts(paragraph):
            name = _named(piece, page)
            if name == "type_name" and type_at < 0:
                rest.append(piece)
            elif name and not (name == "number" and page.found.get(name)):  # a trích yếu may cite another's
                page.put(name, [piece])
            elif not RULE_SIGNS.fullmatch(piece.text):
                rest.append(piece)
    _agency(page, rest)
    if type_at < 0:
        _letter_subject(page, rest)
    return type_at


def _letter_subject(page: Page, rest: list[Piece]) -> None:
    """Find the trích yếu of a công văn: what begins V/v below the number, and goes on below it."""
    right, number = page.first("country") or page.first("party"), page.first("number")
    if number is None:
        return
    about = next((at for at, piece in enumerate(rest) if _ABOUT.match(fold(piece.text))), len(rest))
    left = [(at, piece) for at, piece in enumerate(rest) if not _beside(piece, right)]
    below = [piece for at, piece in left if at >= about or not _before(piece, number)]
    if below and (_ABOUT.match(fold(below[0].text)) or not page.state):
        page.put("letter_subject", below)


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
    for piece in _behind_signature(page, end) if page.all("annex") else ():
        if closing.ELECTRONIC.match(fold(piece.text)):
            page.put("annex_electronic", [piece])


def _behind_signature(page: Page, end: int) -> Iterator[Piece]:
    """Yield what stands behind the recipients and the signature: a signing in them is the document's own."""
    names = ("recipients", "authority", "position", "signer_name")
    signed = [piece.paragraph for name in names for piece in page.all(name)]
    tables, last = {one.cell.table for one in signed if one.cell}, max((one.index for one in signed), default=0)
    for paragraph in page.document.paragraphs[end:]:
        if paragraph.index > last and not (paragraph.cell and paragraph.cell.table in tables):
            yield from pieces(paragraph)


def _last_of_head(page: Page) -> int:
    """Return where the head ends when no type name says so: at its date or number."""
    last, once = -1, set[str]()
    for at, paragraph in enumerate(page.document.paragraphs[:25]):
        if _BEGINS.match(fold(paragraph.shown)):
            break
        names = {_named(piece, page) for piece in _parts(paragraph)} - {""}
        if names - once or any(re.match(r"v/v\b", fold(piece.text)) for piece in pieces(paragraph)):
            last = at
        once |= names & {"place_date", "number"}  # a second one stands in the text
    return last if last < 0 else _whole_row(page.document.paragraphs, last)


def _whole_row(paragraphs: list[Paragraph], at: int) -> int:
    """Return the last paragraph of the table row that a place is in."""
    cell = paragraphs[at].cell
    while cell and at + 1 < len(paragraphs) and (other := paragraphs[at + 1].cell):
        if (other.table, other.row) != (cell.table, cell.row):
            break
        at += 1
    return at


def _dates(text: str) -> bool:
    """Return whether a line tells place and date, in folded letters."""
    return bool(_DATE.search(text)) and len(text) < 80 and not text.startswith("(")


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
    if _titled(piece, page):
        return "type_name"
    if _dates(text):
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
    about = next((at for at, piece in enumerate(rest) if _ABOUT.match(fold(piece.text))), len(rest))
    own = [piece for piece in rest[:about] if not _beside(piece, right) and _before(piece, number)]
    own = [piece for piece in own if not re.search(r"\d{4}|:$" if _names_a_body(piece) else r"\d{4}|:", piece.text)]
    if not own or right is None:
        return
    split = _split(own)
    page.put("parent", own[:split])
    page.put("agency", own[split:])


_BODY = re.compile(
    r"(ubnd|hđnd|uỷ ban|hội đồng|bộ|sở|cục|vụ|chi cục|tổng cục|văn phòng|phòng|ban|trung tâm|trường|bệnh viện|viện|"
    r"thanh tra|công an|bộ chỉ huy|chi bộ|đảng (uỷ|bộ)|tỉnh uỷ|thành uỷ|huyện uỷ|liên đoàn|đoàn|công đoàn|hội)\b"
)
_ALONE = re.compile(r"(uỷ ban nhân dân|hội đồng nhân dân|uỷ ban mặt trận tổ quốc việt nam|đảng bộ|ban chấp hành)")


def _names_a_body(piece: Piece) -> bool:
    """Return whether a line is the name of a body in capitals, in which a colon may stand: TRUNG TÂM: LƯU TRỮ."""
    return piece.text.isupper() and bool(_BODY.match(fold(piece.text)))


def _split(own: list[Piece]) -> int:
    """Return how many lines name the parent: those before the first bold one.

    Where all are bold they are one name over several lines, unless the first and the second each name a body.
    """
    heavy = [piece.mostly("bold") for piece in own]
    if True in heavy and not heavy[0]:
        return heavy.index(True)
    if len(own) < 2:
        return 0
    first, second = fold(own[0].text), fold(own[1].text)
    own_body = bool(_BODY.match(second)) and not second.startswith("hội đồng")
    return int(own_body and bool(_BODY.match(first)) and not _ALONE.fullmatch(first))


def _beside(piece: Piece, right: Piece | None) -> bool:
    """Return whether a piece stands in the right half, with the Quốc hiệu."""
    if right is None or right.paragraph.cell is None or piece.paragraph.cell is None:
        return right is not None and right.column > 0 and piece.column > 0
    one, other = piece.paragraph.cell, right.paragraph.cell
    return one.table == other.table and one.column >= other.column > 0


def _before(piece: Piece, number: Piece | None) -> bool:
    if number is None or (piece.paragraph.box and not number.paragraph.box):
        return True
    return (piece.paragraph.index, piece.row) <= (number.paragraph.index, number.row)

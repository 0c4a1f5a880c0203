"""Finds the parts of the running text: trích yếu, addressees, headings, basis, paragraphs, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from sokert.check.form.page import Page, Piece, pieces, whole
from sokert.check.form.spelling import fold
from sokert.resolved import Paragraph
from sokert.standards import kinds
from sokert.standards.shape import CAPITALS

_RULE = re.compile(r"[_\-\u2013\u2014=*\s]+")
PART = re.compile(r"(phần|chương) (thứ \w+|[ivxlc]+|\d+)\b[.:]?", re.IGNORECASE)
SECTION = re.compile(r"(mục|tiểu mục) ([ivxlc]+|\d+)\b[.:]?", re.IGNORECASE)
ARTICLE = re.compile(r"(điều) ([ivxlc]+|\d+)\s?[.:\-/)]\s*(?=\w)", re.IGNORECASE)
ROMAN = re.compile(r"((?![LC]\b)[IVXLC]+)\s?([.\-/)–:])\s*(?=[“\"\w])")
ARABIC = re.compile(r"(\d{1,2})\s?([.\-/)–])(?![\d/])\s*(?=[“\"\w])")
SUBNUMBER = re.compile(r"\d{1,2}(\.\d{1,2})+\.?\s")
LETTER = re.compile(r"([a-zđ])\s?([).\-/])\s*(?=[“\"\w])")
_SMALL_ROMAN = re.compile(r"(ii|iv|vi|ix|xi)\s?[.)]")
_LONG = 260  # a heading longer than this is a paragraph
_QUOTED = 40  # a quotation of more paragraphs than this was never closed
_LONGEST = 700  # and so is a trích yếu longer than this, though it is set as one
_BASES = ("căn cứ ", "theo đề nghị ", "theo đề xuất ", "xét đề nghị ", "thực hiện ", "xét tờ trình ")
ADDRESSED = re.compile(r"kính g[ửở]i\b|kính trình\s*:|[^.]{3,120} điện\s*:")
_LINES = 4  # of a trích yếu at most
_SENTENCE = re.compile(
    rf"[.:;,…]$|(?<![{CAPITALS}])[.;]\s+[{CAPITALS}+-]|\bnhư sau\b"
)  # ends as one, or another follows
_OF_HEAD = re.compile(r"số\s*:|[^,]{2,40}, ngày\b.*\btháng\b.*\bnăm\b")  # where it stands below the type name
_OFFICE = re.compile(r"(chủ tịch|bộ trưởng|giám đốc|hiệu trưởng|viện trưởng|cục trưởng|thủ tướng|chánh án)\b")
_ADDRESS = re.compile(r"(địa chỉ|điện thoại|mã số (thuế|doanh nghiệp)|e-?mail|fax)\s*:")
_LINK = re.compile(r"\(?(ban hành )?kèm theo\b")
_RESOLVED = re.compile(r"(quyết định|quyết nghị|ra nghị quyết)\s?:?")


# What is told of a period, as no sentence is: "Kết quả công tác 6 tháng đầu năm 2026."
_OF_PERIOD = re.compile(r"(?:về|việc|v/v|kết quả|tình hình|công tác|sơ kết|tổng kết|đánh giá)\b.* \d{4}\.")
_ASIDE = ("quote", "intense quote", "caption")  # styles of what is set apart from the running text


def find(page: Page, type_at: int, end: int) -> None:
    """Find every component between the type name and the closing block."""
    paragraphs = page.document.paragraphs
    at = _subject(page, paragraphs, type_at, end) if type_at >= 0 else _after_head(page, paragraphs)
    if page.kind.code in kinds.RESOLVING:
        at = _resolved(page, paragraphs, at, end)
    else:
        at = _bases(page, paragraphs, _addressees(page, paragraphs, at, end), end)
    titled, quoted = False, 0
    for place, paragraph in enumerate(paragraphs[at:end], at):
        if not paragraph.shown or paragraph.is_entry or paragraph.style.lower() in _ASIDE:
            continue
        if _RULE.fullmatch(paragraph.shown):
            continue
        if paragraph.cell is not None or paragraph.box:
            page.put("table_text", list(pieces(paragraph)))
            continue
        if "\n" in paragraph.text and _parted(page, paragraph):
            titled = False
            continue
        piece = whole(paragraph)
        quoted = max(quoted, _quoted(paragraphs, place, end))
        name = "quotation" if place < quoted else "part_title" if titled and _title(piece) else _named(piece)
        if name == "letter_heading" and _is_roman(paragraphs[max(place - 1, 0) : place + 2]):
            name = "body"
        page.put(name, [piece])
        titled = name in ("part_label", "section_label") or (name == "part_title" and titled)


def _quoted(paragraphs: list[Paragraph], at: int, end: int) -> int:
    """Return where a quotation ends that a paragraph opens; the place itself where it opens none, or none is closed."""
    if not paragraphs[at].shown.startswith("“"):
        return at
    depth = 0
    for here in range(at, min(at + _QUOTED, end)):
        depth += paragraphs[here].shown.count("“") - paragraphs[here].shown.count("”")
        if depth <= 0:
            whole_line = re.search(r"”[.;,]?$", paragraphs[here].shown)
            return here + 1 if whole_line else at
    return at


def _after_head(page: Page, paragraphs: list[Paragraph]) -> int:
    """Return the first paragraph below the head of a document without a type name."""
    head = page.all("parent", "agency", *_HEAD)
    last = max((at for at, p in enumerate(paragraphs) if any(piece.paragraph is p for piece in head)), default=-1)
    cell = paragraphs[last].cell if last >= 0 else None
    while cell and last + 1 < len(paragraphs) and (other := paragraphs[last + 1].cell):
        if other.table != cell.table or ADDRESSED.match(fold(paragraphs[last + 1].shown)):
            break
        last += 1
    return last + 1


_HEAD = ("country", "motto", "party", "number", "place_date", "letter_subject", "type_name", "star")


def _subject(page: Page, paragraphs: list[Paragraph], type_at: int, end: int) -> int:
    """Find the lines of the trích yếu below the type name; return the place after them."""
    if not _behind_type(page, paragraphs[type_at + 1 : end]):
        return type_at + 1
    at, nearest = type_at + 1, True
    while at < end:
        paragraph = paragraphs[at]
        text = paragraph.shown
        first = not page.found.get("subject")
        centred = _set_apart(paragraph)
        if name := _below_subject(text, centred):
            page.put(name, [whole(paragraph)])
            return at + 1
        if page.kind.code in kinds.RESOLVING and text.isupper() and _decides(paragraphs[at:end], first):
            return at
        if paragraph.empty or (not text and not first):
            if not first:
                return at
        elif (
            _begins_text(whole(paragraph), centred, paragraphs[at + 1 : end])
            or _tabled(paragraphs[at:end], paragraphs[type_at])
            or not ((first and nearest) or (centred and not text.endswith(".")))
        ):
            return at
        elif _OF_HEAD.match(fold(text)):
            nearest = False  # so that only what is set as a title is one below it
        else:
            page.put("subject", [piece for piece in pieces(paragraph) if not _RULE.fullmatch(piece.text)])
        at += 1
    return at


def _below_subject(text: str, centred: bool) -> str:
    """Return which component a line is that ends the trích yếu; empty where it is none."""
    if text and _RULE.fullmatch(text):
        return "subject_line"
    return "annex_link" if _LINK.match(fold(text)) and (centred or text.startswith("(")) else ""


def below_type(page: Page, type_at: int) -> str:
    """Return the first words behind or below the type name, in folded letters."""
    behind = (piece.text for name in page.all("type_name")[:1] for piece in _behind(name))
    below = (paragraph.shown for paragraph in page.document.paragraphs[type_at + 1 :] if paragraph.shown)
    return fold(next(chain(behind, below), ""))


def _behind(name: Piece) -> Iterator[Piece]:
    """Yield what is typed behind line breaks in the type name's own paragraph."""
    return (piece for piece in pieces(name.paragraph) if piece.row > name.row)


def _behind_type(page: Page, following: Sequence[Paragraph]) -> bool:
    """Find the trích yếu typed behind line breaks in the type name's own paragraph; return whether it may go on."""
    name = page.all("type_name")[0]
    resolving = page.kind.code in kinds.RESOLVING
    for piece in _behind(name):
        if _RULE.fullmatch(piece.text):
            page.put("subject_line", [piece])
            return False
        centred = name.paragraph.align == "center" or piece.mostly("bold")
        decided = resolving and piece.text.isupper() and _OFFICE.match(fold(piece.text))
        if decided or _begins_text(piece, centred, following):
            return False
        if _LINK.match(fold(piece.text)):
            return not page.found.get("subject")
        if not _OF_HEAD.match(fold(piece.text)):
            page.put("subject", [piece])
    return True


def _tabled(own: Sequence[Paragraph], title: Paragraph) -> bool:
    """Return whether the first of some paragraphs stands in a table of several columns, the type name outside of it."""
    cell = own[0].cell
    if cell is None or (title.cell and title.cell.table == cell.table):
        return False
    beside = takewhile(lambda one: one.cell is not None and one.cell.table == cell.table, own)
    return any(one.cell and one.cell.column != cell.column for one in beside)


def _begins_text(piece: Piece, centred: bool, following: Sequence[Paragraph]) -> bool:
    """Return whether a line below the type name is of what follows the trích yếu.

    A sentence that is set as the text is belongs to the text: only a title that is set as one may end as a sentence,
    and what Kính gửi follows.
    """
    text = piece.text
    return (
        bool(ADDRESSED.match(fold(text)) or fold(text).startswith(_BASES[0]))
        or len(text) > (_LONGEST if centred else _LONG)
        or _named(piece) != "body"
        or (not centred and bool(_SENTENCE.search(text)) and not _stopped(text, following))
    )


def _stopped(text: str, following: Sequence[Paragraph]) -> bool:
    """Return whether a plain line is a trích yếu with a stop: Kính gửi follows, or it is worded as one of a period."""
    if len(text) > _LONG or not text.endswith(".") or _SENTENCE.search(text.rstrip(".")):
        return False
    below = next((one.shown for one in following if one.shown and not _RULE.fullmatch(one.shown)), "")
    return bool(ADDRESSED.match(fold(below)) or _OF_PERIOD.fullmatch(fold(text)))


def _decides(following: list[Paragraph], first: bool) -> bool:
    """Return whether a line in capitals is that of who decides; what a typed line ends is still of the trích yếu."""
    if first:
        return bool(_OFFICE.match(fold(following[0].shown)))
    below = takewhile(lambda paragraph: paragraph.shown, following[1:_LINES])
    return not any(_RULE.fullmatch(paragraph.shown) for paragraph in below)


def _set_apart(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is set as a title is: in the middle or in bold."""
    return paragraph.align == "center" or (bool(paragraph.shown) and whole(paragraph).mostly("bold"))


def _addressees(page: Page, paragraphs: list[Paragraph], at: int, end: int) -> int:
    """Find Kính gửi and the names below it; return the place after them."""
    opening = [i for i in range(at, end) if paragraphs[i].shown][:6]
    start = next((i for i in opening if ADDRESSED.match(fold(paragraphs[i].shown))), -1)
    if start < 0:
        return at
    page.put("addressee", [whole(paragraphs[start])])
    # Where the label's own line names somebody, dashes below begin the text, unless the line is one of a list.
    bare = paragraphs[start].shown.endswith((":", ";", ","))
    for next_at in range(start + 1, end):
        paragraph = paragraphs[next_at]
        beside = paragraph.cell is not None and paragraphs[start].cell is not None
        listed = (bare and re.match(r"[-\u2013]", paragraph.shown)) or _undashed(page.all("addressee"), paragraph)
        if paragraph.shown and not beside and not listed:
            if not _goes_on(paragraphs[start : next_at + 1]):
                return next_at
            page.put("addressee_goes_on", [whole(paragraph)])
        elif paragraph.shown:
            page.put("addressee", [whole(paragraph)])
    return end


def _goes_on(lines: list[Paragraph]) -> bool:
    """Return whether a line is still of the addressee above: where it is, or its name goes on in the middle."""
    last = lines[-1]
    centred = last.align == "center" == lines[-2].align and not lines[-2].shown.endswith((":", ".", ";"))
    return centred or bool(_ADDRESS.match(fold(last.shown)))


def _undashed(above: list[Piece], paragraph: Paragraph) -> bool:
    """Return whether a line without a dash is a name too: its list, below a bare label, has semicolons."""
    text, first = paragraph.shown, above[0].text
    if len(text) >= _LONG or not first.endswith(":"):
        return False
    return above[-1].text.endswith(";") or (len(above) == 1 and text.endswith(";"))


def _resolved(page: Page, paragraphs: list[Paragraph], at: int, end: int) -> int:
    """Find who decides, on what basis, and the line QUYẾT ĐỊNH:; return the place after them."""
    after = next((i for i in range(at, end) if _RESOLVED.fullmatch(fold(paragraphs[i].shown))), -1)
    if after < 0:
        return _bases(page, paragraphs, at, end)
    for paragraph in paragraphs[at:after]:
        piece = whole(paragraph)
        if not piece.text or _RULE.fullmatch(piece.text) or fold(piece.text) == "căn cứ:":
            continue
        # Nothing but who decides and on what basis stands there: "Theo Đơn đề nghị ...", "Xét ..." are bases too.
        centred = paragraph.align == "center"
        page.put("deciding" if piece.text.isupper() else "session" if centred else "basis", [piece])
    page.put("deciding", [whole(paragraphs[after])])
    return after + 1


def _bases(page: Page, paragraphs: list[Paragraph], at: int, end: int) -> int:
    """Find the lines of basis that open a text, one a line; return the place after them.

    One sentence "Căn cứ ..., ... như sau:" is text, and in a công văn every one is.
    """
    if not page.kind.holds("ND30-BASIS-STYLE"):
        return at
    found: list[Piece] = []
    last = at
    for here in range(at, end):
        piece = whole(paragraphs[here])
        if not piece.text:
            continue
        opens = fold(piece.text).removeprefix("- ").startswith(_BASES)
        if paragraphs[here].cell or not opens or piece.text.endswith(":") or len(piece.text) > _LONGEST:
            break
        found.append(piece)
        last = here + 1
        if piece.text.endswith("."):
            break
    if len(found) > 1 or (found and found[0].text.endswith(";") and fold(found[0].text).startswith(_BASES[0])):
        page.put("basis", found)
        return last
    return at


def _title(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) < _LONG
        and not text.endswith((".", ";"))
        and (text.isupper() or piece.paragraph.align == "center" or piece.mostly("bold"))
        and not PART.match(text)
        and not SECTION.match(text)
        and not ROMAN.match(text)
        and not ARTICLE.match(text)
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


def _is_roman(beside: list[Paragraph]) -> bool:
    """Return whether a letter among the lines beside it is a small Roman number: i, v, x."""
    return bool(re.match(r"[ivx]\s?[.)]", beside[len(beside) // 2].shown)) and any(
        _SMALL_ROMAN.match(paragraph.shown) for paragraph in beside
    )


def _named(piece: Piece) -> str:
    """Return which part of the text a paragraph is."""
    text = piece.text
    short = len(text) < _LONG
    if short and PART.match(text) and (text[0].isupper() and not text.endswith((".", ";"))):
        return "part_label"
    if short and SECTION.match(text) and text[0].isupper() and not text.endswith((".", ";")):
        return "section_label"
    if short and ROMAN.match(text) and re.match(rf"[IVXLC]+\s?.\s*[“\"]?[{CAPITALS}]", text):  # C. is the third letter
        return "roman_heading"
    if short and ARTICLE.match(text):
        return "article_heading"
    if SUBNUMBER.match(text):
        return "subnumber"
    if ARABIC.match(text):
        return "arabic_heading"
    if LETTER.match(text):
        return "letter_heading"
    if re.match(r"(biểu|bảng|hình|biểu đồ|đơn vị tính|\(đơn vị|nguồn|ghi chú)\b", fold(text)) and short:
        return "caption"
    return "body"

"""The words of the head: Quốc hiệu, Tiêu ngữ, agency, number, place and date, trích yếu.

What they check: each component's words, after NFC, with blanks folded and both manners of placing
tone marks equal (HÒA = HOÀ). A part that is not there is told by the same rule with "found" empty.
Why: Điều 8, khoản 2; Phụ lục I, Phần I, Mục II, khoản 1 to 5.
Right: Số: 05/BC-VP; Hà Nội, ngày 05 tháng 7 năm 2023.   Wrong: Số 5 / BC-VP; ngày 5 tháng 07.
Remedy: type it as shown; `sokert fix` mends blanks, colons, zeros and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault
from sokert.check.form.words import fold, tidy
from sokert.resolved import edit
from sokert.standards.nd30.form import TYPES

BLANK = re.compile(r"[\s.…_]{2,}")
_ABBREVIATED = re.compile(r"\b(UBND|HĐND|VP|TP\.|PCT|BCĐ|BQL)(?=\W|$)")


def _literal(name: str, exact: bool) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        piece, wanted = page.first(name), page.form.literals[name]
        if piece is None:
            yield Fault(None, {"found": ""})
        elif fold(piece.text) != fold(wanted) or (exact and not _joined_well(piece.text)):
            yield Fault(piece.paragraph, {"found": piece.text})

    return find


def _joined_well(text: str) -> bool:
    """Return whether Tiêu ngữ has hyphens between blanks, and its capitals."""
    return re.fullmatch(r"Độc lập - Tự do - Hạnh phúc", tidy(text)) is not None


def _right(page: Page) -> Iterator[Fault]:
    piece = page.first("country") or page.first("party")
    if piece is None:
        return
    cell = piece.paragraph.cell
    beside = piece.column > 0 or piece.paragraph.box or piece.paragraph.left > 2500
    if not beside and not (cell and cell.column) and piece.paragraph.align != "right":
        yield Fault(piece.paragraph)


def _single(*names: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(*names):
            paragraph = piece.paragraph
            if paragraph.line_rule == "auto" and paragraph.line > 250:
                yield Fault(paragraph, {"found": f"{paragraph.line / 240:.2f}".replace(".", ",")})

    return find


def _break_single(name: str) -> Callable[[Page], None]:
    return lambda page: edit.paragraph(page.all(name)[0].paragraph, "spacing", line="360", lineRule="auto")


def _agency(page: Page) -> Iterator[Fault]:
    if not page.found.get("agency"):
        yield Fault(None, {"found": ""})


def _abbreviated(page: Page) -> Iterator[Fault]:
    for piece in page.all("agency"):
        if found := _ABBREVIATED.search(piece.text):
            yield Fault(piece.paragraph, {"found": found[0]})


def _code(page: Page) -> str:
    """Return the abbreviation of the document's type: BC unless its name says otherwise."""
    name = page.first("type_name")
    known = {fold(word): code for code, word in TYPES.items()}
    return known.get(fold(name.text), "BC") if name else "BC"


def _draft(piece: Piece) -> bool:
    """Return whether a number or date was left blank to be filled in."""
    return bool(BLANK.search(re.sub(r"^Số:?", "", piece.paragraph.text))) or bool(re.match(r"Số:? ?[/\-]", piece.text))


def _number(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is None:
        yield Fault(None, {"found": ""})
        return
    text = _with_zero(_with_colon(piece.text))
    pattern = page.form.patterns["number"].replace("BC", _code(page), 1)
    blank = re.fullmatch(r"Số:[\s.…_]*/[A-ZĐa-z]+-\w[\w\-]*", text) and _draft(piece)
    if not re.fullmatch(pattern, text) and not blank and _type_right(page, piece):
        yield Fault(piece.paragraph, {"found": piece.text})


def _type_right(page: Page, piece: Piece) -> bool:
    """Return whether the type's abbreviation is as it should be: another rule tells when it is not."""
    found = re.search(r"/\s*([^\W\d]+)\s*-", piece.text)
    return found is None or found[1] == _code(page)


def _with_colon(text: str) -> str:
    return re.sub(r"^(Số)(?!\s*:)\s*", "Số: ", text)


def _with_zero(text: str) -> str:
    return re.sub(r"^(Số: ?)(\d)(?!\d)", r"\g<1>0\2", text)


def _colon(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is not None and not re.match(r"(?i)số:", piece.text):
        yield Fault(piece.paragraph, {"found": piece.text})


def _zero(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is not None and re.match(r"(?i)số\s*:?\s*[1-9](?!\d)", piece.text):
        yield Fault(piece.paragraph, {"found": piece.text})


def _abbreviation(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is not None and not _type_right(page, piece):
        yield Fault(piece.paragraph, {"found": piece.text, "code": _code(page)})


def date_parts(text: str) -> re.Match[str] | None:
    """Return the parts of a date line: place, day, month, year, whatever their zeros."""
    return re.fullmatch(r"(.+?),? ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\.?", text)


def _date(page: Page) -> Iterator[Fault]:
    piece = page.first("place_date")
    if piece is None:
        yield Fault(None, {"found": ""})
        return
    found = date_parts(piece.text)
    if found is None:
        left_blank = re.match(r"[^,]+, ngày[\s.…_\d]*tháng[\s.…_\d]*năm", piece.text) and not re.search(
            r"\d{1,2} tháng \d{1,2}", piece.text
        )
        if not left_blank:
            yield Fault(piece.paragraph, {"found": piece.text})
    elif not re.match(r"[^,]+, ngày", piece.text) or piece.text.endswith(".") or not piece.text[0].isupper():
        yield Fault(piece.paragraph, {"found": piece.text})


def _date_zero(page: Page) -> Iterator[Fault]:
    piece = page.first("place_date")
    found = date_parts(piece.text) if piece else None
    if piece is not None and found is not None:
        day, month = padded(found[2], found[3])
        if (day, month) != (found[2], found[3]):
            yield Fault(piece.paragraph, {"found": piece.text, "wanted": f"ngày {day} tháng {month}"})


def padded(day: str, month: str) -> tuple[str, str]:
    """Return day and month with the zeros the law wants.

    >>> padded("5", "07"), padded("12", "2")
    (('05', '7'), ('12', '02'))
    """
    return f"{int(day):02}", f"{int(month):02}" if int(month) < 3 else str(int(month))


def _party_date(page: Page) -> Iterator[Fault]:
    yield from _date(page)
    yield from _date_zero(page)


def _party_number(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is None:
        yield Fault(None, {"found": ""})
    elif not re.fullmatch(page.form.patterns["number"].replace("BC", _code(page), 1), piece.text) and not re.fullmatch(
        r"Số[\s.…_]*-\w+/\w+", piece.text
    ):
        yield Fault(piece.paragraph, {"found": piece.text})


def _subject_missing(page: Page) -> Iterator[Fault]:
    subject = " ".join(piece.text for piece in page.all("subject"))
    if page.found.get("type_name") and not subject:
        yield Fault(page.all("type_name")[0].paragraph, {"found": 0})
    elif len(subject) > 500:
        yield Fault(page.all("subject")[0].paragraph, {"found": len(subject)})


def _subject_dot(page: Page) -> Iterator[Fault]:
    lines = page.all("subject")
    if lines and (lines[-1].text.endswith((".", ";", ",")) or re.match(r"(?i)v/v\b", lines[0].text)):
        yield Fault(lines[-1].paragraph, {"found": lines[-1].text})


def reworded(name: str, old: str, new: str) -> Callable[[Page], object]:
    """Return what puts one text in another's place in a component."""
    return lambda page: [edit.reworded(piece.paragraph, old, new) for piece in page.all(name)]


def _added(name: str, ending: str) -> Callable[[Page], object]:
    def broken(page: Page) -> None:
        piece = page.all(name)[-1]
        edit.reworded(piece.paragraph, piece.runs[-1].text, piece.runs[-1].text + ending)

    return broken


RULES = (
    Check("ND30-QH-TEXT", "", _literal("country", False), reworded("country", "NGHĨA", "NGHIÃ")),
    Check("", "HD-TITLE", _literal("party", False), reworded("party", "CỘNG", "CỘNGG")),
    Check("ND30-QH-POS", "", _right, lambda page: None),
    Check("ND30-TN-TEXT", "", _literal("motto", True), reworded("motto", " - ", " – ")),
    Check("ND30-QHTN-SPACING", "", _single("country", "motto"), _break_single("country")),
    Check("ND30-ORG-NAME", "", _agency, lambda page: None),
    Check("ND30-ORG-PARENT-ABBR", "", _abbreviated, reworded("agency", "VĂN", "UBND")),
    Check("ND30-ORG-SPACING", "", _single("parent", "agency"), _break_single("agency")),
    Check(
        "ND30-NO-FORMAT",
        "HD-NO",
        lambda p: _number(p) if p.state else _party_number(p),
        reworded("number", "/", " / "),
    ),
    Check("ND30-NO-COLON", "", _colon, reworded("number", "Số:", "Số")),
    Check("ND30-NO-ZERO", "", _zero, lambda page: None),
    Check("ND30-ABBR-BC", "", _abbreviation, reworded("number", "BC-", "KH-")),
    Check(
        "ND30-DATE-FORM",
        "HD-DATE",
        lambda p: _date(p) if p.state else _party_date(p),
        reworded("place_date", ", ngày", " ngày"),
    ),
    Check("ND30-DATE-ZERO", "", _date_zero, reworded("place_date", "tháng 7", "tháng 07")),
    Check("ND30-SUBJ-CONTENT", "", _subject_missing, _added("subject", " và nội dung" * 60)),
    Check("ND30-SUBJ-NODOT", "", _subject_dot, _added("subject", ".")),
)

"""The words of the head: Quốc hiệu, Tiêu ngữ, agency, number, place and date, trích yếu."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form.blanks import has_field
from sokert.check.form.component_names import part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rewording import miswritten, reworded
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Instead, Missing, Numbered, OfPart, Quoted, Spacing, Stated, points, words
from sokert.check.form.spelling import fold
from sokert.errors import Term
from sokert.resolved import edit
from sokert.standards import Form

_BLANK = re.compile(r"[\s.…_]{2,}")
_ABBREVIATED = re.compile(r"\b(UBND|HĐND|VP|TP\.|PCT|BCĐ|BQL)(?=\W|$)")
_HEAD = 12  # paragraphs in which a program's fields may stand for what is not found
_LONGEST = 500  # letters of a trích yếu
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def _missing(page: Page, name: str) -> Iterator[Fault]:
    if page.lacks(name) and not any(has_field(one.shown) for one in page.document.paragraphs[:_HEAD]):
        yield Fault(None, Missing(part(page, name)))


def _literal(name: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds words other than the fixed ones; both manners of placing tone marks are right."""

    def find(page: Page) -> Iterator[Fault]:
        piece = page.first(name)
        if piece is None:
            yield from _missing(page, name)
        elif fold(piece.text) != fold(page.form.literals[name]):
            yield miswritten(page, name, piece)

    return find


def _motto(page: Page) -> Iterator[Fault]:
    piece = page.first("motto")
    if piece is None:
        yield from _missing(page, "motto")
    elif piece.text != _MOTTO:
        yield miswritten(page, "motto", piece, _joined)


def _joined(text: str) -> str:
    """Return Tiêu ngữ with hyphens between blanks; words other than its own stay."""
    said = [word.casefold() for word in re.split(r"\s*[-\u2010-\u2015/.,;*|]\s*", text)]
    return _MOTTO if said == _MOTTO.casefold().split(" - ") else text


def _right(page: Page) -> Iterator[Fault]:
    piece = page.first("country") or page.first("party")
    if piece is None:
        return
    cell = piece.paragraph.cell
    beside = piece.column > 0 or piece.paragraph.box or piece.paragraph.left > 2500
    if not beside and not (cell and cell.column) and piece.paragraph.align != "right":
        yield Fault(piece.paragraph, OfPart("OF-NOT-AT-RIGHT", part(page, "country")))


def _spaced(called: str, *names: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(*names):
            paragraph = piece.paragraph
            if paragraph.line_rule == "auto" and paragraph.line > 250:
                yield Fault(paragraph, Spacing(Term(called), points(paragraph.line / 240)), piece)

    return find


def _single(page: Page, faults: list[Fault]) -> None:
    for fault in faults:
        edit.paragraph(fault.it.paragraph, "spacing", line="240", lineRule="auto")


def _agency(page: Page) -> Iterator[Fault]:
    if not page.found.get("agency"):
        yield from _missing(page, "agency")


def _abbreviated(page: Page) -> Iterator[Fault]:
    for piece in page.all("agency"):
        if said := abbreviated(piece.text):
            yield Fault(piece.paragraph, said)


def abbreviated(agency: str) -> Quoted | None:
    """Return what is wrong with the name of an agency that has a known abbreviation in it."""
    match = _ABBREVIATED.search(agency)
    return Quoted("QUOTED-ABBREVIATED", match[0]) if match else None


def _code(page: Page) -> str:
    """Return the abbreviation of the document's type: BC unless it is known to be of another."""
    code = page.kind.code or "BC"
    return page.form.shared.get(code, code)


def _number(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is None:
        yield from _missing(page, "number")
        return
    # The colon and the zero have rules of their own, and so has the type's abbreviation.
    text = re.sub(r"^(Số: ?)(\d)(?!\d)", r"\g<1>0\2", re.sub(r"^(Số)(?!\s*:)\s*", "Số: ", piece.text))
    pattern = page.form.patterns["number"].replace("BC", _code(page), 1)
    blank = re.fullmatch(r"Số:[\s.…_]*/[A-ZĐa-z]+(-\w[\w\-&.]*)?", text) and _draft(piece)
    if not re.fullmatch(pattern, text) and not blank and _type_right(page, piece):
        yield miswritten(page, "number", piece, numbered)


def _draft(piece: Piece) -> bool:
    """Return whether a number was left blank to be filled in."""
    return bool(_BLANK.search(re.sub(r"^Số:?", "", piece.paragraph.text))) or bool(re.match(r"Số:? ?[/\-]", piece.text))


def _type_right(page: Page, piece: Piece) -> bool:
    match = re.match(r"Số\s*:?[\s\d.…_]*([^\W\d_]+)\s*/", piece.text) or re.search(r"/\s*([^\W\d]+)\s*-", piece.text)
    return match is None or match[1] == _code(page) or not page.kind.holds("ND30-ABBR-BC")


def numbered(text: str) -> str:
    """Return a State number as the decree writes it; one that cannot be read stays.

    >>> numbered("Số 5 / BC - VP"), numbered("Số: 412/BC-VP"), numbered("Công văn 5")
    ('Số: 05/BC-VP', 'Số: 412/BC-VP', 'Công văn 5')
    """
    match = re.fullmatch(r"(?i:số)\s*:?\s*(\d+)\s*/\s*(\w+)\s*[-–]\s*(\w+(?:\s*[-–]\s*\w+)*)", text)
    if match is None:
        return text
    agency = re.sub(r"\s*[-–]\s*", "-", match[3])
    return f"Số: {int(match[1]):02}/{match[2]}-{agency}"


def _unlike(said: str, pattern: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds a number that begins as it must not."""

    def find(page: Page) -> Iterator[Fault]:
        piece = page.first("number")
        if piece is not None and re.match(pattern, piece.text):
            wanted = numbered(piece.text)
            yield Fault(piece.paragraph, Quoted(said, words(piece.text)), (piece, wanted))

    return find


def _abbreviation(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is not None and not _type_right(page, piece):
        yield Fault(piece.paragraph, Instead("INSTEAD-TYPE-CODE", words(piece.text), _code(page)))


def date_parts(text: str) -> re.Match[str] | None:
    """Return the parts of a date line: place, day, month, year, whatever their zeros."""
    return re.fullmatch(r"(.+?),? ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\.?", text)


def _date(page: Page) -> Iterator[Fault]:
    piece = page.first("place_date")
    if piece is None:
        yield from _missing(page, "place_date")
    elif date_parts(piece.text) is None:
        left_blank = re.match(r"[^,]+, ngày[\s.…_\d]*tháng[\s.…_\d]*năm", piece.text)
        if not left_blank or re.search(r"\d{1,2} tháng \d{1,2}", piece.text):
            yield miswritten(page, "place_date", piece)
    elif not re.match(r"[^,]+, ngày", piece.text) or piece.text.endswith(".") or not piece.text[0].isupper():
        yield miswritten(page, "place_date", piece, dated)


def dated(text: str) -> str:
    """Return place and date as the law writes them; what cannot be read stays.

    >>> dated("Hà Nội ngày 5 tháng 07 năm 2023.")
    'Hà Nội, ngày 05 tháng 7 năm 2023'
    """
    found = date_parts(text)
    if found is None or not 1 <= int(found[3]) <= 12:
        return text
    day, month = padded(found[2], found[3])
    return f"{found[1].rstrip(',')}, ngày {day} tháng {month} năm {found[4]}"


def _date_zero(page: Page) -> Iterator[Fault]:
    piece = page.first("place_date")
    found = date_parts(piece.text) if piece else None
    if piece is not None and found is not None:
        day, month = padded(found[2], found[3])
        if (day, month) != (found[2], found[3]):
            typed, wanted = f"ngày {found[2]} tháng {found[3]}", f"ngày {day} tháng {month}"
            yield Fault(piece.paragraph, Instead("INSTEAD-ZERO", typed, wanted), (piece, dated(piece.text)))


def padded(day: str, month: str) -> tuple[str, str]:
    """Return day and month with the zeros the law wants.

    >>> padded("5", "07"), padded("12", "2")
    (('05', '7'), ('12', '02'))
    """
    return f"{int(day):02}", f"{int(month):02}" if int(month) < 3 else str(int(month))


def _party_number(page: Page) -> Iterator[Fault]:
    piece = page.first("number")
    if piece is None:
        yield from _missing(page, "number")
        return
    codes = {_code(page), page.form.either.get(page.kind.code, _code(page))}
    pattern = page.form.patterns["number"].replace("BC", f"({'|'.join(sorted(codes))})", 1)
    if not re.fullmatch(pattern, piece.text) and not re.fullmatch(r"Số[\s.…_]*-\w+/\w+(-\w+)*", piece.text):
        yield miswritten(page, "number", piece)


def _subject(page: Page) -> Iterator[Fault]:
    subject = " ".join(piece.text for piece in page.all("subject"))
    if page.found.get("type_name") and not subject:
        yield Fault(page.all("type_name")[0].paragraph, Missing(part(page, "subject")))
    elif len(subject) > _LONGEST:
        yield Fault(page.all("subject")[0].paragraph, Numbered("NUMBERED-LETTERS", str(len(subject))))


def miscoded(code: str, form: Form) -> Quoted | None:
    """Return what is wrong with an agency's code, which its numbers end with."""
    is_right = not code or re.fullmatch(form.patterns["number"], f"Số: 05/BC-{code}")
    return None if is_right else Quoted("QUOTED-CODE", words(code))


def stopped(subject: str) -> Quoted | None:
    """Return what is wrong with a trích yếu that ends with a stop."""
    return Quoted("QUOTED-SUBJECT-END", subject[-1]) if subject.endswith((".", ";", ",")) else None


def _subject_sign(page: Page) -> Iterator[Fault]:
    lines = page.all("subject")
    if lines and (said := stopped(lines[-1].text)):
        yield Fault(lines[-1].paragraph, said, (lines[-1], lines[-1].text.rstrip(".;, ")))
    if lines and re.match(r"(?i)v/v\b", lines[0].text):
        yield Fault(lines[0].paragraph, Stated("STATED-SUBJECT-ABOUT"))


RULES = (
    Check("ND30-QH-TEXT", "", _literal("country")),
    Check("", "HD-TITLE", _literal("party")),
    Check("ND30-QH-POS", "", _right),
    Check("ND30-TN-TEXT", "", _motto, reworded),
    Check("ND30-QHTN-SPACING", "", _spaced("PART-COUNTRY-MOTTO", "country", "motto"), _single),
    Check("ND30-ORG-NAME", "", _agency),
    Check("ND30-ORG-PARENT-ABBR", "", _abbreviated),
    Check("ND30-ORG-SPACING", "", _spaced("PART-PARENT-AGENCY", "parent", "agency"), _single),
    Check("ND30-NO-FORMAT", "", _number, reworded),
    Check("", "HD-NO", _party_number),
    Check("ND30-NO-COLON", "", _unlike("QUOTED-NO-COLON", r"(?i)(?!số\s*:)"), reworded),
    Check("ND30-NO-ZERO", "", _unlike("QUOTED-NO-ZERO", r"(?i)số\s*:?\s*[1-9](?!\d)"), reworded),
    Check("ND30-ABBR-BC", "", _abbreviation),
    Check("ND30-DATE-FORM", "HD-DATE", _date, reworded),
    Check("ND30-DATE-ZERO", "HD-DATE", _date_zero, reworded),
    Check("ND30-SUBJ-CONTENT", "", _subject),
    Check("ND30-SUBJ-NODOT", "", _subject_sign, reworded),
)

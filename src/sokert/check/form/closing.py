"""Finds what follows the text: recipients, signature, annexes."""

from __future__ import annotations

import re

from sokert.check.form.page import Page, Piece, pieces
from sokert.check.form.spelling import fold
from sokert.resolved import Cell, Paragraph

ANNEX = re.compile(r"phụ lục( số)?( [ivxlc\d]+)?[.:]?")
SIGNED = re.compile(r"(TM|KT|TL|TUQ|Q|K\.T|T/M|K/T|T/L|T/U|TUQ)\b[./]?\s")
ELECTRONIC = re.compile(r"(thời gian ký|người ký|cơ quan ký|được ký bởi|ký bởi|ngày ký)\s*:")
LABELS = ("nơi nhận", "nơi gửi")
_HEADING = re.compile(r"(?:[IVXLC]+|\d+)[.\-/)]\s*\w")
_COUNTRY = fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_ABROAD = "socialist republic of viet"
_OF_LAW = re.compile(r"\(?(?:ban hành )?kèm theo (?:luật|nghị định|thông tư)\b")
_FEW = 4  # lines of a signature: a position in one or two, a name, a remark
_NO_NAME = frozenset("0123456789:;,()/“”")
_MARK = re.compile(r"[A-ZĐ]{1,6}[.-]?\s?\(?\d+\)?\.?")


def find(page: Page, type_at: int) -> int:
    """Find the closing components; return where the text ends."""
    paragraphs = page.document.paragraphs
    last = _next_head(paragraphs, type_at)
    label = _label(paragraphs[:last], type_at)
    annex = min(_annexes(page, label if label >= 0 else type_at), last)
    if label < 0:
        return _unlabelled(page, type_at, annex)
    end = _block_start(paragraphs, label)
    _recipients(page, paragraphs, label, annex)
    _signature(page, paragraphs[end:annex], label - end)
    return end


def _next_head(paragraphs: list[Paragraph], type_at: int) -> int:
    """Return where the head of another document begins in the same file, after the recipients of the first."""
    ended = _label(paragraphs, type_at, first=True)
    for at in range(ended + 1, len(paragraphs)) if ended >= 0 else ():
        if any(country in fold(paragraphs[at].shown) for country in (_COUNTRY, _ABROAD)):
            return _block_start(paragraphs, at) if paragraphs[at].cell else at
    return len(paragraphs)


def _label(paragraphs: list[Paragraph], type_at: int, first: bool = False) -> int:
    places = [at for at, p in enumerate(paragraphs) if at > type_at and fold(p.shown).startswith(LABELS)]
    return places[0 if first else -1] if places else -1


def _annexes(page: Page, after: int) -> int:
    """Find annex labels with their titles and links; return where the first annex begins."""
    paragraphs, first = page.document.paragraphs, len(page.document.paragraphs)
    for at in range(after + 1, len(paragraphs)):
        text = fold(paragraphs[at].shown)
        if paragraphs[at].cell is None and ANNEX.fullmatch(text):
            first = min(first, at)
            if _of_law(paragraphs[at + 1 : at + 8]):
                continue
            page.put("annex_label", list(pieces(paragraphs[at])))
            _annex_head(page, paragraphs[at + 1 : at + 8])
    page.put("annex", [p for par in paragraphs[first:] for p in pieces(par)])
    return first


def _of_law(following: list[Paragraph]) -> bool:
    """Return whether an annex is that of a law or decree, repeated here with its own number."""
    return any(_OF_LAW.match(fold(line)) for paragraph in following for line in paragraph.text.split("\n"))


def _annex_head(page: Page, following: list[Paragraph]) -> None:
    titled = False
    for paragraph in following:
        for piece in pieces(paragraph):
            if fold(piece.text).startswith(("(kèm theo", "(ban hành kèm", "kèm theo")):
                page.put("annex_link", [piece])
                return
            if paragraph.cell or not (paragraph.align == "center" or piece.mostly("bold")):
                return
            if titled and _HEADING.match(piece.text):
                return
            if not re.fullmatch(r"[_\-]+", piece.text) and (not titled or piece.text.isupper()):
                page.put("annex_title", [piece])
                titled = True


def _block_start(paragraphs: list[Paragraph], label: int) -> int:
    """Return the first paragraph of the row or lines that hold the label: the text ends before it."""
    cell, at = paragraphs[label].cell, label
    if cell is not None:
        while at > 0 and _same_table(paragraphs[at - 1].cell, cell):
            at -= 1
        return at
    # A signature set to the right stands above or beside the label.
    start = label
    for back in range(label - 1, max(label - 12, 0), -1):
        paragraph = paragraphs[back]
        if paragraph.empty:
            continue
        if (
            paragraph.text.isupper()
            or paragraph.box
            or SIGNED.match(paragraph.shown)
            or paragraph.align in ("right", "center")
            or paragraph.left > 3000
        ):
            start = back
        else:
            break
    return start


def _same_table(cell: Cell | None, other: Cell) -> bool:
    return cell is not None and cell.table == other.table


def _recipients(page: Page, paragraphs: list[Paragraph], label: int, annex: int) -> None:
    """Find the label and the list below it, in its own paragraph too, up to the line that keeps a copy."""
    first, *beside = pieces(paragraphs[label])
    page.put("recipients_label", [first])
    cell, box = paragraphs[label].cell, paragraphs[label].box
    below = [
        pieces(paragraph)
        for paragraph in paragraphs[label + 1 : annex]
        if paragraph.box == box and (cell is None or _below(paragraph.cell, cell))
    ]
    for found in (beside, *below):
        for piece in found:
            if piece.column:
                continue
            if (
                re.match(r"[-\u2013\u2014•+]", piece.text)
                or fold(piece.text).startswith("lưu")
                or _undashed(page, piece)
            ):
                page.put("recipients", [piece])
            elif page.found.get("recipients") and piece.text[0].islower():
                page.put("recipient_goes_on", [piece])
            elif page.found.get("recipients") and _MARK.fullmatch(piece.text):
                page.put("drafter", [piece])


def _undashed(page: Page, piece: Piece) -> bool:
    """Return whether a line without a dash is a recipient of its own, not what runs on from the line above."""
    above = page.all("recipients")
    return piece.text.endswith(";") and piece.text[0].isupper() and (not above or above[-1].text.endswith(";"))


def _below(cell: Cell | None, label: Cell) -> bool:
    return cell is not None and (cell.table, cell.column) == (label.table, label.column)


def _signature(page: Page, block: list[Paragraph], label: int) -> None:
    """Find authority, position and name among what is not the recipients' side."""
    taken = {id(piece.paragraph) for piece in page.all("recipients")}
    own = block[label]
    lines: list[Piece] = []
    for paragraph in block:
        beside = own.cell is not None and (
            paragraph.cell is None or not _same_table(paragraph.cell, own.cell) or _below(paragraph.cell, own.cell)
        )
        if beside or (own.box and paragraph.box == own.box):
            continue
        for piece in pieces(paragraph):
            side = (paragraph is own or id(paragraph) in taken) and piece.column == 0
            mark = piece in page.all("drafter") or re.match(r"\(?(đã ký|ký tên)", fold(piece.text))
            mark = mark or ELECTRONIC.match(fold(piece.text))
            if not side and not mark:
                lines.append(piece)
    _signed(page, lines)


def _signed(page: Page, lines: list[Piece]) -> None:
    every, lines = len(lines), _before_table(lines)
    upper = [piece for piece in lines if piece.text.isupper()]
    names = [piece for piece in lines if not piece.text.isupper() and _may_be_name(piece)]
    if not upper and len(lines) > 1:
        upper, names = lines[:-1], lines[-1:]
    elif len(upper) > 1 and not names and upper[-1].paragraph.index - upper[-2].paragraph.index > 2:
        # A name wrongly in capitals stands below the room for the signature.
        names, upper = upper[-1:], upper[:-1]
    if upper and names and names[0].paragraph.index < upper[0].paragraph.index:
        names = names[-1:]
    # The Party's position is light below T/M, K/T, T/L, and bold where it stands alone (HD-SIGN-POS-STYLE).
    signed = [piece for piece in upper if SIGNED.match(piece.text) and not fold(piece.text).startswith("q")]
    bold = upper if page.state or not signed else signed
    page.put("authority", bold)
    page.put("position", [piece for piece in upper if piece not in bold])
    named = [piece for piece in names if _is_named(piece)]
    if not named and len(lines) == every:  # before a table it may be what says of which figures that is
        named = names
    page.put("signer_name", named[-1:])


def _before_table(lines: list[Piece]) -> list[Piece]:
    """Return the lines of a signature up to a table that follows it, whose heads and figures sign nothing."""
    marks = (at for of in (_signs, _in_capitals) for at, one in enumerate(lines) if of(one))
    at = next(marks, len(lines))
    own = lines[at].paragraph.cell if at < len(lines) else None
    for end, piece in enumerate(lines[at:], at):
        cell = piece.paragraph.cell
        if cell is not None and not _same_table(own, cell):
            return lines[:end]
    return lines


def _signs(piece: Piece) -> bool:
    return bool(SIGNED.match(piece.text))


def _in_capitals(piece: Piece) -> bool:
    return piece.text.isupper()


def _may_be_name(piece: Piece) -> bool:
    """Return whether a line is as short as a name, and is no figure."""
    return len(piece.text) < 60 and any(map(str.isalpha, piece.text))


def _is_named(piece: Piece) -> bool:
    """Return whether a line looks like a person's name: a few words, each with a capital letter, and nothing else."""
    words = piece.text.split()
    return 1 < len(words) < 8 and all(word[0].isupper() and not set(word) & _NO_NAME for word in words)


def _unlabelled(page: Page, type_at: int, annex: int) -> int:
    """Find a signature without recipients: the last lines in capitals before the annexes."""
    paragraphs = page.document.paragraphs
    for at in range(annex - 1, max(type_at, annex - 15, 0), -1):
        if SIGNED.match(paragraphs[at].shown):
            lines = [piece for paragraph in paragraphs[at:annex] for piece in pieces(paragraph)]
            _signed(page, lines)
            return at
    return _in_last_table(page, type_at, annex)


def _in_last_table(page: Page, type_at: int, annex: int) -> int:
    """Find a signature of a position alone: few lines, the first in capitals, in a table that ends the text."""
    paragraphs = page.document.paragraphs
    last = next((at for at in range(annex - 1, type_at, -1) if not paragraphs[at].empty), type_at)
    if last == type_at or paragraphs[last].cell is None:
        return annex
    start = _block_start(paragraphs, last)
    lines = [piece for paragraph in paragraphs[start:annex] for piece in pieces(paragraph)]
    if start <= type_at or len(lines) > _FEW or not lines[0].text.isupper():
        return annex
    _signed(page, lines)
    return start

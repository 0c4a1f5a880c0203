"""Finds the line drawn below a component, however it was made, and how long it is.

A line is a shape, a VML line, a paragraph's or cell's border, or a row of underscores; an underlined
text is found too, as the one manner that is not a line.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from sokert.check.form.page import Page, Piece, pieces
from sokert.ooxml.font_metrics import last_line, width
from sokert.resolved import Paragraph
from sokert.resolved.shapes import box_width

_SIGNS = re.compile(r"[_\u2013\u2014\u2015\u2500*=-]{3,}")
_GAP = re.compile(r"\s{3,}(?=\S)")  # blanks between the halves of a head typed on shared lines
_BLANK, _TAB = 70, 720  # how far a blank and a tab without a stop go, in twips


@dataclass(frozen=True, slots=True)
class Line:
    """A line below a component: its length as a share of the text's, or of its longest line's."""

    paragraph: Paragraph
    ratios: tuple[float, ...]
    manner: str


def below(page: Page, name: str) -> Line | None:
    """Return the line below a component; None when there is none to be found."""
    own = page.all(name)
    if not own:
        return None
    last = own[-1]
    length, manner, paragraph = _found(page, last)
    if not manner and name != "subject":
        length = _stray(page, last, name)
        manner = "shape" if length else ""
    if not manner:
        return None
    if manner == "underlined":
        return Line(last.paragraph, (1.0,), manner)
    return Line(paragraph, _ratios(page, own, length), manner)


def is_tagged(page: Page, name: str) -> bool:
    """Return whether a tag stands where the line below a component should, as in a form that draws it."""
    own = page.all(name)[-1].paragraph
    below = page.document.paragraphs[page.document.paragraphs.index(own) + 1 :]
    return any("{%" in one.shown for one in [one for one in below if _column(one) == _column(own)][:1])


def _column(paragraph: Paragraph) -> tuple[Hashable, int] | None:
    """Return the table and the column that a paragraph stands in; None where it stands in none."""
    return (paragraph.cell.table, paragraph.cell.column) if paragraph.cell else None


def _ratios(page: Page, own: Sequence[Piece], length: float) -> tuple[float, ...]:
    """Return the line's share of the last printed line, of the longest one, and of the last paragraph."""
    shares = []
    for piece in (own[-1], *own):
        measure = _measure(page, piece.paragraph) / 20
        size, bold = piece.size or 13, piece.mostly("bold")
        for text in (last_line(piece.text, measure, size, bold), piece.text):
            shares.append(length / max(width(text, size, bold), 1.0))
            full = width(text, size, bold)
            if full > measure > 0:
                shares.append(length / measure)
    return tuple(shares)


def _found(page: Page, piece: Piece) -> tuple[float, str, Paragraph]:
    """Return length in points, manner and place of what is drawn at or below a piece."""
    at, near = piece.paragraph, _following(page, piece.paragraph)
    if (signs := _signs(page, piece, near)) and not any(paragraph.shapes for paragraph in (at, *near)):
        return width(signs.text, signs.size, signs.mostly("bold")), "signs", signs.paragraph
    if page.halved and at.cell is None and not at.box and at.shapes:  # it may be that of the other half
        return _nearest(page, piece, [length for paragraph in (at, *near) for length in paragraph.shapes]), "shape", at
    for paragraph in (at, *near):
        if paragraph.shapes:
            return _nearest(page, piece, paragraph.shapes), "shape", paragraph
        edge = "bottom" if paragraph is at else ""
        if edge in paragraph.borders or (paragraph is not at and {"top", "bottom"} & paragraph.borders):
            return _measure(page, paragraph) / 20, "border", paragraph
    cell = at.cell
    if cell and (cell.table, cell.row, cell.column) in page.document.bordered:
        return cell.width / 20, "cell", at
    if any(run.underline not in ("none", "") for run in piece.runs):
        return 0.0, "underlined", at
    return 0.0, "", at


def _signs(page: Page, piece: Piece, near: Sequence[Paragraph]) -> Piece | None:
    """Return the row of signs below a piece: on the next line of its paragraph, or in one of those below it."""
    at = piece.paragraph
    if page.halved and at.cell is None and not at.box:
        everything = page.document.paragraphs
        near = everything[everything.index(at) + 1 :][:4]
    for paragraph in (at, *near):
        for one in pieces(paragraph, _GAP if page.halved else None):
            if (paragraph is at and one.row <= piece.row) or _half(page, one) != _half(page, piece):
                continue
            return one if _SIGNS.fullmatch(one.text.replace(" ", "")) else None
    return None


def _half(page: Page, piece: Piece) -> bool:
    """Return whether a piece stands in the right half of a line that both halves of a head share."""
    paragraph = piece.paragraph
    if not page.halved or piece.column or paragraph.cell is not None or paragraph.box:
        return piece.column > 0
    typed = "".join(run.shown for run in paragraph.runs)
    lead = typed[: len(typed) - len(typed.lstrip())]
    tabs = lead.count("\t")
    stops = sorted(paragraph.tabs)[:tabs]
    at = (stops[-1] if stops else 0) + (tabs - len(stops)) * _TAB
    return at + lead.count(" ") * _BLANK > 0.4 * _measure(page, paragraph)


def _following(page: Page, paragraph: Paragraph) -> list[Paragraph]:
    """Return the paragraphs below one that hold no words, in the same cell, box or column of the head."""
    everything = page.document.paragraphs
    at = next(i for i, other in enumerate(everything) if other is paragraph)
    found: list[Paragraph] = []
    for other in everything[at + 1 : at + 40]:
        if paragraph.cell is not None and other.cell is not None and other.cell.table == paragraph.cell.table:
            if other.cell.column != paragraph.cell.column:
                continue
        elif other.box != paragraph.box or (paragraph.cell is None) != (other.cell is None):
            break
        if other.shown and not _SIGNS.fullmatch(other.shown.replace(" ", "")):
            # A line may be anchored in the paragraph it stands above.
            return [*found, other] if other.shapes else found
        found.append(other)
    return found


def _measure(page: Page, paragraph: Paragraph) -> int:
    """Return how wide the text of a paragraph may run, in twips."""
    room = page.document.sections[paragraph.section].measure if page.document.sections else 9000
    if paragraph.box:
        room = round(box_width(paragraph.element) * 20) or room
    if paragraph.cell is not None and paragraph.cell.width:
        room = paragraph.cell.width - paragraph.cell.padding
    return max(room - paragraph.left - paragraph.right, 1)


def _nearest(page: Page, piece: Piece, lengths: Iterable[float]) -> float:
    """Return the length that suits a component best: the lines of two may hang in one paragraph."""
    full = width(piece.text, piece.size or 13, piece.mostly("bold"))
    wanted = 1.0 if piece in page.all("motto", "party") else 0.42
    return min(lengths, key=lambda length: abs(length / max(full, 1) - wanted), default=0.0)


def _stray(page: Page, piece: Piece, name: str) -> float:
    """Return the length of a line anchored elsewhere in the head that no other component explains."""
    others = [own[-1] for other in ("motto", "party", "agency") if other != name and (own := page.all(other))]
    taken = {id(paragraph) for other in others if (paragraph := _found(page, other)[2]).shapes}
    end = max((each.paragraph.index for each in page.all("number", "place_date")), default=0)
    lengths = [
        length
        for paragraph in page.document.paragraphs[:40]
        if paragraph.index <= end and id(paragraph) not in taken
        for length in paragraph.shapes
    ]
    return _nearest(page, piece, lengths)

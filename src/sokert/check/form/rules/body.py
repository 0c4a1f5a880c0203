"""The running text: its look, alignment, indents, gaps and lines, and how it ends.

What they check: paragraphs of text between the trích yếu and the signature; tables and captions are
not running text. One finding tells all paragraphs with the same fault.
Why: Phụ lục I, Phần I, Mục II, khoản 6, điểm e; the end mark is shown in Phụ lục III, Mẫu 1.4.
Right: 14 pt, justified, 1,27 cm, 6 pt apart.   Wrong: 12 pt, left-aligned, no indent.
Remedy: select the text, Paragraph; `sokert fix` sets all five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault, millimetres, points, span
from sokert.resolved import Paragraph, edit

TEXT = ("body", "article_heading", "arabic_heading", "letter_heading", "subnumber")
SINGLE = 1.15  # the height of one line of Times New Roman, in sizes


def text(page: Page) -> list[Piece]:
    """Return the paragraphs of text in reading order, headings that stand alone left out."""
    return sorted(page.all(*TEXT), key=lambda piece: piece.paragraph.index)


def heading(piece: Piece) -> bool:
    """Return whether a paragraph is a title on its own line: short, bold throughout, without a stop."""
    return len(piece.text) < 200 and bool(piece.runs) and all(run.bold for run in piece.runs)


def flowing(piece: Piece) -> bool:
    """Return whether a paragraph is running text, not a title nor a line of a list set beside a picture."""
    return not heading(piece) and len(piece.text) > 1


def _look(page: Page) -> Iterator[Fault]:
    allowed = page.form.styles["body"].size
    for piece in text(page):
        for size in sorted(piece.sizes):
            if size not in allowed:
                yield Fault(piece.paragraph, {"found": f"{points(size)} pt", "size": span(allowed)})
        if piece.runs and flowing(piece) and piece.mostly("italic"):
            yield Fault(piece.paragraph, {"found": "I", "size": span(allowed)})
    sizes = {piece.size for piece in text(page) if flowing(piece)}
    if len(sizes) > 1 and all(size in allowed for size in sizes):
        first = next(piece for piece in text(page) if piece.size == min(sizes))
        found = ", ".join(points(size) for size in sorted(sizes))
        yield Fault(first.paragraph, {"found": f"{found} pt", "size": span(allowed)})


def _justified(page: Page) -> Iterator[Fault]:
    for piece in text(page):
        if flowing(piece) and piece.paragraph.align != "both":
            yield Fault(piece.paragraph, {"found": piece.paragraph.align})


def indent(piece: Piece) -> int:
    """Return where the first line begins: a list's label hangs left of its text."""
    paragraph = piece.paragraph
    return paragraph.first_line + (paragraph.left if paragraph.label or paragraph.first_line < 0 else 0)


def _indented(page: Page) -> Iterator[Fault]:
    allowed = page.form.body.indents
    slack = 10 if page.state else 57
    seen: dict[float, Piece] = {}
    for piece in text(page):
        if not flowing(piece):
            continue
        given = indent(piece)
        near = next((mm for mm in allowed if abs(given - mm * 1440 / 25.4) <= slack), None)
        if near is None or piece.paragraph.text.startswith("\t"):
            yield Fault(piece.paragraph, {"found": millimetres(given)})
        else:
            seen.setdefault(near, piece)
    if len(seen) > 1:
        last = list(seen.values())[-1]
        yield Fault(last.paragraph, {"found": " / ".join(points(mm) for mm in sorted(seen))})


def _apart(page: Page) -> Iterator[Fault]:
    for one, other in pairwise(text(page)):
        above, under = one.paragraph, other.paragraph
        if under.index != above.index + 1 or above.box != under.box:
            continue
        gap = max(0 if _snug(above, under) else above.after, 0 if _snug(above, under) else under.before)
        if gap < page.form.body.gap.least * 20:
            yield Fault(under, {"found": points(gap / 20)})


def _snug(above: Paragraph, under: Paragraph) -> bool:
    return bool(above.contextual and under.contextual and above.style == under.style)


def _lines(page: Page) -> Iterator[Fault]:
    for piece in text(page):
        paragraph, body = piece.paragraph, page.form.body
        if not flowing(piece):
            continue
        height = paragraph.line / 20
        if body.line is not None:
            single = paragraph.line / 240 if paragraph.line_rule == "auto" else height / (SINGLE * (piece.size or 14))
            least = 0.0 if paragraph.line_rule == "atLeast" else body.line.least
            if not least - 0.005 <= single <= body.line.most + 0.005:
                yield Fault(paragraph, {"found": points(round(single, 2))})
        elif body.exact is not None:
            fixed = paragraph.line_rule == "exact" or (page.form.name == "hd36" and paragraph.line_rule == "atLeast")
            natural = paragraph.line / 240 * SINGLE * (piece.size or 14)
            if page.form.name == "hd36" and paragraph.line_rule == "auto" and natural >= body.exact.least:
                continue
            if not fixed or height not in body.exact:
                yield Fault(paragraph, {"found": f"{points(height)} pt {paragraph.line_rule}"})


def _ended(page: Page) -> Iterator[Fault]:
    flow = sorted(page.all(*TEXT, "roman_heading"), key=lambda piece: piece.paragraph.index)
    if not flow:
        return
    marked = [piece for piece in flow if re.search(r"\./\.$", piece.text)]
    if page.state and (marked != flow[-1:]):
        yield Fault(flow[-1].paragraph, {"found": flow[-1].text[-20:]})
    elif not page.state and marked:
        yield Fault(marked[0].paragraph, {"found": "./."})


def _basis(page: Page) -> Iterator[Fault]:
    lines = page.all("basis")
    for piece in lines[:-1]:
        if not piece.text.endswith(";"):
            yield Fault(piece.paragraph, {"found": piece.text[-20:], "size": "13-14"})
    if lines and not lines[-1].text.endswith((".", ";", ",")):
        yield Fault(lines[-1].paragraph, {"found": lines[-1].text[-20:], "size": "13-14"})


def _one(page: Page) -> Piece:
    return next(piece for piece in page.all("body") if flowing(piece))


def _break_end(page: Page) -> None:
    last = sorted(page.all(*TEXT), key=lambda piece: piece.paragraph.index)[-1]
    if page.state:
        edit.reworded(last.paragraph, "./.", ".")
    else:
        edit.reworded(last.paragraph, last.runs[-1].text, last.runs[-1].text + "/.")


def _break_apart(page: Page) -> None:
    for piece in page.all(*TEXT):
        edit.paragraph(piece.paragraph, "spacing", before="0", after="0")


def _break_look(page: Page) -> None:
    for run in _one(page).runs:
        edit.sized(run, 16)


RULES = (
    Check("ND30-BODY-STYLE", "HD-BODY-SIZE", _look, _break_look),
    Check(
        "ND30-BODY-JUSTIFY",
        "HD-BODY-JUSTIFY",
        _justified,
        lambda p: edit.paragraph(_one(p).paragraph, "jc", val="left"),
    ),
    Check(
        "ND30-BODY-INDENT",
        "HD-BODY-INDENT",
        _indented,
        lambda p: edit.paragraph(_one(p).paragraph, "ind", firstLine="0"),
    ),
    Check("ND30-BODY-PARASPACE", "HD-BODY-PARASPACE", _apart, _break_apart),
    Check(
        "ND30-BODY-LINESPACE",
        "HD-BODY-LINESPACE",
        _lines,
        lambda p: edit.paragraph(_one(p).paragraph, "spacing", line="480", lineRule="auto"),
    ),
    Check("ND30-BASIS-STYLE", "HD-BASIS", _basis, lambda page: None),
    Check("ND30-END-MARK", "HD-END-MARK", _ended, _break_end),
)

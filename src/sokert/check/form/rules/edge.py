"""What stands at the edges of page one: the address line at the foot, the text of electronic signing at the top.

What they check: a footer of page one that names an address, telephone, mail or site; lines that begin
"Thời gian ký:", "Người ký:" in the head or before an annex. A page without them has nothing to judge.
Why: Phụ lục I, Phần I, Mục III, khoản 1 điểm d and khoản 4; Phần II, Mục I, khoản 3.
Right: Địa chỉ: ... in 11 pt below a line as wide as the text; signing time in 10 pt at the top right.
Wrong: the address in 14 pt; no line; the signing time in 14 pt italics at the left.
Remedy: set the size, draw the line as the paragraph's top border, align the signing text right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault, look, span
from sokert.resolved import Paragraph, edit


def _address(page: Page) -> Iterator[Fault]:
    style, lines = page.form.styles["address"], page.all("address")
    for piece in lines:
        plain = not piece.mostly("bold") and not piece.mostly("italic") and not piece.text.isupper()
        if any(size not in style.size for size in piece.sizes) or not plain:
            yield Fault(piece.paragraph, {"found": look(piece), "size": span(style.size)})
    if lines and not _lined(page, lines[0].paragraph):
        yield Fault(lines[0].paragraph, {"found": "-", "size": span(style.size)})


def _lined(page: Page, paragraph: Paragraph) -> bool:
    """Return whether a line is drawn over a paragraph of the footer."""
    footers = page.document.sections[0].footers.values()
    story = next(story for story in footers if any(each is paragraph for each in story))
    above = story[: next(at for at, each in enumerate(story) if each is paragraph)]
    drawn = any(each.shapes or each.borders & {"bottom", "top"} or set(each.shown) == {"_"} for each in above)
    return drawn or "top" in paragraph.borders or bool(paragraph.shapes)


def _electronic(name: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        style = page.form.styles["electronic"]
        for piece in page.all(name):
            size = any(size not in style.size for size in piece.sizes)
            black = all(run.color in ("auto", "000000") for run in piece.runs)
            if size or not black or piece.mostly("italic") or not _right(piece):
                yield Fault(piece.paragraph, {"found": look(piece), "size": span(style.size)})

    return find


def _right(piece: Piece) -> bool:
    paragraph = piece.paragraph
    beside = piece.column or paragraph.box or (paragraph.cell and paragraph.cell.column) or paragraph.left > 2500
    return bool(beside) or paragraph.align == "right"


def _enlarge(page: Page) -> None:
    for piece in page.all("address"):
        for run in piece.runs:
            edit.sized(run, 14)


RULES = (
    Check("ND30-ADDR", "", _address, _enlarge),
    Check("ND30-ESIGN-COPY", "", _electronic("electronic"), lambda page: None),
    Check("ND30-ANNEX-ESIGN", "", _electronic("annex_electronic"), lambda page: None),
)

"""How each component is set: size, bold, italic, capitals, alignment; one table of traits for all of them.

A row of the table says what a trait is called when it is wrong, when it is wrong, and how it is put right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sokert.check.form.component_names import part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Between, Numbered, OffSize, Trait, look, points
from sokert.errors import Term
from sokert.resolved import edit
from sokert.standards import Style, nearest
from sokert.standards.shape import exactly


class _Row(NamedTuple):
    """A trait: its name, when it is wrong, how it is put right; where it is never, a person has to."""

    said: str
    wrong: Callable[[Piece, Style], bool]
    fix: Callable[[Piece, Style], None] = lambda piece, style: None


def _switched(name: str, trait: str) -> Callable[[Piece, Style], None]:
    """Return what switches bold or italic of all runs to what the style says."""

    def put(piece: Piece, style: Style) -> None:
        for run in piece.runs:
            if getattr(run, trait) != getattr(style, trait):
                edit.switched(run, name, getattr(style, trait))

    return put


def _title(text: str) -> str:
    """Return a title without the remark in brackets, or the words that begin behind a colon on its line."""
    return re.split(r"[(:]", text)[0].strip() or text


def _capitals(piece: Piece, style: Style) -> None:
    for run in piece.runs:
        if not run.shown.isupper():
            edit.switched(run, "caps", True)


def _plain_capitals(piece: Piece, style: Style) -> None:
    for run in piece.runs:
        if run.small_caps:
            edit.switched(run, "smallCaps", False)


def _underlined(piece: Piece, style: Style) -> None:
    for run in piece.runs:
        if run.underline in ("", "none"):
            edit.run(run, "u", val="single")


def _centred(piece: Piece, style: Style) -> None:
    edit.paragraph(piece.paragraph, "jc", val="center")
    edit.without_leading_tabs(piece.paragraph)  # blanks that moved it to the middle by hand


def _sized(piece: Piece, style: Style) -> None:
    for run in piece.runs:
        if run.size not in style.size:
            edit.sized(run, nearest(run.size, style.size))


def _off_centre(piece: Piece, style: Style) -> bool:
    paragraph = piece.paragraph
    return style.align == "center" and piece.alone and not paragraph.box and paragraph.align != "center"


_bold, _italic = _switched("b", "bold"), _switched("i", "italic")
# In the order they are told; the size, which says most, is told last.
_ROWS = (
    _Row("LOOK-NOT-CAPITALS", lambda piece, style: style.upper and not _title(piece.text).isupper(), _capitals),
    _Row("LOOK-SMALL-CAPITALS", lambda piece, style: any(run.small_caps for run in piece.runs), _plain_capitals),
    _Row("LOOK-NOT-BOLD", lambda piece, style: style.bold and not piece.mostly("bold"), _bold),
    _Row("LOOK-BOLD", lambda piece, style: not style.bold and piece.mostly("bold"), _bold),
    _Row("LOOK-NOT-ITALIC", lambda piece, style: style.italic and not piece.mostly("italic"), _italic),
    _Row("LOOK-ITALIC", lambda piece, style: not style.italic and piece.mostly("italic"), _italic),
    _Row("LOOK-NOT-UNDERLINED", lambda piece, style: style.underline and not piece.underlined, _underlined),
    _Row("LOOK-NOT-CENTRED", _off_centre, _centred),
    _Row("LOOK-SIZE", lambda piece, style: any(size not in style.size for size in piece.sizes), _sized),
)
# What rises and falls together (ND30-SIZE-COHERENT).
_TOGETHER = ("country", "motto", "place_date")
# The Party may name the author in a line of the trích yếu: CỦA BAN THƯỜNG VỤ HUYỆN UỶ.
_SMALL = _Row(
    "LOOK-CAPITALS",
    lambda piece, style: (
        piece.text.isupper() and sum(map(str.isalpha, piece.text)) > 3 and not piece.text.startswith("CỦA ")
    ),
)


def looked(
    called: Term,
    piece: Piece,
    style: Style,
    small: bool = False,
    more: tuple[Trait, ...] = (),
    fit: float | None = None,
) -> Iterator[Fault]:
    """Yield a fault when a piece looks otherwise than its style; `small` asks for small letters, `more` is added.

    `fit` is the size to take, where it is not the nearest.
    """
    rows = [row for row in ((*_ROWS, _SMALL) if small else _ROWS) if row.wrong(piece, style)] if piece.runs else []
    if rows or more:
        named = (off_size(piece, style, fit) if row.said == "LOOK-SIZE" else Trait(row.said) for row in rows)
        right = style if fit is None else style._replace(size=exactly(fit))
        yield Fault(piece.paragraph, look(called, [*more, *named]), (piece, right, rows))


def off_size(piece: Piece, style: Style, house: float | None = None) -> OffSize:
    """Return what is said of sizes outside a style's range; `house` is the one to take, else the nearest."""
    wrong = sorted(size for size in piece.sizes if size not in style.size)
    right = nearest(wrong[0], style.size) if house is None else house
    return OffSize("LOOK-SIZE", ", ".join(map(points, wrong)), Between(style.size), points(right))


def put_right(page: Page, faults: list[Fault]) -> None:
    """Set what is wrong with each piece, and nothing else."""
    for fault in faults:
        piece, style, rows = fault.it
        for row in () if piece.shared else rows:
            row.fix(piece, style)


# component, rule of the State, rule of the Party, whether it must be in small letters.
TABLE: tuple[tuple[str, str, str, bool], ...] = (
    ("country", "ND30-QH-STYLE", "", False),
    ("party", "", "HD-TITLE", False),
    ("motto", "ND30-TN-STYLE", "", True),
    ("parent", "ND30-ORG-PARENT-STYLE", "HD-PARENT", False),
    ("agency", "ND30-ORG-STYLE", "HD-ORG", False),
    ("number", "ND30-NO-STYLE", "HD-NO", False),
    ("place_date", "ND30-DATE-STYLE", "HD-DATE", True),
    ("type_name", "ND30-TYPE-STYLE", "HD-TYPE", False),
    ("subject", "ND30-SUBJ-STYLE", "HD-SUBJ", True),
    ("letter_subject", "ND30-SUBJ-CV", "HD-SUBJ-CV", False),
    ("deciding", "ND30-AUTHORITY-LINE", "", False),
    ("basis", "ND30-BASIS-STYLE", "HD-BASIS", False),
    ("part_label", "ND30-H-PHAN", "HD-H-PHAN", True),
    ("part_title", "ND30-H-PHAN-TITLE", "HD-H-PHAN-TITLE", False),
    ("section_label", "ND30-H-MUC", "HD-H-MUC", True),
    ("roman_heading", "ND30-H-REPORT", "", False),
    ("authority", "ND30-SIGN-STYLE", "HD-SIGN-AUTH-STYLE", False),
    ("position", "", "HD-SIGN-POS-STYLE", False),
    ("signer_name", "ND30-SIGN-NAME-STYLE", "HD-SIGN-NAME-STYLE", True),
    ("addressee", "ND30-RCPT-KG-STYLE", "", False),
    ("recipients_label", "ND30-RCPT-LABEL", "HD-RCPT-LABEL", False),
    ("recipients", "ND30-RCPT-LIST", "HD-RCPT-LIST", False),
    ("drafter", "ND30-DRAFTER", "HD-DRAFTER", False),
    ("draft", "", "HD-DRAFT", False),
    ("urgency", "ND30-URGENT-STYLE", "HD-URGENT", False),
    ("circulation", "ND30-CIRC", "HD-CIRC", False),
    ("annex_label", "ND30-ANNEX-LABEL", "", True),
    ("annex_title", "ND30-ANNEX-TITLE", "", False),
    ("annex_link", "ND30-ANNEX-LINK", "", False),
)


def _component(name: str, small: bool) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        style = page.form.styles["part_label" if name == "section_label" else name]
        if (name in _LEFT and page.halved) or (name in _CLOSING and _typed_beside(page)):
            style = style._replace(align=None)  # lines typed beside others cannot be centred
        for piece in page.all(name):
            yield from looked(part(page, name), piece, style, small, fit=_fit(page, name, piece.size))

    return find


_CLOSING = frozenset({"authority", "position", "signer_name"})


def _typed_beside(page: Page) -> bool:
    """Return whether the signature is typed on the lines of the recipients, with tabs or blanks between."""
    label = page.first("recipients_label")
    return label is not None and any(
        piece.paragraph is label.paragraph for name in _CLOSING for piece in page.all(name)
    )


_LEFT = frozenset({"parent", "agency", "number", "letter_subject", "star"})


def _fit(page: Page, name: str, now: float) -> float | None:
    """Return the size that goes with those beside it in the head; None where none does, or nothing is beside."""
    if name not in _TOGETHER:
        return None
    at = _TOGETHER.index(name)
    others = [piece.size if (piece := page.first(other)) else 0 for other in _TOGETHER]
    fitting = [sizes[at] for sizes in page.form.coherent if all(sizes[n] == others[n] for n in range(3) if n != at)]
    return min(fitting, key=lambda size: abs(size - now), default=None)


def _coherent(page: Page) -> Iterator[Fault]:
    """Yield the head whose sizes do not rise together: the footnote says "for example", so it is odd, not wrong."""
    sizes = tuple(piece.size for name in _TOGETHER if (piece := page.first(name)))
    inside = len(sizes) == 3 and all(
        size in page.form.styles[name].size for size, name in zip(sizes, _TOGETHER, strict=True)
    )
    if inside and sizes not in page.form.coherent:
        found = Numbered("NUMBERED-TOGETHER", "; ".join(map(points, sizes)))
        yield Fault(page.all("country")[0].paragraph, found, level="warning")


RULES = (
    *(Check(state, party, _component(name, small), put_right) for name, state, party, small in TABLE),
    Check("ND30-SIZE-COHERENT", "", _coherent),
)

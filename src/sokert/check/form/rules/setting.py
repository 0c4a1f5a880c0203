"""How each component is set: size, bold, italic, capitals, alignment; one table for all of them.

What they check: the component, where it was found, against its row of the table of type sizes. Sizes
have no tolerance, but 13,5 pt lies between 13 and 14. "In hoa" is what a reader sees: capital letters
or `w:caps`; small capitals are neither. A component that was not found is told by its own rule.
Why: Phụ lục I, Phần I, Mục V of the decree; the size tables of the Party's guides.
Right: Quốc hiệu 13 pt, bold, upright, in capitals.   Wrong: 14 pt; not bold; in italics.
Remedy: select the line, set size and style; `sokert fix` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault, look, span
from sokert.resolved import edit
from sokert.standards import Style

# component, rule of the State, rule of the Party, the size that breaks it; 0 where italics do.
TABLE: tuple[tuple[str, str, str, float], ...] = (
    ("country", "ND30-QH-STYLE", "", 15),
    ("party", "", "HD-TITLE", 0),
    ("motto", "ND30-TN-STYLE", "", 0),
    ("parent", "ND30-ORG-PARENT-STYLE", "HD-PARENT", 11),
    ("agency", "ND30-ORG-STYLE", "HD-ORG", 11),
    ("number", "ND30-NO-STYLE", "HD-NO", 11),
    ("place_date", "ND30-DATE-STYLE", "HD-DATE", 12),
    ("type_name", "ND30-TYPE-STYLE", "HD-TYPE", 18),
    ("subject", "ND30-SUBJ-STYLE", "HD-SUBJ", 12),
    ("basis", "ND30-BASIS-STYLE", "HD-BASIS", 12),
    ("part_label", "ND30-H-PHAN", "HD-H-PHAN", 12),
    ("part_title", "ND30-H-PHAN-TITLE", "HD-H-PHAN-TITLE", 12),
    ("section_label", "ND30-H-MUC", "HD-H-MUC", 12),
    ("roman_heading", "ND30-H-REPORT", "", 12),
    ("authority", "ND30-SIGN-STYLE", "HD-SIGN-AUTH-STYLE", 12),
    ("position", "", "HD-SIGN-POS-STYLE", 12),
    ("signer_name", "ND30-SIGN-NAME-STYLE", "HD-SIGN-NAME-STYLE", 12),
    ("addressee", "ND30-RCPT-KG-STYLE", "", 12),
    ("recipients_label", "ND30-RCPT-LABEL", "HD-RCPT-LABEL", 13),
    ("recipients", "ND30-RCPT-LIST", "HD-RCPT-LIST", 13),
    ("drafter", "ND30-DRAFTER", "", 13),
    ("urgency", "ND30-URGENT-STYLE", "HD-URGENT", 12),
    ("circulation", "ND30-CIRC", "", 12),
    ("annex_label", "ND30-ANNEX-LABEL", "", 12),
    ("annex_title", "ND30-ANNEX-TITLE", "", 12),
    ("annex_link", "ND30-ANNEX-LINK", "", 12),
)
COHERENT = ("country", "motto", "place_date")
_SMALL = frozenset({"motto", "subject", "signer_name", "annex_label", "part_label", "section_label", "place_date"})


def style_of(page: Page, name: str) -> Style:
    """Return how a component should be set."""
    return page.form.styles["part_label" if name == "section_label" else name]


def wrong(piece: Piece, name: str, style: Style) -> bool:
    """Return whether a piece is set otherwise than its style says."""
    if not piece.runs:
        return False
    letters = [sign for sign in piece.text if sign.isalpha()]
    capital = piece.text.isupper() and len(letters) > 3
    tests = (
        any(size not in style.size for size in piece.sizes),
        piece.mostly("bold") != style.bold,
        piece.mostly("italic") != style.italic,
        style.underline and not piece.underlined,
        style.upper and not piece.text.isupper(),
        name in _SMALL and capital,
        any(run.small_caps for run in piece.runs),
        style.align == "center" and piece.alone and not piece.paragraph.box and piece.paragraph.align != "center",
    )
    return any(tests)


def _find(name: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        style = style_of(page, name)
        for piece in page.all(name):
            if wrong(piece, name, style):
                yield Fault(piece.paragraph, {"found": look(piece), "size": span(style.size)})

    return find


def _break(name: str, size: float) -> Callable[[Page], None]:
    def broken(page: Page) -> None:
        for piece in page.all(name):
            for run in piece.runs:
                if size:
                    edit.sized(run, size)
                else:
                    edit.switched(run, "i", True)

    return broken


def _coherent(page: Page) -> Iterator[Fault]:
    sizes = tuple(piece.size for name in COHERENT if (piece := page.first(name)))
    styles = [page.form.styles[name] for name in COHERENT]
    inside = len(sizes) == 3 and all(size in style.size for size, style in zip(sizes, styles, strict=True))
    if inside and sizes not in page.form.coherent:
        # The footnote says "for example": other sizes inside the ranges are odd, not wrong.
        found = ", ".join(f"{size:g}" for size in sizes)
        yield Fault(page.all("country")[0].paragraph, {"found": found}, "warning")


def _break_coherent(page: Page) -> None:
    for run in page.all("place_date")[0].runs:
        edit.sized(run, 13)


RULES = (
    *(Check(state, party, _find(name), _break(name, size)) for name, state, party, size in TABLE),
    Check("ND30-SIZE-COHERENT", "", _coherent, _break_coherent),
)

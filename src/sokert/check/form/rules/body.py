"""The running text: its look, alignment, indents, gaps and lines, how it ends, and the bases before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sokert.check.form.component_names import SIGNS, edge, part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rewording import reworded
from sokert.check.form.rule import Check, Fault, within
from sokert.check.form.rules.looks import off_size
from sokert.check.form.sayings import (
    Aligned,
    Between,
    Ended,
    Gap,
    Indent,
    Lines,
    Numbered,
    Quoted,
    Saying,
    Stated,
    Trait,
    look,
    millimetres,
    points,
    words,
)
from sokert.errors import Level, Term
from sokert.resolved import Paragraph, edit

TEXT = ("body", "quotation", "article_heading", "arabic_heading", "letter_heading", "subnumber")
_ASIDE = re.compile(r"(?:\(.*\)|\[.*\])[.;]?(?:\./\.)?")  # where to find it, what is enclosed: set as each office likes
_SINGLE = 1.15  # the height of one line of Times New Roman, in sizes


def text(page: Page) -> list[Piece]:
    """Return the paragraphs of text in reading order, headings that stand alone left out."""
    return sorted(page.all(*TEXT), key=lambda piece: piece.paragraph.index)


def flowing(piece: Piece) -> bool:
    """Return whether a paragraph is running text: no title in bold on its own line, no remark in brackets."""
    title = len(piece.text) < 200 and bool(piece.runs) and all(run.bold for run in piece.runs)
    return not title and len(piece.text) > 1 and not _ASIDE.fullmatch(piece.text)


def _flowing(page: Page) -> list[Piece]:
    return [piece for piece in text(page) if flowing(piece)]


def _usual(page: Page) -> float:
    """Return the size most paragraphs of the text have, of those allowed."""
    allowed = page.form.styles["body"].size
    sizes = [piece.size for piece in text(page) if piece.size in allowed]
    return max(set(sizes), key=sizes.count) if sizes else allowed.house


def _look(page: Page) -> Iterator[Fault]:
    style, called, usual = page.form.styles["body"], part(page, "body"), _usual(page)
    quoted = page.all("quotation")  # other people's words may be slanted
    for piece in text(page):
        slanted = flowing(piece) and _slanted(piece) and piece not in quoted
        traits = [Trait("LOOK-ITALIC")] if slanted else []
        if any(size not in style.size for size in piece.sizes):
            traits.append(off_size(piece, style, usual))
        if traits:
            yield Fault(piece.paragraph, look(called, traits))
    sizes = {piece.size for piece in _flowing(page)}
    if len(sizes) > 1 and all(size in style.size for size in sizes):
        first = next(piece for piece in text(page) if piece.size == min(sizes))
        yield Fault(first.paragraph, Numbered("NUMBERED-SIZES", _series(sorted(sizes))))


def _slanted(piece: Piece) -> bool:
    """Return whether most of a paragraph is slanted, of what is neither quoted nor a remark in brackets."""
    depth = slanted = upright = 0
    for run in piece.runs:
        for sign in run.text:
            depth += (sign in "“([") - (sign in "”)]" and depth > 0)
            slanted += run.italic and not depth
            upright += not run.italic and not depth
    return slanted > upright


def _series(numbers: list[float]) -> str:
    return "; ".join(map(points, numbers))


def _one_look(page: Page, faults: list[Fault]) -> None:
    """Set all text in its usual size, upright."""
    usual = _usual(page)
    quoted = page.all("quotation")
    for piece in text(page):
        slanted = flowing(piece) and _slanted(piece) and piece not in quoted
        for run in piece.runs:
            if run.size != usual:
                edit.sized(run, usual)
            if run.italic and slanted:
                edit.switched(run, "i", False)


def _justified(page: Page) -> Iterator[Fault]:
    for piece in _flowing(page):
        if piece.paragraph.align != "both":
            said = Aligned("ALIGNED-NOT-BOTH", part(page, "body"), edge(piece.paragraph))
            yield Fault(piece.paragraph, said, piece)


def _justify(page: Page, faults: list[Fault]) -> None:
    for fault in faults:
        edit.paragraph(fault.it.paragraph, "jc", val="both")


def indent(piece: Piece) -> int:
    """Return where the first line begins: a list's label hangs left of its text."""
    paragraph = piece.paragraph
    return paragraph.first_line + (paragraph.left if paragraph.label or paragraph.first_line < 0 else 0)


def _indented(page: Page) -> Iterator[Fault]:
    seen: dict[float, Piece] = {}
    for piece in _flowing(page):
        given = indent(piece)
        near = _near(page, given)
        tabbed = piece.paragraph.text.startswith("\t")
        if near is None or tabbed:
            mild = given == 0 if tabbed else _rounded(given)  # a tab in place of the indent looks like it
            yield Fault(piece.paragraph, _misindented(page, given, tabbed), level="warning" if mild else None)
        elif not piece.paragraph.label and not piece.text.startswith(("- ", "+ ")):
            seen.setdefault(near, piece)
    if len(seen) > 1 and page.state:  # the Party's "about 10 mm" is one indent
        last = list(seen.values())[-1]
        yield Fault(last.paragraph, Numbered("NUMBERED-INDENTS", _series(sorted(seen))))


def _near(page: Page, given: int) -> float | None:
    """Return the indent that one is meant to be; the Party's "about 10 mm" is 9 to 13."""
    least, most = (0, 0) if page.state else (1, 0.3)
    return next((mm for mm in page.form.body.indents if within(given, mm - least, mm + most)), None)


def _rounded(given: int) -> bool:
    """Return whether an indent is half an inch as people round it: 12 to 12.5 mm for 12.7."""
    return within(given, 12, 12.7)


def _misindented(page: Page, given: int, tabbed: bool) -> Saying:
    if tabbed:
        return Stated("STATED-TABBED")
    if given < 0:
        return Numbered("NUMBERED-HANGING", millimetres(-given))
    wanted = Term("INDENT-STATE" if page.state else "INDENT-PARTY")
    return Indent(millimetres(given), wanted, points(page.form.body.indent))


def _indent_all(page: Page, faults: list[Fault]) -> None:
    """Indent all text alike: one paragraph set right would stand out among the others."""
    wanted = edit.twips(page.form.body.indent)
    for piece in _flowing(page):
        edit.paragraph(piece.paragraph, "ind", left="0", firstLine=wanted, hanging=None, start=None)
        edit.without_leading_tabs(piece.paragraph)


def _apart(page: Page) -> Iterator[Fault]:
    wanted = page.form.body.gap
    for one, other in pairwise(text(page)):
        above, under = one.paragraph, other.paragraph
        if under.index != above.index + 1 or above.box != under.box or _ASIDE.fullmatch(one.text):
            continue
        gap = 0 if _snug(above, under) else max(above.after, under.before)
        if gap < wanted.least * 20:
            yield Fault(under, Gap(points(gap / 20), Between(wanted), points(wanted.house)))


def _snug(above: Paragraph, under: Paragraph) -> bool:
    return bool(above.contextual and under.contextual and above.style == under.style)


def _part(page: Page, faults: list[Fault]) -> None:
    gap = str(round(page.form.body.gap.house * 20))
    for piece in text(page):
        edit.paragraph(piece.paragraph, "spacing", after=gap, afterAutospacing=None)
        if piece.paragraph.contextual:
            edit.paragraph(piece.paragraph, "contextualSpacing", val="0")


def _lines(page: Page) -> Iterator[Fault]:
    """Yield text whose lines are too near or too far apart, measured in single lines."""
    wanted = page.form.body.line
    if wanted is None:
        return
    for piece in _flowing(page):
        paragraph = piece.paragraph
        single = paragraph.line / 240
        if paragraph.line_rule != "auto":
            single = paragraph.line / 20 / (_SINGLE * (piece.size or 14))
        least = 0.0 if paragraph.line_rule == "atLeast" else wanted.least
        if not least - 0.005 <= single <= wanted.most + 0.005:
            yield Fault(paragraph, Lines("LINES-SINGLE", points(single), Between(wanted)))


def _heights(page: Page) -> Iterator[Fault]:
    """Yield text whose lines have not the height a guide of the Party fixes, in points.

    The earlier guide fixes the least alone: lines that are never lower by another rule are told more mildly.
    """
    wanted, earlier = page.form.body.exact, page.form.name == "hd36"
    if wanted is None:
        return
    for piece in _flowing(page):
        paragraph = piece.paragraph
        rule, height = paragraph.line_rule, paragraph.line / 20
        if rule == "exact" and height in wanted:
            continue
        natural = paragraph.line / 240 * _SINGLE * (piece.size or 14) if rule == "auto" else height
        mild: Level = "info" if rule == "atLeast" else "warning"
        found = points(paragraph.line / 240 if rule == "auto" else height)
        said = Lines(_HEIGHTS.get(rule, "LINES-MULTIPLE"), found, Between(wanted))
        yield Fault(paragraph, said, level=mild if earlier and rule != "exact" and natural >= wanted.least else None)


_SIGNED_IN = 12  # lines of a table of signatures
_HEIGHTS = {"exact": "LINES-EXACT", "atLeast": "LINES-LEAST"}


def _space_lines(page: Page, faults: list[Fault]) -> None:
    exact = page.form.body.exact
    line, rule = (str(round(exact.house * 20)), "exact") if exact else ("240", "auto")
    for piece in _flowing(page):
        edit.paragraph(piece.paragraph, "spacing", line=line, lineRule=rule)


def _ended(page: Page) -> Iterator[Fault]:
    flow = sorted(page.all(*TEXT, "roman_heading"), key=lambda piece: piece.paragraph.index)
    while len(flow) > 1 and _ASIDE.fullmatch(flow[-1].text) and flow[-2].text.endswith("./."):
        flow.pop()
    marked = [piece for piece in flow if piece.text.endswith("./.")]
    if flow and not page.state and marked:
        yield Fault(marked[0].paragraph, Stated("STATED-PARTY-END-MARK"))
    elif flow and page.state and flow[-1] not in marked and _ends(page, flow[-1]):
        yield Fault(flow[-1].paragraph, Quoted("QUOTED-NO-END-MARK", _last(flow[-1])))
    elif flow and page.state and len(marked) > 1:
        yield Fault(flow[-1].paragraph, Stated("STATED-END-MARK-TWICE"))


def _ends(page: Page, last: Piece) -> bool:
    """Return whether a text surely ends here: no table is below larger than what people sign in.

    Where neither who signs nor who receives it was found, a remark in brackets or any table may be what they are in.
    """
    below = [piece for piece in page.all("table_text") if piece.paragraph.index > last.paragraph.index]
    closed = bool(page.all("authority", "recipients_label"))
    return len(below) <= _SIGNED_IN if closed else not below and not _ASIDE.fullmatch(last.text)


def _last(piece: Piece) -> str:
    """Return the last words of a paragraph."""
    return words(" ".join(piece.text.split()[-4:]))


def _basis(page: Page) -> Iterator[Fault]:
    lines = page.all("basis")
    for piece in lines:
        end = page.form.literals["basis_end"] if piece is lines[-1] else ";"
        if not piece.text.endswith(end):
            said = Ended("ENDED-BASIS" if end == ";" else "ENDED-LAST-BASIS", _last(piece), SIGNS[end])
            yield Fault(piece.paragraph, said, (piece, f"{piece.text.rstrip('.,; ')}{end}"))
        elif not page.state and not re.match(page.form.patterns["basis"], piece.text):
            yield Fault(piece.paragraph, Quoted("QUOTED-BASIS-DASH", words(piece.text)))


RULES = (
    Check("ND30-BODY-STYLE", "HD-BODY-SIZE", _look, _one_look),
    Check("ND30-BODY-JUSTIFY", "HD-BODY-JUSTIFY", _justified, _justify),
    Check("ND30-BODY-INDENT", "HD-BODY-INDENT", _indented, _indent_all),
    Check("ND30-BODY-PARASPACE", "HD-BODY-PARASPACE", _apart, _part),
    Check("ND30-BODY-LINESPACE", "", _lines, _space_lines),
    Check("", "HD-BODY-LINESPACE", _heights, _space_lines),
    Check("ND30-BASIS-STYLE", "HD-BASIS", _basis, reworded),
    Check("ND30-END-MARK", "HD-END-MARK", _ended),
)

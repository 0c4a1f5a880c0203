"""Mends what a rule found: how things are set, and the literal forms; one mender a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sokert.check.form import paging
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import within
from sokert.check.form.rules import body, head, setting, signature, typeface
from sokert.check.form.words import tidy
from sokert.ooxml.names import W
from sokert.resolved import edit
from sokert.standards import Range, nearest

Mender = Callable[[Page], None]


def _paper(page: Page) -> None:
    for section in page.document.sections:
        sides = ("16838", "11906") if section.landscape else ("11906", "16838")
        edit.section(section, "pgSz", w=sides[0], h=sides[1])


def _margin(side: str) -> Mender:
    def mended(page: Page) -> None:
        allowed: Range = getattr(page.form.page, side)
        for section in page.document.sections:
            gutter = section.margins["gutter"] if side == "left" else 0
            if section.landscape or within(abs(section.margins[side]) + gutter, allowed.least, allowed.most):
                continue
            edit.section(section, "pgMar", **{side: edit.twips(allowed.house)})
            if gutter:
                edit.section(section, "pgMar", gutter="0")

    return mended


def _font(page: Page) -> None:
    for _, run in typeface.shown(page):
        if run.fonts != {page.form.font}:
            edit.fonted(run, page.form.font)


def _color(page: Page) -> None:
    stamped = {id(piece.paragraph) for piece in page.all("urgency", "secrecy", "circulation")}
    for paragraph, run in typeface.shown(page):
        if run.color not in ("auto", "000000") and id(paragraph) not in stamped:
            edit.colored(run, page.form.color)


def _set(name: str) -> Mender:
    def mended(page: Page) -> None:
        style = setting.style_of(page, name)
        for piece in page.all(name):
            if not setting.wrong(piece, name, style):
                continue
            for run in piece.runs:
                if run.size not in style.size:
                    edit.sized(run, _size(page, name, run.size))
                if run.bold != style.bold:
                    edit.switched(run, "b", style.bold)
                if run.italic != style.italic:
                    edit.switched(run, "i", style.italic)
                if run.small_caps:
                    edit.switched(run, "smallCaps", False)
                if style.upper and not run.shown.isupper():
                    edit.switched(run, "caps", True)
                if style.underline and run.underline in ("", "none"):
                    edit.run(run, "u", val="single")
            if style.align == "center" and piece.alone and piece.paragraph.align != "center":
                edit.paragraph(piece.paragraph, "jc", val="center")
                edit.without_leading_tabs(piece.paragraph)  # blanks that moved it to the middle by hand

    return mended


def _size(page: Page, name: str, now: float) -> float:
    """Return the size nearest to a wrong one; in the head one that goes with those beside it (ND30-SIZE-COHERENT)."""
    near = nearest(now, setting.style_of(page, name).size)
    if name not in setting.COHERENT:
        return near
    at = setting.COHERENT.index(name)
    others = [piece.size if (piece := page.first(other)) else 0 for other in setting.COHERENT]
    fitting = [sizes[at] for sizes in page.form.coherent if all(sizes[n] == others[n] for n in range(3) if n != at)]
    return min(fitting, key=lambda size: abs(size - now), default=near)


def _text_size(page: Page) -> None:
    allowed = page.form.styles["body"].size
    sizes = [piece.size for piece in body.text(page) if piece.size in allowed]
    usual = max(set(sizes), key=sizes.count) if sizes else allowed.house
    for piece in body.text(page):
        for run in piece.runs:
            if run.size != usual:
                edit.sized(run, usual)
            if run.italic and piece.mostly("italic") and body.flowing(piece):
                edit.switched(run, "i", False)


def _justified(page: Page) -> None:
    for piece in body.text(page):
        if body.flowing(piece):
            edit.paragraph(piece.paragraph, "jc", val="both")


def _indented(page: Page) -> None:
    wanted = edit.twips(page.form.body.indent)
    for piece in body.text(page):
        if not body.flowing(piece):
            continue
        edit.paragraph(piece.paragraph, "ind", left="0", firstLine=wanted, hanging=None, start=None)
        edit.without_leading_tabs(piece.paragraph)


def _apart(page: Page) -> None:
    gap = str(round(page.form.body.gap.house * 20))
    for piece in body.text(page):
        edit.paragraph(piece.paragraph, "spacing", after=gap, afterAutospacing=None)
        if piece.paragraph.contextual:
            edit.paragraph(piece.paragraph, "contextualSpacing", val="0")


def _lines(page: Page) -> None:
    exact = page.form.body.exact
    line, rule = (str(round(exact.house * 20)), "exact") if exact else ("240", "auto")
    for piece in body.text(page):
        if body.flowing(piece):
            edit.paragraph(piece.paragraph, "spacing", line=line, lineRule=rule)


def _single(*names: str) -> Mender:
    def mended(page: Page) -> None:
        for piece in page.all(*names):
            edit.paragraph(piece.paragraph, "spacing", line="240", lineRule="auto")

    return mended


def _reworded(name: str, right: Callable[[str], str]) -> Mender:
    """Return what puts a component's words into their literal form, blanks of any kind forgiven."""

    def mended(page: Page) -> None:
        for piece in page.all(name):
            wanted = right(piece.text)
            if wanted != piece.text:
                _replaced(piece, piece.text, wanted)

    return mended


def _replaced(piece: Piece, text: str, wanted: str) -> None:
    """Put a text in another's place where it stands in the file, whatever its blanks are."""
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    texts = "".join(t.text or "" for t in piece.paragraph.element.iter(f"{W}t"))
    for raw in (piece.paragraph.text, texts):
        found = re.search(pattern, raw)
        if found and edit.reworded(piece.paragraph, found[0], wanted):
            return


def numbered(text: str) -> str:
    """Return a State number as the decree writes it; one that cannot be read stays.

    >>> numbered("Số 5 / BC - VP"), numbered("Số: 412/BC-VP"), numbered("Công văn 5")
    ('Số: 05/BC-VP', 'Số: 412/BC-VP', 'Công văn 5')
    """
    found = re.fullmatch(r"(?i:số)\s*:?\s*(\d+)\s*/\s*(\w+)\s*[-–]\s*(\w+(?:\s*[-–]\s*\w+)*)", text)
    if found is None:
        return text
    agency = re.sub(r"\s*[-–]\s*", "-", found[3])
    return f"Số: {int(found[1]):02}/{found[2]}-{agency}"


def dated(text: str) -> str:
    """Return place and date as the law writes them; what cannot be read stays.

    >>> dated("Hà Nội ngày 5 tháng 07 năm 2023.")
    'Hà Nội, ngày 05 tháng 7 năm 2023'
    """
    found = head.date_parts(text)
    if found is None or not 1 <= int(found[3]) <= 12:
        return text
    day, month = head.padded(found[2], found[3])
    return f"{found[1].rstrip(',')}, ngày {day} tháng {month} năm {found[4]}"


def _motto(text: str) -> str:
    parts = re.split(r"\s*[-\u2010-\u2015/.,;*|]\s*", text)
    words = [part.casefold() for part in parts]
    return "Độc lập - Tự do - Hạnh phúc" if words == ["độc lập", "tự do", "hạnh phúc"] else text


def _kept(text: str) -> str:
    """Return the line that keeps a copy, in its literal form.

    >>> _kept("- Lưu VT, TH;"), _kept("Lưu: VT")
    ('- Lưu: VT, TH.', '- Lưu: VT.')
    """
    found = re.fullmatch(r"[-–]?\s*[Ll]ưu\s*:?\s*VT\b(.*?)[.;]?", text)
    return f"- Lưu: VT{found[1]}." if found else text


def _listed(page: Page) -> None:
    for piece in page.all("recipients")[:-1]:
        inner = re.sub(r"^[-–—•+]\s*", "", piece.text).rstrip(".,; ")
        if f"- {inner};" != piece.text:
            _replaced(piece, piece.text, f"- {inner};")


def _last_recipient(page: Page) -> None:
    for piece in page.all("recipients")[-1:]:
        if _kept(piece.text) != piece.text:
            _replaced(piece, piece.text, _kept(piece.text))


def _label(text: str) -> str:
    return "Nơi nhận:" if tidy(text).casefold() in ("nơi nhận", "nơi nhận :", "nơi nhận:") else text


def _both(*menders: Mender) -> Mender:
    def mended(page: Page) -> None:
        for each in menders:
            each(page)

    return mended


_SETTINGS = {id: _set(name) for name, state, party, _ in setting.TABLE for id in (state, party) if id}
_SIDES = ("top", "bottom", "left", "right")

MENDERS: Mapping[str, Mender] = {
    **_SETTINGS,
    **{f"{law}-MARGIN-{side.upper()}": _margin(side) for law in ("ND30", "HD") for side in _SIDES},
    "ND30-PAGE-SIZE": _paper,
    "HD-PAGE-SIZE": _paper,
    "ND30-FONT": _font,
    "HD-FONT": _font,
    "ND30-COLOR": _color,
    "ND30-BODY-STYLE": _text_size,
    "HD-BODY-SIZE": _text_size,
    "ND30-BODY-JUSTIFY": _justified,
    "HD-BODY-JUSTIFY": _justified,
    "ND30-BODY-INDENT": _indented,
    "HD-BODY-INDENT": _indented,
    "ND30-BODY-PARASPACE": _apart,
    "HD-BODY-PARASPACE": _apart,
    "ND30-BODY-LINESPACE": _lines,
    "HD-BODY-LINESPACE": _lines,
    "ND30-QHTN-SPACING": _single("country", "motto"),
    "ND30-ORG-SPACING": _single("parent", "agency"),
    **paging.MENDERS,
    "ND30-TN-TEXT": _reworded("motto", _motto),
    "ND30-NO-FORMAT": _reworded("number", numbered),
    "ND30-NO-COLON": _reworded("number", numbered),
    "ND30-NO-ZERO": _reworded("number", numbered),
    "ND30-DATE-FORM": _reworded("place_date", dated),
    "ND30-DATE-ZERO": _reworded("place_date", dated),
    "HD-DATE": _both(_SETTINGS["HD-DATE"], _reworded("place_date", dated)),
    "ND30-SUBJ-NODOT": _reworded("subject", lambda text: text.rstrip(".;, ")),
    "ND30-SIGN-ABBR": _reworded("authority", signature.proper),
    "ND30-RCPT-LABEL": _both(_SETTINGS["ND30-RCPT-LABEL"], _reworded("recipients_label", _label)),
    "ND30-RCPT-LIST": _both(_SETTINGS["ND30-RCPT-LIST"], _listed),
    "ND30-RCPT-LAST": _last_recipient,
}

"""Kính gửi and Nơi nhận: their words, dashes and stops, and what stands first and last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.form.component_names import SIGNS, part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rewording import miswritten, reworded
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Ended, Instead, Missing, Quoted, Stated, Trait, look, words
from sokert.check.form.spelling import fold
from sokert.errors import Level
from sokert.standards import Form

_DASH = re.compile(r"^[-–—•+]\s*")


def _label(page: Page) -> Iterator[Fault]:
    piece = page.first("recipients_label")
    if piece is None and page.lacks("recipients_label"):
        yield Fault(None, Missing(part(page, "recipients_label")))
    elif piece is not None and piece.text != "Nơi nhận:":
        yield miswritten(page, "recipients_label", piece, _with_colon)


def _with_colon(text: str) -> str:
    return "Nơi nhận:" if text.casefold().rstrip(" :") == "nơi nhận" else text


def _list(page: Page) -> Iterator[Fault]:
    label, lines = page.first("recipients_label"), page.all("recipients")
    if label and not lines:
        yield Fault(label.paragraph, Missing(part(page, "recipients")))
    more = {piece.paragraph.index for piece in page.all("recipient_goes_on")}
    for piece in lines[:-1]:
        if piece.paragraph.index + 1 in more or _braced(piece):
            continue
        if not re.fullmatch(page.form.patterns["recipient"], piece.text):
            end = page.form.literals["recipient_end"]
            wanted = f"- {_DASH.sub('', piece.text).rstrip('.,; ')}{end}"
            dashed = piece.text.startswith("- ")
            said: Ended | Quoted = Quoted("QUOTED-RECIPIENT-DASH", words(piece.text))
            if dashed:
                said = Ended("ENDED-RECIPIENT", words(piece.text), SIGNS[end])
            # A semicolon is common in the Party's older documents too, and right in the later ones.
            level: Level | None = "warning" if end == "," and dashed and piece.text.endswith(";") else None
            yield Fault(piece.paragraph, said, None if level else (piece, wanted), level)


def _braced(piece: Piece) -> bool:
    """Return whether blanks part a line from what a brace says of several: "- Bộ A;      (để báo cáo)"."""
    return bool(re.search(r";[ \u00a0]{2,}\S", "".join(run.text for run in piece.runs)))


def _last(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if lines and not re.fullmatch(page.form.patterns["last_recipient"], lines[-1].text):
        wanted = _kept(lines[-1].text) if page.state else lines[-1].text
        if wanted == lines[-1].text:
            said = "QUOTED-COPY" if page.state else "QUOTED-PARTY-COPY"
            yield Fault(lines[-1].paragraph, Quoted(said, words(lines[-1].text)))
        else:
            copy = Instead("INSTEAD-COPY", words(lines[-1].text), words(wanted))
            yield Fault(lines[-1].paragraph, copy, (lines[-1], wanted))


def unkept(copy: str, form: Form) -> Quoted | None:
    """Return what is wrong with the last recipient of a report, which is where a copy is kept."""
    is_right = not copy or re.fullmatch(form.patterns["last_recipient"], f"- {copy}.")
    return None if is_right else Quoted("QUOTED-COPY-GIVEN", words(copy))


def _kept(text: str) -> str:
    """Return the line that keeps a copy, in its literal form.

    >>> _kept("- Lưu VT, TH;"), _kept("Lưu: VT")
    ('- Lưu: VT, TH.', '- Lưu: VT.')
    """
    match = re.fullmatch(r"[-–]?\s*[Ll]ưu\s*:?\s*VT\b(.*?)[.;]?", text)
    return f"- Lưu: VT{match[1]}." if match else text


def _above(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if page.found.get("addressee") and lines and "như trên" not in fold(lines[0].text):
        yield Fault(lines[0].paragraph, Quoted("QUOTED-NOT-AS-ABOVE", words(lines[0].text)))


def _nobody_above(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if "addressee" in page.kind.needs:
        if not page.found.get("addressee"):
            yield Fault(None, Missing(part(page, "addressee")))
    elif not page.found.get("addressee") and lines and "như trên" in fold(lines[0].text):
        yield Fault(lines[0].paragraph, Stated("STATED-AS-ABOVE"))


def _addressee(page: Page) -> Iterator[Fault]:
    piece = page.first("addressee")
    if piece is not None and fold(piece.text).startswith("kính trình:"):
        yield miswritten(page, "addressee", piece)
    elif piece is not None and not piece.text.startswith("Kính gửi:"):
        yield Fault(piece.paragraph, Quoted("QUOTED-ADDRESSEE-COLON", words(piece.text)))


def _one(page: Page) -> Iterator[Fault]:
    lines = page.all("addressee")
    if len(lines) == 2 and lines[0].text == "Kính gửi:":
        yield Fault(lines[0].paragraph, Quoted("QUOTED-ONE-ADDRESSEE", words(lines[1].text)))


def _many(page: Page) -> Iterator[Fault]:
    lines = [piece for piece in page.all("addressee")[1:] if not piece.text.startswith("(")]  # an address
    for piece in lines if len(lines) > 1 else ():
        if said := _ill_listed(piece, piece is lines[-1]):
            yield Fault(piece.paragraph, Quoted(said, words(piece.text)))


def _ill_listed(piece: Piece, last: bool) -> str:
    if not piece.text.startswith("- "):
        return "QUOTED-ADDRESSEE-DASH"
    if piece.text.endswith("." if last else ";"):
        return ""
    return "QUOTED-ADDRESSEE-STOP" if last else "QUOTED-ADDRESSEE-END"


def _party(page: Page) -> Iterator[Fault]:
    """Yield Kính gửi in a report, and its absence where a công văn or a tờ trình needs it."""
    own = page.first("addressee")
    if "addressee" in page.kind.needs and own is None:
        yield Fault(None, Missing(part(page, "addressee")))
    elif own is not None and page.kind.code == "BC":
        yield Fault(own.paragraph, Quoted("QUOTED-PARTY-ADDRESSEE", words(own.text)), level="warning")
    elif own is not None and page.kind.code == "TTr" and not own.text.startswith(page.form.literals["submitted"]):
        said = Instead("INSTEAD-PARTY-SUBMITTED", words(own.text), page.form.literals["submitted"])
        yield Fault(own.paragraph, said)


def _italic_label(page: Page) -> Iterator[Fault]:
    """Yield the label that is upright: only it is italic, the names are not."""
    piece = page.first("addressee")
    if piece is not None and page.kind.needs and piece.runs and not piece.runs[0].italic:
        yield Fault(piece.paragraph, look(part(page, "addressee"), [Trait("LOOK-NOT-ITALIC")]), level="warning")


RULES = (
    Check("ND30-RCPT-KG-WHEN", "", _nobody_above),
    Check("ND30-RCPT-KG-STYLE", "", _addressee),
    Check("ND30-RCPT-KG-ONE", "", _one),
    Check("ND30-RCPT-KG-MANY", "", _many),
    Check("", "HD-RCPT-KG", _party),
    Check("ND30-RCPT-LABEL", "HD-RCPT-LABEL", _label, reworded),
    Check("ND30-RCPT-LIST", "", _list, reworded),
    Check("", "HD-RCPT-LIST", _list, reworded),
    Check("", "HD-KG-STYLE", _italic_label),
    Check("ND30-RCPT-LAST", "HD-RCPT-LIST", _last, reworded),
    Check("ND30-RCPT-FIRST", "", _above),
)

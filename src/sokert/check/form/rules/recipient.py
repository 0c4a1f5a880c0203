"""Kính gửi and Nơi nhận: their words, dashes and stops, and what stands first and last.

What they check: the addressees below the trích yếu, and the list below "Nơi nhận:".
Why: Phụ lục I, Phần I, Mục II, khoản 9.
Right: - Như trên; - Các phòng; - Lưu: VT, TH.   Wrong: no dash; "Lưu VT"; a stop after each line.
Remedy: type it as shown; `sokert fix` mends dashes and stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.head import reworded
from sokert.check.form.words import fold
from sokert.resolved import edit


def _label(page: Page) -> Iterator[Fault]:
    piece = page.first("recipients_label")
    if piece is None:
        yield Fault(None, {"found": "", "size": "12"})
    elif piece.text != "Nơi nhận:":
        yield Fault(piece.paragraph, {"found": piece.text, "size": "12"})


def _list(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if page.found.get("recipients_label") and not lines:
        yield Fault(page.all("recipients_label")[0].paragraph, {"found": "", "size": "11"})
    for piece in lines[:-1]:
        if not re.fullmatch(page.form.patterns["recipient"], piece.text):
            yield Fault(piece.paragraph, {"found": piece.text, "size": "11"})


def _last(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if lines and not re.fullmatch(page.form.patterns["last_recipient"], lines[-1].text):
        yield Fault(lines[-1].paragraph, {"found": lines[-1].text, "size": "12"})


def _above(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if page.found.get("addressee") and lines and "như trên" not in fold(lines[0].text):
        yield Fault(lines[0].paragraph, {"found": lines[0].text})


def _both(page: Page) -> Iterator[Fault]:
    lines = page.all("recipients")
    if not page.found.get("addressee") and lines and "như trên" in fold(lines[0].text):
        yield Fault(lines[0].paragraph, {"found": lines[0].text})


def _addressee(page: Page) -> Iterator[Fault]:
    piece = page.first("addressee")
    if piece is not None and not piece.text.startswith("Kính gửi:"):
        yield Fault(piece.paragraph, {"found": piece.text[:40], "size": "13-14"})


def _one(page: Page) -> Iterator[Fault]:
    lines = page.all("addressee")
    if len(lines) == 2 and lines[0].text == "Kính gửi:":
        yield Fault(lines[0].paragraph, {"found": lines[1].text[:40]})


def _many(page: Page) -> Iterator[Fault]:
    lines = page.all("addressee")[1:]
    for piece in lines if len(lines) > 1 else ():
        ending = "." if piece is lines[-1] else ";"
        if not piece.text.startswith("- ") or not piece.text.endswith(ending):
            yield Fault(piece.paragraph, {"found": piece.text[:40]})


def _party(page: Page) -> Iterator[Fault]:
    for piece in page.all("addressee")[:1]:
        yield Fault(piece.paragraph, {"found": piece.text[:40]}, "warning")


def _party_list(page: Page) -> Iterator[Fault]:
    yield from _list(page)
    yield from _last(page)


def _removed(page: Page) -> None:
    for piece in page.all("addressee"):
        parent = piece.paragraph.element.getparent()
        if parent is not None:
            parent.remove(piece.paragraph.element)


RULES = (
    Check("ND30-RCPT-KG-WHEN", "", _both, _removed),
    Check("ND30-RCPT-KG-STYLE", "", _addressee, reworded("addressee", "Kính gửi:", "Kính gửi")),
    Check("ND30-RCPT-KG-ONE", "", _one, lambda page: None),
    Check("ND30-RCPT-KG-MANY", "", _many, lambda page: None),
    Check("", "HD-RCPT-KG", _party, lambda page: None),
    Check("ND30-RCPT-LABEL", "HD-RCPT-LABEL", _label, reworded("recipients_label", "Nơi nhận:", "Nơi nhận")),
    Check("ND30-RCPT-LIST", "", _list, lambda p: edit.reworded(p.all("recipients")[1].paragraph, ";", ",")),
    Check("", "HD-RCPT-LIST", _party_list, lambda p: edit.reworded(p.all("recipients")[0].paragraph, ";", ",")),
    Check("ND30-RCPT-LAST", "", _last, reworded("recipients", "Lưu: VT", "Lưu VT")),
    Check(
        "ND30-RCPT-FIRST",
        "",
        _above,
        lambda p: edit.reworded(p.all("recipients")[0].paragraph, "Như trên", "Các sở"),
    ),
)

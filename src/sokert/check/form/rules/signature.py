"""The signature block: abbreviations of authority, positions, names.

What they check: the lines in capitals above the name, by their first signs, and the name's words.
Why: Phụ lục I, Phần I, Mục II, khoản 7; Điều 13.
Right: KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Trần Văn A.   Wrong: K/T CHỦ TỊCH; TM ỦY BAN; ThS. Trần Văn A.
Remedy: type the abbreviation as shown; leave titles out. `sokert fix` mends the stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.head import reworded
from sokert.ooxml.names import W
from sokert.resolved import edit
from sokert.standards import FORMS, capacity


def proper(text: str) -> str:
    """Return a line of authority with its abbreviation as the decree writes it; others as they are.

    >>> proper("K/T CHỦ TỊCH"), proper("TM ỦY BAN"), proper("TUQ.CHỦ TỊCH"), proper("TRƯỞNG PHÒNG")
    ('KT. CHỦ TỊCH', 'TM. ỦY BAN', 'TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG')
    """
    return capacity.proper(text, FORMS["nd30"]) or text


def _abbreviated(page: Page) -> Iterator[Fault]:
    for piece in page.all("authority"):
        if proper(piece.text) != piece.text:
            yield Fault(piece.paragraph, {"found": piece.text, "wanted": proper(piece.text)})


def _paired(abbreviation: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds an abbreviation with no position of the signer's own below it."""

    def find(page: Page) -> Iterator[Fault]:
        lines = page.all("authority", "position")
        for at, piece in enumerate(lines):
            if piece.text.startswith(abbreviation) and at == len(lines) - 1:
                yield Fault(piece.paragraph, {"found": piece.text})

    return find


def _deputy(page: Page) -> Iterator[Fault]:
    lines = page.all("authority")
    yield from _paired("KT.")(page)
    if len(lines) == 1 and re.match(r"PHÓ |THỨ TRƯỞNG", lines[0].text):
        yield Fault(lines[0].paragraph, {"found": lines[0].text})


def _real(page: Page) -> Iterator[Fault]:
    for piece in page.all("authority"):
        if re.search(r"THƯỜNG TRỰC|PHỤ TRÁCH", piece.text) and not piece.text.startswith("TM"):
            yield Fault(piece.paragraph, {"found": piece.text}, "warning")


def _titled(page: Page) -> Iterator[Fault]:
    for piece in page.all("signer_name"):
        if re.match(page.form.patterns["academic_title"] + r"|(GS|PGS|TS|ThS|BS|CN|KS)\.", piece.text):
            yield Fault(piece.paragraph, {"found": piece.text})


def _unsigned(page: Page) -> Iterator[Fault]:
    if not page.found.get("authority"):
        yield Fault(None, {"found": "", "size": "13-14"})


def _party_abbreviated(page: Page) -> Iterator[Fault]:
    for piece in page.all("authority"):
        if capacity.proper(piece.text, page.form) != piece.text:
            yield Fault(piece.paragraph, {"found": piece.text})


def _keep(page: Page) -> Iterator[Fault]:
    """Yield nothing for tables of one row: they keep together by themselves."""
    for piece in page.all("authority")[:1]:
        if piece.paragraph.cell is None and not piece.paragraph.box and not piece.paragraph.keep_next:
            yield Fault(piece.paragraph)


def _shorten(page: Page) -> None:
    last = page.all("authority")[-1]
    for text in last.paragraph.element.iter(f"{W}t"):
        text.text = ""


def _title(page: Page) -> None:
    name = page.all("signer_name")[0]
    edit.reworded(name.paragraph, name.runs[0].text, "ThS. " + name.runs[0].text)


RULES = (
    Check("ND30-SIGN-STYLE", "", _unsigned, lambda page: None),
    Check("ND30-SIGN-ABBR", "", _abbreviated, reworded("authority", "KT. ", "K/T ")),
    Check("ND30-SIGN-TM", "", _paired("TM."), lambda page: None),
    Check("ND30-SIGN-KT", "", _deputy, _shorten),
    Check("ND30-SIGN-TL", "", _paired("TL."), lambda page: None),
    Check("ND30-SIGN-TUQ", "", _paired("TUQ."), lambda page: None),
    Check("ND30-SIGN-POS-REAL", "", _real, reworded("authority", "PHÓ CHÁNH", "PHÓ THƯỜNG TRỰC CHÁNH")),
    Check("ND30-SIGN-NAME-NOTITLE", "", _titled, _title),
    Check("ND30-SIGN-KEEP", "", _keep, lambda page: None),
    Check("", "HD-SIGN-TM", _party_abbreviated, reworded("authority", "T/M ", "TM. ")),
)

"""What is wrong with each kept file of tests/check/foreign/, typed before the checker was run on it.

The scripts beside the files made them once: `make.mjs` with the npm package docx, `make.py` with LibreOffice
(Word files saved anew, web pages) and pandoc.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import zip_longest
from pathlib import Path

from check import once
from check.offices import HAND, PYTHON, Case
from draws import covering
from sokert.check.form.fix_rounds import Fixed

FOLDER = Path(__file__).parent / "foreign"

EXPECTED = {
    "npm-docx": """
        good:
        good-smaller:
        good-widest:
        good-annexes:
        good-one-signer:
        margins-equal: MARGIN-TOP MARGIN-BOTTOM MARGIN-LEFT MARGIN-RIGHT
        margin-left-20: MARGIN-LEFT
        margin-top-15: MARGIN-TOP
        letter: PAGE-SIZE
        arial: FONT
        blue: COLOR
        text-12: BODY-STYLE
        text-left-no-indent: BODY-JUSTIFY BODY-INDENT
        no-gap-double: BODY-PARASPACE BODY-LINESPACE
        country-14: QH-STYLE
        motto-italic: TN-STYLE
        motto-slashes: TN-TEXT
        agency-plain: ORG-STYLE ORG-PARENT-STYLE
        number-spaced: NO-FORMAT
        number-bare: NO-COLON NO-ZERO
        number-bold: NO-STYLE
        date-zero: DATE-ZERO
        date-slashes: DATE-FORM
        date-upright: DATE-STYLE
        type-small: TYPE-STYLE
        subject-stop: SUBJ-NODOT
        headings-small: H-REPORT
        headings-paren: H-KHOAN
        headings-jump: STRUCT-FREE
        points-dots: H-DIEM
        points-jump: H-DIEM-SEQ
        end-plain: END-MARK
        sign-slash: SIGN-ABBR
        sign-plain: SIGN-STYLE
        sign-degree: SIGN-NAME-NOTITLE
        sign-name-plain: SIGN-NAME-STYLE
        recipients-13: RCPT-LIST
        recipients-commas: RCPT-LIST
        recipients-copy: RCPT-LAST
        label-bold-upright: RCPT-LABEL
        page-foot: PAGENO-POS
        page-right: PAGENO-POS
        page-first: PAGENO-FIRST
        page-small: PAGENO-SIZE
        page-word: PAGENO-BARE
        page-from-5: PAGENO-START
        no-lines: TN-RULE ORG-RULE SUBJ-RULE
        annex-runs-on: ANNEX-PAGENO
        party-good:
        party-good-2026:
        party-margins: MARGIN-TOP MARGIN-LEFT
        party-font: FONT
        party-number-colon: NO
        party-date-zero: DATE
        party-no-star: STAR
        party-end-mark: END-MARK
        party-sign-tm: SIGN-TM
        party-label-italic: RCPT-LABEL
        party-single-lines: BODY-LINESPACE
        party-title-13: TITLE TITLE-RULE
        party-no-hyphens: SUBJ-RULE
        party-page-foot: PAGENO
    """,
    "libreoffice": """
        good-tabs: SIGN-KEEP
        good-two-addressees:
        letter: PAGE-SIZE
        margin-left: MARGIN-LEFT
        country-14: QH-STYLE
        number-14: NO-STYLE
        date-upright: DATE-STYLE
        date-month: DATE-ZERO
        roman-hyphen: H-REPORT
        arabic-slash: H-KHOAN
        sign-slash: SIGN-ABBR
        sign-plain: SIGN-STYLE
        name-12: SIGN-NAME-STYLE
        recipients-12: RCPT-LIST
        label-upright: RCPT-LABEL
        page-foot: PAGENO-POS
        page-first: PAGENO-FIRST
        party-no-star: STAR
        party-tm: SIGN-TM
        party-colon: NO
        party-label: RCPT-LABEL
        party-single-lines: BODY-LINESPACE
        web:
        web-margins: MARGIN-TOP MARGIN-BOTTOM MARGIN-LEFT MARGIN-RIGHT
        web-text: BODY-JUSTIFY BODY-INDENT BODY-PARASPACE
        web-number-date: NO-COLON DATE-ZERO
        web-degree: SIGN-NAME-NOTITLE
    """,
    "pandoc": """
        good:
        country-misspelt: QH-TEXT
        motto-dashes: TN-TEXT
        number: NO-COLON NO-FORMAT
        date: DATE-FORM
        date-upright: DATE-STYLE
        agency-plain: ORG-STYLE
        roman-colon: H-REPORT
        text-12: BODY-STYLE
        text-left: BODY-JUSTIFY
        no-end: END-MARK
        copy: RCPT-LAST
        sign-slash: SIGN-ABBR
        list-14: RCPT-LIST
        narrow: MARGIN-LEFT
    """,
}


def _kept() -> list[Case]:
    cases = []
    for producer, lines in EXPECTED.items():
        for line in lines.strip().splitlines():
            name, _, rules = line.strip().partition(":")
            law = "HD" if name.startswith("party") else "ND30"
            file = FOLDER / f"{producer}-{name}.docx"
            wanted = {f"{law}-{rule}" for rule in rules.split()}
            if law == "HD" and "2026" not in name:
                wanted.add("HD-RCPT-LIST")  # of 2023, with the semicolons that only the later guide asks for
            cases.append(Case(f"{producer}: {name}", producer, file.read_bytes, wanted))
    return cases


KEPT = _kept()
ALL = [replace(case, made=cache(case.made)) for case in (*HAND, *PYTHON, *KEPT)]
BAD = [case for case in ALL if case.expected]
_PRODUCERS = [[case for case in BAD if case.producer == name] for name in sorted({case.producer for case in BAD})]
IN_TURN = [case for each in zip_longest(*_PRODUCERS) for case in each if case]
OF_EACH = covering(IN_TURN, lambda case: case.expected)
"""Bad documents of every producer in turn, each with a fault that those before it do not have."""


def mended(name: str) -> Fixed:
    """Return a bad document mended."""
    return once.mended(next(case for case in BAD if case.name == name).made())

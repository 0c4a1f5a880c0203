"""Headings: the manner of their numbers, their order, their titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form import flow
from sokert.check.form.component_names import part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Instead, Quoted, Stated, Trait, look, words
from sokert.resolved.numbering import formatted

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = ("i", "v", "x")  # letters that are small Roman numbers too
_ORDINAL = re.compile(r"(?i)(phần|chương) thứ ")
_ALONE = re.compile(r"(?i)(phần|chương|mục|tiểu mục) (thứ \w+|[ivxlc]+|\d+)[.:]?")
_LEVELS = ("part_label", "section_label", "roman_heading", "arabic_heading")


def roman(text: str) -> int:
    """Return the value of a Roman numeral; 0 for one that is not written canonically.

    >>> roman("XIV"), roman("IIII")
    (14, 0)
    """
    total = 0
    for sign, after in zip(text, [*text[1:], ""], strict=True):
        worth = _VALUES.get(sign, 0)
        total += -worth if worth < _VALUES.get(after, 0) else worth
    return total if formatted(total, "upperRoman") == text else 0


def _label(name: str, said: str, right: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds labels that are not written like the right ones; ordinals have a rule of their own."""

    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(name):
            if not re.fullmatch(right, piece.text) and not (page.state and _ORDINAL.match(piece.text)):
                yield Fault(piece.paragraph, Quoted(said, words(piece.text)))

    return find


def _ordinal(page: Page) -> Iterator[Fault]:
    for piece in page.all("part_label"):
        if _ORDINAL.match(piece.text):
            yield Fault(piece.paragraph, Quoted("QUOTED-ORDINAL", words(piece.text)), level="warning")


def _untitled(page: Page) -> Iterator[Fault]:
    titles = {piece.paragraph.index for piece in page.all("part_title")}
    for piece in page.all("part_label", "section_label"):
        at = piece.paragraph.index
        if _ALONE.fullmatch(piece.text) and titles.isdisjoint(range(at, at + 4)):
            yield Fault(piece.paragraph, Quoted("QUOTED-UNTITLED", words(piece.text)))


def _mark(name: str, pattern: str, right: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds numbers followed by another mark than the right one, or by no blank."""

    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(name):
            match = re.match(pattern, piece.text)
            if match and (match[2] != right or not match[0][-1].isspace()):
                yield Fault(piece.paragraph, Instead("INSTEAD-LABEL", words(piece.text), match[1] + right))

    return find


def _bold_letter(page: Page) -> Iterator[Fault]:
    for piece in page.all("letter_heading"):
        if piece.runs and all(run.bold for run in piece.runs):
            yield Fault(piece.paragraph, look(part(page, "letter_heading"), [Trait("LOOK-BOLD")]))


def _article(page: Page) -> Iterator[Fault]:
    for piece in page.all("article_heading"):
        label = piece.runs[0] if piece.runs else None
        if not re.match(r"Điều \d+\. \S", piece.text):
            yield Fault(piece.paragraph, Quoted("QUOTED-ARTICLE", words(piece.text)))
        elif label is not None and (label.italic or not label.bold):
            traits = [Trait("LOOK-NOT-BOLD")] * (not label.bold) + [Trait("LOOK-ITALIC")] * label.italic
            yield Fault(piece.paragraph, look(part(page, "article_heading"), traits))


def _in_order(page: Page) -> list[Piece]:
    return sorted(page.all(*_LEVELS, "letter_heading"), key=lambda piece: piece.paragraph.index)


def _letters(page: Page) -> Iterator[Fault]:
    """Yield points that do not follow the one before in the alphabet."""
    before, order = -1, page.form.letters
    for piece in _in_order(page):
        match = flow.LETTER.match(piece.text) if piece in page.all("letter_heading") else None
        if match is None:
            before = -1
            continue
        at = order.index(match[1]) if match[1] in order else -9
        if match[1] in _ROMAN and at > before + 2:
            continue  # of small Roman numbers below the point, or in place of letters
        if at not in (0, before + 1):
            wanted = order[min(before + 1, len(order) - 1)]
            yield Fault(piece.paragraph, Instead("INSTEAD-LETTER", f"{match[1]})", f"{wanted})"))
        before = at if at >= 0 else before + 1


def _order(page: Page) -> Iterator[Fault]:
    """Yield headings whose number does not follow the one before on their level."""
    levels = {id(piece): level for level, name in enumerate(_LEVELS) for piece in page.all(name)}
    counts = [0] * len(_LEVELS)
    for piece in _in_order(page):
        level = levels.get(id(piece), -1)
        value = _value(piece.text) if level >= 0 else 0
        if not value:
            continue
        if value not in (1, counts[level] + 1):
            manner = "decimal" if re.match(r"(\w+ )*\d", piece.text) else "upperRoman"
            wanted = formatted(counts[level] + 1, manner)
            yield Fault(piece.paragraph, Instead("INSTEAD-ORDER", words(piece.text), wanted))
        counts[level] = value
        counts[level + 1 :] = [0] * (len(_LEVELS) - level - 1)


def _value(text: str) -> int:
    match = re.match(r"(?:(?:Phần|Chương|Mục|Tiểu mục) )?(?:([IVXLC]+)|(\d{1,2}))\b", text)
    if match is None:
        return 0
    return roman(match[1]) if match[1] else int(match[2])


def _habit(page: Page) -> Iterator[Fault]:
    for name, pattern, right in (("roman_heading", flow.ROMAN, ".-"), ("arabic_heading", flow.ARABIC, ".")):
        marks = {match[2]: piece for piece in page.all(name) if (match := pattern.match(piece.text))}
        if marks and (len(marks) > 1 or set(marks) - {*right, "-"}):
            last = list(marks.values())[-1]
            odd = len(marks) == 1
            said = Quoted("QUOTED-ODD-MARK", *marks) if odd else Stated("STATED-MANY-MARKS")
            yield Fault(last.paragraph, said)


def _hyphened(page: Page) -> Iterator[Fault]:
    """Yield the first 1- for 1.: older documents of the Centre have it, so it is odd more than wrong."""
    for piece in page.all("arabic_heading"):
        match = flow.ARABIC.match(piece.text)
        if match and match[2] != ".":
            yield Fault(piece.paragraph, Instead("INSTEAD-LABEL", words(piece.text), f"{match[1]}."), level="warning")
            return


RULES = (
    Check("ND30-STRUCT-TITLE", "", _untitled),
    Check("ND30-H-PHAN", "", _label("part_label", "QUOTED-PART", r"(Phần|Chương) [IVXLC]+")),
    Check("", "HD-H-PHAN", _label("part_label", "QUOTED-PARTY-PART", r"(Phần|Chương) ([IVXLC]+|thứ \w+)")),
    Check("ND30-H-PHAN-WORDS", "", _ordinal),
    Check("ND30-H-MUC", "", _label("section_label", "QUOTED-SECTION", r"(Mục|Tiểu mục) \d+")),
    Check("ND30-STRUCT-FREE", "", _order),
    Check("ND30-H-REPORT", "", _mark("roman_heading", r"([IVXLC]+)\s?([.\-/)–:])\s*", ".")),
    Check("ND30-H-DIEU", "HD-H-DIEU", _article),
    Check("", "HD-H-KHOAN", _hyphened),
    Check("ND30-H-KHOAN", "", _mark("arabic_heading", r"(\d{1,2})\s?([.\-/)–])\s*", ".")),
    Check("ND30-H-DIEM", "", _mark("letter_heading", r"([a-zđ])\s?([).\-/])\s*", ")")),
    Check("ND30-H-DIEM", "", _bold_letter),
    Check("ND30-H-DIEM-SEQ", "", _letters),
    Check("", "HD-H-HABIT", _habit),
)

"""Headings: the manner of their numbers, their order, their titles.

What they check: labels by their words, typed or made by Word's own numbering. The order is judged
within each level; a level begins again below each higher heading.
Why: Phụ lục I, Phần I, Mục II, khoản 6, điểm c to đ; the scheme is shown in Mục V.
Right: Phần I; I. KẾT QUẢ; 1. Công tác; a) ...; đ) after d).   Wrong: Phần thứ nhất; 1/; a.; e) after d).
Remedy: type the label as shown, or choose it in Define New Multilevel List.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form import flow
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.head import reworded
from sokert.resolved import edit
from sokert.resolved.numbering import formatted

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


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


def _each(name: str, wrong: Callable[[Page, Piece], bool]) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(name):
            if wrong(page, piece):
                yield Fault(piece.paragraph, {"found": piece.text[:40], "size": ""})

    return find


def _part(page: Page, piece: Piece) -> bool:
    ordinal = re.match(r"(?i)(phần|chương) thứ ", piece.text)
    return not ordinal and not re.fullmatch(r"(Phần|Chương) [IVXLC]+", piece.text)


def _party_part(page: Page, piece: Piece) -> bool:
    return not re.fullmatch(page.form.patterns["part_label"], piece.text)


def _ordinal(page: Page) -> Iterator[Fault]:
    for piece in page.all("part_label"):
        if re.match(r"(?i)(phần|chương) thứ ", piece.text):
            yield Fault(piece.paragraph, {"found": piece.text[:40]}, "warning")


def _untitled(page: Page) -> Iterator[Fault]:
    titles = {piece.paragraph.index for piece in page.all("part_title")}
    for piece in page.all("part_label", "section_label"):
        alone = re.fullmatch(r"(?i)(phần|chương|mục|tiểu mục) (thứ \w+|[ivxlc]+|\d+)[.:]?", piece.text)
        if alone and not any(piece.paragraph.index <= at <= piece.paragraph.index + 3 for at in titles):
            yield Fault(piece.paragraph, {"found": piece.text[:40]})


def _mark(name: str, pattern: str, right: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds labels of another manner than the right one."""

    def wrong(page: Page, piece: Piece) -> bool:
        found = re.match(pattern, piece.text)
        return found is not None and (found[2] not in right or not re.match(pattern + r"(?<=\s)", piece.text))

    return _each(name, wrong)


_ROMAN_MARK = _mark("roman_heading", r"([IVXLC]+)\s?([.\-/)–:])\s*", ".")
_ARABIC_MARK = _mark("arabic_heading", r"(\d{1,2})\s?([.\-/)–])\s*", ".")
_LETTER_MARK = _mark("letter_heading", r"([a-zđ])\s?([).\-/])\s*", ")")


def _bold_letter(page: Page) -> Iterator[Fault]:
    yield from _LETTER_MARK(page)
    for piece in page.all("letter_heading"):
        if piece.runs and all(run.bold for run in piece.runs):
            yield Fault(piece.paragraph, {"found": piece.text[:40]})


def _article(page: Page) -> Iterator[Fault]:
    for piece in page.all("article_heading"):
        label = piece.runs[0] if piece.runs else None
        light = label is not None and not (label.bold and not label.italic)
        if not re.match(r"Điều \d+\. \S", piece.text) or light:
            yield Fault(piece.paragraph, {"found": piece.text[:40]})


def _letters(page: Page) -> Iterator[Fault]:
    before = -1
    order = page.form.letters
    for piece in _in_order(page):
        found = flow.LETTER.match(piece.text) if piece in page.all("letter_heading") else None
        if found is None:
            before = before if piece in page.all("subnumber") else -1
            continue
        at = order.index(found[1]) if found[1] in order else -9
        if at not in (0, before + 1):
            wanted = order[before + 1] if before + 1 < len(order) else ""
            yield Fault(piece.paragraph, {"found": f"{found[1]})", "wanted": f"{wanted})"})
        before = at if at >= 0 else before + 1


def _in_order(page: Page) -> list[Piece]:
    names = ("part_label", "section_label", "roman_heading", "arabic_heading", "letter_heading")
    return sorted(page.all(*names), key=lambda piece: piece.paragraph.index)


def _order(page: Page) -> Iterator[Fault]:
    """Yield headings whose number does not follow the one before on their level."""
    levels = ("part_label", "section_label", "roman_heading", "arabic_heading")
    counts = [0] * len(levels)
    for piece in _in_order(page):
        level = next((i for i, name in enumerate(levels) if any(piece is other for other in page.all(name))), -1)
        value = _value(piece.text) if level >= 0 else 0
        if not value:
            continue
        if value not in (1, counts[level] + 1):
            yield Fault(piece.paragraph, {"found": piece.text[:40]})
        counts[level] = value
        counts[level + 1 :] = [0] * (len(levels) - level - 1)


def _value(text: str) -> int:
    found = re.match(r"(?:(?:Phần|Chương|Mục|Tiểu mục) )?(?:([IVXLC]+)|(\d{1,2}))\b", text)
    if found is None:
        return 0
    return roman(found[1]) if found[1] else int(found[2])


def _relabelled(name: str, pattern: str, new: str) -> Callable[[Page], None]:
    def broken(page: Page) -> None:
        paragraph = page.all(name)[-1].paragraph
        found = re.match(pattern, paragraph.text)
        if found:
            edit.reworded(paragraph, found[0], found.expand(new))

    return broken


def _untitle(page: Page) -> None:
    for piece in page.all("part_title"):
        parent = piece.paragraph.element.getparent()
        if parent is not None:
            parent.remove(piece.paragraph.element)


def _habit(page: Page) -> Iterator[Fault]:
    for name, pattern in (("roman_heading", flow.ROMAN), ("arabic_heading", flow.ARABIC)):
        marks = {found[2]: piece for piece in page.all(name) if (found := pattern.match(piece.text))}
        if len(marks) > 1 or set(marks) - {".", "-"}:
            yield Fault(list(marks.values())[-1].paragraph, {"found": " ".join(sorted(marks))})


RULES = (
    Check("ND30-STRUCT-TITLE", "", _untitled, _untitle),
    Check("ND30-H-PHAN", "", _each("part_label", _part), reworded("part_label", "Phần I", "Phần 1")),
    Check("", "HD-H-PHAN", _each("part_label", _party_part), reworded("part_label", "Phần I", "Phần 1")),
    Check("ND30-H-PHAN-WORDS", "", _ordinal, reworded("part_label", "Phần I", "Phần thứ nhất")),
    Check(
        "ND30-H-MUC",
        "",
        _each("section_label", lambda page, piece: not re.fullmatch(r"(Mục|Tiểu mục) \d+", piece.text)),
        lambda page: None,
    ),
    Check("ND30-STRUCT-FREE", "", _order, _relabelled("roman_heading", r"[IVX]+(?=\.)", "IX")),
    Check("ND30-H-REPORT", "", _ROMAN_MARK, _relabelled("roman_heading", r"([IVX]+)\. ", r"\1- ")),
    Check("ND30-H-DIEU", "HD-H-DIEU", _article, lambda page: None),
    Check("ND30-H-KHOAN", "", _ARABIC_MARK, _relabelled("arabic_heading", r"(\d+)\. ", r"\1/ ")),
    Check("ND30-H-DIEM", "", _bold_letter, _relabelled("letter_heading", r"(\w)\) ", r"\1. ")),
    Check("ND30-H-DIEM-SEQ", "", _letters, _relabelled("letter_heading", r"\w(?=\))", "h")),
    Check("", "HD-H-HABIT", _habit, _relabelled("roman_heading", r"([IVX]+)(?:\.|-) ", r"\1/ ")),
)

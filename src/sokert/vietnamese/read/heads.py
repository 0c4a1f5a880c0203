"""Tells where the head of a table ends: which rows name its columns, and which hold its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sokert.vietnamese.read.quantities import is_unit
from sokert.vietnamese.read.tokens import key_of

Cells = Sequence[Sequence[str]]

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CELL = re.compile(r"([-+−–]?)\s*(\d[\d.,]*)\s*(%?)")
_COLUMN = re.compile(r"[( ]*(\d{1,9})[) ]*(?:=.*)?")  # the number of a column, maybe with how it is reckoned
_COUNTING = re.compile(r"\d{1,9}")
_NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*|[ivx]+|[a-zđ])[.)]?")
_FIRST = re.compile(r"(?:0?1|[ia])[.)]?")
# What a first row is called whose numbers name the columns: the forms of a school, the days of a week.
_COUNTS = re.compile(
    r"(?:s?tt|số (?:thứ )?tự|(?:họ )?tên\b.*|nội dung|chỉ tiêu|đơn vị|địa bàn|xã|phường|thôn|huyện|tỉnh|trường|"
    r"năm(?: học)?|học kỳ|quý|tháng|tuần|ngày|thứ|giờ|tiết|buổi|lần|đợt|vòng|kỳ|lớp|khối(?: lớp)?|cấp|bậc|loại|"
    r"mức|hạng|nhóm(?: tuổi)?|mã|(?:độ )?tuổi|điểm|câu|cột|biến|bài|tổ|đội)(?: ?\(.*\))?:?"
)
_MANY = 3  # numbers in even steps that count columns
_FEWEST = 2  # rows of figures below a first one


def body_of(cells: Cells) -> int | None:
    """Return the first row of figures, 0 in a table without a head; None where there is none.

    >>> body_of([["Xã", "Hồ sơ"], ["A", "10"]]), body_of([["Xã A", "10"], ["Xã B", "20"], ["Cộng", "30"]])
    (1, 0)
    """
    if is_headless(cells):
        return 0
    return next((at for at, row in enumerate(cells) if at and _has_figures(row)), None)


def is_headless(cells: Cells) -> bool:
    """Return whether the first row holds data: a name, and figures wherever all rows below it have them.

    Years, and numbers that count, name columns.

    >>> is_headless([["Lớp", "10", "11", "12"], ["Nam", "20", "21", "19"], ["Nữ", "22", "20", "23"]])
    False
    """
    if not any(map(CELL.fullmatch, cells[0])):
        return False
    others = [row for row in cells[1:] if any(map(CELL.fullmatch, row))]
    if len(others) < _FEWEST:
        return False
    columns = [col for col in range(len(cells[0])) if all(CELL.fullmatch(row[col]) for row in others)]
    named = next((col for col in range(len(cells[0])) if col not in columns), None)
    first = [cells[0][col] for col in columns]
    if not first or named is None or not cells[0][named] or not all(map(CELL.fullmatch, first)):
        return False
    figures = [one for col, one in zip(columns, first, strict=True) if col != _numbers(cells)]
    return not _counts(figures) and not any(_COUNTS.fullmatch(key_of(cell)) for cell in cells[0])


def goes_on(cells: Cells) -> bool:
    """Return whether a table without a head goes on from another: its first row is not the first of a list.

    >>> goes_on([["3", "Xã C", "25"], ["4", "Xã D", "30"], ["", "Cộng", "110"]])
    True
    """
    number = _numbers(cells)
    return number is not None and not _FIRST.fullmatch(key_of(cells[0][number]))


def kinds_of(cells: Cells) -> list[str]:
    """Return what each column of a table without a head holds: its numbers, its names, units, words, figures.

    >>> kinds_of([["1", "Rừng", "ha", "10"], ["2", "Lúa", "ha", "20"], ["", "Cộng", "ha", "30"]])
    ['number', 'name', 'unit', '']
    """
    number = _numbers(cells)
    kinds = [_kind([key_of(row[col]) for row in cells if row[col]]) for col in range(len(cells[0]))]
    kinds = ["number" if col == number else kind for col, kind in enumerate(kinds)]
    named = kinds.index("note") if "note" in kinds else 0
    return ["name" if col == named else kind for col, kind in enumerate(kinds)]


def _kind(words: Sequence[str]) -> str:
    if sum(map(is_unit, words)) * 2 > len(words):
        return "unit"
    if sum(word.endswith("%") for word in words) * 2 > len(words):
        return "share"
    return "note" if sum(CELL.fullmatch(word) is None for word in words) * 2 > len(words) else ""


def _numbers(cells: Cells) -> int | None:
    """Return the column that numbers the rows, all but a total at an end: the first, where another has their names."""
    marks = [key_of(row[0]) for row in cells if row[0]]
    counted = [mark for mark in marks if _NUMBERING.fullmatch(mark) and not YEAR.fullmatch(mark)]
    has_names = any(any(sign.isalpha() for sign in cell) for cell in cells[0][1:])
    return 0 if has_names and counted and len(counted) >= len(marks) - 1 else None


def _counts(numbers: Sequence[str]) -> bool:
    """Return whether numbers name columns: years, or such as go on in even steps."""
    if all(map(YEAR.fullmatch, numbers)):
        return True
    if not all(map(_COUNTING.fullmatch, numbers)):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(numbers)}
    return len(steps) == 1 and 0 not in steps and (len(numbers) >= _MANY or numbers[0] in ("0", "1"))


def _has_figures(row: Sequence[str]) -> bool:
    """Return whether a row holds figures: numbers that are no heading such as "(1)", "2023" or A, 1=2+3, 2, 3."""
    numbers = [cell for cell in row if CELL.fullmatch(cell) and not YEAR.fullmatch(cell)]
    counting = [int(found[1]) for cell in row if (found := _COLUMN.fullmatch(cell))]
    lettered = sum(len(cell) == 1 and cell.isalpha() for cell in row)
    is_counting = len(counting) > 1 and counting == [counting[0] + n for n in range(len(counting))]
    return bool(numbers[1:] or (numbers and not row[0].strip().isdigit())) and not (
        is_counting and len(counting) + lettered == len(row)
    )

"""Finds the periods and years a text names, and says which of them belong to another report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sokert.models import Period

_YEAR = r"(?:(?:19|20)\d\d)"
_COUNTED = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_NUMBERS = {word: at for at, word in enumerate(_COUNTED, 1)} | {"giêng": 1, "chạp": 12, "bốn": 4}
_NUMBERS |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "đầu": 1, "cuối": 2}
# "tháng năm 2026" is rather a month of that year than May.
_IN_WORDS = "|".join(sorted({*_COUNTED, "giêng", "chạp"} - {"năm"}, key=len, reverse=True))
_OF_YEAR = r"(?:\s+của)?\s+năm"
PERIOD = re.compile(
    rf"(?:\b(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)(?:{_OF_YEAR})?"
    rf"|\b(?:nửa|hai\s+quý)\s+(?:năm\s+(?P<of_year>đầu|cuối)|(?P<side>đầu|cuối){_OF_YEAR})"
    rf"|\b(?:0?3|ba)\s+tháng\s+(?P<three>đầu|cuối){_OF_YEAR}"
    rf"|\bquý\s+(?P<quarter>IV|III|II|I|[1-4]|một|hai|ba|tư|bốn)\b(?:{_OF_YEAR})?"
    rf"|\bhọc\s+k[ỳì]\s+(?P<term>II|I|[12]|một|hai)\b(?:,?\s+năm\s+học)?"
    rf"|\b(?P<nine>0?9|chín)\s+tháng(?:\s+đầu)?(?:{_OF_YEAR})?"
    rf"|\btháng\s+(?P<month>1[0-2]|0?[1-9])(?![\d.])(?:{_OF_YEAR})?"
    rf"|(?:(?<=trong )|(?<=vào )|(?<=hết ))tháng\s+(?P<in_words>{_IN_WORDS})\b(?:{_OF_YEAR})?)"
    rf"(?:(?:\s*[/-]\s*|\s+)(?P<year>{_YEAR})(?![\d/]|[.,]\d))?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"\bnăm\s+(?P<school>học\s+)?(?P<year>{_YEAR})(?:\s*[-–]\s*{_YEAR})?(?![\d/]|[.,]\d)", re.IGNORECASE
)
_SUMMED_UP = re.compile(r"\W*(?:báo cáo\s+)?tổng kết\b", re.IGNORECASE)
_MONTHS = {"half": 6, "quarter": 3, "month": 1, "nine-months": 9, "term": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Named:
    """A period a text names: where, which months of which year; `year` is 0 where none was named."""

    start: int
    end: int
    kind: str
    number: int
    year: int
    year_at: int = -1

    def months(self) -> tuple[int, int]:
        """Return its first and last month."""
        length = _MONTHS[self.kind]
        return (self.number - 1) * length + 1, self.number * length


def named(text: str) -> Iterator[Named]:
    """Yield the periods a text names, but for whole years.

    >>> [(one.kind, one.number, one.year) for one in named("Trong 6 tháng đầu năm 2023 và quý III, nửa cuối năm")]
    [('half', 1, 2023), ('quarter', 3, 0), ('half', 2, 0)]
    """
    yield from _named(text)


@lru_cache(maxsize=256)  # several rules ask for those of one text
def _named(text: str) -> tuple[Named, ...]:
    found = []
    for match in PERIOD.finditer(text):
        if re.search(r"\bngày\s+\d{1,2}\s+$", text[max(0, match.start() - 12) : match.start()]):
            continue  # the long form of a day
        kind, number = _which(match)
        found.append(Named(match.start(), match.end(), kind, number, int(match["year"] or 0), match.start("year")))
    return tuple(found)


def _which(match: re.Match[str]) -> tuple[str, int]:
    found = {name: said.lower() for name, said in match.groupdict().items() if said and name != "year"}
    name, said = next(iter(found.items()))
    number = _NUMBERS.get(" ".join(said.split())) or int(said)
    if name in ("half", "of_year", "side"):
        return "half", number
    if name == "three":
        return "quarter", 1 if number == 1 else 4
    if name == "nine":
        return "nine-months", 1
    return "month" if name == "in_words" else name, number


def whole_years(text: str) -> Iterator[Named]:
    """Yield the whole years that a text names: those of no half, quarter or month.

    >>> text = "Tổng kết năm 2023, nhiệm vụ 6 tháng đầu năm 2024, năm học 2024-2025"
    >>> [(one.kind, one.year) for one in whole_years(text)]
    [('year', 2023), ('school-year', 2024)]
    """
    parts = [(one.start, one.end) for one in named(text)]
    for match in _WHOLE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in parts):
            kind = "school-year" if match["school"] else "year"
            yield Named(match.start(), match.end(), kind, 1, int(match["year"]), match.start("year"))


def period_in(text: str) -> Period | None:
    """Return the first period with its year that a line names: a bare year only where that is what is reviewed.

    >>> period_in("Sơ kết công tác 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm 2023").code
    '2023-H1'
    >>> period_in("Kết quả 6 tháng cuối năm, nhiệm vụ 6 tháng đầu năm 2024").code
    '2023-H2'
    >>> period_in("Tổng kết công tác năm 2023, nhiệm vụ 6 tháng đầu năm 2024").code
    '2023'
    >>> period_in("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020") is None
    True
    """
    whole = next(whole_years(text), None) if _SUMMED_UP.match(text) else None
    if whole and not any(one.start < whole.start for one in named(text)):
        return Period.model_validate({"kind": whole.kind, "year": whole.year})
    parts = [one for one in named(text) if one.kind != "month"]
    dated = next((one for one in parts if one.year), None)
    if dated is None:
        return None
    first = next(
        (one for one in parts if one.kind == dated.kind), dated
    )  # "6 tháng đầu năm, ... 6 tháng cuối năm 2026"
    year = dated.year - (first.number > dated.number)
    return Period.model_validate({"kind": first.kind, "year": year, "number": first.number})

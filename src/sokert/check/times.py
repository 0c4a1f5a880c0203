"""Finds the periods and years a text names, and says which of them belong to another report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sokert.models import Period

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?:(?:19|20)\d\d)"
PERIOD = re.compile(
    rf"(?:\b(?:0?6|[Ss]áu)\s+tháng\s+(?P<side>đầu|cuối)(?:\s+năm)?"
    rf"|\b[Qq]uý\s+(?P<quarter>IV|III|II|I|[1-4])\b(?:\s+năm)?"
    rf"|\b(?P<nine>0?9|[Cc]hín)\s+tháng(?:\s+đầu)?(?:\s+năm)?"
    rf"|\b[Tt]háng\s+(?P<month>1[0-2]|0?[1-9])(?![\d.])(?:\s+năm)?)"
    rf"(?:(?:\s*/\s*|\s+)(?P<year>{_YEAR})(?![\d/]|[.,]\d))?"
)
_ONLY_YEAR = re.compile(rf"\bnăm\s+(?P<year>{_YEAR})(?![\d/]|[.,]\d)", re.IGNORECASE)


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
        length = {"half": 6, "quarter": 3, "month": 1, "nine-months": 9}[self.kind]
        return (self.number - 1) * length + 1, self.number * length


def named(text: str) -> Iterator[Named]:
    """Yield the periods a text names.

    >>> [(one.kind, one.number, one.year) for one in named("Trong 6 tháng đầu năm 2023 và quý III")]
    [('half', 1, 2023), ('quarter', 3, 0)]
    """
    for match in PERIOD.finditer(text):
        if re.search(r"\bngày\s+\d{1,2}\s+$", text[max(0, match.start() - 12) : match.start()]):
            continue  # the long form of a day
        kind, number = _which(match)
        yield Named(match.start(), match.end(), kind, number, int(match["year"] or 0), match.start("year"))


def _which(match: re.Match[str]) -> tuple[str, int]:
    if match["side"]:
        return "half", 1 if match["side"] == "đầu" else 2
    if match["quarter"]:
        return "quarter", _QUARTERS.get(match["quarter"]) or int(match["quarter"])
    return ("nine-months", 1) if match["nine"] else ("month", int(match["month"]))


def period_in(text: str) -> Period | None:
    """Return the first period with its year that a line names; a half before a bare year.

    >>> period_in("Sơ kết công tác 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm 2023").code
    '2023-H1'
    >>> period_in("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020") is None
    True
    """
    for one in named(text):
        if one.year and one.kind != "month":
            return Period.model_validate({"kind": one.kind, "year": one.year, "number": one.number})
    return None

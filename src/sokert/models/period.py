"""The time a report is about, and spans of days within it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date as Date
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, Self, Unpack

from pydantic import (
    Field,
    model_serializer,
    model_validator,
)

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.models.fields import Day, Model, Words, wrong

if TYPE_CHECKING:
    from sokert.models.inputs import PeriodIn, SpanIn

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<nine>9M)|(?P<month>0[1-9]|1[0-2])"
    r"|HK(?P<term>[12])|(?P<school>NH)))?"
)
# The months a period runs through, counted from January of its year; a school's run into the year after.
_SCHOOL = {("term", 1): (9, 13), ("term", 2): (14, 17), ("school-year", 1): (9, 17)}


_MOST = {"half": 2, "quarter": 4, "month": 12, "term": 2}
PeriodKind = Literal["half", "quarter", "nine-months", "month", "year", "term", "school-year", "other"]


class Period(Model, frozen=True, populate_by_name=True):
    """The time a report is about.

    >>> first_half = Period.of("2023-H1")
    >>> first_half.starts.isoformat(), first_half.ends.isoformat()
    ('2023-01-01', '2023-06-30')
    >>> [day.isoformat() for day in first_half.window]
    ['2022-12-15', '2023-06-14']
    >>> first_half.same_period.code, first_half.next_period.code
    ('2022-H1', '2023-H2')

    A period with a label of its own (`kind` is "other") has no next period, and its window is its
    own two days. A school's term and year (2025-HK1, 2025-NH) begin in September; their window is the whole of them.
    """

    kind: PeriodKind
    """What kind of period: half, quarter, nine-months, month, year, term, school-year, other."""
    year: int = Field(ge=1900, le=9999)
    """The year it belongs to; of a school's, the year it began in."""
    number: int = 1
    """Which half, quarter, month or term of the year; 1 where there is only one."""
    label: Words | None = None
    """What to call a period that has no standard name."""
    first: Day | None = Field(default=None, alias="from")
    """First day of the data, both ends included; absent: the window of the reporting decree."""
    last: Day | None = Field(default=None, alias="to")
    """Last day of the data; absent: the window of the reporting decree."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[PeriodIn]) -> None: ...

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the period a short form names: 2023-H1, 2023-Q2, 2023-06, 2023-9M, 2023, 2023-HK1, 2023-NH."""
        return cls.model_validate(text)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, given: Any) -> Any:
        given = as_code(given)
        if isinstance(given, str):
            return _parsed(given)
        if isinstance(given, Mapping) and "kind" not in given:
            last = given.get("to", given.get("last"))
            missing = [key for key in ("label", "from", "to") if key not in given]
            if missing:
                raise wrong("DATA-PERIOD-KEYS", missing=", ".join(missing))
            return {**given, "kind": "other", "year": str(last)[:4] if str(last)[:4].isdigit() else 0}
        return given

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first and self.last and self.first > self.last:
            raise wrong("DATA-PERIOD-ORDER", first=self.first.isoformat(), last=self.last.isoformat())
        if not 1 <= self.number <= _MOST.get(self.kind, self.number):
            raise wrong("DATA-PERIOD", given=self.code)
        if self.is_school and self.year == Date.max.year:  # it ends in the year after
            raise wrong("DATA-PERIOD", given=self.code)
        if self.kind == "other" and not self.label:
            raise wrong("DATA-PERIOD-KEYS", missing="label")
        return self

    @model_serializer
    def _as_written(self) -> str | dict[str, object]:
        if self.kind != "other" and not (self.first or self.last):
            return self.code
        written = {"label": self.label, "from": self.first, "to": self.last}
        if self.kind != "other":
            written = {"kind": self.kind, "year": self.year, "number": self.number, **written}  # type: ignore[dict-item]
        return {key: value for key, value in written.items() if value is not None}

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The short form, e.g. 2023-H1; the label where there is none."""
        forms = {
            "half": f"{self.year}-H{self.number}",
            "quarter": f"{self.year}-Q{self.number}",
            "month": f"{self.year}-{self.number:02}",
            "nine-months": f"{self.year}-9M",
            "term": f"{self.year}-HK{self.number}",
            "school-year": f"{self.year}-NH",
            "year": f"{self.year}",
        }
        return forms.get(self.kind, self.label or "")

    @property
    def _months(self) -> tuple[int, int]:
        """The first and the last month, counted from January of its year."""
        if months := _SCHOOL.get((self.kind, self.number)):
            return months
        length = {"half": 6, "quarter": 3, "month": 1, "nine-months": 9, "year": 12}[self.kind]
        return (self.number - 1) * length + 1, self.number * length

    @property
    def starts(self) -> Date:
        """The first day in the calendar."""
        if self.kind == "other":
            return self.first or Date(self.year, 1, 1)
        return _first_day(self.year, self._months[0])

    @property
    def ends(self) -> Date:
        """The last day in the calendar."""
        if self.kind == "other":
            return self.last or Date(self.year, 12, 31)
        return _first_day(self.year, self._months[1] + 1) - timedelta(days=1)

    @property
    def window(self) -> tuple[Date, Date]:
        """The first and last day of the data: given, else from the 15th to the 14th (ND09 Điều 12)."""
        if self.kind == "other" or self.is_school:
            return self.first or self.starts, self.last or self.ends
        before = self.starts - timedelta(days=1)
        return self.first or before.replace(day=15), self.last or self.ends.replace(day=14)

    @property
    def begins_year(self) -> bool:
        """Whether it counts from the beginning of its year on, as the year's plan does.

        >>> [Period.of(text).begins_year for text in ("2023-H1", "2023-9M", "2023-H2", "2023-Q3", "2023-HK2")]
        [True, True, False, False, False]
        """
        if self.kind == "other":
            return self.starts <= Date(self.ends.year, 1, 1)
        return self.number <= 1

    @property
    def is_school(self) -> bool:
        """Whether it is a school's: a term, or a year from September on."""
        return self.kind in ("term", "school-year")

    @property
    def same_period(self) -> Period:
        """The period one year earlier, to compare with."""
        moved = {"first": _year_before(self.first), "last": _year_before(self.last), "year": self.year - 1}
        return self.with_facts(moved)

    @property
    def next_period(self) -> Period | None:
        """The period of the same kind that follows; after nine months the year; None if unknown."""
        if self.kind == "other":
            return None
        if self.kind == "nine-months":
            return Period(kind="year", year=self.year)
        per_year = {"half": 2, "quarter": 4, "month": 12, "year": 1, "term": 2, "school-year": 1}[self.kind]
        turned = self.number == per_year
        return Period(kind=self.kind, year=self.year + turned, number=1 if turned else self.number + 1)


def as_code(given: Any) -> Any:
    """Return a period as it is written where a year is told by its number, or by the Period of pandas: "2026Q2".

    >>> as_code(2026), as_code("2026-H1")
    ('2026', '2026-H1')
    """
    if hasattr(given, "freqstr"):
        return re.sub(r"Q(?=[1-4]$)", "-Q", str(given))
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _parsed(text: str) -> dict[str, object]:
    """Return the fields that a short form names."""
    match = _FORMS.fullmatch(text.strip())
    if not match or int(match["year"]) < 1900:
        raise wrong("DATA-PERIOD", given=text, near=period_like(text))
    for kind in ("half", "quarter", "month", "term"):
        if match[kind]:
            return {"kind": kind, "year": int(match["year"]), "number": int(match[kind])}
    whole = "nine-months" if match["nine"] else "school-year" if match["school"] else "year"
    return {"kind": whole, "year": int(match["year"])}


_LIKE = re.compile(r"(?:(\d{4})\W*(\w*)|(\w*?)\W*(\d{4}))")
_TYPED = {"I": "1", "L": "1", "II": "2", "III": "3", "IV": "4"}


def period_like(text: str) -> str:
    """Return the short form that is nearly written; an empty text where none is.

    >>> [period_like(one) for one in ("2026-HI", "2026 h1", "Q2/2026", "Quý II/2026", "06.2026", "2026-7", "2026-H3")]
    ['2026-H1', '2026-H1', '2026-Q2', '2026-Q2', '2026-06', '2026-07', '']
    """
    match = _LIKE.fullmatch(re.sub(r"^QUÝ\s*", "Q", text.strip().upper()))
    if match is None:
        return ""
    year, part = match[1] or match[4], match[2] or match[3] or ""
    kind = next((one for one in ("HK", "H", "Q", "M") if part.startswith(one) and part != one), "")
    number = _TYPED.get(part[len(kind) :], part[len(kind) :])
    month = number.zfill(2) if kind in ("", "M") and number.isdecimal() else number
    like = f"{year}-{'' if kind == 'M' else kind}{month}" if part else year
    return like if _FORMS.fullmatch(like) and like != text.strip() else ""


def _first_day(year: int, month: int) -> Date:
    """Return the first day of a month counted from January of a year, 13 being the next January."""
    later, place = divmod(month - 1, 12)
    return Date(year + later, place + 1, 1)


def _year_before(day: Date | None) -> Date | None:
    """Return the same day one year earlier; 29 February becomes 28."""
    if day is None:
        return None
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


class Span(Model, frozen=True, populate_by_name=True):
    """The days a figure was gathered on, both included."""

    first: Day = Field(alias="from")
    """First day, included."""
    last: Day = Field(alias="to")
    """Last day, included."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[SpanIn]) -> None: ...

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first > self.last:
            raise wrong("DATA-PERIOD-ORDER", first=self.first.isoformat(), last=self.last.isoformat())
        return self

    @property
    def year_before(self) -> tuple[Date, Date]:
        """The same days one year earlier; the second is the first day that no longer belongs."""
        after = self.last + timedelta(days=1)
        return _year_before(self.first) or self.first, _year_before(after) or after

"""DATA: a report's figures and words, typed and frozen; nothing here knows how anything reads or looks.

The names are those of the report file (docs/report-file.md). Every text is kept in NFC, and a
character that XML forbids is refused with its field, so that nothing is dropped later in silence.
"""

from __future__ import annotations

import calendar
import keyword
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from decimal import Decimal, localcontext
from typing import Annotated, Any, Literal, Never, Self, SupportsIndex

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_serializer,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.units import moved, steps

# What a tag finds at top level beside the metrics, and the words of Jinja itself.
RESERVED = frozenset(
    {"report", "period", "issuer", "metrics", "sections", "loop", "self", "super", "caller", "varargs", "kwargs"}
    | {"true", "false", "none"}
)

VIETNAM = timezone(timedelta(hours=7))  # one for the whole country, the same all year
DEEPEST = 5  # Phần, I., 1., a), -: nd30 4 and domain 2 know no deeper level


def _wrong(code: str, **facts: object) -> PydanticCustomError:
    """Return an error pydantic carries to the reader of the file; `messages` words it later."""
    return PydanticCustomError("sokert", "{code}", {"code": code, **facts})


def _legal(value: object) -> object:
    """Return a text in NFC; anything else goes on to the type's own check."""
    if not isinstance(value, str):
        return value
    if found := ILLEGAL.search(value):
        raise _wrong("DATA-ILLEGAL-CHARACTER", character=f"U+{ord(found[0]):04X}", position=found.start() + 1)
    return unicodedata.normalize("NFC", value)


def _stripped(value: object) -> object:
    """Return a legal text without the blanks around it."""
    legal = _legal(value)
    return legal.strip() if isinstance(legal, str) else legal


def is_gap(value: object) -> bool:
    """Return whether a value is what a table says where it has none: None, NaN, NaT, NA.

    >>> is_gap(None), is_gap(float("nan")), is_gap(Decimal("NaN")), is_gap(0), is_gap("")
    (True, True, True, False, False)
    """
    if value is None:
        return True
    if isinstance(value, str | int | tuple | list | dict | BaseModel):
        return False
    if isinstance(value, Decimal):
        return value.is_nan()
    try:
        return bool(isinstance(value, float | Date) and value != value) or type(value).__name__ == "NAType"
    except (TypeError, ValueError):
        return False


def _day(value: object) -> object:
    """Return a day as it is, of a moment the day in Vietnam; a number is refused, which would count seconds."""
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(VIETNAM).replace(tzinfo=None)
    if isinstance(value, int | float) or (isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        raise PydanticKnownError("date_type")
    return value


def _count(value: object) -> object:
    """Return a whole number as it is; true is refused, which would count as 1."""
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


def _exact(value: object) -> object:
    """Return an exact decimal; a true float, a boolean and a figure with marks in it are refused."""
    if (
        isinstance(value, str)
        and re.fullmatch(r"-?\d+(\.\d+)?", value)
        and not re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", value)
    ):
        return Decimal(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)  # a data frame turns whole numbers with a gap among them into floats
    if isinstance(value, bool | float | str):
        raise _wrong("DATA-FIGURE", given=str(value))
    return int(value) if isinstance(value, SupportsIndex) else value


def _name(value: str) -> str:
    """Return a name that a Jinja tag can use as it stands."""
    if not value.isidentifier() or keyword.iskeyword(value) or value.startswith("_"):
        raise _wrong("DATA-CODE", given=value)
    if value in RESERVED:
        raise _wrong("DATA-CODE-RESERVED", given=value)
    return value


def _small(value: object) -> object:
    """Return a mark in small letters, its tone marks in the older manner: HOẢ TỐC is hỏa tốc."""
    legal = _stripped(value)
    return " ".join(legal.lower().replace("oả", "ỏa").split()) if isinstance(legal, str) else legal


Text = Annotated[str, BeforeValidator(_legal)]
Words = Annotated[str, Field(min_length=1), BeforeValidator(_stripped)]
Day = Annotated[Date, BeforeValidator(_day)]
Figure = Annotated[Decimal, BeforeValidator(_exact), Field(allow_inf_nan=False)]
Code = Annotated[Words, AfterValidator(_name)]
UNKNOWN = Decimal("NaN")  # a value that only the other metrics of its report give
Hedge = Literal["gần", "hơn", "trên", "dưới", "khoảng", "ước"]
Hedged = Annotated[Hedge, BeforeValidator(_legal)]
Nature = Literal["flow", "stock", "rate", "rank"]
Kind = Literal["office", "commune", "department", "party", "school", "hospital", "union"]
Urgency = Literal["hỏa tốc", "thượng khẩn", "khẩn"]
Secrecy = Literal["tuyệt mật", "tối mật", "mật"]
StatedKind = Literal["change", "difference", "points", "multiple", "index", "share", "progress", "excess", "average"]


def _shown(value: object) -> str:
    """Return a field's value as HTML; lists one a line."""
    if isinstance(value, Model):
        return value._repr_html_()
    if isinstance(value, tuple):
        return "<br>".join(map(_shown, value))
    from html import escape  # only a notebook has to pay for it

    return escape(str(value)).replace("\n", "<br>")


class Model(BaseModel):
    """What all records share: frozen, no unknown keys, a docstring under each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_gaps(cls, given: Any) -> Any:
        """Read a gap of a data frame (NaN, NaT, NA) as what is left empty."""
        if isinstance(given, dict) and any(value is not None and is_gap(value) for value in given.values()):
            return {key: None if is_gap(value) else value for key, value in given.items()}
        return given

    def _repr_html_(self) -> str:
        """Return the record as a table, for a notebook: each field that was given, as it was given."""
        rows = "".join(
            f"<tr><th style='text-align:left'>{name}</th><td style='text-align:left'>{_shown(value)}</td></tr>"
            for name in type(self).model_fields
            if name in self.model_fields_set and (value := getattr(self, name)) not in (None, ())
        )
        return f"<table>{rows}</table>"


# --- the period ---------------------------------------------------------------------------------

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<nine>9M)|(?P<month>0[1-9]|1[0-2])))?"
)
PeriodKind = Literal["half", "quarter", "nine-months", "month", "year", "other"]


class Period(Model):
    """The time a report is about.

    >>> first_half = Period.of("2023-H1")
    >>> first_half.starts.isoformat(), first_half.ends.isoformat()
    ('2023-01-01', '2023-06-30')
    >>> [day.isoformat() for day in first_half.window]
    ['2022-12-15', '2023-06-14']
    >>> first_half.same_period.code, first_half.next_period.code
    ('2022-H1', '2023-H2')

    A period with a label of its own (`kind` is "other") has no next period, and its window is its
    own two days.
    """

    kind: PeriodKind
    """What kind of period: half, quarter, nine-months, month, year, other."""
    year: int = Field(ge=1900, le=9999)
    """The year it belongs to."""
    number: int = 1
    """Which half, quarter or month of the year; 1 where there is only one."""
    label: Words | None = None
    """What to call a period that has no standard name."""
    first: Day | None = Field(default=None, alias="from")
    """First day of the data, both ends included; absent: the window of the reporting decree."""
    last: Day | None = Field(default=None, alias="to")
    """Last day of the data; absent: the window of the reporting decree."""

    model_config = ConfigDict(populate_by_name=True)

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the period a short form names: 2023-H1, 2023-Q2, 2023-06, 2023-9M, 2023."""
        return cls.model_validate(text)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, given: Any) -> Any:
        if isinstance(given, int) and not isinstance(given, bool):
            given = str(given)
        if isinstance(given, str):
            return _parsed(given)
        if isinstance(given, Mapping) and "kind" not in given:
            last = given.get("to", given.get("last"))
            missing = [key for key in ("label", "from", "to") if key not in given]
            if missing:
                raise _wrong("DATA-PERIOD-KEYS", missing=", ".join(missing))
            return {**given, "kind": "other", "year": str(last)[:4] if str(last)[:4].isdigit() else 0}
        return given

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first and self.last and self.first > self.last:
            raise _wrong("DATA-PERIOD-ORDER", first=self.first.isoformat(), last=self.last.isoformat())
        return self

    @model_serializer
    def _as_written(self) -> str | dict[str, object]:
        if self.kind != "other" and not (self.first or self.last):
            return self.code
        written = {"label": self.label, "from": self.first, "to": self.last}
        if self.kind != "other":
            written = {"kind": self.kind, "year": self.year, "number": self.number, **written}  # type: ignore[dict-item]
        return {key: value for key, value in written.items() if value is not None}

    @property
    def code(self) -> str:
        """The short form, e.g. 2023-H1; the label where there is none."""
        forms = {
            "half": f"{self.year}-H{self.number}",
            "quarter": f"{self.year}-Q{self.number}",
            "month": f"{self.year}-{self.number:02}",
            "nine-months": f"{self.year}-9M",
            "year": f"{self.year}",
        }
        return forms.get(self.kind, self.label or "")

    @property
    def _months(self) -> tuple[int, int]:
        """The first and the last month in the calendar."""
        length = {"half": 6, "quarter": 3, "month": 1, "nine-months": 9, "year": 12}[self.kind]
        return (self.number - 1) * length + 1, self.number * length

    @property
    def starts(self) -> Date:
        """The first day in the calendar."""
        if self.kind == "other":
            return self.first or Date(self.year, 1, 1)
        return Date(self.year, self._months[0], 1)

    @property
    def ends(self) -> Date:
        """The last day in the calendar."""
        if self.kind == "other":
            return self.last or Date(self.year, 12, 31)
        month = self._months[1]
        return Date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def window(self) -> tuple[Date, Date]:
        """The first and last day of the data: given, else from the 15th to the 14th (ND09 Điều 12)."""
        if self.kind == "other":
            return self.starts, self.ends
        before = self.starts - timedelta(days=1)
        return self.first or before.replace(day=15), self.last or self.ends.replace(day=14)

    @property
    def same_period(self) -> Period:
        """The period one year earlier, to compare with."""
        moved = {"first": _year_before(self.first), "last": _year_before(self.last), "year": self.year - 1}
        return self.model_copy(update=moved)

    @property
    def next_period(self) -> Period | None:
        """The period of the same kind that follows; after nine months the year; None if unknown."""
        if self.kind == "other":
            return None
        if self.kind == "nine-months":
            return Period(kind="year", year=self.year)
        per_year = {"half": 2, "quarter": 4, "month": 12, "year": 1}[self.kind]
        turned = self.number == per_year
        return Period(kind=self.kind, year=self.year + turned, number=1 if turned else self.number + 1)


def _parsed(text: str) -> dict[str, object]:
    """Return the fields that a short form names."""
    found = _FORMS.fullmatch(text.strip())
    if not found or int(found["year"]) < 1900:
        raise _wrong("DATA-PERIOD", given=text)
    for kind in ("half", "quarter", "month"):
        if found[kind]:
            return {"kind": kind, "year": int(found["year"]), "number": int(found[kind])}
    return {"kind": "nine-months" if found["nine"] else "year", "year": int(found["year"])}


def _year_before(day: Date | None) -> Date | None:
    """Return the same day one year earlier; 29 February becomes 28."""
    if day is None:
        return None
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


# --- the figures --------------------------------------------------------------------------------


class Absent(Model):
    """A figure of the same period that does not exist, and why."""

    absent: Words
    """The reason, as it may be printed: "mới thành lập"."""


class Span(Model):
    """The days a figure was gathered on, both included."""

    first: Day = Field(alias="from")
    """First day, included."""
    last: Day = Field(alias="to")
    """Last day, included."""

    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first > self.last:
            raise _wrong("DATA-PERIOD-ORDER", first=self.first.isoformat(), last=self.last.isoformat())
        return self

    @property
    def year_before(self) -> tuple[Date, Date]:
        """The same days one year earlier; the second is the first day that no longer belongs."""
        after = self.last + timedelta(days=1)
        return _year_before(self.first) or self.first, _year_before(after) or after


class Earlier(Model):
    """The same period's figure, where it was not gathered as this one was."""

    value: Figure
    """The figure, in the metric's unit unless it names its own."""
    hedge: Hedged | None = None
    """gần, hơn, trên, dưới, khoảng, ước: the exact value is then unknown."""
    window: Span | None = None
    """The days it was gathered on; absent: the metric's own, one year earlier."""
    day: Day | None = None
    """The day a stock was counted on."""
    scope: Words | None = None
    """The territory or circle it covers; absent: the metric's own."""
    unit: Words | None = None
    """What the figure is in, where it is another scale than the metric's: tỷ đồng beside triệu đồng."""


class Plan(Model):
    """A target somebody set."""

    by: Words | None = None
    """Who set it; absent: the agency's own plan."""
    value: Figure
    """The target, in the metric's unit unless it names its own."""
    unit: Words | None = None
    """What the target is in, where it is another scale than the metric's: tỷ đồng beside triệu đồng."""


class Stated(Model):
    """A rate somebody wrote down, to be checked and never trusted."""

    kind: StatedKind
    """What the figure claims to be."""
    value: Figure
    """The figure as it was written."""
    of: Words | None = None
    """The metric it is a share of, or an average over, where it is one; which of `bases` it is held against."""
    by: Words | None = None
    """Whose plan it is measured against, where it is one."""
    hedge: Hedged | None = None
    """The word before it: hơn 12,5%."""


class Base(Model):
    """Another figure that a metric is compared with: of another time, of another year, a target."""

    of: Words
    """What it is of, as the text says it: tháng trước, đầu năm, năm 2019, mục tiêu."""
    value: Figure
    """The figure there, in the metric's unit."""


def _plans(given: object) -> object:
    """Return plans as a list; a bare figure is the agency's own plan."""
    if given is None or isinstance(given, list | tuple):
        return given or ()
    return [given if isinstance(given, Mapping | Plan) else {"value": given}]


class Metric(Model):
    """One figure of the report, with what it can be compared with.

    >>> metric = Metric(code="van_ban_den", name="Văn bản đến", value=20870, unit="văn bản")
    >>> metric.exact
    Decimal('20870')

    A metric with a hedge has no exact value: `exact` is None, and nothing is computed from it. A value left
    out is not a number: with `sum_of`, or `done` and `of`, until the metric stands in a Report, which computes
    it; else it is not known yet, and a draft leaves it blank.
    """

    code: Code
    """The name tags use; unique in the report; Vietnamese letters allowed."""
    name: Words
    """What it is called in tables."""
    value: Figure = UNKNOWN
    """The figure, as it is written where it has a hedge; empty: given by sum_of, or done and of, or not known yet."""
    unit: Words | None = None
    """What is counted or measured: văn bản, hồ sơ, triệu đồng, %."""
    hedge: Hedged | None = None
    """gần, hơn, trên, dưới, khoảng, ước: the exact value is then unknown."""
    estimate: bool = False
    """True: not closed yet ("ước đạt"); it is still compared and computed with."""
    written: Words | None = None
    """The figure in words of your own, without the unit: "hơn 20 nghìn"; printed instead of ours and checked."""
    previous: Figure | Absent | Earlier | None = None
    """The same period's figure, or why there is none; absent: not compared. A group where its days differ."""
    bases: tuple[Base, ...] = ()
    """Other figures it is compared with: of last month, of the year's start, of another year."""
    plan: Annotated[tuple[Plan, ...], BeforeValidator(_plans)] = ()
    """The target or targets."""
    better: Literal["more", "less"] = "more"
    """less: a plan is met by staying under it (hộ nghèo, vụ cháy)."""
    nature: Nature = "flow"
    """flow (in the period), stock (at a date), rate, rank."""
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Decimal places to print; absent: as many as the figure has."""
    window: Span | None = None
    """The days it was gathered on, where they are not the period's: {from: 2022-10-01, to: 2023-03-31}."""
    day: Day | None = None
    """The day a stock was counted on."""
    scope: Words | None = None
    """The territory or circle it covers, where others of the report cover another: "địa bàn trước sắp xếp"."""
    part_of: Words | None = None
    """The metric this one is a part of; parts may add up to less ("trong đó")."""
    closed: bool = False
    """True: the metrics that are part of this one list it in full ("gồm") and have to add up."""
    sum_of: tuple[Words, ...] = ()
    """The metrics it is the total of; without a value it is computed, and a hedge among them is carried on."""
    of: Words | None = None
    """The base of a rate or share."""
    done: Words | None = None
    """The metric that, out of `of`, gives this rate; without a value the rate is computed."""
    total: Figure | None = None
    """What it is out of, where no metric says so: 34 for place 12/34, 19 for 19/19 tiêu chí."""
    beside: Words | None = None
    """The metric that counts the same event in another unit: 120 lượt/135 người."""
    stated: tuple[Stated, ...] = ()
    """Rates somebody wrote down, to be checked."""
    source: Text | None = None
    """Where the figure came from, and who sent it."""
    off: tuple[Words, ...] = ()
    """Codes of rules that are switched off for this figure."""

    @model_validator(mode="before")
    @classmethod
    def _not_known(cls, given: Any) -> Any:
        """Read a value that is left empty as one that is not known yet."""
        if isinstance(given, Mapping) and "value" in given and is_gap(given["value"]):
            return {key: value for key, value in given.items() if key != "value"}
        return given

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.is_known and self.done and not self.of:
            raise _wrong("DATA-MISSING-KEY", key="of", below=True)
        if isinstance(self.previous, Earlier) and self.previous.window and not self.window:
            raise _wrong("DATA-WINDOW-ALONE")
        for name, one in (("plan", self.plan), ("previous", (self.previous,))):
            if any(isinstance(part, Plan | Earlier) and part.unit for part in one):
                own = tuple(self._in_unit(part) for part in one)
                self.__dict__[name] = own if name == "plan" else own[0]  # before anybody sees the record
        return self

    def _in_unit(self, part: Any) -> Any:
        """Return a plan or an earlier figure in the metric's own unit."""
        power = steps(part.unit, self.unit)
        if power is None:
            raise _wrong("DATA-UNITS", name=self.name, given=part.unit, other=self.unit)
        return part.model_copy(update={"value": moved(part.value, power), "unit": None})

    @field_serializer("value", when_used="json")
    def _written_value(self, value: Decimal) -> str | None:
        return None if value.is_nan() else str(value)

    @property
    def is_known(self) -> bool:
        """Whether there is a figure to print; one that is not known yet is left blank."""
        return not self.value.is_nan()

    @property
    def members(self) -> tuple[str, ...]:
        """The metrics it is computed from where its value is left out."""
        return self.sum_of or ((self.done, self.of) if self.done and self.of else ())

    @property
    def exact(self) -> Decimal | None:
        """The figure to compute with; None when only a hedged one is known."""
        return None if self.hedge or self.value.is_nan() else self.value

    @property
    def exact_previous(self) -> Decimal | None:
        """The same period's figure to compare with; None when there is none, or none that compares."""
        if isinstance(self.previous, Earlier):
            return None if self.previous.hedge or self.unlike else self.previous.value
        return self.previous if isinstance(self.previous, Decimal) else None

    @property
    def earlier(self) -> Earlier | None:
        """The same period's figure with all that is known of it, whether or not it compares."""
        if isinstance(self.previous, Decimal):
            return Earlier(value=self.previous)
        return self.previous if isinstance(self.previous, Earlier) else None

    @property
    def unlike(self) -> Literal["", "scope", "window"]:
        """Why the same period's figure does not compare: it covers other days or another territory."""
        if not isinstance(self.previous, Earlier):
            return ""
        if self.previous.scope and self.previous.scope != self.scope:
            return "scope"
        before = self.previous.window
        if before and self.window and (before.first, before.last + timedelta(days=1)) != self.window.year_before:
            return "window"
        return ""


_ABOVE, _BELOW = ("hơn", "trên"), ("gần", "dưới")
_DIGITS = 50  # of a rate that does not end; figures are printed with six at most


def _carried(parts: Iterable[Metric]) -> Hedge | None:
    """Return the hedge of a sum: what all its hedged members say, else khoảng; an estimate stays one."""
    hedges: set[Hedge] = {part.hedge for part in parts if part.hedge}
    if len(hedges) < 2:
        return next(iter(hedges), None)
    if "ước" in hedges:
        return "ước"
    return "hơn" if hedges <= set(_ABOVE) else "gần" if hedges <= set(_BELOW) else "khoảng"


def _total(metric: Metric, parts: list[Metric]) -> dict[str, object]:
    """Return the facts of a total: its value, its hedge, and the same period's where all parts have one."""
    mixed = len({part.unit for part in parts}) > 1
    unit = metric.unit or (parts[0].unit if mixed else None)
    powers = [steps(part.unit, unit) or 0 for part in parts]
    before = [part.exact_previous for part in parts]
    known = [moved(value, power) for value, power in zip(before, powers, strict=True) if value is not None]
    summed = sum(known, Decimal(0)) if len(known) == len(parts) else None
    return {
        "value": sum((moved(part.value, power) for part, power in zip(parts, powers, strict=True)), Decimal(0)),
        "unit": unit,
        "hedge": metric.hedge or _carried(parts),
        "estimate": metric.estimate or any(part.estimate for part in parts),
        "previous": summed if metric.previous is None else metric.previous,
    }


def _quotient(metric: Metric, done: Metric, base: Metric) -> dict[str, object]:
    """Return the facts of a rate: its value in per cent, and the same period's where both are known."""
    power = (steps(done.unit, base.unit) or 0) + (3 if metric.unit == "‰" else 2)

    def rate(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
        with localcontext(prec=_DIGITS):
            return moved(part, power) / whole if part is not None and whole else None

    before = rate(done.exact_previous, base.exact_previous) if metric.previous is None else metric.previous
    value = rate(done.exact, base.exact)
    return {"value": UNKNOWN if value is None else value, "previous": before, "unit": metric.unit or "%"}


def _computed(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """Return the metrics with every value that was left out; one that cannot be had is told.

    What is computed from a figure that is not known yet is not known either.
    """
    figures = {metric.code: metric for metric in metrics}
    waiting = {index: metric for index, metric in enumerate(metrics) if not metric.is_known and metric.members}
    while waiting:
        open_codes = {metric.code for metric in waiting.values()}
        ready = {at: one for at, one in waiting.items() if figures.keys() - open_codes >= set(one.members)}
        if not ready:
            _refuse(*_stuck(waiting, figures))
        for at, metric in ready.items():
            figures[metric.code] = _from_members(metric, at, [figures[code] for code in metric.members])
            del waiting[at]
    return tuple(figures[metric.code] for metric in metrics)


def _from_members(metric: Metric, at: int, parts: list[Metric]) -> Metric:
    """Return a metric with the value its members give; units that do not go together are told."""
    alike = [one for one in ((metric, *parts) if metric.sum_of else parts) if one.unit]
    for one in alike[1:]:
        if steps(one.unit, alike[0].unit) is None:
            key = f"metrics.{at}.{'sum_of' if metric.sum_of else 'done'}"
            raise _wrong("DATA-UNITS", name=one.name, given=one.unit, other=alike[0].unit, key=key)
    if not all(part.is_known for part in parts):
        return metric
    facts = _total(metric, parts) if metric.sum_of else _quotient(metric, parts[0], parts[1])
    made = metric.model_copy(update=facts)
    if not made.is_known:
        hedged = next((part.code for part in parts if part.exact is None), "")
        _refuse(metric, at, hedged or metric.members[-1], "WHY-HEDGED" if hedged else "WHY-ZERO")
    return made


def _stuck(waiting: Mapping[int, Metric], figures: Mapping[str, Metric]) -> tuple[Metric, int, str, str]:
    """Return the metric that keeps others waiting: one with a member nobody has, else one of a ring."""
    for at, metric in waiting.items():
        if missing := next((code for code in metric.members if code not in figures), None):
            return metric, at, missing, "WHY-MISSING"
    open_codes = {metric.code: at for at, metric in waiting.items()}
    way = [next(iter(waiting))]
    while way[-1] not in way[:-1]:  # each waits for another, so the way comes back to where it was
        way.append(next(open_codes[code] for code in waiting[way[-1]].members if code in open_codes))
    at = min(way[way.index(way[-1]) :])
    return waiting[at], at, next(code for code in waiting[at].members if code in open_codes), "WHY-RING"


def _refuse(metric: Metric, at: int, given: str, why: str) -> Never:
    """Raise what keeps a value from being computed: a code nobody has, a ring, a base of nothing."""
    way = "sum_of" if metric.sum_of else "done"
    raise _wrong("DATA-NOT-COMPUTED", name=metric.name, given=given, why=why, member=way, key=f"metrics.{at}.{way}")


# --- the words ----------------------------------------------------------------------------------


class Section(Model):
    """One part of the report; its number is made, never typed."""

    title: Words
    """The heading, without a number."""
    body: Text = ""
    """Markdown paragraphs, bullets, bold, italic and tables, with Jinja tags."""
    sections: tuple[Section, ...] = ()
    """The parts below it."""
    off: tuple[Words, ...] = ()
    """Codes of rules of words that are switched off here and below."""

    @property
    def depth(self) -> int:
        """How many levels of headings it holds, itself included."""
        return 1 + max((section.depth for section in self.sections), default=0)

    def walk(self) -> Iterator[Section]:
        """Yield the section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


class Contact(Model):
    """Where the agency is reached: one line at the foot of page 1; what is absent is left out."""

    address: Words | None = None
    """Số 1 phố ..., tỉnh ...."""
    phone: Words | None = None
    """Telephone."""
    fax: Words | None = None
    """Fax."""
    email: Words | None = None
    """Thư điện tử."""
    website: Words | None = None
    """Trang thông tin điện tử."""


class Issuer(Model):
    """Who issues the report."""

    name: Words
    """The issuing agency (cơ quan ban hành), in full."""
    parent: Words | None = None
    """The agency directly above it (cơ quan chủ quản trực tiếp)."""
    place: Words
    """The place in the date line (địa danh)."""
    code: Words
    """The agency's part of the symbol: VP in 412/BC-VP, ĐU in 12-BC/ĐU."""
    contact: Contact | None = None
    """The address line at the foot of page 1 (ND30-ADDR); absent: none."""


def _joined(given: object) -> object:
    """Return lines given as a list as one text, a line each; anything else goes on as it is."""
    whole = isinstance(given, list | tuple) and bool(given) and all(isinstance(line, str) for line in given)
    return "\n".join(given) if whole else given  # type: ignore[arg-type]


class Signatory(Model):
    """Who signs."""

    authority: Annotated[Words | None, BeforeValidator(_joined)] = None
    """The line that says for whom: "KT. CHÁNH VĂN PHÒNG"; several lines as a list."""
    position: Words
    """The signer's own position."""
    name: Words | None = None
    """The signer's full name; absent: left for the signature."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the signature: each of the authority's, then the position."""
        return *(line.strip() for line in (self.authority or "").split("\n") if line.strip()), self.position


class Drafter(Model):
    """Who drafted the report and how many copies are issued: PL.(300) below the recipients."""

    mark: Words
    """The drafter's mark, printed in capitals."""
    copies: Annotated[int, Field(ge=1), BeforeValidator(_count)]
    """How many copies are issued."""


class Annex(Model):
    """A table or text after the signature."""

    title: Words
    """What the annex is called."""
    table: Literal["metrics"] = "metrics"
    """What it holds: the table of all metrics."""
    orientation: Literal["landscape", "portrait"] = "landscape"
    """How the page lies."""


class Settings(Model):
    """The house's choices in how figures read; one choice for the whole report."""

    rate_decimals: int = Field(default=1, ge=0, le=6)
    """Decimal places of every rate that is computed: 12,5%."""
    keep_rate_zeros: bool = False
    """True prints 57,0%; False prints 57%."""
    pad_counts: bool = True
    """True prints counts from 1 to 9 with a leading zero: 05 lượt."""
    pad_months: bool = False
    """True prints 06 tháng đầu năm; False prints 6 tháng đầu năm."""
    multiples: bool = False
    """True says a figure that at least doubled as "gấp 2,3 lần"; False as "tăng 130%"."""
    stock_since: Literal["year-start", "same-period"] = "year-start"
    """What the previous figure of a stock is: that of 31/12 last year, or of the same period."""
    on_time_base: Literal["resolved", "due", "received"] = "resolved"
    """What the on-time rate of dossiers is measured against."""
    zero_tens: Annotated[Literal["linh", "lẻ"], BeforeValidator(_legal)] = "linh"
    """How an empty tens place is read: một trăm linh một, một trăm lẻ một."""
    thousand: Annotated[Literal["nghìn", "ngàn"], BeforeValidator(_legal)] = "nghìn"
    """How 1.000 is read."""
    ty: Annotated[Literal["tỷ", "tỉ"], BeforeValidator(_legal)] = "tỷ"
    """How the words tỷ and tỷ lệ are spelled."""


class Checks(Model):
    """What `check` shall pass over."""

    off: tuple[Words, ...] = ()
    """Codes of rules that are switched off: FIGURE-SMALL-BASE, TEXT-UNEXPLAINED."""


class Report(Model):
    """Everything one report says, before any of it is worded or laid out."""

    template: Words = "half-year/office"
    """A built-in name, or the path of a template beside this file."""
    kind: Kind | None = None
    """What kind of office, whose catalogue of figures is checked along; absent: that of the built-in template."""
    standard: Literal["nd30", "hd36", "hd05"] | None = None
    """The rules of form; absent: nd30, or the Party text in force on `date`."""
    period: Period
    """2023-H1, 2023-Q2, 2023-06, 2023-9M, 2023; or a label with its two days."""
    issuer: Issuer
    """Who issues the report."""
    number: Annotated[int, Field(ge=1), BeforeValidator(_count)] | None = None
    """The registered number; absent: left blank to be filled in by hand."""
    date: Day | None = None
    """The day of signing; absent: the day and month are left blank."""
    subject: Words | None = None
    """The line under BÁO CÁO (trích yếu); absent: the template's own."""
    addressees: tuple[Words, ...] = ()
    """Kính gửi; empty: none."""
    recipients: tuple[Words, ...] = ()
    """Nơi nhận, in order; "Lưu: ..." last."""
    signatory: Signatory
    """Who signs."""
    draft: bool = False
    """True prints the draft mark and keeps number and date blank."""
    draft_round: Annotated[int, Field(ge=1), BeforeValidator(_count)] | None = None
    """Which draft it is: "DỰ THẢO LẦN 2"; only in a draft."""
    urgency: Annotated[Urgency, BeforeValidator(_small)] | None = None
    """The urgency mark: hỏa tốc, thượng khẩn, khẩn (ND30-URGENT-TEXT, HD-URGENT); absent: none."""
    secrecy: Annotated[Secrecy, BeforeValidator(_small)] | None = None
    """The secrecy mark: tuyệt mật, tối mật, mật (ND30-SECRET), decided by the law on state secrets."""
    circulation: Words | None = None
    """The circulation note: Xem xong trả lại, Lưu hành nội bộ (ND30-CIRC); absent: none."""
    drafter: Drafter | None = None
    """The drafter's mark and the number of copies (ND30-DRAFTER); absent: none."""
    metrics: tuple[Metric, ...] = ()
    """The figures."""
    identities: tuple[Words, ...] = ()
    """What must hold between metrics: tong = a + b; also <= and >=."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The text, in order."""
    annexes: tuple[Annex, ...] | None = None
    """Annexes; absent: the template's own (a table when there are two metrics or more)."""
    settings: Settings = Settings()
    """The house's choices in how figures read."""
    checks: Checks = Checks()
    """What `check` shall pass over."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: set[str] = set()
        for index, metric in enumerate(self.metrics):
            if metric.code in seen:
                raise _wrong("DATA-DUPLICATE-CODE", given=metric.code, key=f"metrics.{index}.code")
            seen.add(metric.code)
        self.__dict__["metrics"] = _computed(self.metrics)  # before anybody sees the record, which is frozen
        if self.draft_round and not self.draft:
            raise _wrong("DATA-DRAFT-ROUND", key="draft_round")
        deepest = max(section.depth for section in self.sections)
        if deepest > DEEPEST:
            raise _wrong("DATA-TOO-DEEP", depth=deepest, most=DEEPEST, key="sections")
        return self

    @property
    def figures(self) -> dict[str, Metric]:
        """The metrics by code."""
        return {metric.code: metric for metric in self.metrics}

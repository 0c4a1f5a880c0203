"""One figure of a report, and the others it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, Self, SupportsIndex, TypeVar, Unpack, overload

from pydantic import (
    Field,
    FieldSerializationInfo,
    field_serializer,
    model_validator,
)

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.errors import DataError, Finding, Findings, offered
from sokert.models.coverage import Coverage
from sokert.models.fields import (
    UNKNOWN,
    Before,
    Code,
    Day,
    Figure,
    Hedged,
    Model,
    Nature,
    StatedKind,
    Text,
    Words,
    figure_text,
    is_gap,
    wrong,
)
from sokert.models.period import Span
from sokert.notebook import Displayed
from sokert.units import is_rank, moved, steps

if TYPE_CHECKING:
    from sokert.models.inputs import AbsentIn, BaseIn, EarlierIn, MetricIn, PlanIn, StatedIn

_Held = TypeVar("_Held", "Earlier", "Plan", "Base")
_Else = TypeVar("_Else")


class Absent(Model, frozen=True):
    """A figure of the same period that does not exist, and why."""

    absent: Words
    """The reason, as it may be printed: "mới thành lập"."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[AbsentIn]) -> None: ...


class Earlier(Model, frozen=True):
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

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[EarlierIn]) -> None: ...


class Plan(Model, frozen=True):
    """A target somebody set."""

    by: Words | None = None
    """Who set it; absent: the agency's own plan."""
    value: Figure
    """The target, in the metric's unit unless it names its own."""
    unit: Words | None = None
    """What the target is in, where it is another scale than the metric's: tỷ đồng beside triệu đồng."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[PlanIn]) -> None: ...


class Stated(Model, frozen=True):
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

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[StatedIn]) -> None: ...


class Base(Model, frozen=True):
    """Another figure that a metric is compared with: of another time, of another year, a target."""

    of: Words
    """What it is of, as the text says it: tháng trước, đầu năm, năm 2019, mục tiêu."""
    value: Figure
    """The figure there, in the metric's unit."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[BaseIn]) -> None: ...


def _several(given: object) -> object:
    """Return texts as a list, also one alone or none."""
    return [given] if isinstance(given, str) else given or ()


def plans(given: object) -> object:
    """Return plans as a list; a bare figure is the agency's own plan."""
    if given is None or isinstance(given, list | tuple):
        return given or ()
    return [given if isinstance(given, Mapping | Plan) else {"value": given}]


class Metric(Model, frozen=True):
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
    """What it is called in tables; left out only where a source gives it."""
    value: Figure = UNKNOWN
    """The figure, as it is written where it has a hedge; empty: given by sum_of, or done and of, or not known yet."""
    unit: Words | None = None
    """What is counted or measured: văn bản, hồ sơ, triệu đồng, %. An index (IIP, CPI) of 108,7% rose by 8,7%."""
    hedge: Hedged | None = None
    """gần, hơn, trên, dưới, khoảng, ước: the exact value is then unknown."""
    estimate: bool = False
    """True: not closed yet ("ước đạt"); it is still compared and computed with."""
    written: Words | None = None
    """The figure in words of your own, without the unit: "hơn 20 nghìn"; printed instead of ours and checked."""
    previous: Figure | Absent | Earlier | None = None
    """The same period's figure, or why there is none; absent: not compared. A group where its days differ. Of a
    stock: that of 31/12 last year, unless the settings' stock_since says otherwise."""
    bases: tuple[Base, ...] = ()
    """Other figures it is compared with: of last month, of the year's start, of another year."""
    plan: Annotated[tuple[Plan, ...], Before(plans)] = ()
    """The target or targets."""
    better: Literal["more", "less"] = "more"
    """less: a plan is met by staying under it (hộ nghèo, vụ cháy)."""
    nature: Nature = "flow"
    """flow (in the period), stock (at a date), rate, rank; absent: a rank where unit or name says so, else flow."""
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Decimal places to print; absent: as many as the figure has, of a % without zeros at the end (12.50: 12,5%)."""
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
    group: Words | None = None
    """The heading it stands under in tables: KINH TẾ; a part goes with its whole."""
    above: Annotated[tuple[Words, ...], Before(_several)] = ()
    """The headings that its group stands under, the largest first, without their numbers: KINH TẾ above Nông nghiệp."""
    coverage: Coverage | None = None
    """Of a total made of many units' reports: which of them it lacks; printed as a note beside it."""
    source: Text | None = None
    """Where the figure came from, and who sent it."""
    off: tuple[Words, ...] = ()
    """Codes of rules that are switched off for this figure."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[MetricIn]) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _not_known(cls, given: Any) -> Any:
        """Read a value that is left empty as one that is not known yet; a float nan is a mistake of a program."""
        value = given.get("value", 0) if isinstance(given, Mapping) else 0
        if not isinstance(value, float) and is_gap(value):
            return {key: value for key, value in given.items() if key != "value"}
        return given

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if "nature" not in self.model_fields_set and is_rank(self.name, self.unit) and self._is_whole:
            self.__dict__["nature"] = "rank"  # before anybody sees the record: of a rank no growth is reckoned
        if not self.is_known and self.done and not self.of:
            raise wrong("DATA-MISSING-KEY", key="of", below=True)
        if isinstance(self.previous, Earlier) and self.previous.window and not self.window:
            raise wrong("DATA-WINDOW-ALONE")
        for name, one in (("plan", self.plan), ("previous", (self.previous,))):
            if any(isinstance(part, Plan | Earlier) and part.unit for part in one):
                own = tuple(self._in_unit(part) for part in one)
                self.__dict__[name] = own if name == "plan" else own[0]  # before anybody sees the record
        return self

    @property
    def _is_whole(self) -> bool:
        return not self.is_known or self.value == self.value.to_integral_value()

    def _in_unit(self, part: Any) -> Any:
        """Return a plan or an earlier figure in the metric's own unit."""
        power = steps(part.unit, self.unit)
        if power is None:
            raise wrong("DATA-UNITS", name=self.name, given=part.unit, other=self.unit)
        return part.with_facts({"value": moved(part.value, power), "unit": None})

    @field_serializer("value")
    def _written_value(self, value: Decimal, info: FieldSerializationInfo) -> Decimal | str | None:
        return figure_text(value) if info.mode_is_json() else None if value.is_nan() else value

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return the metric with other keys; another value did not come from where the old one did, unless told."""
        made = super().model_copy(update=update, deep=deep)
        given = update or {}
        is_elsewhere = "value" in given and "source" not in given and made.value != self.value
        return made.model_copy(update={"source": None}) if made.source and is_elsewhere else made

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What was found of the table that it was read from; no field: in a file it is lost."""
        remarks: tuple[Finding, ...] = self.__dict__.get("remarks", ())
        return remarks

    def remarked(self, remarks: tuple[Finding, ...]) -> Self:
        """Return the same metric, of whose table something was found; all of one table share what that was."""
        if not remarks:
            return self
        made = self.model_copy()
        made.__dict__["remarks"] = remarks
        return made

    @property
    def is_known(self) -> bool:
        """Whether there is a figure to print; one that is not known yet is left blank."""
        return not self.value.is_nan()

    @property
    def members(self) -> tuple[str, ...]:
        """The metrics it is computed from where its value is left out."""
        return self.sum_of or ((self.done, self.of) if self.done and self.of else ())

    @property
    def heading(self) -> tuple[str, ...]:
        """Its group, below the headings that this stands under; empty without a group."""
        return (*self.above, self.group) if self.group else ()

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
            return _any_earlier().with_facts({"value": self.previous})  # which was read with the metric
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


def in_unit(metric: Metric, unit: str | None, power: int) -> Metric:
    """Return a figure times a power of ten, which is what it is in another unit, with all it is compared with.

    >>> one = in_unit(Metric(code="thu", name="Thu", value="27.2", unit="tỷ đồng", plan=50), "triệu đồng", 3)
    >>> one.value, one.unit, one.plan[0].value
    (Decimal('27200'), 'triệu đồng', Decimal('50000'))
    >>> in_unit(Metric(code="thu", name="Thu", value=14500, unit="triệu đồng"), "tỷ đồng", -3).value
    Decimal('14.5')

    The zeros that a larger unit has behind its comma were never said: "14,500 tỷ đồng" reads as more than it is.
    """
    if not power:
        return metric.with_facts({"unit": unit})
    before = metric.previous
    if isinstance(before, Decimal):
        before = _scaled(before, power)
    elif isinstance(before, Earlier):
        before = _times(before, power)
    compared = {
        "plan": tuple(_times(plan, power) for plan in metric.plan),
        "bases": tuple(_times(base, power) for base in metric.bases),
    }
    return metric.with_facts({"unit": unit, "value": _scaled(metric.value, power), "previous": before, **compared})


def _times(one: _Held, power: int) -> _Held:
    return one.with_facts({"value": _scaled(one.value, power)})


def _scaled(value: Decimal, power: int) -> Decimal:
    """Return a figure times a power of ten, with no more zeros behind its comma than it had."""
    made = moved(value, power)
    if not made.is_finite():
        return made
    whole, mark, behind = f"{made:f}".partition(".")
    kept = max(len(behind.rstrip("0")), -int(value.as_tuple().exponent), 0)
    return Decimal(f"{whole}{mark}{behind[:kept]}")


@cache
def _any_earlier() -> Earlier:
    return Earlier(value=0)


def under(heading: tuple[str, ...]) -> dict[str, Any]:
    """Return the keys of a metric that stands under a heading.

    >>> under(("KINH TẾ", "Nông nghiệp")), under(("KINH TẾ",)), under(())
    ({'group': 'Nông nghiệp', 'above': ('KINH TẾ',)}, {'group': 'KINH TẾ'}, {})
    """
    keys: dict[str, Any] = {"group": heading[-1]} if heading else {}
    return keys | ({"above": heading[:-1]} if heading[1:] else {})


def grouped(metrics: Iterable[Metric]) -> dict[tuple[str, ...], list[str]]:
    """Return the codes by the heading that each metric names, or its whole does, behind the larger ones.

    Those below none come first, and all below one heading together.

    >>> grouped([Metric(code="a", name="Thu", group="KINH TẾ"), Metric(code="b", name="Phí", part_of="a")])
    {('KINH TẾ',): ['a', 'b']}
    """
    known = {metric.code: metric for metric in metrics}
    found: dict[tuple[str, ...], list[str]] = {}
    for metric in known.values():
        whole, way = metric, {metric.code}
        while not whole.group and whole.part_of in known and whole.part_of not in way:
            whole = known[whole.part_of]
            way.add(whole.code)
        found.setdefault(whole.heading, []).append(metric.code)
    met: dict[tuple[str, ...], int] = {}
    for heading in found:
        for depth in range(len(heading)):
            met.setdefault(heading[: depth + 1], len(met))
    order = {heading: [met[heading[: depth + 1]] for depth in range(len(heading))] for heading in found}
    return dict(sorted(found.items(), key=lambda one: order[one[0]]))


class Metrics(Displayed, tuple[Metric, ...]):
    """The metrics of a report: a tuple, which a notebook shows as one table, and of which a code asks for one.

    >>> both = Metrics([Metric(code="thu", name="Thu", value=9)]) + [Metric(code="chi", name="Chi", value=7)]
    >>> both["chi"].value, len(both[:1])
    (Decimal('7'), 1)
    >>> "chi" in both, "vay" in both
    (True, False)

    `findings` is what was found of the tables that they were read from: a column that may be the plan, and was not
    read. Each metric keeps it, so that it stays with them however they are chosen and put together.
    """

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found of the tables they were read from."""
        tables = {id(metric.remarks): metric.remarks for metric in self}
        findings: list[Finding] = []
        findings += (one for remarks in tables.values() for one in remarks if one not in findings)
        return Findings(findings)

    @cached_property
    def by_code(self) -> dict[str, Metric]:
        """Each by its code; every text of a report asks for them."""
        return {metric.code: metric for metric in self}

    @cached_property
    def figures(self) -> Figures:
        """The same, to be looked at."""
        return Figures(self.by_code)

    @overload
    def __getitem__(self, key: SupportsIndex | str) -> Metric: ...
    @overload
    def __getitem__(self, key: slice) -> Metrics: ...
    def __getitem__(self, key: SupportsIndex | slice | str) -> Metric | Metrics:
        """Return one by its place or its code, or some as metrics again."""
        if isinstance(key, str):
            return self.figures[key]
        return Metrics(super().__getitem__(key)) if isinstance(key, slice) else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Return whether there is a metric, or one of that code."""
        return key in self.by_code if isinstance(key, str) else super().__contains__(key)

    def __add__(self, others: Iterable[Metric]) -> Metrics:  # type: ignore[override]
        """Return these and others behind them."""
        return Metrics((*self, *others))

    def __radd__(self, others: Iterable[Metric]) -> Metrics:
        """Return others and these behind them."""
        return Metrics((*others, *self))


class UnknownCodeError(DataError, KeyError):
    """There is no metric of that code: a KeyError too, as every mapping raises."""


class Figures(Mapping[str, Metric]):
    """The metrics of a report by code, to be looked at: what is put in here would be in no report."""

    def __init__(self, by_code: Mapping[str, Metric]) -> None:
        self._by_code = by_code

    def __getitem__(self, code: str) -> Metric:
        if code in self._by_code:
            return self._by_code[code]
        named = (one.code for one in self._by_code.values() if one.name.casefold() == str(code).casefold())
        meant = next(named, "")
        facts = {"near": meant, "known": ""} if meant else offered(str(code), self._by_code)
        raise UnknownCodeError(Finding("DATA-NO-METRIC", {"given": str(code), **facts}))

    @overload
    def get(self, key: str, default: None = None, /) -> Metric | None: ...
    @overload
    def get(self, key: str, default: _Else, /) -> Metric | _Else: ...
    def get(self, key: str, default: Any = None, /) -> Any:
        """Return one, or something else where there is none: no near name is looked for."""
        return self._by_code.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __repr__(self) -> str:
        return repr(self._by_code)

    def __setitem__(self, code: str, metric: object) -> NoReturn:
        raise DataError(
            Finding("DATA-FROZEN", {"key": f"figures[{code}]", "how": "model_copy(update=dict(metrics=...))"})
        )

    def __delitem__(self, code: str) -> NoReturn:
        self[code] = None

"""Each figure of the whole from those of the units: sums in one unit of measure, rates from their pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sokert.consolidate.received import Given, Unit, read
from sokert.errors import Finding, Place
from sokert.fill.custom_filters import Own
from sokert.models import Coverage, Metric, Period, Plan
from sokert.models.computed import computed
from sokert.models.coverage import MOST_NAMED
from sokert.models.metric import in_unit, under
from sokert.sources import Access
from sokert.units import is_average, is_over_time, moved, steps, unit_of

# What is no longer true of a whole: it is added up, computed again, or was said of one unit alone.
_OF_ONE = (
    "value", "unit", "hedge", "estimate", "previous", "plan", "bases", "total", "written", "stated", "source",
    "coverage",
)  # fmt: skip
_SUMMED = ("hedge", "estimate", "source", "coverage")  # what a total has of its parts
# What the figures of one code have to have in common, and how a message calls it.
_ALIKE: Mapping[str, Callable[[Metric], object]] = {
    "CONSOLIDATE-NATURE": lambda metric: metric.nature,
    "CONSOLIDATE-WINDOW": lambda metric: metric.window and f"{metric.window.first} - {metric.window.last}",
    "CONSOLIDATE-DAY": lambda metric: metric.day and metric.day.isoformat(),
    "CONSOLIDATE-SCOPE": lambda metric: metric.scope,
}
_ADDED = ("flow", "stock")
# So many digits of totals that differ do not come out as the sum of all other units by chance.
_NO_CHANCE = 5
_SEVERAL = 2
_NEVER_ADDED = ("rate", "lần", "điểm", "điểm phần trăm", "độ", "°C")


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit contributes to a total: its figure, in the total's unit of measure, and where it came from."""

    unit: str
    metric: Metric
    source: str = ""


@dataclass
class Totals:
    """The figures of the whole, each with its parts, and what was found on the way."""

    data: list[dict[str, Any]] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    exact: dict[str, Decimal | None] = field(default_factory=dict)
    lacking: dict[str, list[str]] = field(default_factory=dict)
    """The names of the figures that a unit does not give, by the unit."""
    partly: dict[str, Coverage] = field(default_factory=dict)
    """The units whose own totals lack units of theirs."""


@dataclass
class Same:
    """The figures of the same period by unit, and which units a new one was made of."""

    figures: Mapping[str, Mapping[str, Metric]]
    merged: Mapping[str, Sequence[str]]
    findings: list[Finding]

    @classmethod
    def of(
        cls,
        given: Iterable[Given],
        merged: Mapping[str, Sequence[str]],
        period: Period,
        own: Own | None = None,
        access: Access | None = None,
    ) -> Same:
        """Return what last year's reports say; one of another period is told."""
        findings: list[Finding] = []
        units = list(read(given, findings, own=own, access=access))
        for unit in units:
            if unit.report.period.window != period.window:
                facts = {"name": unit.name, "given": unit.report.period.code, "wanted": period.code}
                findings.append(Finding("CONSOLIDATE-PREVIOUS-PERIOD", facts, unit.place))
        return cls({unit.name: unit.report.figures for unit in units}, merged, findings)

    def value(self, unit: str, metric: Metric) -> Decimal | None:
        """Return a unit's figure of the same period, added up over what it was made of; None where one is not known."""
        olds = [self.figures.get(name, {}).get(metric.code) for name in self.merged.get(unit, (unit,))]
        values = []
        for old in olds:
            power = steps(old.unit, metric.unit) if old else None
            if old is None or old.exact is None or power is None:
                return None
            values.append(moved(old.exact, power))
        return sum(values, Decimal(0)) if added(metric) or len(values) == 1 else None


def added(metric: Metric) -> bool:
    """Return whether figures like this one add up: no rates, ranks, averages, or yields per hectare.

    >>> added(Metric(code="a", name="Sản lượng", unit="tấn")), added(Metric(code="b", name="Năng suất", unit="tạ/ha"))
    (True, False)

    Averages over time do, such as the dân số trung bình of communes; and one that is given as a flow or a stock.
    """
    kind = unit_of(metric.unit or "").kind
    is_mean = is_average(metric.name) and not (is_over_time(metric.name) or "nature" in metric.model_fields_set)
    return metric.nature in _ADDED and not (metric.of or is_mean or kind in _NEVER_ADDED or "/" in kind)


def totals(
    units: Sequence[Unit],
    same: Same,
    own: Sequence[Mapping[str, Any]] = (),
    absent: Sequence[str] = (),
    order: Mapping[str, int] = MappingProxyType({}),
) -> Totals:
    """Return the figures of the whole in the order the units give them; its own stand for those of the units.

    `absent` are the units that should have reported and are not among `units`, `order` the order of all.
    """
    whole = Totals()
    headings = {code: title for unit in reversed(units) for code, title in unit.report.headings.items()}
    for code in dict.fromkeys(metric.code for unit in units for metric in unit.report.metrics):
        holders = [unit for unit in units if code in unit.report.figures]
        parts = _alike([(unit, _compared(unit, code, same, whole)) for unit in holders], whole)
        whole.parts[code] = tuple(Part(unit.name, metric, _source(unit, metric)) for unit, metric in parts)
        known = {part.unit for part in whole.parts[code] if part.metric.is_known}
        without = [unit.name for unit in units if unit.name not in known]
        whole.lacking |= {name: [*whole.lacking.get(name, ()), parts[0][1].name] for name in without}
        partly = {
            part.unit: made for part in whole.parts[code] if (made := part.metric.coverage) and part.unit in known
        }
        whole.partly |= partly
        data = _total([part.metric for part in whole.parts[code]], whole)
        data |= under(headings.get(code, ()))
        lacks = sorted([*without, *absent, *partly], key=lambda name: order.get(name, len(order)))
        named = [f"{name} ({partly[name].worded(0)})" if name in partly else name for name in lacks]
        whole.data.append(data | _covered(len(known - partly.keys()), named, "value" in data) if known else data)
    _note_lacking(units, whole)
    _note_sums(units, whole)
    _put_own(own, whole)
    _without_lone_rates(whole)
    whole.identities = [*dict.fromkeys(text for unit in units for text in unit.report.identities)]
    return whole


def _put_own(own: Sequence[Mapping[str, Any]], whole: Totals) -> None:
    """Put the head's own figures in the place of the totals; one that the units add up to otherwise is told."""
    by_code = {metric["code"]: dict(metric) for metric in own}
    for data in whole.data:
        given = by_code.pop(data["code"], {})
        if "value" in given:
            summed = whole.exact.get(data["code"])
            if summed is not None and summed != Metric.model_validate({**data, **given}).value:
                facts = {"name": data["name"], "given": given["value"], "other": summed}
                whole.findings.append(Finding("CONSOLIDATE-TYPED", facts, Place(metric=data["code"]), "warning"))
            for key in _SUMMED:
                data.pop(key, None)
        data |= given
    whole.data += by_code.values()


def _source(unit: Unit, metric: Metric) -> str:
    return metric.source or (f"{unit.source}: {metric.code}" if unit.source else "")


def _compared(unit: Unit, code: str, same: Same, whole: Totals) -> Metric:
    """Return a unit's figure with that of the same period, from last year's reports where it gives none."""
    metric = unit.report.figures[code]
    before = same.value(unit.name, metric)
    if before is None or metric.previous is None:
        return metric if before is None else metric.with_facts({"previous": before})
    if metric.exact_previous is not None and metric.exact_previous != before:
        facts = {"unit": unit.name, "name": metric.name, "given": metric.exact_previous, "other": before}
        facts |= {"code": code}
        whole.findings.append(Finding("CONSOLIDATE-PREVIOUS", facts, _at(unit, metric), "warning"))
    return metric


def _at(unit: Unit, metric: Metric) -> Place:
    return replace(unit.place, metric=metric.code)


def _alike(parts: list[tuple[Unit, Metric]], whole: Totals) -> list[tuple[Unit, Metric]]:
    """Return the figures of one code in one unit of measure; what most do not have in common is told."""
    wanted = Counter(metric.unit for _, metric in parts).most_common(1)[0][0]
    norms = {aspect: Counter(say(metric) for _, metric in parts).most_common(1)[0][0] for aspect, say in _ALIKE.items()}
    made = []
    for unit, metric in parts:
        for aspect, say in _ALIKE.items():
            if say(metric) != norms[aspect]:
                facts = {
                    "unit": unit.name,
                    "name": metric.name,
                    "given": say(metric) or "",
                    "other": norms[aspect] or "",
                }
                whole.findings.append(Finding(aspect, facts, _at(unit, metric)))
        power = steps(metric.unit, wanted)
        if power is None:
            facts = {"unit": unit.name, "name": metric.name, "given": metric.unit, "other": wanted}
            whole.findings.append(Finding("CONSOLIDATE-UNIT", facts, _at(unit, metric)))
        elif _counts_otherwise(metric.unit, wanted):
            facts = {"unit": unit.name, "name": metric.name, "given": metric.unit, "other": wanted}
            whole.findings.append(Finding("CONSOLIDATE-NOUN", facts, _at(unit, metric), "warning"))
        made.append((unit, in_unit(metric, wanted, power or 0)))
    return made


def _counts_otherwise(given: str | None, wanted: str | None) -> bool:
    """Return whether two counts are of things that neither word tells to be the same: lượt beside hồ sơ."""
    if not given or not wanted or unit_of(given).kind != "count":
        return False
    one, other = unit_of(given).base, unit_of(wanted).base
    return one not in other and other not in one


def _note_lacking(units: Sequence[Unit], whole: Totals) -> None:
    """Tell each unit that leaves figures out, at its own file: it is not in their totals, or they compare with none."""
    compared = {
        code: [part.unit for part in parts if part.metric.is_known and part.metric.previous is None]
        for code, parts in whole.parts.items()
        if added(parts[0].metric) and any(part.metric.previous is not None for part in parts)
    }
    for unit in units:
        codes = [code for code, without in compared.items() if unit.name in without]
        before = [unit.report.figures[code].name for code in codes]
        lacking = {"CONSOLIDATE-UNKNOWN": whole.lacking.get(unit.name), "CONSOLIDATE-NO-PREVIOUS": before}
        for code, names in lacking.items():
            if names:
                said = ", ".join(names[:MOST_NAMED]) + (" ..." if len(names) > MOST_NAMED else "")
                facts = {"name": unit.name, "count": len(names), "metrics": said}
                where = replace(unit.place, metric=codes[0]) if names is before else unit.place
                whole.findings.append(Finding(code, facts, where, "warning"))


def _note_sums(units: Sequence[Unit], whole: Totals) -> None:
    """Tell a unit whose every figure is the sum of all the others: a total among them counts everything twice."""
    figures = {
        code: {part.unit: part.metric.exact for part in parts if part.metric.exact is not None}
        for code, parts in whole.parts.items()
        if added(parts[0].metric)
    }
    for unit in units:
        if any(unit.name not in one or 2 * one[unit.name] != sum(one.values()) for one in figures.values()):
            continue
        sums: dict[Decimal, str] = {}
        for code, one in figures.items():
            if sum(value != 0 for value in one.values()) > _SEVERAL:
                sums.setdefault(one[unit.name], code)
        if sum(len(f"{abs(value):f}".replace(".", "").strip("0")) for value in sums) >= _NO_CHANCE:
            value, code = next(iter(sums.items()))
            facts = {"name": unit.name, "other": value}  # what the figure is without it: so long it is told
            where = replace(unit.place, metric=code)
            whole.findings.append(Finding("CONSOLIDATE-SUM-OF-ALL", facts, where, "warning"))


def _covered(known: int, without: Sequence[str], is_summed: bool) -> dict[str, Any]:
    """Return where a total comes from, and what is told beside one that lacks units."""
    of = known + len(without)
    made: dict[str, Any] = {"source": f"tổng hợp từ {known}/{of} đơn vị"} if is_summed else {}
    return made | ({"coverage": {"units": known, "of": of, "without": [*without]}} if without else {})


def _total(parts: Sequence[Metric], whole: Totals) -> dict[str, Any]:
    """Return one figure of the whole as a report file holds it."""
    first = max(parts, key=lambda metric: len(metric.members))  # one unit's rate may have lost its pair
    given = first.model_dump(by_alias=True, exclude_unset=True)
    data = {key: value for key, value in given.items() if key not in _OF_ONE}
    known = [part for part in parts if part.is_known]
    data |= {"unit": first.unit} if first.unit else {}
    whole.exact[first.code] = None
    if not added(first) or not known:
        return data
    made = _summed(known)
    whole.exact[first.code] = made.exact
    data["value"] = made.value
    data |= {key: getattr(made, key) for key in ("hedge", "estimate", "previous") if getattr(made, key)}
    if made.previous is not None:
        data["previous"] = made.previous
    if plans := _in_common(known, lambda part: {plan.by or "": plan.value for plan in part.plan}):
        data["plan"] = [Plan(by=by or None, value=value).model_dump(exclude_none=True) for by, value in plans.items()]
    if bases := _in_common(known, lambda part: {base.of: base.value for base in part.bases}):
        data["bases"] = [{"of": of, "value": value} for of, value in bases.items()]
    return data


def _summed(known: Sequence[Metric]) -> Metric:
    """Return the sum of figures, by the same rules as a total within one report."""
    parts = tuple(metric.with_facts({"code": f"p{at}", "sum_of": (), "done": None}) for at, metric in enumerate(known))
    codes = [part.code for part in parts]
    return computed((Metric(code="total", name=known[0].name, unit=known[0].unit, sum_of=tuple(codes)), *parts))[0]


def _in_common(known: Sequence[Metric], values: Callable[[Metric], Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """Return the sums of what every unit tells beside its figure: plans by who set them, bases by what they are of."""
    each = [values(part) for part in known]
    keys = [key for key in each[0] if all(key in one for one in each)]
    return {key: sum((one[key] for one in each), Decimal(0)) for key in keys}


def _without_lone_rates(whole: Totals) -> None:
    """Tell the rates that cannot be computed again, and ranks; they are left blank, never averaged."""
    for data in whole.data:
        parts = whole.parts.get(data["code"], ())
        if "value" in data or not parts or added(parts[0].metric):
            continue
        pair = (data.get("done"), data.get("of"))
        if all(whole.exact.get(str(code)) is not None for code in pair) and whole.exact[str(pair[1])]:
            continue
        data.pop("done", None)
        data.pop("coverage", None)
        facts = {"name": parts[0].metric.name, "code": data["code"]}
        whole.findings.append(Finding("CONSOLIDATE-NOT-ADDED", facts, level="warning").at(metric=data["code"]))

"""Judges the names of a template against what a report has: its fields, its metrics, and what they hold."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from sokert.errors import Finding, near, offered
from sokert.fill import SectionView
from sokert.lint.slips import slips
from sokert.lint.unfillable import unfillable
from sokert.models import RESERVED, Issuer, Metric, Period, Report
from sokert.template import FORM_SUFFIXES
from sokert.template.analysis.needs import Need
from sokert.template.analysis.variables import Asked
from sokert.vietnamese import FILTERS

# What stands at top level beside the metrics, and what each is.
_OURS: dict[str, Any] = {
    "report": Report,
    "period": Period,
    "issuer": Issuer,
    "metrics": tuple[Metric, ...],
    "sections": tuple[SectionView, ...],
}
_Kinds = tuple[Any, ...]


def wrong_names(asked: Asked, report: Report | None) -> list[Finding]:
    """Return the names and fields that a report does not have.

    Without a report a name is taken for a report's own only where all that is asked of it fits, or nearly:
    any data may have a `period`.
    """
    for_report = report is not None or any(not name.endswith(FORM_SUFFIXES) for name in asked.files)
    figures = {} if report is None else report.figures
    findings: list[Finding] = []
    for_report = for_report or any(_is_ours_by_use(name, need) for name, need in asked.need.fields.items())
    for name, need in asked.need.fields.items():
        if name in _OURS and (for_report or _fits(need, _OURS[name], nearly=True)):
            findings += _fields(need.real(), _kinds(_OURS[name]), name, set(), figures)
        elif name in figures:
            findings += _fields(need.real(), (Metric,), name, set(), figures)
        elif name not in _OURS and (like := _like(name, need, report, for_report)) is not None:
            findings += _at_each(need.real(), "TAG-UNDEFINED", {"name": name, "near": like})
        elif name not in _OURS and report is None:
            findings += slips(name, need.real(), asked.turns, asked.idle)
    reported = {name for name in asked.need.fields if any(one.facts.get("name") == name for one in findings)}
    return [*findings, *unfillable(asked.need, reported | (_OURS.keys() if for_report else set()), figures, for_report)]


def _like(name: str, need: Need, report: Report | None, for_report: bool) -> str | None:
    """Return the name that an unknown one may stand for; None when it may be the data's own.

    A `user`, an `issue` or a `record` may well be. In a form that asks for nothing of a report, only what begins and
    ends as ours does is taken for a slip of the fingers.
    """
    if report is not None:
        within = f"report.{name}" if name in Report.model_fields else ""
        like = near(name, {*report.figures, *_OURS}) or within
        return like if need.real().required and name not in RESERVED else None
    like = near(name, _OURS)
    meant = like and (for_report or (name[0], name[-1]) == (like[0], like[-1]))
    return like if meant and _fits(need, _OURS[like], nearly=False) else None


def _is_ours_by_use(name: str, need: Need) -> bool:
    return name in _OURS and _fits(need, _OURS[name], nearly=True)


def _fits(need: Need, kind: Any, nearly: bool) -> bool:
    """Return whether something is asked of a name, and all of it is what ours has, or nearly."""
    need, kinds = need.real(), _kinds(kind)
    items = _items(kinds)
    if items:
        need, kinds = (need.items.real() if need.items else Need()), items
    known = _known(kinds)
    return bool(need.fields) and all(name in known or (nearly and near(name, known) != "") for name in need.fields)


def _fields(
    need: Need, kinds: _Kinds, path: str, seen: set[tuple[Need, _Kinds]], figures: Collection[str]
) -> Iterator[Finding]:
    """Yield every field below a name that what it is does not have; `figures` are the codes of the metrics."""
    if (need, kinds) in seen or not kinds:
        return
    seen.add((need, kinds))
    for name, field in need.fields.items():
        known = _known(kinds)
        if name in known:
            yield from _fields(field.real(), _members(kinds, name), f"{path}.{name}", seen, figures)
        elif any(map(_is_mapping, kinds)) or (Metric in _items(kinds) and _may_be_code(name, figures)):
            # report.figures["vb_den"], metrics["vb_den"], metrics.vb_den
            yield from _fields(field.real(), _items(kinds), f"{path}.{name}", seen, figures)
        else:
            facts = {"owner": path, "name": name, **offered(name, figures if Metric in _items(kinds) else known)}
            facts["known"] = facts["known"] if any(map(_is_ours, kinds)) else ""
            facts["near"] = _instead(name, path, kinds) or facts["near"]
            if need.turn and name in _known(_items(kinds)):  # its item in a loop is meant
                facts["near"] = f"{need.turn}.{name}"
            yield from _at_each(field.real(), "TEMPLATE-NO-FIELD", facts)
    for inner, sign in ((need.items, "[]"), (need.values, ".*")):
        if inner is not None:
            yield from _fields(inner.real(), _items(kinds), path + sign, seen, figures)


def _instead(name: str, path: str, kinds: _Kinds) -> str:
    """Return what was meant by what is no field: a filter of a metric, or one of the metrics, which its code names."""
    if kinds == (Metric,) and name in FILTERS:
        return f"{'' if '[' in path else path}|{name}"
    return ""


def _may_be_code(name: str, figures: Collection[str]) -> bool:
    """Return whether a name asked of the metrics is one's code: without a report any may be that is no field of one."""
    return name in figures if figures else name not in FILTERS and name not in _known((Metric,))


def _at_each(need: Need, code: str, facts: Mapping[str, object]) -> Iterator[Finding]:
    """Yield a finding at every place a name is used; where it is asked for first it is no error."""
    for place in need.places:
        sentence = "TAG-CALLED" if code == "TAG-UNDEFINED" and place in need.called else ""
        yield Finding(code, facts, place, "error" if need.required else "warning", sentence=sentence)


# --- what a type has ---


def _kinds(annotation: Any) -> _Kinds:
    """Return the types a value may have, without None.

    >>> _kinds(Period | None) == (Period,), _kinds(str) == (str,)
    (True, True)
    """
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(kind for one in get_args(annotation) for kind in _kinds(one))
    return () if annotation is type(None) or annotation is Any else (annotation,)


def _items(kinds: _Kinds) -> _Kinds:
    """Return what lists hold, or the values of mappings."""
    found: list[Any] = []
    for kind in kinds:
        origin: Any = get_origin(kind)
        if origin in (tuple, list):
            found += [one for argument in get_args(kind) if argument is not ... for one in _kinds(argument)]
        elif origin in (dict, Mapping):
            found += _kinds(get_args(kind)[1])
    return tuple(found)


def _known(kinds: _Kinds) -> list[str]:
    """Return the names of what values of these types have."""
    found: dict[str, None] = {}
    for kind in kinds:
        plain: Any = get_origin(kind) or kind
        fields = list(plain.model_fields) if _is_model(plain) else []
        if dataclasses.is_dataclass(plain):
            fields = [field.name for field in dataclasses.fields(plain)]
        own = [name for name in vars(plain) if isinstance(vars(plain)[name], property)] if fields else dir(plain)
        found |= dict.fromkeys(name for name in (*fields, *own) if not name.startswith("_"))
    return list(found)


def _members(kinds: _Kinds, name: str) -> _Kinds:
    """Return the types a field may have; none where nothing is known of it."""
    found: list[Any] = []
    for kind in kinds:
        if _is_model(kind) and name in kind.model_fields:
            found += _kinds(kind.model_fields[name].annotation)
        elif isinstance(said := getattr(kind, name, None), property):
            found += _kinds(get_type_hints(said.fget).get("return", Any))
        elif dataclasses.is_dataclass(kind):
            found += _kinds(get_type_hints(kind).get(name, Any))
    return tuple(found)


def _is_mapping(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin in (dict, Mapping)


def _is_ours(kind: Any) -> bool:
    """Return whether a type is a record of ours, not a text or number."""
    return _is_model(kind) or dataclasses.is_dataclass(kind)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

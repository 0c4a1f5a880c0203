"""Turns what pydantic finds in the data of a record into findings in the words of an office, each with its path."""

from __future__ import annotations

import keyword
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import Decimal
from itertools import islice
from typing import Any, Protocol

from pydantic import ValidationError

from sokert.errors import MEMORY, Finding, Place, is_of_program, near, offered
from sokert.messages import Term
from sokert.models.computed import UNKNOWN_METRIC, OfRecord, named_by
from sokert.models.fields import Model, Unordered, fields_of, rows_of
from sokert.models.keys import called, known_at, lists_at, meant
from sokert.models.metric import Metric
from sokert.models.misread import refused
from sokert.models.report import Report

CURLY = ("“", "”", "„", "‘", "’")
Loc = tuple[str | int, ...]
"""The way to a value: keys and, in lists, how many come before it."""


class Places(Protocol):
    """Whoever knows where the values of some data were written."""

    def place(self, loc: Loc, offset: int | None = None) -> Place:
        """Return where a value stands."""

    def key(self, loc: Loc) -> Place:
        """Return where the key of a value stands."""


# pydantic's name for what is wrong, and our code; anything else is told in pydantic's own words.
_CODES = {
    "bool_parsing": "DATA-TRUE-FALSE",
    "bool_type": "DATA-TRUE-FALSE",
    "date_from_datetime_inexact": "DATA-DATE",
    "date_from_datetime_parsing": "DATA-DATE",
    "date_parsing": "DATA-DATE",
    "date_type": "DATA-DATE",
    "decimal_parsing": "DATA-NO-FIGURE",
    "dict_type": "DATA-KEYS-EXPECTED",
    "decimal_type": "DATA-NO-FIGURE",
    "finite_number": "DATA-NO-FIGURE",
    "greater_than_equal": "DATA-TOO-SMALL",
    "int_from_float": "DATA-WHOLE-NUMBER",
    "int_parsing": "DATA-WHOLE-NUMBER",
    "int_parsing_size": "DATA-WHOLE-NUMBER",
    "int_type": "DATA-WHOLE-NUMBER",
    "invalid_key": "DATA-KEY-NOT-TEXT",
    "less_than_equal": "DATA-TOO-LARGE",
    "literal_error": "DATA-CHOICE",
    "mapping_type": "DATA-KEYS-EXPECTED",
    "missing": "DATA-MISSING-KEY",
    "model_attributes_type": "DATA-KEYS-EXPECTED",
    "model_type": "DATA-KEYS-EXPECTED",
    "recursion_loop": "DATA-LOOP",
    "string_too_short": "DATA-EMPTY",
    "string_type": "DATA-TEXT-EXPECTED",
    "string_unicode": "DATA-TEXT-EXPECTED",
    "too_short": "DATA-EMPTY-LIST",
    "tuple_type": "DATA-LIST-EXPECTED",
    "extra_forbidden": "DATA-UNKNOWN-KEY",
}
_WANT_A_VALUE = {
    "DATA-KEYS-EXPECTED",
    "DATA-LIST-EXPECTED",
    "DATA-TEXT-EXPECTED",
    "DATA-NO-FIGURE",
    "DATA-DATE",
}
_GROUPS = ("model_type", "model_attributes_type", "mapping_type")
_YEAR_FIRST = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*")


def way(loc: Loc) -> str:
    """Return the way to a value as a program writes it.

    >>> way(("metrics", 3, "value"))
    'metrics[3].value'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def steps(path: str) -> Loc:
    """Return the steps of a way to a value.

    >>> steps("metrics[3].value")
    ('metrics', 3, 'value')
    >>> steps("[2].name")
    (2, 'name')
    """
    return tuple(int(index) if index else name for name, index in re.findall(r"(?:^|\.)([^.\[\]]+)|\[(\d+)\]", path))


@dataclass(frozen=True)
class ByPath:
    """The places of data in memory: the way from the top, `metrics[3].value`; of a metric alone also its code."""

    metric: str = ""

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        """Return where a value stands."""
        return Place(path=way(loc), metric=self.metric)

    def key(self, loc: Loc) -> Place:
        """Return where the key of a value stands."""
        return self.place(loc)


def report_of(data: Mapping[str, Any], places: Places) -> tuple[Report | None, list[Finding]]:
    """Return the report that data makes, or everything that is wrong with it."""
    try:
        return Report.validated(data), []
    except ValidationError as error:
        return None, findings(error, data, Report, places)


def findings(error: ValidationError, data: Any, kind: type[Model], places: Places | None = None) -> list[Finding]:
    """Return everything that is wrong with the data of a record."""
    if isinstance(data, Mapping):
        data = {key: rows_of(fields_of(value)) for key, value in data.items()}
    code = data.get("code") if kind is Metric and isinstance(data, Mapping) else ""
    where = places or ByPath(code if isinstance(code, str) else "")
    if kind is Metric and isinstance(data, Mapping) and not places and (columns := _columns(data)):
        return [Finding("DATA-ROW", {"given": columns}, where.place(()))]
    raised: list[Mapping[str, Any]] = [*error.errors(include_url=False)]
    rows = list(_rows(data, where)) if kind is Report and isinstance(data, Mapping) else []
    raised = [one for one in raised if not rows or one["loc"][:1] != ("metrics",)]
    strays = _strays(raised, data, kind)
    raised = [one for one in raised if not any(_is_of(one["loc"], item, name) for item, name in strays.items())]
    misspelt = {_meant_at(one, kind) for one in raised if one["type"] == "extra_forbidden"}
    outside = dict(_outside(raised, kind))
    misspelt |= {(*group, *loc[-1:]) for loc, group in outside.items()}
    reported = [_finding(one, data, where, kind) for one in raised if _is_ours(one, data, misspelt | set(outside))]
    twice = list(_duplicate_codes(data, where)) if kind is Report and isinstance(data, Mapping) else []
    reported = [*twice, *(one for one in reported if not twice or one.code != "DATA-DUPLICATE-CODE")]
    lacking = list(_unknown_members(data, where)) if kind is Report and isinstance(data, Mapping) else []
    reported = [
        *lacking,
        *(one for one in reported if not lacking or one.code not in ("DATA-NOT-COMPUTED", UNKNOWN_METRIC)),
    ]
    reported += rows
    reported += [_is_outside(loc, group, where) for loc, group in outside.items()]
    reported += [_is_stray(item, name, where) for item, name in strays.items() if _before(item) not in strays]
    if kind is Report and isinstance(data, Mapping) and data and not any(key in _KEYS for key in data):
        reported = [_of_a_form(data, where), *(one for one in reported if one.code != "DATA-MISSING-KEY")]
    return sorted(reported, key=in_order) if kind is Report else reported


_STEP = re.compile(r"^(\w+)(?:\[(\d+)\])?")
_KEYS = list(Report.model_fields)
FILLING = "sokert.Template(...).render(data, ...)"  # how a program fills a form with plain data
_SHOWN = 5  # keys that are told


def in_order(finding: Finding) -> tuple[int, int]:
    """Return where a finding of data in memory stands: by the keys of a report, and the items of their lists.

    That it is no report at all comes first.
    """
    if finding.code == "DATA-OF-A-FORM":
        return (-1, 0)
    step = _STEP.match(finding.where.path)
    return (_KEYS.index(step[1]) if step and step[1] in _KEYS else len(_KEYS), int(step[2] or 0) if step else 0)


def _of_a_form(data: Mapping[str, Any], places: Places) -> Finding:
    """Return that no key is a report's: it is data for a form, mostly, which is filled otherwise."""
    keys = ", ".join(map(str, islice(data, _SHOWN))) + ", ..." * (len(data) > _SHOWN)
    ways = {"python": FILLING, "command": "sokert render --data so-lieu.json --template mau.docx"}
    return Finding("DATA-OF-A-FORM", {"keys": keys, **ways}, places.place(()))


def _columns(data: Mapping[str, Any]) -> str:
    """Return the headings of a row of a table that was given for a metric; empty where it has a key of one.

    >>> _columns({"Chỉ tiêu": "Văn bản đến", "Thực hiện": 5}), _columns({"name": "Đơn", "ma": "don"})
    ('Chỉ tiêu, Thực hiện', '')
    """
    is_row = not any(key in Metric.model_fields for key in data) and any(called(str(key)) for key in data)
    return ", ".join(map(str, data)) if is_row else ""


def _rows(data: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    """Yield that a program gave the rows of a table for metrics: once, at the first of them."""
    given = data.get("metrics")
    for at, row in enumerate(given if isinstance(given, list | tuple) else ()):
        where = places.place(("metrics", at))
        if is_of_program(where) and isinstance(row, Mapping) and (columns := _columns(row)):
            yield Finding("DATA-ROW", {"given": columns}, where)
            return


class _Placed(Protocol):
    """A metric out of a source, whose keys know their cells."""

    @property
    def data(self) -> dict[str, Any]:
        """Its keys."""

    def place(self, key: str) -> Place:
        """Return where a key's value stands."""


def finding_of(error: Mapping[str, Any], record: _Placed) -> Finding:
    """Return what a metric out of a source is refused for, at its cell."""
    return _finding(error, record.data, _OfRecord(record), Metric)


@dataclass(frozen=True)
class _OfRecord:
    """Where the keys of one metric stand."""

    record: _Placed

    def place(self, loc: Loc, offset: int | None = None) -> Place:
        return self.record.place(str(loc[0]) if loc else "")

    def key(self, loc: Loc) -> Place:
        return self.place(loc)


def _duplicate_codes(data: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    """Yield the metrics that take the code of an earlier one; seen also where the rest makes no report."""
    metrics = data.get("metrics")
    seen: dict[str, Place] = {}
    for index, metric in enumerate(metrics if isinstance(metrics, list | tuple) else ()):
        code = metric.get("code") if isinstance(metric, Mapping) else getattr(metric, "code", None)
        if not isinstance(code, str):
            continue
        where = places.place(("metrics", index, "code"))
        if code in seen:
            first = str(seen[code]) if seen[code].file != MEMORY else seen[code].path  # whose name is a pipe's
            yield Finding("DATA-DUPLICATE-CODE", {"given": code, "first": first}, where)
        seen.setdefault(code, where)


def _unknown_members(data: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    """Yield every code that a figure names and no metric has, also where the rest makes no report."""
    given = data.get("metrics")
    metrics = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list | tuple) else []
    codes = [code for one in metrics if isinstance(code := one.get("code"), str)]
    if not metrics or not isinstance(given, list | tuple) or len(codes) < len(given):
        return  # one that is not known may be the one that is named
    for index, metric in enumerate(metrics):
        of_record = isinstance(metric, OfRecord)
        members = _members(metric)
        for key, code in named_by(metric):
            if code not in codes:
                name = str(metric.get("name") or metric["code"])
                where = places.place(("metrics", index, key))
                if key in members:
                    facts = {"name": name, "given": code, "near": near(code, codes)}
                    facts |= {"why": Term("WHY-MISSING", given=code), "member": key, "zero": ""}
                    yield Finding("DATA-NOT-COMPUTED", facts, where)
                elif not (of_record or _is_off(data, UNKNOWN_METRIC)):
                    yield Finding(UNKNOWN_METRIC, {"name": name, "given": code, **offered(code, codes)}, where)


def _members(metric: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys whose codes a figure without a value is to be computed from."""
    if metric.get("value") not in (None, ""):
        return ()
    return ("sum_of",) if metric.get("sum_of") else ("done", "of") if metric.get("done") and metric.get("of") else ()


def _is_off(data: Mapping[str, Any], code: str) -> bool:
    """Return whether the data switches a rule off."""
    checks = data.get("checks")
    off = checks.get("off") if isinstance(checks, Mapping) else None
    return isinstance(off, list | tuple) and code in off


def _meant_at(error: Mapping[str, Any], kind: type[Model]) -> Loc:
    """Return the way to the key that a misspelt one stands for."""
    *mapping, key = error["loc"]
    return (*mapping, meant(str(key), known_at(mapping, kind)))


def _outside(raised: list[Mapping[str, Any]], kind: type[Model]) -> Iterator[tuple[Loc, Loc]]:
    """Yield the keys that nobody knows where they stand, and the group beside them that lacks just these."""
    for way in [one["loc"] for one in raised if one["type"] == "extra_forbidden"]:
        below = [one for one in raised if len(one["loc"]) >= len(way) and one["loc"][: len(way) - 1] == way[:-1]]
        lacking = [one["loc"][:-1] for one in below if one["type"] == "missing" and one["loc"][-1] == way[-1]]
        empty = [one["loc"] for one in below if one["type"] in _GROUPS and one["input"] is None]
        if group := next(
            (one for one in lacking + empty if len(one) >= len(way) and way[-1] in known_at(one, kind)), None
        ):
            yield way, group


def _is_outside(way: Loc, group: Loc, places: Places) -> Finding:
    where = places.key(way)
    return Finding("DATA-KEY-OUTSIDE", {"key": way[-1], "owner": _owner(group, where)}, where)


def _strays(raised: list[Mapping[str, Any]], data: Any, kind: type[Model]) -> dict[Loc, str]:
    """Return the items of a list that hold nothing but keys of another list's items, and that list's name."""
    strays: dict[Loc, str] = {}
    for item in dict.fromkeys(one["loc"][:-1] for one in raised if one["type"] == "missing"):
        given = _at(data, item) if item and isinstance(item[-1], int) else None
        if isinstance(given, Mapping) and given and not set(given) & set(known_at(item, kind)):
            *group, _own_list, at = item
            lists = (name for name in lists_at(group, kind) if set(given) <= set(known_at((*group, name, at), kind)))
            if name := next(lists, ""):
                strays[item] = name
    return strays


def _is_of(loc: Loc, item: Loc, name: str) -> bool:
    """Return whether an error lies in a stray item, or tells that the list it belongs to is missing."""
    return loc[: len(item)] == item or loc == (*item[:-2], name)


def _before(item: Loc) -> Loc:
    """Return the way to the item before an item of a list."""
    return (*item[:-1], int(item[-1]) - 1)


def _is_stray(item: Loc, name: str, places: Places) -> Finding:
    where = places.place(item)
    return Finding("DATA-ITEM-OUTSIDE", {"owner": _owner(item, where), "key": name}, where)


def _is_ours(error: Mapping[str, Any], data: Any, misspelt: set[Loc]) -> bool:
    """Return whether an error tells something of its own, and about what was given."""
    loc: Loc = error["loc"]
    if error["type"] in ("missing", "extra_forbidden") and loc in misspelt:
        return False
    if error["type"] in _GROUPS and error["input"] is None and any(one[:-1] == loc for one in misspelt):
        return False  # what it is to hold stands beside it
    if error["type"] == "too_short" and isinstance(error["input"], list | tuple) and error["input"]:
        return False  # the items that are there are wrong, and told
    if loc[-1:] == ("year",):  # else the year was made from a day that is told itself
        return not isinstance(owner := _at(data, loc[:-1]), Mapping) or "year" in owner or "kind" in owner
    if "previous" in loc and loc.index("previous") + 1 < len(loc):
        # `previous` may be a figure or a mapping; pydantic tells why it is neither.
        at = loc.index("previous") + 1
        given = _at(data, loc[:at])
        if not isinstance(given, Mapping):
            return loc[at] not in ("Absent", "Earlier")
        return loc[at] == ("Earlier" if "value" in given else "Absent")
    return True


def _at(data: Any, way: Loc) -> Any:
    """Return what stands at a place of the data."""
    for part in _real(way, data):
        data = data[part]
    return data


def _finding(error: Mapping[str, Any], data: Any, places: Places, kind: type[Model]) -> Finding:
    """Return one error as a finding, at the key or the value it is about."""
    loc = _real(error["loc"], data)
    if error["type"] == "sokert":
        return _own(error, loc, places, data, kind)
    code = _CODES.get(error["type"], "DATA-INVALID")
    if code in ("DATA-MISSING-KEY", "DATA-UNKNOWN-KEY"):
        return _about_key(code, str(error["loc"][-1]), loc, places, data, kind)
    given = error["input"]
    if given is None and code in _WANT_A_VALUE:
        code = "DATA-EMPTY"
    elif isinstance(given, Unordered):
        return Finding("DATA-UNORDERED", {"key": _key(loc)}, places.place(loc))
    elif code == "DATA-KEYS-EXPECTED" and loc[-1:] == ("period",) and not isinstance(given, list | tuple):
        return Finding("DATA-PERIOD", {"given": str(given)[:60]}, places.place(loc))
    elif code == "DATA-KEY-NOT-TEXT":
        return Finding(code, {"given": str(error["loc"][-1])}, places.place(loc))
    elif code == "DATA-DATE" and (why := _no_such_day(str(given))):
        return Finding("DATA-NO-SUCH-DAY", {"given": _given(given), "why": why}, places.place(loc))
    elif code == "DATA-TEXT-EXPECTED" and (typed := _torn(given)):
        curly = typed.startswith(CURLY)
        return Finding("DATA-CURLY-QUOTES" if curly else "DATA-TORN", {"text": typed}, places.place(loc))
    where = places.place(loc)
    facts = {"key": _key(loc), "what": _owner(loc, where), "given": _given(given), **_more(code, error)}
    return (
        _sections(Finding(code, facts, where))
        if loc == ("sections",) and kind is Report
        else Finding(code, facts, where)
    )


_SECTIONS = {"DATA-MISSING-KEY": "DATA-MISSING-KEY-SECTIONS", "DATA-EMPTY-LIST": "DATA-EMPTY-LIST-SECTIONS"}


def _sections(finding: Finding) -> Finding:
    """Return that a report has no section, with the least that is one: some only give figures to be added up."""
    if finding.code not in _SECTIONS or not is_of_program(finding.where):
        return finding
    facts = {**finding.facts, "example": 'sections=[{"title": "Kết quả"}]'}
    return replace(finding, facts=facts, sentence=_SECTIONS[finding.code])


def _torn(given: object) -> str:
    """Return the text that a colon without quotes made a key and a value of; an empty one for anything else."""
    if not isinstance(given, Mapping) or len(given) != 1:
        return ""
    (key, value), *_ = given.items()
    return f"{key}: {'' if value is None else value}".strip() if not isinstance(value, Mapping | list) else ""


def _no_such_day(given: str) -> Term | None:
    """Return why a date that is written well is on no calendar; None where it is not written well."""
    match = _DAY_FIRST.fullmatch(given) or _YEAR_FIRST.fullmatch(given)
    if not match:
        return None
    day, month, year = map(int, match.groups() if match.re is _DAY_FIRST else reversed(match.groups()))
    if not 1 <= month <= 12:
        return Term("MONTH-OF-YEAR") if match.re is _YEAR_FIRST else None
    last = monthrange(year, month)[1] if year else 0
    return Term("DAY-OF-MONTH", month=month, year=str(year), last=last) if last and not 1 <= day <= last else None


def _own(error: Mapping[str, Any], loc: Loc, places: Places, data: Any, kind: type[Model]) -> Finding:
    """Return what a model of ours refused, with what may have been meant."""
    facts = dict(error["ctx"])
    code, key = facts.pop("code"), facts.pop("key", "")
    if facts.pop("below", False):
        return _about_key(code, key, loc, places, data, kind)
    if key:
        loc = tuple(int(part) if part.isdigit() else part for part in key.split("."))
    if code == "DATA-FIGURE":
        code, facts = _figure(error["input"])
        facts["key"] = _key(loc)
    elif code == "DATA-NOT-COMPUTED":
        facts["zero"] = facts["given"] if facts["why"] == "WHY-ZERO" else ""
        facts["why"] = Term(facts["why"], given=facts["given"])
    elif code == "DATA-CODE":
        facts["example"] = _code(facts["given"])
    elif code == "DATA-ILLEGAL-CHARACTER":
        return Finding(code, facts, places.place(loc, facts["position"] - 1))
    return Finding(code, facts, places.place(loc))


def _figure(given: object) -> tuple[str, dict[str, object]]:
    """Return the code and facts of a refused figure."""
    return refused(given) if isinstance(given, str) else ("DATA-NO-FIGURE", {"given": _given(given)})


def _code(given: str) -> str:
    """Return a code that can be used, as close to a wrong one as may be.

    >>> _code("văn bản đến"), _code("12 xã"), _code("class"), _code("?!")
    ('văn_bản_đến', 'so_12_xã', 'so_class', 'van_ban_den')
    """
    name = re.sub(r"\W+", "_", given).strip("_")
    if name and (not name.isidentifier() or keyword.iskeyword(name)):
        name = f"so_{name}"
    return name or "van_ban_den"


def _cut_at_comma(key: str, loc: Loc, data: Any) -> dict[str, object]:
    """Return the figure whose decimals YAML took for a key: {value: 99,6} is value 99 and a key 6."""
    for part in loc[:-1]:
        data = data[part]
    before = dict(zip(list(data)[1:], data.items(), strict=False)).get(key)
    if before is None or data[key] is not None or not key.isdecimal() or not isinstance(before[1], int):
        return {}
    return {"key": before[0], "given": f"{before[1]},{key}", "near": f"{before[1]}.{key}"}


def _about_key(code: str, key: str, loc: Loc, places: Places, data: Any, kind: type[Model]) -> Finding:
    """Return the finding for a key that is missing or not known."""
    if code == "DATA-MISSING-KEY":
        where = places.key((*loc, key))
        finding = Finding(code, {"key": key, "owner": _holder(loc, kind, where)}, where)
        return _sections(finding) if (loc, key, kind) == ((), "sections", Report) else finding
    if code == "DATA-UNKNOWN-KEY" and (whole := _cut_at_comma(key, loc, data)):
        return Finding("DATA-DECIMAL-COMMA", whole, places.key(loc))
    known = known_at(loc[:-1], kind)
    facts = offered(key, known) | ({"near": like, "known": ""} if (like := meant(key, known)) else {})
    if facts["near"] in _keys_at(loc[:-1], data):
        facts = {"near": "", "known": "", "there": facts["near"]}
    where = places.key(loc)
    return Finding(code, {"key": key, "owner": _holder(loc[:-1], kind, where), **facts}, where)


def _keys_at(loc: Loc, data: Any) -> Iterable[object]:
    """Return the keys that stand at a place of data."""
    try:
        for part in loc:
            data = data[part]
    except (LookupError, TypeError):  # of a record that was made, or of one kind of several
        return ()
    return data if isinstance(data, Mapping) else ()


def _holder(loc: Loc, kind: type[Model], where: Place) -> Term:
    """Return what the keys at a place belong to: of a record made alone the record."""
    return _owner(loc, where) if loc or kind is Report else Term("OWNER-RECORD", name=kind.__name__)


def _owner(loc: Loc, where: Place) -> Term:
    """Return what stands at a place: the report, a key, or an item of a list, counted as a person counts.

    What a program hands over has no lines that begin with a dash.
    """
    if not loc:
        return Term("OWNER-REPORT")
    if isinstance(loc[-1], int):
        return Term("OWNER-ENTRY" if is_of_program(where) else "OWNER-ITEM", key=_key(loc), number=loc[-1] + 1)
    return Term("OWNER-KEY", key=loc[-1])


def _more(code: str, error: Mapping[str, Any]) -> dict[str, object]:
    """Return the facts that only some codes have."""
    context, given = error.get("ctx", {}), error["input"]
    if code == "DATA-INVALID":
        return {"said": error["msg"]}
    if code == "DATA-CHOICE":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return {"allowed": ", ".join(allowed), "near": near(str(given), allowed)}
    if code in ("DATA-TOO-SMALL", "DATA-TOO-LARGE"):
        return {"limit": str(context.get("ge", context.get("le")))}  # as it is to be written: a year is no count
    if code == "DATA-DATE":
        match = _DAY_FIRST.fullmatch(str(given))
        return {"example": f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else "2023-07-25"}
    return {}


def _real(way: Iterable[str | int], data: Any) -> Loc:
    """Return the parts of pydantic's way to a value that are keys of the data.

    Among them stand the names of the kinds a value may have, and what a bare value was taken for.
    """
    loc: list[str | int] = []
    for part in way:
        if _has(data, part):
            loc.append(part)
            data = data[part]
    return tuple(loc)


def _has(data: Any, part: str | int) -> bool:
    if isinstance(data, Mapping):
        return part in data
    return isinstance(data, list | tuple) and isinstance(part, int) and part < len(data)


def _key(loc: Loc) -> str:
    """Return the key that a value belongs to."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _given(value: object) -> str:
    """Return how a value is shown in a sentence; a list or mapping by what it is."""
    if value is None:
        return Term("GIVEN-NOTHING")
    if isinstance(value, Mapping):
        return Term("GIVEN-KEYS")
    if isinstance(value, list | tuple):
        return Term("GIVEN-LIST")
    if not isinstance(value, str):
        plain = isinstance(value, int | float | Decimal | Date)
        return str(value).lower() if isinstance(value, bool) else str(value) if plain else f"“{type(value).__name__}”"
    return f"“{value}”" if len(value) <= 60 else f"“{value[:57]}...”"

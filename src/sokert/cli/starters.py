"""The report file a kind of office starts from: its sections and invented figures, each key with its comment."""

from __future__ import annotations

import json
import re
import shlex
from datetime import timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from sokert import messages
from sokert.template import names

KINDS = tuple(name.rpartition("/")[2] for name in names())
_REMARK = re.compile(r"#: ([A-Z-]+)")
_PLAIN = re.compile(r"[^\W\d_][\w ()/.-]*[\w)]")  # words that YAML takes for a text without quotes
_TO_WRITE = timedelta(days=5)  # from a period's end to the signing, as the starters have it
_NO_TEXT = re.compile(r"(?i)null|true|false|yes|no|on|off|[yn]")


class Agency(NamedTuple):
    """The agency a report is of, as far as it is said."""

    name: str | None = None
    parent: str | None = None
    place: str | None = None
    code: str | None = None


@cache
def _written(kind: str) -> str:
    """Return what a kind starts from, its comments still named."""
    return resources.files("sokert").joinpath(f"templates/half-year/{kind}.report.yaml").read_text("utf-8")


def _value(key: str, kind: str) -> str | None:
    match = re.search(rf"(?m)^ *{key}: (.*?) *(?:#.*)?$", _written(kind).partition("\nrecipients:")[0])
    return match[1] if match else None


def period_of(kind: str) -> str:
    """Return the period that a kind starts with.

    >>> period_of("school")
    '2025-HK1'
    """
    return _value("period", kind) or ""


def agency_of(kind: str) -> Agency:
    """Return the invented agency that a kind starts with; one that has nobody above it has no parent.

    >>> agency_of("department")
    Agency(name='Sở Xây dựng', parent='UBND tỉnh Mẫu Sơn', place='Mẫu Sơn', code='SXD')
    """
    return Agency(*(_value(key, kind) for key in Agency._fields))


def starter(
    kind: str, lang: str | None = None, period: str = "", agency: Agency | None = None, file: str = "report.yaml"
) -> str:
    """Return the report file that a kind of office begins with, its comments in a language.

    >>> "period: 2026-NH " in starter("school", "en", "2026-NH"), "period: 2025-HK1 " in starter("school")
    (True, True)
    >>> [line[:18] for line in starter("office", "en", "2026-9M").splitlines() if "date:" in line]
    ['# date: 2026-10-05']
    >>> print(starter("school", "en", agency=Agency("Trường Số 1: Mẫu"), file="a b.yaml").splitlines()[11])
      name: "Trường Số 1: Mẫu"       # the agency that issues the report
    """
    words = _written(kind)
    if period:
        from sokert.models import Period  # pydantic, for who says a period

        when = Period.of(period)
        if period != period_of(kind):
            words = re.sub(r"(?m)^# date: \S+", f"# date: {when.ends + _TO_WRITE}", words)
        if not when.begins_year:  # the plan is of the year
            words = re.sub(r"(?m)^ *plan: .*\n|, \{\{ \w+\|progress \}\}", "", words)  # and the tags that tell it
        words = re.sub(r"(?m)^period: \S+ *", lambda _: f"period: {period} ".ljust(27), words, count=1)
    given = {key: value for key, value in (agency or Agency())._asdict().items() if value}
    for key, value in given.items():
        words = _with(words, kind, key, " ".join(value.split()))
    if "name" in given:
        words = words.replace("#: INVENTED\n", "#: INVENTED-FIGURES\n", 1)
    facts = {"file": shlex.quote(Path(file).name)}
    return _REMARK.sub(lambda remark: "# " + messages.text(f"STARTER-{remark[1]}", facts, lang), words)


def _with(words: str, kind: str, key: str, value: str) -> str:
    """Return a starter with another value of a key of its agency; whom it is addressed to goes along."""
    line = f"  {key}: {_quoted(value)}  "  # a comment one blank behind words is told as words that YAML cuts off
    old = getattr(agency_of(kind), key)
    if old is None:  # a parent, of a kind that has none
        return words.replace("\nissuer:\n", f"\nissuer:\n{line.rstrip()}\n", 1)
    if key == "parent":
        words = words.replace(f"\n  - {old}\n", f"\n  - {_quoted(value)}\n")
    return re.sub(rf"(?m)^  {key}: .*?(?=#|$)", lambda _: line.ljust(33), words, count=1)


def _quoted(value: str) -> str:
    """Return a text as YAML takes it for one.

    >>> _quoted("Sở Y tế"), _quoted("No"), _quoted("a: b"), _quoted("12")
    ('Sở Y tế', '"No"', '"a: b"', '"12"')
    """
    plain = _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value)
    return value if plain else json.dumps(value, ensure_ascii=False)

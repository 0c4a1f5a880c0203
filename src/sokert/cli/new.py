"""The command `new`: a report file to start from, by options or by a few questions."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    COLUMN,
    FILE,
    REPORT,
    Allowed,
    Call,
    common,
    echo,
    forced,
    print_findings,
    put_text,
    sourced,
    tools_of,
)
from sokert.cli.checking import REPORTS
from sokert.cli.figures import beside, started
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Misuse
from sokert.cli.starters import KINDS, Agency, agency_of, period_of, starter
from sokert.errors import DataError, Finding, Place, SokertError
from sokert.sources.opening import is_list
from sokert.template import FORM

_NAMES = {
    "commune": "CLI-ASK-COMMUNE",
    "department": "CLI-ASK-DEPARTMENT",
    "hospital": "CLI-ASK-HOSPITAL",
    "office": "CLI-ASK-OFFICE",
    "party": "CLI-ASK-PARTY",
    "school": "CLI-ASK-SCHOOL",
    "union": "CLI-ASK-UNION",
}
_ASKED = {
    "name": "CLI-ASK-NAME",
    "parent": "CLI-ASK-PARENT",
    "place": "CLI-ASK-PLACE",
    "code": "CLI-ASK-CODE",
}


@click.command("new", cls=Command)
@click.argument("file", type=REPORT, default="report.yaml")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--period")
@click.option("--name")
@click.option("--parent")
@click.option("--place")
@click.option("--code")
@click.option("--template", "-t", type=click.Choice([f"half-year/{kind}" for kind in KINDS]))
@click.option("--from", "from_", multiple=True, type=FILE)
@click.option("--sheet")
@click.option("--column", multiple=True, type=COLUMN)
@click.option("--decimal", type=click.Choice([",", "."]))
@click.option("--filters", type=FILE)
@sourced
@forced
@common
@click.pass_obj
def new(
    call: Call,
    file: str,
    kind: str | None,
    period: str | None,
    name: str | None,
    parent: str | None,
    place: str | None,
    code: str | None,
    template: str | None,
    from_: tuple[str, ...],
    sheet: str | None,
    column: tuple[tuple[str, str], ...],
    decimal: str | None,
    filters: str | None,
    allowed: Allowed,
    force: bool,
) -> None:
    """Write a report file to start from: with a comment beside each key, from a table, or from the reports before."""
    chosen = kind or (template or "office").removeprefix("half-year/")
    agency, findings = Agency(name, parent, place, code), list[Finding]()
    tables = [one for one in map(Path, from_) if one.suffix.lower() not in (*REPORTS, *FORM) or is_list(one)]
    names, mark = beside(tables, Path(file), allowed["allow_outside"]), decimal or ""
    if len(tables) < len(from_):
        _carried({"--kind": kind, "--template": template, **{f"--{key}": one for key, one in agency._asdict().items()}})
        from sokert.continued import continued  # lxml, which an empty file to start from does not need
        from sokert.fill.custom_filters import own_of
        from sokert.sources import Access

        own_tools, access = own_of(**tools_of(filters)), Access(**allowed)
        made = continued(from_, _period(period), call.lang, sheet, dict(column), mark, own_tools, access, names)
        words, findings = made.text, made.findings
    elif from_:
        own = _sound(starter(chosen, call.lang, agency=agency, file=file), file, agency)
        of = _period(period) if period else None
        words, noted = started(own, Path(from_[0]), names[0], sheet, dict(column), of, bool(name), call.lang, mark)
        findings += noted
    elif given := next(filter(None, (sheet, column, decimal, filters)), None):
        raise Misuse(Finding("CLI-WITHOUT-FROM", {"given": str(given)}))
    else:
        asked = not (kind or template or period or any(agency)) and _is_watched()
        kind_, period_, agency = _asked(call) if asked else (chosen, _period(period).code if period else "", agency)
        words = _sound(starter(kind_, call.lang, period_, agency, file), file, agency)
    put_text(Path(file), words, force)
    echo(file)
    if findings := [*findings, *_second_half(words, file)]:
        print_findings(findings, call, "CLI-FOUND")


def _carried(options: Mapping[str, object]) -> None:
    """Refuse what would be said of an agency that the report before brings along."""
    if given := next((option for option, value in options.items() if value), None):
        raise Misuse(Finding("CLI-AGENCY-CARRIED", {"given": given}))


def _second_half(words: str, file: str) -> Iterator[Finding]:
    """Yield that a report of the second half is none of the whole year, which offices review at its end."""
    if match := re.search(r"^period: (\d{4})-H2\b", words, re.MULTILINE):
        period = sokert.Period.of(f"{match[1]}-H2")
        first, last = (f"{day:%d/%m/%Y}" for day in period.window)
        facts = {"period": period.code, "first": first, "last": last, "year": str(period.year)}
        yield Finding("NEW-SECOND-HALF", facts, Place(file), "info")


def _period(given: str | None) -> sokert.Period:
    """Return the period that a call names."""
    if not given:
        raise Misuse(Finding("CLI-MISSING", {"name": "--period"}))
    return sokert.Period.of(given)


def _sound(words: str, file: str, agency: Agency) -> str:
    """Return a report file that can be rendered at once; what somebody said of its agency and is wrong is refused."""
    try:
        if any(agency):
            sokert.parse(words)
    except SokertError as error:
        raise type(error)([one.at(file=file, path="") for one in error.findings]) from error
    return words


def _is_watched() -> bool:
    """Return whether a person sits there who can answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def _asked(call: Call) -> tuple[str, str, Agency]:
    """Return the kind, the period and the agency that a person says; Enter takes what is proposed."""
    echo(messages.text("CLI-ASK-KINDS", lang=call.lang), err=True)
    for at, one in enumerate(KINDS, 1):
        echo(f"  {at}  {one:11} {messages.text(_NAMES[one], lang=call.lang)}", err=True)
    kind = _answer(call, "CLI-ASK-KIND", "office", _kind)
    period = _answer(call, "CLI-ASK-PERIOD", period_of(kind), lambda said: _period(said).code)
    said = {
        key: _answer(call, question, proposed, str)
        for (key, question) in _ASKED.items()
        if (proposed := getattr(agency_of(kind), key))
    }
    return kind, period, Agency(**said)


def _kind(said: str) -> str:
    """Return the kind that is meant by a number or a name."""
    if said.isdecimal() and 0 < int(said) <= len(KINDS):
        return KINDS[int(said) - 1]
    if said in KINDS:
        return said
    raise DataError(Finding("CLI-CHOICE", {"name": "kind", "given": said, "allowed": ", ".join(KINDS)}))


def _answer(call: Call, question: str, proposed: str, taken: Callable[[str], str]) -> str:
    """Return what a person answers, asked again until it can be taken."""
    while True:
        said = click.prompt(messages.text(question, lang=call.lang), default=proposed, err=True)
        try:
            return taken(" ".join(said.split()))
        except DataError as error:
            echo(FORMATS["text"](error.findings, call.lang), err=True)

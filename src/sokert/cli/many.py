"""The commands for many units: `sheet`, `consolidate` and `batch`."""

from __future__ import annotations

import datetime
import gc
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    FILE,
    REPORT,
    Allowed,
    Call,
    Written,
    common,
    echo,
    exit_with,
    folder,
    forced,
    print_findings,
    put_text,
    sourced,
    tools_of,
    written,
)
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Misuse
from sokert.cli.targets import distinct, shown
from sokert.errors import DataError, Finding, Place, Term, unreadable
from sokert.saving import WORKBOOK

if TYPE_CHECKING:
    from sokert.fill.custom_filters import Own
    from sokert.sources import Access

BOOK = Written(*WORKBOOK)


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A day as report files write it."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            raise Misuse(Finding("CLI-DAY", {"given": value}), ctx) from error


class _Workers(click.ParamType):  # type: ignore[type-arg]
    """How many processes."""

    name = "number"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch("[1-9][0-9]{0,3}", value):
            raise Misuse(Finding("CLI-CHOICE", {"name": "--workers", "given": value, "allowed": "1, 2, 3, ..."}), ctx)
        return int(value)


def telling(command: Any) -> Any:
    """Give a command that reads many files and writes what it may not write over what all such commands have."""
    command = sourced(forced(common(click.pass_obj(command))))
    return click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)(command)


@click.command("sheet", cls=Command)
@click.argument("file", type=FILE)
@click.option("--out", "-o", required=True, type=FILE)
@click.option("--unit")
@click.option("--units", type=FILE)
@click.option("--previous", multiple=True, type=FILE)
@click.option("--filters", type=FILE)
@sourced
@forced
@common
@click.pass_context
def sheet(
    context: click.Context,
    file: str,
    out: str,
    unit: str | None,
    units: str | None,
    previous: tuple[str, ...],
    filters: str | None,
    allowed: Allowed,
    force: bool,
) -> None:
    """Write an Excel form of a report's figures for a unit to fill in, or one for each unit of a list."""
    if unit and units:
        raise Misuse(Finding("CLI-UNIT-AND-UNITS"), context)
    from sokert.fill.custom_filters import own_of
    from sokert.sources import Access

    tools = tools_of(filters)
    report = sokert.load(file, **allowed, **tools)
    before = dict(_last_year(previous, report, own_of(**tools), Access(**allowed)))
    forms = dict(_forms(_names(units), Path(out))) if units else {unit: Path(BOOK.convert(out, None, context))}
    if units:
        folder(Path(out))
    for name, target in forms.items():
        sokert.sheet(report, target, unit=name, previous=before.get(name or ""), overwrite=force)
    without = [name for name in forms if previous and name and name not in before]
    left = [Finding("SHEET-NO-PREVIOUS", {"name": name}, Place(name), "warning") for name in without]
    written(context.obj, Path(out), left)


def _last_year(
    paths: Iterable[str], report: sokert.Report, own: Own | None, access: Access
) -> Iterator[tuple[str, sokert.Report]]:
    """Yield the units' reports of the same period by the units' names."""
    from sokert.reports import SUFFIXES, WRITTEN, files_in, report_in

    for path in files_in(paths, (*SUFFIXES, *WRITTEN)):
        before = report_in(path, own=own, access=access)
        if not report.period.same_period or before.period.window != report.period.same_period.window:
            wanted = report.period.same_period.code if report.period.same_period else ""
            facts = {"name": before.issuer.name, "given": before.period.code, "wanted": wanted}
            raise DataError(Finding("CONSOLIDATE-PREVIOUS-PERIOD", facts, Place(str(path))))
        yield before.issuer.name, before


def _forms(names: Iterable[str], into: Path) -> Iterator[tuple[str, Path]]:
    """Yield the units and the files of their forms, named after them: xa-so-001.xlsx."""
    from sokert.sources.rows import slug

    taken: set[str] = set()
    for at, name in enumerate(names, 1):
        stem = slug(name).replace("_", "-") or f"don-vi-{at}"
        stem = f"{stem}-{at}" if stem in taken else stem
        taken.add(stem)
        yield name, into / f"{stem}.xlsx"


@click.command("consolidate", cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--head", required=True, type=FILE)
@click.option("--out", "-o", type=REPORT, required=True)
@click.option("--units", type=FILE)
@click.option("--due", type=_Day())
@click.option("--previous", multiple=True, type=FILE)
@click.option("--merged", type=FILE)
@click.option("--leave-out", is_flag=True)
@click.option("--filters", type=FILE)
@telling
def consolidate(
    call: Call,
    files: tuple[str, ...],
    head: str,
    out: str,
    units: str | None,
    due: datetime.date | None,
    previous: tuple[str, ...],
    merged: str | None,
    leave_out: bool,
    filters: str | None,
    allowed: Allowed,
    force: bool,
) -> None:
    """Make one report file from many units' reports and forms."""
    from sokert.consolidate import consolidated
    from sokert.remembered import report_file
    from sokert.reports import SUFFIXES, WRITTEN, files_in, passed_over

    holding = (*SUFFIXES, *WRITTEN)
    own = sokert.load_data(head)
    if "issuer" not in own:
        raise DataError(Finding("DATA-MISSING-KEY", {"key": "issuer", "owner": Term("OWNER-REPORT")}, Place(head)))
    whole = consolidated(
        files_in(files, holding),
        expected=_names(units) if units else (),
        due=due,
        previous=files_in(previous, holding),
        merged=sokert.load_data(merged) if merged else None,
        leave_out=leave_out,
        **allowed,
        **tools_of(filters),
        **own,
    )
    put_text(Path(out), report_file.written(whole.data), force)
    echo(out, err=call.format != "text")
    exit_with([*whole.findings, *passed_over(files)], call)


def _names(path: str) -> list[str]:
    """Return the names in a list of units, one a line; lines that begin with # are remarks."""
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@click.command("batch", cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--out", "-o", required=True, type=FILE)
@click.option("--template", "-t", type=FILE)
@click.option("--filters", type=FILE)
@click.option("--workers", type=_Workers())
@click.option("--scheduler")
@click.option("--resume", is_flag=True)
@telling
def batch(
    call: Call,
    files: tuple[str, ...],
    out: str,
    template: str | None,
    filters: str | None,
    workers: int | None,
    scheduler: str | None,
    resume: bool,
    allowed: Allowed,
    force: bool,
) -> None:
    """Render many report files and forms into a folder."""
    from sokert.batch import cluster, render_many
    from sokert.reports import files_in

    gc.enable()  # which a command that ends at once can do without
    jobs = _jobs(files_in(files), Path(out).resolve())
    journal = Path(out).resolve() / ".sokert-batch" if resume else None
    tools = tools_of(filters)
    if tools and (other := "--resume" if resume else "--scheduler" if scheduler else ""):
        raise Misuse(Finding("CLI-EITHER", {"one": "--filters", "other": other}))
    executor = cluster(scheduler) if scheduler else ThreadPoolExecutor(workers) if tools else None
    is_made = not os.path.lexists(out)
    folder(Path(out))
    findings: list[Finding] = []
    counts = {"written": 0, "skipped": 0, "failed": 0}
    how: dict[str, Any] = {"executor": executor, "workers": workers, "template": template, "journal": journal}
    ended = render_many(jobs, overwrite=force, **how, **allowed, **tools)
    with shown(ended, len(jobs)) as every:
        for one in every:
            counts["failed" if one.error else "skipped" if one.skipped else "written"] += 1
            findings += one.error.findings if one.error else ()
    if is_made and counts["failed"] == len(jobs):
        with suppress(OSError):  # it holds the journal, or what others put there
            Path(out).rmdir()
    echo(messages.text("CLI-BATCH", counts, call.lang), err=True)
    if findings:
        print_findings(findings, call, "CLI-FOUND" if counts["written"] or counts["skipped"] else "CLI-COUNT")
        raise click.exceptions.Exit(2)
    echo(out)


def _jobs(files: Iterable[Path], into: Path) -> list[tuple[Path, Path]]:
    """Return each report with its Word file; two that would be written to one file are told."""
    where = {str(file): str(into / f"{file.stem}.docx") for file in files}
    distinct(where)
    return [(Path(file).resolve(), Path(target)) for file, target in where.items()]

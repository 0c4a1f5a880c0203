"""The commands for many units: `sheet`, `consolidate` and `batch`."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    FILE,
    REPORT,
    Call,
    Written,
    common,
    echo,
    exit_with,
    folder,
    forced,
    print_findings,
    put_text,
    written,
)
from sokert.cli.problems import FORMATS
from sokert.cli.targets import distinct, shown
from sokert.cli.words import Command, Misuse
from sokert.errors import DataError, Finding, Place, Term, unreadable
from sokert.ooxml.target import WORKBOOK

BOOK = Written(*WORKBOOK)


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A day as report files write it."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            raise Misuse(Finding("CLI-DAY", {"given": value}), ctx) from error


def telling(command: Any) -> Any:
    """Give a command that reads many files and writes what it may not write over what all such commands have."""
    command = forced(common(click.pass_obj(command)))
    return click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)(command)


@click.command("sheet", cls=Command)
@click.argument("file", type=FILE)
@click.option("--out", "-o", type=BOOK, required=True)
@click.option("--unit")
@forced
@common
@click.pass_obj
def sheet(call: Call, file: str, out: str, unit: str | None, force: bool) -> None:
    """Write an Excel form of a report's figures for a unit to fill in."""
    sokert.sheet(sokert.load(file), out, unit=unit, overwrite=force)
    written(call, Path(out))


@click.command("consolidate", cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--head", required=True, type=FILE)
@click.option("--out", "-o", type=REPORT, required=True)
@click.option("--units", type=FILE)
@click.option("--due", type=_Day())
@click.option("--previous", multiple=True, type=FILE)
@click.option("--merged", type=FILE)
@click.option("--leave-out", is_flag=True)
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
    force: bool,
) -> None:
    """Make one report file from many units' reports and forms."""
    from sokert.consolidate import consolidated
    from sokert.remembered import report_file
    from sokert.reports import SUFFIXES, WRITTEN, files_in

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
        **own,
    )
    put_text(Path(out), report_file.written(whole.data), force)
    echo(out, err=call.format != "text")
    exit_with(whole.findings, call)


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
@click.option("--workers", type=int)
@click.option("--scheduler")
@click.option("--resume", is_flag=True)
@telling
def batch(
    call: Call,
    files: tuple[str, ...],
    out: str,
    template: str | None,
    workers: int | None,
    scheduler: str | None,
    resume: bool,
    force: bool,
) -> None:
    """Render many report files and forms into a folder."""
    from sokert.batch import cluster, render_many
    from sokert.reports import files_in

    gc.enable()  # which a command that ends at once can do without
    folder(Path(out))
    jobs = _jobs(files_in(files), Path(out).resolve())
    journal = Path(out).resolve() / ".sokert-batch" if resume else None
    executor = cluster(scheduler) if scheduler else None
    findings: list[Finding] = []
    counts = {"written": 0, "skipped": 0, "failed": 0}
    ended = render_many(jobs, executor=executor, workers=workers, template=template, overwrite=force, journal=journal)
    with shown(ended, len(jobs)) as every:
        for one in every:
            counts["failed" if one.error else "skipped" if one.skipped else "written"] += 1
            findings += one.error.findings if one.error else ()
    echo(messages.text("CLI-BATCH", counts, call.lang), err=True)
    if findings:
        print_findings(findings, call)
        raise click.exceptions.Exit(2)
    echo(out)


def _jobs(files: Iterable[Path], into: Path) -> list[tuple[Path, Path]]:
    """Return each report with its Word file; two that would be written to one file are told."""
    where = {str(file): str(into / f"{file.stem}.docx") for file in files}
    distinct(where)
    return [(Path(file).resolve(), Path(target)) for file, target in where.items()]

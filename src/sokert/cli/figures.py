"""What the commands do about tables: `data` lists their figures, `new --from` starts from one."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sokert import messages
from sokert.cli.answers import Allowed, Call, echo, put_text
from sokert.cli.targets import given
from sokert.errors import DataError, Finding, Place

if TYPE_CHECKING:
    import sokert
    from sokert.sources.listing import Listed

# What is asked for at the terminal, by the finding that tells it is not certain.
_ASKED = {"SOURCE-SHEETS", "SOURCE-COLUMNS-UNSURE", "SOURCE-COLUMN-MISSING", "SOURCE-COLUMN-TWICE"}


def figures(call: Call, file: str, codes: str | None, allowed: Allowed, force: bool) -> None:
    """List the figures of a report file or a table: code, name, figure, where it stands; write a file of codes."""
    from sokert.sources.listing import codes_file, listed  # tables, which other commands do not read

    found = listed(given(file), **allowed)
    if codes:
        put_text(Path(codes), codes_file(found, Path(codes)), force or Path(codes).exists())
        echo(codes)
    elif call.format == "json":
        echo(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
    else:
        echo(_columns(found))


def _columns(found: list[Listed]) -> str:
    """Return figures for a person, in columns."""
    rows = [(one.code, one.figure, one.name, one.source) for one in found]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1, 2)]
    return "\n".join(
        f"{code:{widths[0]}}  {figure:>{widths[1]}}  {name:{widths[2]}}  {source}".rstrip()
        for code, figure, name, source in rows
    )


def started(
    words: str,
    table: Path,
    named: str,
    sheet: str | None,
    columns: Mapping[str, str],
    period: sokert.Period | None,
    named_agency: bool,
    lang: str | None,
    decimal: str,
) -> tuple[str, tuple[Finding, ...]]:
    """Return the report file that a starter becomes with its figures out of a table; what is not sure is asked.

    With it comes what is to be looked at.
    """
    from sokert.sources.starting import start

    chosen = dict(columns)
    while True:
        try:
            return start(words, table, sheet, chosen, period, named_agency, lang, decimal, named)
        except DataError as error:
            if not sys.stdin.isatty() or not all(one.code in _ASKED for one in error.findings):
                raise
            for finding in error.findings:
                answer = _answer(finding)
                if finding.code == "SOURCE-SHEETS":
                    sheet = answer
                else:
                    chosen[str(finding.facts["key"])] = answer


def beside(tables: Iterable[Path], file: Path, allow_outside: bool) -> list[str]:
    """Return how a report file is to name tables; one that does not stand beside it only where the call allows it."""
    names = []
    for table in tables:
        is_beside = table.parent.resolve() == file.parent.resolve()
        if not (is_beside or allow_outside):
            raise DataError(Finding("SOURCE-OUTSIDE", {"name": str(table)}, Place(str(file))))
        names.append(table.name if is_beside else Path(os.path.relpath(table, file.parent)).as_posix())
    return names


def _answer(finding: Finding) -> str:
    """Return what a person at the terminal says about what is not certain."""
    echo(finding.message(), err=True)
    answer: str = click.prompt(messages.text("CLI-ASK-WHICH"), err=True)
    return answer.strip()

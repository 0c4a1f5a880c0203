"""The command that shows a report as a page, and the one that makes a PDF of it."""

from __future__ import annotations

from pathlib import Path

import click

import sokert
from sokert.cli.answers import (
    FILE,
    PAGE,
    Allowed,
    Call,
    common,
    echo,
    forced,
    print_findings,
    sourced,
    tools_of,
    written,
)
from sokert.cli.help_texts import Command
from sokert.errors import DataError, FileError, Finding, Place, SokertError

REPORTS = (".yaml", ".yml", ".json")


@click.command("preview", cls=Command)
@click.argument("file", type=FILE)
@click.option("--out", "-o", type=PAGE)
@click.option("--template", "-t", type=FILE)
@click.option("--filters", type=FILE)
@click.option("--watch", is_flag=True)
@sourced
@forced
@common
@click.pass_obj
def preview(
    call: Call,
    file: str,
    out: str | None,
    template: str | None,
    filters: str | None,
    watch: bool,
    force: bool,
    allowed: Allowed,
) -> None:
    """Write a report or a Word file as a page to look at, and say where it is; with `watch` at each save."""
    if Path(file).is_dir():
        raise FileError(Finding("FILE-IS-FOLDER", {}, Place(file)))
    target = Path(out) if out else Path(file).with_suffix(".html")
    is_report = Path(file).suffix.lower() in REPORTS
    tools = tools_of(filters)
    if watch:
        from sokert.preview.watch import watch as watched  # only who watches needs it

        if not is_report:
            raise DataError(Finding("CLI-WATCH-REPORT", {}, Place(file)))
        watched(
            Path(file),
            target,
            lambda wrong: _said(wrong, target, call),
            template=template,
            lang=call.lang,
            overwrite=force,
            **allowed,
            **tools,
        )
        return
    subject = sokert.load(file, **allowed, **tools) if is_report else file
    sokert.preview(subject, target, template=template, lang=call.lang, overwrite=force)
    written(call, target)


def _said(wrong: SokertError | None, target: Path, call: Call) -> None:
    """Say that a page was written, or what is wrong with the draft."""
    if wrong:
        print_findings(wrong.findings, call)
    else:
        echo(str(target))

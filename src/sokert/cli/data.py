"""The command `data`: what a Word file carries, edits back into the report file, a file cleaned before it is sent."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import sokert
from sokert import messages, saving
from sokert.cli.answers import (
    FILE,
    PIPE,
    TEXT,
    Allowed,
    Call,
    Written,
    common,
    echo,
    exit_with,
    forced,
    put_text,
    sourced,
    tools_of,
    written,
)
from sokert.cli.checking import is_report
from sokert.cli.exit_codes import FINDINGS
from sokert.cli.figures import figures
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Misuse
from sokert.cli.lines import safe
from sokert.cli.targets import given
from sokert.errors import Finding
from sokert.template import FORM

if TYPE_CHECKING:
    from sokert.edited import Applied


_YAML = (".yaml", ".yml")
_OUT = Written(*saving.WORD, *_YAML)


@click.command("data", cls=Command)
@click.argument("file", type=FILE)
@click.option("--codes", type=TEXT)
@click.option("--into", type=FILE)
@click.option("--template", "-t", type=FILE)
@click.option("--filters", type=FILE)
@click.option("--yes", is_flag=True)
@click.option("--strip", "clean", is_flag=True)
@click.option("--out", "-o", type=_OUT)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@sourced
@forced
@common
@click.pass_obj
def data_command(
    call: Call,
    file: str,
    codes: str | None,
    into: str | None,
    template: str | None,
    filters: str | None,
    yes: bool,
    clean: bool,
    out: str | None,
    allowed: Allowed,
    force: bool,
) -> None:
    """List the figures of a report file or a table; of a Word file print the report, bring edits back, take it out."""
    if into and (clean or out):
        raise Misuse(Finding("CLI-DATA-INTO-AND-STRIP"))
    is_word = not is_report(file) if file == PIPE else Path(file).suffix.lower() in FORM
    if out and (not is_word or clean == (Path(out).suffix.lower() in _YAML)):
        raise Misuse(Finding("CLI-DATA-OUT", {"given": out}))
    if not is_word and (into or clean):
        raise Misuse(Finding("CLI-DATA-NO-WORD", {"given": file, "option": "--into" if into else "--strip"}))
    if not is_word:
        figures(call, file, codes, allowed, force)
        return
    from sokert import edited
    from sokert.fill.custom_filters import own_of
    from sokert.remembered import data, report_file  # lxml, which only this command has to pay
    from sokert.sources import Access

    if clean:
        target = Path(out or file)
        data.strip(file, target, overwrite=force or not out)
        written(call, target)
    elif into:
        own = own_of(**tools_of(filters))
        _into(call, edited.applied(file, into, Access(**allowed), template, own), yes)
    else:
        said = report_file.as_yaml(sokert.read_data(given(file))).rstrip("\n")
        if out:
            put_text(Path(out), f"{said}\n", force)
        echo(out or said)


def _into(call: Call, applied: Applied, yes: bool) -> None:
    """Show what would be brought back, and write it where the user agrees."""
    if call.format == "text":
        for finding in (*applied.done, *applied.elsewhere):
            echo(f"{finding.where}: {safe(finding.message(call.lang))}", err=True)
    waits = bool(applied.done) and not yes and not _agreed(call, len(applied.done))
    if waits:
        facts = {"file": str(applied.path), "count": len(applied.done)}
        echo(messages.text("CLI-NOT-WRITTEN", facts, call.lang), err=True)
    elif applied.done:
        applied.write()
        echo(str(applied.path))
    elif not applied.left:
        echo(messages.text("CLI-NO-EDITS" if applied.is_as_written else "CLI-NO-WORDS-EDITED", {}, call.lang), err=True)
    exit_with(applied.left if call.format == "text" else (*applied.done, *applied.left, *applied.elsewhere), call)
    if waits:
        raise click.exceptions.Exit(FINDINGS)


def _agreed(call: Call, count: int) -> bool:
    """Return whether the person at the keyboard says yes; where nobody sits there, nothing is written."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    return click.confirm(messages.text("CLI-BRING", {"count": count}, call.lang), err=True)

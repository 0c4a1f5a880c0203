"""The command `compare`: two reports side by side, or the reports of two folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    FILE,
    FINDINGS,
    NO_ACCESS,
    PIPE,
    TEXT,
    WRONG_INPUT,
    Call,
    common,
    echo,
    forced,
    print_findings,
    put_text,
)
from sokert.cli.checking import is_report
from sokert.cli.lines import safe
from sokert.cli.targets import piped, targets
from sokert.cli.words import Command, Misuse
from sokert.errors import FileError, Finding, Place, SokertError

_HEADS = {"text": "{}:", "markdown": "## {}\n"}
_ALONE = {"new": "CLI-COMPARE-NEW", "gone": "CLI-COMPARE-GONE", "wrong": "CLI-COMPARE-WRONG"}


class _Alone(NamedTuple):
    """Why a report is not compared, and the file that has mistakes."""

    how: str
    file: str = ""

    def worded(self, lang: str | None) -> str:
        """Return it for a person."""
        return messages.text(_ALONE[self.how], {"file": safe(self.file)}, lang)


@click.command("compare", cls=Command)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--format", "shape", type=click.Choice(["text", "json", "html", "markdown"]), default="text")
@click.option("--exit-code", "exit_code", is_flag=True)
@click.option("--out", "-o", type=TEXT)
@forced
@common
@click.pass_obj
def compare(call: Call, old: str, new: str, shape: str, exit_code: bool, out: str | None, force: bool) -> None:
    """Tell which figures moved, which words changed and what was carried over between two reports."""
    wrong: list[SokertError] = []
    if gone := [
        Finding("FILE-NOT-FOUND", {}, Place(name)) for name in (old, new) if name != PIPE and not os.path.exists(name)
    ]:
        raise FileError(gone)
    if os.path.isdir(old) and os.path.isdir(new):
        said, differs = _folders(old, new, shape, call, wrong)
    else:
        comparison = sokert.compare(_given(old), _given(new))
        said, differs = _worded(comparison, shape, call), bool(comparison)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)
    if wrong:
        findings = [one for error in wrong for one in error.findings]
        print_findings(
            findings, call._replace(format="text"), "CLI-FOUND"
        )  # beside the comparison, whatever its format
        raise click.exceptions.Exit(max(NO_ACCESS if isinstance(one, FileError) else WRONG_INPUT for one in wrong))
    if exit_code and differs:
        raise click.exceptions.Exit(FINDINGS)


def _given(file: str) -> sokert.Report | str | bytes:
    """Return a file's name, or what is piped in its place."""
    if file != PIPE:
        return file
    return sokert.parse(piped(), folder=".") if is_report(PIPE) else piped()


def _worded(comparison: sokert.Comparison, shape: str, call: Call) -> str:
    """Return a comparison as it was asked for."""
    if shape == "json":
        return json.dumps(comparison.as_json(), ensure_ascii=False, indent=2)
    said = {"html": comparison.html, "markdown": comparison.markdown}.get(shape, comparison.text)(call.lang)
    return said.rstrip("\n") if shape == "html" else safe(said).rstrip("\n")


def _folders(old: str, new: str, shape: str, call: Call, wrong: list[SokertError]) -> tuple[str, bool]:
    """Return what differs between the report files of two folders that lie alike, and whether anything does.

    A report that cannot be read is told in its place and put among what is wrong; the others are compared all the same.
    """
    if shape == "html":
        raise Misuse(Finding("CLI-ONE-FILE", {"option": "--format html"}))
    compared = dict(_compared(old, new, wrong))
    if shape == "json":
        whole = {name: one.how if isinstance(one, _Alone) else one.as_json() for name, one in compared.items()}
        return json.dumps(whole, ensure_ascii=False, indent=2), bool(compared)
    parts = [
        f"{_HEADS[shape].format(safe(name))}\n"
        + (one.worded(call.lang) if isinstance(one, _Alone) else _worded(one, shape, call))
        for name, one in compared.items()
    ]
    return "\n\n".join(parts) or messages.text("CLI-COMPARE-SAME", lang=call.lang), bool(compared)


def _compared(old: str, new: str, wrong: list[SokertError]) -> Iterator[tuple[str, sokert.Comparison | _Alone]]:
    """Yield each report that differs, by its name below its folder; of one that cannot be compared why."""
    both = [targets([folder], "report", skip_others=True) for folder in (old, new)]
    wrong += [FileError(side.wrong) for side in both if side.wrong]
    before, after = ({below: file for file, below in side.found.items()} for side in both)
    for name in sorted({**before, **after}):
        if name not in before or name not in after:
            yield name, _Alone("new" if name in after else "gone")
            continue
        try:
            comparison = sokert.compare(before[name], after[name])
        except SokertError as error:
            wrong.append(error)
            yield name, _Alone("wrong", error.findings[0].where.file)
        else:
            yield from [(name, comparison)] if comparison else []

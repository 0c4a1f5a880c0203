"""The command `compare`: two reports side by side, or the reports and Word files of two folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

import sokert
from sokert import messages
from sokert.cli.answers import FILE, PIPE, TEXT, Allowed, Call, Tools, common, echo, forced, put_text, sourced, tools_of
from sokert.cli.baseline import Judging
from sokert.cli.checking import is_report
from sokert.cli.exit_codes import FINDINGS
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Misuse
from sokert.cli.lines import safe
from sokert.cli.targets import Ended, Targets, each, leave, nothing_in, piped, targets
from sokert.errors import FileError, Finding, Place, SokertError
from sokert.template import FORM, SUFFIX

_HEADS = {"text": "{}:", "markdown": "## {}\n"}
_OF_ENDING = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
_KINDS = "report word tagged"
# How the last version comes to lie beside this one with all its files.
_BESIDE = {"git": "git worktree add --detach ../last main", "call": "sokert compare ../last/report.yaml report.yaml"}
_ALONE = {"new": "CLI-COMPARE-NEW", "gone": "CLI-COMPARE-GONE", "wrong": "CLI-COMPARE-WRONG"}


class _Alone(NamedTuple):
    """Why a report is not compared, its file, and the name that the very same file has on the other side."""

    how: str
    file: str = ""
    same: str = ""

    def worded(self, lang: str | None) -> str:
        """Return it for a person."""
        return messages.text(_ALONE[self.how], {"file": safe(self.file), "same": safe(self.same)}, lang)


@click.command("compare", cls=Command)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "html", "markdown"]),
)
@click.option("--exit-code", "exit_code", is_flag=True)
@click.option("--no-carried", "carried", is_flag=True, flag_value=False, default=True)
@click.option("--template", "-t", type=FILE)
@click.option("--filters", type=FILE)
@click.option("--out", "-o", type=TEXT)
@sourced
@forced
@common
@click.pass_obj
def compare(
    call: Call,
    old: str,
    new: str,
    shape: str | None,
    exit_code: bool,
    carried: bool,
    template: str | None,
    filters: str | None,
    out: str | None,
    allowed: Allowed,
    force: bool,
) -> None:
    """Tell which figures moved, which words changed and what was carried over between two reports."""
    shape = shape or _OF_ENDING.get(Path(out or "").suffix.lower(), "text")
    looked_at: tuple[Targets, Ended] | None = None
    reading = _Reading(allowed, tools_of(filters))
    if gone := [
        Finding("FILE-NOT-FOUND", {}, Place(name)) for name in (old, new) if name != PIPE and not os.path.exists(name)
    ]:
        raise FileError(gone)
    if os.path.isdir(old) and os.path.isdir(new):
        if shape == "html":
            raise Misuse(Finding("CLI-ONE-FILE", {"option": "--format html"}))
        compared, looked_at = _compared(old, new, template, reading)
        said, differs = _listed(compared, shape, carried, call), bool(compared)
    else:
        given = [reading.side(one, beside) for one, beside in ((old, new), (new, old))]
        comparison = sokert.compare(*given, template=template, **reading.tools)
        piped_in = [one for name, one in zip((old, new), given, strict=True) if name == PIPE]
        _note_read_here([one for one in piped_in if isinstance(one, sokert.Report)], call)
        said, differs = _worded(comparison, shape, carried, call), bool(comparison)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)
    if looked_at:  # what is wrong is told beside the comparison, whatever its format
        leave(call._replace(format="text"), *looked_at, Judging(), silent=True)
    if exit_code and differs:
        raise click.exceptions.Exit(FINDINGS)


class _Reading(NamedTuple):
    """How report files are read: what their sources may be, and the filters and functions of an office's own."""

    allowed: Allowed
    tools: Tools

    def side(self, file: str, beside: str = "") -> sokert.Report | str | bytes:
        """Return the report of a file, or the name of a Word file; a piped report names files in the other's folder."""
        if not is_report(file):
            return piped() if file == PIPE else file
        if file == PIPE:
            return sokert.parse(piped(), folder=os.path.dirname(beside) or ".", **self.allowed, **self.tools)
        return sokert.load(file, **self.allowed, **self.tools)


def _note_read_here(piped: Sequence[sokert.Report], call: Call) -> None:
    """Tell that a report of a pipe brings along none of the files it names: they are as they lie here now."""
    for report in piped:
        own = [report.template] if report.template.endswith((*FORM, SUFFIX)) else []
        files = [*own, *(file for one in report.sources for file in (one.file, one.codes) if file)]
        if files:
            facts = {"files": ", ".join(dict.fromkeys(files)), **_BESIDE}
            echo(FORMATS["text"]([Finding("CLI-COMPARE-PIPED", facts, level="warning")], call.lang), err=True)


def _worded(comparison: sokert.Comparison, shape: str, carried: bool, call: Call) -> str:
    """Return a comparison as it was asked for."""
    if shape == "json":
        return json.dumps(comparison.as_json(carried), ensure_ascii=False, indent=2)
    said = {"html": comparison.html, "markdown": comparison.markdown}.get(shape, comparison.text)(call.lang, carried)
    return said.rstrip("\n") if shape == "html" else safe(said).rstrip("\n")


def _listed(compared: Mapping[str, sokert.Comparison | _Alone], shape: str, carried: bool, call: Call) -> str:
    """Return the comparisons of two folders as they were asked for."""
    if shape == "json":
        whole = {name: one.how if isinstance(one, _Alone) else one.as_json(carried) for name, one in compared.items()}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    parts = [
        f"{_HEADS[shape].format(safe(name))}\n"
        + (one.worded(call.lang) if isinstance(one, _Alone) else _worded(one, shape, carried, call))
        for name, one in compared.items()
    ]
    if shape == "markdown" and len(compared) > 1:
        parts.insert(0, _overview(compared, call))
    return "\n\n".join(parts) or messages.text("CLI-COMPARE-SAME", lang=call.lang)


def _overview(compared: Mapping[str, sokert.Comparison | _Alone], call: Call) -> str:
    """Return a table of what moved in each report, at the head of the summary of many."""
    rows = [messages.text("CLI-COMPARE-COLUMNS", lang=call.lang), "---|---:|---:"]
    for name, one in compared.items():
        counts = (one.worded(call.lang), "") if isinstance(one, _Alone) else (len(one.figures), len(one.words))
        rows.append(" | ".join(map(str, (safe(name).replace("|", "\\|"), *counts))))
    return "\n".join(f"| {row} |" if "-:" not in row else f"|{row}|" for row in rows)


def _compared(
    old: str, new: str, template: str | None, reading: _Reading
) -> tuple[dict[str, sokert.Comparison | _Alone], tuple[Targets, Ended]]:
    """Return each report that differs, by its name below its folder, or why it is not compared; and what was looked at.

    One that cannot be read is told in its place; the others are compared all the same.
    """
    (before, after), empty = _searched(old, new)
    was, now = _by_name(before), _by_name(after)
    names = {(now.get(stem) or was[stem]): stem for stem in sorted({*was, *now})}
    compared: dict[str, sokert.Comparison | _Alone] = {}
    both = Targets(
        {**before.found, **after.found}, {**before.passed, **after.passed}, False, (*before.wrong, *after.wrong)
    )

    def judge(file: str) -> tuple[Finding, ...]:
        name, stem = both.found[file], names[file]
        if stem not in was or stem not in now:
            compared[name] = _Alone("new" if stem in now else "gone", file)
            return ()
        compared[name] = _Alone("wrong", file)
        try:
            sides = [reading.side(one[stem]) for one in (was, now)]
            compared[name] = sokert.compare(*sides, template=template, **reading.tools)
        except SokertError as error:
            compared[name] = _Alone("wrong", error.findings[0].where.file)
            raise
        return ()

    ended = each(replace(both, found={file: both.found[file] for file in names}), judge)
    ended.wrong += empty
    compared |= _renamed({name: one for name, one in compared.items() if isinstance(one, _Alone)})
    return {name: one for name, one in compared.items() if one}, (both, ended)


def _renamed(alone: Mapping[str, _Alone]) -> Iterator[tuple[str, _Alone]]:
    """Yield each report that is gone and each new one which are the very same file, with the other's name."""
    names: dict[bytes, dict[str, list[str]]] = {}
    for name, one in alone.items():
        if one.how != "wrong":
            with suppress(OSError):  # told where it is read
                names.setdefault(Path(one.file).read_bytes(), {"gone": [], "new": []})[one.how].append(name)
    for sides in names.values():
        if all(len(found) == 1 for found in sides.values()):
            (gone,), (new,) = sides["gone"], sides["new"]
            yield from ((gone, alone[gone]._replace(same=new)), (new, alone[new]._replace(same=gone)))


def _searched(*folders: str) -> tuple[list[Targets], list[Finding]]:
    """Return what each folder holds, and which of them hold nothing to compare; that all do is an error."""
    sides = [targets([folder], _KINDS, "template head other", skip_others=True) for folder in folders]
    empty = [
        nothing_in(folder, _KINDS, side.passed)
        for folder, side in zip(folders, sides, strict=True)
        if not (side.found or side.wrong)
    ]
    if len(empty) == len(sides):
        raise FileError(empty)
    return sides, [replace(one, level="warning") for one in empty]


def _by_name(side: Targets) -> dict[str, str]:
    """Return the files of a folder by what two drafts of one report have in common: the name without its ending.

    A Word file beside the report file of its name is the rendering of that, and not compared again.
    """
    files: dict[str, str] = {}
    for file, below in sorted(side.found.items(), key=lambda one: not is_report(one[0])):
        stem = os.path.splitext(below)[0]
        if stem not in files:
            files[stem] = file
        elif is_report(file) or not is_report(files[stem]):
            files[below] = file
    return files

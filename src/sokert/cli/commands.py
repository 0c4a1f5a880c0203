"""What each command does, and how a call ends."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO, TypedDict

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    COLUMN,
    DONE,
    NO_ACCESS,
    OUR_FAULT,
    REPORT,
    STOPPED,
    TEXT,
    WORD,
    WORD_OR_PDF,
    WRONG_INPUT,
    Call,
    common,
    echo,
    exit_with,
    forced,
    print_findings,
    put_text,
    sourced,
    written,
)
from sokert.cli.compare import compare
from sokert.cli.data import data_command
from sokert.cli.figures import beside, started
from sokert.cli.many import batch, consolidate, sheet
from sokert.cli.preview import preview, put_pdf
from sokert.cli.problems import FORMATS, safe
from sokert.cli.starters import KINDS, starter
from sokert.cli.templates import Missing, own_template, template
from sokert.cli.words import Command, Group, Misuse, misuse
from sokert.errors import DataError, FileError, Finding, Place, SokertError, unwritable
from sokert.ooxml.target import WORD as ENDINGS
from sokert.ooxml.target import put
from sokert.template import FORM

MOST_NAMED = 10  # figures told one by one
REPORTS = (".yaml", ".yml", ".json")


@click.group("sokert", cls=Group, invoke_without_command=True)
@click.option("--version", is_flag=True)
@common
@click.pass_context
def commands(context: click.Context, version: bool) -> None:
    """Hold all commands."""
    if version:
        echo(f"sokert {sokert.__version__}")
    elif context.invoked_subcommand is None:
        echo(context.get_help())


Tones = Literal["older", "newer"] | None


class Allowed(TypedDict):
    """What a call allows the sources of a report file."""

    databases: Mapping[str, str]
    allow_outside: bool


@commands.command("render", cls=Command)
@click.argument("file", required=False)
@click.option("--data")
@click.option("--metrics")
@click.option("--out", "-o", type=WORD_OR_PDF)
@click.option("--template", "-t")
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@click.option("--no-embed", is_flag=True)
@click.option("--filters")
@click.option("--missing", type=click.Choice(["error", "blank"]), default="error")
@sourced
@forced
@common
@click.pass_context
def render(
    context: click.Context,
    file: str | None,
    data: str | None,
    metrics: str | None,
    out: str | None,
    template: str | None,
    no_embed: bool,
    filters: str | None,
    missing: Missing,
    force: bool,
    database: tuple[tuple[str, str], ...],
    allow_outside: bool,
) -> None:
    """Write the Word file, or its PDF, of a report file, or of plain data and a template, and say where it is."""
    source = _source(context, file, data, template)
    allowed: Allowed = {"databases": dict(database), "allow_outside": allow_outside}
    if data and metrics:
        raise Misuse(Finding("CLI-METRICS-AND-DATA"), context)
    given = sokert.load_data(source) if data else _report(source, metrics, allowed)
    target = Path(out) if out else Path(source).with_suffix(".docx")
    if template and target.exists() and Path(template).exists() and target.samefile(template):
        raise FileError(Finding("CLI-SAME-FILE", where=Place(str(target))))
    word, left = None if target.suffix.lower() == ".pdf" else target, list[Finding]()
    if isinstance(given, sokert.Report):
        own = filters or missing == "blank"
        form = own_template(template or given.template_file, filters, missing) if own else template
        with _located(source, allowed):
            content = sokert.render(given, None, form, embed=False if no_embed else None)
        left += _put(content, word, force) if word else ()
        left += () if given.draft or not word else _carried(content, given, target)
        left += _untold(given, source)
    else:
        content = own_template(template or "", filters, missing).render(
            given, word, overwrite=force, blanks=left.append
        )
    if not word:
        put_pdf(content, target, force)
    written(context.obj, target)
    if left:
        print_findings(left, context.obj, "CLI-FOUND")


def _report(source: str, metrics: str | None, allowed: Allowed) -> sokert.Report:
    """Return the report of a file, with the figures of a sheet that a unit filled in."""
    report = sokert.load(source, **allowed)
    if not metrics:
        return report
    from sokert.sheet.reading import taken_back  # which only a form needs

    return taken_back(report, metrics)


@contextmanager
def _located(source: str, allowed: Allowed) -> Iterator[None]:
    """Tell what is wrong with a figure at its line of the report file."""
    try:
        yield
    except SokertError as error:
        from sokert.sources import Access, read  # read once more, where something is wrong

        draft = read(source, Access(**allowed))
        bare = [one.where.metric and not (one.where.file or one.where.part) for one in error.findings]
        found = [draft.located(one) if is_bare else one for one, is_bare in zip(error.findings, bare, strict=True)]
        raise type(error)(found) from error


def _put(content: bytes, target: Path, force: bool) -> Iterator[Finding]:
    """Write a Word file; yield where a file is kept whose every edit the new one says."""
    try:
        put(target, content, ENDINGS, force)
    except FileError as error:
        if [one.code for one in error.findings] != ["FILE-NOT-OURS"]:
            raise
        from sokert.remembered.replacing import replaced  # lxml, for who renders over an edited file

        if (kept := replaced(target, content)) is None:
            raise
        yield Finding("RENDER-KEPT", {"file": str(kept)}, Place(str(target)), "info")


def _untold(report: sokert.Report, source: str) -> Iterator[Finding]:
    """Yield the remark that the text of a report leaves figures out."""
    from sokert.fill.untold import untold  # the engine, which has been at work by now

    yield from (one.at(file=source) for one in untold(report))


def _carried(content: bytes, report: sokert.Report, target: Path) -> Iterator[Finding]:
    """Yield the remark that a final file carries figures it does not print."""
    from sokert.remembered.unprinted import unprinted  # only a final file has to pay for it

    if hidden := unprinted(content, report):
        names = ", ".join(metric.code for metric in hidden[:MOST_NAMED]) + (", ..." if len(hidden) > MOST_NAMED else "")
        yield Finding("REMEMBER-UNPRINTED", {"count": len(hidden), "names": names}, Place(str(target)), "info")


def _source(context: click.Context, file: str | None, data: str | None, template: str | None) -> str:
    """Return the file to render from: a report file, or plain data that a template is given for."""
    if file and data:
        raise Misuse(Finding("CLI-FILE-AND-DATA"), context)
    if data and not template:
        raise Misuse(Finding("CLI-DATA-ALONE"), context)
    if given := file or data:
        return given
    raise Misuse(Finding("CLI-MISSING", {"name": messages.text("CLI-WORD-FILE", lang=context.obj.lang)}), context)


@commands.command("check", cls=Command)
@click.argument("file")
@click.option("--standard", "-s", type=click.Choice(["nd30", "hd36", "hd05"]))
@click.option("--type")
@click.option("--mark", "-m", type=WORD)
@click.option("--report", "-r")
@click.option("--previous", "-p")
@click.option("--off", multiple=True)
@click.option("--figures", is_flag=True)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@sourced
@forced
@common
@click.pass_obj
def check(
    call: Call,
    file: str,
    standard: str | None,
    type: str | None,
    mark: str | None,
    report: str | None,
    previous: str | None,
    off: tuple[str, ...],
    figures: bool,
    force: bool,
    database: tuple[tuple[str, str], ...],
    allow_outside: bool,
) -> None:
    """Tell what is wrong with a report's figures and words, or with the form and words of a Word file."""
    allowed: Allowed = {"databases": dict(database), "allow_outside": allow_outside}
    if Path(file).suffix in REPORTS:
        if report:
            raise Misuse(Finding("CLI-REPORT-BESIDE-REPORT", {"given": report}))
        if figures:
            raise Misuse(Finding("CLI-FIGURES-OF-WORD"))
        findings = sokert.check_file(file, previous=previous, off=off, **allowed)
    elif figures:
        put_figures(file, call)
        return
    else:
        beside = sokert.load(report, **allowed) if report else None
        findings = sokert.check(file, standard, report=beside, previous=previous, off=off, type=type)
    if unknown := [one for one in findings if one.code == "CHECK-UNKNOWN-CODE" and not one.where.file]:
        raise DataError(unknown)  # of the call, not of a file
    if mark:
        sokert.mark(file, findings, mark, call.lang, overwrite=force)
    exit_with(findings, call, "" if Path(file).suffix in REPORTS or type else sokert.type_of(file, standard))


def put_figures(file: str, call: Call) -> None:
    """Say what was read of a Word file's figures, and what was held against what."""
    read = sokert.read_figures(file)
    echo(json.dumps(read.as_json(), ensure_ascii=False, indent=2) if call.format == "json" else read.worded(call.lang))


@commands.command("fix", cls=Command)
@click.argument("file")
@click.option("--out", "-o", type=WORD, required=True)
@click.option("--standard", "-s", type=click.Choice(["nd30", "hd36", "hd05"]))
@click.option("--type")
@click.option("--tones", type=click.Choice(["older", "newer"]))
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@forced
@common
@click.pass_obj
def fix(call: Call, file: str, out: str, standard: str | None, type: str | None, tones: Tones, force: bool) -> None:
    """Mend the form of a Word file without touching a word; tell what was changed and what is left."""
    if Path(file).suffix in REPORTS:
        raise DataError(Finding("CLI-NOT-WORD", {"file": file}, Place(file)))
    fixed = sokert.fix(file, out, standard, tones, type=type, overwrite=force)
    changed = [*fixed.fixed, *fixed.changed]
    echo(messages.text("CLI-MENDED", {"count": len(changed)}, call.lang), err=True)
    for finding in changed:
        echo(f"  - {safe(finding.done(call.lang))}", err=True)
    written(call, Path(out), fixed.left)


@commands.command("demo", cls=Command)
@click.argument("directory", default="sokert-demo")
@forced
@common
@click.pass_obj
def demo(call: Call, directory: str, force: bool) -> None:
    """Write a small report file, and its Word file beside it."""
    file = Path(directory, "report.yaml")
    _folder(file.parent)
    put_text(file, starter("office", call.lang), force)
    echo(str(file))
    sokert.render(sokert.load(file), target := file.with_suffix(".docx"), overwrite=force)
    written(call, target)


@commands.command("new", cls=Command)
@click.argument("file", type=REPORT, default="report.yaml")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--template", "-t", type=click.Choice([f"half-year/{kind}" for kind in KINDS]))
@click.option("--from", "from_", multiple=True)
@click.option("--sheet")
@click.option("--column", multiple=True, type=COLUMN)
@click.option("--period")
@forced
@common
@click.pass_obj
def new(
    call: Call,
    file: str,
    kind: str | None,
    template: str | None,
    from_: tuple[str, ...],
    sheet: str | None,
    column: tuple[tuple[str, str], ...],
    period: str | None,
    force: bool,
) -> None:
    """Write a report file to start from: with a comment beside each key, from a table, or from the reports before."""
    kind, findings = kind or (template or "office").removeprefix("half-year/"), list[Finding]()
    tables = [Path(one) for one in from_ if Path(one).suffix.lower() not in (*REPORTS, *FORM)]
    if len(tables) < len(from_):
        from sokert.continued import continued  # lxml, which an empty file to start from does not need

        beside(tables, Path(file))
        made = continued(from_, _period(period), call.lang, sheet, dict(column))
        words, findings = made.text, made.findings
    elif from_:
        given = _period(period) if period else None
        words, noted = started(starter(kind, call.lang), Path(from_[0]), Path(file), sheet, dict(column), given)
        findings += noted
    elif sheet or column:
        raise Misuse(Finding("CLI-WITHOUT-FROM", {"given": str(sheet or column)}))
    else:
        words = starter(kind, call.lang, _period(period).code if period else "")
    put_text(Path(file), words, force)
    echo(file)
    if findings := [*findings, *_second_half(words, file)]:
        print_findings(findings, call, "CLI-FOUND")


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
    try:
        return sokert.Period.of(given)
    except ValueError as error:
        raise DataError(Finding("DATA-PERIOD", {"given": given})) from error


@commands.command("explain", cls=Command)
@click.argument("code")
@common
@click.pass_obj
def explain(call: Call, code: str) -> None:
    """Print what a code says: what is wrong, why, and the remedy."""
    echo(sokert.explain(code.upper(), call.lang))


@commands.command("schema", cls=Command)
@click.option("--out", "-o", type=TEXT)
@forced
@common
def schema(out: str | None, force: bool) -> None:
    """Print the JSON Schema of report files, or write it to a file."""
    said = json.dumps(sokert.schema(), ensure_ascii=False, indent=2)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)


for command in (preview, template, data_command, compare, sheet, consolidate, batch):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    call = Call.of(arguments)
    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    try:
        with commands.make_context("sokert", list(arguments), obj=call) as context:
            commands.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except BaseException as error:  # whatever ends a call is told in words
        try:
            return _ended(error, call, _count(arguments))
        except Exception as second:  # the telling itself failed
            return _ended(RuntimeError(repr(second)), call)
    return DONE


def _count(arguments: Sequence[str]) -> str:
    """Return the code of the line that counts what is wrong: it says more where a file was to be written."""
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    return (
        "CLI-COUNT"
        if command in ("render", "preview", "fix", "demo", "new", "sheet", "batch") or "export" in arguments
        else "CLI-FOUND"
    )


def _ended(error: BaseException, call: Call, count: str = "CLI-FOUND") -> int:
    """Tell why a call did not come to its end; return its exit code."""
    if call.debug and not isinstance(error, SystemExit):
        import traceback  # only a fault has to pay for it

        echo(traceback.format_exc().rstrip(), err=True)
    if isinstance(error, click.UsageError):
        print_findings([misuse(error)], call, count)
        return WRONG_INPUT
    if isinstance(error, SokertError):
        print_findings(error.findings, call, count)
        return NO_ACCESS if isinstance(error, FileError) else WRONG_INPUT
    if isinstance(error, BrokenPipeError):
        _close()
        print_findings([Finding("CLI-BROKEN-PIPE")], call)
        return NO_ACCESS
    if isinstance(error, KeyboardInterrupt | click.Abort):
        print_findings([Finding("CLI-STOPPED", level="info")], call)
        return STOPPED
    if not isinstance(error, Exception):
        raise error
    said = " ".join(str(error).split())[:200]
    print_findings([Finding("CLI-OUR-FAULT", {"kind": type(error).__name__, "said": said})], call)
    return OUR_FAULT


def _utf8(stream: TextIO) -> None:
    """Let a stream carry Vietnamese whatever the locale says; file names come out as they are."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _close() -> None:
    """Let the interpreter leave in peace when nobody reads its output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, path) from error

"""What each command does, and how a call ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

import sokert
from sokert import messages
from sokert.cli.answers import (
    FILE,
    PIPE,
    TEXT,
    Allowed,
    Call,
    Tools,
    common,
    echo,
    folder,
    forced,
    named,
    print_findings,
    put_text,
    sourced,
    tools_of,
    traced,
    written,
)
from sokert.cli.baseline import Judging
from sokert.cli.exit_codes import DONE, NO_ACCESS, exit_code
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Group, Misuse, misuse
from sokert.cli.lines import safe
from sokert.cli.remarks import Made, draft_of, remarks_on
from sokert.cli.targets import Outs, alone, each, given, leave, outs, piped, targets
from sokert.errors import FileError, Finding, Place, SokertError, our_fault
from sokert.saving import PDF, WORD

if TYPE_CHECKING:
    from sokert.cli.templates import Missing

# Commands that stand elsewhere, with their functions: a call pays for its own alone.
_ELSEWHERE = {
    "new": "new.new",
    "check": "checking.check",
    "fix": "checking.fix",
    "preview": "preview.preview",
    "template": "templates.template",
    "data": "data.data_command",
    "compare": "compare.compare",
    "sheet": "many.sheet",
    "consolidate": "many.consolidate",
    "batch": "many.batch",
}
ON_WINDOWS = os.name == "nt"
COMPLETE = "_SOKERT_COMPLETE"  # by which a shell asks what could stand here


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


@commands.command("render", cls=Command)
@click.argument("files", nargs=-1, type=FILE)
@click.option("--skip-others", is_flag=True)
@click.option("--data", type=FILE)
@click.option("--metrics", type=FILE)
@click.option("--out", "-o", type=FILE)
@click.option("--template", "-t", type=FILE)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@click.option("--pdf", is_flag=True)
@click.option("--docx", is_flag=True)
@click.option("--no-embed", is_flag=True)
@click.option("--draft", is_flag=True)
@click.option("--filters", type=FILE)
@click.option("--missing", type=click.Choice(["error", "blank"]), default="error")
@sourced
@forced
@common
@click.pass_context
def render(
    context: click.Context,
    files: tuple[str, ...],
    skip_others: bool,
    data: str | None,
    metrics: str | None,
    out: str | None,
    template: str | None,
    pdf: bool,
    docx: bool,
    no_embed: bool,
    draft: bool,
    filters: str | None,
    missing: Missing,
    force: bool,
    allowed: Allowed,
) -> None:
    """Write the Word files, or the PDF, of report files, or of plain data and a template, and say where they are."""
    names = _sources(context, files, data, template)
    if data and metrics:
        raise Misuse(Finding("CLI-METRICS-AND-DATA"), context)
    if data and draft:
        raise Misuse(Finding("CLI-EITHER", {"one": "--data", "other": "--draft"}), context)
    chosen = targets(names, "report", "head", skip_others, allowed["allow_outside"])
    alone(chosen, "--metrics", metrics)
    where = outs(chosen, out, PDF[0], PDF) if pdf else outs(chosen, out, WORD[0], (*WORD, *PDF))
    if docx and PIPE in where.values():
        raise Misuse(Finding("CLI-EITHER", {"one": "--docx", "other": f"--out {PIPE}"}), context)
    call = context.obj.with_pipe(where)
    making = _Making(bool(data), metrics, template, tools_of(filters), missing, no_embed, draft, docx, force, allowed)

    def make(file: str) -> list[Finding]:
        left = making.made(file, where)
        for target in making.targets(where[file]):
            named(call, target)
        return left

    ended = each(chosen, make, speaks=sys.stdout.isatty())
    leave(call, chosen, ended, Judging(), "CLI-FOUND" if ended.findings else "CLI-COUNT", silent=True)


class _Making(NamedTuple):
    """How a call wants its files to be made."""

    from_data: bool
    metrics: str | None
    template: str | None
    own: Tools
    missing: Missing
    no_embed: bool
    draft: bool
    docx: bool
    force: bool
    allowed: Allowed

    def targets(self, out: str) -> tuple[str, ...]:
        """Return what is written for a source: its file, and beside a PDF the Word file where that is wanted too."""
        is_pdf = Path(out).suffix.lower() in PDF
        return (str(Path(out).with_suffix(WORD[0])), out) if self.docx and is_pdf else (out,)

    def made(self, source: str, outs: Outs) -> list[Finding]:
        """Write the file of a source; return what is worth telling of it."""
        out, left = outs[source], list[Finding]()
        target = Path(out)
        if self.template and target.exists() and Path(self.template).exists() and target.samefile(self.template):
            raise FileError(Finding("CLI-SAME-FILE", where=Place(out)))
        if self.from_data:
            from sokert.cli.templates import own_template  # which most reports do not bring

            form = own_template(self.template or "", self.own, self.missing)
            content = form.render(sokert.load_data(given(source)), blanks=left.append)
            return [*left, *self._put(content, outs.place(source))]
        report = self._report(source)
        with _located(source, self.allowed):
            embed = False if self.no_embed else None
            content = sokert.render(report, None, self._form(report), embed=embed)
        left += self._put(content, outs.place(source))
        return [*left, *remarks_on(Made(report, source, content, target, self.allowed))]

    def _put(self, content: bytes, out: str) -> Iterator[Finding]:
        for target in self.targets(out):
            yield from _put(content, target, self.force)

    def _form(self, report: sokert.Report) -> sokert.Template | str | None:
        if self.missing == "blank":
            from sokert.cli.templates import own_template  # the same

            return own_template(self.template or report.template_file, self.own, self.missing)
        return self.template

    def _report(self, source: str) -> sokert.Report:
        """Return the report of a file or a pipe, with the figures of a sheet that a unit filled in."""
        content = given(source)
        if isinstance(content, bytes):
            report = sokert.parse(content, folder=".", **self.allowed, **self.own)
        else:
            report = sokert.load(content, **self.allowed, **self.own)
        if self.draft:
            report = report.with_facts({"draft": True})  # nothing of what was checked depends on it
        if not self.metrics:
            return report
        from sokert.sheet.reading import taken_back  # which only a form needs

        return taken_back(report, self.metrics)


@contextmanager
def _located(source: str, allowed: Allowed) -> Iterator[None]:
    """Tell what is wrong with a figure at its line of the report file."""
    try:
        yield
    except SokertError as error:
        draft = draft_of(source, allowed)
        bare = [one.where.metric and not (one.where.file or one.where.part) for one in error.findings]
        found = [draft.located(one) if is_bare else one for one, is_bare in zip(error.findings, bare, strict=True)]
        raise type(error)(found) from error


def _put(content: bytes, out: str, force: bool) -> Iterator[Finding]:
    """Write a finished file; yield where a Word file is kept whose every edit the new one says."""
    from sokert.render import delivered  # which has been loaded by now

    target = sys.stdout.buffer if out == PIPE else Path(out)
    try:
        delivered(content, target, force)
    except FileError as error:
        is_edited = [one.code for one in error.findings] == ["FILE-NOT-OURS"]
        if not is_edited or not isinstance(target, Path) or target.suffix.lower() in PDF:
            raise
        from sokert.remembered.replacing import replaced  # lxml, for who renders over an edited file

        if (kept := replaced(target, content)) is None:
            raise
        yield Finding("RENDER-KEPT", {"file": str(kept)}, Place(str(target)), "info")


def _sources(context: click.Context, files: tuple[str, ...], data: str | None, template: str | None) -> tuple[str, ...]:
    """Return the files to render from: report files, or plain data that a template is given for."""
    if files and data:
        raise Misuse(Finding("CLI-FILE-AND-DATA"), context)
    if data and not template:
        raise Misuse(Finding("CLI-DATA-ALONE"), context)
    if files or data:
        return files or (str(data),)
    raise Misuse(Finding("CLI-MISSING", {"name": messages.text("CLI-WORD-FILES", lang=context.obj.lang)}), context)


@commands.command("demo", cls=Command)
@click.argument("directory", default="sokert-demo", type=FILE)
@forced
@common
@click.pass_obj
def demo(call: Call, directory: str, force: bool) -> None:
    """Write a small report file, and its Word file beside it."""
    from sokert.cli.starters import starter  # which only who starts a report needs

    file = Path(directory, "report.yaml")
    folder(file.parent)
    put_text(file, starter("office", call.lang, file=file.name), force)
    echo(str(file))
    sokert.render(sokert.load(file), target := file.with_suffix(".docx"), overwrite=force)
    written(call, target)


class _Code(click.ParamType):  # type: ignore[type-arg]
    """A code that can be explained."""

    name = "code"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the rules whose code begins so."""
        from sokert.check.codes import CODES  # every rule, which only who completes needs

        return [CompletionItem(code) for code in sorted(CODES) if code.startswith(incomplete.upper())]


@commands.command("explain", cls=Command)
@click.argument("code", nargs=-1, type=_Code())
@click.option("--list", "listed", is_flag=True)
@common
@click.pass_context
def explain(context: click.Context, code: tuple[str, ...], listed: bool) -> None:
    """Print what codes say: what is wrong, why, and the remedy; or every rule with its level and title."""
    call: Call = context.obj
    if listed and code:
        raise Misuse(Finding("CLI-NO-VALUE-TAKEN", {"name": "--list"}), context)
    if listed:
        from sokert.check.codes import listing  # every rule, as above

        echo(listing(call.lang))
        return
    if not code:
        name = f"{messages.text('CLI-WORD-CODE', lang=call.lang)} / --list"
        raise Misuse(Finding("CLI-MISSING", {"name": name}), context)
    echo("\n\n".join(sokert.explain(one.strip("[]").upper(), call.lang) for one in code))


@commands.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@common
def completion(shell: str) -> None:
    """Print what lets a shell complete commands, options, files and codes."""
    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(commands, {}, "sokert", COMPLETE)
    echo(made.source_template % made.source_vars())


@commands.command("schema", cls=Command)
@click.option("--out", "-o", type=TEXT)
@forced
@common
@click.pass_obj
def schema(call: Call, out: str | None, force: bool) -> None:
    """Print the JSON Schema of report files, or write it to a file."""
    said = json.dumps(sokert.schema(call.lang), ensure_ascii=False, indent=2)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)


commands.add_late(_ELSEWHERE)


def _spread(arguments: Sequence[str]) -> list[str]:
    """Return what was typed with the files that fit a pattern in its place, which no shell of Windows puts there."""
    if not ON_WINDOWS:
        return list(arguments)
    from glob import glob  # which no other system pays for

    fitting = ((one, glob(one) if "*" in one or "?" in one else []) for one in arguments)
    return [name for one, names in fitting for name in sorted(names) or [one]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = _spread(sys.argv[1:]) if arguments is None else arguments
    call, context = Call.of(arguments), None
    piped.cache_clear()
    if instruction := os.environ.get(COMPLETE):
        return shell_complete(commands, {"obj": call}, "sokert", COMPLETE, instruction)
    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    try:
        if (spoken := os.environ.get("SOKERT_LANG", "")) and not spoken.lower().startswith(messages.LANGUAGES):
            allowed = ", ".join(messages.LANGUAGES)
            echo(
                messages.text(
                    "CLI-LANGUAGE", {"name": "SOKERT_LANG", "given": safe(spoken), "allowed": allowed}, call.lang
                ),
                err=True,
            )
        with commands.make_context("sokert", list(arguments), obj=call) as context:
            commands.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except BaseException as error:  # whatever ends a call is told in words
        return _reported(error, context.obj if context else call, _count(arguments))
    return DONE


def _reported(error: BaseException, call: Call, count: str) -> int:
    """Tell why a call did not come to its end, wherever that can still be told; return its exit code."""
    try:
        return _ended(error, call, count)
    except FileError as full:  # the output takes no more; maybe the errors do
        with suppress(FileError):
            print_findings(full.findings, call._replace(format="text", file=""), "CLI-FOUND")
        return NO_ACCESS
    except Exception as second:  # the telling itself failed
        return _ended(RuntimeError(repr(second)), call)


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
    if not isinstance(error, SystemExit):
        traced(error, call)
    if isinstance(error, click.UsageError):
        print_findings([misuse(error)], call, count)
    elif isinstance(error, SokertError):
        print_findings(error.findings, call, count)
    elif isinstance(error, BrokenPipeError):
        _close()
        print_findings([Finding("CLI-BROKEN-PIPE")], call, "CLI-FOUND")
    elif isinstance(error, KeyboardInterrupt | click.Abort):
        print_findings([Finding("CLI-STOPPED", level="info")], call, "CLI-FOUND")  # of many files some are written
    elif isinstance(error, Exception):
        print_findings([our_fault(error)], call, "CLI-FOUND")
    else:
        raise error
    return exit_code(error)


def _utf8(stream: TextIO) -> None:
    """Let a stream carry Vietnamese whatever the locale says; file names come out as they are."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _close() -> None:
    """Let the interpreter leave in peace when nobody reads its output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

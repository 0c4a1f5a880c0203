"""What each command does, and how a call ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

import click

import sokert
from sokert import messages
from sokert.cli.problems import FORMATS, WHOLE, safe
from sokert.cli.words import Command, Group, Misuse, misuse
from sokert.errors import FileError, Finding, Place, SokertError
from sokert.template import names, text_of
from sokert.word.package import put

STARTERS = {"half-year/office": "starter", "half-year/party": "starter.party"}
REPORTS = (".yaml", ".yml", ".json")
DONE, FINDINGS, WRONG_INPUT, NO_ACCESS, OUR_FAULT, STOPPED = 0, 1, 2, 3, 70, 130


class Call(NamedTuple):
    """How a call wants to be answered; read first, so that mistakes in its arguments are worded so too."""

    lang: str | None = None
    format: str = "text"
    debug: bool = False

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Call:
        """Return what the arguments ask for.

        >>> Call.of(["render", "r.yaml", "--lang=en", "--format", "json"])
        Call(lang='en', format='json', debug=False)
        """
        shape = _last(arguments, "--format")
        return cls(_last(arguments, "--lang"), shape if shape in FORMATS else "text", "--debug" in arguments)


def _last(arguments: Sequence[str], option: str) -> str | None:
    """Return the value an option is given last."""
    value = None
    for argument, following in zip(arguments, [*arguments[1:], None], strict=False):
        if argument == option:
            value = following
        elif argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
    return value


def _common(command: Any) -> Any:
    """Give a command the options that all have; `Call` has read them already."""
    command = click.option("--lang", type=click.Choice(messages.LANGUAGES), expose_value=False)(command)
    return click.option("--debug", is_flag=True, expose_value=False)(command)


@click.group("sokert", cls=Group, invoke_without_command=True)
@click.option("--version", is_flag=True)
@_common
@click.pass_context
def commands(context: click.Context, version: bool) -> None:
    """Hold all commands."""
    if version:
        _say(f"sokert {sokert.__version__}")
    elif context.invoked_subcommand is None:
        _say(context.get_help())


Tones = Literal["older", "newer"] | None


@commands.command("render", cls=Command)
@click.argument("file")
@click.option("--out", "-o")
@click.option("--template", "-t")
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@_common
@click.pass_obj
def render(call: Call, file: str, out: str | None, template: str | None) -> None:
    """Write the Word file of a report file, and say where it is."""
    report = sokert.load(file)
    target = Path(out) if out else Path(file).with_suffix(".docx")
    if target == Path(file):
        raise FileError(Finding("CLI-SAME-FILE", where=Place(file)))
    sokert.render(report, target, template)
    _written(call, target)


@commands.command("check", cls=Command)
@click.argument("file")
@click.option("--standard", "-s", type=click.Choice(["nd30", "hd36", "hd05"]))
@click.option("--mark", "-m")
@click.option("--report", "-r")
@click.option("--previous", "-p")
@click.option("--off", multiple=True)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@_common
@click.pass_obj
def check(
    call: Call,
    file: str,
    standard: str | None,
    mark: str | None,
    report: str | None,
    previous: str | None,
    off: tuple[str, ...],
) -> None:
    """Tell what is wrong with a report's figures and words, or with the form and words of a Word file."""
    if Path(file).suffix in REPORTS:
        if report:
            raise Misuse(Finding("CLI-REPORT-BESIDE-REPORT", {"given": report}))
        found = sokert.check_file(file, previous=previous, off=off)
    else:
        beside = sokert.load(report) if report else None
        found = sokert.check(file, standard, report=beside, previous=previous, off=off)
    if mark:
        sokert.mark(file, found, mark, call.lang)
    if found or call.format in WHOLE:
        _tell(found, call, "CLI-FOUND")
    if any(finding.level != "info" for finding in found):
        raise click.exceptions.Exit(FINDINGS)


@commands.command("fix", cls=Command)
@click.argument("file")
@click.option("--out", "-o", required=True)
@click.option("--standard", "-s", type=click.Choice(["nd30", "hd36", "hd05"]))
@click.option("--tones", type=click.Choice(["older", "newer"]))
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@_common
@click.pass_obj
def fix(call: Call, file: str, out: str, standard: str | None, tones: Tones) -> None:
    """Mend the form of a Word file without touching a word; tell what was changed and what is left."""
    fixed = sokert.fix(file, out, standard, tones)
    changed = [*fixed.mended, *fixed.changed]
    _say(messages.text("CLI-MENDED", {"count": len(changed)}, call.lang), err=True)
    for finding in changed:
        _say(f"  - {safe(finding.message(call.lang))}", err=True)
    _written(call, Path(out), fixed.left)


@commands.command("demo", cls=Command)
@click.argument("directory", default="sokert-demo")
@_common
@click.pass_obj
def demo(call: Call, directory: str) -> None:
    """Write a small report file, and its Word file beside it."""
    file = Path(directory, "report.yaml")
    _folder(file.parent)
    if _text_of(file) != (starter := _starter(call)):
        _put_new(file, starter)
    _say(str(file))
    sokert.render(sokert.load(file), target := file.with_suffix(".docx"))
    _written(call, target)


@commands.command("new", cls=Command)
@click.argument("file", default="report.yaml")
@click.option("--template", "-t", type=click.Choice(list(STARTERS)), default="half-year/office")
@_common
@click.pass_obj
def new(call: Call, file: str, template: str) -> None:
    """Write a report file to start from, with a comment beside each key."""
    _put_new(Path(file), _starter(call, template))
    _say(file)


@commands.command("schema", cls=Command)
@click.option("--out", "-o")
@_common
def schema(out: str | None) -> None:
    """Print the JSON Schema of report files, or write it to a file."""
    said = json.dumps(sokert.schema(), ensure_ascii=False, indent=2)
    if out:
        _put(Path(out), said + "\n")
    _say(out or said)


@commands.group("template", cls=Group, invoke_without_command=True)
@_common
@click.pass_context
def template(context: click.Context) -> None:
    """Hold the commands about templates."""
    if context.invoked_subcommand is None:
        _say(context.get_help())


@template.command("list", cls=Command)
@_common
def template_list() -> None:
    """Print the names of the built-in templates."""
    _say("\n".join(names()))


@template.command("show", cls=Command)
@click.argument("template")
@_common
def template_show(template: str) -> None:
    """Print the text of a template."""
    _say(text_of(template)[1].rstrip("\n"))


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
            return _ended(error, call)
        except Exception as second:  # the telling itself failed
            return _ended(RuntimeError(repr(second)), call)
    return DONE


def _ended(error: BaseException, call: Call) -> int:
    """Tell why a call did not come to its end; return its exit code."""
    if call.debug and not isinstance(error, SystemExit):
        import traceback  # only a fault has to pay for it

        _say(traceback.format_exc().rstrip(), err=True)
    if isinstance(error, click.UsageError):
        _tell([misuse(error)], call)
        return WRONG_INPUT
    if isinstance(error, SokertError):
        _tell(error.findings, call)
        return NO_ACCESS if isinstance(error, FileError) else WRONG_INPUT
    if isinstance(error, BrokenPipeError):
        _close()
        _tell([Finding("CLI-BROKEN-PIPE")], call)
        return NO_ACCESS
    if isinstance(error, KeyboardInterrupt | click.Abort):
        _tell([Finding("CLI-STOPPED", level="info")], call)
        return STOPPED
    if not isinstance(error, Exception):
        raise error
    said = " ".join(str(error).split())[:200]
    _tell([Finding("CLI-OUR-FAULT", {"kind": type(error).__name__, "said": said})], call)
    return OUR_FAULT


def _tell(findings: Sequence[Finding], call: Call, count: str = "CLI-COUNT") -> None:
    """Print findings: for people to the errors, for programs to the output."""
    as_text = call.format == "text"
    _say(FORMATS[call.format](findings, call.lang), err=as_text)
    if as_text and len(findings) > 1:
        _say(messages.text(count, {"count": len(findings)}, call.lang), err=True)


def _written(call: Call, file: Path, left: Sequence[Finding] = ()) -> None:
    """Say where a file is, on a line of its own; a program that reads JSON gets the list of what is left."""
    if left or call.format in WHOLE:
        _tell(left, call, "CLI-LEFT")
    _say(str(file), err=call.format in WHOLE)


def _say(words: str, err: bool = False) -> None:
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(words, file=stream, color=colour)


def _utf8(stream: TextIO) -> None:
    """Let a stream carry Vietnamese whatever the locale says; file names come out as they are."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _close() -> None:
    """Let the interpreter leave in peace when nobody reads its output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _starter(call: Call, template: str = "half-year/office") -> str:
    """Return the report file that an office begins with, its comments in the language of the call."""
    name = f"{STARTERS[template]}.{messages.language(call.lang)}.yaml"
    return Path(__file__).with_name(name).read_text("utf-8")


def _text_of(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def _put_new(file: Path, words: str) -> None:
    """Write a file where there is none."""
    if file.exists():
        raise FileError(Finding("CLI-FILE-EXISTS", where=Place(str(file))))
    _put(file, words)


def _put(file: Path, words: str) -> None:
    put(file, words.encode())


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(Finding("FILE-UNWRITABLE", {"said": error.strerror or ""}, Place(str(path)))) from error

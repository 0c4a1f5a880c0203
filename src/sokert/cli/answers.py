"""How a call is answered: what it asks for, and where findings and words go."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TextIO, TypedDict

import click
from click.shell_completion import CompletionItem

from sokert import messages, saving
from sokert.cli.exit_codes import FINDINGS
from sokert.cli.formats import FORMATS, WHOLE
from sokert.cli.help_texts import Misuse
from sokert.errors import FileError, Finding, Place, Term, unwritable
from sokert.saving import ANY, misnamed, put
from sokert.template import FORM

LEVELS = ("error", "warning", "info")
PIPE = "-"
"""The name that stands for the standard input, and for the standard output."""


class Call(NamedTuple):
    """How a call wants to be answered; read first, so that mistakes in its arguments are worded so too."""

    lang: str | None = None
    format: str = "text"
    debug: bool = False
    force: bool = False
    piped: bool = False
    """Whether a file goes to the standard output, so that nothing else may."""
    file: str = ""
    """The file that what was found is written to as well."""
    filed: str = ""
    """The format of that file."""

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Call:
        """Return what the arguments ask for.

        >>> Call.of(["render", "r.yaml", "--lang=en", "--format", "json"])
        Call(lang='en', format='json', debug=False, force=False, piped=False, file='', filed='')
        """
        shape = _last(arguments, "--format")
        shape = shape if shape in FORMATS else "text"
        return cls(_last(arguments, "--lang"), shape, "--debug" in arguments, "--force" in arguments)

    def with_pipe(self, where: Mapping[str, str]) -> Call:
        """Return the same call; where one of its files goes to the standard output, nothing else does.

        A terminal shows no Word file: it is refused there.
        """
        piped = PIPE in where.values()
        if piped and sys.stdout.isatty():
            raise Misuse(Finding("CLI-OUT-TERMINAL"))
        return self._replace(piped=piped)

    def with_file(self, file: str) -> Call:
        """Return the same call which writes what was found to a file as well; a person is told it in words then.

        >>> [Call(format=shape).with_file("a.json")[-1:] for shape in ("text", "github", "gitlab")]
        [('json',), ('json',), ('gitlab',)]
        >>> Call(format="sarif").with_file("a.sarif").format, Call(format="github").with_file("a.sarif").format
        ('text', 'github')
        """
        own = self.format if self.format in WHOLE else "json"
        filed = "sarif" if Path(file).suffix.lower() == _SARIF else own
        return self._replace(file=file, filed=filed, format="text" if filed == self.format else self.format)


def _last(arguments: Sequence[str], option: str) -> str | None:
    """Return the value an option is given last."""
    value = None
    for argument, following in zip(arguments, [*arguments[1:], None], strict=False):
        if argument == option:
            value = following
        elif argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
    return value


def common(command: Any) -> Any:
    """Give a command the options that all have; `Call` has read them already."""
    command = click.option("--lang", type=click.Choice(messages.LANGUAGES), expose_value=False)(command)
    return click.option("--debug", is_flag=True, expose_value=False)(command)


_TEXTS = (".json", ".txt")
_SARIF = ".sarif"


class Allowed(TypedDict):
    """What a call allows the sources of a report file."""

    databases: Mapping[str, str]
    allow_outside: bool


class Tools(TypedDict, total=False):
    """The filters and functions of an office's own that a call brings along; nothing where it brings none."""

    filters: Mapping[str, Callable[..., object]]
    functions: Mapping[str, Callable[..., object]]


def tools_of(filters: str | None) -> Tools:
    """Return what the Python file of `--filters` defines."""
    if not filters:
        return {}
    from sokert.cli.own_tools import tools_in  # which most calls do not bring

    own = tools_in(Path(filters))
    return {"filters": own, "functions": own}


class FileName(click.ParamType):  # type: ignore[type-arg]
    """The name of a file or a folder, which a shell can complete."""

    name = "file"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return that the shell shall look among its files."""
        return [CompletionItem(incomplete, type="file")]


FILE = FileName()


class Written(FileName):
    """The name of a file to be written, which must say what kind of file it is."""

    def __init__(self, *kinds: str, but: Sequence[str] = ()) -> None:
        self.kinds, self.but = kinds, but

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a name whose ending is right."""
        if wrong := misnamed(value, _TEXTS if Path(value).suffix.lower() in self.but else self.kinds):
            raise Misuse(wrong, ctx)
        return value


WORD = Written(*saving.WORD)
PAGE = Written(".html", ".htm")
REPORT = Written(".yaml", ".yml")
TEXT = Written(but=(*FORM, ".doc", ".odt", ".pdf", ".xls", ".xlsx"))


def forced(command: Any) -> Any:
    """Give a command that writes the option to write over what somebody changed."""
    return click.option("--force", is_flag=True)(command)


class Named(click.ParamType):  # type: ignore[type-arg]
    """A name and what it stands for: so_lieu=postgresql://..., value=F."""

    name = "named"

    def __init__(self, wrong: str, allowed: Sequence[str] = ()) -> None:
        self.wrong, self.allowed = wrong, allowed

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return both; what is given may be a secret, and is not told."""
        name, equals, meant = value.partition("=")
        if not (equals and name.isidentifier() and meant) or (self.allowed and name not in self.allowed):
            raise Misuse(Finding(self.wrong, {"allowed": ", ".join(self.allowed)}), ctx)
        return name, meant


DATABASE = Named("CLI-ADDRESS")
COLUMN = Named("CLI-COLUMN", ("name", "unit", "value", "previous", "plan", "code", "group"))


def sourced(command: Any) -> Any:
    """Give a command that reads report files what it allows their sources: none is without, whichever file it is of."""

    @wraps(command)
    def asked(*given: Any, database: tuple[tuple[str, str], ...], allow_outside: bool, **others: Any) -> None:
        command(*given, allowed=Allowed(databases=dict(database), allow_outside=allow_outside), **others)

    asked = click.option("--database", multiple=True, type=DATABASE)(asked)
    return click.option("--allow-outside", is_flag=True)(asked)


def filing(command: Any) -> Any:
    """Give a command that looks for what is wrong a file for it, told before anything can go wrong."""
    kinds = Written(_SARIF, ".json")
    return click.option("--out", "-o", type=kinds, expose_value=False, is_eager=True, callback=_filed)(command)


def _filed(context: click.Context, option: click.Parameter, file: str | None) -> None:
    if file and isinstance(context.obj, Call):
        context.obj = context.find_root().obj = context.obj.with_file(file)


def _file(findings: Sequence[Finding], call: Call) -> None:
    """Write findings to the file of a call, over those of an earlier one; say where it is."""
    folder((file := Path(call.file)).parent)
    put_text(file, FORMATS[call.filed](findings, call.lang) + "\n", call.force or _is_of_findings(file))
    named(call, call.file)


def _is_of_findings(file: Path) -> bool:
    """Return whether a file holds findings that were told before: a list of them, or the runs of SARIF."""
    try:
        held = json.loads(file.read_bytes() or b"[]")
    except (OSError, ValueError):
        return False
    return isinstance(held, list) or (isinstance(held, dict) and "runs" in held)


def print_findings(findings: Sequence[Finding], call: Call, count: str = "CLI-COUNT") -> None:
    """Print findings and how many there are of each level: for people to the errors, for programs to the output."""
    if call.file:
        _file(findings, call)
    as_text = call.format == "text"
    if findings or not as_text:
        echo(FORMATS[call.format](findings, call.lang), err=as_text or call.piped)
    if as_text:
        echo(_counted(findings, call, count), err=True)


def _counted(findings: Sequence[Finding], call: Call, count: str) -> str:
    """Return the line that sums findings up, level by level."""
    levels = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    counts = tuple(Term(f"COUNT-{level}", count=number) for level, number in levels.items() if number)
    return messages.text(count if counts else "CLI-CLEAN", {"counts": counts}, call.lang)


def written(call: Call, file: Path, left: Sequence[Finding] = ()) -> None:
    """Say where a file is, on a line of its own; a program that reads JSON gets the list of what is left."""
    if left or call.format in WHOLE:
        print_findings(left, call, "CLI-LEFT")
    echo(str(file), err=call.format in WHOLE)


def named(call: Call, file: str) -> None:
    """Say where a file is, where it did not go to the standard output itself."""
    if file != PIPE:
        echo(file, err=call.piped or call.format in WHOLE)


def traced(error: BaseException, call: Call) -> None:
    """Print where in sokert an error arose, for a call that asks for it."""
    if call.debug:
        import traceback  # only a fault has to pay for it

        echo("".join(traceback.format_exception(error)).rstrip(), err=True)


def put_out(content: bytes, file: str, endings: Sequence[str], force: bool) -> None:
    """Write a file whole or not at all, or to the standard output."""
    if file == PIPE:
        with _room():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    else:
        put(Path(file), content, endings, force)


def put_marked(call: Call, content: bytes, file: str, force: bool) -> None:
    """Write a copy of a Word file with comments, and say where it is."""
    put_out(content, file, saving.WORD, force)
    named(call, file)


def echo(words: str, err: bool = False) -> None:
    """Print words, to the errors with `err`."""
    stream = sys.stderr if err else sys.stdout
    with _room():
        click.echo(words, file=stream, color=_coloured(stream))


@contextmanager
def _room() -> Iterator[None]:
    """Tell an output that takes nothing as a file that cannot be written; that nobody reads it is another matter."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error, PIPE) from error


def _coloured(stream: TextIO) -> bool:
    """Return whether a stream takes colours: NO_COLOR says no, FORCE_COLOR yes, a dumb terminal takes none."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def folder(path: Path) -> None:
    """Make a folder where there is none."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, path) from error


def put_text(file: Path, words: str, force: bool = False) -> None:
    """Write a text to a file, whole or not at all; a text cannot tell who wrote it, so another one stays."""
    content = words.encode()
    if not force and file.exists() and not (file.is_file() and file.read_bytes() == content):
        raise FileError(Finding("CLI-FILE-EXISTS", where=Place(str(file))))
    put(file, content, ANY)


def exit_with(findings: Sequence[Finding], call: Call) -> None:
    """Tell what was found; end with FINDINGS where it is more than a remark."""
    print_findings(findings, call, "CLI-FOUND")
    if any(finding.level != "info" for finding in findings):
        raise click.exceptions.Exit(FINDINGS)

"""How a call is answered: what it asks for, and where findings and words go."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from sokert import messages
from sokert.cli.problems import FORMATS, WHOLE
from sokert.errors import Finding
from sokert.ooxml.package import put

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


def common(command: Any) -> Any:
    """Give a command the options that all have; `Call` has read them already."""
    command = click.option("--lang", type=click.Choice(messages.LANGUAGES), expose_value=False)(command)
    return click.option("--debug", is_flag=True, expose_value=False)(command)


def tell(findings: Sequence[Finding], call: Call, count: str = "CLI-COUNT") -> None:
    """Print findings: for people to the errors, for programs to the output."""
    as_text = call.format == "text"
    say(FORMATS[call.format](findings, call.lang), err=as_text)
    if as_text and len(findings) > 1:
        say(messages.text(count, {"count": len(findings)}, call.lang), err=True)


def written(call: Call, file: Path, left: Sequence[Finding] = ()) -> None:
    """Say where a file is, on a line of its own; a program that reads JSON gets the list of what is left."""
    if left or call.format in WHOLE:
        tell(left, call, "CLI-LEFT")
    say(str(file), err=call.format in WHOLE)


def say(words: str, err: bool = False) -> None:
    """Print words, to the errors with `err`."""
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(words, file=stream, color=colour)


def put_text(file: Path, words: str) -> None:
    """Write a text to a file, whole or not at all."""
    put(file, words.encode())


def leave(found: Sequence[Finding], call: Call) -> None:
    """Tell what was found, and end with FINDINGS where it is more than a remark."""
    if found or call.format in WHOLE:
        tell(found, call, "CLI-FOUND")
    if any(finding.level != "info" for finding in found):
        raise click.exceptions.Exit(FINDINGS)

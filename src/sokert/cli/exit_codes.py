"""How a call ends: the exit codes, and which mishap has which."""

from __future__ import annotations

from pathlib import Path

import click

from sokert.errors import FileError, SokertError, TemplateNotFoundError

DONE, FINDINGS, WRONG_INPUT, NO_ACCESS, OUR_FAULT, STOPPED = 0, 1, 2, 3, 70, 130


def exit_code(error: BaseException) -> int:
    """Return the exit code of a call that did not come to its end.

    >>> exit_code(KeyboardInterrupt()), exit_code(click.UsageError("--formt")), exit_code(ZeroDivisionError())
    (130, 2, 70)
    """
    if isinstance(error, FileError | BrokenPipeError) or _is_of_a_file(error):
        return NO_ACCESS
    if isinstance(error, SokertError | click.UsageError):
        return WRONG_INPUT
    return STOPPED if isinstance(error, KeyboardInterrupt | click.Abort) else OUR_FAULT


def _is_of_a_file(error: BaseException) -> bool:
    """Return whether what is missing is the file of a template that the call names, and no built-in one."""
    found = error.findings if isinstance(error, TemplateNotFoundError) else ()
    named = [str(one.facts["name"]) for one in found if one.code == "TEMPLATE-NOT-FOUND"]
    return any(Path(name).suffix for name in named)

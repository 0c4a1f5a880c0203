"""The command line: parses, calls, prints.

    commands   what each command does
    exit_codes which mishap ends with which code
    help_texts click's own texts in the reader's language
    formats    how findings are shown: text, GitHub annotations, JSON
    sarif      the same as SARIF

Exit codes: 0 done, 1 findings, 2 the input is wrong, 3 cannot read or write, 70 a fault of sokert's own,
130 stopped by the user.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    `arguments` of None is a process of its own: it lives too short for the garbage collector to pay,
    looks for no plug-ins of pydantic, which takes longer than reading a report, and does not tidy up
    at its end what the system takes back anyway (docs/decisions/0007-the-start.md).
    """
    if arguments is None:
        gc.disable()
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from sokert.cli import commands  # after what is set above, which pydantic reads when it is imported

    code = commands.main(arguments)
    if arguments is None:
        _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    """End the process at once; what was printed is out, and files are written and closed before."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody reads it any more
            stream.flush()
    os._exit(code)


__all__ = ["main"]

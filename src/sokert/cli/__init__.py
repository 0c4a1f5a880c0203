"""The command line: parses, calls, prints.

    commands   what each command does
    words      click's own texts in the reader's language
    problems   how findings are shown: text, GitHub annotations, JSON

Exit codes: 0 done, 1 findings, 2 the input is wrong, 3 cannot read or write, 70 a fault of sokert's own,
130 stopped by the user.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from importlib import import_module


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    `arguments` of None is a process of its own: it lives too short for the garbage collector to pay,
    and looks for no plug-ins of pydantic, which takes longer than reading a report.
    """
    if arguments is None:
        gc.disable()
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code: int = import_module("sokert.cli.commands").main(arguments)
    return code


__all__ = ["main"]

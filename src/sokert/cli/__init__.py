"""The command line: parses, calls, prints.

    commands   what each command does
    words      click's own texts in the reader's language
    problems   how findings are shown: text, GitHub annotations, JSON

Exit codes: 0 done, 1 findings, 2 the input is wrong, 3 cannot read or write, 70 a fault of sokert's own,
130 stopped by the user.
"""

from sokert.cli.commands import main

__all__ = ["main"]

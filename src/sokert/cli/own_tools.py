"""The filters and functions that an office wrote itself, in the Python file of `--filters`."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from inspect import isfunction
from pathlib import Path
from traceback import walk_tb

from sokert.errors import DataError, Finding, Place, unreadable

_MOST = 200  # letters of what an error says


def tools_in(path: Path) -> dict[str, Callable[..., object]]:
    """Return the functions that a Python file defines: each is a filter and a function of its name."""
    spec = spec_from_file_location("sokert_own", path)
    if path.suffix != ".py" or spec is None or spec.loader is None:
        raise DataError(Finding("OWN-FILE-KIND", {"given": path.name}, Place(str(path))))
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except OSError as error:
        raise unreadable(error, path) from error
    except Exception as error:  # whatever the office's own program raises
        raise DataError(
            Finding("OWN-FILE", {"error": _said(error)}, Place(str(path), _line_in(path, error)))
        ) from error
    return {
        name: one
        for name, one in vars(module).items()
        if isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_")
    }


def _said(error: Exception) -> str:
    """Return what Python says of an error, of a file that cannot be read without its place, which is told beside.

    >>> _said(KeyError("ten")), _said(SyntaxError("invalid syntax", ("loc.py", 1, 7, "def a(:", 1, 8)))
    ("KeyError: 'ten'", 'SyntaxError: invalid syntax')
    """
    words = error.msg if isinstance(error, SyntaxError) else error
    return f"{type(error).__name__}: {words}"[:_MOST]


def _line_in(path: Path, error: Exception) -> int:
    """Return the last line of a file on the way to an error, or the one that cannot be read; 0 for none."""
    own = os.path.abspath(path)  # as Python names the file, however it was given
    on_way = [line for frame, line in walk_tb(error.__traceback__) if os.path.abspath(frame.f_code.co_filename) == own]
    return (error.lineno or 0) if isinstance(error, SyntaxError) else on_way[-1] if on_way else 0

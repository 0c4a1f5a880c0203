"""The filters and functions that an office wrote itself, in the Python file of `--filters`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from inspect import isfunction
from pathlib import Path
from traceback import walk_tb

from sokert.errors import DataError, Finding, Place, unreadable


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
        raise DataError(Finding("OWN-FILE", {}, Place(str(path), _line_in(path, error)))) from error
    return {
        name: one
        for name, one in vars(module).items()
        if isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_")
    }


def _line_in(path: Path, error: Exception) -> int:
    """Return the last line of a file on the way to an error, or the one that cannot be read; 0 for none."""
    on_way = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == str(path)]
    return (error.lineno or 0) if isinstance(error, SyntaxError) else on_way[-1] if on_way else 0

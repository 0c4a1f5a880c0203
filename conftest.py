"""What the tests and the examples in docstrings share."""

from __future__ import annotations

import gc
import linecache
import os
import sys
from typing import Any

import pytest

from sokert.vietnamese.example import shown


@pytest.fixture(scope="session", autouse=True)
def _examples(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace["shown"] = shown


# What is compiled is kept: else each process that a test starts compiles the package anew, and each run all tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
gc.disable()  # what is loaded and collected stays


def pytest_collection_finish() -> None:
    """Leave all that was collected to the end of the run: the garbage collector need not walk it, nor come so often."""
    linecache.clearcache()  # each example in a docstring asks all files read so far whether they changed
    gc.enable()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def pytest_sessionfinish() -> None:
    """Collect what the tests left, so that what went unnoticed is told; pytest and Python need not walk it again."""
    gc.collect()
    gc.freeze()

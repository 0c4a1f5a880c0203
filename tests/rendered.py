"""The examples, each read and rendered once for all tests that ask something of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import sokert
from judges import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*/report.yaml"))
each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)


@cache
def report(path: Path) -> sokert.Report:
    return sokert.load(path)


@cache
def content(path: Path) -> bytes:
    return sokert.render(report(path))

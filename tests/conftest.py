"""What several tests share: a report that uses every part of the page."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

import docx.opc.phys_pkg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal import charmap
from hypothesis.internal.conjecture import providers
from hypothesis.internal.intervalsets import IntervalSet

from draws import often
from office import Office, running
from sokert import Report
from specimens import PARTY, SMALL

# What Hypothesis draws is the same on every run, so that green stays green; a long job draws freely. Neither judges
# by the clock: a machine at work on something else is no fault.
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "max_examples": often(15)}
settings.register_profile("fixed", derandomize=True, database=None, **_UNHURRIED)
settings.register_profile("free", print_blob=True, **_UNHURRIED)
_PROFILE = os.environ.get("SOKERT_HYPOTHESIS", "fixed")
settings.load_profile(_PROFILE)
if _PROFILE == "fixed":
    # Else what is drawn changes with every text and number in any module that happens to be loaded, and reading those
    # takes seconds.
    providers._get_local_constants = providers.Constants
# Which letters UTF-8 has, Hypothesis finds out by asking each of a million, for more than a second in a fresh clone.
_ASKED = charmap.intervals_from_codec
if "tuple" in str(_ASKED.__annotations__.get("return")):  # as of 2026: those it has, and those that do not come back
    _UTF_8 = (IntervalSet(((0, 0xD7FF), (0xE000, 0x10FFFF))), IntervalSet())
    charmap.intervals_from_codec = lambda name: _UTF_8 if name == "utf-8" else _ASKED(name)
# How small a document is that a test draws is nobody's concern, and packing it took as long as drawing it.
docx.opc.phys_pkg.ZipFile = partial(zipfile.ZipFile, compresslevel=0)  # type: ignore[misc, assignment]


@pytest.fixture
def small() -> dict[str, Any]:
    return dict(SMALL)


@pytest.fixture
def report() -> Report:
    return Report.model_validate(SMALL)


@pytest.fixture
def party() -> Report:
    return Report.model_validate(PARTY)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    yield from running(tmp_path_factory.mktemp("office"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew; then read the diff")

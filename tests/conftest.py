"""What several tests share: a report that uses every part of the page."""

from __future__ import annotations

from typing import Any

import pytest

from sokert import Report
from specimens import PARTY, SMALL


@pytest.fixture
def small() -> dict[str, Any]:
    return dict(SMALL)


@pytest.fixture
def report() -> Report:
    return Report.model_validate(SMALL)


@pytest.fixture
def party() -> Report:
    return Report.model_validate(PARTY)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew; then read the diff")

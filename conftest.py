"""Names that the examples in docstrings share."""

from __future__ import annotations

from typing import Any

import pytest

from sokert.vietnamese.example import shown


@pytest.fixture(autouse=True)
def _examples(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace["shown"] = shown

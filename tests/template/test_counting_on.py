"""A numbered line behind a list of another kind, or behind one that a tag leaves out, is a list or words."""

from __future__ import annotations

import pytest

import sokert
from small_forms import seen
from specimens import SMALL


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("- hai\n2. b", ["hai", "2. b"]),
        ("- a\n- b\n3. c\n4. d", ["a", "b", "c", "d"]),
        ("1. a\n- x\n- y\n2. b", ["a", "x", "y", "b"]),
        ("{% if false %}\n1. a\n{% endif %}\n\n2. b", ["b"]),
        ("1. a\n\nx\n\n2. b", ["a", "x", "b"]),
    ],
)
def test_a_number_goes_on_with_numbers_alone(body: str, read: list[str]) -> None:
    report = sokert.parse({**SMALL, "metrics": [], "sections": [{"title": "Mục", "body": body}]})
    lines = seen(sokert.render(report))
    at = lines.index("Mục") if "Mục" in lines else next(n for n, line in enumerate(lines) if "Mục" in line)
    assert lines[at + 1 : at + 1 + len(read)] == read

"""Notes in a text: their words stand at their sign, and none is lost."""

from __future__ import annotations

import pytest

from sokert.template.text import lines


def shown(source: str) -> str:
    return lines(source)[0].translate({0xFFFF: "<", 0xFFFE: ">"}).replace("{#\n#}", "")


@pytest.mark.parametrize(
    ("source", "fenced"),
    [
        ("Hai[^1].\n\n[^1]: Ba *bốn*", "<body>Hai<footnote>Ba <italic>bốn<plain></footnote>.</body>"),
        ("[^x]: {{ a }}\n  nữa\n\nHai[^x]", "<body>Hai<footnote>{{ a }} nữa</footnote></body>"),
        (":closing: Hai[^1]\n\n[^1]: Ba", "<closing>Hai<footnote>Ba</footnote></closing>"),
        (r"Hai\[^1]", "<body>Hai[^1]</body>"),
    ],
)
def test_a_note_stands_at_its_sign(source: str, fenced: str) -> None:
    assert fenced in shown(source)


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("Hai\nba[^1]", "TEMPLATE-NOTE-MISSING", 2),
        ("Hai\n\n[^1]: Ba", "TEMPLATE-NOTE-UNUSED", 3),
        ("Hai[^1]\n\n[^1]:", "TEMPLATE-NOTE-EMPTY", 3),
        ("Hai[^1]\n\n[^1]: Ba\n[^1]: Bốn", "TEMPLATE-NOTE-TWICE", 4),
        ("Hai[^1]\n\n[^1]: Ba[^1]", "TEMPLATE-NOTE-INSIDE", 3),
        ("Hai[^1]\n\n[^1]: Ba `bốn`", "TEMPLATE-CODE", 1),
    ],
)
def test_a_note_without_its_other_half_is_told(source: str, code: str, line: int) -> None:
    assert [(one.code, one.where.line) for one in lines(source)[1]] == [(code, line)]

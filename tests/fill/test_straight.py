"""A text whose tags only print figures is judged by filling it: nothing is told otherwise than tag by tag."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert import fill
from sokert.errors import SokertError
from sokert.fill.straight import straight as pieces
from sokert.models import RESERVED, Report
from sokert.vietnamese import FILTERS
from specimens import SMALL

REPORT = Report.model_validate(SMALL)
NAMES = st.sampled_from(
    [*REPORT.figures, "issuer.name", "period.label", "report.kind", "issuer", "khong_co", "period.x"]
)
FILTER = st.tuples(st.sampled_from(sorted(FILTERS)), st.sampled_from(["", "()", "(1)"])).map("".join)
TAG = st.tuples(NAMES, st.lists(FILTER, max_size=2)).map(
    lambda drawn: "{{ " + " | ".join([drawn[0], *drawn[1]]) + " }}"
)
PIECE = st.one_of(
    TAG, st.sampled_from(["Có ", " và ", ".\n\n- ", "# Một", "{", "}}", "**", "| a |", "{% if x %}", "\r\n", "\r"])
)


QUICK, SLOW = (fill.Filler(marks=True) for _ in range(2))
"""Two engines, so that neither finds ready what the other made."""


def judged(engine: fill.Filler, text: str, words: bool) -> tuple[str, list[Any]]:
    """Return what a text says filled, and what is found of it."""
    found = engine.wrong(text, REPORT, RESERVED.union(REPORT.figures), words)
    try:
        filled = engine.fill_text(text, REPORT, words)
    except SokertError as error:
        return "", [one.as_json() for one in (*found, *error.findings)]
    return filled, [one.as_json() for one in found]


@given(st.lists(PIECE, min_size=1, max_size=5).map("".join), st.booleans())
def test_a_text_is_filled_and_judged_alike_compiled_and_not(text: str, words: bool) -> None:
    nothing = {"return_value": None}
    with mock.patch.object(fill, "straight", **nothing), mock.patch.object(fill, "of_lines", **nothing):
        slowly = judged(SLOW, text, words)
    assert judged(QUICK, text, words) == slowly


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("Có {{ van_ban_den|with_unit }} của {{ issuer.name }}.", True),
        ("{{ van_ban_den|change|sentence_case }}", True),
        ("Không có thẻ.", True),
        ("{{ khong_co }}", False),
        ("{{ van_ban_den|default(3) }}", False),
        ("{% if van_ban_den %}{{ van_ban_den }}{% endif %}", False),
        ("{{ van_ban_den }} }", False),
        ("{{ van_ban_den if ho_so else x }}", False),
    ],
)
def test_only_tags_that_filling_asks_whole_are_judged_by_it(text: str, straight: bool) -> None:
    assert (pieces(text, {*REPORT.figures, "issuer"}) is not None) is straight

"""No edit of a mix is unseen, each is told at its place; SOKERT_SOAK=50 draws a thousand mixes."""

from __future__ import annotations

import pytest

import rendered
from draws import often
from remembered.mixes import Colleague, Judged, judged
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered
from sokert.remembered.edits import edits
from sokert.remembered.said import said


def told(seed: int, most: int, apart: int) -> Judged:
    """Return how a mix of up to so many edits is told."""
    content = rendered.content(rendered.EXAMPLES[seed % len(rendered.EXAMPLES)])
    colleague = Colleague(content, seed, apart)
    made = list(colleague.afternoon(most))
    archive = opened(colleague.saved())
    return judged(made, edits(remembered(archive).lines or (), said(archive)))


@pytest.mark.parametrize("seed", range(often(20)))
def test_each_edit_of_a_mix_is_told_at_its_place_and_nothing_else(seed: int) -> None:
    assert told(seed, most=8, apart=2) == Judged((), (), ())


@pytest.mark.parametrize("seed", range(often(4)))
def test_no_edit_is_unseen_where_edits_stand_side_by_side(seed: int) -> None:
    judgement = told(seed, most=25, apart=0)
    assert judgement.unseen == ()

"""Margins: the gutter is part of the left one, and a page that lies keeps its own."""

from __future__ import annotations

import pytest
from lxml import etree

from check.breaks import section
from check.hand import State
from check.test_rules import STATE, broken, codes
from sokert.check.form import fix, page
from sokert.resolved import edit, read

LYING = State(annexes=("Phụ lục",)).bytes()


def bound(left: str, gutter: str) -> bytes:
    return broken(STATE, section("pgMar", left=left, gutter=gutter), "nd30")


@pytest.mark.parametrize(
    ("left", "gutter", "found"),
    [
        ("1361", "340", []),  # 24 mm and 6 mm: 30 mm are left of the text
        ("1134", "850", []),
        ("1361", "0", ["ND30-MARGIN-LEFT"]),
        ("1701", "567", ["ND30-MARGIN-LEFT"]),  # 40 mm
    ],
)
def test_the_gutter_is_part_of_the_left_margin_and_of_no_other(left, gutter, found):
    assert codes(bound(left, gutter), "nd30") == found


def test_a_mended_margin_leaves_no_gutter_beside_it():
    mended = read(fix(bound("1701", "567")).content).sections[0]
    assert (mended.margins["left"], mended.margins["gutter"]) == (1701, 0)
    assert mended.measure == 11906 - 1701 - 851


def test_the_gutter_takes_from_the_measure_of_the_text():
    assert read(bound("1361", "340")).sections[0].measure == 11906 - 1361 - 340 - 851


def lying(left: str) -> bytes:
    """Return a report whose annex lies with narrow margins, and whose own left one is given."""

    def change(seen):
        upright, annex = seen.document.sections
        edit.section(upright, "pgMar", left=left)
        edit.section(annex, "pgSz", w="16838", h="11906", orient="landscape")
        edit.section(annex, "pgMar", left="851", top="1701", right="680", bottom="680")

    return broken(LYING, change, "nd30")


def test_a_page_that_lies_is_not_judged_by_the_upright_ones_margins():
    assert codes(lying("1701"), "nd30") == []


def test_mending_the_upright_page_leaves_one_that_lies_as_it_was():
    bad = lying("680")
    fixed = fix(bad).content
    before, after = (page(content).document.sections for content in (bad, fixed))
    assert (before[0].margins["left"], after[0].margins["left"]) == (680, 1701)
    assert etree.tostring(after[1].element) == etree.tostring(before[1].element)

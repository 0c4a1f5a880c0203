"""How many pages a text fills: estimated from its letters, whatever a file says of its indents."""

from __future__ import annotations

import pytest

from small_forms import form, p
from sokert.check.form import page
from sokert.check.form.page_count import pages
from sokert.ooxml.unpacking import opened


def _pages(indent: str) -> float:
    paragraph = p("<w:r><w:t>Một câu ngắn.</w:t></w:r>").replace(
        "<w:p>", f'<w:p><w:pPr><w:ind w:firstLine="{indent}"/></w:pPr>', 1
    )
    return pages(page(opened(form(paragraph))))


@pytest.mark.parametrize("indent", ["99999999999999999999", "-99999999999999999999", "1e300"])
def test_an_indent_that_no_page_has_counts_as_none(indent: str) -> None:
    assert _pages(indent) == _pages("0")


def test_an_indent_takes_room_from_the_first_line() -> None:
    assert _pages("0") == _pages("720") < _pages("13000")


def test_the_widest_indent_that_a_file_can_say_costs_no_more_than_a_narrow_one() -> None:
    assert _pages("2147483647") > 100

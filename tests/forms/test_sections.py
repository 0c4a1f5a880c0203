"""The pages of a form: how wide their text is, upright and lying, with everything that takes from it."""

from __future__ import annotations

import pytest
from lxml import etree

from forms.reader import W
from sokert.forms.sections import taken_out


@pytest.mark.parametrize(
    ("margins", "upright", "lying"),
    [
        ('w:left="1701" w:right="851" w:gutter="0"', 11906 - 2552, 16838 - 2552),
        ('w:left="1134" w:right="851" w:gutter="567"', 11906 - 2552, 16838 - 2552),
        ('w:left="1701" w:right="851"', 11906 - 2552, 16838 - 2552),
        ("", 11906, 16838),
    ],
)
def test_margins_and_gutter_take_from_the_measure(margins: str, upright: int, lying: int) -> None:
    section = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins}/></w:sectPr>'
    body = etree.fromstring(f'<w:document xmlns:w="{W.strip("{}")}"><w:body><w:p/>{section}</w:body></w:document>')
    pages = taken_out({"word/document.xml": body})
    assert {name: page.measure for name, page in pages.items()} == {
        "report": upright,
        "portrait": upright,
        "landscape": lying,
    }

"""A file in whose text there is no paragraph, or nothing but what holds none: judged and mended as any other."""

from __future__ import annotations

import pytest

import sokert
from small_forms import form, p, table

BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing but the section"),
        pytest.param("<w:p/>", id="an empty paragraph"),
        pytest.param(table("<w:tr><w:tc/></w:tr>"), id="a cell without a paragraph"),
        pytest.param(table("<w:tr><w:tc><w:p/></w:tc></w:tr>"), id="a table and no more"),
        pytest.param(p(BOX.format(p("Chữ"))), id="a text box and no more"),
        pytest.param("<w:sdt><w:sdtContent/></w:sdt>", id="an empty control"),
    ],
)
@pytest.mark.parametrize("standard", ["nd30", "hd36"])
def test_it_is_judged_and_mended(body: str, standard: str) -> None:
    made = form(body)
    told = sokert.check(made, standard)
    fixed = sokert.fix(made, standard=standard)
    assert told
    assert len(fixed.left) < len(told)
    assert sokert.fix(fixed.content, standard=standard).content == fixed.content

"""Styles are found by the names an office sees."""

from __future__ import annotations

import pytest

from sokert import TemplateError
from sokert.word.style_names import StyleNames

SHEET = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:aliases w:val="Mục lớn,Mục"/>
<w:link w:val="u1Char"/></w:style>
<w:style w:type="character" w:styleId="u1Char"><w:name w:val="Heading 1 Char"/><w:link w:val="u1"/></w:style>
<w:style w:type="character" w:styleId="Mc"><w:name w:val="u1"/></w:style>
<w:style w:type="table" w:styleId="B"><w:name w:val="Bảng"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ("Heading 1", "paragraph", "u1"),
        ("Mục", "paragraph", "u1"),
        ("mục lớn", "paragraph", "u1"),
        ("u1", "paragraph", "u1"),
        ("u1", "character", "Mc"),
        ("Heading 1", "character", "u1Char"),
        ("Bảng", "table", "B"),
    ],
)
def test_a_style_is_found_by_name_other_name_id_and_link(name: str, kind: str, id: str) -> None:
    assert StyleNames(SHEET.encode()).id(name, kind) == id


@pytest.mark.parametrize(
    ("sheet", "kind", "code"),
    [
        (SHEET.encode(), "paragraph", "VALUE-NO-PARAGRAPH-STYLE"),
        (SHEET.encode(), "character", "VALUE-NO-CHARACTER-STYLE"),
        (b"", "character", "VALUE-NO-CHARACTER-STYLE"),
    ],
)
def test_a_style_that_is_not_there_is_told(sheet: bytes, kind: str, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        StyleNames(sheet).id("Bảng", kind)
    assert [one.code for one in caught.value.findings] == [code]

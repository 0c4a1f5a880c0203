"""Small rules of WordprocessingML: numbered styles, the order of children, words in attributes and fields, zips."""

from __future__ import annotations

import io
import zipfile

import pytest

from ooxml.xml import said, xml
from sokert.ooxml import order
from sokert.ooxml.markup import ATTRIBUTE, PLAIN, TAG, made, prefixes, quoted, unescaped
from sokert.ooxml.names import W
from sokert.ooxml.numbering import numbered_styles
from sokert.ooxml.numbering import said as list_said
from sokert.ooxml.packing import packed, sealed, untouched, zipped


def style(name: str, properties: str = "", base: str = "") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{name}">{on}<w:pPr>{properties}</w:pPr></w:style>'


def listed(number: str = "", level: str = "") -> str:
    level = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f"<w:numPr>{level}{f'<w:numId w:val={quoted(number)}/>' if number else ''}</w:numPr>"


def test_a_style_belongs_to_the_list_it_names_or_takes_over() -> None:
    sheet = xml(
        "<w:styles>"
        + style("a", listed("7", "2"))
        + style("own level", listed(level="3"), "a")
        + style("taken over", "", "own level")
        + style("own list", listed("8"), "a")
        + style("none", listed("0"))
        + style("no list", "<w:jc/>")
        + style("level alone", listed(level="1"))
        + style("no level", listed("9"))
        + style("in a ring", "", "ring")
        + style("ring", listed(level="4"), "in a ring")
        + style("on nothing", listed("5"), "gone")
        + "</w:styles>"
    )
    assert numbered_styles(sheet) == {
        "a": ("7", "2"),
        "own level": ("7", "3"),
        "taken over": ("7", "3"),
        "own list": ("8", "2"),
        "no level": ("9", "0"),
        "on nothing": ("5", "0"),
    }
    assert numbered_styles(None) == {}
    assert [list_said(one) for one in (None, xml("<w:numPr><w:numId/></w:numPr>"))] == [("", ""), ("", "")]


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", "sz", "sz"),
        ("b i", "sz", "b i sz"),
        ("rFonts u lang", "sz", "rFonts sz u lang"),
        ("sz", "rStyle", "rStyle sz"),
        ("u", "rPrChange", "u rPrChange"),
        ("sz sz", "b", "b sz sz"),
        ("unheard", "b", "unheard b"),
    ],
)
def test_a_child_stands_where_the_schema_wants_it(before: str, name: str, after: str) -> None:
    parent = xml(f"<w:rPr>{''.join(f'<w:{one}/>' for one in before.split())}</w:rPr>")
    assert order.child(parent, name, order.RUN) is parent.find(W + name)
    assert order.child(parent, name, order.RUN) is parent.find(W + name)
    assert [one.tag.removeprefix(W) for one in parent] == after.split()


def test_properties_come_first() -> None:
    paragraph = xml("<w:p><w:r/></w:p>")
    assert order.properties(paragraph, "pPr") is order.properties(paragraph, "pPr") is paragraph[0]
    assert said(paragraph) == "<w:p><w:pPr/><w:r/></w:p>"


def test_the_order_is_the_schema_s_own_and_names_nothing_twice() -> None:
    for names in (order.RUN, order.PARAGRAPH, order.SECTION, order.CELL, order.CHART_SERIES, order.STYLE):
        assert len(set(names)) == len(names) > 5
    assert order.STYLE == ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
    assert order.NUMBERING == ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")
    assert (order.RUN[0], order.PARAGRAPH[-1], order.SECTION[0]) == ("rStyle", "pPrChange", "headerReference")


BROKEN = 'a</w:t><w:br/><w:t xml:space="preserve">b</w:t><w:tab/><w:t xml:space="preserve">"c\\  d'


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("plain", 'a\nb\t"c\\  d'),
        ("line", 'a b "c\\ d'),
        ("attribute", "a b &quot;c\\  d"),
        ("title", "a b &quot;c\\  d"),
        ("field", "a b\t%22c\\\\  d"),
    ],
)
def test_words_stand_where_no_run_is_as_that_place_takes_them(place: str, words: str) -> None:
    assert PLAIN[place](BROKEN) == words


def test_an_attribute_is_quoted_and_read_back() -> None:
    words = "a & b < c > \"d\"\r\n\t'e'"
    assert xml(f"<w:p w:val={quoted(words)}/>").get(f"{W}val") == words
    assert unescaped("&lt;&gt;&quot;&apos;&amp;lt;") == "<>\"'&lt;"
    assert made("part", "word/a.xml") == "\uffffpart word/a.xml\ufffe"
    assert made("id") == "\uffffid \ufffe"


def test_tags_and_attributes_are_told_from_words() -> None:
    piece = "<w:t a='1>2' b:c = \"x='y'\" >w:no < <b/></w:t>"
    assert [match.group(1, 2, 4) for match in TAG.finditer(piece)] == [
        ("", "w:t", ""),
        ("", "b", "/"),
        ("/", "w:t", ""),
    ]
    found = [match.group(2, 3, 4) for match in ATTRIBUTE.finditer(TAG.match(piece)[3])]  # type: ignore[index]
    assert found == [("a", None, "1>2"), ("b:c", "x='y'", None)]
    assert sorted(prefixes('<a xmlns="u" xmlns:q="v" r:id="1"/>')) == ["q", "r"]


def test_a_zip_of_ours_is_sealed_and_says_nothing_of_its_machine() -> None:
    content = packed({"word/a.xml": b"a" * 1000, "_rels/.rels": b"b", "[Content_Types].xml": b"c", "a.xml": b"d"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "a.xml", "word/a.xml"]
        assert {(one.date_time, one.create_system, one.external_attr) for one in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)
        }
        assert archive.infolist()[3].compress_size < 100
        assert len(archive.comment) == 14 + 64
    bare = zipped([("a", b"1")], seal=False)
    assert [untouched(one) for one in (content, bare, sealed(bare), content[:-1], content + b"x")] == [
        *(True, False, True, False, False)
    ]

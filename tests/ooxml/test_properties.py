"""What `w:rPr` and `w:pPr` say in plain values, and which of two sayings wins."""

from __future__ import annotations

from typing import Any

import pytest

from ooxml.xml import xml
from sokert.ooxml.properties import drawn, laid, number, on, values

SAID: dict[str, dict[str, Any]] = {
    "<w:b/>": {"b": True},
    '<w:b w:val="0"/><w:i w:val="false"/><w:caps w:val="OFF"/>': {"b": False, "i": False, "caps": False},
    '<w:smallCaps w:val="none"/><w:strike w:val="1"/><w:vanish/>': {"smallCaps": False, "strike": True, "vanish": True},
    '<w:keepNext/><w:keepLines w:val="0"/><w:pageBreakBefore/>': {
        "keepNext": True,
        "keepLines": False,
        "pageBreakBefore": True,
    },
    '<w:contextualSpacing/><w:beforeAutospacing w:val="0"/>': {"contextualSpacing": True, "beforeAutospacing": False},
    '<w:color w:val="FF0000"/><w:u/><w:jc w:val="both"/>': {"color": "FF0000", "u": "", "jc": "both"},
    '<w:vertAlign w:val="superscript"/><w:highlight w:val="yellow"/>': {
        "vertAlign": "superscript",
        "highlight": "yellow",
    },
    '<w:rStyle w:val="A"/><w:pStyle w:val="B"/>': {"rStyle": "A", "pStyle": "B"},
    '<w:outlineLvl w:val="2"/>': {"outline": 2},
    "<w:outlineLvl/>": {"outline": 9},
    '<w:sz w:val="28"/>': {"sz": 28},
    '<w:sz w:val="x"/>': {"sz": 20},
    '<w:rFonts w:ascii="Arial" w:hAnsiTheme="minorHAnsi" w:cs="" w:hint="x"/>': {
        "font:ascii": "Arial",
        "font:hAnsiTheme": "minorHAnsi",
    },
    '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/>': {
        "spacing:before": 120,
        "spacing:line": 276,
        "spacing:lineRule": "auto",
    },
    '<w:ind w:start="720" w:end="10"/>': {"ind:left": 720, "ind:right": 10},
    '<w:ind w:firstLine="567"/>': {"ind:firstLine": 567, "ind:hanging": 0},
    '<w:ind w:hanging="283"/>': {"ind:hanging": 283, "ind:firstLine": 0},
    '<w:ind w:hanging="283" w:firstLine="567"/>': {"ind:hanging": 283, "ind:firstLine": 567},
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>': {"level": 1, "list": "7"},
    "<w:numPr><w:numId/></w:numPr>": {"list": "0"},
    "<w:numPr><w:ilvl/></w:numPr>": {"level": 0},
    '<w:shd w:fill="EEEEEE"/>': {"fill": "EEEEEE"},
    "<w:shd/>": {"fill": "auto"},
    '<w:tabs><w:tab w:pos="720"/></w:tabs><w:tabs><w:tab w:val="right" w:pos="9000" w:leader="dot"/></w:tabs>': {
        "tabs": {720: ("left", ""), 9000: ("right", "dot")}
    },
    "<a:b/><!-- b -->": {},
}


@pytest.mark.parametrize("said", SAID)
def test_a_property_is_read_as_word_takes_it(said: str) -> None:
    assert values(xml(f"<w:rPr>{said}</w:rPr>")) == SAID[said]


def test_no_properties_say_nothing() -> None:
    assert values(None) == {}


def test_borders_are_the_edges_that_are_seen() -> None:
    found = values(xml('<w:pPr><w:pBdr><w:top w:val="single"/><w:left w:val="nil"/><w:bottom/></w:pBdr></w:pPr>'))
    assert found["borders"] == {"top"}
    assert found["edges"].tag.endswith("}pBdr")
    assert [drawn(xml(f"<w:top {said}/>")) for said in ('w:val="none"', 'w:val="nil"', "", 'w:val="dotted"')] == [
        False,
        False,
        False,
        True,
    ]


def test_a_whole_number_is_read_of_what_others_write() -> None:
    given = ("240", "12.5", "-3", "x", "", None, "1e999", "nan", "2147483647", "9e18", "-9e18")
    assert [number(one, 7) for one in given] == [240, 12, -3, 7, 7, 7, 7, 7, 2147483647, 7, 7]
    assert number(None) == 0


def test_a_bare_switch_is_on() -> None:
    assert [on(xml(f"<w:b {said}/>")) for said in ("", 'w:val="true"', 'w:val="False"', 'w:val="None"')] == [
        True,
        True,
        False,
        False,
    ]


def test_of_two_layers_the_upper_wins_and_a_font_covers_its_theme() -> None:
    assert laid({"sz": 20, "b": True}, {"sz": 26}) == {"sz": 26, "b": True}
    for direct, theme in (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "cstheme")):
        assert laid({f"font:{theme}": "minor"}, {f"font:{direct}": "Arial"}) == {f"font:{direct}": "Arial"}
        assert laid({f"font:{direct}": "Arial"}, {f"font:{theme}": "minor"}) == {f"font:{theme}": "minor"}

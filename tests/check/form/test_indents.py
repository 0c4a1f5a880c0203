"""Where a paragraph of text begins: a first line, a hanging indent, and which of the two goes before the other."""

from __future__ import annotations

import pytest

from check.breaks import body
from check.hand import State
from check.test_rules import STATE, broken, codes
from sokert.check.form import check, fix
from sokert.resolved import read


def indented(**values) -> bytes:
    return broken(STATE, body("ind", **values), "nd30")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"left": "1440", "firstLine": None, "hanging": "720"}, []),  # begins 12,7 mm in, as a first line does
        ({"left": "720", "firstLine": None, "hanging": "720"}, ["FAULT-INDENT"]),  # begins at the margin
        ({"left": "0", "firstLine": None, "hanging": "360"}, ["NUMBERED-HANGING"]),  # begins left of it
        ({"left": "360", "firstLine": None, "hanging": "1080"}, ["NUMBERED-HANGING"]),
    ],
)
def test_a_hanging_line_begins_left_of_the_lines_below_it(values, found):
    said = check(indented(**values))
    assert [one.code for one in said] == ["ND30-BODY-INDENT"] * len(found)
    assert [one.sentence for one in said] == found


@pytest.mark.parametrize("left", ["0", "720"])
def test_a_mended_hanging_line_has_a_first_line_and_no_other_indent(left):
    fixed = fix(indented(left=left, firstLine=None, hanging="720")).content
    assert codes(fixed, "nd30") == []
    first = next(one for one in read(fixed).paragraphs if one.shown.startswith("Văn phòng đã tham mưu"))
    assert (first.first_line, first.left) == (720, 0)
    assert not [key for key in first.element.find(".//{*}ind").attrib if key.endswith("}hanging")]


@pytest.mark.parametrize(("indent", "level"), [(0, "warning"), (720, "error")])
def test_a_tab_in_place_of_the_indent_is_a_warning_and_mended(indent, level):
    page = State(indent=indent, text=("\tVăn phòng đã tham mưu ban hành 12 văn bản./.",)).bytes()
    assert [(one.sentence, one.level) for one in check(page, "nd30")] == [("STATED-TABBED", level)]
    assert codes(fix(page, "nd30").content, "nd30") == []

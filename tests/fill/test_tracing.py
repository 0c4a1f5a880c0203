"""What is traced is what is printed, and each typed sign stands where it is said to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert import Report
from sokert.document.blocks import split
from sokert.fill import filler
from sokert.fill.tracing import Line
from sokert.template.text import lines
from specimens import SMALL

REPORT = Report.model_validate(
    {
        **SMALL,
        "metrics": [
            *SMALL["metrics"],
            {"code": "vb", "name": "Văn bản đi", "value": 20870, "unit": "văn bản", "previous": 19254},
        ],
    }
)


def said(read: list[Line]) -> list[str]:
    return [text for line in read if (text := "".join(sign.text for sign in line.signs).strip())]


def typed(read: list[Line]) -> str:
    return "".join(sign.text for line in read for sign in line.signs if sign.given is None)


def printed(source: str) -> list[str]:
    """The paragraphs of a text as the engine fills them, without what is traced."""
    paragraphs, words = list[str](), ""
    for mark, text in split(filler().fill_text(source, REPORT)):
        if mark.startswith("/") and words.strip():
            paragraphs.append(words.strip())
        words = "" if mark.startswith("/") else words + (" " if mark == "break" else "") + text
    return paragraphs


WORDS = st.sampled_from(
    ["Đã xử lý", "văn bản", "của", "5*3*2", "35 hội nghị", "1. ", "a_b", "(tăng", "2)", "năm 2023", "ạ", "–", "\\*"]
)
TAGS = st.sampled_from(
    [
        "{{ vb }}",
        "{{ vb|change }}",
        "{% if vb.value > 5 %}nhiều{% else %}ít{% endif %}",
        "{# ghi chú #}",
        "{{ vb|number }}",
    ]
)
BLOCKS = st.sampled_from(
    [
        "{}",
        "- {}\n- hai",
        "1. {}\n2. hai",
        "## {}",
        "**{}** và *{}*",
        "| A | B |\n|---|---:|\n| {} | 1 |",
        "{{% for m in metrics %}}\n- {}\n{{% endfor %}}",
        "{{% set x %}}{}{{% endset %}}{{{{ x|upper }}}}",
        "một\n{}\n  hai",
    ]
)
bodies = st.lists(
    st.builds(
        lambda block, one: block.format(*[" ".join(one)] * 2),
        BLOCKS,
        st.lists(WORDS | TAGS, min_size=1, max_size=5),
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)
readable = bodies.filter(lambda source: not lines(source, marked=False)[1])  # what would lose words is refused


@drawn(20)
@given(readable)
def test_what_is_traced_is_what_is_printed(source: str) -> None:
    traced = said(filler().trace(source, REPORT))
    assert [" ".join(line.split()) for line in traced] == [" ".join(line.split()) for line in printed(source)]


@drawn(20)
@given(readable)
def test_a_typed_sign_stands_where_it_is_said_to(source: str) -> None:
    for line in filler().trace(source, REPORT):
        for sign in line.signs:
            if sign.given is None and not sign.text.isspace():
                assert source[sign.offset] == sign.text


@pytest.mark.parametrize(
    ("source", "typed_words", "given"),
    [
        ("Nhận {{ vb }} tin", "Nhận  tin", {"vb"}),
        ("Nhận {{ vb|with_unit }}", "Nhận ", {"vb"}),
        ("{{ vb|change }}", "", {""}),
        ("{{ period }}", "", {""}),
        ("{% set x %}chữ{% endset %}{{ x }}", "", {""}),
        ("{% set x = vb %}{{ x }}", "", {"vb"}),
        ("{% for m in [vb] %}{{ m|number }} và {{ m|change }}{% endfor %}", " và ", {"vb", ""}),
        ("{% macro m() %}chữ{% endmacro %}{{ m() }}", "chữ", {""}),
        ("{% macro m() %}chữ{% endmacro %}{{ m()|upper }}", "", {""}),
    ],
)
def test_what_a_tag_gives_is_named_by_its_metric(source: str, typed_words: str, given: set[str]) -> None:
    read = filler().trace(source, REPORT)
    assert typed(read).strip() == typed_words.strip()
    assert {sign.given for line in read for sign in line.signs if sign.given is not None and sign.text} <= given


def test_what_the_office_s_template_takes_from_ours_is_not_its_own() -> None:
    read = filler().trace_template("half-year/office", REPORT)
    assert "như sau:" in typed(read)
    assert SMALL["sections"][0]["title"] not in typed(read)

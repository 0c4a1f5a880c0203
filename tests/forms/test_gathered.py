"""What a set, a filter block, a macro or a call gathers over whole paragraphs is printed whole where it may stand."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sokert
from draws import drawn
from small_forms import form, p, seen
from specimens import SMALL

GATHERED = {
    "set": ("{% set x %}", "{% endset %}", "{{ x }}"),
    "set after p": ("{%p set x %}", "{%p endset %}", "{{p x }}"),
    "macro": ("{% macro x() %}", "{% endmacro %}", "{{ x() }}"),
    "macro under a name": ("{% macro m() %}", "{% endmacro %}", "{% set x = m() %}{{ x }}"),
}


def made(*lines: str) -> list[str]:
    return list(seen(sokert.Template(form(*map(p, lines))).render({"a": "một"})))


def told(*lines: str) -> set[str]:
    with pytest.raises(sokert.SokertError) as raised:
        made(*lines)
    return {one.code for one in raised.value.findings}


@pytest.mark.parametrize("kind", GATHERED)
def test_paragraphs_that_are_gathered_stand_where_they_are_printed(kind: str) -> None:
    opener, closer, call = GATHERED[kind]
    assert made(opener, "Đoạn {{ a }}", "Đoạn hai", closer, "Trước", call, "Sau", call) == [
        *("Trước", "Đoạn một", "Đoạn hai"),
        *("Sau", "Đoạn một", "Đoạn hai"),
    ]


@pytest.mark.parametrize("kind", GATHERED)
def test_paragraphs_that_are_gathered_stand_in_no_line(kind: str) -> None:
    opener, closer, call = GATHERED[kind]
    assert told(opener, "Đoạn {{ a }}", "Đoạn hai", closer, f"Trong {call} dòng") == {"FORM-LINES-IN-LINE"}


@pytest.mark.parametrize(
    "lines",
    [
        ("{% filter upper %}", "Đoạn", "{% endfilter %}"),
        ("{% set x | upper %}", "Đoạn", "{% endset %}", "{{ x }}"),
        ("{% set x %}", "Đoạn", "{% endset %}", "{{ x|replace('1', '2') }}"),
        ("{% macro x() %}", "Đoạn", "{% endmacro %}", "{{ x()|upper }}"),
    ],
)
def test_no_filter_is_said_to_change_what_is_drawn(lines: tuple[str, ...]) -> None:
    assert told(*lines) == {"FORM-LINES-FILTERED"}


def test_words_gathered_in_one_line_are_words() -> None:
    assert made("{% set x %}chữ {{ a }}{% endset %}Có {{ x|upper }} đây") == ["Có CHỮ MỘT đây"]
    assert made("{% filter upper %}chữ {% endfilter %}{{ a }}") == ["CHỮ một"]


FILTERS = st.sampled_from(
    [
        *("upper", "title", "capitalize", "reverse", "replace('1', '2')", "replace('d', 'ee')", "trim", "first"),
        *("string", "length", "list|join", "truncate(3)", "sentence_case", "default('x')", "striptags", "indent(3)"),
    ]
)


@drawn(30)
@given(
    st.lists(FILTERS, min_size=1, max_size=2).map("|".join), st.sampled_from(["filter {}", "set x | {}", "set x", ""])
)
def test_any_filter_over_lines_leaves_a_whole_file_or_is_told(filters: str, opener: str) -> None:
    word = opener.partition(" ")[0] or "macro"
    head = f"{{% {opener.format(filters) or 'macro m(x)'} %}}"
    call = {"set": "{{ x|" + filters + " }}", "filter": "", "macro": "{{ m()|" + filters + " }}"}[word]
    text = f"{head}\nĐoạn **đậm** {{{{ period }}}}\n\nĐoạn hai\n{{% end{word} %}}\n{call}\n\nHết lời"
    report = {**SMALL, "metrics": [], "sections": [{"title": "Mục", "body": text}]}
    with suppress(sokert.SokertError):
        assert "Hết lời" in seen(sokert.render(sokert.parse(report)))

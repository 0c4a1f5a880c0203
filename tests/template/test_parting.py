"""Lines that people type one below the other stay apart, also where Markdown would run them together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.template.text import lines


def words(source: str) -> list[str]:
    """Return the words of each line that a text becomes."""
    fenced = re.sub(r"\{#\n+#\}", "", lines(source, marked=False)[0])
    said = re.sub("\uffff(bold|italic|plain|bold-italic)\ufffe", "", fenced)
    return [line for line in re.split("(?:\uffff[^\ufffe]*\ufffe)+", said) if line]


@pytest.mark.parametrize(
    "source",
    [
        "– Đã rà soát văn bản;\n– Đã báo cáo.",
        "Kết quả:\n— Đã họp;\n—Đã báo cáo.",
        "• Một\n• Hai",
        "a) Việc một\nb) Việc hai\nđ) Việc năm",
        "Gồm:\n(1) một;\n(2) hai.",
        "(a) một\n(b) hai",
        "i) một\nii) hai",
        "1.1. Công tác\n1.2. Văn thư",
        "-Không cách\n-Dòng hai",
        "2) hai\n3) ba",
    ],
)
def test_a_label_that_was_typed_begins_a_line_of_its_own(source: str) -> None:
    assert lines(source, marked=False)[1] == []
    assert words(source) == source.split("\n")


@pytest.mark.parametrize("source", ["một\nhai", "tăng\n20.870 văn bản", "năm\n2023. Hết", "từ\n-5 đến 3", "ha;\nI ốt"])
def test_a_line_that_only_goes_on_stays_in_its_paragraph(source: str) -> None:
    assert words(source) == [source.replace("\n", " ")]


def test_a_table_typed_right_below_another_is_a_table_of_its_own() -> None:
    two = "| A | B |\n|---|---|\n| 1 | 2 |\n| C |\n|---|\n| 3 |\nHết."
    fenced, found = lines(two)
    assert found == []
    assert words(two) == ["A", "B", "1", "2", "C", "3", "Hết."]
    assert [fenced.count(mark) for mark in ("\uffff/table\ufffe", "\uffffbody\ufffe", "\uffffhead-row\ufffe")] == [
        2,
        1,
        2,
    ]


def test_rows_that_repeat_are_no_end_of_a_table() -> None:
    fenced, found = lines("A | B\n---|---\n{% for r in rows %}\n{{ r.a }} | – b\n{% endfor %}\na) x | y")
    assert found == []
    assert fenced.count("\uffff/table\ufffe") == fenced.count("\uffff/row\ufffe") - 2 == 1


BEFORE = st.sampled_from(
    [
        "",
        "- ",
        "+ ",
        "– ",
        "a) ",
        "1. ",
        "2. ",
        "1986. ",
        "1) ",
        "# ",
        "> ",
        "    ",
        "| ",
        "~~",
        "**",
        "*",
        "[",
        "![",
        "`",
    ]
)
AFTER = st.sampled_from(["", "**", "*", " |", " | thừa", "~~", "](đích)", "<br>", "  ", "\\", "`", ":", ".", " &nbsp;"])
ROWS = st.sampled_from(["", "|---|---|", "|---|", "---", "===", "```", "- ", "1.", "| a | b |", "| a | b | c |"])


@given(st.lists(st.tuples(BEFORE, AFTER) | ROWS, max_size=7))
@drawn(40)
def test_every_word_that_was_typed_comes_out_in_its_order_or_is_told(typed: list[tuple[str, str] | str]) -> None:
    source = "\n".join(row if isinstance(row, str) else f"{row[0]}từ{at}{row[1]}" for at, row in enumerate(typed))
    found = lines(source, marked=False)[1]
    if not found:
        assert re.findall(r"\w{2,}", " ".join(words(source))) == re.findall(r"(?!br>)(?<!&)\w{2,}", source)
        raw = re.compile(r"~~|\*\*|`|\]\(|&nbsp;|<br>|^>\s*\w|^#\w")
        assert not [line for line in words(source) if raw.search(line)]

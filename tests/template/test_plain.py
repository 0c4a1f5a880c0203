"""A plain text is read without markdown-it, and exactly as markdown-it reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from draws import drawn
from sokert.template import markdown, plain

# What begins, ends and parts lines, lists and paragraphs, and words that look like it.
PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "- ",
            "-",
            "--",
            "+",
            "* ",
            "#",
            "# ",
            "1. ",
            "1.",
            "20.870",
            "2) ",
            "(2)",
            ":",
            ":--",
            "---",
            "|",
        ),
        *(
            " ",
            "  ",
            "\t",
            "\xa0",
            "\u3000",
            "\x0c",
            "\\",
            "*",
            "**",
            "_",
            ">",
            "> ",
            "`",
            "~~~",
            "===",
            "<b>",
            "&amp;",
        ),
        *("[a](b)", "![", "Hai", "văn bản", "từ 5", "…", "\U000f0000", "\U000f0001", "https://a.vn", "a@b.vn", "\x85"),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
LINES = st.from_regex(r"(- )?[a-zđ(]([a-zđ0-9;,.\-+ ]{0,8}[a-z0-9.;])?", fullmatch=True) | st.just("")


def seen(tokens: Sequence[Any]) -> list[tuple[object, ...]]:
    """Return of each token all that the walk over them reads."""
    return [
        (
            token.type,
            token.content,
            token.map if token.type == "inline" else None,
            token.info,
            [(child.type, child.content) for child in token.children or ()],
        )
        for token in tokens
    ]


@given(TEXTS)
@drawn(105)
@example("- a\nb\n\n- c\n\nd")
@example("a\n- b\n-\nc")
@example("a\n:-")
def test_what_is_taken_for_plain_reads_as_markdown_it_reads_it(text: str) -> None:
    found = plain.tokens(text)
    assert found is None or seen(found) == seen(markdown._parser().parse(text))


@given(st.lists(LINES, max_size=8).map("\n".join))
@drawn(50)
def test_paragraphs_and_bullets_are_plain(text: str) -> None:
    found = plain.tokens(text)
    assert found is not None
    assert seen(found) == seen(markdown._parser().parse(text))


@pytest.mark.parametrize(
    "text",
    [
        *("**a**", "a*b", "a_b", "| a |", "# a", "1. a", "2) a", "+ a", "* a", " a", "- a\n  - b", "- - a", "- # a"),
        *("a  \nb", "\\* a", "a\tb", "-", "- ", "---", "- 1. a", "a\n1.", "a \nb", "a\n:-:"),
    ],
)
def test_what_may_mean_more_is_left_to_markdown_it(text: str) -> None:
    assert plain.tokens(text) is None

"""What a line's length is measured by: every word in its place, however the text wraps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sokert.ooxml.font_metrics import last_line, width

WORDS = st.lists(st.sampled_from(["ỦY", "BAN", "nhân", "dân", "tỉnh", "WWWWWWWWWW", "i", "Ưu", "\n"]), max_size=12)


def one_by_one(text: str, measure: float, size: float, bold: bool) -> str:
    """Return the last line as it is said: a word goes on the line as long as the whole line fits."""
    line = ""
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}" if line else word
            line = longer if not line or width(longer, size, bold) <= measure else word
    return line


@given(WORDS, st.floats(1, 400), st.sampled_from([12, 13, 13.5, 14]), st.booleans())
def test_the_last_line_is_found_as_if_each_line_were_measured_whole(
    words: list[str], measure: float, size: float, bold: bool
) -> None:
    text = " ".join(words)
    assert last_line(text, measure, size, bold) == one_by_one(text, measure, size, bold)


def test_letters_with_marks_are_as_wide_as_the_letters_below() -> None:
    assert width("ỦY BAN", 13) == width("UY BAN", 13)
    assert width("Ư", 13) > width("U", 13) - 0.1
    assert width("", 13) == 0

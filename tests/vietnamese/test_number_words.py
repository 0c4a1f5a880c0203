"""Numbers in words: a table of another make (0 to 99 and hard cases typed, the rest joined from those), and a reader.

The reader of words knows nothing of the writer.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.errors import DataError
from sokert.models import Settings
from sokert.vietnamese.number_words import money_words, words

ROWS = [line.split("\t") for line in (Path(__file__).with_name("number_words.tsv")).read_text("utf-8").splitlines()]

UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4,
    "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def read(text: str) -> int:
    """Return the whole number some words mean: scale by scale, from the left."""
    head, scale, tail = text.rpartition(" tỷ")
    if scale:
        return read(head) * 10**9 + (read(tail.strip()) if tail.strip() else 0)
    total = group = digit = 0
    for word in text.split():
        if word in UNITS:
            digit = UNITS[word]
            continue
        if word == "mười":
            group, digit = group + 10, 0
        elif word in ("mươi", "trăm"):
            group, digit = group + digit * {"mươi": 10, "trăm": 100}[word], 0
        elif word in ("nghìn", "triệu"):
            total, group, digit = total + (group + digit) * {"nghìn": 10**3, "triệu": 10**6}[word], 0, 0
        else:
            assert word == "linh", word
    return total + group + digit


def test_the_table_is_long_enough_to_mean_something():
    assert len(ROWS) >= 300
    assert len({row[1] for row in ROWS}) == len(ROWS) - 1  # 2.00 reads as 2


def test_every_row_of_the_table():
    assert [(figure, words(Decimal(figure))) for figure, _ in ROWS] == [(figure, said) for figure, said in ROWS]


@given(st.integers(0, 10**18 + 10**15))
@drawn(175)
def test_words_read_back_to_the_number_so_no_two_numbers_share_them(value):
    assert read(words(value)) == value


def test_every_number_up_to_twenty_thousand_reads_back():
    assert all(read(words(value)) == value for value in range(20_001))


@given(st.integers(0, 10**15), st.integers(0, 10**15))
@drawn(50)
def test_different_numbers_have_different_words(one, other):
    assert (words(one) == words(other)) == (one == other)


@given(st.decimals(0, 10**12, places=2))
@drawn(50)
def test_a_negative_number_is_its_opposite_after_am(value):
    if value:
        assert words(-value) == f"âm {words(value)}"


@pytest.mark.parametrize(
    ("value", "choice", "said"),
    [
        (101, {"zero_tens": "lẻ"}, "một trăm lẻ một"),
        (1005, {"zero_tens": "lẻ", "thousand": "ngàn"}, "một ngàn không trăm lẻ năm"),
        (215321500, {"thousand": "ngàn"}, "hai trăm mười lăm triệu ba trăm hai mươi mốt ngàn năm trăm"),
        (10**9, {"ty": "tỉ"}, "một tỉ"),
        (10**12, {"ty": "tỉ", "thousand": "ngàn"}, "một ngàn tỉ"),
    ],
)
def test_the_house_chooses_its_words(value, choice, said):
    assert words(value, Settings(**choice)) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("1200000000", "đồng", "Một tỷ hai trăm triệu đồng"),
        ("1.2", "tỷ đồng", "Một tỷ hai trăm triệu đồng"),
        ("1.2", "tỉ đồng", "Một tỷ hai trăm triệu đồng"),
        ("350", "triệu đồng", "Ba trăm năm mươi triệu đồng"),
        ("0.5", "triệu đồng", "Năm trăm nghìn đồng"),
        ("15", "nghìn đồng", "Mười lăm nghìn đồng"),
        ("1.35", "nghìn tỷ đồng", "Một nghìn ba trăm năm mươi tỷ đồng"),
        ("2.5", "triệu USD", "Hai phẩy năm triệu USD"),
        ("0", "đồng", "Không đồng"),
        ("-5", "đồng", "Âm năm đồng"),
    ],
)
def test_money_is_read_in_dong(value, unit, said):
    assert money_words(Decimal(value), unit) == said


def test_a_number_too_large_to_follow_is_refused():
    assert words(10**27 - 1)
    with pytest.raises(DataError) as told:
        words(10**27)
    assert told.value.findings[0].code == "WORDS-TOO-LARGE"

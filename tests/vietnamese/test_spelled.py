"""Numbers in words are read back: all that `words` writes, in each house's manner, and nothing that is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert.models import Settings
from sokert.vietnamese.number_words import words
from sokert.vietnamese.spelled import SPELLED, value_of

MANNERS = (Settings(), Settings(zero_tens="lẻ", thousand="ngàn", ty="tỉ"))


@given(st.integers(0, 10**18), st.sampled_from(MANNERS))
def test_what_words_writes_is_read_back(value: int, manner: Settings) -> None:
    assert value_of(words(value, manner)) == value


@given(st.decimals(-(10**6), 10**6, places=2, allow_nan=False))
def test_decimals_and_negatives_too(value: Decimal) -> None:
    assert value_of(words(value)) == value


@pytest.mark.parametrize(
    "text", ["", "năm trăm lẻ", "hai ba", "triệu", "hai phẩy", "mười mươi", "nghìn triệu", "văn bản"]
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert value_of(text) is None


def test_a_number_is_found_however_its_words_are_spelled():
    for said in ("hai tỷ ba", "Hai tỉ ba", "hai ngàn lẻ năm", "bẩy mươi nhăm", "âm hai phẩy năm"):
        assert SPELLED.search(f"tổng số {said} đồng")[0] == said
    assert SPELLED.search("một việc, hai người") is None
    assert value_of("Hai tỉ ba trăm triệu") == value_of("hai tỷ ba trăm triệu") == 2_300_000_000


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("ba mươi mốt", 31),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
    ],
)
def test_tens_are_ten_times_what_stands_before_them(said, value):
    assert value_of(said) == value

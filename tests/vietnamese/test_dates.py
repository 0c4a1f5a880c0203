"""Dates, Roman numerals and ordinals."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.errors import DataError
from sokert.vietnamese.dates import blank, date, day_of, ordinal, roman, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        ("2023-07-25", "ngày 25 tháng 7 năm 2023", "25/7/2023"),
        ("2023-07-05", "ngày 05 tháng 7 năm 2023", "05/7/2023"),
        ("2023-01-06", "ngày 06 tháng 01 năm 2023", "06/01/2023"),
        ("2023-02-28", "ngày 28 tháng 02 năm 2023", "28/02/2023"),
        ("2023-03-09", "ngày 09 tháng 3 năm 2023", "09/3/2023"),
        ("2020-06-09", "ngày 09 tháng 6 năm 2020", "09/6/2020"),
        ("2023-09-30", "ngày 30 tháng 9 năm 2023", "30/9/2023"),
        ("2023-10-10", "ngày 10 tháng 10 năm 2023", "10/10/2023"),
        ("2022-12-15", "ngày 15 tháng 12 năm 2022", "15/12/2022"),
        ("2024-02-29", "ngày 29 tháng 02 năm 2024", "29/02/2024"),
    ],
)
def test_a_date_long_and_short(day, long, short):
    assert date(day_of(day)) == long
    assert short_date(day_of(day)) == short


def test_a_missing_day_leaves_room_to_write_it():
    assert date(None, 2023) == blank(2023) == "ngày     tháng     năm 2023"
    assert date(None) == "ngày     tháng     năm"


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)))
@drawn(50)
def test_every_date_has_the_form_of_the_decree_and_reads_back(day):
    found = re.fullmatch(r"ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm (\d{4})", date(day))
    assert found
    assert datetime.date(*(int(part) for part in found.groups()[::-1])) == day
    assert short_date(day) == "/".join(found.groups())


@pytest.mark.parametrize("given_text", ["25/7/2023", "hôm nay", "", "2023-02-30", 7])
def test_what_is_not_a_date_is_refused(given_text):
    with pytest.raises(DataError, match="WORDS-NOT-A-DATE"):
        day_of(given_text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "I"), (2, "II"), (3, "III"), (4, "IV"), (5, "V"), (6, "VI"), (8, "VIII"), (9, "IX"), (10, "X"),
        (13, "XIII"), (14, "XIV"), (19, "XIX"), (40, "XL"), (49, "XLIX"), (90, "XC"), (99, "XCIX"),
        (400, "CD"), (444, "CDXLIV"), (900, "CM"), (1994, "MCMXCIV"), (2023, "MMXXIII"), (3999, "MMMCMXCIX"),
    ],
)  # fmt: skip
def test_roman(value, said):
    assert roman(value) == said


def test_every_roman_numeral_is_canonical_and_no_two_are_alike():
    canonical = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
    numerals = [roman(value) for value in range(1, 4000)]
    assert all(canonical.fullmatch(numeral) for numeral in numerals)
    assert len(set(numerals)) == 3999


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_what_has_no_roman_numeral_is_refused(value):
    with pytest.raises(DataError, match="WORDS-NOT-ROMAN"):
        roman(value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "nhất"), (2, "hai"), (3, "ba"), (4, "tư"), (5, "năm"), (6, "sáu"), (7, "bảy"), (8, "tám"),
        (9, "chín"), (10, "mười"), (11, "mười một"), (14, "mười bốn"), (15, "mười lăm"), (20, "hai mươi"),
        (21, "hai mươi mốt"), (24, "hai mươi tư"), (101, "một trăm linh một"),
    ],
)  # fmt: skip
def test_ordinal(value, said):
    assert ordinal(value) == said


@pytest.mark.parametrize("value", [0, -1])
def test_what_has_no_place_in_a_row_is_refused(value):
    with pytest.raises(DataError, match="WORDS-NOT-ORDINAL"):
        ordinal(value)

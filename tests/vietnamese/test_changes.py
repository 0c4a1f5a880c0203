"""A figure against the same period, in every form; nothing computed from what is not exact."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.errors import DataError
from sokert.models import Period, Settings
from sokert.vietnamese.changes import change, difference, not_compared, places_moved, points
from vietnamese.makers import H1_2023, H1_2024, metric
from vietnamese.test_numbers import CASES_PER_SEED, SEEDS, half_up

NEW = {"absent": "mới thành lập"}


@pytest.mark.parametrize(
    ("value", "previous", "facts", "form", "said"),
    [
        # rise and fall
        (12480, 11600, {}, "", "tăng 7,6% so với cùng kỳ năm 2022"),
        (4905, 5120, {}, "", "giảm 4,2% so với cùng kỳ năm 2022"),
        (12480, 11600, {}, "short", "tăng 7,6% so với cùng kỳ"),
        (4905, 5120, {}, "short", "giảm 4,2% so với cùng kỳ"),
        (130, 100, {}, "", "tăng 30% so với cùng kỳ năm 2022"),
        (1150, 500, {}, "", "tăng 130% so với cùng kỳ năm 2022"),
        (0, 5, {}, "", "giảm 100% so với cùng kỳ năm 2022"),
        (1, 10000, {}, "", "giảm 99,99% so với cùng kỳ năm 2022"),
        ("1.5", "1.2", {"unit": "tỷ đồng"}, "", "tăng 25% so với cùng kỳ năm 2022"),
        (20001, 20000, {"unit": "văn bản"}, "", "tăng 01 văn bản so với cùng kỳ năm 2022"),
        (19999, 20000, {"unit": "văn bản"}, "both", "giảm 01 văn bản so với cùng kỳ"),
        # difference and rate
        (4905, 5120, {"unit": "văn bản"}, "both", "giảm 215 văn bản (4,2%) so với cùng kỳ"),
        (17, 12, {"unit": "vụ"}, "both", "tăng 05 vụ (41,7%) so với cùng kỳ"),
        ("12.5", "10", {"unit": "tỷ đồng"}, "both", "tăng 2,5 tỷ đồng (25%) so với cùng kỳ"),
        (120, 100, {}, "both", "tăng 20 (20%) so với cùng kỳ"),
        # multiple
        (1150, 500, {}, "multiple", "gấp 2,3 lần cùng kỳ"),
        (1000, 500, {}, "multiple", "gấp 2 lần cùng kỳ"),
        (999, 500, {}, "multiple", "tăng 99,8% so với cùng kỳ"),
        (400, 500, {}, "multiple", "giảm 20% so với cùng kỳ"),
        # index
        (96, 100, {}, "index", "bằng 96% so với cùng kỳ"),
        (981, 1000, {}, "index", "bằng 98,1% so với cùng kỳ"),
        (9999, 10000, {}, "index", "bằng 99,99% so với cùng kỳ"),
        (112, 100, {}, "index", "bằng 112% so với cùng kỳ"),
        # equal
        (100, 100, {}, "", "bằng cùng kỳ năm 2022"),
        (100, 100, {}, "short", "bằng cùng kỳ"),
        (100, 100, {}, "both", "bằng cùng kỳ"),
        (100, 100, {}, "multiple", "bằng cùng kỳ"),
        (100, 100, {}, "index", "bằng cùng kỳ"),
        (0, 0, {}, "", "bằng cùng kỳ năm 2022"),
        ("100.0", 100, {}, "", "bằng cùng kỳ năm 2022"),
        # none before
        (4, 0, {}, "", "(cùng kỳ không phát sinh)"),
        (4, 0, {}, "both", "(cùng kỳ không phát sinh)"),
        (4, 0, {}, "multiple", "(cùng kỳ không phát sinh)"),
        (4, 0, {}, "index", "(cùng kỳ không phát sinh)"),
        # not comparable
        (4, NEW, {}, "", "(không so sánh với cùng kỳ do mới thành lập)"),
        (4, {"absent": "do thay đổi địa giới"}, {}, "", "(không so sánh với cùng kỳ do thay đổi địa giới)"),
        (4, None, {}, "", ""),
        # a percentage of less than nothing says nothing
        (3, -5, {"unit": "tỷ đồng"}, "", "tăng 8 tỷ đồng so với cùng kỳ năm 2022"),
        (-3, 5, {"unit": "tỷ đồng"}, "", "giảm 8 tỷ đồng so với cùng kỳ năm 2022"),
        # rates
        ("99.8", "99.2", {"unit": "%"}, "", "tăng 0,6 điểm phần trăm so với cùng kỳ năm 2022"),
        ("99.8", "99.2", {"unit": "%"}, "short", "tăng 0,6 điểm phần trăm so với cùng kỳ"),
        ("99.8", "99.2", {"unit": "%"}, "both", "tăng 0,6 điểm phần trăm so với cùng kỳ"),
        (45, 50, {"nature": "rate"}, "", "giảm 5 điểm phần trăm so với cùng kỳ năm 2022"),
        ("99.85", "99.20", {"unit": "%"}, "short", "tăng 0,65 điểm phần trăm so với cùng kỳ"),
        ("99.84", "99.80", {"unit": "%", "decimals": 1}, "short", "tăng 0,04 điểm phần trăm so với cùng kỳ"),
        (4, 0, {"unit": "%"}, "short", "tăng 4 điểm phần trăm so với cùng kỳ"),
        ("50", "50.0", {"unit": "%"}, "", "bằng cùng kỳ năm 2022"),
        (3, 5, {"unit": "‰"}, "short", "giảm 2 điểm phần nghìn so với cùng kỳ"),
        ("55", "50", {"unit": "tạ/ha", "nature": "rate"}, "", "tăng 10% so với cùng kỳ năm 2022"),
        # stocks
        (1204, 1180, {"nature": "stock"}, "", "tăng 2% so với 31/12/2022"),
        (1204, 1180, {"nature": "stock"}, "short", "tăng 2% so với đầu năm"),
        (1204, 1204, {"nature": "stock"}, "", "không đổi so với 31/12/2022"),
        (5, 0, {"nature": "stock", "unit": "chi bộ"}, "short", "tăng 05 chi bộ so với đầu năm"),
        # ranks
        (12, 15, {"nature": "rank"}, "", "tăng 03 bậc"),
        (15, 12, {"nature": "rank"}, "", "giảm 03 bậc"),
        (30, 12, {"nature": "rank"}, "", "giảm 18 bậc"),
        (12, 12, {"nature": "rank"}, "", "giữ nguyên thứ hạng"),
        # hedged: not exact
        (2600, 2000, {"hedge": "gần"}, "", ""),
        (2600, 2600, {"hedge": "ước"}, "", ""),
        (2600, 0, {"hedge": "hơn"}, "", ""),
        (12, 15, {"hedge": "khoảng", "nature": "rank"}, "", ""),
    ],
)
def test_change(value, previous, facts, form, said):
    assert change(metric(value, previous=previous, **facts), H1_2023, form) == said


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2024-H1", "tăng 20% so với cùng kỳ năm 2023", "tăng 20% so với cùng kỳ"),
        ("2024-H2", "tăng 20% so với cùng kỳ năm 2023", "tăng 20% so với cùng kỳ"),
        ("2024-Q1", "tăng 20% so với cùng kỳ năm 2023", "tăng 20% so với cùng kỳ"),
        ("2024-9M", "tăng 20% so với cùng kỳ năm 2023", "tăng 20% so với cùng kỳ"),
        ("2024", "tăng 20% so với năm 2023", "tăng 20% so với năm trước"),
    ],
)
def test_the_period_names_what_is_compared_with(period, long, short):
    one = metric(120, previous=100)
    assert change(one, Period.of(period)) == long
    assert change(one, Period.of(period), "short") == short


def test_a_year_without_any_is_named():
    assert change(metric(4, previous=0), Period.of("2024")) == "(năm 2023 không phát sinh)"


def test_without_a_period_no_year_is_invented():
    assert change(metric(120, previous=100)) == "tăng 20% so với cùng kỳ"
    assert change(metric(120, previous=100, nature="stock")) == "tăng 20% so với đầu năm"


def test_the_year_can_be_asked_for_or_left_out():
    one = metric(4905, "văn bản", previous=5120)
    assert change(one, H1_2024, "both", named=True) == "giảm 215 văn bản (4,2%) so với cùng kỳ năm 2023"
    assert change(one, H1_2024, named=False) == "giảm 4,2% so với cùng kỳ"


@pytest.mark.parametrize(
    ("value", "previous", "choice", "said"),
    [
        (1150, 500, {"multiples": True}, "gấp 2,3 lần cùng kỳ năm 2022"),
        (999, 500, {"multiples": True}, "tăng 99,8% so với cùng kỳ năm 2022"),
        (12480, 11600, {"rate_decimals": 2}, "tăng 7,59% so với cùng kỳ năm 2022"),
        (12480, 11600, {"rate_decimals": 0}, "tăng 8% so với cùng kỳ năm 2022"),
        (130, 100, {"keep_rate_zeros": True}, "tăng 30,0% so với cùng kỳ năm 2022"),
    ],
)
def test_the_house_chooses_how_changes_read(value, previous, choice, said):
    assert change(metric(value, previous=previous), H1_2023, settings=Settings(**choice)) == said


def test_the_house_may_compare_stocks_with_the_same_period():
    one = metric(1204, previous=1180, nature="stock")
    told = change(one, H1_2023, settings=Settings(stock_since="same-period"))
    assert told == "tăng 2% so với cùng kỳ năm 2022"


def test_an_unknown_form_is_told_with_the_nearest():
    with pytest.raises(DataError) as told:
        change(metric(1), form="bth")
    finding = told.value.findings[0]
    assert (finding.code, finding.hint("en")) == (
        "WORDS-UNKNOWN-FORM",
        "did you mean 'both'? known: short, both, multiple, index",
    )
    assert finding.message("vi") == "bộ lọc change không có dạng “bth”"


def test_points_and_differences_need_two_exact_figures():
    for told in (points, difference):
        assert told(metric(5, "%")) == ""
        assert told(metric(5, "%", previous=5)) == ""
        assert told(metric(5, "%", previous=4, hedge="gần")) == ""


def test_a_rank_moves_the_other_way():
    assert places_moved(Decimal(1), Decimal(63)) == "tăng 62 bậc"


@given(SEEDS)
@drawn(20)
def test_percent_change_agrees_with_fractions(seed):
    chance = random.Random(seed)
    for _ in range(CASES_PER_SEED):
        bits = chance.choice((6, 14, 40, 100))
        now, before = chance.getrandbits(bits) + 1, chance.getrandbits(bits) + 1
        ratio = Fraction(now, before)
        told = change(metric(now).model_copy(update={"previous": Decimal(before)}), form="short")
        share = half_up(abs(ratio - 1) * 100, 1)
        if now == before:
            assert told == "bằng cùng kỳ"
        elif share and (share != 100 or abs(ratio - 1) == 1):
            word, figure, *rest = told.split()
            assert (word, rest) == ("tăng" if now > before else "giảm", ["so", "với", "cùng", "kỳ"])
            assert Fraction(figure.removesuffix("%").replace(".", "").replace(",", ".")) == share
        elif not share:
            assert told.split()[1].replace(".", "").lstrip("0") == str(abs(now - before))


@given(st.integers(1, 10**30), st.integers(1, 10**30))
@drawn(50)
def test_the_word_carries_the_sign_and_no_minus_is_printed(now, before):
    for form in ("", "short", "both", "multiple", "index"):
        told = change(metric(now, "vụ", previous=before), H1_2023, form)
        assert "-" not in told
        assert "tăng gấp" not in told
        if told.startswith(("tăng", "gấp")):
            assert now > before
        if told.startswith("giảm"):
            assert now < before


@given(st.sampled_from(["gần", "hơn", "trên", "dưới", "khoảng", "ước"]), st.integers(0, 10**9))
@drawn(20)
def test_nothing_is_computed_from_a_hedge(hedge, previous):
    one = metric(2600, hedge=hedge, previous=previous, plan=5000)
    assert [change(one, H1_2023, form) for form in ("", "short", "both", "multiple", "index")] == [""] * 5


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (5, 0, "tăng 05 vụ so với 31/12/2022"),
        (5, -3, "tăng 08 vụ so với 31/12/2022"),
        (-5, 3, "giảm 08 vụ so với 31/12/2022"),
    ],
)
def test_a_stock_that_was_nothing_moves_by_its_own_unit(now, before, said):
    settings = Settings(stock_since="year-start")
    assert change(metric(now, "vụ", previous=before, nature="stock"), H1_2023, settings=settings) == said


def test_what_does_not_move_has_no_difference_and_what_is_alike_is_compared():
    assert difference(metric(5, "vụ", previous=5)) == ""
    assert not_compared(metric(5, "vụ", previous=5)) == ""


@pytest.mark.parametrize(
    ("name", "value", "previous", "form", "said"),
    [
        ("Chỉ số sản xuất công nghiệp", "108.7", "105.2", "", "tăng 8,7% so với cùng kỳ năm 2022"),
        ("Chỉ số sản xuất công nghiệp", "108.7", None, "short", "tăng 8,7% so với cùng kỳ"),
        ("Chỉ số sản xuất công nghiệp", "98.5", "97.2", "both", "giảm 1,5% so với cùng kỳ"),
        ("CPI bình quân", "103.27", "104.1", "index", "bằng 103,27% so với cùng kỳ"),
        ("CPI bình quân", "100.0", "104.1", "short", "bằng cùng kỳ"),
        ("CPI tháng 6 so với tháng trước", "99.85", None, "", "giảm 0,15% so với tháng trước"),
        ("CPI (so với cùng kỳ năm trước)", "103.2", "102.5", "", "tăng 3,2% so với cùng kỳ năm 2022"),
        ("Chỉ số vận tải hành khách", "112.3", "109.8", "short", "tăng 12,3% so với cùng kỳ"),
        # what tells a growth, a score or the level of a year long ago
        ("Chỉ số sản xuất công nghiệp", "8.7", "5.2", "short", "tăng 3,5 điểm phần trăm so với cùng kỳ"),
        ("Mức tăng chỉ số giá", "108.7", "105.2", "short", "tăng 3,5 điểm phần trăm so với cùng kỳ"),
        ("Chỉ số hài lòng", "98.5", "97.2", "short", "tăng 1,3 điểm phần trăm so với cùng kỳ"),
        ("Chỉ số giá (2019 = 100)", "118.4", "114.7", "short", "tăng 3,7 điểm phần trăm so với cùng kỳ"),
        ("Công suất giường bệnh", "104", "106", "short", "giảm 2 điểm phần trăm so với cùng kỳ"),
    ],
)
def test_an_index_tells_its_own_rise(name: str, value: str, previous: str | None, form: str, said: str) -> None:
    one = metric(name=name, value=value, previous=previous, unit="%")
    assert change(one, H1_2023, form) == said


def test_what_stands_below_the_heading_of_an_index_is_one() -> None:
    below = metric(name="Khai khoáng", value="98.5", previous="97.2", unit="%", group="Chỉ số sản xuất công nghiệp (%)")
    assert change(below, form="short") == "giảm 1,5% so với cùng kỳ"
    assert change(below.model_copy(update={"group": None}), form="short").startswith("tăng 1,3 điểm")
    part = below.model_copy(update={"group": None, "part_of": "chi_so_san_xuat_cong_nghiep"})
    assert change(part, form="short") == "giảm 1,5% so với cùng kỳ"

"""The sum behind a judgement, in the words of a calculator."""

from __future__ import annotations

import pytest

from sokert.figures import judge
from sokert.vietnamese.read import read, read_table
from sokert.vietnamese.sums import sum_of


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Đạt 62/90 nội dung, đạt 68,9%.", ["62 / 90 × 100 = 68,89"]),
        ("Tổng số 15 vụ, gồm 9 vụ trộm và 6 vụ lừa đảo.", ["9 + 6 = 15"]),
        ("Tổng vốn 11,6 tỷ đồng, gồm vốn tỉnh 8.450 triệu đồng và vốn xã 3.150 triệu đồng.", ["8,45 + 3,15 = 11,6"]),
        ("Phát hiện 214 vụ, giảm 37 vụ (214/251).", ["214 - 251 = -37"]),
        ("Thu 364 triệu đồng, vượt 12% kế hoạch (325 triệu đồng).", ["364 / 325 × 100 - 100 = 12"]),
        ("Đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ (99,2%).", ["99,8 - 99,2 = 0,6"]),
        ("Có 4/25 xã; còn 21 xã.", ["25 - 4 = 21"]),
        ("Tiếp nhận 42 đơn, tăng 8 đơn (23,5%) so với cùng kỳ.", ["8 / (42 - 8) × 100 = 23,53"]),
        ("Gieo cấy 1.850 ha, năng suất 58,4 tạ/ha, sản lượng 10.804 tấn.", ["1.850 ha × 58,4 tạ/ha = 10.804 tấn"]),
        (
            "Đầu kỳ tồn 64 đơn, phát sinh 318 đơn, đã giải quyết 341 đơn, cuối kỳ còn tồn 41 đơn.",
            ["64 + 318 - 341 = 41"],
        ),
        ("Hộ nghèo giảm từ 52 hộ xuống còn 38 hộ.", ["52 > 38"]),
        ("Hộ nghèo giảm từ 38 hộ xuống còn 52 hộ.", ["38 < 52"]),
        ("Số vụ tăng từ 38 vụ lên 52 vụ.", ["38 < 52"]),
        ("Trong 6 tháng đăng 1.860 tin, bình quân mỗi tháng 310 tin.", ["1.860 tin / 6 tháng = 310 tin"]),
    ],
)
def test_a_sum_is_told_as_it_is_done(text, sums):
    assert [sum_of(judge(one)) for one in read(text).statements] == sums


@pytest.mark.parametrize(
    ("whole", "stated"),
    [
        ("4.896 tỷ đồng", "8 tỷ đồng/doanh nghiệp"),
        ("4.896 triệu đồng", "8 triệu đồng/doanh nghiệp"),
        ("4.896 nghìn tấn", "8 nghìn tấn/doanh nghiệp"),
        ("4.896 tấn", "8 tấn/doanh nghiệp"),
    ],
)
def test_an_average_comes_to_what_its_scale_says(whole, stated):
    text = f"Có 612 doanh nghiệp, tổng số {whole}, bình quân {stated}."
    sums = {sum_of(judge(one)) for one in read(text).statements if one.name == "average"}
    assert sums == {f"{whole} / 612 doanh nghiệp = {stated}"}


def test_the_sum_of_a_table_is_told_the_same_way():
    rows = [["Đơn vị", "Số vụ"], ["Xã A", "12"], ["Xã B", "5"], ["Tổng cộng", "18"]]
    assert [sum_of(judge(one)) for one in read_table(rows)] == ["12 + 5 = 17"]


def test_where_nothing_follows_no_sum_is_told():
    (statement,) = read("Xảy ra 03 vụ, tăng 300% so với cùng kỳ (cùng kỳ không phát sinh).").statements
    assert sum_of(judge(statement)) == ""

"""Small things that a reading hangs on: a sign, a scale, a word of a list, the head or the size of a table."""

from __future__ import annotations

import pytest

from sokert.figures import judge
from sokert.figures.doubt import Stretch
from sokert.vietnamese.read import Words, read, read_table
from sokert.vietnamese.read.quantities import is_unit
from sokert.vietnamese.read.tokens import tokens_of
from sokert.vietnamese.spelled import may_spell


def claimed(statements):
    return [(one.name, one.stated.text, [term.text for term in one.terms], one.ground) for one in statements]


@pytest.mark.parametrize(
    ("text", "end", "start", "stretch"),
    [
        ("Thu 5 tỷ. Tăng 3%.", 8, 15, Stretch(ends=True)),
        ("Thu 5 tỷ. So với cùng kỳ năm trước, tăng 3%.", 8, 42, Stretch()),  # the sentence after goes on
        ("Thu 5 tỷ đồng, tức tăng 3%.", 13, 24, Stretch(again=True)),
        ("Thu 5 tỷ đồng về của với vào trong theo 3%.", 13, 40, Stretch()),  # words that say nothing
    ],
)
def test_what_stands_between_two_figures(text, end, start, stretch):
    assert Words(text).between(end, start) == stretch


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The unit of the level before tells that the whole has changed, and not the part before the change.
        (
            "Ban hành 46 văn bản, trong đó 20 quyết định, 18 kế hoạch, tăng 15% so với cùng kỳ (36 văn bản).",
            ["46 văn bản"],
        ),
        ("Ban hành 46 văn bản, gồm 20 quyết định, 26 kế hoạch, tăng 15% so với cùng kỳ (36 văn bản).", ["46 văn bản"]),
        ("Ban hành 46 văn bản, trong đó 18 kế hoạch, tăng 15% so với cùng kỳ (16 kế hoạch).", ["18 kế hoạch"]),
        ("Ban hành 46 văn bản; 18 kế hoạch, tăng 15% so với cùng kỳ (36 văn bản).", []),
    ],
)
def test_a_change_behind_a_list_is_of_the_level_whose_unit_the_level_before_has(text, told):
    growths = [one for one in read(text).statements if one.name == "growth"]
    assert [one.terms[0].text for one in growths] == told
    assert all((one.ground == "said") == (told == ["18 kế hoạch"]) for one in growths)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Công tác được quan tâm. Tiếp 12 lượt", ["."]),
        ("Cấp gạo... Tiếp 12 lượt", ["."]),
        ("Cấp gạo... tiếp 12 lượt", []),
        ("Cấp gạo...Tiếp 12 lượt", []),
    ],
)
def test_a_sentence_ends_where_another_begins(text, signs):
    assert [token.key for token in tokens_of(text) if token.kind == "sign"] == signs


def test_words_are_a_unit_also_one_by_another():
    units = ["%", "‰", "tạ/ha", "đồng/hộ", "hồ sơ/xã", "triệu đồng/người/năm", "sở tài chính"]
    assert [is_unit(one) for one in units] == [True] * 6 + [False]


def test_a_number_behind_a_scale_counts_what_follows_it():
    assert [(float(one.value), one.unit) for one in read("hỗ trợ 5 triệu 3 hộ").quantities] == [(5e6, ""), (3, "hộ")]
    assert [(float(one.value), one.unit) for one in read("tỷ suất sinh 12,5‰").quantities] == [(1.25, "‰")]
    rates = [
        read(f"Lãi suất vay là 5%/{by} trong kỳ.").quantities[0].dimension for by in ("năm", "tháng", "ngày", "hộ")
    ]
    assert rates == ["%/năm", "%/tháng", "%/ngày", "%"]  # what is one of interest is no share


@pytest.mark.parametrize("text", ["xếp thứ", "đơn vị (thứ", "đạt gần", "vượt 5, gồm tổng vốn 11."])
def test_a_text_that_breaks_off_is_read(text):
    assert list(read(text).statements) == []


def test_a_rise_of_an_index_against_the_same_period_is_what_it_has_over_a_hundred():
    found = list(read("Chỉ số sản xuất công nghiệp đạt 108,7%, tăng 3,5% so với cùng kỳ (105,2%).").statements)
    assert [(one.kind.states, judge(one).verdict) for one in found] == [("rise of index", "fails")]


@pytest.mark.parametrize("why", ["trả lại", "rút", "hủy", "không đủ điều kiện", "đình chỉ", "chuyển trả", "từ chối"])
def test_what_was_not_taken_on_is_one_of_the_ways_that_a_count_goes(why):
    text = f"Tổng số 120 hồ sơ, đã giải quyết 90 hồ sơ, {why} 20 hồ sơ, chuyển kỳ sau 10 hồ sơ."
    assert claimed(read(text).statements) == [("sum", "120 hồ sơ", ["90 hồ sơ", "20 hồ sơ", "10 hồ sơ"], "said")]


@pytest.mark.parametrize(("change", "before"), [("25 vụ", "387 vụ"), ("32 vụ so với cùng kỳ (380 vụ)", "380 vụ")])
def test_a_change_between_two_years_is_that_of_the_level_it_is_told_with(change, before):
    found = claimed(read(f"Năm 2025 có 387 vụ, năm 2026 có 412 vụ, tăng {change}.").statements)
    assert found == [("difference", change[:5], ["412 vụ", before], "said")]


def test_a_level_in_a_bracket_is_one_figure_and_no_whole_of_what_follows():
    above = read("Thu 62 tỷ đồng, cao hơn dự toán (58 tỷ đồng), trong đó thu nội địa 40 tỷ đồng.")
    assert [(one.name, one.stated.text) for one in above.statements] == [
        ("rises", "62 tỷ đồng"),
        ("parts", "62 tỷ đồng"),
    ]
    assert [one.text for one in above.quantities] == ["62 tỷ đồng", "58 tỷ đồng", "40 tỷ đồng"]
    source = read("Tổng nguồn vốn tăng 7% so với đầu năm, phần lớn từ vốn chủ sở hữu (4.338 tỷ đồng).")
    assert [one.text for one in source.quantities] == ["7%", "4.338 tỷ đồng"]


@pytest.mark.parametrize("pair", ["chưa đến hạn/quá hạn", "trong hạn/trễ hạn", "đúng hạn/chậm hạn"])
def test_what_is_in_time_and_what_is_late_is_all_also_where_no_word_opens_a_list(pair):
    one, other = pair.split("/")
    found = claimed(read(f"Đang giải quyết 120 hồ sơ, 95 hồ sơ {one}, 20 hồ sơ {other}.").statements)
    assert found == [("sum", "120 hồ sơ", ["95 hồ sơ", "20 hồ sơ"], "said")]


@pytest.mark.parametrize("word", ["tổng cộng", "cộng", "tính chung", "tổng cộng là", "tổng số là"])
def test_a_total_that_is_said_last_is_the_sum_of_what_was_told(word):
    found = claimed(read(f"Có 95 hồ sơ đất đai, 20 hồ sơ hộ tịch, {word} 120 hồ sơ.").statements)
    assert found == [("sum", "120 hồ sơ", ["95 hồ sơ", "20 hồ sơ"], "said")]


PERSONS = (
    "cán bộ;công chức;viên chức;đảng viên;đoàn viên;hội viên;lao động;học sinh;sinh viên;học viên;giáo viên;công dân;"
    "công nhân;đại biểu;chiến sĩ;bị can;bị cáo;đối tượng;thanh niên;phụ nữ;thành viên;nghi can;nghi phạm"
)


def test_people_are_counted_again_as_those_who_were_named():
    read_so = [claimed(read(f"Có 412 {one}, trong đó nữ 500 người.").statements) for one in PERSONS.split(";")]
    named = [[("parts", f"412 {one}", ["500 người"], "said")] for one in PERSONS.split(";")]
    assert read_so == named


@pytest.mark.parametrize(
    "pair",
    [
        *(
            "đang hoạt động/ngừng hoạt động",
            "đang hoạt động/ngưng hoạt động",
            "hoạt động/giải thể",
            "cũ/mới",
            "tồn/mới",
        ),
        *("đạt chuẩn/chưa đạt chuẩn", "đạt chuẩn/không đạt chuẩn"),
        *("kỳ trước/trong kỳ", "chuyển sang/phát sinh", "năm trước/mới", "nam/nữ", "chính thức/dự bị"),
    ],
)
def test_two_that_leave_nothing_out_are_all(pair):
    one, other = pair.split("/")
    found = claimed(read(f"Có 120 hồ sơ, trong đó 95 hồ sơ {one}, 20 hồ sơ {other}.").statements)
    assert found == [("sum", "120 hồ sơ", ["95 hồ sơ", "20 hồ sơ"], "said")]


def table(text):
    return claimed(read_table([[cell.strip() for cell in line.split("|")] for line in text.splitlines()]))


def test_a_rate_of_the_only_two_counts_is_proved_by_as_many_as_fail_whatever_grew():
    heads = "Đơn vị | Số hộ | Hộ nghèo | Tăng, giảm (%) | Tỷ lệ (%)"
    rows = ["A | 412 | 37 | 5,0 | 8,98", "B | 520 | 61 | 3,1 | 11,73", "C | 333 | 45 | 2,2 | 15,31"]
    found = table("\n".join([heads, *rows, "D | 300 | 40 | 2,2 | 31,33"]))
    assert [(name, stated) for name, stated, *_ in found] == [
        ("share", stated) for stated in ("8,98", "11,73", "15,31", "31,33")
    ]


@pytest.mark.parametrize(
    ("head", "before", "stated", "name"),
    [
        ("Kế hoạch | Tỷ lệ (%)", "500", "82,4", "progress"),
        ("Giao năm | Tỷ lệ (%)", "500", "82,4", "progress"),
        ("Cùng kỳ | Tăng, giảm (%)", "400", "3,0", "growth"),
    ],
)
def test_a_total_is_the_figure_of_now_where_no_other_is(head, before, stated, name):
    assert table(f"Đơn vị | Tổng số | {head}\nA | 412 | {before} | {stated}") == [
        (name, stated, ["412", before], "said")
    ]


def test_rows_with_a_sign_below_some_of_them_are_parts_and_not_all():
    rows = "TT | Tên | Số\n | Tổng số | 900\n | Trong đó: | \n - | Thuế | 500\n - | Phí | 300"
    assert [(name, terms) for name, _, terms, _ in table(rows)] == [("parts", ["500"]), ("parts", ["300"])]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Loại A 120 hồ sơ, 95 hồ sơ đúng hạn, 25 hồ sơ quá hạn.", 1),
        ("Mức Tốt 787 học sinh, mức Đạt 579 học sinh, mức Chưa đạt 208 học sinh.", 0),
    ],
)
def test_what_is_a_step_of_their_own_scale_is_no_whole_of_two_opposites(text, claims):
    assert len(list(read(text).statements)) == claims


def test_a_large_sum_that_fails_proves_no_rule():
    heads, rows = (
        "Đơn vị | Tổng số | Loại A | Loại B",
        ["Xã A | 20 | 12 | 8", "Xã B | 5 | 3 | 2", "Xã C | 30 | 12 | 17"],
    )
    assert {ground for *_, ground in table("\n".join([heads, *rows]))} == {"likely"}
    kept = table("\n".join([heads, *rows[:2], "Xã C | 30 | 13 | 17", "Xã D | 30 | 12 | 17"]))
    assert {ground for *_, ground in kept} == {"said"}


def test_some_rows_under_a_total_are_all_of_it_and_others_counted_beside():
    rows = "TT | Đơn vị | Số hộ\n1 | Tổng số hộ | 30\n1.1 | Xã A | 10\n1.2 | Xã B | 20\n1.3 | Hộ mới | 5"
    assert table(rows) == [("sum", "30", ["10", "20", "5"], "likely")]


def test_a_rate_is_of_the_two_counts_right_above_it_and_of_no_third():
    pair = "Hộ nghèo | hộ | 10\nHộ cận nghèo | hộ | 20\nTỷ lệ hộ nghèo | % | 60"
    head = "Chỉ tiêu | ĐVT | Số liệu\n"
    assert table(head + pair) == [("timeliness", "60", ["10", "20"], "likely")]
    assert table(f"{head}Tổng số hộ | hộ | 40\n{pair}") == []
    assert table(f"{head}Dân số | người | 40\n{pair}") == [("timeliness", "60", ["10", "20"], "likely")]


def test_three_decimals_behind_a_point_may_be_thousands():
    rows = [
        "A | 20000 | 2469 | 12.345",
        "B | 20000 | 3000 | 15,10",
        "C | 20000 | 3200 | 16,00",
        "D | 20000 | 4000 | 20,00",
        "E | 500 | 6173 | 1.234,60",
    ]
    found = table("\n".join(["Xã | Tổng số | Đạt | Tỷ lệ (%)", *rows]))
    assert [stated for _, stated, *_ in found] == ["15,10", "16,00", "20,00", "1.234,60"]


CLAIMED = {
    "Xã An Bình 12 vụ, xã Hòa Lạc 25 vụ, xã Tân Tiến 7 vụ, cao nhất thuộc xã An Bình.": [
        ("rises", "12 vụ", ["25 vụ", "7 vụ"], "said")
    ],
    "Xã An Bình 12 vụ, xã Hòa Lạc 25 vụ, xã Tân Tiến 7 vụ, cao nhất là xã An Bình.": [
        ("rises", "12 vụ", ["25 vụ", "7 vụ"], "said")
    ],
    "Có 45 học sinh, gồm 20 nam, 30 nữ.": [("sum", "45 học sinh", ["20", "30"], "said")],
    "Có 45 học sinh, trong đó 52 nữ.": [("parts", "45 học sinh", ["52"], "said")],
    "Lúa gieo 3.007,5 ha, bằng 99,4% năm trước, trong đó phía Bắc 1.087,5 ha, bằng 99% (năm trước 1.290,3 ha).": [
        ("index", "99%", ["1.087,5 ha", "1.290,3 ha"], "said"),
        ("parts", "3.007,5 ha", ["1.087,5 ha"], "said"),
    ],
    "Có 24 phòng, đơn vị với 312 sáng kiến, bình quân 15 sáng kiến/đơn vị.": [
        ("average", "15 sáng kiến/đơn vị", ["312 sáng kiến", "24 phòng"], "said")
    ],
    "Giao 164 nhiệm vụ, đã thực hiện 131 nhiệm vụ, còn 43 nhiệm vụ.": [
        ("complement", "43 nhiệm vụ", ["164 nhiệm vụ", "131 nhiệm vụ"], "said")
    ],
    "Tiếp nhận 120 hồ sơ, đã giải quyết 96 hồ sơ, tỷ lệ giải quyết hồ sơ đạt 85%.": [
        ("timeliness", "85%", ["96 hồ sơ", "120 hồ sơ"], "said")
    ],
    "Phục vụ 312.400 lượt khách lưu trú, trong đó 312.400 lượt chiếm 90% lượt khách lưu trú.": [
        ("share", "90%", ["312.400 lượt", "312.400 lượt khách"], "said"),
        ("parts", "312.400 lượt khách", ["312.400 lượt"], "said"),
    ],
    "Tiếp nhận 486 hồ sơ, vượt 50 hồ sơ so với cùng kỳ (400 hồ sơ).": [
        ("difference", "50 hồ sơ", ["486 hồ sơ", "400 hồ sơ"], "said")
    ],
    "Có 24 phòng với 312 sáng kiến, bình quân 15 sáng kiến/đơn vị.": [],
    "Giao 164 nhiệm vụ, đã thực hiện 131/150 nhiệm vụ, còn 43 nhiệm vụ.": [
        ("complement", "43 nhiệm vụ", ["150 nhiệm vụ", "131"], "said")
    ],
    "Lúa gieo 3.007,5 ha, bằng 99,4% năm trước, trong đó phía Bắc 1.087,5 ha, bằng 99% (1.290,3 ha).": [
        ("index", "99%", ["1.087,5 ha", "1.290,3 ha"], "likely"),
        ("parts", "3.007,5 ha", ["1.087,5 ha"], "said"),
    ],
    "Phục vụ 312.400 lượt khách lưu trú; khách quốc tế 312.400 lượt khách, chiếm 90% lượt khách lưu trú.": [
        ("share", "90%", ["312.400 lượt khách", "312.400 lượt khách"], "said")
    ],
    "Có 60% hộ đồng ý; 30% còn lại chưa đồng ý.": [("rest", "30%", ["60%"], "likely")],
    "Có 60% hộ đồng ý; 30% còn lại chưa đồng ý, tăng 5% so với cùng kỳ (20%).": [
        ("rest", "30%", ["60%"], "likely"),
        ("points", "5%", ["30%", "20%"], "said"),
    ],
    "Có 60% hộ đồng ý, 30% còn lại chưa đồng ý, gồm 20% hộ nghèo, 15% hộ cận nghèo.": [
        ("rest", "30%", ["60%"], "likely"),
        ("sum", "30%", ["20%", "15%"], "likely"),
        ("between", "30%", ["20%", "15%"], "said"),
    ],
    "Hỗ trợ 25 hộ với 300 triệu đồng, bình quân 15 triệu đồng/hộ, tăng 10% so với cùng kỳ (11 triệu đồng).": [
        ("average", "15 triệu đồng/hộ", ["300 triệu đồng", "25 hộ"], "said")
    ],
    "Hỗ trợ 25 hộ với 300 triệu đồng, bình quân 15 triệu đồng/hộ, tăng 10% so với cùng kỳ (11 triệu đồng/hộ).": [
        ("average", "15 triệu đồng/hộ", ["300 triệu đồng", "25 hộ"], "said"),
        ("growth", "10%", ["15 triệu đồng/hộ", "11 triệu đồng/hộ"], "said"),
    ],
    "Hiện có 118 cơ sở, cơ cấu lao động gồm nông nghiệp 41, công nghiệp 72.": [],
    "Hiện có 118 cơ sở cùng lao động gồm nông nghiệp 41, công nghiệp 72.": [],
    "Có 120 hồ sơ, gồm 80 hồ sơ mới, 40 hồ sơ cũ, theo lĩnh vực gồm 70 hồ sơ đất đai, 55 hồ sơ hộ tịch.": [
        ("sum", "120 hồ sơ", ["80 hồ sơ", "40 hồ sơ"], "said")
    ],
    "Ban hành 46 văn bản, trong đó 20 quyết định, 18 kế hoạch, tăng 15% so với cùng kỳ (40 văn bản).": [
        ("growth", "15%", ["46 văn bản", "40 văn bản"], "likely"),
        ("within", "46 văn bản", ["20 quyết định", "18 kế hoạch"], "said"),
        ("parts", "46 văn bản", ["20 quyết định"], "said"),
        ("parts", "46 văn bản", ["18 kế hoạch"], "said"),
    ],
    "Có 120 hồ sơ, gồm 80 hồ sơ mới, 40 hồ sơ cũ; đất đai gồm 70 hồ sơ, 55 hồ sơ.": [
        ("sum", "120 hồ sơ", ["80 hồ sơ", "40 hồ sơ"], "said")
    ],
}


@pytest.mark.parametrize("text", CLAIMED)
def test_what_a_passage_claims(text):
    assert claimed(read(text).statements) == CLAIMED[text]


NAMES = (
    "khóa khoá độ loại hạng nhóm lớp khối thôn án lộ điều khoản lục mã biểu mẫu bảng chương mục kiến đợt thứ khu phố "
    "phường quận tổ trang câu lần bước covid số phiên phòng chi xóm bản ấp đội cụm kho cầu hẻm ngõ top bậc tầng"
)


def test_a_number_behind_the_kind_of_a_name_is_a_name():
    assert [name for name in NAMES.split() if read(f"Đã kiểm tra ở {name} 12 vào sáng nay.").quantities] == []


KINDS = {
    "văn bản": "văn bản đến;văn bản đi",
    "vụ": "vụ án;vụ việc",
    "lượt": "lượt người;lượt khách;lượt bệnh nhân;lượt hộ;lượt xe",
    "hộ": "hộ nghèo",
    "phần": "phần quà",
    "suất": "suất quà",
    "trẻ": "trẻ em",
    "đơn": "đơn thư",
    "cuộc": "cuộc họp;cuộc thanh tra;cuộc kiểm tra",
    "ngôi": "ngôi nhà",
    "thửa": "thửa đất",
    "bài": "bài báo;bài viết",
    "tin": "tin báo;bản tin",
    "giấy": "giấy chứng nhận;giấy phép",
}


def test_things_of_a_kind_are_held_against_the_kind():
    pairs = [(kind, one) for kind, several in KINDS.items() for one in several.split(";")]
    shares = [claimed(read(f"Có 41 {one} trên tổng số 52 {kind}, chiếm 78%.").statements) for kind, one in pairs]
    assert shares == [[("share", "78%", [f"41 {one}", f"52 {kind}"], "said")] for kind, one in pairs]


@pytest.mark.parametrize(("between", "again"), [(11, 1), (12, 0)])
def test_a_figure_is_told_again_of_one_of_the_twelve_before_it(between, again):
    others = "".join(f"- Diện tích {letter}: {at},5 ha\n" for at, letter in enumerate("abcdeghiklmn"[:between], 31))
    text = f"- Thu ngân sách: 26,48 tỷ đồng\n{others}Tổng thu ngân sách trên địa bàn đạt 24,68 tỷ đồng."
    assert len(claimed(read(text).statements)) == again


def test_two_words_of_number_in_a_row_may_be_one_in_words():
    texts = [["hai", "mươi"], ["chia", "hai", "mươi"], ["hai", "nhà", "mươi"], ["nhà", "hai"]]
    assert [may_spell(words) for words in texts] == [True, True, False, False]

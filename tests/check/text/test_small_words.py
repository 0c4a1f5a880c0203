"""What a rule of words asks of one word, sign or name beside the next: a row each."""

from __future__ import annotations

from decimal import Decimal

import pytest

import sokert
from check.text.narratives import document, report_of
from small_forms import cell, form, p, row, table
from sokert.check.text.claimed import _joined
from sokert.check.text.explained import explained
from sokert.check.text.mentions import _is_counted_in
from sokert.check.text.numerals import numerals
from sokert.check.text.passage import typed_passage
from sokert.check.text.territory import CITIES, MERGED
from sokert.errors import Finding, Place
from sokert.vietnamese.figures import BLANK
from specimens import SMALL

# The provinces and cities of Nghị quyết 202/2025/QH15: those that stayed or took others in.
NOW = (
    "An Giang, Bắc Ninh, Cà Mau, Cần Thơ, Đà Nẵng, Đắk Lắk, Đồng Nai, Đồng Tháp, Gia Lai, Hải Phòng, Hồ Chí Minh, "
    "Hưng Yên, Khánh Hòa, Lào Cai, Lâm Đồng, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Trị, Tây Ninh, Thái Nguyên, "
    "Tuyên Quang, Vĩnh Long"
)
GONE = (
    "Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, "
    "Đắk Nông, Hà Giang, Hà Nam, Hải Dương, Hậu Giang, Hòa Bình, Kiên Giang, Kon Tum, Long An, Nam Định, Ninh Thuận, "
    "Phú Yên, Quảng Bình, Quảng Nam, Sóc Trăng, Thái Bình, Tiền Giang, Trà Vinh, Vĩnh Phúc, Yên Bái"
)


def told(text: str, **more: object) -> list[tuple[str, str]]:
    """Return the findings of words in one section, with the words they are at."""
    found = sokert.check(report_of(**{"sections": [{"title": "Kết quả", "body": text}], **more}))
    return [(one.code, one.where.text) for one in found if one.code.startswith("TEXT-")]


def test_the_provinces_that_went_out_and_that_took_them_in_are_the_resolutions() -> None:
    assert (set(MERGED), set(MERGED.values())) == (set(GONE.split(", ")), set(NOW.split(", ")))
    assert set(CITIES) == {"Thừa Thiên Huế", "Đồng Nai", "Quảng Ninh", "Bắc Ninh"}


@pytest.mark.parametrize("turn", ["tăng", "giảm", "đạt", "bằng", "chiếm", "vượt", "so", "và"])
def test_a_unit_ends_before_what_is_said_of_its_figure(turn: str) -> None:
    assert _is_counted_in(("văn", "bản", turn, "với"), "văn bản")
    assert not _is_counted_in(("văn", "bản", "mật", turn), "văn bản")


@pytest.mark.parametrize("sign", ["VNĐ", "vnđ", "VNd", "₫"])
def test_a_sign_of_money_that_no_law_gives(sign: str) -> None:
    assert told(f"Kinh phí thực hiện là {{{{ 35000|number }}}} {sign}.") == [("TEXT-MONEY-SIGN", sign)]


@pytest.mark.parametrize("scale", ["nghìn", "ngàn", "triệu", "tỷ", "tỉ"])
def test_a_scale_is_one_too_many_only_beyond_what_the_country_earns(scale: str) -> None:
    most = 10**16 // {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}.get(scale, 10**9)
    for figure, wrong in ((most - 1, False), (most + 1, True)):
        body = f"Tổng vốn là {figure:,} {scale} đồng.".replace(",", ".")
        assert ("TEXT-SCALE-DOUBLED" in dict(told(body))) == wrong


def test_round_thousands_of_thousands_are_no_scale_too_many() -> None:
    found = [words for code, words in told("Chi 12.000 nghìn đồng; thu 12.000.000 triệu đồng.") if "SCALE" in code]
    assert found == ["12.000.000 triệu"]


@pytest.mark.parametrize("power", [0, 3, 6, 9, 12])
def test_a_sum_of_money_is_known_in_every_scale_it_may_be_printed_in(power: int) -> None:
    metric = {"code": "thu", "name": "Thu", "value": 12_000_000_000_000, "unit": "đồng"}
    assert explained(report_of(metrics=[metric]))(Decimal(12 * 10 ** (12 - power)), 0)


@pytest.mark.parametrize("compared", ["previous", "plan"])
@pytest.mark.parametrize("figure", [35, 14])  # by so much, by so many in a hundred
def test_what_a_figure_moved_by_explains_a_figure_of_that_way_alone(compared: str, figure: int) -> None:
    metric = {"code": "thu", "name": "Thu ngân sách", "value": 285, "unit": "tỷ đồng", compared: 250}
    explains = explained(report_of(metrics=[metric]))
    assert [explains(Decimal(figure), way) for way in (1, 0, -1)] == [True, True, False]


def test_parts_above_their_whole_are_told_with_their_sum() -> None:
    text = "Tiếp nhận 120 hồ sơ, trong đó 90 hồ sơ trực tuyến, 40 hồ sơ trực tiếp."
    (found,) = (one for one in sokert.check(document(text)) if one.code == "FIGURE-PARTS")
    assert found.message("vi") == "các số thành phần cộng lại lớn hơn tổng số “120 hồ sơ” (90 + 40 = 130 > 120)"


ITEMS = (
    "Kết quả như sau:",
    "- Tiếp nhận 25 đơn",
    "- Trả lại 12 đơn;",
    "- Thu ngân sách đạt 80 tỷ đồng, tăng 10% so với cùng kỳ (70 tỷ đồng).",
)


def test_a_figure_in_an_item_is_told_at_its_own_words() -> None:
    (found,) = (one for one in sokert.check(document(*ITEMS)) if one.code == "FIGURE-STATED-CHANGE")
    assert (found.where.paragraph, found.where.text) == (4, "10%")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Bán lô 25 căn", True),
        ("Tại ô 25 có", False),
        ("Quyết định số 25 nêu", False),
        ("Đạt 25 ngày", False),
        ("Chi 25 đồng", True),
    ],
)
def test_a_number_behind_a_name_counts_nothing(text: str, counts: bool) -> None:
    assert [one.counts for one in numerals(typed_passage(text, "body", lambda *_: Place()))] == [counts]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Việc c\u1ee7\u0430 xã đã xong.", ["c\u1ee7\u0430"]),  # a Cyrillic letter among Latin ones
        ("Đội \u0430\u0431\u0432 đã xong.", []),  # a word of one alphabet
        ("\u00d0ội đã xong.", ["\u00d0ội"]),
    ],
)
def test_a_word_of_two_alphabets(text: str, told_of: list[str]) -> None:
    assert [words for code, words in told(text) if code == "TEXT-LOOKALIKE"] == told_of


@pytest.mark.parametrize(
    ("figure", "told_of"),
    [
        ("2026 người", False),
        ("2026 hồ sơ", True),
        ("3026 người", True),
        ("năm 2026 đồng", False),
        ("0123 hồ sơ", False),
    ],
)
def test_a_figure_without_dots_may_be_a_year(figure: str, told_of: bool) -> None:
    found = [one for one in sokert.check(document(f"Việc này có {figure} trong kỳ.")) if one.code == "TEXT-NOT-GROUPED"]
    assert bool(found) == told_of


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("Gồm:", "- 5 đơn", "- 6 đơn", "Hết."), 3),
        (("Gồm:", "5 đơn;", "6 đơn.", "Hết."), 3),
        (("Gồm:", "- 5 đơn,", "6 đơn.", "Hết."), 3),
        (("Gồm:", "5 đơn.", "6 đơn."), 1),
        (("Gồm 5 đơn.", "- 6 đơn"), 1),
        (("Gồm:", *["- 6 đơn"] * 80), 61),
    ],
)
def test_a_line_that_ends_with_a_colon_is_read_with_its_items(lines: tuple[str, ...], joined: int) -> None:
    assert _joined([typed_passage(line, "body", lambda *_: Place()) for line in lines], 0) == joined


ROWS = (
    ("Chỉ tiêu", "Đơn vị tính", "6 tháng năm 2026", "6 tháng năm 2025", "So sánh (%)"),
    ("Tổng thu ngân sách", "tỷ đồng", "12.480", "11.600", "107,6"),
    ("Tổng chi ngân sách", "tỷ đồng", "9.312", "9.000", "103,5"),
)


def twice(made: bytes) -> list[tuple[str, str]]:
    """Return the figures that another place of a file contradicts, and how sure that is."""
    return [(one.where.text, one.level) for one in sokert.check(made) if one.code == "FIGURE-TWO-VALUES"]


@pytest.mark.parametrize(
    ("figure", "level"),
    [
        ("12.480 tỷ đồng", ""),
        ("12.840 tỷ đồng", "warning"),  # two digits swapped
        ("13.480 tỷ đồng", "info"),
        ("52.480 tỷ đồng", ""),  # of something else
        ("gần 13.000 tỷ đồng", ""),
    ],
)
def test_a_sentence_is_held_against_the_row_of_its_name(figure: str, level: str) -> None:
    held = table(*[row(*map(cell, line)) for line in ROWS], columns=5)
    made = form(p("BÁO CÁO"), p(f"Trong kỳ, tổng thu ngân sách đạt {figure}."), held)
    assert twice(made) == ([(figure, level)] if level else [])


EACH_YEAR = (
    ("TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "Năm 2026", "So sánh (%)"),
    ("1", "Chi ngân sách", "triệu đồng", "1.310,25", "1.250,5", "95,4"),
)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("1.260,5", ["1.250,5"]),
        ("1.205,5", ["1.250,5"]),
        ("1.250,5", []),
        ("1.310,25", []),  # of the year before
    ],
)
def test_the_cell_of_this_period_is_held_against_a_sentence(figure: str, words: list[str]) -> None:
    held = table(*[row(*map(cell, line)) for line in EACH_YEAR], columns=6)
    found = sokert.check(form(p("BÁO CÁO"), p(f"Trong kỳ, chi ngân sách đạt {figure} triệu đồng."), held))
    told = [one for one in found if one.code == "FIGURE-TWO-VALUES"]
    assert [one.facts["other"] for one in told] == words


CHANGES = ("FIGURE-STATED-CHANGE", "FIGURE-STATED-DIFFERENCE", "FIGURE-STATED-INDEX", "FIGURE-SIGN")
BARE = (("Chỉ tiêu", "Năm 2025", "Năm 2026"), ("Tổng thu ngân sách", "11.600", "12.480"))


@pytest.mark.parametrize("lines", [ROWS, BARE])
@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 7,6% so với cùng kỳ.", ""),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 9,6% so với cùng kỳ.", "9,6%"),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, giảm 7,6% so với cùng kỳ.", "7,6%"),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 820 tỷ đồng so với cùng kỳ.", "820 tỷ đồng"),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, bằng 109,6% so với cùng kỳ.", "109,6%"),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 9,6% so với đầu năm.", ""),
        ("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 9,6% so với bình quân các năm.", ""),
        ("Trong kỳ, tổng thu ngân sách đạt hơn 12.480 tỷ đồng, tăng 9,6% so với cùng kỳ.", ""),
        ("Trong kỳ, thu nội địa đạt 12.480 tỷ đồng, tăng 9,6% so với cùng kỳ.", ""),
    ],
)
def test_a_change_is_held_against_the_row_that_has_the_figure(
    lines: tuple[tuple[str, ...], ...], sentence: str, told_of: str
) -> None:
    held = table(*[row(*map(cell, line)) for line in lines], columns=len(lines[0]))
    found = sokert.check(form(p("BÁO CÁO"), p(sentence), held))
    told = [(one.where.text, one.level) for one in found if one.code in CHANGES]
    assert told == ([(told_of, "info")] if told_of else [])


def test_of_two_rows_with_one_figure_the_one_that_agrees_counts() -> None:
    other = (("Chỉ tiêu", "Năm 2025", "Năm 2026"), ("Tổng thu ngân sách", "11.000", "12.480"))
    held = [table(*[row(*map(cell, line)) for line in lines], columns=3) for lines in (BARE, other)]
    said = p("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng, tăng 13,5% so với cùng kỳ.")
    assert [one for one in sokert.check(form(p("BÁO CÁO"), said, *held)) if one.code in CHANGES] == []


@pytest.mark.parametrize("now", ["ước 12.480", "Ước đạt 12.480"])
def test_an_estimate_in_a_row_is_the_figure_of_a_sentence(now: str) -> None:
    lines = (ROWS[0], (*ROWS[1][:2], now, *ROWS[1][3:]), ROWS[2])
    held = table(*[row(*map(cell, line)) for line in lines], columns=5)
    made = form(p("BÁO CÁO"), p("Trong kỳ, tổng thu ngân sách đạt 12.480 tỷ đồng."), held)
    assert twice(made) == []


PLAIN = (
    ("Chỉ tiêu", "Đơn vị tính", "Thực hiện"),
    ("Số văn bản đến", "văn bản", "12.480"),
    ("Văn bản đi", "văn bản", "4.905"),
    ("Thu phí, lệ phí", "triệu đồng", "6.480"),
    ("Đơn tố cáo", "đơn", "340"),
)


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Tiếp nhận 12.840 văn bản đến; ban hành 4.905 văn bản đi.", "12.840 văn bản đến"),
        ("Số văn bản đến là 12.840 văn bản.", "12.840 văn bản"),
        ("Văn bản đến: 12.840 văn bản.", "12.840 văn bản"),
        ("Tiếp nhận 12.480 văn bản đến.", ""),
        ("Tiếp nhận gần 12.840 văn bản đến.", ""),
        ("Tiếp nhận 12.481 văn bản đến, xử lý 12.300 văn bản đến.", ""),  # it may be of something else
        ("Tiếp nhận 12.840 hồ sơ. Văn bản đến được xử lý ngay.", ""),
        ("Văn bản đến xử lý 12.840 lượt.", ""),
        ("Có 304 đơn tố cáo gửi đến.", ""),  # figures of three digits are alike by chance
        (
            "Văn bản đi tăng, văn bản đến có 12.480 văn bản, trong đó 4.950 văn bản đi đường điện tử.",
            "4.950 văn bản đi",
        ),
    ],
)
def test_two_swapped_digits_tell_a_figure_of_the_row_that_the_words_around_it_name(sentence: str, told_of: str) -> None:
    made = form(p("BÁO CÁO"), p(sentence), table(*[row(*map(cell, line)) for line in PLAIN], columns=3))
    assert twice(made) == ([(told_of, "warning")] if told_of else [])


UNITLESS = (
    ("TT", "Chỉ tiêu", "6 tháng 2026"),
    ("1", "Sản lượng lúa", "282.500"),
    ("2", "Đàn lợn", "310.400"),
)
IN_NAMES = (
    ("TT", "Chỉ tiêu", "6 tháng 2025", "6 tháng 2026"),
    ("1", "Sản lượng lúa (tấn)", "276.864", "282.500"),
    ("2", "Đàn lợn (ĐVT: nghìn con)", "298,7", "310,4"),
)


@pytest.mark.parametrize(
    ("lines", "sentence", "told_of"),
    [
        (UNITLESS, "Sản lượng lúa 285.200 tấn.", "285.200 tấn"),
        (UNITLESS, "Sản lượng lúa đạt 285.200 tấn.", "285.200 tấn"),
        (UNITLESS, "Đàn lợn có 314.000 con.", "314.000 con"),
        (UNITLESS, "Sản lượng lúa đạt 282.500 tấn.", ""),
        (UNITLESS, "Sản lượng lúa đạt 285,2 nghìn tấn.", ""),  # the table may be of any unit
        (IN_NAMES, "Sản lượng lúa đạt 285.200 tấn.", "285.200 tấn"),
        (IN_NAMES, "Sản lượng lúa đạt 282,5 nghìn tấn.", ""),
        (IN_NAMES, "Đàn lợn có 314,0 nghìn con.", "314,0 nghìn con"),
        (IN_NAMES, "Đàn lợn có 310.400 con.", ""),
    ],
)
def test_a_row_without_a_unit_of_its_own_is_of_that_in_its_name_or_of_the_sentence(
    lines: tuple[tuple[str, ...], ...], sentence: str, told_of: str
) -> None:
    held = table(*[row(*map(cell, line)) for line in lines], columns=len(lines[0]))
    assert twice(form(p("BÁO CÁO"), p(sentence), held)) == ([(told_of, "warning")] if told_of else [])


@pytest.mark.parametrize("plan", ["", ", bằng 55% kế hoạch"])
@pytest.mark.parametrize(("again", "told_of"), [("5%", []), ("8%", [("8%", "info")])])
def test_one_level_has_one_growth_wherever_it_is_told(plan: str, again: str, told_of: list[tuple[str, str]]) -> None:
    lines = (f"Tổng thu đạt 12.480 tỷ đồng{plan}, tăng {growth} so với cùng kỳ." for growth in ("5%", again))
    assert twice(document(*lines)) == told_of


def test_what_is_empty_stands_at_its_beginning() -> None:
    asked: list[tuple[int, int, str]] = []
    typed_passage("", "body", lambda *where: asked.append(where) or Place()).place(0, 0)
    assert asked == [(0, 1, "")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Phối hợp với các xã ,các phòng.", "SPACING-EXTRA"),
        ("Phối hợp với các xã,các phòng.", "SPACING-MISSING"),
        ("Phối hợp với các xã,, các phòng.", "SPACING-DOUBLED"),
        ("Nền nếp được giữ vững .Học sinh chăm ngoan.", "SPACING-EXTRA"),
        ("Nền nếp được giữ vững .Ở xã vùng cao còn khó.", "SPACING-EXTRA"),
        ("Đã xử lý 12 kiến nghị\u00a0.Đồng thời rà soát.", "SPACING-EXTRA"),
        ("Nền nếp được giữ vững.Học sinh chăm ngoan.", "SPACING-MISSING"),
        ("Hội nghị tổ chức tại Hà Nội.Kết quả tốt.", "SPACING-MISSING"),
        (
            "Tại TP.Hồ Chí Minh, Tp.Huế, ThS.Nguyễn và Bs.Lê dự; xem www.abc.Vn, a.Minh@tinh.Gov, ke-hoach.Docx.",
            "",
        ),
        ("Tiếp nhận 5.490 việctăng 0,2% so với cùng kỳ.", "SPACING-GLUED"),
        ("Giải quyết 5.490 việcđạt gần 53,8% kế hoạch.", "SPACING-GLUED"),
        ("Tiếp nhận 5.490 việc, tăng 0,2%; giảm 3 vụ; đạt 53,8%; chiếm 5%.", ""),
        ("Phần mềm viết bằng .NET và .Net Core, lưu tệp .docx, .XLSX và .Đ1.", ""),
    ],
)
def test_a_mark_is_told_by_what_is_wrong_with_it(text: str, fault: str) -> None:
    found = [one.facts["fault"] for one in sokert.check(document(text)) if one.code == "TEXT-SPACING"]
    assert found == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Đơn vị đã hoàn thành 12 dự án trong quý III năm 2023.", ["quý III năm 2023"]),
        ("Trong quý III năm 2023, đơn vị đã hoàn thành 12 dự án.", ["quý III năm 2023"]),
        ("Trong quý III năm 2023, đơn vị sẽ hoàn thành 12 dự án.", []),
        ("Đơn vị đã hoàn thành 12 dự án trong quý II năm 2023.", []),
    ],
)
def test_a_time_that_is_not_over_is_told_as_done(text: str, told_of: list[str]) -> None:
    assert [words for code, words in told(text) if code == "TEXT-OTHER-PERIOD"] == told_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỷ lệ đúng hạn đạt 99,8%, {} 0,9 điểm phần trăm so với cùng kỳ (99,2%).",
        "Chỉ số xếp thứ 12, {} 4 bậc so với năm trước (thứ 15).",
        "Thu ngân sách đạt 80 tỷ đồng, {} 10% so với cùng kỳ (70 tỷ đồng).",
        "Thu ngân sách đạt 80 tỷ đồng, {} 20 tỷ đồng so với cùng kỳ (70 tỷ đồng).",
    ],
)
def test_a_movement_is_told_with_its_way(sentence: str) -> None:
    for word, way in (("tăng", "WAY-UP"), ("giảm", "WAY-DOWN")):
        found = [one.facts for one in sokert.check(document(sentence.format(word))) if one.code.startswith("FIGURE-")]
        assert [(one["way"], one["right_way"]) for one in found] == [(way, "WAY-UP")]


@pytest.mark.parametrize("between", ["", " ", ", "])
def test_two_tags_without_a_blank_between_them_are_told(between: str) -> None:
    figure = {"code": "viec", "name": "Việc", "value": 5490, "previous": 5480, "unit": "việc"}
    body = f"Tiếp nhận {{{{ viec|with_unit }}}}{between}{{{{ viec|change }}}}."
    made = sokert.Report.model_validate({**SMALL, "metrics": [figure], "sections": [{"title": "A", "body": body}]})
    for found in (sokert.check(made), sokert.check(sokert.render(made))):
        glued = [one.facts["fault"] for one in found if one.code == "TEXT-SPACING"]
        assert glued == ([] if between else ["SPACING-GLUED"])


RATED = [
    {"code": "den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản"},
    {"code": "so", "name": "Văn bản số hóa", "value": 8117, "unit": "văn bản"},
    {"code": "x", "name": "Hồ sơ tiếp nhận", "value": 6482, "unit": "hồ sơ"},
    {"code": "y", "name": "Hồ sơ trực tuyến", "value": 6842, "unit": "hồ sơ"},
]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        # a rate of two metrics of its sentence, in whatever order
        ("Đã số hóa 65%, trong kỳ có 8.117 văn bản số hóa và 12.480 văn bản đến.", "TEXT-UNEXPLAINED", []),
        ("Đã số hóa 66%, trong kỳ có 8.117 văn bản số hóa và 12.480 văn bản đến.", "TEXT-UNEXPLAINED", ["66%"]),
        ("Đã số hóa 65%. Trong kỳ có 8.117 văn bản số hóa và 12.480 văn bản đến.", "TEXT-UNEXPLAINED", ["65%"]),
        # a figure that a metric has is no other's with two digits swapped
        ("Có 6.842 hồ sơ.", "TEXT-FIGURE-SWAPPED", []),
        # what tags gave is said again as it is
        (
            "Tiếp nhận {{ x|with_unit }}. Trong tổng số {{ y|with_unit }} tiếp nhận nêu trên, nhiều hồ sơ trực tuyến.",
            "FIGURE-TWO-VALUES",
            [],
        ),
        (
            "Tiếp nhận 6.482 hồ sơ. Trong tổng số 6.842 hồ sơ tiếp nhận nêu trên, nhiều hồ sơ trực tuyến.",
            "FIGURE-TWO-VALUES",
            ["6.842 hồ sơ"],
        ),
    ],
)
def test_figures_of_one_sentence_are_held_against_the_metrics_it_names(text: str, code: str, words: list[str]) -> None:
    found = sokert.check(report_of(metrics=RATED, sections=[{"title": "Kết quả", "body": text}]))
    assert [one.where.text for one in found if one.code == code] == words


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("Nhận 12 đơn, tăng 8%.", [("FIGURE-STATED-CHANGE", "error", "tăng 8%")]),
        ("Nhận 12 đơn, tăng 9%.", []),  # put right since
        (f"Nhận {BLANK} đơn.", [("FILL-UNIT-BLANK", "warning", f"Nhận {BLANK} đơn.")]),
    ],
)
def test_what_was_found_of_a_units_words_is_told_while_they_stand(
    words: str, told_of: list[tuple[str, str, str]]
) -> None:
    report = report_of(f"{{# sokert: unit Xã A #}}{words} {{# sokert: unit Xã B #}}Nhận 6 đơn.")
    remark = Finding("FIGURE-STATED-CHANGE", where=Place(file="a.yaml", heading="Kết quả", text="tăng 8%"))
    found = [(one.code, one.level, one.where.text.strip()) for one in sokert.check(report.remarked([remark]))]
    assert [one for one in found if one[0] in ("FIGURE-STATED-CHANGE", "FILL-UNIT-BLANK")] == told_of

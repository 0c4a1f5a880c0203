"""Figures typed by hand: what contradicts a metric is told, and what tells something else is passed over."""

from __future__ import annotations

import pytest

import sokert
from check.text.narratives import document, report_of
from specimens import SMALL

METRICS = [
    {"code": "vb_den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản", "previous": 11600},
    {"code": "vb_di", "name": "Văn bản đi", "value": 4905, "unit": "văn bản", "previous": 5120},
    {"code": "thu", "name": "Thu ngân sách", "value": 285, "unit": "tỷ đồng", "plan": 500},
    {"code": "han", "name": "Tỷ lệ đúng hạn", "value": "99.8", "previous": "99.2", "unit": "%", "nature": "rate"},
    {"code": "vui", "name": "Tỷ lệ hài lòng", "value": "99.8920", "unit": "%", "off": ["FIGURE-MIXED-DECIMALS"]},
    {"code": "tin", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
    {"code": "le", "name": "Tổng mức bán lẻ hàng hóa", "value": "845.7", "unit": "tỷ đồng", "previous": "774.5"},
    {"code": "lon", "name": "Tổng đàn lợn thịt", "value": 130, "unit": "nghìn con", "previous": 120},
    {"code": "nai", "name": "Tổng đàn lợn nái", "value": 31, "unit": "nghìn con", "previous": 28},
    {"code": "xk", "name": "Kim ngạch xuất khẩu", "value": "1234.5", "unit": "triệu USD", "previous": 1102},
    {"code": "ca", "name": "Sản lượng thủy sản", "value": 38420, "unit": "tấn", "previous": 36900},
    {"code": "khach", "name": "Khách du lịch", "value": 1820, "unit": "nghìn lượt", "previous": 1655},
    {"code": "ngheo", "name": "Tỷ lệ hộ nghèo", "value": "2.35", "previous": "2.81", "unit": "%", "nature": "rate"},
    {"code": "tngt", "name": "Số vụ tai nạn giao thông", "value": 96, "unit": "vụ", "previous": 118},
    {"code": "dn", "name": "Số doanh nghiệp thành lập mới", "value": 412, "unit": "doanh nghiệp", "previous": 455},
]
SECTION = {"title": "Kết quả"}
WRONG = {
    "Văn phòng tiếp nhận 13.500 văn bản đến.": ("TEXT-FIGURE", "13.500"),
    "Thu ngân sách đạt 312 tỷ đồng.": ("TEXT-FIGURE", "312"),
    "Tỷ lệ đúng hạn đạt 98,5%.": ("TEXT-FIGURE", "98,5"),
    "Tỷ lệ hài lòng đạt 99,8%.": ("TEXT-FIGURE", "99,8"),
    "Tỷ lệ hài lòng đạt 100%.": ("TEXT-FIGURE", "100"),  # not all are content
    "Văn phòng tiếp nhận 1.248 văn bản đến.": ("TEXT-FIGURE", "1.248"),
    "Ban hành hơn 5.000 văn bản đi.": None,
    "Khách du lịch đạt 1,9 triệu lượt.": ("TEXT-FIGURE", "1,9 triệu lượt"),
    "Ban hành gần 8.000 văn bản đi.": ("TEXT-FIGURE", "8.000"),
    "Văn phòng tiếp nhận 11.600 văn bản đến.": ("TEXT-FIGURE-OLD", "11.600"),
    "Văn phòng tiếp nhận 12.840 văn bản đến.": ("TEXT-FIGURE-SWAPPED", "12.840"),
    "Ban hành 4.950 văn bản đi.": ("TEXT-FIGURE-SWAPPED", "4.950"),
    "Tiếp nhận {{ vb_den }} văn bản đến, tăng 6,7% so với cùng kỳ.": ("TEXT-RATE", "6,7%"),
    "Tiếp nhận 12.480 văn bản đến, giảm 7,6% so với cùng kỳ.": ("TEXT-RATE", "7,6%"),
    "Thu {{ thu|with_unit }}, đạt 75% dự toán giao.": ("TEXT-RATE", "75%"),
    "Tiếp nhận {{ vb_den }} văn bản đến, vượt xa dự kiến, và tăng 6,7% so với cùng kỳ.": ("TEXT-RATE", "6,7%"),
    "Tiếp nhận 12.480 văn bản đến và 4.905 văn bản đi, giảm 5% so với cùng kỳ.": ("TEXT-RATE", "5%"),
    # What a word of counting or of time stands before is no name: "tổng số", "6 tháng", "đầu năm".
    "Tổng số 12.840 văn bản đến.": ("TEXT-FIGURE-SWAPPED", "12.840"),
    "Tổng số: 13.500 văn bản đến.": ("TEXT-FIGURE", "13.500"),
    "Trong 6 tháng đầu năm 13.500 văn bản đến.": ("TEXT-FIGURE", "13.500"),
    "Văn bản đến 6 tháng 12.840 văn bản.": ("TEXT-FIGURE-SWAPPED", "12.840"),
    "Trong kỳ có 13.500 văn bản đến.": ("TEXT-FIGURE", "13.500"),
    # The metric's whole name may stand behind its figure and unit.
    "Toàn tỉnh đón 1.500 nghìn lượt khách du lịch.": ("TEXT-FIGURE", "1.500"),
    "Trong kỳ xảy ra 69 vụ tai nạn giao thông làm chết 20 người.": ("TEXT-FIGURE", "69"),
    "Đón 1.820 nghìn lượt khách du lịch, tăng 12% so với cùng kỳ.": ("TEXT-RATE", "12%"),
    "Xảy ra 96 vụ tai nạn giao thông, giảm 20 vụ so với cùng kỳ.": ("TEXT-RATE", "20 vụ"),
    # The name alone, or the figure alone, tells the metric.
    "Văn bản đến tăng 6,7% so với cùng kỳ.": ("TEXT-RATE", "6,7%"),
    "Văn bản đi tiếp tục giảm 4,2% so với cùng kỳ; văn bản đến giảm 7,6% so với cùng kỳ.": ("TEXT-RATE", "7,6%"),
    "Văn bản đến tăng 980 văn bản so với cùng kỳ.": ("TEXT-RATE", "980 văn bản"),
    "Thu ngân sách ước đạt 75% dự toán giao.": ("TEXT-RATE", "75%"),
    "Văn bản đến tăng 5% so với cùng kỳ.": ("TEXT-RATE", "5%"),
    "Tỷ lệ đúng hạn tăng 1,6 điểm phần trăm so với cùng kỳ.": ("TEXT-RATE", "1,6 điểm phần trăm"),
    "Văn phòng đã xử lý 12.480 văn bản, tăng 6,7% so với cùng kỳ.": ("TEXT-RATE", "6,7%"),
    "Thu ngân sách đạt 854 tỷ đồng.": ("TEXT-FIGURE", "854"),  # nearly three times as much
    "Thu ngân sách đạt 96 tỷ đồng.": ("TEXT-FIGURE", "96"),
    "Thu ngân sách đạt 2.850 tỷ đồng.": ("TEXT-FIGURE", "2.850"),  # ten times as much, in the same digits
    "Tiếp nhận mười ba nghìn văn bản đến.": ("TEXT-NUMBER-WORDS", "mười ba nghìn"),
    "Hỗ trợ 1,5 triệu đồng (một triệu ba trăm nghìn đồng).": ("TEXT-NUMBER-WORDS", "một triệu ba trăm nghìn"),
    # A sentence calls a metric for short: by three words or more, where the figure is the metric's.
    "Tổng mức bán lẻ đạt 845,7 tỷ đồng, giảm 9,2% so với cùng kỳ.": ("TEXT-RATE", "9,2%"),
    "Tổng mức bán lẻ đạt 774,5 tỷ đồng.": ("TEXT-FIGURE-OLD", "774,5"),
    "Tổng đàn lợn thịt đạt 120 nghìn con.": ("TEXT-FIGURE-OLD", "120"),  # its own “tổng” makes it no other figure
    # An estimate may be rounded, and what is said behind it is said of the metric.
    "Tổng mức bán lẻ hàng hóa ước đạt 846 tỷ đồng, giảm 9,2% so với cùng kỳ.": ("TEXT-RATE", "9,2%"),
    # Between a word of change and its rate stand words: a paragraph of one number is read for them.
    "Văn bản đến tăng nhẹ khoảng 5% so với cùng kỳ.": ("TEXT-RATE", "khoảng 5%"),
    # The metric's name and digits, in a unit a thousand times off or of another kind.
    "Kim ngạch xuất khẩu đạt 1.234,5 tỷ USD, tăng 12% so với cùng kỳ.": ("TEXT-FIGURE", "1.234,5 tỷ USD"),
    "Kim ngạch xuất khẩu đạt 1.234,5 triệu đồng.": ("TEXT-FIGURE", "1.234,5 triệu đồng"),
    "Kim ngạch xuất khẩu đạt 12,345 tỷ USD.": ("TEXT-FIGURE", "12,345 tỷ USD"),
    "Kim ngạch xuất khẩu đạt 1,34 tỷ USD.": ("TEXT-FIGURE", "1,34 tỷ USD"),
    "Kim ngạch xuất khẩu đạt 1,102 tỷ USD.": ("TEXT-FIGURE-OLD", "1,102"),
    "Thu ngân sách đạt 285 triệu đồng.": ("TEXT-FIGURE", "285 triệu đồng"),
    "Tổng mức bán lẻ đạt 845,7 triệu đồng.": ("TEXT-FIGURE", "845,7 triệu đồng"),
    "Sản lượng thủy sản đạt 38.420 kg.": ("TEXT-FIGURE", "38.420 kg"),
    "Khách du lịch đạt 1.820 lượt khách.": ("TEXT-FIGURE", "1.820 lượt"),
    "Khách du lịch đạt 1.820 triệu.": ("TEXT-FIGURE", "1.820 triệu"),
    # What stands between a name and its level; what is counted behind the figure, or before it without "số".
    "Tỷ lệ hộ nghèo còn 2,35%, tăng 0,46 điểm phần trăm so với cùng kỳ.": ("TEXT-RATE", "0,46 điểm phần trăm"),
    "Tỷ lệ hộ nghèo giảm còn 2,35%, giảm 0,64 điểm phần trăm so với cùng kỳ.": ("TEXT-RATE", "0,64 điểm phần trăm"),
    "Tỷ lệ hộ nghèo ở mức 2,35%, giảm 0,64 điểm phần trăm so với cùng kỳ.": ("TEXT-RATE", "0,64 điểm phần trăm"),
    "Tỷ lệ hộ nghèo giảm xuống còn 3,35%.": ("TEXT-FIGURE", "3,35"),
    "Kim ngạch xuất khẩu còn 1.234,5 triệu USD, tăng 21% so với cùng kỳ.": ("TEXT-RATE", "21%"),
    "Có 412 doanh nghiệp thành lập mới, tăng 9,5% so với cùng kỳ.": ("TEXT-RATE", "9,5%"),
    "Tai nạn giao thông xảy ra 96 vụ, tăng 18,6% so với cùng kỳ.": ("TEXT-RATE", "18,6%"),
    "Trên địa bàn xảy ra 96 vụ tai nạn giao thông, tăng 22 vụ so với cùng kỳ.": ("TEXT-RATE", "22 vụ"),
}
RIGHT = (
    "Theo Công văn số 1.248 của Sở; ngày 12 tháng 6 năm 2026; tháng 12 năm 2025.",
    "Xảy ra 5 vụ tai nạn giao thông đường sắt; khởi tố 69 vụ tai nạn giao thông.",
    "Quý I xảy ra 69 vụ tai nạn giao thông; phường A có 69 vụ tai nạn giao thông.",
    "Xảy ra 96 vụ tai nạn giao thông, giảm 22 vụ so với cùng kỳ.",
    "Văn phòng tiếp nhận 12.480 văn bản đến, tăng 7,6% so với cùng kỳ.",
    "Ban hành 4.905 văn bản đi, giảm 4,2% so với cùng kỳ; tiếp nhận {{ vb_den }} văn bản đến.",
    "Tiếp nhận {{ vb_den }} văn bản đến, trong đó 9.500 văn bản đến trên phần mềm.",
    "Tiếp nhận {{ vb_den }} văn bản đến (cùng kỳ 11.600 văn bản đến).",
    "Tăng 880 văn bản đến so với cùng kỳ.",
    "Thu ngân sách đạt 285 tỷ đồng, đạt 57% dự toán giao.",
    "Tỷ lệ đúng hạn đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ.",
    "Tỷ lệ hài lòng đạt 99,9%.",
    "Tỷ lệ hài lòng đạt 99,89%.",
    "Đăng tải gần 2.600 tin bài.",
    "Hỗ trợ 1,5 triệu đồng (một triệu năm trăm nghìn đồng).",
    "Hơn 12.000 văn bản đến được xử lý trên phần mềm.",
    # A rate belongs to the figure before it in its own clause.
    "Tiếp nhận {{ vb_den }} văn bản đến; công tác khác tăng 6,7% so với cùng kỳ.",
    "Tiếp nhận {{ vb_den }} văn bản đến. Chi ngân sách tăng 6,7% so với cùng kỳ.",
    "Chi ngân sách tăng 6,7% so với cùng kỳ, tiếp nhận {{ vb_den }} văn bản đến.",
    "Tiếp nhận {{ vb_den }} văn bản đến và {{ vb_di }} văn bản đi, giảm 4,2% so với cùng kỳ.",
    "Thu {{ thu|with_unit }}. Chi ngân sách đạt 75% dự toán.",
    "Chi ngân sách đạt 75% dự toán, thu {{ thu|with_unit }}.",
    "Văn bản đến tăng 7,6% so với cùng kỳ; văn bản đi giảm 215 văn bản so với cùng kỳ.",
    "Thu ngân sách đạt 57% dự toán giao.",
    "Văn bản đến tăng 980 hồ sơ so với cùng kỳ.",
    "Văn phòng đã xử lý 12.480 văn bản, tăng 7,6% so với cùng kỳ.",
    # Other words beside the name, another base, a part: these are of something else.
    "Văn bản đến trực tuyến tăng 6,7% so với cùng kỳ.",
    "Tại trung tâm, văn bản đến tăng 6,7% so với cùng kỳ.",
    "Văn bản đến tháng 6 tăng 6,7% so với cùng kỳ.",
    "Văn bản đến tăng 6,7% so với năm 2019.",
    "Xử lý trực tuyến, trong đó có 12.480 văn bản, tăng 6,7% so với cùng kỳ.",
    "Xử lý 12.480 văn bản trực tuyến, tăng 6,7% so với cùng kỳ.",
    "Xử lý 285 văn bản, tăng 6,7% so với cùng kỳ.",
    "Xử lý 11.600 văn bản, tăng 6,7% so với cùng kỳ.",
    "Tổng mức bán lẻ đạt 845,7 tỷ đồng, tăng 9,2% so với cùng kỳ.",
    "Tổng mức bán lẻ đạt 912 tỷ đồng.",  # it may be of more than the metric
    "Tổng mức bán ra đạt 774,5 tỷ đồng.",
    "Tổng đàn lợn đạt 120 nghìn con.",  # of two herds nobody can say which
    # More than three times as much, or less than a third, is of something else.
    "Thu ngân sách đạt 856 tỷ đồng.",
    "Thu ngân sách đạt 94 tỷ đồng.",
    "Phấn đấu cả năm tiếp nhận 25.000 văn bản đến.",
    # Another unit for the same, exact or rounded; another thing in another unit.
    "Kim ngạch xuất khẩu đạt 1,2345 tỷ USD.",
    "Kim ngạch xuất khẩu đạt 1,23 tỷ USD, tăng 12% so với cùng kỳ.",
    "Kim ngạch xuất khẩu đạt hơn 1,2 tỷ USD.",
    "Kim ngạch xuất khẩu gạo đạt 1.234,5 nghìn đồng.",
    "Thu ngân sách đạt 285 tỷ.",
    "Thu ngân sách đạt 284 tỷ 950 triệu đồng.",
    "Sản lượng thủy sản đạt 38.420.000 kg.",
    "Sản lượng thủy sản đạt 38,42 nghìn tấn.",
    "Khách du lịch đạt 1.820.000 lượt.",
    "Khách du lịch đạt 2 triệu lượt.",
    "Khách du lịch đạt 1,82 triệu lượt, tăng 165 nghìn lượt so với cùng kỳ.",
    "Khách du lịch đạt 1.820 đoàn.",
    "Tỷ lệ hộ nghèo còn 2,35%, giảm 0,46 điểm phần trăm so với cùng kỳ.",
    "Phấn đấu giảm tỷ lệ hộ nghèo xuống còn 2,1% vào cuối năm.",
    "Đến hết năm, tỷ lệ hộ nghèo còn 1,5%.",
    "Có 412 doanh nghiệp thành lập mới, giảm 9,5% so với cùng kỳ.",
    "Xảy ra 60 vụ tai nạn giao thông nghiêm trọng.",
)

# The whole name with nothing but its link before the figure: the unit need not be said.
BARE_WRONG = {
    "9 hội nghị, văn bản đến: 13.500.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến: 13.500.": [("TEXT-FIGURE", "13.500")],
    "- Văn bản đến: 13.500;\n- Văn bản đi: 4.500": [("TEXT-FIGURE", "13.500"), ("TEXT-FIGURE", "4.500")],
    "Văn bản đến 13.500, trả lời đầy đủ.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến: 13.500, 100% được trả lời.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến có 13.500.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến được 13.500 (cùng kỳ 11.600).": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến trong kỳ: 13.500 (45%).": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến là 13.500 trong kỳ.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến đạt 13.500 tăng 7,6% so với cùng kỳ.": [("TEXT-FIGURE", "13.500")],
    "Văn bản đến: 1.248.": [("TEXT-FIGURE", "1.248")],
    "Văn bản đến: 11.600.": [("TEXT-FIGURE-OLD", "11.600")],
    "Văn bản đến: 12.840.": [("TEXT-FIGURE-SWAPPED", "12.840")],
    "Văn bản đến: 12.480, tăng 6,7% so với cùng kỳ.": [("TEXT-RATE", "6,7%")],
    "Thu ngân sách đạt 312.": [("TEXT-FIGURE", "312")],
    "Tỷ lệ đúng hạn: 98,5.": [("TEXT-FIGURE", "98,5")],
    "Tổng số văn bản đến là 13.480 văn bản; số văn bản đi: 4.500.": [
        ("TEXT-FIGURE", "13.480"),
        ("TEXT-FIGURE", "4.500"),
    ],
    "Trong 6 tháng đầu năm 2023, văn bản đến là 13.500.": [("TEXT-FIGURE", "13.500")],
    "Văn phòng đã tiếp nhận văn bản đến: 12.480 và văn bản đi: 4.500.": [("TEXT-FIGURE", "4.500")],
    "Kết quả như sau:\n\n- Văn bản đến: 13.500;": [("TEXT-FIGURE", "13.500")],
    "Kết quả: văn bản đến 12.480, văn bản đi 4.500; số vụ tai nạn giao thông là 69.": [
        ("TEXT-FIGURE", "4.500"),
        ("TEXT-FIGURE", "69"),
    ],
}
BARE_RIGHT = (
    "Văn bản đến: 12.480.",
    "Văn bản đến hơn 12.000, văn bản đi: 4.905.",
    # A number, a day, a year, a range, a row of months, another noun.
    "Văn bản đến số 12500.",
    "Văn bản đến ngày 12/5; văn bản đi 4905/VP; văn bản đi theo Điều 8.",
    "Văn bản đi: 2023.",
    "Văn bản đi giai đoạn 2021 - 2025.",
    "Văn bản đến: 10.000, 11.000, 12.000.",
    "Văn bản đến: 10.000; 11.000.",
    "Văn bản đến 10.000 và 11.000.",
    "Văn bản đến 10.000 - 11.000.",
    "Văn bản đến 13.500 trang.",
    "Văn bản đến (45%); văn bản đi (4.500).",
    "Văn bản đến: 13.500 ({{ vb_den }}).",
    "Văn bản đến: {{ vb_den }} (cùng kỳ 11.600).",
    # Of a part, of another place, time or plan.
    "Văn bản đến từ huyện 10.000.",
    "Văn bản đến, văn bản đi: 6.000.",
    "Ý kiến bằng văn bản đến: 10.000.",
    "Tỷ lệ văn bản đến 10.000.",
    "Tiếp nhận 15.000 lượt, trong đó văn bản đến 10.000; văn bản đi 4.500 trang.",
    "Tại trung tâm, văn bản đến 10.000.",
    "Ba Bể: văn bản đến 10.000; văn bản đi 4.000.",
    "Cấp xã (văn bản đến: 10.000; văn bản đi: 4.000).",
    "Cùng kỳ văn bản đến 11.600, văn bản đi 5.120.",
    "Quý I: văn bản đến 10.000; quý II: văn bản đến 11.000.",
    "Cùng kỳ năm trước:\n\n- Văn bản đến: 11.600;\n- Văn bản đi: 5.120.",
    "Văn bản đến 11.600 (cùng kỳ năm 2022), văn bản đi 5.120 (cùng kỳ).",
    "Văn bản đến 10.000 (đợt 1), văn bản đi 4.000 (cấp xã).",
    "Đợt 1, văn bản đến: 10.000; đợt 2, văn bản đến: 11.000.",
    "Kế hoạch: văn bản đến 13.500.",
    "Phấn đấu văn bản đến 13.500.",
    # A measure without its unit may be told in another scale.
    "Thu ngân sách: 285.000.",
    "Thu ngân sách: 285.000.000.000.",
)


@pytest.mark.parametrize(("text", "wanted"), BARE_WRONG.items())
def test_a_figure_without_its_unit_that_contradicts_the_name_before_it(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert sorted(told(text)) == sorted(wanted)
    lines = [line for line in text.split("\n") if line]
    found = sokert.check(document("BÁO CÁO", *lines), report=report_of(metrics=METRICS, sections=[SECTION]))
    words = [(one.code, one.where.text) for one in found if one.code.startswith("TEXT-") and one.level != "info"]
    assert sorted(words) == sorted(wanted)


@pytest.mark.parametrize("text", BARE_RIGHT)
def test_a_figure_without_its_unit_that_is_right_or_may_be_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("title", ["Phương hướng, nhiệm vụ trọng tâm", "Huyện Ba Bể", "Năm 2022"])
def test_a_figure_without_its_unit_below_a_heading_of_plans_or_of_others(title: str) -> None:
    section = {"title": title, "body": "Văn bản đến: 13.500."}
    found = sokert.check(report_of(metrics=METRICS, sections=[section]))
    assert [one.code for one in found if one.code.startswith("TEXT-FIGURE")] == []


@pytest.mark.parametrize(
    ("period", "said", "is_told"),
    [
        ("2023-9M", "Trong 9 tháng đầu năm", True),
        ("2023-9M", "Trong kỳ báo cáo", True),
        ("2023-9M", "Trong 6 tháng đầu năm", False),
        ("2023-H1", "Trong 6 tháng", True),
        ("2023-H1", "Trong 3 tháng", False),
        ("2023-H2", "Trong 6 tháng cuối năm", True),
        ("2023-Q2", "Trong quý", True),
        ("2023-06", "Trong tháng", True),
        ("2023", "Trong năm", True),
        ("2023-06", "Trong năm", False),
    ],
)
def test_a_figure_without_its_unit_is_of_the_reports_own_time(period: str, said: str, is_told: bool) -> None:
    section = {**SECTION, "body": f"{said}, văn bản đến: 13.500."}
    found = sokert.check(report_of(metrics=METRICS, period=period, date=None, sections=[section]))
    assert ("TEXT-FIGURE" in [one.code for one in found]) == is_told


@pytest.mark.parametrize(
    ("title", "above", "is_told"),
    [
        ("Một số điểm nổi bật:", "", True),  # whatever ends a heading
        ("Kết quả", "Một số điểm nổi bật:", False),  # a list of who knows what
        ("Kết quả", "Tại các xã", False),
        ("Kết quả", "Đã làm việc với các xã;", True),  # an item, no heading
    ],
)
def test_a_figure_without_its_unit_below_a_line_that_may_be_a_heading(title: str, above: str, is_told: bool) -> None:
    section = {"title": title, "body": f"{above}\n\nVăn bản đến: 13.500."}
    found = [one.code for one in sokert.check(report_of(metrics=METRICS, sections=[section]))]
    assert ("TEXT-FIGURE" in found) == is_told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Có 15 công dân đến kiến nghị, tăng 20% so với cùng kỳ.", ["TEXT-UNEXPLAINED"]),  # of people, not of visits
        ("Có 15 lượt công dân đến kiến nghị, tăng 20% so với cùng kỳ.", ["TEXT-RATE"]),
    ],
)
def test_a_name_is_said_behind_a_figure_where_it_counts_by_its_unit(text: str, codes: list[str]) -> None:
    visits = {"code": "a", "name": "Công dân đến kiến nghị", "value": 15, "previous": 10, "unit": "lượt"}
    named = {**visits, "name": "Số lượt công dân đến kiến nghị"} if "lượt" in text else visits
    found = sokert.check(report_of(metrics=[named], sections=[{**SECTION, "body": text}]))
    assert [one.code for one in found if one.code.startswith("TEXT-")] == codes


def test_two_swapped_digits_are_told_though_another_metric_has_that_figure() -> None:
    other = {"code": "ho_so", "name": "Hồ sơ tiếp nhận", "value": 12840, "unit": "hồ sơ"}
    for text in ("Văn bản đến: 12.840 văn bản.", "Văn bản đến: 12.840."):
        found = sokert.check(report_of(metrics=[*METRICS, other], sections=[{**SECTION, "body": text}]))
        assert [one.code for one in found if one.code.startswith("TEXT-")] == ["TEXT-FIGURE-SWAPPED"]


def test_a_wrong_way_is_told_as_that_and_not_as_a_figure_that_does_not_match_itself() -> None:
    body = "Tiếp nhận {{ vb_den|with_unit }}, giảm 880 văn bản so với cùng kỳ."
    found = sokert.check(report_of(metrics=METRICS, sections=[{**SECTION, "body": body}]))
    (turned,) = (one for one in found if one.code == "TEXT-RATE")
    assert turned.message("vi").endswith("12.480 - 11.600 = 880, tức là tăng, không phải giảm")
    (other,) = (
        one
        for one in sokert.check(
            report_of(metrics=METRICS, sections=[{**SECTION, "body": body.replace("giảm 880", "tăng 870")}])
        )
    )
    assert other.message("vi").endswith("12.480 - 11.600 = 880")


def told(text: str) -> list[tuple[str, str]]:
    found = sokert.check(report_of(metrics=METRICS, sections=[{**SECTION, "body": text}]))
    return [(one.code, one.where.text) for one in found if one.level != "info"]


@pytest.mark.parametrize(("text", "wanted"), WRONG.items())
def test_a_figure_that_contradicts_its_metric(text: str, wanted: tuple[str, str] | None) -> None:
    assert told(text) == ([wanted] if wanted else [])


@pytest.mark.parametrize("text", RIGHT)
def test_a_figure_that_is_right_or_tells_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "wanted"), [pair for pair in WRONG.items() if "{{" not in pair[0]])
def test_the_same_in_a_word_file_beside_its_report(text: str, wanted: tuple[str, str] | None) -> None:
    report = report_of(metrics=METRICS, sections=[SECTION])
    found = [one for one in sokert.check(document("BÁO CÁO", text), report=report) if one.code.startswith("TEXT-")]
    assert [(one.code, one.where.text, one.where.paragraph) for one in found if one.level != "info"] == (
        [(*wanted, 2)] if wanted else []
    )


def notes(text: str) -> list[str]:
    found = sokert.check(report_of(metrics=METRICS, sections=[{**SECTION, "body": text}]))
    return [one.message("en") for one in found if one.level == "info"]


def test_a_figure_of_no_metric_that_is_named_is_asked_about_where_it_follows_the_other_way_alone() -> None:
    """A change that only follows with the other sign."""
    (note,) = notes("Nhìn chung doanh nghiệp tăng 9,5% so với cùng kỳ.")
    assert note == "the typed '9,5%' follows from the figures only as 'giảm', not as 'tăng'"
    assert notes("Nhìn chung doanh nghiệp giảm 9,5% so với cùng kỳ.") == []
    assert notes("Khách du lịch đạt 1,82 triệu lượt.") == []


def test_the_sum_is_told_as_it_was_done() -> None:
    text = "Tiếp nhận {{ vb_den }} văn bản đến, tăng 6,7% so với cùng kỳ."
    (finding,) = sokert.check(report_of(metrics=METRICS, sections=[{**SECTION, "body": text}]))
    assert "12.480 / 11.600 × 100 - 100 = 7,59" in finding.message("vi")


def test_points_that_are_called_per_cent_are_a_note() -> None:
    text = "Tỷ lệ đúng hạn đạt {{ han }}%, tăng 0,6% so với cùng kỳ."
    found = sokert.check(report_of(metrics=METRICS, sections=[{**SECTION, "body": text}]))
    assert [(one.code, one.level, one.where.text) for one in found] == [("TEXT-POINTS", "info", "0,6%")]


@pytest.mark.parametrize("change", [", giảm 0,46%", " (giảm 0,46%)"])
def test_points_behind_both_rates_are_a_note_too(change: str) -> None:
    (note,) = notes(f"Tỷ lệ hộ nghèo giảm từ 2,81% xuống còn 2,35%{change}.")
    assert note == "the change of a rate is given as '0,46%'"


def test_a_change_behind_the_parts_of_a_list_may_be_the_wholes() -> None:
    text = "Tiếp nhận {{ vb_den|with_unit }} đến, gồm văn bản giấy 2.480 văn bản và {{ so|with_unit }} số, tăng %s."
    more = {"code": "so", "name": "Văn bản số", "value": 10000, "unit": "văn bản", "previous": 9500}
    for change, told_of in (("7,6%", []), ("5,3%", []), ("6,7%", ["6,7%"])):
        body = text.replace("%s", f"{change} so với cùng kỳ")
        found = sokert.check(report_of(metrics=[*METRICS, more], sections=[{**SECTION, "body": body}]))
        assert [one.where.text for one in found if one.code == "TEXT-RATE"] == told_of


WHOLE_AND_PART = [
    {"code": "thu", "name": "Thu ngân sách", "value": "4512.3", "unit": "tỷ đồng", "previous": "4120.7"},
    {"code": "noi_dia", "name": "Thu nội địa", "value": "3890.1", "unit": "tỷ đồng", "previous": "3602.4"},
]


def told_of_a_part(text: str) -> list[tuple[str, str, str]]:
    said = text.replace("THU", "Thu ngân sách {{ thu|with_unit }}").replace("NỘI ĐỊA", "thu nội địa 3.890,1 tỷ đồng")
    found = sokert.check(report_of(metrics=WHOLE_AND_PART, sections=[{**SECTION, "body": said}]))
    return [(one.code, one.where.text, str(one.facts["metric"])) for one in found if one.code == "TEXT-RATE"]


@pytest.mark.parametrize(
    "text",
    [
        "THU; trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU; trong đó {{ noi_dia|with_unit }} thu nội địa, tăng 9,5% so với cùng kỳ.",
        "THU; trong đó NỘI ĐỊA, chiếm 86,2%, tăng 9,5% so với cùng kỳ.",
        "THU. Trong đó, NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, riêng NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, trong đó: NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, trong đó:\n\n- NỘI ĐỊA, tăng 9,5% so với cùng kỳ.\n- Thu khác 622,2 tỷ đồng.",
        "THU, trong đó NỘI ĐỊA tăng 9,5% so với cùng kỳ.",
        "THU, trong đó NỘI ĐỊA (tăng 9,5% so với cùng kỳ).",
        "THU (trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ).",
        "THU, tăng 9,5%, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, {{ thu|change }}, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "Thu ngân sách tăng 9,5%, đạt {{ thu|with_unit }}, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, trong đó thu khác 622,2 tỷ đồng, tăng 20%, NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
    ],
)
def test_a_change_that_can_only_be_the_parts_is_held_against_the_part(text: str) -> None:
    assert told_of_a_part(text) == [("TEXT-RATE", "9,5%", "noi_dia")]
    assert told_of_a_part(text.replace("9,5% so", "8% so")) == []


@pytest.mark.parametrize(
    "text",
    [
        "THU, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, tăng 2% so với tháng trước, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "Chi thường xuyên tăng 5%, thu ngân sách đạt {{ thu|with_unit }}, trong đó NỘI ĐỊA, tăng 9,5% so với cùng kỳ.",
        "THU, trong đó NỘI ĐỊA; tăng 9,5% so với cùng kỳ.",
        "THU; trong đó NỘI ĐỊA; tăng 9,5% so với cùng kỳ.",
        "THU (trong đó NỘI ĐỊA), tăng 9,5% so với cùng kỳ.",
        "THU (trong đó NỘI ĐỊA) tăng 9,5% so với cùng kỳ.",
        "THU. Trong đó NỘI ĐỊA. Tăng 9,5% so với cùng kỳ.",
    ],
)
def test_a_change_that_may_be_the_wholes_is_held_against_both(text: str) -> None:
    assert told_of_a_part(text) == []
    assert [said for _, said, _ in told_of_a_part(text.replace("9,5%", "12%"))] == ["12%"]


def test_a_change_that_is_neither_the_parts_nor_quite_the_wholes_is_told_of_both() -> None:
    text = "Thu ngân sách {{ thu|with_unit }}, trong đó thu nội địa {{ noi_dia|with_unit }}, tăng 9% so với cùng kỳ."
    (one,) = sokert.check(report_of(metrics=WHOLE_AND_PART, sections=[{**SECTION, "body": text}]))
    assert (one.code, one.level, one.where.text, one.facts["metric"]) == ("TEXT-RATE", "info", "9%", "noi_dia")
    assert one.message("en") == (
        "Thu nội địa: the typed '9%' does not follow from the figures: 3.890,1 / 3.602,4 × 100 - 100 = 8; "
        "nor of its whole, Thu ngân sách: 4.512,3 / 4.120,7 × 100 - 100 = 9,5"
    )


def test_a_share_is_told_once_and_not_of_the_metrics_own_figure() -> None:
    metrics = [WHOLE_AND_PART[0], {**WHOLE_AND_PART[1], "part_of": "thu"}]
    body = "Thu nội địa 3.890,1 tỷ đồng, chiếm 88% tổng thu."
    found = sokert.check(report_of(metrics=metrics, sections=[{**SECTION, "body": body}]))
    assert [(one.code, one.where.text) for one in found] == [("TEXT-RATE", "88%")]
    beside = "Thu ngân sách {{ thu|with_unit }}; trong đó thu nội địa 3.890,1 tỷ đồng, chiếm 88%."
    found = sokert.check(report_of(metrics=metrics, sections=[{**SECTION, "body": beside}]))
    assert [one.code for one in found] == ["FIGURE-STATED-SHARE"]  # and not once more that nothing explains it


def test_a_figure_no_metric_explains_is_a_note() -> None:
    found = sokert.check(report_of("Tổ chức 35 hội nghị; 5 cuộc họp; đạt 92,5%; Điều 12; năm 2023; 12.480 lượt."))
    assert [(one.code, one.level, one.where.text) for one in found if one.level == "info"] == [
        ("TEXT-UNEXPLAINED", "info", "35"),
        ("TEXT-UNEXPLAINED", "info", "92,5%"),
        ("TEXT-UNEXPLAINED", "info", "12.480"),
    ]


POOR = """

| TT | Xã | Số hộ nghèo |
|---|---|---|
| 1 | Xã An | 55 |
| 2 | Xã Bình | 40 |
|  | Tổng cộng | 95 |"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Nhiều nhất là Xã An, có 55 hộ.", []),
        ("Tại xã Bình có 40 hộ.", []),
        ("Hai xã có 95 hộ.", []),
        ("Tại xã An có 58 hộ.", ["58"]),
        ("Xã Cam có 55 hộ.", ["55"]),
    ],
)
@pytest.mark.parametrize("table", [POOR, POOR.replace("|  | Tổng cộng | 95 |", "")])
def test_a_table_beside_the_text_explains_the_figures_of_the_rows_that_are_named(
    said: str, told: list[str], table: str
) -> None:
    found = sokert.check(report_of(said + table))
    assert [one.where.text for one in found if one.code == "TEXT-UNEXPLAINED"] == told


TRADE = [
    {"code": "xk", "name": "Kim ngạch xuất khẩu", "value": "1450.6", "unit": "triệu USD", "previous": "1305.2"},
    {"code": "nk", "name": "Kim ngạch nhập khẩu", "value": "980.3", "unit": "triệu USD", "previous": "1010.4"},
    {"code": "khach", "name": "Khách du lịch", "value": "510.6", "unit": "nghìn lượt"},
]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Xuất siêu 470,3 triệu USD.", []),
        ("Cán cân thương mại thặng dư 470,3 triệu USD, cùng kỳ xuất siêu 294,8 triệu USD.", []),
        ("Chênh lệch xuất, nhập khẩu 0,47 tỷ USD.", []),
        ("Xuất siêu 407,3 triệu USD.", ["407,3"]),  # two digits changed places
        ("Thu hút 470,3 triệu USD.", ["470,3"]),  # which is no balance
        ("Chênh lệch 940 triệu USD.", ["940"]),  # of two units
    ],
)
def test_a_balance_follows_from_two_metrics_of_a_unit(said: str, told: list[str]) -> None:
    found = sokert.check(report_of(metrics=TRADE, sections=[{**SECTION, "body": said}]))
    assert [one.where.text for one in found if one.code == "TEXT-UNEXPLAINED"] == told


ESTIMATED = [
    {"code": "thu", "name": "Thu ngân sách", "value": "312.4", "unit": "tỷ đồng", "plan": 600, "previous": "287.9"},
    {"code": "vb_den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản", "previous": 11600},
    {"code": "noi_dia", "name": "Thu nội địa", "value": 285, "unit": "tỷ đồng", "plan": 500, "previous": 260},
]
HEDGES = (
    "ước",
    "ước đạt",
    "ước tính đạt",
    "khoảng",
    "đạt khoảng",
    "ước đạt khoảng",
    "gần",
    "hơn",
    "đạt trên",
    "xấp xỉ",
)


def said_of(text: str) -> list[tuple[str, str]]:
    found = sokert.check(report_of(metrics=ESTIMATED, sections=[{**SECTION, "body": text}]))
    return [(one.code, one.where.text) for one in found if one.level != "info"]


@pytest.mark.parametrize("hedge", HEDGES)
def test_an_estimate_is_no_reason_not_to_judge_what_is_said_beside_it(hedge: str) -> None:
    wrong = {
        "giảm 8,5% so với cùng kỳ": "8,5%",
        "tăng 10% so với cùng kỳ": "10%",
        "đạt 55% kế hoạch năm": "55%",
        "tăng 30 tỷ đồng so với cùng kỳ": "30 tỷ đồng",
        "giảm 24,5 tỷ đồng so với cùng kỳ": "24,5 tỷ đồng",
    }
    for words, found in wrong.items():
        assert said_of(f"Thu ngân sách {hedge} 312,4 tỷ đồng, {words}.") == [("TEXT-RATE", found)], words
    right = (
        "tăng 8,5% so với cùng kỳ",
        "tăng 24,5 tỷ đồng so với cùng kỳ",
        "bằng 52,1% kế hoạch năm",
        "tăng so với cùng kỳ",
    )
    for words in right:
        assert said_of(f"Thu ngân sách {hedge} 312,4 tỷ đồng, {words}.") == [], words


@pytest.mark.parametrize("hedge", [one for one in HEDGES if one not in ("ước tính đạt", "đạt trên", "xấp xỉ")])
def test_an_estimate_is_no_reason_not_to_judge_which_way_it_went(hedge: str) -> None:
    for words in ("giảm so với cùng kỳ", "vượt kế hoạch năm"):
        assert said_of(f"Thu ngân sách {hedge} 312,4 tỷ đồng, {words}.") == [("TEXT-RATE", words)]


def test_a_round_figure_with_a_hedge_is_what_may_be_near_it() -> None:
    assert said_of("Thu nội địa khoảng 285 tỷ đồng, giảm 8% so với cùng kỳ.") == [("TEXT-RATE", "8%")]
    assert said_of("Thu nội địa ước đạt 285 tỷ đồng, tăng 12% so với cùng kỳ.") == [("TEXT-RATE", "12%")]
    assert said_of("Đã xử lý gần 12.480 văn bản, tăng 6,7% so với cùng kỳ.") == [("TEXT-RATE", "6,7%")]
    for text in (
        "Thu nội địa đạt hơn 285 tỷ đồng, tăng 10% so với cùng kỳ.",
        "Thu nội địa gần 285 tỷ đồng, tăng 9% so với cùng kỳ.",
        "Thu nội địa đạt khoảng 285 tỷ đồng, đạt 57,1% kế hoạch năm.",
        "Thu nội địa dưới 285 tỷ đồng, giảm 8% so với cùng kỳ.",
        "Thu ngân sách ước đạt 312 tỷ đồng, tăng 8,5% so với cùng kỳ.",
        # Of a time to come, of a base, or of something else.
        "Thu ngân sách 6 tháng cuối năm ước đạt 312,4 tỷ đồng, tăng 2% so với cùng kỳ.",
        "Phấn đấu thu ngân sách ước đạt 312,4 tỷ đồng, tăng 2% so với cùng kỳ.",
        "Thu ngân sách ước đạt 312,4 tỷ đồng, trong đó thu thuế tăng 2% so với cùng kỳ.",
        "Tỷ lệ số hóa trên 12.480 văn bản đạt 80%, tăng 6,7% so với cùng kỳ.",
        "Xử lý trực tuyến trên 12.480 văn bản đến, tỷ lệ tăng 3% so với cùng kỳ.",
    ):
        assert said_of(text) == [], text


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("trong đó khiếu nại 10 đơn", "Khiếu nại"),
        ("trong đó có khiếu nại là 8 đơn", "Khiếu nại"),
        ("trong đó khiếu nại đông người 10 đơn", None),
        ("trong đó khiếu nại 40 đơn", None),
    ],
)
def test_a_part_beside_a_name_is_asked_with_what_the_report_has(words: str, beside: str | None) -> None:
    names = (("don", "Đơn thư", 122), ("nai", "Khiếu nại", 9))
    metrics = [{"code": code, "name": name, "value": value, "unit": "đơn"} for code, name, value in names]
    section = {**SECTION, "body": f"Tiếp nhận {{{{ don|with_unit }}}}; {words}."}
    (told,) = [one for one in sokert.check(report_of(sections=[section], metrics=metrics)) if one.code[:4] == "TEXT"]
    assert (told.code, told.level, told.facts.get("name")) == ("TEXT-UNEXPLAINED", "info", beside)
    assert ("{{ nai }}" in told.hint("en")) is bool(beside)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiếp nhận {{ a|with_unit }}, trong đó trực tuyến {{ b|with_unit }}, chiếm 89,3% tổng số.",
        "Trực tuyến {{ b|with_unit }}, chiếm 89,3% tổng số {{ a|with_unit }}.",
        "Tiếp nhận {{ a|with_unit }}, trong đó trực tuyến {{ b|with_unit }} (89,3%).",
        "Tiếp nhận {{ a|with_unit }}, giải quyết 2.900 hồ sơ, đạt 90,2%.",
    ],
)
def test_a_rate_that_follows_from_the_figures_of_its_sentence_is_explained(sentence: str) -> None:
    metrics = [
        {"code": "a", "name": "Hồ sơ tiếp nhận", "value": 3215, "unit": "hồ sơ"},
        {"code": "b", "name": "Hồ sơ trực tuyến", "value": 2870, "unit": "hồ sơ"},
    ]
    for text, is_right in ((sentence, True), (sentence.replace("89,3", "80,4").replace("90,2", "91,2"), False)):
        found = sokert.check(report_of(text, metrics=[*SMALL["metrics"], *metrics]))
        assert any(one.where.text[:4] in ("80,4", "91,2") for one in found) != is_right
        assert not is_right or "%" not in " ".join(one.where.text for one in found)

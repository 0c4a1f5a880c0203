"""What was pasted twice is told; what offices say again is not; what is alike in a Word file is told once."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement

import sokert
from check.text.narratives import document, report_of

CLAUSE = "đã hướng dẫn các đơn vị trực thuộc lập danh mục hồ sơ"
LONG = f"Văn phòng {CLAUSE} và nộp hồ sơ, tài liệu vào lưu trữ cơ quan theo thời hạn đã được quy định."
ARTICLES = tuple(f"Điều {at}. Trách nhiệm của phòng {at}" for at in range(1, 5))
LONGER = f"{LONG[:-1]}; báo cáo kết quả với Giám đốc Sở trước ngày 20 tháng 6 và ngày 20 tháng 12 của từng năm."
PASTED = (
    (f"Sở {CLAUSE}, Sở {CLAUSE}.",),
    (f"Sở {CLAUSE}, Sở {CLAUSE}",),  # nothing stands behind it
    (LONG, LONG),
    (LONG, "Mẫu số 01", LONG),  # no regulation, whose forms stand for themselves
    (*ARTICLES, LONG, LONG),
    (LONG, "Một việc khác.", LONG),
    (LONGER, "Một.", "Hai.", "Ba.", "Bốn.", LONGER),
    (f"{LONG} Một việc khác. {LONG}",),
)
AGAIN = (
    (*ARTICLES[:2], LONGER, *ARTICLES[2:], LONGER),
    (*ARTICLES, "Mẫu số 01", LONG, "Mẫu số 02", LONG),
    (*ARTICLES, "1. Quỹ cấp tỉnh:", LONG, "2. Quỹ cấp xã:", LONG),
    ("1.1. Trình tự thực hiện", LONGER, "Một.", "2.1. Trình tự thực hiện", "Hai.", LONGER),
    (f"Phòng {CLAUSE}; Phòng {CLAUSE}, nộp lưu trữ.",),
    (
        f"Việc {CLAUSE} và nộp hồ sơ vào lưu trữ cơ quan theo quy định, rồi (việc {CLAUSE} và nộp hồ sơ vào lưu trữ"
        " cơ quan theo quy định) thì xong.",
    ),
    (f"Sở {CLAUSE}; năm tới, Văn phòng sẽ kiểm tra; Sở {CLAUSE}.",),
    ("a) Bầu Ban Kiểm tra.", LONG, "b) Một.", "c) Hai.", "d) Ba.", "đ) Bốn.", LONG),
)


def told(*lines: str) -> list[str]:
    return [one.code for one in sokert.check(document(*lines)) if one.code.startswith("TEXT-CLAUSE")]


@pytest.mark.parametrize("lines", PASTED)
def test_what_was_pasted_twice_is_told_once(lines: tuple[str, ...]) -> None:
    assert told(*lines) == ["TEXT-CLAUSE-TWICE"]


@pytest.mark.parametrize("lines", AGAIN)
def test_what_is_only_said_again_passes(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_a_manner_of_typing_is_told_once_with_its_count() -> None:
    lines = ("Diện tích rừng đạt 12.5 ha.", "Diện tích lúa đạt 3.4 ha.", "Sản lượng đạt 7.25 tấn.")
    found = [one for one in sokert.check(document(*lines)) if one.code == "TEXT-DECIMAL-POINT"]
    assert [(one.where.text, one.times) for one in found] == [("12.5", 3)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tiếp nhận 12480.0 văn bản.", ["12.480"]),
        ("Sản lượng 4905.50, giảm.", ["4.905,5"]),
        ("Năm 2026.06, mã 1234.56.78, số 1234.5/QĐ, bản 4.0.", []),
        ("Đến ngày 15.6.2026 và 2019.1.", []),
    ],
)
def test_a_figure_as_a_program_has_it_is_told_as_an_office_writes_it(text: str, right: list[str]) -> None:
    found = [one for one in sokert.check(document(text)) if one.code == "TEXT-DECIMAL-POINT"]
    assert [one.facts["right"] for one in found] == right


@pytest.mark.parametrize(
    "text",
    [
        "Tính theo tỷ lệ % đạt kế hoạch.",
        "Kính gửi:.…….…………………",
        "Cuối dòng có dấu chấm phẩy (;), dòng cuối có dấu phẩy (,).",
        "Viết bằng Java, .NET.",
        "Vắng 58 (có phép:   18         ; không phép:     40       ).",
        "Bãi bỏ cụm từ “,hồ sơ mời thầu” tại khoản 2.",
        "Tài khoản số ____________ ; mở tại {{ngan_hang}} ;",
        "Gọi username.trim() rồi tính f(n) = g(u) + k(u,v).",
    ],
)
def test_a_mark_that_a_sentence_names_stands_right(text: str) -> None:
    assert [one for one in sokert.check(document(text)) if one.code == "TEXT-SPACING"] == []


def test_a_note_whose_mark_stands_in_brackets_is_no_empty_bracket() -> None:
    made, kept = docx.Document(), BytesIO()
    paragraph = made.add_paragraph("Đã xử lý 12 văn bản (")
    paragraph.add_run()._r.append(OxmlElement("w:footnoteReference"))
    paragraph.add_run("); còn 3 văn bản ().")
    made.save(kept)
    found = [one for one in sokert.check(kept.getvalue()) if one.code == "TEXT-SPACING"]
    assert [one.where.text for one in found] == ["()"]


def test_a_formula_is_a_word_of_its_sentence() -> None:
    made, kept = docx.Document(), BytesIO()
    paragraph = made.add_paragraph("Nghiệm của ")
    paragraph._p.append(OxmlElement("m:oMath"))
    paragraph.add_run(" , rồi viết ra .")
    made.save(kept)
    found = [one for one in sokert.check(kept.getvalue()) if one.code == "TEXT-SPACING"]
    assert [one.where.text for one in found] == [" ."]


@pytest.mark.parametrize(
    "text",
    [
        "năm tiếp theo theo quy định",
        "người nhặt được được nhận",
        "người có quyền có quyền đòi",
        "Viện kiểm sát kiểm sát việc tuân theo pháp luật",
        "người dân dân tộc thiểu số",
        "nhân viên tư vấn tư vấn đúng",
        "tổ chức thẩm định giá định giá tài sản",
        "tốc độ tăng giảm 2 điểm phần trăm",
        "việc tăng giảm học phí",
        "thưởng bằng bằng khen",
        "công việc từ từ ổn định",
        "số vụ tăng, giảm từng tháng: 0 1 0 0 1 0 0 1 0",
        "ngày ngày 12 cán bộ trực tại bộ phận một cửa",
        "tại 02 xã Xã Mẫu và Xã Thử",
        "giai đoạn 5 năm, năm 2023",
    ],
)
def test_two_phrases_that_meet_in_the_same_words_are_no_slip(text: str) -> None:
    assert [one for one in sokert.check(document(f"Quy định {text}.")) if one.code == "TEXT-DOUBLED-WORD"] == []


@pytest.mark.parametrize(
    "text",
    [
        "song song song hai việc",
        "Hội đồng dân dân xã",
        "Ủy ban nhân nhân dân",
        "nhiệm vụ tăng giảm 10% so với cùng kỳ",
        "nhiệm vụ tăng tăng gần 10%",
        "thu ngân sách đạt đạt 50,9% dự toán",
        "thu ngân sách đạt 50,9% kế hoạch năm kế hoạch năm",
        "thu ngân sách tăng 10,5% so với cùng kỳ năm 2025 so với cùng kỳ năm 2025",
        "giảm nghèo từ từ 2,35% xuống 2,01%",
        "giảm nghèo còn 2,01%%",
        "đã giải quyết 2.150 việc việc trong kỳ",
        "đã thu 12 tỷ 300 triệu đồng đồng",
        "theo kế hoạch lập ngày ngày 05 tháng 6 năm 2023",
        "theo kế hoạch lập ngày ngày 05/6/2023",
    ],
)
def test_a_word_typed_once_too_often_is_told(text: str) -> None:
    found = [one.code for one in sokert.check(document(f"Thực hiện {text}."))]
    assert [code for code in found if code.startswith("TEXT")] == ["TEXT-DOUBLED-WORD"]


@pytest.mark.parametrize(
    ("words", "found"), [("99,8%%", ["%%"]), ("99,8% %", ["% %"]), ("99,8%, 5%", []), ("99,8%", [])]
)
def test_the_sign_of_a_rate_that_stands_twice_is_told(words: str, found: list[str]) -> None:
    doubled = [one for one in sokert.check(document(f"Tỷ lệ đạt {words}.")) if one.code == "TEXT-DOUBLED-WORD"]
    assert [one.where.text for one in doubled] == found


@pytest.mark.parametrize(
    ("before", "told_of"),
    [
        ("đạt", False),
        ("ước", True),
        ("ước đạt", True),
        ("ước tính", True),
        ("ước thực hiện được", True),
        ("khoảng", True),
        ("ước khoảng", True),
    ],
)
def test_a_word_that_the_tag_of_an_estimate_prints_is_not_typed_before_it(before: str, told_of: bool) -> None:
    thu = {"code": "thu", "name": "Thu ngân sách", "value": 4985, "unit": "tỷ đồng", "estimate": True}
    body = f"Thu ngân sách {before} {{{{ thu|with_unit }}}}."
    report = report_of(metrics=[thu], sections=[{"title": "Kết quả", "body": body}])
    found = [one.where.text for one in sokert.check(report) if one.code == "TEXT-HEDGE-DOUBLED"]
    assert found == ([f"{before} ước"] if told_of else [])

"""Units are named as they are on the day of the document, told or left blank, and the name now is offered."""

from __future__ import annotations

import pytest

import sokert
from check.text.narratives import OF_TODAY, document, report_of

DAY = "An Bình, ngày 05 tháng 10 năm 2026"
OUT = {
    "Sở làm việc với UBND tỉnh Bình Thuận.": ("tỉnh Bình Thuận", "tỉnh Lâm Đồng"),
    "Đoàn đến tỉnh Bà Rịa – Vũng Tàu.": ("tỉnh Bà Rịa – Vũng Tàu", "Thành phố Hồ Chí Minh"),
    "Đoàn đến tỉnh Hoà Bình.": ("tỉnh Hoà Bình", "tỉnh Phú Thọ"),
    "Đoàn đến tỉnh Đồng Nai.": ("tỉnh Đồng Nai", "thành phố Đồng Nai"),
    "Đoàn đến tỉnh Bắc Giang.": ("tỉnh Bắc Giang", "thành phố Bắc Ninh"),
    "Đoàn đến tỉnh Thừa Thiên Huế.": ("tỉnh Thừa Thiên Huế", "thành phố Huế"),
    "UBND TỈNH QUẢNG NAM": ("TỈNH QUẢNG NAM", "thành phố Đà Nẵng"),
}
UNNAMED = (
    "Trước sáp nhập, xã có 3 thôn. Sau sáp nhập, bộ máy ổn định; xã làm việc với UBND huyện An Hòa.",
    "So với năm 2024, UBND các huyện giảm 5 văn bản.",
    "Hội đồng nhân dân huyện An Hòa đã họp.",
    "Công văn số 12/UBND-VX ngày 05/7/2026; UBND huyện An Hòa thực hiện.",
    "Sở làm việc với UBND huyện An Hòa.",
    "Bên B giao hàng trước ngày 10 tháng 7 năm 2026 và báo cáo UBND huyện.",
    "Sở đến thành phố Biên Hòa.",
    "Sở đến TP. Vinh.",
    "Sở đến thành phố Điện Biên Phủ.",
)
RIGHT = (
    "Sở làm việc với UBND tỉnh Lâm Đồng, thành phố Huế, Thành phố Hồ Chí Minh.",
    "Quyết định số 12/2024/QĐ-UBND ngày 05/02/2024 của UBND tỉnh Bình Thuận.",
    "Tỉnh Bình Thuận trước sắp xếp có 10 đơn vị.",
    "Trước sáp nhập: tỉnh Đắk Nông ban hành 6 nghị quyết; tỉnh Bình Thuận có 8 nghị quyết. Tỉnh Bình Thuận họp.",
    "Theo đề nghị của Hội Công chứng viên tỉnh Bình Thuận và Sở Tư pháp.",
    "Thửa đất tại Phường 7, thành phố Đà Lạt (nay là phường Cam Ly - Đà Lạt).",
    "Thẩm quyền của Chủ tịch UBND cấp huyện theo khoản 4 Điều 15 của Luật.",
    "Kết luận số 325/KL-STP của Đoàn kiểm tra tỉnh Bình Thuận còn hiệu lực.",
    "Hợp nhất các hội của tỉnh Lâm Đồng, tỉnh Bình Thuận, tỉnh Đắk Nông.",
    "Ngày 19/5/2025, Đoàn kiểm tra làm việc tại UBND thành phố Phan Thiết.",
)


def told(day: str, text: str) -> list[tuple[str, str]]:
    found = [one for one in sokert.check(document(day, text)) if one.code == "TEXT-NAME-BY-DATE"]
    return [(one.where.text, str(one.facts["right"])) for one in found]


@pytest.mark.parametrize(("text", "wanted"), OUT.items())
def test_a_name_that_is_out_is_told_with_the_one_now(text: str, wanted: tuple[str, str]) -> None:
    assert told(DAY, text) == [wanted]


@pytest.mark.parametrize("text", UNNAMED)
def test_a_district_is_told_too(text: str) -> None:
    assert len(told(DAY, text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_or_speaks_of_before_passes(text: str) -> None:
    assert told(DAY, text) == []


@pytest.mark.parametrize(
    ("day", "out"),
    [
        ("An Bình, ngày 30 tháng 6 năm 2025", False),
        ("An Bình, ngày 01 tháng 7 năm 2025", True),
        ("An Bình, ngày      tháng 7 năm 2025", True),
        ("An Bình, ngày ... tháng ... năm 2026", True),
        ("An Bình, ngày ... tháng ... năm 2025", False),
    ],
)
def test_the_date_line_decides_also_where_it_is_blank(day: str, out: bool) -> None:
    assert bool(told(day, "Sở làm việc với UBND tỉnh Bình Thuận.")) is out


def test_a_city_is_one_from_its_day() -> None:
    assert told("An Bình, ngày 29 tháng 4 năm 2026", "Đoàn đến tỉnh Đồng Nai.") == []


def test_an_office_in_capitals_is_judged_as_any() -> None:
    assert told(DAY, "UBND HUYỆN AN LƯƠNG") == [("UBND HUYỆN AN LƯƠNG", "UNIT-BELOW")]
    assert told(DAY, "UBND XÃ AN LƯƠNG; TRUNG TÂM HUYỆN") == []


def test_a_district_at_the_beginning_of_a_sentence_is_one_and_a_person_is_none() -> None:
    assert told(DAY, "Huyện An Lương đã báo cáo.") == [("Huyện An Lương", "UNIT-BELOW")]
    assert told(DAY, "Bà Lê Thị Huyện Trang, ông Trần Quận") == []


NAMED = {
    "issuer": {**OF_TODAY, "parent": "UBND huyện An Lương"},
    "addressees": ["UBND tỉnh Bắc Kạn"],
    "recipients": ["Công an huyện An Lương", "Lưu: VT"],
    "signatory": {"position": "Chánh Văn phòng UBND quận Bình An"},
}


def test_the_names_around_the_texts_are_judged_as_in_the_word_file() -> None:
    metrics = [{"code": "vu", "name": "Số vụ tại thị xã An Hòa", "value": 5, "unit": "vụ"}]
    annexes = [{"title": "Số liệu", "groups": {"Các đơn vị huyện An Bình": ["vu"]}}]
    own = {"sections": [{"title": "Kết quả", "body": "Có {{ vu }} vụ."}], "metrics": metrics, "annexes": annexes}
    report = report_of(**NAMED, **own, period="2026-H1", date=None)
    found = [one for one in sokert.check(report) if one.code == "TEXT-NAME-BY-DATE"]
    assert {one.where.path: one.where.text for one in found} == {
        "issuer.parent": "UBND huyện An Lương",
        "addressees[0]": "tỉnh Bắc Kạn",
        "recipients[0]": "huyện An Lương",
        "signatory.position": "UBND quận Bình An",
        "metrics[0].name": "thị xã An Hòa",
        "annexes[0].groups.Các đơn vị huyện An Bình": "huyện An Bình",
    }
    content = sokert.render(report)
    alone, beside = (
        [one.where.text for one in found if one.code == "TEXT-NAME-BY-DATE"]
        for found in (sokert.check(content), sokert.check(content, report=report))
    )
    assert alone == beside
    assert {one.where.text.casefold() for one in found} <= {words.casefold() for words in alone}
    assert [
        one for one in sokert.check(report, off="TEXT-NAME-BY-DATE") if one.code.startswith(("TEXT-", "CHECK"))
    ] == []


def test_what_is_switched_off_for_a_figure_is_not_told_of_its_name_in_the_word_file() -> None:
    metrics = [{"code": "vu", "name": "Số vụ tại thị xã An Hòa", "value": 5, "off": ["TEXT-NAME-BY-DATE"]}]
    own = {"sections": [{"title": "Kết quả", "body": "Có {{ vu }} vụ."}], "metrics": metrics, "issuer": OF_TODAY}
    report = report_of(**own, annexes=[{"title": "Số liệu"}], period="2026-H1", date=None)
    content = sokert.render(report)
    told = [[one.code for one in sokert.check(what, report=report)] for what in (content, report)]
    assert "TEXT-NAME-BY-DATE" in [one.code for one in sokert.check(content)]
    assert "TEXT-NAME-BY-DATE" not in {*told[0], *told[1]}

"""Which years and periods are another report's: what must be told, and what every office writes and is right."""

from __future__ import annotations

import pytest

import sokert
from check.text.narratives import document, report_of

STRAY = {
    "Số vụ bằng cùng kỳ năm 2021.": "2021",
    "Số vụ bằng cùng kỳ 6 tháng đầu năm 2021.": "2021",
    "Trong 6 tháng đầu năm 2022, Văn phòng đã hoàn thành nhiệm vụ.": "2022",
    "Quý II năm 2022, đơn vị tổ chức hội nghị.": "2022",
    "Quý II/2022, đơn vị tổ chức hội nghị.": "2022",
    "Tháng 5/2021, đơn vị tổ chức hội nghị.": "2021",
    "Thu ngân sách đạt {{ 57|percent }} dự toán năm 2022.": "2022",
    "Thu ngân sách đạt {{ 57|percent }} kế hoạch tỉnh giao năm 2021.": "2021",
    "Sáu tháng đầu năm 2020, tình hình ổn định.": "2020",
}
RIGHT = (
    "Số vụ bằng cùng kỳ năm 2022.",
    "Số vụ bằng cùng kỳ năm trước.",
    "Giảm so với 6 tháng đầu năm 2022.",
    "Giảm so với cùng kỳ 6 tháng đầu năm 2022.",
    "Nhiệm vụ 6 tháng cuối năm 2023 và quý I năm 2024.",
    "Nghị quyết số 12-NQ/TU ngày 15/10/2021 của Tỉnh ủy về nhiệm vụ năm 2022.",
    "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ.",
    "Xã được công nhận năm 2018.",
    "Quy hoạch thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
    "Từ năm 2020 đến năm 2022, đã có 03 đề tài.",
    "Năm 2020 - 2022, có 03 đề tài.",
    "Số hồ sơ 2022 lượt.",
)


def stray(text: str, **more: object) -> list[tuple[str, str, str]]:
    found = sokert.check(report_of(text, **more))
    return [
        (one.code, one.level, one.where.text) for one in found if one.code in ("TEXT-STALE-YEAR", "TEXT-OTHER-PERIOD")
    ]


@pytest.mark.parametrize(("text", "year"), STRAY.items())
def test_a_year_that_stayed_behind_is_a_warning(text: str, year: str) -> None:
    assert stray(text) == [("TEXT-STALE-YEAR", "warning", year)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_year_that_belongs_there_is_passed_over(text: str) -> None:
    assert stray(text) == []


def test_a_year_in_a_heading_is_a_warning_and_one_in_passing_a_note() -> None:
    assert stray("", title="Kết quả công tác năm 2022") == [("TEXT-STALE-YEAR", "warning", "2022")]
    assert stray("Năm 2016, một trận mưa lớn.") == [("TEXT-STALE-YEAR", "info", "2016")]


def test_the_year_of_the_vector_of_a_report_of_2024() -> None:
    found = stray("Tăng so với cùng kỳ năm 2022.", period="2024-H1", title="Kết quả")
    assert found == [("TEXT-STALE-YEAR", "warning", "2022")]


@pytest.mark.parametrize(
    ("period", "text", "said"),
    [
        ("2023-H1", "Trong 6 tháng cuối năm, Văn phòng đã phục vụ các hội nghị.", "6 tháng cuối năm"),
        ("2023-H2", "Trong 6 tháng đầu năm, Văn phòng đã phục vụ các hội nghị.", "6 tháng đầu năm"),
        ("2023-H1", "Trong quý III, đơn vị đã tổ chức hội nghị.", "quý III"),
        ("2023-H1", "Trong tháng 9, đơn vị đã tổ chức hội nghị.", "tháng 9"),
        ("2023-Q1", "Tháng 4 năm 2023, đơn vị đã tổ chức hội nghị.", "Tháng 4 năm 2023"),
        ("2023-H1", "TRONG 06 THÁNG CUỐI NĂM 2023, VĂN PHÒNG ĐÃ PHỤC VỤ CÁC HỘI NGHỊ.", "06 THÁNG CUỐI NĂM 2023"),
        ("2023-H1", "Trong sáu tháng cuối của năm 2023, đơn vị đã tổ chức hội nghị.", "sáu tháng cuối của năm 2023"),
        ("2023-H1", "Nửa cuối năm 2023, đơn vị đã tổ chức hội nghị.", "Nửa cuối năm 2023"),
        ("2023-H1", "Trong hai quý cuối năm, đơn vị đã tổ chức hội nghị.", "hai quý cuối năm"),
        ("2023-H1", "Trong quý ba, đơn vị đã tổ chức hội nghị.", "quý ba"),
        ("2023-H1", "Quý III-2023, đơn vị đã tổ chức hội nghị.", "Quý III-2023"),
        ("2023-H1", "Trong tháng chín, đơn vị đã tổ chức hội nghị.", "tháng chín"),
        ("2023-H1", "Trong 9 tháng năm 2023, đơn vị đã tổ chức hội nghị.", "9 tháng năm 2023"),
        ("2023-H1", "Trong 3 tháng cuối năm, đơn vị đã tổ chức hội nghị.", "3 tháng cuối năm"),
        ("2023-08", "Trong tháng 7, đơn vị đã tổ chức hội nghị.", "tháng 7"),
        ("2022-HK2", "Trong học kỳ I, nhà trường đã tổ chức hội thi.", "học kỳ I"),
        # what follows the deed is no plan: what stands first says when it was done
        ("2023-H2", "Trong 6 tháng đầu năm, Văn phòng đã trình, ban hành 20 văn bản cho các sở.", "6 tháng đầu năm"),
        ("2023-H2", "6 tháng đầu năm, Trung tâm tiếp nhận 90 hồ sơ, tăng so với cùng kỳ.", "6 tháng đầu năm"),
        ("2023-H2", "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2023", "6 THÁNG ĐẦU NĂM 2023"),
        # a whole year over the figures of a part of it, and a part over a whole year's
        ("2023-H2", "Trong năm 2023, Văn phòng đã phục vụ các hội nghị.", "năm 2023"),
        ("2023-H2", "Kết quả thực hiện nhiệm vụ năm 2023", "năm 2023"),
        ("2023-H1", "Đánh giá chung kết quả công tác năm 2023", "năm 2023"),
        ("2022-HK2", "Tổng kết năm học 2022-2023", "năm học 2022-2023"),
        ("2023", "Kết quả công tác 6 tháng cuối năm 2023", "6 tháng cuối năm 2023"),
    ],
)
def test_what_was_done_in_another_period(period: str, text: str, said: str) -> None:
    assert stray(text, period=period, sections=[{"title": "Kết quả", "body": text}]) == [
        ("TEXT-OTHER-PERIOD", "warning", said)
    ]


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2023-H1", "Trong quý I, đơn vị đã tổ chức hội nghị."),
        ("2023-H1", "Nhiệm vụ 6 tháng cuối năm: tiếp tục việc đã làm."),
        ("2023-Q2", "Trong 6 tháng đầu năm, đơn vị đã tổ chức hội nghị."),
        ("2023", "Trong 6 tháng đầu năm, đơn vị đã tổ chức hội nghị."),
        ("2023", "Kết quả công tác 6 tháng đầu năm 2023\n\nKết quả công tác 6 tháng cuối năm 2023"),
        ("2023-H1", "Kết quả thực hiện kế hoạch năm 2023 đến hết tháng 5"),
        ("2023-H1", "Kết quả công tác 6 tháng đầu năm, phương hướng, nhiệm vụ năm 2023"),
        ("2023-H1", "Kế hoạch 6 tháng cuối năm đã ban hành."),
        ("2023-H1", "Trong năm 2023, phấn đấu đạt chỉ tiêu được giao."),
        ("2023-H1", "Trong 6 tháng cuối năm, phấn đấu đạt chỉ tiêu đã được giao."),
        ("2023-Q2", "Đã trả lời kiến nghị của quý I."),
        ("2023-08", "Đã xử lý đơn từ tháng 7 chuyển sang."),
    ],
)
def test_a_period_inside_the_report_or_ahead_is_passed_over(period: str, text: str) -> None:
    assert stray(text, sections=[{"title": "A", "body": text}], period=period) == []


@pytest.mark.parametrize(
    ("period", "subject", "said"),
    [
        ("2023-H2", "Tổng kết công tác năm 2023, phương hướng, nhiệm vụ năm 2024", "năm 2023"),
        ("2023", "Sơ kết công tác 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm", "6 tháng đầu năm 2023"),
        ("2023", "Kết quả công tác quý IV/2023", "quý IV/2023"),
        ("2023-H1", "Sơ kết công tác 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm", ""),
        ("2023-H2", "Kết quả công tác 6 tháng cuối năm 2023, nhiệm vụ năm 2024", ""),
        ("2023", "Tổng kết công tác năm 2023, nhiệm vụ 6 tháng đầu năm 2024", ""),
    ],
)
def test_a_subject_says_the_time_of_its_figures(period: str, subject: str, said: str) -> None:
    wanted = [("TEXT-OTHER-PERIOD", "warning", said)] if said else []
    assert stray("", period=period, subject=subject, title="Kết quả") == wanted


def test_a_year_in_capitals_is_a_year() -> None:
    assert stray("KẾT QUẢ CÔNG TÁC NĂM 2022") == [("TEXT-STALE-YEAR", "info", "2022")]
    assert stray("THỰC HIỆN NGHỊ QUYẾT SỐ 12 NĂM 2022") == []


def test_a_document_whose_days_are_not_those_of_its_subject_is_told() -> None:
    opening = "Văn phòng báo cáo kết quả công tác (số liệu tính từ ngày 15/6/2026 đến ngày 14/12/2026) như sau:"

    def told(subject: str) -> list[str]:
        found = sokert.check(document("BÁO CÁO", subject, opening))
        return [one.where.text for one in found if one.code == "TEXT-OTHER-PERIOD"]

    assert told("Tổng kết công tác năm 2026, phương hướng, nhiệm vụ năm 2027") == [
        "từ ngày 15/6/2026 đến ngày 14/12/2026"
    ]
    assert told("Kết quả công tác 6 tháng cuối năm 2026, nhiệm vụ 6 tháng đầu năm 2027") == []


@pytest.mark.parametrize(
    ("period", "times"), [("2026-H1", 1), ({"label": "Đợt cao điểm", "from": "2026-03-01", "to": "2026-05-31"}, 0)]
)
def test_the_days_of_a_period_with_a_name_of_its_own_are_whatever_is_said(period: object, times: int) -> None:
    text = "Văn phòng báo cáo số liệu tính từ ngày 15/6/2026 đến ngày 14/12/2026 như sau:"
    found = sokert.check(report_of(period=period, date=None, sections=[{"title": "Kết quả", "body": text}]))
    assert [one.code for one in found].count("TEXT-OTHER-PERIOD") == times


def test_a_document_alone_is_judged_by_the_period_its_subject_names() -> None:
    lines = ("BÁO CÁO", "Sơ kết công tác 6 tháng đầu năm 2023", "Số vụ bằng cùng kỳ năm 2021.")
    assert [one.where.paragraph for one in sokert.check(document(*lines)) if one.code == "TEXT-STALE-YEAR"] == [3]
    nameless = sokert.check(document("BÁO CÁO", lines[2]))
    assert [one.code for one in nameless if one.code.startswith("TEXT-")] == []


DATED = {"2025-07-05": 1, "2026-01-05": 1, "2026-03-31": 1, "2026-06-08": 0, "2026-09-01": 0, "2027-01-05": 1}


@pytest.mark.parametrize(("day", "times"), DATED.items())
def test_a_day_of_signing_that_no_report_of_the_period_has_is_told_of_the_report_and_of_its_file(
    day: str, times: int
) -> None:
    report = report_of(period="2026-H1", date=day)
    told = [one for one in sokert.check(report) if one.code == "TEXT-OTHER-DAY"]
    assert [one.where.path for one in told] == ["date"] * times
    for found in (sokert.check(made := sokert.render(report)), sokert.check(made, report=report)):
        assert [one.level for one in found if one.code == "TEXT-OTHER-DAY"] == ["warning"] * times


@pytest.mark.parametrize(
    ("period", "day", "times"),
    [
        ("2026", "2027-02-10", 0),
        ("2026", "2026-11-15", 0),
        ("2026", "2026-02-10", 1),
        ("2026-06", "2026-06-10", 0),
        ("2026-Q1", "2026-03-10", 0),
        ("2026-H2", "2027-01-05", 0),
        ("2026-H2", "2026-07-05", 1),
    ],
)
def test_a_report_is_signed_shortly_before_its_period_is_over_or_in_the_half_year_after(
    period: str, day: str, times: int
) -> None:
    assert [one.code for one in sokert.check(report_of(period=period, date=day))].count("TEXT-OTHER-DAY") == times


@pytest.mark.parametrize(
    ("subject", "times"),
    [("Quyết toán ngân sách năm 2022", 0), ("Sơ kết giai đoạn 2018 - 2022", 0), ("Tổng kết công tác năm 2022", 1)],
)
def test_accounts_and_reviews_of_many_years_are_signed_later(subject: str, times: int) -> None:
    report = report_of(period="2022", date="2023-09-20", subject=subject)
    for found in (sokert.check(report), sokert.check(made := sokert.render(report)), sokert.check(made, report=report)):
        assert [one.code for one in found].count("TEXT-OTHER-DAY") == times


@pytest.mark.parametrize(
    ("line", "subject", "times"),
    [
        ("An Bình, ngày     tháng     năm 2025", "Sơ kết công tác 6 tháng đầu năm 2026", 1),
        ("An Bình, ngày     tháng     năm 2026", "Sơ kết công tác 6 tháng đầu năm 2026", 0),
        ("An Bình, ngày     tháng 7 năm 2025", "Kết quả công tác quý II năm 2026", 1),
        ("An Bình, ngày 05 tháng 11 năm 2025", "Tổng kết chiến lược phòng, chống thiên tai đến năm 2020", 0),
        ("An Bình, ngày 05 tháng 12 năm 2025", "Dự toán ngân sách năm 2026", 0),
    ],
)
def test_the_date_line_of_any_word_file_that_reports_on_a_period_is_held_against_it(
    line: str, subject: str, times: int
) -> None:
    found = sokert.check(document(line, "BÁO CÁO", subject))
    assert [one.code for one in found].count("TEXT-OTHER-DAY") == times


def test_a_plan_or_a_letter_may_be_signed_before_the_period_it_names() -> None:
    lines = ("An Bình, ngày 05 tháng 12 năm 2025", "KẾ HOẠCH", "Công tác 6 tháng đầu năm 2026")
    assert "TEXT-OTHER-DAY" not in [one.code for one in sokert.check(document(*lines))]

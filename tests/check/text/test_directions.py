"""A word of rise, fall or plan without a figure is held against the metric whose figure stands before it."""

from __future__ import annotations

from functools import cache

import pytest

import sokert
from check.text.narratives import document, report_of
from sokert.load import filler_of

METRICS = [
    {"code": "den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản", "previous": 11600, "plan": 24000},
    {"code": "di", "name": "Văn bản đi", "value": 4905, "unit": "văn bản", "previous": 5120, "plan": 4800},
    {"code": "vu", "name": "Số vụ tai nạn giao thông", "value": 18, "unit": "vụ", "previous": 25, "better": "less"},
    {"code": "thu", "name": "Thu ngân sách trên địa bàn", "value": "1234.5", "unit": "tỷ đồng", "previous": "1102.7"},
    {"code": "han", "name": "Tỷ lệ đúng hạn", "value": "99.8", "previous": "99.2", "unit": "%", "nature": "rate"},
    {"code": "dv", "name": "Đảng viên", "value": 1164, "unit": "đảng viên", "previous": 1170, "nature": "stock"},
    {"code": "hang", "name": "Chỉ số cải cách hành chính", "value": 12, "previous": 15, "nature": "rank"},
    {"code": "moi", "name": "Mô hình", "value": 6, "unit": "mô hình"},
    {"code": "uoc", "name": "Tin bài", "value": 2600, "unit": "tin bài", "previous": 2500, "hedge": "gần"},
]
WRONG = {
    "Số vụ tai nạn giao thông là {{ vu|with_unit }}, tăng so với cùng kỳ.": "tăng so với cùng kỳ",
    "Văn bản đến đạt {{ den|with_unit }}, giảm so với cùng kỳ năm 2022.": "giảm so với cùng kỳ năm 2022",
    "Văn bản đến đạt 12.480 văn bản, giảm so với cùng kỳ.": "giảm so với cùng kỳ",
    "Tiếp nhận {{ den|with_unit }} đến, vượt kế hoạch năm.": "vượt kế hoạch năm",
    "Tiếp nhận {{ den|with_unit }} đến, đã hoàn thành vượt mức kế hoạch.": "hoàn thành vượt mức kế hoạch",
    "Tiếp nhận {{ den|with_unit }} đến, hoàn thành kế hoạch năm 2023.": "hoàn thành kế hoạch năm 2023",
    "Ban hành {{ di|with_unit }} đi, chưa đạt chỉ tiêu được giao.": "chưa đạt chỉ tiêu được giao",
    "Xảy ra {{ vu|with_unit }} tai nạn giao thông (tăng nhẹ so với cùng kỳ năm trước).": (
        "tăng nhẹ so với cùng kỳ năm trước"
    ),
    "Thu được {{ thu|with_unit }}, thấp hơn cùng kỳ; chi thường xuyên bảo đảm.": "thấp hơn cùng kỳ",
    "Thu ngân sách trên địa bàn đạt {{ thu|with_unit }} giảm so cùng kỳ.": "giảm so cùng kỳ",
    "Tỷ lệ giải quyết đúng hạn đạt {{ han|percent }}, giảm so với cùng kỳ.": "giảm so với cùng kỳ",
    "Trong kỳ, tiếp nhận {{ den|with_unit }} đến các loại, tiếp tục giảm mạnh so với cùng kỳ năm ngoái.": (
        "giảm mạnh so với cùng kỳ năm ngoái"
    ),
    "Tiếp nhận {{ den|with_unit }}, tăng so với cùng kỳ và vượt kế hoạch.": "vượt kế hoạch",
    "Số văn bản đến là {{ den|with_unit }}, giảm so với cùng kỳ.": "giảm so với cùng kỳ",
    "- Văn bản đến: {{ den }} văn bản, ít hơn cùng kỳ.": "ít hơn cùng kỳ",
    # The name alone, where it begins the sentence.
    "Văn bản đến giảm so với cùng kỳ năm trước.": "giảm so với cùng kỳ năm trước",
    "Tuy nhiên, văn bản đi tiếp tục tăng nhẹ so với cùng kỳ; công tác lưu trữ bảo đảm.": "tăng nhẹ so với cùng kỳ",
    "Văn bản đến vượt kế hoạch năm.": "vượt kế hoạch năm",
    "Trong kỳ, văn bản đến giảm so với cùng kỳ (11.600).": "giảm so với cùng kỳ",
}
SOUND = (
    # What holds.
    "Số vụ tai nạn giao thông là {{ vu|with_unit }}, giảm so với cùng kỳ.",
    "Văn bản đến đạt {{ den|with_unit }}, tăng mạnh so với cùng kỳ năm 2022, chưa đạt kế hoạch năm.",
    "Ban hành {{ di|with_unit }} đi, giảm so với cùng kỳ nhưng vượt kế hoạch năm.",
    "Ban hành {{ di|with_unit }} đi, giảm so với cùng kỳ và vượt chỉ tiêu được giao.",
    "Văn bản đến tăng so với cùng kỳ, văn bản đi giảm so với cùng kỳ.",
    # The name with more beside it.
    "Văn bản đến của các phòng giảm so với cùng kỳ.",
    "Tại các xã, văn bản đến giảm so với cùng kỳ.",
    "Nếu văn bản đến giảm so với cùng kỳ, thì phải báo cáo.",
    "Văn bản đến không giảm so với cùng kỳ.",
    "Văn bản đến giảm so với tháng trước.",
    "Trong tháng, văn bản đến giảm so với cùng kỳ.",  # the report is of half a year
    "Trong quý, văn bản đến giảm so với cùng kỳ.",
    "Văn bản đến giảm so với cùng kỳ (khối xã).",
    # Another base, or none.
    "Tiếp nhận {{ den|with_unit }}, giảm so với tháng trước.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với đầu năm.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với cùng kỳ năm 2019.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với quý trước.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với bình quân các tháng.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với năm 2020 và 2021.",
    "Tiếp nhận {{ den|with_unit }}, giảm so với cùng kỳ của tháng 6.",
    "So với tháng trước, tiếp nhận {{ den|with_unit }}, giảm.",
    "Tiếp nhận {{ den|with_unit }}, giảm dần.",
    "Tiếp nhận {{ den|with_unit }}, vượt kế hoạch quý.",
    "Tiếp nhận {{ den|with_unit }}, vượt kế hoạch 6 tháng.",
    "Tiếp nhận {{ den|with_unit }}, hoàn thành kế hoạch.",
    "Tiếp nhận {{ den|with_unit }}, vượt kế hoạch năm 2022.",
    "Đảng viên: {{ dv|with_unit }}, tăng so với cùng kỳ.",  # its base is the end of last year
    # Another subject.
    "Tiếp nhận {{ den|with_unit }}, số đơn thư giảm so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }}, giảm tỷ lệ trả lại so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }}, giảm thời gian xử lý so với cùng kỳ.",
    "Số người chết trong {{ vu|with_unit }} tai nạn giao thông, tăng so với cùng kỳ.",
    "Thiệt hại của {{ vu|with_unit }}, tăng so với cùng kỳ.",
    "Số cán bộ xử lý {{ den|with_unit }} đến, giảm so với cùng kỳ.",
    "Kinh phí xử lý {{ den|with_unit }}, giảm so với cùng kỳ.",
    "Thời gian xử lý {{ den|with_unit }}, giảm so với cùng kỳ.",
    "Tỷ lệ xử lý {{ den|with_unit }} đạt khá, giảm so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }} có nội dung phức tạp, giảm so với cùng kỳ.",
    "Xảy ra {{ vu|with_unit }} làm nhiều người bị thương, tăng so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }} đến, trong đó văn bản mật giảm so với cùng kỳ.",
    "Tiếp nhận nhiều văn bản, trong đó {{ den|with_unit }} đến, giảm so với cùng kỳ.",
    # Two figures in one clause.
    "Tiếp nhận {{ den|with_unit }} đến và {{ di|with_unit }} đi, tăng so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }} đến, ban hành {{ di|with_unit }} đi, tăng so với cùng kỳ.",
    "Có 12 đơn vị tiếp nhận {{ den|with_unit }} đến, giảm so với cùng kỳ.",
    "Xảy ra {{ vu|with_unit }}, làm 05 người chết, tăng so với cùng kỳ.",
    # Denied, meant, asked for, or of another time.
    "Tiếp nhận {{ den|with_unit }} đến, không giảm so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }} đến, chưa giảm so với cùng kỳ.",
    "Số vụ tai nạn giao thông là {{ vu|with_unit }}, không tăng so với cùng kỳ.",
    "Phấn đấu không quá {{ vu|with_unit }}, tăng so với cùng kỳ.",
    "Tiếp nhận {{ den|with_unit }} đến, phấn đấu vượt kế hoạch năm.",
    "Tiếp nhận {{ den|with_unit }} đến, dự kiến vượt kế hoạch năm.",
    "Tiếp nhận {{ den|with_unit }} đến; phấn đấu giảm so với cùng kỳ.",
    "Cùng kỳ tiếp nhận {{ den|with_unit }} đến, giảm so với cùng kỳ.",
    "Nếu tiếp nhận {{ den|with_unit }} đến, giảm so với cùng kỳ, thì phải báo cáo.",
    "Tiếp nhận {{ den|with_unit }} đến. Đơn thư giảm so với cùng kỳ.",
    # A rank, a figure with no base, a round one.
    "Chỉ số cải cách hành chính xếp thứ {{ hang }}, giảm so với cùng kỳ.",
    "Xây dựng {{ moi|with_unit }}, giảm so với cùng kỳ, vượt kế hoạch năm.",
    "Đăng tải {{ uoc|with_unit }}, giảm so với cùng kỳ.",
)


@cache
def told(*bodies: str) -> list[str]:
    report = report_of(*bodies, metrics=METRICS, sections=[{"title": "Kết quả", "body": body} for body in bodies])
    return [one.where.text for one in sokert.check(report) if one.code == "TEXT-RATE" and one.level == "error"]


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_a_word_that_its_metric_contradicts_is_told(text: str, said: str) -> None:
    assert told(text) == [said]


def test_sound_sentences_are_silent() -> None:
    assert told(*SOUND) == []


def test_the_reason_shows_both_figures() -> None:
    text = "Số vụ tai nạn giao thông là {{ vu|with_unit }}, tăng so với cùng kỳ."
    report = report_of(metrics=METRICS, sections=[{"title": "Kết quả", "body": text}])
    (found,) = (one for one in sokert.check(report) if one.code == "TEXT-RATE")
    assert found.message("vi") == "Số vụ tai nạn giao thông: “tăng so với cùng kỳ” gõ tay không khớp số liệu: 18 < 25"


@pytest.mark.parametrize(
    ("title", "body", "times"),
    [
        ("Phương hướng, nhiệm vụ 6 tháng cuối năm 2023", "- Văn bản đến giảm so với cùng kỳ.", 0),
        ("Phương hướng, nhiệm vụ 6 tháng cuối năm 2023", "## Văn thư\n\n- Văn bản đến giảm so với cùng kỳ.", 0),
        ("Phương hướng thực hiện nhiệm vụ", "Văn bản đến vượt kế hoạch năm.", 0),
        ("Công tác văn thư", "Phấn đấu:\n\n- Lưu trữ tốt;\n- Văn bản đến vượt kế hoạch năm.", 0),
        ("Công tác văn thư", "Phấn đấu:\n\n- Lưu trữ tốt.\n\n## Văn bản\n\nVăn bản đến vượt kế hoạch năm.", 1),
        ("Công tác văn thư", "Kết quả các chỉ tiêu:\n\n- Văn bản đến vượt kế hoạch năm.", 1),
        ("Nhiệm vụ", "- Văn bản đi hoàn thành kế hoạch năm\n- Văn bản đến vượt kế hoạch năm", 0),
        ("Công tác văn thư", "- Văn bản đi vượt kế hoạch năm\n- Văn bản đến vượt kế hoạch năm", 1),
        ("Theo dõi nhiệm vụ, kế hoạch", "- Văn bản đến vượt kế hoạch năm.", 1),
        ("Nhiệm vụ được giao", "- Văn bản đến vượt kế hoạch năm.", 1),
        ("Một số nhiệm vụ, giải pháp", "- Văn bản đến vượt kế hoạch năm.", 0),
        ("Về các chỉ tiêu phấn đấu", "- Văn bản đến vượt kế hoạch năm.", 0),
        ("Các chỉ tiêu chủ yếu năm 2023", "- Văn bản đến vượt kế hoạch năm.", 1),
        ("Định hướng thời gian tới", "- Văn bản đến vượt kế hoạch năm.", 0),
        ("Công tác văn thư", "| Kế hoạch |\n|---|\n| Tốt |\n\nVăn bản đến vượt kế hoạch năm.", 1),
        ("Kết quả thực hiện nhiệm vụ, chỉ tiêu", "- Văn bản đến vượt kế hoạch năm.", 1),
        ("Nhiệm vụ", "## Kết quả\n\nVăn bản đến vượt kế hoạch năm.", 1),
    ],
)
def test_what_is_only_meant_to_rise_or_fall_is_no_fault(title: str, body: str, times: int) -> None:
    report = report_of(metrics=METRICS, sections=[{"title": title, "body": body}])
    for found in (sokert.check(report), sokert.check(sokert.render(report), report=report)):
        assert [one.code for one in found].count("TEXT-RATE") == times


def test_the_next_section_tells_results_again() -> None:
    sections = [
        {
            "title": "Văn thư",
            "sections": [{"title": "Kiến nghị", "body": "Tốt."}, {"title": "Trang bị", "body": "Đủ."}],
        },
        {"title": "Lưu trữ", "body": "Văn bản đến vượt kế hoạch năm."},
    ]
    found = sokert.check(report_of(metrics=METRICS, sections=sections))
    assert [one.where.path for one in found if one.code == "TEXT-RATE"] == ["sections[1].body"]


AIMS = (
    "- Văn bản đến tăng 10% so với cùng kỳ.",
    "- Thu ngân sách trên địa bàn đạt 2.500 tỷ đồng, tăng 15%.",
    "- Văn bản đến: 24.500 văn bản.",
    "- Tiếp nhận 13.500 văn bản đến.",
)


@pytest.mark.parametrize(
    ("title", "lead", "times"),
    [
        ("Nhiệm vụ 6 tháng cuối năm 2023", "", 0),
        ("Văn thư", "Trong 6 tháng cuối năm, phấn đấu đạt các chỉ tiêu sau:", 0),
        ("Văn thư", "Căn cứ kế hoạch năm, kết quả như sau:", len(AIMS)),
        ("Văn thư", "Theo yêu cầu của UBND tỉnh, Văn phòng báo cáo như sau:", len(AIMS)),
    ],
)
def test_a_target_is_not_held_against_the_figure_of_the_period(title: str, lead: str, times: int) -> None:
    body = "\n".join((lead, "", *AIMS))
    report = report_of(metrics=METRICS, sections=[{"title": title, "body": body}])
    for found in (sokert.check(report), sokert.check(sokert.render(report), report=report)):
        said = [one.code for one in found if one.code in ("TEXT-RATE", "TEXT-FIGURE", "TEXT-UNEXPLAINED")]
        assert len(said) == times


@pytest.mark.parametrize(("period", "times"), [("2023-06", 1), ("2023-Q2", 0), ("2023", 0)])
def test_a_month_of_which_a_sentence_tells_may_be_the_report_s_own(period: str, times: int) -> None:
    body = "Trong tháng, văn bản đến giảm so với cùng kỳ."
    report = report_of(metrics=METRICS, sections=[{"title": "Kết quả", "body": body}], period=period, date=None)
    assert [one.code for one in sokert.check(report)].count("TEXT-RATE") == times


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tiếp nhận {{ den|with_unit }}; đạt {{ den|plan }}.", ["đạt 24.000"]),
        ("Thu {{ thu|with_unit }}, đạt {{ thu|with_unit }}; văn bản đến đạt {{ den|plan }}.", ["đạt 24.000"]),
        ("Kế hoạch năm đạt {{ den|plan }} văn bản.", []),
        ("Phấn đấu cả năm đạt {{ den|plan }} văn bản.", []),
        ("Tiếp nhận {{ den|with_unit }} (kế hoạch {{ den|plan }}).", []),
        ("Tiếp nhận {{ den|with_unit }}, đạt {{ den|progress }}.", []),
    ],
)
def test_a_plan_behind_a_word_of_what_was_reached_is_told(text: str, words: list[str]) -> None:
    report = report_of(metrics=METRICS, sections=[{"title": "Kết quả", "body": text}])
    found = [one for one in sokert.check(report) if one.code == "TEXT-FIGURE"]
    assert [one.where.text for one in found] == words
    assert all("số thực hiện là 12.480" in one.message("vi") for one in found)


INDEX = {"code": "iip", "name": "Chỉ số sản xuất công nghiệp", "value": "108.7", "previous": "105.2", "unit": "%"}


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("Chỉ số sản xuất công nghiệp tăng 8,7% so với cùng kỳ.", 0),
        ("Chỉ số sản xuất công nghiệp đạt {{ iip|with_unit }}, tăng 8,7% so với cùng kỳ.", 0),
        ("Chỉ số sản xuất công nghiệp đạt 108,7%, tăng 3,5 điểm phần trăm so với cùng kỳ.", 0),
        ("Chỉ số sản xuất công nghiệp đạt {{ iip|with_unit }}, {{ iip|change }}.", 0),
        ("Chỉ số sản xuất công nghiệp tăng 3,5% so với cùng kỳ.", 1),
        ("Chỉ số sản xuất công nghiệp đạt {{ iip|with_unit }}, giảm so với cùng kỳ.", 1),
        ("Chỉ số sản xuất công nghiệp tăng 7,8% so với cùng kỳ.", 1),
        ("Chỉ số sản xuất công nghiệp giảm 8,7% so với cùng kỳ.", 1),
        ("Chỉ số sản xuất công nghiệp đạt {{ iip|with_unit }}, tăng 8,7 điểm phần trăm so với cùng kỳ.", 1),
    ],
)
def test_an_index_rises_by_what_it_has_over_a_hundred(body: str, times: int) -> None:
    report = report_of(metrics=[INDEX], sections=[{"title": "Kết quả", "body": body}])
    assert [one.level for one in sokert.check(report) if one.code == "TEXT-RATE"] == ["error"] * times


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("Chỉ số sản xuất công nghiệp đạt 108,7%, tăng {8,7%|7,8%|3,5%} so với cùng kỳ (cùng kỳ 105,2%).", "nyy"),
        ("CPI bình quân bằng 98,5%, giảm {1,5%|1,3%|5,1%} so với cùng kỳ (97,2%).", "nyy"),
        ("Chỉ số giá tiêu dùng so với kỳ gốc là 118,4%, tăng {3,2%|18,4%} so với cùng kỳ (114,7%).", "nn"),
        ("IIP đạt 108,7%, tăng {2,1%|2,2%|5,1%} so với tháng trước (106,5%).", "nny"),
        (
            "Sản xuất công nghiệp (IIP) đạt 108%, tăng 8% (105,2%). Khai khoáng đạt 98,5%, giảm {1,5%|5,1%} (97,2%).",
            "ny",
        ),
        ("Tỷ lệ đúng hạn đạt 98,5%, {tăng 1,3%|giảm 1,5%} so với cùng kỳ (97,2%).", "ny"),
        ("Chỉ số hài lòng đạt 98,5%, {tăng 1,3%|giảm 1,5%} so với cùng kỳ (97,2%).", "ny"),
        ("IIP đạt 108%, tăng 8% (105%). Tỷ lệ đúng hạn đạt 98,5%, {tăng 1,3%|giảm 1,5%} so với cùng kỳ (97,2%).", "ny"),
        ("Công suất giường bệnh đạt 104%, giảm {2%|5%} so với cùng kỳ (106%).", "ny"),
        ("Thu ngân sách bằng 98,5% cùng kỳ (giảm {1,5%|5,1%}).", "ny"),
        ("Thu ngân sách đạt 98,5% kế hoạch, tăng {1,3%|3,1%} so với cùng kỳ (cùng kỳ đạt 97,2%).", "ny"),
    ],
)
def test_what_a_level_in_per_cent_rose_by(said: str, is_told: str) -> None:
    before, _, rest = said.partition("{")
    choices, _, behind = rest.partition("}")
    for one, told in zip(choices.split("|"), is_told, strict=True):
        codes = [found.code for found in sokert.check(document(f"{before}{one}{behind}"))]
        assert [told, one] == ["y" if any(code.startswith("FIGURE") for code in codes) else "n", one]


def test_the_parts_below_an_index_are_indices() -> None:
    rows = [("Chỉ số sản xuất công nghiệp", "108.7", "105.2"), ("Trong đó:", None, None)]
    rows += [("- Khai khoáng", "98.5", "97.2"), ("- Chế biến", "110.2", "105.7")]
    keys = ("Chỉ tiêu", "Thực hiện", "Cùng kỳ")
    metrics = sokert.metrics_from([{**dict(zip(keys, row, strict=True)), "ĐVT": "%"} for row in rows])
    body = "\n\n".join(f"{{{{ {one.code}|name }}}} {{{{ {one.code}|change('short') }}}}." for one in metrics)
    report = report_of(metrics=metrics, sections=[{"title": "Kết quả", "body": body}])
    assert sokert.check(report) == ()
    said = filler_of(report.template).worded(report.sections[0].body, report)
    assert "Khai khoáng giảm 1,5% so với cùng kỳ." in said
    assert "Chế biến tăng 10,2% so với cùng kỳ." in said


def test_what_an_index_rose_by_a_year_before_is_known() -> None:
    body = "Chỉ số sản xuất công nghiệp tăng 8,7% (cùng kỳ tăng 5,2%)."
    report = report_of(metrics=[INDEX], sections=[{"title": "Kết quả", "body": body}])
    assert [one.code for one in sokert.check(report)] == []


def test_what_an_index_rose_by_is_known_without_the_same_period() -> None:
    body = "Chỉ số sản xuất công nghiệp đạt {{ iip|with_unit }}, tăng 8,7% so với cùng kỳ."
    report = report_of(metrics=[{**INDEX, "previous": None}], sections=[{"title": "Kết quả", "body": body}])
    assert [one.code for one in sokert.check(report)] == []


@pytest.mark.parametrize(("by", "codes"), [("8.7", []), ("3.5", ["FIGURE-POINTS"])])
def test_what_was_stated_of_an_index_is_what_it_has_over_a_hundred(by: str, codes: list[str]) -> None:
    metrics = [{**INDEX, "stated": [{"kind": "change", "value": by}]}]
    report = report_of(metrics=metrics, sections=[{"title": "Kết quả", "body": "Chỉ số nêu tại Phụ lục."}])
    assert [one.code for one in sokert.check(report)] == codes

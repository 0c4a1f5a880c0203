"""What sentences and tables claim of their figures: told at the wrong figure, once, wherever they stand."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import docx
import pytest

import sokert
from check.text.narratives import document, report_of
from sokert.check.figures.findings import code_of
from sokert.errors import Finding
from sokert.figures import KINDS, LISTS, Judgement, Quantity, Statement
from specimens import SMALL

SWAPPED = "Đã trồng 3.161 cây giống, gồm 846 cây keo và 2.351 cây quế."
HEAD = ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "% so KH"]


def figures(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(one.code, one.level, one.where.text) for one in found if one.code.startswith("FIGURE-")]


def with_table(*rows: list[str]) -> bytes:
    made, kept = docx.Document(), BytesIO()
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    made.save(kept)
    return kept.getvalue()


def test_a_sum_is_told_in_a_word_file_and_in_a_report_at_the_figure_that_is_wrong() -> None:
    told = [("FIGURE-SUM", "info", "2.351 cây")]  # a list in words may leave something out: it is asked
    assert figures(sokert.check(document("BÁO CÁO", SWAPPED))) == told
    assert figures(sokert.check(report_of(SWAPPED))) == told


def test_a_total_among_rows_that_a_program_wrote_into_a_tag_is_told_before_it_is_a_word_file() -> None:
    rows = [{"Xã": "Xã A", "Số hộ": 100}, {"Xã": "Xã B", "Số hộ": 200}, {"Xã": "Tổng số", "Số hộ": 310}]

    def told(rows: object) -> list[tuple[str, str, str]]:
        return figures(sokert.check(report_of(f"Bảng:\n\n{{{{ {rows}|table }}}}")))

    assert [one[:2] for one in told(sokert.records_from(rows))] == [("FIGURE-SUM", "error")]
    assert told([*rows[:2], {"Xã": "Tổng số", "Số hộ": 300}]) == []


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (["Số vụ giảm từ 120 vụ xuống còn 150 vụ."], "FIGURE-SIGN", "150 vụ"),
        (["Ba xã: xã A (81,2%), xã B (86,9%), xã C (74,3%), trong đó cao nhất là xã A."], "FIGURE-SIGN", "86,9%"),
        (["Số vụ giảm dần: năm 2024 có 31 vụ, năm 2025 có 42 vụ, năm 2026 có 15 vụ."], "FIGURE-SIGN", "42 vụ"),
        (["Còn 36 vụ, bằng một nửa so với năm trước (48 vụ)."], "FIGURE-STATED-INDEX", "48 vụ"),
        (["Có 831 lượt dự học trong tổng số 745 lượt cử đi học."], "FIGURE-PARTS", "831 lượt"),
        (
            ["1. Thu ngân sách: 26,48 tỷ đồng", "Thu ngân sách được 24,68 tỷ đồng, đạt khá."],
            "FIGURE-TWO-VALUES",
            "24,68 tỷ đồng",
        ),
    ],
)
def test_orders_words_for_numbers_and_headings_are_held_against_figures(
    lines: list[str], code: str, words: str
) -> None:
    assert [(one, where) for one, _, where in figures(sokert.check(document(*lines)))] == [(code, words)]


@pytest.mark.parametrize("kind", sorted({*(kind.name for kind in KINDS), *LISTS}))
def test_every_relation_has_a_rule(kind: str) -> None:
    stated = Quantity(Fraction(1))
    assert code_of(
        Judgement(Statement(LISTS.get(kind) or next(one for one in KINDS if one.name == kind), stated, ()), "fails")
    )


def test_the_slip_that_explains_it_is_named() -> None:
    (found,) = (one for one in sokert.check(document(SWAPPED)) if one.code == "FIGURE-SUM")
    assert found.message("vi") == (
        "tổng số ghi “3.161 cây”, tính lại là 3.197 cây (846 + 2.351 = 3.197); "
        "có lẽ “2.351 cây” đảo hai chữ số của 2.315 cây; các con số này có cùng một nội dung không?"
    )


def test_no_slip_turns_a_figure_into_nothing() -> None:
    (found,) = figures_told("Đã tiếp nhận 45.000/90.000 hồ sơ, đạt tỷ lệ 46,5%.")
    assert found.message("vi") == "tỷ lệ ghi “46,5%”, tính lại là 50% (45.000 / 90.000 × 100 = 50)"


@pytest.mark.parametrize(
    "text",
    [
        "Thi công tại 03 vị trí: Km113+800, Km111+500 và Km108+900.",
        "Hồ sơ quy định tại khoản 1 Điều này bao gồm giấy tờ theo khoản 2 Điều 27, giấy phép theo khoản 3 Điều 5.",
        "Số lần đã được hỗ trợ: + 1 lần: □     + 2 lần: □     + 3 lần: □",
        "Số người còn thiếu: 54 người – (45 người + 04 người) = 05 người.",
        "Có 30 đơn vị (gồm 28 Ban quản lý dự án, 1 đơn vị thuộc Vườn A, 01 đơn vị thuộc Vườn B).",
        "Năm 2015, đã bắt giữ 322 vụ. So với năm 2014 giảm 16 vụ (338/322).",
        "Tỷ lệ là 40% (hai trăm gam so với năm trăm gam).",
        "Kê khai theo Mục 4.1 tại hướng dẫn này.",
    ],
)
def test_figures_that_count_nothing_or_fit_are_not_told(text: str) -> None:
    assert [
        (one.code, one.where.text) for one in sokert.check(document(text)) if one.code[:4] in ("FIGU", "TEXT")
    ] == []


def figures_told(text: str) -> list[Finding]:
    return [one for one in sokert.check(document(text)) if one.code.startswith("FIGURE-")]


def test_a_list_of_paragraphs_is_one_sentence() -> None:
    lines = ["Tiếp nhận 1.530 đơn, gồm:", "- Khiếu nại: 412 đơn;", "- Tố cáo: 203 đơn;", "- Kiến nghị: {} đơn."]
    sound = [*lines[:3], lines[3].format(915)]
    wrong = [*lines[:3], lines[3].format(951)]
    assert figures(sokert.check(document(*sound))) == []
    assert [code for code, _, _ in figures(sokert.check(document(*wrong)))] == ["FIGURE-SUM"]


def test_a_table_of_a_word_file_is_read() -> None:
    sound = with_table(HEAD, ["1", "Trồng rừng (ha)", "1.200", "864", "72"])
    wrong = with_table(HEAD, ["1", "Trồng rừng (ha)", "1.200", "864", "27"])
    assert figures(sokert.check(sound)) == []
    assert figures(sokert.check(wrong)) == [("FIGURE-PLAN", "error", "27")]


def test_a_table_of_a_report_is_read_with_what_its_tags_give() -> None:
    table = "| TT | Chỉ tiêu | Kế hoạch | Thực hiện | % so KH |\n|--|--|--|--|--|\n| 1 | Văn bản | 40.000 | {} | {} |"
    assert figures(sokert.check(report_of(table.format("{{ van_ban_den }}", "52,2")))) == []
    assert figures(sokert.check(report_of(table.format("{{ van_ban_den }}", "25,2")))) == [
        ("FIGURE-PLAN", "error", "25,2")
    ]


def test_one_wrong_figure_is_one_finding_whatever_it_breaks() -> None:
    wrong = "Có 1.000 học sinh, gồm: Tốt 412 (41,2%); Khá 385 (38,5%); Đạt 178 (18,7%); Chưa đạt 16 (1,6%)."
    assert len([one for one in figures(sokert.check(document(wrong))) if one[1] != "info"]) == 1


def test_a_claim_is_switched_off_where_it_stands() -> None:
    text = "{# sokert: off FIGURE-SUM #}\n" + SWAPPED
    assert figures(sokert.check(report_of(text))) == []
    assert figures(sokert.check(document(SWAPPED), off=["FIGURE-SUM"])) == []


@pytest.mark.parametrize(
    "words", ["", "Điều 12", "9" * 5000, "1.2.3.4 văn bản, gồm 1, 2, 3", "(((12)))", "12 % của % 5"]
)
def test_no_words_are_too_odd(words: str) -> None:
    told = sokert.check(document(words, f"{words}, tăng 5% so với cùng kỳ ({words})"))
    assert [one.code for one in told if not one.message("vi")] == []


POOR = [["TT", "Xã", "Số hộ", "Số hộ nghèo", "Tỷ lệ (%)"], ["1", "Xã A", "1.200", "36", "3,0"]]
POOR += [["2", "Xã B", "1.500", "60", "4,0"], ["3", "Xã C", "900", "27", "3,0"]]


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (["3.600", "133", "3,4"], ("FIGURE-SUM", "133", "123")),  # the rate is right by the right total
        (["3.700", "123", "3,4"], ("FIGURE-SUM", "3.700", "3.600")),
        (["3.600", "123", "3,7"], ("FIGURE-STATED-SHARE", "3,7", "3,4")),  # and the total by its parts
    ],
)
def test_a_wrong_total_is_told_once_and_no_right_figure_beside_it(total: list[str], told: tuple[str, ...]) -> None:
    (found,) = (one for one in sokert.check(with_table(*POOR, ["", "Tổng cộng", *total])) if "FIGURE-" in one.code)
    assert (found.code, found.where.text, found.facts["right"]) == told
    assert found.level == "error"
    assert bool(found.facts["slip"]) == (found.code == "FIGURE-SUM")  # nothing is wrong about 123


TAXES = [
    *SMALL["metrics"],
    {"code": "thue", "name": "Thu thuế", "value": 3000, "unit": "tỷ đồng"},
    {"code": "phi", "name": "Thu phí", "value": 1210, "unit": "tỷ đồng"},
    {"code": "tong", "name": "Tổng thu", "value": 4012, "unit": "tỷ đồng"},
]
ALL = "Tổng thu {{ tong|with_unit }}, "


def sums(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [one[:2] for one in figures(found) if one[0] != "FIGURE-NOT-TOLD"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (ALL + "gồm thu thuế {{ thue|with_unit }} và thu phí {{ phi|with_unit }}.", ("FIGURE-PARTS", "warning")),
        (ALL + "trong đó thu nội địa {{ thue|with_unit }}, thu khác {{ phi|with_unit }}.", ("FIGURE-PARTS", "info")),
        (
            ALL + "bao gồm:\n\n- Thu thuế {{ thue|with_unit }};\n- Thu phí {{ phi|with_unit }}.",
            ("FIGURE-PARTS", "warning"),
        ),
        (
            "Thu thuế {{ thue|with_unit }}, thu phí {{ phi|with_unit }}; tổng cộng {{ tong|with_unit }}.",
            ("FIGURE-SUM", "info"),
        ),
    ],
)
def test_metrics_that_contradict_each_other_in_a_sentence_of_tags_are_told_as_in_its_word_file(
    body: str, told: tuple[str, str]
) -> None:
    report = report_of(body, metrics=TAXES)
    written = sokert.render(report)
    ways = [sokert.check(report), sokert.check(written), sokert.check(written, report=report)]
    assert [sums(found) for found in ways] == [[told]] * 3


@pytest.mark.parametrize(
    "facts",
    [
        {"identities": ["tong = thue + phi"]},
        {
            "metrics": [
                *SMALL["metrics"],
                *({**one, "part_of": "tong"} for one in TAXES[-3:-1]),
                TAXES[-1] | {"closed": True},
            ]
        },
    ],
)
def test_what_is_told_of_the_metrics_is_not_told_of_their_sentence_again(facts: dict[str, object]) -> None:
    body = ALL + "gồm thu thuế {{ thue|with_unit }} và thu phí {{ phi|with_unit }}."
    found = sums(sokert.check(report_of(body, **{"metrics": TAXES, **facts})))
    assert found == [("FIGURE-IDENTITY", "error")]


def test_a_remark_on_a_metric_hides_no_contradiction_of_its_sentence() -> None:
    compared = TAXES[-1] | {"previous": {"value": 4, "hedge": "hơn"}}
    body = ALL + "gồm thu thuế {{ thue|with_unit }} và thu phí {{ phi|with_unit }}."
    found = sums(sokert.check(report_of(body, metrics=[*TAXES[:-1], compared])))
    assert found == [("FIGURE-NOT-COMPARED", "info"), ("FIGURE-PARTS", "warning")]


@pytest.mark.parametrize(
    "body",
    [
        "Kết quả: mức Khá {{ tong.value }}, mức Đạt {{ thue.value }}, mức Chưa đạt {{ phi.value }}.",  # a scale
        "Nhận {{ tong.value }} hồ sơ; đã giải quyết {{ thue.value }} hồ sơ; đang giải quyết {{ phi.value }} hồ sơ.",
    ],
)
def test_what_tags_may_mean_otherwise_is_not_asked(body: str) -> None:
    assert sums(sokert.check(report_of(body, metrics=TAXES))) == []


@pytest.mark.parametrize("said", ["gấp 1,5 lần", "gấp 3 lần", "gấp 2,5 lần"])
def test_a_multiple_is_told_with_what_it_is_in_whatever_scale_its_figures_are(said: str) -> None:
    rice = {"code": "lua", "name": "Lúa", "unit": "tấn", "value": 17, "previous": 10}
    report = report_of(f"Lúa {{{{ lua|with_unit }}}}, {said} cùng kỳ.", metrics=[*SMALL["metrics"], rice])
    (told,) = [one for one in sokert.check(report) if one.code == "TEXT-RATE"]
    assert told.facts["sum"] == "17 / 10 = 1,7"


def test_of_a_list_that_is_read_in_two_ways_no_part_is_blamed_before_another() -> None:
    words = "Tiếp nhận 2.450 hồ sơ (1.200 hồ sơ đất đai, 800 hồ sơ tư pháp, 550 hồ sơ xây dựng)."
    (told,) = [one for one in sokert.check(document("BÁO CÁO", words)) if one.code.startswith("FIGURE")]
    assert (told.code, told.where.text, told.facts["slip"]) == ("FIGURE-PARTS", "2.450 hồ sơ", "")

"""Edits go back into the report file, each at its own place; all other bytes stay."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import hands
import rendered
import sokert
from sokert.edited import Applied, applied, read_edited
from sokert.remembered.data import strip
from sokert.remembered.report_file import as_yaml
from specimens import SMALL

EXAMPLE = Path(__file__).parents[2] / "examples" / "so-sanh" / "report.yaml"


@pytest.fixture(scope="module")
def written() -> bytes:
    return rendered.content(EXAMPLE)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "report.yaml"))


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line.strip() for line in old if line not in new], [line.strip() for line in new if line not in old]


BROUGHT = {
    "a figure": (hands.typed("12.480", "12.490"), ["value: 12480"], ["value: 12490"]),
    "a figure of the annex": (hands.typed("7.010", "7.011"), ["value: 7010"], ["value: 7011"]),
    "a figure over several runs": (hands.over_runs("12.480", "12.", "49", "0"), ["value: 12480"], ["value: 12490"]),
    "a tracked figure": (hands.tracked("12.480", "12.490"), ["value: 12480"], ["value: 12490"]),
    "a word between tags": (
        hands.typed("; ban hành 4.905", "; phát hành 4.905"),
        ["Tiếp nhận {{ vb_den|with_unit }} đến, {{ vb_den|change }}; ban hành"],
        ["Tiếp nhận {{ vb_den|with_unit }} đến, {{ vb_den|change }}; phát hành"],
    ),
    "a sentence": (
        hands.typed("1.200 tin bài.", "1.200 tin bài. Chất lượng tốt hơn."),
        ["Đăng tải {{ tin_bai|with_unit }}."],
        ["Đăng tải {{ tin_bai|with_unit }}. Chất lượng tốt hơn."],
    ),
    "a hedge": (hands.typed("gần 1.200 tin", "hơn 1.200 tin"), ["hedge: gần"], ["hedge: hơn"]),
    "a unit": (
        hands.typed("ban hành 4.905 văn bản đi", "ban hành 4.905 công văn đi"),
        [],
        ["unit: công văn"],
    ),
    "a heading": (
        hands.typed("Thi đua, khen thưởng", "Thi đua, khen thưởng, kỷ luật"),
        ["- title: Thi đua, khen thưởng"],
        ["- title: Thi đua, khen thưởng, kỷ luật"],
    ),
    "a paragraph that is new": (
        hands.added("Đăng tải gần", "Đã tổ chức hội nghị trực tuyến."),
        [],
        ["Đã tổ chức hội nghị trực tuyến."],
    ),
    "a paragraph with a no-break space": (
        hands.added("Đăng tải gần", "Đã tổ chức 05\u00a0hội nghị trực tuyến."),
        [],
        ["Đã tổ chức 05 hội nghị trực tuyến."],
    ),
    "a figure of the table of metrics": (
        hands.typed("12.480", "12.490", most=2),
        ["value: 12480"],
        ["value: 12490"],
    ),
    "an item that is new": (hands.added("báo cáo tháng;", "báo cáo tuần;"), [], ["- báo cáo tuần;"]),
    "a paragraph that is gone": (
        hands.taken("Ưu điểm: các"),
        ["*Ưu điểm:* các nhiệm vụ cơ bản hoàn thành theo chương trình công tác."],
        [],
    ),
    "an item that is gone": (hands.taken("báo cáo tháng;"), ["- báo cáo tháng;"], []),
    "the number": (hands.typed("Số: 07/BC-SM", "Số: 08/BC-SM"), ["number: 7"], ["number: 8"]),
    "the day": (hands.typed("ngày 20 tháng 6", "ngày 21 tháng 6"), ["date: 2024-06-20"], ["date: 2024-06-21"]),
    "the place": (hands.typed("Mẫu, ngày", "Mới, ngày"), ["place: Mẫu"], ["place: Mới"]),
    "an addressee": (
        hands.typed("Văn phòng UBND tỉnh Mẫu.", "Văn phòng HĐND tỉnh Mẫu."),
        ["- Văn phòng UBND tỉnh Mẫu"],
        ["- Văn phòng HĐND tỉnh Mẫu"],
    ),
    "a recipient that is new": (
        hands.added("đơn vị thuộc Sở", "- Công an tỉnh: PC06;"),
        [],
        ['- "Công an tỉnh: PC06"'],
    ),
    "a recipient before all": (hands.added("Như trên", "- Thường trực HĐND;"), [], ["- Thường trực HĐND"]),
    "a recipient behind the last": (
        hands.several(hands.added("Lưu: VT", "- Công an tỉnh."), hands.typed("VT, TH.", "VT, TH;")),
        [],
        ['- "Công an tỉnh"'],
    ),
    "three recipients that are new": (
        hands.several(*(hands.added("đơn vị thuộc Sở", f"- {name};") for name in ("Thanh tra", "Kho bạc", "Công an"))),
        [],
        ["- Công an", "- Kho bạc", "- Thanh tra"],
    ),
    "a recipient that is gone": (hands.taken("đơn vị thuộc Sở"), ["- Các phòng, đơn vị thuộc Sở"], []),
    "the last recipient gone": (
        hands.several(hands.taken("Lưu: VT"), hands.typed("thuộc Sở;", "thuộc Sở.")),
        ['- "Lưu: VT, TH"'],
        [],
    ),
}


@pytest.mark.parametrize("kind", BROUGHT)
def test_an_edit_is_brought_back_and_no_other_line_is_touched(kind: str, report: Path, written: bytes) -> None:
    hand, gone, new = BROUGHT[kind]
    before = report.read_text("utf-8")
    result = applied(hands.by(hand, written), report)
    assert codes(result.left) in ([], ["REMEMBER-PENDING"])
    assert report.read_text("utf-8") == before  # nothing is written before it is agreed to
    result.write()
    after = report.read_text("utf-8")
    assert after != before
    assert [line for line in lines_changed(before, after)[1] if line] == new
    assert lines_changed(before, after)[0] == gone


def codes(findings: Sequence[sokert.Finding]) -> list[str]:
    return [one.code for one in findings]


LEFT = {
    "a rate that is computed": (hands.typed("tăng 7,6% so với", "giảm 7,6% so với"), ["REMEMBER-COMPUTED"]),
    "words of the template": (hands.typed("trân trọng báo cáo", "kính cẩn báo cáo"), ["REMEMBER-NOT-FOUND"]),
    "a paragraph moved": (hands.moved("Đăng tải gần", "Có 62 lượt"), ["REMEMBER-SHAPE"]),
    "a paragraph split": (hands.split("Tồn tại, hạn chế: còn 18", "còn 18"), ["REMEMBER-SHAPE"]),
    "a row of the annex gone": (hands.row_taken("Quá hạn"), ["REMEMBER-SHAPE"]),
    "one figure, two values": (
        hands.several(hands.typed("12.480 văn bản", "12.490 văn bản"), hands.typed("12.480", "12.500")),
        ["REMEMBER-CONFLICT", "REMEMBER-CONFLICT"],
    ),
    "words that would be a tag": (hands.typed("họp giao ban", "họp {{ x }}"), ["REMEMBER-NOT-FOUND"]),
    "words that would be a list": (
        hands.typed("Duy trì chế độ họp giao ban.", "- Duy trì chế độ họp giao ban."),
        ["REMEMBER-UNPROVED"],
    ),
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_cannot_be_brought_back_is_told_and_nothing_is_written(kind: str, report: Path, written: bytes) -> None:
    hand, expected = LEFT[kind]
    result = applied(hands.by(hand, written), report)
    assert codes(result.left) == expected
    assert result.done == ()
    assert result.content == report.read_bytes()


def test_a_program_renders_over_the_file_whose_edits_its_report_says_and_theirs_is_kept(tmp_path: Path) -> None:
    file, report = tmp_path / "s.docx", sokert.Report.model_validate(SMALL)
    edited = hands.by(hands.typed("20.870", "20.780"), sokert.render(report))
    file.write_bytes(edited)
    with pytest.raises(sokert.FileError):
        sokert.render(report, file)
    corrected, _ = sokert.read_edited(file)
    sokert.render(corrected, file)
    assert (tmp_path / "s.da-sua.docx").read_bytes() == edited
    assert sokert.read_data(file) == corrected
    assert corrected.figures["van_ban_den"].value == 20780


def test_the_other_places_of_a_corrected_figure_are_told(report: Path, written: bytes) -> None:
    result = applied(hands.by(hands.typed("12.480", "12.490"), written), report)
    assert [one.facts["old"] for one in result.elsewhere] == ["tăng 7,7% so với cùng kỳ năm 2023", "12.490", "107,7"]


def test_comments_line_ends_and_a_byte_order_mark_stay(report: Path, written: bytes) -> None:
    text = report.read_text("utf-8").replace("value: 12480", "value: 12480   # sổ văn thư").replace("\n", "\r\n")
    report.write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = applied(hands.by(hands.typed("12.480", "12.490"), written), report)
    assert result.content == b"\xef\xbb\xbf" + text.replace("12480", "12490").encode()


def test_a_number_written_in_by_hand_becomes_a_key(report: Path) -> None:
    text = "".join(line for line in report.read_text("utf-8").splitlines(True) if not line.startswith("number:"))
    report.write_text(text, "utf-8")
    content = sokert.render(sokert.load(report))
    result = applied(hands.by(hands.within_run("/BC-SM", "415/BC-SM"), content), report)
    result.write()
    assert sokert.load(report).number == 415


def test_a_number_written_in_a_draft_is_told_with_what_to_write_when_it_is_issued() -> None:
    content = sokert.render(sokert.parse(with_blanks()))
    for old, new, said in (
        ("/BC-VP", "415/BC-VP", "number: 415"),
        ("ngày     tháng     năm 2023", "ngày 05 tháng 7 năm 2023", "date: 2023-07-05"),
    ):
        _, left = read_edited(hands.by(hands.within_run(old, new), content))
        assert {(one.code, one.facts["instead"]) for one in left} == {("REMEMBER-DRAFT", said)}


def test_paragraphs_in_a_row_come_in_their_order(report: Path, written: bytes) -> None:
    hand = hands.several(hands.added("Đăng tải gần", "Một việc mới."), hands.added("Một việc mới.", "Hai việc mới."))
    result = applied(hands.by(hand, written), report)
    assert codes(result.left) == []
    assert result.content.index("Một việc mới.".encode()) < result.content.index("Hai việc mới.".encode())


def test_a_file_of_which_only_the_fingerprint_is_left_is_compared_with_a_new_rendering(
    report: Path, written: bytes
) -> None:
    made = io.BytesIO()
    edited = io.BytesIO(hands.by(hands.typed("12.480", "12.490"), written))
    with zipfile.ZipFile(edited) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/custom.xml":
                part = part.replace(b'name="sokert.', b'name="khac.')
            if not name.startswith("customXml/item1"):
                new.writestr(name, part)
    result = applied(made.getvalue(), report)
    assert b"value: 12490" in result.content
    report.write_text(report.read_text("utf-8").replace("value: 4905", "value: 4906"), "utf-8")
    with pytest.raises(sokert.FileError):  # it names another report
        applied(made.getvalue(), report)
    with pytest.raises(sokert.FileError):  # not even the fingerprint is left
        applied(strip(written), report)


def test_a_report_that_was_changed_since_is_told(report: Path, written: bytes) -> None:
    report.write_text(report.read_text("utf-8").replace("value: 4905", "value: 4906"), "utf-8")
    result: Applied = applied(hands.by(hands.typed("12.480", "12.490"), written), report)
    assert "REMEMBER-OTHER-REPORT" in codes(result.left)
    assert b"value: 12490" in result.content


def test_the_json_of_a_report_is_that_report_and_what_it_computes_follows(tmp_path: Path) -> None:
    pair = [{"code": code, "name": code, "value": value, "unit": "hồ sơ"} for code, value in (("a", 45), ("b", 300))]
    rate = {"code": "t", "name": "T", "done": "a", "of": "b", "unit": None}
    body = "Đã giải quyết {{ a|with_unit }} trong tổng số {{ b|with_unit }}, đạt {{ t }}%."
    data = {
        **SMALL,
        "draft": False,
        "metrics": [*pair, rate],
        "sections": [{"title": "K", "body": body}],
        "annexes": [],
    }
    file, made = tmp_path / "y1.json", sokert.parse(data)
    file.write_text(made.model_dump_json(exclude_defaults=True), "utf-8")
    both = hands.several(hands.typed("45 hồ sơ", "48 hồ sơ"), hands.typed("đạt 15%", "đạt 16%"))
    result = applied(hands.by(both, sokert.render(made)), file)
    assert (codes(result.left), codes(result.elsewhere), result.report.figures["t"].value) == ([], [], 16)
    alone = applied(hands.by(hands.typed("45 hồ sơ", "48 hồ sơ"), sokert.render(made)), file)
    assert (codes(alone.left), codes(alone.elsewhere)) == ([], ["REMEMBER-ELSEWHERE"])
    rate_alone = applied(hands.by(hands.typed("đạt 15%", "đạt 16%"), sokert.render(made)), file)
    assert codes(rate_alone.left) == ["REMEMBER-COMPUTED"]


def test_an_edit_of_a_figure_out_of_a_sheet_is_told_with_the_cell_to_correct(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE.parents[1] / "bieu-excel", tmp_path / "bieu"))
    file = folder / "report.yaml"
    gap = "metrics:\n  - {code: buoi_ra_quan_bao_dam_trat_tu_do_thi, previous: 3777}\n"
    file.write_text(file.read_text("utf-8").replace("metrics:   ", gap + "# metrics:   ", 1), "utf-8")
    hand = hands.several(
        hands.typed("hằng năm 1.262,3 ha", "hằng năm 1.263 ha"),  # the first words of a sentence on it
        hands.typed("xuân 508,5 ha", "xuân 509 ha"),
        hands.typed("tăng 6,3%", "tăng 6,4%"),
        hands.typed("Cuộc diễn tập phòng, chống", "Cuộc thao diễn phòng, chống"),
        hands.typed("3.777", "3.778"),  # typed, since the sheet has none
        hands.typed("vốn đầu tư công còn chậm", "vốn đầu tư công chậm"),
    )
    result = applied(hands.by(hand, sokert.render(sokert.load(file))), file)
    assert [(one.code, str(one.facts["source"]).removeprefix(f"{folder}/")) for one in result.left] == [
        ("REMEMBER-GATHERED", "so-lieu.xlsx, F10"),
        ("REMEMBER-GATHERED", "so-lieu.xlsx, F11"),
        ("REMEMBER-COMPUTED", "so-lieu.xlsx, F19"),
        ("REMEMBER-GATHERED", "so-lieu.xlsx, B54"),
    ]
    before, after = (text.decode().splitlines() for text in (file.read_bytes(), result.content))
    assert [line.strip() for line in after if line not in before] == [
        "- {code: buoi_ra_quan_bao_dam_trat_tu_do_thi, previous: 3778}",
        "- Tiến độ giải ngân vốn đầu tư công chậm.",
    ]


def test_a_figure_that_begins_a_sentence_is_brought_back_and_what_follows_from_it_is_told(report: Path) -> None:
    text = report.read_text("utf-8").replace("{{ vb_den|with_unit }} đến, {{ vb_den|change }}", "{{ vb_den|sentence }}")
    report.write_text(text, "utf-8")
    content = sokert.render(sokert.load(report))
    result = applied(hands.by(hands.typed("12.480 văn bản", "12.490 văn bản"), content), report)
    assert (codes(result.left), b"value: 12490" in result.content) == ([], True)
    assert "tăng 7,7% so với cùng kỳ năm 2023" in [one.facts["old"] for one in result.elsewhere]
    cells = [(one.where.table, one.where.table_row, one.where.table_column) for one in result.elsewhere]
    assert cells == [(0, 0, 0), (2, 3, 7), (2, 3, 10)]  # in the text, in the annex


def test_who_signs_is_brought_back_also_where_a_word_is_put_before_the_position() -> None:
    signatory = {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Họ Và Tên"}
    made = sokert.render(sokert.parse({**SMALL, "draft": False, "annexes": [], "signatory": signatory}))
    both = hands.several(hands.typed("CHỦ TỊCH", "PHÓ CHỦ TỊCH"), hands.typed("Họ Và Tên", "Họ Tên Khác"))
    report, left = read_edited(hands.by(both, made))
    assert (left, report.signatory.position, report.signatory.name) == ((), "PHÓ CHỦ TỊCH", "Họ Tên Khác")


LENGTHENED = {
    "behind": (hands.typed("UBND huyện", "UBND huyện Mẫu"), ["UBND huyện Mẫu", "Lưu: VT"]),
    "before": (hands.typed("UBND huyện", "Thường trực UBND huyện"), ["Thường trực UBND huyện", "Lưu: VT"]),
    "within": (hands.typed("UBND huyện", "UBND các huyện"), ["UBND các huyện", "Lưu: VT"]),
    "on both sides": (
        hands.typed("UBND huyện", "Thường trực UBND huyện Mẫu"),
        ["Thường trực UBND huyện Mẫu", "Lưu: VT"],
    ),
    "the last": (hands.typed("Lưu: VT", "Lưu: VT, NV"), ["UBND huyện", "Lưu: VT, NV"]),
}


@pytest.mark.parametrize("kind", LENGTHENED)
def test_a_recipient_that_is_lengthened_is_brought_back_without_the_stop_of_its_line(kind: str) -> None:
    hand, recipients = LENGTHENED[kind]
    made = sokert.render(sokert.parse({**SMALL, "annexes": [], "recipients": ["UBND huyện", "Lưu: VT"]}))
    report, left = read_edited(hands.by(hand, made))
    assert (left, list(report.recipients)) == ((), recipients)


def test_an_agency_in_the_head_is_brought_back_where_the_report_has_it_in_capitals() -> None:
    issuer = {**SMALL["issuer"], "name": "PHÒNG NỘI VỤ", "parent": "UBND tỉnh Mẫu"}
    made = sokert.render(sokert.parse({**SMALL, "annexes": [], "issuer": issuer}))
    both = hands.several(
        hands.typed("PHÒNG NỘI VỤ", "PHÒNG NỘI VỤ - LAO ĐỘNG"), hands.typed("UBND TỈNH MẪU", "UBND TỈNH MẪU MỚI")
    )
    report, left = read_edited(hands.by(both, made))
    assert (report.issuer.name, report.issuer.parent) == ("PHÒNG NỘI VỤ - LAO ĐỘNG", "UBND tỉnh Mẫu")
    assert codes(left) == ["REMEMBER-COMPUTED"]


def test_the_stop_of_a_recipient_is_no_word_of_it() -> None:
    made = sokert.render(sokert.parse({**SMALL, "annexes": [], "recipients": ["UBND huyện", "Lưu: VT"]}))
    report, left = read_edited(hands.by(hands.typed("UBND huyện;", "UBND huyện; và xã."), made))
    assert (codes(left), list(report.recipients)) == (["REMEMBER-NOT-FOUND"], ["UBND huyện", "Lưu: VT"])


SECOND = {
    "yaml": "sections:\n  - title: Kiến nghị\n    body: Không có kiến nghị.\n",
    "quoted": "sections:\n  - title: Kiến nghị\n    body: 'Không có kiến nghị.'  # như cũ\n",
    "block": "sections:\n  - title: Kiến nghị\n    body: |-\n      Không có kiến nghị.\n",
    "json": 'sections: [{"title": "Kiến nghị", "body": "Không có kiến nghị."}]\n',
}


@pytest.mark.parametrize("above", ["Không có kiến nghị.", "Kiến nghị"])
@pytest.mark.parametrize("kind", SECOND)
def test_a_second_paragraph_of_a_section_is_brought_back(kind: str, above: str, tmp_path: Path) -> None:
    file, head = tmp_path / "mot.yaml", {**SMALL, "draft": False, "annexes": []}
    del head["sections"]
    file.write_text("".join(f"{key}: {json.dumps(one)}\n" for key, one in head.items()) + SECOND[kind], "utf-8")
    hand = hands.added(above, "Đề nghị cấp kinh phí.")
    both = ["Không có kiến nghị.", "Đề nghị cấp kinh phí."][:: 1 if above.endswith(".") else -1]
    result = applied(hands.by(hand, sokert.render(sokert.load(file))), file)
    assert (codes(result.left), result.report.sections[0].body) == ([], "\n\n".join(both))


AS_IT_STANDS = {
    "nothing": (hands.several(), 12480, []),
    "its day, and words of the template": (
        hands.several(hands.typed("ngày 20 tháng 6", "ngày 21 tháng 6"), hands.typed("trân trọng báo", "kính cẩn báo")),
        12480,
        [("REMEMBER-NOT-FOUND", "warning")],
    ),
    "a figure, but not what follows from it": (
        hands.typed("12.480", "12.490", most=9),
        12490,
        [("REMEMBER-ELSEWHERE", "info")] * 2,
    ),
    "a rate that is computed, a row of the annex": (
        hands.several(hands.typed("tăng 7,6% so với", "giảm 7,6% so với"), hands.row_taken("Quá hạn")),
        12480,
        [("REMEMBER-COMPUTED", "error"), ("REMEMBER-SHAPE", "error")],
    ),
}


@pytest.mark.parametrize("kind", AS_IT_STANDS)
def test_a_word_file_is_read_as_it_stands(kind: str, written: bytes) -> None:
    hand, value, expected = AS_IT_STANDS[kind]
    report, left = read_edited(hands.by(hand, written))
    assert report.figures["vb_den"].value == value
    assert [(one.code, one.level) for one in left] == expected


@pytest.mark.parametrize(
    ("typed", "instead", "hedge"),
    [("12580", "12.580 văn bản", ""), ("12 580", "12.580 văn bản", ""), ("gần 12.500", "", "gần")],
)
def test_a_figure_that_is_not_taken_says_how_it_would_be(
    typed: str, instead: str, hedge: str, report: Path, written: bytes
) -> None:
    result = applied(hands.by(hands.typed("12.480 văn bản", f"{typed} văn bản"), written), report)
    (left,) = result.left
    assert (left.facts["instead"], left.facts["hedge"]) == (instead, hedge)
    assert (instead or f"hedge: {hedge}") in left.hint("vi")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Tiếp nhận 12.480 văn bản", "Tiếp nhận gần 12.480 văn bản", "REMEMBER-INEXACT"),
        ("7.010", "khoảng 7.010", "REMEMBER-INEXACT"),
        ("tăng 7,6%", "tăng gần 7,6%", "REMEMBER-COMPUTED"),
    ],
)
def test_a_hedge_before_a_figure_that_stays_is_told(
    old: str, new: str, code: str, report: Path, written: bytes
) -> None:
    result = applied(hands.by(hands.typed(old, new), written), report)
    assert [one.code for one in result.left] == [code]
    assert result.content == report.read_bytes()


def test_a_hedge_that_is_taken_away_is_told_with_its_key(report: Path, written: bytes) -> None:
    (left,) = applied(hands.by(hands.typed("gần 1.200 tin", "1.200 tin"), written), report).left
    assert left.code == "REMEMBER-INEXACT"
    assert "bỏ “hedge: gần”" in left.hint("vi")


def test_words_that_begin_as_a_hedge_are_words(report: Path, written: bytes) -> None:
    result = applied(hands.by(hands.typed("Tiếp nhận 12.480", "Tiếp nhận được gần như 12.480"), written), report)
    assert result.left == ()


@pytest.mark.parametrize(
    "lead", ["recipients: [A, B]", 'recipients: ["A", "B"]', "recipients:\r\n- A\r\n- 'B' # hai\r"]
)
@pytest.mark.parametrize(
    ("hand", "recipients"),
    [
        (hands.added("- A", "- C, D;"), ["A", "C, D", "B"]),
        (hands.taken("- A"), ["B"]),
        (hands.several(hands.taken("- B"), hands.typed("- A;", "- A.")), ["A"]),
    ],
)
def test_a_list_is_written_as_it_was(lead: str, hand: hands.Hand, recipients: list[str], tmp_path: Path) -> None:
    head = "period: 2026-H1\nissuer: {name: Phòng, place: An Bình, code: P}\nsignatory: {position: Trưởng phòng}"
    text = f"{head}\n{lead}\n"
    (tmp_path / "r.yaml").write_bytes(f"{text}sections: [{{title: Kết quả, body: Đã làm.}}]\n".encode())
    written = sokert.render(sokert.load(tmp_path / "r.yaml"))
    result = applied(hands.by(hand, written), tmp_path / "r.yaml")
    assert (list(result.report.recipients), result.left) == (recipients, ())
    assert ("# hai" in result.content.decode()) is ("# hai" in text and "B" in recipients)


BESIDE_MARKS = {
    "bold before a stop": ("Đã rà soát **nhiều thủ tục**.", "rà soát", "kiểm tra"),
    "bold before a comma": ("Đã rà soát thủ tục **đúng hạn**, kịp thời.", "rà soát", "kiểm tra"),
    "within the bold": ("Đã *rà soát*; xong.", "rà soát", "kiểm tra"),
    "in brackets and quotes": ('Đã rà soát (**gấp**), "*mới*": _tốt_!', "rà soát", "kiểm tra"),
    "the stop itself": ("Đã rà soát **thủ tục**, kịp thời.", "tục, kịp", "tục; kịp"),
    "a tag in bold": ("Đã rà soát **{{ tin_bai }}**.", "rà soát", "kiểm tra"),
    "signs that are escaped": (r"Đã rà soát \*mới\* ____ b_c \\ d.", "rà soát", "kiểm tra"),
    "three marks": ("Đã rà soát ***thủ tục***; *xong*.", "rà soát", "kiểm tra"),
}


@pytest.mark.parametrize("kind", BESIDE_MARKS)
def test_a_word_is_brought_back_whatever_stands_beside_bold_words(kind: str) -> None:
    body, old, new = BESIDE_MARKS[kind]
    made = sokert.render(sokert.parse({**SMALL, "annexes": [], "sections": [{"title": "K", "body": body}]}))
    report, left = read_edited(hands.by(hands.typed(old, new), made))
    told, instead = (words.replace("tục,", "tục**,").replace("tục;", "tục**;") for words in (old, new))
    assert (codes(left), report.sections[0].body) == ([], body.replace(told, instead))


@pytest.mark.parametrize(
    ("old", "new", "body"),
    [
        (" **kịp thời**", "", "Đã xử lý, **đúng hạn**."),
        (", **đúng hạn**", "", "Đã xử lý **kịp thời**."),
        ("**kịp thời**, ", "", "Đã xử lý **đúng hạn**."),
        ("xử lý **kịp thời**", "giải quyết", "Đã giải quyết, **đúng hạn**."),
    ],
)
def test_words_go_with_the_marks_that_made_them_bold(old: str, new: str, body: str) -> None:
    was = "Đã xử lý **kịp thời**, **đúng hạn**."
    made = sokert.render(sokert.parse({**SMALL, "annexes": [], "sections": [{"title": "K", "body": was}]}))
    plain, instead = was.replace("**", ""), was.replace(old, new).replace("**", "")
    report, left = read_edited(hands.by(hands.typed(plain, instead), made))
    assert (codes(left), report.sections[0].body) == ([], body)


@pytest.mark.parametrize("hand", [hands.added("Hai.", "Ba."), hands.taken("Hai.")])
def test_a_paragraph_of_a_body_in_quotes_is_told_as_a_change_of_paragraphs(hand: hands.Hand, tmp_path: Path) -> None:
    file = tmp_path / "mot.json"
    data = {**SMALL, "draft": False, "annexes": [], "sections": [{"title": "K", "body": "Một.\n\nHai."}]}
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert codes(applied(hands.by(hand, sokert.render(sokert.load(file))), file).left) == ["REMEMBER-SHAPE"]


def with_blanks() -> dict[str, Any]:
    """Return a draft that waits for its figures, in the text and in a table."""
    waiting = [
        {"code": "vb", "name": "Văn bản đến", "unit": "văn bản", "previous": 11320},
        {"code": "hs", "name": "Hồ sơ", "value": None, "unit": "hồ sơ"},
        {"code": "tin", "name": "Tin bài", "unit": "tin", "hedge": "gần"},
    ]
    body = "Kỳ này tiếp nhận {{ vb|with_unit }}, {{ vb|change }}.\n\nXong {{ hs }} hồ sơ; đăng {{ tin|sentence }}."
    sections = [{"title": "Kết quả", "body": body}]
    tables = [{"title": "Biểu", "table": "metrics"}]
    return {**SMALL, "draft": True, "metrics": waiting, "sections": sections, "annexes": tables}


FILLED = {
    "in the text": (hands.typed("...... văn bản", "13.000 văn bản"), {"vb": 13000}),
    "where the file says that it is empty": (hands.typed("...... hồ sơ", "4.010 hồ sơ"), {"hs": 4010}),
    "behind its hedge": (hands.typed("...... tin", "gần 2.600 tin"), {"tin": 2600}),
    "in the text and in the table": (
        hands.several(hands.typed("...... văn bản", "13.000 văn bản"), hands.in_row("Văn bản", "......", "13.000")),
        {"vb": 13000},
    ),
    "with how it has grown": (
        hands.typed("...... văn bản", "13.000 văn bản, tăng 14,8% so với cùng kỳ năm 2022"),
        {"vb": 13000},
    ),
}


@pytest.mark.parametrize("kind", FILLED)
def test_a_figure_written_in_its_blank_is_brought_back(kind: str) -> None:
    hand, values = FILLED[kind]
    report, left = read_edited(hands.by(hand, sokert.render(sokert.parse(with_blanks()))))
    assert {metric.code: metric.value for metric in report.metrics if metric.is_known} == values
    assert {one.code for one in left} <= {"REMEMBER-ELSEWHERE"}
    said = [one.facts["old"] for one in left if not one.facts["new"]]
    assert said == ([", tăng 14,8% so với cùng kỳ năm 2022"] if kind.startswith("in the text") else [])


@pytest.mark.parametrize("indent", [None, 1, -1])
def test_a_blank_that_is_filled_in_stands_in_the_manner_of_its_file(indent: int | None, tmp_path: Path) -> None:
    file, data = tmp_path / "report.yaml", with_blanks()
    made = sokert.parse(data)
    file.write_text(as_yaml(made) if indent == -1 else json.dumps(data, ensure_ascii=False, indent=indent), "utf-8")
    hand = hands.several(*(FILLED[kind][0] for kind in ("in the text", "where the file says that it is empty")))
    before = file.read_text("utf-8")
    result = applied(hands.by(hand, sokert.render(made)), file)
    assert (codes(result.left), result.content.count(b"value")) == ([], 2)
    new = lines_changed(before, result.content.decode())[1]
    assert (
        indent is None or new == {-1: ["value: 13000", "value: 4010"], 1: ['"value": 13000,', '"value": 4010,']}[indent]
    )
    result.write()
    assert [metric.value for metric in sokert.load(file).metrics[:2]] == [13000, 4010]


def test_a_file_whose_blanks_were_filled_in_gives_way_to_the_report_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    filled = hands.by(FILLED["in the text"][0], sokert.render(sokert.parse(with_blanks())))
    path.write_bytes(filled)
    sokert.render(read_edited(path)[0], path)
    assert (tmp_path / "bao-cao.da-sua.docx").read_bytes() == filled


def test_a_figure_written_on_the_dash_of_a_table_is_that_of_its_column() -> None:
    content = sokert.render(sokert.parse(with_blanks()))
    report, left = read_edited(hands.by(hands.in_row("Hồ sơ", "-", "3.600"), content))
    assert (left, report.figures["hs"].exact_previous) == ((), 3600)


NOT_FILLED = {
    "two figures for one": (
        hands.several(hands.typed("...... văn bản", "13.000 văn bản"), hands.in_row("Văn bản đến", "......", "13.001")),
        ("REMEMBER-CONFLICT", ""),
    ),
    "without its stops": (hands.typed("...... văn bản", "13000 văn bản"), ("REMEMBER-UNPROVED", "13.000 văn bản")),
    "between dots": (hands.typed("...... văn bản", "..13.000.. văn bản"), ("REMEMBER-INEXACT", "13.000 văn bản")),
    "without its zero": (hands.typed("...... văn bản", "7 văn bản"), ("REMEMBER-UNPROVED", "07 văn bản")),
    "without its hedge": (hands.typed("...... tin", "130 tin"), ("REMEMBER-UNPROVED", "gần 130 tin")),
}


@pytest.mark.parametrize("kind", NOT_FILLED)
def test_a_blank_that_is_not_filled_as_it_is_printed_is_told_as_it_would_be(kind: str) -> None:
    hand, (code, instead) = NOT_FILLED[kind]
    content = sokert.render(sokert.parse(with_blanks()))
    report, left = read_edited(hands.by(hand, content))
    assert not any(metric.is_known for metric in report.metrics)
    assert {(one.code, one.level, one.facts.get("instead", "")) for one in left} == {(code, "error", instead)}
    if instead:
        followed = hands.typed(str(left[0].facts["old"]), instead)
        report, left = read_edited(hands.by(followed, content))
        assert ({one.level for one in left}, sum(metric.is_known for metric in report.metrics)) == ({"info"}, 1)


def test_a_figure_that_only_a_sheet_has_is_told_with_its_row(tmp_path: Path) -> None:
    rows = "Mã,Chỉ tiêu,Đơn vị,Thực hiện\nvb,Văn bản đến,văn bản,\n"
    (tmp_path / "so.csv").write_text(rows, "utf-8")
    file = tmp_path / "report.json"
    body = {"sections": [{"title": "Kết quả", "body": "Nhận {{ vb|with_unit }}."}]}
    file.write_text(
        json.dumps({**SMALL, "draft": True, "metrics": [], "sources": [{"file": "so.csv"}], **body}), "utf-8"
    )
    hand = hands.typed("...... văn bản", "13.000 văn bản")
    result = applied(hands.by(hand, sokert.render(sokert.load(file))), file)
    assert [(one.code, str(one.facts["source"])) for one in result.left] == [
        ("REMEMBER-GATHERED", f"{tmp_path}/so.csv:2, D2")
    ]

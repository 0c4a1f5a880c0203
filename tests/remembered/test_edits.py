"""What a person changed in a written file is told: what it was, what it is, which metric had printed it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import hands
import rendered
from sokert.document.printed import normal
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered
from sokert.remembered.edits import Edit, edits
from sokert.remembered.said import said
from sokert.resolved import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def written(example: str) -> bytes:
    return rendered.content(EXAMPLES / example / "report.yaml")


def found(content: bytes) -> list[Edit]:
    archive = opened(content)
    lines = remembered(archive).lines
    assert lines is not None
    return edits(lines, said(archive))


@pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/report.yaml")))
def test_a_file_as_it_was_written_tells_nothing(example: str) -> None:
    assert found(written(example)) == []


GOOD = "Ưu điểm: các nhiệm vụ cơ bản hoàn thành theo chương trình công tác."
TRAINED = "Có {} lượt công chức được đào tạo, bồi dưỡng, đạt 68,9% kế hoạch năm."
LATE = "Tồn tại, hạn chế: còn 18 hồ sơ giải quyết quá hạn."
LONG = (
    "Thời gian đăng rút ngắn còn trong ngày, nội dung được duyệt hai lượt, ảnh có chú thích đầy đủ, "
    "bạn đọc gửi ý kiến ngay dưới bài và được trả lời."
)
KINDS = {
    "a figure": (hands.typed("12.480", "12.490"), [("figure", "12.480 văn bản", "12.490 văn bản", "vb_den|with_unit")]),
    "a figure over several runs": (
        hands.over_runs("12.480", "12.", "49", "0"),
        [("figure", "12.480 văn bản", "12.490 văn bản", "vb_den|with_unit")],
    ),
    "a rate that is computed": (
        hands.typed("tăng 7,6% so với cùng kỳ năm 2023; ban", "tăng 7,9% so với cùng kỳ năm 2023; ban"),
        [("figure", "tăng 7,6% so với cùng kỳ năm 2023", "tăng 7,9% so với cùng kỳ năm 2023", "vb_den|change")],
    ),
    "growth made a fall": (
        hands.typed("tăng 7,6%", "giảm 7,6%"),
        [("figure", "tăng 7,6% so với cùng kỳ năm 2023", "giảm 7,6% so với cùng kỳ năm 2023", "vb_den|change")],
    ),
    "a word": (hands.typed("; ban hành 4.905", "; phát hành 4.905"), [("words", "ban", "phát", "")]),
    "a sentence": (
        hands.typed("Đăng tải gần 1.200 tin bài.", "Đăng tải gần 1.200 tin bài. Chất lượng tốt hơn."),
        [("words", "", " Chất lượng tốt hơn.", "")],
    ),
    "a long sentence behind a short one": (
        hands.typed("Đăng tải gần 1.200 tin bài.", f"Đăng tải gần 1.200 tin bài. {LONG}"),
        [("words", "", f" {LONG}", "")],
    ),
    "a long sentence before a short one": (
        hands.typed("Đăng tải gần 1.200 tin bài.", f"{LONG} Đăng tải gần 1.200 tin bài."),
        [("words", "", f"{LONG} ", "")],
    ),
    "a hedge": (
        hands.typed("gần 1.200 tin bài", "hơn 1.200 tin bài"),
        [("figure", "gần 1.200 tin bài", "hơn 1.200 tin bài", "tin_bai|with_unit")],
    ),
    "a paragraph that is new": (
        hands.added("Đăng tải gần", "Đã tổ chức hội nghị trực tuyến toàn ngành."),
        [("new", "", "Đã tổ chức hội nghị trực tuyến toàn ngành.", "")],
    ),
    "a paragraph that is gone": (
        hands.taken("Đăng tải gần"),
        [("gone", "Đăng tải gần 1.200 tin bài.", "", "")],
    ),
    "a paragraph that is moved": (
        hands.moved("Đăng tải gần", "Có 62 lượt"),
        [("moved", "Đăng tải gần 1.200 tin bài.", "Đăng tải gần 1.200 tin bài.", "")],
    ),
    "a paragraph that is moved and changed": (
        hands.several(hands.moved("Có 62 lượt", "Đăng tải gần"), hands.typed("Có 62 lượt", "Có 63 lượt")),
        [
            ("moved", TRAINED.format(62), TRAINED.format(63), ""),
            ("figure", "62 lượt", "63 lượt", "dao_tao|with_unit"),
        ],
    ),
    "a paragraph that is split": (
        hands.split("Tồn tại, hạn chế: còn 18", "còn 18"),
        [("split", LATE, LATE.replace(": ", ": ¶ "), "")],
    ),
    "two paragraphs that are joined": (
        hands.joined("Ưu điểm: các", "Tồn tại, hạn chế"),
        [("joined", f"{GOOD} ¶ {LATE}", f"{GOOD} {LATE}", "")],
    ),
    "a heading": (
        hands.typed("Thi đua, khen thưởng", "Thi đua, khen thưởng, kỷ luật"),
        [("words", "", ", kỷ luật", "")],
    ),
    "a cell": (hands.typed("7.010", "7.011"), [("figure", "7.010", "7.011", "truoc_han")]),
    "a figure taken out": (hands.typed("phát hiện 04 vụ", "phát hiện"), [("figure", "04 vụ", "", "vu_viec|with_unit")]),
    "the number": (hands.typed("Số: 07/BC-SM", "Số: 08/BC-SM"), [("figure", "07/BC-SM", "08/BC-SM", "=report|symbol")]),
    "the day": (
        hands.typed("ngày 20 tháng 6", "ngày 21 tháng 6"),
        [("figure", "ngày 20 tháng 6 năm 2024", "ngày 21 tháng 6 năm 2024", "=report|signing_date")],
    ),
    "a tracked change": (
        hands.tracked("12.480", "12.490"),
        [("figure", "12.480 văn bản", "12.490 văn bản", "vb_den|with_unit")],
    ),
    "a digit typed where there was none": (
        hands.typed("Tồn tại, hạn chế:", "Tồn tại, hạn chế (2 nội dung):"),
        [("words", "", "(2 nội dung)", "")],
    ),
    "a unit beside its figure": (
        hands.typed("ban hành 4.905 văn bản đi", "ban hành 4.905 công văn đi"),
        [("figure", "4.905 văn bản", "4.905 công văn", "vb_di|with_unit")],
    ),
    "letters written otherwise": (
        hands.typed("hạn chế: còn", unicodedata.normalize("NFD", "hạn chế:\u00a0 còn")),
        [],
    ),
    "a recipient": (
        hands.typed("Văn phòng UBND tỉnh Mẫu.", "Văn phòng HĐND tỉnh Mẫu."),
        [("words", "Văn phòng UBND tỉnh Mẫu", "Văn phòng HĐND tỉnh Mẫu", "=addressee")],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_edit_is_told_at_its_place(kind: str) -> None:
    hand, expected = KINDS[kind]
    told = found(hands.by(hand, written("so-sanh")))
    assert [(one.kind, one.old.strip(), one.new.strip(), one.origin) for one in told] == [
        (kind, old.strip(), new.strip(), origin) for kind, old, new, origin in expected
    ]


def test_rows_and_columns_of_an_annex_are_told() -> None:
    content = written("so-sanh")
    head = sokert_head(content)
    row = next(
        line
        for line in remembered(opened(content)).lines or ()
        if line.cell and line.cell.table == head[0] and line.cell[1:] == (3, 1)
    )
    assert [
        (one.kind, one.new.split(" | ")[:2])
        for one in found(hands.by(hands.row_added(row.text, "99", "Chỉ tiêu mới", "vụ", "1", "2", "3"), content))
    ] == [("new", ["99", "Chỉ tiêu mới"])]
    assert [(one.kind, one.old.split(" | ")[1]) for one in found(hands.by(hands.row_taken(row.text), content))] == [
        ("gone", row.text)
    ]
    assert {one.kind for one in found(hands.by(hands.sorted_rows(row.text), content))} == {"sorted"}
    assert [(one.kind, one.new) for one in found(hands.by(hands.column_added(row.text, "Ghi chú"), content))] == [
        ("column-new", "Ghi chú")
    ]


def sokert_head(content: bytes) -> tuple[int, ...]:
    """Return the place of the last table: the annex."""
    return max(line.cell for line in remembered(opened(content)).lines or () if line.cell)[:1]


def test_a_paragraph_has_the_number_that_every_check_gives_it() -> None:
    archive = opened(written("kinh-te-xa-hoi-xa"))
    numbers = {one.index: normal("".join(run.text for run in one.runs)) for one in read(archive).paragraphs}
    lines = [line for line in said(archive) if line.part == "word/document.xml"]
    assert len(lines) > 100
    # of a field stands here only what is typed around it
    words = re.compile(r"\w+")
    other = [one for one in lines if not {*words.findall(one.text)} <= {*words.findall(numbers[one.number])}]
    assert [line.text for line in other] == []
    assert lines[-1].number > len(lines)  # those without words are counted

"""What was pasted twice is told; what offices say again is not; what is alike in a Word file is told once."""

from __future__ import annotations

import pytest

import sokert
from check.text.narratives import document

CLAUSE = "đã hướng dẫn các đơn vị trực thuộc lập danh mục hồ sơ"
LONG = f"Văn phòng {CLAUSE} và nộp hồ sơ, tài liệu vào lưu trữ cơ quan theo thời hạn đã được quy định."
PASTED = (
    (f"Sở {CLAUSE}, Sở {CLAUSE}.",),
    (LONG, LONG),
    (LONG, "Một việc khác.", LONG),
)
AGAIN = (
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
    "text", ["Cuối dòng có dấu chấm phẩy (;), dòng cuối có dấu phẩy (,).", "Viết bằng Java, .NET."]
)
def test_a_mark_that_a_sentence_names_stands_right(text: str) -> None:
    assert [one for one in sokert.check(document(text)) if one.code == "TEXT-SPACING"] == []

"""A number typed before a title that gets one: told, whatever its manner; what only looks like one is not."""

from __future__ import annotations

import pytest

import sokert
from specimens import SMALL


def told(title: str) -> list[str]:
    report = sokert.parse({**SMALL, "sections": [{"title": title, "body": "Đã xử lý xong."}]})
    return [one.where.text for one in sokert.check(report) if one.code == "TEXT-TYPED-NUMBER"]


@pytest.mark.parametrize("number", ["1.", "I.", "IV)", "a)", "2.1", "2.1.", "Phần I.", "Phần thứ nhất:", "PHẦN II"])
def test_a_number_before_a_title_is_told(number: str) -> None:
    assert len(told(f"{number} Kết quả")) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả 1. Thu",
        "Phần mềm dùng chung",
        "5 nhiệm vụ trọng tâm",
        "30/4 và 1/5",
        "Phần hai bên cùng làm",
        "Phần vi mô",
    ],
)
def test_what_only_looks_like_a_number_is_not(title: str) -> None:
    assert told(title) == []


def test_a_number_that_a_tag_gives_is_meant() -> None:
    assert told("{{ 1 }}. Kết quả") == []

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


NUMBERED = {"code": "a", "name": "Hồ sơ", "value": 12, "unit": "hồ sơ"}


@pytest.mark.parametrize(
    ("given", "places"),
    [
        (
            {"metrics": [{**NUMBERED, "group": "I. Nông nghiệp", "above": ["A. KINH TẾ"]}]},
            [("metrics[0].group", "I."), ("metrics[0].above[0]", "A.")],
        ),
        (
            {
                "metrics": [NUMBERED],
                "annexes": [{"title": "Phụ lục 1. Biểu số liệu", "groups": {"2) Văn bản": ["a"]}}],
            },
            [("annexes[0].groups.2) Văn bản", "2)"), ("annexes[0].title", "Phụ lục 1.")],
        ),
        ({"annexes": [{"title": "PHỤ LỤC SỐ 01 Biểu số liệu"}]}, [("annexes[0].title", "PHỤ LỤC SỐ 01")]),
        ({"annexes": [{"title": "Phụ lục II: Biểu số liệu"}]}, [("annexes[0].title", "Phụ lục II:")]),
        ({"annexes": [{"title": "1. Biểu số liệu"}]}, [("annexes[0].title", "1.")]),
        ({"metrics": [{**NUMBERED, "group": "Nông nghiệp", "above": ["KINH TẾ"]}]}, []),
        ({"metrics": [{**NUMBERED, "group": "5 nhiệm vụ trọng tâm"}], "addressees": ["1. Ủy ban nhân dân tỉnh"]}, []),
        ({"annexes": [{"title": "Phụ lục số liệu"}]}, []),
    ],
)
def test_a_number_before_what_a_report_numbers_is_told(given: dict[str, object], places: list[tuple[str, str]]) -> None:
    report = sokert.parse({**SMALL, "sections": [{"title": "Kết quả", "body": "Đã xử lý xong."}], **given})
    found = [one.where for one in sokert.check(report) if one.code == "TEXT-TYPED-NUMBER"]
    assert sorted((one.path, one.text) for one in found) == sorted(places)

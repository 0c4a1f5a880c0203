"""A wrong key is answered with the key that was meant, also when it is typed in Vietnamese."""

from __future__ import annotations

import pytest

from sokert.models import Issuer, Metric, Report, Section
from sokert.models.keys import _COLUMNS, _VIETNAMESE, bare, called, known_at, meant

EVERY = {key for model in (Report, Issuer, Metric, Section) for key in model.model_fields}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("nmae", "name"),
        ("Name", "name"),
        ("part-of", "part_of"),
        ("périod", "period"),
        ("ísuer", "issuer"),
        ("recipient", "recipients"),
        ("addreses", "addressees"),
        ("tên", "name"),
        ("Tiêu đề", "title"),
        ("noi_dung", "body"),
        ("cùng kỳ", "previous"),
        ("đơn vị tính", "unit"),
        ("kế hoạch", "plan"),
        ("hoàn toàn khác", ""),
    ],
)
def test_the_key_that_was_meant_is_offered(written: str, key: str) -> None:
    assert meant(written, EVERY) == key


def test_only_keys_that_may_stand_there_are_offered() -> None:
    assert meant("tên", ["title", "body"]) == "title"
    assert meant("tên", ["name", "code"]) == "name"
    assert meant("tên", ["value"]) == ""


@pytest.mark.parametrize(
    ("loc", "key"),
    [
        ((), "period"),
        (("issuer",), "place"),
        (("metrics", 3), "part_of"),
        (("metrics", 3, "previous"), "absent"),
        (("metrics", 3, "previous", "Absent"), "absent"),
        (("metrics", 0, "plan", 1), "by"),
        (("sections", 0, "sections", 4, "sections", 0), "body"),
        (("annexes", 0), "orientation"),
        (("settings",), "pad_counts"),
        (("period",), "from"),
    ],
)
def test_every_mapping_of_a_report_knows_its_keys(loc: tuple[str | int, ...], key: str) -> None:
    assert key in known_at(loc)


def test_every_word_leads_to_a_key_that_exists() -> None:
    places = [(), ("issuer",), ("signatory",), ("metrics",), ("sections",), ("annexes",), ("period",)]
    places += [("metrics", "previous"), ("metrics", "stated"), ("metrics", "plan"), ("issuer", "contact"), ("drafter",)]
    known = {key for place in places for key in known_at(place)}
    assert {key for keys in _VIETNAMESE.values() for key in keys.split()} <= known


def test_words_are_kept_as_they_are_looked_for() -> None:
    assert [word for word in (*_VIETNAMESE, *_COLUMNS) if bare(word) != word] == []
    assert {called(word) for word in _COLUMNS} == {"name", "code", "value", "unit", "previous", "plan"}

"""Texts as offices write them (figures and places invented) give no error and no warning."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
import yaml_text
from check.text.narratives import document, report_of

CLEAN = yaml_text.read(Path(__file__).with_name("clean-texts.yaml").read_text("utf-8"))
each_text = pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())


@each_text
def test_a_text_as_offices_write_it_gives_no_error_and_no_warning(text: str) -> None:
    assert [(one.code, one.where.text) for one in sokert.check(report_of(text)) if one.level != "info"] == []


@each_text
def test_the_same_in_a_word_file_beside_its_report(text: str) -> None:
    written = " ".join(text.replace("{{ van_ban_den }}", "20.870").split())
    found = sokert.check(document("BÁO CÁO", "Sơ kết 6 tháng đầu năm 2023", written), report=report_of())
    words = [one for one in found if one.code.startswith("TEXT-") and one.level != "info"]
    assert [(one.code, one.where.text) for one in words] == []


def test_the_notes_on_all_of_them_are_few() -> None:
    notes = [one for text in CLEAN.values() for one in sokert.check(report_of(text))]
    assert len(notes) <= len(CLEAN) // 3, [(one.code, one.where.text) for one in notes]

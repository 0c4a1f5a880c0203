"""Mending loses no word: every bad document from elsewhere, compared word by word before and after."""

from __future__ import annotations

import pytest

import judges
from check import kept
from check.foreign import ALL
from check.test_fix import REWORDED
from sokert.check.form import fix
from sokert.check.form.mending import MENDERS

BAD = [case for case in ALL if case.expected]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_every_word_of_a_bad_document_stays(case, tmp_path):
    bad = case.made()
    fixed = fix(bad)
    assert kept.letters(fixed.content) == kept.letters(bad)
    assert kept.held(fixed.content) == kept.held(bad)
    if not {finding.code for finding in fixed.mended} & REWORDED:
        assert kept.words(fixed.content) == kept.words(bad)
    assert fix(fixed.content).content == fixed.content
    path = tmp_path / "mended.docx"
    path.write_bytes(fixed.content)
    assert judges.schemas_refuse(path) == "" or not _valid(bad, tmp_path)


def _valid(content: bytes, folder) -> bool:
    path = folder / "given.docx"
    path.write_bytes(content)
    return judges.schemas_refuse(path) == ""


# What is mended only where the words are there to be set: these need a person.
PERSON = {"ND30-H-REPORT", "HD-NO"}
# A date in figures alone lacks words, and no word is added.
BY_HAND = {"npm-docx: date-slashes"}


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_the_checker_is_silent_on_what_can_be_mended(case):
    left = {finding.code for finding in fix(case.made()).left}
    assert case.name in BY_HAND or not left & (set(MENDERS) - PERSON)

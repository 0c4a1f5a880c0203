"""The lines below Tiêu ngữ, the agency, the trích yếu and the Party's title: as long as the text says, and no other."""

from __future__ import annotations

import pytest

from check.hand import State
from check.party import Party
from check.test_rules import codes
from sokert.ooxml.font_metrics import width

AGENCY = width("VĂN PHÒNG", 13, bold=True)
SUBJECT = width("Sơ kết công tác 6 tháng", 14, bold=True)
MOTTO = width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
PARTY = width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)

SHARE = [(0.25, False), (0.28, False), (0.32, True), (0.42, True), (0.52, True), (0.56, False), (0.7, False)]
WHOLE = [(0.6, False), (0.92, False), (0.96, True), (1.0, True), (1.04, True), (1.08, False), (1.4, False)]


@pytest.mark.parametrize(("share", "right"), SHARE)
def test_below_the_agency_a_third_to_a_half(share, right):
    assert codes(State(agency_line=share * AGENCY).bytes(), "nd30") == ([] if right else ["ND30-ORG-RULE"])


@pytest.mark.parametrize(("share", "right"), SHARE)
def test_below_the_subject_a_third_to_a_half(share, right):
    made = State(subject="Sơ kết công tác 6 tháng", subject_line=share * SUBJECT).bytes()
    assert codes(made, "nd30") == ([] if right else ["ND30-SUBJ-RULE"])


@pytest.mark.parametrize(("share", "right"), WHOLE)
def test_below_the_motto_as_long_as_its_words(share, right):
    assert codes(State(motto_line=share * MOTTO).bytes(), "nd30") == ([] if right else ["ND30-TN-RULE"])


@pytest.mark.parametrize(("share", "right"), WHOLE)
def test_below_the_partys_title_as_long_as_its_words(share, right):
    made = Party(motto_line=share * PARTY, date="Bắc Kạn, ngày 03 tháng 6 năm 2026").bytes()
    assert codes(made, "hd05") == ([] if right else ["HD-TITLE-RULE"])

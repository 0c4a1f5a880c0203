"""Documents of nineteen kinds: each is known by its signs, and only what is true of it is told."""

from __future__ import annotations

import unicodedata

import pytest

from check.kinds.paper import Paper, papers
from check.once import found, mended
from sokert.check.form import check, page
from sokert.errors import DataError
from sokert.ooxml.archive import opened
from sokert.resolved import read
from sokert.standards.kinds import KINDS

ALL = papers()
GOOD = [paper for paper in ALL if paper.name == "as it should be"]


def _name(paper: Paper) -> str:
    return f"{paper.kind}: {paper.name}"


@pytest.mark.parametrize("paper", ALL, ids=_name)
def test_a_document_is_told_what_is_wrong_with_it_and_no_more(paper: Paper) -> None:
    made = paper.made()
    assert page(made).kind.name == paper.kind.removesuffix(" của Đảng")
    assert {finding.code for finding in found(made)} == paper.expected


@pytest.mark.parametrize("paper", GOOD, ids=_name)
def test_nothing_is_mended_where_nothing_is_wrong(paper: Paper) -> None:
    made = paper.made()
    assert mended(made).content == made


@pytest.mark.parametrize("paper", [paper for paper in ALL if paper.expected], ids=_name)
def test_mending_leaves_nothing_worse(paper: Paper) -> None:
    made = paper.made()
    fixed = mended(made)
    before, after = found(made), found(fixed.content)
    assert {finding.code for finding in after} <= {finding.code for finding in before}
    assert _letters(fixed.content) == _letters(made)


def _letters(content: bytes) -> str:
    """Return the letters of a document: stops, dashes, zeros, blanks and tone marks are what may change."""
    said = " ".join(paragraph.text for paragraph in read(opened(content)).paragraphs)
    return "".join(sign for sign in unicodedata.normalize("NFD", said) if sign.isalpha())


def test_there_are_kinds_and_documents_enough() -> None:
    assert len({paper.kind for paper in ALL}) >= 15
    assert all(sum(one.kind == paper.kind for one in ALL) >= 6 for paper in GOOD)


def test_a_type_that_is_named_goes_before_the_signs() -> None:
    speech = next(paper for paper in GOOD if paper.kind == "bài phát biểu").made()
    assert check(speech) == ()
    assert "ND30-QH-TEXT" in {finding.code for finding in check(speech, type="BC")}


def test_a_standard_alone_judges_an_unknown_file_as_a_report() -> None:
    unknown = GOOD[0]._replace(text="Một trang giấy không có dấu hiệu gì.", paged=False).made()
    assert check(unknown) == ()
    assert "ND30-QH-TEXT" in {finding.code for finding in check(unknown, "nd30")}


def test_an_unknown_document_is_warned_at_most() -> None:
    unknown = GOOD[0]._replace(text="Một trang giấy không có dấu hiệu gì.", font="Arial", paged=False).made()
    assert {(finding.code, finding.level) for finding in check(unknown)} == {("ND30-FONT", "warning")}


def test_each_type_has_one_row() -> None:
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)


def test_a_type_that_no_standard_has_is_told_with_those_it_has() -> None:
    with pytest.raises(DataError, match="XX"):
        check(GOOD[0].made(), type="XX")

"""A marked copy: a comment at each finding, every word as it was, and valid."""

from __future__ import annotations

import io

import docx

import judges
from check.hand import State
from check.test_fix import words
from sokert.check.form import check, mark

BAD = State(number="Số 5/BC-VP", font="Arial", title_page=False, agency="", parent="", indent=0).bytes()


def test_each_finding_is_a_comment():
    findings = check(BAD)
    marked = docx.Document(io.BytesIO(mark(BAD, findings, "vi")))
    said = [comment.text for comment in marked.comments]
    assert len(said) == len(findings) >= 5
    assert all(f"[{finding.code}]" in text for finding, text in zip(findings, said, strict=True))


def test_words_and_findings_stay():
    marked = mark(BAD, check(BAD))
    assert words(marked) == words(BAD)
    assert [finding.code for finding in check(marked)] == [finding.code for finding in check(BAD)]


def test_comments_already_there_stay():
    twice = mark(mark(BAD, check(BAD)), check(BAD))
    assert len(list(docx.Document(io.BytesIO(twice)).comments)) == 2 * len(check(BAD))


def test_a_marked_file_is_valid(tmp_path):
    path = tmp_path / "marked.docx"
    path.write_bytes(mark(BAD, check(BAD)))
    assert judges.schemas_refuse(path) == ""
    assert judges.sdk_refuses(path) == ""

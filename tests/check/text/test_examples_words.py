"""Our own examples are silent, as report files and as the Word files made of them, alone and beside the report."""

from __future__ import annotations

from pathlib import Path

import sokert
from rendered import content, each_example, report


def words_in(found: tuple[sokert.Finding, ...]) -> list[str]:
    return [finding.worded("en") for finding in found if not finding.code.startswith(("FIGURE-", "ND30-", "HD-"))]


@each_example
def test_a_report_file_is_silent(path: Path) -> None:
    assert words_in(sokert.check_file(path)) == []


@each_example
def test_its_word_file_is_silent(path: Path) -> None:
    assert words_in(sokert.check(content(path))) == []
    assert words_in(sokert.check(content(path), report=report(path))) == []

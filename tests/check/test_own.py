"""What sokert itself renders has no finding: each example, and the report every test uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sokert
from sokert.check.form import check

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/report.yaml"))


def codes(report) -> list[str]:
    return [finding.code for finding in check(sokert.render(report))]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_has_no_finding(path):
    report = sokert.load(path)
    assert codes(report) == (["ND30-DRAFT"] if report.draft else [])


@pytest.mark.parametrize("day", ["2023-07-25", "2026-05-26", "2026-05-27"])
def test_the_party_s_example_has_no_finding_by_either_guide(day):
    report = sokert.load(EXAMPLES[0].parents[1] / "dang-uy" / "report.yaml")
    assert codes(report.model_copy(update={"date": date.fromisoformat(day)})) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_fix_has_nothing_to_mend_in_an_example(path, tmp_path):
    made, mended = tmp_path / "bao-cao.docx", tmp_path / "da-sua.docx"
    content = sokert.render(sokert.load(path), made)
    assert sokert.fix(made, mended).fixed == ()
    assert mended.read_bytes() == content


def test_the_small_report_has_no_finding(report):
    assert codes(report) == []

"""What sokert itself renders has no finding: each example, and the report every test uses."""

from __future__ import annotations

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


def test_the_small_report_has_no_finding(report):
    assert codes(report) == []

"""Goldens of what a person is told: all of a finding on one line, so that a changed sentence, fact or place is seen."""

from __future__ import annotations

import pytest

from judges import ROOT
from sokert.errors import Finding

GOLDEN = ROOT / "tests" / "golden"


def said(finding: Finding) -> str:
    """Return all that a finding tells: how grave it is, where, what is wrong, what is to be done."""
    where = finding.where
    place = f"{where.part.removeprefix('word/')}:{where.paragraph}" if where.paragraph else where.metric or where.path
    return f"{finding.level} {place} {finding.message('en')} | {finding.hint('en')}".strip()


def as_golden(name: str, told: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Hold what is told, by the name of each case, against a golden; with --accept it is written anew."""
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--accept"):
        kept = dict(line.split(": ", 1) for line in path.read_text("utf-8").splitlines()) if path.exists() else {}
        path.write_text("".join(f"{one}: {words}\n" for one, words in sorted((kept | told).items())), "utf-8")
    lines = dict(line.split(": ", 1) for line in path.read_text("utf-8").splitlines())
    assert told == {one: lines.get(one) for one in told}

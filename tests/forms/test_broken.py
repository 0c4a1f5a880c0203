"""Forms with mistakes: each told with part, paragraph and the text there, all together, and nothing written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import sokert
from forms.cases import HERE
from forms.paper import Paper


@dataclass(frozen=True)
class Broken:
    name: str
    form: str
    findings: tuple[str, ...]
    """CODE part §paragraph text, in order."""


def _read(path: Path) -> Broken:
    _, form, findings = re.split(r"^=== \w+\n", path.read_text("utf-8"), flags=re.M)
    return Broken(path.stem, form, tuple(findings.strip().splitlines()))


BROKEN = [_read(path) for path in sorted((HERE / "broken").glob("*.txt"))]
each = pytest.mark.parametrize("broken", BROKEN, ids=[one.name for one in BROKEN])


def told(content: bytes) -> tuple[sokert.Finding, ...]:
    return tuple(one for one in sokert.Template(content).check() if one.level != "info")


def line(finding: sokert.Finding) -> str:
    where = finding.where
    return f"{finding.code} {where.part} §{where.paragraph} {where.text}"


@each
def test_every_problem_is_told_with_its_place(broken: Broken) -> None:
    assert tuple(line(finding) for finding in told(Paper(broken.form).bytes())) == broken.findings


@each
def test_nothing_is_written(broken: Broken, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    with pytest.raises(sokert.TemplateError) as caught:
        sokert.Template(Paper(broken.form).bytes()).render({"muc": [], "dong": []}, out)
    assert tuple(line(finding) for finding in caught.value.findings) == broken.findings
    assert list(tmp_path.iterdir()) == []


@each
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_clerk_can_read_what_is_wrong(broken: Broken, lang: str) -> None:
    for finding in told(Paper(broken.form).bytes()):
        said = finding.worded(lang)
        assert finding.where.text in said or not finding.where.paragraph
        assert finding.code not in said.replace(f"[{finding.code}]", "")
        assert not re.search(r"(?i:jinja|lxml|traceback)|\bNone\b", said)


def test_there_are_thirty() -> None:
    assert len(BROKEN) >= 30

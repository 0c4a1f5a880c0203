"""Precision and recall on documents from other producers; the figures are printed with `-s`."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from check.foreign import ALL
from check.offices import APART, OFFICE, PANDOC, Case
from check.once import found
from check.sentences import ill
from office import Office
from sokert.check.form import check


def codes(content: bytes) -> set[str]:
    return {finding.code for finding in check(content) if APART not in finding.code}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_document_from_elsewhere_is_judged_as_by_hand(case: Case):
    told = [finding for finding in found(case.made()) if APART not in finding.code]
    assert {finding.code for finding in told} == case.expected
    assert [ill(finding) for finding in told if ill(finding)] == []


@pytest.fixture(scope="module")
def saved(office: Office, tmp_path_factory) -> dict[str, bytes]:
    """What LibreOffice writes after opening hand-written files: twice, by way of its own format."""
    folder = tmp_path_factory.mktemp("office")
    files = {name: folder / f"{at}.docx" for at, (name, _, _) in enumerate(OFFICE)}
    for (_, made, _), file in zip(OFFICE, files.values(), strict=True):
        file.write_bytes(made.bytes())
    ways = [(file, file.with_suffix(".odt")) for file in files.values()]
    assert office([job for old, new in ways for job in ((old, new, []), (new, old, []))]) == ""
    return {name: file.read_bytes() for name, file in files.items()}


@pytest.mark.parametrize(("name", "expected"), [(name, want) for name, _, want in OFFICE], ids=lambda it: str(it)[:30])
def test_what_libreoffice_saves_is_judged_as_by_hand(name, expected, saved):
    assert codes(saved[name]) == expected


@pytest.mark.parametrize(("name", "text", "expected"), PANDOC, ids=lambda it: str(it)[:20])
def test_what_pandoc_writes_is_judged_as_by_hand(name, text, expected, tmp_path):
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not here: its files were NOT judged")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    subprocess.run(["pandoc", "a.md", "-o", "a.docx"], cwd=tmp_path, check=True)
    assert codes((tmp_path / "a.docx").read_bytes()) == expected

"""Letters stored in parts, letters of other alphabets and tone marks over the wrong vowel are mended, and told."""

from __future__ import annotations

import unicodedata

import pytest

from check.text.narratives import document
from sokert.check.form import fix
from sokert.ooxml.unpacking import opened
from sokert.resolved import read

MENDED = {
    unicodedata.normalize("NFD", "Hội nghị giao ban"): ("Hội nghị giao ban", {"FIX-COMPOSED"}),
    "\u00d0oàn Thanh niên": ("Đoàn Thanh niên", {"FIX-LOOKALIKE"}),
    "Ủy b\u0430n nhân dân": ("Ủy ban nhân dân", {"FIX-LOOKALIKE"}),
    "qũy, lựơng, nghịêm, baỏ": ("quỹ, lượng, nghiệm, bảo", {"FIX-TONE"}),
}
KEPT = ("ρ = 0,5 và Москва", "hòa giải", "hoà giải", "giữa, quý, khuỷu, thuở, của, cửa, giếng, ngoằn ngoèo, quốc")


def words(content: bytes) -> str:
    return "".join(paragraph.text for paragraph in read(opened(content)).paragraphs)


@pytest.mark.parametrize(("typed", "right", "codes"), [(typed, *wanted) for typed, wanted in MENDED.items()])
def test_letters_are_put_right_and_told(typed: str, right: str, codes: set[str]) -> None:
    fixed = fix(document(typed))
    assert words(fixed.content) == right
    assert {finding.code for finding in fixed.changed} == codes
    assert fix(fixed.content).changed == ()


@pytest.mark.parametrize("typed", KEPT)
def test_what_is_right_stays(typed: str) -> None:
    fixed = fix(document(typed))
    assert words(fixed.content) == typed
    assert fixed.changed == ()

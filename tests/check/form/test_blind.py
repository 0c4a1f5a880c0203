"""The blind set: what is wrong with each document was typed without sight of the checker (docs/accuracy.md).

One document in three is judged on every run and one in twelve mended, all of them in a long one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import sokert
from check.form.blind.build import built, documents
from check.offices import APART
from draws import some
from sokert.check.form import check, page
from sokert.ooxml.unpacking import opened
from sokert.resolved import read

ALL = documents()
DRAWN = some(ALL, 3)
# The sheets call by their own ids what the rules of words tell; a sheet's id that is not here is the rule's.
TOLD_BY = {
    "VN-ENC-NFC": "TEXT-DECOMPOSED",
    "VN-ENC-SPACE": "TEXT-SPACING",
    "VN-PCT-NOSPACE": "TEXT-SPACING",
    "VN-NUM-DEC": "TEXT-DECIMAL-POINT",
    "VN-NUM-GROUP": "TEXT-DECIMAL-POINT",
    "VN-UNIT-34": "TEXT-NAME-BY-DATE",
    "VN-UNIT-2TIER": "TEXT-NAME-BY-DATE",
    "VN-DATE-VALID": "TEXT-NO-SUCH-DAY",
    "VN-MONEY-CODE": "TEXT-MONEY-SIGN",
}
OPEN = {"VN-ENC-TONE": ("TEXT-TONE-MIXED", "TEXT-TONE-MISPLACED")}
LINES = ("border", "underscore", "vml", "dml")
TYPED = ("tabs", "blanks", "break")  # heads without a place of their own for a drawn line
WAYS = [
    *((head, line) for head in ("table", "cells", "box") for line in LINES),
    *((head, "underscore") for head in TYPED),
]
# What the sheets call a kind: its code, or a name of their own for what is no type of document.
NAMES = {"kèm theo": "văn bản kèm theo", "biểu mẫu": "mẫu biểu", "phát biểu": "bài phát biểu"}


@cache
def _made(at: int) -> bytes:
    return built(ALL[at])


def _told(content: bytes) -> set[str]:
    return {finding.code for finding in sokert.check(content) if APART not in finding.code}


def _expected(one: dict[str, Any]) -> set[str]:
    return {TOLD_BY.get(id, id) for id in one.get("broken", {})}


def _left_open(one: dict[str, Any]) -> set[str]:
    return {code for id in one.get("may", {}) for code in OPEN.get(id, (id,))}


def test_the_kind_is_known_and_what_is_wrong_is_told_and_no_more() -> None:
    for one in DRAWN:
        content = _made(ALL.index(one))
        kind = page(content).kind
        assert NAMES.get(one["kind"], one["kind"]) in (kind.code, kind.name), one["id"]
        told = _told(content)
        assert _expected(one) <= told <= _expected(one) | _left_open(one), one["id"]


def test_however_the_head_is_typed_nothing_is_told_of_what_is_right() -> None:
    right = [one for one in ALL if not one.get("broken") and one.get("number")]
    for one, head, line in some([(one, *way) for one in right for way in WAYS], 23):
        typed = {**one, "head": head, "line": line}
        told = {finding.code for finding in check(built(typed)) if APART not in finding.code}
        assert told <= _left_open(one), (one["id"], head, line)


def test_mending_keeps_the_words_and_leaves_nothing_worse_nor_anything_to_do() -> None:
    for one in some(ALL, 12):
        content = _made(ALL.index(one))
        mended = sokert.fix(content)
        assert _letters(mended.content) == _letters(content), one["id"]
        assert _told(mended.content) <= _told(content), one["id"]
        assert sokert.fix(mended.content).content == mended.content, one["id"]
        assert mended.fixed or mended.changed or mended.content == content, one["id"]


def _letters(content: bytes) -> str:
    """Return the letters of a document: stops, dashes, zeros, blanks, tone marks and case are what may change."""
    said = " ".join(paragraph.text for paragraph in read(opened(content)).paragraphs)
    return "".join(sign for sign in unicodedata.normalize("NFD", said).casefold() if sign.isalpha())


def test_there_are_kinds_documents_and_faultless_ones_enough() -> None:
    assert len(ALL) >= 111
    assert len({one["kind"] for one in ALL}) >= 24
    assert sum(not one.get("broken") for one in ALL) >= 45

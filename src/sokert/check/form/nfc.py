"""Puts letters and their marks together (NFC), and our own letters in the place of their doubles of other alphabets."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from sokert.errors import Finding, Place
from sokert.ooxml.unpacking import Archive
from sokert.resolved.stories import joined, paragraphs, respelt, serialised, stories, stretches

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏẠ-ỹ]")
_DOUBLES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧοÐðƉ",
    "ABESIJKMHOPCTXYaesijopcxyABEZHIKMNOPTYXoĐđĐ",
)
_STROKED = frozenset("ÐðƉ")


def composed(archive: Archive) -> tuple[Archive, tuple[Finding, ...]]:
    """Return a file with its letters whole and its own, and what was changed, a finding a word."""
    trees, changed, touched = stories(archive), Counter[tuple[str, str, str]](), set[str]()
    said = [(part, it, joined(it)) for part, _, paragraph in paragraphs(trees) for it in stretches(paragraph)]
    spelt = {word for _, _, text in said for word in _WORD.findall(text)}  # each word once: a text's words are few
    doubles = {word: right for word in spelt if (right := _own(word)) != word}
    for part, stretch, text in said:
        if put := dict(_wanted(text, doubles, changed)):
            respelt(stretch, put)
            touched.add(part)
    parts = {part: serialised(trees[part]) for part in touched}
    findings = tuple(
        Finding(code, {"before": old, "after": new} if old else {}, Place(archive.name), "info", times=times)
        for (code, old, new), times in sorted(changed.items())
    )
    return (Archive(archive.name, {**archive.parts, **parts}) if parts else archive), findings


def _wanted(
    text: str, doubles: Mapping[str, str], changed: Counter[tuple[str, str, str]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the stretches of a text to be put anew, each with what it should be."""
    for match in _CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            changed["FIX-COMPOSED", "", ""] += 1
            yield match.span(), whole
    for match in _WORD.finditer(text) if doubles else ():
        if right := doubles.get(match[0]):
            changed["FIX-LOOKALIKE", match[0], right] += 1
            yield match.span(), right


def _own(word: str) -> str:
    """Return a word in our own letters, where all of it can be and some of it is."""
    right = word.translate(_DOUBLES)
    ours = _LATIN.search("".join(sign for sign in word if sign not in _STROKED)) or _STROKED & set(word)
    return right if ours and all(_LATIN.match(sign) for sign in right) else word

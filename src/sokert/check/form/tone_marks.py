"""Keeps a document to one manner of placing tone marks: hòa, thủy, or hoà, thuỷ.

Only the mark moves. A proper name stays as it was typed: Hòa Bình, Nguyễn Văn Hoà.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sokert.check.form.spelling import fold
from sokert.errors import Finding, Place
from sokert.ooxml.unpacking import Archive
from sokert.resolved.stories import joined, paragraphs, respelt, serialised, stories, stretches
from sokert.vietnamese import tones
from sokert.vietnamese.tones import Manner

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _AFTER = re.compile(r"([^\W\d_]+)\s$"), re.compile(r"\s([^\W\d_]+)")
_NEAR = 16  # letters: the word before is a syllable
# In capitals a name cannot be told by its first letter; these are words wherever they stand.
_COMMON = re.compile(r"uỷ|khoẻ|cộng\shoà|(?:văn|đại|nghiệp|số|thôn|hội)\shoá|thuỷ\s(?:lợi|sản|điện|nông)")


def movable(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text whose tone mark may be moved: no names.

    >>> [found[0] for found in movable("Tỉnh ủy Hòa Bình; Ủy ban xã; ông Trần Hoà; hoà giải")]
    ['ủy', 'Ủy', 'hoà']
    >>> list(movable("ông Trần\\u00a0Hoà"))
    []
    >>> [found[0] for found in movable("CỘNG HÒA; UBND TỈNH HÒA BÌNH")]
    ['HÒA']
    """
    return (found for found in tones.words(text) if not _name(text, found))


def _name(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = _BEFORE.search(text, max(0, start - _NEAR), start), _AFTER.match(text, end)
    near = [each[1] for each in (before, after) if each]
    if match[0].isupper():
        around = fold(" ".join([before[1] if before else "", match[0], after[1] if after else ""]))
        return not _COMMON.search(around)
    return match[0][0].isupper() and any(word.istitle() for word in near)


def _usual(texts: Iterable[str], default: Manner) -> Manner:
    """Return the manner most words of some texts are in; the default where it is even."""
    counts = Counter(tones.manner_of(found[0]) for text in texts for found in movable(text))
    if counts["older"] == counts["newer"]:
        return default
    return "older" if counts["older"] > counts["newer"] else "newer"


def toned(archive: Archive, asked: Manner | None, default: Manner) -> tuple[Archive, tuple[Finding, ...]]:
    """Return a file with its tone marks in one manner, and what was changed, a finding a word.

    It is the manner that is asked for, else that of most words, else the default.
    """
    trees, changed, touched = stories(archive), Counter[tuple[str, str]](), set[str]()
    said = [(part, it, joined(it)) for part, _, paragraph in paragraphs(trees) for it in stretches(paragraph)]
    manner = asked or _usual((text for _, _, text in said), default)
    spelt = {word for _, _, text in said for word in _WORD.findall(text)}  # each word once: a text's words are few
    slips = {word: right for word in spelt if (right := tones.righted(word)) != word}
    for part, stretch, text in said:
        moved = {found.span(): new for found in movable(text) if (new := tones.placed(found[0], manner)) != found[0]}
        if slips:
            moved |= {found.span(): slips[found[0]] for found in _WORD.finditer(text) if found[0] in slips}
        if moved:
            respelt(stretch, moved)
            touched.add(part)
            changed.update((text[slice(*span)], new) for span, new in moved.items())
    parts = {part: serialised(trees[part]) for part in touched}
    findings = tuple(
        Finding("FIX-TONE", {"before": old, "after": new}, Place(archive.name), "info", times=times)
        for (old, new), times in sorted(changed.items())
    )
    return (Archive(archive.name, {**archive.parts, **parts}) if parts else archive), findings

"""Mends the form of a Word file without touching a word, and says what it mended and what it left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from pathlib import Path
from typing import NamedTuple

from sokert import messages
from sokert.check.form.finder import judged_as
from sokert.check.form.fit_to_width import Stood, fitted, stood
from sokert.check.form.nfc import composed
from sokert.check.form.page import Page
from sokert.check.form.page_count import pages
from sokert.check.form.rule import Check, Fault, judged, on_page
from sokert.check.form.rules import FIXED, RULES
from sokert.check.form.rules.page_number import added
from sokert.check.form.sayings import Listed
from sokert.check.form.to_unicode import unicoded
from sokert.check.form.tone_marks import toned
from sokert.check.form.whole_signature import kept
from sokert.errors import Finding, Findings, Place
from sokert.ooxml.unpacking import Archive, Source, opened, rewritten
from sokert.resolved import edit, read
from sokert.resolved.stories import serialised
from sokert.standards import FORMS
from sokert.vietnamese.tones import Manner

_UNSURE = 0.1  # pages: what may have ended on one page and goes on now is told
_FULL = 0.8  # pages: what fills less ends on its first, however it is reckoned
_ACROSS = frozenset(f"{law}-MARGIN-{side}" for law in ("ND30", "HD") for side in ("LEFT", "RIGHT"))
ROUNDS = 4  # a mended line can show the next fault: its size first, then the gap above it


Judgement = tuple[tuple[Finding, ...], Page, list[tuple[Check, list[Fault]]]]


class Mended(NamedTuple):
    """A mended archive, what is still found of it, its page, and how many things were set to its new margins."""

    archive: Archive
    left: tuple[Finding, ...]
    page: Page
    fits: int = 0


class Asked(NamedTuple):
    """The standard and the type a file is to be mended by; None is the one it shows."""

    standard: str | None
    type: str | None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended file: its bytes, the findings that are gone, what else was changed, and what is left to do.

    `changed` tells of the words whose spelling changed: text of old codes, tone marks. `print` tells all of it in
    words, and a notebook shows what is left as a table.
    """

    content: bytes = field(repr=False)
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    changed: tuple[Finding, ...] = ()

    @property
    def mended(self) -> tuple[Finding, ...]:
        """Return `fixed`, as programs written before call it."""
        return self.fixed

    def __str__(self) -> str:
        done = [one.done() for one in (*self.fixed, *self.changed)]
        return "\n".join([self._count(), *(f"  - {words}" for words in done), *map(str, self.left)])

    def _repr_html_(self) -> str:
        """Return how a notebook shows it."""
        left = Findings(self.left)._repr_html_() if self.left else ""
        return f"<p>{self._count()}</p>{left or ''}"

    def _count(self) -> str:
        return messages.text("FIX-MENDED", {"count": len(self.fixed) + len(self.changed)})


def fix(
    source: Source,
    standard: str | None = None,
    tones: Manner | None = None,
    type: str | None = None,
    off: Collection[str] = (),
) -> Fixed:
    """Return a file with its form mended: page, fonts, sizes, spacing, numbers, literal forms, old codes.

    Words, their order, pictures, comments and tracked changes stay. Tone marks are placed in one
    manner: `tones`, or that of most words. What the rules in `off` ask for stays as well. Mending a mended file changes
    nothing. A file that cannot be read raises FileError.
    """
    given, asked = opened(source), Asked(standard, type)
    readable, _ = unicoded(given)
    first = before, seen, _ = _judged(readable, asked)
    long = pages(seen)  # asked now: what mends works on this page
    archive, respelt = unicoded(given, FORMS[seen.form.name].font)
    archive, whole = composed(archive)
    moved: tuple[Finding, ...] = ()
    if seen.state or "HD-TONE" not in off:
        archive, moved = toned(archive, tones, "older" if seen.state else "newer")
    archive, now, page, fits = _fixed(archive, asked, first if archive is readable else _judged(archive, asked), off)
    archive, noted = _settled(given.name, archive, long, page)
    noted += (Finding("FIX-FITTED", {"count": fits}, Place(given.name), "info"),) * bool(fits)
    moved += noted
    left = frozenset[object]().union(*map(_keys, now))
    fixed = tuple(one for it in before if (one := it if left.isdisjoint(_keys(it)) else _partly(it, now)))
    now = tuple(sorted((one for one in now if one.code not in off), key=on_page))
    if archive.as_given:
        return Fixed(_bytes(source), fixed, now, respelt + whole + moved)
    return Fixed(rewritten(archive, {}), fixed, now, given.findings + respelt + whole + moved)


def _settled(name: str, archive: Archive, was: float, page: Page) -> tuple[Archive, tuple[Finding, ...]]:
    """Return the archive with its end in order where mending moved what stands on a page, and what is told of it.

    How far text reaches is only reckoned: where it may now fill another number of pages, that is told.
    """
    now = pages(page)
    counts = [ceil(was - _UNSURE if now > was else was), ceil(now)]
    noted = [Finding("FIX-PAGES", {"before": counts[0], "after": counts[1]}, Place(name), "warning")]
    if was == now or counts[0] == counts[1]:
        noted = []
    whole = was != now > _FULL and kept(page)
    numbered = bool(noted) and counts[0] == 1 and added(page)
    noted += [Finding("FIX-KEPT", {}, Place(name), "info")] * whole
    noted += [Finding("FIX-NUMBERED", {}, Place(name), "info")] * numbered
    return (_written(archive, page) if whole or numbered else archive), tuple(noted)


def _fixed(archive: Archive, asked: Asked, judgement: Judgement, off: Collection[str]) -> Mended:
    """Return the archive with every mender run that a finding asks for, the findings left, and its page.

    What is at most odd in this kind, or may be another law's, is left as the office has it. No mender is let to make
    worse what another rule asks for: where all together do, each has to prove itself.
    """
    before, page, _ = judgement
    wanted = FIXED - frozenset(off)
    sure = frozenset(id for id in wanted if page.kind.level(id, "error") == "error" and id not in page.doubtful)
    if not {finding.code for finding in before} & sure:
        return Mended(archive, before, page)
    was = stood(page)
    parted = [edit.lines_apart(tree) for tree in page.document.trees.values()]
    given, archive = archive, _written(archive, page)
    fixed = _rounds(archive, asked, sure, _judged(archive, asked) if any(parted) else judgement)
    if _is_worse(before, fixed.left):
        fixed = _one_by_one(archive, asked, sure, before)
    if (whole := _fitted(fixed, asked, was)) is None:  # something would stand out of the lines: they stay as they are
        fixed = _rounds(archive, asked, sure - _ACROSS, _judged(archive, asked))
        whole = _fitted(fixed, asked, was) or fixed
    return Mended(given, before, page) if whole.archive.parts == archive.parts else whole


def _fitted(fixed: Mended, asked: Asked, was: Stood) -> Mended | None:
    """Return a mended archive with what filled the lines set to the new ones; None where something would stand out."""
    fit = fitted(fixed.page, was)
    if not fit.sure:
        return None
    archive = _written(fixed.archive, fixed.page)
    if archive.parts == fixed.archive.parts:
        return fixed
    left, page, _ = _judged(archive, asked)
    return Mended(archive, left, page, fit.things)


def _one_by_one(archive: Archive, asked: Asked, sure: frozenset[str], before: tuple[Finding, ...]) -> Mended:
    """Return the archive with those menders run that prove themselves, the findings left, and its page."""
    fixed = Mended(archive, before, judged_as(read(archive), *asked))
    kept = frozenset[str]()
    for code in dict.fromkeys(finding.code for finding in before if finding.code in sure):
        tried = _rounds(archive, asked, kept | {code}, _judged(archive, asked))
        if not _is_worse(before, tried.left):
            fixed, kept = tried, kept | {code}
    return fixed


def _rounds(archive: Archive, asked: Asked, allowed: frozenset[str], judgement: Judgement) -> Mended:
    """Return the archive with the allowed menders run as long as findings ask for them, what is left, and its page."""
    now, page, judgements = judgement
    seen = set[tuple[str, ...]]()
    for _ in range(ROUNDS):
        codes = tuple(finding.code for finding in now)
        fixers = [(it.fix, faults) for it, faults in judgements if it.fix and it.id(page.form.name) in allowed]
        if codes in seen or not fixers:
            break
        seen.add(codes)
        for fixer, faults in fixers:
            fixer(page, faults)
        archive = _written(archive, page)
        now, page, judgements = _judged(archive, asked)
    return Mended(archive, now, page)


def _is_worse(before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Return whether there are more errors than there were, or as many and more of the rest.

    A mended fault may show another that it hid: one for one is no loss.
    """
    counts = [(sum(one.level == "error" for one in found), len(found)) for found in (before, after)]
    return counts[1] > counts[0]


def _partly(was: Finding, now: Sequence[Finding]) -> Finding | None:
    """Return the finding of a look with the traits alone that were mended; None where none was, or all were."""
    left = next((finding for finding in now if not _keys(finding).isdisjoint(_keys(was))), None)
    first, last = was.facts.get("work"), left and left.facts.get("work")
    if not isinstance(first, Listed) or not isinstance(last, Listed):
        return None
    wrong = {trait.sentence for trait in last.traits}
    done = tuple(trait for trait in first.traits if trait.sentence not in wrong)
    said = {"found": Listed(done), "remedy": Listed(done, ".hint"), "work": Listed(done, ".done")}
    return replace(was, facts={**was.facts, **said}) if done else None


def _keys(finding: Finding) -> frozenset[object]:
    """Return what a finding is known by after mending: its paragraph, or its words where a new section moved them."""
    said, where = (finding.code, finding.sentence), finding.where
    return frozenset({(*said, where.paragraph), (*said, where.text or where.paragraph)})


def _judged(archive: Archive, asked: Asked) -> Judgement:
    page = judged_as(read(archive), *asked)
    judgements = judged(page, RULES)
    return tuple(it for rule, faults in judgements for it in rule.findings(page, faults)), page, judgements


def _written(archive: Archive, page: Page) -> Archive:
    """Return the archive with the parts that were mended."""
    parts = {part: serialised(tree) for part, tree in page.document.trees.items()}
    return Archive(archive.name, {**archive.parts, **parts})


def _bytes(source: Source) -> bytes:
    """Return a file as it is: one in which nothing had to be mended stays so."""
    return source if isinstance(source, bytes) else Path(source).read_bytes()

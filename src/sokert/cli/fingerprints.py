"""Gives each finding a fingerprint by which it is known again, wherever its line has moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from sokert.cli.lines import lines_of
from sokert.errors import Finding
from sokert.messages import Worded

_OF_FORM = ("ND30-", "HD-")


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a fingerprint for each finding: the same as long as its rule, its facts and the words of its line are.

    Where several of a file are alike, the second ends with 2. What a rule of form tells of a Word file is one finding
    for all its places: it is known by its facts, whichever place is the first.
    What stands in a table is known by its cell, whatever stands beside it.
    """
    lines, seen = cache(lines_of), Counter[tuple[str, str]]()
    for one in findings:
        where = one.where
        line = lines(where.file)[where.line - 1 : where.line] if where.line and not where.part else ()
        facts = sorted(f"{key}={_plain(fact)}" for key, fact in one.facts.items())
        at = () if _is_of_form(one) else (*map(_single, line), where.part, where.metric, where.text)
        spot = (Path(where.file).name, *at)
        said = (one.code, one.sentence, *spot, *facts)
        digest = sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[where.file, digest] += 1
        yield f"{digest}:{seen[where.file, digest]}"


def _is_of_form(finding: Finding) -> bool:
    return finding.code.startswith(_OF_FORM) and not finding.where.line


def _single(line: str) -> str:
    return " ".join(line.split())


def _plain(fact: object) -> str:
    """Return a fact as it stays, whatever language it is told in."""
    if isinstance(fact, tuple):
        return ", ".join(map(_plain, fact))
    return fact.worded("en") if isinstance(fact, Worded) else str(fact)

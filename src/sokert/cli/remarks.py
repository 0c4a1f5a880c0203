"""What is worth telling of a report whose file was made: each remark, and of which files it is asked.

A remark imports what it needs when it is asked: most calls make one file and leave at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sokert
from sokert.cli.answers import Allowed
from sokert.cli.targets import given
from sokert.errors import Finding, Place
from sokert.saving import PDF

if TYPE_CHECKING:
    from sokert.sources import Draft


class Made(NamedTuple):
    """A file that was made: the report, the file it was read from, what was written and where."""

    report: sokert.Report
    source: str
    content: bytes
    target: Path
    allowed: Allowed

    @property
    def is_final(self) -> bool:
        """Whether it is to be issued."""
        return not self.report.draft

    @property
    def is_final_word(self) -> bool:
        """Whether it is to be issued as a Word file, which others can look into."""
        return self.is_final and self.target.suffix.lower() not in PDF


def remarks_on(made: Made) -> list[Finding]:
    """Return what is worth telling of a file."""
    return [found for asked, remark in REMARKS if asked(made) for found in remark(made)]


def draft_of(source: str, allowed: Allowed) -> Draft:
    """Return a report file read once more, where something is wrong with it, so that its figures have their lines."""
    from sokert.sources import Access, in_memory, read

    content, access = given(source), Access(**allowed)
    return in_memory(content, Path(), access) if isinstance(content, bytes) else read(content, access)


def _unchanged(made: Made) -> Iterator[Finding]:
    """Yield that words of the last period are left."""
    from sokert.sources import unchanged_in

    yield from unchanged_in(given(made.source))


def _lacking(made: Made) -> Iterator[Finding]:
    """Yield the totals that lack units, each at its line of the report file."""
    if any(metric.coverage for metric in made.report.metrics):
        from sokert.models.coverage import partial

        draft = draft_of(made.source, made.allowed)
        yield from (draft.located(one) for one in partial(made.report.metrics))


def _carried(made: Made) -> Iterator[Finding]:
    """Yield that the file carries figures it does not print."""
    from sokert.remembered.unprinted import unprinted

    if hidden := unprinted(made.content, made.report):
        from sokert.fill.untold import codes_of

        facts = {"count": len(hidden), "names": codes_of(hidden)}
        yield Finding("REMEMBER-UNPRINTED", facts, Place(str(made.target)), "info")


def _untold(made: Made) -> Iterator[Finding]:
    """Yield that the text leaves figures out, at the sections of the report file, and the tags that print nothing."""
    from sokert.fill.untold import unanswered, untold

    if found := [*untold(made.report), *unanswered(made.report)]:
        draft = draft_of(made.source, made.allowed)
        yield from map(draft.located, found)


REMARKS: tuple[tuple[Callable[[Made], bool], Callable[[Made], Iterator[Finding]]], ...] = (
    (lambda made: made.is_final, _unchanged),
    (lambda made: made.is_final, _lacking),
    (lambda made: made.is_final_word, _carried),
    (lambda made: True, _untold),
)

"""What a rule of words is to the checker: its code, what finds a fault, and a text that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.errors import Finding, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how grave it is, what finds its fault, and a report's parts that show it.

    A rule of `manner` finds how a whole document was typed: in a Word file it is told once, with the count of places.
    One of `names` asks of words what they are by themselves, and so of the names around a report's texts too; in a
    Word file whoever gave them.
    `broken` holds `body`, a paragraph, and `found`, the words the finding is about; it may hold metrics, a
    period, an issuer and the paragraph of a previous report to be judged with.
    """

    code: str
    level: Level
    findings: Callable[[Narrative], Iterator[Finding]]
    broken: Mapping[str, Any]
    manner: bool = False
    names: bool = False

    def at(
        self, passage: Passage, start: int, end: int, level: Level | None = None, times: int = 1, **facts: object
    ) -> Iterator[Finding]:
        """Yield the finding about a stretch of text, unless tags gave all of it or it is switched off there."""
        if passage.typed(start, end) or (self.names and passage.place(start, end).paragraph):
            yield from self.reported(passage, start, end, level, times, facts)

    def reported(
        self, passage: Passage, start: int, end: int, level: Level | None, times: int, facts: Mapping[str, object]
    ) -> Iterator[Finding]:
        """Yield the finding about a stretch that tags may have given, unless it is switched off there."""
        if not sum(switch.suppresses(self.code) for switch in passage.off):
            said = {"said": passage.text[start:end], **facts}
            yield Finding(self.code, said, passage.place(start, end), level or self.level, times=times)

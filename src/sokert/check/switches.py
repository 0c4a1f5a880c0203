"""Switches rules off by code: which findings a switch silences, and which switches silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sokert.errors import Finding, Place, near


@dataclass(slots=True)
class Switch:
    """A rule that somebody switched off: its code, where that was written, how many findings it silenced."""

    code: str
    where: Place = field(default_factory=Place)
    suppressed: int = 0

    def suppresses(self, code: str) -> bool:
        """Return whether a finding of a code is silenced, and count it."""
        self.suppressed += self.code == code
        return self.code == code


def unsuppressed(
    findings: Iterable[Finding], switches: Iterable[Switch], metrics: Iterable[tuple[str, Switch]]
) -> list[Finding]:
    """Return the findings that no switch silences; `metrics` are switches for one metric, by its code."""
    everywhere, own = list(switches), list(metrics)
    left = []
    for finding in findings:
        about = finding.where.metric or finding.facts.get("metric")
        meant = [*everywhere, *(switch for code, switch in own if code == about)]
        if not sum(switch.suppresses(finding.code) for switch in meant):
            left.append(finding)
    return left


def misused(switches: Iterable[Switch], known: Collection[str], judged: Collection[str]) -> Iterator[Finding]:
    """Yield what is wrong with switches: a code that no rule has, and one that silenced nothing where it was judged."""
    for switch in switches:
        if switch.code not in known:
            facts = {"given": switch.code, "near": near(switch.code, known)}
            yield Finding("CHECK-UNKNOWN-CODE", facts, switch.where)
        elif switch.code in judged and not switch.suppressed:
            yield Finding("CHECK-OFF-UNUSED", {"given": switch.code}, switch.where, "info")

"""Writes a page of rules from the rules' own pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sokert.errors import Level


class Documented(Protocol):
    """A rule as its page needs it."""

    @property
    def code(self) -> str:
        """What it is called."""

    @property
    def level(self) -> Level:
        """How grave it is."""

    @property
    def page(self) -> str | None:
        """What it checks, why, a right and a wrong example, the remedy."""


def page(head: str, rules: Sequence[Documented]) -> str:
    """Return a whole page, as Markdown: its head, a table of the rules, a section a rule."""
    rows = [f"| [{rule.code}](#{rule.code.lower()}) | {rule.level} | {title(rule)} |" for rule in rules]
    table = "\n".join(["| code | level | what is wrong |", "|---|---|---|", *rows])
    return "\n\n".join([head, table, *map(_section, rules)]) + "\n"


def title(rule: Documented) -> str:
    """Return what is wrong when a rule is broken, from the first line of its page."""
    return (rule.page or "").splitlines()[0].partition(": ")[2].rstrip(".")


def explanation(rule: Documented) -> str:
    """Return what a rule's page says below its first line, a paragraph a head."""
    text = (rule.page or "").strip().partition("\n\n")[2]
    for head in ("What it checks:", "Why:", "Right:", "Wrong:", "Remedy:"):
        text = text.replace(f"\n{head}", f"\n\n{head}", 1)
    return text


def _section(rule: Documented) -> str:
    """Return a rule's own section."""
    return f"## {rule.code}\n\nLevel: {rule.level}. What is wrong: {title(rule)}.\n\n{explanation(rule)}"

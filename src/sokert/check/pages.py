"""Writes a page of rules from the rules' own pages, or from those in Vietnamese (`locale/words.vi.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from sokert import messages
from sokert.errors import Level

_HEADS = ("checks", "why", "right", "wrong", "remedy")


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


@cache
def _vietnamese() -> Mapping[str, Mapping[str, str]]:
    """Return the pages in Vietnamese; those in English stand above each rule."""
    file = Path(messages.__file__).with_name("locale") / "words.vi.toml"
    return tomllib.loads(file.read_text("utf-8"))


def page(head: str, rules: Sequence[Documented]) -> str:
    """Return a whole page in English, as Markdown: its head, a table of the rules, a section a rule."""
    rows = [f"| [{rule.code}](#{rule.code.lower()}) | {rule.level} | {title(rule)} |" for rule in rules]
    table = "\n".join(["| code | level | what is wrong |", "|---|---|---|", *rows])
    return "\n\n".join([head, table, *map(_section, rules)]) + "\n"


def page_vi(rules: Sequence[Documented]) -> str:
    """Return the same page in Vietnamese."""
    heads = _vietnamese()["page"]
    levels = {rule.code: messages.text(f"LEVEL-{rule.level}", lang="vi") for rule in rules}
    rows = [f"| [{rule.code}](#{rule.code.lower()}) | {levels[rule.code]} | {title(rule, 'vi')} |" for rule in rules]
    table = "\n".join([f"| {heads['columns']} |", "|---|---|---|", *rows])
    sections = [
        f"## {rule.code}\n\n{heads['level']}: {levels[rule.code]}. {title(rule, 'vi')}.\n\n{explanation(rule, 'vi')}"
        for rule in rules
    ]
    return "\n\n".join([f"# {heads['title']}\n{heads['head']}", table, *sections]) + "\n"


def title(rule: Documented, lang: str = "en") -> str:
    """Return what is wrong when a rule is broken, from the first line of its page."""
    if lang == "vi":
        return _vietnamese()[rule.code]["title"]
    return (rule.page or "").splitlines()[0].partition(": ")[2].rstrip(".")


def explanation(rule: Documented, lang: str = "en") -> str:
    """Return what a rule's page says below its first line, a paragraph a head."""
    if lang == "vi":
        data = _vietnamese()
        return "\n\n".join(f"{data['page'][head]}: {data[rule.code][head]}" for head in _HEADS)
    text = (rule.page or "").strip().partition("\n\n")[2]
    for head in ("What it checks:", "Why:", "Right:", "Wrong:", "Remedy:"):
        text = text.replace(f"\n{head}", f"\n\n{head}", 1)
    return text


def _section(rule: Documented) -> str:
    """Return a rule's own section."""
    return f"## {rule.code}\n\nLevel: {rule.level}. What is wrong: {title(rule)}.\n\n{explanation(rule)}"

"""The pages of the rules of figures and of words in either language: one rule's for a person who asks, all for docs.

What a page says is data: `locale/figures.*.toml`, `locale/text.*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from sokert import messages
from sokert.check import figures, text
from sokert.errors import Level

HEADS = ("checks", "why", "right", "wrong", "remedy")


class Documented(Protocol):
    """A rule as its page needs it."""

    @property
    def code(self) -> str:
        """What it is called."""

    @property
    def level(self) -> Level:
        """How grave it is."""


BOOKS: Mapping[str, Sequence[Documented]] = {"figures": figures.RULES, "text": text.RULES}


@cache
def _data(book: str, lang: str) -> Mapping[str, Mapping[str, str]]:
    file = Path(messages.__file__).with_name("locale") / f"{book}.{lang}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def explained(code: str, lang: str | None = None) -> str:
    """Return a rule's page: what is wrong, what is checked, why, right, wrong, the remedy.

    >>> print(explained("FIGURE-CUT", "en").splitlines()[0])
    the last digit of a stated figure is cut, not rounded
    >>> print(explained("TEXT-INCREASED-TIMES", "vi").splitlines()[0])
    số lần viết bằng “tăng gấp”

    A code that is no rule of figures or of words gives an empty text.
    """
    book = next((name for name, rules in BOOKS.items() if any(rule.code == code for rule in rules)), "")
    if not book:
        return ""
    data = _data(book, messages.language(lang))
    return "\n\n".join([data[code]["title"], *(f"{data['page'][head]}: {data[code][head]}" for head in HEADS)])


def page(book: str, lang: str) -> str:
    """Return the page of all rules of a book, as Markdown."""
    data, rules = _data(book, lang), BOOKS[book]
    heads = data["page"]
    rows = [f"| [{one.code}](#{one.code.lower()}) | {_level(one, lang)} | {data[one.code]['title']} |" for one in rules]
    table = "\n".join([f"| {heads['columns']} |", "|---|---|---|", *rows])
    sections = (_section(one, data, lang) for one in rules)
    return "\n\n".join([f"# {heads['title']}", heads["head"], table, *sections]) + "\n"


def _section(rule: Documented, data: Mapping[str, Mapping[str, str]], lang: str) -> str:
    heads, own = data["page"], data[rule.code]
    lines = [f"{heads['level']}: {_level(rule, lang)}. {own['title']}."]
    lines += [f"{heads[head]}: {own[head]}" for head in HEADS]
    return f"## {rule.code}\n\n" + "  \n".join(lines)


def _level(rule: Documented, lang: str) -> str:
    return messages.text(f"LEVEL-{rule.level}", lang=lang)

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
from sokert.check.figures.levels import ways_of
from sokert.errors import Level

LEVELS: tuple[Level, ...] = ("error", "warning", "info")
# Rules that tell some faults more mildly; what their pages say they check tells which.
_ALSO: Mapping[str, tuple[Level, ...]] = {
    "TEXT-STALE-YEAR": ("info",),
    "FIGURE-OVER-TOTAL": ("warning",),
    "FIGURE-UNITS": ("info",),
}
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
    """Return a rule's page: what is wrong, how grave it is and when, what is checked, why, right, wrong, the remedy.

    >>> print(explained("FIGURE-CUT", "en").splitlines()[0])
    the last digit of a stated figure is cut, not rounded
    >>> print(explained("TEXT-INCREASED-TIMES", "vi").splitlines()[0])
    số lần viết bằng “tăng gấp”

    A code that is no rule of figures or of words gives an empty text.
    """
    found = next(((book, one) for book, rules in BOOKS.items() for one in rules if one.code == code), None)
    if not found:
        return ""
    data = _data(found[0], messages.language(lang))
    level = f"{data['page']['level']}: {_level(found[1], lang)}.{_when(code, data['page'], lang)}"
    return "\n\n".join([data[code]["title"], level, *(f"{data['page'][head]}: {data[code][head]}" for head in HEADS)])


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
    lines = [f"{heads['level']}: {_level(rule, lang)}. {own['title']}.{_when(rule.code, heads, lang)}"]
    lines += [f"{heads[head]}: {own[head]}" for head in HEADS]
    return f"## {rule.code}\n\n" + "  \n".join(lines)


def _level(rule: Documented, lang: str | None) -> str:
    """Return the levels that what a rule tells can have, the gravest first."""
    known = {rule.level, *_ALSO.get(rule.code, ()), *(one for way in ways_of(rule.code).values() for one, _ in way)}
    return ", ".join(messages.text(f"LEVEL-{one}", lang=lang) for one in LEVELS if one in known)


def _when(code: str, heads: Mapping[str, str], lang: str | None) -> str:
    """Return when a rule tells at which level; nothing of one that has a single level."""
    return "".join(f" {heads[how]}: {_ways(way, heads, lang)}." for how, way in ways_of(code).items())


def _ways(way: Sequence[tuple[Level, str]], heads: Mapping[str, str], lang: str | None) -> str:
    """Return each level with what makes it so, the gravest first and last what is left."""
    *cases, (left, _) = way
    said = []
    for level in LEVELS:
        signs = dict.fromkeys(heads[f"when-{name}"] for one, name in reversed(cases) if one == level != left)
        if signs:
            shown, when = messages.text(f"LEVEL-{level}", lang=lang), f", {heads['or']} ".join(signs)
            said.append(f"{shown} {heads['where']} {when}")
    rest = messages.text(f"LEVEL-{left}", lang=lang)
    return "; ".join([*said, f"{heads['else']} {rest}" if said else rest])

"""The pages of the rules of figures in either language: one rule's for a person who asks, all rules' for the docs.

    python -m sokert.check.figures.pages > docs/rules-figures.md
    python -m sokert.check.figures.pages vi > docs/rules-figures.vi.md

What a page says is data: `locale/figures.*.toml`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sokert import messages
from sokert.check.figures.rule import Rule
from sokert.check.figures.rules import RULES

HEADS = ("checks", "why", "right", "wrong", "remedy")


@cache
def _data(lang: str) -> Mapping[str, Mapping[str, str]]:
    file = Path(messages.__file__).with_name("locale") / f"figures.{lang}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def explained(code: str, lang: str | None = None) -> str:
    """Return a rule's page: what is wrong, what is checked, why, right, wrong, the remedy.

    >>> print(explained("FIGURE-CUT", "en").splitlines()[0])
    the last digit of a stated figure is cut, not rounded

    A code that is no rule of figures gives an empty text.
    """
    data = _data(messages.language(lang))
    if code not in data or code == "page":
        return ""
    return "\n\n".join([data[code]["title"], *(f"{data['page'][head]}: {data[code][head]}" for head in HEADS)])


def page(lang: str) -> str:
    """Return the page of all rules, as Markdown."""
    data = _data(lang)
    heads = data["page"]
    rows = [f"| [{one.code}](#{one.code.lower()}) | {_level(one, lang)} | {data[one.code]['title']} |" for one in RULES]
    table = "\n".join([f"| {heads['columns']} |", "|---|---|---|", *rows])
    return "\n\n".join([f"# {heads['title']}\n{heads['head']}", table, *(_section(one, lang) for one in RULES)]) + "\n"


def _section(rule: Rule, lang: str) -> str:
    data = _data(lang)
    heads, own = data["page"], data[rule.code]
    lines = [f"{heads['level']}: {_level(rule, lang)}. {own['title']}."]
    lines += [f"{heads[head]}: {own[head]}" for head in HEADS]
    return f"## {rule.code}\n\n" + "  \n".join(lines)


def _level(rule: Rule, lang: str) -> str:
    return messages.text(f"LEVEL-{rule.level}", lang=lang)


if __name__ == "__main__":
    sys.stdout.write(page((sys.argv[1:] or ["en"])[0]))

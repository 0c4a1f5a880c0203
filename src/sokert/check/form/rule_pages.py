"""The pages of the rules of form in either language: one rule's for a person who asks, all rules' for the docs.

What a page says is data: `locale/rules.*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sokert import messages
from sokert.check.form.rule import LEVELS
from sokert.check.form.rules import FAMILIES, FIXED
from sokert.check.form.unchecked import UNCHECKED
from sokert.standards import FORMS, NAMES, RULES

_HEADS = ("checks", "why", "right", "wrong", "remedy")


@cache
def _data(lang: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sections of a language's data; `family.page` is one of them, `rule.HD-DRAFT` another."""
    file = Path(messages.__file__).with_name("locale") / f"rules.{lang}.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    nested = {f"{kind}.{name}": page for kind in ("family", "rule") for name, page in data.pop(kind).items()}
    return data | nested


def title(id: str, lang: str, standard: str = "") -> str:
    """Return what a rule asks for; `standard` tells which text of law, where two have the rule; else what each asks.

    >>> title("ND30-NO-COLON", "en"), title("ND30-NO-COLON", "vi")
    ('A colon follows the word Số.', 'Sau chữ “Số” có dấu hai chấm.')
    """
    if lang != "en":
        return _data(lang)["title"][id]
    laws = [standard] if standard else [name for name in NAMES if id in RULES[name]]
    asked = {name: RULES[name][id].text for name in laws}
    if len({*asked.values()}) == 1:
        return asked[laws[0]]
    return " ".join(f"{text.removesuffix('.')} ({FORMS[name].title})." for name, text in asked.items())


def explained(id: str, lang: str | None = None) -> str:
    """Return a rule's page: what it asks for, what its family checks, why, right, wrong, the remedy, the clause.

    >>> print(explained("ND30-NO-COLON", "vi").partition("Kiểm tra: ")[0].strip())
    Sau chữ “Số” có dấu hai chấm.

    A code that is no rule of form gives an empty text.
    """
    lang = messages.language(lang)
    laws = [rules[id] for rules in RULES.values() if id in rules]
    if not laws:
        return ""
    said, heads = [title(id, lang)], _data(lang)["page"]
    if id in UNCHECKED:
        said.append(f"{heads['left']}: {_data(lang)['unchecked'][UNCHECKED[id]]}")
    else:
        said += [f"{heads[head]}: {text}" for head, text in _family(id, lang)]
    said += [f"{heads['clause']}: {law.citation}" for law in laws if law.citation]
    return "\n\n".join(said)


def _family(id: str, lang: str) -> Iterator[tuple[str, str]]:
    name = next(name for name, checks in FAMILIES.items() if any(id in (rule.state, rule.party) for rule in checks))
    page = {**_data(lang)[f"family.{name}"], **_data(lang).get(f"rule.{id}", {})}
    return ((head, page[head]) for head in _HEADS)


def page(lang: str) -> str:
    """Return the page of all rules, as Markdown."""
    heads = _data(lang)["page"]
    parts = [f"# {heads['title']}\n\n{heads['head'].strip()}", f"## {heads['families']}"]
    parts += [_section(_data(lang)[f"family.{name}"], heads) for name in FAMILIES]
    for name in FORMS:
        parts += [f"## {FORMS[name].title}", _counted(name, heads), _table(name, lang)]
    parts += [f"## {heads['left']}", _reasons(lang)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _section(family: Mapping[str, str], heads: Mapping[str, str]) -> str:
    return f"### {family['title']}\n\n" + "  \n".join(f"{heads[head]}: {family[head]}" for head in _HEADS)


def _checked(name: str) -> set[str]:
    return {id for checks in FAMILIES.values() for rule in checks if (id := rule.id(name))}


def _counted(name: str, heads: Mapping[str, str]) -> str:
    checked = _checked(name)
    return heads["counted"].format(rules=len(RULES[name]), checked=len(checked), fixed=len(checked & FIXED))


def _table(name: str, lang: str) -> str:
    heads, checked = _data(lang)["page"], _checked(name)
    rows = [f"| {heads['columns']} |", "|---|---|---|---|---|"]
    for id, rule in RULES[name].items():
        if id in checked:
            level = messages.text(f"LEVEL-{LEVELS[rule.level]}", lang=lang)
            fixed = heads["yes" if id in FIXED else "no"]
            rows.append(f"| {id} | {title(id, lang, name)} | {level} | {rule.citation or '-'} | {fixed} |")
    return "\n".join(rows)


def _reasons(lang: str) -> str:
    reasons = _data(lang)["unchecked"]
    rows = [f"| {id} | {reasons[reason]} |" for id, reason in sorted(UNCHECKED.items())]
    return "\n".join([f"| {_data(lang)['page']['reasons']} |", "|---|---|", *rows])

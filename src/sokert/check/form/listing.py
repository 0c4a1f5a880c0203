"""Writes the page of all rules of form, docs/rules.md, from the standards and the checker.

python -m sokert.check.form.listing > docs/rules.md
"""

from __future__ import annotations

import inspect
import sys

from sokert.check.form.fixing import MENDED
from sokert.check.form.rule import LEVELS, Check
from sokert.check.form.rules import RULES
from sokert.check.form.unchecked import UNCHECKED
from sokert.standards import FORMS
from sokert.standards import RULES as STANDARDS

_HEAD = """# The rules of form

`sokert check` judges any Word file by these rules; `sokert fix` mends those marked "yes". The page is
written by `python -m sokert.check.form.listing`; a test fails when it is stale.

A rule stated in the law's own words gives an error, one only shown in its templates a warning, a
usage a note. Lengths are forgiven 0,18 mm, type sizes nothing.
"""


def page() -> str:
    """Return the whole page, as Markdown."""
    parts = [_HEAD, "## What is checked, and how", *_families()]
    for name in ("nd30", "hd36", "hd05"):
        parts += [f"## {FORMS[name].title}", _counted(name), _table(name)]
    parts += ["## What is not checked, and why", _reasons()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _families() -> list[str]:
    """Return each family's own page: what it checks, why, right, wrong, remedy."""
    modules = dict.fromkeys(inspect.getmodule(check.find) for check in RULES)
    return [_family(module.__doc__ or "") for module in modules if module is not None]


def _family(said: str) -> str:
    title, _, rest = said.strip().partition("\n\n")
    return f"### {title.rstrip('.')}\n\n" + "  \n".join(rest.splitlines())


def _checked(name: str) -> dict[str, Check]:
    return {id: check for check in RULES if (id := check.id(name)) in STANDARDS[name]}


def _counted(name: str) -> str:
    checked = _checked(name)
    mended = sum(id in MENDED for id in checked)
    return f"{len(STANDARDS[name])} rules: {len(checked)} checked, {mended} of them mended."


def _table(name: str) -> str:
    checked = _checked(name)
    rows = [
        f"| {id} | {rule.text} | {LEVELS[rule.level]} | {rule.citation or '-'} | {'yes' if id in MENDED else 'no'} |"
        for id, rule in STANDARDS[name].items()
        if id in checked
    ]
    return "\n".join(["| id | rule | level | clause | mended |", "|---|---|---|---|---|", *rows])


def _reasons() -> str:
    rows = [f"| {id} | {reason} |" for id, reason in sorted(UNCHECKED.items())]
    return "\n".join(["| id | why |", "|---|---|", *rows])


if __name__ == "__main__":
    sys.stdout.write(page())

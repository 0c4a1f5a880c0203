"""What is found in a Word file, and what mending makes of it: many tests ask of one file, and it is judged once."""

from __future__ import annotations

from functools import cache

from sokert.check.form import check, fix
from sokert.check.form.fix_rounds import Fixed
from sokert.errors import Finding


@cache
def found(content: bytes) -> tuple[Finding, ...]:
    return check(content)


@cache
def mended(content: bytes, standard: str | None = None) -> Fixed:
    return fix(content, standard)

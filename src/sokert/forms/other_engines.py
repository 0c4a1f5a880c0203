"""Tags of other engines, told as what they are in one line: fields of Word's mail merge, {name}, <<name>>, {#loop}."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sokert.errors import Finding, Place
from sokert.forms.form_tags import Sheet

_LOOP = re.compile(r"\{[#/^]\s*[^\W\d][\w.]*\s*\}")
_NAME = re.compile(r"(?<![{\\])(?:\$?\{ ?|<< ?|\[\[ ?)([^\W\d][\w.]*)(?: ?\}(?!\})| ?>>| ?\]\])")
_MERGE = re.compile(r'^\s*MERGEFIELD\s+"?([^\s"\\]+)', re.IGNORECASE)


def is_foreign(words: str) -> bool:
    """Return whether words hold the loops or conditions of an engine whose tags are no tags of Jinja.

    >>> is_foreign("{#hang}"), is_foreign("{# ghi chú #}"), is_foreign("{{ x }}")
    (True, False, False)
    """
    return _LOOP.search(words) is not None


def judged(findings: Iterable[Finding], own: bool) -> list[Finding]:
    """Return findings in which the names of other engines are a mere remark where a form has tags of ours, too."""
    return [replace(one, level="info") if own and one.code == "FORM-SINGLE-BRACES" else one for one in findings]


def note(words: str, code: str, where: Place, sheet: Sheet) -> None:
    """Tell of what a paragraph holds of other engines, each kind once in a form."""
    codes = {finding.code for finding in sheet.findings}
    if (loop := _LOOP.search(words)) and "FORM-OTHER-ENGINE" not in codes:
        sheet.refuse("FORM-OTHER-ENGINE", where, tag=loop[0])
    name = _NAME.search(words)
    if name and not loop and not codes & {"FORM-OTHER-ENGINE", "FORM-SINGLE-BRACES"}:
        sheet.warn("FORM-SINGLE-BRACES", where, tag=name[0], name=name[1])
    if (field := _MERGE.match(code)) and "FORM-MERGEFIELD" not in codes:
        sheet.warn("FORM-MERGEFIELD", where, name=field[1])

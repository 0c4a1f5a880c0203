"""Turns what the YAML and JSON readers say about a text into findings an office can act on."""

from __future__ import annotations

import json
import re
from typing import Any

Problem = tuple[str, int, dict[str, object]]
"""A code, the character it is about, and the facts."""

# What PyYAML says, and the code for it; the place is where it stopped, or where it began.
_STOPPED = {
    "mapping values are not allowed": "DATA-COLON",
    "found a tab character": "DATA-TAB",
    "found unknown escape character": "DATA-ESCAPE",
    "did not find expected hexdecimal number": "DATA-ESCAPE",
    "found invalid Unicode character escape code": "DATA-ESCAPE",
    "did not find expected '-' indicator": "DATA-INDENT",
    "did not find expected key": "DATA-INDENT",
    "could not find expected ':'": "DATA-NO-COLON",
}
_BEGAN = {
    "found unexpected end of stream": "DATA-UNCLOSED-QUOTE",
    "found unexpected document indicator": "DATA-UNCLOSED-QUOTE",
    "did not find expected ',' or": "DATA-UNCLOSED-BRACKET",
}


def in_yaml(error: Any, text: str) -> Problem:
    """Return what is wrong with a YAML text."""
    problem, context = error.problem or "", error.context or ""
    stopped = (error.problem_mark or error.context_mark).index
    began = (error.context_mark or error.problem_mark).index
    if "cannot start any token" in problem:
        return _no_start(text, stopped)
    if (braces := _braces(text, stopped)) >= 0:
        return "DATA-BRACES", braces, {}
    for said, code in _STOPPED.items():
        if said in problem:
            escape = text.rfind("\\", 0, stopped + 1)
            return code, {"DATA-NO-COLON": began, "DATA-ESCAPE": escape}.get(code, stopped), {}
    for said, code in _BEGAN.items():
        if said in problem:
            return code, began, {"sign": text[began : began + 1]}
    return "DATA-SYNTAX", stopped, {"said": ": ".join(filter(None, (context, problem)))}


def _no_start(text: str, index: int) -> Problem:
    """Return the problem of a character that no value may start with: a tab, or a sign YAML keeps."""
    # PyYAML may stop at the line's end before the tab.
    tab = re.compile(r"\s*\t").match(text, index)
    if tab:
        return "DATA-TAB", tab.end() - 1, {}
    return "DATA-START", index, {"sign": text[index : index + 1]}


def _braces(text: str, index: int) -> int:
    """Return where on the line before a place a value starts with {{, unquoted; -1 if none does."""
    before = text[:index].rstrip()
    line = before.rfind("\n") + 1
    for opening in (": {{", "- {{"):
        if (found := before.find(opening, line)) >= 0:
            return found + 2
    return -1


def in_json(error: json.JSONDecodeError) -> Problem:
    """Return what is wrong with a JSON text."""
    if error.msg.startswith("Unterminated string"):
        return "DATA-UNCLOSED-QUOTE", error.pos, {"sign": '"'}
    if error.msg.startswith("Invalid \\"):
        return "DATA-ESCAPE", error.pos, {}
    return "DATA-JSON", error.pos, {"said": error.msg}

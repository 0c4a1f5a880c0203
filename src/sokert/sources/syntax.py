"""Turns what the YAML and JSON readers say about a text into findings an office can act on."""

from __future__ import annotations

import json
import re
from typing import Any

from sokert.messages import Term
from sokert.models.problems import CURLY

# A blank that looks like the others and is none for YAML, before a line's first word.
_BLANKS = re.compile(r"^ *[\u00a0\u2000-\u200b\u202f\u3000]", re.MULTILINE)

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)  # what git leaves where two versions differ

Problem = tuple[str, int, dict[str, object]]
"""A code, the character it is about, and the facts."""

# What PyYAML says, our code for it, and whether that is told where it stopped or where it began.
_SAID = (
    ("found a tab character", "DATA-TAB", "stopped"),
    ("mapping values are not allowed", "DATA-COLON", "stopped"),
    ("found unexpected ':'", "DATA-COLON", "stopped"),
    ("could not find expected ':'", "DATA-NO-COLON", "began"),
    ("block sequence entries are not allowed", "DATA-DASH", "stopped"),
    ("did not find expected node content", "DATA-STRAY", "stopped"),
    ("found unknown escape character", "DATA-ESCAPE", "escape"),
    ("did not find expected hexdecimal number", "DATA-ESCAPE", "escape"),
    ("found invalid Unicode character escape code", "DATA-ESCAPE", "escape"),
    ("found unexpected end of stream", "DATA-UNCLOSED-QUOTE", "began"),
    ("found unexpected document indicator", "DATA-UNCLOSED-QUOTE", "began"),
    ("did not find expected ',' or", "DATA-UNCLOSED-BRACKET", "began"),
    ("did not find expected alphabetic or numeric character", "DATA-START", "began"),
    ("did not find expected comment or line break", "DATA-START", "began"),
    ("mapping keys are not allowed", "DATA-START", "stopped"),
    ("did not find expected '-' indicator", "DATA-INDENT", "stopped"),
    ("did not find expected key", "DATA-INDENT", "stopped"),
)


def in_yaml(error: Any, text: str, quoted: tuple[int, int] = (0, 0)) -> Problem:
    """Return what is wrong with a YAML text, of which the last text in quotes stands from where to where."""
    if left := _CONFLICT.search(text):
        return "DATA-CONFLICT", left.start(), {"sign": left[0].strip()}
    problem, context = error.problem or "", error.context or ""
    stopped = (error.problem_mark or error.context_mark).index
    began = (error.context_mark or error.problem_mark).index
    if "cannot start any token" in problem:
        return _no_start(text, stopped)
    if blank := _BLANKS.search(text, 0, stopped):
        return "DATA-BLANK", blank.end() - 1, {"character": f"U+{ord(blank[0][-1]):04X}"}
    if seen := _braces(text, stopped) or ("did not find expected" in problem and _unexpected(text, stopped, quoted)):
        return seen
    for said, code, place in _SAID:
        if said in problem or (context == "while scanning a tag" and code == "DATA-START"):
            escape = text.rfind("\\", 0, stopped + 1)
            index = {"stopped": stopped, "began": began, "escape": escape}[place]
            return code, index, {"sign": text[index : index + 1]}
    sign = text[stopped : stopped + 1].strip()
    return "DATA-SYNTAX", stopped, {"sign": f"“{sign}”" if sign else Term("GIVEN-END")}


def _no_start(text: str, index: int) -> Problem:
    """Return the problem of a character that no value may start with: a tab, or a sign YAML keeps."""
    # PyYAML may stop at the line's end before the tab.
    if tab := re.compile(r"\s*\t").match(text, index):
        return "DATA-TAB", tab.end() - 1, {}
    return "DATA-START", index, {"sign": text[index : index + 1]}


def _braces(text: str, index: int) -> Problem | None:
    """Return the problem of a value that starts with {{ and has no quotes, on the line before a place."""
    before = text[:index].rstrip()
    match = re.search(r"[:-] (\{\{)[^\n]*\Z", before[before.rfind("\n") + 1 :])
    return ("DATA-BRACES", before.rfind("\n") + 1 + match.start(1), {}) if match else None


def _unexpected(text: str, index: int, quoted: tuple[int, int]) -> Problem | None:
    """Return the problem of words behind a closing quote, or of a closing bracket nothing asks for.

    A quote that runs on over lines was most likely forgotten in its own: it closes at the next one that opens.
    """
    before, sign = text[:index].rstrip(" \t"), text[index : index + 1]
    if sign in ("]", "}"):
        return "DATA-STRAY", index, {"sign": sign}
    if not sign and (opened := _left_open(before)) >= 0:
        return "DATA-UNCLOSED-BRACKET", opened, {"sign": before[opened]}
    if before.endswith(('"', "'")) and sign not in ("", ",", ":", "\r", "\n"):
        opened, closed = quoted
        if closed == len(before) and "\n" in text[opened:closed]:
            return "DATA-QUOTE-RUNS-ON", opened, {"sign": before[-1], "line": text.count("\n", 0, closed) + 1}
        return "DATA-AFTER-QUOTE", index, {"sign": before[-1]}
    return None


def _left_open(text: str) -> int:
    """Return where the last bracket stands that nothing closes; -1 where there is none."""
    closed = 0
    for at in range(len(text) - 1, -1, -1):
        closed += (text[at] in "]}") - (text[at] in "[{")
        if closed < 0:
            return at
    return -1


# What the JSON reader says, and our words for it.
_JSON_SAID = (
    ("Expecting ',' delimiter", Term("JSON-NO-COMMA")),
    ("Expecting ':' delimiter", Term("JSON-NO-COLON")),
    ("Expecting property name", Term("JSON-KEY")),
    ("Illegal trailing comma", Term("JSON-COMMA")),
    ("Extra data", Term("JSON-MORE")),
    ("Invalid control character", Term("JSON-LINE")),
)


def in_json(error: json.JSONDecodeError) -> Problem:
    """Return what is wrong with a JSON text."""
    if error.msg.startswith("Unterminated string"):
        return "DATA-UNCLOSED-QUOTE", error.pos, {"sign": '"'}
    if error.msg.startswith("Invalid \\"):
        return "DATA-ESCAPE", error.pos, {}
    if error.doc[error.pos : error.pos + 1] in CURLY:
        return "DATA-CURLY-QUOTES", error.pos, {}
    before = error.doc[: error.pos].rstrip()
    if error.doc[error.pos : error.pos + 1] in ("]", "}") and before.endswith(","):
        return "DATA-JSON", len(before) - 1, {"why": Term("JSON-COMMA")}
    why = next((term for start, term in _JSON_SAID if error.msg.startswith(start)), Term("JSON-VALUE"))
    return "DATA-JSON", error.pos, {"why": why}

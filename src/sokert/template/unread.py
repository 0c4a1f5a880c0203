"""Knows the signs that mean something in Markdown elsewhere, which a report would print as they were typed.

Each is told with what to type instead, since nobody means asterisks, brackets or tags to be printed.
"""

from __future__ import annotations

import re

from sokert.template.parting import DELIMITER

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NAMES = "a|b|br|i|u|s|p|em|sub|sup|ul|ol|li|hr|h[1-6]|div|span|font|strong|small|center|img|table|tr|td|th"
_HTML = rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|amp|lt|gt|quot|#\d+);"

# Anywhere in a line: what it looks like, and the code that tells it.
_SIGNS = (
    (re.compile(r"\*\*+"), "TEMPLATE-STRAY-BOLD"),
    (re.compile(r"!\[[^\]]*\]?|\]\([^)]*\)?|<https?://[^>]*>"), "TEMPLATE-LINK"),
    (re.compile(r"~~+"), "TEMPLATE-STRUCK"),
    (re.compile(r"\{:[^{}]*\}"), "TEMPLATE-ATTRIBUTE"),
    (re.compile(_HTML, re.IGNORECASE), "TEMPLATE-HTML"),
    (re.compile(r"`+"), "TEMPLATE-CODE"),
)
# At the beginning of a line.
_STARTS = (
    (re.compile(r">+\s*[^\W\d_]"), "TEMPLATE-QUOTE"),
    (re.compile(r"(?:[-=*]\s*){3,}$"), "TEMPLATE-RULE"),
    (re.compile(r"#+(?=[^\W\d_])|#{7,}"), "TEMPLATE-HEADING"),
    (re.compile(rf"\||{DELIMITER.pattern}$"), "TEMPLATE-TABLE-BROKEN"),
)


def unread(words: str, starts: bool = False) -> tuple[str, int] | None:
    """Return the code of the first sign of a text that would be printed raw, and where it stands; None without one.

    `starts` says that the words begin a line.

    >>> unread("xem [Công báo](https://congbao.vn)"), unread("A & B <x>, 5 > 3")
    (('TEMPLATE-LINK', 13), None)
    """
    if starts:
        for pattern, code in _STARTS:
            if pattern.match(words.strip()):
                return code, 0
    for pattern, code in _SIGNS:
        if match := pattern.search(words):
            return code, match.start()
    return None

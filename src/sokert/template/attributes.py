"""What stands in braces behind a heading, a caption or an image: `{: #thu width=12cm}`, as kramdown has it.

Jinja's own braces begin otherwise (`{{`, `{%`, `{#`), so neither is taken for the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sokert.template.reading import BRACE

_AT_END = re.compile(rf"[ \t]*[{{{BRACE}]:[ \t]*([^{{}}]*?)[ \t]*\}}[ \t]*$")
_AT_START = re.compile(rf"[{{{BRACE}]:[ \t]*([^{{}}]*?)[ \t]*\}}")
_ID = re.compile(r"#([a-z][a-z0-9-]{0,35})$")
_WIDTH = re.compile(r"width=(\d+(?:\.\d+)?)(mm|cm)$")


class Attributes(NamedTuple):
    """A name to refer to, and how wide an image is, in millimetres; `wrong` is what is neither."""

    id: str = ""
    width: str = ""
    wrong: str = ""


def behind(text: str) -> tuple[str, Attributes]:
    """Return a line without the attributes at its end, and them.

    >>> behind("Kết quả thu {: #thu}")
    ('Kết quả thu', Attributes(id='thu', width='', wrong=''))
    """
    match = _AT_END.search(text)
    return (text[: match.start()], _read(match[1])) if match else (text, Attributes())


def before(text: str) -> tuple[str, Attributes]:
    """Return the attributes that a text begins with, as behind an image, and the rest of it."""
    match = _AT_START.match(text)
    return (text[match.end() :], _read(match[1])) if match else (text, Attributes())


def _read(said: str) -> Attributes:
    own = Attributes()
    for word in said.split():
        if match := _ID.match(word):
            own = own._replace(id=match[1])
        elif match := _WIDTH.match(word):
            own = own._replace(width=f"{float(match[1]) * (10 if match[2] == 'cm' else 1):g}")
        else:
            own = own._replace(wrong=word)
    return own

"""How a piece of text looks: what is asked for, and None for what stays as it is around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypedDict

from sokert.document.values.colors import hexadecimal
from sokert.document.values.links import address
from sokert.document.values.wording import Problems
from sokert.errors import offered

# The names of ST_Underline and ST_HighlightColor (ECMA-376, Part 1, 17.18).
_UNDERLINES = """
    single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash dashDotHeavy
    dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none
"""
_HIGHLIGHTS = """
    black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow
    darkGray lightGray none
"""
UNDERLINES, HIGHLIGHTS = tuple(_UNDERLINES.split()), tuple(_HIGHLIGHTS.split())
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_POINTS = 1638
_REGIONS = ("ascii", "hAnsi", "eastAsia", "cs")


class LookArguments(TypedDict, total=False):
    """The arguments of a look, by name."""

    style: str | None
    bold: bool | None
    italic: bool | None
    underline: bool | str | None
    strike: bool | Literal["double"] | None
    color: str | None
    highlight: str | None
    size: float | None
    font: str | None
    superscript: bool | None
    subscript: bool | None
    small_caps: bool | None
    caps: bool | None
    language: str | None
    rtl: bool | None
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Look:
    """How a piece of text looks, where it differs from the text around it.

    >>> Look(bold=True, color="#c00000")
    Look(bold=True, color='C00000')
    """

    style: str | None = None
    """The name of a character style, as Word shows it."""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | str | None = None
    """True, or a kind: double, thick, dotted, dash, wave and the others of Word."""
    strike: bool | Literal["double"] | None = None
    """A line through the words, or two."""
    color: str | None = None
    """Six hexadecimal digits, C00000, or a plain word: red."""
    highlight: str | None = None
    """A marker's color by name, such as yellow; or six hexadecimal digits."""
    size: float | None = None
    """In points, in steps of a half."""
    font: str | None = None
    superscript: bool | None = None
    subscript: bool | None = None
    small_caps: bool | None = None
    caps: bool | None = None
    language: str | None = None
    """For Word's spelling: vi-VN, en-US."""
    rtl: bool | None = None
    """Runs from right to left."""
    link: str | None = None
    """Where a click leads: an address with its scheme, or `#` and a bookmark."""

    def __post_init__(self) -> None:
        problems = Problems("RichText")
        for name, given in self.asked().items():
            checked = None if given == "" else _CHECKS.get(name, _yes_no)(problems, name, given)
            object.__setattr__(self, name, checked)
        if self.superscript and self.subscript:
            problems.note("VALUE-TWO-AT-ONCE", "superscript", other="subscript")
        if self.caps and self.small_caps:
            problems.note("VALUE-TWO-AT-ONCE", "caps", other="small_caps")
        problems.refuse()

    def __repr__(self) -> str:
        return f"Look({', '.join(f'{key}={value!r}' for key, value in self.asked().items())})"

    def asked(self) -> dict[str, Any]:
        """Return what is asked for."""
        return {name: value for name in LOOKS if (value := getattr(self, name)) is not None}

    def over(self, other: Look) -> Look:
        """Return the look of a piece that stands in a text with another look: its own wins.

        >>> Look(bold=False, superscript=True).over(Look(bold=True, italic=True, subscript=True))
        Look(bold=False, italic=True, superscript=True)
        """
        if other == PLAIN or self == PLAIN:
            return self if other == PLAIN else other
        under = other.asked()
        for one, rival in (("superscript", "subscript"), ("caps", "small_caps")):
            if getattr(self, one):
                under.pop(rival, None)
            if getattr(self, rival):
                under.pop(one, None)
        return replace(self, **{key: value for key, value in under.items() if getattr(self, key) is None})


def _yes_no(problems: Problems, key: str, given: object) -> bool | None:
    if isinstance(given, bool):
        return given
    problems.note("VALUE-YES-NO-EXPECTED", key, given)
    return None


def _underline(problems: Problems, key: str, given: object) -> bool | str | None:
    return given if isinstance(given, bool) else _chosen(problems, key, given, UNDERLINES)


def _strike(problems: Problems, key: str, given: object) -> bool | str | None:
    return given if isinstance(given, bool) else _chosen(problems, key, given, ("double",))


def _chosen(problems: Problems, key: str, given: object, known: tuple[str, ...]) -> str | None:
    if given in known:
        return str(given)
    problems.note("VALUE-UNKNOWN-KIND", key, given, **offered(str(given), known))
    return None


def _color(problems: Problems, key: str, given: object) -> str | None:
    color = hexadecimal(given)
    if color is None:
        problems.note("VALUE-COLOR", key, given)
    return color


def _highlight(problems: Problems, key: str, given: object) -> str | None:
    return None if given is None else given if given in HIGHLIGHTS else _marker(problems, key, given)


def _marker(problems: Problems, key: str, given: object) -> str | None:
    """Return a marker's color that is none of Word's own names."""
    return hexadecimal(given) or _chosen(problems, key, given, HIGHLIGHTS)


def _font(problems: Problems, key: str, given: object) -> str:
    """Return the name of a font for all letters; docxtpl wrote before it which letters it is for."""
    name = problems.words(key, given)
    region, colon, rest = name.partition(":")
    return rest.strip() if colon and region in _REGIONS else name


def _size(problems: Problems, key: str, given: object) -> float | None:
    size = given if isinstance(given, int | float) and not isinstance(given, bool) else 0
    if 1 <= size <= MOST_POINTS and size * 2 == int(size * 2):
        return size
    problems.note("VALUE-FONT-SIZE", key, given, most=MOST_POINTS)
    return None


def _language(problems: Problems, key: str, given: object) -> str | None:
    if isinstance(given, str) and _LANGUAGE.fullmatch(given):
        return given
    problems.note("VALUE-LANGUAGE", key, given)
    return None


_CHECKS: dict[str, Callable[[Problems, str, object], Any]] = {
    "style": Problems.words,
    "font": _font,
    "underline": _underline,
    "strike": _strike,
    "color": _color,
    "highlight": _highlight,
    "size": _size,
    "language": _language,
    "link": address,
}
LOOKS = tuple(one.name for one in fields(Look))
"""What a look may say."""

PLAIN = Look()
"""As the text around it."""

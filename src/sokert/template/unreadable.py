"""Tells at which sign a tag cannot be read that ends as it should: a quote or bracket left open, a curly quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sokert.errors import Finding

_CURLY = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'"))
_PARTNERS = {"(": ")", "[": "]", "{": "}"}


class _Token(Protocol):
    """What a tag is read into: its value and where it stands."""

    @property
    def value(self) -> str: ...
    @property
    def offset(self) -> int: ...


class _Stop(NamedTuple):
    """The sign that a tag cannot be read at, and what is wrong with it."""

    sentence: str
    sign: str


def unreadable(source: str, tokens: Sequence[_Token], start: int) -> Finding:
    """Return what is wrong with a tag, given as it is typed, of which these tokens could be read; it begins at `start`.

    >>> [unreadable(tag, (), 0).message("en") for tag in ("{{ “a” }}", '{{ "a }}')]
    ['the tag {{ “a” }} has curly quotes, which no tag reads', 'the tag {{ "a }} has a quote that is not closed']
    """
    at = tokens[-1].offset + len(tokens[-1].value) - start if tokens else 2
    at += len(source[at:]) - len(source[at:].lstrip())
    stop = _stop(source, at, tokens)
    facts = {"tag": source, "sign": stop.sign, "meant": source.translate(_CURLY)}
    return Finding("TAG-SYNTAX", facts, sentence=stop.sentence)


def _stop(source: str, at: int, tokens: Sequence[_Token]) -> _Stop:
    sign = source[at : at + 1]
    if sign in "\"'" and source[at:].translate(_CURLY) == source[at:]:
        return _Stop("TAG-OPEN-QUOTE", sign)
    if sign in "\"'" or sign.translate(_CURLY) != sign:
        return _Stop("TAG-CURLY-QUOTES", sign)
    if sign in ")]":
        return _Stop("TAG-EXTRA-BRACKET", sign)
    opened = [""]
    for token in tokens:
        if token.value in _PARTNERS:
            opened.append(_PARTNERS[token.value])
        elif token.value == opened[-1]:
            opened.pop()
    return _Stop("TAG-OPEN-BRACKET", opened[-1]) if sign == "}" and opened[-1] else _Stop("TAG-SIGN", sign)

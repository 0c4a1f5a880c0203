"""Turns a message's code and its facts into a sentence a person reads, in Vietnamese or English.

The sentences live in `locale/vi.po` and `locale/en.po`, one entry a code; nothing else in the
library words a message. An entry `CODE` says what is wrong, `CODE.hint` what to do, `CODE.done` what `fix`
did about it.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")


def language(wanted: str | None = None) -> str:
    """Return the language messages come in: the wanted one, else `SOKERT_LANG`, else the locale's.

    >>> language("en")
    'en'
    >>> language("fr")
    'vi'

    An unknown language is Vietnamese: the reader is an office in Viet Nam.
    """
    # getlocale() would call the locale "C" American.
    asked = (wanted, *(os.environ.get(name) for name in ("SOKERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    name = next(filter(None, asked), None) or locale.setlocale(locale.LC_CTYPE)
    return "en" if name.lower().startswith("en") else "vi"


class Term(str):
    """A fact that is itself a message: its code, worded in the reader's language when it is told."""

    __slots__ = ()


class Worded:
    """A fact of more than one word, which words itself in the reader's language when it is told."""

    __slots__ = ()

    def worded(self, lang: str | None = None) -> str:
        """Return its words."""
        raise NotImplementedError


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Return every message of a language by its code.

    >>> catalogue("en")["LEVEL-error"]
    'error'
    """
    from babel.messages.pofile import read_po  # 20 ms that only a message has to pay

    with Path(__file__).with_name("locale").joinpath(f"{lang}.po").open("rb") as file:
        entries = read_po(file, locale=lang)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id}


def text(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """Return the sentence of a code, its facts filled in.

    >>> text("DATA-UNKNOWN-KEY", {"key": "nmae", "near": "name"}, lang="en")
    "unknown key 'nmae'"

    A code without a sentence in the catalogue is a fault of ours and raises KeyError.
    """
    said = {name: _said(fact, lang) for name, fact in (facts or {}).items()}
    return catalogue(language(lang))[code].format_map(said)


def _said(fact: object, lang: str | None) -> object:
    if isinstance(fact, Term):
        return catalogue(language(lang))[fact]
    return fact.worded(lang) if isinstance(fact, Worded) else fact


def hint(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """Return what to do about a code: its own hint, else the near name, else the known ones, else nothing.

    >>> hint("DATA-UNKNOWN-KEY", {"key": "nmae", "near": "name"}, lang="en")
    "did you mean 'name'?"
    >>> hint("DATA-UNKNOWN-KEY", {"key": "zzz", "near": ""}, lang="en")
    ''
    """
    if f"{code}.hint" in catalogue(language(lang)):
        return text(f"{code}.hint", facts, lang)
    if facts and facts.get("near"):
        return text("NEAR", facts, lang)
    return text("KNOWN", facts, lang) if facts and facts.get("known") else ""


def done(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """Return what was done about a code, by its own entry `CODE.done`; empty where it has none."""
    return text(f"{code}.done", facts, lang) if f"{code}.done" in catalogue(language(lang)) else ""

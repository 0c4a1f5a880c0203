"""Turns a message's code and its facts into a sentence a person reads, in Vietnamese or English.

The sentences live in `locale/vi.po` and `locale/en.po`, one entry a code; nothing else in the
library words a message. An entry `CODE` says what is wrong, `CODE.hint` what to do, `CODE.done` what `fix`
did about it.

`{fact}` stands for a fact, `{fact:? (# chỗ)}` for words that stand only where the fact says something:
a count from two on, anything else that is not empty; `#` is the fact. Whole numbers are grouped as in a report.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

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
    """A fact that is itself a message: its code, worded in the reader's language when it is told.

    >>> text("DATA-EMPTY", {"key": Term("PLACE-PARAGRAPH", number=3)}, lang="en")
    "'paragraph 3' is empty"

    Several terms in a tuple are told one after another, with commas between them.
    """

    facts: Mapping[str, object]

    def __new__(cls, code: str, /, **facts: object) -> Term:
        """Return the term of a code and its own facts."""
        term = super().__new__(cls, code)
        term.facts = facts
        return term


class _NotGiven(str):
    """The name of a fact that was not given."""

    __slots__ = ()


class Worded:
    """A fact of more than one word, which words itself in the reader's language when it is told."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def worded(self, lang: str | None = None) -> str:
        """Return its words."""
        raise NotImplementedError


class _Wording(Formatter):
    """Fills facts into a sentence of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, object]) -> object:
        return self._worded(kwargs.get(str(key), _NotGiven(key)))

    def _worded(self, fact: object) -> object:
        if isinstance(fact, tuple):
            return ", ".join(str(self._worded(one)) for one in fact)
        if isinstance(fact, Worded):
            return fact.worded(self.lang)
        return text(fact, fact.facts, self.lang) if isinstance(fact, Term) else fact

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, _NotGiven):
            if not format_spec.startswith("?"):
                raise KeyError(value)
            return ""
        is_count = isinstance(value, int) and not isinstance(value, bool)
        words = f"{value:,}" if is_count else str(value)
        words = words.replace(",", ".") if is_count and self.lang == "vi" else words
        if not format_spec.startswith("?"):
            return words
        shown = value > 1 if isinstance(value, int) else bool(value)
        return format_spec[1:].replace("#", words) if shown else ""


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

    >>> text("DATA-MISSING-KEY", {"key": "name"}, lang="en")
    "the key 'name' is missing"

    A code without a sentence in the catalogue is a fault of ours and raises KeyError.
    """
    spoken = language(lang)
    return _Wording(spoken).vformat(catalogue(spoken)[code], (), facts or {})


def left_open(sentence: str) -> str:
    """Return a sentence of the catalogue for a reader who has no facts: each is left open.

    >>> left_open("there is no template '{name}'{known:?; there are: #}")
    "there is no template '...'"

    One that is nothing but words of this or that fact is told with each, a line for a fact.

    >>> print(left_open("{near:?did you mean '#'?}{known:?known here: #}"))
    did you mean '...'?
    known here: ...
    """
    parts = list(Formatter().parse(sentence))
    whole = "".join(words + ("..." if fact and not spec else "") for words, fact, spec, _ in parts)
    return whole if whole.strip() else "\n".join(spec[1:].replace("#", "...") for _, _, spec, _ in parts if spec)


def hint(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None, where: str = "") -> str:
    """Return what to do about a code: its own hint, else the near name, else the known ones, else nothing.

    `where` is "word" for what was found in a Word file, "data" for what stands in data of a program: a hint of its own
    stands under `CODE.hint.word` or `CODE.hint.data`.

    >>> hint("CLI-NO-SUCH-COMMAND", {"given": "chek", "near": "check"}, lang="en")
    "did you mean 'check'?"
    >>> hint("CLI-NO-SUCH-COMMAND", {"given": "zzz", "near": ""}, lang="en")
    ''
    """
    own = (f"{code}.hint.{where}", f"{code}.hint")
    if found := next((one for one in own if one in catalogue(language(lang))), ""):
        return text(found, facts, lang)
    if facts and facts.get("near"):
        return text("NEAR", facts, lang)
    return text("KNOWN", facts, lang) if facts and facts.get("known") else ""


def done(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """Return what was done about a code, by its own entry `CODE.done`; empty where it has none."""
    return text(f"{code}.done", facts, lang) if f"{code}.done" in catalogue(language(lang)) else ""

"""What all values with form share: they say their plain words, and tell all that is wrong on making."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import fields
from typing import TypeVar

from sokert.document.blocks import ILLEGAL, Value
from sokert.errors import DataError, Finding, Place

LONGEST_SHOWN = 40
Made = TypeVar("Made")


class Worded(Value):
    """A value made of words: it compares, sorts, measures and searches as they do.

    It equals a text that says the same, so that `{% if state == "Đạt" %}` holds whatever color it has;
    two values are equal only with the same form.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return str(self) == unicodedata.normalize("NFC", other)
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, one.name) == getattr(other, one.name) for one in fields(self))  # type: ignore[arg-type]

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other) if isinstance(other, str | Worded) else NotImplemented

    def __len__(self) -> int:
        return len(str(self))

    def __contains__(self, words: object) -> bool:
        return str(words) in str(self)


class Problems:
    """Gathers all that is wrong with the arguments of one value, to be told together."""

    def __init__(self, value: str, file: str = "") -> None:
        self.value, self.file = value, file
        self.found: list[Finding] = []

    def note(self, code: str, key: str, given: object = "", **facts: object) -> None:
        """Note one thing that is wrong with an argument."""
        said = given if isinstance(given, str) else repr(given)
        said = said if len(said) <= LONGEST_SHOWN else said[:LONGEST_SHOWN] + "…"
        known = {"value": self.value, "key": key, "given": said, **facts}
        self.found.append(Finding(code, known, Place(self.file)))

    def words(self, key: str, given: object, allowed: str = "") -> str:
        """Return a text in NFC; no text, or a character no Word file may hold, is noted."""
        if not isinstance(given, str):
            self.note("VALUE-TEXT-EXPECTED", key, given)
            return ""
        text = str(given)
        if match := ILLEGAL.search(text.translate(dict.fromkeys(map(ord, allowed)))):
            sign = f"U+{ord(match[0]):04X}"
            self.note("VALUE-ILLEGAL-CHARACTER", key, character=sign, position=text.index(match[0]) + 1)
            return ""
        return unicodedata.normalize("NFC", text)

    def kept(self, make: Callable[[], Made]) -> Made | None:
        """Return what is made; what its making tells is noted with the rest."""
        try:
            return make()
        except DataError as error:
            self.found += error.findings
            return None

    def refuse(self) -> None:
        """Raise DataError with all that was noted."""
        if self.found:
            raise DataError(self.found)

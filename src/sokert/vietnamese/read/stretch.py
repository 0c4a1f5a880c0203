"""Tells how much of the words between two figures was understood: what stands far apart is not surely one claim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sokert.figures.doubt import Stretch
from sokert.vietnamese.read.tokens import Token, tokens_of
from sokert.vietnamese.read.vocabulary import FILLERS

_ENDS = (".", "?", "!")
_AGAIN = ("(", "tức", "tức là", "hay", "tương đương", "tương ứng", "=")


class Words:
    """The words of a passage, cut into tokens once somebody asks for them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _tokens(self) -> Sequence[Token]:
        return tokens_of(self.text)

    def between(self, start: int, end: int) -> Stretch:
        """Return what stands between two places: words that do nothing known, and the end of a sentence.

        >>> Words("Có 44/48 đại biểu dự họp đồng ý, chiếm 96%.").between(16, 39)
        Stretch(words=4, ends=False, again=False)
        """
        words = [one for one in self._tokens if start <= one.start and one.end <= end]
        stops = [at for at, one in enumerate(words) if one.key in _ENDS]
        goes_on = bool(stops) and words[stops[-1] + 1 :] and words[stops[-1] + 1].kind == "base"
        unread = sum(one.kind == "word" and one.key not in FILLERS for one in words)
        again = any(one.key in _AGAIN for one in words)
        return Stretch(unread, bool(stops) and not goes_on, again)

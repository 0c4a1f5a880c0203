"""Finds a figure that stands twice: in a heading and in its text, in one sentence and in the sum of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement, listing
from sokert.vietnamese.read.tokens import key_of
from sokert.vietnamese.read.vocabulary import FILLERS, words_of

SHARED = 2  # words of a name that is not met by chance
DIGITS = 3  # of a figure that is not met by chance
NEAR = 12  # figures back that one may be told again of
_STOP = re.compile(r"[.;!?](?=\s)|\n")
_AFTER = re.compile(r"[^,.;:!?()\n\d]*")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = 3  # words behind a figure that name it too
# Beside these a figure is another's: a change, a plan, what was before, what is left.
_OTHERS = re.compile(
    r"\b(?:tăng|giảm|vượt|gấp|so với|cùng kỳ|dự toán|chỉ tiêu|năm trước|năm ngoái|đầu năm|đầu kỳ|còn|thiếu|"
    r"hơn|chưa|không|trong đó|năm \d{4})\b"
)
# Words of any sentence that name nothing.
_PLAIN = FILLERS | frozenset(
    words_of(
        "và, là, có, đạt, các, những, tại, từ, đến, ngày, tháng, tổng, kết, quả, công, tác, bảng, biểu, địa, "
        "bàn, hiện, nay, ta, cho, để"
    )
)


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure with the words around it, and the sentence it stands in."""

    quantity: Quantity
    words: frozenset[str]
    sentence: int
    plain: bool


def restated(text: str, quantities: Sequence[Quantity]) -> Iterator[Statement]:
    """Yield that a figure of one sentence is that of another which names the same thing.

    Only two swapped digits tell of it: what else differs may be another thing of the same name.

    >>> from sokert.vietnamese.read import read
    >>> text = "Trồng rừng đạt 1.246 ha. Đánh giá chung: trồng rừng được 1.426 ha."
    >>> [(claim.name, claim.stated.text) for claim in read(text).statements]
    [('equal', '1.426 ha')]
    """
    printed = [(one, one.digits) for one in quantities if one.dimension and not one.hedge]
    known = [one for one, digits in printed if len(digits) >= DIGITS]
    digits = [digits for _, digits in printed if len(digits) >= DIGITS]
    noted = (
        [_noted(text, one) for one in known] if any(_are_swapped(one, other) for one, other in _near(digits)) else []
    )
    for at, later in enumerate(noted):
        earlier = next((one for one in reversed(noted[max(0, at - NEAR) : at]) if _is_again(one, later)), None)
        claim = listing("equal", later.quantity, [earlier.quantity], "likely") if earlier else None
        yield from [claim] if claim else []


def _near(digits: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the figures that stand near one another and are as long."""
    for at, one in enumerate(digits):
        yield from ((one, other) for other in digits[at + 1 : at + 1 + NEAR] if len(other) == len(one) and other != one)


def _noted(text: str, quantity: Quantity) -> Noted:
    start, end = quantity.place.start, quantity.place.end
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, start - 200), start)]
    before = text[max(stops[-1:], default=max(0, start - 200)) : start]
    after = _AFTER.match(text, end)
    named = key_of(f"{before} {' '.join(_WORD.findall(after[0] if after else '')[:_BEHIND])}")
    sentence = len(re.findall(r"[.!?]\s|\n", text[:start]))
    return Noted(quantity, frozenset(_WORD.findall(named)) - _PLAIN, sentence, not _OTHERS.search(named))


def _is_again(one: Noted, other: Noted) -> bool:
    """Return whether two figures name one thing, and differ by two swapped digits."""
    first, second = one.quantity, other.quantity
    if not (one.plain and other.plain) or one.sentence == other.sentence or first.step != second.step:
        return False
    shared, fewer = len(one.words & other.words), min(len(one.words), len(other.words))
    return (
        first.dimension == second.dimension
        and shared >= SHARED
        and shared * 2 >= fewer
        and _are_swapped(first.digits, second.digits)
    )


def _are_swapped(one: str, other: str) -> bool:
    differ = [at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    return (
        len(one) == len(other)
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )

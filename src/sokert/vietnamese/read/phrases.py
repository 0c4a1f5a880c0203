"""Folds tokens into what a sentence is made of: figures, groups in brackets, words and signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sokert.figures.quantity import Quantity, Span
from sokert.vietnamese.read.quantities import Figure, number_of, quantity_at
from sokert.vietnamese.read.tokens import Token, tokens_of
from sokert.vietnamese.read.vocabulary import FILLERS


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in brackets."""

    items: tuple[Item, ...]
    start: int
    end: int


Item = Token | Figure | Group
_BEGINS = frozenset(["number", "hedge", "rank", "fraction", "times"])  # tokens that a figure may begin with
TEN = 10
_RANKED = ("thứ", "hạng")
_RANGE = ("-", "–", "÷", "~")


def sentences(text: str) -> Iterator[list[Item]]:
    """Yield the sentences of a passage, their figures read and their brackets grouped."""
    sentence: list[Item] = []
    for item in _grouped([one if isinstance(one, Token) else _quoting(one, text) for one in _figured(tokens_of(text))]):
        if isinstance(item, Token) and item.key in (".", "?", "!"):
            yield sentence
            sentence = []
        else:
            sentence.append(item)
    yield sentence


def _quoting(item: Figure, text: str) -> Figure:
    """Return a figure whose quantities know the words they were read from."""
    over = item.over and item.over.quoting(text)
    return Figure(tuple(one.quoting(text) for one in item.quantities), item.start, item.end, over)


def _figured(tokens: Sequence[Token]) -> Iterator[Token | Figure]:
    """Yield tokens with each figure in the place of its own; what is no value is masked."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = (_rank(tokens, at) or _figure(tokens, at)) if token.kind in _BEGINS or token.key in _RANKED else None
        if found is None:
            yield token
            at += 1
            continue
        figure, end = found
        yield figure if _is_value(figure, tokens, at, end) else Token("mask", "", figure.start, figure.end)
        at = end


def _figure(tokens: Sequence[Token], at: int) -> tuple[Figure, int] | None:
    """Return the figure that begins at a token: a quantity, a pair, or the quantities of one event."""
    found = quantity_at(tokens, at)
    if found is None:
        return None
    one, end = found
    quantities = [one]
    while end + 1 < len(tokens) and tokens[end].key == "/":
        after = end + 2 if tokens[end + 1].kind == "whole" else end + 1
        other = quantity_at(tokens, after)
        if other is None:
            break
        if _is_no_pair(quantities[-1], other[0], tokens, at, other[1]):
            return Figure((), one.place.start, other[0].place.end), other[1]
        if not (quantities[-1].unit and other[0].unit) or quantities[-1].unit == other[0].unit:
            return _pair(quantities[-1], other[0]), other[1]
        quantities.append(other[0])
        end = other[1]
    if end + 1 < len(tokens) and tokens[end].key == "trên" and tokens[end + 1].kind == "number":
        other = quantity_at(tokens, end + 1)  # "1.934 trên 1.968 hồ sơ"
        if other and other[0].value >= one.value and one.unit in ("", other[0].unit) and not one.is_percent:
            return _pair(one, other[0]), other[1]
    if end + 1 < len(tokens) and tokens[end].key in _RANGE and tokens[end + 1].kind == "number":
        return _figure_of_range(one, tokens, end)
    return Figure(tuple(quantities), one.place.start, quantities[-1].place.end), end


def _is_no_pair(one: Quantity, over: Quantity, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a slash parts two figures that are no pair.

    "nặng/nhẹ 37,8%/62,2%" are two nouns' own, "150.000/1 người" is for each, "29 trạm/161 làn" has no unit for both.
    """
    if (one.is_percent and over.is_percent) or (over.value == 1 < one.value and over.unit):
        return True
    unknown = bool(one.unit) and not over.unit and _is_counted(tokens, end)
    return unknown or _is_fraction(one, over, tokens, at, end)


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun stands right behind a number."""
    word = tokens[at] if at < len(tokens) else None
    return word is not None and word.kind == "word" and word.key not in FILLERS


def _is_fraction(one: Quantity, over: Quantity, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether two small numbers are a part of one: "giảm hơn 1/3 trong quý I"; none in brackets or of a unit."""
    small = one.value < over.value <= TEN and not one.unit and over.unit in ("", "kế hoạch")
    bare = end >= len(tokens) or tokens[end].kind != "word" or bool(one.hedge) or bool(over.unit)
    return small and bare and not (at and tokens[at - 1].key in ("(", "["))


def _figure_of_range(one: Quantity, tokens: Sequence[Token], at: int) -> tuple[Figure, int]:
    """Return "15-20%" as a figure that is no value: it has no quantity."""
    last = quantity_at(tokens, at + 1)
    place, end = (last[0].place, last[1]) if last else (one.place, at + 1)
    return Figure((), one.place.start, place.end), end


def _pair(done: Quantity, over: Quantity) -> Figure:
    """Return "84/150 đảng viên" as a figure: each takes the unit that the other alone has."""
    named = done if done.unit else over
    done, over = in_unit_of(done, named), in_unit_of(over, named)
    return Figure((done,), done.place.start, over.place.end, over)


def in_unit_of(bare: Quantity, named: Quantity) -> Quantity:
    """Return a figure without a unit in that of another; one that has a unit of its own as it is."""
    if bare.dimension or not named.dimension:
        return bare
    unit = {"dimension": named.dimension, "unit": named.unit}
    if bare.scale > 1:
        return replace(bare, **unit)  # type: ignore[arg-type]  # "571 triệu lượt, giảm 21 triệu"
    value, step = bare.value * named.scale, bare.step * named.scale
    counted = named.counted and bare.step == 1
    return replace(bare, value=value, step=step, scale=named.scale, counted=counted, **unit)  # type: ignore[arg-type]


def _rank(tokens: Sequence[Token], at: int) -> tuple[Figure, int] | None:
    """Return a place in a rank: "xếp thứ 12/34"."""
    in_brackets = at > 0 and tokens[at].key in _RANKED and (tokens[at - 1].key == "(" or tokens[at - 1].kind == "base")
    if not (tokens[at].kind == "rank" or in_brackets) or at + 1 >= len(tokens) or tokens[at + 1].kind != "number":
        return None
    numbers = [tokens[at + 1]]
    if at + 3 < len(tokens) and tokens[at + 2].key == "/" and tokens[at + 3].kind == "number":
        numbers.append(tokens[at + 3])
    place, *among = [
        Quantity(number_of(one.key)[0], counted=True, dimension="rank", unit="thứ", place=Span(one.start, one.end))
        for one in numbers
    ]
    return Figure((place,), tokens[at].start, numbers[-1].end, among[0] if among else None), at + 2 * len(numbers)


def _is_value(figure: Figure, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a figure is a value: no threshold, no range."""
    before = tokens[at - 1] if at else None
    after = tokens[end : end + 3]
    return bool(
        figure.quantities
        and not (before and before.kind == "threshold")
        and not any(token.key in ("trở lên", "trở xuống") for token in after)
    )


def _grouped(items: list[Token | Figure]) -> list[Item]:
    """Return items with those in brackets as one; a bracket that never closes groups nothing."""
    open_groups: list[tuple[int, list[Item]]] = [(0, [])]
    for item in items:
        key = item.key if isinstance(item, Token) else ""
        if key in ("(", "["):
            open_groups.append((item.start, []))
        elif key in (")", "]") and len(open_groups) > 1:
            start, inner = open_groups.pop()
            open_groups[-1][1].append(Group(tuple(inner), start, item.end))
        else:
            open_groups[-1][1].append(item)
    whole: list[Item] = []
    for _, inner in open_groups:
        whole += inner
    return whole

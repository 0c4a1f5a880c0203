"""Jinja's own filters and operators as a Vietnamese report needs them: exact, half up, figures as they are said.

Plain Jinja rounds half to even, reads "20.870" as 20, prints 1234.5 and puts Zeta before Ân.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import partial, wraps
from itertools import chain, groupby
from operator import add
from typing import Any

from jinja2 import Template as Compiled
from jinja2 import Undefined, pass_context, pass_environment
from jinja2.filters import FILTERS as JINJA
from jinja2.filters import _GroupTuple, make_attrgetter, make_multi_attrgetter
from jinja2.runtime import Context
from jinja2.utils import _PassArg
from pydantic import BaseModel

from sokert.document.blocks import CLOSE, OPEN
from sokert.errors import DataError, Finding, MissingValueError, TemplateError
from sokert.fill import bounds
from sokert.fill.blanks import TITLE_OF, Instead, left
from sokert.models import Report, is_gap
from sokert.vietnamese.alphabet import order
from sokert.vietnamese.filters.declared import Declared
from sokert.vietnamese.filters.surroundings import given, number_of
from sokert.vietnamese.numbers import HOUSE, SWAPPED, exact, number, rounded
from sokert.vietnamese.unknown import Unknown
from sokert.vietnamese.without_filter import said

_PLAIN = re.compile(r"\s*-?\d+(\.\d+)?\s*")
_THOUSANDS = re.compile(r"\s*-?[1-9]\d{0,2}\.\d{3}\s*")
_FENCE = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
_NUMBERS = (int, float, Decimal, Fraction)
_SAID = (*_NUMBERS, datetime.date, BaseModel)  # of which Python's words are none that a reader knows


# --- text --------------------------------------------------------------------------------------


def worded(value: object, context: Context | None = None) -> object:
    """Return a value as it prints where Python would word it; a text as it is; null, and a whole record, are told."""
    if is_gap(value) and not isinstance(value, Undefined):
        if context is not None and context.environment.blank:  # type: ignore[attr-defined]
            return left("")
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    if isinstance(value, str | Undefined):
        return value
    if isinstance(value, bounds.CONTAINERS):
        raise bounds.Refused("FILL-LIST-AS-TEXT")
    if isinstance(value, Compiled):
        if context is None or not str(value.name).startswith(TITLE_OF):
            raise bounds.Refused("FILL-BODY-AS-TEXT")
        return in_text(value, context.get_all())
    if not isinstance(value, _SAID) and type(value).__str__ is not object.__str__:
        return value  # of a kind that has words of its own
    report = context.get("report") if context is not None else None
    return said(value, report.settings if isinstance(report, Report) else HOUSE)


@pass_context
def joinable(context: Context, value: object) -> object:
    """Return what `~` joins: each as it prints."""
    return worded(value, context)


@pass_context
def join(context: Context, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
    """Return the values joined, each as it prints."""
    items: Iterable[Any] = bounds.turns(value)
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    words, between = [bounds.worded(worded(one, context)) for one in items], str(worded(d, context))
    bounds.meter().made(len(between) * len(words))
    return between.join(words)


@pass_context
def string(context: Context, value: object) -> str:
    """Return a value as it prints."""
    return str(worded(given(value), context))


def in_text(title: Compiled, names: Mapping[str, Any] | None = None) -> str:
    """Return what the title of a section says, as a piece of a text."""
    filled = "".join(title.root_render_func(title.new_context(dict(names or {}), shared=True)))
    return str(bounds.made(_FENCE.sub("", filled)))


def on_text(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of texts that takes a value as it prints, and refuses null, which it would call NONE."""
    kind = _PassArg.from_obj(filter_)

    @wraps(filter_)
    def wrapped(context: Context, value: object, *arguments: Any, **named: Any) -> Any:
        around = {_PassArg.environment: context.environment, _PassArg.eval_context: context.eval_ctx}
        own = () if kind is None else (around.get(kind, context),)
        return filter_(*own, worded(value, context), *arguments, **named)

    return pass_context(wrapped)


@pass_context
def replace(context: Context, value: object, old: object, new: object, count: int | None = None) -> str:
    """Return a text with another in the place of one; what stands for either is taken as it prints."""
    text, before, after = (str(worded(one, context)) for one in (value, old, new))
    return text.replace(before, after, -1 if count is None else count) if before else text


def default(value: object, default_value: object = "", boolean: bool = False) -> object:
    """Return a value, or another where there is none: not asked for, or null, as JSON says it."""
    if isinstance(value, Undefined | Unknown) or is_gap(value) or (boolean and not value):
        return Instead(default_value) if type(default_value) is str else default_value
    return value


# --- numbers -----------------------------------------------------------------------------------


def _read(value: object, default: object) -> Decimal | None:
    """Return the number a value is, or a text that can be read in one way only; None takes the default."""
    if isinstance(value, str) or is_gap(value):
        if isinstance(value, str) and _PLAIN.fullmatch(value) and not _THOUSANDS.fullmatch(value):
            return Decimal(value.strip())
        if default is not None:
            return None
        if isinstance(value, str):
            raise DataError(Finding("WORDS-TEXT-AS-NUMBER", {"given": value}))
    return number_of(value)


def whole(value: object, default: object = None, base: int = 10) -> object:
    """Return a number without its decimals; a text that may mean another number is refused."""
    if base != 10 and isinstance(value, str):
        return int(value, base)
    if type(value) is Unknown:
        return value
    read = _read(value, default)
    return default if read is None else int(read)


def decimal(value: object, default: object = None) -> object:
    """Return an exact number; a text that may mean another number is refused."""
    if type(value) is Unknown:
        return value
    read = _read(value, default)
    return default if read is None else read


def round_(value: object, precision: int = 0, method: str = "common") -> object:
    """Return a number rounded half up, or up or down."""
    if type(value) is Unknown:
        return value
    known = number_of(value)
    if method == "common":
        return rounded(known, precision)
    steps = {"ceil": math.ceil, "floor": math.floor}[method](Fraction(known) * Fraction(10) ** precision)
    return Decimal(f"{steps}E{-precision}")


@pass_environment
def sum_(environment: Any, iterable: Iterable[Any], attribute: Any = None, start: Any = 0) -> Any:
    """Return the exact sum."""
    if attribute is not None:
        iterable = map(make_attrgetter(environment, attribute), iterable)
    total = start
    for one in iterable:
        total = reckoned("+", total, one, partial(add, total, one))
    return total


def reckoned(operator: str, left: object, right: object, otherwise: Callable[[], Any]) -> Any:
    """Return the exact result of two numbers, 1/3 as a fraction; of anything else what Python makes of it."""
    numbers = all(isinstance(one, _NUMBERS) and not isinstance(one, bool) for one in (left, right))
    if not numbers or (operator != "/" and isinstance(left, int) and isinstance(right, int)):
        return otherwise()
    one, other = (Fraction(side if isinstance(side, Fraction) else exact(side)) for side in (left, right))
    if operator in ("/", "//", "%") and not other:
        raise TemplateError(Finding("WORDS-DIVIDED-BY-ZERO"))
    result = _RECKONED[operator](one, other)
    if isinstance(left, int) and isinstance(right, int) and result.denominator == 1:
        return int(result)
    return _ended(Fraction(result))


def in_words(operator: str, left: object, right: object) -> None:
    """Refuse to repeat or join the digits of texts where a sum is meant: "1.234,5" * 2 is no 1.234,51.234,5.

    >>> in_words("+", "01", "0025"), in_words("*", "-", 20)
    (None, None)
    """
    texts = [one for one in (left, right) if isinstance(one, str)]
    wanted = {"*": 1, "+": 2}.get(operator, 3)
    if len(texts) == wanted and all(map(_FIGURE.fullmatch, texts)):
        raise TemplateError(Finding("FILL-TEXT-SUM", {"given": texts[0]}))


_FIGURE = re.compile(r"\s*[-+]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:[.,]\d+)?\s*")
_RECKONED: Mapping[str, Callable[[Fraction, Fraction], Any]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
    "//": lambda one, other: one // other,
    "%": lambda one, other: one - other * (one // other),
}
EXACT = frozenset(_RECKONED)


def _ended(value: Fraction) -> Decimal | Fraction:
    """Return a fraction as a decimal where its digits end."""
    left, twos, fives = value.denominator, 0, 0
    while left % 2 == 0:
        left, twos = left // 2, twos + 1
    while left % 5 == 0:
        left, fives = left // 5, fives + 1
    places = max(twos, fives)
    return Decimal(f"{value.numerator * 10**places // value.denominator}E{-places}") if left == 1 else value


# --- formats -----------------------------------------------------------------------------------

_SPEC = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-+ #0]*)(?P<width>\d*)(?:\.(?P<decimals>\d+))?(?P<kind>[a-zA-Z%])"
)


def formatted(text: str, arguments: object) -> str:
    """Return what `%` makes of a text: numbers as they are said, rounded half up.

    >>> formatted("%s; %.1f; %02d", (Decimal("1234.5"), 2.25, 5))
    '1.234,5; 2,3; 05'
    """
    waiting = list(arguments) if isinstance(arguments, tuple) else [arguments]
    if "*" in text:
        return text % arguments

    def one(match: re.Match[str]) -> str:
        if match["kind"] == "%":
            return "%"
        value = arguments[match["key"]] if match["key"] is not None else waiting.pop(0)  # type: ignore[index]
        kind, flags = match["kind"], match["flags"]
        if type(value) is Unknown:
            return str(value)
        if kind in "fF" and isinstance(value, _NUMBERS):
            printed = number(exact(value), int(match["decimals"] or 6))
            return f"%{flags.replace('0', '')}{match['width']}s" % printed
        if kind in "eEgG" and isinstance(value, _NUMBERS):
            raise TemplateError(Finding("WORDS-NO-FORMAT", {"given": match[0]}))
        cut = f".{match['decimals']}" if match["decimals"] else ""
        return f"%{flags}{match['width']}{cut}{kind}" % (worded(value) if kind in "sr" else value,)

    made = _SPEC.sub(one, text)
    if waiting and not isinstance(arguments, Mapping):
        raise TypeError("not all arguments converted during string formatting")
    return made


def format_(value: object, *arguments: Any, **named: Any) -> str:
    """Return what `%` makes of a text."""
    return formatted(str(value), named or arguments)


class _FormattedDecimal(Decimal):
    """A number that `str.format` prints as it is said."""

    def __str__(self) -> str:
        return said(Decimal(self))

    def __format__(self, spec: str, context: object = None) -> str:
        if not spec:
            return str(self)
        with localcontext(rounding=ROUND_HALF_UP):
            grouped = spec if "," in spec else re.sub(r"(\.\d+)?f$", r",\1f", spec, count=1)
            return format(Decimal(self), grouped).translate(SWAPPED)


class _FormattedInt(int):
    """A whole number that `str.format` prints as it is said: {:,} with dots."""

    def __format__(self, spec: str) -> str:
        return (
            format(Decimal(self), spec).translate(SWAPPED)
            if spec.endswith((",", "f", "%"))
            else format(int(self), spec)
        )


def for_format(value: object) -> object:
    """Return a number so that `str.format` prints it as it is said; anything else as it is; null is told."""
    if value is None:
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    if isinstance(value, bool) or not isinstance(value, _NUMBERS):
        return value
    return _FormattedInt(value) if isinstance(value, int) else _FormattedDecimal(exact(value))


class Formatter(bounds.Formatter):
    """Does what `'{}'.format()` asks, each field as it prints."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        """Return a field as it is printed; the form that the template asks for stands before ours."""
        is_ours = isinstance(value, _FormattedDecimal | _FormattedInt) or bool(format_spec)
        return super().format_field(value if is_ours else worded(value), format_spec)


# --- order -------------------------------------------------------------------------------------


_OF_THE_KNOWN = "{{ metrics|selectattr('is_known')|sort(attribute='value') }}"


def _ordered(value: object) -> object:
    return order(value) if isinstance(value, str) else _known(value)


def _ordered_by_case(value: object) -> object:
    return (order(value), value) if isinstance(value, str) else _known(value)


def _known(value: object) -> object:
    """Return a value that has a place among others; a figure that is not known yet has none."""
    if type(value) is Unknown:
        raise DataError(Finding("FILL-UNKNOWN-ORDER", {"name": value.metric.name, "instead": _OF_THE_KNOWN}))
    return value


def _key(case_sensitive: bool) -> Callable[[object], object]:
    return _ordered_by_case if case_sensitive else _ordered


@pass_environment
def sort(
    environment: Any, value: Iterable[Any], reverse: bool = False, case_sensitive: bool = False, attribute: Any = None
) -> list[Any]:
    """Return the values in the order of the Vietnamese alphabet."""
    return sorted(value, key=make_multi_attrgetter(environment, attribute, _key(case_sensitive)), reverse=reverse)


@pass_environment
def group_by(
    environment: Any, value: Iterable[Any], attribute: Any, default: Any = None, case_sensitive: bool = False
) -> list[Any]:
    """Return the values in groups of one attribute, in the order of the Vietnamese alphabet."""
    by = make_attrgetter(environment, attribute, _key(case_sensitive), default)
    real = make_attrgetter(environment, attribute, default=default)
    groups = [list(members) for _, members in groupby(sorted(value, key=by), by)]
    return [_GroupTuple(real(members[0]), members) for members in groups]


def sort_dict(
    value: Mapping[Any, Any], case_sensitive: bool = False, by: str = "key", reverse: bool = False
) -> list[tuple[Any, Any]]:
    """Return the entries in the order of their keys or values, by the Vietnamese alphabet."""
    at, key = ("key", "value").index(by), _key(case_sensitive)
    return sorted(value.items(), key=lambda entry: key(entry[at]), reverse=reverse)  # type: ignore[arg-type, return-value]


def _extreme(pick: Callable[..., Any]) -> Callable[..., Any]:
    @pass_environment
    def picked(environment: Any, value: Iterable[Any], case_sensitive: bool = False, attribute: Any = None) -> Any:
        items = iter(value)
        first = next(items, None)
        if first is None:
            return environment.undefined("no value to choose from")
        return pick(chain([first], items), key=make_attrgetter(environment, attribute, _key(case_sensitive)))

    return picked


FILTERS: dict[str, Callable[..., Any]] = {
    **{
        name: on_text(JINJA[name])
        for name in ("upper", "lower", "title", "capitalize", "trim", "truncate", "striptags", "wordcount")
    },
    "replace": replace,
    **dict.fromkeys(("default", "d"), default),
    "join": join,
    "string": string,
    "int": whole,
    "float": decimal,
    "round": round_,
    "sum": sum_,
    "format": format_,
    "sort": sort,
    "groupby": group_by,
    "dictsort": sort_dict,
    "min": _extreme(min),
    "max": _extreme(max),
    "_joinable": joinable,
}

# What Jinja's own filters take and give, and those that reading a template puts in.
DECLARED: dict[str, Declared] = {
    **dict.fromkeys(("int", "float", "round", "abs", "filesizeformat"), Declared("number")),
    **dict.fromkeys(("upper", "lower", "title", "capitalize", "trim", "replace", "truncate"), Declared("text")),
    **dict.fromkeys(("wordcount", "escape", "e", "indent", "striptags", "_joinable"), Declared("text")),
    **dict.fromkeys(("length", "count", "join", "sum"), Declared("list")),
    **dict.fromkeys(("sort", "reverse", "list", "unique"), Declared(gives="same")),
    **dict.fromkeys(("select", "reject", "selectattr", "rejectattr"), Declared(gives="same")),
    **dict.fromkeys(("batch", "slice"), Declared(gives="batches")),
    **dict.fromkeys(("first", "last", "min", "max"), Declared(gives="one")),
    **dict.fromkeys(("dictsort", "items"), Declared(gives="pairs")),
    **dict.fromkeys(("default", "d"), Declared(gives="value")),
    **dict.fromkeys(("string", "format", "attr", "urlencode", "included"), Declared()),
    "map": Declared(gives="each"),
    "groupby": Declared(gives="groups"),
    "_shaded": Declared("color"),  # what the tags cellbg and colspan print into
    "_spanned": Declared("span"),
}

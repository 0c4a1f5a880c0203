"""The types of the fields: texts in NFC, exact figures, days in Vietnam; and what all records share."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from numbers import Rational, Real
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, SupportsIndex, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    PlainSerializer,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.errors import DataError, Finding
from sokert.units import plain

# What a tag finds at top level beside the metrics, and the words of Jinja itself.
RESERVED = frozenset(
    {"report", "period", "issuer", "metrics", "sections", "loop", "self", "super", "caller", "varargs", "kwargs"}
    | {"true", "false", "none", "footnote", "endnote", "ref", "anchor", "contents", "chart"}
)


VIETNAM = timezone(timedelta(hours=7))  # one for the whole country, the same all year


DEEPEST = 5  # Phần, I., 1., a), -: nd30 4 and domain 2 know no deeper level


def wrong(code: str, **facts: object) -> PydanticCustomError:
    """Return an error pydantic carries to the reader of the file; `messages` words it later."""
    return PydanticCustomError("sokert", "{code}", {"code": code, **facts})


def legal_text(value: object) -> object:
    """Return a text in NFC; anything else goes on to the type's own check."""
    if not isinstance(value, str):
        return value
    if match := ILLEGAL.search(value):
        raise wrong("DATA-ILLEGAL-CHARACTER", character=f"U+{ord(match[0]):04X}", position=match.start() + 1)
    return unicodedata.normalize("NFC", value)


def stripped_text(value: object) -> object:
    """Return a legal text without the blanks around it."""
    legal = legal_text(value)
    return legal.strip() if isinstance(legal, str) else legal


def fields_of(value: object) -> object:
    """Return the fields of a dataclass, a named tuple or a pydantic model as a mapping; anything else as it is.

    Of a pydantic model, whose fields often have None as their default, those that are given.

    >>> from collections import namedtuple
    >>> fields_of(namedtuple("Row", "code value")("thu", 3)), fields_of(7)
    ({'code': 'thu', 'value': 3}, 7)
    """
    if isinstance(value, BaseModel):
        return value if isinstance(value, Model) else {name: one for name, one in value if one is not None}
    names = getattr(type(value), "__dataclass_fields__", None)
    if isinstance(value, tuple):
        names = getattr(type(value), "_fields", None)
    return value if names is None else {name: getattr(value, name) for name in names}


def rows_of(items: object, deep: int = DEEPEST) -> object:
    """Return the items of a list as mappings, and those of the sections in them; anything else as it is.

    >>> from dataclasses import make_dataclass
    >>> rows_of([make_dataclass("Part", ["title"])("A")]), rows_of("a")
    ([{'title': 'A'}], 'a')
    """
    return [_row(one, deep) for one in items] if isinstance(items, list | tuple) and deep else items


def _row(one: object, deep: int) -> object:
    """Return an item as a mapping, and what it holds."""
    made = fields_of(one)
    if made is not one and isinstance(made, dict):
        return {name: rows_of(fields_of(value), deep - 1) for name, value in made.items()}
    return (
        {**made, "sections": rows_of(made["sections"], deep - 1)} if type(made) is dict and "sections" in made else made
    )


def is_gap(value: object) -> bool:
    """Return whether a value is what a table says where it has none: None, NaN, NaT, NA.

    >>> is_gap(None), is_gap(float("nan")), is_gap(Decimal("NaN")), is_gap(0), is_gap("")
    (True, True, True, False, False)
    """
    if value is None:
        return True
    if isinstance(value, str | int | tuple | list | dict | BaseModel):
        return False
    if isinstance(value, Decimal):
        return value.is_nan()
    try:
        return bool(isinstance(value, float | Date) and value != value) or type(value).__name__ == "NAType"
    except (TypeError, ValueError):
        return False


def day_of(value: object) -> object:
    """Return a day as it is, of a moment the day in Vietnam; a number is refused, which would count seconds."""
    if type(value).__name__ == "datetime64":  # numpy's, which is nothing of Python's
        value = value.astype("datetime64[us]").item()  # type: ignore[attr-defined]
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(VIETNAM).replace(tzinfo=None)
    if isinstance(value, int | float) or (isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        raise PydanticKnownError("date_type")
    return value


def whole_count(value: object) -> object:
    """Return a whole number as it is; true is refused, which would count as 1."""
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


_GROUPED = re.compile(r"^(-?)([1-9]\d{0,2}\.\d{3})$")  # may be thousands


def figure_text(value: Decimal) -> str | None:
    """Return a figure as a text from which the same is read; one that could be thousands behind a zero, none of none.

    >>> figure_text(Decimal("1E+2")), figure_text(Decimal("12.345")), figure_text(Decimal("NaN"))
    ('100', '012.345', None)
    """
    return None if value.is_nan() else _GROUPED.sub(r"\g<1>0\2", f"{plain(value):f}")


def exact_figure(value: object) -> object:
    """Return an exact decimal; of a float its shortest digits. A boolean and a text with marks in it are refused.

    >>> exact_figure(0.1), exact_figure("1234.5"), exact_figure(7)
    (Decimal('0.1'), Decimal('1234.5'), 7)
    """
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) and not _GROUPED.fullmatch(value):
        return Decimal(value)
    if isinstance(value, bool | str):
        raise wrong("DATA-FIGURE", given=str(value))
    if isinstance(value, Real) and not isinstance(value, Rational):
        return _shortest(value)
    try:
        return int(value) if isinstance(value, SupportsIndex) else value
    except TypeError:  # an array of several, which is no figure
        return value


def _shortest(value: Real) -> object:
    """Return a float by its shortest digits; a whole one, as data frames make them, as a whole number."""
    known = float(value)
    if known != known or known in (float("inf"), float("-inf")):
        raise wrong("DATA-NOT-FINITE", given=str(value))
    return int(known) if known.is_integer() and abs(known) < 2**53 else Decimal(str(value))


def tag_name(value: str) -> str:
    """Return a name that a Jinja tag can use as it stands."""
    if not value.isidentifier() or keyword.iskeyword(value) or value.startswith("_"):
        raise wrong("DATA-CODE", given=value)
    if value in RESERVED:
        raise wrong("DATA-CODE-RESERVED", given=value)
    return value


def in_small_letters(value: object) -> object:
    """Return a mark in small letters, its tone marks in the older manner: HOẢ TỐC is hỏa tốc."""
    legal = stripped_text(value)
    return " ".join(legal.lower().replace("oả", "ỏa").split()) if isinstance(legal, str) else legal


class Before:
    """How a value is read before its type is checked; pydantic's own looks at the function anew for each field."""

    def __init__(self, read: Callable[[object], object]) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, kind: Any, of: Callable[[Any], core_schema.CoreSchema]) -> Any:
        return core_schema.no_info_before_validator_function(self._read, of(kind))


Text = Annotated[str, Before(legal_text)]


Words = Annotated[str, Field(min_length=1), Before(stripped_text)]


def _name_of_place(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9-]{0,35}", value):
        raise wrong("DATA-ID", given=str(value)[:40])
    return value


Id = Annotated[str, Before(_name_of_place)]
"""A name that a text refers to."""


Day = Annotated[Date, Before(day_of)]


Figure = Annotated[
    Decimal,
    Before(exact_figure),
    Field(allow_inf_nan=False),
    PlainSerializer(figure_text, when_used="json"),
]


Code = Annotated[Words, AfterValidator(tag_name)]


UNKNOWN = Decimal("NaN")  # a value that only the other metrics of its report give


Hedge = Literal["gần", "hơn", "trên", "dưới", "khoảng", "ước"]


Hedged = Annotated[Hedge, Before(legal_text)]


Nature = Literal["flow", "stock", "rate", "rank"]


Kind = Literal["office", "commune", "department", "party", "school", "hospital", "union"]


Urgency = Literal["hỏa tốc", "thượng khẩn", "khẩn"]


Secrecy = Literal["tuyệt mật", "tối mật", "mật"]


StatedKind = Literal["change", "difference", "points", "multiple", "index", "share", "progress", "excess", "average"]


def _shown(value: object) -> str:
    """Return a field's value as HTML; lists one a line."""
    if isinstance(value, Model):
        return value._repr_html_() or ""
    if isinstance(value, tuple):
        return "<br>".join(map(_shown, value))
    from html import escape  # only a notebook has to pay for it

    return escape(str(value)).replace("\n", "<br>")


if TYPE_CHECKING:
    _Checked = BaseModel
else:

    class _Door(type(BaseModel)):
        """Whoever makes a record in Python is told what is wrong with it as everybody is (docs/notes/typed.md)."""

        def __call__(cls, *arguments, **data):
            """Return the record, or raise DataError with every finding and its path."""
            with _reported(cls, data):
                return super().__call__(*arguments, **data)

        @property
        def __signature__(cls):
            from sokert.models.inputs import signature  # only who asks has to pay for it

            return signature(cls)

        @__signature__.setter
        def __signature__(cls, made):
            """Pass over pydantic's own, which shows how a value is read, not what may be given."""

    class _Checked(BaseModel, metaclass=_Door, defer_build=True):
        pass


_SETS = (set, frozenset)


class Unordered:
    """What stands for a set among the values of a record: no field takes it, since each process lists a set anew."""


class Model(_Checked, frozen=True, extra="forbid", defer_build=True):
    """What all records share: frozen, no unknown keys, a docstring under each field, checked on every way in."""

    @model_validator(mode="before")
    @classmethod
    def _without_gaps(cls, given: Any) -> Any:
        """Read a gap of a data frame (NaN, NaT, NA) as what is left empty; a float nan is no figure.

        A record of another library is read by its fields.
        """
        given = given if isinstance(given, dict | str) else fields_of(given)
        if isinstance(given, dict) and any(type(value) in _SETS for value in given.values()):
            given = {key: Unordered() if type(value) in _SETS else value for key, value in given.items()}
        if isinstance(given, dict) and any(value is not None and is_gap(value) for value in given.values()):
            figures = _figures(cls)
            kept = {name for name, value in given.items() if name in figures and isinstance(value, float)}
            return {key: None if key not in kept and is_gap(value) else value for key, value in given.items()}
        return given

    @classmethod
    def validated(cls, data: object) -> Self:
        """Return the record that data makes; pydantic's error is for who knows where the data was written."""
        made: Self = cls.__pydantic_validator__.validate_python(data)
        return made

    @classmethod
    def model_validate(cls, obj: Any, **how: Any) -> Self:
        """Return the record that data makes; raise DataError with every finding and its path."""
        with _reported(cls, obj):
            return super().model_validate(obj, **how)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """Return the record that JSON makes; raise DataError with every finding and its path."""
        with _reported(cls, json_data):
            return super().model_validate_json(json_data, **how)

    @classmethod
    def model_validate_strings(cls, obj: Any, **how: Any) -> Self:
        """Return the record that texts make; raise DataError with every finding and its path."""
        with _reported(cls, obj):
            return super().model_validate_strings(obj, **how)

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Return the record that values make, checked as always: one that is not does not exist."""
        return cls(**values)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return the record with other values, checked as when it was made."""
        copied = super().model_copy(deep=deep)
        if not update:
            return copied
        given = {name: getattr(copied, name) for name in self.model_fields_set}
        made = type(self)(**{**given, **update})
        made.__dict__.update({name: one for name, one in vars(self).items() if name not in type(self).model_fields})
        return made

    def copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False, **rest: Any) -> Self:
        """Return what `model_copy` does."""
        return self.model_copy(update=update, deep=deep)

    def with_facts(self, facts: Mapping[str, Any]) -> Self:
        """Return the record with facts that are right by how they were made: our own arithmetic, not checked again."""
        return super().model_copy(update=facts)

    def with_computed(self, facts: Mapping[str, Any]) -> Self:
        """Return the record with facts that follow from others: none of them counts as given."""
        made = self.with_facts(facts)
        changed = {name for name, one in facts.items() if one != getattr(self, name)}
        object.__setattr__(made, "__pydantic_fields_set__", self.model_fields_set - changed)
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        raise DataError(Finding("DATA-FROZEN", {"key": name, "how": f"model_copy(update=dict({name}=...))"}))

    def __delattr__(self, name: str) -> None:
        raise DataError(Finding("DATA-FROZEN", {"key": name, "how": f"model_copy(update=dict({name}=...))"}))

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value is not field.default and value != field.default:
                yield name, value

    def _repr_html_(self) -> str | None:
        """Return the record as a table, for a notebook: each field that was given, as it was given."""
        rows = "".join(
            f"<tr><th style='text-align:left'>{name}</th><td style='text-align:left'>{_shown(value)}</td></tr>"
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) not in (None, ())
            and value == value  # a figure that is not known yet
            and (name in self.model_fields_set or value != field.default)
        )
        return f"<table>{rows}</table>"


@contextmanager
def _reported(kind: Any, data: Any) -> Iterator[None]:
    """Tell what makes no record of a kind in our words, each at its path in the data."""
    try:
        yield
    except ValidationError as error:
        from sokert.models.problems import findings  # only a mistake has to pay for it

        refused = DataError(findings(error, data, kind))
    else:
        return
    raise refused from None


@cache
def _figures(kind: type[BaseModel]) -> frozenset[str]:
    """Return the names of a record's figures."""
    return frozenset(name for name, field in kind.model_fields.items() if _holds_figure(field.annotation))


def _holds_figure(annotation: Any) -> bool:
    of_one = isinstance(annotation, type) and issubclass(annotation, Model) and "value" in annotation.model_fields
    return annotation is Decimal or of_one or any(map(_holds_figure, get_args(annotation)))

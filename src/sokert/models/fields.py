"""The types of the fields: texts in NFC, exact figures, days in Vietnam; and what all records share."""

from __future__ import annotations

import keyword
import re
import unicodedata
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, Literal, SupportsIndex

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from sokert.document.blocks import ILLEGAL as ILLEGAL

# What a tag finds at top level beside the metrics, and the words of Jinja itself.
RESERVED = frozenset(
    {"report", "period", "issuer", "metrics", "sections", "loop", "self", "super", "caller", "varargs", "kwargs"}
    | {"true", "false", "none", "chart"}
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


def exact_figure(value: object) -> object:
    """Return an exact decimal; a true float, a boolean and a figure with marks in it are refused."""
    if (
        isinstance(value, str)
        and re.fullmatch(r"-?\d+(\.\d+)?", value)
        and not re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", value)
    ):
        return Decimal(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)  # a data frame turns whole numbers with a gap among them into floats
    if isinstance(value, bool | float | str):
        raise wrong("DATA-FIGURE", given=str(value))
    return int(value) if isinstance(value, SupportsIndex) else value


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


Text = Annotated[str, BeforeValidator(legal_text)]


Words = Annotated[str, Field(min_length=1), BeforeValidator(stripped_text)]


Day = Annotated[Date, BeforeValidator(day_of)]


Figure = Annotated[Decimal, BeforeValidator(exact_figure), Field(allow_inf_nan=False)]


Code = Annotated[Words, AfterValidator(tag_name)]


UNKNOWN = Decimal("NaN")  # a value that only the other metrics of its report give


Hedge = Literal["gần", "hơn", "trên", "dưới", "khoảng", "ước"]


Hedged = Annotated[Hedge, BeforeValidator(legal_text)]


Nature = Literal["flow", "stock", "rate", "rank"]


Kind = Literal["office", "commune", "department", "party", "school", "hospital", "union"]


Urgency = Literal["hỏa tốc", "thượng khẩn", "khẩn"]


Secrecy = Literal["tuyệt mật", "tối mật", "mật"]


StatedKind = Literal["change", "difference", "points", "multiple", "index", "share", "progress", "excess", "average"]


def _shown(value: object) -> str:
    """Return a field's value as HTML; lists one a line."""
    if isinstance(value, Model):
        return value._repr_html_()
    if isinstance(value, tuple):
        return "<br>".join(map(_shown, value))
    from html import escape  # only a notebook has to pay for it

    return escape(str(value)).replace("\n", "<br>")


class Model(BaseModel):
    """What all records share: frozen, no unknown keys, a docstring under each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_gaps(cls, given: Any) -> Any:
        """Read a gap of a data frame (NaN, NaT, NA) as what is left empty."""
        if isinstance(given, dict) and any(value is not None and is_gap(value) for value in given.values()):
            return {key: None if is_gap(value) else value for key, value in given.items()}
        return given

    def _repr_html_(self) -> str:
        """Return the record as a table, for a notebook: each field that was given, as it was given."""
        rows = "".join(
            f"<tr><th style='text-align:left'>{name}</th><td style='text-align:left'>{_shown(value)}</td></tr>"
            for name in type(self).model_fields
            if name in self.model_fields_set and (value := getattr(self, name)) not in (None, ())
        )
        return f"<table>{rows}</table>"

"""Where figures of a report stand that are not typed in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self, Unpack

from pydantic import model_validator

from sokert.models.fields import Code, Model, Words, wrong
from sokert.models.period import Period

if TYPE_CHECKING:
    from sokert.models.inputs import ColumnsIn, SourceIn


class Columns(Model, frozen=True):
    """Which column of a source holds what, by its heading or its letter; absent: found by the heading's words."""

    name: Words | None = None
    """What each figure is called: Chỉ tiêu."""
    unit: Words | None = None
    """What it is counted in: ĐVT."""
    value: Words | None = None
    """The figure of the period: Thực hiện."""
    previous: Words | None = None
    """The same period's: Cùng kỳ."""
    plan: Words | None = None
    """The target: Kế hoạch."""
    code: Words | None = None
    """The code; absent: the code follows from the name."""
    group: Words | None = None
    """The group of each figure: Nhóm."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ColumnsIn]) -> None: ...

    @property
    def given(self) -> dict[str, str]:
        """Those that are named."""
        return {key: value for key in type(self).model_fields if (value := getattr(self, key))}


class Source(Model, frozen=True):
    """Where figures of the report stand: a file beside it, or a database."""

    file: Words | None = None
    """A workbook (.xlsx, .xls, .ods), CSV or JSON file in the report's folder."""
    sheet: Words | None = None
    """The sheet; absent: the only one that holds a table."""
    columns: Columns = Columns()
    """Which column holds what, where the headings leave it open."""
    decimal: Literal[",", "."] | None = None
    """The mark before decimals in texts, where a text such as 1.234 could be read two ways."""
    dash: Literal["none", "zero"] = "none"
    """What "-" says: no figure, or, as in the tables of statistics, that nothing occurred."""
    period: Period | None = None
    """The period that the head of the table names, where that is not the report's: figures from the year's start."""
    codes: Words | None = None
    """A file of codes beside the report, which renames those that follow from the names."""
    database: Code | None = None
    """The name of a database; its address is given with the call (--database NAME=ADDRESS) or the environment."""
    query: Words | None = None
    """What is asked of the database; it may name :period, :same_period, :year, :first_day and :last_day."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[SourceIn]) -> None: ...

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.file is None) == (self.database is None) or (self.database is None) != (self.query is None):
            raise wrong("DATA-SOURCE-KIND")
        return self

"""What stands after the signature: tables of the report's metrics, of dossiers, of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self, Unpack

from pydantic import Field, model_validator

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.models.fields import Before, Day, Id, Model, Text, Words, whole_count, wrong

if TYPE_CHECKING:
    from sokert.models.inputs import AnnexIn, DocumentRowIn, DossierRowIn

Count = Annotated[int, Field(ge=0), Before(whole_count)]


class DossierRow(Model, frozen=True):
    """The dossiers of one unit or field; totals are computed, never typed."""

    name: Words
    """The unit or field."""
    new: Count = 0
    """Received in the period."""
    carried: Count = 0
    """Carried over from the period before."""
    early: Count = 0
    """Resolved before they were due."""
    on_time: Count = 0
    """Resolved when they were due."""
    late: Count = 0
    """Resolved late."""
    in_time: Count = 0
    """Still open, not yet due."""
    overdue: Count = 0
    """Still open, overdue."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[DossierRowIn]) -> None: ...

    @property
    def received(self) -> int:
        """What came in and what the period before left."""
        return self.new + self.carried


class DocumentRow(Model, frozen=True):
    """One document of a list."""

    symbol: Words
    """Number and symbol: 12/KH-UBND."""
    date: Day | None = None
    """Its day."""
    issuer: Words | None = None
    """Who issued it; absent: the report's own office."""
    about: Text = ""
    """What it is about, its kind first: "Kế hoạch cải cách hành chính năm 2026"."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[DocumentRowIn]) -> None: ...


class Annex(Model, frozen=True):
    """A table after the signature."""

    title: Words
    """What the annex is called."""
    id: Id | None = None
    """A name to refer to it by in the texts: `[](#bieu-so-lieu)`."""
    table: Literal["metrics", "dossiers", "documents"] = "metrics"
    """The report's metrics, the dossiers by unit or field, or a list of documents; absent: what is given."""
    body: Text = ""
    """Markdown with Jinja tags, as a section's, printed instead of a table."""
    orientation: Literal["landscape", "portrait"] = "landscape"
    """How the page lies."""
    groups: dict[Words, tuple[Words, ...]] | None = None
    """Metrics under headings I, II: the codes by heading, in order; absent: all of them, in the order of the report,
    one that stands behind a group and below none like a heading."""
    dossiers: tuple[DossierRow, ...] = ()
    """The rows of a table of dossiers; the last row, their total, is computed."""
    documents: tuple[DocumentRow, ...] = ()
    """The rows of a list of documents."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[AnnexIn]) -> None: ...

    @model_validator(mode="after")
    def _printed(self) -> Self:
        rows = [key for key in ("dossiers", "documents") if getattr(self, key)]
        if len(rows) == 1 and "table" not in self.model_fields_set and not self.body:
            self.__dict__["table"] = rows[0]  # before anybody sees the record: rows are given to be printed
        if lost := next((key for key in rows if self.body or key != self.table), ""):
            raise wrong("DATA-ROWS-UNPRINTED", rows=lost, instead="body" if self.body else f"table: {self.table}")
        return self


__all__ = ["Annex", "DocumentRow", "DossierRow"]

"""What a program may give each record: wider than what the record holds, for type checkers and for who asks.

`Metric(value=20870)` holds a Decimal; it may be given an int, a float, a plain text. Each class here names the same
fields as its record (a test compares them) with the types that may come, and a mapping of that shape may stand wherever
the record may: `Report(metrics=[{"code": "a", "name": "A", "value": 1}])`.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from datetime import date as Date
from decimal import Decimal
from typing import Any, ClassVar, Literal, Protocol, Required, TypedDict, get_type_hints

from pydantic import BaseModel

from sokert.models.annex import Annex, DocumentRow, DossierRow
from sokert.models.coverage import Coverage
from sokert.models.fields import UNKNOWN, Hedge, Kind, Model, Nature, Secrecy, StatedKind, Urgency
from sokert.models.metric import Absent, Base, Earlier, Metric, Plan, Stated
from sokert.models.office import Contact, Drafter, Issuer, Signatory
from sokert.models.period import Period, PeriodKind, Span
from sokert.models.report import Checks, Report, Section, Settings
from sokert.models.source import Columns, Source

Number = int | float | Decimal | str
"""A figure: a float is taken by its shortest digits, a text as a plain number (`"1234.5"`)."""
Day = Date | str
"""A day, or its text: 2023-07-25."""
Texts = Sequence[str]


class OfDataclass(Protocol):
    """A dataclass of a program's own."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class OfNamedTuple(Protocol):
    """A named tuple of a program's own."""

    def _asdict(self) -> dict[str, Any]: ...


Fields = OfDataclass | OfNamedTuple
"""What holds the fields of a record under their own names; they are judged at run time."""


SpanDays = TypedDict("SpanDays", {"from": Required[Day], "to": Required[Day]})
PeriodDays = TypedDict("PeriodDays", {"label": Required[str], "from": Required[Day], "to": Required[Day]})


class SpanIn(TypedDict, total=False):
    """What makes a Span."""

    first: Required[Day]
    last: Required[Day]


class PeriodIn(TypedDict, total=False):
    """What makes a Period."""

    kind: Required[PeriodKind]
    year: Required[int]
    number: int
    label: str | None
    first: Day | None
    last: Day | None


class AbsentIn(TypedDict, total=False):
    """What makes an Absent."""

    absent: Required[str]


class EarlierIn(TypedDict, total=False):
    """What makes an Earlier."""

    value: Required[Number]
    hedge: Hedge | None
    window: Span | SpanDays | SpanIn | None
    day: Day | None
    scope: str | None
    unit: str | None


class PlanIn(TypedDict, total=False):
    """What makes a Plan."""

    by: str | None
    value: Required[Number]
    unit: str | None


class StatedIn(TypedDict, total=False):
    """What makes a Stated."""

    kind: Required[StatedKind]
    value: Required[Number]
    of: str | None
    by: str | None
    hedge: Hedge | None


class BaseIn(TypedDict, total=False):
    """What makes a Base."""

    of: Required[str]
    value: Required[Number]


class CoverageIn(TypedDict, total=False):
    """What makes a Coverage."""

    units: Required[int]
    of: Required[int]
    without: Texts


class MetricIn(TypedDict, total=False):
    """What makes a Metric."""

    code: Required[str]
    name: Required[str]
    value: Number | None
    unit: str | None
    hedge: Hedge | None
    estimate: bool
    written: str | None
    previous: Number | Absent | Earlier | AbsentIn | EarlierIn | None
    bases: Sequence[Base | BaseIn]
    plan: Number | Plan | PlanIn | Sequence[Plan | PlanIn] | None
    better: Literal["more", "less"]
    nature: Nature
    decimals: int | None
    window: Span | SpanDays | SpanIn | None
    day: Day | None
    scope: str | None
    part_of: str | None
    closed: bool
    sum_of: Texts
    of: str | None
    done: str | None
    total: Number | None
    beside: str | None
    stated: Sequence[Stated | StatedIn]
    group: str | None
    above: Texts | str
    coverage: Coverage | CoverageIn | None
    source: str | None
    off: Texts


class ContactIn(TypedDict, total=False):
    """What makes a Contact."""

    address: str | None
    phone: str | None
    fax: str | None
    email: str | None
    website: str | None


class IssuerIn(TypedDict, total=False):
    """What makes an Issuer."""

    name: Required[str]
    parent: str | None
    place: Required[str]
    code: Required[str]
    contact: Contact | ContactIn | None


class SignatoryIn(TypedDict, total=False):
    """What makes a Signatory."""

    authority: str | Texts | None
    position: Required[str]
    name: str | None


class DrafterIn(TypedDict, total=False):
    """What makes a Drafter."""

    mark: Required[str]
    copies: Required[int]


class SectionIn(TypedDict, total=False):
    """What makes a Section."""

    title: Required[str]
    body: str
    id: str | None
    sections: Sequence[Section | SectionIn | Fields | BaseModel]
    off: Texts


class SettingsIn(TypedDict, total=False):
    """What makes the Settings."""

    rate_decimals: int
    keep_rate_zeros: bool
    pad_counts: bool
    pad_months: bool
    multiples: bool
    stock_since: Literal["year-start", "same-period"]
    on_time_base: Literal["resolved", "due", "received"]
    zero_tens: Literal["linh", "lẻ"]
    thousand: Literal["nghìn", "ngàn"]
    ty: Literal["tỷ", "tỉ"]


class ChecksIn(TypedDict, total=False):
    """What makes the Checks."""

    off: Texts


class DossierRowIn(TypedDict, total=False):
    """What makes a DossierRow."""

    name: Required[str]
    new: int
    carried: int
    early: int
    on_time: int
    late: int
    in_time: int
    overdue: int


class DocumentRowIn(TypedDict, total=False):
    """What makes a DocumentRow."""

    symbol: Required[str]
    date: Day | None
    issuer: str | None
    about: str


class AnnexIn(TypedDict, total=False):
    """What makes an Annex."""

    title: Required[str]
    id: str | None
    table: Literal["metrics", "dossiers", "documents"]
    body: str
    orientation: Literal["landscape", "portrait"]
    groups: Mapping[str, Texts] | None
    dossiers: Sequence[DossierRow | DossierRowIn]
    documents: Sequence[DocumentRow | DocumentRowIn]


class ColumnsIn(TypedDict, total=False):
    """What makes the Columns."""

    name: str | None
    unit: str | None
    value: str | None
    previous: str | None
    plan: str | None
    code: str | None
    group: str | None


class SourceIn(TypedDict, total=False):
    """What makes a Source."""

    file: str | None
    sheet: str | None
    columns: Columns | ColumnsIn
    decimal: Literal[",", "."] | None
    dash: Literal["none", "zero"]
    period: str | int | Period | PeriodDays | PeriodIn | None
    codes: str | None
    database: str | None
    query: str | None


class ReportIn(TypedDict, total=False):
    """What makes a Report."""

    template: str
    kind: Kind | None
    standard: Literal["nd30", "hd36", "hd05"] | None
    period: Required[str | int | Period | PeriodDays | PeriodIn]
    issuer: Required[Issuer | IssuerIn | Fields]
    joint: bool
    number: int | None
    date: Day | None
    subject: str | None
    addressees: Texts
    recipients: Texts
    signatory: Required[Signatory | SignatoryIn | Fields]
    embed: bool
    draft: bool
    draft_round: int | None
    urgency: Urgency | None
    secrecy: Secrecy | None
    circulation: str | None
    drafter: Drafter | DrafterIn | None
    sources: Sequence[Source | SourceIn]
    metrics: Sequence[Metric | MetricIn | Fields | BaseModel]
    identities: Texts
    sections: Required[Sequence[Section | SectionIn | Fields | BaseModel]]
    annexes: Sequence[Annex | AnnexIn | Fields] | None
    settings: Settings | SettingsIn
    checks: Checks | ChecksIn


GIVEN: dict[type[Model], Any] = {
    Absent: AbsentIn,
    Annex: AnnexIn,
    Base: BaseIn,
    Checks: ChecksIn,
    Columns: ColumnsIn,
    Contact: ContactIn,
    Coverage: CoverageIn,
    DocumentRow: DocumentRowIn,
    DossierRow: DossierRowIn,
    Drafter: DrafterIn,
    Earlier: EarlierIn,
    Issuer: IssuerIn,
    Metric: MetricIn,
    Period: PeriodIn,
    Plan: PlanIn,
    Report: ReportIn,
    Section: SectionIn,
    Settings: SettingsIn,
    Signatory: SignatoryIn,
    Source: SourceIn,
    Span: SpanIn,
    Stated: StatedIn,
}


def signature(kind: type[Model]) -> inspect.Signature:
    """Return how a record is made: each field by name, the type that may be given, what is taken where it is not.

    >>> str(signature(Plan)).partition("value")[2]
    ': int | float | decimal.Decimal | str, by: str | None = None, unit: str | None = None)'
    """
    given = next((GIVEN[base] for base in kind.__mro__ if base in GIVEN), None)
    hints = get_type_hints(given) if given else {name: field.annotation for name, field in kind.model_fields.items()}
    none = inspect.Parameter.empty
    made = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=none if field.is_required() else None if field.default is UNKNOWN else field.default,
            annotation=hints.get(name, field.annotation),
        )
        for name, field in kind.model_fields.items()
    ]
    return inspect.Signature(sorted(made, key=lambda one: one.default is not none))

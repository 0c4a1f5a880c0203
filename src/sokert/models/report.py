"""A report: its period, its office, its figures, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date as Date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, Unpack, get_args

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    field_serializer,
    field_validator,
    model_validator,
)

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.errors import Finding, Findings
from sokert.models.annex import Annex
from sokert.models.computed import UNKNOWN_METRIC, as_given, computed, linked
from sokert.models.fields import (
    DEEPEST,
    Before,
    Day,
    Id,
    Kind,
    Model,
    Secrecy,
    Text,
    Urgency,
    Words,
    fields_of,
    in_small_letters,
    legal_text,
    whole_count,
    wrong,
)
from sokert.models.metric import Metric, Metrics
from sokert.models.office import Drafter, Issuer, Signatory
from sokert.models.period import Period
from sokert.models.source import Source
from sokert.notebook import Displayed

if TYPE_CHECKING:
    from pydantic import ModelWrapValidatorHandler

    from sokert.models.inputs import ChecksIn, ReportIn, SectionIn, SettingsIn

OFFICE = "half-year/office"


def template_of(given: Mapping[str, Any]) -> Any:
    """Return the template that a report's data name: their own, else the built-in one of their kind.

    >>> template_of({"kind": "school"}), template_of({})
    ('half-year/school', 'half-year/office')
    """
    kind = given.get("kind")
    return given.get("template", f"half-year/{kind}" if kind in get_args(Kind) else OFFICE)


class Section(Model, frozen=True):
    """One part of the report; its number is made, never typed."""

    title: Words
    """The heading, without a number."""
    body: Text = ""
    """Markdown with Jinja tags: paragraphs, headings (the highest right below the section), bullets, bold, tables.
    A table's row repeats with `{% for %}` above it and `{% endfor %}` below, each on a line of its own."""
    id: Id | None = None
    """A name to refer to it by in the texts: `[](#ket-qua)`."""
    sections: tuple[Section, ...] = ()
    """The parts below it."""
    off: tuple[Words, ...] = ()
    """Codes of rules of words that are switched off here and below."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[SectionIn]) -> None: ...

    @property
    def depth(self) -> int:
        """How many levels of headings it holds, itself included."""
        return 1 + max((section.depth for section in self.sections), default=0)

    def walk(self) -> Iterator[Section]:
        """Yield the section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


class Settings(Model, frozen=True):
    """The house's choices in how figures read; one choice for the whole report."""

    rate_decimals: int = Field(default=1, ge=0, le=6)
    """Decimal places of every rate that is computed: 12,5%."""
    keep_rate_zeros: bool = False
    """True prints 57,0%; False prints 57%."""
    pad_counts: bool = True
    """True prints counts from 1 to 9 with a leading zero: 05 lượt."""
    pad_months: bool = False
    """True prints 06 tháng đầu năm; False prints 6 tháng đầu năm."""
    multiples: bool = False
    """True says a figure that at least doubled as "gấp 2,3 lần"; False as "tăng 130%"."""
    stock_since: Literal["year-start", "same-period"] = "year-start"
    """What the previous figure of a stock is: that of 31/12 last year, or of the same period."""
    on_time_base: Literal["resolved", "due", "received"] = "resolved"
    """What the on-time rate of dossiers is measured against."""
    zero_tens: Annotated[Literal["linh", "lẻ"], Before(legal_text)] = "linh"
    """How an empty tens place is read: một trăm linh một, một trăm lẻ một."""
    thousand: Annotated[Literal["nghìn", "ngàn"], Before(legal_text)] = "nghìn"
    """How 1.000 is read."""
    ty: Annotated[Literal["tỷ", "tỉ"], Before(legal_text)] = "tỷ"
    """How the words tỷ and tỷ lệ are spelled."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[SettingsIn]) -> None: ...


class Checks(Model, frozen=True):
    """What `check` shall pass over."""

    off: tuple[Words, ...] = ()
    """Codes of rules that are switched off: FIGURE-SMALL-BASE, TEXT-UNEXPLAINED."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ChecksIn]) -> None: ...


class Report(Displayed, Model, frozen=True):
    """Everything one report says, before any of it is worded or laid out."""

    template: Words = OFFICE
    """A built-in name, or the path of a template beside this file; absent: the built-in one of its `kind`."""
    kind: Kind | None = None
    """What kind of office: its built-in template, its catalogue of figures, checked along; absent: the template's."""
    standard: Literal["nd30", "hd36", "hd05"] | None = None
    """The rules of form; absent: nd30, or the Party text in force on `date`."""
    period: Period
    """2023-H1, 2023-Q2, 2023-06, 2023-9M, 2023; of a school 2023-HK1, 2023-NH; or a label with its two days."""
    issuer: Issuer
    """Who issues the report."""
    joint: bool = False
    """True: one report on the Party's work and the office's own; subject, opening and closing say so."""
    number: Annotated[int, Field(ge=1), Before(whole_count)] | None = None
    """The registered number; absent: left blank to be filled in by hand."""
    date: Day | None = None
    """The day of signing; absent: the day and month are left blank."""
    subject: Words | None = None
    """The line under BÁO CÁO (trích yếu); absent: the template's own."""
    addressees: tuple[Words, ...] = ()
    """Kính gửi; empty: none."""
    recipients: tuple[Words, ...] = ()
    """Nơi nhận, in order; "Lưu: ..." last."""
    signatory: Signatory
    """Who signs."""
    embed: bool = True
    """True: the Word file carries this report as data (docs/remember.md); False leaves no trace of it."""
    draft: bool = False
    """True prints the draft mark; number, date, figures not known stay blank. Else render refuses such figures."""
    draft_round: Annotated[int, Field(ge=1), Before(whole_count)] | None = None
    """Which draft it is: "DỰ THẢO LẦN 2"; only in a draft."""
    urgency: Annotated[Urgency, Before(in_small_letters)] | None = None
    """The urgency mark: hỏa tốc, thượng khẩn, khẩn (ND30-URGENT-TEXT, HD-URGENT); absent: none."""
    secrecy: Annotated[Secrecy, Before(in_small_letters)] | None = None
    """The secrecy mark: tuyệt mật, tối mật, mật (ND30-SECRET), decided by the law on state secrets."""
    circulation: Words | None = None
    """The circulation note: Xem xong trả lại, Lưu hành nội bộ (ND30-CIRC); absent: none."""
    drafter: Drafter | None = None
    """The drafter's mark and the number of copies (ND30-DRAFTER); absent: none."""
    sources: tuple[Source, ...] = ()
    """Where figures stand that are not typed here; each remembers its cell."""
    metrics: tuple[Metric, ...] = ()
    """The figures; of one that a source gives, only what is to be added."""
    identities: tuple[Words, ...] = ()
    """What must hold between metrics: tong = a + b; also <= and >=."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The text, in order."""
    annexes: tuple[Annex, ...] | None = None
    """Annexes; absent: the template's own (a table when there are two metrics or more)."""
    settings: Settings = Settings()
    """The house's choices in how figures read."""
    checks: Checks = Checks()
    """What `check` shall pass over."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ReportIn]) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _of_its_kind(cls, given: Any) -> Any:
        """Give a report that names its kind and no template the built-in one of that kind."""
        named = isinstance(given, Mapping) and given.get("kind") and "template" not in given
        return {**given, "template": template_of(given)} if named else given

    @cached_property
    def headings(self) -> Mapping[str, tuple[str, ...]]:
        """The heading that metrics stand under in tables, by their codes: what an annex says, else the metric."""
        annexes = [annex.groups for annex in self.annexes or () if annex.groups]
        said = {code: (title,) for groups in annexes for title, codes in groups.items() for code in codes}
        return {metric.code: metric.heading for metric in self.metrics if metric.group} | said

    @field_serializer("metrics", mode="wrap")
    def _as_given(self, metrics: tuple[Metric, ...], written: SerializerFunctionWrapHandler) -> Any:
        """Leave out what was computed: who edits a figure of the data would have the old sums beside it."""
        return written(tuple(map(as_given, metrics)))

    @field_validator("metrics", mode="before")
    @classmethod
    def _no_frame(cls, given: Any) -> Any:
        if hasattr(given, "columns") and not isinstance(given, Mapping):
            raise wrong("DATA-FRAME")  # whose names of columns would be taken for metrics
        if not isinstance(given, list | tuple):
            return given
        if any(isinstance(one, list | tuple) and one and isinstance(one[0], Metric) for one in given):
            raise wrong("DATA-METRICS-APART")
        return tuple(map(fields_of, given))

    @model_validator(mode="wrap")
    @classmethod
    def _linked(cls, given: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Refuse a code in data that no metric has."""
        made = handler(given)
        metrics = given.get("metrics") if isinstance(given, Mapping) else None
        if isinstance(metrics, list | tuple) and UNKNOWN_METRIC not in made.checks.off:
            linked(metrics, made.metrics, made.figures)
        return made

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: set[str] = set()
        for index, metric in enumerate(self.metrics):
            if metric.code in seen:
                raise wrong("DATA-DUPLICATE-CODE", given=metric.code, key=f"metrics.{index}.code")
            seen.add(metric.code)
        self.__dict__["metrics"] = Metrics(computed(self.metrics))  # before anybody sees the record, which is frozen
        for index, annex in enumerate(self.annexes or ()):
            for title, codes in (annex.groups or {}).items():
                if unknown := [code for code in codes if code not in seen]:
                    key = f"annexes.{index}.groups.{title}"
                    raise wrong("DATA-GROUP-CODE", given=unknown[0], key=key)
        if self.draft_round and not self.draft:
            raise wrong("DATA-DRAFT-ROUND", key="draft_round")
        deepest = max(section.depth for section in self.sections)
        if deepest > DEEPEST:
            raise wrong("DATA-TOO-DEEP", depth=deepest, most=DEEPEST, key="sections")
        return self

    def __str__(self) -> str:
        counts = ((len(self.metrics), "metric"), (len(self.sections), "section"))
        held = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
        return f"{self.period}, {self.issuer.name}: {held}"

    @cached_property
    def folder(self) -> Path | None:
        """Where an office's own template lies, whose name counts from there; None for a built-in one.

        It is no field: two reports that say the same are equal wherever they lie.
        """
        return None

    @cached_property
    def home(self) -> Path | None:
        """Where the report's own file lies, whose pictures count from there; None for one made in Python."""
        return None

    @cached_property
    def own(self) -> Any:
        """The office's own filters and functions that it was read with, for its form and its texts; no field."""
        return None

    @cached_property
    def remarks(self) -> tuple[Finding, ...]:
        """What was found of it when it was read, or made of others; no field: in a file it is lost."""
        return ()

    @cached_property
    def marked(self) -> tuple[tuple[tuple[str | int, ...], Any], ...]:
        """The ways to what its file marks as not changed yet, each with what stood there when it was read; no field."""
        return ()

    def remarked(self, remarks: Iterable[Finding], marked: tuple[tuple[tuple[str | int, ...], Any], ...] = ()) -> Self:
        """Return the same report, of which something was found, and what its file marks."""
        made = self.model_copy()
        made.__dict__["remarks"], made.__dict__["marked"] = tuple(remarks), marked
        return made

    def read_from(self, remarks: Iterable[Finding]) -> Self:
        """Return the same report, of whose tables of figures something was found."""
        kept = Findings(remarks)
        if not kept:
            return self
        made = self.model_copy()
        made.__dict__["metrics"] = Metrics(metric.remarked(kept) for metric in self.metrics)
        return made

    def confirmed(self) -> Self:
        """Return the same report, whose words of the last period somebody has looked at: they still hold."""
        return self.remarked(one for one in self.remarks if one.code != "NEW-LEFT-UNCHANGED")

    def at_home(self, folder: str | Path) -> Self:
        """Return the same report, whose file lies in a folder."""
        lying = self.model_copy()
        lying.__dict__["home"] = Path(folder)
        return lying

    def lying_in(self, folder: str | Path) -> Self:
        """Return the same report, whose own template lies in a folder."""
        lying = self.model_copy()
        lying.__dict__["folder"] = Path(folder)
        return lying

    def with_own(self, own: Any) -> Self:
        """Return the same report, whose form and texts use an office's own filters and functions."""
        made = self.model_copy()
        made.__dict__["own"] = own
        return made

    @property
    def day(self) -> Date:
        """The day whose rules it is written by: of signing, where it is printed; else the last of the year that is."""
        if self.date and not self.draft:
            return self.date
        return Date((self.date or self.period.ends).year, 12, 31)

    @property
    def template_file(self) -> str:
        """The template as it is found from anywhere: with its folder where it lies beside the report's file."""
        return str(self.folder / self.template) if self.folder else self.template

    @property
    def figures(self) -> Mapping[str, Metric]:
        """The metrics by code."""
        return self._shown.figures

    @property
    def read_with(self) -> tuple[Finding, ...]:
        """What was found of the tables that its metrics were read from."""
        return self._shown.findings

    @property
    def _shown(self) -> Metrics:
        return self.metrics if isinstance(self.metrics, Metrics) else Metrics(self.metrics)


_KEYS = {
    "FIGURE-UNIT-MISSING": "unit",
    "FIGURE-CATALOGUE-UNIT": "unit",
    "FIGURE-NOT-AS-REPORTED": "previous",
    "FIGURE-IDENTITY-PREVIOUS": "previous",
    "FIGURE-PART-RING": "part_of",
}
_FIGURES = {"ROLE-PREVIOUS": "previous", "ROLE-PLAN": "plan"}


def key_of(finding: Finding) -> str:
    """Return the key of a metric that a finding is about, mostly its value."""
    return _KEYS.get(finding.code) or _FIGURES.get(str(finding.facts.get("of")), "value")


def placed(report: Report, finding: Finding) -> Finding:
    """Return a finding of a figure or of an identity with the way to it, by which a program looks for it.

    >>> from sokert.errors import Place
    >>> from sokert.vietnamese.example import REPORT
    >>> placed(REPORT, Finding("FIGURE-NOT-KNOWN", where=Place(metric=REPORT.metrics[1].code))).where.path
    'metrics[1].value'
    """
    places = {metric.code: f"metrics[{at}]" for at, metric in enumerate(report.metrics)} if finding.beside else {}
    beside = (replace(one, path=f"{places[one.metric]}.{one.path}") for one in finding.beside if one.metric in places)
    finding, where = replace(finding, beside=tuple(beside)), finding.where
    if where.path or where.file or where.line or where.part:
        return finding
    if where.text in report.identities and "also" not in finding.facts:  # what breaks several is told at the figure
        return finding.at(path=f"identities[{report.identities.index(where.text)}]")
    at = next((at for at, metric in enumerate(report.metrics) if metric.code == where.metric), None)
    return finding if at is None else finding.at(path=f"metrics[{at}].{key_of(finding)}")

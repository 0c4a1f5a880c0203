"""Vietnamese half-year reports: typed figures and words in, the finished Word file out.

    import sokert

    report = sokert.load("report.yaml")
    sokert.render(report, "bao-cao.docx")

Each name is imported when it is first used, so that a program pays only for what it calls.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sokert import notebook

if TYPE_CHECKING:
    from sokert.batch import Done, render_many
    from sokert.check import fix, mark, type_of
    from sokert.check.codes import explain
    from sokert.check.form.fix_rounds import Fixed
    from sokert.check.reading import ReadClaim, ReadFigure, ReadFigures, read_figures
    from sokert.check.report import check, check_file
    from sokert.compare import Comparison, compare
    from sokert.consolidate import consolidate
    from sokert.continued import next_report
    from sokert.document.values import (
        ColumnBreak,
        Image,
        InsertedDocument,
        LineBreak,
        Link,
        Listing,
        Markdown,
        PageBreak,
        Paragraphs,
        RichText,
    )
    from sokert.edited import read_edited
    from sokert.errors import (
        DataError,
        FileError,
        Finding,
        MissingValueError,
        Place,
        SokertError,
        TemplateError,
        TemplateNotFoundError,
    )
    from sokert.load import load, load_data, parse
    from sokert.models import (
        Absent,
        Annex,
        Base,
        Checks,
        Columns,
        Contact,
        Coverage,
        DocumentRow,
        DossierRow,
        Drafter,
        Earlier,
        Issuer,
        Metric,
        Period,
        Plan,
        Report,
        Section,
        Settings,
        Signatory,
        Source,
        Span,
        Stated,
    )
    from sokert.models.inputs import (
        AbsentIn,
        AnnexIn,
        BaseIn,
        ChecksIn,
        ColumnsIn,
        ContactIn,
        CoverageIn,
        DocumentRowIn,
        DossierRowIn,
        DrafterIn,
        EarlierIn,
        IssuerIn,
        MetricIn,
        PeriodDays,
        PeriodIn,
        PlanIn,
        ReportIn,
        SectionIn,
        SettingsIn,
        SignatoryIn,
        SourceIn,
        SpanDays,
        SpanIn,
        StatedIn,
    )
    from sokert.preview import preview
    from sokert.remembered.data import read_data
    from sokert.render import Limits, Template, render, render_document
    from sokert.schema import schema
    from sokert.sheet import read_sheet, sheet
    from sokert.sources.opening import metrics_from
    from sokert.sources.records import records_from
    from sokert.template.analysis.needs import Variable, Variables

__version__ = "0.1.0"

# Room → the names it gives the public.
_ROOMS = {
    "batch": "Done render_many",
    "check": "fix mark type_of",
    "check.codes": "explain",
    "check.form.fix_rounds": "Fixed",
    "consolidate": "consolidate",
    "continued": "next_report",
    "errors": ("DataError FileError Finding MissingValueError Place SokertError TemplateError TemplateNotFoundError"),
    "load": "load load_data parse",
    "models": (
        "Absent Annex Base Checks Columns Contact Coverage DocumentRow DossierRow Drafter Earlier Issuer Metric Period"
        " Plan Report Section Settings Signatory Source Span Stated"
    ),
    "models.inputs": (
        "AbsentIn AnnexIn BaseIn ChecksIn ColumnsIn ContactIn CoverageIn DocumentRowIn DossierRowIn DrafterIn EarlierIn"
        " IssuerIn MetricIn PeriodDays PeriodIn PlanIn ReportIn SectionIn SettingsIn SignatoryIn SourceIn SpanDays"
        " SpanIn StatedIn"
    ),
    "render": "Limits Template render render_document",
    "check.report": "check check_file",
    "compare": "Comparison compare",
    "preview": "preview",
    "edited": "read_edited",
    "remembered.data": "read_data",
    "check.reading": "ReadClaim ReadFigure ReadFigures read_figures",
    "schema": "schema",
    "sheet": "read_sheet sheet",
    "sources.opening": "metrics_from",
    "sources.records": "records_from",
    "template.analysis.needs": "Variable Variables",
    "document.values": (
        "ColumnBreak Image InsertedDocument LineBreak Link Listing Markdown PageBreak Paragraphs RichText"
    ),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "Absent",
    "AbsentIn",
    "Annex",
    "AnnexIn",
    "Base",
    "BaseIn",
    "Checks",
    "ChecksIn",
    "ColumnBreak",
    "Columns",
    "ColumnsIn",
    "Comparison",
    "Contact",
    "ContactIn",
    "Coverage",
    "CoverageIn",
    "DataError",
    "DocumentRow",
    "DocumentRowIn",
    "Done",
    "DossierRow",
    "DossierRowIn",
    "Drafter",
    "DrafterIn",
    "Earlier",
    "EarlierIn",
    "FileError",
    "Finding",
    "Fixed",
    "Image",
    "InsertedDocument",
    "Issuer",
    "IssuerIn",
    "Limits",
    "LineBreak",
    "Link",
    "Listing",
    "Markdown",
    "Metric",
    "MetricIn",
    "MissingValueError",
    "PageBreak",
    "Paragraphs",
    "Period",
    "PeriodDays",
    "PeriodIn",
    "Place",
    "Plan",
    "PlanIn",
    "ReadClaim",
    "ReadFigure",
    "ReadFigures",
    "Report",
    "ReportIn",
    "RichText",
    "Section",
    "SectionIn",
    "Settings",
    "SettingsIn",
    "Signatory",
    "SignatoryIn",
    "SokertError",
    "Source",
    "SourceIn",
    "Span",
    "SpanDays",
    "SpanIn",
    "Stated",
    "StatedIn",
    "Template",
    "TemplateError",
    "TemplateNotFoundError",
    "Variable",
    "Variables",
    "check",
    "check_file",
    "compare",
    "consolidate",
    "explain",
    "fix",
    "load",
    "load_data",
    "mark",
    "metrics_from",
    "next_report",
    "parse",
    "preview",
    "read_data",
    "read_edited",
    "read_figures",
    "read_sheet",
    "records_from",
    "render",
    "render_document",
    "render_many",
    "schema",
    "sheet",
    "type_of",
]


class _Package(ModuleType):
    """The package as a module whose function `render` is never hidden by its room of the same name."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def _displayed(shown: object) -> str | None:
    """Return how a notebook shows a report, its metrics or findings."""
    from sokert.preview.notebook import html  # only a notebook has to pay for it

    return html(shown)


notebook.display = _displayed


if not TYPE_CHECKING:  # a checker shall refuse a name that is not there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'sokert' has no attribute {name!r}")
        value = getattr(import_module(f"sokert.{_HOMES[name]}"), name)
        setattr(sys.modules[__name__], name, value)
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])

"""DATA: a report's figures and words, typed and frozen; nothing here knows how anything reads or looks.

The names are those of the report file (docs/report-file.md). Every text is kept in NFC, and a
character that XML forbids is refused with its field, so that nothing is dropped later in silence.

    report    a report and its sections, annexes, settings
    office    who issues it, who signs it
    period    the time it is about
    annex     the tables after the signature
    coverage  which units a total is made of
    metric    one figure, its plans, what it is compared with
    computed  figures that follow from others
    source    where figures stand that are not typed
    fields    the types of the fields
"""

from sokert.document.blocks import ILLEGAL
from sokert.models.annex import Annex, DocumentRow, DossierRow
from sokert.models.coverage import Coverage
from sokert.models.fields import (
    DEEPEST,
    RESERVED,
    UNKNOWN,
    VIETNAM,
    Code,
    Day,
    Figure,
    Hedge,
    Hedged,
    Kind,
    Model,
    Nature,
    Secrecy,
    StatedKind,
    Text,
    Urgency,
    Words,
    fields_of,
    is_gap,
)
from sokert.models.metric import Absent, Base, Earlier, Metric, Metrics, Plan, Stated
from sokert.models.office import Contact, Drafter, Issuer, Signatory
from sokert.models.period import Period, PeriodKind, Span
from sokert.models.report import OFFICE, Checks, Report, Section, Settings, template_of
from sokert.models.source import Columns, Source

__all__ = [
    "DEEPEST",
    "ILLEGAL",
    "OFFICE",
    "RESERVED",
    "UNKNOWN",
    "VIETNAM",
    "Absent",
    "Annex",
    "Base",
    "Checks",
    "Code",
    "Columns",
    "Contact",
    "Coverage",
    "Day",
    "DocumentRow",
    "DossierRow",
    "Drafter",
    "Earlier",
    "Figure",
    "Hedge",
    "Hedged",
    "Issuer",
    "Kind",
    "Metric",
    "Metrics",
    "Model",
    "Nature",
    "Period",
    "PeriodKind",
    "Plan",
    "Report",
    "Secrecy",
    "Section",
    "Settings",
    "Signatory",
    "Source",
    "Span",
    "Stated",
    "StatedKind",
    "Text",
    "Urgency",
    "Words",
    "fields_of",
    "is_gap",
    "template_of",
]

"""What a typed program writes: both checkers pass it, and it runs."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel

import sokert

arrived = sokert.Metric(code="van_ban_den", name="Văn bản đến", value=20870, unit="văn bản", previous=Decimal(19254))
rate = sokert.Metric(code="ty_le", name="Tỷ lệ", value=99.6, unit="%", plan=[{"by": "UBND tỉnh", "value": "98.5"}])
unknown = sokert.Metric(code="chua_co", name="Chưa có", value=None, previous={"absent": "mới thành lập"})
report = sokert.Report(
    period="2023-H1",
    issuer={"name": "Văn phòng", "place": "Bắc Kạn", "code": "VP"},
    signatory=sokert.Signatory(position="Chánh Văn phòng", authority=["TL. CHỦ TỊCH"]),
    date=datetime.date(2023, 7, 25),
    recipients=["Lưu: VT"],
    metrics=[arrived, rate, {"code": "tin", "name": "Tin bài", "value": 1234.5, "day": "2023-06-14", "unit": "tin"}],
    sections=[{"title": "Kết quả", "body": "{{ van_ban_den }}", "sections": [sokert.Section(title="Một")]}],
    settings={"rate_decimals": 2},
    checks=sokert.Checks(off=["FIGURE-SMALL-BASE"]),
)


def by_dictionaries(issuer: sokert.IssuerIn, counts: dict[str, int]) -> sokert.Report:
    metrics: list[sokert.MetricIn] = [{"code": code, "name": code, "value": value} for code, value in counts.items()]
    signatory: sokert.SignatoryIn = {"position": "Chánh Văn phòng"}
    sections: list[sokert.SectionIn] = [{"title": "Kết quả", "body": "{{ moi }}"}]
    period: sokert.PeriodDays = {"label": "Quý I", "from": "2023-01-01", "to": datetime.date(2023, 3, 31)}
    annex: sokert.AnnexIn = {"title": "Biểu", "table": "metrics"}
    whole: sokert.ReportIn = {"period": period, "issuer": issuer, "signatory": signatory, "sections": sections}
    whole["metrics"], whole["annexes"] = metrics, [annex]
    return sokert.Report(**whole)


typed = by_dictionaries({"name": "Văn phòng", "place": "Bắc Kạn", "code": "VP"}, {"moi": 12, "cu": 3})


@dataclass
class Row:
    code: str
    name: str
    value: Decimal | None


@dataclass
class Chapter:
    title: str
    body: str = ""


@dataclass
class Whole:
    period: str
    issuer: sokert.Issuer
    signatory: sokert.Signatory
    metrics: list[Named]
    sections: list[Chapter]


class Named(NamedTuple):
    code: str
    name: str
    value: Decimal


class Figure(BaseModel):
    code: str
    name: str
    value: Decimal


of_models = sokert.Report(
    period="2023-H1",
    issuer=report.issuer,
    signatory=report.signatory,
    metrics=[Figure(code="tin", name="Tin", value=Decimal(3))],
    sections=[Chapter("Một")],
)
of_rows = sokert.Report(
    period="2023-H1",
    issuer=report.issuer,
    signatory=report.signatory,
    metrics=[Row("tin", "Tin bài", Decimal(3)), Row("chua_co", "Chưa có", None)],
    sections=[{"title": "Một"}],
)
of_named = sokert.Report(
    period="2023-H1",
    issuer=report.issuer,
    signatory=report.signatory,
    metrics=[Named("tin", "Tin bài", Decimal(3))],
    sections=[Chapter("Một")],
)
of_whole: sokert.Report = sokert.parse(
    Whole("2023-H1", report.issuer, report.signatory, [Named("tin", "Tin bài", Decimal(3))], [Chapter("Một")])
)
later: sokert.Report = report.model_copy(update={"number": 412})
value: Decimal = report.figures["van_ban_den"].value
content: bytes = sokert.render(report, io.BytesIO(), template=sokert.Template("half-year/office", missing="blank"))
again: sokert.Report = sokert.parse({"period": report.period, "issuer": report.issuer, "signatory": report.signatory,
                                     "metrics": list(report.metrics), "sections": report.sections})  # fmt: skip
findings: tuple[sokert.Finding, ...] = sokert.check(report)
own = sokert.Template(content, filters={"to": str.upper}, functions={"nam": lambda: 2023})
variables: sokert.Variables = own.variables()
try:
    sokert.parse(b"period: x")
except sokert.SokertError as error:
    paths: list[str] = [finding.where.path for finding in error.findings]


def shown(one: sokert.Report, template: sokert.Template) -> str:
    return sokert.preview(one, template=template)


def made(template: sokert.Template) -> list[bool]:
    return [done.error is None for done in sokert.render_many([(report, "a.docx")], template=template)]

"""Writes the form: locked labels, cells to fill in, formulas that turn red, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import os
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from sokert.errors import DataError, Finding
from sokert.models import Hedge, Metric, Report, Section
from sokert.models.written import exact_json
from sokert.ooxml.packing import packed
from sokert.ooxml.target import WORKBOOK, put
from sokert.sheet.checks import RIGHT, WRONG, Check, checks, reckoned
from sokert.sheet.layout import CHUNK, DAY, FIGURES, HEAD, HIDDEN, UNIT, VERSION, WORDS, Column, cell
from sokert.template import FORM_SUFFIXES
from sokert.units import unit_of

_BIGGEST = 10**15  # Excel keeps 15 digits
_WIDTHS = {Column.NUMBER: 5, Column.NAME: 46, Column.UNIT: 14, Column.HEDGE: 9, Column.RESULT: 10}
_NO_CLOCK = datetime.datetime(2000, 1, 1)  # a file tells nothing of when it was made
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "label": {"text_wrap": True, "valign": "vcenter", "border": 1},
    "head": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#DDEBF7",
    },
    "figure": {"num_format": "#,##0.######", "valign": "vcenter", "border": 1},
    "input": {"num_format": "#,##0.######", "valign": "vcenter", "border": 1, "locked": False, "bg_color": "#FFF9DB"},
    "text": {"text_wrap": True, "valign": "top", "border": 1, "locked": False, "bg_color": "#FFF9DB"},
    "day": {"num_format": "dd/mm/yyyy", "border": 1, "align": "left", "locked": False, "bg_color": "#FFF9DB"},
    "wrong": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
}


def sheet(
    report: Report, path: str | os.PathLike[str] | None = None, *, unit: str | None = None, overwrite: bool = False
) -> bytes:
    """Return an Excel form for the figures of a report, and write it to `path` if given.

    What the report knows stands in it: values, the same period, plans; what it does not know is to be filled in.
    Totals, rates and identities are formulas that turn red where they do not hold. `unit` is who fills it in; None
    leaves the name open. `read_sheet` takes it back. A form that somebody filled in is written over only with
    `overwrite`. It takes XlsxWriter: pip install "sokert[workbooks]".
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise DataError(Finding("EXTRA-MISSING", {"what": "XlsxWriter", "extra": "workbooks"})) from error
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": _NO_CLOCK, "title": f"Biểu mẫu số liệu {report.period.code}"})
        _Form(book, report, unit).write()
    with zipfile.ZipFile(buffer) as package:
        content = packed({name: package.read(name) for name in package.namelist()})
    if path is not None:
        put(Path(path), content, WORKBOOK, overwrite)
    return content


def embedded(report: Report) -> str:
    """Return a report as the JSON that a form carries: no path, no source, nothing that was computed from others."""
    data = report.model_dump(by_alias=True, exclude_unset=True)
    if str(data.get("template", "")).endswith(FORM_SUFFIXES):
        del data["template"]
    for metric, known in zip(data.get("metrics", ()), report.metrics, strict=True):
        metric.pop("source", None)
        if known.members or not known.is_known:
            metric.pop("value", None)
    return exact_json({"version": VERSION, "report": data})


class _Form:
    """One form while it is written."""

    def __init__(self, book: Any, report: Report, unit: str | None) -> None:
        self.report, self.unit = report, unit
        self.looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        self.figures, self.words, self.hidden = (book.add_worksheet(name) for name in (FIGURES, WORDS, HIDDEN))
        self.rows = {metric.code: HEAD + 1 + at for at, metric in enumerate(report.metrics)}

    def write(self) -> None:
        """Write the three sheets."""
        self._top()
        for number, metric in enumerate(self.report.metrics, 1):
            self._metric(number, metric)
        self._checks(list(checks(self.report, self.rows)))
        self._narrative()
        text = embedded(self.report)
        for at in range(0, len(text), CHUNK):
            self.hidden.write_string(at // CHUNK, 0, text[at : at + CHUNK])
        self.hidden.very_hidden()
        for page in (self.figures, self.words, self.hidden):
            page.protect("", {"format_columns": True, "format_rows": True})

    def _top(self) -> None:
        """Write who reports and when, and the heads of the columns."""
        page, looks = self.figures, self.looks
        page.set_column(Column.CODE, Column.CODE, None, None, {"hidden": True})
        for column in list(Column)[1:]:
            page.set_column(column, column, _WIDTHS.get(column, 15))
        page.write_string(0, Column.NUMBER, f"BIỂU MẪU SỐ LIỆU, KỲ {self.report.period.code}", looks["title"])
        page.write_string(UNIT[0], Column.NAME, "Đơn vị báo cáo", looks["label"])
        page.write_string(*UNIT, self.unit or "", looks["label" if self.unit else "text"])
        page.write_string(DAY[0], Column.NAME, "Ngày báo cáo (ngày/tháng/năm)", looks["label"])
        if self.unit and self.report.date:
            page.write_datetime(*DAY, self.report.date, looks["day"])
        else:
            page.write_blank(*DAY, None, looks["day"])
        page.write_string(3, Column.NAME, "Chỉ điền vào các ô màu vàng. Ô đỏ là số liệu chưa khớp.")
        heads = ["", "TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ năm trước", "Kế hoạch", "Mức", "Thực hiện", "Kiểm tra"]
        for at, head in enumerate(heads):
            page.write_string(HEAD, at, head, looks["head"])
        page.freeze_panes(HEAD + 1, Column.UNIT)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD)

    def _metric(self, number: int, metric: Metric) -> None:
        page, row, label = self.figures, self.rows[metric.code], self.looks["label"]
        page.write_string(row, Column.CODE, metric.code)
        page.write_number(row, Column.NUMBER, number, label)
        page.write_string(row, Column.NAME, metric.name, label)
        page.write_string(row, Column.UNIT, metric.unit or ("%" if metric.nature == "rate" else ""), label)
        before = metric.earlier.value if metric.earlier else None
        self._given(row, Column.PREVIOUS, before, locked=metric.previous is not None)
        self._given(row, Column.PLAN, metric.plan[0].value if metric.plan else None, locked=bool(metric.plan))
        if formula := reckoned(metric, self.report.figures, self.rows):
            page.write_string(row, Column.HEDGE, "", label)
            value = float(metric.value) if metric.is_known else ""
            page.write_formula(row, Column.VALUE, formula, self.looks["figure"], value)
            return
        page.write_string(row, Column.HEDGE, metric.hedge or "", self.looks["text"])
        page.data_validation(
            row, Column.HEDGE, row, Column.HEDGE, {"validate": "list", "source": list(get_args(Hedge))}
        )
        self._given(row, Column.VALUE, metric.value if metric.is_known else None)
        page.data_validation(row, Column.VALUE, row, Column.VALUE, _allowed(metric))

    def _given(self, row: int, column: Column, value: Decimal | None, locked: bool = False) -> None:
        """Write a figure that is known, or a cell to fill in."""
        look = self.looks["figure" if locked else "input"]
        if value is None:
            self.figures.write_blank(row, column, None, look)
        elif abs(value) < _BIGGEST and len(value.as_tuple().digits) <= 15:
            self.figures.write_number(row, column, float(value), look)
        else:
            self.figures.write_string(row, column, f"{value:f}".replace(".", ","), look)  # Excel would round it

    def _checks(self, found: list[Check]) -> None:
        """Write what must hold below the figures; what does not turns red, with the figures it is about."""
        page, wrong = self.figures, self.looks["wrong"]
        about: dict[str, list[str]] = {}
        for at, check in enumerate(found):
            row = HEAD + 2 + len(self.rows) + at
            page.merge_range(row, Column.NAME, row, Column.VALUE, check.words, self.looks["label"])
            page.write_formula(row, Column.RESULT, check.formula, self.looks["label"], "")
            condition = f'{cell(row, Column.RESULT, absolute=True)}="{WRONG}"'
            turns = {"type": "formula", "criteria": f"={condition}", "format": wrong}
            page.conditional_format(row, Column.NAME, row, Column.RESULT, turns)
            for code in dict.fromkeys(check.codes):
                about.setdefault(code, []).append(condition)
        for code, conditions in about.items():
            row, any_wrong = self.rows[code], f"OR({','.join(conditions)})"
            turns = {"type": "formula", "criteria": f"={any_wrong}", "format": wrong}
            page.conditional_format(row, Column.VALUE, row, Column.VALUE, turns)
            page.write_formula(row, Column.RESULT, f'=IF({any_wrong},"{WRONG}","{RIGHT}")', self.looks["label"], RIGHT)

    def _narrative(self) -> None:
        """Write the sections, each with a cell for the unit's own words."""
        page = self.words
        page.set_column(0, 0, None, None, {"hidden": True})
        page.set_column(1, 1, 46)
        page.set_column(2, 2, 90)
        page.write_string(0, 1, "Mục", self.looks["head"])
        page.write_string(0, 2, "Nội dung của đơn vị (để trống nếu không có)", self.looks["head"])
        row = 1
        for way, section, level in _walked(self.report.sections, "", 0):
            page.write_string(row, 0, way)
            page.write_string(row, 1, "    " * level + section.title, self.looks["label"])
            page.write_blank(row, 2, None, self.looks["text"])
            row += 1


def _walked(sections: tuple[Section, ...], above: str, level: int) -> Any:
    """Yield each section with the way to it, 0.2.1, and how deep it lies."""
    for at, section in enumerate(sections):
        way = f"{above}{at}"
        yield way, section, level
        yield from _walked(section.sections, f"{way}.", level + 1)


def _allowed(metric: Metric) -> dict[str, Any]:
    """Return what may be typed for a metric: whole numbers from 0 for what is counted one by one."""
    whole = metric.nature in ("flow", "stock") and unit_of(metric.unit or "").counted
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": 0 if whole else -_BIGGEST,
        "maximum": _BIGGEST,
        "error_title": "Số liệu chưa đúng",
        "error_message": "Chỉ nhập số nguyên, không âm." if whole else "Chỉ nhập số, không ghi chữ hay đơn vị tính.",
    }

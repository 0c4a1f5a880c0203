"""Writes the form: locked labels, cells to fill in, formulas that turn red, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from sokert.errors import DataError, Finding, takes
from sokert.load import filler_of
from sokert.models import Hedge, Metric, Report, Section
from sokert.models.written import exact_json
from sokert.ooxml.packing import packed
from sokert.saving import WORKBOOK, put
from sokert.sheet.asked import asked_of, compared, knows_figures, unit_of_whole
from sokert.sheet.checks import RIGHT, WRONG, Check, checks, reckoned
from sokert.sheet.layout import CHUNK, DAY, DIGITS, FIGURES, HEAD, HIDDEN, UNIT, VERSION, WORDS, Column, Lines, cell
from sokert.template import FORM_SUFFIXES
from sokert.units import unit_of
from sokert.vietnamese.periods import name

_BIGGEST = 10**15  # Excel keeps 15 digits
_WIDTHS = {Column.NUMBER: 5, Column.NAME: 46, Column.UNIT: 14, Column.HEDGE: 9, Column.RESULT: 10}
_LINE = 15  # points
_HOW = (
    "Chỉ điền vào các ô màu vàng. Không phát sinh thì ghi 0; chưa có số liệu thì để trống; số gần đúng thì chọn gần, "
    "hơn, khoảng ... ở cột Mức. Ô đỏ là số liệu chưa khớp."
)
_COMMENT = re.compile(r"\{#-?\s*(.+?)\s*-?#\}", re.DOTALL)
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
    "number": {"valign": "vcenter", "align": "center", "border": 1},
    "group": {"bold": True, "valign": "vcenter", "border": 1, "bg_color": "#F2F2F2"},
    "wrong": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
}


def sheet(
    report: Report,
    path: str | os.PathLike[str] | None = None,
    *,
    unit: str | None = None,
    previous: Report | None = None,
    overwrite: bool = False,
) -> bytes:
    """Return an Excel form for the figures of a report, and write it to `path` if given.

    Without `unit` it is the office's own: what the report knows stands in it - values, the same period, plans - and
    what it does not know is to be filled in; where it knows no figure, the name is left open. With a `unit` that is
    not the report's issuer nothing of the office's own goes out, neither figures nor words. `previous` is the report
    of the same period last year of who fills it in, whose figures stand in the form. Totals, rates and identities are
    formulas that turn red where they do not hold. `read_sheet` takes it back. A form that somebody filled in is
    written over only with `overwrite`. It takes XlsxWriter: pip install "sokert[workbooks]".
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise DataError(Finding("EXTRA-MISSING", {"what": "XlsxWriter", "extra": "workbooks"})) from error
    takes("report", report, Report)
    takes("previous", previous, Report, type(None))
    takes("path", path, str, os.PathLike, type(None), wanted="str | Path")
    hints = dict(_hints(report.sections))
    if unit is not None and unit != report.issuer.name:
        report = asked_of(report, unit)
    report = compared(report, previous) if previous else report
    if knows_figures(report.model_dump()):
        unit = report.issuer.name
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": _NO_CLOCK, "title": f"Biểu mẫu số liệu {report.period.code}"})
        _Form(book, report, unit, hints).write()
    with zipfile.ZipFile(buffer) as package:
        content = packed({name: package.read(name) for name in package.namelist()})
    if path is not None:
        put(Path(path), content, WORKBOOK, overwrite)
    return content


def embedded(report: Report) -> str:
    """Return a report as the JSON that a form carries: no path, no source, nothing that was computed from others."""
    data = report.model_dump(by_alias=True, exclude_unset=True)
    data.pop("sources", None)
    if str(data.get("template", "")).endswith(FORM_SUFFIXES):
        del data["template"]
    for metric, known in zip(data.get("metrics", ()), report.metrics, strict=True):
        metric.pop("source", None)
        if known.members or not known.is_known:
            metric.pop("value", None)
    return exact_json({"version": VERSION, "report": data})


class _Form:
    """One form while it is written."""

    def __init__(self, book: Any, report: Report, unit: str | None, hints: Mapping[str, str]) -> None:
        self.report, self.unit, self.hints = report, unit, hints
        self.looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        self.figures, self.words, self.hidden = (book.add_worksheet(name) for name in (FIGURES, WORDS, HIDDEN))
        self.lines = Lines.of(report)
        self.rows = self.lines.rows

    def write(self) -> None:
        """Write the three sheets."""
        self._top()
        for at, (sign, title) in self.lines.titles.items():
            self.figures.write_string(at, Column.NUMBER, sign, self.looks["group"])
            self.figures.merge_range(at, Column.NAME, at, Column.RESULT, title, self.looks["group"])
        for metric in self.report.metrics:
            self._metric(metric)
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
        page.write_string(0, Column.NUMBER, f"BIỂU MẪU SỐ LIỆU {name(self.report.period).upper()}", looks["title"])
        page.write_string(UNIT[0], Column.NAME, "Đơn vị báo cáo", looks["label"])
        page.merge_range(*UNIT, UNIT[0], Column.PLAN, self.unit or "", looks["label" if self.unit else "text"])
        page.write_string(DAY[0], Column.NAME, "Ngày báo cáo (ngày/tháng/năm)", looks["label"])
        if self.unit and self.report.date:
            page.write_datetime(*DAY, self.report.date, looks["day"])
        else:
            page.write_blank(*DAY, None, looks["day"])
        page.write_string(3, Column.NAME, _HOW)
        heads = ["", "TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ năm trước", "Kế hoạch", "Mức", "Thực hiện", "Kiểm tra"]
        for at, head in enumerate(heads):
            page.write_string(HEAD, at, head, looks["head"])
        page.set_row(HEAD, 2 * _LINE)
        page.freeze_panes(HEAD + 1, Column.UNIT)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD)

    def _metric(self, metric: Metric) -> None:
        page, label = self.figures, self.looks["label"]
        row, (number, depth) = self.rows[metric.code], self.lines.signs[metric.code]
        page.write_string(row, Column.CODE, metric.code)
        page.write_string(row, Column.NUMBER, number, self.looks["number"])
        page.write_blank(row, Column.RESULT, None, label)
        page.write_string(row, Column.NAME, "    " * depth + metric.name, label)
        unit = unit_of_whole(metric, self.report.figures) or ("%" if metric.nature == "rate" or metric.done else "")
        page.write_string(row, Column.UNIT, unit, label)
        self._previous(row, metric)
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
        page.data_validation(row, Column.VALUE, row, Column.VALUE, _allowed(metric, unit, cell(row, Column.VALUE)))

    def _previous(self, row: int, metric: Metric) -> None:
        """Write the figure of the same period; that of a total follows from those of its parts."""
        formula = reckoned(metric, self.report.figures, self.rows, Column.PREVIOUS) if metric.sum_of else ""
        if formula and metric.previous is None:
            self.figures.write_formula(row, Column.PREVIOUS, formula, self.looks["figure"], "")
        else:
            before = metric.earlier.value if metric.earlier else None
            self._given(row, Column.PREVIOUS, before, locked=metric.previous is not None)

    def _given(self, row: int, column: Column, value: Decimal | None, locked: bool = False) -> None:
        """Write a figure that is known, or a cell to fill in."""
        look = self.looks["figure" if locked else "input"]
        if value is None:
            self.figures.write_blank(row, column, None, look)
        elif abs(value) < _BIGGEST and len(value.as_tuple().digits) <= DIGITS:
            self.figures.write_number(row, column, float(value), look)
        else:
            self.figures.write_string(row, column, f"{value:f}".replace(".", ","), look)  # Excel would round it

    def _checks(self, found: list[Check]) -> None:
        """Write what must hold below the figures; what does not turns red, with the figures it is about."""
        page, wrong = self.figures, self.looks["wrong"]
        about: dict[str, list[str]] = {}
        for at, check in enumerate(found):
            row = self.lines.end + 1 + at
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
            judged = f"AND({','.join(conditions)})".replace(f'"{WRONG}"', f'"{RIGHT}"')
            result = f'=IF({any_wrong},"{WRONG}",IF({judged},"{RIGHT}",""))'
            page.write_formula(row, Column.RESULT, result, self.looks["label"], "")

    def _narrative(self) -> None:
        """Write the sections, each with a cell for the unit's own words."""
        page = self.words
        page.set_column(0, 0, None, None, {"hidden": True})
        page.set_column(1, 1, 46)
        page.set_column(2, 2, 90)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.write_string(0, 1, "Mục", self.looks["head"])
        page.write_string(0, 2, "Nội dung của đơn vị (để trống nếu không có)", self.looks["head"])
        if self.hints:
            page.set_column(3, 3, 60)
            page.write_string(0, 3, "Gợi ý", self.looks["head"])
        engine = filler_of(self.report.template, self.report.own)
        for row, (way, section, level) in enumerate(_walked(self.report.sections, "", 0), 1):
            page.write_string(row, 0, way)
            page.write_string(row, 1, "    " * level + engine.worded(section.title, self.report), self.looks["label"])
            page.write_blank(row, 2, None, self.looks["text"])
            if way in self.hints:
                page.write_string(row, 3, self.hints[way], self.looks["label"])


def _walked(sections: tuple[Section, ...], above: str, level: int) -> Any:
    """Yield each section with the way to it, 0.2.1, and how deep it lies."""
    for at, section in enumerate(sections):
        way = f"{above}{at}"
        yield way, section, level
        yield from _walked(section.sections, f"{way}.", level + 1)


def _hints(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """Yield what an office asks for under a title, in a comment of the text, by the way to it; its words stay here."""
    for way, section, _ in _walked(sections, "", 0):
        if asked := [one for one in _COMMENT.findall(section.body) if not one.startswith("sokert:")]:
            yield way, " ".join(" ".join(asked).split())


def _allowed(metric: Metric, unit: str, place: str) -> dict[str, Any]:
    """Return what may be typed for a metric: whole numbers from 0 for what is counted one by one.

    Words are asked about and let through: `khoảng 800` and `không phát sinh` are figures to who reads the form. So is
    a rate of at most one per cent, which Excel also makes of 95,5% that somebody types.
    """
    if unit == "%":
        return {
            "error_type": "warning",
            "validate": "custom",
            "value": f"=OR({place}>1,{place}<=0)",
            "error_title": "Kiểm tra lại tỷ lệ",
            "error_message": "Ghi 95,5 cho 95,5%; không ghi dấu %, không ghi 0,955. Số vừa gõ không quá 1%: vẫn giữ?",
        }
    whole = metric.nature in ("flow", "stock") and unit_of(unit).whole
    return {
        "error_type": "warning",
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": 0 if whole else -_BIGGEST,
        "maximum": _BIGGEST,
        "error_title": "Số liệu chưa đúng",
        "error_message": f"Ô này nhận {'số nguyên không âm' if whole else 'số'}, hoặc “khoảng 800”, “không phát sinh”. "
        "Vẫn giữ nội dung vừa gõ?",
    }

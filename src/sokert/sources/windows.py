"""Says which time a table's figures are of, as its head tells it: a period by name, a year, or days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sokert.errors import Finding, Place, Term
from sokert.models import Period
from sokert.sources.heads import Column, Head, years_in
from sokert.sources.table import Cell, Table, letter
from sokert.vietnamese.periods import name as name_of
from sokert.vietnamese.read.periods import Named, named, whole_years

# A small t is rather a ton, "6 t/ha", unless a year follows.
_SHORT = re.compile(
    r"(?<![\d.,])(0?[369])\s*(?:T(?=\s*(?i:đầu|cuối|đn|cn|[/(,.-]|năm|\d{4}|$))"
    r"|t(?=\s*(?i:đầu|cuối|[/(,.-]?\s*(?:năm\s*)?20\d\d)))"
)
_JOINED = re.compile(r"(?<=\d tháng)(?=\d{4}(?!\d))")  # between the two of "6T2026"
_SIX = re.compile(
    r"(?<![\d.,])(?:0?6|sáu)\s+tháng\b(?!\s+(?:đầu|cuối))(?:\s*(?:[/(,.-]|của)?\s*(?:năm\s*)?(?P<year>20\d\d))?",
    re.IGNORECASE,
)
# What stands before a time that is not that of the figures.
_OTHER = re.compile(
    r"\b(?:cùng kỳ|so với|so|kế hoạch|dự toán|chỉ tiêu|nhiệm vụ|phương hướng|nghị quyết|quyết định|thông tư|công văn|"
    r"nghị định|kèm theo|báo cáo số|chủ đề)\b[^;:]*$",
    re.IGNORECASE,
)
_DONE = re.compile(r"\bthực hiện\s+(?:(?:các|một số|những)\s+)?(?:kế hoạch|dự toán|chỉ tiêu|nhiệm vụ)\b", re.IGNORECASE)
_A_DAY = r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})"
_DAYS = re.compile(rf"\b(?:từ|kể từ)\s+{_A_DAY}\s*(?:đến|-|–)\s*(?:hết\s+)?{_A_DAY}", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:tính )?đến\s+(?:hết\s+)?{_A_DAY}", re.IGNORECASE)
_NEAR = 45  # days by which an office may gather its figures earlier or later than the decree says
# A month or quarter that a heading does not number: "Thực hiện trong tháng".
_WITHIN = re.compile(
    r"(?:^|\b(?:trong|riêng|của|số|số liệu|phát sinh|kết quả|thực hiện|[ưu]?th)\s+)"
    r"(?P<kind>tháng|quý)(?:\s+(?:này|nay|báo cáo))?$",
    re.IGNORECASE,
)
_WITHINS = {"tháng": "month", "quý": "quarter"}
# Who set a plan and when says nothing of the year it is for: that of 2026 is set in December 2025.
_SET = re.compile(
    rf"{_A_DAY}|\b\d+/\d{{4}}/[^\W\d]\S*|\b(?:qđ|nq|quyết định|nghị quyết|công văn|cv)(?: số)?:? ?\d[^;)]*",
    re.IGNORECASE,
)
_FORMS = ("{0}-H1", "{0}-H2", "{0}-9M", "{0}", "{0}-Q1", "{0}-Q2", "{0}-Q3", "{0}-Q4")


def period_of(table: Table, head: Head) -> Period | None:
    """Return the period that a table's head names: above its columns, over its figures, or by its days.

    A half or quarter without a year is of the year that stands over the figures.
    """
    heading = head.one("value")
    own = max(map(int, heading.years), default=0) if heading else 0
    lines = [cell.text for cell, _ in _lines(table, head)]
    for text in [*lines, heading.heading if heading else ""]:
        for one in (*_parts(text), *_whole_years(text)):
            if year := one.year or own:  # six months of a year are its first
                return Period.model_validate({"kind": one.kind, "year": year, "number": one.number or 1})
    for text in lines:
        for days in _spans(text):
            known = (Period.of(form.format(days[1].year)) for form in _FORMS)
            if found := next((one for one in known if _near(days, one)), None):
                return found
    return None


def column_of(table: Table, head: Head, period: Period) -> Column | None:
    """Return the one column that names a period, where the words above tell no figures, several, or those of another.

    Beside "Quý II" the column "6 tháng" is no figure of a report on the quarter, nor is "Quý I".
    """
    read = head.chosen.get("value", ())
    if len(read) == 1 and not other_window(table, head, period):
        return None
    others = {one.at for role, found in head.chosen.items() if role != "value" for one in found}
    free = [one for one in head.columns if one.at not in others and one.role in ("", "value", "dated")]
    found = [one for one in free if not {*one.years} - {str(period.year)} and _names(one, period)]
    return found[0] if len(found) == 1 else None


def _names(column: Column, period: Period) -> bool:
    """Return whether a heading names a period, which is a part of a year or all of it."""
    parts = list(_parts(column.heading))
    if period.kind == "year":
        return bool(column.years) and not parts and not column.window
    return bool(parts) and all(_fits(one, period) for one in parts)


def stale(table: Table, head: Head, period: Period, where: Place) -> Iterator[Finding]:
    """Yield that the head of a table names another time than the report's: the sheet of the last period.

    Where several columns may hold the figures, it is asked which, and nobody has chosen a time yet.
    """
    if len(head.chosen.get("value", ())) > 1:
        return
    column = head.one("value")
    if column and column.years and str(period.year) not in column.years:
        facts = {"heading": column.heading, "given": ", ".join(column.years), "year": str(period.year)}
        yield Finding("SOURCE-YEAR", facts, where)
    elif other := other_window(table, head, period):
        window, cell = other
        facts = {"window": window, "table": table.source(cell), "period": name_of(period)}
        yield Finding("SOURCE-PERIOD", facts, where)


def of_its_year(table: Table, head: Head, period: Period | None) -> Head:
    """Return a head without the plans and earlier figures that its headings give another year; they are told.

    Where no period is said, the year is that over the figures, or the last of several plans.
    """
    value, plans = head.one("value"), head.chosen.get("plan", ())
    known = {period.year, period.ends.year} if period else {*_years(value)} if value else set()
    if not known and len({*map(_years, plans)} - {()}) > 1:
        known = {max(year for plan in plans for year in _years(plan))}
    chosen, findings = dict(head.chosen), list(head.findings)
    for role, own in (("plan", known), ("previous", known | {year - 1 for year in known})):
        columns = head.chosen.get(role, ())
        kept = tuple(one for one in columns if not known or _is_of(_years(one), own, role))
        for one in (one for one in columns if one not in kept):
            facts = {"role": Term(f"SOURCE-ROLE-{role.upper()}"), "heading": one.heading}
            facts |= {"given": "-".join(map(str, _years(one))), "year": str(min(known) - (role == "previous"))}
            where = table.place(Cell(spot=letter(one.at) + str(head.top + 1)))
            findings.append(Finding("SOURCE-OTHER-YEAR", facts, where, "info" if kept else "warning"))
        chosen[role] = kept
    return replace(head, chosen={role: found for role, found in chosen.items() if found}, findings=tuple(findings))


def _years(column: Column) -> tuple[int, ...]:
    """Return the years that a column is of, by the lowest of its headings that names any.

    >>> _years(Column(0, ("Năm 2026", "KH 2025"))), _years(Column(0, ("Kế hoạch (QĐ số 45/2025/QĐ-UBND)",)))
    ((2025,), ())
    """
    words = (years_in(_SET.sub(" ", word)) for word in reversed(column.words))
    return tuple(sorted({int(year) for year in next(filter(None, words), [])}))


def _is_of(years: tuple[int, ...], own: set[int], role: str) -> bool:
    """Return whether a column that names years is of one of these; a plan of five years is that of none of them."""
    return not years or (bool(own & {*years}) and (role != "plan" or years[-1] - years[0] <= 1))


def other_window(table: Table, head: Head, period: Period) -> tuple[str, Cell] | None:
    """Return what a table's head says of another time than a period, and where; None where it says nothing of one.

    What stands over the column of figures goes before what stands above the table, that before the sheet's name.
    """
    lines = _lines(table, head)
    value = head.one("value")
    over = [(value.heading, table.cell(head.top, value.at))] if value else []
    if value and (part := next((words for words in value.words if _is_within(words, period)), "")):
        return part, over[0][1]
    named_by = [*over, *((cell.text, at) for cell, at in lines), (table.called, Cell())]
    first_six = None
    for text, cell in named_by:
        if parts := list(_parts(text)):
            lowest = (
                text.rpartition(" / ")[2] if value and text == value.heading else ""
            )  # goes before what stands over it
            own_year = period.kind in ("year", "school-year") and any(
                _is_own(one, period) for one in _whole_years(lowest if [*_parts(lowest)] else text)
            )
            fitting = [one for one in parts if _fits(one, period)]
            if not (fitting or own_year) and period.kind != "other":
                return _said(text, parts[0]), cell
            if own_year or not _are_first(fitting, text, period):
                return None
            first_six = first_six or (_said(text, fitting[0]), cell)
    if first_six:
        return first_six
    if found := _other_days(named_by, period):
        return found
    return _other_year(named_by, period)


def _are_first(parts: list[Named], text: str, period: Period) -> bool:
    """Return whether "6 tháng" beside a year is all that may be a second half: they are the first, or else so named."""
    return bool(parts) and all(one.number == 0 for one in parts) and period.number == 2 and bool(years_in(text))


def _is_within(heading: str, period: Period) -> bool:
    """Return whether a heading says one month or quarter, and a period is none."""
    match = _WITHIN.search(heading.strip())
    return match is not None and period.kind not in ("other", _WITHINS[match["kind"].lower()])


def _other_year(texts: list[tuple[str, Cell]], period: Period) -> tuple[str, Cell] | None:
    """Return a whole year where the figures should be of its last part; of an earlier part a year is only the year."""
    closes = period.kind in ("half", "quarter", "month", "term") and period.next_period is not None
    closes = closes and period.next_period.year != period.year  # type: ignore[union-attr]
    for text, cell in texts:
        for one in _whole_years(text):
            if _OTHER.search(_spelt(text)[: one.start]):
                continue
            is_other = one.year != period.year or (closes and (one.kind == "school-year") == period.is_school)
            return (_said(text, one), cell) if is_other and period.kind != "other" else None
    return None


def _other_days(texts: list[tuple[str, Cell]], period: Period) -> tuple[str, Cell] | None:
    for text, cell in texts:
        for match in (*_DAYS.finditer(text), *_UNTIL.finditer(text)):
            days = _days(match)
            if days and not _near(days, period):
                return match[0], cell
    return None


def _lines(table: Table, head: Head) -> list[tuple[Cell, Cell]]:
    """Return the cells with words above a head, each with itself as the place."""
    return [(cell, cell) for row in table.rows[: head.top] for cell in row if cell.text]


def _parts(text: str) -> Iterator[Named]:
    """Yield the halves, quarters and months that a text names for its figures; "6 tháng" may be either half (0).

    >>> [(one.kind, one.number, one.year) for one in _parts("TH 6T đầu năm 2026 so với cùng kỳ 6 tháng đầu năm 2025")]
    [('half', 1, 2026)]
    >>> [(one.kind, one.number) for one in _parts("Tình hình thực hiện kế hoạch quý II/2026")]
    [('quarter', 2)]
    >>> [(one.kind, one.number) for one in _parts("Thực hiện 6 tháng")], [one.number for one in _parts("TH 9T/2026")]
    ([('half', 0)], [1])
    """
    text = _spelt(text)
    for one in sorted((*named(text), *_six(text)), key=lambda one: one.start):
        if not _OTHER.search(_DONE.sub("", text[: one.start])):  # what was done of a plan is no plan
            yield one


def _six(text: str) -> list[Named]:
    """Return the six months that a text names without saying which."""
    return [Named(one.start(), one.end(), "half", 0, int(one["year"] or 0)) for one in _SIX.finditer(text)]


def _whole_years(text: str) -> Iterator[Named]:
    """Yield the whole years that a text names; that of "6 tháng năm 2026" or "6T đầu năm 2026" is none.

    >>> [one.year for text in ("6 tháng năm 2026", "6T đầu năm 2026", "6T, KH năm 2026") for one in _whole_years(text)]
    [2026]
    """
    text = _spelt(text)
    six = _six(text)
    yield from (one for one in whole_years(text) if not any(part.start < one.end <= part.end for part in six))


def _spelt(text: str) -> str:
    """Return a text with the short forms of tables spelt out: 6T, 6TĐN, and what a database calls a column.

    >>> _spelt("TH 6T đầu năm"), _spelt("6TĐN 2026"), _spelt("TH 9T/2026"), _spelt("6_thang_2026")
    ('TH 6 tháng đầu năm', '6 tháng đầu năm 2026', 'TH 9 tháng/2026', '6 tháng 2026')
    """
    text = text.replace("_", " ")
    for plain, word in _MARKED if text.isascii() else ():
        text = re.sub(rf"\b{plain}", word, text, flags=re.IGNORECASE)
    text = re.sub(r"(?<!\d)(0?6)\s*T\s*(ĐN|CN)\b", lambda one: f"{one[1]} tháng {_ENDS[one[2]]} năm", text)
    return _JOINED.sub(" ", _SHORT.sub(r"\1 tháng", text))


# What a name without marks says of a time.
_MARKED = (
    (r"thang\b", "tháng"),
    (r"dau nam\b", "đầu năm"),
    (r"cuoi nam\b", "cuối năm"),
    (r"nam(?= (?:19|20)\d\d)", "năm"),
    (r"quy(?= [1-4IV])", "quý"),
)
_ENDS = {"ĐN": "đầu", "CN": "cuối"}


def _said(text: str, one: Named) -> str:
    return _spelt(text)[one.start : one.end]


def _is_own(one: Named, period: Period) -> bool:
    return one.kind == period.kind and one.year == period.year


def _fits(one: Named, period: Period) -> bool:
    """Return whether a named time is that of a period."""
    return one.year in (0, period.year) and one.kind == period.kind and one.number in (0, period.number)


def _spans(text: str) -> Iterator[tuple[date, date]]:
    for match in _DAYS.finditer(text):
        days = _days(match)
        if days and days[0]:
            yield days[0], days[1]


def _days(match: re.Match[str]) -> tuple[date | None, date] | None:
    """Return the days that a text names, the first of them where it does."""
    numbers = [int(part) for part in match.groups()]
    try:
        found = [date(year, month, day) for day, month, year in zip(*[iter(numbers)] * 3, strict=True)]
    except ValueError:
        return None  # no day of the calendar
    return (found[0] if len(found) > 1 else None), found[-1]


def _near(days: tuple[date | None, date], period: Period) -> bool:
    """Return whether days are those of a period, or near them."""
    return all(day is None or abs((day - own).days) <= _NEAR for day, own in zip(days, period.window, strict=True))

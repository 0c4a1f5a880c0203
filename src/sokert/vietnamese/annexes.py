"""Turns the figures of a report into the tables of its annexes: all metrics, dossiers, documents (domain notes 7).

A column stands only where a figure fills it. Figures are printed as everywhere; the rates of a column share their
number of decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple, cast

from sokert.document.table import NONE, Column, Row, Side, Table
from sokert.errors import DataError, Finding, offered
from sokert.models import Absent, Annex, DocumentRow, DossierRow, Metric, Period, Plan, Settings
from sokert.models.coverage import FEW
from sokert.models.metric import grouped
from sokert.vietnamese import cells
from sokert.vietnamese.changes import since
from sokert.vietnamese.components import letter
from sokert.vietnamese.dates import roman, short_date
from sokert.vietnamese.figures import figure, is_index
from sokert.vietnamese.numbers import HOUSE, as_rate, computed, exact, in_full, number, rate
from sokert.vietnamese.periods import name, year_name

TOTAL = "Tổng cộng"
_PARTS = {True: "Chia ra:", False: "Trong đó:"}  # a list that is closed, and one that is not
_NO_TITLE = "\0"  # what no heading holds
_DEEPER = ("-", "+")  # what parts are numbered with, and parts of parts


class _Rate(NamedTuple):
    """A rate that is printed with the decimals of its column."""

    value: Fraction


@dataclass(slots=True)
class _Line:
    """A row before its rates are printed."""

    cells: list[str | _Rate]
    style: str = "plain"
    code: str = ""
    across: Sequence[int] = ()
    """How many columns each cell goes across, where not each has one of its own."""


_Several = tuple[list["str | _Rate"], Sequence[int]]
"""Cells side by side, and how many columns each goes across, where not each has one of its own."""
_Cells = Callable[[Metric], _Several]
_Filler = Callable[[Metric], "str | _Rate | _Several"]


def metric_table(
    metrics: Sequence[Metric],
    period: Period | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    settings: Settings = HOUSE,
) -> Table:
    """Return the table of metrics: parts below their whole, each group below its name.

    >>> metrics = [Metric(code="a", name="Thu", value=9), Metric(code="b", name="Phí", value=4, part_of="a")]
    >>> [row.cells for row in metric_table(metrics).rows]
    [('1', 'Thu', '', '9'), ('', 'Trong đó:', '', ''), ('-', 'Phí', '', '4')]
    """
    below: Mapping[tuple[str, ...], Sequence[str]] = (
        _in_order(metrics) if groups is None else {(title,)[: len(title)]: codes for title, codes in groups.items()}
    )
    is_grouped = groups is not None or (len(below) > 1 and any(below))
    if is_grouped:
        known = {metric.code: metric for metric in metrics}
        _judge_codes(below.values(), known)
        metrics = [known[code] for codes in below.values() for code in codes]
    pairs = list(_columns(metrics, period, settings))
    flat = (Column("TT", "center"), *(column for several, _ in pairs for column in several))

    def cells(metric: Metric) -> _Several:
        cells, across = list[str | _Rate](), list[int]()
        for _, filler in pairs:
            said = filler(metric)
            if isinstance(said, str | _Rate):
                cells.append(said)
                across.append(1)
            else:
                cells += said[0]
                across += said[1]
        return cells, () if across.count(1) == len(across) else (1, *across)

    rows = _grouped(below, metrics, cells, len(flat)) if is_grouped else _nested(metrics, cells, len(flat))
    return Table(flat, _printed(list(rows), settings))


def _columns(
    metrics: Sequence[Metric], period: Period | None, settings: Settings
) -> Iterator[tuple[list[Column], _Filler]]:
    """Yield the columns, side by side where several are one figure's, each with what fills them for a metric."""

    yield [Column("Chỉ tiêu", "left", way="|label")], cells.label
    yield [Column("ĐVT", "center", way="|unit")], lambda metric: cells.unit(metric, settings)
    compared, givers = cells.with_previous(metrics), _givers(metrics)
    before, now, year = _heads(period, bool(compared or givers), settings)
    if compared:
        yield [Column(before, way="|previous")], lambda metric: cells.previous(metric, settings)
    if givers:
        plan = "KH" + year
        yield (
            _each(plan, givers, "|plan"),
            lambda metric: _by(metric, givers, lambda plan: cells.planned(metric, plan, settings)),
        )
    yield [Column(now, way="|number")], lambda metric: figure(metric, settings)
    if givers:
        yield (
            _each("So KH (%)", givers, "|completion"),
            lambda metric: _by(metric, givers, lambda plan: _reached(metric, plan)),
        )
    if compared:
        yield [Column("So cùng kỳ (%)", way="|index")], lambda metric: _compared(metric, settings)
    notes = {metric.code: _note(metric, period, settings) for metric in metrics}
    if any(notes.values()):
        yield [Column("Ghi chú", "left")], lambda metric: notes[metric.code]


def _heads(period: Period | None, several: bool, settings: Settings) -> tuple[str, str, str]:
    """Return what the columns of the same period, this one and the plan's year are called; alone it is the period."""
    if period is None:
        return "Cùng kỳ", "Thực hiện", ""
    now = name(period, settings)
    return (
        f"TH {name(period.same_period, settings)}",
        f"TH {now}" if several else now[:1].upper() + now[1:],
        f" {year_name(period)}",
    )


def _givers(metrics: Sequence[Metric]) -> list[str]:
    """Return who set plans, in the order they are met; one that names nobody goes with any."""
    named = [plan.by or "" for metric in metrics for plan in metric.plan]
    several = any(len(metric.plan) > 1 for metric in metrics)
    found = list(dict.fromkeys(named))
    return [giver for giver in found if giver] if several and any(found) else found[:1]


def _each(head: str, givers: list[str], way: str) -> list[Column]:
    if len(givers) < 2:
        return [Column(head, way=way)]
    return [Column(f"{giver} giao", group=head, way=way) for giver in givers]


def _by(metric: Metric, givers: list[str], cells: Callable[[Plan], str | _Rate]) -> str | _Rate | _Several:
    """Return what is told of each giver's plan; of a plan that names nobody it is told once, across all."""
    if len(givers) < 2 and len(metric.plan) < 2:
        return cells(metric.plan[0]) if metric.plan else NONE
    if len(metric.plan) == 1 and (len(givers) < 2 or not metric.plan[0].by):
        return [cells(metric.plan[0])], [len(givers)]
    plans = {plan.by or "": plan for plan in metric.plan}
    return [cells(plans[giver]) if giver in plans else NONE for giver in givers], [1] * len(givers)


def _rated(ratio: Fraction | None) -> str | _Rate:
    return NONE if ratio is None else _Rate(ratio)


def _compared(metric: Metric, settings: Settings) -> str | _Rate:
    """Return the figure in per cent of the same period's, which an index is itself."""
    return cells.index(metric, settings) if is_index(metric) else _rated(cells.ratio(metric, metric.exact_previous))


def _reached(metric: Metric, plan: Plan) -> str | _Rate:
    """Return how much of a plan is done; one that is met by staying under it is none of that."""
    return NONE if metric.better == "less" else _rated(cells.ratio(metric, plan.value))


def _note(metric: Metric, period: Period | None, settings: Settings) -> str:
    """Return what is compared where it is not the same period, and which units a metric lacks; empty: nothing to tell.

    >>> a, half = Metric(code="a", name="Hộ", value=89, nature="stock", previous=112), Period.of("2026-H1")
    >>> _note(a, half, HOUSE), _note(a, half, Settings(stock_since="same-period")), _note(a, Period.of("2026"), HOUSE)
    ('So với 31/12/2025', '', '')
    """
    coverage = metric.coverage if metric.is_known else None
    is_year = period and period.kind == "year"  # whose figure before is that of 31/12
    day = "" if is_year else since(metric, period, settings)
    said = [
        metric.previous.absent if isinstance(metric.previous, Absent) else "",
        f"so với {day}" if day and metric.earlier else "",
        f"tổng hợp {coverage.worded(FEW)}" if coverage and coverage.units < coverage.of else "",
    ]
    words = "; ".join(filter(None, said))
    return words[:1].upper() + words[1:]


def _judge_codes(groups: Iterable[Sequence[str]], known: Mapping[str, Metric]) -> None:
    """Refuse groups of a tag that are no lists, or name what is not in the table."""
    for codes in groups:
        for code in [codes] if isinstance(codes, str) else codes:
            if isinstance(codes, str) or code not in known:
                raise DataError(Finding("WORDS-GROUP-CODE", {"given": str(code), **offered(str(code), known)}))


def _grouped(
    groups: Mapping[tuple[str, ...], Sequence[str]], metrics: Sequence[Metric], cells: _Cells, wide: int
) -> Iterator[_Line]:
    known = {metric.code: metric for metric in metrics}
    for heading, begun, codes in zip(groups, headed(list(groups)), groups.values(), strict=True):
        own = [known[code] for code in codes]
        if isinstance(heading, _Itself):
            yield from _nested(own, cells, wide, begun[0][0])
        else:
            yield from (_Line([sign, title, *[""] * (wide - 2)], "bold") for sign, title in begun)
            yield from _nested(own, cells, wide)


class _Itself(tuple[str, ...]):
    """A heading that is a metric's own row, which stands among the headings of others."""


def _in_order(metrics: Sequence[Metric]) -> dict[tuple[str, ...], list[str]]:
    """Return the codes by heading in the order of the report; one below none that comes behind a heading is its own."""
    below = grouped(metrics)
    places = {metric.code: at for at, metric in enumerate(metrics)}
    begins: dict[str, int] = {}
    for heading, codes in below.items():
        if heading:
            begins[heading[0]] = min(begins.get(heading[0], len(places)), places[codes[0]])
    first = min(begins.values(), default=len(places))
    wholes = {metric.code: metric.part_of for metric in metrics}
    rows: dict[tuple[str, ...], list[str]] = {}
    for code in below.get((), ()):
        whole, way = code, {code}
        while (above := wholes[whole]) in wholes and above is not None and above not in way:
            whole = above
            way.add(whole)
        heading = _Itself((whole + _NO_TITLE,)) if places[whole] > first else ()
        rows.setdefault(heading, []).append(code)
    order = {heading: places[codes[0]] if heading else -1 for heading, codes in rows.items()}
    order |= {heading: begins[heading[0]] for heading in below if heading}
    return {
        heading: (below if heading in below and heading else rows)[heading]
        for heading in sorted(order, key=order.__getitem__)
    }


def headed(headings: Sequence[tuple[str, ...]]) -> Iterator[list[tuple[str, str]]]:
    """Yield, of each heading, those that begin with it, each with its sign: A above I.

    >>> list(headed([("KINH TẾ", "Nông nghiệp"), ("KINH TẾ", "Công nghiệp"), ("XÃ HỘI",)]))
    [[('A', 'KINH TẾ'), ('I', 'Nông nghiệp')], [('II', 'Công nghiệp')], [('B', 'XÃ HỘI')]]
    """
    deepest = max(map(len, headings), default=0)
    signs: list[Callable[[int], str]] = [lambda _: "", lambda count: letter(count).upper(), roman]
    counts, last = [0] * deepest, list[str]()
    for heading in headings:
        begun = []
        for depth, title in enumerate(heading):
            if last[: depth + 1] != list(heading[: depth + 1]):
                counts[depth:] = [counts[depth] + 1, *[0] * (deepest - depth - 1)]
                begun.append((signs[max(depth - deepest, -3)](counts[depth]), title))
        yield begun
        last = list(heading)


def _nested(metrics: Sequence[Metric], cells: _Cells, wide: int, heads: str = "") -> Iterator[_Line]:
    """Yield the rows of metrics, parts below their whole wherever they are typed; `heads` is the sign of one alone."""
    codes = {metric.code for metric in metrics}
    parts: dict[str, list[Metric]] = {}
    for metric in metrics:
        whole = metric.part_of if metric.part_of in codes and metric.part_of != metric.code else ""
        parts.setdefault(whole or "", []).append(metric)
    left = set(codes)

    def below(metric: Metric, sign: str, depth: int) -> Iterator[_Line]:
        left.discard(metric.code)
        said, across = cells(metric)
        yield _Line([sign, *said], "bold" if heads and not depth else "plain", metric.code, across)
        inner = [part for part in parts.get(metric.code, ()) if part.code in left]
        if inner:
            yield _Line(["", _PARTS[metric.closed], *[""] * (wide - 2)], "italic")
        for part in inner:
            yield from below(part, _DEEPER[min(depth, 1)], depth + 1)

    for place, metric in enumerate(parts.get("", ()), 1):
        yield from below(metric, heads or str(place), 0)
    for metric in metrics:  # parts of each other, which check tells: no figure is lost for that
        if metric.code in left:
            yield from below(metric, "", 0)


def _printed(lines: Sequence[_Line], settings: Settings) -> tuple[Row, ...]:
    """Return the rows, the rates of each column with as many decimals as the one that needs most."""
    decimals: dict[int, int] = {}
    rated: list[tuple[_Line, int, int, Fraction, str]] = []
    for line in lines:
        for place, (at, cell) in enumerate(_placed(line)):
            if type(cell) is _Rate:
                text = rate(cell.value, settings)
                decimals[at] = max(decimals.get(at, 0), _decimals(text))
                rated.append((line, place, at, cell.value, text))
    for line, place, at, value, text in rated:
        line.cells[place] = text if _decimals(text) == decimals[at] else number(value, decimals[at])
    return tuple(
        Row(tuple(line.cells), line.style, line.code, tuple(line.across))  # type: ignore[arg-type]
        for line in lines
    )


def _placed(line: _Line) -> Iterable[tuple[int, str | _Rate]]:
    """Return the cells of a row, each behind its first column."""
    return zip(accumulate([0, *line.across[:-1]]), line.cells, strict=True) if line.across else enumerate(line.cells)


def _decimals(text: str) -> int:
    return len(text.partition(",")[2])


_DOSSIERS = (
    ("Tiếp nhận", ("Tổng số", "received"), ("Mới", "new"), ("Kỳ trước chuyển sang", "carried")),
    ("Đã giải quyết", ("Trước hạn", "early"), ("Đúng hạn", "on_time"), ("Quá hạn", "late")),
    ("Đang giải quyết", ("Trong hạn", "in_time"), ("Quá hạn", "overdue")),
)


def dossier_table(rows: Sequence[DossierRow]) -> Table:
    """Return the table of dossiers by unit or field, with a last row of their totals.

    >>> print(dossier_table([DossierRow(name="Đất đai", new=90, early=80, on_time=10)]).rows[-1].cells)
    ('', 'Tổng cộng', '90', '90', '0', '80', '10', '0', '0', '0')
    """
    keys = [key for _, *parts in _DOSSIERS for _, key in parts]
    heads = (Column(head, group=group) for group, *parts in _DOSSIERS for head, _ in parts)
    said = [[getattr(row, key) for key in keys] for row in rows]
    lines = [
        Row((str(at), row.name, *map(number, counts)))
        for at, (row, counts) in enumerate(zip(rows, said, strict=True), 1)
    ]
    totals = [sum(column) for column in zip(*said, strict=True)] or [0] * len(keys)
    columns = (Column("TT", "center"), Column("Đơn vị, lĩnh vực", "left"), *heads)
    return Table(columns, (*lines, Row(("", TOTAL, *map(number, totals)), "bold")))


def document_table(rows: Sequence[DocumentRow], issuer: str) -> Table:
    """Return the list of documents: number and symbol, day, who issued it unless one did all, what it is about."""
    several = any(row.issuer and row.issuer != issuer for row in rows)
    issued = (Column("Cơ quan ban hành", "left"),) if several else ()
    columns = Column("TT", "center"), Column("Số, ký hiệu", "left"), Column("Ngày ban hành", "center")
    return Table(
        (*columns, *issued, Column("Trích yếu nội dung", "left")),
        tuple(
            Row(
                (
                    *(str(at), row.symbol, short_date(row.date) if row.date else ""),
                    *((row.issuer or issuer,) if several else ()),
                    row.about,
                )
            )
            for at, row in enumerate(rows, 1)
        ),
    )


def annex_table(
    annex: Annex, metrics: Sequence[Metric], period: Period | None, issuer: str, settings: Settings = HOUSE
) -> Table:
    """Return what an annex holds."""
    if annex.table == "dossiers":
        return dossier_table(annex.dossiers)
    if annex.table == "documents":
        return document_table(annex.documents, issuer)
    return metric_table(metrics, period, annex.groups, settings)


def plain_table(
    rows: Iterable[object], columns: Mapping[str, object] | None = None, total: str = "", settings: Settings = HOUSE
) -> Table:
    """Return the table of any rows: mappings, or sequences in the order of the columns.

    >>> rows = [{"ten": "Xã A", "tw": 5, "tinh": 7}]
    >>> table = plain_table(rows, {"Đơn vị": "ten", "Kế hoạch": {"TW": "tw", "Tỉnh": "tinh"}})
    >>> [column.group for column in table.columns], table.rows[0].cells
    (['', 'Kế hoạch', 'Kế hoạch'], ('Xã A', '5', '7'))

    `columns` says for each head the key it stands over, or the heads it spans. A column of figures stands right;
    `total` names a last row with the sums of the columns in which every cell is a figure.
    """
    given: list[Mapping[Any, object]] = [
        row if isinstance(row, Mapping) else dict(enumerate(cast("Iterable[object]", row))) for row in rows
    ]
    heads = list(_heads_of(columns)) if columns else [(str(key), "", key) for key in (given[0] if given else ())]
    values = [[row.get(key) for row in given] for _, _, key in heads]
    figures = [bool(column) and all(_is_figure(value) for value in column if value is not None) for column in values]
    said = [[NONE if value is None else _said(value, settings) for value in column] for column in values]
    body = [Row(cells_) for cells_ in zip(*said, strict=True)]
    if total:
        summed = [
            _sum(column, settings) if are_figures else "" for column, are_figures in zip(values, figures, strict=True)
        ]
        body.append(Row((total, *summed[1:]), "bold"))
    sides: list[Side] = ["right" if are_figures else "left" for are_figures in figures]
    return Table(
        tuple(Column(name_, side, group) for (name_, group, _), side in zip(heads, sides, strict=True)), tuple(body)
    )


def _heads_of(columns: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    for head, key in columns.items():
        if isinstance(key, Mapping):
            yield from ((inner, head, one) for inner, one in key.items())
        else:
            yield head, "", key


def _is_figure(value: object) -> bool:
    return isinstance(value, Metric | int | float | Decimal | Fraction) and not isinstance(value, bool)


def _said(value: object, settings: Settings) -> str:
    if isinstance(value, Metric):
        return figure(value, settings)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return in_full(value, settings) if _is_figure(value) else str(value)


def _sum(column: Sequence[object], settings: Settings) -> str:
    """Return the sum of a column; one of figures that came out of a division is told as they are."""
    known = [value.exact if isinstance(value, Metric) else exact(value) for value in column if value is not None]
    summed = [value for value in known if value is not None]
    if len(summed) < len(known):
        return NONE
    total = sum(summed, Decimal(0))
    return as_rate(total, settings) if any(map(computed, column)) else number(total)

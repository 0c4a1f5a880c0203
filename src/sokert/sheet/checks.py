"""What must hold between the figures of a form, as formulas of Excel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sokert.check.figures.identities import Identity, Side, parsed
from sokert.models import Metric, Report
from sokert.sheet.layout import Column, cell
from sokert.units import steps

RIGHT, WRONG = "Đúng", "SAI"
_BEFORE = ".previous"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold: in words, as a formula, and the metrics it is about."""

    words: str
    formula: str
    codes: tuple[str, ...]


def checks(report: Report, rows: Mapping[str, int]) -> Iterator[Check]:
    """Yield what must hold: the report's identities, parts that make a whole, parts that are less than theirs."""
    for text in dict.fromkeys([*report.identities, *_of_parts(report)]):
        identity = parsed(text)
        if identity is None or not set(identity.codes) <= rows.keys():
            continue
        units = [report.figures[code].unit for code in identity.codes]
        base = next((unit for unit in units if unit), None)
        if any(steps(unit, base) is None for unit in units):
            continue
        yield Check(_words(identity, report), _formula(identity, report, rows, base), identity.codes)


def _of_parts(report: Report) -> Iterator[str]:
    """Yield what `part_of` and `closed` say, as identities."""
    figures = report.figures
    for whole in report.metrics:
        parts = [part.code for part in report.metrics if part.part_of == whole.code]
        if whole.closed and parts:
            yield f"{whole.code} = {' + '.join(parts)}"
        else:
            yield from (f"{part} <= {whole.code}" for part in parts if figures[part].nature != "rate")


def reckoned(
    metric: Metric, figures: Mapping[str, Metric], rows: Mapping[str, int], column: Column = Column.VALUE
) -> str:
    """Return the formula of a figure that follows from others in a column; empty where it is filled in.

    A rate is that of its pair, a total the sum of its parts, each in the figure's own unit.
    """
    members = metric.members
    if not members or not set(members) <= rows.keys():
        return ""
    cells = [cell(rows[code], column) for code in members]
    if metric.sum_of:
        terms = [_scaled(one, steps(figures[code].unit, metric.unit)) for code, one in zip(members, cells, strict=True)]
        made = "+".join(terms)
    else:
        power = (steps(figures[members[0]].unit, figures[members[1]].unit) or 0) + (3 if metric.unit == "‰" else 2)
        made = f'IF({cells[1]}=0,"",{_scaled(cells[0], power)}/{cells[1]})'
    return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{made})'


def _value(code: str, rows: Mapping[str, int]) -> str:
    column = Column.PREVIOUS if code.endswith(_BEFORE) else Column.VALUE
    return cell(rows[code.removesuffix(_BEFORE)], column)


def _scaled(one: str, power: int | None) -> str:
    return f"{one}*10^{power}" if power else one


def _side(side: Side, report: Report, rows: Mapping[str, int], base: str | None) -> str:
    terms = []
    for term, times in side.terms:
        power = steps(report.figures[term.removesuffix(_BEFORE)].unit, base)
        terms.append(("-" if times < 0 else "+") + _scaled(_value(term, rows), power))
    return "".join(terms).removeprefix("+")


def _formula(identity: Identity, report: Report, rows: Mapping[str, int], base: str | None) -> str:
    """Return the formula that says whether an identity holds; nothing while a figure is missing or hedged."""
    left, right = (_side(side, report, rows, base) for side in (identity.left, identity.right))
    cells = [_value(term, rows) for side in (identity.left, identity.right) for term, _ in side.terms]
    hedges = [cell(rows[code], Column.HEDGE) for code in identity.codes]
    hedged = ",".join(f'{one}<>""' for one in hedges)
    held = f'IF(ROUND({left}-({right}),6){identity.sign}0,"{RIGHT}","{WRONG}")'
    return f'=IF(OR(COUNT({",".join(cells)})<{len(cells)},{hedged}),"",{held})'


def _words(identity: Identity, report: Report) -> str:
    """Return an identity with the names of its metrics in the place of their codes."""

    def side(one: Side) -> str:
        named = []
        for token in one.tokens:
            metric = report.figures.get(token.removesuffix(_BEFORE))
            named.append(f"{metric.name}{' (cùng kỳ)' if token.endswith(_BEFORE) else ''}" if metric else token)
        return " ".join(named)

    sign = {"=": "=", "<=": "≤", ">=": "≥"}[identity.sign]
    return f"{side(identity.left)} {sign} {side(identity.right)}"

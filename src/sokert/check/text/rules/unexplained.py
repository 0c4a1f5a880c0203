"""TEXT-UNEXPLAINED: no metric explains a figure of the narrative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, permutations

from sokert.check.text.mentions import Mention, contradictions, is_meant
from sokert.check.text.narrative import Narrative
from sokert.check.text.numerals import Numeral
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.check.text.rules import figure_swapped
from sokert.check.text.sums import site_of
from sokert.errors import Finding
from sokert.models import Metric
from sokert.units import moved, steps
from sokert.vietnamese.figures import figure
from sokert.vietnamese.numbers import MOST_DECIMALS, places, rounded

_WAYS = {"tăng": 1, "giảm": -1}
_CHANGED = re.compile(
    r"\b(tăng|giảm)(?:\s+(?:thêm|khoảng|gần|hơn|trên|dưới|mạnh|nhẹ|khá|lên|xuống|đi))*\s+$", re.IGNORECASE
)
_NEAR = 30  # characters before a figure in which its word of change stands
_PART = re.compile(r"\b(?:trong đó|trong số đó|gồm|có)\b[^.;]{0,40}$", re.IGNORECASE)
_BEFORE = 60  # characters before a figure in which it may be told that it is a part
_MANY = 10  # metrics of one sentence that are held against each other
SMALLEST = 10  # smaller counts are said in passing
_TOTAL = re.compile(r"(?:tổng|cộng)\b")
# What says that a figure is one metric less another: xuất siêu 470,3 triệu USD.
_BALANCE = re.compile(
    r"\b(?:xuất siêu|nhập siêu|thặng dư|thâm hụt|chênh lệch|bội thu|bội chi|kết dư|cán cân|cân đối)\b[^.;:\d]{0,50}$",
    re.IGNORECASE,
)
_Columns = defaultdict[tuple[object, int], list[Decimal]]  # the figures of each column of a table
_BOUNDS = ("equal", "parts", "within", "order", "between", "rises", "falls")  # of these no figure follows
_TARGET = re.compile(
    r"phấn đấu|ít nhất|tối thiểu|trở lên|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|sẽ |đến hết|yêu cầu|tiêu chuẩn",
    re.IGNORECASE,
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed figures that follow from no metric."""
    if not narrative.report or not narrative.report.metrics:
        return
    reported = {(mention.passage, mention.numeral.start) for mention in contradictions(narrative.mentions)}
    sites = (site for claim in narrative.faults for site in (site_of(claim), claim.source.site(claim.statement.stated)))
    reported |= {(site.passage, site.start) for site in sites if site}
    places = [finding.where for finding in figure_swapped.findings(narrative)]
    parts = {(one.passage, one.numeral.start): one.metric for one in narrative.mentions if _is_part(one)}
    agreed = {(mention.passage, mention.numeral.start) for mention in narrative.mentions if mention.agrees}
    agreed |= _following(narrative) | {*_ratios(narrative)} | {*_in_tables(narrative)} | {*_balances(narrative)}
    for passage, numerals in narrative.numerals:
        for numeral in numerals if not narrative.is_ahead(passage) else ():
            key = (passage, numeral.start)
            way = _way(passage, numeral)
            if key in reported or key in agreed or not _speaks(passage, numeral, key in parts):
                continue
            if narrative.explains(numeral.value, _WAYS.get(way, 0)):
                continue
            end = numeral.end + passage.text.startswith("%", numeral.end)
            turned = bool(way) and narrative.explains(numeral.value, 0)
            if passage.place(numeral.start, numeral.end) not in places:
                yield from _found(passage, numeral.start, end, way if turned else "", parts.get(key))


def _found(passage: Passage, start: int, end: int, way: str, beside: Metric | None) -> Iterator[Finding]:
    """Yield the finding about a figure; `way` has only the other following, `beside` the name beside it."""
    facts: dict[str, object] = {}
    if way:
        facts = {"way": way, "right_way": _turned(way)}
    elif beside:
        facts = {"name": beside.name, "metric": beside.code, "right": figure(beside)}
    facts |= {"given": passage.text[start:end]} if facts else {}
    sentence = "SAID-OTHER-WAY" if way else "SAID-BESIDE-NAME" if beside else ""
    for finding in RULE.at(passage, start, end, RULE.level, 1, **facts):
        yield replace(finding, sentence=sentence)


def _following(narrative: Narrative) -> set[tuple[Passage, int]]:
    """Return where a figure stands that follows from those beside it, as the check of sums has read them."""
    claims = (claim for read in narrative.read for claim in read.claims if claim.judgement.verdict == "holds")
    reckoned = (claim for claim in claims if claim.statement.name not in _BOUNDS)
    sites = (claim.source.site(claim.statement.stated) for claim in reckoned)
    return {(site.passage, site.start) for site in sites if site}


def _ratios(narrative: Narrative) -> Iterator[tuple[Passage, int]]:
    """Yield where a rate stands that is the ratio of two metrics told in its sentence, in whatever order."""
    beside = defaultdict[Passage, list[Mention]](list)
    for one in narrative.mentions:
        if one.agrees and one.metric.exact:
            beside[one.passage].append(one)
    for passage, figures in narrative.numerals:
        for rate in figures if len(beside[passage]) > 1 else ():
            begin, end = passage.sentence(rate.start)
            metrics = [one.metric for one in beside[passage] if begin <= one.numeral.start < end][:_MANY]
            if rate.unit.startswith("%") and any(_is_ratio(rate, *pair) for pair in permutations(metrics, 2)):
                yield passage, rate.start


def _is_ratio(rate: Numeral, part: Metric, whole: Metric) -> bool:
    """Return whether a rate is that of one metric of another, in one measure."""
    power = steps(part.unit, whole.unit)
    if power is None or "%" in (part.unit, whole.unit) or places(rate.value) > MOST_DECIMALS:
        return False
    due = Fraction(moved(part.value, power)) * 100 / Fraction(whole.value)
    return rounded(due, places(rate.value)) == rate.value


def _balances(narrative: Narrative) -> Iterator[tuple[Passage, int]]:
    """Yield where a balance stands that is one metric less another of its unit, now or in the same period."""
    metrics = narrative.report.metrics if narrative.report else ()
    for passage, figures in narrative.numerals:
        for one in figures:
            if _BALANCE.search(passage.text, max(0, one.start - _BEFORE), one.start):
                alike = [levels for metric in metrics if (levels := _levels(metric, one))][:_MANY]
                pairs = (pair for first, other in combinations(alike, 2) for pair in zip(first, other, strict=True))
                due = {abs(rounded(Fraction(a) - Fraction(b), places(one.value))) for a, b in pairs if a and b}
                if one.value in due:
                    yield passage, one.start


def _levels(metric: Metric, of: Numeral) -> tuple[Decimal | None, Decimal | None] | None:
    """Return a metric and its same period in the unit of a figure; None where that is another."""
    power = steps(metric.unit or "", of.unit) if metric.unit and of.unit and metric.unit != "%" else None
    if power is None or places(of.value) > MOST_DECIMALS:
        return None
    now, before = (value if value is None else moved(value, power) for value in (metric.exact, metric.exact_previous))
    return now, before


def _in_tables(narrative: Narrative) -> Iterator[tuple[Passage, int]]:
    """Yield where a figure stands that a table beside the text has: in a row its sentence names, or a column's sum."""
    names, rows, columns = dict[tuple[object, int], str](), defaultdict[Decimal, list[str]](list), _Columns(list)
    for passage, figures in narrative.numerals:
        if (cell := passage.cell) is None:
            continue
        alone = len(figures) == 1 and (figures[0].start, figures[0].end) == (0, len(passage.text))
        name = names.get((cell.table, cell.row), "")
        if alone and name:
            rows[figures[0].value].append(name)
            columns[cell.table, cell.column] += [] if _TOTAL.match(name) else [figures[0].value]
        elif not alone and not name:
            names[cell.table, cell.row] = passage.text.casefold()
    sums = {sum(held, Decimal()) for held in columns.values() if len(held) > 1}
    for passage, figures in narrative.numerals if rows else ():
        for one in figures if passage.cell is None else ():
            begin, end = passage.sentence(one.start)
            said = passage.text[begin:end].casefold() if one.value in rows else ""
            if one.value in sums or any(name in said for name in rows.get(one.value, ())):
                yield passage, one.start


def _is_part(one: Mention) -> bool:
    """Return whether a figure beside a metric's name is one of a part, which may be another than the metric's own."""
    start = one.numeral.start
    is_other = one.typed and one.aside and is_meant(one) and not one.unit
    return is_other and bool(_PART.search(one.passage.text, max(0, start - _BEFORE), start))


def _way(passage: Passage, numeral: Numeral) -> str:
    """Return the word of change that a figure stands behind."""
    match = _CHANGED.search(passage.text, max(0, numeral.start - _NEAR), numeral.start)
    return match[1].lower() if match else ""


def _turned(way: str) -> str:
    return next((other for other in _WAYS if way and other != way), "")


def _speaks(passage: Passage, numeral: Numeral, is_named: bool) -> bool:
    """Return whether a typed figure tells something of the period; a small one does beside a name."""
    small = not is_named and numeral.value < SMALLEST and numeral.value == numeral.value.to_integral_value()
    percent = numeral.unit.startswith("%")
    if not numeral.counts or numeral.code is not None or passage.kind == "cell" or not numeral.unit:
        return False
    if (small and not percent) or (percent and numeral.value == 100):
        return False
    begin, end = passage.sentence(numeral.start)
    return not passage.unit and not _TARGET.search(passage.text[begin:end])


BROKEN = {"body": "Văn phòng tổ chức 35 hội nghị trực tuyến.", "found": "35"}
RULE = Rule("TEXT-UNEXPLAINED", "info", findings, BROKEN)

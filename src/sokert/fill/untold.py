"""Tells the figures that a report's text leaves out, FIGURE-NOT-TOLD, and those that a unit's words leave blank.

A tag that asks a figure for what it does not have leaves it out too: `{{ don|progress }}` of one without a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sokert.errors import Finding, Place
from sokert.models import Metric, Report, Section
from sokert.template import FORM_SUFFIXES
from sokert.vietnamese.figures import BLANK, is_index, is_percent, may_be_index, plain, united

CODE = "FIGURE-NOT-TOLD"
MOST_NAMED = 10  # figures told one by one
_DIGITS = 2  # of a figure that is taken for a metric's own wherever it stands with its unit
_BLANKS = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
# A tag whose filter says nothing of a metric that has no plan, or is part of nothing; what it is given else it says.
_ASKS = re.compile(
    r"\{\{-?\s*(\w+)\s*\|\s*(progress|excess|share)\s*(?:\(\s*(?:named\s*=\s*\w+|'[^']*'|\"[^\"]*\")?\s*\))?\s*(?=[|}-])"
)
# The same of a metric without a same period.
_ASKS_BEFORE = re.compile(r"\{\{-?\s*(\w+)\s*\|\s*(change|difference|from_to)\s*(?:\([^()=]*\))?\s*(?=[|}-])")
_CLAUSE = re.compile(r"[^.,;:(){}\n]*\Z")
_LONGEST_CLAUSE = 300
_CONTROL = re.compile(r"\{%(.*?)%\}", re.DOTALL)  # whose author knows that something may be lacking
_LACKS = {"progress": "plan", "excess": "plan", "share": "of"}
_PREVIOUS = "previous"


def untold(report: Report) -> Iterator[Finding]:
    """Yield one remark on all figures that no section tells, in a report whose text tells more than it leaves out.

    A tag tells whatever it names, one that names `metrics` all of them; words tell a figure by its whole name, or by
    what it prints with its unit. What a template of the office's own says is not known here.
    """
    left = list(left_out(report))
    if left and len(left) * 2 < sum(metric.is_known for metric in report.metrics):
        beside = tuple(Place(metric=one.code, path="value") for one in left[:MOST_NAMED])
        facts = {"count": len(left), "names": codes_of(left)}
        yield Finding(CODE, facts, Place(metric=left[0].code, path="sections"), "info", beside=beside)


def unanswered(report: Report) -> Iterator[Finding]:
    """Yield the tags of a report's sections that print nothing, since their figure lacks what they ask for."""
    figures = report.figures
    for path, body in bodies(report.sections, "sections"):
        conditions = {name for said in _CONTROL.findall(body) for name in re.findall(r"\w+", said)}
        asked = [(tag.start(), tag[1], tag[2]) for tag in _ASKS.finditer(body)]
        asked += [
            (tag.start(), tag[1], tag[2]) for tag in _ASKS_BEFORE.finditer(body) if _left_alone(body, tag.start())
        ]
        for start, code, name in sorted(asked):
            metric, key = figures.get(code), _LACKS.get(name, _PREVIOUS)
            if metric and code not in conditions and _lacks(metric, key, name):
                said = body[start:].partition("}}")[0] + "}}"
                facts = {"tag": said, "name": metric.name, "key": key}
                where = Place(metric=code, path=path, text=said)
                sentence = "TAG-UNANSWERED"
                if key == _PREVIOUS and may_be_index(metric):
                    sentence, facts = "TAG-UNANSWERED-INDEX", {**facts, "group": "group"}
                yield Finding(CODE, facts, where, "info", sentence=sentence)


def _left_alone(body: str, start: int) -> bool:
    """Return whether a tag that prints nothing leaves words of its clause behind, which then say nothing.

    Beside a figure ("{{ don|with_unit }}, {{ don|change }}") it is left out for good, as in an office's first report.
    """
    before = body[max(0, start - _LONGEST_CLAUSE) : start]
    clause = _CLAUSE.search(before)
    return bool(clause and clause[0].strip(" -*_#>") and not before[: clause.start()].endswith("}"))


def _lacks(metric: Metric, key: str, asked: str) -> bool:
    """Return whether a figure that is known has neither what a filter reckons from nor what it would say."""
    if key == _PREVIOUS:
        return metric.exact is not None and metric.previous is None and not is_index(metric)
    has = metric.plan if key == "plan" else metric.of or metric.part_of
    return metric.is_known and not has and all(stated.kind != asked for stated in metric.stated)


def codes_of(metrics: Sequence[Metric]) -> str:
    """Return the codes of figures as one text, of many the first."""
    return ", ".join(metric.code for metric in metrics[:MOST_NAMED]) + (", ..." if len(metrics) > MOST_NAMED else "")


def left_out(report: Report) -> Iterator[Metric]:
    """Yield the figures that no text of a report tells."""
    if report.template_file.endswith(FORM_SUFFIXES):
        return
    texts = list(_texts(report))
    tags = [re.findall(r"\w+", tag[1]) for text in texts for tag in _TAG.finditer(text)]
    named = {name for tag in tags for name in tag}
    listed = {name for tag in tags if "breakdown" in tag for name in tag}  # with their parts
    if "metrics" in named:
        return
    words = _BLANKS.sub(" ", "\n".join(texts)).lower()
    typed = {*_by_name(report, words), *_by_figure(report, words)}
    for metric in report.metrics:
        reported = metric.code in named or metric.part_of in listed or metric.code in typed
        if metric.is_known and not reported and CODE not in metric.off:
            yield metric


def _by_name(report: Report, words: str) -> Iterator[str]:
    """Yield the metrics whose whole name the words say, and not only as a part of another's."""
    names = {name for metric in report.metrics if (name := metric.name.lower()) in words}
    for metric in report.metrics:
        if (name := metric.name.lower()) in names:
            longer = sorted((one for one in names if name != one and name in one), key=len, reverse=True)
            rest = words
            for one in longer:
                rest = rest.replace(one, "\n")
            if name in rest:
                yield metric.code


def _by_figure(report: Report, words: str) -> Iterator[str]:
    """Yield the metrics whose figure the words say with its unit, where no other prints the same."""
    of: dict[str, list[str]] = {}
    for metric in report.metrics:
        if metric.exact is not None and metric.unit and not is_percent(metric):
            figure = plain(metric)
            if sum(map(str.isdigit, figure)) >= _DIGITS:
                said = _BLANKS.sub(" ", united(figure, metric.unit)).lower()
                of.setdefault(said, []).append(metric.code)
    for said, codes in of.items():
        if len(codes) == 1 and said in words and re.search(rf"(?<![\d.,]){re.escape(said)}(?!\w)", words):
            yield codes[0]


def _texts(report: Report) -> Iterable[str]:
    yield report.subject or ""
    for section in report.sections:
        for one in section.walk():
            yield from (one.title, one.body)
    for annex in report.annexes or ():
        yield from (annex.title, annex.body)


_OF_UNIT = re.compile(r"\{# sokert: unit (?P<name>.*?) #\}(?P<said>.*?)(?=\{# sokert: unit |\Z)", re.DOTALL)


def said_by_units(body: str) -> list[str]:
    """Return what units say in a body of a report that was made of theirs, each without the comment above it.

    >>> said_by_units("Chung. {# sokert: unit Xã A #}Nhận 5. {# sokert: unit Xã B #}Nhận 6.")
    ['Nhận 5. ', 'Nhận 6.']
    """
    return [match["said"] for match in _OF_UNIT.finditer(body)]


def unit_blanks(report: Report) -> Iterator[Finding]:
    """Yield the units whose gathered words leave a figure blank: no metric of the whole says that it is missing."""
    if not _has_blanks(report.sections):
        return
    for path, body in bodies(report.sections, "sections"):
        for one in _OF_UNIT.finditer(body) if BLANK in body else ():
            if line := next((line for line in one["said"].split("\n") if BLANK in line), ""):
                said = line.partition(":** ")[2] or line
                yield Finding("FILL-UNIT-BLANK", {"name": one["name"]}, Place(path=path, text=said.strip()))


def _has_blanks(sections: Iterable[Section]) -> bool:
    return any(BLANK in (section.body or "") or _has_blanks(section.sections) for section in sections)


def bodies(sections: Iterable[Section], way: str) -> Iterator[tuple[str, str]]:
    """Yield every text below some sections with the way to it.

    >>> [*bodies([Section(title="I", sections=[Section(title="1", body="Nhanh.")])], "sections")]
    [('sections[0].body', ''), ('sections[0].sections[0].body', 'Nhanh.')]
    """
    for at, section in enumerate(sections):
        yield f"{way}[{at}].body", section.body or ""
        yield from bodies(section.sections, f"{way}[{at}].sections")

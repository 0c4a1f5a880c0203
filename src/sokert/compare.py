"""Two reports side by side: the figures that moved, the words that changed, what was carried over.

compare(report, report)                    periods or drafts
compare("ky1.docx", "ky2.yaml")            files of either kind
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any, Literal

from sokert import messages
from sokert.document.printed import Line
from sokert.edited import by_another, read_with
from sokert.errors import FileError, MissingValueError, Term
from sokert.fill.custom_filters import own_of
from sokert.load import loaded
from sokert.models import Metric, Report
from sokert.models.metric import in_unit
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import Remembered, remembered
from sokert.remembered.edits import Edit, edits, still_open
from sokert.remembered.said import said
from sokert.render import Form, ready, render
from sokert.sources import Access
from sokert.units import steps
from sokert.vietnamese.figures import BLANK, shortened
from sokert.vietnamese.numbers import number

Source = Report | str | Path | bytes
_REPORTS = (".yaml", ".yml", ".json")
NEAR = 30  # letters that are shown on either side of words that changed
LONG = 40  # letters of a paragraph that is worth telling as carried over; a heading says the same each time
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_FACTS = ("name", "unit", "hedge", "previous", "plan")


@dataclass(frozen=True)
class Moved:
    """A figure that is not what it was: another value, new, gone, or known by other facts.

    Both figures are in `unit`: of one that was told in another scale `old` is what it is in this, and one told in what
    does not go together with it is gone, and another is new.
    """

    code: str
    name: str
    unit: str
    kind: Literal["value", "new", "gone", "facts"]
    old: Decimal | None = None
    new: Decimal | None = None
    facts: tuple[tuple[str, str, str], ...] = ()
    """What else differs, in words: the key, as it was, as it is."""
    computed: bool = False
    """True: it follows from other figures (`sum_of`, `done` and `of`); nobody typed it."""
    plain_facts: tuple[tuple[str, Any, Any], ...] = field(default=(), compare=False)
    """The same facts as the report's data has them."""

    @property
    def difference(self) -> Decimal | None:
        """How much it went up; None where one of the two is not known."""
        return None if self.old is None or self.new is None else self.new - self.old

    def digits(self, value: Decimal | None) -> str | None:
        """Return one of its figures as JSON has it; what came out of a division with four decimals."""
        return None if value is None else str(shortened(value) if self.computed else value)


@dataclass(frozen=True)
class Comparison:
    """What differs between two reports, and what was carried over word for word."""

    figures: tuple[Moved, ...]
    words: tuple[Edit, ...]
    carried: tuple[str, ...]
    around: tuple[str, ...] = ()
    """For each change of words what stands around it now; empty where the words speak for themselves."""
    by_words: tuple[str, ...] = ()
    """Which of the two ("old", "new") carries no figures, so that both are compared by their words alone."""
    other_template: tuple[str, ...] = ()
    """Which of the two was written by another template than the other is rendered by: `template` names it."""

    def __bool__(self) -> bool:
        return bool(self.figures or self.words)

    def _repr_markdown_(self) -> str:
        """Return how a notebook shows it."""
        return self.markdown()

    def as_json(self, carried: bool = True) -> dict[str, Any]:
        """Return it as plain data; without `carried` what was carried over is left out, as in each shape."""
        return {
            "figures": [
                {
                    "code": one.code,
                    "name": one.name,
                    "unit": one.unit,
                    "kind": one.kind,
                    "old": one.digits(one.old),
                    "new": one.digits(one.new),
                    "facts": {key: [old, new] for key, old, new in one.plain_facts},
                    "computed": one.computed,
                }
                for one in self.figures
            ],
            "words": [
                {"kind": one.kind, "old": one.old, "new": one.new, "paragraph": one.paragraph, "around": around}
                for one, around in zip(self.words, self.around or [""] * len(self.words), strict=True)
            ],
            **({"carried": list(self.carried)} if carried else {}),
            "by_words": list(self.by_words),
            "other_template": list(self.other_template),
        }

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str | None = None, carried: bool = True) -> str:
        """Return the comparison as lines for a person to read."""
        return "\n".join(f"{'' if is_head else '  - '}{line}" for is_head, line in self._lines(lang, carried))

    def html(self, lang: str | None = None, carried: bool = True) -> str:
        """Return the comparison as a page."""
        rows = "\n".join(
            f"<h2>{escape(line)}</h2>" if is_head else f"<p>{escape(line)}</p>"
            for is_head, line in self._lines(lang, carried)
        )
        head = f'<html lang="{messages.language(lang)}"><meta charset="utf-8"><title>sokert</title>'
        return f"<!DOCTYPE html>\n{head}\n{rows}\n</html>\n"

    def _lines(self, lang: str | None, carried: bool) -> Iterator[tuple[bool, str]]:
        """Yield the headings and the lines below them."""
        parts = [
            ("COMPARE-HEAD-FIGURES", [_figure(one, lang) for one in self.figures]),
            ("COMPARE-HEAD-WORDS", self._changed(lang)),
        ]
        parts += [("COMPARE-HEAD-CARRIED", [f"“{text}”" for text in self.carried])] if carried else []
        yield from ((True, line) for line in self._alone(lang))
        for code, lines in parts:
            yield True, messages.text(code, {"count": len(lines)}, lang)
            yield from ((False, line) for line in lines)

    def _alone(self, lang: str | None) -> list[str]:
        """Return what is to be known before the figures: which side carries none, which is of another template."""
        alone = (("COMPARE-BY-WORDS", self.by_words), ("COMPARE-OTHER-TEMPLATE", self.other_template))
        return [
            messages.text(code, {"sides": tuple(Term(f"COMPARE-SIDE-{side.upper()}") for side in sides)}, lang)
            for code, sides in alone
            if sides
        ]

    def _changed(self, lang: str | None) -> list[str]:
        """Return the lines that tell changed words, each within what stands around it."""
        around = self.around or ("",) * len(self.words)
        return [f"{_words(one, lang)}{spot and f' ({spot})'}" for one, spot in zip(self.words, around, strict=True)]

    def markdown(self, lang: str | None = None, carried: bool = True) -> str:
        """Return the comparison as Markdown, for the summary of a job: a table of figures, a list of words."""
        figures = ("COMPARE-HEAD-FIGURES", _table(self.figures, lang), len(self.figures))
        words = ("COMPARE-HEAD-WORDS", _folded(self._changed(lang), lang), len(self.words))
        parts = [
            f"### {messages.text(code, {'count': count}, lang)}\n\n{lines}" for code, lines, count in (figures, words)
        ]
        if carried:
            summary = messages.text("COMPARE-HEAD-CARRIED", {"count": len(self.carried)}, lang)
            whole = _list([f"“{text}”" for text in self.carried])
            parts.append(f"<details><summary>{summary}</summary>\n\n{whole}\n</details>")
        return "\n".join([*(f"> {line}\n" for line in self._alone(lang)), *parts]) + "\n"


_SHOWN = 20  # changed words that stand open in a summary; a form that was exchanged changes them all


def _folded(lines: Sequence[str], lang: str | None) -> str:
    """Return lines as a list, of many the rest folded behind the first."""
    first, rest = lines[:_SHOWN], lines[_SHOWN:]
    if not rest:
        return _list(first)
    summary = messages.text("COMPARE-MORE", {"count": len(rest)}, lang)
    return f"{_list(first)}\n<details><summary>{summary}</summary>\n\n{_list(rest)}\n</details>\n"


def compare(
    old: Source,
    new: Source,
    *,
    template: Form = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> Comparison:
    """Return what differs between two reports: of two periods, or two drafts of one.

    Each is a Report, a report file or a Word file. Of a Word file words and figures are those that stand in it now; one
    that carries no data is compared by its words alone. `template` is the one that `render` was given for both; None
    takes each report's own, as there. `databases`, `allow_outside`, `filters` and `functions` are as in `load`, for the
    files; without the last two a file beside a Report is read with that one's own.
    """
    beside = next((one.own for one in (old, new) if isinstance(one, Report) and one.own), None)
    own, access = own_of(filters, functions) or beside, Access(databases or {}, allow_outside)
    template = ready(template, own=own)
    before, after = (_Side.of(one, template, own, access) for one in (old, new))
    before, after = before.beside(after, template), after.beside(before, template)
    rendered = any(side.is_rendered for side in (before, after))
    changes = edits(before.lines, after.lines)
    figures = tuple(_moved(before.report, after.report)) if before.report and after.report else ()
    unsaid = {*map(_turned, before.unsaid([*map(_turned, changes)])), *after.unsaid(changes)}
    words = tuple(_besides({one.code for one in figures}, changes, after.lines, unsaid))
    around = tuple(_around(one, after.lines) for one in words)
    without = tuple(name for name, side in (("old", before), ("new", after)) if not side.report)
    other = tuple(name for name, side in (("old", before), ("new", after)) if rendered and side.is_of_another(template))
    return Comparison(figures, words, tuple(_carried(before, after)), around, without, other)


@dataclass(frozen=True)
class _Side:
    """One of the two: its report where it has one, and its lines."""

    report: Report | None
    lines: Sequence[Line]
    memory: Remembered | None = None
    """What its file remembers; None of a report, and of a file that carries nothing."""
    printed: Sequence[Line] = ()
    """What its report prints, where the lines are those of a file."""

    @property
    def is_rendered(self) -> bool:
        """Whether its words are those of a rendering."""
        return self.report is not None and self.memory is None

    def is_of_another(self, template: Form) -> bool:
        """Return whether its file was written by another template, whose words nothing rendered by this one says."""
        return self.memory is not None and by_another(self.memory, template)

    def unsaid(self, changes: Sequence[Edit]) -> Sequence[Edit]:
        """Return the edits whose words its report does not print: in Word a person wrote what is computed."""
        return still_open(changes, self.printed, self.lines) if self.printed else ()

    def beside(self, other: _Side, template: Form) -> _Side:
        """Return this side as it is held against another: beside a draft, what waits for figures is one too."""
        if not (self.report and self.is_rendered and other.report and other.report.draft and _waits(self.report)):
            return self
        return replace(self, lines=_rendered(self.report.with_facts({"draft": True}), template))

    @classmethod
    def of(cls, source: Source, template: Form, own: Any, access: Access) -> _Side:
        if isinstance(source, str | Path) and Path(source).suffix.lower() in _REPORTS:
            source = loaded(source, None, access, own).report
        if isinstance(source, Report):
            return cls(source, _rendered(source, template))
        archive = opened(source)
        try:
            carried = remembered(archive, own)
        except FileError:
            return cls(None, said(archive))
        report, _ = read_with(source, template, own)
        lines: Sequence[Line] = carried.lines or ()
        printed = lines
        if report != carried.report:  # what a person corrected is printed by a tag in the report's own words
            printed = _rendered(report, template)
            lines = (*lines, *printed)
        return cls(report, _known_again(said(archive), lines), carried, printed)


def _waits(report: Report) -> frozenset[str]:
    """Return the codes of the figures that a report waits for."""
    return frozenset(metric.code for metric in report.metrics if not metric.is_known and not metric.written)


def _rendered(report: Report, template: Form) -> Sequence[Line]:
    """Return what a report says where it is rendered, with blanks for the figures that it waits for.

    A draft has them too, but neither its number nor its date, and these nobody took out.
    """
    waits, shown = _waits(report), report
    if waits and not report.draft:
        filled = (one.with_facts({"written": BLANK}) if one.code in waits else one for one in report.metrics)
        shown = report.model_copy(update={"metrics": tuple(filled)})
    try:
        made = render(shown, template=template, embed=True)
    except MissingValueError:  # in the words of a unit, where nothing can be filled in
        made = render(shown.with_facts({"draft": True}), template=template, embed=True)
    return remembered(opened(made)).lines or ()


def _known_again(lines: Sequence[Line], printed: Sequence[Line]) -> list[Line]:
    """Return lines as they stand, each that is as it was written with what was printed in it."""
    known = {(line.part, line.cell, line.text): line for line in printed}
    return [known.get((line.part, line.cell, line.text), line) for line in lines]


def _turned(edit: Edit) -> Edit:
    """Return an edit as it is from the other side."""
    return replace(edit, old=edit.new, new=edit.old, base=edit.line, line=edit.base, start=edit.at, at=edit.start)


def _besides(
    moved: set[str], changes: Sequence[Edit], after: Sequence[Line], unsaid: Collection[Edit]
) -> Iterator[Edit]:
    """Yield the edits but for those of figures that stand among the figures already, by either side's tag.

    What the figures leave `unsaid`, a percentage that a person typed beside one they corrected, stands nowhere else.
    """
    for one in changes:
        beside = after[one.line].printed if one.line >= 0 else ()
        origins = [one.origin, *(tag.origin for tag in beside if tag.start <= one.start < tag.end)]
        codes = {re.match(r"\w*", origin)[0] for origin in origins}  # type: ignore[index]
        of_figure = one.kind == "figure" or one.origin[:1].isalpha()  # its name too
        if one in unsaid or not (of_figure and codes & moved):
            yield one


def _moved(old: Report, new: Report) -> Iterator[Moved]:
    """Yield the figures that differ, in the order of the new report, then those that are gone."""
    before = old.figures
    for metric in new.metrics:
        if metric.code not in before:
            yield _known(metric, "new", None, _value(metric))
            continue
        earlier = _in_its_unit(before[metric.code], metric)
        if earlier is None:
            yield _gone(before[metric.code])
            yield _known(metric, "new", None, _value(metric))
            continue
        was, now = _value(earlier), _value(metric)
        facts = tuple(_facts(before[metric.code].unit, earlier, metric))
        if was != now:
            yield _known(metric, "value", was, now, facts)
        elif facts:
            yield _known(metric, "facts", was, now, facts)
    for metric in old.metrics:
        if metric.code not in new.figures:
            yield _gone(metric)


def _in_its_unit(old: Metric, new: Metric) -> Metric | None:
    """Return the old figure in the unit of the new one; None where no scale brings them together."""
    power = steps(old.unit or None, new.unit or None)
    return None if power is None else in_unit(old, new.unit, power)


def _gone(metric: Metric) -> Moved:
    return _known(metric, "gone", _value(metric), None)


def _known(
    metric: Metric,
    kind: Literal["value", "new", "gone", "facts"],
    old: Decimal | None,
    new: Decimal | None,
    facts: tuple[tuple[str, Any, Any], ...] = (),
) -> Moved:
    """Return how a figure moved, as this metric names it."""
    computed = bool(metric.members) and "value" not in metric.model_fields_set
    said = tuple((key, _fact(was), _fact(now)) for key, was, now in facts)
    plain = tuple((key, _plain(was), _plain(now)) for key, was, now in facts)
    return Moved(metric.code, metric.name, metric.unit or "", kind, old, new, said, computed, plain)


def _value(metric: Metric) -> Decimal | None:
    return metric.value if metric.is_known else None


def _facts(unit: str | None, old: Metric, new: Metric) -> Iterator[tuple[str, Any, Any]]:
    """Yield what else differs of two figures in one unit, of which the old one was told in `unit`."""
    given = [one.model_dump(mode="json", by_alias=True) for one in (old, new)]
    given[0]["unit"] = unit
    for key in _FACTS:
        if given[0][key] != given[1][key]:
            yield key, given[0][key], given[1][key]


def _plain(value: Any) -> Any:
    """Return a fact as data: a figure that stands alone as `old` and `new` have it, of a group what is known.

    >>> _plain([{"value": "5", "by": None}]), _plain({"value": "5", "hedge": "gần", "unit": None}), _plain([])
    (['5'], {'value': '5', 'hedge': 'gần'}, None)
    """
    if isinstance(value, list):
        return list(map(_plain, value)) or None
    if isinstance(value, dict):
        known = {key: one for key, one in value.items() if one is not None}
        return known["value"] if known.keys() == {"value"} else known
    return value


def _fact(value: Any) -> str:
    if value in (None, []):
        return "-"
    if isinstance(value, list):
        return ", ".join(map(_fact, value))
    if isinstance(value, dict):
        parts = sorted(value.items(), key=lambda item: item[0] != "hedge")  # gần 2.600
        return " ".join(_fact(part) for _, part in parts if part is not None)
    return _said(Decimal(value)) if _NUMBER.fullmatch(str(value)) else str(value)


def _carried(before: _Side, after: _Side) -> Iterator[str]:
    """Yield the paragraphs that say word for word what they said, where no tag printed any of it."""
    old = {line.text for line in before.lines if line.cell is None}
    for line in after.lines:
        if line.cell is None and len(line.text) >= LONG and line.text in old and not line.printed:
            yield line.text


def _figure(one: Moved, lang: str | None) -> str:
    """Return the line that tells a figure."""
    facts: dict[str, object] = {
        "name": one.name,
        "code": one.code,
        "unit": f" {one.unit}" if one.unit else "",
        "old": _said(one.old),
        "new": _said(one.new),
        "difference": _said(one.difference, signed=True),
        "facts": "; ".join(f"{_named(key, lang)}: {old} → {new}" for key, old, new in one.facts),
    }
    line = messages.text(f"COMPARE-FIGURE-{one.kind.upper()}", facts, lang)
    return f"{line}; {facts['facts']}" if one.kind == "value" and one.facts else line


def _named(key: str, lang: str | None) -> str:
    return messages.text(f"COMPARE-KEY-{key.upper()}", lang=lang)


def _said(value: Decimal | None, signed: bool = False) -> str:
    """Return a figure as it is written in Vietnamese.

    >>> _said(Decimal("-20870.5"), signed=True), _said(Decimal(3), signed=True), _said(None)
    ('-20.870,5', '+3', '-')
    """
    if value is None:
        return "-"
    sign = "+" if signed and value > 0 else ""
    return sign + number(shortened(value))


def _around(one: Edit, lines: Sequence[Line]) -> str:
    """Return what stands around words that changed within a paragraph; nothing of a paragraph that is new or gone.

    Of many new words, which are told beside it, it has the first and the last.

    >>> _around(Edit("words", "a", "b", line=0, start=4), [Line("", "xin b đó")])
    '“xin b đó”'
    """
    if one.kind not in ("words", "figure") or not 0 <= one.line < len(lines):
        return ""
    text, start, end = lines[one.line].text, max(one.start - NEAR, 0), one.start + len(one.new) + NEAR
    start = text.find(" ", start, one.start) + 1 if start else 0
    cut = text[start:end].rsplit(" ", 1)[0] + " …" if end < len(text) else text[start:]
    if len(one.new) > 4 * NEAR:
        inside, behind = one.start - start + NEAR, one.start - start + len(one.new) - NEAR
        cut = f"{cut[:inside].rpartition(' ')[0]} … {cut[behind:].partition(' ')[2]}"
    return f"“{'… ' if start else ''}{cut}”"


def _table(figures: Sequence[Moved], lang: str | None) -> str:
    """Return figures as a table: what they were, what they are, how much they moved, what else differs."""
    rows = []
    for one in figures:
        old, new = (f"{_said(side)} {one.unit}".rstrip() if side is not None else "-" for side in (one.old, one.new))
        facts = "; ".join(f"{_named(key, lang)}: {was} → {now}" for key, was, now in one.facts)
        cells = (f"{one.name} ({one.code})", old, new, _said(one.difference, signed=True), facts)
        rows.append("| " + " | ".join(map(_escaped, cells)) + " |\n")
    head = f"| {messages.text('COMPARE-COLUMNS', lang=lang)} |\n|---|---:|---:|---:|---|\n"
    return head + "".join(rows) if rows else ""


def _list(lines: Sequence[str]) -> str:
    return "".join(f"- {_escaped(line)}\n" for line in lines)


def _escaped(words: str) -> str:
    r"""Return words as Markdown shows them, on one line.

    >>> _escaped("a|b <i> *c*")
    'a\\|b \\<i\\> \\*c\\*'
    """
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", " ".join(words.split()))


def _words(one: Edit, lang: str | None) -> str:
    old, new = one.old.strip(), one.new.strip()
    kind = one.kind if one.kind != "words" or (old and new) else "new" if new else "gone"
    return messages.text(f"COMPARE-{kind.upper()}", {"old": old, "new": new}, lang)

"""What a report made of many says: the units' words by section, a table by unit, and who reported."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple

from sokert.consolidate.received import Unit
from sokert.consolidate.totals import Part, Totals
from sokert.errors import Finding
from sokert.load import filler_of
from sokert.models import Coverage as Made
from sokert.models import Section
from sokert.models.coverage import FEW, MOST_NAMED, named
from sokert.vietnamese.cells import NONE
from sokert.vietnamese.figures import decimals_of, figure

COLUMNS = 8  # figures at most beside the name of a unit on a page that lies across
_MARKED = re.compile(r"([\\`*_\[\]<>|#])")
_OWN_LINES = re.compile(r"\s*(?:[-+*|#>]|\d+[.)])")


def plain(text: str) -> str:
    r"""Return words as Markdown and Jinja print them, sign by sign.

    >>> print(plain("Xã A|B {{ x }}"))
    Xã A\|B {{ "{" }}{{ "{" }} x }}
    """
    return _MARKED.sub(r"\\\1", text).replace("{", '{{ "{" }}')


# --- the units' words -----------------------------------------------------------------------------------


def _key(title: str) -> str:
    return " ".join(title.casefold().split())


@dataclass
class _Heading:
    """A section as all units have it: its title as it was first written, and what each says under it."""

    title: str
    own: Mapping[str, Any] | None = None
    """What the head says of it: its body, id and switches; None: only units have it."""
    said: list[str] = field(default_factory=list)
    below: dict[str, _Heading] = field(default_factory=dict)

    def under(self, title: str) -> _Heading:
        """Return the section below with a title, whatever its case."""
        return self.below.setdefault(_key(title), _Heading(title))

    def data(self) -> dict[str, Any]:
        """Return it as a report file holds it."""
        own = dict(self.own or {})
        body = "\n\n".join(filter(None, ((own.pop("body", None) or "").strip(), *self.said)))
        made = {"title": self.title} | ({"body": body} if body else {}) | own
        sections = [one.data() for one in self.below.values() if one.speaks]
        return made | ({"sections": sections} if sections else {})

    @property
    def speaks(self) -> bool:
        """Whether the head has it, or anybody says something in it or below."""
        return self.own is not None or bool(self.said) or any(one.speaks for one in self.below.values())


def gathered(units: Iterable[Unit], own: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the sections of the whole: its own first, what the units say under the same titles gathered there."""
    root = _Heading("")
    _owned(root, own)
    for unit in units:
        _added(root, unit, unit.report.sections)
    return [one.data() for one in root.below.values() if one.speaks] or [one.data() for one in root.below.values()]


def _owned(above: _Heading, sections: Iterable[Any]) -> None:
    for given in sections:
        data = given.model_dump(exclude_unset=True) if isinstance(given, Section) else given
        here = above.under(data["title"])
        here.own = {key: value for key, value in data.items() if key not in ("title", "sections")}
        _owned(here, data.get("sections") or ())


def _added(above: _Heading, unit: Unit, sections: Iterable[Section]) -> None:
    engine = filler_of(unit.report.template_file, unit.report.own)
    for section in sections:
        is_own = _key(section.title) in above.below  # with the same tags in it as the head has
        here = above.under(section.title if is_own else engine.worded(section.title, unit.report))
        if said := engine.worded(section.body, unit.report).strip():
            said = said.replace("{", '{{ "{" }}')
            between = "\n\n" if _OWN_LINES.match(said) else " "
            whose = f"{{# sokert: unit {unit.name.replace('#}', '')} #}}"
            here.said.append(f"{whose}**{plain(unit.name)}:**{between}{said}")
        _added(here, unit, section.sections)


def noted(sections: list[dict[str, Any]], coverage: Coverage, totals: Totals) -> list[dict[str, Any]]:
    """Return the sections, the first of them beginning with which units the figures lack, where they lack any."""
    said = [f"Số liệu tổng hợp {coverage.worded(MOST_NAMED)}"] if coverage.absent else []
    partly = dict.fromkeys(name for names in totals.lacking.values() for name in names)
    said += [f"chưa đủ số liệu của mọi đơn vị đã gửi: {named([*partly])}"] if partly else []
    said += [f"{unit}: {made.worded()}" for unit, made in totals.partly.items()]
    if not said or not sections:
        return sections
    words = "; ".join(said)
    note = f"({plain(words[:1].upper() + words[1:])}.)"
    first = dict(sections[0])
    body = "\n\n".join(filter(None, (note, first.pop("body", "").rstrip()))) + "\n"
    return [{"title": first.pop("title"), "body": body, **first}, *sections[1:]]


# --- annexes --------------------------------------------------------------------------------------------

BY_UNIT, COVERAGE = "Số liệu theo đơn vị", "Tình hình gửi báo cáo của các đơn vị"
_MADE = re.compile(rf"{BY_UNIT}(?: \(\d+/\d+\))?|{COVERAGE}")


class Coverage(NamedTuple):
    """Who reported, who is missing, late, or left out."""

    counted: int
    expected: int
    missing: list[str]
    late: list[str]
    left_out: list[str]
    order: Mapping[str, int]

    @classmethod
    def of(cls, findings: Sequence[Finding], expected: Sequence[str], units: Sequence[Unit]) -> Coverage:
        """Return what the findings say of the units, each named once."""

        order = {name: at for at, name in enumerate(expected)}

        def names(code: str) -> list[str]:
            named = dict.fromkeys(str(one.facts["name"]) for one in findings if one.code == code)
            return sorted(named, key=lambda name: order.get(name, len(order)))

        missing, late, out = map(names, ("CONSOLIDATE-MISSING", "CONSOLIDATE-LATE", "CONSOLIDATE-LEFT-OUT"))
        return cls(len(units), len(expected) or len(units) + len(out), missing, late, out, order)

    @property
    def absent(self) -> list[str]:
        """The units whose figures are in no total, as many as there should be more of."""
        names = [*self.missing, *self.left_out][: self.expected - self.counted]
        return sorted(names, key=lambda name: self.order.get(name, len(self.order)))

    def worded(self, most: int) -> str:
        """Return how many units the figures are from; up to `most` that are absent are named."""
        return Made(units=self.counted, of=self.expected, without=tuple(self.absent)).worded(most)


def made_again(own: Sequence[Any]) -> list[str]:
    """Return the titles of those annexes, of data or as Annex, that an earlier consolidation made."""
    titles = [one["title"] if isinstance(one, Mapping) else one.title for one in own]
    return [title for title in titles if _MADE.fullmatch(title)]


def annexes(totals: Totals, coverage: Coverage, own: Sequence[Any] | None, due: datetime.date | None) -> list[Any]:
    """Return the annexes of the whole: its own, else all its figures; its figures by unit; who reported."""
    first = [{"title": "Biểu số liệu tổng hợp"}] if own is None else list(own)
    codes = list(totals.parts)
    size = ceil(len(codes) / max(ceil(len(codes) / COLUMNS), 1))  # as wide as each other
    groups = [codes[at : at + size] for at in range(0, len(codes), max(size, 1))]
    note = f"Số liệu tổng hợp {plain(coverage.worded(FEW))}.\n\n" if coverage.absent else ""
    by_unit = [
        {
            "title": f"{BY_UNIT}{f' ({at}/{len(groups)})' if len(groups) > 1 else ''}",
            "body": note + _table(group, totals, coverage),
        }
        for at, group in enumerate(groups, 1)
    ]
    return [*first, *by_unit, *_coverage(coverage, totals.lacking, due)]


def _table(codes: Sequence[str], totals: Totals, coverage: Coverage) -> str:
    """Return the figures of the units, a line each, and the totals below."""
    heads = [next(part.metric for part in totals.parts[code]) for code in codes]
    names = dict.fromkeys(part.unit for code in totals.parts for part in totals.parts[code])
    by_unit = {code: {part.unit: part for part in totals.parts[code]} for code in codes}
    rows = [["TT", "Đơn vị", *(plain(head.name + (f" ({head.unit})" if head.unit else "")) for head in heads)]]
    rows += [[":--:", "--------", *("---:" for _ in codes)]]
    decimals = {code: _decimals(code, totals) for code in codes}
    for at, name in enumerate(names, 1):
        rows.append([str(at), plain(name), *(_cell(by_unit[code].get(name), decimals[code]) for code in codes)])
    made = (coverage.counted, coverage.counted + len(coverage.absent))
    of = f" ({made[0]}/{made[1]} đơn vị)" if coverage.absent else ""
    rows.append(["", f"**Tổng cộng{of}**", *(_whole(code, totals, made) for code in codes)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _decimals(code: str, totals: Totals) -> int:
    """Return the decimals of a column: those the whole gives, else as many as the figure that has most.

    "2.531" below "2.475,8" would be misread at a glance.
    """
    given = next(one for one in totals.data if one["code"] == code).get("decimals")
    known = (part.metric for part in totals.parts[code] if part.metric.is_known)
    return int(given) if given is not None else max(map(decimals_of, known), default=0)


def _cell(part: Part | None, decimals: int) -> str:
    """Return what a unit contributes, with the decimals of its column; an empty cell where it gives no figure."""
    facts = {"written": None, "decimals": decimals}
    return figure(part.metric.with_facts(facts)) if part and part.metric.is_known else ""


def _whole(code: str, totals: Totals, made: tuple[int, int]) -> str:
    """Return a total, with how many units it is of where that differs from `made`, which the row says of all."""
    data: Mapping[str, Any] = next(one for one in totals.data if one["code"] == code)
    if not ("value" in data or data.get("done")):  # a rate of the whole, which may be filled in yet
        return f"{{% if {code}.is_known %}}**{{{{ {code} }}}}**{{% else %}}{NONE}{{% endif %}}"
    units = (data["coverage"]["units"], data["coverage"]["of"]) if data.get("coverage") else made
    return f"**{{{{ {code} }}}}**" + (f" ({units[0]}/{units[1]} đơn vị)" if units != made else "")


def _coverage(
    coverage: Coverage, lacking: Mapping[str, Sequence[str]], due: datetime.date | None
) -> Iterator[dict[str, str]]:
    """Yield the annex that says who reported, where anybody is missing, late, left out, or leaves figures out."""
    late = f"Gửi sau ngày {due.day:02}/{due.month}/{due.year}" if due else ""
    groups = (
        ("Chưa gửi báo cáo", coverage.missing),
        (late, coverage.late),
        ("Chưa tổng hợp vì số liệu cần kiểm tra lại", coverage.left_out),
    )
    lines = [f"{what} ({len(names):02}): {', '.join(map(plain, names))}." for what, names in groups if names]
    lines += [
        f"{plain(unit)} chưa ghi ({len(names):02}): {plain(', '.join(names))}." for unit, names in lacking.items()
    ]
    if lines:
        counted = f"Số liệu được tổng hợp từ {coverage.counted}/{coverage.expected} đơn vị."
        body = "\n\n".join([counted, *lines]) + "\n"
        yield {"title": COVERAGE, "orientation": "portrait", "body": body}

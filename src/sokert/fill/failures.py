"""What is told when a template cannot be filled: where in it, and what its author meant instead."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from types import FrameType
from typing import Any

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.utils import missing as absent
from pydantic import BaseModel

from sokert.errors import (
    Finding,
    MissingValueError,
    Place,
    SokertError,
    TemplateError,
    TemplateNotFoundError,
    Term,
    offered,
)
from sokert.fill.blanks import BODY_OF, TITLE_OF, filling, row_in
from sokert.fill.data_paths import WAYS, entries
from sokert.models import Metric, Metrics
from sokert.template.tags import JUMPS, MIDDLE, PAIRS, Tag, find, is_block_set
from sokert.vietnamese import FILTERS
from sokert.vietnamese.naming import named

_NEW_LINE = "{#\n#}"  # that prints nothing
_MOST_FAULTS = 20  # of one text that are told at once
_HARMLESS = {
    "variable": ("{{0", "}}"),
    "if": ("{%if 0", "%}"),
    "elif": ("{%elif 0", "%}"),
    "for": ("{%for _ in()", "%}"),
}
OF_TAGS = frozenset({"TAG-UNDEFINED", "TAG-UNKNOWN-FILTER", "TAG-UNKNOWN-TEST", "TAG-REFUSED-FILTER", "TAG-SYNTAX"})
_OF_SIGNS = ("TAG-UNCLOSED", "TAG-STRAY-BRACE")  # of no tag: its braces are made blanks
OF_PAIRS = frozenset({"TAG-NO-END", "TAG-CROSSED", "TAG-UNOPENED", "TAG-MISPLACED"})  # a block, or what stands in none
_SIGNS = re.compile(r"[{}%]")
_OF_ARGUMENTS = "WORDS-"  # what a filter says of how it is called
ENDED = frozenset({"FILL-TURNS", "FILL-CHARACTERS"})  # what ends all filling, wherever it came to
LACKING = frozenset({"TAG-UNDEFINED", "FILL-NO-ATTRIBUTE", "FILL-OF-NOTHING", "FILL-NOT-KNOWN", "WORDS-NO-VALUE"})


def in_form(finding: Finding, places: Mapping[int, Place]) -> Finding:
    """Return a finding with its place in a Word form, where a line is no line its author knows."""
    where = places.get(finding.where.line)
    own = finding.where
    return replace(finding, where=replace(where, file=own.file, row=own.row, path=own.path)) if where else finding


def different(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, each once: a text box and the copy behind it are one to who drew it."""
    seen: list[Finding] = []
    for finding in findings:
        if finding.where.part and finding in seen:
            continue
        seen.append(finding)
        yield finding


def order(finding: Finding) -> tuple[bool, str, int, int, int]:
    """Return where a finding stands among others: the body before the other parts of a form."""
    where = finding.where
    return where.part not in ("", "word/document.xml"), where.part, where.paragraph, where.line, where.column


def shown(name: str) -> str:
    """Return a template's name as its author knows it."""
    return "" if name.startswith((BODY_OF, TITLE_OF)) else name


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """Yield the frames an error came through and the line in each, the innermost last."""
    step = error.__traceback__
    while step:
        yield step.tb_frame, step.tb_lineno
        step = step.tb_next


def place(error: BaseException, printing: Any = None, template: Any = None) -> Place:
    """Return where in a template an error came up: the innermost line of a template on the way.

    Where none is on the way, what had been printed was too much: it is where the template had come to.
    """
    where = Place()
    row = _row(error)
    if printing is not None:
        frame = printing.gi_frame  # none once all has been printed
        line = template.get_corresponding_lineno(frame.f_lineno) if frame else 0
        where = Place(shown(template.name or ""), line=line)
    for frame, line in _frames(error):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            where = Place(shown(template.name or ""), line=template.get_corresponding_lineno(line), row=row)
    return where


def failing(text: str, fill: Callable[[str], Iterable[Finding]]) -> Iterator[tuple[Finding, int, int]]:
    """Yield what the tags of a text fail with: the finding, the number of its tag, from 0, and how many tags there are.

    Filling ends at the first, and knows its line alone. So each tag gets a line of its own; and the text is filled once
    more with the one that failed made harmless, until nothing fails or what fails cannot be left out. What ends
    nothing is returned by `fill`, row by row.
    """
    for _ in range(_MOST_FAULTS):
        apart, lines = _parted(text)
        try:
            left = [one for one in fill(apart) if not one.where.file]
            yield from ((one.at(line=0), bisect_right(lines, one.where.line) - 1, len(lines)) for one in left)
            return
        except SokertError as error:
            found = error.findings
        where, number = found[0].where, bisect_right(lines, found[0].where.line) - 1
        if number < 0 or where.file or found[0].code in ENDED:
            return
        yield from ((one.at(line=0), number, len(lines)) for one in found)
        if (rest := _harmless(text, working(text)[number])) is None:
            return
        text = rest


def _harmless(text: str, tag: Tag) -> str | None:
    """Return a text with a tag in it that can no longer fail; None for one whose value others need.

    The tag keeps its length and its lines where it can, so that what stands behind it keeps its place.
    """
    begins, ends = _HARMLESS.get(tag.word if tag.kind == "block" else tag.kind, ("", ""))
    if not begins:
        return None
    between = re.sub(r"[^\n]", " ", text[tag.start + len(begins) : tag.end - len(ends)])
    return text[: tag.start] + begins + between + ends + text[tag.end :]


def without(text: str, faults: Iterable[Finding]) -> str | None:
    """Return a text whose tags with these faults can no longer fail; None where there is more wrong than tags alone."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    offsets = []
    for one in faults:
        offset = starts[max(one.where.line, 1) - 1] + max(one.where.column, 1) - 1
        said = text[offset : offset + 2] if one.code == "TAG-UNCLOSED" else str(one.facts.get("tag", ""))
        if one.code in _OF_SIGNS and (said == "{%" or not re.search("[%#]", said)) and text.startswith(said, offset):
            text = text[:offset] + _SIGNS.sub(" ", said) + text[offset + len(said) :]
        elif one.code in OF_PAIRS:
            continue
        elif one.code in OF_TAGS or one.code.startswith(_OF_ARGUMENTS):
            offsets.append(offset)
        else:
            return None
    for tag in reversed(working(text)):
        if any(tag.start <= one < tag.end for one in offsets):
            left = _harmless(text, tag)
            if left is None:
                return None
            text = left
    return paired(text)


def paired(text: str) -> str:
    """Return a text whose blocks are in pairs: an end without a beginning is left out, one that lacks stands last."""
    opened: list[str] = []
    left_out: list[Tag] = []
    for tag in (one for one in working(text) if one.kind == "block"):
        if tag.word in PAIRS or is_block_set(tag):
            opened.append(tag.word)
        elif tag.word.startswith("end") and opened[-1:] == [tag.word[3:]]:
            opened.pop()
        elif tag.word.startswith("end") or _is_misplaced(tag.word, opened):
            left_out.append(tag)
    for tag in left_out:
        text = text[: tag.start] + re.sub(r"[^\n]", " ", text[tag.start : tag.end]) + text[tag.end :]
    return text + "".join(f"{{% end{word} %}}" for word in reversed(opened))


def _is_misplaced(word: str, opened: Sequence[str]) -> bool:
    if word in JUMPS:
        return "for" not in opened
    return word in MIDDLE and (not opened or word not in PAIRS.get(opened[-1], ()))


def _parted(fenced: str) -> tuple[str, list[int]]:
    """Return a text in which each tag begins a line of its own, and these lines; what it says is the same."""
    pieces, lines, place, line = list[str](), list[int](), 0, 1
    for tag in working(fenced):
        pieces += [fenced[place : tag.start], _NEW_LINE]
        line += pieces[-2].count("\n") + 1
        lines.append(line)
        place = tag.start
    return "".join([*pieces, fenced[place:]]), lines


def at_tag(finding: Finding, source: str, tag: Tag | None) -> Finding:
    """Return a finding at a tag of a text; what is no list by its name."""
    if tag is None:
        return finding
    if finding.code == "FILL-NOT-A-LIST" and tag.word == "for":
        name = _gone_through(source[tag.start : tag.end])
        finding = replace(finding, facts={**finding.facts, "name": name, "instead": name and f"in {name} or []"})
    if finding.sentence == "FILL-MIXED-EMPTY" and (name := _empty(source[tag.start : tag.end], finding)):
        finding = replace(finding, facts={**finding.facts, "name": name, "instead": _asked(name)})
    before = source[: tag.start]
    return finding.at(line=before.count("\n") + 1, column=tag.start - before.rfind("\n"))


def _empty(tag: str, finding: Finding) -> str:
    """Return the name in a tag that stands where a value is empty; nothing where more than one may be meant.

    >>> facts = {"left": "TYPE-NUMBER", "right": "TYPE-NOTHING"}
    >>> _empty("{% if a.value >= a.exact_previous and b > 3 %}", Finding("FILL-MIXED", facts))
    'a.exact_previous'
    """
    side = 2 if finding.facts["right"] == _NOTHING else 1
    found = {match[side] for match in _COMPARED.finditer(tag) if not match[side][0].isdigit()}
    return found.pop() if len(found) == 1 else ""


def _asked(name: str) -> str:
    return f"{{% if {name} is not none and ... %}}"


def _gone_through(tag: str) -> str:
    """Return what a loop goes through, as it is typed; nothing where that is more than a name.

    >>> _gone_through("{%tr for d in xa.don_vi if d.so %}"), _gone_through("{% for d in a or [] %}")
    ('xa.don_vi', '')
    """
    match = _LOOP.search(tag)
    return match[1] if match else ""


def together(error: SokertError, findings: Iterable[Finding]) -> SokertError:
    """Return an error that tells all of it: as a value that is missing only where nothing else is wrong."""
    findings = tuple(findings)
    codes = {one.code for one in findings}
    if codes <= LACKING:
        return MissingValueError(findings)
    return type(error)(findings) if codes == {one.code for one in error.findings} else TemplateError(findings)


@lru_cache(maxsize=4)
def tags_by_line(source: str) -> Mapping[int, list[str]]:
    """Return the tags of a text by the line each begins on; each of its findings asks."""
    found: dict[int, list[str]] = {}
    line, place = 1, 0
    for tag in working(source):
        line += source.count("\n", place, tag.start)
        place = tag.start
        found.setdefault(line, []).append(source[tag.start : tag.end])
    return found


def asked_as(finding: Finding, tags: Mapping[int, list[str]]) -> Finding:
    """Return what was left blank by the whole way its tag asks for it, where its line has one: nguoi_ky.ho_ten."""
    name = str(finding.facts["name"])
    chain = re.compile(rf"(?<![\w.])[\w.]+\.{re.escape(name)}(?!\w)")
    ways = {way for tag in tags.get(finding.where.line, ()) for way in chain.findall(tag)}
    if not name or "." in name or len(ways) != 1:
        return finding
    return replace(finding, facts={**finding.facts, "name": ways.pop()})


def working(text: str) -> list[Tag]:
    """Return the tags of a text that do something when it is filled."""
    return [tag for tag in find(text) if tag.kind in ("variable", "block")]


def placed(error: SokertError) -> SokertError:
    """Return an error from a filter with the template's place on every finding that has none."""
    where = place(error)
    if not where.line:
        return error
    here = {"file": where.file, "line": where.line, "row": where.row}
    return type(error)([one if one.where.line else one.at(**here) for one in error.findings])


def missing(error: TemplateNotFound) -> SokertError:
    """Return what our own reading said of a template that is not there; of several each name."""
    if isinstance(error.__cause__, SokertError):
        return error.__cause__
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    return TemplateNotFoundError([Finding("TEMPLATE-NOT-FOUND", {"name": str(name), "near": ""}) for name in names])


def broken(error: TemplateSyntaxError | SyntaxError, name: str) -> Finding:
    """Return the finding for a template that cannot be read, by Jinja or as the Python that Jinja makes of it."""
    if isinstance(error, TemplateSyntaxError):
        where, said = Place(shown(error.name or name), line=error.lineno), error.message
    else:
        where, said = Place(shown(name)), error.msg  # a break outside of a loop
    return Finding("TAG-SYNTAX", {"tag": "", "said": said or "", "meant": ""}, where)


def undefined(error: UndefinedError) -> Finding:
    """Return the finding for a name or attribute that is not there, with the nearest there is."""
    culprit = _culprit(error)
    name = getattr(culprit, "_undefined_name", None)
    owner = getattr(culprit, "_undefined_obj", None)
    if owner is None:
        return Finding("FILL-OF-NOTHING", {"name": str(name)}, place(error))
    if isinstance(owner, BaseModel):
        known = list(type(owner).model_fields)
    else:
        known = list(map(str, owner.by_code if isinstance(owner, Metrics) else entries(owner)))
    if known or isinstance(owner, Mapping):
        meant = offered(str(name), known)
        if isinstance(owner, Metric) and name in FILTERS:  # van_ban_den.with_unit
            meant = {"near": f"{owner.code}|{name}"}
        return Finding("FILL-NO-ATTRIBUTE", {"name": str(name), "owner": named(owner), **meant}, place(error))
    if isinstance(owner, Metrics) and name in owner.figures:  # metrics["van_ban_den"]
        facts = {"name": str(name), "owner": named(owner), "near": str(name)}
        return Finding("FILL-NO-ATTRIBUTE", facts, place(error))
    if name is None and owner is absent:  # the first, the largest of an empty list
        return Finding("FILL-TOO-FEW", {"wanted": 1, "count": 0}, place(error), sentence="FILL-TOO-FEW-NONE")
    if isinstance(owner, list | tuple) and isinstance(name, int):
        wanted = name + 1 if name >= 0 else -name
        return Finding("FILL-TOO-FEW", {"wanted": wanted, "count": len(owner)}, place(error))
    if isinstance(owner, _PLAIN):
        return Finding("FILL-NOT-A-RECORD", {"name": str(name), "given": _kind(type(owner).__name__)}, place(error))
    return Finding("TAG-UNDEFINED", {"name": str(name), "near": ""}, place(error))


def way_to(error: UndefinedError) -> str:
    """Return where in the data a name or field would stand that is not there, or what holds no fields stands.

    Empty where it is not of the data.
    """
    culprit, ways = _culprit(error), WAYS.get()
    name, owner = getattr(culprit, "_undefined_name", None), getattr(culprit, "_undefined_obj", None)
    if ways is None or not isinstance(name, str | int):
        return ""
    if owner is absent:
        return str(name)
    if owner is not None and (not isinstance(owner, _PLAIN) or entries(owner)):
        return ways.of_field(owner, name)
    if isinstance(owner, list | tuple) and isinstance(name, int):
        return ways.of_field(owner, name)
    where, names = filled_there(error)
    return ways.of_group(owner, name, where.file, where.line, names)


def filled_there(error: Exception) -> tuple[Place, Mapping[str, object]]:
    """Return the line of a template that an error came up in, or that is being filled, and the names in its frame."""
    inside = [frame.f_locals for frame, _ in _frames(error) if "__jinja_template__" in frame.f_globals]
    return (place(error), inside[-1]) if inside else filling()


def _way_to_list(error: Exception) -> str:
    """Return where in the data of a form stands what a loop cannot go through."""
    ways, (where, names) = WAYS.get(), filled_there(error)
    return ways.of_list(where.file, where.line, names) if ways else ""


_NOTHING = "TYPE-NOTHING"
_COMPARED = re.compile(r"(\w+(?:\.\w+)*)\s*(?:[<>]=?|[-+*]|//?)\s*(\w+(?:\.\w+)*)")
# What Python says of values that do not go together, and the names of their types in it.
_MIXED = re.compile(
    r"for (?:\*\* or pow\(\)|\S+): '(?:\w+\.)*(\w+)' and '(?:\w+\.)*(\w+)'"
    r"|between instances of '(?:\w+\.)*(\w+)' and '(?:\w+\.)*(\w+)'"
    r"|concatenate (str|list|tuple) \(not \"(\w+)\"\)"
)
_LOOP = re.compile(r"\bin\s+(\w+(?:\.\w+)*)\s*(?:-?%}|\bif\b|\brecursive\b)")
_NOT_CALLED = re.compile(r"'(\w+)' object is not callable")
_NO_LIST = re.compile(r"(?:object of type )?'(\w+)' (?:object is not iterable|has no len\(\))")
_TYPES = {
    "int": "TYPE-NUMBER",
    "float": "TYPE-NUMBER",
    "Decimal": "TYPE-NUMBER",
    "str": "TYPE-TEXT",
    "OurLines": "TYPE-TEXT",
    "list": "TYPE-LIST",
    "tuple": "TYPE-LIST",
    "Metrics": "TYPE-LIST",
    "dict": "TYPE-RECORD",
    "NoneType": "TYPE-NOTHING",
    "Metric": "TYPE-METRIC",
    "date": "TYPE-DAY",
    "Period": "TYPE-PERIOD",
}
_PLAIN = (str, int, float, Decimal, list, tuple, datetime.date)

FAILED = ("FILL-FAILED", "FILL-CALLED", "FILL-MIXED", "FILL-NOT-A-LIST", "WORDS-DIVIDED-BY-ZERO")


def failed(error: Exception) -> Finding:
    """Return the finding for a tag whose value could not be computed: why, in what was to be computed."""
    said = str(error) or type(error).__name__
    if isinstance(error, ZeroDivisionError):
        return Finding("WORDS-DIVIDED-BY-ZERO", {}, place(error))
    if isinstance(error, TypeError) and (match := _MIXED.search(said)):
        left, right = (_kind(kind) for kind in match.groups() if kind)
        facts: dict[str, object] = {"left": left, "right": right}
        sentence = ""
        if _NOTHING in (left, right):
            facts, sentence = (
                {**facts, "name": "", "instead": _asked("so"), "without": "|rejectattr('so', 'none')"},
                "FILL-MIXED-EMPTY",
            )
        return Finding("FILL-MIXED", facts, place(error), sentence=sentence)
    if isinstance(error, TypeError) and (match := _NO_LIST.fullmatch(said)):
        facts = {"given": _kind(match[1]), "name": ""}
        return Finding("FILL-NOT-A-LIST", facts, replace(place(error), path=_way_to_list(error)))
    if isinstance(error, TypeError) and (match := _NOT_CALLED.fullmatch(said)):
        return Finding("FILL-CALLED", {"given": _kind(match[1])}, place(error))
    return Finding("FILL-FAILED", {"said": said}, place(error))


def _kind(name: str) -> Term:
    """Return what values of a Python type are called."""
    return Term(_TYPES.get(name, "TYPE-OTHER"))


def _row(error: BaseException) -> str:
    """Return the first words of the record that the innermost loop had come to; nothing outside of one."""
    inside = [frame.f_locals for frame, _ in _frames(error) if "__jinja_template__" in frame.f_globals]
    return row_in(inside[-1]) if inside else ""


def _culprit(error: UndefinedError) -> Undefined | None:
    """Return the undefined value that raised: it is `self` in the innermost frame."""
    last = list(_frames(error))[-1][0]
    value = last.f_locals.get("self")
    return value if isinstance(value, Undefined) else None

"""What is told when a template cannot be filled: where in it, and what its author meant instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import FrameType
from typing import Any

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, Undefined, UndefinedError
from pydantic import BaseModel

from sokert.errors import Finding, Place, SokertError, TemplateNotFoundError, Term, offered
from sokert.fill.environment import BODY_OF, TITLE_OF
from sokert.template.tags import Tag, find
from sokert.vietnamese.naming import named

_NEW_LINE = "{#\n#}"  # that prints nothing


def in_form(finding: Finding, places: Mapping[int, Place]) -> Finding:
    """Return a finding with its place in a Word form, where a line is no line its author knows."""
    where = places.get(finding.where.line)
    return replace(finding, where=replace(where, file=finding.where.file)) if where else finding


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
    if printing is not None:
        frame = printing.gi_frame  # none once all has been printed
        line = template.get_corresponding_lineno(frame.f_lineno) if frame else 0
        where = Place(shown(template.name or ""), line=line)
    for frame, line in _frames(error):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            where = Place(shown(template.name or ""), line=template.get_corresponding_lineno(line))
    return where


def parted(fenced: str) -> tuple[str, list[int]]:
    """Return a text in which each tag begins a line of its own, and these lines; what it says is the same."""
    pieces, lines, place, line = list[str](), list[int](), 0, 1
    for tag in _working(fenced):
        pieces += [fenced[place : tag.start], _NEW_LINE]
        line += pieces[-2].count("\n") + 1
        lines.append(line)
        place = tag.start
    return "".join([*pieces, fenced[place:]]), lines


def at_tag(finding: Finding, source: str, number: int, count: int) -> Finding:
    """Return a finding at the tag of that number, from 1, out of so many; else at the one tag of its line, if it is."""
    tags = _working(source)
    line = finding.where.line
    here = [tag for tag in tags if source.count("\n", 0, tag.start) + 1 == line]
    tag = tags[number - 1] if number and count == len(tags) else here[0] if len(here) == 1 else None
    if tag is None:
        return finding
    before = source[: tag.start]
    return finding.at(line=before.count("\n") + 1, column=tag.start - before.rfind("\n"))


def tag_of(source: str, line: int) -> str:
    """Return the tag that begins on a line; nothing where there is none, or more than one."""
    here = [tag for tag in _working(source) if source.count("\n", 0, tag.start) + 1 == line]
    return source[here[0].start : here[0].end] if len(here) == 1 else ""


def _working(text: str) -> list[Tag]:
    """Return the tags of a text that do something when it is filled."""
    return [tag for tag in find(text) if tag.kind in ("variable", "block")]


def placed(error: SokertError) -> SokertError:
    """Return an error from a filter with the template's place on every finding that has none."""
    where = place(error)
    if not where.line:
        return error
    return type(error)([one if one.where.line else one.at(file=where.file, line=where.line) for one in error.findings])


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
    return Finding("TAG-SYNTAX", {"tag": "", "said": said or ""}, where)


def undefined(error: UndefinedError) -> Finding:
    """Return the finding for a name or attribute that is not there, with the nearest there is."""
    culprit = _culprit(error)
    name = getattr(culprit, "_undefined_name", None) or ""
    owner = getattr(culprit, "_undefined_obj", None)
    known: list[str] = []
    if isinstance(owner, BaseModel):
        known = list(type(owner).model_fields)
    elif isinstance(owner, Mapping):
        known = [str(key) for key in owner]
    if known:
        return Finding(
            "FILL-NO-ATTRIBUTE", {"name": str(name), "owner": named(owner), **offered(str(name), known)}, place(error)
        )
    return Finding("TAG-UNDEFINED", {"name": str(name), "near": ""}, place(error))


# What Python says of values that do not go together, and the names of their types in it.
_MIXED = re.compile(
    r"for (?:\*\* or pow\(\)|\S+): '(\w+)' and '(\w+)'|between instances of '(\w+)' and '(\w+)'"
    r"|concatenate (str|list|tuple) \(not \"(\w+)\"\)"
)
_NO_LIST = re.compile(r"'(\w+)' object is not iterable")
_TYPES = {
    "int": "TYPE-NUMBER",
    "float": "TYPE-NUMBER",
    "Decimal": "TYPE-NUMBER",
    "str": "TYPE-TEXT",
    "OurLines": "TYPE-TEXT",
    "list": "TYPE-LIST",
    "tuple": "TYPE-LIST",
    "dict": "TYPE-RECORD",
    "NoneType": "TYPE-NOTHING",
    "Metric": "TYPE-METRIC",
    "date": "TYPE-DAY",
    "Period": "TYPE-PERIOD",
}


FAILED = ("FILL-FAILED", "FILL-MIXED", "FILL-NOT-A-LIST", "WORDS-DIVIDED-BY-ZERO")


def failed(error: Exception) -> Finding:
    """Return the finding for a tag whose value could not be computed: why, in what was to be computed."""
    said = str(error) or type(error).__name__
    if isinstance(error, ZeroDivisionError):
        return Finding("WORDS-DIVIDED-BY-ZERO", {}, place(error))
    if isinstance(error, TypeError) and (match := _MIXED.search(said)):
        left, right = (Term(_TYPES.get(kind, "TYPE-OTHER")) for kind in match.groups() if kind)
        return Finding("FILL-MIXED", {"left": left, "right": right}, place(error))
    if isinstance(error, TypeError) and (match := _NO_LIST.fullmatch(said)):
        return Finding("FILL-NOT-A-LIST", {"given": Term(_TYPES.get(match[1], "TYPE-OTHER"))}, place(error))
    return Finding("FILL-FAILED", {"said": said}, place(error))


def _culprit(error: UndefinedError) -> Undefined | None:
    """Return the undefined value that raised: it is `self` in the innermost frame."""
    last = list(_frames(error))[-1][0]
    value = last.f_locals.get("self")
    return value if isinstance(value, Undefined) else None

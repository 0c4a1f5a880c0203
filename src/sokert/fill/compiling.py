"""Tells the tag for which a text cannot be compiled though each of its tags can be read: a `break` within a macro."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from sokert.errors import Finding, TemplateError
from sokert.fill.failures import at_tag, broken, paired, working

if TYPE_CHECKING:
    from sokert.fill.environment import Environment


def uncompiled(error: TemplateSyntaxError | SyntaxError, source: str, fenced: str, engine: Environment) -> Finding:
    """Return what a text cannot be compiled for, at its tag: the first up to which the text cannot be.

    Neither Python nor Jinja says where it stands; what is open there is closed behind it.
    """
    finding = broken(error, "")
    tags, made = working(source), working(fenced)
    at = bisect_left(made, True, key=lambda tag: not _compiles(paired(fenced[: tag.end]), engine))
    if at == len(made) or len(made) != len(tags):
        return finding
    facts = {**finding.facts, "tag": source[tags[at].start : tags[at].end]}
    return at_tag(Finding(finding.code, facts), source, tags[at])


def _compiles(text: str, engine: Environment) -> bool:
    try:
        engine.compile(text)
    except (TemplateSyntaxError, SyntaxError, TemplateError):
        return False
    return True

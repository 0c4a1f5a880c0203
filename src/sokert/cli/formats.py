"""Shows findings: as text with the line they are in, as GitHub annotations, for GitLab, as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

import click

from sokert import messages
from sokert.cli.fingerprints import fingerprints
from sokert.cli.lines import also, in_repository, lines_of, safe, spot
from sokert.cli.sarif import sarif
from sokert.errors import Finding, Place

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB = {"error": "major", "warning": "minor", "info": "info"}
_SHOWN_ALIKE = 3  # findings of one rule that are told in full; of more, their places
_WIDEST = 100  # columns of a source line that are shown


def text(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings for a person: place, words, the line with a caret under the place, what to do."""
    lines = cache(lines_of)  # each file is read once, and again next time
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.level, finding.where.file), []).append(finding)
    texts = []
    for finding in findings:
        own = alike[finding.code, finding.level, finding.where.file]
        many = len(own) > _SHOWN_ALIKE + 1 and all(one.where.paragraph for one in own)
        if not many or finding in own[:_SHOWN_ALIKE]:
            texts.append(_one(finding, lang, lines))
        if many and finding is own[_SHOWN_ALIKE - 1]:
            texts.append(_more(own[_SHOWN_ALIKE:], lang))
    return "\n".join(texts)


def _more(findings: Sequence[Finding], lang: str | None) -> str:
    """Return one line for findings that are like those told before them: how many, and where."""
    places = ", ".join(dict.fromkeys(str(finding.where.paragraph) for finding in findings))
    return f"    {messages.text('CLI-MORE', {'count': len(findings), 'places': places}, lang)}"


def github(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings as workflow commands, which GitHub shows beside the line.

    >>> print(github([Finding("DATA-KEY", {}, Place("a,b.yaml", 2, 3))], "en"))
    ::error file=a%2Cb.yaml,line=2,col=3,title=DATA-KEY::the key here is not a word%0Awrite "key: text"
    """
    return "\n".join(_annotation(finding, lang) for finding in findings)


def as_json(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings as a JSON list."""
    return json.dumps([finding.as_json(lang) for finding in findings], ensure_ascii=False, indent=2)


def gitlab(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings as a Code Quality report, which GitLab shows beside the lines of a merge request."""
    records = [
        {
            "description": _beside(finding, lang),
            "check_name": finding.code,
            "fingerprint": f"{(file := in_repository(finding.where.file))}:{fingerprint}",
            "severity": _GITLAB[finding.level],
            "location": {"path": file or ".", "lines": {"begin": max(finding.where.line, 1)}},
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


FORMATS = {"text": text, "github": github, "json": as_json, "sarif": sarif, "gitlab": gitlab}
WHOLE = ("json", "sarif", "gitlab")  # documents of their own, printed also where nothing was found


def _one(finding: Finding, lang: str | None, lines_of: Callable[[str], tuple[str, ...]]) -> str:
    level = messages.text(f"LEVEL-{finding.level}", lang=lang)
    where = f"{place}: " if (place := finding.where.worded(lang)) else ""
    level = click.style(f"{level}:", fg=_COLOURS[finding.level], bold=True)
    lines = [f"{click.style(safe(where), bold=True)}{level} {safe(finding.message(lang))} [{finding.code}]"]
    lines += [f"    {line}" for line in _shown(finding.where, lines_of(finding.where.file))]
    lines += [f"    {safe(said)}" for said in (also(finding, lang), finding.hint(lang)) if said]
    return "\n".join(lines)


def _shown(where: Place, lines: Sequence[str]) -> list[str]:
    """Return the line a place is in, and a caret under the place; nothing if there is no such line."""
    if not 0 < where.line <= len(lines):
        return []
    line, column = lines[where.line - 1], where.column - 1
    if column < 0:
        return [line[:_WIDEST].rstrip()]
    start = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    before, after = line[start:column], line[column : start + _WIDEST]
    marked = len(where.text) if where.text and after.startswith(where.text) else 1
    before = ("… " if start else "") + before
    blank = "".join("\t" if sign == "\t" else " " * _width(sign) for sign in before)
    caret = "^" + "~" * (sum(_width(sign) for sign in after[:marked]) - 1)
    return [f"{before}{after}".rstrip(), blank + click.style(caret, fg="green", bold=True)]


def _width(sign: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _annotation(finding: Finding, lang: str | None) -> str:
    where = finding.where
    shown = {"file": in_repository(where.file), "line": where.line, "col": where.column, "title": finding.code}
    named = ",".join(f"{name}={_property(str(value))}" for name, value in shown.items() if value)
    return f"::{_GITHUB[finding.level]} {named}::{_data(_beside(finding, lang))}"


def _beside(finding: Finding, lang: str | None) -> str:
    """Return what is told of a finding beside a line: its words, without a line with their place; remedy; citation."""
    said = spot(finding.where, lang) + finding.message(lang)
    return "\n".join(filter(None, map(safe, (said, also(finding, lang), finding.hint(lang), finding.source))))


def _data(words: str) -> str:
    """Return words as a workflow command carries them, on one line."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")

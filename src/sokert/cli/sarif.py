"""Shows findings as SARIF 2.1.0, which code hosts read: each rule with its page, each result with its place."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

import sokert
from sokert import messages
from sokert.cli.fingerprints import fingerprints
from sokert.cli.lines import in_repository, lines_of, spot
from sokert.errors import Finding, Level, Place

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_Lines = Callable[[str], Sequence[str]]
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings as a SARIF log with one run; columns count characters, as everywhere here.

    What stands of a rule is the rule's own, in the reader's language and then in the other, whatever was found of it.
    """
    levels: dict[str, set[Level]] = {code: set() for code in sorted({finding.code for finding in findings})}
    for finding in findings:
        levels[finding.code].add(finding.level)
    codes, lines = [*levels], cache(lines_of)
    driver = {
        "name": "sokert",
        "version": sokert.__version__,
        "rules": [_rule(code, found, lang) for code, found in levels.items()],
    }
    results = [
        {**_result(finding, fingerprint, lang, lines), "ruleIndex": codes.index(finding.code)}
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    run = {"tool": {"driver": driver}, "language": messages.language(lang), "columnKind": "unicodeCodePoints"}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{**run, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, found: Collection[Level], lang: str | None) -> dict[str, object]:
    """Return what is told of a rule once: its title, its page in both languages, its level.

    What no rule tells, such as a line of the baseline that is stale, has the gravest level it was found with.
    """
    from sokert.check.codes import CODES, level_of  # every rule, which only this form of telling needs

    level = level_of(code) if code in CODES else min(found, key=list(_LEVELS).index)
    spoken = messages.language(lang)
    pages = [sokert.explain(code, one) for one in sorted(messages.LANGUAGES, key=lambda one: one != spoken)]
    return {
        "id": code,
        "shortDescription": {"text": pages[0].partition("\n")[0]},
        "fullDescription": {"text": " / ".join(page.partition("\n")[0] for page in pages)},
        "help": {"text": "\n\n".join(pages), "markdown": "\n\n---\n\n".join(map(_markdown, pages))},
        "defaultConfiguration": {"level": _LEVELS[level]},
    }


def _markdown(page: str) -> str:
    """Return a page as Markdown: its title bold, and nothing in it a tag or a list of its own.

    >>> _markdown("a <b> c\\n\\nx*y")
    '**a &lt;b> c**\\n\\nx\\\\*y'
    """
    title, _, rest = re.sub(r"([*_`|\\])", r"\\\1", page.replace("<", "&lt;")).partition("\n")
    return f"**{title}**\n{rest}"


def _result(finding: Finding, fingerprint: str, lang: str | None, lines: _Lines) -> dict[str, object]:
    said = "\n".join(
        filter(None, (f"{spot(finding.where, lang)}{finding.message(lang)}.", finding.hint(lang), finding.source))
    )
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.level],
        "message": {"text": _whole(said)},
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding.where.file:
        result["locations"] = [_location(finding.where, lines)]
    if beside := [one for one in finding.beside if one.file]:
        result["relatedLocations"] = [
            {**_location(one, lines), "message": {"text": _beside(one, lang)}} for one in beside
        ]
    return result


def _beside(place: Place, lang: str | None) -> str:
    """Return what another place of a finding is: the code of its metric, or the paragraph."""
    return _whole(place.metric or replace(place, file="", text="").worded(lang) or place.file)


def _location(where: Place, lines: _Lines) -> dict[str, object]:
    """Return a place: the file, the stretch in it and the way to the value; in a Word file the paragraph; a cell."""
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(in_repository(where.file))}}
    if where.line:
        physical["region"] = _region(where, lines)
    location: dict[str, object] = {"physicalLocation": physical}
    if where.paragraph:
        name = f"{where.part}#{where.paragraph}"
        location["logicalLocations"] = [{"name": _whole(where.text), "fullyQualifiedName": name, "kind": "element"}]
    elif where.path:
        location["logicalLocations"] = [{"fullyQualifiedName": _whole(where.path), "kind": "value"}]
    elif where.part and not where.line:
        location["logicalLocations"] = [{"fullyQualifiedName": _whole(where.part), "kind": "element"}]
    return location


def _region(where: Place, lines: _Lines) -> dict[str, object]:
    """Return a stretch of a line; its end and its words where what was found stands there as it is told."""
    start = max(where.column, 1)
    region: dict[str, object] = {"startLine": where.line, "startColumn": start}
    line = "".join(lines(where.file)[where.line - 1 : where.line])
    if not where.text or not line.startswith(where.text, start - 1):
        return region
    return {**region, "endColumn": start + len(where.text), "snippet": {"text": _whole(where.text)}}


def _uri(file: str) -> str:
    """Return a file's name as a URI: relative where it was given so.

    >>> _uri("báo cáo/a b.yaml")
    'b%C3%A1o%20c%C3%A1o/a%20b.yaml'
    """
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _whole(words: str) -> str:
    """Return words without halves of characters, which JSON in UTF-8 cannot carry."""
    return words.encode("utf-8", "replace").decode("utf-8")

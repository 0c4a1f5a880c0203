"""Shows findings as SARIF 2.1.0, which code hosts read: each rule with its page, each result with its place."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import sokert
from sokert.errors import Finding, Place

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Sequence[Finding], lang: str | None = None) -> str:
    """Return findings as a SARIF log with one run; columns count characters, as everywhere here."""
    first = {finding.code: finding for finding in reversed(findings)}
    codes = sorted(first)
    rules = [_rule(first[code], lang) for code in codes]
    driver = {"name": "sokert", "version": sokert.__version__, "rules": rules}
    results = [{**_result(finding, lang), "ruleIndex": codes.index(finding.code)} for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(finding: Finding, lang: str | None) -> dict[str, object]:
    """Return what is told of a rule once: its page; of a code without a page what its finding says."""
    page = sokert.explain(finding.code, lang)
    title = page.partition("\n")[0] or finding.message(lang)
    return {
        "id": finding.code,
        "shortDescription": {"text": _whole(title)},
        "help": {"text": _whole(page or finding.hint(lang) or finding.message(lang))},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
    }


def _result(finding: Finding, lang: str | None) -> dict[str, object]:
    said = " ".join(filter(None, (f"{finding.message(lang)}.", finding.hint(lang), finding.source)))
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.level],
        "message": {"text": _whole(said)},
    }
    return {**result, "locations": [_location(finding.where)]} if finding.where.file else result


def _location(where: Place) -> dict[str, object]:
    """Return a place: the file and the stretch in it; in a Word file the part, the paragraph and its words."""
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.line:
        region: dict[str, object] = {"startLine": where.line, "startColumn": max(where.column, 1)}
        physical["region"] = {**region, "snippet": {"text": _whole(where.text)}} if where.text else region
    location: dict[str, object] = {"physicalLocation": physical}
    if where.paragraph:
        name = f"{where.part}#{where.paragraph}"
        location["logicalLocations"] = [{"name": _whole(where.text), "fullyQualifiedName": name, "kind": "element"}]
    return location


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

"""Turns a report file into a Report, or into one list of everything wrong with it.

The figures and the words of a file are checked together, even where the data is not yet a report:
a misspelt key does not hide an unclosed tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sokert.errors import DataError, Finding, SokertError, TemplateError
from sokert.fill import Filler, filler, located
from sokert.models import Report
from sokert.sources import Draft, plain_data, read
from sokert.standards import NAMES, form
from sokert.standards.capacity import miswritten
from sokert.template import FORM, FORM_SUFFIXES, SUFFIX, text_of

PARTY = "half-year/party"
Loc = tuple[str | int, ...]


def load(path: str | Path) -> Report:
    """Return the report in a YAML or JSON file.

    All problems of the file and of the tags in its texts are raised together, as `file:line:column`:
    DataError when the data is wrong, TemplateError when only tags are.
    """
    draft = read(path)
    engine = filler(_folder(draft))
    data = [*draft.findings, *_standard(draft), *_signing(draft)]
    found = [*data, *_template(draft, engine)]
    for loc, text in _texts(draft.data.get("sections"), ("sections",)):
        wrong = _wrong(text, loc, draft, engine)
        found += [_at(finding, loc, text, draft) for finding in wrong]
    if found:
        found.sort(key=lambda finding: (finding.where.file, finding.where.line, finding.where.column))
        raise (DataError if data else TemplateError)(found)
    assert draft.report is not None
    return _located(draft.report, draft.path.parent)


def _located(report: Report, folder: Path) -> Report:
    """Return a report whose own template is found from anywhere: a path beside its file is made whole."""
    path = folder / report.template
    if report.template.endswith(FORM_SUFFIXES) and path.is_file():
        return report.model_copy(update={"template": str(path)})
    return report


def _folder(draft: Draft) -> Path | None:
    """Return the folder whose templates the report will be filled from; None for a built-in one."""
    name = draft.data.get("template")
    return located(str(draft.path.parent / name))[1] if isinstance(name, str) and name.endswith(FORM_SUFFIXES) else None


def _template(draft: Draft, engine: Filler) -> list[Finding]:
    """Return what is wrong with the name or the tags of the template a file asks for."""
    name = draft.data.get("template", "half-year/office")
    if not isinstance(name, str):
        return []
    if name.endswith(FORM):
        return _form(draft, name)
    try:
        file, source = text_of(name, draft.path.parent)
    except SokertError as error:
        return _at_template(error, draft)
    # What a built-in template uses is our own affair; an office's own is checked with the report's names.
    if not name.endswith(SUFFIX):
        return []
    return [finding.at(file=file) for finding in engine.check(source, None)]


def _form(draft: Draft, name: str) -> list[Finding]:
    """Return the errors of a Word form that a file asks for, judged by what the report has."""
    path = draft.path.parent / name
    try:
        # Reading a form needs lxml: 20 ms that other reports never have to pay.
        from sokert.render import Template

        found = Template(path).check(draft.report)
    except SokertError as error:
        return _at_template(error, draft)
    return [finding for finding in found if finding.level == "error"]


def _at_template(error: SokertError, draft: Draft) -> list[Finding]:
    """Return findings on a template that cannot be read, at the place where the file names it."""
    place = draft.place(("template",))
    return [finding.at(file=place.file, line=place.line, column=place.column) for finding in error.findings]


def load_data(path: str | Path) -> dict[str, Any]:
    """Return the plain data in a YAML or JSON file, to fill a template with; figures are int and Decimal.

    All problems of the file are raised together as DataError. In YAML a figure such as 1.234 is refused: it
    may be read two ways.
    """
    return plain_data(path)


def _standard(draft: Draft) -> Iterator[Finding]:
    """Yield the standard a file names where its built-in template has the other form."""
    standard, name = draft.data.get("standard"), draft.data.get("template", "half-year/office")
    built_in = isinstance(name, str) and not name.endswith(FORM_SUFFIXES)
    if standard in NAMES and built_in and (standard != "nd30") != (name == PARTY):
        code = "STANDARD-WANTS-PARTY" if standard != "nd30" else "STANDARD-WANTS-STATE"
        yield Finding(code, {"name": standard, "template": name}, draft.place(("standard",)))


def _signing(draft: Draft) -> Iterator[Finding]:
    """Yield the lines above the signature that say a capacity wrongly, also where the rest makes no report."""
    if str(draft.data.get("template", "")).endswith(FORM) and draft.data.get("standard") not in NAMES:
        return  # whose form it is, the rendering knows
    signatory = draft.data.get("signatory")
    rules = form("hd05" if _is_party(draft) else "nd30")
    for key in ("authority", "position"):
        given = (signatory.get(key) if isinstance(signatory, dict) else None) or ""
        lines = given if isinstance(given, list) else str(given).split("\n")
        for at, finding in miswritten((" ".join(str(line).split()) for line in lines), rules):
            where = draft.place(("signatory", key, at) if isinstance(given, list) else ("signatory", key))
            yield finding.at(file=where.file, line=where.line, column=where.column)


def _is_party(draft: Draft) -> bool:
    """Return whether a report takes the Party's form, by what it names or by its template's own text."""
    standard, name = draft.data.get("standard"), str(draft.data.get("template", ""))
    if standard in NAMES:
        return bool(standard != "nd30")
    try:
        source = text_of(name, draft.path.parent)[1]
    except SokertError:
        return False  # told as the template's own fault
    return PARTY in (name, *re.findall(r"[\w/-]+", source)) or ":party:" in source


def _texts(sections: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield every title and body of raw sections, well formed or not."""
    for index, section in enumerate(sections if isinstance(sections, list) else []):
        if isinstance(section, dict):
            for key in ("title", "body"):
                if isinstance(section.get(key), str):
                    yield (*loc, index, key), section[key]
            yield from _texts(section.get("sections"), (*loc, index, "sections"))


def _wrong(text: str, loc: Loc, draft: Draft, engine: Filler) -> list[Finding]:
    """Return what is wrong with one text: its tags first, then what only filling it shows."""
    found = engine.check(text, _codes(draft.data), marked=False, words=loc[-1] == "title")
    if found or draft.report is None or "{" not in text:
        return found
    try:
        engine.fill_text(text, draft.report, words=loc[-1] == "title")
    except SokertError as error:
        return list(error.findings)
    return []


def _codes(data: dict[str, Any]) -> set[str]:
    metrics = data.get("metrics")
    rows = metrics if isinstance(metrics, list) else []
    return {str(row["code"]) for row in rows if isinstance(row, dict) and "code" in row}


def _at(finding: Finding, loc: Loc, text: str, draft: Draft) -> Finding:
    """Return a finding with its place in the file, from its place in the text."""
    before = text.split("\n")[: max(finding.where.line - 1, 0)]
    offset = sum(len(line) + 1 for line in before) + max(finding.where.column - 1, 0)
    place = draft.place(loc, offset)
    return finding.at(file=place.file, line=place.line, column=place.column)

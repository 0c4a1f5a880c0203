"""Turns a report file into a Report, or into one list of everything wrong with it.

The figures and the words of a file are checked together, even where the data is not yet a report:
a misspelt key does not hide an unclosed tag.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from sokert.errors import DataError, Finding, SokertError, TemplateError
from sokert.fill import Filler, filler, not_known
from sokert.fill.bounds import Limits, measured
from sokert.fill.custom_filters import Own, own_of
from sokert.models import (
    OFFICE,
    RESERVED,
    Annex,
    Metric,
    Report,
    Section,
    fields_of,
    template_of,
)
from sokert.models.keys import bare, known_at
from sokert.models.problems import in_order
from sokert.sources import Access, Draft, in_memory, plain_data, read
from sokert.standards import NAMES, chosen, form, unfit
from sokert.standards.capacity import miswritten
from sokert.template import FORM, FORM_SUFFIXES, SUFFIX, file_in, is_party, located, text_of

if TYPE_CHECKING:
    from sokert.models.inputs import Fields

Loc = tuple[str | int, ...]
_TAG = re.compile(r"\{\{[^{}]+\}\}|\{%[^{}]+%\}")
_TEXTS, _FILLED = (("sections",), ("annexes",)), ("title", "body")
_ILLEGAL = "DATA-ILLEGAL-CHARACTER"  # told by the record without a line, by its text with one
_NOT_PRINTED = ("sources", "identities", "checks", "settings")


class Loaded(NamedTuple):
    """A report, what was read of its file, and what fills its texts, which has read the template that they lie in."""

    report: Report
    draft: Draft
    engine: Filler


def load(
    path: str | Path,
    *,
    limits: Limits | None = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> Report:
    """Return the report in a YAML or JSON file, with the figures that its sources hold.

    All problems of the file and of the tags in its texts are raised together, as `file:line:column`:
    DataError when the data is wrong, TemplateError when only tags are. `limits` bound what the texts may do.
    `databases` are the addresses of those that the file names, as SQLAlchemy writes them; `allow_outside` lets it
    name files outside its folder. `filters` and `functions` are the office's own, as `Template` takes them, for the
    form that the file names and for its texts; what is rendered, checked or compared of the report knows them too.
    """
    return loaded(path, limits, Access(databases or {}, allow_outside), own_of(filters, functions))[0]


def loaded(
    path: str | Path, limits: Limits | None = None, access: Access | None = None, own: Own | None = None
) -> Loaded:
    """Return the report in a file, and what was read of the file: where each of its texts stands."""
    if not isinstance(path, str | os.PathLike):
        raise DataError(Finding("CALL-PATH-EXPECTED", {"given": type(path).__name__}))
    return _whole(_at_home(read(path, access)), limits, own)


def parse(
    data: Mapping[str, Any] | Fields | BaseModel | str | bytes,
    *,
    folder: str | Path | None = None,
    limits: Limits | None = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> Report:
    """Return the report in data: a mapping, a dataclass or a pydantic model, or the text or bytes of a report file.

    >>> try:
    ...     parse({"period": "2023-H1", "sections": [{"title": "Kết quả", "body": "{{ van_ban_den"}]})
    ... except SokertError as error:
    ...     [(finding.where.path, finding.code) for finding in error.findings]
    [('issuer', 'DATA-MISSING-KEY'), ('signatory', 'DATA-MISSING-KEY'), ('sections[0].body', 'TAG-UNCLOSED')]

    Everything wrong is raised together, as by `load`; each finding has its path. What the data names - a template of
    its own, files of its sources - lies in `folder`; without one it names none, so data from a stranger opens no file.
    `filters` and `functions` are as in `load`.
    """
    given = fields_of(data)
    if not isinstance(given, Mapping | str | bytes):
        raise DataError(Finding("CALL-DATA-EXPECTED", {"given": type(given).__name__}))
    if isinstance(given, str) and "\n" not in given and given.lower().endswith((".yaml", ".yml", ".json")):
        raise DataError(Finding("CALL-DATA-EXPECTED", {"given": given}))
    return parsed(given, folder, limits, Access(databases or {}, allow_outside), own_of(filters, functions))[0]


def parsed(
    data: Mapping[str, Any] | str | bytes,
    folder: str | Path | None,
    limits: Limits | None,
    access: Access,
    own: Own | None = None,
) -> Loaded:
    """Return the report in data, and where each of its texts stands."""
    draft = in_memory(data, Path(folder or ""), replace(access, files=folder is not None))
    return _whole(_without_files(draft) if folder is None else _at_home(draft), limits, own)


def _at_home(draft: Draft) -> Draft:
    """Return a draft whose texts may name pictures that lie beside it."""
    return replace(draft, report=draft.report.at_home(draft.path.parent)) if draft.report else draft


def _without_files(draft: Draft) -> Draft:
    """Return a draft that names no template of its own; one that is named is told."""
    name = draft.data.get("template")
    if not isinstance(name, str) or not name.endswith(FORM_SUFFIXES):
        return draft
    refused = Finding("DATA-NO-FOLDER", {"name": name}, draft.place(("template",)))
    return replace(draft, data={**draft.data, "template": OFFICE}, findings=(refused, *draft.findings))


def _whole(draft: Draft, limits: Limits | None, tools: Own | None) -> Loaded:
    """Return the report of a draft in which nothing is wrong; raise everything that is."""
    if any(one.code == "DATA-LOOP" for one in draft.findings):
        raise DataError(draft.findings)  # what holds itself has no end to be looked through to
    if tools:
        filler_of("", tools)  # what is wrong with them is told at once, at no place of the file
    own = _own(draft)
    engine, unfit_for = _template(draft, own, tools)
    party = _is_party(draft, own, engine)
    data = [*draft.findings, *_standard(draft, party), *_signing(draft, party), *_unfilled(draft.data, (), draft)]
    found = [*data, *unfit_for]
    with measured(limits):
        found += _not_hidden(_in_texts(draft, engine), draft)
    if found:
        lined = {one.where.path for one in found if one.code == _ILLEGAL and one.where.line}
        found = [one for one in found if one.code != _ILLEGAL or one.where.line or one.where.path not in lined]
        found += _waiting(draft)
        found.sort(key=_order)
        raise (DataError if data else TemplateError)(found)
    assert draft.report is not None
    # The report keeps the name as it was written; the folder beside it lets the template be found from anywhere.
    report = draft.report.lying_in(draft.path.parent) if own else draft.report
    return Loaded(report.with_own(tools) if tools else report, draft, engine)


def _in_texts(draft: Draft, engine: Filler) -> list[Finding]:
    """Return what is wrong with the texts of a report: their tags first, then what only filling them shows."""
    codes = _codes(draft.data).union(_meant(draft)) if draft.is_whole else None  # else a source may have any
    proving = engine.marking if engine is filler() else engine  # what a built-in template is filled by: ready for it
    if draft.report is not None:
        codes = RESERVED.union(draft.report.figures)
        proving.make_room(draft.report)
    in_place = None if draft.report else _in_its_place(codes or _codes(draft.data))
    return [
        _at(finding, loc, text, draft)
        for key in ("sections", "annexes")
        for loc, text in _texts(draft.data.get(key), (key,))
        for finding in (
            *proving.wrong(text, draft.report, codes, words=loc[-1] == "title"),
            *(_wrong_fields(proving, text, in_place, codes, loc[-1] == "title") if in_place else ()),
        )
    ]


def _in_its_place(codes: Collection[str]) -> Report:
    """Return a report with metrics of these codes, to ask the texts of data that make none which fields they want."""
    metrics = []
    for code in sorted({*codes} - RESERVED):
        with suppress(ValueError, SokertError):
            metrics.append(Metric(code=code, name=code, value=1))
    words = {"period": "2023-H1", "issuer": {"name": "a", "place": "a", "code": "a"}, "signatory": {"position": "a"}}
    return Report.model_validate({**words, "draft": True, "metrics": metrics, "sections": [{"title": "a"}]})


def _wrong_fields(
    engine: Filler, text: str, report: Report, codes: Collection[str] | None, words: bool
) -> Iterator[Finding]:
    """Yield the fields in a text that no metric has, and no report: whatever the data hold, these are wrong."""
    for one in engine.wrong(text, report, codes, words) if "{" in text else ():
        if one.code == "FILL-NO-ATTRIBUTE" and one.facts["owner"] in _OF_ANY_DATA:
            yield one


def _waiting(draft: Draft) -> list[Finding]:
    """Return the figures that are not known, which no report that is to be issued may have: told with all else."""
    if draft.report is not None:
        return [] if draft.report.draft else [draft.located(one) for one in not_known(draft.report)]
    metrics = draft.data.get("metrics")
    if draft.data.get("draft") or draft.data.get("sources") or not isinstance(metrics, list | tuple):
        return []
    return [
        Finding("FILL-NOT-KNOWN", {"name": name}, draft.place(("metrics", at, "value")))
        for at, one in enumerate(metrics)
        if (name := _waits(one))
    ]


def _waits(metric: object) -> str:
    """Return the name of a metric that has no figure, well formed or not; empty where a misspelt key may hold it."""
    if isinstance(metric, Metric):
        return "" if metric.is_known or metric.written or metric.members else metric.name
    if not isinstance(metric, Mapping) or any(map(metric.get, _GIVES_A_FIGURE)) or not {*metric} <= _KEYS:
        return ""
    name = metric.get("name")
    return name if isinstance(name, str) and metric.get("value") is None else ""


def _order(finding: Finding) -> tuple[str, int, int]:
    """Return where a finding stands in its file, or in data in memory."""
    where = finding.where
    return (where.file, where.line, where.column) if where.file else ("", *in_order(finding))


def filler_of(template: str, tools: Own | None = None) -> Filler:
    """Return what fills the texts of a report with this template: they may include what lies beside an office's own."""
    name, folder = located(template)
    if folder is None or not (folder / name).is_file():
        return Filler(own=tools) if tools else filler()
    from sokert.render import filler_in  # which a report with a built-in template need not wait for

    return filler_in(folder, tools)


def _own(draft: Draft) -> Path | None:
    """Return the file of the office's own template that a report file names; None for a built-in one."""
    name = draft.data.get("template")
    try:
        return file_in(draft.path.parent, name) if isinstance(name, str) and name.endswith(FORM_SUFFIXES) else None
    except SokertError:
        return None  # told where the template is judged


def _template(draft: Draft, own: Path | None, tools: Own | None) -> tuple[Filler, list[Finding]]:
    """Return what fills a file's texts, and what is wrong with the name of its template or with one of its own."""
    name = template_of(draft.data)
    engine = filler_of(str(own) if own else "", tools)
    if not isinstance(name, str):
        return engine, []
    try:
        if not name.endswith(FORM_SUFFIXES):
            text_of(name)  # what a built-in template uses is our own affair
            return engine, []
        from sokert.render import Template, filler_with  # lxml, 20 ms that other reports never have to pay

        folder = draft.path.parent
        given = tools or Own()
        file = file_in(folder, name) or folder / name
        template = Template(file, filters=given.filters, functions=given.functions)
        engine = filler_with(template)
        return engine, [finding for finding in template.check(draft.report) if finding.level == "error"]
    except SokertError as error:
        return engine, _at_template(error, draft)


def _at_template(error: SokertError, draft: Draft) -> list[Finding]:
    """Return findings on a template that cannot be read, at the place where the file names it."""
    place = draft.place(("template",))
    return [replace(finding, where=place) for finding in error.findings]


def load_data(path: str | Path | bytes) -> dict[str, Any]:
    """Return the plain data in a YAML or JSON file, or in the bytes of one, to fill a template with.

    Figures are int and Decimal. All problems of the file are raised together as DataError. In YAML a figure such as
    1.234 is refused: it may be read two ways.
    """
    return plain_data(path)


def _standard(draft: Draft, party: bool) -> Iterator[Finding]:
    """Yield the standard a file names where its built-in template has the other form."""
    standard, name = draft.data.get("standard"), template_of(draft.data)
    built_in = isinstance(name, str) and not name.endswith(FORM_SUFFIXES)
    if standard in NAMES and built_in and (code := unfit(standard, party)):
        yield Finding(code, {"name": standard, "template": name}, draft.place(("standard",)))


def _signing(draft: Draft, party: bool) -> Iterator[Finding]:
    """Yield the lines above the signature that say a capacity wrongly, also where the rest makes no report."""
    if str(draft.data.get("template", "")).endswith(FORM) and draft.data.get("standard") not in NAMES:
        return  # whose form it is, the rendering knows
    signatory = draft.data.get("signatory")
    named = draft.data.get("standard")
    rules = form(chosen(named if named in NAMES else None, party=party))
    for key in ("authority", "position"):
        given = (signatory.get(key) if isinstance(signatory, dict) else None) or ""
        lines = given if isinstance(given, list) else str(given).split("\n")
        for at, finding in miswritten((" ".join(str(line).split()) for line in lines), rules):
            where = draft.place(("signatory", key, at) if isinstance(given, list) else ("signatory", key))
            yield replace(finding, where=where)


def _unfilled(data: Any, loc: Loc, draft: Draft) -> Iterator[Finding]:
    """Yield the tags in words that are printed as they stand: all but titles and bodies."""
    if isinstance(data, Mapping | list | tuple):
        own = {*_FILLED} if loc[:1] in _TEXTS else {*_NOT_PRINTED} if not loc else set()
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            if key not in own:
                yield from _unfilled(value, (*loc, key), draft)
                yield from _tagged(key, (*loc, key), draft)
    else:
        yield from _tagged(data, loc, draft)


def _tagged(words: Any, loc: Loc, draft: Draft) -> Iterator[Finding]:
    """Yield the first tag in words that no tag is filled in."""
    if isinstance(words, str) and (tag := _TAG.search(words)):
        known = known_at(loc[:-1])
        if known and isinstance(loc[-1], str) and loc[-1] not in known:
            return  # the key is told: `text` where `body` is meant
        yield Finding("TAG-NOT-FILLED", {"tag": tag[0]}, draft.place(loc))


def _is_party(draft: Draft, own: Path | None, engine: Filler) -> bool:
    """Return whether a report's template is a page of the Party's; of a form its file tells."""
    name = str(template_of(draft.data))
    try:
        if own is None:
            return not name.endswith(FORM_SUFFIXES) and is_party(text_of(name)[1])
        return name.endswith(SUFFIX) and is_party(engine.environment.loader.read(located(str(own))[0]).source)
    except SokertError:
        return False  # told as the template's own fault


def _texts(sections: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield every title and body of raw sections or annexes, well formed or not."""
    for index, section in enumerate(sections if isinstance(sections, list | tuple) else []):
        keys = vars(section) if isinstance(section, Section | Annex) else section
        if isinstance(keys, Mapping):
            for key in ("title", "body"):
                if isinstance(keys.get(key), str):
                    yield (*loc, index, key), keys[key]
            yield from _texts(keys.get("sections"), (*loc, index, "sections"))


_GIVES_A_FIGURE = ("sum_of", "done", "written")
_KEYS = frozenset(Metric.model_fields)
_OF_ANY_DATA = frozenset({"GIVEN-METRIC", "GIVEN-REPORT", "GIVEN-PERIOD"})
_AT = re.compile(r"metrics\[(\d+)\]")
_OTHER_WANTED = frozenset({"DATA-CODE-RESERVED", "DATA-DUPLICATE-CODE"})


def _meant(draft: Draft) -> Iterator[str]:
    """Yield the names by which the texts may ask for a metric whose code cannot be used as it is written."""
    for one in draft.findings:
        if one.code == "DATA-CODE":
            given, example = str(one.facts["given"]), str(one.facts["example"])
            yield from filter(str.isidentifier, (example, *re.findall(r"\w+", given)))


def _not_hidden(findings: list[Finding], draft: Draft) -> list[Finding]:
    """Return findings without the names that may be those of the metrics whose own are not known.

    Where there are more such names than such metrics some are wrong, and nobody can say which: all are told.
    """
    own = {bare(name) for name in _meant(draft)}
    findings = [one for one in findings if one.code != "TAG-UNDEFINED" or bare(str(one.facts["name"])) not in own]
    if draft.report is not None:
        return findings
    names = _hidden(draft)
    asked = {bare(str(one.facts["name"])) for one in findings if one.code == "TAG-UNDEFINED"}
    by_name = asked & set(map(bare, names or ()))  # "Hồ sơ tồn" has no code, the text asks for ho_so_ton
    findings = [one for one in findings if one.code != "TAG-UNDEFINED" or bare(str(one.facts["name"])) not in by_name]
    unlike = [one for one in findings if one.code == "TAG-UNDEFINED" and not one.facts["near"]]
    if names is not None and len({one.facts["name"] for one in unlike}) > len(names) - len(by_name):
        return findings
    return [one for one in findings if one not in unlike]


def _hidden(draft: Draft) -> list[str] | None:
    """Return the names of the metrics whose codes are not known because of what is wrong; None where any may be one."""
    if any(one.facts.get("key") == "metrics" for one in draft.findings):
        return None
    metrics = draft.data.get("metrics", [])
    rows = metrics if isinstance(metrics, list | tuple) else [metrics]
    wanted = (one.where.path for one in draft.findings if one.code in _OTHER_WANTED or _is_second_code(one))
    at = [int(match[1]) if (match := _AT.match(path)) else len(rows) for path in wanted]
    return [*("".join(_words_of(row, "name") for row in rows[one : one + 1]) for one in at), *_without_code(rows)]


def _without_code(rows: Iterable[object]) -> Iterator[str]:
    return (_words_of(row, "name") for row in rows if not _code_of(row))


def _is_second_code(finding: Finding) -> bool:
    """Return whether it tells of a metric with two codes."""
    return finding.code == "DATA-DUPLICATE-KEY" and finding.facts["key"] == "code"


def _codes(data: dict[str, Any]) -> frozenset[str]:
    """Return the names that the texts of a report may use."""
    metrics = data.get("metrics")
    rows = metrics if isinstance(metrics, list | tuple) else []
    return RESERVED.union(filter(str.isidentifier, map(_code_of, rows)))


def _code_of(row: object) -> str:
    """Return the code of a metric, well formed or not; empty where it has none."""
    return _words_of(row, "code")


def _words_of(row: object, key: str) -> str:
    words = row.get(key) if isinstance(row, Mapping) else getattr(row, key, None)
    return words.strip() if isinstance(words, str) else ""


def _at(finding: Finding, loc: Loc, text: str, draft: Draft) -> Finding:
    """Return a finding with its place in the file, from its place in the text."""
    before = text.split("\n")[: max(finding.where.line - 1, 0)]
    offset = sum(len(line) + 1 for line in before) + max(finding.where.column - 1, 0)
    place = draft.place(loc, offset)
    if not place.line:  # of data in memory: its line within the text
        return finding.at(path=place.path)
    return finding.at(file=place.file, line=place.line, column=place.column, path=place.path)

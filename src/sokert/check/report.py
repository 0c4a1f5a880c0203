"""Turns a report or a Word file into what is wrong with its figures, its words and its form.

check(report)                          figures and words
check("bao-cao.docx", report=report)   form, and words beside the figures they should tell
check_file("report.yaml")              figures and words, each at its line and column
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import Any

from sokert.check import beside, figures, form, text
from sokert.check.as_reported import CODE as CARRIED
from sokert.check.as_reported import carried
from sokert.check.codes import CODES
from sokert.check.figures.findings import ROWS
from sokert.check.form.rule import LEVELS, on_page
from sokert.check.misasked import misasked
from sokert.check.passages import Loc, Locate, Texts, names_of, template_passages, texts_of
from sokert.check.switches import Switch, misused, unsuppressed
from sokert.errors import DataError, Finding, Findings, Place, SokertError, takes
from sokert.fill import Filler
from sokert.fill.bounds import Limits, measured
from sokert.fill.custom_filters import own_of
from sokert.fill.untold import said_by_units, unanswered, unit_blanks, untold
from sokert.load import filler_of, load, loaded, parsed
from sokert.models import Metric, Report
from sokert.models.problems import way
from sokert.models.report import key_of, placed
from sokert.ooxml.custom_data_reading import carried as carried_in
from sokert.ooxml.unpacking import Archive, opened
from sokert.remembered.data import read_data, remembered
from sokert.render import Form, Template, filler_with, name_of, ready, template_for, unhedged_in
from sokert.sources import Access, Draft, still_unchanged
from sokert.standards import NAMES, RULES, chosen
from sokert.template import FORM_SUFFIXES, SUFFIX, built_in, located

Source = Report | str | Path | bytes
_REPORTS = (".yaml", ".yml", ".json")
_FIGURES = frozenset(rule.code for rule in figures.RULES)
_SAID = frozenset(code for _, _, code in ROWS)  # what sentences and tables may break
_SUMS = _SAID | {"FIGURE-IDENTITY", "FIGURE-RECEIVED"}  # after which a sentence of the same figures says nothing new
_WORDS = frozenset(rule.code for rule in text.RULES)
_NAMES = frozenset(rule.code for rule in text.RULES if rule.names)
_CODE = re.compile(r"[^\W\d]\w*")  # of a metric, in an identity
_NOT_COMPARED, _COMPARED_OTHERWISE = "CONSOLIDATE-NO-PREVIOUS", "CONSOLIDATE-PREVIOUS"
_PARTY = "half-year/party"
_GIVEN = {"agency": "issuer.name", "code": "issuer.code", "signer": "signatory.name", "copy": ""}
_ONLY_IN_FILES = frozenset({"TEXT-DECOMPOSED", "TEXT-TAG-LEFT"})


def check(
    subject: Source,
    standard: str | None = None,
    *,
    report: Report | None = None,
    previous: Source | None = None,
    off: Iterable[str] = (),
    limits: Limits | None = None,
    type: str | None = None,
    template: Form = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a report's figures and words, or with the form and words of any Word file.

    A Report, or a report file by its path (`check_file`), is judged figure by figure, each finding with the sum as it
    was done, and word by word. A Word file, by path or as bytes, is judged by `standard` (nd30, hd36, hd05; None: the
    one its head seems to follow) and as its type of document (`type`: BC, CV, QĐ; None: the one it shows), each finding
    with its clause, in the order of the pages; its words beside the figures of `report` where one is given. What the
    report's own figures have wrong `check(report)` tells: a file that prints them says what it should. A
    file that cannot be read raises FileError. `previous` is the report of the period before, or its Word
    file; `off` are codes of rules that shall not be told; `limits` bound what a report's texts may do.
    `template` is the one that `render` is given: a Template's own filters are those of the report's texts, and a Word
    file is judged beside what its report says in that form.
    """
    takes("report", report, Report, NoneType)
    read = subject if isinstance(subject, Report) else report
    template = ready(template, limits, read.own if read else None)
    if standard is not None and standard not in NAMES:
        raise DataError(Finding("CHECK-UNKNOWN-STANDARD", {"given": standard, "known": ", ".join(NAMES)}))
    if isinstance(subject, Report):
        with measured(limits):
            judged = _checked(subject, _in_memory, previous, off, template)
        left = () if subject.draft else tuple(still_unchanged(subject))
        return Findings((*left, *subject.read_with, *(placed(subject, one) for one in judged)))
    source = Path(subject) if isinstance(subject, str) else subject
    if isinstance(source, Path) and source.suffix.lower() in _REPORTS and report is None:
        return check_file(source, previous=previous, off=off, limits=limits, template=template)
    return _of_file(source, standard, report, previous, off, type, template if report else None)


def check_rendered(content: bytes, report: Report, template: Template) -> tuple[Finding, ...]:
    """Return what is wrong with the Word file that a report has just made by a template."""
    accused = _accused(_of_figures(report))
    return _of_file(content, None, report, None, (), None, template, accused=accused, is_made=True)


def _of_file(
    source: Path | bytes,
    standard: str | None,
    report: Report | None,
    previous: Source | None,
    off: Iterable[str],
    type: str | None,
    template: Template | None = None,
    accused: Collection[str] = (),
    is_made: bool = False,
) -> tuple[Finding, ...]:
    """Return what is wrong with a Word file; `is_made` says that it is what its report makes.

    Of the metrics that are `accused` it is told elsewhere what is wrong with them.
    """
    switches = [*_named(off), *_named(report.checks.off if report else ())]
    archive = opened(source)
    document, owner = form.shown(archive), report or _of_units(archive)
    passages = _scoped(text.passages_of(document), owner, template) if owner else text.passages_of(document)
    printed, notes = _printed(archive, report, template, is_made) if report else ((), ())
    is_foreign = not (is_made or template) and carried_in(archive) is None
    running = text.running_of(document)
    wrong = [] if accused or report is None else _wrong_together(_of_figures(report))
    narrative = text.Narrative(
        passages, report, _passages(previous), printed, is_foreign, running, accused=accused, wrong=wrong
    )
    page = form.page(document, standard, type)
    of_words = (one for one in text.check(narrative) if page.kind.holds_of_words(one.code, one.level))
    lost = beside.unhedged(passages, printed, report) if report and not is_made else ()
    found = sorted((*form.findings(page), *of_words, *lost), key=on_page)
    if not any(paragraph.shown for paragraph in document.paragraphs):
        found.append(Finding("CHECK-NO-WORDS", level="warning"))
    found.extend(notes)
    if report and not report.recipients:
        found = [_of_the_report(one) for one in found]
    own = [(metric.code, Switch(code)) for metric in (report.metrics if report else ()) for code in metric.off]
    findings = unsuppressed((_of_metric(one, report) for one in found), switches, own)
    judged = CODES - (_FIGURES - _SAID) - _unjudged(previous)
    all_found = Findings((*findings, *misused(switches[: len(_named(off))], CODES, judged)))
    all_found.kind, all_found.scope = page.kind.name, page.kind.scope
    return all_found


def _of_metric(finding: Finding, report: Report | None) -> Finding:
    """Return what the words of a metric's name have wrong with that metric, which may have switched it off."""
    if finding.code not in _NAMES or report is None:
        return finding
    said = str(finding.facts.get("said"))
    named = (one for one in report.metrics if finding.code in one.off and any(said in words for words in _calls(one)))
    metric = next(named, None)
    return finding if metric is None else replace(finding, facts={**finding.facts, "metric": metric.code})


def _calls(metric: Metric) -> Iterator[str]:
    """Yield the words that a metric is called by where it is printed."""
    yield from filter(None, (metric.name, metric.unit, metric.group))


def _of_the_report(finding: Finding) -> Finding:
    """Return what a file lacks since its report does not say to whom it goes, at the key that is to be added."""
    if finding.where.paragraph or finding.code not in ("ND30-RCPT-LABEL", "HD-RCPT-LABEL"):
        return finding
    where = Place(finding.where.file, path="recipients")
    return replace(finding, facts={"key": "recipients"}, where=where, sentence="RECIPIENTS-NOT-GIVEN")


def check_file(
    path: str | Path | bytes,
    *,
    folder: str | Path | None = None,
    previous: Source | None = None,
    off: Iterable[str] = (),
    limits: Limits | None = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    template: Form = None,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with the figures and words of a report file, with file, line and column, or its cell.

    The file is given by its path, or as its bytes: then what it names lies in `folder`, and without one it names none.
    A file that makes no report raises what `load` raises. `limits` bound what its texts may do; `databases`,
    `allow_outside`, `filters` and `functions` are those of `load`; `template` is as in `check`.
    """
    own = own_of(filters, functions)
    template = ready(template, limits, own)
    access = Access(databases or {}, allow_outside)
    known = parsed(path, folder, limits, access, own) if isinstance(path, bytes) else loaded(path, limits, access, own)
    report, draft, engine = known
    with measured(limits):
        judged = _checked(report, _in_file(draft), previous, off, template, engine)
    at_home = (finding if finding.where.line or finding.where.part else _at(finding, draft) for finding in judged)
    return Findings((*draft.remarks, *at_home))


def _checked(
    report: Report,
    locate: Locate,
    previous: Source | None,
    off: Iterable[str],
    template: Template | None,
    engine: Filler | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a report, the words in reading order after the figures; `engine` fills its texts."""
    texts, unfilled = _texts(report, locate, template, engine)
    metrics = [
        (metric.code, Switch(code, locate(("metrics", at, "off", n), 0, 0, "")))
        for at, metric in enumerate(report.metrics)
        for n, code in enumerate(metric.off)
    ]
    own = [Switch(code, locate(("checks", "off", n), 0, 0, "")) for n, code in enumerate(report.checks.off)]
    switches = [*_named(off), *own]
    of_figures, of_tags = tuple(_of_figures(report)), tuple(misasked(report))
    accused, names = _accused((*of_figures, *of_tags)), names_of(report, locate)
    narrative = text.Narrative(texts.passages, report, _passages(previous), accused=accused, names=names)
    words = sorted(text.check(narrative), key=lambda one: (one.where.file, one.where.line, one.where.column))
    before = _report_before(previous)
    unlike = (*carried(report, before), *_unrelated(report, before)) if before else ()
    blanks = (replace(one, level="warning") for one in unit_blanks(report))
    is_asked = any(section.sections for section in report.sections) or not all(one.is_known for one in report.metrics)
    lost = _lost(report, template) if is_asked else ()
    around = (*_unhedged(report, template), *_unsent(report, template), *_misgiven(report, template))
    of_report = (*of_figures, *lost, *around, *unlike, *blanks)
    judged = (*of_report, *untold(report), *unanswered(report), *of_tags)
    findings = unsuppressed((*judged, *unfilled, *words), switches, metrics)
    every = [*switches, *(switch for _, switch in metrics), *texts.switches]
    return Findings((*findings, *misused(every, CODES, (_FIGURES | _WORDS) - _unjudged(previous) - _ONLY_IN_FILES)))


def _accused(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the metrics of which it is told that they do not agree with others."""
    sums = (one.where for one in findings if one.code in _SUMS)
    return frozenset(code for where in sums for code in (where.metric, *_CODE.findall(where.text))) - {""}


def _wrong_together(findings: Iterable[Finding]) -> list[frozenset[str]]:
    """Return the metrics of each error that tells several not to agree."""
    grave = (one for one in findings if one.code in _SUMS and one.level == "error" and one.beside)
    return [frozenset({one.where.metric, *(place.metric for place in one.beside)}) for one in grave]


def _of_figures(report: Report) -> Iterator[Finding]:
    """Yield what is wrong with a report's figures; why one is not known stands for that it is not."""
    made = list(_still(report))
    reasons = {one.where.metric for one in made if one.code not in (_NOT_COMPARED, _COMPARED_OTHERWISE)}
    yield from made
    yield from (
        one for one in figures.check(report) if one.code != "FIGURE-NOT-KNOWN" or one.where.metric not in reasons
    )


def _still(report: Report) -> Iterator[Finding]:
    """Yield what was found when the report was made of others: of their words, of figures that are what they were."""
    for one in report.remarks:
        metric = report.figures.get(one.where.metric)
        is_of_words = bool(one.where.file and one.where.heading)
        if _stands(one, report) if is_of_words else metric and _holds(one, metric):
            yield one


def _stands(remark: Finding, report: Report) -> bool:
    """Return whether the words of a unit in which something was found are still among those of its report."""
    said = (unit for top in report.sections for one in top.walk() for unit in said_by_units(one.body))
    return any(remark.where.text in words for words in said)


def _holds(remark: Finding, metric: Metric) -> bool:
    """Return whether what was found of a figure still is so."""
    if remark.code == _NOT_COMPARED:
        return metric.previous is None
    if remark.code == _COMPARED_OTHERWISE:
        return metric.exact_previous == remark.facts["total"]  # so long nobody has changed it
    return metric.value != remark.facts["other"] if "other" in remark.facts else not metric.is_known


def _unrelated(report: Report, before: Report) -> Iterator[Finding]:
    """Yield that what was given as the report before is none: of another office, of no period shortly before."""
    is_earlier = before.period.ends < report.period.ends
    is_near = before.period.ends >= report.period.same_period.starts
    if before.issuer.name.casefold() != report.issuer.name.casefold() or not (is_earlier and is_near):
        facts = {"name": before.issuer.name, "given": before.period.code}
        yield Finding("CHECK-PREVIOUS-OTHER", facts, level="info")


def _printed(
    archive: Archive, report: Report, template: Template | None, is_made: bool
) -> tuple[Sequence[text.Passage], Sequence[Finding]]:
    """Return what a report prints in a Word file, and what is to be told of that."""
    return beside.printed(archive, report, archive if is_made else beside.made_by(report, template), template)


def _of_units(archive: Archive) -> Report | None:
    """Return the report that a Word file carries, where it gathers what units say of themselves."""
    known = carried_in(archive)
    if known is None or "sokert: unit" not in (known.source or ""):
        return None
    try:
        return remembered(archive).report
    except SokertError:
        return None


def _scoped(passages: Sequence[text.Passage], report: Report, template: Template | None) -> Sequence[text.Passage]:
    """Return the passages of a Word file, each with the unit whose words it is and what its text switches off."""
    known = {one.text: one for one in _texts(report, _in_memory, template)[0].passages if one.unit or one.off}
    alike = [(one, known.get(one.text)) for one in passages]
    return [replace(one, unit=same.unit, off=same.off) if same else one for one, same in alike]


def _named(codes: Iterable[str]) -> list[Switch]:
    return [Switch(code) for code in ([codes] if isinstance(codes, str) else codes)]


def _unjudged(previous: Source | None) -> frozenset[str]:
    """Return the rules that need what was not given."""
    return frozenset() if previous is not None else frozenset({"TEXT-UNCHANGED", CARRIED})


def _texts(
    report: Report, locate: Locate, template: Template | None = None, engine: Filler | None = None
) -> tuple[Texts, tuple[Finding, ...]]:
    """Return the passages of a report, or what is wrong with a tag that cannot be filled."""
    engine = filler_with(template) if template else engine or _filler_of(report)
    if any(engine.misread(report)):
        return Texts([], [], locate), tuple(engine.faults(report))
    try:
        texts = texts_of(report, engine, locate)
        texts.passages += _own_words(report, engine, name_of(template) if template else report.template_file, texts)
        return texts, tuple(engine.unpictured(report))
    except SokertError as error:
        return Texts([], [], locate), tuple(engine.faults(report)) or error.findings


def _lost(report: Report, template: Template | None) -> Sequence[Finding]:
    """Return what a template of the office's own leaves out: sub-sections, and what waits for a figure.

    What else is wrong with it raises.
    """
    try:
        if template is None and report.template_file.endswith(FORM_SUFFIXES):
            template = template_for(report)
        found = template.check(report) if template else ()
    except SokertError:
        return ()  # told where it is filled
    return [one for one in found if one.code == "TEMPLATE-SECTIONS-LOST" or one.sentence == "TAG-NOT-KNOWN"]


def _unhedged(report: Report, template: Template | None) -> Sequence[Finding]:
    """Return the tags that print a hedged figure as an exact one, in the report's template and in its own texts."""
    if not any(metric.hedge or (metric.earlier and metric.earlier.hedge) for metric in report.metrics):
        return ()
    try:
        return unhedged_in(template or template_for(report), report)
    except SokertError:
        return ()  # told where it is filled


def _unsent(report: Report, template: Template | None) -> Iterator[Finding]:
    """Yield what the file is told that a built-in template makes of a report which does not say to whom it goes."""
    name = name_of(template) if template else report.template_file
    if report.recipients or not built_in(name):
        return
    standard = chosen(report.standard, name == _PARTY, report.day)
    code = "ND30-RCPT-LABEL" if standard == "nd30" else "HD-RCPT-LABEL"
    rule, facts = RULES[standard][code], {"key": "recipients"}
    where, level = Place(path="recipients"), LEVELS[rule.level]
    yield Finding(code, facts, where, level, source=rule.citation, sentence="RECIPIENTS-NOT-GIVEN")


def _misgiven(report: Report, template: Template | None) -> Iterator[Finding]:
    """Yield what the file is told of the words that a built-in template sets as the report gives them."""
    name = name_of(template) if template else report.template_file
    if not built_in(name) or chosen(report.standard, name == _PARTY, report.day) != "nd30":
        return
    copy, at = (report.recipients[-1], len(report.recipients) - 1) if report.recipients else ("", 0)
    issuer, signer = report.issuer, report.signatory.name or ""
    given = form.Given(issuer.name, issuer.code or "", report.subject or "", copy, signer)
    for code, key, said in form.misgiven(given):
        rule, path = RULES["nd30"][code], _GIVEN.get(key, key) or way(("recipients", at))
        where = Place(path=path, text=getattr(given, key))
        yield Finding(code, said.facts, where, LEVELS[rule.level], rule.citation, said.sentence)


def _own_words(report: Report, engine: Filler, file: str, texts: Texts) -> Sequence[text.Passage]:
    """Return what an office's own text template says; a Word form's words are judged in the file it makes."""
    name = located(file)[0]
    if not name.endswith(SUFFIX):
        return ()
    source = engine.environment.loader.read(name).source
    return template_passages(engine.trace_template(name, report), file, source, texts.switches)


def _report_before(previous: Source | None) -> Report | None:
    """Return the previous report itself: what is given, what its file says, what its Word file carries."""
    if previous is None or isinstance(previous, Report):
        return previous
    if isinstance(previous, str | Path) and Path(previous).suffix.lower() in _REPORTS:
        return load(previous)
    try:
        return read_data(previous)
    except SokertError:
        return None  # a Word file that sokert did not write, or whose data is gone: its words are still compared


def _passages(previous: Source | None) -> Sequence[text.Passage]:
    """Return the passages of the previous report: a Report, a report file or a Word file."""
    if previous is None:
        return ()
    if isinstance(previous, str | Path) and Path(previous).suffix.lower() in _REPORTS:
        previous = load(previous)
    if isinstance(previous, Report):
        return texts_of(previous, _filler_of(previous), _in_memory).passages
    return text.passages_of(Path(previous) if isinstance(previous, str) else previous)


def _filler_of(report: Report) -> Filler:
    """Return what fills a report's texts, with the filters and functions that it was read with."""
    return filler_of(report.template_file, report.own)


def _in_memory(loc: Loc, offset: int, length: int, words: str) -> Place:
    """Return the way to a text from the top of the report, and the words."""
    return Place(path=way(loc), text=words)


def _in_file(draft: Draft) -> Locate:
    """Return what places the characters of a file's texts; a text is kept without the blanks around it."""

    def locate(loc: Loc, offset: int, length: int, words: str) -> Place:
        raw: Any = draft.data
        with suppress(KeyError, IndexError, TypeError):  # what a source or a catalogue gives is not written here
            for part in loc:
                raw = raw[part]
        kept = loc[-1] != "body" and isinstance(raw, str)
        return draft.place(loc, offset + (len(raw) - len(raw.lstrip()) if kept else 0), length)

    return locate


def _at(finding: Finding, draft: Draft) -> Finding:
    """Return a finding at the figure it is about."""
    if finding.code.startswith("CHECK-"):
        return finding
    return draft.located(finding, key_of(finding))

"""ENGINE: turns a template and a report into blocks, with Jinja, sandboxed and strict.

Structure is fixed when a template is read; what happens here can repeat it or leave it out, and puts
words between its fences. A value that holds a fence is refused, so no value becomes structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Overflow as DecimalOverflow
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from jinja2 import Template as Compiled
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from sokert.document.blocks import OPEN, VALUE, Blocks, Running, Value, fence, running, split
from sokert.document.printed import bare
from sokert.document.silence import SIGNS, is_signed
from sokert.errors import Finding, MissingValueError, Place, SokertError, TemplateError
from sokert.fill.below import under, under_of
from sokert.fill.blanks import BODY_OF, LEFT, TITLE_OF, WANTED
from sokert.fill.bounds import Limits, Refused, measured, meter
from sokert.fill.compiling import uncompiled
from sokert.fill.custom_filters import Own
from sokert.fill.data_paths import WAYS, Ways
from sokert.fill.environment import DECLARED, Environment, Plain
from sokert.fill.failures import (
    ENDED,
    FAILED,
    OF_PAIRS,
    OF_TAGS,
    asked_as,
    at_tag,
    broken,
    different,
    failed,
    failing,
    in_form,
    missing,
    order,
    place,
    placed,
    shown,
    tags_by_line,
    together,
    undefined,
    way_to,
    without,
    working,
)
from sokert.fill.normalizing import composed
from sokert.fill.pictures import pictured
from sokert.fill.places import leading_nowhere, with_shared_notes
from sokert.fill.printing import VALUES, illegal, placed_values, spoken
from sokert.fill.rows import Rows, numbered
from sokert.fill.straight import of_lines, straight
from sokert.fill.tracing import Line, folded, traced
from sokert.fill.unknown_asked import unknown_asked
from sokert.fill.untold import unit_blanks
from sokert.models import ILLEGAL, RESERVED, Annex, Report, Section
from sokert.template import FORM, FORM_SUFFIXES, Lines, built_in, read_built_in, read_text, text_of
from sokert.template.depth import MOST_DIGITS
from sokert.template.readable import readable_tree
from sokert.template.stray import stray
from sokert.template.tags import find, half_open, position, problems
from sokert.template.text import lines, of_title

if TYPE_CHECKING:
    from sokert.template.analysis.variables import Asked

_IMAGE = f"{OPEN}image/"
_TRIAL = Limits(turns=10_000, characters=1_000_000)  # of filling once more, to see which tag it was
_LABEL = re.compile(r"\bperiod\.label\b")  # which only a period without a code has
_OF_VALUES = ("FILL-", "WORDS-")
_BATCH = 5_000  # pieces of text joined at a time
_SIGNED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # what XML forbids, our fences aside


_RECORDS = frozenset({"issuer", "period", "report"})
_TAG = re.compile(r"\{[{%].*?[%}]\}|\{#.*?#\}")  # on one line
_OPENS, _CLOSES = re.compile(r"\{%[-+]?\s*(?:for|if)\b"), re.compile(r"\{%[-+]?\s*end(?:for|if)\b")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as a template sees it: its title and body ready to include, its level known."""

    title: Compiled
    body: Compiled
    level: int
    """1 for a Phần, 2 for "I.", 3 for "1.", 4 for "a)", 5 for "-"."""
    sections: tuple[SectionView, ...]


def _cut(source: str, filled: str) -> Iterator[Finding]:
    """Yield the line whose tag opens a loop or condition beside words and closes it on another: it cuts paragraphs."""
    if filled.count(fence("/body")) <= filled.count(fence("body")):
        return
    yield next(_uneven(source), Finding("FILL-CUT", {}, Place(line=1, column=1)))


def _uneven(source: str) -> Iterator[Finding]:
    """Yield each line with words on which a loop or condition opens or closes that does not do both there.

    >>> [one.where.line for one in _uneven("{% if a %}\\nb\\n{% endif %}\\n- {% if a %}b{% endif %}\\n- c {% if d %}")]
    [5]
    """
    for at, text in enumerate(source.split("\n"), 1):
        opened = len(_OPENS.findall(text)) - len(_CLOSES.findall(text))
        if opened and _TAG.sub("", text).strip():
            yield Finding("FILL-CUT", {}, Place(line=at, column=text.find("{%") + 1))


def _alike(finding: Finding) -> tuple[object, ...]:
    """Return what a finding is known by however it was found: filled once more, it is not known where in the data."""
    is_of_tag = (
        finding.code == "FILL-NOT-A-LIST" or finding.sentence == "FILL-MIXED-EMPTY"
    )  # whose words are known late
    facts = [] if is_of_tag else sorted((name, str(fact)) for name, fact in finding.facts.items())
    return finding.code, replace(finding.where, path=""), tuple(facts)


def _counted(finding: Finding, rest: list[Finding]) -> Finding:
    """Return a finding with what the same one, found otherwise, tells besides; that one is taken out of the rest."""
    alike = [one for one in rest if _alike(one) == _alike(finding.at(row=finding.where.row or numbered(one)))]
    if not alike:
        return finding
    other = next((one for one in alike if one.where.path == finding.where.path), alike[0])
    rest.remove(other)
    path = other.where.path or finding.where.path
    return replace(finding, times=max(finding.times, other.times)).at(path=path, row=other.where.row)


def _within(finding: Finding, known: Collection[str]) -> Finding:
    """Return that a name is not there, with the way to it where a report has it within itself: report.signatory.

    A part has the code of its whole before its own name: of "thu_noi_dia" that is the only one that ends so.
    """
    if finding.code != "TAG-UNDEFINED" or finding.facts["near"] or finding.sentence:
        return finding
    name = str(finding.facts["name"])
    ends = [f"report.{name}"] if name in Report.model_fields else [one for one in known if one.endswith(f"_{name}")]
    return replace(finding, facts={**finding.facts, "near": ends[0]}) if len(ends) == 1 else finding


class Filler:
    """The templates of one folder, compiled once; many threads may fill from it at once.

    `read` gives the lines of a template by its name; None reads text templates alone. With `marks` the blocks tell
    which words a tag printed (`document.printed`). `own` are an office's own filters and functions; with `blank` a
    name that the data does not have prints nothing.
    """

    def __init__(
        self,
        folder: Path | None = None,
        read: Callable[[str], Lines] | None = None,
        marks: bool = False,
        own: Own | None = None,
        blank: bool = False,
    ) -> None:
        self._marks, self._folder = marks, folder
        self.environment = Environment(read or (lambda name: _read(name, folder)), marks, own, blank)
        self.environment.known[SectionView] = frozenset(SectionView.__dataclass_fields__)

    def ready(self, name: str) -> None:
        """Read and compile a template before it is needed; all that is wrong with it is raised."""
        try:
            self._get(name)
        except TemplateError as error:
            raise TemplateError(self.problems(name) or error.findings) from error
        findings = self.problems(name) if name.endswith(FORM_SUFFIXES) else []
        if any(one.level == "error" for one in findings):
            raise TemplateError(findings)

    def problems(self, name: str, known: Collection[str] | None = None) -> list[Finding]:
        """Return everything wrong with a template that can be seen without data, in the order of its lines.

        `known` are the names that data will have; None means any name may come.
        """
        read = self.environment.loader.read(name)
        found = [in_form(one.at(file=name), read.places) for one in problems(read.source, self.environment, known)]
        found += [one.at(file=name) for one in read.findings]
        if not any(one.level == "error" for one in found):
            found += self._uncompiled(name)
        return sorted(different(found), key=order)

    def _uncompiled(self, name: str) -> Iterator[Finding]:
        """Yield the tag for which a template cannot be compiled, though each of its tags can be read."""
        try:
            self._get(name)
        except TemplateError as error:
            yield from (one for one in error.findings if one.code == "TAG-SYNTAX")

    def asked(self, name: str) -> Asked:
        """Return what a template, and all it includes, asks its data for."""
        read, engine = self.environment.loader.read, self.environment
        from sokert.template.analysis.variables import asked  # which only who asks for names has to load

        def parse(lines: Lines) -> nodes.Template:
            return _built_in_tree(lines.source) if built_in(lines.name) else readable_tree(lines.source, engine)

        own = engine.own
        return asked(name, read, parse, engine.globals, {**DECLARED, **own.declared}, own.parameters)

    def fill(
        self,
        name: str,
        data: Report | Mapping[str, Any],
        limits: Limits | None = None,
        blanks: Callable[[Finding], object] | None = None,
    ) -> Blocks:
        """Return the blocks of a template filled with a report, or with any plain data, within limits.

        `blanks` is told what was left blank.
        """
        filled = self.filled(name, data, limits, blanks)
        return filled.blocks if isinstance(filled, Running) else filled

    def filled(
        self,
        name: str,
        data: Report | Mapping[str, Any],
        limits: Limits | None = None,
        blanks: Callable[[Finding], object] | None = None,
    ) -> Blocks | Running:
        """Return the same, not split yet where it is a form's own text alone."""
        left = Rows()
        token = LEFT.set(left.keep)
        try:
            return self._blocks(name, data, limits)
        finally:
            LEFT.reset(token)
            if blanks is not None:
                self._note(left.reported(), blanks)

    def _note(self, left: Iterator[Finding], blanks: Callable[[Finding], object]) -> None:
        """Tell what was left blank, each at its place."""
        loader = self.environment.loader
        for one in different(in_form(self._asked_as(one), loader.places.get(one.where.file, {})) for one in left):
            blanks(one)

    def _asked_as(self, blank: Finding) -> Finding:
        """Return what was left blank by the name its tag asks for it."""
        file = blank.where.file
        return asked_as(blank, tags_by_line(self.environment.loader.read(file).source)) if file else blank

    def _blocks(self, name: str, data: Report | Mapping[str, Any], limits: Limits | None) -> Blocks | Running:
        """Return the blocks of a filled template; of a report all that is wrong with its texts is told together."""
        try:
            return self._whole_blocks(name, data, limits)
        except SokertError as error:
            if not isinstance(data, Report):
                raise
            with measured(limits):
                found = list(self.faults(data))
            others = [one for one in error.findings if one.where.file or not (one.where.line or one.where.path)]
            raise together(error, [*found, *others] if found else error.findings) from error

    def _whole_blocks(self, name: str, data: Report | Mapping[str, Any], limits: Limits | None) -> Blocks | Running:
        """Return the blocks of a filled template; of the template itself all that is wrong is told together."""
        if isinstance(data, Report) and not data.draft and (waiting := list(not_known(data))):
            raise MissingValueError(waiting)
        names = self._context(data) if isinstance(data, Report) else composed(data, (limits or Limits()).turns)
        if twice := [name for name in self.environment.own.functions if name in names]:
            raise TemplateError([Finding("OWN-IN-DATA", {"name": name}) for name in twice])
        rows = Rows()
        try:
            with self._all_wanted(name, {} if isinstance(data, Report) else names, rows):
                text, values = self._rendered(lambda: self._get(name), lambda: names, limits)
            if f"{OPEN}{VALUE}" not in text:
                values = []  # all of them have become lines
            if not values and (whole := running(text)):
                return whole  # no mark of the house, so neither notes nor references
            blocks = with_shared_notes(Blocks.read(text))
            blocks.values = tuple(values)
            if lost := leading_nowhere(blocks, data):
                raise TemplateError(lost)
            return blocks
        except SokertError as error:
            # One name is missing, so others may be: all are told together. A filter fails on one in its own words.
            wrong = [] if self.environment.blank else self.problems(name, {*names, *RESERVED})
            wrong = [_within(one, data.figures) for one in wrong] if isinstance(data, Report) else wrong
            unknown = [one for one in wrong if one.code == "TAG-UNDEFINED"]
            if not isinstance(data, Report):
                unknown = [one.at(path=str(one.facts["name"])) for one in unknown]
                error = self._at_sign(error, names)
            is_cut_short = rows.is_ended and not isinstance(data, Report)
            ways = Ways(names, self._tags) if is_cut_short else None
            raise self._at_tags(error, name, self.environment.loader.read(name).source, names, unknown, ways) from error

    @contextmanager
    def _all_wanted(self, name: str, data: Mapping[str, Any], rows: Rows) -> Iterator[None]:
        """Raise all values together that a form asked for and did not get or could not say, each at its tag."""
        token = WANTED.set(rows.note if name.endswith(FORM) else None)
        ways = WAYS.set(Ways(data, self._tags) if data and name.endswith(FORM) else None)
        try:
            yield
        except SokertError as error:
            rows.is_ended = name.endswith(FORM)
            if not rows.found or error.findings[0].code in ENDED:
                raise
            rows.add(error, error.findings)
        finally:
            WANTED.reset(token)
            WAYS.reset(ways)
        if rows.found:
            raise rows.error(list(different(map(self._in_form, rows.reported()))))

    def _at_sign(self, error: SokertError, names: Mapping[str, Any]) -> SokertError:
        """Return an error with the way to the text of the data that holds a sign XML forbids."""
        if [one.code for one in error.findings] != ["DATA-ILLEGAL-CHARACTER"]:
            return error
        (one,) = error.findings
        sign = chr(int(str(one.facts["character"]).removeprefix("U+"), 16))
        return type(error)(one.at(path=Ways(names, self._tags).of_sign(sign)))

    def _tags(self, file: str, line: int) -> Sequence[str]:
        """Return the tags that begin on a line of a form."""
        return tags_by_line(self.environment.loader.read(file).source).get(line, ())

    def cuts(self, name: str) -> list[Finding]:
        """Return the lines of a text template, and of those of its folder that it asks for, that cut a paragraph."""
        read = self.environment.loader.read
        texts = [read(one) for one in self.asked(name).files if not one.endswith(FORM) and not built_in(one)]
        return [one.at(file=text.name) for text in texts for one in _uneven(text.source)]

    def unknown_asked(self, files: Iterable[str], report: Report) -> Iterator[Finding]:
        """Yield the conditions of templates of the office's own that ask for a figure which is not known yet."""
        for name in (one for one in files if not built_in(one)):
            source = self.environment.loader.read(name).source
            for tag, found in unknown_asked(source, report):
                yield self._in_form(at_tag(found.at(file=name), source, tag))

    def _in_form(self, finding: Finding) -> Finding:
        """Return a finding with its place in a Word form; of a value that is not there with the words of its tag."""
        file, line = finding.where.file, finding.where.line
        there = in_form(finding, self.environment.loader.places.get(file, {}))
        if there is finding or finding.code != "WORDS-NO-VALUE":
            return there
        tags = self._tags(file, line)
        if len(tags) != 1:
            return there
        instead = "{{ period }}" if _LABEL.search(tags[0]) else ""
        return replace(there, facts={**there.facts, "instead": instead}).at(text=tags[0])

    def fill_text(self, text: str, report: Report, words: bool = False) -> str:
        """Return one section's body, or with `words` its title, filled alone: to see whether it can be."""
        name, names = (TITLE_OF if words else BODY_OF) + text, self._context(report, with_sections=False)
        try:
            return self._rendered(lambda: self._get(name), lambda: names)[0]
        except SokertError as error:
            raise self._at_tags(error, name, text, names) from error

    def _at_tags(
        self,
        error: SokertError,
        name: str,
        source: str,
        names: Mapping[str, Any],
        unknown: Sequence[Finding] = (),
        ways: Ways | None = None,
    ) -> SokertError:
        """Return an error with all that cannot be filled, each at its tag; `unknown` are names that are not there.

        What a tag fails with that holds such a name comes of it, and is not told. `ways` are those of
        a form's data, where the filling ended before all of it was asked.
        """
        elsewhere = [one for one in error.findings if one.where.file not in (name, shown(name))]
        if elsewhere or any(one.where.column for one in error.findings):
            beside = [one for one in unknown if one not in error.findings] if name.endswith(FORM) else []
            return together(error, [*beside, *error.findings]) if beside else error
        lacking = {str(one.facts["name"]) for one in unknown}
        tags, found = working(source), list(unknown)
        fenced = self.environment.loader.get_source(self.environment, name)[0]
        faults = list(failing(fenced, lambda text: self._tried(text, names, ways)))
        if not {one.code for one in error.findings} & {one[0].code for one in faults}:
            faults = []  # filled once more, it ends otherwise
        for fault, number, count in faults:
            tag = tags[number] if count == len(tags) else None
            if not (tag and lacking & {token.value for token in tag.tokens if token.kind == "name"}):
                found.append(self._in_form(at_tag(fault.at(file=shown(name)), source, tag)))
        known = ("TAG-UNDEFINED", *FAILED) if unknown else ()
        others = error.findings if name.endswith(FORM) or not faults else ()
        rest = [one for one in others if one.code not in known]
        found = [*[_counted(one, rest) for one in found], *rest]
        return together(error, sorted(different(found), key=order))

    def _tried(self, text: str, names: Mapping[str, Any], ways: Ways | None) -> list[Finding]:
        """Fill a text once more, to see at which of its tags it ends; return what fails in a form and ends nothing."""
        rows = Rows()
        token = WANTED.set(rows.note if ways else None)
        of_data = WAYS.set(ways and ways.of_tags(lambda _, line: tags_by_line(text).get(line, ())))
        try:
            self._rendered(lambda: self.environment.from_string(text), lambda: names, _TRIAL)
        finally:
            WANTED.reset(token)
            WAYS.reset(of_data)
        return list(rows.reported())

    def worded(self, source: str, report: Report) -> str:
        """Return one text with what its tags print, its Markdown as it was written."""
        context = self._context(report, with_sections=False)
        return self._rendered(lambda: self._readable(source, source), lambda: context)[0] if "{" in source else source

    def trace(self, source: str, report: Report, words: bool = False) -> list[Line]:
        """Return one section's body, or with `words` its title, filled line by line, each sign with its place."""
        fenced = fence("title") + source + fence("/title") if words else lines(source, marked=False)[0]
        return self._traced(source, fenced, report, with_sections=False)

    def trace_template(self, name: str, report: Report) -> list[Line]:
        """Return the lines of a text template filled with a report; what it includes is given by its tags."""
        read = self.environment.loader.read(name)
        return self._traced(read.source, read.fenced, report, with_sections=True)

    @cached_property
    def marking(self) -> Filler:
        """The same with marks around what a tag prints: they tell whose a figure is that a loop's name gave."""
        own = self.environment
        if self is filler():
            return filler(marks=True)
        return self if self._marks else Filler(self._folder, own.loader.read, True, own.own, own.blank)

    def _traced(self, source: str, fenced: str, report: Report, with_sections: bool) -> list[Line]:
        """Return a filled text traced; one whose tags work on its own lines is filled as it is, its origins unknown."""
        marking = self.marking

        def filled(text: str) -> tuple[str, list[Value]]:
            context = marking._context(report, with_sections)
            return marking._rendered(lambda: marking._readable(text, source), lambda: context, clean=False)

        marked, origins = traced(source, fenced)
        try:
            text, values = filled(marked)
        except SokertError:
            (text, values), origins = filled(fenced), []
        return list(folded(text, origins, values))

    def _readable(self, text: str, source: str) -> Compiled:
        """Return a text ready to fill; what is wrong with its source's tags is raised as `check` tells it."""
        try:
            ready: Compiled | None = self.environment.cache.get(("", text))
            if ready is None:
                self.environment.cache["", text] = ready = self.environment.from_string(text)
            return ready
        except (TemplateSyntaxError, SyntaxError) as error:
            found = problems(source, self.environment, None)
            raise TemplateError(found or uncompiled(error, source, text, self.environment)) from error

    def check(
        self, source: str, known: Collection[str] | None, marked: bool = True, words: bool = False
    ) -> list[Finding]:
        """Return what is wrong with a text's tags and structure; places hold line and column.

        `known` are the names that may come; None means any. `marked` is for templates,
        `words` for a title, which has no structure.
        """
        tagged = "{" in source
        findings = problems(source, self.environment, known) if tagged else []
        if findings:
            return sorted([*findings, *stray(source, find(source))], key=order)
        return of_title(source) if words else lines(source, marked)[1]

    def wrong(self, text: str, report: Report | None, known: Collection[str] | None, words: bool) -> list[Finding]:
        """Return what is wrong with one text of a report: its tags first, then what only filling it shows."""
        if report is not None and "{" in text and straight(text, _RECORDS.union(report.figures)):
            with suppress(SokertError):
                self.fill_text(text, report, words)
                return []  # filled, each of its tags was asked
        findings = [_within(one, known or ()) for one in self.check(text, known, marked=False, words=words)]
        sound = without(text, findings) if findings else text
        if sound and any(one.code == "TAG-UNCLOSED" for one in findings):  # which hid the tags in it
            hidden = [_within(one, known or ()) for one in self.check(sound, known, marked=False, words=words)]
            more = [one for one in hidden if one.code in OF_TAGS and one not in findings]
            findings, sound = [*findings, *more], without(sound, more)
        is_parted = any(one.code in OF_PAIRS for one in findings)
        findings += half_open(text, self.environment, known or ())
        if report is None or sound is None or not ("{" in sound or "![" in sound):
            return sorted(findings, key=order)
        try:
            filled = self.fill_text(sound, report, words)
        except SokertError as error:
            more = [one for one in error.findings if not is_parted or one.code.startswith(_OF_VALUES)]
            return sorted([*findings, *more], key=order)
        cut = _cut(sound, filled) if "{%" in sound and not (words or is_parted) else ()
        return sorted([*findings, *cut], key=order)

    def faults(self, report: Report) -> Iterator[Finding]:
        """Yield everything wrong with a report's own texts, each with its way from the top."""
        known = RESERVED.union(report.figures)
        for way, text in _texts(report):
            for one in self.wrong(text, report, known, words=way.endswith("title")):
                yield one.at(path=way)
                if one.code in ENDED:
                    return  # nothing of what may be done is left for the texts behind it

    def misread(self, report: Report) -> Iterator[Finding]:
        """Yield what would be lost or printed raw of a report's own texts, each with its way from the top."""
        for way, text in _texts(report):
            try:
                self._get((TITLE_OF if way.endswith("title") else BODY_OF) + text)
            except TemplateError as error:
                yield from (one.at(path=way) for one in error.findings)
            else:
                yield from (one.at(path=way) for one in half_open(text, self.environment, report.figures))

    def unpictured(self, report: Report) -> Iterator[Finding]:
        """Yield the pictures that a report's own texts name and that are not there, each with its way from the top."""
        for way, text in _texts(report):
            if "![" in text and way.endswith("body"):
                yield from (one.at(path=way) for one in self.wrong(text, report, None, words=False))

    def _get(self, name: str) -> Compiled:
        if name.startswith((BODY_OF, TITLE_OF)):
            if "{" not in name:
                return self._plain(name)
            if (ready := self.environment.ready(name) or self._straight(name)) is not None:
                return ready
        try:
            with measured():
                return self.environment.get_template(name)
        except TemplateNotFound as error:
            raise missing(error) from error
        except (TemplateSyntaxError, SyntaxError) as error:
            raise TemplateError(self._unread(name, error)) from error

    def _unread(self, name: str, error: TemplateSyntaxError | SyntaxError) -> list[Finding]:
        """Return what is wrong with a template that cannot be compiled."""
        own = under_of(name.removeprefix(BODY_OF).removeprefix(TITLE_OF))[1]
        if own != name and (findings := problems(own, self.environment, None)):
            return findings
        if isinstance(error, TemplateSyntaxError) and error.name not in (None, name):
            return [broken(error, name)]
        fenced = self.environment.loader.get_source(self.environment, name)[0]
        source = own if own != name else self.environment.loader.read(name).source
        return [self._in_form(uncompiled(error, source, fenced, self.environment).at(file=shown(name)))]

    def make_room(self, report: Report) -> None:
        """Keep as many texts ready to fill as a report has: a title and a body of each section, and both as traced."""
        self.environment.cache.make_room(4 * sum(1 for top in report.sections for _ in top.walk()))

    def _plain(self, name: str) -> Compiled:
        ready: Compiled | None = self.environment.cache.get(name)
        if ready is None:
            source, _, _ = self.environment.loader.get_source(self.environment, name)
            self.environment.cache[name] = ready = Plain(name, re.sub(r"\{#\n+#\}", "", source))
        return ready

    def _straight(self, name: str) -> Compiled | None:
        """Return what fills a text without compiling it; None where a tag of it does more than print."""
        engine = self.environment
        ready: Compiled | None = None if engine.blank else engine.cache.get(name)
        if ready is None and not engine.blank:
            source, _, _ = engine.loader.get_source(engine, name)
            ready = of_lines(engine, name, source, lambda: engine.get_template(name))
            if ready is not None:
                engine.cache[name] = ready
        return ready

    def _context(self, report: Report, with_sections: bool = True) -> dict[str, Any]:
        """Return what stands at top level in a template."""
        sections = self._sections(report) if with_sections else ()
        report = self._titled(report) if with_sections else report
        return {
            **report.figures,
            "report": report,
            "period": report.period,
            "issuer": report.issuer,
            "metrics": report.metrics,
            "sections": sections,
        }

    def _sections(self, report: Report) -> tuple[SectionView, ...]:
        """Return the sections of a report ready to fill; what is wrong with its texts is raised together."""
        self.make_room(report)
        try:
            views = self._views(report.sections, 1 if _has_parts(report) else 2)
            for annex in report.annexes or ():
                self._get(TITLE_OF + annex.title)
                self._get(BODY_OF + annex.body)
        except TemplateError as error:
            raise TemplateError(list(self.misread(report)) or error.findings) from error
        if self._half_open(report.sections, report) or self._half_open(report.annexes or (), report):
            raise TemplateError(list(self.misread(report)))
        return views

    def _half_open(self, sections: Sequence[Section | Annex], report: Report) -> bool:
        """Return whether a text of these has a tag with one brace; few texts have any brace."""
        for section in sections:
            for text in (section.title, section.body):
                if "{" in text and any(half_open(text, self.environment, report.figures)):
                    return True
            if isinstance(section, Section) and self._half_open(section.sections, report):
                return True
        return False

    def _titled(self, report: Report) -> Report:
        """Return a report whose annexes' titles say what their tags print, to every template that prints one."""
        if not any("{" in annex.title for annex in report.annexes or ()):
            return report
        titles = [bare(self.fill_text(annex.title, report, words=True)) for annex in report.annexes or ()]
        annexes = [
            annex.model_copy(update={"title": title}) for annex, title in zip(report.annexes or (), titles, strict=True)
        ]
        return report.model_copy(update={"annexes": tuple(annexes)})

    def _views(self, sections: tuple[Section, ...], level: int) -> tuple[SectionView, ...]:
        return tuple(
            SectionView(
                self._get(TITLE_OF + (fence(f"anchor/{section.id}") if section.id else "") + section.title),
                self._get(BODY_OF + under(level, section.body)),
                level,
                self._views(section.sections, level + 1),
            )
            for section in sections
        )

    def _rendered(
        self,
        compiled: Callable[[], Compiled],
        context: Callable[[], Mapping[str, Any]],
        limits: Limits | None = None,
        clean: bool = True,
    ) -> tuple[str, list[Value]]:
        """Return the filled text in NFC and the values with form in it; what Jinja raises is told with its place."""
        values: list[Value] = []
        token = VALUES.set(values)
        try:
            with measured(limits):
                names = context()
                filled = self._filled(compiled, lambda: names, clean)
                if clean and _IMAGE in filled:
                    filled = self._pictured(filled, values, names.get("report"))
                return (placed_values(filled, values, clean, self._marks) if values else filled), values
        except SokertError as error:
            raise type(error)(list(map(self._in_form, error.findings))) from error
        finally:
            VALUES.reset(token)

    def _pictured(self, filled: str, values: list[Value], report: object) -> str:
        """Return a filled text with the pictures that lie beside the report's file, or beside the template."""
        home = report.home if isinstance(report, Report) else None
        try:
            return pictured(filled, values, [folder for folder in (home, self._folder) if folder is not None])
        except TemplateError as error:
            texts = list(_texts(report)) if isinstance(report, Report) else []
            own = self.environment.loader.texts
            raise TemplateError([_named_in(texts, own, one) for one in error.findings]) from error

    def _filled(self, compiled: Callable[[], Compiled], context: Callable[[], Mapping[str, Any]], clean: bool) -> str:
        try:
            template = compiled()
            root = template.root_render_func(template.new_context(dict(context())))
            try:
                return _whole(root, self.environment.loader.marks, clean)
            except Refused as error:
                raise TemplateError(Finding(error.code, error.facts, place(error, root, template))) from error
        except SokertError as error:
            raise placed(error) from error
        except UndefinedError as error:
            raise MissingValueError(undefined(error).at(path=way_to(error))) from error
        except TemplateNotFound as error:
            raise placed(missing(error)) from error
        except Refused as error:
            raise TemplateError(Finding(error.code, error.facts, place(error))) from error
        except SecurityError as error:
            raise TemplateError(Finding("FILL-REFUSED", {"name": str(error)}, place(error))) from error
        except (OverflowError, DecimalOverflow) as error:
            raise TemplateError(Finding("FILL-NUMBER", {"most": MOST_DIGITS}, place(error))) from error
        except RecursionError as error:
            raise TemplateError(Finding("FILL-TOO-DEEP", {}, place(error))) from error
        except Exception as error:  # a value's own programs may raise whatever they like
            raise TemplateError(failed(error)) from error


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every title and body of a report that is filled, each with its way from the top."""
    yield from _texts_of(report.sections, "sections")
    yield from _texts_of(report.annexes or (), "annexes")


def _named_in(texts: Sequence[tuple[str, str]], templates: Mapping[str, str], finding: Finding) -> Finding:
    """Return a finding on a picture with its way from the top, or its line: the first text that names it."""
    named = f"]({finding.where.text}"
    if finding.where.path or (way := next((way for way, text in texts if named in text), "")):
        return finding if finding.where.path else finding.at(path=way)
    for file, source in templates.items():
        if (at := source.find(named)) >= 0:
            return finding.at(file=file, **position(source, at + len("](")))
    return finding


def _texts_of(sections: Sequence[Section | Annex], way: str) -> Iterator[tuple[str, str]]:
    for at, section in enumerate(sections):
        yield f"{way}[{at}].title", section.title
        yield f"{way}[{at}].body", section.body
        if isinstance(section, Section):
            yield from _texts_of(section.sections, f"{way}[{at}].sections")


def not_known(report: Report) -> Iterator[Finding]:
    """Yield the figures that are not known yet: a draft leaves them blank, a report that is none is not written."""
    for metric in report.metrics:
        if not metric.is_known and not metric.written:
            yield Finding("FILL-NOT-KNOWN", {"name": metric.name}, Place(part=metric.source or "", metric=metric.code))
    yield from unit_blanks(report)


def _whole(pieces: Iterator[str], marks: Mapping[str, Place], clean: bool) -> str:
    """Return the pieces joined, bounded and in NFC; a sign XML forbids is told with its words or its place."""
    gathered = []
    while batch := list(islice(pieces, _BATCH)):
        meter().made(sum(map(len, batch)))
        gathered.append("".join(batch))
    silent = clean and not any(map(_SIGNED.search, gathered))
    text = "".join(gathered)
    if clean and not silent:
        text = spoken(text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if silent or not clean:
        return text
    plain = bare(SIGNS.sub("", text) if is_signed(text) else text)
    if not _SIGNED.search(plain):
        return text
    for block in split(plain):
        if ILLEGAL.search(block.text):
            found = illegal(block.text)
            raise TemplateError(replace(found, where=marks.get(block.mark, found.where)))
    return text


def _has_parts(report: Report) -> bool:
    """Return whether the outermost sections are Phần: several, and each holds sections of its own."""
    return len(report.sections) > 1 and all(section.sections for section in report.sections)


def _read(name: str, folder: Path | None) -> Lines:
    return read_built_in(name) if built_in(name) else read_text(*text_of(name, folder))


@lru_cache(maxsize=64)
def _built_in_tree(source: str) -> nodes.Template:
    """Return the tree of a built-in template, which who asks for names reads and nobody changes."""
    return readable_tree(source, filler().environment)


def filler(marks: bool = False) -> Filler:
    """Return the filler of the built-in templates: one for all who ask, so that nothing compiles twice."""
    return _of_built_in(marks)


@cache
def _of_built_in(marks: bool) -> Filler:
    return Filler(marks=marks)

"""ENGINE: turns a template and a report into blocks, with Jinja, sandboxed and strict.

Structure is fixed when a template is read; what happens here can repeat it or leave it out, and puts
words between its fences. A value that holds a fence is refused, so no value becomes structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from jinja2 import Template as Compiled
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from sokert.document.blocks import OPEN, Blocks, Value, split
from sokert.errors import Finding, MissingValueError, Place, SokertError, TemplateError
from sokert.fill.bounds import LEFT, MOST_TURNS
from sokert.fill.environment import BODY_OF, TITLE_OF, Environment, Plain
from sokert.fill.printing import VALUES, illegal
from sokert.fill.telling import different, in_form, order, place, placed, shown, undefined
from sokert.models import ILLEGAL, RESERVED, Report, Section
from sokert.template import FORM, FORM_SUFFIXES, Lines, read_text, text_of
from sokert.template.readable import readable_tree
from sokert.template.tags import problems
from sokert.template.text import lines

if TYPE_CHECKING:
    from sokert.template.analysis.variables import Asked

_BATCH = 5_000  # pieces of text joined at a time
MOST_SIGNS = 200_000_000  # characters one rendering may print


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as a template sees it: its title and body ready to include, its level known."""

    title: Compiled
    body: Compiled
    level: int
    """1 for a Phần, 2 for "I.", 3 for "1.", 4 for "a)", 5 for "-"."""
    sections: tuple[SectionView, ...]


class Filler:
    """The templates of one folder, compiled once; many threads may fill from it at once.

    `read` gives the lines of a template by its name; None reads text templates alone.
    """

    def __init__(self, folder: Path | None = None, read: Callable[[str], Lines] | None = None) -> None:
        self.environment = Environment(read or (lambda name: read_text(*text_of(name, folder))))
        self._plain = lru_cache(maxsize=1000)(self._plain_text)

    def ready(self, name: str) -> None:
        """Read and compile a template before it is needed; all that is wrong with it is raised."""
        try:
            self._get(name)
        except TemplateError as error:
            raise TemplateError(self.problems(name) or error.findings) from error
        found = self.problems(name) if name.endswith(FORM) else []
        if any(one.level == "error" for one in found):
            raise TemplateError(found)

    def problems(self, name: str, known: set[str] | None = None) -> list[Finding]:
        """Return everything wrong with a template that can be seen without data, in the order of its lines.

        `known` are the names that data will have; None means any name may come.
        """
        read = self.environment.loader.read(name)
        found = [in_form(one.at(file=name), read.places) for one in problems(read.source, self.environment, known)]
        found += [one.at(file=name) for one in read.findings]
        return sorted(different(found), key=order)

    def asked(self, name: str) -> Asked:
        """Return what a template, and all it includes, asks its data for."""
        read, engine = self.environment.loader.read, self.environment
        from sokert.template.analysis.variables import asked  # which only who asks for names has to load

        return asked(name, read, lambda source: readable_tree(source, engine), engine.globals)

    def fill(self, name: str, data: Report | Mapping[str, Any]) -> Blocks:
        """Return the blocks of a template filled with a report, or with any plain data."""
        names = self._context(data) if isinstance(data, Report) else _composed(data)
        values: list[Value] = []
        token, counted = VALUES.set(values), LEFT.set([MOST_TURNS])
        try:
            blocks = Blocks(split(self._rendered(lambda: self._get(name), lambda: names)))
            blocks.values = tuple(values)
            return blocks
        except TemplateError as error:
            # One name is missing, so others may be: all are told together. A filter fails on one in its own words.
            missing = [one for one in self.problems(name, {*names, *RESERVED}) if one.code == "TAG-UNDEFINED"]
            if missing and {one.code for one in error.findings} <= {"TAG-UNDEFINED", "FILL-FAILED"}:
                raise MissingValueError(missing) from error
            raise
        finally:
            VALUES.reset(token)
            LEFT.reset(counted)

    def fill_text(self, text: str, report: Report, words: bool = False) -> str:
        """Return one section's body, or with `words` its title, filled alone: to see whether it can be."""
        name = (TITLE_OF if words else BODY_OF) + text
        return self._rendered(lambda: self._get(name), lambda: self._context(report, with_sections=False))

    def fill_source(self, source: str, report: Report) -> str:
        """Return a text filled as it stands, its lines not read: what its tags print, where they stand."""
        return self._rendered(
            lambda: self.environment.from_string(source), lambda: self._context(report, with_sections=False)
        )

    def check(self, source: str, known: set[str] | None, marked: bool = True, words: bool = False) -> list[Finding]:
        """Return what is wrong with a text's tags and structure; places hold line and column.

        `known` are the metrics' codes; None means any name may come. `marked` is for templates,
        `words` for a title, which has no structure.
        """
        tagged = "{" in source
        found = problems(source, self.environment, None if known is None else known | RESERVED) if tagged else []
        return found if found or words else lines(source, marked)[1]

    def _get(self, name: str) -> Compiled:
        if name.startswith((BODY_OF, TITLE_OF)) and "{" not in name:
            return self._plain(name)
        try:
            return self.environment.get_template(name)
        except TemplateSyntaxError as error:
            where = Place(shown(error.name or name), line=error.lineno)
            raise TemplateError(Finding("TAG-SYNTAX", {"tag": "", "said": error.message or ""}, where)) from error
        except SyntaxError as error:  # of the Python that Jinja makes: a break outside of a loop
            where = Place(shown(name))
            raise TemplateError(Finding("TAG-SYNTAX", {"tag": "", "said": error.msg}, where)) from error

    def _plain_text(self, name: str) -> Compiled:
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return Plain(name, re.sub(r"\{#\n+#\}", "", source))

    def _context(self, report: Report, with_sections: bool = True) -> dict[str, Any]:
        """Return what stands at top level in a template."""
        first = 1 if _has_parts(report) else 2
        return {
            **report.figures,
            "report": report,
            "period": report.period,
            "issuer": report.issuer,
            "metrics": report.metrics,
            "sections": self._views(report.sections, first) if with_sections else (),
        }

    def _views(self, sections: tuple[Section, ...], level: int) -> tuple[SectionView, ...]:
        return tuple(
            SectionView(
                self._get(TITLE_OF + section.title),
                self._get(BODY_OF + section.body),
                level,
                self._views(section.sections, level + 1),
            )
            for section in sections
        )

    def _rendered(self, compiled: Callable[[], Compiled], context: Callable[[], Mapping[str, Any]]) -> str:
        """Return the filled text in NFC; whatever Jinja raises is told with its place."""
        try:
            return self._filled(compiled, context)
        except SokertError as error:
            places = self.environment.loader.places
            raise type(error)([in_form(one, places.get(one.where.file, {})) for one in error.findings]) from error

    def _filled(self, compiled: Callable[[], Compiled], context: Callable[[], Mapping[str, Any]]) -> str:
        try:
            template = compiled()
            root = template.root_render_func(template.new_context(dict(context())))
            return _whole(root, self.environment.loader.marks)
        except SokertError as error:
            raise placed(error) from error
        except UndefinedError as error:
            raise MissingValueError(undefined(error)) from error
        except SecurityError as error:
            raise TemplateError(Finding("FILL-REFUSED", {"said": str(error)}, place(error))) from error
        except RecursionError as error:
            raise TemplateError(Finding("FILL-TOO-DEEP", {}, place(error))) from error
        except Exception as error:  # a value's own programs may raise whatever they like
            facts = {"said": str(error) or type(error).__name__}
            raise TemplateError(Finding("FILL-FAILED", facts, place(error))) from error


def _composed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain data with its names in NFC, as templates write them."""
    return {normalize("NFC", str(name)): value for name, value in data.items()}


def _whole(pieces: Iterator[str], marks: Mapping[str, Place]) -> str:
    """Return the pieces joined, bounded and in NFC; a sign XML forbids is told with its words or its place."""
    gathered, size = [], 0
    while batch := "".join(islice(pieces, _BATCH)):
        gathered.append(batch)
        size += len(batch)
        if size > MOST_SIGNS:
            raise SecurityError(f"> {MOST_SIGNS}")
    text = "".join(gathered)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    for block in split(text) if ILLEGAL.search(text.replace(OPEN, "").replace("\ufffe", "")) else ():
        if ILLEGAL.search(block.text):
            found = illegal(block.text)
            raise TemplateError(replace(found, where=marks.get(block.mark, found.where)))
    return text


def _has_parts(report: Report) -> bool:
    """Return whether the outermost sections are Phần: several, and each holds sections of its own."""
    return len(report.sections) > 1 and all(section.sections for section in report.sections)


@lru_cache(maxsize=32)
def filler(folder: Path | None = None) -> Filler:
    """Return the filler of a folder's templates: one for all who ask, so that nothing compiles twice."""
    return Filler(folder)


def located(template: str) -> tuple[str, Path | None]:
    """Return a template's name, and the folder it and its includes are looked for in: None if built in.

    >>> located("half-year/office")
    ('half-year/office', None)
    """
    path = Path(template)
    return (path.name, path.parent.resolve()) if path.suffix in FORM_SUFFIXES else (template, None)

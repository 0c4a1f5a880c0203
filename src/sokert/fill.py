"""ENGINE: turns a template and a report into blocks, with Jinja, sandboxed and strict.

Structure is fixed when a template is read; what happens here can repeat it or leave it out, and puts
words between its fences. A value that holds a fence is refused, so no value becomes structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Self
from unicodedata import is_normalized, normalize

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_context,
    pass_environment,
)
from jinja2 import Template as Compiled
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from sokert import blocks
from sokert.blocks import CLOSE, OPEN, VALUE, Blocks, fence, split
from sokert.errors import Finding, MissingValueError, Place, SokertError, TemplateError, near
from sokert.models import ILLEGAL, RESERVED, Report, Section
from sokert.template import BODY, FORM, FORM_SUFFIXES, Lines, built_in, kept, read_text, text_of
from sokert.template.readable import readable_tree
from sokert.template.tags import problems
from sokert.template.text import lines
from sokert.template.variables import Asked, asked
from sokert.values import Listing, LookArguments, Markdown, RichText, Value, Written
from sokert.vietnamese import FILTERS, said

# What Jinja brings that a report has no use for: markup as text, chance, and padding without bound.
_REFUSED_FILTERS = (
    "center",
    "forceescape",
    "pprint",
    "random",
    "safe",
    "tojson",
    "urlize",
    "xmlattr",
    "wordwrap",
)
_REFUSED_GLOBALS = ("lipsum",)
MOST_TURNS = 1_000_000  # of all range() loops of one rendering together
_BATCH = 5_000  # pieces of text joined at a time
MOST_SIGNS = 200_000_000  # characters one rendering may print

_BRACE = "\ufdd7"  # stands for a brace of data while its Markdown is read
_BODY, _TITLE = "body:", "title:"


class _Lines(str):
    """What a macro, a block or a recursive loop printed: the template's own lines, fences and all."""

    __slots__ = ()


@pass_context
def _printed(context: Context, value: object) -> str:
    """Return how a value prints in this report; a text that holds one of our fences is refused."""
    if type(value) is str:
        if OPEN in value or CLOSE in value:
            raise TemplateError(Finding("FILL-FENCE") if _FENCED.search(value) else _illegal(value))
        return _formed(context, Listing(value)) if "\a" in value or "\f" in value else value
    if isinstance(value, _Lines):
        return value
    if isinstance(value, Undefined):
        return str(value)  # a strict one raises
    if isinstance(value, Value | Compiled):
        return _formed(context, value)
    report = context.get("report")
    words = said(value, report.settings) if isinstance(report, Report) else said(value)
    return str(_printed(context, words))


# What a filter or a set block made of our own lines, not what somebody typed.
_FENCED = re.compile(f"{OPEN}[0-9a-z-]+(:[0-9]+)?{CLOSE}")
_values: ContextVar[list[Value]] = ContextVar("values")
_STYLES: dict[str, LookArguments] = {
    "plain": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "bold-italic": {"bold": True, "italic": True},
}


def _formed(context: Context, value: Value | Compiled) -> str:
    """Return the mark of a value with form; it is drawn when the document is written."""
    if isinstance(value, Compiled):
        value = _written("".join(value.root_render_func(value.new_context(context.get_all(), shared=True))))
    elif isinstance(value, Markdown):
        value = _written(_fenced(value.text))
    values = _values.get()
    values.append(value)
    return _Lines(fence(f"{VALUE}{len(values) - 1}"))


def _written(filled: str) -> Value:
    """Return what a section's title or body has become: a line, or whole paragraphs."""
    first, *rest = split(fence("plain") + filled)
    if not first.text and (not rest or rest[0].mark not in _STYLES):
        return Written(tuple(rest))
    text = RichText()
    for mark, words in (first, *rest):
        text = text.add("\n" + words) if mark == "break" else text.add(words, **_STYLES[mark])
    return text


def _fenced(text: str) -> str:
    """Return Markdown from data as fenced lines; a brace in it opens no tag."""
    fenced, findings = lines(text.replace("{", _BRACE), marked=False)
    if findings:
        raise TemplateError(findings)
    return re.sub(r"\{#\n+#\}", "", fenced).replace(_BRACE, "{")


@pass_environment
def _included(environment: Any, template: object) -> object:
    """Return the template that an include asks for: by name, or one that is ready, as a section's body is."""
    return environment.get_template(_included_name(template)) if isinstance(template, str) else template


def _included_name(name: Any) -> Any:
    """Return what is included of a template: of a Word form its body."""
    return name + BODY if isinstance(name, str) and name.endswith(FORM) else name


class _Loader(BaseLoader):
    """Gives Jinja the fenced lines of a template file, a section's body or a section's title."""

    def __init__(self, read: Callable[[str], Lines]) -> None:
        self.read = read
        self.places: dict[str, Mapping[int, Place]] = {}
        self.marks: dict[str, Place] = {}
        self.maker: bytes | None = None

    def load(self, environment: Any, name: str, globals: Any = None) -> Compiled:
        """Return a template ready to fill; a built-in one need not be read when its code was kept."""
        file = None if name.startswith((_BODY, _TITLE)) else built_in(name)
        if file is None:
            return super().load(environment, name, globals)
        if self.maker is None:
            self.maker = kept.made_by(environment, __file__, blocks.__file__)
        code = kept.code(file, self.maker, lambda: self._compiled(environment, name))
        made: Compiled = environment.template_class.from_code(environment, code, globals or {})
        return made

    def _compiled(self, environment: Any, name: str) -> CodeType:
        source, filename, _ = self.get_source(environment, name)
        code: CodeType = environment.compile(source, name, filename)
        return code

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template.startswith(_BODY):
            return lines(template.removeprefix(_BODY), marked=False)[0], template, None
        if template.startswith(_TITLE):
            return template.removeprefix(_TITLE), template, None
        lines_of_file = self.read(template)
        if any(finding.level == "error" for finding in lines_of_file.findings):
            raise TemplateError(lines_of_file.findings)
        self.places[template] = lines_of_file.places
        self.marks.update(lines_of_file.marks)
        return lines_of_file.fenced, lines_of_file.name, None


def _fields(kind: type) -> frozenset[str]:
    """Return the names of a record's fields, which a template may always read; none of anything else."""
    names = kind.model_fields if issubclass(kind, BaseModel) else ()
    return frozenset(name for name in names if not name.startswith(("_", "model_")))


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with nothing but the report and the filters in reach."""

    loader: _Loader

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, read: Callable[[str], Lines]) -> None:
        super().__init__(
            loader=_Loader(read),
            undefined=StrictUndefined,
            finalize=_printed,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
            keep_trailing_newline=True,
            optimized=False,
            cache_size=1000,
        )
        self.known: dict[type, frozenset[str]] = {}
        """The fields of each kind of record met so far."""
        for name in _REFUSED_FILTERS:
            self.filters.pop(name, None)
        for name in _REFUSED_GLOBALS:
            self.globals.pop(name, None)
        self.filters.update(FILTERS)
        self.filters |= {"_lines": _Lines, "included": _included}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; of a mapping the entry first, so that `d.items` can be data."""
        kind = type(obj)
        if kind is dict or isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            if not attribute.isascii() and (typed := normalize("NFD", attribute)) in obj:
                return obj[typed]
        elif attribute in self._fields_of(kind):
            value = getattr(obj, attribute)
            if not callable(value):
                return value
        return super().getattr(obj, attribute)

    def _fields_of(self, kind: type) -> frozenset[str]:
        """Return a record's fields: most of what templates ask for, and the sandbox takes long over each."""
        if kind not in self.known:
            self.known[kind] = _fields(kind)
        return self.known[kind]

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an entry; a key of the data may be typed with its tones apart (NFD)."""
        if type(argument) is str and not argument.isascii() and isinstance(obj, Mapping) and argument not in obj:
            argument = normalize("NFD", argument)
        return super().getitem(obj, argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return a template's tree; what a set block gathers are lines of the template's own."""
        tree = super()._parse(source, name, filename)
        for block in tree.find_all(nodes.AssignBlock):
            inner = block.filter
            block.filter = nodes.Filter(inner, "_lines", [], [], None, None)
            block.filter.set_environment(self)
        for include in tree.find_all(nodes.Include):
            if isinstance(include.template, nodes.Const):
                include.template.value = _included_name(include.template.value)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may reach an attribute: a record's fields, never its methods."""
        if isinstance(obj, BaseModel):
            return not attr.startswith(("_", "model_")) and not callable(value)
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives; the lines a template's own parts print stay lines."""
        result = super().call(context, obj, *args, **kwargs)
        if isinstance(obj, Macro | LoopContext | BlockReference) and isinstance(result, str):
            return _Lines(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product or power, unless it would fill the memory."""
        sizes = [abs(value) for value in (left, right) if isinstance(value, int)]
        repeats = operator == "*" and any(isinstance(value, str | list | tuple) for value in (left, right))
        if (operator == "**" or repeats) and any(size > 10_000 for size in sizes):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


class _Plain(Compiled):
    """A text without tags, ready to include as a compiled template is, without compiling it."""

    def __new__(cls, name: str, text: str) -> Self:
        """Return the template that prints a text."""

        def root(context: Any) -> Iterator[str]:
            yield text

        plain = object.__new__(cls)
        plain.name, plain.root_render_func = name, root
        return plain

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Any:
        """Return nothing: a text without tags asks for nothing."""


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
        found = [_in_form(one.at(file=name), read.places) for one in problems(read.source, self.environment, known)]
        found += [one.at(file=name) for one in read.findings]
        return sorted(_different(found), key=_order)

    def asked(self, name: str) -> Asked:
        """Return what a template, and all it includes, asks its data for."""
        read, engine = self.environment.loader.read, self.environment
        return asked(name, read, lambda source: readable_tree(source, engine), engine.globals)

    def fill(self, name: str, data: Report | Mapping[str, Any]) -> Blocks:
        """Return the blocks of a template filled with a report, or with any plain data."""
        names = self._context(data) if isinstance(data, Report) else _composed(data)
        values: list[Value] = []
        token = _values.set(values)
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
            _values.reset(token)

    def fill_text(self, text: str, report: Report, words: bool = False) -> str:
        """Return one section's body, or with `words` its title, filled alone: to see whether it can be."""
        name = (_TITLE if words else _BODY) + text
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
        if name.startswith((_BODY, _TITLE)) and "{" not in name:
            return self._plain(name)
        try:
            return self.environment.get_template(name)
        except TemplateSyntaxError as error:
            where = Place(_shown(error.name or name), line=error.lineno)
            raise TemplateError(Finding("TAG-SYNTAX", {"tag": "", "said": error.message or ""}, where)) from error
        except SyntaxError as error:  # of the Python that Jinja makes: a break outside of a loop
            where = Place(_shown(name))
            raise TemplateError(Finding("TAG-SYNTAX", {"tag": "", "said": error.msg}, where)) from error

    def _plain_text(self, name: str) -> Compiled:
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return _Plain(name, re.sub(r"\{#\n+#\}", "", source))

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
                self._get(_TITLE + section.title),
                self._get(_BODY + section.body),
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
            raise type(error)([_in_form(one, places.get(one.where.file, {})) for one in error.findings]) from error

    def _filled(self, compiled: Callable[[], Compiled], context: Callable[[], Mapping[str, Any]]) -> str:
        try:
            template = compiled()
            root = template.root_render_func(template.new_context(dict(context())))
            return _whole(root, self.environment.loader.marks)
        except SokertError as error:
            raise _placed(error) from error
        except UndefinedError as error:
            raise MissingValueError(_undefined(error)) from error
        except SecurityError as error:
            raise TemplateError(Finding("FILL-REFUSED", {"said": str(error)}, _place(error))) from error
        except RecursionError as error:
            raise TemplateError(Finding("FILL-TOO-DEEP", {}, _place(error))) from error
        except (ArithmeticError, AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
            facts = {"said": str(error)}
            raise TemplateError(Finding("FILL-FAILED", facts, _place(error))) from error


def _in_form(finding: Finding, places: Mapping[int, Place]) -> Finding:
    """Return a finding with its place in a Word form, where a line is no line its author knows."""
    place = places.get(finding.where.line)
    return replace(finding, where=replace(place, file=finding.where.file)) if place else finding


def _different(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, each once: a text box and the copy behind it are one to who drew it."""
    seen: list[Finding] = []
    for finding in found:
        if finding.where.part and finding in seen:
            continue
        seen.append(finding)
        yield finding


def _order(finding: Finding) -> tuple[bool, str, int, int, int]:
    """Return where a finding stands among others: the body before the other parts of a form."""
    where = finding.where
    return where.part not in ("", "word/document.xml"), where.part, where.paragraph, where.line, where.column


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
            found = _illegal(block.text)
            raise TemplateError(replace(found, where=marks.get(block.mark, found.where)))
    return text


def _illegal(words: str) -> Finding:
    """Return what is wrong with words that hold a sign XML forbids."""
    found = ILLEGAL.search(words)
    assert found is not None
    facts = {"character": f"U+{ord(found[0]):04X}", "position": found.start() + 1}
    said = words[max(found.start() - 20, 0) : found.end() + 20]
    return Finding("DATA-ILLEGAL-CHARACTER", facts, Place(text=said))


def _has_parts(report: Report) -> bool:
    """Return whether the outermost sections are Phần: several, and each holds sections of its own."""
    return len(report.sections) > 1 and all(section.sections for section in report.sections)


def _shown(name: str) -> str:
    """Return a template's name as its author knows it."""
    return "" if name.startswith((_BODY, _TITLE)) else name


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """Yield the frames an error came through and the line in each, the innermost last."""
    step = error.__traceback__
    while step:
        yield step.tb_frame, step.tb_lineno
        step = step.tb_next


def _place(error: BaseException) -> Place:
    """Return where in a template an error came up: the innermost line of a template on the way."""
    place = Place()
    for frame, line in _frames(error):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = Place(_shown(template.name or ""), line=template.get_corresponding_lineno(line))
    return place


def _placed(error: SokertError) -> SokertError:
    """Return an error from a filter with the template's place on every finding that has none."""
    place = _place(error)
    if not place.line:
        return error
    return type(error)([one if one.where.line else one.at(file=place.file, line=place.line) for one in error.findings])


def _undefined(error: UndefinedError) -> Finding:
    """Return the finding for a name or attribute that is not there, with the nearest there is."""
    undefined = _culprit(error)
    name = getattr(undefined, "_undefined_name", None) or ""
    owner = getattr(undefined, "_undefined_obj", None)
    known: list[str] = []
    if isinstance(owner, BaseModel):
        known = list(type(owner).model_fields)
    elif isinstance(owner, Mapping):
        known = [str(key) for key in owner]
    code = "FILL-NO-ATTRIBUTE" if known else "TAG-UNDEFINED"
    return Finding(code, {"name": str(name), "near": near(str(name), known)}, _place(error))


def _culprit(error: UndefinedError) -> Undefined | None:
    """Return the undefined value that raised: it is `self` in the innermost frame."""
    last = list(_frames(error))[-1][0]
    value = last.f_locals.get("self")
    return value if isinstance(value, Undefined) else None


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

"""ENGINE: turns a template and a report into blocks, with Jinja, sandboxed and strict.

Structure is fixed when a template is read; what happens here can repeat it or leave it out, and puts
words between its fences. A value that holds a fence is refused, so no value becomes structure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Self

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, pass_context
from jinja2 import Template as Compiled
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from sokert import blocks
from sokert.blocks import OPEN, Block, split
from sokert.errors import Finding, MissingValueError, Place, SokertError, TemplateError, near
from sokert.models import ILLEGAL, RESERVED, Report, Section
from sokert.template import SUFFIX, built_in, kept, read_text, text_of
from sokert.template.tags import problems
from sokert.template.text import lines
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
MOST_SIGNS = 200_000_000  # characters one rendering may print

_BODY, _TITLE = "body:", "title:"


class _Lines(str):
    """What a macro, a block or a recursive loop printed: the template's own lines, fences and all."""

    __slots__ = ()


@pass_context
def _printed(context: Context, value: object) -> str:
    """Return how a value prints in this report; a text that holds one of our fences is refused."""
    if type(value) is str:
        if OPEN in value:
            raise TemplateError(Finding("FILL-FENCE"))
        return value
    if isinstance(value, _Lines):
        return value
    if isinstance(value, Undefined):
        return str(value)  # a strict one raises
    report = context.get("report")
    words = said(value, report.settings) if isinstance(report, Report) else said(value)
    return str(_printed(context, words))


class _Loader(BaseLoader):
    """Gives Jinja the fenced lines of a template file, a section's body or a section's title."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
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
        name, source = text_of(template, self.folder)
        read = read_text(name, source)
        if read.findings:
            raise TemplateError(read.findings)
        return read.fenced, name, None


def _fields(kind: type) -> frozenset[str]:
    """Return the names of a record's fields, which a template may always read; none of anything else."""
    names = kind.model_fields if issubclass(kind, BaseModel) else ()
    return frozenset(name for name in names if not name.startswith(("_", "model_")))


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with nothing but the report and the filters in reach."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(
            loader=_Loader(folder),
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

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; of a mapping the entry first, so that `d.items` can be data."""
        kind = type(obj)
        if kind not in self.known:
            self.known[kind] = _fields(kind)
        if attribute in self.known[kind]:  # most of what templates ask for, and the sandbox takes long over it
            value = getattr(obj, attribute)
            if not callable(value):
                return value
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

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
    """The templates of one folder, compiled once; many threads may fill from it at once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.environment = Environment(folder)
        self._plain = lru_cache(maxsize=1000)(self._plain_text)

    def fill(self, name: str, report: Report) -> list[Block]:
        """Return the blocks of a template filled with a report."""
        return split(self._rendered(lambda: self._get(name), lambda: self._context(report)))

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

    def _plain_text(self, name: str) -> Compiled:
        source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
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
            template = compiled()
            root = template.root_render_func(template.new_context(dict(context())))
            return _whole(root)
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


def _whole(pieces: Iterator[str]) -> str:
    """Return the pieces joined, bounded and in NFC; a sign XML forbids is told with its words."""
    gathered, size = [], 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size > MOST_SIGNS:
            raise SecurityError(f"> {MOST_SIGNS}")
    text = unicodedata.normalize("NFC", "".join(gathered))
    for block in split(text) if ILLEGAL.search(text.replace(OPEN, "").replace("\ufffe", "")) else ():
        if found := ILLEGAL.search(block.text):
            facts = {"character": f"U+{ord(found[0]):04X}", "position": found.start() + 1}
            said = block.text[max(found.start() - 20, 0) : found.end() + 20]
            raise TemplateError(Finding("DATA-ILLEGAL-CHARACTER", facts, Place(text=said)))
    return text


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
    return (path.name, path.parent.resolve()) if path.suffix == SUFFIX else (template, None)

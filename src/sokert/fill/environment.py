"""Jinja as templates may use it: sandboxed, strict, with the filters and nothing else in reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any, Self, cast
from unicodedata import normalize
from weakref import ref as weak

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined, nodes, pass_environment
from jinja2 import Template as Compiled
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.ext import Extension
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.lexer import TokenStream
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as DEFAULT_TESTS
from pydantic import BaseModel

from sokert.document import blocks
from sokert.document.silence import SILENT
from sokert.errors import Finding, Place, SokertError, TemplateError, TemplateNotFoundError
from sokert.fill import blanks, bounds, counting, marking, methods
from sokert.fill.below import below, under_of
from sokert.fill.blanks import BODY_OF, TITLE_OF, Blank
from sokert.fill.custom_filters import Own
from sokert.fill.failures import failed
from sokert.fill.jinja import DECLARED as JINJA_DECLARED
from sokert.fill.jinja import EXACT, Formatter, for_format, formatted, in_text, in_words, on_text, reckoned
from sokert.fill.jinja import FILTERS as JINJA
from sokert.fill.layers import Layered, LayeredTemplate
from sokert.fill.normalizing import is_composed, plain
from sokert.fill.printing import (
    OurLines,
    anchor,
    clause,
    contents,
    endnote,
    footnote,
    over_lines,
    printed,
    ref,
    shaded,
    spanned,
    unescaped,
    whole,
)
from sokert.fill.text_cache import Ready
from sokert.models import Metric
from sokert.template import BODY, FORM, SUFFIX, Lines, built_in, compiled_cache, depth
from sokert.template.tags import REFUSED_FILTERS
from sokert.template.text import lines, of_title
from sokert.vietnamese import FILTERS, FUNCTIONS
from sokert.vietnamese.filters.declared import declared
from sokert.vietnamese.unknown import Unknown

_COMPARING = (
    "eq",
    "==",
    "equalto",
    "ne",
    "!=",
    "lt",
    "<",
    "lessthan",
    "le",
    "<=",
    "gt",
    ">",
    "greaterthan",
    "ge",
    ">=",
    "in",
)
# What each filter takes and gives, by its name in a tag.
DECLARED = {**JINJA_DECLARED, **{name: declared(tool) for name, tool in FILTERS.items()}}
_REFUSED_GLOBALS = ("lipsum",)
_TAKEN_OVER = (nodes.AssignBlock, nodes.FilterBlock, nodes.Call, nodes.Concat, nodes.Include)
# Without one of these words no such node comes of a source, and its tree need not be walked through.
_MAY_TAKE_OVER = re.compile(rf"\b(?:set|filter|include|{'|'.join(blocks.NOTES)})\b|~")
# The code of the built-in templates, by file, maker and way, for every engine of this process: a template made anew for
# each document would read it from disk each time or, where nothing may be kept there, compile it.
_CODE: dict[tuple[Path, bytes, bool], CodeType] = {}
_MOST_CODE = 200  # a name has many spellings where the file system does not tell capitals


@pass_environment
def _included(environment: Any, template: object) -> object:
    """Return the template that an include asks for: by name, or one that is ready, as a section's body is."""
    return environment.get_template(_included_name(template)) if isinstance(template, str) else template


def _included_name(name: Any) -> Any:
    """Return what is included of a template: of a Word form its body."""
    return name + BODY if isinstance(name, str) and name.endswith(FORM) else name


def _gathered(lines: str) -> OurLines:
    """Return what a set block gathered; a filter that had nothing to say leaves nothing."""
    return OurLines(lines if lines.strip(SILENT) else "")


_OF_LOOPS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"})
_OURS: dict[str, Callable[..., Any]] = {
    "_lines": _gathered,
    "_whole": whole,
    "included": _included,
    "e": unescaped,
    "escape": unescaped,
    "_shaded": shaded,
    "_spanned": spanned,
}
_OF_JINJA: dict[str, Callable[..., Any]] = {
    name: tool for name, tool in DEFAULT_FILTERS.items() if name not in REFUSED_FILTERS
} | JINJA


def _telling(name: str, tool: Callable[..., Any]) -> Callable[..., Any]:
    return blanks.telling(tool) if name in _OF_LISTS else tool


_OF_LISTS = frozenset(
    {"sum", "min", "max", "join", "sort", "groupby", "dictsort", "list", "length", "count", "first", "last"}
)
"""The filters that go through a list at once, and so fail on one of its records."""
# Made once for all engines: wrapping them took most of the time of making one.
_FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _telling(name, over_lines(name, bounds.metered(name, tool))) for name, tool in _OF_JINJA.items()},
    **{
        name: clause(bounds.decimals(on_text(tool) if declared(tool).takes == "text" else tool))
        for name, tool in FILTERS.items()
    },
    **_OURS,
}
_TESTS = {name: bounds.compared(cast("Callable[..., Any]", DEFAULT_TESTS[name])) for name in _COMPARING}


class LineLoader(BaseLoader):
    """Gives Jinja the fenced lines of a template file, a section's body or a section's title."""

    def __init__(self, read: Callable[[str], Lines]) -> None:
        self.read = read
        self.places: dict[str, Mapping[int, Place]] = {}
        self.marks: dict[str, Place] = {}
        self.texts: dict[str, str] = {}
        """The text templates that were read, built-in ones not: what they name is told at its line."""
        self.maker: bytes | None = None

    def load(self, environment: Any, name: str, globals: Any = None) -> Compiled:
        """Return a template ready to fill; a built-in one need not be read when its code was kept."""
        file = None if name.startswith((BODY_OF, TITLE_OF)) else built_in(name)
        if file is None:
            return super().load(environment, name, globals)
        if self.maker is None:
            ours = (__file__, blocks.__file__, counting.__file__, marking.__file__)
            self.maker = compiled_cache.made_by(environment, *ours, without=environment.own.filters)
        made: Compiled = environment.template_class.from_code(
            environment, self._code(environment, name, file, self.maker), globals or {}
        )
        return made

    def _code(self, environment: Any, name: str, file: Path, maker: bytes) -> CodeType:
        known = (file, maker, environment.marks)
        if known in _CODE:
            return _CODE[known]
        ending = "-marked" if environment.marks else ""
        code = compiled_cache.code(file, maker, lambda: self._compiled(environment, name), ending)
        if maker and len(_CODE) < _MOST_CODE:
            _CODE[known] = code
        return code

    def _compiled(self, environment: Any, name: str) -> CodeType:
        source, filename, _ = self.get_source(environment, name)
        code: CodeType = environment.compile(source, name, filename)
        return code

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's fenced lines by its name, as Jinja asks for them."""
        if template.startswith(BODY_OF):
            level, body = under_of(template.removeprefix(BODY_OF))
            fenced, found = lines(body, marked=False)
            return _sound(below(fenced, level), found), template, None
        if template.startswith(TITLE_OF):
            title = template.removeprefix(TITLE_OF)
            return _sound(title, of_title(title.rpartition(blocks.CLOSE)[2])), template, None
        try:
            lines_of_file = self.read(template)
        except TemplateNotFoundError as error:
            raise TemplateNotFound(template) from error  # which an include may say it does without
        if any(finding.level == "error" for finding in lines_of_file.findings):
            raise TemplateError(lines_of_file.findings)
        self.places[template] = lines_of_file.places
        self.marks.update(lines_of_file.marks)
        if template.endswith(SUFFIX):
            self.texts[template] = lines_of_file.source
        return lines_of_file.fenced, lines_of_file.name, None


def _sound(source: str, findings: list[Finding]) -> str:
    """Return a report's own text, unless its structure would lose or change words."""
    if findings:
        raise TemplateError(findings)
    return source


def _fields(kind: type) -> frozenset[str]:
    """Return the names of a record's fields, which a template may always read; none of anything else."""
    names = kind.model_fields if issubclass(kind, BaseModel) else ()
    return frozenset(name for name in names if not name.startswith(("_", "model_")))


class Depth(Extension):
    """Tells a tag that goes too deep, and pairs within too many pairs, before they are parsed."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Any]:
        """Yield the tokens of a source as they are read, unless they go too deep."""
        pairs, tag, words = depth.Pairs(), depth.Expression(), list[str]()
        for token in stream:
            words.append(str(token.value))
            found = tag.take(token.type, token.value)
            if not found and token.type == "block_end":
                found = pairs.take(words[0], depth.opens(words[:-1]))
            if found:
                raise TemplateError(found.at(line=token.lineno))
            if token.type in ("data", "variable_begin", "block_begin"):
                tag, words = depth.Expression(), []
            yield token


class Generator(CodeGenerator):
    """Writes the Python of a template; of its name nothing is written as code.

    Jinja puts the name unquoted into a text of the Python it makes of an `if` without `else`. Ours are the texts of a
    report, or a file's name: a quote in one would end that text, and what stands behind it be run.
    """

    def position(self, node: nodes.Node) -> str:
        """Return where a node stands, by its line alone."""
        return f"line {node.lineno}"


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with nothing but the report and the filters in reach."""

    loader: LineLoader

    intercepted_binops = EXACT | {"**"}
    concat = staticmethod(bounds.gathered)
    context_class = Layered
    code_generator_class = Generator
    template_class = LayeredTemplate

    def __init__(
        self, read: Callable[[str], Lines], marks: bool = False, own: Own | None = None, blank: bool = False
    ) -> None:
        self.marks, self.own, self.blank = marks, own or Own(), blank
        super().__init__(
            loader=LineLoader(read),
            undefined=Blank if blank else StrictUndefined,
            finalize=printed,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols", Depth],
            keep_trailing_newline=True,
            optimized=False,
            cache_size=0,
        )
        self.cache: Any = Ready()
        self.known: dict[type, frozenset[str]] = {LoopContext: _OF_LOOPS}
        """The fields of each kind of record met so far, and what else may always be read."""
        for name in _REFUSED_GLOBALS:
            self.globals.pop(name, None)
        self.filters = _FILTERS | counting.FILTERS | ({"_marked": marking.mark} if marks else {})
        self.tests |= _TESTS
        self.globals |= {"range": bounds.range_, **FUNCTIONS, "footnote": footnote, "endnote": endnote}
        self.globals |= {"ref": ref, "anchor": anchor, "contents": contents}
        self._take(self.own)
        if blank:
            self.filters = {name: blanks.through(name, tool) for name, tool in self.filters.items()}

    def _take(self, own: Own) -> None:
        """Take the filters and functions of an office's own beside ours."""
        if wrong := own.wrong(self.filters, self.globals):
            raise TemplateError(wrong)
        filters, functions = own.ready()
        self.filters |= filters
        self.globals |= functions

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; of a mapping the entry first, so that `d.items` can be data."""
        kind = type(obj)
        if attribute in self.known.get(kind, ()):  # a record met before, which no mapping is
            value = getattr(obj, attribute)
            if kind is Metric and attribute == "value":
                return value if obj.is_known else Unknown(obj)
            return value if not callable(value) else plain(super().getattr(obj, attribute))
        if kind is dict or isinstance(obj, Mapping):
            if attribute in obj:
                value = obj[attribute]
                return value if type(value) is str and is_composed(value) else plain(value)
            if not attribute.isascii() and (typed := normalize("NFD", attribute)) in obj:
                return plain(obj[typed])
        elif attribute in self._fields_of(kind):
            value = getattr(obj, attribute)
            if not callable(value):
                return Unknown(obj) if kind is Metric and attribute == "value" and not obj.is_known else value
        return plain(super().getattr(obj, attribute))

    def _fields_of(self, kind: type) -> frozenset[str]:
        """Return a record's fields: most of what templates ask for, and the sandbox takes long over each."""
        if kind not in self.known:
            self.known[kind] = _fields(kind)
        return self.known[kind]

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an entry; a key of the data may be typed with its tones apart (NFD)."""
        if type(argument) is str and not argument.isascii() and isinstance(obj, Mapping) and argument not in obj:
            argument = normalize("NFD", argument)
        if type(obj) is Metric and argument == "value":
            return self.getattr(obj, argument)
        return plain(super().getitem(obj, argument))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return a template's tree; what a set block gathers are lines of the template's own."""
        try:
            tree = super()._parse(source, name, filename)
        except ValueError as error:  # Python reads no number of so many digits
            if isinstance(error, TemplateError):
                raise
            raise TemplateError(Finding("TAG-NUMBER-TOO-LONG", {"most": depth.MOST_DIGITS})) from error
        for node in tree.find_all(_TAKEN_OVER) if _MAY_TAKE_OVER.search(source) else ():
            self._take_over(node)
        return tree

    def _take_over(self, node: nodes.Node) -> None:
        """Give a node of Jinja's the meaning it has here."""
        match node:
            case nodes.AssignBlock() | nodes.FilterBlock():
                node.filter = self._of_lines(node.filter)
            case nodes.Call() if marking.is_note(node):
                node.args = [
                    piece for one in node.args for piece in (one.nodes if isinstance(one, nodes.Concat) else [one])
                ]
            case nodes.Concat():
                node.nodes = [self._worded(one) for one in node.nodes]
            case nodes.Include(template=nodes.Const() as named):
                named.value = _included_name(named.value)

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:
        """Return the Python of a template, everything in it counted and, where its words shall be known, marked."""
        tree = counting.counted(source, self)
        return super()._generate(marking.marked(tree, self) if self.marks else tree, *arguments, **named)

    def _load_template(self, name: str, globals: Any) -> Compiled:
        """Return a template by its name, counted as a call: one may include itself."""
        bounds.meter().turn(bounds.CALL)
        return super()._load_template(name, globals)

    def ready(self, name: str) -> Compiled | None:
        """Return a text that was compiled before, counted as a call; none where it was not."""
        found: Compiled | None = self.cache.get((weak(self.loader), name))
        if found is not None:
            bounds.meter().turn(bounds.CALL)
        return found

    def _of_lines(self, given: nodes.Filter | None) -> nodes.Filter:
        """Return the filters of a block that gathers lines: they get lines, and what they make is judged."""
        lines = nodes.Filter(None, "_lines", [], [], None, None)
        if given is not None:
            inner = given
            while isinstance(inner.node, nodes.Filter):
                inner = inner.node
            inner.node, lines = lines, nodes.Filter(given, "_whole", [], [], None, None)
        lines.set_environment(self)
        return lines

    def _worded(self, node: nodes.Expr) -> nodes.Expr:
        """Return what `~` joins: a number as it prints."""
        worded = nodes.Filter(node, "_joinable", [], [], None, None, lineno=node.lineno)
        worded.set_environment(self)
        return worded

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may reach an attribute: a record's fields, of values what is listed."""
        if isinstance(obj, BaseModel):
            return not attr.startswith(("_", "model_")) and not callable(value)
        return super().is_safe_attribute(obj, attr, value) and methods.may_reach(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return what raises once it is used; it is told by the name alone."""
        return self.undefined(attribute, obj, attribute, SecurityError)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return a text's own `format` with its fields counted; None for anything else."""
        own = getattr(value, "__self__", None)
        if not isinstance(own, str) or getattr(value, "__name__", "") != "format":
            return None
        return lambda *args, **kwargs: Formatter(self).vformat(
            own, tuple(map(for_format, args)), {name: for_format(one) for name, one in kwargs.items()}
        )

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives; the lines a template's own parts print stay lines."""
        if isinstance(obj, Macro | LoopContext | BlockReference):
            meter = bounds.meter()
            meter.deeper()
            try:
                if isinstance(obj, LoopContext):  # which asks for no context
                    result = obj(*map(bounds.turns, args))
                else:
                    result = super().call(context, obj, *args, **kwargs)
            finally:
                meter.depth -= 1
            return OurLines(result) if isinstance(result, str) else result
        if not self.is_safe_callable(obj):
            raise SecurityError(getattr(obj, "__name__", type(obj).__name__))
        own, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        if isinstance(own, str):
            bounds.text_method(own, name, args)
        methods.in_figures(name, (*args, *kwargs.values()))
        return bounds.made(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the exact result of two numbers, or what Python makes; refused where it would fill the memory."""
        if not isinstance(left, Undefined) and not isinstance(right, Undefined):
            bounds.operands(operator, left, right)
        if operator == "%" and isinstance(left, str):
            return formatted(left, right)
        if operator == "**":
            return super().call_binop(context, operator, left, right)
        try:
            in_words(operator, left, right)
            return reckoned(
                operator, left, right, lambda: super(Environment, self).call_binop(context, operator, left, right)
            )
        except (TypeError, UndefinedError, SokertError) as error:
            if not blanks.noted(TemplateError(failed(error)) if isinstance(error, TypeError) else error):
                raise
            return blanks.Noted()


class Plain(Compiled):
    """A text without tags, ready to include as a compiled template is, without compiling it."""

    def __new__(cls, name: str, text: str) -> Self:
        """Return the template that prints a text."""

        def root(context: Any) -> Iterator[str]:
            yield text

        plain = object.__new__(cls)
        plain.name, plain.root_render_func = name, root
        return plain

    def __eq__(self, other: object) -> bool:
        """Return whether it says the same: `{% if section.title == "Kết quả" %}`."""
        return in_text(self) == other if isinstance(other, str) else self is other

    __hash__ = Compiled.__hash__

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Any:
        """Return nothing: a text without tags asks for nothing."""

"""Jinja as templates may use it: sandboxed, strict, with the filters and nothing else in reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import Any, Self
from unicodedata import normalize

from jinja2 import BaseLoader, StrictUndefined, nodes, pass_environment
from jinja2 import Template as Compiled
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from sokert.document import blocks
from sokert.errors import Place, TemplateError
from sokert.fill.bounds import PADDING, bounded, narrow, turns
from sokert.fill.printing import OurLines, printed, shaded, spanned, unescaped
from sokert.template import BODY, FORM, Lines, built_in, kept
from sokert.template.tags import REFUSED_FILTERS
from sokert.template.text import lines
from sokert.vietnamese import FILTERS

_WIDENING = ("indent", "batch", "slice", "format")
_REFUSED_GLOBALS = ("lipsum",)
BODY_OF, TITLE_OF = "body:", "title:"


@pass_environment
def _included(environment: Any, template: object) -> object:
    """Return the template that an include asks for: by name, or one that is ready, as a section's body is."""
    return environment.get_template(_included_name(template)) if isinstance(template, str) else template


def _included_name(name: Any) -> Any:
    """Return what is included of a template: of a Word form its body."""
    return name + BODY if isinstance(name, str) and name.endswith(FORM) else name


class Loader(BaseLoader):
    """Gives Jinja the fenced lines of a template file, a section's body or a section's title."""

    def __init__(self, read: Callable[[str], Lines]) -> None:
        self.read = read
        self.places: dict[str, Mapping[int, Place]] = {}
        self.marks: dict[str, Place] = {}
        self.maker: bytes | None = None

    def load(self, environment: Any, name: str, globals: Any = None) -> Compiled:
        """Return a template ready to fill; a built-in one need not be read when its code was kept."""
        file = None if name.startswith((BODY_OF, TITLE_OF)) else built_in(name)
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
        """Return a template's fenced lines by its name, as Jinja asks for them."""
        if template.startswith(BODY_OF):
            return lines(template.removeprefix(BODY_OF), marked=False)[0], template, None
        if template.startswith(TITLE_OF):
            return template.removeprefix(TITLE_OF), template, None
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

    loader: Loader

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, read: Callable[[str], Lines]) -> None:
        super().__init__(
            loader=Loader(read),
            undefined=StrictUndefined,
            finalize=printed,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
            keep_trailing_newline=True,
            optimized=False,
            cache_size=1000,
        )
        self.known: dict[type, frozenset[str]] = {}
        """The fields of each kind of record met so far."""
        for name in REFUSED_FILTERS:
            self.filters.pop(name, None)
        for name in _REFUSED_GLOBALS:
            self.globals.pop(name, None)
        self.filters.update(FILTERS)
        self.filters |= {
            "_lines": OurLines,
            "included": _included,
            "_shaded": shaded,
            "_spanned": spanned,
            "e": unescaped,
            "escape": unescaped,
        }
        self.filters |= {name: bounded(name, self.filters[name]) for name in _WIDENING}
        self.globals["range"] = turns

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
        if isinstance(obj, str) and attr in PADDING:
            return False  # it pads without bound; our filters say how wide a figure is
        if isinstance(obj, BaseModel):
            return not attr.startswith(("_", "model_")) and not callable(value)
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives; the lines a template's own parts print stay lines."""
        if isinstance(own := getattr(obj, "__self__", None), str) and getattr(obj, "__name__", "").startswith("format"):
            narrow(own)
        result = super().call(context, obj, *args, **kwargs)
        if isinstance(obj, Macro | LoopContext | BlockReference) and isinstance(result, str):
            return OurLines(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product or power, unless it would fill the memory."""
        if operator == "%" and isinstance(left, str):
            narrow(left)
        sizes = [abs(value) for value in (left, right) if isinstance(value, int)]
        repeats = operator == "*" and any(isinstance(value, str | list | tuple) for value in (left, right))
        if (operator == "**" or repeats) and any(size > 10_000 for size in sizes):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


class Plain(Compiled):
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

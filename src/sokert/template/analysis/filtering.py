"""What filters and calls tell of the values they take, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import nodes

from sokert.template.analysis.expressions import Expressions
from sokert.template.analysis.values import OWN, Scope, Value

# Filter → what it takes. A name here need not be served: an unknown filter is told elsewhere.
TAKES = {
    **dict.fromkeys(("number", "percent", "words", "with_unit", "hedged", "raised_to", "round", "abs"), "number"),
    **dict.fromkeys(("int", "float", "change", "difference", "from_to", "progress", "excess", "share"), "number"),
    **dict.fromkeys(("money", "money_words"), "money"),
    **dict.fromkeys(("roman", "ordinal"), "whole"),
    **dict.fromkeys(("date",), "date"),
    "_shaded": "color",  # what the tags cellbg and colspan print into
    "_spanned": "span",
    "_joinable": "text",  # what `~` joins
    **dict.fromkeys(("upper", "lower", "title", "capitalize", "trim", "replace", "truncate", "wordcount"), "text"),
    **dict.fromkeys(("lower_first", "sentence_case", "escape", "e", "indent", "striptags"), "text"),
    **dict.fromkeys(("length", "count", "join", "sum"), "list"),
}
_SAME_LIST = frozenset(
    {"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "batch", "slice"}
)
_ONE_OF = frozenset({"first", "last", "random", "min", "max"})
_TEXT_METHODS = frozenset(
    {"upper", "lower", "strip", "lstrip", "rstrip", "replace", "split", "startswith", "endswith", "title"}
    | {"capitalize", "find", "count", "join", "format", "isdigit", "zfill", "splitlines"}
)


class Filtering(Expressions):
    """Follows filters and calls."""

    def __init__(self, globals_: Iterable[str], takes: Mapping[str, str]) -> None:
        super().__init__(globals_)
        self.takes = {**TAKES, **takes}
        self.ways[nodes.Filter] = self._filter
        self.ways[nodes.Call] = self._call

    def call(self, called: Value, node: nodes.Call, scope: Scope) -> Value:
        """Return what a call of a macro gives."""
        raise NotImplementedError

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        name = node.name
        value = self.eval(node.node, scope, soft=name in ("default", "d"))
        rest = [self.eval(argument, scope) for argument in node.args]
        for argument in node.kwargs:
            self.eval(argument.value, scope)
        if name in ("default", "d"):
            return value | rest[0] if rest else value
        if self.takes.get(name) == "list":
            value.note("list")
        elif name in self.takes and not self.looking:
            value.say(self.takes[name], self.place(node.lineno, ""))
        return self._of_list(node, value)

    def _of_list(self, node: nodes.Filter, value: Value) -> Value:
        """Return what a filter makes of a list or a record."""
        named = _attribute_of(node)
        if named or node.name in _SAME_LIST | _ONE_OF | {"map", "groupby"}:
            each = inner = self.items(value, node.lineno)
            for step in named.split(".") if named else ():
                inner = self.field(inner, step, node.lineno, _is_soft(node))
            if node.name in ("sum", "round"):
                inner.note("number")
            if node.name == "join":
                inner.note("text")
            return self._made_of(node.name, value, each, inner, bool(named))
        if node.name in ("dictsort", "items"):
            return _pairs(value)
        if node.name in ("sum", "join"):
            self.items(value, node.lineno).note("number" if node.name == "sum" else "text")
        return OWN

    def _made_of(self, name: str, value: Value, each: Value, inner: Value, named: bool) -> Value:
        if name == "map":
            return Value(each=inner if named else OWN)
        if name == "groupby":
            return Value(each=Value(pair=(inner, value), fields={"grouper": inner, "list": value}))
        if name in ("batch", "slice"):
            return Value(each=value)
        if name in _SAME_LIST:
            return value
        if name in _ONE_OF:
            self.filled(value)
            return each
        return OWN

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        target = node.node
        if isinstance(target, nodes.Getattr):
            owner = self.eval(target.node, scope)
            if owner.needs and (made := self._method(owner, target.attr, node, scope)) is not None:
                return made
        if isinstance(target, nodes.Name) and target.name in ("range", "dict") and scope.find(target.name) is None:
            return self._global(target.name, node, scope)
        called = self.eval(target, scope)
        if called.macro is None and called.turns is None and not self.looking:
            for need in called.needs:
                need.real().called.append(self.place(node.lineno, ""))
        return self.call(called, node, scope)

    def _global(self, name: str, node: nodes.Call, scope: Scope) -> Value:
        for argument in node.args:
            self.eval(argument, scope).note("whole" if name == "range" else "record")
        return Value(fields={one.key: self.eval(one.value, scope) for one in node.kwargs})

    def _method(self, owner: Value, name: str, node: nodes.Call, scope: Scope) -> Value | None:
        """Return what a method of a record or text gives; None when the name is a field's."""
        if name not in _TEXT_METHODS | {"items", "values", "keys", "get"}:
            return None
        arguments = [self.eval(argument, scope) for argument in node.args]
        if name == "items":
            return _pairs(owner)
        if name in ("values", "keys"):
            owner.note("record")
            return Value(each=Value(tuple(need.any() for need in owner.needs)) if name == "values" else OWN)
        if name == "get" and node.args and isinstance(node.args[0], nodes.Const):
            found = self.field(owner, str(node.args[0].value), node.lineno, soft=True)
            return found | arguments[1] if len(arguments) > 1 else found
        if name in _TEXT_METHODS:
            owner.note("text")
        return OWN


def _pairs(value: Value) -> Value:
    """Return the keys and values of a record, as a list of pairs."""
    value.note("record")
    inner = Value(tuple(need.any() for need in value.needs))
    for one in value.fields.values():
        inner = inner | one
    return Value(each=Value(pair=(OWN, inner)))


def _attribute_of(node: nodes.Filter) -> str:
    """Return the attribute of its items that a filter looks at."""
    if node.name in ("selectattr", "rejectattr", "groupby") and node.args:
        given: nodes.Node | None = node.args[0]
    elif node.name == "sum" and node.args:
        given = node.args[0]
    else:
        given = next((one.value for one in node.kwargs if one.key == "attribute"), None)
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else ""


def _is_soft(node: nodes.Filter) -> bool:
    """Return whether a filter does without the attribute it looks at."""
    test = node.args[1] if len(node.args) > 1 else None
    asks = isinstance(test, nodes.Const) and test.value in ("defined", "undefined")
    return asks or any(one.key == "default" for one in node.kwargs)

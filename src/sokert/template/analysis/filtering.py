"""What filters and calls tell of the values they take, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from sokert.template.analysis.expressions import Expressions
from sokert.template.analysis.values import OWN, Scope, Value
from sokert.template.methods import LIST, RECORD, TEXT

Filters = Mapping[str, tuple[str, str]]
"""What each filter takes and gives, by its name; what is not here declares nothing."""
Parameters = Mapping[tuple[str, str], Sequence[tuple[str, str]]]
"""What each filter or function of an office's own is given, in order: the parameter's name, the kind of its data."""
_ONE_VALUE = frozenset({"number", "money", "whole", "integer", "date", "text", "words", "color", "span"})
_SAID = frozenset({"words", "figure"})  # what is not there goes on through, to the `default` behind
_OF_ITEMS = frozenset({"same", "one", "each", "groups", "batches"})


class Filtering(Expressions):
    """Follows filters and calls."""

    def __init__(self, globals_: Iterable[str], filters: Filters, parameters: Parameters) -> None:
        super().__init__(globals_)
        self.filters, self.parameters = filters, parameters
        self.ways[nodes.Filter] = self._filter
        self.ways[nodes.Call] = self._call

    def call(self, called: Value, node: nodes.Call, scope: Scope) -> Value:
        """Return what a call of a macro gives."""
        raise NotImplementedError

    def _filter(self, node: nodes.Filter, scope: Scope, soft: bool = False) -> Value:
        name = node.name
        takes, gives = self.filters.get(name, ("any", "words"))
        value = self.eval(node.node, scope, soft=gives == "value" or (soft and gives in _SAID))
        rest = [self.eval(argument, scope) for argument in node.args]
        named = {str(argument.key): self.eval(argument.value, scope) for argument in node.kwargs}
        if gives == "value":
            return value | rest[0] if rest else value
        self._taken(value, takes, node.lineno)
        self.handed(("filter", name), rest, named, node.lineno)
        if takes == "span" and isinstance(node.node, nodes.Filter) and node.node.name in ("count", "length"):
            self.holds(self.eval(node.node.node, scope), 1)  # a cell spans as many columns as a list has items
        return self._of_list(node, value, gives)

    def _taken(self, value: Value, takes: str, line: int) -> None:
        """Remember what kind of data a filter or a function takes a value for."""
        takes, _, of_items = takes.partition(" ")
        if takes in ("list", "record"):
            value.note(takes)
            if of_items and not self.looking:
                self._taken(self.items(value, line), of_items, line)
        elif takes in _ONE_VALUE and not self.looking:
            value.say(takes, self.place(line, ""))

    def handed(self, tool: tuple[str, str], given: Sequence[Value], named: Mapping[str, Value], line: int) -> None:
        """Remember what a filter or function of an office's own is given, in order or by name."""
        parameters = self.parameters.get(tool, ())
        for value, (_, takes) in zip(given, parameters, strict=False):
            self._taken(value, takes, line)
        for name, takes in parameters:
            if name in named:
                self._taken(named[name], takes, line)

    def _of_list(self, node: nodes.Filter, value: Value, gives: str) -> Value:
        """Return what a filter makes of a list or a record."""
        named = _attribute_of(node)
        if named or gives in _OF_ITEMS:
            each = inner = self.items(value, node.lineno)
            for step in named.split(".") if named else ():
                inner = self.field(inner, step, node.lineno, _is_soft(node))
            if node.name in ("sum", "round"):
                inner.note("number")
            if node.name == "join":
                inner.note("text")
            return self._made_of(gives, value, each, inner, bool(named))
        if gives == "pairs":
            return _pairs(value)
        if node.name in ("sum", "join"):
            self.items(value, node.lineno).note("number" if node.name == "sum" else "text")
        return OWN

    def _made_of(self, gives: str, value: Value, each: Value, inner: Value, named: bool) -> Value:
        if gives == "each":
            return Value(each=inner if named else OWN)
        if gives == "groups":
            return Value(each=Value(pair=(inner, value), fields={"grouper": inner, "list": value}))
        if gives == "batches":
            return Value(each=value)
        if gives == "same":
            return value
        if gives == "one":
            self.holds(value, 1)
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
        called = self._jinjas(target, scope) or self.eval(target, scope)
        if called.macro is None and called.turns is None and not self.looking:
            for need in called.needs:
                need.real().called.append(self.place(node.lineno, ""))
        return self.call(called, node, scope)

    def _jinjas(self, target: nodes.Node, scope: Scope) -> Value | None:
        """Return what a function of Jinja's own is when it is called; a name alone is one of the data."""
        own = isinstance(target, nodes.Name) and target.name in DEFAULT_NAMESPACE and scope.find(target.name) is None
        return OWN if own else None

    def _global(self, name: str, node: nodes.Call, scope: Scope) -> Value:
        for argument in node.args:
            self.eval(argument, scope).note("whole" if name == "range" else "record")
        return Value(fields={one.key: self.eval(one.value, scope) for one in node.kwargs})

    def _method(self, owner: Value, name: str, node: nodes.Call, scope: Scope) -> Value | None:
        """Return what a method of a record, list or text gives; None when the name is a field's."""
        if name not in TEXT | LIST | RECORD:
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
        if name in TEXT:
            of_list = name in LIST and not any(_is_words(argument) for argument in node.args)
            owner.note("list" if of_list else "words")
        return OWN


def _is_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


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

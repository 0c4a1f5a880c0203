"""What the expressions of a template ask their names for: attributes and items, always or only where asked first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from sokert.errors import Place
from sokert.template.analysis.needs import Need
from sokert.template.analysis.values import OWN, Scope, Value

_NUMBER_TESTS = frozenset({"odd", "even", "divisibleby", "gt", "ge", "lt", "le", "greaterthan", "lessthan", "number"})
_SHAPE_TESTS = frozenset({"mapping", "sequence", "iterable", "string"})
_OF_JINJA = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})


class Expressions:
    """Follows expressions down to the names of the data; `globals_` are names that need no data."""

    def __init__(self, globals_: Iterable[str]) -> None:
        self.root = Need()
        self.own = frozenset(globals_) - DEFAULT_NAMESPACE.keys() | _OF_JINJA
        self.guarded: list[tuple[Need, str]] = []
        self.bared: list[Need] = []
        """Each use of a value of which nothing has asked whether it is empty."""
        self.met = set[str]()
        """The names used that the template has set itself."""
        self.looking = False
        """Whether an expression is looked at again, which is no use of its names."""
        self.ways: dict[type[nodes.Node], Callable[..., Value]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Test: self._test,
            nodes.Compare: self._compare,
            nodes.CondExpr: self._choice,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.Not: self._not,
            nodes.List: self._list,
            nodes.Tuple: self._list,
            nodes.Dict: self._dict,
            nodes.Concat: self._concat,
            **dict.fromkeys((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod), self._sum),
            **dict.fromkeys((nodes.Pow, nodes.Neg, nodes.Pos), self._sum),
        }

    def place(self, line: int, name: str) -> Place:
        """Return where a name on a line stands."""
        return Place(line=line)

    def eval(self, node: nodes.Node | None, scope: Scope, soft: bool = False) -> Value:
        """Return what an expression is; `soft` when it may be absent."""
        if node is None:
            return OWN
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
            return self.ways[type(node)](node, scope, soft)
        if way := self.ways.get(type(node)):
            return way(node, scope)
        for child in node.iter_child_nodes():
            self.eval(child, scope)
        return OWN

    def condition(self, node: nodes.Node, scope: Scope) -> None:
        """Follow an expression that is asked whether it holds."""
        if isinstance(node, nodes.And | nodes.Or):
            self.condition(node.left, scope)
            with self.asked(node.left, scope, isinstance(node, nodes.And)):
                self.condition(node.right, scope)
        elif isinstance(node, nodes.Not):
            self.condition(node.node, scope)
        else:
            self._or_null(node, scope).note("condition")

    def _or_null(self, node: nodes.Node, scope: Scope) -> Value:
        """Follow an expression to which null is an answer as any other."""
        before = len(self.bared)
        value = self.eval(node, scope)
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            here = {id(one) for one in self.bared[before:]}
            for need in (one.real() for one in value.needs):
                need.bare -= id(need) in here
        return value

    @contextmanager
    def asked(self, test: nodes.Node, scope: Scope, holds: bool = True) -> Iterator[None]:
        """Follow what is only done when a test holds, or does not: what it asks for is there then."""
        before = len(self.guarded)
        self.looking = True
        self.guarded += self._guards(test, scope, holds)
        self.looking = False
        yield
        del self.guarded[before:]

    def items(self, value: Value, line: int) -> Value:
        """Return what an item of a list is."""
        for need in value.needs:
            need.real().loops = True
        found = Value(tuple(self.used(need.each(), False, self.place(line, "")) for need in value.needs))
        for one in (value.each, *value.pair):
            found = found | one if one is not None else found
        return found

    def _guards(self, test: nodes.Node, scope: Scope, holds: bool) -> list[tuple[Need, str]]:
        """Return what a test tells of needs: that they are there, or that they are not empty."""
        if isinstance(test, nodes.Not):
            return self._guards(test.node, scope, not holds)
        if isinstance(test, nodes.And if holds else nodes.Or):
            return self._guards(test.left, scope, holds) + self._guards(test.right, scope, holds)
        if isinstance(test, nodes.Test) and test.name == ("defined" if holds else "undefined"):
            return [(need.real(), "there") for need in self.eval(test.node, scope, soft=True).needs]
        if isinstance(test, nodes.Test) and test.name == "none" and not holds:
            return [(need.real(), "given") for need in self.eval(test.node, scope, soft=True).needs]
        if isinstance(test, nodes.Name | nodes.Getattr | nodes.Getitem) and holds:
            return [(need.real(), "filled") for need in self.eval(test, scope).needs]
        counted = [one.node for one in test.find_all(nodes.Filter) if one.name in ("length", "count") and one.node]
        if isinstance(test, nodes.Filter) and test.name in ("length", "count") and test.node is not None:
            counted.append(test.node)
        return [(need.real(), "filled") for one in counted for need in self.eval(one, scope).needs]

    def _knows(self, need: Need, what: str) -> bool:
        return any(kind == what and one.real() is need.real() for one, kind in self.guarded)

    def used(self, need: Need, soft: bool, place: Place) -> Need:
        """Remember a use of a need; one that nobody asked for first must be there."""
        need = need.real()
        if self.looking:
            return need
        if not soft and not self._knows(need, "there"):
            need.required = True
        if not (soft or self._knows(need, "filled") or self._knows(need, "given")):
            need.bare += 1
            self.bared.append(need)
        if place not in need.places:
            need.places.append(place)
        return need

    def _name(self, node: nodes.Name, scope: Scope, soft: bool) -> Value:
        found = scope.find(node.name)
        if found is not None:
            self.met.add(node.name)
            return found
        if node.name in self.own or not scope.sees_data():
            return OWN
        need, around = self.root.of(node.name), scope.set_here() - _OF_JINJA
        need.around = around if need.around is None else need.around & around
        return Value((self.used(need, soft, self.place(node.lineno, node.name)),))

    def _attribute(self, node: nodes.Getattr, scope: Scope, soft: bool) -> Value:
        return self.field(self.eval(node.node, scope), node.attr, node.lineno, soft)

    def field(self, owner: Value, name: str, line: int, soft: bool = False) -> Value:
        """Return what a field of a value is."""
        place = self.place(line, name)
        found = Value(tuple(self.used(need.of(name), soft, place) for need in owner.needs))
        return found | owner.fields[name] if name in owner.fields else found

    def _item(self, node: nodes.Getitem, scope: Scope, soft: bool) -> Value:
        owner = self.eval(node.node, scope)
        key = node.arg
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self.field(owner, key.value, node.lineno, soft)
        self.eval(key, scope)
        if isinstance(key, nodes.Slice):
            owner.note("list")
            return owner
        if isinstance(key, nodes.Const | nodes.Neg) and owner.pair:
            return owner.pair[0]
        if not _counts(key):
            place = self.place(node.lineno, "")
            return Value(tuple(self.used(need.any(), soft, place) for need in owner.needs), owner.each)
        self.holds(owner, _least(key))
        return self.items(owner, node.lineno)

    def holds(self, value: Value, least: int) -> None:
        """Remember that a list must hold so many items."""
        for need in value.needs:
            if not self._knows(need, "filled"):
                need.real().least = max(need.real().least, least)

    def _sum(self, node: nodes.BinExpr | nodes.UnaryExpr, scope: Scope) -> Value:
        sides = [node.left, node.right] if isinstance(node, nodes.BinExpr) else [node.node]
        words = any(isinstance(side, nodes.Const) and isinstance(side.value, str) for side in sides)
        for side in sides:
            self.eval(side, scope).note("text" if words else "number")
        return OWN

    def _concat(self, node: nodes.Concat, scope: Scope) -> Value:
        for child in node.nodes:
            self.eval(child, scope).note("text")
        return OWN

    def _list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Value:
        found = [self.eval(child, scope) for child in node.items]
        each = OWN
        for one in found:
            each = one | each
        return Value(each=each, pair=tuple(found) if isinstance(node, nodes.Tuple) else ())

    def _dict(self, node: nodes.Dict, scope: Scope) -> Value:
        found = {}
        for pair in node.items:
            value = self.eval(pair.value, scope)
            if isinstance(pair.key, nodes.Const):
                found[str(pair.key.value)] = value
            else:
                self.eval(pair.key, scope)
        return Value(fields=found)

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.condition(node.test, scope)
        with self.asked(node.test, scope):
            first = self.eval(node.expr1, scope)
        with self.asked(node.test, scope, holds=False):
            return first | self.eval(node.expr2, scope)

    def _and(self, node: nodes.And, scope: Scope) -> Value:
        self.condition(node.left, scope)
        with self.asked(node.left, scope):
            return self.eval(node.right, scope)

    def _or(self, node: nodes.Or, scope: Scope) -> Value:
        left = self._or_null(node.left, scope)
        left.note("condition")
        with self.asked(node.left, scope, holds=False):
            return left | self.eval(node.right, scope)

    def _not(self, node: nodes.Not, scope: Scope) -> Value:
        self.condition(node.node, scope)
        return OWN

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
        if node.name == "none":
            self._or_null(node.node, scope)
            return OWN
        value = self.eval(node.node, scope, soft=node.name in ("defined", "undefined"))
        if node.name in _NUMBER_TESTS:
            value.note("number")
        if node.name in _SHAPE_TESTS:  # the form does either way
            value.note("either")
        for argument in node.args:
            self.eval(argument, scope)
        return OWN

    def _compare(self, node: nodes.Compare, scope: Scope) -> Value:
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        values = [self.eval(side, scope) for side in sides]
        if any(operand.op in ("in", "notin") for operand in node.ops):
            values[-1].note("list")
            return OWN
        constants = [side.value for side in sides if isinstance(side, nodes.Const)]
        for value in values:
            if any(isinstance(one, str) for one in constants):
                value.note("text")
            elif any(isinstance(one, int | float) and not isinstance(one, bool) for one in constants):
                value.note("number")
        return OWN


def _least(key: nodes.Node) -> int:
    """Return how many items a list must have for an index to be in it; one where that cannot be known."""
    number = key.node if isinstance(key, nodes.Neg) else key
    if not isinstance(number, nodes.Const) or not isinstance(number.value, int):
        return 1
    return number.value + (number is key)


def _counts(key: nodes.Node) -> bool:
    """Return whether an index is a place in a list, not the key of a record."""
    of_loop = isinstance(key, nodes.Getattr) and isinstance(key.node, nodes.Name) and key.node.name == "loop"
    return of_loop or isinstance(key, nodes.Const | nodes.UnaryExpr | nodes.Add | nodes.Sub | nodes.Mod)

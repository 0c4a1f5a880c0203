"""Finds out what a template asks its data for, without any data: on Jinja's own tree, over all branches.

Templates that are extended, included or imported by a constant name are followed. What the template sets
itself - set, for, with, macro - is not asked of the data; its attributes lead back to what it was set to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from sokert.errors import Finding, Place, SokertError
from sokert.template import BODY, FORM, Lines
from sokert.template.analysis.filtering import Filtering, Filters, Parameters
from sokert.template.analysis.needs import Need, Variables, described
from sokert.template.analysis.values import OWN, Macro, Scope, Value

Read = Callable[[str], Lines]
Parse = Callable[[Lines], nodes.Template]


@dataclass(slots=True)
class Asked:
    """What a template, and all it includes, asks for."""

    need: Need
    files: list[str]
    """The templates that were read, the first one first."""
    findings: list[Finding]
    """The templates that cannot be read, each where it is asked for."""
    turns: set[str]
    """What loops call their items."""
    idle: set[str]
    """Those of them that no tag uses."""

    @property
    def variables(self) -> Variables:
        """Every name that is asked for."""
        return described(self.need)


def asked(
    name: str, read: Read, parse: Parse, globals_: Iterable[str], filters: Filters, parameters: Parameters
) -> Asked:
    """Return what a template asks for.

    `read` gives the lines of a template, `parse` Jinja's tree of those lines, `filters` what each takes and gives,
    `parameters` what else an office's own filters and functions are given.
    """
    walk = _Walk(read, parse, globals_, filters, parameters)
    walk.template(name, Scope(), Place())
    return Asked(walk.root, list(walk.files), walk.findings, walk.turns, walk.turns - walk.met)


@dataclass(slots=True)
class _Blocks:
    """The blocks of a chain of templates that extend each other: by name, the last word first."""

    by_name: dict[str, list[tuple[str, nodes.Block]]] = field(default_factory=dict)
    running: list[tuple[str, int]] = field(default_factory=list)


class _Walk(Filtering):
    """Follows the statements of templates."""

    def __init__(
        self, read: Read, parse: Parse, globals_: Iterable[str], filters: Filters, parameters: Parameters
    ) -> None:
        super().__init__(globals_, filters, parameters)
        self.read, self.parse = read, parse
        self.files: dict[str, Lines] = {}
        self.trees: dict[str, nodes.Template] = {}
        self.findings: list[Finding] = []
        self.turns: set[str] = set()
        self.here: list[str] = []
        self.blocks = _Blocks()
        self.called: dict[tuple[object, ...], None] = {}
        self.running: list[tuple[nodes.Node, list[Value]]] = []
        self._does: dict[type[nodes.Node], Callable[..., None]] = {
            nodes.Output: self._output,
            nodes.If: self._if,
            nodes.For: self._for,
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
            nodes.With: self._with,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.Include: self._include,
            nodes.Import: self._import,
            nodes.FromImport: self._from_import,
            nodes.Block: self._block,
            nodes.Extends: lambda node, scope: None,
        }

    def place(self, line: int, name: str) -> Place:
        """Return where a name on a line stands: in a form its paragraph, in a text its line and column."""
        lines = self.files[self.here[-1]]
        if lines.places:
            found = lines.places.get(line, Place())
            return replace(found, file=lines.name)
        said = lines.source.split("\n")[line - 1 : line]
        column = re.search(rf"\b{re.escape(name)}\b", said[0]) if said and name else None
        return Place(lines.name, line, column.start() + 1 if column else 0)

    # --- templates ---

    def template(self, name: str, scope: Scope, where: Place, quiet: bool = False) -> bool:
        """Follow a template and what it extends; False when it cannot be read."""
        tree = self._tree(name, where, quiet)
        if tree is None:
            return False
        if name in self.here:  # it includes itself, on another turn of a loop
            return True
        with self._in(name):
            parent = next((one for one in tree.find_all(nodes.Extends)), None)
            if parent is None:
                self.body(tree.body, scope)
                return True
            for block in tree.find_all(nodes.Block):
                self.blocks.by_name.setdefault(block.name, []).append((name, block))
            self.body([one for one in tree.body if not isinstance(one, nodes.Output | nodes.Block)], scope)
            above = parent.template.value if isinstance(parent.template, nodes.Const) else None
            if above is None:
                self.eval(parent.template, scope)
                self.body([one for one in tree.body if isinstance(one, nodes.Block)], scope)
                return True
            return self.template(str(above), scope, self.place(parent.lineno, str(above)))

    def _tree(self, name: str, where: Place, quiet: bool) -> nodes.Template | None:
        if name not in self.trees:
            try:
                self.files[name] = lines = self.read(name)
                self.trees[name] = self.parse(lines)
            except SokertError as error:
                # A file that cannot be read is told where it is asked for.
                found = [replaced(one, where) for one in error.findings]
                self.findings += [] if quiet else [one for one in found if one not in self.findings]
                return None
        return self.trees[name]

    @contextmanager
    def _in(self, name: str) -> Iterator[None]:
        self.here.append(name)
        yield
        self.here.pop()

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Follow statements in order."""
        for node in body:
            if way := self._does.get(type(node)):
                way(node, scope)
            else:
                for child in node.iter_child_nodes():
                    (self.body([child], scope) if isinstance(child, nodes.Stmt) else self.eval(child, scope))

    # --- statements ---

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self.eval(child, scope).say("text", self.place(child.lineno, ""))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.condition(node.test, scope)
        with self.asked(node.test, scope):
            self.body(node.body, scope)
        with self.asked(node.test, scope, holds=False):
            self.body([*node.elif_, *node.else_], scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        through = self.eval(node.iter, scope)
        turns = self.items(through, node.lineno)
        if isinstance(node.target, nodes.Name):
            self.turns.add(node.target.name)
            for need in through.needs:
                need.real().turn = need.real().turn or node.target.name
        inner = Scope(scope, {"loop": Value(turns=turns)})
        self._bind(node.target, turns, inner, node.lineno)
        if node.test is not None:
            self.condition(node.test, inner)
            with self.asked(node.test, inner):
                self.body(node.body, inner)
        else:
            self.body(node.body, inner)
        self.body(node.else_, scope)

    def _bind(self, target: nodes.Node, value: Value, scope: Scope, line: int) -> None:
        """Set a name, or the names of a tuple."""
        if isinstance(target, nodes.Name):
            scope.names[target.name] = value
        elif isinstance(target, nodes.Tuple):
            parts = value.pair if len(value.pair) == len(target.items) else ()
            each = self.items(value, line) if value.needs and not parts else OWN
            for index, name in enumerate(target.items):
                self._bind(name, parts[index] if parts else each, scope, line)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self.eval(node.node, scope)
        if isinstance(node.target, nodes.Name) and (before := scope.names.get(node.target.name)) is not None:
            value = value | before
        self._bind(node.target, value, scope, node.lineno)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.body(node.body, Scope(scope))
        self._bind(node.target, OWN, scope, node.lineno)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = Scope(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.eval(value, scope), inner, node.lineno)
        self.body(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope.names[node.name] = Value(macro=Macro(node, scope, self.here[-1]))

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        inner = Scope(scope, {one.name: OWN for one in node.args})
        self.body(node.body, inner)
        self.eval(node.call, scope)

    def call(self, called: Value, node: nodes.Call, scope: Scope) -> Value:
        """Follow a call: of a macro with what it is given, of a recursive loop with what it goes on into."""
        given = [self.eval(one, scope) for one in node.args]
        named = {one.key: self.eval(one.value, scope) for one in node.kwargs}
        if isinstance(node.node, nodes.Name) and scope.find(node.node.name) is None:
            self.handed(("function", node.node.name), given, named, node.lineno)
        if called.turns is not None and given:
            _joined(called.turns, self.items(given[0], node.lineno))
        elif isinstance(node.node, nodes.Name) and node.node.name == "super":
            self._super(scope)
        elif called.macro is not None:
            with self._in(called.macro.file):
                self._called(called.macro.node, called.macro.scope, given, named)
        return OWN

    def _called(self, macro: nodes.Macro, home: Scope, given: list[Value], named: dict[str, Value]) -> None:
        """Follow a macro's body with its parameters; one that calls itself goes on with what it was given first."""
        defaults = [self.eval(one, home) for one in macro.defaults]
        values = [*given[: len(macro.args)]]
        for index in range(len(values), len(macro.args)):
            spare = index - len(macro.args) + len(defaults)
            values.append(named.get(macro.args[index].name, defaults[spare] if spare >= 0 else OWN))
        for one, before in self.running:
            if one is macro:
                for old, new in zip(before, values, strict=True):
                    _joined(old, new)
                return
        key = (macro, *(need.real() for value in values for need in value.needs))
        if key in self.called and not any(value.fields or value.each for value in values):
            return
        self.called[key] = None
        self.running.append((macro, values))
        own = {arg.name: value for arg, value in zip(macro.args, values, strict=True)}
        self.body(macro.body, Scope(home, own))
        self.running.pop()

    # --- blocks and files ---

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        chain = [*self.blocks.by_name.get(node.name, ()), (self.here[-1], node)]
        self.blocks.by_name.setdefault(node.name, []).append(chain[-1])
        self._run(node.name, 0, scope)

    def _run(self, name: str, index: int, scope: Scope) -> None:
        chain = self.blocks.by_name[name]
        if index < len(chain) and (name, index) not in self.blocks.running:
            self.blocks.running.append((name, index))
            with self._in(chain[index][0]):
                self.body(chain[index][1].body, Scope(scope))
            self.blocks.running.pop()

    def _super(self, scope: Scope) -> None:
        if self.blocks.running:
            name, index = self.blocks.running[-1]
            self._run(name, index + 1, scope)

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        names = _constants(node.template)
        inner = Scope(scope if node.with_context else None, data=node.with_context)
        if not names:
            self.eval(node.template, scope)
        before, self.blocks = self.blocks, _Blocks()
        for index, name in enumerate(names):
            last = index == len(names) - 1
            where = self.place(node.lineno, name)
            if self.template(
                name + BODY if name.endswith(FORM) else name, inner, where, quiet=node.ignore_missing or not last
            ):
                break
        self.blocks = before

    def _module(self, template: nodes.Expr, line: int, with_context: bool, scope: Scope) -> Scope:
        """Return the names a file sets, to be imported from it."""
        inner = Scope(scope if with_context else None, data=with_context)
        before, self.blocks = self.blocks, _Blocks()
        for name in _constants(template):
            self.template(name, inner, self.place(line, name))
        self.blocks = before
        return inner

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        names = self._module(node.template, node.lineno, node.with_context, scope).names
        scope.names[node.target] = Value(fields=names)

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        names = self._module(node.template, node.lineno, node.with_context, scope).names
        for one in node.names:
            name, alias = one if isinstance(one, tuple) else (one, one)
            scope.names[alias] = names.get(name, OWN)


def replaced(finding: Finding, where: Place) -> Finding:
    """Return a finding with another place."""
    return Finding(finding.code, finding.facts, where, finding.level, finding.source)


def _joined(one: Value, other: Value) -> None:
    """Make what two values ask for the same."""
    if one.needs:
        for need in other.needs:
            one.needs[0].join(need)


def _constants(template: nodes.Expr) -> list[str]:
    """Return the names a tag gives as they are; none when they are worked out."""
    if isinstance(template, nodes.Const):
        names = template.value if isinstance(template.value, list | tuple) else [template.value]
    else:
        items = template.items if isinstance(template, nodes.List | nodes.Tuple) else []
        names = [one.value for one in items if isinstance(one, nodes.Const)]
    return [name for name in names if isinstance(name, str)]

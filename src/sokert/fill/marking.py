"""Sets into a template's tree what marks each printed stretch of words with the metric and expression it came from.

What a set block, a filter block or a macro gathers stays as it is: a filter or a comparison may take it, marks and all.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from sokert.document.blocks import NOTES
from sokert.document.printed import around
from sokert.document.silence import ASIDE, ASIDE_END, SILENT
from sokert.fill.printing import OurLines, printed
from sokert.models import Metric

OTHER = "="
"""Begins the origin of words that no metric gave: the expression follows as it stands in the template."""
_GATHERED = (nodes.AssignBlock, nodes.FilterBlock, nodes.Macro, nodes.CallBlock)


def is_note(node: nodes.Node) -> TypeGuard[nodes.Call]:
    """Return whether a tag's expression is a note."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in NOTES


def marked(tree: nodes.Template, environment: Any) -> nodes.Template:
    """Return a template's tree whose tags mark what they print; it is read by nobody but Jinja's compiler."""
    _Marking(environment).visit(tree)
    return tree


class _Marking(NodeTransformer):
    """Puts a filter around what a tag prints."""

    def __init__(self, environment: Any) -> None:
        self.environment = environment

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Go on below a node, unless it gathers what it prints."""
        return node if isinstance(node, _GATHERED) else super().generic_visit(node, *args, **kwargs)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - Jinja's own name
        """Mark each value that is printed; a call prints lines of the template's own, or may."""
        for note in filter(is_note, node.nodes):
            note.args = self._each(note.args)
        node.nodes = self._each(node.nodes)
        return node

    def _each(self, pieces: list[nodes.Expr]) -> list[nodes.Expr]:
        return [
            one if isinstance(one, nodes.TemplateData | nodes.Const | nodes.Call) else self._around(one)
            for one in pieces
        ]

    def _around(self, node: nodes.Expr) -> nodes.Expr:
        root, ways = _expression(node)
        name = nodes.Const(root.name if root else "")
        said: list[nodes.Expr] = [name, nodes.Const(ways), *([root] if root else [])]
        made = nodes.Filter(node, "_marked", said, [], None, None, lineno=node.lineno)
        made.set_environment(self.environment)
        return made


def _expression(node: nodes.Expr) -> tuple[nodes.Name | None, str]:
    """Return the name an expression begins with, and what is done to it; no name where it begins with none.

    >>> from jinja2 import Environment
    >>> tree = Environment().parse("{{ metric.previous|number(2) }}")
    >>> root, ways = _expression(next(tree.find_all(nodes.Output)).nodes[0])
    >>> root.name, ways
    ('metric', '.previous|number')
    """
    ways: list[str] = []
    below: nodes.Node | None = node
    while isinstance(below, nodes.Filter | nodes.Getattr | nodes.Getitem):
        if isinstance(below, nodes.Filter):
            ways.insert(0, f"|{below.name}")
        elif isinstance(below, nodes.Getattr):
            ways.insert(0, f".{below.attr}")
        else:
            ways.insert(0, f"[{below.arg.value}]" if isinstance(below.arg, nodes.Const) else "[]")
        below = below.node
    return (nodes.Name(below.name, "load"), "".join(ways)) if isinstance(below, nodes.Name) else (None, "")


@pass_context
def mark(context: Context, value: object, name: str, ways: str, root: object = None) -> str:
    """Return how a value prints, with the mark of what it came from; a tag that says nothing leaves none."""
    words = printed(context, value)
    if isinstance(words, OurLines) or not words or words == SILENT:
        return OurLines(words)
    origin = root.code + ways if isinstance(root, Metric) else OTHER + name + ways
    if words[0] == ASIDE and words[-1] == ASIDE_END:
        return OurLines(ASIDE + around(words[1:-1], origin) + ASIDE_END)
    return OurLines(around(words, origin))

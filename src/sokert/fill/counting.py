"""Sets into a template's tree what counts: before each loop, and around each operation Jinja makes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from sokert.fill.bounds import concatenated, looped, made, weighed

FILTERS: dict[str, Callable[..., Any]] = {
    "_turns": looped,
    "_made": made,
    "_weighed": weighed,
    "_concatenated": concatenated,
}


def counted(tree: nodes.Template, environment: Any) -> nodes.Template:
    """Return a template's tree with its turns and characters counted; it is read by nobody but Jinja's compiler."""
    _Counting(environment).visit(tree)
    return tree


class _Counting(NodeTransformer):
    """Puts a filter around what is to be counted."""

    def __init__(self, environment: Any) -> None:
        self.environment = environment

    def _around(self, name: str, node: nodes.Expr) -> nodes.Expr:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=self.environment)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's own name
        """Count the turns of a loop."""
        self.generic_visit(node)
        node.iter = self._around("_turns", cast("nodes.Expr", node.iter))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count what `~` makes."""
        self.generic_visit(node)
        pieces = nodes.List(node.nodes, lineno=node.lineno, environment=self.environment)
        return self._around("_concatenated", pieces)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count what is cut out of a text or list."""
        self.generic_visit(node)
        return self._around("_made", node) if isinstance(node.arg, nodes.Slice) else node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Weigh what is compared or searched, unless one side is a plain value as it stands."""
        self.generic_visit(node)
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        searched = any(operand.op in ("in", "notin") for operand in node.ops)
        if searched or not any(isinstance(side, nodes.Const) for side in sides):
            node.expr = self._around("_weighed", node.expr)
            for operand in node.ops:
                operand.expr = self._around("_weighed", operand.expr)
        return node

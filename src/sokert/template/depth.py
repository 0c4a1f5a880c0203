"""How deep the tags of a template may go, told before Jinja, and Python behind it, would give up on them.

Both read and run a template by calling themselves, so their own ends depend on who called them. These do not.
"""

from __future__ import annotations

from collections.abc import Iterable

from sokert.errors import Finding

DEEPEST_PAIRS = 20  # loops, conditions, blocks within each other: Python serves no more loops
DEEPEST_BRACKETS = 20
DEEPEST_CHAIN = 80  # operators and filters, one upon what the other gives
MOST_BRANCHES = 200  # of one condition: if, elif, elif ...
MOST_DIGITS = 1_000  # of one number

_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_STEPS = frozenset(("+", "-", "*", "/", "//", "%", "**", "~", "|", ".", "==", "!=", "<", "<=", ">", ">="))
WORDS = frozenset(("not", "and", "or", "if", "is", "in"))
_MOVES = _OPENS | _CLOSES | _STEPS | WORDS | {","}


class Expression:
    """Follows one tag, token by token."""

    def __init__(self) -> None:
        self.chains = [0]

    def take(self, kind: str, value: object) -> Finding | None:
        """Return what is too deep once a token of this kind and value has been read; None when nothing is."""
        if kind in ("string", "data") or (value not in _MOVES and kind not in ("integer", "float")):
            return None
        if value in _OPENS:
            self.chains.append(0)
        elif value in _CLOSES:
            self.chains = self.chains[:-1] or [0]
        elif value == ",":
            self.chains[-1] = 0
        elif value in _STEPS or value in WORDS:
            self.chains[-1] += 1
        if len(self.chains) > DEEPEST_BRACKETS + 1:
            return Finding("TAG-TOO-DEEP", {"most": DEEPEST_BRACKETS})
        if sum(self.chains) > DEEPEST_CHAIN:
            return Finding("TAG-TOO-LONG", {"most": DEEPEST_CHAIN})
        if kind in ("integer", "float") and len(str(value)) > MOST_DIGITS:
            return Finding("TAG-NUMBER-TOO-LONG", {"most": MOST_DIGITS})
        return None


def expression(tokens: Iterable[tuple[str, object]]) -> Finding | None:
    """Return what is too deep in one tag, given by the kind and the value of each token; None when nothing is.

    >>> expression([("operator", "(")] * 21).facts
    {'most': 20}
    >>> expression([("operator", "|"), ("name", "upper")]) is None
    True
    """
    one = Expression()
    return next((found for kind, value in tokens if (found := one.take(kind, value))), None)


class Pairs:
    """Follows the block tags of a text: how many are open at once, how many branches each has."""

    def __init__(self) -> None:
        self.branches: list[int] = []

    def take(self, word: str, opens: bool) -> Finding | None:
        """Return what is too deep, or too many, once a block tag with this first word has been read."""
        if opens:
            self.branches.append(1)
        elif word.startswith("end"):
            self.branches = self.branches[:-1]
        elif word == "elif" and self.branches:
            self.branches[-1] += 1
        if len(self.branches) > DEEPEST_PAIRS:
            return Finding("TAG-NESTED", {"most": DEEPEST_PAIRS})
        if self.branches and self.branches[-1] > MOST_BRANCHES:
            return Finding("TAG-BRANCHES", {"most": MOST_BRANCHES})
        return None


_PAIRED = frozenset(("if", "for", "block", "macro", "call", "filter", "with", "autoescape"))


def opens(words: list[str]) -> bool:
    """Return whether a block tag of these words opens a pair.

    >>> opens(["for", "a", "in", "b"]), opens(["set", "a"]), opens(["set", "a", "=", "1"])
    (True, True, False)
    """
    return words[:1] != [] and (words[0] in _PAIRED or (words[0] == "set" and "=" not in words))

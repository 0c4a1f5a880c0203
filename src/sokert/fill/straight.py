"""Fills a text whose tags only print a name through filters of ours, without compiling it: most texts of a report.

Jinja takes thrice as long to compile such a text as filling it takes. It stays the judge: where anything is wrong with
a tag, the text is compiled and fails as every other does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Self

from sokert.fill import marking
from sokert.fill.blanks import WANTED
from sokert.fill.layers import LayeredTemplate
from sokert.vietnamese import FILTERS

_TAG = re.compile(r"\{\{ ?([^\W\d]\w*)((?:\.\w+)*)((?: ?\| ?\w+(?:\(\d*\))?)*) ?\}\}")
_FILTER = re.compile(r"(\w+)(?:\((\d*)\))?")
_BRACES = re.compile(r"[{}]")
_JINJA_S = frozenset({"self", "loop", "true", "false", "none", "True", "False", "None"})  # what it says of itself
_SEPARATOR, _LINE_END = re.compile(r"\{#\n+#\}"), re.compile(r"\r\n?")

Filter = tuple[str, tuple[int, ...]]
Piece = str | tuple[str, tuple[str, ...], tuple[Filter, ...]]


def straight(text: str, known: Collection[str] | None = None) -> list[Piece] | None:
    """Return a text's words and tags, each tag by its name, fields and filters; None where a tag does more.

    `known` are the names that may be printed; None means any.

    >>> straight("Có {{ vb.previous|number(1) }} bản.")
    ['Có ', ('vb', ('previous',), (('number', (1,)),)), ' bản.']
    >>> straight("{{ vb|default(0) }}"), straight("{% if vb %}x{% endif %}"), straight("{{ vb }}", {"hs"})
    (None, None, None)
    """
    pieces, at = list[Piece](), 0
    for tag in _TAG.finditer(text):
        tools = tuple((one[1], (int(one[2]),) if one[2] else ()) for one in _FILTER.finditer(tag[3]))
        is_known = tag[1] not in _JINJA_S and (known is None or tag[1] in known)
        if not is_known or any(one not in FILTERS for one, _ in tools):
            return None
        pieces += [text[at : tag.start()], (tag[1], tuple(tag[2].split(".")[1:]), tools)]
        at = tag.end()
    pieces.append(text[at:])
    words = "".join(piece for piece in pieces if isinstance(piece, str))
    return None if _BRACES.search(words) else [piece for piece in pieces if piece]


class Straight(LayeredTemplate):
    """A text that is filled without compiling it."""

    def __new__(cls, environment: Any, name: str, pieces: list[Piece], compiled: Callable[[], Any]) -> Self:
        """Return the template that prints the pieces; `compiled` gives Jinja's own where one of them fails."""

        def root(context: Any) -> Iterator[str]:
            token = WANTED.set(None)  # the first that fails is enough
            try:
                said = [piece if isinstance(piece, str) else _printed(environment, context, piece) for piece in pieces]
            except Exception:  # whatever it is, the compiled text tells it with its place
                said = None
            finally:
                WANTED.reset(token)
            yield from compiled().root_render_func(context) if said is None else said

        made = object.__new__(cls)
        made.environment, made.globals, made.name, made.blocks = environment, environment.make_globals(None), name, {}
        made.root_render_func, made.filename, made._debug_info = root, name, ""
        return made


def of_lines(environment: Any, name: str, fenced: str, compiled: Callable[[], Any]) -> Straight | None:
    """Return what fills a text's fenced lines without compiling them; None where a tag of it does more than print."""
    pieces = straight(_LINE_END.sub("\n", _SEPARATOR.sub("", fenced)))  # as Jinja ends lines
    return None if pieces is None else Straight(environment, name, pieces, compiled)


def _printed(environment: Any, context: Any, tag: tuple[str, tuple[str, ...], tuple[Filter, ...]]) -> str:
    """Return what a tag prints, marked where the engine marks."""
    name, fields, tools = tag
    value = root = context.resolve(name)
    for field in fields:
        value = environment.getattr(value, field)
    for tool, given in tools:
        value = environment.call_filter(tool, value, given, context=context)
    if environment.marks:
        ways = "".join([*(f".{field}" for field in fields), *(f"|{tool}" for tool, _ in tools)])
        value = marking.mark(context, value, name, ways, root)
    return str(environment.finalize(context, value))

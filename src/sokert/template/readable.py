"""Makes a template with mistakes readable: what is left of it can still be judged, all at once."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import Environment, TemplateSyntaxError, nodes

from sokert.errors import TemplateError
from sokert.template.tags import MIDDLE, PAIRS, Tag, find, is_block_set, syntax


def readable_tree(source: str, environment: Environment) -> nodes.Template:
    """Return Jinja's tree of a source, of one with mistakes without the tags that cannot be read.

    >>> [name.name for name in readable_tree("{{ a }}{% if b %}{{ c d }}{{ e", Environment()).find_all(nodes.Name)]
    ['a', 'b']
    """
    with suppress(TemplateSyntaxError, TemplateError):
        return environment.parse(source)
    try:
        return environment.parse(_without_mistakes(source, environment))
    except (TemplateSyntaxError, TemplateError):
        return nodes.Template([], lineno=1)


def _without_mistakes(source: str, environment: Environment) -> str:
    """Return a source whose broken tags are blanks, whose pairs are whole, and whose lines are where they were."""
    kept: list[Tag] = []
    for tag in find(source):
        if not tag.broken and (tag.kind not in ("variable", "block") or not syntax(tag, source, environment)):
            kept.append(tag)
    kept, ends = _paired(kept)
    starts = {tag.start for tag in kept}
    pieces, place = [], 0
    for tag in find(source):
        said = source[tag.start : tag.end]
        pieces += [source[place : tag.start], said if tag.start in starts else "\n" * said.count("\n")]
        place = tag.end
    return "".join([*pieces, source[place:], *ends])


def _paired(tags: list[Tag]) -> tuple[list[Tag], list[str]]:
    """Return the tags that have their partners, and the ends that are missing behind the last."""
    kept, stack = [], []
    for tag in tags:
        if tag.kind != "block":
            pass
        elif tag.word in PAIRS or is_block_set(tag):
            stack.append(tag.word)
        elif tag.word in MIDDLE and (not stack or tag.word not in PAIRS.get(stack[-1], ())):
            continue
        elif tag.word.startswith("end"):
            if not stack or stack[-1] != tag.word[3:]:
                continue
            stack.pop()
        kept.append(tag)
    return kept, [f"{{% end{word} %}}" for word in reversed(stack)]

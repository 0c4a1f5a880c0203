"""Tells what a text template that extends another types and nobody prints: words outside of blocks, unknown blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.errors import Finding, TemplateNotFoundError, offered
from sokert.template.tags import Tag, find, is_block_set, position

_HOLDING = frozenset({"block", "macro", "call", "filter"})  # what stands in these is printed by its name, or kept
_ENDS = frozenset({"endblock", "endmacro", "endcall", "endfilter", "endset"})


def unprinted(source: str, text_of: Callable[[str], str]) -> Iterator[Finding]:
    """Yield what a template that extends another loses; `text_of` gives the text of a template by its name.

    >>> source = '{% extends "a" %} Chữ {% block opennig %}{% endblock %}{% block opening %}{% endblock %}'
    >>> found = unprinted(source, lambda name: "{% block opening %}{% endblock %}")
    >>> [(one.code, one.where.column) for one in found]
    [('TEMPLATE-OUTSIDE-BLOCKS', 19), ('TEMPLATE-UNKNOWN-BLOCK', 23)]
    """
    tags = find(source)
    at = next((at for at, tag in enumerate(tags) if tag.word == "extends"), len(tags))
    if not tags[at:] or any(tag.broken for tag in tags) or any(tag.word == "if" for tag in tags[:at]):
        return
    blocks = _blocks(tags[at], text_of)
    depth, place = 0, tags[at].end
    for tag in tags[at + 1 :]:
        if not depth:
            yield from _outside(source, place, tag.start)
            yield from _wrong(source, tag, blocks)
        depth += (tag.word in _HOLDING or is_block_set(tag)) - (tag.word in _ENDS and depth > 0)
        place = tag.end
    if not depth:
        yield from _outside(source, place, len(source))


def _outside(source: str, start: int, end: int) -> Iterator[Finding]:
    """Yield that words stand in no block, at the first of them."""
    if said := source[start:end].strip():
        facts = {"given": said.partition("\n")[0]}
        yield Finding("TEMPLATE-OUTSIDE-BLOCKS", facts).at(**position(source, source.index(said, start)))


def _wrong(source: str, tag: Tag, blocks: frozenset[str]) -> Iterator[Finding]:
    """Yield that a tag outside of blocks prints nothing, or that its block is none of the template above."""
    where = position(source, tag.start)
    if tag.kind == "variable":
        yield Finding("TEMPLATE-OUTSIDE-BLOCKS", {"given": source[tag.start : tag.end]}).at(**where)
    elif (name := _block(tag)) and blocks and name not in blocks:
        yield Finding("TEMPLATE-UNKNOWN-BLOCK", {"name": name, **offered(name, sorted(blocks))}).at(**where)


def _block(tag: Tag) -> str:
    """Return the name of the block that a tag opens; empty for any other tag."""
    return tag.tokens[1].value if tag.word == "block" and len(tag.tokens) > 1 else ""


def _blocks(extends: Tag, text_of: Callable[[str], str]) -> frozenset[str]:
    """Return the blocks of all templates above one; none where one of them is not named, or not there."""
    names, seen = set[str](), set[str]()
    above: Tag | None = extends
    while above is not None:
        said = above.tokens[1:]
        name = said[0].value.strip("\"'") if len(said) == 1 and said[0].value[:1] in "\"'" else ""
        if not name or name in seen:
            return frozenset()
        seen.add(name)
        try:
            tags = find(text_of(name))
        except TemplateNotFoundError:
            return frozenset()  # told where it is looked for
        names.update(filter(None, map(_block, tags)))
        above = next((tag for tag in tags if tag.word == "extends"), None)
    return frozenset(names)

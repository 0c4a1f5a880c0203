"""Turns a text template that extends and includes others into one text without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sokert.errors import Finding, Place, TemplateError
from sokert.template.tags import Tag, find

Read = Callable[[str], str]


def flattened(source: str, read: Read, way: tuple[str, ...] = ()) -> str:
    r"""Return a template's text with the templates it extends and includes written out, and no blocks.

    >>> texts = {"a": "1\n{% block x %}\n2\n{% endblock %}\n{% include 'b' %}", "b": "3"}
    >>> flattened("{% extends 'a' %}{% block x %}\n{{ super() }}4\n{% endblock %}", texts.__getitem__).split()
    ['1', '2', '4', '3']

    `read` gives the text of a template by its name. A name that is worked out stays a tag. `way` are the names
    that led here: one that leads back to itself raises TemplateError.
    """
    return _extended(source, {}, "", read, way)


def _extended(source: str, over: Mapping[str, str], before: str, read: Read, way: tuple[str, ...]) -> str:
    """Return a text, or its parent's, with its child's blocks in place of its own."""
    tags = find(source)
    parent = next((name for tag in tags if tag.word == "extends" and (name := _named(tag))), None)
    if parent is None:
        return before + _written(source, over, read, way)
    own = _blocks(source, tags)
    both = {**own, **{name: _with_super(text, own.get(name, "")) for name, text in over.items()}}
    return _extended(read(parent), both, _outside(source, tags) + before, read, _onward(way, parent))


def _onward(way: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the way on to one more template."""
    if name in way:
        raise TemplateError(Finding("TEMPLATE-INCLUDES-ITSELF", {"name": name}, Place(way[-1])))
    return (*way, name)


def _written(source: str, over: Mapping[str, str], read: Read, way: tuple[str, ...]) -> str:
    """Return a text with its blocks and includes written out."""
    pieces, place = [], 0
    tags = find(source)
    for index, tag in enumerate(tags):
        if tag.start < place:
            continue
        if tag.word == "block":
            end = _end(tags, index)
            name, own = tag.tokens[1].value, source[tag.end : tags[end].start]
            text = _with_super(over[name], own) if name in over else own
            pieces += [source[place : tag.start], _written(text, over, read, way)]
            place = tags[end].end
        elif tag.word == "include" and (included := _named(tag)):
            pieces += [source[place : tag.start], flattened(read(included), read, _onward(way, included))]
            place = tag.end
        elif tag.kind == "comment":
            pieces.append(source[place : tag.start])
            place = tag.end
    return "".join([*pieces, source[place:]])


def _named(tag: Tag) -> str:
    """Return the name a tag gives as a literal; an empty text for one that is worked out."""
    literal = [token.value for token in tag.tokens[1:]]
    return literal[0][1:-1] if len(literal) == 1 and tag.tokens[1].kind == "string" else ""


def _end(tags: list[Tag], start: int) -> int:
    """Return which tag closes the block that one opens."""
    depth = 0
    for index in range(start, len(tags)):
        depth += (tags[index].word == "block") - (tags[index].word == "endblock")
        if not depth:
            return index
    return len(tags) - 1


def _blocks(source: str, tags: list[Tag]) -> dict[str, str]:
    """Return the text of every block of a template by its name."""
    return {
        tag.tokens[1].value: source[tag.end : tags[_end(tags, index)].start]
        for index, tag in enumerate(tags)
        if tag.word == "block"
    }


def _outside(source: str, tags: list[Tag]) -> str:
    """Return what a child says outside of its blocks: only what it sets counts there."""
    ends = [tags[_end(tags, index)].end for index, tag in enumerate(tags) if tag.word == "block"]
    starts = [tag.start for tag in tags if tag.word == "block"]
    inside = list(zip(starts, ends, strict=True))
    sets = [tag for tag in tags if tag.word == "set" and not any(a <= tag.start < b for a, b in inside)]
    return "".join(source[tag.start : tag.end] + "\n" for tag in sets)


def _with_super(text: str, own: str) -> str:
    """Return a child's block with the parent's in place of `{{ super() }}`."""
    pieces, place = [], 0
    for tag in find(text):
        if tag.kind == "variable" and [token.value for token in tag.tokens] == ["super", "(", ")"]:
            pieces += [text[place : tag.start], own]
            place = tag.end
    return "".join([*pieces, text[place:]])

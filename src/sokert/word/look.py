"""The look of a piece of text as `w:rPr`, laid over the properties of the run it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from sokert.document.values import Look
from sokert.ooxml import order
from sokert.ooxml.markup import quoted

# Word's own extensions follow, in the order they came in.
_ORDER = {name: place for place, name in enumerate(order.RUN)}
# What is not copied: who changed it when, told once in the form.
_HISTORY = {"rPrChange", "pPrChange", "ins", "del", "moveFrom", "moveTo"}
_TAG = re.compile(r"<(/?)([^\s/>]+)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*?(/?)>")


def children(properties: str) -> Iterator[tuple[str, str]]:
    """Yield name and XML of what stands in a `w:rPr` or `w:pPr`; names of Word 2006 without their prefix.

    >>> list(children('<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'))
    [('b', '<w:b/>'), ('sz', '<w:sz w:val="28"/>')]
    """
    depth, start = 0, 0
    for tag in _TAG.finditer(properties):
        if depth == 1 and not tag[1]:
            start = tag.start()
        depth += -1 if tag[1] else 0 if tag[3] else 1
        if depth == 1 and (tag[1] or tag[3]):
            xml = properties[start : tag.end()]
            yield xml[1:].partition(" ")[0].partition("/")[0].partition(">")[0].removeprefix("w:"), xml


@lru_cache(maxsize=2000)
def laid(look: Look, properties: str, style: str = "") -> str:
    """Return the `w:rPr` of a run with a look of its own in a run with these properties.

    >>> laid(Look(bold=True, size=13), '<w:rPr><w:i/><w:sz w:val="28"/></w:rPr>')
    '<w:rPr><w:b/><w:bCs/><w:i/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'

    `style` is the id of its character style in the form.
    """
    own = dict(_drawn(look))
    if style:
        own["rStyle"] = f"<w:rStyle w:val={quoted(style)}/>"
    around = [(name, xml) for name, xml in children(properties) if name not in own and name not in _HISTORY]
    whole = sorted([*own.items(), *around], key=lambda child: _ORDER.get(child[0], len(_ORDER)))
    return f"<w:rPr>{''.join(xml for _, xml in whole)}</w:rPr>" if any(xml for _, xml in whole) else ""


def without(properties: str, *names: str) -> str:
    """Return properties without some of their children.

    >>> without("<w:rPr><w:b/><w:i/></w:rPr>", "b")
    '<w:rPr><w:i/></w:rPr>'
    """
    if not properties:
        return ""
    start = _TAG.match(properties)
    kept = "".join(xml for name, xml in children(properties) if name not in names and name not in _HISTORY)
    element = start[2] if start else "w:rPr"
    return f"<{element}>{kept}</{element}>" if kept else ""


def _drawn(look: Look) -> Iterator[tuple[str, str]]:
    """Yield name and XML of each property a look sets; empty XML where one takes another away."""
    for key, value in look.asked().items():
        if key in _DRAWN:
            yield from _DRAWN[key](value)
    if look.superscript or look.subscript:
        yield "vertAlign", f'<w:vertAlign w:val="{"superscript" if look.superscript else "subscript"}"/>'
    elif look.superscript is not None or look.subscript is not None:
        yield "vertAlign", '<w:vertAlign w:val="baseline"/>'


def _switch(*names: str) -> Callable[[bool], Iterator[tuple[str, str]]]:
    return lambda on: ((name, f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>') for name in names)


def _one(name: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    return lambda value: iter([(name, f"<w:{name} w:val={quoted(value)}/>")])


def _rival(name: str, rival: str) -> Callable[[bool], Iterator[tuple[str, str]]]:
    """Return what draws a switch that takes another's place: Word shows one of the two."""

    def drawn(on: bool) -> Iterator[tuple[str, str]]:
        yield from _switch(name)(on)
        if on:
            yield rival, ""

    return drawn


def _underline(kind: bool | str) -> Iterator[tuple[str, str]]:
    value = {True: "single", False: "none"}.get(kind, kind) if isinstance(kind, bool) else kind
    yield "u", f'<w:u w:val="{value}"/>'


def _strike(kind: bool | str) -> Iterator[tuple[str, str]]:
    yield from _switch("strike")(kind is True)
    yield from _switch("dstrike")(kind == "double")


def _highlight(color: str) -> Iterator[tuple[str, str]]:
    """Yield a marker's color by its name, or a ground of any color: Word's markers are seventeen."""
    if re.fullmatch("[0-9A-F]{6}", color):
        yield "highlight", ""
        yield "shd", f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>'
    else:
        yield "highlight", f'<w:highlight w:val="{color}"/>'


def _size(points: float) -> Iterator[tuple[str, str]]:
    for name in ("sz", "szCs"):
        yield name, f'<w:{name} w:val="{round(points * 2)}"/>'


def _font(name: str) -> Iterator[tuple[str, str]]:
    font = quoted(name)
    yield "rFonts", f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"


_DRAWN: dict[str, Callable[..., Iterator[tuple[str, str]]]] = {
    "bold": _switch("b", "bCs"),
    "italic": _switch("i", "iCs"),
    "underline": _underline,
    "strike": _strike,
    "color": _one("color"),
    "highlight": _highlight,
    "size": _size,
    "font": _font,
    "small_caps": _rival("smallCaps", "caps"),
    "caps": _rival("caps", "smallCaps"),
    "language": _one("lang"),
    "rtl": _switch("rtl"),
}

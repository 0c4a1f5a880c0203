"""How a run, a paragraph and a page look, as CSS; every manner is written once and named by a class."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from sokert.ooxml.names import W
from sokert.ooxml.properties import drawn, number
from sokert.resolved import Paragraph, Run, Section

Look = Mapping[str, str]

# The height of a line set single, in the type's own size: ascent, descent and gap of the face.
_HEIGHTS = {"times new roman": 1.149, "arial": 1.149, "calibri": 1.221, "cambria": 1.172, "tahoma": 1.207}
_ALIKE = '"Liberation Serif",Tinos,serif'  # as wide as Times New Roman, letter by letter
_SANS = '"Liberation Sans",Arimo,sans-serif'
_SANS_FACES = ("arial", "calibri", "tahoma", "verdana", "helvetica", "segoe ui")
_EDGES = {"double": "double", "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed", "wave": "solid"}
_ALIGNED = {"both": "justify", "distribute": "justify", "center": "center", "right": "right"}
_MARKERS = {"darkBlue": "#000080", "darkYellow": "#808000", "lightGray": "#c0c0c0", "darkGray": "#808080"}


class Classes:
    """Names the manners of a page: the same look, the same class."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, look: Look) -> str:
        """Return the class of a look.

        >>> classes = Classes()
        >>> classes.name({"color": "#ff0000"}), classes.name({"color": "#ff0000"}), classes.css()
        ('s0', 's0', '.s0{color:#ff0000}')
        """
        said = ";".join(f"{name}:{value}" for name, value in look.items())
        return self._names.setdefault(said, f"s{len(self._names)}")

    def css(self) -> str:
        """Return the rules of all classes."""
        return "\n".join(f".{name}{{{said}}}" for said, name in self._names.items())


def points(twips: float) -> str:
    """Return a length as CSS says it.

    >>> points(720), points(85)
    ('36pt', '4.25pt')
    """
    return f"{round(twips / 20, 2):g}pt"


def color(said: str | None, automatic: str = "") -> str:
    """Return a colour of a file as CSS says it; what is none is automatic, so that nothing of a stranger's gets in.

    >>> color("FF0000"), color("auto", "#000"), color("red;}"), color("darkBlue")
    ('#ff0000', '#000', '', '#000080')
    """
    if not said or said == "auto":
        return automatic
    if re.fullmatch(r"[0-9A-Fa-f]{6}", said):
        return f"#{said.lower()}"
    return _MARKERS.get(said, said.lower() if said.isascii() and said.isalpha() and said != "none" else automatic)


def _face(run: Run) -> str:
    """Return the typeface of a run and what stands in for it; only letters of a name are let through."""
    name = re.sub(r"[^\w -]", "", min(run.fonts - {""}, default="Times New Roman"))
    return f'"{name}",{_SANS if name.casefold() in _SANS_FACES else _ALIKE}'


def run_look(run: Run) -> dict[str, str]:
    """Return how a run looks."""
    lines = ["underline"] * (run.underline not in ("none", "")) + ["line-through"] * run.strike
    look = {
        "font-family": _face(run),
        "font-size": f"{run.size:g}pt",
        "font-weight": "700" if run.bold else "400",
        "font-style": "italic" if run.italic else "normal",
        "text-transform": "uppercase" if run.caps else "none",
        "font-variant": "small-caps" if run.small_caps else "",
        "text-decoration": " ".join(lines),
        "color": color(run.color, "#000"),
        "background": color(run.fill),
    }
    if run.raised in ("superscript", "subscript"):
        look |= {"font-size": f"{run.size * 0.65:g}pt", "vertical-align": run.raised[:-6], "line-height": "0"}
    return {name: value for name, value in look.items() if value}


def paragraph_look(paragraph: Paragraph, run: Run | None, before: int, after: int) -> dict[str, str]:
    """Return how a paragraph looks, set as a run of it is; spaces before and after are margins, which collapse."""
    look = run_look(run) if run else {}
    height = _HEIGHTS.get(min(run.fonts, default="").casefold() if run else "", 1.149)
    exact, least = points(paragraph.line), f"max({height}em,{points(paragraph.line)})"
    rules = {"exact": exact, "atLeast": least}
    look |= {
        "margin": f"{points(before)} {points(paragraph.right)} {points(after)} {points(paragraph.left)}",
        "text-indent": points(paragraph.first_line),
        "text-align": _ALIGNED.get(paragraph.align, "left"),
        "line-height": rules.get(paragraph.line_rule, f"{paragraph.line / 240 * height:.4g}"),
        **({} if paragraph.edges is None else edges(paragraph.edges)),
    }
    if fill := color(paragraph.fill):
        look["background"] = fill
    return look


def edges(said: etree._Element, sides: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the borders that an element states; `sides` are the names they go by, where not their own."""
    found = {}
    for edge in said:
        name = edge.tag.removeprefix(W) if isinstance(edge.tag, str) else ""
        side = {"start": "left", "end": "right"}.get(name, name) if sides is None else sides.get(name, "")
        if side in ("top", "bottom", "left", "right"):
            found[f"border-{side}"] = border(edge)
            if sides is None and drawn(edge) and (space := number(edge.get(f"{W}space"))):
                found[f"padding-{side}"] = f"{space}pt"
    return found


def border(edge: etree._Element) -> str:
    """Return one border: its width, its kind, its colour."""
    if not drawn(edge):
        return "0"
    width = max(number(edge.get(f"{W}sz"), 4), 2) / 8
    kind = _EDGES.get(edge.get(f"{W}val", ""), "solid")
    return f"{max(width, 2.25) if kind == 'double' else width:g}pt {kind} {color(edge.get(f'{W}color'), '#000')}"


def section_look(section: Section) -> dict[str, str]:
    """Return the paper of a section and its margins, as the properties of a sheet."""
    sides = section.margins
    return {
        "--w": points(section.width),
        "--h": points(section.height),
        "--t": points(abs(sides["top"])),
        "--r": points(sides["right"]),
        "--b": points(abs(sides["bottom"])),
        "--l": points(sides["left"] + sides["gutter"]),
        "--head": points(sides["header"]),
        "--foot": points(sides["footer"]),
    }

"""Draws what stands among the words of a run: pictures, charts, lines, text boxes, breaks."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree
from markupsafe import Markup

from sokert.ooxml.names import MC, WP, A, C, R, V, W
from sokert.ooxml.properties import number, values
from sokert.preview import charts
from sokert.preview.chart_parts import chart_of
from sokert.preview.looks import color
from sokert.resolved import Run
from sokert.resolved.reader import local

if TYPE_CHECKING:
    from sokert.preview.story import Story

NEW_PAGE = "\x0c"
"""Stands where a page ends within a paragraph; no words of a file can hold it."""
TAB = Markup('<span class="tab">\t</span>')
_SIGNS = {"tab": TAB, "cr": Markup("<br>"), "noBreakHyphen": Markup("\u2011")}
_UNSEEN = '<span class="unseen" style="{}">{}</span>'
_EMU_A_POINT = 12_700
_SHOWN = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "bmp": "bmp", "webp": "webp"}
_VML_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|pc)?$")


def sign(element: etree._Element) -> Markup:
    """Return a tab, a break or a hyphen."""
    name = local(element)
    if name == "br":
        return Markup(NEW_PAGE) if element.get(f"{W}type") == "page" else Markup("<br>")
    return _SIGNS[name]


def over(run: Run, properties: etree._Element | None) -> Run:
    """Return how a label is set: like its paragraph's mark, with what its list says laid over."""
    said = values(properties)
    names = {"b": "bold", "i": "italic", "caps": "caps", "strike": "strike", "u": "underline", "color": "color"}
    known = {names[name]: value for name, value in said.items() if name in names}
    if "sz" in said:
        known["size"] = said["sz"] / 2
    return replace(run, **known)


def drawn(element: etree._Element, story: Story) -> Markup:
    """Return what an element of a run draws; empty where it draws nothing."""
    found = Markup("")
    for one in _shown(element):
        if one.tag in (f"{WP}inline", f"{WP}anchor"):
            found += _framed(one, story)
        elif one.tag in (f"{V}shape", f"{V}line", f"{V}rect", f"{V}group"):
            found += _vml(one, story)
    return found


def _shown(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the frames and shapes below an element, the chosen ones only: a fallback repeats its choice."""
    if element.tag == f"{MC}Fallback":
        choices = element.getparent()
        if choices is not None and choices.find(f"{MC}Choice") is not None:
            return
    elif element.tag in (f"{WP}inline", f"{WP}anchor", f"{V}shape", f"{V}line", f"{V}rect", f"{V}group"):
        yield element
        return
    if element.tag in (
        f"{W}drawing",
        f"{W}pict",
        f"{W}object",
        f"{MC}AlternateContent",
        f"{MC}Choice",
        f"{MC}Fallback",
    ):
        for child in element:
            yield from _shown(child)


def _framed(frame: etree._Element, story: Story) -> Markup:
    """Return a picture, a chart, a line or a box of DrawingML, in its place."""
    extent, properties = frame.find(f"{WP}extent"), frame.find(f"{WP}docPr")
    wide, high = (number(None if extent is None else extent.get(side)) / _EMU_A_POINT for side in ("cx", "cy"))
    said = "" if properties is None else properties.get("descr") or properties.get("title") or ""
    inner = _content(frame, story, wide, high, said)
    if frame.tag == f"{WP}inline" or not inner:
        return inner
    return Markup('<span class="at" style="{}">{}</span>').format(_place(frame), inner)


def _content(frame: etree._Element, story: Story, wide: float, high: float, said: str) -> Markup:
    size = f"width:{wide:.1f}pt;height:{high:.1f}pt"
    chart, blip, box = frame.find(f".//{C}chart"), frame.find(f".//{A}blip"), frame.find(f".//{W}txbxContent")
    if chart is not None:
        read = chart_of(_linked(story, chart.get(f"{R}id", "")), story.parts)
        return charts.drawn(read, wide, high, said) if read else Markup(_UNSEEN).format(size, said)
    if blip is not None:
        return _picture(story, blip.get(f"{R}embed", ""), size, said)
    if box is not None:
        return _box(story, box, f"width:{wide:.1f}pt;min-height:{high:.1f}pt;{_frame_line(frame)}")
    shape = frame.find(f".//{A}prstGeom")
    if shape is not None and re.search("line|Connector1", shape.get("prst", "")):
        return Markup('<span class="line" style="width:{}pt;{}"></span>').format(
            f"{wide:.1f}", _frame_line(frame, "top")
        )
    return Markup("")


def _frame_line(frame: etree._Element, side: str = "") -> str:
    """Return the line around a shape, or along one side of it."""
    line = frame.find(f".//{A}ln")
    if (line is None or line.find(f"{A}noFill") is not None) and not side:
        return ""
    fill = None if line is None else line.find(f".//{A}srgbClr")
    width = number(None if line is None else line.get("w"), 9525) / _EMU_A_POINT
    name = f"border-{side}" if side else "border"
    return f"{name}:{max(width, 0.5):g}pt solid {color(None if fill is None else fill.get('val'), '#000')}"


def _box(story: Story, content: etree._Element, look: str) -> Markup:
    return Markup('<div class="box" style="{}">{}</div>').format(look, story.blocks(content))


def _place(frame: etree._Element) -> str:
    """Return where an anchored thing stands beside its paragraph."""
    across, down = frame.find(f"{WP}positionH"), frame.find(f"{WP}positionV")
    aligned = None if across is None else across.find(f"{WP}align")
    if aligned is not None and aligned.text in ("center", "right"):
        left = "left:50%;transform:translateX(-50%)" if aligned.text == "center" else "right:0"
    else:
        left = f"left:{_offset(across):.1f}pt"
    below = _offset(down) if down is not None and down.get("relativeFrom") in ("paragraph", "line") else 0
    return f"{left};top:{below:.1f}pt"


def _offset(position: etree._Element | None) -> float:
    said = None if position is None else position.find(f"{WP}posOffset")
    return 0.0 if said is None else number(said.text) / _EMU_A_POINT


def _linked(story: Story, id: str) -> str:
    """Return the part that an id of a relationship leads to; empty where it leads out of the file."""
    link = story.parts.links(story.part).get(id)
    return "" if link is None or link.external else link.target


def _picture(story: Story, id: str, size: str, said: str) -> Markup:
    """Return a picture as data; of one that no browser shows, an empty frame with what it is."""
    part = _linked(story, id)
    content, kind = story.parts.content.get(part, b""), _SHOWN.get(PurePosixPath(part).suffix[1:].lower())
    if not content or not kind:
        return Markup(_UNSEEN).format(size, said or PurePosixPath(part).name)
    data = base64.b64encode(content).decode("ascii")
    return Markup('<img alt="{}" style="{}" src="data:image/{};base64,{}">').format(said, size, kind, data)


def _vml(shape: etree._Element, story: Story) -> Markup:
    """Return a line, a picture or a box of the older VML, in its place."""
    style = dict(one.strip().split(":", 1) for one in shape.get("style", "").split(";") if ":" in one)
    wide, high = (_vml_length(style.get(side, "")) for side in ("width", "height"))
    picture, box = shape.find(f".//{V}imagedata"), shape.find(f".//{W}txbxContent")
    size = f"width:{wide:.1f}pt;height:{high:.1f}pt"
    left, top = (_vml_length(style.get(name, "")) for name in ("margin-left", "margin-top"))
    if picture is not None:
        inner = _picture(story, picture.get(f"{R}id", ""), size, shape.get("alt", ""))
    elif box is not None:
        inner = _box(story, box, f"width:{wide:.1f}pt;min-height:{high:.1f}pt")
    elif shape.tag == f"{V}line" or shape.get("type") in ("#_x0000_t32", "#_x0000_t20"):
        ends = [_vml_length(shape.get(end, "0").partition(",")[0]) for end in ("from", "to")]
        left, wide = (min(ends), abs(ends[1] - ends[0])) if shape.tag == f"{V}line" else (left, wide)
        top = _vml_length(shape.get("from", "0,0").partition(",")[2]) if shape.tag == f"{V}line" else top
        inner = Markup('<span class="line" style="width:{}pt"></span>').format(f"{wide:.1f}")
    else:
        return Markup("")
    if style.get("position") != "absolute":
        return inner
    return Markup('<span class="at" style="{}">{}</span>').format(f"left:{left:.1f}pt;top:{top:.1f}pt", inner)


def _vml_length(said: str) -> float:
    """Return a length of VML in points.

    >>> _vml_length("1in"), _vml_length("none")
    (72.0, 0.0)
    """
    match = _VML_LENGTH.match(said.strip())
    a_point: Mapping[str | None, float] = {"in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12}
    return float(match[1]) * a_point.get(match[2], 1.0) if match else 0.0

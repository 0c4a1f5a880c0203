"""Draws values with form as OOXML: runs for a line, paragraphs where they take a paragraph's place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from sokert.document.chart import Chart
from sokert.document.values import (
    ColumnBreak,
    Content,
    Image,
    InsertedDocument,
    LineBreak,
    Link,
    Listing,
    Look,
    Markdown,
    PageBreak,
    Paragraph,
    Paragraphs,
    RichText,
    Value,
)
from sokert.errors import Finding, TemplateError
from sokert.ooxml.markup import escaped, made, quoted
from sokert.ooxml.names import NAMESPACES, declared
from sokert.word.charts.inline import drawing
from sokert.word.look import laid, without

Inline = Content | RichText | Listing
_BREAKS: dict[type, str] = {
    LineBreak: "<w:br/>",
    PageBreak: '<w:br w:type="page"/>',
    ColumnBreak: '<w:br w:type="column"/>',
}
_PAGE = '</w:t><w:br w:type="page"/><w:t xml:space="preserve">'
# The color Word gives a link in a file that has no style "Hyperlink".
_LINK = Look(color="0563C1", underline=True)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a value asks of the file it is drawn into."""

    relate: Callable[[str, str | bytes, str], str]
    """(kind, target or bytes, ending of the file) → the id of a relation of this part, or a sign for it."""
    style: Callable[[str, str], str]
    """(name, type) → the id of a style; TemplateError when the file has none of that name and type."""
    measure: float = 160
    """How wide an image may be that nobody gave a size, in millimetres."""
    charted: Callable[[Chart], str] = str
    """A chart → the id of a relation of this part to it, or a sign for that."""
    in_link: bool = False
    """Whether the value stands in a link of the form; a link in a link is none that Word knows."""


def is_block(value: Value) -> bool:
    """Return whether a value takes whole paragraphs.

    >>> [is_block(Listing("a")), is_block(Listing("a\\ab")), is_block(RichText("a"))]
    [False, True, False]
    """
    return isinstance(value, Paragraphs | Markdown | InsertedDocument) or (
        isinstance(value, Listing | RichText) and len(value.paragraphs) > 1
    )


def inline(value: Value, properties: str, around: Surroundings) -> str:
    """Return the runs of a value that stands in a run with these properties: its `w:rPr`, or an empty string.

    A value of whole paragraphs raises TemplateError.
    """
    match value:
        case RichText() if not is_block(value):
            return _joined([partial(_piece, piece.content, piece.look, properties, around) for piece in value.pieces])
        case Listing() if not is_block(value):
            return _listed(value.text, properties)
        case Chart():
            return drawing(value, around.measure, around.charted(value))
        case Link() | Image() | LineBreak() | PageBreak() | ColumnBreak():
            return _piece(value, Look(), properties, around)
    raise TemplateError(Finding("VALUE-NOT-IN-LINE", {"value": type(value).__name__}))


def paragraphs(value: Value, paragraph: str, run: str, around: Surroundings) -> str:
    """Return the paragraphs of a value: `paragraph` and `run` are the `w:pPr` and `w:rPr` it takes the place of.

    A paragraph that names a style looks as that style says and takes nothing over. A value of one line
    becomes one paragraph. Markdown and documents are drawn elsewhere.
    """
    sample = without(paragraph, "sectPr")
    if isinstance(value, Listing):
        return "".join(f"<w:p>{sample}{_listed(text, run)}</w:p>" for text in value.paragraphs)
    if isinstance(value, RichText):
        value = Paragraphs(*value.paragraphs)
    if not isinstance(value, Paragraphs):
        return f"<w:p>{sample}{inline(value, run, around)}</w:p>"
    items = [replace(item, content=text) for item in value.items for text in item.content.paragraphs]
    return _joined([partial(_paragraph, item, sample, run, around) for item in items])


def _joined(drawings: Iterable[Callable[[], str]]) -> str:
    """Return what all draw; what they tell is told together."""
    drawn, found = [], list[Finding]()
    for draw in drawings:
        try:
            drawn.append(draw())
        except TemplateError as error:
            found += [finding for finding in error.findings if finding not in found]
    if found:
        raise TemplateError(found)
    return "".join(drawn)


def _paragraph(item: Paragraph, sample: str, run: str, around: Surroundings) -> str:
    if item.style:
        sample, run = f"<w:pPr><w:pStyle w:val={quoted(around.style(item.style, 'paragraph'))}/></w:pPr>", ""
    return f"<w:p>{sample}{inline(item.content, run, around)}</w:p>"


def _listed(text: str, properties: str) -> str:
    """Return the run of a listing's text; a form feed is a new page."""
    if not text:
        return ""
    words = _PAGE.join(escaped(page) for page in text.split("\f"))
    return f'<w:r>{without(properties)}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _piece(content: Content, look: Look, properties: str, around: Surroundings) -> str:
    """Return the run of a piece, inside its link if it has one."""
    own = content.url if isinstance(content, Link) else content.link if isinstance(content, Image) else None
    look = replace(look, link=own) if own else look
    if look.link and around.in_link:
        raise TemplateError(Finding("VALUE-LINK-IN-LINK", {"given": str(content), "url": look.link}))
    if isinstance(content, Image):
        return _picture(content, look.link, around)
    style = around.style(look.style, "character") if look.style else ""
    if look.link and not style:
        with suppress(TemplateError):
            style = around.style("Hyperlink", "character")
        look = look if style else look.over(_LINK)
        properties = without(properties, "color", "u")
    drawn = laid(look, properties, style)
    if type(content) in _BREAKS:
        run = f"<w:r>{drawn}{_BREAKS[type(content)]}</w:r>"
    else:
        run = f'<w:r>{drawn}<w:t xml:space="preserve">{escaped(str(content))}</w:t></w:r>'
    return _linked(run, look.link, content.tooltip if isinstance(content, Link) else None, around)


def _linked(run: str, url: str | None, tooltip: str | None, around: Surroundings) -> str:
    """Return a run inside its link."""
    if not url:
        return run
    said = f" w:tooltip={quoted(tooltip)}" if tooltip else ""
    if url.startswith("#"):
        return f'<w:hyperlink w:anchor={quoted(url[1:])}{said} w:history="1">{run}</w:hyperlink>'
    relation = around.relate("hyperlink", url, "")
    return f'<w:hyperlink {declared("r")} r:id="{relation}"{said} w:history="1">{run}</w:hyperlink>'


def _picture(image: Image, url: str | None, around: Surroundings) -> str:
    """Return the run that shows an image in the line."""
    wide, high = image.extent(around.measure)
    extent = f'cx="{wide}" cy="{high}"'
    name = quoted(image.name or f"image.{image.kind}")
    alt = f" descr={quoted(image.alt)}" if image.alt else ""
    link = ""
    if url:
        relation = around.relate("hyperlink", url, "")
        link = f'<a:hlinkClick {declared("a", "r")} r:id="{relation}"/>'
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:drawing>"
        f'<wp:inline {declared("wp")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{made("id", "drawing")}" name={name}{alt}>{link}</wp:docPr>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks {declared("a")} noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic {declared("a")}><a:graphicData uri="{NAMESPACES["pic"]}">'
        f'<pic:pic {declared("pic")}><pic:nvPicPr><pic:cNvPr id="0" name={name}/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {declared('r')} "
        f'r:embed="{around.relate("image", image.content, image.kind)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

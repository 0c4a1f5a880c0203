"""Puts a chart into a line of the document; what it shows is a part of its own."""

from __future__ import annotations

from sokert.document.chart import Chart
from sokert.document.values.image import EMU
from sokert.ooxml.markup import made, quoted
from sokert.ooxml.names import NAMESPACES, declared
from sokert.word.charts.house import height


def drawing(chart: Chart, measure: float, relation: str) -> str:
    """Return the run that shows a chart in its line.

    `measure` is its width in millimetres where nobody gave one, and the most it has: a wider one ran off the page;
    `relation` is the id of the relation to its part.
    """
    wide, high = round(min(chart.width or measure, measure) * EMU), round(height(chart) * EMU)
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:drawing>"
        f'<wp:inline {declared("wp")} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{made("id", "drawing")}" name="Biểu đồ" '
        f"descr={quoted(chart.alt)}/><wp:cNvGraphicFramePr/><a:graphic {declared('a')}>"
        f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart {declared("c", "r")} r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

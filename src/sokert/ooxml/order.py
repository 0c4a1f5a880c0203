"""The order in which the schema wants the children of an element (ECMA-376 Part 1, annex A).

Word repairs a file, or loses a property, where a child stands before one that should come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sokert.ooxml.names import W

if TYPE_CHECKING:
    from lxml import etree


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RUN = _names(
    """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath rPrChange
    """
)
PARAGRAPH = _names(
    """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
    """
)
SECTION = _names(
    """
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
    """
)
CELL = _names(
    """
    cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers
    cellIns cellDel cellMerge tcPrChange
    """
)
CHART_SERIES = _names(
    """
    idx order tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat val smooth shape
    extLst
    """
)
STYLE = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
NUMBERING = ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")


def put(parent: etree._Element, element: etree._Element, order: tuple[str, ...]) -> etree._Element:
    """Return an element, put behind the last child that the order lets stand before it."""
    space, brace, name = str(element.tag).rpartition("}")
    later = {space + brace + after for after in order[order.index(name) + 1 :]}
    parent.insert(next((at for at, other in enumerate(parent) if other.tag in later), len(parent)), element)
    return element


def child(parent: etree._Element, name: str, order: tuple[str, ...]) -> etree._Element:
    """Return a property's element, put at its place when it is not there yet."""
    found = parent.find(W + name)
    return put(parent, parent.makeelement(W + name), order) if found is None else found


def properties(element: etree._Element, name: str) -> etree._Element:
    """Return the properties of a run, paragraph or cell, put first when it has none yet."""
    found = element.find(W + name)
    if found is None:
        found = element.makeelement(W + name)
        element.insert(0, found)
    return found

"""Word forms with charts as Word draws them: styles and colours beside, extensions inside, another's workbook.

form(drawing("rId7"), charts={"rId7": space(title="{{ t }}")})     the bytes of a form
"""

from __future__ import annotations

import io
import zipfile

from small_forms import form as plain
from sokert.ooxml.names import NAMESPACES
from sokert.ooxml.workbook import workbook

_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = NAMESPACES["r"]
_MORE = "http://schemas.microsoft.com/office/2011/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
COLORS = (
    '<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" '
    f'xmlns:a="{NAMESPACES["a"]}" meth="cycle" id="10"><a:schemeClr val="accent1"/></cs:colorStyle>'
)


def drawing(id: str, alt: str = "", number: int = 5, floating: bool = False) -> str:
    said = f' descr="{alt.replace(chr(34), "&quot;")}"' if alt else ""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5486400" cy="3200400"/>'
        f'<wp:docPr id="{number}" name="Chart {number}"{said}/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart xmlns:c="{NAMESPACES["c"]}" r:id="{id}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _run(words: str) -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<a:r><a:rPr lang="vi-VN" b="1"/><a:t>{safe}</a:t></a:r>'


def _title(*runs: str) -> str:
    if not any(runs):
        return '<c:autoTitleDeleted val="1"/>'
    said = "".join(map(_run, runs))
    rich = f'<c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400"/></a:pPr>{said}</a:p></c:rich>'
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'


def series(at: int, color: str, figure: str = "4.3", cell: str = "") -> str:
    column = "BCDE"[at]
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{cell or f"Series {at + 1}"}</c:v></c:pt></c:strCache></c:strRef>'
        "</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        '<c:dPt><c:idx val="9"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/></c:dPt>'
        "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$3</c:f>"
        '<c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>Category 1</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}$3</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="2"/><c:pt idx="0"><c:v>{figure}</c:v></c:pt></c:numCache></c:numRef></c:val>'
        '<c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}" '
        'xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart"><c16:uniqueId val="{00000000-0A}"/></c:ext>'
        "</c:extLst></c:ser>"
    )


def space(*title: str, drawn: tuple[str, ...] = (series(0, "C00000"), series(1, "00B050"))) -> str:
    """Return a chart of columns; `title` are the runs of its title."""
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    most = '<c:max val="5"/>'
    axis = '<c:axId val="{0}"/><c:scaling><c:orientation val="minMax"/>{2}</c:scaling><c:delete val="0"/>'
    axis += '<c:axPos val="{3}"/><c:numFmt formatCode="{4}" sourceLinked="0"/><c:crossAx val="{1}"/>'
    return (
        f'<c:chartSpace xmlns:c="{NAMESPACES["c"]}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<mc:AlternateContent xmlns:mc="{NAMESPACES["mc"]}"><mc:Choice Requires="c14" '
        'xmlns:c14="http://schemas.microsoft.com/office/drawing/2007/8/2/chart"><c14:style val="102"/></mc:Choice>'
        '<mc:Fallback><c:style val="2"/></mc:Fallback></mc:AlternateContent>'
        f"<c:chart>{_title(*title)}<c:plotArea><c:layout/><c:barChart>"
        f'<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{"".join(drawn)}'
        f'<c:dLbls>{shown}</c:dLbls><c:gapWidth val="219"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        f"<c:catAx>{axis.format(111, 222, '', 'b', 'General')}</c:catAx>"
        f"<c:valAx>{axis.format(222, 111, most, 'l', '#,##0')}</c:valAx>"
        '</c:plotArea><c:legend><c:legendPos val="b"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="zero"/>'
        '</c:chart><c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def form(*body: str, charts: dict[str, str]) -> bytes:
    """Return a form with charts by the ids of their relations."""
    with zipfile.ZipFile(io.BytesIO(plain(*body))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    links, types, more = "", "", dict[str, bytes]()
    for number, (id, xml) in enumerate(charts.items(), 1):
        name, colors = f"charts/chart{number}.xml", f"charts/colors{number}.xml"
        links += f'<Relationship Id="{id}" Type="{_OFFICE}/chart" Target="{name}"/>'
        types += f'<Override PartName="/word/{name}" ContentType="{_KIND}"/>'
        types += f'<Override PartName="/word/{colors}" ContentType="application/vnd.ms-office.chartcolorstyle+xml"/>'
        more[f"word/{name}"], more[f"word/{colors}"] = xml.encode(), COLORS.encode()
        more[f"word/embeddings/so{number}.xlsx"] = workbook("Sheet1", [["Mật"]], "General")
        more[f"word/charts/_rels/chart{number}.xml.rels"] = (
            f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId3" Type="{_OFFICE}/package" '
            f'Target="../embeddings/so{number}.xlsx"/><Relationship Id="rId1" Type="{_MORE}/chartColorStyle" '
            f'Target="colors{number}.xml"/></Relationships>'
        ).encode()
    types += (
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    )
    for name, added in (("[Content_Types].xml", types), ("word/_rels/document.xml.rels", links)):
        at = parts[name].rindex("</")
        parts[name] = parts[name][:at] + added + parts[name][at:]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in (parts | more).items():
            archive.writestr(name, text)
    return buffer.getvalue()

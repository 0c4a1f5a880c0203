"""The page of the house, and the parts of the file that no words go into."""

from __future__ import annotations

from sokert.ooxml.markup import made
from sokert.ooxml.units import twips
from sokert.standards.shape import Form
from sokert.word.house.styles import HEAD, NAMESPACE

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_OVERRIDES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/header2.xml": f"{_WORD}.header+xml",
    "/word/header3.xml": f"{_WORD}.header+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/footer2.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def sections(form: Form) -> dict[str, str]:
    """Return the pages a document may have: the report's own, then those of annexes."""
    return {
        "report": _section(form, landscape=False, restart=False),
        "portrait": _section(form, landscape=False, restart=True),
        "landscape": _section(form, landscape=True, restart=True),
    }


def measure(form: Form, landscape: bool = False) -> float:
    """Return the width of the text area in millimetres.

    >>> from sokert.standards import nd30
    >>> measure(nd30.FORM), measure(nd30.FORM, landscape=True)
    (165, 252)
    """
    page = form.page
    return (page.height if landscape else page.width) - page.left.house - page.right.house


def _section(form: Form, landscape: bool, restart: bool) -> str:
    """Return one `w:sectPr`: no number on its first page; an annex counts its own pages (ND30-ANNEX-PAGENO)."""
    page = form.page
    sides = (page.height, page.width) if landscape else (page.width, page.height)
    wide, high = twips(sides[0]), twips(sides[1])
    orient = ' w:orient="landscape"' if landscape else ""
    margins = " ".join(
        f'w:{side}="{twips(value)}"'
        for side, value in (
            ("top", page.top.house),
            ("right", page.right.house),
            ("bottom", page.bottom.house),
            ("left", page.left.house),
            ("header", page.header.house),
            ("footer", page.header.house),
        )
    )
    numbers = '<w:pgNumType w:start="1"/>' if restart else ""
    # What stands above and below page 1 must not come again on an annex's first page, so it has its own empty ones.
    top, foot = ("rId7", "rId8") if restart else ("rId5", "rId6")
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        f'<w:headerReference w:type="first" r:id="{top}"/><w:footerReference w:type="first" r:id="{foot}"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{orient}/><w:pgMar {margins} w:gutter="0"/>'
        f"{numbers}<w:titlePg/></w:sectPr>"
    )


def document_head() -> str:
    """Return what `word/document.xml` begins with."""
    return f'{HEAD}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"><w:body>'


def document_end() -> str:
    """Return what `word/document.xml` ends with: the page of its last section, whichever that is."""
    return made("page") + "</w:body></w:document>"


def properties_head() -> str:
    """Return what `docProps/core.xml` begins with."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    )


def parts(form: Form) -> dict[str, str]:
    """Return the parts that are the same in every document of a standard, as text."""
    number = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_PAGE_FIELD}</w:p>'
    header = f'{HEAD}<w:hdr xmlns:w="{NAMESPACE}">{{}}</w:hdr>'
    empty = header.format('<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>')
    below = f'{HEAD}<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>'
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("header", "header3.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/header1.xml": header.format(number),
        "word/header2.xml": empty,
        "word/header3.xml": empty,
        "word/footer1.xml": below,
        "word/footer2.xml": below,
        "word/settings.xml": _settings(form),
    }


def _app() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{namespace}"><Application>sokert</Application></Properties>'


def _settings(form: Form) -> str:
    return (
        f'{HEAD}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(form.body.indent)}"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _OVERRIDES.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    def kind(name: str) -> str:
        return f"{_PACKAGE}/relationships/{name}" if "/" in name else f"{RELATIONS}/{name}"

    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind(name)}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'

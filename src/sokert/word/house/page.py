"""The page of the house, and the parts of the file that no words go into."""

from __future__ import annotations

from sokert.ooxml.markup import made
from sokert.ooxml.names import APPLICATION, COMPATIBILITY, CONTENT_TYPES, declared
from sokert.ooxml.relationships import HEAD, OFFICE, WORD, content_types, relationships
from sokert.ooxml.units import twips
from sokert.standards.shape import Form

_OVERRIDES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/header2.xml": f"{WORD}.header+xml",
    "word/header3.xml": f"{WORD}.header+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/footer2.xml": f"{WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
}
_OF_PACKAGE = (
    ("officeDocument", "word/document.xml"),
    ("metadata/core-properties", "docProps/core.xml"),
    ("extended-properties", "docProps/app.xml"),
)
# The sections name headers and footers by the place they have here: rId4 to rId8.
_OF_DOCUMENT = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
    ("footer", "footer1.xml"),
    ("header", "header3.xml"),
    ("footer", "footer2.xml"),
)
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
    return f"{HEAD}<w:document {declared('w', 'r')}><w:body>"


def document_end() -> str:
    """Return what `word/document.xml` ends with: the page of its last section, whichever that is."""
    return made("page") + "</w:body></w:document>"


def properties_head() -> str:
    """Return what `docProps/core.xml` begins with."""
    return f"{HEAD}<cp:coreProperties {declared('cp', 'dc', 'dcterms', 'xsi')}>"


def parts(form: Form) -> dict[str, str]:
    """Return the parts that are the same in every document of a standard, as text."""
    number = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_PAGE_FIELD}</w:p>'
    header = f"{HEAD}<w:hdr {declared('w')}>{{}}</w:hdr>"
    empty = header.format('<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>')
    below = f'{HEAD}<w:ftr {declared("w")}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>'
    return {
        CONTENT_TYPES: content_types(_OVERRIDES),
        "_rels/.rels": relationships(_OF_PACKAGE),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": relationships(_OF_DOCUMENT),
        "word/header1.xml": header.format(number),
        "word/header2.xml": empty,
        "word/header3.xml": empty,
        "word/footer1.xml": below,
        "word/footer2.xml": below,
        "word/settings.xml": _settings(form),
    }


def _app() -> str:
    return f'{HEAD}<Properties xmlns="{APPLICATION}"><Application>sokert</Application></Properties>'


def _settings(form: Form) -> str:
    return (
        f'{HEAD}<w:settings {declared("w")}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(form.body.indent)}"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{COMPATIBILITY}" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )

"""Small Word forms in a few letters, and what a reader sees of the result.

form(p("Hai {{ x }}"), table(row("{{ a }}", "{{ b }}")))     the bytes of a form
seen(content)                                                its body, a line a paragraph, a row between bars
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def t(words: str) -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:t xml:space="preserve">{safe}</w:t>'


def r(words: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{t(words)}</w:r>"


def p(*runs: str, look: str = "") -> str:
    content = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{content}</w:p>"


def cell(*content: str, look: str = "", width: int = 2000) -> str:
    inside = "".join(one if one.startswith("<") else p(one) for one in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:tc') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def form(*body: str, parts: dict[str, str] | None = None, kinds: dict[str, str] | None = None) -> bytes:
    """Return a form; `parts` are more parts by name in `word/`, `kinds` says what each is: header, numbering."""
    section = "<w:sectPr/>"
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}{section}</w:body></w:document>"
    more = parts or {}
    of_kind = kinds or {name: name.rstrip("0123456789.xml").removesuffix("_") for name in more}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{of_kind[name]}+xml"/>' for name in more
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_KINDS}/{of_kind[name]}" Target="{name}"/>'
        for number, name in enumerate(more, 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        **{f"word/{name}": xml for name, xml in more.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, xml in files.items():
            archive.writestr(name, xml)
    return buffer.getvalue()


def tree(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def seen(content: bytes, part: str = "word/document.xml") -> list[str]:
    root = tree(content, part)
    body = root.find(f"{W}body")
    return list(_lines(root if body is None else body))


def _lines(container: etree._Element) -> Iterator[str]:
    for child in container:
        if child.tag == f"{W}p":
            yield words(child)
        elif child.tag == f"{W}tbl":
            for one in child.iter(f"{W}tr"):
                cells = [" / ".join(_lines(inside)) for inside in one.iter(f"{W}tc")]
                yield f"| {' | '.join(cells)} |"
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}footnote"):
            yield from _lines(child)


def words(paragraph: etree._Element) -> str:
    said = {f"{W}br": "\n", f"{W}tab": "\t"}
    marks = {f"{W}b": "*", f"{W}i": "/"}
    text = ""
    for one in paragraph.iter(f"{W}r"):
        look = one.find(f"{W}rPr")
        around = "" if look is None else "".join(sign for tag, sign in marks.items() if look.find(tag) is not None)
        own = "".join(said.get(child.tag, child.text or "") for child in one if child.tag != f"{W}rPr")
        text += f"{around}{own}{around[::-1]}" if own else ""
    return text

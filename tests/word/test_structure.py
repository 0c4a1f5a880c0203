"""No template and no words make a part that is torn: what cannot stand is refused, what is missing is made."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import sokert
from draws import drawn
from judges import schemas_refuse
from small_forms import form, p, row, seen, table
from sokert import InsertedDocument, Template
from sokert.errors import TemplateError
from sokert.ooxml.unpacking import opened

REPORT = {
    "period": "2023-H1",
    "issuer": {"name": "Văn phòng", "place": "Hà Nội", "code": "VP"},
    "signatory": {"position": "Chánh Văn phòng"},
}
PROPERTIES = "::: properties\n:title: a\n:::\n\n"


def report(**more: object) -> sokert.Report:
    return sokert.Report.model_validate({**REPORT, "sections": [{"title": "Kết quả", "body": "x"}], **more})


def torn(content: bytes) -> list[str]:
    found = []
    for name, part in opened(content).parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(part)
            except etree.XMLSyntaxError:
                found.append(name)
    return found


def told(template: Path, data: object = None) -> list[str]:
    with pytest.raises(TemplateError) as error:
        Template(template).render(report() if data is None else data)  # type: ignore[arg-type]
    return [one.code for one in error.value.findings]


@pytest.mark.parametrize("blank", ["\t", "\n", "\r\n", "\t\n "])
def test_words_of_several_lines_are_one_line_in_the_properties(blank: str) -> None:
    issuer = {**REPORT["issuer"], "name": f"Văn phòng{blank}HĐND"}
    content = sokert.render(report(issuer=issuer, subject=f"Về công tác{blank}6 tháng"))
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert properties.author == "Văn phòng HĐND"
    assert properties.title == "Báo cáo về công tác 6 tháng"


@pytest.mark.parametrize(
    "text",
    [
        "# Mục\n\nXin chào.\n",
        '{% extends "half-year/office" %}\n{% block properties %}\n{% endblock %}\n',
        "::: properties\n:::\n\nXin chào.\n",
        "{% if false %}\n::: properties\n:title: x\n:::\n{% endif %}\n\nXin chào.\n",
    ],
)
def test_a_template_without_properties_makes_a_whole_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(text, "utf-8")
    out = tmp_path / "out.docx"
    out.write_bytes(Template(tmp_path / "m.md").render(report()))
    assert not torn(out.read_bytes())
    assert not schemas_refuse(out)
    assert not torn(Template(tmp_path / "m.md").export())
    docx.Document(str(out))


@pytest.mark.parametrize("line", ["Người lập: A", ":body: A", "- a", "| a |"])
def test_another_line_in_the_properties_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(f"::: properties\n:title: x\n{line}\n:::\n\nXin chào.\n", "utf-8")
    with pytest.raises(TemplateError) as error:
        Template(tmp_path / "m.md").render(report())
    assert [(one.code, one.where.line) for one in error.value.findings] == [("TEMPLATE-IN-PROPERTIES", 3)]
    assert "TEMPLATE-IN-PROPERTIES" in [one.code for one in Template(tmp_path / "m.md").check()]


@pytest.mark.parametrize(
    "lines",
    [
        "Xin chào.\n\n::: properties\n:title: a\n:::\n",
        PROPERTIES + PROPERTIES + "Hai\n",
        PROPERTIES + "::: head\nGiữa\n:::\n",
        PROPERTIES + "::: head\n:::\n",
        PROPERTIES + "{% if false %}\n::: head\n{% endif %}\n::: left\n:agency: a\n:::\n:::\n",
        PROPERTIES + "::: head\n::: right\n:country: a\n:::\n:::\n",
    ],
)
def test_torn_lines_are_refused(lines: str, tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(lines, "utf-8")
    assert told(tmp_path / "m.md") == ["TEMPLATE-STRUCTURE"]


def test_a_template_whose_tags_tear_a_row_is_told_at_the_tag_that_opens(tmp_path: Path) -> None:
    table = "| a | b |\n|---|---|\n| x {% if false %}| y |\n\nHai{% endif %}\n"
    (tmp_path / "m.md").write_text(PROPERTIES + table, "utf-8")
    with pytest.raises(TemplateError) as error:
        Template(tmp_path / "m.md").render(report())
    assert [(one.code, one.where.line) for one in error.value.findings] == [("TEMPLATE-TABLE-CROSSED", 7)]


def test_a_body_whose_tags_tear_a_row_is_refused():
    body = "| a | b |\n|---|---|\n| x {% if false %}| y |\n\nHai{% endif %}"
    with pytest.raises(TemplateError) as error:
        sokert.render(report(sections=[{"title": "a", "body": body}]))
    found = [(one.code, one.where.path, one.where.line, one.where.column) for one in error.value.findings]
    assert found == [("TEMPLATE-TABLE-CROSSED", "sections[0].body", 3, 5)]


words = st.text(st.sampled_from('abưé:<>&"= xmlns/w{}\t\n'), max_size=30)


@drawn(10)
@given(words, words)
def test_markup_is_never_looked_for_in_words(value: str, typed: str) -> None:
    typed = "a" + "".join(sign for sign in typed if sign not in "{}\t\n")
    columns = row("Tên", "{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")
    filled = row(f"{typed}{{{{ x }}}}", "{%tc for c in cs %}", "{{ x }}", "{%tc endfor %}")
    dropped = row(f"{typed}.", "{{ x }}", "{% drop column if true %}c")
    out = Template(form(table(columns, filled), table(dropped, columns=3))).render({"x": value, "cs": ["q"]})
    assert seen(out) == ["| Tên | q |", f"| {typed}{value} | {value} |", f"| {typed}. | {value} |"]


@pytest.mark.parametrize("given", [0, -1, 64, 1_000_000_000, "hai", "", "٣"])
def test_a_cell_that_spans_what_no_table_has_is_refused(given: object) -> None:
    with pytest.raises(TemplateError) as error:
        Template(form(table(row("{% colspan n %}a", "b")))).render({"n": given})
    assert [one.code for one in error.value.findings] == ["FORM-CELL-SPAN"]


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 12) * 4)) + chunk(b"IEND", b"")


def test_inserted_documents_keep_every_id_unique(tmp_path: Path) -> None:
    guest = docx.Document()
    picture = guest.add_picture(io.BytesIO(png()))._inline.docPr  # whose link stands between its tags
    to = guest.part.relate_to("https://example.gov.vn", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    picture.append(parse_xml(f'<a:hlinkClick {nsdecls("a", "r")} r:id="{to}"/>'))
    guest.save(tmp_path / "guest.docx")
    host = form(p("{% for d in ds %}"), p("{{ d }}"), p("{% endfor %}"), p("{{ anh }}"))
    data = {"ds": [InsertedDocument(tmp_path / "guest.docx")] * 3, "anh": sokert.Image(png())}
    out = tmp_path / "out.docx"
    out.write_bytes(Template(host).render(data))
    main = etree.fromstring(zipfile.ZipFile(out).read("word/document.xml"))
    ids = [one.get("id") for one in main.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 4
    assert not schemas_refuse(out)


NAMED = (
    '<w:p><w:bookmarkStart w:id="7" w:name="so_lieu"/><w:r><w:t>Số liệu</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    f'<w:sdt><w:sdtPr><w:id w:val="41"/></w:sdtPr><w:sdtContent>{p("Ô nhập")}</w:sdtContent></w:sdt>'
)


def test_what_inserted_documents_name_is_named_once(tmp_path: Path) -> None:
    guest = InsertedDocument(form(NAMED))
    host = form(NAMED, p("{% for d in ds %}"), p("{{ d }}"), p("{% endfor %}"))
    out = tmp_path / "out.docx"
    out.write_bytes(Template(host).render({"ds": [guest, guest, InsertedDocument(form(NAMED, p("khác")))]}))
    main = etree.fromstring(zipfile.ZipFile(out).read("word/document.xml"))
    word = f"{{{main.nsmap['w']}}}"
    starts = list(main.iter(f"{word}bookmarkStart"))
    ids, names = ([one.get(word + key) for one in starts] for key in ("id", "name"))
    assert len(set(ids)) == len({name.lower() for name in names}) == 4
    assert [one.get(f"{word}id") for one in main.iter(f"{word}bookmarkEnd")] == ids
    controls = [one.get(f"{word}val") for one in main.iter(f"{word}id")]
    assert len(controls) == len(set(controls)) == 4
    assert not schemas_refuse(out)


def test_what_sokert_wrote_sokert_reads():
    white = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 3_000_054, 0, 0, 54, 40, 1000, 1000, 1, 24, 0, 0, 0, 0, 0, 0)
    out = Template(form(p("{{ anh }}"))).render({"anh": sokert.Image(white + b"\xff" * 3_000_000)})
    assert len(out) < len(white) + 30_000
    assert sokert.check(out)
    assert sokert.fix(out).content
    assert Template(out).render({})

"""Lines of several files in one document: includes, inheritance, whole documents, the house's lines in a form."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT

import sokert
from draws import covering
from judges import made_of, schemas_say
from office_charts import drawing, space
from office_charts import form as charted
from small_forms import form, p, row, seen, table
from sokert.ooxml.unpacking import opened

WRITTEN: list[bytes] = []  # what the tests of this file made, for the schemas at its end

Make = Callable[[str, bytes], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def put(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put


def rendered(path: Path, data: dict[str, Any]) -> bytes:
    content = sokert.Template(path).render(data)
    WRITTEN.append(content)
    return content


def document(*paragraphs: tuple[str, str]) -> bytes:
    made = Document()
    for words, style in paragraphs:
        made.add_paragraph(words, style=style)
    return saved(made)


def saved(made: Doc) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_form_includes_another(make: Make) -> None:
    make("cuoi.docx", form(p("Kính gửi {{ ten }}"), table(row("{% for o in rows %}{{ o }}", "{% endfor %}"))))
    host = make("mau.docx", form(p("Đầu"), p('{% include "cuoi.docx" %}'), p("Hết")))
    assert seen(rendered(host, {"ten": "Lan", "rows": [1, 2]})) == [
        "Đầu",
        "Kính gửi Lan",
        "| 1 |  |",
        "| 2 |  |",
        "Hết",
    ]


def test_a_form_includes_another_whose_name_is_worked_out(make: Make) -> None:
    make("cuoi.docx", form(p("Kính gửi {{ ten }}")))
    host = make("mau.docx", form(p("Đầu"), p("{% include mau_cuoi %}")))
    assert seen(rendered(host, {"ten": "Lan", "mau_cuoi": "cuoi.docx"})) == ["Đầu", "Kính gửi Lan"]


def test_an_included_form_brings_its_styles_and_lists(make: Make) -> None:
    make(
        "danh-muc.docx",
        document(("{% for o in rows %}", "Normal"), ("{{ o }}", "List Number"), ("{% endfor %}", "Normal")),
    )
    host = make("mau.docx", document(("Đầu", "Normal"), ('{% include "danh-muc.docx" %}', "Normal")))
    read = Document(io.BytesIO(rendered(host, {"rows": ["a", "b"]})))
    assert [(one.text, one.style.name) for one in read.paragraphs if one.style] == [
        ("Đầu", "Normal"),
        ("a", "List Number"),
        ("b", "List Number"),
    ]


def test_a_form_extends_another(make: Make) -> None:
    make("chung.docx", form(p("Chung {{ ten }}"), p("{% block giua %}"), p("Giữa"), p("{% endblock %}"), p("Hết")))
    child = make(
        "rieng.docx",
        form(
            p('{% extends "chung.docx" %}'),
            p("không in"),
            p("{% block giua %}"),
            p("Riêng {{ ten }}"),
            p("{% endblock %}"),
        ),
    )
    assert seen(rendered(child, {"ten": "Lan"})) == ["Chung Lan", "Riêng Lan", "Hết"]


def test_a_form_extends_a_built_in_template(make: Make) -> None:
    report = sokert.load("examples/van-phong-ubnd/report.yaml")
    child = make(
        "rieng.docx",
        form(p('{% extends "half-year/office" %}'), p("{% block opening %}"), p("Mở đầu riêng."), p("{% endblock %}")),
    )
    content = sokert.Template(child).render(report)
    WRITTEN.append(content)
    lines = seen(content)
    assert "Mở đầu riêng." in lines
    assert any("20.870" in line for line in lines)


def test_a_text_template_takes_a_block_from_a_form(make: Make, tmp_path: Path) -> None:
    make("khung.docx", form(p("Khung của {{ issuer.name }}")))
    text = '{% extends "half-year/office" %}\n{% block opening %}\n{% include "khung.docx" %}\n{% endblock %}\n'
    (tmp_path / "mau.md").write_text(text, "utf-8")
    content = sokert.Template(tmp_path / "mau.md").render(sokert.load("examples/van-phong-ubnd/report.yaml"))
    WRITTEN.append(content)
    assert "Khung của Văn phòng" in seen(content)


def test_our_parts_stand_in_an_office_s_form(make: Make) -> None:
    host = make("mau.docx", form(p("Báo cáo"), p('{% include "parts/signature" %}')))
    content = sokert.Template(host).render(sokert.load("examples/van-phong-ubnd/report.yaml"))
    WRITTEN.append(content)
    assert any("Nơi nhận:" in line for line in seen(content))


def test_a_whole_document_takes_the_place_of_its_tag(make: Make) -> None:
    inside = document(("Điều 1", "Heading 1"), ("a & b", "List Bullet"))
    host = make("mau.docx", document(("Trước", "Normal"), ("{{ noi_dung }}", "Normal"), ("Sau", "Normal")))
    read = Document(io.BytesIO(rendered(host, {"noi_dung": sokert.InsertedDocument(inside)})))
    assert [(one.text, one.style.name) for one in read.paragraphs if one.style] == [
        ("Trước", "Normal"),
        ("Điều 1", "Heading 1"),
        ("a & b", "List Bullet"),
        ("Sau", "Normal"),
    ]


def test_markdown_takes_the_place_of_its_tag_and_its_braces_are_words(make: Make) -> None:
    host = make("mau.docx", form(p("{{ noi_dung }}", look='<w:jc w:val="both"/>')))
    content = rendered(
        host, {"noi_dung": sokert.Markdown("Một **hai** {{ ba }}\n\n- bốn\n\n| A | B |\n|---|---|\n| 1 | 2 |")}
    )
    assert [line for line in seen(content) if line] == ["Một *hai* {{ ba }}", "bốn", "| A | B |", "| 1 | 2 |"]


def test_a_template_reaches_no_file_outside_its_folder(make: Make, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    make("ngoai.docx", form(p("bí mật")))
    host = tmp_path / "trong" / "mau.docx"
    for asked in ("../ngoai.docx", str(tmp_path / "ngoai.docx")):
        host.write_bytes(form(p("{% include x %}")))
        with pytest.raises(sokert.TemplateError) as error:
            sokert.Template(host).render({"x": asked})
        assert [one.code for one in error.value.findings] == ["TEMPLATE-OUTSIDE"]


def test_many_threads_render_one_template_alike(make: Make) -> None:
    make("cuoi.docx", form(p("Kính gửi {{ ten }}")))
    template = sokert.Template(make("mau.docx", form(p("{{ ten }}"), p('{% include "cuoi.docx" %}'), p("{{ md }}"))))
    data = [{"ten": str(number), "md": sokert.Markdown(f"- {number}")} for number in range(40)]
    alone = [template.render(one) for one in data]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(template.render, data)) == alone


# Pages of inserted documents


def annex(header: str = "", landscape: bool = True, words: str = "Phụ lục") -> sokert.InsertedDocument:
    return sokert.InsertedDocument(annex_of(words, header, landscape))


def annex_of(words: str, header: str = "", landscape: bool = True) -> Doc:
    made = Document()
    made.add_paragraph(words)
    section = made.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if header:
        section.header.paragraphs[0].text = header
    return made


def pages(content: bytes) -> list[tuple[str, bool]]:
    """Return for each section its words and whether it lies on its side."""
    read = Document(io.BytesIO(content))
    said, found = list[str](), list[tuple[str, bool]]()
    sections = iter(read.sections)
    for paragraph in read.paragraphs:
        said += [paragraph.text] if paragraph.text else []
        if paragraph._p.pPr is not None and paragraph._p.pPr.sectPr is not None:
            found.append((" ".join(said), next(sections).orientation == WD_ORIENT.LANDSCAPE))
            said = []
    return [*found, (" ".join(said), next(sections).orientation == WD_ORIENT.LANDSCAPE)]


def host(*lines: str) -> bytes:
    return document(*((line, "Normal") for line in lines))


@pytest.mark.parametrize(
    ("lines", "sections"),
    [
        (("Đầu", "{{ x }}", "Hết"), [("Đầu", False), ("Phụ lục", True), ("Hết", False)]),
        (("{{ x }}", "Hết"), [("Phụ lục", True), ("Hết", False)]),
        (("Đầu", "{{ x }}"), [("Đầu", False), ("Phụ lục", True)]),
    ],
)
def test_an_inserted_page_on_its_side_stays_so(
    make: Make, lines: tuple[str, ...], sections: list[tuple[str, bool]]
) -> None:
    assert pages(rendered(make("mau.docx", host(*lines)), {"x": annex()})) == sections


def headed(lines: tuple[str, ...], **said: str) -> bytes:
    """Return a document whose header or footer says so: header, footer, first_page_header, even_page_footer ..."""
    made = Document(io.BytesIO(host(*lines)))
    section = made.sections[0]
    section.different_first_page_header_footer = any(name.startswith("first") for name in said)
    made.settings.odd_and_even_pages_header_footer = any(name.startswith("even") for name in said)
    for name, words in said.items():
        getattr(section, name).paragraphs[0].text = words
    return saved(made)


def shown(content: bytes) -> list[dict[str, str]]:
    """Return for each section the words over and under its pages, of the kinds of pages it has."""
    read = Document(io.BytesIO(content))
    found = []
    for section in read.sections:
        kinds = ["", *(["first_page_"] if section.different_first_page_header_footer else [])]
        kinds += ["even_page_"] if read.settings.odd_and_even_pages_header_footer else []
        names = [f"{kind}{story}" for kind in kinds for story in ("header", "footer")]
        found.append({name: getattr(section, name).paragraphs[0].text for name in names})
    return [{name: words for name, words in one.items() if words} for one in found]


NUMBERED = {"header": "2"}
TITLED = {"header": "2", "first_page_header": "MẬT"}
FACED = {"header": "lẻ", "even_page_header": "chẵn"}
ANNEX = {"header": "Biểu 1", "footer": "Ghi chú"}


@pytest.mark.parametrize(
    ("ours", "theirs", "sections"),
    [
        ({}, ANNEX, [{}, ANNEX, {}]),
        (NUMBERED, ANNEX, [NUMBERED, ANNEX, NUMBERED]),
        (NUMBERED, {"header": "Biểu 1"}, [NUMBERED, {"header": "Biểu 1"}, NUMBERED]),
        (
            {"footer": "1"},
            {"header": "Biểu 1"},
            [{"footer": "1"}, {"header": "Biểu 1", "footer": "1"}, {"footer": "1"}],
        ),
        ({}, {**ANNEX, "first_page_header": "Bìa"}, [{}, {**ANNEX, "first_page_header": "Bìa"}, {}]),
        (TITLED, ANNEX, [TITLED, ANNEX, NUMBERED]),  # the host's first page was before
        (TITLED, {**ANNEX, "first_page_footer": "Bìa"}, [TITLED, {**ANNEX, "first_page_footer": "Bìa"}, NUMBERED]),
        (FACED, {"header": "Biểu 1"}, [FACED, {"header": "Biểu 1", "even_page_header": "Biểu 1"}, FACED]),
        (FACED, {"header": "a", "even_page_header": "b"}, [FACED, {"header": "a", "even_page_header": "b"}, FACED]),
    ],
)
def test_each_page_shows_the_header_of_its_own_file(
    ours: dict[str, str], theirs: dict[str, str], sections: list[dict[str, str]]
) -> None:
    data = {"x": sokert.InsertedDocument(headed(("Phụ lục",), **theirs))}
    content = sokert.Template(headed(("Đầu", "{{ x }}", "Hết"), **ours)).render(data)
    WRITTEN.append(content)
    assert shown(content) == sections


def test_headers_of_several_inserted_documents_do_not_mix() -> None:
    lines = ("{% for x in ds %}", "{{ x }}", "{% endfor %}", "Hết")
    guests = [headed(("A",), header="Biểu A"), headed(("B",), header="Biểu B", footer="b"), headed(("C",), header="C")]
    data = {"ds": [sokert.InsertedDocument(one) for one in guests]}
    content = sokert.Template(headed(lines)).render(data)
    WRITTEN.append(content)
    said = [one for one in shown(content) if one]
    assert said == [{"header": "Biểu A"}, {"header": "Biểu B", "footer": "b"}, {"header": "C"}]
    assert shown(content)[-1] == {}


def test_sections_of_an_inserted_document_go_on_with_its_own_headers() -> None:
    guest = Document(io.BytesIO(headed(("Phần đầu",), header="Biểu 1")))
    guest.add_section()
    guest.add_paragraph("Phần sau")
    content = sokert.Template(headed(("Đầu", "{{ x }}", "Hết"), footer="1")).render(
        {"x": sokert.InsertedDocument(guest)}
    )
    WRITTEN.append(content)
    assert [one.get("header", "") for one in shown(content)] == ["", "Biểu 1", "Biểu 1", ""]


def test_pages_of_the_house_behind_an_inserted_document_keep_their_own(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("Đầu\n\n{{ x }}\n\nHết\n", "utf-8")
    content = sokert.Template(tmp_path / "mau.md").render({"x": sokert.InsertedDocument(headed(("Phụ lục",), **ANNEX))})
    WRITTEN.append(content)
    assert shown(content) == [{"header": "2"}, ANNEX, {"header": "2"}]


def test_no_header_is_made_where_none_comes_in(make: Make) -> None:
    content = rendered(make("mau.docx", host("Đầu", "{{ x }}", "Hết")), {"x": annex()})
    assert not [name for name in opened(content).parts if "empty" in name]


def test_a_plain_inserted_document_begins_no_page(make: Make) -> None:
    content = rendered(make("mau.docx", host("Đầu", "{{ x }}", "Hết")), {"x": annex(landscape=False)})
    assert pages(content) == [("Đầu Phụ lục Hết", False)]


def test_a_document_of_two_pages_of_its_own_ends_the_file_as_often_as_it_comes(make: Make) -> None:
    both = annex_of("Biểu 1")
    both.add_section()
    both.add_paragraph("Biểu 2")
    content = rendered(make("mau.docx", host("Đầu", "{{ x }}", "{{ x }}")), {"x": sokert.InsertedDocument(both)})
    assert pages(content) == [("Đầu", False), *[("Biểu 1", True), ("Biểu 2", True)] * 2]


def test_a_chart_of_a_document_that_comes_twice_has_a_part_and_a_workbook_of_its_own_each_time(make: Make) -> None:
    inside = sokert.InsertedDocument(charted(p(drawing("rId7")), charts={"rId7": space("Số hộ")}))
    parts = opened(rendered(make("mau.docx", host("{{ x }}", "{{ x }}", "Hết")), {"x": inside})).parts
    ids = re.findall(rb'<c:chart [^>]*r:id="([^"]*)"', parts["word/document.xml"])
    assert len(ids) == len(set(ids)) == 2
    charts = [name for name in parts if re.fullmatch(r"word/charts/[^/_]*chart[^/_]*\.xml", name)]
    books = [name for name in parts if name.endswith(".xlsx")]
    assert len(charts) == len(books) == 2
    assert parts[books[0]] == parts[books[1]]


def test_in_a_cell_a_page_on_its_side_is_words(make: Make) -> None:
    content = rendered(make("mau.docx", form(table(row("{{ x }}", "b")), p("Hết"))), {"x": annex()})
    assert seen(content) == ["| Phụ lục | b |", "Hết"]
    assert b"landscape" not in opened(content).parts["word/document.xml"]


def test_the_schemas_accept_every_kind_of_part_and_element_that_was_written(tmp_path: Path) -> None:
    kept = covering(WRITTEN, made_of, richest_first=True)
    assert len(kept) > 2
    files = [tmp_path / f"{number}.docx" for number in range(len(kept))]
    for file, content in zip(files, kept, strict=True):
        file.write_bytes(content)
    assert {name: said for name, said in schemas_say(files).items() if said} == {}

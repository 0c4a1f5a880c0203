"""Lines of several files in one document: includes, inheritance, whole documents, the house's lines in a form."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import sokert
from judges import schemas_say
from small_forms import form, p, row, seen, table

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
        with pytest.raises(sokert.TemplateNotFoundError):
            sokert.Template(host).render({"x": asked})


def test_many_threads_render_one_template_alike(make: Make) -> None:
    make("cuoi.docx", form(p("Kính gửi {{ ten }}")))
    template = sokert.Template(make("mau.docx", form(p("{{ ten }}"), p('{% include "cuoi.docx" %}'), p("{{ md }}"))))
    data = [{"ten": str(number), "md": sokert.Markdown(f"- {number}")} for number in range(40)]
    alone = [template.render(one) for one in data]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(template.render, data)) == alone


def test_the_schemas_accept_all_that_was_written(tmp_path: Path) -> None:
    assert WRITTEN
    files = [tmp_path / f"{number}.docx" for number in range(len(WRITTEN))]
    for file, content in zip(files, WRITTEN, strict=True):
        file.write_bytes(content)
    assert {name: said for name, said in schemas_say(files).items() if said} == {}

"""References and contents of a written file: fields around results that are already right."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import judges
import sokert
from pictures import png
from small_forms import W, form, p
from sokert.contents.outline import place_of
from sokert.document.values import Markdown
from sokert.errors import TemplateError
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered

BODY = """[TOC]

Xem [](#thu), [](#truoc), [](#tham-muu), [](#so-lieu).

Biểu: Kết quả {{ vb }} {: #thu}

| a | b |
|---|---|
| 1 | 2 |

![Ảnh](anh.png "Trụ sở"){: width=2cm #truoc}

{% for i in range(2) %}
Biểu: Lượt {{ i }} {: #luot}

Xem [](#luot).
{% endfor %}
"""
REPORT = {
    "period": "2024-H1",
    "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "metrics": [{"code": "vb", "name": "Văn bản", "value": 5}, {"code": "b", "name": "Bài", "value": 6}],
    "sections": [
        {
            "title": "Kết quả",
            "body": BODY,
            "sections": [{"title": "Văn thư", "body": "Đã làm.\n\n\\newpage"}, {"title": "Tham mưu", "id": "tham-muu"}],
        },
        {"title": "Nhiệm vụ", "body": "Đang làm."},
    ],
    "annexes": [{"title": "Biểu số liệu", "id": "so-lieu"}],
}


def lines(content: bytes) -> list[str]:
    """Return the paragraphs of a file as they are read, fields by their results."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    said = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in body.iter(f"{W}p")]
    return [line.replace("\u00a0", " ") for line in said]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("bao-cao")
    (folder / "anh.png").write_bytes(png(30, 20))
    report = sokert.Report.model_validate(REPORT).at_home(folder)
    return lines(sokert.render(report))


def test_references_say_what_they_lead_to(read: list[str]) -> None:
    assert "Xem Biểu 1, Hình 1, mục I.2, Phụ lục." in read
    assert [line for line in read if line.startswith(("Biểu", "Hình 1"))] == [
        "Biểu 1. Kết quả 5", "Hình 1. Trụ sở", "Biểu 2. Lượt 0", "Biểu 3. Lượt 1",
    ]  # fmt: skip
    assert [line for line in read if line in ("Xem Biểu 2.", "Xem Biểu 3.")] == ["Xem Biểu 2.", "Xem Biểu 3."]


def test_a_label_stays_with_its_number_in_a_reference_and_in_an_entry() -> None:
    text = "[TOC]\n\n## Năm 2025 {: #m-1}\n\nXem [](#m-1), [](#t).\n\nBiểu: Thu {: #t}\n\n| a |\n|---|\n| 1 |"
    content = sokert.Template(form(p("{{ md }}"))).render({"md": Markdown(text)})
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body = file.read("word/document.xml").decode()
    assert "mục\u00a0" in body
    assert "Biểu\u00a01" in body


def test_contents_have_entries_with_their_pages(read: list[str]) -> None:
    at = read.index("I. Kết quả1")
    assert read[at : at + 5] == [
        "I. Kết quả1", "1. Văn thư1", "2. Tham mưu2", "II. Nhiệm vụ2", "Phụ lục. BIỂU SỐ LIỆU",
    ]  # fmt: skip


@pytest.mark.parametrize("above", [["MỤC LỤC"], ["Mục lục:"], ["Phần mở đầu", "MỤC LỤC"]])
def test_contents_have_a_heading_where_nobody_typed_one(above: list[str]) -> None:
    own = form(p(above[0]), p("{{ contents() }}"), p("{{ md }}"))
    read = lines(sokert.Template(own).render({"md": Markdown("## Một")}))
    assert read == [*above, "I. Một1", "Một"]


@pytest.mark.parametrize(
    ("body", "code"),
    [("[](#khong-co)", "FILL-REFERENCE"), ("![a](../a.png)", "TEMPLATE-OUTSIDE"), ("![a](b.png)", "FILL-IMAGE")],
)
def test_what_leads_nowhere_or_lies_elsewhere_is_told(body: str, code: str) -> None:
    report = sokert.Report.model_validate({**REPORT, "sections": [{"title": "Kết quả", "body": body}]})
    with pytest.raises(TemplateError) as error:
        sokert.render(report.at_home(Path(__file__).parent))
    assert [one.code for one in error.value.findings] == [code]


@pytest.mark.parametrize("folder", [None, Path(__file__).parent])
def test_a_picture_that_is_not_there_is_told_in_reading_checking_and_printing(folder: Path | None) -> None:
    body = "Một.\n\n![a](b.png)"
    data = {**REPORT, "recipients": ["Lưu: VT"], "sections": [{"title": "Kết quả", "body": body}]}
    report = sokert.Report(**data)
    report = report.at_home(folder) if folder else report
    with pytest.raises(TemplateError) as read:
        sokert.parse(data, folder=folder)
    with pytest.raises(TemplateError) as printed:
        sokert.render(report)
    checked = [one for one in sokert.check(report) if not one.code.startswith("FIGURE-")]
    for told in (read.value.findings, checked, printed.value.findings):
        assert [(one.code, one.where.path) for one in told] == [("FILL-IMAGE", "sections[0].body")]
        assert ("folder=" in told[0].hint("vi")) == (folder is None)


def test_a_heading_moves_with_a_paragraph_whose_note_has_no_room_below() -> None:
    form_ = sokert.Template(form(p("{{ contents() }}"), p("{{ md }}")))

    def page(above: int, note: str) -> int:
        text = "Dòng.\n\n" * above + f"## Một\n\nLời{note}"
        return int(lines(form_.render({"md": Markdown(text)}))[1][-1])

    last = next(above for above in range(20, 80) if page(above + 1, "") == 2)
    assert page(last, "") == 1
    assert page(last, "[^1].\n\n[^1]: " + "Lời chú thích dài. " * 20) == 2


def test_ids_that_end_in_a_number_are_each_their_own() -> None:
    captions = "".join(f"Biểu: B{at} {{: #bieu-{at}}}\n\n| a |\n|---|\n| 1 |\n\n" for at in (1, 2, 3))
    content = sokert.Template(form(p("{{ md }}"))).render({"md": Markdown(f"{captions}Xem [](#bieu-1), [](#bieu-3).")})
    assert lines(content)[-1] == "Xem Biểu 1, Biểu 3."


def test_a_figure_in_a_note_of_a_tag_is_known_as_printed() -> None:
    note = (
        "Đã làm{{ footnote('Trong đó ' ~ b ~ ' bài') }}. Nói hai lần[^a], ba[^a].\n\n[^a]: Lời chú thích dài đủ để so."
    )
    report = sokert.Report.model_validate({**REPORT, "sections": [{"title": "Kết quả", "body": note}]})
    held = remembered(opened(sokert.render(report))).lines or ()
    assert ("Trong đó 6 bài", ["b"]) in [(one.text, [said.origin for said in one.printed]) for one in held]
    assert "TEXT-CLAUSE-TWICE" not in {one.code for one in sokert.check(report)}


def test_an_office_s_own_form_gets_the_styles_and_parts_it_lacks(tmp_path: Path) -> None:
    text = "## Một {: #m}\n\nXem [](#m), [trang](https://a.vn).\n\nBiểu: Thu {: #t}\n\n> Trích [](#t) ~~bỏ~~"
    own = form(p("{{ contents(2) }}"), p("{{ md }}"), p("Cuối {{ ref('t') }}{{ footnote('Lời') }}."))
    content = sokert.Template(own).render({"md": Markdown(text)})
    contents = ["MỤC LỤC", "I. Một1"]
    assert lines(content) == [*contents, "Một", "Xem mục I, trang.", "Biểu 1. Thu", "Trích Biểu 1 bỏ", "Cuối Biểu 1."]
    file = tmp_path / "o.docx"
    file.write_bytes(content)
    assert judges.schemas_refuse(file) == judges.sdk_refuses(file) == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [(("Phần I",), "Phần I"), (("Phần II", "I.", "2."), "mục I.2 Phần II"), (("III.", "1.", "a)"), "mục III.1.a")],
)
def test_a_section_is_named_by_the_numbers_it_stands_under(path: tuple[str, ...], said: str) -> None:
    assert place_of(path) == said


def test_no_sign_of_ours_is_left(read: list[str]) -> None:
    assert not [line for line in read if re.search(r"sokert", line)]

"""Notes of a written document: in the order of their references, one for each, where Word has notes."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest

import sokert
from small_forms import form, p, r
from sokert.document.values import InsertedDocument, Markdown, RichText
from sokert.errors import TemplateError

_NOTES = re.compile(r'<w:(?:foot|end)note [^>]*w:id="([1-9]\d*)"[^>]*>(.*?)</w:(?:foot|end)note>', re.DOTALL)


def rendered(*body: str, parts: dict[str, str] | None = None, **data: object) -> dict[str, str]:
    content = sokert.Template(form(*body, parts=parts)).render(data)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels"))}


def rendered_markdown(body: str, **data: object) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mau.md").write_text(f"## Kết quả {{: #k}}\n\n{body}\n", "utf-8")
        content = sokert.Template(Path(folder) / "mau.md").render(data)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels"))}


def told(parts: dict[str, str], kind: str = "footnote") -> list[tuple[str, str]]:
    """Return the notes as a reader pairs them: the n-th reference with the n-th note."""
    asked = re.findall(rf'<w:{kind}Reference w:id="(\d+)"', parts["word/document.xml"])
    notes = _NOTES.findall(parts[f"word/{kind}s.xml"])
    assert asked == [id for id, _ in notes] == [str(n) for n in range(1, len(notes) + 1)]
    return [(id, re.sub("<[^>]*>", "", words).strip()) for id, words in notes]


def test_a_note_of_each_turn_stands_in_the_order_of_the_lines() -> None:
    parts = rendered(
        p('{% for i in range(2) %}{{ footnote("Lượt " ~ i) }}{{ endnote("Cuối") }}{% endfor %}'), p("{{ md }}"),
        md=Markdown("Hai **ba[^a] bốn**.\n\n[^a]: Lời *nghiêng*,\n  tiếp."),
    )  # fmt: skip
    assert told(parts) == [("1", "Lượt 0"), ("2", "Lượt 1"), ("3", "Lời nghiêng, tiếp.")]
    assert told(parts, "endnote") == [("1", "Cuối"), ("2", "Cuối")]
    assert parts["word/document.xml"].count('<w:numFmt w:val="decimal"/>') == 1
    assert 'w:styleId="FootnoteText"' in parts.get("word/styles.xml", "")


def test_a_name_used_twice_is_one_note_and_a_reference_to_its_number() -> None:
    md = Markdown("Đến[^x] và đi[^x], khác[^y].\n\n[^x]: Nguồn.\n[^y]: Riêng.")
    parts = rendered_markdown("Đến[^x] và{{ footnote('Giữa') }} đi[^x], khác[^y].\n\n[^x]: Nguồn.\n[^y]: Riêng.")
    assert told(parts) == [("1", "Nguồn."), ("2", "Giữa"), ("3", "Riêng.")]
    body = parts["word/document.xml"]
    field = re.search(r"NOTEREF (\w+) .*?<w:t[^>]*>(\d+)</w:t>", body)
    assert field
    assert field[2] == "1"
    around = re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="{field[1]}"/>(.*?)<w:bookmarkEnd w:id="\1"/>', body)
    assert around
    assert 'footnoteReference w:id="1"' in around[2]
    assert told(rendered(p("{{ md }}"), md=md))[-1][1] == "Riêng."


def test_a_note_may_say_where_something_stands_and_what_it_joins_is_known_piece_by_piece() -> None:
    parts = rendered_markdown("Hai{{ footnote('Xem ' ~ ref('k') ~ ': ' ~ n) }}, ba[^a].\n\n[^a]: Theo [](#k).", n=7)
    said = ["".join(re.findall(r"<w:t[^>]*>([^<]*)", note)) for _, note in _NOTES.findall(parts["word/footnotes.xml"])]
    assert said == [" Xem mục\u00a0I: 7", " Theo mục\u00a0I."]
    assert "sokert" not in parts["word/footnotes.xml"]


def test_a_run_goes_on_behind_a_note_as_it_looked_before() -> None:
    words = r('Hai {{ footnote("x") }} ba {{ rich }} bốn', "<w:b/>")
    body = rendered(p(words), rich=RichText("đỏ", color="C00000"))["word/document.xml"]
    looks = re.findall(r"<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t[^>]*>([^<]+)", body)
    bold = "<w:b/>"
    assert looks == [(bold, "Hai "), (bold, " ba "), (f'{bold}<w:color w:val="C00000"/>', "đỏ"), (bold, " bốn")]


def test_the_notes_of_a_form_and_of_inserted_documents_are_numbered_with_the_new_ones() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    drawn = "".join(f'<w:footnote w:id="{id}">{p(words)}</w:footnote>' for id, words in ((5, "Hai"), (2, "Một")))
    own = {"footnotes.xml": f"<w:footnotes {space}>{drawn}</w:footnotes>"}
    sign = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    guest = sokert.Template(form(p("Khách", sign.format(2)), parts=own)).render({})
    parts = rendered(
        p("A", sign.format(2), '{{ footnote("Mới") }}', sign.format(5)), p("{{ g }}"), p("{{ g }}"),
        parts=own, g=InsertedDocument(guest),
    )  # fmt: skip
    assert [words for _, words in told(parts)] == ["Một", "Mới", "Hai", "Một", "Một"]


@pytest.mark.parametrize(
    ("body", "parts", "code"),
    [
        ("{{ a }}", {"header1.xml": '{{ footnote("x") }}'}, "VALUE-NOTE-OUTSIDE"),
        ('{{ footnote(footnote("x")) }}', {}, "VALUE-NOTE-OUTSIDE"),
        ('{{ footnote("") }}', {}, "FILL-NOTE-EMPTY"),
    ],
)
def test_a_note_that_cannot_stand_is_told(body: str, parts: dict[str, str], code: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    heads = {name: f"<w:hdr {space}>{p(words)}</w:hdr>" for name, words in parts.items()}
    with pytest.raises(TemplateError) as error:
        rendered(p(body), parts=heads, a="")
    assert [one.code for one in error.value.findings] == [code]

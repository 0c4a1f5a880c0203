"""Values with form in an office's own form: where their tag stands, and what is told when they cannot stand there."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import judges
import sokert
from pictures import png
from sokert import Image, Link, Listing, PageBreak, Paragraphs, RichText, TemplateError

STATE = RichText("Đạt", bold=True) + " & <vượt>"


def form(*lines: str, draw: Callable[[Document], object] | None = None) -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    if draw:
        draw(made)
    made.save(buffer)
    return buffer.getvalue()


def filled(source: bytes, path: Path, **data: Any) -> Document:
    sokert.Template(source).render(data, path)
    assert judges.schemas_refuse(path) == ""
    return docx.Document(str(path))


@pytest.mark.parametrize(
    ("lines", "value", "read"),
    [
        (["x {{ v }} y"], STATE, ["x Đạt & <vượt> y"]),
        (["x {{r v }} y"], STATE, ["x Đạt & <vượt> y"]),
        (["{{ v|upper }}"], STATE, ["ĐẠT & <VƯỢT>"]),
        (["{{ v + '!' }}"], STATE, ["Đạt & <vượt>!"]),
        (["{{ [v, v]|join('; ') }}"], STATE, ["Đạt & <vượt>; Đạt & <vượt>"]),
        (["{% if v == 'Đạt & <vượt>' %}có{% endif %}"], STATE, ["có"]),
        (["a", "{{p v }}", "b"], Paragraphs("một", "hai"), ["a", "một", "hai", "b"]),
        (["x {{ v }} y"], Listing("một\ahai"), ["x ", "một", "hai", " y"]),
        (["{{ v }}"], Listing("một\nhai\tba"), ["một\nhai\tba"]),
        (["{% for one in v %}", "{{ one }}", "{% endfor %}"], [STATE, PageBreak(), "x"], ["Đạt & <vượt>", "", "x"]),
        (["{{ v }}"], RichText(), [""]),
    ],
)
def test_a_value_stands_where_its_tag_stands(lines: list[str], value: object, read: list[str], tmp_path: Path) -> None:
    assert [one.text for one in filled(form(*lines), tmp_path / "a.docx", v=value).paragraphs] == read


def test_the_look_of_the_run_around_the_tag_stays_where_a_piece_says_nothing(tmp_path: Path) -> None:
    def draw(made: Document) -> None:
        run = made.add_paragraph().add_run("Kết quả: {{ v }}.")
        run.italic = True
        run.font.size = docx.shared.Pt(14)

    whole = filled(form(draw=draw), tmp_path / "a.docx", v=STATE + RichText("!", italic=False))
    runs = [(run.text, run.bold, run.italic, run.font.size.pt) for run in whole.paragraphs[0].runs if run.font.size]
    assert runs == [
        ("Kết quả: ", None, True, 14),
        ("Đạt", True, True, 14),
        (" & <vượt>", None, True, 14),
        ("!", None, False, 14),
        (".", None, True, 14),
    ]


def test_an_image_and_a_link_belong_to_the_part_they_stand_in(tmp_path: Path) -> None:
    def draw(made: Document) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ v }}{{ w }}"
        made.add_table(1, 1).cell(0, 0).text = "{{ v }}"

    image = Image(png(), 10, alt="dấu", link="https://example.vn/anh")
    whole = filled(form(draw=draw), tmp_path / "a.docx", v=image, w=Link("đây", "https://example.vn/dau"))
    for part, links in (
        (whole.part, {"https://example.vn/anh"}),
        (whole.sections[0].header.part, {"https://example.vn/anh", "https://example.vn/dau"}),
    ):
        blips = part.element.xpath(".//a:blip/@r:embed")
        assert [part.related_parts[blip].blob for blip in blips] == [png()]
        assert {one.target_ref for one in part.rels.values() if one.reltype.endswith("/hyperlink")} == links
    assert len({part.partname for part in whole.part.package.iter_parts() if part.blob == png()}) == 1


def test_each_turn_of_a_loop_has_its_own_picture_number(tmp_path: Path) -> None:
    whole = filled(form("{% for i in [1, 2, 3] %}{{ v }}{% endfor %}"), tmp_path / "a.docx", v=Image(png(), 10))
    numbers = whole.element.xpath(".//wp:docPr/@id")
    assert len(numbers) == len(set(numbers)) == 3


def test_what_hinders_several_values_is_told_together_each_once_with_its_place() -> None:
    source = form("{% for i in [1, 2] %}", "{{ v }}", "{% endfor %}", "{{ w }}")
    with pytest.raises(TemplateError) as caught:
        sokert.Template(source).render(
            {"v": RichText("a", style="Strang"), "w": Paragraphs().add("b", paragraph_style="List Bulet")}
        )
    assert [(one.code, one.facts["near"], one.where.paragraph) for one in caught.value.findings] == [
        ("VALUE-NO-CHARACTER-STYLE", "Strong", 2),
        ("VALUE-NO-PARAGRAPH-STYLE", "List Bullet", 4),
    ]


def test_a_link_in_a_link_of_the_form_is_told() -> None:
    def draw(made: Document) -> None:
        link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:t>{{{{ v }}}}</w:t></w:r></w:hyperlink>')
        made.add_paragraph()._p.append(link)

    with pytest.raises(TemplateError) as caught:
        sokert.Template(form(draw=draw)).render({"v": Link("đây", "https://example.vn")})
    assert [(one.code, one.where.paragraph) for one in caught.value.findings] == [("VALUE-LINK-IN-LINK", 1)]

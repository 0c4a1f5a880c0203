"""Tags that stand in no paragraph: attributes of any kind, list labels, copies that fields and properties keep."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from small_forms import NAMESPACES, W, form, p, seen, tree
from sokert import InsertedDocument, Template
from sokert.errors import FileError, TemplateError

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def shown(content: bytes) -> list[str]:
    return [one.text for one in tree(content).iter(f"{W}t") if one.text]


def field(code: str, shows: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    text = f"<w:r><w:t>{shows}</w:t></w:r>"
    return f"{sign('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{sign('separate')}{text}{sign('end')}"


@pytest.mark.parametrize(
    ("element", "filled"),
    [
        (f'<w:pict><v:shape {V}><v:textpath string="{{{{ x }}}}"/></v:shape></w:pict>', 'string="A &quot;B&quot;"'),
        (
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{{ x }}"/></w:textInput>'
            '</w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/>',
            '<w:default w:val="A &quot;B&quot;"/>',
        ),
    ],
)
def test_a_tag_in_any_attribute_is_filled(element: str, filled: str) -> None:
    assert filled in part(Template(form(run(element))).render({"x": 'A "B"'}))


def test_items_of_a_list_and_the_tip_of_a_link_are_filled():
    item = '<w:listItem w:displayText="{{ x }}" w:value="{{ x }}"/>'
    properties = f"<w:sdtPr><w:dropDownList>{item}</w:dropDownList></w:sdtPr>"
    box = f"<w:sdt>{properties}<w:sdtContent>{p('a')}</w:sdtContent></w:sdt>"
    link = '<w:p><w:hyperlink w:anchor="b" w:tooltip="Xem {{ x }}"><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>'
    out = part(Template(form(box, link)).render({"x": "An"}))
    assert '<w:listItem w:displayText="An" w:value="An"/>' in out
    assert 'w:tooltip="Xem An"' in out


def numbered(label: str) -> bytes:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{label}"/></w:lvl>'
    lists = f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    lists += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    return form(p("a", look=look), p("{{ d }}"), parts={"numbering.xml": lists})


def test_the_words_of_a_list_are_filled_and_braces_around_a_number_are_none():
    out = Template(numbered("{{ don_vi }} {%1}")).render({"don_vi": "Phòng", "d": "x"})
    assert 'w:lvlText w:val="Phòng {%1}"' in part(out, "word/numbering.xml")
    assert 'w:lvlText w:val="{%1}"' in part(Template(numbered("{%1}")).render({"d": ""}), "word/numbering.xml")


def test_the_lists_of_an_inserted_document_stand_beside_filled_ones():
    guest = docx.Document()
    guest.add_paragraph("mot", "List Number")
    buffer = io.BytesIO()
    guest.save(buffer)
    out = Template(numbered("{{ x }} %1")).render({"x": "Tổ", "d": InsertedDocument(buffer.getvalue())})
    lists = tree(out, "word/numbering.xml")
    assert next(lists.iter(f"{W}lvlText")).get(f"{W}val") == "Tổ %1"
    assert len(list(lists.iter(f"{W}num"))) > 1


@pytest.mark.parametrize("code", ["TOC \\o", "REF _Ref1 \\h", 'STYLEREF "Heading 1"'])
@pytest.mark.parametrize("copied", ["{{ m.ten }}", "{{ m.te", "ten }}"])
def test_what_a_field_copied_is_no_tag_and_is_worked_out_again(code: str, copied: str) -> None:
    body = form(f"<w:p>{field(code, f'I. {copied}' if copied[0] == '{' else copied)}</w:p>", p("{{ x }}"))
    out = Template(body).render({"x": "An"})
    assert shown(out) == ["I. ", "An"] if copied[0] == "{" else ["An"]
    assert [one.get(f"{W}dirty") for one in tree(out).iter(f"{W}fldChar")] == ["true", None, None]


def test_what_is_left_of_copied_words_keeps_the_blank_at_its_edge():
    copied = field("TOC \\o", "Biểu 1: {{ m.ten }}")
    out = Template(form(f"<w:p>{copied}</w:p>", p("{{ x }}"))).render({"x": "An"})
    assert next((one.text, one.get(SPACE)) for one in tree(out).iter(f"{W}t")) == ("Biểu 1: ", "preserve")


def test_what_other_fields_show_is_filled():
    assert shown(Template(form(f"<w:p>{field('FORMTEXT', '{{ x }}')}</w:p>")).render({"x": "An"})) == ["An"]


def test_tags_of_other_engines_are_told_as_what_they_are_in_one_line():
    loops = Template(form(p("{#hang}"), p("{ten}"), p("{so}"), p("{/hang}")))
    assert [(one.code, one.facts["tag"]) for one in loops.check()] == [("FORM-OTHER-ENGINE", "{#hang}")]
    with pytest.raises(TemplateError):
        loops.render({})
    names = Template(form(p("Kính gửi {ten}"), p("{so}")))
    assert [(one.code, one.facts["name"]) for one in names.check()] == [("FORM-SINGLE-BRACES", "ten")]
    assert seen(names.render({})) == ["Kính gửi {ten}", "{so}"]
    merge = Template(form(f"<w:p>{field('MERGEFIELD Ten', '«Ten»')}</w:p>"))
    assert [(one.code, one.facts["name"]) for one in merge.check()] == [("FORM-MERGEFIELD", "Ten")]


@pytest.mark.parametrize("tag", ["{ ten }", "${ten}", "<<ten>>", "<< ten >>", "[[ten]]"])
def test_a_name_in_the_brackets_of_another_engine_is_told_with_our_tag(tag):
    (found,) = Template(form(p(f"Kính gửi {tag}"))).check()
    assert (found.level, found.facts["tag"], found.facts["name"]) == ("warning", tag, "ten")
    assert found.hint("en") == "if something shall stand there, type the tag {{ ten }}"


@pytest.mark.parametrize("words", ["{{ ten }}", "{% if ten %}a{% endif %}", "Là <<a b>>", "[1]", "{a, b}"])
def test_other_brackets_are_words(words):
    assert not Template(form(p(words))).check()


def test_a_tag_in_an_old_font_is_told():
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    words = f"<w:p><w:r><w:rPr>{old}</w:rPr><w:t>cña {{{{ ten }}}}</w:t></w:r></w:p>"
    assert [(one.code, one.facts["font"]) for one in Template(form(words, words)).check()] == [
        ("FORM-OLD-FONT", ".VnTime")
    ]
    assert not Template(form(p("{{ ten }}"))).check()


@pytest.mark.parametrize(("title", "left"), [("I. {{ m.ten }}", "I. "), ("I. {{ m.te", "I. "), ("{{ x }} là", "An là")])
def test_a_title_that_word_copied_from_the_text_is_no_tag(title: str, left: str) -> None:
    made = docx.Document()
    for line in ("{% for m in muc %}", "I. {{ m.ten }}", "{% endfor %}", "{{ x }}"):
        made.add_paragraph(line)
    made.core_properties.title = title
    buffer = io.BytesIO()
    made.save(buffer)
    out = Template(buffer.getvalue()).render({"muc": [{"ten": "A"}], "x": "An"})
    assert docx.Document(io.BytesIO(out)).core_properties.title == left


def test_relations_that_are_damaged_are_told_whatever_part_they_are_of() -> None:
    damaged = form(p("Một"), parts={"_rels/comments.xml.rels": "<Relationships a='{\x01'"})
    with pytest.raises(FileError) as raised:
        Template(damaged).render({})
    assert [one.code for one in raised.value.findings] == ["WORD-BAD-PART"]


def test_a_picture_may_be_described_by_a_text_and_a_title() -> None:
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="Hình" descr="Hình {{ x }}" title="{{ x }}"/><a:blip'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId8"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></wp:inline></w:drawing>'
    )
    written = tree(Template(form(run(drawing))).render({"x": "An & Bình"}))
    (properties,) = written.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert (properties.get("descr"), properties.get("title")) == ("Hình An & Bình", "An & Bình")
    (blip,) = written.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    assert blip.values() == ["rId8"]

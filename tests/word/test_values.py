"""Values as OOXML: what is drawn, typed by hand; every property alone and all together valid in a file."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import judges
from pictures import bmp, emf, gif, jpeg, png, tiff, wmf
from sokert import (
    ColumnBreak,
    Image,
    InsertedDocument,
    LineBreak,
    Link,
    Listing,
    Markdown,
    PageBreak,
    Paragraphs,
    RichText,
    TemplateError,
)
from sokert.document.blocks import ILLEGAL
from sokert.document.values import Value
from sokert.document.values.look import HIGHLIGHTS, UNDERLINES
from sokert.errors import Finding
from sokert.ooxml.markup import END, SIGN
from sokert.ooxml.unpacking import opened, rewritten
from sokert.word.style_names import StyleNames
from sokert.word.values import Surroundings, inline, is_block, paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FORM_RUN = '<w:rPr><w:i/><w:color w:val="112233"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:u w:val="wave"/></w:rPr>'


class Drawer:
    """A file that values are drawn into: python-docx's own, which has many styles."""

    def __init__(self, hyperlink: bool = True) -> None:
        self.relations: list[tuple[str, str | bytes, str]] = []
        buffer = io.BytesIO()
        whole = docx.Document()
        if hyperlink:
            whole.styles.add_style("Hyperlink", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
        whole.save(buffer)
        self.archive = opened(buffer.getvalue())
        self.styles = StyleNames(self.archive.parts["word/styles.xml"])
        self.host = Surroundings(self.relate, self.styles.id)

    def relate(self, kind: str, target: str | bytes, extension: str) -> str:
        if (kind, target, extension) not in self.relations:
            self.relations.append((kind, target, extension))
        return f"rIdValue{self.relations.index((kind, target, extension)) + 1}"

    def saved(self, body: str, path: Path) -> Path:
        """Write a file whose body is what was drawn, with its relations and pictures."""
        for number in range(body.count(SIGN)):
            body = re.sub(f"{SIGN}id drawing{END}", str(number + 1), body, count=1)
        document = self.archive.parts["word/document.xml"].decode()
        links = self.archive.parts["word/_rels/document.xml.rels"].decode()
        types = self.archive.parts["[Content_Types].xml"].decode()
        changed: dict[str, bytes] = {}
        for number, (kind, target, extension) in enumerate(self.relations, 1):
            if kind == "image":
                changed[f"word/media/value{number}.{extension}"] = target  # type: ignore[assignment]
                types = (
                    types.replace(
                        "<Override ",
                        f'<Default Extension="{extension}" ContentType="image/'
                        f'{"x-" * (extension in ("emf", "wmf"))}{extension}"/><Override ',
                        1,
                    )
                    if (f'Extension="{extension}"' not in types)
                    else types
                )
                link = f'Type="{qn("r:x")[1:-2]}/image" Target="media/value{number}.{extension}"'
            else:
                url = str(target).replace("&", "&amp;")
                link = f'Type="{qn("r:x")[1:-2]}/hyperlink" Target="{url}" TargetMode="External"'
            links = links.replace("</Relationships>", f'<Relationship Id="rIdValue{number}" {link}/></Relationships>')
        changed["word/document.xml"] = document.replace("<w:body>", f"<w:body>{body}").encode()
        changed["word/_rels/document.xml.rels"] = links.encode()
        changed["[Content_Types].xml"] = types.encode()
        path.write_bytes(rewritten(self.archive, changed))
        return path


def lines(xml: str) -> str:
    return xml.replace("><w:", ">\n<w:").replace("</w:p>\n<w:p>", "</w:p>\n\n<w:p>")


def drawn(value: Value, properties: str = "", hyperlink: bool = True) -> str:
    return lines(inline(value, properties, Drawer(hyperlink).host))


def text_of(xml: str) -> str:
    """Return the words of drawn runs, breaks and tabs as signs."""
    root = etree.fromstring(f'<w:p xmlns:w="{W}">{xml}</w:p>')
    said = {qn("w:t"): lambda e: e.text or "", qn("w:br"): lambda e: "\n", qn("w:tab"): lambda e: "\t"}
    return "".join(said[element.tag](element) for element in root.iter() if element.tag in said)


def test_a_piece_lays_its_look_over_the_run_around_it() -> None:
    value = RichText("Đạt ", bold=True) + RichText("102%\tnăm\n", italic=False, size=13.5, color="c00000") + "."
    assert (
        drawn(value, FORM_RUN)
        == """\
<w:r>
<w:rPr>
<w:b/>
<w:bCs/>
<w:i/>
<w:color w:val="112233"/>
<w:sz w:val="28"/>
<w:szCs w:val="28"/>
<w:u w:val="wave"/></w:rPr>
<w:t xml:space="preserve">Đạt </w:t></w:r>
<w:r>
<w:rPr>
<w:i w:val="0"/>
<w:iCs w:val="0"/>
<w:color w:val="C00000"/>
<w:sz w:val="27"/>
<w:szCs w:val="27"/>
<w:u w:val="wave"/></w:rPr>
<w:t xml:space="preserve">102%</w:t>
<w:tab/>
<w:t xml:space="preserve">năm</w:t>
<w:br/>
<w:t xml:space="preserve"></w:t></w:r>
<w:r>
<w:rPr>
<w:i/>
<w:color w:val="112233"/>
<w:sz w:val="28"/>
<w:szCs w:val="28"/>
<w:u w:val="wave"/></w:rPr>
<w:t xml:space="preserve">.</w:t></w:r>"""
    )


def test_all_properties_stand_in_the_order_of_the_schema() -> None:
    value = RichText("x", **ALL)  # type: ignore[arg-type]
    assert (
        drawn(value)
        == """\
<w:r>
<w:rPr>
<w:rStyle w:val="Strong"/>
<w:rFonts w:ascii="A &amp; &quot;B&quot;" w:hAnsi="A &amp; &quot;B&quot;" w:eastAsia="A &amp; &quot;B&quot;" \
w:cs="A &amp; &quot;B&quot;"/>
<w:b/>
<w:bCs/>
<w:i w:val="0"/>
<w:iCs w:val="0"/>
<w:caps/>
<w:strike w:val="0"/>
<w:dstrike/>
<w:color w:val="C00000"/>
<w:sz w:val="26"/>
<w:szCs w:val="26"/>
<w:highlight w:val="yellow"/>
<w:u w:val="dotDotDash"/>
<w:vertAlign w:val="superscript"/>
<w:rtl w:val="0"/>
<w:lang w:val="vi-VN"/></w:rPr>
<w:t xml:space="preserve">x</w:t></w:r>"""
    )


def test_a_link_has_the_form_s_style_else_word_s_colors() -> None:
    link = Link("A & B", "https://example.vn/?a=1&b=2", 'Cổng "một cửa"')
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    assert (
        drawn(link, FORM_RUN)
        == f"""\
<w:hyperlink {relations} r:id="rIdValue1" w:tooltip="Cổng &quot;một cửa&quot;" w:history="1">
<w:r>
<w:rPr>
<w:rStyle w:val="Hyperlink"/>
<w:i/>
<w:sz w:val="28"/>
<w:szCs w:val="28"/></w:rPr>
<w:t xml:space="preserve">A &amp; B</w:t></w:r></w:hyperlink>"""
    )
    assert (
        drawn(link, FORM_RUN, hyperlink=False)
        == f"""\
<w:hyperlink {relations} r:id="rIdValue1" w:tooltip="Cổng &quot;một cửa&quot;" w:history="1">
<w:r>
<w:rPr>
<w:i/>
<w:color w:val="0563C1"/>
<w:sz w:val="28"/>
<w:szCs w:val="28"/>
<w:u w:val="single"/></w:rPr>
<w:t xml:space="preserve">A &amp; B</w:t></w:r></w:hyperlink>"""
    )


def test_a_link_to_a_bookmark_needs_no_relation() -> None:
    drawer = Drawer()
    xml = inline(RichText("x", link="#phu_luc", bold=True, style="Strong"), "", drawer.host)
    assert drawer.relations == []
    assert (
        lines(xml)
        == """\
<w:hyperlink w:anchor="phu_luc" w:history="1">
<w:r>
<w:rPr>
<w:rStyle w:val="Strong"/>
<w:b/>
<w:bCs/></w:rPr>
<w:t xml:space="preserve">x</w:t></w:r></w:hyperlink>"""
    )


@pytest.mark.parametrize(
    "value",
    [
        Link("đây", "https://example.vn"),
        RichText("Xem ", RichText("đây", link="#a")),
        Image(png(), link="https://example.vn"),
        RichText(Image(png()), link="#a"),
    ],
)
def test_a_link_in_a_link_of_the_form_is_told(value: Value) -> None:
    host = replace(Drawer().host, in_link=True)
    with pytest.raises(TemplateError) as caught:
        inline(value, "", host)
    assert [one.code for one in caught.value.findings] == ["VALUE-LINK-IN-LINK"]
    assert inline(RichText("x"), "", host) == '<w:r><w:t xml:space="preserve">x</w:t></w:r>'


def test_an_image_stands_in_the_line_with_its_words_and_link() -> None:
    drawer = Drawer()
    image = Image(png(), width=30, alt='Con dấu "A" & B', link="https://example.vn")
    xml = inline(image, FORM_RUN, drawer.host).replace(SIGN, "[").replace(END, "]")
    assert (
        re.sub(r'"http://schemas[^"]*/([^/"]+)"', r'"…\1"', xml).replace("><", ">\n<")
        == """\
<w:r>
<w:rPr>
<w:noProof/>
</w:rPr>
<w:drawing>
<wp:inline xmlns:wp="…wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="1080000" cy="720000"/>
<wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:docPr id="[id drawing]" name="image.png" descr="Con dấu &quot;A&quot; &amp; B">
<a:hlinkClick xmlns:a="…main" xmlns:r="…relationships" r:id="rIdValue1"/>
</wp:docPr>
<wp:cNvGraphicFramePr>
<a:graphicFrameLocks xmlns:a="…main" noChangeAspect="1"/>
</wp:cNvGraphicFramePr>
<a:graphic xmlns:a="…main">
<a:graphicData uri="…picture">
<pic:pic xmlns:pic="…picture">
<pic:nvPicPr>
<pic:cNvPr id="0" name="image.png"/>
<pic:cNvPicPr/>
</pic:nvPicPr>
<pic:blipFill>
<a:blip xmlns:r="…relationships" r:embed="rIdValue2"/>
<a:stretch>
<a:fillRect/>
</a:stretch>
</pic:blipFill>
<pic:spPr>
<a:xfrm>
<a:off x="0" y="0"/>
<a:ext cx="1080000" cy="720000"/>
</a:xfrm>
<a:prstGeom prst="rect">
<a:avLst/>
</a:prstGeom>
</pic:spPr>
</pic:pic>
</a:graphicData>
</a:graphic>
</wp:inline>
</w:drawing>
</w:r>"""
    )
    assert drawer.relations == [("hyperlink", "https://example.vn", ""), ("image", png(), "png")]


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (LineBreak(), "<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:br/></w:r>"),
        (PageBreak(), '<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:br w:type="page"/></w:r>'),
        (ColumnBreak(), '<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:br w:type="column"/></w:r>'),
        (RichText(), ""),
        (Listing(""), ""),
        (
            Listing("a\nb\fc"),
            '<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:t xml:space="preserve">a</w:t>\n<w:br/>\n'
            '<w:t xml:space="preserve">b</w:t>\n<w:br w:type="page"/>\n<w:t xml:space="preserve">c</w:t></w:r>',
        ),
    ],
)
def test_breaks_and_listings_in_a_line(value: Value, xml: str) -> None:
    assert drawn(value, "<w:rPr><w:b/></w:rPr>") == xml


def test_the_history_of_the_form_s_run_is_not_told_twice() -> None:
    history = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
    assert drawn(RichText("x"), history) == '<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:t xml:space="preserve">x</w:t></w:r>'
    assert drawn(Listing("x"), history) == '<w:r>\n<w:rPr>\n<w:b/></w:rPr>\n<w:t xml:space="preserve">x</w:t></w:r>'


def test_paragraphs_look_like_the_one_they_replace_or_as_their_style_says() -> None:
    tasks = Paragraphs("Nhiệm vụ").add("Rà soát", paragraph_style="List Bullet", italic=True).add(PageBreak())
    sample = '<w:pPr><w:jc w:val="both"/><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:pPr>'
    assert (
        lines(paragraphs(tasks, sample, "<w:rPr><w:b/></w:rPr>", Drawer().host))
        == """\
<w:p>
<w:pPr>
<w:jc w:val="both"/></w:pPr>
<w:r>
<w:rPr>
<w:b/></w:rPr>
<w:t xml:space="preserve">Nhiệm vụ</w:t></w:r></w:p>

<w:p>
<w:pPr>
<w:pStyle w:val="ListBullet"/></w:pPr>
<w:r>
<w:rPr>
<w:i/>
<w:iCs/></w:rPr>
<w:t xml:space="preserve">Rà soát</w:t></w:r></w:p>

<w:p>
<w:pPr>
<w:jc w:val="both"/></w:pPr>
<w:r>
<w:rPr>
<w:b/></w:rPr>
<w:br w:type="page"/></w:r></w:p>"""
    )


def test_a_listing_of_paragraphs_takes_over_the_sample_in_each() -> None:
    assert (
        lines(paragraphs(Listing("a\a\ab"), "<w:pPr><w:keepNext/></w:pPr>", "", Drawer().host))
        == """\
<w:p>
<w:pPr>
<w:keepNext/></w:pPr>
<w:r>
<w:t xml:space="preserve">a</w:t></w:r></w:p>

<w:p>
<w:pPr>
<w:keepNext/></w:pPr></w:p>

<w:p>
<w:pPr>
<w:keepNext/></w:pPr>
<w:r>
<w:t xml:space="preserve">b</w:t></w:r></w:p>"""
    )


def test_a_value_of_a_line_becomes_one_paragraph() -> None:
    assert paragraphs(PageBreak(), "", "", Drawer().host) == '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def test_which_values_take_whole_paragraphs() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    whole = [Paragraphs(), Markdown(""), Listing("a\ab"), InsertedDocument(buffer.getvalue())]
    part = [RichText(), Link("", "#a"), Image(png()), PageBreak(), LineBreak(), ColumnBreak(), Listing("a\fb")]
    assert [is_block(value) for value in whole + part] == [True] * 4 + [False] * 7
    for value in whole:
        with pytest.raises(TemplateError, match="VALUE-NOT-IN-LINE"):
            inline(value, "", Drawer().host)


def test_all_missing_styles_are_told_together_with_the_nearest() -> None:
    value = (
        Paragraphs(RichText("a", style="Strang"))
        .add("b", paragraph_style="List Bulet")
        .add(RichText("c", style="Emphasys") + RichText("d", style="Strang"))
    )
    with pytest.raises(TemplateError) as caught:
        paragraphs(value, "", "", Drawer().host)
    assert [(one.code, one.facts["name"], one.facts["near"]) for one in caught.value.findings] == [
        ("VALUE-NO-CHARACTER-STYLE", "Strang", "Strong"),
        ("VALUE-NO-PARAGRAPH-STYLE", "List Bulet", "List Bullet"),
        ("VALUE-NO-CHARACTER-STYLE", "Emphasys", "Emphasis"),
    ]
    assert isinstance(caught.value.findings[0], Finding)


# Every property of a look: the values it may have, first the one for all together.
PROPERTIES: dict[str, list[Any]] = {
    "style": ["Strong"],
    "bold": [True, False],
    "italic": [False, True],
    "underline": ["dotDotDash", True, False, *UNDERLINES],
    "strike": ["double", True, False],
    "color": ["C00000"],
    "highlight": ["yellow", "00FF00", *HIGHLIGHTS],
    "size": [13, 0.5 + 13, 1638],
    "font": ['A & "B"'],
    "superscript": [True, False],
    "subscript": [None, True, False],
    "small_caps": [None, True, False],
    "caps": [True, False],
    "language": ["vi-VN", "en"],
    "rtl": [False, True],
}
ALL = {name: values[0] for name, values in PROPERTIES.items()}


def test_every_value_is_valid_in_a_file(tmp_path: Path) -> None:
    drawer = Drawer()
    alone = [RichText(f"{name} ", **{name: value}) for name, values in PROPERTIES.items() for value in values]  # type: ignore[arg-type]
    pictures = [png(), jpeg(), gif(), bmp(), tiff(), emf(), wmf()]
    content = [
        *alone,
        RichText("tất cả", **ALL),  # type: ignore[arg-type]
        *[Image(one, alt="hình") for one in pictures],
        Image(png(), 20, link="https://example.vn/a?b=1&c=2"),
        Image(png(), 20, link="#a"),
        Link("đây", "https://example.vn/a?b=1&c=2", "lời"),
        Link("đây", "#a"),
        RichText("x", link="mailto:a@example.vn", italic=True),
        LineBreak(),
        PageBreak(),
        ColumnBreak(),
        Listing("\n a\t\f "),
    ]
    body = "".join(f"<w:p>{inline(one, around, drawer.host)}</w:p>" for around in ("", FORM_RUN) for one in content)
    body += paragraphs(
        Paragraphs(*alone).add("x", paragraph_style="Heading 1"), "<w:pPr><w:keepNext/></w:pPr>", "", drawer.host
    )
    body += paragraphs(Listing("\aa\a"), "", FORM_RUN, drawer.host)
    body += '<w:p><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/></w:p>'
    path = drawer.saved(body, tmp_path / "values.docx")
    assert docx.Document(str(path)).inline_shapes[0].width > 0
    assert judges.schemas_refuse(path) == ""


def test_every_value_is_valid_to_the_sdk(tmp_path: Path) -> None:
    drawer = Drawer()
    content = [RichText("x", **ALL), Image(png(), alt="hình"), Link("đây", "https://example.vn"), Listing("a\fb")]  # type: ignore[arg-type]
    body = "".join(f"<w:p>{inline(one, FORM_RUN, drawer.host)}</w:p>" for one in content)
    assert judges.sdk_refuses(drawer.saved(body, tmp_path / "values.docx")) == ""


@given(st.text().filter(lambda text: not ILLEGAL.search(text)))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    value = RichText(words, bold=True)
    seen = str(value).replace("\r\n", "\n").replace("\r", "\n")
    host = Surroundings(lambda kind, target, extension: "rId1", lambda name, kind: name)
    assert text_of(inline(value, FORM_RUN, host)) == seen
    assert text_of(inline(Link(words, "#a", words), "", host)) == seen
    assert text_of(inline(Listing(words), "", host)) == seen
    picture = etree.fromstring(
        f'<w:p xmlns:w="{W}">' + inline(Image(png(), alt=words), "", host).replace(SIGN, "").replace(END, "") + "</w:p>"
    )
    assert [element.get("descr", "") for element in picture.iter() if element.tag.endswith("}docPr")] == [str(value)]

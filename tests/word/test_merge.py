"""Content of one Word file in another: python-docx's, hand-written as Word writes it, and our house's."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import judges
from draws import drawn
from sokert.ooxml.packing import packed
from sokert.ooxml.unpacking import opened
from sokert.word import merge
from sokert.word.house import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Q = f"{{{W}}}"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


def parts_of(document: docx.document.Document) -> Mapping[str, bytes]:
    buffer = io.BytesIO()
    document.save(buffer)
    return opened(buffer.getvalue()).parts


def by_hand(body: str, links: str = "", more: Mapping[str, str] | None = None, root: str = "") -> dict[str, bytes]:
    """A file as Word writes one, with parts by name; each further part is typed by its name."""
    given = more or {}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{WORDML}.{Path(name).stem.rstrip("0123456789")}+xml"/>'
        for name in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/header1.xml")
        if name in given
    )
    singular = "".join(
        f'<Relationship Id="own{n}" Type="{R}/{Path(name).stem}" Target="{name.removeprefix("word/")}"/>'
        for n, name in enumerate(given)
        if name in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml")
    )
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>{overrides}</Types>'
    )
    package = f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    text = {
        "[Content_Types].xml": types,
        "_rels/.rels": package,
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" {root}><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{LINKS}">{singular}{links}</Relationships>',
        **given,
    }
    return {name: xml.encode() for name, xml in text.items()}


def styles(inside: str) -> str:
    return f'<w:styles xmlns:w="{W}">{inside}</w:styles>'


def paragraph_style(id: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def used(style: str, words: str = "chữ") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def assembled(merging: merge.Merged, content: str) -> dict[str, bytes]:
    """The host with the content before its last section, its root declaring what the merging asks for."""
    text = merging.parts["word/document.xml"].decode()
    at = text.rindex("<w:sectPr")
    text = text[:at] + merging.translated(content) + text[at:]
    found = re.search(r"<w:document\b[^>]*>", text)
    assert found
    head = found[0]
    more = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in merging.namespaces.items())
    names = " ".join(sorted(merging.ignorable))
    if names and "mc:Ignorable=" in head:
        head = re.sub(r'mc:Ignorable="', f'mc:Ignorable="{names} ', head)
    elif names:
        more += f' mc:Ignorable="{names}"'
    return {**merging.parts, "word/document.xml": text.replace(found[0], head[:-1] + more + ">", 1).encode()}


def together(host: Mapping[str, bytes], guest: Mapping[str, bytes], key: str = "khac") -> dict[str, bytes]:
    content = merge.body_of(guest)
    return assembled(merge.merged(host, guest, [content], key), content)


def read(parts: Mapping[str, bytes], path: Path) -> docx.document.Document:
    """The file as python-docx reads it, after the schemas have accepted it."""
    path.write_bytes(packed(parts))
    assert judges.schemas_refuse(path) == ""
    return docx.Document(str(path))


def host() -> Mapping[str, bytes]:
    document = docx.Document()
    document.add_paragraph("Báo cáo của văn phòng")
    return parts_of(document)


def guest() -> docx.document.Document:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    own = document.styles.add_style("Chữ riêng", 1)
    own.base_style = document.styles["Normal"]
    own.font.bold = True
    document.add_heading("Phần thêm", 1)
    document.add_paragraph("đoạn riêng", style="Chữ riêng")
    document.add_paragraph("mục một", style="List Number")
    document.add_paragraph("hình").add_run().add_picture(io.BytesIO(PNG), width=Pt(30))
    document.add_table(1, 2, style="Table Grid").cell(0, 0).text = "ô"
    return document


def test_a_document_of_another_file_keeps_its_styles_and_pictures(tmp_path: Path) -> None:
    made = read(together(host(), parts_of(guest())), tmp_path / "a.docx")
    assert [(p.text, p.style.name) for p in made.paragraphs] == [
        ("Báo cáo của văn phòng", "Normal"),
        ("Phần thêm", "Heading 1"),
        ("đoạn riêng", "Chữ riêng"),
        ("mục một", "List Number"),
        ("hình", "Normal"),
    ]
    assert made.styles["Chữ riêng"].font.bold
    assert made.styles["Chữ riêng"].font.name == "Arial", "what it stood on in its own file is stated"
    assert made.tables[0].style.name == "Table Grid"
    images = [rel for rel in made.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.IMAGE]
    assert [(rel.rId[:4], rel.target_part.blob, str(rel.target_part.partname)) for rel in images] == [
        ("khac", PNG, "/word/media/khac-image1.png")
    ]


def test_the_same_in_gives_the_same_out_and_changes_nothing_given() -> None:
    ours, theirs = dict(host()), dict(parts_of(guest()))
    before = dict(ours), dict(theirs)
    assert together(ours, theirs) == together(ours, theirs)
    assert (ours, theirs) == before


@drawn(15)
@given(st.lists(st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True), min_size=2, max_size=4, unique=True))
def test_adopting_one_guest_under_several_keys_never_collides(keys: list[str]) -> None:
    parts: Mapping[str, bytes] = HOST
    for key in keys:
        before = dict(parts)
        parts = together(parts, NUMBERED, key)
        gone = {name for name in before if name not in parts}
        assert not gone
        assert all(parts[name] == before[name] for name in before if name.startswith("word/media/"))
    styled = etree.fromstring(parts["word/styles.xml"])
    ids = [style.get(f"{Q}styleId", "").lower() for style in styled.iter(f"{Q}style")]
    names = [style[0].get(f"{Q}val", "").lower() for style in styled.iter(f"{Q}style")]
    numbering = etree.fromstring(parts["word/numbering.xml"])
    nums = [one.get(f"{Q}numId") for one in numbering.findall(f"{Q}num")]
    signs = [one.get(f"{Q}val") for one in numbering.iter(f"{Q}nsid")]
    links = [one.get("Id") for one in etree.fromstring(parts["word/_rels/document.xml.rels"])]
    for each in (ids, names, nums, signs, links):
        assert len(each) == len(set(each))
    assert len(nums) == len(keys) + len(HOST_NUMS)


NUMBERED = by_hand(
    used("Muc", "mục") + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
    more={
        "word/styles.xml": styles(
            paragraph_style("Normal", "Normal").replace("<w:style ", '<w:style w:default="1" ')
            + paragraph_style(
                "Muc", "Mục riêng", '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
            )
        ),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="3"><w:nsid w:val="0A0B0C0D"/>'
        '<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="11111111"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:pStyle w:val="Muc"/><w:lvlText w:val="Điều %1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>',
    },
)
HOST = host()
HOST_NUMS = etree.fromstring(HOST["word/numbering.xml"]).findall(f"{Q}num")


def test_a_list_gets_a_number_and_a_definition_of_its_own(tmp_path: Path) -> None:
    parts = together(HOST, NUMBERED)
    made = read(parts, tmp_path / "a.docx")
    number = made.paragraphs[-1]._p.pPr.numPr.numId.val
    numbering = made.part.numbering_part.element
    num = next(one for one in numbering.num_lst if one.numId == number)
    level = numbering.xpath(f'w:abstractNum[@w:abstractNumId="{num.abstractNumId.val}"]/w:lvl')[0]
    assert level.find(f"{Q}lvlText").get(f"{Q}val") == "Điều %1."
    assert level.find(f"{Q}pStyle").get(f"{Q}val") == "Muc"
    assert made.styles["Mục riêng"].element.pPr.numPr.numId.val == number
    assert number not in [int(one.get(f"{Q}numId")) for one in HOST_NUMS]


def test_a_host_without_styles_and_numbering_is_given_them(tmp_path: Path) -> None:
    made = read(together(by_hand("<w:p/>"), NUMBERED), tmp_path / "a.docx")
    assert made.paragraphs[1].style.name == "Mục riêng"
    assert made.paragraphs[2]._p.pPr.numPr.numId.val == 1


@pytest.mark.parametrize(
    ("ours", "theirs"), [("heading 1", "Heading 1"), ("Body Text", "Text Body"), ("Hyperlink", "Internet Link")]
)
def test_a_style_of_the_same_name_is_the_hosts(ours: str, theirs: str) -> None:
    into = by_hand("", more={"word/styles.xml": styles(paragraph_style("CuaTa", ours))})
    from_ = by_hand(used("CuaHo"), more={"word/styles.xml": styles(paragraph_style("CuaHo", theirs))})
    merging = merge.merged(into, from_, [merge.body_of(from_)], "k")
    assert merging.styles == {"CuaHo": "CuaTa"}
    assert merging.parts["word/styles.xml"] == into["word/styles.xml"]
    assert '<w:pStyle w:val="CuaTa"/>' in merging.translated(merge.body_of(from_))


def test_an_id_that_means_another_style_in_the_host_is_changed(tmp_path: Path) -> None:
    into = by_hand("", more={"word/styles.xml": styles(paragraph_style("a1", "Một"))})
    inside = paragraph_style("a1", "Hai", '<w:basedOn w:val="a2"/>') + paragraph_style("a2", "Ba")
    from_ = by_hand(used("a1"), more={"word/styles.xml": styles(inside)})
    made = read(together(into, from_), tmp_path / "a.docx")
    assert made.paragraphs[0].style.name == "Hai"
    assert made.paragraphs[0].style.base_style.name == "Ba"


def test_a_style_no_file_knows_is_taken_off() -> None:
    from_ = by_hand(used("Lạ"), more={"word/styles.xml": styles("")})
    content = merge.body_of(from_)
    assert "pStyle" not in merge.merged(HOST, from_, [content], "k").translated(content)


@pytest.mark.parametrize(
    ("theirs", "ours", "stated"),
    [
        ('w:left="720" w:hanging="360"', "", 'w:left="720" w:hanging="360"'),
        ('w:firstLine="567"', "", 'w:firstLine="567"'),
        ("", 'w:hanging="360"', 'w:firstLine="0"'),
        ('w:hanging="360"', 'w:firstLine="360"', 'w:hanging="360"'),
        ('w:hanging="360"', 'w:hanging="360"', ""),
    ],
)
def test_an_indent_that_a_style_stood_on_is_stated_hanging_or_not(theirs: str, ours: str, stated: str) -> None:
    into, from_ = (
        by_hand(used(own), more={"word/styles.xml": styles(f"{_normal(said)}{paragraph_style(own, name, based)}")})
        for said, own, name, based in ((ours, "O", "Của ta", ""), (theirs, "R", "Riêng", '<w:basedOn w:val="Goc"/>'))
    )
    copied = together(into, from_)["word/styles.xml"].decode()
    found = re.search(r"<w:ind ([^/]*)/>", copied[copied.index('w:styleId="R"') :])
    assert (found[1] if found else "") == stated


def _normal(said: str) -> str:
    """What all paragraphs stand on: each file has its own, and a copied style comes to stand on the host's."""
    made = paragraph_style("Goc", "Normal", f"<w:pPr><w:ind {said}/></w:pPr>" if said else "")
    return made.replace("<w:style ", '<w:style w:default="1" ', 1)


def test_what_a_style_stood_on_is_stated_in_its_copy() -> None:
    theirs = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="26"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
        '<a:minorFont><a:latin typeface="Cambria"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    sheet = styles(theirs + paragraph_style("R", "Riêng", '<w:rPr><w:sz w:val="40"/></w:rPr>'))
    from_ = by_hand(used("R"), more={"word/styles.xml": sheet, "word/theme/theme1.xml": theme})
    into = by_hand("", more={"word/styles.xml": styles("")})
    copied = together(into, from_)["word/styles.xml"].decode()
    assert re.sub(r".*(<w:pPr>.*</w:rPr>).*", r"\1", copied, flags=re.S) == (
        '<w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Cambria"/><w:sz w:val="40"/></w:rPr>'
    )


FOOTNOTES = (
    f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr><w:hyperlink r:id="rId1"><w:r><w:t>nguồn</w:t></w:r></w:hyperlink></w:p></w:footnote>'
    "</w:footnotes>"
)
NOTED = by_hand(
    '<w:p><w:r><w:t>số</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    more={
        "word/styles.xml": NUMBERED["word/styles.xml"].decode(),
        "word/numbering.xml": NUMBERED["word/numbering.xml"].decode(),
        "word/footnotes.xml": FOOTNOTES,
        "word/_rels/footnotes.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{R}/hyperlink" '
        'Target="https://vi.wikipedia.org" TargetMode="External"/></Relationships>',
    },
)


def test_a_note_comes_along_with_its_style_and_its_link(tmp_path: Path) -> None:
    parts = together(together(HOST, NOTED, "a"), NOTED, "b")
    made = read(parts, tmp_path / "a.docx")
    notes = etree.fromstring(parts["word/footnotes.xml"])
    ids = [note.get(f"{Q}id") for note in notes]
    assert ids == ["-1", "0", "1", "2"]
    references = made.element.xpath("//w:footnoteReference/@w:id")
    assert references == ["1", "2"]
    links = etree.fromstring(parts["word/_rels/footnotes.xml.rels"])
    assert [link.get("Id") for link in links] == ["arId1", "brId1"]
    assert [one.get(f"{{{R}}}id") for one in notes.iter(f"{Q}hyperlink")] == ["arId1", "brId1"]
    assert b"footnotePr" in parts["word/settings.xml"]


CHART = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="3600000" cy="1800000"/><wp:docPr id="31" name="Biểu đồ"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId9"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def charted() -> dict[str, bytes]:
    parts = by_hand(
        CHART,
        links=f'<Relationship Id="rId9" Type="{R}/chart" Target="charts/chart1.xml"/>',
        more={
            "word/charts/chart1.xml": '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            f'xmlns:r="{R}"><c:chart><c:plotArea><c:layout/></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>',
            "word/charts/_rels/chart1.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
            f'Type="{R}/package" Target="../embeddings/so.xlsx"/></Relationships>',
        },
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    override = f'<Override PartName="/word/charts/chart1.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return {**parts, "word/embeddings/so.xlsx": packed({"a": b"b"})}


def test_a_chart_comes_along_with_its_sheet() -> None:
    parts = together(HOST, charted())
    types = parts["[Content_Types].xml"].decode()
    assert 'PartName="/word/charts/khac-chart1.xml"' in types
    assert 'Extension="xlsx"' in types
    assert b'r:id="khacrId9"' in parts["word/document.xml"]
    assert b'Target="../embeddings/khac-so.xlsx"' in parts["word/charts/_rels/khac-chart1.xml.rels"]
    assert parts["word/embeddings/khac-so.xlsx"] == charted()["word/embeddings/so.xlsx"]


def test_a_header_of_an_inner_section_has_the_hosts_ids(tmp_path: Path) -> None:
    inner = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId4"/></w:sectPr></w:pPr></w:p>'
    from_ = by_hand(
        inner,
        links=f'<Relationship Id="rId4" Type="{R}/header" Target="header1.xml"/>',
        more={
            "word/styles.xml": styles(paragraph_style("a1", "Đầu trang riêng")),
            "word/header1.xml": f'<w:hdr xmlns:w="{W}">{used("a1")}</w:hdr>',
        },
    )
    into = by_hand("", more={"word/styles.xml": styles(paragraph_style("a1", "Một"))})
    made = read(together(into, from_), tmp_path / "a.docx")
    assert made.sections[0].header.paragraphs[0].style.name == "Đầu trang riêng"


def test_prefixes_are_declared_or_changed_where_the_host_means_another_by_them(tmp_path: Path) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    root = f'xmlns:w14="{w14}" xmlns:mc="{MC}" mc:Ignorable="w14"'
    from_ = by_hand('<w:p><w:r><w:rPr><w14:ligatures w14:val="none"/></w:rPr></w:r></w:p>', root=root)
    content = merge.body_of(from_)
    plain = merge.merged(by_hand(""), from_, [content], "k")
    assert plain.namespaces == {"w14": w14, "mc": MC}
    assert plain.ignorable == {"w14"}
    other = merge.merged(by_hand("", root='xmlns:w14="urn:khac"'), from_, [content], "k")
    assert other.translated(content).count("w14k:") == 2
    assert other.namespaces == {"w14k": w14, "mc": MC}
    assert other.ignorable == {"w14k"}
    read(assembled(other, content), tmp_path / "a.docx")


def test_what_leads_nowhere_leads_nowhere_in_the_host() -> None:
    from_ = by_hand(
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink r:id="rId1"/>'
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    content = merge.body_of(from_)
    merging = merge.merged(HOST, from_, [content], "k")
    assert merging.translated(content) == (
        '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:hyperlink r:id=""/><w:r></w:r></w:p>'
    )
    assert merging.parts == HOST


def test_comments_stay_behind_and_revision_ids_go() -> None:
    body = (
        '<w:p w:rsidR="00AA"><w:commentRangeStart w:id="1"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:rPr/><w:commentReference w:id="1"/></w:r></w:p>'
    )
    assert merge.body_of(by_hand(body)) == "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    translated = merge.merged(HOST, by_hand(body), [body], "k").translated(body)
    assert "comment" not in translated


def test_a_piece_may_be_cut_anywhere_in_its_text() -> None:
    content = used("Muc", "một &lt;w:pStyle w:val=&quot;Muc&quot;/&gt; hai")
    merging = merge.merged(HOST, NUMBERED, [content], "k")
    whole = merging.translated(content)
    at = content.index("một")
    for cut in range(at, content.index("hai") + 3):
        assert merging.translated(content[:cut]) + merging.translated(content[cut:]) == whole


def test_the_house_lends_its_marks_and_the_writer_its_lists() -> None:
    house = samples("nd30")
    content = [house.shells[mark] for mark in ("heading-2", "bullet-1", "list-1", "number-1", "/number-1")]
    merging = merge.merged(HOST, house.parts, content, "nd30")
    assert merging.numbers.keys() == {"0", "1", "2"}
    assert merging.definitions.keys() == {"0", "1", "2"}
    assert merging.styles["Heading2"] == "Heading2"
    assert merging.translated(content[2]) == content[2]
    sign = content[3][content[3].index("\uffff") : content[3].index("\ufffe")]
    assert sign in merging.translated(content[3])
    assert f'<w:numId w:val="{merging.numbers["2"]}"/>' in merging.translated(content[1])
    assert merge.first_free_list(merging.parts) == max(int(id) for id in merging.numbers.values()) + 1


def test_a_key_that_could_not_stand_in_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="a key is made of"):
        merge.merged(HOST, NUMBERED, [], "Khác/..")


BULLETS = by_hand(
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
    more={
        "word/styles.xml": styles(
            '<w:style w:type="numbering" w:styleId="Kieu"><w:name w:val="Kiểu danh sách"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        ),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<w:numPicBullet w:numPicBulletId="4"><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:numPicBullet>'
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Kieu"/><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
        '<w:lvlPicBulletId w:val="4"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/_rels/numbering.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{R}/image" Target="media/cham.png"/></Relationships>',
    },
)


def test_a_list_style_and_its_picture_bullet_come_along(tmp_path: Path) -> None:
    from_ = {**BULLETS, "word/media/cham.png": PNG}
    parts = together(HOST, from_)
    made = read(parts, tmp_path / "a.docx")
    numbering = made.part.numbering_part.element
    kinds = [one.tag.removeprefix(Q) for one in numbering]
    assert kinds == sorted(kinds, key=["numPicBullet", "abstractNum", "num"].index), "the schema's order"
    style = made.styles["Kiểu danh sách"].element
    definitions = {one.get(f"{Q}abstractNumId"): one for one in numbering.findall(f"{Q}abstractNum")}
    instances = {one.numId: definitions[str(one.abstractNumId.val)] for one in numbering.num_lst}
    used_ = instances[made.paragraphs[-1]._p.pPr.numPr.numId.val]
    assert used_.find(f"{Q}numStyleLink").get(f"{Q}val") == style.get(f"{Q}styleId")
    followed = instances[style.pPr.numPr.numId.val]
    assert followed.find(f"{Q}styleLink").get(f"{Q}val") == style.get(f"{Q}styleId")
    bullet = numbering.find(f"{Q}numPicBullet")
    assert followed.find(f".//{Q}lvlPicBulletId").get(f"{Q}val") == bullet.get(f"{Q}numPicBulletId")
    link = bullet.xpath(".//@r:id", namespaces={"r": R})[0]
    assert made.part.numbering_part.rels[link].target_part.blob == PNG


def test_lines_of_the_house_stand_in_an_offices_own_file(tmp_path: Path) -> None:
    house = samples("nd30")
    marks = ("heading-2", "bullet-1", "body", "agency")
    content = "".join(house.shells[mark] + mark + house.shells[f"/{mark}"] for mark in marks)
    signed = assembled(merge.merged(HOST, house.parts, [content], "nd30"), content)
    text = re.sub("\uffff[^\ufffe]*\ufffe", "0", signed["word/document.xml"].decode())  # the writer's to work out
    made = read({**signed, "word/document.xml": text.encode()}, tmp_path / "a.docx")
    assert [(p.text, p.style.name) for p in made.paragraphs[1:]] == [
        ("heading-2", "Heading 2"),
        ("bullet-1", "List Bullet"),
        ("body", "Body Text"),
        ("agency", "Cơ quan ban hành"),
        ("", "Đường kẻ"),
    ]
    own = made.styles["Cơ quan ban hành"]
    assert own.font.name == "Times New Roman", "the host's letters are others, the house's are stated"
    assert own.base_style.name == "Normal"

"""A package comes to the one shape the house reads, whoever wrote it; what is as it should be keeps its bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from check.hand import State
from judges import schemas_refuse
from small_forms import form, p, seen, tree
from sokert import Template
from sokert.check import fix
from sokert.check.form import check
from sokert.errors import FileError
from sokert.ooxml.unpacking import opened

W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FORM = form(p("Ghi chú w: {{ x }}"))
MAIN, TYPES, STARTS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
Parts = dict[str, bytes]


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def other_prefix(parts: Parts) -> None:
    words = b"Ghi ch\xc3\xba w: {{ x }}"
    renamed = parts[MAIN].replace(b"<w:", b"<q:").replace(b"</w:", b"</q:").replace(b"xmlns:w=", b"xmlns:q=")
    assert words in renamed
    parts[MAIN] = renamed


def in_capitals_with_another_prefix(parts: Parts) -> None:
    other_prefix(parts)
    parts[MAIN.upper()] = parts.pop(MAIN)


def default_namespace(parts: Parts) -> None:
    bare = parts[MAIN].replace(b"<w:", b"<").replace(b"</w:", b"</").replace(b"xmlns:w=", b"xmlns=")
    parts[MAIN] = bare


def both_prefixes(parts: Parts) -> None:
    parts[MAIN] = parts[MAIN].replace(b"<w:p>", b"<q:p>").replace(b"</w:p>", b"</q:p>")
    parts[MAIN] = parts[MAIN].replace(b"xmlns:w=", b'xmlns:q="' + W + b'" xmlns:w=')


def strict(parts: Parts) -> None:
    for name, content in parts.items():
        content = content.replace(W, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        kind = b"/officeDocument/2006/relationships"
        parts[name] = content.replace(
            b"http://schemas.openxmlformats.org" + kind, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )


def in_utf_16(parts: Parts) -> None:
    parts[MAIN] = ('<?xml version="1.0" encoding="UTF-16"?>' + parts[MAIN].decode()).encode("utf-16")


def renumbered(parts: Parts) -> None:
    parts["word/document2.xml"] = parts.pop(MAIN)
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in (TYPES, STARTS):
        parts[name] = parts[name].replace(b"/document.xml", b"/document2.xml")


def beside_a_stale_one(parts: Parts) -> None:
    old = dict(parts)
    renumbered(parts)
    parts[MAIN] = old[MAIN].replace(b"{{ x }}", b"c\xc5\xa9")


def elsewhere(parts: Parts) -> None:
    parts["text.xml"] = parts.pop(MAIN)
    parts["_rels/text.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts[TYPES] = parts[TYPES].replace(b"/word/document.xml", b"/text.xml")
    parts[STARTS] = parts[STARTS].replace(b"word/document.xml", b"/Text.xml")


def no_types(parts: Parts) -> None:
    del parts[TYPES]


def no_type_of_the_text(parts: Parts) -> None:
    start = parts[TYPES].index(b"<Override")
    parts[TYPES] = parts[TYPES][:start] + b"</Types>"


def damaged_types(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES][:-9]


def no_start(parts: Parts) -> None:
    del parts[STARTS]


def damaged_start(parts: Parts) -> None:
    parts[STARTS] = b"<Relationships"


def of_a_template(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(b".document.main+xml", b".template.main+xml")


def back_to_front(parts: Parts) -> None:
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def with_macros(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(_DOCUMENT, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    parts[TYPES] = (
        parts[TYPES]
        .replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
        .replace(b"<Override", b"<Override", 1)
    )
    rels = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    parts[rels] = parts[rels].replace(b"</Relationships>", link + b'Target="vbaProject.bin"/></Relationships>')
    parts["word/vbaProject.bin"] = b"macros"


def signed(parts: Parts) -> None:
    kind = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    origin = b'<Relationship Id="rId8" Type="' + kind + b'origin" Target="_xmlsignatures/origin.sigs"/>'
    parts[STARTS] = parts[STARTS].replace(b"</Relationships>", origin + b"</Relationships>")
    sigs = b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
    parts[TYPES] = parts[TYPES].replace(b"<Override", sigs + b"<Override", 1)
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/sig1.xml"] = b"<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"
    signature = b'<Relationship Id="rId1" Type="' + kind + b'signature" Target="sig1.xml"/></Relationships>'
    head = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts["_xmlsignatures/_rels/origin.sigs.rels"] = head + signature


ODD = [
    *(
        other_prefix,
        in_capitals_with_another_prefix,
        default_namespace,
        both_prefixes,
        strict,
        in_utf_16,
        renumbered,
        beside_a_stale_one,
        elsewhere,
    ),
    *(no_types, no_type_of_the_text, damaged_types, no_start, damaged_start, of_a_template, back_to_front),
    *(with_macros, signed),
]
odd = pytest.mark.parametrize("change", ODD, ids=lambda change: change.__name__)


def changed(change: Callable[[Parts], None]) -> bytes:
    parts = parts_of(FORM)
    change(parts)
    return zipped(parts)


@odd
def test_a_form_of_any_producer_is_filled(change: Callable[[Parts], None]) -> None:
    out = Template(changed(change)).render({"x": "An"})
    assert seen(out) == ["Ghi chú w: An"]
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(out)).paragraphs] == ["Ghi chú w: An"]
    assert b"purl.oclc.org" not in b"".join(parts_of(out).values())


@odd
def test_a_file_of_any_producer_is_judged_and_mended(change: Callable[[Parts], None]) -> None:
    content = changed(change)
    assert [one.code for one in check(content)] == [one.code for one in check(FORM)]
    mended = fix(content, standard="nd30").content
    assert seen(mended) == ["Ghi chú w: {{ x }}"]
    assert docx.Document(io.BytesIO(mended)).paragraphs
    assert fix(mended, standard="nd30").content == mended


def test_what_comes_out_holds_to_the_schemas(tmp_path):
    files = []
    for change in ODD:
        files.append(tmp_path / f"{change.__name__}.docx")
        files[-1].write_bytes(Template(changed(change)).render({"x": "An"}))
    assert not schemas_refuse(*files)


def test_a_mended_file_holds_to_the_schemas(tmp_path):
    (tmp_path / "mended.docx").write_bytes(fix(FORM, standard="nd30").content)  # whose section says nothing of its page
    assert not schemas_refuse(tmp_path / "mended.docx")


def test_a_usual_file_keeps_its_bytes():
    assert dict(opened(FORM).parts) == parts_of(FORM)
    assert opened(FORM).as_given


def test_macros_and_signatures_go_and_are_told():
    for change, code, part in ((with_macros, "WORD-MACROS", "vbaProject"), (signed, "WORD-SIGNED", "_xmlsignatures")):
        content = changed(change)
        assert code in [one.code for one in Template(content).check()]
        assert code in [one.code for one in fix(content, standard="nd30").changed]
        assert not [name for name in parts_of(fix(content, standard="nd30").content) if part in name]
        assert part.encode() not in parts_of(Template(content).render({"x": 1}))[TYPES]


def test_a_signed_file_without_a_fault_stays_signed():
    parts = parts_of(State().bytes())
    signed(parts)
    given = zipped(parts)  # once: an archive says when it was made
    again = fix(given)
    assert again.content == given
    assert not again.changed


def test_words_that_look_like_markup_stay_words():
    said = 'xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main" &lt;w:p&gt; {{ x }}'
    content = form(p("a")).replace(b"x", b"x")
    parts = parts_of(content)
    parts[MAIN] = parts[MAIN].replace(b">a<", f">{said}<".encode())
    out = Template(zipped(parts)).render({"x": "An"})
    assert seen(out) == ['xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main" <w:p> An']


def test_what_holds_no_text_is_refused():
    for body in (b"<w:body/>", b""):
        parts = parts_of(FORM)
        start, end = parts[MAIN].index(b"<w:body>"), parts[MAIN].index(b"</w:document>")
        parts[MAIN] = parts[MAIN][:start] + body + parts[MAIN][end:]
        if body:
            assert seen(Template(zipped(parts)).render({})) == []
            continue
        with pytest.raises(FileError) as told:
            Template(zipped(parts))
        assert told.value.findings[0].code == "WORD-NOT-WORD"


def test_relations_of_the_text_that_cannot_be_read_are_told():
    parts = parts_of(FORM)
    parts["word/_rels/document.xml.rels"] = b"<Relationships"
    for use in (Template, check, fix):
        with pytest.raises(FileError) as told:
            use(zipped(parts))
        assert told.value.findings[0].facts["part"] == "word/_rels/document.xml.rels"
    assert tree(FORM) is not None

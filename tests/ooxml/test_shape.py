"""One rule each of the shape a package is brought to, of the data it carries and of the names in it."""

from __future__ import annotations

import base64
import mimetypes
import zlib

import pytest
from lxml import etree

from sokert.ooxml.canonical import canonical
from sokert.ooxml.custom_data import CUSTOM, fingerprint, with_data
from sokert.ooxml.custom_data_reading import Carried, carried, without
from sokert.ooxml.font_metrics import width
from sokert.ooxml.names import CONTENT_TYPES, MAIN, NAMESPACES, PACKAGE_RELATIONSHIPS
from sokert.ooxml.namespaces import transitional, usual
from sokert.ooxml.parts import Parts
from sokert.ooxml.relationships import PICTURES, content_types, entry, name_of, relationships, with_entries
from sokert.ooxml.unpacking import Archive

W, R = NAMESPACES["w"], NAMESPACES["r"]
TEXT = f'<w:document xmlns:w="{W}"><w:body/></w:document>'.encode()


def package(**more: bytes) -> dict[str, bytes]:
    """Return the least package there is, and other parts."""
    return {
        CONTENT_TYPES: content_types({MAIN: "main"}).encode(),
        "_rels/.rels": relationships([("officeDocument", MAIN)]).encode(),
        MAIN: TEXT,
        **more,
    }


def links(*targets: tuple[str, str]) -> bytes:
    return relationships(targets).encode()


# --- parts under their usual names ---


@pytest.mark.parametrize("name", ["styles", "numbering", "settings", "footnotes", "endnotes"])
def test_a_part_that_a_file_has_one_of_stands_under_its_usual_name(name: str) -> None:
    """What stood there and is led to makes room; what is led to by nobody goes."""
    others = {f"word/{name}.xml": b"<own/>", f"word/{name}2.xml": b"<led/>", f"word/{name}-2.xml": b"<taken/>"}
    led = links((name, f"{name}2.xml"), ("image", f"{name}.xml"), ("image", f"{name}-2.xml"))
    found = canonical(package(**others, **{name_of(MAIN): led}))
    assert found
    moved = {"styles.xml": b"<led/>", "styles-3.xml": b"<own/>", "styles-2.xml": b"<taken/>"}
    assert {part: found.parts[part] for part in found.parts if name in part} == {
        f"word/{part.replace('styles', name)}": content for part, content in moved.items()
    }
    assert [link.target for link in Parts(found.parts).links(MAIN).values()] == [
        f"word/{name}{ending}.xml" for ending in ("", "-3", "-2")
    ]
    assert not found.as_given
    fewer = {part: content for part, content in others.items() if not part.endswith("-2.xml")}
    free = canonical(package(**fewer, **{name_of(MAIN): links((name, f"{name}2.xml"), ("image", f"{name}.xml"))}))
    assert free
    assert free.parts[f"word/{name}-2.xml"] == b"<own/>"
    stale = canonical(package(**others, **{name_of(MAIN): links((name, f"{name}2.xml"))}))
    assert stale
    assert b"<own/>" not in stale.parts.values()


def test_a_file_without_a_start_begins_with_what_it_has() -> None:
    bare = package(**{"docProps/core.xml": b"<a/>"})
    del bare["_rels/.rels"]
    found = canonical(bare)
    assert found
    assert Parts(found.parts).links("") == {
        "rId1": Parts({"_rels/.rels": links(("officeDocument", MAIN))}).links("")["rId1"],
        "rId2": Parts({"_rels/.rels": links(("metadata/core-properties", "docProps/core.xml"))}).links("")["rId1"],
    }
    assert canonical({CONTENT_TYPES: b"", "a.xml": b"<a/>"}) is None


@pytest.mark.parametrize("kind", ["vbaProject", "wordVbaData"])
def test_macros_and_what_they_know_are_left_out(kind: str) -> None:
    kinds = "http://schemas.microsoft.com/office/2006/relationships"
    led = links((f"{kinds}/{kind}", "a.bin"), ("image", "b.png"))
    found = canonical(package(**{"word/a.bin": b"", "word/b.png": b"", name_of(MAIN): led}))
    assert found
    assert "word/a.bin" not in found.parts
    assert [one.code for one in found.findings] == ["WORD-MACROS"]
    assert [link.name for link in Parts(found.parts).links(MAIN).values()] == ["image"]
    away = entry("a", f"{kinds}/{kind}", "https://a.vn/", external=True)
    outside = canonical(package(**{name_of(MAIN): with_entries(None, away)}))
    assert outside
    assert outside.findings == ()


# --- namespaces ---


@pytest.mark.parametrize(
    ("content", "stays"),
    [
        (b"<?xml version='1.0'?><Relationships xmlns=\"" + PACKAGE_RELATIONSHIPS.encode() + b'"/>', True),
        (b"<Relationships xmlns='" + PACKAGE_RELATIONSHIPS.encode() + b"'/>", False),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + TEXT, True),
        (b'<?xml version="1.0" encoding="utf-16le"?>' + TEXT, True),  # it is not, and nothing can be read of it
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + TEXT, False),
        (b"\xef\xbb\xbf" + TEXT, False),
        (TEXT.replace(b"w:", b"q:").replace(b":w", b":q"), False),
        (TEXT + b" " * 5000, True),
        (b"<!-- " + b"x" * 5000 + b" -->" + TEXT.replace(b"w:", b"q:").replace(b":w", b":q"), False),
        (b"no xml", True),
        (b"", True),
    ],
)
def test_a_part_that_is_as_word_writes_it_keeps_its_bytes(content: bytes, stays: bool) -> None:
    assert (usual("a.xml", content) == content) is stays
    assert usual("a.bin", content) == content
    assert (usual("a.rels", content) == content) is stays


def test_a_usual_prefix_that_means_something_else_is_not_kept() -> None:
    made = usual("a.xml", f'<q:document xmlns:q="{W}" xmlns:w="urn:other" xmlns:v="urn:v"/>'.encode())
    assert made.partition(b"?>")[2].strip() == f'<w:document xmlns:w="{W}"/>'.encode()
    for root, wanted in (
        (f'<a xmlns:q="{W}"/>', f'<a xmlns:w="{W}"/>'),
        ('<w:x xmlns:w="urn:other"/>', '<x xmlns="urn:other"/>'),
    ):
        assert usual("a.xml", root.encode()).partition(b"?>")[2].strip() == wanted.encode()
    # what is used below the root declares its namespace there
    inner = usual("a.xml", f'<q:document xmlns:q="{W}" xmlns:w="urn:other"><w:x/></q:document>'.encode())
    root = etree.fromstring(inner)
    assert (root.nsmap, root[0].tag) == ({"w": W}, "{urn:other}x")


def test_strict_names_become_transitional() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    assert [transitional(f"{strict}/{kind}") for kind in ("styles", "extendedProperties", "customProperties")] == [
        f"{R}/{kind}" for kind in ("styles", "extended-properties", "custom-properties")
    ]
    assert transitional(f"x{strict}") == f"x{strict}"
    ours = f'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict" w:a="{strict}"/>'
    made = usual("a.xml", ours.encode()).decode()
    assert "conformance" not in made
    assert f'w:a="{strict}"' in made  # an attribute that is no namespace


def test_pictures_have_the_types_that_python_knows() -> None:
    known = {ending: mimetypes.guess_type(f"a.{ending}")[0] for ending in PICTURES}
    assert {ending: kind for ending, kind in known.items() if kind and ending not in ("emf", "wmf")} == {
        ending: PICTURES[ending] for ending, kind in known.items() if kind and ending not in ("emf", "wmf")
    }
    assert (PICTURES["emf"], PICTURES["wmf"]) == ("image/x-emf", "image/x-wmf")


# --- data of our own ---


def archive(parts: dict[str, bytes]) -> Archive:
    return Archive("a.docx", parts)


def test_data_stands_beside_what_others_put_there_and_goes_without_a_trace() -> None:
    theirs = {
        "customXml/item1.xml": b"<theirs/>",
        CUSTOM: b'<Properties xmlns="u"><property pid="7" name="sokertX"/></Properties>',
    }
    before = package(**theirs, **{name_of(MAIN): links(("image", "media/a.png"))})
    whole = with_data(before, "nguồn\r\n<&>", "map")
    assert carried(archive(whole)) == Carried(1, fingerprint("nguồn\r\n<&>"), "nguồn\r\n<&>", "map")
    assert whole["customXml/item1.xml"] == b"<theirs/>"
    assert b'pid="8" name="sokert"' in whole[CUSTOM]
    again = with_data(whole, "b", "c")
    assert carried(archive(again)) == Carried(1, fingerprint("b"), "b", "c")
    gone = without(again)
    assert b"sokertX" in gone[CUSTOM]
    assert carried(archive(gone)) is None
    assert set(gone) == set(before)
    assert Parts(gone).links(MAIN) == Parts(before).links(MAIN)
    assert Parts(with_data(package(), "a", "b")).related("custom-properties", "") == CUSTOM
    assert CUSTOM not in without(with_data(package(), "a", "b"))
    assert CUSTOM not in [link.target for link in Parts(without(with_data(package(), "a", "b"))).links("").values()]


def test_a_link_to_the_data_has_the_first_id_that_is_free() -> None:
    taken = with_entries(None, entry("rIdSokert1", "image", "a.png"))
    for before, id in ((package(), "rIdSokert1"), (package(**{name_of(MAIN): taken}), "rIdSokert2")):
        whole = Parts(with_data(before, "a", "b"))
        assert [one for one, link in whole.links(MAIN).items() if link.name == "customXml"] == [id]


def test_where_the_part_is_gone_the_copy_speaks_and_then_the_fingerprint() -> None:
    whole = with_data(package(), "a" * 3000, "b")
    copy = {name: content for name, content in whole.items() if not name.startswith("customXml/")}
    mark = fingerprint("a" * 3000)
    assert carried(archive(copy)) == Carried(1, mark, "a" * 3000, "b")
    content = copy[CUSTOM]
    start = content.index(b">", content.index(b'name="sokert.000"><vt') + 20) + 1
    broken = content[:start] + b"!!" + content[start + 2 :]
    assert carried(archive({**copy, CUSTOM: broken})) == Carried(1, mark)
    ends = content.index(b"<", start)
    for inside in (b"", content[start : start + 8], content[start : ends - 8], base64.b64encode(b"no zlib")):
        assert carried(archive({**copy, CUSTOM: content[:start] + inside + content[ends:]})) == Carried(1, mark)
    unknown = (f"x {mark}", "1", f"1 a {mark}", f"² {mark}", f"{'9' * 5000} {mark}")
    for text, known in ((f"1 {mark}", Carried(1, mark)), *((text, None) for text in unknown)):
        said = f'<Properties><property name="sokert"><a>{text}</a></property></Properties>'
        assert carried(archive({**copy, CUSTOM: said.encode()})) == known


def test_data_of_a_newer_version_is_known_and_not_read() -> None:
    newer = b'<report xmlns="urn:sokert:report:2"><source>a</source></report>'
    assert carried(archive(package(**{"customXml/item1.xml": newer}))) == Carried(2)
    inside = base64.b64encode(zlib.compress(newer)).decode()
    custom = f'<Properties><property name="sokert.000"><a>{inside}</a></property></Properties>'
    assert carried(archive(package(**{CUSTOM: custom.encode()}))) == Carried(2)
    assert carried(archive(package(**{"customXml/other.xml": newer}))) is None


# --- widths ---


def test_the_widths_are_those_of_the_font() -> None:
    """A digit typed wrong shows: each width counts by its place."""
    signs = "".join(map(chr, range(32, 127))) + "ĐđƠơƯư"
    signs += "\u00a0\u202f–—…‘’“”²³°×≥≤±½•"
    sums = [round(sum(at * width(sign, 1000, bold) for at, sign in enumerate(signs, 1))) for bold in (False, True)]
    assert sums == [3672117, 3811732]
    assert width("漢", 1000) == 500

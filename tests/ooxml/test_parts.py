"""The parts of a file while it is read or grows: what leads to what, under which id, of which type, by which name."""

from __future__ import annotations

import pytest

from ooxml.xml import xml
from sokert.ooxml import parts as room
from sokert.ooxml.content_types import Types
from sokert.ooxml.names import CONTENT_TYPES, MAIN, NAMESPACES, PACKAGE_RELATIONSHIPS, TYPES
from sokert.ooxml.parts import Link, Parts
from sokert.ooxml.relationships import content_types, entry, name_of, relationships, with_entries, with_types

R, STRICT = NAMESPACES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships"
LINKS = "word/_rels/document.xml.rels"


def links(*said: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{"".join(said)}</Relationships>'.encode()


def types(*said: str) -> bytes:
    return f'<Types xmlns="{TYPES}">{"".join(said)}</Types>'.encode()


def default(extension: str, kind: str) -> str:
    return f'<Default Extension="{extension}" ContentType="{kind}"/>'


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def test_a_relation_leads_to_a_part_by_its_name_or_out_of_the_file_as_it_stands() -> None:
    own = links(
        f'<Relationship Id="a" Type="{R}/image" Target="media/a.png"/>',
        f'<Relationship Id="b" Type="{STRICT}/image" Target="../x/./b.png"/>',
        f'<Relationship Id="c" Type="{R}/styles" Target="/word/styles.xml" TargetMode="Internal"/>',
        f'<Relationship Id="d" Type="{R}/hyperlink" Target="../a" TargetMode="External"/>',
        "<Relationship/>",
    )
    assert Parts({LINKS: own}).links(MAIN) == {
        "a": Link(f"{R}/image", "word/media/a.png", False),
        "b": Link(f"{R}/image", "x/b.png", False),
        "c": Link(f"{R}/styles", "word/styles.xml", False),
        "d": Link(f"{R}/hyperlink", "../a", True),
        "": Link("", "word", False),
    }
    assert Parts({}).links(MAIN) == {}
    assert [Link(kind, "", False).name for kind in (f"{R}/image", "image", "")] == ["image", "image", ""]


def test_a_relation_is_added_under_the_id_that_was_wanted_or_the_next() -> None:
    package = Parts({})
    link = Link(f"{R}/image", "word/media/a.png", False)
    assert [package.linked(MAIN, "rId1", link) for _ in range(3)] == ["rId1", "rId1_2", "rId1_3"]
    assert package.linked("", "rId1", link) == "rId1"
    away = Link(f"{R}/hyperlink", "https://a.vn/", True)
    package.linked(MAIN, "out", away)
    assert {**package.links(MAIN)} == {"rId1": link, "rId1_2": link, "rId1_3": link, "out": away}
    assert package.links("") == {"rId1": link}
    written = package.written()
    assert written[LINKS].count(b'Target="media/a.png"') == 3
    assert written[LINKS].count(b"TargetMode") == 1
    assert b'Target="word/media/a.png"' in written["_rels/.rels"]


def test_what_was_given_stays_and_what_was_edited_is_written() -> None:
    given = {"a.xml": b"<a/>", "b.xml": b"<b/>", "c.bin": b"no tree"}
    package = Parts(given)
    assert package.tree("none.xml") is None
    package.edited("a.xml").set("x", "1")
    package.replaced("b.xml", xml("<n/>"))
    package.edited("d.xml", b"<d/>")
    package.tree("c.xml")
    written = package.written()
    assert sorted(written) == ["a.xml", "b.xml", "c.bin", "d.xml"]
    assert [written[name].rpartition(b"\n")[2][:4] for name in ("a.xml", "b.xml", "d.xml")] == [
        b"<a x",
        b"<n x",
        b"<d/>",
    ]
    assert written["a.xml"].startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")
    assert (given["a.xml"], written["c.bin"]) == (b"<a/>", b"no tree")


def test_the_one_part_of_a_kind_is_the_one_that_is_led_to_or_stands_at_its_usual_place() -> None:
    led = links(
        f'<Relationship Id="a" Type="{R}/styles" Target="https://a/" TargetMode="External"/>',
        f'<Relationship Id="b" Type="{R}/styles" Target="gone.xml"/>',
        f'<Relationship Id="c" Type="{R}/styles" Target="look.xml"/>',
    )
    every = {"word/look.xml": b"<a/>", "word/styles.xml": b"<a/>", "word/theme/theme1.xml": b"<a/>"}
    assert Parts({**every, LINKS: led}).related("styles") == "word/look.xml"
    assert Parts(every).related("styles") == "word/styles.xml"
    assert Parts(every).related("theme") == "word/theme/theme1.xml"
    assert Parts(every).related("settings") is None


def test_a_part_that_is_not_there_is_made_with_its_relation_and_type() -> None:
    package = Parts({MAIN: b"<a/>", CONTENT_TYPES: types(default("xml", "application/xml"))})
    assert [package.made("settings", "kind/settings", b"<s/>") for _ in range(2)] == ["word/settings.xml"] * 2
    assert package.links(MAIN) == {"rIdSettings": Link(f"{R}/settings", "word/settings.xml", False)}
    assert package.type_of("word/settings.xml") == "kind/settings"
    there = Parts({MAIN: b"<a/>", "word/settings.xml": b"<own/>"})
    assert there.made("settings", "kind/settings", b"<s/>") == "word/settings.xml"
    assert there.written()["word/settings.xml"] == b"<own/>"
    assert len(there.links(MAIN)) == 1


def test_a_free_name_is_like_no_other_in_any_case() -> None:
    package = Parts(dict.fromkeys(("word/A.xml", "word/a_2.xml", "b"), b""))
    assert [package.free(name) for name in ("word/a.xml", "word/c.xml", "c")] == ["word/a_3.xml", "word/c.xml", "c"]


def test_a_type_is_said_by_name_then_by_ending_then_by_what_is_known() -> None:
    said = types(default("PNG", "image/x"), override("word/a.png", "own"), default("xml", "application/xml"))
    package = Parts({CONTENT_TYPES: said})
    names = ("WORD/A.png", "word/b.PNG", "word/b.xml", "a.gif", "a.rels", "word.d/a", "a.odd")
    assert [package.type_of(name) for name in names] == [
        *("own", "image/x", "application/xml", "image/gif"),
        *("application/vnd.openxmlformats-package.relationships+xml", "application/octet-stream"),
        "application/octet-stream",
    ]
    assert Parts({}).type_of("a.png") == "image/png"
    damaged = Parts({CONTENT_TYPES: types("<Default/>", "<Override/>")})
    assert (damaged.defaults(), room.overrides(damaged.tree(CONTENT_TYPES))) == ({"": ""}, {"": ""})


def test_a_type_is_said_by_its_ending_where_that_is_free() -> None:
    package = Parts({CONTENT_TYPES: types(default("xml", "application/xml"), override("a.xml", "b"))})
    for part, kind in (("a.png", "image/png"), ("b.png", "image/png"), ("c.PNG", "other"), ("d.xml", "e"), ("f", "g")):
        package.typed(part, kind)
    assert package.defaults() == {"xml": "application/xml", "png": "image/png"}
    assert room.overrides(package.tree(CONTENT_TYPES)) == {"a.xml": "b", "c.PNG": "other", "d.xml": "e", "f": "g"}
    tree = package.tree(CONTENT_TYPES)
    assert tree is not None
    assert [one.tag.rpartition("}")[2] for one in tree][:3] == ["Default", "Default", "Override"]
    assert room.overrides(None) == {}
    fresh = Parts({})
    fresh.typed("a.xml", "b")
    assert fresh.defaults() == {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }


def test_a_relation_gets_the_first_free_id_of_a_stem() -> None:
    tree = room.no_links()
    assert [room.linked(tree, "rId", "image", f"{at}.png") for at in range(2)] == ["rId1", "rId2"]
    tree.remove(tree[0])
    assert room.linked(tree, "rId", "image", "c.png") == "rId1"
    assert [(one.get("Type"), one.get("Target")) for one in tree] == [(f"{R}/image", "1.png"), (f"{R}/image", "c.png")]


# --- content types of a package that is brought into shape ---

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.mark.parametrize(
    ("said", "parts", "defaults", "overrides"),
    [
        # endings in any case; what is gone has none; what stands under another name keeps its own
        (
            [default("XML", "application/xml"), override("old.xml", "a"), override("gone.xml", "b")],
            ["new.xml"],
            {"xml": "application/xml"},
            {"new.xml": "a"},
        ),
        ([override("Word/A.xml", "a")], ["word/a.xml"], {}, {"word/a.xml": "a"}),
        # macros and signatures take their ending with them, others do not
        (
            [default("bin", "x.vbaProject"), default("sigs", "digital-signature-origin"), default("gif", "image/gif")],
            ["a.png"],
            {"gif": "image/gif", "png": "image/png"},
            {},
        ),
        ([default("bin", "x.vbaProject")], ["a.bin"], {"bin": "x.vbaProject"}, {}),
        # each part has one: by its ending, else by its name
        ([], ["a.odd", "dir.d/b"], {"odd": "application/octet-stream"}, {"dir.d/b": "application/octet-stream"}),
        ([], ["a.xml"], {"xml": "application/xml"}, {}),
        ([], [CONTENT_TYPES], {}, {}),
    ],
)
def test_the_types_are_those_of_the_parts(
    said: list[str], parts: list[str], defaults: dict[str, str], overrides: dict[str, str]
) -> None:
    own = Types(types(*said))
    own.fitted(dict.fromkeys(parts, b""), {"old.xml": "new.xml"})
    assert (own.defaults, own.overrides) == (defaults, overrides)


def test_a_part_is_what_a_relation_says_where_nothing_else_does_and_the_text_is_a_document() -> None:
    own = Types(types(default("xml", "application/xml"), override("s.xml", "own"), override("t.xml", "template")))
    for part, kind in (
        *(("a.xml", "styles"), ("s.xml", "styles"), ("t.xml", "officeDocument"), ("b.xml", "unheard")),
        *(("c.bin", "header"), ("core.xml", "core-properties")),
    ):
        own.known(part, kind)
    assert own.overrides == {
        "s.xml": "own",
        "t.xml": f"{WORD}.document.main+xml",
        "a.xml": f"{WORD}.styles+xml",
        "c.bin": f"{WORD}.header+xml",
        "core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }


def test_types_that_are_as_they_were_are_not_written() -> None:
    own = Types(types(default("xml", "application/xml"), override("a.xml", "b")))
    assert own.written() is None
    own.overrides["c.xml"] = "d"
    written = own.written()
    assert written is not None
    assert (Types(written).defaults, Types(written).overrides) == (own.defaults, own.overrides)
    assert Types(b"<broken").written() is None


# --- the same as text, for a file that is written anew ---


def test_relations_are_numbered_and_named_by_whose_they_are() -> None:
    kinds = ("styles", "metadata/core-properties", "https://a.vn/kind")
    written = relationships((kind, f"{at}&.xml") for at, kind in enumerate(kinds))
    found = Parts({LINKS: written.encode()}).links(MAIN)
    assert found == {
        "rId1": Link(f"{R}/styles", "word/0&.xml", False),
        "rId2": Link(f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties", "word/1&.xml", False),
        "rId3": Link("https://a.vn/kind", "word/2&.xml", False),
    }
    assert entry("a", "hyperlink", "b", external=True).endswith(' Target="b" TargetMode="External"/>')
    assert name_of("") == "_rels/.rels"


@pytest.mark.parametrize("before", [None, relationships().encode(), links().replace(b"></Relationships>", b"/> ")])
def test_more_relations_stand_in_a_part_that_held_none(before: bytes | None) -> None:
    added = with_entries(with_entries(before, entry("a", "image", "a.png")), entry("b", "image", "b.png"))
    assert list(Parts({LINKS: added}).links(MAIN)) == ["a", "b"]


def test_types_of_pictures_are_said_once() -> None:
    before = content_types({"word/document.xml": "main"}).encode()
    after = with_types(before, ["png", "xlsx", "xml"], {"word/document.xml": "again", "a.xml": "b"})
    own = Types(with_types(after, ["PNG".lower()]))
    assert own.defaults == {
        "png": "image/png",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    assert own.overrides == {"word/document.xml": "main", "a.xml": "b"}
    assert after.count(b'Extension="png"') == with_types(after, ["png"]).count(b'Extension="png"') == 1

"""Damaged packages: every way in tells what is wrong in words of its own, and makes whole parts or none.

SOKERT_SOAK=100 pytest tests/ooxml/test_mutated.py     a longer run
SOKERT_MUTATED_KEEP=folder                              keeps what comes out, for other judges
"""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import sokert
from check.hand import State
from draws import often
from small_forms import NAMESPACES, cell, form, p, row, table
from sokert import InsertedDocument, SokertError, Template

HERE = Path(__file__).parent.parent
COUNT = often(10)
KEEP = os.environ.get("SOKERT_MUTATED_KEEP", "")
SEEDS = range(int(os.environ.get("SOKERT_MUTATED_FROM", "0")), int(os.environ.get("SOKERT_MUTATED_FROM", "0")) + 8)
Parts = dict[str, bytes]
Mutation = Callable[[random.Random, Parts], None]
DATA: dict[str, Any] = {
    "x": "An & <Bình>: c",
    "so": 1,
    "items": [{"ten": "a"}, {"ten": "Ghi chú: b"}],
    "d": "",
    "c": False,
}


def _bases() -> dict[str, bytes]:
    header = f"<w:hdr {NAMESPACES}>{p('{{ x }}')}</w:hdr>"
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    columns = table(row("Tên", "{%tc for i in items %}", "{{ i.ten }}", "{%tc endfor %}"), columns=4)
    rows = table(
        row("TT", "Tên"), row("{%tr for i in items %}", ""), row("1", "{{ i.ten }}"), row("{%tr endfor %}", "")
    )
    spans = table(row(cell("{% colspan so %}a"), cell("{% cellbg 'FF0000' %}b")))
    loop = (p("{% for i in items %}"), p("{{ i.ten }}", look=numbered), p("{% endfor %}"))
    made = form(p("{{ x }}"), *loop, columns, rows, spans, parts={"header1.xml": header, "numbering.xml": lists})
    examples = {path.name: path.read_bytes() for path in sorted((HERE / "forms" / "made").glob("*.docx"))}
    return {"made": made, "state": State().bytes(), **examples}


BASES = _bases()


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


# --- what may happen to a package ---


def _xml(rng: random.Random, parts: Parts) -> str:
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    return rng.choice(["word/document.xml"] * 3 + names) if "word/document.xml" in parts else rng.choice(names or [""])


def dropped(rng: random.Random, parts: Parts) -> None:
    parts.pop(rng.choice(list(parts)))


def renamed(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(list(parts))
    parts[rng.choice([name.replace(".xml", "2.xml"), name.upper(), name.replace("/", "\\"), f"/{name}", "a/../b"])] = (
        parts.pop(name)
    )


def renamed_throughout(rng: random.Random, parts: Parts) -> None:
    name = rng.choice([one for one in parts if "/" in one] or list(parts))
    old = name.rpartition("/")[2]
    new = old.replace(".", "9.")
    for one, content in list(parts.items()):
        parts[one.replace(old, new)] = parts.pop(one).replace(old.encode(), new.encode()) if content else parts.pop(one)


def cut_off(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(list(parts))
    parts[name] = parts[name][: rng.randrange(len(parts[name]) + 1)]


def other_bytes(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(rng.randint(1, 4)) if content else ():
        content[rng.randrange(len(content))] = rng.randrange(256)
    parts[name] = bytes(content)


def other_prefix(rng: random.Random, parts: Parts) -> None:
    name, new = _xml(rng, parts), rng.choice([b"q:", b"W:", b"ns0:"])
    content = re.sub(rb"<(/?)w:", rb"<\1" + new, parts.get(name, b"")).replace(b" w:", b" " + new)
    parts[name] = content.replace(b"xmlns:w=", b"xmlns:" + new[:-1] + b"=")


def strict(rng: random.Random, parts: Parts) -> None:
    for name, content in parts.items():
        parts[name] = re.sub(
            rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            content,
        )


def element_gone(rng: random.Random, parts: Parts) -> None:
    _in_tree(rng, parts, lambda one: one.getparent() is not None and one.getparent().remove(one))


def element_twice(rng: random.Random, parts: Parts) -> None:
    _in_tree(rng, parts, lambda one: one.getparent() is not None and one.addnext(etree.fromstring(etree.tostring(one))))


def element_elsewhere(rng: random.Random, parts: Parts) -> None:
    def moved(one: etree._Element) -> None:
        root = one.getroottree().getroot()
        others = [other for other in root.iter(etree.Element) if one not in other.iterancestors() and other is not one]
        if one is not root and others:
            rng.choice(others).append(one)

    _in_tree(rng, parts, moved)


def attribute_gone(rng: random.Random, parts: Parts) -> None:
    _in_tree(rng, parts, lambda one: one.attrib.pop(rng.choice(one.keys()), "") if one.keys() else None)


def attribute_odd(rng: random.Random, parts: Parts) -> None:
    odd = ["", "-1", "0", "99999999999999999999", "1e400", "x", "NaN", "١٢", "{{ x }}", "a b", "../../a", "1.5"]
    _in_tree(rng, parts, lambda one: one.keys() and one.set(rng.choice(one.keys()), rng.choice(odd)))


def words_odd(rng: random.Random, parts: Parts) -> None:
    odd = ["{{", "%}", "{% if c %}", "{% endif %}", "{{ x }}", "Ghi chú: xmlns:a", "{#a}", "{", "]]>", "\ud7ff", ""]

    def said(one: etree._Element) -> None:
        one.text = rng.choice(odd)

    _in_tree(rng, parts, said)


def _in_tree(rng: random.Random, parts: Parts, change: Callable[[etree._Element], object]) -> None:
    name = _xml(rng, parts)
    try:
        root = etree.fromstring(parts.get(name, b""))
    except etree.XMLSyntaxError:
        return
    for _ in range(rng.randint(1, 3)):
        change(rng.choice(list(root.iter(etree.Element))))
    parts[name] = etree.tostring(root)


def type_odd(rng: random.Random, parts: Parts) -> None:
    types = parts.get("[Content_Types].xml", b"")
    kinds = re.findall(rb'ContentType="([^"]*)"', types)
    if kinds:
        parts["[Content_Types].xml"] = types.replace(rng.choice(kinds), rng.choice([*kinds, b"", b"text/plain"]))


MUTATIONS: list[Mutation] = [
    *(dropped, renamed, renamed_throughout, cut_off, other_bytes, other_prefix, strict, element_gone, element_twice),
    *(element_elsewhere, attribute_gone, attribute_odd, words_odd, type_odd),
]


def mutated(seed: int) -> tuple[str, bytes]:
    """Return what happened, and the package it happened to."""
    rng = random.Random(seed)
    name = rng.choice(sorted(BASES))
    parts, told = parts_of(BASES[name]), [name]
    for mutation in rng.choices(MUTATIONS, k=rng.choice([1, 1, 1, 2, 3])):
        if parts:
            mutation(rng, parts)
            told.append(mutation.__name__)
    content = zipped(parts)
    if rng.random() < 0.03:
        content = content[: rng.randrange(len(content))]
    return " ".join(told), content


# --- what is done with it ---


def uses(content: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    form = cache(lambda: Template(content))
    judged = cache(lambda: sokert.check(content))
    yield "load", lambda: sokert.read_data(content)
    yield "check", judged
    yield "fix", lambda: sokert.fix(content).content
    yield "mark", lambda: sokert.mark(content, judged())
    yield "template check", lambda: form().check()
    yield "variables", lambda: form().variables().schema()
    yield "render", lambda: form().render({**asked_for(form().variables().schema()), **DATA})
    yield "export", lambda: form().export()
    yield "insert", lambda: Template(HOST).render({"d": InsertedDocument(content), "x": 1})


HOST = form(p("{{ x }}"), p("{{ d }}"))


def asked_for(schema: dict[str, Any], whole: dict[str, Any] | None = None, depth: int = 0) -> Any:
    """Return data that a form's own schema accepts, lists of two."""
    whole = whole or schema
    if "$ref" in schema:
        target = whole
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target.get(step, {}) if step else target
        return asked_for(target, whole, depth + 1)
    if schema.get("type") == "array":
        return [asked_for(schema.get("items", {}), whole, depth + 1)] * (2 if depth < 6 else 0)
    if schema.get("type") == "object":
        return {name: asked_for(one, whole, depth + 1) for name, one in schema.get("properties", {}).items()}
    return 12 if schema.get("type") == "number" else DATA["x"]


def torn(content: bytes) -> list[str]:
    """Return the parts that are no XML."""
    try:
        parts = parts_of(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        return ["zip"]
    found = []
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(part)
            except (etree.XMLSyntaxError, ValueError):
                found.append(name)
    return found


def faults(seed: int) -> list[str]:
    told, content = mutated(seed)
    whole = not torn(content)
    found = []
    for name, use in uses(content):
        try:
            out = use()
        except SokertError as error:
            found += [] if str(error) else [f"{seed} ({told}): {name}: nothing said"]
            continue
        except Exception as error:
            found.append(f"{seed} ({told}): {name}: {type(error).__name__}: {error}")
            continue
        if isinstance(out, bytes) and whole and (wrong := torn(out)):
            found.append(f"{seed} ({told}): {name}: {wrong}")
        if isinstance(out, bytes) and KEEP:
            Path(KEEP, f"{seed}-{name.replace(' ', '-')}.docx").write_bytes(out)
            Path(KEEP, f"{seed}.docx").write_bytes(content)
    return found


@pytest.mark.parametrize("share", SEEDS)
def test_damaged_packages_are_told_and_nothing_torn_is_written(share: int) -> None:
    assert [fault for seed in range(share * 100_000, share * 100_000 + COUNT // 8) for fault in faults(seed)] == []

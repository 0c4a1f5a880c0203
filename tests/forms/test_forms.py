"""Forms of several producers: their words before, their words after, and the same after their runs were split."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import sokert
from draws import drawn, often, some
from forms.cases import CASES, Case
from forms.reader import MC, WP, W, parts, printed
from forms.splitter import split
from judges import schemas_say

SEEDS = range(1, 1 + often(1))
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
BY_NAME = {case.name: case for case in CASES}
each = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def shown(case: Case, content: bytes) -> str:
    return printed(content, widths="widths" in case.options)


def after(case: Case, content: bytes) -> str:
    """Return the words after; what was typed decomposed stays so, which a reader does not see."""
    return normalize("NFC", shown(case, content))


@cache
def rendered(name: str) -> bytes:
    return BY_NAME[name].template.render(BY_NAME[name].data)


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What the schemas say of every form before and after: one call for all files."""
    folder = tmp_path_factory.mktemp("forms")
    for case in CASES:
        (folder / f"{case.name}.before.docx").write_bytes(case.content)
        try:
            content = rendered(case.name)
        except sokert.SokertError:
            continue  # told by the test of its words
        (folder / f"{case.name}.after.docx").write_bytes(content)
    return schemas_say(sorted(folder.glob("*.docx")))


@each
def test_a_form_is_what_its_declaration_says(case: Case) -> None:
    assert shown(case, case.content) == case.before


@each
def test_the_words_after(case: Case) -> None:
    assert after(case, rendered(case.name)) == case.after


@each
def test_checking_finds_what_the_declaration_warns_of_and_no_mistake(case: Case) -> None:
    found = case.findings
    assert [finding.worded("en") for finding in found if finding.level == "error"] == []
    assert [finding.code for finding in found if finding.level != "info"] == case.options.get("warns", "").split()


@each
def test_the_schemas_accept_what_comes_out(case: Case, complaints: dict[str, set[str]]) -> None:
    assert case.producer != "hand" or not complaints[f"{case.name}.before.docx"]
    assert complaints[f"{case.name}.after.docx"] <= complaints[f"{case.name}.before.docx"]


@each
def test_no_tag_is_left_and_the_package_is_whole(case: Case) -> None:
    content = rendered(case.name)
    assert tags_left(content) == [] or "literal" in case.options
    assert doubled(content) == []
    assert without_paragraph(content) == []


@pytest.mark.parametrize("case", some(CASES, 2), ids=lambda case: case.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_words_after_the_runs_were_split(case: Case, seed: int) -> None:
    again = split(case.content, seed)
    assert shown(case, again) == case.before
    assert after(case, sokert.Template(again).render(case.data)) == case.after


@given(st.sampled_from(CASES), st.integers(0, 2**32), st.floats(0.1, 1.0))
@drawn(15)
def test_any_split_gives_the_same_words(case: Case, seed: int, share: float) -> None:
    again = split(case.content, seed, share)
    assert after(case, sokert.Template(again).render(case.data)) == case.after


def test_splitting_splits() -> None:
    case = next(case for case in CASES if case.producer == "hand")
    runs = [
        parts(content)["word/document.xml"].count(b"<w:r ") for content in (case.content, split(case.content, 1, 1.0))
    ]
    assert runs[1] > runs[0]


def test_every_producer_is_there() -> None:
    made = Counter(case.producer for case in CASES)
    assert len(CASES) >= 60
    assert {"hand", "python-docx", "LibreOffice", "npm docx"} <= set(made)


def tags_left(content: bytes) -> list[str]:
    """Return every piece of text or attribute that still holds a tag; comments are left alone."""
    left = []
    for name, data in parts(content).items():
        if not name.endswith((".xml", ".rels")) or "comments" in name:
            continue
        root = etree.fromstring(data)
        texts = ["".join(one.text or "" for one in p.iter(W + "t", W + "instrText")) for p in root.iter(W + "p")]
        texts += ["".join(root.itertext())] if "word/" not in name else []
        texts += [str(value) for node in root.iter() if isinstance(node.tag, str) for value in node.attrib.values()]
        left += [f"{name}: {text}" for text in texts if re.search(r"\{\{|\{%|\{#|%\}", text)]
    return left


def doubled(content: bytes) -> list[str]:
    """Return what must be there once and is there twice: ids and names, the VML behind a drawing left out."""
    seen: Counter[str] = Counter()
    for name, data in parts(content).items():
        if not STORY.match(name):
            continue
        root = etree.fromstring(data)
        for node in list(root.iter(MC + "Fallback")):
            node.clear()
        seen.update(f"drawing {one.get('id')}" for one in root.iter(WP + "docPr"))
        seen.update(f"{name} bookmark {one.get(W + 'id')}" for one in root.iter(W + "bookmarkStart"))
        seen.update(f"bookmark {one.get(W + 'name', '').lower()}" for one in root.iter(W + "bookmarkStart"))
        seen.update(f"control {one.get(W + 'val')}" for one in root.iterfind(f".//{W}sdtPr/{W}id"))
        seen.update(f"comment {name} {one.get(W + 'id')}" for one in root.iter(W + "commentReference"))
        for kind in ("footnote", "endnote", "comment"):
            seen.update(f"{kind} {one.get(W + 'id')}" for one in root.iter(W + kind))
        paragraph = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
        seen.update(f"{name} paragraph {one.get(paragraph)}" for one in root.iter(W + "p") if one.get(paragraph))
    return [name for name, times in seen.items() if times > 1]


def without_paragraph(content: bytes) -> list[str]:
    """Return what Word would refuse: a cell that does not end in a paragraph, a story or control that holds nothing."""
    wrong = []
    for name, data in parts(content).items():
        if not STORY.match(name):
            continue
        root = etree.fromstring(data)
        wrong += [f"{name}: cell" for cell in root.iter(W + "tc") if cell[-1].tag != W + "p"]
        wrong += [f"{name}: table" for table in root.iter(W + "tbl") if table.find(f".//{W}tr") is None]
        wrong += [f"{name}: row" for row in root.iter(W + "tr") if row.find(f".//{W}tc") is None]
        holders = (W + "txbxContent", W + "footnote", W + "endnote", W + "hdr", W + "ftr")
        wrong += [f"{name}: {node.tag}" for node in root.iter(*holders) if node.find(f".//{W}p") is None]
        wrong += [f"{name}: control" for node in root.iter(W + "sdtContent") if len(node) == 0]
    return wrong


def test_a_form_of_the_corpus_is_a_package() -> None:
    for case in CASES:
        with zipfile.ZipFile(io.BytesIO(case.content)) as archive:
            assert archive.testzip() is None
            assert Path("word/document.xml").as_posix() in archive.namelist()

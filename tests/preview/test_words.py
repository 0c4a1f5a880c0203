"""The page says what the Word file says: the same words in the same order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree, html

import sokert
from judges import ROOT
from rendered import EXAMPLES, content
from sokert.ooxml.unpacking import opened
from sokert.preview import shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CORPUS = sorted((ROOT / "tests" / "check" / "corpus" / "reports").glob("*.yaml"))
FORMS = sorted((ROOT / "tests" / "forms" / "made").glob("*.docx"))
_BESIDE = ("note", "l", "ref", "head", "foot", "notes", "unseen")
_BREAKS = {W + "p": " ", W + "br": " ", W + "tab": " ", W + "cr": " ", W + "noBreakHyphen": "\u2011"}


def in_file(document: bytes) -> str:
    """Return the words of a Word file's main text as its XML has them; hidden and deleted ones aside."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
    return folded("".join(_in_file(body)))


def _in_file(element: etree._Element) -> Iterator[str]:
    if element.tag in (f"{MC}Fallback", f"{W}del", f"{W}moveFrom"):
        return
    if element.tag == f"{W}r" and element.find(f"{W}rPr/{W}vanish") is not None:
        return
    if element.tag == f"{W}tabs":
        return
    around = _BREAKS.get(str(element.tag), "")
    yield around
    if element.tag == f"{W}t":
        yield element.text or ""
    for child in element:
        yield from _in_file(child)
    yield around.strip("\u2011")


def on_page(page: str) -> str:
    """Return the words of a page's main text; labels, notes and what lies beside the text aside."""
    main = html.document_fromstring(page).find(".//main")
    return folded("".join(_on_page(main)))


def _on_page(element: html.HtmlElement) -> Iterator[str]:
    classes = element.get("class", "").split()
    if element.tag in ("svg", "section", "aside") or {*classes} & {*_BESIDE}:
        return
    around = " " if element.tag in ("p", "div", "br", "td", "th") else ""
    yield around + (element.text or "")
    for child in element:
        yield from _on_page(child)
        yield child.tail or ""
    yield around


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def page(document: bytes) -> str:
    return shown(opened(document), ())


def apart(documents: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Return where a page and its file part, by name: what each says from there on."""
    found = {}
    for name, document in documents.items():
        said, wanted = on_page(page(document)), in_file(document)
        if said != wanted:
            at = next((n for n, both in enumerate(zip(said, wanted, strict=False)) if len({*both}) > 1), -1)
            found[name] = (said[at - 20 : at + 60], wanted[at - 20 : at + 60])
    return found


def test_examples_and_reports_say_on_the_page_what_they_say_in_word() -> None:
    documents = {path.parent.name: content(path) for path in EXAMPLES}
    documents |= {path.stem: sokert.render(sokert.load(path)) for path in CORPUS[::16]}
    assert len(documents) > 10
    assert apart(documents) == {}


def test_office_forms_say_on_the_page_what_they_say_in_word() -> None:
    assert len(FORMS) > 5
    assert apart({path.stem: path.read_bytes() for path in FORMS}) == {}

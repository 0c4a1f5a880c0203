"""What a reader reads in a file, read without the library: to compare it before and after mending."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}

NOTHING: Mapping[str, str] = MappingProxyType({})


def stories(content: bytes) -> list[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in sorted(archive.namelist()) if STORY.fullmatch(name)]
        return [(name, etree.fromstring(archive.read(name))) for name in names]


@lru_cache(4)  # a file before and after mending is asked for its letters and for its words
def paragraphs(content: bytes, moved: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return the text of every paragraph with the name of its story."""
    return [
        (name, paragraph(element, dict(moved))) for name, tree in stories(content) for element in tree.iter(f"{W}p")
    ]


def paragraph(element: etree._Element, moved: Mapping[str, str] = NOTHING) -> str:
    """Return a paragraph's own text, inserted and deleted; what a PAGE field shows is no word of it.

    `moved` are words whose tone mark was told to be put over another vowel.
    """
    text, depth, result = "", 0, False
    instruction = ""
    for node in element.iter():
        if node is element or next(node.iterancestors(f"{W}p"), None) is not element:
            continue
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            instruction = "" if kind == "begin" else instruction
            result = kind == "separate" and "PAGE" in instruction
        elif node.tag == f"{W}instrText":
            instruction += node.text or ""
        elif node.tag in (f"{W}t", f"{W}delText") and not (depth and result):
            text += node.text or ""
        elif node.getparent().tag == f"{W}r":
            text += BREAKS.get(node.tag, "")
    return re.sub(r"\w+", lambda word: moved.get(word[0], word[0]), unicodedata.normalize("NFC", text))


def words(content: bytes, moved: Mapping[str, str] = NOTHING) -> Counter[str]:
    """Return every word of every story with its count."""
    return Counter(word for _, text in paragraphs(content, tuple(moved.items())) for word in text.split())


def letters(content: bytes, moved: Mapping[str, str] = NOTHING) -> tuple[list[str], Counter[str]]:
    """Return the main text's paragraphs in order, and all others' with their count: letters and figures alone.

    The literal forms change blanks, marks, case and leading zeros; they change no letter.
    """
    main, other = [], Counter()
    for name, text in paragraphs(content, tuple(moved.items())):
        bare = re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\W_]+", " ", text)).casefold().replace(" ", "")
        if bare and name == "word/document.xml":
            main.append(bare)
        elif bare:
            other[bare] += 1
    return main, other


def held(content: bytes) -> Counter[str]:
    """Return what else a mended file has to keep: pictures, comments, tracked changes, links, marks."""
    names = ("ins", "del", "drawing", "pict", "commentReference", "hyperlink", "bookmarkStart", "footnoteReference")
    found: Counter[str] = Counter()
    for _, tree in stories(content):
        for name in names:
            found[name] += sum(1 for _ in tree.iter(W + name))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found.update(name for name in archive.namelist() if "/media/" in name)
    return found

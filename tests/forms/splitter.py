"""Splits the runs of a form at random places, as Word does when somebody edits, spells or reviews it."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from itertools import count

from lxml import etree

from forms.reader import W, parts

_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def split(content: bytes, seed: int, share: float = 0.5) -> bytes:
    """Return the same form with `share` of its texts cut into several runs and marks of Word put between."""
    chance, ids = random.Random(seed), count(900_000)
    made = parts(content)
    for name in made:
        if _STORIES.search(name):
            root = etree.fromstring(made[name])
            for run in list(root.iter(W + "r")):
                if chance.random() < share:
                    _split(run, chance, ids)
            made[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _split(run: etree._Element, chance: random.Random, ids: count[int]) -> None:
    inner = [node for node in run if node.tag != W + "rPr"]
    if len(inner) != 1 or inner[0].tag != W + "t" or len(inner[0].text or "") < 2:
        return
    text = inner[0].text or ""
    cuts = sorted({chance.randrange(1, len(text)) for _ in range(chance.randint(1, 4))})
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    inner[0].text = pieces[0]
    inner[0].set(_SPACE, "preserve")
    here = run
    for piece in pieces[1:]:
        for mark in _marks(chance, ids):
            here.addnext(mark)
            here = mark
        more = copy.deepcopy(run)
        for node in [node for node in more if node.tag != W + "rPr"]:
            node.text = piece
        more.set(W + "rsidR", f"{chance.randrange(1, 0x7FFFFFFF):08X}")
        here.addnext(more)
        here = more


def _marks(chance: random.Random, ids: count[int]) -> list[etree._Element]:
    kind = chance.choice(["", "", "proof", "bookmark", "page"])
    if kind == "proof":
        return [etree.Element(W + "proofErr", {W + "type": one}) for one in ("spellStart", "spellEnd")]
    if kind == "bookmark":
        number = str(next(ids))
        start = etree.Element(W + "bookmarkStart", {W + "id": number, W + "name": f"_Split{number}"})
        return [start, etree.Element(W + "bookmarkEnd", {W + "id": number})]
    if kind == "page":
        run = etree.Element(W + "r")
        etree.SubElement(run, W + "lastRenderedPageBreak")
        return [run]
    return []

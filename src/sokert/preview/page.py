"""One self-contained HTML page: sheets of paper, what lies beside them, and nothing from anywhere else."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from lxml import etree
from markupsafe import Markup

from sokert.messages import language, text
from sokert.ooxml.names import MAIN, W
from sokert.preview.cards import Card
from sokert.preview.looks import section_look
from sokert.preview.story import Story, attributes, flat
from sokert.resolved import Document, Section

GENERATOR = '<meta name="generator" content="sokert preview">'
"""What a page of ours is known by, which may be written over."""
AGAIN = 2000
"""Milliseconds after which a page that is watched is read again."""
_PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
{generator}
<title>{title}</title>
<style>
{css}
{classes}
{papers}
</style>
</head>
<body>
<main{facts}>
{whole}{sheets}<div id="tip" role="tooltip" popover="manual"></div>
</main>
<script type="application/json" id="figures">{figures}</script>
<script type="application/json" id="words">{words}</script>
<script>{script}</script>
</body>
</html>
"""


_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; img-src data:"


@cache
def _asset(name: str) -> str:
    """Return the page's own style or script, of which none can end the element it stands in."""
    return Path(__file__).with_name(name).read_text("utf-8")


def composed(
    title: str, sheets: Markup, papers: str, classes: str, whole: Markup, cards: Mapping[str, Card], lang: str | None
) -> str:
    """Return the page."""
    script = _asset("page.js")
    facts = {"data-page": text("PREVIEW-PAGE", lang=lang)}
    facts |= {"class": "noted"} if 'class="note ' in sheets else {}
    digest = base64.b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    page = Markup(_PAGE).format(
        policy=Markup(_POLICY.format(digest)),
        generator=Markup(GENERATOR),
        title=title,
        css=Markup(_asset("page.css")),
        classes=Markup(classes),
        papers=Markup(papers),
        facts=attributes(facts),
        whole=whole,
        sheets=sheets,
        figures=_island(cards),
        words=_island({"tag": text("PREVIEW-TAG", lang=lang), "language": language(lang)}),
        script=Markup(script),
    )
    return str(page)  # a plain text, which who puts it into another page has to escape


def _island(data: object) -> Markup:
    """Return data as JSON that no element ends early.

    >>> _island({"a": "</script>"})
    Markup('{"a":"\\\\u003c/script>"}')
    """
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def sheets(document: Document, story: Story, paired: bool) -> tuple[Markup, str]:
    """Return a sheet for each section that begins a page, as long as it needs, and the papers they are printed on."""
    drawn, papers = Markup(""), []
    for at, (section, blocks) in enumerate(_begun(document)):
        known, name, look = set(story.notes), f"paper{at}", section_look(section)
        margins = " ".join(look[f"--{side}"] for side in "trbl")
        rules = ";".join(f"{key}:{value}" for key, value in look.items())
        papers += [
            f"@page {name}{{size:{look['--w']} {look['--h']};margin:{margins}}}",
            f".{name}{{page:{name};{rules}}}",
        ]
        facts = {
            "class": f"sheet {name}",
            "data-paper": name,
            **_facts(section),
            **({"data-even": ""} if paired else {}),
        }
        drawn += Markup('<article{}><div class="flow">{}</div>{}{}</article>\n').format(
            attributes(facts),
            story.blocks(blocks),
            _notes(document, story, [key for key in story.notes if key not in known]),
            _running(section, story),
        )
    return drawn, "\n".join(papers)


def _begun(document: Document) -> list[tuple[Section, list[etree._Element]]]:
    """Return the sections that begin a page, each with its blocks; those of one that goes on go with the last."""
    found: list[tuple[Section, list[etree._Element]]] = []
    body = document.trees[MAIN].find(f"{W}body")
    blocks = [*flat(() if body is None else body)]
    for section in document.sections:
        ends = next((at for at, one in enumerate(blocks, 1) if one.find(f"{W}pPr/{W}sectPr") is not None), len(blocks))
        own, blocks = blocks[:ends], blocks[ends:]
        kind = section.element.find(f"{W}type")
        if found and kind is not None and kind.get(f"{W}val") == "continuous":
            found[-1][1].extend(own)
        else:
            found.append((section, own))
    return found


def _facts(section: Section) -> dict[str, object]:
    """Return what the script has to know to count the pages of a section."""
    facts: dict[str, object] = {} if section.starts_at is None else {"data-start": section.starts_at}
    facts |= {"data-first": ""} if section.first_differs else {}
    return facts | ({} if section.number_format == "decimal" else {"data-format": section.number_format})


def _notes(document: Document, story: Story, keys: Iterable[tuple[str, str]]) -> Markup:
    """Return the notes that a section refers to, in the order of their numbers."""
    drawn = Markup("")
    for part, id in keys:
        tree = document.trees.get(part)
        note = None if tree is None else next((one for one in tree if one.get(f"{W}id") == id), None)
        if note is not None:
            drawn += Markup('<div data-of="{}">{}</div>').format(f"{part} {id}", story.of(part).blocks(note))
    return Markup('<aside class="notes">{}</aside>').format(drawn) if drawn else drawn


def _running(section: Section, story: Story) -> Markup:
    """Return the headers and footers of a section by kind; the script shows those of each page."""
    drawn = Markup("")
    for name, stories in (("head", section.headers), ("foot", section.footers)):
        for kind, paragraphs in stories.items():
            if any(not one.empty for one in paragraphs):
                root = paragraphs[0].element.getroottree().getroot()
                inner = story.of(paragraphs[0].part).blocks(root)
                facts = attributes({"class": name, "data-kind": kind})
                drawn += Markup('<div{} hidden aria-hidden="true">{}</div>').format(facts, inner)
    return drawn

"""A form, read: its lines, and the samples that its own file gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from sokert.forms.attributes import without_served
from sokert.forms.cutting import Cuttings
from sokert.forms.sections import Page
from sokert.ooxml.names import WP, W
from sokert.ooxml.properties import number
from sokert.ooxml.unpacking import Archive
from sokert.standards import FORMS
from sokert.template import Lines
from sokert.word.relations import Target
from sokert.word.samples import APP, OURS, Samples
from sokert.word.streaming import streams

_NUMBERING = "word/numbering.xml"


@dataclass(frozen=True, slots=True)
class Form:
    """An office's own Word form as lines and samples, like any template."""

    lines: Lines
    samples: Samples
    body: Lines
    """The lines of its body alone: what another template includes."""
    body_samples: Samples


def samples_of(
    archive: Archive,
    cuttings: Cuttings,
    trees: Mapping[str, etree._Element],
    pages: Mapping[str, Page],
    charts: Mapping[str, Target],
    gathers: bool,
) -> Samples:
    """Return the samples of a form: its chunks, and the parts that no tag stands in."""
    return Samples(
        shells=cuttings.shells,
        parts={
            part: without_served(content, archive.name, part) if _has_filled_links(part, content) else content
            for part, content in archive.parts.items()
            if part not in trees
        },
        file=archive.parts,
        standard=_standard(archive),
        kinds=cuttings.kinds,
        places=cuttings.following,
        sections={name: page.xml for name, page in pages.items()},
        measures={name: page.measure for name, page in pages.items()},
        highest=(highest := _highest(archive)),
        lists=_lists(archive),
        charts=charts,
        first_list=highest["list"] + 1,
        gathers=gathers,
        streams=not gathers and streams(cuttings.shells.values()),
        key=cuttings.key,
    )


def _has_filled_links(part: str, content: bytes) -> bool:
    return part.endswith(".rels") and any(sign in content for sign in (b"{", b"%7B", b"%7b"))


def _standard(archive: Archive) -> str:
    """Return the standard a form of ours was exported by."""
    match = re.search(rf"<Template>{OURS}\S+ (\w+)</Template>", archive.parts.get(APP, b"").decode("utf-8", "replace"))
    return match[1] if match and match[1] in FORMS else ""


def _highest(archive: Archive) -> dict[str, int]:
    """Return the highest number a file uses for each kind of id."""
    highest = dict.fromkeys(("drawing", "bookmark", "control", "list", "footnote", "endnote"), 0)
    for part in archive.parts:
        if not part.startswith("word/") or not part.endswith(".xml") or "/" in part[5:]:
            continue
        tree = archive.seen(part)
        assert tree is not None
        for kind, path, name in (
            ("drawing", f"{WP}docPr", "id"),
            ("bookmark", f"{W}bookmarkStart", f"{W}id"),
            ("control", f"{W}id", f"{W}val"),
            ("list", f"{W}num", f"{W}numId"),
            ("footnote", f"{W}footnote", f"{W}id"),
            ("endnote", f"{W}endnote", f"{W}id"),
        ):
            highest[kind] = max([highest[kind], *(number(one.get(name)) for one in tree.iter(path))])
    return highest


def _lists(archive: Archive) -> dict[str, str]:
    """Return for each list of a form the XML of one more that starts again."""
    tree = archive.seen(_NUMBERING)
    if tree is None:
        return {}
    levels = {one.get(f"{W}abstractNumId", ""): _starts(one) for one in tree.iter(f"{W}abstractNum")}
    found: dict[str, str] = {}
    for one in tree.iter(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        abstract = "" if kind is None else kind.get(f"{W}val", "")
        found[one.get(f"{W}numId", "")] = (
            f'<w:num w:numId="{{id}}"><w:abstractNumId w:val="{abstract}"/>{levels.get(abstract, "")}</w:num>'
        )
    return found


def _starts(abstract: etree._Element) -> str:
    """Return the overrides that let every level of a list start again where it starts."""
    return "".join(
        f'<w:lvlOverride w:ilvl="{level.get(f"{W}ilvl", "0")}"><w:startOverride w:val="{_start(level)}"/>'
        "</w:lvlOverride>"
        for level in abstract.findall(f"{W}lvl")
    )


def _start(level: etree._Element) -> int:
    said = level.find(f"{W}start")
    return 1 if said is None else number(said.get(f"{W}val"), 1)

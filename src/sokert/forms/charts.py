"""The charts of a form: each a sample that is filled where its drawing stands (docs/notes/charts.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from sokert.errors import Place, Term
from sokert.forms.attributes import Where, tags_in
from sokert.forms.form_tags import SIGNS, Sheet
from sokert.forms.placeholders import sign
from sokert.ooxml.names import CONTENT_TYPES, NAMESPACES, WP, C, R
from sokert.ooxml.parts import Parts
from sokert.ooxml.relationships import name_of
from sokert.word.charts.refilled import tagged, words
from sokert.word.relations import Target

_OFFICE = f"{NAMESPACES['r']}/"
_ALTERNATIVES = ("descr", "title")
_SHARED = ("image", "hyperlink")  # parts that others of the file may lead to as well


class Charts:
    """The charts of one form by their parts, as they are taken out of it."""

    def __init__(self, parts: Mapping[str, bytes], key: str) -> None:
        self._package = Parts(parts)
        self._key = key
        self.samples: dict[str, Target] = {}
        self._taken: set[str] = set()
        self._links: dict[str, set[str]] = {}

    def take(self, story: etree._Element, part: str, where: Where, sheet: Sheet) -> None:
        """Put a sign in each reference of a story to a chart: which one it is, and the texts of it that hold tags."""
        links = self._package.links(part)
        for reference in story.iter(f"{C}chart"):
            link = links.get(id := reference.get(f"{R}id", ""))
            if link is None or link.external or link.target not in self._package.content:
                continue
            key = f"{self._key}/{link.target}"
            if key not in self.samples:
                self.samples[key] = self._sample(link.target, link.kind)
            self._links.setdefault(part, set()).add(id)
            reference.set(f"{R}id", self._signed(reference, link.target, key, where(reference), sheet))

    def _signed(self, reference: etree._Element, part: str, key: str, place: Place, sheet: Sheet) -> str:
        chart = self._package.tree(part)
        assert chart is not None
        texts = [words(one) for one in tagged(chart)]
        said = [tags_in(text, replace(place, text=text), "title", sheet) for text in texts]
        drawing = next((one for one in reference.iterancestors() if one.tag in (f"{WP}inline", f"{WP}anchor")), None)
        described = None if drawing is None else drawing.find(f"{WP}docPr")
        bound = bool(texts)
        if described is not None:
            bound |= any(SIGNS[0] in described.get(name, "") for name in _ALTERNATIVES)
            if texts and not described.get("descr"):
                described.set("descr", sign("alt"))
        if not bound and (raw := next(_raw_tags(chart), "")):
            sheet.refuse("FORM-UNSERVED", replace(place, text=raw), kind=Term("DRAWN-CHART"))
        return sign("chart", key) + "\n".join(said) + sign("/chart")

    def _sample(self, part: str, kind: str, above: tuple[str, ...] = ()) -> Target:
        """Return a part with all it leads to, but for what led to it."""
        self._taken |= {part, name_of(part)}
        inside = []
        for id, link in sorted(self._package.links(part).items()):
            if link.external:
                inside.append((id, Target(link.name, link.target)))
            elif link.target in self._package.content and link.target not in (*above, part):
                before = set(self._taken)
                inside.append((id, self._sample(link.target, link.kind, (*above, part))))
                if link.name in _SHARED:
                    self._taken = before
        return Target(
            kind.removeprefix(_OFFICE),
            self._package.content[part],
            part.rpartition(".")[2],
            self._type(part),
            tuple(inside),
        )

    def _type(self, part: str) -> str:
        """Return a part's content type where its ending alone does not say it."""
        ending = part.rpartition(".")[2].lower()
        return "" if ending in _SAID else self._package.type_of(part)

    def left(self) -> dict[str, bytes]:
        """Return the parts of the form without the charts that were taken, and without what leads to them."""
        parts = {name: content for name, content in self._package.content.items() if name not in self._taken}
        for story, ids in self._links.items():
            relations = parts[name_of(story)].decode("utf-8")
            parts[name_of(story)] = _without(relations, "Relationship", "Id", ids).encode("utf-8")
        if self._taken:
            types = parts[CONTENT_TYPES].decode("utf-8")
            gone = {f"/{part}" for part in self._taken}
            parts[CONTENT_TYPES] = _without(types, "Override", "PartName", gone).encode("utf-8")
        return parts


# Endings that say what a part is in any package of ours.
_SAID = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "xlsx")


def _without(xml: str, element: str, key: str, values: set[str]) -> str:
    """Return a part of relations or types without the rows whose key has one of these values."""

    def row(found: re.Match[str]) -> str:
        value = re.search(rf"\s{key}\s*=\s*[\"']([^\"']*)[\"']", found[0])
        return "" if value and value[1] in values else found[0]

    return re.sub(rf"<(?:\w+:)?{element}\b[^<>]*?(?:/>|>\s*</(?:\w+:)?{element}>)", row, xml)


def _raw_tags(chart: etree._Element) -> Iterator[str]:
    """Yield the names and figures of a chart that hold tags, which nothing fills."""
    return (
        one.text or "" for one in chart.iter(f"{C}v", f"{C}f") if "{{" in (one.text or "") or "{%" in (one.text or "")
    )

"""What it means to move a form here from docxtpl: what cannot be done, what it needs, what prints differently.

Tried on public forms and told in docs/from-docxtpl.md; here it is told of one form, before there is any data.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from lxml import etree

from sokert.errors import Finding, Place, Term
from sokert.fill import Filler
from sokert.lint import lint
from sokert.ooxml.names import W
from sokert.ooxml.unpacking import Archive
from sokert.template.analysis.needs import Need
from sokert.template.tags import Tag, find

# Filters that both have, and why ours print otherwise.
_DIFFERENT = {
    **dict.fromkeys(("round", "int", "float", "sum"), "MOVE-WHY-EXACT"),
    **dict.fromkeys(("format", "string", "join"), "MOVE-WHY-SAID"),
    **dict.fromkeys(("sort", "groupby", "dictsort", "min", "max"), "MOVE-WHY-ORDER"),
}
_BLOCK = re.compile(r"\{%-?\s*(?!(?:p|tr|tc|r)\s)(\w+)[^%]*%\}\s*")
_MERGING = re.compile(r"\{%-?\s*[vh]m\s*-?%\}")
_LOOP = re.compile(r"\{%-?\s*(for|endfor)\b")


def moving(filler: Filler, name: str, form: Archive | None) -> tuple[Finding, ...]:
    """Return what moving a form here means, in order of place; what is true of the whole form comes last."""
    found = [asked for one in lint(filler, name, form) if (asked := _asked(one)) is not None]
    lines = filler.environment.loader.read(name)
    tags = find(lines.source)
    found += _filters(tags, name)
    found += _strict(filler.asked(name).need, name)
    printed = sum(tag.kind == "variable" for tag in tags)
    found += [Finding("MOVE-PRINTED", {"count": printed}, Place(name), "info")] if printed else []
    return (*found, *(_drawn(form, name) if form is not None else ()))


def _asked(finding: Finding) -> Finding | None:
    """Return a finding of the form as what moving it asks for; None of what has nothing to do with moving."""
    name = str(finding.facts.get("name", ""))
    if finding.code == "TAG-UNKNOWN-FILTER":
        return Finding("MOVE-FILTER", finding.facts, finding.where, "warning")
    if finding.code == "TEMPLATE-CALLED":
        alone = finding.level == "error" and not re.search(r"[.\[]", name)
        return Finding("MOVE-FUNCTION", {"name": name}, finding.where, "warning") if alone else finding
    return finding if finding.level == "error" else None


def _filters(tags: list[Tag], name: str) -> Iterator[Finding]:
    """Yield the filters of both engines that print otherwise here."""
    used = Counter(
        token.value
        for tag in tags
        for before, token in zip(tag.tokens, tag.tokens[1:], strict=False)
        if before.value == "|" and token.value in _DIFFERENT
    )
    for filter_, times in sorted(used.items()):
        facts = {"name": filter_, "why": Term(_DIFFERENT[filter_])}
        yield replace(Finding("MOVE-DIFFERS", facts, Place(name), "info"), times=times)


def _strict(need: Need, name: str) -> Iterator[Finding]:
    """Yield how many fields must be there that docxtpl leaves blank where they are not."""
    seen: set[int] = set()
    count = sum(one.required for owner in need.fields.values() for one in _below(owner.real(), seen))
    if count:
        yield Finding("MOVE-STRICT", {"count": count}, Place(name), "info")


def _below(need: Need, seen: set[int]) -> Iterator[Need]:
    if id(need) in seen:
        return
    seen.add(id(need))
    for one in need.fields.values():
        yield one.real()
        yield from _below(one.real(), seen)
    for inner in (need.items, need.values):
        if inner is not None:
            yield from _below(inner.real(), seen)


def _drawn(form: Archive, name: str) -> Iterator[Finding]:
    """Yield what the form's own drawing makes come out otherwise."""
    tree = form.seen("word/document.xml")
    if tree is None:
        return
    alone = sum(_goes(_words(paragraph)) for paragraph in tree.iter(f"{W}p"))
    rows = sum(_loops_over_cells(row) for row in tree.iter(f"{W}tr"))
    merged = len(_MERGING.findall(_words(tree)))
    captions = sum("SEQ " in (one.text or "") for one in tree.iter(f"{W}instrText"))
    counts = {"MOVE-EMPTY": alone, "MOVE-ROW": rows, "MOVE-MERGED": merged, "MOVE-CAPTION": captions}
    for code, count in counts.items():
        if count:
            yield Finding(code, {"count": count}, Place(name), "info")


def _goes(words: str) -> bool:
    """Return whether a paragraph may go of which docxtpl leaves an empty one.

    It holds block tags alone, stands in a condition whole, or has at its edge an end of a pair over paragraphs.
    """
    tags = list(_BLOCK.finditer(words))
    if not tags or (tags[0].start() and tags[-1].end() < len(words)):
        return False
    *inside, after = accumulate((tag[1] in ("for", "if")) - tag[1].startswith("end") for tag in tags)
    whole = not tags[0].start() and tags[-1].end() == len(words) and tags[0][1] == "if" and 0 not in inside
    return bool(after or whole or not _BLOCK.sub("", words))


def _loops_over_cells(row: etree._Element) -> bool:
    """Return whether a loop opens in one cell of a row and closes in another, without a prefix that says so."""
    depths = [Counter(_LOOP.findall(_words(cell))) for cell in row.findall(f"{W}tc")]
    return any(one["for"] != one["endfor"] for one in depths)


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t")).strip()

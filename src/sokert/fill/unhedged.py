"""Tells the tags that print a hedged figure as an exact one, FIGURE-HEDGE-LOST: `{{ m.value }}` of "khoảng 4.120"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sokert.document.blocks import CLOSE, OPEN, Blocks, Running
from sokert.document.printed import BEGIN, END, SAID, bare
from sokert.document.values import Written
from sokert.errors import Finding, Level, Place, SokertError
from sokert.fill import Filler
from sokert.fill.untold import bodies
from sokert.models import Metric, Report
from sokert.template import built_in
from sokert.template.tags import position
from sokert.vietnamese import SAME_FIGURE

CODE = "FIGURE-HEDGE-LOST"
_MARKED = re.compile(f"{BEGIN}([^{SAID}]*){SAID}([^{END}]*){END}")
_FENCE = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
_BARE = re.compile(r"(?:=(?:report\.)?(?:metrics|figures)[.\[])?(\w+)\]?((?:\.previous)?\.value)((?:\|\w+)*)")
_TAG = re.compile(r"\{\{-?\s*([^{}]*?)\s*-?\}\}")
_ARGUMENTS = re.compile(r"\([^()]*\)|[\s\"']")
_BEFORE = 60  # signs in which the hedge may stand that a tag of its own prints
_EXACT_BY_HEAD = "ước"  # which the head of a column may say for all: "Ước thực hiện"


class _Tag(NamedTuple):
    ways: str
    """What it asks for, without the name that it begins with."""
    text: str
    where: Place
    before: str = ""
    """What is typed before it in its paragraph of a form: those words are no part of what is filled."""


def unhedged(filler: Filler, name: str, report: Report) -> Iterator[Finding]:
    """Yield the hedged figures that a template, or a text of the report, prints without their hedge, each once.

    The template is filled, so that a loop tells which figures it prints; one that cannot be is told elsewhere.
    """
    hedges = {metric.code: _hedges(metric) for metric in report.metrics if any(_hedges(metric).values())}
    tags = [tag for tag in _tags(filler, name, report) if tag.ways] if hedges else []
    if not tags:
        return  # as most texts, which need not be filled once more
    try:
        filled = filler.marking.filled(name, report)
    except SokertError:
        return
    text = filled.text if isinstance(filled, Running) else "\n".join(_texts(filled))
    printed: dict[tuple[str, str, str], list[str]] = {}
    for said in _MARKED.finditer(text):
        asked = _BARE.fullmatch(said[1])
        hedge = hedges.get(asked[1], {}).get(asked[2]) if asked else None
        if asked and hedge and _is_bare(text, said, hedge):
            printed.setdefault((asked[1], asked[2] + asked[3], hedge), []).append(said[2])
    for (code, ways, hedge), words in printed.items():
        for tag in _asking(code, len(words), [tag for tag in tags if tag.ways == ways], report):
            if tag is None or not tag.before.endswith(hedge):
                yield _lost(report.figures[code], hedge, words[0], tag)


def _texts(filled: Blocks) -> Iterator[str]:
    """Yield the words of blocks, and of the values among them that are blocks again: a body in a form."""
    yield from filled.texts
    yield from (block.text for value in filled.values if isinstance(value, Written) for block in value.blocks)


def _hedges(metric: Metric) -> dict[str, str | None]:
    """Return the hedge of a figure by the way to its bare value, and that of the same period."""
    before = metric.earlier
    return {".value": metric.hedge, ".previous.value": before.hedge if before else None}


def _tags(filler: Filler, name: str, report: Report) -> Iterator[_Tag]:
    """Yield the tags of the report's texts and of its template's files, each with its place."""
    annexes = ((f"annexes[{at}].body", annex.body) for at, annex in enumerate(report.annexes or ()))
    for path, body in (*bodies(report.sections, "sections"), *annexes):
        for tag in _TAG.finditer(body):
            yield _Tag(_ways(tag[1]), tag[0], Place(path=path, text=tag[0]))
    for file in () if built_in(name) else filler.asked(name).files:
        if built_in(file):
            continue
        lines = filler.environment.loader.read(file)
        for tag in _TAG.finditer(lines.fenced if lines.places else lines.source):
            at = position(lines.fenced if lines.places else lines.source, tag.start())
            in_text = Place(line=at["line"], column=at["column"])
            where = lines.places.get(at["line"], Place()) if lines.places else in_text
            before = where.text.partition(tag[0])[0].rstrip().lower()
            yield _Tag(_ways(tag[1]), tag[0], replace(where, file=lines.name, text=tag[0]), before)


def _ways(expression: str) -> str:
    """Return what is done to the name that an expression begins with, as a mark tells it.

    >>> _ways("m.value | number(1)"), _ways("metrics['lt'].value")
    ('.value|number', '.value')
    """
    asked = _BARE.fullmatch(_ARGUMENTS.sub("", expression)) or _BARE.fullmatch("=" + _ARGUMENTS.sub("", expression))
    return asked[2] + asked[3] if asked else ""


def _is_bare(text: str, said: re.Match[str], hedge: str) -> bool:
    """Return whether a figure was printed without its hedge, which also a tag before it may print."""
    before = bare(_FENCE.sub("", text[max(said.start() - _BEFORE, 0) : said.start()])).rstrip()
    return any(map(str.isdigit, said[2])) and hedge not in said[2] and not before.lower().endswith(hedge)


def _asking(code: str, times: int, tags: Sequence[_Tag], report: Report) -> Sequence[_Tag | None]:
    """Return the tags that printed a figure so often: those that name it, and one of a loop where they are fewer."""
    named = {tag: set(re.findall(r"\w+", tag.text)) for tag in tags}
    own = [tag for tag, names in named.items() if code in names]
    of_loop = next((tag for tag, names in named.items() if names.isdisjoint(report.figures)), None)
    return own if own and len(own) >= times else [*own, of_loop] if of_loop or not own else own


def _lost(metric: Metric, hedge: str, said: str, tag: _Tag | None) -> Finding:
    """Return that a tag prints a figure of a metric without its hedge."""
    text = tag.text if tag else f"{{{{ {metric.code}.value }}}}"
    facts = {"name": metric.name, "tag": text, "printed": said, "hedge": hedge, "instead": _with_hedge(text)}
    where = replace(tag.where if tag else Place(), metric=metric.code)
    return Finding(CODE, facts, where, level_of(hedge))


def level_of(hedge: str) -> Level:
    """Return how grave it is that a hedge is lost.

    >>> level_of("khoảng"), level_of("ước")
    ('warning', 'info')
    """
    return "info" if hedge == _EXACT_BY_HEAD else "warning"


def _with_hedge(tag: str) -> str:
    """Return a tag that prints the same figure with its hedge.

    >>> [_with_hedge(f"{{{{ {one} }}}}") for one in ("m.value|number(1)", "m.value|round(1)", "m.previous.value")]
    ['{{ m|number(1) }}', '{{ m }}', '{{ m|previous }}']
    """
    owner, _, rest = tag.strip("{}- ").partition(".value")
    if owner.endswith(".previous"):
        return f"{{{{ {owner.removesuffix('.previous')}|previous }}}}"
    filters = re.findall(r"\|\s*(\w+)", rest)
    return f"{{{{ {owner}{rest.strip() if SAME_FIGURE.issuperset(filters) else ''} }}}}"

"""Finds the conditions of a text or template that ask for a figure which is not known yet, and so do not hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from sokert.errors import Finding, Place
from sokert.models import Metric, Report
from sokert.template.tags import PAIRS, Tag, find

_EACH = re.compile(r"\bfor\s+(\w+)\s+in\s+metrics\b")
_KNOWN = re.compile(r"(\w+)\.is_known\b")
_CHOOSING = frozenset({"selectattr", "rejectattr"})


def unknown_asked(source: str, report: Report) -> Iterator[tuple[Tag, Finding]]:
    """Yield each tag whose condition asks for the value of such a figure, and what is to be told of it.

    Who asks `is_known` of the same name in that tag, or in one around it, knows that it may be missing.
    """
    waiting = {metric.code: metric for metric in report.metrics if not metric.is_known and not metric.written}
    if not waiting or "value" not in source:
        return
    first = next(iter(waiting.values()))
    known = {**dict.fromkeys(_EACH.findall(source), first), **waiting}
    around: list[set[str]] = []
    for tag in find(source):
        said = source[tag.start : tag.end]
        careful = _open(tag, set(_KNOWN.findall(said)), around)
        if owner := next((one for one in _owners(tag, known) if one not in careful), ""):
            metric = known.get(owner, first)
            facts = {"tag": said, "name": metric.name, "instead": f"{{% if {owner}.is_known %}}"}
            where = Place(metric=metric.code, text=said)
            yield tag, Finding("FIGURE-NOT-KNOWN", facts, where, "info", sentence="TAG-NOT-KNOWN")


def _open(tag: Tag, asked: set[str], around: list[set[str]]) -> set[str]:
    """Return of which names it is asked, in a tag or in those around it, whether they are known."""
    if tag.word in PAIRS:
        around.append(asked)
    elif tag.word in ("elif", "else") and around:
        around[-1] |= asked
    elif tag.word.startswith("end") and around and tag.word[3:] in PAIRS:
        around.pop()
    return asked.union(*around)


def _owners(tag: Tag, known: Mapping[str, Metric]) -> Iterator[str]:
    """Yield the names of whose value a tag asks whether something holds; `m` where a filter asks it of all metrics."""
    words = [token.value.strip("'\"") for token in tag.tokens]
    if tag.kind == "block" and tag.word in ("if", "elif"):
        yield from _asked(words, known)
    elif "if" in words:
        yield from _asked(words[words.index("if") :], known)
    if _CHOOSING.intersection(words) and "metrics" in words and "value" in words and "is_known" not in words:
        yield "m"


def _asked(words: list[str], known: Collection[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word in known and words[at + 1 : at + 3] == [".", "value"] and words[at - 1 : at] != ["."]:
            yield word

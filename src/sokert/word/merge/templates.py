"""Lets lines of several templates meet in one document: a form's, the house's, a whole document inserted.

The document is the main document's, the file its first mark belongs to; what the others' samples refer to -
styles, lists, pictures - is taken in (word/merge).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sokert.document.values import InsertedDocument
from sokert.ooxml.markup import ATTRIBUTE, END, SIGN, TAG, made
from sokert.ooxml.names import W
from sokert.ooxml.numbering import numbered_styles
from sokert.ooxml.unpacking import Archive, opened
from sokert.word.merge import Merged, body_of, first_free_list, merged
from sokert.word.merge.charts import own_charts
from sokert.word.merge.headers import kept_apart, own_headers
from sokert.word.notes import highest as highest_notes
from sokert.word.samples import Samples

_COUNTED = re.compile(f"{SIGN}(id|same) ([^{END}]*){END}")
_LISTED = re.compile(f"{SIGN}(number|restart) ([^{END}]*){END}")
_BROKEN_HEAD = re.compile(r'(<w:p><w:pPr><w:pStyle w:val="([^"]*)"/>(?:(?!</w:pPr>).)*</w:pPr>)<w:r><w:br/></w:r>')
_ABSTRACT = re.compile(r'(<w:abstractNumId w:val=")(\w+)(")')


class _Together(dict[str, str]):
    """The samples of several files; what is not met yet is asked of the main document."""

    def __init__(self, main: Mapping[str, str], other: Mapping[str, str]) -> None:
        super().__init__({**main, **other})
        self.main = main

    def __missing__(self, mark: str) -> str:
        return self.main[mark]


def joined(main: Samples, others: Mapping[str, tuple[Samples, Iterable[str]]]) -> Samples:
    """Return a main document's samples with those that marks of the others need; others by key, with their marks."""
    for key, (other, marks) in others.items():
        main = _joined(main, other, sorted(marks), f"g{key}")
    return main


def _joined(main: Samples, other: Samples, marks: list[str], key: str) -> Samples:
    shells = {mark: other.shells[mark] for mark in marks}
    taken = merged(main.file, other.file, list(shells.values()), key)
    headed = _joining_levels(taken)
    renamed = {mark: _headed(_resigned(taken.translated(shell), taken, key), headed) for mark, shell in shells.items()}
    lists = {taken.numbers.get(number, number): _instance(xml, taken) for number, xml in other.lists.items()}
    return replace(
        _with_parts(main, taken),
        shells=_Together(main.shells, renamed),
        kinds={**main.kinds, **{mark: kind for mark, kind in other.kinds.items() if mark in renamed}},
        places={**main.places, **{mark: place for mark, place in other.places.items() if mark in renamed}},
        lists={**main.lists, **lists},
        charts={**main.charts, **other.charts},
        numbering=_instance(other.numbering, taken) or main.numbering,
        gathers=main.gathers or other.gathers,
        tidied=tuple(dict.fromkeys((*main.tidied, *other.tidied))),
    )


def _headed(xml: str, joining: frozenset[str]) -> str:
    """Return a heading whose words begin a line of their own only where its number would stand before them.

    "Phần I" of the house's heading fills the first line; an office's own style may be numbered otherwise, or not.
    """
    match = _BROKEN_HEAD.match(xml)
    return xml if match is None or match[2] in joining else match[1] + xml[match.end() :]


def _joining_levels(taken: Merged) -> frozenset[str]:
    """Return the paragraph styles whose number is parted from their words by nothing."""
    archive = Archive("", taken.parts)
    styles, numbering = archive.seen("word/styles.xml"), archive.seen("word/numbering.xml")
    if numbering is None:
        return frozenset()
    kinds = {one.get(f"{W}numId"): one.find(f"{W}abstractNumId") for one in numbering.iter(f"{W}num")}
    joining = {
        (abstract.get(f"{W}abstractNumId"), level.get(f"{W}ilvl"))
        for abstract in numbering.iter(f"{W}abstractNum")
        for level in abstract.findall(f"{W}lvl")
        if (suffix := level.find(f"{W}suff")) is not None and suffix.get(f"{W}val") == "nothing"
    }
    return frozenset(
        style
        for style, (number, level) in numbered_styles(styles).items()
        if (kind := kinds.get(number)) is not None and (kind.get(f"{W}val"), level) in joining
    )


def with_documents(main: Samples, documents: Iterable[InsertedDocument]) -> Samples:
    """Return a main document's samples with what whole documents need that are inserted into it."""
    bodies: dict[bytes, str] = {}
    headed = kept_apart(main.file)
    for number, document in enumerate(dict.fromkeys(documents)):
        parts = own_headers(opened(document.content).parts, main.file)
        body = _numbered(body_of(parts))
        taken = merged(main.file, parts, [body], f"d{number}")
        bodies[document.content] = _resigned(taken.translated(body), taken, f"d{number}")
        main = _with_parts(main, taken)
    if not bodies:
        return main
    return replace(
        main, inserted=lambda document: bodies[document.content], finished=lambda parts: own_charts(headed(parts))
    )


# The ids that must be unique in a file: which sign asks for each, and whether it goes with a name.
_IDS = {"docPr": "id drawing", "bookmarkStart": "id bookmark", "bookmarkEnd": "same bookmark", "id": "id control"}


def _numbered(body: str) -> str:
    """Return a document's body whose ids are given when it is written: it may come in more than once."""

    def tag(match: re.Match[str]) -> str:
        local = match[2].rpartition(":")[2]
        if match[1] or local not in _IDS:
            return match[0]
        given = {one[2].rpartition(":")[2]: one[3] for one in ATTRIBUTE.finditer(match[3])}
        sign, kind = _IDS[local].split()
        old = given.get("val" if local == "id" else "id", "0")
        new = {"val" if local == "id" else "id": made(sign, f"{kind} {old}")}
        if local == "bookmarkStart":
            new["name"] = made("name", f"{old} {given.get('name', '')}")
        said = ATTRIBUTE.sub(lambda one: f'{one[1]}{one[2]}="{new.get(one[2].rpartition(":")[2], one[3])}"', match[3])
        return f"<{match[2]}{said}{match[4]}>"

    return TAG.sub(tag, body)


def _with_parts(main: Samples, taken: Merged) -> Samples:
    """Return the main document with the parts that grew, and with what its body's root has yet to declare."""
    filled = main.file.keys() - main.parts.keys()
    return replace(
        main,
        shells=_declaring(main.shells, taken),
        file=taken.parts,
        parts={name: content for name, content in taken.parts.items() if name not in filled},
        first_list=first_free_list(taken.parts),
        highest={**main.highest, **highest_notes(taken.parts)},
    )


def _declaring(shells: Mapping[str, str], taken: Merged) -> Mapping[str, str]:
    """Return the shells with the namespaces that inserted documents use declared where the body begins."""
    if not taken.namespaces and not taken.ignorable:
        return shells
    mark, xml = next((mark, xml) for mark, xml in shells.items() if "<w:document " in xml)
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in sorted(taken.namespaces.items()))
    start = xml.index("<w:document ") + len("<w:document")
    end = xml.index(">", start)
    root = declared + xml[start:end]
    ignorable = " ".join(sorted(taken.ignorable))
    if ignorable and "mc:Ignorable=" in root:
        root = root.replace('mc:Ignorable="', f'mc:Ignorable="{ignorable} ')
    elif ignorable:
        root += f' mc:Ignorable="{ignorable}"'
    return _Together(shells, {mark: xml[:start] + root + xml[end:]})


def _resigned(xml: str, taken: Merged, key: str) -> str:
    """Return another file's sample whose signs count apart from the main document's, and name its lists."""
    xml = _COUNTED.sub(lambda match: f"{SIGN}{match[1]} {match[2]} {key}{END}", xml)
    return _LISTED.sub(lambda match: f"{SIGN}{match[1]} {taken.numbers.get(match[2], match[2])}{END}", xml)


def _instance(xml: str, taken: Merged) -> str:
    """Return the XML of a list whose definition is the main document's."""
    return _ABSTRACT.sub(lambda match: match[1] + taken.definitions.get(match[2], match[2]) + match[3], xml)

"""Lets lines of several templates meet in one document: a form's, the house's, a whole document inserted.

The document is the host's, the file its first mark belongs to; what the others' samples refer to -
styles, lists, pictures - is taken in (word/merge).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sokert.document.values import InsertedDocument
from sokert.ooxml.archive import Archive, opened
from sokert.ooxml.markup import ATTRIBUTE, END, SIGN, TAG, made
from sokert.ooxml.names import W
from sokert.ooxml.numbering import numbered_styles
from sokert.word.merge import Merged, body_of, first_free_list, merged
from sokert.word.merge.headers import kept_apart, own_headers
from sokert.word.samples import Samples

_COUNTED = re.compile(f"{SIGN}(id|same) ([^{END}]*){END}")
_LISTED = re.compile(f"{SIGN}(number|restart) ([^{END}]*){END}")
_BROKEN_HEAD = re.compile(r'(<w:p><w:pPr><w:pStyle w:val="([^"]*)"/>(?:(?!</w:pPr>).)*</w:pPr>)<w:r><w:br/></w:r>')
_ABSTRACT = re.compile(r'(<w:abstractNumId w:val=")(\w+)(")')


class _Together(dict[str, str]):
    """The samples of several files; what is not met yet is asked of the host."""

    def __init__(self, host: Mapping[str, str], guest: Mapping[str, str]) -> None:
        super().__init__({**host, **guest})
        self.host = host

    def __missing__(self, mark: str) -> str:
        return self.host[mark]


def joined(host: Samples, guests: Mapping[str, tuple[Samples, Iterable[str]]]) -> Samples:
    """Return a host's samples with those that marks of its guests need; guests by key, with their marks."""
    for key, (guest, marks) in guests.items():
        host = _joined(host, guest, sorted(marks), f"g{key}")
    return host


def _joined(host: Samples, guest: Samples, marks: list[str], key: str) -> Samples:
    shells = {mark: guest.shells[mark] for mark in marks}
    taken = merged(host.file, guest.file, list(shells.values()), key)
    headed = _joining_levels(taken)
    told = {mark: _headed(_resigned(taken.translated(shell), taken, key), headed) for mark, shell in shells.items()}
    lists = {taken.numbers.get(number, number): _instance(xml, taken) for number, xml in guest.lists.items()}
    return replace(
        _housed(host, taken),
        shells=_Together(host.shells, told),
        kinds={**host.kinds, **{mark: kind for mark, kind in guest.kinds.items() if mark in told}},
        places={**host.places, **{mark: place for mark, place in guest.places.items() if mark in told}},
        lists={**host.lists, **lists},
        charts={**host.charts, **guest.charts},
        numbering=_instance(guest.numbering, taken) or host.numbering,
        tidied=tuple(dict.fromkeys((*host.tidied, *guest.tidied))),
    )


def _headed(xml: str, joining: frozenset[str]) -> str:
    """Return a heading whose words begin a line of their own only where its number would stand before them.

    "Phần I" of the house's heading fills the first line; an office's own style may be numbered otherwise, or not.
    """
    found = _BROKEN_HEAD.match(xml)
    return xml if found is None or found[2] in joining else found[1] + xml[found.end() :]


def _joining_levels(taken: Merged) -> frozenset[str]:
    """Return the paragraph styles whose number is parted from their words by nothing."""
    archive = Archive("", taken.parts)
    styles, numbering = archive.tree("word/styles.xml"), archive.tree("word/numbering.xml")
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


def with_documents(host: Samples, documents: Iterable[InsertedDocument]) -> Samples:
    """Return a host's samples with what whole documents need that are inserted into it."""
    bodies: dict[bytes, str] = {}
    finished = kept_apart(host.file)
    for number, document in enumerate(dict.fromkeys(documents)):
        parts = own_headers(opened(document.content).parts, host.file)
        body = _numbered(body_of(parts))
        taken = merged(host.file, parts, [body], f"d{number}")
        bodies[document.content] = _resigned(taken.translated(body), taken, f"d{number}")
        host = _housed(host, taken)
    return replace(host, inserted=lambda document: bodies[document.content], finished=finished) if bodies else host


# The ids that must be unique in a file: which sign asks for each, and whether it goes with a name.
_IDS = {"docPr": "id drawing", "bookmarkStart": "id bookmark", "bookmarkEnd": "same bookmark", "id": "id control"}


def _numbered(body: str) -> str:
    """Return a document's body whose ids are given when it is written: it may come in more than once."""

    def tag(found: re.Match[str]) -> str:
        local = found[2].rpartition(":")[2]
        if local not in _IDS:
            return found[0]
        given = {one[2].rpartition(":")[2]: one[3] for one in ATTRIBUTE.finditer(found[3])}
        sign, kind = _IDS[local].split()
        old = given.get("val" if local == "id" else "id", "0")
        new = {"val" if local == "id" else "id": made(sign, f"{kind} {old}")}
        if local == "bookmarkStart":
            new["name"] = made("name", f"{old} {given.get('name', '')}")
        said = ATTRIBUTE.sub(lambda one: f'{one[1]}{one[2]}="{new.get(one[2].rpartition(":")[2], one[3])}"', found[3])
        return f"<{found[2]}{said}{found[4]}>"

    return TAG.sub(tag, body)


def _housed(host: Samples, taken: Merged) -> Samples:
    """Return the host with the parts that grew, and with what its body's root has yet to declare."""
    filled = host.file.keys() - host.parts.keys()
    return replace(
        host,
        shells=_declaring(host.shells, taken),
        file=taken.parts,
        parts={name: content for name, content in taken.parts.items() if name not in filled},
        first_list=first_free_list(taken.parts),
    )


def _declaring(shells: Mapping[str, str], taken: Merged) -> Mapping[str, str]:
    """Return the shells with the namespaces that guests use declared where the body begins."""
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
    """Return a guest's sample whose signs count apart from the host's, and name the host's lists."""
    xml = _COUNTED.sub(lambda found: f"{SIGN}{found[1]} {found[2]} {key}{END}", xml)
    return _LISTED.sub(lambda found: f"{SIGN}{found[1]} {taken.numbers.get(found[2], found[2])}{END}", xml)


def _instance(xml: str, taken: Merged) -> str:
    """Return the XML of a list whose definition is the host's."""
    return _ABSTRACT.sub(lambda found: found[1] + taken.definitions.get(found[2], found[2]) + found[3], xml)

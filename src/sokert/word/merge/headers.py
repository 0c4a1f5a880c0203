"""Headers and footers where a whole document stands in another: each page shows what it showed in its own file.

A section that names no header shows the one before it goes on with. So an inserted document's sections say all that
they show, and the main document's pages behind them get back what they had, or an empty one where they had none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from sokert.ooxml.names import MAIN, R, W
from sokert.ooxml.parts import RELATED, Link, Parts
from sokert.ooxml.properties import on
from sokert.word.merge.links import STORIES

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOTS = {"header": "hdr", "footer": "ftr"}
# A line of one point, for one of the usual height may push the words of the page down.
_EMPTY = (
    f'<w:{{0}} xmlns:w="{W[1:-1]}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    "</w:pPr></w:p></w:{0}>"
)


class _Kind(NamedTuple):
    """What a section may name: a header or a footer, for its first page, its even pages or the others."""

    story: str
    pages: str


def own_headers(inserted: Mapping[str, bytes], main: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a document to insert, each section of which names all that it shows.

    Where it names none for most pages, the main document's goes on over them, and so do its page numbers.
    """
    file, even = _File(Parts(inserted)), _has_even(Parts(main))
    evens_apart, before = _has_even(file.parts), dict[_Kind, str]()
    for section in file.sections():
        named = _named(section)
        for kind in _used(section, even):
            if kind in named:
                continue
            known = before.get(kind, "")
            if not known and kind.pages == "even" and not evens_apart:
                known = named.get(_Kind(kind.story, "default"), "")
            elif not known and kind.pages != "default":
                known = file.empty(kind.story)
            if known:
                named[kind] = known
                _name(section, kind, known)
        before.update(named)
    return file.parts.written()


def kept_apart(main: Mapping[str, bytes]) -> Callable[[Mapping[str, bytes]], dict[str, bytes]]:
    """Return what gives the main document's pages behind inserted ones back what they show without them."""
    own = _stories(Parts(main))

    def finished(parts: Mapping[str, bytes]) -> dict[str, bytes]:
        file = _File(Parts(parts))
        inserted = _stories(file.parts) - own
        if not inserted:
            return dict(parts)
        even, ours, shown = _has_even(file.parts), dict[_Kind, str](), dict[_Kind, str]()
        for section in file.sections():
            named = _named(section)
            for kind in _used(section, even):
                if kind not in named and shown.get(kind) in inserted:
                    named[kind] = ours.get(kind) or file.empty(kind.story)
                    _name(section, kind, named[kind])
            shown.update(named)
            ours.update({kind: id for kind, id in named.items() if id not in inserted})
        return file.parts.written()

    return finished


class _File:
    """A file whose sections are given headers and footers; it gets an empty one of each when first asked for."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._empty: dict[str, str] = {}

    def sections(self) -> Iterator[etree._Element]:
        """Yield the sections of the main text, which are changed where they stand."""
        if MAIN in self.parts.content:
            yield from _sections(self.parts.edited(MAIN))

    def empty(self, story: str) -> str:
        """Return the id of a header or footer in which nothing stands."""
        if story not in self._empty:
            part = self.parts.free(f"word/{story}-empty.xml")
            self.parts.edited(part, _EMPTY.format(_ROOTS[story]).encode())
            self.parts.typed(part, _TYPE.format(story))
            self._empty[story] = self.parts.linked(MAIN, f"{story}-empty", Link(f"{RELATED}/{story}", part, False))
        return self._empty[story]


def _stories(parts: Parts) -> set[str]:
    """Return the ids of the headers and footers of a file."""
    return {id for id, link in parts.links(MAIN).items() if link.name in STORIES}


def _sections(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the sections in their order, without what stood in their place before a tracked change."""
    for section in root.iter(f"{W}sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag != f"{W}sectPrChange":
            yield section


def _named(section: etree._Element) -> dict[_Kind, str]:
    """Return the ids of the headers and footers that a section names itself."""
    return {
        _Kind(story, one.get(f"{W}type", "default")): one.get(f"{R}id", "")
        for story in STORIES
        for one in section.findall(f"{W}{story}Reference")
    }


def _used(section: etree._Element, even: bool) -> list[_Kind]:
    """Return what a section shows: for its first page where that is another one, for even pages where all have such."""
    pages = ["default", *(["first"] if _is_on(section, "titlePg") else []), *(["even"] if even else [])]
    return [_Kind(story, one) for one in pages for story in STORIES]


def _name(section: etree._Element, kind: _Kind, id: str) -> None:
    one = etree.Element(f"{W}{kind.story}Reference", {f"{W}type": kind.pages, f"{R}id": id})
    section.insert(0, one)


def _has_even(parts: Parts) -> bool:
    """Return whether the even pages of a file have headers of their own."""
    settings = parts.related("settings")
    tree = parts.tree(settings) if settings else None
    return tree is not None and _is_on(tree, "evenAndOddHeaders")


def _is_on(holder: etree._Element, name: str) -> bool:
    said = holder.find(f"{W}{name}")
    return said is not None and on(said)

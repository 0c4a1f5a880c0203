"""Lets the content of one Word file stand in another: what it refers to is put there under free ids.

    merged(main, inserted, content, key)     the main document's parts, and the other's content with their ids
    body_of(parts)                         a whole document as content

Nothing that was given is changed; the same in gives the same out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sokert.ooxml.names import MAIN
from sokert.ooxml.parts import Parts
from sokert.word.merge import notes
from sokert.word.merge.body import body_of
from sokert.word.merge.links import STORIES, Carrier
from sokert.word.merge.numbering import first_free_list
from sokert.word.merge.plan import Plan
from sokert.word.merge.references import COMPATIBLE, Names, References, Translator, declared, names_of, references

__all__ = ["Merged", "body_of", "first_free_list", "merged"]

_KEY = re.compile("[a-z0-9]+")
_SIGN = "\uffff"


@dataclass(frozen=True, slots=True)
class Merged:
    """A main document with all that an inserted one's content needs, and the way from that one's ids to its own."""

    parts: Mapping[str, bytes]
    """The main document's parts, with what was added."""
    translated: Callable[[str], str]
    """Gives a piece of the inserted document's content with the main document's ids.

    A piece may be cut anywhere in text, never inside a tag. Marks of comments are taken off.
    """
    namespaces: Mapping[str, str]
    """By prefix: what the root of the main document's story has yet to declare."""
    ignorable: frozenset[str]
    """Prefixes its `mc:Ignorable` has yet to name."""
    styles: Mapping[str, str]
    """The main document's ids of the inserted document's styles."""
    numbers: Mapping[str, str]
    """The main document's ids of the inserted document's lists (`w:num`)."""
    definitions: Mapping[str, str]
    """The main document's ids of their definitions (`w:abstractNum`); all of them when the content holds signs."""


def merged(
    main: Mapping[str, bytes],
    inserted: Mapping[str, bytes],
    content: Sequence[str],
    key: str,
    story: str = MAIN,
    inserted_story: str = MAIN,
) -> Merged:
    """Return a main document that has all that pieces of an inserted one refer to.

    `content` are the pieces that will be used, `key` tells what they bring from what others bring. Styles of the same
    name and type are the main document's; all else is added. Damaged parts raise FileError.
    """
    if not _KEY.fullmatch(key):
        raise ValueError(f"a key is made of a-z and 0-9: {key!r}")
    merging = _Merging(Parts(main), Parts(inserted), key, story, inserted_story)
    return merging.run(content)


class _Merging:
    """One document on its way into another."""

    def __init__(self, main: Parts, inserted: Parts, key: str, story: str, inserted_story: str) -> None:
        self.main, self.inserted, self.key = main, inserted, key
        self.story, self.inserted_story = story, inserted_story
        self.plan = Plan(main, inserted, key)
        self.carrier = Carrier(main, inserted, key, self._prepared)

    def run(self, content: Sequence[str]) -> Merged:
        """Plan, add, and return what came of it."""
        names, ours = names_of(self.inserted, self.inserted_story), names_of(self.main, self.story)
        found = references(content, names)
        texts = {kind: notes.texts(self.inserted, kind, getattr(found, kind)) for kind in ("footnotes", "endnotes")}
        self._wanted(found, content)
        for kind, notes_of in texts.items():
            self._wanted(references(notes_of.values(), names_of(self.inserted, self.inserted.related(kind) or "")), ())
        for part in self._stories(found):
            text = self.inserted.content[part].decode("utf-8", "replace")
            self._wanted(references([text], names_of(self.inserted, part)), ())
        self.plan.carry()
        renamed, namespaces = _prefixes(found, names, ours, self.key)
        ignorable = frozenset(renamed.get(one, one) for one in names.ignorable & found.prefixes.keys())
        translator = self._translator({**found.inline, **names.prefixes})
        translator.renamed = renamed
        translator.links = self.carrier.linked(self.inserted_story, self.story, found.links)
        translator.notes = {kind: self._noted(kind, notes_of) for kind, notes_of in texts.items()}
        missing = ignorable - ours.ignorable
        if missing and ours.prefix(COMPATIBLE) is None:
            namespaces.setdefault("mc", COMPATIBLE)
        lists = self.plan.lists
        return Merged(
            parts=self.main.written(),
            translated=translator,
            namespaces=namespaces,
            ignorable=missing,
            styles=dict(self.plan.styles),
            numbers=dict(lists.numbers),
            definitions=dict(lists.ids["abstractNum"]),
        )

    def _wanted(self, found: References, content: Sequence[str]) -> None:
        """Plan for what was found; signs in the place of a list's number may come to mean any list."""
        self.plan.want(found.styles, found.numbers)
        if any(_SIGN in number for number in found.numbers):
            for id in self.plan.lists.theirs["abstractNum"]:
                self.plan.want(self.plan.lists.want_definition(id), ())
            self.plan.want((), self.plan.lists.theirs["num"])

    def _stories(self, found: References) -> Iterator[str]:
        """Give the headers and footers that section breaks of the content lead to."""
        links = self.inserted.links(self.inserted_story)
        for id in found.links:
            link = links.get(id)
            if link and link.name in STORIES and link.target in self.inserted.content:
                yield link.target

    def _translator(self, meant: Mapping[str, str]) -> Translator:
        return Translator(meant=meant, styles=self.plan.styles, numbers=self.plan.lists.numbers, fonts=self.plan.fonts)

    def _prepared(self, part: str, content: bytes) -> bytes:
        """Return a header or footer with the main document's ids; its relationships keep theirs."""
        names = names_of(self.inserted, part)
        text = content.decode("utf-8-sig", "replace")
        inline = references([text], names).inline
        return self._translator({**inline, **names.prefixes})(text).encode("utf-8")

    def _noted(self, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Add notes to the main document; return their new ids."""
        theirs = self.inserted.related(kind)
        if not texts or theirs is None:
            return {}
        part = notes.part_of(self.main, kind)
        ids = notes.free_ids(self.main, part, texts)
        names, ours = names_of(self.inserted, theirs), names_of(self.main, part)
        found = references(texts.values(), names)
        translator = self._translator({**found.inline, **names.prefixes})
        translator.links = self.carrier.linked(theirs, part, found.links)
        renamed, namespaces = _prefixes(found, names, ours, self.key)
        translator.renamed = renamed
        ignorable = {renamed.get(one, one) for one in names.ignorable & found.prefixes.keys()} - ours.ignorable
        if namespaces or ignorable:
            self.main.replaced(part, declared(self.main.edited(part), namespaces, ignorable))
        for id, text in texts.items():
            notes.added(self.main, part, kind, translator(text), ids[id])
        return ids


def _prefixes(found: References, names: Names, ours: Names, key: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the prefixes that must be other ones in the main document, and those the main document must declare."""
    renamed, namespaces = {}, {}
    for prefix in found.prefixes:
        uri = names.prefixes.get(prefix)
        if uri is None or ours.prefixes.get(prefix) == uri:
            continue
        new = prefix
        if not prefix or prefix in ours.prefixes:
            new = ours.prefix(uri) or f"{prefix or 'n'}{key}"
            while new in ours.prefixes and ours.prefixes[new] != uri:
                new += "x"
            renamed[prefix] = new
        if ours.prefixes.get(new) != uri:
            namespaces[new] = uri
    return renamed, namespaces

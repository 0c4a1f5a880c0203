"""Copies what relationships lead to: pictures, charts with their sheets, headers, targets outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from sokert.ooxml.parts import Link, Parts

STORIES = ("header", "footer")
# Of these a file has one, its own: a part that leads to them leads to the main document's from now on, or nowhere.
_OWN = ("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "officeDocument", "comments")


class Carrier:
    """Copies parts into the main document, each once however many lead to it."""

    def __init__(
        self, main: Parts, inserted: Parts, key: str, prepared: Callable[[str, bytes], bytes] | None = None
    ) -> None:
        self.main, self.inserted, self.key = main, inserted, key
        self._prepared = prepared
        """Puts the main document's ids into a header or footer."""
        self._copied: dict[str, str] = {}

    def linked(self, source: str, into: str, ids: Iterable[str]) -> dict[str, str]:
        """Give a part of the main document the relationships of a part of the inserted document; return the new ids.

        One that leads to nothing gets the empty id, which Word reads as none.
        """
        links, given = self.inserted.links(source), {}
        for id in ids:
            link = links.get(id)
            if link is None or not (link.external or link.target in self.inserted.content):
                continue
            given[id] = self.main.linked(into, relation_id(self.key, id), self._carried(link))
        return given

    def _carried(self, link: Link) -> Link:
        return link if link.external else Link(link.kind, self._copy(link.target, link.name), external=False)

    def _copy(self, part: str, kind: str) -> str:
        """Return the name of the main document's copy of a part; what it leads to comes along under the same ids."""
        if part in self._copied:
            return self._copied[part]
        folder, name = posixpath.split(part)
        new = self._copied[part] = self.main.free(posixpath.join(folder or "word", f"{self.key}-{name}"))
        content = self.inserted.content[part]
        self.main.content[new] = self._prepared(part, content) if self._prepared and kind in STORIES else content
        self.main.typed(new, self.inserted.type_of(part))
        for id, link in self.inserted.links(part).items():
            if link.external:
                self.main.linked(new, id, link)
            elif link.target in self.inserted.content and link.name not in _OWN:
                self.main.linked(new, id, self._carried(link))
        return new


def relation_id(key: str, old: str) -> str:
    """Return the id a relationship is given: an XML id, so it begins with a letter.

    >>> relation_id("nd30", "rId5"), relation_id("2", "rId5")
    ('nd30rId5', 'r2rId5')
    """
    plain = re.sub(r"[^\w.-]", "_", f"{key}{old}")
    return plain if plain[0].isalpha() else f"r{plain}"

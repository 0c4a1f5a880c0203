"""Copies what relationships lead to: pictures, charts with their sheets, headers, targets outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from sokert.ooxml.parts import Link, Parts

STORIES = ("header", "footer")
# Of these a file has one, its own: a part that leads to them leads to the host's from now on, or nowhere.
_OWN = ("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "officeDocument", "comments")


class Carrier:
    """Copies parts into the host, each once however many lead to it."""

    def __init__(self, host: Parts, guest: Parts, key: str, told: Callable[[str, bytes], bytes] | None = None) -> None:
        self.host, self.guest, self.key = host, guest, key
        self._told = told
        """Puts the host's ids into a header or footer."""
        self._copied: dict[str, str] = {}

    def linked(self, source: str, into: str, ids: Iterable[str]) -> dict[str, str]:
        """Give a part of the host the relationships of a part of the guest; return the new ids.

        One that leads to nothing gets the empty id, which Word reads as none.
        """
        links, given = self.guest.links(source), {}
        for id in ids:
            link = links.get(id)
            if link is None or not (link.external or link.target in self.guest.content):
                continue
            given[id] = self.host.linked(into, relation_id(self.key, id), self._carried(link))
        return given

    def _carried(self, link: Link) -> Link:
        return link if link.external else Link(link.kind, self._copy(link.target, link.name), external=False)

    def _copy(self, part: str, kind: str) -> str:
        """Return the name of the host's copy of a part; what it leads to comes along under the same ids."""
        if part in self._copied:
            return self._copied[part]
        folder, name = posixpath.split(part)
        new = self._copied[part] = self.host.free(posixpath.join(folder or "word", f"{self.key}-{name}"))
        content = self.guest.content[part]
        self.host.content[new] = self._told(part, content) if self._told and kind in STORIES else content
        self.host.typed(new, self.guest.type_of(part))
        for id, link in self.guest.links(part).items():
            if link.external:
                self.host.linked(new, id, link)
            elif link.target in self.guest.content and link.name not in _OWN:
                self.host.linked(new, id, self._carried(link))
        return new


def relation_id(key: str, old: str) -> str:
    """Return the id a relationship is given: an XML id, so it begins with a letter.

    >>> relation_id("nd30", "rId5"), relation_id("2", "rId5")
    ('nd30rId5', 'r2rId5')
    """
    plain = re.sub(r"[^\w.-]", "_", f"{key}{old}")
    return plain if plain[0].isalpha() else f"r{plain}"

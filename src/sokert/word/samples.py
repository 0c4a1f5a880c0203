"""What each mark looks like in Word, and the signs in it for what is worked out while writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.sax.saxutils import unescape

from sokert.errors import Finding, Place, TemplateError, near
from sokert.values import InsertedDocument


@dataclass(frozen=True, slots=True)
class Samples:
    """What each mark looks like in Word, and the parts of the file that never change."""

    shells: Mapping[str, str]
    """By mark: the XML that stands before the words of its blocks."""
    parts: Mapping[str, bytes]
    """By name: the parts that no words go into."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """By name: the XML that closes a part which blocks filled."""
    sections: Mapping[str, str] = field(default_factory=dict)
    """By name: the page of a section, as `w:sectPr`."""
    measures: Mapping[str, int] = field(default_factory=dict)
    """By name: how wide the text of a section is, in twentieths of a point."""
    numbering: str = ""
    """The XML of one more list that starts again at 1; `{id}` is its number."""
    first_list: int = 0
    """The number of the first such list."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """By number of a form's list: the XML of one more like it that starts again; `{id}` is its number."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By mark: what the words behind it are, where they are no text of a run: plain, attribute, field."""
    highest: Mapping[str, int] = field(default_factory=dict)
    """By kind of id: the highest number the file uses."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """By mark: where in the form the tag behind it stands."""
    tidied: tuple[tuple[str, str], ...] = ()
    """What is left where no words came, and what stands there instead."""
    inserted: Callable[[InsertedDocument], str] = str
    """A whole document to insert → the XML of its body, at home in this file."""
    key: str = ""
    """What the marks of a form begin with; empty for the house."""

    def has_style(self, number: str) -> bool:
        """Return whether the file has a style of that id."""
        return f'w:styleId="{number}"'.encode() in self.parts.get("word/styles.xml", b"")

    def style(self, name: str, kind: str) -> str:
        """Return the id of the style of that name and kind; TemplateError when the file has none."""
        known = styles_of(self.parts.get("word/styles.xml", b""))
        if found := known.get((kind, name.casefold())):
            return found[0]
        names = [spelt for (other, _), (_, spelt) in known.items() if other == kind]
        raise TemplateError(Finding("VALUE-NO-STYLE", {"name": name, "near": near(name, names)}))


@lru_cache(maxsize=32)
def styles_of(part: bytes) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return the styles of a file: (kind, name in small letters) → id and name as spelt."""
    text = part.decode("utf-8", "replace")
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for head, body in re.findall(r"<w:style\b([^>]*)>(.*?)</w:style>", text, re.DOTALL):
        said = dict(re.findall(r'w:(type|styleId)="([^"]*)"', head))
        name = re.search(r'<w:name w:val="([^"]*)"', body)
        if name and "styleId" in said:
            spelt = unescape(name[1], {"&quot;": '"'})
            found[said.get("type", "paragraph"), spelt.casefold()] = (said["styleId"], spelt)
    return found

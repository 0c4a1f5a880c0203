"""What each mark looks like in Word, and the signs in it for what is worked out while writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sokert.errors import Place
from sokert.word.relations import Target
from sokert.word.style_names import style_names

if TYPE_CHECKING:
    from sokert.document.values import InsertedDocument

APP, OURS = "docProps/app.xml", "sokert "  # where a form that we exported says so, and how its template's name begins


@dataclass(frozen=True, slots=True)
class Samples:
    """What each mark looks like in Word, and the parts of the file that never change."""

    shells: Mapping[str, str]
    """By mark: the XML that stands before the words of its blocks."""
    parts: Mapping[str, bytes]
    """By name: the parts that no words go into."""
    file: Mapping[str, bytes] = field(default_factory=dict)
    """By name: all parts of the file the samples come from, also those that blocks fill."""
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
    opening: tuple[str, ...] = ()
    """The marks a document begins with where its lines begin with none of them."""
    tidied: tuple[tuple[str, str], ...] = ()
    """What is left where no words came, and what stands there instead."""
    inserted: Callable[[InsertedDocument], str] = str
    """A whole document to insert → the XML of its body, at home in this file."""
    finished: Callable[[Mapping[str, bytes]], dict[str, bytes]] = dict
    """All parts, filled → the parts in which the pages of each file show their own headers."""
    balanced: Mapping[str, tuple[float, float, bool]] = field(default_factory=dict)
    """By mark of a title set in balanced lines: the width of its column in points, 0: the page; size; if bold."""
    standard: str = ""
    """The standard a form was exported by; empty for one that an office drew itself."""
    charts: Mapping[str, Target] = field(default_factory=dict)
    """By what its sign says: a chart that an office drew, with all it leads to."""
    streams: bool = False
    """Whether what a form's samples draw follows from what stands before: it can be written while it is filled."""
    gathers: bool = False
    """Whether a form gathers whole paragraphs, which some other tag prints: only the filled lines tell where."""
    key: str = ""
    """What the marks of a form begin with; empty for the house."""

    def has_style(self, number: str) -> bool:
        """Return whether the file has a style of that id."""
        return f'w:styleId="{number}"'.encode() in self.parts.get("word/styles.xml", b"")

    def style(self, name: str, kind: str) -> str:
        """Return the id of the style of that name and kind; TemplateError when the file has none."""
        return style_names(self.parts.get("word/styles.xml", b"")).id(name, kind)

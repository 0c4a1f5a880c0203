"""What each mark looks like in Word, and the signs in it for what is worked out while writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ruler:
    """A drawn line whose length follows the last line of the words above it (ND30-ORG-RULE)."""

    above: str
    """The mark of the words it stands under."""
    share: float
    """Its length as a part of theirs."""
    measure: float
    """The width of the column, in points."""
    size: float
    """The type size of the words, in points."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What each mark looks like in Word, and the parts of the file that never change."""

    shells: Mapping[str, str]
    """By mark: the XML that stands before the words of its blocks."""
    parts: Mapping[str, bytes]
    """By name: the parts that no words go into."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """By name: the XML that closes a part which blocks filled."""
    rulers: Mapping[str, Ruler] = field(default_factory=dict)
    """By mark: lines drawn as long as words say."""
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
    tidied: tuple[tuple[str, str], ...] = ()
    """What is left where no words came, and what stands there instead."""
    key: str = ""
    """What the marks of a form begin with; empty for the house."""

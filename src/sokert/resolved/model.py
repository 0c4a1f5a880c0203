"""What a Word file is seen as once resolved: document, section, paragraph, run, drawn line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from sokert.errors import Place
from sokert.ooxml.counted_tables import Spot, named
from sokert.ooxml.names import MAIN
from sokert.ooxml.relationships import name_of
from sokert.resolved.styles import Styles

TWIPS_A_MM = 1440 / 25.4
LINKS = name_of(MAIN)


@dataclass(slots=True, eq=False)
class Run:
    """Some text set in one manner; `size` in points, `color` as hex or "auto", `fill` as hex or the name of a marker;
    `raised` is superscript or subscript."""

    element: etree._Element
    text: str
    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    underline: str
    color: str
    hidden: bool
    strike: bool = False
    raised: str = ""
    fill: str = ""

    @property
    def shown(self) -> str:
        """The text as a reader sees it: in capitals where the run says so."""
        return self.text.upper() if self.caps else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a paragraph stands; rows and columns count from 0, `padding` is of both sides,
    `span` how many columns it takes."""

    table: int
    row: int
    column: int
    width: int
    inside: int = -1
    padding: int = 216
    span: int = 1
    spot: Spot | None = None
    """The same as a person counts, whose table has lines."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph with its effective values, read once and left as it is, lengths in twips.

    `heading` is what it stands under, `outline` its level in the navigation pane from 0, 9 for text, `level` its
    list's, `edges` its borders, `tabs` its stops by place, `mark` how the paragraph's own mark is set: its height where
    it is empty, and the manner of its label.
    """

    element: etree._Element
    part: str
    index: int
    runs: list[Run]
    label: str
    align: str
    first_line: int
    left: int
    right: int
    before: int
    after: int
    line: int
    line_rule: str
    contextual: bool
    style: str
    borders: frozenset[str]
    outline: int
    keep_next: bool
    break_before: bool
    cell: Cell | None
    section: int
    box: int = 0
    heading: str = ""
    fields: tuple[str, ...] = ()
    shapes: tuple[float, ...] = ()
    pictures: int = 0
    keep_lines: bool = False
    fill: str = ""
    tabs: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    edges: etree._Element | None = None
    level: etree._Element | None = None
    mark: Run | None = None
    _shown: str | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The paragraph's text as it stands in the file."""
        return "".join(run.text for run in self.runs)

    @property
    def shown(self) -> str:
        """The text as read: its list label, capitals, blanks folded."""
        if self._shown is None:
            body = "".join([run.shown for run in self.runs if not run.hidden])
            self._shown = " ".join(f"{self.label} {body}".split())
        return self._shown

    def place(self, file: str, words: str) -> Place:
        """Return where it stands, for a finding that shows words of it."""
        spot = named(self.cell.spot if self.cell else None)
        return Place(file, part=self.part, paragraph=self.index, text=words, heading=self.heading, **spot)  # type: ignore[arg-type]

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a table of contents or of a list of captions, which says what stands elsewhere."""
        return self.style.lower().startswith(("toc ", "table of figures"))

    @property
    def empty(self) -> bool:
        """Whether nothing can be read in it, nor seen."""
        return not self.shown and not self.pictures and not self.shapes


@dataclass(slots=True, eq=False)
class Section:
    """A run of pages set alike; lengths in twips, `headers` by kind: default, first, even."""

    element: etree._Element
    width: int
    height: int
    landscape: bool
    margins: Mapping[str, int]
    first_differs: bool
    starts_at: int | None
    number_format: str
    headers: Mapping[str, list[Paragraph]]
    footers: Mapping[str, list[Paragraph]]
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def measure(self) -> int:
        """The width of the text."""
        return self.width - self.margins["left"] - self.margins["right"] - self.margins["gutter"]


@dataclass(slots=True, eq=False)
class Document:
    """A whole file: its sections, and all paragraphs of the main text in reading order.

    `trees` holds the XML they stand in by part, and the lists of links and content types; `media` the
    bytes of its pictures; `notes` the paragraphs of footnotes and endnotes; `language`
    what its text is in where nothing else is said; `styles` what its styles say.
    """

    name: str
    sections: list[Section]
    paragraphs: list[Paragraph]
    trees: dict[str, etree._Element]
    bordered: frozenset[tuple[int, int, int]]
    media: Mapping[str, bytes] = field(default_factory=dict)
    notes: list[Paragraph] = field(default_factory=list)
    language: str = ""
    styles: Styles = field(default_factory=lambda: Styles(None, None))

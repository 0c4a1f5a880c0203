"""Draws the blocks of a part - paragraphs, tables, text boxes - in the order in which they stand in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from lxml import etree
from markupsafe import Markup

from sokert.ooxml.names import MAIN, W
from sokert.ooxml.parts import Parts
from sokert.ooxml.properties import number
from sokert.preview import drawings
from sokert.preview.looks import Classes, paragraph_look, points, run_look
from sokert.preview.spans import Lines, Said, Spans
from sokert.preview.tables import Table
from sokert.resolved import Document, Paragraph, Run
from sokert.resolved.numbering import formatted
from sokert.resolved.reader import DEEPEST, local

_THROUGH = frozenset({"ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple"})
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_SYMBOLS = {"F0A8": "□", "F06F": "□", "F0FE": "☒", "F052": "☑", "F0FC": "✓", "F0B7": "•", "F0E0": "→", "F0D8": "➢"}
_COUNTERS = {"PAGE": "page", "NUMPAGES": "pages"}
_HEADINGS = 6
_EDGE_AT_MARGIN = 15
Margin = Callable[[Paragraph, Spans], Markup]


@dataclass(slots=True)
class Story:
    """Draws one part of a file after the other; notes and pages are counted on."""

    document: Document
    parts: Parts
    classes: Classes
    lines: Lines
    margin: Margin = lambda paragraph, spans: Markup("")
    part: str = MAIN
    edge_at_margin: bool = False
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    _paragraphs: dict[etree._Element, Paragraph] = field(default_factory=dict)
    _depth: int = 0

    def __post_init__(self) -> None:
        stories = [self.document.paragraphs, self.document.notes]
        for section in self.document.sections:
            stories += [*section.headers.values(), *section.footers.values()]
        self.edge_at_margin = _mode(self.parts.tree("word/settings.xml")) >= _EDGE_AT_MARGIN
        self._paragraphs = {one.element: one for story in stories for one in story}

    def of(self, part: str) -> Story:
        """Return the same for another part: a header, the notes."""
        other = copy(self)
        other.part = part
        return other

    def blocks(self, elements: Iterable[etree._Element]) -> Markup:
        """Return the blocks among elements, what stands in content controls and insertions too."""
        if self._depth > DEEPEST:
            return Markup("")
        self._depth += 1
        drawn: list[Markup] = []
        known = [self._paragraphs[one] for one in flat(elements) if one in self._paragraphs]
        for element in flat(elements):
            if local(element) == "tbl":
                drawn.append(Table(self, element).html())
            elif element in self._paragraphs:
                drawn.append(self._paragraph(self._paragraphs[element], known))
        self._depth -= 1
        return Markup("").join(drawn)

    def _paragraph(self, paragraph: Paragraph, among: Sequence[Paragraph]) -> Markup:
        """Return a paragraph, or two where a new page begins within it."""
        spans = Spans(paragraph)
        if line := self.lines.of(paragraph):
            spans.printed(line)
        notes = self.margin(paragraph, spans)
        runs = [run for run in paragraph.runs if not run.hidden]
        base = _commonest(runs) or paragraph.mark
        counted = _counted(paragraph)
        drawn = (_around("span", {"class": counted.get(run.element, "")}, self._run(run, base, spans)) for run in runs)
        inner = self._label(paragraph, base) + Markup("").join(drawn)
        if not inner.striptags().strip() and "<" not in inner.replace("<br>", ""):
            inner += Markup("<br>")
        before, after = _spaces(paragraph, among)
        name = self.classes.name(paragraph_look(paragraph, base, before, after))
        pieces = inner.split(drawings.NEW_PAGE)
        kept = [one for at, one in enumerate(pieces) if at == len(pieces) - 1 or one.striptags().strip()]
        broken = paragraph.break_before or len(kept) < len(pieces)
        return Markup("").join(
            self._element(paragraph, notes if not at else Markup(""), Markup(one), name, broken or at > 0)
            for at, one in enumerate(kept)
        )

    def _element(self, paragraph: Paragraph, notes: Markup, inner: Markup, name: str, broken: bool) -> Markup:
        """Return the element of a paragraph; one that holds blocks of its own is no `p`."""
        holds = '<div class="box"' in inner or "<figure" in inner
        anchored = holds or '<span class="at"' in inner
        facts: dict[str, object] = {"class": f"p {name}" + (" rel" if anchored else "")}
        if paragraph.outline < _HEADINGS and paragraph.text.strip():
            facts |= {"role": "heading", "aria-level": paragraph.outline + 1}
        facts |= {"data-keep": ""} if paragraph.keep_next else {}
        facts |= {"data-whole": ""} if paragraph.keep_lines else {}
        facts |= {"data-break": ""} if broken else {}
        if stops := _stops(paragraph):
            facts["data-tabs"] = stops
        tag = "div" if holds else "p"
        return Markup("<{}{}>{}{}</{}>\n").format(Markup(tag), attributes(facts), notes, inner, Markup(tag))

    def _label(self, paragraph: Paragraph, base: Run | None) -> Markup:
        """Return what the list prints before a paragraph."""
        if not paragraph.label:
            return Markup("")
        look = run_look(paragraph.mark) if paragraph.mark else {}
        level = paragraph.level
        if level is not None and paragraph.mark is not None:
            look = run_look(drawings.over(paragraph.mark, level.find(f"{W}rPr")))
        suffix = None if level is None else level.find(f"{W}suff")
        kind = "tab" if suffix is None else suffix.get(f"{W}val", "tab")
        if kind == "tab" and paragraph.first_line < 0:
            look |= {"display": "inline-block", "min-width": points(-paragraph.first_line), "text-indent": "0"}
        after = {"space": " ", "nothing": ""}.get(kind, " " if paragraph.first_line < 0 else drawings.TAB)
        own = self.classes.name(look) if base is None or look != run_look(base) else ""
        return Markup('<span class="{}">{}</span>{}').format(f"l {own}".strip(), paragraph.label, after)

    def _run(self, run: Run, base: Run | None, spans: Spans) -> Markup:
        """Return a run: its words, each stretch with what printed it, and what is drawn in it."""
        tokens = list(self._tokens(run))
        inner = Markup("")
        for said, start, end in spans.pieces(run):
            inner += _marked(said, Markup("").join(_cut(tokens, start, end)))
        inner += Markup("").join(drawn for at, drawn in tokens if at == len(run.text) and isinstance(drawn, Markup))
        look = run_look(run)
        if not inner or (base is not None and look == run_look(base)):
            return inner
        return _around("span", {"class": self.classes.name(look)}, inner)

    def _tokens(self, run: Run) -> Iterator[tuple[int, str | Markup]]:
        """Yield the words of a run as text and all else as it is drawn, each with its place in the run's text."""
        at = 0
        for child in run.element:
            name = local(child)
            if name == "t":
                yield at, child.text or ""
                at += len(child.text or "")
            elif name in ("tab", "br", "cr", "noBreakHyphen"):
                yield at, drawings.sign(child)
                at += 1
            elif name in _NOTES or name in ("footnoteRef", "endnoteRef"):
                yield at, self._reference(child)
            elif name == "softHyphen":
                yield at, Markup("&shy;")
            elif name == "sym":
                yield at, Markup(_SYMBOLS.get(child.get(f"{W}char", "").upper(), "▪"))
            elif name == "ptab":
                yield at, drawings.TAB
            else:
                yield at, drawings.drawn(child, self)

    def _reference(self, element: etree._Element) -> Markup:
        """Return the number of a note, where it is referred to or where it stands."""
        name = local(element)
        if name in _NOTES:
            key = (_NOTES[name], element.get(f"{W}id", ""))
            if element.get(f"{W}customMarkFollows") in ("1", "true"):
                return Markup('<a class="ref" data-note="{}"></a>').format(" ".join(key))
            at = self.notes.setdefault(key, 1 + sum(part == key[0] for part, _ in self.notes))
            shown = formatted(at, "lowerRoman" if name.startswith("endnote") else "decimal")
            return Markup('<span class="ref" data-note="{}">{}</span>').format(" ".join(key), shown)
        owner = next(element.iterancestors(f"{W}footnote", f"{W}endnote"), None)
        key = (self.part, "" if owner is None else owner.get(f"{W}id", ""))
        return Markup('<span class="ref">{}</span>').format(
            formatted(self.notes.get(key, 0), "lowerRoman" if "endnotes" in self.part else "decimal")
        )


def attributes(facts: Mapping[str, object]) -> Markup:
    """Return attributes as they stand in a tag, escaped.

    >>> attributes({"class": "p", "title": '"<&'})
    Markup(' class="p" title="&#34;&lt;&amp;"')
    """
    return Markup("").join(Markup(' {}="{}"').format(Markup(name), value) for name, value in facts.items())


def flat(elements: Iterable[etree._Element], depth: int = 0) -> Iterator[etree._Element]:
    """Yield blocks, those in content controls and insertions in their place."""
    for element in elements:
        if local(element) in _THROUGH and depth < DEEPEST:
            yield from flat(element, depth + 1)
        else:
            yield element


def _cut(tokens: list[tuple[int, str | Markup]], start: int, end: int) -> Iterator[Markup]:
    """Yield what stands in a run from one place to another."""
    for at, token in tokens:
        if isinstance(token, Markup):
            if start <= at < end:
                yield token
        elif at < end and at + len(token) > start:
            yield Markup.escape(token[max(start - at, 0) : end - at])


def _marked(said: Said, inner: Markup) -> Markup:
    """Return a stretch of words with what it belongs to; a figure can be reached with the keyboard."""
    if said.finding:
        inner = _around("mark", {"aria-describedby": f"f{said.finding}"}, inner)
    if not said.origin:
        return inner
    code, _, expression = said.origin.partition("|")
    facts = {"class": "fig", "tabindex": "0", "data-m": code, "data-e": expression}
    return _around("span", facts, inner)


def _around(tag: str, facts: Mapping[str, object], inner: Markup) -> Markup:
    """Return words within an element that says something of them; around a new page, within one on either side."""
    if not inner or not any(facts.values()):
        return inner
    whole = Markup("<{0}{1}>{{}}</{0}>").format(Markup(tag), attributes(facts))
    return Markup(drawings.NEW_PAGE).join(
        Markup(whole).format(piece) if piece else piece for piece in inner.split(drawings.NEW_PAGE)
    )


def _mode(settings: etree._Element | None) -> int:
    """Return the version of Word whose manner of laying out pages a file asks for."""
    said = () if settings is None else settings.iter(f"{W}compatSetting")
    return next((number(one.get(f"{W}val")) for one in said if one.get(f"{W}name") == "compatibilityMode"), 0)


def _counted(paragraph: Paragraph) -> dict[etree._Element, str]:
    """Return the runs that show the number of a page or of all pages, which only the page itself can count."""
    found: dict[etree._Element, str] = {}
    said, shows = "", False
    for run in paragraph.runs:
        simple = next(run.element.iterancestors(f"{W}fldSimple", f"{W}p"), run.element).get(f"{W}instr", "")
        for child in run.element:
            name, kind = local(child), child.get(f"{W}fldCharType", "")
            if name == "instrText":
                said += child.text or ""
            elif name == "fldChar":
                said, shows = ("" if kind == "begin" else said), kind == "separate"
        counts = next((name for code, name in _COUNTERS.items() if (simple or said).split()[:1] == [code]), "")
        if counts and (shows or simple) and run.text:
            found[run.element] = counts
    return found


def _commonest(runs: Sequence[Run]) -> Run | None:
    """Return the run whose look most of a paragraph has."""
    sizes: dict[tuple[tuple[str, str], ...], int] = {}
    first: dict[tuple[tuple[str, str], ...], Run] = {}
    if len(runs) < 2:
        return runs[0] if runs else None
    for run in runs:
        key = tuple(run_look(run).items())
        sizes[key] = sizes.get(key, 0) + len(run.text)
        first.setdefault(key, run)
    return first[max(sizes, key=lambda key: sizes[key])]


def _spaces(paragraph: Paragraph, among: Sequence[Paragraph]) -> tuple[int, int]:
    """Return the spaces before and after; none towards a neighbour of the same style that wants none."""
    if not paragraph.contextual:
        return paragraph.before, paragraph.after
    at = among.index(paragraph)
    beside = [among[i].style if 0 <= i < len(among) else None for i in (at - 1, at + 1)]
    before, after = (0 if style == paragraph.style else None for style in beside)
    return (paragraph.before if before is None else 0, paragraph.after if after is None else 0)


def _stops(paragraph: Paragraph) -> str:
    """Return the tab stops of a paragraph as its script reads them: place in points, kind, leader."""
    stops = [(at, kind, leader) for at, (kind, leader) in paragraph.tabs.items() if kind not in ("clear", "bar", "num")]
    return " ".join(f"{at / 20:g}:{kind}:{leader or 'none'}" for at, kind, leader in sorted(stops))

"""What is counted on the way through a document: lists, sections, and ids that must not be the same twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from urllib.parse import unquote

from sokert.document.chart import Chart
from sokert.errors import Finding, TemplateError
from sokert.ooxml.font_metrics import last_line, width
from sokert.ooxml.markup import END, NO_ROOM, SIGN, quoted, unescaped
from sokert.word.columns import PADDING, SIZE, Need, fitted, sized
from sokert.word.inserted_pages import going_on_from
from sokert.word.regions import REGION_END
from sokert.word.relations import Relations, Target
from sokert.word.samples import Samples

_MARKUP = re.compile(r"<[^>]*>")
_RUN = re.compile(r"<w:r(?: [^<>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?", re.DOTALL)
_INDENTS = re.compile(r' w:(?:left|right)="(\d+)"')
_LAST_TAG = re.compile(r"<[^<>]*>$")
_UNSEEN = re.compile(rf"<w:(?:bookmarkStart|bookmarkEnd|permStart|permEnd|proofErr)\b[^<>]*/>|{REGION_END}")
_MARGINS = '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
_LONGEST_NAME = 40  # of a bookmark, in Word


class State:
    """Answers the signs in the order they stand in the document."""

    def __init__(
        self, samples: Samples, targets: Sequence[Target | Chart] = (), needs: Iterable[tuple[Need, ...]] = ()
    ) -> None:
        self.samples = samples
        self.targets = targets
        self.needs = tuple(needs)
        self.relations = Relations()
        self.picture: Target | Chart | None = None
        self.parts: dict[str, list[str]] = {}
        self.pieces: list[str] = []
        self.part = ""
        self.taken_up_to: list[str] | None = None
        """The pieces of which those that came before a paragraph's end are not kept any longer."""
        self.section = next(iter(samples.sections), "")
        self.new_lists: list[str] = []
        self.current: dict[str, str] = {}
        self.turns: dict[str, int] = {}
        self.highest = {**samples.highest}
        self.names: dict[str, int] = {}
        self.table = (0, SIZE, True)
        """Where the table that is open begins among the pieces, how large its words are, whether its commas align."""
        self.captions: dict[str, int] = {}
        self.copying = False
        self.paused: list[str] = []
        """How the runs look that something of another look stands in, the innermost last."""
        self.chart = ("", 0)
        """The chart of an office whose texts are being filled, and where they begin among the pieces."""
        self.charts = len(targets)
        self.described: tuple[list[str], int] | None = None
        """Where the words go that stand for the next chart, when nothing else does."""

    def read(self, xml: str) -> None:
        """Take up a stretch of the document with all its signs; what stands before the first sign of all is lost."""
        before, *pieces = xml.split(SIGN)
        if before:
            self.pieces.append(before)
        for piece in pieces:
            sign, _, content = piece.partition(END)
            self.take(sign, content)

    def taken(self, part: str) -> str:
        """Return what a part holds up to the end of a paragraph that was read last, and keep it no longer."""
        self.taken_up_to = pieces = self.parts.get(part, [])
        xml = "".join(pieces)
        pieces.clear()
        return xml

    def take(self, sign: str, content: str) -> None:
        """Take up the next sign, and what stands behind it."""
        name, _, argument = sign.partition(" ")
        if name == "part":
            self.part, self.pieces = argument, self.parts.setdefault(argument, [])
        elif made := _KINDS[name](self, argument):
            self.pieces.append(made)
        if content:
            self.pieces.append(content)

    def start_list(self, said: str) -> str:
        """Begin a list of the house that counts from 1, or from the number said behind its level."""
        level, _, first = said.partition(" ")
        numbering = self.samples.numbering
        if first:
            start = f'<w:lvlOverride w:ilvl="{int(level) - 1}"><w:startOverride w:val="'
            numbering = numbering.replace(f'{start}1"', f'{start}{first}"')
        self.current[level] = self._new_list(numbering)
        return ""

    def item(self, level: str) -> str:
        """Return the list an item belongs to; one begins where the items before it were left out."""
        if level not in self.current:
            self.start_list(level)
        return self.current[level]

    def restart(self, number: str) -> str:
        """Let a list of a form start again: from the second time on it is a list of its own."""
        if f"number {number}" not in self.current:
            self.current[f"number {number}"] = number
        elif number in self.samples.lists:
            self.current[f"number {number}"] = self._new_list(self.samples.lists[number])
        return ""

    def _new_list(self, numbering: str) -> str:
        number = self.samples.first_list + len(self.new_lists)
        self.new_lists.append(numbering.format(id=number))
        return str(number)

    def grid(self, widths: str) -> str:
        """Return the columns of a table, as wide as their section allows: by their needs, or in parts asked for."""
        measure = self.samples.measures[self.section]
        if widths[0] == "@":
            return self._fitted(self.needs[int(widths[1:])], measure)
        shares = [int(part) for part in widths.split("-")]
        edges = [round(measure * sum(shares[:number]) / sum(shares)) for number in range(len(shares) + 1)]
        columns = (f'<w:gridCol w:w="{after - before}"/>' for before, after in pairwise(edges))
        return f"<w:tblGrid>{''.join(columns)}</w:tblGrid>"

    def _fitted(self, needs: tuple[Need, ...], measure: int) -> str:
        """Return the columns of a table by what they need; where its words must shrink, its end sees to it."""
        fit = fitted(needs, measure)
        opened = "</w:tblPr>"
        margins = ""
        if fit.padding != PADDING:
            self.pieces[-1] = self.pieces[-1].removesuffix(opened)
            margins = _MARGINS.format(fit.padding) + opened
        self.table = (len(self.pieces), fit.size, fit.aligned)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fit.widths)
        return f"{margins}<w:tblGrid>{columns}</w:tblGrid>"

    def end_table(self) -> str:
        """Let the words of the table that ends be as small as it takes for the longest to fit."""
        start, size, aligned = self.table
        if size != SIZE:
            self.pieces[start:] = [sized("".join(self.pieces[start:]), size, aligned)]
            self.table = (start, SIZE, True)
        return ""

    def start_section(self, name: str) -> str:
        """Return the paragraph that ends the section before; the new one's page comes at its own end.

        Behind a table it is `tight`: on a page that the table fills it would begin an empty one.
        """
        before, (self.section, _, tight) = self.section, name.partition(" ")
        style = '<w:pStyle w:val="SectionBreak"/>' if self.samples.has_style("SectionBreak") else ""
        return f"<w:p><w:pPr>{style}{NO_ROOM if tight else ''}{self.samples.sections[before]}</w:pPr></w:p>"

    def page(self, goes_on: str) -> str:
        """Return the page of the section in force; one that goes on behind inserted pages has begun before."""
        section = self.samples.sections[self.section]
        return going_on_from(section) if goes_on else section

    def rule(self, ruler: str) -> str:
        """Return how far a line is indented on both sides: it is as long as the words above it say.

        `ruler` holds its length as a part of theirs, the width of the column and the size of the words, in
        points (ND30-ORG-RULE); a part of 0 is a line of its own length, which stands in the place of the size.
        """
        share, measure, size = map(float, ruler.split())
        first = next(iter(self.samples.measures.values()), 0) / 20
        if abs(measure - first) < 1:  # words that go across the page do so on one that lies on its side
            measure = self.samples.measures.get(self.section, 0) / 20 or measure
        length = size
        if share:
            words, indents = _words_above(self.pieces)
            length = width(last_line(words, measure - indents, size, bold=True), size, bold=True) * share
        return str(round((measure - min(length, measure)) / 2 * 20))

    def within(self, part: str) -> str:
        """Remember that what follows goes into another part, until told otherwise: its relations do too."""
        self.part = part
        return ""

    def new_id(self, one: str) -> str:
        """Return an id: the one it was drawn with the first time, then the next that is free.

        `one` says the kind of id, the one it was drawn with, and the inserted document whose it was, if any.
        """
        kind, drawn, inserted = [*one.split(" "), "", ""][:3]
        self.turns[one] = self.turns.get(one, 0) + 1
        if self.turns[one] > 1 or not drawn or inserted:
            self.highest[kind] = self.highest.get(kind, 0) + 1
            drawn = str(self.highest[kind])
        self.current[one] = drawn
        return drawn

    def replace(self, number: str) -> str:
        """Remember the image that takes the place of the picture described here."""
        self.picture = self.targets[int(number)]
        return ""

    def picture_of(self, drawn: str) -> str:
        """Return the relation of a picture: the one it was drawn with, or that of the image in its place."""
        target, self.picture = self.picture, None
        if isinstance(target, Chart):
            raise TemplateError(Finding("FORM-NOT-A-CHART", {"words": target.alt}))
        return self.relations.add(self.part, target) if target else drawn

    def pause(self, _: str) -> str:
        """Remember how the run looks that has just ended: what stands in its midst does not look so."""
        self.paused.append(_look_above(self.pieces))
        return ""

    def resume(self, _: str) -> str:
        """Return the look that the run goes on with."""
        return self.paused.pop() if self.paused else ""

    def relation(self, number: str) -> str:
        """Return the id of the relation to what a value brings."""
        target = self.targets[int(number)]
        assert not isinstance(target, Chart)
        return self.relations.add(self.part, target)

    def describe(self) -> str:
        """Remember where the words of a chart go that its office described by none."""
        self.pieces.append("")
        self.described = self.pieces, len(self.pieces) - 1
        return ""

    def start_chart(self, key: str) -> str:
        """Begin to gather the texts of a chart that an office drew."""
        self.chart = key, len(self.pieces)
        return ""

    def end_chart(self) -> str:
        """Return the relation to a chart of this turn's own, with its texts and, where it is bound, its figures."""
        from sokert.word.charts import refilled

        key, start = self.chart
        said = "".join(self.pieces[start:])
        del self.pieces[start:]
        value, self.picture = self.picture, None
        if isinstance(value, Target):
            raise TemplateError(Finding("FORM-NOT-A-PICTURE"))
        if value and self.described:
            pieces, place = self.described
            pieces[place] = quoted(value.alt)[1:-1]
        self.described = None
        self.charts += 1
        texts = [unescaped(text) for text in said.split("&#10;")] if said else []
        return self.relations.add(self.part, refilled.target(self.samples.charts[key], texts, value, self.charts))

    def name(self, bookmark: str) -> str:
        """Return a bookmark's name; a second of the same name gets a number behind it."""
        name = bookmark.partition(" ")[2]
        self.names[name] = self.names.get(name, 0) + 1
        return _copied(name, self.names[name])

    def reference(self, said: str) -> str:
        """Return the name of the bookmark that a reference of the same turn leads to, behind it or ahead."""
        way, _, name = said.partition(" ")
        return _copied(name, self.names.get(name, 0) + (way == "ahead"))

    def caption(self, said: str) -> str:
        """Return the number of a caption: the next of its kind, the same again, or the one it begins anew with."""
        step, _, name = said.partition(" ")
        step = "same" if self.copying else step
        before = self.captions.get(name, 0)
        self.captions[name] = number = before + 1 if step == "next" else before if step == "same" else int(step)
        return str(number)


def _copy(state: State, begins: str) -> str:
    """Remember that what follows is what stood before, once more for a program that shows the other."""
    state.copying = bool(begins)
    return ""


def _copied(name: str, number: int) -> str:
    """Return the name of a bookmark's copy: the first has its own, the others a number behind it."""
    if number <= 1:
        return name
    ending = f"_{number}"
    return name[: _LONGEST_NAME - len(ending)] + ending


def _same(state: State, one: str) -> str:
    """Return the id that was given last to what had this one when it was drawn."""
    return state.current[one] if one in state.current else one.split(" ")[1]


# What each sign asks for, and who answers it.
_KINDS: dict[str, Callable[[State, str], str]] = {
    "list": State.start_list,
    "item": State.item,
    "restart": State.restart,
    "number": lambda state, number: state.current.get(f"number {number}", number),
    "section": State.start_section,
    "page": State.page,
    "here": State.page,
    "grid": State.grid,
    "table-end": lambda state, _: state.end_table(),
    "rule": State.rule,
    "filler": lambda state, _: _filler(state.pieces, state.pieces is state.taken_up_to),
    "id": State.new_id,
    "same": _same,
    "name": State.name,
    "reference": State.reference,
    "caption": State.caption,
    "copy": _copy,
    "link": lambda state, url: state.relations.add(state.part, Target("hyperlink", unquote(url), "")),
    "relation": State.relation,
    "alt": lambda state, _: state.describe(),
    "chart": State.start_chart,
    "/chart": lambda state, _: state.end_chart(),
    "replace": State.replace,
    "picture": State.picture_of,
    "within": State.within,
    "pause": State.pause,
    "resume": State.resume,
}


def _filler(pieces: list[str], after_paragraph: bool) -> str:
    """Return a paragraph where a container would end without one; bookmarks behind its last do not count."""
    text = ""
    for piece in reversed(pieces):
        text = _UNSEEN.sub("", piece + text)
        if last := _LAST_TAG.search(text):
            return "" if last[0] in ("</w:p>", "<w:p/>") else "<w:p/>"
    return "" if after_paragraph else "<w:p/>"


def _words_above(pieces: list[str]) -> tuple[str, float]:
    """Return the words of the paragraph before the one that has begun, and how far it is moved in, in points."""
    text = ""
    for piece in reversed(pieces):
        text = piece + text
        begun = _opened(text, len(text))
        if begun > 0 and (start := _opened(text, begun)) >= 0:
            above = text[start:begun].replace("<w:br/>", "\n")
            indents = sum(map(int, _INDENTS.findall(above)))
            return unescaped(_MARKUP.sub("", above)), indents / 20
    return "", 0


def _opened(text: str, before: int) -> int:
    """Return where the last paragraph of a text begins, before a place; -1 where none does."""
    return max(text.rfind("<w:p>", 0, before), text.rfind("<w:p ", 0, before))


def _look_above(pieces: list[str]) -> str:
    """Return the properties of the last run among the pieces."""
    text = ""
    for piece in reversed(pieces):
        text = piece + text
        if runs := list(_RUN.finditer(text)):
            return runs[-1][1] or ""
    return ""


def with_lists(numbering: bytes, lists: list[str]) -> bytes:
    """Return the numbering part with more lists; they stand behind the others, as the schema asks."""
    text = numbering.decode("utf-8")
    place = next(
        (at for end in ("</w:num>", "</w:abstractNum>") if (at := text.rfind(end) + len(end)) >= len(end)),
        text.rfind("</w:numbering>"),
    )
    return (text[:place] + "".join(lists) + text[place:]).encode("utf-8")

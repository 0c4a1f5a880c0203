"""Puts values with form where they stand: runs into a line, paragraphs in a paragraph's place.

The place is read off the XML that stands before it: which elements are open, and how they look. So it
is the same whether a form or the house drew it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from sokert.document.blocks import VALUE, Blocks
from sokert.document.chart import Chart
from sokert.document.values import Image, InsertedDocument, Look, Value, Written
from sokert.errors import Finding, TemplateError
from sokert.ooxml.markup import PLAIN, escaped, made
from sokert.word.columns import Needs
from sokert.word.inserted_pages import own_pages
from sokert.word.look import laid, without
from sokert.word.tables import dressed
from sokert.word.values import Surroundings, inline, is_block, paragraphs

_TAG = re.compile(r"""<(/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>""")
_RUN = re.compile(r"<w:r(?: [^<>]*)?>")
_PAUSED, _RESUMED = made("pause"), made("resume")
_PARAGRAPH = re.compile(r"<w:p[ >]")
_SEEN = re.compile(
    r"<w:t(?: [^>]*)?>\s*[^<\s]|<w:(?:drawing|pict|object|br|sym|fldChar|footnoteReference|endnoteReference)\b"
)
_ANCHOR = re.compile(r"<w:(?:bookmarkStart|bookmarkEnd|permStart|permEnd)\b[^>]*/>")
_PROPERTIES = {name: re.compile(rf"<w:{name}(?:/>|>.*?</w:{name}>)", re.DOTALL) for name in ("pPr", "rPr")}
_LOOKS = {
    "plain": Look(),
    "bold": Look(bold=True),
    "italic": Look(italic=True),
    "bold-italic": Look(bold=True, italic=True),
    "strike": Look(strike=True),
    "bold-strike": Look(bold=True, strike=True),
    "italic-strike": Look(italic=True, strike=True),
    "bold-italic-strike": Look(bold=True, italic=True, strike=True),
}
# Behind the last paragraph of what must end in one.
_NEEDING = tuple(f"</w:{name}>" for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "sdtContent"))
_CLOSED = "</w:t></w:r></w:p>"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a value stands: the elements open there, the properties of paragraph and run."""

    open: tuple[str, ...]
    paragraph: str
    run: str
    piece: int
    """Which piece the paragraph begins in, and where in it."""
    offset: int
    empty: bool
    """Whether nothing is seen in the paragraph before the value."""
    anchors: str


class _Rest(NamedTuple):
    """What stands behind a value up to the end of its paragraph, where nothing of it is seen."""

    piece: int
    """Which piece the paragraph ends in."""
    beyond: str
    """What stands behind the paragraph in that piece."""
    anchors: str


@dataclass(slots=True)
class Placing:
    """Puts the values of one document into its pieces: shells and words in turn."""

    pieces: list[str]
    around: Surroundings
    shells: Callable[[str], str]
    """Mark → its shell."""
    replacing: Callable[[Image | Chart], str]
    """An image or a chart → the sign that lets the drawing whose description it is in be this one."""
    document: Callable[[InsertedDocument], str]
    """A document to insert → the XML of its body, at home in this file."""
    needs: Needs
    """What the columns of the tables need that stand in the document so far."""
    values: Sequence[Value] = ()
    """All values of the document: a template's lines hold some by their numbers."""

    def put(self, at: int, value: Value, kind: str) -> None:
        """Put a value at a piece that stands for it; `kind` says what its words are where no run is."""
        if kind:
            self.pieces[at] = self._words(value, kind)
            return
        spot = self._spot(at)
        if spot.open[-2:] != ("w:r", "w:t"):
            raise TemplateError(Finding("VALUE-NOT-IN-LINE", {"value": type(value).__name__}))
        if not _takes_paragraphs(value):
            self.pieces[at] = self._in_line(value, spot.run, "w:hyperlink" in spot.open)
            return
        if spot.open != ("w:p", "w:r", "w:t"):
            raise TemplateError(Finding("VALUE-NOT-IN-LINE", {"value": type(value).__name__}))
        self._in_place(at, spot, self._paragraphs(at, value, spot))

    def _in_line(self, value: Value, run: str, in_link: bool = False) -> str:
        """Return the runs of a value between the halves of the run it stands in."""
        runs = inline(value, run, replace(self.around, in_link=in_link))
        return f'</w:t></w:r>{runs}<w:r>{run}<w:t xml:space="preserve">'

    def _words(self, value: Value, kind: str) -> str:
        """Return what a value leaves where only words can stand; an image or a chart becomes the drawing described."""
        if isinstance(value, Image | Chart) and kind in ("attribute", "title"):
            words = value.title if isinstance(value, Chart) and kind == "title" else value.alt
            return PLAIN[kind](escaped(words)) + self.replacing(value)
        return PLAIN[kind](escaped(str(value).replace("\a", "\n").replace("\f", "\n")))

    def _paragraphs(self, at: int, value: Value, spot: _Spot) -> str:
        if isinstance(value, Written):
            return self._written(value, spot)
        if isinstance(value, InsertedDocument):
            return self._inserted(at, self.document(value), spot)
        return paragraphs(value, spot.paragraph, spot.run, self.around)

    def _inserted(self, at: int, body: str, spot: _Spot) -> str:
        """Return the body of a whole document, its own pages kept where it has such."""
        if "<w:sectPr" not in body:
            return body
        above = "".join(self.pieces[: spot.piece]) + self.pieces[spot.piece][: spot.offset]
        pages = own_pages(body, above if spot.empty else above + _CLOSED, self.pieces, at)
        if pages.said:
            self.pieces[pages.piece] = pages.said
        return pages.body

    def _written(self, value: Written, spot: _Spot) -> str:
        """Return a template's lines: plain paragraphs look as the one they take the place of, others as the house's."""
        shells, in_body = list[str](), False
        for mark, _ in value.blocks:
            if mark[0] == VALUE:
                shell = self._in_line(self.values[int(mark[1:])], spot.run if in_body else "")
            elif mark == "body":
                shell = f'<w:p>{without(spot.paragraph, "sectPr")}<w:r>{spot.run}<w:t xml:space="preserve">'
            elif in_body and mark in _LOOKS:
                shell = f'</w:t></w:r><w:r>{laid(_LOOKS[mark], spot.run, "")}<w:t xml:space="preserve">'
            else:
                shell = self.shells(mark)
            in_body = mark == "body" or (in_body and mark != "/body")
            shells.append(shell)
        blocks = Blocks.of(value.blocks)
        dressed(blocks, blocks.texts, shells, self.needs)
        words = escaped("\0".join(blocks.texts)).split("\0")
        return "".join(chain.from_iterable(zip(shells, words, strict=False)))

    def _in_place(self, at: int, spot: _Spot, drawn: str) -> None:
        """Put paragraphs between the halves of the one they stand in; a half that shows nothing goes."""
        rest = self._rest(at)
        if not drawn and not (spot.empty and rest and not rest.beyond.startswith(_NEEDING)):
            self.pieces[at] = ""
            return
        before, after = _CLOSED, f'<w:p>{spot.paragraph}<w:r>{spot.run}<w:t xml:space="preserve">'
        if spot.empty:
            self.pieces[spot.piece] = self.pieces[spot.piece][: spot.offset] + spot.anchors
            for between in range(spot.piece + 1, at):
                self.pieces[between] = ""
            before = ""
        if rest and "<w:sectPr" not in spot.paragraph:
            self.pieces[at + 1 : rest.piece] = [""] * (rest.piece - at - 1)
            self.pieces[rest.piece], after = rest.beyond, rest.anchors
        self.pieces[at] = before + drawn + after

    def _rest(self, at: int) -> _Rest | None:
        """Return the rest of the paragraph behind a value; None where something is seen in it."""
        xml = "<w:t>"
        for piece in range(at + 1, len(self.pieces)):
            said = self.pieces[piece]
            if bool(said) == bool(piece % 2):
                return None  # words, or another value whose turn has not come
            xml += said
            inside, end, beyond = xml.partition("</w:p>")
            if end or _SEEN.search(xml):
                return None if _SEEN.search(inside) else _Rest(piece, beyond, "".join(_ANCHOR.findall(inside)))
        return None

    def _spot(self, at: int) -> _Spot:
        """Return where a piece stands, from the paragraph that is open there."""
        text, offset = "", 0
        for piece in range(at - 1, -1, -1):
            text = self.pieces[piece] + text
            for match in reversed(list(_PARAGRAPH.finditer(text))):
                if match.start() >= len(self.pieces[piece]):
                    continue
                inside = text[match.start() :]
                opened = _open(inside)
                if opened and opened[0][0] == "w:p":
                    offset = match.start()
                    return _described(opened, inside, piece, offset)
        return _Spot((), "", "", 0, 0, False, "")


def _takes_paragraphs(value: Value) -> bool:
    return isinstance(value, Written) or is_block(value)


def _open(xml: str) -> list[tuple[str, int]]:
    """Return the elements open at the end of a piece of XML, each with the place behind its start tag."""
    stack: list[tuple[str, int]] = []
    for match in _TAG.finditer(xml):
        if match[1]:
            if stack and stack[-1][0] == match[2]:
                stack.pop()
            else:
                return []
        elif not match[4]:
            stack.append((match[2], match.end()))
    return stack


def _described(opened: list[tuple[str, int]], xml: str, piece: int, offset: int) -> _Spot:
    places = dict(opened)
    run = _look(xml, places["w:r"]) if "w:r" in places else ""
    paragraph = _PROPERTIES["pPr"].match(xml, places["w:p"])
    return _Spot(
        tuple(name for name, _ in opened),
        paragraph[0] if paragraph else "",
        run,
        piece,
        offset,
        not _SEEN.search(xml),
        "".join(_ANCHOR.findall(xml)),
    )


def _look(xml: str, at: int) -> str:
    """Return the properties of the run whose content begins at a place; one that goes on has those it had before."""
    if xml.startswith(_RESUMED, at):
        before = xml[: xml.rindex(_PAUSED, 0, at)]
        return _look(before, _open_run(before))
    match = _PROPERTIES["rPr"].match(xml, at)
    return match[0] if match else ""


def _open_run(xml: str) -> int:
    """Return the place behind the start tag of the last run."""
    return max((match.end() for match in _RUN.finditer(xml)), default=len(xml))


__all__ = ["Placing", "Surroundings"]

"""Turns blocks and samples into the parts of a Word file: strings joined, words escaped in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from sokert.document.blocks import NOTES, VALUE, Block, Blocks, Value
from sokert.document.chart import Chart
from sokert.document.printed import bare
from sokert.document.silence import is_signed, tidied
from sokert.errors import Finding, Place, TemplateError, offered
from sokert.ooxml.custom_data import with_data
from sokert.ooxml.markup import END, LONGEST_TEXT, PLAIN, SIGN, escaped, made
from sokert.word.columns import Needs
from sokert.word.gluing import glued
from sokert.word.notes import gathered, refuse_outside
from sokert.word.printed_map import Map
from sokert.word.regions import settled
from sokert.word.relations import Target
from sokert.word.samples import Samples
from sokert.word.state import State, with_lists
from sokert.word.structure import judged
from sokert.word.tables import dressed
from sokert.word.titles import balanced

if TYPE_CHECKING:
    from sokert.word.placed import Placing

_NUMBERING = "word/numbering.xml"


def write(
    blocks: Sequence[Block],
    samples: Samples,
    values: Sequence[Value] = (),
    doubtful: bool = False,
    measured: bool = True,
    carried: str = "",
) -> dict[str, bytes]:
    """Return the parts of the Word file that shows the blocks; `values` are those with form among them.

    `doubtful` blocks, which somebody's own tags may have torn, are judged first. `measured` False leaves tables as
    their template draws them: in a form their words are tags. `carried` is a report's data, which the file then
    carries together with the map of what was printed from it.
    """
    blocks = Blocks.of(blocks)
    if samples.opening and not (blocks and blocks.marks[0] == samples.opening[0]):
        blocks = Blocks([*samples.opening, *blocks.marks], [*[""] * len(samples.opening), *blocks.texts])
    shells, text = shells_of(blocks, samples), bare("\0".join(blocks.texts))
    if doubtful or samples.gathers:
        judged(blocks, samples)
    if not NOTES.isdisjoint(blocks.distinct):
        refuse_outside(blocks, samples)
    needs: Needs = {}
    if measured:
        text = _set(blocks, text, shells, samples, needs)
    pieces = [""] * (2 * len(blocks))
    pieces[::2] = shells
    pieces[1::2] = _words(blocks, text, samples.kinds)
    pieces.append("".join(made("part", name) + end for name, end in samples.ends.items()))
    targets: list[Target | Chart] = []
    if values:
        _put_values(blocks, samples, _placing(pieces, samples, values, targets, needs))
    said = _map(blocks, pieces[:-1:2], samples) if carried else ""
    whole = "".join(pieces)
    if carried and values:
        whole = bare(whole)
    if is_long(whole):
        refuse_long(blocks, samples)
    if values or is_signed(text):  # what is drawn of a mark says nothing that may be left out
        whole = spoken(whole)
    for empty, instead in samples.tidied:
        whole = whole.replace(empty, instead)
    parts = samples.finished({**samples.parts, **_parted(whole, samples, targets, needs)})
    return with_data(parts, carried, said) if carried else parts


def is_long(xml: str, before: int = 0) -> bool:
    """Return whether a text between two tags is longer than readers take; so many letters of it stood before.

    >>> is_long("<w:t>a", 2), is_long("a" * LONGEST_TEXT + "<", 1)
    (False, True)
    """
    if before + len(xml) <= LONGEST_TEXT:
        return False
    first = before + len(xml.partition("<")[0])
    return first > LONGEST_TEXT or re.search(f"<[^<]{{{LONGEST_TEXT}}}", xml) is not None


def refuse_long(blocks: Sequence[tuple[str, str]], samples: Samples) -> NoReturn:
    """Tell of a text that is longer than readers take, at the tag of which the most came."""
    mark, _ = max(blocks, key=lambda block: len(block[1]))
    raise TemplateError(Finding("FILL-TEXT-TOO-LONG", {"most": LONGEST_TEXT}, samples.places.get(mark, Place())))


def _map(blocks: Blocks, shells: list[str], samples: Samples) -> str:
    """Return the map of what was printed; the shells of values with form are drawn."""
    said = Map(samples.kinds)
    said.take(blocks, shells)
    return said.written(samples.parts)


def shells_of(blocks: Blocks, samples: Samples) -> list[str]:
    """Return the XML that stands before the words of each block; before a value's there is none yet."""
    shells = samples.shells
    try:
        if not blocks.beginning(VALUE):
            return list(map(shells.__getitem__, blocks.marks))
        drawn = {mark: shells[mark] if mark[0] != VALUE else "" for mark in dict.fromkeys(blocks.marks)}
        return list(map(drawn.__getitem__, blocks.marks))
    except KeyError as error:
        mark = str(error.args[0])
        raise TemplateError(
            Finding("TEMPLATE-UNKNOWN-MARK", {"name": mark, **offered(mark, samples.shells)})
        ) from error


# Words stand in w:t and in a property's own element; what else has text says nothing a reader sees.
_MARKUP = re.compile(
    rf"(?P<ends><w:(?:p|br|tab|tc|drawing|pict|object)\b[^>]*>|{SIGN}[^{END}]*{END})|<(?!w:t\b|dc:)[^>]*>[^<]*|<[^>]*>|(?P<word>&[^;]+;)"
)
PARAGRAPH_END = "</w:p>"


def spoken(whole: str) -> str:
    """Return the document without its silences, each with the marks that its paragraph has around it."""
    if not is_signed(whole):
        return whole
    pieces = whole.split(PARAGRAPH_END)
    return PARAGRAPH_END.join(tidied(piece, _MARKUP) if is_signed(piece) else piece for piece in pieces)


def _put_values(blocks: Blocks, samples: Samples, placing: Placing) -> None:
    """Put each value with form where its mark stands; what hinders is told together."""
    marks, found = blocks.marks, dict[str, Finding]()
    for index in blocks.places([mark for mark in blocks.distinct if mark[0] == VALUE]):
        before = next((marks[at] for at in range(index - 1, -1, -1) if marks[at][0] != VALUE), "")
        try:
            placing.put(2 * index, placing.values[int(marks[index][1:])], samples.kinds.get(before, ""))
        except TemplateError as error:
            where = samples.places.get(before, Place())
            placed_findings = [replace(finding, where=where) for finding in error.findings]
            found |= {repr(finding): finding for finding in placed_findings}  # a loop's turns tell the same
    if found:
        raise TemplateError(found.values())


def _placing(
    pieces: list[str], samples: Samples, values: Sequence[Value], targets: list[Target | Chart], needs: Needs
) -> Placing:
    """Return what puts values into the pieces, and remembers what their relations lead to."""
    from sokert.word import placed  # which a document without such values never has to load
    from sokert.word.charts import house

    def sign(name: str, target: Target | Chart) -> str:
        targets.append(target)
        return made(name, str(len(targets) - 1))

    return placed.Placing(
        pieces,
        placed.Surroundings(
            lambda kind, content, ending: sign("relation", Target(kind, content, ending)),
            samples.style,
            charted=lambda chart: sign("relation", house.target(chart, len(targets) + 1)),
        ),
        samples.shells.__getitem__,
        lambda one: sign("replace", one if isinstance(one, Chart) else Target("image", one.content, one.kind)),
        samples.inserted,
        needs,
        values,
    )


def _set(blocks: Blocks, text: str, shells: list[str], samples: Samples, needs: Needs) -> str:
    """Return the words of the blocks as they are set: what belongs together on one line; tables and titles fitted.

    An office's own form keeps the blanks it was typed with, and breaks its titles where it drew them.
    """
    texts = (glued(text) if samples.balanced else text).split("\0")
    if samples.balanced:
        balanced(blocks, texts, shells, samples)
    dressed(blocks, texts, shells, needs)
    return "\0".join(texts)


def _words(blocks: Blocks, text: str, kinds: Mapping[str, str]) -> list[str]:
    """Return the words of the blocks as they stand in XML: all in one pass, which is quicker than one by one."""
    words = escaped(text).split("\0")
    for index in blocks.places(kinds):
        words[index] = PLAIN[kinds[blocks.marks[index]]](words[index])
    return words


def _parted(whole: str, samples: Samples, targets: Sequence[Target | Chart], needs: Needs) -> dict[str, bytes]:
    """Return the filled parts, with everything worked out that depends on what came before."""
    state = State(samples, targets, needs)
    state.read(whole)
    return completed(state, samples)


def completed(state: State, samples: Samples) -> dict[str, bytes]:
    """Return the parts that are filled, and those that follow from them."""
    notes: dict[str, list[str]] = {}
    filled = {name: settled("".join(pieces), notes) for name, pieces in state.parts.items()}
    texts, changed = gathered(filled, notes, samples)
    parts = {**changed, **{name: text.encode("utf-8") for name, text in texts.items()}}
    if _NUMBERING in parts:  # which inserted documents may have added lists to
        from sokert.word.merge import numbering

        parts[_NUMBERING] = numbering.labelled(samples.file, parts[_NUMBERING])
    if state.new_lists:
        parts[_NUMBERING] = with_lists(parts.get(_NUMBERING) or samples.parts[_NUMBERING], state.new_lists)
    return {**parts, **state.relations.written({**samples.parts, **parts})}

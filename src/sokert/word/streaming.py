"""Writes a form's document while it is split: what is finished goes to the compressor and is held no longer.

A document whose samples look far back, or whose notes or contents can only be settled when all of it is there, is
written by `write` instead; both give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sokert.document.blocks import Blocks, Running, marks_and_words
from sokert.document.printed import bare
from sokert.document.silence import ASIDE, ASIDE_END, EDGE, SILENT
from sokert.ooxml.custom_data import with_data
from sokert.ooxml.markup import END, PLAIN, SIGN, escaped
from sokert.ooxml.names import MAIN
from sokert.ooxml.packing import Packed, Packing
from sokert.word.printed_map import Map
from sokert.word.regions import REGION, Regions
from sokert.word.regions import filled as filled_in
from sokert.word.samples import Samples
from sokert.word.state import State
from sokert.word.write import PARAGRAPH_END, completed, is_long, refuse_long, spoken

LETTERS = 1 << 11  # of the filled text that are looked at together: what they become stays in the caches
_FILLER = f"{SIGN}filler"
# Signs that look far behind, notes, and what is settled in the finished file.
_WHOLE = re.compile(
    rf"{SIGN}(?:rule|pause|resume|alt|/?chart|grid|table-end)[ {END}]"
    "|<w:(?:footnoteReference|endnoteReference|sokert)"
)


def streams(shells: Iterable[str]) -> bool:
    """Return whether what samples draw can be written while it is filled.

    >>> streams(["<w:p>", "</w:p>"]), streams(["<w:sokert/>"])
    (True, False)
    """
    return not any(map(_WHOLE.search, shells))


def streamed(filled: Running, samples: Samples, carried: str, letters: int = LETTERS) -> dict[str, bytes | Packed]:
    """Return the parts of the Word file that shows a form's filled text, as `write` does, the main one deflated."""
    state, packing, said = State(samples), Packing(), Map(samples.kinds) if carried else None
    xml = _drawn(filled.stretches(letters), samples, said)
    signed = any(sign in filled.text for sign in (SILENT, ASIDE, ASIDE_END, EDGE))
    regions = any(REGION in shell for shell in samples.shells.values())
    if signed or regions or any(_FILLER in shell for shell in samples.shells.values()):
        xml = _paragraphs(xml)
    main = _main(map(spoken, xml) if signed else xml, state)
    for made in _settled(main) if regions else main:
        packing.take(made.encode("utf-8"))
    last = {} if state.parts.pop(MAIN, None) is None else {MAIN: packing.done()}
    parts = samples.finished({**samples.parts, **completed(state, samples)})
    return {**(with_data(parts, carried, said.written(samples.parts)) if said else parts), **last}


def _drawn(stretches: Iterable[str], samples: Samples, said: Map | None) -> Iterator[str]:
    """Yield the XML of each stretch: each mark's sample, then its words, escaped."""
    kinds, behind = samples.kinds, 0
    for text in stretches:
        pieces = marks_and_words(escaped(bare(text)))
        marks = pieces[1::2]
        shells = list(map(samples.shells.__getitem__, marks))
        if said:
            said.take(Blocks.read(text), shells)
        if not kinds.keys().isdisjoint(marks):
            words = zip(marks, pieces[2::2], strict=True)
            pieces[2::2] = [PLAIN[kinds[mark]](one) if mark in kinds else one for mark, one in words]
        pieces[1::2] = shells
        xml = "".join(pieces)
        if is_long(xml, behind):
            refuse_long(list(zip(marks, pieces[2::2], strict=True)), samples)
        last = xml.rfind("<")
        behind = len(xml) - last if last >= 0 else behind + len(xml)
        yield xml


def _paragraphs(stretches: Iterable[str]) -> Iterator[str]:
    """Yield XML in stretches that end with a paragraph, but for the last."""
    held = list[str]()
    for xml in stretches:
        before, end, rest = xml.rpartition(PARAGRAPH_END)
        if end:
            yield "".join((*held, before, end))
            held.clear()
        held.append(rest)
    yield "".join(held)


def _main(stretches: Iterable[str], state: State) -> Iterator[str]:
    """Yield what the stretches add to the main part, all signs in them answered."""
    for xml in stretches:
        state.read(xml)
        yield state.taken(MAIN)


def _settled(stretches: Iterable[str]) -> Iterator[str]:
    """Yield XML with its regions settled; of one that must be seen whole nothing comes until it ends."""
    regions = Regions({})

    def ready() -> Iterator[str]:
        for xml in stretches:
            regions.take(xml)
            yield regions.settled()
        yield regions.rest()

    yield from map(filled_in, _paragraphs(ready()))

"""BLOCKS: the hub; turns the one text Jinja has filled into what a document is made of, in order.

A document is a flat stream, as markdown-it's is: a block says which sample begins here and which
words follow it. A sample that must be closed has a mark of its own for that, the same with a slash:

    Block("body", "Văn phòng đã xử lý "), Block("bold", "20.870"), Block("plain", " văn bản."), Block("/body", "")

Between Jinja and here structure is told from words by two signs that XML forbids. No value may hold
them, so no value can become structure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from typing import NamedTuple, overload

# Marks of words within a line.
STYLES = frozenset(
    {"plain", "bold", "italic", "bold-italic", "strike", "bold-strike", "italic-strike", "bold-italic-strike"}
)
_INSIDE = frozenset({"link", "ref", "anchor", "image"})  # and of what else stands in it; more follows behind a slash
NOTES = frozenset({"footnote", "endnote"})  # marks of words that stand aside from the line they are opened in
ORIGIN = "~"  # begins the mark of a stretch that is traced, in place of its words; its number follows, or nothing
VALUE = "@"  # begins the mark of a value with form; its number among the document's values follows
OPEN, CLOSE = "\uffff", "\ufffe"
_FENCE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")

# XML 1.0 forbids these in any text (section 2.2). Whatever stands for structure on the way to a Word file is made of
# them, so that no text which a Word file can hold is taken for it.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Block(NamedTuple):
    """A mark and the words that follow it; the words may be empty."""

    mark: str
    text: str


class Value:
    """A value that brings form of its own; `str()` gives its plain words."""

    __slots__ = ()


class Blocks(Sequence[Block]):
    """The blocks of a document, and the values with form that stand among them.

    Held as two lists, of marks and of words: a table has some blocks a cell, and Python's collector would walk
    over each again and again.

    >>> Blocks.read(fence("body") + "20.870" + fence("/body"))[0]
    Block(mark='body', text='20.870')
    """

    def __init__(self, marks: list[str], texts: list[str], values: Sequence[Value] = ()) -> None:
        self.marks, self.texts, self.values = marks, texts, tuple(values)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The marks that there are: some dozens, however long the document is."""
        return frozenset(self.marks)

    @cached_property
    def _run(self) -> str:
        return f"{OPEN}{OPEN.join(self.distinct)}"

    @property
    def is_drawn(self) -> bool:
        """Whether a mark may be a form's."""
        return ":" in self._run

    def beginning(self, mark: str) -> list[str]:
        """Return the marks that begin so, in no order: for most beginnings there is none, which one look tells.

        >>> Blocks.read(fence("table/1-1") + fence("/table")).beginning("table/")
        ['table/1-1']
        """
        return [one for one in self.distinct if one.startswith(mark)] if f"{OPEN}{mark}" in self._run else []

    def places(self, wanted: Collection[str]) -> list[int]:
        """Return where blocks with one of these marks stand."""
        met = self.distinct.intersection(wanted)
        return [at for at, mark in enumerate(self.marks) if mark in met] if met else []

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Blocks:
        """Return blocks so held."""
        if isinstance(blocks, Blocks):
            return blocks
        held = list(blocks)
        return cls([mark for mark, _ in held], [text for _, text in held])

    @classmethod
    def read(cls, filled: str) -> Blocks:
        """Return the blocks of a filled text; words before the first mark raise ValueError."""
        return cls(*_columns(filled))

    @overload
    def __getitem__(self, at: int) -> Block: ...

    @overload
    def __getitem__(self, at: slice) -> Blocks: ...

    def __getitem__(self, at: int | slice) -> Block | Blocks:
        if isinstance(at, slice):
            return Blocks(self.marks[at], self.texts[at], self.values)
        return Block(self.marks[at], self.texts[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks) and (self.marks, self.texts) == (other.marks, other.texts)

    __hash__ = None  # type: ignore[assignment]  # they may change

    def __len__(self) -> int:
        return len(self.marks)

    def __iter__(self) -> Iterator[Block]:
        return map(Block, self.marks, self.texts)

    @property
    def key(self) -> str:
        """Which form its first mark belongs to; empty for the house."""
        return key_of(self.marks[0]) if self.marks else ""


class Running(NamedTuple):
    """A filled text whose marks are all of one form, not split yet: as many rows as it may have, it is one text."""

    text: str
    key: str

    def stretches(self, letters: int) -> Iterator[str]:
        """Yield the text in stretches of about so many letters, each of whole blocks.

        >>> text = "".join(fence(f"a:{number}") + "x" for number in range(3))
        >>> list(Running(text, "a").stretches(2)) == [fence(f"a:{number}") + "x" for number in range(3)]
        True
        """
        start = 0
        while start < len(self.text):
            end = self.text.find(OPEN, start + letters)
            end = end if end >= 0 else len(self.text)
            yield self.text[start:end]
            start = end

    @property
    def blocks(self) -> Blocks:
        """The blocks of the text, all at once."""
        return Blocks.read(self.text)


def marks_and_words(stretch: str) -> list[str]:
    """Return what stands before the first mark, in a running text nothing, then each mark and the words behind it.

    >>> marks_and_words(fence("a:0") + "x" + fence("a:1"))
    ['', 'a:0', 'x', 'a:1', '']
    """
    return stretch.replace(CLOSE, OPEN).split(OPEN)


def running(filled: str) -> Running | None:
    """Return a filled text that has marks of one form alone, as it runs; None where others stand in it.

    >>> running(fence("a:0") + "x" + fence("a:1")).key, running(fence("a:0") + fence("@0")), running(fence("body"))
    ('a', None, None)
    """
    key = key_of(filled.partition(CLOSE)[0].removeprefix(OPEN))
    alone = key and filled.startswith(OPEN) and filled.count(OPEN) == filled.count(f"{OPEN}{key}:")
    return Running(filled, key) if alone and filled.count(OPEN) == filled.count(CLOSE) else None


def key_of(mark: str) -> str:
    """Return which form a mark belongs to; an empty text for the house.

    >>> key_of("1f2e3d:12"), key_of("body")
    ('1f2e3d', '')
    """
    return mark.rpartition(":")[0]


def fence(mark: str) -> str:
    """Return a mark as it stands among the words until they are split into blocks.

    >>> [ord(sign) > 0xFFFD for sign in fence("a")]
    [True, False, True]
    """
    return f"{OPEN}{mark}{CLOSE}"


@lru_cache(maxsize=1024)  # a table has the same few marks in every row
def within(mark: str) -> bool:
    """Return whether a mark stands within a line and does not end it.

    >>> within("bold"), within("/link"), within("/body")
    (True, True, False)
    """
    return mark in STYLES or mark.removeprefix("/").partition("/")[0] in _INSIDE


def split(filled: str) -> list[Block]:
    """Return the blocks of a filled text.

    >>> split(fence("body") + "20.870" + fence("/body"))
    [Block(mark='body', text='20.870'), Block(mark='/body', text='')]

    Words before the first mark belong to no sample and raise ValueError.
    """
    return list(map(tuple.__new__, repeat(Block), zip(*_columns(filled), strict=True)))


def _columns(filled: str) -> tuple[list[str], list[str]]:
    """Return the marks of a filled text, and the words behind each."""
    quick = filled.count(OPEN) == filled.count(CLOSE)  # no value holds them: each that opens is closed
    pieces = marks_and_words(filled) if quick else _FENCE.split(filled)
    if pieces[0].strip():
        raise ValueError(f"words before the first mark: {pieces[0]!r}")
    return pieces[1::2], pieces[2::2]


def words(blocks: list[Block]) -> str:
    """Return the words of a document, a line a closed sample: what its reader reads.

    >>> words([Block("body", "Hai "), Block("bold", "văn bản"), Block("/body", ""), Block("/cell", "")])
    'Hai văn bản'
    """
    text = "".join(
        block.text + ("\n" if mark.startswith("/") and mark[1:] not in NOTES and not within(mark) else "")
        for block in blocks
        for mark in (block.mark,)
    )
    return "\n".join(line for line in text.split("\n") if line.strip())

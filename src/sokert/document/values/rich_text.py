"""Rich text: pieces of text, each with its own look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from sokert.document.values.breaks import ColumnBreak, LineBreak, PageBreak
from sokert.document.values.image import Image
from sokert.document.values.links import Link
from sokert.document.values.look import PLAIN, Look, LookArguments
from sokert.document.values.wording import Problems, Worded

Content = str | Link | Image | LineBreak | PageBreak | ColumnBreak
_OBJECTS = (Link, Image, LineBreak, PageBreak, ColumnBreak)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text or another value of a line, with its look."""

    content: Content
    look: Look = PLAIN


@dataclass(frozen=True, slots=True, init=False, eq=False)
class RichText(Worded):
    """Text of which each piece has its own look.

    >>> state = RichText("Đạt ", bold=True) + RichText("102,5%", color="C00000") + " kế hoạch"
    >>> str(state)
    'Đạt 102,5% kế hoạch'
    >>> state.pieces[1]
    Piece(content='102,5%', look=Look(color='C00000'))

    It is made of texts, of other rich texts, and of links, images and breaks; the look named beside them is
    theirs where they say nothing else. What no look says stays as it is around the tag. A new line in a text
    is a line break, a tab a tab. The arguments are those of `Look`. `+` and `add` return a new rich text.
    """

    pieces: tuple[Piece, ...]

    def __init__(self, *content: Content | RichText, **look: Unpack[LookArguments]) -> None:
        problems, pieces = Problems("RichText"), list[Piece]()
        own = _look(problems, look)
        for one in content:
            if isinstance(one, RichText):
                pieces += [Piece(piece.content, piece.look.over(own)) for piece in one.pieces]
            elif isinstance(one, _OBJECTS):
                pieces.append(Piece(one, own))
            elif isinstance(one, str):
                pieces += [Piece(words, own)] if (words := problems.words("text", one)) else []
            else:
                problems.note("VALUE-NO-PIECE", "text", one, kind=type(one).__name__)
        problems.tell()
        object.__setattr__(self, "pieces", tuple(pieces))

    def add(self, *content: Content | RichText, **look: Unpack[LookArguments]) -> RichText:
        """Return the text with more behind it.

        >>> str(RichText("Đạt ").add("102,5%", bold=True))
        'Đạt 102,5%'
        """
        return RichText(self, RichText(*content, **look))

    def __add__(self, other: Content | RichText) -> RichText:
        return RichText(self, other)

    def __radd__(self, other: Content) -> RichText:
        return RichText(other, self)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __str__(self) -> str:
        return "".join(str(piece.content) for piece in self.pieces)


def _look(problems: Problems, arguments: LookArguments) -> Look:
    """Return the look the arguments ask for; what is wrong with them is noted."""
    return (problems.kept(lambda: Look(**arguments)) or PLAIN) if arguments else PLAIN

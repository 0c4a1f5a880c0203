"""Rich text: pieces of text, each with its own look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import SupportsIndex, Unpack

from sokert.document.values.breaks import ColumnBreak, LineBreak, PageBreak
from sokert.document.values.image import Image
from sokert.document.values.links import Link
from sokert.document.values.look import LOOKS, PLAIN, Look, LookArguments
from sokert.document.values.wording import Problems, Worded
from sokert.errors import near

Content = str | Link | Image | LineBreak | PageBreak | ColumnBreak
Given = Content | int | float | Decimal
_OBJECTS = (Link, Image, LineBreak, PageBreak, ColumnBreak)
_NUMBERS = int | float | Decimal
_SEPARATORS = str.maketrans(".,", ",.")
# What docxtpl calls an argument, and what it is called here.
_ELSEWHERE = {"url_id": "link", "url": "link", "anchor": "link", "lang": "language", "colour": "color"}


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

    It is made of texts, numbers, other rich texts, and of links, images and breaks; the look named beside
    them is theirs where they say nothing else. What no look says stays as it is around the tag. A number prints as
    it does anywhere. In a text `\\n` is a line break, `\\t` a tab, `\\f` a new page and `\\a` a new paragraph: then the
    whole takes the place of the paragraph its tag stands alone in. The arguments are those of `Look`. `+` and
    `add` return a new rich text.
    """

    pieces: tuple[Piece, ...]

    def __init__(self, *content: Given | RichText, **look: Unpack[LookArguments]) -> None:
        problems = Problems("RichText")
        own = _look(problems, look)
        pieces = [piece for one in content for piece in _pieces(problems, one, own)]
        problems.refuse()
        object.__setattr__(self, "pieces", tuple(pieces))

    @property
    def paragraphs(self) -> tuple[RichText, ...]:
        """The text of each paragraph: one, or as many as its `\\a` make."""
        made: list[list[Piece]] = [[]]
        for piece in self.pieces:
            words = piece.content.split("\a") if isinstance(piece.content, str) else [piece.content]
            made[-1] += [Piece(words[0], piece.look)] if words[0] else []
            made += [[Piece(one, piece.look)] if one else [] for one in words[1:]]
        return tuple(of_pieces(pieces) for pieces in made)

    def add(self, *content: Given | RichText, **look: Unpack[LookArguments]) -> RichText:
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
        return "".join(str(piece.content) for piece in self.pieces).replace("\a", "\n")


def of_pieces(pieces: Iterable[Piece]) -> RichText:
    """Return a rich text of pieces that are known to be right."""
    text = RichText()
    object.__setattr__(text, "pieces", tuple(pieces))
    return text


def _pieces(problems: Problems, given: Given | RichText, own: Look) -> Iterator[Piece]:
    """Yield the pieces of one argument, in the look of the whole; what cannot stand in a text is noted."""
    if isinstance(given, RichText):
        yield from (Piece(piece.content, piece.look.over(own)) for piece in given.pieces)
    elif isinstance(given, _OBJECTS):
        yield Piece(given, own)
    elif isinstance(given, SupportsIndex) and not isinstance(given, int):  # a whole number of numpy
        yield from _pieces(problems, int(given), own)
    elif isinstance(given, str) or (isinstance(given, _NUMBERS) and not isinstance(given, bool)):
        words = given if isinstance(given, str) else _number(given)
        pages = problems.words("text", words, allowed="\a\f").split("\f")
        for page, text in enumerate(pages):
            yield from [Piece(PageBreak(), own)] if page else []
            yield from [Piece(text, own)] if text else []
    else:
        problems.note("VALUE-NO-PIECE", "text", given, kind=type(given).__name__)


def _number(value: float | Decimal) -> str:
    """Return a number as a tag prints it: a whole one as it stands, another with its comma.

    >>> _number(2024), _number(1234.5)
    ('2024', '1.234,5')
    """
    exact = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value)
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return str(int(exact)) if whole else format(exact, ",f").translate(_SEPARATORS)


def _look(problems: Problems, arguments: LookArguments) -> Look:
    """Return the look the arguments ask for; what is wrong with them is noted."""
    for name in arguments.keys() - set(LOOKS):
        problems.note("VALUE-UNKNOWN-ARGUMENT", name, near=_ELSEWHERE.get(name) or near(name, LOOKS))
    known: LookArguments = {name: value for name, value in arguments.items() if name in LOOKS}  # type: ignore[assignment]
    return (problems.kept(lambda: Look(**known)) or PLAIN) if known else PLAIN

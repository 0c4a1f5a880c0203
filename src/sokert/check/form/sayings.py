"""What is said of a fault of form: a record a kind of fault, whose fields are the facts of its sentence.

So no fact can stand in another's place: what finds a fault gives just what its sentence asks for, and the
type checker looks on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import dataclass_transform

from sokert import messages
from sokert.errors import Term
from sokert.messages import Worded
from sokert.standards import Range

_ENDLESS = 1584  # points: the most that Word takes, so no bound at all
_SHOWN = 60  # letters of the document that a sentence repeats


def points(size: float) -> str:
    """Return a number as a person reads it.

    >>> points(13.5), points(14.0), points(1 / 3)
    ('13,5', '14', '0,33')
    """
    return f"{round(size, 2):g}".replace(".", ",")


def millimetres(twips: float) -> str:
    """Return a length in twips as millimetres a person reads.

    >>> millimetres(1701), millimetres(1440)
    ('30', '25,4')
    """
    return f"{twips * 25.4 / 1440:.1f}".removesuffix(".0").replace(".", ",")


def words(text: str) -> str:
    """Return words of the document as a sentence repeats them: the beginning of long ones, never nothing.

    >>> words("Trên đây là Báo cáo"), words(" ")
    ('Trên đây là Báo cáo', '…')
    """
    said = " ".join(text.split())
    return said if 0 < len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"


class Between(Worded):
    """A range in words: 13 to 14, 6 or more, 13 alone."""

    def __init__(self, allowed: Range) -> None:
        self.least, self.most = allowed.least, allowed.most

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Between) and (self.least, self.most) == (other.least, other.most)

    def __hash__(self) -> int:
        return hash((self.least, self.most))

    def worded(self, lang: str | None = None) -> str:
        """Return the words.

        >>> Between(Range(13, 14, 14)).worded("en"), Between(Range(6, 1584, 6)).worded("en")
        ('13 to 14', '6 or more')
        """
        if self.least == self.most:
            return points(self.least)
        code = "RANGE-FROM" if self.most >= _ENDLESS else "RANGE-BETWEEN"
        return messages.text(code, {"least": points(self.least), "most": points(self.most)}, lang)


@dataclass_transform()
class Saying(Worded):
    """A sentence with its facts; the class names the sentence: `Missing` says FAULT-MISSING."""

    _sentence = ""

    def __init_subclass__(cls) -> None:
        cls._sentence = f"FAULT-{'-'.join(re.findall('[A-Z][a-z]*', cls.__name__)).upper()}"

    def __init__(self, *facts: object) -> None:
        self.facts = dict(zip(type(self).__annotations__, facts, strict=True))
        self.sentence = str(self.facts.pop("said", self._sentence))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Saying) and (self.sentence, self.facts) == (other.sentence, other.facts)

    def __hash__(self) -> int:
        return hash((self.sentence, *self.facts.values()))

    def worded(self, lang: str | None = None) -> str:
        """Return the sentence."""
        return messages.text(self.sentence, self.facts, lang)


class Missing(Saying):
    """A component is not there."""

    part: Term


class Misspelt(Saying):
    """A component's words are wrong, and only a person knows the right ones."""

    part: Term
    found: str


class Miswritten(Saying):
    """A component's words are wrong, and the right ones are known."""

    part: Term
    found: str
    wanted: str


class Stated(Saying):
    """A fault that needs no fact: the sentence's own code says all."""

    said: str


class Quoted(Saying):
    """A fault of some words of the document, by the sentence's own code."""

    said: str
    found: str


class Instead(Saying):
    """A fault of some words of the document, with the words to be put in their place."""

    said: str
    found: str
    wanted: str


class Ended(Saying):
    """A line that ends otherwise than in the sign its list asks for."""

    said: str
    found: str
    sign: Term


class Listed(Worded):
    """What is said of several traits, one after another: what is wrong, the remedy, or what was done."""

    def __init__(self, traits: Iterable[Trait], suffix: str = "") -> None:
        self.traits, self.suffix = tuple(traits), suffix

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listed) and (self.traits, self.suffix) == (other.traits, other.suffix)

    def __hash__(self) -> int:
        return hash((self.traits, self.suffix))

    def worded(self, lang: str | None = None) -> str:
        """Return the words."""
        return ", ".join(messages.text(trait.sentence + self.suffix, trait.facts, lang) for trait in self.traits)


class Trait(Saying):
    """One thing that is wrong with how a component looks."""

    said: str


class OffSize(Trait):
    """A size outside its range; `house` is the one to take."""

    said: str
    found: str
    wanted: Between
    house: str


class Look(Saying):
    """A component looks otherwise than its standard says."""

    part: Term
    found: Listed
    remedy: Listed
    work: Listed


def look(part: Term, traits: Sequence[Trait]) -> Look:
    """Return what is said of a component that looks wrong, for the things that are wrong and no other."""
    return Look(part, Listed(traits), Listed(traits, ".hint"), Listed(traits, ".done"))


class Paper(Saying):
    """A page of another size; width and height in millimetres."""

    found: str


class Margin(Saying):
    """A margin outside its range; `house` is the width to take."""

    side: Term
    edge: Term
    found: str
    wanted: Between
    house: str


class Font(Saying):
    """A font other than the standard's."""

    found: str | Term
    wanted: str


class Indent(Saying):
    """A first line indented by another length than the standard's."""

    found: str
    wanted: Term
    house: str


class Gap(Saying):
    """Paragraphs too near to each other."""

    found: str
    wanted: Between
    house: str


class Lines(Saying):
    """Lines too near or too far apart; the sentence's own code tells how the standard measures them."""

    said: str
    found: str | Term
    wanted: Between


class Spacing(Saying):
    """A head that is not single-spaced."""

    part: Term
    found: str


class Numbered(Saying):
    """A number that is wrong: where pages begin, how long a trích yếu is."""

    said: str
    number: str


class Line(Saying):
    """A drawn line of another length than its text asks for."""

    said: str
    part: Term
    found: str


class OfPart(Saying):
    """A fault of a component that needs no other fact, by the sentence's own code."""

    said: str
    part: Term


class Aligned(Saying):
    """A component set to another edge."""

    said: str
    part: Term
    found: Term


class Kind(Saying):
    """A picture of another kind of file."""

    part: Term
    found: Term


class Tones(Saying):
    """Tone marks placed in two manners, with how often each is met."""

    found: str
    other: str
    rare: int
    usual: int

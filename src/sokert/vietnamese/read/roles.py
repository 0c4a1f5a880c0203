"""Decides what a figure is in its sentence: from the verb before it, its unit, and what it is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sokert.vietnamese.read.quantities import Figure
from sokert.vietnamese.read.tokens import Token
from sokert.vietnamese.read.vocabulary import FILLERS

VERBS = ("rise", "fall", "excess", "multiple", "share", "equal", "level", "rest", "contribution")
NEAR = ("plan", "base", "whole")
REACHED, TO = ("tăng lên", "giảm xuống"), ("up to", "down to")
REACHED_RATE = ("lên", "xuống", "xuống còn", "lên mức", "xuống mức")
COMPARED = ("tăng so với", "giảm so với")
RATED = (("tỷ lệ", "mức", "tốc độ"), ("tăng", "giảm"))
WHOLE = 100  # per cents of a change that is no index

# (verb, what is said) -> what it is held against, its role; where a plan, a base or a whole stands near, before these.
ROLES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("change", "percent"): ("base", "growth"),
    ("change", "points"): ("base", "difference"),
    ("change", "amount"): ("base", "difference"),
    ("change", "times"): ("base", "times"),
    ("excess", "percent"): ("plan", "excess"),
    ("excess", "amount"): ("plan", "surplus"),
    ("excess", "points"): ("plan", "surplus"),
    ("multiple", "times"): ("base", "multiple"),
    ("share", "percent"): ("whole", "share"),
    ("equal", "percent"): ("whole", "share"),
    ("level", "percent"): ("whole", "share"),
    ("rest", "amount"): ("whole", "rest"),
    ("contribution", "points"): ("", "now"),
    ("contribution", "percent"): ("", "now"),
}
ROLES_NEAR: Mapping[tuple[str, str, str], tuple[str, str]] = {
    ("change", "percent", "plan"): ("plan", "excess"),
    ("change", "amount", "plan"): ("plan", "surplus"),
    ("change", "points", "plan"): ("plan", "surplus"),
    ("excess", "percent", "base"): ("base", "growth"),
    ("excess", "amount", "base"): ("base", "difference"),
    ("equal", "percent", "base"): ("base", "index"),
    ("equal", "percent", "plan"): ("plan", "progress"),
    ("level", "percent", "base"): ("base", "index"),
    ("level", "percent", "plan"): ("plan", "progress"),
    ("share", "percent", "plan"): ("plan", "progress"),
    ("", "percent", "plan"): ("plan", "progress"),
    ("multiple", "times", "plan"): ("", ""),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with the words before it, back to the last sign, and those after it, up to the next."""

    figure: Figure
    before: Sequence[Token] = ()
    after: Sequence[Token] = ()
    sign: str = ""

    @property
    def verb(self) -> str:
        """What the last verb before the figure does: change, excess, share ..."""
        kinds = [token.kind for token in self.before if token.kind in VERBS]
        return {"rise": "change", "fall": "change"}.get(kinds[-1], kinds[-1]) if kinds else ""

    @property
    def falls(self) -> bool:
        """Whether the verb says fall."""
        kinds = [token.kind for token in self.before if token.kind in VERBS]
        return bool(kinds) and kinds[-1] == "fall"

    @property
    def names(self) -> bool:
        """Whether the words before the figure name another noun than the one that is spoken of."""
        return any(token.kind in ("word", "average") and not set(token.key.split()) <= FILLERS for token in self.before)

    @property
    def names_behind(self) -> bool:
        """Whether a noun stands right behind the figure: "tăng 18,6% số dự án", "bằng 88% vốn đầu tư"."""
        words = [token for token in self.after if token.key not in FILLERS]
        return bool(words) and words[0].kind == "word"

    @property
    def noun(self) -> str:
        """The words before the figure and after it."""
        return " ".join(token.key for token in (*self.before, *self.after) if token.kind != "mask")

    @property
    def sort(self) -> str:
        """What is said: "percent", "points", "times" or "amount"."""
        if self.figure.is_points:
            return "points"
        if self.figure.first.unit == "lần":
            return "times"
        return "percent" if self.figure.first.is_percent else "amount"

    def near(self, kind: str) -> Token | None:
        """Return a word of a kind that stands with the figure: after it, or else before it."""
        return next((token for token in (*self.after, *reversed(self.before)) if token.kind == kind), None)

    def has(self, *kinds: str) -> bool:
        """Return whether a word of one of some kinds stands before the figure."""
        return any(token.kind in kinds for token in self.before)


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure is: held against a "base", a "plan", a "whole" or nothing; its role there; a fall or not."""

    against: str
    name: str
    falls: bool = False
    changes: bool = field(default=False)


NOW = Role("", "now")


def role_of(mention: Mention, last: Role | None) -> Role:
    """Return the role of a mention; `last` is that of the figure before, which a bare one continues."""
    verb, sort = mention.verb, mention.sort
    if mention.figure.first.dimension == "rank":
        return Role("", "place")
    if mention.figure.first.unit == "bậc" and verb == "change":
        return Role("rank", "moved", falls=mention.falls)
    if not verb and not mention.names and last and _continues(mention, last):
        near = ROLES_NEAR.get(("", sort, "plan")) if mention.near("plan") else None
        return Role(*near) if near else last
    if sort == "percent" and last and last.name == "difference" and _is_again(mention):
        return Role("base", "growth", falls=last.falls)
    for kind in NEAR:
        if mention.near(kind) and (found := ROLES_NEAR.get((verb, sort, kind))):
            return Role(*found, falls=mention.falls)
    last_word = mention.before[-1] if mention.before else None
    reached = last_word is not None and (last_word.key in REACHED or last_word.kind in TO)
    if verb == "change" and reached and (sort == "amount" or (last_word and last_word.key in REACHED_RATE)):
        return NOW  # "tăng lên 500 tỷ đồng": what it came to
    against, name = ROLES.get((verb, sort), ("", "now"))
    if name == "share" and (mention.near("compare") or any(word.key in COMPARED for word in mention.before)):
        return Role("other", "rate of other")  # "đạt 95% so với HĐND huyện giao", "giảm so với tỷ lệ 3,6% của năm 2024"
    if name == "share" and verb in ("level", "equal") and (mention.names or last is None):
        return NOW  # "độ che phủ rừng đạt 57%": a rate is its own level
    if name == "share" and mention.before and mention.before[-1].kind not in ("share", "level", "equal"):
        return NOW if mention.names else Role(against, name)
    return Role(against, name, falls=mention.falls)


def _is_again(mention: Mention) -> bool:
    """Return whether a per cent is the same change once more: "giảm 5 tỷ đồng, tương đương 43%", "tỷ lệ giảm 43%"."""
    words = [token.key for token in mention.before if token.kind != "level"]
    if len(words) == len(RATED) and words[0] in RATED[0] and words[1] in RATED[1]:
        return True
    key = mention.before[-1].key if mention.before else ""
    return key == "=" or (key.startswith(("tương đương", "tương ứng")) and mention.figure.first.value < WHOLE)


def _continues(mention: Mention, last: Role) -> bool:
    """Return whether a bare figure after a comma is one more of what stands before it."""
    if mention.sign not in (",", "và", "cùng") or any(token.kind != "time" for token in mention.before):
        return False
    if last.name == "difference":
        return mention.sort in ("amount", "points")
    return last.name == "progress" and mention.sort == "percent" and mention.near("plan") is not None

"""What a passage has said so far: its topics, every figure in its role, and whose the next one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Account, Statement
from sokert.units import near_100
from sokert.vietnamese.read.phrases import in_unit_of
from sokert.vietnamese.read.roles import Mention, Role
from sokert.vietnamese.read.tokens import Token
from sokert.vietnamese.read.vocabulary import FILLERS

# So many members back a sentence refers at most.
NEAR_MEMBERS = 60
NEAR_SLOTS = 8

Against = tuple[str, str | None]
"""What a figure is held against: ("base", "cùng kỳ"), ("plan", ...), ("whole", ""); None: not said yet."""


@dataclass(slots=True)
class Slot:
    """The figures that hold one noun against one thing.

    `verb` is that of its share, "đạt" or "chiếm"; `of` are the words that say what it is a share of.
    """

    against: Against
    account: Account = field(default_factory=Account)
    sentence: int = 0
    verb: str = ""
    of: frozenset[str] = frozenset()


@dataclass(slots=True)
class Member:
    """A noun with its level, where that is said, and all that the level is held against.

    `grown` tells that the level is itself a growth, `under` what the list is of that it is a part of; `first` that a
    sentence begins with it as all there are; `index` that the level is called an index, or that it may be one.
    """

    now: Quantity | None
    noun: str = ""
    sentence: int = 0
    slots: list[Slot] = field(default_factory=list)
    listed: bool = False
    under: str = ""
    clause: int = 0
    grown: bool = False
    scope: str = ""
    first: bool = False
    index: Literal["", "likely", "said"] = ""

    def put(self, against: Against, role: str, quantity: Quantity, sentence: int, guessed: bool = False) -> Slot:
        """Put a figure in its role, in a slot of its own where the role is taken; return the slot."""
        for slot in reversed(self.slots[-NEAR_SLOTS:]):
            near = slot.against == against or (slot.against[0] == against[0] and None in (slot.against[1], against[1]))
            if near and role not in slot.account.roles and (slot.against == against or slot.sentence == sentence):
                slot.account.takes(role, quantity, guessed)
                slot.against = against if slot.against[1] is None else slot.against
                return slot
        slot = Slot(against, sentence=sentence)
        slot.account.takes(role, quantity, guessed)
        self.slots.append(slot)
        return slot

    def slot(self, kind: str) -> Slot | None:
        """Return the last slot of a kind: "base", "plan", "whole"."""
        return next((slot for slot in reversed(self.slots) if slot.against[0] == kind), None)

    def role(self, *names: str) -> Quantity | None:
        """Return the last figure that stands in one of some roles."""
        for slot in reversed(self.slots):
            for name in names:
                if name in slot.account.roles:
                    return slot.account.roles[name]
        return None

    def accounts(self) -> Iterator[Account]:
        """Yield what may be judged: each slot with the level."""
        for slot in self.slots:
            roles = dict(slot.account.roles)
            if self.now is not None:
                roles.setdefault("now", self.now)
            yield Account(self._of_rates(roles, slot.against), slot.account.guessed, self.listed)

    def _of_rates(self, roles: dict[str, Quantity], against: Against) -> dict[str, Quantity]:
        """Return roles with the changes of a rate as what they are: points, also where "%" is printed.

        Of an index the change is what it has over 100, of a level that may be one either.
        """
        now, before = roles.get("now"), roles.get("before")
        if not (now and (now.is_percent or self.index)) or (before and before.is_percent != now.is_percent):
            return roles
        names = {"now": "rate", "before": "rate before", "growth": "rise of rate", "difference": "points"}
        if "plan" in roles:  # a rate exceeds what it was planned to be by points
            names = {"excess": "surplus"}
        elif self.index and near_100(now.value, *([before.value] if before else [])):
            is_sure = self.index == "said" and against == ("base", "cùng kỳ")
            rise = "rise of index" if is_sure else "rise of level"
            names |= {"now": "level", "before": "level before", "growth": rise}
        return {names.get(role, role): quantity for role, quantity in roles.items()}


Topic = list[Member]


@dataclass(slots=True)
class Breakdown:
    """A list of parts under a whole: "gồm" closes it, "trong đó" leaves it open.

    `rivals` are the levels before it in its sentence that it may be of as well.
    `separator` is the sign between its members, known once there are two; a stronger one ends the list.
    """

    whole: Topic
    change: Quantity | None
    closed: bool
    colon: bool = False
    bare: bool = False
    parts: list[Topic] = field(default_factory=list)
    rivals: list[Quantity] = field(default_factory=list)
    separator: str = ""
    loose: bool = False
    depth: int = 0


@dataclass(slots=True)
class Said:
    """The last figure: its role, whose it is, where it was put."""

    role: Role
    member: Member
    quantity: Quantity
    slot: Slot | None = None


@dataclass(slots=True)
class Discourse:
    """A passage as far as it is read: what was spoken of last is `topic`, lists not ended yet are `open`.

    What lasts for a sentence: `said` last, a plan, a start or levels of the time before (`earlier`) that stand before
    their level, the mention (`lead`) and the verb (`turned`) of that start, the months told of (`window`), the base
    named last.
    `depth` counts the brackets around, `strongest` is the strongest sign since the last part of a list, and
    `aside` tells that a cause is spoken of, which is another noun's.
    """

    members: list[Member] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    lists: list[Breakdown] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    topic: Topic = field(default_factory=list)
    open: list[Breakdown] = field(default_factory=list)
    totals: list[Member] = field(default_factory=list)
    said: Said | None = None
    planned: Quantity | None = None
    started: Quantity | None = None
    turned: str = ""
    lead: Mention | None = None
    earlier: list[Member] = field(default_factory=list)
    window: Quantity | None = None
    base: str | None = None
    sentence: int = 0
    clause: int = 0
    depth: int = 0
    strongest: str = ""
    aside: bool = False

    def begin(self) -> None:
        """Begin a sentence: what is spoken of stays, what was said last does not."""
        self.sentence += 1
        self.clause += 1
        self.said, self.planned, self.started, self.base, self.aside = None, None, None, None, False
        self.earlier, self.window, self.turned, self.lead = [], None, "", None

    def settle(self) -> None:
        """Give the changes of this sentence that name no base the one that stands nearest."""
        if self.base is None:
            return
        for member in self.near():
            for slot in member.slots:
                if slot.sentence == self.sentence and slot.against == ("base", None):
                    slot.against = ("base", self.base)

    def open_list(self, breakdown: Breakdown) -> None:
        """Open a list; levels are its parts until it ends."""
        clauses = {one.clause for one in breakdown.whole}
        near = [one for one in self.near() if one not in breakdown.whole and one.clause in clauses]
        breakdown.rivals = [one.now for one in near if one.now]
        self.open.append(breakdown)
        self.strongest = ""

    def pass_over(self, sign: str) -> None:
        """Take a comma or a semicolon: it parts the members of the open list, ends it, or leaves it in doubt."""
        self.clause += sign == ";"
        if not self.open or self.open[-1].depth != self.depth:
            return
        breakdown = self.open[-1]
        in_order = breakdown.colon or (breakdown.bare and breakdown.depth > 0)
        if sign == ";" and breakdown.separator == ",":
            self.end_list()
        elif sign == "," and not breakdown.whole:
            return  # "cơ cấu: nông, lâm nghiệp và thủy sản chiếm ..."
        elif not breakdown.parts or (sign == ";" and len(breakdown.parts) == 1 and not in_order):
            breakdown.loose = True

    def end_list(self) -> None:
        """End the list that was opened last."""
        self.lists.append(self.open.pop())

    def end_lists(self, depth: int) -> None:
        """End all lists that were opened within some brackets."""
        while self.open and self.open[-1].depth >= depth:
            self.end_list()

    def _part(self, topic: Topic) -> None:
        """Note a topic as a part of the list that is open."""
        if not self.open or self.open[-1].depth != self.depth:
            return
        breakdown = self.open[-1]
        if len(breakdown.parts) == 1:
            breakdown.separator = breakdown.separator or self.strongest or ","
        breakdown.parts.append(topic)
        self.strongest = ""

    def speak_of(self, members: Topic, listed: bool = True) -> None:
        """Speak of a topic from now on; within a list it is one of its parts."""
        self.topic = members
        self.members += members
        for member in members:
            member.clause = self.clause
        if listed:
            self._part(members)

    def add_total(self, mention: Mention) -> None:
        """Note what a sentence names as all there are."""
        self.totals.append(Member(mention.figure.first, mention.noun, self.sentence, clause=self.clause))

    def near(self, before: int = 0) -> list[Member]:
        """Return the members of this sentence and of some before it, of a long one those at its end."""
        return [one for one in self.members[-NEAR_MEMBERS:] if one.sentence >= self.sentence - before]

    def is_spoken_of(self, mention: Mention) -> bool:
        """Return whether the words before a change only repeat what is spoken of."""
        words = {token.key for token in mention.before if token.kind == "word"} - FILLERS
        return any(words <= set(member.noun.split()) for member in self.topic if member.now)

    def counted_in(self, mention: Mention) -> Member | None:
        """Return the one level of the sentence whose unit a change names: "18 vụ, 04 người; số vụ giảm 25%".

        Of a whole and its parts in one unit the whole is meant.
        """
        words = {word for token in mention.before if token.kind == "word" for word in token.key.split()} - FILLERS
        named = [one for one in self.near() if one.now and words and words == set(one.now.unit.split())]
        if len(named) > 1:
            lists = [one for one in (*self.lists[-NEAR_SLOTS:], *self.open) if _is_any(one.whole, named)]
            parts = [part for breakdown in lists for topic in breakdown.parts for part in topic]
            named = [one for one in named if not _is_any([one], parts)]
        return named[0] if len(named) == 1 else None

    def whose(self, quantity: Quantity, role: Role, mention: Mention) -> Member:
        """Return whose figure it is: the level in its unit, of several the one its words name; else the last one."""
        if not self.topic:
            self.speak_of([Member(None, "", self.sentence)])
        named = self._about(mention) if quantity.is_percent else self._named(quantity, mention)
        if named is None and role.name in ("growth", "index") and quantity.is_percent and mention.names_behind:
            self.speak_of([Member(None, mention.noun, self.sentence)], listed=False)
            return self.topic[0]
        if named is not None:
            return named
        if self.said and self.said.member in self.topic and role.name in ("growth", "share", "progress", "excess"):
            return self.said.member if len(self.topic) > 1 else self.topic[-1]
        return self.topic[-1]

    def _about(self, mention: Mention) -> Member | None:
        """Return whose per cent it is, where words behind it say: "2,2% về số việc", "78% trong tổng số việc"."""
        words = {token.key for token in mention.after if token.kind == "word"}
        measures = {"đồng"} if words & {"tiền", "giá", "kinh"} else set()
        near = [m for m in self.near() if m.now]
        about = [m for m in near if m.now and (m.now.dimension in measures or _named_by(m.now.dimension, words))]
        if (
            not (words and (mention.near("whole") or "về" in words or (about and mention.verb == "change")))
            or len({m.now.dimension for m in near if m.now}) < 2
        ):
            return None
        if about:
            return about[-1]
        self.speak_of([Member(None, mention.noun, self.sentence)], listed=False)
        return self.topic[0]

    def _named(self, quantity: Quantity, mention: Mention) -> Member | None:
        """Return the level in the unit of a change; a member of its own where two are as near."""
        if not quantity.dimension or (self.topic[0].now is None and self.topic[0].sentence == self.sentence):
            return None
        scene = [*self.near(1), *(m for m in self.topic if m.sentence < self.sentence - 1)]
        alike = [m for m in scene if m.now and m.now.dimension == quantity.dimension and not m.now.is_percent]
        if len(alike) < 2:
            return alike[0] if alike else None
        words = {token.key for token in (*mention.before, *mention.after) if token.kind == "word"} - FILLERS
        shared = [len(words & set(member.noun.split())) for member in alike]
        if words and shared.count(max(shared)) == 1:
            return alike[shared.index(max(shared))]
        last = self.topic[-1]
        if not words and last.now and last.now.dimension == quantity.dimension and last.sentence == self.sentence:
            return last
        self.speak_of([Member(None, mention.noun, self.sentence)])
        return self.topic[0]

    def level_like(self, quantity: Quantity, host: Member) -> Member:
        """Return the level in the unit of a figure of another time: of the topic, else near; else the host."""
        near = [m for m in self.near(1) if m.now]
        for members in (self.topic, near):
            alike = [m for m in members if m.now and quantity.dimension and m.now.dimension == quantity.dimension]
            if alike:
                return host if host in alike else alike[-1]
        return host

    def name_whole(self, slot: Slot, words: Sequence[Token]) -> None:
        """Note that words behind a share say what it is of, and whether the sentence has counted that."""
        of = frozenset(token.key for token in words if token.kind == "word") - FILLERS
        near = [*self.near(1), *self.topic]
        counted = {word for one in near for word in (*one.noun.split(), *(one.now.unit.split() if one.now else ()))}
        if any(token.kind == "whole" for token in words) and of - counted:
            slot.account.guessed.add("share")

    def put(self, member: Member, against: Against, role: str, quantity: Quantity, guessed: bool = False) -> Slot:
        """Put a figure in its role beside a level, in this sentence; return where it stands."""
        return member.put(against, role, quantity, self.sentence, guessed)


def _is_any(some: Sequence[Member], others: Sequence[Member]) -> bool:
    """Return whether one of some members is one of others, itself."""
    return any(one is other for one in some for other in others)


def _named_by(dimension: str, words: set[str]) -> bool:
    return bool(dimension) and words.issuperset(dimension.split())


def like(quantity: Quantity, member: Member) -> Quantity:
    """Return a bare number in the unit of a member's level."""
    return quantity if member.now is None or member.now.is_percent else in_unit_of(quantity, member.now)

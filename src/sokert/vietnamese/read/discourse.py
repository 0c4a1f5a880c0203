"""What a passage has said so far: its topics, and every figure in its role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Account

Against = tuple[str, str | None]
"""What a figure is held against: ("base", "cùng kỳ"), ("plan", ...), ("whole", ""); None: not said yet."""


@dataclass(slots=True)
class Slot:
    """The figures that hold one noun against one thing."""

    against: Against
    account: Account = field(default_factory=Account)
    sentence: int = 0


@dataclass(slots=True)
class Member:
    """A noun with its level, where that is said, and all that the level is held against."""

    now: Quantity | None
    noun: str = ""
    sentence: int = 0
    slots: list[Slot] = field(default_factory=list)
    listed: bool = False
    under: str = ""
    scope: str = ""

    def put(self, against: Against, role: str, quantity: Quantity, sentence: int, guessed: bool = False) -> Slot:
        """Put a figure in its role, in a slot of its own where the role is taken; return the slot."""
        for slot in reversed(self.slots):
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
            yield Account(_of_rates(roles), slot.account.guessed, self.listed)


def _of_rates(roles: dict[str, Quantity]) -> dict[str, Quantity]:
    """Return roles with the changes of a rate as what they are: points, also where "%" is printed."""
    now, before = roles.get("now"), roles.get("before")
    if not (now and now.is_percent) or (before and not before.is_percent):
        return roles
    names = {"now": "rate", "before": "rate before", "growth": "rise of rate", "difference": "points"}
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

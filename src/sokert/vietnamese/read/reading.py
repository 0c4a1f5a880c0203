"""Reads a passage from left to right: each figure gets its role beside what was said before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from sokert.figures.quantity import Quantity, Span
from sokert.figures.statements import Statement, listing
from sokert.vietnamese.read.discourse import Against, Breakdown, Member, Slot, Topic
from sokert.vietnamese.read.phrases import Group, Item, in_unit_of, sentences
from sokert.vietnamese.read.quantities import Figure
from sokert.vietnamese.read.roles import NEAR, NOW, Mention, Role, role_of
from sokert.vietnamese.read.tokens import Token, tokens_of
from sokert.vietnamese.read.vocabulary import FILLERS

SEPARATORS = (",", ";", ":", "-", "–", "+")
_NOTHING = Figure((), 0, 0)
_SAME_PERIOD = ("cùng kỳ", "năm trước", "năm ngoái")
_ASIDE = ("trong", "trên", "so với", "của")


@dataclass(slots=True)
class Said:
    """The last figure: its role, whose it is, where it was put."""

    role: Role
    member: Member
    quantity: Quantity
    slot: Slot | None = None


@dataclass(slots=True)
class Reading:
    """What a passage says: every figure, every noun with its figures, every list."""

    quantities: list[Quantity] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    lists: list[Breakdown] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


class Reader:
    """Walks the sentences of one passage; what was spoken of last is `topic`, lists not ended yet are `open`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.topic: Topic = []
        self.open: list[Breakdown] = []
        self.said: Said | None = None
        self.total: Member | None = None
        self.planned: Quantity | None = None
        self.started: Quantity | None = None
        self.sentence = 0
        self.depth = 0
        self.strongest = ""
        self.base: str | None = None
        self.aside = False
        self.previous: str | None = None

    def read(self, text: str) -> None:
        """Read a paragraph."""
        for items in sentences(tokens_of(text)):
            self._begin()
            self._walk(items)
            self._end_lists(0)
            self._settle()

    def _begin(self) -> None:
        self.sentence += 1
        self.said, self.planned, self.started, self.base, self.aside = None, None, None, None, False

    def _walk(self, items: Sequence[Item]) -> None:
        before: list[Token] = []
        sign, opened = "", True
        for at, item in enumerate(items):
            if isinstance(item, Figure):
                self._figure(Mention(item, tuple(before), _until_sign(items, at + 1), sign))
                before, sign, opened = [], "", False
            elif isinstance(item, Group):
                self._group(item)
            elif item.key in SEPARATORS or (item.kind == "and" and not (opened and before)):
                self._separate(item, before)
                before, sign, opened = [], item.key, True
            else:
                self._word(item, items[at + 1 :], before)
                before.append(item)

    # --- words ------------------------------------------------------------------------------------------

    def _separate(self, token: Token, before: Sequence[Token]) -> None:
        """A comma, a semicolon, a colon: lists go on or end, and what is said aside is over."""
        self.aside = False
        if self.open and not self.open[-1].parts and self.open[-1].depth == self.depth and token.key in (",", ";"):
            self.open[-1].loose = True
        if self.started and token.key in (",", ";"):
            self.started = None
        if token.key == ";" and self.open and self.open[-1].depth == self.depth:
            if self.open[-1].separator == ",":
                self._end_list()
            elif len(self.open[-1].parts) == 1 and not self.open[-1].colon:
                self.open[-1].loose = True
        if (
            token.key == ":"
            and self.said
            and self.said.role == NOW
            and not any(b.kind in ("closed", "open") for b in before)
        ):
            self._list(Breakdown(self.topic, None, False, colon=True, bare=True, depth=self.depth))
        self.strongest = ";" if token.key == ";" or self.strongest == ";" else ","

    def _word(self, token: Token, rest: Sequence[Item], before: Sequence[Token]) -> None:
        """A word that does something to what is spoken of."""
        if token.kind in ("closed", "open"):
            colon = bool(rest) and isinstance(rest[0], Token) and rest[0].key == ":"
            change = self.said.quantity if self.said and self.said.role.name in ("difference", "growth") else None
            whole = [] if self.said is None and Mention(_NOTHING, before).names else self.topic
            self._list(Breakdown(whole, change, token.kind == "closed", colon=colon, depth=self.depth))
        elif token.kind == "end":
            self._end_lists(self.depth)
        elif token.kind == "etc" and self.open:
            self.open[-1].closed, self.open[-1].loose = False, True
        elif token.kind == "base":
            self.base = base_key(token.key)
            self._settle()
        elif token.kind == "cause":
            self.aside = True
        elif token.kind == "none" and self.previous is not None and self.topic:
            nothing = Quantity(Fraction(0), counted=True, place=Span(token.start, token.end))
            self._put(self.topic[-1], ("base", self.previous), "before", nothing)

    def _settle(self) -> None:
        """Give the changes of this sentence that name no base the one that stands nearest."""
        if self.base is None:
            return
        for member in self.reading.members:
            for slot in member.slots:
                if slot.sentence == self.sentence and slot.against == ("base", None):
                    slot.against = ("base", self.base)

    # --- lists ------------------------------------------------------------------------------------------

    def _list(self, breakdown: Breakdown) -> None:
        near = [one for one in self.reading.members if one.sentence == self.sentence and one not in breakdown.whole]
        breakdown.rivals = [one.now for one in near if one.now]
        self.open.append(breakdown)
        self.strongest = ""

    def _end_list(self) -> None:
        self.reading.lists.append(self.open.pop())

    def _end_lists(self, depth: int) -> None:
        while self.open and self.open[-1].depth >= depth:
            self._end_list()

    def _part(self, topic: Topic) -> None:
        """Note a topic as a part of the list that is open."""
        if not self.open or self.open[-1].depth != self.depth:
            return
        breakdown = self.open[-1]
        if len(breakdown.parts) == 1:
            breakdown.separator = breakdown.separator or self.strongest or ","
        breakdown.parts.append(topic)
        self.strongest = ""

    # --- figures ----------------------------------------------------------------------------------------

    def _figure(self, mention: Mention) -> None:
        quantities = [self._united(one) for one in mention.figure.quantities]
        self.reading.quantities += [*quantities, *([mention.figure.over] if mention.figure.over else [])]
        mention = replace(mention, figure=replace(mention.figure, quantities=tuple(quantities)))
        if mention.has("target") or (mention.has("average") and self._average(mention)):
            return
        if self._after_bracket(mention) or self._from_to(mention) or self._apart(mention):
            return
        role = role_of(mention, self.said.role if self.said else None)
        if self.aside and role.name != "now":
            self._new([Member(None, mention.noun, self.sentence)], listed=False)
        if role.name == "place":
            self._place(mention)
        elif role.against:
            self._hold(mention, role)
        else:
            self._level(mention)

    def _united(self, quantity: Quantity) -> Quantity:
        """Return a bare number of a list in the unit of its whole."""
        if quantity.dimension or not self.open or not self.open[-1].whole:
            return quantity
        whole = next((one.now for one in self.open[-1].whole if one.now and one.now.dimension), None)
        return quantity if whole is None or whole.is_percent else in_unit_of(quantity, whole)

    def _level(self, mention: Mention) -> None:
        """A level: a topic of its own, or one more member of the one before."""
        now = mention.figure.quantities
        scope = " ".join(token.key for token in mention.before if token.kind == "other scope")
        members = [Member(one, mention.noun, self.sentence, scope=scope) for one in now]
        if self._joins(mention):
            self.topic += members
            self.reading.members += members
        else:
            self._new(members)
        if mention.figure.over:
            self._put(members[0], ("whole", ""), "whole", mention.figure.over)
        if self.planned and members[0].now and self.planned.dimension == members[0].now.dimension:
            self._put(members[0], ("plan", None), "plan", self.planned)
        if mention.before and mention.before[0].kind == "whole" and mention.before[0].key.startswith("trong"):
            self.total = members[0]
        self.said = Said(NOW, members[0], now[0])

    def _joins(self, mention: Mention) -> bool:
        """Return whether a level is of the same event as the one before: "96 vụ, 132 đối tượng"."""
        if mention.names or mention.verb or mention.sign not in (",", "và") or not self.topic or not self.said:
            return False
        in_list = self.open and self.open[-1].depth == self.depth
        if in_list and (len(self.open[-1].whole) < 2 or not self.open[-1].parts):
            return False
        known = [member.now.dimension for member in self.topic if member.now]
        return (
            self.said.role == NOW and bool(known) and all(known) and mention.figure.first.dimension not in (*known, "")
        )

    def _new(self, members: Topic, listed: bool = True) -> None:
        self.topic = members
        self.reading.members += members
        if listed:
            self._part(members)

    def _hold(self, mention: Mention, role: Role) -> None:
        """A figure that holds a level against something: change, progress, share, rest."""
        against = self._against(mention, role)
        if mention.names and not self._is_spoken_of(mention):
            self._new([Member(None, mention.noun, self.sentence)])
        for quantity in mention.figure.quantities:
            if role.falls:
                quantity = quantity.negative()
            member = self._whose(quantity, role, mention)
            if role.name == "rest" and member.now is None:
                member.now = quantity  # "giảm 35 đơn, còn 240 đơn": what is left is the level
                continue
            slot = self._put(member, against, role.name, quantity)
            self.said = Said(role, member, quantity, slot)
        if mention.figure.over and self.said and self.said.slot:
            self.said.slot.account.takes("before", mention.figure.over)

    def _is_spoken_of(self, mention: Mention) -> bool:
        """Return whether the words before a change only repeat what is spoken of."""
        words = {token.key for token in mention.before if token.kind == "word"} - FILLERS
        return any(words <= set(member.noun.split()) for member in self.topic if member.now)

    def _against(self, mention: Mention, role: Role) -> Against:
        near = mention.near(role.against)
        if role.against == "base":
            return ("base", base_key(near.key) if near else None)
        if role.against == "plan":
            place = mention.after.index(near) if near in mention.after else 0
            words = [token.key for token in mention.after[place:]] if near in mention.after else []
            return ("plan", " ".join(words))
        return (role.against, "")

    def _whose(self, quantity: Quantity, role: Role, mention: Mention) -> Member:
        """Return whose figure it is: the level in its unit, of several the one its words name; else the last one."""
        if not self.topic:
            self._new([Member(None, "", self.sentence)])
        named = self._about(mention) if quantity.is_percent else self._named(quantity, mention)
        if named is not None:
            return named
        if self.said and self.said.member in self.topic and role.name in ("growth", "share", "progress", "excess"):
            return self.said.member if len(self.topic) > 1 else self.topic[-1]
        return self.topic[-1]

    def _about(self, mention: Mention) -> Member | None:
        """Return whose per cent it is, where words behind it say: "2,2% về số việc", "78% trong tổng số việc"."""
        words = {token.key for token in mention.after if token.kind == "word"}
        measures = {"đồng"} if words & {"tiền", "giá", "kinh"} else set()
        near = [m for m in self.reading.members if m.sentence == self.sentence and m.now]
        about = [m for m in near if m.now and m.now.dimension in words | measures]
        if (
            not (words and (mention.near("whole") or "về" in words))
            or len({m.now.dimension for m in near if m.now}) < 2
        ):
            return None
        if about:
            return about[-1]
        self._new([Member(None, mention.noun, self.sentence)], listed=False)
        return self.topic[0]

    def _named(self, quantity: Quantity, mention: Mention) -> Member | None:
        """Return the level in the unit of a change; a member of its own where two are as near."""
        if not quantity.dimension or (self.topic[0].now is None and self.topic[0].sentence == self.sentence):
            return None
        scene = [m for m in self.reading.members if m.sentence >= self.sentence - 1 or m in self.topic]
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
        self._new([Member(None, mention.noun, self.sentence)])
        return self.topic[0]

    def _put(self, member: Member, against: Against, role: str, quantity: Quantity, guessed: bool = False) -> Slot:
        return member.put(against, role, quantity, self.sentence, guessed)

    # --- figures of a kind of their own -----------------------------------------------------------------

    def _apart(self, mention: Mention) -> bool:
        """Take a whole that stands after its part, or a plan that stands before its level."""
        word = mention.before[0] if mention.before else None
        if mention.has("total") and self._total(mention):
            return True
        if word is None or mention.sort != "amount":
            return False
        if self._time_before(mention):
            return True
        whole = next((token for token in mention.before if token.kind == "whole"), None)
        if (
            whole
            and self.said
            and mention.sign == ""
            and (whole.key.startswith(_ASIDE) or self.said.quantity.is_percent)
        ):
            self._put(self.said.member, ("whole", ""), "whole", mention.figure.first)
            self.total = Member(mention.figure.first, mention.noun, self.sentence)
            return True
        if word.kind == "plan" and not mention.has("rise", "fall", "excess", "level"):
            if self.said and self.said.member.now and self.said.member.now.dimension == mention.figure.first.dimension:
                self._put(self.said.member, ("plan", None), "plan", mention.figure.first)
            else:
                self.planned = mention.figure.first
            return True
        return False

    def _time_before(self, mention: Mention) -> bool:
        """Take a level of the time before: "tăng 7% so với cùng kỳ là 512 lượt", "; cùng kỳ 512 lượt"."""
        base = next((token for token in mention.before if token.kind == "base"), None)
        if base is None or self.said is None or mention.verb not in ("", "level") or mention.names:
            return False
        follows = mention.sign == "" and self.said.role.against == "base"
        if not follows and (base is not mention.before[0] or base.key.startswith("so ")):
            return False
        for quantity in mention.figure.quantities:
            member = self._level_like(quantity, self.said.member)
            self._put(member, ("base", base_key(base.key)), "before", self._like(quantity, member))
        return True

    def _level_like(self, quantity: Quantity, host: Member) -> Member:
        """Return the level in the unit of a figure of another time: of the topic, else near; else the host."""
        near = [m for m in self.reading.members if m.now and m.sentence >= self.sentence - 1]
        for members in (self.topic, near):
            alike = [m for m in members if m.now and quantity.dimension and m.now.dimension == quantity.dimension]
            if alike:
                return host if host in alike else alike[-1]
        return host

    def _total(self, mention: Mention) -> bool:
        """Take a total that stands after what it adds: "1.250 tấn và 2.340 tấn, tổng cộng 3.590 tấn"."""
        total = mention.figure.first
        known = [one.now for one in self.reading.members if one.now and one.sentence == self.sentence]
        added = [one for one in known if one.dimension == total.dimension]
        claim = listing("sum", total, added, "said" if added == known else "likely") if len(added) > 1 else None
        self.reading.statements += [claim] if claim else []
        return claim is not None

    def _after_bracket(self, mention: Mention) -> bool:
        """Take the whole of "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn"."""
        if [token.key for token in mention.before] != ["/"] or self.said is None or self.said.role != NOW:
            return False
        self._put(self.said.member, ("whole", ""), "whole", mention.figure.first)
        return True

    def _from_to(self, mention: Mention) -> bool:
        """Take "từ a xuống còn b": the level before and the level now."""
        last = mention.before[-1].kind if mention.before else ""
        if last == "from":
            self.started = mention.figure.first
            return True
        if self.started is None or last not in ("up to", "down to", "to", "rest"):
            return False
        start, end, self.started = self.started, mention.figure.first, None
        if not start.dimension:
            start = replace(start, dimension=end.dimension, unit=end.unit, counted=end.counted)
        if start.dimension != end.dimension:
            return True
        order = {"up to": "rises", "down to": "falls", "rest": "falls"}.get(last)
        claim = listing(order, end, [start]) if order else None
        self.reading.statements += [claim] if claim else []
        changed = self.said if self.said and self.said.role.name in ("difference", "growth") else None
        member = Member(end, mention.noun, self.sentence)
        slot = self._put(member, ("base", None), "before", start)
        if changed and changed.slot:
            slot.account.takes(changed.role.name, changed.quantity)
        self._new([member])
        self.said = Said(NOW, member, end)
        return True

    def _place(self, mention: Mention) -> None:
        """A place in a rank: "xếp thứ 12/34", and the place before in brackets."""
        place = mention.figure.first
        if self.depth and self.said and self.said.member.role("place") and self.said.slot:
            self.said.member.slots[0].account.takes("place before", place)
            return
        member = Member(None, mention.noun, self.sentence)
        slot = self._put(member, ("rank", ""), "place", place)
        if mention.figure.over:
            slot.account.takes("among", mention.figure.over)
        self.topic = [member]
        self.reading.members.append(member)
        self.said = Said(Role("", "place"), member, place, slot)

    def _average(self, mention: Mention) -> bool:
        """An average of things that were counted before: "bình quân 12 triệu đồng/hộ"."""
        average = mention.figure.first
        of, _, by = average.dimension.partition("/")
        if not by:
            return mention.has("each")
        known = [one.now for one in reversed(self.reading.members) if one.now and one.sentence == self.sentence]
        totals = [one for one in known if one.dimension == of]
        numbers = [one for one in known if one.dimension == by]
        if len(totals) != 1 or len(numbers) != 1:
            return False
        member = Member(totals[0], "", self.sentence)
        self._put(member, ("number", ""), "average", average).account.takes("number", numbers[0])
        self.reading.members.append(member)
        return True

    # --- brackets ---------------------------------------------------------------------------------------

    def _group(self, group: Group) -> None:
        """Read what stands in brackets beside the figure before them; what is spoken of stays."""
        if self.said is None:
            return
        kept = (self.topic, self.said, self.strongest, self.base)
        self.depth += 1
        first = next((item.kind for item in group.items if isinstance(item, Token) and item.kind != "word"), "")
        figures = [item for item in group.items if isinstance(item, Figure)]
        if first in ("base", "time") and isinstance(group.items[0], Token) and group.items[0].kind in ("base", "time"):
            moved = self._before(group, group.items[0])
        elif self.said.role.name in ("difference", "growth", "times", "multiple", "index") and _is_bare(figures, group):
            moved = self._other_form(group, figures)
        elif self.said.role.against == "plan" and _is_bare(figures, group) and not figures[0].first.is_percent:
            self._put(self.said.member, ("plan", None), "plan", figures[0].first)
            self.reading.quantities.append(figures[0].first)
            moved = None
        else:
            moved = self._inside(group, figures)
        self._end_lists(self.depth)
        self.depth -= 1
        self.topic, self.said, self.strongest, self.base = kept
        self.topic = moved or self.topic

    def _before(self, group: Group, base: Token) -> Topic | None:
        """Read "(cùng kỳ 455 lượt)": figures of the time before, in the role of the figure they stand beside."""
        key = base_key(base.key) if base.kind == "base" else None
        host, moved = self.said, None
        assert host is not None
        if any(isinstance(item, Token) and item.kind == "none" for item in group.items):
            nothing = Quantity(Fraction(0), counted=True, place=Span(group.start + 1, group.end - 1))
            self._put(host.member, ("base", key), "before", nothing)
        before: list[Token] = []
        for item in group.items:
            if isinstance(item, Token):
                before.append(item)
            elif isinstance(item, Figure):
                moved = self._one_before(Mention(item, tuple(before)), host, key) or moved
                before = []
        return moved

    def _one_before(self, mention: Mention, host: Said, key: str | None) -> Topic | None:
        self.reading.quantities += mention.figure.quantities
        for quantity in mention.figure.quantities:
            if host.role == NOW and not host.quantity.is_percent and mention.verb == "change":
                name = "growth" if quantity.is_percent else "difference"
                self._put(host.member, ("base", key), name, quantity.negative() if mention.falls else quantity)
                continue
            if quantity.is_percent:
                return self._rate_before(mention, host, key)
            member = self._level_like(quantity, host.member)
            self._put(member, ("base", key), "before", self._like(quantity, member))
        return None

    @staticmethod
    def _like(quantity: Quantity, member: Member) -> Quantity:
        """Return a bare number in the unit of a member's level."""
        return quantity if member.now is None or member.now.is_percent else in_unit_of(quantity, member.now)

    def _rate_before(self, mention: Mention, host: Said, key: str | None) -> Topic | None:
        """Read "(cùng kỳ đạt 95,2%)" and "(cùng kỳ tăng 7,1%)": a rate before beside a rate now."""
        before = mention.figure.first.negative() if mention.falls else mention.figure.first
        if host.role.name == "growth" and mention.verb == "change":
            rate = host.quantity
        elif host.role.name == "growth" and host.member.now and host.member.now.is_percent:
            self._put(host.member, ("base", key), "before", before)
            return None
        elif host.role.name in ("growth", "difference"):
            rate = host.member.role("progress", "share") or host.quantity
        else:
            rate = host.quantity
        moved = Member(rate, host.member.noun, self.sentence)
        slot = self._put(moved, ("base", key), "before", before)
        if host.slot and rate is not host.quantity and host.role.name in ("growth", "difference"):
            slot.account.takes(host.role.name, host.slot.account.roles.pop(host.role.name, host.quantity))
        self.reading.members.append(moved)
        return [moved]

    def _other_form(self, group: Group, figures: Sequence[Figure]) -> Topic | None:
        """Read what stands bare in brackets after a change: its per cent, the level before, both levels."""
        host, figure = self.said, figures[0]
        assert host is not None
        if host.slot is None:
            return None
        self.reading.quantities += [*figure.quantities, *([figure.over] if figure.over else [])]
        roles = host.slot.account
        if figure.over:
            self._pair(figure, host)
        elif figure.first.is_percent and host.member.now and host.member.now.is_percent:
            roles.takes("before", figure.first, host.slot.against == ("base", None))
        elif figure.first.is_percent:
            falls = host.quantity.value < 0 and figure.first.value > 0
            minus = any(isinstance(item, Token) and item.key in ("-", "–") for item in group.items)
            growth = figure.first.negative() if falls or minus else figure.first
            roles.takes("growth", growth) if host.role.name == "difference" else None
        else:
            for quantity in figure.quantities:
                self._level_before(quantity, host)
        return None

    def _level_before(self, quantity: Quantity, host: Said) -> None:
        """Put a bare figure in brackets after a change where the level before belongs."""
        member = self._level_like(quantity, host.member)
        slot = host.slot if member is host.member else member.slot("base")
        now = member.now.dimension if member.now else ""
        if slot and quantity.dimension in ("", now):
            slot.account.takes("before", self._like(quantity, member), slot.against == ("base", None))

    def _pair(self, figure: Figure, host: Said) -> None:
        """Read "(214/251)" after a difference: the level now and the level before."""
        assert host.slot is not None
        assert figure.over is not None
        now, before = (self._like(one, host.member) for one in (figure.first, figure.over))
        host.slot.account.takes("before", before)
        if host.member.now and now.value != host.member.now.value:
            claim = listing("equal", now, [host.member.now])
            self.reading.statements += [claim] if claim else []
        host.slot.account.takes("now", now)

    def _inside(self, group: Group, figures: Sequence[Figure]) -> Topic | None:
        """Read a bracket after a level: a rate of it, its parts, or what it was planned to be."""
        host = self.said
        assert host is not None
        bare = len(figures) == 1 and figures[0].first.is_percent and _is_bare(figures, group)
        bare = bare and not any(isinstance(item, Token) and item.kind in ("compare", *NEAR) for item in group.items)
        if bare and host.role == NOW:
            self.reading.quantities.append(figures[0].first)
            self._put(host.member, ("whole", ""), "share", figures[0].first)
            return None
        if len(figures) == 1 and figures[0].over and host.role == NOW and host.quantity.is_percent:
            pair = Member(figures[0].first, host.member.noun, self.sentence)
            slot = self._put(pair, ("whole", ""), "whole", figures[0].over)
            slot.account.takes("share", host.quantity)
            self.reading.members.append(pair)
            return None
        if host.role == NOW and sum(not one.first.is_percent for one in figures) > 1:
            self._list(Breakdown(self.topic, None, False, bare=True, depth=self.depth))
        self._walk(group.items)
        return None


def base_key(words: str) -> str:
    """Return what a base is called, whatever words name the same period.

    >>> base_key("so với cùng kỳ năm 2022"), base_key("so với năm trước"), base_key("so với đầu năm")
    ('cùng kỳ', 'cùng kỳ', 'đầu năm')
    """
    words = words.removeprefix("so với ").removeprefix("so ")
    if words.startswith(("đầu năm", "cuối năm")):
        return "đầu năm"
    return "cùng kỳ" if any(name in words for name in _SAME_PERIOD) else words


def _until_sign(items: Sequence[Item], at: int) -> tuple[Token, ...]:
    """Return the words from a place to the next sign, figure or bracket."""
    found: list[Token] = []
    for item in items[at:]:
        if not isinstance(item, Token) or item.key in SEPARATORS or item.kind == "and":
            break
        found.append(item)
    return tuple(found)


def _is_bare(figures: Sequence[Figure], group: Group) -> bool:
    """Return whether a bracket holds one figure and no word that names anything."""
    words = [item for item in group.items if isinstance(item, Token) and item.kind not in ("sign", "hedge", "equal")]
    return len(figures) == 1 and not any(
        word.kind not in ("level", "rise", "fall") and word.start < figures[0].start for word in words
    )

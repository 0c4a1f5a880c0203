"""Reads what stands in brackets beside a figure: its other form, the time before, its parts, its rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sokert.figures.quantity import Quantity, Span
from sokert.figures.statements import listing
from sokert.vietnamese.read.discourse import Breakdown, Discourse, Member, Said, Topic, like
from sokert.vietnamese.read.phrases import Group, Item
from sokert.vietnamese.read.quantities import Figure
from sokert.vietnamese.read.roles import NEAR, NOW, Mention
from sokert.vietnamese.read.tokens import Token, base_key
from sokert.vietnamese.read.vocabulary import FILLERS

NAMED = 2  # words before a bracket, beyond which it tells of them: "38,5 triệu đồng tiền phụ cấp ưu đãi nghề (60%)"
DEEPEST = 4  # brackets in brackets that anybody writes
ORDERS = {"cao hơn": "rises", "nhiều hơn": "rises", "thấp hơn": "falls", "ít hơn": "falls"}
CHANGES = ("difference", "growth", "times", "multiple", "index")


@dataclass(slots=True)
class Brackets:
    """Reads a bracket into a discourse; `walk` reads one that is a sentence of its own."""

    scene: Discourse
    walk: Callable[[Sequence[Item]], None]

    def read(
        self, group: Group, before: Sequence[Token] = (), opened: bool = False, behind: Sequence[Token] = ()
    ) -> None:
        """Read what stands in brackets beside the figure before them; what is spoken of stays.

        `before` are the words between that figure, or the sign that opened the clause, and the brackets; `behind`
        those after them.
        """
        begins = opened and bool(before) and before[-1].kind == "base"  # "; so với cùng kỳ (131 vụ) giảm 19 vụ"
        begins = begins and not any(token.key in ORDERS for token in before)
        if self.scene.base is not None and (begins or self.scene.said is None):
            self._earlier(group)
            return
        if self.scene.said is None or self.scene.depth >= DEEPEST or self._compared(group, before):
            return
        if opened and self._unchanged(group, before):
            return
        kept = (self.scene.topic, self.scene.said, self.scene.strongest, self.scene.base)
        self.scene.depth += 1
        member = self.scene.said.member
        moved = self._beside(group, before, self.scene.said)
        if behind and behind[0].kind == "whole" and (slot := member.slot("whole")):
            self.scene.name_whole(slot, behind)  # "209/456 ý kiến (chiếm 43,1%) tổng số đại biểu"
        self.scene.end_lists(self.scene.depth)
        self.scene.depth -= 1
        self.scene.topic, self.scene.said, self.scene.strongest, self.scene.base = kept
        self.scene.topic = moved or self.scene.topic

    def _beside(self, group: Group, before: Sequence[Token], said: Said) -> Topic | None:
        """Read a bracket by what it holds; return what is spoken of after it, where that is something else."""
        figures = [item for item in group.items if isinstance(item, Figure)]
        first = group.items[0] if group.items else None
        if isinstance(first, Token) and first.key.startswith("nếu"):
            return None  # "từ 13 đến 14 (nếu dòng trên cỡ 12, thì dòng dưới cỡ 13)": a condition tells of nothing
        if isinstance(first, Token) and first.kind in ("base", "time"):
            return self._before(group, first)
        if said.role.name in CHANGES and _is_bare(figures, group):
            return self._other_form(group, figures)
        if said.role.against == "plan" and len(figures) == 1 and figures[0].over:
            self._planned(figures[0], said)
            return None
        turned = any(map(_turns, group.items))  # "đạt 98,5% kế hoạch (giảm 15 tỷ đồng)": a change, and no plan
        if not turned and _is_bare(figures, group) and (held := self._held_against(figures[0].first)):
            self.scene.put(said.member, (held, None if held == "plan" else ""), held, figures[0].first)
            self.scene.quantities.append(figures[0].first)
            return None
        if _is_of_named_rate(figures, before):
            self.scene.quantities.append(figures[0].first)
            return None
        if self._are_before(figures, group, before):
            for quantity in (one.first for one in figures):
                self.scene.quantities.append(quantity)
                self._level_before(quantity, said, turned=False)
            return None
        return self._inside(group, figures, before)

    def _planned(self, figure: Figure, said: Said) -> None:
        """Read "bằng 93,2% dự toán (315/338 tỷ đồng)": what was done and what was planned."""
        assert figure.over is not None
        self.scene.quantities += [*figure.quantities, figure.over]
        plan = like(figure.over, said.member)
        if said.slot and said.member.now and like(figure.first, said.member).value == said.member.now.value:
            said.slot.account.takes("plan", plan)

    def _are_before(self, figures: Sequence[Figure], group: Group, before: Sequence[Token]) -> bool:
        """Return whether figures are those of the base named right before: "... so với cùng kỳ (80 vụ, 112 người)"."""
        said = self.scene.said
        named = bool(before) and before[-1].kind == "base" and said is not None and said.role.against == "base"
        words = [one for one in group.items if isinstance(one, Token) and one.kind == "word"]
        bare = len(figures) > 1 and not any(one.start < figures[0].start for one in words)
        return named and bare and not any(one.over or one.first.is_percent for one in figures)

    def _held_against(self, quantity: Quantity) -> str:
        """Return what a bare figure in brackets is: the plan or the whole that was named right before; else nothing."""
        said = self.scene.said
        assert said is not None
        now = said.member.now
        if said.role.against == "plan":
            points = said.role.name == "surplus" and bool(now and now.is_percent)
            return "plan" if quantity.is_percent == points else ""
        is_whole = said.role.name == "share" and now is not None and now.dimension == quantity.dimension
        return "whole" if is_whole and now is not None and quantity.value > now.value else ""

    def _earlier(self, group: Group) -> None:
        """Keep the levels of "so với cùng kỳ (131 vụ, 55 người chết)" for the levels and changes that follow."""
        items = [*group.items, None]
        for at, item in enumerate(items[:-1]):
            if isinstance(item, Figure):
                after = items[at + 1]
                noun = after.key if isinstance(after, Token) and after.kind == "word" else ""
                self.scene.quantities += item.quantities
                self.scene.earlier += [Member(one, noun, self.scene.sentence) for one in item.quantities]

    def _compared(self, group: Group, before: Sequence[Token]) -> bool:
        """Read "62,4%, cao hơn bình quân cả nước (58,1%)": a level above another's, without saying by how much."""
        said, figures = self.scene.said, [item for item in group.items if isinstance(item, Figure)]
        order = next((ORDERS[token.key] for token in before if token.key in ORDERS), None)
        if order is None or said is None or not _is_bare(figures, group) or said.role.against == "base":
            return False
        other = figures[0].first
        claim = listing(order, said.quantity, [other]) if other.dimension == said.quantity.dimension else None
        self.scene.quantities.append(other)
        self.scene.statements += [claim] if claim else []
        return True

    def _unchanged(self, group: Group, before: Sequence[Token]) -> bool:
        """Read "số người chết không thay đổi (1/1)": two equal levels, none of the change told before."""
        figures = [item for item in group.items if isinstance(item, Figure)]
        host = self.scene.said
        of_change = host is not None and host.role.against == "base"
        if not of_change or not _is_bare(figures, group) or not Mention(figures[0], before).names:
            return False
        words, over = " ".join(token.key for token in before), figures[0].over
        if over is None:  # "tăng 7% so với đầu năm, phần lớn từ vốn chủ sở hữu (4.338 tỷ đồng)"
            self.scene.quantities.append(figures[0].first)
            return not figures[0].first.is_percent
        claim = listing("equal", figures[0].first, [over]) if "không thay đổi" in words else None
        self.scene.statements += [claim] if claim else []
        return True

    def _before(self, group: Group, base: Token) -> Topic | None:
        """Read "(cùng kỳ 455 lượt)": figures of the time before, in the role of the figure they stand beside."""
        key = base_key(base.key) if base.kind == "base" else None
        host, moved = self.scene.said, None
        assert host is not None
        if any(isinstance(item, Token) and item.key == "giao" for item in group.items):
            return None  # "(năm 2025 được giao 376 tỷ đồng)": a plan
        if any(isinstance(item, Token) and item.kind == "none" for item in group.items):
            nothing = Quantity(Fraction(0), counted=True, place=Span(group.start + 1, group.end - 1))
            self.scene.put(host.member, ("base", key), "before", nothing)
        before: list[Token] = []
        whose = host.member
        for at, item in enumerate(group.items):
            if isinstance(item, Token):
                before.append(item)
            elif isinstance(item, Figure):
                if _names_other(item, group.items[at + 1 : at + 2], whose):
                    break
                whose = whose if item.first.is_percent else self.scene.level_like(item.first, whose)
                moved = self._one_before(Mention(item, tuple(before)), host, key, whose) or moved
                before = []
        return moved

    def _one_before(self, mention: Mention, host: Said, key: str | None, whose: Member) -> Topic | None:
        self.scene.quantities += mention.figure.quantities
        for quantity in mention.figure.quantities:
            if host.role == NOW and not host.quantity.is_percent and mention.verb == "change":
                name = "growth" if quantity.is_percent else "difference"
                self.scene.put(whose, ("base", key), name, quantity.negative() if mention.falls else quantity)
                continue
            if quantity.is_percent:
                return self._rate_before(mention, host, key)
            member = self.scene.level_like(quantity, host.member)
            self._move(host, member)
            self.scene.put(member, ("base", key), "before", like(quantity, member))
        return None

    def _move(self, host: Said, member: Member) -> None:
        """Take a change behind a list of parts for that of their whole, in whose unit a bracket tells the time before.

        "46 văn bản, trong đó 20 quyết định, 18 kế hoạch, tăng 15% so với cùng kỳ (36 văn bản)".
        """
        name, slot = host.role.name, host.slot
        wholes = [one for part in (*self.scene.open, *self.scene.lists[-1:]) for one in part.whole or ()]
        is_whole = any(one is member for one in wholes) and member.slot("base") is None
        if is_whole and slot and name in CHANGES and name in slot.account.roles:
            self.scene.put(member, slot.against, name, slot.account.roles.pop(name), guessed=True)

    def _rate_before(self, mention: Mention, host: Said, key: str | None) -> Topic | None:
        """Read "(cùng kỳ đạt 95,2%)" and "(cùng kỳ tăng 7,1%)": a rate before beside a rate now."""
        before = mention.figure.first.negative() if mention.falls else mention.figure.first
        if host.role.name == "growth" and mention.verb == "change":
            rate = host.quantity
        elif host.role.name in ("growth", "difference") and host.member.now and host.member.now.is_percent:
            self.scene.put(host.member, ("base", key), "before", before)
            return None
        elif host.role.name in ("growth", "difference"):
            rate = host.member.role("progress", "share") or host.quantity
        else:
            rate = host.quantity
        is_growth = rate is host.quantity and host.role.name == "growth"
        moved = Member(rate, host.member.noun, self.scene.sentence, grown=is_growth)
        slot = self.scene.put(moved, ("base", key), "before", before)
        if host.slot and rate is not host.quantity and host.role.name in ("growth", "difference"):
            slot.account.takes(host.role.name, host.slot.account.roles.pop(host.role.name, host.quantity))
        self.scene.members.append(moved)
        return [moved]

    def _other_form(self, group: Group, figures: Sequence[Figure]) -> Topic | None:
        """Read what stands bare in brackets after a change: its per cent, the level before, both levels."""
        host, figure = self.scene.said, figures[0]
        assert host is not None
        if host.slot is None:
            return None
        self.scene.quantities += [*figure.quantities, *([figure.over] if figure.over else [])]
        roles = host.slot.account
        if figure.over:
            self._pair(figure, host)
        elif figure.first.is_percent and host.member.now and host.member.now.is_percent:
            roles.takes("before", figure.first, host.slot.against == ("base", None))
        elif figure.first.is_percent:
            growth = figure.first.negative() if _falls(group, host) and figure.first.value > 0 else figure.first
            is_change = host.role.name == "difference" or any(map(_turns, group.items))
            roles.takes("growth", growth) if is_change else None
        else:
            for quantity in figure.quantities:
                self._level_before(quantity, host, any(map(_turns, group.items)), _falls(group, host))
        return None

    def _level_before(self, quantity: Quantity, host: Said, turned: bool, falls: bool = False) -> None:
        """Put a bare figure in brackets after a change where the level before belongs, or the change in figures."""
        member = self.scene.level_like(quantity, host.member)
        self._move(host, member)
        slot = host.slot if member is host.member else member.slot("base")
        now = member.now.dimension if member.now else ""
        if slot and quantity.dimension in ("", now):
            is_open = slot.against == ("base", None)
            small = is_open and member.now is not None and quantity.value * 2 < member.now.value
            is_change = (turned and host.role.name != "difference") or (small and host.role.name == "growth")
            bare = like(quantity, member)
            signed = bare.negative() if is_change and falls else bare
            slot.account.takes("difference" if is_change else "before", signed, is_open)

    def _pair(self, figure: Figure, host: Said) -> None:
        """Read "(214/251)" after a difference: the level now and the level before."""
        assert host.slot is not None
        assert figure.over is not None
        now, before = (like(one, host.member) for one in (figure.first, figure.over))
        level, change = host.member.now, host.slot.account.roles.get("difference")
        fits = level.value == before.value if level else change and before.value - now.value == change.value
        if fits:
            now, before = before, now  # "322 vụ, giảm 16 vụ (338/322)": told the other way round
        host.slot.account.takes("before", before)
        if host.member.now and now.value != host.member.now.value:
            claim = listing("equal", now, [host.member.now])
            self.scene.statements += [claim] if claim else []
        host.slot.account.takes("now", now)

    def _inside(self, group: Group, figures: Sequence[Figure], before: Sequence[Token]) -> Topic | None:
        """Read a bracket after a level: a rate of it, its parts, or what it was planned to be."""
        host = self.scene.said
        assert host is not None
        bare = len(figures) == 1 and figures[0].first.is_percent and _is_bare(figures, group)
        bare = bare and not any(isinstance(item, Token) and item.kind in ("compare", *NEAR) for item in group.items)
        if bare and host.role == NOW:
            self.scene.quantities.append(figures[0].first)
            if any(_turns(item) for item in group.items) or (_is_signed(group) and not host.quantity.is_percent):
                self._change_beside(group, figures[0], host)
                return None
            words = [item.kind for item in group.items if isinstance(item, Token)]
            named = not {"share", "level"} & set(words) and _unread(before) > NAMED
            slot = self.scene.put(host.member, ("whole", ""), "share", figures[0].first, guessed=named)
            slot.verb = "level" if "level" in words and "share" not in words else slot.verb
            return None
        part, over = _pair_of(figures)
        if part and over and host.role == NOW and host.quantity.is_percent:
            pair = Member(part, host.member.noun, self.scene.sentence)
            slot = self.scene.put(pair, ("whole", ""), "whole", over)
            slot.account.takes("share", host.quantity)
            self.scene.members.append(pair)
            return None
        if host.role == NOW and sum("%" not in one.first.dimension for one in figures) > 1:
            self.scene.open_list(Breakdown(self.scene.topic, None, False, bare=True, depth=self.scene.depth))
        self.walk(group.items)
        self._measured(figures, host)
        return None

    def _change_beside(self, group: Group, figure: Figure, host: Said) -> None:
        """Read "từ 62,4% lên 66,9% (tăng 4,5 điểm phần trăm)": the change of a level told before."""
        falls = any(isinstance(item, Token) and (item.kind == "fall" or item.key in "-–") for item in group.items)
        change = figure.first.negative() if falls else figure.first
        of_rate = figure.is_points or (host.member.now is not None and host.member.now.is_percent)
        self.scene.put(host.member, ("base", None), "difference" if of_rate else "growth", change)

    def _measured(self, figures: Sequence[Figure], host: Said) -> None:
        """Take "120 suất (36 triệu đồng)" within a list for one part with two measures."""
        said = self.scene.said
        parts = self.scene.open[-1].parts if self.scene.open else []
        if len(figures) == 1 and said and said.role == NOW and parts and host.member in parts[-1]:
            parts[-1].append(said.member) if said.member not in parts[-1] else None


def _pair_of(figures: Sequence[Figure]) -> tuple[Quantity | None, Quantity | None]:
    """Return the halves of the one pair of a bracket: "(45/50 hồ sơ)", "(45 hồ sơ đúng hạn trên 50 hồ sơ)"."""
    if len(figures) == 1:
        return figures[0].first, figures[0].over
    if len(figures) != 2 or any(one.over for one in figures):
        return None, None
    part, over = figures[0].first, figures[1].first
    is_pair = over.hedge == "trên" and part.dimension == over.dimension and part.value <= over.value
    return (part, replace(over, hedge="")) if is_pair else (None, None)


def _is_of_named_rate(figures: Sequence[Figure], before: Sequence[Token]) -> bool:
    """Return whether a per cent is the rate named before it: "9/12 xã đạt tỷ lệ tiêm chủng cao (trên 97%)"."""
    rates = [at for at, token in enumerate(before) if token.kind == "share"]
    named = bool(rates) and Mention(figures[0], before[rates[-1] + 1 :]).names if figures else False
    return named and len(figures) == 1 and figures[0].first.is_percent


def _unread(words: Sequence[Token]) -> int:
    """Return how many words name something."""
    return sum(word.kind == "word" and word.key not in FILLERS for word in words)


def _is_signed(group: Group) -> bool:
    """Return whether a bracket begins with a plus or a minus: "46,7 tạ/ha (+1,1%)"."""
    first = group.items[0] if group.items else None
    return isinstance(first, Token) and first.key in ("+", "-", "–")


def _turns(item: Item) -> bool:
    return isinstance(item, Token) and item.kind in ("rise", "fall")


def _falls(group: Group, host: Said) -> bool:
    """Return whether a bracket tells of a fall: by its own word or sign, without one as the change before it does."""
    words = [item for item in group.items if isinstance(item, Token)]
    if any(map(_turns, words)):
        return any(word.kind == "fall" for word in words)
    return host.quantity.value < 0 or any(word.key in ("-", "–") for word in words)


def _names_other(figure: Figure, after: Sequence[Item], host: Member) -> bool:
    """Return whether a figure counts what has no known unit, beside a level that has one."""
    word = after[0] if after and isinstance(after[0], Token) else None
    bare = not figure.first.dimension and host.now is not None and bool(host.now.dimension)
    return bare and word is not None and word.kind == "word" and word.key not in FILLERS


def _is_bare(figures: Sequence[Figure], group: Group) -> bool:
    """Return whether a bracket holds one figure and no word that names anything."""
    words = [item for item in group.items if isinstance(item, Token) and item.kind not in ("sign", "hedge", "equal")]
    return len(figures) == 1 and not any(
        word.kind not in ("level", "rise", "fall") and word.start < figures[0].start for word in words
    )

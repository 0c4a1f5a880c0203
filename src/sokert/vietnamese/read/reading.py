"""Reads a passage from left to right: each figure gets its role beside what was said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sokert.figures.quantity import Quantity
from sokert.figures.statements import LASTING, Account, listing, statements_of
from sokert.vietnamese.read.brackets import Brackets
from sokert.vietnamese.read.claims import are_opposite
from sokert.vietnamese.read.discourse import Against, Breakdown, Discourse, Member, Said, like
from sokert.vietnamese.read.orders import orders_of
from sokert.vietnamese.read.phrases import Group, Item, in_unit_of, sentences
from sokert.vietnamese.read.quantities import HEDGES, Figure, unit_at
from sokert.vietnamese.read.roles import NOW, Mention, Role, role_of
from sokert.vietnamese.read.tokens import Token, base_key
from sokert.vietnamese.read.vocabulary import AGAIN, ALIASES, FILLERS, PERSONS

ORDERS = {"up to": "rises", "down to": "falls", "rest": "falls", "rise": "rises", "fall": "falls"}
BEHIND_PLAN = frozenset(["đề", "ra", "là", "giao", "được", "năm"])  # "chỉ tiêu đề ra là 45 em"
GIVEN = ("được", "giao", "đề", "ra")  # a plan "được giao" is the plan
AGAIN_SAID = ("nêu trên", "nói trên", "kể trên", "trên đây")
LOWER = ("thấp hơn", "cao hơn")  # than a level, which is named behind them
DONE = frozenset(["đã", "xong", "hoàn", "giải", "xử"])
FAR = 32  # letters between a figure and "còn lại", which further on belongs to other words: "... cấp còn lại"
THOUSAND = 1000  # of a whole in triệu a part of so many is told in full: "7,6 triệu xe, trong đó ô tô 600.000"
DETAILS = ("cụ thể", "riêng")  # what follows may be told of anything before
SEPARATORS = (",", ";", ":", "-", "–", "+")
SEXES = frozenset(["nam", "nữ"])
OF_IT = ("của", "thuộc", "tại")
MONTHS = {"tháng": 1, "quý": 3}
RANKED = frozenset(["thứ", "hạng", "vị", "bậc", "top"])  # a lower place is a higher one
_NOTHING = Figure((), 0, 0)
_BOXES = frozenset("□☐☑☒")
_SUMS = ("-", "–", "+")
_ASIDE = ("trong", "trên", "so với", "của")
_BY = ("theo", "phân", "chia")


class Reader:
    """Reads the paragraphs of one passage into a discourse."""

    def __init__(self) -> None:
        self.scene = Discourse()
        self.moved = False  # whether "từ" begins to tell of another noun
        self.since = False  # whether something was named since the last figure
        self.rated = False  # whether a rate was named that has no figure yet: "tỷ lệ trả phí còn thấp, đạt 30%"
        self.named = False  # whether the sentence has named anything before its last sign

    def read(self, text: str) -> Discourse:
        """Read a passage, and return what it said."""
        for items in sentences(text):
            if any(isinstance(item, Token) and item.key in _BOXES for item in items):
                continue  # "1 lần: □  2 lần: □": one of them is to be ticked
            self.scene.begin()
            self.named = self.rated = self.since = False
            self._walk(items)
            self.scene.end_lists(0)
            self.scene.settle()
            self.scene.statements += orders_of(items)
        return self.scene

    def _walk(self, items: Sequence[Item]) -> None:
        before: list[Token] = []
        sign, opened = "", True
        for at, item in enumerate(items):
            bracketed = at > 0 and isinstance(items[at - 1], Group)
            if isinstance(item, Figure):
                self._figure(Mention(item, tuple(before), _until_sign(items, at + 1), sign))
                before, sign, opened, self.since = [], "", False, False
            elif isinstance(item, Group) and sign in _SUMS and not before:
                continue  # "54 người - (45 người + 04 người)": reckoned, not told
            elif isinstance(item, Group):
                # Made where it is needed: one that is kept would hold its reader, which only the collector frees.
                Brackets(self.scene, self._walk).read(item, before, opened, _until_sign(items, at + 1))
            elif item.key in SEPARATORS or (item.kind == "and" and not (opened and before and not bracketed)):
                self._separate(item, before, opened)
                before, sign, opened = [], item.key, True
            else:
                if item.kind != "word":
                    self._word(item, items[at + 1] if at + 1 < len(items) else None, before, sign)
                before.append(item)
        self._leave_rest(before, opened)

    def _leave_rest(self, before: Sequence[Token], opened: bool) -> None:
        """Take "gồm a chiếm 64%, b chiếm 14%, còn lại là chưa rõ" for a list that does not count its rest."""
        lists = self.scene.open or self.scene.lists
        if opened and lists and (any(word.kind == "rest" for word in before) or _is_uncounted(before, lists[-1])):
            lists[-1].closed, lists[-1].loose = False, True

    def _separate(self, token: Token, before: Sequence[Token], opened: bool) -> None:
        """A comma, a semicolon, a colon: lists go on or end, and what is said aside is over."""
        scene = self.scene
        scene.aside = False
        self._leave_rest(before, opened)
        if not (self.named and (self.since or not opened)) and Mention(_NOTHING, before).names:
            self.named, self.since = True, self.since or opened
        rated = opened and any(word.kind == "share" for word in before)
        self.rated = rated if token.key != "," or rated else self.rated
        if token.key in (",", ";"):
            scene.started = None
            scene.pass_over(token.key)
        if token.key == ":" and " ".join(word.key for word in before).startswith("cơ cấu"):
            scene.open_list(Breakdown([], None, True, colon=True, depth=scene.depth))
        if token.key == ":" and scene.open and not scene.open[-1].parts:
            scene.open[-1].colon = True  # "gồm khiếu nại: 38; tố cáo: 19"
        if token.key == ":" and (whole := self._divided_again(before)):
            scene.end_lists(scene.depth)
            scene.open_list(Breakdown(whole, None, True, colon=True, depth=scene.depth))
            return
        opens = token.key == ":" and not opened and not any(word.kind in ("closed", "open") for word in before)
        if opens and scene.said and scene.said.role == NOW:
            scene.open_list(Breakdown(scene.topic, None, False, colon=True, bare=True, depth=scene.depth))
        scene.strongest = ";" if ";" in (token.key, scene.strongest) else ","

    def _word(self, token: Token, after: Item | None, before: Sequence[Token], sign: str) -> None:
        """A word that does something to what is spoken of."""
        scene, said = self.scene, self.scene.said
        if token.kind in ("closed", "open"):
            colon = isinstance(after, Token) and after.key == ":"
            change = said.quantity if said and said.role.name in ("difference", "growth") else None
            whole = self._divided(token, before)
            is_new = said is None or (
                sign in (",", ";", "và", "cùng") and token.kind == "closed" and whole is scene.topic
            )
            of_other = self.named and said is None and token.kind == "closed"
            whole = [] if of_other or (is_new and Mention(_NOTHING, before).names) else whole
            listed = Breakdown(whole, change, token.kind == "closed", colon=colon, depth=scene.depth)
            listed.loose = token.key.startswith(DETAILS) or any(word.kind in ("most", "least") for word in before)
            scene.open_list(listed)
        elif token.kind == "end":
            scene.end_lists(scene.depth)
        elif token.kind == "etc" and scene.open and (token.key != "…" or scene.open[-1].closed or scene.open[-1].bare):
            scene.open[-1].closed, scene.open[-1].loose = False, True
        elif token.kind == "base":
            scene.base = base_key(token.key)
            scene.settle()
        elif token.kind == "cause":
            scene.aside = True
        elif token.kind in ("mask", "time") and scene.said is None:
            scene.window = window_of(token) or scene.window

    def _divided_again(self, before: Sequence[Token]) -> list[Member]:
        """Return what "phân theo giới tính: ..." divides once more: the whole of the closed list before it."""
        words, scene = [word.key for word in before], self.scene
        last = scene.lists[-1] if scene.lists else None
        if not words or "theo" not in words[:2] or words[0] not in _BY:
            return []
        opposed = last is not None and are_opposite([topic[0].noun for topic in last.parts])
        if last is not None and (last.closed or opposed) and last.depth == scene.depth:
            return last.whole
        return scene.topic if words[0] != "theo" and scene.said and scene.said.role == NOW else []

    def _divided(self, token: Token, before: Sequence[Token]) -> list[Member]:
        """Return what a list is of: a second "gồm" of one sentence divides the whole of the first once more."""
        scene = self.scene
        last = scene.lists[-1] if scene.lists and token.kind == "closed" else None
        again = not [word for word in before if word.kind != "and"] or any(word.key in _BY for word in before)
        if last is None or not last.closed or not again or last.depth != scene.depth:
            return scene.topic
        ended = bool(last.parts) and scene.topic is last.parts[-1]
        return last.whole if ended and last.whole and last.whole[0].sentence == scene.sentence else scene.topic

    def _figure(self, mention: Mention) -> None:
        quantities = [self._united(one, mention) for one in mention.figure.quantities]
        self.scene.quantities += [*quantities, *([mention.figure.over] if mention.figure.over else [])]
        if any(one is not other for one, other in zip(quantities, mention.figure.quantities, strict=True)):
            mention = replace(mention, figure=replace(mention.figure, quantities=tuple(quantities)))
        if mention.has("target") or (
            mention.has("average") and (self._average(mention) or _is_averaged_change(mention))
        ):
            return
        if _is_of_another(mention):
            return
        mention = self._of_each(_hedged(mention))
        if self._after_bracket(mention) or self._from_to(mention) or self._apart(mention):
            return
        role = self._carried(mention, role_of(mention, self.scene.said.role if self.scene.said else None))
        if self.scene.aside and role.name != "now":
            self.scene.speak_of([Member(None, mention.noun, self.scene.sentence)], listed=False)
        if role.name == "place":
            self._place(mention)
        elif role.name == "rest" and mention.figure.over:
            self._level(mention)  # "còn 03/38 trường chưa đạt"
        elif role.against:
            self._hold(mention, role)
        elif not self._rest_behind(mention):
            self._level(mention)

    def _carried(self, mention: Mention, role: Role) -> Role:
        """Return the role of a per cent in a list whose first member says what it is held against.

        "bằng 99,4% năm trước, trong đó phía Bắc 1.087 ha, bằng 99%"; "đạt 78% dự toán; chi đầu tư 12 tỷ đồng, đạt 54%".
        """
        if role.name != "share" or mention.verb not in ("equal", "level") or mention.near("whole"):
            return role
        if self.rated and mention.sign == ",":
            return NOW
        against, name = ("base", "index") if mention.verb == "equal" else ("plan", "progress")
        measured = any(one.now and not one.now.counted for one in self.scene.topic)
        said = measured and any(one.role(name) for one in self.scene.near())
        return Role(against, name) if said else role

    def _of_each(self, mention: Mention) -> Mention:
        """Return "340 suất quà, mỗi suất 500.000 đồng" with its figure as one for each of what was counted."""
        keys = [token.key for token in mention.before]
        first = mention.figure.first
        by = keys[keys.index("mỗi") + 1 :][:1] if "mỗi" in keys and not mention.has("average") else []
        if (
            not by
            or "/" in first.dimension
            or not any(one.now and one.now.dimension == by[0] for one in self.scene.near())
        ):
            return mention
        each = replace(first, dimension=f"{first.dimension}/{by[0]}", unit=f"{first.unit}/{by[0]}", counted=False)
        return replace(mention, figure=replace(mention.figure, quantities=(each, *mention.figure.quantities[1:])))

    def _united(self, quantity: Quantity, mention: Mention) -> Quantity:
        """Return a bare number of a list in the unit of its whole."""
        if quantity.dimension in AGAIN and quantity.dimension not in [token.key for token in mention.before]:
            return self._again(quantity)
        word = mention.after[0] if mention.after else None
        other = word is not None and word.kind == "word" and word.key not in FILLERS | SEXES
        if quantity.dimension or not self.scene.open or not self.scene.open[-1].whole:
            return quantity
        whole = next((one.now for one in self.scene.open[-1].whole if one.now and one.now.dimension), None)
        if whole is None or whole.is_percent or other or whole.dimension in LASTING:
            return quantity  # "553 tài khoản, trong đó có 1.495 chứng thư", "84 kg, gồm 65 viên": no known unit
        if quantity.scale > 1 and quantity.value > whole.value:
            return quantity  # "16 trâu (thấp nhất 50 triệu)": money
        made = in_unit_of(quantity, whole)
        in_full = quantity.value >= THOUSAND and made.value > whole.value >= quantity.value
        return in_unit_of(quantity, replace(whole, scale=Fraction(1))) if in_full else made

    def _again(self, quantity: Quantity) -> Quantity:
        """Return "17 đồng chí" as of those whom the passage counts by one other name near by."""
        known = {one.now.dimension for one in self.scene.near(1) if one.now}
        named = known & PERSONS
        return replace(quantity, dimension=named.pop()) if len(named) == 1 and known.isdisjoint(AGAIN) else quantity

    def _rest_behind(self, mention: Mention) -> bool:
        """Take "64/79 công trình đã xong; 15 công trình còn lại": what a pair leaves; True where it is no level."""
        rest = mention.figure.first
        pairs = [one for one in self.scene.near() if one.now and one.now.dimension == rest.dimension]
        slot = pairs[0].slot("whole") if len(pairs) == 1 else None
        far = rest.place.end + FAR
        is_rest = any(one.kind == "rest" and one.start < far for one in mention.after)
        if is_rest and rest.is_percent and len(pairs) == 1 and pairs[0].now and slot is None:
            shares = {"share": pairs[0].now, "rest share": rest}
            compared = any(token.kind in ("compare", "in turn") for token in mention.before)
            self.scene.statements += [] if compared else statements_of(Account(shares, {"rest share"}))
            return False  # and a level: "30% còn lại chưa đồng ý, tăng 5% so với cùng kỳ"
        if slot is None or "whole" not in slot.account.roles or not is_rest:
            return False
        slot.account.takes("rest", rest)
        return True

    def _level(self, mention: Mention) -> None:
        """A level: a topic of its own, or one more member of the one before."""
        now = mention.figure.quantities
        scope = " ".join(token.key for token in mention.before if token.kind == "other scope")
        members = [Member(one, mention.noun, self.scene.sentence, scope=scope) for one in now]
        self._said_again(mention)
        if mention.sign == "" and self.scene.said and mention.before and mention.before[-1].key in OF_IT:
            self.scene.speak_of(members, listed=False)  # "21 phó chủ tịch của 03 hội"
        elif self._joins(mention):
            self.scene.topic = [*self.scene.topic, *members]  # a list that is open keeps the whole it was opened with
            self.scene.members += members
        else:
            self.scene.speak_of(members)
        if mention.figure.over:
            self.scene.put(members[0], ("whole", ""), "whole", mention.figure.over)
        if self.scene.planned and members[0].now and self.scene.planned.dimension == members[0].now.dimension:
            self.scene.put(members[0], ("plan", None), "plan", self.scene.planned)
        for member in members:
            self._recall(member, mention)
        first = mention.before[0] if mention.before else None
        of_all = first is not None and first.kind == "whole" and first.key.startswith(("trong", "trên"))
        if of_all or (first is not None and first.key == "trong" and not mention.verb and not mention.names):
            members[0].first = not self.named and all(token.kind in ("word", "whole") for token in mention.before)
            self.scene.totals.append(members[0])
        self.scene.said = Said(NOW, members[0], now[0])

    def _recall(self, member: Member, mention: Mention) -> None:
        """Give a level, or the change of one, what was said of the time before it: "so với cùng kỳ (385 vụ)"."""
        now = member.now
        alike = [one for one in self.scene.earlier if one.now and now and one.now.dimension == now.dimension]
        named = [one for one in alike if one.noun and one.noun in mention.noun.split()]
        for one in named[:1] or (alike if len(alike) == 1 else []):
            assert one.now is not None
            self.scene.put(member, ("base", self.scene.base), "before", one.now)
            self.scene.earlier.remove(one)

    def _said_again(self, mention: Mention) -> None:
        """Hold a figure "nêu trên" against the one level before it that it can be."""
        if not any(words in mention.noun for words in AGAIN_SAID):
            return
        again = mention.figure.first
        known = [one for one in self.scene.near(1) if one.now and one.now.dimension == again.dimension]
        words = set(mention.noun.split()) - FILLERS
        alike = (
            [one.now for one in known if words & set(one.noun.split())] if len(known) > 1 else [m.now for m in known]
        )
        if len(alike) == 1 and alike[0] is not None and (claim := listing("equal", again, [alike[0]])):
            self.scene.statements.append(claim)

    def _joins(self, mention: Mention) -> bool:
        """Return whether a level is of the same event as the one before: "96 vụ, 132 đối tượng"."""
        if (
            mention.names
            or mention.verb
            or mention.sign not in (",", "và")
            or not self.scene.topic
            or not self.scene.said
        ):
            return False
        in_list = self.scene.open and self.scene.open[-1].depth == self.scene.depth
        if in_list and (len(self.scene.open[-1].whole) < 2 or not self.scene.open[-1].parts):
            return False
        known = [member.now.dimension for member in self.scene.topic if member.now]
        return (
            self.scene.said.role == NOW
            and bool(known)
            and all(known)
            and mention.figure.first.dimension not in (*known, "")
        )

    def _hold(self, mention: Mention, role: Role) -> None:
        """A figure that holds a level against something: change, progress, share, rest."""
        first = mention.figure.first
        if role.name == "rest" and first.dimension == "điểm" and first.step < 1:
            return  # what is left of a score is another's to give
        if role.name == "rest" and (self._rest_of_list(mention) or self._rest_of_two(mention, role)):
            return
        against = self._against(mention, role)
        self._turn(mention, role)
        for quantity in mention.figure.quantities:
            if role.falls:
                quantity = quantity.negative()
            member = self.scene.whose(quantity, role, mention)
            quantity = like(quantity, member) if role.name == "difference" else quantity
            if role.name == "multiple" or (role.name == "times" and not role.falls):
                quantity = replace(quantity, counted=False)
            if role.name == "rest" and member.now is None:
                member.now = quantity  # "giảm 35 đơn, còn 240 đơn": what is left is the level
                self.scene.said = Said(NOW, member, quantity)
                continue
            guessed = _is_of_object(mention, role) or (role.name == "rest" and _names_owner(mention))
            slot = self.scene.put(member, against, role.name, quantity, guessed)
            if role.name == "share":
                slot.verb = mention.verb
                slot.of = frozenset(token.key for token in mention.after if token.kind == "word") - FILLERS
                self.scene.name_whole(slot, mention.after)  # "330/456 ý kiến, chiếm 68% tổng số đại biểu Quốc hội"
            self.scene.said = Said(role, member, quantity, slot)
            if role.name == "difference":
                self._recall(member, mention)
        if mention.figure.over and self.scene.said and self.scene.said.slot:
            self.scene.said.slot.account.takes("before", mention.figure.over)

    def _turn(self, mention: Mention, role: Role) -> None:
        """Speak of what a change, a progress or a share names, where that is not what was spoken of."""
        opens = mention.has("open", "closed") and role.against == "base"
        grown = role.name == "growth" and self.scene.topic and self.scene.topic[-1].grown
        counted = self.scene.counted_in(mention) if role.against == "base" else None
        if counted is not None:
            self.scene.topic = [counted]
        elif (mention.names and not self.scene.is_spoken_of(mention)) or opens or grown:
            self.scene.speak_of([Member(None, mention.noun, self.scene.sentence)])
        elif role.name == "share":
            self._turn_to_rest()

    def _rest_of_list(self, mention: Mention) -> bool:
        """Take "trong đó a, còn lại b" for a list that its rest closes."""
        rest, open_lists = mention.figure.first, self.scene.open
        if not open_lists or open_lists[-1].depth != self.scene.depth or len(open_lists[-1].parts) != 1:
            return False
        wholes = [one.now.dimension for one in open_lists[-1].whole if one.now]
        if rest.dimension not in wholes:
            return False
        member = Member(rest, mention.noun, self.scene.sentence)
        self.scene.speak_of([member])
        open_lists[-1].closed = True
        self.scene.said = Said(NOW, member, rest)
        return True

    def _rest_of_two(self, mention: Mention, role: Role) -> bool:
        """Take "giao 164 nhiệm vụ, đã thực hiện 131 nhiệm vụ, còn 33 nhiệm vụ": what two levels leave."""
        rest = mention.figure.first
        known = [one for one in self.scene.near() if one.now and one.now.dimension == rest.dimension]
        if len(known) == 1 and (plan := known[0].role("plan")) and not known[0].role("whole", "progress"):
            slot = self.scene.put(known[0], ("whole", ""), "whole", plan, guessed=True)
            slot.account.takes("rest", rest)  # "kế hoạch 86 tỷ đồng, giải ngân 51 tỷ đồng, còn lại 35 tỷ đồng"
            return True
        if len(known) != 2 or any(one.slots or one.scope for one in known[:1]) or known[1].role("whole"):
            return False
        (whole, done), words = (one.now for one in known), set(known[1].noun.split())
        if whole is None or done is None or not words & DONE or done.value > whole.value:
            return False
        slot = self.scene.put(known[1], ("whole", ""), "whole", whole)
        slot.account.takes("rest", rest)
        self.scene.said = Said(role, known[1], rest, slot)
        return True

    def _turn_to_rest(self) -> None:
        """Speak of what is left, where it was told last: "còn 3 chỉ tiêu (20%)" is a share of the same whole."""
        said = self.scene.said
        if said is None or said.role.name != "rest" or (whole := said.member.role("whole")) is None:
            return
        rest = Member(said.quantity, said.member.noun, self.scene.sentence)
        self.scene.put(rest, ("whole", ""), "whole", whole)
        self.scene.speak_of([rest], listed=False)

    def _against(self, mention: Mention, role: Role) -> Against:
        near = mention.near(role.against)
        if role.name == "multiple" and near is None and mention.after and mention.after[0].kind == "time":
            near = mention.after[0]  # "gấp 2,7 lần năm 2025"
        elif role.name == "multiple" and near is None and (other := _compared_with(mention)):
            return ("base", other)  # "gấp đôi so với ngày thường"
        elif role.name == "multiple" and near is None and mention.after and mention.after[0].kind == "word":
            return ("base", " ".join(token.key for token in mention.after))  # "gấp 5 lần vốn điều lệ (430 tỷ đồng)"
        if role.against == "base" and near is None and (other := _compared_with(mention)):
            return ("other", other)  # "tăng từ 81 lên 83 nghìn đồng, tương đương tăng 3% so với tham chiếu"
        if role.against == "base":
            return ("base", base_key(near.key) if near else None)
        if role.against == "plan":
            place = mention.after.index(near) if near in mention.after else 0
            words = (
                [token.key for token in mention.after[place:] if token.key not in GIVEN]
                if near in mention.after
                else []
            )
            return ("plan", " ".join(words))
        return (role.against, "")

    def _apart(self, mention: Mention) -> bool:
        """Take a whole that stands after its part, or a plan that stands before its level."""
        word = mention.before[0] if mention.before else None
        if mention.has("total") and not _is_of_another_total(mention) and self._total(mention):
            return True
        if word is None or (mention.sort != "amount" and not self._is_target(mention)):
            return False
        if self._time_before(mention) or self._compared_level(mention):
            return True
        whole = next((token for token in mention.before if token.kind == "whole"), None)
        if (
            whole
            and self.scene.said
            and mention.sign == ""
            and (whole.key.startswith(_ASIDE) or self.scene.said.quantity.is_percent)
        ):
            self._of_whole(mention, self.scene.said, whole)
            return True
        ends = [token.kind for token in mention.before if token.kind == "plan" or token.key not in BEHIND_PLAN]
        if "plan" in (word.kind, *ends[-1:]) and not self._is_reached(mention):
            if (
                self.scene.said
                and self.scene.said.member.now
                and self.scene.said.member.now.dimension == mention.figure.first.dimension
            ):
                self.scene.put(self.scene.said.member, ("plan", None), "plan", mention.figure.first)
            else:
                self.scene.planned = mention.figure.first
            return True
        return False

    def _of_whole(self, mention: Mention, said: Said, word: Token) -> None:
        slot = self.scene.put(said.member, ("whole", ""), "whole", mention.figure.first)
        slot.verb = slot.verb or ("in" if word.key.startswith("trong") else "")
        slot.account.guessed.discard("share")
        self.scene.add_total(mention)

    @staticmethod
    def _is_reached(mention: Mention) -> bool:
        """Return whether a figure behind the word for a plan is what came of it: "kế hoạch đạt 62 ha"."""
        verbs = [token for token in mention.before if token.kind in ("rise", "fall", "excess", "level")]
        return any(token.key != "là" for token in verbs)

    def _is_target(self, mention: Mention) -> bool:
        """Return whether a per cent is what a rate was planned to be: "đạt 1,8%/kế hoạch 1,5%"."""
        is_plan = bool(mention.before) and mention.before[-1].kind == "plan" and not mention.verb
        said = self.scene.said
        return is_plan and said is not None and said.role == NOW and said.quantity.is_percent

    def _time_before(self, mention: Mention) -> bool:
        """Take a level of the time before: "tăng 7% so với cùng kỳ là 512 lượt", "; cùng kỳ 512 lượt"."""
        base = next((token for token in mention.before if token.kind == "base"), None)
        if base is None or self.scene.said is None or mention.verb not in ("", "level") or mention.names:
            return False
        after = [token.key for token in mention.before[mention.before.index(base) :]]
        follows = mention.sign == "" and self.scene.said.role.against == "base" and "với" not in after
        if not follows and (base is not mention.before[0] or base.key.startswith("so ")):
            return False
        for quantity in mention.figure.quantities:
            member = self.scene.level_like(quantity, self.scene.said.member)
            self.scene.put(member, ("base", base_key(base.key)), "before", like(quantity, member))
        return True

    def _compared_level(self, mention: Mention) -> bool:
        """Take the level before of "tăng 7,7% so với 4.865 tin báo của năm 2025"."""
        said, words = self.scene.said, mention.before
        if said is None or said.slot is None or mention.sign or [token.kind for token in words] != ["compare"]:
            return False
        now = said.member.now
        if said.role.against != "base" or now is None or now.dimension != mention.figure.first.dimension:
            return False
        said.slot.account.takes("before", mention.figure.first)
        return True

    def _total(self, mention: Mention) -> bool:
        """Take a total that stands after what it adds: "1.250 tấn và 2.340 tấn, tổng cộng 3.590 tấn"."""
        total = mention.figure.first
        known = [one.now for one in self.scene.near() if one.now]
        if self.scene.lists and self.scene.lists[-1].whole and total.value in [one.value for one in known]:
            return True  # the whole of the list is told once more
        added = [one for one in known if one.dimension == total.dimension]
        claim = listing("sum", total, added, "said" if added == known else "likely") if len(added) > 1 else None
        self.scene.statements += [claim] if claim else []
        return claim is not None

    def _after_bracket(self, mention: Mention) -> bool:
        """Take the whole of "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn"."""
        slashed = bool(mention.before) and mention.before[-1].key == "/" and mention.sign == ""
        plain = all(token.kind == "word" for token in mention.before[:-1])
        if not slashed or not plain or self.scene.said is None or self.scene.said.role != NOW:
            return False
        self.scene.put(self.scene.said.member, ("whole", ""), "whole", mention.figure.first)
        return True

    def _from_to(self, mention: Mention) -> bool:
        """Take "từ a xuống còn b": the level before and the level now."""
        last = mention.before[-1].kind if mention.before else ""
        if last == "from":
            self._starts(mention)
            return True
        if self.scene.started is None or last not in ("up to", "down to", "to", "rest"):
            return False
        start, end, self.scene.started = self.scene.started, mention.figure.first, None
        if not start.dimension:
            start = in_unit_of(start, end)
        if start.dimension != end.dimension or end.dimension in LASTING:
            return True
        lead = self.scene.lead
        if lead and lead.has("raised"):
            self._raised(start, end)
        moves = lead is not None and (lead.has("rise", "fall", "raised") or bool(self.scene.turned))
        if last == "to" and (not moves or (end.is_percent and self.scene.turned)):
            return True  # "giảm từ 30 đến 70%", "phải nộp từ 30 đến 160 nghìn đồng": a range
        orders = {ORDERS[word] for word in (last, self.scene.turned) if word in ORDERS and last != "to"}
        self.scene.statements += [claim for order in sorted(orders) if (claim := listing(order, end, [start]))]
        changed = self.scene.said if self.scene.said and self.scene.said.role.against == "base" else None
        if changed and lead and (self.moved or (lead.sign and changed.role.name == "times")):
            changed = None  # "tăng 7,5%, lãi tăng từ 58,9 tỷ đồng lên 68,3 tỷ đồng"; "tăng vốn 2 lần, từ ..."
        member = Member(end, mention.noun, self.scene.sentence)
        slot = self.scene.put(member, ("base", None), "before", start)
        if changed and changed.slot:
            slot.account.takes(changed.role.name, changed.quantity)
        self.scene.speak_of([member])
        self.scene.said = Said(NOW, member, end)
        return True

    def _starts(self, mention: Mention) -> None:
        """Note the level of "từ a", unless it is a place in a rank: there a lower one is higher."""
        ranked = RANKED & {word for token in mention.before for word in token.key.split()}
        is_place = mention.figure.first.dimension == "rank" or bool(ranked)
        self.scene.started = None if is_place else mention.figure.first
        self.scene.lead = mention
        self.moved = mention.names or self.since
        verbs = [token.kind for token in mention.before if token.kind in ("rise", "fall")]
        self.scene.turned = verbs[-1] if verbs and mention.before[-2].kind == verbs[-1] else ""

    def _raised(self, start: Quantity, end: Quantity) -> None:
        """Take "thành lập mới 9 hợp tác xã, nâng tổng số từ 214 lên 223": what was and what is new."""
        new = [one.now for one in self.scene.near() if one.now and one.now.dimension == end.dimension]
        claim = listing("sum", end, [start, *new]) if len(new) == 1 else None
        self.scene.statements += [claim] if claim else []

    def _place(self, mention: Mention) -> None:
        """A place in a rank: "xếp thứ 12/34", and the place before in brackets."""
        place = mention.figure.first
        if self.scene.depth and self.scene.said and self.scene.said.member.role("place") and self.scene.said.slot:
            self.scene.said.member.slots[0].account.takes("place before", place)
            return
        member = Member(None, mention.noun, self.scene.sentence)
        slot = self.scene.put(member, ("rank", ""), "place", place)
        if mention.figure.over:
            slot.account.takes("among", mention.figure.over)
        self.scene.topic = [member]
        self.scene.members.append(member)
        self.scene.said = Said(Role("", "place"), member, place, slot)

    def _called(self, by: str, totals: Sequence[Quantity]) -> list[Quantity]:
        """Return the count that stands beside a total under another name: "24 phòng, đơn vị với 312 sáng kiến"."""
        near = [one for one in self.scene.near() if one.now and one.now.counted]
        others = [one.now for one in near if one.now and one.now not in totals]
        return others if len(others) == 1 and any(by in one.noun for one in near) else []

    def _monthly(self, average: Quantity, of: str, by: str) -> bool:
        """An average over the months that the sentence tells of: "bình quân mỗi tháng 310 tin"."""
        window, totals = self.scene.window, [one.now for one in self.scene.near() if one.now]
        totals = [one for one in totals if one.dimension == of]
        if window and len(totals) == 1 and window.value > MONTHS[by]:
            member = Member(totals[0], "", self.scene.sentence)
            share = replace(window, value=window.value / MONTHS[by], text=f"{window.value / MONTHS[by]} {by}")
            slot = self.scene.put(member, ("number", ""), "average", replace(average, counted=False))
            slot.account.takes("number", share)
            self.scene.members.append(member)
        return True

    def _by_the_month(self, of: str, by: str) -> str:
        """Return "người" of "đồng/người/tháng", where the total is one of a month: "tổng quỹ lương tháng"."""
        month = next((word for word in by.split("/") if word in MONTHS), "")
        of_month = any(one.now and one.now.dimension == of and month in one.noun.split() for one in self.scene.near())
        others = [word for word in by.split("/") if word != month]
        return others[0] if of_month and len(others) == 1 else by

    def _average(self, mention: Mention) -> bool:
        """Hold an average against what was counted before: "bình quân 12 triệu đồng/hộ"; True where it is no level."""
        average = mention.figure.first
        of, _, by = average.dimension.partition("/")
        if mention.has("each") and not by:
            of, by = average.dimension, next((token.key for token in mention.before if token.key in MONTHS), "")
            keys = [token.key for token in mention.before]
            by = by or next(iter(keys[keys.index("mỗi") + 1 :]), "")
            if not by:
                return True
        if not by:
            return False
        of = ALIASES.get(of, of)
        if (of, by) == ("weight", "area"):
            return False  # of what was harvested, which is not all that is grown
        if "/" in by:
            by = self._by_the_month(of, by)
        if by in MONTHS:
            return self._monthly(average, of, by)
        known = [one.now for one in reversed(self.scene.near()) if one.now]
        totals = [one for one in known if one.dimension == of]
        numbers = [one for one in known if one.dimension == by]
        numbers = numbers or self._called(by, totals)
        if len(totals) != 1 or len(numbers) != 1:
            return False
        member = Member(totals[0], "", self.scene.sentence)
        self.scene.put(member, ("number", ""), "average", average).account.takes("number", numbers[0])
        self.scene.members.append(member)
        return False  # and a level: "bình quân 15 triệu đồng/hộ, tăng 10% so với cùng kỳ"


def _hedged(mention: Mention) -> Mention:
    """Return "gần gấp 5 lần" with its figure as hedged as "gấp gần 5 lần"."""
    kinds = [token.kind for token in mention.before[-2:]]
    first = mention.figure.first
    if first.hedge or kinds != ["hedge", "multiple"]:
        return mention
    near = replace(first, hedge=HEDGES[mention.before[-2].key])
    return replace(mention, figure=replace(mention.figure, quantities=(near, *mention.figure.quantities[1:])))


def _is_of_another(mention: Mention) -> bool:
    """Return whether a per cent is none of the level before: "lần lượt tăng 7% và 8%", "thấp hơn mục tiêu 75%"."""
    if mention.sort != "percent" or not mention.before:
        return False
    compared = mention.before[-1].kind == "plan" and any(token.key in LOWER for token in mention.before)
    return mention.has("in turn") or compared


def _names_owner(mention: Mention) -> bool:
    """Return whether what is left is another's: "; ngân hàng Y cũng còn 9.300 tỷ đồng"."""
    at = next((at for at, token in enumerate(mention.before) if token.kind == "rest"), 0)
    return mention.sign == ";" and Mention(mention.figure, mention.before[:at]).names


def _is_averaged_change(mention: Mention) -> bool:
    """Return whether a change is one on the average: "mức tăng trung bình 38 chuyến/ngày"."""
    kinds = [token.kind for token in mention.before]
    return mention.verb == "change" and "average" in kinds[-2:] and kinds.index("average") > 0


def _is_of_another_total(mention: Mention) -> bool:
    """Return whether somebody is named who has a total: "nhà mạng Y có tổng cộng 46.900 thuê bao"."""
    at = next(at for at, token in enumerate(mention.before) if token.kind == "total")
    return Mention(mention.figure, mention.before[:at]).names


def _compared_with(mention: Mention) -> str:
    """Return what a figure is compared with where that is no time: "so với ngày thường"."""
    kinds = [token.kind for token in mention.after[:2]]
    return " ".join(token.key for token in mention.after[1:]) if kinds == ["compare", "word"] else ""


def _is_of_object(mention: Mention, role: Role) -> bool:
    """Return whether something stands between a verb of change and its figure: "năm 2027 tăng phí 10 dự án"."""
    verbs = [at for at, token in enumerate(mention.before) if token.kind in ("rise", "fall")]
    behind = mention.before[verbs[-1] + 1 :] if verbs else ()
    return role.name == "difference" and any(token.kind == "word" and token.key not in FILLERS for token in behind)


def _is_uncounted(before: Sequence[Token], listed: Breakdown) -> bool:
    """Return whether a member of a list has no figure: "gồm 2 trạm ở A, 2 trạm ở B và trạm C"."""
    units = {one.now.dimension for topic in listed.parts for one in topic if one.now and one.now.dimension}
    return any(unit_at(before, at)[0] in units for at in range(len(before)))


def window_of(token: Token) -> Quantity | None:
    """Return the months that a time lasts: "6 tháng đầu năm", "quý III", "năm 2026"."""
    found = re.search(r"\b0?(\d{1,2}) tháng\b(?! tuổi)", token.key)
    months = int(found[1]) if found else 3 if token.key.startswith("quý") else 0
    months = months or 12 * bool(re.fullmatch(r"năm \d{4}", token.key))
    text = f"{months} tháng"
    return Quantity(Fraction(months), counted=True, dimension="tháng", unit="tháng", text=text) if months else None


def _until_sign(items: Sequence[Item], at: int) -> tuple[Token, ...]:
    """Return the words from a place to the next sign, figure or bracket."""
    found: list[Token] = []
    while at < len(items):
        item = items[at]
        at += 1
        if not isinstance(item, Token) or item.key in (*SEPARATORS, "/") or item.kind == "and":
            break
        found.append(item)
    return tuple(found)

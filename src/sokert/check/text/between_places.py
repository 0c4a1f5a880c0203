"""Holds what one place of a document says against another: a sentence against a table, a growth against a growth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sokert.check.text.claimed import Claim, Read, Site, Source
from sokert.check.text.passage import Passage
from sokert.figures import LISTS, Account, Judgement, Quantity, Statement, judge, slipped, statements_of
from sokert.vietnamese.read import read as said_in
from sokert.vietnamese.read.discourse import Member
from sokert.vietnamese.read.quantities import is_unit, unit_quantity
from sokert.vietnamese.read.restated import restated

NAMED = 2  # words of a name that is not met by chance
TIMES = {"now", "before"}
SAME_PERIOD = ("base", "cùng kỳ")
LONG = 3  # digits of a figure that is not met by chance
SURE = 4  # digits of one that is not met by chance with two of them swapped
_BRACKETS = re.compile(r"(.*\S) ?\((?:đvt: ?|đơn vị(?: tính)?: ?)?([^()]+)\)")  # a row's name, and its unit
_COUNT = re.compile(r"^(?:tổng )?số (?:lượng )?")  # a row counts what a sentence names
_SIGN = re.compile(r"[.;:,()\d]")
_WORD = re.compile(r"[^\W\d_]+")
SHORT, BELOW = 150, 4  # characters of a heading at most, paragraphs below it that tell of it
_LONG_FIGURE = re.compile(r"\d[\d.,]*\d[\d.,]*\d")
NEAR = 2  # times: a figure further off is of something else


def across(reads: Sequence[Read]) -> Iterator[Claim]:
    """Yield the claims that two places of a document make of one thing."""
    rows, every = _rows(reads), _every_row(reads)
    for read in reads:
        if read.said is None:
            continue
        beside = [claim for member in read.said.members for claim in _beside_table(member, read, rows)]
        known = {id(claim.statement.stated) for claim in beside}
        yield from beside
        for one in read.said.quantities if every else ():
            if id(one) not in known:
                yield from _swapped_in_a_row(one, read, every)
    yield from _growths(reads)
    yield from _since_then(reads)


def below_headings(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield that a figure in a heading is that of the text right below it, which names the same thing."""
    heading, since = None, 0
    for passage in (one for one in passages if one.kind == "body"):
        if heading is not None and since < BELOW:
            yield from _restated(heading, passage)
        is_heading = len(passage.text) < SHORT and passage.text[-1] not in ".;," and _LONG_FIGURE.search(passage.text)
        heading, since = (passage, 0) if is_heading else (heading, since + 1)


def _restated(heading: Passage, passage: Passage) -> Iterator[Claim]:
    if not _LONG_FIGURE.search(passage.text):
        return
    ends = len(heading.text)
    text = f"{heading.text}\n{passage.text}"
    source = Source({0: heading, 1: passage}, (0, ends + 1))
    for claim in restated(text, said_in(text).quantities):
        if claim.stated.place.start > ends > claim.terms[0].place.start:
            yield Claim(judge(claim), source)


Row = tuple[Source, list[Quantity]]
TimedRow = tuple[Read, Mapping[str, Quantity]]
"""A row with its figure now and before, and the table it stands in."""


def _rows(reads: Iterable[Read]) -> Mapping[str, Mapping[str, Row]]:
    """Return the rows of all tables by the first word of their name, and by it; one that stands twice names nothing.

    A row's figure of this period stands before its others.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for read in reads:
        if read.said is None:
            by_row: dict[tuple[object, str], list[Quantity]] = defaultdict(list)
            for one in map(_in_brackets, read.quantities):
                by_row[_row_of(one), one.noun].append(one)
            now = {row["now"].place for row in read.roles if "now" in row}
            for (_, name), figures in by_row.items():
                found[name].append((read.source, sorted(figures, key=lambda one: one.place not in now)))
    by_word: dict[str, dict[str, Row]] = defaultdict(dict)
    for name, rows in found.items():
        if len(rows) == 1 and len(name.split()) >= NAMED:
            by_word[name.partition(" ")[0]][name] = rows[0]
    return by_word


def _in_brackets(one: Quantity) -> Quantity:
    """Return a figure of a table in the unit that its row's name has in brackets: "Sản lượng lúa (tấn)"."""
    if one.dimension or not (named := _BRACKETS.fullmatch(one.noun)) or not is_unit(named[2]):
        return one
    read = unit_quantity(one.value, one.step, named[2])
    return replace(read, noun=named[1], text=one.text, place=one.place, counted=one.counted and read.scale == 1)


def _row_of(one: Quantity) -> object:
    return one.place.source[0] if isinstance(one.place.source, tuple) else None


def _beside_table(member: Member, read: Read, rows: Mapping[str, Mapping[str, Row]]) -> Iterator[Claim]:
    """Yield that a level in a sentence is that of the row of its name: asked, unless two digits are swapped."""
    now = member.now
    if now is None or now.is_percent or now.hedge or len(now.digits) < LONG or member.scope:
        return
    said = f" {member.noun} "
    named = [name for word in dict.fromkeys(said.split()) for name in rows.get(word, {}) if f" {name} " in said]
    if len(named) != 1:
        return
    source, figures = rows[named[0].partition(" ")[0]][named[0]]
    alike = [one for one in figures if one.dimension in ("", now.dimension) and not one.is_percent]
    first = alike[0] if alike else None
    if first is None or any(one.rounded.meets(now.rounded) for one in alike):
        return
    if first.value <= now.value * NEAR and now.value <= first.value * NEAR:
        judgement = judge(Statement(LISTS["equal"], now, (first,), "likely"))
        yield Claim(judgement, Source({**source.passages, **read.source.passages}, read.source.starts))


def _every_row(reads: Iterable[Read]) -> Mapping[str, Mapping[str, Row]]:
    """Return the rows of all tables as `_rows` does, with every figure, their names without signs."""
    held = (
        Read(one.source, [replace(own, noun=_name(own)) for own in map(_in_brackets, one.figures)], roles=one.roles)
        for one in reads
    )
    return _rows([one for one in held if one.quantities])


def _swapped_in_a_row(now: Quantity, read: Read, rows: Mapping[str, Mapping[str, Row]]) -> Iterator[Claim]:
    """Yield that a figure is one of the row whose name stands around it, but for two swapped digits.

    The words around a figure may tell more than the row's name, so nothing but that slip says that it is the same one.
    """
    site = read.source.site(now)
    if site is None or now.is_percent or now.hedge or len(now.digits) < SURE:
        return
    said = f" {_plain(_around(site))} "
    named = [
        row for word in dict.fromkeys(said.split()) for name, row in rows.get(word, {}).items() if f" {name} " in said
    ]
    for source, figures in named:
        alike = [_as(now, one) for one in figures if one.dimension in ("", now.dimension) and not one.is_percent]
        if any(one.rounded.meets(now.rounded) for one in alike):
            return
        if first := next((one for one in alike if slipped(now, one) == "swapped"), None):
            judgement = judge(Statement(LISTS["equal"], now, (first,), "likely"))
            yield Claim(judgement, Source({**source.passages, **read.source.passages}, read.source.starts))
            return


def _as(now: Quantity, one: Quantity) -> Quantity:
    """Return a figure of a table without units in the unit of the sentence that names its row."""
    return (
        one if one.dimension else replace(one, value=one.value * now.scale, step=one.step * now.scale, scale=now.scale)
    )


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))


def _around(site: Site) -> str:
    """Return a figure's unit and the words before and behind it, up to a sign or another figure."""
    text = site.passage.text
    before = _SIGN.split(text[: site.start].rstrip(" :"))[-1]
    unit = text[site.start : site.end].lstrip("0123456789.,")
    return f"{before} {unit} {_SIGN.split(text[site.end :])[0]}"


def _growths(reads: Iterable[Read]) -> Iterator[Claim]:
    """Yield that one level has one growth against one time, wherever it is told."""
    stated: dict[tuple[object, ...], tuple[Quantity, Read]] = {}
    for read in reads:
        for member in read.said.members if read.said else ():
            now = member.now
            if now is None or now.hedge or now.is_percent or len(now.digits) < LONG:
                continue
            for slot in member.slots:
                growth = slot.account.roles.get("growth")
                if growth is None or slot.against[1] is None:
                    continue
                first, where = stated.setdefault((now.value, now.dimension, slot.against), (growth, read))
                if where is not read and not first.possible.meets(growth.possible):
                    yield Claim(_two(growth, first), read.source)


def _since_then(reads: Sequence[Read]) -> Iterator[Claim]:
    """Yield what a sentence says of a row's figure since the same period, which the row has too.

    The figure is the row's own: the same number, and the row's name stands around it.
    """
    rows: dict[str, list[TimedRow]] = defaultdict(list)
    for table in reads:
        for row in table.roles:
            if row.keys() >= TIMES:
                rows[row["now"].digits].append((table, row))
    for read in reads if rows else ():
        for member in read.said.members if read.said else ():
            for slot, account in zip(member.slots, member.accounts(), strict=True):
                if slot.against == SAME_PERIOD and "before" not in account.roles and "now" in account.roles:
                    yield from _by_rows(account, rows, read)


def _by_rows(account: Account, rows: Mapping[str, Sequence[TimedRow]], read: Read) -> Iterator[Claim]:
    """Yield what an account says that follows from a row's two figures; of several rows what the likeliest says."""
    now = account.roles["now"]
    site = read.source.site(now) if len(now.digits) >= LONG and not now.hedge else None
    said = f" {_plain(_around(site))} " if site else ""
    claims: list[list[Claim]] = []
    for table, row in rows.get(now.digits, ()) if said else ():
        if f" {_name(row['now'])} " in said and _as(now, row["now"]).value == now.value:
            source = Source({**table.source.passages, **read.source.passages}, read.source.starts)
            roles = {**account.roles, "before": _as(now, row["before"])}
            judged = (judge(replace(one, ground="likely")) for one in statements_of(Account(roles)))
            claims.append([Claim(one, source) for one in judged])
    yield from min(claims, key=lambda one: sum(claim.level is not None for claim in one), default=())


def _name(figure: Quantity) -> str:
    """Return the name of a figure's row without signs."""
    return _COUNT.sub("", _plain(figure.noun))


def _two(growth: Quantity, first: Quantity) -> Judgement:
    return judge(Statement(LISTS["equal"], growth, (first,), "likely"))

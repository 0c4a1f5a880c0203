"""Reads tables: header words find the columns, numbering finds the rows under a row, and totals add up.

What a table only suggests (a column that is the sum of others, a row that is the sum of those under it) is taken
as said once most of the table does so: then the rows that do not are the faults.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise, permutations
from typing import NamedTuple

from sokert.figures.judge import quick_verdict
from sokert.figures.quantity import Quantity, Span
from sokert.figures.statements import Account, Statement, listing, statements_of
from sokert.vietnamese.read.claims import are_opposite
from sokert.vietnamese.read.heads import CELL, YEAR, body_of, goes_on, kinds_of
from sokert.vietnamese.read.measured import measured
from sokert.vietnamese.read.quantities import is_unit, quantity_at, unit_quantity
from sokert.vietnamese.read.tokens import key_of, tokens_of

Rows = Sequence[Sequence[str]]

# What a column holds, by the words of its head; the first that fits. A head of several rows is read as one.
HEADS: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:s?tt|số tt|số thứ tự)$"),
    ("points", r"điểm ?(?:%|phần trăm)"),
    ("note", r"^mã (?:hàng|số)|thuế suất|lãi suất|ghi chú|nguồn (?:số liệu|dữ liệu|tin)|(?:xếp|thứ) hạng|^hạng$|điểm"),
    ("unit", r"^(?:đvt|đơn vị tính|đ/v tính|đơn vị)$|đơn vị tính"),
    ("excess", r"(?:vượt|tăng).*(?:kế hoạch|\bkh\b|dự toán).*%|%.*vượt"),
    (
        "progress",
        r"(?:%|tỷ lệ|so sánh|so với|so |đạt).*(?:kế hoạch|\bkh\b|dự toán|chỉ tiêu|\bdt\b)|(?:th|thực hiện)/(?:kh|dt)",
    ),
    ("growth", r"(?:tăng|giảm|\+/-).*%|%.*(?:tăng|giảm)|tốc độ tăng"),
    ("difference", r"chênh lệch|tăng.*giảm|\+/-|\(\+,-\)"),
    (
        "against",
        r"(?:%|tỷ lệ|so sánh|so với|so ).*(?:cùng kỳ|(?:năm|kỳ|quý|tháng) trước|năm ngoái|\bck\b|năm \d{4}|svck)"
        r"|(?:th|thực hiện)/(?:ck|cùng kỳ)",
    ),
    ("share", r"tỷ lệ|tỷ trọng|cơ cấu|^%|\(%\)|%$"),
    ("opening", r"(?:dư nợ|dư|tồn|số).*(?:đầu (?:năm|kỳ)|kỳ trước)|kỳ trước chuyển"),
    ("closing", r"(?:dư nợ|dư|tồn).*cuối (?:năm|kỳ|quý)|chuyển kỳ sau"),
    ("goes", r"thu nợ|chuyển đi|xuất trong kỳ"),
    ("comes", r"cho vay|nhập trong kỳ|tiếp nhận mới|mới tiếp nhận|thụ lý mới"),
    ("rest", r"^(?:số |vốn )?còn (?:lại|phải)|chưa giải ngân|chưa thực hiện"),
    ("open", r"^trong đó|trong đó:"),
    ("before", r"cùng kỳ|(?:năm|kỳ|quý|tháng) trước|năm ngoái|\bck\b"),
    ("plan", r"kế hoạch|\bkh\b|dự toán|chỉ tiêu giao|\bdt\b|giao năm"),
    ("total", r"tổng số|tổng cộng|tổng|cộng"),
    ("now", r"thực hiện|\b[ưu]?th\b|kết quả|số liệu|đạt được|\bước\b|kỳ này|số lượng|giải ngân|kỳ báo cáo"),
)
RATES = ("excess", "progress", "growth", "against", "share", "points")
WORDS = ("number", "name", "unit", "note")
_RANK = re.compile(r"(?:xếp|thứ) hạng|^hạng$")
_ESTIMATE = re.compile(r"ước(?: đạt| tính)?:? ", re.IGNORECASE)  # "ước 9.860,7", as a sentence tells it too
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[A-HJ-UWYZĐ]\.?",
        r"[IVX]+\.?",
        r"\d+\.?",
        r"\d+\.\d+\.?",
        r"\d+\.\d+\.\d+\.?",
        r"[a-zđ][).]?",
        r"[-–*]",
        r"\+",
    )
)
BULLET = 6  # the level of a sign of a list
_BULLET = re.compile(r"[-–*+] ")
_FORMULA = re.compile(r"\(?(\d+)\)?\s*=\s*([\d()+\-/*x×%:, ]+)\)?")
_RATED = re.compile(r"t[ỷỉ] (?:lệ|trọng)|%|bình quân|tốc độ|so (?:với|sánh)")  # what such a row holds does not add up
_MEAN = re.compile(r"bình quân|trung bình|năng suất|\([^()/]+/[^()/]+\)")
_TOTAL = re.compile(
    r"^(?!tổng (?:hợp|kết|quan|quát|cục|công ty|giám đốc)\b)"
    r"(?:tổng|tổng cộng|tổng số|cộng|toàn (?:tỉnh|huyện|xã|thành phố|ngành|trường|quốc)|cả nước|tổng toàn)\b"
)
_ALONE = re.compile(r"(?:tổng|tổng cộng|tổng số|cộng)(?: toàn \w+)?(?: ?\(.*\))?:?")
# Thousands as English writes them, and as Vietnamese does.
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DOTS = re.compile(r"[-+−–]?\s*\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_OPEN = re.compile(r"(?:[-–*+] ?)?(?:trong đó|trong số đó|riêng|tr\. ?đó)")

# So many rows make a rule, if of all that could break it no more than one in three do.
RULE, BREAKS = 3, 3
# Of rows whose figures are this large two are enough: they do not add up by chance.
LARGE, ENOUGH = 10, 2
# A rule of two columns and a per cent is looked for among so many columns at most.
COLUMNS = 12
# Rows under a row "Tổng số" are all of it where they miss it by no more than one in so many.
CLOSE = 4
LOST = 2  # times the largest row of a column at most what a row was that its total alone still counts
HUNDRED = 100
PAIR = 2  # columns of counts beside a rate
# Words of a rate that say nothing of what it is of.
_OF_ANY = re.compile(r"\b(?:tỷ lệ|hoàn thành|đạt|thực hiện|giải quyết|xử lý|được|đã|có|số|trong|trên|tổng|cả|kỳ|năm)\b")
_SYLLABLE = re.compile(r"[^\W\d_]+")
MONTHS = 3
_MONTH = re.compile(r"^tháng \d")


@dataclass(slots=True)
class Row:
    """A row of figures: what it is called, how deep it stands, its figures by column."""

    at: int
    name: str
    level: int | None
    unit: str
    figures: dict[int, Quantity] = field(default_factory=dict)
    is_open: bool = False
    notes: dict[int, Quantity] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    """The columns in which it holds numbers that are no one figure: "2 x 307.000", "15 (3 nữ)"."""


@dataclass(slots=True)
class Table:
    """A table as it is read: what each column holds, the words above it, and the rows of figures."""

    kinds: list[str]
    heads: list[tuple[str, ...]]
    rows: list[Row]
    formulas: Mapping[int, str]
    is_headless: bool = False
    goes_on: bool = False
    """Whether its first rows stand in another table."""


def read_table(rows: Rows) -> list[Statement]:
    """Return what a table claims of its figures; each is placed by its row and column.

    >>> table = [["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "% so KH"], ["1", "Trồng rừng (ha)", "120", "90", "57"]]
    >>> [(one.name, one.stated.place.source) for one in read_table(table)]
    [('progress', (1, 4))]
    """
    return _read(rows)[1]


def table_figures(rows: Rows) -> list[Quantity]:
    """Return all figures of a table, row by row, also those of which it claims nothing.

    >>> [one.text for one in table_figures([["Đơn vị", "Hồ sơ"], ["Xã A", "12"], ["Xã B", "x"], ["Xã C", "20"]])]
    ['12', '20']
    """
    return table_reading(rows).figures


class TableReading(NamedTuple):
    """What a table tells: all its figures, row by row, what it claims of them, and each row's figures by their roles.

    A row has a figure "now", "before" and "plan" where one column alone is that.
    """

    figures: list[Quantity]
    claims: list[Statement]
    roles: Sequence[Mapping[str, Quantity]]


def table_reading(rows: Rows) -> TableReading:
    """Return what a table tells.

    >>> table = [["Chỉ tiêu", "Năm 2025", "Năm 2026"], ["Hồ sơ", "120", "130"]]
    >>> [(role, one.text) for role, one in table_reading(table).roles[0].items()]
    [('before', '120'), ('now', '130')]
    """
    table, claims = _read(rows)
    if table is None:
        return TableReading([], claims, [])
    figures = [row.figures | row.notes for row in table.rows]
    columns = _roles(table, _columns(table)).items()
    named = [{role: row.figures[col] for role, col in columns if col in row.figures} for row in table.rows]
    return TableReading([one[col] for one in figures for col in sorted(one)], claims, named)


def _read(rows: Rows) -> tuple[Table | None, list[Statement]]:
    """Return a table and what it claims; where "1,240" may be a thousand and more, as more of its claims hold."""
    table = _table(rows)
    claims = _claims(table)
    if _may_be_english(rows) and (fails := _failing(claims)):
        other = _table(rows, english=True)
        if _failing(others := _claims(other)) < fails:
            return other, others
    return table, claims


def _may_be_english(rows: Rows) -> bool:
    """Return whether commas may stand between thousands: no dot does."""
    cells = [cell.strip() for row in rows for cell in row]
    return any(_COMMAS.fullmatch(cell.lstrip("-+−– ")) for cell in cells) and not any(map(_DOTS.fullmatch, cells))


def _claims(table: Table | None) -> list[Statement]:
    return list(dict.fromkeys([*_across(table), *_down(table), *_ranked(table)])) if table else []


def _failing(claims: Sequence[Statement]) -> int:
    return [quick_verdict(claim) for claim in claims].count("fails")


# --- columns and rows -----------------------------------------------------------------------------------


def _table(rows: Rows, english: bool = False) -> Table | None:
    width = max(map(len, rows), default=0)
    cells = [[*(" ".join(cell.split()) for cell in row), *[""] * (width - len(row))] for row in rows]
    if width < PAIR or (first := body_of(cells)) is None:
        return None
    heads = [tuple(dict.fromkeys(key_of(row[col]) for row in cells[:first] if row[col])) for col in range(width)]
    kinds = _kinds([" ".join(head) for head in heads], cells[first:]) if first else kinds_of(cells)
    formulas = {
        col: found[0] for row in cells[:first] for col, cell in enumerate(row) if (found := _FORMULA.fullmatch(cell))
    }
    body = [row for at in range(first, len(cells)) if (row := _row(at, cells[at], kinds, english)).name or row.figures]
    _opened(body)
    for col in range(width):
        _counted(col, kinds[col], body)
    return Table(kinds, heads, body, formulas, not first, not first and goes_on(cells))


def _kinds(heads: Sequence[str], body: Rows) -> list[str]:
    """Return what each column holds; of columns that only years tell apart the last year is now."""
    kinds = [next((kind for kind, words in HEADS if re.search(words, head)), "") for head in heads]
    for at, kind in enumerate(kinds):  # "Đơn vị" is mostly an office, and a column of words no figures
        words = [key_of(row[at]) for row in body if row[at].strip()]
        if kind == "unit" and any(map(str.isalpha, "".join(words))):  # Phường 1, Phường 2; m2, km2
            kinds[at] = "unit" if sum(map(is_unit, words)) * 2 > len(words) else ""
        elif (
            kind not in ("number", "name", "note")
            and words
            and not any(word[-1].isdigit() or word[-1] == "%" for word in words)
        ):
            kinds[at] = ""
        elif kind == "" and words and all(word.endswith("%") for word in words):
            kinds[at] = "share"
    dated = [
        (max(YEAR.findall(head)), at)
        for at, head in enumerate(heads)
        if kinds[at] in ("now", "") and YEAR.findall(head)
    ]
    if len({year for year, _ in dated}) == 2 and len(dated) == 2:
        (_, before), (_, now) = sorted(dated)
        kinds[before], kinds[now] = "before", "now"
    if "name" not in kinds:
        named = next((at for at, kind in enumerate(kinds) if kind == "" and at < 3), None)
        kinds = [("name" if at == named else kind) for at, kind in enumerate(kinds)]
    return kinds


def _row(at: int, cells: Sequence[str], kinds: Sequence[str], english: bool = False) -> Row:
    words = {kind: cells[col] for col, kind in enumerate(kinds) if kind in ("number", "unit", "name")}
    name = key_of(words.get("name", ""))
    number = words.get("number", "").strip()
    row = Row(at, name, level_of(number), key_of(words.get("unit", "")), is_open=bool(_OPEN.match(name)))
    for col, kind in enumerate(kinds):
        if kind in ("number", "unit", "name"):
            continue
        written = _COMMAS.sub(_dotted, cells[col]) if english else cells[col]
        if not (found := _figure(written, row.unit, kind)):
            row.unread |= {col} if any(map(str.isdigit, cells[col])) and key_of(cells[col]) != name else set()
            continue
        held = row.notes if kind == "note" else row.figures
        held[col] = replace(found, noun=name, text=cells[col], place=Span(0, len(cells[col]), (at, col)))
    return row


def _dotted(found: re.Match[str]) -> str:
    return found[0].replace(",", ".")


def _opened(rows: Sequence[Row]) -> None:
    """Mark the rows of each list that a row "Trong đó:" without figures opens: parts, but not all of their whole.

    Its rows have a sign of a list, or stand deeper than the whole above it; a row with a number of its own ends it.
    """
    parent: Row | None = None
    ends: int | None = None
    for row in rows:
        if row.is_open and not row.figures and parent is not None:
            ends = BULLET - 1 if parent.level is None else parent.level
        elif ends is not None and (_BULLET.match(row.name) if row.level is None else row.level > ends):
            row.is_open = True
        else:
            ends = None
            parent = row if row.figures and not row.is_open else parent


def _figure(cell: str, unit: str, kind: str) -> Quantity | None:
    """Return the figure of a cell in its row's unit; None where it holds more, or less, than one number."""
    estimated = _ESTIMATE.match(cell)
    found = CELL.fullmatch(cell[estimated.end() :] if estimated else cell)
    if found is None:
        return None
    bare = _number(found[2])
    if bare is None or (kind in RATES and "." in found[2] and "," not in found[2] and len(found[2].split(".")[-1]) > 2):
        return None
    value = -bare[0] if found[1] in ("-", "−", "–") else bare[0]
    is_rate = kind in RATES or bool(found[3])
    read = unit_quantity(value, bare[1], "%" if is_rate else unit)
    return replace(read, estimate=True) if estimated else read


@lru_cache(maxsize=4096)
def _number(text: str) -> tuple[Fraction, Fraction] | None:
    """Return a number and one in its last place; None for what is a year or cannot be read."""
    found = quantity_at(tokens_of(text), 0)
    return (found[0].value, found[0].step) if found else None


def level_of(number: str) -> int | None:
    """Return how deep a row stands by its number; None for what is no number of a row.

    >>> level_of("1"), level_of("1.1"), level_of("a)"), level_of("-"), level_of("Hồ sơ")
    (2, 3, 5, 6, None)
    """
    return next((level for level, mark in enumerate(_LEVELS) if number and mark.fullmatch(number)), None)


def _counted(col: int, kind: str, rows: Iterable[Row]) -> None:
    """Take whole numbers without a unit for counts, where their column has no decimals."""
    bare = [row for row in rows if col in row.figures and not row.figures[col].dimension]
    whole = all(row.figures[col].step == 1 for row in bare)
    for row in bare:
        row.figures[col] = replace(row.figures[col], counted=whole and kind not in RATES)


# --- along a row ----------------------------------------------------------------------------------------


def _across(table: Table) -> Iterator[Statement]:
    """Yield what the columns of each row claim of each other."""
    columns = _columns(table)
    roles = _roles(table, columns)
    for named in (roles, *_paired(table, columns, roles)):
        for row in table.rows:
            yield from _row_claims({kind: row.figures[col] for kind, col in named.items() if col in row.figures})
    quotients = list(_quotients(table, roles))
    yield from quotients
    ruled = {claim.stated.place for claim in quotients}
    yield from (claim for claim in _shared_out(table) if claim.stated.place not in ruled)
    yield from measured([" ".join(head) for head in table.heads], (row.figures for row in table.rows))
    yield from _stocks(table, columns)
    counted = replace(table, rows=[row for row in table.rows if not _RATED.search(row.name)])
    yield from _divided(counted)
    for total, parts in _groups(counted):
        yield from _ruled("sum", [(row, total, parts) for row in counted.rows])
    yield from _formulas(counted)


def _columns(table: Table) -> Mapping[str, list[int]]:
    """Return the columns by what they hold."""
    columns: dict[str, list[int]] = defaultdict(list)
    for col, kind in enumerate(table.kinds):
        columns[kind].append(col)
    return columns


def _roles(table: Table, columns: Mapping[str, list[int]]) -> dict[str, int]:
    """Return the column of each role that one column alone has."""
    roles = {kind: cols[0] for kind, cols in columns.items() if len(cols) == 1}
    if "now" not in roles and "total" in roles:
        roles["now"] = roles["total"]
    _name_share(table, roles)
    return roles


def _stocks(table: Table, columns: Mapping[str, Sequence[int]]) -> Iterator[Statement]:
    """Yield what is left of a plan, what a stock has come to, the points of two rates, and what a part is at most."""
    for row in table.rows:
        one = {kind: row.figures[cols[0]] for kind, cols in columns.items() if cols and cols[0] in row.figures}
        if len(columns["share"]) == 2 and "points" in one:
            rates = [row.figures[col] for col in columns["share"] if col in row.figures]
            roles = dict(zip(("rate before", "rate"), rates, strict=False))
            yield from statements_of(Account({**roles, "points": one["points"]}))
        whole = one.get("plan") or one.get("total")
        if "rest" in one and "now" in one and whole and not _is_over(whole, one["now"], one["rest"]):
            yield from statements_of(Account({"whole": whole, "now": one["now"], "rest": one["rest"]}))
        if one.keys() >= {"opening", "closing", "comes", "goes"}:
            moved = [one["opening"], one["comes"], one["goes"].negative()]
            claim = listing("sum", one["closing"], moved)
            yield from [claim] if claim else []
    for col in columns["open"]:
        yield from _at_most(table, col)


def _is_over(whole: Quantity, now: Quantity, rest: Quantity) -> bool:
    """Return whether nothing is said to be left of a whole of which more than all is done."""
    return not rest.value and now.value > whole.value


def _cut_off(table: Table) -> set[int]:
    """Return the column of what is left, where it says nothing of what is more than done: it need not add up."""
    whole, now, rest = (
        next((col for col, kind in enumerate(table.kinds) if kind in kinds), None)
        for kinds in (("plan", "total"), ("now",), ("rest",))
    )
    if whole is None or now is None or rest is None:
        return set()
    known = [row.figures for row in table.rows if row.figures.keys() >= {whole, now, rest}]
    return {rest} if any(_is_over(one[whole], one[now], one[rest]) for one in known) else set()


def _divided(table: Table) -> Iterator[Statement]:
    """Yield that columns that leave nothing out (đúng hạn, quá hạn; the months of a quarter) make another."""
    cols = [col for col, kind in enumerate(table.kinds) if kind not in (*RATES, *WORDS)]
    heads = {col: " ".join(table.heads[col]) for col in cols}
    for size in (3, 2):
        for at in range(len(cols) - size + 1):
            parts = cols[at : at + size]
            whole = cols[at - 1] if at and are_opposite([heads[col] for col in parts]) else None
            if size == MONTHS and all(_MONTH.match(heads[col]) for col in parts) and len(cols) > at + size:
                whole = (
                    cols[at + size] if heads[cols[at + size]].startswith(("quý", "cộng", "tổng", "lũy kế")) else None
                )
            if whole is not None and not _cut_off(table) & {*parts}:
                sums = [listing("sum", row.figures[whole], [row.figures[col] for col in parts]) for row in table.rows
                        if row.figures.keys() >= {whole, *parts}]  # fmt: skip
                yield from _mostly([claim for claim in sums if claim])
                return


def _mostly(claims: Sequence[Statement]) -> Iterator[Statement]:
    """Yield claims that their heads make, unless most of the table says otherwise."""
    fails = [quick_verdict(claim) for claim in claims].count("fails")
    yield from claims if fails * 2 <= len(claims) else ()


def _at_most(table: Table, col: int) -> Iterator[Statement]:
    """Yield that a column "Trong đó: ..." is no more than the column of figures before it."""
    before = [at for at in range(col) if table.kinds[at] not in (*RATES, *WORDS, "open")]
    for row in table.rows:
        if before and col in row.figures and before[-1] in row.figures:
            claim = listing("parts", row.figures[before[-1]], [row.figures[col]])
            yield from [claim] if claim else []


def _name_share(table: Table, roles: dict[str, int]) -> None:
    """Name the column "So sánh (%)" or "Đạt (%)" by the columns beside it."""
    col = roles.get("share")
    if col is None or "now" not in roles or roles.keys() & {"against", "progress"}:
        return
    head = " ".join(table.heads[col])
    bare = head in BARE and len([kind for kind in table.kinds if kind not in (*WORDS, *RATES)]) == 2
    if "plan" in roles and bare and "before" not in roles:
        roles["progress"] = roles.pop("share")
    elif "before" in roles and "plan" not in roles and re.search(r"so sánh|so với|^%", head):
        roles["against"] = roles.pop("share")
    elif "plan" in roles and "before" not in roles and re.search(r"so sánh|so với|đạt|hoàn thành|thực hiện|gi", head):
        roles["progress"] = roles.pop("share")


def _paired(table: Table, columns: Mapping[str, list[int]], roles: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Yield what goes together of several plans, or several times before, and their per cents, by their words."""
    for kind, rate in (("plan", "progress"), ("before", "against")):
        if "now" not in roles or len(columns[kind]) < 2 or len(columns[kind]) != len(columns[rate]):
            continue
        words = {col: set(" ".join(table.heads[col]).split()) for col in (*columns[kind], *columns[rate])}
        for col in columns[rate]:
            shared = [len(words[col] & words[other]) for other in columns[kind]]
            if shared.count(max(shared)) == 1:
                yield {"now": roles["now"], kind: columns[kind][shared.index(max(shared))], rate: col}


BARE = ("tỷ lệ (%)", "tỷ lệ", "%", "(%)", "tỷ lệ %", "đạt (%)", "đạt tỷ lệ (%)")


def _quotients(table: Table, roles: Mapping[str, int]) -> Iterator[Statement]:
    """Yield that a column of per cents is one column of another, or each row's share of the total row."""
    counts = [col for col, kind in enumerate(table.kinds) if kind not in (*RATES, *WORDS, "difference")]
    for col, kind in enumerate(table.kinds):
        if kind != "share" or col in (roles.get("against"), roles.get("progress")) or len(counts) > COLUMNS:
            continue
        rules = [found for part, whole in permutations(counts, 2) if (found := _quotient(table.rows, col, part, whole))]
        for total, parts in _totals(table.rows):
            rules += [found for count in counts if (found := _shares(total, parts, col, count))]
        kept = [claims for claims in rules if _is_rule(claims) or (len(counts) == PAIR and _is_proved(claims))]
        if not kept and len(counts) == PAIR:
            yield from _likely_pair(rules)
        if kept:
            yield from max(kept, key=lambda claims: [quick_verdict(claim) for claim in claims].count("holds"))


def _shared_out(table: Table) -> Iterator[Statement]:
    """Yield that each of several pairs of columns, a count and its per cent, is a part of one column before them."""
    rates = [col for col, kind in enumerate(table.kinds) if kind == "share" and table.kinds[col - 1] not in RATES]
    wholes = [col for col in range(min(rates, default=0) - 1) if table.kinds[col] not in (*RATES, *WORDS)]
    for whole in wholes if len(rates) > 1 else ():
        claims = [claim for rate in rates for claim in _quotient(table.rows, rate, rate - 1, whole)]
        if _is_rule(claims):
            yield from claims
            return


def _likely_pair(rules: Sequence[list[Statement]]) -> Iterator[Statement]:
    """Yield as likely the rates of a short table with two counts only, where all but one hold."""
    for claims in rules:
        verdicts = [quick_verdict(claim) for claim in claims]
        large = [one for one, verdict in zip(claims, verdicts, strict=True) if verdict == "holds" and _is_large(one)]
        if large and verdicts.count("fails") == 1:
            yield from (replace(claim, ground="likely") for claim in claims)
            return


def _quotient(rows: Sequence[Row], rate: int, part: int, whole: int) -> list[Statement]:
    known = [row.figures for row in rows if {rate, part, whole} <= row.figures.keys()]
    accounts = [Account({"share": one[rate], "now": one[part], "whole": one[whole]}) for one in known]
    return [claim for account in accounts for claim in statements_of(account)]


def _shares(total: Row, parts: Sequence[Row], rate: int, count: int) -> list[Statement]:
    whole = total.figures.get(count)
    known = [row.figures for row in parts if {rate, count} <= row.figures.keys()]
    accounts = [Account({"share": one[rate], "now": one[count], "whole": whole}) for one in known if whole]
    return [claim for account in accounts for claim in statements_of(account)]


def _row_claims(figures: Mapping[str, Quantity]) -> Iterator[Statement]:
    now = figures.get("now")
    account = Account(
        {role: one for role, one in figures.items() if role in ("now", "before", "plan", "progress", "excess")}
    )
    if now and now.is_percent:
        return  # the per cent of a rate means nothing
    for role in ("growth", "difference"):
        if role in figures:
            account.takes(role, figures[role])
    yield from statements_of(account)
    if now and "before" in figures and "against" in figures:
        claim = listing("against", figures["against"], [now, figures["before"]])
        yield from [claim] if claim else []


def _groups(table: Table) -> Iterator[tuple[int, list[int]]]:
    """Yield each column "Tổng số" with the others under the same head, or with those before or after it."""
    for total, kind in enumerate(table.kinds):
        if kind != "total":
            continue
        above = table.heads[total][:-1]
        alike = [
            col
            for col, other in enumerate(table.kinds)
            if col != total
            and other not in (*RATES, *WORDS, "total")
            and (table.heads[col][: len(above)] == above if above else True)
        ]
        if len(alike) > 1 and not _cut_off(table) & {*alike}:
            yield total, alike


def _ruled(name: str, cases: Iterable[tuple[Row, int, Sequence[int]]]) -> Iterator[Statement]:
    """Yield a claim of columns for each row where the table as a whole keeps it."""
    claims = []
    for row, whole, parts in cases:
        known = [row.figures[col] for col in parts if col in row.figures]
        if whole in row.figures and len(known) > 1 and (claim := listing(name, row.figures[whole], known)):
            claims.append(claim)
    yield from _kept(claims)


def _kept(claims: Sequence[Statement]) -> Iterator[Statement]:
    """Yield claims of one kind as said where nearly all hold, as nothing where most do not."""
    fails = [quick_verdict(claim) for claim in claims].count("fails")
    if _is_rule(claims):
        yield from claims
    elif fails * 2 <= len(claims):
        yield from (replace(claim, ground="likely") for claim in claims)


def _is_rule(claims: Sequence[Statement]) -> bool:
    """Return whether a table as a whole keeps claims of one kind."""
    verdicts = [quick_verdict(claim) for claim in claims]
    fails = verdicts.count("fails")
    known = [one for one, verdict in zip(claims, verdicts, strict=True) if verdict in ("holds", "loose")]
    kept = [one for one in known if not _is_nothing(one)]
    large = [one for one in kept if _is_large(one)]
    return (len(kept) >= RULE or len(large) >= ENOUGH) and fails * BREAKS <= len(claims)


def _is_nothing(claim: Statement) -> bool:
    """Return whether a claim is of nothing: it holds of any table."""
    return not claim.stated.value and not any(term.value for term in claim.terms[:1])


def _is_proved(claims: Sequence[Statement]) -> bool:
    """Return whether rates with decimals hold of the only two columns of counts: two of them, as many as fail."""
    verdicts = [(claim, quick_verdict(claim)) for claim in claims]
    proving = [
        claim
        for claim, verdict in verdicts
        if verdict == "holds"
        and claim.stated.step < 1
        and max(term.value for term in claim.terms) >= LARGE
        and claim.stated.value not in (0, HUNDRED)
    ]
    return len(proving) >= max(ENOUGH, [verdict for _, verdict in verdicts].count("fails"))


def _is_large(claim: Statement) -> bool:
    """Return whether a claim holds by more than chance: no small counts, no share that is all or nothing."""
    if claim.stated.is_percent:
        return claim.stated.value not in (0, 100) and all(term.value >= LARGE for term in claim.terms)
    return abs(claim.stated.value) >= LARGE * claim.stated.scale


def _formulas(table: Table) -> Iterator[Statement]:
    """Yield what a row such as "(3) = (1) + (2)" under the head claims of every row."""
    numbers = {number: col for col, number in enumerate(_numbers(table))}
    for col, formula in table.formulas.items():
        terms = [numbers.get(term) for term in re.findall(r"\d+", formula.split("=", 1)[1])]
        if set(re.findall(r"[-+/*x×:]", formula.split("=", 1)[1])) != {"+"} or None in terms:
            continue
        for row in table.rows:
            known = [row.figures[term] for term in terms if term is not None and term in row.figures]
            if col in row.figures and known and (claim := listing("sum", row.figures[col], known)):
                yield claim


def _numbers(table: Table) -> list[str]:
    """Return the number of each column, where the head counts them: "(1)", "(3=1+2)"."""
    return [
        next((found[0] for head in reversed(heads) if (found := re.findall(r"^\(?(\d+)", head))), "")
        for heads in table.heads
    ]


# --- down a column --------------------------------------------------------------------------------------


def _down(table: Table) -> Iterator[Statement]:
    """Yield what the rows of each column claim: totals, rows under rows, a rate above its two counts."""
    cut_off = _cut_off(table)
    additive = [col for col, kind in enumerate(table.kinds) if kind not in (*RATES, *WORDS) and col not in cut_off]
    for total, parts in _totals(table.rows):
        if any(row.unread & total.figures.keys() for row in table.rows if not row.figures):
            continue
        totals = [one for one in _added(total, parts, additive) if _is_plain(one, total, table)]
        yield from (list(_kept(totals)) or _missed(total, parts, table.rows, totals)) if len(totals) >= RULE else totals
    yield from _means(table)
    counted = [one for parent, parts in _nested(table.rows) if _is_total(parent, parts) for one in [(parent, parts)]]
    claims = [claim for parent, parts in counted for claim in _added(parent, parts, additive)]
    yield from (claim for claim in claims if _is_close(claim) and not _is_of_some(claim))
    nested = [claim for parent, parts in _nested(table.rows) for claim in _added(parent, parts, additive)]
    yield from (replace(claim, ground="likely") if claim.ground == "said" else claim for claim in _soft(nested))
    for parent, parts in (*_nested(table.rows), *_rated(table.rows)):
        yield from _rate_above(parent, parts, additive)
    for parent, part in _inner(table.rows):
        for col in additive:
            if (
                col in parent.figures
                and col in part.figures
                and parent.figures[col].dimension == part.figures[col].dimension
            ):
                claim = listing("parts", parent.figures[col], [part.figures[col]])
                yield from [claim] if claim else []


def _ranked(table: Table) -> Iterator[Statement]:
    """Yield that who is ranked lower has no more points, and that the points of a total row are a sum."""
    noted = {col: " ".join(head) for col, head in enumerate(table.heads) if table.kinds[col] in ("note", "number")}
    places = [col for col, head in noted.items() if _RANK.search(head)]
    points = [col for col, head in noted.items() if head.startswith("điểm") or head.endswith("điểm")]
    if len(places) == len(points) == 1:
        known = {row.notes[places[0]].value: row.notes[points[0]] for row in table.rows
                 if row.notes.keys() >= {places[0], points[0]}}  # fmt: skip
        order = [known[place] for place in sorted(known)]
        claims = [listing("falls", after, [one]) for one, after in pairwise(order)]
        yield from _mostly([claim for claim in claims if claim]) if len(order) > 2 else ()
    yield from _mostly(_points_in_all(table, points))


def _points_in_all(table: Table, columns: Sequence[int]) -> list[Statement]:
    """Return what the last row claims of the points above it, where there are several columns: most, and reached."""
    *rows, total = table.rows or [Row(0, "", None, "")]
    if len(columns) < PAIR or not _TOTAL.match(total.name):
        return []
    known = {col: [row.notes[col] for row in rows if col in row.notes] for col in columns if col in total.notes}
    sums = [listing("sum", total.notes[col], found) for col, found in known.items() if len(found) > PAIR]
    return [claim for claim in sums if claim]


def _means(table: Table) -> Iterator[Statement]:
    """Yield that the rate of a total lies between those of what it is of, where the table has no other figures."""
    figures = [col for col, kind in enumerate(table.kinds) if kind not in WORDS]
    if len(figures) != 1 or table.kinds[figures[0]] not in RATES:
        return
    for total, parts in _totals(table.rows):
        rates = [part.figures[figures[0]] for part in parts if figures[0] in part.figures]
        whole = total.figures.get(figures[0])
        if whole and whole.value != HUNDRED and len(rates) > 1 and (claim := listing("between", whole, rates)):
            yield claim


def _is_total(parent: Row, parts: Sequence[Row]) -> bool:
    """Return whether a row "Tổng số ..." stands above the rows that it counts."""
    return bool(_TOTAL.match(parent.name)) and len({row.unit for row in (parent, *parts)}) == 1


def _is_of_some(claim: Statement) -> bool:
    """Return whether the first of the parts are all of their whole, and the others are counted beside it."""
    sums = accumulate(term.value for term in claim.terms[:-1])
    return any(total == claim.stated.value for at, total in enumerate(sums) if at)


def _is_close(claim: Statement) -> bool:
    """Return whether parts are so nearly their whole that they are meant to be all of it."""
    off = abs(sum((term.value for term in claim.terms), Fraction(0)) - claim.stated.value)
    return off * CLOSE <= abs(claim.stated.value)


def _soft(claims: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the claims of rows about those under them: said where the table keeps them, else likely."""
    fails = [quick_verdict(claim) for claim in claims].count("fails")
    if len(claims) - fails >= RULE and fails * BREAKS <= len(claims):
        yield from (replace(claim, listed=False) for claim in claims)
    elif fails * 2 <= len(claims) or len(claims) == 1:
        yield from (replace(claim, ground="likely") for claim in claims)


def _added(parent: Row, parts: Sequence[Row], columns: Iterable[int]) -> Iterator[Statement]:
    for col in columns:
        whole = parent.figures.get(col)
        known = [part.figures[col] for part in parts if col in part.figures]
        if whole is None or whole.is_percent or len(known) < 2 or len({one.dimension for one in [whole, *known]}) > 1:
            continue
        if any(col in part.unread for part in parts):
            continue
        claim = listing("sum", whole, known)
        yield from [claim] if claim else []


def _totals(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the total of a table, first or last, with the rows of the highest level."""
    rows = [row for row in rows if row.figures or row.name]
    totals = [row for row in rows if _TOTAL.match(row.name) and row.level is None and not row.is_open]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]):
        return
    others = [row for row in rows if row is not totals[0] and row.figures and not row.is_open]
    levels = {row.level for row in others if row.level is not None}
    top = (
        [row for row in others if row.level == min(levels)] if levels else [row for row in others if row.level is None]
    )
    if len({row.unit for row in [totals[0], *top]}) == 1:
        yield totals[0], top


def _is_plain(claim: Statement, total: Row, table: Table) -> bool:
    """Return whether a total stands over all its rows: the first of many facts, far from their sum, does not.

    Of a column that nothing names a mean is no total either, and rows of another table may belong to one.
    """
    is_named, is_last = bool(_ALONE.fullmatch(total.name)), total is table.rows[-1]
    if not table.is_headless:
        return (is_named or is_last or _is_close(claim)) and not _is_of_means(claim, table)
    is_mean = claim.stated.value <= max(term.value for term in claim.terms) and any(one.step < 1 for one in claim.terms)
    return is_named and (is_last or _is_close(claim)) and not is_mean and not table.goes_on


def _is_of_means(claim: Statement, table: Table) -> bool:
    """Return whether a column holds means, by its head, and its total is one: "Năng suất (tạ/ha)"."""
    at = claim.stated.place.source
    head = " ".join(table.heads[at[1]]) if isinstance(at, tuple) else ""
    values = [term.value for term in claim.terms]
    return bool(_MEAN.search(head)) and min(values) <= claim.stated.value <= max(values)


def _missed(total: Row, parts: Sequence[Row], rows: Sequence[Row], claims: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the sums of a row "Tổng cộng" that most of its columns miss, where it stands over one plain list.

    They are said where one row that was lost or added explains all of them, else likely; a mean is no sum.
    """
    is_plain = len(parts) == len([row for row in rows if row.name]) - 1 >= RULE and _ALONE.fullmatch(total.name)
    is_numbered = all(row.level is not None for row in parts)
    if not is_plain or any(_BULLET.match(row.name) for row in parts):
        return
    gaps = [claim.stated.value - sum(term.value for term in claim.terms) for claim in claims]
    is_whole = all(len(claim.terms) == len(parts) for claim in claims)
    largest = [max(term.value for term in claim.terms) for claim in claims]
    is_lost = all(0 <= gap <= LOST * most for gap, most in zip(gaps, largest, strict=True))
    listed = zip(*([-term.value for term in claim.terms] for claim in claims), strict=False)
    is_added = is_numbered and tuple(gaps) in listed
    for claim, gap, most in zip(claims, gaps, largest, strict=True):
        if is_whole and (is_lost or is_added):
            yield claim
        elif gap > 0 or (is_numbered and claim.stated.value > most):
            yield replace(claim, ground="likely")


def _nested(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each row with those right under it, as their numbers tell."""
    for at, parent in enumerate(rows):
        if parent.level is None:
            continue
        below: list[Row] = []
        for row in rows[at + 1 :]:
            if row.level is None:
                continue
            if row.level <= parent.level:
                break
            below.append(row)
        depth = min((row.level for row in below if row.level is not None), default=0)
        children = [row for row in below if row.level == depth and not row.is_open]
        if len(children) > 1:
            yield parent, children


def _rated(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each rate with the two counts of one unit that stand as deep right above it, and no third."""
    for at in range(2, len(rows)):
        rate, pair, before = rows[at], list(rows[at - 2 : at]), rows[at - 3] if at > 2 else None
        is_third = before is not None and before.unit == pair[0].unit
        is_level = not is_third and {row.level for row in pair} == {rate.level}
        if rate.name.startswith("tỷ lệ") and is_level and _may_be_of(rate, pair):
            yield rate, pair


def _may_be_of(rate: Row, pair: Iterable[Row]) -> bool:
    """Return whether a rate may be of two counts: the poverty rate below files received and done is of none of them."""
    own = {*_SYLLABLE.findall(_OF_ANY.sub(" ", rate.name))}
    return not own or bool(own & {word for row in pair for word in _SYLLABLE.findall(f"{row.name} {row.unit}")})


def _inner(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each row "Trong đó" with the row it is a part of: the last one that is none itself."""
    parent: Row | None = None
    for row in rows:
        if row.is_open and parent is not None and row.figures:
            yield parent, row
        elif not row.is_open and row.figures:
            parent = row


def _rate_above(parent: Row, parts: Sequence[Row], columns: Iterable[int]) -> Iterator[Statement]:
    """Yield that a rate is of the two counts under it, the smaller of the larger."""
    if parent.unit not in ("%", "tỷ lệ %") or len(parts) != 2 or len({part.unit for part in parts}) != 1:
        return
    for col in columns:
        if col in parent.figures and all(col in part.figures for part in parts):
            part, whole = sorted((one.figures[col] for one in parts), key=lambda one: one.value)
            if whole.value > Fraction(0) and not whole.is_percent:
                claim = listing("timeliness", parent.figures[col], [part, whole], "likely")
                yield from [claim] if claim else []

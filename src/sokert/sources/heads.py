"""Finds the head of a table and what each column holds, by the words an office writes above it.

What is not certain is told with the columns there are: the report file then names them in `columns`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from sokert.errors import Finding, Place, Term, near
from sokert.models.keys import called, nearly
from sokert.sources.table import EMPTY, Cell, Table, letter
from sokert.units import spelt
from sokert.vietnamese.read.quantities import is_unit
from sokert.vietnamese.read.tables import HEADS
from sokert.vietnamese.read.tokens import key_of

DEEPEST_HEAD = 60  # rows above which no head is looked for
_LONGEST = 90  # letters of a heading; a longer text is a title or a note

# What the report file calls a column, by what its heading says; the reader of printed tables knows the rest.
_OWN: tuple[tuple[str, str], ...] = (
    ("code", r"^mã(?: số)?(?: (?:chỉ tiêu|ct|số liệu))?$"),
    ("unit", r"^(?:đvt|đ/vt|đv tính|đơn vị tính|đơn vị)(?: \(.*\))?$"),
    ("group", r"^(?:tên )?nhóm(?: chỉ tiêu| nhiệm vụ| công việc)?$"),
    ("previous_hedge", r"^previous hedge$"),
    (
        "name",
        r"^(?:(?:tên|danh mục|các) )?(?:chỉ tiêu|chỉ số|nội dung|nhiệm vụ|lĩnh vực|hạng mục|danh mục|tiêu chí)"
        r"(?: chủ yếu| chính| báo cáo| thống kê| công việc)*$|^tên$|^diễn giải$",
    ),
)
_ROLES = {"now": "value", "before": "previous", "plan": "plan", "unit": "unit", "number": "number", "note": "note"}
_TOTAL = r"^(?:tổng số|tổng cộng)$"
_VALUE = r"^(?:giá trị|số lượng|số liệu|tổng số|tổng cộng)"
# What has added up since the year began, beside a month or a quarter of it.
_SO_FAR = r"l(?:ũy|uỹ) kế|cộng dồn|^(?:số )?từ đầu năm|^0?[369] ?t(?:háng)?(?: đầu năm)?(?:[ /]*(?:năm )?\d{4})?$"
_DOING = r"\b(?:ước|[ưu]?th|thực hiện|kết quả|số liệu|giá trị|số lượng|năm|đầu năm)\b"  # no word of a time
_COUNTER = re.compile(
    r"id|index(?: \d+)?|no|row|dòng|thứ tự|năm|nam|tháng|thang|quý|quy|kỳ|ky"
)  # numbers that count nothing
BLANK = re.compile(r"Unnamed: \d+(?:_level_\d+)?")  # what pandas calls a heading that is not there
# Words of a heading that no other words become without their marks, and with i for y: "Cùng kì", "Kê hoạch".
_SPELT = (
    ("cung k[yi]", "cùng kỳ"),
    ("nam truoc", "năm trước"),
    ("qu[yi] truoc", "quý trước"),
    ("ke hoach", "kế hoạch"),
    ("du toan", "dự toán"),
    ("thuc hien", "thực hiện"),
    ("ket qua", "kết quả"),
    ("so lieu", "số liệu"),
)
_RESULTS = re.compile(r"\bkq(?= ?(?:\d|th|năm|quý))")
# Figures that are known not to be the same period or a plan: numbers of things, rates, parts of the year.
_KNOWN = re.compile(
    r"^(?:mã|id|số hiệu|điện thoại|sđt|năm sinh|xếp|hạng|điểm)\b|%|t[ỷỉ] (?:lệ|trọng)|so (?:sánh|với)|tăng|giảm"
    r"|chênh|bình quân|đơn giá|hệ số|trong đó|riêng|còn lại|\bt(?:háng)? ?\d{1,2}(?!\d)|\bquý\b"
)
_FIGURE = re.compile(r"\d[\d.,]*")
_PARTS = 3  # columns of figures without a role that are the parts of another, such as the communes beside a total
_OF_A_PLAN = re.compile(r"m[uụ]c ti[eê]u|ch[iỉ] ti[eê]u|giao|\bkh|plan|target|goal|budget")
_ENDS_WITH_YEAR = re.compile(r"(.+?) (?:19|20)\d\d")
# Of a program's data, which has more columns than a report takes, only these may be meant for a figure to compare with.
_OF_ANOTHER_TIME = re.compile(
    r"n[aă]m|tr[uư][oớ]c|\bk[yỳ]\b|k[eế] ho[aạ]ch|m[uụ]c ti[eê]u|ch[iỉ] ti[eê]u|giao|\bkh|prev|last|prior|plan|target"
    r"|goal|budget|year|(?:19|20)\d\d"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AT_YEAR = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))")  # between the two of "KH2026"
_COUNTING = re.compile(r"\(?(?:(?P<letter>[A-ZĐ])|(?P<number>\d{1,2})(?:\.0)?)\)?|\(?(?P<reckoned>\d{1,2})\)?\s*=.*")
_WHOLE_UNIT = re.compile(r"^\(?\s*(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^)]+?)\s*\)?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?:đvt: ?)?([^()]+)\)\s*$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what stands above it, from the top, and what it holds."""

    at: int
    words: tuple[str, ...]
    role: str = ""

    @property
    def key(self) -> str:
        """Its heading in small letters, as it is compared."""
        return _spelt(_looked_up(" ".join(dict.fromkeys(self.words))))

    @property
    def heading(self) -> str:
        """Its heading, as it is told."""
        return " / ".join(dict.fromkeys(self.words))

    @property
    def unit(self) -> str:
        """The unit in brackets at the end of its heading; empty where there is none."""
        return _unit_in(self.words)

    @property
    def years(self) -> list[str]:
        """The years that its heading names."""
        return years_in(self.key)

    @property
    def window(self) -> str:
        """What part of a year its heading names; empty for a whole year.

        >>> [Column(0, (one,)).window for one in ("ƯTH 6T/2026", "Thực hiện 06 tháng đầu năm 2025", "TH năm 2025")]
        ['6 tháng', '6 tháng', '']
        """
        key = re.sub(r"(?<!\d)0?(\d)\s*t(?:háng)?(?![^\W\d_])", r"\1 tháng ", self.key)
        return " ".join(re.sub(r"[\W_]+", " ", re.sub(_DOING, " ", _YEAR.sub(" ", key))).split())


@dataclass(frozen=True)
class Head:
    """Where a table's head ends, which column holds what, and the unit that holds for all of it.

    `is_named` says that nothing but data stands below it ([Table](table.py)).
    """

    top: int
    bottom: int
    columns: tuple[Column, ...]
    chosen: Mapping[str, tuple[Column, ...]]
    unit: str = ""
    findings: tuple[Finding, ...] = field(default=())
    is_named: bool = False

    def one(self, role: str) -> Column | None:
        """Return the column of a role; None where there is none."""
        return next(iter(self.chosen.get(role, ())), None)

    @property
    def is_estimate(self) -> bool:
        """Whether its figures are not closed yet: "Ước thực hiện"."""
        value = self.one("value")
        return value is not None and bool(re.search(r"\b(?:ước|[ưu]th)\b", value.key))


def find(table: Table, wanted: Mapping[str, str] | None = None) -> Head | None:
    """Return the head of a table; None where it has none.

    `wanted` names columns by their heading or their letter, for where the words do not say which one is meant.
    """
    top = 0 if table.is_named and table.rows else next(_tops(table), None)
    if top is None:
        return None
    top = min([one.top for one in table.merged if one.top < top <= one.bottom], default=top)  # a head goes on upwards
    is_blank = [bool(BLANK.fullmatch(cell.text)) for cell in table.rows[top]] if table.is_named else []
    if any(is_blank):  # a head of two rows of which a program took only the first
        first = [EMPTY if blank else cell for cell, blank in zip(table.rows[top], is_blank, strict=True)]
        whole = replace(table, rows=[first, *table.rows[1:]])
        table = whole if _bottom(whole, top) > top else table
    bottom = _bottom(table, top) if any(is_blank) or not table.is_named else top
    columns = [Column(at, _words(table, top, bottom, at)) for at in range(table.width)]
    columns = [Column(one.at, one.words, _role(one, table, bottom)) for one in columns]
    chosen, findings = _chosen(columns, wanted or {}, table, top, bottom)
    findings = findings or list(_unread(columns, chosen, wanted or {}, table, top, bottom))
    value = next(iter(chosen.get("value", ())), None)
    unit = (value.unit if value else "") or _unit_above(table, top)
    below = _below_numbers(table, bottom, chosen)
    return Head(top, below, tuple(columns), chosen, unit, tuple(findings), table.is_named)


def is_sheet(table: Table) -> bool:
    """Return whether data with names is a sheet whose head a program did not find: `pd.read_excel` of a form.

    Most of its columns have no name, or only numbers, none says what it holds, and a head stands below.
    """
    first = [cell.text or cell.shown for cell in table.rows[0]]
    unnamed = [word for word in first if BLANK.fullmatch(word) or word.isdigit()]
    is_read = any(_said(_looked_up(word)) for word in first if word not in unnamed)
    return 2 * len(unnamed) > len(first) and not is_read and next(_tops(table), None) is not None


def years_in(text: str) -> list[str]:
    """Return the years that a text names, as they stand in it."""
    return _YEAR.findall(text)


# --- where the head stands ------------------------------------------------------------------------------


def _tops(table: Table) -> Iterator[int]:
    """Yield the rows that begin a head: two columns at least say what they hold, one of them a name or a figure."""
    for row in range(min(len(table.rows), DEEPEST_HEAD)):
        columns = {(one.top, one.left) if (one := table.merged_at(row, at)) else (row, at) for at in range(table.width)}
        words = [table.cell(*place).text for place in sorted(columns)]
        roles = [role for text in words if text and len(text) <= _LONGEST and (role := _said(_looked_up(text)))]
        if len(set(roles)) > 1 and {"name", "value", "unit", "previous"} & set(roles):
            yield row


def _bottom(table: Table, top: int) -> int:
    """Return the last row of a head that begins in a row: merged down, or with words under columns without a name."""
    bottom = max((one.bottom for one in table.merged if one.top == top and one.bottom > top), default=top)
    named = [
        at for at in range(table.width) if _said(_looked_up(table.spread(top, at).text)) in ("name", "number", "unit")
    ]
    while bottom + 1 < len(table.rows) and bottom < top + 4:
        below = table.rows[bottom + 1]
        words = [cell for cell in below if not cell.is_empty]
        under = [table.cell(bottom + 1, at) for at in named if not table.merged_at(bottom + 1, at)]
        if not words or not all(
            _YEAR.fullmatch(cell.shown) or (cell.text and not cell.text.isdigit()) for cell in words
        ):
            break
        if not named or any(not cell.is_empty for cell in under) or len(words) < 2:
            break
        bottom += 1
    return bottom


def _below_numbers(table: Table, bottom: int, chosen: Mapping[str, Sequence[Column]]) -> int:
    """Return the last row of a head with the row under it that only numbers the columns: A, B, 1, 2."""
    row = table.rows[bottom + 1] if bottom + 1 < len(table.rows) else ()
    words = [cell.shown for cell in row if not cell.is_empty]
    name = next((one.at for one in chosen.get("name", ())), None)
    if len(words) < 2 or name is None or table.cell(bottom + 1, name).is_empty or not all(map(_counted, words)):
        return bottom
    return bottom if table.is_named and not _numbers(table, bottom + 1, name, chosen) else bottom + 1


def _counted(word: str) -> tuple[bool, str, int] | None:
    """Return where among letters or numbers a word stands that only numbers a column; None for any other.

    >>> _counted("C"), _counted("(3)=(1)+(2)"), _counted("Lúa")
    ((False, 'C', 0), (True, '', 3), None)
    """
    match = _COUNTING.fullmatch(word)
    return match and (not match["letter"], match["letter"] or "", int(match["number"] or match["reckoned"] or 0))


def _numbers(table: Table, row: int, name: int, chosen: Mapping[str, Sequence[Column]]) -> bool:
    """Return whether a row of letters and numbers can be nothing but those of the columns.

    In data, which may call a figure "A", they rise from column to column, and either a unit is one of them or
    there are three at least and the names below are words.
    """
    places = [_counted(cell.shown) for cell in table.rows[row] if not cell.is_empty]
    rising = all(one is not None and other is not None and one < other for one, other in pairwise(places))
    is_unit = any(not table.cell(row, one.at).is_empty for one in chosen.get("unit", ()))
    below = [cell.shown for at in range(row + 1, len(table.rows)) if not (cell := table.cell(at, name)).is_empty]
    is_alone = len(places) > 2 and bool(below) and not any(map(_counted, below))
    return rising and (is_unit or is_alone)


def _words(table: Table, top: int, bottom: int, at: int) -> tuple[str, ...]:
    """Return what stands above a column; a heading over several columns that was not merged reaches to the right."""
    words = []
    for row in range(top, bottom + 1):
        cell = table.spread(row, at)
        left = at
        while cell.is_empty and row < bottom and left > 0 and not _own_word(table, row, bottom, at):
            left -= 1
            cell = table.spread(row, left)
            if table.merged_at(row, left):
                break
        words.append(unicodedata.normalize("NFC", cell.text or cell.shown))
    return tuple(word for word in words if word)


def _own_word(table: Table, row: int, bottom: int, at: int) -> bool:
    """Return whether nothing stands under a place, so that no heading reaches over it."""
    return all(table.spread(below, at).is_empty for below in range(row + 1, bottom + 1))


# --- what a column holds --------------------------------------------------------------------------------


def _looked_up(heading: str) -> str:
    """Return a heading as it is looked up; the underscores of a database are blanks, and one stands before a year.

    >>> _looked_up("KE_HOACH_NAM"), _looked_up("cùng_kỳ"), _looked_up("KH2026")
    ('ke hoach nam', 'cùng kỳ', 'kh 2026')
    """
    return key_of(_AT_YEAR.sub(" ", unicodedata.normalize("NFC", heading).replace("_", " ")))


def _spelt(key: str) -> str:
    """Return a heading with its words as they are spelt, where no others can be meant.

    >>> [_spelt(key) for key in ("cùng kì 2025", "kê hoạch năm", "thực hiên 6 tháng", "kq 6t2025", "chi tiêu")]
    ['cùng kỳ 2025', 'kế hoạch năm', 'thực hiện 6 tháng', 'kết quả 6t2025', 'chi tiêu']
    """
    key = unicodedata.normalize("NFC", key)
    plain = "".join(unicodedata.normalize("NFD", sign)[0] for sign in key)
    for pattern, words in _SPELT:
        for match in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W\d_])", plain):
            key = key[: match.start()] + words + key[match.end() :]
    return _RESULTS.sub("kết quả", key)


def _said(key: str) -> str:
    """Return the role that a heading says; empty where it says none.

    >>> [_said(key) for key in ("chỉ tiêu", "đvt", "năm 2026 kế hoạch năm", "cùng kỳ", "so sánh (%) cùng kỳ", "2026")]
    ['name', 'unit', 'plan', 'previous', 'reckoned', 'dated']
    """
    if not key:
        return ""
    key = _spelt(key)
    if own := next((role for role, words in _OWN if re.search(words, key)), ""):
        return own
    if re.search(_VALUE, key) and not re.search(r"cùng kỳ|năm trước|kế hoạch", key):
        return "value"
    if key.isascii() and (named := called(key) or _of_a_year(key)):
        return named
    kind = next((kind for kind, words in HEADS if re.search(words, key)), "")
    if kind in ("", "total", "opening", "comes") and re.search(_SO_FAR, key):
        return "value"
    if not kind or kind == "total":
        return "dated" if _YEAR.search(key) and not kind else ""
    return _ROLES.get(kind, "reckoned")


def _of_a_year(key: str) -> str:
    """Return the figure that a name is one of, of a year: "plan 2026"."""
    match = _ENDS_WITH_YEAR.fullmatch(key)
    named = called(match[1]) if match else ""
    return named if named in ("value", "previous", "plan") else ""


def _role(column: Column, table: Table, bottom: int) -> str:
    """Return what a column holds; "Đơn vị" above anything but units is who reported, "loai" no nature."""
    role = _said(column.key) or next((role for word in column.words if (role := _said(_looked_up(word)))), "")
    if role == "nature" and column.key != role:
        return ""
    if role == "unit" and re.fullmatch("đơn vị|don[_ ]vi", column.key):
        below = [table.cell(row, column.at).text.lower() for row in range(bottom + 1, len(table.rows))]
        words = [word for word in below if word]
        return role if sum(map(is_unit, words)) * 2 > len(words) else "name"
    return role


def _chosen(
    columns: Sequence[Column], wanted: Mapping[str, str], table: Table, top: int, bottom: int
) -> tuple[dict[str, tuple[Column, ...]], list[Finding]]:
    """Return the columns of each role, and what is not certain about them."""
    where = table.place(Cell(spot=letter(0) + str(top + 1)))
    chosen, findings = _as_wanted(columns, wanted, table, where)
    taken = {one.at for found in chosen.values() for one in found}
    for role, found in _by_words([one for one in columns if one.at not in taken], wanted).items():
        if role in wanted:
            continue
        chosen[role] = tuple(found)
        if len(found) > 1 and role in ("name", "value", "previous", "unit", "code", "group"):
            findings.append(Finding("SOURCE-COLUMNS-UNSURE", _doubt(role, found, table), where))
    if "value" in wanted and not {"previous"} & {*chosen, *wanted}:
        chosen |= _year_before(columns, chosen)
    if "name" not in chosen and "name" not in wanted and (first := _first_words(columns, chosen, table, bottom)):
        chosen["name"] = (first,)
    elif not {"name", *wanted} & {*chosen, "group"} and (groups := chosen.pop("group", ())):
        chosen["name"] = groups  # a column of groups alone names the rows
    if not {"value", *wanted} & {*chosen} and (only := _only_figures(columns, chosen, table, bottom)):
        chosen["value"] = (only,)
    for role in ("name", "value"):
        if role not in chosen and role not in wanted:
            read = {one.at for found in chosen.values() for one in found}
            free = [one for one in columns if one.at not in read]
            facts = _doubt(role, free or columns, table)
            wide = _wide(free, chosen, table, bottom) if role == "value" else {}
            sentence = "SOURCE-WIDE-UNITS" if wide else ""
            findings.append(Finding("SOURCE-COLUMN-MISSING", {**facts, **wide}, where, sentence=sentence))
    return chosen, [*findings, *_misspelt(columns, chosen, table, where)]


def _wide(
    free: Sequence[Column], chosen: Mapping[str, Sequence[Column]], table: Table, bottom: int
) -> dict[str, object]:
    """Return what names the rows of a program's data whose columns are figures, and how to turn it; else nothing."""
    name = next(iter(chosen.get("name", ())), None)
    figures = [one for one in free if not one.role and _holds_figures(table, bottom, one.at)]
    if not table.is_named or name is None or name.role or {*chosen} != {"name"} or len(figures) < 2:
        return {}
    said = json.dumps(name.heading, ensure_ascii=False)
    columns = '"Chỉ tiêu", value_name="Thực hiện")'
    melt = f"pandas: frame.melt({said}, var_name={columns}; polars: frame.unpivot(index={said}, variable_name={columns}"
    return {"unit": name.heading, "melt": melt}


def _as_wanted(
    columns: Sequence[Column], wanted: Mapping[str, str], table: Table, where: Place
) -> tuple[dict[str, tuple[Column, ...]], list[Finding]]:
    """Return the columns that were named, and what is not certain about them."""
    chosen: dict[str, tuple[Column, ...]] = {}
    findings: list[Finding] = []
    for role, given in wanted.items():
        found = named(columns, given)
        if len(found) == 1:
            chosen[role] = (found[0],)
        else:
            facts: dict[str, object] = {"given": given, "near": near(given, (one.heading for one in columns))}
            facts |= _doubt(role, found or columns, table)
            findings.append(Finding("SOURCE-COLUMN-TWICE" if found else "SOURCE-NO-COLUMN", facts, where))
    return chosen, findings


def _unread(
    columns: Iterable[Column],
    chosen: Mapping[str, Sequence[Column]],
    wanted: Mapping[str, str],
    table: Table,
    top: int,
    bottom: int,
) -> Iterator[Finding]:
    """Yield the columns of figures that are not read and may be the same period or a plan.

    Who has named one of these has looked at the others; who has named the period's own has only told that.
    """
    role = next((role for role in ("previous", "plan") if role not in chosen), "")
    if not role or {"previous", "plan"} & {*wanted}:
        return
    used = {one.at for found in chosen.values() for one in found}
    now = next(iter(chosen.get("value", ())), None)
    beside = [one for one in columns if one.at not in used and one.words]
    free = [one for one in beside if _may_be_figures(one)]
    if table.is_named or "value" in wanted:
        free = [one for one in free if _OF_ANOTHER_TIME.search(one.key)]
    if now and "value" in wanted and "previous" not in chosen:
        free += [one for one in beside if one.role == "value" and not one.years and one.window == now.window]
    found = [one for one in free if _holds_figures(table, bottom, one.at)]
    if found and len(found) < _PARTS:
        if "plan" not in chosen and all(_OF_A_PLAN.search(one.key) for one in found):
            role = "plan"
        where = table.place(Cell(spot=letter(found[0].at) + str(top + 1)))
        yield Finding("SOURCE-COLUMN-UNREAD", _doubt(role, found, table), where, "info")


def _may_be_figures(column: Column) -> bool:
    """Return whether a heading leaves open that figures stand below it; a year alone is told from part of one."""
    is_open = not column.role or (column.role == "dated" and bool(column.window))
    return is_open and not _KNOWN.search(column.key) and not _COUNTER.fullmatch(column.key)


def _holds_figures(table: Table, bottom: int, at: int) -> bool:
    """Return whether most of what stands in a column below the head are numbers."""
    cells = [table.cell(row, at) for row in range(bottom + 1, len(table.rows))]
    held = [bool(_FIGURE.fullmatch(cell.shown)) or _is_number(cell) for cell in cells if not cell.is_empty]
    return sum(held) * 2 > len(held)


def _misspelt(
    columns: Iterable[Column], chosen: Mapping[str, Sequence[Column]], table: Table, where: Place
) -> Iterator[Finding]:
    """Yield the columns that are not read and nearly called as one that would be.

    Data of a program has the names that it was given, so that it is refused; a sheet of an office may mean another.
    """
    used = {one.at for found in chosen.values() for one in found}
    for one in columns:
        role = "" if one.at in used or (one.role and one.role != "reckoned") else nearly(one.heading)
        if role and (role not in chosen or _completes(one, chosen[role], table)):
            facts = {"given": one.heading, "key": role}
            yield Finding("SOURCE-COLUMN-NEAR", facts, where, "error" if table.is_named else "warning")


def _completes(column: Column, read: Sequence[Column], table: Table) -> bool:
    """Return whether the rows of a program's data have either this column or one that is read: one key, spelt twice."""
    rows = range(1, len(table.rows)) if table.is_named else ()
    has = [
        (not table.cell(row, column.at).is_empty, any(not table.cell(row, one.at).is_empty for one in read))
        for row in rows
    ]
    return any(own for own, _ in has) and not any(own and other for own, other in has)


def _doubt(role: str, columns: Iterable[Column], table: Table) -> dict[str, object]:
    """Return what is to be known where a column of a role is not certain: what it holds, and the columns there are.

    Columns of a sheet have letters, those of a program's data names. Only one that stands alone is the example of how
    to say which: of several, who copies a hint would take a column that nobody has looked at.
    """
    known = [(one.heading if table.is_named else letter(one.at), one) for one in columns if one.words]
    offered = ", ".join(name if table.is_named else _heading(one) for name, one in known)
    example = known[0][0] if len(known) == 1 else "…"
    return {"key": role, "role": Term(f"SOURCE-ROLE-{role.upper()}"), "known": offered, "example": example}


def named(columns: Iterable[Column], given: str) -> list[Column]:
    """Return the columns that a text names: by letter, by the whole heading, by one of its words, by part of it."""
    columns, key = list(columns), _spelt(_looked_up(unicodedata.normalize("NFC", given)))
    ways: tuple[Callable[[Column], bool], ...] = (
        lambda one: letter(one.at) == given.strip(),
        lambda one: key in (one.key, _spelt(_looked_up(one.heading))),
        lambda one: key in (_spelt(_looked_up(word)) for word in one.words),
        lambda one: key in one.key,
    )
    return next((found for way in ways if (found := list(filter(way, columns)))), [])


def _heading(column: Column) -> str:
    return f"{letter(column.at)}: {column.heading}"


def _by_words(columns: Sequence[Column], wanted: Mapping[str, str]) -> dict[str, list[Column]]:
    """Return the columns by what their headings say; where only years tell them apart, the last year is now.

    A whole year beside part of one is neither of the two figures.
    """
    found: dict[str, list[Column]] = {}
    for one in columns:
        if one.role and one.role not in ("reckoned", "note", "dated"):
            found.setdefault(one.role, []).append(one)
    fields = [one for one in found.get("name", ()) if one.key == "lĩnh vực"]
    if len(fields) == 1 and len(found["name"]) == 2 and "group" not in {*found, *wanted}:
        found["group"] = fields  # each name stands in its field
        found["name"].remove(fields[0])
    dated = [one for one in columns if one.role == "dated"]
    if len(dated) > 1 and all(re.search(_TOTAL, one.key) for one in found.get("value", ())):
        found.pop("value", None)  # the total of the years beside it, as a pivot table has it
    may_be = found.get("value") or dated
    if may_be is not dated and (years := [max(one.years) for one in may_be if one.years]):
        windows = {one.window for one in may_be}
        may_be = [*may_be, *(one for one in dated if one.window in windows or max(one.years) >= max(years))]
    by_year = {max(one.years): one for one in may_be if one.years}
    if by_year and len(by_year) == len(may_be):
        last = by_year[max(by_year)]
        others = {one.window for one in may_be} - {last.window}
        if others - {""} or (others and not last.window):
            found["value"] = may_be  # parts of a year that differ: a month beside a half
            return found
        found["value"] = [last]
        before = by_year.get(str(int(max(last.years)) - 1))
        is_asked = "previous" in found or {"value", "previous"} & {*wanted}
        if before and before.window == last.window and not is_asked:
            found["previous"] = [before]
    elif may_be and may_be is not dated:
        found["value"] = may_be
    return found


def _year_before(columns: Iterable[Column], chosen: Mapping[str, Sequence[Column]]) -> dict[str, tuple[Column, ...]]:
    """Return the column of the year before that of the figures, where one alone is of the same part of it."""
    taken = {one.at for found in chosen.values() for one in found}
    now = next((one for one in chosen.get("value", ()) if one.years), None)
    if now is None:
        return {}
    year, alike = str(int(max(now.years)) - 1), [one for one in columns if one.role in ("value", "dated")]
    before = [one for one in alike if one.at not in taken and one.years and max(one.years) == year]
    before = [one for one in before if one.window == now.window]
    return {"previous": (before[0],)} if len(before) == 1 else {}


def _first_words(
    columns: Sequence[Column], chosen: Mapping[str, Sequence[Column]], table: Table, bottom: int
) -> Column | None:
    """Return the first column without a role that holds words, where no heading says which one names the rows."""
    taken = {one.at for found in chosen.values() for one in found}
    least = 1 if table.is_named else 2  # letters: data has no cells that only number or tick
    for one in columns:
        cells = [table.cell(row, one.at) for row in range(bottom + 1, len(table.rows))]
        words = sum(bool(re.search(rf"[^\W\d_]{{{least}}}", cell.text)) for cell in cells)
        if one.at not in taken and one.role in ("", "note") and words * 2 > sum(not cell.is_empty for cell in cells):
            return one
    return None


def _only_figures(
    columns: Sequence[Column], chosen: Mapping[str, Sequence[Column]], table: Table, bottom: int
) -> Column | None:
    """Return the one column of numbers in a program's data; beside the same period or a plan it is asked for."""
    if not table.is_named or {"previous", "plan"} & {*chosen}:
        return None
    taken = {one.at for found in chosen.values() for one in found}
    below = range(bottom + 1, len(table.rows))
    free = {one: [table.cell(row, one.at) for row in below] for one in columns if one.at not in taken}
    held = {one: [_is_number(cell) for cell in cells if not cell.is_empty] for one, cells in free.items()}
    found = [one for one, numbers in held.items() if any(numbers)]
    if len(found) != 1 or found[0].role or _COUNTER.fullmatch(found[0].key) or not all(held[found[0]]):
        return None
    return found[0]


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool)


# --- units that hold for the whole table ----------------------------------------------------------------


def unit_as_written(text: str) -> str:
    """Return a unit as the house writes it: in small letters, unless its letters are a sign's, and millions in words.

    >>> unit_as_written("Văn bản"), unit_as_written("Trđ"), unit_as_written("USD"), unit_as_written("kW")
    ('văn bản', 'triệu đồng', 'USD', 'kW')
    >>> unit_as_written("Phần trăm")
    '%'
    """
    text = spelt(" ".join(text.split()))
    if text.lower() == "phần trăm":
        return "%"
    return " ".join(word.lower() if word[:1].isupper() and not word[1:2].isupper() else word for word in text.split())


def in_brackets(text: str) -> tuple[str, str]:
    """Return a text without the unit in brackets at its end, and the unit.

    >>> in_brackets("Trồng rừng (ha)"), in_brackets("Hồ sơ (trực tuyến)")
    (('Trồng rừng', 'ha'), ('Hồ sơ (trực tuyến)', ''))
    """
    match = _IN_BRACKETS.search(text)
    unit = unit_as_written(match[1]) if match else ""
    if match and unit and is_unit(unit) and match.start():
        return text[: match.start()].rstrip(), unit
    return text, ""


def _unit_in(words: Sequence[str]) -> str:
    rows = [row for word in words for row in word.split(" / ")]  # as those of a frame are joined
    return next((unit for row in reversed(rows) if (unit := in_brackets(row)[1])), "")


def _unit_above(table: Table, top: int) -> str:
    """Return the unit that a line above the head gives to all figures: "ĐVT: triệu đồng"."""
    for row in range(top):
        for cell in table.rows[row]:
            if (match := _WHOLE_UNIT.match(cell.text)) and is_unit(unit := unit_as_written(match["unit"])):
                return unit
    return ""

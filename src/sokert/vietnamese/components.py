"""The words of the page around the figures: subject, symbol, signing date, letters, annexes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sokert.models import Annex, Contact, Metric, Period, Report, Settings, Signatory
from sokert.vietnamese import dates, periods
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.numbers import HOUSE

LETTERS = "abcdđeghiklmnopqrstuvxy"  # ND30-H-DIEM-SEQ: no f, j, w, z, and đ after d
_CAPACITY = re.compile(r"\w{1,3}[./]")
_BLANK = "      "  # where the registered number is written by hand (ND30-NO-DRAFT)


def default_subject(period: Period, settings: Settings = HOUSE, work: str = "công tác", begins: str = "") -> str:
    """Return the subject of a report that names none.

    >>> default_subject(Period.of("2023-H1"))
    'Sơ kết công tác 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023'
    >>> default_subject(Period.of("2023-H2"))
    'Kết quả công tác 6 tháng cuối năm 2023, phương hướng, nhiệm vụ 6 tháng đầu năm 2024'
    >>> default_subject(Period.of("2023"))
    'Tổng kết công tác năm 2023, phương hướng, nhiệm vụ năm 2024'
    >>> default_subject(Period.of("2026-01"))
    'Kết quả công tác tháng 01, nhiệm vụ trọng tâm tháng 02 năm 2026'
    >>> default_subject(Period.of("2025-HK1"), work="hoạt động giáo dục")
    'Sơ kết hoạt động giáo dục học kỳ I, phương hướng, nhiệm vụ học kỳ II năm học 2025-2026'

    What a year begins with is reviewed (sơ kết), and the whole of it (tổng kết). Its second half alone is neither: its
    words say no more than its figures, which are half a year's; a review of the whole year is a report of that year. A
    period without a next one has no tasks in its subject. `work` is what a kind of office does; `begins` stands in the
    place of sơ kết and tổng kết.
    """
    short = period.kind in ("month", "quarter")
    second = period.kind in ("half", "term") and period.number == 2
    name, following = periods.name(period, settings), periods.rest_name(period, settings)
    if (short or period.kind == "term") and following.endswith(year := f" {periods.year_name(period)}"):
        name = name.removesuffix(year)
    whole = period.kind in ("year", "school-year")
    kind = begins or ("Kết quả" if short or second else "Tổng kết" if whole else "Sơ kết")
    tasks = "nhiệm vụ trọng tâm" if short else "phương hướng, nhiệm vụ"
    return f"{kind} {work} {name}{f', {tasks} {following}' if following else ''}"


@takes("text")
def reported(subject: str) -> str:
    """Return a subject as the opening sentence says it: what is reported, and then the tasks.

    >>> reported("Sơ kết công tác năm 2025, phương hướng, nhiệm vụ năm 2026")
    'kết quả công tác năm 2025; phương hướng, nhiệm vụ năm 2026'
    >>> reported("Công tác phòng, chống thiên tai")
    'công tác phòng, chống thiên tai'
    """
    said = re.sub(r"^(?:sơ|tổng) kết (?=công tác|hoạt động)", "kết quả ", lower_first(subject))
    return re.sub(r",\s+(?=(?:phương hướng|nhiệm vụ)\b)", "; ", said, count=1)


@takes("text")
def lower_first(text: str) -> str:
    """Return a text with its first letter small, to stand inside a sentence.

    >>> shown("{{ 'Kết quả'|lower_first }}")
    'kết quả'

    >>> lower_first("Sơ kết công tác"), lower_first("UBND tỉnh")
    ('sơ kết công tác', 'UBND tỉnh')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence_case(value: object, settings: Settings = HOUSE) -> str:
    """Return a text with its first letter large.

    >>> sentence_case("quý II năm 2023")
    'Quý II năm 2023'
    """
    text = periods.name(value, settings) if isinstance(value, Period) else str(value)
    return text[:1].upper() + text[1:]


@takes("report")
def symbol(report: Report, kind: str) -> str:
    """Return number and symbol: 412/BC-VP; the number is blank while it is not registered.

    >>> shown("Số: {{ report|symbol('BC') }}")
    'Số: 412/BC-VP'

    Numbers below 10 take a zero (ND30-NO-ZERO); a draft has no number.
    """
    number = f"{report.number:02}" if report.number and not report.draft else _BLANK
    return f"{number}/{kind}-{report.issuer.code}"


@takes("report")
def party_symbol(report: Report, kind: str) -> str:
    """Return number and symbol of a Party document: 12-BC/ĐU (HD-NO).

    >>> shown("Số {{ report|party_symbol('BC') }}")
    'Số 412-BC/VP'

    The number is blank while it is not registered; a draft has none.
    """
    number = f"{report.number:02}" if report.number and not report.draft else _BLANK
    return f"{number}-{kind}/{report.issuer.code}"


@takes("any")
def signed(signatory: Signatory) -> tuple[tuple[str, str], ...]:
    """Return the lines above a signature in capitals, each with its mark: authority or position.

    >>> signed(Signatory(authority="T/L Ban Thường vụ", position="Chánh Văn phòng"))
    (('authority', 'T/L BAN THƯỜNG VỤ'), ('position', 'CHÁNH VĂN PHÒNG'))

    A line that says in which capacity somebody signs begins with its abbreviation. A position that stands alone
    has nothing above it to be lighter than: it is set as an authority is (HD-SIGN-POS-STYLE).

    >>> signed(Signatory(position="Trưởng ban"))
    (('authority', 'TRƯỞNG BAN'),)
    """
    below = any(_CAPACITY.match(line) and not line.upper().startswith("Q") for line in signatory.lines)
    return tuple(
        ("authority" if _CAPACITY.match(line) or not below else "position", line.upper()) for line in signatory.lines
    )


@takes("any")
def contact_line(contact: Contact) -> str:
    """Return the address line at the foot of page 1; what is not given is left out.

    >>> contact_line(Contact(address="Số 1 phố Mẫu", phone="(0209) 000 000"))
    'Địa chỉ: Số 1 phố Mẫu; điện thoại: (0209) 000 000'
    """
    parts = (
        ("địa chỉ", contact.address),
        ("điện thoại", contact.phone),
        ("fax", contact.fax),
        ("thư điện tử", contact.email),
        ("trang thông tin điện tử", contact.website),
    )
    return sentence_case("; ".join(f"{name}: {said}" for name, said in parts if said))


@takes("report")
def signing_date(report: Report) -> str:
    """Return the day of signing; a draft and a report without a date leave day and month blank.

    >>> shown("{{ issuer.place }}, {{ report|signing_date }}")
    'Bắc Kạn, ngày 20 tháng 6 năm 2024'
    """
    if report.date and not report.draft:
        return dates.date(report.date)
    return dates.blank(report.date.year if report.date else report.period.ends.year)


@takes("period")
def stated_window(period: Period) -> str:
    """Return the window of the data in brackets, where the report states its own; else nothing.

    >>> stated_window(Period.of("2023-H1"))
    ''
    """
    return f" {periods.window(period)}" if period.first or period.last else ""


@takes("whole")
def letter(number: int) -> str:
    """Return the letter of an item, in the order of the Vietnamese alphabet (ND30-H-DIEM-SEQ).

    >>> shown("điểm {{ 4|letter }}, điểm {{ 5|letter }}")
    'điểm d, điểm đ'

    >>> [letter(number) for number in (1, 4, 5, 7)]
    ['a', 'd', 'đ', 'g']

    Past the last letter it goes on with pairs: aa, ab.
    """
    before, place = divmod(number - 1, len(LETTERS))
    return (letter(before) if before else "") + LETTERS[place]


@takes("list")
def default_annexes(metrics: Sequence[Metric], period: Period | None = None) -> tuple[Annex, ...]:
    """Return the annexes of a report that names none: a table when there are two metrics or more.

    With the period in its title, since an annex travels alone.
    """
    of = f" {periods.name(period)}" if period else ""
    return (_table_of_all(of),) if len(metrics) > 1 else ()


@lru_cache(maxsize=64)
def _table_of_all(of: str) -> Annex:
    """Return the annex that tells every metric, of a period: it is the same for all reports of one."""
    return Annex(title=f"Biểu tổng hợp số liệu{of}")


FILTERS: dict[str, Callable[..., Any]] = {
    "lower_first": lower_first,
    "reported": reported,
    "symbol": symbol,
    "party_symbol": party_symbol,
    "signed": signed,
    "contact_line": contact_line,
    "signing_date": signing_date,
    "stated_window": stated_window,
    "letter": letter,
    "default_annexes": default_annexes,
}

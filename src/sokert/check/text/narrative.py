"""The words of a report or of a Word file as the rules see them: what several rules ask for is worked out once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property

from sokert.check.text.known import explained
from sokert.check.text.mentions import Mention, mentions
from sokert.check.text.numerals import Numeral, numerals
from sokert.check.text.passage import Passage
from sokert.check.text.times import period_in
from sokert.models import Period, Report


class Narrative:
    """The passages of a document in reading order, beside the report and the previous document where there are any."""

    def __init__(
        self,
        passages: Sequence[Passage],
        report: Report | None = None,
        previous: Sequence[Passage] = (),
    ) -> None:
        self.passages = tuple(passages)
        self.report = report
        self.previous = tuple(previous)

    @cached_property
    def period(self) -> Period | None:
        """The report's period; of a document alone the one its first lines name, None where they name none."""
        if self.report:
            return self.report.period
        return next(filter(None, (period_in(passage.text) for passage in self.passages[:_HEAD])), None)

    @property
    def day(self) -> datetime.date | None:
        """The day by which names are valid or not: the first of the period, else that of the date line.

        A day or month that was left blank is the first there is.
        """
        if self.period:
            return self.period.starts
        return next((day for passage in self.passages[:_TOP] if (day := _dated(passage.text, 1))), None)

    @cached_property
    def signed(self) -> datetime.date | None:
        """The whole day a document is signed on, by the report or its date line; None where it is not told."""
        if self.report:
            return self.report.date
        return next((day for passage in self.passages[:_TOP] if (day := _dated(passage.text, 0))), None)

    @cached_property
    def numerals(self) -> tuple[tuple[Passage, tuple[Numeral, ...]], ...]:
        """Every passage with the figures in it."""
        return tuple((passage, numerals(passage)) for passage in self.passages)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The places where the text tells a metric, by hand or by its tag."""
        return tuple(mentions(self.numerals, self.report.metrics)) if self.report else ()

    @cached_property
    def explains(self) -> Callable[[Decimal], bool]:
        """What tells whether the report's metrics explain a figure; without a report nothing is known."""
        return explained(self.report) if self.report else _nothing


def _nothing(value: Decimal) -> bool:
    return False


_TOP = 25  # passages of a document among which its date line stands
_LINE = re.compile(
    r"[^\W\d_][^,\d]{1,40}, ?ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{0,2})[\s.…_]*năm\s*(\d{4})\.?", re.IGNORECASE
)


def _dated(text: str, blank: int) -> datetime.date | None:
    """Return the date of a date line, `blank` in the place of what was left out."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    try:
        return datetime.date(int(found[3]), int(found[2] or blank), int(found[1] or blank))
    except ValueError:
        return None


_HEAD = 15  # passages of a document among which its subject stands

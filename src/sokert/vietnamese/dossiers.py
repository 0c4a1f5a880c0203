"""Turns the counts of administrative dossiers into the sentence every office reports them with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sokert.models import Settings
from sokert.vietnamese.numbers import HOUSE, counted, number, rate


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The exact counts of one period; totals are made from them, never typed twice."""

    new: Decimal
    carried: Decimal
    early: Decimal
    on_time: Decimal
    late: Decimal
    in_time: Decimal = Decimal(0)
    overdue: Decimal = Decimal(0)

    @property
    def received(self) -> Decimal:
        """What came in and what the period before left."""
        return self.new + self.carried

    @property
    def resolved(self) -> Decimal:
        """What was finished, in time or not."""
        return self.early + self.on_time + self.late

    @property
    def open(self) -> Decimal:
        """What is still being worked on."""
        return self.in_time + self.overdue

    def base(self, settings: Settings) -> Decimal:
        """Return what the on-time rate is measured against."""
        due = self.resolved + self.overdue
        return {"resolved": self.resolved, "due": due, "received": self.received}[settings.on_time_base]


def dossiers(counts: Dossiers, unit: str = "hồ sơ", settings: Settings = HOUSE) -> str:
    """Return the sentences that tell dossiers received, resolved and open, and the on-time rate.

    >>> print(dossiers(Dossiers(*map(Decimal, (90, 10, 70, 18, 2, 9, 1)))))
    Tiếp nhận 100 hồ sơ (mới 90; kỳ trước chuyển sang 10); đã giải quyết 90 hồ sơ, trong đó trước hạn \
70, đúng hạn 18, quá hạn 02; đang giải quyết 10 hồ sơ (trong hạn 09, quá hạn 01). Tỷ lệ giải quyết trước \
và đúng hạn đạt 97,8%.

    Nothing late is told as "không có hồ sơ quá hạn". Without a base there is no rate.
    """

    def count(value: Decimal) -> str:
        return counted(number(value), settings)

    def parts(*named: tuple[str, Decimal]) -> list[str]:
        return [f"{name} {count(value)}" for name, value in named if value]

    def late(value: Decimal) -> str:
        return f"quá hạn {count(value)}" if value else f"không có {unit} quá hạn"

    if not (counts.received or counts.resolved or counts.open):
        return f"Trong kỳ không phát sinh {unit}."
    came = parts(("mới", counts.new), ("kỳ trước chuyển sang", counts.carried))
    said = f"Tiếp nhận {count(counts.received)} {unit}{_listed(came if counts.carried else [], '; ')}; "
    if counts.resolved:
        done = [*parts(("trước hạn", counts.early), ("đúng hạn", counts.on_time)), late(counts.late)]
        said += f"đã giải quyết {count(counts.resolved)} {unit}, trong đó {', '.join(done)}; "
    else:
        said += f"chưa giải quyết {unit} nào; "
    if counts.open:
        left = [*parts(("trong hạn", counts.in_time)), late(counts.overdue)]
        said += f"đang giải quyết {count(counts.open)} {unit}{_listed(left, ', ')}."
    else:
        said += f"không có {unit} đang giải quyết."
    return said + _timeliness(counts, settings)


def _listed(parts: list[str], joint: str) -> str:
    """Return parts in brackets after a blank; nothing for none."""
    return f" ({joint.join(parts)})" if parts else ""


def _timeliness(counts: Dossiers, settings: Settings) -> str:
    """Return the sentence on the on-time rate, after a blank; empty without a base."""
    if not (base := counts.base(settings)):
        return ""
    timely = rate(Fraction(counts.early + counts.on_time) * 100 / Fraction(base), settings)
    return f" {settings.ty.capitalize()} lệ giải quyết trước và đúng hạn đạt {timely}%."

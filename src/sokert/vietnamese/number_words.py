"""Turns numbers into Vietnamese words, exactly, up to the billion of billions and beyond."""

from __future__ import annotations

from decimal import Decimal

from sokert.errors import DataError, Finding
from sokert.models import Settings
from sokert.units import moved
from sokert.vietnamese.naming import named
from sokert.vietnamese.numbers import HOUSE, power_of

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 10**9

# Above it a number would be read with "tỷ tỷ tỷ", which nobody can follow.
MOST = 10**27

# Up to this many decimals are read as one number; more are read digit by digit.
DECIMALS_READ_TOGETHER = 3


def words(value: Decimal | int, settings: Settings = HOUSE) -> str:
    """Return a number in words.

    >>> words(20870), words(1005), words(Decimal("-2.05"))
    ('hai mươi nghìn tám trăm bảy mươi', 'một nghìn không trăm linh năm', 'âm hai phẩy không năm')

    Decimals are read as one number ("hai phẩy ba mươi tám"), and digit by digit when they begin with
    zero or are more than three; decimals that are all zero are not read.
    """
    value = Decimal(value)
    if value.copy_abs() >= MOST:
        raise DataError(Finding("WORDS-TOO-LARGE", {"given": named(value)}))
    whole, _, decimals = format(value.copy_abs(), "f").partition(".")
    said = _whole(int(whole), settings)
    if decimals.strip("0"):
        said += f" phẩy {_decimals(decimals, settings)}"
    return f"âm {said}" if value < 0 else said


def money_words(value: Decimal | int, unit: str = "đồng", settings: Settings = HOUSE) -> str:
    """Return a sum of money in words, first letter capital, as written after "Bằng chữ:".

    >>> money_words(1_200_000_000)
    'Một tỷ hai trăm triệu đồng'
    >>> money_words(Decimal("1.5"), "triệu đồng")
    'Một triệu năm trăm nghìn đồng'

    A sum in thousands, millions or billions of đồng is read in đồng; another currency as it stands.
    """
    power = power_of(unit)
    if power is not None:
        value, unit = moved(Decimal(value), power), "đồng"
    said = words(value, settings)
    return f"{said[0].upper()}{said[1:]} {unit}"


def _decimals(digits: str, settings: Settings) -> str:
    """Return the digits after the comma in words."""
    if digits.startswith("0") or len(digits) > DECIMALS_READ_TOGETHER:
        return " ".join(DIGITS[int(digit)] for digit in digits)
    return _whole(int(digits), settings)


def _whole(value: int, settings: Settings) -> str:
    """Return a whole number in words; above a billion the billions are a number of their own."""
    above, below = divmod(value, BILLION)
    if not above:
        return _below_billion(below, settings, full=False)
    said = f"{_whole(above, settings)} {settings.ty}"
    return f"{said} {_below_billion(below, settings, full=True)}" if below else said


def _below_billion(value: int, settings: Settings, full: bool) -> str:
    """Return up to three groups in words; `full` when a higher group was said before them."""
    if not value:
        return "không"
    said: list[str] = []
    for size, scale in ((10**6, "triệu"), (10**3, settings.thousand), (1, "")):
        if group := value // size % 1000:
            said += [_group(group, settings, full or bool(said)), scale]
    return " ".join(filter(None, said))


def _group(value: int, settings: Settings, full: bool) -> str:
    """Return three digits in words; `full` says their hundreds even when there are none."""
    hundreds, rest = divmod(value, 100)
    said = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, units = divmod(rest, 10)
    if not rest:
        return " ".join(said)
    if not tens:
        return " ".join([*said, settings.zero_tens, DIGITS[units]] if said else [DIGITS[units]])
    said += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if units:
        said.append(_unit(units, tens))
    return " ".join(said)


def _unit(units: int, tens: int) -> str:
    """Return the last digit after some tens: mốt, tư and lăm where speech changes them."""
    if units == 5:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(units, DIGITS[units])
    return DIGITS[units]

"""Turns numbers into figures: thousands by dot, decimal comma, rounding half up, no float arithmetic."""

from __future__ import annotations

import math
import numbers
from decimal import Decimal, localcontext
from fractions import Fraction

from sokert.errors import DataError, Finding, MissingValueError
from sokert.models import Settings, is_gap
from sokert.units import moved, unit_of
from sokert.vietnamese.naming import named

HOUSE = Settings()
Number = Decimal | int | Fraction

# Beyond this no figure of a report lies; a power of ten that large is a slip, and costs memory to print.
LARGEST_EXPONENT = 1000

MOST_DECIMALS = 6  # a figure with more came out of a division

_DIGITS = 50  # of a quotient that does not end

_UNENDING = 40  # digits that nobody types; a few of the fifty may have been zeros at the end

# As many digits a float has only when it was computed: 0.30000000000000004, 0.3333333333333333.
_COMPUTED = 16

# So many, most of them decimals, it still has where a frame was read by its fifteen certain digits: 105.263157894737.
_OF_A_FRAME = 12

SWAPPED = str.maketrans({",": ".", ".": ","})


def exact(value: object) -> Decimal:
    """Return a number as the decimal it was written as.

    >>> exact(12), exact(0.1)
    (Decimal('12'), Decimal('0.1'))

    A float stands for its shortest text, since that is what its author typed; a whole one, as data frames make of
    counts beside a gap, for the whole number. Anything that is not
    a finite number is refused; None is told as missing.
    """
    if is_gap(value):
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    if isinstance(value, numbers.Integral) and not isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, float):
        value = Decimal(repr(float(value)).removesuffix(".0"))
    if isinstance(value, Fraction):
        with localcontext(prec=_DIGITS):
            value = Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, Decimal) and value.is_finite() and _sized(value):
        return value
    code = value if isinstance(value, str) and value.isidentifier() else ""
    raise DataError(Finding("WORDS-NOT-A-NUMBER", {"given": named(value), "code": code}))


def computed(value: object) -> bool:
    """Return whether a number came out of a division or out of float arithmetic, so that its last digits say nothing.

    >>> computed(Fraction(1, 3)), computed(1 / 3), computed(0.1 + 0.2), computed(12.345)
    (True, True, True, False)
    >>> computed(exact(Fraction(1, 3))), computed(Decimal("12.3456789")), computed(105.263157894737)
    (True, False, True)
    """
    if isinstance(value, Decimal):  # a rate of the report's own, which its value and its `previous` hold
        return places(value) > MOST_DECIMALS and len(value.as_tuple().digits) >= _UNENDING
    if isinstance(value, float) and math.isfinite(value):
        written = Decimal(repr(float(value)))
        least = _OF_A_FRAME if places(written) > MOST_DECIMALS else _COMPUTED
        return len(written.as_tuple().digits) >= least
    return isinstance(value, Fraction) and value.denominator > 1


def whole_sum(value: object) -> object:
    """Return a sum of money that float arithmetic gave without the digits that say nothing; anything else as it is.

    >>> whole_sum(1_500_000 * 0.07), whole_sum(0.1 + 0.2), whole_sum(12.5)
    (Decimal('105000'), Decimal('0.3'), 12.5)
    """
    return seen(exact(value)) if isinstance(value, float) and computed(value) else value


def in_full(value: object, settings: Settings = HOUSE) -> str:
    """Return a number with every digit it has; one that was computed with those of a rate, and never a false 0.

    >>> in_full(Decimal("1234.50")), in_full(Fraction(1, 3)), in_full(Fraction(1, 300)), in_full(0.1 + 0.2)
    ('1.234,50', '0,3', '0,003', '0,3')
    """
    return as_rate(exact(value), settings) if computed(value) else number(exact(value))


def as_rate(value: Decimal, settings: Settings = HOUSE) -> str:
    """Return a number that came out of a division with the digits of a rate.

    >>> as_rate(Decimal("83.3333333333333"))
    '83,3'
    """
    return trimmed(number(seen(value, settings.rate_decimals)))


def _sized(value: Decimal) -> bool:
    """Return whether a figure's exponents are within reason."""
    return not value or max(abs(value.adjusted()), abs(places(value))) <= LARGEST_EXPONENT


def places(value: Decimal) -> int:
    """Return how many decimals a figure has.

    >>> places(Decimal("12.50")), places(Decimal("1E+3"))
    (2, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Return a number rounded half up, ties away from zero, whatever its size.

    >>> rounded(Decimal("2.45"), 1), rounded(Decimal("-2.5")), rounded(Fraction(2, 3), 3)
    (Decimal('2.5'), Decimal('-3'), Decimal('0.667'))

    Fewer than no decimals round to tens, hundreds and so on.
    """
    if isinstance(value, Decimal) and value and value.as_tuple().exponent == -decimals:
        return value  # most figures of a long table are as they were typed
    if abs(decimals) > LARGEST_EXPONENT:
        raise DataError(Finding("WORDS-DECIMALS", {"given": decimals}))
    above, below = value.as_integer_ratio()
    above, below = above * 10 ** max(decimals, 0), below * 10 ** max(-decimals, 0)
    steps = (2 * abs(above) + below) // (2 * below)
    return Decimal(f"{'-' if above < 0 and steps else ''}{steps}E{-decimals}")


def quotient(part: Decimal, whole: Decimal, times: int = 1) -> Fraction:
    """Return one figure divided by another, so many times: reduced once, where each step of a fraction does it anew.

    >>> quotient(Decimal("12.5"), Decimal(40), 100)
    Fraction(125, 4)
    """
    above, below = part.as_integer_ratio()
    other, under = whole.as_integer_ratio()
    return Fraction(above * under * times, below * other)


def seen(value: Number, decimals: int = 0) -> Decimal:
    """Return a number rounded half up, with as many decimals more as keep it from vanishing.

    >>> seen(Fraction(1, 3)), seen(Fraction(2, 3)), seen(0)
    (Decimal('0.3'), Decimal('1'), Decimal('0'))
    """
    while not (near := rounded(value, decimals)) and value:
        decimals += 1
    return near


def number(value: Number, decimals: int | None = None) -> str:
    """Return a figure with dots between thousands and a decimal comma.

    >>> number(20870), number(Decimal("1234.50")), number(Decimal("2.345"), 2)
    ('20.870', '1.234,50', '2,35')

    Without `decimals`, every digit the figure has is printed.
    """
    if decimals is not None or isinstance(value, Fraction):
        value = rounded(value, decimals or 0)
    whole, dot, decimal = format(value or abs(value), ",d" if isinstance(value, int) else ",f").partition(".")
    return f"{whole.replace(',', '.')},{decimal}" if dot else whole.replace(",", ".")


def rate(value: Number, settings: Settings = HOUSE) -> str:
    """Return a computed rate with the report's number of decimals, ",0" dropped.

    >>> rate(Fraction(689, 10)), rate(57), rate(Fraction(1, 3))
    ('68,9', '57', '0,3')
    >>> rate(Fraction(9997, 100)), rate(Fraction(1, 30))
    ('99,97', '0,03')

    Only what is exactly 0 or 100 prints so: a plan all but fulfilled is not fulfilled. Any other
    rate gets the decimals that show it.
    """
    text = number(value, decimals_telling(value, settings))
    return text if settings.keep_rate_zeros else trimmed(text)


def decimals_telling(value: Number, settings: Settings = HOUSE) -> int:
    """Return with how many decimals a computed rate is told: the report's, and more where it would be a false 0 or 100.

    >>> decimals_telling(Fraction(1, 3)), decimals_telling(Fraction(9997, 100))
    (1, 2)
    """
    decimals = settings.rate_decimals
    while (near := rounded(value, decimals)) in (0, 100) and near != value:
        decimals += 1
    return decimals


def trimmed(text: str, mark: str = ",") -> str:
    """Return a figure without the zeros that end its decimals.

    >>> trimmed("57,0"), trimmed("12,50"), trimmed("1.200")
    ('57', '12,5', '1.200')
    """
    return text.rstrip("0").rstrip(mark) if mark in text else text


def percent(value: Number, decimals: int | None = None, settings: Settings = HOUSE) -> str:
    """Return a percentage, its sign joined to the figure.

    >>> percent(Decimal("12.5")), percent(57), percent(Decimal("12.345"), 2)
    ('12,5%', '57%', '12,35%')
    >>> percent(Decimal("99.96")), percent(Fraction(200, 3))
    ('99,96%', '66,7%')

    Without `decimals`, one that somebody gave has the digits that it was given with, ",0" dropped; one that came out
    of a division those of a rate.
    """
    decimals_of_rate(decimals)
    if decimals is not None:
        return f"{number(value, decimals)}%"
    given = exact(value)
    if places(given) > MOST_DECIMALS:
        return f"{rate(given, settings)}%"
    if settings.keep_rate_zeros:
        return f"{number(given, max(places(given), settings.rate_decimals))}%"
    return f"{trimmed(number(given))}%"


def decimals_of_rate(decimals: int | None) -> None:
    """Refuse fewer decimals than none, which would make tens of a rate."""
    if decimals is not None and decimals < 0:
        raise DataError(Finding("WORDS-DECIMALS", {"given": decimals}))


def money(value: Decimal | int, scale: str = "", decimals: int | None = None, settings: Settings = HOUSE) -> str:
    """Return a sum of đồng in the scale it is best said in.

    >>> money(1_200_000_000), money(950_000), money(1_234_567_890)
    ('1,2 tỷ đồng', '950.000 đồng', '1.234.567.890 đồng')
    >>> money(1_234_567_890, "triệu đồng", 1), money(1_234_567_890, decimals=2)
    ('1.234,6 triệu đồng', '1,23 tỷ đồng')

    With neither `scale` nor `decimals` nothing is rounded: a sum is scaled only where two decimals
    hold all of it. A sum that came out of a division is one of whole đồng.
    """
    if decimals is None and computed(value):
        value = seen(value)
    scale = scale or _best_scale(value, decimals)
    scaled = moved(Decimal(value), -scale_of_money(scale))
    text = trimmed(number(scaled)) if decimals is None else number(scaled, decimals)
    return f"{text} {scale.replace('tỷ', settings.ty).replace('nghìn', settings.thousand)}"


def scale_of_money(scale: str) -> int:
    """Return the power of ten of a scale of money; what is none is refused."""
    power = power_of(scale)
    if power is None:
        raise DataError(Finding("WORDS-NOT-MONEY", {"given": scale}))
    return power


def power_of(scale: str) -> int | None:
    """Return the power of ten of a scale of money, however it is spelled; None if it is none.

    >>> power_of("tỉ đồng"), power_of("ngàn đồng"), power_of("hồ sơ")
    (9, 3, None)
    """
    unit = unit_of(scale)
    return unit.power if unit.base == "đồng" else None


def _best_scale(value: Decimal | int, decimals: int | None) -> str:
    """Return the largest scale that says a sum of đồng in full, or to the decimals wanted."""
    for scale in ("tỷ đồng", "triệu đồng"):
        size = 10 ** unit_of(scale).power
        if abs(value) >= size and (decimals is not None or Fraction(value) * 100 % size == 0):
            return scale
    return "đồng"


def counted(text: str, settings: Settings = HOUSE) -> str:
    """Return a count with the leading zero that office style gives to 1 to 9.

    >>> counted("5"), counted("12"), counted("0"), counted("2,5")
    ('05', '12', '0', '2,5')
    """
    return f"0{text}" if settings.pad_counts and len(text) == 1 and text in "123456789" else text

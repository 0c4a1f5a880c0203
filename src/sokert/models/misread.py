"""Tells what a figure that was refused may have meant; it guesses for a hint, never for a report."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from sokert.models.fields import Hedge

_HEDGES = "|".join(Hedge.__args__)  # type: ignore[attr-defined]
_SAID = re.compile(
    rf"(?:(?P<hedge>{_HEDGES})\s+)?(?P<figure>[-+]?\d(?:[\d.,_\s]*\d)?)\s*(?P<rest>\D.*)?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"(?P<sign>[-+]?)(?P<whole>[1-9]\d{0,2})[.,](?P<group>\d{3})")

# A figure by the mark before its decimals: "," as an office writes, "." as a program does. Groups of three have the
# other mark, a blank or an underscore between them, the same all through.
_ALIKE, _LITRES = re.compile(r"[-+−]?[\dOoIl.,_]+"), re.compile(r"[-+−]?[\d.,_]+l")
_DIGITS = str.maketrans("OoIl", "0011")  # letters that look like digits
_WAYS = {
    mark: re.compile(rf"[-+−]?(?:[1-9]\d{{0,2}}(?P<group>{group})\d{{3}}(?:(?P=group)\d{{3}})*|\d+)(?:{mark}\d+)?")
    for mark, group in ((",", r"[.\s_]"), (r"\.", r"[,\s_]"))
}


def readings(figure: str) -> dict[str, Decimal]:
    """Return what a figure may mean, by the mark that would stand before its decimals.

    >>> readings("1.234,5"), readings("20 870")[","], readings("1.23.456")
    ({',': Decimal('1234.5')}, Decimal('20870'), {})
    >>> readings("1.234")
    {',': Decimal('1234'), '.': Decimal('1.234')}
    """
    found = {}
    for mark, way in ((pattern[-1], way) for pattern, way in _WAYS.items()):
        if way.fullmatch(figure):
            whole, _, decimals = figure.replace("−", "-").partition(mark)
            whole = re.sub(r"[.,\s_+]", "", whole)
            found[mark] = Decimal(f"{whole}.{decimals}" if decimals else whole)
    return found


def refused(given: str) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of a figure that cannot be read for certain.

    >>> refused("1.234")
    ('DATA-FIGURE-AMBIGUOUS', {'given': '1.234', 'whole': '1234', 'decimal': '1.2340', 'number': '1.234'})
    >>> refused("1.234,5")
    ('DATA-FIGURE', {'given': '1.234,5', 'near': '1234.5'})
    >>> refused("gần 2.600")[1]["value"], refused("20.870 văn bản")[1]["rest"]
    ('2600', 'văn bản')
    >>> refused("34l0 hồ sơ"), refused("gần 2.6OO")[1]["value"]
    (('DATA-FIGURE-UNIT', {'given': '34l0 hồ sơ', 'rest': 'hồ sơ', 'value': '3410'}), '2600')
    """
    words = given.split()
    if (typed := [_typed_alike(word) or word for word in words]) != words:
        code, facts = refused(" ".join(typed))
        return code, {**facts, "given": given}
    said = _SAID.fullmatch(given.strip())
    if not said:
        return _other(given)
    figure = said["figure"]
    if said["hedge"]:
        hedge = said["hedge"].lower()
        return "DATA-FIGURE-HEDGE", {"given": given, "hedge": hedge, "value": _meant(figure) or figure}
    if said["rest"] and not _scientific(given):
        rest = said["rest"].strip()
        return "DATA-FIGURE-UNIT", {"given": given, "rest": rest, "value": _meant(figure) or figure}
    if match := _THOUSANDS.fullmatch(figure):
        minus = match["sign"].strip("+")
        facts = {
            "whole": f"{minus}{match['whole']}{match['group']}",
            "decimal": f"{minus}{match['whole']}.{match['group']}0",
            "number": f"{minus}{match['whole']}.{match['group'].rstrip('0') or '0'}",
        }
        return "DATA-FIGURE-AMBIGUOUS", {"given": given, **facts}
    meant = _scientific(given) if said["rest"] else _meant(figure)
    return ("DATA-FIGURE", {"given": given, "near": meant}) if meant else _other(given)


def _typed_alike(given: str) -> str:
    """Return the figure that is meant where letters stand for digits that look like them; "34l" may be litres.

    >>> _typed_alike("34l0"), _typed_alike("1.2OO,5"), _typed_alike("34l"), _typed_alike("oOl")
    ('3410', '1200.5', '', '')
    """
    is_mixed = _ALIKE.fullmatch(given) and any(map(str.isdigit, given)) and any(map(str.isalpha, given))
    return _meant(given.translate(_DIGITS)) if is_mixed and not _LITRES.fullmatch(given) else ""


def _other(given: str) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of a text that holds no figure we could name."""
    near = _scientific(given)
    return ("DATA-FIGURE", {"given": given, "near": near}) if near else ("DATA-NO-FIGURE", {"given": f"“{given}”"})


def _meant(figure: str) -> str:
    """Return a figure as the report file writes it, read as a Vietnamese office would; empty if unsure."""
    found = readings(figure)
    return _plain(f"{found.get(',', found.get('.')):f}") if found else ""


def _plain(figure: str) -> str:
    """Return a figure so that it can only be read one way: three decimals get a fourth."""
    return f"{figure}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", figure) else figure


def _scientific(given: str) -> str:
    """Return a figure written with an exponent in full."""
    try:
        value = Decimal(given.strip())
    except InvalidOperation:
        return ""
    return _plain(f"{value:f}") if value.is_finite() and abs(value.adjusted()) < 30 else ""

"""Judges a name that is asked of the data: one that the form sets itself may be meant.

`{% for d in don_vi %}{{ dd.ten }}{% endfor %}` asks for a `dd`, and `{{ d.ten }}` behind that loop for a `d`: data may
have either, so both are questions. So is a record that stands only in a loop
which asks nothing of its own item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from sokert.errors import Finding
from sokert.template.analysis.needs import Need

_LONG = 5  # letters of a name in which one more is rather a slip than another name


def slips(name: str, need: Need, turns: Collection[str], idle: Collection[str] = ()) -> Iterator[Finding]:
    """Yield where a name stands that may be a slip for one that is set there, or that stands outside its loop.

    `idle` are the names that loops give their items and never use.
    """
    if not need.required:
        return
    around = need.around or set()
    like = min((one for one in around if is_slip(name, one) or (one in idle and need.fields)), default="")
    for place in need.places:
        if like:
            yield Finding("TAG-UNDEFINED", {"name": name, "near": like}, place, "warning")
        elif name in turns and need.fields:
            yield Finding("TEMPLATE-OUT-OF-LOOP", {"name": name}, place, "info")


def is_slip(name: str, other: str) -> bool:
    """Return whether a name is another with a letter doubled, too many, too few, or two in the wrong order.

    >>> [is_slip("d", one) for one in ("dd", "D")], is_slip("don_vi", "don_iv"), is_slip("don_vi", "donvi")
    ([True, True], True, True)
    >>> is_slip("tin", "tinh"), is_slip("unit", "units"), is_slip("bang_a", "bang_b"), is_slip("muc", "muc1")
    (False, False, False, False)
    """
    one, two = sorted((name.casefold(), other.casefold()), key=len)
    if one == two or _single(one) == _single(two):
        return True
    if len(one) < _LONG or two == f"{one}s":
        return False
    swapped = len(one) == len(two) and any(
        one[:at] + one[at + 1] + one[at] + one[at + 2 :] == two for at in range(len(one) - 1)
    )
    return swapped or any(not two[at].isdigit() and two[:at] + two[at + 1 :] == one for at in range(len(two)))


def _single(name: str) -> str:
    """Return a name without its doubled letters; a digit counts."""
    return "".join(sign * (len(list(same)) if sign.isdigit() else 1) for sign, same in groupby(name))

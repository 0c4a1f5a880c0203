"""The figure of a metric that is not known yet, as a tag works with it: blank where it prints, and no condition holds.

A draft is rendered before its figures come, so what is reckoned from one is left blank as well; and since nobody knows
how it compares, it is neither above a number nor below one, equal to none and unequal to none.
"""

from __future__ import annotations

from sokert.models import Metric
from sokert.vietnamese.figures import BLANK


class Unknown:
    """What `van_ban_den.value` is in a tag where the figure is not known yet.

    >>> figure = Unknown(Metric(code="vb", name="Văn bản đến", unit="văn bản"))
    >>> str(figure + 3), f"{100 / figure:,}", bool(figure), figure > 3, figure != 3, figure == figure
    ('......', '......', False, False, False, False)
    """

    __slots__ = ("metric",)

    def __init__(self, metric: Metric) -> None:
        self.metric = metric

    @property
    def bare(self) -> Metric:
        """A metric of the same name that is no more known, to be printed by what prints numbers."""
        return Metric(code=self.metric.code, name=self.metric.name)

    def __str__(self) -> str:
        return BLANK

    def __format__(self, spec: str) -> str:
        return BLANK

    def __bool__(self) -> bool:
        return False

    def _never(self, other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _never
    __hash__ = object.__hash__

    def _itself(self, other: object = 0) -> Unknown:
        return NotImplemented if isinstance(other, str | list | tuple) else self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _itself
    __neg__ = __pos__ = __abs__ = _itself

"""Short ways to make what the tests of words speak of."""

from __future__ import annotations

from sokert.models import Metric, Period

H1_2023 = Period.of("2023-H1")
H1_2024 = Period.of("2024-H1")


def metric(value, unit=None, **facts):
    """Return a metric that is named only because it must be."""
    return Metric(**{"code": "x", "name": "Việc", "value": value, "unit": unit, **facts})

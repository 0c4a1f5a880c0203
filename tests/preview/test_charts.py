"""Charts as the page draws them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from sokert.preview import charts
from sokert.preview.chart_parts import Chart, Paint, Plot, Series


@pytest.mark.parametrize("upside_down", [True, False])
def test_lying_bars_follow_their_axis(upside_down: bool) -> None:
    series = tuple(
        Series(name, (Decimal(1), Decimal(2)), Paint(name), (Paint(name),) * 2, ("", ""), "")
        for name in ("first", "second")
    )
    plot = Plot("bar", True, "clustered", series, False)
    chart = Chart((), ("m", "n"), (plot,), False, False, upside_down, 10)
    drawn = re.findall(r'<rect[^>]* y="([\d.]+)"[^>]*fill="#?(\w+)"', charts.drawn(chart, 300, 200, ""))
    names = [name for _, name in sorted(drawn, key=lambda bar: float(bar[0]))]
    assert names == (["first", "second"] if upside_down else ["second", "first"]) * 2

"""What the library writes it reads without an alarm, and a figure changed by hand is found: `benchmarks/round_trip.py`.

A few reports on every run; SOKERT_SOAK draws as many times more.
"""

from __future__ import annotations

import runpy
from pathlib import Path

from draws import often

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "round_trip.py"
FOUND = 0.95  # of the figures changed so that a claim holds no more


def test_reports_drawn_at_random_are_read_back_without_an_alarm_and_a_changed_figure_is_found():
    seen = runpy.run_path(str(SCRIPT))["main"](often(2))
    assert seen["alarmed"] == 0
    assert seen["changed"]
    assert seen["found"] >= FOUND * seen["changed"]

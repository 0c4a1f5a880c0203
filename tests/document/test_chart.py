"""Each kind of chart has what those who order, say and draw it ask of it."""

from __future__ import annotations

from typing import get_args

from sokert.document.chart import NATURES, Kind
from sokert.vietnamese import charts
from sokert.word.charts import house


def test_every_kind_has_its_row_its_name_and_what_draws_it() -> None:
    assert set(NATURES) == set(get_args(Kind)) == set(charts._NAMES)
    assert {nature.plot for nature in NATURES.values()} == set(house._PLOTS)

"""Every kind of office over every kind of period: what there is to start from renders, and there is nothing to tell."""

from __future__ import annotations

import pytest
import yaml

import sokert
from sokert.cli.starters import KINDS, starter
from sokert.models.catalogue import catalogue_of

PERIODS = ("2026-03", "2026-Q1", "2026-H1", "2026-9M", "2026")
TERMS = ("2025-HK1", "2025-HK2", "2025-NH")
STARTERS = {kind: yaml.safe_load(starter(kind, "vi")) for kind in KINDS}


def of(kind: str, period: str, **given: object) -> sokert.Report:
    return sokert.Report.model_validate({**STARTERS[kind], "period": period, **given})


@pytest.mark.parametrize("kind", KINDS)
def test_every_period_of_every_kind_renders_and_is_clean_in_form_words_and_figures(kind: str) -> None:
    for period in (*PERIODS, *(TERMS if kind == "school" else ())):
        report = of(kind, period)
        assert report.template == f"half-year/{kind}"
        assert sokert.check(report) == (), period
        assert sokert.check(sokert.render(report), report=report) == (), period

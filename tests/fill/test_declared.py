"""Each filter declares what it takes and gives, and it is so."""

from __future__ import annotations

import datetime

import pytest

from sokert.errors import SokertError
from sokert.fill.environment import DECLARED, Environment
from sokert.models import Metric, Period
from sokert.vietnamese import FILTERS, SAME_FIGURE
from sokert.vietnamese.example import REPORT, shown
from sokert.vietnamese.filters.declared import Declared

FIGURES = {
    "number": ("{{ van_ban_den|number }}", "12.480"),
    "with_unit": ("{{ van_ban_den|with_unit }}", "12.480"),
    "hedged": ("{{ tin_bai|hedged }}", "2.600"),
    "percent": ("{{ dung_han|percent }}", "99,8"),
    "money": ("{{ thu|money }}", "285"),
}


def undeclared(tools: dict[str, object]) -> list[str]:
    """Return the filters that do not say what they take."""
    return [name for name, tool in tools.items() if not isinstance(getattr(tool, "declared", None), Declared)]


def test_each_filter_of_ours_declares_itself() -> None:
    assert undeclared(dict(FILTERS)) == []


def test_a_filter_without_its_declaration_is_refused() -> None:
    assert undeclared({"doubled": lambda value: 2 * value, **FILTERS}) == ["doubled"]


def test_each_filter_that_a_template_may_use_is_declared_and_no_other() -> None:
    served = set(Environment(lambda name: None).filters)  # type: ignore[arg-type, return-value]
    assert {name for name in served if not name.startswith("_")} <= set(DECLARED) <= served


def test_what_gives_the_figure_itself_prints_it() -> None:
    assert set(FIGURES) == SAME_FIGURE
    for text, figure in FIGURES.values():
        assert figure in shown(text)


GIVEN = {
    "number": Metric(code="a", name="A", value=12, nature="stock"),
    "money": 1_200_000,
    "whole": 4,
    "date": datetime.date(2024, 7, 5),
    "text": "Các đơn vị",
    "list": [Metric(code=code, name=code, value=2, previous=1, unit="tỷ đồng") for code in "bc"],
    "metric": REPORT.metrics[0],
    "period": Period.of("2024-H1"),
    "report": REPORT,
}
ARGUMENTS = {
    "done_of": "(16)",
    "symbol": "('BC')",
    "party_symbol": "('BC')",
    "breakdown": "(given)",
    "dossiers": "(carried=1, early=1, on_time=1, late=0)",
    **dict.fromkeys(("default_annexes", "with_previous", "with_plan", "one_scale"), "|length"),
}


@pytest.mark.parametrize("name", [name for name in FILTERS if DECLARED[name].takes != "any"])
def test_a_filter_takes_what_it_declares(name: str) -> None:
    try:
        shown(f"{{{{ given|{name}{ARGUMENTS.get(name, '')} }}}}", given=GIVEN[DECLARED[name].takes])
    except SokertError as error:
        pytest.fail(f"{name}: {error}")

"""Generated reports: consistent ones are silent, and one changed figure is found every time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from check.figures.reports import report_of
from draws import drawn
from sokert import Report
from sokert.check.figures import check
from sokert.check.figures.identities import parsed
from sokert.vietnamese.numbers import rounded

COUNTS = st.integers(20, 10**6)
DECIMALS = st.integers(0, 3)
KINDS = ("change", "difference", "multiple", "index", "progress", "excess", "average")
CODES = ("moi", "cu", "xong", "con", "tra", "nhan")
IDENTITIES = ["nhan = moi + cu", "nhan = xong + con + tra", "tra = nhan - (xong + con)"]


def truly(kind: str, now: int, before: int, plan: int) -> Fraction:
    """Return a stated figure's true value, worked out anew, by another way than the checker's."""
    ratio, goal = Fraction(now, before), Fraction(now, plan)
    return {
        "change": (ratio - 1) * 100,
        "difference": Fraction(now - before),
        "multiple": ratio,
        "index": ratio * 100,
        "progress": goal * 100,
        "excess": (goal - 1) * 100,
        "average": Fraction(now, 6),
    }[kind]


@st.composite
def balanced(draw: st.DrawFn) -> dict[str, int]:
    """Return figures that keep all three identities."""
    moi, cu, xong = draw(COUNTS), draw(COUNTS), draw(st.integers(0, 10**6))
    nhan = moi + cu
    con = draw(st.integers(0, nhan - min(xong, nhan)))
    xong = min(xong, nhan)
    return {"moi": moi, "cu": cu, "xong": xong, "con": con, "tra": nhan - xong - con, "nhan": nhan}


@st.composite
def large(draw: st.DrawFn) -> dict[str, int]:
    """Return figures that keep all three identities, none so small that it is not compared with."""
    xong, con, tra = (draw(st.integers(20, 10**6)) for _ in range(3))
    nhan = xong + con + tra
    moi = draw(st.integers(20, nhan - 20))
    return {"moi": moi, "cu": nhan - moi, "xong": xong, "con": con, "tra": tra, "nhan": nhan}


@st.composite
def consistent(draw: st.DrawFn, compared: bool = False) -> Report:
    """Return a report whose figures all follow from each other; with `compared` each has a previous one."""
    others = large() if compared else balanced()
    now, before, plans = draw(balanced()), draw(others), draw(others)
    metrics: list[dict[str, Any]] = []
    for code in CODES:
        metric: dict[str, Any] = {"code": code, "name": f"Hồ sơ {code}", "value": now[code], "unit": "hồ sơ"}
        metric |= {"part_of": "nhan", "of": "nhan"} if code in ("xong", "con", "tra") else {}
        if before[code] >= 20 and (plan := plans[code]):
            metric |= {"previous": before[code], "plan": plan}
            kinds = draw(st.lists(st.sampled_from(KINDS), unique=True))
            metric["stated"] = [_stated(draw, kind, truly(kind, now[code], before[code], plan)) for kind in kinds]
        metrics.append(metric)
    metrics[5] |= {"closed": draw(st.booleans())}
    metrics.append({"code": "chua", "name": "Chưa giải quyết", "unit": "hồ sơ", "sum_of": ["con", "tra"]})
    rate = rounded(Fraction(now["xong"] * 100, now["nhan"]), draw(DECIMALS))
    pair = {"done": "xong", "of": "nhan", "nature": "rate", "unit": "%"}
    metrics.append(
        {"code": "ty_le", "name": "Tỷ lệ giải quyết", **pair, **({"value": rate} if draw(st.booleans()) else {})}
    )
    metrics[2]["stated"] = [_stated(draw, "share", Fraction(now["xong"] * 100, now["nhan"]))]
    points = Decimal(draw(st.integers(-500, 500))) / 10
    content = {"code": "hai_long", "name": "Tỷ lệ hài lòng", "value": "50.5", "previous": str(Decimal("50.5") - points)}
    metrics.append({**content, "unit": "%", "nature": "rate", "stated": [{"kind": "points", "value": str(points)}]})
    return report_of(*metrics, identities=IDENTITIES)


def _stated(draw: st.DrawFn, kind: str, value: Fraction) -> dict[str, Any]:
    """Return a stated figure, rounded half up to some decimals."""
    return {"kind": kind, "value": rounded(value, draw(DECIMALS))}


@given(consistent())
@drawn(15)
def test_a_consistent_report_is_silent(report: Report) -> None:
    assert [finding.worded("en") for finding in check(report) if finding.level != "info"] == []


@given(consistent(), st.sampled_from(CODES), st.integers(-(10**5), 10**5))
@drawn(15)
def test_one_changed_figure_is_always_found(report: Report, code: str, change: int) -> None:
    assume(change)
    metrics = tuple(
        metric.model_copy(update={"value": metric.value + change}) if metric.code == code else metric
        for metric in report.metrics
    )
    found = check(report.model_copy(update={"metrics": metrics}))
    assert "FIGURE-IDENTITY" in {finding.code for finding in found}


@given(consistent(compared=True), st.sampled_from(CODES), st.integers(1, 10**5))
@drawn(15)
def test_one_changed_previous_figure_is_always_found(report: Report, code: str, change: int) -> None:
    assert all(metric.exact_previous for metric in report.metrics if metric.code in CODES)
    metrics = tuple(
        metric.model_copy(update={"previous": (metric.exact_previous or 0) + change}) if metric.code == code else metric
        for metric in report.metrics
    )
    found = check(report.model_copy(update={"metrics": metrics}))
    assert "FIGURE-IDENTITY-PREVIOUS" in {finding.code for finding in found}


@given(COUNTS, COUNTS, COUNTS, st.sampled_from(KINDS), DECIMALS, st.integers(2, 50))
@drawn(30)
def test_a_stated_figure_two_digits_off_is_always_found(
    now: int, before: int, plan: int, kind: str, decimals: int, off: int
) -> None:
    wrong = rounded(truly(kind, now, before, plan), decimals) + off * Decimal(1).scaleb(-decimals)
    metric = {"code": "so", "name": "Số", "value": now, "previous": before, "plan": plan, "unit": "hồ sơ"}
    report = report_of({**metric, "stated": [{"kind": kind, "value": wrong}]})
    besides = ("FIGURE-SMALL-BASE", "FIGURE-THOUSANDFOLD")  # what they say of the drawn figures themselves
    (finding,) = [finding for finding in check(report) if finding.code not in besides]
    assert finding.level in ("error", "warning")
    assert finding.where.metric == "so"


@given(st.text(alphabet="abđ_1 +-()<>=.*", max_size=30))
@drawn(60)
def test_any_text_is_an_identity_or_told_as_none(text: str) -> None:
    assume(text.strip())
    identity = parsed(text)
    expected = {"FIGURE-IDENTITY-NAME"} if identity else {"FIGURE-IDENTITY-SYNTAX"}
    assert {finding.code for finding in check(report_of(identities=[text]))} == expected


FIGURES = st.none() | st.decimals(-(10**7), 10**7, places=2) | st.integers(-5, 5)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "value": FIGURES.filter(lambda value: value is not None),
                "previous": FIGURES,
                "plan": FIGURES,
                "unit": st.sampled_from([None, "hồ sơ", "%", "‰", "tỷ đồng", "đồng", "ha"]),
                "hedge": st.sampled_from([None, "gần", "hơn", "khoảng", "ước"]),
                "nature": st.sampled_from(["flow", "stock", "rate", "rank"]),
                "part_of": st.sampled_from([None, "a", "b", "c"]),
                "of": st.sampled_from([None, "a", "b", "c"]),
                "stated": st.lists(
                    st.fixed_dictionaries({"kind": st.sampled_from([*KINDS, "share", "points"]), "value": COUNTS}),
                    max_size=3,
                ),
            }
        ),
        min_size=3,
        max_size=3,
    ),
    st.lists(st.sampled_from(["a = b + c", "a <= b", "c = a - (b - c)", "a = x"])),
)
@drawn(30)
def test_no_report_is_too_odd_to_be_checked(metrics: list[dict[str, Any]], identities: list[str]) -> None:
    named = [{**metric, "code": code, "name": code.upper()} for code, metric in zip("abc", metrics, strict=True)]
    for finding in check(report_of(*named, identities=identities)):
        assert finding.worded("vi")
        assert finding.worded("en")

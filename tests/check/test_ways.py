"""What `check` and `render` tell of a report in memory names the way to it from the top of its data."""

from __future__ import annotations

from typing import Any

import pytest

import sokert
from specimens import SMALL

FEW = [
    {"code": "den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản", "previous": 19500},
    {"code": "di", "name": "Văn bản đi", "value": 4905, "unit": "văn bản", "previous": 5120},
    {"code": "kip", "name": "Tỷ lệ đúng hạn", "value": 99, "unit": "%"},
]


def told(**more: Any) -> set[tuple[str, str, str]]:
    """Return what is told of a report as its errors and warnings."""
    report = sokert.Report.model_validate({**SMALL, "metrics": FEW, **more})
    found = [one for one in sokert.check(report) if one.level != "info"]
    try:
        sokert.render(report)
    except sokert.SokertError as error:
        found += error.findings
    return {(one.code, one.where.path, one.where.metric) for one in found}


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("den = di + di", ("FIGURE-IDENTITY", "identities[1]", "den")),
        ("den = di + kip", ("FIGURE-UNITS", "identities[1]", "kip")),
        ("den = dj", ("FIGURE-IDENTITY-NAME", "identities[1]", "dj")),
    ],
)
def test_an_identity_is_told_at_its_place(identity: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(identities=["den >= di", identity])


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"value": -4905}, "FIGURE-NEGATIVE-COUNT", "metrics[1].value"),
        ({"previous": "5.12"}, "FIGURE-FRACTION-OF-COUNT", "metrics[1].previous"),
        ({"plan": "9.5"}, "FIGURE-FRACTION-OF-COUNT", "metrics[1].plan"),
        ({"value": None}, "FIGURE-NOT-KNOWN", "metrics[1].value"),
        ({"value": None}, "FILL-NOT-KNOWN", "metrics[1].value"),
    ],
)
def test_a_figure_is_told_at_its_key(more: dict[str, object], code: str, path: str) -> None:
    body = "Phát hành {{ di|with_unit }}."
    sections = [{"title": "Kết quả công tác", "body": body}]
    metrics = [FEW[0], {**FEW[1], **more}, FEW[2]]
    assert (code, path, "di") in told(metrics=metrics, sections=sections)


def test_a_fraction_of_last_year_is_told_at_its_line() -> None:
    text = "\n".join(
        (
            "period: 2026-H1",
            "issuer: {name: Văn phòng, place: Mẫu, code: VP}",
            "signatory: {position: CHÁNH VĂN PHÒNG}",
            "metrics:",
            "- code: den",
            "  name: Văn bản đến",
            "  value: 20870",
            "  unit: văn bản",
            "  previous: 19.51",
            "sections: [{title: Kết quả, body: 'Nhận {{ den|sentence }}.'}]",
        )
    )
    lines = [one.where.line for one in sokert.check_file(text.encode()) if one.code == "FIGURE-FRACTION-OF-COUNT"]
    assert lines == [9]


def test_a_figure_that_is_told_wrong_is_not_asked_about_beside_the_table() -> None:
    body = "Văn bản đến đạt 21.000 văn bản."
    report = sokert.Report.model_validate({**SMALL, "metrics": FEW, "sections": [{"title": "Kết quả", "body": body}]})
    content = sokert.render(report)
    assert "FIGURE-TWO-VALUES" in [one.code for one in sokert.check(content)]
    beside = [one.code for one in sokert.check(content, report=report)]
    assert ("TEXT-FIGURE" in beside, "FIGURE-TWO-VALUES" in beside) == (True, False)

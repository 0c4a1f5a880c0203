"""An annex may hold words and tables of its own, as a section does."""

from __future__ import annotations

from typing import Any

import pytest

import page
import sokert

REPORT: dict[str, Any] = {
    "period": "2026-H1",
    "issuer": {"name": "Ủy ban nhân dân tỉnh A", "place": "A", "code": "UBND"},
    "signatory": {"position": "CHỦ TỊCH"},
    "recipients": ["Lưu: VT"],
    "metrics": [{"code": "ho_so", "name": "Hồ sơ", "value": 1200, "unit": "hồ sơ"}],
    "sections": [{"title": "Kết quả", "body": "Có {{ ho_so|with_unit }}."}],
}


def with_body(body: str) -> sokert.Report:
    return sokert.Report.model_validate({**REPORT, "annexes": [{"title": "Số liệu theo đơn vị", "body": body}]})


def test_its_body_stands_instead_of_the_table_of_metrics() -> None:
    body = "| TT | Đơn vị | Hồ sơ |\n|:--:|----|---:|\n| 1 | Xã số 001 | {{ ho_so }} |\n"
    made = page.opened(sokert.render(with_body(body)))
    rows = [[cell.text for cell in row.cells] for row in made.tables[-1].rows]
    assert rows == [["TT", "Đơn vị", "Hồ sơ"], ["1", "Xã số 001", "1.200"]]


def test_its_title_is_filled_as_a_heading_is() -> None:
    annex = {"title": "Số liệu {{ period }}, {{ ho_so|with_unit }}"}
    made = page.opened(sokert.render(sokert.Report.model_validate({**REPORT, "annexes": [annex]})))
    assert "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2026, 1.200 HỒ SƠ" in [one.text.replace("\xa0", " ") for one in made.paragraphs]


def test_what_is_wrong_with_its_tags_is_told_where_it_stands() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.render(with_body("{{ ho_so|upr }}"))
    assert [one.where.path for one in told.value.findings] == ["annexes[0].body"]


def test_its_words_are_checked() -> None:
    found = sokert.check(with_body("Cơ quan đã đã xử lý {{ ho_so|with_unit }}."))
    assert [(one.code, one.where.path) for one in found] == [("TEXT-DOUBLED-WORD", "annexes[0].body")]


def test_a_report_file_is_told_its_line(tmp_path: Any) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(
        "period: 2026-H1\nissuer: {name: A, place: A, code: A}\nsignatory: {position: B}\n"
        "sections: [{title: C, body: D}]\nannexes:\n  - title: E\n    body: |\n      {{ ho_so|upr }}\n",
        "utf-8",
    )
    with pytest.raises(sokert.SokertError) as told:
        sokert.load(file)
    assert {one.where.line for one in told.value.findings} == {8}

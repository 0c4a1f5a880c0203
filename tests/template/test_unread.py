"""What Markdown means elsewhere and a report would print raw is told, at its line, on every way in."""

from __future__ import annotations

import pytest

import sokert
from sokert import DataError, TemplateError
from sokert.template.text import lines

RAW = [
    ("xem [Công báo](www.a.vn)", "TEMPLATE-LINK"),
    ("![](a.png)", "TEMPLATE-IMAGE-ALT"),
    ("![ảnh](https://a.vn/a.png)", "TEMPLATE-IMAGE-REMOTE"),
    ("![ảnh](a.png){: cao=5}", "TEMPLATE-ATTRIBUTE"),
    ("một {: #hai} ba", "TEMPLATE-ATTRIBUTE"),
    ("~~bỏ", "TEMPLATE-STRUCK"),
    ("<b>đậm</b>", "TEMPLATE-HTML"),
    ("một&nbsp;hai", "TEMPLATE-HTML"),
    ("<!-- ghi -->", "TEMPLATE-HTML"),
    ("`mã`", "TEMPLATE-CODE"),
    ("---", "TEMPLATE-RULE"),
    ("===", "TEMPLATE-RULE"),
    ("##Kết quả", "TEMPLATE-HEADING"),
    ("| A | B |", "TEMPLATE-TABLE-BROKEN"),
    ("A | B\n---|---|---", "TEMPLATE-TABLE-BROKEN"),
    ("| A |\n|---|\n| 1 | 999 |", "TEMPLATE-ROW-TOO-LONG"),
]
REPORT = {
    "period": "2024-H1",
    "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "recipients": ["Lưu: VT"],
}


@pytest.mark.parametrize(("source", "code"), RAW)
def test_a_sign_that_would_be_printed_raw_is_told_at_its_line(source: str, code: str) -> None:
    found = lines(f"Mở đầu.\n\n{source}")[1]
    assert [(one.code, one.where.line) for one in found] == [(code, 3 + source.count("\n"))]


@pytest.mark.parametrize("source", ["x > y", "> 50% hồ sơ", "a_b", "5*3", "[ ] việc", "A | B", "~ 5", "#3", "ngày 1/7"])
def test_what_is_meant_as_it_stands_is_not_told(source: str) -> None:
    assert lines(source)[1] == []


@pytest.mark.parametrize("key", ["title", "body"])
def test_it_is_told_on_every_way_in(key: str, tmp_path) -> None:
    section = {"title": "Kết quả", "sections": [{"title": "Văn thư", "body": "Đã làm.", key: "một [hai](ba)"}]}
    report = sokert.Report.model_validate({**REPORT, "sections": [section]})
    where = f"sections[0].sections[0].{key}"
    with pytest.raises(TemplateError) as raised:
        sokert.render(report)
    for found in (raised.value.findings, sokert.check(report)):
        assert [(one.code, one.where.path) for one in found] == [("TEMPLATE-LINK", where)]
    file = tmp_path / "r.json"
    file.write_text(sokert.Report.model_dump_json(report, exclude_defaults=True), "utf-8")
    for way in (sokert.load, sokert.check_file):
        with pytest.raises((TemplateError, DataError)) as told:
            way(file)
        assert [one.code for one in told.value.findings] == ["TEMPLATE-LINK"]


def test_text_in_markdown_from_data_is_told_too() -> None:
    report = sokert.Report.model_validate({**REPORT, "sections": [{"title": "Kết quả", "body": "1986. Năm Đổi mới."}]})
    assert sokert.check(report) == ()
    assert "1986. Năm Đổi mới." in [paragraph.text for paragraph in sokert.render_document(report).paragraphs]

"""The name of a text, which is the text itself, or of a file is no code, whatever quotes it has."""

from __future__ import annotations

import pytest

import sokert
from sokert import Report

REPORT = {
    "period": "2026-H1",
    "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "metrics": [
        {"code": "a", "name": "Hồ sơ", "value": 12, "unit": "hồ sơ"},
        {"code": "b", "name": "Đơn", "value": 7, "unit": "đơn"},
    ],
}


def said(key: str, text: str) -> str:
    """Return what a section says whose title or body is a text, read and filled."""
    section = {"title": "Kết quả", "body": "Đã làm.", key: text}
    document = sokert.render_document(sokert.parse({**REPORT, "sections": [section]}))
    words = " ".join(one.text for one in document.paragraphs)
    return " ".join(words.translate(_STRAIGHT).split()).casefold()


_STRAIGHT = str.maketrans("“”", '""')


@pytest.mark.parametrize("key", ["title", "body"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có {{ a|with_unit }}{{ ' (nhiều)' if a.value > 5 }} nay", "Có 12 hồ sơ (nhiều) nay"),
        ("Có {{ a|with_unit }}{{ ' (nhiều)' if a.value > 50 }} nay", "Có 12 hồ sơ nay"),
        ("Có {% for m in metrics %}{{ m.name }}{{ '; ' if not loop.last }}{% endfor %} nay", "Có Hồ sơ; Đơn nay"),
        ('Có {% for m in metrics %}{{ m.name }}{{ "; " if not loop.last }}{% endfor %} nay', "Có Hồ sơ; Đơn nay"),
        ('Nó "là" {{ "x" if 1 }}{{ \'y\' if 0 }} nay', 'là" x nay'),
        ("{% set z = ['a' if 1] %}Có {{ z|join }} nay", "Có a nay"),
    ],
)
def test_an_if_without_else_prints_whatever_its_quotes(key: str, text: str, expected: str) -> None:
    assert expected.casefold() in said(key, text)


@pytest.mark.parametrize("key", ["title", "body"])
@pytest.mark.parametrize("tag", ["{{ 5 if 0 }}", "{% from 'half-year/office' import x %}"])
def test_words_beside_an_if_without_else_are_not_run(key: str, tag: str, capsys: pytest.CaptureFixture[str]) -> None:
    for quote in ('"', "'"):
        section = {"title": "x", "body": "x", key: f"Nay {tag}{{# {quote}+print(777)+{quote} #}}"}
        try:
            sokert.render(Report.model_validate({**REPORT, "sections": [section]}))
        except sokert.SokertError:
            assert tag.startswith("{%")  # which imports nothing there is
    assert "777" not in capsys.readouterr().out


def test_a_template_may_have_quotes_in_its_name(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / 'a\' "+print(777)+".md'
    file.write_text("Nay {{ 'x' if 1 }}{{ 5 if 0 }} đây.", "utf-8")
    report = sokert.parse({**REPORT, "sections": [{"title": "T", "body": "x"}]})
    assert [one.text for one in sokert.render_document(report, template=file).paragraphs] == ["Nay x đây."]
    assert "777" not in capsys.readouterr().out

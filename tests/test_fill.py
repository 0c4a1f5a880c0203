from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sokert import Issuer, MissingValueError, Report, SokertError, TemplateError
from sokert.document.blocks import words
from sokert.fill import Filler


def body(text: str, small: dict[str, Any]) -> str:
    report = Report.model_validate({**small, "sections": [{"title": "T", "body": text}]})
    return Filler().fill_text(text, report)


def said(text: str, small: dict[str, Any]) -> str:
    return body(text, small).translate({0xFFFF: "<", 0xFFFE: ">"})


def test_metrics_stand_at_top_level_and_print_with_their_hedge(small: dict[str, Any]) -> None:
    assert said("{{ van_ban_den }}; {{ tin_bai }}", small) == "<body>20.870; gần 2.600</body>"


def test_values_never_become_structure(small: dict[str, Any]) -> None:
    hostile = "{{ x }} {% raw %} <b> & # | - **đậm** \ue000"
    small["issuer"] = {**small["issuer"], "name": hostile}
    assert said("a {{ issuer.name }} b", small) == f"<body>a {hostile} b</body>"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ van_ban_den.valu }}", "FILL-NO-ATTRIBUTE"),
        ("{{ khong_co }}", "TAG-UNDEFINED"),
        ("{{ report.model_copy() }}", "FILL-REFUSED"),
        ("{{ ''.__class__.__mro__ }}", "FILL-REFUSED"),
        ("{{ 'x' * 100000000 }}", "FILL-REFUSED"),
        ("{{ 9 ** 99999 }}", "FILL-REFUSED"),
        ("{{ 1 / 0 }}", "FILL-FAILED"),
        ("{% for x in range(10**9) %}{% endfor %}", "FILL-REFUSED"),
    ],
)
def test_what_goes_wrong_in_a_tag_is_told_with_its_line(text: str, code: str, small: dict[str, Any]) -> None:
    with pytest.raises(TemplateError) as told:
        body(f"một\n\n{text}", small)
    assert [(one.code, one.where.line) for one in told.value.findings] == [(code, 3)]
    assert told.value.findings[0].message("vi") != told.value.findings[0].message("en")


def test_a_function_in_a_record_of_another_program_is_out_of_reach(small: dict[str, Any]) -> None:
    class Own(Issuer):
        motto: str = "Liêm chính"
        call: Any = print

    plain = Report.model_validate({**small, "sections": [{"title": "T", "body": "x"}]})
    report = plain.model_copy(update={"issuer": Own(**small["issuer"])})
    assert "Liêm chính" in Filler().fill_text("{{ issuer.motto }}", report)
    with pytest.raises(TemplateError) as told:
        Filler().fill_text("{{ issuer.call('x') }}", report)
    assert told.value.findings[0].code == "FILL-REFUSED"


def test_a_missing_attribute_offers_the_nearest(small: dict[str, Any]) -> None:
    with pytest.raises(MissingValueError, match="value"):
        body("{{ van_ban_den.valu }}", small)


def test_nothing_prints_none(small: dict[str, Any]) -> None:
    with pytest.raises(SokertError):
        body("{{ report.number and none }}", small)


def test_an_office_overrides_one_block(report: Report, tmp_path: Path) -> None:
    own = '{% extends "half-year/office" %}\n{% block opening %}\nThực hiện kế hoạch, báo cáo như sau:\n{% endblock %}'
    (tmp_path / "mau.md").write_text(own, "utf-8")
    text = words(Filler(tmp_path).fill("mau.md", report))
    assert "Thực hiện kế hoạch, báo cáo như sau:" in text
    assert "trân trọng báo cáo./." in text


def test_a_parent_s_block_can_be_kept(report: Report, tmp_path: Path) -> None:
    own = '{% extends "half-year/office" %}{% block closing %}\nThêm một câu.\n{{ super() }}\n{% endblock %}'
    (tmp_path / "mau.md").write_text(own, "utf-8")
    text = words(Filler(tmp_path).fill("mau.md", report)).split("\n")
    assert text.index("Thêm một câu.") < next(n for n, line in enumerate(text) if line.endswith("./."))


def test_the_house_s_choices_reach_what_prints_without_a_filter(small: dict[str, Any]) -> None:
    small["settings"] = {"pad_months": True}
    assert said("{{ period }}", small) == "<body>06 tháng đầu năm 2023</body>"


def test_an_office_s_own_assessment_and_tasks_stand_between_sections_and_closing(
    report: Report, tmp_path: Path
) -> None:
    own = (
        '{% extends "half-year/office" %}\n{% block tasks %}\n## Nhiệm vụ {{ period|next_period }}\n{% endblock %}\n'
        "{% block assessment %}\n## Đánh giá chung\n{% endblock %}"
    )
    (tmp_path / "mau.md").write_text(own, "utf-8")
    text = words(Filler(tmp_path).fill("mau.md", report)).split("\n")
    order = [text.index(line) for line in ("Đánh giá chung", "Nhiệm vụ 6 tháng cuối năm 2023")]
    assert text.index("Đã xử lý 20.870 văn bản đến.") < order[0] < order[1]
    assert order[1] < next(number for number, line in enumerate(text) if line.endswith("./."))

"""Forms that take in other forms, parts of the house and reports; each judged by the words that come out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import sokert
from forms.paper import Paper, png
from forms.reader import parts, printed
from forms.test_forms import doubled, tags_left, without_paragraph
from judges import schemas_say
from sokert.remembered.data import strip

REPORT: dict[str, Any] = {
    "period": "2023-H1",
    "issuer": {"name": "Văn phòng", "parent": "UBND tỉnh Bắc Kạn", "place": "Bắc Kạn", "code": "VP"},
    "date": "2023-07-05",
    "signatory": {"position": "Chánh Văn phòng"},
    "metrics": [{"code": "van_ban_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản"}],
    "sections": [
        {"title": "Kết quả {{ period }}", "body": "Đã xử lý **{{ van_ban_den }}** văn bản.\n\n- một\n- hai"},
        {"title": "Nhiệm vụ", "body": "Tiếp tục."},
    ],
}


def put(folder: Path, **forms: str) -> None:
    for name, text in forms.items():
        (folder / f"{name}.docx").write_bytes(Paper(text).bytes())


def judge(content: bytes, folder: Path, said: str) -> None:
    """Judge a file by its words, by what Word asks of it, and last by the schemas."""
    assert printed(content) == said
    assert tags_left(content) == doubled(content) == without_paragraph(content) == []
    path = folder / "ra.docx"
    path.write_bytes(content)
    assert schemas_say([path]) == {"ra.docx": set()}


def test_a_form_is_included_in_a_loop(tmp_path: Path) -> None:
    put(
        tmp_path,
        mau='Đầu.\n{% for p in phong %}\n{% include "phong.docx" %}\n{% endfor %}\nCuối.',
        phong="(Heading1) {{ p.ten }}\n| Số | {{ p.so }} |\n• một",
    )
    phong = [{"ten": "A", "so": 1}, {"ten": "B", "so": 2}]
    content = sokert.Template(tmp_path / "mau.docx").render({"phong": phong})
    judge(content, tmp_path, "Đầu.\n(Heading1) A\n| Số | 1 |\n• một\n(Heading1) B\n| Số | 2 |\n• một\nCuối.\n")


def test_a_form_extends_another(tmp_path: Path) -> None:
    put(
        tmp_path,
        goc="Đầu chung.\n{% block than %}\nThân gốc.\n{% endblock %}\nCuối chung {{ ten }}.",
        mau='{% extends "goc.docx" %}\n{% block than %}\n{{ super() }}\nThân riêng {{ ten }}.\n{% endblock %}',
    )
    judge(
        sokert.Template(tmp_path / "mau.docx").render({"ten": "A"}),
        tmp_path,
        "Đầu chung.\nThân gốc.\nThân riêng A.\nCuối chung A.\n",
    )


def test_macros_come_from_another_form(tmp_path: Path) -> None:
    put(
        tmp_path,
        chung="{% macro so(n) %}{{ n }} văn bản{% endmacro %}",
        mau='{% from "chung.docx" import so %}\nĐã nhận {{ so(5) }}.',
    )
    judge(sokert.Template(tmp_path / "mau.docx").render({}), tmp_path, "Đã nhận 5 văn bản.\n")


def test_a_form_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, mau='Một.\n{% include "phong.docx" %}', phongs="x")
    try:
        sokert.Template(tmp_path / "mau.docx").render({})
    except sokert.TemplateNotFoundError as error:
        assert error.findings[0].facts["near"] == "phongs.docx"  # noqa: PT017 - the class is the point
    else:
        raise AssertionError("a form that is not there was included")


def test_a_report_fills_a_form(tmp_path: Path) -> None:
    text = (
        "{{ issuer.name }} - {{ period }}\n"
        "{% for s in sections %}\n(Heading1) {{ s.title }}\n{{ s.body }}\n{% endfor %}\n"
        "Tổng: {{ van_ban_den|with_unit }}.\n--- header default\n{{ issuer.parent }}"
    )
    report = sokert.Report.model_validate(REPORT)
    content = strip(sokert.Template(Paper(text).bytes()).render(report))
    lines = [re.sub(r"^\(\w+\) ", "", line).lstrip("•- ") for line in printed(content).splitlines()]
    assert lines == [
        "Văn phòng - 6 tháng đầu năm 2023",
        "Kết quả 6 tháng đầu năm 2023",
        "Đã xử lý **20.870** văn bản.",
        "một",
        "hai",
        "Nhiệm vụ",
        "Tiếp tục.",
        "Tổng: 20.870 văn bản.",
        "word/header1.xml",
        "UBND tỉnh Bắc Kạn",
    ]
    judge(content, tmp_path, printed(content))


def test_a_picture_placed_in_word_is_replaced_by_its_words(tmp_path: Path) -> None:
    text = "{% for x in muc %}\n⟪pic {{ x }}⟫\n{% endfor %}"
    images = [sokert.Image(png(10), alt="một"), sokert.Image(png(20), alt="hai")]
    content = sokert.Template(Paper(text).bytes()).render({"muc": images})
    judge(content, tmp_path, "[pic: một]\n[pic: hai]\n")
    assert {png(10), png(20)} <= set(parts(content).values())

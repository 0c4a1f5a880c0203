from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import sokert
from sokert import DataError, TemplateError
from specimens import SMALL

HEAD = """\
period: 2023-H1
issuer: {name: Văn phòng, place: Bắc Kạn, code: VP}
signatory: {position: Chánh Văn phòng}
metrics:
  - {code: van_ban_den, name: Văn bản đến, value: 20870}
"""


def told(text: str, tmp_path: Path, kind: type[sokert.SokertError]) -> list[tuple[str, int, int]]:
    path = tmp_path / "report.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(kind) as raised:
        sokert.load(path)
    return [(one.code, one.where.line, one.where.column) for one in raised.value.findings]


TEN = """\
period: 2023-H9
template: half-year/offfice
issuer: {name: Văn phòng, place: Bắc Kạn, code: VP, nmae: x}
number: nhiều
signatory: {position: Chánh Văn phòng}
metrics:
  - {code: van_ban_den, name: Văn bản đến, value: 20870}
  - {code: van_ban_den, name: Văn bản đi, value: 3}
  - {code: 1a, name: x, value: 3}
sections:
  - title: Kết quả {{ period
    body: |
      Văn phòng {{ van_ban_dn }} văn bản.

      {{ van_ban_den|nmber }}
  - title: "Mục \\x0b hai"
"""


def test_ten_different_mistakes_are_told_together_with_line_and_column(tmp_path: Path) -> None:
    assert told(TEN, tmp_path, DataError) == [
        ("DATA-PERIOD", 1, 9),
        ("TEMPLATE-NOT-FOUND", 2, 11),
        ("DATA-UNKNOWN-KEY", 3, 53),
        ("DATA-WHOLE-NUMBER", 4, 9),
        ("DATA-DUPLICATE-CODE", 8, 12),
        ("DATA-CODE", 9, 12),
        ("TAG-UNCLOSED", 11, 20),
        ("TAG-UNDEFINED", 13, 20),
        ("TAG-UNKNOWN-FILTER", 15, 22),
        ("DATA-ILLEGAL-CHARACTER", 16, 17),
    ]


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("body: Một {{ khong_co }} hai", 8, 18),
        ('body: "Một {{ khong_co }} hai"', 8, 19),
        ("body: |\n      một\n\n      {{ khong_co }}", 11, 10),
        ("body: >\n      một\n      {{ khong_co }}", 10, 10),
    ],
)
def test_a_place_inside_a_text_is_the_place_in_the_file(body: str, line: int, column: int, tmp_path: Path) -> None:
    text = f"{HEAD}sections:\n  - title: T\n    {body}\n"
    assert told(text, tmp_path, TemplateError) == [("TAG-UNDEFINED", line, column)]


def test_what_only_filling_shows_is_told_on_loading_too(tmp_path: Path) -> None:
    text = f"{HEAD}sections:\n  - title: T\n    body: |\n      một\n\n      {{{{ van_ban_den.valu }}}}\n"
    assert [row[:2] for row in told(text, tmp_path, TemplateError)] == [("FILL-NO-ATTRIBUTE", 11)]


def test_an_office_s_own_template_is_checked_and_found_from_anywhere(tmp_path: Path) -> None:
    text = '{% extends "half-year/office" %}\n{% block opening %}{{ 1|nmber }}{% endblock %}\n'
    (tmp_path / "mau.md").write_text(text, "utf-8")
    text = f"template: mau.md\n{HEAD}sections:\n  - title: T\n"
    assert told(text, tmp_path, TemplateError) == [("TAG-UNKNOWN-FILTER", 2, 25)]
    (tmp_path / "mau.md").write_text('{% extends "half-year/office" %}\n', "utf-8")
    report = sokert.load(tmp_path / "report.yaml")
    assert sokert.render(report)[:2] == b"PK"


@pytest.mark.parametrize(
    ("code", "cause"),
    [("văn bản", "DATA-CODE"), ("report", "DATA-CODE-RESERVED"), ("tin", "DATA-DUPLICATE-CODE")],
)
def test_a_code_that_is_none_is_told_and_not_the_tags_that_ask_for_it(code: str, cause: str, tmp_path: Path) -> None:
    sound = "".join(f"  - {{code: {one}, name: x, value: 3}}\n" for one in ("tin_bai", "tin"))
    metrics = f"metrics:\n{sound}  - {{code: {code}, "
    text = HEAD.replace("metrics:\n  - {code: van_ban_den, ", metrics)
    text += "sections:\n  - title: A\n    body: '{{ van_ban }} {{ tin_bay }}'\n"
    assert [one[0] for one in told(text, tmp_path, DataError)] == [cause, "TAG-UNDEFINED"]  # tin_bay: tin_bai is known


@pytest.mark.parametrize(
    ("metric", "body", "names"),
    [
        ("code: so-don, name: Đơn, value: 3", "{{ so_don }} {{ so-don }} {{ vu_viec }}", ["vu_viec"]),
        ("code: so-don, name: Đơn, value: 3", "{{ so_dom }}", ["so_dom"]),  # so_don is offered
        ("code: Số đơn, name: Đơn, value: 3", "{{ số_đơn }} {{ so_don }} {{ vu_viec }}", ["vu_viec"]),
        ("code: report, name: Đơn, value: 3", "{{ don }} {{ vu_viec }}", ["vu_viec"]),
        ("code: report, name: Đơn, value: 3", "{{ so_thu }} {{ vu_viec }}", ["so_thu", "vu_viec"]),
        ("code: tin, name: Đơn, value: 3", "{{ don }} {{ vu_viec }} {{ don }}", ["vu_viec"]),
        ("code: tin, name: Đơn, value: 3", "{{ d }} {{ vu_viec }} {{ d }}", ["d", "vu_viec", "d"]),
        ("name: Đơn, value: 3", "{{ don }}", []),
        ("name: Đơn, value: 3", "{{ don }} {{ vu_viec }}", ["vu_viec"]),
        ("name: Số đơn, value: 3", "{{ số_đơn }} {{ vu_viec }}", ["vu_viec"]),
        ("code: don, name: Đơn, value: 3, value: 4", "{{ vu_viec }}", ["vu_viec"]),
        ("code: don, code: dn, name: Đơn, value: 3", "{{ vu_viec }}", []),
    ],
)
def test_a_bad_code_hides_no_name_that_cannot_be_its_own(
    metric: str, body: str, names: list[str], tmp_path: Path
) -> None:
    text = HEAD.replace("metrics:\n", f"metrics:\n  - {{code: tin, name: Tin, value: 3}}\n  - {{{metric}}}\n")
    text += f"sections:\n  - title: A\n    body: '{body}'\n"
    (file := tmp_path / "report.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        sokert.load(file)
    assert [one.facts["name"] for one in error.value.findings if one.code == "TAG-UNDEFINED"] == names


@pytest.mark.parametrize(
    "wrong", ["{code: tin, name: B, value: 2}", "{name: B, value: 2}", "{code: b, name: B, value: x}"]
)
def test_what_is_wrong_with_the_data_hides_no_field_that_nothing_has(wrong: str, tmp_path: Path) -> None:
    text = HEAD.replace("metrics:\n", f"metrics:\n  - {{code: tin, name: Tin, value: 3, unit: tin}}\n  - {wrong}\n")
    body = "{{ tin.valu }} {{ b.value }} {{ khac.x }} {{ fields.a }} {{ report.subjct }} {{ tin|date }} {{ metrics.c }}"
    (file := tmp_path / "report.yaml").write_text(text + f"sections:\n  - title: A\n    body: '{body}'\n", "utf-8")
    with pytest.raises(DataError) as error:
        sokert.load(file)
    found = [(one.facts["name"], one.facts["near"]) for one in error.value.findings if one.code == "FILL-NO-ATTRIBUTE"]
    assert found == [("valu", "value"), ("subjct", "subject")]


@pytest.mark.parametrize("lost", ["code: VP", "name: Văn phòng, ", "place: Bắc Kạn, "])
def test_what_the_issuer_lacks_hides_no_tag(lost: str, tmp_path: Path) -> None:
    text = HEAD.replace(lost, "") + "sections:\n  - title: A\n    body: '{{ khong_co }}'\n"
    assert [one[0] for one in told(text, tmp_path, DataError)] == ["DATA-MISSING-KEY", "TAG-UNDEFINED"]


@pytest.mark.parametrize("lost", ["code: van_ban_den, ", "code: [1], ", "cod: van_ban_den, "])
def test_a_code_that_is_missing_is_told_alone(lost: str, tmp_path: Path) -> None:
    text = HEAD.replace("code: van_ban_den, ", lost.replace("code: van_ban_den, ", ""))
    text += "sections:\n  - title: A\n    body: '{{ van_ban_den }}'\n"
    assert len(told(text, tmp_path, DataError)) == 1


@pytest.mark.parametrize(
    ("old", "new", "told_alone"),
    [
        ("name: Văn bản đến", "name: {{ x }}", ("DATA-BRACES", 5, 31)),
        ("value: 20870", "value: {{ x }}", ("DATA-BRACES", 5, 51)),
        ("period: 2023-H1", "period: {{ x }}", ("DATA-BRACES", 1, 9)),
        ("{name: Văn phòng, place: Bắc Kạn, code: VP}", "{name: A, place: B}\ncode: VP", ("DATA-KEY-OUTSIDE", 3, 1)),
        ("{position: Chánh Văn phòng}", "\nposition: Chánh Văn phòng", ("DATA-KEY-OUTSIDE", 4, 1)),
        ("\nmetrics:", "\n  metrics:", ("DATA-INDENT", 4, 3)),
        ("\nmetrics:", "\nannexes:", ("DATA-ITEM-OUTSIDE", 5, 5)),
    ],
)
def test_one_fault_is_told_once(old: str, new: str, told_alone: tuple[str, int, int], tmp_path: Path) -> None:
    text = HEAD.replace(old, new) + "sections:\n  - title: A\n    body: '{{ van_ban_den }}'\n"
    assert told(text, tmp_path, DataError) == [told_alone]


def test_bytes_that_are_no_text_are_told_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    path.write_bytes(HEAD.encode().replace(b"metrics:", b"metrics: \xe3\xf0") + b"sections: {{ x }}")
    with pytest.raises(DataError) as raised:
        sokert.load(path)
    assert [one.code for one in raised.value.findings] == ["DATA-NOT-UTF-8"]


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("Có {{ van_ban_den / 2 }} việc.", "FILL-MIXED", 1, 4),
        ("{{ van_ban_den }} và {{ van_ban_den.valu }}", "FILL-NO-ATTRIBUTE", 1, 22),
        ("{{ van_ban_den|date }}, {{ van_ban_den }}", "WORDS-NOT-A-DATE", 1, 1),
        ("Một\n\n  - {{ 1 }} {{ van_ban_den\n/ 2 }}", "FILL-MIXED", 3, 13),
        ("{% for m in metrics %}{{ m.name }}{{ m / 2 }}{% endfor %}", "FILL-MIXED", 1, 35),
        ("{{ 1 }}{% if van_ban_den < 'a' %}x{% endif %}", "FILL-MIXED", 1, 8),
    ],
)
def test_what_only_filling_shows_is_told_at_its_tag(
    body: str, code: str, line: int, column: int, tmp_path: Path
) -> None:
    template = tmp_path / "mau.md"
    template.write_text(f"Đầu\n\n{body}\n", "utf-8")
    report = sokert.Report.model_validate({**SMALL, "metrics": [{"code": "van_ban_den", "name": "x", "value": 20870}]})
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(template).render(report)
    [finding] = raised.value.findings
    assert (finding.code, finding.where.line, finding.where.column) == (code, line + 2, column)
    indented = body.replace("\n", "\n      ")
    text = HEAD + f"sections:\n  - title: A\n    body: |\n      {indented}\n"
    assert told(text, tmp_path, TemplateError) == [(code, 8 + line, column + 6)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Một.\n\n{% for n in [1, 2] %}- {{ n }}\n{% endfor %}", [3]),
        ("{% for n in [1, 2] %}{{ n }}\n\n{% endfor %}", [1]),
        ("{% for n in [1, 2] %}\n- {{ n }}\n{% endfor %}", []),
        ("{% for n in [1, 2] %}{{ n }}; {% endfor %}", []),
        ("{% if period %}Một.\n\nHai.{% endif %}", []),
    ],
)
def test_a_loop_that_cuts_a_paragraph_is_told_at_its_line(body: str, lines: list[int]) -> None:
    data = {**SMALL, "sections": [{"title": "A", "body": body}]}
    try:
        sokert.parse(data)
        found = []
    except TemplateError as error:
        found = [(one.code, one.where.line) for one in error.findings]
    assert found == [("FILL-CUT", line) for line in lines]


def test_a_tag_in_words_that_are_printed_as_they_stand_is_told(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "period": "2026-H1",
        "subject": "Kết quả {{ period }}",
        "issuer": {"name": "A {{ a }}", "place": "A", "code": "A"},
        "recipients": ["B {% if a %}"],
        "signatory": {"position": "C"},
        "metrics": [{"code": "a", "name": "Số {{ a|number }}", "value": 1, "unit": "đơn {a}"}],
        "sections": [{"title": "Kết quả {{ period }}", "body": "{{ a }}"}],
        "annexes": [{"title": "Biểu {{ period }}", "groups": {"Nhóm {{ period }}": ["a"]}}],
    }
    with pytest.raises(sokert.DataError) as told:
        sokert.parse(data)
    assert {one.where.path: one.code for one in told.value.findings} == dict.fromkeys(
        ("subject", "issuer.name", "recipients[0]", "metrics[0].name", "annexes[0].groups.Nhóm {{ period }}"),
        "TAG-NOT-FILLED",
    )


def test_a_control_character_in_memory_is_told_once_and_with_its_line() -> None:
    with pytest.raises(DataError) as raised:
        sokert.parse({**SMALL, "sections": [{"title": "a", "body": "x\x01y\nz\x02"}]})
    assert [(one.where.line, one.where.column) for one in raised.value.findings] == [(1, 2), (2, 2)]


BASE = {
    "period": "2026-H1",
    "issuer": {"name": "Văn phòng", "place": "Mẫu Sơn", "code": "VP"},
    "signatory": {"position": "Chánh Văn phòng"},
    "metrics": [{"code": "don", "name": "Đơn", "value": 3}],
    "sections": [{"title": "Kết quả"}],
}


def of_data(**changed: object) -> list[sokert.Finding]:
    with pytest.raises(sokert.SokertError) as told:
        sokert.parse({**BASE, **changed})
    return list(told.value.findings)


def test_what_is_wrong_with_data_is_told_in_the_order_of_a_report() -> None:
    metrics = [{"code": "a", "name": "A", "value": "x"}, *[{"code": "b", "name": "B", "value": 1}] * 2]
    found = of_data(period="2026-X", metrics=metrics, sections=[{"title": "{{ c"}])
    assert [one.where.path for one in found] == ["period", "metrics[0].value", "metrics[2].code", "sections[0].title"]


def test_a_misspelt_key_beside_the_right_one_is_to_be_taken_away() -> None:
    (one,) = of_data(sections=[{"title": "Kết quả", "titel": "Kết quả"}])
    assert one.hint("en") == "'title' is there already: take this key away"
    (other,) = of_data(sections=[{"titel": "Kết quả"}])
    assert other.hint("en") == "did you mean 'title'?"


@pytest.mark.parametrize("sent", [b"", b"[]"])
def test_who_sends_no_report_is_not_told_to_run_a_command(sent: bytes) -> None:
    with pytest.raises(sokert.DataError) as told:
        sokert.parse(sent)
    assert "period" in told.value.findings[0].hint("vi") or "YAML" in told.value.findings[0].hint("vi")
    assert "sokert new" not in str(told.value)


def test_a_filter_typed_with_a_blank_is_told_by_its_name() -> None:
    (one,) = of_data(sections=[{"title": "Kết quả", "body": "{{ don|with unit }}"}])
    assert (one.code, one.facts["near"]) == ("TAG-UNKNOWN-FILTER", "with_unit")


def test_data_for_a_form_given_for_a_report_is_told_as_that(tmp_path: Path) -> None:
    data = {"ky": "2026", "don_vi": [{"ten": "A", "so": 12}]}
    with pytest.raises(sokert.DataError) as raised:
        sokert.parse(data)
    assert [one.code for one in raised.value.findings] == ["DATA-OF-A-FORM", "DATA-UNKNOWN-KEY", "DATA-UNKNOWN-KEY"]
    (tmp_path / "so.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(sokert.DataError) as raised:
        sokert.load(tmp_path / "so.json")
    assert raised.value.findings[0].facts["keys"] == "ky, don_vi"
    with pytest.raises(sokert.DataError) as raised:
        sokert.parse({**data, "period": "2026-H1"})
    assert "DATA-OF-A-FORM" not in [one.code for one in raised.value.findings]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("{{ van_ban_den }", "TAG-UNCLOSED"),
        ("{{ van_ban_den", "TAG-UNCLOSED"),
        ("{{ van_ban_den + }}", "TAG-SYNTAX"),
        ("{ van_ban_den }}", "TAG-STRAY-BRACE"),
    ],
)
def test_a_field_that_is_not_there_is_told_beside_a_tag_that_cannot_be_read(broken: str, code: str) -> None:
    body = f"{{{{ van_ban_den.valeu }}}} và {{{{ vb }}}}\n\n{broken}"
    with pytest.raises(sokert.SokertError) as told:
        sokert.parse({**SMALL, "sections": [{"title": "K", "body": body}]})
    found = [(one.code, one.where.line, one.where.column) for one in told.value.findings]
    assert sorted(found) == sorted([("FILL-NO-ATTRIBUTE", 1, 1), ("TAG-UNDEFINED", 1, 31), (code, 3, 1)])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{% if tin %}{{ tin.x }} {{ dom }}", ["TAG-NO-END", "FILL-NO-ATTRIBUTE", "TAG-UNDEFINED"]),
        ("{% for m in metrics %}{{ m.x }}", ["TAG-NO-END", "FILL-NO-ATTRIBUTE"]),
        ("{% for m in metrics %}{% if m.code %}{{ m.x }}{% endfor %}", ["TAG-CROSSED", "FILL-NO-ATTRIBUTE"]),
        ("{{ tin.x }}{% endif %}", ["FILL-NO-ATTRIBUTE", "TAG-UNOPENED"]),
        ("{% else %}{{ tin.x }}", ["TAG-MISPLACED", "FILL-NO-ATTRIBUTE"]),
        ("{% break %}{{ tin.x }}", ["TAG-MISPLACED", "FILL-NO-ATTRIBUTE"]),
        ("{% if tin và {{ tin.x }} {{ dom }}", ["TAG-UNCLOSED", "FILL-NO-ATTRIBUTE", "TAG-UNDEFINED"]),
        (
            "{{ tin và {{ tin.x }} {{ dom|nmber }}",
            ["TAG-UNCLOSED", "FILL-NO-ATTRIBUTE", "TAG-UNDEFINED", "TAG-UNKNOWN-FILTER"],
        ),
        ("{% if tin %}{{ tin }}", ["TAG-NO-END"]),
        ("{# {{ tin.x }}", ["TAG-UNCLOSED"]),
    ],
)
def test_a_block_that_is_not_closed_hides_no_field_of_its_text(body: str, told: list[str]) -> None:
    metrics = [{"code": "tin", "name": "Tin bài", "value": 3, "unit": "tin"}]
    data = {**SMALL, "metrics": metrics, "sections": [{"title": "A", "body": body}]}
    with pytest.raises(sokert.SokertError) as error:
        sokert.parse(data)
    assert [one.code for one in error.value.findings] == told


def test_a_code_twice_in_a_text_in_memory_names_the_first_by_its_way() -> None:
    data = {**SMALL, "metrics": [{"code": "a", "name": one, "value": 1} for one in ("X", "Y")]}
    with pytest.raises(sokert.DataError) as raised:
        sokert.parse(json.dumps(data).encode())
    assert [one.facts["first"] for one in raised.value.findings if one.code == "DATA-DUPLICATE-CODE"] == [
        "metrics[0].code"
    ]

from __future__ import annotations

from dataclasses import make_dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unicodedata import normalize

import pytest

from sokert import Issuer, MissingValueError, Report, SokertError, Template, TemplateError
from sokert.document.blocks import words
from sokert.fill import Filler
from sokert.fill.custom_filters import own_of
from sokert.template import read_text


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
        ("{{ 'x' * 100000000 }}", "FILL-WIDTH"),
        ("{{ 9 ** 99999 }}", "FILL-NUMBER"),
        ("{{ 1 / 0 }}", "WORDS-DIVIDED-BY-ZERO"),
        ("{{ 1 + 'a' }}", "FILL-MIXED"),
        ("{{ 'a' + 1 }}", "FILL-MIXED"),
        ("{{ [1] < 2 }}", "FILL-MIXED"),
        ("{% if van_ban_den > tin_bai.value %}x{% endif %}", "FILL-MIXED"),
        ("{{ van_ban_den - tin_bai.value }}", "FILL-MIXED"),
        ("{{ issuer|upper }}", "WORDS-NOT-PRINTABLE"),
        ("{{ 'của ' ~ issuer }}", "WORDS-NOT-PRINTABLE"),
        ("{{ [issuer]|join(', ') }}", "WORDS-NOT-PRINTABLE"),
        ("{{ '{}'.format(issuer) }}", "WORDS-NOT-PRINTABLE"),
        ("{{ issuer|sentence_case }}", "WORDS-NOT-PRINTABLE"),
        ("{{ [issuer]|lower_first }}", "FILL-LIST-AS-TEXT"),
        ("{% for x in none %}{{ x }}{% endfor %}", "FILL-NOT-A-LIST"),
        ("{{ 5|join }}", "FILL-NOT-A-LIST"),
        ("{{ (5).upper() }}", "FILL-NOT-A-RECORD"),
        ("{{ 'a'.ten }}", "FILL-NOT-A-RECORD"),
        ("{{ 'a'() }}", "FILL-CALLED"),
        ("{% for x in {'a': 'b'}.a() %}{% endfor %}", "FILL-CALLED"),
        ("{{ [1, 2][2] }}", "FILL-TOO-FEW"),
        ("{% for x in range(10**9) %}{% endfor %}", "FILL-TURNS"),
    ],
)
def test_what_goes_wrong_in_a_tag_is_told_with_its_line(text: str, code: str, small: dict[str, Any]) -> None:
    with pytest.raises(SokertError) as told:
        body(f"một\n\n{text}", small)
    assert [(one.code, one.where.line) for one in told.value.findings] == [(code, 3)]
    assert told.value.findings[0].message("vi") != told.value.findings[0].message("en")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ tin_bai|sentence_case }}", "Gần 2.600"),
        ("{{ tin_bai|lower_first }}", "gần 2.600"),
        ("{{ '{}'.format(tin_bai) }}", "gần 2.600"),
        ("{{ '{x.name}'.format(x=tin_bai) }}", "Tin bài"),
        ("{{ 'đến ' ~ report.date }}", "đến 05/7/2023"),
        ("{{ true ~ '' }}", "có"),
        ("{{ '{:,.1f} {:.2f} {:,}'.format(tin_bai.value, 2600.125, 2600) }}", "2.600,0 2.600,13 2.600"),
    ],
)
def test_what_stands_within_a_text_prints_as_it_does_alone(text: str, printed: str, small: dict[str, Any]) -> None:
    small["date"] = "2023-07-05"
    assert said(text, small) == f"<body>{printed}</body>"


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ section.title|upper }}", "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023;NHIỆM VỤ;"),
        ("{{ section.title ~ '.' }}", "Kết quả 6 tháng đầu năm 2023.;Nhiệm vụ.;"),
        ("{{ 'x' if section.title == 'Nhiệm vụ' }}", ";x;"),
    ],
)
def test_the_title_of_a_section_is_a_text_like_any_other(tag: str, printed: str, small: dict[str, Any]) -> None:
    titles = ["Kết quả {{ period }}", "Nhiệm vụ"]
    small["sections"] = [{"title": one, "id": f"m-{at}", "body": "x"} for at, one in enumerate(titles)]
    report = Report.model_validate(small)
    text = f"{{% for section in sections %}}{tag};{{% endfor %}}"
    assert words(Filler(read=lambda name: read_text(name, text)).fill("a.md", report)).strip() == printed


def test_the_text_of_a_section_is_no_word_within_another(report: Report) -> None:
    text = "{% for section in sections %}{{ section.body|upper }}{% endfor %}"
    with pytest.raises(SokertError, match="FILL-BODY-AS-TEXT"):
        Filler(read=lambda name: read_text(name, text)).fill("a.md", report)


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


def plainly(text: str, **data: Any) -> str:
    """Return what a line of a template prints of plain data."""
    filler = Filler(read=lambda name: read_text(name, text))
    return words(filler.fill("a.md", data)).strip()


@pytest.mark.parametrize(
    ("text", "data", "printed"),
    [
        ("{{ x|round }} {{ y|round(1) }} {{ z|round(2) }}", {"x": Decimal("2.5"), "y": 2.25, "z": 0.125}, "3 2,3 0,13"),
        ("{{ x|round(0, 'floor') }} {{ x|round(1, 'ceil') }}", {"x": Decimal("-2.55")}, "-3 -2,5"),
        ("{{ x|int }} {{ '12.5'|float }} {{ 'n/a'|int(0) }}", {"x": Decimal("12.9")}, "12 12,5 0"),
        ("{{ a / b }}; {{ a / b * b }}; {{ 0.1 + 0.2 }}", {"a": 1, "b": 3}, "0,3; 1; 0,3"),
        ("{{ a / b }}; {{ (a / b)|number(2) }}; {{ a / 1000 }}", {"a": 20, "b": 8}, "2,5; 2,50; 0,02"),
        ("{{ 7 // 2 }} {{ 7 % 4 }} {{ 20000 / 2 }}", {}, "3 3 10000"),
        ("{{ x ~ ' ha' }}; {{ 'từ ' ~ 1 ~ ' đến ' ~ x }}", {"x": Decimal("1234.5")}, "1.234,5 ha; từ 1 đến 1.234,5"),
        ("{{ x|string }} {{ x|trim }} {{ x|replace('a', 'b') }}", {"x": 1234.5}, "1.234,5 1.234,5 1.234,5"),
        ("{{ x|join('; ') }}", {"x": [Decimal("1234.5"), 2.5, "a"]}, "1.234,5; 2,5; a"),
        ("{{ '%s và %.1f và %02d' % (x, x, 5) }}", {"x": Decimal("1234.25")}, "1.234,25 và 1.234,3 và 05"),
        ("{{ '%s%%'|format(x) }} {{ '%(n).2f' % {'n': x} }}", {"x": Decimal("2.345")}, "2,345% 2,35"),
        ("{{ '{} {:.1f} {:,}'.format(x, x, n) }}", {"x": Decimal("1234.25"), "n": 20870}, "1.234,25 1.234,3 20.870"),
        ("{{ x|sum }} {{ r|sum(attribute='n') }}", {"x": [0.1, 0.2], "r": [{"n": 1}, {"n": 2}]}, "0,3 3"),
        ("{{ x|sort|join(' ') }}", {"x": ["Zeta", "Ân", "An", "Ăn", "đa", "Da"]}, "An Ăn Ân Da đa Zeta"),
        ("{{ x|max }} {{ x|min }}", {"x": ["Zeta", "Ân", "Đa"]}, "Zeta Ân"),
        ("{{ x|dictsort|map('first')|join(' ') }}", {"x": {"z": 1, "ă": 2, "b": 3}}, "ă b z"),
        (
            "{% for g in x|groupby('t') %}{{ g.grouper }}{{ g.list|length }} {% endfor %}",
            {"x": [{"t": "Ý"}, {"t": "Ân"}, {"t": "ân"}, {"t": "Y"}]},
            "Ân2 Y1 Ý1",
        ),
    ],
)
def test_jinjas_own_filters_are_exact_and_vietnamese(text: str, data: dict[str, Any], printed: str) -> None:
    assert plainly(text, **data) == printed


@pytest.mark.parametrize("given", ["20.870", "20,870", "1.234,5", "12,5", "n/a", "20870 văn bản", ""])
@pytest.mark.parametrize("name", ["int", "float"])
def test_a_text_that_may_mean_another_number_is_refused(given: str, name: str) -> None:
    with pytest.raises(SokertError, match="WORDS-TEXT-AS-NUMBER"):
        plainly(f"{{{{ x|{name} }}}}", x=given)


def test_a_format_that_has_no_vietnamese_form_is_refused() -> None:
    with pytest.raises(SokertError, match="WORDS-NO-FORMAT"):
        plainly("{{ '%e' % x }}", x=1.5)


TYPED = ("Đà Nẵng", "tỷ lệ", "Ủy ban")


@pytest.mark.parametrize("word", TYPED)
@pytest.mark.parametrize(
    "text",
    [
        "{% if x == 'WORD' %}đúng{% endif %}",
        "{% if 'WORD' in x %}đúng{% endif %}",
        "{% if 'WORD' in [x] %}đúng{% endif %}",
        "{% if {'WORD': 1}[x] == 1 %}đúng{% endif %}",
        "{% if by['WORD'] == 2 %}đúng{% endif %}",
        "{% for one in many|unique %}{% if one == 'WORD' %}đúng{% endif %}{% endfor %}",
        "{% for row in rows|groupby('t') %}{% if row.list|length == 2 %}đúng{% endif %}{% endfor %}",
        "{% if deep.a[0].t == 'WORD' %}đúng{% endif %}",
        "{% if thing.name == 'WORD' %}đúng{% endif %}",
    ],
)
def test_data_typed_with_its_tones_apart_is_the_same_words(word: str, text: str) -> None:
    apart = normalize("NFD", word)
    data: dict[str, Any] = {
        "x": apart,
        "by": {apart: 2},
        "many": (apart, word),
        "rows": [{"t": apart}, {"t": word}],
        "deep": {"a": [{"t": apart}]},
        "thing": SimpleNamespace(name=apart),
    }
    assert plainly(text.replace("WORD", word), **data) == "đúng"


def test_data_that_holds_itself_is_filled() -> None:
    ring: dict[str, Any] = {"t": normalize("NFD", "Đà")}
    ring["self"] = ring
    assert plainly("{{ x.t }}", x=ring) == "Đà"


@pytest.mark.parametrize("gap", [float("nan"), Decimal("NaN"), None])
@pytest.mark.parametrize("text", ["{{ x }}", "{{ x|number }}", "{{ rows[0].x|with_unit }}", "{{ x|int }}"])
def test_a_gap_in_a_figures_place_is_refused_with_its_line(gap: object, text: str) -> None:
    with pytest.raises(MissingValueError) as raised:
        plainly(f"Một dòng.\n\n{text}", x=gap, rows=[{"x": gap}])
    assert raised.value.findings[0].where.line == 3


def test_a_gap_is_blank_where_blank_is_allowed() -> None:
    assert plainly("{{ x or '-' }} {{ x|date(year=2026) }} {% if x is none %}chưa có{% endif %}", x=float("nan")) == (
        "- ngày     tháng     năm 2026 chưa có"
    )


def test_a_figure_not_known_yet_is_blank_in_a_draft_and_keeps_a_report_back(small: dict[str, Any]) -> None:
    metrics = [{"code": "vu", "name": "Vụ cháy", "unit": "vụ", "previous": 4, "plan": 9}]
    names = ("with_unit", "number", "sentence", "words", "or_none", "cumulative", "hedged")
    text = " ".join(f"{{{{ vu|{name} }}}}" for name in names)
    data = {**small, "metrics": metrics, "sections": [{"title": "T", "body": text}]}
    printed = words(Filler().fill("half-year/office", Report.model_validate({**data, "draft": True})))
    assert "...... vụ ...... ...... vụ ...... ...... vụ Lũy kế từ" in printed
    with pytest.raises(MissingValueError, match="FILL-NOT-KNOWN") as raised:
        Filler().fill("half-year/office", Report.model_validate(data))
    assert raised.value.findings[0].where.metric == "vu"


def test_a_set_is_gone_through_in_one_order(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("{{ ten|join(' ') }}|{{ so|join(' ') }}", "utf-8")
    data = {"ten": {"Yên", "Đà", "Dĩ", "An", "Ân", "Cà"}, "so": frozenset([10, 9, 2, 33, 1])}
    assert words(Filler(tmp_path).fill("mau.md", data)) == "An Ân Cà Dĩ Đà Yên|1 2 9 10 33"


@pytest.mark.parametrize(
    ("line", "code", "level"),
    [
        ("###### Sáu dấu", "TEMPLATE-UNKNOWN-MARK", "error"),
        ("![ảnh](khong-co.png)", "FILL-IMAGE", "error"),
        ("{% for m in metrics %}\n- {{ m.name }}{% endfor %}", "FILL-CUT", "warning"),
        ("{% keep if x %}", "TAG-SYNTAX", "error"),
    ],
)
def test_what_is_wrong_in_a_text_template_is_told_at_its_line(
    tmp_path: Path, small: dict[str, Any], line: str, code: str, level: str
) -> None:
    file = tmp_path / "mau.md"
    file.write_text(f'{{% extends "half-year/office" %}}\n{{% block opening %}}\n{line}\n{{% endblock %}}\n', "utf-8")
    found = [one for one in Template(file).check(Report.model_validate(small)) if one.code == code]
    assert [(one.where.file, one.where.line, one.level) for one in found] == [(str(file), 3 + line.count("\n"), level)]


def test_a_parameter_typed_as_records_is_handed_dictionaries(tmp_path: Path) -> None:
    def total(rows: list[dict[str, object]], key: str) -> str:
        return " ".join(str(row[key]) for row in rows)

    (tmp_path / "mau.md").write_text("{{ don_vi|tong('so') }}", "utf-8")
    rows = [make_dataclass("Unit", ["so"])(3), {"so": 4}]
    engine = Filler(tmp_path, own=own_of({"tong": total}, None))
    assert words(engine.fill("mau.md", {"don_vi": rows})) == "3 4"

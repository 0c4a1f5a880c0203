"""FIGURE-NOT-TOLD: figures that a report's text leaves out, one remark for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import sokert
from sokert.errors import Finding
from specimens import SMALL

FIGURES = [
    {"code": code, "name": name, "value": 12, "unit": "việc"}
    for code, name in (("hop", "Cuộc họp"), ("sang_kien", "Sáng kiến"), ("tap_huan", "Lớp tập huấn"))
]


ALL = "{{ hop }}, {{ sang_kien }}; {{ tap_huan }}, "


def told(body: str, *more: dict[str, object], **facts: object) -> list[Finding]:
    sections = [{"title": "Kết quả", "body": body}]
    metrics = [*FIGURES, *more]
    report = sokert.Report.model_validate({**SMALL, "metrics": metrics, "sections": sections, **facts})
    return [one for one in sokert.check(report) if one.code == "FIGURE-NOT-TOLD"]


def test_a_figure_that_no_section_tells_is_told_once_for_all() -> None:
    (finding,) = told("Tổ chức {{ hop|with_unit }}, {{ tap_huan|change }}.")
    assert (finding.level, finding.where.path, finding.facts["names"]) == ("info", "sections", "sang_kien")
    assert [(one.metric, one.path) for one in finding.beside] == [("sang_kien", "metrics[1].value")]
    assert "sang_kien" in finding.message("vi")


@pytest.mark.parametrize(
    "body",
    [
        "{{ hop }}, {{ tap_huan }}, {{ sang_kien|change }}.",
        "{{ hop }}, {{ tap_huan }}; có 12 sáng kiến. Sáng kiến được công nhận.",
        "{% for so in metrics %}{{ so|sentence }}{% endfor %}",
        "Các hội nghị được chuẩn bị chu đáo.",  # a text that tells no figures leaves none out: the annex has them
    ],
)
def test_a_figure_is_told_by_a_tag_a_loop_or_its_name(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("gieo trồng 27.850,6 ha lúa", []),
        ("gieo trồng 27.850,6\u00a0ha", []),
        ("gieo trồng 27.850,6 hàng", ["dien_tich"]),  # of something else
        ("gieo trồng 127.850,6 ha lúa", ["dien_tich"]),
        ("gieo trồng nhiều hơn", ["dien_tich"]),
    ],
)
def test_a_figure_is_told_by_what_it_prints_with_its_unit(said: str, names: list[str]) -> None:
    area = {"code": "dien_tich", "name": "Diện tích lúa đông xuân", "value": "27850.6", "unit": "ha"}
    assert [one.facts["names"] for one in told(f"{ALL}{said}.", area)] == names


def test_a_figure_that_two_metrics_print_or_of_one_digit_tells_none() -> None:
    twins = [{"code": code, "name": f"Chỉ tiêu {code}", "value": 45, "unit": "hộ"} for code in ("a", "b")]
    (finding,) = told(ALL + "có 45 hộ.", *twins)
    assert finding.facts["names"] == "a, b"
    (finding,) = told(ALL + "có 05 vụ.", {"code": "vu", "name": "Vụ cháy", "value": 5, "unit": "vụ"})
    assert finding.facts["names"] == "vu"


@pytest.mark.parametrize(("said", "names"), [("", ["ban_le"]), (", trong đó bán lẻ hàng hóa tăng", [])])
def test_a_name_within_another_metric_s_name_tells_nothing(said: str, names: list[str]) -> None:
    whole = {"code": "tong", "name": "Tổng mức bán lẻ hàng hóa và dịch vụ", "value": 23911, "unit": "tỷ đồng"}
    part = {"code": "ban_le", "name": "Bán lẻ hàng hóa", "value": 18720, "unit": "tỷ đồng"}
    text = f"{ALL}tổng mức bán lẻ hàng hóa và dịch vụ khá{said}."
    assert [one.facts["names"] for one in told(text, whole, part)] == names


def test_parts_are_told_by_a_breakdown_and_what_is_not_known_is_another_rule_s() -> None:
    part = {"code": "hop_truc_tuyen", "name": "Họp trực tuyến", "value": 3, "unit": "việc", "part_of": "hop"}
    text = "{{ tap_huan }}, {{ sang_kien }}, "
    assert told(text + "{{ hop|breakdown }}", part) == []
    assert [one.facts["names"] for one in told(text + "{{ hop }}", part)] == ["hop_truc_tuyen"]
    assert told(text + "{{ hop }}", {**part, "value": None}, draft=True) == []
    assert told(text + "{{ hop }}", {**part, "off": ["FIGURE-NOT-TOLD"]}) == []
    assert told(text + "{{ hop }}", part, checks={"off": ["FIGURE-NOT-TOLD"]}) == []


@pytest.mark.parametrize(
    ("tag", "key"),
    [
        ("{{ hop|progress }}", "plan"),
        ("{{hop | progress('chỉ tiêu')}}", "plan"),
        ("{{ hop|progress|lower }}", "plan"),
        ("{{ hop|excess }}", "plan"),
        ("{{ hop|share(named=true) }}", "of"),
        ("{{ hop|share(100) }}", ""),
        ("{{ hop|progress(plan=30) }}", ""),
        ("{{ hop|change }}", ""),
        ("nhóm họp {{ hop|change }}", "previous"),
        ("nhóm họp {{ hop|change('both') }}", "previous"),
        ("số cuộc họp {{ hop|difference }}", "previous"),
        ("số cuộc họp {{ hop|from_to }}", "previous"),
        ("nhóm họp {{ hop|change(previous=4) }}", ""),
        ("có {{ hop|with_unit }} {{ hop|change }}", ""),
        ("số cuộc họp {{ truoc|change }}", ""),
        ("số cuộc họp {% if hop.previous %}{{ hop|change }}{% endif %}", ""),
        ("CPI bình quân 6 tháng {{ cpi|change }}", ""),
        ("{% if hop.plan %}{{ hop|progress }}{% endif %}", ""),
        ("{{ la|progress }}; {{ la|share }}", ""),
        ("{{ cho|progress }}", ""),
    ],
)
def test_a_tag_that_asks_for_what_its_figure_lacks_is_told_at_its_place(tag: str, key: str) -> None:
    whole = {"code": "la", "name": "Lá", "value": 3, "unit": "việc", "plan": 9, "of": "hop"}
    waits = {"code": "cho", "name": "Đang chờ", "unit": "việc"}
    before = {"code": "truoc", "name": "Đã họp", "value": 3, "unit": "việc", "previous": 2}
    index = {"code": "cpi", "name": "CPI", "value": "103.05", "unit": "%"}
    found = told(ALL + tag, whole, waits, before, index, draft=True)
    found = [one for one in found if one.sentence]
    assert [one.facts["key"] for one in found] == ([key] if key else [])
    assert {(one.where.path, one.where.text) for one in found} <= {("sections[0].body", tag[tag.find("{{") :])}


def test_what_may_be_an_index_is_told_how_its_name_says_so() -> None:
    index = {"code": "giao_thong", "name": "Giao thông", "value": "99.1", "unit": "%"}
    body = ALL + "nhóm giao thông {{ giao_thong|change }}."
    (found,) = (one for one in told(body, index) if one.sentence)
    assert "“Chỉ số giá ...”, hoặc cột “Nhóm” (khóa “group”)" in found.hint("vi")
    for said in ({"name": "Chỉ số giá giao thông"}, {"group": "Chỉ số giá tiêu dùng"}):  # as the hint says
        assert not [one for one in told(body, {**index, **said}) if one.sentence]


def test_such_a_tag_is_found_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    said = {**SMALL, "metrics": FIGURES, "sections": [{"title": "A", "body": ALL + "đạt {{ hop|progress }}."}]}
    file.write_text(yaml.safe_dump(said, allow_unicode=True, width=200), "utf-8")
    (found,) = (one for one in sokert.check_file(file) if one.sentence == "TAG-UNANSWERED")
    line = file.read_text("utf-8").splitlines()[found.where.line - 1]
    assert line[found.where.column - 1 :].startswith("{{ hop|progress }}")

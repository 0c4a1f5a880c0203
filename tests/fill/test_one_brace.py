"""A text that Python formatted lost one brace of each pair: what would be a tag of a figure is told, never printed."""

from __future__ import annotations

import pytest

import sokert
from specimens import SMALL

CODE = "van_ban_den"
DATA = {**SMALL, "metrics": [{"code": CODE, "name": "Văn bản đến", "value": 20870, "unit": "văn bản"}]}


def told(body: str) -> list[tuple[str, str, int]]:
    data = {**DATA, "sections": [{"title": "Kết quả", "body": body}]}
    with pytest.raises(sokert.TemplateError) as parsed:
        sokert.parse(data)
    report = sokert.Report.model_validate(data)
    with pytest.raises(sokert.TemplateError) as rendered:
        sokert.render(report)
    ways = [parsed.value.findings, rendered.value.findings, sokert.check(report)]
    said = [[(one.code, one.where.path, one.where.column) for one in way if one.code[:4] == "TAG-"] for way in ways]
    assert said[0] == said[1] == said[2]
    return said[0]


@pytest.mark.parametrize("tag", [f"{{{CODE}}}", f"{{ {CODE} }}", f"{{ {CODE}|with_unit }}", f"{{{CODE} | number(2)}}"])
def test_a_tag_with_one_brace_is_told(tag: str) -> None:
    assert told(f"Nhận {tag}.") == [("TAG-ONE-BRACE", "sections[0].body", 6)]


def test_all_of_a_text_are_told_beside_what_else_is_wrong_there() -> None:
    codes = [code for code, _, _ in told(f"{{{CODE}}} {{{{ vb|number }}}} {{{CODE}|number}}")]
    assert sorted(codes) == ["TAG-ONE-BRACE", "TAG-ONE-BRACE", "TAG-UNDEFINED"]


@pytest.mark.parametrize(
    "body",
    [
        "Tập {a}, {khac|number}.",
        f"{{{CODE}|khac}}",
        f"{{% raw %}}{{{CODE}}}{{% endraw %}}",
        f"{{{{ {{'a': {CODE}}}.a|number }}}}",
        f"{{# {{{CODE}}} #}}Nhận.",
    ],
)
def test_other_braces_are_words(body: str) -> None:
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả", "body": body}]})
    assert sokert.render(report)

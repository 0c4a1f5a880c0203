"""A narrative that tells its figures by tags alone is silent, whatever the figures are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import sokert
from check.text.narratives import OF_TODAY
from draws import drawn
from sokert import Report
from specimens import SMALL

NOUNS = (
    ("Văn bản đến", "văn bản"),
    ("Hồ sơ tiếp nhận", "hồ sơ"),
    ("Lượt khách lưu trú", "lượt khách"),
    ("Thu phí, lệ phí", "triệu đồng"),
    ("Diện tích gieo trồng", "ha"),
    ("Đơn khiếu nại", "đơn"),
    ("Đảng viên mới kết nạp", "đảng viên"),
)
SENTENCES = (
    "Trong {{ period }}, đơn vị đã thực hiện {{ CODE|with_unit }}, {{ CODE|change }}.",
    "{{ CODE|sentence }}.",
    "Kết quả đạt {{ CODE|with_unit }} ({{ CODE|words }}).",
    "So với {{ period|same_period }}: {{ CODE|difference }}.",
    "- {{ metrics[0].name }}: {{ CODE }}",
    "| Nội dung | Số |\n|---|---|\n{% for m in metrics %}\n| {{ m.name }} | {{ m }} |\n{% endfor %}",
    "Đã làm **{{ CODE|with_unit }}**, {{ CODE|progress }}.",
    "{% if CODE.value > 100 %}Nhiều: {{ CODE|with_unit }}.{% else %}Ít: {{ CODE|with_unit }}.{% endif %}",
)
values = st.integers(1, 10**7) | st.decimals(1, 10**5, places=1)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    metrics: list[dict[str, Any]] = []
    for at, (name, unit) in enumerate(draw(st.lists(st.sampled_from(NOUNS), min_size=1, max_size=5, unique=True))):
        value = draw(st.integers(1, 10**6) if unit not in ("triệu đồng", "ha") else values)
        more = {"previous": draw(st.integers(1, 10**6)), "plan": draw(st.integers(1, 10**6))}
        metrics.append({"code": f"so_{at}", "name": name, "value": Decimal(value), "unit": unit, **more})
    codes = st.sampled_from([metric["code"] for metric in metrics])
    told = st.builds(lambda body, code: body.replace("CODE", code), st.sampled_from(SENTENCES), codes)
    # A sentence told twice is a finding of its own, tags or not.
    bodies = draw(st.lists(told, min_size=1, max_size=6, unique=True))
    sections = [{"title": "Kết quả {{ period }}", "body": body} for body in bodies]
    period = draw(st.sampled_from(["2023-H1", "2024-H2", "2025-Q3", "2026-9M", "2022"]))
    given = {"date": None, "period": period, "issuer": OF_TODAY, "metrics": metrics, "sections": sections}
    return Report.model_validate({**SMALL, **given})


@drawn(20)
@given(reports())
def test_tags_alone_give_no_finding_on_the_words(report: Report) -> None:
    assert [one.worded("en") for one in sokert.check(report) if one.code.startswith("TEXT-")] == []

"""Whatever is typed, judging it ends in findings and in no error, and in time that follows the length."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

import sokert
from check.text.narratives import document, report_of
from draws import drawn
from sokert.models import ILLEGAL

SAID = """
tăng giảm gấp 12,5% 7.600 20.870 văn bản đến so với cùng kỳ năm 2021 (Bằng chữ: một nghìn tỷ tỷ) 31/6/2023 đạt kế hoạch
, ; . % - 1234567890123456789012345678901234567890 6 tháng cuối quý IV/2022 UBND tỉnh Cao Bằng tỷ lệ là | **
0,00000000000000000000000000000000000000001 Uû ban nh©n d©n ho\u0323\u0302i nghị \u200b \u00d0oàn huyện Na Rì
"""
WORDS = st.sampled_from(SAID.split())
texts = st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join)
texts = texts.filter(lambda text: not ILLEGAL.search(text))


@drawn(15, suppress_health_check=[HealthCheck.filter_too_much])
@given(texts)
@example("5" * 5000 + " văn bản đến, tăng " + "7" * 3000 + "% so với cùng kỳ")
@example("đạt 0," + "0" * 2000 + "1% kế hoạch")
def test_any_text_is_judged(text: str) -> None:
    plain = text.replace("{", "(")
    for finding in sokert.check(report_of(plain, period="2025-H2")):
        assert finding.worded("vi")
    assert all(finding.worded("en") for finding in sokert.check(document(plain), report=report_of()))


def test_a_long_paragraph_is_judged_too() -> None:
    long = "Tỷ lệ đúng hạn đạt 99,8%, tăng cùng kỳ văn bản hồ sơ của năm " * 600
    assert {finding.code for finding in sokert.check(report_of(long))} <= {"TEXT-UNEXPLAINED", "TEXT-CLAUSE-TWICE"}

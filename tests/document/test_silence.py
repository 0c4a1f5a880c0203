"""What stands around a tag that says nothing: its marks go, words and the marks of values stay."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

import page
import sokert
from draws import drawn
from sokert.document.silence import ASIDE, ASIDE_END, EDGE, SILENT, cuts
from sokert.fill import Filler
from sokert.template import read_text
from specimens import SMALL

METRICS: list[dict[str, Any]] = [
    {"code": "vu", "name": "Vụ cháy", "value": 5, "unit": "vụ"},
    {"code": "hop", "name": "Cuộc họp", "value": 450, "unit": "cuộc", "hedge": "hơn", "previous": 402},
    {"code": "doan", "name": "Đoàn khách", "value": 4, "unit": "đoàn", "previous": 0},
    {"code": "moi", "name": "Đơn vị", "value": 4, "unit": "đơn vị", "previous": {"absent": "mới thành lập"}},
]

SAID = [
    (
        "xử lý {{ hop|with_unit }}, {{ hop|change }}; còn lại {{ vu|with_unit }}, {{ vu|change }}.",
        "xử lý hơn 450 cuộc; còn lại 05 vụ.",
    ),
    ("tiếp {{ doan|with_unit }}, {{ doan|change }}.", "tiếp 04 đoàn (cùng kỳ không phát sinh)."),
    ("tiếp {{ doan|with_unit }} ({{ doan|change }}).", "tiếp 04 đoàn (cùng kỳ không phát sinh)."),
    (
        "có {{ moi|with_unit }}, {{ moi|change }}; hết.",
        "có 04 đơn vị (không so sánh với cùng kỳ do mới thành lập); hết.",
    ),
    ("họp {{ hop|progress }} {{ hop|difference }} {{ hop|from_to }} ({{ vu|change }}).", "họp."),
    ("họp {{ hop|with_unit }} ({{ hop|change }}); hết.", "họp hơn 450 cuộc; hết."),
    ("họp {{ hop|with_unit }} ({{ hop|change }}, đã báo cáo); hết.", "họp hơn 450 cuộc (đã báo cáo); hết."),
    ("họp {{ hop|with_unit }}, **{{ hop|change }}**, {{ hop|progress }}, hết.", "họp hơn 450 cuộc, hết."),
    ("{{ hop|change }}, các đơn vị đã họp.", "các đơn vị đã họp."),
    ("Đã họp. {{ hop|change }}. Đã xong.", "Đã họp. Đã xong."),
    ("Nhận {{ vu|with_unit }}: {{ vu|change }}, đã xong.", "Nhận 05 vụ: đã xong."),
    ("họp {{ hop|change }} đúng lịch", "họp đúng lịch"),
]


def report(body: str, **more: Any) -> sokert.Report:
    return sokert.Report.model_validate(
        {**SMALL, "metrics": METRICS, "sections": [{"title": "Kết quả", "body": body}], **more}
    )


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in page.opened(content).paragraphs]


@pytest.mark.parametrize(("body", "said"), SAID)
def test_a_body_is_printed_without_what_surrounds_a_silence(body: str, said: str) -> None:
    made = report(body)
    assert said in paragraphs(sokert.render(made))
    assert "TEXT-SPACING" not in [finding.code for finding in sokert.check(made)]


@pytest.mark.parametrize(("body", "said"), SAID)
def test_a_word_form_is_printed_so_too(body: str, said: str) -> None:
    drawn = Document()
    paragraph = drawn.add_paragraph()
    for piece in re.split(r"(\{\{.*?\}\})", body.replace("**", "")):
        paragraph.add_run(piece).bold = piece.startswith("{{")  # each tag is a run of its own
    stream = io.BytesIO()
    drawn.save(stream)
    assert said in paragraphs(sokert.Template(stream.getvalue()).render(report("Một.")))


@pytest.mark.parametrize("value", ["A,", ", A", "A (", "(A)", ".", ";", "A.", "a & b;", "()"])
def test_a_value_keeps_its_own_marks(value: str) -> None:
    made = report("{{ issuer.name }} {{ hop|change }}", issuer={**SMALL["issuer"], "name": value})
    assert value in Filler().fill_text("Của {{ issuer.name }} {{ hop|change }} {{ issuer.name }}", made)
    assert any(value in line for line in paragraphs(sokert.render(made)))


@pytest.mark.parametrize("sign", [SILENT, ASIDE, ASIDE_END, EDGE])
def test_no_value_can_be_a_silence(sign: str) -> None:
    with pytest.raises(sokert.SokertError, match="DATA-ILLEGAL-CHARACTER"):
        Filler(read=lambda name: read_text(name, "{{ x }}")).fill("a.md", {"x": f"A{sign}B"})


PIECES = st.sampled_from(
    ["A", "20.870", ", ", "; ", ".", " ", "(", ")", ": ", "\n", f"{EDGE}.{EDGE}", f"{ASIDE}(x){ASIDE_END}"]
)


@drawn(20)
@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=12))
def test_no_word_goes_and_nothing_far_from_a_silence(before: list[str], after: list[str]) -> None:
    text = "".join(before) + SILENT + "".join(after)
    gone = cuts(text)
    assert not [text[at] for at in gone if text[at].isalnum()]
    left = "".join(sign for at, sign in enumerate(text) if at not in gone)
    assert not re.search(f"[{SILENT}-{EDGE}]", left)
    assert text.count(f"{EDGE}.{EDGE}") <= left.count(".")


@pytest.mark.parametrize(
    ("typed", "wrong"), [("5 việc, ; còn", ", ;"), ("5 việc, .", ", ."), ("5 việc ( ).", "( )"), ("gồm:.", ":.")]
)
def test_marks_left_over_by_hand_are_told(typed: str, wrong: str) -> None:
    found = [finding for finding in sokert.check(report(f"Đã xử lý {typed}")) if finding.code == "TEXT-SPACING"]
    assert found
    assert wrong in found[0].facts["around"]

"""Some rules look quickly first whether a passage can hold their fault: that look never passes over what they find."""

from __future__ import annotations

import random
import re

import pytest

from draws import often
from sokert.check.text import Narrative
from sokert.check.text.passage import typed_passage
from sokert.check.text.rules import doubled_word, legacy, money_sign, not_grouped, points, tone_misplaced, tone_mixed
from sokert.errors import Place
from sokert.vietnamese.legacy import recognised
from sokert.vietnamese.read.vocabulary import words_of
from sokert.vietnamese.spelled import SPELLED, may_spell
from sokert.vietnamese.tones import righted

# Pieces of which texts are made that are near a fault of every rule, with the signs that may part them.
PIECES = words_of(
    "của, Của, rà soát, Rà Soát, văn bản, bản, hai, mươi, Năm, lẻ, tỷ, nghìn, hòa, hoà, thuỷ, Qũy, qũy, VNĐ, ₫, VNd, "
    "2026, 20870, 20870 hồ sơ, 1.234, năm, tỷ lệ, Tỉ trọng đạt 98%, tăng 6%, so với kế hoạch, hồ sơ, đồng, "
    "n©n d©n ban nh©n tØnh, keát quaû thaùng coâng taùc, é"
)
SIGNS = (" ", " ", " ", "  ", ", ", " (", ") ", ".", "-", "/", "; ")


def drawn(rng: random.Random) -> str:
    return "".join(rng.choice(PIECES) + rng.choice(SIGNS) for _ in range(rng.randint(2, 12)))


def passages(count: int) -> list[str]:
    rng = random.Random(11)
    return [drawn(rng) for _ in range(count)]


def held(rule, text: str) -> bool:
    return any(rule.findings(Narrative([typed_passage(text, "body", lambda *_: Place())])))


def doubled(text: str) -> bool:
    return any(True for _ in doubled_word._slips(text))


@pytest.mark.parametrize(
    ("rule", "whether"),
    [
        (doubled_word, doubled),
        (legacy, lambda text: recognised(text) is not None),
        (money_sign, lambda text: money_sign._SIGN.search(text) is not None),
        (points, lambda text: points._SAID.search(points._STOP.sub(";", text)) is not None),
        (tone_misplaced, lambda text: any(righted(word) != word for word in re.findall(r"[^\W\d_]+", text))),
        (tone_mixed, lambda text: bool(tone_mixed._OLDER.search(text) and tone_mixed._NEWER.search(text))),
    ],
)
def test_what_a_rule_finds_it_finds_behind_its_quick_look(rule, whether):
    texts = [" ".join(text.split()) for text in passages(often(300))]
    assert [text for text in texts if held(rule, text) is not whether(text)] == []
    assert any(whether(text) for text in texts)


def test_a_number_in_words_is_never_passed_over():
    texts = [text for text in passages(often(300)) if SPELLED.search(text)]
    assert texts
    assert all(may_spell(re.findall(r"[^\W\d_]+", text)) for text in texts)


def test_a_figure_without_dots_is_never_passed_over():
    texts = [text for text in passages(often(300)) if held(not_grouped, text)]
    assert texts
    assert all(not_grouped._LONG.search(text) for text in texts)
    assert held(not_grouped, "Đã nhận năm ngoái, 20870 hồ sơ.")
    assert held(not_grouped, "20870 hồ sơ.")
    assert held(not_grouped, "Có 2026 hồ sơ.")
    assert not held(not_grouped, "Trong năm 2026 hồ sơ nộp nhiều.")

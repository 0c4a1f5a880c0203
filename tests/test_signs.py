"""Signs of our own stand for structure on the way: no text that a Word file can hold is taken for one of them."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import sokert
from draws import drawn
from page import opened
from small_forms import form, p
from sokert import Report
from sokert.template import read_text
from specimens import SMALL

# What signs of engines are usually made of: noncharacters, private use, halves and all that stands near them.
STRANGE = "\ue000\uf8ff\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdef\ufffd"
STRANGE += "\U0001fffe\U0001ffff\U000f0000\U000f0001\U000ffffd\U000fffff\U00100000\U0010fffd\U0010ffff"
WORDS = st.text(alphabet=STRANGE + "ab12", max_size=8).map("§".__add__)


def paragraphs(content: bytes) -> list[str]:
    return [one.text for one in opened(content).paragraphs]


def report(body: str, **more: Any) -> Report:
    return Report.model_validate({**SMALL, "sections": [{"title": "T", "body": body}], **more})


@given(WORDS)
@example("§" + STRANGE)
@drawn(10)
def test_any_sign_of_a_body_or_a_name_comes_out_as_it_was_typed(words: str) -> None:
    made = report(
        f"Nhận {{{{ van_ban_den }}}} văn bản, {words} **đây**.\n\n{{% if 1 %}}\n\n- {words}\n\n{{% endif %}}",
        subject=f"Sơ kết {words}",
    )
    kept = unicodedata.normalize("NFC", words)
    said = paragraphs(sokert.render(made))
    assert f"Nhận 20.870 văn bản, {kept} đây." in said
    assert any(f"Sơ kết {kept}" in " ".join(one.split()) for one in said)
    assert any(one.endswith(kept) for one in said)
    assert not [one for one in sokert.check(made) if one.level == "error" and not one.code.startswith("TEXT-")]


@given(WORDS)
@example("§" + STRANGE)
@drawn(10)
def test_any_sign_of_a_value_comes_out_of_a_form_as_it_was_given(words: str) -> None:
    template = sokert.Template(form(p("Một {{ x }} hai."), p("{% for a in l %}{{ a }}{% endfor %}")))
    kept = unicodedata.normalize("NFC", words)
    assert paragraphs(template.render({"x": words, "l": [words, words]})) == [f"Một {kept} hai.", kept + kept]


@given(WORDS)
@example("§" + STRANGE)
@drawn(10)
def test_any_sign_of_a_text_template_stands_among_its_lines(words: str) -> None:
    kept = unicodedata.normalize("NFC", words)
    read = read_text("mau.md", f"# {words} {{{{ a }}}}\n\n{words} **{words}** {{{{ b }}}}")
    assert read.findings == ()
    assert read.fenced.count(kept) == 3
    assert read.fenced.count("{{ a }}") == read.fenced.count("{{ b }}") == 1


@pytest.mark.parametrize("sign", ["\x02", "\x04", "\ufffe", "\uffff", "\ud800"])
def test_what_no_word_file_can_hold_is_told_with_its_place_in_a_template(sign: str) -> None:
    (found,) = read_text("mau.md", f"Một\n\nhai {sign} ba").findings
    assert (found.code, found.where.line, found.where.column) == ("DATA-ILLEGAL-CHARACTER", 3, 5)


def test_a_form_that_holds_one_of_our_signs_is_told() -> None:
    (found,) = sokert.Template(form(p("Một \ufdd0 {{ x }}"))).check()
    assert (found.code, found.where.part) == ("FORM-RESERVED-SIGN", "word/document.xml")


def test_instructions_to_other_programs_are_no_tags_of_a_form() -> None:
    assert paragraphs(sokert.Template(form(p("Một {{ x }}"), "<?mark 7?><?made id 1?>")).render({"x": 1})) == ["Một 1"]

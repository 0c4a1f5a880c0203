"""Each character of a value is found where it was written, in every style YAML has."""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from draws import drawn
from sokert.sources.characters import offsets
from sokert.sources.nodes import nodes
from sokert.sources.text_file import TextFile

BLANK = " \t\r\n"
# Letters an office types, marks that stand apart from their letters, and what YAML has a meaning for.
SIGNS = st.sampled_from([*list("aăâđêôơưàảãáạƯỢ̣́12 \n\"'\\:#-{}[]|>%@`&*!?,😀"), "  ", "\n\n", "{{ x }}"])
TEXTS = st.lists(SIGNS, max_size=40).map("".join)


def placed(text: str) -> tuple[str, list[int]]:
    """Return the value of the key `k` and where its characters were written."""
    file = TextFile.of(text)
    root, findings = nodes(file)
    assert findings == []
    assert root is not None
    node = root.parts["k"]
    return node.data, [node.start + index for index in offsets(text[node.start : node.end], node.style, node.data)]


@given(TEXTS, st.sampled_from(["'", '"', "|", ">", None]), st.integers(10, 200))
@drawn(70)
def test_a_text_in_any_style_comes_back_and_each_letter_is_found(text: str, style: str | None, width: int) -> None:
    written = yaml.safe_dump({"k": text}, default_style=style, allow_unicode=True, width=width)
    # PyYAML folds a text that begins with a blank so that it does not read it back itself.
    assume(yaml.safe_load(written) == {"k": text})
    value, places = placed(written)
    assert value == unicodedata.normalize("NFC", text)
    for character, index in zip(value, places, strict=False):
        if character in BLANK:
            continue
        letter = unicodedata.normalize("NFC", written[index : index + 4])
        assert letter.startswith(character) or written[index] == "\\" or unicodedata.combining(character)


@given(TEXTS, st.booleans())
@drawn(35)
def test_a_text_in_json_comes_back_and_each_letter_is_found(text: str, ascii_only: bool) -> None:
    written = json.dumps({"k": text}, ensure_ascii=ascii_only)
    value, places = placed(written)
    assert value == unicodedata.normalize("NFC", text)
    for character, index in zip(value, places, strict=False):
        if character not in BLANK and not unicodedata.combining(character):
            said = written[index : index + 4]
            # A mark that follows may be escaped on its own: the letter below the marks is what must be found.
            base, found = (unicodedata.normalize("NFD", sign)[0] for sign in (character, said[0]))
            assert base == found or said.startswith("\\")


@pytest.mark.parametrize(
    ("text", "sought", "line", "column"),
    [
        ("k: |\n  một\n    hai {{ x }}\n", "{{", 3, 9),
        ("k: |2-  # ghi chú: x\n    một\n   x\n", "x", 3, 4),
        ("k: >\n  một\n  hai\n\n  {{ x }}\n", "{{", 5, 3),
        ("k: 'nhà ''A''\n  {{ x }}'", "{{", 2, 3),
        ('k: "a\\tb\\\n   {{ x }}"', "{{", 2, 4),
        ('k: "😀\\\n  \\u0301 {{ x }}"', "{{", 2, 10),  # a mark that a folded line parts from its letter
        ("k: một\n  hai {{ x }}", "{{", 2, 7),
        ('{"k": "\\ud83d\\ude00{{ x }}"}', "{{", 1, 20),
        ('k: "tie\u0302\u0301ng {{ x }}"', "{{", 1, 13),
        ("k: &neo !!str 'a {{ x }}'", "{{", 1, 18),
        ("k: !!str |\n  a {{ x }}", "{{", 2, 5),
    ],
)
def test_a_tag_is_found_where_its_author_sees_it(text: str, sought: str, line: int, column: int) -> None:
    value, places = placed(text)
    where = TextFile.of(text).place(places[value.index(sought)])
    assert (where.line, where.column) == (line, column)


def test_a_value_that_was_never_written_is_placed_at_its_start() -> None:
    assert offsets("'abc'", "'", "xyz") == [0, 0, 0, 0]


def test_the_empty_text_has_an_end() -> None:
    assert offsets("''", "'", "") == [1]

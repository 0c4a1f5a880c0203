"""YAML and JSON become plain values that know where they were written; no word is taken for more than it says."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.sources import nodes as room
from sokert.sources.nodes import nodes
from sokert.sources.text_file import TextFile


def data(text: str, name: str = "r.yaml") -> Any:
    root, findings = nodes(TextFile.of(text, name))
    assert findings == []
    assert root is not None
    return root.data


def told(text: str, name: str = "r.yaml") -> list[tuple[str, int, int]]:
    file = TextFile.of(text, name)
    found = [*file.findings, *nodes(file)[1]]
    return [(finding.code, finding.where.line, finding.where.column) for finding in found]


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "y", "n", "0123", "0o17", "0x1F", "12:30", "1_000", "1.50", "1e3", ".5"),
        *("1.234", "1,5", "2023-07-25", "2024-13-01", "+5", "=", "<<", "1234567890123456789"),
    ],
)
def test_a_word_without_quotes_stays_as_written(word: str) -> None:
    assert data(f"k: {word}") == {"k": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_whole_numbers_truth_and_nothing_are_understood(word: str, value: object) -> None:
    assert data(f"k: {word}") == {"k": value}


@pytest.mark.parametrize("word", ["12", "true", "null", ""])
def test_quotes_and_a_text_tag_make_text(word: str) -> None:
    assert data(f'k: "{word}"') == data(f"k: !!str {word}") == data(f"k: ! {word}") == {"k": word}


def test_a_key_is_always_text() -> None:
    assert data("12: a\ntrue: b\non: c\n~: d") == {"12": "a", "true": "b", "on": "c", "~": "d"}


def test_text_comes_in_nfc() -> None:
    assert data("tiê\u0301ng: Viê\u0323t") == {"tiếng": "Việt"}


def test_anchors_are_read_where_they_are_used() -> None:
    assert data("a: &x [1, 2]\nb: *x") == {"a": [1, 2], "b": [1, 2]}


def test_line_ends_of_other_kinds_are_letters_of_a_text() -> None:
    assert data("k: a\u2028b\u2029c\ufeffd\nz: 1") == {"k": "a\u2028b\u2029c\ufeffd", "z": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x\nb: 1\n', ("DATA-UNCLOSED-QUOTE", 1, 4)),
        ("a: 'x\nb: 1\n", ("DATA-UNCLOSED-QUOTE", 1, 4)),
        ("a: [1, 2\nb: 3\n", ("DATA-UNCLOSED-BRACKET", 1, 4)),
        ("a: {b: 1\nc: 3\n", ("DATA-UNCLOSED-BRACKET", 1, 4)),
        ("a: b: c", ("DATA-COLON", 1, 5)),
        ("a: 1\n b: 2", ("DATA-COLON", 2, 3)),
        ("a:\n  b: 1\n c: 2", ("DATA-INDENT", 3, 2)),
        ("a:\n - 1\n b: 2", ("DATA-INDENT", 3, 2)),
        ("a: 1\nb\nc: 2", ("DATA-NO-COLON", 2, 1)),
        ("\ta: 1", ("DATA-TAB", 1, 1)),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", ("DATA-CONFLICT", 1, 1)),
        ("a:\n\tb: 1", ("DATA-TAB", 2, 1)),
        ("a:\n  b: 1\n\tc: 2", ("DATA-TAB", 3, 1)),
        ("a: @x", ("DATA-START", 1, 4)),
        ("a: `x`", ("DATA-START", 1, 4)),
        ("a: %x", ("DATA-START", 1, 4)),
        ('a: "\\q"', ("DATA-ESCAPE", 1, 5)),
        ('a: "\\xZZ"', ("DATA-ESCAPE", 1, 5)),
        ('a: "\\ud83d"', ("DATA-ESCAPE", 1, 5)),
        ("t: {{ x }} y", ("DATA-BRACES", 1, 4)),
        ("t: {{ x }}", ("DATA-BRACES", 1, 4)),
        ("- {{ x }} y", ("DATA-BRACES", 1, 3)),
        ("t: '{{ x }}' và y", ("DATA-AFTER-QUOTE", 1, 14)),
        ('t: "Kế hoạch" số 5', ("DATA-AFTER-QUOTE", 1, 15)),
        ('t: ["x" y]', ("DATA-AFTER-QUOTE", 1, 9)),
        ('a: "x\nb: 1\nc: "y: z"\n', ("DATA-QUOTE-RUNS-ON", 1, 4)),
        ("a: 'x\nb:\n  - 'y'\n", ("DATA-QUOTE-RUNS-ON", 1, 4)),
        ('a: {b: "x, c: 1}\nd: "y"\n', ("DATA-QUOTE-RUNS-ON", 1, 8)),
        ('a: "x"\nb: "y" z\n', ("DATA-AFTER-QUOTE", 2, 8)),
        ("a: - b", ("DATA-DASH", 1, 4)),
        ("a: [1,,2]", ("DATA-STRAY", 1, 7)),
        ("a: 1\n]", ("DATA-STRAY", 2, 1)),
        ("b: [1]\na: [[2],\n", ("DATA-UNCLOSED-BRACKET", 2, 4)),
        ("a: {", ("DATA-UNCLOSED-BRACKET", 1, 4)),
        ("a: **đậm** và", ("DATA-START", 1, 4)),
        ("a: *nghiêng* và", ("DATA-START", 1, 4)),
        ("a: > 50%", ("DATA-START", 1, 4)),
        ("a: & b", ("DATA-START", 1, 4)),
        ("a: !<b", ("DATA-START", 1, 4)),
        ("a: ? b", ("DATA-START", 1, 4)),
        ("a: {b:, c: 1}", ("DATA-COLON", 1, 6)),
        ("? [a]\n: b", ("DATA-KEY", 1, 3)),
        ("a: 1\nb: 2\na: 3", ("DATA-DUPLICATE-KEY", 3, 1)),
        ("a: *x", ("DATA-ALIAS", 1, 4)),
        ("a: &x [*x]", ("DATA-ALIAS", 1, 8)),
        ("a: !!python/object x", ("DATA-TAG", 1, 4)),
        ("a: !!float 1", ("DATA-TAG", 1, 4)),
        ("a: 1\n---\nb: 2", ("DATA-SEVERAL-DOCUMENTS", 2, 1)),
        ("%YAML 3.0\n---\na: 1", ("DATA-SYNTAX", 1, 1)),
        ("k: a\x7f", ("DATA-ILLEGAL-CHARACTER", 1, 5)),
        ('k: "a\\x0b"', ("DATA-ILLEGAL-CHARACTER", 1, 6)),
        ('k: "a\\0"', ("DATA-ILLEGAL-CHARACTER", 1, 6)),
    ],
)
def test_each_mistake_is_told_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"metrics": [{"code": "a"}, {"code": "b", "code": "c"}]}', "metrics[1].code"),
        ("period: 1\nperiod: 2", "period"),
        ('{"issuer": {"name": "a\\u0001"}}', "issuer.name"),
        ("metrics:\n  - value: !!float 1", "metrics[0].value"),
        ("a: [b, c: {d, e: }, }", ""),
    ],
)
def test_what_is_told_of_a_value_has_its_way_from_the_top(text: str, path: str) -> None:
    _, findings = nodes(TextFile.of(text))
    assert {one.where.path for one in findings} == {path}


def test_what_can_go_on_goes_on() -> None:
    text = "a: 1\x01\na: 2\nb: *x\nc: '\x02'\n"
    codes = [code for code, _, _ in told(text)]
    assert codes == ["DATA-ILLEGAL-CHARACTER"] * 2 + ["DATA-DUPLICATE-KEY", "DATA-ALIAS"]


def test_aliases_cannot_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [code for code, _, _ in told("\n".join(lines))] == ["DATA-TOO-MANY-VALUES"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("subject: Công tác phòng #3 sáu tháng\nperiod: 2023", "#3 sáu tháng"),
        ("- UBND tỉnh # báo cáo", "# báo cáo"),
        ("x: [Tổ #1, Tổ hai]\n]", "#1, Tổ hai]"),
        ("subject: #1 của tỉnh", "#1 của tỉnh"),
        ("a: một\n  hai #ba\n", "#ba"),
    ],
)
def test_words_that_a_sign_of_comments_would_cut_are_told(text: str, lost: str) -> None:
    found = nodes(TextFile.of(text))[1]
    assert [(one.code, one.facts["text"]) for one in found][:1] == [("DATA-COMMENT-CUTS", lost)]
    assert text.split("\n")[found[0].where.line - 1][found[0].where.column - 1 :] == lost


@pytest.mark.parametrize(
    "text",
    [
        *("a: một hai  # lời", "a: 'một hai' # lời", "a: 12 # lời", "a: 12 #lời", "a: 2023-H1 # lời", "a: # lời"),
        *("a: b#c", "a: |\n  một #hai", "a: # lời\n  b: 1", "a: 2023-07-25 # ngày"),
    ],
)
def test_a_comment_set_apart_is_a_comment(text: str) -> None:
    assert nodes(TextFile.of(text))[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b: &b {x: An}\nc:\n  <<: *b\n  y: 2", {"b": {"x": "An"}, "c": {"x": "An", "y": 2}}),
        ("c:\n  x: 9\n  <<: {x: 1, y: 2}", {"c": {"x": 9, "y": 2}}),
        ("c:\n  <<: [{x: 1}, {x: 2, y: 3}]", {"c": {"x": 1, "y": 3}}),
        ("c:\n  <<: {x: 1}\n  <<: {x: 2, y: 3}", {"c": {"x": 1, "y": 3}}),
        ("c: {'<<': 1}", {"c": {"<<": 1}}),
    ],
)
def test_a_merge_key_brings_what_was_not_typed(text: str, expected: Any) -> None:
    assert data(text) == expected


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9)),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9)),
)
def test_merge_keys_bring_what_yaml_says(one: dict[str, int], other: dict[str, int]) -> None:
    text = f"one: &one {json.dumps(one)}\nother: &other {json.dumps(other)}\nc: {{<<: [*one, *other], a: 10}}"
    assert data(text) == yaml.safe_load(text)


@pytest.mark.parametrize("brought", ["3", "[{a: 1}, b]", "chữ"])
def test_a_merge_key_that_brings_no_keys_is_told(brought: str) -> None:
    assert told(f"c:\n  <<: {brought}") == [("DATA-MERGE", 2, 7)]


@pytest.mark.parametrize("opening", ["[", '{"a":', "- ", "? "])
@pytest.mark.parametrize("name", ["r.yaml", "r.json"])
def test_deep_nesting_is_told_and_not_followed(opening: str, name: str) -> None:
    if name == "r.json" and opening in ("- ", "? "):
        pytest.skip("no JSON")
    found = told(opening * 100_000, name)
    assert found[0][0] in ("DATA-NESTED", "DATA-JSON")


@pytest.mark.parametrize("depth", [41, 300, 1001, 6000, 100_000])
def test_nesting_is_told_where_it_is_too_deep_whatever_libyaml_gives_up_at(depth: int) -> None:
    # From 0.2.6 on libyaml itself gives up at the thousandth.
    assert told("[" * depth + "1") == [("DATA-NESTED", 1, 41)]
    assert told("[" * depth + "]" * depth, "r.json") == [("DATA-NESTED", 1, 41)]
    assert told("a: &x b\nc: " + '{"a": ' * depth) == [("DATA-NESTED", 2, 238)]


def test_values_are_counted_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST", 5)
    assert told("[1, 2, 3, 4, 5, 6]") == [("DATA-TOO-MANY-VALUES", 1, 14)]


NOT_FOR_US = {chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}
legal = st.text(st.characters(exclude_characters=NOT_FOR_US - {"\n", "\t"}, exclude_categories=["Cs", "Cn"]))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), legal), st.sampled_from([None, 1, "\t"]))
@drawn(20)
def test_any_json_reads_the_same(value: dict[str, str], indent: int | str | None) -> None:
    for ascii_only in (True, False):
        text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
        for name in ("r.json", "r.yaml"):
            read = data(text, name)
            assert read == {key: room.unicodedata.normalize("NFC", said) for key, said in value.items()}


@pytest.mark.parametrize(
    ("word", "name"),
    [(word, "r.yaml") for word in (".nan", ".NaN", ".inf", "-.Inf", "+.INF")]
    + [(word, "r.json") for word in ("NaN", "Infinity", "-Infinity")],
)
def test_what_no_figure_can_be_is_told_with_its_place(word: str, name: str) -> None:
    text = f'{{"k": {word}}}'
    _, (finding,) = nodes(TextFile.of(text, name))
    assert (finding.code, finding.where.column) == ("DATA-NOT-FINITE", text.index(word) + 1)


def test_json_that_yaml_reads_otherwise() -> None:
    text = '\t{"a"\n\t:"\\ud83d\\ude00\\/\\u00e1",\r\n"' + "k" * 1000 + '":[1,\t2.50,-0,1E3],"a:b":"\u2028"}'
    assert data(text, "r.json") == {
        "a": "😀/á",
        "k" * 1000: [1, Decimal("2.50"), 0, Decimal("1E3")],
        "a:b": "\u2028",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,}', "DATA-JSON"),
        ("{'a': 1}", "DATA-JSON"),
        ('{"a": 1 "b": 2}', "DATA-JSON"),
        ('{"a": "x', "DATA-UNCLOSED-QUOTE"),
        ('{"a": "\\q"}', "DATA-ESCAPE"),
        ("", "DATA-JSON"),
    ],
)
def test_a_json_file_must_be_json(text: str, expected: str) -> None:
    assert [code for code, _, _ in told(text, "r.json")] == [expected]


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ('{"a": 1,}', 8, "JSON-COMMA"),
        ('{"a": [1, ]}', 9, "JSON-COMMA"),
        ("{'a': 1}", 2, "JSON-KEY"),
        ('{"a": 1 "b": 2}', 9, "JSON-NO-COMMA"),
        ('{"a" 1}', 6, "JSON-NO-COLON"),
        ('{"a": một}', 7, "JSON-VALUE"),
        ('{"a": 1} x', 10, "JSON-MORE"),
        ('{"a": "x\ny"}', 9, "JSON-LINE"),
    ],
)
def test_what_is_no_json_is_told_in_our_words(text: str, column: int, why: str) -> None:
    (found,) = nodes(TextFile.of(text, "r.json"))[1]
    assert (found.where.column, found.facts["why"]) == (column, why)
    assert found.message("vi") != found.message("en")


@pytest.mark.parametrize(("text", "name"), [("{“a”: 1}", "r.json"), ('{"a": “b”}', "r.json")])
def test_curly_quotes_are_named(text: str, name: str) -> None:
    assert [code for code, _, _ in told(text, name)] == ["DATA-CURLY-QUOTES"]


def test_a_blank_of_another_kind_before_a_line_is_told_where_it_stands() -> None:
    assert told("a:\n  - b: 1\n\u00a0\u00a0\u00a0\u00a0c: 2\n    d: 3") == [("DATA-BLANK", 3, 1)]


@given(st.text())
@drawn(35)
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    for name in ("r.yaml", "r.json"):
        file = TextFile.of(text, name)
        root, findings = nodes(file)
        assert all(finding.where.line for finding in findings)
        assert root is not None or findings or not list(yaml.parse(file.for_parser))[2:-1]


@pytest.mark.parametrize("letters", ["e\u0302\u0301", "x\u0302\u0301", "e\u0302\u0301" * 9])
def test_an_illegal_sign_behind_letters_of_several_signs_is_told(letters: str) -> None:
    _, findings = nodes(TextFile.of(f'"{letters}\\u0007"', "r.yaml"))
    assert [one.code for one in findings] == ["DATA-ILLEGAL-CHARACTER"]

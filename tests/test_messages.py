"""The catalogue: one sentence a code, the same codes and the same facts in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from string import Formatter

import click
import pytest
from babel.messages.pofile import read_po

from sokert import messages
from sokert.cli.commands import commands
from sokert.errors import Finding
from sokert.messages import Term, catalogue, hint, language, text
from source import FILES, SOURCE, name_of, nodes

CODE = re.compile(r"""["']([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)["']""")
MADE = re.compile(r"""f["']([A-Z][A-Z0-9]*-(?:[A-Z0-9]+-)*)\{""")
NOT_TOLD = {"UTF-8"}  # a code by its form only
OF_RULES = ("HD-", "ND30-")  # the rules of law: what is wrong is said by the kind of fault


def sources() -> str:
    files = [path for path in SOURCE.rglob("*.py") if "standards" not in path.relative_to(SOURCE).parts]
    files += [SOURCE / "standards" / name for name in ("__init__.py", "capacity.py")]  # the rest holds ids of rules
    return "\n".join(path.read_text("utf-8") for path in files)


def of_the_command_line(command: click.Command, code: str = "CLI-COMMAND") -> set[str]:
    """Return the codes that help makes from the names of commands and parameters."""
    codes = {code, "CLI-PARAMETER-HELP"}
    for param in command.params:
        name = (param.name or "").upper()
        own = f"CLI-PARAMETER{code.removeprefix('CLI-COMMAND')}-{name}"
        codes |= {f"CLI-PARAMETER-{name}", own} & catalogue("vi").keys() or {own}
        if not getattr(param, "is_flag", False) and not getattr(param.type, "choices", None):
            codes.add(f"CLI-WORD-{name}")
    for name, inner in getattr(command, "commands", {}).items():
        codes |= of_the_command_line(inner, f"{code}-{name.upper()}")
    return codes


LEVELS = {"LEVEL-error", "LEVEL-warning", "LEVEL-info"}
TOLD = set(CODE.findall(sources())) - NOT_TOLD | of_the_command_line(commands) | LEVELS | {"NEAR", "KNOWN"}
# What a program makes of a code and a word; the command line's are counted one by one above.
PREFIXES = tuple({prefix for prefix in MADE.findall(sources()) if not prefix.startswith("CLI-")} | {*OF_RULES})


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_code_that_is_told_has_its_sentence(lang: str) -> None:
    assert {code for code in TOLD - set(catalogue(lang)) if not code.startswith(OF_RULES)} == set()


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_no_sentence_is_left_over(lang: str) -> None:
    told = {re.sub(r"(\.hint|\.more)?(\.word|\.data|\.done)?$", "", code) for code in catalogue(lang)}
    assert {code for code in told - TOLD if not code.startswith(PREFIXES)} == set()


def test_both_languages_hold_the_same_sentences_in_the_same_order() -> None:
    assert list(catalogue("vi")) == list(catalogue("en"))


def test_both_languages_use_the_same_facts() -> None:
    facts = {code: [placeholders(catalogue(lang)[code]) for lang in ("vi", "en")] for code in catalogue("vi")}
    assert {code for code, (vietnamese, english) in facts.items() if vietnamese - english} == set()
    # Vietnamese leaves out what a library says in English.
    left_out = {code: english - vietnamese - {"said", "found", "kind"} for code, (vietnamese, english) in facts.items()}
    assert {code: names for code, names in left_out.items() if names} == {}


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_sentences_are_tidy(lang: str) -> None:
    for code, sentence in catalogue(lang).items():
        assert sentence == " ".join(sentence.split()), code
        assert sentence or code.endswith(".hint"), code


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_no_sentence_is_written_twice(lang: str) -> None:
    with resources.files("sokert").joinpath(f"locale/{lang}.po").open("rb") as file:
        content = file.read().decode()
    ids = re.findall(r'^msgid "(.+)"$', content, re.MULTILINE)
    assert len(ids) == len(set(ids))
    with resources.files("sokert").joinpath(f"locale/{lang}.po").open("rb") as file:
        assert len(read_po(file, abort_invalid=True)) == len(ids)


def test_a_fact_that_is_a_term_is_worded_in_the_readers_language() -> None:
    facts = {"key": "recipients", "given": Term("GIVEN-NOTHING")}
    assert text("DATA-LIST-EXPECTED", facts, "en").endswith("this is nothing")
    assert text("DATA-LIST-EXPECTED", facts, "vi").endswith("ở đây là để trống")


@pytest.mark.parametrize(
    ("sentence", "facts", "vi"),
    [
        ("{a}", {"a": 20870}, "20.870"),
        ("{a}", {"a": True}, "True"),
        ("cỡ {a}{n:? (# chỗ)}", {"a": "13", "n": 1}, "cỡ 13"),
        ("cỡ {a}{n:? (# chỗ)}", {"a": "13", "n": 1200}, "cỡ 13 (1.200 chỗ)"),
        ("{a:?# rồi }sửa", {"a": ""}, "sửa"),
        ("{a:?# rồi }sửa", {"a": "đọc"}, "đọc rồi sửa"),
        ("{a:?# rồi }sửa", {"a": None}, "sửa"),
        ("{a:?# rồi }sửa", {}, "sửa"),
        ("{a}", {"a": (Term("GIVEN-LIST"), Term("PLACE-PARAGRAPH", number=2), "{x}")}, "một danh sách, đoạn 2, {x}"),
    ],
)
def test_how_facts_are_told(monkeypatch: pytest.MonkeyPatch, sentence: str, facts: dict[str, object], vi: str) -> None:
    monkeypatch.setattr(messages, "catalogue", lambda lang, known=catalogue: {**known(lang), "X": sentence})
    assert text("X", facts, "vi") == vi


def test_a_fact_that_is_not_given_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError, match="key"):
        text("DATA-EMPTY", {}, "vi")


def test_a_hint_is_the_codes_own_else_the_near_name_else_the_known_ones() -> None:
    assert hint("DATA-EMPTY", {"key": "name", "near": "x"}, "en").startswith("fill it in")
    assert hint("TEMPLATE-NO-FIELD", {"name": "x", "near": "name", "known": "name"}, "en") == "did you mean 'name'?"
    assert hint("TEMPLATE-NO-FIELD", {"name": "x", "near": "", "known": "a, b"}, "en") == "known here: a, b"


def test_what_was_found_in_a_word_file_is_mended_in_word() -> None:
    facts = {"said": "21.500", "name": "Văn bản đến", "metric": "van_ban_den", "right": "20.870"}
    found = Finding("TEXT-FIGURE-OLD", facts)
    assert found.hint("vi") == "thay số gõ tay bằng thẻ {{ van_ban_den }}"
    assert found.at(part="word/document.xml", paragraph=3).hint("vi") == "sửa trong Word thành 20.870"


def test_a_fact_may_hold_braces() -> None:
    assert "{{ x }}" in text("DATA-PERIOD", {"given": "{{ x }}"}, "vi")


@pytest.mark.parametrize(
    ("wanted", "environment", "expected"),
    [
        ("en", {"SOKERT_LANG": "vi"}, "en"),
        (None, {"SOKERT_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"),
        (None, {"LANG": "vi_VN.UTF-8"}, "vi"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LC_ALL": "en_GB", "LANG": "vi_VN"}, "en"),
        (None, {"LANG": "fr_FR.UTF-8"}, "vi"),
        (None, {"LANG": "C"}, "vi"),
        (None, {"LANG": "C.UTF-8"}, "vi"),
    ],
)
def test_the_language_is_the_wanted_one_else_the_environments_else_vietnamese(
    monkeypatch: pytest.MonkeyPatch, wanted: str | None, environment: dict[str, str], expected: str
) -> None:
    for name in ("SOKERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language(wanted) == expected


# --- what is told where it is found ---------------------------------------------------------------

MAKERS = {"Finding": 1, "Term": 99, "refuse": 99, "warn": 99}
"""What makes a finding or a term of a code, and where a mapping of facts may stand among its arguments."""


def told_in(found: Iterable[ast.AST]) -> Iterator[tuple[str, set[str]]]:
    """Yield the codes that a file tells, each with the facts it gives, where both are written down."""
    for node in found:
        if not isinstance(node, ast.Call) or not node.args or any(one.arg is None for one in node.keywords):
            continue
        at = MAKERS.get(getattr(node.func, "id", getattr(node.func, "attr", "")))
        code = node.args[0]
        if at is None or not isinstance(code, ast.Constant) or code.value not in catalogue("en"):
            continue
        facts = {one.arg or "" for one in node.keywords}
        if len(node.args) > at:
            mapping = node.args[at]
            if not isinstance(mapping, ast.Dict) or not all(isinstance(key, ast.Constant) for key in mapping.keys):
                continue
            facts = {str(key.value) for key in mapping.keys if isinstance(key, ast.Constant)}
        if "facts" not in facts:
            yield str(code.value), facts


def test_every_fact_of_a_sentence_is_given_where_it_is_told() -> None:
    missing = [
        (name_of(path), code, lack)
        for path in FILES
        for code, facts in told_in(nodes(path))
        for sentence in (code, f"{code}.hint")
        for lang in ("vi", "en")
        if (lack := wanted(catalogue(lang).get(sentence, "")) - facts)
    ]
    assert missing == []


def wanted(sentence: str) -> set[str]:
    """Return the facts that a sentence cannot be told without."""
    return {name for _, name, spec, _ in Formatter().parse(sentence) if name and not (spec or "").startswith("?")}


def test_a_planted_finding_without_a_fact_is_seen() -> None:
    planted = 'sheet.refuse("TAG-MISPLACED", where, word="else"); Finding("TAG-MISPLACED", {"word": "else"})'
    assert list(told_in(ast.walk(ast.parse(planted)))) == [("TAG-MISPLACED", {"word"})] * 2
    assert wanted(catalogue("vi")["TAG-MISPLACED"]) == {"word", "block"}

"""One word, one meaning: a name stands in one row of the glossary, and words that nobody could guess are not used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable

from judges import ROOT
from source import FILES, name_of, nodes

PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")
TERMS, HOUSE = PAGE.split("## Words of the house")
# Names that told nothing to who did not know them, and what is said instead.
PRIVATE = {
    "shelf": "loader",
    "heal": "join",
    "healed": "joined",
    "adopt": "merge",
    "adopted": "merged",
    "adoption": "merging",
    "proof": "lint",
    "review": "check",
    "told": "worded, reported, noted: what became of it",
    "tell": "print, note, refuse",
    "heard": "unsuppressed",
    "guest": "inserted document",
    "guests": "inserted documents",
    "standing": "coverage",
    "mend": "fix",
    "mended": "fixed",
    "mender": "fixer",
    "bring": "apply",
}
# What a result is called, where a name for anything that was looked for says less: the call or the type it comes from.
RESULTS = {"match": "match", "search": "match", "fullmatch": "match", "Match": "match", "Finding": "finding(s)"}


def first_cells(text: str) -> list[str]:
    """Return what the rows of the tables of a text are about."""
    return [line.strip("|").split("|")[0].strip() for line in text.splitlines() if line.startswith("| ")]


def test_a_word_of_the_house_has_one_row() -> None:
    words = [word.strip() for cell in first_cells(HOUSE) for word in cell.split(",")]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_vietnamese_term_has_one_row() -> None:
    assert [term for term, times in Counter(first_cells(TERMS)).items() if times > 1] == []


# Names that programs written before ask for; they lead to the new one.
KEPT = {"errors.py": {"told"}, "check/form/fix_rounds.py": {"mended"}}


def test_no_name_is_a_private_word() -> None:
    found = {
        name_of(path): {word: PRIVATE[word] for word in private(nodes(path)) - KEPT.get(name_of(path), set())}
        for path in FILES
    }
    assert {file: words for file, words in found.items() if words} == {}


def private(found: Iterable[ast.AST]) -> set[str]:
    """Return the private words among what a file names."""
    names = {getattr(node, key, None) for node in found for key in ("id", "attr", "name", "arg")}
    words = {
        word.lower() for name in names if isinstance(name, str) for word in re.split(r"_|\.|(?<=[a-z])(?=[A-Z])", name)
    }
    return words & set(PRIVATE)


def named_found(found: Iterable[ast.AST]) -> list[str]:
    """Return what is called `found` although there is a word for it: a regex's match, findings."""
    all_nodes = list(found)
    values = [(node.target, node.value) for node in all_nodes if isinstance(node, ast.NamedExpr)]
    values += [(one, node.value) for node in all_nodes if isinstance(node, ast.Assign) for one in node.targets]
    typed = [(node.target, node.annotation) for node in all_nodes if isinstance(node, ast.AnnAssign)]
    args = [(node.arg, node.annotation) for node in all_nodes if isinstance(node, ast.arg) and node.annotation]
    calls = [
        getattr(value.func, "attr", getattr(value.func, "id", ""))
        for name, value in values
        if getattr(name, "id", "") == "found" and isinstance(value, ast.Call)
    ]
    types = [ast.unparse(type_) for name, type_ in [*typed, *args] if getattr(name, "id", name) == "found"]
    return [RESULTS[word] for text in [*calls, *types] for word in re.findall(r"\w+", text)[-1:] if word in RESULTS]


# The readers of figures say `found` of what a sentence or a table gave; they keep the word.
def test_a_match_and_findings_are_called_so() -> None:
    files = [path for path in FILES if not {"read", "figures"} & set(path.parts)]
    found = {name_of(path): named_found(nodes(path)) for path in files}
    assert {file: words for file, words in found.items() if words} == {}


def test_a_planted_found_is_seen() -> None:
    planted = "if found := re.match('a', b): pass\ndef f(found: list[Finding]): pass\nfound = table.get(1)"
    assert named_found(ast.walk(ast.parse(planted))) == ["match", "finding(s)"]


def test_a_planted_private_word_is_seen() -> None:
    planted = ast.parse("class MyShelf: pass\ndef heal_it(proof): pass")
    assert private(ast.walk(planted)) == {"shelf", "heal", "proof"}

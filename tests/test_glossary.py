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
}


def first_cells(text: str) -> list[str]:
    """Return what the rows of the tables of a text are about."""
    return [line.strip("|").split("|")[0].strip() for line in text.splitlines() if line.startswith("| ")]


def test_a_word_of_the_house_has_one_row() -> None:
    words = [word.strip() for cell in first_cells(HOUSE) for word in cell.split(",")]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_vietnamese_term_has_one_row() -> None:
    assert [term for term, times in Counter(first_cells(TERMS)).items() if times > 1] == []


def test_no_name_is_a_private_word() -> None:
    found = {name_of(path): {word: PRIVATE[word] for word in private(nodes(path))} for path in FILES}
    assert {file: words for file, words in found.items() if words} == {}


def private(found: Iterable[ast.AST]) -> set[str]:
    """Return the private words among what a file names."""
    names = {getattr(node, key, None) for node in found for key in ("id", "attr", "name", "arg")}
    words = {
        word.lower() for name in names if isinstance(name, str) for word in re.split(r"_|\.|(?<=[a-z])(?=[A-Z])", name)
    }
    return words & set(PRIVATE)


def test_a_planted_private_word_is_seen() -> None:
    planted = ast.parse("class MyShelf: pass\ndef heal_it(proof): pass")
    assert private(ast.walk(planted)) == {"shelf", "heal", "proof"}

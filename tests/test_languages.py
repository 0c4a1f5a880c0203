"""Every page that a user reads stands in English and in Vietnamese, and the two say the same in the same places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from judges import ROOT

DOCS = ROOT / "docs"
# For those who work on sokert itself; they stay in English (CONTRIBUTING, "Write for both").
OF_DEVELOPERS = {"accuracy", "architecture", "glossary", "performance"}
ENGLISH = sorted(page for page in DOCS.glob("*.md") if not page.stem.endswith(".vi") and page.stem not in OF_DEVELOPERS)
COMMENT = re.compile(r"\s*(?:#|\{#).*$", re.MULTILINE)
SWITCH = {"en": "[Tiếng Việt]({}.vi.md)", "vi": "[English]({}.md)"}


def other(english: Path) -> Path:
    """Return the Vietnamese page of an English one."""
    return english.with_name(f"{english.stem}.vi.md")


def prose(text: str) -> str:
    """Return a page without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def code(text: str) -> Iterator[list[str]]:
    """Yield what is to be typed in each fenced block: of a console its commands, never what is said about a line."""
    for kind, block in re.findall(r"^ *```(\w*)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        lines = COMMENT.sub("", block).replace('"en"', '"vi"').splitlines()
        if kind == "console":
            lines = [line for line in lines if line.startswith("$ ")]
        yield [kind, *(lines if kind != "text" else [])]


def shape(text: str) -> dict[str, object]:
    """Return what is the same in both languages: headings, rows, tags, items, pictures, blocks, where links lead."""
    said = prose(text)
    return {
        "headings": [len(marks) for marks in re.findall(r"^(#+) ", said, re.MULTILINE)],
        "rows": [len(re.findall(r"^\|", part, re.MULTILINE)) for part in re.split(r"^#+ ", said, flags=re.MULTILINE)],
        "tags": re.findall(r"\| `([^`\n]*\{[{%][^`\n]*)` (?=\|)", said),
        "items": len(re.findall(r"^(?:- |\d+\. )", said, re.MULTILINE)),
        "pictures": re.findall(r"!\[[^]]*\]\(([^)\s]*)\)", said),
        "blocks": list(code(text)),
        "links": sorted({re.sub(r"\.vi\.md|\.md", "", link.partition("#")[0]) for link in links(said)}),
    }


def links(said: str) -> list[str]:
    return re.findall(r"(?<!!)\]\(([^)\s]+)\)", said)


def test_every_page_of_a_user_has_its_vietnamese_page_and_no_other_has() -> None:
    assert [page.name for page in ENGLISH if not other(page).exists()] == []
    assert {page.name for page in DOCS.glob("*.vi.md")} == {other(page).name for page in ENGLISH}


def test_the_index_names_every_page() -> None:
    for index, pages in ((DOCS / "index.md", ENGLISH), (DOCS / "index.vi.md", [*map(other, ENGLISH)])):
        named = {*links(index.read_text("utf-8")), index.name}
        assert {page.name for page in pages} | {f"{page}.md" for page in OF_DEVELOPERS} <= named


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.stem)
def test_both_pages_have_the_same_shape_and_lead_to_each_other(page: Path) -> None:
    english, vietnamese = page.read_text("utf-8"), other(page).read_text("utf-8")
    assert shape(vietnamese) == shape(english)
    for lang, text in (("en", english), ("vi", vietnamese)):
        assert text.splitlines()[1:4] == ["", SWITCH[lang].format(page.stem), ""]


def test_a_vietnamese_page_leads_to_vietnamese_pages() -> None:
    strangers = {}
    for page in DOCS.glob("*.vi.md"):
        own = page.name.replace(".vi.md", ".md")
        targets = [link.partition("#")[0] for link in links(prose(page.read_text("utf-8"))) if link != own]
        near = [page.parent / target for target in targets if target.endswith(".md") and "://" not in target]
        strangers[page.name] = [str(one) for one in near if one.stem[-3:] != ".vi" and other(one).exists()]
    assert {name: wrong for name, wrong in strangers.items() if wrong} == {}

"""The site of the docs: the pages as they stand here, a build for each language (`make docs`).

`-t vi` builds the Vietnamese one: where a page has both languages the English one stays out, and links to it lead to
its Vietnamese page; the switch at the head of a page leads to the other build. The sidebar is the lists of index.md.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from pygments.lexers.special import TextLexer

ROOT = Path(__file__).resolve().parents[1]
LANG = "vi" if tags.has("vi") else "en"  # type: ignore[name-defined]  # noqa: F821  (Sphinx gives the name)
PATTERNS = ("README*.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md", "examples/*/README.md")
PAGES = {str(page.relative_to(ROOT)) for pattern in PATTERNS for page in ROOT.glob(pattern)}
VIETNAMESE = {page for page in PAGES if page.endswith(".vi.md")}
OF_BOTH = {page.replace(".vi.md", ".md") for page in VIETNAMESE}
WHOLE_FOLDERS = ("notes", "decisions")  # index.md names one page of each, the sidebar all

project, author, language = "sokert", "", LANG
extensions = ["myst_parser"]
myst_heading_anchors = 3
root_doc = "docs/index.vi" if LANG == "vi" else "docs/index"
include_patterns = sorted(PAGES - (OF_BOTH if LANG == "vi" else VIETNAMESE))
templates_path, html_additional_pages = ["_templates"], {"index": "redirect.html"}
html_theme, html_title = "furo", "sokert"
html_show_sphinx = html_show_copyright = html_copy_source = False
nitpicky = True


def setup(app: Any) -> None:
    """Tell Sphinx of what follows."""
    app.add_lexer("form", TextLexer)  # an office's form, a line a paragraph
    app.connect("source-read", _read)


def _read(app: Any, name: str, source: list[str]) -> None:
    """Lead each link to a page of this build, else of the other, else to the file; add to the index its sidebar."""
    text = re.sub(r"(\[[^][]*)?\]\(([^)#:\s]+\.md)(#[^)]*)?\)", lambda link: _led(name, *link.groups("")), source[0])
    source[0] = text + (_sidebar(text) if name == root_doc else "")


def _led(name: str, text: str, target: str, part: str) -> str:
    """Return a link of the page `name`; `text` is empty where what is pointed at is a picture."""
    place = os.path.normpath(os.path.join(os.path.dirname(name), target))
    if LANG == "vi" and place in OF_BOTH and text != "[English":
        return f"{text}]({target.removesuffix('.md')}.vi.md{part})"
    if place in include_patterns:
        return f"{text}]({target}{part})"
    if place in PAGES and text:
        up, other = "../" * (name.count("/") + 1), "en" if LANG == "vi" else "vi"
        return f'<a href="{up}{other}/{place.removesuffix(".md")}.html{part}">{text[1:]}</a>'
    return f"{text}](path:{target})"


def _sidebar(index: str) -> str:
    """Return the lists of the index as tables of contents."""
    said = ""
    for part in index.split("\n## ")[1:]:
        entries = []
        for text, link in re.findall(r"^- \[([^]]*)\]\(([^)]+)\)$", part, re.MULTILINE):
            folder = link.partition("/")[0]
            entries.append(f"{folder}/*" if folder in WHOLE_FOLDERS else f"{text} <{link}>")
        head = f":hidden:\n:glob:\n:caption: {part.partition(chr(10))[0]}"
        said += "\n".join(["\n```{toctree}", head, "", *entries, "```\n"])
    return said

"""Numbered lists in loops and in included forms: where they count on, and where they start again."""

from __future__ import annotations

from pathlib import Path

import sokert
from small_forms import NAMESPACES, W, form, p, tree

_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
PARTS = {
    "numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{_LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    "styles.xml": f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="MucNho">'
    '<w:name w:val="MucNho"/><w:basedOn w:val="Muc"/></w:style></w:styles>',
}
DIRECT = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STYLED = '<w:pStyle w:val="MucNho"/>'


def numbers(content: bytes) -> list[str]:
    """Return the list of each item, in order, renamed a, b, c as they come."""
    seen: dict[str, str] = {}
    found = []
    for paragraph in tree(content).iter(f"{W}p"):
        said = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if said is not None:
            found.append(seen.setdefault(said.get(f"{W}val", ""), "abcdef"[len(seen)]))
    return found


def listed(look: str) -> bytes:
    body = (p("{% for u in units %}"), p("{{ u }}", look=look), p("hết", look=look), p("{% endfor %}"))
    return form(*body, parts=PARTS)


def test_a_list_in_a_loop_starts_again_each_turn() -> None:
    assert numbers(sokert.Template(listed(DIRECT)).render({"units": [1, 2]})) == ["a", "a", "b", "b"]


def test_so_does_a_list_that_its_style_makes() -> None:
    assert numbers(sokert.Template(listed(STYLED)).render({"units": [1, 2]})) == ["a", "a", "b", "b"]


def test_one_item_a_turn_counts_on() -> None:
    body = (p("{% for u in units %}"), p("{{ u }}", look=DIRECT), p("{% endfor %}"))
    assert numbers(sokert.Template(form(*body, parts=PARTS)).render({"units": [1, 2]})) == ["a", "a"]


def test_a_list_of_an_included_form_starts_again_each_time(tmp_path: Path) -> None:
    inner = form(p("a", look=DIRECT), p("b", look=DIRECT), parts=PARTS)
    (tmp_path / "phu.docx").write_bytes(inner)
    loop = (p("{% for u in units %}"), p('{% include "phu.docx" %}'), p("{% endfor %}"))
    (tmp_path / "mau.docx").write_bytes(form(*loop, parts=PARTS))
    content = sokert.Template(tmp_path / "mau.docx").render({"units": [1, 2]})
    assert numbers(content) == ["a", "a", "b", "b"]

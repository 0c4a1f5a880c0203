"""A comment stands at its paragraph, or as near as Word lets one stand."""

from __future__ import annotations

from pathlib import Path

import pytest

import judges
import sokert
from small_forms import NAMESPACES, W, cell, form, p, row, table, tree
from sokert.errors import Term

HEADER = f"<w:hdr {NAMESPACES}>{p('{{ dau|uper }}')}</w:hdr>"
NOTES = (
    f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{p("không")}</w:footnote>'
    f'<w:footnote w:id="2">{p("một")}{p("{{ chu_thich|uper }}")}</w:footnote></w:footnotes>'
)
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="o"><v:textbox><w:txbxContent>'
    f"{p('{{ hop|uper }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'


def commented(*body: str, **parts: str) -> list[tuple[str, list[str]]]:
    """Return each comment's first line, and the words of the paragraphs it stands in."""
    kinds = {f"{name}.xml": name.rstrip("1") for name in parts}
    content = form(*body, parts={f"{name}.xml": xml for name, xml in parts.items()}, kinds=kinds)
    marked = sokert.mark(content, sokert.Template(content).check(), lang="en")
    document, comments = tree(marked), tree(marked, "word/comments.xml")
    found = []
    for comment in comments:
        ids = [one for one in document.iter(f"{W}commentReference") if one.get(f"{W}id") == comment.get(f"{W}id")]
        places = [next(one.iterancestors(f"{W}p")) for one in ids]
        first = next(comment.iter(f"{W}t")).text or ""
        found.append((first, ["".join(text.text or "" for text in place.iter(f"{W}t")) for place in places]))
    return found


def test_in_a_cell_at_its_paragraph() -> None:
    body = [p("trước"), table(row("a", cell("b", "{{ x|uper }}")))]
    assert commented(*body) == [("There is no filter 'uper'.", ["{{ x|uper }}"])]


def test_in_a_text_box_at_the_box() -> None:
    ((_, places),) = commented(p("a"), p("b", BOX))
    assert places == ["b{{ hop|uper }}"]


def test_on_a_note_at_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    ((said, places),) = commented(p("a"), p("b", mark), footnotes=NOTES)
    assert places == ["b"]
    assert said == "In a note: {{ chu_thich|uper }}"


def test_on_a_header_at_the_first_paragraph_of_its_section() -> None:
    end = "<w:sectPr/>"
    body = [p("một"), p("hết một", look=end), p("hai"), p("hết hai", look=SECTION), p("ba")]
    ((said, places),) = commented(*body, header1=HEADER)
    assert places == ["hai"]
    assert said == "In the header: {{ dau|uper }}"


@pytest.mark.parametrize("body", [[p("a")], [table(row("a", "b"))]])
def test_on_nothing_of_the_text_at_the_first_paragraph(body: list[str]) -> None:
    finding = sokert.Finding(
        "FORM-UNSERVED", {"kind": Term("DRAWN-CHART")}, sokert.Place(part="word/charts/chart1.xml")
    )
    marked = sokert.mark(form(*body), (finding,), lang="en")
    (mark,) = tree(marked).iter(f"{W}commentReference")
    assert "".join(text.text or "" for text in next(mark.iterancestors(f"{W}p")).iter(f"{W}t")) == "a"


def test_a_marked_form_is_valid(tmp_path: Path) -> None:
    content = form(
        p("a {{ x|uper }}"),
        p("b", BOX),
        table(row("{{ y", "c")),
        parts={"header1.xml": HEADER},
        kinds={"header1.xml": "header"},
    )
    path = tmp_path / "danh-dau.docx"
    sokert.mark(content, sokert.Template(content).check(), path)
    assert judges.schemas_refuse(path) == ""

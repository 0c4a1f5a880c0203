"""What repeats or goes in a form leaves a whole document: merges, tables, references, captions, text boxes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sokert
from draws import drawn
from judges import schemas_refuse
from small_forms import W, cell, form, p, r, row, seen, table, tree
from sokert.ooxml.unpacking import opened

START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing>'
    '<wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="o"/><a:graphic><a:graphicData uri="http://schemas.'
    'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>'
    "</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def filled(*body: str, **data: Any) -> bytes:
    return sokert.Template(form(*body)).render(data)


def merges(content: bytes) -> list[list[str]]:
    """Return for each row the words of its cells and how each is merged down: + begins, | goes on."""
    signs = {None: "", "restart": "+", "continue": "|"}
    found = []
    for one in tree(content).iter(f"{W}tr"):
        cells = []
        for inside in one.iter(f"{W}tc"):
            merge = inside.find(f"{W}tcPr/{W}vMerge")
            said = None if merge is None else merge.get(f"{W}val", "continue")
            cells.append(signs[said] + "".join(text.text or "" for text in inside.iter(f"{W}t")))
        found.append(cells)
    return found


def field(code: str, shown: str) -> str:
    ends = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    said = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return ends["begin"] + said + ends["separate"] + r(shown) + ends["end"]


# Merges


HEAD = (row(cell("Tên", look=START), "Số"), row(cell("", look=ON), "Năm"))
LOOP = (row("{%tr for v in vs %}", ""), row("{{ v }}", "1"), row("{%tr endfor %}", ""))


@pytest.mark.parametrize(
    ("rows", "waits"),
    [
        ((*HEAD, *LOOP), False),
        ((*LOOP, *HEAD), False),
        ((*HEAD, *LOOP, HEAD[1]), True),
        ((HEAD[1], *LOOP), True),
        ((LOOP[0], *HEAD, LOOP[2]), True),
    ],
)
def test_a_table_waits_for_its_last_row_only_where_its_merges_may_change(rows: tuple[str, ...], waits: bool) -> None:
    template = sokert.Template(form(table(*rows)))
    shells = template._loader.forms[template._filler.fill(template._name, {"vs": []}).key].shells
    assert any("merges" in shell for shell in shells.values()) is waits
    assert merges(template.render({"vs": ["a", "b"]}))


def test_a_merge_whose_first_row_goes_begins_in_the_next() -> None:
    body = table(
        row(cell("{% for v in vs %}Nhóm", look=START), "{{ v }}{% endfor %}"),
        row(cell("", look=ON), "Cộng"),
        row(cell("", look=ON), "Bình quân"),
    )
    assert merges(filled(body, vs=[])) == [["+", "Cộng"], ["|", "Bình quân"]]
    assert merges(filled(body, vs=["a"])) == [["+Nhóm", "a"], ["|", "Cộng"], ["|", "Bình quân"]]


@pytest.mark.parametrize(
    "cells",
    [
        ("{% for v in vs %}{% vm %}{{ v.nhom }}", "{{ v.so }}{% endfor %}"),
        ("{% vm %}{% for v in vs %}{{ v.nhom }}", "{{ v.so }}{% endfor %}"),
        ("{%tr for v in vs %}", "", "{% vm %}{{ v.nhom }}", "{{ v.so }}", "{%tr endfor %}", ""),
    ],
)
def test_cells_merge_down_wherever_the_loop_opens(cells: tuple[str, ...]) -> None:
    rows = [row(*pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    data = [{"nhom": "A", "so": "1"}, {"nhom": "A", "so": "2"}, {"nhom": "A", "so": "3"}]
    assert merges(filled(table(*rows), vs=data)) == [["+A", "1"], ["|", "2"], ["|", "3"]]


def test_a_merge_needs_a_row_above_that_carries_it() -> None:
    body = table(row("{% for v in vs %}đầu", "{{ v }}"), row("{% vm %}{{ v }}", "x{% endfor %}"))
    assert merges(filled(body, vs=["a", "b"])) == [["đầu", "a"], ["+a", "x"], ["đầu", "b"], ["+b", "x"]]


def test_the_words_of_a_merge_stay_when_its_first_row_is_dropped() -> None:
    body = table(row("{% for v in vs %}{% vm %}{{ v }}", "x{% drop row if loop.first %}{% endfor %}"))
    assert merges(filled(body, vs=["a", "b", "c"])) == [["+b", "x"], ["|", "x"]]


# Tables in content controls


def test_a_table_emptied_in_a_content_control_goes() -> None:
    control = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{row('{% for v in vs %}{{ v }}', 'x{% endfor %}')}</w:sdtContent></w:sdt>"
    )
    assert seen(filled(table(control), p("sau"), vs=[])) == ["sau"]
    kept = filled(table(row("Đầu", "Số"), control), p("sau"), vs=[])
    assert seen(kept) == ["| Đầu | Số |", "sau"]
    assert tree(kept).find(f".//{W}sdt") is None
    assert seen(filled(table(control), vs=["a"])) == ["| a | x |"]


# References and captions


def bookmark(name: str, words: str) -> str:
    return f'<w:p><w:bookmarkStart w:id="3" w:name="{name}"/>{r(words)}<w:bookmarkEnd w:id="3"/></w:p>'


def references(content: bytes) -> list[str]:
    xml = opened(content).parts["word/document.xml"].decode()
    return re.findall(r'(?:REF |\\l "|w:anchor=")(\w+)', xml)


LINK = '<w:p><w:hyperlink w:anchor="muc"><w:r><w:t>đây</w:t></w:r></w:hyperlink></w:p>'
MARKED, REF = bookmark("muc", "{{ d }}"), p(field("REF muc \\h", "{{ d }}"))


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        ((MARKED, REF), ["muc", "muc_2"]),
        ((REF, MARKED), ["muc", "muc_2"]),
        ((MARKED, LINK), ["muc", "muc_2"]),
        ((MARKED, p(field('HYPERLINK \\l "muc"', "đây"))), ["muc", "muc_2"]),
        ((MARKED, p("{% for e in ds %}"), REF, p("{% endfor %}")), ["muc", "muc", "muc_2", "muc_2"]),
    ],
)
def test_a_reference_leads_to_the_bookmark_of_its_turn(body: tuple[str, ...], leads: list[str]) -> None:
    assert references(filled(p("{% for d in ds %}"), *body, p("{% endfor %}"), ds=["A", "B"])) == leads


def test_a_reference_from_outside_the_loop_leads_to_the_first() -> None:
    loop = (p("{% for d in ds %}"), MARKED, p("{% endfor %}"))
    assert references(filled(p(field("REF muc", "A")), *loop, LINK, ds=["A", "B"])) == ["muc", "muc"]


def caption(code: str = "SEQ Bảng \\* ARABIC", shown: str = "1") -> str:
    return p("Bảng ", field(code, shown), ": {{ d }}")


def test_captions_count_on_through_loops_and_over_what_is_dropped() -> None:
    body = (
        p("Bảng ", field("SEQ Bảng \\* ARABIC", "1")),
        p("{% for d in ds %}"),
        caption(shown="2"),
        p("{% endfor %}"),
        p("{% if khong %}"),
        p("Bảng ", field("SEQ Bảng", "3")),
        p("{% endif %}"),
        p("Bảng ", field("SEQ Bảng \\* MERGEFORMAT", "IV"), " và ", field("SEQ Bảng \\c", "4"), field("SEQ Hình", "7")),
    )
    said = seen(filled(*body, ds=["a", "b"], khong=False))
    assert [re.sub(r" SEQ [^ ]+ (\\\S+ (?:[A-Z]+ )?)?", "", line) for line in said] == [
        "Bảng 1",
        "Bảng 2: a",
        "Bảng 3: b",
        "Bảng 4 và 47",
    ]


# Text boxes


def test_a_text_box_is_worked_out_once_for_both_its_copies() -> None:
    body = (
        p(BOX.format(p("{% for v in vs %}") + p("{{ v }} ", field("SEQ Hình", "1")) + p("{% endfor %}"))),
        p("Hình ", field("SEQ Hình", "2")),
    )
    content = filled(*body, vs=["a", "b"])
    xml = opened(content).parts["word/document.xml"].decode()
    shown = re.findall(r">([^<>]+)</w:t>", xml)
    assert "".join(shown).replace(" SEQ Hình ", "") == "a 1b 2a 2b 2Hình 3"


# Anything at all


WORDS = st.sampled_from(["chữ", " ", "{{ x }}", "{% vm %}", "{% drop paragraph if b %}", "{% drop row if b %}"])
PAIRS = st.sampled_from(
    [
        ("{% if a %}", "{% endif %}"),
        ("{% if b %}", "{% endif %}"),
        ("{% if b %}", "{% else %}", "{% endif %}"),
        ("{%- if a -%}", "{% endif %}"),
        ("{% for i in l %}", "{% endfor %}"),
        ("{% for i in m %}", "{% endfor %}"),
        ("{% set y %}", "{% endset %}"),
        ("{%p if b %}", "{%p endif %}"),
        ("{%r if b %}", "{%r endif %}"),
        ("{%tr for i in l %}", "{%tr endfor %}"),
    ]
)


@st.composite
def balanced(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Return words and tags, every pair closed."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth > 2 or draw(st.booleans()):
            pieces.append(draw(WORDS))
            continue
        *openers, closer = draw(PAIRS)
        for opener in openers:
            pieces += [opener, *draw(balanced(depth + 1))]
        pieces.append(closer)
    return pieces


@st.composite
def placed(draw: st.DrawFn) -> list[list[str]]:
    """Return balanced tags in any places: cut into paragraphs or cells wherever it falls."""
    lines: list[list[str]] = [[]]
    for piece in draw(balanced()):
        lines += [[]] if draw(st.booleans()) else []
        lines[-1].append(piece)
    return [line for line in lines if line]


DATA = {"x": "X", "a": True, "b": False, "l": [1, 2], "m": []}


@drawn(15)
@given(placed(), st.booleans())
def test_any_tags_in_any_places_are_filled_or_told(lines: list[list[str]], in_table: bool) -> None:
    cells = ["".join(line) for line in lines] + [""] * (len(lines) % 2)
    rows = [row(*pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    body = [table(*rows)] if in_table else [p(*line) for line in lines]
    try:
        content = filled(*body, **DATA)
    except sokert.SokertError:
        return
    tree(content)
    assert not re.search("[\ufdd0-\ufdef\ufffe\uffff]|{[{%]", "".join(seen(content)))


def test_what_was_made_here_is_valid(tmp_path: Path) -> None:
    bodies = [
        [table(row(cell("{% for v in vs %}N", look=START), "{{ v }}{% endfor %}"), row(cell("", look=ON), "Cộng"))],
        [table(row("{% for v in vs %}{% vm %}{{ v }}", "x{% endfor %}"))],
        [p("{% if a %}x{% else %}y{% endif %} {% if b %}"), p("z {% endif %}đuôi")],
    ]
    paths = []
    for index, body in enumerate(bodies):
        for vs in ([], ["a", "b"]):
            path = tmp_path / f"{index}-{len(vs)}.docx"
            path.write_bytes(filled(*body, vs=vs, a=True, b=False))
            paths.append(path)
    assert schemas_refuse(*paths) == ""

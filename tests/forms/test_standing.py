"""Where a tag stands decides what it does: every row of docs/notes/forms.md on a small form."""

from __future__ import annotations

from typing import Any

import pytest

import sokert
from small_forms import W, cell, form, p, r, row, seen, table, tree

B = "<w:b/>"
DATA: dict[str, Any] = {
    "x": "mười",
    "yes": True,
    "no": False,
    "rows": [{"a": "1", "b": "một"}, {"a": "2", "b": "hai"}],
    "khong": [],
    "units": [{"ten": "Sở A", "viec": ["a", "b"]}, {"ten": "Sở B", "viec": ["c"]}],
    "thang": ["T1", "T2", "T3"],
}

CASES: dict[str, tuple[list[str], list[str]]] = {
    "a value in a line": ([p("Có {{ x }} việc")], ["Có mười việc"]),
    "a tag split over runs, its first look wins": (
        [p("Có ", r("{{", B), " x }", r("} việc", "<w:i/>"))],
        ["Có *mười*/ việc/"],
    ),
    "a loop in a line keeps whole runs": (
        [p("{% for o in rows %}", "a", r("{{ o.a }}", B), "; {% endfor %}hết")],
        ["a*1*; a*2*; hết"],
    ),
    "a condition around a paragraph takes it along": ([p("{% if no %}Không {{ x }}{% endif %}"), p("sau")], ["sau"]),
    "a condition around a paragraph that holds": ([p("{% if yes %}Có {{ x }}{% endif %}")], ["Có mười"]),
    "a chain that prints nothing takes its paragraph along": (
        [p("{% if no %}a{% elif no %}b{% endif %}"), p("{% if no %}a{% else %}b{% endif %}")],
        ["b"],
    ),
    "a condition with words around it leaves them": ([p("trước {% if no %}a{% endif %}sau")], ["trước sau"]),
    "tags alone in their paragraphs": (
        [p("{% for o in rows %}"), p("- {{ o.a }}"), p("{{ o.b }}"), p("{% endfor %}"), p("cuối")],
        ["- 1", "một", "- 2", "hai", "cuối"],
    ),
    "several tags alone in one paragraph": (
        [p("{% if yes %}"), p("a"), p("{% endif %} {% if no %}"), p("b"), p("{% endif %}")],
        ["a"],
    ),
    "a tag at the edge of its paragraph": (
        [p("{% for o in rows %}Mục {{ o.a }}:"), p("{{ o.b }}{% endfor %}"), p("cuối")],
        ["Mục 1:", "một", "Mục 2:", "hai", "cuối"],
    ),
    "one pair ends where the next begins": (
        [p("đầu{% if yes %}"), p("a{% endif %}{% if no %}"), p("b{% endif %}"), p("cuối")],
        ["đầu", "a", "cuối"],
    ),
    "two pairs end before the same words": (
        [p("{% if yes %}"), p("{% for o in rows %}"), p("{{ o.a }}"), p("{% endfor %}{% endif %}sau")],
        ["1", "2", "sau"],
    ),
    "the end of a literal alone": ([p("dùng -%_} và }_}")], ["dùng -%} và }}"]),
    "a tag behind a heading of its own": (
        [p("Danh sách:{% for o in rows %}"), p("{{ o.b }}"), p("{% endfor %}Cộng: 2")],
        ["Danh sách:", "một", "hai", "Cộng: 2"],
    ),
    "from the middle of a line to the middle of another": (
        [p("a {% if no %}b"), p("c {% endif %}d")],
        ["a d"],
    ),
    "from the middle of a line to the middle of another, held": (
        [p("a {% if yes %}b"), p("c {% endif %}d")],
        ["a b", "c d"],
    ),
    "a loop around a table": (
        [p("{% for u in units %}"), p("{{ u.ten }}"), table(row("x", "{{ u.viec|length }}")), p("{% endfor %}")],
        ["Sở A", "| x | 2 |", "Sở B", "| x | 1 |"],
    ),
    "a row of nothing but tags": (
        [table(row("A", "B"), row("{% for o in rows %}", ""), row("{{ o.a }}", "{{ o.b }}"), row("{% endfor %}", ""))],
        ["| A | B |", "| 1 | một |", "| 2 | hai |"],
    ),
    "from one cell to another of a row": (
        [table(row("A", "B"), row("{% for o in rows %}{{ o.a }}", "{{ o.b }}{% endfor %}"))],
        ["| A | B |", "| 1 | một |", "| 2 | hai |"],
    ),
    "from a row to a later row": (
        [
            table(
                row("{% for u in units %}{{ u.ten }}", ""), row("", "{{ u.viec|length }}{% endfor %}"), row("Cộng", "2")
            )
        ],
        ["| Sở A |  |", "|  | 2 |", "| Sở B |  |", "|  | 1 |", "| Cộng | 2 |"],
    ),
    "a loop in a loop of rows": (
        [
            table(
                row("{% for u in units %}{{ u.ten }}", ""),
                row("{% for v in u.viec %}", ""),
                row("", "{{ v }}"),
                row("{% endfor %}{% endfor %}", ""),
            )
        ],
        ["| Sở A |  |", "|  | a |", "|  | b |", "| Sở B |  |", "|  | c |"],
    ),
    "cells of nothing but tags": (
        [table(row("Mục", "{% for m in thang %}", "{{ m }}", "{% endfor %}"), columns=4)],
        ["| Mục | T1 | T2 | T3 |"],
    ),
    "a column, from its first row to its last": (
        [
            table(
                row("Mục", "{% for m in thang %}{{ m }}"),
                row("{% for o in rows %}{{ o.b }}", "{{ m }}.{{ o.a }}{% endfor %}"),
                row("Cộng", "{{ m }}!{% endfor %}"),
            )
        ],
        [
            "| Mục | T1 | T2 | T3 |",
            "| một | T1.1 | T2.1 | T3.1 |",
            "| hai | T1.2 | T2.2 | T3.2 |",
            "| Cộng | T1! | T2! | T3! |",
        ],
    ),
    "paragraphs in a cell": (
        [table(row("a", cell("{% for o in rows %}", "{{ o.b }}", "{% endfor %}")))],
        ["| a | một / hai |"],
    ),
    "a cell that is emptied keeps a paragraph": (
        [table(row("a", cell("{% if no %}", "b", "{% endif %}")))],
        ["| a |  |"],
    ),
    "a table that is emptied goes": (
        [p("trước"), table(row("{% for o in khong %}{{ o.a }}", "{% endfor %}")), p("sau")],
        ["trước", "sau"],
    ),
    "a table that is emptied keeps its head": (
        [table(row("A", "B"), row("{% for o in khong %}{{ o.a }}", "{{ o.b }}{% endfor %}"))],
        ["| A | B |"],
    ),
    "one tag drops a paragraph": (
        [p("Không có{% drop paragraph if no %}"), p("b{% drop paragraph if yes %}")],
        ["Không có"],
    ),
    "one tag keeps a row": (
        [table(row("a{% keep row if no %}", "b"), row("c", "d{% keep row if yes %}"))],
        ["| c | d |"],
    ),
    "one tag drops a column": (
        [table(row("a", "b{% drop column if yes %}", "c"), row("d", "e", "f"), columns=3)],
        ["| a | c |", "| d | f |"],
    ),
    "one tag drops a table": ([table(row("a{% drop table if not khong %}", "b")), p("sau")], ["sau"]),
    "a set prints no paragraph": ([p("{% set y = x ~ '!' %}"), p("{{ y }}")], ["mười!"]),
    "a comment prints nothing": ([p("{# ghi chú #}"), p("a{# b #}c")], ["ac"]),
    "a macro of words": ([p("{% macro m(v) %}<{{ v }}>{% endmacro %}"), p("a {{ m(x) }} b")], ["a <mười> b"]),
    "a macro of paragraphs": (
        [p("{% macro m(v) %}"), p("Ông {{ v }}"), p("{% endmacro %}"), p("{{ m('A') }}"), p("{{ m('B') }}")],
        ["Ông A", "Ông B"],
    ),
    "a loop that goes on into itself": (
        [
            p("{% for u in units recursive %}"),
            p("{{ u.ten }}"),
            p("{{ loop(u.con) if u.con is defined else '' }}"),
            p("{% endfor %}"),
        ],
        ["Sở A", "Sở B"],
    ),
    "joined to the line before": ([p("a {% if yes -%}"), p("b"), p("{%- endif %} c")], ["a b c"]),
    "docxtpl's paragraph tags": ([p("{%p for o in rows %}"), p("{{ o.a }}"), p("{%p endfor %}")], ["1", "2"]),
    "docxtpl's paragraph tags on one line": ([p("{%p if yes %}trong{%p endif %}")], ["trong"]),
    "docxtpl's row tags": (
        [table(row("{%tr for o in rows %}", ""), row("{{ o.a }}", "{{ o.b }}"), row("{%tr endfor %}", ""))],
        ["| 1 | một |", "| 2 | hai |"],
    ),
    "docxtpl's row tags in one row": (
        [table(row("{%tr for o in rows %}{{ o.a }}", "{{ o.b }}{%tr endfor %}"))],
        ["| 1 | một |", "| 2 | hai |"],
    ),
    "docxtpl's cell tags": (
        [table(row("{%tc for m in thang %}", "{{ m }}", "{%tc endfor %}"), columns=3)],
        ["| T1 | T2 | T3 |"],
    ),
    "docxtpl's run tags": ([p("a", "{%r if no %}", "b", "{%r endif %}", "c")], ["ac"]),
    "docxtpl's comments": ([p("a{#p gì đó #}"), p("b")], ["b"]),
    "a prefix at one end only": ([p("{%p if no %}"), p("a"), p("{% endif %}"), p("b")], ["b"]),
    "signs that are no tags": ([p("{_{ x }_} {_% y %_}")], ["{{ x }} {% y %}"]),
    "curly quotes and wide blanks": ([p("{{\u00a0“a”\u00a0~\u00a0‘b’ }}")], ["ab"]),
    "a name typed with its tones apart": (
        [p("{{ u\u031b\u0301 }}{{ x }}".replace("u\u031b\u0301", "x"))],
        ["mườimười"],
    ),
}


BREAK = "<w:sectPr/>"
# § stands behind a paragraph that ends a section.
BESIDE_A_BREAK = {
    "behind it": ([p("a", look=BREAK), p("{%- if yes %}b{% endif %}")], ["a§", "b"]),
    "before it, on the paragraph that carries it": (
        [p("a {% if yes -%}", look=BREAK), p("{% endif %}b")],
        ["a §", "b"],
    ),
    "before the paragraph that carries it": (
        [p("a {% if yes -%}"), p("b{% endif %}", look=BREAK), p("c")],
        ["a b§", "c"],
    ),
    "around all the words before it": ([p("a"), p("{% if no %}b{% endif %}", look=BREAK), p("c")], ["a", "§", "c"]),
    "alone where a pair opens": (
        [p("a"), p("{% if yes %}", look=BREAK), p("b"), p("{% endif %}"), p("c")],
        ["a", "§", "b", "c"],
    ),
    "alone on the paragraph that carries it": (
        [p("a"), p("{%- if yes -%}", look=BREAK), p("b"), p("{%- endif %} c")],
        ["a§", "b c"],
    ),
}


@pytest.mark.parametrize("name", BESIDE_A_BREAK)
def test_the_end_of_a_section_is_neither_joined_over_nor_lost(name: str) -> None:
    body, expected = BESIDE_A_BREAK[name]
    content = sokert.Template(form(*body)).render(DATA)
    ends = [one.find(f"{W}pPr/{W}sectPr") is not None for one in tree(content).iter(f"{W}p")]
    assert [words + "§" * end for words, end in zip(seen(content), ends, strict=True)] == expected


DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="3" name="Hình"/></wp:inline></w:drawing></w:r>'
)


def test_each_turn_of_a_loop_draws_a_picture_of_its_own() -> None:
    content = sokert.Template(form(p("{% for o in rows %}"), p(DRAWING), p("{% endfor %}"), p(DRAWING))).render(DATA)
    ids = [one.get("id") for one in tree(content).iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == len(DATA["rows"]) + 1


@pytest.mark.parametrize("name", CASES)
def test_a_tag_does_what_its_place_says(name: str) -> None:
    body, expected = CASES[name]
    assert seen(sokert.Template(form(*body)).render(DATA)) == expected


def test_names_are_found_however_their_tones_are_typed() -> None:
    body = form(p("{{ đo\u031bn_vi\u0323 }} {{ đ.ơ }}"))
    assert seen(sokert.Template(body).render({"đơn_vị": "A", "đ": {"o\u031b": "B"}})) == ["A B"]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert.template.text import lines


def fenced(source: str, marked: bool = True) -> str:
    """Return the fenced lines as a person can read them, without the comments that keep line numbers."""
    text, _ = lines(source, marked)
    return text.translate({0xFFFF: "<", 0xFFFE: ">"}).replace("{#", "\0").replace("\0", "{#")


def plain(source: str, marked: bool = True) -> str:
    import re

    return re.sub(r"\{#\n+#\}", "", fenced(source, marked))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("đoạn", "<body>đoạn</body>"),
        ("một\nhai", "<body>một hai</body>"),
        ("một\n\nhai", "<body>một</body><body>hai</body>"),
        ("# A\n## B", "<heading-1>A</heading-1><heading-2>B</heading-2>"),
        (
            "a **b** *c* ***d***",
            "<body>a <bold>b<plain> <italic>c<plain> <italic><bold-italic>d<italic><plain></body>",
        ),
        ("- a\n  - b\n- c", "<bullet-1>a</bullet-1><bullet-2>b</bullet-2><bullet-1>c</bullet-1>"),
        ("- a\n\n  thêm", "<bullet-1>a</bullet-1><item-1>thêm</item-1>"),
        ("1. a\n2. b", "<list-1><number-1>a</number-1><number-1>b</number-1>"),
        ("3. a\n4. b", "<list-1/3><number-1>a</number-1><number-1>b</number-1>"),
        ("> a *b*", "<quote>a <italic>b<plain></quote>"),
        ("**a ~~b~~**", "<body><bold>a <bold-strike>b<bold><plain></body>"),
        (
            "[a](https://b.vn) <mailto:c@d.vn>",
            "<body><link/https%3A%2F%2Fb.vn>a</link> <link/mailto%3Ac%40d.vn>mailto:c@d.vn</link></body>",
        ),
        ("a [](#b), [c](#b)", "<body>a <ref/b>, <link/%23b>c</link></body>"),
        (r"\newpage", "<page-break></page-break>"),
        ("[TOC]", "<contents/3></contents>"),
        ("a ![b](c/d.png){: width=2cm}", "<body>a <image/c%2Fd.png/20>b</image></body>"),
        ('![b](c.png "d"){: #e}', "<figure-kept><image/c.png/>b</image></figure-kept><caption-hinh/e>d</caption-hinh>"),
        ("Biểu: a\n\nb", "<body>Biểu: a</body><body>b</body>"),
        ("Biểu: a {: #b}", "<caption-bieu/b>a</caption-bieu>"),
        ("{{ a }}\n\nHình: b", "<body>{{ a }}</body><caption-hinh>b</caption-hinh>"),
        ("### a {: #b}", "<heading-3><anchor/b>a</heading-3>"),
        ("1986. Năm Đổi mới.", "<body>1986. Năm Đổi mới.</body>"),
        ("1) a\n2) b", "<body>1) a</body><body>2) b</body>"),
        ("- a\n\n  3. b", "<bullet-1>a</bullet-1><item-1>3. b</item-1>"),
        ("1. a\n\nb\n\n2. c", "<list-1><number-1>a</number-1><body>b</body><number-1>c</number-1>"),
        ("+ a\n- b", "<bullet-2>a</bullet-2><bullet-1>b</bullet-1>"),
        ("# a<br>b", "<heading-1>a<break>b</heading-1>"),
        ("a<BR />{{ b|replace('<br>', 1) }}", "<body>a<break>{{ b|replace('<br>', 1) }}</body>"),
        (r"\<br> \~\~a\~\~ \`b\` \[c](d) \&nbsp;", "<body><br> ~~a~~ `b` [c](d) &nbsp;</body>"),
        ("5*3*2 = 30", "<body>5*3*2 = 30</body>"),
        ("A & B <x>, 5 > 3, #3, x~y, [1]", "<body>A & B <x>, 5 > 3, #3, x~y, [1]</body>"),
        ("    bốn dấu cách", "<body>bốn dấu cách</body>"),
        ("{{ a * b }} và {{ c['_x_'] }}", "<body>{{ a * b }} và {{ c['_x_'] }}</body>"),
        ("**{{ a }}**", "<body><bold>{{ a }}<plain></body>"),
        ("{% if a %}\nx\n{% endif %}", "{% if a %}<body>x</body>{% endif %}"),
        (
            "{% for x in a %}\n- {{ x }}\n{% endfor %}",
            "{% for x in a %}<bullet-1>{{ x }}</bullet-1>{% endfor %}",
        ),
        ("a\n{{ b }}\nc", "<body>a {{ b }} c</body>"),
        ("# {% include t %}", "<heading-1>{% include t %}</heading-1>"),
        ("{{ loop(x) }}", "{{ loop(x) }}"),
        (":agency: {{ a|upper }}", "<agency>{{ a|upper }}</agency>"),
        ("::: head\n::: left\n:::\n:::", "<head><head-left></head-left></head>"),
        ("{# lời dặn #}", "{# lời dặn #}"),
    ],
)
def test_a_text_becomes_lines(source: str, expected: str) -> None:
    assert plain(source) == expected


def test_rows_of_a_table_repeat_by_a_row_that_holds_only_a_tag() -> None:
    source = "| A | B |\n|---|-----:|\n{% for r in rows %}\n| {{ r.a }} | {{ r.b }} |\n{% endfor %}"
    assert plain(source) == (
        "<table/3-5><head-row><head-cell-left>A</head-cell-left><head-cell-right>B</head-cell-right></row>"
        "{% for r in rows %}<row><cell-left>{{ r.a }}</cell-left><cell-right>{{ r.b }}</cell-right></row>{% endfor %}"
        "</table>"
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "| {% for r in rows %}{{ r.a }} | {{ r.b }}{% endfor %} |",
            "{% for r in rows %}|{{ r.a }}|{{ r.b }}|{% endfor %}",
        ),
        ("{% for r in rows %} **x** | y {% endfor %}", "{% for r in rows %}|<bold>x<plain>|y|{% endfor %}"),
        (
            "| {% for r in rows %} {% if r %}x | {% if r.b %}y{% endif %}{% endif %} {% endfor %} |",
            "{% for r in rows %}{% if r %}|x|{% if r.b %}y{% endif %}|{% endif %}{% endfor %}",
        ),
        (
            "| {% if a %}{% for b in a %}x{% endfor %} | y{% endif %} |",
            "{% if a %}|{% for b in a %}x{% endfor %}|y|{% endif %}",
        ),
        ("| x | {% for b in a %}{{ b }}{% endfor %} |", "|x|{% for b in a %}{{ b }}{% endfor %}|"),
        ("| {% for b in a %}{{ b }}{% endfor %} | x |", "|{% for b in a %}{{ b }}{% endfor %}|x|"),
    ],
)
def test_what_opens_in_a_row_s_first_cell_and_closes_in_its_last_stands_around_the_row(row: str, expected: str) -> None:
    source = f"| A | B |\n|---|---|\n{row}\n\nHết."
    assert lines(source)[1] == []
    written = plain(source).partition("</row>")[2].partition("</table>")[0]
    cells = written.replace("</cell-left><cell-left>", "|").replace("<row><cell-left>", "|")
    assert cells.replace("</cell-left></row>", "|") == expected


@pytest.mark.parametrize(
    ("rows", "line", "column"),
    [
        ("{% for r in a %}| x | y |\n{% endfor %}", 3, 1),
        ("| x | y |\n| z {% for r in a %}x | y{% endfor %} |", 4, 5),
        ("| {% for r in a %}x | y |\n| x | y{% endfor %} |", 3, 3),
        ("| {% if a %}x{% else %}y | z{% endif %} |", 3, 14),
        ("{% for r in a %}\n| x{% endfor %} | y |", 4, 4),
    ],
)
def test_what_opens_in_one_cell_and_closes_in_another_is_told_once_at_its_tag(
    rows: str, line: int, column: int
) -> None:
    found = lines(f"| A | B |\n|---|---|\n{rows}\n\nHết.")[1]
    assert [(one.code, one.where.line, one.where.column) for one in found] == [("TEMPLATE-TABLE-CROSSED", line, column)]
    assert "{% endfor %}" in found[0].hint("vi")


def test_a_row_of_a_loop_may_have_a_cell_too_many_and_a_head_repeats_no_row() -> None:
    row = "| {% for r in a %}x | y | z{% endfor %} |"
    assert [one.code for one in lines(f"| A | B |\n|---|---|\n{row}")[1]] == ["TEMPLATE-ROW-TOO-LONG"]
    head = "| {% for r in a %}x | y{% endfor %} |"
    assert [one.code for one in lines(f"{head}\n|---|---|\n| A | B |")[1]] == ["TEMPLATE-TABLE-CROSSED"]


def test_a_report_s_own_text_cannot_name_marks() -> None:
    assert plain(":agency: x\n\n::: head", marked=False) == "<body>:agency: x</body><body>::: head</body>"


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("a\n\n::: head", "TEMPLATE-CONTAINER-OPEN", 3),
        ("a\n\n:::", "TEMPLATE-CONTAINER-END", 3),
        ("1. a\n5. b", "TEMPLATE-LIST-NUMBER", 2),
        ("a **b", "TEMPLATE-STRAY-BOLD", 1),
        ("{% if a %}\n\n| A |\n|---|\n| b |\n{% endif %}", "TEMPLATE-TABLE-CROSSED", 6),
        ("| A |\n|---|\n{% if a %}\n| b |\n\n{% endif %}", "TEMPLATE-TABLE-CROSSED", 4),
        ("**Điều 1.**Phạm vi", "TEMPLATE-STRAY-BOLD", 1),
    ],
)
def test_structure_that_would_lose_or_change_words_is_told(source: str, code: str, line: int) -> None:
    _, findings = lines(source)
    assert [(finding.code, finding.where.line) for finding in findings] == [(code, line)]


ROWS = ("đoạn {{ a }}", "- mục {{ a }}", "", "# {{ a }}", "{% if a %}", "{% endif %}", "nối {{ a }}")
MORE = ("| {{ a }} | b |", "|---|---|", ":x: {{ a }}")


@given(st.lists(st.sampled_from(ROWS + MORE), max_size=12))
def test_every_tag_stays_on_its_line(rows: list[str]) -> None:
    source = "\n".join(f"{row.replace('a }}', f'a{number} }}}}')}" for number, row in enumerate(rows, 1))
    text, _ = lines(source)
    for number, line in enumerate(text.split("\n"), 1):
        for other in range(1, len(rows) + 1):
            assert f"a{other} }}}}" not in line or other == number

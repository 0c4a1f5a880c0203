"""Forms made for docxtpl: what stands beside their tags stays, their values and arguments are served or told."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import pytest
from docx import Document

import sokert
from forms.test_lists import PARTS
from small_forms import W as WORD
from small_forms import cell, form, p, r, row, seen, table, tree
from sokert.ooxml.unpacking import opened

SPELLING = '<w:proofErr w:type="spell{}"/>'


def filled(*body: str, **data: Any) -> bytes:
    return sokert.Template(form(*body)).render(data)


def told(*body: str, **data: Any) -> list[str]:
    with pytest.raises(sokert.SokertError) as caught:
        filled(*body, **data)
    return [finding.code for finding in caught.value.findings]


# Beside a tag

LINES: dict[str, tuple[list[str], list[str]]] = {
    "a value beside a run's tag": ([p(r("{%r if yes %} {{r x }}"), r("COUCOU"), r("{%r endif %}"))], [" XCOUCOU"]),
    "words beside a run's tag": (
        [p("trước {%r if yes %}", r("giữa {{ x }}", "<w:b/>"), " nữa {%r endif %} sau")],
        ["trước *giữa **X* nữa  sau"],
    ),
    "both ends in one run": ([p("a {%r if no %}b{%r endif %} c")], ["a  c"]),
    "a minus takes line breaks, not a hard blank": (
        [p(r("Nhà ở"), "<w:r><w:br/></w:r>", r("{%- if yes -%}"), "<w:r><w:br/></w:r>", r("\xa0phố{% endif %}"))],
        ["Nhà ở\xa0phố"],
    ),
    "a minus does not reach over another tag": (
        [p("{% for o in two -%}{% for q in two %}"), p("{{ o }}{{ q }}"), p("{% endfor %}{% endfor %}")],
        ["11", "12", "21", "22"],
    ),
    "a minus at the edge joins paragraphs": ([p("a {%- if yes -%}"), p("b"), p("{%- endif %} c")], ["ab c"]),
}


@pytest.mark.parametrize("name", LINES)
def test_what_stands_beside_a_tag(name: str) -> None:
    body, expected = LINES[name]
    assert seen(filled(*body, yes=True, no=False, x=sokert.RichText("X"), two=[1, 2])) == expected


@pytest.mark.parametrize("value", [sokert.Paragraphs("1", "2"), sokert.Listing("1\a2"), sokert.RichText("1\a2")])
@pytest.mark.parametrize("behind", [SPELLING.format("End"), r(" "), '<w:bookmarkEnd w:id="1"/>', "<w:r><w:rPr/></w:r>"])
def test_paragraphs_take_the_place_of_theirs_whatever_unseen_stands_behind_the_tag(value: Any, behind: str) -> None:
    around = p('<w:bookmarkStart w:id="1" w:name="a"/>', SPELLING.format("Start"), r("{{ x }}"), behind)
    content = filled(p("A"), around, p("B"), x=value)
    assert seen(content) == ["A", "1", "2", "B"]
    kept = [len(list(tree(content).iter(f"{WORD}bookmark{end}"))) for end in ("Start", "End")]
    assert kept == [1, 1 if "bookmarkEnd" in behind else 0]


# Values


def test_rich_text_takes_what_docxtpl_gave_it() -> None:
    text = sokert.RichText("a\fb ", 5, Decimal("1.5"), font="eastAsia:SimSun", color="red")
    assert str(text) == "a\nb 51,5"
    assert {piece.look.font for piece in text.pieces} == {"SimSun"}
    assert {piece.look.color for piece in text.pieces} == {"FF0000"}
    xml = opened(filled(p("{{ x }}"), x=text)).parts["word/document.xml"].decode()
    assert '<w:br w:type="page"/>' in xml


@pytest.mark.parametrize(("name", "near"), [("url_id", "link"), ("lang", "language"), ("bolt", "bold")])
def test_an_argument_that_rich_text_does_not_have_is_told_with_the_one_it_has(name: str, near: str) -> None:
    with pytest.raises(sokert.DataError) as caught:
        sokert.RichText("a", **{name: "x"})  # type: ignore[arg-type]
    (finding,) = caught.value.findings
    assert (finding.code, finding.facts["key"], finding.facts["near"]) == ("VALUE-UNKNOWN-ARGUMENT", name, near)


def test_a_value_of_docxtpl_is_told_with_ours() -> None:
    docxtpl = pytest.importorskip("docxtpl", reason="docxtpl is not installed: its values were NOT tried")
    with pytest.raises(sokert.TemplateError) as caught:
        filled(p("{{ x }}"), x=docxtpl.RichText("a"))
    (finding,) = caught.value.findings
    assert (finding.code, finding.facts["ours"], finding.where.paragraph) == ("VALUE-OF-DOCXTPL", "RichText", 1)


def test_all_values_that_are_not_there_are_told_each_at_its_tag() -> None:
    lines = (p("Nhận {{ a }} hồ sơ, xong {{ b }}, còn {{ c }}"), p("{% for x in xs %}"), p("{{ x.t }}: {{ x.n }}"))
    made = sokert.Template(form(*lines, p("{% endfor %}"), p("{{ c|number }}"), p("{{ a }}")))
    with pytest.raises(sokert.MissingValueError) as told:
        made.render({"a": 1, "b": None, "c": float("nan"), "xs": [{"t": "A", "n": None}, {"t": None, "n": None}]})
    assert [(one.code, one.where.paragraph, one.where.text) for one in told.value.findings] == [
        ("WORDS-NO-VALUE", 1, "{{ b }}"),
        ("WORDS-NO-VALUE", 1, "{{ c }}"),
        ("WORDS-NO-VALUE", 3, "{{ x.n }}"),
        ("WORDS-NO-VALUE", 3, "{{ x.t }}"),
        ("WORDS-NO-VALUE", 3, "{{ x.n }}"),  # of the second row
        ("WORDS-NO-VALUE", 5, "{{ c|number }}"),
    ]
    with pytest.raises(sokert.MissingValueError) as told:
        made.render({"b": None, "c": 1, "xs": []})
    assert [(one.code, one.facts.get("name")) for one in told.value.findings] == [
        ("TAG-UNDEFINED", "a"),
        ("WORDS-NO-VALUE", None),  # b
        ("TAG-UNDEFINED", "a"),
    ]


def test_a_form_and_what_it_becomes_may_be_open_files() -> None:
    out = io.BytesIO()
    made = sokert.Template(io.BytesIO(form(p("{{ x }}")))).render({"x": "An"}, out)
    assert out.getvalue() == made
    assert seen(made) == ["An"]
    saved = io.BytesIO()
    saved.write(form(p("{{ x }}")))  # as save leaves it: at its end
    assert sokert.Template(saved).render({"x": "An"}) == sokert.Template(saved).render({"x": "An"}) == made


@pytest.mark.parametrize(
    ("given", "fill"),
    [("#ff0000", "FF0000"), ("red", "FF0000"), ("#f00", "FF0000"), ("", "auto"), ("auto", "auto"), (123456, "123456")],
)
def test_the_color_of_a_cell_is_one_that_word_reads(given: Any, fill: str) -> None:
    content = filled(table(row(cell("{% cellbg c %}x"), "y")), c=given)
    (shading,) = tree(content).iter(f"{WORD}shd")
    assert shading.get(f"{WORD}fill") == fill


@pytest.mark.parametrize("given", ["đỏ rực", "12345", "#12345G", 5, True])
def test_what_is_no_color_is_told(given: Any) -> None:
    assert told(table(row("{% cellbg c %}x", "y")), c=given) == ["FORM-CELL-COLOR"]


@pytest.mark.parametrize("given", [0, -1, 64, 10**9, "", "hai", 1.5, True])
def test_what_is_no_span_is_told(given: Any) -> None:
    assert told(table(row("{% colspan c %}x", "y")), c=given) == ["FORM-CELL-SPAN"]


# What is said


@pytest.mark.parametrize(
    ("tag", "code", "hint"),
    [
        ("{{ x|safe }}", "TAG-REFUSED-FILTER", "RichText"),
        ("{{ x|tojson }}", "TAG-REFUSED-FILTER", "for"),
        ("{{ x|center(20) }}", "TAG-REFUSED-FILTER", "Word"),
        ("{{ x|random }}", "TAG-REFUSED-FILTER", "data"),
        ("{{ x|dateformat('%d') }}", "TAG-UNKNOWN-FILTER", "'date'"),
        ("{{%tr for i in l %}}", "TAG-TWO-BRACES", "{%tr for i in l %}"),
        ('{{%if a == "x" }}', "TAG-TWO-BRACES", '{%if a == "x" %}'),
    ],
)
def test_what_is_not_served_says_what_is(tag: str, code: str, hint: str) -> None:
    (finding,) = [one for one in sokert.Template(form(p(tag))).check() if one.level == "error"]
    assert finding.code == code
    assert hint in finding.hint("en")


def test_a_tag_over_several_paragraphs_says_so() -> None:
    found = sokert.Template(form(p("{% if a"), p("and b"), p("and c %}x{% endif %}"))).check()
    assert "FORM-OVER-PARAGRAPH" in [one.code for one in found]


@pytest.mark.parametrize("tag", ["{{ user.name }}", "{{ record.date }}", "{{ issue.name }}", "{{ reports.subject }}"])
def test_names_of_plain_data_are_nobody_elses(tag: str) -> None:
    assert sokert.Template(form(p(tag))).check() == ()


def test_a_heading_of_markdown_begins_with_its_words() -> None:
    made = Document()
    made.add_paragraph("{{ x }}")
    buffer = io.BytesIO()
    made.save(buffer)
    content = sokert.Template(buffer.getvalue()).render({"x": sokert.Markdown("# Tiêu đề\n\nabc")})
    assert [(one.text, one.style.name) for one in Document(io.BytesIO(content)).paragraphs if one.style] == [
        ("Tiêu đề", "Heading 1"),
        ("abc", "Normal"),
    ]


def test_an_outline_counts_on_through_a_loop() -> None:
    one, two = (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' for level in (0, 1))
    body = (p("{% for d in ds %}"), p("{{ d }}", look=one), p("ý a", look=two), p("ý b", look=two), p("{% endfor %}"))
    content = sokert.Template(form(*body, parts=PARTS)).render({"ds": [1, 2]})
    numbers = re.findall(r'<w:numId w:val="(\d+)"', opened(content).parts["word/document.xml"].decode())
    assert numbers == ["1"] * 6


ROWS = [{"t": "A", "n": "1.234,5"}, {"t": "B", "n": None}, {"t": "C", "n": "x"}, {"t": "D"}, {"t": "E", "n": 5}]
LOOP = (p("{% for d in ds %}"), p("{{ d.t }}: {{ d.n|number|upper }}"), p("{% endfor %}"))


def test_what_is_wrong_in_the_rows_of_a_column_is_told_row_by_row() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(*LOOP, p("{{ ngay|date }}"))).render({"ds": ROWS, "ngay": "hôm nay"})
    assert sorted((one.where.row, one.code) for one in told.value.findings) == [
        ("", "WORDS-NOT-A-DATE"),
        ("A", "WORDS-NOT-A-NUMBER"),
        ("B", "WORDS-NO-VALUE"),
        ("C", "WORDS-NOT-A-NUMBER"),
        ("D", "FILL-NO-ATTRIBUTE"),
    ]
    with pytest.raises(sokert.SokertError):  # a default stands for what is not there, not for what is wrong
        sokert.Template(form(p("{{ n|number|default('-') }}"))).render({"n": "x"})


def test_of_many_rows_the_first_are_told_and_the_rest_counted() -> None:
    made = sokert.Template(form(*LOOP))
    with pytest.raises(sokert.DataError) as told:
        made.render({"ds": [{"t": f"r{at}", "n": f"x{at}"} for at in range(1500)]})
    *each, more = told.value.findings
    assert [one.where.row for one in each] == [f"r{at}" for at in range(20)]
    assert (more.code, more.facts["count"], more.where.row) == ("FILL-MORE-ROWS", 1480, "")
    with pytest.raises(sokert.MissingValueError) as lacking:
        made.render({"ds": [{"t": f"r{at}", "n": None} for at in range(30)]})
    (one,) = lacking.value.findings
    assert (one.where.row, one.times) == ("r0", 30)


def test_a_row_without_words_is_told_by_its_number() -> None:
    rows = [{"t": "A", "n": 1}, {"n": 2}, {}, {"t": "D", "n": 4}]
    for tags, data in (
        ("{% for d in ds %}", {"ds": rows}),
        ("{% for d in x.ds %}", {"x": {"ds": rows}}),
        ("{% for d in x.y.ds %}{{ loop.index }}", {"x": {"y": {"ds": rows}}}),
    ):
        with pytest.raises(sokert.MissingValueError) as told:
            sokert.Template(form(p(tags), p("{{ d.t }}"), p("{% endfor %}"))).render(data)
        found = [(one.where.row, one.code) for one in told.value.findings]
        assert found == [("#2", "FILL-NO-ATTRIBUTE"), ("#3", "FILL-NO-ATTRIBUTE")]


def _total(rows: list[dict[str, object]]) -> int:
    return sum(int(str(row["n"])) for row in rows)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ tong(ds)|number }}", "OWN-FAILED"),
        ("{% if tong(ds) > 3 %}x{% endif %}", "OWN-FAILED"),
        ("{{ ds|sum('n')|number }}", "FILL-NO-ATTRIBUTE"),
        ("{{ ds|map(attribute='n')|max }}", "FILL-NO-ATTRIBUTE"),
    ],
)
def test_what_fails_on_a_whole_list_hides_none_of_its_rows(tag: str, code: str) -> None:
    made = sokert.Template(form(p(tag), *LOOP), functions={"tong": _total})
    with pytest.raises(sokert.SokertError) as told:
        made.render({"ds": [{"t": "A", "n": 1}, {"t": "B"}, {"t": "C", "n": 3}, {"t": "D"}]})
    assert {("", code), ("B", "FILL-NO-ATTRIBUTE"), ("D", "FILL-NO-ATTRIBUTE")} == {
        (one.where.row, one.code) for one in told.value.findings
    }


def test_what_is_left_blank_is_told_with_its_row() -> None:
    left: list[sokert.Finding] = []
    sokert.Template(form(*LOOP), missing="blank").render({"ds": [*ROWS[3:], {"t": "F"}]}, blanks=left.append)
    assert [(one.facts["name"], one.where.row) for one in left] == [("d.n", "D"), ("d.n", "F")]


def test_rows_that_end_in_arithmetic_are_told_together_and_digits_of_texts_are_not_joined() -> None:
    rows = [{"t": "A", "n": None}, {"t": "B", "n": "x"}, {"t": "C", "n": 3}, {"t": "D"}, {"t": "E", "n": "1.234,5"}]
    for sum_, last in (("d.n * 2", "FILL-TEXT-SUM"), ("1 - d.n", "FILL-MIXED"), ("d.n + d.n", "FILL-TEXT-SUM")):
        made = sokert.Template(form(p("{% for d in ds %}"), p("{{ d.t }} {{ " + sum_ + " }}"), p("{% endfor %}")))
        with pytest.raises(sokert.TemplateError) as told:
            made.render({"ds": rows})
        found = {one.where.row: one.code for one in told.value.findings}
        assert found.pop("B", "FILL-MIXED") == "FILL-MIXED"  # a letter may be repeated, or joined to another
        assert found == {"A": "FILL-MIXED", "D": "FILL-NO-ATTRIBUTE", "E": last}
    made = filled(p("{{ '.' * 3 }}{{ '01' + '0025' }}{{ 'a' + '5' }}"))
    assert "...010025a5" in str(seen(made))

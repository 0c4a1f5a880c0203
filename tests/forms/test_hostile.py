# ruff: noqa: E501 - a form reads better in one line
"""What breaks other engines that fill Word files: hostile values, hostile forms, each with the right result here."""

from __future__ import annotations

import datetime
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import sokert
from draws import drawn
from forms.paper import NAMESPACES, Paper
from forms.reader import W, parts, printed
from forms.splitter import split
from forms.test_forms import doubled, tags_left, without_paragraph
from judges import schemas_say

FIVE = "Một.\nHai {{ x }} hai.\nBa.\nBốn.\nNăm."


def form(text: str) -> bytes:
    return Paper(text).bytes()


def filled(text: str, /, **data: Any) -> str:
    """Return the words of a form, filled."""
    return printed(sokert.Template(form(text)).render(data)).rstrip("\n")


def refused(text: str, /, **data: Any) -> tuple[sokert.Finding, ...]:
    with pytest.raises(sokert.TemplateError) as caught:
        sokert.Template(form(text)).render(data)
    return caught.value.findings


# Values


@pytest.mark.parametrize(
    "value",
    [
        "100<200",
        "A & B",
        "R&D <Phòng> 5",
        "<select> option",
        "R&D; 5<6",
        "</w:t></w:r></w:p><w:p><w:r><w:t>mới",
        "<w:br/>",
        "&amp; &lt; &#38;",
        "]]> <!-- x -->",
        "{{ y }} {% if z %} {# w #}",
        "{{ 7 * 7 }}",
        "# tiêu đề | ô - **đậm** $x$",
        "'một' \"hai\" “ba”",
        "{_{ x }_}",
        "\u200b\u00ad\u202e",
        "𝔘𝔫𝔦 🇻🇳 ệ",
        "=1+1;@SUM(A1)",
    ],
)
def test_a_value_is_words_and_every_other_paragraph_stays(value: str) -> None:
    assert filled(FIVE, x=value) == f"Một.\nHai {value} hai.\nBa.\nBốn.\nNăm."


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_sign_that_xml_forbids_is_told_and_nothing_is_dropped(sign: str) -> None:
    (found,) = refused(FIVE, x=f"trước {sign}sau")
    assert (found.code, found.where.part, found.where.paragraph) == ("DATA-ILLEGAL-CHARACTER", "word/document.xml", 2)
    assert found.facts["character"] == f"U+{ord(sign):04X}"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
@drawn(20)
def test_no_value_becomes_structure(value: str) -> None:
    text = "Một {{ x }} hai.\n| {{ x }} | b |\n{% if co %}{{ x }}{% endif %}\n⟪link rId20⟫{{ x }}⟪/link⟫\n⟪pic {{ x }}⟫"
    text += "\nHết.\n--- link rId20\nhttps://example.org/"
    try:
        content = sokert.Template(form(text)).render({"x": value, "co": True})
    except sokert.SokertError as error:
        told = {finding.code for finding in error.findings}
        in_link = {"VALUE-NOT-IN-LINE"} if "\a" in value else set()  # a paragraph cannot begin inside a link
        assert told <= {"DATA-ILLEGAL-CHARACTER", "VALUE-ILLEGAL-CHARACTER", *in_link}
        return
    body = etree.fromstring(parts(content)["word/document.xml"])
    shape = [etree.QName(node).localname for node in body.iter(W + "p", W + "tbl", W + "hyperlink", W + "drawing")]
    if "\a" not in value:  # which begins a paragraph, as in docxtpl
        assert shape == ["p", "tbl", "p", "p", "p", "p", "hyperlink", "p", "drawing", "p"]


# Names


def test_a_misspelt_name_is_told_with_its_place_and_the_nearest() -> None:
    (found,) = refused("Một.\n| Số | {{ van_ban_dn }} |", van_ban_den=5)
    assert found.code == "TAG-UNDEFINED"
    assert (found.where.part, found.where.paragraph, found.where.text) == ("word/document.xml", 3, "{{ van_ban_dn }}")
    assert "van_ban_den" in found.worded("vi")


def test_a_misspelt_field_of_a_value_is_told_with_its_place() -> None:
    (found,) = refused("Một {{ don_vi.ten }}.\n{{ don_vi.typo }}", don_vi={"ten": "A"})
    assert (found.where.paragraph, found.facts["name"]) == (2, "typo")


def test_every_missing_name_is_told_at_once() -> None:
    found = refused("{{ mot }}\n{% for x in hai %}{{ x }}{% endfor %}\n--- header default\n{{ ba }}")
    assert [(one.facts["name"], one.where.part, one.where.paragraph) for one in found] == [
        ("mot", "word/document.xml", 1),
        ("hai", "word/document.xml", 2),
        ("ba", "word/header1.xml", 1),
    ]


def test_a_filter_on_a_missing_name_is_told_as_the_missing_name() -> None:
    (found,) = refused("Một {{ thieu|round }}.")
    assert (found.code, found.where.paragraph) == ("TAG-UNDEFINED", 1)


def test_a_value_that_a_filter_cannot_take_is_told_with_its_place() -> None:
    with pytest.raises(sokert.DataError) as caught:
        filled("Một.\nHai {{ x|round }}.", x="chữ")
    (found,) = caught.value.findings
    assert (found.where.part, found.where.paragraph) == ("word/document.xml", 2)


def test_a_guarded_name_may_be_missing() -> None:
    assert filled('{{ thieu|default("không") }}{% if khac is defined %}có{% endif %}.') == "không."


def test_a_key_called_items_is_data() -> None:
    text = "{{ d.items }} {{ d.keys }} {% for x in d.values %}{{ x }}{% endfor %} sau."
    assert filled(text, d={"items": "mục", "keys": "khóa", "values": [1, 2]}) == "mục khóa 12 sau."


def test_names_typed_decomposed_find_data_either_way() -> None:
    typed = "{{ \u0111o\u031bn_vi\u0323 }}"
    assert filled(typed, đơn_vị="A") == "A"
    assert printed(sokert.Template(form("{{ đơn_vị }}")).render({"\u0111o\u031bn_vi\u0323": "A"})) == "A\n"


# Expressions


def test_ampersands_and_quotes_in_tags_are_what_they_are() -> None:
    text = '{% if a == "R&D" %}đúng{% else %}sai{% endif %} {{ "x & y < z" }} {{ “cong” }}'
    assert filled(text, a="R&D") == "đúng x & y < z cong"


def test_percent_signs_and_braces_in_prefixed_tags() -> None:
    text = '{%p if i % 2 == 0 %}\nchẵn\n{%p endif %}\n{%p set d = {"a": {"b": 1}} %}\n{{ d.a.b }} {{ "}}" }}'
    assert filled(text, i=4) == "chẵn\n1 }}"


def test_both_ends_in_one_paragraph_and_in_one_row() -> None:
    text = "{%p if co %}trong{%p endif %}\n| {%tr for d in dong %}{{ d }} | b{%tr endfor %} |\nHết."
    assert filled(text, co=True, dong=[1, 2]) == "trong\n| 1 | b |\n| 2 | b |\nHết."
    assert filled(text, co=False, dong=[]) == "Hết."


def test_a_forgotten_prefix_loses_nothing() -> None:
    assert filled("Đầu.\n{%p if x %}\ngiữa\n{% endif %}\nCuối.", x=False) == "Đầu.\nCuối."
    assert filled("Đầu.\n{% if x %}\ngiữa\n{%p endif %}\nCuối.", x=True) == "Đầu.\ngiữa\nCuối."


def test_rich_text_without_its_prefix_is_drawn() -> None:
    rich = sokert.RichText("đậm", bold=True)
    assert filled("Một {{ x }} hai.", x=rich) == filled("Một {{r x }} hai.", x=rich) == "Một **đậm** hai."


def test_a_tag_over_the_end_of_a_paragraph_swallows_nothing() -> None:
    (found,) = refused("Có {{ a\nb }} và hơn.", a=1, b=2)
    assert (found.code, found.where.paragraph) == ("FORM-OVER-PARAGRAPH", 1)


def test_a_literal_in_an_expression_keeps_its_blanks_and_signs() -> None:
    assert filled("{{ ', '.join(x) }} {{ '\u00a0–\u00a0' }}|", x=["a", "b"]) == "a, b \u00a0–\u00a0|"


# What a template may reach


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.getcwd() }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.__class__ }}",
        "{{ x.format_map }}{{ ('{0.__class__}').format(x) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ d|attr('__class__') }}",
        "{{ d.update({'a': 1}) }}",
        "{{ 'x' * 100000000 }}",
        "{{ 9 ** 999999 }}",
        "{% for i in range(99999999) %}x{% endfor %}",
        '{% include "/etc/passwd" %}',
        '{% include "../secret.docx" %}',
    ],
)
def test_a_form_reaches_its_data_and_nothing_else(tag: str) -> None:
    with pytest.raises(sokert.SokertError) as caught:
        sokert.Template(form(f"Một.\n{tag}")).render({"x": "x", "d": {}})
    assert not re.search(r"Traceback|jinja2|<class", str(caught.value))


def test_data_is_never_called_nor_changed() -> None:
    data = {"muc": [1, 2], "d": {"a": [1]}}
    refused("{% do muc.append(3) %}", **data)
    filled("{% set muc = muc + [3] %}{{ muc|length }}", **data)
    assert data == {"muc": [1, 2], "d": {"a": [1]}}


# Blank lines, cells, tables


def test_loops_and_conditions_leave_no_blank_lines() -> None:
    text = "Đầu.\n{% for x in muc %}\nMục {{ x }}\n{% if x == 1 %}\nmột\n{% endif %}\n{% endfor %}\nCuối."
    assert filled(text, muc=[1, 2]) == "Đầu.\nMục 1\nmột\nMục 2\nCuối."


def test_two_tags_in_one_paragraph_work_alike() -> None:
    text = (
        "{% if a %}{% if b %}\nCó.\n{% endif %}{% endif %}\n{%p if a %}{%p if b %}\nCó.\n{%p endif %}{%p endif %}\nHết."
    )
    assert filled(text, a=True, b=True) == "Có.\nCó.\nHết."
    assert filled(text, a=True, b=False) == "Hết."


def test_nothing_is_left_empty_that_word_cannot_read() -> None:
    text = (
        "| {%tr for d in dong %} | · |\n| {{ d }} | b |\n| {%tr endfor %} | · |\nGiữa.\n| {%p if co %} ¶ x ¶ {%p endif %} | b |\n"
        '<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{% if co %}x{% endif %}</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>\n\nHết."
    )
    content = sokert.Template(form(text)).render({"dong": [], "co": False})
    assert printed(content) == "Giữa.\n| · | b |\n⟦\n\n⟧\nHết.\n"
    assert without_paragraph(content) == []


def test_what_must_be_unique_is_after_a_loop_of_three(tmp_path: Path) -> None:
    text = (
        "{% for x in muc %}\n⟪bm Dau⟫{{ x }}⟪/bm⟫ ⟪pic Hình⟫ ⟪sdt text Tên⟫a⟪/sdt⟫ ⟪c 0⟫b⟪/c 0⟫ ⟪box trong⟫ ⟪fn 2⟫\n{% endfor %}\n"
        "--- comment 0\nXem.\n--- footnote 2\nGhi {{ x }}."
    )
    content = sokert.Template(form(text)).render({"muc": [1, 2, 3]})
    assert doubled(content) == []
    path = tmp_path / "ra.docx"
    path.write_bytes(content)
    assert schemas_say([path]) == {"ra.docx": set()}


def test_groups_of_merged_rows_with_subtotals() -> None:
    text = "| {% for n in nhom %} | · | · |\n| {% for d in n.dong %}{{ n.ten if loop.first else '' }} | {{ d.ten }} | {{ d.so }}{% endfor %} |\n"
    text += "| ‹2›Cộng | {{ n.dong|sum(attribute='so') }} |\n| {% endfor %} | · | · |"
    nhom = [{"ten": "A", "dong": [{"ten": "x", "so": 1}, {"ten": "y", "so": 2}]}, {"ten": "B", "dong": []}]
    assert filled(text, nhom=nhom) == "| A | x | 1 |\n| · | y | 2 |\n| ‹2›Cộng | 3 |\n| ‹2›Cộng | 0 |"


def test_a_header_row_still_repeats_on_every_page() -> None:
    row = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>Tên</w:t></w:r></w:p></w:tc></w:tr>"
    loop = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{% for x in muc %}{{ x }}{% endfor %}</w:t></w:r></w:p></w:tc></w:tr>"
    loop = loop.replace("{% for x in muc %}{{ x }}{% endfor %}", "{{ x }}")
    text = (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>{row}'
        f"{loop.replace('{{ x }}', '{% for x in muc %}')}{loop}{loop.replace('{{ x }}', '{% endfor %}')}</w:tbl>\n\nHết."
    )
    content = sokert.Template(form(text)).render({"muc": list(range(50))})
    rows = list(etree.fromstring(parts(content)["word/document.xml"]).iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 50


def test_a_table_of_contents_stays_and_may_be_updated() -> None:
    text = '⟪field TOC \\o "1-3" \\h⟫Mục lục cũ⟪/field⟫\n{% for x in muc %}\n(Heading1) Phần {{ x }}\n{% endfor %}'
    assert filled(text, muc=[1, 2]) == '⟨TOC \\o "1-3" \\h:Mục lục cũ⟩\n(Heading1) Phần 1\n(Heading1) Phần 2'


def test_a_generated_section_keeps_its_headers() -> None:
    text = "{% for x in muc %}\nPhần {{ x }} §\n{% endfor %}\nHết.\n--- header default\nĐầu {{ ten }}"
    content = sokert.Template(form(text)).render({"muc": [1, 2], "ten": "A"})
    body = etree.fromstring(parts(content)["word/document.xml"])
    assert len(list(body.iter(W + "sectPr"))) == 3
    assert [one.get(f"{{{NAMESPACES['r']}}}id") for one in body.iter(W + "headerReference")] == ["rIdStory1"]


# The same, always


def test_the_same_form_and_data_give_the_same_bytes_in_any_thread() -> None:
    template = sokert.Template(form("{{ ten }}\n{% for x in muc %}\n⟪pic Hình {{ x }}⟫\n{% endfor %}"))
    data = {"ten": "A", "muc": [1, 2]}
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: template.render(data), range(40)))
    again = sokert.Template(form("{{ ten }}\n{% for x in muc %}\n⟪pic Hình {{ x }}⟫\n{% endfor %}")).render(data)
    assert set(made) == {again}


def test_threads_with_other_data_do_not_meet() -> None:
    template = sokert.Template(form("{% set a = x %}\n{{ a }} {% for i in [1, 2] %}{{ a }}{% endfor %}"))
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda x: printed(template.render({"x": x})), range(60)))
    assert made == [f"{x} {x}{x}\n" for x in range(60)]


def test_numbers_and_dates_are_said_in_vietnamese() -> None:
    text = "{{ so|number }} {{ ty_le|percent }} {{ ngay|date }} {{ so_thuc }}"
    said = filled(text, so=20870, ty_le=Decimal("12.5"), ngay=datetime.date(2023, 7, 5), so_thuc=Decimal("1234.5"))
    assert said == "20.870 12,5% ngày 05 tháng 7 năm 2023 1.234,5"


def test_a_group_that_is_null_is_told_as_the_group() -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        sokert.Template(form("{{ nguoi_ky.ten }}")).render({"nguoi_ky": None})
    assert [(one.code, one.facts["name"]) for one in raised.value.findings] == [("FILL-OF-NOTHING", "ten")]


@pytest.mark.parametrize("data", [{}, {"ghi_chu": None}, {"ghi_chu": ""}, {"ghi_chu": "gấp"}])
def test_a_note_whose_key_may_be_missing(data: dict[str, object]) -> None:
    text = "A{% if ghi_chu is defined and ghi_chu %}: {{ ghi_chu }}{% endif %}"
    assert filled(text, **data) == ("A: gấp" if data.get("ghi_chu") else "A")


def test_every_place_of_a_story_is_filled_in_one_rendering() -> None:
    places = ["header default", "header first", "header even", "footer default", "footer first", "footer even"]
    text = "{{ x }}⟪fn 2⟫⟪en 2⟫ ⟪box {{ x }}⟫⟪sdt text T⟫{{ x }}⟪/sdt⟫\n| {{ x }} |\n"
    text += "".join(f"--- {place}\n{{{{ x }}}}\n" for place in [*places, "footnote 2", "endnote 2", "core dc:title"])
    content = sokert.Template(form(text)).render({"x": "điền"})
    assert tags_left(content) == []
    assert printed(content).count("điền") == 14


def test_a_broken_form_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ra.docx"
    path.write_bytes(b"cu")
    with pytest.raises(sokert.TemplateError):
        sokert.Template(form("{% for x in muc %}")).render({"muc": []}, path)
    with pytest.raises(sokert.MissingValueError):
        sokert.Template(form("{{ x }}")).render({}, path)
    assert path.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"khong phai zip", b"PK\x03\x04hong", form("a")[:200]])
def test_what_is_no_word_file_is_told(content: bytes) -> None:
    with pytest.raises(sokert.SokertError) as caught:
        sokert.Template(content).render({})
    assert not re.search(r"BadZipFile|KeyError|lxml|XMLSyntax", str(caught.value))


@given(st.text(alphabet="{}%# aéx|'\"“”.-_\u00a0¦", max_size=30), st.integers(0, 1000))
@drawn(20)
def test_no_text_of_a_form_breaks_the_reader(text: str, seed: int) -> None:
    content = split(form(f"Đầu.\n.{text}.\nCuối."), seed, 1.0)
    try:
        out = sokert.Template(content).render({"a": 1, "x": [1], "é": 2})
    except sokert.SokertError as error:
        assert error.findings  # noqa: PT017 - most texts are no mistake
        return
    assert printed(out).startswith("Đầu.")
    assert printed(out).endswith("Cuối.\n")


_PIECES = st.sampled_from(
    [
        "{% if a %}",
        "{% endif %}",
        "{% else %}",
        "{% for x in m %}",
        "{% endfor %}",
        "{{ a }}",
        "chữ",
        "{% break %}",
        "⏎",
        "{%p if a %}",
        "{%tr if a %}",
        "{% drop paragraph if b %}",
        "{%- if a -%}",
        "{% set s %}",
        "{% endset %}",
        "{% drop row if b %}",
        "⟪pic {{ a }}⟫",
        "{%tc endif %}",
    ]
)
_LINES = st.lists(_PIECES, max_size=4).map("".join)
_ROWS = st.lists(st.lists(_PIECES, max_size=3).map("".join).map(lambda text: text or "·"), min_size=2, max_size=2)
_BLOCKS = st.one_of(_LINES, _ROWS.map(lambda cells: f"| {' | '.join(cells)} |"))


@given(st.lists(_BLOCKS, max_size=6), st.booleans())
@example(blocks=["{% else %}{{ a }}{% drop paragraph if b %}"], b=False)
@example(blocks=["chữ{% if a %}", "{{ a }}{% drop paragraph if b %}{% else %}chữ", "chữ{% endif %}chữ"], b=True)
@drawn(40)
def test_wherever_tags_stand_the_form_is_refused_or_comes_out_whole(blocks: list[str], b: bool) -> None:
    content = form("\n".join(["Đầu.", *(block or "¶" for block in blocks), "Cuối."]))
    try:
        out = sokert.Template(content).render({"a": True, "b": b, "m": [1, 2]})
    except sokert.SokertError as error:
        assert error.findings  # noqa: PT017 - most texts are no mistake
        return
    assert tags_left(out) == []
    assert without_paragraph(out) == []
    assert doubled(out) == []


_ATOMS = st.sampled_from(
    ["chữ", "{{ a }}", "\n", "\n", " | ", "¦", "⟪pic {{ a }}⟫", "⟪bm Dau⟫đầu⟪/bm⟫", "⟪fn 2⟫", "⏎", "1. mục"]
)
_ENDS = [
    ("{% if a %}", "{% endif %}"),
    ("{% if b %}", "{% endif %}"),
    ("{% for x in m %}", "{% endfor %}"),
    ("{% for x in m %}{% if b %}{% continue %}{% endif %}", "{% endfor %}"),
    ("{% if b %}", "{% else %}khác{% endif %}"),
    ("{%p if b %}", "{%p endif %}"),
    ("{%tr for x in m %}", "{%tr endfor %}"),
    ("{%- if b -%}", "{%- endif -%}"),
    ("{% set s %}", "{% endset %}"),
    ("{% macro f() %}", "{% endmacro %}{{ f() }}"),
]
_TREES = st.recursive(
    _ATOMS,
    lambda inner: st.tuples(st.sampled_from(_ENDS), st.lists(inner, max_size=4)).map(
        lambda made: made[0][0] + "".join(made[1]) + made[0][1]
    ),
    max_leaves=12,
)


def _laid(text: str) -> str:
    """Return lines of a form: those that hold a stroke are rows of a table."""
    names = count(1)
    text = re.sub("Dau", lambda _: f"Dau{next(names)}", text)
    first, note, rest = text.partition("⟪fn 2⟫")
    text = first + note + rest.replace("⟪fn 2⟫", "")
    lines = text.split("\n")
    return "\n".join(
        f"| {' | '.join(cell.strip() or '·' for cell in one.split('|'))} |" if "|" in one else one or "¶"
        for one in lines
    )


@given(st.lists(_TREES, min_size=1, max_size=3).map("".join), st.booleans(), st.integers(0, 9))
@drawn(35)
def test_however_pairs_are_laid_the_form_is_refused_or_comes_out_whole(text: str, b: bool, seed: int) -> None:
    content = split(form("\n".join(["Đầu.", _laid(text), "Cuối.", "--- footnote 2", "Ghi {{ a }}."])), seed, 0.3)
    try:
        out = sokert.Template(content).render({"a": "chữ", "b": b, "m": [1, 2]})
    except sokert.SokertError as error:
        assert error.findings  # noqa: PT017 - many lay no mistake
        return
    assert printed(out).startswith("Đầu.") or "{%-" in text  # which joins a paragraph with the one before
    assert tags_left(out) == []
    assert without_paragraph(out) == []
    assert doubled(out) == []


def test_pairs_that_would_cross_once_a_prefix_is_carried_out_are_told() -> None:
    text = "chữ{%p if b %}{%p endif %}{% if b %}chữ\n{% else %}khác{% endif %}"
    assert {(one.code, one.where.paragraph) for one in refused(text, b=False)} == {("FORM-CROSSES", 1)}

"""Rich text: words stay words, looks lie over each other, and all that is wrong is told at once."""

from __future__ import annotations

import copy
import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pictures import png
from sokert import DataError, Image, LineBreak, Link, Listing, Markdown, PageBreak, Paragraphs, RichText
from sokert.document.blocks import ILLEGAL
from sokert.document.values import Look, Piece

WORDS = st.text().filter(lambda text: not ILLEGAL.search(text))


def told(make: object) -> list[tuple[str, object]]:
    with pytest.raises(DataError) as caught:
        make()  # type: ignore[operator]
    return [(finding.code, finding.facts.get("key")) for finding in caught.value.findings]


@given(WORDS, WORDS, WORDS)
def test_words_survive_in_nfc(first: str, second: str, third: str) -> None:
    text = RichText(first, bold=True) + RichText(second).add(third, color="C00000")
    assert str(text) == "".join(unicodedata.normalize("NFC", one) for one in (first, second, third))
    assert str(Link(first, "https://example.vn", second)) == unicodedata.normalize("NFC", first)
    assert Image(png(), alt=first).alt == unicodedata.normalize("NFC", first)
    assert str(Markdown(first)) == unicodedata.normalize("NFC", first)


def test_plus_keeps_the_looks_and_changes_nothing_that_was_there() -> None:
    first, second = RichText("Đạt ", bold=True), RichText("102%", color="C00000")
    assert (first + second + " năm").pieces == (
        Piece("Đạt ", Look(bold=True)),
        Piece("102%", Look(color="C00000")),
        Piece(" năm"),
    )
    assert ("Kết quả: " + second).pieces[0] == Piece("Kết quả: ")
    assert first.pieces == (Piece("Đạt ", Look(bold=True)),)


def test_the_look_of_a_whole_lies_under_that_of_its_parts() -> None:
    whole = RichText(RichText("a", bold=False, superscript=True), "b", bold=True, italic=True, subscript=True)
    assert whole.pieces == (
        Piece("a", Look(bold=False, italic=True, superscript=True)),
        Piece("b", Look(bold=True, italic=True, subscript=True)),
    )


def test_links_images_and_breaks_stand_among_the_words() -> None:
    link, image = Link("đây", "https://example.vn"), Image(png(), alt="dấu")
    text = RichText("Xem ", link, LineBreak(), image, PageBreak(), italic=True)
    assert [piece.content for piece in text.pieces] == ["Xem ", link, LineBreak(), image, PageBreak()]
    assert str(text) == "Xem đây\ndấu\n"


def test_rich_text_compares_as_its_words_and_with_its_own_kind_by_form_too() -> None:
    assert RichText("Đạt", bold=True) == "Đạt"
    assert RichText("Đạt", bold=True) == unicodedata.normalize("NFD", "Đạt")
    assert RichText("Đạt", bold=True) != "Không đạt"
    assert RichText("Đạt", bold=True) == RichText("Đạt", bold=True)
    assert RichText("Đạt", bold=True) != RichText("Đạt")
    assert RichText("Đạt") != Markdown("Đạt")
    assert hash(RichText("Đạt", bold=True)) == hash("Đạt")
    assert sorted([RichText("b"), RichText("a")]) == ["a", "b"]
    assert (len(RichText("Đạt")), "ạ" in RichText("Đạt"), bool(RichText()), bool(RichText(PageBreak()))) == (
        3,
        True,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ x|upper }}", "ĐẠT"),
        ("{{ x|length }}", "3"),
        ("{{ x ~ '!' }}", "Đạt!"),
        ("{% if x == 'Đạt' %}có{% endif %}", "có"),
        ("{% if x in ['Đạt'] %}có{% endif %}", "có"),
        ("{{ x|replace('Đ', 'đ') }}", "đạt"),
        ("{{ [x, x]|join(', ') }}", "Đạt, Đạt"),
        ("{{ {'Đạt': 1}[x] }}", "1"),
        ("{{ (x + ' rồi').pieces|length }}", "2"),
    ],
)
def test_filters_and_comparisons_of_jinja_work_on_the_words(line: str, words: str) -> None:
    template = ImmutableSandboxedEnvironment().from_string(line)
    assert template.render(x=RichText("Đạt", bold=True)) == words


def test_values_are_copied_and_sent_to_other_processes_whole() -> None:
    for value in (
        RichText("a", bold=True),
        Link("a", "#b"),
        Image(png()),
        Paragraphs("a"),
        Listing("a\ab"),
        PageBreak(),
    ):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value


def test_a_value_cannot_be_changed() -> None:
    for value, name in (
        (RichText("a"), "pieces"),
        (Link("a", "#b"), "url"),
        (Image(png()), "alt"),
        (Listing("a"), "text"),
    ):
        with pytest.raises(AttributeError):
            setattr(value, name, "b")


def test_all_wrong_arguments_are_told_together() -> None:
    def make() -> RichText:
        return RichText(
            None,  # type: ignore[arg-type]
            "a\x02",
            style=1,  # type: ignore[typeddict-item]
            bold="yes",  # type: ignore[typeddict-item]
            underline="doble",
            strike="twice",  # type: ignore[typeddict-item]
            color="reddish",
            highlight="pink",
            size=13.3,
            font=b"Arial",  # type: ignore[typeddict-item]
            superscript=True,
            subscript=True,
            small_caps=True,
            caps=True,
            language="tiếng Việt",
            link="www.example.vn",
        )

    assert told(make) == [
        ("VALUE-TEXT-EXPECTED", "style"),
        ("VALUE-YES-NO-EXPECTED", "bold"),
        ("VALUE-UNKNOWN-KIND", "underline"),
        ("VALUE-UNKNOWN-KIND", "strike"),
        ("VALUE-COLOR", "color"),
        ("VALUE-UNKNOWN-KIND", "highlight"),
        ("VALUE-FONT-SIZE", "size"),
        ("VALUE-TEXT-EXPECTED", "font"),
        ("VALUE-LANGUAGE", "language"),
        ("VALUE-ADDRESS", "link"),
        ("VALUE-TWO-AT-ONCE", "superscript"),
        ("VALUE-TWO-AT-ONCE", "caps"),
        ("VALUE-NO-PIECE", "text"),
        ("VALUE-ILLEGAL-CHARACTER", "text"),
    ]


def test_a_misspelt_kind_is_told_with_the_nearest() -> None:
    with pytest.raises(DataError) as caught:
        RichText("a", underline="doble")
    assert caught.value.findings[0].worded("en").splitlines() == [
        "error: RichText: underline has no kind 'doble' [VALUE-UNKNOWN-KIND]",
        "    did you mean 'double'?",
    ]


@pytest.mark.parametrize("size", [0, -1, float("nan"), float("inf"), 1639, 12.25, True, "13"])
def test_no_type_size(size: object) -> None:
    assert told(lambda: RichText("a", size=size)) == [("VALUE-FONT-SIZE", "size")]  # type: ignore[typeddict-item]


def test_an_empty_argument_asks_for_nothing() -> None:
    assert RichText("a", color="", style="", link="").pieces == (Piece("a"),)


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("https://example.vn/văn bản?a=1&b=2", "https://example.vn/văn%20bản?a=1&b=2"),
        (" https://example.vn ", "https://example.vn"),
        ("mailto:phong@example.vn", "mailto:phong@example.vn"),
        ("tel:+84243", "tel:+84243"),
        ("file:///C:/a%20b.docx", "file:///C:/a%20b.docx"),
        ("#phu_luc", "#phu_luc"),
    ],
)
def test_an_address_is_kept_fit_for_a_file(said: str, url: str) -> None:
    assert Link("a", said).url == url


NO_ADDRESSES = ("example.vn", "javascript:alert(1)", "data:text/html,x", "vbscript:x", "https://", "http://[", "#a b")


@pytest.mark.parametrize("said", [None, 5, "", " ", "#", "mailto:", "http://a:x", "https://a:99999", *NO_ADDRESSES])
def test_no_address(said: object) -> None:
    assert [key for _, key in told(lambda: Link("a", said))] == ["url"]  # type: ignore[arg-type]

"""Rules on what few reports have: signature pictures, the address line, signing texts, articles, tone marks."""

from __future__ import annotations

import io

import docx
import pytest

from check.extras import addressed, png, signed
from check.hand import State, packed, par, run
from check.party import Party
from check.sentences import ill
from sokert.check.form import check, page
from sokert.ooxml.unpacking import opened
from sokert.resolved.pictures import pictures_of

GOOD, PARTY = State().bytes(), Party().bytes()
BLUE, RED = png("blue"), png("red")


def codes(content: bytes) -> list[str]:
    found = check(content)
    assert [one.sentence for one in found if ill(one)] == []
    return [finding.code for finding in found]


def swapped(content: bytes, picture: bytes) -> bytes:
    """Return a file whose pictures are another file's bytes."""
    parts = dict(opened(content).parts)
    return packed({name: picture if "/media/" in name else own for name, own in parts.items()})


def test_a_blue_signature_under_a_third_of_a_red_seal_is_right():
    assert codes(signed(GOOD, (BLUE, 30, 45), (RED, 15, 30))) == []
    assert codes(signed(PARTY, (BLUE, 30, 45), (RED, 15, 30))) == []


@pytest.mark.parametrize("how", range(5))
@pytest.mark.parametrize("ink", ["blue", "red"])
def test_a_picture_is_seen_whatever_its_rows_are_filtered_by(ink, how):
    document = page(signed(GOOD, (png(ink, how=how), 30, 45))).document
    seen = [it for paragraph in document.paragraphs for it in pictures_of(document, paragraph)]
    assert [(it.kind, it.clear, it.colour) for it in seen] == [("PNG", True, ink)]


WRONG = {
    "black ink": signed(GOOD, (png("black"), 30, 45)),
    "white ground": signed(GOOD, (png("blue", clear=False), 30, 45)),
    "a photo": swapped(signed(GOOD, (BLUE, 30, 45)), b"\xff\xd8\xff\xe0 a photo"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_signature_is_told(name):
    assert codes(WRONG[name]) == ["ND30-SIGN-IMG"]


def test_a_signature_above_the_position_is_told():
    assert codes(signed(GOOD, (BLUE, 30, 45), line=0)) == ["ND30-SIGN-IMG"]


@pytest.mark.parametrize(("left", "wide"), [(0, 70), (60, 30), (0, 20), (30, 15)])
def test_a_seal_out_of_place_is_told(left, wide):
    assert codes(signed(GOOD, (BLUE, 30, 45), (RED, left, wide))) == ["ND30-SEAL-IMG"]
    assert codes(signed(PARTY, (BLUE, 30, 45), (RED, left, wide))) == []


def test_the_later_guide_of_the_party_rules_pictures():
    later = Party(date="Bắc Kạn, ngày 03 tháng 6 năm 2026").bytes()
    assert codes(signed(later, (BLUE, 30, 45), (RED, 15, 30))) == []
    # The third it laps over the signature is the paper seal's, no picture's.
    assert codes(signed(later, (BLUE, 30, 45), (RED, 60, 30))) == []
    assert codes(signed(later, (BLUE, 30, 45), (png("red", clear=False), 15, 30))) == ["HD-SIGN-IMG"]
    assert codes(signed(later, (png("black"), 30, 45))) == ["HD-SIGN-IMG"]


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n", BLUE[:40], BLUE[:-20], BLUE.replace(b"IDAT", b"IDAx")])
def test_a_broken_picture_breaks_nothing(broken):
    assert set(codes(swapped(signed(GOOD, (BLUE, 30, 45)), broken))) <= {"ND30-SIGN-IMG"}


def test_an_address_at_the_foot_of_page_one():
    assert codes(addressed(GOOD)) == []
    assert codes(addressed(GOOD, size=14)) == ["ND30-ADDR"]
    assert codes(addressed(GOOD, italic=True)) == ["ND30-ADDR"]
    assert codes(addressed(GOOD, ruled=False)) == ["ND30-ADDR"]


def signing(size: float, align: str = "right", italic: bool = False) -> str:
    return par(run("Thời gian ký: 25/7/2023 14:05:09 +07:00", size, italic=italic), align=align)


def test_the_text_of_electronic_signing():
    assert codes(State(extra=signing(10)).bytes()) == []
    for wrong in (signing(12), signing(10, "left"), signing(10, italic=True)):
        assert codes(State(extra=wrong).bytes()) == ["ND30-ESIGN-COPY"]


def test_the_text_of_electronic_signing_of_an_annex():
    for said, expected in ((signing(10), []), (signing(14), ["ND30-ANNEX-ESIGN"])):
        assert codes(State(annexes=("Phụ lục",), annex_extra=said).bytes()) == expected


@pytest.mark.parametrize("at", [0, -1])
def test_what_is_signed_by_a_machine_shows_it_in_its_signature(at: int) -> None:
    made = docx.Document(io.BytesIO(State(annexes=("Phụ lục",)).bytes()))
    cell = next(one for table in made.tables for one in table._cells if "Hoàng Văn Minh" in one.text)
    cell.paragraphs[at].insert_paragraph_before("Thời gian ký: 25/7/2023 14:05:09 +07:00")
    made.save(written := io.BytesIO())
    assert "ND30-ANNEX-ESIGN" not in codes(written.getvalue())


HEAD = {"align": "both", "first": 720, "after": 120}


@pytest.mark.parametrize(
    ("title", "bold", "right"),
    [
        ("Điều 1. Phạm vi báo cáo", True, True),
        ("Điều 1: Phạm vi báo cáo", True, False),
        ("Điều I. Phạm vi báo cáo", True, False),
        ("Điều 1. Phạm vi báo cáo", False, False),
    ],
)
def test_an_article(title, bold, right):
    text = (par(run(title, 14, bold), **HEAD), "Báo cáo này nêu kết quả công tác theo Điều 5 của Quy chế./.")
    assert codes(State(text=text).bytes()) == ([] if right else ["ND30-H-DIEU"])


def test_tone_marks_in_two_manners_are_told_to_the_party():
    text = ("Thành ủy và các huyện ủy đã hoà giải tại Hòa Bình.",)
    assert codes(Party(text=text).bytes()) == ["HD-TONE"]
    assert codes(Party(text=("Thành ủy và các huyện ủy đã hòa giải tại Hoà Bình.",)).bytes()) == []


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (("Phụ lục 1", "Phụ lục 2"), 0),
        (("Phụ lục",), 0),
        (("Phụ lục I", "Phụ lục II"), 2),
        (("Phụ lục 1", "Phụ lục II"), 1),
        (("Phụ lục 1", "Phụ lục 3"), 1),
    ],
)
def test_annexes_of_the_party_have_arabic_numbers(labels, wrong):
    made = Party(extra="").bytes()
    annexes = State(annexes=labels)._annexes()
    parts = dict(opened(made).parts)
    body = parts["word/document.xml"].decode()
    at = body.rindex("<w:sectPr>")
    parts["word/document.xml"] = (body[:at] + annexes + body[at:]).encode()
    assert codes(packed(parts)) == ["HD-ANNEX-NUM"] * wrong

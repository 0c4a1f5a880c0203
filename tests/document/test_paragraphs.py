"""Values of several paragraphs, and whole documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from sokert import DataError, InsertedDocument, Listing, Markdown, PageBreak, Paragraphs, RichText
from sokert.document.values import Paragraph


def test_paragraphs_gather_rich_text_and_styles() -> None:
    tasks = Paragraphs("Nhiệm vụ:").add("Rà soát ", RichText("văn bản", bold=True), paragraph_style="List Bullet")
    assert tasks.items == (
        Paragraph(RichText("Nhiệm vụ:")),
        Paragraph(RichText("Rà soát ", RichText("văn bản", bold=True)), "List Bullet"),
    )
    assert str(tasks) == "Nhiệm vụ:\nRà soát văn bản"
    assert tasks == "Nhiệm vụ:\nRà soát văn bản"
    assert tasks + Paragraphs(PageBreak()) == Paragraphs("Nhiệm vụ:") + Paragraphs(*[]).add(
        "Rà soát ", RichText("văn bản", bold=True), paragraph_style="List Bullet"
    ).add(PageBreak())
    assert (bool(Paragraphs()), bool(Paragraphs(""))) == (False, True)


def test_all_that_is_wrong_with_paragraphs_is_told() -> None:
    with pytest.raises(DataError) as caught:
        Paragraphs("a", None, "\x00")  # type: ignore[arg-type]
    assert [one.code for one in caught.value.findings] == ["VALUE-NO-PIECE", "VALUE-ILLEGAL-CHARACTER"]
    with pytest.raises(DataError) as caught:
        Paragraphs().add("a", color="reddish", paragraph_style=5)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.findings] == ["VALUE-COLOR", "VALUE-TEXT-EXPECTED"]


def test_a_listing_holds_its_signs_and_no_other() -> None:
    listing = Listing("Điều 1\aĐiều 2\nkhoản 1\fĐiều 3")
    assert listing.paragraphs == ("Điều 1", "Điều 2\nkhoản 1\fĐiều 3")
    assert str(listing) == "Điều 1\nĐiều 2\nkhoản 1\nĐiều 3"
    with pytest.raises(DataError) as caught:
        Listing("a\ab\x02")
    assert caught.value.findings[0].facts["position"] == 4


def test_markdown_is_kept_as_it_was_written() -> None:
    assert Markdown("# A\n\n- b").text == "# A\n\n- b"
    with pytest.raises(DataError, match="VALUE-TEXT-EXPECTED"):
        Markdown(5)  # type: ignore[arg-type]


def test_a_document_is_given_by_path_bytes_or_open_file(tmp_path: Path) -> None:
    path = tmp_path / "phụ lục.docx"
    docx.Document().save(str(path))
    with path.open("rb") as file:
        made = [InsertedDocument(path), InsertedDocument(path.read_bytes()), InsertedDocument(file)]
    assert {one.content for one in made} == {path.read_bytes()}
    assert made[0] == made[1]
    assert InsertedDocument(docx.Document(str(path))).content.startswith(b"PK")
    assert str(made[0]) == "phụ lục.docx"


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "")
    for source, code in (
        (tmp_path / "a.docx", "FILE-NOT-FOUND"),
        (b"", "WORD-DAMAGED"),
        (b"\xd0\xcf\x11\xe0", "WORD-OLD-OR-LOCKED"),
        (other.getvalue(), "WORD-NOT-WORD"),
        (5, "VALUE-SOURCE-EXPECTED"),
    ):
        with pytest.raises(DataError) as caught:
            InsertedDocument(source)  # type: ignore[arg-type]
        assert [one.code for one in caught.value.findings] == [code]

"""A marked copy: a comment at each finding, every word as it was, and valid."""

from __future__ import annotations

import io

import docx

import judges
from check import kept
from check.hand import OFFICE, State, W, packed, par, run
from check.test_fix import words
from sokert.check.form import check, fix, mark
from sokert.ooxml.unpacking import opened

BAD = State(number="Số 5/BC-VP", font="Arial", title_page=False, agency="", parent="", indent=0).bytes()


def test_each_finding_is_a_comment():
    findings = check(BAD)
    marked = docx.Document(io.BytesIO(mark(BAD, findings, "vi")))
    said = [comment.text for comment in marked.comments]
    assert len(said) == len(findings) >= 5
    assert all(text.split("\n")[-1] == f"[{finding.code}]" for finding, text in zip(findings, said, strict=True))


def test_words_and_findings_stay():
    marked = mark(BAD, check(BAD))
    assert words(marked) == words(BAD)
    assert [finding.code for finding in check(marked)] == [finding.code for finding in check(BAD)]


def test_comments_already_there_stay():
    twice = mark(mark(BAD, check(BAD)), check(BAD))
    assert len(list(docx.Document(io.BytesIO(twice)).comments)) == 2 * len(check(BAD))


def test_a_marked_file_is_valid(tmp_path):
    path = tmp_path / "marked.docx"
    path.write_bytes(mark(BAD, check(BAD)))
    assert judges.schemas_refuse(path) == ""
    assert judges.sdk_refuses(path) == ""


NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def noted() -> bytes:
    """Return a report with a footnote in Arial, beside a good text."""
    said = par(run("Văn phòng đã hoàn thành nhiệm vụ"), **FLOW).replace(
        "</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    parts = dict(opened(State(text=(said, "Hết./.")).bytes()).parts)
    note = f'<w:footnote w:id="2">{par(run("Nguồn: báo cáo của đơn vị", 10, font="Arial"))}</w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {W}>{note}</w:footnotes>".encode()
    link = f'<Relationship Id="rIdN" Type="{OFFICE}footnotes" Target="footnotes.xml"/></Relationships>'
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES}"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    return packed(parts)


FLOW = {"align": "both", "first": 720, "after": 120, "line": 264}


def places(content: bytes) -> dict[str, str]:
    """Return the text of the paragraph each comment stands at, by the comment's text."""
    marked = docx.Document(io.BytesIO(content))
    said = {comment.comment_id: comment.text for comment in marked.comments}
    return {
        said[int(mark.get(f"{kept.W}id"))]: kept.paragraph(next(mark.iterancestors(f"{kept.W}p")))
        for mark in marked.element.body.iter(f"{kept.W}commentRangeStart")
    }


def test_what_is_wrong_in_a_note_is_told_at_its_sign_and_mended(tmp_path):
    bad = noted()
    assert [finding.code for finding in check(bad)] == ["ND30-FONT"]
    ((said, at),) = places(mark(bad, check(bad), "vi")).items()
    assert said.startswith("Trong chú thích cuối trang:")
    assert at == "Văn phòng đã hoàn thành nhiệm vụ"
    assert check(fix(bad).content) == ()
    (tmp_path / "a.docx").write_bytes(mark(bad, check(bad)))
    assert judges.schemas_refuse(tmp_path / "a.docx") == ""


def test_what_is_wrong_in_a_header_is_told_at_the_first_words_of_its_pages():
    bad = State(page_align="right").bytes()
    ((said, at),) = places(mark(bad, check(bad), "vi")).items()
    assert said.startswith("Ở đầu trang (Header):")
    assert at == "UBND TỈNH BẮC KẠN"
    foot = State(page_where="footer").bytes()
    ((said, at),) = places(mark(foot, check(foot), "vi")).items()
    assert said.startswith("Ở cuối trang (Footer):")


def test_a_missing_signature_is_told_at_the_end():
    bad = State(closing="none").bytes()
    told = places(mark(bad, check(bad), "en"))
    assert {at for said, at in told.items() if "ND30-RCPT-LABEL" in said or "ND30-SIGN-STYLE" in said} == {""}
    assert check(bad)[0].where.paragraph == 0

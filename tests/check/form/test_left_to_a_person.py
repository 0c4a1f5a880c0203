"""What mending would make worse is told and left: text hidden in white, a second document in the same file."""

from __future__ import annotations

import io
import re
import zipfile

from check.kinds.paper import papers
from check.once import found, mended

GOOD = {paper.kind: paper.made() for paper in papers() if paper.name == "as it should be"}


def rewritten(content: bytes, pattern: str, instead: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, re.sub(pattern, instead, text, count=1, flags=re.S) if "document" in name else text)
    return made.getvalue()


def test_text_in_white_is_told_and_stays_white() -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="28"/></w:rPr><w:t>bỏ</w:t></w:r>'
    made = rewritten(GOOD["công văn"], r"(đơn vị báo cáo công tác văn thư\.</w:t></w:r>)", rf"\1{white}")
    assert {one.code for one in found(made)} == {"ND30-COLOR"}
    with zipfile.ZipFile(io.BytesIO(mended(made).content)) as file:
        assert b"FFFFFF" in file.read("word/document.xml")


def test_a_second_document_in_the_file_is_no_text_of_the_first() -> None:
    made = rewritten(GOOD["quyết định"], r"<w:body>(.*)(<w:sectPr)", r"<w:body>\1<w:p/>\1\2")
    assert not [one for one in found(made) if not one.code.startswith("ND30-PAGENO")]
    assert mended(made).content == made


def test_a_head_typed_with_tabs_keeps_its_room() -> None:
    paper = next(one for one in papers() if one.kind == "báo cáo" and one.name == "as it should be")
    made = paper._replace(head="tabs", pages=(567, 1134, 1417, 1134)).made()
    fixed = mended(made)
    with zipfile.ZipFile(io.BytesIO(fixed.content)) as file:
        assert b'w:top="1134" w:bottom="1134" w:left="1417"' in file.read("word/document.xml")
    assert "ND30-MARGIN-LEFT" in {one.code for one in fixed.left}

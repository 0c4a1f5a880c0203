"""Where wider margins move the text, the signature stays whole, on the page of the end of the text."""

from __future__ import annotations

import io

import docx
import pytest

from check.form.blind.build import built, documents
from sokert.check.form import fix, page
from sokert.check.form.rules.page_number import numbered
from sokert.ooxml.names import W

DECISION = next(one for one in documents() if one["id"] == "qd-2")
NARROW = {"top": 12, "bottom": 10}


def _mended(**given):
    fixed = fix(built({**DECISION, "page": NARROW, **given}))
    told = (finding.facts for finding in fixed.changed if finding.code == "FIX-PAGES")
    assert all(facts["before"] != facts["after"] for facts in told)
    return fixed, docx.Document(io.BytesIO(fixed.content)).element.body


@pytest.mark.parametrize("close", ["table", "tabs"])
def test_the_signature_goes_with_the_last_paragraph(close: str) -> None:
    fixed, body = _mended(close=close)
    assert "FIX-KEPT" in {finding.code for finding in fixed.changed}
    last = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()).endswith("./."))
    following = [element for element in (last, *last.itersiblings()) if element.tag in (f"{W}p", f"{W}tbl")]
    for element in following[:-1]:
        assert element.find(f"{W}pPr/{W}keepNext") is not None
    rows = [row for element in following if element.tag == f"{W}tbl" for row in element.iter(f"{W}tr")]
    assert len(rows) == (close == "table")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert fix(fixed.content).content == fixed.content


def test_what_may_go_on_to_a_second_page_has_its_number_there() -> None:
    longer = [*DECISION["body"][:-1], "Nội dung bổ sung của Đề án.", DECISION["body"][-1]]
    fixed, _ = _mended(body=longer)
    assert [finding.code for finding in fixed.changed] == ["FIX-PAGES", "FIX-KEPT", "FIX-NUMBERED"]
    section = page(fixed.content).document.sections[0]
    assert [len(numbered(section.headers, kind)) for kind in ("default", "first")] == [1, 0]
    assert section.first_differs
    assert fix(fixed.content).content == fixed.content


def test_a_short_text_and_one_that_is_not_moved_are_left_as_they_are() -> None:
    for given in ({"body": DECISION["body"][:1], "basis": []}, {"page": {}}):
        fixed, body = _mended(**given)
        assert "FIX-KEPT" not in {finding.code for finding in fixed.changed}
        assert body.find(f".//{W}cantSplit") is None


def test_of_a_table_in_a_table_the_outer_row_is_kept_whole() -> None:
    made = docx.Document(io.BytesIO(built({**DECISION, "page": NARROW})))
    inner = made.tables[-1]._tbl
    outer = made.add_table(1, 1)._tbl
    inner.addprevious(outer)
    outer.tr_lst[0].tc_lst[0].insert(1, inner)
    kept = io.BytesIO()
    made.save(kept)
    body = docx.Document(io.BytesIO(fix(kept.getvalue()).content)).element.body
    rows = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in list(body.iter(f"{W}tbl"))[-2].iter(f"{W}tr")]
    assert rows == [True, False]

"""What sokert itself renders has no finding: each example, and the report every test uses."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

import rendered
import sokert
from judges import ROOT
from rendered import each_example
from sokert.check.form import check
from sokert.ooxml.unpacking import opened, rewritten
from specimens import SMALL


def codes(report) -> list[str]:
    return [finding.code for finding in check(sokert.render(report))]


@each_example
def test_an_example_has_no_finding(path):
    found = [finding.code for finding in check(rendered.content(path))]
    assert found == (["ND30-DRAFT"] if rendered.report(path).draft else [])


@pytest.mark.parametrize("day", ["2023-07-25", "2026-05-26", "2026-05-27"])
def test_the_party_s_example_has_no_finding_by_either_guide(day):
    report = sokert.load(ROOT / "examples" / "dang-uy" / "report.yaml")
    assert codes(report.model_copy(update={"date": date.fromisoformat(day)})) == []


def test_a_draft_of_the_party_is_told_to_be_one_by_a_note():
    report = sokert.load(ROOT / "examples" / "dang-uy" / "report.yaml").model_copy(update={"draft": True})
    assert {(one.code, one.level) for one in check(sokert.render(report))} == {("HD-DRAFT", "info")}


@each_example
def test_fix_has_nothing_to_mend_in_an_example(path, tmp_path):
    made, mended = tmp_path / "bao-cao.docx", tmp_path / "da-sua.docx"
    content = rendered.content(path)
    made.write_bytes(content)
    assert sokert.fix(made, mended).fixed == ()
    assert mended.read_bytes() == content


def test_the_small_report_has_no_finding(report):
    assert codes(report) == []


@pytest.mark.parametrize("name", [None, "Nguyễn Văn A"])
def test_a_position_that_signs_alone_is_seen_where_there_are_no_recipients(name):
    # The page then has no label that the signature could stand beside; only the recipients are missing.
    given = {"recipients": (), "signatory": {"position": "GIÁM ĐỐC", "name": name}, "annexes": ()}
    assert codes(sokert.Report.model_validate({**SMALL, **given})) == ["ND30-RCPT-LABEL"]


def test_only_the_missing_recipients_are_told_at_the_key_that_is_to_be_added():
    report = sokert.Report.model_validate({**SMALL, "recipients": ()})
    archive = opened(sokert.render(report))
    unsigned = re.sub(rb">[^<]*CH\xc3\x81NH[^<]*<", b"><", archive.parts["word/document.xml"])
    found = sokert.check(rewritten(archive, {"word/document.xml": unsigned}), report=report)
    assert {one.code: one.where.path for one in found} == {"ND30-SIGN-STYLE": "", "ND30-RCPT-LABEL": "recipients"}


@pytest.mark.parametrize(
    ("more", "code", "key"),
    [
        ({"issuer": {**SMALL["issuer"], "name": "UBND xã An Bình"}}, "ND30-ORG-PARENT-ABBR", "issuer.name"),
        (
            {"signatory": {**SMALL["signatory"], "name": "ThS. Nguyễn Văn A"}},
            "ND30-SIGN-NAME-NOTITLE",
            "signatory.name",
        ),
        ({"subject": "Sơ kết công tác."}, "ND30-SUBJ-NODOT", "subject"),
        ({"recipients": ["Các phòng"]}, "ND30-RCPT-LAST", "recipients[0]"),
        ({"recipients": ["Các phòng", "Lưu VT"]}, "ND30-RCPT-LAST", "recipients[1]"),
        ({"recipients": ["Lưu: VT, TH."]}, "ND30-RCPT-LAST", "recipients[0]"),
        ({"issuer": {**SMALL["issuer"], "code": "VP UBND"}, "number": 5}, "ND30-NO-FORMAT", "issuer.code"),
        ({"issuer": {**SMALL["issuer"], "code": "vp"}, "number": 12}, "ND30-NO-FORMAT", "issuer.code"),
    ],
)
def test_what_the_file_is_told_of_is_told_of_the_report_that_gives_it(
    more: dict[str, Any], code: str, key: str
) -> None:
    report = sokert.Report(**SMALL | more)
    (told,) = [one for one in sokert.check(report) if one.code == code]
    (of_file,) = [one for one in sokert.check(sokert.render(report)) if one.code == code]
    assert (told.where.path, told.level, told.source) == (key, of_file.level, of_file.source)
    assert sokert.preview(report).count(code) == sokert.preview(sokert.render(report)).count(code)
    party = sokert.Report(**SMALL | more | {"template": "half-year/party"})
    assert code not in [one.code for one in sokert.check(party)]


@pytest.mark.parametrize(("name", "is_told"), [("Tỷ lệ hộ nghèo", False), ("Tỷ lệ giải quyết", True), ("Tỷ lệ", True)])
def test_a_rate_below_two_counts_is_of_them_only_where_its_name_may_say_so(name: str, is_told: bool) -> None:
    metrics = [
        {"code": "a", "name": "Hồ sơ tiếp nhận", "value": 100, "unit": "hồ sơ"},
        {"code": "b", "name": "Hồ sơ đã giải quyết", "value": 98, "unit": "hồ sơ"},
        {"code": "c", "name": name, "value": "3.1", "unit": "%"},
    ]
    sections = [{"title": "Kết quả", "body": "Nhận {{ a|with_unit }}."}]
    found = sokert.check(sokert.render(sokert.Report(**SMALL | {"metrics": metrics, "sections": sections})))
    assert ("FIGURE-STATED-SHARE" in [one.code for one in found]) == is_told

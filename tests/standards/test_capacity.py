"""The capacities of a signer, right and wrong, typed by hand from the decree and the guides."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from page import printed
from sokert import DataError, Report
from sokert.check.form import check
from sokert.standards import form
from sokert.standards.capacity import proper
from specimens import PARTY, SMALL

RIGHT = {
    "nd30": [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "TL. CHỦ TỊCH",
        "TUQ. CHỦ TỊCH",
        "Q. CHÁNH VĂN PHÒNG",
        "CHÁNH VĂN PHÒNG",
        "TỔNG GIÁM ĐỐC",
        "QUẢN LÝ",
    ],
    "hd05": ["T/M BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ", "Q. BÍ THƯ", "PHÓ BÍ THƯ", "BÍ THƯ"],
}
WRONG = [
    ("nd30", "KT . CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
    ("nd30", "KT.CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
    ("nd30", "K.T CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
    ("nd30", "TM UBND", "TM. UBND"),
    ("nd30", "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    ("nd30", "T/L CHỦ TỊCH", "TL. CHỦ TỊCH"),
    ("nd30", "TUQ CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
    ("nd30", "T/U CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
    ("nd30", "Q CHỦ TỊCH", "Q. CHỦ TỊCH"),
    ("nd30", "Thừa lệnh Chủ tịch", "TL. Chủ tịch"),
    ("nd30", "Thừa uỷ quyền Chủ tịch", "TUQ. Chủ tịch"),
    ("hd36", "TM. ĐẢNG ỦY", "T/M ĐẢNG ỦY"),
    ("hd36", "TM ĐẢNG ỦY", "T/M ĐẢNG ỦY"),
    ("hd05", "KT. CHÁNH VĂN PHÒNG", "K/T CHÁNH VĂN PHÒNG"),
    ("hd05", "TL. BAN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ"),
    ("hd05", "Quyền Bí thư", "Q. Bí thư"),
]


@pytest.mark.parametrize(("standard", "line"), [(name, line) for name, lines in RIGHT.items() for line in lines])
def test_a_right_line_stays_as_it_is(standard: str, line: str) -> None:
    assert proper(line, form(standard)) == line


@pytest.mark.parametrize(("standard", "line", "wanted"), WRONG)
def test_a_wrong_line_is_told_with_the_right_one(standard: str, line: str, wanted: str) -> None:
    assert proper(line, form(standard)) == wanted


@pytest.mark.parametrize("line", ["T/U BÍ THƯ", "TUQ. BÍ THƯ", "Thừa ủy quyền Bí thư"])
def test_the_party_knows_no_t_u(line: str) -> None:
    assert proper(line, form("hd05")) is None


def test_all_wrong_lines_of_a_file_are_told_at_their_place(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.yaml"
    path.write_text(
        "period: 2023-H1\n"
        "issuer: {name: Văn phòng, place: Bắc Kạn, code: VP}\n"
        "signatory:\n"
        "  authority:\n"
        "    - TL CHỦ TỊCH\n"
        "    - CHÁNH VĂN PHÒNG\n"
        "    - K/T CHÁNH VĂN PHÒNG\n"
        "  position: Phó Chánh Văn phòng\n"
        "sections: [{title: Kết quả, bdy: x}]\n",
        "utf-8",
    )
    with pytest.raises(DataError) as told:
        sokert.load(path)
    found = [(one.code, one.where.line, one.facts.get("wanted")) for one in told.value.findings]
    assert found == [
        ("SIGN-CAPACITY", 5, "TL. CHỦ TỊCH"),
        ("SIGN-CAPACITY", 7, "KT. CHÁNH VĂN PHÒNG"),
        ("DATA-UNKNOWN-KEY", 9, None),
    ]
    assert all(one.source for one in told.value.findings[:2])


@pytest.mark.parametrize(
    ("specimen", "authority", "code"),
    [
        (SMALL, "KT . CHÁNH VĂN PHÒNG", "SIGN-CAPACITY"),
        (PARTY, "TM. Đảng ủy", "SIGN-CAPACITY"),
        (PARTY, "T/U Đảng ủy", "SIGN-NO-CAPACITY"),
        (PARTY, "K/T Bí thư", "SIGN-COLLECTIVE"),
        (PARTY, "KT. BÍ THƯ", "SIGN-COLLECTIVE"),
    ],
)
def test_a_report_from_python_is_judged_too(specimen: dict[str, object], authority: str, code: str) -> None:
    report = Report.model_validate({**specimen, "signatory": {"authority": authority, "position": "Phó Bí thư"}})
    with pytest.raises(DataError) as told:
        sokert.render(report)
    assert [finding.code for finding in told.value.findings] == [code]


@pytest.mark.parametrize(
    ("text", "template", "codes"),
    [
        ("TM. Đảng ủy", "half-year/party", ["SIGN-CAPACITY"]),
        ("T/M Đảng ủy", "half-year/party", []),
        ("T/M Đảng ủy", "mau.md", []),
        ("T/M Đảng ủy", "half-year/office", ["SIGN-CAPACITY"]),
    ],
)
def test_a_file_is_judged_by_its_template_s_form(text: str, template: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("{% extends 'half-year/party' %}\n", "utf-8")
    path = tmp_path / "bao-cao.yaml"
    path.write_text(
        f"period: 2023-H1\ntemplate: {template}\nissuer: {{name: Đảng ủy, place: Bắc Kạn, code: ĐU}}\n"
        f"signatory: {{authority: {text}, position: Bí thư}}\nsections: [{{title: Kết quả}}]\n",
        "utf-8",
    )
    try:
        sokert.load(path)
        found = []
    except DataError as error:
        found = [finding.code for finding in error.findings]
    assert found == codes


@pytest.mark.parametrize(
    ("standard", "template", "code"),
    [("hd05", "half-year/office", "STANDARD-WANTS-PARTY"), ("nd30", "half-year/party", "STANDARD-WANTS-STATE")],
)
def test_a_standard_that_is_not_the_template_s_is_told_at_its_line(
    standard: str, template: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "bao-cao.yaml"
    path.write_text(
        f"period: 2023-H1\ntemplate: {template}\nstandard: {standard}\n"
        "issuer: {name: Đảng ủy, place: Bắc Kạn, code: ĐU}\n"
        "signatory: {position: Bí thư}\nsections: [{title: Kết quả}]\n",
        "utf-8",
    )
    with pytest.raises(DataError) as told:
        sokert.load(path)
    assert [(one.code, one.where.line, one.where.column) for one in told.value.findings] == [(code, 3, 11)]


FOUR_LINES = {
    "authority": ["TL. Chủ tịch", "Chánh Văn phòng", "KT. Chánh Văn phòng"],
    "position": "Phó Chánh Văn phòng",
}


def test_a_deputy_signs_for_one_who_signs_by_order_in_four_lines() -> None:
    made = sokert.render(Report.model_validate({**SMALL, "signatory": FOUR_LINES}))
    lines = [line for line in printed(made).splitlines() if "Quyền hạn" in line or "Chức vụ" in line]
    assert lines == [
        "| [Quyền hạn và chức vụ] TL. CHỦ TỊCH",
        "| [Chức vụ người ký] CHÁNH VĂN PHÒNG",
        "| [Quyền hạn và chức vụ] KT. CHÁNH VĂN PHÒNG",
        "| [Chức vụ người ký] PHÓ CHÁNH VĂN PHÒNG",
    ]
    assert check(made) == ()

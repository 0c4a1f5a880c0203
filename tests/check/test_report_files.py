"""A report file is read once, by one reader of Markdown; an office's own template is judged by its own words."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import sokert
from check.hand import State
from judges import ROOT
from small_forms import form, p
from sokert.sources import Access, read
from specimens import PARTY, SMALL

HEAD = """\
period: 2023-H1
issuer: {name: Văn phòng Ví dụ, place: Ví dụ, code: VP}
signatory: {position: CHÁNH VĂN PHÒNG}
"""
OWN = """\
{% extends "half-year/office" %}
{% block opening %}
Thực hiện chương trình công tác, {{ issuer.name }} báo cáo kết quả 6 tháng đầu năm 2019 của của đơn vị như sau:
{# sokert: off TEXT-STALE-YEAR #}
{% endblock %}
"""


def report(folder: Path, rest: str) -> Path:
    path = folder / "report.yaml"
    path.write_text(f"{HEAD}{rest}\nrecipients: ['Lưu: VT']\n", "utf-8")
    return path


def body(*lines: str) -> str:
    return "sections:\n  - title: Kết quả\n    body: |\n" + "".join(f"      {line}\n" for line in lines)


def found(path: Path) -> list[tuple[str, str, int, int]]:
    return [(one.code, Path(one.where.file).name, one.where.line, one.where.column) for one in sokert.check_file(path)]


def test_the_words_of_an_office_s_own_template_are_judged_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text(OWN, "utf-8")
    path = report(tmp_path, "template: mau.md\nsections: [{title: Kết quả, body: Đã làm xong.}]\n")
    assert found(path) == [("TEXT-STALE-YEAR", "mau.md", 3, 84), ("TEXT-DOUBLED-WORD", "mau.md", 3, 89)]


def test_each_file_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mau.md").write_text(OWN.replace("{#", '{% include "loi.md" %}\n{#'), "utf-8")
    (tmp_path / "loi.md").write_text("Đơn vị đã họp.\n", "utf-8")
    path = report(tmp_path, "template: mau.md\nsections: [{title: Kết quả, body: Đã làm xong.}]\n")
    names, real = list[str](), io.open

    def counting(file: str | Path, *how: Any, **more: Any) -> Any:
        names.append(Path(file).name)
        return real(file, *how, **more)

    monkeypatch.setattr(io, "open", counting)
    monkeypatch.setattr("builtins.open", counting)
    assert [one.code for one in sokert.check(path)] == ["TEXT-STALE-YEAR", "TEXT-DOUBLED-WORD"]
    assert sorted(name for name in names if (tmp_path / name).exists()) == ["loi.md", "mau.md", "report.yaml"]


def test_the_sums_of_an_office_s_own_template_are_done_where_it_types_a_figure(tmp_path: Path) -> None:
    own = OWN.replace("2019 của của đơn vị", "2023: tiếp nhận 742 đơn, gồm 160 đơn khiếu nại và 528 đơn tố cáo; đơn vị")
    (tmp_path / "mau.md").write_text(own, "utf-8")
    path = report(tmp_path, "template: mau.md\nsections: [{title: Kết quả, body: Đã làm xong.}]\n")
    assert ("FIGURE-SUM", "mau.md", 3) in [one[:3] for one in found(path)]


def test_a_switch_in_the_template_is_heard(tmp_path: Path) -> None:
    own = OWN.replace("đơn vị như sau:\n{#", "đơn vị như sau: {#")
    (tmp_path / "mau.md").write_text(own, "utf-8")
    path = report(tmp_path, "template: mau.md\nsections: [{title: Kết quả, body: Đã làm xong.}]\n")
    assert found(path) == [("TEXT-DOUBLED-WORD", "mau.md", 3, 89)]


@pytest.mark.parametrize("word", ["_của_", "**của**", "*của*", "của"])
def test_a_doubled_word_is_found_however_it_is_set(tmp_path: Path, word: str) -> None:
    path = report(tmp_path, body(f"Đã {word} của người dân."))
    assert [(code, line) for code, _, line, _ in found(path)] == [("TEXT-DOUBLED-WORD", 7)]


BARE = ("Nội dung | Kết quả", "---|---", "Hội nghị năm 2019 của của xã | 35 hội nghị")


@pytest.mark.parametrize("rows", [BARE, tuple(f"| {row} |" for row in BARE)], ids=["bare", "with pipes"])
def test_a_table_is_judged_alike_in_both_spellings(tmp_path: Path, rows: tuple[str, ...]) -> None:
    path = report(tmp_path, body("Số liệu như sau:", "", *rows))
    assert [(code, line) for code, _, line, _ in found(path)] == [("TEXT-STALE-YEAR", 11), ("TEXT-DOUBLED-WORD", 11)]


def test_a_report_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = report(tmp_path, body("Đã làm xong.")), list[str]()

    def counted(path: str | Path, access: Access | None = None) -> object:
        opened.append(str(path))
        return read(path, access)

    monkeypatch.setattr(sys.modules["sokert.load"], "read", counted)
    sokert.check_file(path)
    assert opened == [str(path)]


def test_the_bytes_of_a_report_file_are_judged_as_the_file_is_and_open_no_file_unless_a_folder_is_named():
    path = ROOT / "examples" / "van-phong-ubnd" / "report.yaml"
    judged = sokert.check_file(path.read_bytes())
    assert [(one.code, one.where.line, one.where.column) for one in judged] == [
        (one.code, one.where.line, one.where.column) for one in sokert.check_file(path)
    ]
    assert {one.where.file for one in judged} == {"-"}
    own = (ROOT / "examples" / "mau-rieng" / "report.yaml").read_bytes()
    with pytest.raises(sokert.DataError, match="DATA-NO-FOLDER"):
        sokert.check_file(own)
    assert sokert.check_file(own, folder=ROOT / "examples" / "mau-rieng") == ()


def test_a_report_file_is_judged_by_its_path_too(tmp_path: Path) -> None:
    path = report(tmp_path, body("Nhận  12 văn bản của của Sở."))
    assert sokert.check(path) == sokert.check(str(path)) == sokert.check_file(path) != ()


def test_what_is_found_in_a_word_file_comes_in_the_order_of_its_pages() -> None:
    content = State(number="Số: 5/BC-VP", parent="", agency="", label="", page_align="right", end="").bytes()
    expected = ["ND30-ORG-NAME", "ND30-PAGENO-POS", "ND30-NO-ZERO", "ND30-END-MARK", "ND30-RCPT-LABEL"]
    assert [one.code for one in sokert.check(content)] == expected


def test_a_report_without_recipients_is_told_the_key_and_not_a_line_of_word() -> None:
    report = sokert.Report.model_validate({**SMALL, "recipients": []})
    told = {one.code: one for one in sokert.check(sokert.render(report), report=report)}
    one = told["ND30-RCPT-LABEL"]
    assert (one.where.path, one.where.paragraph, one.hint("en")) == (
        "recipients",
        0,
        "add the key recipients to the report",
    )
    sent = report.model_copy(update={"recipients": ["Lưu: VT"]})
    assert "ND30-RCPT-LABEL" not in {one.code for one in sokert.check(sokert.render(sent), report=sent)}


@pytest.mark.parametrize(("kind", "code"), [(SMALL, "ND30-RCPT-LABEL"), (PARTY, "HD-RCPT-LABEL")])
def test_what_the_finished_file_lacks_the_report_is_told_before(
    tmp_path: Path, kind: dict[str, Any], code: str
) -> None:
    report = sokert.Report.model_validate({**kind, "recipients": []})
    of_file = [one for one in sokert.check(sokert.render(report), report=report) if one.code == code]
    assert [one for one in sokert.check(report) if one.where.path == "recipients"] == of_file
    assert (of_file[0].level, of_file[0].where.path) == ("error", "recipients")
    assert code in sokert.preview(report, lang="en")
    path = tmp_path / "report.json"
    path.write_text(json.dumps({**kind, "recipients": []}), "utf-8")
    (one,) = (one for one in sokert.check(path) if one.code == code)
    assert one.hint("en") == "add the key recipients to the report"
    assert code not in {one.code for one in sokert.check(report, off=[code])}


def test_a_form_of_the_office_may_print_its_recipients_itself(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(form(p("{{ report.subject }}"), p("Nơi nhận:"), p("- Lưu: VT.")))
    report = sokert.Report.model_validate({**SMALL, "recipients": []})
    template = sokert.Template(tmp_path / "mau.docx")
    assert not [one for one in sokert.check(report, template=template) if one.where.path == "recipients"]

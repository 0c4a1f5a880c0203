"""What a file is that nobody named: told by its words, so that a folder can be searched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sokert
from judges import ROOT
from small_forms import form, p
from sokert.reports import kind_of, tree

WHOLE = "issuer: {}\nsignatory: {}\nsections: []\nmetrics:\n"
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le")


def test_the_examples_are_taken_for_what_they_are() -> None:
    kinds = {str(path.relative_to(ROOT)): kind_of(path) for path in tree(ROOT / "examples", [])}
    reports = {name for name in kinds if name.endswith(("/report.yaml", "/bieu.yaml"))}
    assert {name for name, kind in kinds.items() if kind == "report"} == reports
    assert {name for name, kind in kinds.items() if kind == "head"} == {"examples/tong-hop-xa/tinh.yaml"}
    templates = {name for name in kinds if name.rpartition("/")[2] in ("mau.md", "mau.docx")}
    assert {name for name, kind in kinds.items() if kind == "template"} == templates


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.yaml", "period: 2023-H1\nissuer: {\nsections: [", "report"),  # broken, and told so
        ("a.yaml", "perid: 2023-H1\nissuer: {}\nsections: []\n", "report"),  # so that the slip is told
        ("a.json", json.dumps(sokert.schema("en")), ""),
        ("a.yaml", "ky: 2023-H1\nissuer: {}\nsections: []\n", "head"),
        ("a.yaml", f"{WHOLE}  - {{code: a, name: Đơn, value: 5}}\n", "report"),  # its period is lost, and told so
        ("a.yaml", f"{WHOLE}  - code: a\n    name: Đơn\n", "report"),
        ("a.json", '{"issuer": 1, "signatory": 2, "sections": 3, "metrics": [{"code": "a", "name": "Đơn"}]}', "report"),
        ("a.yaml", f"{WHOLE}  - {{code: a, value: 5, source: Sở}}\n", "head"),
        ("a.yaml", " \n", "report"),  # empty, and told so
        ("a.yml", "on: push\njobs:\n  period: 1\n  issuer: 2\n  sections: 3\n", ""),
        ("a.JSON", '{"period": "2023", "metrics": [], "sections": []}', "report"),
        ("a.json", '{"name": "x", "metrics": []}', ""),
        ("a.yaml", b"\xff\xfe" + "period: 2023\nissuer: {}\nsections: []\n".encode("utf-16-le"), "report"),
        ("a.yaml", b"period: 2023\nissuer: {name: V\xe3n}\nsections: []\n", "report"),  # not UTF-8, and told so
        ("a.yaml", b"ten: V\xe3n\n", ""),
        *(("a.yaml", "period: 2023\nissuer: {}\nsections: []\n".encode(code), "report") for code in WIDE),  # no mark
        *(("a.yaml", "period: 2023\nissuer: {name: Văn}\nsections: []\n".encode(code), "report") for code in WIDE),
        *(("a.md", ":title: Báo cáo\n".encode(code), "template") for code in WIDE),
        *(("a.yaml", "ten: Văn\n".encode(code), "") for code in WIDE),
        ("a.md", "# Ghi chú\n\nDùng {{ vb_den }}.\n", ""),
        ("a.md", '{% extends "half-year/office" %}\n', "template"),
        ("a.md", ":title: Báo cáo\n", "template"),
        ("a.docx", form(p("Có {{ a }}")), "template"),
        ("a.dotx", form(p("Có văn bản")), ""),
        ("a.docx", form(p("Có văn bản { }")), "word"),
        (
            "a.docx",
            form(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Có {{ a }}")),
            "tagged",
        ),  # it was left, and is told
        ("a.docx", form(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("{% if a %}{{ a }}{% endif %}")), "template"),
        ("a.docx", b"PK", "word"),
        ("a.txt", "period: 2023\nissuer: {}\nsections: []\n", ""),
    ],
)
def test_a_file_is_told_by_its_words(tmp_path: Path, name: str, content: str | bytes, kind: str) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert kind_of(file) == kind


def test_a_report_may_name_its_schema_as_editors_want_it() -> None:
    data = {"period": "2023-H1", "issuer": {"name": "VP", "place": "Mẫu", "code": "VP"}}
    data |= {"signatory": {"position": "CVP"}, "sections": [{"title": "Kết quả"}]}
    named = {"$schema": "report.schema.json", **data}
    assert sokert.parse(named) == sokert.parse(json.dumps(named)) == sokert.parse(data)


def test_what_is_hidden_or_half_written_is_no_file_of_a_folder(tmp_path: Path) -> None:
    for name in ("b/a.yaml", "a.yaml", ".git/a.yaml", "~$a.docx", ".~lock.a.docx#"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in tree(tmp_path, [])] == ["a.yaml", "b/a.yaml"]

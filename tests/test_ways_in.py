"""What a text names is read from its own folder alone, whoever reads it: load, check, render, template check ..."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import sokert
from small_forms import form, p
from sokert.cli import main
from specimens import SMALL

SECRET = "MAT KHAU 12345"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a report; what lies beside the folder is nobody's to read."""
    inside = tmp_path / "trong"
    inside.mkdir()
    for name in ("bimat.md", "bimat.txt"):
        (tmp_path / name).write_text(SECRET, "utf-8")
    (tmp_path / "bimat.docx").write_bytes(form(p(SECRET)))
    (inside / "loi-ra.md").symlink_to(tmp_path / "bimat.md")
    (inside / "loi-ra.docx").symlink_to(tmp_path / "bimat.docx")
    (inside / "thu-muc").symlink_to(tmp_path, target_is_directory=True)
    (inside / "doan.md").write_text("Đoạn bên trong.\n", "utf-8")
    (inside / "doan.docx").write_bytes(form(p("Biểu mẫu bên trong.")))
    (inside / "qua-lai.md").write_text('{% include "loi-ra.md" %}\n', "utf-8")
    return inside


NAMES = ["{outside}/bimat.txt", "../bimat.md", "./../bimat.md", "loi-ra.md", "thu-muc/bimat.md", "qua-lai.md"]
NAMES += ["{outside}/bimat.docx", "../bimat.docx", "loi-ra.docx", "thu-muc/bimat.docx", "/dev/zero", "/etc/passwd"]
TAGS = [
    '{{% include "{name}" %}}',
    '{{% include "{name}" ignore missing %}}x',
    '{{% include ["khong.md", "{name}"] %}}',
    '{{% set n = "{name}" %}}{{% include n %}}',
    '{{% set x %}}{{% include "{name}" %}}{{% endset %}}{{{{ x|number }}}}',
    '{{% import "{name}" as m %}}{{{{ m }}}}',
    '{{% from "{name}" import m %}}{{{{ m }}}}',
]


def own(folder: Path, tag: str, name: str = "mau.md") -> Path:
    """Return a template of the office with a tag in it."""
    path = folder / name
    if name.endswith(".md"):
        path.write_text(
            f'{{% extends "half-year/office" %}}\n{{% block opening %}}\n{tag}\n{{% endblock %}}\n', "utf-8"
        )
    else:
        path.write_bytes(form(p(tag)))
    return path


def report(folder: Path, body: str, template: str = "half-year/office") -> Path:
    path = folder / "bao-cao.json"
    data = {**SMALL, "template": template, "sections": [{"title": "T", "body": body}]}
    path.write_text(json.dumps(data), "utf-8")
    return path


def everything(path: Path, template: Path) -> list[Callable[[], object]]:
    """Return every way that leads to the texts of a report file and of a template."""
    made = sokert.Report.model_validate({**json.loads(path.read_text("utf-8")), "template": str(template)})
    return [
        lambda: sokert.load(path),
        lambda: sokert.check_file(path),
        lambda: sokert.check(made),
        lambda: sokert.render(made),
        lambda: sokert.Template(template).render(made),
        lambda: sokert.Template(template).check(made),
        lambda: sokert.Template(template).variables().schema(),
        lambda: sokert.Template(template).export(),
    ]


def said(way: Callable[[], object]) -> str:
    """Return all that a way in tells or gives, as a text; nothing but an error of ours may come out."""
    try:
        given = way()
    except sokert.SokertError as error:
        return "\n".join(one.worded("vi") + repr(one) for one in error.findings)
    return "\n".join(_words(given)) if isinstance(given, bytes) else repr(given)


def _words(content: bytes) -> list[str]:
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode("utf-8")
    return [words for one in xml.split("</w:p>") if (words := "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", one)))]


CASES = [(name, TAGS[0]) for name in NAMES] + [(name, tag) for name, tag in zip(NAMES[1:], TAGS[1:], strict=False)]


@pytest.mark.parametrize(("name", "tag"), CASES)
def test_no_way_in_reads_what_lies_outside(folder: Path, name: str, tag: str) -> None:
    written = tag.format(name=name.format(outside=folder.parent))
    for template in (own(folder, written), own(folder, written, "mau.docx")):
        for way in everything(report(folder, written, template.name), template):
            told = said(way)
            assert SECRET not in told
            assert "root:" not in told


@pytest.mark.parametrize(
    "name", ["../bimat.md", "loi-ra.md", "thu-muc/bimat.md", "../bimat.docx", "loi-ra.docx", "{outside}/bimat.md"]
)
def test_a_report_s_own_template_lies_in_its_folder(folder: Path, name: str) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.load(report(folder, "x", name.format(outside=folder.parent)))
    (found,) = told.value.findings
    assert (found.code, found.where.line) == ("TEMPLATE-OUTSIDE", 1)


@pytest.mark.parametrize("where", ["body", "mau.md", "mau.docx"])
@pytest.mark.parametrize(("name", "words"), [("doan.md", "Đoạn bên trong."), ("doan.docx", "Biểu mẫu bên trong.")])
def test_what_lies_inside_is_read_on_every_way(folder: Path, where: str, name: str, words: str) -> None:
    tag = f'{{% include "{name}" %}}'
    template = own(folder, "x" if where == "body" else tag, "mau.md" if where == "body" else where)
    loaded = sokert.load(report(folder, tag if where == "body" else "x", template.name))
    assert words in "\n".join(_words(sokert.render(loaded)))
    assert [one for one in sokert.check(loaded) if one.level == "error"] == []


def test_without_a_template_of_its_own_a_report_s_texts_include_what_is_built_in_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(sokert.TemplateError, match="TEMPLATE-NOT-FOUND"):
        sokert.load(report(folder, '{% include "doan.md" %}'))


def test_an_include_that_may_be_missing_leaves_nothing_and_loses_nothing() -> None:
    text = "{% include 'khong.docx' ignore missing %}{% include ['a.md', 'b.md'] ignore missing %}sau"
    assert _words(sokert.Template(form(p(text))).render({})) == ["sau"]


def test_a_person_s_own_path_may_be_a_link(folder: Path) -> None:
    assert _words(sokert.Template(folder / "loi-ra.docx").render({})) == [SECRET]


STRANGE = [
    "a" * 300 + ".md",
    "a" * 300 + ".docx",
    "a\0b.md",
    "a\0b.docx",
    "a\0/b.md",
    "a" * 300,
    "\0",
    "",
    ".",
    "..",
    "/",
    "x" * 300 + "/y.md",
]


@pytest.mark.parametrize("name", STRANGE)
def test_no_name_is_too_long_or_too_strange_to_be_told(folder: Path, name: str) -> None:
    for way in (
        lambda: sokert.load(name),
        lambda: sokert.load_data(name),
        lambda: sokert.check_file(name),
        lambda: sokert.check(name),
        lambda: sokert.load(report(folder, "x", name)),
        lambda: sokert.Template(name),
        lambda: sokert.render(sokert.Report.model_validate(SMALL), template=name or "\0"),
        lambda: sokert.Template(form(p(f"{{% include {name!r} %}}"))).render({}),
    ):
        with pytest.raises(sokert.SokertError) as told:
            way()
        assert told.value.findings


@pytest.mark.parametrize("name", ["a\0.docx", "a" * 300 + ".docx", "khong-co/a.docx"])
def test_a_target_that_cannot_be_written_is_told(folder: Path, name: str) -> None:
    with pytest.raises(sokert.FileError):
        sokert.render(sokert.Report.model_validate(SMALL), folder / name)


def test_template_show_prints_a_file_that_is_named_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own(folder, "x")
    assert main(["template", "show", str(folder / "mau.md")]) == 0
    assert "block opening" in capsys.readouterr().out
    assert main(["template", "show", "../bimat"]) == 2


def test_a_form_whose_ending_is_in_capitals_is_a_form(folder: Path) -> None:
    (folder / "MAU.DOCX").write_bytes(form(p("{{ ten }}")))
    content = sokert.Template(folder / "MAU.DOCX").render({"ten": "An"})
    assert content == sokert.Template(form(p("{{ ten }}"))).render({"ten": "An"})
    (folder / "MAU.DOCX").write_bytes(form(p("{{ issuer.name }}")))
    assert sokert.render(sokert.load(report(folder, "x", "MAU.DOCX")))


def test_a_text_template_that_git_lfs_has_not_fetched_is_told_as_that(folder: Path) -> None:
    (folder / "mau.md").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n", "utf-8")
    with pytest.raises(sokert.FileError, match="FILE-LFS-POINTER"):
        sokert.Template(folder / "mau.md")


@pytest.mark.parametrize("content", [b"", b"[1]", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_file_of_data_is_told_as_one_and_not_as_a_report(content: bytes) -> None:
    with pytest.raises(sokert.DataError) as told:
        sokert.load_data(content)
    for lang, word in (("vi", "báo cáo"), ("en", "report")):
        assert word not in told.value.findings[0].worded(lang)

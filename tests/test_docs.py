"""The documents a newcomer reads: what they promise is there, and what they tell to type works."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

import judges
import pages
import sokert
from judges import ROOT
from pictures import bmp, png
from small_forms import form as small_form
from small_forms import p, row, seen, table
from sokert.cli import main
from sokert.messages import LANGUAGES
from sokert.vietnamese import FILTERS
from test_rooms import ROOMS

README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MAIN_JOB = (
    "python3 -m venv .venv && .venv/bin/pip install --quiet . "
    "&& .venv/bin/sokert render examples/van-phong-ubnd/report.yaml"
)
TESTS = (
    "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install --quiet --no-compile -e '.[test]' "
    "&& .venv/bin/pytest"
)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_first_two_commands_are_one_line_each(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert blocks(text, "sh")[:2] == [f"{MAIN_JOB}\n", f"{TESTS}\n"]


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]*)\)", text)


def in_english(link: str) -> str:
    return link.replace(".vi.md", ".md")


def test_every_page_is_linked_from_another() -> None:
    led = {
        (page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(page.read_text("utf-8"))
    }
    assert [page.name for page in PAGES if page.parent != ROOT and page not in led] == []


def test_the_vietnamese_readme_leads_to_vietnamese_pages() -> None:
    read = links((ROOT / "README.vi.md").read_text("utf-8"))
    there = [link for link in read if link.endswith(".md") and (ROOT / link.replace(".md", ".vi.md")).exists()]
    assert there == ["README.md"]  # and one to the other language


def test_the_vietnamese_readme_says_what_the_english_one_says() -> None:
    english, vietnamese = README, (ROOT / "README.vi.md").read_text("utf-8")

    def shape(text: str) -> dict[str, object]:
        return {
            "sections": text.count("\n## "),
            "pictures": re.findall(r"!\[[^]]*\]\(([^)]*)\)", text),
            "links": sorted({in_english(link) for link in links(text)} - {"README.md"}),
            "commands": [line.split("#")[0].rstrip() for line in text.splitlines() if line.startswith("$ ")],
            "python": blocks(text, "python"),
            "paths": re.findall(r"`((?:src|docs|examples|tests)/[^`\s]*)`", text),
            "rows": [len(re.findall(r"^\|", part, re.MULTILINE)) for part in text.split("\n## ")],
        }

    assert shape(vietnamese) == shape(english), "say in README.vi.md what README.md says, in its place"


def test_every_block_an_office_can_override_is_on_the_page_of_templates() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    source = (ROOT / "src" / "sokert" / "templates" / "half-year" / "office.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == re.findall(r"^{% block (\w+) %}", source, re.MULTILINE)
    (example,) = re.findall(r"```jinja\n(.*?)```", page, re.DOTALL)
    own = (ROOT / "examples" / "mau-rieng" / "mau.md").read_text("utf-8")
    assert "".join(line.strip() + "\n" for line in example.splitlines()[:-1]) in own


def test_ci_calls_the_second_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "command_of 2" in script or TESTS in script


def test_every_path_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:src|docs|examples|tests)/[^`\s]*)`", README)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_room_is_in_the_readme() -> None:
    rooms = {path.stem for path in (ROOT / "src" / "sokert").iterdir() if not path.name.startswith(("_", "py."))}
    assert [room for room in sorted(rooms) if f"`src/sokert/{room}" not in README] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("src/sokert/vietnamese/dates.py", "def date("),
        ("src/sokert/standards/nd30/form.py", "left="),
        ("src/sokert/templates/half-year/office.md", "{% block opening %}"),
        ("src/sokert/models/office.py", "class Signatory"),
        ("src/sokert/locale/vi.po", 'msgid "TAG-UNDEFINED"'),
    ],
)
def test_the_room_a_newcomer_is_sent_to_holds_what_is_sought(path: str, words: str) -> None:
    assert path in README
    assert words in (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_resolves(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    near = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith("#")]
    assert [link for link in near if not (page.parent / link).exists()] == []


def test_the_python_of_the_readme_is_ten_lines() -> None:
    (source,) = blocks(README, "python")
    assert len([line for line in source.splitlines() if line.strip()]) <= 10
    names = [node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    assert {"load", "render", "render_document"} <= set(names)


def test_the_doors_in_the_docs_are_those_the_tests_keep() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| ([\w ,]+) \|$", text.partition("## The doors")[2].replace("`", ""), re.MULTILINE)
    told = {room: set() if doors == "nothing of ours" else set(doors.split(", ")) for room, doors in rows}
    told.pop("room")
    assert told == {room: set(doors.split()) for room, doors in ROOMS.items()}


def test_the_workflows_in_the_docs_are_those_in_the_examples() -> None:
    sources = [(ROOT / "examples" / "ci" / name).read_text("utf-8") for name in ("sokert.yml", "gitlab-ci.yml")]
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("ci.md", "ci.vi.md")]
    for page in pages:
        assert blocks(page, "yaml") == sources
    commands = [[line.split(" #")[0].rstrip() for line in page.splitlines() if line[:2] == "$ "] for page in pages]
    assert commands[0] == commands[1] != []
    steps = yaml.safe_load(sources[0])["jobs"]["draft"]["steps"]
    shown = {word for step in steps for word in step.get("run", "").split("sokert ")[1:] if "--format github" in word}
    assert [word.split()[0] for word in sorted(shown)] == ["check", "template"]  # render would tell each again


def test_the_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size >= 150_000] == []


DRAWN = {"report-file": pages.report_file, "filters": pages.filters, "commands": pages.commands, "api": pages.api}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRAWN)
def test_a_page_drawn_from_the_source_is_fresh(name: str, lang: str, request: pytest.FixtureRequest) -> None:
    page, drawn = ROOT / "docs" / f"{name}{'' if lang == 'en' else f'.{lang}'}.md", DRAWN[name](lang)
    if request.config.getoption("--accept"):
        page.write_text(drawn, "utf-8")
    assert page.read_text("utf-8") == drawn, "run pytest tests/test_docs.py --accept, then read the diff"


def test_every_filter_and_every_public_name_has_its_place_and_its_words() -> None:
    for lang in LANGUAGES:
        words = pages._words("api", lang)
        named = [name for group in words["groups"] for name in group["names"]]
        assert sorted([*named, *pages.RECORDS, *pages.GIVEN]) == sorted(sokert.__all__)
    assert pages._words("filters", "vi")["says"].keys() == FILTERS.keys()
    drawn = pages.api("vi")
    assert [
        name for name, said in pages._words("api", "vi")["says"].items() if said.partition("\n")[0] not in drawn
    ] == []


FORMS = {lang: (ROOT / "docs" / name).read_text("utf-8") for lang, name in (("en", "forms.md"), ("vi", "forms.vi.md"))}
FORM_DATA: dict[str, Any] = {
    "van_ban_den": sokert.Metric(code="van_ban_den", name="Văn bản đến", value=20870),
    "don_vi": [{"ten": "Phòng Mẫu", "so": 3}, {"ten": "Phòng Khác", "so": 0}],
    "co_quan": {"ten": "Phòng Mẫu"},
    "so_tien": 1250000,
    "ngay": "2024-07-05",
    "co_ghi_chu": False,
    "viec": ["Rà soát", "Báo cáo"],
}
TYPED = {
    (typed.replace("\\|", "|"), printed)
    for page in FORMS.values()
    for typed, printed in re.findall(r"^\| `(.*\{.*)` \| (.*?) ?\|$", page, re.MULTILINE)
}


@pytest.mark.parametrize(("typed", "printed"), sorted(TYPED))
def test_a_tag_on_the_page_of_forms_prints_what_stands_beside_it(typed: str, printed: str) -> None:
    assert [line for line in seen(sokert.Template(small_form(p(typed))).render(FORM_DATA)) if line] == [printed] * bool(
        printed
    )


@pytest.mark.parametrize(
    ("shown", "expected"),
    list(
        zip(
            blocks(FORMS["en"], "form"),
            [
                ["Phòng Mẫu: 3 việc", "Phòng Khác: 0 việc"],
                ["| Đơn vị | Số việc |", "| Phòng Mẫu | 3 |", "| Phòng Khác | 0 |"],
                ["| Phòng Mẫu | 3 |"],
            ],
            strict=True,
        )
    ),
)
def test_a_loop_on_the_page_of_forms_does_what_it_says(shown: str, expected: list[str]) -> None:
    assert seen(sokert.Template(typed_form(shown)).render(FORM_DATA)) == expected


def typed_form(shown: str) -> bytes:
    """Return the form that a block of the page shows: a line a paragraph, a line of bars a row."""
    rows = [
        row(*(cell.strip() for cell in line.strip("|").split(" | "))) for line in shown.splitlines() if line[0] == "|"
    ]
    return small_form(table(*rows)) if rows else small_form(*(p(line) for line in shown.splitlines()))


@pytest.mark.parametrize("lang", FORMS)
def test_the_python_and_the_commands_of_the_page_of_forms_run(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    content = small_form(p("{% for d in don_vi %}"), p("{{ d.ten }}: {{ d.so|number }} việc"), p("{% endfor %}"))
    Path("mau.docx").write_bytes(content)
    Path("du-lieu.json").write_text('{"don_vi": [{"ten": "Phòng Mẫu", "so": 1.5}]}', "utf-8")
    shutil.copy(ROOT / "examples" / "mau-rieng" / "report.yaml", "report.yaml")
    Path("mau.md").write_text((ROOT / "examples" / "mau-rieng" / "mau.md").read_text("utf-8"), "utf-8")
    values, source = blocks(FORMS[lang], "python")
    Path("con-dau.png").write_bytes(png())
    Path("phu-luc.docx").write_bytes(small_form(p("Phụ lục")))
    given: dict[str, Any] = {}
    exec(compile(values, "forms.md", "exec"), given)
    form = small_form(*(p(f"{{{{ {name} }}}}") for name in given["data"]))
    assert "Phụ lục" in seen(sokert.Template(form).render(given["data"]))
    exec(compile(source, "forms.md", "exec"), {})
    assert seen(Path("ra.docx").read_bytes()) == ["Phòng Mẫu: 1,5 việc"]
    for line in re.findall(r"^\$ sokert (.*?)(?: +#.*)?$", "".join(blocks(FORMS[lang], "console")), re.MULTILINE):
        if "export" not in line:
            assert main([*line.split(), "--lang", lang]) in (0, 1), line
            assert "[CLI-" not in capsys.readouterr().err
    assert main(["template", "variables", "mau.docx", "--lang", lang]) == 0
    assert capsys.readouterr().out in "".join(blocks(FORMS[lang], "console"))
    assert main(["template", "export", "half-year/office", "--out", "mau.docx", "--force"]) == 0


EXAMPLES = blocks((ROOT / "docs" / "from-docxtpl.md").read_text("utf-8"), "python")
# What each leaves in the form, in their order: paragraphs with their styles, and how many pictures.
LEFT: list[tuple[list[tuple[str, str]], int]] = [
    ([("Đạt 102,5% kế hoạch", "Normal")], 0),
    ([("Đạt 102,5% kế hoạch (tạm tính)", "Normal")], 0),
    (
        [
            ("Nhiệm vụ trọng tâm:", "Normal"),
            ("Rà soát văn bản", "List Bullet"),
            ("Xong trước 30/9", "List Bullet"),
        ],
        0,
    ),
    ([("", "Normal")], 1),
    ([("Điều 1\nkhoản 1", "Normal"), ("Điều 2Điều 3", "Normal")], 0),
    ([("Phụ lục", "Normal")], 0),
    ([("Bảng kê", "Heading 1")], 0),
    (
        [
            ("Kết quả", "Normal"),
            ("đạt 102,5% kế hoạch", "List Bullet"),
            ("vượt 2,5%", "List Bullet"),
        ],
        0,
    ),
    ([("Đạt", "Normal"), ("", "Normal")], 1),
    ([("Xem Cổng thông tin và phụ lục", "Normal")], 0),
]


# The writer does not insert documents and Markdown into forms yet; a test that passes then says so.
RUN = [
    pytest.param(source, left, id=str(number)) for number, (source, left) in enumerate(zip(EXAMPLES, LEFT, strict=True))
]


@pytest.mark.parametrize(("source", "left"), RUN)
def test_each_example_for_those_who_come_from_docxtpl_goes_into_a_form(
    source: str, left: tuple[list[tuple[str, str]], int], tmp_path: Path
) -> None:
    (tmp_path / "con-dau.png").write_bytes(png())
    for name, words in (("mau.docx", "{{ ket_qua }}"), ("phu-luc.docx", "Phụ lục")):
        form = docx.Document()
        form.add_paragraph(words)
        if "dau" in source.split('"'):
            form.add_picture(io.BytesIO(bmp()))
            form.element.body.xpath(".//wp:docPr")[0].set("descr", "{{ dau }}")
        form.save(str(tmp_path / name))
    names: dict[str, Any] = {}
    with contextlib.chdir(tmp_path):
        exec(compile(source, "from-docxtpl.md", "exec"), names)
        if "ket_qua" in names:
            sokert.Template("mau.docx").render({"ket_qua": names["ket_qua"]}, "ra.docx")
    written = docx.Document(str(tmp_path / "ra.docx"))
    assert [(one.text, one.style.name) for one in written.paragraphs if one.style] == left[0]
    assert len(written.inline_shapes) == left[1]
    assert judges.schemas_refuse(tmp_path / "ra.docx") == ""


def test_the_cells_of_the_pages_of_notebooks_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english, vietnamese = (
        blocks((ROOT / "docs" / name).read_text("utf-8"), "python") for name in ("notebook.md", "notebook.vi.md")
    )
    assert english == vietnamese
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for source in english:
        exec(compile(source, "docs/notebook.md", "exec"), names)
    assert (len(names["metrics"]), len(names["province"].figures), names["findings"]) == (3, 1, ())
    assert [one.code for one in sokert.check(names["report"])] == []
    assert (set(names["table"]["code"]), len(names["claims"]) > 2) == ({one.code for one in names["metrics"]}, True)


def test_the_python_of_the_pages_of_the_library_runs_and_is_the_same_in_both_languages() -> None:
    english, vietnamese = (
        blocks((ROOT / "docs" / name).read_text("utf-8"), "python") for name in ("library.md", "library.vi.md")
    )
    assert [one.replace('"en"', '"vi"') for one in english] == vietnamese
    for source in english:
        exec(compile(source, "docs/library.md", "exec"), {})

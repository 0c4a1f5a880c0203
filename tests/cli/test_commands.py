"""`demo`, `new`, `schema`, `explain`, `--version`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sokert
from cli.calling import Ran


def test_demo_writes_a_report_and_its_word_file(run: Ran) -> None:
    for _ in range(2):  # the second time finds its own file
        code, out, err = run("demo", "thử")
        assert (code, out.splitlines(), err) == (0, ["thử/report.yaml", "thử/report.docx"], "")
    assert Path("thử/report.docx").is_file()


def test_demo_and_new_never_touch_what_somebody_wrote(run: Ran) -> None:
    Path("a").mkdir()
    Path("a/report.yaml").write_text("của tôi", "utf-8")
    for arguments in (("demo", "a"), ("new", "a/report.yaml")):
        code, out, err = run(*arguments)
        assert (code, out) == (3, "")
        assert "CLI-FILE-EXISTS" in err
    assert Path("a/report.yaml").read_text("utf-8") == "của tôi"


def test_the_starters_of_both_languages_make_one_report(run: Ran) -> None:
    for lang in ("vi", "en"):
        assert (
            run("new", f"{lang}.yaml", "--lang", lang, "--template", "half-year/union", "--period", "2025-Q1")[0] == 0
        )
        assert run("check", f"{lang}.yaml")[0] == 0  # what we give to start from has nothing to be told of
    assert sokert.load("vi.yaml") == sokert.load("en.yaml")
    assert (sokert.load("vi.yaml").template, sokert.load("vi.yaml").period.code) == ("half-year/union", "2025-Q1")
    texts = [Path(name).read_text("utf-8").splitlines() for name in ("vi.yaml", "en.yaml")]
    vietnamese, english = ([line.partition(" # ")[0].rstrip() for line in text if line[:2] != "# "] for text in texts)
    assert vietnamese == english


def test_a_school_starts_with_its_term_or_with_the_period_that_is_named(run: Ran) -> None:
    assert (
        run("new", "a.yaml", "--kind", "school")[0] == run("new", "b.yaml", "--kind", "school", "--period", "2026")[0]
    )
    assert [sokert.load(name).period.code for name in ("a.yaml", "b.yaml")] == ["2025-HK1", "2026"]
    code, _, err = run("new", "c.yaml", "--kind", "school", "--period", "2026-HK3")
    assert (code, "DATA-PERIOD" in err) == (2, True)


def test_a_report_of_the_second_half_is_told_to_be_none_of_the_year(run: Ran) -> None:
    code, _, err = run("new", "a.yaml", "--period", "2026-H2")
    assert (code, "NEW-SECOND-HALF" in err, "15/06/2026" in err, "--period 2026" in err) == (0, True, True, True)
    assert run("new", "b.yaml", "--period", "2026")[2] == ""
    assert "[TEXT-" not in run("check", "a.yaml")[2]


def test_the_party_s_starter_makes_a_party_report_in_the_order_its_template_tells(run: Ran) -> None:
    run("new", "dang.yaml", "--kind", "party")
    report = sokert.load("dang.yaml")
    assert [section.title for section in report.sections][:4] == [
        "Lãnh đạo thực hiện nhiệm vụ chính trị",
        "Xây dựng Đảng",
        "Lãnh đạo các đoàn thể",
        "Đánh giá chung",
    ]
    sokert.render(report, "dang.docx")
    assert sokert.check("dang.docx") == ()


def test_a_template_without_a_starter_is_told_with_those_that_have_one(run: Ran) -> None:
    code, _, err = run("new", "x.yaml", "--template", "half-year/khong-co")
    assert code == 2
    assert "half-year/party" in err


def test_what_a_starter_leaves_commented_is_right_too(run: Ran, report: Path) -> None:
    text = report.read_text("utf-8").replace("# number", "number").replace("# date", "date")
    report.write_text(text.replace("# subject", "subject"), "utf-8")
    assert sokert.load(report).number == 123


def test_schema_is_printed_or_written(run: Ran) -> None:
    code, out, _ = run("schema")
    assert (code, json.loads(out)) == (0, sokert.schema())
    assert run("schema", "-o", "s.json") == (0, "s.json\n", "")
    assert Path("s.json").read_text("utf-8") == out


def test_version(run: Ran) -> None:
    assert run("--version") == (0, f"sokert {sokert.__version__}\n", "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_code_explains_itself(run: Ran, lang: str) -> None:
    for code in ("TEXT-FIGURE", "ND30-MARGIN-LEFT", "DATA-TAB", "text-figure", "[ND30-FONT]"):
        ended, out, err = run("explain", code, "--lang", lang)
        assert (ended, err) == (0, "")
        assert out == sokert.explain(code.strip("[]").upper(), lang) + "\n"


@pytest.mark.parametrize(
    ("code", "said"), [("DATA-FIGURE", "20870 or 12.5"), ("DATA-UNKNOWN-KEY", "docs/report-file.md")]
)
def test_a_code_whose_remedy_is_made_of_what_is_found_tells_how_it_is_written(run: Ran, code: str, said: str) -> None:
    _, out, _ = run("explain", code, "--lang", "en")
    assert said in out
    assert "\n\n\n" not in out


def test_a_code_that_is_none_offers_the_nearest_rule_of_form_too(run: Ran) -> None:
    ended, _, err = run("explain", "ND30-TN-TXT", "--lang", "vi")
    assert ended == 2
    assert "có phải là “ND30-TN-TEXT”?" in err


def test_explain_without_a_code_names_the_list(run: Ran) -> None:
    ended, _, err = run("explain", "--lang", "en")
    assert (ended, "CODE / --list is missing" in err) == (2, True)
    ended, out, _ = run("explain", "--list", "--lang", "en")
    assert (ended, "FIGURE-HEDGE-LOST" in out) == (0, True)


def test_render_tells_a_figure_that_no_section_tells(run: Ran) -> None:
    run("new", "a.yaml")
    more = "  - {code: sang_kien, name: Sáng kiến, value: 4, unit: sáng kiến}\nsections:"
    Path("a.yaml").write_text(Path("a.yaml").read_text("utf-8").replace("sections:", more, 1), "utf-8")
    code, out, err = run("render", "a.yaml")
    assert (code, out) == (0, "a.docx\n")
    assert ("FIGURE-NOT-TOLD" in err, "sang_kien" in err) == (True, True)
    lines = Path("a.yaml").read_text("utf-8").splitlines()
    key = next(at for at, line in enumerate(lines) if line.startswith("sections:"))
    first = next(at for at, line in enumerate(lines[key:], key + 1) if line.startswith("  - "))
    assert all(f"a.yaml:{first}:3: " in told for told in (err, run("check", "a.yaml")[2]))
    assert "FIGURE-NOT-TOLD" in run("check", "a.yaml")[2]

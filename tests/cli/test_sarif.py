"""Findings as SARIF 2.1.0: the parts of its schema that a reader needs, written out here by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import sokert
from judges import ROOT
from sokert import DataError
from sokert.cli import main
from sokert.cli.sarif import sarif
from sokert.errors import Finding, Level, Place
from specimens import SMALL

WORDS = {"type": "string", "minLength": 1}
TEXT = {"type": "object", "required": ["text"], "properties": {"text": WORDS}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn"],
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
        "endColumn": {"type": "integer", "minimum": 1},
        "snippet": TEXT,
    },
    "additionalProperties": False,
}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$"}},
        },
        "region": REGION,
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": {
            "type": "object",
            "required": ["text", "markdown"],
            "properties": {"text": WORDS, "markdown": WORDS},
        },
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}, "additionalProperties": False},
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "partialFingerprints"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "partialFingerprints": {
            "type": "object",
            "required": ["primaryLocationLineHash"],
            "properties": {"primaryLocationLineHash": {"type": "string", "pattern": "^[0-9a-f]{16}:[0-9]+$"}},
        },
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"physicalLocation": PHYSICAL, "logicalLocations": {"type": "array"}},
                "required": ["physicalLocation"],
                "additionalProperties": False,
            },
        },
        "relatedLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"physicalLocation": PHYSICAL, "logicalLocations": {"type": "array"}, "message": TEXT},
                "required": ["physicalLocation", "message"],
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {
            "type": "object",
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"name": {"const": "sokert"}, "rules": {"type": "array", "items": RULE}},
                }
            },
        },
        "language": {"enum": ["vi", "en"]},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN, "minItems": 1}},
}


def log(found: tuple[Finding, ...]) -> Any:
    said = json.loads(sarif(found, "en"))
    jsonschema.validate(said, SARIF)
    (run,) = said["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_a_report_file_is_told_at_line_and_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "examples/van-phong-ubnd/report.yaml").read_text("utf-8").replace("duy trì", "của của")
    Path("báo cáo.yaml").write_text(text, "utf-8")
    run = log(sokert.check_file("báo cáo.yaml"))
    (result,) = [one for one in run["results"] if one["ruleId"] == "TEXT-DOUBLED-WORD"]
    (location,) = result["locations"]
    line = next(at for at, line in enumerate(text.split("\n"), 1) if "của của" in line)
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "b%C3%A1o%20c%C3%A1o.yaml"
    column = text.split("\n")[line - 1].index("của của") + 1
    assert location["physicalLocation"]["region"] == {
        "startLine": line,
        "startColumn": column,
        "endColumn": column + len("của của"),
        "snippet": {"text": "của của"},
    }
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert "Remedy: " in rules["TEXT-DOUBLED-WORD"]["help"]["text"]


def test_words_that_do_not_stand_in_the_line_are_no_snippet_of_it(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text("metrics:\n    value: 75911\n", "utf-8")
    found = [
        Finding("TEXT-DOUBLED-WORD", {"said": "của của", "once": "của"}, Place(name, 2, 12, text=text))
        for name, text in ((str(file), "a <= b"), (str(file), "75911"), ("gone.yaml", "75911"))
    ]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in log(tuple(found))["results"]]
    assert regions == [
        {"startLine": 2, "startColumn": 12},
        {"startLine": 2, "startColumn": 12, "endColumn": 17, "snippet": {"text": "75911"}},
        {"startLine": 2, "startColumn": 12},
    ]


def test_levels_are_those_of_sarif() -> None:
    levels = [
        Finding("CHECK-OFF-UNUSED", {"given": "X"}, Place("a.docx"), level) for level in ("error", "warning", "info")
    ]
    assert [result["level"] for result in log(tuple(levels))["results"]] == ["error", "warning", "note"]


def test_what_stands_of_a_rule_is_the_rule_s_own_in_both_languages_and_never_a_finding_s() -> None:
    where = Place("a.docx", part="word/document.xml", paragraph=3)
    found = Finding("ND30-MARGIN-LEFT", {"found": "12,7", "allowed": "30-35"}, where, "warning", sentence="MARGIN-LEFT")
    (rule,) = log((found,))["tool"]["driver"]["rules"]
    pages = [sokert.explain("ND30-MARGIN-LEFT", lang) for lang in ("en", "vi")]
    assert rule["help"]["text"] == "\n\n".join(pages)
    assert rule["shortDescription"]["text"] == pages[0].splitlines()[0]
    assert rule["fullDescription"]["text"] == " / ".join(page.splitlines()[0] for page in pages)
    assert rule["help"]["markdown"].count("**") == 4
    assert rule["defaultConfiguration"]["level"] == "error"  # the rule's; this finding of it is a warning
    assert "12,7" not in json.dumps(rule)


@pytest.mark.parametrize(
    ("told", "level"), [(["info"], "note"), (["info", "warning"], "warning"), (["error"], "error")]
)
def test_what_no_rule_tells_has_the_gravest_level_it_was_found_with(told: list[Level], level: str) -> None:
    found = tuple(Finding("CHECK-OFF-UNUSED", {"given": "X"}, Place("a.docx"), one) for one in told)
    (rule,) = log(found)["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] == level


def test_a_finding_is_known_again_when_its_line_has_moved(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    text = (ROOT / "examples/van-phong-ubnd/report.yaml").read_text("utf-8").replace("duy trì", "của của")
    prints = []
    for before in ("", "# thêm một dòng\n\n"):
        file.write_text(before + text, "utf-8")
        prints.append([one["partialFingerprints"] for one in log(sokert.check_file(file))["results"]])
    assert prints[0] == prints[1] != []
    assert len({json.dumps(one) for one in prints[0]}) == len(prints[0])


def test_a_report_file_is_told_by_the_way_to_the_value_too(tmp_path: Path) -> None:
    text = (ROOT / "examples/van-phong-ubnd/report.yaml").read_text("utf-8").replace("duy trì", "của của")
    (file := tmp_path / "r.yaml").write_text(text, "utf-8")
    ways = [one.where.path for one in sokert.check_file(file)]
    assert ways == [one.where.path for one in sokert.check_file(text.encode())]
    assert any(re.fullmatch(r"sections\[\d+\]\..*body", way) for way in ways)
    told = [place for one in log(sokert.check_file(file))["results"] for place in one["locations"]]
    assert [place["logicalLocations"][0]["fullyQualifiedName"] for place in told] == ways
    assert not any(way in sokert.check_file(file)[0].worded("vi") for way in ways)


def test_a_word_file_is_told_by_part_and_paragraph_a_workbook_by_cell() -> None:
    where = Place("a.docx", part="word/document.xml", paragraph=3, text="của của")
    (result,) = log((Finding("TEXT-DOUBLED-WORD", {"said": "của của", "once": "của"}, where),))["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "word/document.xml#3"
    assert "region" not in location["physicalLocation"]
    cell = Finding("SOURCE-CELL-TEXT", {"name": "Đơn", "given": "12.x"}, Place("c.xlsx", part="Thu!F10"))
    (result,) = log((cell,))["results"]
    assert result["message"]["text"].startswith("Thu!F10: ")
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "Thu!F10"


def test_the_parts_of_a_total_are_told_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = {"code": "don", "name": "Đơn", "value": 612, "unit": "đơn"}
    part = {"code": "khieu_nai", "name": "Đơn khiếu nại", "value": 698, "unit": "đơn", "part_of": "don"}
    data = {**SMALL, "metrics": [whole, part], "sections": [{"title": "A", "body": "{{ don }}; {{ khieu_nai }}."}]}
    Path("r.json").write_text(json.dumps(data, indent=0), "utf-8")
    (found,) = (one for one in sokert.check_file("r.json") if one.code == "FIGURE-PARTS")
    lines = Path("r.json").read_text("utf-8").splitlines()
    assert [(one.metric, lines[one.line - 1]) for one in found.beside] == [("khieu_nai", '"value": 698,')]
    assert found.as_json()["beside"] == [found.beside[0].as_json()]
    assert "Đơn khiếu nại 698" in found.message()
    (result,) = log((found,))["results"]
    (related,) = result["relatedLocations"]
    assert (related["message"]["text"], related["physicalLocation"]["region"]["startLine"]) == (
        "khieu_nai",
        found.beside[0].line,
    )
    (found,) = (one for one in sokert.check(sokert.parse(data)) if one.code == "FIGURE-PARTS")
    assert [one.path for one in found.beside] == ["metrics[1].value"]


def test_a_code_without_a_page_and_a_finding_without_a_file_are_told_too() -> None:
    run = log((Finding("CHECK-UNKNOWN-CODE", {"given": "X", "near": ""}),))
    assert "locations" not in run["results"][0]


def test_nothing_found_is_a_whole_log_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / "examples/so-sanh/report.yaml"), "--format", "sarif"]) == 0
    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said, SARIF)
    assert said["runs"][0]["results"] == []


@pytest.mark.parametrize(
    "arguments", [["render", "none.yaml"], ["fix", "none.docx", "-o", "x.docx"], ["check", "none.docx"]]
)
def test_every_command_with_a_format_tells_it_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--format", "sarif"]) == 3
    jsonschema.validate(json.loads(capsys.readouterr().out), SARIF)


def test_every_rule_explains_itself() -> None:
    for code in ("TEXT-FIGURE", "FIGURE-PARTS", "ND30-MARGIN-LEFT"):
        told = [sokert.explain(code, lang).partition("\n\n") for lang in ("vi", "en")]
        assert all(title and rest for title, _, rest in told)
        assert told[0] != told[1]
    assert sokert.explain("DATA-KEY", "en").startswith("the key here is not a word")
    for unknown in ("DATA-KYE", "DATA-KEY.hint", "LEVEL-error", "", "x"):
        with pytest.raises(DataError, match="CHECK-UNKNOWN-CODE"):
            sokert.explain(unknown)

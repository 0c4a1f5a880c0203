"""The JSON Schema: an editor marks what the reader refuses, as far as one value can tell."""

from __future__ import annotations

import copy
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import sokert
from sokert import DataError
from sokert.sources import read

REPOSITORY = Path(__file__).parent.parent
FILES = sorted([*REPOSITORY.glob("examples/*/report.[yj]*"), *REPOSITORY.glob("src/sokert/templates/*/*.report.yaml")])
schema = importlib.import_module("sokert.schema")  # the package gives the function of that name
SCHEMA = sokert.schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_an_editor_reads(path: Path) -> Any:
    """Return a file's data with figures as numbers, which is how a YAML language server sees them."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012  (PyYAML's own way to set them)
            sign: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
            for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(path.read_text("utf-8"), Loader)


GOOD = as_an_editor_reads(next(path for path in FILES if path.name == "office.report.yaml"))


def test_it_is_a_schema_of_the_dialect_it_names() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_is_valid_for_an_editor_and_for_us(path: Path) -> None:
    VALIDATOR.validate(as_an_editor_reads(path))
    draft = read(path)
    assert draft.findings == ()
    VALIDATOR.validate(draft.data)


RIGHT: list[dict[str, Any]] = [
    {"period": 2023},
    {"period": "2023-9M"},
    {"kind": "school", "joint": True, "period": "2025-HK1"},
    {"period": {"label": "Đợt cao điểm", "from": "2023-01-01", "to": "2023-02-01"}},
    {"number": None, "date": None, "annexes": None},
    {"signatory": {"authority": ["TL. Chủ tịch", "Chánh Văn phòng"], "position": "Phó Chánh Văn phòng"}},
    {"urgency": "hỏa tốc", "secrecy": "mật", "circulation": "Lưu hành nội bộ", "draft": True, "draft_round": 2},
    {"drafter": {"mark": "PL", "copies": 300}},
    {"metrics": [{"code": "tỷ_lệ", "name": "Tỷ lệ", "value": 99.5, "plan": 100, "previous": {"absent": "mới"}}]},
    {"metrics": [{"code": "a", "name": "A", "value": "12.50", "plan": [{"by": "HĐND", "value": "3"}]}]},
    {"metrics": [{"code": "a", "name": "A", "value": 1, "plan": {"value": 3}, "hedge": None}]},
]


@pytest.mark.parametrize("fields", RIGHT)
def test_what_the_reader_takes_an_editor_takes(fields: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors({**GOOD, **fields})] == []
    plain = {**GOOD, **fields}
    if not any(isinstance(metric.get("value"), float) for metric in plain["metrics"]):
        sokert.Report.model_validate(plain)


def test_a_json_report_may_name_the_schema() -> None:
    named = {**GOOD, "$schema": "report.schema.json"}
    assert [error.message for error in VALIDATOR.iter_errors(named)] == []


METRIC = {"code": "a", "name": "A", "value": 1}
WRONG: list[dict[str, Any]] = [
    {"perod": "2023-H1"},
    {"period": "2023-H3"},
    {"period": {"label": "Đợt"}},
    {"period": 1800},
    {"issuer": {"name": "Văn phòng"}},
    {"number": "bốn"},
    {"number": 0},
    {"date": "25/07/2023"},
    {"recipients": "Lưu: VT"},
    {"sections": []},
    {"sections": [{"body": "không có tiêu đề"}]},
    {"metrics": [{**METRIC, "code": "văn bản"}]},
    {"metrics": [{**METRIC, "code": "report"}]},
    {"metrics": [{**METRIC, "value": "1.234"}]},
    {"metrics": [{**METRIC, "value": "1.234,5"}]},
    {"metrics": [{**METRIC, "value": True}]},
    {"metrics": [{**METRIC, "hedge": "gan"}]},
    {"metrics": [{**METRIC, "plan": [1, 2]}]},
    {"metrics": [{**METRIC, "previous": {"absnt": "mới"}}]},
    {"standard": "nd31"},
    {"urgency": "hẹn giờ"},
    {"secrecy": "nội bộ"},
    {"drafter": {"mark": "PL"}},
    {"drafter": {"mark": "PL", "copies": 0}},
    {"signatory": {"authority": [], "position": "Chủ tịch"}},
    {"settings": {"rate_decimals": 9}},
]


@pytest.mark.parametrize("fields", WRONG)
def test_what_the_reader_refuses_an_editor_marks(fields: dict[str, Any]) -> None:
    wrong = {**GOOD, **fields}
    assert list(VALIDATOR.iter_errors(wrong))
    with pytest.raises(DataError):
        sokert.Report.model_validate(wrong)


@pytest.mark.parametrize("key", ["period", "issuer", "signatory", "sections"])
def test_what_must_be_there_is_asked_for(key: str) -> None:
    without = copy.deepcopy(GOOD)
    del without[key]
    assert [error.validator for error in VALIDATOR.iter_errors(without)] == ["required"]


def mappings(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:  # else its keys are the office's own words
            yield part
        for inner in part.values():
            yield from mappings(inner)
    for inner in part if isinstance(part, list) else ():
        yield from mappings(inner)


def test_no_mapping_takes_unknown_keys_and_every_key_is_described() -> None:
    found = list(mappings(SCHEMA))
    assert len(found) > 8
    for mapping in found:
        assert mapping["additionalProperties"] is False
        for name, value in mapping["properties"].items():
            assert value["title"] == name
            assert value["description"].strip()


def test_descriptions_are_for_people() -> None:
    for mapping in mappings(SCHEMA):
        for value in [mapping, *mapping["properties"].values()]:
            assert not re.search(r">>>|\n|``", value.get("description", ""))


def test_every_key_is_explained_in_both_languages() -> None:
    def told(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
        for name, inner in (
            part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        ):
            if name == "description" and isinstance(inner, str):
                yield path, inner
            yield from told(inner, f"{path}/{name}")

    english, vietnamese = dict(told(sokert.schema("en"))), dict(told(sokert.schema("vi")))
    assert english.keys() == vietnamese.keys()
    assert [path for path, said in vietnamese.items() if said == english[path]] == []
    words = schema._translated("vi")
    assert words["records"].keys() == words.keys() - {"records"}
    known = dict(schema._docstrings())
    assert [(name, field) for name in words["records"] for field in words[name].keys() - known[name].keys()] == []


def test_the_schema_is_the_same_every_time() -> None:
    assert sokert.schema() == SCHEMA
    assert list(sokert.schema()["$defs"]) == sorted(SCHEMA["$defs"])

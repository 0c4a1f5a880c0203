"""Reports of every kind of office, all figures invented: clean ones silent, one planted mistake found as what it is."""

from __future__ import annotations

import copy
import unicodedata
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import sokert
from check.corpus.planting import NoRoomError
from check.corpus.plantings import BESIDES, PLANTINGS, kind_of
from draws import SOAK, some
from sokert.check import figures, text
from sokert.errors import Finding
from sokert.models import Metric, Report
from sokert.models.catalogue import KINDS, catalogue
from sokert.sources.draft import read

FILES = sorted((Path(__file__).parent / "reports").glob("*.yaml"))
RULES = {rule.code: rule for rule in (*figures.RULES, *text.RULES)}
# The suite plants every rule in one report, another for the next rule; a long run in every report.
EVERY = SOAK > 1
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def clean(path: Path) -> Any:
    return read(path).data


@cache
def found_in_clean(path: Path) -> tuple[Finding, ...]:
    return sokert.check_file(path)


def told_of_clean(path: Path) -> set[str]:
    return {finding.code for finding in found_in_clean(path)}


def planted(path: Path, code: str) -> Any:
    data = _numbers(copy.deepcopy(clean(path)))
    PLANTINGS[code](data)
    return data


def _numbers(data: Any) -> Any:
    """Return data with whole figures as numbers, as the changes count with them."""
    for metric in data["metrics"]:
        for part in (metric, *(metric["plan"] if isinstance(metric.get("plan"), list) else ())):
            for key in ("value", "previous", "plan", "total"):
                if isinstance(part.get(key), str) and part[key].isdigit():
                    part[key] = int(part[key])
    return data


@pytest.mark.parametrize("path", some(FILES, 2), ids=lambda path: path.stem)
def test_a_clean_report_is_silent(path: Path) -> None:
    assert [one.worded("vi") for one in found_in_clean(path) if one.level != "info"] == []


def test_there_are_reports_of_every_kind_and_all_say_they_are_invented() -> None:
    counts = Counter(kind_of(clean(path)) for path in FILES)
    assert len(FILES) >= 40
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= 5
    assert all(path.read_text("utf-8").startswith("# Số liệu tự đặt để kiểm thử") for path in FILES)


@each_file
def test_a_report_carries_codes_of_its_catalogue_and_names_nobody(path: Path) -> None:
    data = clean(path)
    known = catalogue(kind_of(data)).metrics
    assert sum(metric["code"] in known for metric in data["metrics"]) >= 3
    assert "name" not in data["signatory"]


def test_every_rule_has_its_planting() -> None:
    assert set(PLANTINGS) | BESIDES == set(RULES)


def chosen(at: int) -> list[Path]:
    """Return the reports a rule may be planted in: one of each kind, another first for the next rule."""
    if EVERY:
        return FILES
    kinds: dict[str, list[Path]] = {}
    for path in FILES:
        kinds.setdefault(path.stem.rpartition("-")[0], []).append(path)
    turned = [*kinds.values()][at % len(kinds) :] + [*kinds.values()][: at % len(kinds)]
    return [paths[(at + turn) % len(paths)] for turn, paths in enumerate(turned)]


@pytest.mark.parametrize(("at", "code"), list(enumerate(PLANTINGS)), ids=lambda one: str(one))
def test_a_planted_mistake_is_found_under_its_rule_and_no_other(at: int, code: str) -> None:
    found_in = 0
    for path in chosen(at):
        if code in told_of_clean(path):
            continue  # a rounding that is told of the clean report would hide the one that is planted
        try:
            data = planted(path, code)
        except NoRoomError:
            continue
        if code == "FIGURE-UNKNOWN-METRIC":  # data that names one is refused, records are judged
            data["metrics"] = [Metric.model_validate(one) for one in data["metrics"]]
        codes = {finding.code for finding in sokert.check(Report.model_validate(data))}
        assert codes - told_of_clean(path) == {code}, path.stem
        found_in += 1
        if not EVERY:
            break
    assert found_in >= (2 if EVERY else 1)


some_files = pytest.mark.parametrize("path", some(FILES, 13), ids=lambda path: path.stem)


@some_files
def test_a_report_given_again_a_year_later_is_found_as_unchanged_and_with_other_figures(path: Path) -> None:
    report = Report.model_validate(clean(path))
    before = report.model_copy(update={"period": report.period.same_period})
    found = {finding.code for finding in sokert.check(report, previous=before)}
    assert found - told_of_clean(path) == {"TEXT-UNCHANGED", "FIGURE-NOT-AS-REPORTED"}


@some_files
def test_a_name_that_a_later_law_abolished_is_found(path: Path) -> None:
    data = planted(path, "TEXT-INVISIBLE")
    data |= {"period": "2025-H2", "date": "2025-12-20", "issuer": {**data["issuer"], "parent": "UBND tỉnh Sơn La"}}
    last = data["sections"][-1]["sections"][-1]
    last["body"] = "Đã hướng dẫn UBND các huyện thực hiện chế độ báo cáo."
    assert "TEXT-NAME-BY-DATE" in {finding.code for finding in sokert.check(Report.model_validate(data))}
    last["body"] = "Đã hướng dẫn UBND các xã thực hiện chế độ báo cáo."
    texts = [finding for finding in sokert.check(Report.model_validate(data)) if finding.code == "TEXT-NAME-BY-DATE"]
    assert [finding for finding in texts if "huyện" in str(finding.facts["said"])] == []


@some_files
def test_letters_taken_apart_are_found_in_the_finished_file(path: Path) -> None:
    made = sokert.render(Report.model_validate(clean(path)))
    document, kept = Document(BytesIO(made)), BytesIO()
    run = next(
        paragraph for paragraph in document.paragraphs if "phối" in paragraph.text or "chức" in paragraph.text
    ).runs[0]
    run.text = unicodedata.normalize("NFD", run.text)
    document.save(kept)
    codes = [
        {one.code for one in sokert.check(file) if one.code.startswith("TEXT-")} for file in (made, kept.getvalue())
    ]
    assert codes[1] - codes[0] == {"TEXT-DECOMPOSED"}

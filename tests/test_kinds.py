"""Every kind of office over every kind of period: what there is to start from renders, and nothing is to be told."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import sokert
import yaml_text
from judges import ROOT
from sokert import Period
from sokert.check import form
from sokert.cli import main
from sokert.cli.starters import KINDS, Agency, starter
from sokert.fill import filler
from sokert.vietnamese.periods import name, rest_name

PERIODS = ("2026-03", "2026-Q1", "2026-H1", "2026-9M", "2026")
TERMS = ("2025-HK1", "2025-HK2", "2025-NH")
STARTERS = {kind: yaml_text.read(starter(kind, "vi")) for kind in KINDS}  # the file is YAML for any reader


def of(kind: str, **given: object) -> sokert.Report:
    return sokert.Report.model_validate({**STARTERS[kind], **given})


def sentences(report: sokert.Report) -> dict[str, str]:
    """Return the subject, the opening and the closing sentence of a report."""
    blocks = filler().fill(report.template, report)
    opening = next(block.text for block in blocks if block.text.endswith(" như sau:"))
    return {block.mark: block.text for block in blocks if block.mark in ("subject", "closing")} | {"opening": opening}


@pytest.mark.parametrize("kind", KINDS)
def test_every_period_of_every_kind_is_clean_in_form_words_and_figures(kind: str) -> None:
    for period in (*PERIODS, *(TERMS if kind == "school" else ())):
        report = sokert.parse(starter(kind, "vi", period))
        assert sokert.check(report) == (), period
        assert form.check(sokert.render(report)) == (), period


@pytest.mark.parametrize("kind", KINDS)
def test_what_there_is_to_start_from_is_clean_for_an_agency_of_any_name(kind: str) -> None:
    agency = Agency("Sở Khoa học: và Công nghệ", "UBND tỉnh Mẫu Hạ", "Mẫu Hạ", "No")
    report = sokert.parse(starter(kind, "vi", "2026-Q2", agency, "a b.yaml"))
    assert (report.issuer.name, report.issuer.place, report.issuer.code) == (agency.name, "Mẫu Hạ", "No")
    assert str(report.issuer.parent) in str(agency.parent)
    assert report.period.code == "2026-Q2"
    assert sokert.check(report) == ()
    assert "sokert render 'a b.yaml'" in starter(kind, "en", file="x/a b.yaml")


def test_the_kind_chooses_the_template_unless_one_is_named() -> None:
    assert [of(kind).template for kind in KINDS] == [f"half-year/{kind}" for kind in KINDS]
    assert of("school", template="half-year/office").template == "half-year/office"
    del (given := dict(STARTERS["office"]))["kind"]
    assert sokert.Report.model_validate(given).template == "half-year/office"


@pytest.mark.parametrize(
    ("kind", "period", "subject", "opening"),
    [
        (
            "school",
            "2025-HK1",
            "Sơ kết hoạt động giáo dục học kỳ I, phương hướng, nhiệm vụ học kỳ II năm học 2025-2026",
            "kết quả hoạt động giáo dục học kỳ I; phương hướng, nhiệm vụ học kỳ II năm học 2025-2026",
        ),
        (
            "school",
            "2025-NH",
            "Tổng kết hoạt động giáo dục năm học 2025-2026, phương hướng, nhiệm vụ năm học 2026-2027",
            "kết quả hoạt động giáo dục năm học 2025-2026; phương hướng, nhiệm vụ năm học 2026-2027",
        ),
        (
            "hospital",
            "2026-9M",
            "Sơ kết hoạt động bệnh viện 9 tháng đầu năm 2026, phương hướng, nhiệm vụ 3 tháng cuối năm 2026",
            "Thực hiện kế hoạch hoạt động năm 2026, Bệnh viện đa khoa Mẫu Sơn báo cáo kết quả hoạt động bệnh viện",
        ),
        (
            "commune",
            "2026",
            "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh năm 2026, "
            "phương hướng, nhiệm vụ năm 2027",
            "báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội",
        ),
        (
            "union",
            "2026-Q1",
            "Kết quả hoạt động quý I, nhiệm vụ trọng tâm quý II năm 2026",
            "Thực hiện chương trình công tác năm 2026, Công đoàn Viên chức báo cáo kết quả hoạt động quý I; nhiệm vụ",
        ),
    ],
)
def test_kind_and_period_choose_the_words(kind: str, period: str, subject: str, opening: str) -> None:
    said = sentences(of(kind, period=period))
    assert said["subject"] == subject
    assert opening in said["opening"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_joint_report_says_so_in_its_subject_opening_and_closing(kind: str) -> None:
    alone, joint = sentences(of(kind)), sentences(of(kind, joint=True))
    assert all("Đảng" not in said.replace("Đảng ủy", "") for said in alone.values())
    assert all("Đảng" in said.replace("Đảng ủy", "") for said in joint.values())


PAGES = ["docs/kinds.md", "docs/kinds.vi.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_kinds_tells_what_periods_and_kinds_are_called(page: str) -> None:
    rows = re.findall(r"^\| `(?!kind|period)(.+)` \| (.+) \| (.+) \|$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    kinds, periods = rows[: len(KINDS)], rows[len(KINDS) :]
    assert sorted(kind for kind, _, _ in kinds) == sorted(KINDS)
    for kind, _, subject in kinds:
        assert sentences(of(kind))["subject"].startswith(subject.removesuffix(" ...")), kind
    for code, called, following in periods:
        assert (name(Period.of(code)), rest_name(Period.of(code))) == (called, following)


def test_the_commands_of_the_page_of_kinds_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english, vietnamese = (
        re.findall(r"^\$ sokert ([^#\n]+)", (ROOT / page).read_text("utf-8"), re.M) for page in PAGES
    )
    assert english == vietnamese
    assert [main(shlex.split(command)) for command in english] == [0, 0, 0]
    assert sokert.load("xa.yaml").period == Period.of("2026-9M")

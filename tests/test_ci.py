"""What other repositories take from here: hooks, workflows, versions; each is tried as it will be called."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import click
import docx
import pytest
import yaml
from packaging.requirements import Requirement

import sokert
from cli.calling import write_form
from cli.test_targets import CLEAN, REPORT
from judges import ROOT, program
from sokert.cli import main
from sokert.cli.commands import commands

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
REPORTS = ROOT / ".github/workflows/reports.yml"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / "examples/ci/sokert.yml"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def hook(id: str, *files: str, args: Sequence[str] | None = None) -> int:
    """Call a hook as pre-commit does: its entry, its own args or a repository's, the staged files its pattern takes."""
    (one,) = [one for one in HOOKS if one["id"] == id]
    taken = [file for file in files if re.search(one.get("files", ""), file)]
    program, *call = shlex.split(one["entry"])
    assert program in PROJECT["scripts"]
    given = one.get("args", ()) if args is None else args
    return (
        main([*call, *given, *(taken if one.get("pass_filenames", True) else ())])
        if taken or one.get("always_run")
        else 0
    )


@pytest.fixture
def staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files of a commit: a report, a file of CI, a Word file that breaks the form, a picture."""
    monkeypatch.chdir(tmp_path)
    Path("report.yaml").write_text(CLEAN, "utf-8")
    Path("ci.yml").write_text("on: push\njobs: {}\n", "utf-8")
    Path("README.md").write_text("# Báo cáo\n", "utf-8")
    document = docx.Document()
    document.add_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Kết quả công tác 6 tháng đầu năm 2026")
    document.save("cu.docx")
    return ["report.yaml", "ci.yml", "README.md", "cu.docx", "anh.png"]


def test_the_hooks_do_as_pre_commit_expects(staged: list[str]) -> None:
    assert {one["id"] for one in HOOKS} == {"sokert-check", "sokert-check-all", "sokert-fix", "sokert-template-check"}
    assert all(one["language"] == "python" and one["name"] and one["description"] for one in HOOKS)
    assert hook("sokert-check", *staged) == 1  # the Word file
    assert hook("sokert-check", *(file for file in staged if file != "cu.docx")) == 0
    assert hook("sokert-template-check", *staged) == 0
    before = Path("cu.docx").read_bytes()
    assert hook("sokert-fix", *staged) == 0
    assert hook("sokert-fix", *staged) == 0  # the second time nothing is left to be changed
    after = Path("cu.docx").read_bytes()
    assert hook("sokert-fix", *staged) == 0
    assert (Path("cu.docx").read_bytes() == after, before != b"") == (True, True)
    Path("report.yaml").write_text(REPORT.replace("period:", "perid:"), "utf-8")
    assert hook("sokert-check", "report.yaml") == 2


def test_a_table_alone_in_a_commit_is_checked_with_the_reports_that_read_it(staged: list[str]) -> None:
    Path("so-lieu.csv").write_text("Chỉ tiêu;Thực hiện\nĐơn;12.x\n", "utf-8")
    Path("report.yaml").write_text(
        CLEAN.replace("\nsections:", "\nsources:\n  - {file: so-lieu.csv}\nsections:"), "utf-8"
    )
    assert (hook("sokert-check", "so-lieu.csv"), hook("sokert-check-all", "so-lieu.csv")) == (2, 2)
    Path("ra").mkdir()
    Path("ra/cu.yaml").write_text(REPORT, "utf-8")  # which nobody commits
    Path("report.yaml").write_text(CLEAN, "utf-8")
    assert (hook("sokert-check", "so-lieu.csv"), hook("sokert-check-all", "so-lieu.csv")) == (0, 1)
    Path("so-lieu.csv").write_text("Chỉ tiêu;Thực hiện\nĐơn;12.x\n", "utf-8")
    Path("report.yaml").write_text(
        CLEAN.replace("\nsections:", "\nsources:\n  - {file: so-lieu.csv}\nsections:"), "utf-8"
    )
    assert (hook("sokert-check", "main.py"), hook("sokert-check-all", "main.py")) == (0, 2)
    assert hook("sokert-check-all", "so-lieu.csv", args=["--fail-on", "error"]) == 2
    Path("so-lieu.csv").unlink()
    assert hook("sokert-check-all") == 2  # pre-commit hands on no file that is deleted


def test_a_table_that_reports_share_leads_to_them_where_the_call_lets_them_read_it(staged: list[str]) -> None:
    for name in ("chung", "xa/mot", "xa/hai", "ba"):
        Path(name).mkdir(parents=True)
    Path("chung/so-lieu.csv").write_text("Chỉ tiêu;ĐVT;Thực hiện\nĐơn;đơn;12.x\n", "utf-8")
    Path("ba/so-lieu.csv").write_text("Chỉ tiêu;ĐVT;Thực hiện\nĐơn;đơn;12\n", "utf-8")
    for name, way in {"xa/mot": "../../chung/so-lieu.csv", "xa/hai": "cu.csv", "ba": "so-lieu.csv"}.items():
        sources = f"\nsources:\n  - {{file: {way}}}\nsections:"
        Path(name, "report.yaml").write_text(CLEAN.replace("\nsections:", sources), "utf-8")
    assert hook("sokert-check", "chung/so-lieu.csv") == 0  # without it no report may read it
    assert hook("sokert-check", "chung/so-lieu.csv", args=["--allow-outside"]) == 2
    Path("chung/so-lieu.csv").write_text("Chỉ tiêu;ĐVT;Thực hiện\nĐơn;đơn;12\n", "utf-8")
    assert hook("sokert-check", "chung/so-lieu.csv", args=["--allow-outside", "--fail-on", "error"]) == 0
    Path("chung/so-lieu.csv").rename("chung/so-lieu-moi.csv")
    assert hook("sokert-check", "chung/so-lieu-moi.csv", args=["--allow-outside"]) == 2


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_what_there_is_with_options_that_there_are(path: Path) -> None:
    said = yaml.safe_load(path.read_text("utf-8"))
    asked = said[True]  # `on`, as YAML 1.1 reads it
    assert said["permissions"] == {"contents": "read"}
    inputs = set((asked.get("workflow_call") or {}).get("inputs", ())) if isinstance(asked, dict) else set()
    for job in said["jobs"].values():
        for step in job["steps"]:
            used = re.findall(r"inputs\.([\w-]+)", str([step, job.get("env")]))
            assert set(used) <= inputs
            assert "${{" not in step.get("run", "")  # what a stranger may have named is never part of a script
            for line in re.findall(r"(?m)^ *sokert .*$", step.get("run", "")):
                assert unknown_in(line) == set(), line
            # A runner of one's own empties its folder, and the repository still has the worktree on its list.
            assert "worktree add" not in step.get("run", "") or "worktree add --quiet --force" in step["run"]
            for script in re.findall(r"(?m)^\.ci/\w+$", step.get("run", "")):
                assert (ROOT / script).stat().st_mode & 0o100
    assert {one for one in inputs if f"inputs.{one}" not in path.read_text("utf-8")} == set()


def test_the_job_of_gitlab_calls_what_there_is() -> None:
    job = yaml.safe_load((ROOT / "examples/ci/gitlab-ci.yml").read_text("utf-8"))["reports"]
    calls = [call for line in job["script"] for call in re.findall(r"sokert [a-z].*?(?= \|\||$)", line)]
    assert [call.split()[1] for call in calls] == ["check", "template", "compare", "render"]
    assert {call: unknown_in(call) for call in calls if unknown_in(call)} == {}
    assert job["artifacts"]["reports"]["codequality"] in str(calls)
    made = {word for line in job["script"] for word in re.findall(r"worktree add .*--detach (\S+)", line)}
    assert (made, "last=$(mktemp -d)" in job["script"]) == ({'"$last"'}, True)  # a fixed name is there the second time


def unknown_in(line: str) -> set[str]:
    """Return the options of a call in a script that its command does not have."""
    words = re.sub(r"\$\{\w+:\+([^}]*)\}", r"\1", line).split()
    command: click.Command = commands
    for word in words[1:]:
        command = command.commands.get(word, command) if isinstance(command, click.Group) else command
    known = {option for param in command.params for option in param.opts}
    return {word for word in words if word.startswith("--")} - known


def test_a_planted_option_is_seen() -> None:
    assert unknown_in('sokert check --fail_on error ${B:+--basline "$B"} x') == {"--fail_on", "--basline"}


@pytest.mark.skipif(sys.platform == "win32", reason="the runner of the workflow is no Windows: it was NOT tried")
def test_the_workflow_checks_says_what_moved_and_renders(tmp_path: Path) -> None:
    """Run the scripts of the workflow as its runner does, in a repository whose last push changed a figure."""
    git, bash = program("git"), program("bash")
    folder, runner = tmp_path / "repository", tmp_path / "runner"
    for name in ("truong", "xa"):
        (folder / "bao-cao" / name).mkdir(parents=True)
        (folder / "bao-cao" / name / "report.yaml").write_text(CLEAN.replace("value: 12480", "value:"), "utf-8")
    form = folder / "bao-cao" / "xa" / "mau.docx"
    write_form(str(form), "{{ issuer.name|gach }}")
    named = form.with_name("report.yaml")
    shared = "\nsources:\n  - {file: ../../chung/so-lieu.csv}\nsections:"
    text = named.read_text("utf-8").replace("half-year/office", form.name).replace("\nsections:", shared)
    named.write_text(text, "utf-8")
    (folder / "chung").mkdir()
    (folder / "chung" / "so-lieu.csv").write_text("Chỉ tiêu;ĐVT;Thực hiện\nĐơn;đơn;12\n", "utf-8")
    (folder / "loc.py").write_text("def gach(words):\n    return f'[{words}]'\n", "utf-8")
    (runner / "bin").mkdir(parents=True)
    shim = runner / "bin" / "sokert"
    shim.write_text(f'#!{bash}\nexec "{sys.executable}" -m sokert "$@"\n', "utf-8")
    shim.chmod(0o755)
    own = {"PATH": f"{shim.parent}:{os.environ['PATH']}", "PYTHONPATH": str(Path(sokert.__file__).parents[1])}
    own |= {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(runner / "summary.md"), "SOKERT_LANG": "en"}

    def run(*call: str, **given: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **own, **given}
        return subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=False)

    run(git, "init", "-q")
    for text in (CLEAN, CLEAN.replace("value: 12480", "value: 12490")):
        (folder / "bao-cao" / "truong" / "report.yaml").write_text(text, "utf-8")
        run(git, "add", "-A")
        run(git, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a")
    job = yaml.safe_load(REPORTS.read_text("utf-8"))["jobs"]["reports"]
    steps = {step.get("name"): step for step in job["steps"]}
    before = run(git, "rev-parse", "HEAD~1").stdout.strip()
    given = {
        "FILES": "bao-cao/truong\nbao-cao/xa\n",
        "FAIL_ON": "error",
        "BASELINE": "",
        "BASE": before,
        "DRAFT": "yes",
        "FILTERS": "loc.py",
        "OUTSIDE": "yes",
    }
    ended = {}
    names = ("Check figures, words and form", "Check forms and templates", "Say what moved since the last time")
    for name in (*names, "Render the drafts"):
        assert set(steps[name].get("env", {})) <= set(given)
        done = run(bash, "-e", "-c", steps[name]["run"], **given)
        ended[name] = (done.returncode, done.stderr)
    assert {name: code for name, (code, _) in ended.items() if code} == {}, ended
    assert "12.480 văn bản | 12.490 văn bản | +10" in (runner / "summary.md").read_text("utf-8")
    made = sorted(path.relative_to(runner).as_posix() for path in (runner / "reports").rglob("*.docx"))
    assert made == ["reports/truong/report.docx", "reports/xa/report.docx"]


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / "constraints" / name).read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def asked() -> dict[str, Requirement]:
    """Return all that the package and the extras without a service ask for, by name."""
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *extras["workbooks"], *extras["frames"], *extras["database"]]
    return {one.name: one for one in map(Requirement, lines)}


def test_the_lowest_versions_are_those_that_are_allowed() -> None:
    assert pinned("lowest.txt") == {name: next(iter(one.specifier)).version for name, one in asked().items()}
    assert "constraints/lowest.txt" in (ROOT / ".ci/lowest").read_text("utf-8")


def test_the_tested_versions_are_allowed_and_whole() -> None:
    tested = pinned("tested.txt")
    assert {name for name, one in asked().items() if not one.specifier.contains(tested[name])} == set()
    needed = {
        Requirement(line).name.lower() for name in asked() for line in requires(name) or () if "extra" not in line
    }
    assert {name.replace("_", "-") for name in needed} - tested.keys() <= {"tzdata", "importlib-metadata", "greenlet"}

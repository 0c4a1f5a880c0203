"""What an office installs: all that the package needs to run, and nothing of its tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

import sokert
from judges import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(
        next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    )


def test_the_wheel_holds_the_package_whole_and_nothing_of_the_tests(wheel: Path) -> None:
    source = ROOT / "src"
    package = {
        str(path.relative_to(source))
        for path in (source / "sokert").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == package
    assert {"sokert/py.typed", "sokert/locale/vi.po", "sokert/templates/half-year/office.md"} <= held


def test_a_release_is_what_is_made_and_judged_here() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert told == sokert.__version__
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))["jobs"]
    called = [step["run"].split()[0] for step in jobs["make"]["steps"] if "run" in step]
    assert called == [".ci/run", ".ci/release"]
    assert all(os.access(ROOT / script, os.X_OK) for script in called)
    assert jobs["publish"]["needs"] == "make"


def test_what_stands_in_the_wheel_does_the_main_job(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    report = ROOT / "examples" / "van-phong-ubnd" / "report.yaml"
    ways = [str(tmp_path / "installed"), *(one for one in sys.path if one and Path(one).resolve() != ROOT / "src")]
    job = f"import sys; sys.path[:] = {ways!r}; import sokert; print(sokert.__file__); from sokert.cli import main; "
    job += f"sys.exit(main(['render', {str(report)!r}, '--out', {str(tmp_path / 'ra.docx')!r}]))"
    done = subprocess.run([sys.executable, "-I", "-c", job], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "installed"))
    assert (tmp_path / "ra.docx").read_bytes()[:2] == b"PK"

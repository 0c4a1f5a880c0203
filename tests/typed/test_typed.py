"""A typed program is told by its checker what types can tell, without a plugin of anybody's."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Required, get_args, get_origin, get_type_hints

import pytest
from mypy import api

import sokert
from sokert.models.fields import Model
from sokert.models.inputs import GIVEN

HERE = Path(__file__).parent
# What a caller's program never sees the types of: reading it takes longer than judging the program.
_INSIDE = ",".join(f"{name}.*" for name in ("babel", "click", "docx", "jinja2", "lxml", "markdown_it", "mdurl", "yaml"))
RIGHT, WRONG = HERE / "right.py", HERE / "wrong.py"
MARKED = {at for at, line in enumerate(WRONG.read_text("utf-8").split("\n"), 1) if line.endswith("# wrong")}


def test_what_is_right_runs() -> None:
    assert sorted(runpy.run_path(str(RIGHT))["paths"]) == ["issuer", "period", "sections", "signatory"]


def test_mypy_strict_passes_what_is_right_and_refuses_each_line_that_is_wrong(tmp_path: Path) -> None:
    settings = tmp_path / "mypy.ini"
    settings.write_text(f"[mypy]\nstrict = true\n[mypy-{_INSIDE}]\nfollow_imports = skip\n")
    said, wrong, _ = api.run(["--config-file", str(settings), "--cache-dir", os.devnull, str(RIGHT), str(WRONG)])
    assert wrong == ""
    found = {(Path(name).name, int(line)) for name, line in re.findall(r"^([^:\n]+):(\d+): error:", said, re.MULTILINE)}
    assert found == {("wrong.py", line) for line in MARKED}, said


def test_pyright_strict_says_the_same(tmp_path: Path) -> None:
    if (pyright := shutil.which("pyright")) is None:
        pytest.skip("pyright is not installed: what it says of tests/typed was not asked")
    settings = tmp_path / "pyrightconfig.json"
    source = Path(sokert.__file__).parent.parent
    files = [os.path.relpath(one, tmp_path) for one in (RIGHT, WRONG)]  # a path that is not relative is ignored
    roots = {"include": files, "extraPaths": [str(source)], "typeCheckingMode": "strict"}
    settings.write_text(json.dumps({**roots, "reportMissingTypeStubs": False}))
    done = subprocess.run([pyright, "--outputjson", "-p", settings], capture_output=True, text=True, timeout=120)
    told = json.loads(done.stdout)["generalDiagnostics"]
    found = {(Path(one["file"]).name, one["range"]["start"]["line"] + 1) for one in told if one["severity"] == "error"}
    assert found == {("wrong.py", line) for line in MARKED}, told


@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_what_may_be_given_names_the_fields_of_the_record_and_what_is_required(kind: type[Model]) -> None:
    hints = get_type_hints(GIVEN[kind], include_extras=True)
    required = [name for name, hint in hints.items() if get_origin(hint) is Required]
    assert list(hints) == list(kind.model_fields)
    assert required == [name for name, field in kind.model_fields.items() if field.is_required()]


def test_every_record_says_what_may_be_given() -> None:
    waiting, seen = [Model], set[type[Model]]()
    while waiting:
        waiting += (below := [one for one in waiting.pop().__subclasses__() if one.__module__.startswith("sokert.")])
        seen |= {*below}
    assert seen == {*GIVEN}


def test_a_choice_that_may_be_given_is_one_that_the_record_takes() -> None:
    for kind, given in GIVEN.items():
        for name, hint in get_type_hints(given).items():
            choices = {one for part in (hint, *get_args(hint)) for one in get_args(part) if isinstance(one, str)}
            field = str(kind.model_fields[name].annotation)
            assert all(repr(one) in field for one in choices), (kind, name)

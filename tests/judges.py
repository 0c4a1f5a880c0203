"""The outside judges of a Word file; a test that asks one skips loudly where it is not there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
_SHARED = Path(os.environ.get("SOKERT_SHARED", ROOT.parent / "shared"))


@cache
def _validate_docx() -> Callable[[list[str]], int]:
    """Return what asks the ECMA-376 schemas, run here: reading them is most of what a process of its own would cost."""
    judge = _SHARED / "tools" / "validate-docx"
    if not judge.is_file():
        pytest.skip("the schema judge validate-docx is not here: the files were NOT checked against ECMA-376")
    own: dict[str, Any] = {"__name__": "validate_docx", "__file__": str(judge)}
    exec(compile(judge.read_text("utf-8"), str(judge), "exec"), own)
    for name in ("load_schema", "q", "ns_of"):  # what they give depends on what they take alone
        own[name] = cache(own[name])
    _judge_once(own)
    judged: Callable[[list[str]], int] = own["main"]
    return judged


def _judge_once(own: dict[str, Any]) -> None:
    """Let what is said of a part alone be asked once of all files that hold it: most share their styles and themes.

    What a part is to a reader of markup compatibility is worked out where it names that namespace, and not again.
    """
    uri, compat, validate = own["MC"].encode(), own["Compat"], own["Checker"].validate
    silent: set[tuple[str, bytes]] = set()

    def of(checker: Any, part: str) -> tuple[str, bytes]:
        return part, sha256(checker.data[part]).digest()

    def compatible(checker: Any, part: str) -> Any:
        made, content = compat(checker, part), checker.data[part]
        if uri not in content or (of(checker, part) in silent and b"AlternateContent" not in content):
            made.run = lambda root: None
        return made

    def validated(checker: Any, part: str, tree: Any) -> None:
        if (key := of(checker, part)) not in silent:
            validate(checker, part, tree)
            if not any(found.part == part for found in checker.found):
                silent.add(key)

    refers = own["Checker"].references

    def referred(checker: Any) -> None:
        """Look for ids only in parts that have some: one that never names their namespace has no id to look at."""
        whole = checker.trees
        checker.trees = {
            part: tree
            for part, tree in whole.items()
            if checker.rels.get(part) or own["R"].encode() in checker.data[part]
        }
        refers(checker)
        checker.trees = whole

    own["Compat"], own["Checker"].validate, own["Checker"].references = compatible, validated, referred


def _schemas(*call: str) -> tuple[int, str]:
    """Return how the judge of the schemas ends, and what it says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        ended = _validate_docx()(list(call))
    return ended, said.getvalue()


def schemas_refuse(*paths: Path) -> str:
    """Return what the ECMA-376 schemas say against files; empty when they accept all of them."""
    ended, said = _schemas(*map(str, paths))
    return "" if ended == 0 else said


def schemas_say(paths: list[Path]) -> dict[str, set[str]]:
    """Return what the schemas say against each of many files, by file name, the place in the file left out."""
    _, lines = _schemas("--json", *map(str, paths))
    told: dict[str, set[str]] = {path.name: set() for path in paths}
    for line in lines.splitlines():
        said = json.loads(line)
        told[Path(said["file"]).name] |= {
            f"{one['part']}: {one['text']}" for one in said["findings"] if one["level"] == "problem"
        }
    return told


def made_of(content: bytes) -> set[str]:
    """Return what a file is made of, its figures aside: its kinds of parts, and the elements in each of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(re.sub(r"\d+", "", name), archive.read(name)) for name in archive.namelist()]
    tags = {f"{name} {tag.decode()}" for name, said in parts for tag in re.findall(rb"<([\w:]+)", said)}
    return {name for name, _ in parts} | tags


def sdk_refuses(path: Path) -> str:
    """Return what the Open XML SDK says against a file; empty when it accepts it."""
    judge = os.environ.get("SOKERT_OOXML_VALIDATOR", "")
    if not Path(judge).is_file():
        pytest.skip("SOKERT_OOXML_VALIDATOR names no validator: the file was NOT checked by the Open XML SDK")
    quick = {**os.environ, "DOTNET_TieredPGO": "0"}  # it need not learn how to be fast: it judges one file
    done = subprocess.run([judge, str(path)], capture_output=True, text=True, check=True, env=quick)
    told = json.loads(done.stdout)
    return "" if told["ok"] else done.stdout


def program(name: str) -> str:
    """Return the path of an outside program."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: what it would read was NOT checked")
    return found

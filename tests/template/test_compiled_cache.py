"""Built-in templates are kept compiled as Python keeps modules: never stale, never in the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment as Jinja
from jinja2 import pass_context

from sokert import Report, TemplateError
from sokert.fill import Environment, Filler, environment
from sokert.template import compiled_cache

MAKER = b"a"


@pytest.fixture(autouse=True)
def _may_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mẫu.md"
    path.write_text("một", "utf-8")
    return path


def compiled(value: int) -> CodeType:
    return compile(f"made = {value}", "mẫu", "exec")


def made(file: Path, value: int, maker: bytes = MAKER) -> int:
    """Return what the code of a template makes: `value` where it had to be compiled anew."""
    namespace: dict[str, Any] = {}
    exec(compiled_cache.code(file, maker, lambda: compiled(value)), namespace)
    found: int = namespace["made"]
    return found


def places(file: Path) -> list[Path]:
    return sorted((file.parent / "__pycache__").glob("*"))


def test_what_was_compiled_is_used_again(file: Path) -> None:
    assert [made(file, 1), made(file, 2)] == [1, 1]
    assert [place.name for place in places(file)] == [f"mẫu.{sys.implementation.cache_tag}.jinja"]


def test_another_text_is_compiled_anew(file: Path) -> None:
    made(file, 1)
    file.write_text("hai", "utf-8")
    assert [made(file, 2), made(file, 3)] == [2, 2]


def test_another_maker_compiles_anew(file: Path) -> None:
    made(file, 1)
    assert [made(file, 2, b"b"), made(file, 3, b"b")] == [2, 2]


@pytest.mark.parametrize("harm", [lambda content: content[:-1], lambda content: content + b"x", lambda _: b""])
def test_what_came_to_harm_is_compiled_anew(file: Path, harm: Any) -> None:
    made(file, 1)
    (place,) = places(file)
    place.write_bytes(harm(place.read_bytes()))
    assert [made(file, 2), made(file, 3)] == [2, 2]


def test_nothing_is_kept_that_nobody_can_vouch_for(file: Path) -> None:
    assert [made(file, 1, b""), made(file, 2, b"")] == [1, 2]
    assert places(file) == []


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [made(file, 1), made(file, 2)] == [1, 2]
    assert places(file) == []


def test_a_place_that_cannot_be_written_is_no_hindrance(file: Path) -> None:
    (file.parent / "__pycache__").write_text("no folder")
    assert [made(file, 1), made(file, 2)] == [1, 2]


def _makers() -> Iterator[bytes]:
    yield compiled_cache.made_by(Jinja())
    yield compiled_cache.made_by(Jinja(), __file__)
    with_filter = Jinja()
    with_filter.filters["same"] = str
    yield compiled_cache.made_by(with_filter)
    with_context = Jinja()
    with_context.filters["same"] = pass_context(lambda _, value: value)
    yield compiled_cache.made_by(with_context)


def test_the_maker_is_told_by_its_code_and_its_filters() -> None:
    assert len(set(_makers())) == 4
    assert compiled_cache.made_by(Jinja()) == compiled_cache.made_by(Jinja())


def test_the_maker_follows_the_code_that_reads_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled_cache.made_by(Jinja())
    for source in Path(compiled_cache.__file__).parent.glob("*.py"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(compiled_cache, "__file__", str(tmp_path / "compiled_cache.py"))
    assert compiled_cache.made_by(Jinja()) == before
    with (tmp_path / "markdown.py").open("a") as file:
        file.write("# changed\n")
    assert compiled_cache.made_by(Jinja()) != before


def test_a_maker_whose_code_cannot_be_read_vouches_for_nothing(tmp_path: Path) -> None:
    assert compiled_cache.made_by(Jinja(), str(tmp_path / "nowhere.py")) == b""


def test_kept_and_compiled_templates_fill_alike(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_CODE", {})  # as in a process that has not used it yet
    Filler().fill(report.template, report)  # keeps
    asked: list[str] = []
    original = Environment.compile
    monkeypatch.setattr(Environment, "compile", lambda self, *a, **k: asked.append(a[1]) or original(self, *a, **k))
    environment._CODE.clear()
    from_kept = Filler().fill(report.template, report)
    assert not [name for name in asked if not name.startswith(("body:", "title:"))]
    monkeypatch.setattr(compiled_cache, "_kept", lambda *_: None)
    assert Filler().fill(report.template, report) == from_kept
    assert "half-year/office" not in asked, "compiled twice in one process"
    environment._CODE.clear()
    assert Filler().fill(report.template, report) == from_kept
    assert "half-year/office" in asked


def test_a_mistake_in_a_kept_template_is_told_at_its_line(report: Report) -> None:
    told = []
    for _ in range(2):
        filler = Filler()
        filler.environment.filters["lower_first"] = lambda _: 1 // 0  # the first use is in the properties
        with pytest.raises(TemplateError) as error:
            filler.fill(report.template, report)
        told.append([str(finding.where) for finding in error.value.findings])
    assert told[0] == told[1]
    assert told[0][0].startswith("half-year/office:")

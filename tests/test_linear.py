"""Twice the input is at most 2.2 times the work, counted in calls and in memory, never by the clock.

What is the same for every input is taken off: of inputs of one, two and four parts the calls that the last two parts
add are held against what the second adds. Linear is 2; what is looked through for each piece nears 4.
"""

from __future__ import annotations

import csv
import gc
import io
import json
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path
from typing import Any

import pytest
from jinja2.lexer import Lexer
from openpyxl import Workbook

import sokert
from small_forms import form, p, row, table
from sokert import Report, Template
from sokert.fill import Filler
from sokert.fill.text_cache import Ready
from specimens import SMALL

MOST = 2.2
_LEX = Lexer.tokeniter
ROWS = form(
    table(row("{%tr for r in rows %}", ""), row("{{ r.name }}", "{{ r.value|number }}"), row("{%tr endfor %}", ""))
)
OWN = {"rieng": str}  # a template with filters of its own has no text ready from another
HEAD = {"issuer": {"name": "Tỉnh", "place": "Bắc Kạn", "code": "T"}, "signatory": {"position": "CHỦ TỊCH"}}


def calls(work: Callable[[], object]) -> int:
    """Return how many calls work makes, those of C and of generators too, and how many signs Jinja's lexer is given."""
    signs, before, profile = 0, sys.getprofile(), Profile()

    def lexed(lexer: Lexer, source: str, *more: Any) -> Any:
        nonlocal signs
        signs += len(source)
        return _LEX(lexer, source, *more)

    gc.disable()  # the collector calls what other tests left to be called at the end
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lexer, "tokeniter", lexed)
        profile.enable()
        try:
            work()
        finally:
            profile.disable()
            sys.setprofile(before)
            gc.enable()
    return signs + sum(entry.callcount for entry in profile.getstats())


def memory(work: Callable[[], object]) -> int:
    """Return the most memory that work holds beside its input, in bytes."""
    gc.collect()
    gc.freeze()  # what other tests keep need not be walked again
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(work: Callable[[Any], object], inputs: list[Any]) -> float:
    """Return how the calls that the last parts add stand to those that the parts before them add."""
    one, two, four = [calls(lambda given=given: work(given)) for given in inputs]
    return (four - two) / (two - one)


def metrics(count: int) -> list[dict[str, Any]]:
    named = [{"code": f"so_{at}", "name": f"Chỉ tiêu số {at}", "unit": "hồ sơ"} for at in range(count)]
    return [{**one, "value": 1000 + 37 * at % 900, "previous": 900 + 31 * at % 800} for at, one in enumerate(named)]


def parts(count: int) -> Report:
    """Return a report of one whole and its parts."""
    whole, *rest = metrics(count + 1)
    total = {**whole, "value": sum(one["value"] for one in rest), "previous": sum(one["previous"] for one in rest)}
    held = [*SMALL["metrics"], total, *({**one, "part_of": total["code"]} for one in rest)]
    return Report.model_validate({**SMALL, "metrics": held})


def told(at: int, count: int) -> str:
    """Return the words of one section, those of no other report: a figure by its tags, one typed, a list."""
    said = f"Đã xử lý {{{{ so_{at} }}}}, {{{{ so_{at}|change }}}}; tiếp {2_000 + at} lượt dân."
    return f"{said}\n\n- Việc {at} một trong {count}.\n- Việc {at} trong {count}."


def data(count: int) -> dict[str, Any]:
    sections = [{"title": f"Việc thứ {at}", "body": told(at, count)} for at in range(count)]
    return {**SMALL, "metrics": [*SMALL["metrics"], *metrics(3 * count)], "sections": sections}


def report(count: int) -> Report:
    return Report.model_validate(data(count))


def written(count: int) -> bytes:
    return sokert.render(report(count))


def table_of(count: int) -> bytes:
    return Template(ROWS).render(rows(count))


def rows(count: int) -> dict[str, Any]:
    """Return rows whose names and figures no other table has: what is kept of one serves no other."""
    return {"rows": [{"name": f"Xã {at} trong {count}", "value": 1_000 * count + at} for at in range(count)]}


def tags(count: int) -> bytes:
    return form(*(p(f"Số {at}: {{{{ a{at}|number }}}}{{% if b %}} và {{% endif %}}") for at in range(count)))


def units(count: int) -> list[Report]:
    kept = [{"code": f"so_{at}", "name": f"Chỉ tiêu {at}", "unit": "hồ sơ", "value": 10 + at} for at in range(3)]
    one = {**SMALL, "metrics": kept, "sections": [{"title": "Kết quả", "body": "Đã làm {{ so_1 }}."}]}
    return [Report.model_validate({**one, "issuer": {**HEAD["issuer"], "name": f"Xã {at}"}}) for at in range(count)]


def consolidated(reports: list[Report]) -> Report:
    return sokert.consolidate(reports, issuer=HEAD["issuer"], signatory=HEAD["signatory"], period="2023-H1")


_COLUMNS = ("Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ")


def cells(count: int) -> list[tuple[Any, ...]]:
    return [(f"Chỉ tiêu số {at}", "hồ sơ", 1000 + at, 900 + at) for at in range(count)]


class Files:
    """Inputs that stand in files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def report(self, count: int) -> Path:
        path = self.folder / f"{count}.json"
        path.write_text(json.dumps(data(count)), "utf-8")
        return path

    def text(self, count: int) -> Path:
        """Return a report file of one long text: paragraphs that have each something to be told, one that is long."""
        said = "\n\n".join(f"Đã tiếp {2_000 + at} lượt dân ,xong." for at in range(count))
        spelled = "lượt dân, nhiều nhất là hai mươi, ít nhất là mười hai, có khi mười lăm."
        said += "\n\n" + " ".join(f"Đã tiếp {1_000 * count + at} {spelled}" for at in range(count))
        path = self.folder / f"text-{count}.json"
        path.write_text(json.dumps({**SMALL, "sections": [{"title": "Kết quả", "body": said}]}), "utf-8")
        return path

    def sheet(self, count: int) -> Path:
        path = self.folder / f"form-{count}.xlsx"
        sokert.sheet(Report.model_validate({**SMALL, "metrics": [*SMALL["metrics"], *metrics(count)]}), path)
        return path

    def delimited(self, count: int) -> Path:
        path = self.folder / f"{count}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([_COLUMNS, *cells(count)])
        return path

    def workbook(self, count: int) -> Path:
        path, book = self.folder / f"{count}.xlsx", Workbook()
        for line in (_COLUMNS, *cells(count)):
            book.worksheets[0].append(line)
        book.save(path)
        return path


def works(files: Files) -> dict[str, tuple[Callable[[int], Any], Callable[[Any], object], int]]:
    """Return what is measured: how an input is made, what is done with it, how large its first part is."""
    return {
        "a form is read": (tags, Template, 20),
        "a form's variables": (lambda count: Template(tags(count)), lambda one: one.variables(), 20),
        "a form is checked": (lambda count: Template(tags(count)), lambda one: one.check(), 20),
        "load": (files.report, sokert.load, 10),
        "check of a report file": (files.report, sokert.check_file, 10),
        "check of a report file of one text": (files.text, sokert.check_file, 10),
        "check of parts of one whole": (parts, sokert.check, 20),
        "check of a Word file": (written, sokert.check, 8),
        "check of a table": (table_of, sokert.check, 60),
        "fix": (written, sokert.fix, 6),
        # texts that nobody has read yet, and so many that what is once for all is little
        "render": (report, lambda one: Template("half-year/office", filters=OWN).render(one), 22),
        "rows by a form": (rows, Template(ROWS).render, 60),
        "read_data": (written, sokert.read_data, 10),
        "consolidate": (units, consolidated, 10),
        "compare": (lambda count: (report(count), report(count)), lambda both: sokert.compare(*both), 6),
        "read_sheet": (files.sheet, sokert.read_sheet, 20),
        "figures of a CSV": (files.delimited, sokert.metrics_from, 20),
        "figures of a workbook": (files.workbook, sokert.metrics_from, 20),
    }


def test_twice_the_input_is_twice_the_calls(tmp_path: Path) -> None:
    grown = {}
    for name, (make, work, size) in works(Files(tmp_path)).items():
        for _ in range(
            2
        ):  # what is made once for all is made, and the patterns that fell out of Python's memory meanwhile
            work(make(3))
        inputs = [make(size * parts) for parts in (1, 2, 4)]
        grown[name] = growth(work, inputs)
    assert {name: round(times, 2) for name, times in grown.items() if times > MOST} == {}


@pytest.mark.parametrize("what", ["load", "form", "annex"])
def test_twice_the_input_is_twice_the_memory(what: str, tmp_path: Path) -> None:
    template = Template(ROWS)
    make, work, size = {
        "load": (Files(tmp_path).report, sokert.load, 20),
        "form": (rows, template.render, 400),
        "annex": (
            lambda count: Report.model_validate({**SMALL, "metrics": [*SMALL["metrics"], *metrics(count)]}),
            sokert.render,
            50,
        ),
    }[what]
    inputs = [make(size * parts) for parts in (1, 2, 4)]
    work(inputs[0])
    two, four = (memory(lambda given=given: work(given)) for given in inputs[1:])
    assert four / two <= MOST


def test_a_long_table_is_not_held_as_blocks_pieces_string_and_bytes() -> None:
    template, many = Template(ROWS), rows(3_000)
    with zipfile.ZipFile(io.BytesIO(template.render(many))) as archive:
        whole = archive.getinfo("word/document.xml").file_size
    assert memory(lambda: template.render(many)) < 1.5 * whole  # 9.4 when it was


def test_many_renderings_leave_nothing_in_memory() -> None:
    template, many = Template("half-year/office"), report(3)
    form, data = Template(ROWS), rows(20)
    for _ in range(3):  # what is made once for all is made
        template.render(many), form.render(data)
    gc.collect()
    tracemalloc.start()
    try:
        for _ in range(20):
            template.render(many), form.render(data)
        gc.collect()
        left = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert left < 40_000


def test_a_check_leaves_nothing_that_only_the_collector_could_free() -> None:
    """What holds itself lives until Python's collector walks over everything: a sixth of a long check, once."""
    word = Template("half-year/office").render(report(20))
    works = (lambda: sokert.check(word), lambda: sokert.check(report(20)))
    for work in works:
        work()
    gc.collect()
    gc.disable()
    try:
        for work in works:
            work()
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        ours = {type(one).__qualname__ for one in gc.garbage if type(one).__module__.startswith("sokert")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert ours == set()


def test_a_report_of_more_texts_than_are_kept_compiles_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    filler, compiled = Filler(), list[str]()
    filler.environment.cache = Ready(room=10)
    compile = filler.environment.compile
    monkeypatch.setattr("sokert.fill.text_cache.FEWEST", 10)
    monkeypatch.setattr(
        filler.environment, "compile", lambda text, *more: compiled.append(text) or compile(text, *more)
    )
    given = data(20)
    sections = [{**one, "body": one["body"] + "{% if false %}x{% endif %}"} for one in given["sections"]]
    many = Report.model_validate({**given, "sections": sections})  # texts that are compiled
    first = filler.fill("half-year/office", many)
    assert len(set(compiled)) == len(compiled) >= 20
    compiled.clear()
    assert filler.fill("half-year/office", many) == first
    assert compiled == []

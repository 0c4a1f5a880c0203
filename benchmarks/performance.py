"""Writes docs/performance.md: what work costs beside docxtpl, python-docx and the floor, as ratios of one run.

    python benchmarks/performance.py [--quick]      measures and writes the page; --quick with a tenth of the rows

Each pair takes turns; a ratio is the median of the rounds' ratios of processor time, which what else the machine does
touches least. Memory is the most that a process of its own held, in MB.
"""

from __future__ import annotations

import io
import os
import platform
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import docx
import many_communes
from run import EXAMPLE, zipped

import check
import forms
import sokert

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
START, END = "<!-- measured -->", "<!-- end -->"
FILL = """
import sys, sokert
rows = [{f"c{column}": f"{number} & <{column}>" for column in range(8)} for number in range(int(sys.argv[2]))]
sokert.Template(sys.argv[1]).render({"dong": rows})
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""
STREAMED = "one Jinja string, streamed into a zip"
HEAD, CELLS = (
    ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện"),
    ("{{ loop.index }}", "{{ m.name }}", "{{ m.unit }}", "{{ m.value|number }}"),
)


class Row(NamedTuple):
    """One row of the page: the work, what it stands beside, the ratio, what is aimed at."""

    work: str
    beside: str
    ratio: float
    target: str = ""


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int, times: int = 1) -> float:
    """Return the median of the rounds' ratios of processor time, rounds taking turns, each so many times a round."""

    def timed(work: Callable[[], object]) -> float:
        return check.timed(lambda: [work() for _ in range(times)])

    one(), other()
    shares = sorted(timed(one) / timed(other) for _ in range(rounds))
    return shares[len(shares) // 2]


def by_form(rows: int) -> list[Row]:
    """Return what an office's own Word form costs."""
    pages, table = forms.saved(forms.pages()), forms.saved(forms.rows())
    template, six = sokert.Template(pages), forms.data_of_pages()
    filled, many = sokert.Template(table), {"dong": [forms.line(8, n) for n in range(rows)]}
    more = {"dong": many["dong"] * 5}
    works = [
        ("a form of six pages", template, six, "docxtpl", forms.theirs(pages, six), 9, 1, ""),
        ("a form of six pages", template, six, STREAMED, forms.streamed(pages, six), 7, 30, "1.2"),
        (f"a table of {rows:,} rows", filled, many, "docxtpl", forms.theirs(table, many), 1, 1, ""),
        (f"a table of {rows:,} rows", filled, many, STREAMED, forms.streamed(table, many), 5, 1, "1.1"),
        (f"a table of {rows * 5:,} rows", filled, more, STREAMED, forms.streamed(table, more), 3, 1, "1.1"),
    ]
    return [
        Row(work, beside, ratio(partial(one.render, data), other, rounds, times), most)
        for work, one, data, beside, other, rounds, times, most in works
    ]


def annex(rows: int) -> Row:
    """Return what a row of the built-in annex costs beside the same figures by an office's form."""
    whole = report(rows)
    listed = sokert.Annex(title="Biểu", table="metrics")
    given = whole.model_copy(update={"sections": whole.sections[:1], "annexes": (listed,)})
    form = docx.Document()
    table = form.add_table(rows=4, cols=4)
    for row, words in ((0, HEAD), (1, ("{%tr for m in metrics %}",)), (2, CELLS), (3, ("{%tr endfor %}",))):
        for cell, said in zip(table.rows[row].cells, words, strict=False):
            cell.text = said
    by_form = sokert.Template(forms.saved(form))
    cost = ratio(lambda: sokert.render(given), lambda: by_form.render(given), 3)
    return Row(f"a built-in annex of {rows:,} rows", "the same figures by a form", cost, "2.2")


def tags(count: int) -> bytes:
    """Return a form of so many tags."""
    document = docx.Document()
    for at in range(count // 4):
        document.add_paragraph(" và ".join(f"{{{{ a{at * 4 + one} }}}}" for one in range(4)))
    return forms.saved(document)


def reading(count: int) -> list[Row]:
    """Return what reading a form costs, beside all that docxtpl does with it."""
    few, many = tags(count // 8), tags(count)
    data = {f"a{at}": at for at in range(count)}
    grown = ratio(lambda: sokert.Template(many), lambda: sokert.Template(few), 3) / 8
    whole = ratio(lambda: sokert.Template(many), forms.theirs(many, data), 3)
    return [
        Row(f"reading a form of {count:,} tags", f"one of {count // 8:,}, per tag", grown, "1.2"),
        Row(f"reading a form of {count:,} tags", "docxtpl's whole render", whole, "3"),
    ]


def report(sections: int) -> sokert.Report:
    """Return a report of so many sections, each with a figure of its own."""
    data: dict[str, Any] = sokert.load(EXAMPLE).model_dump(exclude={"sections", "annexes", "identities", "metrics"})
    metrics = [{"code": f"so_{n}", "name": f"Số {n}", "unit": "hồ sơ", "value": 1000 + n} for n in range(sections)]
    texts = [{"title": f"Việc {n}", "body": f"Đã xử lý {{{{ so_{n} }}}}."} for n in range(sections)]
    return sokert.Report.model_validate({**data, "metrics": metrics, "sections": texts, "annexes": None})


def hot(name: str, most: str) -> Row:
    """Return what rendering an example costs; one rendering alone is too short for the clock."""
    given = sokert.load(EXAMPLE.parents[1] / name / "report.yaml")
    with zipfile.ZipFile(io.BytesIO(sokert.render(given))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    cost = ratio(lambda: sokert.render(given), lambda: zipped(parts), 7, 30)
    return Row(f"`{name}`, hot", "zip of its own parts", cost, most)


def others(name: str, count: int) -> Iterator[sokert.Report]:
    """Yield an example with other figures each time: what is kept of one report is no use to the next."""
    path = EXAMPLE.parents[1] / name / "report.yaml"
    given = sokert.load(path).model_dump(by_alias=True, exclude_unset=True)
    for more in range(1, count + 1):
        metrics = [{**one, "value": one["value"] and one["value"] + more} for one in given["metrics"]]
        yield sokert.Report.model_validate({**given, "metrics": metrics}).at_home(path.parent)


def another(name: str) -> Row:
    """Return what rendering an example costs where its figures are others each time."""
    rounds, times = 7, 30
    reports = others(name, rounds * times + 1)
    with zipfile.ZipFile(io.BytesIO(sokert.render(next(reports)))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    waiting = list(reports)
    turns = [waiting[at : at + times] for at in range(0, len(waiting), times)]
    floor = [partial(zipped, parts)] * times
    shares = sorted(
        check.timed(partial(list, map(sokert.render, turn))) / check.timed(partial(list, (one() for one in floor)))
        for turn in turns
    )
    return Row(f"`{name}`, other figures each time", "zip of its own parts", shares[rounds // 2])


def built_in() -> list[Row]:
    """Return what a built-in template costs."""
    found = [hot("so-sanh", "3.2"), hot("van-phong-ubnd", "2.0"), another("so-sanh"), another("van-phong-ubnd")]
    few, more = report(900), report(3_000)
    grown = ratio(lambda: sokert.render(more), lambda: sokert.render(few), 3) * 900 / 3_000
    return [*found, Row("3,000 sections, hot", "900, per section", grown, "1.2")]


def checking(paragraphs: int) -> list[Row]:
    """Return what the checker and the mender cost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.docx")
        check.report(path, paragraphs)
        content = path.read_bytes()
    works = check.WORKS
    judged = ratio(lambda: works["check"](content), lambda: works["docx"](content), 3)
    mended = ratio(lambda: works["fix"](content), lambda: works["form"](content), 3)
    return [
        Row(f"`check` of {paragraphs:,} paragraphs", "python-docx's reading", judged, "14"),
        Row(f"`fix` of {paragraphs:,} paragraphs", "the check of form", mended, "3"),
    ]


def batch(count: int) -> Row:
    """Return what reports take on two processes beside one by one, by the clock: the work is shared, not less."""
    seconds = []
    for together in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            start, jobs = time.perf_counter(), many_communes.jobs(Path(folder), count)
            if together:
                assert not any(one.error for one in sokert.render_many(jobs, workers=2))
            else:
                for given, target in jobs:
                    sokert.render(given, target)
            seconds.append(time.perf_counter() - start)
    return Row(f"{count:,} reports on two processes", "one by one, by the clock", seconds[1] / seconds[0], "0.56")


def held(rows: int) -> int:
    """Return the most memory that a process held which filled so many rows, in MB; Linux alone tells it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "form.docx")
        path.write_bytes(forms.saved(forms.rows()))
        command = [sys.executable, "-c", FILL, str(path), str(rows)]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def page(rows: list[Row], memory: list[tuple[int, int]]) -> str:
    """Return what was measured, as the page says it."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    names = ", ".join(f"{name} {version(name)}" for name in ("docxtpl", "python-docx", "Jinja2", "pydantic"))
    said = [
        f"Measured with Python {platform.python_version()}, {names},",
        f"on {os.cpu_count()} processors with a load of {load:.1f}{', in small' if '--quick' in sys.argv else ''}:",
        "",
        "| work | beside | ratio | must be at most |",
        "|---|---|--:|--:|",
        *(f"| {row.work} | {row.beside} | {row.ratio:.2f} | {row.target} |" for row in rows),
        "",
        *(
            f"A table of {count:,} rows of 8 cells takes {most} MB at its most, data included."
            for count, most in memory
        ),
    ]
    return "\n".join(said)


def main() -> None:
    """Measure, and write the page."""
    quick = "--quick" in sys.argv
    rows = [*by_form(1_000 if quick else 10_000), *reading(800 if quick else 4_000), *built_in()]
    rows.append(annex(400 if quick else 4_000))
    rows += [*checking(200 if quick else 1_600), batch(100 if quick else 1_000)]
    count = 10_000 if quick else 100_000
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    said = page(rows, [(count, held(count))])
    PAGE.write_text(f"{before}{START}\n{said}\n{END}{rest.partition(END)[2]}", "utf-8")
    print(said)


if __name__ == "__main__":
    main()

"""Measures sokert beside docxtpl and its own zip, in one run, as ratios: `python benchmarks/run.py`.

    import    `import sokert` and all its public names beside `import docxtpl`
    process   `sokert render` of the seed example beside a docxtpl process with a like document
    cpu       the same two, but the time the processors worked for them: what else the machine does counts less
    floor     a process that only imports what sokert stands on (pydantic, Jinja, YAML), beside the docxtpl process
    hot       the render of the seed example beside zipping its own finished parts (zipfile, level 6)

Each pair takes turns in rounds; a ratio is the median of the rounds' ratios. Our modules are compiled first, as pip
compiles docxtpl's, and Python may keep what it compiles.
"""

from __future__ import annotations

import compileall
import cProfile
import io
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import sokert

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "van-phong-ubnd" / "report.yaml"
ROUNDS = 15
FLOOR = "from pydantic import BaseModel; import jinja2.sandbox, yaml"
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(work: Callable[[], object], repeat: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(repeat):
        work()
    return (time.perf_counter() - start) / repeat


def cpu_seconds(work: Callable[[], object], repeat: int = 1) -> float:
    """Return the processor time of the processes that work starts, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(repeat):
        work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / repeat


def beside(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    repeat: int = 1,
    clock: Callable[[Callable[[], object], int], float] = seconds,
) -> tuple[float, float, float]:
    """Return our median, theirs, and the median of the ratios, rounds taking turns."""
    ours(), theirs()
    rounds = [(clock(ours, repeat), clock(theirs, repeat)) for _ in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in rounds)
    return statistics.median(r[0] for r in rounds), statistics.median(r[1] for r in rounds), ratio


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True, env=KEEPING)


def python(code: str) -> Callable[[], object]:
    return process(sys.executable, "-c", code)


def docxtpl_form(folder: Path) -> Path:
    """Return a form for docxtpl with the words of the example and a tag for each figure."""
    report = sokert.load(EXAMPLE)
    document = sokert.render_document(report)
    for metric, paragraph in zip(report.metrics, document.paragraphs[4:], strict=False):
        paragraph.add_run(" {{ " + metric.code + " }}")
    path = folder / "form.docx"
    document.save(str(path))
    return path


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def main() -> None:
    compileall.compile_dir(Path(sokert.__file__).parent, quiet=2)
    report = sokert.load(EXAMPLE)
    with zipfile.ZipFile(io.BytesIO(sokert.render(report))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        form, out, other = docxtpl_form(folder), folder / "out.docx", folder / "other.docx"
        figures = {metric.code: str(metric.value) for metric in report.metrics}
        peer = (
            f"from docxtpl import DocxTemplate; t = DocxTemplate({str(form)!r});"
            f"t.render({figures!r}, autoescape=True); t.save({str(other)!r})"
        )
        ours = process(str(Path(sys.executable).parent / "sokert"), "render", str(EXAMPLE), "-o", str(out))
        everything = "import sokert; [getattr(sokert, name) for name in sokert.__all__]"
        rows = {
            "import sokert": beside(python("import sokert"), python("import docxtpl")),
            "import, every name": beside(python(everything), python("import docxtpl")),
            "process": beside(ours, python(peer)),
            "process, cpu": beside(ours, python(peer), repeat=3, clock=cpu_seconds),
            "floor of it, cpu": beside(python(FLOOR), python(peer), repeat=3, clock=cpu_seconds),
            "hot render": beside(lambda: sokert.render(report), lambda: zipped(parts), repeat=50),
        }
    for label, (one, other, ratio) in rows.items():
        print(f"{label:20} {one * 1000:8.2f} ms   beside {other * 1000:8.2f} ms   ratio {ratio:5.2f}")
    profile = cProfile.Profile()
    profile.runcall(lambda: [sokert.render(report) for _ in range(200)])
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(12)


if __name__ == "__main__":
    main()

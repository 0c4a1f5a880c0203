"""Measures the checker and the mender on a report of some 200 pages: `python benchmarks/check.py`.

Times are told beside reading the same file with python-docx, in turns, as the median of the rounds' ratios;
memory as the most that each held, in processes of their own.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from sokert.check.form import check, fix

PARAGRAPHS = 1_600  # of about 90 words at 14 pt: eight or so to a page
ROUNDS = 3
SENTENCE = "Văn phòng đã tham mưu xử lý 20.870 văn bản đến, tăng 7,6% so với cùng kỳ năm trước, và ban hành kế hoạch. "


def report(path: Path) -> None:
    """Write a long report as an office writes one: a table now and then, some runs in bold."""
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    for at in range(PARAGRAPHS):
        paragraph = made.add_paragraph()
        for part in range(4):
            paragraph.add_run(SENTENCE).bold = part == 3 and at % 7 == 0
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        if at % 40 == 0:
            for row in made.add_table(12, 5).rows:
                for cell in row.cells:
                    cell.text = "1.234,5"
    made.save(str(path))


def timed(work: Callable[[], object]) -> float:
    """Return how much of a processor some work took, in seconds: others may be at work on the machine."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak(path: Path, what: str) -> float:
    """Return the most memory a process of its own held, in MB."""
    done = subprocess.run([sys.executable, __file__, what, str(path)], check=True, capture_output=True, text=True)
    return float(done.stdout)


WORKS: dict[str, Callable[[bytes], object]] = {
    "nothing": lambda content: None,
    "docx": lambda content: [p.text for p in docx.Document(io.BytesIO(content)).paragraphs],
    "check": check,
    "fix": fix,
}


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.docx")
        report(path)
        content = path.read_bytes()
        rounds = [{name: timed(lambda work=work: work(content)) for name, work in WORKS.items()} for _ in range(ROUNDS)]
        print(f"{PARAGRAPHS} paragraphs, {len(content) / 1e6:.1f} MB")
        for name in ("check", "fix"):
            ratio = statistics.median(each[name] / each["docx"] for each in rounds)
            seconds = statistics.median(each[name] for each in rounds)
            held = peak(path, name)
            memory = held / peak(path, "docx")
            print(f"{name}: {ratio:.2f} of python-docx's reading ({seconds:.2f} s), {held:.0f} MB, {memory:.2f} of its")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        WORKS[sys.argv[1]](Path(sys.argv[2]).read_bytes())
        # Linux counts the most this program held; what getrusage tells may be its parent's.
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
    else:
        main()

"""Measures the checker and the mender on a report of some 200 pages: `python benchmarks/check.py [paragraphs]`.

`form` is the checker of form alone, `check` all that `sokert check` does: figures, words and form. One sentence in
five holds figures, which makes more of them than real reports have: 2.4 a paragraph beside 1.6 in 22 of offices.

Times are told beside reading the same file with python-docx, in turns, as the median of the rounds' ratios;
memory as the most that each held, in processes of their own.
"""

from __future__ import annotations

import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

import sokert
from sokert.check import form
from sokert.vietnamese.numbers import number

PARAGRAPHS = 1_600  # of about 90 words at 14 pt: eight or so to a page
ROUNDS = 3
FIGURES = (
    "Văn phòng đã tham mưu xử lý {now} văn bản đến, {way} {growth}% so với cùng kỳ năm trước ({before} văn bản đến). ",
    "Trong kỳ đã tiếp nhận {now} hồ sơ, trong đó: đúng hạn {one} hồ sơ, quá hạn {other} hồ sơ. ",
)
DATED = "Thực hiện Kế hoạch số {other}/KH-UBND ngày 15/02/2026 của Ủy ban nhân dân tỉnh, các đơn vị đã triển khai. "
WORDS = (
    "Công tác chỉ đạo, điều hành tiếp tục được quan tâm, bám sát nhiệm vụ được giao; các đơn vị phối hợp kịp thời. ",
    "Các cơ quan đã chủ động rà soát, đề xuất giải pháp tháo gỡ khó khăn, vướng mắc trong quá trình thực hiện. ",
    "Việc giải quyết thủ tục hành chính được công khai, minh bạch tại bộ phận một cửa các cấp trên địa bàn. ",
    "Công tác tuyên truyền được đổi mới về nội dung và hình thức, phù hợp với từng nhóm đối tượng ở cơ sở. ",
    "Kỷ luật, kỷ cương hành chính được giữ vững; ý thức trách nhiệm của công chức có chuyển biến rõ nét. ",
    "Hạ tầng kỹ thuật được đầu tư, bảo đảm vận hành ổn định các hệ thống thông tin dùng chung của đơn vị. ",
    "Tuy nhiên, tiến độ của một số nhiệm vụ còn chậm do nguồn lực hạn chế và thay đổi về tổ chức bộ máy. ",
)


def sentences(rng: random.Random) -> list[str]:
    """Return the sentences of a paragraph, the figures of each right among themselves."""
    one, other, before = rng.randint(10_000, 900_000), rng.randint(10, 900), rng.randint(10_000, 900_000)
    growth = Decimal(one + other) * 100 / before - 100
    facts = {
        "now": number(one + other),
        "one": number(one),
        "other": number(other),
        "before": number(before),
        "way": "tăng" if growth > 0 else "giảm",
        "growth": number(round(abs(growth), 1)),
    }
    kinds = rng.choices((FIGURES, (DATED,), WORDS), (20, 25, 55), k=4)
    return [said.format_map(facts) for kind in kinds for said in rng.sample(kind, 1)]


def report(path: Path, paragraphs: int) -> None:
    """Write a long report as an office writes one: a table now and then, some runs in bold."""
    made, rng = docx.Document(), random.Random(1)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    for at in range(paragraphs):
        paragraph = made.add_paragraph()
        for part, said in enumerate(sentences(rng)):
            paragraph.add_run(said).bold = part == 3 and at % 7 == 0
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
    "form": form.check,
    "check": sokert.check,
    "fix": form.fix,
}


def main(paragraphs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.docx")
        report(path, paragraphs)
        content = path.read_bytes()
        rounds = [{name: timed(lambda work=work: work(content)) for name, work in WORKS.items()} for _ in range(ROUNDS)]
        print(f"{paragraphs} paragraphs, {len(content) / 1e6:.1f} MB")
        for name in ("form", "check", "fix"):
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
        main(int((sys.argv[1:] or [PARAGRAPHS])[0]))

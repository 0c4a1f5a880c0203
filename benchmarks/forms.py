"""Measures an office's own Word form beside docxtpl, in one run, as ratios: `python benchmarks/forms.py`.

    pages      a form of six pages: headings, paragraphs with figures, lists and small tables in loops
    rows       a table of 10,000 rows of 8 cells, beside docxtpl, and beside one Jinja string of the same XML, zipped
    floor      both beside what no engine can do without: that string streamed into a zip whose other parts lie deflated
    growth     50,000 rows beside five times the 10,000: 1 is linear

Both engines get the same file, with docxtpl's `{%tr %}`, and the same plain words. Each pair takes turns in
rounds; a ratio is the median of the rounds' ratios.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docxtpl import DocxTemplate
from jinja2 import Environment

import sokert

WORDS = "Trong kỳ, {{ p.ten }} đã tiếp nhận {{ p.den }} văn bản, giải quyết {{ p.xong }} văn bản, còn {{ p.con }}. "


def pages() -> DocumentType:
    document = Document()
    document.add_heading("Báo cáo {{ ky }}", 0)
    document.add_paragraph("{%p for p in phong %}")
    document.add_heading("{{ p.ten }}", 1)
    document.add_paragraph(WORDS * 3)
    document.add_paragraph("{%p if p.ghi_chu %}")
    document.add_paragraph("{{ p.ghi_chu }}")
    document.add_paragraph("{%p endif %}")
    _table(document, 4, "p.dong")
    document.add_paragraph("{%p endfor %}")
    return document


def rows() -> DocumentType:
    document = Document()
    _table(document, 8, "dong")
    return document


def _table(document: DocumentType, columns: int, name: str) -> None:
    table = document.add_table(rows=4, cols=columns)
    table.rows[1].cells[0].text = f"{{%tr for d in {name} %}}"
    for column in range(columns):
        table.rows[0].cells[column].text = f"Cột {column + 1}"
        table.rows[2].cells[column].text = f"{{{{ d.c{column} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


def line(columns: int, number: int) -> dict[str, str]:
    return {f"c{column}": f"{number} & <{column}>" for column in range(columns)}


def saved(document: DocumentType) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def theirs(form: bytes, data: dict[str, Any]) -> Callable[[], bytes]:
    def render() -> bytes:
        template = DocxTemplate(io.BytesIO(form))
        template.render(data, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()

    return render


def floor(form: bytes, data: dict[str, Any]) -> Callable[[], bytes]:
    """Return what no engine can do without: the same XML through one compiled Jinja string, every part zipped."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before, row, after = _around_rows(parts["word/document.xml"].decode())
    template = Environment(autoescape=True).from_string(f"{before}{{% for d in dong %}}{row}{{% endfor %}}{after}")

    def render() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in {**parts, "word/document.xml": template.render(data).encode()}.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return render


def streamed(form: bytes, data: dict[str, Any]) -> Callable[[], bytes]:
    """Return the same streamed: docxtpl's own XML, its pieces into the compressor, the other parts kept deflated."""
    template = DocxTemplate(io.BytesIO(form))
    template.init_docx()
    compiled = Environment(autoescape=True).from_string(template.patch_xml(template.get_xml()))
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
    still = io.BytesIO()
    with zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    def render() -> bytes:
        buffer = io.BytesIO()
        buffer.write(still.getvalue())
        zipped = zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=6)
        with zipped, zipped.open("word/document.xml", "w") as part:
            stream = compiled.stream(data)
            stream.enable_buffering(1_000)
            for piece in stream:
                part.write(piece.encode())
        return buffer.getvalue()

    return render


def _around_rows(xml: str) -> tuple[str, str, str]:
    """Return what stands before the rows, the row itself, and what stands behind them."""
    head, header, _, row, last = xml.split("<w:tr>")
    return f"{head}<w:tr>{header}", f"<w:tr>{row}", last[last.index("</w:tr>") + len("</w:tr>") :]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Return our median, the other's, and the median of the ratios, rounds taking turns."""
    one(), other()
    times = [(seconds(one), seconds(other)) for _ in range(rounds)]
    share = statistics.median(ours / others for ours, others in times)
    return statistics.median(ours for ours, _ in times), statistics.median(others for _, others in times), share


def data_of_pages() -> dict[str, Any]:
    rooms = [
        {"ten": f"Phòng {n}", "den": n * 7, "xong": n * 5, "con": n * 2, "ghi_chu": "Ghi & chú" * (n % 2)}
        for n in range(24)
    ]
    return {"ky": "6 tháng", "phong": [{**room, "dong": [line(4, n) for n in range(5)]} for room in rooms]}


def main() -> None:
    quick = "--quick" in sys.argv
    data = data_of_pages()
    form = saved(pages())
    template = sokert.Template(form)
    show("six pages, beside docxtpl", ratio(lambda: template.render(data), theirs(form, data), 15))
    show("six pages, beside the floor", ratio(lambda: template.render(data), streamed(form, data), 31))
    form = saved(rows())
    template = sokert.Template(form)
    many = {"dong": [line(8, n) for n in range(1_000 if quick else 10_000)]}
    show("rows, beside a Jinja string", ratio(lambda: template.render(many), floor(form, many), 7))
    show("rows, beside the floor", ratio(lambda: template.render(many), streamed(form, many), 7))
    show("rows, beside docxtpl", ratio(lambda: template.render(many), theirs(form, many), 3))
    more = {"dong": many["dong"] * 5}
    show("five times the rows", ratio(lambda: template.render(more), lambda: template.render(many), 5))


def show(label: str, measured: tuple[float, float, float]) -> None:
    ours, others, share = measured
    print(f"{label:28} {ours * 1000:9.2f} ms   beside {others * 1000:9.2f} ms   ratio {share:6.3f}")


if __name__ == "__main__":
    main()

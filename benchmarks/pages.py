"""Looks at pages as a typesetter would, by measure: what LibreOffice draws of reports, read back from the PDF.

    python benchmarks/pages.py tests/check/corpus/reports/*.yaml

Told are, with their place: a number torn from what it counts (two lines of a block whose join is glued), a table
whose rows would have fewer lines at other widths of its columns (lines are counted by the widths of letters; a solver
moves 3 to 48 points from column to column while the sum of lines falls), commas of a column more than a point apart, a
heading that ends a page, a signature block that begins one, a page without words, and entries of a table of contents
that name another page than LibreOffice's. Poppler's pdftotext is called for each file, soffice once for all;
it gets them as a report is given to it that is to become a PDF.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from lxml import etree

import sokert
from sokert.contents.outline import headings
from sokert.ooxml.font_metrics import width
from sokert.ooxml.names import W
from sokert.ooxml.unpacking import opened
from sokert.pdf import steady
from sokert.resolved import read
from sokert.word.breaking import lines
from sokert.word.gluing import GLUE, glued

TOP, BOTTOM = 56.0, 60.0  # points of a page that hold its number; of the foot that holds none of the text
FIGURE = re.compile(r"(?:(?:gần|hơn|trên|dưới|khoảng|ước) )?-?\d[\d.]*(,\d+)?")
SIDES = 9.0  # points at the sides of a cell, with the half point that the writer keeps for fonts a little wider
TWIP = 0.05  # points: widths are written in whole ones
STEPS = (48.0, 24.0, 12.0, 6.0, 3.0)


Cell = tuple[str, bool, float]
"""Its words, whether it is a head, and how far it is moved in from the right."""


class Line(NamedTuple):
    """A line of a page: its block, its box, its words."""

    block: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages(pdf: Path) -> Iterator[list[Line]]:
    """Yield the lines of each page without its number."""
    said = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    for page in re.findall(r"<page (.*?)</page>", said.stdout, re.DOTALL):
        found = []
        for block, inside in enumerate(re.findall(r"<block (.*?)</block>", page, re.DOTALL)):
            for box, words in re.findall(r"<line ([^>]*)>(.*?)</line>", inside, re.DOTALL):
                left, top, right, bottom = map(float, re.findall(r'"([\d.]+)"', box))
                text = " ".join(unescape(word) for word in re.findall(r">([^<]+)</word>", words))
                found.append(Line(block, left, top, right, bottom, text))
        yield [line for line in found if not (line.top < TOP and re.fullmatch(r"\d+", line.text))]


def torn(page: Sequence[Line]) -> Iterator[str]:
    """Yield the joins of neighbouring lines that should not have been broken."""
    for one, two in pairwise(page):
        if one.block != two.block or not 0 < two.top - one.top < 22 or two.left > one.right or one.left > two.right:
            continue
        first = one.text.replace(GLUE, " ")
        if re.search(r"\.{4}\d+$", first):  # an entry of contents
            continue
        if glued(f"{first} {two.text}")[len(first)] == GLUE:
            yield f"{first[-24:]} / {two.text[:24]}"


def commas(page: Sequence[Line], across: set[str]) -> Iterator[str]:
    """Yield the columns of figures whose commas stand more than a point apart; those `across` columns are one more."""
    yield from _apart([line for line in page if line.text not in across])
    yield from _apart([line for line in page if line.text in across])


def _apart(found: Sequence[Line]) -> Iterator[str]:
    places = []
    for line in found:
        if match := FIGURE.fullmatch(line.text.replace(GLUE, " ")):
            share = width(match[1] or "", 12) / width(line.text, 12)
            places.append((line.right - share * (line.right - line.left), bool(match[1]), line.text))
    column: list[tuple[float, bool, str]] = []
    for place in [*sorted(places), (10_000.0, False, "")]:
        if column and place[0] - column[-1][0] > 12:
            spread = column[-1][0] - column[0][0]
            if spread > 1 and any(fraction for _, fraction, _ in column):
                yield f"{spread:.1f} pt: {column[0][2]}, {column[-1][2]}"
            column = []
        column.append(place)


def tables(tree: etree._Element) -> Iterator[tuple[list[float], list[list[Cell]], float]]:
    """Yield the widths, the rows of words and the size of each table with borders."""
    for table in tree.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle") is None:
            continue
        widths = [int(one.get(f"{W}w", "0")) / 20 for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows, sizes = [], Counter[float]()
        for row in table.iterfind(f"{W}tr"):
            head = row.find(f"{W}trPr/{W}tblHeader") is not None
            cells = []
            for cell in row.iterfind(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                across = 1 if span is None else int(span.get(f"{W}val", "1"))
                text = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.iterfind(f"{W}p"))
                moved = max((int(one.get(f"{W}right", "0")) / 20 for one in cell.iter(f"{W}ind")), default=0.0)
                cells += [(text if across == 1 else "", head, moved)] + [("", head, 0.0)] * (across - 1)
                sizes.update(int(one.get(f"{W}val", "24")) / 2 for one in cell.iter(f"{W}sz"))
            rows.append(cells)
        yield widths, rows, sizes.most_common(1)[0][0] if sizes else 12.0


def cost(widths: Sequence[float], rows: list[list[Cell]], size: float, known: dict[object, int]) -> int:
    """Return the lines of all rows at some widths, those of heads twice more; a word that does not fit costs more."""

    def high(text: str, head: bool, moved: float, wide: float) -> int:
        key = (text, head, moved, round(wide, 1))
        if key not in known:
            room = wide - SIDES - moved
            over = any(width(word, size, head) > room + TWIP for word in text.split(" "))
            known[key] = len(lines(text, room + TWIP, size, head)) + 1000 * over
        return known[key]

    total = 0
    for row in rows:
        lines_ = {at: high(*cell, wide) for at, (cell, wide) in enumerate(zip(row, widths, strict=False)) if cell[0]}
        total += max(lines_.values(), default=1) + 2 * sum(lines_[at] for at in lines_ if row[at][1])
    return total


def better(widths: list[float], rows: list[list[Cell]], size: float) -> tuple[int, int]:
    """Return the lines of a table as it is, and at the best widths that a climb from there finds."""
    known: dict[object, int] = {}
    least = now = cost(widths, rows, size, known)
    falling = True
    while falling:
        falling = False
        for step, one, two in product(STEPS, range(len(widths)), range(len(widths))):
            moved = [*widths]
            moved[one], moved[two] = moved[one] - step, moved[two] + step
            if one != two and moved[one] > 12 and (lines_ := cost(moved, rows, size, known)) < least:
                widths, least, falling = moved, lines_, True
    return now, least


def faults(docx: Path, pdf: Path) -> Iterator[tuple[str, str]]:
    """Yield the faults of a report: their kind, and where."""
    archive = opened(docx)
    document = read(archive)
    found = headings(document)
    heads = {plain(one.words) for one in found} | {plain(one.paragraph.text) for one in found}
    drawn = list(pages(pdf))
    spans = document.trees["word/document.xml"].iter(f"{W}gridSpan")
    across = {
        "".join(t.text or "" for t in cell.iter(f"{W}t")) for one in spans for cell in one.iterancestors(f"{W}tc")
    }
    for number, page in enumerate(drawn, 1):
        yield from (("torn", f"page {number}: {said}") for said in torn(page))
        yield from (("comma", f"page {number}: {said}") for said in commas(page, across))
        if not page:
            yield "empty page", str(number)
            continue
        first, last = min(page, key=lambda line: line.top), max(page, key=lambda line: line.bottom)
        if plain(last.text) in heads:
            yield "lone heading", f"page {number}: {last.text}"
        if first.text.startswith("Nơi nhận"):
            yield "lone signature", f"page {number}"
    for number, (widths, rows, size) in enumerate(tables(document.trees["word/document.xml"]), 1):
        now, least = better(widths, rows, size)
        if least < now:
            yield "lines", f"table {number}: {now} → {least}"
    yield from (("contents", said) for said in misplaced(document.trees["word/document.xml"], drawn))


def misplaced(tree: etree._Element, drawn: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield the entries of contents that name another page than the one that their words begin a line of."""
    for link in tree.iter(f"{W}hyperlink"):
        said = "".join(one.text or "" for one in link.iter(f"{W}t"))
        if match := re.fullmatch(r"(?:Phần [IVX]+\. |[IVX]+\. |\d+\. )?(.*?)(\d+)", said):
            on = [at for at, page in enumerate(drawn, 1) for line in page if plain(line.text).endswith(plain(match[1]))]
            if on and int(match[2]) not in on:
                yield f"{said}: {on}"


def plain(text: str) -> str:
    return " ".join(text.replace(GLUE, " ").split()).casefold()


def main(paths: Sequence[str]) -> None:
    """Render the reports, let LibreOffice draw them, and print what is wrong with their pages."""
    with tempfile.TemporaryDirectory() as name:
        folder, files = Path(name), list[Path]()
        for number, path in enumerate(paths):
            file = folder / f"{number}-{Path(path).parent.name}-{Path(path).stem}.docx"
            file.write_bytes(steady(sokert.render(sokert.load(path))))
            files.append(file)
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        subprocess.run([*office, "--outdir", name, *map(str, files)], check=True, capture_output=True)
        kinds, drawn, tables_ = Counter[str](), 0, 0
        for file in files:
            pdf = file.with_suffix(".pdf")
            drawn += sum(1 for _ in pages(pdf))
            tables_ += sum(1 for _ in tables(read(opened(file)).trees["word/document.xml"]))
            for kind, said in faults(file, pdf):
                kinds[kind] += 1
                print(f"{file.stem}: {kind}: {said}")
        print(f"{len(files)} reports, {drawn} pages, {tables_} tables: {dict(kinds) or 'nothing'}")


if __name__ == "__main__":
    main(sys.argv[1:])

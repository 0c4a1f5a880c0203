"""Draws the pictures of the docs: pages of the examples, as LibreOffice shows them.

    python benchmarks/pictures.py

All examples go through one soffice; poppler's pdftoppm makes their pages, and what is written here is a PNG of few
colors: docs/images holds the pages that the docs speak of, docs/gallery every page of the commune's report, and sheets
of small pages of what `sokert new` starts from.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import docx

import sokert
from sokert.cli.starters import KINDS, starter
from sokert.pdf import steady

ROOT = Path(__file__).resolve().parents[1]
IMAGES, GALLERY = ROOT / "docs" / "images", ROOT / "docs" / "gallery"
DOTS, FRONT = 70, 60  # to an inch: of a page, of a page in the first picture
COMMUNE = "kinh-te-xa-hoi-xa"
PAGES: Mapping[str, Sequence[int]] = {
    "van-phong-ubnd": (1, 2, 3),
    "du-thao": (1,),
    "so-sanh": (1, 2, 3),
    "mau-rieng": (1,),
    "mau-word": (1,),
    "dang-uy": (1, 2, 3),
    "dau-khan": (1, 2, 3),
    "bieu-do": (1, 2, 3),
    "bieu-excel": (1, 2),
}
GUIDE = "huong-dan-word"  # its form as it was drawn, and with two mistakes told
MISTAKES = {"luot_kham|with_unit": "luot_kham|with_unti", "{{ m|previous }}{% endfor %}": "{{ m|previous }}"}
PERIODS = ("2026-03", "2026-Q1", "2026-H1", "2026-9M", "2026")
HALVES = {"school": "2025-HK1"}  # what stands for the half year there
SMALL = 28  # dots to an inch of a page on a sheet of many
FIRST = (1, 3, 6)  # pages of the commune's report that stand side by side in README
PDF = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'  # a sign where a comment stands
GAP, SHADE, EDGE = 14, b"\xe4\xe4\xe4", b"\xa0\xa0\xa0"


class Picture(NamedTuple):
    """A picture: how wide and high, and its rows of red, green, blue."""

    wide: int
    high: int
    rows: list[bytes]


def drawn(pdf: Path, page: int, dots: int) -> Picture:
    """Return a page of a PDF."""
    call = ["pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), str(pdf)]
    content = subprocess.run(call, capture_output=True, check=True).stdout
    _, wide, high, _ = content.split(None, 3)
    across, down = int(wide), int(high)
    dots_ = content[-3 * across * down :]
    return Picture(across, down, [dots_[3 * across * at : 3 * across * (at + 1)] for at in range(down)])


def filled(picture: Picture) -> Picture:
    """Return the upper part of a page, down to a little below its last words."""
    last = max(at for at, row in enumerate(picture.rows) if row.strip(b"\xff"))
    high = min(last + 2 * GAP, picture.high)
    return Picture(picture.wide, high, picture.rows[:high])


def side_by_side(pictures: Sequence[Picture]) -> Picture:
    """Return pages in a row on a shade of gray, each with a thin edge."""
    high = max(one.high for one in pictures) + 2 * GAP
    columns = [list(_framed(one, high)) for one in pictures]
    rows = [b"".join(parts) + SHADE * GAP for parts in zip(*columns, strict=True)]
    return Picture(len(rows[0]) // 3, high, rows)


def sheet(strips: Sequence[Picture]) -> Picture:
    """Return rows of pages below each other, the shorter ones filled up with the shade."""
    wide = max(one.wide for one in strips)
    return Picture(
        wide, sum(one.high for one in strips), [row + SHADE * (wide - one.wide) for one in strips for row in one.rows]
    )


def _framed(picture: Picture, high: int) -> Iterator[bytes]:
    above = (high - picture.high) // 2
    for at in range(high):
        row = at - above
        if not 0 <= row < picture.high:
            yield SHADE * (GAP + picture.wide)
        elif row in (0, picture.high - 1):
            yield SHADE * GAP + EDGE * picture.wide
        else:
            yield SHADE * GAP + EDGE + picture.rows[row][3:-3] + EDGE


def png(picture: Picture) -> bytes:
    """Return a picture as a PNG of at most 256 colors, each channel in sixteen steps."""
    steps = bytes(min(17 * round(value / 17), 255) for value in range(256))
    rows = [row.translate(steps) for row in picture.rows]
    palette: dict[bytes, int] = {}
    body = bytearray()
    for row in rows:
        body.append(0)
        body += bytes(_number(palette, row[at : at + 3]) for at in range(0, len(row), 3))
    colors = b"".join(palette)
    head = struct.pack(">IIBBBBB", picture.wide, picture.high, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", colors), (b"IDAT", zlib.compress(bytes(body), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _number(palette: dict[bytes, int], color: bytes) -> int:
    """Return the number of a color; where all are taken, that of the nearest."""
    if color not in palette:
        if len(palette) == 256:
            near = min(palette, key=lambda one: sum(abs(a - b) for a, b in zip(one, color, strict=True)))
            return palette[near]
        palette[color] = len(palette)
    return palette[color]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def rendered(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield the Word files of the examples."""
    for name in names:
        file = folder / f"{name}.docx"
        file.write_bytes(steady(sokert.render(sokert.load(ROOT / "examples" / name / "report.yaml"))))
        yield file


def of_the_guide(folder: Path) -> Iterator[Path]:
    """Yield the guide's form as it was drawn, then with mistakes and the comments of `template check --mark`."""
    form = ROOT / "examples" / GUIDE / "mau.docx"
    yield Path(shutil.copy(form, folder / f"{GUIDE}-mau.docx"))
    wrong, marked = docx.Document(str(form)), folder / f"{GUIDE}-sai.docx"
    cells = (cell for table in wrong.tables for row in table.rows for cell in row.cells)
    for paragraph in chain(wrong.paragraphs, *(cell.paragraphs for cell in cells)):
        for run in paragraph.runs:
            for right, slip in MISTAKES.items():
                run.text = run.text.replace(right, slip)
    wrong.save(str(marked))
    report = sokert.load(ROOT / "examples" / GUIDE / "report.yaml")
    sokert.mark(marked, sokert.Template(marked).check(report), marked, "vi", overwrite=True)
    yield marked


def of_the_kinds(folder: Path) -> Iterator[Path]:
    """Yield the reports of what there is to start from, of every kind over every period."""
    for kind in KINDS:
        for period in {*PERIODS, HALVES.get(kind, PERIODS[0])}:
            file = folder / f"{kind}-{period}.docx"
            file.write_bytes(steady(sokert.render(sokert.parse(starter(kind, "vi", period)))))
            yield file


def pdfs(folder: Path, files: Sequence[Path]) -> dict[str, Path]:
    """Return Word files as PDF."""
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", PDF]
    subprocess.run([*office, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True)
    return {file.stem: file.with_suffix(".pdf") for file in files}


def main() -> None:
    """Draw all pictures anew."""
    GALLERY.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        made = pdfs(
            Path(name),
            [*rendered(Path(name), (*PAGES, COMMUNE, GUIDE)), *of_the_guide(Path(name)), *of_the_kinds(Path(name))],
        )
        for example, pages in PAGES.items():
            for page in pages:
                (IMAGES / f"{example}-{page}.png").write_bytes(png(drawn(made[example], page, DOTS)))
        for one in (GUIDE, f"{GUIDE}-mau", f"{GUIDE}-sai"):
            (IMAGES / f"{one}.png").write_bytes(png(filled(drawn(made[one], 1, DOTS))))
        of_the_commune(made[COMMUNE])
        first = [side_by_side([drawn(made[f"{kind}-{period}"], 1, SMALL) for period in PERIODS]) for kind in KINDS]
        (GALLERY / "kinds-periods.png").write_bytes(png(sheet(first)))
        halves = [list(every(made[f"{kind}-{HALVES.get(kind, '2026-H1')}"], SMALL)) for kind in KINDS]
        (GALLERY / "kinds-half-year.png").write_bytes(png(sheet([side_by_side(pages) for pages in halves])))


def every(made: Path, dots: int) -> Iterator[Picture]:
    """Yield all pages of a PDF."""
    said = subprocess.run(["pdfinfo", str(made)], capture_output=True, text=True, check=True).stdout
    count = next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:"))
    yield from (drawn(made, page, dots) for page in range(1, count + 1))


def of_the_commune(made: Path) -> None:
    """Draw every page of the commune's report, and some side by side."""
    for old in GALLERY.glob(f"{COMMUNE}-*.png"):
        old.unlink()
    for page, picture in enumerate(every(made, DOTS), 1):
        (GALLERY / f"{COMMUNE}-{page:02}.png").write_bytes(png(picture))
    (IMAGES / "first.png").write_bytes(png(side_by_side([drawn(made, page, FRONT) for page in FIRST])))


if __name__ == "__main__":
    main()

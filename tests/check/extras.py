"""Puts into a hand-written report what it does not have by itself: pictures, an address line, signing texts."""

from __future__ import annotations

import io
import struct
import zlib

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

INK = {"blue": (20, 40, 200), "red": (220, 20, 30), "black": (10, 10, 10)}


def png(ink: str, clear: bool = True, how: int = 0) -> bytes:
    """Return a small PNG: ink on a clear or white ground, its rows filtered in one of the five manners."""
    step, wide, high = (4 if clear else 3), 12, 8
    rows, before = [], bytes(wide * step)
    for y in range(high):
        row = b""
        for x in range(wide):
            inked = (x + y) % 3 == 0
            row += bytes(INK[ink] if inked else (255, 255, 255)) + (bytes([255 if inked else 0]) if clear else b"")
        rows.append(bytes([how]) + filtered(row, before, step, how))
        before = row
    head = struct.pack(">IIBBBBB", wide, high, 8, 6 if clear else 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    made = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        made += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return made


def filtered(row: bytes, before: bytes, step: int, how: int) -> bytes:
    made = bytearray()
    for at, value in enumerate(row):
        left = row[at - step] if at >= step else 0
        up, corner = before[at], before[at - step] if at >= step else 0
        near = left + up - corner
        paeth = min((left, up, corner), key=lambda side: abs(near - side))
        made.append((value - (0, left, up, (left + up) // 2, paeth)[how]) & 255)
    return bytes(made)


def signed(report: bytes, *pictures: tuple[bytes, int, int], line: int = 3) -> bytes:
    """Return a report with floating pictures in its signature cell: content, left edge and width in mm."""
    made = docx.Document(io.BytesIO(report))
    tables = [table for table in made.tables if "Nơi nhận" in table.cell(0, 0).text]
    paragraph = tables[0].cell(0, 1).paragraphs[line]
    for content, left, wide in pictures:
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(content), width=Emu(wide * 36000), height=Emu(15 * 36000))
        inline = shape._inline
        anchor = parse_xml(
            '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" '
            'distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>'
            f'{left * 36000}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
            "</wp:posOffset></wp:positionV></wp:anchor>"
        )
        children = list(inline)
        anchor.extend([inline.find(qn("wp:extent"))])
        anchor.append(parse_xml('<wp:wrapNone xmlns:wp="' + inline.nsmap["wp"] + '"/>'))
        anchor.extend([child for child in children if child.tag != qn("wp:extent")])
        inline.getparent().replace(inline, anchor)
    return saved(made)


def addressed(report: bytes, size: float = 11, ruled: bool = True, italic: bool = False) -> bytes:
    """Return a report with an address line at the foot of page one."""
    made = docx.Document(io.BytesIO(report))
    paragraph = made.sections[0].first_page_footer.paragraphs[0]
    run = paragraph.add_run("Địa chỉ: số 1, đường Trường Chinh, tỉnh Bắc Kạn; ĐT: 0209.3870.000")
    run.font.size, run.italic, run.font.name = Pt(size), italic, "Times New Roman"
    if ruled:
        border = '<w:pBdr xmlns:w="{}"><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(border.format(paragraph._p.nsmap["w"])))
    return saved(made)


def saved(made) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()

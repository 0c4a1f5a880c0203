"""Turns a Word file into PDF through LibreOffice, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from lxml import etree

from sokert.errors import FileError, Finding, Place, unreadable
from sokert.ooxml.names import MAIN, W
from sokert.ooxml.unpacking import opened, rewritten
from sokert.resolved import read
from sokert.resolved.stories import serialised
from sokert.saving import PDF, put

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 180.0
"""Seconds after which LibreOffice is stopped."""
_KILLED = 9
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# What LibreOffice says anew in each file: the day, the file's id and its own sum.
_CHANGING = re.compile(
    rb"/CreationDate\(D:\d{14}(?:[+\-Z]\d*'?\d*'?)?\)"
    rb"|/ID ?\[ ?<[0-9A-F]{32}>\s*<[0-9A-F]{32}> ?\]|/DocChecksum ?/[0-9A-F]{32}"
)
# It prints nothing; a paragraph with a field is laid out once more when all else stands.
_FIELD = ' SET sokert "" '


def pdf(content: bytes, path: Path, overwrite: bool = False) -> bytes:
    """Return a Word file as PDF, and write it to `path`, whole or not at all.

    The same file makes the same PDF on one machine. A PDF at `path` that was not made so stays, unless it may go.
    """
    made = sealed(converted(steady(content), path))
    try:
        if not overwrite and path.is_file() and not untouched(path.read_bytes()):
            raise FileError(Finding("FILE-NOT-OURS", {}, Place(str(path)), sentence="FILE-NOT-OURS-MADE"))
    except OSError as error:
        if isinstance(error, FileError):
            raise
        raise unreadable(error, path) from error
    put(path, made, PDF)
    return made


def steady(content: bytes) -> bytes:
    """Return a Word file as LibreOffice is given it, so that its pages are those that the file asks for.

    LibreOffice first deals out 20 or 25 paragraphs to a page, then moves them; the last of those stays where it is,
    though it is kept with the next. Laid out once more, it goes. And it puts an empty line above a table with which a
    file with footnotes begins.
    """
    archive = opened(content)
    document = read(archive)
    for paragraph in document.paragraphs:
        if paragraph.keep_next and paragraph.runs and paragraph.cell is None:
            behind = paragraph.element.find(f"{W}pPr") is not None
            paragraph.element.insert(int(behind), etree.Element(f"{W}fldSimple", {f"{W}instr": _FIELD}))
    body = document.trees[MAIN][0]
    if body[0].tag == f"{W}tbl" and next(body.iter(f"{W}footnoteReference"), None) is not None:
        body.insert(0, _thin_line())
    return rewritten(archive, {MAIN: serialised(document.trees[MAIN])})


def _thin_line() -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}spacing", {f"{W}line": "2", f"{W}lineRule": "exact"})
    return paragraph


def converted(content: bytes, target: Path, patience: float = PATIENCE) -> bytes:
    """Return what LibreOffice makes of a Word file; it exits 0 even when it fails, so the PDF itself is the proof."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise FileError(Finding("PDF-NO-PROGRAM", {}, Place(str(target))))
    with tempfile.TemporaryDirectory(prefix="sokert-") as folder:
        given, made = Path(folder, "document.docx"), Path(folder, "document.pdf")
        given.write_bytes(content)
        _run([program, *_options(Path(folder)), str(given)], patience, target)
        said = made.read_bytes() if made.is_file() else b""
    if not said.startswith(b"%PDF"):
        raise FileError(Finding("PDF-FAILED", {}, Place(str(target))))
    return said


def _options(folder: Path) -> list[str]:
    """Return how LibreOffice is called: with a profile of its own, since two at once on one profile make nothing."""
    profile = Path(folder, "profile").as_uri()
    return [f"-env:UserInstallation={profile}", "--headless", "--convert-to", _FILTER, "--outdir", str(folder)]


def _run(call: list[str], patience: float, target: Path) -> None:
    """Run LibreOffice; what it started ends with it."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(call, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired as error:
        raise FileError(Finding("PDF-TOO-LONG", {"seconds": int(patience)}, Place(str(target)))) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and what it started, where the system knows groups of programs."""
    if process.poll() is None:
        group = getattr(os, "killpg", None)
        with suppress(OSError):
            group(process.pid, _KILLED) if group else process.kill()
        process.wait()


def sealed(content: bytes) -> bytes:
    """Return a PDF without what changes from run to run, and with an id made of all the rest."""
    still = _CHANGING.sub(_stilled, content)
    return _with_id(still, sha256(still).hexdigest()[:32].upper().encode("ascii"))


def _stilled(match: re.Match[bytes]) -> bytes:
    """Return what changes as long as it was, always the same: the first day of 1980, zeros."""
    said = re.sub(rb"[0-9A-F]{32}", b"0" * 32, match[0])
    return re.sub(rb"D:\d{14}", b"D:19800101000000", said)


def _with_id(content: bytes, id: bytes) -> bytes:
    return re.sub(rb"(/ID ?\[ ?<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}", rb"\g<1>" + id + rb"\g<2>" + id, content)


def untouched(content: bytes) -> bool:
    """Return whether a PDF is as it was made here: nobody has signed it or added to it."""
    return content.startswith(b"%PDF") and sealed(content) == content

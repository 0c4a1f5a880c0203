"""Calls of the command line, here or as a process of its own; the forms they are given."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx

import page
import sokert
from small_forms import form, p

Ran = Callable[..., tuple[int, str, str]]


class Terminal(io.StringIO):
    """A stream before which a person sits."""

    def isatty(self) -> bool:
        return True


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as its users do."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON", "SOKERT_LANG"))
    }
    source = str(Path(sokert.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-c", "import sys; from sokert.cli import main; sys.exit(main())", *arguments],
        env={**kept, "PYTHONPATH": source, **environment},
        capture_output=True,
        check=False,
    )


@cache
def document(*paragraphs: str) -> bytes:
    """Return a Word file as python-docx makes it."""
    made, saved = docx.Document(), io.BytesIO()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(saved)
    return saved.getvalue()


def write_form(name: str, *lines: str) -> str:
    Path(name).write_bytes(form(*(p(line) for line in lines)))
    return name


def paragraphs(path: str) -> list[str]:
    return [paragraph.text for paragraph in page.opened(Path(path).read_bytes()).paragraphs]


def comments(path: str | Path) -> list[str]:
    """Return the words of each comment in a Word file."""
    said = zipfile.ZipFile(path).read("word/comments.xml").decode()
    return [re.sub("<[^>]*>", "", one) for one in re.findall(r"<w:comment .*?</w:comment>", said, re.DOTALL)]

"""The whole flow: a report is filled into its template and written as a Word file."""

from __future__ import annotations

import io
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sokert.blocks import Block
from sokert.errors import DataError, Finding, TemplateError
from sokert.fill import filler, located
from sokert.models import Report
from sokert.standards import chosen, form
from sokert.standards.capacity import miswritten
from sokert.word.house import samples
from sokert.word.package import packed, put
from sokert.word.write import write

if TYPE_CHECKING:
    from docx.document import Document

PARTY = "party"
"""The mark of the Party's title: a page that has it is set by the Party's form."""


def render(report: Report, path: str | Path | None = None, template: str | Path | None = None) -> bytes:
    """Return the finished Word file, and write it to `path` when one is given.

    The file is written whole or not at all. `template` is a built-in name or the path of a text
    template; None takes the report's own.
    """
    name, folder = located(str(template or report.template))
    blocks = filler(folder).fill(name, report)
    standard = _standard(report, blocks)
    if wrong := list(miswritten(report.signatory.lines, form(standard))):
        raise DataError([finding for _, finding in wrong])
    content = packed(write(blocks, samples(standard)))
    if path is not None:
        put(Path(path), content)
    return content


def render_document(report: Report, template: str | Path | None = None) -> Document:
    """Return the finished report as a python-docx document, to go on editing."""
    from docx import Document  # 60 ms that only an editor of documents has to pay

    return Document(io.BytesIO(render(report, template=template)))


def _standard(report: Report, blocks: list[Block]) -> str:
    """Return the standard a report follows: a page that opens with the Party's title is the Party's.

    A standard that is not the page's own is told: its styles would not fit (HD-VS-ND30).
    """
    head = takewhile(lambda block: block.mark != "body", blocks)
    party = any(block.mark == PARTY for block in head)
    name = chosen(report.standard, party, report.date or report.period.ends)
    if (name != "nd30") != party:
        code = "STANDARD-WANTS-PARTY" if name != "nd30" else "STANDARD-WANTS-STATE"
        raise TemplateError(Finding(code, {"name": name, "template": report.template}))
    return name

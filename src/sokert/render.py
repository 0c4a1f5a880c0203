"""The whole flow: a report is filled into its template and written as a Word file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from sokert.errors import Finding, TemplateError
from sokert.fill import filler, located
from sokert.models import Report
from sokert.word.house import samples
from sokert.word.package import packed, put
from sokert.word.write import write

if TYPE_CHECKING:
    from docx.document import Document


def render(report: Report, path: str | Path | None = None, template: str | Path | None = None) -> bytes:
    """Return the finished Word file, and write it to `path` when one is given.

    The file is written whole or not at all. `template` is a built-in name or the path of a text
    template; None takes the report's own.
    """
    name, folder = located(str(template or report.template))
    blocks = filler(folder).fill(name, report)
    content = packed(write(blocks, samples(_standard(report))))
    if path is not None:
        put(Path(path), content)
    return content


def render_document(report: Report, template: str | Path | None = None) -> Document:
    """Return the finished report as a python-docx document, to go on editing."""
    from docx import Document  # 60 ms that only an editor of documents has to pay

    return Document(io.BytesIO(render(report, template=template)))


def _standard(report: Report) -> str:
    """Return the standard a report follows; one that no house style serves is told."""
    name = report.standard or "nd30"
    if name != "nd30":
        raise TemplateError(Finding("STANDARD-NOT-SERVED", {"name": name}))
    return name

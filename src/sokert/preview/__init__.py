"""Shows a finished report as a page to look at: what Word would show, and beside it what is known of each figure.

    preview(report)             the HTML of its pages, findings in the margin
    preview("bao-cao.docx")     the same of any Word file

The finished file is read as any other is (`sokert.resolved`), so that no page shows what the file does not say.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sokert.check.report import check, check_rendered
from sokert.errors import FileError, Finding, Place, SokertError, takes, unreadable
from sokert.load import load
from sokert.models import Report
from sokert.notebook import Displayed
from sokert.ooxml.names import NAMESPACES
from sokert.ooxml.parts import Parts
from sokert.ooxml.unpacking import Archive, opened
from sokert.preview.cards import cards
from sokert.preview.looks import Classes
from sokert.preview.margin import Margin
from sokert.preview.page import GENERATOR, composed, sheets
from sokert.preview.spans import Lines
from sokert.preview.story import Story
from sokert.remembered.data import Remembered, remembered
from sokert.render import Form, Template, render, template_for
from sokert.resolved import read
from sokert.resolved.reader import paired
from sokert.saving import put

REPORTS = (".yaml", ".yml", ".json")
PAGE = (".html", ".htm")
_FIGURES, _WORDS = "FIGURE-", "TEXT-"


def preview(
    subject: Report | str | os.PathLike[str] | bytes,
    path: str | os.PathLike[str] | None = None,
    *,
    template: Form = None,
    lang: str | None = None,
    overwrite: bool = False,
) -> str:
    """Return the pages of a report, of a report file or of a Word file as one HTML page, and write it to `path`.

    It needs nothing from anywhere else. Findings stand beside their sentences, in the language `lang`; a figure that
    is pointed at says which metric it is, its sums and its source, where the file carries them. A file at `path` that
    is no such page stays and raises FileError, unless `overwrite` says that it may go.
    """
    if isinstance(subject, str | os.PathLike) and Path(subject).suffix.lower() in REPORTS:
        subject = load(Path(subject))
    if isinstance(subject, Report):
        template = template_for(subject, template)
        content = render(subject, template=template, embed=True)
        said = shown(opened(content), _findings(subject, content, template), lang, of_report=True)
    else:
        source = os.fspath(subject) if isinstance(subject, os.PathLike) else subject
        said = shown(opened(source), check(Path(source) if isinstance(source, str) else source), lang)
    if path is not None:
        takes("path", path, str, os.PathLike, wanted="str | Path")
        put_page(Path(path), said, overwrite)
    return Pages(said)


class Pages(Displayed, str):
    """The pages as HTML: a text, which a notebook shows as pages."""

    __slots__ = ()


def _findings(report: Report, content: bytes, template: Template) -> tuple[Finding, ...]:
    """Return what is wrong with a report's file, and what only the report itself can show.

    Of figures that do not agree it is told as `check` of the report tells it, and not asked what their words mean.
    What sentences have wrong stands in the file.
    """
    of_file = check_rendered(content, report, template)
    known = {one.code for one in of_file if not one.code.startswith(_FIGURES)}
    of_report = (
        one
        for one in check(report, template=template)
        if one.where.metric or not one.code.startswith((_FIGURES, _WORDS))
    )
    return (*of_file, *(one for one in of_report if one.code not in known))


def shown(archive: Archive, findings: Sequence[Finding], lang: str | None = None, of_report: bool = False) -> str:
    """Return the pages of a Word file with findings in the margin; one `of_report` is mended in the report."""
    document, known = read(archive), _known(archive)
    margin, classes = Margin(document, findings, lang, of_report), Classes()
    figures = cards(known.report, lang) if known else {}
    lines = Lines(known.lines or () if known else (), figures)
    story = Story(document, Parts(archive.parts), classes, lines, margin.beside)
    drawn, papers = sheets(document, story, paired(archive))
    first = next((one.text for one in document.paragraphs if one.text.strip()), "")
    title = _said_title(archive) or first or archive.name
    return composed(title, drawn, papers, classes.css(), margin.rest(), figures, lang)


def _said_title(archive: Archive) -> str:
    """Return the title that a Word file has among its properties."""
    tree = archive.seen("docProps/core.xml")
    return "" if tree is None else " ".join((tree.findtext("dc:title", "", NAMESPACES) or "").split())


def _known(archive: Archive) -> Remembered | None:
    """Return what a file carries of its report; one that carries nothing is shown without."""
    try:
        return remembered(archive)
    except SokertError:
        return None


def put_page(path: Path, said: str, overwrite: bool = False) -> None:
    """Write a page, whole or not at all; a file that is no page of ours stays unless it may go."""
    try:
        if not overwrite and path.is_file() and GENERATOR not in path.read_text("utf-8", "replace"):
            raise FileError(Finding("FILE-NOT-OURS", {}, Place(str(path)), sentence="FILE-NOT-OURS-MADE"))
    except (OSError, ValueError) as error:
        if isinstance(error, SokertError):
            raise
        raise unreadable(error, path) from error
    put(path, said.encode("utf-8"), PAGE)


__all__ = ["preview"]

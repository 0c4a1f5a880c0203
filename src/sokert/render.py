"""The whole flow: data is filled into a template and written as a Word file.

Template("mau.docx").render(data)      read once, filled and written as often as asked
render(report)                         the same with the template a report names
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from pydantic import BaseModel

from sokert.contents import settled
from sokert.document.blocks import Blocks, Running
from sokert.errors import (
    DataError,
    FileError,
    Finding,
    Place,
    SokertError,
    TemplateError,
    TemplateNotFoundError,
    takes,
    unwritable,
)
from sokert.fill import Filler, filler
from sokert.fill.bounds import Limits as Limits
from sokert.fill.custom_filters import Own, own_of
from sokert.models import Report, Section
from sokert.models.fields import fields_of
from sokert.models.problems import FILLING
from sokert.models.report import placed
from sokert.models.written import as_json
from sokert.ooxml.packing import packed
from sokert.saving import PDF, WORD, put
from sokert.standards import chosen, form, unfit
from sokert.standards.capacity import miswritten
from sokert.template import FORM, FORM_SUFFIXES, SUFFIX, built_in, located
from sokert.template_loader import GIVEN, Loader
from sokert.word.house import samples
from sokert.word.streaming import streamed
from sokert.word.write import write

if TYPE_CHECKING:
    from docx.document import Document

    from sokert.models.inputs import Fields
    from sokert.template.analysis.needs import Variables


@runtime_checkable
class SupportsRead(Protocol):
    """A file open for reading bytes."""

    def read(self) -> bytes:
        """Return all bytes."""


@runtime_checkable
class SupportsWrite(Protocol):
    """A file open for writing bytes."""

    def write(self, content: bytes, /) -> object:
        """Write bytes."""


Target = str | os.PathLike[str] | SupportsWrite
Source = str | os.PathLike[str] | bytes | SupportsRead
"""A built-in name, a path, or the bytes or the open file of a Word form."""

PARTY = "party"
"""The mark of the Party's title: a page that has it is set by the Party's form."""


class Template:
    """A template, read and compiled once; many threads may render from it at once.

    `source` is a built-in name, the path of a text template or of a Word form, or a form's bytes or open file; what
    it includes is built in or lies in its folder. `limits` bound what one rendering may do.

    `filters` and `functions` are the office's own, by the name a tag uses: they take plain values and give plain
    values or values with form; what they give is escaped like data. With `missing="blank"` a name that the data does
    not have prints nothing, and `render` tells which.

    >>> Template("half-year/office", filters={"gach": lambda words: words.replace(" ", "-")})
    Template('half-year/office')
    """

    _marks = False  # whether it is first compiled to tell which words a tag printed

    def __init__(
        self,
        source: Source,
        *,
        filters: Mapping[str, Callable[..., object]] | None = None,
        functions: Mapping[str, Callable[..., object]] | None = None,
        missing: Literal["error", "blank"] = "error",
        limits: Limits | None = None,
    ) -> None:
        if missing not in ("error", "blank"):
            raise TemplateError(Finding("CALL-MISSING-MODE", {"given": str(missing)}))
        takes("limits", limits, Limits, type(None))
        self._limits, self._own, self._blank = limits, own_of(filters, functions) or Own(), missing == "blank"
        source = _known(source)
        self._source = source
        self._name, folder = (GIVEN, None) if isinstance(source, bytes) else located(os.fspath(source))
        self._file = self._name if isinstance(source, bytes) else os.fspath(source)
        self._loader = Loader(folder, source if isinstance(source, bytes) else None)
        self._folder = folder
        self._filler = self._made(self._marks)
        self._wrong: tuple[Finding, ...] = ()
        try:
            self._filler.ready(self._name)
        except TemplateNotFoundError as error:
            raise TemplateNotFoundError(map(self._as_given, error.findings)) from error
        except TemplateError as error:
            self._wrong = error.findings  # for `check`, and for who renders all the same

    def __repr__(self) -> str:
        given = f"<{len(self._source)} bytes>" if isinstance(self._source, bytes) else repr(self._file)
        return f"Template({given})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process reads the template again: compiled code does not travel."""
        missing = "blank" if self._blank else "error"
        own = {"filters": self._own.filters, "functions": self._own.functions}
        return _again, (type(self), self._source, {**own, "missing": missing, "limits": self._limits})

    def __copy__(self) -> Template:
        return self  # nothing in it changes

    def __deepcopy__(self, memo: object) -> Template:
        return self

    def render(
        self,
        data: Report | Mapping[str, Any] | Fields | BaseModel,
        path: Target | None = None,
        *,
        overwrite: bool = False,
        embed: bool | None = None,
        blanks: Callable[[Finding], object] | None = None,
    ) -> bytes:
        """Return the Word file filled with a report or with plain data, and write it to `path` if given.

        Plain data is a mapping, or a dataclass or pydantic model of your own by its fields, as within it.
        `path` may also be a file open for writing bytes, or end with .pdf: then the PDF is written and returned. A name
        that the data does not have raises MissingValueError; the file is written whole or not at all. `overwrite` and
        `embed` are as in `render`; plain data is never embedded. `blanks` is called with a remark for each place left
        blank (`missing="blank"`).
        """
        data = _values_of(data)
        takes("blanks", blanks, Callable, type(None), wanted="Callable[[Finding], object]")  # type: ignore[arg-type]
        if self._wrong:
            raise TemplateError(self._at_home(self._wrong))
        carried = as_json(data) if isinstance(data, Report) and (data.embed if embed is None else embed) else ""
        try:
            blocks = self._marking(bool(carried)).filled(self._name, data, self._limits, blanks)
        except TemplateError as error:
            raise type(error)(self._at_home(error.findings, data)) from error
        standard = self._standard(data, blocks)
        lines = data.signatory.lines if isinstance(data, Report) else ()
        if wrong := list(miswritten(lines, form(standard))):
            raise DataError([finding for _, finding in wrong])
        own = self._name.endswith(SUFFIX) or (isinstance(data, Report) and any(map(_has_tags, data.sections)))
        drawn = self._loader.samples(blocks, samples(standard))
        if isinstance(blocks, Running) and drawn.streams and not own:
            content = packed(streamed(blocks, drawn, carried))
        else:
            blocks = blocks.blocks if isinstance(blocks, Running) else blocks
            try:
                content = packed(settled(write(blocks, drawn, blocks.values, doubtful=own, carried=carried)))
            except TemplateError as error:
                cut = self._filler.cuts(self._name) if error.findings[0].code == "TEMPLATE-STRUCTURE" else ()
                raise type(error)(self._at_home(cut) or error.findings) from error
        if path is None:
            return content
        return _placed(content, path, overwrite)

    def _marking(self, marks: bool) -> Filler:
        """Return what fills the template, with or without marks around what a tag prints."""
        return self._filler if marks == self._marks else self._other

    @cached_property
    def _other(self) -> Filler:
        return self._made(not self._marks)

    def _made(self, marks: bool) -> Filler:
        if built_in(self._name) and self._own == Own() and not self._blank:
            return filler(marks)  # it has a report's texts ready since the report was read
        return Filler(self._folder, self._loader.lines, marks, self._own, self._blank)

    def _standard(self, data: Report | Mapping[str, Any], blocks: Blocks | Running) -> str:
        """Return the standard that the house's lines are drawn by; one that the page does not fit is told."""
        remembered = self._loader.standard(blocks)
        party = not isinstance(blocks, Running) and PARTY in blocks.distinct and PARTY in _house(blocks)
        if not isinstance(data, Report):
            return chosen(party=party, remembered=remembered)
        name = chosen(data.standard, party, data.day, remembered)
        if not remembered and (code := unfit(name, party)):  # its styles would not fit (HD-VS-ND30)
            raise TemplateError(Finding(code, {"name": name, "template": self._name}))
        return name

    def check(self, report: Report | None = None) -> tuple[Finding, ...]:
        """Return everything wrong with the template that can be seen without data, in order of place.

        With a report its metrics are the names that may come, and what it cannot be filled with is told; without one
        any name may.
        """
        from sokert.lint import lint  # lxml, which a text template's rendering never has to pay

        takes("report", report, Report, type(None))
        findings = self._at_home(lint(self._filler, self._name, self._loader.archive(self._name), report))
        if report is not None:
            wrong = {_spot(one) for one in findings if one.level == "error"}
            unfilled = self._at_home(self._unfilled(report))
            findings += tuple(one for one in unfilled if _spot(one) not in wrong)
            findings += tuple(one for one in unhedged_in(self, report) if one.where.file)
        files = list(dict.fromkeys(one.where.file for one in findings))
        return tuple(sorted(findings, key=lambda one: (files.index(one.where.file), *_spot(one)[1:])))

    def _unfilled(self, report: Report) -> Iterator[Finding]:
        """Yield what a report does not fill in the template itself; of its own texts its check tells."""
        try:
            self._marking(False).filled(self._name, report, self._limits)
        except SokertError as error:
            yield from (one for one in error.findings if one.where.file)

    def moved_from(self, engine: Literal["docxtpl"]) -> tuple[Finding, ...]:
        """Return what moving a form from another engine means, in order of place.

        Errors cannot be done, warnings ask for something of the office's own - a filter, a function -, remarks say what
        prints differently.
        """
        from sokert.lint.moving import moving  # lxml, as for `check`

        return self._at_home(moving(self._filler, self._name, self._loader.archive(self._name)))

    def _as_given(self, finding: Finding) -> Finding:
        """Return that there is no such template with its name as it was given: with the folder it is looked for in."""
        own = finding.facts.get("name") == self._name
        return replace(finding, facts={**finding.facts, "name": self._file}) if own else finding

    def _at_home(self, findings: Iterable[Finding], data: object = None) -> tuple[Finding, ...]:
        """Return findings with the template's file as it was given, so that it is found from here.

        Those of a report's figures get the way to them.
        """
        known = (placed(data, one) for one in findings) if isinstance(data, Report) else findings
        return tuple(one.at(file=self._home(one.where.file)) for one in known)

    def _home(self, file: str) -> str:
        """Return the template's file as it was given, and one that lies beside it by the same way."""
        if self._folder is None or not file:
            return file if file != self._name else self._file
        path = self._folder / file  # one that is absolute is itself
        if not path.is_relative_to(self._folder):
            return file
        beside = path.relative_to(self._folder)
        here = Path(self._file).parent / beside
        return self._file if str(beside) == self._name else str(here) if here.is_file() else file

    def _sound(self, name: str) -> str:
        """Return the text of a template in which nothing is wrong; a built-in one is our own affair."""
        found = () if built_in(name) else self._filler.problems(name)
        if wrong := [one for one in found if one.level == "error"]:
            raise TemplateError(self._at_home(wrong))
        return self._loader.lines(name).source

    def variables(self) -> Variables:
        """Return every name the template asks for, with all that it includes; `.schema()` is a JSON Schema of it."""
        return self._loader.looked_at(self._filler.asked(self._name).variables, self._name)

    def export(
        self,
        path: str | os.PathLike[str] | None = None,
        standard: str | None = None,
        *,
        overwrite: bool = False,
    ) -> bytes:
        """Return a text template as a Word form to go on drawing in Word, and write it to `path` if given.

        `standard` of None takes nd30, for a page of the Party hd05. `overwrite` is as in `render`. What is wrong with
        the template, or with one it extends or includes, raises TemplateError.
        """
        if self._wrong:
            raise TemplateError(self._at_home(self._wrong))
        if self._name.endswith(FORM):
            raise TemplateError(Finding("TEMPLATE-IS-FORM", {}, Place(self._file)))
        from sokert.word import export

        flat = export.flattened(self._sound(self._name), self._sound, (self._name,))
        by = standard or export.page_of(flat)
        content = packed(export.exported(self._name, flat, samples(by), by))
        if path is not None:
            put(Path(path), content, WORD, overwrite)
        return content


def _spot(finding: Finding) -> tuple[Any, ...]:
    """Return where a template is wrong: what is told of a place twice is one fault."""
    where = finding.where
    return where.file, where.part not in ("", "word/document.xml"), where.part, where.paragraph, where.line


def _known(source: Source) -> str | os.PathLike[str] | bytes:
    """Return the name, the path or the bytes of a template; what is none of these is refused."""
    if isinstance(source, SupportsRead):
        from sokert.document.values.files import whole  # values with form, which most documents do not hold

        try:
            content = whole(source)
        except (OSError, ValueError) as error:
            raise TemplateError(Finding("CALL-NOT-OPEN", {"given": type(source).__name__})) from error
        if isinstance(content, bytes):
            return content
    elif isinstance(source, str | os.PathLike | bytes):
        return source
    raise TemplateError(Finding("CALL-TEMPLATE-EXPECTED", {"given": type(source).__name__}))


def _again(kind: type[Template], source: Source, given: dict[str, Any]) -> Template:
    return kind(source, **given)


def delivered(content: bytes, target: Target, overwrite: bool, litter: Sequence[str] | None = None) -> bytes:
    """Return what is written of a finished file: to a path, whole or not at all, or into a file that is open.

    `litter` is as in `put`.
    """
    if isinstance(target, io.TextIOBase):
        raise DataError(Finding("CALL-BINARY-EXPECTED", {"given": type(target).__name__}))
    if not isinstance(target, str | os.PathLike):
        kinds = () if isinstance(target, type) else (SupportsWrite,)  # a class writes nothing
        takes("path", target, *kinds, wanted="str | PathLike | BinaryIO")
        _written(content, target)
        return content
    path = Path(target)
    if path.suffix.lower() in PDF:
        from sokert.pdf import pdf  # processes, which only a PDF needs

        return pdf(content, path, overwrite)
    put(path, content, (*WORD, *PDF), overwrite, litter)
    return content


def _placed(content: bytes, target: Target, overwrite: bool) -> bytes:
    """Return what is written; a Word file that somebody changed stays beside a new one that says all they wrote."""
    try:
        return delivered(content, target, overwrite)
    except FileError as error:
        path = Path(target) if isinstance(target, str | os.PathLike) else None
        if path is None or path.suffix.lower() in PDF or [one.code for one in error.findings] != ["FILE-NOT-OURS"]:
            raise
        from sokert.remembered.replacing import replaced  # lxml, for who renders over an edited file

        if replaced(path, content) is None:
            raise
        return content


def _written(content: bytes, target: SupportsWrite) -> None:
    """Write all of a file into one that is open; a raw one may take it in pieces."""
    left = memoryview(content)
    name = type(target).__name__
    while left:
        try:
            took = target.write(bytes(left))
        except ValueError as error:  # it is closed, or open for reading
            raise DataError(Finding("CALL-NOT-OPEN", {"given": name})) from error
        except OSError as error:
            raise unwritable(error, getattr(target, "name", "")) from error
        if isinstance(took, Coroutine):
            took.close()
            raise DataError(Finding("CALL-BINARY-EXPECTED", {"given": name}))
        left = left[took:] if isinstance(took, int) and took > 0 else left[len(left) :]


class _OfReports(Template):
    """A template that is rendered from reports, whose files carry what was printed."""

    _marks = True


Form = Source | Template | None
"""What a call takes for a template; None is the report's own."""


def render(
    report: Report,
    path: Target | None = None,
    template: Form = None,
    *,
    overwrite: bool = False,
    embed: bool | None = None,
    limits: Limits | None = None,
) -> bytes:
    """Return the finished Word file, and write it to `path` when one is given: a path, or a file open for bytes.

    Of a path that ends with .pdf it is the PDF that LibreOffice makes, where it is installed. The file is written whole
    or not at all. A file that is there already is replaced when it is as sokert wrote it; one that somebody changed
    raises FileError, unless `overwrite` says that it may go, or the new one says all that they wrote: then theirs stays
    beside it (bao-cao.da-sua.docx). `template` is a built-in name, the path of a text template
    or of an office's own Word form, a form's bytes or open file, or a Template, which has limits of its own; None takes
    the report's own. The file carries the report as data unless `embed`, or where that is None the report, says False
    (docs/remember.md). `limits` bound what it may do.
    """
    if not isinstance(report, Report):
        raise DataError(Finding("CALL-REPORT-EXPECTED", {"given": type(report).__name__, "python": FILLING}))
    return template_for(report, template, limits).render(report, path, overwrite=overwrite, embed=embed)


def template_for(report: Report, given: Form = None, limits: Limits | None = None) -> Template:
    """Return the template that a report is rendered with: the one a call was given, or its own."""
    made = ready(report.template_file if given is None else given, limits, report.own)
    assert made is not None
    return made


def ready(given: Form, limits: Limits | None = None, own: Own | None = None) -> Template | None:
    """Return a template that a call was given, read once for all that is rendered by it; None is the report's own.

    `own` are the filters and functions that the report was read with; a Template has its own.
    """
    return given if given is None or isinstance(given, Template) else _chosen(given, limits, own)


def _chosen(source: Source, limits: Limits | None, own: Own | None) -> Template:
    """Return the template of a call; one that has a name is kept for who asks again."""
    if own or not isinstance(source, str | os.PathLike):
        tools = own or Own()
        return _OfReports(source, filters=tools.filters, functions=tools.functions, limits=limits)
    name = os.fspath(source)
    return _template(name, _age(name), limits)


def filler_with(template: Template) -> Filler:
    """Return what fills the texts of a report as its template does: with the office's own filters."""
    return template._marking(False)


def name_of(template: Template) -> str:
    """Return the file of a template as it was given, or its built-in name."""
    return template._file


def called(template: Template, file: str) -> Template:
    """Return a template that was given as bytes, whose mistakes are told under what those came from."""
    template._file = file
    return template


def unhedged_in(template: Template, report: Report) -> tuple[Finding, ...]:
    """Return the tags of a template, and of the report's texts, that print a hedged figure without its hedge."""
    from sokert.fill.unhedged import unhedged  # which only who checks has to load

    return template._at_home(unhedged(template._marking(False), template._name, report))


def filler_in(folder: Path, own: Own | None = None) -> Filler:
    """Return what fills texts that may include templates of either kind from a folder."""
    return Filler(folder, Loader(folder).lines, own=own or Own())


@lru_cache(maxsize=32)
def _template(name: str, age: tuple[int, int], limits: Limits | None) -> Template:
    """Return a template, compiled once for all who ask until its file changes."""
    return _OfReports(name, limits=limits)


def _age(name: str) -> tuple[int, int]:
    """Return what tells that a file has changed: its time and size; nothing for a built-in template."""
    if not name.endswith(FORM_SUFFIXES):
        return (0, 0)
    try:
        known = os.stat(name)
    except (OSError, ValueError):
        return (0, 0)
    return (known.st_mtime_ns, known.st_size)


def render_document(report: Report, template: Form = None) -> Document:
    """Return the finished report as a python-docx document, to go on editing."""
    from docx import Document  # 60 ms that only an editor of documents has to pay

    return Document(io.BytesIO(render(report, template=template)))


def _house(blocks: Blocks) -> Iterator[str]:
    """Return the marks of the page's head."""
    return takewhile(lambda mark: mark != "body", blocks.marks)


def _has_tags(section: Section) -> bool:
    """Return whether a section has tags that control what stands between them."""
    return "{%" in section.body or any(map(_has_tags, section.sections))


def _values_of(data: object) -> Report | Mapping[str, Any]:
    """Return what a form is filled with: a report, or values by name, those of a record of a program's own."""
    record = not isinstance(data, Report | Mapping)
    given = dict(data) if record and isinstance(data, BaseModel) else fields_of(data) if record else data
    if not isinstance(given, Report | Mapping):
        raise DataError(Finding("CALL-VALUES-EXPECTED", {"given": type(data).__name__}))
    return given

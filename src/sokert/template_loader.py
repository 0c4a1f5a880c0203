"""The templates of one folder, each read once: its lines for the engine, its samples for the writer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sokert.document.blocks import VALUE, Blocks, Running, Value, key_of
from sokert.errors import Finding, TemplateNotFoundError, near
from sokert.ooxml.packing import untouched
from sokert.template import BODY, FORM, Lines, built_in, file_in, read_built_in, read_text, text_of
from sokert.template.extending import unprinted
from sokert.word.house import samples
from sokert.word.samples import Samples

if TYPE_CHECKING:
    from sokert.document.values import InsertedDocument
    from sokert.forms import Form
    from sokert.ooxml.unpacking import Archive
    from sokert.template.analysis.needs import Variables


MOST_TOGETHER = 32  # sets of marks from several files whose samples are kept joined
GIVEN = "form.docx"  # what a form given as bytes is called where something is wrong with it


@cache
def _known() -> frozenset[str]:
    """Return the marks that a line or part of a text template may have, in the form of the State or the Party."""
    every = {*samples("nd30").shells, *samples("hd05").shells}
    return frozenset(mark for mark in every if f"/{mark}" in every)


class Loader:
    """Reads templates of either kind by name, each once; `content` is the form called GIVEN."""

    def __init__(self, folder: Path | None = None, content: bytes | None = None) -> None:
        self.folder, self.content = folder, content
        self.forms: dict[str, Samples] = {}
        self._together: dict[tuple[Any, ...], Samples] = {}
        self._read: dict[str, Form] = {}
        self._texts: dict[str, Lines] = {}
        self._lock = Lock()

    def lines(self, name: str) -> Lines:
        """Return the lines of a template; a form's samples are kept for the writer.

        A form's name with `#body` behind it gives what stands in its body, for another to include. Only
        built-in templates and those of the folder are read, whatever a template asks for.
        """
        bare = name.removesuffix(BODY)
        if not bare.endswith(FORM):
            return read_built_in(bare) if built_in(bare) else self._text(bare)
        with self._lock:
            if bare not in self._read:
                self._read[bare] = form = self._form(bare)
                self.forms |= {samples.key: samples for samples in (form.samples, form.body_samples)}
            return self._read[bare].body if name.endswith(BODY) else self._read[bare].lines

    def _text(self, name: str) -> Lines:
        with self._lock:
            if name not in self._texts:
                read = read_text(name, text_of(name, self.folder)[1], _known())
                lost = (one.at(file=name) for one in unprinted(read.source, self._text_above))
                self._texts[name] = read._replace(findings=(*read.findings, *lost))
            return self._texts[name]

    def _text_above(self, name: str) -> str:
        """Return the text of a template that another extends; of a form there is none."""
        return "" if name.endswith(FORM) else text_of(name, self.folder)[1]

    def _form(self, name: str) -> Form:
        # Reading a form needs lxml: 20 ms that a text template never has to pay.
        from sokert.forms import opened, read

        return read(opened(self._source(name)), name)

    def _source(self, name: str) -> Path | bytes:
        """Return where a form stands: in the folder, or as the bytes that were given."""
        if name == GIVEN and self.content is not None:
            return self.content
        if self.folder is not None and (file := file_in(self.folder, name)):
            return file
        beside = _near(self.folder / name) if self.folder is not None else ""
        raise TemplateNotFoundError(Finding("TEMPLATE-NOT-FOUND", {"name": name, "near": beside}))

    def archive(self, name: str) -> Archive | None:
        """Return the file of a form as it was drawn; None for a text template."""
        if not name.endswith(FORM):
            return None
        from sokert.ooxml.unpacking import opened  # lxml again

        return opened(self._source(name))

    def looked_at(self, variables: Variables, name: str) -> Variables:
        """Return what a form asks for, each name knowing what stands around its first tag there."""
        archive = self.archive(name)
        if archive is None:
            return variables
        from sokert.forms import beside
        from sokert.template.analysis.needs import looked_at

        return looked_at(variables, beside(archive), name)

    def samples(self, blocks: Blocks | Running, house: Samples) -> Samples:
        """Return the samples a document is written with: those its first mark belongs to, and the others'."""
        if isinstance(blocks, Running):
            return self.forms[blocks.key]
        marks: dict[str, set[str]] = {}
        within = _marks_of(blocks.values)
        main = blocks.key
        if main or blocks.is_drawn or any(":" in mark for mark in within):  # else all are the house's
            for mark in blocks.distinct | within:
                if not mark.startswith(VALUE):
                    marks.setdefault(key_of(mark), set()).add(mark)
        others = {key: marks[key] for key in sorted(marks) if key != main}
        own = self._of(main, house)
        documents = _documents(blocks.values)
        if not others and not documents:
            return own
        from sokert.word.merge.templates import with_documents  # lxml again

        joined = self._joined(own, others, house) if others else own
        return with_documents(joined, documents)

    def standard(self, blocks: Blocks | Running) -> str | None:
        """Return the standard of a document's page when a form gives it; None when the house draws it."""
        form = self.forms.get(blocks.key)
        return form.standard or "nd30" if form else None

    def _joined(self, own: Samples, others: Mapping[str, set[str]], house: Samples) -> Samples:
        """Return samples with the others', joined once for each set of marks."""
        from sokert.word.merge import templates

        known = (own.key, id(house), *(mark for key in others for mark in sorted(others[key])))
        with self._lock:
            if known not in self._together:
                if len(self._together) > MOST_TOGETHER:
                    self._together.clear()
                self._together[known] = templates.joined(
                    own, {key: (self._of(key, house), marks) for key, marks in others.items()}
                )
            return self._together[known]

    def _of(self, key: str, house: Samples) -> Samples:
        return self.forms[key] if key else house


def _near(path: Path) -> str:
    """Return the form beside a path that may have been meant; what sokert filled already is none."""
    names = {one.stem: one.name for one in sorted(path.parent.glob("*")) if one.name.endswith(FORM)}
    found = names.get(near(path.stem, names), "")
    return found if found and not _is_filled(path.with_name(found)) else ""


def _is_filled(path: Path) -> bool:
    """Return whether a Word file is one that sokert wrote and holds no tags."""
    from zipfile import BadZipFile, ZipFile  # 7 ms that only who misspells a form has to pay

    try:
        content = path.read_bytes()
        with ZipFile(BytesIO(content)) as zipped:
            said = re.sub(rb"<[^>]*>", b"", zipped.read("word/document.xml"))
    except (OSError, KeyError, BadZipFile):
        return True
    return untouched(content) and b"{{" not in said and b"{%" not in said


def _marks_of(values: tuple[Value, ...]) -> set[str]:
    if not values:
        return set()
    from sokert.document.values import Written

    return {mark for value in values if isinstance(value, Written) for mark, _ in value.blocks}


def _documents(values: tuple[Value, ...]) -> list[InsertedDocument]:
    """Return the whole documents among values; the room of values is loaded only where there are any."""
    if not values:
        return []
    from sokert.document.values import InsertedDocument

    return [value for value in values if isinstance(value, InsertedDocument)]

"""The templates of one folder, each read once: its lines for the engine, its samples for the writer."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from sokert.blocks import Block
from sokert.errors import Finding, TemplateNotFoundError, near
from sokert.template import FORM, Lines, read_text, text_of
from sokert.word.samples import Samples

if TYPE_CHECKING:
    from sokert.word.reading import Form


GIVEN = "form.docx"  # what a form given as bytes is called where something is wrong with it


class Shelf:
    """Reads templates of either kind by name, each once; `content` is the form called GIVEN."""

    def __init__(self, folder: Path | None = None, content: bytes | None = None) -> None:
        self.folder, self.content = folder, content
        self.forms: dict[str, Samples] = {}
        self._read: dict[str, Form] = {}
        self._lock = Lock()

    def lines(self, name: str) -> Lines:
        """Return the lines of a template; a form's samples are kept for the writer."""
        if not name.endswith(FORM):
            return read_text(*text_of(name, self.folder))
        with self._lock:
            if name not in self._read:
                self._read[name] = form = self._form(name)
                self.forms[form.samples.key] = form.samples
            return self._read[name].lines

    def _form(self, name: str) -> Form:
        # Reading a form needs lxml: 20 ms that a text template never has to pay.
        reading = import_module("sokert.word.reading")
        path = (self.folder or Path()) / name
        if name == GIVEN and self.content is not None:
            return cast("Form", reading.read(reading.opened(self.content), name))
        if not path.is_file():
            near_by = [other.name for other in (self.folder or Path()).glob("*") if other.name.endswith(FORM)]
            raise TemplateNotFoundError(Finding("TEMPLATE-NOT-FOUND", {"name": name, "near": near(name, near_by)}))
        return cast("Form", reading.read(reading.opened(path), name))

    def samples(self, blocks: list[Block], house: Samples) -> Samples:
        """Return the samples a document is written with: those its first mark belongs to."""
        key = blocks[0].mark.partition(":")[0] if blocks else ""
        return self.forms.get(key, house)

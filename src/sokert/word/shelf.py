"""The templates of one folder, each read once: its lines for the engine, its samples for the writer."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sokert.blocks import Block
from sokert.errors import Finding, TemplateNotFoundError
from sokert.template import FORM, Lines, read_text, text_of
from sokert.word.samples import Samples

if TYPE_CHECKING:
    from sokert.word.reading import Form


class Shelf:
    """Reads templates of either kind by name; `content` is the form whose name is empty."""

    def __init__(self, folder: Path | None = None, content: bytes | None = None) -> None:
        self.folder, self.content = folder, content
        self.forms: dict[str, Samples] = {}
        self._lock = Lock()

    def lines(self, name: str) -> Lines:
        """Return the lines of a template; a form's samples are kept for the writer."""
        if name and not name.endswith(FORM):
            return read_text(*text_of(name, self.folder))
        form = self._form(name)
        with self._lock:
            self.forms[form.samples.key] = form.samples
        return form.lines

    def _form(self, name: str) -> Form:
        # Reading a form needs lxml: 20 ms that a text template never has to pay.
        reading = import_module("sokert.word.reading")
        path = (self.folder or Path()) / name
        if name and not path.is_file():
            raise TemplateNotFoundError(Finding("TEMPLATE-NOT-FOUND", {"name": name, "near": ""}))
        form: Form = reading.read(reading.opened(path if name or self.content is None else self.content))
        return form

    def samples(self, blocks: list[Block], house: Samples) -> Samples:
        """Return the samples a document is written with: those its first mark belongs to."""
        key = blocks[0].mark.partition(":")[0] if blocks else ""
        return self.forms.get(key, house)

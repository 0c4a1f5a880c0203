"""Types in Word files by LibreOffice, as a person does; run by a Python that has `uno`, not by that of the tests.

    python3 typist.py ADDRESS < jobs.json

A job names the file to open, the file to save, and what is done: each the name of a function below and its words.
No jobs end LibreOffice.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".pdf": "writer_pdf_Export"}


class Typist:
    """One open document, its cursor, and the commands of the menus."""

    def __init__(self, context: Any, path: str) -> None:
        import uno

        self.property = lambda name, value: _property(uno, name, value)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, ())
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.controller = self.document.CurrentController
        self.cursor = self.controller.ViewCursor

    def do(self, command: str, **arguments: Any) -> None:
        given = tuple(self.property(name, value) for name, value in arguments.items())
        self.dispatcher.executeDispatch(self.controller.Frame, f".uno:{command}", "", 0, given)

    def find(self, words: str) -> None:
        """Select words, as they stand anywhere in the text; a blank is any blank."""
        sought = self.document.createSearchDescriptor()
        sought.SearchRegularExpression = True
        sought.SearchCaseSensitive = True
        signs = "".join(f"\\{sign}" if sign in ".()[]*+?|^$\\" else sign for sign in words)
        sought.SearchString = signs.replace(" ", "[\u00a0 ]")
        found = self.document.findFirst(sought)
        if found is None:
            raise LookupError(words)
        self.controller.select(found)

    def write(self, words: str) -> None:
        self.do("InsertText", Text=words)

    def type(self, old: str, new: str) -> None:
        self.find(old)
        self.write(new) if new else self.do("Delete")

    def in_pieces(self, old: str, *pieces: str) -> None:
        """Type over, going away from the place and back to it."""
        self.type(old, pieces[0])
        for piece in pieces[1:]:
            self.do("GoLeft", Count=1, Select=False)
            self.do("GoRight", Count=1, Select=False)
            self.write(piece)

    def everywhere(self, old: str, new: str) -> None:
        sought = self.document.createReplaceDescriptor()
        sought.SearchString, sought.ReplaceString = old, new
        self.document.replaceAll(sought)

    def tracked(self, old: str, new: str) -> None:
        self.document.RecordChanges = True
        self.type(old, new)
        self.document.RecordChanges = False

    def new_paragraph(self, behind: str, words: str) -> None:
        self.find(behind)
        self.do("GoToEndOfPara")
        self.do("InsertPara")
        self.write(words)

    def take_out(self, words: str) -> None:
        """Take a paragraph out, its mark with it."""
        self._whole(words)
        self.do("Delete")

    def move(self, words: str, behind: str) -> None:
        self._whole(words)
        self.do("Cut")
        self.find(behind)
        self.do("GoToEndOfPara")
        self.do("GoRight", Count=1, Select=False)
        self.do("Paste")

    def _whole(self, words: str) -> None:
        self.find(words)
        self.do("GoToStartOfPara")
        self.do("EndOfParaSel")
        self.do("GoRight", Count=1, Select=True)

    def split(self, before: str) -> None:
        self._before(before)
        self.do("InsertPara")

    def join(self, words: str) -> None:
        self.find(words)
        self.do("GoToEndOfPara")
        self.do("Delete")
        self.write(" ")

    def row_out(self, words: str) -> None:
        self.find(words)
        self.do("DeleteRows")

    def row_in(self, behind: str, *cells: str) -> None:
        self.find(behind)
        self.do("InsertRowsAfter")
        self.do("GoDown", Count=1, Select=False)
        self._to_first_cell()
        for at, words in enumerate(cells):
            if at:
                self.do("JumpToNextCell")
            self.write(words)

    def _to_first_cell(self) -> None:
        table, cell = self.cursor.TextTable, self.cursor.Cell
        row = "".join(sign for sign in cell.CellName if sign.isdigit())
        self.cursor.gotoRange(table.getCellByName(f"A{row}").Start, False)

    def column_in(self, behind: str, head: str) -> None:
        self.find(behind)
        self.cursor.collapseToEnd()
        self.do("InsertColumnsAfter")
        self.do("JumpToNextCell")
        self.write(head)

    def bold(self, words: str) -> None:
        self.find(words)
        self.do("Bold", Bold=True)

    def break_line(self, before: str) -> None:
        self._before(before)
        self.do("InsertLinebreak")

    def _before(self, words: str) -> None:
        self.find(words)
        self.cursor.collapseToStart()

    def undone(self, old: str, new: str) -> None:
        self.type(old, new)
        while self.document.UndoManager.isUndoPossible():
            self.document.UndoManager.undo()

    def save(self, path: str) -> None:
        filter_ = self.property("FilterName", _FILTERS[Path(path).suffix])
        self.document.storeToURL(Path(path).as_uri(), (filter_,))
        self.document.close(True)


def _property(uno: Any, name: str, value: Any) -> Any:
    one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    one.Name, one.Value = name, value
    return one


def _context(address: str) -> Any:
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={address};urp;StarOffice.ComponentContext")
        except Exception:  # not up yet
            time.sleep(0.1)
    raise TimeoutError(address)


def main(address: str) -> None:
    context = _context(address)
    jobs = json.load(sys.stdin)
    for job in jobs:
        typist = Typist(context, job["from"])
        try:
            for step, *words in job["steps"]:
                made: Callable[..., None] = getattr(typist, step)
                made(*words)
        except LookupError as error:
            print(f"{job['to']}: not found: {error}", file=sys.stderr)
        typist.save(job["to"])
    if jobs:
        return
    with contextlib.suppress(Exception):  # it goes while it answers
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


if __name__ == "__main__":
    main(sys.argv[1])

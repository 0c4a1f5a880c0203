"""Reads a YAML or JSON file as plain data for a template: figures stay exact, names are in NFC."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from sokert.errors import DataError, Finding, takes
from sokert.models.misread import refused
from sokert.sources.nodes import MOST_DIGITS, Node, nodes
from sokert.sources.text_file import TextFile

# What is said of a file of data where a report file would be told its own keys.
_OF_DATA = {
    "DATA-EMPTY-FILE": "DATA-EMPTY-FILE-PLAIN",
    "DATA-NO-KEYS": "DATA-NO-KEYS-PLAIN",
    "DATA-NOT-TEXT": "DATA-NOT-TEXT-PLAIN",
}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_FIGURE = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def plain_data(path: Path | str | bytes) -> dict[str, Any]:
    """Return the data of a file, every figure an int or a Decimal; raise DataError with all that is wrong."""
    takes("path", path, str, os.PathLike, bytes, wanted="str | Path | bytes")
    file = TextFile.decoded(path) if isinstance(path, bytes) else TextFile.read(Path(path))
    root, others = nodes(file)
    found = [*file.findings, *others]
    if root is not None and not isinstance(root.data, dict):
        code = "DATA-EMPTY-FILE" if root.data is None else "DATA-NO-KEYS"
        found.append(Finding(code, where=file.place(root.start)))
    data = {} if root is None else _Reading(file, found).value(root)
    if root is None and not found:
        found.append(Finding("DATA-EMPTY-FILE", where=file.place(0)))
    if found:
        said = [replace(one, sentence=_OF_DATA.get(one.code, one.sentence)) for one in found]
        raise DataError(sorted(said, key=lambda one: (one.where.line, one.where.column)))
    return dict(data)


class _Reading:
    """Turns the nodes of one file into plain values."""

    def __init__(self, file: TextFile, findings: list[Finding]) -> None:
        self.file, self.found = file, findings
        self.is_json = file.is_json

    def value(self, node: Node) -> Any:
        """Return what a node holds."""
        if isinstance(node.data, dict):
            return {key: self.value(part) for key, part in node.parts.items()}
        if isinstance(node.data, list):
            return [self.value(part) for part in node.parts.values()]
        if isinstance(node.data, str) and not node.style:
            return self.figure(node)
        return node.data

    def figure(self, node: Node) -> Any:
        """Return the figure that a word without quotes is, or the word."""
        word: str = node.data
        if not self.is_json and _THOUSANDS.fullmatch(word):
            # 1.234 may be a thousand and more, or one and a little: an office means the first.
            _, facts = refused(word)
            self.found.append(Finding("DATA-NUMBER-AMBIGUOUS", facts, self.file.place(node.start)))
        elif _FIGURE.fullmatch(word) and len(word) > MOST_DIGITS:
            self.found.append(Finding("DATA-NUMBER-TOO-LONG", {"most": MOST_DIGITS}, self.file.place(node.start)))
        elif _WHOLE.fullmatch(word):
            return int(word)
        elif _FIGURE.fullmatch(word):
            return Decimal(word)
        return word

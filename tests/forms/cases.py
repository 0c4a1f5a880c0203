"""Reads the forms of this folder: each a text file that says what it shows, how it is made, and what comes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize

import sokert
import yaml_text
from forms import makers
from forms.paper import Paper

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One form: its notation (or the file it stands in), the data, and its words before and after."""

    name: str
    shows: str
    producer: str
    options: dict[str, str]
    form: str
    data: dict[str, Any]
    before: str
    after: str

    @cached_property
    def content(self) -> bytes:
        """The form itself."""
        if file := self.options.get("file"):
            return (HERE / "made" / file).read_bytes()
        if maker := self.options.get("made"):
            made: Callable[[], bytes] = getattr(makers, maker)
            return made()
        return Paper(self.form).bytes()

    @cached_property
    def template(self) -> sokert.Template:
        """The form, read once for all that ask something of it."""
        return sokert.Template(self.content)

    @cached_property
    def findings(self) -> tuple[sokert.Finding, ...]:
        """What is wrong with the form."""
        return self.template.check()


def read(path: Path) -> Case:
    """Return the form a text file declares: what it is before the first `===`, then its sections."""
    head, *rest = re.split(r"^=== (\w+)\n", path.read_text("utf-8"), flags=re.M)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    options: dict[str, str] = dict(line.split(": ", 1) for line in head.splitlines())
    if options.get("nfd"):
        parts.update({name: normalize("NFD", parts[name]) for name in ("form", "before")})
    if options.get("nfd_data"):
        parts["data"] = normalize("NFD", parts["data"])
    return Case(
        path.stem,
        options.pop("shows"),
        options.pop("producer", "hand"),
        options,
        parts.get("form", ""),
        yaml_text.read(parts.get("data", "")) or {},
        parts.get("before", "").strip() + "\n",
        parts.get("after", "").strip() + "\n",
    )


CASES = [read(path) for path in sorted((HERE / "cases").glob("*.txt"))]

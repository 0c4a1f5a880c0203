"""Slices of a report file's text replaced, all other characters as they stand: comments, order, blank lines, quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from sokert.models import Report
from sokert.sources.access import Access
from sokert.sources.draft import drafted
from sokert.sources.nodes import Node, nodes
from sokert.sources.text_file import TextFile, as_bytes

Way = tuple[str | int, ...]
# What YAML may read as something else than the words that stand there, or not at all.
_UNSAFE = re.compile(
    r"^[\s\-+?:,\[\]{}#&*!|>'\"%@`.]|: |:$| #|[,\[\]{}]|\s$|^\d|^(?:true|false|null|yes|no|on|off|~)?$", re.I
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Slice:
    """Some characters of the file, the text that shall stand there, and the value they belong to."""

    start: int
    end: int
    text: str
    way: Way
    item: Literal["", "new", "gone", "value"] = ""
    """Whether it is a whole item of a list that is put in at the way, or taken out there; a value where none was."""

    @property
    def place(self) -> tuple[object, ...]:
        """What two slices must agree on that replace or give the same; several may put words in at one place."""
        return (self.start, self.end, *(self.way if self.item == "value" else ()))

    @property
    def is_single(self) -> bool:
        """Whether it is one that others may want to be another text."""
        return self.start < self.end or self.item == "value"


@dataclass
class File:
    """A report file that is written back into."""

    path: Path
    raw: bytes
    text: str
    root: Node
    leaves: dict[Way, Node] = field(default_factory=dict)
    access: Access = field(default_factory=Access)
    """What the report's sources may read when it is read again."""

    @classmethod
    def read(cls, path: Path, access: Access | None = None) -> File:
        """Return a report file as it stands; one that cannot be read raises as it does in `load`."""
        return cls.of(path, path.read_bytes(), TextFile.read(path), access)

    @classmethod
    def of(cls, path: Path, raw: bytes, file: TextFile, access: Access | None = None) -> File:
        """Return the file that a text is, or would be."""
        root, _ = nodes(file)
        root = root or Node(0, 0)
        return cls(path, raw, file.text, root, dict(leaves(root)), access or Access())

    def node(self, *way: str | int) -> Node | None:
        """Return the value at a way from the top."""
        node: Node | None = self.root
        for part in way:
            node = node.parts.get(part) if node else None
        return node

    def metric(self, code: str) -> int:
        """Return where among the typed metrics one stands; -1 for one that only a source gives."""
        held = self.node("metrics")
        for at in held.parts if held and isinstance(held.data, list) else ():
            typed = self.node("metrics", at, "code")
            if typed and isinstance(typed.data, str) and normalize("NFC", typed.data) == code:
                return int(at)
        return -1

    def place(self, start: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        before = self.text[:start]
        return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1

    def scalar(self, way: Way, value: str, bare: bool = False) -> Slice | None:
        """Return the slice that gives a scalar another value, quoted as it was; `bare` is a number."""
        node = self.node(*way)
        if node is None or isinstance(node.data, dict | list) or node.style in ("|", ">"):
            return None
        is_empty = node.start == node.end
        blank = " " if is_empty and self.text[node.start - 1 : node.start] == ":" else ""
        item: Literal["", "value"] = "value" if is_empty else ""
        return Slice(node.start, node.end, blank + quoted(value, node.style, bare), way, item)

    def added(self, behind: Way, key: str, value: str) -> Slice | None:
        """Return the slice that puts a key behind another of its mapping, in the manner of that one."""
        mapping, after = self.node(*behind[:-1]), self.node(*behind)
        name = mapping.keys.get(str(behind[-1])) if mapping else None
        if mapping is None or after is None or name is None:
            return None
        if isinstance(after.data, dict | list) or after.style in ("|", ">"):
            return None
        way = (*behind[:-1], key)
        first, end = self.text.rfind("\n", 0, name.start) + 1, self.text.find("\n", after.end)
        newline = "\r\n" if self.text[max(end - 1, 0) : end] == "\r" else "\n"
        lead = self.text[first : name.start]
        if self.text[mapping.start] == "{":
            said = f'"{key}": {value if _NUMBER.fullmatch(value) else json.dumps(value)}'
            said = said if name.style else f"{key}: {value}"
            between = f"{newline}{lead}" if first and lead.isspace() else " "
            return Slice(after.end, after.end, f",{between}{said}", way, "value")
        said = f"{' ' * len(lead)}{key}: {value}"
        if end < 0:
            return Slice(len(self.text), len(self.text), f"{newline}{said}", way, "value")
        return Slice(end + 1, end + 1, f"{said}{newline}", way, "value")

    def items(self, *way: str | int) -> list[object]:
        """Return the items of a list of plain values; none where there is no such list."""
        held = self.node(*way)
        return [one.data for one in held.parts.values()] if held and isinstance(held.data, list) else []

    def item_behind(self, way: Way, value: str, is_first: bool = False) -> Slice | None:
        """Return the slice that puts an item behind another of its list; `is_first` before it."""
        node, at = self.leaves[way], int(way[-1])
        here = (*way[:-1], at if is_first else at + 1)
        said = quoted(value, node.style, False)
        if (line := self._line_of(node)) is None:
            where = node.start if is_first else node.end
            return Slice(where, where, f"{said}, " if is_first else f", {said}", here, "new")
        lead, start, end, newline = line
        where = start if is_first else end
        return Slice(where, where, f"{lead}{said}{newline}", here, "new")

    def item_gone(self, way: Way) -> Slice | None:
        """Return the slice that takes an item out of its list, with its line or its comma."""
        node = self.leaves[way]
        if (line := self._line_of(node)) is not None:
            return Slice(line[1], line[2], "", way, "gone")
        behind = re.compile(r"\s*,\s*").match(self.text, node.end)
        before = re.search(r",\s*$", self.text[: node.start])
        if behind:
            return Slice(node.start, behind.end(), "", way, "gone")
        return Slice(before.start(), node.end, "", way, "gone") if before else None

    def _line_of(self, node: Node) -> tuple[str, int, int, str] | None:
        """Return how the line of an item of its own begins, where it begins and ends, and its end; None in brackets."""
        start, end = self.text.rfind("\n", 0, node.start) + 1, self.text.find("\n", node.end)
        lead = self.text[start : node.start]
        if end < 0 or not re.fullmatch(r" *- +", lead):
            return None
        return lead, start, end + 1, "\r\n" if self.text[end - 1] == "\r" else "\n"

    def with_slice(self, one: Slice) -> tuple[File, Report] | None:
        """Return the file with one slice replaced, and its report; None where that changes anything but its value."""
        text = self.text[: one.start] + one.text + self.text[one.end :]
        file = TextFile.of(text, str(self.path))
        draft = drafted(file, self.path, self.access, of_records=True)
        if draft.report is None:
            return None
        made = File.of(self.path, as_bytes(text, self.raw), file, self.access)
        if one.item in ("new", "gone"):
            return (made, draft.report) if self._differs_by_item(made, one) else None
        ways = made.leaves.keys() | self.leaves.keys()
        changed = {way for way in ways if _data(made.leaves, way) != _data(self.leaves, way)}
        return (made, draft.report) if changed == {one.way} else None

    def _differs_by_item(self, made: File, one: Slice) -> bool:
        """Return whether a file has one item more or less in one list, and all else as it was."""
        way, at = one.way[:-1], int(one.way[-1])
        before, now = self.items(*way), made.items(*way)
        more, less = (now, before) if one.item == "new" else (before, now)
        rest = ({key: node.data for key, node in file.leaves.items() if key[:-1] != way} for file in (self, made))
        return len(more) == len(less) + 1 and [*more[:at], *more[at + 1 :]] == less and next(rest) == next(rest)


def leaves(node: Node, way: Way = ()) -> Iterator[tuple[Way, Node]]:
    """Yield every value that holds no others, with its way from the top."""
    if isinstance(node.data, dict | list):
        for key, part in node.parts.items():
            yield from leaves(part, (*way, key))
    else:
        yield way, node


def _data(some: dict[Way, Node], way: Way) -> object:
    return some[way].data if way in some else KeyError


def quoted(value: str, style: str, bare: bool) -> str:
    """Return a value as it is written in the manner of the one before.

    >>> [quoted(text, "", False) for text in ("Bắc Kạn", "Lưu: VT", "12 phòng")]
    ['Bắc Kạn', '"Lưu: VT"', '"12 phòng"']
    """
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or (not bare and _UNSAFE.search(value)):
        return json.dumps(value, ensure_ascii=False)
    return value

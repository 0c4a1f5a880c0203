"""Turns YAML or JSON text into plain values, each of which knows where it was written.

PyYAML tells what it meets; what a plain word means is decided here, and narrowly: true, false,
null and whole numbers. `on`, `0123`, `12:30`, `1_000` and 1.50 stay as they are written.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

import yaml
from yaml import events

from sokert.errors import Finding
from sokert.messages import Term
from sokert.models import ILLEGAL
from sokert.models.problems import way
from sokert.sources.characters import offsets
from sokert.sources.syntax import Problem, in_json, in_yaml
from sokert.sources.text_file import MOST_NOTED, TextFile, as_written, sign

DEEPEST = 40  # lists and mappings within each other; a report needs fifteen
MOST_DIGITS = 1_000  # of one number; a longer one is a text, or a slip
MOST = 2_000_000  # values, aliases counted as often as they are used

# Without libyaml PyYAML reads the same, ten times slower, and words its complaints otherwise.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")  # longer ones stay text: a model reads them exactly too
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
LARGEST_EXPONENT = 30  # a figure beyond it stays text, and is told as what it is
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_MERGE = "<<"
# One blank before a "#": words that YAML takes for a comment. Two set a comment apart, as YAML's own manners ask.
_CUT = re.compile(r"(?<=\S) #(?=(\S?))")
_REST = re.compile(r"[^\r\n]*")
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_USUAL = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq")))


@dataclass(slots=True)
class Node:
    """A value and where it stands: `start` is its first character, `end` the one after its last."""

    start: int
    end: int
    data: Any = None
    style: str = ""
    keys: dict[str, Node] = field(default_factory=dict)
    parts: dict[str | int, Node] = field(default_factory=dict)
    size: int = 1
    pending: Node | None = None
    """The key whose value has not come yet."""
    merged: list[Node] = field(default_factory=list)
    """The mappings whose entries a "<<" brings, the first before the others."""


class _Enough(Exception):  # noqa: N818  (no error: it ends a reading whose finding is told)
    """Nothing more can be read."""


def nodes(file: TextFile) -> tuple[Node | None, list[Finding]]:
    """Return the tree of a text's values and what is wrong with its writing.

    >>> root, _ = nodes(TextFile.of("năm: 2023\\nmã: [0123, 1.50]"))
    >>> root.data, root.parts["mã"].parts[1].start
    ({'năm': 2023, 'mã': ['0123', '1.50']}, 21)
    """
    return _Reading(file).done()


class _Reading:
    """One reading of a file, event by event, on a stack of its own."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.open: list[tuple[Node, str | None]] = []
        self.anchors: dict[str, Node] = {}
        self.quoted = (0, 0)
        """Where the last text in quotes began and ended."""
        self.is_json = file.is_json

    def done(self) -> tuple[Node | None, list[Finding]]:
        """Return the whole tree; none when the text ends in a mistake."""
        text, problem = _readied(self.file)
        try:
            if problem:
                self.note(*problem)
                raise _Enough
            for event in _events(text):
                self.take(event)
        except _Enough:
            self.root = None
        except yaml.MarkedYAMLError as error:
            self.root, self.open = None, []  # of what cannot be read no value has a way
            self.note(*in_yaml(error, self.file.text, self.quoted))
        except yaml.YAMLError:
            self.root, self.open = None, []
            self.note("DATA-SYNTAX", 0, {"sign": Term("GIVEN-END")})
        return self.root, self.findings

    def note(self, code: str, index: int, facts: dict[str, object] | None = None, key: str = "") -> None:
        """Add a finding at a character of the text, unless it is told already; `key` is one of the open mapping."""
        finding = Finding(code, facts or {}, self.file.place(index))
        if finding not in [one.at(path="") for one in self.findings[-1:]]:
            self.findings.append(finding.at(path=way((*self.way(), *([key] if key else [])))))

    def way(self) -> Iterator[str | int]:
        """Yield the steps to the value that is read just now."""
        for node, _ in self.open:
            if isinstance(node.data, list):
                yield len(node.data)
            elif node.pending is not None and isinstance(node.pending.data, str):
                yield node.pending.data

    def take(self, event: Any) -> None:
        """Put one event where it belongs."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, events.ScalarEvent):
            self.quoted = (start, end) if event.style in ("'", '"') else self.quoted
            self.attach(self.scalar(event), event.anchor)
        elif isinstance(event, events.AliasEvent):
            self.attach(self.meant(event), None)
        elif isinstance(event, events.CollectionStartEvent):
            self.begin(event)
        elif isinstance(event, events.CollectionEndEvent):
            node, anchor = self.open.pop()
            node.end = end
            _merge(node)
            self.attach(node, anchor)
        elif isinstance(event, events.DocumentStartEvent) and self.root is not None:
            self.note("DATA-SEVERAL-DOCUMENTS", start)
            raise _Enough

    def begin(self, event: Any) -> None:
        """Open a list or a mapping."""
        if len(self.open) >= DEEPEST:
            self.note("DATA-NESTED", event.start_mark.index, {"most": DEEPEST})
            raise _Enough
        self.tagged(event)
        data: Any = {} if isinstance(event, events.MappingStartEvent) else []
        self.open.append((Node(event.start_mark.index, event.end_mark.index, data), event.anchor))

    def tagged(self, event: Any) -> None:
        """Tell a tag that asks for more than text, a list or a mapping."""
        if event.tag not in _USUAL:
            self.note("DATA-TAG", event.start_mark.index, {"tag": event.tag.rpartition(":")[2]})

    def meant(self, event: Any) -> Node:
        """Return what an alias stands for."""
        if event.anchor not in self.anchors:
            self.note("DATA-ALIAS", event.start_mark.index, {"name": event.anchor})
            return Node(event.start_mark.index, event.end_mark.index)
        return self.anchors[event.anchor]

    def attach(self, node: Node, anchor: str | None) -> None:
        """Give a finished value to the list or mapping it stands in."""
        if anchor:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
            return
        above = self.open[-1][0]
        above.size += node.size
        if above.size > MOST:
            self.note("DATA-TOO-MANY-VALUES", node.start, {"most": MOST})
            raise _Enough
        if isinstance(above.data, list):
            above.parts[len(above.data)] = node
            above.data.append(node.data)
        elif above.pending is None:
            above.pending = node
        else:
            key, above.pending = above.pending, None
            self.pair(above, key, node)

    def pair(self, mapping: Node, key: Node, value: Node) -> None:
        """Enter a key and its value; a key that is no text, or comes again, is told and left out."""
        name = key.data
        if not isinstance(name, str):
            # {{ name }} without quotes is a mapping that is the key of a mapping.
            braces = self.file.text.startswith("{{", key.start - 1)
            self.note("DATA-BRACES" if braces else "DATA-KEY", key.start - braces)
        elif name == _MERGE and not key.style:
            self.merge(mapping, value)
        elif name in mapping.keys:
            first = str(self.file.place(mapping.keys[name].start))
            self.note("DATA-DUPLICATE-KEY", key.start, {"key": name, "first": first}, name)
        else:
            mapping.keys[name], mapping.parts[name] = key, value
            mapping.data[name] = value.data

    def merge(self, mapping: Node, value: Node) -> None:
        """Remember what a "<<" brings: a mapping, or several in a list."""
        brought = list(value.parts.values()) if isinstance(value.data, list) else [value]
        if all(isinstance(one.data, dict) for one in brought):
            mapping.merged += brought
        else:
            self.note("DATA-MERGE", value.start)

    def scalar(self, event: Any) -> Node:
        """Return one word, number or text, in NFC; a key is always text."""
        self.tagged(event)
        node = Node(event.start_mark.index, event.end_mark.index, as_written(event.value), event.style or "")
        if node.style == '"' and _SURROGATE.search(self.file.text, node.start, node.end):
            node.data = json.loads(self.file.text[node.start : node.end])
        above = self.open[-1][0] if self.open else node
        is_key = isinstance(above.data, dict) and above.pending is None
        if event.implicit[0] and event.tag is None and not is_key:
            node.data = self.meaning(node)
        if not node.style and not is_key:
            self.cut(node)
        if isinstance(node.data, str):
            node.data = self.legal(node)
        return node

    def meaning(self, node: Node) -> object:
        """Return what a word without quotes means; in JSON it can only be a number."""
        word: str = node.data
        if _NOT_FINITE.fullmatch(word) or (self.is_json and word.endswith(("NaN", "Infinity"))):
            self.note("DATA-NOT-FINITE", node.start, {"given": word})
            return None
        number = Decimal(word) if self.is_json and _NUMBER.fullmatch(word) and not _WHOLE.fullmatch(word) else None
        return number if number is not None and abs(number.adjusted()) < LARGEST_EXPONENT else plain(word)

    def cut(self, node: Node) -> None:
        """Tell the words behind a text without quotes that a "#" makes a comment of."""
        match = _CUT.match(self.file.text, node.end)
        words = node.data or ""
        is_words = isinstance(words, str) and (not words or _LETTER.search(words))
        if match and is_words and (match[1] or " " in str(words)):
            lost = _REST.match(self.file.text, match.end())
            self.note("DATA-COMMENT-CUTS", match.end() - 1, {"text": f"#{lost[0].rstrip() if lost else ''}"[:60]})

    def legal(self, node: Node) -> str:
        """Return a text in NFC without the characters that an escape such as "\\x0b" brought in; each is told."""
        value = unicodedata.normalize("NFC", node.data)
        if ILLEGAL.search(value):
            places = offsets(self.file.text[node.start : node.end], node.style, value)
            for match in islice(ILLEGAL.finditer(value), MOST_NOTED):
                index = node.start + places[min(match.start(), len(places) - 1)]
                self.note("DATA-ILLEGAL-CHARACTER", index, {"character": sign(match[0])})
        return ILLEGAL.sub("�", value)


def _merge(mapping: Node) -> None:
    """Put what a "<<" brings before the entries that were typed, which go before it."""
    for brought in mapping.merged:
        mapping.keys = {**brought.keys, **mapping.keys}
        mapping.parts = {**brought.parts, **mapping.parts}
        mapping.data = {**brought.data, **mapping.data}


def plain(word: str) -> str | int | bool | None:
    """Return what a word without quotes means.

    >>> [plain(word) for word in ("12", "-3", "0123", "1.50", "yes", "true", "~")]
    [12, -3, '0123', '1.50', 'yes', True, None]
    """
    # A longer number stays a text: a metric's value is told as one that is not a figure, free data by its reading.
    return int(word) if len(word) <= MOST_DIGITS and _WHOLE.fullmatch(word) else _WORDS.get(word, word)


def _readied(file: TextFile) -> tuple[str, Problem | None]:
    """Return the text PyYAML shall read, and what makes a JSON file no JSON.

    JSON's line ends, tabs and halves of characters are rewritten to what YAML reads alike, one for one.
    """
    is_json = file.is_json
    if not (is_json or file.text.lstrip().startswith("{")):
        return file.for_parser, None
    try:
        json.loads(file.text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return file.for_parser, in_json(error) if is_json else None
    except RecursionError:
        return file.for_parser, None  # the reading tells it as nested too deep
    return _SURROGATE.sub(r"\\uFFFD", file.for_parser).translate({9: 32, 10: 32, 13: 32}), None


def _events(text: str) -> Iterator[Any]:
    """Yield what PyYAML meets in a text.

    A newer libyaml reads ahead to the thousandth bracket and gives up there before it tells the first. Up to
    there the text is read again: that is far deeper than a report may go, and so told at its own place.
    """
    loader, given = _Loader(text), 0
    try:
        while loader.check_event():
            yield loader.get_event()
            given += 1
    except yaml.MarkedYAMLError as error:
        stopped = error.problem_mark
        if stopped is None or "maximum nesting depth" not in (error.problem or ""):
            raise
        yield from islice(_events(text[: stopped.index]), given, None)
    finally:
        loader.dispose()

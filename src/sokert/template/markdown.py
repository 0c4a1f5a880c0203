"""Reads the Markdown between a template's marks and writes it as fenced lines.

CommonMark without what a report has no use for: no code, no HTML, no links. A line that holds only
control tags writes no paragraph, wherever it stands: in a text, a list, a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sokert.document.blocks import fence
from sokert.template import plain
from sokert.template.reading import Reading, Writer

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it import token as markdown_it

    Token = markdown_it.Token | plain.Token

_RULES = ("heading", "list", "table", "emphasis", "escape", "newline", "balance_pairs", "fragments_join")
DEEPEST_LIST = 2  # "-" and "+": domain notes know no third sign


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms that plain texts and Word forms never have to pay

    return MarkdownIt("zero").enable(_RULES)


def write(reading: Reading, stretch: list[int], writer: Writer) -> None:
    """Write a stretch of lines, given by their places in the reading."""
    if any(reading.lines[index].strip() for index in stretch):
        text = "\n".join(reading.lines[index] for index in stretch)
        _Walk(reading, stretch, writer).write(plain.tokens(text) or _parser().parse(text))


class _Walk:
    """Turns Markdown's tokens into fenced lines."""

    def __init__(self, reading: Reading, stretch: list[int], writer: Writer) -> None:
        self.reading, self.stretch, self.writer = reading, stretch, writer
        self.lists: list[str] = []
        self.count: list[int] = []
        self.fresh = False
        self.cells: list[str] = []
        self.in_head = False
        self.depth = 0

    def write(self, tokens: Sequence[Token]) -> None:
        """Write every token."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(token, tokens[index - 1])
            elif "list" in token.type:
                self._list(token)
            elif token.type.startswith(("table", "thead", "tr_")):
                self._table(tokens, index)

    def _line(self, token: Token) -> int:
        """Return the line number of a token in the source."""
        return self.reading.numbers[self.stretch[token.map[0]]] if token.map else self.writer.line

    def _list(self, token: Token) -> None:
        if token.type.endswith("list_open"):
            ordered = token.type == "ordered_list_open"
            self.lists.append("number" if ordered else "bullet")
            self.count.append(0)
            if ordered:
                self.writer.go(self._line(token))
                self.writer.put(fence(f"list-{self._level()}"))
        elif token.type.endswith("list_close"):
            self.lists.pop()
            self.count.pop()
        elif token.type == "list_item_open":
            self.fresh = True
            self.count[-1] += 1
            if token.info and int(token.info) != self.count[-1]:
                # Markdown counts on by itself; a number typed otherwise would be lost in silence.
                self.reading.note("TEMPLATE-LIST-NUMBER", self._line(token), typed=token.info, made=self.count[-1])

    def _table(self, tokens: Sequence[Token], index: int) -> None:
        """Write the opening and closing of a table and its rows; rows of control tags write none."""
        token = tokens[index]
        if token.type == "table_open":
            self.depth = 0
            self.writer.go(self._line(token))
            self.writer.put(fence(f"table/{_widths(self._delimiter(token))}"))
        elif token.type == "table_close":
            if self.depth:
                self.reading.note("TEMPLATE-TABLE-CROSSED", self.writer.line)
            self.writer.put(fence("/table"))
        elif token.type in ("thead_open", "thead_close"):
            self.in_head = token.type == "thead_open"
        elif token.type == "tr_open":
            self.cells = _row(tokens, index)
            self.writer.go(self._line(token))
            if not self._is_control_row():
                self.writer.put(fence("head-row" if self.in_head else "row"))
        elif token.type == "tr_close" and not self._is_control_row():
            self.writer.put(fence("/row"))

    def _delimiter(self, token: Token) -> str:
        assert token.map is not None
        return self.reading.lines[self.stretch[token.map[0] + 1]]

    def _is_control_row(self) -> bool:
        return self.reading.is_control(self.cells[0]) and not any(self.cells[1:])

    def _inline(self, token: Token, opener: Token) -> None:
        """Write a paragraph, heading or cell; lines of control tags inside it stand alone."""
        if opener.type in ("th_open", "td_open"):
            self._cell(token, opener)
            return
        number = self._line(token)
        for part in self._parts(token.children or ()):
            self.writer.go(number)
            number += sum(child.type in ("softbreak", "hardbreak") for child in part) + 1
            text = "".join(child.content for child in part)
            if opener.type == "paragraph_open" and self.reading.is_control(text):
                self._control(text)
            else:
                self._put(self._mark(opener), part)

    def _cell(self, token: Token, opener: Token) -> None:
        if self._is_control_row():
            for step in self.reading.steps(token.content):
                self.depth += step
                if self.depth < 0 or (step == 0 == self.depth):
                    self.reading.note("TEMPLATE-TABLE-CROSSED", self.writer.line)
                    self.depth = 0
            self._control(token.content)
            return
        side = str(opener.attrs.get("style", "left")).removeprefix("text-align:")
        self._put(f"{'head-cell' if self.in_head else 'cell'}-{side}", token.children or ())

    def _control(self, text: str) -> None:
        self.writer.put(self.reading.restored("".join(text.split())))

    def _put(self, mark: str, children: Sequence[Token]) -> None:
        self.writer.put(fence(mark) + self._words(children) + fence(f"/{mark}"))

    def _mark(self, opener: Token) -> str:
        if opener.type == "heading_open":
            return f"heading-{opener.tag[1:]}"
        if not self.lists:
            return "body"
        kind, self.fresh = (self.lists[-1] if self.fresh else "item"), False
        return f"{kind}-{self._level()}"

    def _level(self) -> int:
        return min(len(self.lists), DEEPEST_LIST)

    def _parts(self, children: Sequence[Token]) -> Iterator[list[Token]]:
        """Yield the lines of a paragraph together, save those that hold only control tags."""
        lines: list[list[Token]] = [[]]
        for child in children:
            lines[-1].append(child)
            if child.type == "softbreak":
                lines.append([])
        part: list[Token] = []
        for line in lines:
            if self.reading.is_control("".join(child.content for child in line)):
                yield from ([_trimmed(part)] if part else [])
                yield _trimmed(line)
                part = []
            else:
                part += line
        yield from ([_trimmed(part)] if part else [])

    def _words(self, children: Sequence[Token]) -> str:
        """Return the words of a line, bold and italic fenced, tags put back."""
        pieces, bold, italic = [], 0, 0
        for child in children:
            bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
            italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
            if child.type.endswith(("_open", "_close")):
                style = "-".join(name for name, on in (("bold", bold), ("italic", italic)) if on)
                pieces.append(fence(style or "plain"))
            elif child.type in ("softbreak", "hardbreak"):
                pieces.append((" " if child.type == "softbreak" else fence("break")) + "{#\n#}")
            else:
                if child.type == "text" and "**" in child.content:
                    # Bold that never closes would print its asterisks.
                    said = self.reading.restored(child.content)[:60]
                    self.reading.note("TEMPLATE-STRAY-BOLD", self.writer.line, text=said)
                pieces.append(self.reading.restored(child.content))
        return "".join(pieces)


def _trimmed(part: list[Token]) -> list[Token]:
    """Return a part without the line break that ends it."""
    return part[:-1] if part[-1].type == "softbreak" else part


def _row(tokens: Sequence[Token], index: int) -> list[str]:
    """Return the words of the row that opens here, a cell each."""
    end = next(at for at in range(index, len(tokens)) if tokens[at].type == "tr_close")
    return [token.content for token in tokens[index:end] if token.type == "inline"]


def _widths(delimiter: str) -> str:
    """Return the relative widths of a table's columns: as many as each has dashes.

    >>> _widths("|---|-----:|")
    '3-5'
    """
    return "-".join(str(cell.count("-")) for cell in delimiter.strip().strip("|").split("|"))

"""Reads the Markdown between a template's marks and writes it as fenced lines.

CommonMark without what a report has no use for: no code, no HTML but `<br>`, no links; what would be
printed raw is told. A line that holds only control tags writes no paragraph, wherever it stands: in a
text, a list, a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sokert.document.blocks import fence
from sokert.template import plain
from sokert.template.parting import cells, parted
from sokert.template.reading import Reading, Writer
from sokert.template.unread import BREAK, unread

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it import token as markdown_it

    Token = markdown_it.Token | plain.Token

_RULES = ("heading", "list", "table", "emphasis", "escape", "newline", "balance_pairs", "fragments_join")
DEEPEST_LIST = 2  # "-" and "+": domain notes know no third sign


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms that plain texts and Word forms never have to pay

    return MarkdownIt("zero").enable(_RULES).disable("text_join")  # else an escaped sign looks like a typed one


def write(reading: Reading, stretch: list[int], writer: Writer) -> None:
    """Write a stretch of lines, given by their places in the reading."""
    typed = [reading.lines[index] for index in stretch]
    if any(line.strip() for line in typed):
        lines = list(parted(typed, reading.is_control))
        text = "\n".join(line for line, _ in lines)
        walk = _Walk(reading, [stretch[at] for _, at in lines], writer)
        walk.write(plain.tokens(text) or _parser().parse(text))


class _Walk:
    """Turns Markdown's tokens into fenced lines."""

    def __init__(self, reading: Reading, stretch: list[int], writer: Writer) -> None:
        self.reading, self.stretch, self.writer = reading, stretch, writer
        self.lists: list[str] = []
        self.count: list[int] = []
        self.next: dict[int, int] = {}
        """Level → the number that a list would go on with."""
        self.label = ""
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
            self.lists.append(kind := self._kind(token))
            first = int(token.attrs.get("start", 1))
            self.count.append(first - 1)
            if kind == "number" and first == 1:
                self.writer.go(self._line(token))
                self.writer.put(fence(f"list-{self._level()}"))
        elif token.type.endswith("list_close"):
            self.next[self._level()] = self.count.pop() + 1
            self.lists.pop()
        elif token.type == "list_item_open":
            self.fresh = True
            self.count[-1] += 1
            self.label = f"{token.info}{token.markup} " if self.lists[-1] == "typed" else ""
            if self.lists[-1] == "number" and int(token.info) != self.count[-1]:
                # Markdown counts on by itself; a number typed otherwise would be lost in silence.
                self.reading.note("TEMPLATE-LIST-NUMBER", self._line(token), typed=token.info, made=self.count[-1])

    def _kind(self, token: Token) -> str:
        """Return how a list is drawn: as bullets, numbered by Word, or with the numbers that were typed.

        Word numbers what begins with "1." or goes on where a list above ended: "1986. Năm Đổi mới" is words.
        """
        if token.type == "bullet_list_open":
            return "second" if token.markup == "+" else "bullet"
        first = int(token.attrs.get("start", 1))
        level = min(len(self._drawn()) + 1, DEEPEST_LIST)
        return "number" if token.markup == "." and first in (1, self.next.get(level)) else "typed"

    def _drawn(self) -> list[str]:
        """Return the lists around, without those whose numbers are words."""
        return [kind for kind in self.lists if kind != "typed"]

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
            self._beyond(token)
            if not self._is_control_row():
                self.writer.put(fence("head-row" if self.in_head else "row"))
        elif token.type == "tr_close" and not self._is_control_row():
            self.writer.put(fence("/row"))

    def _beyond(self, token: Token) -> None:
        """Tell the cells of a row that have no column."""
        assert token.map is not None
        beyond = cells(self.reading.lines[self.stretch[token.map[0]]])[len(self.cells) :]
        if any(beyond):
            said = self.reading.restored(" | ".join(beyond))[:60]
            self.reading.note("TEMPLATE-ROW-TOO-LONG", self.writer.line, columns=len(self.cells), text=said)

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
        self.next.clear()  # how often its lines come nobody knows yet
        self.writer.put(self.reading.restored("".join(text.split())))

    def _put(self, mark: str, children: Sequence[Token]) -> None:
        self._unread(children, starts=mark.startswith(("body", "bullet", "number", "item")))
        label, self.label = self.label, ""
        self.writer.put(fence(mark) + label + self._words(children) + fence(f"/{mark}"))

    def _unread(self, children: Sequence[Token], starts: bool) -> None:
        """Tell the first sign of each line that would be printed as it was typed."""
        line, begins, noted = self.writer.line, starts, False
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                line, begins, noted = line + 1, starts, False
            elif child.type == "text" and not noted and (found := unread(BREAK.sub("", child.content), begins)):
                noted = True
                said = self.reading.restored(child.content[max(found[1] - 20, 0) : found[1] + 40])
                self.reading.note(found[0], line, text=said[:80])
            begins = begins and not child.content

    def _mark(self, opener: Token) -> str:
        if opener.type == "heading_open":
            return f"heading-{opener.tag[1:]}"
        if not self._drawn():
            return "body"
        kind = {"second": "bullet", "typed": "item"}.get(self.lists[-1], self.lists[-1])
        kind, self.fresh = (kind if self.fresh else "item"), False
        return f"{kind}-{self._level()}"

    def _level(self) -> int:
        drawn = self._drawn()
        return DEEPEST_LIST if drawn[-1:] == ["second"] else min(len(drawn), DEEPEST_LIST)

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
                words = BREAK.sub(fence("break"), child.content) if child.type == "text" else child.content
                pieces.append(self.reading.restored(words))
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

"""Reads the Markdown between a template's marks and writes it as fenced lines.

CommonMark without what a report has no use for: no code, no HTML but `<br>`; what would be printed raw is told. A line
that holds only control tags writes no paragraph, wherever it stands: in a text, a list, a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from sokert.document.blocks import fence
from sokert.errors import Finding, Place
from sokert.template import notes, plain
from sokert.template.attributes import Attributes, before, behind
from sokert.template.parting import cells, parted
from sokert.template.reading import BRACE, Reading, Writer, around
from sokert.template.tags import position
from sokert.template.unread import BREAK, unread

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it import token as markdown_it

    Token = markdown_it.Token | plain.Token

_RULES = (
    *("heading", "list", "table", "blockquote", "emphasis", "strikethrough", "escape", "newline", "link", "image"),
    *("autolink", "balance_pairs", "fragments_join"),
)
CAPTIONS = {"Biểu": "bieu", "Bảng": "bang", "Hình": "hinh", "Biểu đồ": "bieu-do", "Sơ đồ": "so-do"}
"""What a caption begins with, and its mark."""
_CAPTION = re.compile(rf"({'|'.join(sorted(CAPTIONS, key=len, reverse=True))})[ ]?:[ ]+(?=\S)")
_ABOVE = ("Biểu", "Bảng")  # captions that stand above what they name
_NEW_PAGE, _CONTENTS = "\\newpage", "[TOC]"
_STYLED = {"strong": "bold", "em": "italic", "s": "strike"}
_ADDRESS = re.compile(r"(?:https?|mailto|tel):\S|#[a-z]", re.IGNORECASE)
_LONGEST_START = 2  # digits of a number that a list begins with: "1986. Năm Đổi mới" is words
DEEPEST_LIST = 2  # "-" and "+": domain notes know no third sign


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms that plain texts and Word forms never have to pay

    parser = MarkdownIt("zero").enable(_RULES).disable("text_join")  # else an escaped sign looks like a typed one
    parser.normalizeLink = parser.normalizeLinkText = str  # type: ignore[method-assign,assignment]  # as it was typed
    return parser


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
        self.crossed = False
        """Whether the table was told whose tags cross its cells: what they leave open is not told again."""
        self.around = ("", "")
        """What opens before the row that is written, and closes behind it."""
        self.depth = 0
        self.quoted = 0
        """How many quotes are open."""

    def write(self, tokens: Sequence[Token]) -> None:
        """Write every token."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(token, tokens, index)
            elif token.type.startswith("blockquote"):
                self.quoted += 1 if token.type.endswith("open") else -1
            elif "list" in token.type:
                self._list(token, tokens, index)
            elif token.type.startswith(("table", "thead", "tr_")):
                self._table(tokens, index)

    def _line(self, token: Token) -> int:
        """Return the line number of a token in the source."""
        return self.reading.numbers[self.stretch[token.map[0]]] if token.map else self.writer.line

    def _list(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        if token.type.endswith("list_open"):
            first = int(token.attrs.get("start", 1))
            goes_on = self.next.get(min(len(self._drawn()) + 1, DEEPEST_LIST)) == first != 1
            self.lists.append(kind := self._kind(token, goes_on or _is_counted(tokens, index)))
            self.count.append(first - 1)
            if kind == "number" and not goes_on:
                self.writer.go(self._line(token))
                self.writer.put(fence(f"list-{self._level()}" + (f"/{first}" if first != 1 else "")))
        elif token.type.endswith("list_close"):
            level, last = self._level(), self.count.pop()
            if self.lists.pop() == "number":  # nothing goes on with the numbers of bullets
                self.next[level] = last + 1
        elif token.type == "list_item_open":
            self.fresh = True
            self.count[-1] += 1
            self.label = f"{token.info}{token.markup} " if self.lists[-1] == "typed" else ""
            if self.lists[-1] == "number" and int(token.info) != self.count[-1]:
                # Markdown counts on by itself; a number typed otherwise would be lost in silence.
                self.reading.note("TEMPLATE-LIST-NUMBER", self._line(token), typed=token.info, made=self.count[-1])

    def _kind(self, token: Token, counted: bool) -> str:
        """Return how a list is drawn: as bullets, numbered by Word, or with the numbers that were typed.

        Word numbers what begins with "1.", goes on where a list above ended, or is `counted`: two items and more that
        begin with a short number. "1986. Năm Đổi mới" is words.
        """
        if token.type == "bullet_list_open":
            return "second" if token.markup == "+" else "bullet"
        first = int(token.attrs.get("start", 1))
        return "number" if token.markup == "." and (first == 1 or counted) else "typed"

    def _drawn(self) -> list[str]:
        """Return the lists around, without those whose numbers are words."""
        return [kind for kind in self.lists if kind != "typed"]

    def _table(self, tokens: Sequence[Token], index: int) -> None:
        """Write the opening and closing of a table and its rows; rows of control tags write none."""
        token = tokens[index]
        if token.type == "table_open":
            self.depth, self.crossed = 0, False
            self.writer.go(self._line(token))
            self.writer.put(fence(f"table/{_widths(self._delimiter(token))}"))
        elif token.type == "table_close":
            if self.depth and not self.crossed:
                self.reading.note("TEMPLATE-TABLE-CROSSED", self.writer.line)
            self.writer.put(fence("/table"))
        elif token.type in ("thead_open", "thead_close"):
            self.in_head = token.type == "thead_open"
        elif token.type == "tr_open":
            self._row(tokens, index)
        elif token.type == "tr_close" and not self._is_control_row():
            self.writer.put(fence("/row") + self.reading.restored("".join(self.around[1].split())))

    def _row(self, tokens: Sequence[Token], index: int) -> None:
        """Open a row, in what opens in its first cell and closes in its last: a loop repeats it, as in a Word form."""
        token = tokens[index]
        assert token.map is not None
        words = _words_of_row(tokens, index)
        self.cells, typed = [one.content for one in words], cells(self.reading.lines[self.stretch[token.map[0]]])
        self.writer.go(self._line(token))
        self.around = ("", "")
        if self._is_control_row() and not any(typed[1:]):
            return
        if not self.in_head and not self._is_control_row():
            begins, ends = around(self.reading, typed)
            self.around = _taken_from(words[: len(typed)], begins, ends)
            if any(self.around):
                self.next.clear()  # how often its lines come nobody knows yet
            if any(self.around) or len(typed) > len(words):  # else what stands there is not as it was typed
                typed[0], typed[-1] = typed[0].removeprefix(begins), typed[-1].removesuffix(ends)
        if not self._crossed(typed):
            self._beyond(typed[len(self.cells) :])
        if not self._is_control_row():
            before = self.reading.restored("".join(self.around[0].split()))
            self.writer.put(before + fence("head-row" if self.in_head else "row"))

    def _crossed(self, typed: Sequence[str]) -> bool:
        """Tell what opens in one cell of a row and closes in another, or in another row, at its tag."""
        crossing = [tag for cell in typed for tag in self.reading.unpaired(cell)]
        if crossing and not self.crossed:
            at = position(self.reading.source, crossing[0].start)
            facts = {"tag": self.reading.source[crossing[0].start : crossing[0].end]}
            where = Place(line=at["line"], column=at["column"])
            self.reading.findings.append(
                Finding("TEMPLATE-TABLE-CROSSED", facts, where, sentence="TEMPLATE-CELLS-CROSSED")
            )
        self.crossed = self.crossed or bool(crossing)
        return bool(crossing)

    def _beyond(self, beyond: Sequence[str]) -> None:
        """Tell the cells of a row that have no column."""
        if any(beyond):
            said = self.reading.restored(" | ".join(beyond))[:60]
            self.reading.note("TEMPLATE-ROW-TOO-LONG", self.writer.line, columns=len(self.cells), text=said)

    def _delimiter(self, token: Token) -> str:
        assert token.map is not None
        return self.reading.lines[self.stretch[token.map[0] + 1]]

    def _is_control_row(self) -> bool:
        return self.reading.is_control(self.cells[0]) and not any(self.cells[1:])

    def _inline(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        """Write a paragraph, heading or cell; lines of control tags inside it stand alone."""
        opener = tokens[index - 1]
        _attributed(token.children or ())
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
            elif not (opener.type == "paragraph_open" and not self.lists and self._alone(part, text, tokens, index)):
                self._put(self._mark(opener), part)

    def _alone(self, part: list[Token], text: str, tokens: Sequence[Token], index: int) -> bool:
        """Write a paragraph that is no words: a new page, the contents, a picture, a caption; False for any other."""
        said = text.strip()
        if said in (_NEW_PAGE, _CONTENTS):
            mark = "page-break" if said == _NEW_PAGE else "contents/3"
            self.writer.put(fence(mark) + fence(f"/{mark.partition('/')[0]}"))
        elif part[0].type == "image" and not "".join(child.content for child in part[1:]).strip():
            self._figure(part)
        elif (match := _CAPTION.match(said)) and self._is_caption(match[1], said, tokens, index):
            said, own = behind(said.replace(match[0], "", 1))
            self._put_caption(CAPTIONS[match[1]], own.id, _without(part, match[0]))
        else:
            return False
        return True

    def _is_caption(self, kind: str, said: str, tokens: Sequence[Token], index: int) -> bool:
        """Return whether words that begin like a caption are one: named, or beside a table, a picture or a lone tag."""
        if behind(said)[1].id:
            return True
        at = index + 2 if kind in _ABOVE else index - 4
        if not 0 <= at < len(tokens):
            return False
        alone = tokens[at + 1].children or ()
        return tokens[at].type == "table_open" or bool(
            alone and (alone[0].type == "image" or self._is_tag(tokens[at + 1].content))
        )

    def _is_tag(self, text: str) -> bool:
        return len(self.reading.tags_in(text)) == 1 and self.reading.restored(text) != text and " " not in text.strip()

    def _figure(self, part: list[Token]) -> None:
        """Write a picture that has a line of its own; its title is its caption."""
        title = str(part[0].attrs.get("title", ""))
        mark = "figure-kept" if title else "figure"
        self.writer.put(fence(mark) + self.words(part) + fence(f"/{mark}"))
        if title:
            self._put_caption("hinh", _own(part[0]).id, _parser().parseInline(title)[0].children or ())

    def _put_caption(self, kind: str, id: str, children: Sequence[Token]) -> None:
        self.unread(children)
        mark = f"caption-{kind}"
        self.writer.put(fence(mark + (f"/{id}" if id else "")) + self.words(children).strip() + fence(f"/{mark}"))

    def _cell(self, token: Token, opener: Token) -> None:
        if self._is_control_row():
            for step in self.reading.steps(token.content):
                self.depth += step
                if (self.depth < 0 or (step == 0 == self.depth)) and not self.crossed:
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
        label, self.label = self.label, ""
        anchor = ""
        if mark.startswith("heading") and children and children[-1].type == "text":
            said, own = behind(children[-1].content)
            children = [*children[:-1], _text(said)]
            anchor = fence(f"anchor/{own.id}") if own.id else ""
        if mark.startswith("heading"):
            self.reading.judge(mark, self.writer.line)
        self.unread(children, starts=mark.startswith(("body", "bullet", "number", "item")))
        self.writer.put(fence(mark) + anchor + label + self.words(children) + fence(f"/{mark}"))

    def unread(self, children: Sequence[Token], starts: bool = False) -> None:
        """Tell the first sign of each line that would be printed as it was typed."""
        line, begins, noted = self.writer.line, starts, False
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                line, begins, noted = line + 1, starts, False
            elif child.type == "text" and not noted and (unreadable := unread(BREAK.sub("", child.content), begins)):
                noted = True
                said = self.reading.restored(child.content[max(unreadable[1] - 20, 0) : unreadable[1] + 40])
                self.reading.note(unreadable[0], line, text=said[:80])
            begins = begins and not child.content

    def _mark(self, opener: Token) -> str:
        if opener.type == "heading_open":
            return f"heading-{opener.tag[1:]}"
        if not self._drawn():
            return "quote" if self.quoted else "body"
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

    def words(self, children: Sequence[Token]) -> str:
        """Return the words of a line, its styles, links and pictures fenced, tags put back."""
        pieces, on, line, links = [], dict.fromkeys(_STYLED.values(), 0), self.writer.line, list[str]()
        for at, child in enumerate(children):
            name, _, step = child.type.rpartition("_")
            if name in _STYLED:
                on[_STYLED[name]] += 1 if step == "open" else -1
                pieces.append(fence("-".join(style for style, open_ in on.items() if open_) or "plain"))
            elif name == "link":
                empty = step == "open" and children[at + 1].type == "link_close"
                pieces.append(self._link(child, links, line, empty))
            elif child.type in ("softbreak", "hardbreak"):
                line += 1
                pieces.append((" " if child.type == "softbreak" else fence("break")) + "{#\n#}")
            elif child.type == "image":
                pieces.append(self._image(child, line))
            else:
                words = child.content
                if child.type == "text":
                    words = noted(self.reading, BREAK.sub(fence("break"), words), line)
                pieces.append(words)
        return self.reading.restored("".join(pieces))  # joined first: a backslash before a tag parts it in two

    def _link(self, token: Token, links: list[str], line: int, empty: bool) -> str:
        """Return the fence of a link, opening or closing; one without words of its own says what it leads to."""
        if token.type == "link_close":
            return fence("/link") if links.pop() else ""
        address = str(token.attrs.get("href", ""))
        if not _ADDRESS.match(address):
            self.reading.note("TEMPLATE-LINK", line, text=address[:80])
        is_reference = empty and address.startswith("#")
        links.append("" if is_reference else address)
        if is_reference:
            return fence(f"ref/{address[1:]}")
        return fence(f"link/{quote(address, safe='')}")

    def _image(self, token: Token, line: int) -> str:
        """Return the fences of a picture around the words that say what it shows."""
        source, alt, own = str(token.attrs.get("src", "")), token.content, _own(token)
        if _REMOTE.match(source):
            self.reading.note("TEMPLATE-IMAGE-REMOTE", line, text=source[:80])
        elif not alt.strip():
            self.reading.note("TEMPLATE-IMAGE-ALT", line, text=source[:80])
        if own.wrong:
            self.reading.note("TEMPLATE-ATTRIBUTE", line, text=own.wrong[:80])
        return fence(f"image/{quote(source, safe='')}/{own.width}") + self.reading.restored(alt) + fence("/image")


_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def _attributed(children: Sequence[Token]) -> None:
    """Give each picture the attributes that stand behind it."""
    for token, after in pairwise(children):
        if token.type == "image" and after.type == "text" and after.content[:1] in ("{", BRACE):
            after.content, token.meta["own"] = before(after.content)  # type: ignore[misc,union-attr]


def _own(token: Token) -> Attributes:
    own: Attributes = token.meta.get("own", Attributes())  # type: ignore[union-attr]
    return own


def _is_counted(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a list has more than one item, and begins with a number that may be one of a list."""
    deep, items = 0, 0
    for token in tokens[index:]:
        deep += token.type.endswith("list_open") - token.type.endswith("list_close")
        items += token.type == "list_item_open" and deep == 1
        if not deep:
            break
    return items > 1 and len(str(tokens[index].attrs.get("start", 1))) <= _LONGEST_START


def _without(part: Sequence[Token], opening: str) -> list[Token]:
    """Return a caption's words: without the kind it begins with, and the attributes behind it."""
    words = [_text(part[0].content.removeprefix(opening)), *part[1:]]
    if words[-1].type == "text":
        words[-1] = _text(behind(words[-1].content)[0])
    return words


def _text(content: str) -> plain.Token:
    return plain.Token("text", content)


def noted(reading: Reading, text: str, line: int) -> str:
    """Return some words of a line with each note at its sign, fenced; a note may be bold and italic."""

    def note(match: re.Match[str]) -> str:
        said = notes.words_of(reading, match[1], line)
        if said is None:
            return ""
        walk = _Walk(reading, [], Writer())
        walk.writer.line = line
        children = _parser().parseInline(said)[0].children or ()
        walk.unread(children)
        return notes.shared(reading, match[1]) + fence("footnote") + walk.words(children) + fence("/footnote")

    return notes.NOTE.sub(note, text)


def _trimmed(part: list[Token]) -> list[Token]:
    """Return a part without the line break that ends it."""
    return part[:-1] if part[-1].type == "softbreak" else part


def _words_of_row(tokens: Sequence[Token], index: int) -> list[Token]:
    """Return the words of the row that opens here, a cell each."""
    end = next(at for at in range(index, len(tokens)) if tokens[at].type == "tr_close")
    return [token for token in tokens[index:end] if token.type == "inline"]


def _taken_from(words: Sequence[Token], begins: str, ends: str) -> tuple[str, str]:
    """Take what stands around a row out of its first and last cell, and return it; nothing where it is not there."""
    first, last = ((words[at].children or [_text("")])[at] for at in (0, -1))
    if not (begins and first.content.startswith(begins) and last.content.endswith(ends)):
        return "", ""
    first.content = first.content.removeprefix(begins).lstrip()  # type: ignore[misc]
    last.content = last.content.removesuffix(ends).rstrip()  # type: ignore[misc]
    return begins, ends


def _widths(delimiter: str) -> str:
    """Return the relative widths of a table's columns: as many as each has dashes.

    >>> _widths("|---|-----:|")
    '3-5'
    """
    return "-".join(str(cell.count("-")) for cell in delimiter.strip().strip("|").split("|"))

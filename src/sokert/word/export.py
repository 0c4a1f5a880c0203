"""Writes a text template as a Word form that an office can go on drawing in Word.

The lines of the template are written as they are, tags and all, in the samples of the house; a tag that
stands between lines gets a small grey paragraph, or a row, of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sokert.document.blocks import Block, Blocks, fence, split
from sokert.ooxml.markup import END, SIGN, made
from sokert.standards import chosen
from sokert.template import is_party, read_text
from sokert.template.flat import flattened
from sokert.template.tags import find
from sokert.word.samples import APP, OURS, Samples
from sokert.word.write import shells_of, write

_FILLER = re.compile(r"\{#\n+#\}")
_GREY = '<w:r><w:rPr><w:color w:val="7F7F7F"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr><w:t xml:space="preserve">'
_LINE = f'<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/></w:pPr>{_GREY}'
_END = "</w:t></w:r></w:p>"
_RULE = re.compile(rf'<w:ind w:left="{SIGN}rule (\S+) (\S+) (\S+?){END}" w:right="[^"]*"/></w:pPr></w:p>')
_MILLIMETRE = 72 / 25.4  # in points
_SECTION = re.compile(rf"{SIGN}section (\w+){END}")
CONTROL, CONTROL_ROW, CONTROL_CELL = "control", "control-row", "control-cell"


def exported(name: str, flat: str, samples: Samples, standard: str) -> dict[str, bytes]:
    """Return the parts of a Word form that says what a flat text template says.

    The form remembers its standard, for lines of the house that come to stand in it.
    """
    fenced = _FILLER.sub("", read_text(name, flat).fenced)
    blocks = split(fence("start") + fenced)
    shells_of(Blocks.of(blocks[1:]), samples)  # which tells a mark that the house does not have
    opens = any(mark in samples.opening for mark, _ in blocks)  # else the writer lets it begin as a document must
    lines = list(_lines(blocks, samples, begun=not opens))
    drawn = replace(samples, shells=_Shells(samples), opening=() if opens else samples.opening)
    parts = write(lines, drawn, doubtful=True, measured=False)
    said = parts[APP].replace(b"<Application>", f"<Template>{OURS}{name} {standard}</Template><Application>".encode())
    return {**parts, APP: said}


def page_of(flat: str) -> str:
    """Return the standard a template's page is drawn for when none is named: the Party's title tells.

    >>> page_of(":country: CỘNG HÒA"), page_of(":party: ĐẢNG CỘNG SẢN VIỆT NAM")
    ('nd30', 'hd05')
    """
    return chosen(party=is_party(flat))


class _Shells(dict[str, str]):
    """The samples of the house as a form needs them: what is worked out while writing becomes a tag."""

    def __init__(self, samples: Samples) -> None:
        super().__init__({"start": "", CONTROL: _LINE, f"/{CONTROL}": _END})
        self.samples = samples

    def __missing__(self, mark: str) -> str:
        if mark.startswith(f"{CONTROL_ROW}/"):
            span = mark.partition("/")[2]
            return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{_LINE}'
        if mark in (f"/{CONTROL_ROW}", f"/{CONTROL_CELL}"):
            return f"{_END}</w:tc></w:tr>" if mark == f"/{CONTROL_ROW}" else f"{_END}</w:tc>"
        if mark == CONTROL_CELL:
            return f"<w:tc>{_LINE}"
        shell = _RULE.sub(_ruled, self.samples.shells[mark])
        return _SECTION.sub(lambda match: f"{_LINE}{{% section {match[1]} %}}{_END}", shell)


def _ruled(match: re.Match[str]) -> str:
    """Return the end of a drawn line's paragraph with the tag that says how long it is."""
    width = round(float(match[2]) / _MILLIMETRE, 2)
    return f"</w:pPr>{_GREY}{{% rule {match[1]} {width} {match[3]} %}}{_END}"


def _lines(blocks: list[Block], samples: Samples, begun: bool) -> Iterator[Block]:
    """Yield the blocks of a form: words where a sample takes them, tags between samples on lines of their own.

    A header or footer is a story apart, so the conditions it stands in are said in it again.
    """
    waiting, columns = "", 1
    conditions: list[str] = []
    for mark, text in blocks:
        columns = mark.count("-") + 1 if mark.startswith("table/") else columns
        begun = begun or mark == "/properties"
        if mark != "start" and _takes_words(samples.shells[mark]):
            yield Block(mark, text)
            continue
        apart = begun and _is_story(mark.removeprefix("/"), samples)
        if apart and mark.startswith("/"):
            yield from _control(mark, "{% endif %}" * len(conditions), columns)
        yield Block(mark, "")
        if apart and not mark.startswith("/"):
            yield from _control(mark, "".join(conditions), columns)
        waiting = (waiting + text).strip()
        if waiting and begun:
            yield from _control(mark, waiting, columns)
            _follow(waiting, conditions)
            waiting = ""


def _is_story(mark: str, samples: Samples) -> bool:
    """Return whether a mark opens a part of its own: a header or footer of the first page."""
    return samples.shells.get(mark, "").startswith(made("part", "word/")[:-1])


def _follow(text: str, conditions: list[str]) -> None:
    """Keep the conditions that are open up to date with the tags of a text; an else is none of its own."""
    for tag in find(text):
        if tag.word == "if":
            conditions.append(text[tag.start : tag.end])
        elif tag.word == "endif" and conditions:
            conditions.pop()


def _takes_words(shell: str) -> bool:
    return shell.endswith('<w:t xml:space="preserve">') or re.search(r"<dc:\w+>$", shell) is not None


def _control(mark: str, tags: str, columns: int) -> Iterator[Block]:
    """Yield the line, row or cell that tags between samples get."""
    if mark.startswith("table/") or mark == "/row":
        kind, opening = CONTROL_ROW, f"{CONTROL_ROW}/{columns}"
    elif mark in ("row", "head-row") or re.match(r"/(head-)?cell-", mark):
        kind, opening = CONTROL_CELL, CONTROL_CELL
    else:
        kind, opening = CONTROL, CONTROL
    for words in _apart(tags):
        # What is included takes the look of the paragraph its tag stands in.
        line = "body" if kind == CONTROL and words.startswith("{% include") else ""
        yield Block(line or opening, words)
        yield Block(f"/{line or kind}", "")


def _apart(text: str) -> list[str]:
    """Return the tags of a text line by line: one that prints paragraphs has a line of its own.

    >>> _apart("{% endif %}{% include a %}{{ loop(b) }}{% endfor %}{% if c %}")
    ['{% endif %}', '{% include a %}', '{{ loop(b) }}', '{% endfor %}{% if c %}']
    """
    lines: list[str] = []
    joins = False
    for tag in find(text):
        prints = tag.kind == "variable" or tag.word == "include"
        source = " ".join(text[tag.start : tag.end].split())
        if joins and not prints:
            lines[-1] += source
        else:
            lines.append(source)
        joins = not prints
    return lines


__all__ = ["exported", "flattened", "page_of"]

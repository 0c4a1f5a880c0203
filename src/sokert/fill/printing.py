"""How a value prints in a template: words as they are said, values with form as a mark that is drawn later."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import lru_cache, wraps
from itertools import accumulate
from typing import Any
from unicodedata import is_normalized, normalize

from jinja2 import Template as Compiled
from jinja2 import Undefined, UndefinedError, pass_context
from jinja2.runtime import Context

from sokert.document.blocks import CLOSE, NOTES, OPEN, ORIGIN, STYLES, VALUE, Block, Value, fence, split, within
from sokert.document.chart import Chart
from sokert.document.silence import ASIDE, ASIDE_END, EDGE, MARKS, SIGNS, SILENT, signs, tidied
from sokert.document.table import Table
from sokert.errors import DataError, Finding, MissingValueError, Place, SokertError, TemplateError
from sokert.fill.blanks import UNSAID, at_data, left, unsaid, wanted
from sokert.fill.bounds import meter
from sokert.models import ILLEGAL, Metric, Report
from sokert.template import MOST_COLUMNS
from sokert.template.reading import BRACE
from sokert.template.text import lines
from sokert.vietnamese.without_filter import said

_INLINE = "|".join((*sorted(STYLES), f"/?(?:link|ref|anchor|image)(?:/[^{CLOSE}]*)?"))
_IN_LINE = re.compile(f"(?:{_INLINE})|.*:.*", re.DOTALL)  # also what stands within a Word form's line
_MARKUP = re.compile(f"(?P<ends>(?!))|(?P<word>(?!))|{OPEN}[^{CLOSE}]*{CLOSE}")


def spoken(filled: str) -> str:
    """Return a filled text without its silences; in a Word form they are left for its writing, words lie there."""
    pieces, at = list[str](), 0
    for sign in signs(filled):
        if sign < at:
            continue  # it stands beside one before it
        start, end = _opening(filled, sign), _ending(filled, sign + 1)
        piece = filled[start:end]
        pieces += (filled[at:start], piece if _FORM.search(piece) else tidied(piece, _MARKUP))
        at = end
    return "".join((*pieces, filled[at:])) if pieces else filled


def _opening(filled: str, at: int) -> int:
    """Return where the words of a paragraph begin, behind the mark that opens it."""
    while (start := filled.rfind(OPEN, 0, at)) >= 0:
        end = filled.index(CLOSE, start)
        if not _in_line(filled[start + 1 : end]):
            return end + 1
        at = start
    return 0


def _ending(filled: str, at: int) -> int:
    """Return where they end, before the next mark of another."""
    while (start := filled.find(OPEN, at)) >= 0:
        at = filled.index(CLOSE, start)
        if not _in_line(filled[start + 1 : at]):
            return start
    return len(filled)


@lru_cache(maxsize=1024)
def _in_line(mark: str) -> bool:
    return _IN_LINE.fullmatch(mark) is not None


_FORM = re.compile(f"{OPEN}[^{CLOSE}]*:")


def apart(words: str) -> str:
    """Return the words of a value, kept apart where they begin or end with a mark: it is not the template's."""
    if not words:
        return words
    if SIGNS.search(words):
        raise TemplateError(illegal(words))
    return f"{EDGE if words[0] in MARKS else ''}{words}{EDGE if words[-1] in MARKS else ''}"


class Clause(str):
    """What a filter says that may have nothing to say, or say it in brackets."""

    __slots__ = ()

    def around(self, words: str) -> str:
        """Return the clause as it prints, with the signs by which the marks beside it are set right."""
        if not self:
            return SILENT
        return f"{ASIDE}{words}{ASIDE_END}" if self.startswith("(") and self.endswith(")") else words


def clause(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose text is a clause."""
    first = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def said(*arguments: Any, **named: Any) -> Any:
        try:
            result = filter_(*arguments, **named)
        except UNSAID as error:
            if isinstance(error, DataError) and error.findings[0].facts.get("unknown"):
                return Clause("")  # beside a figure that is not known yet there is nothing to say
            if (instead := unsaid(error, arguments[first:])) is None:
                raise
            return instead
        return Clause(result) if type(result) is str else result

    return said


class OurLines(str):
    """What a macro, a block or a recursive loop printed: the template's own lines, fences and all."""

    __slots__ = ()


_PARTS = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE})")
_OF_LETTERS = frozenset({"upper", "lower", "title", "capitalize", "replace"})


def over_lines(name: str, tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of Jinja's that leaves the fences of a template's own lines as they are.

    What changes letters changes those of the words, taken together; of what any other filter makes of lines only
    whole lines are lines again, and all else is refused where it is printed.
    """
    first = 1 if hasattr(tool, "jinja_pass_arg") else 0

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        if len(arguments) <= first or type(arguments[first]) is not OurLines:
            try:
                return tool(*arguments, **named)
            except UNSAID as error:
                if (instead := unsaid(error, arguments[first:])) is None:
                    raise
                return instead
        lines, before, after = arguments[first], arguments[:first], arguments[first + 1 :]
        pieces = _PARTS.split(lines)
        if name in _OF_LETTERS:
            if f"{OPEN}{ORIGIN}" in lines:
                raise TemplateError(Finding("FILL-FENCE"))  # who traces fills it once more, as it is
            pieces[::2] = _changed(pieces[::2], lambda words: str(tool(*before, words, *after, **named)))
            return OurLines("".join(pieces))
        made = tool(*arguments, **named)
        return OurLines(made) if type(made) is str and _PARTS.split(made)[1::2] == pieces[1::2] else made

    return asked


def _changed(words: list[str], change: Callable[[str], str]) -> list[str]:
    """Return the words of lines changed: at once where each letter has one for it, else line by line."""
    whole = change("".join(words))
    if len(whole) != sum(map(len, words)):
        return list(map(change, words))
    ends = list(accumulate(map(len, words)))
    return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def whole(made: object) -> object:
    """Return what the filters of a block made of its lines; lines that they cut or changed are refused."""
    if type(made) is str and (OPEN in made or CLOSE in made):
        raise TemplateError(Finding("FILL-FENCE"))
    return made


def unescaped(value: object) -> object:
    """Return a value as it is: words are escaped where they are written, never before."""
    return value


@pass_context
def printed(context: Context, value: object) -> str:
    """Return how a value prints in this report; a text that holds one of our fences is refused."""
    if type(value) is str:
        if value.isprintable() and value and value[0] not in MARKS and value[-1] not in MARKS:
            return value  # most are: no sign of ours can be printed
        if OPEN in value or CLOSE in value:
            raise TemplateError(Finding("FILL-FENCE") if _FENCED.search(value) else illegal(value))
        return _formed(context, _listing(value)) if "\a" in value or "\f" in value else apart(value)
    if type(value) is OurLines:
        return value
    if type(value) is Metric:  # most of what a report prints, and none of what comes below
        return _said(context, value)
    if type(value) is int:
        return said(value)
    if type(value) is Clause:
        return value.around(printed(context, str.__str__(value)))
    if isinstance(value, Undefined):
        return _undefined(value)
    if value is None and context.environment.blank:  # type: ignore[attr-defined]
        return left("")
    if isinstance(value, Value | Compiled):
        return _formed(context, value)
    if type(value).__module__.partition(".")[0] == "docxtpl" and (ours := _COUNTERPARTS.get(type(value).__name__)):
        raise TemplateError(Finding("VALUE-OF-DOCXTPL", {"kind": type(value).__name__, "ours": ours}))
    return _said(context, value)


def _undefined(value: Undefined) -> str:
    """Return how a value prints that is not there: a strict one raises; a form tells all together."""
    try:
        return str(value)
    except (SokertError, UndefinedError) as error:
        return wanted(error)


def _said(context: Context, value: object) -> str:
    """Return how a value of the data is said."""
    report = context.get("report")
    try:
        words = said(value, report.settings) if isinstance(report, Report) else said(value)
    except MissingValueError as error:
        words = wanted(at_data(error, value))
    except DataError as error:
        raise at_data(error, value) from error
    return str(printed(context, str.__str__(words)))  # no subclass of str, which would come back here for ever


@pass_context
def footnote(context: Context, *words: object) -> OurLines:
    """Return a note at the foot of the page; what `~` joins in its call comes piece by piece."""
    return _noted(context, "footnote", words)


@pass_context
def endnote(context: Context, *words: object) -> OurLines:
    """Return a note at the end of the document."""
    return _noted(context, "endnote", words)


def ref(name: str) -> OurLines:
    """Return a reference to what has that name: a caption, a section, an annex."""
    if not _NAME.fullmatch(name if isinstance(name, str) else ""):
        raise TemplateError(Finding("FILL-NAME", {"name": str(name)[:40]}))
    return OurLines(fence(f"ref/{name}"))


def anchor(name: str | None) -> OurLines:
    """Return a place to refer to; None is no name and leaves none."""
    return OurLines(fence(f"anchor/{name}") if name and ref(name) else "")


def contents(levels: int = 3) -> Value:
    """Return a table of contents of so many levels of headings."""
    from sokert.document.values import Written

    most = levels if levels in (1, 2, 3) else 3
    return Written((Block(f"contents/{most}", ""), Block("/contents", "")))


_NAME = re.compile(r"[a-z][a-z0-9-]{0,35}")


def _noted(context: Context, kind: str, words: Sequence[object]) -> OurLines:
    """Return the lines of a note; one without words is told."""
    said = "".join(printed(context, one) for one in words)
    if not said.strip(SILENT + " "):
        raise TemplateError(Finding("FILL-NOTE-EMPTY"))
    return OurLines(fence(kind) + said + fence(f"/{kind}"))


# What a filter or a set block made of our own lines, not what somebody typed.
_FENCED = re.compile(f"{OPEN}[0-9a-z-]+(:[0-9]+)?{CLOSE}")
# docxtpl's values with form, and ours.
_COUNTERPARTS = {
    "RichText": "RichText",
    "RichTextParagraph": "Paragraphs",
    "InlineImage": "Image",
    "Listing": "Listing",
    "Subdoc": "InsertedDocument",
}
VALUES: ContextVar[list[Value]] = ContextVar("values")
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "bold-italic": {"bold": True, "italic": True},
}
_STYLES |= {
    "-".join(filter(None, (mark.removeprefix("plain"), "strike"))): {**look, "strike": True}
    for mark, look in _STYLES.items()
}


def _formed(context: Context, value: Value | Compiled) -> str:
    """Return the mark of a value with form; it is drawn when the document is written."""
    if isinstance(value, Compiled):
        filled = "".join(value.root_render_func(value.new_context(context.get_all(), shared=True)))
        marked: bool = getattr(context.environment, "marks", False)
        made = _written(_in_lines(filled, VALUES.get(), clean=True, marked=marked))
        if isinstance(made, str):
            return made
        value = made
    elif isinstance(value, Table):
        meter().made(sum(len("".join(row.cells)) for row in value.rows))
    elif isinstance(value, Chart):
        _count(value)
    elif (text := _markdown(value)) is not None:
        made = _written(_fenced(text))
        if isinstance(made, str):
            return made
        value = made
    values = VALUES.get()
    values.append(value)
    return OurLines(fence(f"{VALUE}{len(values) - 1}"))


def _count(chart: Chart) -> None:
    """Count the words of a chart; a sign that XML forbids is told."""
    names = (*chart.categories, *(series.name for series in chart.series))
    meter().made(len(chart.alt) + sum(map(len, names)) * (1 + len(chart.series)))
    for words in (chart.alt, chart.title, chart.unit, *names):
        if ILLEGAL.search(words):
            raise TemplateError(illegal(words))


_LONE = fence("body") + fence(VALUE + "{}") + fence("/body")
_FIGURE_OPENS, _FIGURE_ENDS = fence("figure"), fence("/figure")
# What stays on the page of the caption below it.
_CAPTIONED = re.compile(
    f"{_FIGURE_OPENS}((?:(?!{_FIGURE_ENDS}).)*){_FIGURE_ENDS}(\\s*{OPEN}caption-(?:hinh|bieu-do|so-do)\\b)", re.DOTALL
)
_FIGURE = ((fence("body"), fence("figure")), (fence("/body"), fence("/figure")))


def placed_values(filled: str, values: list[Value], clean: bool, marked: bool = False) -> str:
    """Return a filled text in which what stood alone on its line has lines of its own: tables theirs, charts one.

    Elsewhere, as in a Word form, a table takes the place of its paragraph when it is drawn. `clean` False is for a
    text in which marks stand around what a tag gave; `marked` True has the cells of a table tell what printed them.
    """
    filled = _in_lines(filled, values, clean, marked)
    for number, value in enumerate(values):
        if isinstance(value, Table) and fence(f"{VALUE}{number}") in filled:
            from sokert.document.values import Written

            values[number] = Written(tuple(split(_legal(value, marked))))
    return _CAPTIONED.sub(_kept, filled) if _FIGURE_OPENS in filled else filled


def _kept(match: re.Match[str]) -> str:
    return fence("figure-kept") + match[1] + fence("/figure-kept") + match[2]


def _in_lines(filled: str, values: list[Value], clean: bool, marked: bool) -> str:
    """Return a filled text with the lines of the tables and charts that stand alone in it."""
    for number, value in enumerate(values):
        lone = _LONE.format(number)
        if isinstance(value, Chart):
            figure = lone
            for paragraph, drawn in _FIGURE:
                figure = figure.replace(paragraph, drawn)
            filled = filled.replace(lone, figure)
        elif isinstance(value, Table) and (sought := lone if clean else fence(f"{VALUE}{number}")) in filled:
            filled = filled.replace(sought, _legal(value, marked))
    return filled


def _legal(table: Table, marked: bool) -> str:
    """Return the fenced lines of a table, its words in NFC; a sign that XML forbids is told."""
    texts = [text for column in table.columns for text in (column.name, column.group)]
    texts += [text for row in table.rows for text in row.cells]
    whole = "\n".join(texts)
    if ILLEGAL.search(whole):
        raise TemplateError(next(illegal(text) for text in texts if ILLEGAL.search(text)))
    lines = "".join(table.lines(marked))
    return lines if is_normalized("NFC", whole) else normalize("NFC", lines)


def _written(filled: str) -> Value | OurLines:
    """Return what a section's title or body has become: a line, or whole paragraphs, with the marks of its tags."""
    from sokert.document.values import Look, Piece, Written, of_pieces

    first, *rest = split(fence("plain") + spoken(filled))
    if not first.text and (not rest or not (rest[0].mark in NOTES or within(rest[0].mark))):
        return Written(tuple(rest))
    if any(mark in NOTES or (within(mark) and mark not in STYLES) for mark, _ in rest):
        return OurLines(spoken(filled))
    said = [("plain", "\n" + words) if mark == "break" else (mark, words) for mark, words in (first, *rest)]
    return of_pieces(Piece(normalize("NFC", words), Look(**_STYLES[mark])) for mark, words in said if words)


def _fenced(text: str) -> str:
    """Return Markdown from data as fenced lines; a brace in it opens no tag."""
    fenced, findings = lines(text, marked=False, tagged=False)
    if findings:
        raise TemplateError(findings)
    return re.sub(r"\{#\n+#\}", "", fenced).replace(BRACE, "{")


def shaded(value: object) -> str:
    """Return a color as the shading of a cell takes it; no words are no color of its own."""
    from sokert.document.values import hexadecimal

    said = str(value) if isinstance(value, int) else value
    if said is None or said == "":
        return "auto"
    color = "auto" if said == "auto" else hexadecimal(said)
    if color is None:
        raise TemplateError(Finding("FORM-CELL-COLOR", {"given": str(value)[:40]}))
    return color


def spanned(value: object) -> str:
    """Return how many columns a cell spans, as a table takes it; a text may say it too."""
    said = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if len(said) > 2 or not (said.isascii() and said.isdecimal() and 1 <= int(said) <= MOST_COLUMNS):
        raise TemplateError(Finding("FORM-CELL-SPAN", {"given": str(value)[:40], "most": MOST_COLUMNS}))
    return said


def _listing(text: str) -> Value:
    from sokert.document.values import Listing

    return Listing(text)


def _markdown(value: Value) -> str | None:
    """Return the text of a value that is Markdown, else None."""
    from sokert.document.values import Markdown

    return value.text if isinstance(value, Markdown) else None


def illegal(words: str) -> Finding:
    """Return what is wrong with words that hold a sign XML forbids."""
    match = ILLEGAL.search(words)
    assert match is not None
    facts = {"character": f"U+{ord(match[0]):04X}", "position": match.start() + 1}
    said = words[max(match.start() - 20, 0) : match.end() + 20]
    return Finding("DATA-ILLEGAL-CHARACTER", facts, Place(text=said))

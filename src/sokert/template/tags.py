"""Finds the Jinja tags in a text, with Jinja's own lexer, and what is wrong with them, all at once.

`find` turns a text into its tags; `problems` says which of them cannot work, without any data.
"""

from __future__ import annotations

import inspect
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from functools import cache, lru_cache, partial
from itertools import takewhile
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from sokert.document.blocks import OPEN
from sokert.errors import Finding, SokertError, TemplateError, Term, near
from sokert.template import depth
from sokert.template.unreadable import unreadable

_OPENER = re.compile(r"\{\{|\{%|\{#")
_ONE_BRACE = re.compile(r"(?<!\{)\{ *([^\W\d]\w*) *(?:\| *(\w+)[^{}\n]{0,200})?\}(?!\})")
_THREE = re.compile(r"\{(\{\{[^{}\n]*\}\})\}?(?!\})")  # a tag with a brace too many
_ENDS = {"variable_end", "block_end", "comment_end", "raw_end"}
_BLANK = {"whitespace", "variable_begin", "block_begin", "comment_begin"}
_KINDS = {"{{": "variable", "{%": "block", "{#": "comment"}
_UNBOUNDED = re.compile(r"\{#|\{%[-+]?\s*raw\b")  # a comment, and what is not read at all, may be long
_WINDOW = 200
LONGEST = 20_000  # characters of one tag
UNREAD = "TAG-SYNTAX"
"""The code of a tag that ends as it should, with a sign in it that cannot be read."""
_SHORT = 5_000  # characters of a text that is one of many, as those of a report are
MOST_BROKEN = 100  # broken tags of one text that are told

# Tags that open a block, and the tags that may stand between its two ends.
PAIRS: dict[str, frozenset[str]] = {
    "if": frozenset({"elif", "else"}),
    "for": frozenset({"else"}),
    "block": frozenset(),
    "macro": frozenset(),
    "call": frozenset(),
    "filter": frozenset(),
    "with": frozenset(),
    "autoescape": frozenset(),
}
_SINGLE = frozenset({"extends", "include", "import", "from", "do", "set", "break", "continue"})
JUMPS = frozenset({"break", "continue"})
# What Python and the libraries of frames write where a table is put into a tag as it is.
_GAPS = frozenset(("nan", "NaT"))
_OF_PYTHON = frozenset(("Timestamp", "Timedelta", "Period", "datetime", "Decimal", "np"))
# A tag of a form that takes or leaves what it stands in, as people shorten it: {% keep if x %}, {% drop row x %}.
_ONE_TAG = re.compile(
    r"\{%-?\s*(keep|drop)\s+(?:(paragraph|row|column|table)\s+)?(?:(?:if|when)\s+)?(\S.*?)\s*-?%\}$", re.DOTALL
)
_FRAME = re.compile(r"\{\{[^|}]*?(?:\n[ \t]*\d+\s|\[\d+ rows x|shape: \(\d)")
TAG_WORDS = frozenset(
    {*PAIRS, *(f"end{word}" for word in PAIRS), *_SINGLE - {"do"}, "endset", "elif", "else", "raw", "endraw"}
)
# Filters of Jinja that are not served, and what is said of each instead.
REFUSED_FILTERS = {
    **dict.fromkeys(("safe", "forceescape", "urlize", "xmlattr"), "INSTEAD-OF-MARKUP"),
    **dict.fromkeys(("tojson", "pprint"), "INSTEAD-OF-DUMPING"),
    **dict.fromkeys(("center", "wordwrap"), "INSTEAD-OF-PADDING"),
    "random": "INSTEAD-OF-CHANCE",
}
# Filters that forms made for other engines bring with them, and ours of that kind.
_ELSEWHERE = {
    **dict.fromkeys(("dateformat", "datetimeformat", "format_date", "strftime"), "date"),
    **dict.fromkeys(("numberformat", "format_number", "intcomma", "commas"), "number"),
    **dict.fromkeys(("currency", "format_currency"), "money"),
    "num2words": "words",
    **dict.fromkeys(("period", "first_half", "half", "half_year", "label"), "name"),
}
MIDDLE = frozenset({"elif", "else"})
_SLIP = 0.8  # of the letters of two names that are one, misspelt


class Token(NamedTuple):
    """One sign or name inside a tag; `offset` counts characters from the start of the text."""

    kind: str
    value: str
    offset: int


class Tag(NamedTuple):
    """One tag: where it starts and ends in the text, and its tokens."""

    kind: str
    """variable, block, comment, raw."""
    start: int
    end: int
    tokens: tuple[Token, ...]
    broken: str = ""
    """The code of what is wrong, for a tag whose end or signs cannot be read."""

    @property
    def word(self) -> str:
        """The first word of a block tag: for, endif, set."""
        return self.tokens[0].value if self.tokens and self.kind == "block" else ""


@cache
def _plain() -> Environment:
    return Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])


def find(text: str) -> list[Tag]:
    """Return every tag of a text in order, broken ones too.

    >>> [(tag.kind, text[tag.start:tag.end]) for text in ['a {{ "}}" }} b {# c #}'] for tag in find(text)]
    [('variable', '{{ "}}" }}'), ('comment', '{# c #}')]

    The time grows with the text alone: a tag is read from a window that is as long as it needs, and behind
    MOST_BROKEN broken tags the rest stands as it is.
    """
    return list(_found_in(text) if len(text) <= _SHORT else _found_in_long(text))


def _found(text: str) -> Iterator[Tag]:
    place = broken = 0
    while broken < MOST_BROKEN and (opener := _OPENER.search(text, place)):
        tag = _tag(text, opener.start())
        yield tag
        place = tag.end
        broken += bool(tag.broken)


# Who reads a text, who judges it and who traces it ask one after the other: of a report all texts, of a form its one.
@lru_cache(maxsize=512)
def _found_in(text: str) -> tuple[Tag, ...]:
    return tuple(_found(text))


@lru_cache(maxsize=4)
def _found_in_long(text: str) -> tuple[Tag, ...]:
    return tuple(_found(text))


def _tag(text: str, start: int) -> Tag:
    """Return the tag that opens at `start`; a broken one ends with its line."""
    most = len(text) - start if _UNBOUNDED.match(text, start) else min(LONGEST, len(text) - start)
    size = min(_WINDOW, most)
    # What is cut off may be the end of the tag.
    while ((tag := _within_window(text, start, size)) is None or tag.end >= start + size - 1) and size < most:
        size = min(8 * size, most)
    if tag is not None:
        return tag
    line_end = text.find("\n", start)
    kind = _KINDS[text[start : start + 2]]
    tokens, line_end = tuple(_read(text, start, size)), len(text) if line_end < 0 else line_end
    if end := _shut(text, start, line_end):
        return Tag(kind, start, end, tokens, UNREAD)
    return Tag(kind, start, line_end, tokens, "TAG-UNCLOSED")


def _shut(text: str, start: int, line_end: int) -> int:
    """Return where a tag ends that cannot be read, on its line and before another begins; 0 where it does not."""
    closer = {"{{": "}}", "{%": "%}"}.get(text[start : start + 2])
    if closer is None or _THREE.match(text, start, line_end) or _FRAME.match(text, start, start + _WINDOW):
        return 0
    other = _OPENER.search(text, start + 2, line_end)
    at = text.find(closer, start + 2, other.start() if other else line_end)
    return at + 2 if at >= 0 else 0


def _within_window(text: str, start: int, size: int) -> Tag | None:
    """Return the tag that opens at `start`, when its end stands within a window of the text."""
    kind, tokens = _KINDS[text[start : start + 2]], list[Token]()
    for token in _read(text, start, size):
        if token.kind == "raw_begin":
            kind = "raw"
        if token.kind in _ENDS:
            end = token.value.rstrip() if token.kind != "raw_end" else token.value
            return Tag(kind, start, token.offset + len(end), tuple(tokens))
        if token.kind != "raw_begin":
            tokens.append(token)
    return None


def _read(text: str, start: int, size: int) -> Iterator[Token]:
    """Yield the tokens from `start` on as far as a window goes, or until one cannot be read."""
    offset = start
    window = text[start : start + size].replace("\r", " ")  # which Jinja would take away, and move all behind it
    with suppress(TemplateSyntaxError):
        for _, name, value in _plain().lexer.tokeniter(window, None):
            if name not in _BLANK:
                yield Token(name, value, offset)
            offset += len(value)


def problems(text: str, environment: Environment, known: Collection[str] | None) -> list[Finding]:
    """Return everything wrong with a text's tags that can be seen without data.

    Each finding's place holds line and column in the text. `known` are the names that data will
    have; None means any name may come.
    """
    if not (tags := find(text)):
        return []
    tree = _tree(text, environment)
    wrong: list[tuple[int, Finding]] = []
    for tag in tags:
        if tag.broken:
            source = text[tag.start : tag.end].partition(OPEN)[0].strip()
            wrong.append((tag.start, three(text, tag) or _broken(tag, text, source)))
        elif as_meant(tag).word != "end":  # which is told where it is known what it closes
            wrong += _within(tag, text, environment, tree is not None, known or ())
    wrong += _pairing([tag for tag in tags if tag.kind == "block" and tag.broken in ("", UNREAD)])
    walked = _walked(tree)
    wrong += _misfit(text, tags, environment, walked)
    if known is not None:
        wrong += _undefined(text, tags, environment, known, walked)
    starts = _starts(text)
    return [finding.at(**_position(starts, offset)) for offset, finding in sorted(wrong, key=lambda pair: pair[0])]


def _broken(tag: Tag, text: str, source: str) -> Finding:
    """Return what is wrong with a tag whose end or signs cannot be read."""
    if tag.broken == UNREAD:
        return unreadable(source, tag.tokens, tag.start)
    sentence = "TAG-OF-A-FRAME" if _FRAME.match(text, tag.start, tag.start + _WINDOW) else ""
    return Finding(tag.broken, {"tag": source[:40], "closer": closer_of(tag)}, sentence=sentence)


def half_open(text: str, environment: Environment, known: Collection[str]) -> Iterator[Finding]:
    """Yield what would be a tag of a known name had it two braces: a text that Python formatted lost one of each."""
    tags: list[Tag] | None = None
    for match in _ONE_BRACE.finditer(text):
        if match[1] not in known or (match[2] and match[2] not in environment.filters):
            continue
        tags = find(text) if tags is None else tags
        before = bisect_right(tags, match.start(), key=lambda tag: tag.start)
        if not before or match.start() >= tags[before - 1].end:
            finding = Finding("TAG-ONE-BRACE", {"tag": match[0], "meant": f"{{{match[0]}}}"})
            yield finding.at(**position(text, match.start()))


def position(text: str, offset: int) -> dict[str, int]:
    """Return the line and column of a character, both counted from 1.

    >>> position("ab\\ncd", 4)
    {'line': 2, 'column': 2}
    """
    return _position(_starts(text), offset)


def _starts(text: str) -> list[int]:
    """Return where each line of a text starts."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _position(starts: list[int], offset: int) -> dict[str, int]:
    line = bisect_right(starts, offset)
    return {"line": line, "column": offset - starts[line - 1] + 1}


def closer_of(tag: Tag) -> str:
    """Return the signs that close a tag."""
    return {"variable": "}}", "block": "%}", "comment": "#}", "raw": "{% endraw %}"}[tag.kind]


def _tree(text: str, environment: Environment) -> nodes.Template | None:
    """Return a text as Jinja reads it; None where it cannot."""
    with suppress(TemplateSyntaxError, TemplateError):
        return environment.parse(text)
    return None


def _walked(tree: nodes.Template | None) -> list[nodes.Node]:
    """Return the nodes of a tree in their order, the tree itself first: Jinja's own walk takes thrice as long."""
    walked: list[nodes.Node] = []
    left: list[nodes.Node] = [] if tree is None else [tree]
    while left:
        node = left.pop()
        walked.append(node)
        held = [getattr(node, name, None) for name in node.fields]
        flat = [one for own in held for one in (own if isinstance(own, list) else (own,))]
        left += [one for one in reversed(flat) if isinstance(one, nodes.Node)]
    return walked


def _within(
    tag: Tag, text: str, environment: Environment, is_read: bool, known: Collection[str]
) -> Iterator[tuple[int, Finding]]:
    """Yield what is wrong inside one tag: too deep, unknown filters and tests, words Jinja cannot read."""
    if tag.kind in ("variable", "block") and (found := depth.expression((one.kind, one.value) for one in tag.tokens)):
        yield tag.start, found
        return
    named = False
    for index, token in enumerate(tag.tokens):
        kind = _registry(tag.tokens, index)
        if not kind:
            continue
        registry = environment.filters if kind == "filter" else environment.tests
        if token.value not in registry:
            named = True
            yield token.offset, _unknown(kind, token.value, registry, environment.globals)
    source = text[tag.start : tag.end]
    if tag.kind == "variable" and source.startswith("{{%"):
        yield tag.start, Finding("TAG-TWO-BRACES", {"tag": source, "meant": re.sub(r"\s*%?\}\}$", " %}", source[1:])})
    elif tag.kind in ("variable", "block") and not named and (said := syntax(tag, text, environment, is_read)):
        facts = {"tag": source, "said": said, "meant": _meant(tag, source, known, environment.globals)}
        sentence = "TAG-OF-A-FRAME" if _FRAME.match(source) else ""
        if match := _ONE_TAG.match(source):
            of = match[2] or "paragraph"
            facts = {"tag": source, "meant": f"{{% {match[1]} {of} if {match[3]} %}}", "instead": "{% if %}"}
            sentence = "TAG-ONE-TAG"
        yield tag.start, three(text, tag) or Finding("TAG-SYNTAX", facts, sentence=sentence)


def three(text: str, tag: Tag) -> Finding | None:
    """Return what is wrong with a tag that begins with three braces; None for any other."""
    match = _THREE.match(text, tag.start, tag.start + LONGEST)
    return Finding("TAG-STRAY-BRACE", {"tag": match[0], "meant": match[1]}) if match else None


_COMPARING = re.compile(r"""'[^']*'|"[^"]*"|!==|===|=>|=<|<>|[=!<>]=|=""")


def _meant(tag: Tag, source: str, known: Collection[str], functions: Collection[str]) -> str:
    """Return the tag that a name of several words, or one sign of equality, was meant for; else nothing.

    What is given to a function stands in brackets.
    """
    words = [token.value for token in tag.tokens]
    named = list(takewhile(lambda token: token.kind == "name" and token.value not in depth.WORDS, tag.tokens))
    behind = tag.tokens[len(named) :]
    if tag.kind == "variable" and len(named) > 1 and (not behind or behind[0].value == "|"):
        first, *others = (token.value for token in named)
        if first in functions and not behind:
            return f"{{{{ {first}({', '.join(others)}) }}}}"
        name = "_".join([first, *others])
        piped = source[behind[0].offset - tag.start :] if behind else " }}"
        return f"{{{{ {near(name, filter(str.isidentifier, known)) or name}{piped}"
    if tag.kind == "block" and words and (meant := as_meant(tag).word) != words[0]:
        return f"{{% {meant} %}}" if words[0] == "end" else source.replace(words[0], meant, 1)
    if tag.kind == "block" and words[:1] == ["else"] and len(words) > 1:
        return re.sub(r"else(?:\s+if\b)?", "elif", source, count=1)
    if tag.kind == "block" and len(words) > 1 and words[0].startswith("end"):
        return f"{{% {words[0]} %}}"
    is_asking = words[:1] in (["if"], ["elif"])
    compared = _COMPARING.sub(lambda sign: _compared(sign[0], is_asking), source)
    return compared if compared != source else ""


def _compared(sign: str, is_asking: bool) -> str:
    """Return the sign of comparison that one of other languages is; a text and a sign of a call as they are.

    >>> [_compared(sign, True) for sign in ("=>", "=<", "===", "<>", "=", "'a => b'")]
    ['>=', '<=', '==', '!=', '==', "'a => b'"]
    """
    return {"=>": ">=", "=<": "<=", "===": "==", "!==": "!=", "<>": "!="}.get(
        sign, "==" if sign == "=" and is_asking else sign
    )


def word_meant(word: str) -> str:
    """Return the word of a tag that a misspelt one was meant for; one that is known, or like none, as it is.

    >>> word_meant("endfro"), word_meant("elsif"), word_meant("vòng"), word_meant("cellbg")
    ('endfor', 'elif', 'vòng', 'cellbg')
    """
    if word in TAG_WORDS or len(word) < 3:
        return word
    if word == "elseif":
        return "elif"
    swapped = [one for one in TAG_WORDS if sorted(one) == sorted(word)]
    return min((*swapped, *filter(partial(_slipped, word), () if swapped else TAG_WORDS)), default=word)


def _slipped(word: str, known: str) -> bool:
    """Return whether one of two words is the other with a letter left out."""
    short, long = sorted((word, known), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def as_meant(tag: Tag) -> Tag:
    """Return a tag whose word is misspelt with the word it was meant for; `end for` is one of two words."""
    behind = "".join(token.value for token in tag.tokens[1:])
    if tag.word == "end" and (behind in PAIRS or behind == "set"):
        return tag._replace(tokens=(tag.tokens[0]._replace(value=f"end{behind}"),))
    word = word_meant(tag.word) if tag.kind == "block" else tag.word
    return tag if word == tag.word else tag._replace(tokens=(tag.tokens[0]._replace(value=word), *tag.tokens[1:]))


def _misfit(
    text: str, tags: Sequence[Tag], environment: Environment, walked: Sequence[nodes.Node]
) -> Iterator[tuple[int, Finding]]:
    """Yield the filters and functions that are handed too much, too little, or what has no such name.

    Of a text that cannot be read, tag by tag.
    """
    if walked:
        yield from _handed(_starts(text), tags, environment, walked, {*_stored(walked)})
        return
    given = _set_by(tags)
    for tag in tags:
        if tag.kind == "variable" and not tag.broken:
            alone = _walked(_tree(text[tag.start : tag.end], environment))
            yield from _handed([tag.start], [tag], environment, alone, given)


def _handed(
    starts: Sequence[int],
    tags: Iterable[Tag],
    environment: Environment,
    walked: Iterable[nodes.Node],
    given: Collection[str],
) -> Iterator[tuple[int, Finding]]:
    """Yield what is wrong with the brackets of filters and functions, but for names that the template has `given`.

    Each line of theirs begins at one of the starts.
    """
    for node in walked:
        name = _called(node)
        if not name or name in given or node.dyn_args or node.dyn_kwargs:  # type: ignore[attr-defined]
            continue
        tool = (environment.filters if isinstance(node, nodes.Filter) else environment.globals).get(name)
        if tool is None or isinstance(tool, type):  # a class of Jinja's own, as `dict`
            continue
        if found := [*_unbound(node, name, tool)]:  # type: ignore[arg-type]
            line = starts[min(node.lineno or 1, len(starts)) - 1]  # Jinja gives the filter of a set block none
            offset = _offset(line, tags, name)
            yield from ((offset, one) for one in found)


def _called(node: nodes.Node) -> str:
    """Return the name of the filter or function that a node hands something to; empty of any other node."""
    if isinstance(node, nodes.Filter):
        return node.name
    return node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""


def _unbound(node: nodes.Filter | nodes.Call, name: str, tool: Callable[..., Any]) -> Iterator[Finding]:
    """Yield what is wrong with the brackets of one filter or function."""
    taken = _taken(tool)
    before = [None] if isinstance(node, nodes.Filter) else []
    try:
        bound = taken.bind(*before, *node.args, **{str(one.key): one.value for one in node.kwargs})
    except TypeError:
        own = hasattr(tool, "is_own")  # which is told as it is where it is filled
        shown = [*taken.parameters] if own else list(map(_as_typed, [*taken.parameters.values()][len(before) :]))
        yield Finding(
            "OWN-ARGUMENTS" if own else "TAG-ARGUMENTS",
            {"name": name, "wanted": ", ".join(shown) or ("()" if own else Term("GIVEN-NOTHING"))},
        )
        return
    if not hasattr(tool, "judges") or isinstance(node, nodes.Call):  # of our filters alone it is what it is said to be
        return
    for one, given in bound.arguments.items():
        if isinstance(given, nodes.Const | nodes.Neg):
            kind = str(taken.parameters[one].annotation)
            yield from _unfit(name, one, given.as_const(), kind, tool.judges.get(one))


def _as_typed(parameter: inspect.Parameter) -> str:
    """Return a parameter as it is typed in a tag."""
    return str(parameter.replace(annotation=parameter.empty))


_TYPED: Mapping[str, tuple[type, str]] = {"str": (str, "VARIABLE-KIND-TEXT"), "int": (int, "VARIABLE-KIND-WHOLE")}


def _unfit(filter_: str, name: str, given: Any, kind: str, judge: Callable[[Any], object] | None) -> Iterable[Finding]:
    """Return what is wrong with a value that stands in a filter's brackets: its type, else what its judge says."""
    typed = _TYPED.get(kind.removesuffix(" | None"))
    if given is None or given == "" or not typed:
        return ()
    if not isinstance(given, typed[0]) or isinstance(given, bool):
        facts = {"filter": filter_, "name": name, "wanted": Term(typed[1]), "given": str(given)}
        return (Finding("TAG-ARGUMENT", facts),)
    try:
        if judge:
            judge(given)
    except SokertError as error:
        return error.findings
    return ()


@lru_cache(maxsize=256)
def _taken(tool: Callable[..., Any]) -> inspect.Signature:
    """Return what a filter takes, from the value before it on."""
    own = inspect.unwrap(tool)  # Jinja wraps some in what takes a context that they do not
    taken = inspect.signature(own)
    return taken.replace(parameters=[*taken.parameters.values()][1 if hasattr(own, "jinja_pass_arg") else 0 :])


def _offset(start: int, tags: Iterable[Tag], name: str) -> int:
    """Return where a filter stands: the first of its name from the start of its line on."""
    tokens = (token for tag in tags for token in tag.tokens)
    return next((one.offset for one in tokens if one.value == name and one.offset >= start), start)


def _unknown(kind: str, name: str, registry: Iterable[str], functions: Collection[str]) -> Finding:
    """Return what is wrong with a filter or test that is not there, and what does the same: a function of its name."""
    if kind == "filter" and name in REFUSED_FILTERS:
        return Finding("TAG-REFUSED-FILTER", {"name": name, "instead": Term(REFUSED_FILTERS[name])})
    likely = f"{name}(...)" if name in functions else _ELSEWHERE.get(name, "") if kind == "filter" else ""
    begun = (one for one in registry if len(name) > 2 and one.startswith(f"{name}_"))  # a blank typed for its line
    sure = likely or next(begun, "")
    elsewhere = _ELSEWHERE if kind == "filter" else {}
    like = "" if sure else near(name, {*registry, *elsewhere})
    is_own = kind == "filter" and not sure and not _is_slip(name, like)
    facts = {"name": name, "near": sure or elsewhere.get(like, like)}
    return Finding(f"TAG-UNKNOWN-{kind.upper()}", facts, sentence="TAG-FILTER-OF-ONE-S-OWN" if is_own else "")


def _is_slip(name: str, like: str) -> bool:
    """Return whether a name is so near another that it is hardly one of somebody's own.

    >>> _is_slip("nubmer", "number"), _is_slip("bang_chu", "batch")
    (True, False)
    """
    return SequenceMatcher(None, name.casefold(), like).ratio() >= _SLIP


def _registry(tokens: tuple[Token, ...], index: int) -> str:
    """Return "filter" or "test" where the token names one, else an empty string."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if token.kind != "name" or before is None:
        return ""
    if before.value == "|":
        return "filter"
    if before.value == "filter" and index == 1:
        return "filter"
    after_is = before.value == "is" and token.value != "not"
    after_is_not = before.value == "not" and index > 1 and tokens[index - 2].value == "is"
    return "test" if (after_is or after_is_not) and token.value not in ("true", "false", "none") else ""


def syntax(tag: Tag, text: str, environment: Environment, is_read: bool = False) -> str:
    """Return what Jinja says of a tag alone, its other end supplied; empty when it is right.

    Where the text as a whole `is_read`, Jinja need not be asked again.
    """
    source = text[tag.start : tag.end]
    word = tag.word
    if tag.kind == "block":
        if not word:
            return "{% %}"
        if word.startswith("end") or word == "else":
            return _behind(tag) if word == "else" or word[3:] in {*PAIRS, "set", "raw"} else word
        if word == "elif":
            source = "{% if 0 %}" + source + "{% endif %}"
        elif word in PAIRS or is_block_set(tag):
            source += "{% end" + word + " %}"
        elif word not in _SINGLE:
            return word
    if is_read:
        return ""
    try:
        environment.parse(source)
    except TemplateSyntaxError as error:
        return error.message or source
    except TemplateError as error:
        return error.findings[0].code
    return ""


def _behind(tag: Tag) -> str:
    """Return what Jinja says of words behind one that stands alone; a block may be closed by its name."""
    behind = [token.value for token in tag.tokens[1:]]
    if not behind or tag.word == "endblock" or (tag.word == "else" and behind == [":"]):
        return ""
    return f"expected token 'end of statement block', got '{behind[0]}'"


def is_block_set(tag: Tag) -> bool:
    """Return whether a set tag opens a block: it holds no equals sign outside a call or filter."""
    depth = 0
    for token in tag.tokens:
        depth += (token.value in "([{") - (token.value in ")]}") if len(token.value) == 1 else 0
        if token.value == "=" and not depth:
            return False
    return tag.word == "set"


def _pairing(tags: list[Tag]) -> Iterator[tuple[int, Finding]]:
    """Yield every block tag that has no partner, and every pair that crosses another."""
    open_tags: list[Tag] = []
    pairs = depth.Pairs()
    for tag in map(as_meant, tags):  # a misspelt one is told alone, not with all that stands open for its sake
        word = tag.word
        if found := pairs.take(word, opens=word in PAIRS or is_block_set(tag)):
            yield tag.start, found
            return
        if word in PAIRS or is_block_set(tag):
            open_tags.append(tag)
        elif word in MIDDLE:
            if not open_tags or word not in PAIRS.get(open_tags[-1].word, ()):
                yield tag.start, Finding("TAG-MISPLACED", {"word": word, "block": "if"})
        elif word in JUMPS:
            if all(other.word != "for" for other in open_tags):
                yield tag.start, Finding("TAG-MISPLACED", {"word": word, "block": "for"})
        elif word == "end":  # as other engines close whatever is open
            yield tag.start, _bare_end(open_tags.pop().word if open_tags else "")
        elif word.startswith("end"):
            if open_tags and open_tags[-1].word == word[3:]:
                open_tags.pop()
            elif any(other.word == word[3:] for other in open_tags):
                crossed = open_tags.pop()
                yield crossed.start, Finding("TAG-CROSSED", {"word": crossed.word, "end": word})
                while open_tags and open_tags.pop().word != word[3:]:
                    pass
            else:
                yield tag.start, Finding("TAG-UNOPENED", {"word": word, "opener": word[3:]})
    for tag in open_tags:
        yield tag.start, Finding("TAG-NO-END", {"word": tag.word})


def _bare_end(word: str) -> Finding:
    """Return the finding for an end that does not say of what: of this word, if anything is open."""
    meant = f"{{% end{word} %}}" if word else ""
    return Finding("TAG-SYNTAX", {"tag": "{% end %}", "said": "end", "meant": meant})


# What JSON and YAML call what Jinja calls otherwise.
_OF_JSON = {"null": "none", "yes": "true", "no": "false"}


def _undefined(
    text: str, tags: list[Tag], environment: Environment, known: Collection[str], walked: Sequence[nodes.Node]
) -> Iterator[tuple[int, Finding]]:
    """Yield every place of a name that neither the data nor the template gives."""
    given = environment.globals
    missing = {name for name in _missing(text, tags, environment, walked) if name not in known and name not in given}
    if not missing:
        return  # as most often: what may be named is not gathered for each text anew
    names = {*filter(str.isidentifier, known), *given}  # a wrong code is no name to offer
    facts = {name: {"name": name, "near": _OF_JSON.get(name) or near(name, names)} for name in missing}
    for name in {token.value for tag in tags if tag.word in ("if", "elif") for token in tag.tokens} & missing:
        facts[name]["guard"] = f"{name} is defined and {name}"
    for tag in tags:
        held = False  # whether the tag holds a table, of which each cell would be told
        for index, token in enumerate(tag.tokens):
            if token.value in facts and token.kind == "name" and _is_variable(tag.tokens, index):
                if _is_of_python(tag.tokens[index : index + 2]):
                    if not held:
                        yield token.offset, Finding("TAG-UNDEFINED", facts[token.value], sentence="TAG-OF-A-FRAME")
                    held = True
                    continue
                piped = _piped(tag.tokens[index:], environment.filters, names)
                own = {**facts[token.value], "near": piped} if piped else facts[token.value]
                is_called = not piped and [one.value for one in tag.tokens[index + 1 : index + 2]] == ["("]
                yield token.offset, Finding("TAG-UNDEFINED", own, sentence="TAG-CALLED" if is_called else "")


def _is_of_python(tokens: Sequence[Token]) -> bool:
    """Return whether a name is how Python writes a value that has no other: `nan`, `Timestamp('2026-01-01')`."""
    called = len(tokens) > 1 and tokens[1].value in ("(", ".")
    return tokens[0].value in _GAPS or (called and tokens[0].value in _OF_PYTHON)


def _piped(tokens: tuple[Token, ...], filters: Collection[str], known: Collection[str]) -> str:
    """Return how a filter is written that is called as a function: `table("a", "b")` as `[a, b]|table`."""
    name, *behind = [token.value for token in tokens]
    if name not in filters or behind[:1] != ["("]:
        return ""
    given = [value.strip("\"'") for value in takewhile(lambda value: value != ")", behind[1:]) if value != ","]
    if not given or not all(value in known for value in given):
        return f"...|{name}"
    return f"{given[0] if len(given) == 1 else '[' + ', '.join(given) + ']'}|{name}"


def _missing(text: str, tags: list[Tag], environment: Environment, walked: Sequence[nodes.Node]) -> Iterator[str]:
    """Yield the names a text uses and does not set; of a text that cannot be read, tag by tag."""
    with suppress(TemplateSyntaxError, TemplateError):
        if walked:
            yield from _used(walked, environment) - set(_guarded(walked)) - set(_stored(walked))
            return
    given = _set_by(tags)
    for tag in tags:
        if tag.kind == "variable" and not tag.broken and (one := _tree(text[tag.start : tag.end], environment)):
            inside = _walked(one)
            yield from _loaded(inside) - set(_guarded(inside)) - given


def _set_by(tags: Iterable[Tag]) -> set[str]:
    """Return the names that tags may set, of a text that cannot be read."""
    return {token.value for tag in tags if tag.word in ("for", "set", "with", "macro") for token in tag.tokens}


# Nodes among which a name is what the data has, wherever it stands: nothing sets one, and nothing is defined.
_OPEN = frozenset({nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Name, nodes.Keyword})
_OPEN |= {nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.CondExpr, nodes.Slice}
_OPEN |= {nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.List, nodes.Tuple}


def _used(walked: Sequence[nodes.Node], environment: Environment) -> set[str]:
    """Return the names a tree asks its data for; Jinja need not go through a plain one once more."""
    found = _loaded(walked)
    if "self" in found or not all(_is_plain(node, environment) for node in walked):
        assert isinstance(walked[0], nodes.Template)
        return find_undeclared_variables(walked[0])
    return found


def _is_plain(node: nodes.Node, environment: Environment) -> bool:
    """Return whether a node neither sets a name nor is one that Jinja cannot read: a filter that is not there."""
    if isinstance(node, nodes.Filter | nodes.Test):
        return node.name in (environment.filters if isinstance(node, nodes.Filter) else environment.tests)
    return type(node) in _OPEN


def _loaded(walked: Iterable[nodes.Node]) -> set[str]:
    return {node.name for node in walked if isinstance(node, nodes.Name) and node.ctx == "load"}


def _is_variable(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a name stands for a variable, not for an attribute, filter or argument."""
    before = tokens[index - 1].value if index else ""
    after = tokens[index + 1].value if index + 1 < len(tokens) else ""
    return before not in (".", "|") and not (after == "=" and before in ("(", ","))


def _stored(walked: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield the names a template itself sets: its blocks see them, which the analysis does not."""
    for name in walked:
        if (isinstance(name, nodes.Name) and name.ctx in ("store", "param")) or isinstance(name, nodes.Macro):
            yield name.name
        elif isinstance(name, nodes.Import):
            yield name.target
        elif isinstance(name, nodes.FromImport):
            yield from (one if isinstance(one, str) else one[1] for one in name.names)


def _guarded(walked: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield the names a template asks about first: `x is defined`, `x|default("")`, `x|number|default("")`."""
    for asked in walked:
        if not isinstance(asked, nodes.Test | nodes.Filter):
            continue
        names = ("defined", "undefined") if isinstance(asked, nodes.Test) else ("default", "d")
        below: nodes.Node | None = asked.node
        while isinstance(asked, nodes.Filter) and isinstance(below, nodes.Filter):
            below = below.node
        if asked.name in names and isinstance(below, nodes.Name):
            yield below.name

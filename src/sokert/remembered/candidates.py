"""An edit of a written file into the slice of the report file where it belongs, or into why there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from sokert.document.printed import Line, Printed
from sokert.models import Metric, Report
from sokert.remembered.edits import HEDGES, MIXED, OF_REPORT, Edit
from sokert.remembered.writing import File, Slice, Way
from sokert.vietnamese import ITSELF
from sokert.vietnamese.figures import BLANK

COMPUTED, INEXACT, GATHERED = "REMEMBER-COMPUTED", "REMEMBER-INEXACT", "REMEMBER-GATHERED"
NOT_FOUND, SHAPE, UNNUMBERED = "REMEMBER-NOT-FOUND", "REMEMBER-SHAPE", "REMEMBER-DRAFT"
_REGISTERED = (["|symbol"], ["|signing_date"])
_FIGURE = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_ORIGIN = re.compile(r"(=?)(\w+)((?:\.\w+|\|\w+|\[\w*\])*)")
_BLANKS = ("value", "previous", "plan")
"""The keys of a metric whose figures may be missing, so that there is room for them on paper."""
_NEAR = 6  # new paragraphs in a row
_ENOUGH = 2  # words that tell where an edit belongs
_SYMBOL, _DAY = re.compile(r"\d*"), re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_MARKS = r"[*_\\]{0,4}"  # what makes words bold or italic, or a sign only a sign, wherever they begin or end
_PIECES = re.compile(r"\s+|\*+|_+|\\+|[^\W_]+|[^\w\s]")
_LISTS, _STOPS = ("recipients", "addressees"), ";."
_ITEM = re.compile(rf"[-–] *([^\s{_STOPS}](?:.*[^\s{_STOPS}])?)[{_STOPS}]?")
_BULLET = re.compile(r"[ \t]*(?:[-+*] |\d+[.)] )")


def candidate(
    edit: Edit,
    file: File,
    report: Report,
    before: Sequence[Line],
    after: Sequence[Line],
    gathered: Collection[str] = (),
) -> Slice | str:
    """Return where an edit belongs in the report file, or the code of why it does not.

    `gathered` are the codes of the metrics that sources give.
    """
    if edit.origin == MIXED:
        return NOT_FOUND
    if edit.origin:
        return _printed(edit, file, report, gathered)
    if edit.kind in ("words", "figure"):
        return _typed(edit, file, before[edit.base])
    if edit.kind in ("new", "gone") and (item := _item(edit, file, before, after)):
        return item
    if edit.kind == "gone" and before[edit.base].cell is None:
        return _gone(file, before[edit.base])
    if edit.kind == "new" and edit.line > 0 and after[edit.line].cell is None:
        return _new(edit, file, before, after)
    return SHAPE


def _item(edit: Edit, file: File, before: Sequence[Line], after: Sequence[Line]) -> Slice | None:
    """Return where a line belongs that is new or gone in a list of the report, one a line: its recipients."""
    if edit.kind == "gone":
        way = _listed(before[edit.base], file)
        return file.item_gone(way) if way else None
    words = _ITEM.fullmatch(edit.new)
    if words is None:
        return None
    steps = (step for step in (*range(-1, -_NEAR, -1), 1) if 0 <= edit.line + step < len(after))
    beside = ((step, _stood(after[edit.line + step], before)) for step in steps)
    found = ((step, way) for step, line in beside if line and (way := _listed(line, file)))
    step, way = next(found, (0, None))
    return file.item_behind(way, words[1], is_first=step > 0) if way else None


def _stood(line: Line, before: Sequence[Line]) -> Line | None:
    """Return a line as it was, whatever stop it ends with now; None where it is new, or stood there twice."""
    same = [one for one in before if one.part == line.part and one.text.rstrip(_STOPS) == line.text.rstrip(_STOPS)]
    return same[0] if len(same) == 1 else None


def _listed(line: Line, file: File) -> Way | None:
    """Return the way to the item of a list of the report that a line says, but for its dash and its stop."""
    words = _ITEM.fullmatch(line.text)
    whole = [one for one in line.printed if words and line.text[one.start : one.end] == words[1]]
    if words is None or not (whole and whole[0].origin.startswith(OF_REPORT)):
        return None
    ways = [way for way, node in file.leaves.items() if way[0] in _LISTS and len(way) == 2 and node.data == words[1]]
    return ways[0] if len(ways) == 1 else None


def _printed(edit: Edit, file: File, report: Report, gathered: Collection[str]) -> Slice | str:
    """Return where words belong that a tag printed."""
    match = _ORIGIN.fullmatch(edit.origin)
    if edit.origin == OF_REPORT:  # by more than a name: `report.signatory.name or ""`
        return _of_report(edit, file, "", [])
    if not match:
        return COMPUTED
    other, name, ways = match.groups()
    steps = re.findall(r"[.|]\w+|\[\w*\]", ways)
    if other and report.draft and (name == "registered" or steps in _REGISTERED) and any(registered(edit)):
        return UNNUMBERED
    if other:
        return _of_report(edit, file, name, steps)
    metric = report.figures.get(name)
    if metric is None:
        return NOT_FOUND
    way: Way = ("metrics", file.metric(name))
    key = key_of(edit)
    if not key or (key not in metric.model_fields_set and metric.members):
        return COMPUTED
    if file.node(*way, key) is None and name in gathered:
        return GATHERED
    if key in _BLANKS and _is_empty(file, (*way, key)):
        return _filled(edit, file, way, key, metric)
    if key == "name":
        return file.scalar((*way, "name"), edit.new) or NOT_FOUND if metric.name == edit.old else NOT_FOUND
    if key == "value":
        return _figure(edit, file, (*way, "value"), metric.value, metric)
    return _beside(edit, file, way, key, metric)


def key_of(edit: Edit) -> str:
    """Return the key of the metric that an edit's words stand under; empty for what was computed from it."""
    steps = [step.lstrip(".|") for step in re.findall(r"[.|]\w+|\[\w*\]", edit.origin)]
    rest = [step for step in steps if step not in ITSELF]
    return {(): "value", ("label",): "name", ("name",): "name", ("previous",): "previous", ("plan",): "plan"}.get(
        tuple(rest), ""
    )


def _is_empty(file: File, way: Way) -> bool:
    """Return whether nothing stands at a way in the report file."""
    node = file.node(*way)
    return node is None or node.data is None


def _filled(edit: Edit, file: File, way: Way, key: str, metric: Metric) -> Slice | str:
    """Return where a figure belongs that somebody wrote in the place of one that was not there."""
    new = _FIGURE.findall(edit.new)
    blank = BLANK if BLANK in edit.old else edit.old
    if len(new) != 1 or any(map(str.isdigit, edit.old)):
        return INEXACT
    said = metric.hedge or ("ước" if metric.estimate else "")
    if edit.new.removeprefix(f"{said} " if said else "").replace(new[0], blank, 1) != edit.old:
        return INEXACT
    figure = str(value(new[0]))
    if file.node(*way, key):
        return file.scalar((*way, key), figure, bare=True) or NOT_FOUND
    beside = ("value", "name", "code") if key != "value" else ("name", "code")
    return next(filter(None, (file.added((*way, one), key, figure) for one in beside)), NOT_FOUND)


def _beside(edit: Edit, file: File, way: Way, key: str, metric: Metric) -> Slice | str:
    """Return where a figure belongs that the metric is compared with."""
    if key == "plan":
        own = metric.plan[0].value if len(metric.plan) == 1 else None
        ways: list[Way] = [(*way, "plan"), (*way, "plan", "value"), (*way, "plan", 0, "value")]
    else:
        own = metric.earlier.value if metric.earlier else None
        ways = [(*way, "previous"), (*way, "previous", "value")]
    held = next((one for one in ways if (node := file.node(*one)) and not isinstance(node.data, dict | list)), None)
    return _figure(edit, file, held, own) if held and own is not None else COMPUTED


def _figure(edit: Edit, file: File, way: Way, own: Decimal, metric: Metric | None = None) -> Slice | str:
    """Return where a figure belongs; one that was printed rounded cannot say what it is now."""
    if file.node(*way) is None:
        return COMPUTED
    old, new = _FIGURE.findall(edit.old), _FIGURE.findall(edit.new)
    if len(old) != 1 or len(new) != 1 or value(old[0]) != own:
        return INEXACT
    before, after = (text.replace(figure, "\0", 1) for text, figure in ((edit.old, old[0]), (edit.new, new[0])))
    if before == after:
        return file.scalar(way, str(value(new[0])), bare=True) or NOT_FOUND
    return _said_otherwise(edit, file, way, metric, (before, after)) if old == new and metric else INEXACT


def _said_otherwise(edit: Edit, file: File, way: Way, metric: Metric, around: tuple[str, str]) -> Slice | str:
    """Return where the words around a figure belong: its hedge, or its unit."""
    (hedge, _, unit), (new_hedge, _, new_unit) = (text.partition("\0") for text in around)
    if unit == new_unit and hedge.strip() == metric.hedge and new_hedge.strip() in HEDGES:
        return file.scalar((*way[:-1], "hedge"), new_hedge.strip()) or NOT_FOUND
    if hedge == new_hedge and unit.strip() == metric.unit and new_unit.strip():
        return file.scalar((*way[:-1], "unit"), new_unit.strip()) or NOT_FOUND
    said = {hedge.strip(), new_hedge.strip()} - {""}
    return INEXACT if unit == new_unit and len(said) == 1 and said <= {*HEDGES} else COMPUTED


def value(figure: str) -> Decimal:
    """Return the value of a printed figure.

    >>> value("20.870"), value("12,5")
    (Decimal('20870'), Decimal('12.5'))
    """
    return Decimal(figure.replace(".", "").replace(",", "."))


def as_printed(edit: Edit, again: Edit) -> str:
    """Return how a new rendering prints the very figure that somebody typed; empty where it is another one.

    >>> typed = Edit("figure", "......", "5 văn bản", origin="vb")
    >>> as_printed(typed, Edit("figure", "05 văn bản", "5 văn bản", origin="vb"))
    '05 văn bản'
    """
    ours, typed = _FIGURE.findall(again.old), _FIGURE.findall(edit.new)
    is_there = (again.line, again.new.strip(), again.origin) == (edit.line, edit.new.strip(), edit.origin)
    is_same = edit.origin and is_there and len(ours) == len(typed) == 1 and value(ours[0]) == value(typed[0])
    return again.old.strip() if is_same else ""


_DOTS = re.compile(r"(?:\.{2,}|…)+\s*(?=\d)|(?<=\d)\s*(?:\.{2,}|…)+")
_UNGROUPED = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{4,})(?:,\d+)?(?![\w.])")


def as_we_write(words: str) -> str:
    """Return words whose one figure is typed otherwise than it is printed, as it is; empty where it is not so.

    >>> as_we_write("12580 văn bản"), as_we_write("12\xa0580"), as_we_write("12.580"), as_we_write("580")
    ('12.580 văn bản', '12.580', '', '')
    >>> as_we_write("...12580... văn bản"), as_we_write("..580.. văn bản")  # the dots of the blank stayed
    ('12.580 văn bản', '580 văn bản')
    """
    given, words = words, _DOTS.sub("", words)
    found = list(_UNGROUPED.finditer(words))
    if len(found) != 1:
        return words if words != given else ""
    whole, comma, rest = re.sub(r"\s", "", found[0][0]).partition(",")
    return f"{words[: found[0].start()]}{int(whole):,}".replace(",", ".") + comma + rest + words[found[0].end() :]


def new_hedge(edit: Edit) -> str:
    """Return the word that somebody put before a figure to hedge it; empty where there is none."""
    old, new = edit.old.strip(), edit.new.strip()
    word = _first_word(new)
    return word if edit.origin and word in HEDGES and not old.startswith(word) else ""


def dropped_hedge(edit: Edit) -> str:
    """Return the hedge that somebody took from before a figure which is the same but for it; empty where none."""
    old, new = edit.old.strip(), edit.new.strip()
    word = _first_word(old)
    return word if edit.origin and word in HEDGES and old.removeprefix(word).strip() == new else ""


def _first_word(words: str) -> str:
    return next(iter(words.split()), "")


def typed_value(edit: Edit) -> str:
    """Return the value that a figure says which somebody typed with a hedge, in the unit that was there; else nothing.

    >>> from sokert.remembered.edits import Edit
    >>> typed = [Edit("changed", "12.480 tin", new, origin="vb") for new in ("gần 12.500 tin", "gần 12,5 nghìn tin")]
    >>> [typed_value(edit) for edit in typed]
    ['12500', '']
    """
    olds = edit.old.replace(BLANK, "0")
    old, new = _FIGURE.findall(olds), _FIGURE.findall(edit.new)
    if not new_hedge(edit) or len(old) != 1 or len(new) != 1:
        return ""
    units = (text.partition(figure)[2] for text, figure in ((olds, old[0]), (edit.new, new[0])))
    return f"{value(new[0]):f}" if len(set(units)) == 1 else ""


def _of_report(edit: Edit, file: File, name: str, steps: list[str]) -> Slice | str:
    """Return where words belong that the report itself gave: its number, its day, or a text that stands there once."""
    if name == "report" and steps in _REGISTERED:
        return _registered(edit, file)
    in_capitals = steps[-1:] == ["|upper"] and edit.new.isupper()  # as the name may stand in the report too
    if steps and steps[-1].startswith("|") and not in_capitals:
        return COMPUTED
    ways = [
        way
        for way, node in file.leaves.items()
        if isinstance(node.data, str)
        and way[0] not in ("metrics", "sections")
        and " ".join(node.data.split()) == edit.old
    ]
    if in_capitals and not ways:
        return COMPUTED  # how the new words are written in small letters nobody can say
    return file.scalar(ways[0], edit.new) or NOT_FOUND if len(ways) == 1 and edit.new else NOT_FOUND


def registered(edit: Edit) -> tuple[str, str]:
    """Return the key and the value of the number or the day that somebody wrote in; of anything else nothing.

    >>> registered(Edit("words", "/BC-VP", "415/BC-VP")), registered(Edit("words", "/BC-VP", "415/BC-SM"))
    (('number', '415'), ('', ''))
    >>> registered(Edit("words", "ngày tháng năm 2026", "ngày 05 tháng 7 năm 2026"))
    ('date', '2026-07-05')
    """
    if match := _DAY.fullmatch(edit.new):
        return "date", f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    number = (_SYMBOL.match(edit.new) or [""])[0].lstrip("0")
    same = edit.old.lstrip("0123456789 ") == edit.new.lstrip("0123456789 ")
    return ("number", number) if same and number else ("", "")


def _registered(edit: Edit, file: File) -> Slice | str:
    """Return where the number or the day belongs that somebody wrote in."""
    key, new = registered(edit)
    if not key:
        return NOT_FOUND
    return (file.scalar((key,), new, bare=True) if file.node(key) else file.added(("period",), key, new)) or NOT_FOUND


def _typed(edit: Edit, file: File, line: Line) -> Slice | str:
    """Return where typed words belong: the one text in which they stand between the same words and tags."""
    if "{{" in edit.new or "{%" in edit.new or "{#" in edit.new:
        return NOT_FOUND
    found = next((one for bounds in _bounds(edit, line) if (one := _once(file, _around(edit, line, *bounds)))), None)
    if found is None:
        return NOT_FOUND
    way, match = found
    style = file.leaves[way].style
    new = edit.new.replace("'", "''") if style == "'" else edit.new
    if style == '"' and ('"' in new or "\\" in new):
        return NOT_FOUND
    return Slice(*_whole(match), new, way)


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """Return from where to where words are to be taken out, with the marks beside them whose partners go too."""
    ways = [(start, end) for end in (match.end(2), match.end(3)) for start in (match.start(2), match.start(1))]
    return next((one for one in ways if _is_paired(match.string[slice(*one)])), ways[0])


def _is_paired(text: str) -> bool:
    """Return whether each mark of a text that makes words bold or italic has its partner in it.

    >>> _is_paired("a **b** c"), _is_paired("a **b"), _is_paired("***a***, *b*")
    (True, False, True)
    """
    open_: list[str] = []
    for mark in re.findall(r"(?<!\\)[*_]+", text):
        if open_[-1:] == [mark[::-1]]:
            open_.pop()
        else:
            open_.append(mark)
    return not open_


def _bounds(edit: Edit, line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a line by which an edit is looked for: all of it, else what was typed around it."""
    end = edit.at + len(edit.old)
    first = max((one.end for one in line.printed if one.end <= edit.at), default=0)
    last = min((one.start for one in line.printed if one.start >= end), default=len(line.text))
    while first < edit.at and not line.text[first].isalnum():
        first += 1
    enough = len(line.text[first:last].split()) >= _ENOUGH
    return [(0, len(line.text)), *([(first, last)] if enough else ())]


def _around(edit: Edit, line: Line, first: int, last: int) -> str:
    """Return the pattern of a stretch of a line: the words that were changed as its second group, between marks."""
    end = edit.at + len(edit.old)
    before, words, behind = (_pattern(line, *one) for one in ((first, edit.at), (edit.at, end), (end, last)))
    return f"{before}({_MARKS})({words})({_MARKS}){behind}"


def _once(file: File, sought: str) -> tuple[Way, re.Match[str]] | None:
    """Return the one place in the report's texts where a pattern is found."""
    pattern = re.compile(sought)
    found: list[tuple[Way, re.Match[str]]] = []
    for way, node in file.leaves.items():
        if isinstance(node.data, str) and way[-1] in ("title", "body", "subject") and way[0] != "metrics":
            found += [(way, one) for one in pattern.finditer(file.text, node.start, node.end)]
            if len(found) > 1:
                return None
    return found[0] if found else None


def _pattern(line: Line, start: int, end: int) -> str:
    """Return the pattern of some words of a line in their source: its tags where they were printed."""
    pieces: list[str] = []
    at = start
    for one in (*line.printed, Printed(end, end, "")):
        if one.start >= start and one.end <= end:
            pieces += map(_source, _PIECES.findall(line.text[at : one.start]))
            pieces += [r"\{\{[^{}]*\}\}"] if one.end > one.start else []
            at = one.end
    return _MARKS.join(pieces)


def _source(piece: str) -> str:
    """Return the pattern of a word, of blanks or of a sign as a text has them; a run of marks may be escaped."""
    if piece.isspace():
        return r"\s+"
    if piece[0] == "\\":
        return rf"\\{{{len(piece)},{2 * len(piece)}}}"
    return rf"(?:\\?{re.escape(piece[0])}){{{len(piece)}}}" if piece[0] in "*_" else re.escape(piece)


def _gone(file: File, line: Line) -> Slice | str:
    """Return the paragraph of a text that is to be taken out, with the blank line behind it."""
    found = _once(file, _pattern(line, 0, len(line.text)))
    if found is None:
        return NOT_FOUND
    if file.leaves[found[0]].style != "|":
        return SHAPE  # in quotes its line ends are signs
    way, match = found
    node, text = file.leaves[way], file.text
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    end = len(text) if end < 0 else end + 1
    alone = re.fullmatch(rf"(?:{_BULLET.pattern})?\s*[*_]{{0,3}}", text[start : match.start()]) and not text[
        match.end() : end
    ].strip(" \t\r\n*_")
    bounded = not _joins(text, node.start, start, end)
    if not alone or not bounded or not (text[node.start : start].strip("|+->\r\n ") or text[end : node.end].strip()):
        return NOT_FOUND
    if not _BULLET.match(text, start):
        while text[end:].startswith(("\n", "\r\n")) and end < node.end:
            end = text.index("\n", end) + 1
    return Slice(start, end, "", way)


def _joins(text: str, first: int, start: int, end: int) -> bool:
    """Return whether the lines of a paragraph go on before or behind a stretch of whole lines."""
    if _BULLET.match(text, start):
        return False
    above = text[:start].rstrip(" \t")
    before = above[:-1].rpartition("\n")[2].strip() if text.find("\n", first) + 1 < start else ""
    behind = text[end:].partition("\n")[0].strip()
    return bool(before) or bool(
        behind
        and len(text) > end
        and not text[end:].startswith(("\n", "\r"))
        and _indent(text, start) == _indent(text, end)
    )


def _indent(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip(" "))


def _above(line: int, before: Sequence[Line], after: Sequence[Line]) -> Line | None:
    """Return the nearest line above that stood there before, where it stood there once: those between are new too."""
    for one in after[max(line - _NEAR, 0) : line][::-1]:
        same = [other for other in before if (other.part, other.text) == (one.part, one.text)]
        if same:
            return same[0] if len(same) == 1 else None
    return None


def _first(edit: Edit, file: File, way: Way) -> Slice | None:
    """Return a body with a paragraph before all it has."""
    node, text = file.leaves.get(way), file.text
    if node is None or node.style != "|":
        return _second(edit, file, way, is_first=True) if node else None
    start = text.index("\n", node.start) + 1
    newline = "\r\n" if text[start - 2] == "\r" else "\n"
    return Slice(start, start, f"{' ' * _indent(text, start)}{edit.new}{newline * 2}", way)


def _second(edit: Edit, file: File, way: Way, is_first: bool = False) -> Slice | None:
    """Return a body of one paragraph with another beside it: in lines of its own where it stands on a line alone."""
    node, text = file.leaves[way], file.text
    if way[-1] != "body" or not isinstance(node.data, str) or "\n" in node.data or node.style == ">":
        return None
    lead = text[text.rfind("\n", 0, node.start) + 1 : node.start]
    one, other = (edit.new, node.data) if is_first else (node.data, edit.new)
    alone = re.fullmatch(r"((?: |- )*)body: *", lead)
    behind = text[node.end :].partition("\n")[0].strip()
    if alone is None or behind:
        whole = json.dumps(f"{one}\n\n{other}", ensure_ascii=False)
    else:
        newline, indent = "\r\n" if "\r\n" in text else "\n", " " * (len(alone[1]) + 2)
        whole = f"|-{newline}{indent}{one}{newline * 2}{indent}{other}"
    return Slice(node.start, node.end, whole, way)


def _new(edit: Edit, file: File, before: Sequence[Line], after: Sequence[Line]) -> Slice | str:
    """Return where a new paragraph belongs: behind the one it stands behind, in the same manner."""
    above = _above(edit.line, before, after)
    found = _once(file, _pattern(above, 0, len(above.text))) if above else None
    if found is None or re.search(r"[{}]", edit.new):
        return NOT_FOUND
    way, match = found
    if way[-1] == "title":
        return _first(edit, file, (*way[:-1], "body")) or NOT_FOUND
    if file.leaves[way].style != "|":
        return _second(edit, file, way) or SHAPE
    text = file.text
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    if end < 0 or text[match.end() : end].strip(" \t\r*_"):
        return NOT_FOUND
    newline = "\r\n" if text[end - 1] == "\r" else "\n"
    bullet = _BULLET.match(text, start)
    lead = bullet[0] if bullet else newline + " " * _indent(text, start)
    return Slice(end + 1, end + 1, f"{lead}{edit.new}{newline}", way)

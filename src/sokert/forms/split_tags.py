"""Finds the tags of a paragraph and joins each onto one place in the tree.

Word splits a text into runs wherever spelling, revision or formatting says so. A tag comes out where its
first character stood; what else stood inside it - bookmarks, breaks, pictures - stays behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from sokert.errors import Finding, Place
from sokert.forms.form_tags import FormTag, Sheet
from sokert.forms.tag_letters import readable
from sokert.ooxml.names import W
from sokert.template.tags import UNREAD, Tag, closer_of, find, three
from sokert.template.unreadable import unreadable

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OBJECT = "\ufffc"
TEXT, CODE = f"{W}t", f"{W}instrText"
_LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SILENT = frozenset(
    W + name
    for name in (
        *("rPr", "pPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "softHyphen"),
        *("commentRangeStart", "commentRangeEnd", "fldChar", "sdtPr", "sdtEndPr", "del", "moveFrom", "permStart"),
        *("permEnd", "annotationRef", "footnoteRef", "endnoteRef", "smartTagPr", "customXmlPr", CODE.removeprefix(W)),
    )
)
_WRAPS = frozenset(
    W + name
    for name in (
        "r",
        "hyperlink",
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
)
_GO_WHEN_EMPTY = frozenset(W + name for name in ("r", "hyperlink", "ins", "smartTag"))
_WORKED_OUT = re.compile(r"""\{%[-+]?\s*include\s+(?!["'\[])(?!.*\b(?:ignore|with|without)\b)(.*?)\s*[-+]?%\}$""")
_UNSEEN = frozenset(W + name for name in ("rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"))
_LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
PREFIXES = ("p", "tr", "tc", "r")
_OPERANDS = frozenset({"name", "string", "integer", "float"})
_OPERATOR_WORDS = frozenset({"if", "is", "in", "not", "and", "or", "else"})


@dataclass(slots=True)
class _Piece:
    """A stretch of the paragraph's text and the element it stands in."""

    element: etree._Element
    start: int
    text: str
    content: list[str | FormTag] = field(default_factory=list)


def join(paragraph: etree._Element, where: Place, sheet: Sheet) -> None:
    """Put every tag of a paragraph's own text, and of its field codes, onto one place each."""
    _join(list(_pieces(paragraph)), where, sheet, "")
    for code in _codes(paragraph):
        _join(code, where, sheet, "field")


def _join(pieces: list[_Piece], where: Place, sheet: Sheet, plain: str) -> None:
    raw = "".join(piece.text for piece in pieces)
    if "{" not in raw and "}" not in raw:
        return
    letters = readable(raw)
    spans: list[tuple[int, int, FormTag | None]] = []
    tags = find(letters.text)
    _note_stray(() if plain else sheet.braces.stray(letters.text, tags), where, sheet)
    for parsed in tags:
        tag = None if parsed.broken else _form_tag(letters.text, parsed, where, plain)
        spans.append((letters.origin(parsed.start), letters.origin(parsed.end), tag))
        if tag is None:
            _note_broken(letters.text[parsed.start : parsed.end].strip(), parsed, pieces[0].element, where, sheet)
    for piece in pieces:
        _share_out(piece, raw, spans)
    for piece in pieces:
        _write(piece, sheet)


def _note_stray(findings: Sequence[Finding], where: Place, sheet: Sheet) -> None:
    """Tell of the braces around tags that are too few or too many, save the end of a tag told over its paragraph."""
    goes_on = bool(sheet.findings) and sheet.findings[-1].code == "FORM-OVER-PARAGRAPH"
    for one in findings[goes_on:]:
        sheet.refuse(one.code, where, **one.facts)


def _note_broken(source: str, tag: Tag, element: etree._Element, where: Place, sheet: Sheet) -> None:
    """Tell of a tag that does not close in its paragraph; whether it goes on in the next is another mistake."""
    if tag.broken == UNREAD:
        sheet.findings.append(replace(unreadable(source, tag.tokens, tag.start), where=where))
        return
    closer = closer_of(tag)
    code = "FORM-OVER-PARAGRAPH" if _goes_on(element, closer) else tag.broken
    if found := three(source, tag._replace(start=0)):
        sheet.refuse(found.code, where, **found.facts)
        return
    sheet.refuse(code, where, tag=source[:40], closer=closer)


def _goes_on(element: etree._Element, closer: str) -> bool:
    """Return whether a tag is closed in one of the paragraphs behind its own, before another opens."""
    paragraph = next(element.iterancestors(f"{W}p"), None)
    for following in () if paragraph is None else paragraph.itersiblings(f"{W}p"):
        words = "".join(text.text or "" for text in following.iter(TEXT))
        before, found, _ = words.partition(closer)
        if found or find(before):
            return bool(found) and not find(before)
    return False


def _share_out(piece: _Piece, raw: str, spans: list[tuple[int, int, FormTag | None]]) -> None:
    """Give a piece the tags that begin in it and the words that belong to no tag."""
    place, end = piece.start, piece.start + len(piece.text)
    for first, last, tag in spans:
        if last <= place or first >= end:
            continue
        if first > place:
            piece.content.append(raw[place:first])
        if first >= piece.start and tag is not None:
            piece.content.append(tag)
        place = min(max(last, place), end)
    if place < end:
        piece.content.append(raw[place:end])


def _write(piece: _Piece, sheet: Sheet) -> None:
    """Write a piece back into its element; a character that was part of a tag goes."""
    words = "".join(part for part in piece.content if isinstance(part, str))
    if piece.element.tag not in (TEXT, CODE):
        if not piece.content and piece.text in ("\t", "-"):
            _remove(piece.element)
        return
    if words == piece.text and len(piece.content) <= 1 and "_" not in words:
        return
    element, last = piece.element, None
    element.text = None
    element.set(SPACE, "preserve")
    for part in piece.content:
        if isinstance(part, FormTag):
            last = sheet.add(part)
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + _literal(part)
        else:
            last.tail = (last.tail or "") + _literal(part)
    if not len(element) and not element.text:
        _remove(element)


def _remove(element: etree._Element) -> None:
    """Take an element away, and its run or link when nothing is left in it."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    if parent.tag in _GO_WHEN_EMPTY and all(map(_shows_nothing, parent)):
        for anchor in list(parent.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            parent.addprevious(anchor)
        _remove(parent)


def _shows_nothing(element: etree._Element) -> bool:
    return element.tag in _UNSEEN or (element.tag == f"{W}r" and all(map(_shows_nothing, element)))


def _literal(words: str) -> str:
    for typed, meant in _LITERALS.items():
        words = words.replace(typed, meant)
    return words


def _form_tag(text: str, tag: Tag, where: Place, plain: str) -> FormTag:
    """Return the tag of a tag, docxtpl's prefix taken off."""
    source = text[tag.start : tag.end].rstrip()
    if worked_out := _WORKED_OUT.match(source) if tag.word == "include" else None:
        # What is included is known when it is filled: a line, or paragraphs that take the paragraph's place.
        source = f"{{{{ ({worked_out[1]})|included }}}}"
        return FormTag(source, find(source)[0], where, plain=plain)
    prefix = _prefix(text, tag)
    if not prefix:
        return FormTag(source, tag, where, plain=plain)
    opener = source[:2]
    bare = opener + source[2 + len(prefix) :]
    return FormTag(bare, find(bare)[0], where, prefix=prefix, plain=plain)


def _prefix(text: str, tag: Tag) -> str:
    """Return docxtpl's prefix: right behind the opener, and no variable of that name."""
    inside = text[tag.start + 2 : tag.end]
    name = inside[: len(inside) - len(inside.lstrip("prtc"))]
    if name not in PREFIXES or not inside[len(name) :].startswith(" "):
        return ""
    if tag.kind == "comment":
        return name
    following = tag.tokens[1] if len(tag.tokens) > 1 else None
    if following is None:
        return ""
    if tag.kind == "block":
        return name if following.kind == "name" else ""
    operand = following.kind in _OPERANDS and following.value not in _OPERATOR_WORDS
    return name if operand or following.value in ("(", "[", "{") else ""


def _pieces(element: etree._Element) -> Iterator[_Piece]:
    """Yield the pieces of a paragraph's own text, in order, each with its place in the whole."""
    place = 0
    for child, text in _texts(element):
        yield _Piece(child, place, text)
        place += len(text)


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        if child.tag == TEXT:
            yield child, child.text or ""
        elif child.tag in _LETTERS:
            is_break = child.tag == f"{W}br" and child.get(f"{W}type", "textWrapping") != "textWrapping"
            yield child, OBJECT if is_break else _LETTERS[child.tag]
        elif child.tag in _WRAPS:
            yield from _texts(child)
        elif child.tag not in _SILENT and isinstance(child.tag, str):
            yield child, OBJECT


def _codes(paragraph: etree._Element) -> Iterator[list[_Piece]]:
    """Yield the pieces of each field code of a paragraph: what stands between a begin and the next sign."""
    code: list[_Piece] = []
    for element in paragraph.iter(CODE, f"{W}fldChar"):
        if next(element.iterancestors(f"{W}p")) is not paragraph:
            continue
        if element.tag == CODE:
            start = code[-1].start + len(code[-1].text) if code else 0
            code.append(_Piece(element, start, element.text or ""))
        elif code:
            yield code
            code = []
    if code:
        yield code

"""The places of a form that are no text of a paragraph: alternative texts, link targets, field codes, properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import takewhile
from typing import cast
from urllib.parse import unquote

from lxml import etree

from sokert.errors import Place
from sokert.forms.field_results import without_tags
from sokert.forms.form_tags import FormTag, Sheet
from sokert.forms.placeholders import sign
from sokert.forms.tag_letters import readable
from sokert.ooxml.names import NAMESPACES, A, R, W
from sokert.ooxml.unpacking import parsed
from sokert.template.tags import UNREAD, closer_of, find
from sokert.template.unreadable import unreadable

_TITLE = f"{{{NAMESPACES['dc']}}}title"
_LINK = f"{NAMESPACES['r']}/hyperlink"
Where = Callable[[etree._Element], Place]
_ALTERNATIVES = ("descr", "title", "alt")
_PRINTED = re.compile(r"(\{\{.*?\}\})")
_REPLACEABLE = sign("picture")[:-1]  # how a picture begins that another tag of its description let be another one
_OPENERS = ("{{", "{%", "{#")
_TAGGED = etree.XPath(f"//*[@*[{' or '.join(f'contains(., {opener!r})' for opener in _OPENERS)}]]")


def attributes(story: etree._Element, where: Where, sheet: Sheet) -> None:
    """Take up the tags in attributes: alternative texts, watermarks, tips, items of lists, field codes, whatever else.

    `where` tells the place of a paragraph.
    """
    for element in cast("list[etree._Element]", _TAGGED(story)):
        for name, said in [(str(key), str(value)) for key, value in element.attrib.items()]:
            if not any(opener in said for opener in _OPENERS):
                continue
            kind = "field" if name == f"{W}instr" else "attribute"
            element.set(name, tags_in(said, replace(where(element), text=said), kind, sheet))
            if name in _ALTERNATIVES and sheet.tags and sheet.tags[-1].parsed.kind == "variable":
                _replaceable(element)


def labels(numbering: etree._Element, part: str, sheet: Sheet) -> None:
    """Take up the tags in the words that lists put before their paragraphs; "{%1}" is a number between braces."""
    for label in numbering.iter(f"{W}lvlText"):
        if "{{" in (said := label.get(f"{W}val", "")):
            where = Place(part=part, text=said)
            pieces = [tags_in(one, where, "attribute", sheet) if "{{" in one else one for one in _PRINTED.split(said)]
            label.set(f"{W}val", "".join(pieces))


def _replaceable(properties: etree._Element) -> None:
    """Let the picture a tag describes be another one: the value may be an image; a chart is let so by its own sign."""
    drawing = properties.getparent()
    for blip in () if drawing is None else drawing.iter(f"{A}blip"):
        if (old := blip.get(f"{R}embed")) and not old.startswith(_REPLACEABLE):
            blip.set(f"{R}embed", sign("picture", old))


def tags_in(text: str, where: Place, plain: str, sheet: Sheet) -> str:
    """Return a text with each tag as a sign; a pair must begin and end in it."""
    joined, place, pieces = readable(text).text, 0, []
    tags = [FormTag(joined[one.start : one.end].rstrip(), one, where, plain=plain) for one in find(joined)]
    alone = _without_other_end(tags)
    for tag in tags:
        parsed = tag.parsed
        pieces.append(joined[place : parsed.start])
        place = parsed.end
        if parsed.broken == UNREAD:
            sheet.findings.append(replace(unreadable(tag.source, parsed.tokens, parsed.start), where=where))
        elif parsed.broken:
            sheet.refuse(parsed.broken, where, tag=tag.source[:40], closer=closer_of(parsed))
        elif tag in alone:
            sheet.refuse("FORM-ONE-END", where, tag=tag.source)
        else:
            pieces.append(sheet.add_sign(tag))
    return "".join([*pieces, joined[place:]])


def _without_other_end(tags: list[FormTag]) -> list[FormTag]:
    """Return the tags whose pair does not begin and end among these."""
    stack: list[FormTag] = []
    alone: list[FormTag] = []
    for tag in tags:
        if tag.opens:
            stack.append(tag)
        elif tag.closes and stack:
            stack.pop()
        elif tag.closes:
            alone.append(tag)
    return [*alone, *stack]


def links(story: etree._Element, where: Where, targets: dict[str, str], sheet: Sheet) -> None:
    """Turn each link whose target holds tags into a HYPERLINK field, so that every turn has its own."""
    for link in list(story.iter(f"{W}hyperlink")):
        target = unquote(targets.get(link.get(f"{R}id", ""), ""))
        if "{{" not in target and "{%" not in target:
            continue
        code = etree.Element(f"{W}instrText")
        code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        code.text = tags_in(f' HYPERLINK "{target}" ', replace(where(link), text=target), "field", sheet)
        for element in (
            _run(_sign_of("begin")),
            _run(code),
            _run(_sign_of("separate")),
            *list(link),
            _run(_sign_of("end")),
        ):
            link.addprevious(element)
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)


def without_served(relations: bytes, name: str, part: str) -> bytes:
    """Return a part of relations without the links whose targets are fields now; no tag is left in it."""
    tree = parsed(relations, name, part)
    for one in list(tree):
        target = unquote(one.get("Target", ""))
        if one.get("Type") == _LINK and ("{{" in target or "{%" in target):
            tree.remove(one)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _run(content: etree._Element) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.append(content)
    return run


def _sign_of(kind: str) -> etree._Element:
    char = etree.Element(f"{W}fldChar")
    char.set(f"{W}fldCharType", kind)
    return char


def properties(story: etree._Element, part: str, sheet: Sheet) -> None:
    """Take up the tags in a part of document properties."""
    for element in story.iter():
        if isinstance(element.tag, str) and "{" in (said := element.text or ""):
            if _is_copy(element, said, sheet):
                element.text = without_tags(said)
            else:
                element.text = tags_in(said, Place(part=part, text=said), "plain", sheet)


def _is_copy(element: etree._Element, said: str, sheet: Sheet) -> bool:
    """Return whether Word took a property from the text: a list of headings, or a title, cut short or from a loop."""
    if element.tag != _TITLE:
        return any(str(one.tag).endswith("}TitlesOfParts") for one in element.iterancestors())
    tags = find(said)
    names = {tag.tokens[0].value for tag in tags if tag.kind == "variable" and tag.tokens}
    in_loop = names & _turning(sheet.tags) and not any(tag.word == "for" for tag in tags)
    begins = any(tag.where.text.startswith(said.strip()[:80]) for tag in sheet.tags)
    return bool(in_loop) or (begins and any(tag.broken for tag in tags))


def _turning(tags: Iterable[FormTag]) -> set[str]:
    """Return the names that are another value at each turn of a loop."""
    heads = (takewhile(lambda token: token.value != "in", tag.parsed.tokens[1:]) for tag in tags if tag.word == "for")
    return {token.value for head in heads for token in head if token.kind == "name"} | {"loop"}


def freed(story: etree._Element, sheet: Sheet) -> None:
    """Let content controls that hold tags show what the tags print: no placeholder, no data binding."""
    for settings in story.iter(f"{W}sdtPr"):
        control = settings.getparent()
        if control is not None and sheet.inside(control):
            for name in ("showingPlcHdr", "dataBinding"):
                for element in settings.findall("{*}" + name):
                    settings.remove(element)

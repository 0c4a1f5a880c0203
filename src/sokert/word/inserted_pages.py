"""Pages of a whole document that is inserted: its sections stay its own, and the main document's go on behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sokert.ooxml.markup import END, SIGN, made

_SECTION = re.compile(r"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)
_NEXT = re.compile(f"{_SECTION.pattern}|{SIGN}(?:page|section|here)\\b[^{END}]*{END}", re.DOTALL)
_ENDS = re.compile(r"</w:pPr>(?:(?!<w:p[ >]).)*\Z", re.DOTALL)  # what stands behind a section in the last paragraph
_FIRST_PAGE = re.compile(r'<w:titlePg\b[^>]*/>|(?<=<w:pgNumType)([^>]*?) w:start="\d+"')
_PARAGRAPH_END = "</w:p>"


class Pages(NamedTuple):
    """A body to insert, with what ends the main document's section before it; and the piece that is another one now."""

    body: str
    piece: int
    said: str


def own_pages(body: str, before: str, pieces: Sequence[str], at: int) -> Pages:
    """Return a body whose sections are kept, for the place that `before` leads to.

    In a cell, a header or a note there are no sections: its words stay. At the end of the main document its last
    section is the last of the file, so that no empty page follows; elsewhere the main document's own goes on, its first
    page behind it.
    """
    nothing = Pages(_SECTION.sub("", body), at, "")
    if not _stands_in_body(before):
        return nothing
    found = next(((index, one) for index in range(at + 1, len(pieces)) if (one := _NEXT.search(pieces[index]))), None)
    if found is None:
        return nothing
    index, following = found
    said, after = pieces[index], "".join(pieces[at + 1 : index]) + pieces[index][: following.start()]
    is_sign = following[0].startswith(SIGN)
    if _is_under_way(before[before.rindex("<w:body") :]):
        section = made("here") if is_sign else following[0]
        body = f"<w:p><w:pPr>{section}</w:pPr></w:p>{body}"
    last = _last(body)
    if last and after.count(_PARAGRAPH_END) <= 1 and following[0].startswith(f"{SIGN}page"):
        moved = said[: following.start()] + last[0] + said[following.end() :]
        return Pages(body[: last.start()] + body[last.end() :], index, moved)
    going_on = made("page", "going on") if following[0].startswith(f"{SIGN}page") else going_on_from(following[0])
    return Pages(body, index, said[: following.start()] + going_on + said[following.end() :])


def going_on_from(section: str) -> str:
    """Return a section that goes on: it has had its first page, and its pages are counted on.

    >>> going_on_from('<w:sectPr><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>')
    '<w:sectPr><w:pgNumType/></w:sectPr>'
    """
    return _FIRST_PAGE.sub(lambda match: match[1] or "", section)


def _is_under_way(before: str) -> bool:
    """Return whether something of a section stands in a body that has just begun, or that ended one before."""
    sections = list(_NEXT.finditer(before))
    return before.count(_PARAGRAPH_END, sections[-1].end() if sections else 0) > bool(sections)


def _last(body: str) -> re.Match[str] | None:
    """Return the section that the last paragraph of a body ends, where it ends one."""
    found = list(_SECTION.finditer(body))[-1:]
    return next((one for one in found if _ENDS.match(body, one.end())), None)


def _stands_in_body(before: str) -> bool:
    """Return whether what follows some XML stands in a document's body itself."""
    part = before.rfind(f"{SIGN}part ")
    inside = before[before.rfind("<w:body") :] if before.rfind("<w:body") > part else ""
    around = (("<w:tc>", "<w:tc ", "</w:tc>"), ("<w:txbxContent>", "<w:txbxContent ", "</w:txbxContent>"))
    return bool(inside) and all(inside.count(one) + inside.count(two) == inside.count(end) for one, two, end in around)

"""Regions of a filled document that are looked at once more: what is left of them decides what stays."""

from __future__ import annotations

import re

from sokert.ooxml.grid import refitted
from sokert.ooxml.markup import prefixes
from sokert.ooxml.names import W

REGION, INSIDE, REGION_END = "\ufdd4", "\ufdd5", "\ufdd6"
_INNERMOST = re.compile(f"{REGION}([a-z]+) ?([^{INSIDE}]*){INSIDE}([^{REGION}{REGION_END}]*){REGION_END}")
# What must end in a paragraph, or hold something, and does not once a paragraph has gone.
_BARE = re.compile(
    r"(?:</w:tcPr>|<w:tc>|</w:tbl>)(?=</w:tc>)|<w:(txbxContent|sdtContent|hdr|ftr|footnote|endnote)\b[^<>]*(?<!/)>(?=</w:\1>)"
)
SEEN = re.compile(
    r"<w:t(?: [^>]*)?>[^<]|<w:(?:drawing|pict|object|br|sym|fldChar|footnoteReference|endnoteReference)\b"
)


def settled(text: str, notes: dict[str, list[str]]) -> str:
    """Return a part with every region settled, the inner ones first.

    >>> settled(f"a{REGION}once 1{INSIDE}b{REGION_END}{REGION}once 1{INSIDE}b{REGION_END}", {})
    'ab'

    What belongs into another part is added to `notes`, by the part's name.
    """
    if REGION not in text:
        return text
    seen: set[str] = set()

    def settle(found: re.Match[str]) -> str:
        name, argument, content = found.groups()
        if name == "once":
            first = argument not in seen
            seen.add(argument)
            return content if first else ""
        if name == "note":
            notes.setdefault(argument, []).append(content)
            return ""
        if name == "maybe":
            return content if SEEN.search(content) else ""
        if name == "table":
            return content if "<w:tr>" in content or "<w:tr " in content else ""
        return _refitted(content)

    while REGION in text:
        text = _INNERMOST.sub(settle, text)
    return _BARE.sub(r"\g<0><w:p/>", text)


def _refitted(table: str) -> str:
    """Return a table's XML with its grid and widths refitted; its namespaces are declared for reading only."""
    from lxml import etree  # 20 ms that only a table whose columns changed has to pay

    declared = "".join(
        f' xmlns:{prefix}="{W[1:-1] if prefix == "w" else "urn:" + prefix}"'
        for prefix in sorted(set(prefixes(table)) - {"xml"})
    )
    root = etree.fromstring(f"<r{declared}>{table}</r>")
    for one in root.findall(f"{W}tbl"):
        refitted(one)
    xml = etree.tostring(root, encoding="unicode")
    return xml[xml.index(">") + 1 : -len("</r>")]

"""The numbering of the house: made by Word, so that a clerk can go on editing.

Headings: Phần I, I., 1., a), - (ND30-H-REPORT); the Party's: Phần I, I-, 1., a), - (HD-H-HABIT). Word cannot count a b c d đ e, so a level-4 list of
more than four items gets typed letters instead (docs/notes/numbering.md).
"""

from __future__ import annotations

from sokert.ooxml.names import declared
from sokert.ooxml.relationships import HEAD
from sokert.ooxml.units import twips
from sokert.standards.shape import Form

FIRST_LIST = 3  # 1 numbers the headings, 2 the bullets; each numbered list gets one of its own
LIST = (
    '<w:num w:numId="{id}"><w:abstractNumId w:val="2"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
_HEADINGS = (
    ("upperRoman", "Phần %1", "nothing", "Heading1"),
    ("upperRoman", "%2{roman}", "space", "Heading2"),
    ("decimal", "%3{arabic}", "space", "Heading3"),
    ("lowerLetter", "%4)", "space", "Heading4"),
    ("bullet", "-", "space", "Heading5"),
)


def numbering(form: Form) -> str:
    """Return `word/numbering.xml` for a standard."""
    indent = twips(form.body.indent)
    roman, arabic = form.literals["roman_mark"], form.literals["arabic_mark"]
    headings = "".join(
        _level(depth, kind, sign.format(roman=roman, arabic=arabic), after, style, indent=0 if depth == 0 else indent)
        for depth, (kind, sign, after, style) in enumerate(_HEADINGS)
    )
    bullets = "".join(
        _level(depth, "bullet", sign, "space", style, indent=indent)
        for depth, (sign, style) in enumerate([("-", "ListBullet"), ("+", "ListBullet2")])
    )
    numbers = "".join(
        _level(depth, kind, sign, "space", "", indent=indent)
        for depth, (kind, sign) in enumerate([("decimal", f"%1{arabic}"), ("lowerLetter", "%2)")])
    )
    return (
        f"{HEAD}<w:numbering {declared('w')}>"
        f"{_abstract(0, headings)}{_abstract(1, bullets)}{_abstract(2, numbers)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _abstract(number: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="5000000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(depth: int, kind: str, sign: str, after: str, style: str, indent: int) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    # "Phần I" stays in lower case above a title in capitals (ND30-H-PHAN).
    plain = '<w:rPr><w:caps w:val="0"/></w:rPr>' if style == "Heading1" else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}<w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr>{plain}</w:lvl>'
    )

"""Text boxes: Word keeps each twice, as a drawing and as a copy in VML for programs that know no drawings.

A box with tags is worked out once, in the drawing, and its lines are printed in both.
"""

from __future__ import annotations

from lxml import etree

from sokert.forms.form_tags import FormTag, Sheet, nodes
from sokert.forms.placeholders import sign_node
from sokert.forms.tag_places import cut_out
from sokert.ooxml.names import MC, W
from sokert.template.tags import find

_CONTENT = f"{W}txbxContent"
# What sets names that hold beyond the box, or may stand only once: evaluated where it is.
_REACHING = frozenset({"set", "import", "from", "macro", "block", "extends", "call", "include", "break", "continue"})


def drop(story: etree._Element) -> None:
    """Leave the copies in VML out of what is still to be judged: nothing will be told of them twice."""
    for copy in story.iter(f"{MC}Fallback"):
        for node in list(nodes(copy)):
            cut_out(node)


def share(story: etree._Element, sheet: Sheet) -> None:
    """Let the copy of each text box print the lines that the box itself has become."""
    for both in list(story.iter(f"{MC}AlternateContent")):
        drawn = [one for way in both.findall(f"{MC}Choice") for one in way.iter(_CONTENT)]
        copied = [one for way in both.findall(f"{MC}Fallback") for one in way.iter(_CONTENT)]
        for box, copy in zip(drawn, copied, strict=False):
            if len(drawn) == len(copied) and _said(box, sheet) == _said(copy, sheet) and _may_share(box, sheet):
                _printed_twice(box, copy, sheet)


def _said(box: etree._Element, sheet: Sheet) -> list[str]:
    """Return the tags and the words of a box, in order."""
    said = []
    for one in box.iter():
        if isinstance(one.tag, str):
            said += [one.text or ""] if one.tag == f"{W}t" else [one.tag] if one.tag == f"{W}p" else []
        elif one in (own := list(nodes(one))):
            said += [sheet.of(own[0]).source, one.tail or ""]
    return said


def _may_share(box: etree._Element, sheet: Sheet) -> bool:
    tags = sheet.inside(box)
    return any(tag.parsed.kind != "comment" for tag in tags) and not any(tag.word in _REACHING for tag in tags)


def _printed_twice(box: etree._Element, copy: etree._Element, sheet: Sheet) -> None:
    """Gather the lines of a box under a name, and print them there and in its copy."""
    where = next(iter(sheet.inside(box))).where
    name = f"_box{len(sheet.tags)}"

    def made(source: str, lines: bool = False) -> etree._Element:
        return sheet.add(FormTag(source, find(source)[0], where, lines=lines))

    box.insert(0, made(f"{{% set {name} %}}"))
    box.append(made("{% endset %}"))
    box.append(made(f"{{{{ {name} }}}}", lines=True))
    for child in list(copy):
        copy.remove(child)
    copy.extend([sign_node("copy", "begins"), made(f"{{{{ {name} }}}}", lines=True), sign_node("copy")])

"""Labels of lists in files that others wrote or damaged."""

from lxml import etree

from sokert.ooxml.names import NAMESPACES
from sokert.resolved.numbering import Numbering

LEVEL = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'


def labels(lists: str, *ids: str) -> list[str]:
    part = etree.fromstring(f'<w:numbering xmlns:w="{NAMESPACES["w"]}">{lists}</w:numbering>')
    numbering = Numbering(part)
    return [numbering.label({"list": id, "level": 0}) for id in ids]


def test_each_list_counts_for_itself() -> None:
    lists = "".join(f'<w:abstractNum w:abstractNumId="{at}">{LEVEL}</w:abstractNum>' for at in (4, 5))
    lists += "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at + 3}"/></w:num>' for at in (1, 2))
    assert labels(lists, "1", "1", "2", "1") == ["1.", "2.", "1.", "3."]


def test_a_list_without_an_id_numbers_nothing() -> None:
    lists = f'<w:abstractNum>{LEVEL}</w:abstractNum><w:num w:numId="2"/><w:num><w:abstractNumId w:val="4"/></w:num>'
    assert labels(lists, "1", "2", "") == ["", "", ""]

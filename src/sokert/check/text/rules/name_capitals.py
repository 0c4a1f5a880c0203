"""TEXT-NAME-CAPITALS: the office's name stands in capitals where sentences have it, as its head alone does."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the report's own name in capitals: where it is given, from where sentences take it, and in sentences."""
    name = narrative.report.issuer.name if narrative.report else ""
    said = name.upper()
    if " " not in said or said.isascii():  # letters that stand for words are capitals everywhere: "UBND", "VNPT"
        return
    for passage in narrative.passages:
        start = passage.text.find(said)
        if start >= 0 and (passage.text == name or not passage.text.isupper()):
            yield from RULE.at(passage, start, start + len(said))


BROKEN = {"body": "VĂN PHÒNG đã hướng dẫn các đơn vị.", "found": "VĂN PHÒNG"}
RULE = Rule("TEXT-NAME-CAPITALS", "warning", findings, BROKEN, names=True)

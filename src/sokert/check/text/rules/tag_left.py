"""TEXT-TAG-LEFT: a tag stands in the words of a finished document, which will print its braces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.template.left_tags import LEFT, is_form


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the tags that are left; of a form that it is one, at its first tag."""
    passages = (*narrative.passages, *narrative.running)
    found = [
        one for passage in passages for match in LEFT.finditer(passage.text) for one in RULE.at(passage, *match.span())
    ]
    if found and found[0].where.paragraph and is_form("\n".join(passage.text for passage in passages)):
        facts = {"tag": found[0].facts["said"], "count": len(found)}
        found = [replace(found[0], facts=facts, sentence="FORM-TAGS")]
    yield from found


BROKEN = {
    "document": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐã giải quyết 120 hồ sơ, còn {{ so_ho_so }} hồ sơ.",
    "found": "{{ so_ho_so }}",
}
RULE = Rule("TEXT-TAG-LEFT", "warning", findings, BROKEN)

"""Tells the sums of sentences and tables that do not hold, each fault once, best at words that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.figures.findings import code_of, facts_of, sentence_of, wording_of, wrong_of
from sokert.check.figures.rules import RULES
from sokert.check.text.claimed import Claim, Site
from sokert.check.text.narrative import Narrative
from sokert.check.text.numerals import value_of
from sokert.errors import Finding
from sokert.vietnamese.figures import BLANK

_SHARE = re.compile(
    r"\bchiếm(?: tỷ lệ| tỉ lệ)? (?P<share>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?) ?%"
    r"(?! (?:so với|kế hoạch|dự toán|chỉ tiêu))"
)
_WHOLE = 100
_RULES = {rule.code: rule for rule in RULES}


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the claims that do not hold by the figures of their own sentence or table."""
    for claim in narrative.faults:
        code, site, level = code_of(claim.judgement), site_of(claim), claim.judgement.level
        if claim.metric or not level or sum(switch.suppresses(code) for switch in site.passage.off):
            continue
        sentence, facts = wording_of(claim.judgement)
        if claim.judgement.is_asked and narrative.is_known_wrong(claim):  # nobody need be asked
            level, sentence, facts = "error", sentence_of(claim.judgement), facts_of(claim.judgement)
        where = site.passage.place(site.start, site.end)
        finding = Finding(code, facts, where, level, sentence=sentence)
        yield _RULES[code].limited(finding)


def over_whole(narrative: Narrative) -> Iterator[Finding]:
    """Yield the shares above 100 %, typed or by a tag: what makes up a part of a whole is no more than it."""
    code = "FIGURE-OVER-100"
    for passage in narrative.holding(["chiếm"]):
        above = [one for one in _SHARE.finditer(passage.text) if value_of(one["share"]) > _WHOLE]
        for match in above:
            if not sum(switch.suppresses(code) for switch in passage.off):
                where = passage.place(*match.span())
                yield Finding(code, {"name": "", "given": where.text}, where, "warning", sentence="SAID-OVER-100")


def contradictions(narrative: Narrative) -> Iterator[Finding]:
    """Yield the figures and words of change that the report would print otherwise."""
    for edit in narrative.edits:
        site, said = edit.site, edit.site.passage.text[edit.site.start : edit.site.end]
        sentence = "SAID-NOT-REPORT-WAY" if said[0].isalpha() else "SAID-NOT-REPORT-YET" if edit.right == BLANK else ""
        where = site.passage.place(site.start, site.end)
        yield Finding("FIGURE-NOT-REPORT", {"given": said, "right": edit.right}, where, "error", sentence=sentence)


def site_of(claim: Claim) -> Site:
    """Return the place to tell a claim at: the figure that is wrong, else the first that was typed.

    Where tags gave all, none of them is more likely to be mistyped than the wrong one. What is said of a metric is
    wrong itself: the level beside it is the one that the report has.
    """
    wrong = claim.source.site(claim.statement.stated if claim.metric else wrong_of(claim.judgement))
    typed = [site for site in claim.sites if site.typed]
    return wrong if wrong and (wrong.typed or not typed) else [*typed, *claim.sites][0]

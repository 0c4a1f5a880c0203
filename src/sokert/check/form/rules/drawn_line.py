"""Lines below Tiêu ngữ, the agency and the trích yếu, and below the Party's title."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form import drawn
from sokert.check.form.component_names import part
from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Line, OfPart, Stated, points

# As long as the text, and 5% more or less; or 1/3 to 1/2 of it, and 3%: widths are those of Times New Roman.
_SLACK = {"motto": 0.05, "party": 0.05, "agency": 0.03, "subject": 0.03}


def _below(name: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        own = page.all(name)
        if not own or name not in page.form.lines:
            return
        allowed, slack = page.form.lines[name], _SLACK[name]
        line = drawn.below(page, name)
        least, most = allowed.least - slack, allowed.most + slack
        if line is None and drawn.is_tagged(page, name):
            return  # a form whose tag draws it
        if line is None:
            yield Fault(own[-1].paragraph, OfPart("OF-NO-LINE", part(page, name)))
        elif line.manner != "underlined" and not _fits(line.ratios, least, most):
            said = "LINE-WHOLE" if allowed.least == 1 else "LINE-SHARE"
            yield Fault(own[-1].paragraph, Line(said, part(page, name), points(line.ratios[0])))

    return find


def _fits(shares: tuple[float, ...], least: float, most: float) -> bool:
    """Return whether a line is as long as it must be for some line of the text.

    Where a long text breaks is only estimated: a line too long for one share of it and too short for another passes.
    """
    near = any(round(least, 2) <= round(share, 2) <= round(most, 2) for share in shares)
    return near or min(shares) < least < most < max(shares)


def _underlined(page: Page) -> Iterator[Fault]:
    for name in ("motto", "agency", "subject"):
        line = drawn.below(page, name)
        if line is not None and line.manner == "underlined":
            yield Fault(line.paragraph, Stated("STATED-UNDERLINED"))


RULES = (
    Check("ND30-TN-RULE", "", _below("motto")),
    Check("ND30-ORG-RULE", "", _below("agency")),
    Check("ND30-SUBJ-RULE", "", _below("subject")),
    Check("", "HD-TITLE-RULE", _below("party")),
    Check("ND30-RULE-METHOD", "", _underlined),
)

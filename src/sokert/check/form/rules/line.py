"""Lines below Tiêu ngữ, the agency and the trích yếu; the star and the hyphens of the Party.

What they check: that a line is there, by whatever means, and its length against the text's last line
(or longest: the decree does not say which). Widths are those of Times New Roman, so 3% are forgiven.
Why: Phụ lục I, Phần I, Mục II, khoản 1 điểm b, khoản 2 điểm b, khoản 5 điểm b.
Right: a line as long as Tiêu ngữ; one of 1/3 to 1/2 below the agency.   Wrong: none; underlined text.
Remedy: Insert > Shapes > Line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form import drawn
from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.ooxml.names import W
from sokert.resolved import edit

_SLACK = {"motto": 0.05, "party": 0.05, "agency": 0.03, "subject": 0.03}
NAMES = {"motto": "ND30-TN-RULE", "agency": "ND30-ORG-RULE", "subject": "ND30-SUBJ-RULE"}


def _find(name: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        own = page.all(name)
        if not own or name not in page.form.lines:
            return
        allowed, slack = page.form.lines[name], _SLACK[name]
        line = drawn.below(page, name)
        if line is None:
            yield Fault(own[-1].paragraph, {"found": "0"})
        elif line.manner != "underlined":
            shares = [share for share in line.ratios if allowed.least - slack <= share <= allowed.most + slack]
            if not shares:
                yield Fault(own[-1].paragraph, {"found": f"{line.ratios[0]:.2f}".replace(".", ",")})

    return find


def _underlined(page: Page) -> Iterator[Fault]:
    for name in ("motto", "agency", "subject"):
        line = drawn.below(page, name)
        if line is not None and line.manner == "underlined":
            yield Fault(line.paragraph)


def _break(name: str) -> Callable[[Page], None]:
    def broken(page: Page) -> None:
        line = drawn.below(page, name)
        if line is None:
            return
        for border in list(line.paragraph.element.iter(f"{W}pBdr", f"{W}drawing", f"{W}pict", f"{W}t")):
            if border.tag != f"{W}t" or set(border.text or "") <= set("_-"):
                border.getparent().remove(border)  # type: ignore[union-attr]

    return broken


def _break_underlined(page: Page) -> None:
    _break("agency")(page)
    for run in page.all("agency")[-1].runs:
        edit.run(run, "u", val="single")


def _star(page: Page) -> Iterator[Fault]:
    if page.found.get("agency") and not page.found.get("star"):
        yield Fault(page.all("agency")[-1].paragraph)


def _hyphens(page: Page) -> Iterator[Fault]:
    line = page.first("subject_line")
    if page.found.get("subject") and (line is None or line.text != page.form.literals["subject_line"]):
        yield Fault(page.all("subject")[-1].paragraph)


def _emptied(name: str) -> Callable[[Page], None]:
    def broken(page: Page) -> None:
        for text in page.all(name)[0].paragraph.element.iter(f"{W}t"):
            text.text = ""

    return broken


RULES = (
    *(Check(id, "", _find(name), _break(name)) for name, id in NAMES.items()),
    Check("", "HD-TITLE-RULE", _find("party"), _break("party")),
    Check("ND30-RULE-METHOD", "", _underlined, _break_underlined),
    Check("", "HD-STAR", _star, _emptied("star")),
    Check("", "HD-SUBJ-RULE", _hyphens, _emptied("subject_line")),
)

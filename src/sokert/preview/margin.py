"""Puts each finding beside its sentence, and those of no sentence before the first page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sokert.errors import Finding
from sokert.messages import text
from sokert.preview.spans import Spans
from sokert.resolved import Document, Paragraph

_GRAVEST = {"error": 0, "warning": 1, "info": 2}


class Margin:
    """The findings of a file by the paragraph they are about; `rest` are those that stand at none."""

    def __init__(self, document: Document, findings: Sequence[Finding], lang: str | None, of_report: bool) -> None:
        self._lang, self._of_report = lang, of_report
        self._by_place: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_metric: dict[str, list[int]] = defaultdict(list)
        self._findings = findings
        shown = {(one.part, one.index) for one in (*document.paragraphs, *document.notes)}
        for number, finding in enumerate(findings, 1):
            where = finding.where
            if (where.part, where.paragraph) in shown:
                self._by_place[where.part, where.paragraph].append(number)
            elif where.metric:
                self._by_metric[where.metric].append(number)
        self._placed: set[int] = set()

    def beside(self, paragraph: Paragraph, spans: Spans) -> Markup:
        """Return the notes beside a paragraph, and mark the words they are about."""
        numbers = [*self._by_place.pop((paragraph.part, paragraph.index), ())]
        for code in spans.codes():
            numbers += self._by_metric.pop(code, ())
        self._placed |= {*numbers}
        for number in numbers:
            finding = self._findings[number - 1]
            if not (finding.where.text and spans.found(finding.where.text, number)):
                spans.figure(finding.where.metric, number)
        return Markup("").join(self._note(number, "span") for number in numbers)

    def rest(self) -> Markup:
        """Return the findings that stand at no paragraph, the gravest first."""
        left = [number for number in range(1, len(self._findings) + 1) if number not in self._placed]
        return self._whole(sorted(left, key=lambda number: _GRAVEST[self._findings[number - 1].level]))

    def _whole(self, numbers: Iterable[int]) -> Markup:
        notes = Markup("").join(self._note(number, "li") for number in numbers)
        if not notes:
            return Markup("")
        return Markup('<section class="whole" aria-label="{0}"><h2>{0}</h2><ul>{1}</ul></section>').format(
            text("PREVIEW-WHOLE", lang=self._lang), notes
        )

    def _note(self, number: int, tag: str) -> Markup:
        """Return one finding: its level, what is wrong, what to do, its code."""
        finding = self._findings[number - 1]
        hint = (finding.at(part="") if self._of_report else finding).hint(self._lang)
        return Markup(
            '<{0} class="note {1}" role="note" id="f{2}"><b>{3}:</b> {4}{5}{6} <code>{7}</code></{0}>'
        ).format(
            Markup(tag),
            finding.level,
            number,
            text(f"LEVEL-{finding.level}", lang=self._lang),
            finding.message(self._lang),
            Markup("<br><i>{}</i>").format(hint) if hint else "",
            Markup("<br><small>{}</small>").format(finding.source) if finding.source else "",
            finding.code,
        )

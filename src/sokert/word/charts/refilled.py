"""Fills a chart that an office drew: its looks stay, its names, figures and workbook are those of the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from decimal import Decimal

from lxml import etree

from sokert.document.chart import Chart
from sokert.errors import Finding, TemplateError
from sokert.ooxml import order
from sokert.ooxml.names import NAMESPACES, A, C, R, declared
from sokert.ooxml.properties import number
from sokert.ooxml.unpacking import parsed
from sokert.word.charts import figures
from sokert.word.relations import Target

_BEHIND_DATA = [f"{C}{name}" for name in ("printSettings", "userShapes", "extLst")]
_OF_ONE = ("spPr", "marker", "explosion", "dPt", "trendline", "errBars")  # looks that a series more does not take over
_OF_ALL = ("dLbl", "delete", "showLeaderLines", "leaderLines", "extLst")  # of labels, what no single one has
_TAGGED = ("{{", "{%")


def tagged(chart: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of a chart that hold tags: of its title, of its axes'."""
    texts = (one for rich in chart.iter(f"{C}rich") for one in rich.iter(f"{A}p"))
    return [one for one in texts if any(sign in words(one) for sign in _TAGGED)]


def words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph in a chart."""
    return "".join(text.text or "" for text in paragraph.iter(f"{A}t"))


def target(drawn: Target, said: Sequence[str], chart: Chart | None, own: int) -> Target:
    """Return the part of one turn: what its tagged paragraphs say, in their order, and the figures where it has any."""
    if not said and chart is None:
        return drawn._replace(own=own)
    assert isinstance(drawn.content, bytes)
    space = parsed(drawn.content, "", "chart")
    for paragraph, text in zip(tagged(space), said, strict=True):
        _say(paragraph, text)
    inside = drawn.inside
    if chart is not None:
        if chart.title and not said:
            _say_title(space, chart.title)
        _fill(space, chart)
        inside = _with_book(space, inside, figures.book(chart))
    _without_empty_titles(space)
    content = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return drawn._replace(content=content, inside=inside, own=own)


def _say(paragraph: etree._Element, text: str) -> None:
    """Let a paragraph say a text in the letters it begins with."""
    first, *others = list(paragraph.iter(f"{A}t"))
    first.text = text
    for one in others:
        one.text = ""


def _say_title(space: etree._Element, text: str) -> None:
    """Let the chart's title say what its tag does, where the office drew one."""
    paragraphs = [one for one in space.iterfind(f"{C}chart/{C}title//{A}p") if one.find(f".//{A}t") is not None]
    for paragraph, said in zip(paragraphs, [text, *[""] * len(paragraphs)], strict=False):
        _say(paragraph, said)


def _without_empty_titles(space: etree._Element) -> None:
    """Take away titles that say nothing: Word shows a word of its own instead."""
    for title in list(space.iter(f"{C}title")):
        parent = title.getparent()
        if parent is None or title.find(f".//{A}p") is None or any(map(words, title.iter(f"{A}p"))):
            continue
        parent.remove(title)
        if (deleted := parent.find(f"{C}autoTitleDeleted")) is not None:
            deleted.set("val", "1")


def _fill(space: etree._Element, chart: Chart) -> None:
    series = list(space.iter(f"{C}ser"))
    if not series or space.find(f".//{C}xVal") is not None or space.find(f".//{C}val") is None:
        raise TemplateError(Finding("FORM-CHART-KIND"))
    while len(series) < len(chart.series):
        series.append(_one_more(series[-1]))
    for one in series[len(chart.series) :]:
        _removed(one)
    for at, one in enumerate(series[: len(chart.series)]):
        _fill_series(one, chart, at)
    for gaps in space.iter(f"{C}dispBlanksAs"):
        gaps.set("val", "gap")
    for source in list(space.iter(f"{C}pivotSource")):
        _removed(source)
    _free_axes(space, chart)


def _removed(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _one_more(last: etree._Element) -> etree._Element:
    """Return one more series like the last, in a colour of the program's own."""
    new = deepcopy(last)
    for name in _OF_ONE:
        for element in new.findall(f"{C}{name}"):
            new.remove(element)
    last.addnext(new)
    return new


def _fill_series(series: etree._Element, chart: Chart, at: int) -> None:
    for name in ("idx", "order"):
        _put(series, etree.Element(f"{C}{name}", val=str(at)))
    labels = _own_labels(series)
    for name in ("extLst", "errBars", "cat"):
        for element in series.findall(f"{C}{name}"):
            series.remove(element)
    for part in (figures.name(chart, at), figures.categories(chart), figures.values(chart, at)):
        _put(series, _element(part))
    count = len(chart.categories)
    for one in [*series.iterfind(f"{C}dPt"), *series.iterfind(f"{C}dLbls/{C}dLbl")]:
        index = one.find(f"{C}idx")
        typed = one.find(f"{C}tx") is not None or one.find(f"{C}extLst") is not None
        if typed or index is None or number(index.get("val")) >= count:
            _removed(one)
    if labels is not None:
        _hedge(labels, chart, at)


def _put(series: etree._Element, element: etree._Element) -> None:
    """Put a child of a series at its place, instead of one that is there."""
    for old in series.findall(element.tag):
        series.remove(old)
    order.put(series, element, order.CHART_SERIES)


def _element(xml: str) -> etree._Element:
    begins, rest = xml.split(">", 1)
    return etree.fromstring(f"{begins} {declared('c')}>{rest}")


def _own_labels(series: etree._Element) -> etree._Element | None:
    """Return the labels of a series that show its figures: its own, or a copy of those of all series together."""
    labels, group = series.find(f"{C}dLbls"), series.getparent()
    if labels is None and group is not None and (common := group.find(f"{C}dLbls")) is not None:
        labels = deepcopy(common)
        _put(series, labels)
    shown = None if labels is None else labels.find(f"{C}showVal")
    return labels if shown is not None and shown.get("val", "1") in ("1", "true") else None


def _hedge(labels: etree._Element, chart: Chart, at: int) -> None:
    """Give each hedged figure a label of its own, whose number format says the hedge."""
    drawn = [one for one in labels if etree.QName(one).localname not in _OF_ALL]
    first = 0
    for place, point in enumerate(chart.series[at].points):
        if not point.hedge or point.value is None:
            continue
        for old in labels.findall(f"{C}dLbl"):
            if (index := old.find(f"{C}idx")) is not None and index.get("val") == str(place):
                labels.remove(old)
        label = etree.Element(f"{C}dLbl")
        etree.SubElement(label, f"{C}idx", val=str(place))
        label.extend(deepcopy(one) for one in drawn if one.tag != f"{C}numFmt")
        form = etree.Element(
            f"{C}numFmt", formatCode=figures.number_format(chart, point, chart.series[at].decimals), sourceLinked="0"
        )
        label.insert(1, form)
        labels.insert(first, label)
        first += 1


def _free_axes(space: etree._Element, chart: Chart) -> None:
    """Let axes of figures reach as far as these do, and name Vietnamese where the office's format names no language."""
    sums = [sum(_known(chart, at), Decimal(0)) for at in range(len(chart.categories))]
    each = [value for at in range(len(chart.categories)) for value in _known(chart, at)]
    ends = {"max": max([*sums, *each]), "min": min([*sums, *each])}
    for axis in space.iter(f"{C}valAx"):
        for end in [one for name in ends for one in axis.iterfind(f"{C}scaling/{C}{name}")]:
            name, drawn = etree.QName(end).localname, Decimal(end.get("val", "0"))
            if drawn < ends["max"] if name == "max" else drawn > ends["min"]:
                _removed(end)
    for form in space.iter(f"{C}numFmt"):
        code = form.get("formatCode", "")
        if code.startswith(("#", "0")):
            form.set("formatCode", f"[$-42A]{code}")


def _known(chart: Chart, at: int) -> Iterator[Decimal]:
    values = (series.points[at].value for series in chart.series)
    return (value for value in values if value is not None)


def _with_book(
    space: etree._Element, inside: tuple[tuple[str, Target], ...], book: Target
) -> tuple[tuple[str, Target], ...]:
    """Return what the chart leads to, its workbook the one given; a link to a file elsewhere goes."""
    kept = tuple((id, one) for id, one in inside if one.kind not in ("package", "oleObject"))
    id = next(f"rId{n}" for n in range(1, 10**6) if f"rId{n}" not in dict(kept))
    for old in space.findall(f"{C}externalData"):
        space.remove(old)
    data = etree.Element(f"{C}externalData", {f"{R}id": id}, nsmap={"r": NAMESPACES["r"]})
    etree.SubElement(data, f"{C}autoUpdate", val="0")
    later = next((one for one in space if one.tag in _BEHIND_DATA), None)
    space.append(data) if later is None else later.addprevious(data)
    return (*kept, (id, book))

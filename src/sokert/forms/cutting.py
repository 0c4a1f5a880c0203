"""Cuts a form's stories at their tags: the lines for Jinja, and a sample for what stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from sokert.document.blocks import fence
from sokert.errors import Place
from sokert.forms.form_tags import MARK, PRINTS, SIGNS, FormTag, Sheet
from sokert.forms.placeholders import written
from sokert.ooxml.markup import END, SIGN, made, unescaped
from sokert.ooxml.names import W

_NUMBER = re.compile(r'<w:numId w:val="(\d+)"/>')
_TAG = re.compile(rf"<\?{MARK} (\d+)(?:{PRINTS})?\?>|{SIGNS[0]}(\d+){SIGNS[1]}")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class Cuttings:
    """The lines and samples of a form while its stories are cut one after the other."""

    key: str
    """What the form's marks begin with, so that those of several forms can meet in one document."""
    lines: list[str] = field(default_factory=list)
    shells: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """Mark → how the words behind it are escaped, where they are no text of a run."""
    following: dict[str, Place] = field(default_factory=dict)
    """Mark → where the tag behind it stands in the form."""
    places: dict[int, Place] = field(default_factory=dict)
    """Line of the Jinja source → where the tag on it stands in the form."""
    line: int = 1

    @property
    def source(self) -> str:
        """The lines as one Jinja source."""
        return "".join(self.lines)

    def cut(self, part: str, story: etree._Element, sheet: Sheet) -> None:
        """Cut one story, and add its lines and samples."""
        self._cut(made("part", part) + _HEAD + _xml(story), part, sheet)

    def cut_body(self, part: str, story: etree._Element, sheet: Sheet) -> None:
        """Cut what stands in the body of a story, without its last page: what another form includes."""
        for body in story.iterchildren(f"{W}body"):
            body.text = body.text or ""  # so that an empty one is written with both its tags
        xml = _xml(story)
        start = xml.index(">", xml.index("<w:body")) + 1
        end = xml.rindex("</w:body>")
        page = xml.rfind(f"{SIGN}page{END}", start, end)
        self._cut(_counting_anew(xml[start : page if page >= 0 else end]), part, sheet)

    def _cut(self, xml: str, part: str, sheet: Sheet) -> None:
        place = open_pairs = 0
        for match in _TAG.finditer(xml):
            tag = sheet.tags[int(match[1] or match[2])]
            if open_pairs:
                self._words(xml[place : match.start()])
            else:
                self._sample(xml[place : match.start()], tag.plain, tag.where)
            self._tag(tag)
            place = match.end()
            open_pairs += tag.words * (tag.opens - tag.closes)
        self._sample(xml[place:], "", Place(part=part))

    def _sample(self, xml: str, plain: str, following: Place) -> None:
        if not xml:
            return
        mark = f"{self.key}:{len(self.shells)}"
        self.following[mark] = following
        self.shells[mark] = xml
        if plain:
            self.kinds[mark] = plain
        self.lines.append(fence(mark))

    def _words(self, xml: str) -> None:
        """Add words that a filter or a name gets: text of Jinja's own, no sample."""
        self.lines.append(unescaped(xml).replace("{", "{{ '{' }}"))

    def _tag(self, tag: FormTag) -> None:
        if tag.parsed.kind == "comment":
            return
        if tag.word == "extends":
            # Jinja prints what stands before it, and a form always has something before a tag.
            self.lines.insert(0, tag.source)
            self.places[1] = tag.where
            return
        self.line += 1
        self.places[self.line] = tag.where
        self.lines.append("{#\n#}" + tag.source)
        self.line += tag.source.count("\n")


def _xml(story: etree._Element) -> str:
    return written(etree.tostring(story, encoding="unicode"))


def _counting_anew(body: str) -> str:
    """Return a body whose lists start again each time it is included."""
    numbers = sorted(set(_NUMBER.findall(body)) - {"0"}, key=int)
    counted = _NUMBER.sub(lambda match: '<w:numId w:val="' + made("number", match[1]) + '"/>', body)
    return "".join(made("restart", number) for number in numbers) + (counted if numbers else body)

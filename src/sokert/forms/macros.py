"""Pairs whose words come out elsewhere: a macro or a block set in one paragraph is words, whatever runs it is in.

Its words are gathered into the text its first tag stands in, so that they can be printed in the middle of
any line. What holds more than words - a picture, a break, a field - stays whole runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from sokert.forms.form_tags import FormTag, nodes
from sokert.forms.split_tags import SPACE, TEXT
from sokert.forms.tag_places import PARAGRAPH, RUN, is_empty, is_form_tag, tidied

_ELSEWHERE = frozenset({"macro", "call", "set", "filter"})
_AS_TEXT = frozenset({"set", "filter"})


def gather(ends: Sequence[FormTag]) -> None:
    """Gather the words of a pair into one text, where its words are printed elsewhere or filtered."""
    opener, closer = ends[0].node, ends[-1].node
    if ends[0].word not in _ELSEWHERE or opener is None or closer is None:
        return
    home, paragraph = opener.getparent(), next(opener.iterancestors(PARAGRAPH), None)
    if home is None or home.tag != TEXT or paragraph is None:
        return
    if closer.getparent() is not home:
        if closer not in list(nodes(paragraph)) or not all(map(_is_words, _between(opener, closer, paragraph))):
            return
        _move(home, closer, [one for one in _between(opener, closer, paragraph) if one.tag == TEXT])
    ends[0].words = ends[-1].words = ends[0].word in _AS_TEXT


def _between(opener: etree._Element, closer: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands behind the text of one tag, up to and with the text of another."""
    begun = False
    for element in paragraph.iter():
        if element is closer:
            return
        if begun and not is_form_tag(element):
            yield element
        begun = begun or element is opener


def _is_words(element: etree._Element) -> bool:
    return element.tag in (TEXT, RUN) or is_empty(element) or any(is_empty(one) for one in element.iterancestors())


def _move(home: etree._Element, closer: etree._Element, texts: Sequence[etree._Element]) -> None:
    """Move the content of texts to the end of another, as far as a tag and with it."""
    home.set(SPACE, "preserve")
    last = home[-1]
    for text in texts:
        last.tail = (last.tail or "") + (text.text or "")
        text.text = None
        for node in list(text):
            tail, node.tail = node.tail, None
            text.remove(node)
            home.append(node)
            last = node
            if node is closer:
                text.text = tail
                break
            node.tail = tail
        tidied(text)

"""Where words meet markup: words as XML text, and signs for what is worked out while a file is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_TEXT = 2_000_000  # letters; libxml2 takes no text of more than ten million bytes for harmless
SIGN, END = "\uffff", "\ufffe"  # around what is worked out while writing; no words may hold them
# Markup is looked for in tags alone: what stands between them is somebody's words.
TAG = re.compile(r"""<(/?)([^\s<>/?!"']+)((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
ATTRIBUTE = re.compile(r"""(\s+)([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
NO_ROOM = '<w:spacing w:after="0" w:line="2" w:lineRule="exact"/><w:rPr><w:vanish/></w:rPr>'
"""Properties of a paragraph that takes no room."""
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def escaped(text: str) -> str:
    """Return words as they stand in a `w:t`: the one place where words meet markup.

    >>> escaped("A & B\\t<x>")
    'A &amp; B</w:t><w:tab/><w:t xml:space="preserve">&lt;x&gt;'
    """
    text = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r\n", "\n").replace("\r", "\n")
    )
    return text.replace("\n", LINE_BREAK).replace("\t", TAB)


def quoted(text: str) -> str:
    """Return words as the value of an attribute, quotation marks around it.

    >>> quoted('a "b" & c')
    '"a &quot;b&quot; &amp; c"'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return '"' + text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def prefixes(xml: str) -> Iterator[str]:
    """Yield the prefixes that a piece of XML uses or declares, each as often as it does.

    >>> sorted(set(prefixes('<w:t xmlns:a="u" b:c="d:e">Note: xmlns:f</w:t>')))
    ['a', 'b', 'w']
    """
    for tag in TAG.finditer(xml):
        for name in (tag[2], *(match[2] for match in ATTRIBUTE.finditer(tag[3]))):
            first, colon, local = name.partition(":")
            if colon:
                yield local if first == "xmlns" else first


def made(name: str, argument: str = "") -> str:
    """Return a sign for what is worked out while writing: part, list, item, section, id, relation."""
    return f"{SIGN}{name} {argument}{END}"


def _unbroken(words: str) -> str:
    """Return words where no run is: their breaks and tabs are signs again."""
    return words.replace(LINE_BREAK, "\n").replace(TAB, "\t")


def _line(words: str) -> str:
    """Return words that are one line wherever they are shown: a property of the file."""
    return " ".join(_unbroken(words).split())


def _attribute(words: str) -> str:
    return _unbroken(words).replace("\n", " ").replace("\t", " ").replace('"', "&quot;")


def _field(words: str) -> str:
    """Return words in a field code, where a quote ends an argument."""
    return _unbroken(words).replace("\n", " ").replace("\\", "\\\\").replace('"', "%22")


# How escaped words stand where no run is: in a property, an attribute, a field code.
PLAIN = {"plain": _unbroken, "line": _line, "attribute": _attribute, "title": _attribute, "field": _field}


def unescaped(xml: str) -> str:
    """Return the words that a piece of XML text stands for; what reads it elsewhere takes 20 ms to load.

    >>> unescaped("A &amp;lt; &quot;B&quot;")
    'A &lt; "B"'
    """
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        xml = xml.replace(entity, sign)
    return xml

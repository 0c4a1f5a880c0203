"""The map of what was printed: which words of a written file a tag gave, and what stands around them.

Nothing is searched for in the file that was made: the blocks are the words, and a sample says the same around each of
its blocks. So a table of many rows costs a number and its words a cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sokert.document.blocks import Blocks
from sokert.document.printed import NAMED, STRUCTURE
from sokert.ooxml.markup import END, SIGN, unescaped

_READ = re.compile(
    rf"(?P<text><w:t(?: [^<>]*)?>)(?P<words>[^<{SIGN}]*)"
    r"|(?P<sign><w:(?:tab|br|cr|noBreakHyphen|softHyphen|sym)\b[^<>]*>)"
    rf"|<(?P<end>/?)(?P<name>w:p|w:tbl|w:tr|w:tc|w:moveFrom|mc:Fallback|w:fldSimple)(?: [^<>]*?)?(?P<empty>/?)>"
    rf'|<w:fldChar [^<>]*w:fldCharType="(?P<field>begin|separate|end)"|{SIGN}(?:part|within) (?P<part>[^{END}]*){END}'
    rf"|(?P<first>^[^<>{SIGN}{END}]+(?=<|{SIGN}|$))"
)
_LETTERS = {
    "w:p": "pP",
    "w:tbl": "tT",
    "w:tr": "rR",
    "w:tc": "cC",
    "w:moveFrom": "xX",
    "mc:Fallback": "xX",
    "w:fldSimple": "xX",
}
_FIELDS = {"begin": "f", "separate": "s", "end": "e"}
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "", "sym": "\ufffd"}
_STORIES = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")


class Map:
    """The map of a document while it is written, as JSON: what is written is held as its text alone."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """Begin; `kinds` are the marks whose words are no text of a run."""
        self._kinds = kinds
        self._numbers: dict[str | tuple[str], str] = {}
        """By its sample, alone in a tuple where its words are no text of a run: how many kinds came before, as JSON."""
        self._blocks: list[str] = []
        self._words: list[str] = []

    def take(self, blocks: Blocks, shells: Sequence[str]) -> None:
        """Take blocks and their samples, those of values with form drawn."""
        numbers = self._numbers
        # By the shell and not by the mark: a contents that stands alone leaves its paragraph's shell empty.
        drawn = list[str | tuple[str]](shells)
        for at in blocks.places(self._kinds):
            drawn[at] = (shells[at],)
        for sample in dict.fromkeys(drawn):
            if sample not in numbers:
                numbers[sample] = str(len(numbers))
        if drawn:
            self._blocks.append(",".join(map(numbers.__getitem__, drawn)))
            self._words.append(_json(blocks.texts)[1:-1])

    def written(self, parts: Mapping[str, bytes]) -> str:
        """Return the map; `parts` are the parts that no words go into."""
        still = {name: _skeleton(parts[name].decode("utf-8")) for name in sorted(parts) if _STORIES.fullmatch(name)}
        samples = [
            _skeleton(shell) if isinstance(shell, str) else f"{_skeleton(*shell)}{STRUCTURE}-"
            for shell in self._numbers
        ]
        shown = _json({name: said for name, said in still.items() if said})
        blocks, words = ",".join(self._blocks), ",".join(self._words)
        return f'{{"samples":{_json(samples)},"blocks":[{blocks}],"words":[{words}],"parts":{shown}}}'


@lru_cache(maxsize=4096)
def _skeleton(xml: str) -> str:
    """Return what a reader meets in a piece of XML: words, and the signs of structure between them.

    >>> _skeleton('</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>Hai </w:t>').replace("\\x01", "_")
    '_P_pHai '
    """
    said: list[str] = []
    for match in _READ.finditer(xml):
        if words := match["words"] or match["first"]:
            said.append((f"{STRUCTURE}+" if match["first"] else "") + unescaped(words))
        elif match["sign"]:
            said.append(_sign(match["sign"]))
        elif match["name"] and not (match["empty"] and match["name"] == "w:p"):
            said.append("" if match["empty"] else STRUCTURE + _LETTERS[match["name"]][bool(match["end"])])
        elif match["field"]:
            said.append(STRUCTURE + _FIELDS[match["field"]])
        elif match["part"]:
            said.append(f"{STRUCTURE}o{match['part']}{NAMED}")
    return "".join(said)


def _sign(tag: str) -> str:
    """Return the character that an element of a run stands for; a tab with a place is a stop of its paragraph."""
    name = tag[len("<w:") :].rstrip("/>").partition(" ")[0]
    return "" if name == "tab" and " " in tag.rstrip(" />") else _SIGNS[name]

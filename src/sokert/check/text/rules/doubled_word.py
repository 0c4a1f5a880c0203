"""TEXT-DOUBLED-WORD: a word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SMALL = (
    "của|và|các|những|được|đã|cho|với|tại|trong|về|theo|là|có|để|trên|do|đến|hoặc|khi|sẽ|đang|như|nhưng|vào|cùng|này|"
    "thì|bị|cũng|rằng|mà|nhằm|giữa|bởi|nếu|thuộc|gồm"
)
_PACE = "".join(rf"(?<!{word} )" for word in ("độ", "mức", "đà", "lệ", "hình", "sự"))  # which itself falls by so much
_TWICE = re.compile(
    rf"(?<!\w)({_SMALL}) +\1(?!\w)|(?<![\w-])([^\W\d_]+ [^\W\d_]+) +\2(?![\w-])"
    r"|(?<![\w-])([^\W\d_]+) +\3 +\3(?![\w-])|(%) ?%"
    r"|(?<=hội đồng )(dân|nhân) +\5(?!\w)|(?<=ủy ban )(dân|nhân) +\6(?!\w)"
    rf"|(?<!\w){_PACE}(tăng|giảm) +(?:tăng|giảm)(?= +(?:(?:gần|hơn|khoảng|trên) )?\d)",
    re.IGNORECASE,
)
_PAIR = bytes([True, True])
_USUAL = re.compile(r"từng bước|dần dần|hằng ngày|ngày ngày", re.IGNORECASE)
# Where one phrase ends and the next begins with the same words: nhà đầu tư đầu tư, năm tiếp theo theo quy định.
_MEET = re.compile(
    r"\b(?:nhà|viện|nhân viên|thẩm) (\w+ \w+) +\1\b|\b(?:người|bên|nơi) (có \w+) +\2\b|\b(?:tiếp|kèm|dựa) theo +theo\b"
    r"|\b(?:nhặt|tìm|nhận|thu|bắt|đạt) được +được\b",
    re.IGNORECASE,
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the words that come again at once."""
    for passage, words in narrative.words:
        if not (_signs(passage) or _comes_again([word.lower() for word in words])):
            continue
        for match in _slips(passage.text):
            yield from RULE.at(passage, match.start(), match.end(), once=next(filter(None, match.groups())))


def _signs(passage: Passage) -> bool:
    """Return whether the sign of a rate may stand twice: `{{ ty_le|with_unit }}%`."""
    return "%%" in passage.text or "% %" in passage.text


def _slips(text: str) -> Iterator[re.Match[str]]:
    met = [match.span() for match in _MEET.finditer(text)]
    for match in _TWICE.finditer(text):
        meets = any(begin <= match.start() and match.end() <= end for begin, end in met)
        if not meets and not _USUAL.match(match[0]):
            yield match


def _comes_again(words: list[str]) -> bool:
    """Return whether a word, or two together, stand before the same, whatever signs are between: quick, and never less.

    What rises and falls is looked at too: "tăng" before a tag that prints "giảm 10%".

    >>> _comes_again("rà soát rà soát".split()), _comes_again("rà soát, rà lại".split())
    (True, False)
    """
    turns = "tăng" in words and "giảm" in words
    return turns or any(map(eq, words, words[1:])) or _PAIR in bytes(map(eq, words, words[2:]))


BROKEN = {"body": "Đã xử lý {{ van_ban_den|with_unit }} văn bản đến.", "found": "văn bản văn bản"}
RULE = Rule("TEXT-DOUBLED-WORD", "warning", findings, BROKEN)

"""TEXT-DOUBLED-WORD: a word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.standards.shape import CAPITALS

_SMALL = (
    "của|và|các|những|được|đã|cho|với|tại|trong|về|theo|là|có|để|trên|do|đến|hoặc|khi|sẽ|đang|như|nhưng|vào|cùng|này|"
    "thì|bị|cũng|rằng|mà|nhằm|giữa|bởi|nếu|thuộc|gồm"
)
_FIGURE = r"(?= +(?:(?:gần|hơn|khoảng|trên|dưới|ước|xấp xỉ) )?\d)"
_PACE = "".join(rf"(?<!{word} )" for word in ("độ", "mức", "đà", "lệ", "hình", "sự"))  # which itself falls by so much
_SCALE = "(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)"
_TWICE = re.compile(
    rf"(?<!\w)({_SMALL}) +\1(?!\w)|(?<![\w-])([^\W\d_]+ [^\W\d_]+) +\2(?![\w-])"
    r"|(?<![\w-])([^\W\d_]+) +\3 +\3(?![\w-])|(?<=hội đồng )(dân|nhân) +\4(?!\w)|(?<=ủy ban )(dân|nhân) +\5(?!\w)"
    rf"|(?<!\w){_PACE}(tăng|giảm) +(?:tăng|giảm){_FIGURE}"
    rf"|(?<!\w)(đạt|từ|còn|chiếm|bằng|gấp|vượt) +\7{_FIGURE}"  # as a tag prints it again
    r"|(?<![\w-])((?:[^\W_]+ ){2,5}[^\W_]+) +\8(?![\w-])|(?<=\d)(%) ?%"
    r"|(?<!\w)(ngày|tháng) +\10(?= +\d+(?:/\d| +(?:tháng|năm))| {3,}(?:tháng|năm))"
    # the unit that with_unit prints
    rf"|(?<=\d[ \u00a0])(?:{_SCALE}[ \u00a0])*(?!{_SCALE}(?!\w))([^\W\d_]+) +\11(?![\w-])(?!(?-i: +[{CAPITALS}]))",
    re.IGNORECASE,
)
# How far from itself each word of a phrase stands that comes again, as often as the phrase has words.
_AGAIN = tuple((words, bytes([True] * words)) for words in range(2, 7))  # longer ones are clauses
_SIGNS = ("%%", "% %")
_TURN = re.compile(r"\b(?:tăng giảm|giảm tăng)\b")
_USUAL = re.compile(r"từng bước|dần dần|hằng ngày|ngày ngày|[\d ]+$", re.IGNORECASE)  # a row of figures: 0 1 0 0 1 0
# Where one phrase ends and the next begins with the same words: nhà đầu tư đầu tư, năm tiếp theo theo quy định.
_MEET = re.compile(
    r"\b(?:nhà|viện|nhân viên|thẩm) (\w+ \w+) +\1\b|\b(?:người|bên|nơi) (có \w+) +\2\b|\b(?:tiếp|kèm|dựa) theo +theo\b"
    r"|\b(?:nhặt|tìm|nhận|thu|bắt|đạt) được +được\b",
    re.IGNORECASE,
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the words that come again at once."""
    for passage, words in narrative.words:
        if not (_comes_again([word.lower() for word in words]) or any(sign in passage.text for sign in _SIGNS)):
            continue
        for match in _slips(passage.text):
            yield from RULE.at(passage, match.start(), match.end(), once=next(filter(None, match.groups())))


def _slips(text: str) -> Iterator[re.Match[str]]:
    met = [match.span() for match in _MEET.finditer(text)]
    for match in _TWICE.finditer(text):
        meets = any(begin <= match.start() and match.end() <= end for begin, end in met)
        is_date = match[10] is not None  # and no "ngày ngày", which is every day
        if not meets and (is_date or not _USUAL.match(match[0])):
            yield match


def _comes_again(words: list[str]) -> bool:
    """Return whether a word, or a few together, stand before the same, whatever signs are between: quick, never less.

    What rises and falls is looked at too: "tăng" before a tag that prints "giảm 10%".

    >>> _comes_again("rà soát rà soát".split()), _comes_again("rà soát, rà lại".split())
    (True, False)
    """
    turns = "tăng" in words and "giảm" in words and _TURN.search(" ".join(words))
    return bool(
        turns
        or any(map(eq, words, words[1:]))
        or any(again in bytes(map(eq, words, words[far:])) for far, again in _AGAIN)
    )


BROKEN = {"body": "Đã xử lý {{ van_ban_den|with_unit }} văn bản đến.", "found": "văn bản văn bản"}
RULE = Rule("TEXT-DOUBLED-WORD", "warning", findings, BROKEN, names=True)

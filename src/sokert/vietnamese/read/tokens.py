"""Cuts a passage into tokens: numbers, words that carry arithmetic, words, signs; each knows its offset."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sokert.vietnamese.read.vocabulary import BASES, MASKS, OPENERS, TIMES, WORDS


class Token(NamedTuple):
    """A piece of a passage: "number", "unreadable", "mask", "word", "sign", or what its words do (`vocabulary`).

    `key` is the text in small letters, one blank between words, ngàn and tỉ as nghìn and tỷ.
    """

    kind: str
    key: str
    start: int
    end: int


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}|\d+")
_SO = r"so(?:\s+với)?"
_LETTERS = r"[^\W\d_]+"
_SCANNED: Mapping[str, str] = {
    # What needs no further look: a sentence whose digits are those of documents and days, a word that begins nothing;
    # one that tells of a rest is about the list before it.
    "silent": (
        r"(?:(?<=[.?!]\s)|(?<![^\n]))(?!(?:số )?còn lại)[^\d.?!…()\[\]\n]{12,}+"
        r"(?:(?:(?<=số )\d++[/-][^\W\d_][\w/-]*+|(?<=ngày )\d{1,2}/\d{1,2}/\d{4}(?![\d/]))[^\d.?!…()\[\]\n]*+)*+"
        r"[.?!](?=\s|\Z)"
    ),
    "joined": r"xã, phường(?:, (?:thị trấn|đặc khu))?",
    "plain": rf"(?<![\w/])(?!(?:{'|'.join(sorted(OPENERS))})(?!\w)){_LETTERS}(?=[ ,;:)])",
    "base": rf"(?<!từ )(?:{_SO}\s+)?(?:{'|'.join(BASES)})(?!\w|\s+(?:chuyển|tồn))|{_SO}\s+(?:{'|'.join(TIMES)})(?!\w)",
    "mask": "|".join(MASKS),
    "time": rf"(?:{'|'.join(TIMES)})(?!\w|[.,]\d)",
    "number": r"(?<![\w])(?<!\d\+)\d(?:[\d.,]*\d)?",  # Km113+800 is a place
    "word": r"đ/c(?!\w)|(?:km|m|cm|mm)[23²³](?!\w)|v\.v\.?|[^\W\d_]+(?:-[^\W\d_]+)*",
    "sign": r"\n|%|‰|\.{3}|…|[^\w\s]",
}
_SCAN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _SCANNED.items()), re.IGNORECASE)
# Years before and times of them that are the same period, however they are called.
_SAME_PERIOD = ("cùng kỳ", "svck", "năm trước", "năm ngoái")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a passage, in order.

    >>> [(token.kind, token.key) for token in tokens_of("Giảm 37 vụ (214/251) so với cùng kỳ.")][:4]
    [('fall', 'giảm'), ('number', '37'), ('word', 'vụ'), ('sign', '(')]
    """
    return list(_phrases([*_scanned(text)]))


def _scanned(text: str) -> Iterator[Token]:
    for found in _SCAN.finditer(text):
        kind, words = found.lastgroup or "", found[0]
        if kind == "number" and not _NUMBER.fullmatch(words):
            kind = "unreadable"
        if kind == "silent":
            yield Token("sign", words[-1], found.end() - 1, found.end())
            continue
        kind = "word" if kind in ("plain", "joined") else kind
        if words == "=":
            kind = "equal"
        if words in ("...", "…"):
            yield Token("etc", "…", found.start(), found.end())
            if not _opens(text[found.end() : found.end() + 9]):
                continue
            words = "."
        if words == "\n":  # a line is a sentence of its own
            yield Token("sign", ".", found.start(), found.end())
            continue
        yield Token(kind, key_of(words), found.start(), found.end())


def _opens(after: str) -> bool:
    """Return whether a sentence begins after three dots."""
    return after[:1].isspace() and after.lstrip()[:1].isupper()


@lru_cache(maxsize=4096)
def key_of(words: str) -> str:
    """Return words as they are looked up.

    >>> key_of("Tỉ  lệ"), key_of("NGÀN")
    ('tỷ lệ', 'nghìn')
    """
    words = re.sub(r"\bđ/c\b", "đồng chí", words, flags=re.IGNORECASE)
    return re.sub(r"\bngàn\b", "nghìn", re.sub(r"\btỉ\b", "tỷ", " ".join(words.lower().split())))


def base_key(words: str) -> str:
    """Return what a base is called, whatever words name the same period.

    >>> base_key("so với cùng kỳ năm 2022"), base_key("so với năm trước"), base_key("so với đầu năm")
    ('cùng kỳ', 'cùng kỳ', 'đầu năm')
    """
    words = words.removeprefix("so với ").removeprefix("so ")
    if words.startswith(("đầu năm", "cuối năm")):
        return "đầu năm"
    return "cùng kỳ" if any(name in words for name in _SAME_PERIOD) else words


@cache
def _phrase_kinds() -> Mapping[str, str]:
    return {phrase.strip(): kind for kind, phrases in WORDS.items() for phrase in phrases.split(",")}


@cache
def _phrase_sizes() -> Mapping[str, Sequence[int]]:
    """Return of how many words the phrases are that begin with a word, the longest first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for phrase in _phrase_kinds():
        sizes[phrase.partition(" ")[0]].add(len(phrase.split()))
    return {word: sorted(found, reverse=True) for word, found in sizes.items()}


def _phrases(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens with the words of the vocabulary joined, the longest phrase first."""
    kinds, sizes, at = _phrase_kinds(), _phrase_sizes(), 0
    while at < len(tokens):
        first = tokens[at]
        size = _joined(tokens, at, sizes[first.key]) if first.kind == "word" and first.key in sizes else 0
        if not size:
            yield first
            at += 1
            continue
        key = " ".join(token.key for token in tokens[at : at + size])
        kind = "word" if kinds[key] == "neutral" else kinds[key]
        yield Token(kind, key, tokens[at].start, tokens[at + size - 1].end)
        at += size


def _joined(tokens: list[Token], at: int, sizes: Sequence[int]) -> int:
    """Return how many tokens from one on are a phrase of the vocabulary, of those so long that begin like it."""
    kinds = _phrase_kinds()
    for size in sizes:
        words = tokens[at : at + size]
        is_phrase = len(words) == size and " ".join(word.key for word in words) in kinds
        if is_phrase and all(word.kind == "word" for word in words):
            return size
    return 0

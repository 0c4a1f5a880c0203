"""Tells the tags in the words of a finished document, and a form by what it holds."""

from __future__ import annotations

import re
from unicodedata import normalize

LEFT = re.compile(
    r"\{\{[^{}\n]{1,200}\}{1,2}|\{%[^{}\n]{1,200}[%}]\}?|\$\{[\w.]{1,60}\}|«[A-Za-z]+_\w{1,60}»"  # and a mail merge's
)
_STEERS = re.compile(r"\{%.*%\}")
_HEAD = re.compile(r"c[ộôo]ng h[oòó]\w? xã hội|đảng cộng sản", re.IGNORECASE)
_FEW = 3  # as many different tags were hardly left by oversight


def is_form(text: str) -> bool:
    """Return whether a document that holds tags is made to be filled in, and none in which a tag was left.

    >>> is_form("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Có {{ a }} và {{ a }}")
    False
    >>> is_form("Có {{ a }}"), is_form("Đảng Cộng sản {{ a }} {{ b }} {{ c }}"), is_form("Có 5 hồ sơ")
    (True, True, False)

    One that steers what is printed is a form, one with many tags, and one that no office's head says to be issued.
    """
    text = normalize("NFC", text)
    tags = {match[0] for match in LEFT.finditer(text)}
    return bool(tags) and (len(tags) >= _FEW or bool(_STEERS.search(text)) or not _HEAD.search(text))

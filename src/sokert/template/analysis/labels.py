"""The label of a field for a name that a form asks for: the words beside its first tag, as they are read.

Tổng số hồ sơ: {{ tong|number }} (cùng kỳ: {{ cu|number }})    tong: Tổng số hồ sơ, cu: cùng kỳ
Đã giải quyết {{ xong }} hồ sơ.                                 xong: Đã giải quyết … hồ sơ
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"[;,.)](?:\s|$)|\(")  # where the words of one figure end and those of the next begin
_JOINED = re.compile(r"\w[-–/]$")  # what a tag goes on with: BC-{{ x }}
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALL = re.compile(r"(?<![\w.|])(?<!\| )[^\W\d]\w*\(")  # of a function: a filter stands behind its sign
_ROOT = re.compile(r"(?<![\w.|])(?<!\| )(?<!is )(?<!is not )[^\W\d]\w*(?!\w*[(=](?!=))")
_WORDS = frozenset({"if", "else", "not", "and", "or", "in", "is", "none", "true", "false", "None", "True", "False"})
_AROUND = " \u00a0\t\n.,;:-–—()[]/“”\"'"


class Beside(NamedTuple):
    """What stands around a tag: the words of its paragraph, and those of its row and column in a table."""

    words: str
    cell: str = ""


def label(name: str, beside: Beside) -> str:
    """Return what a form calls a name where it first asks for it; nothing where no words stand beside the tag.

    >>> [label("cu", Beside("Tổng số: {{ tong }} (cùng kỳ: {{ cu }})")), label("hs", Beside("{{ hs }}", "Số hồ sơ"))]
    ['cùng kỳ', 'Số hồ sơ']

    Words beside a tag that makes one thing of several are those of that thing, and of none of them.

    >>> label("nam", Beside("Mã hồ sơ: {{ ma_ho_so(nam) }}")), label("b", Beside("Tỷ lệ: {{ a / b }}"))
    ('', '')

    Nor are letters that make one sign with what the tag prints the name of it.

    >>> label("co_quan", Beside("Số: {{ so }}/BC-{{ co_quan }}")), label("ten", Beside("- Đơn vị - {{ ten }}"))
    ('', 'Đơn vị')
    """
    tags = list(_TAG.finditer(beside.words))
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    at = next((at for at, tag in enumerate(tags) if named.search(tag[0])), None)
    if at is None:
        return beside.cell
    first = tags[at - 1].end() if at else 0
    if not _is_said(name, tags[at][0]) or _JOINED.search(beside.words, first, tags[at].start()):
        return ""
    last = tags[at + 1].start() if at + 1 < len(tags) else len(beside.words)
    before = _PARTS.split(beside.words[first : tags[at].start()])[-1].strip(" \u00a0")
    behind = _PARTS.split(beside.words[tags[at].end() : last])[0].strip(_AROUND)
    ahead = before.strip(_AROUND)
    if not ahead:
        return (beside.cell if tags[at][0].startswith("{{") else "") or behind
    return ahead if before.endswith(":") or not behind else f"{ahead} … {behind}"


def _is_said(name: str, tag: str) -> bool:
    """Return whether a tag says what a name holds, and not what is made of it and of others.

    >>> [_is_said("a", tag) for tag in ("{{ x.a|number }}", "{{ a if a else '-' }}", "{{ a|done_of(b) }}")]
    [True, True, True]
    >>> _is_said("a", "{{ a + b }}"), _is_said("a", "{{ f(a) }}")
    (False, False)
    """
    if not tag.startswith("{{"):
        return True
    bare = _STRING.sub("''", tag)
    if re.match(rf"\{{\{{-?\s*(?:\w+\.)*{re.escape(name)}\s*(?:\||-?\}})", bare):
        return True
    return not _CALL.search(bare) and len({*_ROOT.findall(bare)} - _WORDS) <= 1

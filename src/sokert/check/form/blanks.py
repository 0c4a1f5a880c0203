"""What is left to be filled in: dots, underscores, the fields of a program, instructions in square brackets."""

from __future__ import annotations

import re

_BLANK = re.compile(
    r"_{2,}|\.{4,}|…[\s.…]*[.…]|\.{2,}\s?\(?\d{1,2}\)?\s?\.{2,}"
    r"|\{\{?[^{}]+\}?\}|«[^»]+»|<<?[\w ]+>>?|\$\{[^}]*\}|#[A-Z_]{3,}#"
    r"|\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\]|\[[\s.…_]*\]"
)


_FIELD = re.compile(r"\{\{|\{\w+\}|<<\w|«\w|\$\{|#[A-Z_]{3,}#")


def has_field(text: str) -> bool:
    """Return whether a program is to put something into a text.

    >>> has_field("{{ngay_ky}}"), has_field("{ngayKy}"), has_field("<<coquan1>>"), has_field("ngày    tháng   năm")
    (True, True, True, False)
    """
    return bool(_FIELD.search(text))


def is_blank(text: str) -> bool:
    """Return whether something in a text is left to be filled in, so that its words are not yet known.

    >>> is_blank("Số: ___/QĐ-BV"), is_blank("ngày {{NGAY}}"), is_blank("Như Điều ...(5)...;")
    (True, True, True)
    >>> is_blank("thực hiện./."), is_blank("Trên đây là ..."), is_blank("theo [12]")
    (False, False, False)
    """
    return bool(_BLANK.search(text))


def is_all_blank(text: str) -> bool:
    """Return whether a text has no word beside what is left to be filled in.

    >>> is_all_blank("- ..........;"), is_all_blank("{{noi_dung}}"), is_all_blank("Họ tên: ......"), is_all_blank("a)")
    (True, True, False, False)
    """
    return is_blank(text) and not re.search(r"[^\W\d_]", _BLANK.sub("", text))

"""The report file a kind of office starts from: its sections and invented figures, each key with its comment."""

from __future__ import annotations

import re
from importlib import resources

from sokert import messages
from sokert.template import names

KINDS = tuple(name.rpartition("/")[2] for name in names())
_REMARK = re.compile(r"#: ([A-Z-]+)")


def starter(kind: str, lang: str | None = None, period: str = "") -> str:
    """Return the report file that a kind of office begins with, its comments in a language, for a period.

    >>> "period: 2026-NH " in starter("school", "en", "2026-NH"), "period: 2025-HK1 " in starter("school")
    (True, True)
    """
    file = resources.files("sokert").joinpath(f"templates/half-year/{kind}.report.yaml")
    said = file.read_text("utf-8")
    if period:
        said = re.sub(r"(?m)^period: \S+ *", f"period: {period}".ljust(27), said, count=1)
    return _REMARK.sub(lambda remark: "# " + messages.text(f"STARTER-{remark[1]}", {}, lang), said)

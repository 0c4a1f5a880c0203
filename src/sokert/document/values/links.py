"""Links: words that lead somewhere, and what an address must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sokert.document.values.wording import Problems, Worded

SCHEMES = ("http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "file")
_WITH_HOST = ("http", "https", "ftp", "ftps", "sftp")
# What RFC 3986 forbids in an address; Word refuses a file whose link holds one.
_FORBIDDEN = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]')


def address(problems: Problems, key: str, given: object) -> str:
    """Return where a link leads, fit for a Word file: an address with its scheme, or `#` and a bookmark."""
    said = problems.words(key, given).strip()
    if not said:
        if isinstance(given, str) and not problems.found:
            problems.note("VALUE-ADDRESS", key, given)
        return ""
    if said.startswith("#") and not re.search(r"\s", said) and len(said) > 1:
        return said
    try:
        parts = urlsplit(said)
        good = parts.scheme in SCHEMES and (bool(parts.hostname) or parts.scheme not in _WITH_HOST)
        good = good and parts.port != 0 and len(said) > len(parts.scheme) + 1
    except ValueError:
        good = False
    if not good:
        problems.note("VALUE-ADDRESS", key, said)
    return _FORBIDDEN.sub(lambda sign: f"%{ord(sign[0]):02X}", said)


@dataclass(frozen=True, slots=True, eq=False)
class Link(Worded):
    """Words that lead to an address; `#name` leads to a bookmark of the same file.

    >>> str(Link("Cổng thông tin", "https://example.vn"))
    'Cổng thông tin'

    An address needs its scheme: https, http, mailto, tel, ftp, file. Blanks in it are encoded. The tooltip
    is shown when the mouse rests on it. In Word it has the form's style "Hyperlink", or is blue and underlined.
    """

    text: str
    url: str
    tooltip: str | None = None

    def __post_init__(self) -> None:
        problems = Problems("Link")
        object.__setattr__(self, "text", problems.words("text", self.text))
        object.__setattr__(self, "url", address(problems, "url", self.url))
        if self.tooltip is not None:
            object.__setattr__(self, "tooltip", problems.words("tooltip", self.tooltip))
        problems.refuse()

    def __str__(self) -> str:
        return self.text

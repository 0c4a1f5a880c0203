"""In which capacity somebody signs: the abbreviation before a line of authority, as a standard writes it.

The State's are TM. KT. TL. TUQ. Q. (ND30-SIGN-ABBR), the Party's T/M K/T T/L Q. (HD-SIGN-TM to HD-SIGN-Q).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from sokert.errors import Finding
from sokert.standards.shape import Form

# Any manner of writing them, right or wrong; "TU" alone begins too many words to be one.
_WRITTEN = re.compile(
    r"(?P<letters>T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|T\s?[./]\s?U|Q)"
    r"(?P<stop>\s?[./])?(?=\s|[A-ZĐÀ-Ỹ])",
    re.IGNORECASE,
)
# "Quyền" begins other words too (QUYỀN HẠN): it is a capacity before the position of a head.
_HEAD = r"(?:phó )?(?:chủ (?:tịch|nhiệm|tọa)|bí thư|(?:tổng )?giám đốc|chánh|trưởng|thủ tướng|tổng|\w+ trưởng)\b"
_WORDS = re.compile(
    rf"(?P<words>thay mặt|ký thay|thừa lệnh|thừa (?:ủy|uỷ) quyền|quyền(?=\s+{_HEAD}))\s+(?=\w)", re.IGNORECASE
)
# A committee acts together: nobody signs in its secretary's place, a deputy too signs T/M (HD-SIGN-KT).
_COLLECTIVE = re.compile(r"K/T (PHÓ )?BÍ THƯ\b", re.IGNORECASE)
_MEANT = {
    "TM": "thay mặt",
    "KT": "ký thay",
    "TL": "thừa lệnh",
    "TUQ": "thừa ủy quyền",
    "TU": "thừa ủy quyền",
    "Q": "quyền",
}


def proper(line: str, form: Form) -> str | None:
    """Return a line with its capacity as a standard writes it; a line that names none as it is.

    >>> from sokert.standards import hd05, nd30
    >>> [proper(line, nd30.FORM) for line in ("KT . CHỦ TỊCH", "TM UBND", "T/L Chủ tịch", "TRƯỞNG PHÒNG")]
    ['KT. CHỦ TỊCH', 'TM. UBND', 'TL. Chủ tịch', 'TRƯỞNG PHÒNG']
    >>> proper("TM. ĐẢNG ỦY", hd05.FORM), proper("Quyền Bí thư", hd05.FORM), proper("QUYỀN HẠN", nd30.FORM)
    ('T/M ĐẢNG ỦY', 'Q. Bí thư', 'QUYỀN HẠN')

    None is a capacity this standard has not: the Party's texts know no T/U.
    """
    meant, end = _meant(line)
    if not meant:
        return line
    signs = {meaning: sign for sign, meaning in form.signing.items()}
    return f"{signs[meant]} {' '.join(line[end:].split())}" if meant in signs else None


def miswritten(lines: Iterable[str], form: Form) -> Iterator[tuple[int, Finding]]:
    """Yield the lines above a signature whose capacity is wrong, each with its place among them."""
    ordered = False  # by an order of the head: who was asked signs in person (HD-SIGN-TL)
    for at, line in enumerate(lines):
        wanted = proper(line, form)
        if ordered and (wanted or "").startswith("K/T"):
            yield at, Finding("SIGN-IN-PERSON", {"given": line}, source=_citation(form, "TL"))
        ordered = ordered or (wanted or "").startswith("T/L")
        if wanted is None:
            facts = {"given": line, "known": ", ".join(form.signing)}
            yield at, Finding("SIGN-NO-CAPACITY", facts, source=_citation(form, "TM"))
        elif _COLLECTIVE.match(wanted):
            yield at, Finding("SIGN-COLLECTIVE", {"given": line}, source=_citation(form, "KT"))
        elif wanted != line:
            facts = {"given": line, "wanted": wanted}
            yield at, Finding("SIGN-CAPACITY", facts, source=_citation(form, "TM"))


def _citation(form: Form, capacity: str) -> str:
    """Return the clause on a capacity; the rules are read only where something is wrong."""
    rule = "ND30-SIGN-ABBR" if form.name == "nd30" else f"HD-SIGN-{capacity}"
    cited: str = import_module(f"sokert.standards.{form.name}").RULES[rule].citation
    return cited


def _meant(line: str) -> tuple[str, int]:
    """Return what a line's capacity stands for and where the rest begins; empty when it names none."""
    if match := _WORDS.match(line):
        return match["words"].lower().replace("uỷ", "ủy"), match.end()
    match = _WRITTEN.match(line)
    if match is None:
        return "", 0
    plain = not match["stop"] and not re.search(r"[./]", match["letters"])
    if plain and not line[match.end() :].startswith(" "):
        return "", 0  # the first letters of a word
    return _MEANT[re.sub(r"[^A-Z]", "", match["letters"].upper())], match.end()

"""The form of Party documents from 27/5/2026: Hướng dẫn 05-HD/VPTW of Văn phòng Trung ương Đảng.

It keeps the values of its predecessor but for those below. Sizes stand in its Phụ lục 2, which is not read: they are
its predecessor's, and agree with what its own pages measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from sokert.standards import hd36
from sokert.standards.hd36 import cited
from sokert.standards.shape import Body, Range, Rule

FORM = replace(
    hd36.FORM,
    name="hd05",
    title="Hướng dẫn 05-HD/VPTW",
    body=Body(indents=(10, 12.7), indent=10, gap=Range(6, 1584, 6), line=None, exact=Range(18, 22, 18)),
    literals=MappingProxyType({**hd36.LITERALS, "submitted": "Kính trình", "basis_end": ".", "recipient_end": ";"}),
    patterns=MappingProxyType({**hd36.PATTERNS, "basis": r"- .+", "recipient": r"- .+;"}),
    shared=MappingProxyType({"QĐi": "QĐ"}),  # quy định bears the abbreviation of quyết định
    either=MappingProxyType({}),
)

# id, what it asks, its clause, the value.
_OWN: tuple[tuple[str, str, str, object], ...] = (
    ("FONT", "The font is Times New Roman, black.", "IV.1", FORM.font),
    ("BODY-LINESPACE", "Lines are exactly 18 to 22 pt.", "I.6.2.2", FORM.body.exact),
    ("BASIS", "Căn cứ lines begin with a dash and end in ; the last in a stop.", "I.6.2.3", FORM.styles["basis"]),
    ("RCPT-LIST", "Recipients: 12 pt, dashed, ending in ; the last is Lưu.", "I.9.2.5", FORM.styles["recipients"]),
    ("RCPT-KG", "A công văn has Kính gửi, a tờ trình Kính trình, a report neither.", "I.9.2.4", None),
    (
        "ABBR",
        "Types have fixed abbreviations; quyết định and quy định are both QĐ.",
        "I.3.1.2",
        tuple(code for code in FORM.types if code not in FORM.shared),
    ),
    (
        "SIGN-IMG",
        "A signature's picture is blue, a seal's red and of its real size, both clear PNG.",
        "I.8.2.3",
        None,
    ),
    ("SIGN-CB", "A cell without a seal of its own signs T/M CHI BỘ.", "I.8.1.2", None),
    ("ANNEX-LINK", "Kèm theo ... stands below the title of an annex.", "II.1.2", None),
    ("ANNEX-PAGENO", "Each annex is numbered by itself.", "IV.5.2", 1),
)
_CHANGES = {f"HD-{id}": Rule(f"HD-{id}", text, "must", cited(FORM, clause), value) for id, text, clause, value in _OWN}

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in hd36.rules(FORM, _CHANGES)} | _CHANGES)
# Where the guides differ, for a document that does not tell its day.
DIFFERING = frozenset(_CHANGES)

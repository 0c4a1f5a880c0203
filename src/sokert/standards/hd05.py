"""The form of Party documents from 27/5/2026: Hướng dẫn 05-HD/VPTW of Văn phòng Trung ương Đảng.

It keeps the values of its predecessor, and fixes the height of lines and the pictures of signatures.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sokert.standards import hd36
from sokert.standards.shape import Body, Range, Rule

FORM = hd36.successor(
    "hd05",
    "Hướng dẫn 05-HD/VPTW",
    Body(indents=(10,), indent=10, gap=Range(6, 1584, 6), line=None, exact=Range(18, 22, 18)),
)

_CHANGES = {
    rule.id: rule
    for rule in (
        Rule("HD-FONT", "The font is Times New Roman, black.", "must", f"{FORM.title}, Mục IV.1", FORM.font),
        Rule(
            "HD-DATE",
            "The date reads Place, ngày DD tháng M năm YYYY, 14 pt, italic.",
            "must",
            f"{FORM.title}, mục 4.2.2",
            FORM.styles["place_date"],
        ),
        Rule(
            "HD-BODY-LINESPACE",
            "Lines are exactly 18 to 22 pt.",
            "must",
            f"{FORM.title}, Mục IV",
            FORM.body.exact,
        ),
        Rule(
            "HD-ABBREV-TEXT",
            "A phrase is written in full before it is abbreviated.",
            "must",
            f"{FORM.title}, mục 6.1.3",
        ),
    )
}

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for rule in hd36.rules(FORM, _CHANGES)}
    | {
        "HD-SIGN-IMG": Rule(
            "HD-SIGN-IMG",
            "Pictures of signature and seal are blue and red, the seal over a third of the signature.",
            "must",
            FORM.title,
        )
    }
)

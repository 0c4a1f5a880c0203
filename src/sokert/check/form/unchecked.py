"""The rules of form that no check answers for, each with the name of the reason that the page of rules gives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_REASONS = {
    "outside": (
        "ND30-NO-SERIES ND30-ABBR-ORG ND30-SIGN-INK ND30-ISSUE-SAMEDAY ND30-KEEP ND30-FILE-DEADLINE "
        "ND30-META-LIMITS ND30-SIGN-Q HD-NO-SERIES HD-ABBR-ORG HD-SIGN-CB HD-SIGN-Q"
    ),
    "names": (
        "ND30-ORG-PARENT-LOC ND30-PLACE-CENTRAL ND30-PLACE-LOCAL ND30-PLACE-FULL HD-PLACE HD-ORG-BTV "
        "HD-SIGN-POS-TEXT HD-SIGN-KT HD-SIGN-TL"
    ),
    "words": (
        "ND30-BASIS-CONTENT ND30-CITE-FIRST ND30-CITE-LATER ND30-CAP-SENT ND30-CAP-PERSON ND30-CAP-GEO "
        "ND30-CAP-ADMIN ND30-CAP-ADMIN-SPECIAL ND30-CAP-CAPITALS ND30-CAP-REGION ND30-CAP-ORG ND30-CAP-SPECIAL "
        "ND30-CAP-TITLE ND30-CAP-DOC ND30-CAP-REFS ND30-CAP-MONTH ND30-CAP-TET ND30-CAP-AWARD "
        "ND30-CAP-HOLIDAY HD-CITE HD-ABBREV-TEXT"
    ),
    "whole": "ND30-SIZE-BY-ITEM ND30-URGENT-TEXT ND30-NO-DRAFT HD-ABBR",
    "open": "ND30-TABLE-TEXT ND30-H-SUBNUM ND30-SIGN-TL-KT ND30-SIGN-SPACE HD-CONTACT",
    "printer": "HD-MARGIN-DUPLEX ",  # the blank parts ids
}

UNCHECKED: Mapping[str, str] = MappingProxyType({id: reason for reason, ids in _REASONS.items() for id in ids.split()})

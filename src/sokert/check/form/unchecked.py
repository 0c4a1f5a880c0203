"""The rules of form that no check answers for, each with the reason, for docs/rules.md."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OUTSIDE = "Not in the file: a register, an archive, paper or a person knows it."
NAMES = "Needs the official names of agencies and places, which a file does not prove."
WORDS = "A matter of the words, which only a reader can judge safely."
WHOLE = "Kept by the other rules together; it has no fault of its own."
OPEN = "Allows, but asks nothing."
PRINTER = "Two sides are chosen at the printer; mirrored margins in a file are judged as inner and outer by the others."

_REASONS = {
    OUTSIDE: (
        "ND30-NO-SERIES ND30-ABBR-ORG ND30-SIGN-INK ND30-ISSUE-SAMEDAY ND30-KEEP ND30-FILE-DEADLINE "
        "ND30-META-LIMITS ND30-SIGN-Q HD-NO-SERIES HD-ABBR-ORG HD-SIGN-CB HD-SIGN-Q"
    ),
    NAMES: (
        "ND30-ORG-PARENT-LOC ND30-PLACE-CENTRAL ND30-PLACE-LOCAL ND30-PLACE-FULL HD-PLACE HD-ORG-BTV "
        "HD-SIGN-POS-TEXT HD-SIGN-KT HD-SIGN-TL"
    ),
    WORDS: (
        "ND30-BASIS-CONTENT ND30-CITE-FIRST ND30-CITE-LATER ND30-CAP-SENT ND30-CAP-PERSON ND30-CAP-GEO "
        "ND30-CAP-ADMIN ND30-CAP-ADMIN-SPECIAL ND30-CAP-CAPITALS ND30-CAP-REGION ND30-CAP-ORG ND30-CAP-SPECIAL "
        "ND30-CAP-TITLE ND30-CAP-DOC ND30-CAP-REFS ND30-CAP-MONTH ND30-CAP-TET ND30-CAP-AWARD "
        "ND30-CAP-HOLIDAY HD-CITE HD-ABBREV-TEXT"
    ),
    WHOLE: "ND30-SIZE-BY-ITEM ND30-URGENT-TEXT ND30-NO-DRAFT HD-ABBR",
    OPEN: "ND30-TABLE-TEXT ND30-H-SUBNUM ND30-SIGN-TL-KT ND30-SIGN-SPACE HD-SUBJ-CV",
    PRINTER: "HD-MARGIN-DUPLEX ",  # the blank parts ids
}

UNCHECKED: Mapping[str, str] = MappingProxyType({id: reason for reason, ids in _REASONS.items() for id in ids.split()})

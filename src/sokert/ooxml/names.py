"""The names OOXML gives its namespaces, and the parts that name all others (ECMA-376, Parts 1 and 2).

A constant such as `W` stands before a local name, as lxml writes names: `W + "p"`.
"""

from __future__ import annotations

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "c": f"{_DRAWING}/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""What each prefix means that Word usually writes."""

W, R, M, WP, A, PIC, C, MC, W14, V = (
    f"{{{NAMESPACES[prefix]}}}" for prefix in ("w", "r", "m", "wp", "a", "pic", "c", "mc", "w14", "v")
)
SHARED_NOTE = "chu_thich_"  # begins the bookmark of a note that several signs lead to
REFERENCE, CONTENTS = "sokertReference", "sokertContents"
"""Elements of ours that stand for a reference and a table of contents until all places are known; in no file."""
PACKAGE_RELATIONSHIPS = f"{_PACKAGE}/relationships"
TYPES = f"{_PACKAGE}/content-types"
APPLICATION = f"{_OFFICE}/extended-properties"
COMPATIBILITY = "http://schemas.microsoft.com/office/word"

MAIN = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"


def declared(*prefixes: str) -> str:
    """Return the declarations of namespaces as they stand in a root's tag.

    >>> declared("w")
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    """
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)

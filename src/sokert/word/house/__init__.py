"""The house style: a sample for each mark of a text template, drawn from a standard's own values.

    samples(nd30.FORM)     the whole: styles, numbering, page and shells, as strings ready to join

Every length and size comes from `standards/`; what the law leaves open is decided here, once, beside
the reason.
"""

from __future__ import annotations

from functools import cache

from sokert.ooxml.units import twips
from sokert.standards import form as form_of
from sokert.template.text import PROPERTIES
from sokert.word.house.numbering import FIRST_LIST, LIST, numbering
from sokert.word.house.page import document_end, document_head, measure, parts, sections
from sokert.word.house.shells import BEHIND_TABLES, Shells, titles
from sokert.word.house.styles import styles
from sokert.word.samples import Samples

# A run without words, and a cell without lines: Word wants a paragraph there.
_TIDIED = (
    ('<w:r><w:t xml:space="preserve"></w:t></w:r>', ""),
    ("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"),
    *BEHIND_TABLES,
)


@cache
def samples(name: str) -> Samples:
    """Return the house style of a standard, by its name: nd30, hd36, hd05.

    It is built once and never changes, so threads may share it.
    """
    form = form_of(name)
    static = {**parts(form), "word/styles.xml": styles(form), "word/numbering.xml": numbering(form)}
    fixed = {part: xml.encode("utf-8") for part, xml in static.items()}
    return Samples(
        shells=Shells(form),
        parts=fixed,
        file={**fixed, "word/document.xml": f"{document_head()}</w:body></w:document>".encode()},
        ends={"word/document.xml": document_end()},
        sections=sections(form),
        measures={page: twips(measure(form, page == "landscape")) for page in sections(form)},
        kinds=dict.fromkeys(PROPERTIES, "line"),
        opening=("properties", "/properties"),
        balanced=titles(form),
        tidied=_TIDIED,
        numbering=LIST,
        first_list=FIRST_LIST,
    )

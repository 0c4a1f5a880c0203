"""The house style: a sample for each mark of a text template, drawn from a standard's own values.

    samples(nd30.FORM)     the whole: styles, numbering, page and shells, as strings ready to join

Every length and size comes from `standards/`; what the law leaves open is decided here, once, beside
the reason.
"""

from __future__ import annotations

from functools import cache

from sokert.standards import form as form_of
from sokert.word.house.numbering import FIRST_LIST, LIST, numbering
from sokert.word.house.page import document_end, measure, parts, sections
from sokert.word.house.shells import Shells, rulers
from sokert.word.house.styles import styles
from sokert.word.house.units import twips
from sokert.word.write import Samples


@cache
def samples(name: str) -> Samples:
    """Return the house style of a standard, by its name: nd30, hd36, hd05.

    It is built once and never changes, so threads may share it.
    """
    form = form_of(name)
    static = {**parts(form), "word/styles.xml": styles(form), "word/numbering.xml": numbering(form)}
    return Samples(
        shells=Shells(form),
        parts={part: xml.encode("utf-8") for part, xml in static.items()},
        ends={"word/document.xml": document_end()},
        rulers=rulers(form),
        sections=sections(form),
        measures={page: twips(measure(form, page == "landscape")) for page in sections(form)},
        numbering=LIST,
        first_list=FIRST_LIST,
    )

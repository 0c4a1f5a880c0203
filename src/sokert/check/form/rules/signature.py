"""The signature block: abbreviations of authority, positions, names, pictures of signature and seal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sokert.check.form.component_names import part
from sokert.check.form.page import Page
from sokert.check.form.rewording import miswritten, reworded
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Instead, Kind, Missing, Numbered, OfPart, Quoted, Stated, words
from sokert.errors import Term
from sokert.resolved import Paragraph
from sokert.resolved.pictures import Picture, pictures_of
from sokert.standards import FORMS, Form, capacity

_LEAST, _MOST = 0.25, 0.40  # "about a third"
_DEPUTIES = {"PHÓ ": "", "THỨ TRƯỞNG": "BỘ TRƯỞNG"}  # how the deputy is called → the head

Placed = tuple[Paragraph, Picture]


def proper(text: str) -> str:
    """Return a line of authority with its abbreviation as the decree writes it; others as they are.

    >>> proper("K/T CHỦ TỊCH"), proper("TM ỦY BAN"), proper("TUQ.CHỦ TỊCH"), proper("TRƯỞNG PHÒNG")
    ('KT. CHỦ TỊCH', 'TM. ỦY BAN', 'TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG')
    """
    return capacity.proper(text, FORMS["nd30"]) or text


def _unsigned(page: Page) -> Iterator[Fault]:
    if page.lacks("authority"):
        yield Fault(None, Missing(part(page, "authority")))


def _abbreviated(page: Page) -> Iterator[Fault]:
    for piece in page.all("authority"):
        wanted = capacity.proper(piece.text, page.form)
        if wanted != piece.text and (wanted or not page.state):
            yield miswritten(page, "capacity", piece, lambda text: capacity.proper(text, page.form) or text)


def _alone(abbreviation: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds an abbreviation with no position of the signer's own below it."""

    def find(page: Page) -> Iterator[Fault]:
        last = page.all("authority", "position")[-1:]
        for piece in last:
            if piece.text.startswith(abbreviation):
                yield Fault(piece.paragraph, Quoted("QUOTED-NO-POSITION", words(piece.text)))

    return find


def _deputy(page: Page) -> Iterator[Fault]:
    """Yield KT. without the deputy below it, and a deputy without KT. above."""
    lines = page.all("authority", "position")
    if lines and lines[-1].text.startswith("KT."):
        head = lines[-1].text.removeprefix("KT.").strip()
        deputy = "THỨ TRƯỞNG" if head == "BỘ TRƯỞNG" else f"PHÓ {head}"
        yield Fault(lines[-1].paragraph, Instead("INSTEAD-NO-DEPUTY", words(lines[-1].text), words(deputy)))
    own = page.all("authority")
    for deputy, head in _DEPUTIES.items():
        if len(own) == 1 and own[0].text.startswith(deputy):
            above = f"KT. {own[0].text.replace(deputy, head, 1)}"
            yield Fault(own[0].paragraph, Instead("INSTEAD-NO-HEAD", words(own[0].text), words(above)))


def _real(page: Page) -> Iterator[Fault]:
    for piece in page.all("authority"):
        if re.search(r"THƯỜNG TRỰC|PHỤ TRÁCH", piece.text) and not piece.text.startswith("TM"):
            yield Fault(piece.paragraph, Quoted("QUOTED-UNOFFICIAL", words(piece.text)), level="warning")


def _titled(page: Page) -> Iterator[Fault]:
    for piece in page.all("signer_name"):
        if said := titled(piece.text, page.form):
            yield Fault(piece.paragraph, said)


def titled(name: str, form: Form) -> Quoted | None:
    """Return what is wrong with the name of a signer that has a degree before it."""
    has_degree = re.match(form.patterns["academic_title"] + r"|(GS|PGS|TS|ThS|BS|CN|KS)\.", name)
    return Quoted("QUOTED-DEGREE", words(name)) if has_degree else None


def _keep(page: Page) -> Iterator[Fault]:
    """Yield nothing for tables: their row seldom breaks, and `fix` lets it not break where it moves the text."""
    for piece in page.all("authority")[:1]:
        if piece.paragraph.cell is None and not piece.paragraph.box and not piece.paragraph.keep_next:
            yield Fault(piece.paragraph, Stated("STATED-NOT-KEPT"))


def _pictures(page: Page) -> list[Placed]:
    """Return the pictures of the signature block, each with its paragraph."""
    own = page.all("authority", "position", "signer_name")
    if not own:
        return []
    first, last = (pick(piece.paragraph.index for piece in own) for pick in (min, max))
    cell = own[0].paragraph.cell
    near = [
        paragraph
        for paragraph in page.document.paragraphs
        if paragraph.pictures and (paragraph.cell == cell if cell else first - 1 <= paragraph.index <= last + 2)
    ]
    return [(paragraph, picture) for paragraph in near for picture in pictures_of(page.document, paragraph)]


def _drawn(called: Term, placed: Placed, colour: str) -> Fault | None:
    """Return what is wrong with how a picture is drawn: a clear PNG in its colour is right."""
    paragraph, picture = placed
    if picture.kind != "PNG":
        kind = Term(f"PICTURE-{picture.kind}" if picture.kind.isalpha() else "PICTURE-OTHER")
        return Fault(paragraph, Kind(called, kind))
    if not picture.clear:
        return Fault(paragraph, OfPart("OF-NOT-CLEAR", called))
    if picture.colour not in ("", colour):
        return Fault(paragraph, OfPart("OF-NOT-RED" if colour == "red" else "OF-NOT-BLUE", called))
    return None


def _signature(page: Page) -> Iterator[Fault]:
    names = [piece.paragraph.index for piece in page.all("signer_name")]
    lines = [piece.paragraph.index for piece in page.all("authority", "position")]
    called = part(page, "signature_picture")
    for paragraph, picture in _pictures(page):
        if picture.colour == "red":
            continue
        between = (not lines or max(lines) <= paragraph.index) and (not names or paragraph.index <= names[0])
        if fault := _drawn(called, (paragraph, picture), "blue"):
            yield fault
        elif not between:
            yield Fault(paragraph, OfPart("OF-NOT-BETWEEN", called))


def _seal(page: Page) -> Iterator[Fault]:
    """Yield what is wrong with a seal; the State's covers a third of the signature on its left."""
    found = _pictures(page)
    signatures = [placed for placed in found if placed[1].colour != "red"]
    for paragraph, seal in found:
        if seal.colour != "red":
            continue
        if fault := _drawn(part(page, "seal_picture"), (paragraph, seal), "red"):
            yield fault
            continue
        for beside, signature in signatures:
            if page.state and beside is paragraph and (said := _covering(seal, signature)) is not None:
                yield Fault(paragraph, said)


def _covering(seal: Picture, signature: Picture) -> Stated | Numbered | None:
    if seal.left is None or signature.left is None or not signature.wide:
        return None
    if seal.left >= signature.left:
        return Stated("STATED-SEAL-NOT-LEFT")
    covered = (seal.left + seal.wide - signature.left) / signature.wide
    return None if _LEAST <= covered <= _MOST else Numbered("NUMBERED-COVERED", f"{round(100 * max(covered, 0))}%")


RULES = (
    Check("ND30-SIGN-STYLE", "", _unsigned),
    Check("ND30-SIGN-ABBR", "", _abbreviated, reworded),
    Check("", "HD-SIGN-TM", _abbreviated),
    Check("ND30-SIGN-TM", "", _alone("TM.")),
    Check("ND30-SIGN-KT", "", _deputy),
    Check("ND30-SIGN-TL", "", _alone("TL.")),
    Check("ND30-SIGN-TUQ", "", _alone("TUQ.")),
    Check("ND30-SIGN-POS-REAL", "", _real),
    Check("ND30-SIGN-NAME-NOTITLE", "", _titled),
    Check("ND30-SIGN-KEEP", "", _keep),
    Check("ND30-SIGN-IMG", "HD-SIGN-IMG", _signature),
    Check("ND30-SEAL-IMG", "HD-SIGN-IMG", _seal),
)

"""Pictures of digital signatures: the signer's blue, the agency's seal red, both clear PNG.

What they check: pictures in the signature block. A red one is the seal, any other the signature; how far
they overlap is measured where both are placed from the same edge. Pictures in formats Word alone draws
(VML, EMF) and the real size of the seal are not judged.
Why: Phụ lục I, Phần I, Mục II, khoản 7 điểm d and khoản 8 điểm a; Điều 33 of the decree.
Right: a blue PNG without ground between position and name.   Wrong: a photo of a signed sheet; black ink.
Remedy: export the signature as PNG with transparent ground, insert it between position and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.resolved import Paragraph
from sokert.resolved.pictures import Picture, pictures_of

_LEAST, _MOST = 0.25, 0.40  # "about a third"

Placed = tuple[Paragraph, Picture]


def _signed(page: Page) -> list[Placed]:
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


def _drawn_wrong(picture: Picture, colour: str) -> str:
    """Return what is wrong with how a picture is drawn; empty when nothing is."""
    if picture.kind != "PNG":
        return picture.kind
    if not picture.clear:
        return "PNG, alpha 0"
    return "" if picture.colour in ("", colour) else picture.colour


def _signature(page: Page) -> Iterator[Fault]:
    names = [piece.paragraph.index for piece in page.all("signer_name")]
    lines = [piece.paragraph.index for piece in page.all("authority", "position")]
    for paragraph, picture in _signed(page):
        if picture.colour == "red":
            continue
        wrong = _drawn_wrong(picture, "blue")
        between = (not lines or max(lines) <= paragraph.index) and (not names or paragraph.index <= names[0])
        if wrong or not between:
            yield Fault(paragraph, {"found": wrong or f"§{paragraph.index}"})


def _seal(page: Page) -> Iterator[Fault]:
    found = _signed(page)
    signatures = [placed for placed in found if placed[1].colour != "red"]
    for paragraph, seal in found:
        if seal.colour != "red":
            continue
        wrong = _drawn_wrong(seal, "red")
        if wrong:
            yield Fault(paragraph, {"found": wrong})
            continue
        for beside, signature in signatures:
            if beside is paragraph and seal.left is not None and signature.left is not None and signature.wide:
                covered = (seal.left + seal.wide - signature.left) / signature.wide
                if seal.left >= signature.left or not _LEAST <= covered <= _MOST:
                    yield Fault(paragraph, {"found": f"{round(100 * max(covered, 0))}%"})


def _both(page: Page) -> Iterator[Fault]:
    yield from _signature(page)
    yield from _seal(page)


RULES = (
    Check("ND30-SIGN-IMG", "", _signature, lambda page: None),
    Check("ND30-SEAL-IMG", "", _seal, lambda page: None),
    Check("", "HD-SIGN-IMG", _both, lambda page: None),
)

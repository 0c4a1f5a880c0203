"""Who issues a report, who signs it, and how it reaches its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from pydantic import (
    Field,
)

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.models.fields import Before, Model, Words, whole_count

if TYPE_CHECKING:
    from sokert.models.inputs import ContactIn, DrafterIn, IssuerIn, SignatoryIn


class Contact(Model, frozen=True):
    """Where the agency is reached: one line at the foot of page 1; what is absent is left out."""

    address: Words | None = None
    """Where it is: Số 1 phố ..., tỉnh ...."""
    phone: Words | None = None
    """Telephone."""
    fax: Words | None = None
    """Fax."""
    email: Words | None = None
    """Its address for mail (Thư điện tử)."""
    website: Words | None = None
    """Its site (Trang thông tin điện tử)."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ContactIn]) -> None: ...


class Issuer(Model, frozen=True):
    """Who issues the report."""

    name: Words
    """The issuing agency (cơ quan ban hành), in full."""
    parent: Words | None = None
    """The agency directly above it (cơ quan chủ quản trực tiếp)."""
    place: Words
    """The place in the date line (địa danh)."""
    code: Words
    """The agency's part of the symbol: VP in 412/BC-VP, ĐU in 12-BC/ĐU."""
    contact: Contact | None = None
    """The address line at the foot of page 1 (ND30-ADDR); absent: none."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[IssuerIn]) -> None: ...


def _joined(given: object) -> object:
    """Return lines given as a list as one text, a line each; anything else goes on as it is."""
    whole = isinstance(given, list | tuple) and bool(given) and all(isinstance(line, str) for line in given)
    return "\n".join(given) if whole else given  # type: ignore[arg-type]


class Signatory(Model, frozen=True):
    """Who signs."""

    authority: Annotated[Words | None, Before(_joined)] = None
    """The line that says for whom: "KT. CHÁNH VĂN PHÒNG"; several lines as a list."""
    position: Words
    """The signer's own position."""
    name: Words | None = None
    """The signer's full name; absent: left for the signature."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[SignatoryIn]) -> None: ...

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the signature: each of the authority's, then the position."""
        return *(line.strip() for line in (self.authority or "").split("\n") if line.strip()), self.position


class Drafter(Model, frozen=True):
    """Who drafted the report and how many copies are issued: PL.(300) below the recipients."""

    mark: Words
    """The drafter's mark, printed in capitals."""
    copies: Annotated[int, Field(ge=1), Before(whole_count)]
    """How many copies are issued."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[DrafterIn]) -> None: ...

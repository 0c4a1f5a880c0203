"""Drawn lines of files that others wrote: what says no number is no line, and stops nothing."""

import pytest
from lxml import etree

from sokert.ooxml.names import NAMESPACES
from sokert.resolved.shapes import box_width, straight_lines

NAMED = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("w", "wp", "a", "v"))


def drawn(wide: str, high: str) -> str:
    return f'<wp:anchor><wp:extent cx="{wide}" cy="{high}"/><a:prstGeom prst="line"/><w:p/></wp:anchor>'


@pytest.mark.parametrize(
    ("shape", "lengths"),
    [
        (drawn("127000", "0"), [10.0]),
        (drawn("127000.0", "a b"), [10.0]),
        (drawn("a b", "0"), [0.0]),
        ('<v:line from="0,0" to="12.5pt,0"/>', [12.5]),
        ('<v:line from="0,0" to="1.2.3pt,0"/>', [1.2 * 0.75]),
        ('<v:line from="." to="-.5in,0"/>', [36.0]),
    ],
)
def test_a_length_that_is_no_number_is_none(shape: str, lengths: list[float]) -> None:
    paragraph = etree.fromstring(f"<w:p {NAMED}>{shape}</w:p>")
    assert list(straight_lines(paragraph)) == pytest.approx(lengths)


def test_a_box_of_no_width_has_no_room() -> None:
    paragraph = etree.fromstring(f"<w:p {NAMED}>{drawn('x', 'y')}</w:p>")
    assert box_width(paragraph[0][-1]) == pytest.approx(-14.4)  # its edges alone

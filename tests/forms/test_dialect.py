"""Tags that speak of what they stand in: what they set stands where the schema asks for it."""

from __future__ import annotations

import pytest

import sokert
from small_forms import W, form, p, tree


@pytest.mark.parametrize(
    ("look", "order"),
    [
        ('<w:jc w:val="center"/>', ["ind", "jc"]),
        ('<w:keepNext/><w:spacing w:after="0"/><w:jc w:val="center"/>', ["keepNext", "spacing", "ind", "jc"]),
        ('<w:spacing w:after="0"/><w:ind w:firstLine="0"/>', ["spacing", "ind"]),
        ("", ["ind"]),
    ],
)
def test_a_drawn_line_is_indented_in_the_order_of_the_schema(look: str, order: list[str]) -> None:
    body = [p("Độc lập - Tự do - Hạnh phúc"), p("{% rule 1.0 90 14 %}", look=look)]
    line = tree(sokert.Template(form(*body)).render({})).findall(f".//{W}p")[1]
    properties = line.find(f"{W}pPr")
    assert properties is not None
    assert [str(one.tag).removeprefix(W) for one in properties] == order

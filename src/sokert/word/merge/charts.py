"""Charts of a document that is inserted several times: each has a part and a workbook of its own.

Two drawings that lead to one part are repaired by Word when one of them is edited.
"""

from __future__ import annotations

from collections.abc import Mapping

from sokert.ooxml.names import MAIN, C, R
from sokert.ooxml.parts import Parts
from sokert.word.merge.links import Carrier

_CHART = f"{C}chart"


def own_charts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a file in which no two drawings of the body share a chart."""
    file, seen = Parts(parts), set[str]()
    tree = file.tree(MAIN)
    drawings = [] if tree is None else list(tree.iter(_CHART))
    again = [one for one in drawings if _is_again(one.get(f"{R}id", ""), seen)]
    if not again:
        return dict(parts)
    file.edited(MAIN)
    for number, drawing in enumerate(again, 2):
        id = drawing.get(f"{R}id", "")
        drawing.set(f"{R}id", Carrier(file, file, f"c{number}").linked(MAIN, MAIN, [id]).get(id, id))
    return file.written()


def _is_again(id: str, seen: set[str]) -> bool:
    """Return whether an id was seen before; it is from now on."""
    was = id in seen
    seen.add(id)
    return was

"""Documents of many kinds from lines of text: what a line is, its first sign says.

    <  left of the head    <* the same in bold    <v the V/v of a công văn    <_ a line below what stands above
    >  right of the head   >* in bold   >/ in italics   >_ a line below
    =  centred, bold    ~ centred, italic    _ a line below    ^ centred, plain
    %  a basis in italics    @ Kính gửi    @- one of its names    # a heading in bold    | a row of a table
    [  left of the closing block   [* its label   ]* right, bold   ] right, plain   ! as typed, bold
    ,  text that is light throughout
    ⏎  a line break inside a centred line

Any other line is a paragraph of text, in italics from ¦ on.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

import yaml_text
from check.hand import DRAW, OFFICE, RELS, TYPES, R, V, W, box, par, run, shape, table
from sokert.ooxml.font_metrics import width

_MARK = re.compile(r"(<[*v_/]?|>[*/_]?|@-?|\[\*?|\]\*?|[=~_^%#|!,])(?:  ?|$)")
_WIDE = (4000, 5354)


class Paper(NamedTuple):
    """One document: its kind, its name, its lines, how its head is typed, what is wrong with it."""

    kind: str
    name: str
    text: str
    head: str
    pages: tuple[int, int, int, int]
    expected: frozenset[str]
    type: str | None
    party: bool
    paged: bool
    font: str

    def made(self) -> bytes:
        """Return the Word file."""
        rows = [
            (found[1], line[found.end() :]) if (found := _MARK.match(line)) else ("", line)
            for line in self.text.splitlines()
        ]
        return _packed(_body(rows, self), self.font)


def papers() -> list[Paper]:
    """Return every document of the set."""
    found = []
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        given = yaml_text.read(file.read_text("utf-8"))
        for case in given["cases"]:
            text = given["text"]
            for old, new in case.get("change", {}).items():
                assert old in text, (file.name, case["name"], old)
                text = text.replace(old, new)
            party = given.get("party", False)
            pages = tuple(case.get("margins", [1134, 1134, 1701, 850 if party else 1134]))
            expected = frozenset(case.get("expect", "").split())
            found.append(
                Paper(
                    given["kind"],
                    case["name"],
                    text,
                    case.get("head", "table"),
                    pages,
                    expected,
                    case.get("type"),
                    party,
                    case.get("paged", True),
                    case.get("font", "Times New Roman"),
                )
            )
    return found


def _body(rows: list[tuple[str, str]], paper: Paper) -> str:
    head = [row for row in rows if row[0][:1] in ("<", ">")]
    closing = [row for row in rows if row[0][:1] in ("[", "]")]
    made, seen, above = "", set(), ""
    for mark, text in rows:
        part = {"<": "head", ">": "head", "[": "closing", "]": "closing"}.get(mark[:1], "")
        if part and part not in seen:
            seen.add(part)
            made += _head(head, paper) if part == "head" else _closing(closing, paper)
        elif not part:
            made += _line(mark, text, above, paper)
            above = text.rpartition("⏎")[2]
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    page = '<w:headerReference w:type="default" r:id="rId2"/>' if paper.paged else ""
    return made + f"<w:sectPr>{page}{size}{_margins(paper)}" + ("<w:titlePg/>" if paper.paged else "") + "</w:sectPr>"


def _margins(paper: Paper) -> str:
    top, bottom, left, right = paper.pages
    sides = f'w:top="{top}" w:bottom="{bottom}" w:left="{left}" w:right="{right}"'
    return f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>'


def _line(mark: str, text: str, above: str, paper: Paper) -> str:
    size = 14.0
    exact = {"line": 360, "rule": "exact"} if paper.party else {}
    if mark == "=":
        big = paper.party and text.partition("⏎")[0].isupper()
        first, *below = text.split("⏎")
        runs = "".join(run(f"\n{part}", size, True) for part in below)
        return par(run(first, 16 if big else size, True) + runs, align="center")
    if mark == "~":
        return par(run(text, size, italic=True), align="center")
    if mark == "^":
        return par(run(text, size), align="center")
    if mark == "_":
        return par(shape(width(above, size, True) * 0.4), align="center") if not paper.party else ""
    if mark == "|":
        cells = text.split(" | ")
        return table([[par(run(cell, 12)) for cell in cells]], [9354 // len(cells)] * len(cells), border=True)
    if mark == "!":
        return par(run(text, 13, True))
    if mark in ("@", "@-"):
        label, _, names = text.partition(":")
        if paper.party and mark == "@":
            return par(run(label + ":", size, italic=True) + run(names, size), align="center")
        return par(
            run(text, size),
            align="" if mark == "@-" or not names else "center",
            left=2268 if mark == "@-" else 1134 if not names else 0,
        )
    article = re.match(r"Điều \d+\.", text)
    upright, _, slanted = text.partition("¦")
    runs = run(upright, size, mark == "#", mark == "%") + run(slanted, size, italic=True)
    if article and not mark:
        runs = run(article[0], size, True) + run(text[article.end() :], size)
    return par(runs, align="both", first=567 if paper.party else 720, after=120, **exact)


def _styled(mark: str, text: str, party: bool, above: str) -> str:
    side, look = mark[0], mark[1:]
    if look == "_":
        full = width(above, 15 if party else 13 if side == "<" else 14, True)
        return par(shape(full * (0.42 if side == "<" else 1)), align="center")
    motto = side == ">" and look == "*" and not text.isupper()
    size = (15 if look == "*" and side == ">" else 14) if party else 14 if look == "/" or motto else 13
    if look == "v":
        return par(run(text, 12, italic=party), align="center", before=120)
    return par(run(text, size, look == "*", look == "/"), align="center")


def _head(rows: list[tuple[str, str]], paper: Paper) -> str:
    sides = [[row for row in rows if row[0][0] == side] for side in "<>"]
    if paper.head == "table":
        cells = []
        for own in sides:
            above, made = "", ""
            for mark, text in own:
                made += _styled(mark, text, paper.party, above)
                above = text.rpartition("⏎")[2]
            cells.append(made or par(run("")))
        return table([cells], _WIDE)
    if paper.head == "breaks":  # Shift+Enter: one paragraph a side, its lines parted by breaks
        cells = []
        for own in sides:
            broken = "<w:r><w:br/></w:r>".join(
                run(
                    text,
                    14 if mark == ">/" or (mark == ">*" and not text.isupper()) else 13,
                    mark.endswith("*"),
                    mark.endswith("/"),
                )
                for mark, text in own
                if not mark.endswith("_")
            )
            cells.append(par(broken, align="center"))
        return table([cells], _WIDE)
    if paper.head == "boxes":
        made = [
            "".join(_styled(mark, text, paper.party, own[max(at - 1, 0)][1]) for at, (mark, text) in enumerate(own))
            for own in sides
        ]
        return par(box(made[0]) + box(made[1]))
    gap = "\t" if paper.head == "tabs" else " " * 12
    words = [[row for row in own if not row[0].endswith("_")] for own in sides]
    made = ""
    for at in range(max(map(len, words))):
        left, right = (own[at] if at < len(own) else ("<", "") for own in words)
        upright = run(left[1], 12 if left[0] == "<v" else 13, left[0] == "<*")
        size = 14 if right[0] == ">/" or (right[0] == ">*" and not right[1].isupper()) else 13
        made += (
            par(upright + run(gap, 13) + run(right[1], size, right[0] == ">*", right[0] == ">/"))
            if right[1]
            else par(upright)
        )
    return made


def _closing(rows: list[tuple[str, str]], paper: Paper) -> str:
    left, right = "", ""
    for mark, text in rows:
        if mark == "[*":
            left += par(run(text, 14, under="single") if paper.party else run(text, 12, True, True))
        elif mark == "[":
            left += par(run(text, 12 if paper.party else 11))
        else:
            right += par(run(text, 14, mark == "]*"), align="center")
    return table([[left or par(run("")), right or par(run(""))]], (4677, 4677))


def _packed(body: str, font: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    document = f"{head}<w:document {W}{R}{V}{DRAW}><w:body>{body}</w:body></w:document>"
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
    styles = (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
    )
    field = run("").replace("</w:r>", '<w:fldChar w:fldCharType="begin"/></w:r>')
    field += run("").replace("</w:r>", "<w:instrText>PAGE</w:instrText></w:r>") + run("").replace(
        "</w:r>", '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    field += run("2") + run("").replace("</w:r>", '<w:fldChar w:fldCharType="end"/></w:r>')
    header = f"<w:hdr {W}>{par(field, align='center')}</w:hdr>"
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELS}<Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'{RELS}<Relationship Id="rId1" Type="{OFFICE}styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}header" Target="header1.xml"/></Relationships>',
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/header1.xml": header,
    }
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return into.getvalue()

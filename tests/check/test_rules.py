"""One break, one finding: each rule's own proof, on pages with nothing wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest
from lxml import etree

from check.breaks import BREAKS, MORE, PARTY_BREAKS, PARTY_MORE, removed, running_on
from check.extras import addressed, png, signed
from check.hand import State, par, run
from check.kinds.paper import papers
from check.party import Party as Earlier
from check.sentences import ill
from sokert.check.form import check, page
from sokert.check.form.rules import RULES
from sokert.ooxml.unpacking import opened, rewritten
from sokert.resolved import edit
from told import as_golden, said


@dataclass
class Party(Earlier):
    """A Party report of a day on which the later guide is in force."""

    date: str = "Bắc Kạn, ngày 03 tháng 6 năm 2026"


class Parts:
    """A report in parts, so that it has every component a rule can break."""

    def _text(self):
        part = par(run("Phần I", 14, True), align="center", after=120)
        part += par(run("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", 14, True), align="center", after=120)
        return part + super()._text()


class Full(Parts, State):
    """The State's."""


class FullParty(Parts, Party):
    """The Party's."""


class FullEarlier(Parts, Earlier):
    """The Party's, before the later guide."""


STATE = Full(
    annexes=("Phụ lục",),
    addressees=("Kính gửi: UBND tỉnh Bắc Kạn",),
    recipients=("- Như trên;", "- Các phòng;", "- Lưu: VT, TH.", "PL.(300)"),
).bytes()
PARTY = FullParty().bytes()

HEADING = {"align": "both", "first": 720, "after": 120, "line": 264}
PARTY_HEADING = {"align": "both", "first": 567, "after": 120, "line": 360, "rule": "exact"}


class Annexed(Party):
    """A report with annexes."""

    labels: tuple[str, ...] = ("Phụ lục",)

    def document(self):
        made = super().document()
        at = made.rindex("<w:sectPr>")
        own = State(annexes=self.labels, margins=self.margins)
        return made[:at] + par(end=self._section()) + own._annexes() + self._section("1")


class TwoAnnexes(Annexed):
    """Annexes in two manners of numbers."""

    labels = ("Phụ lục 1", "Phụ lục II")


ANNEXED = Annexed().bytes()


def retyped(kind: str, old: str, new: str):
    """Return what makes a good document of a kind with some of its lines typed otherwise."""
    good = next(paper for paper in papers() if paper.kind == kind)
    assert old in good.text
    return good._replace(text=good.text.replace(old, new)).made


# What a changed paragraph cannot break is broken in a document of its own.
OWN = {
    "ND30-QH-POS": State(head="plain").bytes,
    "ND30-NO-ZERO": State(number="Số: 5/BC-VP").bytes,
    "ND30-ORG-NAME": State(parent="", agency="").bytes,
    "ND30-SIGN-STYLE": State(sizes={"authority": 15}).bytes,
    "ND30-SIGN-TM": State(authority=("TM. ỦY BAN NHÂN DÂN",)).bytes,
    "ND30-SIGN-TL": State(authority=("TL. CHỦ TỊCH",)).bytes,
    "ND30-SIGN-TUQ": State(authority=("TUQ. CHỦ TỊCH",)).bytes,
    "ND30-SIGN-KEEP": State(closing="tabs").bytes,
    "ND30-SECRET": State(extra=par(run("MẬT", 13, True))).bytes,
    "ND30-DRAFT": State(extra=par(run("DỰ THẢO", 13, True))).bytes,
    "ND30-URGENT-STYLE": State(extra=par(run("HỎA TỐC", 11, True), align="center")).bytes,
    "ND30-CIRC": State(extra=par(run("LƯU HÀNH NỘI BỘ", 11, True), align="center")).bytes,
    "ND30-RCPT-KG-ONE": State(
        addressees=("Kính gửi:", "- UBND tỉnh Bắc Kạn."), recipients=("- Như trên;", "- Lưu: VT, TH.")
    ).bytes,
    "ND30-RCPT-KG-MANY": State(
        addressees=("Kính gửi:", "- UBND tỉnh", "- Sở Tài chính."),
        recipients=("- Như trên;", "- Lưu: VT, TH."),
    ).bytes,
    "ND30-H-MUC": State(
        text=(
            par(run("Mục I", 14, True), align="center"),
            par(run("TIÊU ĐỀ", 14, True), align="center"),
            "Xong./.",
        )
    ).bytes,
    "ND30-BASIS-STYLE": State(
        text=(
            "Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;",
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024.",
            "Xong./.",
        )
    ).bytes,
    "ND30-ANNEX-END": State(
        annexes=("Phụ lục",), annex_text="Nội dung của phụ lục được trình bày thành văn bản. " * 4
    ).bytes,
}
OWN |= {
    "ND30-AUTHORITY-LINE": retyped("quyết định", "= GIÁM ĐỐC", "^ GIÁM ĐỐC"),
    "ND30-SUBJ-CV": retyped("công văn", "<v V/v", "<* V/v"),
    "ND30-H-DIEU": State(text=(par(run("Điều 1: Phạm vi", 14, True), **HEADING), "Hết./.")).bytes,
    "ND30-SIGN-IMG": lambda: signed(State().bytes(), (png("black"), 30, 45)),
    "ND30-SEAL-IMG": lambda: signed(State().bytes(), (png("blue"), 30, 45), (png("red"), 60, 30)),
    "ND30-ADDR": lambda: addressed(State().bytes(), size=14),
    "ND30-ESIGN-COPY": State(extra=par(run("Thời gian ký: 25/7/2023 14:05:09", 12), align="right")).bytes,
    "ND30-ANNEX-ESIGN": State(
        annexes=("Phụ lục",), annex_extra=par(run("Thời gian ký: 25/7/2023 14:05:09", 12), align="right")
    ).bytes,
}
PARTY_OWN = {
    "HD-SUBJ-CV": retyped("công văn của Đảng", "<v về việc", "<* về việc"),
    "HD-KG-STYLE": retyped("công văn của Đảng", "@  Kính gửi", "^ Kính gửi"),
    "HD-H-KHOAN": retyped("báo cáo của Đảng", "# 1. Công", "# 1- Công"),
    "HD-ANNEX-LINK": lambda: broken(ANNEXED, removed("annex_link"), "hd05"),
    "HD-ANNEX-PAGENO": lambda: broken(ANNEXED, running_on, "hd05"),
    "HD-CIRC": Party(extra=par(run("LƯU HÀNH NỘI BỘ", 11, True), align="center")).bytes,
    "HD-DRAFTER": Party(recipients=("- Tỉnh ủy;", "- Lưu Văn phòng Đảng ủy.", "PL-300")).bytes,
    "HD-H-DIEU": Party(text=(par(run("Điều 1: Phạm vi", 14, True), **PARTY_HEADING), "Hết.")).bytes,
    "HD-SIGN-IMG": lambda: signed(Party().bytes(), (png("black"), 30, 45)),
    "HD-TONE": Party(text=("Thành ủy, huyện ủy đã hoà giải.",)).bytes,
    "HD-ANNEX-NUM": TwoAnnexes().bytes,
    "HD-H-MUC": Party(
        text=(
            par(run("Mục 1", 12, True), align="center"),
            par(run("TÌNH HÌNH", 14, True), align="center"),
            "Xong.",
        )
    ).bytes,
    "HD-BASIS": Party(text=("- Căn cứ Điều lệ Đảng,", "- Căn cứ Quy định số 399-QĐ/TW.", "Xong.")).bytes,
    "HD-URGENT": Party(extra=par(run("KHẨN", 12, True), align="center")).bytes,
    "HD-DRAFT": Party(extra=par(run("Dự thảo lần 1", 14, False, True), align="center")).bytes,
    "HD-RCPT-KG": Party(addressees=("Kính gửi: Tỉnh ủy Bắc Kạn",)).bytes,
    "HD-VS-ND30": Party(extra=par(run("Độc lập - Tự do - Hạnh phúc", 14, True), align="center")).bytes,
}


CELL = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{}</w:tc>'
ROWS = [("Chỉ tiêu", "Số"), ("Đến", "5"), ("Đi", "6"), ("Mật", "7")]
GRID = (
    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
    + "".join(
        f"<w:tr>{''.join(CELL.format(par(run(one, 12, at == 0))) for one in row)}</w:tr>" for at, row in enumerate(ROWS)
    )
    + "</w:tbl>"
)
DRAWN = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="9" name="a"/>'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    "</wp:inline></w:drawing></w:r>"
)


def spoken(good: bytes) -> bytes:
    """Return a file whose defaults say that its language is English."""
    archive = opened(good)
    head = b"<w:rPrDefault><w:rPr>"
    styles = archive.parts["word/styles.xml"].replace(head, head + b'<w:lang w:val="en-US"/>')
    return rewritten(archive, {"word/styles.xml": styles})


def skipping(seen) -> None:
    """Make headings of two paragraphs, the second two levels below the first."""
    words = [one for one in seen.document.paragraphs if one.cell is None and len(one.shown) > 30 and not one.label]
    for one, level in zip(words[-2:], "02", strict=True):
        edit.paragraph(one, "outlineLvl", val=level)


OWN |= {
    "ND30-ACCESS-LANG": lambda: spoken(STATE),
    "ND30-ACCESS-ORDER": lambda: broken(STATE, skipping, "nd30"),
    "ND30-ACCESS-HEAD": State(text=("Số liệu:", GRID, "Xong./.")).bytes,
    "ND30-ACCESS-ALT": State(text=(par(run("Hình") + DRAWN, **HEADING), "Xong./.")).bytes,
}
PARTY_OWN |= {
    "HD-ACCESS-LANG": lambda: spoken(PARTY),
    "HD-ACCESS-ORDER": lambda: broken(PARTY, skipping, "hd05"),
    "HD-ACCESS-HEAD": Party(text=("Số liệu:", GRID, "Xong.")).bytes,
    "HD-ACCESS-ALT": Party(text=(par(run("Hình") + DRAWN, **PARTY_HEADING), "Xong.")).bytes,
}


def broken(good: bytes, change, standard: str) -> bytes:
    """Return a good file with a change made to it."""
    seen = page(good, standard)
    change(seen)
    parts = {
        part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        for part, tree in seen.document.trees.items()
    }
    return rewritten(opened(good), parts)


_MADE = [
    *((id, "nd30", lambda change=change: broken(STATE, change, "nd30")) for id, change in (*BREAKS.items(), *MORE)),
    *((id, "nd30", made) for id, made in OWN.items()),
    *(
        (id, "hd05", lambda change=change: broken(PARTY, change, "hd05"))
        for id, change in (*PARTY_BREAKS.items(), *PARTY_MORE)
    ),
    *((id, "hd05", made) for id, made in PARTY_OWN.items()),
    ("HD-BASIS", "hd05", Party(text=("- Căn cứ Điều lệ Đảng;", "- Căn cứ Quy định số 399-QĐ/TW;", "Xong.")).bytes),
    ("ND30-ADDR", "nd30", lambda: addressed(State().bytes(), ruled=False)),
    (
        "ND30-SEAL-IMG",
        "nd30",
        lambda: signed(State().bytes(), (png("blue"), 30, 45), (png("red", clear=False), 20, 30)),
    ),
    ("ND30-ABBR-BC", "nd30", State(number="Số: 412 TB/VP").bytes),
    ("ND30-BODY-LINESPACE", "nd30", State(spacing=363).bytes),
    ("ND30-RCPT-LAST", "nd30", State(recipients=("- Các phòng;", "- Lưu VT.")).bytes),
    ("ND30-RCPT-LAST", "nd30", State(recipients=("- Các phòng;", "- Lưu: VT")).bytes),
    ("ND30-RCPT-LAST", "nd30", State(recipients=("- Các phòng;", "- Sở Tài chính.")).bytes),
]
# Each is made once for all that ask of it.
CASES = [(id, standard, cache(made)) for id, standard, made in _MADE]
_TIMES = Counter[str]()
NAMES = [f"{id}-{_TIMES.update([id]) or _TIMES[id]}" for id, *_ in CASES]


def codes(document: bytes, standard: str) -> list[str]:
    return [finding.code for finding in check(document, standard)]


@pytest.mark.parametrize(
    ("good", "standard"),
    [(STATE, "nd30"), (State(spacing=360).bytes(), "nd30"), (FullEarlier().bytes(), "hd36"), (PARTY, "hd05")],
)
def test_a_good_report_has_no_finding(good, standard):
    assert codes(good, standard) == []


@pytest.mark.parametrize(("id", "standard", "made"), CASES, ids=NAMES)
def test_one_break_is_one_finding(id, standard, made, request):
    found = check(made(), standard)
    assert [finding.code for finding in found] == [id]
    assert ill(found[0]) == []
    as_golden("breaks", {request.node.callspec.id: said(found[0])}, request)


def test_every_rule_is_broken_once():
    assert {id for id, *_ in CASES} == {id for rule in RULES for id in (rule.state, rule.party) if id}

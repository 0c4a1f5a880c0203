# ruff: noqa: E501 - a page reads better with a tag a line
"""Makes the files that LibreOffice and pandoc write: `python make.py`, run once by hand where both are installed.

The files are kept beside this script and the tests only read them. What is wrong with each was typed in
../foreign.py before the checker saw it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from check.hand import State, par, run  # noqa: E402
from check.party import Party  # noqa: E402

HEADING = {"align": "both", "first": 720, "after": 120}

SAVED = {
    "good-tabs": State(head="tabs", closing="tabs"),
    "good-two-addressees": State(
        addressees=("Kính gửi:", "- UBND tỉnh Bắc Kạn;", "- Sở Nội vụ."), recipients=("- Như trên;", "- Lưu: VT, TH.")
    ),
    "letter": State(page=(12240, 15840)),
    "margin-left": State(margins=(1134, 1134, 1417, 851)),
    "country-14": State(sizes={"country": 14}),
    "number-14": State(sizes={"number": 14}),
    "date-upright": State(italic={"date": False}),
    "date-month": State(date="Bắc Kạn, ngày 25 tháng 07 năm 2023"),
    "roman-hyphen": State(text=(par(run("I- KẾT QUẢ", 14, True), **HEADING), "Hết./.")),
    "arabic-slash": State(text=("1/ Công tác tham mưu và tổng hợp của đơn vị.", "Hết./.")),
    "sign-slash": State(authority=("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    "sign-plain": State(bold={"authority": False}),
    "name-12": State(sizes={"name": 12}),
    "recipients-12": State(sizes={"recipients": 12}),
    "label-upright": State(italic={"label": False}),
    "page-foot": State(page_where="footer"),
    "page-first": State(title_page=False),
    "party-no-star": Party(star=""),
    "party-tm": Party(authority=("TM. ĐẢNG ỦY",)),
    "party-colon": Party(number="Số: 12-BC/ĐU"),
    "party-label": Party(italic={"label": True}),
    "party-single-lines": Party(spacing=240, rule="auto"),
}

WEB = """<html><head><meta charset="utf-8"><style>
@page {{ size: 21cm 29.7cm; margin: {margins} }}
p {{ font-family: "Times New Roman"; font-size: 14pt; margin: 0; line-height: 100% }}
p.l {{ text-align: left }} p.c {{ text-align: center }} p.t {{ text-align: {align}; text-indent: {indent}; margin-bottom: {gap} }}
</style></head><body>
<table width="100%" cellpadding="0"><tr>
<td width="41%"><p class="c" style="font-size:13pt">UBND TỈNH BẮC KẠN</p>
<p class="c" style="font-size:13pt"><b>VĂN PHÒNG</b></p><p class="c" style="font-size:13pt">_____</p></td>
<td width="59%"><p class="c" style="font-size:13pt"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p class="c"><b>Độc lập - Tự do - Hạnh phúc</b></p><p class="c" style="font-size:13pt">__________________________</p></td>
</tr><tr><td><p class="c" style="font-size:13pt">{number}</p></td><td><p class="c"><i>{date}</i></p></td></tr></table>
<p class="c"><b>BÁO CÁO</b></p><p class="c"><b>Sơ kết công tác 6 tháng đầu năm 2023</b></p>
<p class="c" style="font-size:13pt">_______________</p>
<p class="t"><b>I. KẾT QUẢ CÔNG TÁC</b></p>
<p class="t">Trong 6 tháng đầu năm, Văn phòng đã hoàn thành các nhiệm vụ được giao theo chương trình công tác.</p>
<p class="t">Trên đây là báo cáo của Văn phòng./.</p><p><br></p>
<table width="100%" cellpadding="0"><tr><td width="45%"><p class="l" style="font-size:12pt"><b><i>Nơi nhận:</i></b></p>
<p class="l" style="font-size:11pt">- Các phòng;</p><p class="l" style="font-size:11pt">- Lưu: VT, TH.</p></td>
<td width="55%"><p class="c"><b>CHÁNH VĂN PHÒNG</b></p><p><br></p><p><br></p><p><br></p>
<p class="c"><b>{name}</b></p></td></tr></table></body></html>"""
RIGHT = {
    "margins": "2cm 1.5cm 2cm 3cm",
    "align": "justify",
    "indent": "1.27cm",
    "gap": "6pt",
    "number": "Số: 412/BC-VP",
    "date": "Bắc Kạn, ngày 25 tháng 7 năm 2023",
    "name": "Hoàng Văn Minh",
}
PAGES = {
    "web": {},
    "web-margins": {"margins": "2.54cm"},
    "web-text": {"align": "left", "indent": "0", "gap": "1pt"},
    "web-number-date": {"number": "Số 412/BC-VP", "date": "Bắc Kạn, ngày 3 tháng 7 năm 2023"},
    "web-degree": {"name": "ThS. Hoàng Văn Minh"},
}

# Name of a paragraph style of the reference file: size, bold, italic, alignment, indent and gap.
STYLES = {
    "Parent": (13, False, False, ALIGN.CENTER, False),
    "Agency": (13, True, False, ALIGN.CENTER, False),
    "Country": (13, True, False, ALIGN.CENTER, False),
    "Motto": (14, True, False, ALIGN.CENTER, False),
    "Rule": (13, False, False, ALIGN.CENTER, False),
    "Number": (13, False, False, ALIGN.CENTER, False),
    "Date": (14, False, True, ALIGN.CENTER, False),
    "Kind": (14, True, False, ALIGN.CENTER, False),
    "Roman": (14, True, False, ALIGN.JUSTIFY, True),
    "Prose": (14, False, False, ALIGN.JUSTIFY, True),
    "Label": (12, True, True, ALIGN.LEFT, False),
    "Recipients": (11, False, False, ALIGN.LEFT, False),
    "Signed": (14, True, False, ALIGN.CENTER, False),
}
MARKDOWN = {
    "Parent": "UBND TỈNH BẮC KẠN",
    "Agency": "VĂN PHÒNG",
    "Country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Motto": "Độc lập - Tự do - Hạnh phúc",
    "Number": "Số: 412/BC-VP",
    "Date": "Bắc Kạn, ngày 25 tháng 7 năm 2023",
    "Roman": "I. KẾT QUẢ CÔNG TÁC",
    "end": "Trên đây là báo cáo của Văn phòng./.",
    "copy": "- Lưu: VT, TH.",
    "signed": "CHÁNH VĂN PHÒNG",
    "name": "Hoàng Văn Minh",
    "styles": {},
}
PANDOC = {
    "good": {},
    "country-misspelt": {"Country": "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"},
    "motto-dashes": {"Motto": "Độc lập – Tự do – Hạnh phúc"},
    "number": {"Number": "Số 412/BC - VP"},
    "date": {"Date": "Bắc Kạn ngày 25 tháng 7 năm 2023"},
    "date-upright": {"styles": {"Date": (14, False, False, ALIGN.CENTER, False)}},
    "agency-plain": {"styles": {"Agency": (13, False, False, ALIGN.CENTER, False)}},
    "roman-colon": {"Roman": "I: KẾT QUẢ CÔNG TÁC"},
    "text-12": {"styles": {"Prose": (12, False, False, ALIGN.JUSTIFY, True)}},
    "text-left": {"styles": {"Prose": (14, False, False, ALIGN.LEFT, True)}},
    "no-end": {"end": "Trên đây là báo cáo của Văn phòng."},
    "copy": {"copy": "- Lưu VT."},
    "sign-slash": {"signed": "K/T CHÁNH VĂN PHÒNG"},
    "list-14": {"styles": {"Recipients": (14, False, False, ALIGN.LEFT, False)}},
    "narrow": {"margins": (20, 20, 25, 15)},
}


def office(folder: Path, kind: str, files: list[Path], *more: str) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    call = ["soffice", "--headless", profile, *more, "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*call, *map(str, files)], check=True, capture_output=True)


def saved_anew(folder: Path) -> None:
    for name, made in SAVED.items():
        (folder / f"libreoffice-{name}.docx").write_bytes(made.bytes())
    for kind, before in (("odt", "docx"), ("docx", "odt")):
        office(folder, kind, [folder / f"libreoffice-{name}.{before}" for name in SAVED])
    for name, changes in PAGES.items():
        (folder / f"libreoffice-{name}.html").write_text(WEB.format(**{**RIGHT, **changes}), encoding="utf-8")
    pages = [folder / f"libreoffice-{name}.html" for name in PAGES]
    office(folder, "odt", pages, "--infilter=HTML (StarWriter)", "--writer")
    office(folder, "docx", [page.with_suffix(".odt") for page in pages])
    for name in (*SAVED, *PAGES):
        (HERE / f"libreoffice-{name}.docx").write_bytes((folder / f"libreoffice-{name}.docx").read_bytes())


def reference(path: Path, changes: dict) -> None:
    """Write the file pandoc takes its styles from: pandoc's own, set as the decree wants."""
    default = subprocess.run(
        ["pandoc", "--print-default-data-file", "reference.docx"], check=True, capture_output=True
    ).stdout
    path.write_bytes(default)
    made = docx.Document(str(path))
    for style in made.styles:
        if style.element.find(qn("w:rPr")) is not None:
            for fonts in style.element.iter(qn("w:rFonts")):
                fonts.attrib.clear()
                for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                    fonts.set(qn(f"w:{slot}"), "Times New Roman")
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    for name, (size, bold, italic, align, flowing) in {**STYLES, **changes.get("styles", {})}.items():
        style = made.styles["Date"] if name == "Date" else made.styles.add_style(name, 1)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.alignment, form.space_before, form.space_after = align, Pt(0), Pt(6 if flowing else 0)
        form.first_line_indent = Mm(12.7) if flowing else Mm(0)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = changes.get("margins", (20, 20, 30, 15))
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    for kind in ("begin", None, "end"):
        piece = header.add_run()
        piece.font.size = Pt(14)
        mark = piece._r.makeelement(qn("w:fldChar") if kind else qn("w:instrText"), {})
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        piece._r.append(mark)
    made.save(str(path))


def styled(*lines: tuple[str, str]) -> list[str]:
    """Return lines of Markdown, each in a style of the reference file."""
    said = []
    for style, words in lines:
        words = words.replace("_", r"\_").replace("- ", r"\- ", 1) if style in ("Rule", "Recipients") else words
        said += [f'::: {{custom-style="{style}"}}', words.replace("I. ", r"I\. ", 1), ":::", ""]
    return said


def grid(aligned: str, *rows: tuple[list[str], list[str]]) -> str:
    """Return a grid table of two columns whose cells hold whole paragraphs; the first is aligned as told."""
    widths = (62, 88)
    edge = "+" + "+".join("-" * width for width in widths) + "+"
    first = ":" + "-" * (widths[0] - 2) + aligned
    made = [f"+{first}+:{'-' * (widths[1] - 2)}:+"]
    for left, right in rows:
        high = max(len(left), len(right))
        for one, other in zip(left + [""] * (high - len(left)), right + [""] * (high - len(right)), strict=True):
            made.append(f"|{one.ljust(widths[0])}|{other.ljust(widths[1])}|")
        made.append(edge)
    return "\n".join(made)


def markdown(it: dict) -> str:
    head = grid(
        ":",
        (
            styled(("Parent", it["Parent"]), ("Agency", it["Agency"]), ("Rule", "_" * 5)),
            styled(("Country", it["Country"]), ("Motto", it["Motto"]), ("Rule", "_" * 26)),
        ),
        (styled(("Number", it["Number"])), styled(("Date", it["Date"]))),
    )
    long = "Trong 6 tháng đầu năm, Văn phòng đã hoàn thành các nhiệm vụ được giao theo chương trình công tác."
    text = styled(
        ("Kind", "BÁO CÁO"),
        ("Kind", "Sơ kết công tác 6 tháng đầu năm 2023"),
        ("Rule", "_" * 15),
        ("Roman", it["Roman"]),
        ("Prose", long),
        ("Prose", it["end"]),
    )
    left = styled(("Label", "Nơi nhận:"), ("Recipients", "- Các phòng;"), ("Recipients", it["copy"]))
    blank = [line for _ in range(3) for line in styled(("Signed", "\N{NO-BREAK SPACE}"))]
    right = [*styled(("Signed", it["signed"])), *blank, *styled(("Signed", it["name"]))]
    return "\n\n".join([head, "\n".join(text), grid("-", (left, right))]) + "\n"


def by_pandoc(folder: Path) -> None:
    for name, changes in PANDOC.items():
        reference(folder / "reference.docx", changes)
        (folder / "it.md").write_text(markdown({**MARKDOWN, **changes}), encoding="utf-8")
        call = ["pandoc", "-f", "markdown-smart-auto_identifiers", "--reference-doc", "reference.docx", "it.md"]
        subprocess.run([*call, "-o", str(HERE / f"pandoc-{name}.docx")], cwd=folder, check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        saved_anew(Path(scratch))
        by_pandoc(Path(scratch))

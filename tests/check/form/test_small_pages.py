"""Good documents with one line typed otherwise: where each component is found then, and all that is told of it."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from check.extras import addressed, png
from check.hand import DRAW, R, State, V, par, run, shape
from check.hand import W as HAND_W
from check.kinds.paper import papers
from check.kinds.test_kinds import components
from check.once import found
from check.party import Party
from small_forms import form, p
from sokert.check.form import check, fix, page
from sokert.check.form.comments import _place
from sokert.check.form.drawn import _half
from sokert.check.form.finder import _date
from sokert.check.form.fit_to_width import _DRAWN, _extent
from sokert.check.form.page import pieces
from sokert.check.form.rule import on_page
from sokert.check.form.rules.head import dated
from sokert.check.form.tone_marks import movable, toned
from sokert.check.form.whole_signature import kept
from sokert.errors import Finding
from sokert.ooxml.names import W
from sokert.ooxml.unpacking import opened
from sokert.resolved import read
from told import as_golden, said

GOOD = {paper.kind: paper for paper in papers() if paper.name == "as it should be"}
# A kind of document, what stands in it, and what somebody typed instead.
TYPED: dict[str, tuple[str, str, str]] = {
    "a second document below the label": (
        "báo cáo",
        "[* Nơi nhận:\n[  - UBND tỉnh (báo cáo);\n[  - Các phòng thuộc Sở;\n[  - Lưu: VT, VP.\n"
        "]* GIÁM ĐỐC\n]*\n]* Nguyễn Văn An",
        "= GIÁM ĐỐC\n= Nguyễn Văn An\n! Nơi nhận: VT.\n= CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n= QUYẾT ĐỊNH\n"
        "Điều 1. Giao việc.\n= PHÓ GIÁM ĐỐC\n= Nguyễn Văn Ba",
    ),
    "a signature above the label, a blank between": (
        "báo cáo",
        "[* Nơi nhận:\n[  - UBND tỉnh (báo cáo);\n[  - Các phòng thuộc Sở;\n[  - Lưu: VT, VP.\n"
        "]* GIÁM ĐỐC\n]*\n]* Nguyễn Văn An",
        "= GIÁM ĐỐC\n\n= Nguyễn Văn An\n\n! Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, VP.",
    ),
    "a signature in small letters": ("báo cáo", "]* GIÁM ĐỐC\n", "]* Giám đốc\n"),
    "a name alone": ("báo cáo", "]* GIÁM ĐỐC\n]*\n", ""),
    "a name in capitals": ("báo cáo", "]* GIÁM ĐỐC\n]*\n]* Nguyễn Văn An", "]* GIÁM ĐỐC\n]*\n]*\n]*\n]* NGUYỄN VĂN AN"),
    "a position without a name": ("báo cáo", "\n]*\n]* Nguyễn Văn An", ""),
    "recipients below a remark": ("báo cáo", "[  - Các phòng thuộc Sở;", "[  - Các phòng thuộc Sở\n[  và các ban;"),
    "a label without recipients": (
        "báo cáo",
        "[  - UBND tỉnh (báo cáo);\n[  - Các phòng thuộc Sở;\n[  - Lưu: VT, VP.\n",
        "",
    ),
    "a drafter's mark": ("báo cáo", "[  - Lưu: VT, VP.", "[  - Lưu: VT, VP.\n[  PL.300"),
    "the type with blanks between its letters": ("báo cáo", "= BÁO CÁO", "= B Á O  C Á O"),
    "the type in small letters": ("báo cáo", "= BÁO CÁO", "= Báo cáo"),
    "the type at the left in plain letters": ("báo cáo", "= BÁO CÁO", "Báo cáo"),
    "the number of a source in the trích yếu": (
        "báo cáo",
        "= Sơ kết công tác",
        "= Thực hiện Kế hoạch số 12/KH-UBND, sơ kết công tác",
    ),
    "a trích yếu of two lines": ("báo cáo", " 6 tháng đầu năm 2026\n_", "\n= 6 tháng đầu năm 2026\n_"),
    "a trích yếu that ends with a stop": ("báo cáo", " 6 tháng đầu năm 2026\n_", " 6 tháng đầu năm 2026.\n_"),
    "a trích yếu that begins V/v": ("báo cáo", "= Sơ kết", "= V/v sơ kết"),
    "a trích yếu of too many letters": (
        "báo cáo",
        "= Sơ kết công tác",
        "= Sơ kết " + "công tác văn thư, lưu trữ và " * 18 + "công tác",
    ),
    "no trích yếu": ("báo cáo", "= Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026\n_\n", ""),
    "a trích yếu behind a line break": ("báo cáo", "= BÁO CÁO\n= Sơ kết", "= BÁO CÁO⏎Sơ kết"),
    "a trích yếu of two lines behind line breaks": (
        "báo cáo",
        "= BÁO CÁO\n= Sơ kết công tác văn thư, lưu trữ 6",
        "= BÁO CÁO⏎Sơ kết công tác văn thư, lưu trữ⏎6",
    ),
    "a trích yếu that goes on below its line break": (
        "báo cáo",
        "= BÁO CÁO\n= Sơ kết công tác văn thư, lưu trữ 6",
        "= BÁO CÁO⏎Sơ kết công tác văn thư, lưu trữ\n= 6",
    ),
    "a trích yếu and its rule behind line breaks": (
        "báo cáo của Đảng",
        "= BÁO CÁO\n= sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026\n^ -----",
        "= BÁO CÁO⏎sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026⏎-----",
    ),
    "an addressee behind a line break": (
        "báo cáo",
        "= BÁO CÁO\n= Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026",
        "= BÁO CÁO⏎Kính gửi: UBND tỉnh An Bình",
    ),
    "a link behind a line break": (
        "báo cáo",
        "= BÁO CÁO\n= Sơ kết",
        "= BÁO CÁO⏎(Kèm theo Công văn số 5/SNV-VP)\n= Sơ kết",
    ),
    "a table in the place of the trích yếu": (
        "báo cáo",
        "= Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026\n_\n",
        "| Chỉ tiêu | Số liệu\n",
    ),
    "the number and the date below the type": (
        "báo cáo",
        "= BÁO CÁO\n",
        "= BÁO CÁO⏎Số: 12/BC-SNV\n^ An Bình, ngày 05 tháng 7 năm 2026\n",
    ),
    "a sentence in the place of the trích yếu": (
        "báo cáo",
        "= Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026\n_\n",
        "Sở Nội vụ đã số hóa 80% hồ sơ. Kết quả cụ thể như sau\n",
    ),
    "a trích yếu set as the text is": (
        "báo cáo",
        "= Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026\n_\n",
        "Sơ kết công tác văn thư, lưu trữ 6 tháng đầu năm 2026\n",
    ),
    "an opening line": ("báo cáo", "_\nSở", "_\nThực hiện Kế hoạch năm 2026;\nSở"),
    "two bases": (
        "báo cáo",
        "_\nSở",
        "_\nCăn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nCăn cứ Kế hoạch số 03/KH-SNV;\nSở",
    ),
    "a basis by proposal": (
        "báo cáo",
        "_\nSở",
        "_\nCăn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề xuất của Văn phòng Sở;\nSở",
    ),
    "a basis that ends with a stop": ("báo cáo", "_\nSở", "_\nCăn cứ Luật Lưu trữ;\nCăn cứ Kế hoạch số 03/KH-SNV.\nSở"),
    "one basis": ("báo cáo", "_\nSở", "_\nCăn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nSở"),
    "a quotation": (
        "báo cáo",
        "# 2. Công tác lưu trữ",
        "“Điều 5. Lưu trữ\n1. Tài liệu giấy;\n2. Tài liệu số.”\n# 2. Công tác lưu trữ",
    ),
    "a quotation that is never closed": ("báo cáo", "# 2. Công tác lưu trữ", "“Điều 5. Lưu trữ\n# 2. Công tác lưu trữ"),
    "a part with its title": ("báo cáo", "# I. KẾT QUẢ THỰC HIỆN", "= Phần I\n= KẾT QUẢ THỰC HIỆN\n# I. VĂN THƯ"),
    "a part whose name ends with a stop": (
        "báo cáo",
        "# I. KẾT QUẢ THỰC HIỆN",
        "= Phần I.\n= KẾT QUẢ THỰC HIỆN\n# I. VĂN THƯ",
    ),
    "a part told in a sentence": (
        "báo cáo",
        "# 1. Công tác văn thư",
        "phần 1 của báo cáo nói về văn thư\n# 1. Công tác văn thư",
    ),
    "a part by an ordinal": ("báo cáo", "# I. KẾT QUẢ THỰC HIỆN", "= Phần thứ nhất\n= KẾT QUẢ THỰC HIỆN\n# I. VĂN THƯ"),
    "a part with no title": ("báo cáo", "# I. KẾT QUẢ THỰC HIỆN", "= Phần I\n# I. VĂN THƯ"),
    "a caption": (
        "báo cáo",
        "# 2. Công tác lưu trữ",
        "Biểu 1: Văn bản đến\nĐơn vị tính: văn bản\n# 2. Công tác lưu trữ",
    ),
    "a subnumber between points": ("báo cáo", "b) Nộp", "1.1. Việc khác\nb) Nộp"),
    "points that begin with the second": ("báo cáo", "a) Chỉnh", "c) Chỉnh"),
    "points again below the next heading": (
        "báo cáo",
        "# II. NHIỆM VỤ",
        "# 3. Công tác khác\nc) Rà soát hồ sơ.\n# II. NHIỆM VỤ",
    ),
    "small Roman numbers": ("báo cáo", "a) Chỉnh", "i) Rà soát hồ sơ;\na) Chỉnh"),
    "small Roman numbers behind the first point": (
        "báo cáo",
        "b) Nộp",
        "i) Rà soát hồ sơ.\nGiao Văn phòng Sở.\nv) Lập biên bản.\nGiao các phòng.\nb) Nộp",
    ),
    "a point by a letter too far on": ("báo cáo", "b) Nộp", "c) Nộp"),
    "a point in bold": ("báo cáo", "a) Chỉnh", "# a) Chỉnh"),
    "a number in the text that follows no other": ("báo cáo", "# 2. Công tác", "# 3. Công tác"),
    "an article without its stop": ("quyết định", "Điều 2. Tổ", "Điều 2: Tổ"),
    "who decides in two lines": ("quyết định", "= GIÁM ĐỐC SỞ NỘI VỤ", "= GIÁM ĐỐC\n= SỞ NỘI VỤ"),
    "who decides above three bases and a rule": (
        "quyết định",
        "_\n= GIÁM ĐỐC SỞ NỘI VỤ\n% Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\n",
        "= GIÁM ĐỐC SỞ NỘI VỤ\n% Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\n% Căn cứ Luật khác;\n"
        "% Căn cứ Nghị định;\n^ -----\n",
    ),
    "a trích yếu in capitals above a rule": (
        "quyết định",
        "\n_\n= GIÁM",
        "\n= QUY CHẾ SỐ HÓA\nVà lưu trữ\nTài liệu\n_\n= GIÁM",
    ),
    "who decides before the line": ("quyết định", "\n_\n= GIÁM", "\n= GIÁM"),
    "a session between the bases": ("quyết định", "% Theo đề nghị", "~ KỲ HỌP THỨ HAI\n% Theo đề nghị"),
    "a rule between the bases": ("quyết định", "% Theo đề nghị", "-----\nCăn cứ:\n% Theo đề nghị"),
    "no line of decision": ("quyết định", "= QUYẾT ĐỊNH:\n", ""),
    "an addressee of two lines": ("công văn", "thuộc Sở\nCăn cứ", "thuộc Sở\n^ và các chi nhánh\nCăn cứ"),
    "addressees below a bare label": (
        "công văn",
        "@  Kính gửi: Các phòng, đơn vị thuộc Sở",
        "@  Kính gửi:\n@- - Sở Tài chính;\n@- - Sở Y tế.",
    ),
    "addressees without dashes": (
        "công văn",
        "@  Kính gửi: Các phòng, đơn vị thuộc Sở",
        "@  Kính gửi:\n@- Sở Tài chính;\n@- Sở Y tế.",
    ),
    "one addressee below a bare label": (
        "công văn",
        "@  Kính gửi: Các phòng, đơn vị thuộc Sở",
        "@  Kính gửi:\n@- Sở Tài chính",
    ),
    "two addressees that name themselves": (
        "công văn",
        "Các phòng, đơn vị thuộc Sở\nCăn",
        "Các phòng thuộc Sở;\n@- - Các đơn vị.\nCăn",
    ),
    "Kính gửi in small letters": ("công văn", "@  Kính gửi:", "@  kính gửi:"),
    "V/v in two lines": ("công văn", "<v V/v báo cáo công tác văn thư 6", "<v V/v báo cáo công tác văn thư\n<v 6"),
    "a letter that is urgent": ("công văn", "<v V/v", "<* KHẨN\n<v V/v"),
    "a letter with its type": ("công văn", "@  Kính gửi", "= CÔNG VĂN\n@  Kính gửi"),
    "a letter with another's number": ("công văn", "<v V/v báo cáo", "<v V/v thực hiện Công văn số 5/SNV-VP, báo cáo"),
    "a deputy without KT.": ("công văn", "]* KT. GIÁM ĐỐC\n", ""),
    "KT. without the deputy": ("công văn", "]* PHÓ GIÁM ĐỐC\n", ""),
    "two positions and no name": ("công văn", "\n]*\n]* Nguyễn Văn An", ""),
    "a small Roman number, then a third point": ("báo cáo", "a) Chỉnh", "i) Rà soát hồ sơ;\nc) Chỉnh"),
    "a name with a degree": ("công văn", "]* Nguyễn Văn An", "]* TS. Nguyễn Văn An"),
    "signed already": ("công văn", "]*\n]* Nguyễn", "]  (Đã ký)\n]* Nguyễn"),
    "signed by a machine": ("công văn", "]*\n]* Nguyễn", "]  Thời gian ký: 5/7/2026\n]* Nguyễn"),
    "an invitation without a trích yếu": ("giấy mời", "= Dự Hội nghị sơ kết công tác 6 tháng đầu năm 2026\n_\n", ""),
    "no star": ("báo cáo của Đảng", "<  *\n", ""),
    "no rule below the trích yếu": ("báo cáo của Đảng", "^ -----\n", ""),
    "the position alone": ("báo cáo của Đảng", "]* T/M ĐẢNG ỦY\n", ""),
    "TM. of the State": ("báo cáo của Đảng", "T/M", "TM."),
    "the Party's report ends as the State's": ("báo cáo của Đảng", "chi bộ.\n", "chi bộ./.\n"),
    "a Party report that keeps no copy": ("báo cáo của Đảng", "- Lưu Văn phòng Đảng ủy.", "- Các ban Đảng."),
    "a Party report without a number": ("báo cáo của Đảng", "<  Số 12-BC/ĐU\n", ""),
    "a Party report with bases": (
        "báo cáo của Đảng",
        "Đảng ủy Sở Nội vụ báo",
        "- Căn cứ Điều lệ Đảng;\nCăn cứ Quy định số 399-QĐ/TW.\nĐảng ủy Sở Nội vụ báo",
    ),
    "an annex without its link": (
        "phụ lục",
        "~ (Kèm theo Quyết định số 88/QĐ-SNV ngày 05 tháng 7 năm 2026 của Giám đốc Sở Nội vụ)\n",
        "",
    ),
    "an annex by its number": ("phụ lục", "= Phụ lục\n", "= Phụ lục 2\n"),
    "two annexes": (
        "báo cáo",
        "]* Nguyễn Văn An",
        "]* Nguyễn Văn An\n= Phụ lục I\n= DANH MỤC\n= Phụ lục 3\n= BIỂU SỐ LIỆU\nVăn bản đến.",
    ),
    "an annex of a law": (
        "báo cáo",
        "]* Nguyễn Văn An",
        "]* Nguyễn Văn An\n= Phụ lục I\n~ (Kèm theo Nghị định số 30/2020/NĐ-CP)\n= Phụ lục\n= BIỂU SỐ LIỆU",
    ),
    "a date with a stop": ("báo cáo", "tháng 7 năm 2026\n=", "tháng 7 năm 2026.\n="),
    "a date without its comma": ("báo cáo", "An Bình, ngày 05 tháng 7", "An Bình ngày 05 tháng 7"),
    "a date left blank": ("báo cáo", "ngày 05 tháng 7", "ngày      tháng 7"),
    "a number left blank": ("báo cáo", "Số: 12/BC", "Số:      /BC"),
    "a number of another type": ("báo cáo", "Số: 12/BC", "Số: 12/TB"),
    "a number without its colon": ("báo cáo", "Số: 12/BC", "Số 12/BC"),
    "the motto by other signs": ("báo cáo", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),
    "the parent and the agency plain": ("báo cáo", "<* SỞ NỘI VỤ", "<  SỞ NỘI VỤ"),
    "the parent and the agency bold": ("báo cáo", "<  UBND TỈNH AN BÌNH", "<* UBND TỈNH AN BÌNH"),
    "a code below the agency": ("báo cáo", "<_\n", "<_\n<  Mã định danh: H05\n"),
    "a draft": ("báo cáo", "= BÁO CÁO", "^ DỰ THẢO\n= BÁO CÁO"),
    "text behind the end": ("báo cáo", "điện tử./.\n", "điện tử./.\n(Có danh sách kèm theo)\n"),
    "the end twice": ("báo cáo", "thời hạn.\n", "thời hạn./.\n"),
    "no end": ("báo cáo", "điện tử./.\n", "điện tử.\n"),
    "a table at the end": ("báo cáo", "điện tử./.\n", "điện tử.\n| 1 | 2\n"),
    "a table below a text that nobody signs": (
        "báo cáo",
        "./.\n"
        "[* Nơi nhận:\n[  - UBND tỉnh (báo cáo);\n[  - Các phòng thuộc Sở;\n[  - Lưu: VT, VP.\n"
        "]* GIÁM ĐỐC\n]*\n]* Nguyễn Văn An",
        ".\n| 1 | 2",
    ),
    "a remark below a text that nobody signs": (
        "báo cáo",
        "./.\n"
        "[* Nơi nhận:\n[  - UBND tỉnh (báo cáo);\n[  - Các phòng thuộc Sở;\n[  - Lưu: VT, VP.\n"
        "]* GIÁM ĐỐC\n]*\n]* Nguyễn Văn An",
        ".\n(Có danh sách kèm theo.)",
    ),
    "a paragraph in bold": ("báo cáo", "Trong kỳ, Sở", "! Trong kỳ, Sở"),
    "a paragraph in italics": ("báo cáo", "Trong kỳ, Sở", "% Trong kỳ, Sở"),
    "a paragraph in the middle": ("báo cáo", "Trong kỳ, Sở", "^ Trong kỳ, Sở"),
}


def held(name: str, made: bytes, request: pytest.FixtureRequest) -> None:
    """Hold all that is found in a page, and all that is told of it, against the golden."""
    seen, told = page(made), " / ".join(f"{one.code} {said(one)}" for one in found(made))
    as_golden("pages", {name: f"{seen.kind.name}; {components(seen)} / {told}"}, request)


@pytest.mark.parametrize("name", TYPED)
def test_where_components_are_and_what_is_told_is_the_golden(name: str, request: pytest.FixtureRequest) -> None:
    kind, old, new = TYPED[name]
    assert old in GOOD[kind].text
    held(name, GOOD[kind]._replace(text=GOOD[kind].text.replace(old, new)).made(), request)


@pytest.mark.parametrize("head", ["tabs", "blanks", "breaks", "boxes", "table"])
def test_signs_below_both_halves_of_a_head(head: str, request: pytest.FixtureRequest) -> None:
    text = GOOD["báo cáo"].text.replace("<_\n", "<  - - - - -\n").replace(">_\n", ">  ---------------\n")
    held(f"signs below the halves of a head by {head}", GOOD["báo cáo"]._replace(text=text, head=head).made(), request)


STOP = '<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>'


@pytest.mark.parametrize(
    ("lead", "stop", "right"),
    [
        ("\t", STOP, True),
        ("\t\t", STOP, True),  # beyond the last stop
        ("\t", "", False),
        ("\t" * 6, "", True),
        (" " * 60, "", True),
        (" " * 50, "", False),
    ],
)
def test_signs_stand_in_the_half_that_tabs_and_blanks_lead_to(lead: str, stop: str, right: bool) -> None:
    seen = page(State(head="tabs", text=(par(run(f"{lead}-----", 13), tabs=stop),)).bytes())
    (signs,) = (piece for one in seen.document.paragraphs if "---" in one.shown for piece in pieces(one))
    assert _half(seen, signs) == right


def test_a_line_may_hang_on_the_paragraph_that_it_stands_above() -> None:
    made, saved = docx.Document(io.BytesIO(State().bytes())), io.BytesIO()
    at = next(at for at, one in enumerate(made.paragraphs) if one.text == State().subject)
    line, text = made.paragraphs[at + 1], next(one for one in made.paragraphs[at + 2 :] if one.text)
    text._p.append(line.runs[0]._r)
    line._p.getparent().remove(line._p)
    made.save(saved)
    assert check(saved.getvalue()) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [("\t", []), ("\nVăn thư", ["1.", "Văn thư"]), ("Văn thư\nlưu trữ", ["1. Văn thư", "lưu trữ"])],
)
def test_the_label_of_a_list_stands_before_the_first_words_of_its_line(text: str, told: list[str]) -> None:
    made, saved = docx.Document(), io.BytesIO()
    made.add_paragraph(text, "List Number")
    made.save(saved)
    assert [piece.text for one in read(saved.getvalue()).paragraphs for piece in pieces(one)] == told


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("An Bình, ngày     tháng 5 năm 2026", (2026, 5, 0)),
        ("An Bình, ngày 05 tháng     năm 2026", (2026, 0, 5)),
        ("An Bình, ngày 05 tháng 5 năm", (0, 5, 5)),
        ("", (0, 0, 0)),
    ],
)
def test_what_is_left_blank_in_a_date_is_no_number(line: str, date: tuple[int, int, int]) -> None:
    assert _date(line) == date


def test_many_pages_without_a_number_are_told() -> None:
    long = "Văn phòng đã tham mưu ban hành các kế hoạch công tác năm, phối hợp với các đơn vị. " * 6
    told = check(State(page_where="nowhere", text=(*[long] * 9, "Xong./.")).bytes())
    assert [one.sentence for one in told] == ["STATED-NO-NUMBER"]


@pytest.mark.parametrize(
    ("spacing", "rule", "told"),
    [
        (300, "auto", [("LINES-MULTIPLE", "warning")]),  # letters of 14 pt have 20 pt then
        (264, "auto", [("LINES-MULTIPLE", "error")]),
        (360, "atLeast", [("LINES-LEAST", "info")]),
        (300, "atLeast", [("LINES-LEAST", "error")]),
        (300, "exact", [("LINES-EXACT", "error")]),
    ],
)
def test_the_partys_lines_are_never_lower_than_its_guide_says(
    spacing: int, rule: str, told: list[tuple[str, str]]
) -> None:
    found = check(Party(spacing=spacing, rule=rule).bytes())
    assert [(one.sentence, one.level) for one in found] == told


def test_a_label_without_its_line_is_underlined() -> None:
    made, saved = docx.Document(io.BytesIO(Party().bytes())), io.BytesIO()
    for one in [*made.element.body.iter(f"{W}u")]:
        one.getparent().remove(one)
    made.save(saved)
    fixed = fix(saved.getvalue())
    assert ([one.code for one in fixed.fixed], fixed.left) == (["HD-RCPT-LABEL"], ())


@pytest.mark.parametrize(
    ("first", "fixed"),
    [("- Tỉnh ủy.", ["HD-RCPT-LIST"]), ("- Tỉnh ủy;", [])],  # the later guide's sign is let be
)
def test_a_recipient_with_another_sign_at_its_end_is_given_the_right_one(first: str, fixed: list[str]) -> None:
    paper = Party()
    paper.recipients = (first, *paper.recipients[1:])
    assert [one.code for one in fix(paper.bytes()).fixed] == fixed


@pytest.mark.parametrize(("spacing", "found"), [(240, "0,75"), (400, ""), (483, ""), (500, "1,55")])
def test_lines_of_a_fixed_height_are_measured_in_single_lines(spacing: int, found: str) -> None:
    told = check(State(spacing=spacing, rule="exact").bytes())
    assert [one.message("vi").partition(f" {found} ")[1].strip() for one in told] == [found] * bool(found)


@pytest.mark.parametrize("name", ["BÁO CÁO", "BÁO CÁO:", "B Á O  C Á O", "Báo cáo"])
def test_the_type_may_be_the_first_line(name: str) -> None:
    text = f"= {name}\n= Sơ kết công tác 6 tháng đầu năm 2026\nĐã hoàn thành nhiệm vụ."
    assert page(GOOD["báo cáo"]._replace(text=text).made()).kind.name == "báo cáo"


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("bài phát biểu", "Kính thưa các đồng chí!"),
        ("văn bản kèm theo", "= QUY CHẾ\n(Ban hành kèm theo Quyết định số 5/QĐ-SNV)"),
    ],
)
def test_the_first_line_of_a_text_without_a_head_tells_its_kind(kind: str, first: str) -> None:
    made = GOOD["báo cáo"]._replace(text=f"{first}\nSở tổ chức hội nghị.\nXong.").made()
    assert page(made).kind.name == kind


def test_without_a_head_the_first_paragraph_is_text_too() -> None:
    seen = page(GOOD["báo cáo"]._replace(text="Đã hoàn thành nhiệm vụ.\nXong./.").made())
    assert [piece.text for piece in seen.all("body")] == ["Đã hoàn thành nhiệm vụ.", "Xong./."]


@pytest.mark.parametrize(
    ("code", "place"), [("RCPT-LABEL", 3), ("SIGN-STYLE", 3), ("END-MARK", 3), ("QH-TEXT", 0), ("NO-FORMAT", 0)]
)
def test_what_is_missing_is_told_where_it_belongs(code: str, place: int) -> None:
    assert [on_page(Finding(f"{law}-{code}")) for law in ("ND30", "HD")] == [(place, 0)] * 2


@pytest.mark.parametrize(
    ("words", "name"),
    [("LƯU HÀNH NỘI BỘ", "circulation"), ("DỰ THẢO", "draft"), ("HỎA TỐC", "urgency")]
    + [(words, "secrecy") for words in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")],
)
def test_what_is_stamped_in_the_top_margin_of_page_one_is_found(words: str, name: str) -> None:
    made, saved = docx.Document(io.BytesIO(State().bytes())), io.BytesIO()
    made.sections[0].first_page_header.paragraphs[0].text = words
    made.save(saved)
    assert [piece.text for piece in page(saved.getvalue()).all(name)] == [words]


def test_the_text_of_a_letter_begins_below_its_type() -> None:
    seen = page(GOOD["báo cáo"].made(), type="CV")
    assert (seen.all("type_name")[0].text, seen.all("body")[0].text[:6]) == ("BÁO CÁO", "Sơ kết")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ngày 5 tháng 3 năm 2026", "ngày 05 tháng 3 năm 2026"),
        ("ngày 10 tháng 03 năm 2026", "ngày 10 tháng 3 năm 2026"),
        ("ngày 10 tháng 2 năm 2026", "ngày 10 tháng 02 năm 2026"),
        ("ngày 10 tháng 12 năm 2026", "ngày 10 tháng 12 năm 2026"),
        ("ngày 5 tháng 13 năm 2026", "ngày 5 tháng 13 năm 2026"),
        ("ngày     tháng 7 năm 2026", "ngày     tháng 7 năm 2026"),
    ],
)
def test_days_below_ten_and_months_below_three_have_a_zero(typed: str, right: str) -> None:
    assert dated(f"An Bình, {typed}") == f"An Bình, {right}"


def test_a_signature_above_the_recipients_is_kept_with_the_last_of_them() -> None:
    kind, old, new = TYPED["a signature above the label, a blank between"]
    seen = page(GOOD[kind]._replace(text=GOOD[kind].text.replace(old, new)).made())
    first, last = seen.all("body")[-1].paragraph.index, seen.all("recipients")[-1].paragraph.index
    assert kept(seen)
    ends = [one.element.find(f"{W}pPr/{W}keepNext") is not None for one in seen.document.paragraphs]
    assert ends == [first <= one.index < last for one in seen.document.paragraphs]


@pytest.mark.parametrize(
    ("code", "last"),
    [("ND30-SIGN-STYLE", True), ("ND30-RCPT-LABEL", True), ("HD-END-MARK", True), ("ND30-QH-TEXT", False)],
)
def test_a_comment_on_what_is_missing_stands_where_that_belongs(code: str, last: bool) -> None:
    seen = page(GOOD["báo cáo"].made()).document
    shown = [one.index for one in seen.paragraphs]
    assert _place(seen, Finding(code)) == (shown[-1] if last else shown[0], "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ông Trần Hoà họp; hoà giải", ["hoà"]),
        ("Hoà Bình họp; Hoà họp", ["Hoà"]),
        ("UBND TỈNH HOÀ BÌNH", []),
        ("CỘNG HOÀ", ["HOÀ"]),
    ],
)
def test_the_tone_mark_of_a_name_is_not_moved(text: str, words: list[str]) -> None:
    assert [found[0] for found in movable(text)] == words


def test_lines_parted_by_a_break_are_text_unless_the_first_names_a_part() -> None:
    seen = page(State(text=("Dòng một.\nDòng hai.", "Phần I\nKẾT QUẢ", "Mục 1\nVĂN THƯ", "Mục 2", "Xong./.")).bytes())
    own = {
        name: [piece.text for piece in seen.all(name)] for name in ("body", "part_label", "section_label", "part_title")
    }
    assert own == {
        "body": ["Dòng một. Dòng hai.", "Xong./."],
        "part_label": ["Phần I"],
        "section_label": ["Mục 1", "Mục 2"],
        "part_title": ["KẾT QUẢ", "VĂN THƯ"],
    }


@pytest.mark.parametrize(
    "drawing", [shape(100), '<w:r><w:pict><v:rect style="width:100pt;height:1pt"/></w:pict></w:r>']
)
def test_what_is_drawn_is_as_wide_in_either_language(drawing: str) -> None:
    drawn = etree.fromstring(f"<w:p {HAND_W}{R}{V}{DRAW}>{drawing}</w:p>")
    assert max(map(_extent, drawn.iter(*_DRAWN))) == 2000  # twips


def test_a_name_typed_below_what_stands_beside_the_recipients_need_not_be_centred() -> None:
    beside = par(run("Nơi nhận:", 12, True, True) + run("\t") + run("GIÁM ĐỐC", 14, True))
    closing = beside + par(run("- Lưu: VT, VP.", 11)) + par(run(" " * 40 + "Nguyễn Văn An", 14, True))
    told = {one.code for one in check(State(closing="none", text=("Xong./.", closing)).bytes())}
    assert told == {"ND30-SIGN-KEEP"}


@pytest.mark.parametrize(
    ("above", "edge", "told"),
    [
        ("", "", True),
        ("", "bottom", False),
        ("", "top", False),
        ("", "left", True),
        ("______", "", False),
        ("Trang 1", "", True),
    ],
)
def test_the_address_has_a_line_above_it(above: str, edge: str, told: bool) -> None:
    made, saved = docx.Document(io.BytesIO(addressed(State().bytes(), ruled=False))), io.BytesIO()
    line = made.sections[0].first_page_footer.paragraphs[0].insert_paragraph_before(above)
    if edge:
        etree.SubElement(etree.SubElement(line._p.get_or_add_pPr(), f"{W}pBdr"), f"{W}{edge}", {f"{W}val": "single"})
    made.save(saved)
    assert ("OF-NO-LINE-ABOVE" in {one.sentence for one in check(saved.getvalue())}) == told


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Đã hoà giải; hòa nhập; hòa đồng.", {"hoà": "hòa"}),
        ("Đã hoà giải; hoà nhập; hòa đồng.", {"hòa": "hoà"}),
        ("Đã hoà giải; hòa nhập.", {"hoà": "hòa"}),  # even: as it is asked for
    ],
)
def test_tone_marks_are_placed_as_in_most_words(text: str, moved: dict[str, str]) -> None:
    told = toned(opened(form(p(text))), None, "older")[1]
    assert {one.facts["before"]: one.facts["after"] for one in told} == moved


def test_a_picture_above_the_name_is_the_signature_where_no_table_holds_it() -> None:
    made, saved = docx.Document(io.BytesIO(State(closing="tabs").bytes())), io.BytesIO()
    at = next(at for at, one in enumerate(made.paragraphs) if one.text.strip() == State().name)
    made.paragraphs[at - 1].add_run().add_picture(io.BytesIO(png("black")))
    made.save(saved)
    assert "ND30-SIGN-IMG" in {one.code for one in check(saved.getvalue())}


@pytest.mark.parametrize(
    "name", ["no trích yếu", "a sentence in the place of the trích yếu", "a trích yếu behind a line break"]
)
def test_words_that_are_no_subject_are_never_set_as_one(name: str) -> None:
    kind, old, new = TYPED[name]
    made = GOOD[kind]._replace(text=GOOD[kind].text.replace(old, new)).made()
    assert [finding.code for finding in fix(made).fixed if "SUBJ" in finding.code] == []

"""The page of a State document by Nghị định 30/2020/NĐ-CP, as values the house style draws from.

Sizes and styles: Phụ lục I, Phần I, Mục V. The house takes the coherent set 13/14/14 of the table's
first footnote, and margins well inside the ranges of Mục I, khoản 3.
"""

from __future__ import annotations

from types import MappingProxyType

from sokert.standards.shape import CAPITALS, Body, Form, Page, Range, Style, exactly

_SMALL = Range(12, 13, 13)  # Quốc hiệu and the agency, beside a motto of 14
_USUAL = Range(13, 14, 14)

STYLES = {
    "country": Style(_SMALL, bold=True, upper=True, align="center"),
    "motto": Style(_USUAL, bold=True, align="center"),
    "parent": Style(_SMALL, upper=True, align="center"),
    "agency": Style(_SMALL, bold=True, upper=True, align="center"),
    "number": Style(exactly(13), align="center"),
    "place_date": Style(_USUAL, italic=True, align="center"),
    "type_name": Style(_USUAL, bold=True, upper=True, align="center"),
    "subject": Style(_USUAL, bold=True, align="center"),
    "letter_subject": Style(_SMALL, align="center"),
    "deciding": Style(_USUAL, bold=True, upper=True, align="center"),
    "basis": Style(_USUAL, italic=True, align="both"),
    "body": Style(_USUAL, align="both"),
    "part_label": Style(_USUAL, bold=True, align="center"),
    "part_title": Style(_USUAL, bold=True, upper=True, align="center"),
    "roman_heading": Style(_USUAL, bold=True, upper=True, align="both"),
    "arabic_heading": Style(_USUAL, bold=True, align="both"),
    "letter_heading": Style(_USUAL, align="both"),
    "authority": Style(_USUAL, bold=True, upper=True, align="center"),
    "position": Style(_USUAL, bold=True, upper=True, align="center"),
    "signer_name": Style(_USUAL, bold=True, align="center"),
    "addressee": Style(_USUAL),
    "recipients_label": Style(exactly(12), bold=True, italic=True, align="left"),
    "recipients": Style(exactly(11), align="left"),
    "annex_label": Style(exactly(14), bold=True, align="center"),
    "annex_title": Style(_USUAL, bold=True, upper=True, align="center"),
    "annex_link": Style(_USUAL, italic=True, align="center"),
    "page_number": Style(_USUAL, align="center"),
    "urgency": Style(_USUAL, bold=True, upper=True, align="center"),
    "circulation": Style(_USUAL, bold=True, upper=True, align="center"),
    "draft": Style(_USUAL, bold=True, upper=True, align="center"),
    "drafter": Style(exactly(11)),
    "address": Style(Range(11, 12, 11)),
    "electronic": Style(exactly(10)),
}

LITERALS = {
    "country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số: ",
    "type_name": "BÁO CÁO",
    "type_code": "BC",
    "roman_mark": ".",  # ND30-H-REPORT
    "arabic_mark": ".",  # ND30-H-KHOAN
    "recipient_end": ";",
    "addressee": "Kính gửi:",
    "recipients": "Nơi nhận:",
    "as_above": "Như trên",
    "file_copy": "Lưu: VT",
    "end": "./.",
    "basis_end": ".",
    "annex": "Phụ lục",
    "draft": "DỰ THẢO",
}

SIGNING = {
    "TM.": "thay mặt",
    "KT.": "ký thay",
    "TL.": "thừa lệnh",
    "TUQ.": "thừa ủy quyền",
    "Q.": "quyền",
}

# Phụ lục III, Mục I.
TYPES = {
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "TC": "thông cáo",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "DA": "dự án",
    "BC": "báo cáo",
    "BB": "biên bản",
    "TTr": "tờ trình",
    "HĐ": "hợp đồng",
    "CĐ": "công điện",
    "BGN": "bản ghi nhớ",
    "BTT": "bản thỏa thuận",
    "GUQ": "giấy ủy quyền",
    "GM": "giấy mời",
    "GGT": "giấy giới thiệu",
    "GNP": "giấy nghỉ phép",
    "PG": "phiếu gửi",
    "PC": "phiếu chuyển",
    "PB": "phiếu báo",
    "SY": "sao y",
    "TrS": "trích sao",
    "SL": "sao lục",
}

PATTERNS = {
    "number": rf"Số: ?(\d{{2,}})/BC-[{CAPITALS}][\w]*(?:-[{CAPITALS}][\w]*)*",
    "place_date": r"[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}",
    "part_label": r"(Phần|Chương) [IVXLC]+",
    "section_label": r"(Mục|Tiểu mục) \d+",
    "roman_heading": rf"[IVXLC]+\. [{CAPITALS}]",
    "arabic_heading": r"\d+\. ",
    "letter_heading": r"[a-zđ]\) ",
    "authority": rf"(TM\.|KT\.|TL\.|TUQ\.|Q\.) [{CAPITALS}]",
    "academic_title": r"(GS|PGS|TS|ThS|BS|CN|KS|NGƯT|NGND)\b",
    "recipient": r"- .+;",
    "last_recipient": r"- Lưu: VT(, .*[^.])?\.",
    "annex_label": r"Phụ lục( [IVXLC]+)?",
    "end": r"\./\.$",
}

FORM = Form(
    name="nd30",
    title="Nghị định 30/2020/NĐ-CP",
    page=Page(
        width=210,
        height=297,
        top=Range(20, 25, 20),
        bottom=Range(20, 25, 20),
        left=Range(30, 35, 30),
        right=Range(15, 20, 15),
        header=Range(0, 20, 10),
    ),
    font="Times New Roman",
    color="000000",
    styles=MappingProxyType(STYLES),
    body=Body(indents=(10, 12.7), indent=12.7, gap=Range(6, 1584, 6), line=Range(1.0, 1.5, 1.0), exact=None),
    lines=MappingProxyType(
        {"motto": exactly(1.0), "agency": Range(1 / 3, 1 / 2, 0.4), "subject": Range(1 / 3, 1 / 2, 0.4)}
    ),
    literals=MappingProxyType(LITERALS),
    signing=MappingProxyType(SIGNING),
    types=MappingProxyType(TYPES),
    patterns=MappingProxyType(PATTERNS),
    boxes=MappingProxyType({"HỎA TỐC": (30, 8), "THƯỢNG KHẨN": (40, 8), "KHẨN": (20, 8)}),  # III.2.b
    coherent=((13, 14, 14), (12, 13, 13)),
)

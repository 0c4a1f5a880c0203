"""Draws so-lieu.xlsx, the table of this example, as a commune's office would make it in Excel.

    python examples/bieu-excel/lam_bieu.py

Two rows of headings with cells drawn as one, groups, "trong đó", gần, dashes, blanks, percentages, text figures.
Run it after a change here; a test tells when so-lieu.xlsx is no longer what it draws. It needs openpyxl. All
figures are invented.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLES = (
    ("UBND XÃ MẪU SƠN", 3),
    ("BIỂU TỔNG HỢP SỐ LIỆU 6 THÁNG ĐẦU NĂM 2026", 9),
    ("(Kèm theo Báo cáo số      /BC-UBND; số liệu giả định)", 9),
)
HEADINGS = (("TT", "A6:A7"), ("Chỉ tiêu", "B6:B7"), ("ĐVT", "C6:C7"), ("Năm 2025", "D6:D6"), ("Năm 2026", "E6:F6"))
HEADINGS += (("So sánh (%)", "G6:H6"), ("Ghi chú", "I6:I7"))  # type: ignore[assignment]
BELOW = {"D7": "Thực hiện 6 tháng", "E7": "Kế hoạch năm", "F7": "Thực hiện 6 tháng", "G7": "Cùng kỳ", "H7": "Kế hoạch"}
FIRST = 9
# Số thứ tự, tên, đơn vị, cùng kỳ, kế hoạch, thực hiện; nhóm thì chỉ có số thứ tự và tên.
ROWS: tuple[tuple[object, ...], ...] = (
    ("I", "Nông nghiệp, lâm nghiệp"),
    (1, "Diện tích gieo trồng cây hằng năm", "ha", 1240.5, 2450, 1262.3),
    (None, "- Trong đó: Lúa xuân", "ha", 512, None, 508.5),
    (None, "- Ngô xuân", "ha", "296,4", None, "301,7"),
    (2, "Năng suất lúa xuân", "tạ/ha", "54,2", 55, "54,9"),
    (3, "Tổng đàn lợn", "con", 6120, 7000, "gần 6.500"),
    (4, "Tổng đàn gia cầm", "nghìn con", 48.2, 52, "51,4"),
    (5, "Diện tích trồng rừng mới", "ha", 62, 140, 75.5),
    (6, "Số vụ cháy rừng", "vụ", 2, None, "-"),
    ("II", "Ngân sách, đầu tư xây dựng"),
    (7, "Thu ngân sách nhà nước trên địa bàn", "triệu đồng", 4815.6, 9500, "5.120,4"),
    (None, "- Trong đó: Thuế, phí, lệ phí", "triệu đồng", 2310, 4800, 2475.2),
    (8, "Chi ngân sách xã", "triệu đồng", 8960, 18200, 9315),
    (9, "Công trình khởi công mới", "công trình", 3, 6, 4),
    (10, "Công trình hoàn thành, đưa vào sử dụng", "công trình", 2, 5, 2),
    (11, "Tỷ lệ giải ngân vốn đầu tư công", "%", 0.412, None, 0.487),
    ("III", "Văn hóa - xã hội"),
    (12, "Học sinh các cấp", "học sinh", 2148, None, 2203),
    (13, "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "93,1%", "95%", "94,6%"),
    (14, "Lượt khám, chữa bệnh tại Trạm Y tế", "lượt", 7312, None, "7.840"),
    (15, "Hộ nghèo", "hộ", 214, 170, 188),
    (16, "Lao động được giải quyết việc làm", "lao động", 96, 200, 112),
    (None, "- Trong đó: Đi làm việc ở nước ngoài", "lao động", 7, 15, 9),
    (17, "Gia đình được hỗ trợ xóa nhà tạm", "hộ", "-", 12, 8),
    (18, "Buổi tuyên truyền lưu động", "buổi", 14, 30, "hơn 20"),
    (19, "Tin, bài phát trên Đài truyền thanh xã", "tin bài", 260, None, "khoảng 300"),
    ("IV", "Cải cách hành chính"),
    (20, "Văn bản đến", "văn bản", 3915, None, "4.208"),
    (21, "Văn bản đi", "văn bản", 1120, None, 1187),
    (22, "Hồ sơ tiếp nhận", "hồ sơ", 5230, None, 6114),
    (None, "Gồm:",),
    (None, "- Nộp trực tuyến", "hồ sơ", 3410, None, 4586),
    (None, "- Nộp trực tiếp", "hồ sơ", 1820, None, 1528),
    (23, "Hồ sơ đã giải quyết", "hồ sơ", 5102, None, 5987),
    (None, "- Trong đó: Giải quyết đúng hạn và trước hạn", "hồ sơ", 5051, None, 5951),
    (24, "Tỷ lệ hồ sơ nộp trực tuyến", "%", "65,2", 70, 75),
    ("V", "Quốc phòng - an ninh, tiếp công dân"),
    (25, "Thanh niên nhập ngũ", "thanh niên", 12, 12, 12),
    (26, "Vụ việc về trật tự xã hội", "vụ", 9, None, 6),
    (27, "Vụ tai nạn giao thông", "vụ", 3, None, 1),
    (28, "Lượt tiếp công dân", "lượt", 84, None, 71),
    (29, "Đơn thư tiếp nhận", "đơn", 38, None, 33),
    (None, "- Trong đó: Khiếu nại", "đơn", 11, None, 8),
    (30, "Buổi ra quân bảo đảm trật tự đô thị", "buổi", "chưa có", None, 4),
    (31, "Buổi tuyên truyền, phổ biến pháp luật", "buổi", 22, 40, 25),
    (32, "Cuộc diễn tập phòng, chống thiên tai", "cuộc", 1, 1, 1),
)  # fmt: skip
THIN = Side(style="thin")


def drawn() -> Workbook:
    """Return the workbook: titles, the head, the rows, who made it."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 6, 15)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Biểu 01"
    for row, (words, width) in enumerate(TITLES, start=1):
        sheet.cell(row, 1, words).font = Font(name="Times New Roman", bold=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    for words, place in HEADINGS:
        sheet[place.partition(":")[0]] = words
        sheet.merge_cells(place)
    for place, words in BELOW.items():
        sheet[place] = words
    for column, words in enumerate(("A", "B", "C", "1", "2", "3", "4=3/1", "5=3/2", "6"), start=1):
        sheet.cell(FIRST - 1, column, words)
    for at, row in enumerate(ROWS, start=FIRST):
        _row(sheet, at, row)
    _looks(sheet, FIRST + len(ROWS) - 1)
    sheet.cell(FIRST + len(ROWS) + 1, 2, "Người lập biểu")
    sheet.cell(FIRST + len(ROWS) + 1, 6, "CHỦ TỊCH")
    return book


def _row(sheet: Worksheet, at: int, row: tuple[object, ...]) -> None:
    for column, value in enumerate(row, start=1):
        sheet.cell(at, column, value)
    if len(row) == 2 and row[0]:
        sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=9)
    if len(row) > 2:
        sheet.cell(at, 7, f'=IFERROR(ROUND(F{at}/D{at}*100,1),"")')
        sheet.cell(at, 8, f'=IFERROR(ROUND(F{at}/E{at}*100,1),"")')
    for column in (4, 6):
        cell = sheet.cell(at, column)
        if isinstance(cell.value, float) and cell.value < 1:
            cell.number_format = "0.0%"


def _looks(sheet: Worksheet, last: int) -> None:
    for column, width in zip("ABCDEFGHI", (6, 44, 12, 14, 14, 14, 11, 11, 16), strict=True):
        sheet.column_dimensions[column].width = width
    for line in sheet.iter_rows(min_row=6, max_row=last, max_col=9):
        for cell in line:
            cell.border = Border(top=THIN, left=THIN, bottom=THIN, right=THIN)
            if cell.row < FIRST:
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


if __name__ == "__main__":
    drawn().save(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("so-lieu.xlsx"))

"""From period to period: nothing is typed twice, nothing is guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl
import pytest

import page
import rendered
import sokert
from sokert.continued import continued

EXAMPLE = Path(__file__).parent.parent / "examples" / "van-phong-ubnd" / "report.yaml"


@pytest.fixture
def periods(tmp_path: Path) -> Path:
    """Return a folder with the Word file of 2023-H1 and the report file of 2023-H2 that follows on it."""
    (tmp_path / "ky1.docx").write_bytes(rendered.content(EXAMPLE))
    (tmp_path / "ky2.yaml").write_text(second(), "utf-8")
    return tmp_path


@cache
def second() -> str:
    with TemporaryDirectory() as folder:
        first = Path(folder) / "ky1.docx"
        first.write_bytes(rendered.content(EXAMPLE))
        made = continued([first], sokert.Period.of("2023-H2"))
    assert [one.code for one in made.findings] == ["NEW-NO-SAME-PERIOD"]
    return made.text


def test_the_next_period_has_the_words_and_waits_for_the_figures(periods: Path) -> None:
    before, after = rendered.report(EXAMPLE), sokert.load(periods / "ky2.yaml")
    assert after.period == sokert.Period.of("2023-H2")
    assert after.sections == before.sections
    assert (after.issuer, after.signatory, after.recipients) == (before.issuer, before.signatory, before.recipients)
    assert (after.number, after.date, after.subject) == (None, None, None)
    assert [(one.code, one.is_known, one.previous) for one in after.metrics] == [
        (one.code, False, None) for one in before.metrics
    ]


def test_the_next_period_is_rendered_at_once_as_a_draft_with_its_gaps_listed(periods: Path) -> None:
    after = sokert.load(periods / "ky2.yaml")
    assert after.draft
    assert "DỰ THẢO" in page.words(sokert.render(after))
    missing = [one.where.metric for one in sokert.check_file(periods / "ky2.yaml") if one.code == "FIGURE-NOT-KNOWN"]
    assert missing == [metric.code for metric in after.metrics]


def test_what_is_carried_over_is_marked_and_what_was_promised_is_listed(periods: Path) -> None:
    text = (periods / "ky2.yaml").read_text("utf-8")
    bodies = sum(bool(one.body) for section in rendered.report(EXAMPLE).sections for one in section.walk())
    assert text.count("# chưa sửa: lời của kỳ 2023-H1") == bodies
    assert "# kỳ 2023-H1: 20870" in text
    assert "#   - Công chức, viên chức và người lao động thực hiện nghiêm Quy chế làm việc." in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_report_to_be_issued_tells_the_words_nobody_has_looked_at(periods: Path, lang: str) -> None:
    made = continued([periods / "ky1.docx"], sokert.Period.of("2023-H2"), lang).text
    marks = 1 + next(
        at for at, line in enumerate(made.splitlines()) if "chưa sửa: " in line or "not changed yet: " in line
    )
    final = re.sub(r"(?m)^( +value:).*", r"\1 1", made.replace("draft: true\n", ""))
    told = dict[str, list[int]]()
    for name, text in (("draft", made), ("final", final), ("seen", re.sub(r"(?m)^ +#.*\n", "", final))):
        (periods / f"{name}.yaml").write_text(text, "utf-8")
        found = sokert.check_file(periods / f"{name}.yaml")
        left = [one for one in found if one.code == "NEW-LEFT-UNCHANGED"]
        told[name] = [one.where.line for one in left]
        assert all(len(one.beside) == text.count("# chưa sửa: ") + text.count("not changed yet: ") - 1 for one in left)
        assert all(str(one.beside[0].line) in one.message(lang) for one in left)
    assert told == {"draft": [], "final": [marks - 1], "seen": []}  # the line of the draft is gone


def test_the_same_period_gives_the_previous_figures(periods: Path) -> None:
    made = continued([periods / "ky1.docx", periods / "ky2.yaml"], sokert.Period.of("2024-H1"))
    (periods / "ky3.yaml").write_text(made.text, "utf-8")
    third = sokert.load(periods / "ky3.yaml").figures
    assert third["vb_den"].previous == Decimal(20870)
    assert third["tin_bai"].previous == sokert.Earlier(value=Decimal(2600), hedge="gần")
    assert made.findings == []


def test_a_previous_figure_changed_by_hand_is_told(periods: Path) -> None:
    made = continued([periods / "ky1.docx", periods / "ky2.yaml"], sokert.Period.of("2024-H1"))
    file = periods / "ky3.yaml"

    def told(text: str) -> list[tuple[str, object]]:
        file.write_text(text, "utf-8")
        found = sokert.check_file(file, previous=periods / "ky1.docx")
        return [(one.code, one.where.metric) for one in found if one.code == "FIGURE-NOT-AS-REPORTED"]

    assert told(made.text) == []
    assert told(made.text.replace("previous: 20870", "previous: 20970")) == [("FIGURE-NOT-AS-REPORTED", "vb_den")]
    assert told(made.text.replace("hedge: gần", "hedge: hơn")) == [("FIGURE-NOT-AS-REPORTED", "tin_bai")]


def test_figures_gathered_otherwise_are_not_carried(tmp_path: Path) -> None:
    old = rendered.report(EXAMPLE)
    span = sokert.Span.model_validate({"from": "2023-01-01", "to": "2023-06-30"})
    metrics = (old.metrics[0].model_copy(update={"window": span}), *old.metrics[1:])
    sokert.render(old.model_copy(update={"metrics": metrics}), tmp_path / "ky1.docx")
    made = continued([tmp_path / "ky1.docx"], sokert.Period.of("2024-H1"))
    assert [(one.code, one.where.metric) for one in made.findings] == [("NEW-NOT-CARRIED", "vb_den")]
    assert "previous: 8223" in made.text
    assert "previous: 20870" not in made.text


def test_a_stock_of_the_start_of_the_year_stays_within_the_year(tmp_path: Path) -> None:
    old = rendered.report(EXAMPLE)
    stock = old.metrics[0].model_copy(update={"nature": "stock", "previous": Decimal(777)})
    sokert.render(old.model_copy(update={"metrics": (stock, *old.metrics[1:])}), tmp_path / "ky1.docx")
    within = continued([tmp_path / "ky1.docx"], sokert.Period.of("2023-H2")).text
    after = continued([tmp_path / "ky1.docx"], sokert.Period.of("2024-H1")).text
    assert "previous: 777" in within
    assert "previous: 777" not in after
    assert "previous: 20870" not in after


def test_a_word_file_that_was_changed_is_told(periods: Path) -> None:
    document = docx.Document(str(periods / "ky1.docx"))
    document.paragraphs[-1].add_run(" Thêm một câu nữa.")
    document.save(str(periods / "ky1.docx"))
    made = continued([periods / "ky1.docx"], sokert.Period.of("2023-H2"))
    assert [one.code for one in made.findings] == ["NEW-EDITED", "NEW-NO-SAME-PERIOD"]


def typed_by_hand(path: Path) -> None:
    """Write a report as an office types it, nothing of ours in it."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).paragraphs[0].add_run("UBND HUYỆN MẪU").bold = False
    head.cell(0, 0).add_paragraph().add_run("PHÒNG NỘI VỤ").bold = True
    head.cell(0, 0).add_paragraph("Số: 12/BC-NV")
    head.cell(0, 1).paragraphs[0].add_run("Mẫu, ngày 20 tháng 6 năm 2023")
    document.add_paragraph().add_run("I. KẾT QUẢ CÔNG TÁC").bold = True
    document.add_paragraph().add_run("1. Công tác cán bộ").bold = True
    document.add_paragraph("Đã cử 12 lượt cán bộ đi học {{ x }}; 5 * 3 buổi.")
    table = document.add_table(4, 3)
    rows = [
        ("Chỉ tiêu", "ĐVT", "Thực hiện"),
        ("Lượt đào tạo", "lượt", "1.012"),
        ("Tỷ lệ", "", "12,5%"),
        ("Hội nghị", "cuộc", "5-7"),
    ]
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    document.add_paragraph().add_run("II. PHƯƠNG HƯỚNG").bold = True
    document.add_paragraph("2. Việc này không in đậm nên là lời văn.")
    foot = document.add_table(1, 2)
    foot.cell(0, 0).paragraphs[0].add_run("Nơi nhận:").bold = True
    foot.cell(0, 1).paragraphs[0].add_run("TRƯỞNG PHÒNG").bold = True
    document.save(str(path))


def test_a_word_file_of_nobodys_gives_what_is_sure_and_tells_the_rest(tmp_path: Path) -> None:
    typed_by_hand(tmp_path / "cu.docx")
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2023-H2"))
    (tmp_path / "moi.yaml").write_text(made.text, "utf-8")
    report = sokert.load(tmp_path / "moi.yaml")
    assert (report.issuer.name, report.issuer.place, report.issuer.code) == ("PHÒNG NỘI VỤ", "Mẫu", "NV")
    assert report.signatory.position == "TRƯỞNG PHÒNG"
    assert [(one.title, [below.title for below in one.sections]) for one in report.sections] == [
        ("KẾT QUẢ CÔNG TÁC", ["Công tác cán bộ"]),
        ("PHƯƠNG HƯỚNG", []),
    ]
    assert [(one.code, one.unit, one.is_known) for one in report.metrics] == [
        ("luot_dao_tao", "lượt", False),
        ("ty_le", "%", False),
        ("hoi_nghi", "cuộc", False),
    ]
    assert "# bảng 1, dòng 2: 1.012" in made.text
    assert [(one.code, one.facts["given"]) for one in made.findings] == [("NEW-NOT-FIGURE", "5-7")]
    words = page.opened(_drawn(report, tmp_path).read_bytes())
    said = "\n".join(one.text for one in words.paragraphs)
    assert "Đã cử 12 lượt cán bộ đi học { { x }}; 5 * 3 buổi." in said
    assert "2. Việc này không in đậm nên là lời văn." in said.split("\n")


def typed_in_full(path: Path) -> None:
    """Write a half-year report as an office sends it: opening, closing, recipients, who signs, annexes behind them."""
    document = docx.Document()

    def bold(words: str) -> None:
        document.add_paragraph().add_run(words).bold = True

    def table(*rows: tuple[str, ...]) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                made.cell(at, column).text, *more = words.split("\n")
                for line in more:
                    made.cell(at, column).add_paragraph(line)

    top = document.add_table(1, 2)
    top.cell(0, 1).text = "Mẫu, ngày 20 tháng 6 năm 2025"
    head = top.cell(0, 0)
    head.paragraphs[0].add_run("UBND HUYỆN MẪU")
    for line in ("ỦY BAN NHÂN DÂN", "XÃ MẪU"):
        head.add_paragraph().add_run(line).bold = True
    head.add_paragraph("Số: 12/BC-UBND")
    bold("BÁO CÁO")
    bold("Kết quả công tác 6 tháng đầu năm 2025, nhiệm vụ 6 tháng cuối năm 2025")
    document.add_paragraph("Kính gửi: UBND huyện Mẫu")
    document.add_paragraph("Thực hiện Công văn số 5/UBND-TH, Ủy ban nhân dân xã Mẫu báo cáo như sau:")
    bold("I. KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM 2025")
    document.add_paragraph("6 tháng đầu năm 2025 tiếp nhận 1.872 văn bản, 512 hồ sơ; đúng hạn 98,6%; tiếp 21 lượt.")
    document.add_paragraph("Trong 6 tháng đầu năm 2025 có mưa lớn.")
    bold("II. Nhiệm vụ 6 tháng cuối năm 2025")
    document.add_paragraph("1. Hoàn thành chỉnh lý 512 hồ sơ.")
    document.add_paragraph("Trên đây là báo cáo của Ủy ban nhân dân xã Mẫu./.")
    table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTên Người Ký"))
    document.add_paragraph("PHỤ LỤC")
    table(
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Thực hiện 6 tháng 2024", "Thực hiện 6 tháng 2025"),
        ("1", "Văn bản đến", "văn bản", "3.000", "1.504", "1.872"),
        ("", "Trong đó: Mật", "văn bản", "", "3", "5"),
        ("2", "Hồ sơ tiếp nhận", "hồ sơ", "", "500", "512"),
        ("3", "Hồ sơ chỉnh lý", "hồ sơ", "", "500", "512"),
        ("4", "Tỷ lệ đúng hạn", "%", "98", "97,9", "98,6"),
        ("5", "Tin bài", "tin", "", "180", "gần 200"),
    )
    document.add_paragraph()
    table(("Tên văn bản", "Ghi chú"), ("Kế hoạch", "đã ban hành"))
    document.save(str(path))


def test_of_a_word_file_of_nobodys_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    typed_in_full(tmp_path / "cu.docx")
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2026-H1"), "vi")
    (tmp_path / "moi.yaml").write_text(made.text, "utf-8")
    report = sokert.load(tmp_path / "moi.yaml")
    assert (report.issuer.parent, report.issuer.name) == ("UBND HUYỆN MẪU", "Ủy ban nhân dân xã Mẫu")
    assert (report.addressees, report.recipients) == (("UBND huyện Mẫu",), ("Lưu: VT",))
    assert (report.signatory.authority, report.signatory.position) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert report.signatory.name == "Tên Người Ký"
    assert {one.code: one.earlier and one.earlier.value for one in report.metrics} == {
        "van_ban_den": 1872,
        "van_ban_den_mat": 5,
        "ho_so_tiep_nhan": 512,
        "ho_so_chinh_ly": 512,
        "ty_le_dung_han": Decimal("98.6"),
        "tin_bai": 200,
    }
    assert not any(one.is_known or one.plan for one in report.metrics)
    assert report.figures["van_ban_den_mat"].part_of == "van_ban_den"
    for line in ("Thực hiện Công văn số 5/UBND-TH,", "Trên đây là báo cáo của Ủy ban", "PHỤ LỤC"):
        assert f"\n#   {line}" in made.text  # beside the text: the template has words of its own for it
    assert [(one.code, one.facts.get("words")) for one in made.findings] == [("NEW-TABLE-LEFT", "Tên văn bản, Ghi chú")]


def test_of_a_word_file_of_nobodys_no_year_and_no_figure_of_then_stands_for_now(tmp_path: Path) -> None:
    typed_in_full(tmp_path / "cu.docx")
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2026-H1"), "vi")
    (tmp_path / "moi.yaml").write_text(made.text, "utf-8")
    report = sokert.load(tmp_path / "moi.yaml")
    assert report.sections[0].body == (
        "{{ period|name }} tiếp nhận {{ van_ban_den|with_unit }}, 512 hồ sơ; "  # two figures say 512 hồ sơ: it stays
        "đúng hạn {{ ty_le_dung_han|with_unit }}; tiếp 21 lượt.\n\nTrong 6 tháng đầu năm 2025 có mưa lớn."
    )
    assert made.text.count("# chưa sửa: lời của kỳ 2025-H1") == 2
    assert "#   - Hoàn thành chỉnh lý 512 hồ sơ." in made.text
    said = [one.text for one in page.opened(_drawn(report, tmp_path).read_bytes()).paragraphs]
    titles = [" ".join(one.split()) for one in said if "tháng" in one.lower() and "mưa" not in one]
    assert "KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM 2026" in titles
    assert "Nhiệm vụ 6 tháng cuối năm 2026" in titles
    assert not [one for one in titles if "2025" in one and "cùng kỳ" not in one and "TH 6" not in one]


def test_parts_in_two_lines_marks_of_lists_and_a_signature_without_a_table_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    for words, style in (
        ("SỞ NỘI VỤ", "b"),
        ("Số: 8/BC-SNV", ""),
        ("Lâm Sơn, ngày 18 tháng 12 năm 2025", ""),
        ("BÁO CÁO", "b"),
        ("Tổng kết công tác năm 2025", "b"),
        ("Kính gửi:", ""),
        ("- Bộ Nội vụ;", ""),
        ("- UBND tỉnh.", ""),
        ("Phần thứ nhất", "b"),
        ("KẾT QUẢ NĂM 2025", "b"),
        ("I. Công tác tổ chức", "b"),
        ("Tiếp tục rà soát.", "List Bullet"),
        ("Phần thứ hai", "b"),
        ("Lời không in đậm.", ""),
        ("Nơi nhận:", "b"),
        ("- Bộ Nội vụ;", ""),
        ("- Lưu: VT.", ""),
        ("KT. GIÁM ĐỐC", "b"),
        ("PHÓ GIÁM ĐỐC", "b"),
        ("Tên Người Ký", "b"),
        ("PHỤ LỤC", "b"),
    ):
        document.add_paragraph(style=style if len(style) > 1 else None).add_run(words).bold = style == "b"
    document.save(str(tmp_path / "cu.docx"))
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2026"), "vi")
    (tmp_path / "moi.yaml").write_text(made.text, "utf-8")
    report = sokert.load(tmp_path / "moi.yaml")
    assert [(one.title, [below.title for below in one.sections]) for one in report.sections] == [
        ("KẾT QUẢ {{ period|name|upper }}", ["Công tác tổ chức"]),
        ("Phần thứ hai", []),
    ]
    assert report.sections[0].sections[0].body == "- Tiếp tục rà soát."
    assert report.addressees == ("Bộ Nội vụ", "UBND tỉnh")
    assert report.recipients == ("Bộ Nội vụ", "Lưu: VT")
    signs = report.signatory
    assert (signs.authority, signs.position, signs.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Tên Người Ký")
    left = re.findall(r"(?m)^#   (\S.*)$", made.text)
    assert left == [
        "SỞ NỘI VỤ",
        "Số: 8/BC-SNV",
        "Lâm Sơn, ngày 18 tháng 12 năm 2025",
        "Tổng kết công tác năm 2025",
        "PHỤ LỤC",
    ]


def test_what_the_new_table_says_of_then_is_a_tag_in_an_old_text(tmp_path: Path) -> None:
    typed_in_full(tmp_path / "cu.docx")
    book = openpyxl.Workbook()
    for row in (("Số liệu 6 tháng đầu năm 2026",), ("Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ")):
        book.active.append(row)
    book.active.append(("Hồ sơ một cửa", "hồ sơ", 630, 512))
    book.active.append(("Lượt tiếp", "lượt", 30, 21))
    book.save(tmp_path / "moi.xlsx")
    made = continued([tmp_path / "cu.docx", tmp_path / "moi.xlsx"], sokert.Period.of("2026-H1"))
    (tmp_path / "moi.yaml").write_text(made.text, "utf-8")
    first = sokert.load(tmp_path / "moi.yaml").sections[0].body
    assert "{{ ho_so_mot_cua|with_unit }}; đúng hạn {{ ty_le_dung_han|with_unit }}; tiếp 21 lượt." in first


def test_figures_of_another_time_are_not_the_previous_ones(tmp_path: Path) -> None:
    typed_in_full(tmp_path / "cu.docx")
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2025-H2"))
    assert "previous" not in made.text
    assert "plan: 3000" in made.text  # the year is the same
    assert "NEW-NO-SAME-PERIOD" in [one.code for one in made.findings]


def test_marks_that_are_left_are_told_of_a_report_read_from_a_text() -> None:
    text, _ = sokert.next_report(_with_other_times(), "2026-H2")
    issued = re.sub(r"value:\n", "value: 12\n", text).replace("draft: true", "draft: false")
    told = [one for one in sokert.check(sokert.parse(issued)) if one.code == "NEW-LEFT-UNCHANGED"]
    assert [(one.facts["count"], one.facts["paths"]) for one in told] == [(2, "metrics[0].bases, sections[0].body")]
    assert [place.path for place in told[0].beside] == ["sections[0].body"]
    assert told == [one for one in sokert.check_file(issued.encode()) if one.code == "NEW-LEFT-UNCHANGED"]
    assert "NEW-LEFT-UNCHANGED" not in [one.code for one in sokert.check(sokert.parse(text))]
    assert "NEW-LEFT-UNCHANGED" not in [
        one.code for one in sokert.check(sokert.parse(re.sub(r" *# chưa.*\n", "", issued)))
    ]


def test_marks_are_judged_by_what_the_report_still_holds() -> None:
    text, _ = sokert.next_report(_with_other_times(), "2026-H2")
    issued = sokert.parse(re.sub(r"value:\n", "value: 12\n", text).replace("draft: true", "draft: false"))

    def left(report: sokert.Report) -> list[tuple[object, str]]:
        return [
            (one.facts["count"], one.where.path) for one in sokert.check(report) if one.code == "NEW-LEFT-UNCHANGED"
        ]

    assert left(issued) == [(2, "metrics[0].bases")]
    new = issued.metrics[0].model_copy(update={"value": 13, "bases": ()})
    some = issued.model_copy(update={"metrics": (new, *issued.metrics[1:])})
    assert left(some) == [(1, "sections[0].body")]
    body = issued.sections[0].model_copy(update={"body": "Viết mới."})
    assert left(some.model_copy(update={"sections": (body, *issued.sections[1:])})) == []


def _with_words() -> sokert.Report:
    sections = [{"title": title, "body": f"Đã {title.lower()} xong."} for title in ("Rà soát", "Tập huấn")]
    office = {
        "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
        "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    }
    return sokert.Report.model_validate({"period": "2024-H1", **office, "sections": sections})


def test_what_somebody_has_looked_at_is_confirmed_by_a_program() -> None:
    text, _ = sokert.next_report(_with_other_times(), "2026-H2")
    issued = sokert.parse(re.sub(r"value:\n", "value: 12\n", text).replace("draft: true", "draft: false"))
    assert "NEW-LEFT-UNCHANGED" in [one.code for one in sokert.check(issued)]
    left = sokert.check(issued.confirmed())
    assert left == tuple(one for one in sokert.check(issued) if one.code != "NEW-LEFT-UNCHANGED")
    assert issued.confirmed() == issued


def test_words_that_only_moved_are_still_those_of_the_last_period() -> None:
    report = sokert.parse(sokert.next_report(_with_words(), "2025-H1")[0]).model_copy(update={"draft": False})
    marked = [one for one in sokert.check(report) if one.code == "NEW-LEFT-UNCHANGED"]
    moved = report.model_copy(update={"sections": report.sections[::-1]})
    assert [one.facts for one in sokert.check(moved) if one.code == "NEW-LEFT-UNCHANGED"] == [
        one.facts for one in marked
    ]
    assert marked
    new = report.model_copy(update={"sections": (sokert.Section(title="Mới", body="Viết mới."),)})
    assert "NEW-LEFT-UNCHANGED" not in [one.code for one in sokert.check(new)]


def test_a_plan_of_a_foreign_file_is_that_of_its_year(tmp_path: Path) -> None:
    typed_in_full(tmp_path / "cu.docx")
    made = continued([tmp_path / "cu.docx"], sokert.Period.of("2026-H1"))
    assert "    # chưa sửa: kỳ 2025-H1 ghi 3.000\n    plan:\n" in made.text


def _with_other_times() -> sokert.Report:
    metrics = [
        {
            "code": "rung",
            "name": "Rừng trồng mới",
            "unit": "ha",
            "value": "1234.5",
            "bases": [{"of": "tháng trước", "value": 210}],
            "plan": [{"by": "UBND tỉnh", "value": 2500}, {"by": "Sở", "value": 2600}],
        },
        {"code": "dan", "name": "Dân số", "unit": "người", "nature": "stock", "value": 5120, "previous": 5100},
    ]
    body = "Có {{ rung|with_unit }} rừng, {{ rung|change(against='tháng trước') }}, {{ rung|progress }}."
    return sokert.Report(
        period="2026-H1",
        issuer={"name": "Sở Mẫu", "place": "Mẫu", "code": "SM"},
        signatory={"position": "GIÁM ĐỐC"},
        recipients=["Lưu: VT"],
        metrics=metrics,
        settings={"stock_since": "year-start"},
        sections=[{"title": "Kết quả", "body": body}],
    )


def test_what_holds_for_another_year_is_left_empty_with_what_it_was() -> None:
    text, _ = sokert.next_report(_with_other_times(), "2027-H1")
    assert 'period: "2027"\n' in sokert.next_report(_with_other_times(), 2027)[0]
    assert "    # chưa sửa: kỳ 2026-H1 ghi UBND tỉnh 2500; Sở 2600\n    plan:\n" in text
    assert "    # chưa sửa: kỳ 2026-H1 ghi 5100\n    previous:\n" in text
    draft = sokert.parse(text)
    assert not any(one.plan for one in draft.metrics)
    assert sokert.render(draft)


def test_in_the_same_year_plans_and_the_year_s_start_are_carried_unmarked() -> None:
    text, _ = sokert.next_report(_with_other_times(), "2026-H2")
    assert "ghi UBND tỉnh" not in text
    assert "ghi 5100" not in text
    draft = sokert.parse(text)
    assert [[plan.value for plan in one.plan] for one in draft.metrics] == [[2500, 2600], []]
    assert draft.figures["dan"].previous == 5100


def test_other_figures_to_compare_with_are_marked_as_those_of_then() -> None:
    for period in ("2026-H2", "2027-H1"):
        text, _ = sokert.next_report(_with_other_times(), period)
        assert "    # chưa sửa: kỳ 2026-H1 ghi tháng trước 210\n    bases:\n" in text


def _drawn(report: sokert.Report, folder: Path) -> Path:
    sokert.render(report.model_copy(update={"draft": True}), folder / "ra.docx")
    return folder / "ra.docx"


def test_a_file_that_nothing_is_taken_from_is_told(periods: Path) -> None:
    typed_by_hand(periods / "cu.docx")
    typed_in_full(periods / "cu2.docx")
    for files, left in ((("ky1.docx", "cu.docx"), "cu.docx"), (("cu.docx", "cu2.docx"), "cu.docx")):
        made = continued([periods / one for one in files], sokert.Period.of("2026-H1"))
        found = [Path(one.where.file).name for one in made.findings if one.code == "NEW-FILE-LEFT"]
        assert found == [left]


def test_a_word_file_without_headings_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Một đoạn văn.")
    document.save(str(tmp_path / "cu.docx"))
    with pytest.raises(sokert.DataError):
        continued([tmp_path / "cu.docx"], sokert.Period.of("2023-H2"))


def test_the_tables_of_the_last_period_are_not_read_again_until_somebody_says_so(tmp_path: Path) -> None:
    sokert.render(sokert.load(EXAMPLE.parents[1] / "bieu-excel" / "report.yaml"), tmp_path / "ky1.docx")
    made = continued([tmp_path / "ky1.docx"], sokert.Period.of("2026-H2"), "vi")
    assert "NEW-SOURCES-LEFT" in [one.code for one in made.findings]
    text = made.text
    assert "# sources:\n#   - file: so-lieu.xlsx\n#     dash: zero\nmetrics:\n" in text
    (tmp_path / "ky2.yaml").write_text(text, "utf-8")
    assert not any(metric.is_known for metric in sokert.load(tmp_path / "ky2.yaml").metrics)


def test_a_table_beside_the_last_report_gives_the_new_figures(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [("Số liệu 6 tháng đầu năm 2024",), ("Chỉ tiêu", "ĐVT", "Thực hiện"), ("Văn bản đến", "văn bản", 7)]
    for row in (*rows, ("Hội nghị trực tuyến", "cuộc", 3)):
        book.active.append(row)
    book.save(tmp_path / "ky2.xlsx")
    old = rendered.report(EXAMPLE)
    first = old.metrics[0].model_copy(update={"code": "van_ban_den", "better": "less"})
    bodies = sokert.Section(title="Kết quả", body="Xử lý {{ van_ban_den|with_unit }}.")
    metrics = (first, *old.metrics[1:])
    sokert.render(old.model_copy(update={"metrics": metrics, "sections": (bodies,)}), tmp_path / "ky1.docx")
    files = [tmp_path / "ky1.docx", tmp_path / "ky2.xlsx"]
    made = continued(files, sokert.Period.of("2024-H1"))
    assert (
        "sources:\n  - file: ky2.xlsx\nmetrics:\n  - code: van_ban_den\n    better: less\n    previous: 20870\n"
        in made.text
    )
    (tmp_path / "ky2.yaml").write_text(made.text, "utf-8")
    figures = sokert.load(tmp_path / "ky2.yaml").figures
    assert (figures["van_ban_den"].value, figures["van_ban_den"].previous) == (7, 20870)
    assert figures["hoi_nghi_truc_tuyen"].value == 3
    assert not figures["vb_di"].is_known  # the table does not give it: it waits, with the last one beside it
    assert (
        "  - code: vb_di\n    name: Văn bản đi được trình ký ban hành\n    # kỳ 2023-H1: 8223\n    value:\n"
        in made.text
    )
    with pytest.raises(sokert.DataError, match="SOURCE-PERIOD"):
        continued(files, sokert.Period.of("2023-H2"))


def test_a_figure_of_the_table_that_the_report_has_by_another_code_is_told(tmp_path: Path) -> None:
    old = rendered.report(EXAMPLE)
    figure = {"code": "vao", "name": "Văn bản đến", "unit": "văn bản", "value": 5}
    last = sokert.parse({**old.model_dump(), "metrics": [figure], "sections": [{"title": "A"}]})

    def told(*row: str, head: str = "Chỉ tiêu,ĐVT,Thực hiện") -> list[tuple[str, object, object]]:
        (tmp_path / "moi.csv").write_text(f"{head}\n{','.join(row)}\n", "utf-8")
        _, found = sokert.next_report([last, tmp_path / "moi.csv"], "2024-H1")
        assert [one.facts["folder"] for one in found if one.code == "NEW-SAVE-BESIDE"] == [str(tmp_path)]
        others = [one for one in found if one.code != "NEW-SAVE-BESIDE"]
        return [(one.code, one.facts["code"], one.facts["other"]) for one in others]

    assert told("VĂN BẢN  đến", "văn bản", "7") == [("NEW-OTHER-CODE", "vao", "van_ban_den")]
    assert told("Văn bản đến", "văn bản", "7", "vao", head="Chỉ tiêu,ĐVT,Thực hiện,Mã") == []
    assert told("Văn bản đến", "trang", "7") == []
    assert told("Văn bản đi", "văn bản", "7") == []


def test_a_table_in_json_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "moi.json").write_text('\ufeff [{"Mã": "vb_den", "Chỉ tiêu": "Văn bản đến", "Thực hiện": 7}]', "utf-8")
    old = rendered.report(EXAMPLE)
    text, _ = sokert.next_report([old, tmp_path / "moi.json"], "2024-H1")
    assert sokert.parse(text, folder=tmp_path).figures["vb_den"].value == 7
    with pytest.raises(sokert.DataError, match="CALL-ARGUMENT"):
        sokert.next_report([tmp_path / "moi.json"], "2024-H1")


def table_of(path: Path, year: int, *rows: tuple[object, ...]) -> None:
    book = openpyxl.Workbook()
    for row in ((f"Số liệu 6 tháng đầu năm {year}",), ("Chỉ tiêu", "ĐVT", "Thực hiện"), *rows):
        book.active.append(row)
    book.save(path)


def test_lines_of_names_and_tags_alone_are_not_marked(tmp_path: Path) -> None:
    named = rendered.report(EXAMPLE)
    line = "- Văn bản đến: {{ vb_den|sentence }}; trong đó: đã xử lý {{ vb_di|with_unit }}, mới {{ vb_di|with_unit }}."
    bodies = (
        f"{line}\n- Tin: {{{{ tin_bai|sentence }}}}.",
        f"{line}\n- Đã mở 03 lớp.",
        f"- Đã mở lớp.\n{line}",
        "Làm tốt {{ vb_den|with_unit }}.",
    )
    sections = tuple(sokert.Section(title=f"Mục {at}", body=body) for at, body in zip("abcd", bodies, strict=True))
    sokert.render(named.model_copy(update={"sections": sections}), tmp_path / "ky1.docx")
    made = continued([tmp_path / "ky1.docx"], sokert.Period.of("2023-H2"), "vi")
    marked = re.findall(r"title: (Mục .)\n    # chưa sửa", made.text)
    assert marked == ["Mục b", "Mục c", "Mục d"]


def test_what_was_typed_in_an_annex_is_marked(tmp_path: Path) -> None:
    annexes = [
        {"title": "Biểu số liệu"},
        {"title": "Theo đơn vị", "body": "| Đơn vị | Hồ sơ |\n|---|---:|\n| Xã A | 100 |\n| Xã B | 200 |\n"},
        {"title": "Hồ sơ năm 2023", "table": "dossiers", "dossiers": [{"name": "Đất đai", "new": 12, "in_time": 12}]},
        {"title": "Văn bản", "table": "documents", "documents": [{"symbol": "12/KH-UBND", "date": "2023-02-01"}]},
    ]
    sokert.render(sokert.parse({**sokert.load(EXAMPLE).model_dump(), "annexes": annexes}), tmp_path / "ky1.docx")
    made = continued([tmp_path / "ky1.docx"], sokert.Period.of("2023-H2"), "vi").text
    marked = re.findall(r"# chưa sửa: phụ lục của kỳ 2023-H1\n *(?:- )?(\w+)", made)
    assert marked == ["body", "title", "dossiers", "documents"]


def test_the_new_table_is_read_as_the_last_one_was(tmp_path: Path) -> None:
    for year in (2023, 2024):
        table_of(tmp_path / f"{year}.xlsx", year, ("Vụ cháy", "vụ", "-"), ("Diện tích", "ha", "1.234"))
    (tmp_path / "ma.yaml").write_text("vu_chay: chay\n", "utf-8")
    text = EXAMPLE.read_text("utf-8")
    head, _, _ = text.partition("metrics:")
    (tmp_path / "ky1.yaml").write_text(
        f"{head}sources:\n  - {{file: 2023.xlsx, dash: zero, decimal: '.', codes: ma.yaml}}\n"
        "sections:\n  - {title: Kết quả, body: 'Xảy ra {{ chay|with_unit }}.'}\n",
        "utf-8",
    )
    files = [tmp_path / "ky1.yaml", tmp_path / "2024.xlsx"]
    made = continued(files, sokert.Period.of("2024-H1"))
    assert '  - file: "2024.xlsx"\n    decimal: "."\n    dash: zero\n    codes: ma.yaml' in made.text
    (tmp_path / "ky2.yaml").write_text(made.text, "utf-8")
    figures = sokert.load(tmp_path / "ky2.yaml").figures
    assert (figures["chay"].value, figures["chay"].previous) == (0, 0)
    assert figures["dien_tich"].value == Decimal("1.234")
    (tmp_path / "ma.yaml").unlink()
    with pytest.raises(sokert.DataError, match=r"ma\.yaml"):
        continued(files, sokert.Period.of("2024-H1"))


def test_of_several_tables_only_what_all_were_read_by_is_carried_over(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "moi.xlsx"):
        table_of(tmp_path / name, 2024, (f"Vụ việc {name}", "vụ", "-"))
    head, _, _ = EXAMPLE.read_text("utf-8").replace("2023-H1", "2024-H1").partition("metrics:")
    sources = "sources:\n  - {file: a.xlsx, dash: zero}\n  - {file: b.xlsx}\n"
    (tmp_path / "ky1.yaml").write_text(f"{head}{sources}sections:\n  - {{title: Kết quả}}\n", "utf-8")
    made = continued([tmp_path / "ky1.yaml", tmp_path / "moi.xlsx"], sokert.Period.of("2024-H1"))
    assert "dash" not in made.text.partition("metrics:")[0].replace("#", "").partition("file: moi.xlsx")[2]


# --- in a program ---


def test_a_program_begins_the_next_period_from_a_report_or_from_files(periods: Path) -> None:
    report = rendered.report(EXAMPLE)
    text, left = sokert.next_report(report, "2024-H1")
    of_files, _ = sokert.next_report([periods / "ky1.docx", str(periods / "ky2.yaml")], sokert.Period.of("2024-H1"))
    assert left == ()
    for one in map(sokert.parse, (text, of_files)):
        assert (one.period.code, one.draft, one.sections) == ("2024-H1", True, report.sections)
        assert [metric.earlier and metric.earlier.value for metric in one.metrics if metric.code == "vb_den"] == [
            report.figures["vb_den"].value
        ]
    assert "chưa sửa" in text
    assert "()" not in text.split("\n")[0]


@pytest.mark.parametrize(
    ("earlier", "period", "name"),
    [
        ([], "2024-H1", "earlier"),
        (["so-lieu.xlsx"], "2024-H1", "earlier"),
        (3, "2024-H1", "earlier"),
        ("a.yaml", 3.5, "period"),
    ],
)
def test_what_no_report_follows_on_is_refused_by_name(earlier: object, period: object, name: str) -> None:
    with pytest.raises(sokert.DataError) as told:
        sokert.next_report(earlier, period)  # type: ignore[arg-type]
    assert [one.facts.get("name") for one in told.value.findings] == [name]


def test_the_call_says_which_mark_stands_before_decimals(tmp_path: Path) -> None:
    last = sokert.Report(
        period="2023-H1",
        issuer={"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
        signatory={"position": "Chánh Văn phòng", "name": "A"},
        metrics=[{"code": "vb", "name": "Văn bản", "value": 4}],
        sections=[{"title": "Kết quả"}],
    )
    table = tmp_path / "moi.csv"
    table.write_text("Mã,Chỉ tiêu,ĐVT,Thực hiện\nvb,Văn bản,,13.000\n", "utf-8")
    with pytest.raises(sokert.DataError, match="SOURCE-CELL-AMBIGUOUS"):
        sokert.next_report([last, table], "2024-H1")
    for mark, value in ((",", 13000), (".", 13)):
        text, _ = sokert.next_report([last, table], "2024-H1", decimal=mark)
        (tmp_path / "moi.yaml").write_text(text, "utf-8")
        assert sokert.load(tmp_path / "moi.yaml").figures["vb"].value == value
    with pytest.raises(sokert.DataError, match="decimal"):
        sokert.next_report([last, table], "2024-H1", decimal=";")


def test_the_same_period_of_another_agency_is_told() -> None:
    report = rendered.report(EXAMPLE)  # of 2023-H1
    last = report.model_copy(update={"period": "2023-H2"})
    other = report.model_copy(update={"issuer": last.issuer.model_copy(update={"name": "Sở Y tế"})})
    assert [one.code for one in sokert.next_report([report, last], "2024-H1")[1]] == []
    found = sokert.next_report([other, last], "2024-H1")[1]
    assert [(one.code, one.facts["other"]) for one in found] == [("NEW-OTHER-ISSUER", "Sở Y tế")]


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("UBND xã Hòa An", "Ủy ban nhân dân  xã Hoà An", 0),
        ("UBND xã Hòa An", "UỶ BAN NHÂN DÂN XÃ HOÀ AN", 0),
        ("UBND xã Đồng An", "UBND xã Đông An", 1),
        ("Sở Y tế", "Phòng Y tế", 1),
    ],
)
def test_one_agency_whose_name_is_written_in_two_ways_is_not_told(now: str, before: str, told: int) -> None:
    report = rendered.report(EXAMPLE)
    last = report.model_copy(update={"period": "2023-H2", "issuer": report.issuer.model_copy(update={"name": now})})
    same = report.model_copy(update={"issuer": report.issuer.model_copy(update={"name": before})})
    found = sokert.next_report([same, last], "2024-H1")[1]
    assert [one.code for one in found].count("NEW-OTHER-ISSUER") == told


def test_the_bytes_of_a_word_file_are_a_report_as_well(periods: Path) -> None:
    given = (periods / "ky1.docx").read_bytes()
    below = second().partition("\n")[2]  # the first line names the file
    assert sokert.next_report(given, "2023-H2")[0].partition("\n")[2] == below
    others = docx.Document()
    others.add_paragraph().add_run("I. KẾT QUẢ").bold = True
    others.add_paragraph("Tiếp 120 lượt công dân.")
    others.save(periods / "ngoai.docx")
    typed = (periods / "ngoai.docx").read_bytes()
    assert "*.docx" in sokert.next_report(typed, "2023-H2")[0]
    text, left = sokert.next_report([typed, given], "2023-H2")
    assert text.partition("\n")[2] == below
    assert "NEW-FILE-LEFT" in [one.code for one in left]

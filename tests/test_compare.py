"""Two reports side by side."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

import hands
import sokert
from small_forms import form, p
from specimens import SMALL

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def report() -> sokert.Report:
    return sokert.load(EXAMPLES / "so-sanh" / "report.yaml")


def changed(report: sokert.Report, code: str, **facts: object) -> sokert.Report:
    metrics = tuple(one.model_copy(update=facts) if one.code == code else one for one in report.metrics)
    return report.model_copy(update={"metrics": metrics})


def test_a_report_beside_itself_differs_in_nothing(report: sokert.Report) -> None:
    found = sokert.compare(report, report)
    assert not found
    assert "Duy trì chế độ họp giao ban." not in found.carried  # a short one says the same each time
    assert "Mọi số liệu trong báo cáo này là giả định, chỉ để minh họa." in found.carried


def test_a_figure_that_moved_is_told_once_and_not_as_words(report: sokert.Report) -> None:
    found = sokert.compare(report, changed(report, "vb_den", value=Decimal(12490)))
    assert [(one.code, one.kind, one.old, one.new, one.difference) for one in found.figures] == [
        ("vb_den", "value", 12480, 12490, 10)
    ]
    assert found.words == ()
    assert "12.480 → 12.490 văn bản (+10)" in found.text("vi")
    assert str(found) == found.text()


@pytest.mark.parametrize("code", ["vb_den", "thu_phi"])
def test_a_figure_that_is_not_known_yet_takes_neither_number_nor_date_away(report: sokert.Report, code: str) -> None:
    before = report.model_copy(update={"number": 57})
    found = sokert.compare(before, changed(before, code, value=None))
    assert [(one.code, one.new) for one in found.figures] == [(code, None)]
    words = " ".join(one.old + one.new for one in found.words)
    assert not any(one in words for one in ("57/", "/BC", "DỰ THẢO", "tháng năm"))


def test_a_draft_beside_the_report_that_still_waits_for_figures_differs_in_nothing(report: sokert.Report) -> None:
    waiting = changed(report.model_copy(update={"number": 57}), "vb_den", value=None)
    assert not sokert.compare(sokert.render(waiting.model_copy(update={"draft": True})), waiting)


def test_figures_that_are_new_gone_or_known_otherwise(report: sokert.Report) -> None:
    old, new = (sokert.Metric(code=code, name="Khác", value=Decimal(3)) for code in ("cu", "moi"))
    before = report.model_copy(update={"metrics": (*report.metrics, old)})
    left = changed(report, "vb_di", unit="công văn")
    found = sokert.compare(before, left.model_copy(update={"metrics": (*left.metrics, new)}))
    assert [(one.code, one.kind) for one in found.figures] == [("vb_di", "facts"), ("moi", "new"), ("cu", "gone")]
    assert found.figures[0].facts == (("unit", "văn bản", "công văn"),)


def test_a_figure_told_in_another_scale_is_subtracted_in_one(report: sokert.Report) -> None:
    one = sokert.Metric(code="thu", name="Thu", unit="tỷ đồng", value="27.2", previous={"value": 26, "hedge": "gần"})
    other = sokert.Metric(code="thu", name="Thu", unit="triệu đồng", value="25554.8", previous=one.previous)
    sections = (sokert.Section(title="Kết quả"),)
    before, after = (report.model_copy(update={"metrics": (metric,), "sections": sections}) for metric in (one, other))
    (thu,) = sokert.compare(before, after).figures
    assert (thu.old, thu.new, thu.unit, thu.difference) == (27200, Decimal("25554.8"), "triệu đồng", Decimal("-1645.2"))
    assert thu.facts == (("unit", "tỷ đồng", "triệu đồng"), ("previous", "gần 26.000", "gần 26"))


def test_a_figure_told_in_what_does_not_go_together_is_another_one(report: sokert.Report) -> None:
    found = sokert.compare(report, changed(report, "vb_den", unit="tấn")).figures
    assert [(one.kind, one.unit, one.difference) for one in found] == [
        ("gone", "văn bản", None),
        ("new", "tấn", None),
    ]


def test_words_of_a_word_file_are_those_that_stand_in_it_now(report: sokert.Report) -> None:
    edited = hands.by(hands.typed("; ban hành 4.905", "; phát hành 4.905"), sokert.render(report))
    found = sokert.compare(report, edited)
    assert [(one.kind, one.old, one.new) for one in found.words] == [("words", "ban", "phát")]
    (one,) = found.as_json()["words"]
    assert (one["kind"], one["old"], one["new"], one["paragraph"]) == ("words", "ban", "phát", found.words[0].paragraph)
    assert "phát hành 4.905 văn bản đi" in one["around"]


def test_the_name_of_a_person_is_no_figure(report: sokert.Report) -> None:
    signed = report.signatory.model_copy(update={"name": "Trưởng phòng Một"})
    old = report.model_copy(update={"signatory": signed, "recipients": ("Lưu: VT",), "date": "2024-06-20"})
    new = old.model_copy(
        update={
            "signatory": signed.model_copy(update={"name": "Trưởng phòng Hai"}),
            "recipients": ("Lưu: VT, KT",),
            "date": "2024-06-21",
        }
    )
    found = [(one.kind, one.old.strip(), one.new.strip()) for one in sokert.compare(old, new).words]
    assert {kind for kind, was, now in found if any(map(str.isdigit, was + now))} == {"figure"}
    assert {kind for kind, was, now in found if not any(map(str.isdigit, was + now))} == {"words"}


@pytest.fixture
def own_form(tmp_path: Path) -> Path:
    """Return an office's own form that prints a figure which the built-in page does not."""
    document = docx.Document()
    document.add_paragraph("Đã nhận {{ vb_den|with_unit }} đến trong kỳ.")
    document.save(str(form := tmp_path / "mau.docx"))
    return form


def silent(report: sokert.Report) -> sokert.Report:
    """Return a report whose texts print no figure."""
    return report.model_copy(update={"sections": (sokert.Section(title="Kết quả"),), "annexes": ()})


@pytest.mark.parametrize("as_template", [False, True])
def test_an_edit_of_a_file_by_a_form_is_read_and_compared_by_that_form(
    report: sokert.Report, own_form: Path, as_template: bool
) -> None:
    form = sokert.Template(own_form) if as_template else own_form
    report = silent(report)
    edited = hands.by(hands.typed("12.480", "12.490"), sokert.render(report, template=form))
    read, left = sokert.read_edited(edited, template=form)
    assert (read.figures["vb_den"].value, left) == (12490, ())
    found = sokert.compare(report, edited, template=form)
    assert [(one.code, one.new) for one in found.figures] == [("vb_den", 12490)]
    assert (found.words, found.other_template) == ((), ())


def test_an_edit_of_a_file_by_a_form_that_is_not_named_says_so(report: sokert.Report, own_form: Path) -> None:
    report = silent(report)
    edited = hands.by(hands.typed("12.480", "12.490"), sokert.render(report, template=own_form))
    read, left = sokert.read_edited(edited)
    assert (read.figures["vb_den"].value, [one.code for one in left]) == (12480, ["REMEMBER-OTHER-TEMPLATE"])
    found = sokert.compare(report, edited)
    assert (found.by_words, found.other_template) == ((), ("new",))
    assert "template=" in found.text("vi")
    assert sokert.compare(report, hands.by(hands.typed("BÁO", "BAO"), sokert.render(report))).other_template == ()


def rows_form(path: Path) -> Path:
    """Return a form whose figures stand in the cells of a row that comes again, and in a sentence."""
    form = docx.Document()
    cells = form.add_table(rows=1, cols=3).rows[0].cells
    for cell, said in zip(
        cells, ("{% for m in metrics %}{{ m.name }}", "{{ m|number }}", "{{ m|previous }}"), strict=True
    ):
        cell.text = said
    cells[2].text += "{% endfor %}"
    form.add_paragraph("Đã nhận {{ vb_den|with_unit }}.")
    form.save(path)
    return path


def of_figures(findings: tuple[sokert.Finding, ...]) -> list[tuple[str, str]]:
    about = ("FIGURE", "CHECK")
    return [(one.code, str(one.facts.get("given", ""))) for one in findings if one.code.startswith(about)]


def test_a_file_by_a_form_that_is_not_named_accuses_no_right_figure(report: sokert.Report, tmp_path: Path) -> None:
    form = rows_form(tmp_path / "mau.docx")
    made = sokert.render(report, template=form)
    assert of_figures(sokert.check(made, report=report)) == of_figures(sokert.check(made, report=report, template=form))
    edited = hands.by(hands.typed("12.480", "12.490"), made)
    found = of_figures(sokert.check(edited, report=report))
    assert ("FIGURE-NOT-REPORT", "12.490") in found
    assert found == of_figures(sokert.check(edited, report=report, template=form))
    renumbered = report.model_copy(update={"number": 57})
    assert of_figures(sokert.check(made, report=renumbered)) == [("CHECK-OTHER-TEMPLATE", "")]
    assert of_figures(sokert.check(made, report=renumbered, template=form)) == []


def test_a_figure_taken_from_a_file_by_a_form_that_is_not_named_may_stand_elsewhere(tmp_path: Path) -> None:
    figure = {"code": "vb_den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản"}
    section = {"title": "Kết quả", "body": "Đã nhận {{ vb_den|with_unit }} trong kỳ."}
    report = sokert.parse({**SMALL, "metrics": [figure], "sections": [section]})
    form = docx.Document()
    for said in ("{% for one in sections %}", "{{ one.body }}", "{% endfor %}"):
        form.add_paragraph(said)
    form.add_paragraph("Riêng {{ vb_den|number }}.")
    form.save(tmp_path / "mau.docx")
    edited = hands.by(hands.typed("12.480", "12.490"), sokert.render(report, template=tmp_path / "mau.docx"))
    for template, code in ((tmp_path / "mau.docx", "REMEMBER-ELSEWHERE"), (None, "REMEMBER-OTHER-PLACES")):
        read, left = sokert.read_edited(edited, template=template)
        assert read.figures["vb_den"].value == 12490
        assert code in [one.code for one in left]


OWN: dict[str, Any] = {"filters": {"viet_tat": lambda words: "VP"}, "functions": {"gio_lap": lambda: "9 giờ"}}


@pytest.fixture
def own_words() -> sokert.Report:
    """Return a report whose texts use filters and functions of an office's own."""
    body = "{{ issuer.name|viet_tat }} lập lúc {{ gio_lap() }}: {{ ho_so|with_unit }}."
    metric = {"code": "ho_so", "name": "Hồ sơ", "value": 1250, "unit": "hồ sơ"}
    data = {**SMALL, "annexes": [], "metrics": [metric], "sections": [{"title": "Kết quả", "body": body}]}
    return sokert.parse(data, **OWN)


def test_an_edit_of_a_report_that_uses_own_filters_is_read_and_compared_with_them(own_words: sokert.Report) -> None:
    edited = hands.by(hands.typed("1.250", "1.260"), sokert.render(own_words))
    read, left = sokert.read_edited(edited, **OWN)
    assert (read.figures["ho_so"].value, left) == (1260, ())
    assert sokert.render(read)
    for found in (sokert.compare(own_words, edited), sokert.compare(sokert.render(own_words), edited, **OWN)):
        assert [(one.code, one.new) for one in found.figures] == [("ho_so", 1260)]
        assert found.words == ()


def test_an_edit_of_a_report_whose_filters_nobody_gives_says_so(own_words: sokert.Report) -> None:
    edited = hands.by(hands.typed("1.250", "1.260"), sokert.render(own_words))
    read, (left,) = sokert.read_edited(edited)
    assert (read.figures["ho_so"].value, left.code, left.level) == (1250, "REMEMBER-OWN-FILTERS", "error")
    assert left.facts["names"] == ("viet_tat", "gio_lap")
    assert "viet_tat" in left.worded("vi")


@pytest.mark.parametrize(
    ("known", "missed"),
    [
        ({}, ("viet_tat", "gio_lap", "ngay_hop")),
        ({"filters": OWN["filters"]}, ("gio_lap", "ngay_hop")),
        (OWN, ("ngay_hop",)),
    ],
)
def test_all_filters_and_functions_that_the_texts_and_the_form_miss_are_named_at_once(
    own_words: sokert.Report, known: dict[str, Any], missed: tuple[str, ...], tmp_path: Path
) -> None:
    tags = "{{ issuer.name|viet_tat }} {{ ngay_hop() }}", "{% for s in sections %}", "{{ s.body }}", "{% endfor %}"
    (tmp_path / "mau.docx").write_bytes(form(*map(p, tags)))
    tools = {**OWN, "functions": {**OWN["functions"], "ngay_hop": lambda: "15/7"}}
    template = sokert.Template(tmp_path / "mau.docx", **tools)
    edited = hands.by(hands.typed("1.250", "1.260"), sokert.render(own_words, template=template))
    _, (left, *_) = sokert.read_edited(edited, template=tmp_path / "mau.docx", **known)
    assert (left.code, set(left.facts["names"])) == ("REMEMBER-OWN-FILTERS", set(missed))


def test_many_new_words_are_told_once_and_where_they_stand(report: sokert.Report) -> None:
    first, last = "Hội nghị trực tuyến nối đến từng xã", "gửi lại ngay trong ngày."
    new = f"{first}, " + "đường truyền ổn định, tài liệu gửi trước hai ngày để đọc, ý kiến ghi lại đầy đủ, " * 2 + last
    found = sokert.compare(report, hands.by(hands.typed("tin bài.", f"tin bài. {new}"), sokert.render(report)))
    assert [one.new.strip() for one in found.words] == [new]
    assert found.around == ("“Đăng tải gần 1.200 tin bài. Hội nghị trực tuyến nối đến … đủ, gửi lại ngay trong ngày.”",)


def test_a_figure_corrected_in_word_is_a_figure_that_moved(report: sokert.Report) -> None:
    edited = hands.by(hands.typed("12.480", "12.490", most=9), sokert.render(report))
    other = changed(report, "vb_di", value=Decimal(4999))
    for old, moved in ((report, {"vb_den"}), (other, {"vb_den", "vb_di"})):
        for sides in ((old, edited), (edited, old)):
            found = sokert.compare(*sides)
            assert ({one.code for one in found.figures}, found.words) == (moved, ())


def test_what_a_corrected_figure_left_behind_in_word_is_told(report: sokert.Report) -> None:
    edited = hands.by(hands.typed("12.480", "12.490", most=9), sokert.render(report))
    found = sokert.compare(edited, changed(report, "vb_den", value=Decimal(12490)))
    assert found.figures == ()
    assert all("7,6" in one.old and "7,7" in one.new for one in found.words)
    assert found.words  # the growth that was computed from the old figure


def test_a_figure_corrected_to_two_others_is_told_by_its_words(report: sokert.Report) -> None:
    hand = hands.several(hands.typed("12.480 văn bản", "12.490 văn bản"), hands.typed("12.480", "12.500"))
    found = sokert.compare(changed(report, "vb_di", value=Decimal(4999)), hands.by(hand, sokert.render(report)))
    assert [one.code for one in found.figures] == ["vb_di"]
    assert {one.new for one in found.words} == {"12.490 văn bản", "12.500"}


def test_a_word_file_of_nobodys_is_compared_by_its_words(report: sokert.Report) -> None:
    plain = sokert.render(report, embed=False)
    found = sokert.compare(plain, hands.by(hands.typed("7.010", "7.011"), plain))
    assert found.figures == ()
    assert [(one.old, one.new) for one in found.words] == [("7.010", "7.011")]
    assert found.as_json()["by_words"] == ["old", "new"]
    for said in (found.text("vi"), found.markdown("vi"), found.html("vi")):
        assert "trong tệp trước, tệp sau: không so từng số liệu" in said


def test_a_comparison_is_a_page_whose_words_are_words(report: sokert.Report) -> None:
    page = sokert.compare(report, changed(report, "vb_den", name="A & <B>")).html("en")
    assert "A &amp; &lt;B&gt;" in page
    assert page.startswith("<!DOCTYPE html>")


def test_a_job_s_summary_holds_a_table_of_figures_and_words_within_their_sentence(report: sokert.Report) -> None:
    edited = hands.by(hands.typed("; ban hành 4.905", "; nay ban hành 4.905"), sokert.render(report))
    found = sokert.compare(report, edited)
    assert "; **nay** ban" not in found.markdown("vi")
    assert "- thêm: “nay” (“" in found.markdown("vi")
    assert "; nay ban hành 4.905" in found.text("vi")
    name = report.figures["vb_den"].name
    moved = sokert.compare(report, changed(report, "vb_den", value=Decimal(12490), name="A|B")).markdown("en")
    assert f"| A\\|B (vb\\_den) | 12.480 văn bản | 12.490 văn bản | +10 | name: {name} → A\\|B |" in moved
    assert moved.count("<details>") == moved.count("</details>") == 1
    assert "|---" not in sokert.compare(report, report).markdown()


def test_a_notebook_shows_a_comparison_as_its_tables(report: sokert.Report) -> None:
    moved = sokert.compare(report, changed(report, "vb_den", value=Decimal(12490)))
    assert moved._repr_markdown_() == moved.markdown()


def test_what_came_out_of_a_division_is_told_with_four_decimals(report: sokert.Report) -> None:
    moved = sokert.compare(report, changed(report, "vb_den", value=Decimal("99.8126951092612")))
    assert "→ 99,8127 văn bản (-12.380,1873)" in moved.text("vi")


@pytest.fixture
def growing() -> sokert.Report:
    """Return a report whose sentence says figures, what is computed of them, and a rate."""
    files = {"unit": "hồ sơ"}
    return sokert.parse(
        {
            "period": "2026-H1",
            "issuer": {"name": "Sở Một", "place": "Nơi Một", "code": "SM"},
            "signatory": {"position": "Giám đốc"},
            "metrics": [
                {"code": "hs", "name": "Hồ sơ tiếp nhận", "value": 1200, "previous": 1500, **files},
                {"code": "dh", "name": "Hồ sơ đúng hạn", "value": 1180, "previous": 1450, **files},
                {"code": "tl", "name": "Tỷ lệ đúng hạn", "done": "dh", "of": "hs", "unit": "%"},
            ],
            "sections": [
                {"title": "Kết quả", "body": "Nhận {{ hs|with_unit }}, {{ hs|change }}; đúng hạn {{ tl|with_unit }}."}
            ],
        }
    )


@pytest.mark.parametrize(
    ("base", "beside", "told"),
    [
        (("1.200 hồ", "1.300 hồ"), ("20%", "25%"), ["25"]),
        (("1.200 hồ", "1.300 hồ"), ("98,3%", "98,4%"), ["98,4"]),
        (("1.500", "1.505"), ("98,3%", "98,4%"), ["98,4"]),
        (("1.200 hồ", "1.300 hồ"), ("giảm 20%", "giảm 13,3%"), []),  # which is what follows
        (("1.200 hồ", "1.300 hồ"), ("1.180", "1.190"), []),  # both are figures that moved
    ],
)
def test_what_was_typed_over_a_computed_figure_beside_its_base_is_told(
    growing: sokert.Report, base: tuple[str, str], beside: tuple[str, str], told: list[str]
) -> None:
    written = sokert.render(growing)
    edited = hands.by(hands.several(hands.typed(*base, most=9), hands.typed(*beside, most=9)), written)
    for old, new, is_turned in ((growing, edited, False), (written, edited, False), (edited, written, True)):
        found = sokert.compare(old, new)
        assert found.figures
        words = [one.old if is_turned else one.new for one in found.words]
        assert len(words) == len(told)
        assert all(any(one in said for said in words) for one in told)


def test_a_figure_that_follows_from_others_is_marked_and_has_few_decimals(growing: sokert.Report) -> None:
    edited = hands.by(hands.typed("1.200 hồ", "1.300 hồ", most=9), sokert.render(growing))
    figures = sokert.compare(growing, edited).as_json()["figures"]
    assert [(one["code"], one["new"], one["computed"]) for one in figures] == [
        ("hs", "1300", False),
        ("tl", "90.7692", True),
    ]


def test_what_else_differs_of_a_figure_is_data_to_a_program_and_words_to_a_person() -> None:
    one = {"code": "a", "name": "A", "value": 5, "unit": "tin", "previous": 1100, "plan": 7000}
    other = {**one, "previous": "1150.25", "plan": [{"by": "HĐND", "value": "7000.5"}], "hedge": "gần"}
    both = (sokert.parse({**SMALL, "metrics": [each], "sections": [{"title": "K"}]}) for each in (one, other))
    comparison = sokert.compare(*both)
    assert comparison.as_json()["figures"][0]["facts"] == {
        "hedge": [None, "gần"],
        "previous": ["1100", "1150.25"],
        "plan": [["7000"], [{"by": "HĐND", "value": "7000.5"}]],
    }
    assert "1.100 → 1.150,25" in comparison.text("vi")


def test_many_changed_words_are_folded_in_a_summary() -> None:
    old, few, many = (
        sokert.Report.model_validate({**SMALL, "sections": [{"title": "Kết quả", "body": body}]})
        for body in ("Mở đầu.", "Mở đầu.\n\nMột.", "Mở đầu.\n\n" + "\n\n".join(f"Đoạn {at} mới." for at in range(24)))
    )
    said = sokert.compare(old, many).markdown("en", carried=False)
    shown, _, folded = said.partition("<details><summary>4 more</summary>\n\n")
    assert (shown.count("\n- "), folded.count("- new:"), folded.endswith("</details>\n\n")) == (20, 4, True)
    assert "<details>" not in sokert.compare(old, few).markdown("en", carried=False)
    assert "<details>" not in sokert.compare(old, many).text("en")

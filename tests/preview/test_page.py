"""What lies on the page beside its words: figures with their sums, findings, notes; and how it is written."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import html

import sokert
from pictures import png
from small_forms import form, p
from sokert.errors import FileError, Finding, Place, SokertError
from sokert.ooxml.unpacking import opened
from sokert.preview import put_page, shown
from sokert.preview.notebook import html as in_notebook
from sokert.preview.watch import changes, watch
from specimens import SMALL

COMPARED = {
    **SMALL,
    "metrics": [{**SMALL["metrics"][0], "previous": 19254, "source": "so-lieu.xlsx!B7"}],
    "sections": [
        {"title": "Kết quả", "body": "Đã xử lý {{ van_ban_den }} văn bản, {{ van_ban_den|change }}, của của."}
    ],
}


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode("utf-8"))


@pytest.fixture(scope="module")
def page() -> str:
    return sokert.preview(sokert.parse(COMPARED), lang="vi")


def test_a_figure_says_its_metric_its_sum_and_its_source(page: str) -> None:
    figures = [(one.text_content(), one.get("data-e"), one.get("tabindex")) for one in tree(page).find_class("fig")]
    assert ("tăng 8,4% so với cùng kỳ năm\u00a02022", "change", "0") in figures
    cards = json.loads(tree(page).get_element_by_id("figures").text)
    name, rows = cards["van_ban_den"]
    assert name == "Văn bản đến"
    assert ["So với cùng kỳ", "20.870 - 19.254 = 1.616; 1.616 : 19.254 × 100 = 8,3931"] in rows
    assert ["Nguồn", "so-lieu.xlsx!B7"] in rows


def test_a_finding_stands_beside_its_sentence_and_marks_its_words(page: str) -> None:
    (note,) = [one for one in tree(page).find_class("note") if "TEXT-DOUBLED-WORD" in one.text_content()]
    assert "của của" in note.getparent().text_content()
    marks = {one.get("aria-describedby"): one.text_content() for one in tree(page).iter("mark")}
    assert marks[note.get("id")] == "của của"


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:|#)", page.partition("<script>")[0]) == []
    assert "default-src 'none'" in page


HOSTILE = (
    """</script><script>alert(1)</script>"><img src=x onerror=alert(1)></style><svg onload='a()'>{0}{title}&#60;b>"""
)


def test_words_never_become_markup() -> None:
    typed = HOSTILE.replace("{", "(")
    metric = {**SMALL["metrics"][0], "name": HOSTILE, "source": HOSTILE}
    content = sokert.render(sokert.parse({**SMALL, "subject": typed, "metrics": [metric]}))
    finding = Finding(
        "TEXT-DOUBLED-WORD",
        {"said": HOSTILE, "once": HOSTILE},
        Place(part="word/document.xml", paragraph=3, text=typed),
    )
    whole = tree(shown(opened(content), [finding], "vi"))
    assert typed in whole.text_content()
    assert [one.get("type") for one in whole.iter("script")] == ["application/json", "application/json", None]
    assert [name for one in whole.iter() for name in one.attrib if name.startswith("on")] == []
    assert [*whole.iter("img", "svg")] == []
    assert json.loads(whole.get_element_by_id("figures").text)["van_ban_den"][0] == HOSTILE


def test_a_page_is_written_over_only_where_it_is_ours(page: str, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    for said in (page, page + "\n"):
        put_page(target, said)
    target.write_text("<p>của tôi", "utf-8")
    with pytest.raises(FileError, match="FILE-NOT-OURS"):
        put_page(target, page)
    put_page(target, page, overwrite=True)
    assert target.read_text("utf-8") == page


def test_a_page_is_written_again_as_its_report_is_saved(tmp_path: Path) -> None:
    source, target, said = tmp_path / "r.yaml", tmp_path / "r.html", list[SokertError | None]()
    drafts = [json.dumps(COMPARED), "period: [", json.dumps({**COMPARED, "subject": "Việc mới"})]

    def save() -> None:
        source.write_text(drafts.pop(0), "utf-8")

    save()
    with pytest.raises(IndexError):
        watch(source, target, said.append, lang="vi", wait=save)
    assert [bool(one) for one in said] == [False, True, False]
    last = target.read_text("utf-8")
    assert "Việc mới" in last
    assert "data-again" in last
    assert 'class="problems"' not in last.partition("<main")[2]


def test_what_is_wrong_with_a_draft_stands_over_the_last_good_page(tmp_path: Path) -> None:
    source, target = tmp_path / "r.yaml", tmp_path / "r.html"
    drafts = [json.dumps(COMPARED), "period: ["]
    source.write_text(drafts.pop(0), "utf-8")
    with pytest.raises(IndexError):
        watch(source, target, lambda wrong: None, lang="vi", wait=lambda: source.write_text(drafts.pop(0), "utf-8"))
    assert "r.yaml:1" in tree(target.read_text("utf-8")).find_class("problems")[0].text_content()
    assert "20.870" in target.read_text("utf-8")


def test_only_what_is_saved_is_a_change(tmp_path: Path) -> None:
    out, looks = tmp_path / "x.docx", iter(("x.docx", "note.txt", "r.yaml"))
    seen = changes([tmp_path], out, lambda: (tmp_path / next(looks)).write_text("a", "utf-8"))
    next(seen)
    next(seen)
    assert list(looks) == []


def test_a_notebook_shows_pages_metrics_and_findings() -> None:
    report = sokert.parse(COMPARED)
    shown = report._repr_html_() or ""
    (frame,) = html.fragments_fromstring(shown)
    assert frame.get("sandbox") == "allow-scripts"
    assert "20.870" in tree(frame.get("srcdoc")).text_content()
    metrics, findings = report.metrics, sokert.check(report)
    assert "19.254" in metrics._repr_html_()  # type: ignore[attr-defined]
    assert "TEXT-DOUBLED-WORD" in findings._repr_html_()  # type: ignore[attr-defined]
    assert in_notebook(3) is None


def test_pages_that_are_asked_for_are_shown_as_pages_and_stay_a_text() -> None:
    made = sokert.preview(sokert.Report.model_validate(SMALL))
    assert made.startswith("<!DOCTYPE html>")
    assert made._repr_html_().startswith("<iframe")  # type: ignore[attr-defined]


def test_a_report_that_makes_no_file_shows_what_is_wrong() -> None:
    report = sokert.parse(SMALL).model_copy(update={"template": "khong-co"})
    assert "TEMPLATE-NOT-FOUND" in (report._repr_html_() or "")


def test_the_same_period_is_shown_as_it_is_printed() -> None:
    rate = sokert.Metric(code="a", name="Đúng hạn", unit="%", value="99.8126951092612", previous="99.2019507869652")
    assert ">99,2<" in (in_notebook(sokert.Report.model_validate({**SMALL, "metrics": [rate]}).metrics) or "")


@pytest.mark.parametrize("given", [5, None, [], {"a": 1}])
def test_what_has_no_pages_is_told(given: Any) -> None:
    with pytest.raises(SokertError) as raised:
        sokert.preview(given)
    assert [one.code for one in raised.value.findings] == ["CALL-WORD-EXPECTED"]


def test_a_cell_with_lines_leaves_its_words_the_width_that_a_browser_takes_for_a_whole_pixel() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))

    def padding(borders: str) -> str:
        cell = f"<w:tc><w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr>{p('tỷ đồng')}</w:tc>"
        grid = '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        shown = sokert.preview(form(f"<w:tbl><w:tblPr/>{grid}<w:tr>{cell}</w:tr></w:tbl>", p("Hết.")))
        (found,) = re.findall(r"padding:0pt (\S+) 0pt \1;vertical-align:top", shown)
        return str(found)

    assert (padding(""), padding(sides)) == ("5.4pt", "4.4pt")  # of Word's 108 twips; half a line, and a pixel's rest


def test_what_is_wrong_with_a_report_is_mended_in_the_report() -> None:
    body = "Văn bản đến đạt 21.000 văn bản."
    report = sokert.Report.model_validate({**SMALL, "sections": [{"title": "Kết quả", "body": body}]})
    assert "thay số gõ tay bằng thẻ" in sokert.preview(report, lang="vi")
    assert "sửa trong Word" not in sokert.preview(report, lang="vi")


def test_the_title_of_the_page_is_that_of_the_file() -> None:
    made = sokert.render(sokert.Report.model_validate(SMALL))
    title = docx.Document(BytesIO(made)).core_properties.title
    assert f"<title>{title}</title>" in sokert.preview(made)
    (document := docx.Document(BytesIO(made))).core_properties.title = ""
    document.save(untitled := BytesIO())
    assert "<title>UBND" in sokert.preview(untitled.getvalue()).replace("UBND TỈNH", "UBND")


def test_what_the_report_has_wrong_stands_beside_its_sentence_as_its_check_tells_it() -> None:
    whole, part = (
        {"code": code, "name": name, "unit": "hồ sơ", "value": value, **more}
        for code, name, value, more in (("nhan", "Hồ sơ nhận", 1000, {}), ("dung", "Hồ sơ", 1198, {"part_of": "nhan"}))
    )
    body = "Đã nhận {{ nhan|with_unit }}, trong đó đúng hạn {{ dung|with_unit }}; làm tại UBND huyện An Lương."
    sections = [{"title": "Kết quả", "body": body}]
    named = {"recipients": ["Công an huyện An Lương"], "period": "2026-H1", "date": None}
    report = sokert.parse({**SMALL, "metrics": [whole, part], "sections": sections, **named})
    notes = tree(sokert.preview(report, lang="vi")).find_class("note")
    (told,) = [one for one in notes if "FIGURE-PARTS" in one.text_content()]
    assert "error" in told.get("class")
    assert "trong đó đúng hạn" in told.getparent().text_content()
    (error,) = [one for one in sokert.check(report) if one.code == "FIGURE-PARTS"]
    assert error.message("vi") in told.text_content()
    beside = [one for one in sokert.check(sokert.render(report), report=report) if one.code == "FIGURE-PARTS"]
    assert {one.level for one in beside} == {"error"}
    names = [one.getparent().text_content() for one in notes if "TEXT-NAME-BY-DATE" in one.text_content()]
    assert any("Công an huyện An Lương" in words for words in names)


def test_what_only_the_report_has_wrong_stands_before_its_pages() -> None:
    said = sokert.preview(sokert.parse({**COMPARED, "checks": {"off": ["TEXT-XX", "TEXT-LEGACY"]}}), lang="vi")
    whole = " ".join(one.text_content() for one in tree(said).find_class("whole"))
    assert "CHECK-UNKNOWN-CODE" in whole
    assert "CHECK-OFF-UNUSED" in whole


def test_a_template_s_own_filters_and_functions_are_those_of_the_findings_beside_its_pages() -> None:
    # The findings were made without them: "no filter 'gon'" stood over good pages, and no switch of the text held.
    own = sokert.Template(
        "half-year/office",
        filters={"gon": lambda words: str(words)[:3]},
        functions={"anh": lambda: sokert.Image(png(), width=60, alt="Bản đồ")},
    )
    body = "Số hộ {{ 'abcdef'|gon }} của của thôn. {# sokert: off TEXT-DOUBLED-WORD #}\n\n{{ anh() }}"
    report = sokert.Report.model_validate({**COMPARED, "sections": [{"title": "Kết quả", "body": body}]})
    said = tree(sokert.preview(report, template=own, lang="vi"))
    told = " ".join(one.text_content() for name in ("note", "whole") for one in said.find_class(name))
    assert set(re.findall(r"(?:TAG|TEXT)(?:-[A-Z]+)+", told)) == set(), told

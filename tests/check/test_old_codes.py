"""Files in the old codes: mended they read as their fonts showed them, and their tone marks keep one manner."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import judges
import sokert
from check import kept
from check.hand import State, packed, par, run
from check.party import Party
from draws import drawn
from sokert.check.form import check, fix
from sokert.resolved import read
from vietnamese.legacy.test_legacy import SMALL, tcvn3, vni


def old(content: bytes, said, font: str, capital: str = "") -> bytes:
    """Return a file as it would stand in an old code: words in capitals in the capital font."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, tree in kept.stories(content):
        for text in tree.iter(f"{kept.W}t"):
            words, own = text.text or "", font
            if capital and words.isupper():
                words, own = words.lower(), capital
            text.text = said(words)
            properties = text.getparent().find(f"{kept.W}rPr")
            fonts = kept.etree.Element(f"{kept.W}rFonts")
            for slot in ("ascii", "hAnsi", "cs"):
                fonts.set(kept.W + slot, own)
            for before in properties.findall(f"{kept.W}rFonts"):
                properties.remove(before)
            properties.insert(0, fonts)
        parts[name] = kept.etree.tostring(tree)
    return packed(parts)


GOOD = State(annexes=("Phụ lục",)).bytes()
MADE = {
    "tcvn3": old(GOOD, tcvn3, ".VnTime", ".VnTimeH"),
    "vni": old(GOOD, vni, "VNI-Times"),
    "Party": old(Party().bytes(), tcvn3, ".VnTime", ".VnTimeH"),
}


@pytest.mark.parametrize("name", MADE)
def test_it_reads_again_as_it_was_written(name):
    new = Party().bytes() if name == "Party" else GOOD
    assert kept.words(MADE[name]) != kept.words(new)
    fixed = fix(MADE[name])
    assert kept.words(fixed.content) == kept.words(new)
    assert check(fixed.content) == ()
    assert {finding.code for finding in fixed.changed} == {"FIX-LEGACY"}
    assert fix(fixed.content).content == fixed.content
    assert b"VnTime" not in b"".join(zipfile.ZipFile(io.BytesIO(fixed.content)).read(n) for n in ("word/document.xml",))


@pytest.mark.parametrize("name", MADE)
def test_it_is_judged_by_what_its_fonts_show(name):
    found = check(MADE[name])
    assert {finding.code for finding in found} == {"HD-FONT" if name == "Party" else "ND30-FONT"}
    assert all(str(finding.facts["found"]).startswith((".Vn", "VNI-")) for finding in found)


def test_a_mended_old_file_is_valid(tmp_path):
    for name, content in MADE.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(fix(content).content)
        assert judges.schemas_refuse(path) == ""


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(content).paragraphs]


def test_a_letter_written_over_two_runs_is_one_letter():
    split = par(run("ho", font="VNI-Times"), run("øa hô", font="VNI-Times"), run("ïp", font="VNI-Times"))
    assert "hòa hợp" in texts(fix(State(text=(split, "Hết./.")).bytes()).content)


def test_a_soft_hyphen_was_a_letter():
    said = par(run("tr\u00adêng, ", font=".VnTime"), run("x", font=".VnTime").replace("<w:t", "<w:softHyphen/><w:t"))
    assert "trường, ưx" in texts(fix(State(text=(said, "Hết./.")).bytes()).content)


@pytest.mark.parametrize(("around", "kept"), [("Đồng", "chú"), (tcvn3("Được đồng ý"), "chỳ")])
def test_a_word_that_may_be_either_goes_with_its_file(around, kept):
    told = [par(run(around, font=".VnTime")) * 40, par(run("chú", font=".VnTime"))]
    assert kept in texts(fix(State(text=(*told, "Hết./.")).bytes()).content)


def test_a_word_that_may_be_either_goes_with_its_own_run():
    said = par(run("Đồng ý được ", font=".VnTime"), run("chú ®ång", font=".VnTime"))
    assert "Đồng ý được chỳ đồng" in texts(fix(State(text=(said, "Hết./.")).bytes()).content)


def test_deleted_and_inserted_words_are_turned_and_stay_tracked():
    inner = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/><w:sz w:val="28"/></w:rPr>'
    mark = 'w:id="91" w:author="VT" w:date="2023-07-01T00:00:00Z"'
    tracked = (
        f"<w:p><w:ins {mark}><w:r>{inner}<w:t>b¸o c¸o</w:t></w:r></w:ins>"
        f"<w:del {mark.replace('91', '92')}><w:r>{inner}<w:delText>tê tr×nh</w:delText></w:r></w:del></w:p>"
    )
    bad = State(text=(tracked, "Hết./.")).bytes()
    mended = fix(bad).content
    assert kept.held(mended) == kept.held(bad)
    assert {"báo", "cáotờ", "trình"} <= set(kept.words(mended))


def test_a_font_of_the_style_counts_and_its_name_goes():
    with zipfile.ZipFile(io.BytesIO(State(font=".VnTime").bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("CHÁNH VĂN PHÒNG", "x").encode()
    said = par(run("KÕt qu¶ c«ng t¸c"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr>", said.encode() + b"<w:sectPr>", 1)
    mended = fix(packed(parts)).content
    assert "Kết quả công tác" in texts(mended)
    assert b".VnTime" not in zipfile.ZipFile(io.BytesIO(mended)).read("word/styles.xml")


def test_notes_comments_and_list_labels_are_turned():
    made = docx.Document(io.BytesIO(GOOD))
    remark = made.add_comment(made.paragraphs[-1].add_run("."), "", "VT", "VT")
    spoken = remark.paragraphs[0].add_run("®· xem")
    spoken.font.name = ".VnTime"
    buffer = io.BytesIO()
    made.save(buffer)
    mended = docx.Document(io.BytesIO(fix(buffer.getvalue()).content))
    assert [comment.text for comment in mended.comments] == ["đã xem"]


MIXED = (
    "Ủy ban nhân dân đã hòa giải, củng cố tỉnh ủy; khoẻ mạnh, thủy lợi.",
    "Thành uỷ Hoà Bình và ông Trần Hoà đã hoàn thành hồ sơ quý này./.",
)


def test_tone_marks_go_to_the_manner_of_most_words():
    fixed = fix(State(text=MIXED).bytes())
    assert {f"{each.facts['before']} {each.facts['after']}" for each in fixed.changed} == {"khoẻ khỏe", "uỷ ủy"}
    assert texts(fixed.content)[-20:][0] is not None
    assert "Thành ủy Hoà Bình và ông Trần Hoà đã hoàn thành hồ sơ quý này./." in texts(fixed.content)
    assert fix(fixed.content).content == fixed.content


def test_tone_marks_go_to_the_manner_the_house_names():
    fixed = fix(State(text=MIXED).bytes(), tones="newer")
    assert "Uỷ ban nhân dân đã hoà giải, củng cố tỉnh uỷ; khoẻ mạnh, thuỷ lợi." in texts(fixed.content)
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts(fixed.content)
    assert fix(fixed.content, tones="newer").content == fixed.content


def test_a_word_over_two_runs_keeps_its_runs():
    said = par(run("h", bold=True), run("ò", italic=True), run("a giải và hòa nhạc, thủy lợi"))
    mended = read(fix(State(text=(said, "Hết./.")).bytes(), tones="newer").content)
    runs = next(paragraph.runs for paragraph in mended.paragraphs if "nhạc" in paragraph.text)
    assert [each.text for each in runs] == ["h", "o", "à giải và hoà nhạc, thuỷ lợi"]


SAFE = st.text(st.sampled_from([*SMALL, *"abcdeghiklmnopqrstuvxy 0123456789,;()"]), min_size=1, max_size=40)


@drawn(15)
@given(st.lists(SAFE, min_size=1, max_size=4))
def test_any_text_in_an_old_code_comes_back(paragraphs):
    new = State(text=(*[f"x {text} x" for text in paragraphs], "Hết./.")).bytes()
    mended = fix(old(new, tcvn3, ".VnTime", ".VnTimeH"), tones="older").content
    assert kept.words(mended) == kept.words(fix(new, tones="older").content)


@pytest.mark.parametrize("name", MADE)
def test_the_words_of_an_old_file_are_judged_as_its_fonts_show_them(name):
    told = {finding.code for finding in sokert.check(MADE[name])}
    assert not told & {"TEXT-LEGACY", "TEXT-INVISIBLE"}
    assert told <= {"ND30-FONT", "HD-FONT"} | {finding.code for finding in sokert.check(GOOD)}


def test_old_text_whose_font_is_gone_is_told_and_left():
    rubbish = "§Ò nghÞ c¸c c¬ quan, ®¬n vÞ nghiªm tóc triÓn khai thùc hiÖn nhiÖm vô ®\u00adîc giao."
    bad = State(text=(rubbish, "Hết./.")).bytes()
    assert "TEXT-LEGACY" in {finding.code for finding in sokert.check(bad)}
    assert rubbish in texts(fix(bad).content)

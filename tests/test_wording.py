"""What a clerk reads: one word for one thing, no foreign word, hints that say what to do, nothing empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sokert
from check.figures.broken import BROKEN
from check.figures.reports import report_of
from check.text.narratives import broken
from judges import ROOT
from sokert import messages
from sokert.check.figures import RULES as FIGURES
from sokert.check.text import RULES as WORDS
from sokert.cli.starters import starter
from sokert.errors import Finding, SokertError
from sokert.messages import catalogue
from sokert.models import Report
from sokert.vietnamese.syllables import syllable

SOURCE = Path(messages.__file__).parent
VIETNAMESE = catalogue("vi")
WHOLE_HINT = "INSTEAD-OF-"  # what to do instead of a filter that is refused
PART_OF_A_HINT = "LOOK-"  # what the look of a component should be, told behind one verb


def prose(text: str) -> str:
    """Return a text without its code, tags and the targets of its links."""
    code = r"^ *```.*?^ *```$|`[^`\n]*`|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|(?<=\])\([^)\s]*\)"
    return re.sub(code, " ", text, flags=re.MULTILINE | re.DOTALL)


READ = {
    **{
        f"{path.parent.name}/{path.name}": starter(path.name.split(".")[0], "vi")
        for path in SOURCE.glob("templates/*/*.report.yaml")
    },
    **{f"{path.parent.name}/{path.name}": prose(path.read_text("utf-8")) for path in SOURCE.glob("templates/**/*.md")},
    **{path.name: prose(path.read_text("utf-8")) for path in (*ROOT.glob("*.vi.md"), *ROOT.glob("docs/*.vi.md"))},
    **{path.name: prose(path.read_text("utf-8")) for path in SOURCE.glob("locale/*.vi.toml")},
    "vi.po": prose("\n".join(VIETNAMESE.values())),
}

# Another word stands for each of these everywhere: one thing, one word.
BANNED = {
    "sai kiểu trình bày": "cỡ chữ, kiểu chữ",
    "(?<!tiêu )đề mục": "tiêu đề mục",
    "căn giữa": "canh giữa",
    "căn lề": "canh lề",
    "quy cách": "cú pháp",
    "số đếm": "số lượng",
    "từ ước": "chữ “hơn”",
    "ước chừng": "gần đúng",
    "dữ liệu thường": "dữ liệu lấy từ chương trình khác",
    "phần hợp thành": "số thành phần",
    "đẳng thức": "công thức đối chiếu",
    "hai vế": "đối chiếu",
    "danh mục số liệu": "mục metrics, danh mục chuẩn",
    "khoảng trắng": "dấu cách",
    "khoảng lùi": "thụt đầu dòng",
    "phép thử": "phép kiểm tra, kiểm thử",
    "mã kết thúc": "mã thoát",
    "phần mềm": "sokert, chương trình",
    "nhóm phát triển": "sokert",
    "ghi chú Word": "chú thích (Comment)",
    "tệp mẫu": "báo cáo ví dụ, mẫu Word",
    "văn bản Word": "tệp Word",
    "chữ số sau dấu phẩy": "chữ số thập phân",
    "lời báo": "thông báo",
    "phát hiện": "điểm cần xem lại",
    "khóa lạ": "không có khóa",
    "tập tin": "tệp",
    "in ra": "hiện, đưa vào văn bản",
    "biểu mẫu Word": "mẫu Word",
    "bạn": "",
    "hãy": "",
    r"in(?! (?:hoa|đậm|nghiêng|đen|thường|hai mặt|, trang))(?<!máy in)(?<!khi in)(?<!word in)": "hiện, đưa vào văn bản",
    "(?:mã|khai plan cho|mỗi|từng) chỉ tiêu": "số liệu",
    "của nó": "tên của vật",
    "lời báo|câu báo": "thông báo",
    r"(?<!\[)docs/(?:report-file|filters|forms|templates|rules[\w-]*)\.md": "trang tiếng Việt: .vi.md",
    r"(?:chú thích|ghi chú) word": "chú thích (Comment)",
    "không được (?:nhận|lệch|in)": "không nhận, phải đúng",
}
# What an office knows by its foreign name: keys of the report file, filters, tags, Word's commands, kinds of files.
KEYS = """
xls ods id width cm View Alt Proofing Language Vietnamese tel http
allow db codes column columns database embed F html install into lieu outside pip postgresql query select sqlite strip
yes csv decimal CV gitlab
creator figures endfor language properties red title x
carried change data docx yaml debug demo docs dossiers draft early end false file fix for from github half hd hedge
help if index is issuer json kind label late md metrics money name nature nd new newer number of off older on out p
part party period plan points previous progress r rate report round sarif sections share standard stated str tc
template text time tr true unit value window vb with words written year https example mailto vn rb float macro
include byte bytes inch tab check list template force overwrite limits turns characters confirmed decimals join extends
pdf watch read edited
baseline bash commit load markdown parse schema fail fish zsh info pre skip warning write
chart records units bars bases office commune department school hospital union joint render rest
null default int xlsx done sheet date stock raised to cumulative web m br blank error filters functions missing
code consolidate head
"""
WORD = """
Text Number Accept Reject
MERGEFIELD New Roman Times
After Automatic B Border Borders Breaks Center Color Ctrl Custom Different Exactly First Font Format Home
Insert J Justify K Keep L Line Margins Next Number Numbers Orientation Page Paragraph Portrait R Shapes Single
Size Small Spacing Special Start V and caps format least line next spacing
"""
LAW = "BC CB HD HK KT NH Q T TH TL TM TUQ UBND VP VPTW VT Vn b c d g v mm pt png position tones"
WORD += (
    "SmartArt Accept Changes Comment Footer Header Hyperlink Layout Reject Remove Repeat Review Rows Style Track Tab"
)
NAMES = """
CSV LibreOffice SQL
Markdown docxtpl
HTML Limits Y BMP C Decimal EMF PDF False GIF Image JPEG JSON Link MB PNG Python RichText SVG Schema TIFF True US UTF
Unicode VN WMF Word YAML sokert II H M Q Excel Dask
"""
CODES = "TEXT STALE YEAR UNCHANGED UNEXPLAINED OTHER UNIT FIGURE RATIO AS PERCENT"
ALLOWED = {*KEYS.split(), *WORD.split(), *NAMES.split(), *LAW.split(), *CODES.split(), "TCVN", "VNI"}
# Names that are offered: filters, their forms, keys of the report file.
OFFERED = {"short", "both", "multiple", "date", "code", "HK", "NH"}
# What a hint asks a reader to do.
VERBS = {
    "bấm",
    "bỏ",
    "bổ",
    "chia",
    "cài",
    "chỉ",
    "chọn",
    "chuyển",
    "chạy",
    "có",
    "cập",
    "dùng",
    "ghi",
    "giữ",
    "gõ",
    "gộp",
    "kiểm",
    "lưu",
    "lấy",
    "mở",
    "sửa",
    "thay",
    "thêm",
    "tra",
    "tách",
    "tìm",
    "tính",
    "viết",
    "xem",
    "xuất",
    "xuống",
    "xóa",
    "đánh",
    "kéo",
    "tăng",
    "xử",
    "đóng",
    "đưa",
    "đặt",
    "để",
    "đổi",
    "điền",
    "khai",
    "vẽ",
    "đối",
    "đề",
    "bớt",
    "canh",
    "nối",
    "chép",
    "tạo",
    "xin",
}


def bare(sentence: str) -> str:
    """Return a sentence without its facts; words that stand only with a fact stay."""
    return re.sub(r"\{\w+(?::\?([^}]*))?\}", lambda fact: fact[1] or "", sentence)


def foreign(words: str) -> set[str]:
    """Return the words that are neither Vietnamese nor known to an office by their foreign name."""
    found = re.findall(r"[^\W\d_]+", words)
    return {word for word in found if word.isascii() and not syllable(word)} - ALLOWED


@pytest.mark.parametrize("name", sorted(READ))
def test_one_thing_has_one_word(name: str) -> None:
    said = READ[name].lower()
    assert {word: instead for word, instead in BANNED.items() if re.search(rf"\b{word}\b", said)} == {}


def test_no_message_holds_a_foreign_word() -> None:
    assert {code: words for code, sentence in VIETNAMESE.items() if (words := foreign(bare(sentence)))} == {}


def test_no_message_holds_the_words_of_a_library_or_of_the_system() -> None:
    assert [code for code in VIETNAMESE if "{said" in VIETNAMESE[code] and not code.startswith("TEXT-")] == []


def test_quoted_words_stand_in_the_quotes_of_an_office() -> None:
    quoted = re.compile(r"(?<!\w)'[^']*'(?!\w)")
    assert {code: sentence for code, sentence in VIETNAMESE.items() if quoted.search(sentence)} == {}


def test_a_hint_says_first_what_to_do() -> None:
    hints = {
        code: bare(words)
        for code, words in VIETNAMESE.items()
        if (code.endswith((".hint", ".word", ".data")) or code.startswith(WHOLE_HINT))
        and not code.startswith(PART_OF_A_HINT)
        and words != "{instead}"
    }
    assert {code: words for code, words in hints.items() if words.split()[0].rstrip(",") not in VERBS} == {}


# --- messages as they are told -------------------------------------------------------------------

HEAD = {"period": "2026-H1", "issuer": {"name": "Văn phòng", "place": "Mẫu Sơn", "code": "VP"}}
REST = {"signatory": {"position": "CHÁNH VĂN PHÒNG"}, "recipients": ["Lưu: VT."]}
METRICS = [
    {"code": "vb_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản", "previous": 18300},
    {"code": "tin_bai", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
]
GOOD = {**HEAD, **REST, "metrics": METRICS, "sections": [{"title": "Kết quả", "body": "Một."}]}
# What a tag may do wrong, and the words that must be in what is told of it.
TAGS = {
    "{{ report|money }}": "cả báo cáo không phải là một con số",
    "{{ vb_den|date }}": "số liệu “vb_den” không phải là ngày",
    "{{ period|date }}": "kỳ báo cáo không phải là ngày",
    "{{ period|number }}": "kỳ báo cáo không phải là một con số",
    "{{ metrics|number }}": "một danh sách không phải là một con số",
    "{{ 'xin chào'|date }}": "“xin chào” không phải là ngày",
    "{{ issuer }}": "một nhóm trường không đưa thẳng vào văn bản được",
    "{{ vb_den|same_period }}": "số liệu “vb_den” không phải là kỳ báo cáo",
    "{{ vb_den|change('xx') }}": "bộ lọc change không có dạng “xx”",
    "{{ '2026-07-05'|date('xx') }}": "bộ lọc date không có dạng “xx”",
    "{{ 20870|roman }}": "20.870 không viết được bằng số La Mã",
    "{{ 1.5|roman }}": "1,5 không phải là số nguyên",
    "{{ vb_den|percent }}": "số liệu “vb_den” tính bằng văn bản",
    "{{ tin_bai|roman }}": "số liệu “tin_bai” ghi “gần” nên không tính được",
    "{{ 5|dossiers(carried=1) }}": "thiếu: trước hạn (early), đúng hạn (on_time), quá hạn (late)",
    "{{ [tin_bai]|together }}": "Tin bài chưa so sánh được",
    "{{ vb_den.valu }}": "số liệu “vb_den” không có trường “valu”",
    "{{ khong_co }}": "chưa có “khong_co”",
    "{{ ''.__class__ }}": "thẻ dùng “__class__”, mẫu không được phép dùng",
    "{{ 1 / 0 }}": "chia cho 0",
    "{{ 1 + 'a' }}": "không tính hoặc so sánh được số với chữ",
    "{{ vb_den|nubmer }}": "không có bộ lọc “nubmer”",
    "{% endfor %}": "“endfor” không có thẻ mở tương ứng",
    "{% else %}": "“else” đứng ngoài khối “if”",
    "{{ vb_den is la }}": "không có phép kiểm tra “is la”",
}
# What data may hold wrongly.
DATA: dict[str, tuple[object, str]] = {
    "sections": ([], "“sections” chưa có gì"),
    "date": ("05/07/2026", "“date” phải là ngày viết năm-tháng-ngày, nhưng ở đây là “05/07/2026”"),
    "number": (-1, "“number” phải từ"),
    "draft": ("có", "“draft” phải là true hoặc false"),
    "recipients": (["Lưu", {"a": 1, "b": 2}], "phải là chữ, nhưng ở đây là một nhóm khóa"),
    "addressees": ([{"Kính gửi": "UBND tỉnh"}], "“Kính gửi: UBND tỉnh” có dấu hai chấm"),
    "khong_co": (1, "báo cáo không có khóa “khong_co”"),
    "metrics": ([{**METRICS[0], "870": 1}], "phần tử thứ 1 của “metrics” không có khóa “870”"),
    "period": ("2026-H3", "không có kỳ báo cáo nào viết là “2026-H3”"),
    "standard": ("nd31", "“standard” không nhận “nd31”"),
}


def told(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield everything that is told of a report: while it is made, filled and checked."""
    try:
        yield from sokert.check(Report.model_validate(data))
    except SokertError as error:
        yield from error.findings


def is_told_well(finding: Finding) -> None:
    """Assert that a clerk can read what is told: nothing foreign, empty, singular in brackets or of Python."""
    for words in (finding.message("vi"), finding.hint("vi")):
        own = re.sub(r"“[^”]*”|\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|--\w+ [A-Z-]+|\w+\.md|U\+\w+", " ", words)
        assert foreign(own) <= OFFERED, words
        assert not re.search(r"“\s*”|\(\s*-?\s*\)|\(1 (?:chỗ|đoạn|phần)\)|\w+=\w+='|<[a-z]+ object|\bNone\b", words), (
            words
        )
        assert len(words) < 400, words


@pytest.mark.parametrize("tag", TAGS)
def test_what_a_tag_does_wrong_is_told_in_vietnamese(tag: str) -> None:
    found = list(told({**GOOD, "sections": [{"title": "Kết quả", "body": f"Đã làm {tag} việc."}]}))
    assert any(TAGS[tag] in finding.message("vi") for finding in found), [one.message("vi") for one in found]
    for finding in found:
        is_told_well(finding)


@pytest.mark.parametrize("key", DATA)
def test_what_data_hold_wrongly_is_told_in_vietnamese(key: str) -> None:
    value, said = DATA[key]
    found = list(told({**GOOD, key: value}))
    assert any(said in finding.message("vi") for finding in found), [one.message("vi") for one in found]
    for finding in found:
        is_told_well(finding)


@pytest.mark.parametrize(
    "rule", [*(rule for rule in FIGURES if rule.code in BROKEN), *WORDS], ids=lambda rule: rule.code
)
def test_what_the_example_of_a_rule_breaks_is_told_in_vietnamese(rule: Any) -> None:
    example = BROKEN[rule.code] if rule in FIGURES else rule.broken
    of_words = rule in WORDS
    found = broken(example) if of_words else sokert.check(report_of(*example.get("metrics", ()), **rest(example)))
    assert rule.code in [one.code for one in found]
    for finding in found:
        is_told_well(finding)


def rest(example: dict[str, Any]) -> dict[str, Any]:
    """Return what an example gives beside its metrics."""
    return {key: value for key, value in example.items() if key != "metrics"}

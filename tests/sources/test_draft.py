"""A report file becomes a draft: what it says, and every problem of it with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sokert
from judges import ROOT
from sokert import DataError, FileError, Report, messages
from sokert.messages import catalogue
from sokert.sources import Draft, read
from sokert.sources.text_file import TextFile
from sokert.sources.unchanged import unchanged

CASES = Path(__file__).parent.parent / "cases"

GOOD = """\
period: 2023-H1
issuer: {parent: UBND tỉnh Bắc Kạn, name: Văn phòng, place: Bắc Kạn, code: VP}
signatory: {position: Chánh Văn phòng}
metrics:
  - {code: van_ban_den, name: Văn bản đến, value: 20870, unit: văn bản}
  - {code: tỷ_lệ, name: Tỷ lệ, value: 99.50, previous: {absent: mới thành lập}, plan: 100}
sections:
  - title: Kết quả
    body: |
      Văn phòng đã xử lý {{ van_ban_den }} văn bản.
"""


def drafted(folder: Path, text: str, name: str = "r.yaml") -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(path)


def told(draft: Draft) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.where.line, finding.where.column) for finding in draft.findings]


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_file_is_a_report(tmp_path: Path) -> None:
    draft = drafted(tmp_path, GOOD)
    assert draft.findings == ()
    assert isinstance(draft.report, Report)
    assert draft.report.figures["tỷ_lệ"].value == Decimal("99.50")
    assert draft.data["metrics"][1]["value"] == "99.50"
    assert draft.path == tmp_path / "r.yaml"


def test_the_same_report_as_json_and_in_other_encodings(tmp_path: Path) -> None:
    draft = drafted(tmp_path, GOOD)
    for name, content in {
        "a.json": json.dumps(draft.data).encode(),
        "b.json": json.dumps(draft.data, ensure_ascii=False, indent="\t").encode("utf-8-sig"),
        "c.yaml": GOOD.encode("utf-16"),
        "d.yaml": GOOD.replace("\n", "\r\n").encode(),
    }.items():
        (tmp_path / name).write_bytes(content)
        assert read(str(tmp_path / name)).report == draft.report


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("period: 2023-H1", "period: 2023-H3", "DATA-PERIOD", "2023-H3"),
        ("period: 2023-H1", "period:", "DATA-EMPTY", ""),
        ("period: 2023-H1", "period: [2023]", "DATA-KEYS-EXPECTED", "["),
        ("period: 2023-H1", "period: {label: Quý, from: 2023-01-01}", "DATA-PERIOD-KEYS", "{"),
        ("period: 2023-H1", "period: {label: Quý, from: 2023-02-01, to: 2023-01-01}", "DATA-PERIOD-ORDER", "{"),
        ("period: 2023-H1", "period: {label: Quý, from: 2023-02-01, to: 31/1}", "DATA-DATE", "31/1"),
        ("period: 2023-H1", "period: {label: Q, from: 2023-02-01, to: 2023-02-03, x: 1}", "DATA-UNKNOWN-KEY", "x:"),
        ("place: Bắc Kạn", "địa danh: Bắc Kạn", "DATA-UNKNOWN-KEY", "địa"),
        ("name: Văn phòng", "name: 2023", "DATA-TEXT-EXPECTED", "2023"),
        ("name: Văn phòng", "name: true", "DATA-TEXT-EXPECTED", "true"),
        ("name: Văn phòng", "name: [Văn phòng]", "DATA-TEXT-EXPECTED", "["),
        ("signatory: {position: Chánh Văn phòng}", "signatory: Chánh Văn phòng", "DATA-KEYS-EXPECTED", "Chánh"),
        ("signatory: {", "recipients: UBND\nsignatory: {", "DATA-LIST-EXPECTED", "UBND"),
        ("signatory: {", "recipients:\nsignatory: {", "DATA-EMPTY", ""),
        ("signatory: {", "recipients: [1]\nsignatory: {", "DATA-TEXT-EXPECTED", "1"),
        ("signatory: {", "number: 0\nsignatory: {", "DATA-TOO-SMALL", "0"),
        ("signatory: {", "number: 1.5\nsignatory: {", "DATA-WHOLE-NUMBER", "1.5"),
        ("signatory: {", "draft: maybe\nsignatory: {", "DATA-TRUE-FALSE", "maybe"),
        ("signatory: {", "date: 2023-02-30\nsignatory: {", "DATA-NO-SUCH-DAY", "2023"),
        ("signatory: {", "date: ngày mai\nsignatory: {", "DATA-DATE", "ngày"),
        ("signatory: {", "standard: nd31\nsignatory: {", "DATA-CHOICE", "nd31"),
        ("signatory: {", "settings: {rate_decimals: 9}\nsignatory: {", "DATA-TOO-LARGE", "9"),
        ("code: van_ban_den", "code: 20a", "DATA-CODE", "20a"),
        ("code: van_ban_den", "code: report", "DATA-CODE-RESERVED", "report"),
        ("value: 20870", "value: 20.870", "DATA-FIGURE-AMBIGUOUS", "20"),
        ("value: 20870", 'value: "20.870,5"', "DATA-FIGURE", '"'),
        ("value: 20870", "value: .nan", "DATA-NOT-FINITE", "."),
        ("value: 20870", "value: gần 20870", "DATA-FIGURE-HEDGE", "gần"),
        ("value: 20870", "value: 20870 bản", "DATA-FIGURE-UNIT", "20"),
        ("value: 20870", "value: nhiều", "DATA-NO-FIGURE", "nhiều"),
        ("value: 20870", "value: true", "DATA-NO-FIGURE", "true"),
        ("value: 20870", "value: [1]", "DATA-NO-FIGURE", "["),
        ("{absent: mới thành lập}", "mới", "DATA-NO-FIGURE", "mới"),
        ("{absent: mới thành lập}", "{absnt: mới}", "DATA-UNKNOWN-KEY", "absnt"),
        ("{absent: mới thành lập}", "{absent: 3}", "DATA-TEXT-EXPECTED", "3"),
        ("{absent: mới thành lập}", "{}", "DATA-MISSING-KEY", "{"),
        ("plan: 100", "plan: 1.000", "DATA-FIGURE-AMBIGUOUS", "1"),
        ("plan: 100", "plan: {by: HĐND}", "DATA-MISSING-KEY", "{"),
        ("plan: 100", "plan: [{value: x}]", "DATA-NO-FIGURE", "x}"),
        ("    body: |", "    bdoy: |", "DATA-UNKNOWN-KEY", "bdoy"),
        ("  - title: Kết quả", "  - tile: Kết quả", "DATA-UNKNOWN-KEY", "tile"),
        ("văn bản.", "văn \x02bản.", "DATA-ILLEGAL-CHARACTER", "\x02"),
    ],
)
def test_one_mistake_is_one_finding_at_its_place(tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
    text = changed(old, new)
    draft = drafted(tmp_path, text)
    start = text.index(new) + (new.index(at) if at else new.index(":") + 1)
    assert told(draft) == [(code, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))]
    assert draft.report is None
    for lang in ("vi", "en"):
        words = draft.findings[0].worded(lang)
        assert "{" not in words.replace("{label", "")
        assert "_type" not in words


@pytest.mark.parametrize(("written", "near"), [("99,6", "99.6"), ("20,87", "20.87"), ("1,05", "1.05")])
def test_a_decimal_comma_between_braces_is_told_with_the_point(tmp_path: Path, written: str, near: str) -> None:
    text = "period: 2023-H1\nissuer: {name: A, place: B, code: C}\nsignatory: {position: P}\n"
    text += f"metrics:\n  - {{code: a, name: A, value: {written}}}\nsections: [{{title: T}}]\n"
    (finding,) = drafted(tmp_path, text).findings
    assert (finding.code, finding.facts["near"], finding.where.line) == ("DATA-DECIMAL-COMMA", near, 5)


def test_a_json_file_is_told_with_lines_and_with_ways_and_no_line_to_type(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"metrics": [{"code": "a", "ten": "A"}]}', "utf-8")
    told = {one.where.path: one for one in read(str(tmp_path / "r.json")).findings}
    assert {"period", "metrics[0].ten"} <= told.keys()
    assert told["metrics[0].ten"].where.line == 1
    assert not any("“- ”" in one.message("vi") + one.hint("vi") or "dòng" in one.hint("vi") for one in told.values())


def test_every_number_of_a_json_file_is_taken(tmp_path: Path) -> None:
    figures = ["24.023", "0.014", "1e3", "-1.000", "12"]
    metrics = [{"code": f"a{at}", "name": "A", "value": 0} for at in range(len(figures))]
    data = {
        "period": "2023-H1",
        "issuer": {"name": "A", "place": "B", "code": "C"},
        "signatory": {"position": "P"},
        "metrics": metrics,
        "sections": [{"title": "T"}],
    }
    text = json.dumps(data)
    for figure in figures:
        text = text.replace('"value": 0}', f'"value": {figure}}}', 1)
    path = tmp_path / "r.json"
    path.write_text(text, "utf-8")
    report = read(path).report
    assert report is not None
    assert [metric.value for metric in report.metrics] == list(map(Decimal, figures))


def test_a_code_given_twice_is_told_with_the_place_of_the_first(tmp_path: Path) -> None:
    draft = drafted(tmp_path, changed("code: tỷ_lệ", "code: van_ban_den"))
    assert told(draft) == [("DATA-DUPLICATE-CODE", 6, 12)]
    assert draft.findings[0].facts["first"] == f"{draft.path}:5:12"


def test_a_missing_key_is_told_at_the_group_it_belongs_to(tmp_path: Path) -> None:
    draft = drafted(tmp_path, changed("place: Bắc Kạn, ", ""))
    assert told(draft) == [("DATA-MISSING-KEY", 2, 9)]
    assert draft.findings[0].facts == {"key": "place", "owner": "OWNER-KEY"}


def test_a_key_with_nothing_behind_it_is_told_as_empty(tmp_path: Path) -> None:
    for key in ("period", "issuer", "signatory", "sections"):
        draft = drafted(tmp_path, "\n".join(["draft: true", f"{key}:", "number: 1"]))
        assert ("DATA-EMPTY", 2, len(key) + 2) in told(draft)


def test_sections_too_deep_are_told(tmp_path: Path) -> None:
    levels = [f"{'    ' * level}  - title: Mục\n{'    ' * level}    sections:\n" for level in range(5)]
    deep = "sections:\n" + "".join(levels) + "    " * 5 + "  - title: Mục\n"
    draft = drafted(tmp_path, GOOD[: GOOD.index("sections:")] + deep)
    assert told(draft) == [("DATA-TOO-DEEP", 8, 3)]
    assert draft.findings[0].facts == {"depth": 6, "most": 5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("DATA-EMPTY-FILE", 0, 0)]),
        ("# chỉ có lời giải thích\n", [("DATA-EMPTY-FILE", 0, 0)]),
        ("---\n", [("DATA-EMPTY-FILE", 2, 1)]),
        ("chỉ có chữ", [("DATA-NO-KEYS", 1, 1)]),
        ("- a\n- b\n", [("DATA-NO-KEYS", 1, 1)]),
        ('period: "2023', [("DATA-UNCLOSED-QUOTE", 1, 9)]),
    ],
)
def test_what_holds_no_keys_is_told_as_such(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    draft = drafted(tmp_path, text)
    assert told(draft) == expected
    assert (draft.data, draft.report) == ({}, None)
    assert draft.place(("sections", 0, "body"), 3).file == str(draft.path)


def test_a_missing_file_is_raised() -> None:
    with pytest.raises(FileError):
        read("nowhere.yaml")


def test_findings_come_in_order_of_place(tmp_path: Path) -> None:
    draft = drafted(tmp_path, changed("period: 2023-H1", "perod: 2023-H1") + "x: 'a\x01'\nx: 2\n")
    places = [(finding.where.line, finding.where.column) for finding in draft.findings]
    assert places == sorted(places)
    assert len(places) == 4


def test_the_place_of_a_tag_is_known_even_where_the_data_is_wrong(tmp_path: Path) -> None:
    draft = drafted(tmp_path, changed("period: 2023-H1", "period: 2023-H3"))
    body = draft.data["sections"][0]["body"]
    place = draft.place(("sections", 0, "body"), body.index("van_ban_den"), len("van_ban_den"))
    assert (place.line, place.column, place.text) == (10, 29, "van_ban_den")


def test_the_place_of_what_is_not_there_is_that_of_what_it_would_stand_in(tmp_path: Path) -> None:
    draft = drafted(tmp_path, GOOD)
    assert draft.place(("issuer", "phone")) == replace(draft.place(("issuer",)), path="issuer.phone")
    assert draft.place(("sections", 7, "body"), 3).line == 8
    assert draft.place(("metrics", 1, "value")).metric == "tỷ_lệ"
    assert draft.place(("sections", 0, "title"), 10_000).line == 8


def test_the_mistakes_of_the_case_are_all_told(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(CASES / "data-mistakes")
    draft = read("report.yaml")
    for lang in ("vi", "en"):
        expected = Path(f"expected.{lang}.txt")
        said = "\n".join(finding.worded(lang) for finding in draft.findings) + "\n"
        if request.config.getoption("--accept"):
            expected.write_text(said, "utf-8")
        assert said == expected.read_text("utf-8")


def test_plain_data_makes_a_report_or_tells_every_key(tmp_path: Path) -> None:
    good: dict[str, Any] = drafted(tmp_path, GOOD).data
    assert Report.model_validate(good) == drafted(tmp_path, GOOD).report
    bad = {**good, "period": "2023-H3", "metrics": [{"code": "a", "name": "A", "value": "1,5"}] * 2}
    with pytest.raises(DataError) as caught:
        Report.model_validate(bad)
    told = {(finding.code, str(finding.where)) for finding in caught.value.findings}
    assert told == {
        ("DATA-PERIOD", "period"),
        ("DATA-FIGURE", "metrics[0].value"),
        ("DATA-FIGURE", "metrics[1].value"),
        ("DATA-DUPLICATE-CODE", "metrics[1].code"),
    }


def test_data_that_holds_itself_is_told() -> None:
    loop: dict[str, Any] = {"title": "Mục"}
    loop["sections"] = [loop]
    with pytest.raises(DataError) as caught:
        Report.model_validate({"period": "2023-H1", "sections": [loop]})
    assert "DATA-LOOP" in {finding.code for finding in caught.value.findings}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("recipients: [a, Lưu: VT]", "DATA-TORN"),
        ("recipients:\n  - “Lưu: VT, TH”", "DATA-CURLY-QUOTES"),
        ("sections: []", "DATA-EMPTY-LIST"),
        ("date: 05/07/2026", "DATA-DATE"),
        ("date: 31/06/2026", "DATA-NO-SUCH-DAY"),
        ("date: 2023-02-29", "DATA-NO-SUCH-DAY"),
        ("date: 2023-13-01", "DATA-NO-SUCH-DAY"),
    ],
)
def test_what_a_clerk_may_have_meant_is_said(tmp_path: Path, text: str, code: str) -> None:
    assert code in [finding.code for finding in drafted(tmp_path, text).findings]


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_mark_of_words_not_looked_at_is_seen(lang: str) -> None:
    marks = [text for code, text in catalogue(lang).items() if code.startswith("NEW-UNCHANGED")]
    said = [text.format(period="2026-H1", value="24 hồ sơ") for text in marks]
    assert len(said) == 5
    told = unchanged(TextFile("a.yaml", "".join(f"  # {one}\n" for one in said)))
    assert [one.facts for one in told] == [{"count": 5, "lines": "1, 2, 3, 4, 5"}]


def test_where_nothing_is_told_no_sentence_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalogue", lambda lang: pytest.fail(f"the sentences of {lang} were read"))
    assert sokert.render(sokert.load(ROOT / "examples" / "van-phong-ubnd" / "report.yaml"))

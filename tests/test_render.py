from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import page
import sokert
from draws import drawn
from sokert import Report, TemplateError
from sokert.fill import Filler
from sokert.models import ILLEGAL
from specimens import PARTY, SMALL

GOLDEN = Path(__file__).parent / "golden"
SPACES = re.compile(r"\s+")

legal = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("&<>\"'{}%#|*-_\\`:\n\t\u00a0\ue000ếĐ\u0301"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() and not ILLEGAL.search(text))


def folded(text: str) -> str:
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def with_text(place: str, text: str, small: dict[str, Any]) -> dict[str, Any]:
    """Return the small report with a text as a section body's value, a metric's name or a recipient."""
    metric = {
        "code": "x",
        "name": text if place == "metric" else "X",
        "value": 1,
        "unit": text if place == "value" else "u",
    }
    return {
        **small,
        "metrics": [*small["metrics"], metric],
        "recipients": [text if place == "recipient" else "Phòng", "Lưu: VT"],
        "sections": [{"title": "T", "body": "Trước {{ metrics[2].unit }} sau.\n\n- {{ metrics[2].unit }}"}],
    }


@pytest.mark.parametrize("specimen", [SMALL, PARTY], ids=["office", "party"])
@pytest.mark.parametrize("place", ["value", "metric", "recipient"])
def test_any_words_come_out_unchanged_and_make_no_blocks(place: str, specimen: dict[str, Any]) -> None:
    plain = Report.model_validate(with_text(place, "chữ", specimen))
    filler = Filler()
    count = len(filler.fill(plain.template, plain))

    @drawn(20)
    @given(legal)
    def holds(text: str) -> None:
        report = Report.model_validate(with_text(place, text, specimen))
        assert len(filler.fill(plain.template, report)) == count
        assert folded(text) in folded(page.words(sokert.render(report)))

    holds()


def test_the_same_report_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    program = (
        "import sys; from specimens import SMALL; import sokert;"
        "sys.stdout.buffer.write(sokert.render(sokert.Report.model_validate(SMALL)))"
    )
    outputs = {sokert.render(Report.model_validate(SMALL))}
    for seed, zone, lang in (("1", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8"), ("77", "America/Lima", "C")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LANG": lang,
            "PYTHONPATH": str(Path(__file__).parent),
        }
        outputs.add(
            subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1


def test_no_time_stands_in_the_file(report: Report) -> None:
    with zipfile.ZipFile(BytesIO(sokert.render(report))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in archive.read("docProps/core.xml").split(b">", 2)[2]


@pytest.mark.parametrize(("name", "specimen"), [("small", SMALL), ("party", PARTY)])
def test_the_page_reads_as_the_golden(name: str, specimen: dict[str, Any], request: pytest.FixtureRequest) -> None:
    expected = GOLDEN / f"{name}.txt"
    text = page.printed(sokert.render(Report.model_validate(specimen)))
    if request.config.getoption("--accept"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


def test_a_file_is_written_whole_or_not_at_all(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(sokert.FileError):
        sokert.render(report, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told(report: Report, tmp_path: Path) -> None:
    with pytest.raises(sokert.FileError, match=r"bao-cao\.docx"):
        sokert.render(report, tmp_path / "không có" / "bao-cao.docx")


def test_the_document_opens_for_editing(report: Report) -> None:
    document = sokert.render_document(report)
    document.add_paragraph("Thêm.", style="Body Text")
    assert [p.text for p in document.paragraphs][-1] == "Thêm."


def test_a_template_s_unknown_mark_is_told_with_the_nearest(report: Report, tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("::: properties\n:::\n:agencyy: x\n", "utf-8")
    with pytest.raises(TemplateError) as told:
        sokert.render(report, template=tmp_path / "mau.md")
    assert (told.value.findings[0].code, told.value.findings[0].facts["near"]) == (
        "TEMPLATE-UNKNOWN-MARK",
        "agency",
    )


def test_the_public_names_are_there_whatever_was_imported_first() -> None:
    import sokert.load
    import sokert.render

    assert callable(sokert.render)
    assert callable(sokert.load)
    assert set(sokert.__all__) <= set(dir(sokert))
    assert all(getattr(sokert, name) for name in sokert.__all__)


def test_many_threads_share_one_template(report: Report) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: sokert.render(report), range(40)))) == 1

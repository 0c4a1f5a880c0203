"""What a person typed in LibreOffice and saved there is told at its place, and taken back into the report file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

import hands
import rendered
import sokert
from draws import some
from judges import ROOT
from office import Office
from remembered.test_applying import BROUGHT, LEFT, lines_changed
from sokert.edited import applied

EXAMPLE = ROOT / "examples" / "so-sanh" / "report.yaml"
# What is done, each named by what `test_applying` expects of the same done with python-docx.
TAKEN: dict[str, list[list[str]]] = {
    "a figure": [["type", "12.480", "12.490"]],
    "a figure of the annex": [["type", "7.010", "7.011"]],
    "a figure over several runs": [["in_pieces", "12.480", "12.", "49", "0"]],
    "a tracked figure": [["tracked", "12.480", "12.490"]],
    "a figure of the table of metrics": [["everywhere", "12.480", "12.490"]],
    "a word between tags": [["type", "; ban hành", "; phát hành"]],
    "a sentence": [["type", "1.200 tin bài.", "1.200 tin bài. Chất lượng tốt hơn."]],
    "a hedge": [["type", "gần 1.200 tin bài", "hơn 1.200 tin bài"]],
    "a unit": [["type", "4.905 văn bản đi", "4.905 công văn đi"]],
    "a heading": [["type", "Thi đua, khen thưởng", "Thi đua, khen thưởng, kỷ luật"]],
    "a paragraph that is new": [["new_paragraph", "Đăng tải gần", "Đã tổ chức hội nghị trực tuyến."]],
    "an item that is new": [["new_paragraph", "báo cáo tháng;", "báo cáo tuần;"]],
    "a paragraph that is gone": [["take_out", "Ưu điểm: các"]],
    "an item that is gone": [["take_out", "báo cáo tháng;"]],
    "the number": [["type", "07/BC-SM", "08/BC-SM"]],
    "the day": [["type", "ngày 20 tháng 6", "ngày 21 tháng 6"]],
    "the place": [["type", "Mẫu, ngày", "Mới, ngày"]],
    "an addressee": [["type", "Văn phòng UBND tỉnh Mẫu.", "Văn phòng HĐND tỉnh Mẫu."]],
}
TOLD: dict[str, list[list[str]]] = {
    "a rate that is computed": [["type", "tăng 7,6% so với", "giảm 7,6% so với"]],
    "words of the template": [["type", "trân trọng báo cáo", "kính cẩn báo cáo"]],
    "a paragraph moved": [["move", "Đăng tải gần", "Có 62 lượt"]],
    "a paragraph split": [["split", "còn 18 hồ sơ"]],
    "two paragraphs joined": [["join", "Ưu điểm: các"]],
    "a row of the annex gone": [["row_out", "Quá hạn"]],
    "a row of a table new": [["row_in", "Quá hạn", "Trả lại", "19", "0,3%"]],
    "a column of a table new": [["column_in", "Quá hạn", "Ghi chú"]],
    "one figure, two values": [["type", "12.480 văn bản", "12.490 văn bản"], ["type", "12.480", "12.500"]],
    "a figure that is rounded away": [["type", "phát hiện 04 vụ", "phát hiện"]],
}
OF_ITS_OWN = {
    "two paragraphs joined": ["REMEMBER-SHAPE"],
    "a row of a table new": ["REMEMBER-SHAPE"],
    "a column of a table new": ["REMEMBER-SHAPE"],
    "a figure that is rounded away": ["REMEMBER-INEXACT"],
}
NOTHING: dict[str, list[list[str]]] = {
    "only saved": [],
    "made bold": [["bold", "Đăng tải gần"]],
    "typed and undone": [["undone", "12.480", "12.490"]],
}
KINDS = some([*({**TAKEN, **TOLD, **NOTHING}.items())], 8)


@pytest.fixture(scope="module")
def typed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file for each kind, typed in and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("typed")
    written = folder / "written.docx"
    written.write_bytes(rendered.content(EXAMPLE))
    assert office([(written, folder / f"{kind}.docx", steps) for kind, steps in KINDS]) == ""
    return folder


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_what_is_typed_in_libreoffice_is_taken_back_or_told(kind: str, typed: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.yaml"
    report.write_bytes(EXAMPLE.read_bytes())
    assert sokert.read_data(typed / f"{kind}.docx") == rendered.report(EXAMPLE)
    result = applied(typed / f"{kind}.docx", report)
    codes = [one.code for one in result.left if one.code != "REMEMBER-PENDING"]
    _, *gone_and_new = BROUGHT[kind] if kind in TAKEN else (None, [], [])
    assert codes == (OF_ITS_OWN.get(kind) or LEFT[kind][1] if kind in TOLD else [])
    gone, new = lines_changed(report.read_text("utf-8"), result.content.decode())
    assert [gone, [line for line in new if line]] == gone_and_new


def test_a_hedge_that_is_new_is_told_with_the_keys_that_say_it(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_bytes(EXAMPLE.read_bytes())
    document = docx.Document(BytesIO(rendered.content(EXAMPLE)))
    assert hands.typed("12.480 văn bản", "gần 12.500 văn bản")(document) is None
    document.save(tmp_path / "edited.docx")
    (told,) = applied(tmp_path / "edited.docx", tmp_path / "report.yaml").left
    assert (told.code, told.facts["value"], told.facts["hedge"]) == ("REMEMBER-INEXACT", "12500", "gần")
    assert "value: 12500" in told.hint("en")
    assert "hedge: gần" in told.hint("vi")

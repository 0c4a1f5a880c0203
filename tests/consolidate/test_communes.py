"""The example of 120 communes: who is missing, late or mistaken is named, and every total is exact."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import sokert
from sokert.consolidate import consolidated
from sokert.remembered.report_file import written
from sokert.reports import files_in

pytest.importorskip("xlsxwriter", reason="pip install 'sokert[workbooks]'")
FOLDER = Path(__file__).parent.parent.parent / "examples" / "tong-hop-xa"


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lam_bieu", FOLDER / "lam_bieu.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_communes_become_a_report_of_the_province(example: ModuleType, tmp_path: Path) -> None:
    example.main(tmp_path / "bieu")
    whole = consolidated(
        files_in([tmp_path / "bieu"]),
        expected=(tmp_path / "don-vi.txt").read_text("utf-8").split("\n")[:-1],
        due=date(2026, 6, 15),
        leave_out=True,
        **sokert.load_data(FOLDER / "tinh.yaml"),
    )

    def named(code: str) -> set[str]:
        return {str(one.facts["name"]) for one in whole.findings if one.code == code}

    def communes(numbers: set[int]) -> set[str]:
        return {example.COMMUNES[number - 1] for number in numbers}

    wrong = set(example.MISTAKES)
    assert (len(example.MISSING), len(example.LATE), len(wrong)) == (6, 3, 4)
    assert named("CONSOLIDATE-MISSING") == communes(example.MISSING)
    assert named("CONSOLIDATE-LATE") == communes(example.LATE)
    assert named("CONSOLIDATE-LEFT-OUT") == communes(wrong)
    cells = {
        (Path(one.where.file).name, one.where.part): one.code
        for one in whole.findings
        if one.code.startswith(("FIGURE", "SOURCE"))
    }
    assert cells == {
        ("xa-011.xlsx", "Số liệu!H12"): "SOURCE-CELL-TEXT",
        ("xa-034.xlsx", "Số liệu!H6"): "FIGURE-IDENTITY",
        ("xa-077.xlsx", "Số liệu!H9"): "FIGURE-IDENTITY",
        ("xa-099.xlsx", "Số liệu!H13"): "SOURCE-CELL-TEXT",
    }
    counted = [number for number in range(1, 121) if number not in example.MISSING | wrong]
    for code in ("ho_so", "truc_tuyen", "da_giai_quyet", "dung_han", "thu_ngan_sach", "ho_ngheo", "tiep_cong_dan"):
        total = whole.report.figures[code]
        assert total.value == sum(example.figures(number, 2026)[code] for number in counted)
        assert total.previous == sum(example.figures(number, 2025)[code] for number in counted)
        assert len(whole.parts[code]) == 110
    figures = whole.report.figures
    assert figures["ty_le_dung_han"].value == pytest.approx(
        figures["dung_han"].value * 100 / figures["da_giai_quyet"].value  # the quotient of totals, no average
    )
    assert "Xã số 034" not in str(whole.report.annexes[1].body)  # type: ignore[index]
    (tmp_path / "report.yaml").write_text(written(whole.data), "utf-8")
    assert sokert.render(sokert.load(tmp_path / "report.yaml")) == sokert.render(whole.report)
    assert [one.code for one in sokert.check(whole.report)] == ["FIGURE-PARTIAL"]  # and says so on the page

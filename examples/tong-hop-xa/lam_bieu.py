"""Makes the Excel forms of 120 invented communes: 6 do not report, 3 are late, 4 make mistakes.

python lam_bieu.py THU_MUC
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import sokert

HERE = Path(__file__).parent
COMMUNES = [f"Xã số {number:03}" for number in range(1, 121)]
MISSING = {7, 23, 48, 66, 91, 118}
LATE = {15, 52, 104}
# Commune → the cell that is filled in wrongly, and what stands in it.
MISTAKES = {
    11: ("H12", "khoảng hai tỷ"),  # words for a figure
    34: ("H7", "90000"),  # the parts do not add up
    77: ("H9", "99999"),  # more resolved than received
    99: ("H13", "45-50 hộ"),  # two figures in one cell
}


def figures(number: int, year: int) -> dict[str, int]:
    """Return a commune's figures of a year, made of its number alone."""
    grown = (year - 2025) * (5 + number % 7)
    online, direct = 300 + number * 7 % 211 + grown, 150 + number * 13 % 97 + grown
    resolved = online + direct - number % 9
    return {
        "ho_so": online + direct,
        "truc_tuyen": online,
        "truc_tiep": direct,
        "da_giai_quyet": resolved,
        "dung_han": resolved - (number + year) % 5,
        "thu_ngan_sach": 2000 + number * 37 % 1501 + grown * 20,
        "ho_ngheo": 40 + number % 41 - grown,
        "tiep_cong_dan": 20 + number % 17 + grown,
        "nang_suat_lua": 50 + number % 12,
    }


def form(number: int) -> bytes:
    """Return the form of a commune, filled in."""
    blank = sokert.load(HERE / "bieu.yaml")
    known, before = figures(number, 2026), figures(number, 2025)
    metrics = []
    for metric in blank.model_dump(by_alias=True, exclude_unset=True)["metrics"]:
        if metric["code"] in known:
            metric |= {"value": known[metric["code"]], "previous": before[metric["code"]]}
        metrics.append(metric)
    day = "2026-06-20" if number in LATE else "2026-06-12"
    data = blank.model_dump(by_alias=True, exclude_unset=True) | {"metrics": metrics, "date": day}
    data["issuer"] |= {"name": COMMUNES[number - 1]}
    content = sokert.sheet(sokert.Report.model_validate(data))
    return typed(content, *MISTAKES[number]) if number in MISTAKES else content


def typed(content: bytes, place: str, words: str) -> bytes:
    """Return a form with something else typed into a cell."""
    value = f"><v>{words}</v></c>" if words.isdigit() else f' t="inlineStr"><is><t>{words}</t></is></c>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            page = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                cell = re.compile(rf'(<c r="{place}" s="\d+")[^>]*?>.*?</c>'.encode())
                page = cell.sub(lambda found: found[1] + value.encode(), page, count=1)
            new.writestr(entry, page)
    return made.getvalue()


def main(folder: Path) -> None:
    """Write the forms into a folder, and the list of the communes beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(COMMUNES, 1):
        if number not in MISSING:
            (folder / f"xa-{number:03}.xlsx").write_bytes(form(number))
    (folder.parent / "don-vi.txt").write_text("\n".join(COMMUNES) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

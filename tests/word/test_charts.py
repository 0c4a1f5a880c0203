"""Charts in a Word file: native, with a workbook that holds the exact figures; an office's own chart filled."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

import judges
import office_charts
import sokert
from office_charts import drawing, series, space
from small_forms import form, p
from sokert.errors import SokertError
from sokert.ooxml.names import WP, A, C
from specimens import SMALL

BASES = [{"of": "năm 2021", "value": "232.5"}, {"of": "năm 2022", "value": 236}]
METRICS: list[dict[str, Any]] = [
    {"code": "thu", "name": "Thu <phí> & lệ phí", "value": "285.25", "unit": "tỷ đồng", "previous": 240, "plan": 520}
    | {"bases": BASES},
    {"code": "chi", "name": "Chi", "value": 90100, "unit": "triệu đồng", "hedge": "hơn", "plan": 180000},
    {"code": "cho", "name": "Chờ", "unit": "tỷ đồng", "previous": 5, "plan": 9},
]
KINDS = ("columns", "stacked", "bars", "lines", "pie")
BODY = "\n\n".join(f'{{{{ chart("thu", "chi", "cho", kind="{kind}", title="Kiểu {kind}") }}}}' for kind in KINDS)
AGAINST = '{{ chart("thu", "cho", previous=true, plan=true) }}'
ROWS = [{"ten": "Xã A", "so": 1200, "cu": 1100}, {"ten": "Xã B", "so": 900, "cu": None}]
OF_ROWS = "chart(rows, {'Xã': 'ten', 'Số hộ': 'so'%s}, title='Số hộ')"


def rendered() -> bytes:
    sections = [{"title": "Kết quả", "body": f"{BODY}\n\n{AGAINST}\n\n{AGAINST}\n\n{{{{ metrics|table }}}}"}]
    return sokert.render(
        sokert.Report.model_validate({**SMALL, "draft": True, "metrics": METRICS, "sections": sections})
    )


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def charts(held: dict[str, bytes]) -> list[tuple[etree._Element, Any]]:
    """Return each chart of a file in the order of its drawings, with the sheet of its workbook."""
    links = dict(re.findall(rb'Id="([^"]+)"[^>]*Target="([^"]+)"', held["word/_rels/document.xml.rels"]))
    found = []
    for id in re.findall(rb'<c:chart [^>]*r:id="([^"]+)"', held["word/document.xml"]):
        name = "word/" + links[id].decode()
        rels = held[f"word/charts/_rels/{name.rpartition('/')[2]}.rels"].decode()
        book = re.search(r'Target="\.\./(embeddings/[^"]+)"', rels)
        assert book is not None
        sheet = openpyxl.load_workbook(io.BytesIO(held[f"word/{book[1]}"])).active
        found.append((etree.fromstring(held[name]), sheet))
    return found


def agrees(space: etree._Element, sheet: Any) -> int:
    """Compare each name and figure a chart remembers with the cell it came from; return how many there are."""
    count = 0
    for reference in space.iter(f"{C}strRef", f"{C}numRef"):
        cells = sheet[reference.findtext(f"{C}f").partition("!")[2].replace("$", "")]
        cells = [row[0] for row in cells] if isinstance(cells, tuple) else [cells]
        points = {int(point.get("idx")): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")}
        is_figure = reference.tag == f"{C}numRef"
        for at, cell in enumerate(cells):
            said = points.get(at)
            assert cell.value == (said if said is None or not is_figure else float(said))
            count += 1
    return count


def figures(held: dict[str, bytes]) -> list[list[str | None]]:
    return [[one.findtext(f"{C}v") for one in space.iterfind(f".//{C}numCache/{C}pt")] for space, _ in charts(held)]


def alts(held: dict[str, bytes]) -> list[str]:
    return [one.get("descr", "") for one in etree.fromstring(held["word/document.xml"]).iter(f"{WP}docPr")]


def titles(space: etree._Element) -> list[str]:
    return ["".join(one.itertext(f"{A}t")) for one in space.iterfind(f"{C}chart/{C}title//{A}p")]


def test_every_kind_is_drawn_with_its_workbook_and_both_judges_accept_it(tmp_path: Path) -> None:
    content = rendered()
    (path := tmp_path / "a.docx").write_bytes(content)
    assert judges.schemas_refuse(path) == ""
    held = parts(content)
    drawn = charts(held)
    assert [agrees(space, sheet) for space, sheet in drawn] == [7, 9, 7, 27, 7, 15, 15]
    assert [sheet["B2"].value for _, sheet in drawn[:3]] == [285.25] * 3
    assert rendered() == content, "the same bytes each time"
    assert all(alt.startswith("Biểu đồ") and alt.endswith(".") for alt in alts(held))
    assert "hơn 90,1 tỷ đồng" in alts(held)[0]
    assert "Chờ chưa có số liệu" in alts(held)[0]
    ids = [one.get("id") for one in etree.fromstring(held["word/document.xml"]).iter(f"{WP}docPr")]
    assert len(set(ids)) == len(ids) == 7
    assert len({id(space) for space, _ in drawn}) == len({n for n in held if re.search(r"charts/[^/]+$", n)}) == 7
    assert judges.sdk_refuses(path) == ""


def test_a_hedge_stands_in_the_number_format_so_that_it_follows_the_workbook() -> None:
    space, sheet = charts(parts(rendered()))[0]
    assert [one.get("formatCode") for one in space.iterfind(f".//{C}dLbl/{C}numFmt")] == ['[$-42A]"hơn "#,##0.00']
    assert sheet["B3"].number_format == "[$-42A]#,##0.00"


def test_series_differ_by_more_than_their_colour() -> None:
    for at, part in ((5, "spPr"), (3, "marker")):
        space, _ = charts(parts(rendered()))[at]
        looks = [
            re.sub(rb'val="[0-9A-F]{6}"', b"", etree.tostring(one.find(C + part))) for one in space.iter(f"{C}ser")
        ]
        solid = [look for look in looks if b"pattFill" not in look and part == "spPr"]
        assert len(set(looks)) == len(looks) - max(0, len(solid) - 1)
        assert len(looks) == 3


def test_an_office_s_chart_is_filled_in_a_loop_and_keeps_its_looks(tmp_path: Path) -> None:
    source = office_charts.form(
        p("{% for rows in areas %}"),
        p(drawing("rId7", "{{ " + OF_ROWS % ", 'Năm trước': 'cu', 'Dự kiến': 'so'" + " }}")),
        p("{% endfor %}"),
        p(drawing("rId8", number=6)),
        charts={"rId7": space("Huyện {{ loop.in", "dex }}"), "rId8": space("Của cơ quan")},
    )
    path = tmp_path / "a.docx"
    sokert.Template(source).render({"areas": [ROWS, ROWS[:1], ROWS]}, path)
    assert judges.schemas_refuse(path) == ""
    held = parts(path.read_bytes())
    *filled, own = charts(held)
    assert [titles(space) for space, _ in (*filled, own)] == [["Huyện 1"], ["Huyện 2"], ["Huyện 3"], ["Của cơ quan"]]
    assert [agrees(space, sheet) for space, sheet in filled] == [15, 9, 15]
    colors = [one.get("val") for one in filled[0][0].iterfind(f".//{C}ser/{C}spPr//{A}srgbClr")]
    assert colors == ["C00000", "00B050"], "one series more looks as the program likes"
    assert filled[0][0].find(f".//{C}dispBlanksAs").get("val") == "gap", "a figure that is missing is not 0"
    assert filled[0][0].find(f".//{C}max") is None, "the office's axis ended at 5"
    assert sum(b"chartStyle" in content for content in held.values()) == 4, "each has its colours beside it"
    assert alts(held)[1] == "Biểu đồ cột “Số hộ”: Xã A: Số hộ 1.200, Năm trước 1.100, Dự kiến 1.200."
    assert [one.get("id") for one in etree.fromstring(held["word/document.xml"]).iter(f"{WP}docPr")] == list("5786")
    assert judges.sdk_refuses(path) == ""


@pytest.mark.parametrize(("shown", "count"), [(True, 1), (False, 0)])
def test_a_chart_bound_by_its_title_is_described_and_leaves_nothing_where_it_is_dropped(
    shown: bool, count: int
) -> None:
    body = p("{% if shown %}"), p(drawing("rId7")), p("{% endif %}"), p("Hết")
    source = office_charts.form(*body, charts={"rId7": space("{{ " + OF_ROWS % "" + " }}")})
    held = parts(sokert.Template(source).render({"rows": ROWS, "shown": shown}))
    assert [titles(space) for space, _ in charts(held)] == [["Số hộ"]] * count
    assert alts(held) == ["Biểu đồ cột “Số hộ”, Số hộ: Xã A 1.200; Xã B 900."] * count
    assert len([name for name in held if "charts" in name or "embeddings" in name]) == 4 * count
    assert (b"/charts/" in held["[Content_Types].xml"]) == shown
    assert b"Series 2" not in b"".join(held.values()), "a series less is taken away"


def test_a_section_s_body_in_an_office_s_form_holds_charts_and_tables() -> None:
    sections = [{"title": "K", "body": f"Một.\n\n{AGAINST}\n\n{{{{ metrics|table }}}}\n"}]
    report = sokert.Report.model_validate({**SMALL, "draft": True, "metrics": METRICS, "sections": sections})
    held = parts(sokert.Template(form(p("{{ sections[0].body }}"))).render(report))
    assert len(charts(held)) == 1
    assert b"<w:tbl>" in held["word/document.xml"]


@pytest.mark.parametrize(
    ("chart", "alt", "value", "code"),
    [
        (space("T", drawn=(series(0, "C00000", cell="{{ x }}"),)), "", 1, "FORM-UNSERVED"),
        (space("T", drawn=()), "{{ x }}", "", "FORM-CHART-KIND"),
        (space("T"), "{{ x }}", "image", "FORM-NOT-A-PICTURE"),
        (space("{% if x %}T"), "", 1, "FORM-ONE-END"),
    ],
)
def test_what_an_office_s_chart_cannot_hold_is_told(chart: str, alt: str, value: Any, code: str) -> None:
    alt = alt.replace("x", OF_ROWS % "") if code == "FORM-CHART-KIND" else alt
    if value == "image":
        value = sokert.Image(bytes.fromhex("d7cdc69a000000000000a005d002a005" + "00" * 6))
    with pytest.raises(SokertError) as raised:
        sokert.Template(office_charts.form(p(drawing("rId7", alt)), charts={"rId7": chart})).render(
            {"x": value, "rows": ROWS}
        )
    assert [finding.code for finding in raised.value.findings] == [code]


@pytest.mark.parametrize(("width", "wide"), [(500, 160), (160, 160), (100, 100)])
def test_a_chart_is_never_wider_than_its_text(width: int, wide: int) -> None:
    sections = [{"title": "K", "body": f'{{{{ chart("{METRICS[0]["code"]}", width={width}) }}}}'}]
    report = sokert.Report.model_validate({**SMALL, "draft": True, "metrics": METRICS, "sections": sections})
    extent = re.search(rb'<wp:extent cx="(\d+)"', parts(sokert.render(report))["word/document.xml"])
    assert extent
    assert round(int(extent[1]) / 36000) == wide

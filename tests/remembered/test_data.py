"""A rendered file carries its report: read back equal, versioned, bounded, and taken out without a trace."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hands
import rendered
import sokert
from draws import drawn, often
from remembered.made_up import made_up
from sokert.ooxml.custom_data import with_data
from sokert.ooxml.custom_data_reading import carried
from sokert.ooxml.packing import packed, untouched
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered, strip
from sokert.remembered.edits import edits
from sokert.remembered.report_file import as_yaml
from sokert.remembered.said import said

EXAMPLES = Path(__file__).parents[2] / "examples"
examples = pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/report.yaml")))


def content_of(name: str) -> bytes:
    return rendered.content(EXAMPLES / name / "report.yaml")


def example_of(name: str) -> sokert.Report:
    return sokert.load(EXAMPLES / name / "report.yaml")


def with_parts(content: bytes, **changed: bytes | None) -> bytes:
    """Return a file with parts replaced, or taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = changed.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


ITEM, PROPERTIES = "customXml/item1.xml", "docProps/custom.xml"


@examples
def test_what_is_read_is_what_was_rendered(example: str) -> None:
    path = EXAMPLES / example / "report.yaml"
    assert sokert.read_data(rendered.content(path)) == rendered.report(path)


def test_data_longer_than_a_parser_takes_in_one_text_is_read_back() -> None:
    content = content_of("van-phong-ubnd")
    source, printed = "á<" * 3_500_000, "b" * 2_000_001  # libxml2 refuses ten million bytes of one text
    parts = with_data(opened(strip(content)).parts, source, printed)
    data = carried(opened(packed(parts)))
    assert data
    assert (data.source, data.printed) == (source, printed)


figures = st.decimals(min_value=-(10**9), max_value=10**9, places=3) | st.integers(0, 10**12).map(Decimal)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=20).filter(
    lambda text: text.strip() and "{" not in text
)


@given(
    value=figures,
    previous=figures | st.none(),
    name=texts,
    hedge=st.sampled_from(("gần", "hơn", None)),
    decimals=st.sampled_from((None, 2)),
    period=st.sampled_from(("2023-H1", "2023-06", {"label": "đợt 1", "from": "2023-01-01", "to": "2023-02-01"})),
    contact=st.booleans(),
)
@drawn(10)
def test_any_report_comes_back_from_its_file_and_from_its_yaml(
    tmp_path_factory: pytest.TempPathFactory, contact: bool, period: object, **metric: object
) -> None:
    issuer = {"name": "Văn phòng", "place": "Mẫu", "code": "VP", **({"contact": {"phone": "0200"}} if contact else {})}
    report = sokert.Report.model_validate(
        {
            "period": period,
            "issuer": issuer,
            "signatory": {"position": "CHÁNH VĂN PHÒNG", "authority": ["TM. ỦY BAN", "KT. CHỦ TỊCH"]},
            "metrics": [{"code": "a", **metric}, {"code": "b", "name": "Chưa có"}],
            "sections": [{"title": "Kết quả", "body": "Nhận {{ a }} việc.\n\n- một\n- hai\n"}],
            "draft": True,
        }
    )
    assert sokert.read_data(sokert.render(report)) == report
    file = tmp_path_factory.mktemp("yaml") / "r.yaml"
    file.write_text(as_yaml(report), "utf-8")
    assert sokert.load(file) == report


@pytest.mark.parametrize("seed", range(often(15)))
def test_a_report_of_any_keys_comes_back_and_a_file_as_it_was_written_tells_nothing(seed: int) -> None:
    report = sokert.Report.model_validate(made_up(seed))
    archive = opened(sokert.render(report))
    known = remembered(archive)
    assert known.report == report
    assert edits(known.lines or (), said(archive)) == []


@examples
def test_a_report_printed_as_yaml_is_the_same_report(example: str, tmp_path: Path) -> None:
    report = example_of(example)
    for beside in (EXAMPLES / example).iterdir():
        (tmp_path / beside.name).write_bytes(beside.read_bytes())
    (tmp_path / "report.yaml").write_text(as_yaml(report), "utf-8")
    assert sokert.load(tmp_path / "report.yaml") == report


def test_the_words_say_the_same_with_and_without_the_data() -> None:
    report = example_of("so-sanh")
    with_data, without = (opened(sokert.render(report, embed=embed)) for embed in (True, False))
    assert with_data.parts["word/document.xml"] == without.parts["word/document.xml"]
    assert {*with_data.parts} - {*without.parts} == {
        ITEM,
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
        PROPERTIES,
    }
    assert carried(without) is None


def test_a_report_may_say_that_its_file_carries_nothing() -> None:
    report = example_of("so-sanh").model_copy(update={"embed": False})
    assert carried(opened(sokert.render(report))) is None
    assert carried(opened(sokert.render(report, embed=True))) is not None


def test_same_report_same_bytes() -> None:
    report = example_of("so-sanh")
    assert sokert.render(report) == sokert.render(sokert.read_data(sokert.render(report)))


def test_the_copy_in_the_properties_outlives_the_part() -> None:
    report = example_of("van-phong-ubnd")
    assert sokert.read_data(with_parts(sokert.render(report), **{ITEM: None})) == report


def test_a_copy_that_is_large_is_left_out_and_the_fingerprint_stays() -> None:
    metrics = [{"code": f"m{n}", "name": f"Chỉ tiêu {n * 7919 % 1000}", "value": n * 7919 % 10007} for n in range(1500)]
    report = example_of("van-phong-ubnd")
    large = sokert.Report.model_validate(
        {**report.model_dump(), "metrics": [*report.model_dump()["metrics"], *metrics]}
    )
    content = sokert.render(large)
    assert sokert.read_data(content) == large
    with pytest.raises(sokert.FileError) as told:
        sokert.read_data(with_parts(content, **{ITEM: None}))
    assert [one.code for one in told.value.findings] == ["REMEMBER-REMOVED"]


def test_a_newer_version_is_told_by_its_number() -> None:
    content = content_of("so-sanh")
    item = opened(content).parts[ITEM].replace(b"urn:sokert:report:1", b"urn:sokert:report:2")
    with pytest.raises(sokert.FileError) as told:
        sokert.read_data(with_parts(content, **{ITEM: item}))
    assert [(one.code, one.facts["version"]) for one in told.value.findings] == [("REMEMBER-NEWER", 2)]


def _copy_of(text: bytes) -> bytes:
    """Return properties whose copy holds a text, however large."""
    said = base64.b64encode(zlib.compress(text, 1)).decode()
    properties = opened(content_of("so-sanh")).parts[PROPERTIES].decode()
    head, _, behind = properties.partition('name="sokert.000">')
    value = behind.partition(">")[2].partition("<")[0]
    return (head + 'name="sokert.000">' + behind.replace(value, said, 1)).encode()


@pytest.mark.parametrize(
    ("item", "properties", "code"),
    [
        (b'<report xmlns="urn:sokert:report:1"><source>{"a":1}</source></report>', None, "DATA-UNKNOWN-KEY"),
        (b'<report xmlns="urn:sokert:report:1"><source>[1]</source></report>', None, "REMEMBER-BROKEN"),
        (
            b'<report xmlns="urn:sokert:report:1"><source>' + b"[" * 100_000 + b"</source></report>",
            None,
            "REMEMBER-BROKEN",
        ),
        (b'<report xmlns="urn:sokert:report:1"/>', None, "REMEMBER-REMOVED"),
        (
            b'<!DOCTYPE r [<!ENTITY x "y">]><report xmlns="urn:sokert:report:1"><source>&x;</source></report>',
            None,
            "WORD-BAD-PART",
        ),
        (b'<report xmlns="urn:sokert:report:1">', None, "WORD-BAD-PART"),
        (None, _copy_of(b'<report xmlns="urn:sokert:report:1">' + b" " * 100_000_000), "REMEMBER-REMOVED"),
        (None, b"<Properties/>", "REMEMBER-NONE"),
    ],
    ids=["unknown keys", "no report", "deep", "empty", "entities", "cut off", "a bomb", "nothing"],
)
def test_a_strangers_data_is_bounded_and_told(item: bytes | None, properties: bytes | None, code: str) -> None:
    content = content_of("so-sanh")
    parts = {ITEM: item, **({PROPERTIES: properties} if properties else {})}
    with pytest.raises(sokert.SokertError) as told:
        sokert.read_data(with_parts(content, **parts))
    assert code in [one.code for one in told.value.findings]


def test_a_map_that_is_broken_does_not_hide_the_report() -> None:
    content = content_of("so-sanh")
    item = opened(content).parts[ITEM]
    broken = item[: item.index(b"<printed>")] + b"<printed>{}</printed></report>"
    known = remembered(opened(with_parts(content, **{ITEM: broken})))
    assert known.lines is None
    assert known.report == example_of("so-sanh")


@examples
def test_a_file_is_stripped_of_its_data_and_of_nothing_else(example: str) -> None:
    content = content_of(example)
    clean = opened(strip(content))
    assert carried(clean) is None
    assert not [name for name in clean.parts if "sokert:report" in clean.parts[name].decode("utf-8", "ignore")]
    assert clean.parts["word/document.xml"] == opened(content).parts["word/document.xml"]
    assert untouched(strip(content))
    assert strip(strip(content)) == strip(content)


def test_a_stripped_file_that_somebody_changed_is_not_written_over() -> None:
    content = hands.by(hands.typed("12.480", "12.490"), content_of("so-sanh"))
    assert not untouched(strip(content))


def test_a_form_that_was_written_with_data_does_not_carry_it_on(tmp_path: Path) -> None:
    inner = example_of("so-sanh")
    form = tmp_path / "mau.docx"
    form.write_bytes(hands.by(hands.typed("Đăng tải", "{{ vb_den }} tải"), sokert.render(inner)))
    report = example_of("van-phong-ubnd")
    content = sokert.render(report, template=form)
    assert sokert.read_data(content) == report
    assert [name for name in opened(content).parts if name.startswith("customXml/item")] == [
        ITEM,
        "customXml/itemProps1.xml",
    ]


def test_nothing_of_the_machine_is_carried(tmp_path: Path) -> None:
    report = example_of("mau-word")
    source = "postgresql://vp:bimat@may-chu/so_lieu"
    metric = report.metrics[0].model_copy(update={"source": f"{tmp_path}/so-lieu.xlsx!B7; {source}"})
    content = sokert.render(report.model_copy(update={"metrics": (metric, *report.metrics[1:])}))
    carried = sokert.read_data(content)
    assert carried.template == "mau.docx"
    assert carried.metrics[0].source == "so-lieu.xlsx!B7; postgresql://may-chu/so_lieu"
    assert str(EXAMPLES).encode() not in b"".join(opened(content).parts.values())

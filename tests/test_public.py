"""Everything public: what it shows of itself, its copies, its signature; and a record that is wrong does not exist."""

from __future__ import annotations

import array
import copy
import enum
import inspect
import io
import json
import pickle
import re
from dataclasses import make_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, is_typeddict

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import create_model

import sokert
from draws import drawn
from small_forms import form, p
from sokert.check.form.fix_rounds import Fixed
from sokert.errors import Findings
from sokert.models.inputs import GIVEN
from specimens import SMALL

HIDDEN = re.compile(r"object at 0x|<function|b'PK")  # what a value shows instead of itself
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360606000"
    "0000040001f61738550000000049454e44ae426082"
)


@cache
def samples() -> dict[str, Any]:
    """Return a value of every public class."""
    report = sokert.Report.model_validate({**SMALL, "annexes": [{"title": "Biểu"}], "settings": {"multiples": True}})
    metric = report.metrics[0]
    content = sokert.render(report)
    read = sokert.read_figures(content)
    made: list[Any] = [
        report, report.issuer, report.signatory, report.settings, report.checks, report.period, report.sections[0],
        metric, *(report.annexes or ()), sokert.Absent(absent="mới"), sokert.Base(of="năm 2019", value=1),
        sokert.Earlier(value=1), sokert.Plan(value=0.5), sokert.Stated(kind="change", value=1),
        sokert.Drafter(mark="a", copies=1),
        sokert.Coverage(units=2, of=3), sokert.Contact(phone="1"),
        sokert.Source(file="a.xlsx"), sokert.Columns(), sokert.DossierRow(name="a"),
        sokert.DocumentRow(symbol="a"), sokert.Span.model_validate({"from": "2023-01-01", "to": "2023-02-01"}),
        sokert.Place("a.yaml", 1, 2, path="metrics[3].value"), sokert.Finding("DATA-EMPTY", {"key": "a"}),
        sokert.Limits(),
        sokert.Template("half-year/office"), sokert.Template("half-year/office").variables(), read,
        *read.figures[:1], *read.claims[:1],
        sokert.compare(report, report), sokert.fix(content), sokert.RichText("a", bold=True), sokert.Paragraphs("a"),
        sokert.Listing("a\nb"), sokert.Link("a", "https://example.org"), sokert.Markdown("**a**"),
        sokert.LineBreak(), sokert.PageBreak(),
        sokert.ColumnBreak(), sokert.Image(PIXEL), sokert.InsertedDocument(content),
    ]  # fmt: skip
    made += [
        kind(sokert.Finding("DATA-EMPTY", {"key": "a"})) for kind in vars(sokert.errors).values() if _is_error(kind)
    ]
    made += [next(iter(sokert.Template("half-year/office").variables()))]
    return {type(one).__name__: one for one in made}


def test_what_is_found_shows_its_facts() -> None:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Sơ kết công tác 6 tháng đầu năm")
    document.save(file := io.BytesIO())
    shown = repr([sokert.check(file.getvalue()), sokert.fix(file.getvalue())])
    assert "Between(least=" in shown
    assert not HIDDEN.search(shown)


def _is_error(kind: object) -> bool:
    return inspect.isclass(kind) and issubclass(kind, sokert.SokertError)


CALLED = [name for name in sokert.__all__ if not is_typeddict(getattr(sokert, name))]
CLASSES = [name for name in CALLED if inspect.isclass(getattr(sokert, name))]
ELSEWHERE = {"ReadClaim", "Done"}  # made by a text that claims something, and by a batch


@pytest.mark.parametrize("name", [name for name in CLASSES if name not in ELSEWHERE])
def test_a_public_value_shows_itself_and_survives_copies_and_pickling(name: str) -> None:
    value = samples()[name]
    shown = repr(value)
    assert shown.startswith(name) or isinstance(value, tuple), shown
    assert not HIDDEN.search(shown)
    assert "object at 0x" not in str(value)
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert type(again) is type(value)
        assert repr(again) == shown
        same = again.findings == value.findings if isinstance(value, sokert.SokertError) else again == value
        assert same or name == "Template"


@pytest.mark.parametrize("name", CALLED)
def test_a_signature_says_what_may_be_given(name: str) -> None:
    said = str(inspect.signature(getattr(sokert, name)))
    assert "BeforeValidator" not in said
    assert "**data" not in said
    assert "*args" not in said


@pytest.mark.parametrize("name", CALLED)
def test_what_a_public_signature_names_is_public_too(name: str) -> None:
    given = inspect.signature(getattr(sokert, name))
    said = " ".join(str(one.annotation) for one in (*given.parameters.values(),)) + f" {given.return_annotation}"
    ours = {one.rpartition(".")[2] for one in re.findall(r"\bsokert\.[\w.]+", said)}
    assert ours - {*sokert.__all__} - {"OfDataclass", "OfNamedTuple"} == set()


def test_each_record_has_the_type_of_the_dictionary_that_stands_for_it() -> None:
    assert {kind: getattr(sokert, f"{kind.__name__}In") for kind in GIVEN} == GIVEN


def test_a_report_says_in_a_line_what_it_is() -> None:
    assert str(samples()["Report"]) == "2023-H1, Văn phòng: 2 metrics, 1 section"
    assert str(samples()["Period"]) == "2023-H1"
    assert repr(sokert.Metric(code="a", name="A", value=1)) == "Metric(code='a', name='A', value=Decimal('1'))"


# --- a record that is wrong does not exist ---

REPORT = sokert.Report.model_validate(SMALL)
HELD_BY_ITSELF: list[dict[str, Any]] = [{"title": "Kết quả"}]
HELD_BY_ITSELF[0]["sections"] = HELD_BY_ITSELF


class Level(enum.Enum):
    FIRST = "2023-H1"


class Awaited:
    """A file that is to be awaited."""

    async def write(self, content: bytes, /) -> int:
        return len(content)


def closed() -> io.BytesIO:
    """Return a file that was closed."""
    file = io.BytesIO(b"PK")
    file.close()
    return file


WAYS: dict[str, Any] = {
    "made": lambda wrong: sokert.Report(**{**SMALL, **wrong}),
    "validated": lambda wrong: sokert.Report.model_validate({**SMALL, **wrong}),
    "constructed": lambda wrong: sokert.Report.model_construct(**{**SMALL, **wrong}),
    "copied": lambda wrong: REPORT.model_copy(update=wrong),
    "copied by its older name": lambda wrong: REPORT.copy(update=wrong),
    "parsed": lambda wrong: sokert.parse({**SMALL, **wrong}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"number": "abc", "nmber": 5}, {("number", "DATA-WHOLE-NUMBER"), ("nmber", "DATA-UNKNOWN-KEY")}),
        ({"date": "2024-13-01", "period": "x"}, {("date", "DATA-NO-SUCH-DAY"), ("period", "DATA-PERIOD")}),
        ({"metrics": [{"code": "a", "name": "A", "value": [1]}]}, {("metrics[0].value", "DATA-NO-FIGURE")}),
        ({"draft_round": 2}, {("draft_round", "DATA-DRAFT-ROUND")}),
    ],
)
def test_no_way_makes_a_report_that_is_wrong(way: str, wrong: dict[str, Any], told: set[tuple[str, str]]) -> None:
    with pytest.raises(sokert.DataError) as raised:
        WAYS[way](wrong)
    assert {(one.where.path, one.code) for one in raised.value.findings if one.code != "TAG-UNDEFINED"} == told
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_a_record_that_is_made_cannot_be_changed_and_a_copy_keeps_what_was_given() -> None:
    with pytest.raises(sokert.DataError) as raised:
        REPORT.number = 6  # type: ignore[misc]
    assert raised.value.findings[0].code == "DATA-FROZEN"
    with pytest.raises(sokert.DataError):
        del REPORT.metrics[0].name
    with pytest.raises(sokert.DataError, match=r"model_copy\(update=dict\(metrics"):
        REPORT.figures["moi"] = REPORT.metrics[0]  # type: ignore[index]
    later = REPORT.model_copy(update={"number": 412})
    assert (later.number, REPORT.number, later.metrics) == (412, 5, REPORT.metrics)
    assert later.model_fields_set == REPORT.model_fields_set | {"number"}


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=3)
    | st.decimals(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@drawn(60)
@given(st.sampled_from(sorted(GIVEN, key=lambda kind: kind.__name__)), st.data())
def test_whatever_comes_makes_a_record_or_is_told_in_our_words(kind: Any, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from([*kind.model_fields]), max_size=4, unique=True))
    try:
        kind(**{name: data.draw(JUNK) for name in names})
    except sokert.DataError as error:
        for finding in error.findings:
            assert finding.where.path or finding.code.startswith("DATA-")
            assert finding.code != "DATA-INVALID", finding
            assert finding.worded("vi")
            assert finding.worded("en")


# --- what a call takes ---


def test_a_template_is_a_name_a_path_bytes_an_open_file_or_a_template(tmp_path: Any) -> None:
    content = sokert.Template("half-year/office").export(tmp_path / "mau.docx")
    own = tmp_path / "mau.docx"
    ways: list[Any] = [own, str(own), content, io.BytesIO(content), sokert.Template(own)]
    whole = sokert.render(REPORT, template=own)
    assert all(sokert.render(REPORT, template=way) == whole for way in ways)
    target = io.BytesIO()
    assert sokert.render(REPORT, target, "half-year/office") == target.getvalue() == sokert.render(REPORT)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: sokert.render("x.yaml"), "CALL-REPORT-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.render(dict(SMALL)), "CALL-REPORT-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.load(io.StringIO("x: 1")), "CALL-PATH-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.parse("report.yaml"), "CALL-DATA-EXPECTED"),
        (lambda: sokert.render(REPORT, io.StringIO()), "CALL-BINARY-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.parse(3), "CALL-DATA-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.Template(3), "CALL-TEMPLATE-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.Template("half-year/office").render([3]), "CALL-VALUES-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.check(io.BytesIO(b"PK")), "CALL-WORD-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.fix(io.BytesIO(b"PK")), "CALL-WORD-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.compare(io.BytesIO(b"PK"), b""), "CALL-WORD-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.Template("mau.docx"), "TEMPLATE-NOT-FOUND"),
        (lambda: sokert.explain("XX"), "CHECK-UNKNOWN-CODE"),
        (lambda: sokert.parse(b"\xff\xfe\x00"), "DATA-NOT-UTF-8"),
        (lambda: sokert.parse(""), "DATA-EMPTY-FILE"),
        (lambda: sokert.parse({**SMALL, 5: 6}), "DATA-KEY-NOT-TEXT"),
        (lambda: sokert.parse({**SMALL, b"draft": True}), "DATA-KEY-NOT-TEXT"),
        (lambda: sokert.parse({**SMALL, "sections": HELD_BY_ITSELF}), "DATA-LOOP"),
        (lambda: sokert.parse({**SMALL, "period": Level.FIRST}), "DATA-PERIOD"),
        (lambda: sokert.Metric(code="a", name="a", value=array.array("i", [5, 6])), "DATA-NO-FIGURE"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, 1), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, b"mau.docx"), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, io.BytesIO), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, closed()), "CALL-NOT-OPEN"),
        (lambda: sokert.render(REPORT, io.BufferedReader(io.BytesIO())), "CALL-NOT-OPEN"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, Awaited()), "CALL-BINARY-EXPECTED"),
        (lambda: sokert.render(REPORT, template=closed()), "CALL-NOT-OPEN"),
        (lambda: sokert.render(REPORT, template=io.StringIO("half-year/office")), "CALL-TEMPLATE-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, template={}), "CALL-TEMPLATE-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, template=b""), "WORD-DAMAGED"),
        (lambda: sokert.Template("half-year/office", filters=[str]), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.Template("half-year/office", functions=str), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.Template("half-year/office", limits=9), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.Template("half-year/office").check({}), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.Template("half-year/office").render(REPORT, blanks=[]), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.Limits(turns="9"), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.render(REPORT, limits=sokert.Limits(turns=-1)), "FILL-TURNS"),
        (lambda: sokert.check(b"PK", report={}), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.check(REPORT, "nd31"), "CHECK-UNKNOWN-STANDARD"),
        (lambda: sokert.preview({}), "CALL-WORD-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.preview(REPORT, io.BytesIO()), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.sheet({}), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.read_sheet(b"PK"), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.load_data({}), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.explain(None), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.metrics_from([], dash="None"), "DATA-CHOICE"),
        (lambda: sokert.records_from("x"), "SOURCE-NO-TABLE"),
        (lambda: sokert.metrics_from([], columns=["a"]), "DATA-KEYS-EXPECTED"),  # type: ignore[arg-type]
        (lambda: sokert.consolidate(REPORT, issuer={}), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.consolidate([{}], issuer={}), "CALL-ARGUMENT"),  # type: ignore[list-item]
        (lambda: sokert.consolidate([REPORT], issuer="Xã"), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: sokert.consolidate([REPORT], issuer={}, due="15/6/2026"), "CALL-ARGUMENT"),
        (lambda: sokert.consolidate([REPORT], issuer={}, expected="Xã"), "CALL-ARGUMENT"),
        (lambda: list(sokert.render_many(None)), "CALL-ARGUMENT"),  # type: ignore[arg-type]
        (lambda: list(sokert.render_many([REPORT])), "CALL-ARGUMENT"),  # type: ignore[list-item]
        (lambda: list(sokert.render_many([(REPORT, None)])), "CALL-ARGUMENT"),  # type: ignore[list-item]
        (lambda: list(sokert.render_many([], workers=0)), "CALL-ARGUMENT"),
    ],
)
def test_a_call_that_is_given_something_else_says_what_it_takes(call: Any, code: str) -> None:
    with pytest.raises(sokert.SokertError) as raised:
        call()
    assert raised.value.findings[0].code == code
    assert "object at" not in str(raised.value)
    assert all(one.message("en") and one.message("vi") for one in raised.value.findings)


def test_a_raw_file_that_takes_a_piece_at_a_time_gets_all_of_it() -> None:
    class Narrow(io.BytesIO):
        def write(self, content: Any, /) -> int:
            return super().write(content[:1000])

    target = Narrow()
    assert sokert.render(REPORT, target) == target.getvalue()


def test_the_same_report_from_a_mapping_a_text_bytes_and_a_file_of_its_own_folder(tmp_path: Any) -> None:
    import json

    text = json.dumps(SMALL, ensure_ascii=False)
    (tmp_path / "r.json").write_text(text, "utf-8")
    (tmp_path / "so.csv").write_text("Chỉ tiêu,ĐVT,Thực hiện\nVăn bản đi,văn bản,12\n", "utf-8")
    assert sokert.parse(SMALL) == sokert.parse(text) == sokert.parse(text.encode()) == sokert.load(tmp_path / "r.json")
    gathered = sokert.parse({**SMALL, "sources": [{"file": "so.csv"}]}, folder=tmp_path)
    assert gathered.figures["van_ban_di"].value == Decimal(12)
    typed = {**SMALL, "metrics": REPORT.metrics, "sections": REPORT.sections, "issuer": REPORT.issuer}
    assert sokert.parse(typed) == REPORT


def test_names_of_before_lead_to_those_of_now() -> None:
    finding = sokert.Finding("TAG-UNKNOWN-FILTER", {"name": "uper", "near": "upper"})
    assert finding.told("en") == finding.worded("en")
    assert str(finding) == finding.worded()
    assert str(Findings((finding, finding))) == f"{finding}\n{finding}"
    assert str(Findings()) == "()"
    assert Fixed(b"", (finding,), ()).mended == (finding,)


@pytest.mark.parametrize("done", [0, 1, 250, 333, 450, 500])
def test_what_is_computed_leaves_and_comes_back_and_is_computed_anew_in_a_copy(done: int) -> None:
    whole = {"code": "b", "name": "B", "value": 500, "unit": "hồ sơ"}
    rate = {"code": "t", "name": "T", "of": "b", "done": "a", "nature": "rate", "unit": "%"}
    metrics = [{**whole, "code": "a", "value": done}, whole, rate]
    report = sokert.parse({**SMALL, "metrics": metrics, "sections": [{"title": "K", "body": "{{ t }}"}], "annexes": []})
    for kept in ({"exclude_unset": True}, {"exclude_defaults": True}, {}):
        assert sokert.parse(json.dumps(report.model_dump(mode="json", **kept))) == report
    more = report.figures["a"].model_copy(update={"value": 490})
    later = report.model_copy(update={"metrics": (more, *report.metrics[1:])})
    assert later.figures["t"].value == 98
    assert "value" not in report.model_dump(exclude_unset=True)["metrics"][2]


def test_a_form_is_filled_with_a_record_of_a_program_as_with_its_fields() -> None:
    part = make_dataclass("Part", [("ten", str), ("so", int)])
    whole = make_dataclass("Whole", [("nam", int), ("don_vi", list)])(2026, [part("Phòng", 5)])
    model = create_model("Model", nam=(int, ...), don_vi=(list, ...))(nam=2026, don_vi=[{"ten": "Phòng", "so": 5}])
    mould = sokert.Template(form(p("{{ nam }}: {% for d in don_vi %}{{ d.ten }} {{ d.so }}{% endfor %}")))
    told = [docx.Document(io.BytesIO(mould.render(one))).paragraphs[0].text for one in (vars(whole), whole, model)]
    assert told == ["2026: Phòng 5"] * 3

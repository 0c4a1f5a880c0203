"""What is told of data that makes no report, a case a line: the golden holds place, sentence and remedy."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import sokert
from sokert.models import Issuer, Metric, Period, Section
from sokert.models.fields import Model
from specimens import SMALL
from told import as_golden, said

GONE = object()
FIRST = "metrics.0."
CASES: list[dict[str, Any]] = [
    {"": [1]},
    {"issuer": GONE},
    {"issuer.name": GONE, "issuer.plac": "X", "issuer.place": GONE},
    {"issuer": "Văn phòng"},
    {"issuer": None},
    {"issuer.name": ""},
    {"issuer.name": "  "},
    {"issuer.name": 12},
    {"issuer.name": {"UBND": "xã"}},
    {"issuer.name": {"“UBND": "xã”"}},
    {"issuer.name": "a\x07b"},
    {"issuer.contact": {"phone": "1", "mail": "x"}},
    {"signatory.position": GONE},
    {"signatory.postion": "Trưởng phòng"},
    {"recipients": "Lưu: VT"},
    {"recipients": [""]},
    {"recipients": [{"Lưu": "VT"}]},
    {"recipients": [None]},
    {"number": 0},
    {"number": "năm"},
    {"number": 1.5},
    {"number": True},
    {"date": "2023-02-30"},
    {"date": "31/04/2023"},
    {"date": "2023-13-01"},
    {"date": "13/13/2023"},
    {"date": "hôm nay"},
    {"date": 20230705},
    {"draft": "có"},
    {"draft": 1},
    {"draft_round": 2},
    {"urgency": "gấp"},
    {"secrecy": "Kín"},
    {"standard": "nd31"},
    {"kind": "ofice"},
    {"drafter": {"mark": "PL"}},
    {"drafter": {"mark": "PL", "copies": 0}},
    {"period": GONE},
    {"period": ""},
    {"period": "2023-H3"},
    {"period": "6 tháng"},
    {"period": 2023},
    {"period": [2023]},
    {"period": True},
    {"period": {"kind": "half"}},
    {"period": {"kind": "half", "year": 2023, "number": 3}},
    {"period": {"kind": "other", "label": "Tuần 3"}},
    {"period": {"label": "Tuần 3", "from": "2023-01-20", "to": "2023-01-10"}},
    {"period": {"label": "Tuần 3", "from": "2023-01-20"}},
    {"period": {"kind": "other", "year": 2023, "label": "Tuần 3"}},
    {"period": {"kind": "other", "year": 2023}},
    {"period": {"kind": "year", "year": 2023, "number": 2}},
    {"period": {"kind": "quarter", "year": 2023, "number": 5}},
    {"period": {"kind": "month", "year": "năm", "number": 2}},
    {"metrics": {"code": "a"}},
    {"metrics": None},
    {FIRST + "code": GONE},
    {FIRST + "code": "văn bản"},
    {FIRST + "code": "12"},
    {FIRST + "code": "loop"},
    {FIRST + "code": "tin_bai"},
    {FIRST + "name": GONE},
    {FIRST + "value": GONE},
    {FIRST + "vlaue": 3, FIRST + "value": GONE},
    {FIRST + "value": None},
    {FIRST + "value": "1.5"},
    {FIRST + "value": "12,5"},
    {FIRST + "value": "1,234.5"},
    {FIRST + "value": "1.234"},
    {FIRST + "value": "gần 50"},
    {FIRST + "value": "50 văn bản"},
    {FIRST + "value": "nhiều"},
    {FIRST + "value": [1]},
    {FIRST + "value": True},
    {FIRST + "value": float("nan")},
    {FIRST + "value": float("inf")},
    {FIRST + "value": "9" * 400},
    {FIRST + "unit": 5},
    {FIRST + "hedge": "tầm"},
    {FIRST + "estimate": "x"},
    {FIRST + "previous": "x"},
    {FIRST + "previous": {}},
    {FIRST + "previous": {"absent": ""}},
    {FIRST + "previous": {"absnt": "không có"}},
    {FIRST + "previous": {"value": "x"}},
    {FIRST + "previous": {"value": 3, "hedg": "gần"}},
    {FIRST + "previous": [3]},
    {FIRST + "plan": "x"},
    {FIRST + "plan": [{"by": "HĐND"}]},
    {FIRST + "plan": [{"by": "HĐND", "value": "x"}]},
    {FIRST + "plan": [{"value": 3, "bi": "HĐND"}]},
    {FIRST + "bases": [{"of": "2020"}]},
    {FIRST + "better": "many"},
    {FIRST + "nature": "flows"},
    {FIRST + "decimals": -1},
    {FIRST + "decimals": 99},
    {FIRST + "window": {"from": "2023-01-01"}},
    {FIRST + "window": {"from": "2023-05-01", "to": "2023-01-01"}},
    {FIRST + "day": "2023-02-29"},
    {FIRST + "part_of": "tin_bai", FIRST + "closed": "x"},
    {FIRST + "sum_of": "tin_bai"},
    {FIRST + "sum_of": [""]},
    {FIRST + "value": "= a / b"},
    {FIRST + "value": "= tin_bai / 0"},
    {FIRST + "value": "= tin_bai +"},
    {FIRST + "value": "= van_ban_den"},
    {FIRST + "value": "= tin_bai ^ 2"},
    {FIRST + "value": "= tin_bai / van_ban"},
    {FIRST + "stated": [{"kind": "growth", "value": 1}]},
    {FIRST + "stated": [{"kind": "change"}]},
    {FIRST + "coverage": {"units": 5}},
    {FIRST + "coverage": {"units": 5, "of": 3}},
    {FIRST + "coverage": {"units": 1, "of": 3, "without": ["Xã A"]}},
    {FIRST + "above": "A"},
    {FIRST + "source": 5},
    {FIRST + "off": "FIGURE-CUT"},
    {"metrics.0": "van_ban_den"},
    {"metrics.0": None},
    {"metrics.1": {"name": "Chỉ tên"}},
    {"identities": "a = b"},
    {"sections": "Kết quả"},
    {"sections.0.title": GONE},
    {"sections.0.titel": "x"},
    {"sections.0.body": ["a"]},
    {"sections.0.sections": [{"titl": "x"}]},
    {"sections.0.id": "a b"},
    {"sections.0.sections": [{"title": "2", "sections": [{"title": "3", "sections": [{"title": "4", "sections": [
        {"title": "5", "sections": [{"title": "6"}]}]}]}]}]},
    {"annexes": [{"title": "Biểu", "table": "metric"}]},
    {"annexes": [{"title": "Biểu", "orientation": "wide"}]},
    {"annexes": [{"title": "Biểu", "groups": {"A": ["khong_co"]}}]},
    {"annexes": [{"title": "Biểu", "groups": {"A": ["tin_bai"], "B": ["tin_bai"]}}]},
    {"annexes": [{"title": "Biểu", "groups": ["tin_bai"]}]},
    {"annexes": [{"title": "Biểu", "groups": {5: ["tin_bai"]}}]},
    {"annexes": [{"table": "dossiers", "title": "Biểu", "dossiers": [{"name": "Đất đai", "new": -1}]}]},
    {"annexes": [{"table": "dossiers", "title": "Biểu", "dossiers": [{"new": 1}]}]},
    {"annexes": [{"table": "metrics", "title": "Biểu", "dossiers": [{"name": "Đất đai", "new": 1}]}]},
    {"annexes": [{"body": "Kèm theo.", "title": "Biểu", "documents": [{"symbol": "1/KH-UBND"}]}]},
    {"annexes": [{"table": "documents", "title": "Biểu", "documents": [{"symbol": "1/BC"}]}]},
    {"sources": [{"file": "a.csv", "sheets": "x"}]},
    {"sources": [{"file": "a.csv", "columns": {"nam": "Tên"}}]},
    {"sources": [{"file": "a.csv", "decimal": ";"}]},
    {"sources": [{"database": "a b", "query": "select 1"}]},
    {"settings": {"rate_decimals": 9}},
    {"settings": {"thousand": "ngìn"}},
    {"settings": {"multiple": True}},
    {"checks": {"off": "TEXT-SPACING"}},
    {"checks": {"of": []}},
    {"subjct": "x"},
    {"code": "x"},
    {"value": 5},
    {5: "x"},
    # keys beside the group that they belong to, and items in another list than theirs
    {"issuer": None, "name": "Văn phòng", "place": "Bắc Kạn"},
    {"issuer.place": GONE, "place": "Bắc Kạn"},
    {"issuer": "Văn phòng", "place": "Bắc Kạn"},
    {"metrics": None, "value": 5},
    {FIRST + "window": {"from": "2023-01-01"}, FIRST + "to": "2023-02-01"},
    {"sections": GONE, "metrics.0": {"title": "Kết quả", "body": "Đạt."}, "metrics.1": {"title": "Phương hướng"}},
    {"sections.0": {"code": "a", "name": "A", "value": 1}},
    # what is told of computed figures where the rest makes no report
    {FIRST + "value": "", FIRST + "sum_of": ["khac"]},
    {FIRST + "value": GONE, FIRST + "sum_of": ["tin_bia"], "date": "x"},
    {FIRST + "value": GONE, FIRST + "done": "khac", FIRST + "of": "tin_bai", FIRST + "name": GONE},
    {FIRST + "value": GONE, FIRST + "done": "khac", "metrics.1": "tin_bai"},
    {FIRST + "code": "tin_bai", "date": "x"},
    # days, periods
    {"date": "01/02/2023"},
    {"date": "00/02/2023"},
    {"date": "2023-04-31"},
    {"date": "0000-04-31"},
    {"period": {"label": "Tuần 3", "from": "hôm qua", "to": "hôm nay"}},
    {"period": {"kind": "half", "year": 1800, "number": 1}},
    {"period": {"kind": "half", "year": "1800", "number": 1}},
    {"period": "x" * 70},
    {"period": {"kind": "month", "year": 2023, "number": 13}},
    {"period": {"kind": "term", "year": 2023, "number": 3}},
    # figures, long words, marks
    {"metrics.0": {"code": "a", "name": "A", "value": 99, "6": None}},
    {"metrics.0": {"code": "a", "name": "A", "value": 99, "6": 1}},
    {FIRST + "value": "1.23.456"},
    {FIRST + "value": "1.23.456 đồng"},
    {FIRST + "value": "gần 1.23.456"},
    {"urgency": "x" * 60},
    {"urgency": "x" * 61},
    {"urgency": None, "issuer.code": None},
    {"sections.0.id": "Ket-qua"},
    {"sections.0.id": "k" * 37},
    {"-x": 1, "subjct": "x"},
    *({"issuer.name": {f"{quote}UBND": "xã"}} for quote in "”„‘’"),
    {"draft": [1]},
    {"draft": None},
    {"number": [1]},
    {"sections": []},
    {FIRST + "total": {"of": 1}},
    # a word of the language for a key, what is named and not there, what keeps a value from being computed
    {FIRST + "name": GONE, FIRST + "tên": "Văn bản đến"},
    {FIRST + "part_of": "tin_bia", "date": "x"},
    {FIRST + "value": GONE, FIRST + "sum_of": ["tin_bai"], "metrics.1": {"code": "tin_bai", "name": "B",
        "sum_of": ["van_ban_den"]}},
    {"metrics": [{"code": "r", "name": "R", "done": "a", "of": "b"}, {"code": "a", "name": "A", "value": 1},
        {"code": "b", "name": "B", "value": 0}]},
    {"metrics": [{"code": "r", "name": "R", "done": "a", "of": "b"}, {"code": "b", "name": "B", "value": 4},
        {"code": "a", "name": "A", "value": 1, "hedge": "hơn"}]},
    {"metrics": [{"code": "t", "name": "T", "sum_of": ["a", "b", "c"]}, {"code": "a", "name": "A", "value": 1},
        {"code": "b", "name": "B", "value": 1, "unit": "vụ"}, {"code": "c", "name": "C", "value": 1, "unit": "ha"}]},
    {"metrics": [Metric(code="a", name="A", value=1), Metric(code="a", name="B", value=2)], "date": "x"},
    {"metrics.0": Metric(code="van_ban_den", name="A", value=1), "metrics.1.part_of": "khac"},
    {"metrics.0": [Metric(code="van_ban_den", name="A", value=1)]},
    {"issuer.name": {"UBND": None}},
    {"issuer.name": {"UBND": ["xã"]}},
]  # fmt: skip
ALONE: list[tuple[type[Model], dict[str, Any]]] = [
    (Issuer, {"name": "Văn phòng", "place": "Bắc Kạn", "cod": "VP"}),
    (Issuer, {}),
    (Metric, {"code": "a", "nmae": "A", "value": 1}),
    (Metric, {"Chỉ tiêu": "Văn bản đến", "Thực hiện": 5}),
    (Metric, {"code": 5, "name": "A", "previous": {"value": "x"}}),
    (Section, {"title": "T", "sections": [{"titel": "x"}]}),
    (Section, {"title": "T", "metrics": [{"code": "a", "part_of": "b"}, {"code": "a"}]}),
    (Period, {"kind": "half"}),
]


def changed(case: dict[str, Any]) -> Any:
    """Return the small report with what a case puts at its places."""
    data: Any = copy.deepcopy(SMALL)
    for way, value in case.items():
        *steps, last = str(way).split(".") if isinstance(way, str) else [way]
        if last == "":
            return value
        owner = data
        for step in steps:
            owner = owner[int(step) if isinstance(owner, list) else step]
        key = int(last) if isinstance(owner, list) else last
        if value is GONE:
            del owner[key]
        else:
            owner[key] = value
    return data


def told_of(case: dict[str, Any]) -> str:
    try:
        sokert.parse(changed(case))
    except sokert.DataError as error:
        return " // ".join(map(said, error.findings))
    return "read"


def told_of_alone(kind: type[Model], data: dict[str, Any]) -> str:
    with pytest.raises(sokert.DataError) as caught:
        kind(**data)
    return " // ".join(map(said, caught.value.findings))


def test_what_is_told_of_broken_data_is_the_golden(request: pytest.FixtureRequest) -> None:
    def named(case: dict[str, Any]) -> str:
        return repr({way: "gone" if value is GONE else value for way, value in case.items()}).replace(": ", "=")[:90]

    told = {named(case): told_of(case) for case in CASES}
    told |= {f"{kind.__name__} {named(data)}": told_of_alone(kind, data) for kind, data in ALONE}
    as_golden("data", told, request)

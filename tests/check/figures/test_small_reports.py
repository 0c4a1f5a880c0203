"""Small reports with one thing said otherwise, and all that is told of their figures."""

from __future__ import annotations

from typing import Any

import pytest

from check.figures.reports import report_of
from sokert.check.figures import check
from told import as_golden, said

Metric = dict[str, Any]


def count(code: str, value: object, **more: object) -> Metric:
    """Return a count of applications."""
    return {"code": code, "name": f"Đơn {code}", "value": value, "unit": "đơn", **more}


def rate(value: object, name: str = "Tỷ lệ đơn xong", **more: object) -> Metric:
    """Return a rate in per cent."""
    return {"code": "r", "name": name, "value": value, "unit": "%", "nature": "rate", **more}


def stated(kind: str, value: object, **more: object) -> dict[str, list[dict[str, object]]]:
    """Return one stated figure."""
    return {"stated": [{"kind": kind, "value": value, **more}]}


def parts(whole: Metric, *others: Metric) -> list[Metric]:
    """Return a whole with all its parts."""
    return [{**whole, "closed": True}, *({**one, "part_of": whole["code"]} for one in others)]


A, B, C = count("a", 30), count("b", 10), count("c", 20)
PLANNED = {"plan": 100}
# 9601 is 9610 with two digits swapped: both sums are off by 9.
SWAPPED = [
    count("nhan", 10045),
    count("xong", 9601),
    count("con", 435),
    count("truoc", 7010),
    count("dung", 2582),
    count("qua", 18),
]
SWAPPED_SUMS = ["nhan = xong + con", "xong = truoc + dung + qua"]

CASES: dict[str, tuple[list[Metric], list[str]]] = {
    "an identity that holds": ([A, B, C], ["a = b + c"]),
    "one that does not": ([A, B, count("c", 25)], ["a = b + c"]),
    "one with blanks behind": ([A, B, count("c", 25)], ["a = b + c  "]),
    "brackets": ([A, B, C], ["b = a - (c + b - b)"]),
    "brackets in brackets": ([A, B, C], ["a - (b - (c - b)) = c + c"]),
    "a bracket too many": ([A, B, C], ["a = b + c)"]),
    "a bracket never closed": ([A, B, C], ["a = (b + c"]),
    "two signs": ([A, B, C], ["a = b = c"]),
    "no sign": ([A, B, C], ["a + b"]),
    "a sign that ends it": ([A, B, C], ["a = b +"]),
    "a sign that it does not know": ([A, B, C], ["a = b * c"]),
    "a bracket behind a code": ([A, B, C], ["a = b (c)"]),
    "two codes side by side": ([A, B, C], ["a = b c"]),
    "no more than": ([A, B, C], ["a <= b + c", "b <= c", "c <= a"]),
    "more than it may be": ([A, B, C], ["a <= b", "a <= c"]),
    "no less than": ([A, B, C], ["a >= b + c", "c >= b"]),
    "less than it may be": ([A, B, C], ["b >= a", "c >= a"]),
    "a figure below nothing": ([A, B, C], ["b - a <= c", "b - a >= c"]),
    "an unknown code": ([A, B, C], ["a = b + d"]),
    "a whole before and now": (
        [count("a", 30, previous=25), count("b", 10, previous=10), count("c", 20, previous=10)],
        ["a = b + c"],
    ),
    "a hedged whole": ([count("a", 30, hedge="gần"), B, count("c", 19)], ["a = b + c"]),
    "a hedged whole on the wrong side": ([count("a", 30, hedge="hơn"), B, count("c", 19)], ["a = b + c"]),
    "a hedged part": ([A, count("b", 10, hedge="gần"), count("c", 25)], ["a = b + c"]),
    "roughly": ([count("a", 30, hedge="khoảng"), B, count("c", 26)], ["a = b + c"]),
    "estimated": ([count("a", 31, hedge="ước"), B, C], ["a = b + c"]),
    "a hedge that is not round": ([count("a", 1237, hedge="hơn"), count("b", 1237, hedge="dưới")], []),
    "a hedge of two units": ([count("a", 30, hedge="gần"), count("b", 10, unit="tấn"), C], ["a = b + c"]),
    "parts of a closed list": (parts(A, B, C), []),
    "parts that are too many": (parts(A, B, count("c", 25)), []),
    "open parts": ([A, count("b", 10, part_of="a"), count("c", 15, part_of="a")], []),
    "open parts above their whole": ([A, count("b", 10, part_of="a"), count("c", 25, part_of="a")], []),
    "one open part above its whole": ([A, count("b", 35, part_of="a")], []),
    "shares of a list": (
        parts(A, count("b", 10, **stated("share", "33.3")), count("c", 20, **stated("share", "66.7"))),
        [],
    ),
    "a share that is wrong": (
        parts(A, count("b", 10, **stated("share", "43.3")), count("c", 20, **stated("share", "66.7"))),
        [],
    ),
    "shares of what nobody counted": (
        [
            count("a", None, written="chưa rõ", closed=True),
            count("b", 10, part_of="a", **stated("share", "40.3")),
            count("c", 20, part_of="a", **stated("share", "66.7")),
        ],
        [],
    ),
    "the growth of a whole outside its parts'": (
        parts(
            count("a", 30, **stated("change", 9)),
            count("b", 10, **stated("change", 5)),
            count("c", 20, **stated("change", 7)),
        ),
        [],
    ),
    "the growth of a whole below its parts'": (
        parts(
            count("a", 30, **stated("change", -9)),
            count("b", 10, **stated("change", 5)),
            count("c", 20, **stated("change", 7)),
        ),
        [],
    ),
    "plans of parts": (parts(count("a", 30, plan=50), count("b", 10, plan=20), count("c", 20, plan=35)), []),
    "progress of a whole beyond its parts'": (
        parts(count("a", 30, plan=30), count("b", 10, plan=20), count("c", 20, plan=35)),
        [],
    ),
    "progress of a whole behind its parts'": (
        parts(count("a", 30, plan=90), count("b", 10, plan=20), count("c", 20, plan=35)),
        [],
    ),
    "a rate and its pair": ([A, B, rate("33.3", done="b", of="a")], []),
    "a rate that is not its pair's": ([A, B, rate("34.3", done="b", of="a")], []),
    "a rate of a thousand": ([A, B, rate("334.3", done="b", of="a", unit="‰")], []),
    "a rate just possible": ([count("a", 5), rate(19, of="a")], []),
    "a rate just possible from below": ([count("a", 8), rate(13, of="a")], []),
    "a rate that is not possible": ([count("a", 8), rate(15, of="a")], []),
    "a ratio as a rate": ([rate("0.996", name="Tỷ lệ hài lòng")], []),
    "a ratio without a unit": ([rate("0.996", name="Tỷ lệ hài lòng", unit=None, nature="flow")], []),
    "a ratio of something else": ([rate("0.996", name="Mức nước", unit=None, nature="flow")], []),
    "the whole as a ratio": ([rate(1, name="Tỷ lệ hoàn thành")], []),
    "a small rate that fell": ([rate("0.9", name="Tỷ lệ hồ sơ chậm", previous="0.8")], []),
    "a rate far below the one before": ([rate("0.99", name="Tỷ lệ phủ sóng", previous="98.5")], []),
    "changes that look like indices": (
        [count("a", 30, **stated("change", 103)), count("b", 30, **stated("change", 124))],
        [],
    ),
    "changes that do not": ([count("a", 30, **stated("change", 102)), count("b", 30, **stated("change", 124))], []),
    "a change": ([count("a", 30, previous=25, **stated("change", 20))], []),
    "a wrong change": ([count("a", 30, previous=25, **stated("change", 21))], []),
    "a change the other way": ([count("a", 30, previous=25, **stated("change", -20))], []),
    "a change of nothing": ([count("a", 30, previous=0, **stated("change", 30))], []),
    "a sum of money that grew from nothing": (
        [count("a", "30.5", unit="tỷ đồng", previous=0, **stated("change", 30))],
        [],
    ),
    "a difference": ([count("a", 30, previous=25, **stated("difference", 6))], []),
    "a change and its difference, no level": (
        [{**count("a", 30), "stated": [{"kind": "change", "value": 20}, {"kind": "difference", "value": 6}]}],
        [],
    ),
    "an estimated level": ([count("a", 30, hedge="ước", previous=25, **stated("change", 21))], []),
    "progress": ([count("a", 30, **PLANNED, **stated("progress", 31))], []),
    "progress by a maker": (
        [
            {
                **count("a", 30),
                "plan": [{"by": "HĐND", "value": 60}, {"by": "Trung ương", "value": 90}],
                "stated": [{"kind": "progress", "value": 34, "by": "HĐND"}],
            }
        ],
        [],
    ),
    "an excess": ([count("a", 130, **PLANNED, **stated("excess", 31))], []),
    "an excess of a rate": ([rate(95, plan=90, **stated("excess", 6))], []),
    "points of a rate": ([rate(95, previous=90, **stated("points", 6))], []),
    "a change of a rate in points": ([rate(95, previous=90, **stated("change", 5))], []),
    "a change of a rate": ([rate(95, previous=90, **stated("change", 7))], []),
    "points of a count": ([count("a", 30, previous=25, **stated("points", 20))], []),
    "points of a share": (
        [count("a", 100, previous=100), count("b", 30, previous=25, of="a", **stated("points", 6))],
        [],
    ),
    "an average by months": ([count("a", 60, **stated("average", 11))], []),
    "an average by another's count": ([count("a", 60), count("b", 90, **stated("average", 2, of="a"))], []),
    "an average of a stock": ([count("a", 60, nature="stock", **stated("average", 11))], []),
    "a share of a total": ([count("a", 30, total=90, **stated("share", 34))], []),
    "a share of an estimate": ([count("a", 90, hedge="ước"), count("b", 30, of="a", **stated("share", 34))], []),
    "two shares of what is not told": (
        [
            count("b", 10, part_of="x", **stated("share", 10)),
            count("c", 20, part_of="x", **stated("share", 30)),
        ],
        [],
    ),
    "a rank": (
        [{"code": "a", "name": "Xếp hạng", "value": 3, "previous": 5, "nature": "rank", **stated("difference", 3)}],
        [],
    ),
    "a multiple": ([count("a", 30, previous=10, **stated("multiple", 4))], []),
    "an index": ([count("a", 30, previous=10, **stated("index", 310))], []),
    "one wrong part that breaks its own growth too": (
        [count("a", 100), count("b", 40), count("c", 30), count("d", 20, previous=15, **stated("change", 100))],
        ["a = b + c + d"],
    ),
    "one wrong part that breaks its own sum too": (
        [count("a", 100), count("b", 40), count("c", 30), count("d", 20), count("e", 14), count("f", 16)],
        ["a = b + c + d", "d = e + f"],
    ),
    "one wrong figure of two sums, whichever stands first": (SWAPPED, SWAPPED_SUMS[::-1]),
    "one wrong figure that is taken away": (SWAPPED, ["con = nhan - xong", "qua = xong - truoc - dung"]),
    "one wrong whole of open parts": (
        [one if one["code"] not in ("truoc", "dung", "qua") else {**one, "part_of": "xong"} for one in SWAPPED],
        SWAPPED_SUMS[:1],
    ),
    "a second wrong figure in the sum of a swapped one": ([*SWAPPED[:-1], count("qua", 81)], SWAPPED_SUMS),
    "two figures of two sums, of which another sum proves one": (
        [count("a", 100), count("b", 40), count("c", 50), count("d", 100), count("e", 30), count("f", 10)],
        ["a = b + c", "d = b + c", "b = e + f"],
    ),
    "two wrong parts": (
        [count("a", 100), count("b", 40), count("c", 30), count("d", 20, previous=15, **stated("change", 50))],
        ["a = b + c + d"],
    ),
    **{
        f"written {words}": ([count("a", 1237, written=words)], [])
        for words in (
            "1.237",
            "12.370",
            "1,2 nghìn",
            "1,3 nghìn",
            "gần 1.300",
            "gần 1.200",
            "hơn 1.200",
            "trên 1.300",
            "khoảng 1.300",
            "khoảng 1.500",
            "rất nhiều",
        )
    },
    "in and out, one unsaid": (
        [
            count("tiep_nhan", 100),
            count("da_giai_quyet", 80),
            count("dang_giai_quyet", 15),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_of_a_small_report_is_the_golden(name: str, request: pytest.FixtureRequest) -> None:
    metrics, identities = CASES[name]
    found = check(report_of(*metrics, identities=identities))
    as_golden("reports", {name: " / ".join(f"{one.code} {said(one)}" for one in found)}, request)

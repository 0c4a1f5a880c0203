"""Says which passages tell of what is to come: tasks, targets, requests. Their figures are not those of the period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sokert.check.text.passage import Passage

_DONE = "kết quả|tình hình|đánh giá|sơ kết|tổng kết|kiểm điểm|thực hiện|đã|đạt"
_AIMS = "phương hướng|định hướng|mục tiêu|phấn đấu|dự kiến|đề nghị|kiến nghị|đề xuất|yêu cầu"
_WHEN = r"\d|những tháng|quý|năm|thời gian|trọng tâm|chủ yếu"
_TASKS = (
    rf"giải pháp|nhiệm vụ(?=,? (?:và )?(?:{_WHEN}|giải pháp)|\W*$)|công tác trọng tâm|chương trình công tác|"
    r"(?:chỉ tiêu|kế hoạch)(?= (?:phấn đấu|\d tháng cuối|những tháng|thời gian tới))"
)
# The first words of a heading say what stands below it: "Nhiệm vụ trọng tâm", but not "Nhiệm vụ được giao".
_OPENS = re.compile(rf"(?:(?:{_DONE})|(?P<ahead>{_AIMS}|{_TASKS}))\b", re.IGNORECASE)
_AIMED = re.compile(rf"\b(?:{_AIMS}|sẽ)\b", re.IGNORECASE)
_RESULT = re.compile(r"\b(?:báo cáo|kết quả|tình hình|đã|đạt được)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\W*(?:(?:phần (?:thứ )?\w+|[ivx]+|[\d.]+|[a-zđ])\W+)?(?:(?:về|một số|các|những) )*", re.IGNORECASE
)
_SHORT = 150  # letters of a heading in a Word file, which says nothing else of it


def ahead(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the `id` of each passage of what is still to come: below a heading of plans, or one that a colon ends."""
    found, below, listed = set[int](), 0, False
    for passage in passages:
        found |= {id(passage)} if below or listed else set()
        text, first = passage.text, _FIRST.match(passage.text)
        word = _OPENS.match(text, first.end() if first else 0)
        if text.endswith(":") and passage.kind != "title":
            listed = bool(_AIMED.search(text) or (word and word["ahead"])) and not _RESULT.search(text)
        elif passage.kind == "title" or _may_head(passage):
            level = _level(passage)
            ends = bool(word) or (passage.kind == "title" and level <= below)
            below, listed = (level if word and word["ahead"] else 0) if ends else below, False
    return frozenset(found)


def _level(passage: Passage) -> int:
    """Return how deep a title stands in its report, from 1 on; the headings of a Word file are all alike."""
    path = passage.place(0, len(passage.text)).path
    return 1 + path.count("sections[") + path.endswith("body")


def _may_head(passage: Passage) -> bool:
    return passage.kind != "cell" and len(passage.text) <= _SHORT and passage.text[-1:] not in (".", ";", ",")

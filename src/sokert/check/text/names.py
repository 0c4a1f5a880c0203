"""Knows a report's own names from its issuer, and finds those of others and those out of use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sokert.check.text.passage import Passage
from sokert.check.text.territory import CITIES, MERGED, TOWNS, TWO_LEVELS, city_of
from sokert.models import Issuer

# From the outermost in; a province and a city under the Government are one level.
_NAMES = ("tỉnh|thành phố", "huyện|quận|thị xã", "xã|phường|thị trấn|đặc khu")
_LEVELS: Mapping[str, int] = {name: level for level, names in enumerate(_NAMES) for name in names.split("|")}
_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_PROPER = rf"(?:[{_UPPER}][^\W\d_]*)(?:\s+(?:-\s+)?[{_UPPER}][^\W\d_]*){{0,3}}"
_PLACE = re.compile(rf"\b(?P<kind>{'|'.join(_LEVELS)})\s+(?P<name>{_PROPER})")
_BODY = (
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|UBMTTQ(?:VN)?|Đảng ủy|Đảng uỷ|Công an|Huyện ủy|"
    r"Tỉnh ủy|Tỉnh uỷ|Thành ủy|Đoàn ĐBQH và HĐND|Văn phòng UBND|Liên đoàn Lao động)"
)
_GOVERNED = re.compile(rf"\b{_BODY}\s+(?P<kind>{'|'.join(_LEVELS)})\s+(?P<name>{_PROPER})")
_KINDS = re.compile(
    rf"\b(?P<kind>[Tt]rường (?:[Tt]iểu học|THCS|THPT|[Mm]ầm non|PTDTBT|PTDTNT|TH&THCS)|[Bb]ệnh viện (?:Đa khoa )?"
    rf"(?:huyện|tỉnh|khu vực)?|[Tt]rạm Y tế (?:xã|phường))\s*(?P<name>{_PROPER})"
)
_REPORTS = re.compile(rf"(?:^|[.,;]\s+)(?P<name>[{_UPPER}][^.,;]*?)\s+(?:xin\s+)?trân trọng báo cáo")
# Others are named where something is done with them.
_WITH_OTHERS = re.compile(
    r"\b(?:phối hợp|học tập|trao đổi|kinh nghiệm|giáp ranh|ký kết|kết nghĩa|thăm|giao lưu|các tỉnh|các xã|các huyện|"
    r"làm việc với|đoàn công tác|hỗ trợ|ủng hộ|đối tác|liên kết|liên tỉnh|hợp tác|đón|tiếp đoàn|bàn giao|sáp nhập|"
    r"sắp xếp|tuyến|cụm|giữa|tại|đến từ|gửi|chuyển đến|chuyển công tác|các trường|hội thi)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:cũ|trước đây|trước khi|trước sắp xếp|sau sắp xếp|sắp xếp|sáp nhập|hợp nhất|bàn giao|kết thúc hoạt động|"
    r"trước ngày(?! \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )20(?:2[6-9]|[3-9]\d))|"
    r"trước 01/7|lịch sử|nay là|đổi tên|giải thể|không còn|khoản \d+|Điều \d+)\b"
    r"|\b\d{1,2}/0?[1-6]/2025\b|(?<!kỳ năm)(?<!với năm)[/ ]20(?:0\d|1\d|2[0-4])\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(trước|sau) (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)\b", re.IGNORECASE)
_DISTRICT = re.compile(
    rf"\bcấp huyện\b|\b(?:UBND|HĐND|Ủy ban nhân dân|Huyện ủy)\s+(?:các\s+)?(?:huyện|quận|thị xã)\b(?:\s+{_PROPER})?"
    rf"|\bcác huyện\b|\b(?:huyện|quận|thị xã|thị trấn)\s+{_PROPER}"
    rf"|(?<![^\W\d_] )\b(?:Huyện|Quận|Thị xã|Thị trấn)\s+{_PROPER}"
    rf"|\b(?:UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+(?:HUYỆN|QUẬN|THỊ XÃ)"
    rf"(?:\s+[{_UPPER}]+){{1,3}}(?![^\W\d_])"
)
_TOWN = re.compile(rf"\b(?:[Tt]hành phố|TP\.?)\s+(?:{TOWNS})(?![^\W\d_])")
_NAMED = (
    "|".join(sorted({*MERGED, *CITIES}, key=len, reverse=True)).replace(" - ", " [-–] ").replace("Hòa", "H(?:òa|oà)")
)
_PROVINCE = re.compile(rf"\b(?:[Tt]ỉnh|TỈNH)\s+(?P<name>{_NAMED})(?![^\W\d_])", re.IGNORECASE)
# Older documents keep the names they were issued under, and so do those that no unit of the State founded.
_CITED = re.compile(rf"\bsố\s*\d+[^;]*?/[{_UPPER}]{{2,}}[^;]*$")
_OWN_NAME = re.compile(
    r"\b(?:Hội(?! đồng)|Hiệp hội|Liên đoàn(?! Lao động)|Đoàn Luật sư|Quỹ|Câu lạc bộ|Công ty|Ngân hàng)\b[^,;.:()]*$"
)


_ROW = re.compile(r"((?:tỉnh|thành phố) [^,;.:]{3,25}?(?:,| và) )+$")


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that is not the report's own: where, and the own one."""

    start: int
    end: int
    right: str


def strangers(passage: Passage, issuer: Issuer) -> Iterator[Stranger]:
    """Yield the bodies and agencies in a passage that stand where the report's own belong."""
    text = passage.text
    own = _places(issuer)
    lowest = max(own, default=-1)
    for match in _GOVERNED.finditer(text):
        level = _LEVELS[match["kind"]]
        if level <= lowest and level in own and not _is_own(match["name"], own[level]) and not _shared(passage, match):
            body = text[match.start() : match.start("name")]
            yield Stranger(match.start(), match.end(), body + min(own[level]))
    kind = _KINDS.search(issuer.name)
    for match in _KINDS.finditer(text) if kind else ():
        assert kind is not None
        same = match["kind"].lower() == kind["kind"].lower()
        if same and not _is_own(match["name"], {kind["name"]}) and not _shared(passage, match):
            yield Stranger(match.start(), match.end(), kind[0])
    for match in _REPORTS.finditer(text):
        if not _may_report(match["name"], issuer):
            yield Stranger(match.start("name"), match.end("name"), issuer.name)


def _places(issuer: Issuer) -> dict[int, set[str]]:
    """Return the places the issuer names, by level."""
    own: dict[int, set[str]] = {}
    for words in (issuer.parent or "", issuer.name):
        for match in _PLACE.finditer(words.title() if words.isupper() else words):
            own.setdefault(_LEVELS[match["kind"].lower()], set()).add(match["name"])
    return own


def _is_own(name: str, own: set[str]) -> bool:
    """Return whether a name is one of the own, whatever follows either in capitals."""
    return any(name.lower().startswith(one.lower()) or one.lower().startswith(name.lower()) for one in own)


def _shared(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether the sentence tells of something that is done with others."""
    begin, end = passage.sentence(match.start())
    return bool(_WITH_OTHERS.search(passage.text, begin, end))


def _may_report(name: str, issuer: Issuer) -> bool:
    """Return whether who "trân trọng báo cáo" may be the issuer, by its name or a part of it."""
    if len(re.findall(rf"(?<![^\W\d_])[{_UPPER}]", name)) < 2:
        return True  # "Nhà trường", "Đơn vị": no name at all
    said, own = name.lower(), f"{issuer.name} {issuer.parent or ''}".lower()
    words = set(re.findall(r"[^\W\d_]+", said))
    return (
        said in own or issuer.name.lower() in said or words <= set(re.findall(r"[^\W\d_]+", own)) or "báo cáo" in said
    )


def outdated(passage: Passage, day: date) -> Iterator[tuple[int, int, date, str]]:
    """Yield the units that a passage names as if they were there still: where, since when not, and the name now.

    The name is empty where only a person knows it: a district's communes.
    """
    for found in (*_DISTRICT.finditer(passage.text), *_TOWN.finditer(passage.text)):
        if day >= TWO_LEVELS and not _of_old(passage, found):
            yield *found.span(), TWO_LEVELS, ""
    for found in _PROVINCE.finditer(passage.text):
        name = _proper(found["name"])
        since = TWO_LEVELS if name in MERGED else CITIES[name]
        now = city_of(MERGED.get(name, name), day)
        if day >= since and not _of_old(passage, found) and not _is_beside(passage.text[: found.start()], now):
            yield *found.span(), since, now


def _is_beside(before: str, now: str) -> bool:
    """Return whether a name is told in one breath with the one that took over: "tỉnh Lâm Đồng, tỉnh Bình Thuận"."""
    row = _ROW.search(before)
    return row is not None and now in row[0]


def _proper(name: str) -> str:
    """Return a province's name as the lists have it."""
    plain = name.replace("–", "-").replace("oà", "òa").replace("OÀ", "ÒA").casefold()
    return next(one for one in (*MERGED, *CITIES) if one.casefold() == plain)


def _of_old(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether the sentence speaks of the time before, or a document of that time is cited."""
    begin, end = passage.sentence(match.start())
    before = passage.text[begin : match.start()]
    turns = _TURN.findall(passage.text, 0, match.start())
    if turns and turns[-1].lower() == "trước":
        return True  # "Trước sáp nhập: tỉnh A có ...; tỉnh B có ...": each sentence of it
    return bool(_OLD.search(passage.text, begin, end) or _CITED.search(before) or _OWN_NAME.search(before))

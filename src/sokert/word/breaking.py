"""Where the lines of a title and of an agency's name break: by meaning, and about as long as each other.

Least cost over all breaks: free after a comma, cheap before a level of government or a linking word, dear inside a
phrase, forbidden inside a word of two syllables or between a level and its name: never "TỈNH / MẪU".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sokert.ooxml.font_metrics import width
from sokert.word.gluing import GLUE

_LEVELS = frozenset(["tỉnh", "xã", "phường", "huyện", "quận"])
_TWO_LEVELS = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu")})
_DATE = re.compile(rf"(?:tháng|năm){GLUE}\d+\W*", re.IGNORECASE)
_DATED = re.compile(rf"(?:ngày|tháng){GLUE}\d+", re.IGNORECASE)
_LINKS = frozenset(["và", "của", "về", "theo", "tại", "trên"])
_SMALL = _LINKS | frozenset(["các", "những", "cho", "với", "đến", "do", "từ", "là", "trong", "đầu", "cuối"])
_COMMA, _LEVEL, _LINK, _PLAIN, _AFTER_SMALL, _PHRASE, _COMPOUND, _NAME = 0, 5, 8, 40, 120, 300, 3000, 2000
_UNEVEN, _ANOTHER = 100, 60  # for lines of unlike length, and for each line above the least
_MARGIN = 2.0  # points left free on both sides: the widths of a font and of its double differ by less
_LONGEST_NAME = 3  # syllables of a place's name
# Words of several syllables are joined by "_"; a line is not broken inside a phrase without need.
_PHRASES = """
ủy_ban nhân_dân|uỷ_ban nhân_dân|hội_đồng nhân_dân|văn_phòng|kinh_tế - xã_hội|kinh_tế|xã_hội|quốc_phòng|an_ninh|công_tác
phương_hướng|nhiệm_vụ|giải_pháp|trọng_tâm|kết_quả|sơ_kết|tổng_kết|báo_cáo|đầu_năm|cuối_năm|nông_nghiệp|môi_trường
tài_chính|y_tế|giáo_dục|đào_tạo|văn_hóa|văn_hoá|thể_thao|du_lịch|nội_vụ|tư_pháp|công_thương|xây_dựng|khoa_học
công_nghệ|dân_tộc|tôn_giáo|thanh_tra|ngoại_vụ|trung_tâm|phục_vụ|hành_chính công|thủ_tục hành_chính|bệnh_viện|đa_khoa
khu_vực|trung_học phổ_thông|trung_học cơ_sở|tiểu_học|mầm_non|mặt_trận tổ_quốc|việt_nam|liên_đoàn lao_động|đảng_bộ
đảng_ủy|đảng_uỷ|tỉnh_ủy|huyện_ủy|ban chấp_hành|thanh_niên|cộng_sản|liên_hiệp phụ_nữ|nông_dân|cựu_chiến_binh|cải_cách
chuyển_đổi số|bảo_đảm|phát_triển|thực_hiện|số_liệu|giả_định|tổng_hợp|chi_tiết|chỉ_tiêu|nghị_quyết|kế_hoạch|quyết_định
đề_án|quản_lý|nhà_nước|thiên_tai|tham_nhũng|lãng_phí|tiếp_nhận|giải_quyết|danh_mục|văn_bản|ban_hành|trung_ương
"""


class Broken(NamedTuple):
    """A text ready to be set: its words, and how far its paragraph is moved in on both sides, in points."""

    text: str
    indent: float


def _costs() -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return the phrases, each with what a break costs behind each of its syllables but the last."""
    made = {}
    for phrase in re.split(r"[|\n]", _PHRASES.strip()):
        words = [word.split("_") for word in phrase.split(" ")]
        costs = [cost for word in words for cost in [_COMPOUND] * (len(word) - 1) + [_PHRASE]]
        made[tuple(syllable for word in words for syllable in word)] = tuple(costs[:-1])
    return made


_KNOWN = _costs()
_MOST = max(map(len, _KNOWN))


@lru_cache(maxsize=512)
def broken(text: str, measure: float, size: float, bold: bool) -> Broken:
    """Return a text so that it is set in balanced lines in a column `measure` points wide.

    >>> narrow = broken("ỦY BAN NHÂN DÂN TỈNH MẪU", 175, 13, bold=True)
    >>> lines(narrow.text, 175 - 2 * narrow.indent, 13, bold=True)
    ['ỦY BAN NHÂN DÂN', 'TỈNH MẪU']

    The paragraph is made narrower, so that plain setting gives these lines and the words stay clean; where that does
    not, the blanks inside the lines become no-break spaces. A text that fits on one line, or whose author broke it,
    stays as it is.
    """
    words = text.split(" ")
    if "\n" in text or len(words) < 2 or width(text, size, bold) <= measure - _MARGIN:
        return Broken(text, 0)
    parts = _best(words, measure - _MARGIN, size, bold)
    if not parts:
        return Broken(text, 0)
    longest = max(width(part, size, bold) for part in parts)
    indent = max(0.0, (measure - longest) / 2 - _MARGIN)
    clean = lines(text, measure - 2 * indent, size, bold) == parts == lines(text, longest + 0.1, size, bold)
    return Broken(text if clean else " ".join(part.replace(" ", GLUE) for part in parts), indent)


def lines(text: str, measure: float, size: float, bold: bool = False) -> list[str]:
    """Return the lines of a text as a word processor sets them."""
    made: list[str] = []
    for word in text.split(" "):
        longer = f"{made[-1]} {word}" if made else word
        if made and width(longer, size, bold) <= measure:
            made[-1] = longer
        else:
            made.append(word)
    return made


def _best(words: Sequence[str], measure: float, size: float, bold: bool) -> list[str]:
    """Return the lines of least cost, of the least number that is possible up to two more; none where none fit."""
    least = len(lines(" ".join(words), measure, size, bold))
    costs = _between(words)
    mean = width(" ".join(words), size, bold) / least
    spaces = [width(" ".join(words[:number]), size, bold) for number in range(len(words) + 1)]
    blank = width(" ", size, bold)

    def long(start: int, end: int) -> float:
        return spaces[end] - spaces[start] - (blank if start else 0)

    # (lines, words set) → the least cost, and where the last of these lines begins
    found: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for count in range(1, least + 3):
        for end in range(1, len(words) + 1):
            for start in range(end):
                if (count - 1, start) not in found or (wide := long(start, end)) > measure:
                    continue
                cost = found[count - 1, start][0] + _UNEVEN * ((wide - mean) / mean) ** 2
                cost += (costs[start - 1] if start else 0) + (_ANOTHER if count > least else 0)
                if cost < found.get((count, end), (float("inf"), 0))[0]:
                    found[count, end] = (cost, start)
    ends = [(found[count, len(words)][0], count) for count in range(1, least + 3) if (count, len(words)) in found]
    if not ends:
        return []
    edges, count = [len(words)], min(ends)[1]
    while count:
        edges.append(found[count, edges[-1]][1])
        count -= 1
    return [" ".join(words[start:end]) for start, end in pairwise(reversed(edges))]


def _between(words: Sequence[str]) -> list[float]:
    """Return what a break costs behind each word but the last."""
    bare = [word.strip(",;:.()").lower() for word in words]
    costs = [_plain(words, bare, at) for at in range(len(words) - 1)]
    for start in range(len(bare)):
        for length in range(min(_MOST, len(bare) - start), 1, -1):
            if inner := _KNOWN.get(tuple(bare[start : start + length])):
                for at, cost in enumerate(inner, start):
                    costs[at] = max(costs[at], cost)
                break
    for at, word in enumerate(bare):
        second = (bare[at - 1], word) in _TWO_LEVELS if at else False
        if second:
            costs[at - 1] = _COMPOUND
        if second or word in _LEVELS:
            _keep_name(words, bare, costs, at)
    return costs


def _plain(words: Sequence[str], bare: Sequence[str], at: int) -> float:
    """Return what a break costs behind a word where no phrase forbids it."""
    following = bare[at + 1]
    if words[at].endswith((",", ";")) or words[at + 1].startswith("("):
        return _COMMA
    level = following in _LEVELS or tuple(bare[at + 1 : at + 3]) in _TWO_LEVELS
    if _DATED.fullmatch(words[at]) and _DATE.fullmatch(words[at + 1]):
        return _PHRASE
    cost = _LEVEL if level else _LINK if following in _LINKS else _PLAIN
    return cost + (_AFTER_SMALL if bare[at] in _SMALL else 0)


def _keep_name(words: Sequence[str], bare: Sequence[str], costs: list[float], level: int) -> None:
    """Keep the name of a place with its level: what follows in capitals, until a comma or a linking word."""
    for at in range(level, min(level + _LONGEST_NAME, len(words) - 1)):
        following = words[at + 1]
        if words[at].endswith((",", ";")) or not following[:1].isupper() or bare[at + 1] in _LINKS | _LEVELS:
            return
        if at > level and following.isupper() and tuple(bare[at + 1 : at + 3]) in _KNOWN:
            return
        costs[at] = max(costs[at], _NAME)


__all__ = ["Broken", "broken", "lines"]

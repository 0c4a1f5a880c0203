"""The kinds of document: the signs each is known by, the rules of form that hold for it, and those that hold otherwise.

Điều 7 and Phụ lục III of Nghị định 30/2020/NĐ-CP name 29 types beside the công văn; a checker also meets annexes in
files of their own, documents issued with a decision, slips, forms and speeches. Rules are named by patterns without
what they begin with, `SUBJ-*` is ND30-SUBJ-* and HD-SUBJ-*, or with it, where they hold for one standard alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sokert.errors import Level
from sokert.standards.shape import CAPITALS, Form, Style

_GRAVITY: tuple[Level, ...] = ("info", "warning", "error")


class Kind(NamedTuple):
    """A kind of document; what it does not say is as in a báo cáo."""

    name: str
    code: str = ""
    """Its abbreviation in numbers; a công văn has none, though people call it CV."""
    only: str = "*"
    """The rules that hold: where it is a few, they are named."""
    without: str = ""
    """Of these, the rules that do not hold."""
    words: str = "*"
    """The rules of words and figures that hold, by their codes."""
    unasked: str = ""
    """Of these, the rules whose questions are not told: of what they ask, mostly nothing is wrong here."""
    most: Level = "error"
    """The gravest level of its findings."""
    milder: Mapping[str, Level] = MappingProxyType({})
    """Rules whose findings are at most of a level."""
    needs: frozenset[str] = frozenset()
    """Components that it must have beyond those of every document."""
    spares: frozenset[str] = frozenset()
    """Components that it may lack."""
    styles: Mapping[str, Style] = MappingProxyType({})
    patterns: Mapping[str, str] = MappingProxyType({})
    sure: bool = True
    """Whether enough of what an office puts on such a document was found, so that what is missing is a fault."""

    def holds(self, id: str) -> bool:
        """Return whether a rule holds for this kind.

        >>> KINDS["CV"].holds("ND30-SUBJ-RULE"), KINDS["CV"].holds("ND30-MARGIN-LEFT")
        (False, True)
        """
        return _named(id, self.only) and not _named(id, self.without)

    def holds_of_words(self, code: str, level: Level = "error") -> bool:
        """Return whether a finding of a rule of words or figures is told of this kind.

        >>> KINDS["tài liệu khác"].holds_of_words("FIGURE-SUM"), KINDS["CV"].holds_of_words("FIGURE-SUM", "info")
        (True, True)
        >>> KINDS["tài liệu khác"].holds_of_words("FIGURE-SUM", "info")
        False
        """
        held = self.words if level != "info" or not _coded(code, self.unasked) else ""
        return _coded(code, held)

    @property
    def scope(self) -> str:
        """What alone is judged of it, where its form is not: its words and sums, or its sums and letters.

        Of one that only looks like its kind these are its paper, font, sums and words.

        >>> KINDS["bài phát biểu"].scope, KINDS["tài liệu khác"].scope, KINDS["CV"].scope
        ('words', 'letters', '')
        >>> KINDS["CV"].doubted().scope
        'doubted'
        """
        if not self.sure:
            return "doubted"
        if self.only:
            return ""
        return "words" if self.holds_of_words("TEXT-DOUBLED-WORD") else "letters"

    def level(self, id: str, level: Level) -> Level:
        """Return how grave a finding is in this kind.

        >>> KINDS["phiếu trình"].level("ND30-FONT", "error")
        'warning'
        """
        allowed = [most for rules, most in self.milder.items() if _named(id, rules)]
        return min(level, self.most, *allowed, key=_GRAVITY.index)

    def doubted(self) -> Kind:
        """Return the kind as far as it holds for a document that only looks like one: nothing is missed, little asked.

        >>> KINDS["CV"].doubted().holds("ND30-NO-FORMAT"), KINDS["CV"].doubted().level("ND30-FONT", "error")
        (False, 'info')
        """
        return self._replace(only=_DOUBTED, most="info", needs=frozenset(), sure=False)

    def form(self, form: Form) -> Form:
        """Return a standard's values as they are for this kind."""
        if form.name != "nd30" or not (self.styles or self.patterns):
            return form
        return replace(
            form,
            styles=MappingProxyType({**form.styles, **self.styles}),
            patterns=MappingProxyType({**form.patterns, **self.patterns}),
        )


def _coded(code: str, patterns: str) -> bool:
    return any(fnmatchcase(code, pattern) for pattern in patterns.split())


@cache  # of a few hundred rules and two dozen kinds
def _named(id: str, patterns: str) -> bool:
    rule = id.partition("-")[2]
    return any(fnmatchcase(rule, pattern) or fnmatchcase(id, pattern) for pattern in patterns.split())


_DOUBTED = "PAGE-SIZE FONT"  # what nearly every paper of an office keeps
_PAGE = "PAGE-SIZE PAGE-ORIENT MARGIN-* PAGENO* FONT COLOR SIZE-COHERENT"
_HEAD = "QH-* TN-* QHTN-* ORG-* TITLE TITLE-RULE PARENT ORG STAR VS-ND30"
_ABOVE = "RCPT-KG-* RCPT-KG RCPT-FIRST"  # a document that is sent to nobody above
_SIGNED = "NO NO-* DATE DATE-* SIGN-* SEAL-IMG RCPT-* DRAFTER"
_SUMS = "FIGURE-*"
_LETTERS = "TEXT-DECOMPOSED TEXT-LEGACY TEXT-LOOKALIKE TEXT-INVISIBLE TEXT-TONE-*"
_TITLELESS = "TYPE-STYLE TYPE SUBJ-STYLE SUBJ SUBJ-RULE SUBJ-NODOT SUBJ-CONTENT"

_ROWS = (
    Kind(
        "công văn",
        "CV",
        without=f"{_TITLELESS} ABBR-BC BASIS-STYLE BASIS",
        needs=frozenset({"addressee"}),
        patterns={"number": rf"Số: ?\d{{2,}}/[{CAPITALS}][\w&]*(?:-[{CAPITALS}\d][\w&.]*)*"},
    ),
    Kind("quyết định", "QĐ", without=_ABOVE),
    Kind("nghị quyết", "NQ", without=f"{_ABOVE} ND30-END-MARK"),  # Mẫu 1.1 shows none
    Kind("kế hoạch", "KH", without=_ABOVE),
    Kind("thông báo", "TB", without=_ABOVE),
    Kind("tờ trình", "TTr", needs=frozenset({"addressee"})),
    Kind(
        "biên bản",
        "BB",
        only=f"{_PAGE} {_HEAD} NO NO-* ABBR-BC TYPE-STYLE TYPE SUBJ-* SUBJ BODY-* RCPT-LABEL RCPT-LIST",
        without="SIZE-COHERENT",
        spares=frozenset({"recipients_label"}),
    ),
    Kind("giấy mời", "GM", without=f"{_ABOVE} H-*"),
    Kind("công điện", "CĐ", without=_ABOVE),
    Kind("hợp đồng", "HĐ", without=_ABOVE, spares=frozenset({"recipients_label", "authority"})),  # two sides sign
    Kind("giấy giới thiệu", "GGT", without=f"SUBJ-* SUBJ {_ABOVE}"),
    Kind("giấy nghỉ phép", "GNP", without=f"SUBJ-* SUBJ {_ABOVE}"),
    Kind("phiếu gửi", "PG", milder={"SUBJ-CONTENT SUBJ-RULE": "info"}),
    Kind("phiếu chuyển", "PC", milder={"SUBJ-CONTENT SUBJ-RULE": "info"}),
    Kind("phiếu báo", "PB", milder={"SUBJ-CONTENT SUBJ-RULE": "info"}),
    Kind("phiếu trình", only=f"{_PAGE} QH-TEXT TN-TEXT ORG-*", without="PAGENO*", most="warning"),
    Kind(
        "văn bản kèm theo",
        only=f"{_PAGE} {_HEAD} TYPE-STYLE TYPE SUBJ-STYLE SUBJ-CONTENT SUBJ-NODOT BODY-* H-* STRUCT-* END-MARK "
        "ANNEX-LINK",
        without="SIZE-COHERENT",
        milder={"QH-TEXT TN-TEXT ORG-NAME TITLE": "warning"},  # only the template shows its head
    ),
    Kind("phụ lục", only=f"{_PAGE} BODY-* ANNEX-*", without="ANNEX-REF ANNEX-PAGENO PAGE-ORIENT PAGENO*"),
    Kind(
        "mẫu biểu",
        only="FONT COLOR PAGE-SIZE QH-TEXT TN-TEXT",
        words=f"{_SUMS} TEXT-*",
        unasked=_SUMS,
        most="info",
        spares=frozenset({"country", "motto"}),
    ),
    Kind("bài phát biểu", only=""),
    Kind(
        "văn bản quy phạm pháp luật", only="", words=f"{_SUMS} TEXT-[!C]*", unasked=_SUMS
    ),  # Nghị định 78/2025/NĐ-CP sets its form
    Kind("tài liệu họp", only="PAGE-SIZE MARGIN-* FONT COLOR", most="warning"),
    Kind("chưa rõ", only="PAGE-SIZE FONT", most="warning"),
    Kind("văn bản đoàn thể", only="PAGE-SIZE FONT COLOR", most="warning"),  # guides of their own set its form
    Kind("bản in Công báo", only="", words=f"{_SUMS} TEXT-*", unasked=_SUMS),  # the Gazette sets it anew
    Kind("bản chép lại", only="", words=f"{_SUMS} TEXT-*", unasked=_SUMS),  # and so does a library of laws
    Kind("tờ rời", only=""),  # nothing on it says that an office made it, but it is short
    # Nothing on it says that an office made it: manuals, lessons, papers of students.
    Kind("tài liệu khác", only="", words=f"{_SUMS} {_LETTERS}", unasked=_SUMS),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.code or kind.name: kind for kind in _ROWS})
UNKNOWN = KINDS["chưa rõ"]
UNTYPED = frozenset({"chưa rõ", "tờ rời", "tài liệu khác"})
# What shows that an office issued a document, whoever drew it: of these as many must have been found as a kind that is
# issued needs, or it only looks like one: a copy without its head, a request of people, a form to be filled in.
WITNESSES = (
    frozenset({"country", "party"}),
    frozenset({"agency"}),
    frozenset({"number"}),
    frozenset({"place_date"}),
    frozenset({"recipients_label", "authority"}),
)
_ENOUGH = 3
# An office's report of a period is known by what it is about, even where its head is not there yet.
_ABOUT = re.compile(r"(về )?(sơ kết|tổng kết|công tác|tình hình|kết quả (công tác|thực hiện|triển khai))\b")
# Decisions and resolutions: the basis stands between the line of authority and "QUYẾT ĐỊNH:".
RESOLVING = frozenset({"QĐ", "NQ"})
INVITING = frozenset({"GM"})  # many say in the text alone what they invite to


def witnessed(kind: Kind, found: Collection[str], subject: str) -> Kind:
    """Return a kind that the signs told, doubted where too little of what an office puts on it was found.

    >>> witnessed(KINDS["TTr"], {"country", "authority"}, "").sure, witnessed(KINDS["phụ lục"], set(), "").sure
    (False, True)

    `subject` is what stands below the type name, in folded letters.
    """
    seen = sum(not names.isdisjoint(found) for names in WITNESSES)
    sure = seen >= _ENOUGH or (kind.code == "BC" and _ABOUT.match(subject))
    return kind if sure or not kind.code else kind.doubted()


def kind(code: str, form: Form) -> Kind:
    """Return a kind by its code, as a standard calls it.

    >>> from sokert.standards import form
    >>> kind("BC", form("nd30")).name, kind("KL", form("hd05")).name
    ('báo cáo', 'kết luận')
    """
    return KINDS.get(code) or Kind(form.types[code], code)


class Sign(NamedTuple):
    """A sign of a kind: what must be written where, what must not have been found, and what must beside it."""

    kind: str
    where: str
    words: str = ""
    lacking: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    """Of these at least one must have been found."""

    def fits(self, seen: Mapping[str, str]) -> bool:
        """Return whether a document, given as the words at each place, shows this sign."""
        return (
            self.where in seen
            and bool(_begins(self.words).match(seen[self.where]))
            and self.lacking.isdisjoint(seen)
            and (not self.having or not self.having.isdisjoint(seen))
        )


@cache  # Python's own memory of patterns is shared with all that a process does, and drops the first of them
def _begins(words: str) -> re.Pattern[str]:
    return re.compile(words)


_UNNAMED = frozenset({"type_name"})
_ISSUED = frozenset({"agency", "number"})  # what a letter has, of these at least one
_ISSUING = frozenset({"country", "party", "type_name"})  # what says that an office made it
_HEADLESS = frozenset({"country", "party"})
_UNLINKED = _HEADLESS | {"attached"}
_UNNUMBERED = frozenset({"country", "party", "number"})
_LAW = "văn bản quy phạm pháp luật"
_LAWS = r"luật|bộ luật|pháp lệnh|nghị định|thông tư( liên tịch)?"
# The first that fits tells the kind; a kind that is empty is that of the type name.
SIGNS = (
    Sign("bản in Công báo", "header"),
    Sign("bản chép lại", "copied"),
    Sign("văn bản đoàn thể", "youth", lacking=_HEADLESS),
    Sign("văn bản đoàn thể", "number", r"số\s*:?[\s\d.…_]*-\s?[a-z]+/", _HEADLESS),
    Sign("mẫu biểu", "first", r"mẫu( số| biểu)?\b", _HEADLESS),
    Sign("mẫu biểu", "first", r".{0,60}\bmẫu( số)? \w{1,4}[/-]\w"),
    Sign("mẫu biểu", "first", r"mẫu( số)? [\divxlc]+[a-zđ]?([.:\-]|$)"),  # the number of a form above its head
    Sign("mẫu biểu", "form_number"),  # or in it
    Sign("mẫu biểu", "explained"),
    Sign(_LAW, "number", r"(luật |bộ luật )?số\s*:?[\s\d.…_]*/\s*\d{4}/"),  # its number holds the year
    Sign(_LAW, "title", rf"({_LAWS})\b", frozenset({"type_name", "party"})),
    Sign(_LAW, "first", rf"({_LAWS})$", _HEADLESS),
    Sign(_LAW, "attached", rf"\(?(ban hành )?kèm theo (({_LAWS})\b|[^\d/(]*\bsố\s*\d*\s*/\s*\d{{4}}/)"),
    Sign("mẫu biểu", "top", r"phụ lục.{0,60}\bhợp đồng\b", _UNLINKED),  # of a contract, which two sides sign
    Sign("phụ lục", "first", r"phụ lục\b", _HEADLESS),
    Sign("phụ lục", "first", r"(biểu|bảng)( số)? [ivxlc\d.]+\b", _HEADLESS),
    Sign("mẫu biểu", "first", r"(biểu|bảng)\b", _UNLINKED),  # a table or a declaration that nothing was issued with
    Sign("tài liệu họp", "type_name", r"chương trình", _UNNUMBERED),
    Sign("phiếu trình", "title", r"phiếu trình\b"),
    Sign("văn bản kèm theo", "link", r"", frozenset({"number", "place_date"})),
    Sign("mẫu biểu", "type_name", r"hợp đồng", frozenset({"agency"})),  # between people: nobody issues it
    Sign("mẫu biểu", "type_name", r"(giấy|phiếu|biên bản)\b", _ISSUED | _HEADLESS),  # a form to be filled in by hand
    Sign("", "type_name"),
    Sign("bài phát biểu", "title", r"(bài )?(phát biểu|diễn văn|tham luận)\b", _UNNUMBERED),
    Sign("bài phát biểu", "opening", r"", _UNNUMBERED),
    Sign(
        "mẫu biểu",
        "title",
        r"(đơn|tờ khai|phiếu|danh sách|lý lịch|sơ yếu|bản khai|bản cam kết|bảng kê|giấy|(phụ lục )?hợp đồng|"
        r"(bản |biên bản )?thoả thuận|biên (lai|nhận|bản (bàn giao|giao nhận|nghiệm thu|thanh lý))|báo giá|lệnh)\b",
        _UNNAMED,
    ),
    Sign("mẫu biểu", "addressed_title", "", frozenset({"number", "letter_subject"})),  # "BẢN GIẢI TRÌNH" to somebody
    Sign("chưa rõ", "agency", r"hợp đồng\b"),  # its title stands where a letter has its agency
    Sign("CV", "letter_subject"),
    Sign("CV", "addressee", having=_ISSUED),
    Sign("CV", "number", r"số\s*:?[\s\d.…_]*/", frozenset({"title"}), _ISSUING),
    Sign("CV", "party_number", r"số[\s\d.…_]*-cv/"),
    Sign("mẫu biểu", "country", lacking=_ISSUED | _UNNAMED),  # nobody issues it
    Sign("tài liệu khác", "long", lacking=_ISSUING),
    Sign("tài liệu khác", "contents", lacking=_ISSUING),
    Sign("tờ rời", "some", lacking=_ISSUING),
)


def recognised(seen: Mapping[str, str], form: Form) -> Kind:
    """Return the kind a document seems to be, by the words found at each place.

    >>> from sokert.standards import form
    >>> recognised({"country": "", "number": "số: 12/ubnd-vx", "addressee": ""}, form("nd30")).name
    'công văn'
    >>> recognised({"country": "", "type_name": "tờ trình"}, form("nd30")).code
    'TTr'
    """
    for sign in SIGNS:
        if sign.fits(seen):
            codes = {name: code for code, name in form.types.items()}
            return kind(sign.kind or codes[seen["type_name"]], form)
    return UNKNOWN

"""What breaks each rule of form: a change of a good page, by the rule's id."""

from __future__ import annotations

import re

from sokert.check.form import drawn
from sokert.check.form.rules.body import TEXT, flowing, text
from sokert.check.form.rules.page_number import numbered
from sokert.ooxml.names import W
from sokert.resolved import edit


def section(name, **values):
    return lambda page: edit.section(page.document.sections[0], name, **values)


def one(page):
    return next(piece for piece in page.all("body") if flowing(piece))


def body(name, **values):
    return lambda page: edit.paragraph(one(page).paragraph, name, **values)


def sized(name, size):
    return lambda page: [edit.sized(run, size) for piece in page.all(name) for run in piece.runs]


def slanted(name):
    return lambda page: [edit.switched(run, "i", True) for piece in page.all(name) for run in piece.runs]


def reworded(name, old, new):
    return lambda page: [edit.reworded(piece.paragraph, old, new) for piece in page.all(name)]


def added(name, ending, at=-1, before=""):
    def broken(page):
        piece = page.all(name)[at]
        typed = piece.runs[at].text
        edit.reworded(piece.paragraph, typed, before + typed + ending)

    return broken


def relabelled(name, pattern, new):
    def broken(page):
        paragraph = page.all(name)[-1].paragraph
        if found := re.match(pattern, paragraph.text):
            edit.reworded(paragraph, found[0], found.expand(new))

    return broken


def emptied(name, at=0):
    def broken(page):
        for words in page.all(name)[at].paragraph.element.iter(f"{W}t"):
            words.text = ""

    return broken


def removed(name):
    def broken(page):
        for piece in page.all(name):
            piece.paragraph.element.getparent().remove(piece.paragraph.element)

    return broken


def unlined(name):
    def broken(page):
        line = drawn.below(page, name)
        for border in list(line.paragraph.element.iter(f"{W}pBdr", f"{W}drawing", f"{W}pict", f"{W}t")):
            if border.tag != f"{W}t" or set(border.text or "") <= set("_-"):
                border.getparent().remove(border)

    return broken


def underlined(name):
    def broken(page):
        unlined(name)(page)
        for run in page.all(name)[-1].runs:
            edit.run(run, "u", val="single")

    return broken


def unlinked(page):
    link = type(page)(page.document, page.form, {"annex_link": page.all("annex_link")})
    for part in list(drawn.below(link, "annex_link").paragraph.element.iter(f"{W}pBdr", f"{W}drawing", f"{W}pict")):
        part.getparent().remove(part)


def number(page):
    return numbered(page.document.sections[0].headers, "default")[0]


def worded(page):
    words = next(number(page).element.iter(f"{W}t"))
    words.text = f"Trang {words.text}"


def shown_on_first(page):
    own = page.document.sections[0].element
    own.remove(own.find(f"{W}titlePg"))


def running_on(page):
    for piece in page.all("annex_label"):
        numbers = page.document.sections[piece.paragraph.section].element.find(f"{W}pgNumType")
        numbers.attrib.pop(f"{W}start")


def together(page):
    for piece in page.all(*TEXT):
        edit.paragraph(piece.paragraph, "spacing", before="0", after="0")


BREAKS = {
    "ND30-PAGE-SIZE": section("pgSz", w="12240", h="15840"),
    "ND30-PAGE-ORIENT": section("pgSz", w="16838", h="11906", orient="landscape"),
    **{f"ND30-MARGIN-{it.upper()}": section("pgMar", **{it: "680"}) for it in ("top", "bottom", "left", "right")},
    "ND30-FONT": lambda page: edit.fonted(page.all("body")[0].runs[0], "Arial"),
    "ND30-COLOR": lambda page: edit.run(page.all("body")[0].runs[0], "color", val="0000FF"),
    "ND30-PAGENO-START": section("pgNumType", start="3"),
    "ND30-PAGENO-SIZE": lambda page: [edit.sized(run, 10) for run in number(page).runs],
    "ND30-PAGENO-POS": lambda page: edit.paragraph(number(page), "jc", val="right"),
    "ND30-PAGENO-FIRST": shown_on_first,
    "ND30-PAGENO-BARE": worded,
    "ND30-QH-TEXT": reworded("country", "NGHĨA", "NGHIÃ"),
    "ND30-TN-TEXT": reworded("motto", " - ", " – "),
    "ND30-QHTN-SPACING": lambda page: edit.paragraph(
        page.all("country")[0].paragraph, "spacing", line="360", lineRule="auto"
    ),
    "ND30-ORG-PARENT-ABBR": reworded("agency", "VĂN", "UBND"),
    "ND30-ORG-SPACING": lambda page: edit.paragraph(
        page.all("agency")[0].paragraph, "spacing", line="360", lineRule="auto"
    ),
    "ND30-NO-FORMAT": reworded("number", "/", " / "),
    "ND30-NO-COLON": reworded("number", "Số:", "Số"),
    "ND30-ABBR-BC": reworded("number", "BC-", "KH-"),
    "ND30-DATE-FORM": reworded("place_date", ", ngày", " ngày"),
    "ND30-DATE-ZERO": reworded("place_date", "tháng 7", "tháng 07"),
    "ND30-SUBJ-CONTENT": added("subject", " và nội dung" * 60),
    "ND30-SUBJ-NODOT": added("subject", "."),
    "ND30-QH-STYLE": sized("country", 15),
    "ND30-TN-STYLE": slanted("motto"),
    "ND30-ORG-PARENT-STYLE": sized("parent", 11),
    "ND30-ORG-STYLE": sized("agency", 11),
    "ND30-NO-STYLE": sized("number", 11),
    "ND30-DATE-STYLE": sized("place_date", 12),
    "ND30-TYPE-STYLE": sized("type_name", 18),
    "ND30-SUBJ-STYLE": sized("subject", 12),
    "ND30-H-PHAN-TITLE": sized("part_title", 12),
    "ND30-SIGN-NAME-STYLE": sized("signer_name", 12),
    "ND30-DRAFTER": sized("drafter", 13),
    "ND30-ANNEX-LABEL": sized("annex_label", 12),
    "ND30-ANNEX-TITLE": sized("annex_title", 12),
    "ND30-ANNEX-LINK": sized("annex_link", 12),
    "ND30-SIZE-COHERENT": lambda page: [edit.sized(run, 13) for run in page.all("place_date")[0].runs],
    "ND30-TN-RULE": unlined("motto"),
    "ND30-ORG-RULE": unlined("agency"),
    "ND30-SUBJ-RULE": unlined("subject"),
    "ND30-RULE-METHOD": underlined("agency"),
    "ND30-BODY-STYLE": lambda page: [edit.sized(run, 16) for run in one(page).runs],
    "ND30-BODY-JUSTIFY": body("jc", val="left"),
    "ND30-BODY-INDENT": body("ind", firstLine="0"),
    "ND30-BODY-PARASPACE": together,
    "ND30-BODY-LINESPACE": body("spacing", line="480", lineRule="auto"),
    "ND30-END-MARK": lambda page: edit.reworded(text(page)[-1].paragraph, "./.", "."),
    "ND30-STRUCT-TITLE": removed("part_title"),
    "ND30-H-PHAN": reworded("part_label", "Phần I", "Phần 1"),
    "ND30-H-PHAN-WORDS": reworded("part_label", "Phần I", "Phần thứ nhất"),
    "ND30-STRUCT-FREE": relabelled("roman_heading", r"[IVX]+(?=\.)", "IX"),
    "ND30-H-REPORT": relabelled("roman_heading", r"([IVX]+)\. ", r"\1- "),
    "ND30-H-KHOAN": relabelled("arabic_heading", r"(\d+)\. ", r"\1/ "),
    "ND30-H-DIEM": relabelled("letter_heading", r"(\w)\) ", r"\1. "),
    "ND30-H-DIEM-SEQ": relabelled("letter_heading", r"\w(?=\))", "h"),
    "ND30-SIGN-ABBR": reworded("authority", "KT. ", "K/T "),
    "ND30-SIGN-KT": emptied("authority", -1),
    "ND30-SIGN-POS-REAL": reworded("authority", "PHÓ CHÁNH", "PHÓ THƯỜNG TRỰC CHÁNH"),
    "ND30-SIGN-NAME-NOTITLE": added("signer_name", "", 0, "ThS. "),
    "ND30-RCPT-KG-WHEN": removed("addressee"),
    "ND30-RCPT-KG-STYLE": reworded("addressee", "Kính gửi:", "Kính gửi"),
    "ND30-RCPT-LABEL": reworded("recipients_label", "Nơi nhận:", "Nơi nhận"),
    "ND30-RCPT-LIST": lambda page: edit.reworded(page.all("recipients")[1].paragraph, ";", ","),
    "ND30-RCPT-LAST": reworded("recipients", "Lưu: VT", "Lưu VT"),
    "ND30-RCPT-FIRST": lambda page: edit.reworded(page.all("recipients")[0].paragraph, "Như trên", "Các sở"),
    "ND30-ANNEX-REF": lambda page: [edit.reworded(piece.paragraph, "Phụ lục", "Biểu") for piece in text(page)],
    "ND30-ANNEX-NUM": added("annex_label", " 1", 0),
    "ND30-ANNEX-PAGENO": running_on,
    "ND30-ANNEX-RULE": unlinked,
}
PARTY_BREAKS = {
    "HD-PAGE-SIZE": BREAKS["ND30-PAGE-SIZE"],
    **{f"HD-MARGIN-{it}": BREAKS[f"ND30-MARGIN-{it}"] for it in ("TOP", "BOTTOM", "LEFT", "RIGHT")},
    "HD-FONT": BREAKS["ND30-FONT"],
    "HD-PAGENO": BREAKS["ND30-PAGENO-SIZE"],
    "HD-TITLE": slanted("party"),
    "HD-PARENT": sized("parent", 11),
    "HD-ORG": sized("agency", 11),
    "HD-NO": sized("number", 11),
    "HD-DATE": sized("place_date", 12),
    "HD-TYPE": sized("type_name", 18),
    "HD-SUBJ": sized("subject", 12),
    "HD-H-PHAN": sized("part_label", 12),
    "HD-H-PHAN-TITLE": sized("part_title", 12),
    "HD-SIGN-AUTH-STYLE": sized("authority", 12),
    "HD-SIGN-POS-STYLE": sized("position", 12),
    "HD-SIGN-NAME-STYLE": sized("signer_name", 12),
    "HD-RCPT-LABEL": sized("recipients_label", 13),
    "HD-RCPT-LIST": sized("recipients", 13),
    "HD-TITLE-RULE": unlined("party"),
    "HD-STAR": emptied("star"),
    "HD-SUBJ-RULE": emptied("subject_line"),
    "HD-BODY-SIZE": BREAKS["ND30-BODY-STYLE"],
    "HD-BODY-JUSTIFY": BREAKS["ND30-BODY-JUSTIFY"],
    "HD-BODY-INDENT": BREAKS["ND30-BODY-INDENT"],
    "HD-BODY-PARASPACE": together,
    "HD-BODY-LINESPACE": BREAKS["ND30-BODY-LINESPACE"],
    "HD-END-MARK": lambda page: added("body", "/.")(page),
    "HD-H-HABIT": relabelled("roman_heading", r"([IVX]+)(?:\.|-) ", r"\1/ "),
    "HD-SIGN-TM": reworded("authority", "T/M ", "TM. "),
}
# A rule with several faults: what else breaks it.
MORE = (
    ("ND30-ORG-STYLE", lambda page: edit.paragraph(page.all("agency")[-1].paragraph, "jc", val="left")),
    ("ND30-RULE-METHOD", underlined("motto")),
    ("ND30-RULE-METHOD", underlined("subject")),
    ("ND30-H-PHAN", sized("part_label", 12)),
    ("ND30-H-REPORT", sized("roman_heading", 12)),
    ("ND30-RCPT-KG-STYLE", sized("addressee", 12)),
    ("ND30-RCPT-LABEL", sized("recipients_label", 13)),
    ("ND30-RCPT-LIST", sized("recipients", 13)),
    ("ND30-SIGN-STYLE", sized("authority", 12)),
)
PARTY_MORE = (
    ("HD-ORG", lambda page: edit.paragraph(page.all("agency")[-1].paragraph, "jc", val="left")),
    ("HD-TITLE", reworded("party", "CỘNG", "CỘNGG")),
    ("HD-NO", reworded("number", "/", " / ")),
    ("HD-DATE", reworded("place_date", ", ngày", " ngày")),
    ("HD-H-PHAN", reworded("part_label", "Phần I", "Phần 1")),
    ("HD-PAGENO", BREAKS["ND30-PAGENO-POS"]),
    ("HD-PAGENO", shown_on_first),
    ("HD-PAGENO", section("pgMar", header="1134")),
    ("HD-RCPT-LABEL", reworded("recipients_label", "Nơi nhận:", "Nơi nhận")),
    ("HD-RCPT-LIST", lambda page: edit.reworded(page.all("recipients")[0].paragraph, ";", ",")),
)

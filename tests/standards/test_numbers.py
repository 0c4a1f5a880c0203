"""The law's numbers, typed a second time by hand from its sentences."""

from datetime import date

import pytest

from sokert.standards import FORMS, RULES, chosen, hd05, hd36, in_force, nd30

ND30_SIZES = {
    "country": (12, 13),
    "motto": (13, 14),
    "parent": (12, 13),
    "agency": (12, 13),
    "number": (13, 13),
    "place_date": (13, 14),
    "type_name": (13, 14),
    "subject": (13, 14),
    "letter_subject": (12, 13),  # Phụ lục I, II.5.b and the size table of Phụ lục I
    "basis": (13, 14),
    "body": (13, 14),
    "part_label": (13, 14),
    "part_title": (13, 14),
    "roman_heading": (13, 14),
    "arabic_heading": (13, 14),
    "letter_heading": (13, 14),
    "authority": (13, 14),
    "position": (13, 14),
    "signer_name": (13, 14),
    "addressee": (13, 14),
    "recipients_label": (12, 12),
    "recipients": (11, 11),
    "annex_label": (14, 14),
    "annex_title": (13, 14),
    "annex_link": (13, 14),
    "page_number": (13, 14),
    "urgency": (13, 14),
    "circulation": (13, 14),
    "deciding": (13, 14),  # mẫu 1.1: who decides, above the basis lines
    "draft": (13, 14),  # the decree is silent: the custom of earlier rules
    "drafter": (11, 11),
    "address": (11, 12),
    "electronic": (10, 10),
}
ND30_BOLD = {
    *("country", "motto", "agency", "type_name", "subject", "part_label", "part_title", "roman_heading"),
    *("arabic_heading", "authority", "position", "signer_name", "recipients_label", "annex_label"),
    *("annex_title", "urgency", "circulation", "draft", "deciding"),
}
ND30_ITALIC = {"place_date", "basis", "recipients_label", "annex_link"}
ND30_UPPER = {
    *("country", "parent", "agency", "type_name", "part_title", "roman_heading", "authority", "position"),
    *("annex_title", "urgency", "circulation", "draft", "deciding"),
}

PARTY_SIZES = {
    "party": (15, 15),
    "parent": (14, 14),
    "agency": (14, 14),
    "star": (14, 14),
    "number": (14, 14),
    "place_date": (14, 14),
    "type_name": (15, 16),
    "subject": (14, 15),
    "letter_subject": (12, 12),
    "basis": (14, 15),
    "body": (14, 15),
    "roman_heading": (14, 15),
    "authority": (14, 14),
    "position": (14, 14),
    "signer_name": (14, 14),
    "recipients_label": (14, 14),
    "recipients": (12, 12),
    "addressee": (14, 14),
    "urgency": (14, 14),
    "circulation": (12, 12),
    "draft": (14, 14),
    "drafter": (8, 8),
    "address": (10, 10),
    "page_number": (14, 14),
}
PARTY_ITALIC = {"place_date", "letter_subject", "addressee", "draft"}
PARTY_WORDS = {
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "star": "*",
    "subject_line": "-----",
    "number": "Số ",
    "roman_mark": "-",
    "arabic_mark": ".",  # 36: II.1.6.2; 05: I.6.2.4.d
    "end": ".",
}
# What ends the căn cứ lines and each recipient but the last, and how a tờ trình addresses: it differs.
GUIDES_WORDS = {
    "hd36": {"basis_end": ",", "recipient_end": ",", "submitted": "Kính gửi"},  # II.1.6.2, II.1.9.2
    "hd05": {"basis_end": ".", "recipient_end": ";", "submitted": "Kính trình"},  # I.6.2.3, I.9.2.5, I.9.2.4
}


def sizes(form):
    return {name: (style.size.least, style.size.most) for name, style in form.styles.items()}


def test_the_decree_gives_these_sizes():
    assert sizes(nd30.FORM) == ND30_SIZES


@pytest.mark.parametrize(("trait", "names"), [("bold", ND30_BOLD), ("italic", ND30_ITALIC), ("upper", ND30_UPPER)])
def test_the_decree_gives_these_styles(trait, names):
    assert {name for name, style in nd30.FORM.styles.items() if getattr(style, trait)} == names


def test_the_decree_gives_this_page():
    page = nd30.FORM.page
    assert (page.width, page.height) == (210, 297)
    sides = [(side.least, side.most) for side in (page.top, page.bottom, page.left, page.right)]
    assert sides == [(20, 25), (20, 25), (30, 35), (15, 20)]


def test_the_decree_gives_this_text():
    body = nd30.FORM.body
    assert body.indents == (10, 12.7)
    assert body.gap.least == 6
    assert body.line is not None
    assert (body.line.least, body.line.most) == (1.0, 1.5)
    assert nd30.FORM.coherent == ((13, 14, 14), (12, 13, 13))


def test_the_house_takes_a_coherent_set():
    styles = nd30.FORM.styles
    assert tuple(styles[name].size.house for name in ("country", "motto", "place_date")) == (13, 14, 14)


@pytest.mark.parametrize("form", [hd36.FORM, hd05.FORM], ids=lambda form: form.name)
def test_the_guides_give_these_sizes(form):
    assert sizes(form).items() >= PARTY_SIZES.items()
    page = form.page
    assert [s.house for s in (page.top, page.bottom, page.left, page.right, page.header)] == [
        20,
        20,
        30,
        15,
        10,
    ]
    assert not form.styles["position"].bold
    assert form.styles["authority"].bold
    assert form.styles["recipients_label"].underline
    assert {name for name, style in form.styles.items() if style.italic} == {
        *PARTY_ITALIC,
        "annex_link",
    }  # no guide styles the link
    assert not form.styles["draft"].bold


@pytest.mark.parametrize("form", [hd36.FORM, hd05.FORM], ids=lambda form: form.name)
def test_the_guides_give_these_words(form):
    words = PARTY_WORDS | GUIDES_WORDS[form.name]
    assert {name: form.literals[name] for name in words} == words
    assert list(form.signing) == ["T/M", "K/T", "T/L", "Q."]
    assert {name for name, style in form.styles.items() if style.underline} == {"recipients_label"}
    assert not {"country", "motto"} & set(form.styles)


def test_the_decree_gives_these_boxes_and_the_guides_none():
    assert dict(nd30.FORM.boxes) == {"HỎA TỐC": (30, 8), "THƯỢNG KHẨN": (40, 8), "KHẨN": (20, 8)}
    assert dict(hd36.FORM.boxes) == dict(hd05.FORM.boxes) == {}


def test_the_decree_gives_these_capacities():
    assert list(nd30.FORM.signing) == ["TM.", "KT.", "TL.", "TUQ.", "Q."]


def test_the_guides_differ_in_the_height_of_lines():
    assert hd36.FORM.body.exact is not None
    assert hd36.FORM.body.exact.least == 18
    assert hd05.FORM.body.exact is not None
    assert (hd05.FORM.body.exact.least, hd05.FORM.body.exact.most) == (18, 22)


def test_letters_run_in_vietnamese_order():
    assert " ".join(nd30.FORM.letters) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_the_house_stays_inside_the_law(form):
    ranges = [style.size for style in form.styles.values()] + list(form.lines.values())
    ranges += [
        form.page.top,
        form.page.bottom,
        form.page.left,
        form.page.right,
        form.page.header,
        form.body.gap,
    ]
    assert all(span.house in span for span in ranges)
    assert form.body.indent in form.body.indents


@pytest.mark.parametrize(("standard", "count"), [("nd30", 139), ("hd36", 63), ("hd05", 67)])
def test_every_rule_is_there_and_cites_its_clause(standard, count):
    rules = RULES[standard]
    assert len(rules) == count
    assert all(rule.citation for rule in rules.values() if rule.level != "practice")


def test_the_later_guide_adds_these_rules_and_drops_none():
    assert RULES["hd36"].keys() <= RULES["hd05"].keys()
    added = {"HD-ANNEX-LINK", "HD-ANNEX-PAGENO", "HD-SIGN-CB", "HD-SIGN-IMG"}
    assert RULES["hd05"].keys() - RULES["hd36"].keys() == added


@pytest.mark.parametrize(
    ("given", "party", "day", "taken"),
    [
        (None, False, date(2026, 6, 30), "nd30"),
        (None, True, date(2026, 5, 26), "hd36"),
        (None, True, date(2026, 5, 27), "hd05"),
        ("hd36", True, date(2026, 6, 30), "hd36"),
        ("hd05", True, date(2023, 7, 25), "hd05"),
    ],
)
def test_a_report_follows_what_it_names_or_its_form_and_day(given, party, day, taken):
    assert chosen(given, party, day) == taken


def test_the_partys_guide_is_chosen_by_the_day():
    assert in_force(date(2023, 7, 25)) == "hd36"
    assert in_force(date(2026, 5, 26)) == "hd36"
    assert in_force(date(2026, 5, 27)) == "hd05"
    assert in_force(None) == "hd05"

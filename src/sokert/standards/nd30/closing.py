"""Rules of Nghị định 30/2020/NĐ-CP from the signature to the annexes, and for capitals."""

from __future__ import annotations

from sokert.standards.nd30.citation import must, practice, template
from sokert.standards.nd30.form import FORM, PATTERNS, STYLES

SIGNATURE = (
    must("SIGN-TM", "TM. stands before the collective that is signed for.", "II.7.b", "TM."),
    must("SIGN-Q", "Q. stands before the position of an acting head.", "II.7.b", "Q."),
    must("SIGN-KT", "KT. stands before the head's position when a deputy signs.", "II.7.b", "KT."),
    must("SIGN-TL", "TL. stands before the head's position when signing by order.", "II.7.b", "TL."),
    must("SIGN-TUQ", "TUQ. stands before the head's position when authorised.", "II.7.b", "TUQ."),
    must("SIGN-ABBR", "Only TM., KT., TL., TUQ. and Q. are used.", "II.7.đ", tuple(FORM.signing)),
    practice("SIGN-TL-KT", "A deputy may sign for an officer who signs by order, in four lines."),
    must("SIGN-POS-REAL", "Only the signer's real leading position is written.", "II.7.c"),
    must("SIGN-STYLE", "Authority: capitals, 13-14 pt, upright, bold.", "II.7.đ", STYLES["authority"]),
    must("SIGN-NAME-STYLE", "The name is 13-14 pt, bold, centred.", "II.7.đ", STYLES["signer_name"]),
    must("SIGN-NAME-NOTITLE", "No rank or degree before the name.", "II.7.c", PATTERNS["academic_title"]),
    must("SIGN-IMG", "The signature's picture is blue and stands between position and name.", "II.7.d"),
    must("SEAL-IMG", "The seal's picture is red and covers a third of the signature.", "II.8.a"),
    must("SIGN-INK", "Paper is signed in blue ink.", "Điều 13, khoản 6"),
    practice("SIGN-SPACE", "Some 30 mm are left for the signature."),
    practice("SIGN-KEEP", "The block stays on one page with the end of the text."),
)

RECIPIENTS = (
    must("RCPT-KG-WHEN", "A report upwards has Kính gửi and Nơi nhận with Như trên.", "II.9.b"),
    must("RCPT-KG-STYLE", "Kính gửi is 13-14 pt, upright, with a colon.", "II.9.d", STYLES["addressee"]),
    must("RCPT-KG-ONE", "One addressee stands on the same line.", "II.9.d"),
    must("RCPT-KG-MANY", "Several stand one a line, dashed, ending in ; and a stop.", "II.9.d"),
    must("RCPT-LABEL", "Nơi nhận: is 12 pt, italic, bold.", "II.9.d", STYLES["recipients_label"]),
    must("RCPT-LIST", "Recipients are 11 pt, dashed, ending in ;", "II.9.d", STYLES["recipients"]),
    must("RCPT-LAST", "The last is Lưu: VT, and the unit.", "II.9.d", PATTERNS["last_recipient"]),
    must("RCPT-FIRST", "Như trên is first when there is Kính gửi.", "II.9.b", FORM.literals["as_above"]),
    must("DRAFTER", "The drafter's mark is 11 pt, upright.", "III.3", STYLES["drafter"]),
)

OTHERS = (
    must("ANNEX-REF", "The text points to its annexes.", "III.1.a"),
    must("ANNEX-NUM", "Several annexes have Roman numbers.", "III.1.a", PATTERNS["annex_label"]),
    must("ANNEX-LABEL", "Its label is 14 pt, bold, centred.", "III.1.b", STYLES["annex_label"]),
    must("ANNEX-TITLE", "Its title: capitals, 13-14 pt, bold, centred.", "III.1.b", STYLES["annex_title"]),
    must("ANNEX-LINK", "Kèm theo is 13-14 pt, italic, centred.", "III.1.c", STYLES["annex_link"]),
    template("ANNEX-RULE", "A short line is below it.", "Phụ lục III, Mẫu 2.1"),
    must("ANNEX-PAGENO", "Each annex is numbered by itself.", "III.1.đ", 1),
    template("ANNEX-END", "An annex in text ends with ./.", "Phụ lục III, Mẫu 2.1", "./."),
    must("ANNEX-ESIGN", "An electronic annex shows its signing at 10 pt.", "III.1.d", STYLES["electronic"]),
    must("SECRET", "Secrecy marks follow the law on state secrets.", "III.2.a", ("TUYỆT MẬT", "TỐI MẬT", "MẬT")),
    must("URGENT-TEXT", "Urgency has three words.", "III.2.b", ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")),
    must("URGENT-STYLE", "Urgency: capitals, 13-14 pt, bold, boxed.", "III.2.b", STYLES["urgency"]),
    must("CIRC", "Circulation notes: capitals, 13-14 pt, bold, boxed.", "III.2.c", STYLES["circulation"]),
    must("ADDR", "The address is 11-12 pt below a line at the foot of page 1.", "III.4", STYLES["address"]),
    practice("DRAFT", "DỰ THẢO is absent from an issued document."),
    must("ESIGN-COPY", "Electronic copies say so at 10 pt.", "Phụ lục I, Phần II, Mục I, khoản 3"),
)

_CAPITALS = {
    "SENT": ("The first syllable of a sentence is capitalised.", "Mục I"),
    "PERSON": ("Every syllable of a person's name is capitalised.", "Mục II, khoản 1"),
    "ADMIN": ("The unit's word is small, its name capitalised.", "Mục III, khoản 1, điểm a"),
    "ADMIN-SPECIAL": ("The unit's word is capitalised before numbers.", "Mục III, khoản 1, điểm b"),
    "CAPITALS": ("Thủ đô Hà Nội and Thành phố Hồ Chí Minh are fixed.", "Mục III, khoản 1, điểm c"),
    "GEO": ("A terrain's word is capitalised when fused into a name.", "Mục III, khoản 1, điểm d"),
    "REGION": ("Regions named by directions are capitalised.", "Mục III, khoản 1, điểm đ"),
    "ORG": ("Agencies: the words of kind, function and field.", "Mục IV, khoản 1, điểm a"),
    "SPECIAL": ("Nhân dân and Nhà nước are capitalised.", "Mục V, khoản 1"),
    "TITLE": ("A position tied to a named person is capitalised.", "Mục V, khoản 3"),
    "DOC": ("A named document's type and first syllable are.", "Mục V, khoản 6"),
    "REFS": ("Cited phần, chương, mục, điều are, khoản and điểm not.", "Mục V, khoản 7"),
    "MONTH": ("Days and months written in words are capitalised.", "Mục V, khoản 8, điểm c"),
    "TET": ("Feasts: the first syllable of the name.", "Mục V, khoản 8, điểm b"),
    "AWARD": ("Orders, medals and honours are capitalised.", "Mục V, khoản 2"),
    "HOLIDAY": ("Holidays are capitalised.", "Mục V, khoản 5"),
}

CAPITALISATION = tuple(must(f"CAP-{name}", text, f"Phụ lục II, {clause}") for name, (text, clause) in _CAPITALS.items())

REGISTRY = (
    must("ISSUE-SAMEDAY", "Issued on the day of signing or the next.", "Điều 18, khoản 1"),
    must("KEEP", "The original is kept by the clerical office.", "Điều 19"),
    must("FILE-DEADLINE", "Files go to the archive within a year.", "Điều 30, khoản 2"),
    must("META-LIMITS", "Fields of the register have limits.", "Phụ lục VI, Phần II, Mục I"),
)

RULES = (*SIGNATURE, *RECIPIENTS, *OTHERS, *CAPITALISATION, *REGISTRY)

"""The old codes: every letter there and back, sentences, and texts of today that must not be taken for them.

The tables are typed here a second time, the other way round.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert.vietnamese.legacy import capital, code_of, read, recognised, unicode_of
from sokert.vietnamese.syllables import syllable

TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
SMALL = [
    letter
    for vowel in "aăâeêioôơuưy"
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ"]

# By vowel: bare, huyền, sắc, hỏi, ngã, nặng; as the hexadecimal codes of VN3.
VN3 = {
    "a": "61 B5 B8 B6 B7 B9",
    "ă": "A8 BB BE BC BD C6",
    "â": "A9 C7 CA C8 C9 CB",
    "e": "65 CC D0 CE CF D1",
    "ê": "AA D2 D5 D3 D4 D6",
    "i": "69 D7 DD D8 DC DE",
    "o": "6F DF E3 E1 E2 E4",
    "ô": "AB E5 E8 E6 E7 E9",
    "ơ": "AC EA ED EB EC EE",
    "u": "75 EF F3 F1 F2 F4",
    "ư": "AD F5 F8 F6 F7 F9",
    "y": "79 FA FD FB FC FE",
}
VNI = {
    "a": "a aø aù aû aõ aï",
    "ă": "aê aè aé aú aü aë",
    "â": "aâ aà aá aå aã aä",
    "e": "e eø eù eû eõ eï",
    "ê": "eâ eà eá eå eã eä",
    "i": "i ì í æ ó ò",
    "o": "o oø où oû oõ oï",
    "ô": "oâ oà oá oå oã oä",
    "ơ": "ô ôø ôù ôû ôõ ôï",
    "u": "u uø uù uû uõ uï",
    "ư": "ö öø öù öû öõ öï",
    "y": "y yø yù yû yõ î",
}


def table(rows, signs):
    made = {}
    for vowel, row in rows.items():
        for tone, said in zip(TONES, row.split(), strict=True):
            made[unicodedata.normalize("NFC", vowel + tone)] = signs(said)
    return made


IN_TCVN3 = {**table(VN3, lambda code: chr(int(code, 16))), "đ": "\u00ae"}
IN_TCVN3 |= dict(zip("ĂÂÊÔƠƯĐ", "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7", strict=True))
IN_VNI = {**table(VNI, str), "đ": "ñ"}
IN_VNI |= {letter.upper(): said.upper() for letter, said in IN_VNI.items()}


def tcvn3(text: str) -> str:
    return "".join(IN_TCVN3.get(sign, sign) for sign in text)


def vni(text: str) -> str:
    return "".join(IN_VNI.get(sign, sign) for sign in text)


def test_there_are_134_letters():
    assert len(SMALL) * 2 == 134


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_goes_there_and_back(letter):
    assert unicode_of(tcvn3(letter), "tcvn3") == letter
    assert unicode_of(vni(letter), "vni") == letter
    assert unicode_of(vni(letter.upper()), "vni") == letter.upper()
    # TCVN3 keeps toned capitals in the font alone.
    assert read(tcvn3(letter), ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_the_capitals_tcvn3_has(letter):
    assert unicode_of(tcvn3(letter), "tcvn3") == letter
    assert read(tcvn3(letter), ".VnTimeH") == letter


@given(st.text(st.sampled_from([*SMALL, *"abcdeghiklmnopqrstuvxy 0123456789.,;-()"]), max_size=60))
def test_any_text_of_vietnamese_letters_goes_there_and_back(text):
    assert unicode_of(tcvn3(text), "tcvn3") == text
    assert read(tcvn3(text), ".VnArialH") == text.upper()


WORDS = "người trường được nghị quyết thủy hoà khuyến giữ tỷ lệ kỳ ỷ ĐẢNG ỦY"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_words_go_through_vni_and_back(words):
    assert unicode_of(vni(" ".join(words)), "vni") == " ".join(words)


SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Ủy ban nhân dân tỉnh Bắc Kạn báo cáo kết quả công tác 6 tháng đầu năm 2003",
    "Trong 6 tháng đầu năm, Văn phòng đã tiếp nhận 20.870 văn bản, tăng 7,6% so với cùng kỳ.",
    "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện; báo cáo trước ngày 15/12.",
    "Về quản lý đất đai, giải phóng mặt bằng ở các xã vùng cao còn nhiều khó khăn, vướng mắc",
    "Giám đốc Sở Tài chính chịu trách nhiệm hướng dẫn thủ tục thanh, quyết toán.",
    "KẾT QUẢ ĐẠT ĐƯỢC VÀ NHỮNG TỒN TẠI",
    "Nơi nhận: Như trên; Lưu VT",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_recognised_and_read(text):
    found = recognised(vni(text))
    assert found is not None
    assert (found.code, found.text) == ("vni", text)
    if not text.isupper():
        found = recognised(tcvn3(text))
        assert found is not None
        assert found.code == "tcvn3"
        assert found.text == unicode_of(tcvn3(text), "tcvn3")


def test_seen_in_real_files():
    assert unicode_of("TrËt tù ch÷ c¸i", "tcvn3") == "Trật tự chữ cái"
    assert unicode_of("Uû ban nh©n d©n", "tcvn3") == "Uỷ ban nhân dân"
    assert read("céng hoµ x· héi chñ nghÜa viÖt nam", ".VnTimeH") == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert read("§éc lËp - Tù do - H¹nh phóc", ".VnTime") == "Độc lập - Tự do - Hạnh phúc"
    assert read("Ñoäc laäp - Töï do - Haïnh phuùc", "VNI-Times") == "Độc lập - Tự do - Hạnh phúc"


OTHERS = [
    "Où étaient né les élèves ? À l'été, la société a créé « l'école » à côté du café, près de l'hôtel.",
    "Le thé, le blé et le pré ont été mêlés; où va-t-on, Noël ?",
    "Die Größe der Häuser müssen wir prüfen; schöne Grüße aus München über Köln.",
    "El niño está en España; el año pasado nació allí. ¿Qué? ¡Adiós! ¿Cómo está él?",
    "Não há informações sobre a situação das regiões; são três milhões.",
    "Ça va? Déjà vu, naïve résumé, façade, piñata, Zoë, Brontë.",
    "25 °C ± 5 µm, 3 µm, 4 µg, 12 m², 3 m³, ½ và ¼, § 5, ® © ™ «x»",
    "Microsoft® Windows® và Word® © 2020, giá £5 hoặc ¥6, điểm ¶ 7",
    "plain English without any mark",
    "",
    "Số: 05/BC-VP, ngày 05 tháng 7 năm 2023, đạt 54% kế hoạch",
    "có kỳ số vô sè tê chê bê thê hê rô",
    "Báo cáo do bà Hà và ông Tú lập, có lý do rõ; hồ sơ lưu tại xã Đak Pơ, Krông Pắc, Ia Grai",
    "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
]


@pytest.mark.parametrize("text", [*OTHERS, *SENTENCES])
def test_what_is_unicode_is_left_alone(text):
    assert recognised(text) is None
    assert recognised(unicodedata.normalize("NFD", text)) is None


def test_a_mixed_text_is_none_when_it_is_mostly_unicode():
    assert recognised(" ".join(SENTENCES[:4]) + " " + tcvn3("nghĩa Việt Nam")) is None


def test_a_word_in_capitals_that_is_right_as_it_stands_was_typed_in_unicode():
    assert [read(word, ".VnTime") for word in ("PHÒNG", "CHÍNH", tcvn3("phòng"))] == ["PHÒNG", "CHÍNH", "phòng"]


def test_the_longer_the_surer():
    few, many = recognised(tcvn3(SENTENCES[0])), recognised(tcvn3(" ".join(SENTENCES[:6])))
    assert few is not None
    assert many is not None
    assert 0.7 <= few.sureness < many.sureness < 1


@pytest.mark.parametrize(
    ("font", "code", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        (".VNTIMEH", "tcvn3", True),
        (".VnArial Narrow", "tcvn3", False),
        (".VnArial NarrowH", "tcvn3", True),
        (".VnCentury SchoolbookH", "tcvn3", True),
        ("VnTimeH", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("VNI-Helve-Condense", "vni", False),
        ("Times New Roman", None, False),
        ("UVN Bach Dang", None, False),
        ("Arial", None, False),
        ("", None, False),
    ],
)
def test_fonts(font, code, capitals):
    assert code_of(font) == code
    assert capital(font) is capitals


# A list of real words, all of whose rimes and onsets the shape has to allow.
SYLLABLES = "nghiêng khuỷu quýt quyển giếng gì giữa yêu yết uyển oẳn xoong boóc thuở khuya huếch ngoặc ngoéo quạu "
SYLLABLES += "quanh quách quặng quét quên quyết quả quất"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_syllable(word):
    assert syllable(word)


NONE = "ộtộ thốre ñ strong file nghãi ngu\u0301\u0300 bảt kêtl w"


@pytest.mark.parametrize("word", NONE.split())
def test_no_syllable(word):
    assert not syllable(word)

"""Tells a Vietnamese syllable from what none can be, by its sounds: onset, rime and tone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "ch", "p", "t")  # a syllable that ends in a stop has sắc or nặng, or nothing in a loan

_ONSETS = "b|c|ch|d|đ|g|gh(?=[eêi])|gi|h|k|kh|l|m|n|ng|ngh(?=[eêi])|nh|p|ph|q|r|s|t|th|tr|v|x"
_RIMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|"
    "e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu|i|ich|im|in|inh|ip|it|iu|ia|iêc|iêm|iên|iêng|iêp|iêt|iêu|"
    "o|oc|oi|om|on|ong|ooc|oong|op|ot|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|"
    "oe|oen|oeo|oet|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|u|uc|ui|um|un|ung|up|ut|ua|uôc|uôi|uôm|uôn|uông|uôt|"
    "uân|uâng|uât|uây|uê|uêch|uênh|uơ|uy|uya|uych|uynh|uyên|uyêt|uyt|uyu|uyn|uyp|"
    "ư|ưc|ưi|ưm|ưn|ưng|ưt|ưu|ưa|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|y|yêm|yên|yêng|yêt|yêu"
)
# After q, whose u belongs to the onset.
_AFTER_Q = "ua[cimnoputy]|uac?h|ua[mn]|uan[gh]|uă(?:[cmnpt]|ng)|ue[not]?|uê[nt]|uit|uyêch|ua"
_SHAPE = re.compile(rf"(?:{_ONSETS})?({_RIMES})|q({_AFTER_Q})")


@lru_cache(maxsize=20_000)
def syllable(word: str) -> bool:
    """Return whether a word can be a Vietnamese syllable, in any case of letters.

    >>> syllable("nghĩa"), syllable("NGHIỆP"), syllable("quyết"), syllable("ả")
    (True, True, True, True)
    >>> syllable("nghãi"), syllable("café"), syllable("bảt"), syllable("x")
    (False, False, False, False)
    """
    split = unicodedata.normalize("NFD", word.lower())
    marks = [sign for sign in split if sign in TONES]
    plain = unicodedata.normalize("NFC", "".join(sign for sign in split if sign not in TONES))
    match = _SHAPE.fullmatch(plain)
    if match is None or len(marks) > 1:
        return False
    return not (match[1] or match[2]).endswith(_STOPPED) or not marks or marks[0] in "\u0301\u0323"

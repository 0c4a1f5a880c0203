"""Every sentence of form, with every fact the code can give: nothing empty, nothing foreign, one fault each."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import product
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.sentences import ill, of
from sokert import messages
from sokert.check.form import sayings
from sokert.check.form.component_names import SIGNS
from sokert.check.form.sayings import Between, Listed, Saying, Trait, look, words
from sokert.errors import Finding, Term
from sokert.standards import FORMS, Range

CATALOGUE = messages.catalogue("vi")
KINDS = [it for _, it in inspect.getmembers(sayings, inspect.isclass) if issubclass(it, Saying) and it is not Saying]
# The sentences of each kind that is named by a code of its own.
OWN = {
    "Stated": ("STATED-",),
    "Quoted": ("QUOTED-",),
    "Instead": ("INSTEAD-",),
    "Ended": ("ENDED-",),
    "Numbered": ("NUMBERED-",),
    "Lines": ("LINES-",),
    "Line": ("LINE-",),
    "OfPart": ("OF-",),
    "Aligned": ("ALIGNED-NOT-",),
    "Trait": ("LOOK-",),
    "OffSize": ("LOOK-SIZE",),
}
FORM = [code for code in CATALOGUE if not code.startswith("INSTEAD-OF-")]  # what a template puts instead of a filter
ENDINGS = ("", ".hint", ".done")


def codes(kind: type[Saying]) -> list[str]:
    """Return the sentences a kind of fault can say."""
    if kind.__name__ not in OWN:
        return [f"FAULT-{'-'.join(re.findall('[A-Z][a-z]*', kind.__name__)).upper()}"]
    found = [code for code in FORM if code.startswith(OWN[kind.__name__]) and "." not in code]
    return [code for code in found if (code == "LOOK-SIZE") == (kind.__name__ == "OffSize") or kind.__name__ != "Trait"]


def holes(code: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(CATALOGUE[code]) if name is not None}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_sentence_holds_the_facts_of_its_kind_and_no_other(kind):
    own = set(kind.__annotations__) - {"said"}
    for code in codes(kind):
        said = [holes(code + ending) for ending in ENDINGS if code + ending in CATALOGUE]
        assert set().union(*said) == own or (code in ("LINES-EXACT",) and set().union(*said) <= own), code


def test_every_sentence_of_form_is_some_kind_s():
    known = {code for kind in KINDS for code in codes(kind)}
    written = {code.partition(".")[0] for code in FORM if code.startswith(("FAULT-", *sum(OWN.values(), ())))}
    assert written == known


PARTS = sorted(code for code in CATALOGUE if code.startswith("PART-"))
TRAITS = [Trait(code) for code in CATALOGUE if code.startswith("LOOK-") and "." not in code and code != "LOOK-SIZE"]
SIZE = sayings.OffSize("LOOK-SIZE", "12", Between(Range(13, 14, 14)), "13")
# What the code can give for a fact, by the kind of fault and the fact's name, else by the name alone.
TERMS = {
    "part": PARTS,
    "side": [code for code in CATALOGUE if code.startswith("MARGIN-")],
    "edge": [code for code in CATALOGUE if code.startswith("EDGE-")],
    "Aligned.found": [code for code in CATALOGUE if code.startswith("ALIGNED-") and "-NOT-" not in code],
    "Kind.found": [code for code in CATALOGUE if code.startswith("PICTURE-")],
    "sign": list(SIGNS.values()),
    "Indent.wanted": ["INDENT-STATE", "INDENT-PARTY"],
}
GIVEN = {
    "found": ["12,5", "Số 5"],
    "wanted": ["Số: 05/BC-VP"],
    "other": ["hoà"],
    "house": ["20"],
    "number": ["3"],
    "rare": [1],
    "usual": [2],
}
GIVEN |= {
    f"{kind}.wanted": [Between(Range(13, 14, 14)), Between(Range(6, 1584, 6)), Between(Range(18, 18, 18))]
    for kind in ("Margin", "Gap", "Lines", "OffSize")
}
GIVEN |= {"Look.found": [Listed([*TRAITS, SIZE])], "Look.remedy": [Listed([SIZE], ".hint")]}
GIVEN |= {"Look.work": [Listed([SIZE], ".done")], "Font.found": ["Arial", Term("FONT-UNNAMED")]}


def samples(kind: type[Saying]) -> Iterator[Saying]:
    """Yield a kind of fault with every fact the code can give it."""
    names = [name for name in kind.__annotations__ if name != "said"]
    facts = []
    for name in names:
        own = f"{kind.__name__}.{name}"
        terms = TERMS.get(own, TERMS.get(name))
        facts.append([Term(code) for code in terms] if terms else GIVEN.get(own) or GIVEN[name])
    for code in codes(kind):
        for each in product(*facts):
            yield kind(*([code] if "said" in kind.__annotations__ else []), *each)


@pytest.mark.parametrize("kind", [it for it in KINDS if not issubclass(it, Trait)], ids=lambda kind: kind.__name__)
def test_every_sentence_is_whole_with_every_fact_the_code_can_give(kind):
    made = list(samples(kind))
    assert made
    assert [ill(of(saying)) for saying in made if ill(of(saying))] == []


@pytest.mark.parametrize("trait", [*TRAITS, SIZE], ids=lambda trait: trait.sentence)
def test_a_look_names_what_is_wrong_and_nothing_else(trait):
    said = look(Term("PART-MOTTO"), [trait])
    assert said.worded("vi") == f"Tiêu ngữ {trait.worded('vi')}"
    assert ("cỡ" in said.worded("vi")) == (trait is SIZE)


def test_all_that_is_wrong_with_a_look_is_one_sentence():
    said = look(Term("PART-COUNTRY"), [Trait("LOOK-NOT-BOLD"), Trait("LOOK-NOT-CENTRED"), SIZE])
    finding = Finding("ND30-QH-STYLE", said.facts, sentence=said.sentence)
    assert finding.message("vi") == "Quốc hiệu chưa in đậm, chưa canh giữa, cỡ 12; phải cỡ từ 13 đến 14"
    assert finding.hint("vi") == "đặt Quốc hiệu: in đậm (B), canh giữa (Ctrl+E), cỡ 13"
    assert finding.done("vi") == "đã đặt Quốc hiệu: in đậm, canh giữa, cỡ 12 → 13"
    assert finding.message("en") == "Quốc hiệu is not bold, is not centred, has the size 12; it must be 13 to 14"


def test_every_component_that_is_set_or_missing_has_a_name():
    drawn = {name for form in FORMS.values() for name in form.styles} - {"star", "subject_line", "arabic_heading"}
    assert {f"PART-{name.replace('_', '-').upper()}" for name in drawn} <= set(PARTS)


@given(st.text())
def test_words_of_the_document_are_never_nothing_and_never_long(text):
    said = words(text)
    assert 0 < len(said) <= 60
    assert said == " ".join(said.split())


def test_the_same_fault_is_one_however_often_it_is_made():
    assert look(Term("PART-BODY"), [SIZE]) == look(Term("PART-BODY"), [SIZE])
    assert hash(Listed([SIZE])) == hash(Listed([SIZE]))
    assert Between(Range(1, 2, 1)) != Between(Range(1, 3, 1))
    assert sayings.Missing(Term("PART-BODY")) != sayings.Missing(Term("PART-BASIS"))


def test_a_count_is_told_from_two_on():
    said = sayings.Stated("STATED-UNDERLINED")
    one, two = (Finding("ND30-RULE-METHOD", said.facts, sentence=said.sentence, times=times) for times in (1, 2))
    assert one.message("vi") == "chữ được gạch chân thay cho đường kẻ"
    assert two.message("vi") == "chữ được gạch chân thay cho đường kẻ (2 chỗ)"

"""What is written while it is split is the same, byte for byte, as what is written when all of it is there."""

from __future__ import annotations

from typing import Any

import pytest

from forms.cases import CASES
from small_forms import form, p, row, table
from sokert import Report, RichText, Template, TemplateError, render
from sokert.contents import settled
from sokert.document.blocks import Running
from sokert.ooxml.packing import packed
from sokert.word import write as writing
from sokert.word.streaming import LETTERS, streamed
from sokert.word.write import write
from specimens import SMALL

ROWS = table(
    row("{%tr for r in rows %}", ""), row("{{ r.a }}, {{ r.b|default('') }};", "{{ r.b }}"), row("{%tr endfor %}", "")
)
DATA: dict[str, Any] = {"rows": [{"a": f"Xã {at} & <{at}>", "b": f"({at}), " * (at % 3)} for at in range(40)]}


def written(template: Template, data: dict[str, Any], letters: int, carried: str) -> tuple[bytes, bytes] | None:
    """Return a document written while it is split and as a whole; None where it can only be written as a whole."""
    filled = template._marking(bool(carried)).filled(template._name, data)
    if not isinstance(filled, Running):
        return None
    samples = template._loader.samples(filled, template._loader._of(filled.key, None))  # type: ignore[arg-type]
    if not samples.streams:
        return None
    whole = settled(write(filled.blocks, samples, carried=carried))
    return packed(streamed(filled, samples, carried, letters)), packed(whole)


@pytest.mark.parametrize("carried", ["", '{"a": 1}'])
@pytest.mark.parametrize("letters", [1, 300, LETTERS])
def test_the_bytes_are_the_same(letters: int, carried: str) -> None:
    made = {case.name: written(case.template, case.data, letters, carried) for case in CASES}
    assert [name for name, both in made.items() if both and both[0] != both[1]] == []
    assert sum(map(bool, made.values())) > len(CASES) * 3 // 4


@pytest.mark.parametrize("carried", ["", '{"a": 1}'])
@pytest.mark.parametrize("letters", [1, 300, LETTERS])
def test_silences_and_marks_at_the_edges_of_words(letters: int, carried: str) -> None:
    both = written(Template(form(p("Hai {{ rows|length }}"), ROWS)), DATA, letters, carried)
    assert both is not None
    assert both[0] == both[1]


LONG = 5_000  # beyond the longest tag of the house
LONG_TEXTS: dict[str, tuple[str, object]] = {
    "one value": ("{{ x }}", "a" * (LONG + 1)),
    "one value among others": ("Hai {{ x }} ba {{ 1 }}", "a" * (LONG + 1)),
    "the turns of a loop": ("{% for one in x %}{{ one }}; {% endfor %}", ["Xã"] * LONG),
    "a value with form": ("{{ x }}", RichText("a" * (LONG + 1))),
}


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_a_text_longer_than_readers_take_is_told_at_its_tag(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, value = LONG_TEXTS[name]
    template = Template(form(p("Một"), p(text)))
    monkeypatch.setattr(writing, "LONGEST_TEXT", LONG)
    with pytest.raises(TemplateError) as told:
        template.render({"x": value})
    (found,) = told.value.findings
    assert (found.code, found.where.paragraph, found.facts["most"]) == ("FILL-TEXT-TOO-LONG", 2, LONG)
    template.render({"x": ["Xã"] * 9 if isinstance(value, list) else "a\n" * LONG})


def test_a_text_of_a_report_is_no_longer_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LONGEST_TEXT", LONG)
    report = {**SMALL, "sections": [{"title": "Kết quả", "body": "Xã " * LONG}]}
    with pytest.raises(TemplateError, match="FILL-TEXT-TOO-LONG"):
        render(Report.model_validate(report))

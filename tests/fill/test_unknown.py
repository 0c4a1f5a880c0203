"""A draft waits for its figures: what a tag prints, reckons, compares or sorts of one that is not known yet."""

from __future__ import annotations

import re

import pytest

import sokert
from small_forms import form, p, seen
from specimens import SMALL

WAITING = [
    {"code": "vb", "name": "Văn bản đến", "unit": "văn bản", "previous": 11320},
    {"code": "hs", "name": "Hồ sơ", "value": 3456, "unit": "hồ sơ"},
]
SAID = {
    "{{ vb.value }} {{ vb.value|number }} {{ vb.value|with_unit('lượt') }}": "...... ...... ...... lượt",
    "{{ vb.value + 3 }} {{ 100 * vb.value / hs.value }} {{ (hs.value - vb.value)|round(1) }}": "...... ...... ......",
    "{{ vb.value ~ ' ' ~ hs.code }} {{ '%d' % vb.value }} {{ '{:,}'.format(vb.value) }}": "...... hs ...... ......",
    "{{ vb|ordinal }} {{ vb|roman }} {{ vb.value|ordinal }}": "...... ...... ......",
    "x, {{ [vb, hs]|together }}, {{ hs|difference(vb) }}": "x",
    "{{ metrics|sum(attribute='value') }} {{ vb.value|default('chưa có') }}": "...... chưa có",
    "{% if vb.value %}a{% else %}b{% endif %}{% if vb.value > 3 %}c{% endif %}{% if 3 < vb.value %}d{% endif %}": "b",
    "{% if vb.value == 0 %}a{% endif %}{% if vb.value != 0 %}b{% endif %}{% if vb.value in [0, 1] %}c{% endif %}x": "x",
    "{% for m in metrics if m.value > 100 %}{{ m.name }}{% endfor %}": "Hồ sơ",
    "{{ metrics|selectattr('value', '>', 3)|map(attribute='code')|join }}": "hs",
    "{% if vb.is_known and vb.value > 3 %}a{% else %}b{% endif %}": "b",
}


def draft(body: str) -> sokert.Report:
    return sokert.parse(
        {**SMALL, "draft": True, "metrics": WAITING, "sections": [{"title": "K", "body": f"Có {body}."}]}
    )


@pytest.mark.parametrize("tags", SAID)
def test_a_figure_that_is_not_known_prints_blank_and_holds_in_no_condition(tags: str) -> None:
    report = draft(tags)
    words = f"Có {SAID[tags]}."
    assert words in re.sub("<[^>]*>", "", sokert.preview(report)).replace("\u00a0", " ")
    assert words in seen(sokert.Template(form(p(f"Có {tags}."))).render(report))


@pytest.mark.parametrize(
    "tag", ["{{ metrics|max(attribute='value') }}", "{{ metrics|map(attribute='value')|sort }}", "{{ [vb.value]|min }}"]
)
def test_a_figure_that_is_not_known_has_no_place_in_an_order(tag: str) -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        draft(tag)
    found = raised.value.findings[0]
    assert (found.code, found.facts["name"], found.where.column) == ("FILL-UNKNOWN-ORDER", "Văn bản đến", 4)
    known = draft("{{ (metrics|selectattr('is_known')|max(attribute='value')).code }}")  # as the hint says
    assert "Có hs." in sokert.preview(known)


ASKED = {
    "{% if vb.value > 3 %}a{% endif %}": ["{% if vb.value > 3 %}"],
    "{% if hs.value %}a{% elif not vb.value %}b{% endif %}": ["{% elif not vb.value %}"],
    "{{ 'a' if vb.value else 'b' }}": ["{{ 'a' if vb.value else 'b' }}"],
    "{% for m in metrics if m.value %}{{ m }}{% endfor %}": ["{% for m in metrics if m.value %}"],
    "{{ metrics|rejectattr('value')|list|length }}": ["{{ metrics|rejectattr('value')|list|length }}"],
    "{% if vb.is_known %}{% if vb.value > 3 %}a{% endif %}{% endif %}": [],
    "{% if not vb.is_known %}a{% elif vb.value > 3 %}b{% endif %}": [],
    "{% if vb.is_known %}a{% endif %}{% if vb.value %}b{% endif %}": ["{% if vb.value %}"],
    "{% if hs.value > 3 %}{{ vb.value }}{% endif %}": [],
    "{% for m in metrics if m.is_known and m.value %}{{ m }}{% endfor %}": [],
}


@pytest.mark.parametrize("tags", ASKED)
def test_the_check_tells_which_condition_waits_for_a_figure(tags: str) -> None:
    report = draft(tags)
    found = [one for one in sokert.check(report) if one.sentence == "TAG-NOT-KNOWN"]
    assert [(one.facts["tag"], one.level, one.where.path) for one in found] == [
        (tag, "info", "sections[0].body") for tag in ASKED[tags]
    ]
    of_form = sokert.Template(form(p("x"), p(f"Có {tags}.")))
    for told in (of_form.check(report), sokert.check(draft("gì"), template=of_form)):
        asked = [one for one in told if one.sentence == "TAG-NOT-KNOWN"]
        assert [(one.facts["tag"], one.level, one.where.paragraph) for one in asked] == [
            (tag, "info", 2) for tag in ASKED[tags]
        ]


def test_what_keeps_a_paragraph_by_its_figure_leaves_it_out_of_a_draft() -> None:
    shown = sokert.Template(form(p("A{% keep paragraph if vb.value %}"), p("B{% keep paragraph if hs.value %}")))
    assert seen(shown.render(draft("gì"))) == ["B"]


EMPTY = {
    "{% if hs.value >= hs.exact_previous %}a{% endif %}": "hs.exact_previous",
    "{% if hs.previous > 3 %}a{% endif %}": "hs.previous",
    "{{ hs.exact_previous - hs.value }}": "hs.exact_previous",
    "{{ metrics|sum(attribute='exact') }}": "",
}


@pytest.mark.parametrize("tag", EMPTY)
def test_what_is_empty_in_a_comparison_is_named_with_the_condition_to_write(tag: str) -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        draft(tag)
    found = raised.value.findings[0]
    assert (found.code, found.facts["name"]) == ("FILL-MIXED", EMPTY[tag])
    assert f"{{% if {EMPTY[tag] or 'so'} is not none and ... %}}" in found.hint("en")


def test_an_empty_value_of_plain_data_is_named_too() -> None:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(p("{% if so > 3 %}a{% endif %}"))).render({"so": None})
    found = raised.value.findings[0]
    assert (found.facts["name"], "vb_den" in found.worded("en")) == ("so", False)

"""What a template may call of values: a list, and no clock, zone or language of the machine on it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest

import sokert
from small_forms import form, p
from sokert.fill.methods import ALLOWED

DAY, MOMENT = datetime.date(2020, 1, 31), datetime.datetime(2020, 1, 31, 7, 30)


class Thing:
    name = "tên"

    def go(self) -> str:
        return "đã gọi"


DATA: dict[str, Any] = {
    "d": DAY,
    "t": MOMENT,
    "o": Thing(),
    "f": lambda x: x + 1,
    "n": 5,
    "c": Decimal(2),
    "k": datetime.date,
}


@pytest.mark.parametrize(
    "tag",
    [
        "{{ d.today() }}",
        "{{ d.fromtimestamp(0) }}",
        "{{ d|attr('today') }}",
        "{{ d['today']() }}",
        "{% set today = d.today %}{{ today() }}",
        "{% for x in [d]|map(attribute='today') %}{{ x() }}{% endfor %}",
        "{{ t.now() }}",
        "{{ t.utcnow() }}",
        "{{ t.timestamp() }}",
        "{{ t.astimezone() }}",
        "{{ k.today() }}",
        "{{ n.to_bytes(3, 'big') }}",
        "{{ n.bit_length() }}",
        "{{ c.sqrt() }}",
        "{{ 'a'.encode() }}",
        "{{ 'a'.expandtabs(9) }}",
        "{{ '{a}'.format_map({'a': 1}) }}",
        "{{ 'a'.translate({}) }}",
        "{{ [1].append(2) }}",
        "{{ {'a': 1}.pop('a') }}",
        "{{ o.go() }}",
        "{{ o.__class__ }}",
        "{{ f.__globals__ }}",
    ],
)
def test_what_is_not_on_the_list_is_refused_by_its_name_alone(tag: str) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(p(tag))).render(DATA)
    (found,) = told.value.findings
    assert found.code == "FILL-REFUSED"
    assert re.fullmatch(r"\w+", str(found.facts["name"]))


@pytest.mark.parametrize("sign", ["%c", "%x", "%X", "%A", "%B", "%p", "%Z", "%s", "%d %b"])
def test_no_day_is_said_in_the_language_or_zone_of_the_machine(sign: str) -> None:
    with pytest.raises(sokert.TemplateError, match="FILL-DAY-FORM"):
        sokert.Template(form(p(f"{{{{ t.strftime('{sign}') }}}}"))).render(DATA)


def test_what_is_on_the_list_gives_what_it_gives() -> None:
    tags = (
        "{{ d.strftime('%d/%m/%Y') }} {{ t.date().isoformat() }} {{ 'a b'.split()|join('-') }} {{ {'a': 1}.get('a') }}"
    )
    tags += " {{ d.replace(year=2021).year }} {{ o.name }} {{ f(2) }} {{ [1, 2].index(2) }} {{ 2.0.is_integer() }}"
    said = sokert.Template(form(p(tags + " {{ 'x'.upper() }} {{ (t - t).total_seconds() }}"))).render(DATA)
    assert "31/01/2020 2020-01-31 a-b 1 2021 tên 3 1 có X 0".encode() in _document(said)


def test_nothing_on_the_list_is_private_and_all_of_it_is_there() -> None:
    for kinds, names in ALLOWED:
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            assert not [name for name in names if name.startswith("_") or not callable(getattr(kind, name))]


def _document(content: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")

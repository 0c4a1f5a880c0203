"""Whatever stands in a template or a report's text, it is read or told: mutated texts through every way in.

How many are tried grows in a long run (CONTRIBUTING names it); SOKERT_SEED says where they begin.
"""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

import sokert
from draws import often
from small_forms import form, p
from specimens import SMALL

COUNT, SEED = often(10), int(os.environ.get("SOKERT_SEED", "0"))
MADE_WHOLE = ("load", "form", "text", "text export", "fix")
LIMITS = sokert.Limits(turns=20_000, characters=1_000_000)

BASES = [
    "Đã xử lý {{ van_ban_den }} văn bản, {{ van_ban_den|change }}.\n\n- một **đậm**\n- hai *nghiêng*\n\n1. a\n2. b",
    "| A | B |\n|---|--:|\n{% for m in metrics %}\n| {{ m.name }} | {{ m.value|number }} |\n{% endfor %}\n",
    "{% if van_ban_den.value > 3 and not tin_bai %}nhiều{% elif tin_bai %}{{ tin_bai|words }}{% else %}ít{% endif %}",
    "{% set ns = namespace(a=1) %}{% for i in range(9) %}{% set ns.a = ns.a * 2 %}{% endfor %}{{ ns.a ~ 'x' }}",
    "{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }}{% call m(2) %}x{% endcall %}",
    "{% set y %}z{% endset %}{{ y }}{{ 'a'|upper }}{{ [1, 2, 3]|join(', ') }}",
    "{% raw %}{{ a }}{% endraw %}{# ghi chú #}{{ '%05d' % 3 }}{{ '{:>5}'.format(3) }}",
    '{% extends "half-year/office" %}\n{% block opening %}\n{{ super() }}\nThêm {{ period }}.\n{% endblock %}\n',
    "::: properties\n:title: x\n:::\n\n::: head\n:agency: {{ issuer.name|upper }}\n:::\n\n:closing: Hết./.",
    "{% for s in sections recursive %}\n## {% include s.title %}\n{{ loop(s.sections) }}{% endfor %}",
    '{% import "parts/metrics" as p %}{% from "parts/marks" import x %}{% include ["a.md", "mau.md"] ignore missing %}',
    "# Mục\n\n{% filter upper %}a{% endfilter %}{% with a = 1 %}{{ a }}{% endwith %}{% do [1].index(1) %}\\* 5*3*2",
]
PIECES = [
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{%- ",
        " -%}",
        "{% endfor %}",
        "{% endif %}",
        "{% else %}",
        "{% endblock %}",
    ),
    *(
        "{% for i in range(99999) %}",
        "{% if 1 %}",
        "{% set x %}",
        "{% block a %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
    ),
    *(
        "{{ f() }}",
        "{{ x }}",
        "{{ '' }}",
        "{{ none }}",
        "{{ [] }}",
        "{{ {} }}",
        "{{ 1/0 }}",
        "{{ loop }}",
        "{{ self }}",
    ),
    *(
        '{% include "mau.md" %}',
        '{% extends "mau.md" %}',
        '{% include "../a" %}',
        "{{ report }}",
        "{{ metrics }}",
        "{{ caller() }}",
    ),
    *(
        "|number",
        "|change",
        "|sort",
        "|batch(3)",
        "|format(1)",
        "|round",
        "|int",
        "|date",
        ".value",
        ".previous",
        "[0]",
        "()",
    ),
    *(
        "'",
        '"',
        "(" * 30,
        ")" * 30,
        "[" * 9,
        "9" * 2000,
        "9 ** 9 ** 9",
        "~ x * 9999",
        "|upper" * 90,
        "not " * 90,
        " + 1" * 90,
    ),
    *(
        ":::\n",
        ":khongco: x\n",
        "::: head\n",
        "| a |\n|---|\n| b | c |\n",
        "**",
        "*",
        "\\",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "\t",
        "\r\n",
    ),
    *(
        "\x00",
        "\x02",
        "\x03",
        "\x0b",
        "\ufdd0",
        "\ufffe",
        "\uffff",
        "\ud800",
        "\U000f0000",
        "\u2028",
        "\ufeff",
        "e\u0302\u0301",
        "\a",
        "\f",
    ),
]


def mutated(draw: random.Random) -> str:
    """Return a text that was one of the bases before a few strokes of chance."""
    text = draw.choice(BASES)
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        first, last = sorted((draw.randint(0, len(text)), draw.randint(0, len(text))))
        last = min(last, first + 40)
        piece = draw.choice(PIECES)
        text = draw.choice(
            [
                text[:first] + text[last:],
                text[:first] + piece + text[first:],
                text[:first] + piece + text[last:],
                text[:last] + text[first:],
                text[:first] + draw.choice(BASES)[: draw.randint(0, 60)] + text[first:],
                piece + text,
                text + piece,
            ]
        )
    return text[:4000]


def ways(text: str, folder: Path) -> dict[str, Callable[[], object]]:
    """Return every way that leads through a text: as a report's own, as a template, as a form."""
    (folder / "mau.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    path = folder / "bao-cao.json"
    path.write_text(
        json.dumps({**SMALL, "sections": [{"title": "T " + text[:40].replace("{", "("), "body": text}]}), "utf-8"
    )
    plain = sokert.Report.model_validate(SMALL)
    forms = form(*(p(line) for line in sokert.Section(title="x", body=_legal(text)).body.split("\n")))
    return {
        "load": lambda: sokert.render(sokert.load(path, limits=LIMITS), limits=LIMITS),
        "check": lambda: sokert.check_file(path, limits=LIMITS),
        "text": lambda: sokert.Template(folder / "mau.md", limits=LIMITS).render(plain),
        "text check": lambda: sokert.Template(folder / "mau.md").check(plain),
        "text variables": lambda: sokert.Template(folder / "mau.md").variables().schema(),
        "text export": lambda: sokert.Template(folder / "mau.md").export(),
        "form": lambda: sokert.Template(forms, limits=LIMITS).render(plain),
        "form check": lambda: sokert.Template(forms).check(plain),
        "form variables": lambda: sokert.Template(forms).variables().schema(),
        "form export": lambda: sokert.Template(forms).export(),
        "check of Word": lambda: sokert.check(forms),
        "fix": lambda: sokert.fix(forms).content,
    }


def _legal(text: str) -> str:
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r" or "\x1f" < sign < "\ud800" or "\udfff" < sign < "\ufffe" or sign > "\uffff"
    )


def outcomes(text: str, folder: Path) -> dict[str, str]:
    """Return what each way makes of a text: made, or told by the codes; anything else is raised."""
    found = {}
    for name, way in ways(text, folder).items():
        try:
            made = way()
        except sokert.SokertError as error:
            found[name] = "told" if _is_told(error) else "said nothing"
        else:
            found[name] = "made"
            if isinstance(made, bytes) and name in MADE_WHOLE:
                _is_whole(made)
    return found


def _is_told(error: sokert.SokertError) -> bool:
    return bool(error.findings) and all(one.worded("vi") and one.worded("en") for one in error.findings)


def _is_whole(content: bytes) -> None:
    """Assert that every part is XML, and that no more words stand in the text than the limits let be made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        trees = {
            name: etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    assert sum(map(len, trees["word/document.xml"].itertext())) <= LIMITS.characters


def test_any_text_is_read_or_told(tmp_path: Path) -> None:
    draw = random.Random(SEED)
    told = 0
    for index in range(COUNT):
        text = mutated(draw)
        try:
            found = outcomes(text, tmp_path).values()
            assert "said nothing" not in found
            told += "told" in found
        except Exception as error:
            raise AssertionError(f"text {index} from {SEED}: {text!r}") from error
    assert told

"""What SECURITY.md promises: its numbers are the code's, its messages are there, a test keeps each line."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import sokert
from judges import ROOT
from sokert.fill.bounds import Limits
from sokert.messages import catalogue
from specimens import SMALL

ENGLISH, VIETNAMESE = ((ROOT / name).read_text("utf-8") for name in ("SECURITY.md", "SECURITY.vi.md"))
UNITS = {"": 1, "MB": 10**6, "MiB": 2**20}
_BOUND = re.compile(r"^\| [^|]+ \| ([\d.,]+) ?(\w*) \| `([\w.]+)` \| (?:`([\w-]+)` )?\|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
# Linked pictures, linked words and a document type: all that could lead a reader out.
OUT = "http://127.0.0.1:9/x.png"
ASKED = f"""
import sys
import sokert
from small_forms import form, p
from specimens import SMALL
from sokert.ooxml.packing import packed
from sokert.ooxml.unpacking import opened

asked = []
outside = ("socket.", "urllib.", "http.")
sys.addaudithook(lambda event, facts: asked.append(event) if event.startswith(outside) else None)
body = "Xem [trang]({OUT}). <w:t>&xxe;</w:t> {{{{ '{OUT}' }}}}"
report = sokert.Report.model_validate({{**SMALL, "sections": [{{"title": "Kết quả", "body": body}}]}})
content = sokert.render(report)
sokert.check(content), sokert.fix(content), sokert.preview(report), sokert.read_data(content), sokert.check(report)
parts = dict(opened(content).parts)
outer = '<!DOCTYPE w [<!ENTITY xxe SYSTEM "{OUT}">]><w>&xxe;</w>'.encode()
for name in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"):
    try:
        sokert.check(packed({{**parts, name: outer}}))
    except sokert.SokertError:
        pass
sokert.Template(form(p("{{{{ x }}}}"))).render({{"x": sokert.Link("trang", "{OUT}")}})
print(asked)
"""


def bounds(page: str) -> dict[str, tuple[str, str, str]]:
    """Return the rows of the table by the place of the constant: digits of the number, its unit, its message."""
    return {place: (re.sub(r"\D", "", number), unit, code) for number, unit, place, code in _BOUND.findall(page)}


def value_of(place: str) -> int | float:
    """Return the number that a place in the code holds."""
    if (name := place.removeprefix("fill.bounds.Limits.")) != place:
        return getattr(Limits(), name)  # type: ignore[no-any-return]
    module, _, constant = place.rpartition(".")
    return getattr(import_module(f"sokert.{module}"), constant)  # type: ignore[no-any-return]


def test_every_bound_is_the_one_of_the_code_and_is_told_by_a_message() -> None:
    rows = bounds(ENGLISH)
    assert len(rows) == ENGLISH.count("\n| ") - 1 > 20  # the head is no bound
    said = {place: int(number) * UNITS[unit] for place, (number, unit, _) in rows.items()}
    assert said == {place: value_of(place) for place in rows}
    assert {code for _, _, code in rows.values() if code} <= set(catalogue("en"))


def test_the_vietnamese_page_names_the_same_bounds_and_tests() -> None:
    assert bounds(VIETNAMESE) == bounds(ENGLISH)
    assert _TEST.findall(VIETNAMESE) == _TEST.findall(ENGLISH)


def test_a_test_keeps_every_promise() -> None:
    promises = re.findall(
        r"^- (.*?)(?=^- |^\n|\Z)", ENGLISH.partition("## What a file may cost")[0], re.MULTILINE | re.DOTALL
    )
    assert [one for one in promises if not _TEST.search(one)] == []
    named = _TEST.findall(ENGLISH)
    assert [name for name in named if f"\ndef {name[1]}(" not in (ROOT / name[0]).read_text("utf-8")] == []


def test_nothing_is_asked_of_the_network() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, encoding="utf-8", cwd=ROOT / "tests", check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


@pytest.mark.parametrize(
    "named",
    [
        {"template": "mau.md"},
        {"sources": [{"file": "bang.csv"}]},
        {"sections": [{"title": "Ảnh", "body": "![Con dấu](dau.png)"}]},
        {"sections": [{"title": "Khác", "body": "{% include 'mau.md' %}"}]},
    ],
)
def test_data_from_a_stranger_opens_no_file(
    named: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mau.md", "bang.csv", "dau.png"):
        (tmp_path / name).write_bytes(b"Bi mat")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sokert.SokertError) as told:
        sokert.render(sokert.parse({**SMALL, **named}))
    assert "Bi mat" not in str(told.value)

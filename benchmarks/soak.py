"""Renders reports and forms drawn at random, and reads every word and figure back: `python benchmarks/soak.py 1000 7`.

    python benchmarks/soak.py COUNT [SEED] [KEPT]

Report number n of a seed is always the same, so that a run goes on where another ended (COUNT may be `1000:2000`). Two
readers that share nothing, expat and lxml, have to see the same words in each file, and every word that was given, once
for each time, with every figure as Vietnamese writes it. One in 20 is opened with python-docx and checked too, and kept
in the folder KEPT for other judges. Prints what went wrong, and one line of counts at the end.
"""

from __future__ import annotations

import io
import random
import re
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.parsers import expat

import docx
from lxml import etree

import sokert

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = ("office", "commune", "department", "school", "hospital", "union", "party")
PERIODS = ("2026-H1", "2026-Q1", "2026-05", "2025")
WORDS = (
    "kết quả",
    "A & B",
    "<w:t>",
    "“trích”",
    "x > y",
    'dấu "',
    "xmlns=b",
    "o\u0302",
    "🙂",
    "#",
    "50%",
    "a\u00a0b",
    "1/2",
    "…",
)
UNITS = ("hồ sơ", "tỷ đồng", "ha", "lượt", "%")
SAMPLE = 20
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


class Drawn:
    """What one report is made of: each text has a word that stands nowhere else, and is remembered."""

    def __init__(self, number: int, seed: int) -> None:
        self.rng, self.given = random.Random(f"{seed} {number}"), list[str]()

    def text(self, figure: str = "") -> str:
        """Return a text to be found again, a figure behind it."""
        word = f"kz{len(self.given)}zk"
        self.given.append(f"{word} {figure}".strip())
        return f"phần {self.rng.choice(WORDS)} {word}"

    def figure(self) -> Decimal:
        """Return a figure: none, small, large, below nothing, of decimals."""
        whole = self.rng.choice([0, 1, self.rng.randrange(100), self.rng.randrange(10 ** self.rng.randint(2, 13))])
        return Decimal(whole) / self.rng.choice([1, 1, 10, 100])


def written(value: Decimal) -> str:
    """Return a figure as Vietnamese writes it; by no code of the library.

    >>> written(Decimal("20870.50"))
    '20.870,5'
    """
    whole, _, rest = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + ("," + rest.rstrip("0")).rstrip(",")


def report(drawn: Drawn) -> bytes:
    """Return a report by a built-in template: headings, paragraphs, items, tables, notes, marks of emphasis."""
    rng = drawn.rng
    metrics = [
        {"code": f"m{n}", "name": f"Số {n}", "unit": rng.choice(UNITS), "value": drawn.figure()}
        for n in range(rng.randint(1, 5))
    ]

    def printed() -> str:
        one = rng.choice(metrics)
        return f"{drawn.text(written(one['value']))} {{{{ {one['code']} }}}}"

    lines: tuple[Callable[[], str], ...] = (
        printed,
        lambda: f"{drawn.text()} **{drawn.text()}** *{drawn.text()}*",
        lambda: "\n".join(f"- {printed()}" for _ in range(rng.randint(1, 4))),
        lambda: "\n".join(f"{n}. {printed()}" for n in range(1, rng.randint(2, 4))),
        lambda: (
            "| A | B |\n|---|---:|\n" + "\n".join(f"| {printed()} | {drawn.text()} |" for _ in range(rng.randint(1, 6)))
        ),
        lambda: f"{{% for n in range({rng.randint(0, 3)}) %}}x{{% endfor %}}{printed()}",
    )

    def section(depth: int) -> dict[str, Any]:
        body = "\n\n".join(f"{rng.choice(lines)()}\n\n{drawn.text()}." for _ in range(rng.randint(1, 4)))
        inner = [section(depth + 1) for _ in range(rng.choice([0, 0, 1, 2]))] if depth < 3 else []
        return {"title": f"Mục {drawn.text()}", "body": body} | ({"sections": inner} if inner else {})

    kind = rng.choice(KINDS)
    last = "Lưu Văn phòng Đảng ủy" if kind == "party" else "Lưu: VT"
    data = {
        "template": f"half-year/{kind}",
        "period": rng.choice(PERIODS),
        "issuer": {"name": f"Sở {drawn.text()}", "place": "Mẫu", "code": "SM"},
        "date": "2026-06-20",
        "subject": f"Kết quả {drawn.text()}",
        "recipients": [*(drawn.text() for _ in range(rng.randint(0, 3))), last],
        "signatory": {"position": "Giám đốc", "name": drawn.text()},
        "metrics": metrics,
        "sections": [section(1) for _ in range(rng.randint(1, 4))],
    }
    return sokert.render(sokert.Report.model_validate(data), embed=rng.random() < 0.5)


def _form() -> sokert.Template:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ head }}"
    made.add_paragraph("Tiêu đề {{ title }}").add_run(" đậm {{ figure|number(2) }}").bold = True
    for line in ("{%p for one in items %}", "{{ loop.index }}. {{ one.name }} {{ one.value }}", "{%p endfor %}"):
        made.add_paragraph(line, style="List Bullet")
    table = made.add_table(4, 2)
    cells = (
        ("Tên", "Số"),
        ("{%tr for one in rows %}", ""),
        ("{{ one.name }}", "{{ one.value }}"),
        ("{%tr endfor %}", ""),
    )
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    made.save(buffer)
    return sokert.Template(buffer.getvalue())


FORM = _form()


def form(drawn: Drawn) -> bytes:
    """Return an office's own form, filled: a header, a loop of paragraphs, a loop of rows."""
    rng = drawn.rng
    values = [drawn.figure() for _ in range(rng.randint(0, 6))]
    items = [{"name": drawn.text(written(value)), "value": value} for value in values]
    rows = [{"name": drawn.text(), "value": drawn.figure()} for _ in range(rng.randint(0, 30))]
    return FORM.render(
        {"head": drawn.text(), "title": drawn.text(), "figure": drawn.figure(), "items": items, "rows": rows}
    )


def by_expat(xml: bytes) -> str:
    """Return the words of a story: letters, tabs and line breaks of its runs, a line a paragraph."""
    said, inside = list[str](), [False]
    ends = {f"{W} p": "\n", f"{W} br": "\n", f"{W} tab": "\t"}

    def start(name: str, _: object) -> None:
        inside[0] = name == f"{W} t"

    def end(name: str) -> None:
        inside[0] = False
        said.append(ends.get(name, ""))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda words: said.append(words) if inside[0] else None
    parser.Parse(xml, True)
    return "".join(said)


def by_lxml(xml: bytes) -> str:
    """Return the same words by another reader."""
    said = list[str]()
    for event, one in etree.iterparse(io.BytesIO(xml), ("end",)):
        name = etree.QName(one).localname if event == "end" and one.tag.startswith(f"{{{W}}}") else ""
        said.append(one.text or "" if name == "t" else {"p": "\n", "br": "\n", "tab": "\t"}.get(name, ""))
    return "".join(said)


def wrong_with(content: bytes, given: list[str]) -> str:
    """Return what is wrong with a file; empty where it says all that was given."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    stories = {name: xml for name, xml in parts.items() if _STORY.fullmatch(name)}
    for xml in (xml for name, xml in parts.items() if name not in stories and name.endswith((".xml", ".rels"))):
        etree.fromstring(xml)
    words = {name: by_expat(xml) for name, xml in stories.items()}
    if words != {name: by_lxml(xml) for name, xml in stories.items()}:
        return "the readers differ"
    whole = re.sub(r"[^\S\n]+", " ", "\n".join(words.values()).lower())
    times = Counter(re.findall(r"kz\d+zk", whole))
    for at, one in enumerate(given):
        if times[f"kz{at}zk"] < 1 or one not in whole:
            return f"lost: {one}"
    return ""


def told_of(content: bytes, drawn_by_us: bool) -> str:
    """Return what our own check says against the look of a page that we drew; python-docx opens every file."""
    docx.Document(io.BytesIO(content))
    found = {one.code for one in sokert.check(content) if one.level == "error" and one.code.startswith(("ND30", "HD"))}
    # A list 1, 2 may have been drawn below a heading 1 or a), and a name in angle brackets waits to be filled in.
    found -= {"ND30-STRUCT-FREE", "ND30-H-DIEM-SEQ", "ND30-ORG-NAME"}
    return f"told: {sorted(found)}" if found and drawn_by_us else ""


def main(first: int, last: int, seed: int, kept: Path | None) -> Counter[str]:
    """Draw, render and read so many; return what was seen."""
    seen, slowest = Counter[str](), (0.0, 0)
    for number in range(first, last):
        drawn, start = Drawn(number, seed), time.process_time()
        sampled = number % SAMPLE == 0
        try:
            content = report(drawn) if number % 3 else form(drawn)
            slowest = max(slowest, (time.process_time() - start, number))
            wrong = wrong_with(content, drawn.given) or (told_of(content, bool(number % 3)) if sampled else "")
        except Exception as error:  # whatever it is, no report may bring it
            content, wrong = b"", f"{type(error).__name__} {error}"
        seen["reports"] += 1
        seen["texts"] += len(drawn.given)
        seen["sampled"] += sampled
        if wrong:
            seen["wrong"] += 1
            print(number, wrong, flush=True)
        if kept and sampled:
            (kept / f"{number}.docx").write_bytes(content)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cost = f"slowest {slowest[0]:.2f} s (number {slowest[1]}), all {time.process_time():.0f} s, {most} MB at most"
    print(f"{dict(seen)}, {cost}")
    return seen


if __name__ == "__main__":
    asked = [*sys.argv[1:], *["200", "1", ""][len(sys.argv) - 1 :]]
    begin, _, end = asked[0].rpartition(":")
    folder = Path(asked[2]) if asked[2] else None
    sys.exit(bool(main(int(begin or 0), int(end), int(asked[1]), folder)["wrong"]))

"""In a browser the page is cut into sheets, and loses no word by it; the browser complains of nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from lxml import html

from judges import ROOT, program
from preview.test_words import in_file, on_page, page
from rendered import content

REPORT = ROOT / "examples" / "bieu-excel" / "report.yaml"
PAGES = 5  # as many as LibreOffice makes of the file
HEADS = 3  # the annex takes the last three sheets, and its head stands on each


def test_a_browser_cuts_sheets_and_keeps_every_word(tmp_path: Path) -> None:
    document, file = content(REPORT), tmp_path / "page.html"
    file.write_text(page(document), "utf-8", newline="\n")
    call = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    call += ["--enable-logging=stderr", "--dump-dom", file.as_uri()]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
    main = html.document_fromstring(done.stdout.encode("utf-8")).find(".//main")
    sheets = main.find_class("sheet")
    assert [one.get("aria-label") for one in sheets] == [f"{main.get('data-page')} {at}" for at in range(1, PAGES + 1)]
    repeated = [head for sheet in sheets[1 - HEADS :] for head in sheet.iter("thead")]
    for head in repeated:
        head.drop_tree()
    assert len(repeated) == HEADS - 1
    assert on_page(html.tostring(main, encoding="unicode")) == in_file(document)

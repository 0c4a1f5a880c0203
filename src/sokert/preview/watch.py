"""Writes a page again as its report file, or what it is made from, is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from markupsafe import Markup

from sokert.errors import SokertError
from sokert.load import load
from sokert.preview import preview, put_page
from sokert.preview.page import AGAIN, GENERATOR

PAUSE = 0.5
"""Seconds between two looks at the files."""
_MADE_FROM = (".yaml", ".yml", ".json", ".md", ".docx", ".xlsx", ".xls", ".ods", ".csv", ".png", ".jpg", ".jpeg")
Stamps = dict[str, tuple[int, int]]


def stamps(folders: Iterable[Path], but: Path) -> Stamps:
    """Return when each file that a report may be made from was last saved; folders, as editors save by renaming."""
    found: Stamps = {}
    for folder in folders:
        with suppress(OSError):
            for file in sorted(folder.iterdir()):
                if file.suffix.lower() in _MADE_FROM and not file.name.startswith(".") and file != but:
                    with suppress(OSError):  # gone since it was listed
                        known = file.stat()
                        found[str(file)] = (known.st_mtime_ns, known.st_size)
    return found


def changes(folders: Iterable[Path], but: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Yield at once, and whenever a file of some folders was saved; `wait` passes the time between two looks."""
    looked_at, known = tuple(folders), None
    while True:
        now = stamps(looked_at, but)
        if now != known:
            known = now
            yield
        wait()


def watch(
    source: Path,
    target: Path,
    written: Callable[[SokertError | None], object],
    *,
    template: str | None = None,
    lang: str | None = None,
    overwrite: bool = False,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
    wait: Callable[[], object] = lambda: time.sleep(PAUSE),
) -> None:
    """Write the page of a report at each save, until somebody stops it; a draft with faults tells them over the last
    good page. `written` is called after each page, with what was wrong."""
    good = ""
    folders = {source.parent, *([Path(template).parent] if template else [])}
    for _ in changes(sorted(folders), target, wait):
        wrong: SokertError | None = None
        try:
            report = load(
                source, databases=databases, allow_outside=allow_outside, filters=filters, functions=functions
            )
            good = preview(report, template=template, lang=lang)
        except SokertError as error:
            wrong = error
        put_page(target, _alive(good or _EMPTY, wrong, lang), overwrite)
        written(wrong)


_EMPTY = f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="{AGAIN // 1000}">
{GENERATOR}
<title>sokert</title>
</head>
<body>
<main>
</main>
</body>
</html>
"""


def _alive(page: str, wrong: SokertError | None, lang: str | None) -> str:
    """Return a page that reads itself again, with what is wrong above it."""
    words = "\n".join(one.worded(lang) for one in wrong.findings) if wrong else ""
    above = Markup('<section class="problems" role="alert"><pre>{}</pre></section>\n').format(words) if words else ""
    page = page.replace("<main", f'<main data-again="{AGAIN}"', 1)
    start = page.index(">", page.index("<main")) + 1
    return f"{page[:start]}\n{above}{page[start:]}"

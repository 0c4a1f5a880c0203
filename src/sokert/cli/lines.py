"""The lines of files as they may be shown, whatever stands in them."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import replace
from pathlib import Path

from sokert import messages
from sokert.errors import Finding, Place

# What stands for a byte of a file name (U+DC80 to U+DCFF) goes out as that byte.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udc7f\udd00-\udfff]")


def safe(words: str) -> str:
    """Return a text that no terminal takes for a command, and every stream can carry.

    >>> safe("a\\x1b[2Jb\\ud800")
    'a�[2Jb�'
    """
    return _CONTROL.sub("�", words)


def lines_of(file: str) -> tuple[str, ...]:
    """Return the lines of a file, as far as it can be read."""
    try:
        content = Path(file).read_bytes()
    except (OSError, ValueError):
        return ()
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return tuple(map(safe, re.split(r"\r\n|\n|\r", content.decode(encoding, "replace"))))


def in_repository(file: str) -> str:
    """Return a file as GitHub and GitLab find it: from the root of the repository, wherever in it a step works."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or ""
    for path, base in ((os.path.abspath(file), root), (os.path.realpath(file), os.path.realpath(root))):
        if root and file not in ("", "-") and os.path.lexists(path) and Path(path).is_relative_to(base):
            return Path(path).relative_to(base).as_posix()
    return _plain(file) if ".." in Path(file).parts else file


def _plain(file: str) -> str:
    """Return a file as it lies below this folder, without the steps up in its name; behind a link it is another one.

    >>> _plain("xa/../chung/khong-co.csv")
    'xa/../chung/khong-co.csv'
    """
    plain = os.path.relpath(file)
    is_below = ".." not in Path(plain).parts
    return Path(plain).as_posix() if is_below and os.path.exists(plain) and os.path.samefile(plain, file) else file


_NAMED = 20  # paragraphs that a line names


def also(finding: Finding, lang: str | None) -> str:
    """Return in which other paragraphs of a Word file the same was found; empty where it was found once.

    >>> places = [Place("a.docx", part="word/document.xml", paragraph=at) for at in (3, 7, 9)]
    >>> also(Finding("ND30-FONT", where=places[0], beside=(*places[1:],)), "en")
    'also in paragraphs 7, 9'
    """
    where = finding.where
    there = dict.fromkeys(str(one.paragraph) for one in finding.beside if one.paragraph and one.part == where.part)
    if not (there and where.paragraph):
        return ""
    shown = [*list(there)[:_NAMED], *(["..."] if len(there) > _NAMED else [])]
    return messages.text("CLI-ALSO", {"places": ", ".join(shown)}, lang)


def spot(where: Place, lang: str | None) -> str:
    """Return where something is that no line tells, before the words on it: a paragraph, the cell of a table.

    >>> spot(Place("so-lieu.xlsx", part="F10"), "en"), spot(Place("r.yaml", 3), "en")
    ('F10: ', '')
    """
    said = where.part if where.line else replace(where, file="").worded(lang)
    return f"{said}: " if said else ""

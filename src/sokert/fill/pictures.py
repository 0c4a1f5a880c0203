"""The pictures that a text names: read from the report's folder or its template's, and from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from sokert.document.blocks import CLOSE, OPEN, VALUE, Value, fence
from sokert.document.printed import bare
from sokert.errors import Finding, Place, TemplateError
from sokert.fill.bounds import meter
from sokert.template import file_in

_PICTURE = re.compile(f"{OPEN}image/([^/{CLOSE}]*)/([^{CLOSE}]*){CLOSE}([^{OPEN}]*){OPEN}/image{CLOSE}")

_HOW = "sokert.parse(..., folder=...), report.at_home(...)"


def pictured(filled: str, values: list[Value], folders: Sequence[Path]) -> str:
    """Return a filled text with the pictures it names among the values; those that cannot be read are told together."""
    findings: list[Finding] = []

    def picture(named: re.Match[str]) -> str:
        name = unquote(named[1])
        try:
            values.append(_image(name, float(named[2]) if named[2] else None, bare(named[3]).strip(), folders))
        except TemplateError as error:
            findings.extend(one for one in error.findings if one not in findings)
            return ""
        return fence(f"{VALUE}{len(values) - 1}")

    text = _PICTURE.sub(picture, filled)
    if findings:
        raise TemplateError(findings)
    return text


def _image(name: str, width: float | None, alt: str, folders: Sequence[Path]) -> Value:
    from sokert.document.values import Image

    file = next((file for folder in folders if (file := file_in(folder, name))), None)
    if file is None:
        facts, sentence = ({"name": name}, "") if folders else ({"name": name, "how": _HOW}, "FILL-IMAGE-NO-FOLDER")
        raise TemplateError(Finding("FILL-IMAGE", facts, Place(text=name), sentence=sentence))
    meter().made(file.stat().st_size)
    try:
        return Image(file, width=width, alt=alt)
    except TemplateError as error:
        raise TemplateError([one.at(text=name) for one in error.findings]) from error

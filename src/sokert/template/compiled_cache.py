"""Keeps what Jinja made of a built-in template beside it, as Python keeps what it made of a module.

What is kept is used only while nothing has changed that it was made from: the template, the code that
reads and compiles it, the Python that runs it (docs/decisions/0008-templates-kept-compiled.md).
"""

from __future__ import annotations

import marshal
import os
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any

_STAMP = sha256().digest_size


def made_by(environment: Any, *ours: str, without: Collection[str] = ()) -> bytes:
    """Return a hash of all that decides, beside its text, what becomes of a template; b"" when it cannot be told.

    `ours` are the files of our own code, `environment` is Jinja's: a filter that asks for the context is
    called otherwise. `without` are filters that no built-in template uses.
    """
    tools = {**environment.filters, **environment.tests}
    asked = sorted(
        (name, str(getattr(tool, "jinja_pass_arg", ""))) for name, tool in tools.items() if name not in without
    )
    said = sha256(f"{sys.version} {asked}".encode())
    try:
        for file in (*_reading(), *ours):
            with open(file, "rb") as content:
                said.update(content.read())
    except OSError:
        return b""
    return said.digest()


def _reading() -> Iterator[str]:
    """Yield the files that read a template and compile it: ours, Jinja's, and what tells markdown-it's version."""
    yield from _sources(__file__)
    for package, is_whole in (("jinja2", True), ("markdown_it", False)):
        found = find_spec(package)
        if not found or not found.origin or not found.origin.endswith(".py"):
            raise FileNotFoundError(package)
        yield from _sources(found.origin) if is_whole else (found.origin,)


def _sources(file: str) -> list[str]:
    """Return a source file and all that lie beside it."""
    folder = os.path.dirname(file)
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".py")]


def code(file: Path, maker: bytes, compiled: Callable[[], CodeType], ending: str = "") -> CodeType:
    """Return the code of a template: what is kept of it, else what `compiled` gives, which is then kept.

    `ending` sets apart what is compiled of the same text in another way.

    Nothing is kept where Python keeps nothing: in a folder that cannot be written, or when it is told not to.
    """
    place = file.parent / "__pycache__" / f"{file.stem}{ending}.{sys.implementation.cache_tag}.jinja"
    stamp = sha256(maker + file.read_bytes()).digest()
    if maker and (kept := _kept(place, stamp)):
        return kept
    made = compiled()
    if maker and not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(place, stamp, marshal.dumps(made))
    return made


def _kept(place: Path, stamp: bytes) -> CodeType | None:
    """Return the code in a file that was made from the same and came to no harm."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    body = content[2 * _STAMP :]
    if content[: 2 * _STAMP] != stamp + sha256(stamp + body).digest():
        return None
    made: CodeType = marshal.loads(body)
    return made


def _keep(place: Path, stamp: bytes, body: bytes) -> None:
    """Write a file whole or not at all, whoever else does so at the same time."""
    place.parent.mkdir(exist_ok=True)
    beside = place.with_name(f"{place.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        beside.write_bytes(stamp + sha256(stamp + body).digest() + body)
        os.replace(beside, place)
    finally:
        beside.unlink(missing_ok=True)

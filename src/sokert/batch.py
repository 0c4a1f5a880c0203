"""Renders many reports at once: in order, each with its own errors, on any executor, never more than a few in memory.

    render_many(jobs)                      on the processors of this machine
    render_many(jobs, executor=...)        on any executor of concurrent.futures, a cluster's too
    cluster("tcp://may-chu:8786")          the executor of a Dask cluster

What is rendered comes back as bytes and is written here, whole or not at all: a worker that is killed leaves nothing
behind, and a cluster need not share a disk with us.
"""

from __future__ import annotations

import gc
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sokert.errors import DataError, Finding, Place, SokertError, unreadable, unwritable
from sokert.models import Report
from sokert.ooxml.packing import untouched
from sokert.render import Limits, delivered, render
from sokert.reports import report_in
from sokert.template import FORM_SUFFIXES, located

Job = tuple[Report | str | Path, str | Path]
"""A report, or the file of one, and the Word file to be written."""
AHEAD = 64  # jobs that are given out before the first of them is taken back: enough for 16 workers
TRIES = 3  # workers that may be lost with a job before the job is told to be the cause


@dataclass(frozen=True, slots=True)
class Done:
    """How one job ended: its place among the jobs, its file, and what went wrong."""

    number: int
    target: Path
    error: SokertError | None = None
    skipped: bool = False
    """True: the file was there already, made from the same report, and nobody has changed it."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What comes back of a job: the digest of all it was made from, and the file, or why there is none."""

    digest: str
    content: bytes = b""
    error: SokertError | None = None
    skipped: bool = False


def render_many(
    jobs: Iterable[Job],
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    template: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    limits: Limits | None = None,
    journal: str | Path | None = None,
) -> Iterator[Done]:
    """Yield how each job ended, in the order of the jobs; what is wrong with one does not stop the others.

    `executor` of None takes `workers` processes of this machine, as many as it has processors. A report given by its
    file is read where it is rendered: on a cluster of other machines they must see the same folders. `journal` is a
    file that remembers what was finished: called again with it, jobs whose file is as it was written, from the same
    report and template, are passed over. All else is as in `render`.
    """
    known = _Journal(Path(journal)) if journal else None
    make = partial(_made, template=template, limits=limits)
    with _executor(executor, workers) as run:
        for number, target, made in _in_order(jobs, run, make, known):
            yield _finished(number, target, made, overwrite, known)


def cluster(address: str) -> Executor:
    """Return the executor of a Dask cluster by the address of its scheduler; raise DataError where there is none."""
    try:
        from distributed import Client
    except ImportError as error:
        raise DataError(Finding("EXTRA-MISSING", {"what": "Dask", "extra": "batch"})) from error
    try:
        client = Client(address, timeout=10, set_as_default=False)
        return client.get_executor()  # type: ignore[no-any-return]
    except (OSError, ValueError) as error:
        raise DataError(Finding("BATCH-NO-SCHEDULER", {"address": address, "example": "tcp://host:8786"})) from error


# --- one job, where it is done --------------------------------------------------------------------------


def _made(source: Report | str | Path, known: str, *, template: Any, limits: Limits | None) -> _Made:
    """Return the Word file of a job, or why there is none; nothing where all it is made from is known already."""
    try:
        report = source if isinstance(source, Report) else report_in(source)
        digest = _digest(report, os.fspath(template or report.template))
        if digest == known:
            return _Made(digest, skipped=True)
        return _Made(digest, render(report, template=template, limits=limits))
    except SokertError as error:
        return _Made("", error=error if isinstance(source, Report) else _at_home(error, source))


def _at_home(error: SokertError, source: str | Path) -> SokertError:
    """Return an error whose every finding names the report's file."""
    return type(error)([one if one.where.file else one.at(file=str(source)) for one in error.findings])


def _digest(report: Report, template: str) -> str:
    """Return the digest of all a file is made from: the report, the template and what lies beside it, this version."""
    whole = sha256(f"{_version()}\0{template}\0{report.model_dump_json()}".encode())
    if template.endswith(FORM_SUFFIXES):
        name, folder = located(template)
        for path in sorted((folder or Path()).iterdir()):
            if path.is_file() and not path.name.startswith((".", "~")):
                content = path.read_bytes()
                if path.name == name or not untouched(content):  # what we wrote ourselves is no source
                    whole.update(path.name.encode() + b"\0" + sha256(content).digest())
    return whole.hexdigest()


def _version() -> str:
    try:
        return version("sokert")
    except PackageNotFoundError:
        return ""


# --- many jobs ------------------------------------------------------------------------------------------


class _Processes:
    """Processes of this machine; where one is killed, new ones take over what it had."""

    def __init__(self, workers: int | None) -> None:
        self._workers = workers
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, initializer=gc.enable)

    def submit(self, call: Callable[..., _Made], *given: Any) -> Future[_Made]:
        try:
            return self._pool.submit(call, *given)
        except BrokenExecutor:
            self._pool = self._new()
            return self._pool.submit(call, *given)

    def shutdown(self, **how: bool) -> None:
        self._pool.shutdown(**how)


_Run = Executor | _Processes


@contextmanager
def _executor(given: Executor | None, workers: int | None) -> Iterator[_Run]:
    """Give what runs the jobs: the caller's executor, or processes that end with us."""
    if given is not None:
        yield given
        return
    own = _Processes(workers)
    try:
        yield own
    finally:
        own.shutdown(wait=True, cancel_futures=True)


def _in_order(
    jobs: Iterable[Job], run: _Run, make: Callable[..., _Made], known: _Journal | None
) -> Iterator[tuple[int, Path, _Made]]:
    """Yield what comes back of each job, in order; only so many are given out ahead."""
    waiting: deque[tuple[int, Path, tuple[Any, str], Future[_Made]]] = deque()
    for number, (source, target) in enumerate(jobs):
        given = (source, known.of(Path(target)) if known else "")
        waiting.append((number, Path(target), given, run.submit(make, *given)))
        if len(waiting) >= AHEAD:
            yield _taken(waiting, run, make)
    while waiting:
        yield _taken(waiting, run, make)


def _taken(waiting: deque[Any], run: _Run, make: Callable[..., _Made]) -> tuple[int, Path, _Made]:
    """Return what comes back of the first job; where its worker was lost, it is given out again, at last alone."""
    number, target, given, future = waiting.popleft()
    lost: Exception = BrokenExecutor()
    for _ in range(TRIES):
        try:
            return number, target, future.result()
        except Exception as error:  # of the executor: what is wrong with the job comes back as a result
            lost = error
            future = run.submit(make, *given)  # of processes, nothing else runs meanwhile
    future.cancel()
    return number, target, _lost(target, lost)


def _lost(target: Path, error: Exception) -> _Made:
    said = " ".join(str(error).split())[:200]
    return _Made(
        "",
        error=SokertError(
            Finding(
                "BATCH-LOST", {"kind": type(error).__name__, "said": said, "option": "--resume"}, Place(str(target))
            )
        ),
    )


def _finished(number: int, target: Path, made: _Made, overwrite: bool, known: _Journal | None) -> Done:
    """Write what came back of a job to its file, and remember it."""
    if made.error or made.skipped:
        return Done(number, target, made.error, made.skipped)
    try:
        written = delivered(made.content, target, overwrite)
        if known:
            known.add(target, made.digest, written)
    except SokertError as error:
        return Done(number, target, error)
    return Done(number, target)


class _Journal:
    """A file with a line for each finished job: its file, the digest of what that was made from, and of the file."""

    def __init__(self, path: Path) -> None:
        self._path, self._known = path, {}
        try:
            lines = path.read_text("utf-8").splitlines() if path.exists() else []
        except (OSError, ValueError) as error:
            raise unreadable(error, path) from error
        for line in lines:
            with suppress(ValueError):  # the last line of a batch that was killed may be half a line
                name, made_from, file = json.loads(line)
                self._known[name] = (made_from, file)

    def of(self, target: Path) -> str:
        """Return what a file was made from; empty where it is not there, or not as it was written."""
        made_from, file = self._known.get(self._name(target), ("", ""))
        try:
            return made_from if file and sha256(target.read_bytes()).hexdigest() == file else ""
        except OSError:
            return ""

    def add(self, target: Path, made_from: str, content: bytes) -> None:
        """Remember a finished file."""
        line = json.dumps([self._name(target), made_from, sha256(content).hexdigest()], ensure_ascii=False)
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"\n{line}" if self._path.stat().st_size else line)
        except OSError as error:
            raise unwritable(error, self._path) from error

    def _name(self, target: Path) -> str:
        """Return a file's name as seen from the journal, so that both may be moved together."""
        return Path(os.path.relpath(target, self._path.parent)).as_posix()

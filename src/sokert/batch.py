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
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from multiprocessing import current_process, get_start_method
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from sokert.errors import DataError, Finding, Place, SokertError, TemplateError, takes, unreadable, unwritable
from sokert.fill.custom_filters import Own, own_of
from sokert.load import parse
from sokert.models import Report, fields_of
from sokert.models.inputs import Fields
from sokert.models.problems import FILLING
from sokert.ooxml.packing import untouched
from sokert.render import Form, Limits, Template, delivered, render
from sokert.reports import report_in
from sokert.saving import unfinished
from sokert.sources import Access
from sokert.template import FORM_SUFFIXES, located

Source = Report | Mapping[str, Any] | Fields | BaseModel | str | Path
Job = tuple[Source, str | Path]
"""A report, the data or the file of one, and the Word file to be written."""
AHEAD = 64  # jobs that are given out before the first of them is taken back: what 16 workers can hold
CHUNK = 4  # jobs that go to a worker together
WRITERS = 4  # files that are on their way to the disk at once: it is waited for, not worked for
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
    template: Form = None,
    overwrite: bool = False,
    limits: Limits | None = None,
    journal: str | Path | None = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> Iterator[Done]:
    """Yield how each job ended, in the order of the jobs; what is wrong with one does not stop the others.

    A job is a report, its data (a mapping, a dataclass or a pydantic model, as for `parse`) or its file, and the Word
    file to be written. What is wrong with data is its job's error; an exception of the code that makes the jobs ends
    the batch. `executor` of None takes `workers` processes of this machine, as many as it has processors, and works
    alone where it is called in a worker that may have none (Celery's, a Pool's). A report given by its file is read
    where it is rendered: on a cluster of other machines they must see the same folders. `journal` is a file that
    remembers what was finished: called again with it, jobs whose file is as it was written, from the same report and
    template, are passed over; it takes a template by its name, and no filters. `databases`, `allow_outside`,
    `filters` and `functions` are as in `load`, for every report; to go to processes the last two stand at the top of
    a module. The folders of the files must be there. All else is as in `render`.
    """
    takes("jobs", jobs, Iterable)
    known = _Journal(Path(journal)) if journal else None
    travels = executor is None or isinstance(executor, ProcessPoolExecutor)
    own = _tools(own_of(filters, functions), known is not None, travels)
    form = _form(template, limits, known is not None, travels)
    make = partial(_made, template=form, limits=limits, own=own, access=Access(dict(databases or {}), allow_outside))
    with _executor(executor, workers) as run, ThreadPoolExecutor(WRITERS) as writers:
        writing = _Writing(writers, overwrite, known)
        for number, target, made in _in_order(jobs, run, make, known):
            yield from writing.finished(number, target, made)
        yield from writing.rest()


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


def _form(given: Form, limits: Limits | None, by_name: bool, travels: bool) -> Any:
    """Return the template of all jobs, read once where it has no name; refuse one that no job could be given."""
    if given is None or isinstance(given, str | os.PathLike):
        return given
    if by_name:  # what filters of an office's own do, no digest tells
        facts = {"name": "template", "wanted": "str | Path", "given": type(given).__name__}
        raise DataError(Finding("CALL-ARGUMENT", facts))
    form = given if isinstance(given, Template) else Template(given, limits=limits)
    if travels:
        _must_travel(form)
    return form


def _tools(own: Own | None, by_name: bool, travels: bool) -> Own | None:
    """Return the filters and functions of all jobs; refuse those that no job could be given."""
    if own and by_name:  # the same
        raise DataError(Finding("CALL-ARGUMENT", {"name": "filters", "wanted": "None", "given": "dict"}))
    if own and travels:
        _must_travel(own)
    return own


def _must_travel(given: object) -> None:
    """Refuse what no other process can be given."""
    try:
        pickle.dumps(given)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TemplateError(
            Finding("OWN-STAYS", {"bare": "lambda", "executor": "executor=ThreadPoolExecutor()"})
        ) from error


# --- one job, where it is done --------------------------------------------------------------------------


def _made(
    source: Source, known: str | None, *, template: Any, limits: Limits | None, own: Own | None, access: Access
) -> _Made:
    """Return the Word file of a job, or why there is none; nothing where all it is made from is known already.

    Without a journal nothing is `known`, and nobody asks for the digest.
    """
    try:
        report = _report(source, limits, own, access)
        digest = "" if known is None else _digest(report, os.fspath(template or report.template))
        if known and digest == known:
            return _Made(digest, skipped=True)
        return _Made(digest, render(report, template=template, limits=limits))
    except SokertError as error:
        return _Made("", error=_at_home(error, source) if isinstance(source, str | Path) else error)


def _report(source: Source, limits: Limits | None, own: Own | None, access: Access) -> Report:
    """Return the report of a job, with the filters of all: as it is, in its data, or in its file."""
    if isinstance(source, Report):
        report = source
    elif isinstance(source, Mapping):
        tools = own or Own()
        report = parse(source, limits=limits, filters=tools.filters, functions=tools.functions)
    elif isinstance(source, str | os.PathLike):
        report = report_in(source, own=own, access=access)
    else:
        raise DataError(Finding("CALL-REPORT-EXPECTED", {"given": type(source).__name__, "python": FILLING}))
    return report.with_own(own) if own and not report.own else report


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
        self._workers = workers and min(workers, AHEAD // CHUNK)  # more would wait for jobs all the time
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, initializer=gc.enable)

    def submit(self, call: Callable[..., list[_Made]], *given: Any) -> Future[list[_Made]]:
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
        takes("executor", given, Executor)
        yield given
        return
    takes("workers", workers, int, type(None))
    if workers is not None and workers < 1:
        raise DataError(Finding("CALL-ARGUMENT", {"name": "workers", "wanted": "int >= 1", "given": workers}))
    if current_process().daemon:  # a worker of Celery's, or of a Pool: it may have no processes of its own
        with ThreadPoolExecutor(1) as alone:
            yield alone
        return
    own = _Processes(workers)
    try:
        yield own
    finally:
        own.shutdown(wait=True, cancel_futures=True)


class _Asked(NamedTuple):
    """A job that is given out: its place among the jobs, its file, and what is sent."""

    number: int
    target: Path
    given: tuple[Any, str | None]


def _in_order(
    jobs: Iterable[Job], run: _Run, make: Callable[..., _Made], known: _Journal | None
) -> Iterator[tuple[int, Path, _Made]]:
    """Yield what comes back of each job, in order; only so many are given out ahead."""
    waiting: deque[tuple[list[_Asked], Future[list[_Made]]]] = deque()
    for chunk in _chunks(jobs, known):
        waiting.append((chunk, run.submit(_all, make, [one.given for one in chunk])))
        while sum(len(asked) for asked, _ in waiting) >= AHEAD - 2 * WRITERS - CHUNK:  # as many more wait for the disk
            yield from _taken(*waiting.popleft(), run, make)
    while waiting:
        yield from _taken(*waiting.popleft(), run, make)


def _chunks(jobs: Iterable[Job], known: _Journal | None) -> Iterator[list[_Asked]]:
    """Yield the jobs one by one, and where there are many of them a few at once: each way to a worker costs time."""
    asked = (
        _Asked(number, target, (source, known.of(target) if known else None))
        for number, (source, target) in enumerate(map(_job, jobs))
    )
    yield from ([one] for one in islice(asked, AHEAD))
    while chunk := list(islice(asked, CHUNK)):
        yield chunk


def _job(given: Job) -> tuple[Source, Path]:
    """Return a job's report and file; refuse what is no such pair."""
    wanted = "(Report | Mapping | dataclass | BaseModel | str | Path, str | Path)"
    takes("job", given, tuple, list, wanted=wanted)
    if len(given) != 2:
        raise DataError(Finding("CALL-ARGUMENT", {"name": "job", "wanted": wanted, "given": f"{len(given)}-tuple"}))
    source, target = given
    takes("target", target, str, os.PathLike, wanted="str | Path")
    # as a mapping: a class that a script or a function made does not go to processes
    return source if isinstance(source, str | os.PathLike) else fields_of(source), Path(target)  # type: ignore[return-value]


def _all(make: Callable[..., _Made], given: Sequence[tuple[Any, str | None]]) -> list[_Made]:
    """Return what comes of some jobs, where they are done."""
    return [make(*one) for one in given]


def _taken(
    asked: Sequence[_Asked], future: Future[list[_Made]], run: _Run, make: Callable[..., _Made]
) -> Iterator[tuple[int, Path, _Made]]:
    """Yield what comes back of jobs; where their worker was lost, each of them is given out again alone."""
    try:
        made: list[_Made] | None = future.result()
    except Exception:  # of the executor: what is wrong with a job comes back as a result
        made = None
    for at, one in enumerate(asked):
        yield one.number, one.target, _alone(one, run, make) if made is None else made[at]


def _alone(asked: _Asked, run: _Run, make: Callable[..., _Made]) -> _Made:
    """Return what comes back of a job whose worker was lost before; of processes, nothing else runs meanwhile."""
    lost: Exception = BrokenExecutor()
    for _ in range(TRIES - 1):
        try:
            return run.submit(_all, make, [asked.given]).result()[0]
        except Exception as error:
            lost = error
    return _lost(asked.target, lost)


def _lost(target: Path, error: Exception) -> _Made:
    said = " ".join(str(error).split())[:200]
    guard = 'if __name__ == "__main__":'
    facts = {"kind": type(error).__name__, "said": said, "option": "--resume", "guard": guard}
    anew = get_start_method() != "fork" and isinstance(error, BrokenExecutor)  # a worker reads the script once more
    sentence = "BATCH-LOST-ANEW" if anew else ""
    return _Made("", error=SokertError(Finding("BATCH-LOST", facts, Place(str(target)), sentence=sentence)))


class _Writing:
    """Files on their way to the disk, a few at once, told in the order of the jobs."""

    def __init__(self, writers: Executor, overwrite: bool, known: _Journal | None) -> None:
        self._writers, self._overwrite, self._known = writers, overwrite, known
        self._waiting: deque[tuple[Future[tuple[Done, bytes]], _Made]] = deque()
        self._jobs: dict[Path, int] = {}
        self._litter: dict[Path, list[str]] = {}

    def finished(self, number: int, target: Path, made: _Made) -> Iterator[Done]:
        """Take what came back of a job; yield how earlier ones ended. A file that an earlier job wrote is let be."""
        if (first := self._jobs.setdefault(target, number)) != number:
            twice = Finding("BATCH-TWICE", {"name": str(target), "first": first + 1})  # as people count
            made = replace(made, error=made.error or DataError(twice))
        if target.parent not in self._litter:
            self._litter[target.parent] = unfinished(target.parent)
        self._waiting.append((self._writers.submit(self._put, number, target, made), made))
        if len(self._waiting) > 2 * WRITERS:
            yield self._ended()

    def rest(self) -> Iterator[Done]:
        """Yield how all others ended."""
        while self._waiting:
            yield self._ended()

    def _put(self, number: int, target: Path, made: _Made) -> tuple[Done, bytes]:
        """Write a file; return how that ended, and what was written."""
        if made.error or made.skipped:
            return Done(number, target, made.error, made.skipped), b""
        try:
            written = delivered(made.content, target, self._overwrite, self._litter[target.parent])
        except SokertError as error:
            return Done(number, target, error), b""
        return Done(number, target), written

    def _ended(self) -> Done:
        """Return how the first that waits ended, and remember its file."""
        future, made = self._waiting.popleft()
        done, written = future.result()
        try:
            if self._known and not (done.error or done.skipped):
                self._known.add(done.target, made.digest, written)
        except SokertError as error:
            return replace(done, error=error)
        return done


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

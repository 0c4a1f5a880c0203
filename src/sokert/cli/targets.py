"""The files a call is about: named one by one, found in folders, or a pipe; what is done with each is told as one.

targets     names and folders into files
each        something done with every file: all problems together, the worst exit code
outs        where the result of each file goes
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import click

from sokert import messages
from sokert.cli.answers import (
    FILE,
    LEVELS,
    PIPE,
    Call,
    echo,
    folder,
    print_findings,
    traced,
)
from sokert.cli.baseline import STALE, Judging
from sokert.cli.exit_codes import FINDINGS, NO_ACCESS, OUR_FAULT, exit_code
from sokert.cli.formats import WHOLE
from sokert.cli.help_texts import Misuse
from sokert.cli.lines import safe
from sokert.errors import OFFERED, DataError, FileError, Finding, Place, SokertError, Term, our_fault
from sokert.saving import PDF, misnamed

_KINDS = {
    "report": "CLI-KIND-REPORT",
    "head": "CLI-KIND-HEAD",
    "word": "CLI-KIND-WORD",
    "tagged": "CLI-KIND-WORD",
    "template": "CLI-KIND-TEMPLATE",
    "other": "CLI-KIND-OTHER",
}


@dataclass(frozen=True)
class Targets:
    """Files in the order they were named, and those of a folder that were looked at and left alone."""

    found: Mapping[str, str]
    """A file, and its name as seen from the folder that all names of the call have in common."""
    passed: Mapping[str, str] = field(default_factory=dict)
    """A file, and what it is instead."""
    is_one: bool = True
    """Whether one file was named, and no folder."""
    wrong: tuple[Finding, ...] = ()
    """The folders that cannot be searched."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files alone."""
        return tuple(self.found)


def many(command: Any, required: bool = True) -> Any:
    """Give a command its files and folders."""
    command = click.option("--skip-others", is_flag=True)(command)
    return click.argument("files", nargs=-1, required=required, type=FILE)(command)


def many_or_here(command: Any) -> Any:
    """Give a command its files and folders; where none is named, the folder it is called in."""
    return many(command, required=False)


def targets(
    names: Sequence[str], kinds: str, others: str = "", skip_others: bool = False, outside: bool = False
) -> Targets:
    """Return the files of a call; a folder is searched, as deep as it goes, for files of some kinds.

    `kinds` are those of `sokert.reports.kind_of`; files of the kinds in `others` are passed over and named. With
    `skip_others` a file that is named is passed over as one in a folder is; where reports are asked for, those that
    name it take its place: a workbook alone changes what they say; where they may read files `outside` their folders,
    those of the whole folder of the call. A folder without any such file is told;
    of several one that holds forms alone is not.
    """
    found, passed, empty, wrong = list[str](), dict[str, str](), list[Finding](), list[Finding]()
    seen = set[str]()

    def is_new(file: str) -> bool:
        """Return whether a file has not been named otherwise: xa/b.yaml is found in xa and named as ./xa/b.yaml."""
        known = file != PIPE and os.path.normcase(os.path.abspath(file)) in seen
        seen.add(os.path.normcase(os.path.abspath(file)))
        return not known

    for name in names:
        if not os.path.isdir(name) and (name == PIPE or not skip_others or not os.path.exists(name)):
            found += [name] if is_new(name) else []
            continue
        unsearched = len(wrong)
        known = _looked_at(name, wrong)
        own = [file for file, kind in known if kind in kinds.split()]
        found += filter(is_new, own)
        left = {file: kind for file, kind in known if kind in others.split()}
        passed |= left
        empty += [] if own or skip_others or len(wrong) > unsearched else [nothing_in(name, kinds, left)]
    if skip_others and "report" in kinds.split():
        found += _readers((name for name in names if not os.path.isdir(name)), found, outside)
    if empty and not found:
        raise FileError(empty)
    wrong += [one for one in empty if not one.facts["forms"]]  # the others are looked at all the same
    is_one = len(names) == 1 and not (skip_others or os.path.isdir(names[0]))
    is_list = skip_others and not all(map(os.path.isdir, names))
    return Targets(_below(found, names, is_list), passed, is_one, tuple(wrong))


def _below(files: Iterable[str], names: Iterable[str], is_list: bool) -> dict[str, str]:
    """Return files as seen from the folder that the names of a call have in common, each folder of several kept.

    Of a list that a program made they are seen from here: one that changed alone lies where it lies among twelve.
    """
    folders = [name if os.path.isdir(name) else os.path.dirname(name) for name in names if name != PIPE]
    try:
        top = os.path.commonpath([os.path.abspath(one) for one in (*folders, *([""] if is_list else []))])
        return {file: file if file == PIPE else os.path.relpath(file, top) for file in files}
    except ValueError:  # nothing but a pipe, or several drives of Windows
        return {file: os.path.basename(file) for file in files}


def _readers(names: Iterable[str], found: Sequence[str], outside: bool) -> list[str]:
    """Return the reports that name a file of the call, such as a workbook, beside those that are named themselves."""
    others = [Path(name) for name in names if name != PIPE and name not in found]
    if not others:
        return []
    from sokert.reports import naming  # as above

    return [str(file) for file in naming(others, found, outside)]


def nothing_in(folder: str, kinds: str, passed: Mapping[str, str]) -> Finding:
    """Return that a folder holds no file of some kinds, and what was nearly taken for one."""
    facts = {
        "kinds": tuple(Term(_KINDS[kind]) for kind in kinds.split() if kind != "tagged"),
        "passed": tuple(Term("CLI-PASSED", file=safe(file), kind=Term(_KINDS[kind])) for file, kind in passed.items()),
        "forms": safe(folder) if "template" in passed.values() else "",
    }
    return Finding("CLI-EMPTY-FOLDER", facts, Place(folder))


def _looked_at(name: str, wrong: list[Finding]) -> list[tuple[str, str]]:
    """Return a file, or the files in a folder: each with what it is.

    A folder that cannot be searched is told in `wrong`.
    """
    from sokert.reports import is_output, kind_of, tree  # YAML, which only files that nobody named need

    here = Path(name)
    if not here.is_dir():
        return [] if is_output(here) else [(name, kind_of(here))]
    return [(str(file), kind_of(file)) for file in tree(here, wrong)]


@cache
def piped() -> bytes:
    """Return what stands in the standard input, read once."""
    return sys.stdin.buffer.read()


def given(file: str) -> Path | bytes:
    """Return a file's path, or what is piped in its place."""
    return piped() if file == PIPE else Path(file)


@dataclass
class Ended:
    """How the files of a call ended: what was found in those that came to their end, what was wrong, the worst code."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    wrong: list[Finding] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    """Those of sokert's own, each with the name of its file."""
    code: int = 0

    def add(self, findings: Iterable[Finding], code: int) -> None:
        """Add what is wrong, each once: a report and the Word file beside it tell the same of the report."""
        for one in findings:
            self.wrong += [] if one in self.wrong else [one]
        self.code = max(self.code, code)


def each(chosen: Targets, do: Callable[[str], Iterable[Finding]], speaks: bool = False) -> Ended:
    """Do something with every file; what is wrong with one does not stop the others.

    One that `speaks` of each file on the terminal shows by that how far it is, and gets no bar.
    """
    ended = Ended(wrong=[*chosen.wrong], code=NO_ACCESS if chosen.wrong else 0)
    with shown(chosen.files, 0 if speaks else len(chosen.files)) as files:
        for file in files:
            try:
                ended.findings[file] = _at_home(do(file), file, chosen)
            except SokertError as error:
                ended.add(_at_home(error.findings, file, chosen), exit_code(error))
            except (click.ClickException, click.Abort, BrokenPipeError):
                raise  # what ends the whole call
            except Exception as error:
                error.add_note(file)
                ended.faults.append(error)
                ended.wrong.append(our_fault(error, file))
                ended.code = OUR_FAULT
    return ended


def _at_home(findings: Iterable[Finding], file: str, chosen: Targets) -> list[Finding]:
    """Return findings that name their file, where one of several is meant or a pipe."""
    if chosen.is_one and file != PIPE:
        return list(findings)
    return [one if one.where.file else one.at(file=file) for one in findings]


def leave(
    call: Call,
    chosen: Targets,
    ended: Ended,
    judging: Judging,
    count: str = "CLI-FOUND",
    silent: bool = False,
    said: str = "",
) -> None:
    """Tell all that was found, and what was passed over; end with the worst of the exit codes.

    A call that is `silent` says nothing to a person where there is nothing to be said. What is `said` of the files
    stands above what was found in one, and below what was found in many.
    """
    for fault in ended.faults:
        traced(fault, call)
    left = judging.left(ended.findings, call)
    if said and chosen.is_one:
        echo(said, err=True)
    if ended.wrong or left or call.format in WHOLE or call.file or not (silent or judging.write):
        print_findings([*ended.wrong, *left], call, count)
    if not chosen.is_one:
        if said:
            echo(said, err=True)
        facts = {"count": len(chosen.files), "passed": _passed(chosen, call)}
        echo(messages.text("CLI-LOOKED", facts, call.lang), err=True)
    failing = LEVELS[: LEVELS.index(judging.fail_on) + 1] if judging.fail_on else ()
    fails = any(one.level in failing and one.code != STALE for one in left)  # what was mended fails nothing
    code = max(ended.code, FINDINGS if fails else 0)
    if code:
        raise click.exceptions.Exit(code)


def _passed(chosen: Targets, call: Call) -> str:
    """Return the files of a folder that were left alone, each with what it is."""
    said = [f"{safe(file)} ({messages.text(_KINDS[kind], lang=call.lang)})" for file, kind in chosen.passed.items()]
    return ", ".join([*said[:OFFERED], *(["..."] if len(said) > OFFERED else [])])


class Outs(dict[str, str]):
    """Where the result of each file goes."""

    makes_folders = False

    def place(self, file: str) -> str:
        """Return where the result of a file goes, now that there is one: in a folder of a call's making it is made."""
        if self.makes_folders:
            folder(Path(self[file]).parent)
        return self[file]


def outs(chosen: Targets, out: str | None, suffix: str, kinds: Sequence[str]) -> Outs:
    """Return where the result of each file goes.

    Beside the file where nothing is said, of a pipe to the standard output; of one file, also the only one in a folder,
    to the file that is named, or into a folder; of several into a folder, as they lie below the one that all names have
    in common. Two that would be written to one file are told before anything is written.
    """
    if out == PIPE and len(chosen.files) > 1:
        raise Misuse(Finding("CLI-ONE-FILE", {"option": f"--out {PIPE}"}))
    is_named = bool(out) and Path(str(out)).suffix.lower() in kinds and len(chosen.files) == 1
    is_folder = bool(out) and (str(out).endswith(("/", "\\")) or os.path.isdir(str(out)))
    into = out and out != PIPE and (is_folder or not (chosen.is_one or is_named))
    if out and not into:
        if out != PIPE and (wrong := misnamed(out, kinds)):
            raise Misuse(wrong if Path(out).suffix else replace(wrong, facts={**wrong.facts, "folder": f"{out}/"}))
        return Outs((file, out) for file in chosen.files)
    if into and Path(str(out)).suffix.lower() in kinds:
        facts = {"given": str(out), "option": "--pdf" if str(out).lower().endswith(PDF) else ""}
        raise Misuse(Finding("CLI-OUT-FOLDER", facts))
    if into and PIPE in chosen.found:
        raise Misuse(Finding("CLI-PIPE-FOLDER"))
    where = Outs(
        (file, PIPE if file == PIPE else str((Path(out, below) if out and into else Path(file)).with_suffix(suffix)))
        for file, below in chosen.found.items()
    )
    distinct(where)
    where.makes_folders = bool(into)
    return where


def distinct(where: Mapping[str, str]) -> None:
    """Raise DataError where the results of two files would be written to one."""
    taken: dict[str, str] = {}
    twice = [
        Finding("CLI-SAME-TARGET", {"other": other, "name": Path(target).name}, Place(file))
        for file, target in where.items()
        if (other := taken.setdefault(target, file)) != file
    ]
    if twice:
        raise DataError(twice)


@contextmanager
def shown(ended: Iterable[Any], length: int) -> Iterator[Iterable[Any]]:
    """Give what ended one by one, with a bar that grows on the errors where a person looks on; none for a few."""
    if length < 2 or not sys.stderr.isatty():
        yield ended
        return
    with click.progressbar(ended, length=length, file=sys.stderr, show_pos=True) as bar:
        yield bar


def alone(chosen: Targets, option: str, given: object) -> None:
    """Refuse an option that is meant for one file where there are several."""
    if given and not chosen.is_one:
        facts = {"option": option, "folder": option if option == "--report" else ""}
        raise Misuse(Finding("CLI-ONE-FILE", facts))

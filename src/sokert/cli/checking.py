"""The commands `check` and `fix`: what is wrong with report files and Word files, and what of it can be mended."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, NamedTuple

import click

import sokert
from sokert import messages
from sokert.cli.answers import (
    FILE,
    LEVELS,
    PIPE,
    Allowed,
    Call,
    Tools,
    common,
    echo,
    filing,
    forced,
    named,
    put_marked,
    put_out,
    sourced,
    tools_of,
)
from sokert.cli.baseline import Judging, judged
from sokert.cli.exit_codes import DONE, FINDINGS, WRONG_INPUT
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Misuse
from sokert.cli.lines import safe
from sokert.cli.targets import Ended, Outs, Targets, alone, each, given, leave, many, many_or_here, outs, piped, targets
from sokert.errors import OFFERED, DataError, FileError, Finding, Findings, Place, Term, near
from sokert.saving import WORD
from sokert.template import FORM as FORMS

REPORTS = (".yaml", ".yml", ".json")
_STANDARDS = click.Choice(["nd30", "hd36", "hd05"])
_LOOKED_FOR = ("report word tagged", "template head other")  # in a folder, and what of it is passed over and named
_WORD_FILES = (b"PK", b"\xd0\xcf\x11\xe0")  # how a Word file begins
# Kinds that are no type of the decree's, by the message that names each; a type is told by its own name: công văn.
_KINDS = {
    "phiếu trình": "KIND-SLIP",
    "văn bản kèm theo": "KIND-ISSUED-WITH",
    "phụ lục": "KIND-ANNEX",
    "mẫu biểu": "KIND-FORM",
    "bài phát biểu": "KIND-SPEECH",
    "văn bản quy phạm pháp luật": "KIND-LAW",
    "tài liệu họp": "KIND-MEETING",
    "chưa rõ": "KIND-UNSURE",
    "văn bản đoàn thể": "KIND-UNION",
    "bản in Công báo": "KIND-GAZETTE",
    "bản chép lại": "KIND-COPY",
    "tờ rời": "KIND-SHEET",
    "tài liệu khác": "KIND-OTHER",
}
_FORM = Finding("TEXT-TAG-LEFT", {"said": ""}, level="info", sentence="FORM-PASSED")
_SCOPES = {"words": "CLI-KIND-WORDS", "letters": "CLI-KIND-LETTERS", "doubted": "CLI-KIND-DOUBTED"}
Tones = Literal["older", "newer"] | None


class _Reports(NamedTuple):
    """What `--report` names: one report, or of a folder that of each Word file, and what has none there."""

    one: str | None
    many: Mapping[str, str]
    missing: tuple[Finding, ...] = ()

    @classmethod
    def beside(cls, chosen: Targets, given: str | None, is_list: bool) -> _Reports:
        """Return the reports of a call; in a folder one lies as its Word file lies in its own, by the same name.

        Files that have none are told together; where no file has one, another folder is meant, but in a list that a
        program made: a commit may bring one Word file of others.
        """
        if not given or not os.path.isdir(given):
            if given and not (chosen.is_one or os.path.exists(given)):
                raise FileError(Finding("FILE-NOT-FOUND", {}, Place(given)))
            return cls(given, {})
        if chosen.is_one and is_report(chosen.files[0]):
            raise Misuse(Finding("CLI-REPORT-BESIDE-REPORT", {"given": given}))
        places = {file: os.path.join(given, below) for file, below in chosen.found.items() if not is_report(file)}
        names = {file: [os.path.splitext(place)[0] + ending for ending in REPORTS] for file, place in places.items()}
        many = {file: own for file, known in names.items() if (own := next(filter(os.path.isfile, known), ""))}
        if not (lone := [file for file in places if file not in many]):
            return cls(None, many)
        facts = {"files": ", ".join(map(safe, _some(lone))), "folder": safe(given), "wanted": safe(names[lone[0]][0])}
        return cls(None, many, (Finding("CLI-NO-REPORT-BESIDE", facts, level="info" if many or is_list else "error"),))


class _Asked(NamedTuple):
    """By what a call wants its files to be judged."""

    standard: str | None
    type: str | None
    reports: _Reports
    previous: str | None
    off: tuple[str, ...]
    template: str | None
    allowed: Allowed
    own: Tools

    def judge(self, file: str) -> tuple[Finding, ...]:
        """Return what is wrong with a report file or a Word file."""
        if is_report(file):
            if self.reports.one:
                raise Misuse(Finding("CLI-REPORT-BESIDE-REPORT", {"given": self.reports.one}))
            source = given(file)
            folder = "." if isinstance(source, bytes) else None
            by = {"previous": self._before(), "off": self.off, "template": self.template}
            found = sokert.check_file(source, folder=folder, **by, **self.allowed, **self.own)  # type: ignore[arg-type]
        else:
            own = self.reports.one or self.reports.many.get(file)
            report = sokert.load(own, **self.allowed, **self.own) if own else None
            asked = {"report": report, "previous": self._before(), "off": self.off, "type": self.type}
            asked["template"] = self.template
            found = sokert.check(given(file), self.standard, **asked)  # type: ignore[arg-type]
        return found

    def _before(self) -> sokert.Report | str | None:
        """Return the report before; a report file is read as those that are looked at."""
        if self.previous and is_report(self.previous):
            return sokert.load(self.previous, **self.allowed, **self.own)
        return self.previous


def _rules(codes: Sequence[str]) -> tuple[str, ...]:
    """Return the rules that a call switches off, in small letters or capitals; those that nobody knows are told."""
    if not codes:
        return ()
    from sokert.check.codes import CODES  # every rule, which only who switches one off needs

    asked = tuple(code.upper() for code in codes)
    if unknown := [code for code in asked if code not in CODES]:
        raise DataError([Finding("CHECK-UNKNOWN-CODE", _meant(code, CODES)) for code in unknown])
    return asked


def _meant(code: str, known: Iterable[str]) -> dict[str, object]:
    """Return what is told of a code that no rule has; several in one word are codes of an option each."""
    first, *more = re.split(r"[,;\s]+", code)
    return {"given": code, "near": "" if more else near(first, known), "option": "--off" if more else ""}


def is_report(file: str) -> bool:
    """Return whether a file is a report file by its ending, or what is piped by how it begins."""
    return not piped().startswith(_WORD_FILES) if file == PIPE else Path(file).suffix.lower() in REPORTS


@click.command("check", cls=Command)
@many_or_here
@click.option("--standard", "-s", type=_STANDARDS)
@click.option("--type")
@click.option("--mark", "-m", type=FILE)
@click.option("--report", "-r", type=FILE)
@click.option("--previous", "-p", type=FILE)
@click.option("--template", "-t", type=FILE)
@click.option("--filters", type=FILE)
@click.option("--off", multiple=True)
@click.option("--figures", is_flag=True)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@filing
@judged
@sourced
@forced
@common
@click.pass_obj
def check(
    call: Call,
    files: tuple[str, ...],
    skip_others: bool,
    standard: str | None,
    type: str | None,
    mark: str | None,
    report: str | None,
    previous: str | None,
    template: str | None,
    filters: str | None,
    off: tuple[str, ...],
    figures: bool,
    judging: Judging,
    force: bool,
    allowed: Allowed,
) -> None:
    """Tell what is wrong with reports' figures and words, or with the form and words of Word files."""
    chosen = targets(files or (".",), *_LOOKED_FOR, skip_others, allowed["allow_outside"])
    reports = _Reports.beside(chosen, report, skip_others)
    asked = _Asked(standard, type, reports, previous, _rules(off), template, allowed, tools_of(filters))
    for option, value in {"--report": reports.one, "--previous": previous, "--figures": figures}.items():
        alone(chosen, option, value)
    if figures:
        _put_figures(chosen.files[0], call)
        return
    marked = _marked(chosen, mark)
    call = call.with_pipe(marked)
    idle = Counter[str]()  # rules that the call switched off, by how many files had nothing of them
    seen: dict[tuple[str, str], list[str]] = {}  # the Word files by what they were judged as, and what alone

    def judge(file: str) -> tuple[Finding, ...]:
        found = asked.judge(file)
        if isinstance(found, Findings) and found.kind:
            seen.setdefault((found.kind, found.scope), []).append(file)
        if not chosen.is_one:
            of_call = [one for one in found if one.code == "CHECK-OFF-UNUSED" and not one.where.file]
            idle.update(str(one.facts["given"]) for one in of_call)
            found = tuple(one for one in found if one not in of_call)
        if mark and not is_report(file):
            put_marked(call, sokert.mark(given(file), found, lang=call.lang), marked.place(file), force)
        return found

    ended = each(chosen, judge)
    _of_the_call(chosen, ended, idle, asked)
    judging = judging._replace(off=asked.off)
    leave(call, chosen, ended, judging, said=_judged_as(seen, chosen, call) if seen and not type else "")


def _some(files: Sequence[str]) -> list[str]:
    """Return the first names of a list, and a sign that there are more."""
    return [*files[:OFFERED], *(["..."] if len(files) > OFFERED else [])]


def _marked(chosen: Targets, mark: str | None) -> Outs:
    """Return the files to be marked, of many the Word files; refuse a report file, which holds no comments."""
    if mark and chosen.is_one and is_report(chosen.files[0]):
        raise Misuse(Finding("CLI-MARK-OF-WORD", {"given": chosen.files[0], "option": "--mark"}))
    return outs(chosen, mark, ".docx", WORD) if mark else Outs()


def _of_the_call(chosen: Targets, ended: Ended, idle: Counter[str], asked: _Asked) -> None:
    """Add what is found of the folders: forms that no report names, Word files without one, rules that none broke."""
    missing = asked.reports.missing
    ended.add(missing, WRONG_INPUT if any(one.level == "error" for one in missing) else 0)
    forms = _forms_alone(chosen)
    unused = [code for code, count in idle.items() if count == len(ended.findings)]
    for code in unused:
        if not (forms and code == _FORM.code):
            ended.wrong.append(Finding("CHECK-OFF-UNUSED", {"given": code}, level="info"))
    if _FORM.code not in asked.off:
        ended.findings |= {form: [_FORM.at(file=form)] for form in forms}


def _forms_alone(chosen: Targets) -> list[str]:
    """Return the Word forms of a folder that were passed over and that no report names: they may be drafts."""
    forms = [file for file, kind in chosen.passed.items() if kind == "template" and file.endswith(FORMS)]
    if not forms:
        return []
    from sokert.reports import naming  # YAML, which only folders with forms need

    return [file for file in forms if next(naming([Path(file)]), None) is None]


def _judged_as(seen: Mapping[tuple[str, str], Sequence[str]], chosen: Targets, call: Call) -> str:
    """Return what Word files were judged as, last those whose form was not: of several they are named.

    A program that reads what was found is told of these alone.
    """
    full, part = [], []
    for (kind, scope), files in sorted(seen.items(), key=lambda one: (-len(one[1]), one[0])):
        facts: dict[str, object] = {"kind": Term(_KINDS[kind]) if kind in _KINDS else kind, "count": len(files)}
        if scope:
            names = [] if chosen.is_one else map(safe, _some(files))
            facts |= {"scope": Term(_SCOPES[scope]), "names": ", ".join(names)}
            part.append(Term("CLI-KIND-PART", **facts))
        else:
            full.append(Term("CLI-KIND-FULL", **facts))
    kinds = (*full, *part) if call.format == "text" else tuple(part)
    return messages.text("CLI-KIND", {"kinds": kinds}, call.lang) if kinds else ""


def _put_figures(file: str, call: Call) -> None:
    """Say what was read of a Word file's figures, and what was held against what."""
    if is_report(file):
        raise Misuse(Finding("CLI-FIGURES-OF-WORD"))
    read = sokert.read_figures(given(file))
    echo(json.dumps(read.as_json(), ensure_ascii=False, indent=2) if call.format == "json" else read.worded(call.lang))


@click.command("fix", cls=Command)
@many
@click.option("--out", "-o", type=FILE)
@click.option("--in-place", "-i", is_flag=True)
@click.option("--check", "only_check", is_flag=True)
@click.option("--standard", "-s", type=_STANDARDS)
@click.option("--type")
@click.option("--tones", type=click.Choice(["older", "newer"]))
@click.option("--off", multiple=True)
@click.option("--fail-on", type=click.Choice(LEVELS))
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@forced
@common
@click.pass_obj
def fix(
    call: Call,
    files: tuple[str, ...],
    skip_others: bool,
    out: str | None,
    in_place: bool,
    only_check: bool,
    standard: str | None,
    type: str | None,
    tones: Tones,
    off: tuple[str, ...],
    fail_on: str | None,
    force: bool,
) -> None:
    """Mend the form of Word files without touching a word; tell what was changed and what is left."""
    chosen = targets(files, "word tagged", "template other", skip_others)
    ways = [name for name, value in {"--out": out, "--in-place": in_place, "--check": only_check}.items() if value]
    if len(ways) > 1:
        raise Misuse(Finding("CLI-EITHER", {"one": ways[0], "other": ways[1]}))
    if not (ways or chosen.files == (PIPE,)):
        raise Misuse(Finding("CLI-MISSING", {"name": "--out / --in-place / --check"}))
    where = Outs(zip(chosen.files, chosen.files, strict=True)) if in_place else outs(chosen, out, ".docx", WORD)
    call = call if only_check else call.with_pipe(where)
    pending, rules = list[Finding](), _rules(off)

    def fixed_of(file: str) -> tuple[Finding, ...]:
        if is_report(file):
            raise DataError(Finding("CLI-NOT-WORD", {"file": file}, Place(file)))
        fixed = sokert.fix(given(file), standard=standard, tones=tones, type=type, off=rules)
        changes = [*fixed.fixed, *fixed.changed]
        writes = not only_check and (not in_place or changes)
        if writes:
            put_out(fixed.content, where.place(file), WORD, force or in_place)
        _say("CLI-WOULD-MEND" if only_check else "CLI-MENDED", changes, file, chosen, call)
        if only_check:
            pending.extend(changes)
            return (*(map(_pending, changes) if call.format != "text" else ()), *fixed.left)
        if writes:
            named(call, where[file])
        return fixed.left

    ended = each(chosen, fixed_of, speaks=True)
    ended.code = max(ended.code, FINDINGS if pending else DONE)
    count = "CLI-LEFT" if not ended.wrong else "CLI-FOUND" if ended.findings else "CLI-COUNT"
    leave(call, chosen, ended, Judging(fail_on), count, silent=True)


@dataclass(frozen=True, slots=True)
class _Pending(Finding):
    """What `fix` would mend: a program that reads it is told so, and how."""

    def hint(self, lang: str | None = None) -> str:
        return messages.text("CLI-FIX-MENDS", {"done": self.done(lang)}, lang)

    def as_json(self, lang: str | None = None) -> dict[str, object]:
        return {**Finding.as_json(self, lang), "fix": self.done(lang)}


def _pending(one: Finding) -> _Pending:
    return _Pending(**{part.name: getattr(one, part.name) for part in fields(one)})


def _say(code: str, changes: Sequence[Finding], file: str, chosen: Targets, call: Call) -> None:
    """Say what was mended in a file, or would be."""
    said = messages.text(code, {"count": len(changes), "then": "fix" if changes else ""}, call.lang)
    echo(said if chosen.is_one else f"{file}: {said}", err=True)
    for finding in changes:
        echo(f"  - {safe(finding.done(call.lang))}", err=True)

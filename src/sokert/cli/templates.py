"""What each command about templates does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

import sokert
from sokert import messages, saving
from sokert.cli.answers import (
    FILE,
    PIPE,
    TEXT,
    WORD,
    Allowed,
    Call,
    Tools,
    common,
    echo,
    filing,
    forced,
    put_marked,
    put_text,
    sourced,
    tools_of,
    written,
)
from sokert.cli.baseline import Judging, judged
from sokert.cli.formats import FORMATS
from sokert.cli.help_texts import Command, Group
from sokert.cli.lines import safe
from sokert.cli.targets import Outs, each, given, leave, many, outs, piped, targets
from sokert.errors import DataError, Finding, SokertError
from sokert.render import called
from sokert.template import FORM, located, names, text_of

if TYPE_CHECKING:
    from sokert.template.analysis.needs import Variable, Variables


Missing = Literal["error", "blank"]
Engine = Literal["docxtpl"] | None


@click.group("template", cls=Group, invoke_without_command=True)
@common
@click.pass_context
def template(context: click.Context) -> None:
    """Hold the commands about templates."""
    if context.invoked_subcommand is None:
        echo(context.get_help())


@template.command("list", cls=Command)
@common
def template_list() -> None:
    """Print the names of the built-in templates."""
    echo("\n".join(names()))


@template.command("show", cls=Command)
@click.argument("template", type=FILE)
@common
def template_show(template: str) -> None:
    """Print the text of a template."""
    echo(text_of(*located(template))[1].rstrip("\n"))


@template.command("variables", cls=Command)
@click.argument("template", type=FILE)
@click.option("--schema", is_flag=True)
@click.option("--out", "-o", type=TEXT)
@click.option("--filters", type=FILE)
@click.option("--format", type=click.Choice(["text", "json"]), expose_value=False)
@forced
@common
@click.pass_obj
def template_variables(
    call: Call, template: str, schema: bool, out: str | None, filters: str | None, force: bool
) -> None:
    """Print every name a template asks for, or the JSON Schema of its data."""
    found = own_template(template, tools_of(filters)).variables()
    if schema or call.format == "json":
        said = json.dumps(found.schema() if schema else found.as_json(), ensure_ascii=False, indent=2)
    else:
        said = _listed(found, call)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)


@template.command("check", cls=Command)
@many
@click.option("--report", "-r", type=FILE)
@click.option("--mark", "-m", type=FILE)
@click.option("--from", "engine", type=click.Choice(["docxtpl"]))
@click.option("--filters", type=FILE)
@click.option("--format", type=click.Choice(list(FORMATS)), expose_value=False)
@filing
@judged
@sourced
@forced
@common
@click.pass_obj
def template_check(
    call: Call,
    files: tuple[str, ...],
    skip_others: bool,
    report: str | None,
    mark: str | None,
    engine: Engine,
    filters: str | None,
    judging: Judging,
    allowed: Allowed,
    force: bool,
) -> None:
    """Tell everything wrong with templates that can be seen without data, or what differs from another engine."""
    chosen = targets(files, "template tagged", "", skip_others)
    marked = outs(chosen, mark, ".docx", saving.WORD) if mark else Outs()
    call = call.with_pipe(marked)
    judging = judging._replace(by=f"{judging.by} --from {engine}") if engine else judging

    tools = tools_of(filters)

    def judge(file: str) -> tuple[Finding, ...]:
        made = own_template(file, tools)
        findings = made.moved_from(engine) if engine else _checked(made, file, report, allowed)
        if mark:
            own = tuple(one for one in findings if file in (one.where.file, PIPE))
            put_marked(call, sokert.mark(given(file), own, lang=call.lang), marked.place(file), force)
        return findings

    leave(call, chosen, each(chosen, judge), judging)


@template.command("export", cls=Command)
@click.argument("template", type=FILE)
@click.option("--out", "-o", type=WORD, required=True)
@forced
@common
@click.pass_obj
def template_export(call: Call, template: str, out: str, force: bool) -> None:
    """Write a template as a Word form to go on drawing in Word."""
    sokert.Template(template).export(out, overwrite=force)
    written(call, Path(out))


def own_template(name: str, own: Tools, missing: Missing = "error") -> sokert.Template:
    """Return a template with the filters and functions of an office's own."""
    made = sokert.Template(piped() if name == PIPE else name, **own, missing=missing)
    return called(made, PIPE) if name == PIPE else made


def _checked(made: sokert.Template, file: str, report: str | None, allowed: Allowed) -> tuple[Finding, ...]:
    """Return what is wrong with a template beside a report; of itself, beside those of its folder that name it."""
    known: Iterable[sokert.Report | None] = (
        [_report(report, allowed)] if report else [*_reports_of(Path(file), allowed)] or [None]
    )
    return tuple(dict.fromkeys(found for one in known for found in made.check(one)))


def _reports_of(template: Path, allowed: Allowed) -> Iterator[sokert.Report]:
    """Yield the reports that name a template; one that cannot be read tells nothing of it."""
    from sokert.reports import naming

    for file in naming([template]) if template.is_file() else ():
        with suppress(SokertError):
            report = _report(str(file), allowed)
            if (file.parent / report.template).resolve() == template.resolve():
                yield report


def _report(file: str, allowed: Allowed) -> sokert.Report:
    """Return the report of a file; its own template is not looked at."""
    from sokert.sources import Access, read  # 100 ms that only this command has to pay

    draft = read(file, Access(**allowed))
    if draft.report is None:
        raise DataError(draft.findings)
    return draft.report


def _listed(found: Variables, call: Call) -> str:
    """Return names for a person: path, kind and where each is used first, in columns."""
    rows = [
        (one.path, _kind(one, call), safe(_where(one, call))) for one in found.all() if not _goes_without_saying(one)
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return "\n".join(f"{path:{widths[0]}}  {kind:{widths[1]}}  {where}".rstrip() for path, kind, where in rows)


def _goes_without_saying(variable: Variable) -> bool:
    """Return whether a row says nothing that the rows around it do not say: the record that a list holds."""
    return variable.name == "[]" and variable.kind == "record" and not variable.same


def _kind(variable: Variable, call: Call) -> str:
    words = [messages.text(f"VARIABLE-KIND-{variable.kind.upper()}", lang=call.lang)]
    words += [messages.text("VARIABLE-LOOPS", lang=call.lang)] if variable.loops else []
    words += [messages.text("VARIABLE-OPTIONAL", lang=call.lang)] if variable.optional else []
    words += [messages.text("VARIABLE-SAME", {"path": variable.same}, call.lang)] if variable.same else []
    return ", ".join(words)


def _where(variable: Variable, call: Call) -> str:
    """Return where a name is used first; of a form given alone its file goes without saying."""
    where = variable.where
    return (replace(where, file="") if where.file.endswith(FORM) else where).worded(call.lang)

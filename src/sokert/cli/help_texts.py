"""Gives click's help and usage errors the words of our catalogue, in the reader's language."""

from __future__ import annotations

import re
from collections import UserDict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import takewhile
from typing import Any

import click
from click.shell_completion import CompletionItem

from sokert import messages
from sokert.errors import Finding, near, offered


class _Worded(click.Command):
    """A command whose help comes from the catalogue, and which tells a superfluous argument in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # the parser forgets it
            raise
        if ctx.args and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise Misuse(Finding("CLI-EXTRA-ARGUMENT", {"given": " ".join(ctx.args)}), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """Return the whole help page of a command."""
        lines = [self.usage(ctx), "", f"  {_word(ctx, _code(ctx))}"]
        lines += _table(ctx, "CLI-ARGUMENTS", self.rows(ctx, click.Argument))
        lines += _table(ctx, "CLI-OPTIONS", self.rows(ctx, click.Option))
        if isinstance(self, click.Group):
            short = [(name, _word(ctx, f"{_code(ctx)}-{name.upper()}")) for name in self.commands]
            lines += _table(ctx, "CLI-COMMANDS", short)
        return "\n".join(lines)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what a shell offers here, each option and command with what it is for in the reader's language."""
        items = super().shell_complete(ctx, incomplete)
        names = {option: param.name or "" for param in self.params for option in param.opts}
        for item in items:
            if item.value in getattr(self, "commands", {}):
                item.help = _word(ctx, f"{_code(ctx)}-{item.value.upper()}")
            elif item.value.startswith("-"):
                item.help = _explained(ctx, names.get(item.value, "help").upper())
        return items

    def usage(self, ctx: click.Context) -> str:
        """Return the line that shows how a command is called."""
        parts = [_metavar(ctx, param) for param in self.params if isinstance(param, click.Argument)]
        parts += [_word(ctx, "CLI-WORD-COMMAND")] if isinstance(self, click.Group) else []
        return " ".join([_word(ctx, "CLI-USAGE"), ctx.command_path, f"[{_word(ctx, 'CLI-WORD-OPTIONS')}]", *parts])

    def rows(self, ctx: click.Context, kind: type[click.Parameter]) -> list[tuple[str, str]]:
        """Return the arguments or options, each with what it is for."""
        rows = []
        for param in self.get_params(ctx):
            if isinstance(param, kind):
                flag = isinstance(param, click.Argument) or (isinstance(param, click.Option) and param.is_flag)
                value = "" if flag else f" {_value(ctx, param)}"
                sign = _metavar(ctx, param) if kind is click.Argument else ", ".join(param.opts) + value
                # click gives its own help option a name that no catalogue should know.
                name = "HELP" if "--help" in param.opts else (param.name or "").upper()
                rows.append((sign, _explained(ctx, name)))
        return rows


class Command(_Worded):
    """A single command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a long option behind one dash is told: of `-out` click makes `-o ut`."""
        for arg in takewhile(lambda arg: arg != "--", args):
            if _ONE_DASH.fullmatch(arg) and (meant := _nearest("-" + arg, _options(ctx))):
                raise Misuse(Finding("CLI-NO-SUCH-OPTION", {"given": arg, "near": meant}), ctx)
        return super().parse_args(ctx, args)


_ONE_DASH = re.compile(r"-[a-z][a-z-]{2,}")
# What a call of the library, or other programs of the kind, call an option of ours.
_CALLED = {
    "--overwrite": "--force",
    "--functions": "--filters",
    "--ignore": "--off",
    "--disable": "--off",
    "--diff": "--check",
    "--dry-run": "--check",
    "--strict": "--fail-on",
    "--severity": "--fail-on",
    "--jobs": "--workers",
    "--output-file": "--out",
    "--output-format": "--format",
}


_WRITING = ("new", "demo")  # what they write is their argument


class _Commands(UserDict[str, Any]):
    """Commands by their names; of one that stands elsewhere its module and function, until it is asked for."""

    def __getitem__(self, name: str) -> Any:
        if isinstance(home := self.data[name], str):
            module, _, function = home.partition(".")
            self.data[name] = getattr(import_module(f"sokert.cli.{module}"), function)
        return self.data[name]


class Group(_Worded, click.Group):
    """A command that holds others; alone it shows its help."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands: _Commands = _Commands(self.commands)

    def add_late(self, homes: Mapping[str, str]) -> None:
        """Add commands by their names, each with its `module.function`, which is imported when it is asked for."""
        self.commands.update(homes)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; an unknown one is told with the nearest there is."""
        name = args[0]
        if not name.startswith("-") and name not in self.commands and not ctx.resilient_parsing:
            known = {"near": near(name, self.commands), "known": ", ".join(self.commands)}
            raise Misuse(Finding("CLI-NO-SUCH-COMMAND", {"given": name, **known}), ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group


class Misuse(click.UsageError):
    """A usage error of ours: it carries its finding."""

    def __init__(self, finding: Finding, ctx: click.Context | None = None) -> None:
        super().__init__(finding.code, ctx)
        self.finding = finding


def misuse(error: click.UsageError) -> Finding:
    """Return what is wrong with how a command was called."""
    if isinstance(error, Misuse):
        return error.finding
    options = _options(error.ctx)
    if isinstance(error, click.NoSuchOption):
        return _unknown(error.option_name, error.ctx)
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        option = max(error.param.opts, key=len) + " " if isinstance(error.param, click.Option) else ""
        return Finding("CLI-MISSING", {"name": option + _metavar(error.ctx, error.param)})
    if isinstance(error, click.BadParameter) and error.param:
        choices = getattr(error.param.type, "choices", ())
        facts = {"name": max(error.param.opts, key=len), "given": _refused(error.message)}
        own = f"--{facts['given']}"  # render --format pdf, where --pdf is meant
        return Finding("CLI-CHOICE", {**facts, "allowed": ", ".join(choices), "option": own if own in options else ""})
    if isinstance(error, click.BadOptionUsage):
        is_flag = error.option_name in options and options[error.option_name].is_flag
        return Finding("CLI-NO-VALUE-TAKEN" if is_flag else "CLI-VALUE-MISSING", {"name": error.option_name})
    return Finding("CLI-MISUSE", {"said": error.format_message()})


def _unknown(name: str, ctx: click.Context | None) -> Finding:
    """Return the finding for an option that a command does not have: what is meant, else whose it is."""
    options = _options(ctx)
    of_choice = (f"{long} {name[2:]}" for long, one in options.items() if name[2:] in getattr(one.type, "choices", ()))
    same = _CALLED.get(name, "")
    meant = same if same in options else next(of_choice, "")
    if ctx and name in ("--out", "-o") and ctx.info_name in _WRITING:
        return Finding("CLI-FILE-ALONE", {"given": name, "call": ctx.command_path})
    owners = ", ".join(_owners(name, ctx.find_root().command, ctx)) if ctx else ""
    if owners and not meant:
        return Finding("CLI-OPTION-ELSEWHERE", {"given": name, "owners": owners})
    meant = meant or _nearest(name, options)
    return Finding("CLI-NO-SUCH-OPTION", {"given": name, **({"near": meant} if meant else offered("", options))})


def _nearest(name: str, options: Iterable[str]) -> str:
    """Return the long option nearest to a misspelt one, or an empty string; the dashes make none like another."""
    like = near(name.removeprefix("--"), (one[2:] for one in options if one.startswith("--")))
    return f"--{like}" if like else ""


def _owners(name: str, command: click.Command, ctx: click.Context, way: str = "") -> Iterator[str]:
    """Yield the commands that have an option."""
    if isinstance(command, click.Group):
        for own, below in command.commands.items():
            yield from _owners(name, below, ctx, f"{way} {own}".lstrip())
    elif any(name in param.opts for param in command.get_params(ctx)):
        yield way


def _refused(said: str) -> str:
    """Return the value that click refused, which stands first in what it says.

    >>> _refused("'ODT' is not one of 'text', 'json'.")
    'ODT'
    """
    return said[1:].partition(said[:1])[0] if said[:1] in ("'", '"') else ""


def _options(ctx: click.Context | None) -> dict[str, click.Option]:
    """Return the options of a command by each of their names."""
    params = ctx.command.get_params(ctx) if ctx else []
    return {name: param for param in params if isinstance(param, click.Option) for name in param.opts}


def _word(ctx: click.Context, code: str) -> str:
    """Return a text of the catalogue in the language of this call."""
    return messages.text(code, lang=ctx.obj.lang if ctx.obj else None)


def _explained(ctx: click.Context, name: str) -> str:
    """Return what a parameter is for: in this command, where it has words of its own, else everywhere."""
    own = f"CLI-PARAMETER{_code(ctx).removeprefix('CLI-COMMAND')}-{name}"
    return _word(ctx, own if own in messages.catalogue("vi") else f"CLI-PARAMETER-{name}")


def _code(ctx: click.Context) -> str:
    """Return the code of a command's help: CLI-COMMAND, then the names on the way to it."""
    names: list[str] = []
    here: click.Context | None = ctx
    while here is not None and here.parent is not None:
        names.insert(0, (here.info_name or "").upper())
        here = here.parent
    return "-".join(["CLI-COMMAND", *names])


def _metavar(ctx: click.Context, param: click.Parameter) -> str:
    """Return how an argument is shown: FILE, or [FILE] where it may be left out."""
    name = "|".join(getattr(param.type, "choices", ())) or _word(ctx, f"CLI-WORD-{(param.name or '').upper()}")
    return name if param.required else f"[{name}]"


def _value(ctx: click.Context, option: click.Parameter) -> str:
    """Return how the value of an option is shown."""
    choices = getattr(option.type, "choices", None)
    return "|".join(choices) if choices else _word(ctx, f"CLI-WORD-{(option.name or '').upper()}")


def _table(ctx: click.Context, heading: str, rows: list[tuple[str, str]]) -> list[str]:
    """Return rows under a heading, their second column aligned; nothing without rows."""
    width = max((len(sign) for sign, _ in rows), default=0)
    return ["", _word(ctx, heading), *(f"  {sign:{width}}  {said}" for sign, said in rows)] if rows else []

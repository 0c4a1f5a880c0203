"""The command `compare`: two reports side by side."""

from __future__ import annotations

import json
from pathlib import Path

import click

import sokert
from sokert.cli.answers import FILE, FINDINGS, TEXT, Call, common, echo, forced, put_text
from sokert.cli.lines import safe
from sokert.cli.words import Command


@click.command("compare", cls=Command)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--format", "shape", type=click.Choice(["text", "json", "html", "markdown"]), default="text")
@click.option("--exit-code", "exit_code", is_flag=True)
@click.option("--out", "-o", type=TEXT)
@forced
@common
@click.pass_obj
def compare(call: Call, old: str, new: str, shape: str, exit_code: bool, out: str | None, force: bool) -> None:
    """Tell which figures moved, which words changed and what was carried over between two reports."""
    found = sokert.compare(old, new)
    if shape == "json":
        said = json.dumps(found.as_json(), ensure_ascii=False, indent=2)
    else:
        said = {"html": found.html, "markdown": found.markdown}.get(shape, found.text)(call.lang).rstrip("\n")
        said = said if shape == "html" else safe(said)
    if out:
        put_text(Path(out), said + "\n", force)
    echo(out or said)
    if exit_code and found:
        raise click.exceptions.Exit(FINDINGS)
